//! The citizen's details in DG13.

mod content;
mod field;

pub use content::Dg13Content;
use field::sole;
pub use field::{DateText, Field, Value};

use core::fmt;

use super::PersonalNumber;
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::finding::{Finding, FindingSet};
use crate::lds::dg13::Dg13;
use crate::oid::Oid;
use crate::tlv::{Element, Malformed, Reader, Rules, Tag, validated};

/// The details of a citizen in DG13, in Vietnamese with diacritics.
///
/// ```text
/// 6D L
///   30 L                           SEQUENCE
///     02 01 01                     INTEGER, version        (may be absent)
///     06 06 28 D3 16 01 00 08      OBJECT IDENTIFIER       (may be absent)
///     31 L                         SET, found by its tag
///       30 L 02 01 ii <values>     for each field: its number, then any number of values
/// ```
///
/// | field | |
/// |---|---|
/// | 1 | personal number |
/// | 2 | full name |
/// | 3 | date of birth |
/// | 4 | sex |
/// | 5 | nationality |
/// | 6 | ethnicity |
/// | 7 | religion |
/// | 8 | place of origin; on cards of 2024, of the registration of birth |
/// | 9 | place of residence |
/// | 10 | personal identification features |
/// | 11 | date of issue |
/// | 12 | date of expiry |
/// | 13 | father and mother |
/// | 14 | spouse |
/// | 15 | number of the previous card |
/// | 16 | unknown |
///
/// Fields may be absent and in any order; unknown fields are kept and are findings. The encoding is
/// BER, not DER: the SET is not sorted.
///
/// Checked: the tags and lengths down to the values of the known fields, and that no field number
/// repeats, so that each field has one value. The type and the characters of a value are checked on
/// access; an error affects that field only. **Not** checked: the meaning of the values; see
/// [`CrossCheckReport`](super::CrossCheckReport).
///
/// A getter returns `None` if the card has no such field, or no value in it; `Some("")` if the
/// value is present and empty.
///
/// # Examples
///
/// ```
/// use idchip::lds::{DataGroup, dg13::Dg13};
///
/// let file = [
///     0x6D, 0x0D, 0x30, 0x0B, 0x31, 0x09, 0x30, 0x07, // DG13, SEQUENCE, SET, SEQUENCE
///     0x02, 0x01, 0x06, 0x0C, 0x02, b'H', b'o', // 6, "Ho"
/// ];
/// let citizen = Dg13::parse(&file)?.citizen()?;
/// assert_eq!(citizen.ethnicity()?, Some("Ho"));
/// assert_eq!(citizen.religion()?, None);
/// # Ok::<(), idchip::ParseError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Citizen<'a> {
    version: Option<u32>,
    encoding: Option<Oid<'a>>,
    set: &'a [u8],
    set_at: u32,
    findings: FindingSet,
}

