//! The outcome of the command, and the exit code for it.

use core::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use idchip::ParseError;
use idchip::verify::OpenError;
use idchip_batch::{Malformed, Outcome};
use idchip_forms::DecodeError;

use crate::no_anchor::NoAnchor;
use crate::no_card::NoCard;
use crate::texts::{Texts, Unreadable, english, say, screen};
use crate::zip_error::ZipError;

/// The outcome of the command, from best to worst: for several cards the worst counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ExitOutcome {
    /// Everything requested was verified, or done.
    Accepted,
    /// Nothing failed, but an input needed for the decision was missing.
    Undetermined,
    /// Something failed.
    Rejected,
    /// The input is unreadable or malformed.
    Malformed,
}

impl ExitOutcome {
    /// Every outcome, from best to worst.
    pub(crate) const ALL: [Self; 4] =
        [Self::Accepted, Self::Undetermined, Self::Rejected, Self::Malformed];

    /// The name in the JSON output.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Undetermined => "undetermined",
            Self::Rejected => "rejected",
            Self::Malformed => "malformed",
        }
    }

    /// The name for people.
    pub(crate) fn said(self) -> String {
        match self {
            Self::Accepted => say!("report-outcome-accepted"),
            Self::Undetermined => say!("report-outcome-undetermined"),
            Self::Rejected => say!("report-outcome-rejected"),
            Self::Malformed => say!("report-outcome-malformed"),
        }
    }

    const fn code(self) -> u8 {
        match self {
            Self::Accepted => 0,
            Self::Undetermined => 2,
            Self::Rejected => 1,
            Self::Malformed => 3,
        }
    }
}

impl From<Outcome> for ExitOutcome {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Accepted => Self::Accepted,
            Outcome::Undetermined => Self::Undetermined,
            Outcome::Rejected => Self::Rejected,
            Outcome::Malformed => Self::Malformed,
        }
    }
}

impl From<ExitOutcome> for ExitCode {
    fn from(outcome: ExitOutcome) -> Self {
        outcome.code().into()
    }
}

/// The reason why the command could not do what was requested.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The file exists but cannot be used.
    Malformed {
        /// The file.
        path: PathBuf,
        /// The error in the file.
        error: InputError,
    },
    /// Two implementations of the cryptography give different results.
    Disagreement {
        /// The card.
        path: PathBuf,
        /// The name of the check that differs.
        check: &'static str,
    },
    /// The output cannot be written.
    Output(io::Error),
    /// The requested data is withheld because it was not found authentic.
    Refused(ExitOutcome, String),
    /// The arguments request something that cannot be done.
    Usage(String),
}

impl Failure {
    /// `EX_USAGE` of sysexits.h.
    pub(crate) const USAGE: u8 = 64;

    /// `EX_SOFTWARE` of sysexits.h.
    const DEFECT: u8 = 70;

    /// `EX_CANTCREAT` of sysexits.h.
    const CANNOT_WRITE: u8 = 73;

    pub(crate) fn malformed(path: &Path, error: impl Into<InputError>) -> Self {
        Self::Malformed { path: path.to_owned(), error: error.into() }
    }

    /// Says the failure in the language of the screens. Texts that are made where it happens are in it already.
    pub(crate) fn said(&self) -> String {
        self.in_language(screen())
    }

    fn in_language(&self, texts: &Texts) -> String {
        match self {
            Self::Malformed { path, error } => {
                let (path, error) = (console_path(path), error.in_language(texts));
                say!(in texts, "failure-in-file", path = path, error = error)
            }
            Self::Disagreement { path, check } => {
                say!(in texts, "failure-disagreement", path = console_path(path), check = check)
            }
            Self::Output(error) => {
                say!(in texts, "failure-cannot-write", error = of_system(error, texts))
            }
            Self::Refused(_, text) | Self::Usage(text) => text.clone(),
        }
    }

    /// The failure to open a file of a card that has not the signed hash, or whose EF.SOD is not verified.
    pub(crate) fn of_opening(error: &OpenError) -> Self {
        let texts = screen();
        let text = match error {
            _ if texts.is_english() => error.to_string(),
            OpenError::NotAuthentic(number, status) => {
                say!(in texts, "failure-not-authentic", file = number, status = texts.text(*status))
            }
            OpenError::NotVerified(id, check) => {
                let (title, reason) = (texts.title(*id), texts.text(check.reason));
                say!(in texts, "failure-sod-not-verified", title = title, reason = reason)
            }
            other => other.to_string(),
        };
        Self::Refused(ExitOutcome::Rejected, text)
    }

