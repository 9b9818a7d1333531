//! The facial record of ISO/IEC 19794-5:2005.

use core::fmt;

use super::FaceImage;
use super::facial_features::{
    ColourSpace, Expression, EyeColour, FaceImageType, FeatureMask, FeaturePoints, Gender,
    HairColour, ImageDataType, Pose, SourceType,
};
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::finding::{Finding, FindingSet};
use crate::tlv::{Malformed, Reader, offset};

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
    /// The blocks, which were read once, and the offset of the first.
    blocks: &'a [u8],
    at: u32,
    len: u16,
    image: FaceImage<'a>,
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
        Reader::lds(record, Structure::FacialRecord).prefix(Self::read)
    }

    /// Reads a whole record with a reader that has read nothing else.
    #[inline(never)]
    pub(super) fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        reader.enter(Structure::FacialRecord);
        let whole_length = offset(reader.remaining().len());
        let start = reader.mark();
        let format = reader.octets(4)?;
        if *format != Self::FORMAT {
            return Err(reader.fail_value(ParseErrorKind::Value, format));
        }
        let version = reader.octets(4)?;
        if version != b"010\0" {
            return Err(reader.fail_value(ParseErrorKind::Version, version));
        }
        let length_at = reader.position();
        let length = number(reader.octets(4)?);
        let len_octets = reader.octets(2)?;
        let len = number(len_octets);
        if len > u32::from(MAX_FACIAL_IMAGES) {
            let kind = ParseErrorKind::TooMany(u32::from(MAX_FACIAL_IMAGES));
            return Err(reader.fail_value(kind, len_octets));
        }
        if len == 0 {
            return Err(reader.fail_value(ParseErrorKind::NumberOutOfRange, len_octets));
        }
        let (blocks, blocks_at) = (reader.remaining(), reader.position());
        let image = Block::read(reader)?.image;
        for _ in 1..len {
            Block::read(reader)?;
            reader.note(Finding::SeveralFaceImages);
        }

        let blocks_end = offset(reader.since(start).len());
        let rest = reader.remaining();
        if !rest.is_empty() {
            reader.note(Finding::FaceRecordLengthDiffers);
            let trailing = offset(rest.len());
            if trailing > RECORD_LENGTH_TOLERANCE && rest.iter().any(|octet| *octet != 0) {
                return Err(reader.fail(ParseErrorKind::TrailingData(trailing)));
            }
        }
        if length != blocks_end {
            reader.note(Finding::FaceRecordLengthDiffers);
            // It may be the length with or without what trails.
            let off_by = length.abs_diff(blocks_end).min(length.abs_diff(whole_length));
            if off_by > RECORD_LENGTH_TOLERANCE {
                return Err(reader.fail_at(ParseErrorKind::WrongLength(length), length_at));
            }
        }
        let len = u16::try_from(len).unwrap_or(MAX_FACIAL_IMAGES);
        Ok(Self { blocks, at: blocks_at, len, image, findings: reader.findings() })
    }

    /// The first image.
    #[must_use]
    pub fn first_image(&self) -> FacialImage<'a> {
        let mut reader = self.reader();
        let block = Block::read(&mut reader).unwrap_or_default();
        FacialImage::of(&block, reader.findings())
    }

    /// As [`FacialRecord::first_image`], without what the record says of it.
    pub(super) const fn image(&self) -> FaceImage<'a> {
        self.image
    }

    const fn reader(&self) -> Reader<'a> {
        Reader::lds(self.blocks, Structure::FacialRecord).starting_at(self.at)
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
        FacialImages { reader: self.reader(), left: self.len }
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
            .field("first_image", &self.first_image())
            .field("len", &self.len)
            .field("findings", &self.findings)
            .finish_non_exhaustive()
    }
}

/// Iterator over the images of a [`FacialRecord`].
#[derive(Clone, Debug)]
pub struct FacialImages<'a> {
    reader: Reader<'a>,
    left: u16,
}

impl<'a> Iterator for FacialImages<'a> {
    type Item = FacialImage<'a>;

    fn next(&mut self) -> Option<FacialImage<'a>> {
        self.left = self.left.checked_sub(1)?;
        // The blocks were checked when the record was read: an error cannot occur, and would end
        // the iteration.
        let block = Block::read(&mut self.reader).ok();
        if block.is_none() {
            self.left = 0;
        }
        Some(FacialImage::of(&block?, self.reader.take_findings()))
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
    fn of(block: &Block<'a>, findings: FindingSet) -> Self {
        // They are there: the block was checked.
        let person = block.person.first_chunk().copied().unwrap_or_default();
        let [gender, eyes, hair, m0, m1, m2, e0, e1, angles @ ..]: [u8; 14] = person;
        let [yaw, pitch, roll, yaw_uncertainty, pitch_uncertainty, roll_uncertainty] = angles;
        let technical = block.technical.first_chunk().copied().unwrap_or_default();
        let [image_type, data_type, w0, w1, h0, h1, colours, source, d0, d1, q0, q1]: [u8; 12] =
            technical;
        Self {
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
            points: block.points,
            image: block.image,
            findings,
        }
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

/// A block that holds what it says.
#[derive(Clone, Copy)]
struct Block<'a> {
    /// Gender, colours, features, expression and pose, and all that follows.
    person: &'a [u8],
    points: &'a [u8],
    /// What is said of the image, and the image.
    technical: &'a [u8],
    image: FaceImage<'a>,
}

impl Default for Block<'_> {
    fn default() -> Self {
        Self { person: &[], points: &[], technical: &[], image: FaceImage::EMPTY }
    }
}

