//! The landmarks of a face in a record of ISO/IEC 39794-5:2019.

use super::codes::hidden;
use super::iso39794::{Block, number, optional_code, skip_extensions};
use crate::tlv::{Malformed, Reader, Tag};

/// A landmark of a face (ISO/IEC 39794-5:2019, LandmarkBlock).
///
/// ```text
/// A0 A0                    landmarkKind, base
///    A0                       mpeg4FeaturePoint
///    A1 A0                    anthropometricLandmark, base
///       A0 | A1 | A2             name, point name, point identifier
/// A1 A0                    landmarkCoordinates, base
///    A0                       80 x, 81 y
///    A1                       80 u, 81 v
///    A2                       80 x, 81 y, 82 z
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Landmark {
    /// The point of the face.
    pub kind: LandmarkKind,
    /// The position of the point; `None` if the record does not state it.
    pub coordinates: Option<LandmarkCoordinates>,
}

/// A point of a face (ISO/IEC 39794-5:2019, LandmarkKind). Codes are those of the ENUMERATED types.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LandmarkKind {
    /// A code of AnthropometricLandmarkNameCode, for example 0 for the vertex.
    AnthropometricName(u32),
    /// A code of AnthropometricLandmarkPointIdCode.
    AnthropometricPointId(u32),
    /// A code of AnthropometricLandmarkPointNameCode.
    AnthropometricPointName(u32),
    /// A code of MPEG4FeaturePointCode, for example 0 for the point 2.1.
    Mpeg4(u32),
    /// A kind that the first edition does not have.
    Unknown,
}

/// The position of a landmark (ISO/IEC 39794-5:2019, LandmarkCoordinates).
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LandmarkCoordinates {
    /// In pixels of the image, from its upper left corner.
    Cartesian2D {
        /// The column.
        x: u16,
        /// The row.
        y: u16,
    },
    /// In three dimensions.
    Cartesian3D {
        /// The first coordinate.
        x: u16,
        /// The second coordinate.
        y: u16,
        /// The third coordinate.
        z: u16,
    },
    /// In pixels of a texture.
    TextureImage {
        /// The column.
        u: u32,
        /// The row.
        v: u32,
    },
    /// Coordinates that the first edition does not have.
    Unknown,
}

/// The first alternative of a CHOICE.
const BASE: Tag = Tag(0xA0);

impl<'a> Block<'a> for Landmark {
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let kind = reader.nested(Tag(0xA0), LandmarkKind::read)?;
        let coordinates = reader.optional_nested(Tag(0xA1), LandmarkCoordinates::read)?;
        skip_extensions(reader)?;
        Ok(Self { kind, coordinates })
    }
}

impl LandmarkKind {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Malformed> {
        let kind = reader.optional_nested(BASE, |reader| {
            let mpeg4 = optional_code(reader, Tag(0xA0))?.map(Self::Mpeg4);
            let other = reader.optional_nested(Tag(0xA1), Self::read_anthropometric)?;
            skip_extensions(reader)?;
            Ok(mpeg4.or(other))
        })?;
        skip_extensions(reader)?;
        Ok(kind.flatten().unwrap_or(Self::Unknown))
    }

    fn read_anthropometric(reader: &mut Reader<'_>) -> Result<Self, Malformed> {
        let kind = reader.optional_nested(BASE, |reader| {
            let name = optional_code(reader, Tag(0xA0))?.map(Self::AnthropometricName);
            let point_name = optional_code(reader, Tag(0xA1))?.map(Self::AnthropometricPointName);
            let point_id = optional_code(reader, Tag(0xA2))?.map(Self::AnthropometricPointId);
            skip_extensions(reader)?;
            Ok(name.or(point_name).or(point_id))
        })?;
        skip_extensions(reader)?;
        Ok(kind.flatten().unwrap_or(Self::Unknown))
    }
}

