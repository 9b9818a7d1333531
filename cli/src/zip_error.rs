//! Errors of ZIP archives.

use crate::texts::{Texts, say};

/// The reason why an archive is not read.
#[derive(Debug)]
pub(crate) enum ZipError {
    /// The entry of this name is encrypted.
    Encrypted(String),
    /// An error of the format, in the words of the reader, with the name of the entry.
    Other(String),
    /// The entry has fewer bytes than its index declares.
    Shorter { name: String, declared: u64 },
    /// There are more entries than are read.
    TooMany { count: usize, most: usize },
}

impl ZipError {
    /// Says the reason.
    pub(crate) fn in_language(&self, texts: &Texts) -> String {
        match self {
            Self::Encrypted(name) => say!(in texts, "failure-zip-encrypted", name = name),
            Self::Other(text) => text.clone(),
            Self::Shorter { name, declared } => {
                say!(in texts, "failure-zip-shorter", name = name, declared = declared)
            }
            Self::TooMany { count, most } => {
                say!(in texts, "failure-zip-too-many", count = count, most = most)
            }
        }
    }
}
