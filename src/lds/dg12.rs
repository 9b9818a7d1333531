//! EF.DG12: additional document details.

use core::fmt;

use super::details::{Details, Kind, PERSONALIZATION_TIME, TAG_LIST, Table};
use super::encoded_image::EncodedImage;
use super::full_date::{DateTime, FullDate};
use super::text::{FullName, Text};
use super::{DataGroup, DgNumber, OuterElement};
use crate::error::{ParseError, Structure};
use crate::finding::FindingSet;
use crate::tlv::{Rules, Tag};

/// Additional document details (Doc 9303-10 §4.7.12).
///
/// ```text
/// 6C L
///    5C L …            list of the tags below, without A0
///    5F19 L …          issuing authority
///    5F26 08 …         date of issue
///    A0 L
///       02 01 nn       number of other persons
///       5F1A L …       name of another person on the document, nn times
///    5F1B L …          endorsements and observations
///    5F1C L …          tax or exit requirements
///    5F1D L …          image of the front of the document
///    5F1E L …          image of the rear of the document
///    5F55 0E …         date and time of personalization
///    5F56 L …          serial number of the personalization system
/// ```
///
/// Each element but the tag list is optional. Checked: all tags and lengths, and that no element but the
/// names occurs twice. Everything else is noted as for [`Dg11`](super::dg11::Dg11), and the file is still read. The tag
/// 5F85 in place of 5F55 (passports of Belgium) is [`Finding::UnknownElement`](crate::Finding::UnknownElement).
/// **Not** checked: the lengths of the texts, and that the dates agree with the certificates.
///
/// A function returns `None` if the file has no such element. The text of an empty element is empty.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Dg12<'a> {
    whole: &'a [u8],
    details: Details<'a>,
    findings: FindingSet,
}

impl<'a> Dg12<'a> {
    /// Returns the issuing authority.
    #[must_use]
    pub fn issuing_authority(&self) -> Option<Text<'a>> {
        self.details.text(ISSUING_AUTHORITY)
    }

    /// Returns the date of issue; `None` also if its element is empty.
    ///
    /// # Errors
    ///
    /// Returns [`ParseErrorKind::Time`](crate::ParseErrorKind::Time) if the date is not readable.
    pub fn date_of_issue(&self) -> Result<Option<FullDate>, ParseError> {
        self.details.date(DATE_OF_ISSUE)
    }

    /// Returns the names of other persons on the document, in the order of the file.
    pub fn other_persons(&self) -> impl Iterator<Item = FullName<'a>> + Clone + use<'a> {
        self.details.names(OTHER_PERSON)
    }

    /// Returns the endorsements and observations.
    #[must_use]
    pub fn endorsements(&self) -> Option<Text<'a>> {
        self.details.text(ENDORSEMENTS)
    }

    /// Returns the tax or exit requirements.
    #[must_use]
    pub fn tax_or_exit_requirements(&self) -> Option<Text<'a>> {
        self.details.text(TAX_OR_EXIT_REQUIREMENTS)
    }

    /// Returns the image of the front of the document.
    #[must_use]
    pub fn image_of_front(&self) -> Option<EncodedImage<'a>> {
        self.details.image(IMAGE_OF_FRONT)
    }

    /// Returns the image of the rear of the document.
    #[must_use]
    pub fn image_of_rear(&self) -> Option<EncodedImage<'a>> {
        self.details.image(IMAGE_OF_REAR)
    }

    /// Returns the date and time of personalization; `None` also if its element is empty.
    ///
    /// # Errors
    ///
    /// Returns [`ParseErrorKind::Time`](crate::ParseErrorKind::Time) if the date or the time is not readable.
    pub fn personalization_time(&self) -> Result<Option<DateTime>, ParseError> {
        self.details.date_time(PERSONALIZATION_TIME)
    }

    /// Returns the serial number of the personalization system.
    #[must_use]
    pub fn personalization_system(&self) -> Option<Text<'a>> {
        self.details.text(PERSONALIZATION_SYSTEM)
    }
}

