//! Data groups that are hashed in chunks.

use core::fmt;

use super::{DataGroupStatus, Document, OpenError};
use crate::crypto::{DigestAlgorithm, Hasher};
use crate::error::ParseErrorKind;
use crate::finding::{Finding, FindingSet};
use crate::lds::{DgNumber, FileLength};

impl<'a> Document<'a> {
    /// Starts to hash a data group in chunks.
    ///
    /// # Errors
    ///
    /// Returns [`OpenError::NotAuthentic`] if EF.SOD does not list it, or its hash algorithm was
    /// not given.
    pub fn begin(&mut self, number: DgNumber) -> Result<DataGroupStream<'a>, OpenError> {
        self.stream_algorithm(number).map(|algorithm| DataGroupStream::new(number, algorithm))
    }

    /// Starts to hash a data group in chunks, and borrows the document until the stream is
    /// finished.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Document::begin`].
    pub fn hasher(&mut self, number: DgNumber) -> Result<DataGroupHasher<'_, 'a>, OpenError> {
        let algorithm = self.stream_algorithm(number)?;
        Ok(DataGroupHasher { document: self, stream: DataGroupStream::new(number, algorithm) })
    }

    fn stream_algorithm(&mut self, number: DgNumber) -> Result<&'a dyn DigestAlgorithm, OpenError> {
        match self.algorithm() {
            Some(algorithm) if self.report().data_group(number) != DataGroupStatus::NotPresent => {
                Ok(algorithm)
            }
            _ => Err(OpenError::NotAuthentic(number, self.record(number, None, 0))),
        }
    }

    /// Compares a streamed data group with its signed hash, and records its status in the report.
    ///
    /// A streamed EF.DG1 is not parsed, so that issuing state and expiry stay undetermined.
    ///
    /// # Errors
    ///
    /// Returns [`OpenError::NotAuthentic`], or [`OpenError::NotVerified`] if EF.SOD is not
    /// verified.
    pub fn finish(&mut self, stream: DataGroupStream<'_>) -> Result<(), OpenError> {
        if stream.extent.is_exceeded {
            self.add_findings(FindingSet::of(&[Finding::TrailingPadding]));
        }
        let missing = stream.extent.missing();
        let digest = stream.hasher.finish().ok();
        match self.record(stream.number, digest.as_ref(), missing) {
            DataGroupStatus::Identical => self.require_sod(),
            status => Err(OpenError::NotAuthentic(stream.number, status)),
        }
    }
}

/// A data group in chunks of any size, straight from READ BINARY.
///
/// Only [`DataGroupHasher::finish`] tells whether the streamed bytes have the signed hash; show
/// nothing of them before.
#[derive(Debug)]
pub struct DataGroupHasher<'h, 'a> {
    document: &'h mut Document<'a>,
    stream: DataGroupStream<'a>,
}

impl DataGroupHasher<'_, '_> {
    /// Hashes the next bytes of the file, starting with its tag. Bytes after the end of the data
    /// group, known from its length, are not hashed.
    pub fn update(&mut self, chunk: &[u8]) {
        self.stream.update(chunk);
    }

    /// Compares the data group with its signed hash.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Document::finish`].
    pub fn finish(self) -> Result<(), OpenError> {
        self.document.finish(self.stream)
    }
}

/// The hash of a data group in chunks of any size, straight from READ BINARY.
///
/// Borrows from the algorithms only, so that it can be held beside the [`Document`] that it came
/// from. Show nothing of the streamed bytes before [`Document::finish`] confirms the signed hash.
#[derive(Debug)]
pub struct DataGroupStream<'a> {
    number: DgNumber,
    hasher: Hasher<'a>,
    extent: Extent,
}

impl<'a> DataGroupStream<'a> {
    pub(super) fn new(number: DgNumber, algorithm: &'a dyn DigestAlgorithm) -> Self {
        Self { number, hasher: Hasher::new(algorithm), extent: Extent::new() }
    }

    /// Hashes the next bytes of the file, starting with its tag. Bytes after the end of the data
    /// group, known from its length, are not hashed.
    pub fn update(&mut self, chunk: &[u8]) {
        let within = self.extent.take(chunk);
        self.hasher.update(within);
    }

    /// Returns the number of the data group.
    #[must_use]
    pub const fn number(&self) -> DgNumber {
        self.number
    }
}

/// The length of the outer element of a file, found from its first bytes.
struct Extent {
    first: [u8; FileLength::MAX_FIRST_BYTES],
    length: Result<FileLength, ParseErrorKind>,
    taken: usize,
    is_exceeded: bool,
}

/// Shows the progress, and no bytes of the file.
impl fmt::Debug for Extent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Extent({} bytes of {:?})", self.taken, self.length)
    }
}

impl Extent {
    const fn new() -> Self {
        let first = [0; FileLength::MAX_FIRST_BYTES];
        let length = Ok(FileLength::NeedsMore);
        Self { first, length, taken: 0, is_exceeded: false }
    }

    /// Returns the part of the chunk that belongs to the outer element, or all of it if the file
    /// does not start with an element.
    fn take<'c>(&mut self, chunk: &'c [u8]) -> &'c [u8] {
        if self.length == Ok(FileLength::NeedsMore) {
            let free = self.first.get_mut(self.taken..).unwrap_or_default();
            for (place, byte) in free.iter_mut().zip(chunk) {
                *place = *byte;
            }
            let held = self.first.len().min(self.taken.saturating_add(chunk.len()));
            let first = self.first.get(..held).unwrap_or_default();
            self.length = FileLength::from_first_bytes(first);
        }
        let within = match self.length {
            Ok(FileLength::Known(length)) => {
                let length = usize::try_from(length).unwrap_or(usize::MAX);
                chunk.get(..length.saturating_sub(self.taken)).unwrap_or(chunk)
            }
            Ok(FileLength::NeedsMore) | Err(_) => chunk,
        };
        self.is_exceeded |= within.len() < chunk.len();
        self.taken = self.taken.saturating_add(within.len());
        within
    }

    /// Returns the number of bytes of the outer element that are missing.
    fn missing(&self) -> u32 {
        self.length.map_or(0, |length| length.missing_after(self.taken))
    }
}
