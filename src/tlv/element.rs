//! One element: a tag, a length and a value.

use nom::{Err, IsStreaming, Mode, Needed, OutputMode, PResult, Parser};

use super::header::{HeaderParser, Value, fail, short_header};
use super::{Header, Length, MAX_DEPTH, Rules, Tag, offset};
use crate::error::ParseErrorKind;

/// An element of the input.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Element<'a> {
    /// The tag.
    pub tag: Tag,
    /// The value; if the length is indefinite, without the end-of-contents octets.
    pub content: &'a [u8],
    /// Tag, length and value as they were written.
    pub whole: &'a [u8],
    /// The offset of the tag. In the output of the [`element()`] parser it is 0, because that parser counts
    /// from the start of its own input.
    pub at: u32,
    /// The number of bytes of the tag and the length.
    header_length: u32,
    pub(super) form: Form,
}

/// The form of an element's length. It has the size of a word, so that elements are copied in words: with
/// the size of a byte, the ID card image takes 568 more bytes of flash.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub(super) enum Form {
    /// Indefinite, or not in the fewest bytes.
    Ber,
    /// Definite, in the fewest bytes.
    Der,
}

impl<'a> Element<'a> {
    /// Reads the first element of the input; returns it and the bytes after it.
    ///
    /// # Errors
    ///
    /// Returns an encoding error of [`ParseErrorKind`].
    pub fn parse(rules: Rules, input: &'a [u8]) -> Result<(Self, &'a [u8]), ParseErrorKind> {
        match element(rules).parse_complete(input) {
            Ok((rest, element)) => Ok((element, rest)),
            Err(Err::Error(kind) | Err::Failure(kind)) => Err(kind),
            Err(Err::Incomplete(_)) => Err(ParseErrorKind::Truncated),
        }
    }

    /// Returns the offset of the value.
    #[must_use]
    pub const fn content_at(&self) -> u32 {
        self.at.wrapping_add(self.header_length)
    }

    /// Returns the offset of the first byte after the element.
    #[must_use]
    pub const fn end(&self) -> u32 {
        self.at.wrapping_add(offset(self.whole.len()))
    }
}

/// Shows the length and the offset, never the value, which may be personal data.
impl core::fmt::Debug for Element<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Element")
            .field("tag", &self.tag)
            .field("at", &self.at)
            .field("length", &self.content.len())
            .finish()
    }
}

/// Returns a parser for an element with any tag, under these rules.
///
/// ```
/// use idchip::tlv::{Rules, Tag, element};
/// use nom::Parser;
/// use nom::sequence::pair;
///
/// // Two elements, with a combinator of nom.
/// let input = [0x02, 1, 7, 0x04, 2, 8, 9];
/// let mut parser = pair(element(Rules::Der), element(Rules::Der));
/// let (rest, (number, bytes)) = parser.parse_complete(&input[..]).unwrap();
/// assert_eq!((number.tag, bytes.content), (Tag::INTEGER, &[8, 9][..]));
/// assert!(rest.is_empty());
/// ```
#[must_use]
pub const fn element<'a>(
    rules: Rules,
) -> impl Parser<&'a [u8], Output = Element<'a>, Error = ParseErrorKind> {
    ElementParser { rules, expected: None }
}

/// A parser for an element with the expected tag, or with any tag if `expected` is `None`.
#[derive(Clone, Copy)]
pub(super) struct ElementParser {
    pub(super) rules: Rules,
    pub(super) expected: Option<Tag>,
}

impl<'a> Parser<&'a [u8]> for ElementParser {
    type Output = Element<'a>;
    type Error = ParseErrorKind;

    // Saves 12 % of the instructions for a certificate (x86-64).
    #[inline]
    fn process<OM: OutputMode>(
        &mut self,
        input: &'a [u8],
    ) -> PResult<OM, &'a [u8], Self::Output, Self::Error> {
        // Nearly all elements have a header of two bytes.
        if let Some((tag, length)) = short_header(input)
            && self.expected.is_none_or(|expected| expected == tag)
            && let Some((whole, rest)) =
                input.split_at_checked(usize::from(length).saturating_add(2))
            && let Some(content) = whole.get(2..)
        {
            let form = Form::Der;
            let element = || Element { tag, content, whole, at: 0, header_length: 2, form };
            return Ok((rest, OM::Output::bind(element)));
        }
        self.process_any::<OM>(input)
    }
}

