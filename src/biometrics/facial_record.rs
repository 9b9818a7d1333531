//! The facial record of ISO/IEC 19794-5:2005.

use core::fmt;

use super::facial_features::{
    ColourSpace, Expression, EyeColour, FaceImageType, FeatureMask, FeaturePoints, Gender,
    HairColour, ImageDataType, Pose, SourceType,
};
use super::{FaceImage, ImageFormat};
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::finding::{Finding, FindingSet};
use crate::tlv::offset;

/// By how many octets a record's length may be off: −8 and −1 stand in documents of New Zealand and
/// of the United Kingdom.
pub const RECORD_LENGTH_TOLERANCE: u32 = 8;

/// The most images that a record may hold. Doc 9303-10 §4.7 provides for one.
pub const MAX_FACIAL_IMAGES: u16 = 16;

/// A facial record (ISO/IEC 19794-5:2005 §5): a header, and a block for each image.
///
/// ```text
/// facial record header                  14 octets
///    "FAC\0"
///    version "010\0"
///    length of the record       4       with this header
///    number of images           2
/// for each image: block                 see FacialImage
/// ```
///
/// Numbers are big-endian. Checked: format, version, that the blocks fill the record, that each has
/// an image. Noted: a length that is off by at most [`RECORD_LENGTH_TOLERANCE`], zero octets after
/// the last block, several images, and what [`FacialImage`] notes. **Not** checked: whether the
/// fields tell the truth; no image is decoded.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct FacialRecord<'a> {
    first: FacialImage<'a>,
    rest: &'a [u8],
    rest_at: u32,
    len: u16,
    findings: FindingSet,
}

impl<'a> FacialRecord<'a> {
    /// What a record starts with.
    pub const FORMAT: [u8; 4] = *b"FAC\0";

    /// Reads a whole record.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::Value`] where the format is another, [`ParseErrorKind::Version`],
    /// [`ParseErrorKind::NumberOutOfRange`] or [`ParseErrorKind::TooMany`] of the number of images,
    /// [`ParseErrorKind::WrongLength`], [`ParseErrorKind::LengthExceedsInput`],
    /// [`ParseErrorKind::TrailingData`], [`ParseErrorKind::Truncated`].
    pub fn parse(record: &'a [u8]) -> Result<Self, ParseError> {
        Self::parse_at(record, 0)
    }

    /// Reads a whole record that stands at the offset `at` of a file.
    pub(super) fn parse_at(record: &'a [u8], at: u32) -> Result<Self, ParseError> {
        let mut cursor = Cursor { rest: record, at };
        if cursor.take()? != Self::FORMAT {
            return Err(error(ParseErrorKind::Value, at));
        }
        let version_at = cursor.at;
        if &cursor.take()? != b"010\0" {
            return Err(error(ParseErrorKind::Version, version_at));
        }
        let length_at = cursor.at;
        let length = u32::from_be_bytes(cursor.take()?);
        let len_at = cursor.at;
        let len = u16::from_be_bytes(cursor.take()?);
        if len > MAX_FACIAL_IMAGES {
            let kind = ParseErrorKind::TooMany(u32::from(MAX_FACIAL_IMAGES));
            return Err(error(kind, len_at));
        }
        let others = len.checked_sub(1);
        let others = others.ok_or_else(|| error(ParseErrorKind::NumberOutOfRange, len_at))?;

        let first = FacialImage::read(&mut cursor)?;
        let mut findings = first.findings;
        let (rest, rest_at) = (cursor.rest, cursor.at);
        for _ in 0..others {
            findings.merge(FacialImage::read(&mut cursor)?.findings);
            findings.insert(Finding::SeveralFaceImages);
        }

        let blocks_end = cursor.at.saturating_sub(at);
        let trailing = offset(cursor.rest.len());
        if trailing > 0 {
            findings.insert(Finding::FaceRecordLengthDiffers);
            if trailing > RECORD_LENGTH_TOLERANCE && cursor.rest.iter().any(|octet| *octet != 0) {
                return Err(error(ParseErrorKind::TrailingData(trailing), cursor.at));
            }
        }
        if length != blocks_end {
            findings.insert(Finding::FaceRecordLengthDiffers);
            let off_by = length.abs_diff(blocks_end).min(length.abs_diff(offset(record.len())));
            if off_by > RECORD_LENGTH_TOLERANCE {
                return Err(error(ParseErrorKind::WrongLength(length), length_at));
            }
        }
        Ok(Self { first, rest, rest_at, len, findings })
    }

