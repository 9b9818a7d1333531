//! The finger image record of ISO/IEC 19794-4:2005.

use core::fmt;

use super::SampleImage;
use super::codes::hidden;
use super::finger_fields::{FingerImageCompression, FingerPosition, ImpressionType, ScaleUnits};
use super::record_fields::{array, byte, long, sample_image, short};
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::finding::{Finding, FindingSet};
use crate::tlv::{Malformed, Reader, Rules, offset, validated};

/// The maximum number of views in a record. Doc 9303-10 §4.7.3 provides for one finger in each record.
pub const MAX_FINGER_VIEWS: u32 = 32;

/// A finger image record (ISO/IEC 19794-4:2005 §7): a header, and a block for each view of a finger.
///
/// ```text
/// general record header                 32 bytes
///    "FIR\0"
///    version "010\0"
///    length of the record       6       with this header
///    capture device             2
///    image acquisition level    2
///    number of fingers          1
///    scale units                1
///    scan resolution            4       horizontal, vertical
///    image resolution           4       horizontal, vertical
///    pixel depth                1       bits
///    compression algorithm      1
///    reserved                   2
/// for each view: block                  see FingerView
/// ```
///
/// Numbers are big-endian. The views fill the record. Checked: format, version, and that each view has an image.
/// Noted: a length that is wrong, a number of fingers that does not fit the number of views, codes that the
/// standard does not define, and an image whose first bytes are not those of the stated compression. **Not**
/// checked: that the fields are true, and the reserved bytes. No image is decoded.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct FingerImageRecord<'a> {
    header: FingerRecordHeader,
    /// The blocks, already validated.
    blocks: &'a [u8],
    /// The offset of the first block.
    at: u32,
    len: u32,
    findings: FindingSet,
}

/// The fields of the general record header (ISO/IEC 19794-4:2005 §7.1).
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct FingerRecordHeader {
    /// The capture device, a number assigned by its vendor; 0 if the record does not state it.
    pub capture_device: u16,
    /// The image acquisition level, for example 31 (ISO/IEC 19794-4:2005 table 1).
    pub acquisition_level: u16,
    /// The number of fingers that the record states.
    pub fingers: u8,
    /// The unit of the resolutions.
    pub scale_units: ScaleUnits,
    /// The horizontal and the vertical resolution of the scan.
    pub scan_resolution: (u16, u16),
    /// The horizontal and the vertical resolution of the images.
    pub image_resolution: (u16, u16),
    /// The number of bits of a pixel.
    pub pixel_depth: u8,
    /// The compression of the images.
    pub compression: FingerImageCompression,
}

impl<'a> FingerImageRecord<'a> {
    /// The first bytes of a record.
    pub const FORMAT: [u8; 4] = *b"FIR\0";

    /// Parses a whole record.
    ///
    /// # Errors
    ///
    /// - [`ParseErrorKind::Value`] if the record has another format.
    /// - [`ParseErrorKind::Version`] if the record has another version.
    /// - [`ParseErrorKind::WrongLength`] if a block is too short for its header and an image.
    /// - [`ParseErrorKind::LengthExceedsInput`] if a block is longer than the rest of the record.
    /// - [`ParseErrorKind::TooMany`] if the record has more than [`MAX_FINGER_VIEWS`].
    /// - [`ParseErrorKind::TooFew`] if the record has no view.
    /// - [`ParseErrorKind::Truncated`] if the record ends in a header.
    pub fn parse(record: &'a [u8]) -> Result<Self, ParseError> {
        Self::parse_at(record, 0)
    }

    /// Parses a whole record, like [`FingerImageRecord::parse`], at this offset of a file.
    pub(super) fn parse_at(record: &'a [u8], at: u32) -> Result<Self, ParseError> {
        let reader = Reader::new(Rules::Lds, record, Structure::FingerImageRecord);
        reader.starting_at(at).all(Self::read)
    }

    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let (start, whole) = (reader.position(), offset(reader.remaining().len()));
        if reader.bytes(4)? != Self::FORMAT {
            return Err(reader.fail_at(ParseErrorKind::Value, start));
        }
        let version_at = reader.position();
        if reader.bytes(4)? != VERSION {
            return Err(reader.fail_at(ParseErrorKind::Version, version_at));
        }
        let [high, low, length @ ..] = array::<6>(reader)?;
        if (high, low, u32::from_be_bytes(length)) != (0, 0, whole) {
            reader.note(Finding::BiometricRecordLengthDiffers);
        }
        let header = FingerRecordHeader {
            capture_device: short(reader)?,
            acquisition_level: short(reader)?,
            fingers: byte(reader)?,
            scale_units: ScaleUnits::new(byte(reader)?),
            scan_resolution: (short(reader)?, short(reader)?),
            image_resolution: (short(reader)?, short(reader)?),
            pixel_depth: byte(reader)?,
            compression: FingerImageCompression::new(byte(reader)?),
        };
        let _reserved = short(reader)?;
        let (blocks, at) = (reader.remaining(), reader.position());
        let len = reader.repeat(MAX_FINGER_VIEWS, |reader| {
            FingerView::read(reader, header.compression).map(drop)
        })?;
        if len == 0 {
            return Err(reader.fail(ParseErrorKind::TooFew(1)));
        }
        let is_defined = header.scale_units.is_defined() && header.compression.is_defined();
        // A finger may have several views.
        if !is_defined || header.fingers == 0 || u32::from(header.fingers) > len {
            reader.note(Finding::BiometricFieldUnusual);
        }
        Ok(Self { header, blocks, at, len, findings: reader.findings() })
    }

    /// Returns the fields of the header.
    #[must_use]
    pub const fn header(&self) -> FingerRecordHeader {
        self.header
    }

    /// Returns the number of views, at least one.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "a record without views is an error")]
    pub const fn len(&self) -> u32 {
        self.len
    }

    /// Returns the views, in order.
    pub fn views(&self) -> impl Iterator<Item = FingerView<'a>> + Clone + use<'a> {
        let reader = Reader::new(Rules::Lds, self.blocks, Structure::Tlv);
        let (mut reader, compression) = (reader.starting_at(self.at), self.header.compression);
        (0..self.len).map_while(move |_| validated(FingerView::read(&mut reader, compression)))
    }

    /// Returns the tolerated deviations in the record.
    #[must_use]
    pub const fn findings(&self) -> FindingSet {
        self.findings
    }
}

