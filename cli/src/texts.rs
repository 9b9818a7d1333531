//! The texts for people, as they stand in the Fluent files of a language.
//!
//! The language is chosen once, by [`set_language`]. [`say!`] says a message on the screens in it; JSON has the texts
//! of [`english`].

mod registers;

use std::sync::{LazyLock, OnceLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

use crate::language::Language;

/// The files of the English texts.
const ENGLISH: &[&str] = &[
    include_str!("../i18n/en/common.ftl"),
    include_str!("../i18n/en/checks.ftl"),
    include_str!("../i18n/en/errors.ftl"),
    include_str!("../i18n/en/explain.ftl"),
    include_str!("../i18n/en/findings.ftl"),
    include_str!("../i18n/en/parts.ftl"),
    include_str!("../i18n/en/reasons.ftl"),
    include_str!("../i18n/en/results.ftl"),
    include_str!("../i18n/en/screens-anchors.ftl"),
    include_str!("../i18n/en/screens-failure.ftl"),
    include_str!("../i18n/en/screens-holder.ftl"),
    include_str!("../i18n/en/screens-inspect.ftl"),
    include_str!("../i18n/en/screens-many.ftl"),
    include_str!("../i18n/en/screens-report.ftl"),
];

/// The files of the Vietnamese texts. They have the titles, short texts and advice of the library too, and the help.
const VIETNAMESE: &[&str] = &[
    include_str!("../i18n/vi/common.ftl"),
    include_str!("../i18n/vi/checks.ftl"),
    include_str!("../i18n/vi/errors.ftl"),
    include_str!("../i18n/vi/explain.ftl"),
    include_str!("../i18n/vi/findings.ftl"),
    include_str!("../i18n/vi/help.ftl"),
    include_str!("../i18n/vi/parts.ftl"),
    include_str!("../i18n/vi/reasons.ftl"),
    include_str!("../i18n/vi/results.ftl"),
    include_str!("../i18n/vi/screens-anchors.ftl"),
    include_str!("../i18n/vi/screens-failure.ftl"),
    include_str!("../i18n/vi/screens-holder.ftl"),
    include_str!("../i18n/vi/screens-inspect.ftl"),
    include_str!("../i18n/vi/screens-many.ftl"),
    include_str!("../i18n/vi/screens-report.ftl"),
    include_str!("../i18n/vi/structures.ftl"),
];

static SCREEN: OnceLock<Texts> = OnceLock::new();

static ENGLISH_TEXTS: LazyLock<Texts> =
    LazyLock::new(|| Texts::of(Language::English).unwrap_or_else(|_| Texts::none()));

/// Chooses the language of the screens. Only the first choice counts.
pub(crate) fn set_language(language: Language) -> Result<(), Unreadable> {
    if language != Language::English {
        let texts = Texts::of(language)?;
        SCREEN.get_or_init(|| texts);
    }
    Ok(())
}

/// Returns the texts in the language of the screens: English unless another was chosen.
pub(crate) fn screen() -> &'static Texts {
    SCREEN.get().unwrap_or_else(|| english())
}

/// Returns the English texts, which JSON has in every language.
pub(crate) fn english() -> &'static Texts {
    &ENGLISH_TEXTS
}

/// Says a message: `say!("report-cards", count = 3)` in the language of the screens, and
/// `say!(in texts, "report-cards", count = 3)` in that of these texts. The names are those of the variables.
macro_rules! say {
    (in $texts:expr, $key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $texts.say($key, &[$((stringify!($name), $value.to_string().as_str())),*])
    };
    ($key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::texts::say!(in $crate::texts::screen(), $key $(, $name = $value)*)
    };
}

pub(crate) use say;

/// The texts of a language, and the English ones for those that it does not have.
pub(crate) struct Texts {
    own: Bundle,
    english: Option<Bundle>,
}

/// The texts in the files of one language.
struct Bundle(FluentBundle<FluentResource>);

/// The texts in this program are not readable: a defect, which tests keep from happening.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unreadable;

