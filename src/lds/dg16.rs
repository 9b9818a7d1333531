//! EF.DG16: persons to notify.

use core::fmt;

use super::details::{Details, Kind, Table};
use super::full_date::FullDate;
use super::instances::Instances;
use super::text::{FullName, Text};
use super::{DataGroup, DgNumber, OuterElement};
use crate::error::{ParseError, Structure};
use crate::finding::{Finding, FindingSet};
use crate::tlv::{Rules, Tag};

/// The persons to notify (Doc 9303-10 §4.7.16).
///
/// ```text
/// 70 L
///    02 01 nn          number of persons
///    A1 L              first person; the next have the tags A2, A3, …
///       5F50 08 …      date on which the data were recorded
///       5F51 L …       name
///       5F52 L …       telephone
///       5F53 L …       address
/// ```
///
/// Checked: all tags and lengths, and that no element of a person occurs twice. Noted: a number that is
/// missing or differs from the number of persons, persons or elements out of order, unknown elements, and
/// deviations of a value as for [`Dg11`](super::dg11::Dg11). **Not** checked: that a person has all elements.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Dg16<'a> {
    whole: &'a [u8],
    persons: Instances<'a>,
    findings: FindingSet,
}

impl<'a> Dg16<'a> {
    /// Returns the persons, in the order of the file.
    pub fn persons(&self) -> impl Iterator<Item = PersonToNotify<'a>> + Clone + use<'a> {
        let persons = self.persons.iter();
        persons.map(|element| PersonToNotify(Details::of(&element, Structure::EfDg16)))
    }
}

impl<'a> DataGroup<'a> for Dg16<'a> {
    const NUMBER: DgNumber = DgNumber::Dg16;

    fn parse(file: &'a [u8]) -> Result<Self, ParseError> {
        let file = OuterElement::read(file, Rules::Lds, Self::NUMBER.tag(), Structure::EfDg16)?;
        let mut content = file.content(Rules::Lds);
        let mut tags = FIRST_PERSON.0..;
        let persons = content.all(|reader| {
            Instances::read(reader, [FIRST_PERSON, LAST_PERSON], |reader, person| {
                if tags.next() != Some(person.tag.0) {
                    reader.note(Finding::ElementsOutOfOrder);
                }
                reader.inside(person, |reader| {
                    Details::read(reader, TABLE, Structure::EfDg16).map(|_| ())
                })
            })
        })?;
        Ok(Self { whole: file.whole, persons, findings: content.findings() })
    }

    fn findings(&self) -> FindingSet {
        self.findings
    }
}

/// Shows the length, the number of persons and the findings only: the elements are personal data.
impl fmt::Debug for Dg16<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Dg16")
            .field("length", &self.whole.len())
            .field("persons", &self.persons().count())
            .field("findings", &self.findings)
            .finish()
    }
}

/// A person to notify, in [`Dg16`].
///
/// A function returns `None` if the person has no such element. The text of an empty element is empty.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PersonToNotify<'a>(Details<'a>);

impl<'a> PersonToNotify<'a> {
    /// Returns the date on which the data were recorded; `None` also if its element is empty.
    ///
    /// # Errors
    ///
    /// Returns [`ParseErrorKind::Time`](crate::ParseErrorKind::Time) if the date is not readable.
    pub fn date_recorded(&self) -> Result<Option<FullDate>, ParseError> {
        self.0.date(DATE_RECORDED)
    }

    /// Returns the name.
    #[must_use]
    pub fn name(&self) -> Option<FullName<'a>> {
        self.0.name(NAME)
    }

    /// Returns the telephone number.
    #[must_use]
    pub fn telephone(&self) -> Option<Text<'a>> {
        self.0.text(TELEPHONE)
    }

    /// Returns the address.
    #[must_use]
    pub fn address(&self) -> Option<Text<'a>> {
        self.0.text(ADDRESS)
    }
}

/// Shows the type only.
impl fmt::Debug for PersonToNotify<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonToNotify(..)")
    }
}

/// The tags of the persons: the context-specific tags of one byte from 1 on.
const FIRST_PERSON: Tag = Tag(0xA1);
const LAST_PERSON: Tag = Tag(0xBE);

const DATE_RECORDED: Tag = Tag(0x5F50);
const NAME: Tag = Tag(0x5F51);
const TELEPHONE: Tag = Tag(0x5F52);
const ADDRESS: Tag = Tag(0x5F53);