hidden! { FingerRecordHeader }

/// Shows the number of views and the findings only: the views are biometric data.
impl fmt::Debug for FingerImageRecord<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FingerImageRecord")
            .field("len", &self.len)
            .field("findings", &self.findings)
            .finish_non_exhaustive()
    }
}

const VERSION: [u8; 4] = *b"010\0";

/// A view of a finger with the fields that describe it (ISO/IEC 19794-4:2005 §7.2).
///
/// ```text
/// finger image header                   14 bytes
///    length of the block        4       with this header
///    finger position            1
///    count of views             1       of this finger
///    view number                1
///    finger image quality       1
///    impression type            1
///    width                      2       pixels
///    height                     2       pixels
///    reserved                   1
/// image
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct FingerView<'a> {
    /// The finger.
    pub position: FingerPosition,
    /// The number of views of this finger in the record.
    pub view_count: u8,
    /// The number of this view, from 1.
    pub view_number: u8,
    /// The quality of the image, as the record states it.
    pub quality: u8,
    /// The kind of the impression.
    pub impression_type: ImpressionType,
    /// The width in pixels that the record states.
    pub width: u16,
    /// The height in pixels that the record states.
    pub height: u16,
    /// The image.
    pub image: SampleImage<'a>,
}

impl<'a> FingerView<'a> {
    /// The number of bytes of the finger image header.
    const HEADER: u32 = 14;

    /// Reads a block, and adds the findings about it.
    fn read(
        reader: &mut Reader<'a>,
        compression: FingerImageCompression,
    ) -> Result<Self, Malformed> {
        let at = reader.position();
        let length = long(reader)?;
        let Some(image_length @ 1..) = length.checked_sub(Self::HEADER) else {
            return Err(reader.fail_at(ParseErrorKind::WrongLength(length), at));
        };
        let position = FingerPosition::new(u32::from(byte(reader)?));
        let (view_count, view_number) = (byte(reader)?, byte(reader)?);
        let quality = byte(reader)?;
        let impression_type = ImpressionType::new(byte(reader)?);
        let (width, height) = (short(reader)?, short(reader)?);
        let _reserved = byte(reader)?;
        let image = sample_image(reader, image_length)?;
        if !position.is_defined() || !impression_type.is_defined() {
            reader.note(Finding::BiometricFieldUnusual);
        }
        if !compression.is_of(image.format) {
            reader.note(Finding::BiometricImageFormatDiffers);
        }
        Ok(Self {
            position,
            view_count,
            view_number,
            quality,
            impression_type,
            width,
            height,
            image,
        })
    }
}

