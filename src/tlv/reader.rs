//! A cursor over elements.

use core::fmt;

use nom::Parser;

use super::{BitString, Element, Header, Integer, Length, OctetString, Rules, Tag, offset};
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::finding::{Finding, FindingSet};
use crate::oid::Oid;

/// The deepest nesting that is read. The deepest structure known, an ISO/IEC 39794 record, takes 14
/// (Doc 9303-10, appendix on DG2).
pub const MAX_DEPTH: u8 = 16;

/// Reads elements one after the other, under one set of [`Rules`].
///
/// An error names the byte by its offset from the start of the outermost input. What was read but
/// deviates from the rules of the standard collects in [`Reader::findings`].
#[derive(Clone)]
pub struct Reader<'a> {
    rest: &'a [u8],
    at: u32,
    within: Structure,
    rules: Rules,
    depth: u8,
    findings: FindingSet,
}

/// Where a reader stood before it went into an element.
struct Level<'a> {
    rest: &'a [u8],
    at: u32,
    within: Structure,
    findings: FindingSet,
}

impl<'a> Reader<'a> {
    /// A reader of `input` under these rules; errors name the structure `within`.
    #[must_use]
    pub const fn new(rules: Rules, input: &'a [u8], within: Structure) -> Self {
        Self { rest: input, at: 0, within, rules, depth: 0, findings: FindingSet::EMPTY }
    }

    /// A reader of DER.
    #[must_use]
    pub const fn der(input: &'a [u8], within: Structure) -> Self {
        Self::new(Rules::Der, input, within)
    }

    /// A reader of the BER-TLV of LDS files.
    #[must_use]
    pub const fn lds(input: &'a [u8], within: Structure) -> Self {
        Self::new(Rules::Lds, input, within)
    }

    /// A reader of BER as CMS may use it.
    #[must_use]
    pub const fn cms(input: &'a [u8], within: Structure) -> Self {
        Self::new(Rules::Cms, input, within)
    }

    /// A reader of the content of `element`, with offsets counted from where its offsets count.
    #[must_use]
    pub const fn of(element: &Element<'a>, rules: Rules, within: Structure) -> Self {
        Self {
            rest: element.content,
            at: element.content_at,
            within,
            rules,
            depth: 0,
            findings: FindingSet::EMPTY,
        }
    }

    /// The same reader with its first byte at offset `at`.
    #[must_use]
    pub const fn starting_at(mut self, at: u32) -> Self {
        self.at = at;
        self
    }

    /// What was read so far and deviates from the rules.
    #[must_use]
    pub const fn findings(&self) -> FindingSet {
        self.findings
    }

    /// Adds a finding.
    pub fn note(&mut self, finding: Finding) {
        self.findings.insert(finding);
    }

    /// The offset of the next byte.
    #[must_use]
    pub const fn position(&self) -> u32 {
        self.at
    }

    /// The offset of the next element's value; of the next byte where no element can be read.
    #[must_use]
    pub fn peek_content_position(&self) -> u32 {
        let rest = Header::parser(self.rules).parse_complete(self.rest).map(|(rest, _)| rest);
        let header = rest.map_or(0, |rest| self.rest.len().saturating_sub(rest.len()));
        self.at.saturating_add(offset(header))
    }

