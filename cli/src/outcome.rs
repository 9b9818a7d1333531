//! The outcome of the command, and the exit code for it.

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use idchip::ParseError;

use crate::no_card::NoCard;

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
    /// The name in the JSON output.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Undetermined => "undetermined",
            Self::Rejected => "rejected",
            Self::Malformed => "malformed",
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

impl From<ExitOutcome> for ExitCode {
    fn from(outcome: ExitOutcome) -> Self {
        outcome.code().into()
    }
}

/// The reason why the command could not do what was requested.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// The file exists but cannot be used.
    #[error("{}: {error}", console_path(path))]
    Malformed {
        /// The file.
        path: PathBuf,
        /// The error in the file.
        error: InputError,
    },
    /// The output cannot be written.
    #[error("cannot write: {0}")]
    Output(#[from] io::Error),
    /// The requested data is withheld because it was not found authentic.
    #[error("{1}")]
    Refused(ExitOutcome, String),
    /// The arguments request something that cannot be done.
    #[error("{0}")]
    Usage(String),
}

impl Failure {
    /// `EX_USAGE` of sysexits.h.
    pub(crate) const USAGE: u8 = 64;

    /// `EX_CANTCREAT` of sysexits.h.
    const CANNOT_WRITE: u8 = 73;

    pub(crate) fn malformed(path: &Path, error: impl Into<InputError>) -> Self {
        Self::Malformed { path: path.to_owned(), error: error.into() }
    }

    pub(crate) const fn code(&self) -> u8 {
        match self {
            Self::Malformed { .. } => ExitOutcome::Malformed.code(),
            Self::Output(_) => Self::CANNOT_WRITE,
            Self::Refused(outcome, _) => outcome.code(),
            Self::Usage(_) => Self::USAGE,
        }
    }
}