    pub(crate) const fn code(&self) -> u8 {
        match self {
            Self::Malformed { .. } => ExitOutcome::Malformed.code(),
            Self::Disagreement { .. } => Self::DEFECT,
            Self::Output(_) => Self::CANNOT_WRITE,
            Self::Refused(outcome, _) => outcome.code(),
            Self::Usage(_) => Self::USAGE,
        }
    }
}

/// An error in a file that was given.
#[derive(Debug)]
pub(crate) enum InputError {
    /// Two files are the same elementary file.
    Ambiguous(String, String, String),
    /// The configuration file is not as docs/anchors.md describes it: the line, if it is known, and the error in the
    /// words of the reader.
    Configuration(Option<usize>, String),
    /// The file of an evidence container is not the one that was recorded.
    DigestDiffers,
    /// The directory holds other directories, with cards.
    DirectoryOfCards(usize, String),
    /// The list of cards has a path that is longer than any.
    EntryTooLong,
    /// The container is not as the command writes it: the key of the reason, and what it names.
    Evidence(&'static str, String),
    /// The file holds an object of Doc 9303 that is not read; the key of its name.
    ForeignObject(&'static str),
    /// The file system cannot read it.
    Io(io::Error),
    /// The path holds no file of a card.
    NoCard,
    /// The QR code is another one, not an ID card's; the key of its name.
    NotACardsQr(&'static str),
    /// The file is another object than the option takes.
    OtherContent {
        /// The key of the name of the object that the option takes.
        expected: &'static str,
        /// The key of the name of the object in the file.
        found: &'static str,
    },
    /// The file is not the signed object that the option takes.
    NotSignedContent {
        /// The key of the name of the object that the option takes.
        expected: &'static str,
        /// The error of the bytes.
        error: ParseError,
    },
    /// The file holds nothing that can be a trust anchor: what it is, or why each reading failed.
    NotAnAnchor(NoAnchor),
    /// The file is of another kind than a revocation list.
    NotARevocationList(ParseError),
    /// The file is something else than a card.
    NoCardBut(NoCard),
    /// A pipe, a device, or something else that is not a regular file; the key of its name.
    NotAFile(&'static str),
    /// The list of cards is something else.
    NotAList,
    /// The evidence container has a file that its manifest does not list.
    NotListed,
    /// There is nothing at the path.
    NotThere,
    /// The card is one file, and not EF.SOD.
    OneFile(String),
    /// A required file is missing.
    NoFile(String),
    /// The data group holds no image of a known format.
    NoImage,
    /// The image in EF.DG2 cannot be decoded.
    #[cfg(feature = "images")]
    Image(crate::image::ImageError),
    /// The file holds no certificate.
    NoCertificate,
    /// The file holds no revocation list.
    NoRevocationList,
    /// The directory holds no deviation list.
    NoDeviationList,
    /// The directory holds no master list.
    NoMasterList,
    /// The kind of the file is unknown.
    NotAnElementaryFile,
    /// The card has no EF.SOD and cannot be verified.
    NoSod,
    /// The bytes do not parse.
    Parse(ParseError),
    /// The file is text that holds no object.
    NoObject(&'static str),
    /// The text around an object cannot be decoded.
    Text(DecodeError),
    /// The file is larger than any file of its kind.
    TooLarge(u64),
    /// The archive cannot be unpacked.
    Zip(ZipError),
}

/// In English.
impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.in_language(english()))
    }
}

impl core::error::Error for Failure {}

impl From<Unreadable> for Failure {
    fn from(_: Unreadable) -> Self {
        Self::Usage("the texts in this program are not readable".to_owned())
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// Says an error of the system; the usual ones have words in each language.
fn of_system(error: &io::Error, texts: &Texts) -> String {
    match error.kind() {
        _ if texts.is_english() => error.to_string(),
        io::ErrorKind::NotFound => say!(in texts, "failure-system-not-found"),
        io::ErrorKind::PermissionDenied => say!(in texts, "failure-system-not-permitted"),
        io::ErrorKind::AlreadyExists => say!(in texts, "failure-system-exists"),
        io::ErrorKind::StorageFull => say!(in texts, "failure-system-full"),
        _ => error.to_string(),
    }
}

impl InputError {
    /// Says the error in the language of the screens.
    pub(crate) fn said(&self) -> String {
        self.in_language(screen())
    }

    /// Says the error.
    fn in_language(&self, texts: &Texts) -> String {
        let named = |key: &str| texts.say(key, &[]);
        match self {
            Self::Ambiguous(file, first, second) => {
                say!(in texts, "failure-ambiguous", file = file, first = first, second = second)
            }
            Self::Configuration(None, detail) => {
                say!(in texts, "failure-configuration", detail = detail)
            }
            Self::Configuration(Some(line), detail) => {
                say!(in texts, "failure-configuration-line", line = line, detail = detail)
            }
            Self::DigestDiffers => say!(in texts, "failure-digest-differs"),
            Self::DirectoryOfCards(count, path) => {
                say!(in texts, "failure-directory-of-cards", count = count, path = path)
            }
            Self::EntryTooLong => say!(in texts, "failure-entry-too-long"),
            Self::Evidence(reason, detail) => {
                let reason = texts.say(reason, &[("detail", detail)]);
                say!(in texts, "failure-evidence", detail = reason)
            }
            Self::ForeignObject(key) => {
                say!(in texts, "failure-foreign-object", object = named(key))
            }
            Self::Io(error) => {
                say!(in texts, "failure-unreadable", error = of_system(error, texts))
            }
            Self::NoCard => say!(in texts, "failure-no-card"),
            Self::NotACardsQr(key) => say!(in texts, "failure-not-a-cards-qr", found = named(key)),
            Self::OtherContent { expected, found } => {
                let (expected, found) = (named(expected), named(found));
                say!(in texts, "failure-other-content", expected = expected, found = found)
            }
            Self::NotSignedContent { expected, error } => {
                let (expected, error) = (named(expected), texts.error(error));
                say!(in texts, "failure-not-signed-content", expected = expected, error = error)
            }
            Self::NotAnAnchor(found) => found.in_language(texts),
            Self::NotARevocationList(error) => {
                say!(in texts, "failure-not-a-revocation-list", error = texts.error(error))
            }
            Self::NoCardBut(found) => found.in_language(texts),
            Self::NotAFile(key) => say!(in texts, "failure-not-a-file", found = named(key)),
            Self::NotAList => say!(in texts, "failure-not-a-list"),
            Self::NotListed => say!(in texts, "failure-not-listed"),
            Self::NotThere => say!(in texts, "failure-not-there"),
            Self::OneFile(file) => say!(in texts, "failure-one-file", file = file),
            Self::NoFile(file) => say!(in texts, "failure-no-file", file = file),
            Self::NoImage => say!(in texts, "failure-no-image"),
            #[cfg(feature = "images")]
            Self::Image(error) => {
                say!(in texts, "failure-image", error = error.in_language(texts))
            }
            Self::NoCertificate => say!(in texts, "failure-no-certificate"),
            Self::NoRevocationList => say!(in texts, "failure-no-revocation-list"),
            Self::NoDeviationList => say!(in texts, "failure-no-deviation-list"),
            Self::NoMasterList => say!(in texts, "failure-no-master-list"),
            Self::NotAnElementaryFile => say!(in texts, "failure-not-an-elementary-file"),
            Self::NoSod => say!(in texts, "failure-no-sod"),
            Self::Parse(error) => texts.error(error),
            Self::NoObject(form) => say!(in texts, "failure-no-object", form = form),
            Self::Text(error) => texts.decode_error(*error),
            Self::TooLarge(limit) => {
                say!(in texts, "failure-too-large", limit = limit / (1024 * 1024))
            }
            Self::Zip(error) => {
                say!(in texts, "failure-zip", detail = error.in_language(texts))
            }
        }
    }

    /// The names of errors that are not those of bytes that do not parse.
    pub(crate) const NAMES: [&'static str; 26] = [
        "ambiguous",
        "configuration",
        "digest_differs",
        "directory_of_cards",
        "evidence",
        "foreign_object",
        "image",
        "no_card",
        "no_certificate",
        "no_deviation_list",
        "no_file",
        "no_image",
        "no_master_list",
        "no_revocation_list",
        "no_sod",
        "not_a_cards_qr",
        "not_a_file",
        "not_a_revocation_list",
        "not_an_anchor",
        "not_an_elementary_file",
        "not_listed",
        "other_content",
        "text",
        "too_large",
        "unreadable",
        "zip",
    ];

    /// The stable name of the kind of error, for the JSON output.
    pub(crate) const fn name(&self) -> &'static str {
        match self {
            Self::Ambiguous(..) => "ambiguous",
            Self::Configuration(..) => "configuration",
            Self::DigestDiffers => "digest_differs",
            Self::DirectoryOfCards(..) => "directory_of_cards",
            Self::Evidence(..) => "evidence",
            Self::ForeignObject(_) => "foreign_object",
            Self::Io(_) | Self::NotThere => "unreadable",
            Self::NoCard => "no_card",
            Self::NoCardBut(_) | Self::NotAList => "other_content",
            Self::OneFile(_) => "no_sod",
            Self::NotAFile(_) => "not_a_file",
            Self::NotListed => "not_listed",
            Self::NoFile(_) => "no_file",
            Self::NoImage => "no_image",
            #[cfg(feature = "images")]
            Self::Image(_) => "image",
            Self::NotACardsQr(_) => "not_a_cards_qr",
            Self::NotAnAnchor(_) => "not_an_anchor",
            Self::NoCertificate => "no_certificate",
            Self::NotARevocationList(_) => "not_a_revocation_list",
            Self::NoRevocationList => "no_revocation_list",
            Self::NoDeviationList => "no_deviation_list",
            Self::NoMasterList => "no_master_list",
            Self::NotSignedContent { error, .. } => error.kind.name(),
            Self::OtherContent { .. } => "other_content",
            Self::NotAnElementaryFile => "not_an_elementary_file",
            Self::NoSod => "no_sod",
            Self::Parse(error) => error.kind.name(),
            Self::NoObject(_) | Self::Text(_) => "text",
            Self::EntryTooLong | Self::TooLarge(_) => "too_large",
            Self::Zip(_) => "zip",
        }
    }

    /// The offset of the offending byte, if known.
    pub(crate) const fn at(&self) -> Option<u32> {
        match self {
            Self::NotSignedContent { error, .. } | Self::Parse(error) => Some(error.at),
            _ => None,
        }
    }
}

/// In English.
impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.in_language(english()))
    }
}

