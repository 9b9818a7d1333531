//! Fields and values of DG13.

use core::fmt;

use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::time::Date;
use crate::tlv::{Malformed, Reader, Rules, Tag, offset, utf8};
use crate::vietnam::day_month_year;

/// Iterator over the fields of a [`Citizen`](super::Citizen).
#[derive(Clone)]
pub struct Fields<'a> {
    reader: Reader<'a>,
}

impl<'a> Fields<'a> {
    pub(super) const fn new(reader: Reader<'a>) -> Self {
        Self { reader }
    }
}

impl<'a> Iterator for Fields<'a> {
    type Item = Field<'a>;

    fn next(&mut self) -> Option<Field<'a>> {
        // `Citizen::parse` has read the fields before, so that no error can occur; it would end the
        // iteration.
        Field::read(&mut self.reader).ok()
    }
}

impl fmt::Debug for Fields<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Fields(..)")
    }
}

/// A field: its number and its values.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Field<'a> {
    number: u32,
    values: &'a [u8],
    at: u32,
}

impl<'a> Field<'a> {
    #[inline(never)]
    pub(super) fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let level = reader.descend(Tag::SEQUENCE)?;
        let number = reader.small_integer()?;
        let field = Self { number, values: reader.remaining(), at: reader.position() };
        reader.skip_rest();
        reader.ascend(level)?;
        Ok(field)
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
    #[must_use]
    pub const fn values(&self) -> Values<'a> {
        Values {
            reader: Reader::lds(self.values, Structure::EfDg13).starting_at(self.at),
            has_failed: false,
        }
    }

    /// Moves the reader to the values.
    pub(super) const fn go_to_values(&self, reader: &mut Reader<'a>) {
        reader.go_to(Rules::Lds, self.values, self.at);
    }
}

/// Shows the number of the field and the length of its values.
impl fmt::Debug for Field<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Field({}, {} bytes)", self.number, self.values.len())
    }
}

/// Iterator over the values of a [`Field`] or the members of a [`Value`].
#[derive(Clone)]
pub struct Values<'a> {
    reader: Reader<'a>,
    has_failed: bool,
}

impl<'a> Iterator for Values<'a> {
    type Item = Result<Value<'a>, ParseError>;

    fn next(&mut self) -> Option<Result<Value<'a>, ParseError>> {
        if self.has_failed || self.reader.is_empty() {
            return None;
        }
        let value = Value::read(&mut self.reader);
        self.has_failed = value.is_err();
        Some(value.map_err(|Malformed| self.reader.failure()))
    }
}

impl fmt::Debug for Values<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Values(..)")
    }
}

/// A value: a string, or a SEQUENCE of strings.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Value<'a> {
    tag: Tag,
    content: &'a [u8],
    at: u32,
    content_at: u32,
}

impl<'a> Value<'a> {
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let tag = reader.any()?;
        let (content, content_at) = (reader.content(), reader.content_at());
        Ok(Self { tag, content, at: reader.at(), content_at })
    }

    /// Returns the tag, which gives the type.
    #[must_use]
    pub const fn tag(&self) -> Tag {
        self.tag
    }

    /// Returns the bytes, without tag and length.
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.content
    }

    /// Returns the string: a UTF8String, or a type that is a subset of ASCII.
    ///
    /// # Errors
    ///
    /// Returns [`ParseErrorKind::UnexpectedTag`] if it is not such a string,
    /// [`ParseErrorKind::Character`] if it is not UTF-8.
    pub fn text(&self) -> Result<&'a str, ParseError> {
        Reader::lds(&[], Structure::EfDg13).prefix(|reader| self.read_text(reader))
    }

    #[inline(never)]
    pub(super) fn read_text(&self, reader: &mut Reader<'a>) -> Result<&'a str, Malformed> {
        let Self { tag: found, content, at, content_at } = *self;
        if !STRINGS.contains(&found) {
            let kind = ParseErrorKind::UnexpectedTag { expected: Tag::UTF8_STRING, found };
            return Err(reader.fail_at(kind, at));
        }
        utf8(content).map_err(|valid| {
            let at = content_at.saturating_add(offset(valid));
            reader.fail_at(ParseErrorKind::Character, at)
        })
    }

    /// Returns the members of a SEQUENCE, or the value itself for another type.
    ///
    /// # Errors
    ///
    /// Returns [`ParseErrorKind::TooMany`] if there are more than two, or an encoding error.
    pub fn members(&self) -> Result<[Option<Self>; 2], ParseError> {
        let mut members = [None, None];
        Reader::lds(&[], Structure::EfDg13)
            .prefix(|reader| self.read_members(reader, &mut members))?;
        Ok(members)
    }

    #[inline(never)]
    pub(super) fn read_members(
        &self,
        reader: &mut Reader<'a>,
        members: &mut [Option<Self>; 2],
    ) -> Result<(), Malformed> {
        if self.tag != Tag::SEQUENCE {
            *members = [Some(*self), None];
            return Ok(());
        }
        reader.go_to(Rules::Lds, self.content, self.content_at);
        read_two(reader, members)
    }

    /// Records the error that this value is one too many.
    pub(super) const fn one_too_many(&self, reader: &mut Reader<'_>) -> Malformed {
        reader.fail_at(ParseErrorKind::TooMany(1), self.at)
    }
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

/// Reads the remaining values, at most two, into empty places.
#[inline(never)]
pub(super) fn read_two<'a>(
    reader: &mut Reader<'a>,
    values: &mut [Option<Value<'a>>; 2],
) -> Result<(), Malformed> {
    for value in values {
        if !reader.is_empty() {
            *value = Some(Value::read(reader)?);
        }
    }
    if !reader.is_empty() {
        reader.any()?;
        return Err(reader.fail_last(ParseErrorKind::TooMany(2)));
    }
    Ok(())
}
