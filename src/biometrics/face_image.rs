//! The image of a face in any kind of record.

use core::fmt;

use super::ImageFormat;
use crate::finding::{Finding, FindingSet};
use crate::tlv::offset;

/// An image in a file. The image is not decoded.
#[derive(Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct FaceImage<'a> {
    /// The format, recognised by the first bytes.
    pub format: ImageFormat,
    /// The image, without the padding after it.
    pub bytes: &'a [u8],
    /// The offset of the image from the start of the parsed input, which is the file for
    /// [`Dg2::face_image`](crate::lds::dg2::Dg2::face_image).
    pub at: u32,
    /// The number of zero bytes after the end of the image ([`Finding::ImagePadded`]). Some decoders fail on
    /// these bytes (the decoder of iOS, AndyQ/NFCPassportReader 2.3.1).
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

/// Shows format, offset, length and padding only, because the image is personal data.
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
/// JPEG images and JPEG 2000 codestreams end in the same marker. A JPEG 2000 file ends with its last box; if
/// the lengths of the boxes do not show the end (a box may extend to the end of the file), the file too must
/// end in that marker.
fn without_padding(format: ImageFormat, bytes: &[u8]) -> &[u8] {
    let mut trimmed = bytes;
    while let [rest @ .., 0] = trimmed {
        trimmed = rest;
    }
    let of_boxes = match format {
        ImageFormat::Jpeg2000 => boxes_of(bytes, trimmed.len()),
        ImageFormat::Jpeg | ImageFormat::Jpeg2000Codestream => None,
        ImageFormat::Png | ImageFormat::Unknown | ImageFormat::Wsq => return bytes,
    };
    match of_boxes {
        Some(boxes) => boxes,
        None if trimmed.ends_with(&END_OF_IMAGE) => trimmed,
        None => bytes,
    }
}

/// The marker EOI of JPEG (ISO/IEC 10918-1 table B.1) and EOC of a JPEG 2000 codestream (ISO/IEC 15444-1
/// §A.4.4).
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
    // A box is at least as long as its header.
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

    /// Returns the length of the image, and the length of the padding after it.
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
        // The codestream was truncated by its encoder; the last box is not a codestream and ends in zeros.
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