impl<'a> Block<'a> {
    /// Reads a block, and notes what deviates in it.
    #[inline(never)]
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let at = reader.position();
        let left = reader.remaining();
        let length = number(reader.octets(4)?);
        let octets = usize::try_from(length).ok().and_then(|length| left.get(..length));
        let Some(octets) = octets else {
            let remaining = offset(left.len());
            return Err(
                reader.fail_at(ParseErrorKind::LengthExceedsInput { length, remaining }, at)
            );
        };
        let (Some(block), Ok(_)) =
            (Self::of(octets, at), reader.octets(octets.len().saturating_sub(4)))
        else {
            return Err(reader.fail_at(ParseErrorKind::WrongLength(length), at));
        };
        if !block.is_defined() {
            reader.note(Finding::FaceFieldUnusual);
        }
        if !block.data_type().is_of(block.image.format) {
            reader.note(Finding::FaceImageFormatDiffers);
        }
        Ok(block)
    }

    /// The parts of a block.
    fn of(octets: &'a [u8], at: u32) -> Option<Self> {
        let person = octets.get(6..)?;
        let points = number(octets.get(4..6)?).wrapping_mul(FeaturePoints::OCTETS);
        let points = usize::try_from(points).ok()?;
        let (points, technical) = person.get(14..)?.split_at_checked(points)?;
        let bytes = technical.get(12..)?;
        let before = offset(octets.len().wrapping_sub(bytes.len()));
        let image = FaceImage::new(bytes, at.wrapping_add(before));
        (!bytes.is_empty()).then_some(Self { person, points, technical, image })
    }

    /// Whether the standard defines each code.
    fn is_defined(&self) -> bool {
        are_in(self.person, &PERSON)
            && are_in(self.technical, &TECHNICAL)
            && FeaturePoints::new(self.points).all(|point| point.is_defined())
    }

    fn data_type(&self) -> ImageDataType {
        ImageDataType::new(self.technical.get(1).copied().unwrap_or_default())
    }
}

/// From which code on and to which the standard defines them, for each octet. A range that ends
/// before it starts goes over FF, which stands for what is not known or another.
type Codes = (u8, u8);

/// Gender, eye colour, hair colour, feature mask, expression, and pose with its uncertainties.
static PERSON: [Codes; 14] = [
    (0xFF, 2),
    (0xFF, 7),
    (0xFF, 9),
    (0, 0),
    (0, 7),
    (0, 0xFF),
    (0, 0),
    (0, 7),
    (0, 181),
    (0, 181),
    (0, 181),
    (0, 181),
    (0, 181),
    (0, 181),
];

/// Image type, image data type, width, height, colour space and source type.
static TECHNICAL: [Codes; 8] =
    [(0, 2), (0, 1), (0, 0xFF), (0, 0xFF), (0, 0xFF), (0, 0xFF), (0, 4), (0, 7)];

#[inline(never)]
fn are_in(octets: &[u8], codes: &[Codes]) -> bool {
    octets
        .iter()
        .zip(codes)
        .all(|(octet, (first, last))| octet.wrapping_sub(*first) <= last.wrapping_sub(*first))
}

/// A big-endian number of up to four octets.
fn number(octets: &[u8]) -> u32 {
    octets.iter().fold(0, |number, octet| (number << 8) | u32::from(*octet))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::biometrics::{ImageFormat, PoseAngle};
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
        assert!(record.images().eq([image]));
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

    #[test]
    fn the_ranges_of_codes_are_those_of_their_types() {
        for code in 0..=u8::MAX {
            let in_range = |codes: Codes| are_in(&[code], &[codes]);
            assert_eq!(in_range(PERSON[0]), Gender::new(code).is_defined());
            assert_eq!(in_range(PERSON[1]), EyeColour::new(code).is_defined());
            assert_eq!(in_range(PERSON[2]), HairColour::new(code).is_defined());
            assert_eq!(in_range(PERSON[3]), FeatureMask::new([code, 0, 0]).is_defined());
            assert_eq!(in_range(PERSON[4]), FeatureMask::new([0, code, 0]).is_defined());
            assert_eq!(in_range(PERSON[5]), FeatureMask::new([0, 0, code]).is_defined());
            assert_eq!(in_range(PERSON[6]), Expression::new(u16::from(code) << 8).is_defined());
            assert_eq!(in_range(PERSON[7]), Expression::new(u16::from(code)).is_defined());
            for angle in &PERSON[8..] {
                assert_eq!(in_range(*angle), PoseAngle::new(code).is_defined());
            }
            assert_eq!(in_range(TECHNICAL[0]), FaceImageType::new(code).is_defined());
            assert_eq!(in_range(TECHNICAL[1]), ImageDataType::new(code).is_defined());
            assert_eq!(in_range(TECHNICAL[6]), ColourSpace::new(code).is_defined());
            assert_eq!(in_range(TECHNICAL[7]), SourceType::new(code).is_defined());
        }
    }
}
