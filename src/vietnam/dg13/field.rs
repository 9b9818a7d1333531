//! Fields and values of DG13.

use core::fmt;

use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::finding::FindingSet;
use crate::time::Date;
use crate::tlv::{Element, Reader, Rules, Tag};
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
    pub(super) fn read(fields: &mut Reader<'a>) -> Result<Self, ParseError> {
        let field = fields.expect(Tag::SEQUENCE)?;
        let mut reader = Reader::of(&field, Rules::Lds, Structure::EfDg13);
        let number = reader.small_integer()?;
        reader.findings().iter().for_each(|finding| fields.note(finding));
        Ok(Self { number, values: reader.remaining(), at: reader.position() })
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

    /// Whether the values are well formed, and those in a SEQUENCE; and with which deviations.
    pub(super) fn check(&self) -> Result<FindingSet, ParseError> {
        let mut reader = self.values().reader;
        while !reader.is_empty() {
            let value = reader.element()?;
            if value.tag == Tag::SEQUENCE {
                reader.inside(&value, |members| {
                    while !members.is_empty() {
                        members.element()?;
                    }
                    Ok(())
                })?;
            }
        }
        Ok(reader.findings())
    }

    pub(super) fn first_two(&self) -> Result<[Option<Value<'a>>; 2], ParseError> {
        first_two(self.values())
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
        let value = self.reader.element().map(|element| Value { element });
        self.has_failed = value.is_err();
        Some(value)
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
    element: Element<'a>,
}

impl<'a> Value<'a> {
    /// The tag, which tells the type.
    #[must_use]
    pub const fn tag(&self) -> Tag {
        self.element.tag
    }

    /// The octets, without tag and length.
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.element.content
    }

    /// The string: a UTF8String, or one of the types that are a part of ASCII.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::UnexpectedTag`] where it is no such string, [`ParseErrorKind::Character`]
    /// where it is not UTF-8.
    pub fn text(&self) -> Result<&'a str, ParseError> {
        let found = self.element.tag;
        if !STRINGS.contains(&found) {
            let expected = Tag::UTF8_STRING;
            let kind = ParseErrorKind::UnexpectedTag { expected, found };
            return Err(ParseError::new(kind, self.element.at, Structure::EfDg13));
        }
        core::str::from_utf8(self.element.content).map_err(|error| {
            let at = crate::tlv::offset(error.valid_up_to());
            let at = self.element.content_at.saturating_add(at);
            ParseError::new(ParseErrorKind::Character, at, Structure::EfDg13)
        })
    }

    /// The members of a SEQUENCE; of anything else, the value itself.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::TooMany`] where there are more than two; encoding errors.
    pub fn members(&self) -> Result<[Option<Self>; 2], ParseError> {
        if self.element.tag != Tag::SEQUENCE {
            return Ok([Some(*self), None]);
        }
        let reader = Reader::of(&self.element, Rules::Lds, Structure::EfDg13);
        first_two(Values { reader, has_failed: false })
    }

    pub(super) const fn error(&self, kind: ParseErrorKind) -> ParseError {
        ParseError::new(kind, self.element.at, Structure::EfDg13)
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

/// At most two values.
fn first_two(mut values: Values<'_>) -> Result<[Option<Value<'_>>; 2], ParseError> {
    let (first, second) = (values.next().transpose()?, values.next().transpose()?);
    match values.next().transpose()? {
        Some(third) => Err(third.error(ParseErrorKind::TooMany(2))),
        None => Ok([first, second]),
    }
}
