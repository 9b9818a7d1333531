//! The description of a person in a record of ISO/IEC 39794-5:2019.

use super::codes::{codes, hidden};
use super::iso39794::{flag, lenient, optional_code, optional_number, skip_extensions};
use crate::error::ParseErrorKind;
use crate::tlv::{Integer, Malformed, Reader, Tag};

codes! {
    /// The gender of a person (ISO/IEC 39794-5:2019, GenderCode).
    SubjectGender: u32 {
        /// Not known.
        Unknown = 0,
        /// Another.
        Other = 1,
        /// Male.
        Male = 2,
        /// Female.
        Female = 3,
    }

    /// The colour of the eyes (ISO/IEC 39794-5:2019, EyeColourCode).
    SubjectEyeColour: u32 {
        /// Not known.
        Unknown = 0,
        /// Another.
        Other = 1,
        /// Black.
        Black = 2,
        /// Blue.
        Blue = 3,
        /// Brown.
        Brown = 4,
        /// Grey.
        Grey = 5,
        /// Green.
        Green = 6,
        /// Hazel.
        Hazel = 7,
        /// Of several colours.
        MultiColoured = 8,
        /// Pink.
        Pink = 9,
    }

    /// The colour of the hair (ISO/IEC 39794-5:2019, HairColourCode).
    SubjectHairColour: u32 {
        /// Not known.
        Unknown = 0,
        /// Another.
        Other = 1,
        /// No hair.
        Bald = 2,
        /// Black.
        Black = 3,
        /// Blonde.
        Blonde = 4,
        /// Brown.
        Brown = 5,
        /// Grey.
        Grey = 6,
        /// White.
        White = 7,
        /// Red.
        Red = 8,
        /// Dyed in a known colour.
        KnownColoured = 9,
    }
}

/// The description of a person (ISO/IEC 39794-5:2019, IdentityMetadataBlock).
///
/// ```text
/// A0  gender
/// A1  eyeColour
/// A2  hairColour
/// 83  subjectHeight
/// A4  propertiesBlock
/// A5  expressionBlock
/// A6  poseAngleBlock
/// ```
///
/// **Not** checked: that the values are true. A malformed field reads as absent.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct IdentityMetadata {
    /// The gender.
    pub gender: Option<SubjectGender>,
    /// The colour of the eyes.
    pub eye_colour: Option<SubjectEyeColour>,
    /// The colour of the hair.
    pub hair_colour: Option<SubjectHairColour>,
    /// The height of the person, as the record states it. The unit is not certain: official samples have 1786
    /// and 180 for adults.
    pub subject_height: Option<u16>,
    /// The properties of the face.
    pub properties: Option<FaceProperties>,
    /// The expression of the face.
    pub expression: Option<FaceExpression>,
    /// The angles of the head.
    pub pose: Option<PoseAngles>,
}

impl IdentityMetadata {
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, Malformed> {
        let metadata = Self {
            gender: optional_code(reader, Tag(0xA0))?.map(SubjectGender::new),
            eye_colour: optional_code(reader, Tag(0xA1))?.map(SubjectEyeColour::new),
            hair_colour: optional_code(reader, Tag(0xA2))?.map(SubjectHairColour::new),
            subject_height: optional_number(reader, Tag(0x83))?,
            properties: lenient(reader, Tag(0xA4), FaceProperties::read)?,
            expression: lenient(reader, Tag(0xA5), FaceExpression::read)?,
            pose: lenient(reader, Tag(0xA6), PoseAngles::read)?,
        };
        skip_extensions(reader)?;
        Ok(metadata)
    }
}

/// The properties of a face (ISO/IEC 39794-5:2019, PropertiesBlock); `None` for each that the record does not
/// state.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct FaceProperties {
    /// Glasses.
    pub glasses: Option<bool>,
    /// A moustache.
    pub moustache: Option<bool>,
    /// A beard.
    pub beard: Option<bool>,
    /// Visible teeth.
    pub teeth_visible: Option<bool>,
    /// A pupil or an iris that is not visible.
    pub pupil_or_iris_not_visible: Option<bool>,
    /// An open mouth.
    pub mouth_open: Option<bool>,
    /// A patch on the left eye.
    pub left_eye_patch: Option<bool>,
    /// A patch on the right eye.
    pub right_eye_patch: Option<bool>,
    /// Dark glasses.
    pub dark_glasses: Option<bool>,
    /// A part of the face that is absent.
    pub biometric_absent: Option<bool>,
    /// Head coverings.
    pub head_coverings_present: Option<bool>,
}