    /// The first image.
    #[must_use]
    pub const fn first_image(&self) -> &FacialImage<'a> {
        &self.first
    }

    /// The number of images, at least one.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "a record without images is an error")]
    pub const fn len(&self) -> u16 {
        self.len
    }

    /// The images, in order.
    #[must_use]
    pub const fn images(&self) -> FacialImages<'a> {
        FacialImages {
            first: Some(self.first),
            cursor: Cursor { rest: self.rest, at: self.rest_at },
            left: self.len.saturating_sub(1),
        }
    }

    /// What deviates in the record and was tolerated.
    #[must_use]
    pub const fn findings(&self) -> FindingSet {
        self.findings
    }
}

/// The kind of its images only: the fields describe a person.
impl fmt::Debug for FacialRecord<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FacialRecord")
            .field("first_image", &self.first)
            .field("len", &self.len)
            .field("findings", &self.findings)
            .finish_non_exhaustive()
    }
}

/// Iterator over the images of a [`FacialRecord`].
#[derive(Clone, Debug)]
pub struct FacialImages<'a> {
    first: Option<FacialImage<'a>>,
    cursor: Cursor<'a>,
    left: u16,
}

impl<'a> Iterator for FacialImages<'a> {
    type Item = FacialImage<'a>;

    fn next(&mut self) -> Option<FacialImage<'a>> {
        if let Some(first) = self.first.take() {
            return Some(first);
        }
        self.left = self.left.checked_sub(1)?;
        // The blocks were checked when the record was read: an error cannot occur, and would end
        // the iteration.
        let image = FacialImage::read(&mut self.cursor).ok();
        if image.is_none() {
            self.left = 0;
        }
        image
    }
}

impl core::iter::FusedIterator for FacialImages<'_> {}

/// An image and what the record says of it (ISO/IEC 19794-5:2005 §5.5 to §5.8).
///
/// ```text
/// facial information                    20 octets
///    length of the block        4       with all that follows
///    number of feature points   2
///    gender                     1
///    eye colour                 1
///    hair colour                1
///    feature mask               3
///    expression                 2
///    pose angles                3       yaw, pitch, roll
///    their uncertainties        3
/// feature points                        8 octets each
/// image information                     12 octets
///    face image type            1
///    image data type            1
///    width                      2       pixels
///    height                     2       pixels
///    colour space               1
///    source type                1
///    device type                2
///    quality                    2
/// image
/// ```
///
/// Checked: that the block holds what it says, and an image that is not empty. Noted: codes that the
/// standard does not define, and an image whose first bytes are not those of the format said. **Not**
/// checked: the image, its size and the feature points.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct FacialImage<'a> {
    /// The sex of the person.
    pub gender: Gender,
    /// The colour of the eyes.
    pub eye_colour: EyeColour,
    /// The colour of the hair.
    pub hair_colour: HairColour,
    /// The properties of the face.
    pub feature_mask: FeatureMask,
    /// The expression of the face.
    pub expression: Expression,
    /// The angles of the head.
    pub pose: Pose,
    /// The uncertainties of the angles.
    pub pose_uncertainty: Pose,
    /// The kind of the image.
    pub image_type: FaceImageType,
    /// The format of the image, as the record says it.
    pub data_type: ImageDataType,
    /// The width in pixels, as the record says it.
    pub width: u16,
    /// The height in pixels, as the record says it.
    pub height: u16,
    /// The colour space.
    pub colour_space: ColourSpace,
    /// Where the image comes from.
    pub source_type: SourceType,
    /// The device, a number that its vendor gave it.
    pub device_type: u16,
    /// The quality; 0 is not said.
    pub quality: u16,
    points: &'a [u8],
    image: FaceImage<'a>,
    findings: FindingSet,
}

