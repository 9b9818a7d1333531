//! The iris image record of ISO/IEC 19794-6:2005.

use core::fmt;

use super::SampleImage;
use super::codes::hidden;
use super::iris_fields::{Eye, IrisImageFormat};
use super::record_fields::{array, byte, long, sample_image, short};
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::finding::{Finding, FindingSet};
use crate::tlv::{Malformed, Reader, Rules, offset, validated};

/// The maximum number of eyes in a record.
const MAX_EYES: u8 = 2;

/// An iris image record (ISO/IEC 19794-6:2005): a header, and for each eye a header and images.
///
/// ```text
/// record header                         45 bytes
///    "IIR\0"
///    version "010\0"
///    length of the record       4       with this header
///    capture device             2
///    number of eyes             1       1 or 2
///    length of this header      2       45
///    image properties           2       bits
///    iris diameter              2       pixels
///    image format               2
///    width                      2       pixels
///    height                     2       pixels
///    intensity depth            1       bits
///    image transformation       1
///    device identifier          16
/// for each eye: header, images          see IrisEye
/// ```
///
/// Numbers are big-endian. The eyes fill the record. Checked: format, version, length of the header, and that each
/// eye has an image. Noted: a length of the record that is wrong, codes that the standard does not define, and an
/// image whose first bytes are not those of the stated format. **Not** checked: that the fields are true. Not read:
/// the device identifier. No image is decoded.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct IrisImageRecord<'a> {
    header: IrisRecordHeader,
    /// The eyes, already validated.
    eyes: &'a [u8],
    /// The offset of the first eye.
    at: u32,
    findings: FindingSet,
}

/// The fields of the record header (ISO/IEC 19794-6:2005).
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct IrisRecordHeader {
    /// The capture device, a number assigned by its vendor; 0 if the record does not state it.
    pub capture_device: u16,
    /// The number of eyes.
    pub eyes: u8,
    /// Bits 0 and 1: horizontal orientation; 2 and 3: vertical orientation; 4 to 6: scan type; 7: occlusions; 8:
    /// filling of occlusions; 9: extraction of the boundary.
    pub image_properties: u16,
    /// The diameter of the iris in pixels.
    pub iris_diameter: u16,
    /// The format of the images.
    pub image_format: IrisImageFormat,
    /// The width of the images in pixels that the record states.
    pub width: u16,
    /// The height of the images in pixels that the record states.
    pub height: u16,
    /// The number of bits of a pixel.
    pub intensity_depth: u8,
    /// The transformation of the images, a code of the standard.
    pub image_transformation: u8,
}

impl<'a> IrisImageRecord<'a> {
    /// The first bytes of a record.
    pub const FORMAT: [u8; 4] = *b"IIR\0";

    /// Parses a whole record.
    ///
    /// # Errors
    ///
    /// - [`ParseErrorKind::Value`] if the record has another format.
    /// - [`ParseErrorKind::Version`] if the record has another version.
    /// - [`ParseErrorKind::WrongLength`] if the header has another length, or if an image is empty.
    /// - [`ParseErrorKind::NumberOutOfRange`] if the number of eyes is neither 1 nor 2.
    /// - [`ParseErrorKind::TooFew`] if an eye has no image.
    /// - [`ParseErrorKind::LengthExceedsInput`] if an image is longer than the rest of the record.
    /// - [`ParseErrorKind::Truncated`] if the record ends in a header.
    /// - [`ParseErrorKind::TrailingData`] if bytes follow the last image.
    pub fn parse(record: &'a [u8]) -> Result<Self, ParseError> {
        Self::parse_at(record, 0)
    }