impl LandmarkCoordinates {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Malformed> {
        let coordinates = reader.optional_nested(BASE, |reader| {
            let plane = reader.optional_nested(Tag(0xA0), |reader| {
                let (x, y) = (number(reader, Tag(0x80))?, number(reader, Tag(0x81))?);
                Ok(Self::Cartesian2D { x, y })
            })?;
            let texture = reader.optional_nested(Tag(0xA1), |reader| {
                let (u, v) = (number(reader, Tag(0x80))?, number(reader, Tag(0x81))?);
                Ok(Self::TextureImage { u, v })
            })?;
            let space = reader.optional_nested(Tag(0xA2), |reader| {
                let (x, y) = (number(reader, Tag(0x80))?, number(reader, Tag(0x81))?);
                Ok(Self::Cartesian3D { x, y, z: number(reader, Tag(0x82))? })
            })?;
            skip_extensions(reader)?;
            Ok(plane.or(texture).or(space))
        })?;
        skip_extensions(reader)?;
        Ok(coordinates.flatten().unwrap_or(Self::Unknown))
    }
}

hidden! { Landmark, LandmarkKind, LandmarkCoordinates }

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Structure;
    use crate::finding::{Finding, FindingSet};
    use crate::tlv::Rules;
    use crate::tlv::build::tlv;
    use std::vec::Vec;

    fn read(kind: &[u8], coordinates: &[u8]) -> Option<Landmark> {
        let content = [&tlv(0xA0, &[kind])[..], coordinates].concat();
        let mut reader = Reader::new(Rules::Lds, &content, Structure::Tlv);
        let landmark = reader.all(Landmark::read).ok();
        assert!(landmark.is_none() || reader.findings() == FindingSet::EMPTY);
        landmark
    }

    /// Returns a code, in an extension block, under these tags.
    fn under(tags: &[u32], code: u8) -> Vec<u8> {
        let block = tlv(0xA1, &[&[0x80, 1, code]]);
        tags.iter().rev().fold(block, |inner, tag| tlv(*tag, &[&inner]))
    }

    fn at(tag: u32, numbers: &[u8]) -> Vec<u8> {
        let numbers: Vec<_> =
            (0x80..).zip(numbers).flat_map(|(tag, number)| tlv(tag, &[&[*number]])).collect();
        tlv(0xA1, &[&tlv(0xA0, &[&tlv(tag, &[&numbers])])])
    }

    #[test]
    fn reads_each_kind_and_each_position() {
        for (kind, expected) in [
            (under(&[0xA0, 0xA0], 10), LandmarkKind::Mpeg4(10)),
            (under(&[0xA0, 0xA1, 0xA0, 0xA0], 60), LandmarkKind::AnthropometricName(60)),
            (under(&[0xA0, 0xA1, 0xA0, 0xA1], 36), LandmarkKind::AnthropometricPointName(36)),
            (under(&[0xA0, 0xA1, 0xA0, 0xA2], 62), LandmarkKind::AnthropometricPointId(62)),
        ] {
            assert!(read(&kind, &[]) == Some(Landmark { kind: expected, coordinates: None }));
        }
        let kind = under(&[0xA0, 0xA0], 10);
        for (coordinates, expected) in [
            (at(0xA0, &[90, 22]), LandmarkCoordinates::Cartesian2D { x: 90, y: 22 }),
            (at(0xA1, &[5, 6]), LandmarkCoordinates::TextureImage { u: 5, v: 6 }),
            (at(0xA2, &[1, 2, 3]), LandmarkCoordinates::Cartesian3D { x: 1, y: 2, z: 3 }),
        ] {
            assert!(read(&kind, &coordinates).unwrap().coordinates == Some(expected));
        }
    }

    #[test]
    fn refuses_coordinates_that_are_not_complete() {
        let kind = under(&[0xA0, 0xA0], 10);
        assert!(read(&kind, &at(0xA0, &[90])).is_none());
        assert!(read(&kind, &at(0xA2, &[1, 2])).is_none());
        assert!(read(&kind, &at(0xA0, &[0xFF, 1])).is_none());
    }

    #[test]
    fn a_kind_of_a_later_edition_is_unknown() {
        for later in [tlv(0xA1, &[]), tlv(0xA0, &[&[0xA2, 0]]), under(&[0xA0, 0xA1, 0xA1], 1)] {
            let content = tlv(0xA0, &[&later]);
            let mut reader = Reader::new(Rules::Lds, &content, Structure::Tlv);
            assert!(reader.all(Landmark::read).unwrap().kind == LandmarkKind::Unknown);
            assert_eq!(reader.findings(), FindingSet::of(&[Finding::UnknownElement]));
        }
    }
}