/// A part of an explanation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The meaning, for somebody at a counter.
    Meaning,
    /// The conclusions that do not follow from it.
    Not,
    /// The advice, in the order of the steps.
    Do,
    /// The section of the standard.
    Section,
    /// The title of a check, if it is not that of the library.
    Title,
}

impl Part {
    const fn attribute(self) -> &'static str {
        match self {
            Self::Meaning => "meaning",
            Self::Not => "not",
            Self::Do => "do",
            Self::Section => "section",
            Self::Title => "title",
        }
    }
}

impl Texts {
    /// Reads the texts of this language. They are part of the program, and a test reads them too.
    pub(crate) fn of(language: Language) -> Result<Self, Unreadable> {
        let english = Bundle::read(Language::English, ENGLISH)?;
        Ok(match language {
            Language::English => Self { own: english, english: None },
            Language::Vietnamese => {
                let own = Bundle::read(language, VIETNAMESE)?;
                Self { own, english: Some(english) }
            }
        })
    }

    /// True for the English texts.
    pub(crate) const fn is_english(&self) -> bool {
        self.english.is_none()
    }

    /// Texts without any message.
    fn none() -> Self {
        Self { own: Bundle(FluentBundle::new_concurrent(Vec::new())), english: None }
    }

    /// Says a message with these values of its variables; [`say!`] is shorter. A message that is missing is its
    /// key, which a test keeps from happening.
    pub(crate) fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut arguments = FluentArgs::new();
        for (name, value) in values {
            arguments.set(*name, *value);
        }
        self.format(key, None, Some(&arguments)).unwrap_or_else(|| key.to_owned())
    }

    /// Returns a day or a time of ISO 8601 in the form of the language; any other text as it is. A letter X may
    /// stand in place of a digit that is not known.
    pub(crate) fn date(&self, text: &str) -> String {
        let (day, time) = text.split_once('T').unwrap_or((text, ""));
        let parts: Vec<_> = day.split('-').collect();
        let is_digit = |it: u8| it.is_ascii_digit() || it == b'X';
        let &[year, month, day] = parts.as_slice() else { return text.to_owned() };
        let is_date = [(year, 4), (month, 2), (day, 2)]
            .into_iter()
            .all(|(part, length)| part.len() == length && part.bytes().all(is_digit));
        if self.is_english() || !is_date {
            return text.to_owned();
        }
        match time.strip_suffix('Z') {
            Some(time) => {
                say!(in self, "report-time", year = year, month = month, day = day, time = time)
            }
            None if time.is_empty() => {
                say!(in self, "report-day", year = year, month = month, day = day)
            }
            None => text.to_owned(),
        }
    }

    /// Returns a part of the explanation with this key, if the explanation has it.
    pub(crate) fn part(&self, key: &str, part: Part) -> Option<String> {
        self.format(key, Some(part.attribute()), None)
    }

    /// Returns a text without variables. Of a word it is the short text, if the library does not have that, or
    /// not in this language.
    pub(crate) fn plain(&self, key: &str) -> Option<String> {
        self.format(key, None, None)
    }

    /// Returns an attribute of a text that belongs to no word.
    pub(crate) fn attribute(&self, key: &str, attribute: &str) -> Option<String> {
        self.format(key, Some(attribute), None)
    }

    fn format(
        &self,
        key: &str,
        attribute: Option<&str>,
        arguments: Option<&FluentArgs<'_>>,
    ) -> Option<String> {
        let bundles = [Some(&self.own), self.english.as_ref()];
        bundles.into_iter().flatten().find_map(|it| it.format(key, attribute, arguments))
    }
}

impl Bundle {
    fn read(language: Language, files: &[&str]) -> Result<Self, Unreadable> {
        let language: LanguageIdentifier = language.tag().parse().map_err(|_| Unreadable)?;
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        bundle.set_use_isolating(false);
        for file in files {
            let resource = FluentResource::try_new((*file).to_owned()).map_err(|_| Unreadable)?;
            bundle.add_resource(resource).map_err(|_| Unreadable)?;
        }
        Ok(Self(bundle))
    }

