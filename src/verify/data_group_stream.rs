//! A data group that passes by in chunks.

use core::fmt;

use super::{DataGroupStatus, Document, OpenError};
use crate::crypto::{DigestAlgorithm, Hasher};
use crate::error::ParseErrorKind;
use crate::finding::{Finding, FindingSet};
use crate::lds::{DgNumber, FileLength};

impl<'a> Document<'a> {
    /// Starts to hash a data group that comes in chunks.
    ///
    /// # Errors
    ///
    /// [`OpenError::NotAuthentic`] where EF.SOD does not list it, or its hash function was not given.
    pub fn begin(&mut self, number: DgNumber) -> Result<DataGroupStream<'a>, OpenError> {
        self.stream_algorithm(number).map(|algorithm| DataGroupStream::new(number, algorithm))
    }

    /// As [`Document::begin`], where the document waits until the stream is finished.
    ///
    /// # Errors
    ///
    /// As [`Document::begin`].
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

    /// Compares a data group that came in chunks with its signed hash. The report has its status from
    /// now on.
    ///
    /// An EF.DG1 that is streamed is not read: it leaves issuing state and expiry open.
    ///
    /// # Errors
    ///
    /// [`OpenError::NotAuthentic`], and [`OpenError::NotVerified`] where EF.SOD does not hold.
    pub fn finish(&mut self, stream: DataGroupStream<'_>) -> Result<(), OpenError> {
        if stream.extent.is_exceeded {
            self.note(FindingSet::of(&[Finding::TrailingPadding]));
        }
        let missing = stream.extent.missing();
        let digest = stream.hasher.finish().ok();
        match self.record(stream.number, digest.as_ref(), missing) {
            DataGroupStatus::Identical => self.demand_sod(),
            status => Err(OpenError::NotAuthentic(stream.number, status)),
        }
    }
}

/// A data group that comes in chunks, of whatever size, straight from READ BINARY.
///
/// Only [`DataGroupHasher::finish`] says whether the bytes that were streamed are the signed ones;
/// nothing that was forwarded may be shown before.
#[derive(Debug)]
pub struct DataGroupHasher<'h, 'a> {
    document: &'h mut Document<'a>,
    stream: DataGroupStream<'a>,
}

impl DataGroupHasher<'_, '_> {
    /// Takes in the next bytes of the file, the first from its tag on. Bytes after the data group's
    /// own end, which its length tells, are not hashed.
    pub fn update(&mut self, chunk: &[u8]) {
        self.stream.update(chunk);
    }

    /// Compares with the signed hash.
    ///
    /// # Errors
    ///
    /// As [`Document::finish`].
    pub fn finish(self) -> Result<(), OpenError> {
        self.document.finish(self.stream)
    }
}

/// The hash of a data group that passes by in chunks, of whatever size, straight from READ BINARY.
///
/// It borrows from nothing but the algorithms, so that it can be held beside the
/// [`Document`] which it came from. Nothing that was forwarded may be shown before
/// [`Document::finish`] says that it has the signed hash.
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

    /// Takes in the next bytes of the file, the first from its tag on. Bytes after the data group's
    /// own end, which its length tells, are not hashed.
    pub fn update(&mut self, chunk: &[u8]) {
        let within = self.extent.take(chunk);
        self.hasher.update(within);
    }

    /// Which data group it is.
    #[must_use]
    pub const fn number(&self) -> DgNumber {
        self.number
    }
}

/// How far the outer element of a file reaches, learnt while its first bytes pass.
struct Extent {
    first: [u8; FileLength::MAX_FIRST_BYTES],
    length: Result<FileLength, ParseErrorKind>,
    taken: usize,
    is_exceeded: bool,
}

/// How far it came, and no octets of the file.
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

    /// The part of the chunk that belongs to the outer element. Of a file that starts with no
    /// element, everything does.
    fn take<'c>(&mut self, chunk: &'c [u8]) -> &'c [u8] {
        if self.length == Ok(FileLength::NeedsMore) {
            let free = self.first.get_mut(self.taken..).unwrap_or_default();
            for (place, octet) in free.iter_mut().zip(chunk) {
                *place = *octet;
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

    /// How many bytes of the outer element did not come.
    fn missing(&self) -> u32 {
        self.length.map_or(0, |length| length.missing_after(self.taken))
    }
}
