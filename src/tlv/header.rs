//! `nom` parsers for the tag and the length of an element.
//!
//! Each parser works on whole input (`parse_complete`) and on the first bytes of a longer input (`parse`),
//! for which it returns `Incomplete` if the bytes do not suffice. The lowest parser, [`Byte`], replaces
//! `nom`'s `take`, which calls `split_at` and can panic.

use nom::error::{ErrorKind, ParseError as NomError};
use nom::{Emit, Err, IsStreaming, Mode, Needed, OutputM, OutputMode, PResult, Parser};

use super::Tag;
use crate::error::ParseErrorKind;

/// The encoding rules of the input. Tolerated deviations from DER are reported as findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::exhaustive_enums, reason = "the three sets of rules that exist")]
pub enum Rules {
    /// X.690 §10: definite form with the shortest lengths. For certificates, keys and SecurityInfos.
    Der,
    /// The BER-TLV of Doc 9303-10 §3.9: definite form, lengths need not be minimal.
    Lds,
    /// X.690 §8: also indefinite form and constructed strings. For CMS only.
    Cms,
}

/// The length of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::exhaustive_enums, reason = "the two forms of X.690 §8.1.3")]
pub enum Length {
    /// This many bytes.
    Definite(u32),
    /// Up to the end-of-contents octets (X.690 §8.1.3.6); allowed by [`Rules::Cms`] only.
    Indefinite,
}

/// The tag and the length of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Header {
    /// The tag.
    pub tag: Tag,
    /// The length of the value.
    pub length: Length,
    /// True if the length is written in the fewest bytes.
    pub is_minimal: bool,
}

/// The output mode of an inner parser whose value is needed, also if the outer parser discards its own.
pub(super) type Value<OM> =
    OutputM<Emit, <OM as OutputMode>::Error, <OM as OutputMode>::Incomplete>;

/// The maximum length of a value. Chips have no larger files: ISO/IEC 7816-4 offsets and Doc 9303-10 use up
/// to three bytes. The bound also keeps every offset and length within 32 bits.
const MAX_LENGTH: u32 = 0x00FF_FFFF;

/// The maximum number of bytes of a length. It is four, so that a non-minimal length of a small value is
/// reported as non-minimal and not as too large.
const MAX_LENGTH_BYTES: u32 = 4;

/// Bit 6 of a tag's first byte (X.690 §8.1.2.5).
const CONSTRUCTED: u8 = 0x20;

/// Returns a parser for the tag and the length of an element, under these rules.
#[must_use]
pub const fn header<'a>(
    rules: Rules,
) -> impl Parser<&'a [u8], Output = Header, Error = ParseErrorKind> {
    HeaderParser { rules }
}

/// Returns a parser for the length of a value (X.690 §8.1.3). The second part of its output is true if the
/// length is in its shortest form.
#[must_use]
pub const fn length<'a>() -> impl Parser<&'a [u8], Output = (Length, bool), Error = ParseErrorKind>
{
    LengthParser
}

#[derive(Clone, Copy)]
pub(super) struct HeaderParser {
    pub(super) rules: Rules,
}

impl<'a> Parser<&'a [u8]> for HeaderParser {
    type Output = Header;
    type Error = ParseErrorKind;

    // Saves 3 % of the instructions for a certificate (x86-64).
    #[inline]
    fn process<OM: OutputMode>(
        &mut self,
        input: &'a [u8],
    ) -> PResult<OM, &'a [u8], Self::Output, Self::Error> {
        // Nearly all headers have two bytes.
        if let Some((tag, length)) = short_header(input)
            && let Some(rest) = input.get(2..)
        {
            let length = Length::Definite(u32::from(length));
            let header = || Header { tag, length, is_minimal: true };
            return Ok((rest, OM::Output::bind(header)));
        }
        LongHeaderParser { rules: self.rules }.process::<OM>(input)
    }
}

/// Returns tag and length of an element whose header has two bytes, which is the same under all rules.
pub(super) const fn short_header(input: &[u8]) -> Option<(Tag, u8)> {
    match input {
        [tag, length @ ..=0x7F, ..] if *tag & 0x1F != 0x1F => {
            Some((Tag(u32::from_be_bytes([0, 0, 0, *tag])), *length))
        }
        _ => None,
    }
}

/// A parser for a header of any length, which also determines the error of a malformed or truncated header.
#[derive(Clone, Copy)]
struct LongHeaderParser {
    rules: Rules,
}

impl<'a> Parser<&'a [u8]> for LongHeaderParser {
    type Output = Header;
    type Error = ParseErrorKind;

