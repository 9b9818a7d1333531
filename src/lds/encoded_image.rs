//! Images outside biometric records.

use core::fmt;

use crate::biometrics::ImageFormat;
use crate::finding::Finding;
use crate::tlv::Reader;

/// An image of EF.DG5, EF.DG7, EF.DG11 or EF.DG12. The standard allows JPEG and JPEG 2000.
///
/// Another format is [`Finding::ImageFormatUnknown`]. The image is not
/// decoded.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct EncodedImage<'a>(&'a [u8]);

impl<'a> EncodedImage<'a> {
    pub(super) const fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// Notes an image that is neither JPEG nor JPEG 2000.
    pub(super) fn check(reader: &mut Reader<'_>, bytes: &[u8]) {
        let format = EncodedImage(bytes).format();
        if format != ImageFormat::Jpeg && !format.is_jpeg_2000() {
            reader.note(Finding::ImageFormatUnknown);
        }
    }

    /// Returns the bytes of the image.
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.0
    }

    /// Returns the format, recognised by the first bytes.
    #[must_use]
    pub fn format(&self) -> ImageFormat {
        ImageFormat::of(self.0)
    }
}

/// Shows format and length only, because the image is personal data.
impl fmt::Debug for EncodedImage<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EncodedImage")
            .field("format", &self.format())
            .field("length", &self.0.len())
            .finish()
    }
}
