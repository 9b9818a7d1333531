//! The facial record of ISO/IEC 19794-5:2005.

use core::fmt;

use super::FaceImage;
use super::facial_features::{
    ColourSpace, Expression, EyeColour, FaceImageType, FeatureMask, FeaturePoint, Gender,
    HairColour, ImageDataType, Pose, SourceType,
};
use super::record_fields::array;
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::finding::{Finding, FindingSet};
use crate::tlv::{Malformed, Reader, Rules, offset, validated};

/// The maximum difference in bytes between the stated and the actual length of a record. The difference is −8
/// and −1 in documents of New Zealand and of the United Kingdom.
pub const RECORD_LENGTH_TOLERANCE: u32 = 8;

/// The maximum number of images in a record. Doc 9303-10 §4.7 provides for one.
pub const MAX_FACIAL_IMAGES: u16 = 16;

/// A facial record (ISO/IEC 19794-5:2005 §5): a header, and a block for each image.
///
/// ```text
/// facial record header                  14 bytes
///    "FAC\0"
///    version "010\0"
///    length of the record       4       with this header
///    number of images           2
/// for each image: block                 see FacialImage
/// ```
///
/// Numbers are big-endian. Checked: format, version, that the blocks fill the record, that each block has an
/// image. Noted: a length that is wrong by at most [`RECORD_LENGTH_TOLERANCE`], bytes after the last block
/// (any number of zero bytes, or at most [`RECORD_LENGTH_TOLERANCE`] others), several images, and the
/// findings of each [`FacialImage`]. **Not** checked: that the fields are true. No image is decoded.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct FacialRecord<'a> {
    /// The blocks, already validated.
    blocks: &'a [u8],
    /// The offset of the first block.
    at: u32,
    len: u16,
    first: FacialImage<'a>,
    findings: FindingSet,
}

impl<'a> FacialRecord<'a> {
    /// The first bytes of a record.
    pub const FORMAT: [u8; 4] = *b"FAC\0";

    /// Parses a whole record.
    ///
    /// # Errors
    ///
    /// - [`ParseErrorKind::Value`] if the record has another format.
    /// - [`ParseErrorKind::Version`] if the record has another version.
    /// - [`ParseErrorKind::NumberOutOfRange`] if the record has no image.
    /// - [`ParseErrorKind::TooMany`] if the record has more than [`MAX_FACIAL_IMAGES`].
    /// - [`ParseErrorKind::WrongLength`] if the length of the record is wrong, or if a block is too short for
    ///   its parts.
    /// - [`ParseErrorKind::LengthExceedsInput`] if a block is longer than the rest of the record.
    /// - [`ParseErrorKind::TrailingData`] if more than [`RECORD_LENGTH_TOLERANCE`] bytes follow the last
    ///   block and not all of them are zero.
    /// - [`ParseErrorKind::Truncated`] if the record ends in its header or in the length of a block.
    pub fn parse(record: &'a [u8]) -> Result<Self, ParseError> {
        Self::parse_at(record, 0)
    }

    /// Parses a whole record, like [`FacialRecord::parse`], at this offset of a file.
    pub(super) fn parse_at(record: &'a [u8], at: u32) -> Result<Self, ParseError> {
        let reader = Reader::new(Rules::Lds, record, Structure::FacialRecord);
        reader.starting_at(at).prefix(Self::read)
    }

    /// Reads a record that fills the rest of the input.
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let (start, record) = (reader.position(), reader.remaining());
        if reader.bytes(4)? != Self::FORMAT {
            return Err(reader.fail_at(ParseErrorKind::Value, start));
        }
        let version_at = reader.position();
        if reader.bytes(4)? != VERSION {
            return Err(reader.fail_at(ParseErrorKind::Version, version_at));
        }
        let length_at = reader.position();
        let length = u32::from_be_bytes(array(reader)?);
        let len_at = reader.position();
        let len = u16::from_be_bytes(array(reader)?);
        if len > MAX_FACIAL_IMAGES {
            let kind = ParseErrorKind::TooMany(u32::from(MAX_FACIAL_IMAGES));
            return Err(reader.fail_at(kind, len_at));
        }
        if len == 0 {
            return Err(reader.fail_at(ParseErrorKind::NumberOutOfRange, len_at));
        }
        let (blocks, at) = (reader.remaining(), reader.position());
        let first = FacialImage::read(reader)?;
        for _ in 1..len {
            FacialImage::read(reader)?;
            reader.note(Finding::SeveralFaceImages);
        }

        let rest = reader.remaining();
        if !rest.is_empty() {
            reader.note(Finding::FaceRecordLengthDiffers);
            let trailing = offset(rest.len());
            if trailing > RECORD_LENGTH_TOLERANCE && rest.iter().any(|byte| *byte != 0) {
                return Err(reader.fail(ParseErrorKind::TrailingData(trailing)));
            }
        }
        let length_read = reader.position().wrapping_sub(start);
        if length != length_read {
            reader.note(Finding::FaceRecordLengthDiffers);
            // The stated length may include the trailing bytes, or not.
            let whole_length = offset(record.len());
            let off_by = length.abs_diff(length_read).min(length.abs_diff(whole_length));
            if off_by > RECORD_LENGTH_TOLERANCE {
                return Err(reader.fail_at(ParseErrorKind::WrongLength(length), length_at));
            }
        }
        Ok(Self { blocks, at, len, first, findings: reader.findings() })
    }

    /// Returns the first image.
    #[must_use]
    pub const fn first_image(&self) -> FacialImage<'a> {
        self.first
    }

    /// Returns the number of images, at least one.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "a record without images is an error")]
    pub const fn len(&self) -> u16 {
        self.len
    }

    /// Returns the images, in order.
    pub fn images(&self) -> impl Iterator<Item = FacialImage<'a>> + Clone + use<'a> {
        let reader = Reader::new(Rules::Lds, self.blocks, Structure::FacialRecord);
        let mut reader = reader.starting_at(self.at);
        (0..self.len).map_while(move |_| validated(FacialImage::read(&mut reader)))
    }

    /// Returns the tolerated deviations in the record.
    #[must_use]
    pub const fn findings(&self) -> FindingSet {
        self.findings
    }
}