impl<'a> FacialImage<'a> {
    fn read(cursor: &mut Cursor<'a>) -> Result<Self, ParseError> {
        let length_at = cursor.at;
        let length = u32::from_be_bytes(cursor.clone().take()?);
        let mut block = cursor.split(length)?;
        let malformed = |_| error(ParseErrorKind::WrongLength(length), length_at);

        let information = block.take::<20>().map_err(malformed)?;
        let [_, _, _, _, p0, p1, gender, eyes, hair, m0, m1, m2, e0, e1, angles @ ..] = information;
        let [yaw, pitch, roll, yaw_uncertainty, pitch_uncertainty, roll_uncertainty] = angles;
        let points = u32::from(u16::from_be_bytes([p0, p1]));
        let points =
            block.split(points.saturating_mul(FeaturePoints::OCTETS)).map_err(malformed)?;
        let information = block.take::<12>().map_err(malformed)?;
        let [image_type, data_type, w0, w1, h0, h1, colours, source, d0, d1, q0, q1] = information;
        if block.rest.is_empty() {
            return Err(malformed(error(ParseErrorKind::Truncated, block.at)));
        }

        let mut image = Self {
            gender: Gender::new(gender),
            eye_colour: EyeColour::new(eyes),
            hair_colour: HairColour::new(hair),
            feature_mask: FeatureMask::new([m0, m1, m2]),
            expression: Expression::new(u16::from_be_bytes([e0, e1])),
            pose: Pose::new([yaw, pitch, roll]),
            pose_uncertainty: Pose::new([yaw_uncertainty, pitch_uncertainty, roll_uncertainty]),
            image_type: FaceImageType::new(image_type),
            data_type: ImageDataType::new(data_type),
            width: u16::from_be_bytes([w0, w1]),
            height: u16::from_be_bytes([h0, h1]),
            colour_space: ColourSpace::new(colours),
            source_type: SourceType::new(source),
            device_type: u16::from_be_bytes([d0, d1]),
            quality: u16::from_be_bytes([q0, q1]),
            points: points.rest,
            image: FaceImage::new(block.rest, block.at),
            findings: FindingSet::EMPTY,
        };
        if !image.is_defined() {
            image.findings.insert(Finding::FaceFieldUnusual);
        }
        if !image.has_format_said() {
            image.findings.insert(Finding::FaceImageFormatDiffers);
        }
        Ok(image)
    }

    /// The image and where it stands.
    #[must_use]
    pub const fn image(&self) -> FaceImage<'a> {
        self.image
    }

    /// The feature points of the face.
    #[must_use]
    pub const fn feature_points(&self) -> FeaturePoints<'a> {
        FeaturePoints::new(self.points)
    }

    /// What deviates in the block and was tolerated.
    #[must_use]
    pub const fn findings(&self) -> FindingSet {
        self.findings
    }

    fn is_defined(&self) -> bool {
        self.gender.is_defined()
            && self.eye_colour.is_defined()
            && self.hair_colour.is_defined()
            && self.feature_mask.is_defined()
            && self.expression.is_defined()
            && self.pose.is_defined()
            && self.pose_uncertainty.is_defined()
            && self.image_type.is_defined()
            && self.data_type.is_defined()
            && self.colour_space.is_defined()
            && self.source_type.is_defined()
            && self.feature_points().all(|point| point.is_defined())
    }

    /// Whether the image starts as one of the format that the record says. A codestream without the
    /// boxes of a file counts as JPEG 2000: the standard does not tell the two apart.
    fn has_format_said(&self) -> bool {
        match self.data_type {
            ImageDataType::Jpeg => self.image.format == ImageFormat::Jpeg,
            ImageDataType::Jpeg2000 => self.image.format.is_jpeg_2000(),
            ImageDataType::Undefined(_) => self.image.format != ImageFormat::Unknown,
        }
    }
}

/// The kind of the image only: the fields describe a person.
impl fmt::Debug for FacialImage<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FacialImage")
            .field("image_type", &self.image_type)
            .field("data_type", &self.data_type)
            .field("image", &self.image)
            .finish_non_exhaustive()
    }
}

/// The octets that are left, and the offset of the first.
#[derive(Clone)]
struct Cursor<'a> {
    rest: &'a [u8],
    at: u32,
}

impl<'a> Cursor<'a> {
    /// The next `N` octets.
    fn take<const N: usize>(&mut self) -> Result<[u8; N], ParseError> {
        let Some((chunk, rest)) = self.rest.split_first_chunk::<N>() else {
            return Err(error(ParseErrorKind::Truncated, self.at));
        };
        self.rest = rest;
        self.at = self.at.saturating_add(offset(N));
        Ok(*chunk)
    }