/// Shows the image only: the other fields describe a person.
impl fmt::Debug for FingerView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FingerView").field("image", &self.image).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::biometrics::ImageFormat;
    use std::vec::Vec;

    const WSQ: [u8; 5] = [0xFF, 0xA0, 0xFF, 0xA4, 0];

    fn view(position: u8, image: &[u8]) -> Vec<u8> {
        let length = u32::try_from(14 + image.len()).unwrap().to_be_bytes();
        let fields = [position, 1, 1, 100, 0, 0, 20, 0, 30, 0];
        [&length[..], &fields, image].concat()
    }

    /// Returns a record with this compression.
    fn record(fingers: u8, compression: u8, views: &[&[u8]]) -> Vec<u8> {
        let views = views.concat();
        let length = u32::try_from(32 + views.len()).unwrap().to_be_bytes();
        let fields =
            [0, 9, 0, 31, fingers, 1, 1, 0xF4, 1, 0xF5, 1, 0xF6, 1, 0xF7, 8, compression, 0, 0];
        [b"FIR\x00010\0\0\0", &length[..], &fields, &views].concat()
    }

    fn findings(record: &[u8]) -> FindingSet {
        FingerImageRecord::parse(record).unwrap().findings()
    }

    fn error_of(record: &[u8]) -> ParseErrorKind {
        FingerImageRecord::parse(record).unwrap_err().kind
    }

    #[test]
    fn reads_each_field() {
        let bytes = record(2, 2, &[&view(2, &WSQ), &view(7, &WSQ[..3])]);
        let record = FingerImageRecord::parse(&bytes).unwrap();
        assert_eq!(record.findings(), FindingSet::EMPTY);
        let header = record.header();
        assert_eq!((header.capture_device, header.acquisition_level), (9, 31));
        assert_eq!((header.fingers, header.pixel_depth), (2, 8));
        assert_eq!(header.scale_units, ScaleUnits::PixelsPerInch);
        assert_eq!(header.scan_resolution, (500, 501));
        assert_eq!(header.image_resolution, (502, 503));
        assert_eq!(header.compression, FingerImageCompression::Wsq);
        assert_eq!(record.len(), 2);
        let [first, second] = record.views().collect::<Vec<_>>().try_into().unwrap();
        assert_eq!(first.position, FingerPosition::RightIndex);
        assert_eq!((first.view_count, first.view_number, first.quality), (1, 1, 100));
        assert_eq!(first.impression_type, ImpressionType::LiveScanPlain);
        assert_eq!((first.width, first.height), (20, 30));
        assert_eq!((first.image.format, first.image.bytes), (ImageFormat::Wsq, &WSQ[..]));
        assert_eq!((first.image.at, first.image.length()), (46, 5));
        assert_eq!(second.position, FingerPosition::LeftIndex);
        assert_eq!((second.image.at, second.image.bytes), (46 + 5 + 14, &WSQ[..3]));
    }

    #[test]
    fn reads_raw_images() {
        let bytes = record(1, 0, &[&view(1, &[0; 600])]);
        let record = FingerImageRecord::parse(&bytes).unwrap();
        assert_eq!(record.findings(), FindingSet::EMPTY);
        let image = record.views().next().unwrap().image;
        assert_eq!((image.format, image.length()), (ImageFormat::Unknown, 600));
    }

    #[test]
    fn a_finger_may_have_several_views() {
        let view = view(2, &WSQ);
        assert_eq!(findings(&record(1, 2, &[&view, &view])), FindingSet::EMPTY);
        let most = usize::try_from(MAX_FINGER_VIEWS).unwrap();
        let views = [&view[..]; 33];
        let many = record(1, 2, &views[..most]);
        assert_eq!(FingerImageRecord::parse(&many).unwrap().views().count(), most);
        let kind = ParseErrorKind::TooMany(MAX_FINGER_VIEWS);
        assert_eq!(error_of(&record(1, 2, &views)), kind);
    }

    #[test]
    fn refuses_another_format_and_version() {
        let good = record(1, 2, &[&view(2, &WSQ)]);
        for (at, kind) in [(2, ParseErrorKind::Value), (5, ParseErrorKind::Version)] {
            let mut bad = good.clone();
            bad[at] ^= 1;
            assert_eq!(error_of(&bad), kind);
        }
    }

    #[test]
    fn refuses_a_record_without_a_view_and_a_view_without_an_image() {
        assert_eq!(error_of(&record(1, 2, &[])), ParseErrorKind::TooFew(1));
        assert_eq!(error_of(&record(1, 2, &[&view(2, &[])])), ParseErrorKind::WrongLength(14));
        let mut long = record(1, 2, &[&view(2, &WSQ)]);
        long[35] += 1;
        let kind = ParseErrorKind::LengthExceedsInput { length: 6, remaining: 5 };
        assert_eq!(error_of(&long), kind);
    }

    #[test]
    fn each_proper_prefix_is_an_error() {
        let bytes = record(1, 2, &[&view(2, &WSQ)]);
        for end in 0..bytes.len() {
            assert!(FingerImageRecord::parse(&bytes[..end]).is_err(), "{end}");
        }
    }

    #[test]
    fn notes_what_it_tolerates() {
        let good = record(1, 2, &[&view(2, &WSQ)]);
        let unusual = Finding::BiometricFieldUnusual;
        for (at, value, finding) in [
            (8, 1, Finding::BiometricRecordLengthDiffers),
            (13, 0, Finding::BiometricRecordLengthDiffers),
            (18, 0, unusual),
            (18, 2, unusual),
            (19, 3, unusual),
            (29, 6, unusual),
            (29, 4, Finding::BiometricImageFormatDiffers),
            (36, 11, unusual),
            (40, 5, unusual),
        ] {
            let mut record = good.clone();
            record[at] = value;
            assert_eq!(findings(&record), FindingSet::of(&[finding]), "byte {at}");
        }
    }

    #[test]
    fn debug_shows_no_image() {
        let bytes = record(1, 2, &[&view(2, &WSQ)]);
        let record = FingerImageRecord::parse(&bytes).unwrap();
        let shown = std::format!("{record:?} {:?}", record.views().next());
        assert!(shown.contains("length: 5") && !shown.contains("RightIndex"), "{shown}");
    }
}
