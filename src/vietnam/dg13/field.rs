//! Fields and values of DG13.

use core::fmt;

use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::time::Date;
use crate::tlv::{Element, Malformed, Reader, Rules, Tag, offset, utf8};
use crate::vietnam::day_month_year;

/// A field: its number and its values.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Field<'a> {
    number: u32,
    values: &'a [u8],
    at: u32,
}

impl<'a> Field<'a> {
    pub(super) fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        reader.nested(Tag::SEQUENCE, |reader| {
            let number = reader.small_integer()?;
            let at = reader.position();
            let values = reader.bytes(reader.remaining().len())?;
            Ok(Self { number, values, at })
        })
    }

    /// Returns the number.
    #[must_use]
    pub const fn number(&self) -> u32 {
        self.number
    }

    /// Returns the encoded values, with their tags and lengths.
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.values
    }

    /// Iterates over the values. In an unknown field they may be malformed; the iteration ends
    /// after an error.
    pub fn values(&self) -> impl Iterator<Item = Result<Value<'a>, ParseError>> + Clone + use<'a> {
        let mut reader = self.reader();
        let mut has_failed = false;
        core::iter::from_fn(move || {
            if has_failed || reader.is_empty() {
                return None;
            }
            let value = reader.prefix(Value::read);
            has_failed = value.is_err();
            Some(value)
        })
    }

    /// Returns the values, at most two.
    pub(super) fn at_most_two(&self) -> Result<[Option<Value<'a>>; 2], ParseError> {
        self.reader().prefix(Value::read_two)
    }

    const fn reader(&self) -> Reader<'a> {
        Reader::new(Rules::Lds, self.values, Structure::EfDg13).starting_at(self.at)
    }
}

/// Shows the number of the field and the length of its values.
impl fmt::Debug for Field<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Field({}, {} bytes)", self.number, self.values.len())
    }
}

/// A value: a string, or a SEQUENCE of strings.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Value<'a> {
    element: Element<'a>,
}

impl<'a> Value<'a> {
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        reader.element().map(|element| Self { element })
    }

    /// Reads the values that are left, at most two.
    fn read_two(reader: &mut Reader<'a>) -> Result<[Option<Self>; 2], Malformed> {
        let mut values = [None, None];
        for value in &mut values {
            if !reader.is_empty() {
                *value = Some(Self::read(reader)?);
            }
        }
        if !reader.is_empty() {
            let third = reader.element()?;
            return Err(reader.fail_at(ParseErrorKind::TooMany(2), third.at));
        }
        Ok(values)
    }

    /// Returns the tag, which gives the type.
    #[must_use]
    pub const fn tag(&self) -> Tag {
        self.element.tag
    }

    /// Returns the bytes, without tag and length.
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.element.content
    }

    /// Returns the string: a UTF8String, or a type that is a subset of ASCII.
    ///
    /// # Errors
    ///
    /// Returns [`ParseErrorKind::UnexpectedTag`] if it is not such a string,
    /// [`ParseErrorKind::Character`] if it is not UTF-8.
    pub fn text(&self) -> Result<&'a str, ParseError> {
        let Element { tag: found, content, at, .. } = self.element;
        if !STRINGS.contains(&found) {
            let kind = ParseErrorKind::UnexpectedTag { expected: Tag::UTF8_STRING, found };
            return Err(error(kind, at));
        }
        utf8(content).map_err(|valid| {
            let at = self.element.content_at().saturating_add(offset(valid));
            error(ParseErrorKind::Character, at)
        })
    }

    /// Returns the members of a SEQUENCE, or the value itself for another type.
    ///
    /// # Errors
    ///
    /// Returns [`ParseErrorKind::TooMany`] if there are more than two, or an encoding error.
    pub fn members(&self) -> Result<[Option<Self>; 2], ParseError> {
        if self.element.tag != Tag::SEQUENCE {
            return Ok([Some(*self), None]);
        }
        let reader = Reader::new(Rules::Lds, self.element.content, Structure::EfDg13);
        reader.starting_at(self.element.content_at()).prefix(Self::read_two)
    }
}

/// Returns the first of two values, if there is no second one.
pub(super) fn sole<'a>(
    [value, second]: [Option<Value<'a>>; 2],
) -> Result<Option<Value<'a>>, ParseError> {
    match second {
        Some(second) => Err(error(ParseErrorKind::TooMany(1), second.element.at)),
        None => Ok(value),
    }
}

const fn error(kind: ParseErrorKind, at: u32) -> ParseError {
    ParseError::new(kind, at, Structure::EfDg13)
}

/// Shows the type and the length only.
impl fmt::Debug for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Value({}, {} bytes)", self.tag(), self.as_bytes().len())
    }
}

/// A date in the form of the card, `dd/MM/yyyy`, or a text in its place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct DateText<'a>(&'a str);

impl<'a> DateText<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self(text)
    }

    /// Returns the text.
    #[must_use]
    pub const fn as_str(&self) -> &'a str {
        self.0
    }

    /// Returns the day, if the text has the form of a date and the day exists.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        day_month_year(self.0, "/")
    }
}

/// Hides the day, which may be somebody's birthday.
impl fmt::Debug for DateText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DateText(..)")
    }
}

/// The string types; NumericString (0x12) and VisibleString (0x1A) are used only here.
const STRINGS: [Tag; 5] =
    [Tag::UTF8_STRING, Tag::PRINTABLE_STRING, Tag::IA5_STRING, Tag(0x12), Tag(0x1A)];
