//! The primitive types.

use nom::{IsStreaming, Mode, OutputMode, PResult, Parser};

use super::element::ElementParser;
use super::header::{Value, fail};
use super::{BitString, Integer, Rules, Tag};
use crate::error::ParseErrorKind;
use crate::oid::Oid;

/// A type whose value is read from the content of one primitive element.
pub trait Primitive<'a>: Sized {
    /// The universal tag of the type.
    const TAG: Tag;
    /// The error for content that is not of this type.
    const ERROR: ParseErrorKind;

    /// Reads the value from the content of an element; `None` if it is malformed under these rules.
    fn decode(rules: Rules, content: &'a [u8]) -> Option<Self>;
}

/// Returns a parser for an element of this type, under these rules.
///
/// ```
/// use idchip::ParseErrorKind;
/// use idchip::tlv::{BitString, Integer, Rules, primitive};
/// use nom::Parser;
/// use nom::sequence::pair;
///
/// let input = [0x02, 1, 7, 0x03, 2, 5, 0x60];
/// let mut parser = pair(primitive::<Integer<'_>>(Rules::Der), primitive::<BitString<'_>>(Rules::Der));
/// let (_, (number, bits)) = parser.parse_complete(&input[..]).unwrap();
/// assert_eq!(number.to_u32(), Some(7));
/// assert!(bits.bit(1) && bits.bit(2));
/// ```
#[must_use]
pub const fn primitive<'a, T: Primitive<'a>>(
    rules: Rules,
) -> impl Parser<&'a [u8], Output = T, Error = ParseErrorKind> {
    PrimitiveParser { rules, value: core::marker::PhantomData }
}

struct PrimitiveParser<T> {
    rules: Rules,
    value: core::marker::PhantomData<fn() -> T>,
}

impl<'a, T: Primitive<'a>> Parser<&'a [u8]> for PrimitiveParser<T> {
    type Output = T;
    type Error = ParseErrorKind;

    fn process<OM: OutputMode>(
        &mut self,
        input: &'a [u8],
    ) -> PResult<OM, &'a [u8], Self::Output, Self::Error> {
        let mut parser = ElementParser { rules: self.rules, expected: Some(T::TAG) };
        if input.is_empty() && !OM::Incomplete::is_streaming() {
            return fail::<OM, _>(ParseErrorKind::Missing(T::TAG));
        }
        let (rest, element) = parser.process::<Value<OM>>(input)?;
        match T::decode(self.rules, element.content) {
            Some(value) => Ok((rest, OM::Output::bind(|| value))),
            None => fail::<OM, _>(T::ERROR),
        }
    }
}

/// The encoding must be minimal under [`Rules::Der`] and [`Rules::Cms`] (X.690 §8.3.2); files of the LDS may
/// pad it.
impl<'a> Primitive<'a> for Integer<'a> {
    const TAG: Tag = Tag::INTEGER;
    const ERROR: ParseErrorKind = ParseErrorKind::Integer;

    fn decode(rules: Rules, content: &'a [u8]) -> Option<Self> {
        let integer = Self::from_content(content);
        let is_well_formed = !content.is_empty() && (rules == Rules::Lds || integer.is_minimal());
        is_well_formed.then_some(integer)
    }
}

/// The content must be 00 or FF (X.690 §11.1).
impl<'a> Primitive<'a> for bool {
    const TAG: Tag = Tag::BOOLEAN;
    const ERROR: ParseErrorKind = ParseErrorKind::Boolean;

    fn decode(_: Rules, content: &'a [u8]) -> Option<Self> {
        match content {
            [0x00] => Some(false),
            [0xFF] => Some(true),
            _ => None,
        }
    }
}

/// The arcs must be complete and must not be padded (X.690 §8.19).
impl<'a> Primitive<'a> for Oid<'a> {
    const TAG: Tag = Tag::OBJECT_IDENTIFIER;
    const ERROR: ParseErrorKind = ParseErrorKind::ObjectIdentifier;

    fn decode(_: Rules, content: &'a [u8]) -> Option<Self> {
        Self::from_bytes(content)
    }
}

/// The encoding must be primitive, and the unused bits must be zero (X.690 §8.6.2, §11.2.1).
impl<'a> Primitive<'a> for BitString<'a> {
    const TAG: Tag = Tag::BIT_STRING;
    const ERROR: ParseErrorKind = ParseErrorKind::BitString;

    fn decode(_: Rules, content: &'a [u8]) -> Option<Self> {
        let (&unused_bits @ 0..=7, bytes) = content.split_first()? else { return None };
        // A mask of the unused bits, which are the lowest bits of the last byte.
        let mask = !(0xFF_u8 << unused_bits);
        let unused = bytes.last().map_or(unused_bits, |last| last & mask);
        (unused == 0).then_some(Self { bytes, unused_bits })
    }
}