    /// The bytes that are left.
    #[must_use]
    pub const fn remaining(&self) -> &'a [u8] {
        self.rest
    }

    /// Whether all bytes were read.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// An error at the next byte.
    #[must_use]
    pub const fn error(&self, kind: ParseErrorKind) -> ParseError {
        ParseError::new(kind, self.at, self.within)
    }

    /// Names another structure in the errors from here on.
    pub const fn enter(&mut self, within: Structure) {
        self.within = within;
    }

    /// Requires that nothing is left.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::TrailingData`].
    pub fn finish(&self) -> Result<(), ParseError> {
        if self.rest.is_empty() {
            Ok(())
        } else {
            Err(self.error(ParseErrorKind::TrailingData(offset(self.rest.len()))))
        }
    }

    /// The tag of the next element, if there is one.
    #[must_use]
    pub fn peek(&self) -> Option<Tag> {
        let parsed = Header::parser(self.rules).parse_complete(self.rest);
        parsed.ok().map(|(_, header)| header.tag)
    }

    /// The next element, whatever its tag.
    ///
    /// # Errors
    ///
    /// Any of the encoding errors of [`ParseErrorKind`].
    pub fn element(&mut self) -> Result<Element<'a>, ParseError> {
        let (after_header, header) = self.header(self.rest)?;
        let header_octets = offset(self.rest.len().saturating_sub(after_header.len()));
        let (content_octets, end_octets) = match header.length {
            Length::Definite(length) => (length, 0),
            Length::Indefinite => {
                self.note(Finding::BerEncoding);
                (self.end_of_contents(after_header)?, 2)
            }
        };
        if !header.is_minimal {
            self.note(match self.rules {
                Rules::Cms => Finding::BerEncoding,
                Rules::Der | Rules::Lds => Finding::NonMinimalLength,
            });
        }
        let content_at = self.at.saturating_add(header_octets);
        let exceeds = ParseErrorKind::LengthExceedsInput {
            length: content_octets,
            remaining: offset(after_header.len()),
        };
        let split = |octets: u32, bytes: &'a [u8]| {
            usize::try_from(octets).ok().and_then(|octets| bytes.split_at_checked(octets))
        };
        let total = header_octets.saturating_add(content_octets).saturating_add(end_octets);
        let (Some((content, _)), Some((whole, rest))) =
            (split(content_octets, after_header), split(total, self.rest))
        else {
            return Err(self.error(exceeds));
        };
        let element = Element { tag: header.tag, content, whole, at: self.at, content_at };
        self.rest = rest;
        self.at = element.end();
        Ok(element)
    }

    /// The next element, which must have this tag.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::Missing`] at the end, [`ParseErrorKind::UnexpectedTag`], or an encoding error.
    pub fn expect(&mut self, tag: Tag) -> Result<Element<'a>, ParseError> {
        if self.rest.is_empty() {
            return Err(self.error(ParseErrorKind::Missing(tag)));
        }
        let (_, header) = self.header(self.rest)?;
        if header.tag != tag {
            let found = header.tag;
            return Err(self.error(ParseErrorKind::UnexpectedTag { expected: tag, found }));
        }
        self.element()
    }

    /// The next element, if it has this tag.
    ///
    /// # Errors
    ///
    /// An encoding error in that element.
    pub fn optional(&mut self, tag: Tag) -> Result<Option<Element<'a>>, ParseError> {
        if self.peek() == Some(tag) { self.element().map(Some) } else { Ok(None) }
    }

    /// The next element must have this tag; `read` reads its content, to the end.
    ///
    /// # Errors
    ///
    /// As [`Reader::expect`]; what `read` returns; [`ParseErrorKind::TrailingData`] where it left
    /// something; [`ParseErrorKind::NestingTooDeep`].
    pub fn nested<T>(
        &mut self,
        tag: Tag,
        read: impl FnOnce(&mut Self) -> Result<T, ParseError>,
    ) -> Result<T, ParseError> {
        let outer = self.descend_to(tag)?;
        let value = read(self);
        self.ascend(&outer, value.is_ok())?;
        value
    }

    /// As [`Reader::nested`], if the next element has this tag.
    ///
    /// # Errors
    ///
    /// As [`Reader::nested`].
    pub fn optional_nested<T>(
        &mut self,
        tag: Tag,
        read: impl FnOnce(&mut Self) -> Result<T, ParseError>,
    ) -> Result<Option<T>, ParseError> {
        if self.peek() == Some(tag) { self.nested(tag, read).map(Some) } else { Ok(None) }
    }

    /// `read` reads the content of `element`, an element of this reader, to the end.
    ///
    /// # Errors
    ///
    /// What `read` returns; [`ParseErrorKind::TrailingData`]; [`ParseErrorKind::NestingTooDeep`].
    pub fn inside<T>(
        &mut self,
        element: &Element<'a>,
        read: impl FnOnce(&mut Self) -> Result<T, ParseError>,
    ) -> Result<T, ParseError> {
        let outer = self.descend(element)?;
        let value = read(self);
        self.ascend(&outer, value.is_ok())?;
        value
    }

    // The two ends of a level stand apart from what is generic between them, once for all types: a
    // firmware has dozens of levels.

    #[inline(never)]
    fn descend_to(&mut self, tag: Tag) -> Result<Level<'a>, ParseError> {
        let element = self.expect(tag)?;
        self.descend(&element)
    }

    /// Goes to the content of an element, and returns what to come back to.
    #[inline(never)]
    fn descend(&mut self, element: &Element<'a>) -> Result<Level<'a>, ParseError> {
        let Some(depth) = self.depth.checked_add(1).filter(|depth| *depth <= MAX_DEPTH) else {
            let kind = ParseErrorKind::NestingTooDeep(u32::from(MAX_DEPTH));
            return Err(ParseError::new(kind, element.at, self.within));
        };
        let Self { rest, at, within, findings, .. } = *self;
        self.rest = element.content;
        self.at = element.content_at;
        self.depth = depth;
        Ok(Level { rest, at, within, findings })
    }

    /// Comes back from the content of an element, all of which must have been read if reading it did
    /// not fail. What was found in an element that could not be read does not count.
    #[inline(never)]
    fn ascend(&mut self, outer: &Level<'a>, was_read: bool) -> Result<(), ParseError> {
        let left = if was_read { self.finish() } else { Ok(()) };
        if !was_read || left.is_err() {
            self.findings = outer.findings;
        }
        self.rest = outer.rest;
        self.at = outer.at;
        self.within = outer.within;
        self.depth = self.depth.saturating_sub(1);
        left
    }

    /// An INTEGER.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::Integer`] where it is empty or, under [`Rules::Der`] and [`Rules::Cms`],
    /// longer than it needs to be; as [`Reader::expect`].
    pub fn integer(&mut self) -> Result<Integer<'a>, ParseError> {
        let element = self.expect(Tag::INTEGER)?;
        let malformed = ParseError::new(ParseErrorKind::Integer, element.content_at, self.within);
        match element.content {
            [] => Err(malformed),
            [0x00, next, ..] if next & 0x80 == 0 && self.rules != Rules::Lds => Err(malformed),
            [0xFF, next, ..] if next & 0x80 != 0 && self.rules != Rules::Lds => Err(malformed),
            content => Ok(Integer::from_content(content)),
        }
    }

    /// An INTEGER between 0 and 2³² − 1.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::NumberOutOfRange`]; as [`Reader::integer`].
    pub fn small_integer(&mut self) -> Result<u32, ParseError> {
        let at = self.at;
        let out_of_range = ParseError::new(ParseErrorKind::NumberOutOfRange, at, self.within);
        self.integer()?.to_u32().ok_or(out_of_range)
    }

    /// An OBJECT IDENTIFIER.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::ObjectIdentifier`]; as [`Reader::expect`].
    pub fn oid(&mut self) -> Result<Oid<'a>, ParseError> {
        let element = self.expect(Tag::OBJECT_IDENTIFIER)?;
        let mut starts_arc = true;
        let mut is_well_formed = !element.content.is_empty();
        for octet in element.content {
            is_well_formed &= !(starts_arc && *octet == 0x80);
            starts_arc = octet & 0x80 == 0;
        }
        if is_well_formed && starts_arc {
            Ok(Oid::from_content(element.content))
        } else {
            let kind = ParseErrorKind::ObjectIdentifier;
            Err(ParseError::new(kind, element.content_at, self.within))
        }
    }

    /// A BOOLEAN that is 00 or FF.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::Boolean`]; as [`Reader::expect`].
    pub fn boolean(&mut self) -> Result<bool, ParseError> {
        let element = self.expect(Tag::BOOLEAN)?;
        match element.content {
            [0x00] => Ok(false),
            [0xFF] => Ok(true),
            _ => Err(ParseError::new(ParseErrorKind::Boolean, element.content_at, self.within)),
        }
    }

    /// A BIT STRING in primitive form, whose unused bits are zero.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::BitString`]; as [`Reader::expect`].
    pub fn bit_string(&mut self) -> Result<BitString<'a>, ParseError> {
        let element = self.expect(Tag::BIT_STRING)?;
        self.bits_of(&element)
    }

    /// The bits of an element that is a BIT STRING under another, implicit tag.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::BitString`].
    pub fn bits_of(&self, element: &Element<'a>) -> Result<BitString<'a>, ParseError> {
        let malformed = ParseError::new(ParseErrorKind::BitString, element.content_at, self.within);
        let (unused_bits, octets) = element.content.split_first().ok_or(malformed)?;
        let mask = match unused_bits {
            0 => 0,
            1..=7 => 0xFF_u8 >> 8_u8.saturating_sub(*unused_bits),
            _ => return Err(malformed),
        };
        match octets.last() {
            None if *unused_bits != 0 => Err(malformed),
            Some(last) if last & mask != 0 => Err(malformed),
            _ => Ok(BitString { octets, unused_bits: *unused_bits }),
        }
    }

    /// An OCTET STRING; under [`Rules::Cms`] also one in segments, which is noted.
    ///
    /// # Errors
    ///
    /// As [`Reader::expect`]; of a segment, that it is not a primitive OCTET STRING.
    pub fn octet_string(&mut self) -> Result<OctetString<'a>, ParseError> {
        if self.rules == Rules::Cms && self.peek() == Some(Tag::OCTET_STRING_CONSTRUCTED) {
            let element = self.element()?;
            self.note(Finding::BerEncoding);
            self.inside(&element, |reader| {
                while !reader.is_empty() {
                    reader.expect(Tag::OCTET_STRING)?;
                }
                Ok(())
            })?;
            return Ok(OctetString::constructed(element.content));
        }
        self.expect(Tag::OCTET_STRING).map(|element| OctetString::primitive(element.content))
    }

    fn header(&self, input: &'a [u8]) -> Result<(&'a [u8], Header), ParseError> {
        match Header::parser(self.rules).parse_complete(input) {
            Ok(parsed) => Ok(parsed),
            Err(nom::Err::Error(kind) | nom::Err::Failure(kind)) => Err(self.error(kind)),
            Err(nom::Err::Incomplete(_)) => Err(self.error(ParseErrorKind::Truncated)),
        }
    }

    /// The number of octets before the end-of-contents octets that close this level.
    fn end_of_contents(&self, content: &'a [u8]) -> Result<u32, ParseError> {
        let mut rest = content;
        let mut open = 1_u8;
        loop {
            if let [0, 0, after @ ..] = rest {
                open = open.saturating_sub(1);
                if open == 0 {
                    return Ok(offset(content.len().saturating_sub(rest.len())));
                }
                rest = after;
                continue;
            }
            let (after_header, header) = self.header(rest)?;
            rest = match header.length {
                Length::Definite(length) => usize::try_from(length)
                    .ok()
                    .and_then(|length| after_header.get(length..))
                    .ok_or_else(|| self.error(ParseErrorKind::Truncated))?,
                Length::Indefinite => {
                    open = open.saturating_add(1);
                    if open > MAX_DEPTH {
                        return Err(
                            self.error(ParseErrorKind::NestingTooDeep(u32::from(MAX_DEPTH)))
                        );
                    }
                    after_header
                }
            };
        }
    }
}

