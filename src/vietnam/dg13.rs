//! The citizen's details in DG13.

mod content;
mod field;

pub use content::Dg13Content;
use field::read_two;
pub use field::{DateText, Field, Fields, Value, Values};

use core::fmt;

use super::PersonalNumber;
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::finding::{Finding, FindingSet};
use crate::lds::dg13::Dg13;
use crate::oid::Oid;
use crate::tlv::{Malformed, Reader, Rules, Tag};

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
    /// number above 127; otherwise the errors of [`Reader::nested`].
    pub fn parse(dg13: &Dg13<'a>) -> Result<Self, ParseError> {
        let mut citizen = Self {
            version: None,
            encoding: None,
            set: &[],
            set_at: 0,
            findings: FindingSet::EMPTY,
        };
        dg13.reader().all(|reader| citizen.read_elements(reader))?;
        Ok(citizen)
    }

    /// Reads the elements of the SEQUENCE. Only the SET is required, exactly once.
    #[inline(never)]
    fn read_elements(&mut self, reader: &mut Reader<'a>) -> Result<(), Malformed> {
        let sequence = reader.descend(Tag::SEQUENCE)?;
        if reader.is_next(Tag::INTEGER) {
            self.version = Some(reader.small_integer()?);
        }
        if reader.is_next(Tag::OBJECT_IDENTIFIER) {
            self.encoding = Some(reader.oid()?);
        }
        let mut has_set = false;
        while !reader.is_empty() {
            if reader.any()? != Tag::SET {
                reader.note(Finding::UnknownElement);
                continue;
            }
            if has_set {
                return Err(reader.fail_last(ParseErrorKind::Duplicate(Tag::SET.0)));
            }
            has_set = true;
            (self.set, self.set_at) = (reader.content(), reader.content_at());
        }
        if !has_set {
            return Err(reader.fail(ParseErrorKind::Missing(Tag::SET)));
        }
        reader.ascend(sequence)?;
        reader.finish()?;
        reader.go_to(Rules::Lds, self.set, self.set_at);
        Self::check_fields(reader)?;
        self.findings = reader.findings();
        Ok(())
    }

    /// Reads the fields to the end: each number once, and the values of known fields.
    fn check_fields(reader: &mut Reader<'a>) -> Result<(), Malformed> {
        let mut numbers = [0_u32; 4];
        while !reader.is_empty() {
            let at = reader.position();
            let level = reader.descend(Tag::SEQUENCE)?;
            let number = reader.small_integer()?;
            let index = usize::try_from(number / 32).unwrap_or(usize::MAX);
            let Some(word) = numbers.get_mut(index) else {
                return Err(reader.fail_at(ParseErrorKind::NumberOutOfRange, at));
            };
            let bit = 1_u32 << (number % 32);
            if *word & bit != 0 {
                return Err(reader.fail_at(ParseErrorKind::Duplicate(number), at));
            }
            *word |= bit;
            if KNOWN_NUMBERS.contains(&number) {
                check_values(reader)?;
            } else {
                reader.note(Finding::UnknownElement);
                reader.skip_rest();
            }
            reader.ascend(level)?;
        }
        Ok(())
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
    #[must_use]
    pub const fn fields(&self) -> Fields<'a> {
        Fields::new(self.field_reader())
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
        self.read_text(PARENTS, Some(0))
    }

    /// Returns the mother's full name (field 13, second place, also if the first is empty).
    ///
    /// # Errors
    ///
    /// As [`Citizen::full_name`].
    pub fn mother(&self) -> Result<Option<&'a str>, ParseError> {
        self.read_text(PARENTS, Some(1))
    }

    /// Returns the spouse's full name (field 14).
    ///
    /// # Errors
    ///
    /// As [`Citizen::full_name`].
    pub fn spouse(&self) -> Result<Option<&'a str>, ParseError> {
        self.read_text(SPOUSE, None)
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

    const fn field_reader(&self) -> Reader<'a> {
        Reader::lds(self.set, Structure::EfDg13).starting_at(self.set_at)
    }

    fn text(&self, number: u32) -> Result<Option<&'a str>, ParseError> {
        self.read_text(number, None)
    }

    fn date(&self, number: u32) -> Result<Option<DateText<'a>>, ParseError> {
        Ok(self.text(number)?.map(DateText::new))
    }

    /// Reads the text in one of a field's two places, or its only value if `place` is `None`.
    #[inline(never)]
    fn read_text(&self, number: u32, place: Option<usize>) -> Result<Option<&'a str>, ParseError> {
        self.field_reader().prefix(|reader| {
            let mut values = [None, None];
            go_to_values(reader, number)?;
            if matches!(number, PARENTS | SPOUSE) {
                read_persons(reader, &mut values)?;
            } else {
                read_two(reader, &mut values)?;
            }
            if let ([_, Some(second)], None) = (&values, place) {
                return Err(second.one_too_many(reader));
            }
            match values.get(place.unwrap_or_default()) {
                Some(Some(value)) => value.read_text(reader).map(Some),
                _ => Ok(None),
            }
        })
    }
}

/// Skips to the values of a field, or to the end if there is no such field.
#[inline(never)]
fn go_to_values(reader: &mut Reader<'_>, number: u32) -> Result<(), Malformed> {
    while !reader.is_empty() {
        let field = Field::read(reader)?;
        if field.number() == number {
            field.go_to_values(reader);
            break;
        }
    }
    Ok(())
}

/// Reads the two places of a field of persons.
///
/// Two layouts are known, `SEQUENCE { a }, SEQUENCE { b }` and `SEQUENCE { a, b }`; strings without
/// a SEQUENCE are read too. An empty SEQUENCE is an empty place, except that a single one represents
/// both places.
#[inline(never)]
fn read_persons<'a>(
    reader: &mut Reader<'a>,
    persons: &mut [Option<Value<'a>>; 2],
) -> Result<(), Malformed> {
    let mut values = [None, None];
    read_two(reader, &mut values)?;
    let [Some(first), second] = &values else { return Ok(()) };
    first.read_members(reader, persons)?;
    let Some(second) = second else { return Ok(()) };
    let [_, mother] = persons;
    if let Some(third) = mother {
        return Err(third.one_too_many(reader));
    }
    let mut members = [None, None];
    second.read_members(reader, &mut members)?;
    let [first, third] = &members;
    if let Some(third) = third {
        return Err(third.one_too_many(reader));
    }
    *mother = *first;
    Ok(())
}

/// Checks that the remaining values are well formed, including those in a SEQUENCE.
fn check_values(reader: &mut Reader<'_>) -> Result<(), Malformed> {
    while !reader.is_empty() {
        if reader.any()? == Tag::SEQUENCE {
            let level = reader.enter_last()?;
            reader.skip_elements()?;
            reader.ascend(level)?;
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
