//! The image of a face, from any kind of record.

use core::fmt;

use super::{BiometricDataBlock, FaceImageData, FacialRecord, ImageFormat};
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::finding::{Finding, FindingSet};
use crate::tlv::offset;

/// An image in a file, not decoded.
#[derive(Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct FaceImage<'a> {
    /// The format, as the first bytes tell it.
    pub format: ImageFormat,
    /// The image, without the padding after it.
    pub bytes: &'a [u8],
    /// The offset of the image from the start of what was parsed: of the file, for
    /// [`Dg2::face_image`](crate::lds::dg2::Dg2::face_image).
    pub at: u32,
    /// The number of zero bytes after the end of the image: [`Finding::ImagePadded`]. Some decoders
    /// fail on them (that of iOS, AndyQ/NFCPassportReader 2.3.1).
    pub padding: u32,
}

impl<'a> FaceImage<'a> {
    /// Returns the image at the start of these bytes.
    pub(super) fn new(bytes: &'a [u8], at: u32) -> Self {
        let format = ImageFormat::of(bytes);
        let image = without_padding(format, bytes);
        let padding = offset(bytes.len()).saturating_sub(offset(image.len()));
        Self { format, bytes: image, at, padding }
    }

    /// Returns the deviations in the image.
    pub(super) const fn findings(&self) -> FindingSet {
        if self.padding > 0 { FindingSet::of(&[Finding::ImagePadded]) } else { FindingSet::EMPTY }
    }

    /// Returns the length of the image in bytes.
    #[must_use]
    pub fn length(&self) -> u32 {
        offset(self.bytes.len())
    }
}

/// Shows format, place and length only.
impl fmt::Debug for FaceImage<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FaceImage")
            .field("format", &self.format)
            .field("at", &self.at)
            .field("length", &self.bytes.len())
            .field("padding", &self.padding)
            .finish()
    }
}

/// Returns the image without the zero bytes after its end.
///
/// JPEG and JPEG 2000 end in the same marker. A JPEG 2000 file ends with its last box; if the lengths
/// of the boxes do not tell (a box may reach to the end of the file), in that marker too.
fn without_padding(format: ImageFormat, bytes: &[u8]) -> &[u8] {
    let mut trimmed = bytes;
    while let [rest @ .., 0] = trimmed {
        trimmed = rest;
    }
    let of_boxes = match format {
        ImageFormat::Jpeg2000 => boxes_of(bytes, trimmed.len()),
        ImageFormat::Jpeg | ImageFormat::Jpeg2000Codestream => None,
        ImageFormat::Unknown | ImageFormat::Wsq => return bytes,
    };
    match of_boxes {
        Some(boxes) => boxes,
        None if trimmed.ends_with(&END_OF_IMAGE) => trimmed,
        None => bytes,
    }
}

/// EOI of JPEG (ISO/IEC 10918-1 table B.1), EOC of a JPEG 2000 codestream (ISO/IEC 15444-1 §A.4.4).
const END_OF_IMAGE: [u8; 2] = [0xFF, 0xD9];

/// Returns the boxes of a JPEG 2000 file, if they give their lengths and only zeros follow them
/// (ISO/IEC 15444-1 §I.4).
///
/// ```text
/// LBox    4   length of the box with this header; 1: see XLBox; 0: to the end of the file
/// TBox    4   type
/// XLBox   8   length, if LBox is 1
/// ```
fn boxes_of(bytes: &[u8], used: usize) -> Option<&[u8]> {
    let mut end = 0_usize;
    // Each box has at least its header.
    while end < used {
        let rest = bytes.get(end..)?;
        let (length, after) = rest.split_first_chunk::<4>()?;
        let length = match u32::from_be_bytes(*length) {
            1 => u64::from_be_bytes(*after.get(4..)?.first_chunk()?),
            length => u64::from(length),
        };
        if length < 8 {
            return None;
        }
        end = end.checked_add(usize::try_from(length).ok()?)?;
    }
    bytes.get(..end)
}

