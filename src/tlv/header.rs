//! Tag and length: one parser for all rules, and for whole and partial input.

use core::slice::Iter;

use nom::error::{ErrorKind, ParseError as NomError};
use nom::{Err, IsStreaming, Mode, Needed, OutputMode, PResult, Parser};

use super::Tag;
use crate::error::ParseErrorKind;

/// Which encodings are read. What is accepted beyond DER is reported as a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rules {
    /// X.690 §10: shortest lengths, definite form. Certificates, keys, SecurityInfos.
    Der,
    /// The BER-TLV of Doc 9303-10 §3.9: definite form, lengths need not be minimal.
    Lds,
    /// X.690 §8: also indefinite form and constructed strings. CMS only.
    Cms,
}

/// The length of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// This many octets.
    Definite(u32),
    /// Until the end-of-contents octets (X.690 §8.1.3.6); read by [`Rules::Cms`] only.
    Indefinite,
}

/// Tag and length of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// The tag.
    pub tag: Tag,
    /// The length of the value.
    pub length: Length,
    /// Whether the length is written in the fewest octets.
    pub is_minimal: bool,
    /// The number of octets that tag and length take: two to eight.
    pub octets: u8,
}

/// No file of a chip comes near: ISO/IEC 7816-4 offsets and Doc 9303-10 use up to three octets. It
/// also keeps every offset and length within 32 bits.
const MAX_LENGTH: u32 = 0x00FF_FFFF;

/// Lengths of up to four octets are read, so that non-minimal ones are named rather than refused as
/// too large.
const MAX_LENGTH_OCTETS: u32 = 4;

impl Header {
    /// The parser of a header under these rules.
    ///
    /// With `Parser::parse_complete` it works on whole input; with `Parser::parse` on the first
    /// bytes of a longer input, and says `Incomplete` while they do not suffice.
    pub(crate) const fn parser(rules: Rules) -> HeaderParser {
        HeaderParser { rules }
    }
}

/// Bit 6 of a tag's first octet (X.690 §8.1.2.5).
const CONSTRUCTED: u8 = 0x20;

/// The value of [`Header::parser`].
pub(crate) struct HeaderParser {
    rules: Rules,
}

impl<'a> Parser<&'a [u8]> for HeaderParser {
    type Output = Header;
    type Error = ParseErrorKind;

    fn process<OM: OutputMode>(
        &mut self,
        input: &'a [u8],
    ) -> PResult<OM, &'a [u8], Self::Output, Self::Error> {
        match Header::read(self.rules, input) {
            Ok(header) => {
                let rest = input.get(usize::from(header.octets)..).unwrap_or_default();
                Ok((rest, OM::Output::bind(|| header)))
            }
            Err(Fault::Truncated) if OM::Incomplete::is_streaming() => {
                Err(Err::Incomplete(Needed::new(1)))
            }
            Err(fault) => Err(Err::Error(OM::Error::bind(|| fault.kind()))),
        }
    }
}

/// What can be wrong with a header: a [`ParseErrorKind`] that goes in a register.
#[derive(Clone, Copy)]
pub(crate) enum Fault {
    LengthIndefinite,
    LengthNotMinimal,
    LengthTooLarge,
    TagEncoding,
    Truncated,
}

impl Fault {
    pub(crate) const fn kind(self) -> ParseErrorKind {
        match self {
            Self::LengthIndefinite => ParseErrorKind::LengthIndefinite,
            Self::LengthNotMinimal => ParseErrorKind::LengthNotMinimal,
            Self::LengthTooLarge => ParseErrorKind::LengthTooLarge,
            Self::TagEncoding => ParseErrorKind::TagEncoding,
            Self::Truncated => ParseErrorKind::Truncated,
        }
    }
}