impl FaceProperties {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Malformed> {
        let properties = Self {
            glasses: flag(reader, Tag(0x80))?,
            moustache: flag(reader, Tag(0x81))?,
            beard: flag(reader, Tag(0x82))?,
            teeth_visible: flag(reader, Tag(0x83))?,
            pupil_or_iris_not_visible: flag(reader, Tag(0x84))?,
            mouth_open: flag(reader, Tag(0x85))?,
            left_eye_patch: flag(reader, Tag(0x86))?,
            right_eye_patch: flag(reader, Tag(0x87))?,
            dark_glasses: flag(reader, Tag(0x88))?,
            biometric_absent: flag(reader, Tag(0x89))?,
            head_coverings_present: flag(reader, Tag(0x8A))?,
        };
        skip_extensions(reader)?;
        Ok(properties)
    }
}

/// The expression of a face (ISO/IEC 39794-5:2019, ExpressionBlock); `None` for each that the record does not
/// state.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct FaceExpression {
    /// Neutral.
    pub neutral: Option<bool>,
    /// A smile.
    pub smile: Option<bool>,
    /// Raised eyebrows.
    pub raised_eyebrows: Option<bool>,
    /// Eyes that look away from the camera.
    pub eyes_looking_away: Option<bool>,
    /// A squint.
    pub squinting: Option<bool>,
    /// A frown.
    pub frowning: Option<bool>,
}

impl FaceExpression {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Malformed> {
        let expression = Self {
            neutral: flag(reader, Tag(0x80))?,
            smile: flag(reader, Tag(0x81))?,
            raised_eyebrows: flag(reader, Tag(0x82))?,
            eyes_looking_away: flag(reader, Tag(0x83))?,
            squinting: flag(reader, Tag(0x84))?,
            frowning: flag(reader, Tag(0x85))?,
        };
        skip_extensions(reader)?;
        Ok(expression)
    }
}

/// The angles of the head (ISO/IEC 39794-5:2019, PoseAngleBlock).
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct PoseAngles {
    /// The angle about the vertical axis.
    pub yaw: Option<Angle>,
    /// The angle about the axis from ear to ear.
    pub pitch: Option<Angle>,
    /// The angle about the axis from nose to back.
    pub roll: Option<Angle>,
}

impl PoseAngles {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Malformed> {
        Ok(Self {
            yaw: reader.optional_nested(Tag(0xA0), Angle::read)?,
            pitch: reader.optional_nested(Tag(0xA1), Angle::read)?,
            roll: reader.optional_nested(Tag(0xA2), Angle::read)?,
        })
    }
}

/// An angle in degrees (ISO/IEC 39794-5:2019, AngleDataBlock).
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Angle {
    /// The angle, −180 to 180.
    pub degrees: i16,
    /// The uncertainty of the angle, 0 to 180.
    pub uncertainty: Option<u8>,
}

impl Angle {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Malformed> {
        let at = reader.position();
        let degrees = small_number(&reader.read_tagged::<Integer<'_>>(Tag(0x80))?);
        let uncertainty: Option<u8> = optional_number(reader, Tag(0x81))?;
        skip_extensions(reader)?;
        match degrees {
            Some(degrees @ -180..=180) if uncertainty.is_none_or(|angle| angle <= 180) => {
                Ok(Self { degrees, uncertainty })
            }
            _ => Err(reader.fail_at(ParseErrorKind::NumberOutOfRange, at)),
        }
    }
}

/// Returns a number that has at most 16 bits.
fn small_number(number: &Integer<'_>) -> Option<i16> {
    match *number.minimal() {
        [low] => Some(i16::from(i8::from_be_bytes([low]))),
        [high, low] => Some(i16::from_be_bytes([high, low])),
        _ => None,
    }
}

hidden! { IdentityMetadata, FaceProperties, FaceExpression, PoseAngles, Angle }

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Structure;
    use crate::finding::{Finding, FindingSet};
    use crate::tlv::Rules;
    use crate::tlv::build::tlv;
    use std::vec::Vec;

    fn read(parts: &[&[u8]]) -> (Option<IdentityMetadata>, FindingSet) {
        let content = parts.concat();
        let mut reader = Reader::new(Rules::Lds, &content, Structure::Tlv);
        let metadata = reader.all(IdentityMetadata::read).ok();
        (metadata, reader.findings())
    }

