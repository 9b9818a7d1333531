//! The data block of a face, in either encoding.

use super::iso39794::FIRST_BYTE;
use super::{BiometricDataBlock, FaceImage, FaceImageData, FacialRecord};
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::finding::{Finding, FindingSet};

/// A biometric data block with a face.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FaceImageBlock<'a> {
    /// An image without a record around it ([`Finding::FaceRecordMissing`]).
    ///
    /// No standard allows such a block, but JMRTD reads them, so that documents with such blocks must be
    /// expected.
    Bare(FaceImage<'a>),
    /// A record of ISO/IEC 19794-5:2005.
    Iso19794(FacialRecord<'a>),
    /// A record of ISO/IEC 39794-5:2019.
    Iso39794(FaceImageData<'a>),
}

impl<'a> FaceImageBlock<'a> {
    /// Reads a data block that should contain a face.
    ///
    /// The kind of record is recognised by the first bytes, not by the tag or by the format type in the
    /// header.
    ///
    /// # Errors
    ///
    /// Returns [`ParseErrorKind::Value`] if the block is neither a record nor an image. For a record of
    /// ISO/IEC 19794-5, returns the errors of [`FacialRecord::parse`]. For a record of ISO/IEC 39794-5, returns
    /// [`ParseErrorKind::TooFew`] or [`ParseErrorKind::TooMany`] for the number of representations,
    /// [`ParseErrorKind::Missing`], [`ParseErrorKind::WrongLength`] if an image is empty, or an encoding error.
    pub fn of(data: &BiometricDataBlock<'a>) -> Result<Self, ParseError> {
        let (bytes, at) = (data.bytes(), data.at());
        if bytes.starts_with(&FacialRecord::FORMAT) {
            return FacialRecord::parse_at(bytes, at).map(Self::Iso19794);
        }
        if bytes.starts_with(&[FIRST_BYTE]) {
            return FaceImageData::of(data).map(Self::Iso39794);
        }
        let image = FaceImage::new(bytes, at);
        if !image.format.stands_alone() {
            return Err(ParseError::new(ParseErrorKind::Value, at, Structure::FacialRecord));
        }
        Ok(Self::Bare(image))
    }

    /// Returns the first image of the block; `None` if the first representation of an ISO/IEC 39794-5 record
    /// is not a two-dimensional image.
    #[must_use]
    pub const fn image(&self) -> Option<FaceImage<'a>> {
        match self {
            Self::Bare(image) => Some(*image),
            Self::Iso19794(record) => Some(record.first_image().image()),
            Self::Iso39794(data) => data.image(),
        }
    }

    /// Returns the tolerated deviations in the block.
    #[must_use]
    pub const fn findings(&self) -> FindingSet {
        match self {
            Self::Bare(image) => image.findings().with(Finding::FaceRecordMissing),
            Self::Iso19794(record) => record.findings(),
            Self::Iso39794(data) => data.findings(),
        }
    }
}
