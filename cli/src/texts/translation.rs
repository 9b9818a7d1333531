//! Tests that hold the Vietnamese texts beside the English ones.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;
use unicode_normalization::is_nfc;

use super::*;
use crate::explain::{Word, all};
use crate::kind::Kind;

/// The names of texts: the key of a message, and its attribute or nothing for its value.
type Name = (String, Option<String>);

/// A text as a translator sees it.
struct Text {
    /// Its plain text, with a space in place of each placeable.
    plain: String,
    /// The messages, terms and variables that stand in it.
    placeables: BTreeSet<String>,
}

impl Text {
    fn new(pattern: &Pattern<&str>) -> Self {
        let mut text = Self { plain: String::new(), placeables: BTreeSet::new() };
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => text.plain.push_str(value),
                PatternElement::Placeable { expression: Expression::Inline(inline) } => {
                    text.plain.push(' ');
                    text.placeables.insert(match inline {
                        InlineExpression::MessageReference { id, .. } => id.name.to_owned(),
                        InlineExpression::VariableReference { id } => format!("${}", id.name),
                        other => panic!("a placeable that no text needs: {other:?}"),
                    });
                }
                other => panic!("an expression that no text needs: {other:?}"),
            }
        }
        text
    }
}

/// Every text in these files. A part that does not parse, or a message that stands twice, fails the test.
fn texts_in(files: &[&str]) -> BTreeMap<Name, Text> {
    let mut texts = BTreeMap::new();
    for file in files {
        let resource = parser::parse(*file).unwrap_or_else(|(_, errors)| panic!("{errors:?}"));
        for entry in &resource.body {
            let Entry::Message(message) = entry else { continue };
            let key = message.id.name.to_owned();
            let value = message.value.iter().map(|value| (None, value));
            let attributes = message.attributes.iter();
            let attributes = attributes.map(|it| (Some(it.id.name.to_owned()), &it.value));
            for (attribute, pattern) in value.chain(attributes) {
                let name = (key.clone(), attribute);
                let is_new = texts.insert(name.clone(), Text::new(pattern)).is_none();
                assert!(is_new, "{name:?} stands twice");
            }
        }
    }
    texts
}

/// The texts that the library or the command has in English in its code.
fn texts_in_code() -> BTreeSet<Name> {
    let mut names = BTreeSet::new();
    for Word { key, title, text, advice, .. } in all() {
        // A check of the tree that has an explanation elsewhere has its title there too.
        let parts = [
            (text.is_some(), None),
            (title.is_some(), Some("title")),
            (advice.is_some(), Some("do")),
        ];
        for (_, attribute) in parts.into_iter().filter(|(is_in_code, _)| *is_in_code) {
            names.insert((key.clone(), attribute.map(str::to_owned)));
        }
    }
    names.extend(crate::help::names_in_code());
    let structures = all().into_iter().filter(|word| word.kind == Kind::Structure);
    names.extend(structures.map(|word| (format!("title-{}", word.key), None)));
    names.extend(Kind::ALL.iter().map(|kind| (format!("kind-{}", kind.name()), None)));
    names
}

#[test]
fn vietnamese_has_every_text_and_no_other() {
    let english = texts_in(ENGLISH).into_keys();
    let mut wanted: BTreeSet<Name> =
        english.filter(|(_, attribute)| attribute.as_deref() != Some("section")).collect();
    wanted.extend(texts_in_code());
    let found: BTreeSet<Name> = texts_in(VIETNAMESE).into_keys().collect();
    let missing: Vec<_> = wanted.difference(&found).collect();
    let extra: Vec<_> = found.difference(&wanted).collect();
    assert!(missing.is_empty() && extra.is_empty(), "missing: {missing:?}; extra: {extra:?}");
}

#[test]
fn vietnamese_puts_the_same_placeables_into_each_text() {
    let english = texts_in(ENGLISH);
    for (name, text) in texts_in(VIETNAMESE) {
        // What the library says has no placeables.
        let wanted = english.get(&name).map(|text| text.placeables.clone()).unwrap_or_default();
        assert_eq!(text.placeables, wanted, "{name:?}");
    }
}

/// The most words in a row that may stand without a letter that English lacks. Vietnamese words such as "tin" and
/// "theo" have none; a sentence has.
const MOST_PLAIN_WORDS: usize = 6;

#[test]
fn vietnamese_is_vietnamese_in_composed_letters() {
    for (name, Text { plain, .. }) in texts_in(VIETNAMESE) {
        assert!(is_nfc(&plain), "{name:?}: {plain}");
        // Latin letters alone: those of another script look alike.
        let is_latin = |it| matches!(it, 'À'..='ɏ' | 'Ạ'..='ỹ') && !"×÷".contains(it);
        let is_known = |it: char| it.is_ascii() || "…§–“”×✘".contains(it) || is_latin(it);
        assert!(plain.chars().all(is_known), "{name:?}: {plain}");
        let mut in_a_row = 0;
        for word in plain.split_whitespace() {
            in_a_row = if word.is_ascii() { in_a_row + 1 } else { 0 };
            assert!(in_a_row <= MOST_PLAIN_WORDS, "{name:?}: {plain}");
        }
    }
}

#[test]
fn vietnamese_leaves_no_english_word() {
    let english = ["the", "is", "not", "and", "of", "a", "it", "or", "with", "that", "certificate"];
    for (name, Text { plain, .. }) in texts_in(VIETNAMESE) {
        // The names of options, findings and applications are English: --verify-with, signer_not_verified, it-cie.
        for word in plain.split(|it: char| !it.is_alphanumeric() && !"-_".contains(it)) {
            assert!(!english.contains(&word), "{name:?}: {word}: {plain}");
        }
    }
}

#[test]
fn no_vietnamese_text_accuses() {
    for (name, Text { plain, .. }) in texts_in(VIETNAMESE) {
        let text = plain.to_lowercase();
        for accusing in ["làm giả", "giả mạo", "gian lận", "lừa đảo", "tội phạm"]
        {
            assert!(!text.contains(accusing), "{name:?}: {plain}");
        }
    }
}

#[test]
fn a_text_that_is_not_translated_is_english() {
    let [english, vietnamese] =
        [Language::English, Language::Vietnamese].map(|it| Texts::of(it).unwrap());
    for word in all() {
        let section = vietnamese.part(&word.key, Part::Section);
        assert!(
            section.is_some() && section == english.part(&word.key, Part::Section),
            "{}",
            word.key
        );
    }
}