impl<'a> Citizen<'a> {
    /// Reads the content of a DG13.
    ///
    /// # Errors
    ///
    /// Returns [`ParseErrorKind::Duplicate`] for a repeated field number or SET,
    /// [`ParseErrorKind::Missing`] without a SET, [`ParseErrorKind::NumberOutOfRange`] for a field
    /// number above 127; [`ParseErrorKind::TrailingData`]; an encoding error.
    pub fn parse(dg13: &Dg13<'a>) -> Result<Self, ParseError> {
        dg13.reader().all(Self::read)
    }

    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let (version, encoding, set) = reader.nested(Tag::SEQUENCE, |reader| {
            let version =
                if reader.is_next(Tag::INTEGER) { Some(reader.small_integer()?) } else { None };
            let encoding =
                if reader.is_next(Tag::OBJECT_IDENTIFIER) { Some(reader.read()?) } else { None };
            Ok((version, encoding, find_set(reader)?))
        })?;
        reader.finish()?;
        reader.inside(&set, check_fields)?;
        let (set, set_at) = (set.content, set.content_at());
        Ok(Self { version, encoding, set, set_at, findings: reader.findings() })
    }

    /// Returns the version, which is 1 on all known cards.
    #[must_use]
    pub const fn version(&self) -> Option<u32> {
        self.version
    }

    /// Returns the identifier of the encoding, which is [`oid::UTF8`](crate::oid::UTF8) on all
    /// known cards.
    #[must_use]
    pub const fn encoding(&self) -> Option<Oid<'a>> {
        self.encoding
    }

    /// Iterates over the fields, in the order of the file.
    pub fn fields(&self) -> impl Iterator<Item = Field<'a>> + Clone + use<'a> {
        let reader = Reader::new(Rules::Lds, self.set, Structure::EfDg13);
        let mut reader = reader.starting_at(self.set_at);
        core::iter::from_fn(move || {
            if reader.is_empty() { None } else { validated(Field::read(&mut reader)) }
        })
    }

    /// Returns the field with this number.
    #[must_use]
    pub fn field(&self, number: u32) -> Option<Field<'a>> {
        self.fields().find(|field| field.number() == number)
    }

    /// Returns the twelve digits of the personal number (field 1).
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Citizen::full_name`] and of [`PersonalNumber::parse`].
    pub fn personal_number(&self) -> Result<Option<PersonalNumber>, ParseError> {
        self.text(1)?.map(PersonalNumber::parse).transpose()
    }

    /// Returns the full name: surname, middle names, given name (field 2).
    ///
    /// # Errors
    ///
    /// Returns [`ParseErrorKind::UnexpectedTag`] if the value is not a string,
    /// [`ParseErrorKind::Character`] if it is not UTF-8, [`ParseErrorKind::TooMany`] if there are
    /// several.
    pub fn full_name(&self) -> Result<Option<&'a str>, ParseError> {
        self.text(2)
    }

    /// Returns the date of birth (field 3).
    ///
    /// # Errors
    ///
    /// As [`Citizen::full_name`].
    pub fn date_of_birth(&self) -> Result<Option<DateText<'a>>, ParseError> {
        self.date(3)
    }

    /// Returns the sex, `Nam` or `Nữ` (field 4).
    ///
    /// # Errors
    ///
    /// As [`Citizen::full_name`].
    pub fn sex(&self) -> Result<Option<&'a str>, ParseError> {
        self.text(4)
    }

    /// Returns the nationality (field 5).
    ///
    /// # Errors
    ///
    /// As [`Citizen::full_name`].
    pub fn nationality(&self) -> Result<Option<&'a str>, ParseError> {
        self.text(5)
    }

    /// Returns the ethnicity (field 6).
    ///
    /// # Errors
    ///
    /// As [`Citizen::full_name`].
    pub fn ethnicity(&self) -> Result<Option<&'a str>, ParseError> {
        self.text(6)
    }

    /// Returns the religion (field 7).
    ///
    /// # Errors
    ///
    /// As [`Citizen::full_name`].
    pub fn religion(&self) -> Result<Option<&'a str>, ParseError> {
        self.text(7)
    }

    /// Returns the place of origin; on cards of 2024 the place where the birth was registered
    /// (field 8).
    ///
    /// # Errors
    ///
    /// As [`Citizen::full_name`].
    pub fn place_of_origin(&self) -> Result<Option<&'a str>, ParseError> {
        self.text(8)
    }

    /// Returns the place of residence (field 9).
    ///
    /// # Errors
    ///
    /// As [`Citizen::full_name`].
    pub fn place_of_residence(&self) -> Result<Option<&'a str>, ParseError> {
        self.text(9)
    }

    /// Returns the personal identification features (field 10).
    ///
    /// # Errors
    ///
    /// As [`Citizen::full_name`].
    pub fn personal_identification(&self) -> Result<Option<&'a str>, ParseError> {
        self.text(10)
    }

    /// Returns the date of issue (field 11).
    ///
    /// # Errors
    ///
    /// As [`Citizen::full_name`].
    pub fn date_of_issue(&self) -> Result<Option<DateText<'a>>, ParseError> {
        self.date(11)
    }

    /// Returns the date of expiry (field 12). A text that is not a date means that the card does
    /// not expire.
    ///
    /// # Errors
    ///
    /// As [`Citizen::full_name`].
    pub fn date_of_expiry(&self) -> Result<Option<DateText<'a>>, ParseError> {
        self.date(12)
    }

    /// Returns the father's full name (field 13, first place).
    ///
    /// # Errors
    ///
    /// As [`Citizen::full_name`].
    pub fn father(&self) -> Result<Option<&'a str>, ParseError> {
        let [father, _] = self.persons(PARENTS)?;
        father.as_ref().map(Value::text).transpose()
    }

    /// Returns the mother's full name (field 13, second place, also if the first is empty).
    ///
    /// # Errors
    ///
    /// As [`Citizen::full_name`].
    pub fn mother(&self) -> Result<Option<&'a str>, ParseError> {
        let [_, mother] = self.persons(PARENTS)?;
        mother.as_ref().map(Value::text).transpose()
    }

    /// Returns the spouse's full name (field 14).
    ///
    /// # Errors
    ///
    /// As [`Citizen::full_name`].
    pub fn spouse(&self) -> Result<Option<&'a str>, ParseError> {
        sole(self.persons(SPOUSE)?)?.as_ref().map(Value::text).transpose()
    }

    /// Returns the number of the previous card, nine or twelve digits (field 15).
    ///
    /// # Errors
    ///
    /// As [`Citizen::full_name`].
    pub fn old_number(&self) -> Result<Option<&'a str>, ParseError> {
        self.text(15)
    }

    /// Returns sixteen characters of unknown meaning that look like hexadecimal digits (field 16).
    ///
    /// # Errors
    ///
    /// As [`Citizen::full_name`].
    pub fn field_16(&self) -> Result<Option<&'a str>, ParseError> {
        self.text(16)
    }

    /// Returns the tolerated deviations: lengths that are not minimal, unknown fields and elements.
    #[must_use]
    pub const fn findings(&self) -> FindingSet {
        self.findings
    }

    fn text(&self, number: u32) -> Result<Option<&'a str>, ParseError> {
        let Some(field) = self.field(number) else { return Ok(None) };
        sole(field.at_most_two()?)?.as_ref().map(Value::text).transpose()
    }

    fn date(&self, number: u32) -> Result<Option<DateText<'a>>, ParseError> {
        Ok(self.text(number)?.map(DateText::new))
    }

    /// Reads the two places of a field of persons.
    ///
    /// Two layouts are known, `SEQUENCE { a }, SEQUENCE { b }` and `SEQUENCE { a, b }`; strings without
    /// a SEQUENCE are read too. An empty SEQUENCE is an empty place, except that a single one represents
    /// both places.
    fn persons(&self, number: u32) -> Result<[Option<Value<'a>>; 2], ParseError> {
        let Some(field) = self.field(number) else { return Ok([None, None]) };
        let [Some(first), second] = field.at_most_two()? else { return Ok([None, None]) };
        let members = first.members()?;
        match second {
            Some(second) => Ok([sole(members)?, sole(second.members()?)?]),
            None => Ok(members),
        }
    }
}

/// Reads the rest of the SEQUENCE: the only SET, among unknown elements.
fn find_set<'a>(reader: &mut Reader<'a>) -> Result<Element<'a>, Malformed> {
    let mut set = None;
    while !reader.is_empty() {
        let element = reader.element()?;
        if element.tag != Tag::SET {
            reader.note(Finding::UnknownElement);
        } else if set.replace(element).is_some() {
            return Err(reader.fail_at(ParseErrorKind::Duplicate(Tag::SET.0), element.at));
        }
    }
    set.ok_or_else(|| reader.fail(ParseErrorKind::Missing(Tag::SET)))
}

/// Reads the fields to the end: each number once, and the values of known fields.
fn check_fields(reader: &mut Reader<'_>) -> Result<(), Malformed> {
    let mut seen = 0_u128;
    while !reader.is_empty() {
        let at = reader.position();
        reader.nested(Tag::SEQUENCE, |reader| {
            let number = reader.small_integer()?;
            let Some(bit) = 1_u128.checked_shl(number) else {
                return Err(reader.fail_at(ParseErrorKind::NumberOutOfRange, at));
            };
            if seen & bit != 0 {
                return Err(reader.fail_at(ParseErrorKind::Duplicate(number), at));
            }
            seen |= bit;
            if KNOWN_NUMBERS.contains(&number) {
                return check_values(reader);
            }
            reader.note(Finding::UnknownElement);
            reader.bytes(reader.remaining().len()).map(drop)
        })?;
    }
    Ok(())
}

/// Checks that the remaining values are well formed, including those in a SEQUENCE.
fn check_values(reader: &mut Reader<'_>) -> Result<(), Malformed> {
    while !reader.is_empty() {
        let value = reader.element()?;
        if value.tag == Tag::SEQUENCE {
            reader.inside(&value, |reader| {
                while !reader.is_empty() {
                    reader.element()?;
                }
                Ok(())
            })?;
        }
    }
    Ok(())
}

/// The fields of persons.
const PARENTS: u32 = 13;
const SPOUSE: u32 = 14;

/// Shows the number of fields only; their content is personal data.
impl fmt::Debug for Citizen<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Citizen({} fields)", self.fields().count())
    }
}

/// Fields 1 to 16.
const KNOWN_NUMBERS: core::ops::RangeInclusive<u32> = 1..=16;

#[cfg(test)]
mod tests;