/// An error in a file that was given.
#[derive(Debug, thiserror::Error)]
pub(crate) enum InputError {
    /// Two files are the same elementary file.
    #[error("{0} is there twice: {1} and {2}; several cards are given as separate arguments")]
    Ambiguous(String, String, String),
    /// The configuration file is not as docs/anchors.md describes it.
    #[error("not a configuration file of idchip: {0}")]
    Configuration(String),
    /// The file of an evidence container is not the one that was recorded.
    #[error("not the recorded file: its length or its SHA-256 digest differs")]
    DigestDiffers,
    /// The directory holds other directories, with cards.
    #[error(
        "this is a directory of cards ({0}); give each of them as an argument, for example all with \
         `{1}/*`"
    )]
    DirectoryOfCards(usize, String),
    /// The container is not as the command writes it.
    #[error("not a readable evidence container: {0}")]
    Evidence(String),
    /// The file holds an object of Doc 9303 that is not read.
    #[error("this is {0}, which is not read; `idchip dump` shows its elements, if it has any")]
    ForeignObject(&'static str),
    /// The file system cannot read it.
    #[error("cannot be read: {0}")]
    Io(#[from] io::Error),
    /// The path holds no file of a card.
    #[error(
        "no file of a card found; files are named EF.SOD, EF.DG1, EF.COM and so on, and several \
        cards are given as separate arguments"
    )]
    NoCard,
    /// The QR code is another one, not an ID card's.
    #[error("not the QR code of an ID card: this is {0}; ask for the ID card")]
    NotACardsQr(String),
    /// The file is another object than the option takes.
    #[error("not {expected}: this is {found}")]
    OtherContent {
        /// The object that the option takes.
        expected: &'static str,
        /// The object in the file.
        found: &'static str,
    },
    /// The file is not the signed object that the option takes.
    #[error("not {expected}: {error}")]
    NotSignedContent {
        /// The object that the option takes.
        expected: &'static str,
        /// The error of the bytes.
        error: ParseError,
    },
    /// The file holds nothing that can be a trust anchor: what it is, or why each reading failed.
    #[error("{0}")]
    NotAnAnchor(String),
    /// The file is of another kind than a revocation list.
    #[error("not a revocation list in any form: {0}")]
    NotARevocationList(ParseError),
    /// The file is something else than a card.
    #[error(transparent)]
    NoCardBut(#[from] NoCard),
    /// A pipe, a device, or something else that is not a regular file.
    #[error("this is {0}, and only regular files are read")]
    NotAFile(&'static str),
    /// The evidence container has a file that its manifest does not list.
    #[error("evidence.json does not list it: it was added to the evidence")]
    NotListed,
    /// There is nothing at the path.
    #[error("there is no file or directory of this name")]
    NotThere,
    /// The card is one file, and not EF.SOD.
    #[error(
        "this is {0}, one file of a card; give the directory or the ZIP archive with all files of the \
         card, EF.SOD among them"
    )]
    OneFile(String),
    /// A required file is missing.
    #[error("{0} is missing")]
    NoFile(String),
    /// The data group holds no image of a known format.
    #[error("EF.DG2 holds no image")]
    NoImage,
    /// The image in EF.DG2 cannot be decoded.
    #[cfg(feature = "images")]
    #[error("EF.DG2: {0}")]
    Image(#[from] crate::image::ImageError),
    /// The file holds no certificate.
    #[error("no certificate found")]
    NoCertificate,
    /// The file holds no revocation list.
    #[error("no revocation list found")]
    NoRevocationList,
    /// The directory holds no deviation list.
    #[error("no deviation list found")]
    NoDeviationList,
    /// The directory holds no master list.
    #[error("no CSCA master list found")]
    NoMasterList,
    /// The kind of the file is unknown.
    #[error("not a file of a card: neither its name nor its first tag tells its kind")]
    NotAnElementaryFile,
    /// The card has no EF.SOD and cannot be verified.
    #[error("EF.SOD is missing: without it the signer of the data is unknown")]
    NoSod,
    /// The bytes do not parse.
    #[error("{0}")]
    Parse(#[from] ParseError),
    /// The text around an object cannot be decoded.
    #[error("{0}")]
    Text(String),
    /// The file is larger than any file of its kind.
    #[error("larger than {} MiB, the limit for such a file", .0 / (1024 * 1024))]
    TooLarge(u64),
    /// The archive cannot be unpacked.
    #[error("not a readable ZIP archive: {0}")]
    Zip(String),
}

impl InputError {
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
            Self::Configuration(_) => "configuration",
            Self::DigestDiffers => "digest_differs",
            Self::DirectoryOfCards(..) => "directory_of_cards",
            Self::Evidence(_) => "evidence",
            Self::ForeignObject(_) => "foreign_object",
            Self::Io(_) | Self::NotThere => "unreadable",
            Self::NoCard => "no_card",
            Self::NoCardBut(_) => "other_content",
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
            Self::Text(_) => "text",
            Self::TooLarge(_) => "too_large",
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

/// A path for people, with control characters replaced.
pub(crate) fn console_path(path: &Path) -> String {
    crate::printable::printable(&path.to_string_lossy())
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
            E::Configuration(text()),
            E::DigestDiffers,
            E::DirectoryOfCards(0, text()),
            E::Evidence(text()),
            E::ForeignObject(""),
            E::Io(io::Error::other("")),
            E::NoCard,
            E::NotACardsQr(text()),
            E::OtherContent { expected: "", found: "" },
            E::NotSignedContent { expected: "", error },
            E::NotAnAnchor(text()),
            E::NotARevocationList(error),
            E::NotAFile(""),
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
            E::Text(text()),
            E::TooLarge(0),
            E::Zip(text()),
        ];
        let named = errors.iter().map(InputError::name);
        // Only with the feature `images`.
        let named = named.chain(["image"]);
        let mut named: Vec<_> = named.filter(|name| *name != error.kind.name()).collect();
        named.sort_unstable();
        assert_eq!(named, InputError::NAMES);
    }
}