impl<'a> DataGroup<'a> for Dg12<'a> {
    const NUMBER: DgNumber = DgNumber::Dg12;

    fn parse(file: &'a [u8]) -> Result<Self, ParseError> {
        let file = OuterElement::read(file, Rules::Lds, Self::NUMBER.tag(), Structure::EfDg12)?;
        let mut content = file.content(Rules::Lds);
        let details = content.all(|reader| Details::read(reader, TABLE, Structure::EfDg12))?;
        Ok(Self { whole: file.whole, details, findings: content.findings() })
    }

    fn findings(&self) -> FindingSet {
        self.findings
    }
}

/// Shows the length and the findings only: the elements are personal data.
impl fmt::Debug for Dg12<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Dg12")
            .field("length", &self.whole.len())
            .field("findings", &self.findings)
            .finish_non_exhaustive()
    }
}

const ISSUING_AUTHORITY: Tag = Tag(0x5F19);
const DATE_OF_ISSUE: Tag = Tag(0x5F26);
const OTHER_PERSON: Tag = Tag(0x5F1A);
const ENDORSEMENTS: Tag = Tag(0x5F1B);
const TAX_OR_EXIT_REQUIREMENTS: Tag = Tag(0x5F1C);
const IMAGE_OF_FRONT: Tag = Tag(0x5F1D);
const IMAGE_OF_REAR: Tag = Tag(0x5F1E);
const PERSONALIZATION_SYSTEM: Tag = Tag(0x5F56);