impl ElementParser {
    /// Parses an element with any header, and determines the error of a malformed one.
    #[cold]
    fn process_any<'a, OM: OutputMode>(
        self,
        input: &'a [u8],
    ) -> PResult<OM, &'a [u8], Element<'a>, ParseErrorKind> {
        let rules = self.rules;
        let (after_header, header) = HeaderParser { rules }.process::<Value<OM>>(input)?;
        let Header { tag, length, is_minimal } = header;
        if let Some(expected) = self.expected
            && tag != expected
        {
            return fail::<OM, _>(ParseErrorKind::UnexpectedTag { expected, found: tag });
        }
        let (length, end_bytes) = match length {
            Length::Definite(length) => (length, 0),
            Length::Indefinite => {
                (content_length::<OM>(rules, after_header)?, END_OF_CONTENTS.len())
            }
        };
        let content_length = usize::try_from(length).unwrap_or(usize::MAX);
        let Some((content, rest)) = after_header.split_at_checked(content_length) else {
            return too_short::<OM, _>(length, after_header.len());
        };
        let rest = rest.get(end_bytes..).unwrap_or_default();
        let whole = input.get(..input.len().wrapping_sub(rest.len())).unwrap_or_default();
        let header_length = offset(input.len().wrapping_sub(after_header.len()));
        let form = if is_minimal && end_bytes == 0 { Form::Der } else { Form::Ber };
        let element = || Element { tag, content, whole, at: 0, header_length, form };
        Ok((rest, OM::Output::bind(element)))
    }
}

/// Returns the error for an element whose content is shorter than its length.
// With the one below, saves 5 % of the instructions for a certificate (x86-64).
#[cold]
fn too_short<'a, OM: OutputMode, T>(
    length: u32,
    remaining: usize,
) -> PResult<OM, &'a [u8], T, ParseErrorKind> {
    let remaining = offset(remaining);
    if OM::Incomplete::is_streaming() {
        let missing = usize::try_from(length.saturating_sub(remaining)).unwrap_or(usize::MAX);
        return Err(Err::Incomplete(Needed::new(missing)));
    }
    fail::<OM, _>(ParseErrorKind::LengthExceedsInput { length, remaining })
}

/// The end-of-contents octets (X.690 §8.1.5).
const END_OF_CONTENTS: [u8; 2] = [0, 0];

/// Returns the number of bytes before the end-of-contents octets that close this level.
#[cold]
fn content_length<OM: OutputMode>(
    rules: Rules,
    content: &[u8],
) -> Result<u32, Err<ParseErrorKind, <OM::Error as Mode>::Output<ParseErrorKind>>> {
    let (mut rest, mut open) = (content, 1_u32);
    loop {
        if let Some(after) = rest.strip_prefix(&END_OF_CONTENTS) {
            open = open.saturating_sub(1);
            if open == 0 {
                return Ok(offset(content.len().saturating_sub(rest.len())));
            }
            rest = after;
            continue;
        }
        let (after_header, header) = HeaderParser { rules }.process::<Value<OM>>(rest)?;
        rest = after_header;
        match header.length {
            Length::Definite(length) => {
                let length = usize::try_from(length).unwrap_or(usize::MAX);
                rest = match rest.get(length..) {
                    Some(rest) => rest,
                    None if OM::Incomplete::is_streaming() => {
                        let missing = length.saturating_sub(rest.len());
                        return Err(Err::Incomplete(Needed::new(missing)));
                    }
                    None => return Err(Err::Error(OM::Error::bind(|| ParseErrorKind::Truncated))),
                };
            }
            Length::Indefinite => {
                open = open.saturating_add(1);
                if open > u32::from(MAX_DEPTH) {
                    let kind = || ParseErrorKind::NestingTooDeep(u32::from(MAX_DEPTH));
                    return Err(Err::Error(OM::Error::bind(kind)));
                }
            }
        }
    }
}
