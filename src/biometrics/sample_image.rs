//! The image of a finger or an iris in any kind of record.

use core::fmt;

use super::ImageFormat;
use crate::tlv::offset;

/// An image of a finger or an iris in a file. The image is not decoded.
#[derive(Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct SampleImage<'a> {
    /// The format, recognised by the first bytes; [`ImageFormat::Unknown`] for raw pixels.
    pub format: ImageFormat,
    /// The image.
    pub bytes: &'a [u8],
    /// The offset of the image from the start of the parsed file.
    pub at: u32,
}

impl<'a> SampleImage<'a> {
    /// Returns the image that consists of these bytes.
    pub(super) fn new(bytes: &'a [u8], at: u32) -> Self {
        Self { format: ImageFormat::of(bytes), bytes, at }
    }

    /// Returns the length of the image in bytes.
    #[must_use]
    pub fn length(&self) -> u32 {
        offset(self.bytes.len())
    }
}

/// Shows format, offset and length only, because the image is personal data.
impl fmt::Debug for SampleImage<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SampleImage")
            .field("format", &self.format)
            .field("at", &self.at)
            .field("length", &self.bytes.len())
            .finish()
    }
}