    fn format(
        &self,
        key: &str,
        attribute: Option<&str>,
        arguments: Option<&FluentArgs<'_>>,
    ) -> Option<String> {
        let message = self.0.get_message(key)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        let mut errors = Vec::new();
        let text = self.0.format_pattern(pattern, arguments, &mut errors).into_owned();
        errors.is_empty().then_some(text)
    }
}

#[cfg(test)]
mod screens;
#[cfg(test)]
mod translation;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::explain::{Word, all};
    use crate::kind::Kind;

    /// The keys in the files that belong to a word: those that begin with the name of a kind.
    fn keys() -> BTreeSet<String> {
        let lines = ENGLISH.iter().flat_map(|file| file.lines());
        let keys = lines.filter_map(|line| line.split_once(" =")).map(|(key, _)| key);
        let is_of_word =
            |key: &&str| Kind::ALL.iter().any(|kind| key.starts_with(&format!("{}-", kind.name())));
        keys.filter(|key| !key.starts_with(' ')).filter(is_of_word).map(str::to_owned).collect()
    }

    #[test]
    fn each_word_is_explained_and_nothing_else_is() {
        let words: BTreeSet<String> = all().into_iter().map(|word| word.key).collect();
        assert_eq!(keys().symmetric_difference(&words).collect::<Vec<_>>(), Vec::<&String>::new());
    }

    #[test]
    fn each_explanation_has_all_its_parts() {
        let texts = Texts::of(Language::English).unwrap();
        for word in all() {
            let Word { key, kind, .. } = &word;
            let said = |part| texts.part(&word.key, part);
            assert!(said(Part::Meaning).is_some(), "{key}");
            assert!(said(Part::Section).is_some(), "{key}");
            // The library's own text is not said twice.
            assert_eq!(texts.plain(&word.key).is_some(), word.text.is_none(), "{key}");
            assert_eq!(said(Part::Not).is_some(), *kind != Kind::Structure, "{key}");
            let needs_advice = !matches!(kind, Kind::Reason | Kind::Structure);
            assert_eq!(said(Part::Do).is_some(), needs_advice, "{key}");
        }
    }

    #[test]
    fn a_date_has_the_form_of_the_language() {
        let [english, vietnamese] =
            [Language::English, Language::Vietnamese].map(|it| Texts::of(it).unwrap());
        for (text, said) in [
            ("1999-01-31", "31/01/1999"),
            ("XX74-XX-12", "12/XX/XX74"),
            ("2026-11-01T23:59:59Z", "01/11/2026 23:59:59 UTC"),
            ("1999-01", "1999-01"),
            ("090-123-4567", "090-123-4567"),
            ("", ""),
        ] {
            assert_eq!(vietnamese.date(text), said);
            assert_eq!(english.date(text), text);
        }
    }

    #[test]
    fn each_sentence_is_whole() {
        for language in [Language::English, Language::Vietnamese] {
            let texts = Texts::of(language).unwrap();
            for word in all() {
                for part in [Part::Meaning, Part::Not, Part::Do] {
                    let Some(text) = texts.part(&word.key, part) else { continue };
                    let starts = text.starts_with(|it: char| it.is_uppercase());
                    assert!(starts && text.ends_with('.'), "{}: {text}", word.key);
                    assert!(!text.contains("  ") && !text.contains('\n'), "{}: {text}", word.key);
                }
            }
        }
    }

    /// Nobody is called a forger by a program that looks at bytes.
    #[test]
    fn no_explanation_accuses() {
        let texts = Texts::of(Language::English).unwrap();
        for word in all() {
            for part in [Part::Meaning, Part::Not, Part::Do] {
                let text = texts.part(&word.key, part).unwrap_or_default().to_lowercase();
                for accusing in ["forge", "tamper", "fake", "fraud", "criminal", "counterfeit"] {
                    assert!(!text.contains(accusing), "{}: {text}", word.key);
                }
            }
        }
    }
}
