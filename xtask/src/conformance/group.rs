//! The cases of one unit of a test specification.

use crate::card::{Card, Files};
use crate::case::Suite;
use crate::der::Bytes;
use serde::Serialize;

/// The test specifications.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Specification {
    Bsi32,
    Bsi51,
    Icao4,
}

impl Specification {
    /// The beginning of the names of its cases.
    pub(crate) const fn short(self) -> &'static str {
        match self {
            Self::Bsi32 => "bsi32",
            Self::Bsi51 => "bsi51",
            Self::Icao4 => "icao4",
        }
    }

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Bsi32 => "BSI TR-03105-3.2",
            Self::Bsi51 => "BSI TR-03105-5.1",
            Self::Icao4 => "ICAO TR RF and Protocol Testing Part 4",
        }
    }
}

/// The result that the test specification asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Standard {
    Accept,
    Reject,
}

pub(crate) use Standard::{Accept, Reject};

/// The input of the reader.
#[derive(Clone)]
pub(crate) enum Input {
    /// All files of a card, to be judged. Results that it shares with the card `base` are not its own.
    Card { base: Option<&'static str>, card: Box<Card> },
    /// EF.CardSecurity and the files that have to agree with it.
    CardSecurity { files: Files, anchors: Vec<Bytes> },
    /// One file, to be read.
    File { file: &'static str, bytes: Bytes },
    /// A challenge, the response of a chip, and the files about its key.
    Response { files: Files },
}

#[derive(Clone)]
pub(crate) struct Case {
    /// The identifier in the specification; a suffix tells variants of one case apart.
    pub(crate) case: String,
    pub(crate) subject: String,
    /// The change to the good file.
    pub(crate) made: String,
    pub(crate) source: &'static str,
    pub(crate) standard: Standard,
    /// The result of this library.
    pub(crate) expected: String,
    /// The reason why the library does not do what the specification asks for.
    pub(crate) because: Option<&'static str>,
    pub(crate) input: Input,
}

impl Case {
    pub(crate) fn because(&mut self, reason: &'static str) {
        self.because = Some(reason);
    }

    pub(crate) fn source(&mut self, source: &'static str) -> &mut Self {
        self.source = source;
        self
    }
}

pub(crate) struct Group {
    pub(crate) specification: Specification,
    pub(crate) title: &'static str,
    /// The section that its cases are about.
    source: &'static str,
    pub(crate) cases: Vec<Case>,
}

impl Group {
    pub(crate) const fn new(
        specification: Specification,
        title: &'static str,
        source: &'static str,
    ) -> Self {
        Self { specification, title, source, cases: Vec::new() }
    }

    /// Adds a case: its identifier, its subject, and the change.
    fn add(
        &mut self,
        about: [&str; 3],
        input: Input,
        standard: Standard,
        expected: &str,
    ) -> &mut Case {
        let [case, subject, made] = about.map(str::to_owned);
        let (source, because, expected) = (self.source, None, expected.to_owned());
        self.cases.push(Case { case, subject, made, source, standard, expected, because, input });
        self.cases.last_mut().expect("it was just added")
    }

    /// Adds a case of one file.
    pub(crate) fn file(
        &mut self,
        about: [&str; 3],
        file: &'static str,
        bytes: Bytes,
        standard: Standard,
        expected: &str,
    ) -> &mut Case {
        self.add(about, Input::File { file, bytes }, standard, expected)
    }

    /// Adds a case that a card of `testdata/` is an example of: its identifier, its subject, the card.
    pub(crate) fn known(
        &mut self,
        suite: &Suite,
        [case, subject, card]: [&str; 3],
        standard: Standard,
        expected: &str,
    ) -> &mut Case {
        let known = suite.find(card);
        let input = Input::Card { base: known.base, card: Box::new(known.card.clone()) };
        self.add([case, subject, known.property], input, standard, expected)
    }

    /// Adds a case of a card that is `base` with one change.
    pub(crate) fn variant(
        &mut self,
        suite: &Suite,
        base: &'static str,
        about: [&str; 3],
        change: impl FnOnce(&mut Card),
        standard: Standard,
        expected: &str,
    ) -> &mut Case {
        let mut card = suite.find(base).card.clone();
        change(&mut card);
        let input = Input::Card { base: Some(base), card: Box::new(card) };
        self.add(about, input, standard, expected)
    }

    /// Adds a case of EF.CardSecurity.
    pub(crate) fn card_security(
        &mut self,
        about: [&str; 3],
        files: Files,
        anchors: Vec<Bytes>,
        standard: Standard,
        expected: &str,
    ) -> &mut Case {
        self.add(about, Input::CardSecurity { files, anchors }, standard, expected)
    }

    /// Adds a case of Active Authentication.
    pub(crate) fn response(
        &mut self,
        about: [&str; 3],
        files: Files,
        standard: Standard,
        expected: &str,
    ) -> &mut Case {
        self.add(about, Input::Response { files }, standard, expected)
    }
}

/// Returns the file with another first byte: its tag has one byte.
pub(crate) fn with_tag(mut file: Bytes, tag: u8) -> Bytes {
    file[0] = tag;
    file
}

/// Returns the file with a length that is one less, or one more, than it should be.
pub(crate) fn with_length(mut file: Bytes, change: i8) -> Bytes {
    let last = match file[1] {
        0..=0x7F => 1,
        long => usize::from(long & 0x7F) + 1,
    };
    file[last] = file[last].checked_add_signed(change).expect("a byte that does not overflow");
    file
}

/// The result of a card whose signer has a certificate that cannot be read.
pub(crate) const MALFORMED_SIGNER: &str = "rejected: sod_signature failed signer_certificate_malformed, \
     ds_signature undetermined signer_certificate_malformed, \
     validity undetermined signer_certificate_malformed, \
     issuing_state undetermined signer_certificate_malformed, \
     document_type undetermined signer_certificate_malformed";

/// The result of a card whose signer's certificate is not there.
pub(crate) const MISSING_SIGNER: &str = "undetermined: sod_signature undetermined signer_certificate_missing, \
     ds_signature undetermined signer_certificate_missing, \
     validity undetermined signer_certificate_missing, \
     issuing_state undetermined signer_certificate_missing, \
     document_type undetermined signer_certificate_missing";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::der::tlv;

    #[test]
    fn a_length_is_changed_in_its_last_byte() {
        assert_eq!(with_length(tlv(0x61, [7, 7]), -1), [0x61, 1, 7, 7]);
        assert_eq!(with_length(tlv(0x61, [7; 0x80]), 1)[..3], [0x61, 0x81, 0x81]);
        assert_eq!(with_length(tlv(0x61, [7; 0x100]), 1)[..4], [0x61, 0x82, 0x01, 0x01]);
    }
}
