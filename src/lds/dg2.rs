//! EF.DG2: the face.

use super::{DataGroup, DgNumber, OuterElement};
use crate::biometrics::{
    BiometricHeader, BiometricInformationGroup, BiometricInformationTemplate, DataBlockKind,
    FaceImage, FaceImageBlock, FacialRecord, next_element, skip_padding,
};
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::finding::{Finding, FindingSet};
use crate::tlv::{Malformed, Reader, Rules, Tag};

/// The encoded identification features of the face (Doc 9303-10 §4.7.2).
///
/// ```text
/// 75 L
///    7F61 L
///       02 01 nn          number of instances, 1 to 9; 0 if there is no face
///       7F60 L            biometric information template, nn times
///          A1 L …         header; format 0101/0008 or 0101/002A
///          5F2E L …       facial record of ISO/IEC 19794-5
///       or 7F2E L A1 L …  face image data block of ISO/IEC 39794-5
/// ```
///
/// Checked: all templates, and for the first template, which must be in the interoperable format, also
/// the format in its header and the record. Noted: the findings of [`BiometricInformationGroup`] and
/// [`FaceImageBlock`], a biometric type other than a face, and a file without a face: documents of
/// children have zero instances (JMRTD, after Supplement R7-p1 to Doc 9303). **Not** checked: the data
/// blocks of further templates, which may have any format ([`FaceImageBlock::of`] reads the data block of
/// a face). No image is decoded.
///
/// ```
/// use idchip::biometrics::ImageFormat;
/// use idchip::lds::{DataGroup, dg2::Dg2};
///
/// # fn show(file: &[u8]) -> Result<(), idchip::ParseError> {
/// let dg2 = Dg2::parse(file)?;
/// if let Some(image) = dg2.face_image().filter(|image| image.format == ImageFormat::Jpeg) {
///     println!("{} bytes of JPEG from byte {} on", image.length(), image.at);
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dg2<'a> {
    group: BiometricInformationGroup<'a>,
    face: Option<FaceImageBlock<'a>>,
    findings: FindingSet,
}

/// The format owner ISO/IEC JTC 1/SC 37.
const OWNER: u32 = 0x0101;

/// The format types of ISO/IEC 19794-5 and of ISO/IEC 39794-5.
const FACE_19794: u32 = 0x0008;
const FACE_39794: u32 = 0x002A;

/// The maximum number of instances (Doc 9303-10 §4.7.2).
const MAX_FACES: u32 = 9;

/// The number of instances in a file without instances that has no group, as in EF.DG7.
const NO_INSTANCES: [u8; 1] = [0];

/// The biometric type of a face.
const FACE: u32 = 0x02;

impl<'a> Dg2<'a> {
    /// Returns the templates, in order.
    pub fn templates(
        &self,
    ) -> impl Iterator<Item = BiometricInformationTemplate<'a>> + Clone + use<'a> {
        self.group.templates()
    }

    /// Returns the group of the templates.
    #[must_use]
    pub const fn group(&self) -> &BiometricInformationGroup<'a> {
        &self.group
    }

    /// Returns the data block of the first template; `None` if the number of instances is zero
    /// ([`Finding::FaceMissing`]).
    #[must_use]
    pub const fn face(&self) -> Option<&FaceImageBlock<'a>> {
        self.face.as_ref()
    }

    /// Returns the facial record of the first template, if its format is that of ISO/IEC 19794-5.
    #[must_use]
    pub const fn facial_record(&self) -> Option<&FacialRecord<'a>> {
        match &self.face {
            Some(FaceImageBlock::Iso19794(record)) => Some(record),
            _ => None,
        }
    }

    /// Returns the first image with its offset in the file.
    #[must_use]
    pub const fn face_image(&self) -> Option<FaceImage<'a>> {
        match &self.face {
            Some(face) => face.image(),
            None => None,
        }
    }

    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let start = reader.position();
        let (mut group, mut says_none) = (None, false);
        while let Some(element) = next_element(reader)? {
            if element.tag == Tag::INTEGER {
                says_none = element.content == NO_INSTANCES;
                if says_none {
                    continue;
                }
            }
            if element.tag != BiometricInformationGroup::TAG {
                reader.note(Finding::UnknownElement);
                continue;
            }
            let read = reader.inside(&element, BiometricInformationGroup::read_content)?;
            if group.replace(read).is_some() {
                return Err(reader.fail_at(ParseErrorKind::Duplicate(element.tag.0), element.at));
            }
        }
        if group.is_none() && !says_none {
            return Err(reader.fail(ParseErrorKind::Missing(BiometricInformationGroup::TAG)));
        }
        skip_padding(reader);

        let (group, first) = group.unwrap_or((BiometricInformationGroup::NONE, None));
        let Some(template) = first else {
            if group.instances() != 0 {
                return Err(reader.fail_at(ParseErrorKind::NumberOutOfRange, start));
            }
            reader.note(Finding::FaceMissing);
            return Ok(Self { group, face: None, findings: reader.findings() });
        };
        if group.len() > MAX_FACES {
            return Err(reader.fail_at(ParseErrorKind::TooMany(MAX_FACES), start));
        }
        let face = FaceImageBlock::of(&template.data).map_err(|error| reader.fail_as(error))?;
        reader.note_all(face.findings());
        if !is_of_face(&template.header) {
            return Err(reader.fail_at(ParseErrorKind::Value, template.at));
        }
        if !fits(&template, &face) {
            reader.note(Finding::BiometricHeaderUnusual);
        }
        Ok(Self { group, face: Some(face), findings: reader.findings() })
    }
}

