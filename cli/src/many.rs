//! Many cards in one run: where they come from, in which order they are judged, and what is shown of them.

pub(crate) mod csv;
pub(crate) mod fields;
mod folders;
mod gathered;
mod list;
pub(crate) mod ordered;
#[cfg(feature = "parquet")]
pub(crate) mod parquet;
mod progress;
mod resume;
pub(crate) mod shown;
pub(crate) mod sources;
pub(crate) mod summary;
mod tar;
mod zip;

use std::path::PathBuf;

use idchip::time::UnixTime;

use crate::card::Card;
use crate::outcome::Failure;

/// A card to judge.
pub(crate) struct Job {
    /// The path of the card; in an archive, that of its folder below the path of the archive.
    pub(crate) path: PathBuf,
    /// The time for which this card is verified, if it has one of its own.
    pub(crate) at: Option<UnixTime>,
    /// The card, if it comes out of a stream.
    pub(crate) card: Option<Result<Card, Failure>>,
}

impl Job {
    /// The card at a path.
    const fn at_path(path: PathBuf, at: Option<UnixTime>) -> Self {
        Self { path, at, card: None }
    }

    /// The number of bytes that the job holds in memory.
    fn weight(&self) -> usize {
        match &self.card {
            Some(Ok(card)) => card.files().iter().map(|file| file.bytes.len()).sum(),
            _ => 0,
        }
    }

    /// Reads the card.
    pub(crate) fn read(self) -> Result<Card, Failure> {
        self.card.unwrap_or_else(|| Card::read(&self.path))
    }
}