    /// Parses a whole record, like [`IrisImageRecord::parse`], at this offset of a file.
    pub(super) fn parse_at(record: &'a [u8], at: u32) -> Result<Self, ParseError> {
        let reader = Reader::new(Rules::Lds, record, Structure::IrisImageRecord);
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
        if long(reader)? != whole {
            reader.note(Finding::BiometricRecordLengthDiffers);
        }
        let capture_device = short(reader)?;
        let eyes_at = reader.position();
        let eyes = byte(reader)?;
        if !(1..=MAX_EYES).contains(&eyes) {
            return Err(reader.fail_at(ParseErrorKind::NumberOutOfRange, eyes_at));
        }
        let length_at = reader.position();
        let length = short(reader)?;
        if length != HEADER {
            let kind = ParseErrorKind::WrongLength(u32::from(length));
            return Err(reader.fail_at(kind, length_at));
        }
        let header = IrisRecordHeader {
            capture_device,
            eyes,
            image_properties: short(reader)?,
            iris_diameter: short(reader)?,
            image_format: IrisImageFormat::new(short(reader)?),
            width: short(reader)?,
            height: short(reader)?,
            intensity_depth: byte(reader)?,
            image_transformation: byte(reader)?,
        };
        let _device_identifier = array::<16>(reader)?;
        if !header.image_format.is_defined() {
            reader.note(Finding::BiometricFieldUnusual);
        }
        let (content, at) = (reader.remaining(), reader.position());
        for _ in 0..eyes {
            IrisEye::read(reader, header.image_format)?;
        }
        Ok(Self { header, eyes: content, at, findings: reader.findings() })
    }

    /// Returns the fields of the header.
    #[must_use]
    pub const fn header(&self) -> IrisRecordHeader {
        self.header
    }

    /// Returns the eyes, in order.
    pub fn eyes(&self) -> impl Iterator<Item = IrisEye<'a>> + Clone + use<'a> {
        let reader = Reader::new(Rules::Lds, self.eyes, Structure::Tlv);
        let (mut reader, header) = (reader.starting_at(self.at), self.header);
        (0..header.eyes)
            .map_while(move |_| validated(IrisEye::read(&mut reader, header.image_format)))
    }

    /// Returns the tolerated deviations in the record.
    #[must_use]
    pub const fn findings(&self) -> FindingSet {
        self.findings
    }
}

/// Shows the number of eyes and the findings only: the images are biometric data.
impl fmt::Debug for IrisImageRecord<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("IrisImageRecord")
            .field("eyes", &self.header.eyes)
            .field("findings", &self.findings)
            .finish_non_exhaustive()
    }
}

const VERSION: [u8; 4] = *b"010\0";

/// The number of bytes of the record header.
const HEADER: u16 = 45;

/// The images of an eye (ISO/IEC 19794-6:2005).
///
/// ```text
/// iris header                           3 bytes
///    eye                        1
///    number of images           2
/// for each image: header, image         see IrisImage
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct IrisEye<'a> {
    eye: Eye,
    /// The images, already validated.
    images: &'a [u8],
    /// The offset of the first image.
    at: u32,
    len: u16,
    stated: IrisImageFormat,
}

impl<'a> IrisEye<'a> {
    fn read(reader: &mut Reader<'a>, stated: IrisImageFormat) -> Result<Self, Malformed> {
        let eye = Eye::new(u32::from(byte(reader)?));
        if !eye.is_defined() {
            reader.note(Finding::BiometricFieldUnusual);
        }
        let len_at = reader.position();
        let len = short(reader)?;
        if len == 0 {
            return Err(reader.fail_at(ParseErrorKind::TooFew(1), len_at));
        }
        let (images, at) = (reader.remaining(), reader.position());
        for _ in 0..len {
            IrisImage::read(reader, stated)?;
        }
        Ok(Self { eye, images, at, len, stated })
    }

    /// Returns the eye.
    #[must_use]
    pub const fn eye(&self) -> Eye {
        self.eye
    }

    /// Returns the images, in order; at least one.
    pub fn images(&self) -> impl Iterator<Item = IrisImage<'a>> + Clone + use<'a> {
        let reader = Reader::new(Rules::Lds, self.images, Structure::Tlv);
        let (mut reader, stated) = (reader.starting_at(self.at), self.stated);
        (0..self.len).map_while(move |_| validated(IrisImage::read(&mut reader, stated)))
    }
}