    /// A cursor over the next `length` octets.
    fn split(&mut self, length: u32) -> Result<Self, ParseError> {
        let remaining = offset(self.rest.len());
        let exceeds = ParseErrorKind::LengthExceedsInput { length, remaining };
        let octets = usize::try_from(length).ok();
        let split = octets.and_then(|octets| self.rest.split_at_checked(octets));
        let (part, rest) = split.ok_or_else(|| error(exceeds, self.at))?;
        let part = Self { rest: part, at: self.at };
        self.rest = rest;
        self.at = self.at.saturating_add(length);
        Ok(part)
    }
}

/// The number of octets left.
impl fmt::Debug for Cursor<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Cursor({} bytes)", self.rest.len())
    }
}

const fn error(kind: ParseErrorKind, at: u32) -> ParseError {
    ParseError::new(kind, at, Structure::FacialRecord)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::vec::Vec;

    const JPEG: [u8; 6] = [0xFF, 0xD8, 0xFF, 0xE0, 0xFF, 0xD9];

    /// A block with one feature point and a JPEG of six octets.
    fn block() -> Vec<u8> {
        let mut block = std::vec![0, 0, 0, 46, 0, 1, 2, 3, 2, 0, 0, 3, 0, 1, 2, 0, 180, 1, 0, 0];
        block.extend([1, 0xC1, 0, 5, 0, 6, 0, 0]);
        block.extend([1, 0, 1, 0x9D, 2, 0x13, 1, 2, 0, 7, 0, 9]);
        block.extend(JPEG);
        block
    }

    fn record_of(blocks: &[Vec<u8>]) -> Vec<u8> {
        let blocks_octets = blocks.concat();
        let length = u32::try_from(blocks_octets.len() + 14).unwrap();
        let count = u16::try_from(blocks.len()).unwrap();
        let header = [&b"FAC\x00010\0"[..], &length.to_be_bytes(), &count.to_be_bytes()].concat();
        [header, blocks_octets].concat()
    }

    fn record() -> Vec<u8> {
        record_of(&[block()])
    }

    /// The record with other octets from the offset `at` on.
    fn with(at: usize, octets: &[u8]) -> Vec<u8> {
        let mut record = record();
        record[at..at + octets.len()].copy_from_slice(octets);
        record
    }

    fn error_of(record: &[u8]) -> (ParseErrorKind, u32) {
        let error = FacialRecord::parse(record).unwrap_err();
        assert_eq!(error.within, Structure::FacialRecord);
        (error.kind, error.at)
    }

    #[test]
    fn reads_each_field() {
        let octets = record();
        let record = FacialRecord::parse(&octets).unwrap();
        assert!(record.findings().is_empty());
        let image = record.first_image();
        assert_eq!(image.gender, Gender::Female);
        assert_eq!(image.eye_colour, EyeColour::Brown);
        assert_eq!(image.hair_colour, HairColour::Black);
        assert_eq!(image.feature_mask.bits(), 3);
        assert_eq!(image.expression, Expression::Neutral);
        assert_eq!(image.pose.yaw.degrees(), Some(2));
        assert_eq!(image.pose.pitch.degrees(), None);
        assert_eq!(image.pose.roll.degrees(), Some(-2));
        assert_eq!(image.pose_uncertainty.yaw.uncertainty(), Some(0));
        assert_eq!(image.image_type, FaceImageType::FullFrontal);
        assert_eq!(image.data_type, ImageDataType::Jpeg);
        assert_eq!((image.width, image.height), (413, 531));
        assert_eq!(image.colour_space, ColourSpace::Rgb24);
        assert_eq!(image.source_type, SourceType::PhotographDigital);
        assert_eq!((image.device_type, image.quality), (7, 9));
        let point = image.feature_points().next().unwrap();
        assert_eq!((point.code, point.x, point.y), ((12, 1), 5, 6));
        assert_eq!((image.image().bytes, image.image().at), (&JPEG[..], 54));
        assert_eq!(image.image().format, ImageFormat::Jpeg);
        assert!(record.images().eq([*image]));
    }

    #[test]
    fn each_proper_prefix_is_an_error() {
        let record = record();
        for end in 0..record.len() {
            assert!(FacialRecord::parse(&record[..end]).is_err());
        }
    }

    #[test]
    fn refuses_another_format_or_version() {
        assert_eq!(error_of(&with(0, b"FIR\0")), (ParseErrorKind::Value, 0));
        assert_eq!(error_of(&with(4, b"030\0")), (ParseErrorKind::Version, 4));
    }

    #[test]
    fn refuses_no_images_and_too_many() {
        assert_eq!(error_of(&with(12, &[0, 0])), (ParseErrorKind::NumberOutOfRange, 12));
        assert_eq!(error_of(&with(12, &[0, 17])), (ParseErrorKind::TooMany(16), 12));
        let missing = record_of(&[block()]).len();
        assert_eq!(error_of(&with(12, &[0, 2])).0, ParseErrorKind::Truncated);
        assert_eq!(error_of(&with(12, &[0, 2])).1, u32::try_from(missing).unwrap());
    }

    #[test]
    fn refuses_a_block_that_does_not_hold_what_it_says() {
        // Too long for the record; no room for two feature points; no room for an image.
        let exceeds = ParseErrorKind::LengthExceedsInput { length: 47, remaining: 46 };
        assert_eq!(error_of(&with(17, &[47])), (exceeds, 14));
        assert_eq!(error_of(&with(18, &[0, 4])), (ParseErrorKind::WrongLength(46), 14));
        assert_eq!(error_of(&with(17, &[40])), (ParseErrorKind::WrongLength(40), 14));
        assert_eq!(error_of(&with(17, &[19])), (ParseErrorKind::WrongLength(19), 14));
        assert_eq!(error_of(&with(17, &[0])), (ParseErrorKind::WrongLength(0), 14));
    }

    #[test]
    fn tolerates_a_record_length_that_is_off_by_a_few() {
        for length in 52..=68 {
            let octets = with(11, &[length]);
            let findings = FacialRecord::parse(&octets).unwrap().findings();
            assert_eq!(findings.contains(Finding::FaceRecordLengthDiffers), length != 60);
        }
        assert_eq!(error_of(&with(11, &[51])), (ParseErrorKind::WrongLength(51), 8));
        assert_eq!(error_of(&with(11, &[69])), (ParseErrorKind::WrongLength(69), 8));
    }

    #[test]
    fn tolerates_zero_octets_and_a_few_others_after_the_last_block() {
        for (padding, length) in [(&[0; 20][..], 60), (&[0; 20], 80), (&[1; 8], 60)] {
            let octets = [&with(11, &[length])[..], padding].concat();
            let findings = FacialRecord::parse(&octets).unwrap().findings();
            assert_eq!(findings, FindingSet::of(&[Finding::FaceRecordLengthDiffers]));
        }
        let octets = [&record()[..], &[1; 9]].concat();
        assert_eq!(error_of(&octets), (ParseErrorKind::TrailingData(9), 60));
    }

    #[test]
    fn notes_codes_that_are_not_defined() {
        // Gender, eyes, hair, mask, expression, angles, uncertainties; type of the feature point;
        // types of image and data, colours, source.
        let unusual = FindingSet::of(&[Finding::FaceFieldUnusual]);
        for at in [20, 21, 22, 23, 26, 28, 29, 30, 31, 32, 33, 34, 42, 43, 48, 49] {
            let octets = with(at, &[0xF0]);
            assert_eq!(FacialRecord::parse(&octets).unwrap().findings(), unusual, "at {at}");
        }
    }

    #[test]
    fn notes_an_image_of_another_format() {
        let differs = FindingSet::of(&[Finding::FaceImageFormatDiffers]);
        for octets in [with(43, &[1]), with(54, &[0])] {
            assert_eq!(FacialRecord::parse(&octets).unwrap().findings(), differs);
        }
        let codestream = [0xFF, 0x4F, 0xFF, 0x51];
        let mut octets = with(43, &[1]);
        octets[54..58].copy_from_slice(&codestream);
        assert!(FacialRecord::parse(&octets).unwrap().findings().is_empty());
    }

    #[test]
    fn reads_several_images() {
        let octets = record_of(&[block(), block(), block()]);
        let record = FacialRecord::parse(&octets).unwrap();
        assert_eq!(record.findings(), FindingSet::of(&[Finding::SeveralFaceImages]));
        assert_eq!(record.len(), 3);
        assert!(record.images().map(|image| image.image().at).eq([54, 100, 146]));
    }

    #[test]
    fn debug_shows_no_field_that_describes_a_person() {
        let octets = record();
        let shown = std::format!("{:?}", FacialRecord::parse(&octets).unwrap());
        assert!(!shown.contains("Female") && !shown.contains("Brown"), "{shown}");
        assert!(shown.contains("length: 6"), "{shown}");
    }
}