const TABLE: &Table = &[
    (DATE_RECORDED, Kind::Date),
    (NAME, Kind::Text),
    (TELEPHONE, Kind::Text),
    (ADDRESS, Kind::Text),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ParseErrorKind;
    use crate::tlv::build::tlv;
    use std::format;
    use std::string::ToString;
    use std::vec::Vec;

    fn person(tag: u32, date: &[u8], name: &str) -> Vec<u8> {
        tlv(
            tag,
            &[
                &tlv(0x5F50, &[date]),
                &tlv(0x5F51, &[name.as_bytes()]),
                &tlv(0x5F52, &[b"19525551212"]),
                &tlv(0x5F53, &[b"1 RD<ANYTOWN"]),
            ],
        )
    }

    fn file(parts: &[&[u8]]) -> Vec<u8> {
        tlv(0x70, parts)
    }

    fn findings(parts: &[&[u8]]) -> FindingSet {
        Dg16::parse(&file(parts)).unwrap().findings()
    }

    fn of(finding: Finding) -> FindingSet {
        FindingSet::of(&[finding])
    }

    #[test]
    fn reads_each_person() {
        let (first, second) =
            (person(0xA1, b"20020101", "SMITH<<ÉVA"), person(0xA2, b"20020315", "BROWN<<MARY<J"));
        let file = file(&[&[2, 1, 2], &first, &second]);
        let dg16 = Dg16::parse(&file).unwrap();
        assert_eq!(dg16.findings(), FindingSet::EMPTY);
        let persons: Vec<_> = dg16.persons().collect();
        let dates = persons.iter().map(|person| person.date_recorded().unwrap().unwrap());
        assert!(dates.map(|date| date.to_string()).eq(["2002-01-01", "2002-03-15"]));
        let names = persons.iter().map(|person| person.name().unwrap().text().as_str());
        assert!(names.eq([Some("SMITH<<ÉVA"), Some("BROWN<<MARY<J")]));
        assert_eq!(persons[1].telephone().unwrap().as_str(), Some("19525551212"));
        assert!(persons[0].address().unwrap().parts().eq(persons[1].address().unwrap().parts()));
        assert_eq!(persons[0].address().unwrap().parts().count(), 2);
        let shown = format!("{dg16:?} {:?}", persons[0]);
        let length = file.len();
        let expected =
            format!("Dg16 {{ length: {length}, persons: 2, findings: {{}} }} PersonToNotify(..)");
        assert_eq!(shown, expected);
    }

    #[test]
    fn each_proper_prefix_is_an_error_and_padding_is_noted() {
        let mut file = file(&[&[2, 1, 1], &person(0xA1, b"20020101", "A")]);
        for end in 0..file.len() {
            assert!(Dg16::parse(&file[..end]).is_err());
        }
        file.push(0);
        assert_eq!(Dg16::parse(&file).unwrap().findings(), of(Finding::TrailingPadding));
    }

    #[test]
    fn a_person_may_lack_each_element() {
        let file = file(&[&[2, 1, 1], &tlv(0xA1, &[])]);
        let dg16 = Dg16::parse(&file).unwrap();
        assert_eq!(dg16.findings(), FindingSet::EMPTY);
        let person = dg16.persons().next().unwrap();
        assert_eq!(person.date_recorded(), Ok(None));
        assert_eq!((person.name(), person.telephone(), person.address()), (None, None, None));
    }

    #[test]
    fn deviations_are_noted() {
        let (one, two) = (&[2, 1, 1][..], &[2, 1, 2][..]);
        let of_tag = |tag| person(tag, b"20020101", "A");
        assert_eq!(findings(&[&[2, 1, 0]]), FindingSet::EMPTY);
        assert_eq!(findings(&[two, &of_tag(0xA1)]), of(Finding::InstanceCountDiffers));
        assert_eq!(findings(&[&of_tag(0xA1)]), of(Finding::InstanceCountDiffers));
        assert_eq!(findings(&[one, &of_tag(0xA2)]), of(Finding::ElementsOutOfOrder));
        let (first, second) = (of_tag(0xA1), of_tag(0xA2));
        assert_eq!(findings(&[two, &second, &first]), of(Finding::ElementsOutOfOrder));
        assert_eq!(findings(&[two, &first, &first]), of(Finding::ElementsOutOfOrder));
        assert_eq!(findings(&[one, &of_tag(0xA0), &first]), of(Finding::UnknownElement));
        let date = person(0xA1, &[0x20, 0x02, 0x01, 0x01], "A");
        assert_eq!(findings(&[one, &date]), of(Finding::DateBinaryCoded));
        let name = person(0xA1, b"20020101", "");
        assert_eq!(findings(&[one, &name]), of(Finding::ElementEmptyOrPadded));
    }

    #[test]
    fn an_unreadable_date_is_an_error_of_its_own() {
        let file = file(&[&[2, 1, 1], &person(0xA1, b"01/01/2002", "A")]);
        let dg16 = Dg16::parse(&file).unwrap();
        assert_eq!(dg16.findings(), of(Finding::DateUnreadable));
        let person = dg16.persons().next().unwrap();
        let error = ParseError::new(ParseErrorKind::Time, 10, Structure::EfDg16);
        assert_eq!(person.date_recorded(), Err(error));
        assert_eq!(person.name().unwrap().text().as_str(), Some("A"));
    }

    #[test]
    fn refuses_an_element_that_occurs_twice_and_other_outer_tags() {
        let name = tlv(0x5F51, &[b"A"]);
        let file = file(&[&[2, 1, 1], &tlv(0xA1, &[&name, &name])]);
        assert_eq!(Dg16::parse(&file).unwrap_err().kind, ParseErrorKind::Duplicate(0x5F51));
        let (expected, found) = (Tag(0x70), Tag(0x6F));
        let error = Dg16::parse(&[0x6F, 3, 2, 1, 0]).unwrap_err();
        assert_eq!(error.kind, ParseErrorKind::UnexpectedTag { expected, found });
    }
}