impl Header {
    // Not generic, so that it is there once for whole and for partial input.
    #[inline(never)]
    pub(crate) fn read(rules: Rules, input: &[u8]) -> Result<Self, Fault> {
        let mut octets = input.iter();
        let tag = tag(rules, &mut octets)?;
        let (length, is_minimal) = length(&mut octets)?;
        if length == Length::Indefinite {
            // X.690 §8.1.3.2: only a constructed value can have an indefinite length.
            let is_constructed = input.first().is_some_and(|first| first & CONSTRUCTED != 0);
            if rules != Rules::Cms || !is_constructed {
                return Err(Fault::LengthIndefinite);
            }
        } else if rules == Rules::Der && !is_minimal {
            return Err(Fault::LengthNotMinimal);
        }
        // At most eight: the other octets of the number are zero.
        let [octets, ..] = input.len().wrapping_sub(octets.len()).to_le_bytes();
        Ok(Self { tag, length, is_minimal, octets })
    }
}

/// X.690 §8.1.2: one octet, or `xx11111` and up to two octets of seven bits each.
fn tag(rules: Rules, octets: &mut Iter<'_, u8>) -> Result<Tag, Fault> {
    let first = octet(octets)?;
    let mut tag = first;
    if first & 0x1F == 0x1F {
        let second = octet(octets)?;
        tag = (tag << 8) | second;
        if second & 0x80 != 0 {
            let third = octet(octets)?;
            tag = (tag << 8) | third;
            if second == 0x80 || third & 0x80 != 0 {
                return Err(Fault::TagEncoding);
            }
        } else if second < 0x1F && rules != Rules::Lds {
            // X.690 §8.1.2.2 allows numbers from 31 on here; smaller ones fit one octet. The LDS has
            // tags that break this, from 5F01 in EF.COM on (Doc 9303-10 §4.6.1).
            return Err(Fault::TagEncoding);
        }
    }
    Ok(Tag(tag))
}

/// X.690 §8.1.3: the length and whether it is in its shortest form.
fn length(octets: &mut Iter<'_, u8>) -> Result<(Length, bool), Fault> {
    let first = octet(octets)?;
    if first & 0x80 == 0 {
        return Ok((Length::Definite(first), true));
    }
    let count = first & 0x7F;
    if count == 0 {
        return Ok((Length::Indefinite, true));
    }
    if count > MAX_LENGTH_OCTETS {
        return Err(Fault::LengthTooLarge);
    }
    let mut length = 0;
    for _ in 0..count {
        length = (length << 8) | octet(octets)?;
    }
    if length > MAX_LENGTH {
        return Err(Fault::LengthTooLarge);
    }
    let zero_octets = length.leading_zeros() / 8;
    Ok((Length::Definite(length), length >= 0x80 && zero_octets.wrapping_add(count) == 4))
}

/// The leaf. `nom`'s own `take` ends in `split_at`, which can panic.
fn octet(octets: &mut Iter<'_, u8>) -> Result<u32, Fault> {
    octets.next().map(|octet| u32::from(*octet)).ok_or(Fault::Truncated)
}

impl<I> NomError<I> for ParseErrorKind {
    fn from_error_kind(_: I, _: ErrorKind) -> Self {
        // Reached only through nom's own combinators, none of which is used.
        Self::Truncated
    }

    fn append(_: I, _: ErrorKind, other: Self) -> Self {
        other
    }
}

/// A length or offset as the 32 bits that errors hold; inputs are bounded far below (see
/// [`MAX_LENGTH`]), and a longer one saturates.
#[expect(clippy::as_conversions, reason = "`try_from` is no constant function; it does not cut")]
pub(crate) const fn offset(octets: usize) -> u32 {
    if octets > u32::MAX as usize { u32::MAX } else { octets as u32 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(rules: Rules, input: &[u8]) -> Result<Header, ParseErrorKind> {
        match Header::parser(rules).parse_complete(input) {
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
    fn reads_tags_of_up_to_three_octets_in_shortest_form() {
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
            let streamed = Header::parser(Rules::Lds).parse(prefix);
            assert!(matches!(streamed, Err(Err::Incomplete(_))));
        }
    }
}
