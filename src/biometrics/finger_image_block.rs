//! The data block of a finger, in either encoding.

use super::iso39794::FIRST_BYTE;
use super::{BiometricDataBlock, FingerImageData, FingerImageRecord, SampleImage};
use crate::error::ParseError;
use crate::finding::FindingSet;

/// A biometric data block with the images of a finger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FingerImageBlock<'a> {
    /// A record of ISO/IEC 19794-4:2005.
    Iso19794(FingerImageRecord<'a>),
    /// A record of ISO/IEC 39794-4:2019.
    Iso39794(FingerImageData<'a>),
}

impl<'a> FingerImageBlock<'a> {
    /// Reads a data block that should contain a finger.
    ///
    /// The kind of record is recognised by its first byte, not by the tag or by the format type in the header.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`FingerImageRecord::parse`]. For a record of ISO/IEC 39794-4, returns
    /// [`ParseErrorKind::TooFew`] or [`ParseErrorKind::TooMany`] for the number of representations,
    /// [`ParseErrorKind::Missing`], [`ParseErrorKind::WrongLength`] if an image is empty, or an encoding error.
    ///
    /// [`ParseErrorKind::Missing`]: crate::ParseErrorKind::Missing
    /// [`ParseErrorKind::TooFew`]: crate::ParseErrorKind::TooFew
    /// [`ParseErrorKind::TooMany`]: crate::ParseErrorKind::TooMany
    /// [`ParseErrorKind::WrongLength`]: crate::ParseErrorKind::WrongLength
    pub fn of(data: &BiometricDataBlock<'a>) -> Result<Self, ParseError> {
        if data.bytes().starts_with(&[FIRST_BYTE]) {
            return FingerImageData::of(data).map(Self::Iso39794);
        }
        FingerImageRecord::parse_at(data.bytes(), data.at()).map(Self::Iso19794)
    }

    /// Returns the images of the block, in order.
    pub fn images(&self) -> impl Iterator<Item = SampleImage<'a>> + Clone + use<'a> {
        let (record, data) = match self {
            Self::Iso19794(record) => (Some(record.views()), None),
            Self::Iso39794(data) => (None, Some(data.representations())),
        };
        let of_record = record.into_iter().flatten().map(|view| view.image);
        of_record.chain(data.into_iter().flatten().map(|it| it.image))
    }

    /// Returns the tolerated deviations in the block.
    #[must_use]
    pub const fn findings(&self) -> FindingSet {
        match self {
            Self::Iso19794(record) => record.findings(),
            Self::Iso39794(data) => data.findings(),
        }
    }
}
