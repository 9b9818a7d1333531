//! The words of the library's registers, in a language: English from the library, others from the Fluent files.

use idchip::cms::DeviationType;
use idchip::verify::{
    CheckId, CheckResult, DataGroupStatus, ListCheckId, Reason, TrCheck, Verdict,
};
use idchip::vietnam::CrossCheck;
use idchip::{Finding, ParseError, ParseErrorKind, Structure};
use idchip_forms::DecodeError;

use super::{Part, Texts, say};
use crate::kind::{Kind, key};

/// A register of the library: its words have a name and a short text.
pub(crate) trait Register: Copy {
    /// The kind of its words.
    const KIND: Kind;

    /// The key of the texts.
    fn key(self) -> String;

    /// The short text of the library.
    fn english(self) -> &'static str;
}

/// A register whose words have titles too.
pub(crate) trait Titled: Register {
    /// The title of the library.
    fn english_title(self) -> &'static str;
}

macro_rules! registers {
    ($($Register:ident: $kind:ident),* $(,)?) => {$(
        impl Register for $Register {
            const KIND: Kind = Kind::$kind;

            fn key(self) -> String {
                key(Self::KIND, self.name())
            }

            fn english(self) -> &'static str {
                self.text()
            }
        }
    )*};
}

registers! {
    CheckId: Check,
    CheckResult: Result,
    CrossCheck: CrossCheck,
    DataGroupStatus: DataGroup,
    DeviationType: Deviation,
    Finding: Finding,
    ListCheckId: ListCheck,
    ParseErrorKind: Error,
    Reason: Reason,
    Structure: Structure,
    Verdict: Verdict,
}

impl Register for TrCheck {
    const KIND: Kind = Kind::TreeCheck;

    /// A check that the report has too has its texts there.
    fn key(self) -> String {
        match self.check_id() {
            Some(id) => id.key(),
            None => key(Self::KIND, self.name()),
        }
    }

    fn english(self) -> &'static str {
        self.text()
    }
}

macro_rules! titled {
    ($($Register:ident),*) => {$(
        impl Titled for $Register {
            fn english_title(self) -> &'static str {
                self.title()
            }
        }
    )*};
}

titled!(CheckId, ListCheckId, TrCheck);

impl Texts {
    /// Returns the short text of a word.
    pub(crate) fn text(&self, word: impl Register) -> String {
        // The English files leave it to the library: looking there for each check of each card costs more than to copy
        // the text.
        let own = if self.is_english() { None } else { self.plain(&word.key()) };
        own.unwrap_or_else(|| word.english().to_owned())
    }

    /// Returns the title of a check.
    pub(crate) fn title(&self, check: impl Titled) -> String {
        let title = self.format(&check.key(), Some(Part::Title.attribute()), None);
        title.unwrap_or_else(|| check.english_title().to_owned())
    }

    /// Returns the advice of a reason; none if nothing has to be done.
    pub(crate) fn advice(&self, reason: Reason) -> Option<String> {
        let english = reason.advice()?;
        let advice = self.format(&reason.key(), Some(Part::Do.attribute()), None);
        Some(advice.unwrap_or_else(|| english.to_owned()))
    }

    /// Returns the name of a structure.
    fn name_of(&self, structure: Structure) -> String {
        let title = self.plain(&format!("title-{}", structure.key()));
        title.unwrap_or_else(|| structure.name().to_owned())
    }

    /// Says an error of bytes that do not parse, with the structure and the place.
    pub(crate) fn error(&self, error: &ParseError) -> String {
        // The library's own message in English has the numbers in the middle of its sentence.
        if self.english.is_none() {
            return error.to_string();
        }
        let (kind, structure) = (self.text(error.kind), self.name_of(error.within));
        say!(in self, "report-parse-error", kind = kind, structure = structure, at = error.at)
    }

    /// Says an error of the text around an object.
    pub(crate) fn decode_error(&self, error: DecodeError) -> String {
        match error {
            _ if self.is_english() => error.to_string(),
            DecodeError::Base64 => say!(in self, "failure-base64"),
            DecodeError::Hexadecimal => say!(in self, "failure-hexadecimal"),
            DecodeError::Unterminated => say!(in self, "failure-unterminated"),
            _ => error.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::texts::english;

    #[test]
    fn an_error_is_one_message_with_its_place() {
        let texts = Texts::of(Language::Vietnamese).unwrap();
        let error = ParseError::new(ParseErrorKind::Version, 7, Structure::Certificate);
        let said = "chưa biết phiên bản này; vị trí: byte 7 của chứng thư số";
        assert_eq!(texts.error(&error), said);
        assert_eq!(english().error(&error), error.to_string());
    }

    #[test]
    fn words_are_said_in_the_language() {
        let texts = Texts::of(Language::Vietnamese).unwrap();
        assert_eq!(texts.title(CheckId::Revocation), "Thu hồi");
        assert_eq!(english().title(CheckId::Revocation), "Revocation");
        assert_eq!(texts.title(TrCheck::Revocation), "Thu hồi");
        for reason in Reason::ALL {
            assert_eq!(texts.advice(*reason).is_some(), reason.advice().is_some(), "{reason}");
            assert_ne!(texts.text(*reason), reason.text());
            assert_eq!(english().text(*reason), reason.text());
            assert_eq!(english().advice(*reason).as_deref(), reason.advice());
        }
        for finding in Finding::ALL {
            assert_ne!(texts.text(*finding), finding.text());
            assert_eq!(english().text(*finding), finding.text());
        }
    }
}