/// An image of an iris with the fields that describe it (ISO/IEC 19794-6:2005).
///
/// ```text
/// iris image header                     11 bytes
///    image number               2
///    quality                    1
///    rotation angle             2       signed
///    rotation uncertainty       2
///    length of the image        4
/// image
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct IrisImage<'a> {
    /// The number of the image, from 1.
    pub number: u16,
    /// The quality of the image, as the record states it.
    pub quality: u8,
    /// The code of the rotation of the eye.
    pub rotation_angle: i16,
    /// The code of the uncertainty of the rotation.
    pub rotation_uncertainty: u16,
    /// The image.
    pub image: SampleImage<'a>,
}

impl<'a> IrisImage<'a> {
    /// Reads an image, and adds the findings about it.
    fn read(reader: &mut Reader<'a>, stated: IrisImageFormat) -> Result<Self, Malformed> {
        let number = short(reader)?;
        let quality = byte(reader)?;
        let rotation_angle = array(reader).map(i16::from_be_bytes)?;
        let rotation_uncertainty = short(reader)?;
        let length_at = reader.position();
        let length = long(reader)?;
        if length == 0 {
            return Err(reader.fail_at(ParseErrorKind::WrongLength(0), length_at));
        }
        let image = sample_image(reader, length)?;
        if !stated.is_of(image.format) {
            reader.note(Finding::BiometricImageFormatDiffers);
        }
        Ok(Self { number, quality, rotation_angle, rotation_uncertainty, image })
    }
}

