use core::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::*;

/// A text of the help in English and in Vietnamese.
struct Pair {
    name: Name,
    english: String,
    vietnamese: Option<String>,
}

/// Every text that the help asks a translator for.
fn texts() -> Vec<Pair> {
    let texts = Texts::of(Language::Vietnamese).unwrap();
    let pairs = RefCell::new(Vec::new());
    let translate = |name: &Name, english: &str| {
        let (name, english) = (name.clone(), english.to_owned());
        let vietnamese = name.find(&texts);
        pairs.borrow_mut().push(Pair { name, english: english.clone(), vietnamese });
        english
    };
    for form in [Form::Short, Form::Long] {
        let translation = Translation { form, width: 100, translate: &translate };
        translation.command();
        translation.with_words("");
    }
    pairs.into_inner()
}

/// The names under which these texts stand in the files: that of one command if it is there.
pub(crate) fn names_in_code() -> BTreeSet<(String, Option<String>)> {
    let vietnamese = Texts::of(Language::Vietnamese).unwrap();
    let names = texts().into_iter().map(|Pair { name, .. }| {
        let own = Name { shared: name.own.clone(), ..name.clone() };
        let key = if own.find(&vietnamese).is_some() { name.own } else { name.shared };
        (key, name.attribute)
    });
    names.collect()
}

#[test]
fn one_translation_is_that_of_one_text() {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for ((key, attribute), Pair { english, name, .. }) in with_keys() {
        // clap has two forms of it, one for each length of the help.
        if name.own.ends_with("-help") || key == "help-word-alias" {
            continue;
        }
        let key = format!("{key} {attribute:?}");
        let first = found.entry(key.clone()).or_insert_with(|| english.clone());
        assert_eq!(*first, english, "{key}");
    }
}

fn with_keys() -> Vec<((String, Option<String>), Pair)> {
    let names = names_in_code();
    let key = |name: &Name| {
        let own = (name.own.clone(), name.attribute.clone());
        if names.contains(&own) { own } else { (name.shared.clone(), name.attribute.clone()) }
    };
    texts().into_iter().map(|pair| (key(&pair.name), pair)).collect()
}

/// The words that no translator may change: options, variables, paths, names of files, of findings and of values, numbers.
fn fixed(text: &str) -> BTreeSet<&str> {
    let words = text.split(|it: char| it.is_whitespace() || "()|,;".contains(it));
    let words = words.map(|it| it.trim_matches(['`', '.', ':', '\'', '"', '[', ']', '…']));
    let is_fixed = |word: &&str| {
        let is_path = word.contains(['/', '_', '$', '=']);
        let is_number = word.starts_with(|it: char| it.is_ascii_digit());
        let is_file = word.contains('.') && !word.ends_with('.');
        let is_name = word.len() > 1 && word.chars().skip(1).any(char::is_uppercase);
        word.starts_with("--") || is_path || is_number || is_file || is_name
    };
    words.filter(is_fixed).map(|word| word.trim_end_matches("'s")).collect()
}

/// The words that are written in another way in Vietnamese.
const NOT_FIXED: &[&str] = &["@FILE", "CSCAs", "ID", "PATH"];

#[test]
fn every_option_file_and_number_of_a_text_stands_in_its_translation() {
    for Pair { name, english, vietnamese } in texts() {
        if name.own.starts_with("help-value-") {
            continue;
        }
        let vietnamese = vietnamese.unwrap_or_else(|| panic!("{name:?}: {english}"));
        for word in fixed(&english).into_iter().filter(|word| !NOT_FIXED.contains(word)) {
            assert!(vietnamese.contains(word), "{name:?}: {word}: {vietnamese}");
        }
        let options = |text| fixed(text).into_iter().filter(|it| it.starts_with("--"));
        for option in options(&vietnamese) {
            assert!(english.contains(option), "{name:?}: {option}: {vietnamese}");
        }
        let code = |text: &str| text.split('`').skip(1).step_by(2).map(str::to_owned).collect();
        let [english, vietnamese]: [BTreeSet<String>; 2] = [&*english, &*vietnamese].map(code);
        assert_eq!(english, vietnamese, "{name:?}");
    }
}

#[test]
fn a_first_paragraph_has_no_full_stop_and_a_further_one_has_one() {
    for Pair { name, vietnamese, .. } in texts() {
        let vietnamese = vietnamese.unwrap();
        let is_further = name.attribute.as_deref() == Some("long");
        assert_eq!(vietnamese.ends_with('.'), is_further, "{name:?}: {vietnamese}");
        let paragraphs = vietnamese.split("\n\n");
        for paragraph in paragraphs {
            assert!(
                !paragraph.contains("  ") && !paragraph.contains('\n'),
                "{name:?}: {paragraph}"
            );
        }
    }
}

/// clap offers no way to change these words.
#[test]
fn no_word_of_clap_is_left_and_lines_fit() {
    fn visit(mut command: Command, translation: Translation<'_>) {
        let help = match translation.form {
            Form::Short => command.render_help(),
            Form::Long => command.render_long_help(),
        };
        let help = translation.with_words(&help.to_string());
        for word in ["Usage", "Commands", "Arguments", "Options", "OPTIONS", "COMMAND"] {
            assert!(!help.contains(word), "{word}: {help}");
        }
        for word in ["ossible", "values", "[default", "[alias", "[env", "Print", "see more"] {
            assert!(!help.contains(word), "{word}: {help}");
        }
        for line in help.lines().filter(|line| !line.contains("idchip ")) {
            // A path is not broken.
            let fits = line.chars().count() <= translation.width.into();
            assert!(fits || line.trim().starts_with("~/"), "{line}\n{help}");
        }
        let subcommands: Vec<_> = command.get_subcommands().cloned().collect();
        subcommands.into_iter().for_each(|it| visit(it, translation));
    }
    let texts = Texts::of(Language::Vietnamese).unwrap();
    let translate = |name: &Name, _: &str| name.find(&texts).unwrap();
    for form in [Form::Short, Form::Long] {
        for width in (40..=100).step_by(5) {
            let translation = Translation { form, width, translate: &translate };
            visit(translation.command(), translation);
        }
    }
}

#[test]
fn english_stays_as_clap_writes_it() {
    let arguments = ["idchip", "--help"].map(OsString::from);
    let error = manual::command().try_get_matches_from(&arguments).unwrap_err();
    assert_eq!(in_language(&error, Language::English, &arguments), None);
    assert!(in_language(&error, Language::Vietnamese, &arguments).is_some());
    let same = |_: &Name, english: &str| english.to_owned();
    let same = Translation { form: Form::Long, width: 100, translate: &same };
    // clap has two texts about `--help`, and a translation one; its first paragraph has no full stop.
    let help = error.render().to_string().replace("a summary with '-h'", "more with '--help'");
    let help = help.replacen("signed it.", "signed it", 1);
    assert_eq!(same.command().try_get_matches_from(&arguments).unwrap_err().to_string(), help);
}
