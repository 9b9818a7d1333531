//! DG13: the citizen's details.

mod field;

pub use field::{DateText, Field, Fields, Value, Values};

use core::fmt;

use super::PersonalNumber;
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::finding::{Finding, FindingSet};
use crate::lds::dg13::Dg13;
use crate::oid::Oid;
use crate::tlv::{Element, Reader, Rules, Tag};

impl<'a> Dg13<'a> {
    /// The citizen's details of a Vietnamese card.
    ///
    /// # Errors
    ///
    /// See [`Citizen::parse`].
    pub fn citizen(&self) -> Result<Citizen<'a>, ParseError> {
        Citizen::parse(self)
    }
}

/// The details of a citizen in DG13, in Vietnamese with its diacritics.
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
/// Fields may be absent and may stand in any order; ones that are not in the table are kept and
/// noted. It is BER, not DER: the SET is not sorted.
///
/// Checked: the tags and lengths down to the values of the fields in the table, and that no number
/// stands twice, so that there is one answer to each question. The type and the characters of a value
/// are checked when it is asked for: what is wrong with one is an error of that field. **Not** checked: what the values say; see
/// [`CrossCheckReport`](super::CrossCheckReport).
///
/// A getter's `None` means that the card has no such field or no value in it; `Some("")` that the
/// value is there and empty.
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
    set: Element<'a>,
    findings: FindingSet,
}

impl<'a> Citizen<'a> {
    /// Reads the content of a DG13.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::Duplicate`] of a field number or the SET, [`ParseErrorKind::Missing`] of the
    /// SET, [`ParseErrorKind::NumberOutOfRange`] of a field number above 127; as [`Reader::nested`].
    #[inline(never)]
    pub fn parse(dg13: &Dg13<'a>) -> Result<Self, ParseError> {
        let mut reader = dg13.reader();
        let mut citizen = reader.nested(Tag::SEQUENCE, Self::read)?;
        reader.finish()?;
        citizen.findings.merge(reader.findings());
        let mut numbers = 0_u128;
        let mut fields = citizen.field_reader();
        while !fields.is_empty() {
            let at = fields.position();
            let field = Field::read(&mut fields)?;
            let number = field.number();
            let error = |kind| ParseError::new(kind, at, Structure::EfDg13);
            let bit = 1_u128
                .checked_shl(number)
                .ok_or_else(|| error(ParseErrorKind::NumberOutOfRange))?;
            if numbers & bit != 0 {
                return Err(error(ParseErrorKind::Duplicate(number)));
            }
            numbers |= bit;
            if bit & KNOWN_NUMBERS != 0 {
                field.check()?.iter().for_each(|finding| fields.note(finding));
            }
        }
        if numbers & !KNOWN_NUMBERS != 0 {
            citizen.findings.insert(Finding::UnknownElement);
        }
        citizen.findings.merge(fields.findings());
        Ok(citizen)
    }

    /// The version; 1 on the cards known.
    #[must_use]
    pub const fn version(&self) -> Option<u32> {
        self.version
    }