    // Saves 3 % of the instructions for a certificate (x86-64).
    #[cold]
    fn process<OM: OutputMode>(
        &mut self,
        input: &'a [u8],
    ) -> PResult<OM, &'a [u8], Self::Output, Self::Error> {
        let rules = self.rules;
        let (rest, tag) = TagParser { rules }.process::<Value<OM>>(input)?;
        let (rest, (length, is_minimal)) = LengthParser.process::<Value<OM>>(rest)?;
        if length == Length::Indefinite {
            // X.690 §8.1.3.2: only a constructed value may have an indefinite length.
            let is_constructed = input.first().is_some_and(|first| first & CONSTRUCTED != 0);
            if rules != Rules::Cms || !is_constructed {
                return fail::<OM, _>(ParseErrorKind::LengthIndefinite);
            }
        } else if rules == Rules::Der && !is_minimal {
            return fail::<OM, _>(ParseErrorKind::LengthNotMinimal);
        }
        Ok((rest, OM::Output::bind(|| Header { tag, length, is_minimal })))
    }
}

/// A parser for a tag (X.690 §8.1.2): one byte, or `xx11111` and up to two bytes of seven bits each.
#[derive(Clone, Copy)]
struct TagParser {
    rules: Rules,
}

impl<'a> Parser<&'a [u8]> for TagParser {
    type Output = Tag;
    type Error = ParseErrorKind;

    fn process<OM: OutputMode>(
        &mut self,
        input: &'a [u8],
    ) -> PResult<OM, &'a [u8], Self::Output, Self::Error> {
        let (mut rest, first) = Byte.process::<Value<OM>>(input)?;
        let mut tag = u32::from(first);
        if first & 0x1F == 0x1F {
            let second;
            (rest, second) = Byte.process::<Value<OM>>(rest)?;
            tag = (tag << 8) | u32::from(second);
            if second & 0x80 != 0 {
                let third;
                (rest, third) = Byte.process::<Value<OM>>(rest)?;
                tag = (tag << 8) | u32::from(third);
                if second == 0x80 || third & 0x80 != 0 {
                    return fail::<OM, _>(ParseErrorKind::TagEncoding);
                }
            } else if second < 0x1F && self.rules != Rules::Lds {
                // X.690 §8.1.2.2 allows only numbers from 31 on here; smaller numbers fit in one byte. Some
                // tags of the LDS break this rule, for example 5F01 in EF.COM (Doc 9303-10 §4.6.1).
                return fail::<OM, _>(ParseErrorKind::TagEncoding);
            }
        }
        Ok((rest, OM::Output::bind(|| Tag(tag))))
    }
}

#[derive(Clone, Copy)]
struct LengthParser;

impl<'a> Parser<&'a [u8]> for LengthParser {
    type Output = (Length, bool);
    type Error = ParseErrorKind;

    fn process<OM: OutputMode>(
        &mut self,
        input: &'a [u8],
    ) -> PResult<OM, &'a [u8], Self::Output, Self::Error> {
        let (mut rest, first) = Byte.process::<Value<OM>>(input)?;
        if first & 0x80 == 0 {
            return Ok((rest, OM::Output::bind(|| (Length::Definite(u32::from(first)), true))));
        }
        let count = u32::from(first & 0x7F);
        if count == 0 {
            return Ok((rest, OM::Output::bind(|| (Length::Indefinite, true))));
        }
        if count > MAX_LENGTH_BYTES {
            return fail::<OM, _>(ParseErrorKind::LengthTooLarge);
        }
        let mut length = 0_u32;
        for _ in 0..count {
            let byte;
            (rest, byte) = Byte.process::<Value<OM>>(rest)?;
            length = (length << 8) | u32::from(byte);
        }
        if length > MAX_LENGTH {
            return fail::<OM, _>(ParseErrorKind::LengthTooLarge);
        }
        let zero_bytes = length.leading_zeros() / 8;
        let is_minimal = length >= 0x80 && zero_bytes.saturating_add(count) == 4;
        Ok((rest, OM::Output::bind(|| (Length::Definite(length), is_minimal))))
    }
}

/// A parser for one byte, on which all other parsers are built.
#[derive(Clone, Copy)]
struct Byte;

impl<'a> Parser<&'a [u8]> for Byte {
    type Output = u8;
    type Error = ParseErrorKind;

    fn process<OM: OutputMode>(
        &mut self,
        input: &'a [u8],
    ) -> PResult<OM, &'a [u8], Self::Output, Self::Error> {
        match input.split_first() {
            Some((byte, rest)) => Ok((rest, OM::Output::bind(|| *byte))),
            None if OM::Incomplete::is_streaming() => Err(Err::Incomplete(Needed::new(1))),
            None => fail::<OM, _>(ParseErrorKind::Truncated),
        }
    }
}

