//! What the command comes to, and the exit code that says it.

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use idchip::ParseError;

/// What became of what was asked, the better before the worse: of several cards, the worst counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// Everything that was asked for holds, or was done.
    Accepted,
    /// Nothing failed, but something needed to decide was not there.
    Undetermined,
    /// Something does not hold.
    Rejected,
    /// The input cannot be read, or is not what it should be.
    Malformed,
}

impl Outcome {
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

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        outcome.code().into()
    }
}

/// Why the command could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// The file is there and is not what it should be.
    #[error("{}: {error}", console_path(path))]
    Malformed {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        error: InputError,
    },
    /// The output cannot be written.
    #[error("cannot write: {0}")]
    Output(#[from] io::Error),
    /// What was asked for is not given out, because it was not found authentic.
    #[error("{1}")]
    Refused(Outcome, String),
    /// The arguments ask for something that cannot be done.
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
            Self::Malformed { .. } => Outcome::Malformed.code(),
            Self::Output(_) => Self::CANNOT_WRITE,
            Self::Refused(outcome, _) => outcome.code(),
            Self::Usage(_) => Self::USAGE,
        }
    }
}

/// What is wrong with a file that was given.
#[derive(Debug, thiserror::Error)]
pub(crate) enum InputError {
    /// Two files are the same elementary file.
    #[error("{0} is there twice: {1} and {2}")]
    Ambiguous(String, String, String),
    /// The file system does not give it.
    #[error("cannot be read: {0}")]
    Io(#[from] io::Error),
    /// No file of a card is there.
    #[error(
        "no file of a card is here; they are named EF.SOD, EF.DG1, EF.COM and so on, and several \
         cards are given one by one"
    )]
    NoCard,
    /// The holder showed something else.
    #[error("not the QR code of an ID card: this is {0}; ask for the ID card")]
    NotACardsQr(String),
    /// Nothing of a kind that can be a trust anchor.
    #[error("neither a certificate (DER or PEM) nor a CSCA master list: {0}")]
    NotAnAnchor(ParseError),
    /// A pipe, a device, or something else that is no file.
    #[error("this is {0}, and only regular files are read")]
    NotAFile(&'static str),
    /// A file that is needed is not there.
    #[error("{0} is not here")]
    NoFile(String),
    /// The data group holds no image that is known.
    #[error("EF.DG2 holds no image")]
    NoImage,
    /// No certificate is there.
    #[error("no certificate is here")]
    NoCertificate,
    /// The file is of no kind known here.
    #[error("not a file of a card: neither its name nor its first tag says which one")]
    NotAnElementaryFile,
    /// A card without EF.SOD cannot be judged.
    #[error("EF.SOD is missing: without it nothing says who signed the data")]
    NoSod,
    /// The bytes do not parse.
    #[error("{0}")]
    Parse(#[from] ParseError),
    /// PEM does not parse.
    #[error("not well-formed PEM: {0}")]
    Pem(String),
    /// The file is larger than anything that it can be.
    #[error("larger than {} MiB, which no such file is", .0 / (1024 * 1024))]
    TooLarge(u64),
    /// The archive does not unpack.
    #[error("not a readable ZIP archive: {0}")]
    Zip(String),
}

impl InputError {
    /// The stable name of the kind of error, for the JSON output.
    pub(crate) const fn name(&self) -> &'static str {
        match self {
            Self::Ambiguous(..) => "ambiguous",
            Self::Io(_) => "unreadable",
            Self::NoCard => "no_card",
            Self::NotAFile(_) => "not_a_file",
            Self::NoFile(_) => "no_file",
            Self::NoImage => "no_image",
            Self::NotACardsQr(_) => "not_a_cards_qr",
            Self::NotAnAnchor(_) => "not_an_anchor",
            Self::NoCertificate => "no_certificate",
            Self::NotAnElementaryFile => "not_an_elementary_file",
            Self::NoSod => "no_sod",
            Self::Parse(error) => error.kind.name(),
            Self::Pem(_) => "pem",
            Self::TooLarge(_) => "too_large",
            Self::Zip(_) => "zip",
        }
    }

    /// The offset of the offending byte, where there is one.
    pub(crate) const fn at(&self) -> Option<u32> {
        match self {
            Self::Parse(error) => Some(error.at),
            _ => None,
        }
    }
}

/// A path for people: control characters in it are replaced.
pub(crate) fn console_path(path: &Path) -> String {
    crate::console::printable(&path.to_string_lossy())
}