/// A biometric data block that holds a face.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FaceImageBlock<'a> {
    /// An image without a record around it ([`Finding::FaceRecordMissing`]).
    ///
    /// No standard allows it, but JMRTD reads such blocks, so that documents with them are to be
    /// expected.
    Bare(FaceImage<'a>),
    /// ISO/IEC 19794-5:2005.
    Iso19794(FacialRecord<'a>),
    /// ISO/IEC 39794-5:2019.
    Iso39794(FaceImageData<'a>),
}

impl<'a> FaceImageBlock<'a> {
    /// Reads a data block that should hold a face.
    ///
    /// Its first bytes tell which record it is, not its tag or the format type in its header.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::Value`] if the block is neither a record nor an image; as
    /// [`FacialRecord::parse`]; [`ParseErrorKind::Missing`], [`ParseErrorKind::WrongLength`] or an
    /// encoding error in a record of ISO/IEC 39794-5.
    pub fn of(data: &BiometricDataBlock<'a>) -> Result<Self, ParseError> {
        let (bytes, at) = (data.bytes(), data.at());
        if bytes.starts_with(&FacialRecord::FORMAT) {
            return FacialRecord::parse_at(bytes, at).map(Self::Iso19794);
        }
        if bytes.starts_with(&[FaceImageData::FIRST_BYTE]) {
            return FaceImageData::of(data).map(Self::Iso39794);
        }
        let image = FaceImage::new(bytes, at);
        if image.format == ImageFormat::Unknown {
            return Err(ParseError::new(ParseErrorKind::Value, at, Structure::FacialRecord));
        }
        Ok(Self::Bare(image))
    }

    /// Returns the first image of the block; `None` if an ISO/IEC 39794-5 record holds something else.
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::vec::Vec;

    const SIGNATURE: [u8; 12] = *b"\x00\x00\x00\x0CjP  \r\n\x87\n";
    const CODESTREAM: [u8; 8] = [0xFF, 0x4F, 0xFF, 0x51, 1, 2, 0xFF, 0xD9];

    fn jpeg_2000_box(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
        let length = u32::try_from(8 + content.len()).unwrap();
        [&length.to_be_bytes(), &kind[..], content].concat()
    }

    /// The length of the image, and of the padding after it.
    fn lengths(bytes: &[u8]) -> (usize, u32) {
        let image = FaceImage::new(bytes, 0);
        assert_eq!(usize::try_from(image.length() + image.padding).unwrap(), bytes.len());
        assert_eq!(image.findings().is_empty(), image.padding == 0);
        (image.bytes.len(), image.padding)
    }

    fn padded(image: &[u8]) -> Vec<u8> {
        [image, &[0; 5]].concat()
    }

    #[test]
    fn zeros_after_the_end_are_padding() {
        let jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 1, 0xFF, 0xD9];
        let file = [&SIGNATURE[..], &jpeg_2000_box(b"jp2c", &CODESTREAM)].concat();
        for image in [&jpeg[..], &CODESTREAM, &file] {
            assert_eq!(lengths(image), (image.len(), 0));
            assert_eq!(lengths(&padded(image)), (image.len(), 5));
            assert_eq!(lengths(&[image, &[0]].concat()), (image.len(), 1));
            let other = [image, &[0, 0, 7, 0]].concat();
            assert_eq!(lengths(&other), (other.len(), 0));
        }
    }

    #[test]
    fn a_jpeg_2000_file_ends_where_its_boxes_end() {
        // The codestream was cut by its encoder; the last box is no codestream and ends in zeros.
        let cut = jpeg_2000_box(b"jp2c", &CODESTREAM[..6]);
        let last = jpeg_2000_box(b"uuid", &[7, 0xFF, 0xD9, 0, 0]);
        for boxes in [&[&SIGNATURE[..], &cut].concat(), &[&SIGNATURE[..], &cut, &last].concat()] {
            assert_eq!(lengths(boxes), (boxes.len(), 0));
            assert_eq!(lengths(&padded(boxes)), (boxes.len(), 5));
        }
    }

    #[test]
    fn a_box_may_have_a_long_length() {
        let long =
            [&[0, 0, 0, 1], &b"jp2c"[..], &[0, 0, 0, 0, 0, 0, 0, 22], &CODESTREAM[..6]].concat();
        let file = [&SIGNATURE[..], &long].concat();
        assert_eq!(lengths(&file), (file.len(), 0));
        assert_eq!(lengths(&padded(&file)), (file.len(), 5));
        let endless = [&SIGNATURE[..], &[0, 0, 0, 1], b"jp2c", &[0xFF; 8], &[1, 0, 0]].concat();
        assert_eq!(lengths(&endless), (endless.len(), 0));
    }

    #[test]
    fn a_box_to_the_end_of_the_file_ends_in_the_marker() {
        let file = [&SIGNATURE[..], &[0, 0, 0, 0], b"jp2c", &CODESTREAM].concat();
        assert_eq!(lengths(&padded(&file)), (file.len(), 5));
        let cut = [&SIGNATURE[..], &[0, 0, 0, 0], b"jp2c", &CODESTREAM[..6]].concat();
        assert_eq!(lengths(&padded(&cut)), (cut.len() + 5, 0));
    }

    #[test]
    fn boxes_without_a_usable_length_take_nothing_away() {
        for length in [2, 7, 9, 0x7F00_0000_u32] {
            let header = [&length.to_be_bytes()[..], b"xml "].concat();
            let file = [&SIGNATURE[..], &header, &[0]].concat();
            assert_eq!(lengths(&file).1, 0, "{length}");
        }
        assert_eq!(lengths(&[0; 9]), (9, 0));
        assert_eq!(lengths(&[]), (0, 0));
        assert_eq!(lengths(&padded(b"\xFF\xA0\xFF\xFF\xD9")), (10, 0));
    }
}