    fn extended(tag: u32, code: u8) -> Vec<u8> {
        tlv(tag, &[&tlv(0xA1, &[&[0x80, 1, code]])])
    }

    fn angle(tag: u32, degrees: &[u8]) -> Vec<u8> {
        tlv(tag, &[&tlv(0x80, &[degrees]), &[0x81, 1, 3]])
    }

    #[test]
    fn reads_each_field() {
        let properties = tlv(0xA4, &[&[0x80, 1, 0xFF], &[0x8A, 1, 0]]);
        let expression = tlv(0xA5, &[&[0x81, 1, 0xFF]]);
        let pose = tlv(
            0xA6,
            &[&angle(0xA0, &[0xFF, 0x4C]), &angle(0xA1, &[0xFE]), &angle(0xA2, &[0, 0xB4])],
        );
        let (metadata, findings) = read(&[
            &extended(0xA0, 3),
            &tlv(0xA1, &[&[0x80, 1, 7]]),
            &extended(0xA2, 9),
            &[0x83, 2, 0x06, 0xFA],
            &properties,
            &expression,
            &pose,
        ]);
        assert_eq!(findings, FindingSet::EMPTY);
        let metadata = metadata.unwrap();
        assert_eq!(metadata.gender, Some(SubjectGender::Female));
        assert_eq!(metadata.eye_colour, Some(SubjectEyeColour::Hazel));
        assert_eq!(metadata.hair_colour, Some(SubjectHairColour::KnownColoured));
        assert_eq!(metadata.subject_height, Some(1786));
        let properties = metadata.properties.unwrap();
        assert_eq!((properties.glasses, properties.beard), (Some(true), None));
        assert_eq!(properties.head_coverings_present, Some(false));
        let expression = metadata.expression.unwrap();
        assert_eq!((expression.neutral, expression.smile), (None, Some(true)));
        let pose = metadata.pose.unwrap();
        let degrees = [pose.yaw, pose.pitch, pose.roll].map(|angle| angle.unwrap().degrees);
        assert_eq!(degrees, [-180, -2, 180]);
        assert_eq!(pose.yaw.unwrap().uncertainty, Some(3));
    }

    #[test]
    fn a_malformed_field_reads_as_absent() {
        let unusual = FindingSet::of(&[Finding::BiometricFieldUnusual]);
        let height = [0x83, 1, 100];
        for bad in [
            tlv(0xA0, &[&[0x80, 5, 1, 1, 1, 1, 1]]),
            tlv(0xA5, &[&[0x80, 1, 2]]),
            tlv(0xA6, &[&angle(0xA0, &[0, 0xB5])]),
        ] {
            let parts = if bad[0] == 0xA0 { [&bad[..], &height] } else { [&height, &bad[..]] };
            let (metadata, findings) = read(&parts);
            assert_eq!(findings, unusual);
            let expected = IdentityMetadata { subject_height: Some(100), ..Default::default() };
            assert_eq!(metadata, Some(expected));
        }
    }

    #[test]
    fn a_code_without_its_choice_is_read_with_a_finding() {
        let (metadata, findings) = read(&[&[0x80, 1, 2]]);
        assert_eq!(metadata.unwrap().gender, Some(SubjectGender::Male));
        assert_eq!(findings, FindingSet::of(&[Finding::BiometricFieldUnusual]));
    }

    #[test]
    fn an_unknown_code_is_kept_and_an_extension_without_a_code_reads_as_absent() {
        let (metadata, findings) = read(&[&extended(0xA0, 77), &[0xA1, 2, 0xA1, 0]]);
        assert_eq!(findings, FindingSet::EMPTY);
        let metadata = metadata.unwrap();
        assert_eq!(
            (metadata.gender, metadata.eye_colour),
            (Some(SubjectGender::Undefined(77)), None)
        );
    }

    #[test]
    fn notes_an_element_that_is_not_known() {
        let (metadata, findings) = read(&[&[0x83, 1, 100], &[0x87, 1, 0]]);
        assert_eq!(findings, FindingSet::of(&[Finding::UnknownElement]));
        assert_eq!(metadata.unwrap().subject_height, Some(100));
    }

    #[test]
    fn debug_shows_no_value() {
        let (metadata, _) = read(&[&extended(0xA0, 3), &[0x83, 2, 0x06, 0xFA]]);
        assert_eq!(std::format!("{:?}", metadata.unwrap()), "IdentityMetadata(..)");
    }
}