hidden! { IrisRecordHeader, IrisEye<'_> }

/// Shows the image only: the other fields describe a person.
impl fmt::Debug for IrisImage<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("IrisImage").field("image", &self.image).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::biometrics::ImageFormat;
    use std::vec::Vec;

    const JPEG: [u8; 4] = [0xFF, 0xD8, 0xFF, 0xE0];

    fn image(bytes: &[u8]) -> Vec<u8> {
        let length = u32::try_from(bytes.len()).unwrap().to_be_bytes();
        [&[0, 1, 90, 0xFF, 0xFE, 0, 3][..], &length, bytes].concat()
    }

    fn eye(code: u8, images: &[&[u8]]) -> Vec<u8> {
        let count = u8::try_from(images.len()).unwrap();
        [&[code, 0, count][..], &images.concat()].concat()
    }

    fn record(format: u8, eyes: &[&[u8]]) -> Vec<u8> {
        let count = u8::try_from(eyes.len()).unwrap();
        let eyes = eyes.concat();
        let length = u32::try_from(45 + eyes.len()).unwrap().to_be_bytes();
        let fields = [0, 7, count, 0, 45, 2, 5, 0, 150, 0, format, 0, 163, 0, 149, 8, 1];
        [b"IIR\x00010\0", &length[..], &fields, &[0; 16], &eyes].concat()
    }

    fn error_of(record: &[u8]) -> ParseErrorKind {
        IrisImageRecord::parse(record).unwrap_err().kind
    }

    #[test]
    fn reads_each_field() {
        let (right, left) = (image(&JPEG), image(&JPEG[..3]));
        let bytes = record(6, &[&eye(1, &[&right]), &eye(2, &[&left, &right])]);
        let record = IrisImageRecord::parse(&bytes).unwrap();
        assert_eq!(record.findings(), FindingSet::EMPTY);
        let header = record.header();
        assert_eq!((header.capture_device, header.eyes, header.image_properties), (7, 2, 0x0205));
        assert_eq!((header.iris_diameter, header.width, header.height), (150, 163, 149));
        assert_eq!(header.image_format, IrisImageFormat::MonoJpeg);
        assert_eq!((header.intensity_depth, header.image_transformation), (8, 1));
        let [right, left] = record.eyes().collect::<Vec<_>>().try_into().unwrap();
        assert_eq!((right.eye(), left.eye()), (Eye::Right, Eye::Left));
        assert_eq!((right.images().count(), left.images().count()), (1, 2));
        let first = right.images().next().unwrap();
        assert_eq!((first.number, first.quality), (1, 90));
        assert_eq!((first.rotation_angle, first.rotation_uncertainty), (-2, 3));
        assert_eq!((first.image.format, first.image.bytes), (ImageFormat::Jpeg, &JPEG[..]));
        assert_eq!((first.image.at, first.image.length()), (45 + 3 + 11, 4));
        let second = left.images().next().unwrap();
        assert_eq!((second.image.at, second.image.bytes), (63 + 3 + 11, &JPEG[..3]));
    }

    #[test]
    fn reads_raw_images() {
        let bytes = record(2, &[&eye(1, &[&image(&[0; 300])])]);
        let record = IrisImageRecord::parse(&bytes).unwrap();
        assert_eq!(record.findings(), FindingSet::EMPTY);
        let image = record.eyes().next().unwrap().images().next().unwrap().image;
        assert_eq!((image.format, image.length()), (ImageFormat::Unknown, 300));
    }

    #[test]
    fn refuses_a_header_of_another_kind() {
        let good = record(6, &[&eye(1, &[&image(&JPEG)])]);
        for (at, kind) in [
            (2, ParseErrorKind::Value),
            (5, ParseErrorKind::Version),
            (14, ParseErrorKind::NumberOutOfRange),
            (16, ParseErrorKind::WrongLength(44)),
        ] {
            let mut bad = good.clone();
            bad[at] ^= 1;
            assert_eq!(error_of(&bad), kind, "byte {at}");
        }
        let mut three = good;
        three[14] = 3;
        assert_eq!(error_of(&three), ParseErrorKind::NumberOutOfRange);
    }

    #[test]
    fn refuses_an_eye_without_an_image_and_bytes_after_the_last_image() {
        assert_eq!(error_of(&record(6, &[&eye(1, &[])])), ParseErrorKind::TooFew(1));
        let empty = record(6, &[&eye(1, &[&image(&[])])]);
        assert_eq!(error_of(&empty), ParseErrorKind::WrongLength(0));
        let good = record(6, &[&eye(1, &[&image(&JPEG)])]);
        let trailing = [&good[..], &[0]].concat();
        assert_eq!(error_of(&trailing), ParseErrorKind::TrailingData(1));
        let mut long = good;
        long[58] += 1;
        let kind = ParseErrorKind::LengthExceedsInput { length: 5, remaining: 4 };
        assert_eq!(error_of(&long), kind);
    }

    #[test]
    fn each_proper_prefix_is_an_error() {
        let bytes = record(6, &[&eye(1, &[&image(&JPEG)])]);
        for end in 0..bytes.len() {
            assert!(IrisImageRecord::parse(&bytes[..end]).is_err(), "{end}");
        }
    }

    #[test]
    fn notes_what_it_tolerates() {
        let good = record(6, &[&eye(1, &[&image(&JPEG)])]);
        for (at, value, finding) in [
            (11, 0, Finding::BiometricRecordLengthDiffers),
            (22, 7, Finding::BiometricFieldUnusual),
            (22, 16, Finding::BiometricImageFormatDiffers),
            (45, 3, Finding::BiometricFieldUnusual),
        ] {
            let mut bytes = good.clone();
            bytes[at] = value;
            let record = IrisImageRecord::parse(&bytes).unwrap();
            assert_eq!(record.findings(), FindingSet::of(&[finding]), "byte {at}");
        }
    }

    #[test]
    fn debug_shows_no_image() {
        let bytes = record(6, &[&eye(1, &[&image(&JPEG)])]);
        let record = IrisImageRecord::parse(&bytes).unwrap();
        let eye = record.eyes().next().unwrap();
        let shown = std::format!("{record:?} {eye:?} {:?}", eye.images().next());
        assert!(shown.contains("length: 4") && !shown.contains("Right"), "{shown}");
    }
}