/// Where it stands, and how much is left: no octets, which may be personal data.
impl fmt::Debug for Reader<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reader")
            .field("within", &self.within)
            .field("at", &self.at)
            .field("left", &self.rest.len())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SEQUENCE: Structure = Structure::Tlv;

    #[test]
    fn offsets_count_from_the_outermost_input() {
        // SEQUENCE { SEQUENCE { INTEGER (empty) } }
        let input = [0x30, 0x04, 0x30, 0x02, 0x02, 0x00];
        let mut reader = Reader::der(&input, SEQUENCE);
        let error = reader
            .nested(Tag::SEQUENCE, |reader| reader.nested(Tag::SEQUENCE, Reader::integer))
            .unwrap_err();
        assert_eq!(error.kind, ParseErrorKind::Integer);
        assert_eq!(error.at, 6);
    }

    #[test]
    fn nested_requires_that_all_was_read() {
        let input = [0x30, 0x06, 0x02, 0x01, 0x01, 0x02, 0x01, 0x02];
        let error =
            Reader::der(&input, SEQUENCE).nested(Tag::SEQUENCE, Reader::integer).unwrap_err();
        assert_eq!(error.kind, ParseErrorKind::TrailingData(3));
        assert_eq!(error.at, 5);
    }

    #[test]
    fn length_past_the_end_is_named_with_both_numbers() {
        let error = Reader::der(&[0x04, 0x05, 0x00], SEQUENCE).element().unwrap_err();
        let kind = ParseErrorKind::LengthExceedsInput { length: 5, remaining: 1 };
        assert_eq!(error.kind, kind);
    }

    #[test]
    fn nesting_is_bounded() {
        fn descend(reader: &mut Reader<'_>) -> Result<(), ParseError> {
            if reader.is_empty() { Ok(()) } else { reader.nested(Tag::SEQUENCE, descend) }
        }
        let mut input = std::vec::Vec::new();
        for _ in 0..=MAX_DEPTH {
            let length = u8::try_from(input.len()).unwrap();
            input.splice(0..0, [0x30, length]);
        }
        let error = descend(&mut Reader::der(&input, SEQUENCE)).unwrap_err();
        assert_eq!(error.kind, ParseErrorKind::NestingTooDeep(u32::from(MAX_DEPTH)));
        assert!(descend(&mut Reader::der(&input[2..], SEQUENCE)).is_ok());
    }

    #[test]
    fn indefinite_length_ends_at_its_own_end_of_contents() {
        // SEQUENCE (indefinite) { SEQUENCE (indefinite) { } , INTEGER 0 }, INTEGER 1
        let input = [0x30, 0x80, 0x30, 0x80, 0, 0, 0x02, 1, 0, 0, 0, 0x02, 1, 1];
        let mut reader = Reader::cms(&input, SEQUENCE);
        let inner = reader.nested(Tag::SEQUENCE, |reader| {
            reader.nested(Tag::SEQUENCE, |_| Ok(()))?;
            reader.small_integer()
        });
        assert_eq!(inner, Ok(0));
        assert_eq!(reader.small_integer(), Ok(1));
        assert!(reader.findings().contains(Finding::BerEncoding));
    }

    #[test]
    fn constructed_octet_string_is_read_in_segments() {
        let input = [0x24, 0x80, 0x04, 2, 1, 2, 0x04, 1, 3, 0, 0];
        let string = Reader::cms(&input, SEQUENCE).octet_string().unwrap();
        assert!(string.segments().eq([&[1, 2][..], &[3]]));
        assert_eq!(string.len(), 3);
        assert_eq!(string.contiguous(), None);
        assert!(Reader::der(&input, SEQUENCE).octet_string().is_err());
    }

    #[test]
    fn object_identifiers_are_in_shortest_form() {
        for malformed in
            [&[0x06, 0x00][..], &[0x06, 1, 0x80], &[0x06, 2, 0x80, 0x01], &[0x06, 1, 0x81]]
        {
            let error = Reader::der(malformed, SEQUENCE).oid().unwrap_err();
            assert_eq!(error.kind, ParseErrorKind::ObjectIdentifier);
        }
    }

    #[test]
    fn bit_strings_have_zero_padding() {
        for malformed in [&[0x03, 0][..], &[0x03, 1, 1], &[0x03, 2, 8, 0], &[0x03, 2, 1, 1]] {
            let error = Reader::der(malformed, SEQUENCE).bit_string().unwrap_err();
            assert_eq!(error.kind, ParseErrorKind::BitString);
        }
        let bits = Reader::der(&[0x03, 2, 7, 0x80], SEQUENCE).bit_string().unwrap();
        assert!(bits.bit(0) && !bits.bit(1) && !bits.bit(9));
    }

    #[test]
    fn integers_are_minimal_in_der_and_free_in_the_lds() {
        let padded = [0x02, 2, 0, 1];
        assert!(Reader::der(&padded, SEQUENCE).integer().is_err());
        assert_eq!(Reader::lds(&padded, SEQUENCE).small_integer(), Ok(1));
        assert!(Reader::der(&[0x02, 2, 0xFF, 0x80], SEQUENCE).integer().is_err());
        let negative = Reader::der(&[0x02, 1, 0xFF], SEQUENCE).integer().unwrap();
        assert!(negative.is_negative() && negative.to_u32().is_none());
    }

    #[test]
    fn booleans_are_00_or_ff() {
        assert_eq!(Reader::der(&[1, 1, 0xFF], SEQUENCE).boolean(), Ok(true));
        let error = Reader::der(&[1, 1, 1], SEQUENCE).boolean().unwrap_err();
        assert_eq!(error.kind, ParseErrorKind::Boolean);
    }
}
