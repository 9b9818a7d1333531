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
        // They were read before, by `Citizen::parse`: an error cannot occur, and would end the
        // iteration.
        Field::read(&mut self.reader).ok()
    }
}

impl fmt::Debug for Fields<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Fields(..)")
    }
}

/// A field: its number and its values, whatever they are.
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

    /// The number.
    #[must_use]
    pub const fn number(&self) -> u32 {
        self.number
    }

    /// The values as they stand, with their tags and lengths.
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.values
    }

    /// The values. In a field that is not known they need not be well formed; the iteration ends
    /// after one that is not.
    #[must_use]
    pub const fn values(&self) -> Values<'a> {
        Values {
            reader: Reader::lds(self.values, Structure::EfDg13).starting_at(self.at),
            has_failed: false,
        }
    }

    /// Puts the reader before the values.
    pub(super) const fn go_to_values(&self, reader: &mut Reader<'a>) {
        reader.go_to(Rules::Lds, self.values, self.at);
    }
}

/// The number of the field and the length of its values.
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

    /// The tag, which tells the type.
    #[must_use]
    pub const fn tag(&self) -> Tag {
        self.tag
    }

    /// The octets, without tag and length.
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.content
    }

    /// The string: a UTF8String, or one of the types that are a part of ASCII.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::UnexpectedTag`] where it is no such string, [`ParseErrorKind::Character`]
    /// where it is not UTF-8.
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

    /// The members of a SEQUENCE; of anything else, the value itself.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::TooMany`] where there are more than two; encoding errors.
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

    /// The error that more than one stand where this one does.
    pub(super) const fn one_too_many(&self, reader: &mut Reader<'_>) -> Malformed {
        reader.fail_at(ParseErrorKind::TooMany(1), self.at)
    }
}

/// The type and the length only.
impl fmt::Debug for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Value({}, {} bytes)", self.tag(), self.as_bytes().len())
    }
}

/// A date as the card writes it, `dd/MM/yyyy`, or a text that stands for one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct DateText<'a>(&'a str);

impl<'a> DateText<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self(text)
    }

    /// As it stands.
    #[must_use]
    pub const fn as_str(&self) -> &'a str {
        self.0
    }

    /// The day, where it is of the form and exists.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        day_month_year(self.0, "/")
    }
}

/// Not the day: it may be somebody's birthday.
impl fmt::Debug for DateText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DateText(..)")
    }
}

/// NumericString and VisibleString have no other use here.
const STRINGS: [Tag; 5] =
    [Tag::UTF8_STRING, Tag::PRINTABLE_STRING, Tag::IA5_STRING, Tag(0x12), Tag(0x1A)];

/// The values that the reader has left, at most two; the places are empty.
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