impl<'a> DataGroup<'a> for Dg2<'a> {
    const NUMBER: DgNumber = DgNumber::Dg2;

    fn parse(file: &'a [u8]) -> Result<Self, ParseError> {
        let file = OuterElement::read(file, Rules::Lds, Self::NUMBER.tag(), Structure::EfDg2)?;
        file.content(Rules::Lds).all(Self::read)
    }

    fn findings(&self) -> FindingSet {
        self.findings
    }
}

/// True if the header names a format for faces, or no format, for which a finding was noted.
///
/// Doc 9303-10 §4.7.2 requires owner and type. Documents without them are known. Documents with another
/// owner or type are not known, and the block of another owner may have another meaning than the one that
/// the parser would give it.
fn is_of_face(header: &BiometricHeader<'_>) -> bool {
    header.format_owner().is_none_or(|owner| owner == OWNER)
        && header.format_type().is_none_or(|kind| kind == FACE_19794 || kind == FACE_39794)
}

/// True if the header and the tag of the data block agree with the format of the block.
fn fits(template: &BiometricInformationTemplate<'_>, face: &FaceImageBlock<'_>) -> bool {
    let (format_type, tag) = match face {
        FaceImageBlock::Iso39794(_) => (FACE_39794, DataBlockKind::Constructed),
        _ => (FACE_19794, DataBlockKind::Primitive),
    };
    template.data.kind() == tag
        && template.header.format_type().is_none_or(|said| said == format_type)
        && template.header.biometric_type().is_none_or(|said| said == FACE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::biometrics::ImageFormat;
    use crate::tlv::build::tlv;
    use std::vec::Vec;

    const JPEG: [u8; 6] = [0xFF, 0xD8, 0xFF, 0xE0, 0xFF, 0xD9];
    const HEADER: [u8; 16] = [0xA1, 14, 0x81, 1, 2, 0x82, 1, 0, 0x87, 2, 1, 1, 0x88, 2, 0, 8];

    fn record() -> Vec<u8> {
        let information = [&[0, 0, 0, 38][..], &[0; 16]].concat();
        let header = [&b"FAC\x00010\0"[..], &[0, 0, 0, 52, 0, 1]].concat();
        [&header[..], &information, &[1, 0, 0, 10, 0, 20, 1, 2, 0, 0, 0, 0], &JPEG].concat()
    }

    fn template(header: &[u8], tag: u32, data: &[u8]) -> Vec<u8> {
        tlv(0x7F60, &[header, &tlv(tag, &[data])])
    }

    fn file_of(templates: &[&[u8]]) -> Vec<u8> {
        let count = u8::try_from(templates.len()).unwrap();
        let number = [2, 1, count];
        let group = tlv(0x7F61, &[&number, &templates.concat()]);
        tlv(0x75, &[&group])
    }

    fn file(header: &[u8], data: &[u8]) -> Vec<u8> {
        file_of(&[&template(header, 0x5F2E, data)])
    }

    fn findings(file: &[u8]) -> FindingSet {
        Dg2::parse(file).unwrap().findings()
    }

    fn error_of(file: &[u8]) -> ParseErrorKind {
        Dg2::parse(file).unwrap_err().kind
    }

    #[test]
    fn returns_the_image_and_its_place() {
        let file = file(&HEADER, &record());
        let dg2 = Dg2::parse(&file).unwrap();
        assert!(dg2.findings().is_empty());
        let image = dg2.face_image().unwrap();
        assert_eq!((image.format, image.bytes), (ImageFormat::Jpeg, &JPEG[..]));
        let at = usize::try_from(image.at).unwrap();
        assert_eq!((&file[at..], image.length()), (&JPEG[..], 6));
        assert_eq!(dg2.facial_record().unwrap().first_image().width, 10);
        assert_eq!(dg2.templates().count(), 1);
    }

    #[test]
    fn each_proper_prefix_is_an_error() {
        let file = file(&HEADER, &record());
        for end in 0..file.len() {
            assert!(Dg2::parse(&file[..end]).is_err());
        }
    }

    #[test]
    fn a_file_of_zero_instances_holds_no_face() {
        let missing = FindingSet::of(&[Finding::FaceMissing]);
        let padded = missing.with(Finding::TrailingPadding);
        for (file, expected) in [
            (&[0x75, 6, 0x7F, 0x61, 3, 2, 1, 0][..], missing),
            (&[0x75, 3, 2, 1, 0], missing),
            (&[0x75, 6, 2, 1, 1, 2, 1, 0], missing.with(Finding::UnknownElement)),
            (&[0x75, 7, 0x7F, 0x61, 4, 2, 2, 0, 0], missing),
            (&[0x75, 8, 0x7F, 0x61, 5, 2, 1, 0, 0, 0], padded),
            (&[0x75, 5, 2, 1, 0, 0, 0], padded),
            (&[0x75, 6, 0x7F, 0x61, 3, 2, 1, 0, 0, 0, 0], padded),
        ] {
            let dg2 = Dg2::parse(file).unwrap();
            assert_eq!(dg2.findings(), expected);
            assert!(dg2.face().is_none() && dg2.face_image().is_none());
            assert!(dg2.facial_record().is_none());
            assert_eq!(dg2.templates().count(), 0);
        }
    }

    #[test]
    fn refuses_no_group_two_groups_and_missing_instances() {
        let group = BiometricInformationGroup::TAG;
        assert_eq!(error_of(&[0x75, 0]), ParseErrorKind::Missing(group));
        assert_eq!(error_of(&[0x75, 3, 2, 1, 1]), ParseErrorKind::Missing(group));
        assert_eq!(error_of(&[0x75, 2, 2, 0]), ParseErrorKind::Missing(group));
        assert_eq!(error_of(&[0x75, 6, 2, 1, 0, 2, 1, 1]), ParseErrorKind::Missing(group));
        let announced = [0x75, 6, 0x7F, 0x61, 3, 2, 1, 1];
        assert_eq!(error_of(&announced), ParseErrorKind::NumberOutOfRange);
        assert_eq!(error_of(&[0x75, 3, 0x7F, 0x61, 0]), ParseErrorKind::Missing(Tag::INTEGER));
        let twice = [0x75, 12, 0x7F, 0x61, 3, 2, 1, 0, 0x7F, 0x61, 3, 2, 1, 0];
        assert_eq!(error_of(&twice), ParseErrorKind::Duplicate(group.0));
    }

    #[test]
    fn refuses_more_than_nine_instances() {
        let first = template(&HEADER, 0x5F2E, &record());
        let other = template(&[0xA1, 8, 0x87, 2, 1, 1, 0x88, 2, 0, 8], 0x5F2E, b"any");
        let with = |others: usize| {
            let templates = [&first[..], &other.repeat(others)].concat();
            let count = u8::try_from(others + 1).unwrap();
            let group = tlv(0x7F61, &[&[2, 1, count], &templates]);
            tlv(0x75, &[&group])
        };
        assert_eq!(Dg2::parse(&with(8)).unwrap().group().len(), 9);
        assert_eq!(error_of(&with(9)), ParseErrorKind::TooMany(9));
    }

    #[test]
    fn refuses_a_format_that_is_not_of_a_face() {
        for (at, value) in [(10, 2), (11, 0), (14, 1), (15, 7)] {
            let mut header = HEADER;
            header[at] = value;
            assert_eq!(error_of(&file(&header, &record())), ParseErrorKind::Value, "at {at}");
        }
    }

    /// The cases of TR-03105-5.1, unit LDS_C: 04 tag, 05 and 06 length, 07 number of instances, 14 format
    /// identifier, 15 version, 16 feature points, 28 image. The tests around this one have 08 to 13.
    #[test]
    fn refuses_the_malformed_files() {
        let good = file(&HEADER, &record());
        let mut tag = good.clone();
        tag[0] = 0x76;
        let unexpected = ParseErrorKind::UnexpectedTag { expected: Tag(0x75), found: Tag(0x76) };
        assert_eq!(error_of(&tag), unexpected);
        let (mut short, mut long) = (good.clone(), good);
        short[1] -= 1;
        long[1] += 1;
        assert!(matches!(error_of(&short), ParseErrorKind::LengthExceedsInput { .. }));
        assert!(matches!(error_of(&long), ParseErrorKind::LengthExceedsInput { .. }));
        let uncounted = tlv(0x75, &[&tlv(0x7F61, &[&template(&HEADER, 0x5F2E, &record())])]);
        assert_eq!(error_of(&uncounted), ParseErrorKind::Missing(Tag::INTEGER));
        let without_data = file_of(&[&tlv(0x7F60, &[&HEADER])]);
        assert_eq!(error_of(&without_data), ParseErrorKind::Missing(Tag(0x5F2E)));
        for (at, kind) in [
            (0, ParseErrorKind::Value),
            (5, ParseErrorKind::Version),
            (19, ParseErrorKind::WrongLength(38)),
        ] {
            let mut record = record();
            record[at] += 1;
            assert_eq!(error_of(&file(&HEADER, &record)), kind, "byte {at}");
        }
    }

    /// The cases 17 to 27 of TR-03105-5.1, unit LDS_C: gender, eyes, hair, three angles, three uncertainties, type of
    /// the image and of its data. The image is returned all the same.
    #[test]
    fn notes_the_fields_that_are_not_defined() {
        let unusual = FindingSet::of(&[Finding::FaceFieldUnusual]);
        let angles = (28..34).map(|at| (at, 182));
        for (at, value) in [(20, 3), (21, 8), (22, 10), (34, 3), (35, 2)].into_iter().chain(angles)
        {
            let mut record = record();
            record[at] = value;
            let file = file(&HEADER, &record);
            let dg2 = Dg2::parse(&file).unwrap();
            assert_eq!(dg2.findings(), unusual, "byte {at}");
            assert_eq!(dg2.face_image().unwrap().bytes, JPEG);
        }
    }

    #[test]
    fn refuses_a_block_that_is_neither_record_nor_image() {
        assert_eq!(error_of(&file(&HEADER, b"FAD\x00010\0")), ParseErrorKind::Value);
    }

    #[test]
    fn notes_a_header_that_does_not_fit() {
        let unusual = FindingSet::of(&[Finding::BiometricHeaderUnusual]);
        let mut finger = HEADER;
        finger[4] = 8;
        assert_eq!(findings(&file(&finger, &record())), unusual);
        let mut other = HEADER;
        other[15] = 0x2A;
        assert_eq!(findings(&file(&other, &record())), unusual);
        let constructed = file_of(&[&template(&HEADER, 0x7F2E, &record())]);
        assert_eq!(findings(&constructed), unusual);
    }

    #[test]
    fn notes_an_incomplete_header() {
        let incomplete = FindingSet::of(&[Finding::BiometricHeaderIncomplete]);
        assert_eq!(findings(&file(&[], &record())), incomplete);
        assert_eq!(findings(&file(&[0xA1, 4, 0x88, 2, 0, 8], &record())), incomplete);
    }

    #[test]
    fn returns_an_image_without_a_record_with_a_finding() {
        let file = file(&HEADER, &JPEG);
        let dg2 = Dg2::parse(&file).unwrap();
        assert_eq!(dg2.findings(), FindingSet::of(&[Finding::FaceRecordMissing]));
        assert_eq!(dg2.face_image().unwrap().bytes, JPEG);
        assert!(dg2.facial_record().is_none());
    }

    #[test]
    fn further_templates_may_be_of_any_format() {
        let other = template(&[0xA1, 8, 0x87, 2, 0, 0x1B, 0x88, 2, 4, 1], 0x5F2E, b"any");
        let first = template(&HEADER, 0x5F2E, &record());
        let file = file_of(&[&first, &other]);
        let dg2 = Dg2::parse(&file).unwrap();
        assert!(dg2.findings().is_empty());
        let second = dg2.templates().nth(1).unwrap();
        assert_eq!(second.data.bytes(), b"any");
        assert_eq!(FaceImageBlock::of(&second.data).unwrap_err().kind, ParseErrorKind::Value);
        assert_eq!(error_of(&file_of(&[&other, &first])), ParseErrorKind::Value);
    }

    #[test]
    fn notes_what_else_is_in_the_file() {
        let whole = file(&HEADER, &record());
        let group = &whole[2..];
        let unknown = tlv(0x75, &[group, &[0x53, 1, 7]]);
        assert_eq!(findings(&unknown), FindingSet::of(&[Finding::UnknownElement]));
        let padding = FindingSet::of(&[Finding::TrailingPadding]);
        assert_eq!(findings(&tlv(0x75, &[group, &[0, 0, 0]])), padding);
        assert_eq!(findings(&[&whole[..], &[0, 0]].concat()), padding);
    }

    #[test]
    fn debug_shows_no_image() {
        let file = file(&HEADER, &record());
        let shown = std::format!("{:?}", Dg2::parse(&file).unwrap());
        assert!(shown.contains("FaceImage { format: Jpeg") && !shown.contains("255"), "{shown}");
    }
}