const TABLE: &Table = &[
    TAG_LIST,
    (ISSUING_AUTHORITY, Kind::Text),
    (DATE_OF_ISSUE, Kind::Date),
    (OTHER_PERSON, Kind::Names),
    (ENDORSEMENTS, Kind::Text),
    (TAX_OR_EXIT_REQUIREMENTS, Kind::Text),
    (IMAGE_OF_FRONT, Kind::Image),
    (IMAGE_OF_REAR, Kind::Image),
    (PERSONALIZATION_TIME, Kind::DateTime),
    (PERSONALIZATION_SYSTEM, Kind::Text),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ParseErrorKind;
    use crate::finding::Finding;
    use crate::time::Date;
    use crate::tlv::build::tlv;
    use std::format;
    use std::string::ToString;
    use std::vec::Vec;

    const JPEG: [u8; 4] = [0xFF, 0xD8, 0xFF, 0xE0];

    /// Returns a file with every element.
    fn file() -> Vec<u8> {
        let list = b"\x5F\x19\x5F\x26\x5F\x1A\x5F\x1B\x5F\x1C\x5F\x1D\x5F\x1E\x5F\x55\x5F\x56";
        let person = |name: &[u8]| tlv(0x5F1A, &[name]);
        tlv(
            0x6C,
            &[
                &tlv(0x5C, &[list]),
                &tlv(0x5F19, &["VILLE DE ZÜRICH".as_bytes()]),
                &tlv(0x5F26, &[b"20240131"]),
                &tlv(0xA0, &[&[2, 1, 2], &person(b"A<<B"), &person(b"C")]),
                &tlv(0x5F1B, &[b"NONE"]),
                &tlv(0x5F1C, &[b"TAX"]),
                &tlv(0x5F1D, &[&JPEG]),
                &tlv(0x5F1E, &[&JPEG]),
                &tlv(0x5F55, &[b"20240131235959"]),
                &tlv(0x5F56, &[b"N-1"]),
            ],
        )
    }

    fn read(parts: &[&[u8]], check: impl FnOnce(Dg12<'_>)) {
        check(Dg12::parse(&tlv(0x6C, parts)).unwrap());
    }

    #[test]
    fn reads_every_element() {
        let file = file();
        let dg12 = Dg12::parse(&file).unwrap();
        assert_eq!(dg12.findings(), FindingSet::EMPTY);
        let text = |text: Option<Text<'_>>| text.unwrap().to_string();
        assert_eq!(text(dg12.issuing_authority()), "VILLE DE ZÜRICH");
        assert_eq!(dg12.date_of_issue().unwrap().unwrap().date(), Date::new(2024, 1, 31));
        assert!(dg12.other_persons().map(|name| name.text().to_string()).eq(["A<<B", "C"]));
        assert_eq!(text(dg12.endorsements()), "NONE");
        assert_eq!(text(dg12.tax_or_exit_requirements()), "TAX");
        assert_eq!(dg12.image_of_front().unwrap().as_bytes(), JPEG);
        assert_eq!(dg12.image_of_rear().unwrap().as_bytes(), JPEG);
        let time = dg12.personalization_time().unwrap().unwrap();
        assert_eq!(time.to_string(), "2024-01-31T23:59:59");
        assert_eq!(text(dg12.personalization_system()), "N-1");
        let shown = format!("{dg12:?}");
        assert_eq!(shown, format!("Dg12 {{ length: {}, findings: {{}}, .. }}", file.len()));
    }

    #[test]
    fn each_proper_prefix_is_an_error() {
        let file = file();
        for end in 0..file.len() {
            assert!(Dg12::parse(&file[..end]).is_err());
        }
    }

    #[test]
    fn a_file_without_elements_has_none() {
        read(&[&[0x5C, 0]], |dg12| {
            assert!(dg12.findings().is_empty());
            assert_eq!((dg12.issuing_authority(), dg12.personalization_system()), (None, None));
            assert_eq!((dg12.date_of_issue(), dg12.personalization_time()), (Ok(None), Ok(None)));
            assert_eq!((dg12.image_of_front(), dg12.other_persons().next()), (None, None));
        });
        read(&[], |dg12| assert!(dg12.findings().contains(Finding::TagListDiffers)));
    }

    #[test]
    fn dates_are_read_with_two_digits_in_each_byte() {
        let list = [0x5C, 4, 0x5F, 0x26, 0x5F, 0x55];
        let date = tlv(0x5F26, &[&[0x20, 0x24, 0x01, 0x31]]);
        let time = tlv(0x5F55, &[&[0x20, 0x24, 0x01, 0x31, 0x23, 0x59, 0x58]]);
        read(&[&list, &date, &time], |dg12| {
            assert_eq!(dg12.findings(), FindingSet::of(&[Finding::DateBinaryCoded]));
            assert_eq!(dg12.date_of_issue().unwrap().unwrap().to_string(), "2024-01-31");
            let time = dg12.personalization_time().unwrap().unwrap();
            assert_eq!(time.to_string(), "2024-01-31T23:59:58");
        });
    }

    #[test]
    fn an_unreadable_time_is_an_error_of_its_own() {
        let list = [0x5C, 6, 0x5F, 0x19, 0x5F, 0x26, 0x5F, 0x55];
        let (date, time) = (tlv(0x5F26, &[b"2024-01-31"]), tlv(0x5F55, &[b"20240131"]));
        read(&[&list, &tlv(0x5F19, &[b"A"]), &date, &time], |dg12| {
            assert_eq!(dg12.findings(), FindingSet::of(&[Finding::DateUnreadable]));
            let error = |at| ParseError::new(ParseErrorKind::Time, at, Structure::EfDg12);
            assert_eq!(dg12.date_of_issue(), Err(error(17)));
            assert_eq!(dg12.personalization_time(), Err(error(30)));
            assert_eq!(dg12.issuing_authority().unwrap().as_str(), Some("A"));
        });
    }

    #[test]
    fn the_tag_of_belgium_is_read_as_the_time_of_personalization() {
        let time = [&[0x5F, 0x85, 14], &b"20240131235959"[..]].concat();
        let system = tlv(0x5F56, &[b"N-1"]);
        for listed in [0x55, 0x85] {
            let list = [0x5C, 4, 0x5F, listed, 0x5F, 0x56];
            read(&[&list, &time, &system], |dg12| {
                assert_eq!(dg12.findings(), FindingSet::of(&[Finding::UnknownElement]));
                let time = dg12.personalization_time().unwrap().unwrap();
                assert_eq!(time.to_string(), "2024-01-31T23:59:59");
                assert_eq!(dg12.personalization_system().unwrap().as_str(), Some("N-1"));
            });
        }
        let file = tlv(0x6C, &[&time[..16]]);
        assert!(Dg12::parse(&file).is_err());
    }

    #[test]
    fn persons_outside_their_template_are_read() {
        let person = tlv(0x5F1A, &[b"A<<B"]);
        read(&[&[0x5C, 2, 0x5F, 0x1A], &person, &person], |dg12| {
            assert_eq!(dg12.findings(), FindingSet::of(&[Finding::NamesNotInTemplate]));
            assert_eq!(dg12.other_persons().count(), 2);
        });
    }
}