impl core::error::Error for InputError {}

impl From<io::Error> for InputError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<NoCard> for InputError {
    fn from(found: NoCard) -> Self {
        Self::NoCardBut(found)
    }
}

impl From<Malformed> for InputError {
    fn from(error: Malformed) -> Self {
        match error {
            Malformed::Sod(error) => Self::Parse(error),
            _ => Self::NoSod,
        }
    }
}

impl From<ParseError> for InputError {
    fn from(error: ParseError) -> Self {
        Self::Parse(error)
    }
}

#[cfg(feature = "images")]
impl From<crate::image::ImageError> for InputError {
    fn from(error: crate::image::ImageError) -> Self {
        Self::Image(error)
    }
}

/// A path for people, with control characters replaced.
pub(crate) fn console_path(path: &Path) -> String {
    idchip_batch::printable(&path.to_string_lossy())
}

#[cfg(test)]
mod tests {
    use super::*;
    use idchip::{ParseErrorKind, Structure};

    #[test]
    fn each_error_is_listed_by_its_name() {
        use InputError as E;
        let text = String::new;
        let error = ParseError::new(ParseErrorKind::Truncated, 0, Structure::Tlv);
        let errors = [
            E::Ambiguous(text(), text(), text()),
            E::Configuration(None, text()),
            E::DigestDiffers,
            E::DirectoryOfCards(0, text()),
            E::EntryTooLong,
            E::Evidence("", text()),
            E::ForeignObject(""),
            E::Io(io::Error::other("")),
            E::NoCard,
            E::NotACardsQr(""),
            E::OtherContent { expected: "", found: "" },
            E::NotSignedContent { expected: "", error },
            E::NotAnAnchor(NoAnchor::Named("")),
            E::NotARevocationList(error),
            E::NotAFile(""),
            E::NotAList,
            E::NotListed,
            E::NoFile(text()),
            E::NoImage,
            E::NoCertificate,
            E::NoRevocationList,
            E::NoDeviationList,
            E::NoMasterList,
            E::NotAnElementaryFile,
            E::NoSod,
            E::Parse(error),
            E::NoObject(""),
            E::Text(DecodeError::Base64),
            E::TooLarge(0),
            E::Zip(ZipError::Other(text())),
        ];
        let named = errors.iter().map(InputError::name);
        // Only with the feature `images`.
        let named = named.chain(["image"]);
        let mut named: Vec<_> = named.filter(|name| *name != error.kind.name()).collect();
        named.sort_unstable();
        named.dedup();
        assert_eq!(named, InputError::NAMES);
    }
}
