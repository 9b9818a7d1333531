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
        reader.rename(Structure::FacialRecord);
        let whole_length = offset(reader.remaining().len());
        let start = reader.remaining();
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
/// standard does not define, an image whose first bytes are not those of the format said, and zero
/// bytes behind an image. **Not** checked: the image, its size and the feature points.
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
        reader.note_if(block.image.finding());
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
mod tests;
