//! The image of a face, from whichever record holds it.

use core::fmt;

use super::{BiometricDataBlock, FaceImageData, FacialRecord, ImageFormat};
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::finding::{Finding, FindingSet};
use crate::tlv::{Malformed, Reader, offset};

/// An image as it stands in a file, not decoded.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct FaceImage<'a> {
    /// The format, as the first bytes tell it.
    pub format: ImageFormat,
    /// The image.
    pub bytes: &'a [u8],
    /// The offset of the image from the start of what was parsed: of the file, for
    /// [`Dg2::face_image`](crate::lds::dg2::Dg2::face_image).
    pub at: u32,
}

impl<'a> FaceImage<'a> {
    /// What is yet to be read.
    pub(super) const EMPTY: Self = Self { format: ImageFormat::Unknown, bytes: &[], at: 0 };

    pub(super) fn new(bytes: &'a [u8], at: u32) -> Self {
        Self { format: ImageFormat::of(bytes), bytes, at }
    }

    /// The length of the image in bytes.
    #[must_use]
    pub fn length(&self) -> u32 {
        offset(self.bytes.len())
    }
}

/// Format, place and length only.
impl fmt::Debug for FaceImage<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FaceImage")
            .field("format", &self.format)
            .field("at", &self.at)
            .field("length", &self.bytes.len())
            .finish()
    }
}

/// A biometric data block that holds a face.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FaceImageBlock<'a> {
    /// An image without a record around it.
    ///
    /// No standard allows it, but JMRTD reads such blocks, so that there are documents to expect.
    /// [`Finding::FaceRecordMissing`] says that it is one.
    Bare(FaceImage<'a>),
    /// ISO/IEC 19794-5:2005.
    Iso19794(FacialRecord<'a>),
    /// ISO/IEC 39794-5:2019.
    Iso39794(FaceImageData<'a>),
}

impl<'a> FaceImageBlock<'a> {
    /// Reads a data block that should hold a face.
    ///
    /// Its first bytes tell which record it is, not the tag that it stands under or the format type
    /// in its header.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::Value`] where it is neither a record nor an image; as
    /// [`FacialRecord::parse`]; where a record of ISO/IEC 39794-5 lacks an element on the way to its
    /// image.
    pub fn of(data: &BiometricDataBlock<'a>) -> Result<Self, ParseError> {
        let reader = Reader::lds(data.bytes, Structure::FacialRecord);
        reader.starting_at(data.at).prefix(Self::read)
    }

    /// What is yet to be read.
    pub(crate) const EMPTY: Self = Self::Bare(FaceImage::EMPTY);

    /// Reads a data block with a reader that has read nothing else of it.
    pub(crate) fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        reader.enter(Structure::FacialRecord);
        let bytes = reader.remaining();
        if bytes.starts_with(&FacialRecord::FORMAT) {
            return FacialRecord::read(reader).map(Self::Iso19794);
        }
        if bytes.starts_with(&[FaceImageData::FIRST_OCTET]) {
            reader.enter(Structure::FaceImageData);
            return FaceImageData::read(reader).map(Self::Iso39794);
        }
        let image = FaceImage::new(bytes, reader.position());
        if image.format == ImageFormat::Unknown {
            return Err(reader.fail(ParseErrorKind::Value));
        }
        reader.note(Finding::FaceRecordMissing);
        Ok(Self::Bare(image))
    }

    /// The first image of the block; none where an ISO/IEC 39794-5 record holds something else.
    #[must_use]
    pub const fn image(&self) -> Option<FaceImage<'a>> {
        match self {
            Self::Bare(image) => Some(*image),
            Self::Iso19794(record) => Some(record.image()),
            Self::Iso39794(data) => data.image(),
        }
    }

    /// What deviates in the block and was tolerated.
    #[must_use]
    pub const fn findings(&self) -> FindingSet {
        match self {
            Self::Bare(_) => FindingSet::EMPTY.with(Finding::FaceRecordMissing),
            Self::Iso19794(record) => record.findings(),
            Self::Iso39794(data) => data.findings(),
        }
    }
}