/// Returns an error in the output mode of the parser.
pub(super) fn fail<'a, OM: OutputMode, T>(
    kind: ParseErrorKind,
) -> PResult<OM, &'a [u8], T, ParseErrorKind> {
    Err(Err::Error(OM::Error::bind(|| kind)))
}

/// Converts the errors of `nom`'s own combinators.
impl<I> NomError<I> for ParseErrorKind {
    fn from_error_kind(_: I, kind: ErrorKind) -> Self {
        match kind {
            ErrorKind::Complete | ErrorKind::Eof => Self::Truncated,
            _ => Self::Value,
        }
    }

    fn append(_: I, _: ErrorKind, other: Self) -> Self {
        other
    }
}

/// Returns a length or an offset as the 32-bit number that errors contain. Inputs are far shorter (see
/// [`MAX_LENGTH`]); a larger number saturates.
#[expect(clippy::as_conversions, reason = "`try_from` is no constant function; it does not cut")]
pub(crate) const fn offset(bytes: usize) -> u32 {
    if bytes > u32::MAX as usize { u32::MAX } else { bytes as u32 }
}
#[cfg(test)]
mod tests {
    use super::*;

    fn read(rules: Rules, input: &[u8]) -> Result<Header, ParseErrorKind> {
        match header(rules).parse_complete(input) {
            Ok((_, header)) => Ok(header),
            Err(Err::Error(kind) | Err::Failure(kind)) => Err(kind),
            Err(Err::Incomplete(_)) => panic!("incomplete on whole input"),
        }
    }

    #[test]
    fn reads_short_and_long_lengths() {
        for (input, length) in [
            (&[0x30, 0x7F][..], 0x7F),
            (&[0x30, 0x81, 0x80], 0x80),
            (&[0x30, 0x82, 0x01, 0x00], 0x100),
            (&[0x30, 0x83, 0x01, 0x00, 0x00], 0x1_0000),
        ] {
            let header = read(Rules::Der, input).unwrap();
            assert_eq!(header.length, Length::Definite(length));
        }
    }

    #[test]
    fn der_refuses_what_the_lds_tolerates() {
        for input in [&[0x30, 0x81, 0x7F][..], &[0x30, 0x82, 0x00, 0x80]] {
            assert_eq!(read(Rules::Der, input), Err(ParseErrorKind::LengthNotMinimal));
            assert!(!read(Rules::Lds, input).unwrap().is_minimal);
        }
    }

    #[test]
    fn indefinite_length_is_for_cms_and_constructed_values() {
        assert_eq!(read(Rules::Lds, &[0x30, 0x80]), Err(ParseErrorKind::LengthIndefinite));
        assert_eq!(read(Rules::Cms, &[0x04, 0x80]), Err(ParseErrorKind::LengthIndefinite));
        assert_eq!(read(Rules::Cms, &[0x30, 0x80]).unwrap().length, Length::Indefinite);
    }

    #[test]
    fn refuses_lengths_beyond_any_file() {
        let too_large = [0x30, 0x84, 0x01, 0, 0, 0];
        assert_eq!(read(Rules::Cms, &too_large), Err(ParseErrorKind::LengthTooLarge));
        assert_eq!(read(Rules::Cms, &[0x30, 0x89]), Err(ParseErrorKind::LengthTooLarge));
        assert_eq!(read(Rules::Cms, &[0x30, 0xFF]), Err(ParseErrorKind::LengthTooLarge));
    }

    #[test]
    fn reads_tags_of_up_to_three_bytes_in_shortest_form() {
        assert_eq!(read(Rules::Der, &[0x7F, 0x61, 0x00]).unwrap().tag, Tag(0x7F61));
        assert_eq!(read(Rules::Der, &[0x7F, 0x81, 0x01, 0x00]).unwrap().tag, Tag(0x7F_8101));
        for input in [&[0x1F, 0x1E, 0x00][..], &[0x1F, 0x80, 0x7F, 0], &[0x1F, 0x81, 0x81, 0]] {
            assert_eq!(read(Rules::Der, input), Err(ParseErrorKind::TagEncoding));
        }
        assert_eq!(read(Rules::Lds, &[0x5F, 0x01, 0x00]).unwrap().tag, Tag(0x5F01));
    }

    #[test]
    fn each_proper_prefix_is_truncated_or_incomplete() {
        let whole = [0x7F, 0x61, 0x82, 0x01, 0x00];
        for end in 0..whole.len() {
            let prefix = &whole[..end];
            assert_eq!(read(Rules::Lds, prefix), Err(ParseErrorKind::Truncated));
            let streamed = header(Rules::Lds).parse(prefix);
            assert!(matches!(streamed, Err(Err::Incomplete(_))));
        }
    }
}