/// Shows the kind of the first image only: the fields describe a person.
impl fmt::Debug for FacialRecord<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FacialRecord")
            .field("first_image", &self.first_image())
            .field("len", &self.len)
            .field("findings", &self.findings)
            .finish_non_exhaustive()
    }
}

const VERSION: [u8; 4] = *b"010\0";

/// An image with the fields that describe it (ISO/IEC 19794-5:2005 §5.5 to §5.8).
///
/// ```text
/// facial information                    20 bytes
///    length of the block        4       with all that follows
///    number of feature points   2
///    gender                     1
///    eye colour                 1
///    hair colour                1
///    feature mask               3
///    expression                 2
///    pose angles                3       yaw, pitch, roll
///    their uncertainties        3
/// feature points                        8 bytes each
/// image information                     12 bytes
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
/// Checked: that the block has room for its parts, and that its image is not empty. Noted: codes that the
/// standard does not define, an image whose first bytes are not those of the stated format, and zero bytes
/// after an image. **Not** checked: the image, its size, and the positions of the feature points.
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
    /// The format of the image that the record states.
    pub data_type: ImageDataType,
    /// The width in pixels that the record states.
    pub width: u16,
    /// The height in pixels that the record states.
    pub height: u16,
    /// The colour space.
    pub colour_space: ColourSpace,
    /// The source of the image.
    pub source_type: SourceType,
    /// The type of the capture device, a number assigned by its vendor.
    pub device_type: u16,
    /// The quality of the image; 0 if the record does not state it.
    pub quality: u16,
    points: &'a [u8],
    image: FaceImage<'a>,
}

impl<'a> FacialImage<'a> {
    /// Reads a block, and adds the findings about it.
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let (at, left) = (reader.position(), reader.remaining());
        let length = u32::from_be_bytes(array(reader)?);
        let block = usize::try_from(length).ok().and_then(|length| left.get(..length));
        let Some(block) = block else {
            let kind = ParseErrorKind::LengthExceedsInput { length, remaining: offset(left.len()) };
            return Err(reader.fail_at(kind, at));
        };
        let Some(image) = Self::from_block(block, at) else {
            return Err(reader.fail_at(ParseErrorKind::WrongLength(length), at));
        };
        // The four bytes of the length were read before.
        reader.bytes(block.len().saturating_sub(4))?;
        reader.note_all(image.findings());
        Ok(image)
    }

    /// Returns the image in a block at offset `at`, or `None` if the block is too short for its parts.
    fn from_block(block: &'a [u8], at: u32) -> Option<Self> {
        let (information, rest) = block.split_first_chunk::<20>()?;
        let [_, _, _, _, p0, p1, gender, eyes, hair, person @ ..] = *information;
        let [m0, m1, m2, e0, e1, yaw, pitch, roll, uncertainties @ ..] = person;
        let points = usize::from(u16::from_be_bytes([p0, p1]));
        let (points, rest) = rest.split_at_checked(points.checked_mul(FeaturePoint::LENGTH)?)?;
        let (information, image) = rest.split_first_chunk::<12>()?;
        let [image_type, data_type, w0, w1, h0, h1, colours, source, d0, d1, q0, q1] = *information;
        if image.is_empty() {
            return None;
        }
        let image_at = at.wrapping_add(offset(block.len().saturating_sub(image.len())));
        Some(Self {
            gender: Gender::new(gender),
            eye_colour: EyeColour::new(eyes),
            hair_colour: HairColour::new(hair),
            feature_mask: FeatureMask::new([m0, m1, m2]),
            expression: Expression::new(u16::from_be_bytes([e0, e1])),
            pose: Pose::new([yaw, pitch, roll]),
            pose_uncertainty: Pose::new(uncertainties),
            image_type: FaceImageType::new(image_type),
            data_type: ImageDataType::new(data_type),
            width: u16::from_be_bytes([w0, w1]),
            height: u16::from_be_bytes([h0, h1]),
            colour_space: ColourSpace::new(colours),
            source_type: SourceType::new(source),
            device_type: u16::from_be_bytes([d0, d1]),
            quality: u16::from_be_bytes([q0, q1]),
            points,
            image: FaceImage::new(image, image_at),
        })
    }

    /// Returns the image with its offset.
    #[must_use]
    pub const fn image(&self) -> FaceImage<'a> {
        self.image
    }

    /// Returns the feature points of the face.
    pub fn feature_points(&self) -> impl Iterator<Item = FeaturePoint> + Clone + use<'a> {
        FeaturePoint::read_all(self.points)
    }

    /// Returns the tolerated deviations in the block.
    #[must_use]
    pub fn findings(&self) -> FindingSet {
        let mut findings = self.image.findings();
        if !self.is_defined() {
            findings.insert(Finding::FaceFieldUnusual);
        }
        if !self.data_type.is_of(self.image.format) {
            findings.insert(Finding::FaceImageFormatDiffers);
        }
        findings
    }

    /// True if the standard defines all codes of the fields.
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
}

/// Shows the kind of the image only: the fields describe a person.
impl fmt::Debug for FacialImage<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FacialImage")
            .field("image_type", &self.image_type)
            .field("data_type", &self.data_type)
            .field("image", &self.image)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
