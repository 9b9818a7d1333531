//! The words of the library's registers, in a language: English from the library, others from the Fluent files.

use idchip::cms::DeviationType;
use idchip::verify::{
    CheckId, CheckResult, DataGroupStatus, ListCheckId, Reason, TrCheck, Verdict,
};
use idchip::vietnam::CrossCheck;
use idchip::{Finding, ParseError, ParseErrorKind, Structure};

use super::{Part, Texts, say};
use crate::explain::{Kind, key};

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
        self.plain(&word.key()).unwrap_or_else(|| word.english().to_owned())
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

    /// Says an error of bytes that do not parse, with the structure and the place.
    pub(crate) fn error(&self, error: &ParseError) -> String {
        // The library's own message in English has the numbers in the middle of its sentence.
        if self.english.is_none() {
            return error.to_string();
        }
        let (kind, structure) = (self.text(error.kind), self.text(error.within));
        say!(in self, "report-parse-error", kind = kind, structure = structure, at = error.at)
    }
}
