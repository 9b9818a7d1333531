//! The explanations, as they stand in the Fluent files of a language.

use fluent_bundle::{FluentBundle, FluentResource};
use unic_langid::LanguageIdentifier;

use super::words::Word;
use crate::outcome::Failure;

/// The files of the English texts.
const ENGLISH: [&str; 7] = [
    include_str!("../../i18n/en/common.ftl"),
    include_str!("../../i18n/en/checks.ftl"),
    include_str!("../../i18n/en/errors.ftl"),
    include_str!("../../i18n/en/findings.ftl"),
    include_str!("../../i18n/en/parts.ftl"),
    include_str!("../../i18n/en/reasons.ftl"),
    include_str!("../../i18n/en/results.ftl"),
];

/// The texts of a language.
pub(crate) struct Texts(FluentBundle<FluentResource>);

/// A part of an explanation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// What it means, for somebody at a counter.
    Meaning,
    /// What it does not mean.
    Not,
    /// What to do, in order.
    Do,
    /// The section of the standard.
    Section,
}

impl Part {
    const fn attribute(self) -> &'static str {
        match self {
            Self::Meaning => "meaning",
            Self::Not => "not",
            Self::Do => "do",
            Self::Section => "section",
        }
    }
}

impl Texts {
    /// Reads the English texts. They are part of the program, and a test reads them too.
    pub(crate) fn english() -> Result<Self, Failure> {
        Self::read("en", &ENGLISH)
    }

    fn read(language: &str, files: &[&str]) -> Result<Self, Failure> {
        let defect = || Failure::Usage("the explanations in this program are not readable".into());
        let language: LanguageIdentifier = language.parse().map_err(|_| defect())?;
        let mut bundle = FluentBundle::new(vec![language]);
        bundle.set_use_isolating(false);
        for file in files {
            let resource = FluentResource::try_new((*file).to_owned()).map_err(|_| defect())?;
            bundle.add_resource(resource).map_err(|_| defect())?;
        }
        Ok(Self(bundle))
    }

    /// Returns a part of the explanation of a word, if its explanation has it.
    pub(crate) fn part(&self, word: &Word, part: Part) -> Option<String> {
        self.format(&word.key, Some(part.attribute()))
    }

    /// Returns the short text of a word that the library does not have.
    pub(crate) fn text(&self, word: &Word) -> Option<String> {
        self.format(&word.key, None)
    }

    fn format(&self, key: &str, attribute: Option<&str>) -> Option<String> {
        let message = self.0.get_message(key)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        let mut errors = Vec::new();
        let text = self.0.format_pattern(pattern, None, &mut errors).into_owned();
        errors.is_empty().then_some(text)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::words::{Kind, all};
    use super::*;

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
        let texts = Texts::english().unwrap();
        for word in all() {
            let Word { key, kind, .. } = &word;
            let said = |part| texts.part(&word, part);
            assert!(said(Part::Meaning).is_some(), "{key}");
            assert!(said(Part::Section).is_some(), "{key}");
            // The library's own text is not said twice.
            assert_eq!(texts.text(&word).is_some(), word.text.is_none(), "{key}");
            assert_eq!(said(Part::Not).is_some(), *kind != Kind::Structure, "{key}");
            let needs_advice = !matches!(kind, Kind::Reason | Kind::Structure);
            assert_eq!(said(Part::Do).is_some(), needs_advice, "{key}");
        }
    }

    #[test]
    fn each_sentence_is_whole() {
        let texts = Texts::english().unwrap();
        for word in all() {
            for part in [Part::Meaning, Part::Not, Part::Do] {
                let Some(text) = texts.part(&word, part) else { continue };
                let starts = text.starts_with(|it: char| it.is_uppercase());
                assert!(starts && text.ends_with('.'), "{}: {text}", word.key);
                assert!(!text.contains("  ") && !text.contains('\n'), "{}: {text}", word.key);
            }
        }
    }

    /// Nobody is called a forger by a program that looks at bytes.
    #[test]
    fn no_explanation_accuses() {
        let texts = Texts::english().unwrap();
        for word in all() {
            for part in [Part::Meaning, Part::Not, Part::Do] {
                let text = texts.part(&word, part).unwrap_or_default().to_lowercase();
                for accusing in ["forge", "tamper", "fake", "fraud", "criminal", "counterfeit"] {
                    assert!(!text.contains(accusing), "{}: {text}", word.key);
                }
            }
        }
    }
}