    /// The identifier of the encoding; [`oid::UTF8`](crate::oid::UTF8) on the cards known.
    #[must_use]
    pub const fn encoding(&self) -> Option<Oid<'a>> {
        self.encoding
    }

    /// The fields, in the order of the file.
    #[must_use]
    pub const fn fields(&self) -> Fields<'a> {
        Fields::new(self.field_reader())
    }

    /// The field of this number.
    #[must_use]
    pub fn field(&self, number: u32) -> Option<Field<'a>> {
        self.fields().find(|field| field.number() == number)
    }

    /// The twelve digits (field 1).
    ///
    /// # Errors
    ///
    /// As [`Citizen::full_name`]; as [`PersonalNumber::parse`].
    pub fn personal_number(&self) -> Result<Option<PersonalNumber>, ParseError> {
        self.text(1)?.map(PersonalNumber::parse).transpose()
    }

    /// The full name: surname, middle names, given name (field 2).
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::UnexpectedTag`] where the value is no string, [`ParseErrorKind::Character`]
    /// where it is not UTF-8, [`ParseErrorKind::TooMany`] where there are several.
    pub fn full_name(&self) -> Result<Option<&'a str>, ParseError> {
        self.text(2)
    }

    /// The date of birth (field 3).
    ///
    /// # Errors
    ///
    /// As [`Citizen::full_name`].
    pub fn date_of_birth(&self) -> Result<Option<DateText<'a>>, ParseError> {
        self.date(3)
    }

    /// The sex, `Nam` or `Nữ` (field 4).
    ///
    /// # Errors
    ///
    /// As [`Citizen::full_name`].
    pub fn sex(&self) -> Result<Option<&'a str>, ParseError> {
        self.text(4)
    }

    /// The nationality (field 5).
    ///
    /// # Errors
    ///
    /// As [`Citizen::full_name`].
    pub fn nationality(&self) -> Result<Option<&'a str>, ParseError> {
        self.text(5)
    }

    /// The ethnicity (field 6).
    ///
    /// # Errors
    ///
    /// As [`Citizen::full_name`].
    pub fn ethnicity(&self) -> Result<Option<&'a str>, ParseError> {
        self.text(6)
    }

    /// The religion (field 7).
    ///
    /// # Errors
    ///
    /// As [`Citizen::full_name`].
    pub fn religion(&self) -> Result<Option<&'a str>, ParseError> {
        self.text(7)
    }

    /// The place of origin; on cards of 2024 the place where the birth was registered (field 8).
    ///
    /// # Errors
    ///
    /// As [`Citizen::full_name`].
    pub fn place_of_origin(&self) -> Result<Option<&'a str>, ParseError> {
        self.text(8)
    }

    /// The place of residence (field 9).
    ///
    /// # Errors
    ///
    /// As [`Citizen::full_name`].
    pub fn place_of_residence(&self) -> Result<Option<&'a str>, ParseError> {
        self.text(9)
    }

    /// The personal identification features (field 10).
    ///
    /// # Errors
    ///
    /// As [`Citizen::full_name`].
    pub fn personal_identification(&self) -> Result<Option<&'a str>, ParseError> {
        self.text(10)
    }

    /// The date of issue (field 11).
    ///
    /// # Errors
    ///
    /// As [`Citizen::full_name`].
    pub fn date_of_issue(&self) -> Result<Option<DateText<'a>>, ParseError> {
        self.date(11)
    }

    /// The date of expiry (field 12). A text that is no date says that the card does not expire.
    ///
    /// # Errors
    ///
    /// As [`Citizen::full_name`].
    pub fn date_of_expiry(&self) -> Result<Option<DateText<'a>>, ParseError> {
        self.date(12)
    }

    /// The father's full name (field 13, first place).
    ///
    /// # Errors
    ///
    /// As [`Citizen::full_name`].
    pub fn father(&self) -> Result<Option<&'a str>, ParseError> {
        let [father, _] = self.persons(13)?;
        father.map(|value| value.text()).transpose()
    }

    /// The mother's full name (field 13, second place). Where the first place is empty, this is
    /// still the second.
    ///
    /// # Errors
    ///
    /// As [`Citizen::full_name`].
    pub fn mother(&self) -> Result<Option<&'a str>, ParseError> {
        let [_, mother] = self.persons(13)?;
        mother.map(|value| value.text()).transpose()
    }

    /// The spouse's full name (field 14).
    ///
    /// # Errors
    ///
    /// As [`Citizen::full_name`].
    pub fn spouse(&self) -> Result<Option<&'a str>, ParseError> {
        match self.persons(14)? {
            [_, Some(second)] => Err(second.error(ParseErrorKind::TooMany(1))),
            [spouse, None] => spouse.map(|value| value.text()).transpose(),
        }
    }

    /// The number of the previous card: nine digits, or twelve (field 15).
    ///
    /// # Errors
    ///
    /// As [`Citizen::full_name`].
    pub fn old_number(&self) -> Result<Option<&'a str>, ParseError> {
        self.text(15)
    }

    /// Sixteen characters of unknown meaning that look like hexadecimal digits (field 16).
    ///
    /// # Errors
    ///
    /// As [`Citizen::full_name`].
    pub fn field_16(&self) -> Result<Option<&'a str>, ParseError> {
        self.text(16)
    }

    /// What was tolerated: lengths that are not minimal, fields and elements that are not known.
    #[must_use]
    pub const fn findings(&self) -> FindingSet {
        self.findings
    }

    /// The children of the SEQUENCE. Only the SET is required, and there is one.
    fn read(reader: &mut Reader<'a>) -> Result<Self, ParseError> {
        let version = match reader.peek() {
            Some(Tag::INTEGER) => Some(reader.small_integer()?),
            _ => None,
        };
        let encoding = match reader.peek() {
            Some(Tag::OBJECT_IDENTIFIER) => Some(reader.oid()?),
            _ => None,
        };
        let mut set = None;
        while !reader.is_empty() {
            let child = reader.element()?;
            if child.tag != Tag::SET {
                reader.note(Finding::UnknownElement);
            } else if set.replace(child).is_some() {
                let kind = ParseErrorKind::Duplicate(Tag::SET.0);
                return Err(ParseError::new(kind, child.at, Structure::EfDg13));
            }
        }
        let set = set.ok_or_else(|| reader.error(ParseErrorKind::Missing(Tag::SET)))?;
        Ok(Self { version, encoding, set, findings: FindingSet::EMPTY })
    }

    const fn field_reader(&self) -> Reader<'a> {
        Reader::of(&self.set, Rules::Lds, Structure::EfDg13)
    }

    /// The one value of this field, a string.
    fn text(&self, number: u32) -> Result<Option<&'a str>, ParseError> {
        let Some(field) = self.field(number) else { return Ok(None) };
        let [value, second] = field.first_two()?;
        if let Some(second) = second {
            return Err(second.error(ParseErrorKind::TooMany(1)));
        }
        value.map(|value| value.text()).transpose()
    }

    fn date(&self, number: u32) -> Result<Option<DateText<'a>>, ParseError> {
        Ok(self.text(number)?.map(DateText::new))
    }

    /// The places of this field. Two layouts are known, `SEQUENCE { a }, SEQUENCE { b }` and
    /// `SEQUENCE { a, b }`; strings without a SEQUENCE are read too. An empty SEQUENCE is an empty
    /// place, except that a lone one is two.
    fn persons(&self, number: u32) -> Result<[Option<Value<'a>>; 2], ParseError> {
        let Some(field) = self.field(number) else { return Ok([None, None]) };
        let [first, second] = field.first_two()?;
        let Some(first) = first else { return Ok([None, None]) };
        let [father, mother] = first.members()?;
        let Some(second) = second else { return Ok([father, mother]) };
        if let Some(third) = mother {
            return Err(third.error(ParseErrorKind::TooMany(1)));
        }
        match second.members()? {
            [_, Some(third)] => Err(third.error(ParseErrorKind::TooMany(1))),
            [mother, None] => Ok([father, mother]),
        }
    }
}

/// The number of fields only: what they hold is personal data.
impl fmt::Debug for Citizen<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Citizen({} fields)", self.fields().count())
    }
}

/// Fields 1 to 16.
const KNOWN_NUMBERS: u128 = 0x1_FFFE;

#[cfg(test)]
mod tests;
