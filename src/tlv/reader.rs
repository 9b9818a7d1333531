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

/// That what a [`Reader`] read is malformed. What is wrong, and where, is told by
/// [`Reader::failure`]: it is written down once, and not handed from function to function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Malformed;

/// Reads elements one after the other, under one set of [`Rules`].
///
/// An error names the byte by its offset from the start of the outermost input. What was read but
/// deviates from the rules of the standard collects in [`Reader::findings`]. After an error the
/// reader stands anywhere; nothing more is to be read with it.
#[derive(Clone)]
pub struct Reader<'a> {
    input: &'a [u8],
    /// The offset of the first byte of `input`.
    base: u32,
    /// The place of the next byte in `input`.
    next: usize,
    /// The place in `input` where the element ends that the reader is in.
    end: usize,
    /// The places in `input` of the element that was read last: of its tag, of its value, and of the
    /// first byte after its value. It ends at `next`.
    start: usize,
    content: usize,
    content_end: usize,
    within: Structure,
    rules: Rules,
    depth: u8,
    /// One bit for each depth: whether the element is closed by end-of-contents octets.
    indefinite: u32,
    findings: FindingSet,
    failure: ParseError,
}

/// What a reader has to know after an element that it went into. Two words, so that it comes and
/// goes in registers.
#[derive(Debug)]
#[must_use = "`ascend` from the element"]
pub struct Level {
    end: usize,
    within: Structure,
}

/// In place of a tag: whichever there is. No tag has four octets.
const ANY: Tag = Tag(u32::MAX);

impl<'a> Reader<'a> {
    /// A reader of `input` under these rules; errors name the structure `within`.
    #[must_use]
    pub const fn new(rules: Rules, input: &'a [u8], within: Structure) -> Self {
        Self {
            input,
            base: 0,
            next: 0,
            end: input.len(),
            start: 0,
            content: 0,
            content_end: 0,
            within,
            rules,
            depth: 0,
            indefinite: 0,
            findings: FindingSet::EMPTY,
            failure: ParseError::new(ParseErrorKind::Truncated, 0, within),
        }
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
        Self::new(rules, element.content, within).starting_at(element.content_at)
    }

    /// The same reader with its first byte at offset `at`.
    #[must_use]
    pub const fn starting_at(mut self, at: u32) -> Self {
        self.base = at;
        self
    }

    /// What `read` reads, which must be all that there is.
    ///
    /// # Errors
    ///
    /// What [`Reader::failure`] tells after `read` failed; [`ParseErrorKind::TrailingData`].
    pub fn all<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, Malformed>,
    ) -> Result<T, ParseError> {
        if let Ok(value) = read(self)
            && self.finish().is_ok()
        {
            return Ok(value);
        }
        Err(self.failure)
    }

    /// What `read` reads, whatever follows.
    ///
    /// # Errors
    ///
    /// What [`Reader::failure`] tells after `read` failed.
    pub fn prefix<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, Malformed>,
    ) -> Result<T, ParseError> {
        read(self).map_err(|Malformed| self.failure)
    }

    /// The error, where there was one.
    #[must_use]
    pub const fn failure(&self) -> ParseError {
        self.failure
    }

    /// What was read so far and deviates from the rules.
    #[must_use]
    pub const fn findings(&self) -> FindingSet {
        self.findings
    }

    /// Adds a finding.
    #[inline(never)]
    pub const fn note(&mut self, finding: Finding) {
        self.findings.insert(finding);
    }

    /// Adds a finding, if there is one.
    pub(crate) const fn note_if(&mut self, finding: Option<Finding>) {
        if let Some(finding) = finding {
            self.note(finding);
        }
    }

    /// Adds findings.
    #[inline(never)]
    pub const fn note_all(&mut self, findings: FindingSet) {
        self.findings.merge(findings);
    }

    /// Takes the findings out, so that those of what is read next can be told from them.
    pub(crate) const fn take_findings(&mut self) -> FindingSet {
        core::mem::replace(&mut self.findings, FindingSet::EMPTY)
    }

    /// The structure that errors name.
    pub(crate) const fn within(&self) -> Structure {
        self.within
    }

    /// The offset of the next byte.
    #[must_use]
    #[inline(never)]
    pub const fn position(&self) -> u32 {
        self.base.saturating_add(offset(self.next))
    }

    /// The place of the next byte, for [`Reader::since`].
    pub(crate) const fn mark(&self) -> usize {
        self.next
    }

    /// The bytes that were read since then.
    #[inline(never)]
    pub(crate) fn since(&self, mark: usize) -> &'a [u8] {
        self.slice(mark, self.next)
    }

    #[inline(never)]
    fn slice(&self, from: usize, to: usize) -> &'a [u8] {
        self.input.get(from..to).unwrap_or_default()
    }

    /// The offset of the next element's value; of the next byte where no element can be read.
    #[must_use]
    pub fn peek_content_position(&self) -> u32 {
        let header = self.header(self.remaining()).map_or(0, |header| header.octets);
        self.position().saturating_add(u32::from(header))
    }

    /// The bytes that are left.
    #[must_use]
    #[inline(never)]
    pub fn remaining(&self) -> &'a [u8] {
        self.slice(self.next, self.end)
    }

    /// Whether all bytes were read.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.next >= self.end
    }

    /// Writes down an error at the next byte.
    #[inline(never)]
    pub const fn fail(&mut self, kind: ParseErrorKind) -> Malformed {
        self.fail_at(kind, self.position())
    }

    /// Writes down an error at this offset.
    #[inline(never)]
    pub const fn fail_at(&mut self, kind: ParseErrorKind, at: u32) -> Malformed {
        self.failure = ParseError::new(kind, at, self.within);
        Malformed
    }

    /// Writes down the error of another reader.
    pub(crate) const fn fail_as(&mut self, failure: ParseError) -> Malformed {
        self.failure = failure;
        Malformed
    }

    /// Writes down an error at the start of a primitive value, the last that was read.
    #[inline(never)]
    pub(crate) fn fail_value(&mut self, kind: ParseErrorKind, value: &[u8]) -> Malformed {
        self.fail_at(kind, self.position().saturating_sub(offset(value.len())))
    }

    /// Names another structure in the errors from here on.
    pub const fn enter(&mut self, within: Structure) {
        self.within = within;
    }

    /// Goes to other bytes, the first of which is at offset `at`.
    #[inline(never)]
    pub(crate) const fn go_to(&mut self, rules: Rules, bytes: &'a [u8], at: u32) {
        self.input = bytes;
        self.base = at;
        self.next = 0;
        self.end = bytes.len();
        self.rules = rules;
        self.depth = 0;
    }

    /// Goes to the content of the element that was read last, for good.
    #[inline(never)]
    pub(crate) fn go_to_content(&mut self, rules: Rules) {
        self.go_to(rules, self.content(), self.content_at());
    }

    /// Goes over tag and length of the next element, so that its content is next.
    ///
    /// # Errors
    ///
    /// Where there is no element.
    #[inline(never)]
    pub(crate) fn skip_header(&mut self) -> Result<(), Malformed> {
        match self.header(self.remaining()) {
            Ok(header) => {
                self.next = self.next.saturating_add(usize::from(header.octets));
                Ok(())
            }
            Err(kind) => Err(self.fail(kind)),
        }
    }

    /// So many bytes, which are no element.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::Truncated`].
    #[inline(never)]
    pub(crate) fn octets(&mut self, count: usize) -> Result<&'a [u8], Malformed> {
        match self.remaining().get(..count) {
            Some(octets) => {
                self.next = self.next.saturating_add(count);
                Ok(octets)
            }
            None => Err(self.fail(ParseErrorKind::Truncated)),
        }
    }

    /// Goes over what is left.
    #[inline(never)]
    pub(crate) const fn skip_rest(&mut self) {
        self.next = self.end;
    }

    /// Requires that nothing is left.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::TrailingData`].
    #[inline(never)]
    pub const fn finish(&mut self) -> Result<(), Malformed> {
        if self.is_empty() {
            return Ok(());
        }
        let left = self.end.saturating_sub(self.next);
        Err(self.fail(ParseErrorKind::TrailingData(offset(left))))
    }

    /// The tag of the next element, if there is one.
    #[must_use]
    #[inline(never)]
    pub fn peek(&self) -> Option<Tag> {
        self.header(self.remaining()).ok().map(|header| header.tag)
    }

    /// Whether the next element has this tag.
    #[must_use]
    #[inline(never)]
    pub fn is_next(&self, tag: Tag) -> bool {
        self.peek() == Some(tag)
    }

    /// The next element, whatever its tag.
    ///
    /// # Errors
    ///
    /// Any of the encoding errors of [`ParseErrorKind`].
    pub fn element(&mut self) -> Result<Element<'a>, Malformed> {
        self.expect(ANY)
    }

    /// The next element, which must have this tag.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::Missing`] at the end, [`ParseErrorKind::UnexpectedTag`], or an encoding error.
    #[inline(never)]
    pub fn expect(&mut self, tag: Tag) -> Result<Element<'a>, Malformed> {
        let tag = self.step(tag)?;
        Ok(Element {
            tag,
            content: self.content(),
            whole: self.since(self.start),
            at: self.at(),
            content_at: self.content_at(),
        })
    }

    // An element is seven words, which go through memory. Of most of them one or two are looked at:
    // the reader keeps where the last one stands.

    /// Reads the next element, whatever its tag, and returns the tag. [`Reader::content`] and the
    /// others tell of it, until another is read.
    ///
    /// # Errors
    ///
    /// As [`Reader::element`].
    pub(crate) fn any(&mut self) -> Result<Tag, Malformed> {
        self.step(ANY)
    }

    /// The value of the element that was read last.
    #[inline(never)]
    pub(crate) fn content(&self) -> &'a [u8] {
        self.slice(self.content, self.content_end)
    }

    /// The offset of the element that was read last.
    #[inline(never)]
    pub(crate) const fn at(&self) -> u32 {
        self.base.saturating_add(offset(self.start))
    }

    /// The offset of the value of the element that was read last.
    #[inline(never)]
    pub(crate) const fn content_at(&self) -> u32 {
        self.base.saturating_add(offset(self.content))
    }

    /// As [`Reader::any`], with the tag required, if it is not [`ANY`].
    #[inline(never)]
    fn step(&mut self, tag: Tag) -> Result<Tag, Malformed> {
        let rest = self.remaining();
        if rest.is_empty() && tag != ANY {
            return Err(self.fail(ParseErrorKind::Missing(tag)));
        }
        let header = match self.header(rest) {
            Ok(header) => header,
            Err(kind) => return Err(self.fail(kind)),
        };
        if tag != ANY && header.tag != tag {
            let found = header.tag;
            return Err(self.fail(ParseErrorKind::UnexpectedTag { expected: tag, found }));
        }
        let after_header = rest.get(usize::from(header.octets)..).unwrap_or_default();
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
        let remaining = offset(after_header.len());
        if content_octets.saturating_add(end_octets) > remaining {
            let length = content_octets;
            return Err(self.fail(ParseErrorKind::LengthExceedsInput { length, remaining }));
        }
        let octets = |octets: u32| usize::try_from(octets).unwrap_or(usize::MAX);
        self.start = self.next;
        self.content = self.start.saturating_add(usize::from(header.octets));
        self.content_end = self.content.saturating_add(octets(content_octets));
        self.next = self.content_end.saturating_add(octets(end_octets));
        Ok(header.tag)
    }

    /// The value of the next element, which must have this tag.
    ///
    /// # Errors
    ///
    /// As [`Reader::expect`].
    #[inline(never)]
    pub fn value(&mut self, tag: Tag) -> Result<&'a [u8], Malformed> {
        self.step(tag)?;
        Ok(self.content())
    }

    /// The next element, if it has this tag.
    ///
    /// # Errors
    ///
    /// An encoding error in that element.
    #[inline(never)]
    pub fn optional(&mut self, tag: Tag) -> Result<Option<Element<'a>>, Malformed> {
        if self.is_next(tag) { self.element().map(Some) } else { Ok(None) }
    }

    /// Goes over the next element, if it has this tag, and says whether it was there.
    ///
    /// # Errors
    ///
    /// An encoding error in that element.
    #[inline(never)]
    pub fn skip(&mut self, tag: Tag) -> Result<bool, Malformed> {
        let is_next = self.is_next(tag);
        if is_next {
            self.any()?;
        }
        Ok(is_next)
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
        read: impl FnOnce(&mut Self) -> Result<T, Malformed>,
    ) -> Result<T, Malformed> {
        let level = self.descend(tag)?;
        let value = read(self)?;
        self.ascend(level)?;
        Ok(value)
    }

    /// As [`Reader::nested`], if the next element has this tag.
    ///
    /// # Errors
    ///
    /// As [`Reader::nested`].
    pub fn optional_nested<T>(
        &mut self,
        tag: Tag,
        read: impl FnOnce(&mut Self) -> Result<T, Malformed>,
    ) -> Result<Option<T>, Malformed> {
        if self.is_next(tag) { self.nested(tag, read).map(Some) } else { Ok(None) }
    }

    /// `read` reads the content of `element`, an element of this reader, to the end.
    ///
    /// # Errors
    ///
    /// What `read` returns; [`ParseErrorKind::TrailingData`]; [`ParseErrorKind::NestingTooDeep`].
    pub fn inside<T>(
        &mut self,
        element: &Element<'a>,
        read: impl FnOnce(&mut Self) -> Result<T, Malformed>,
    ) -> Result<T, Malformed> {
        let level = self.descend_into(element)?;
        let value = read(self)?;
        self.ascend(level)?;
        Ok(value)
    }

    // The two ends of a level stand apart from what is generic between them, once for all types: a
    // firmware has dozens of levels.

    /// Goes to the content of the next element, which must have this tag. [`Reader::ascend`] comes
    /// back.
    ///
    /// # Errors
    ///
    /// As [`Reader::expect`]; [`ParseErrorKind::NestingTooDeep`].
    #[inline(never)]
    pub fn descend(&mut self, tag: Tag) -> Result<Level, Malformed> {
        self.step(tag)?;
        self.enter_last()
    }

    /// Goes to the content of `element`, the last that was read.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::NestingTooDeep`].
    #[inline(never)]
    pub fn descend_into(&mut self, element: &Element<'a>) -> Result<Level, Malformed> {
        let header = element.content_at.saturating_sub(element.at);
        self.start = self.next.saturating_sub(element.whole.len());
        self.content = self.start.saturating_add(usize::try_from(header).unwrap_or(usize::MAX));
        self.content_end = self.content.saturating_add(element.content.len());
        self.enter_last()
    }

    /// As [`Reader::descend_into`], where the element is not at hand.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::NestingTooDeep`].
    #[inline(never)]
    pub(crate) fn enter_last(&mut self) -> Result<Level, Malformed> {
        if self.depth >= MAX_DEPTH {
            let kind = ParseErrorKind::NestingTooDeep(u32::from(MAX_DEPTH));
            return Err(self.fail_at(kind, self.at()));
        }
        let level = Level { end: self.end, within: self.within };
        self.end = self.content_end;
        self.depth = self.depth.saturating_add(1);
        let bit = 1_u32 << (self.depth % 32);
        self.indefinite &= !bit;
        if self.end != self.next {
            self.indefinite |= bit;
        }
        self.next = self.content;
        Ok(level)
    }

    /// Comes back from the content of an element, all of which must have been read.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::TrailingData`].
    #[inline(never)]
    pub fn ascend(&mut self, level: Level) -> Result<(), Malformed> {
        let finished = self.finish();
        if self.indefinite & (1_u32 << (self.depth % 32)) != 0 {
            self.next = self.next.saturating_add(2);
        }
        self.end = level.end;
        self.within = level.within;
        self.depth = self.depth.saturating_sub(1);
        finished
    }

    /// An INTEGER.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::Integer`] where it is empty or, under [`Rules::Der`] and [`Rules::Cms`],
    /// longer than it needs to be; as [`Reader::expect`].
    #[inline(never)]
    pub fn integer(&mut self) -> Result<Integer<'a>, Malformed> {
        let content = self.value(Tag::INTEGER)?;
        let is_well_formed = match content {
            [] => false,
            [0x00, next, ..] if next & 0x80 == 0 => self.rules == Rules::Lds,
            [0xFF, next, ..] if next & 0x80 != 0 => self.rules == Rules::Lds,
            _ => true,
        };
        if !is_well_formed {
            return Err(self.fail_value(ParseErrorKind::Integer, content));
        }
        Ok(Integer::from_content(content))
    }

    /// An INTEGER between 0 and 2³² − 1.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::NumberOutOfRange`]; as [`Reader::integer`].
    #[inline(never)]
    pub fn small_integer(&mut self) -> Result<u32, Malformed> {
        let at = self.position();
        match self.integer()?.to_u32() {
            Some(number) => Ok(number),
            None => Err(self.fail_at(ParseErrorKind::NumberOutOfRange, at)),
        }
    }

    /// An INTEGER that is a version between these two.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::Version`]; as [`Reader::small_integer`].
    #[inline(never)]
    pub(crate) fn version(&mut self, first: u32, last: u32) -> Result<u32, Malformed> {
        let at = self.position();
        let version = self.small_integer()?;
        if version < first || version > last {
            return Err(self.fail_at(ParseErrorKind::Version, at));
        }
        Ok(version)
    }

    /// An OBJECT IDENTIFIER.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::ObjectIdentifier`]; as [`Reader::expect`].
    #[inline(never)]
    pub fn oid(&mut self) -> Result<Oid<'a>, Malformed> {
        let content = self.value(Tag::OBJECT_IDENTIFIER)?;
        let mut starts_arc = true;
        let mut is_well_formed = !content.is_empty();
        for octet in content {
            is_well_formed &= !(starts_arc && *octet == 0x80);
            starts_arc = octet & 0x80 == 0;
        }
        if is_well_formed && starts_arc {
            Ok(Oid::from_content(content))
        } else {
            Err(self.fail_value(ParseErrorKind::ObjectIdentifier, content))
        }
    }

    /// A BOOLEAN that is 00 or FF.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::Boolean`]; as [`Reader::expect`].
    #[inline(never)]
    pub fn boolean(&mut self) -> Result<bool, Malformed> {
        match self.value(Tag::BOOLEAN)? {
            [0x00] => Ok(false),
            [0xFF] => Ok(true),
            other => Err(self.fail_value(ParseErrorKind::Boolean, other)),
        }
    }

    /// A BIT STRING in primitive form, whose unused bits are zero.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::BitString`]; as [`Reader::expect`].
    pub fn bit_string(&mut self) -> Result<BitString<'a>, Malformed> {
        self.bits(Tag::BIT_STRING)
    }

    /// A BIT STRING under this tag, which may be an implicit one.
    ///
    /// # Errors
    ///
    /// As [`Reader::bit_string`].
    #[inline(never)]
    pub fn bits(&mut self, tag: Tag) -> Result<BitString<'a>, Malformed> {
        let content = self.value(tag)?;
        if let Some((unused_bits @ 0..=7, octets)) = content.split_first() {
            // As many bits as are unused, at the end of the octet.
            let mask = !(0xFF_u8 << *unused_bits);
            if octets.last().map_or(*unused_bits, |last| last & mask) == 0 {
                return Ok(BitString { octets, unused_bits: *unused_bits });
            }
        }
        Err(self.fail_value(ParseErrorKind::BitString, content))
    }

    /// An OCTET STRING; under [`Rules::Cms`] also one in segments, which is noted.
    ///
    /// # Errors
    ///
    /// As [`Reader::expect`]; of a segment, that it is not a primitive OCTET STRING.
    #[inline(never)]
    pub fn octet_string(&mut self) -> Result<OctetString<'a>, Malformed> {
        if self.rules == Rules::Cms && self.is_next(Tag::OCTET_STRING_CONSTRUCTED) {
            self.note(Finding::BerEncoding);
            let level = self.descend(Tag::OCTET_STRING_CONSTRUCTED)?;
            let content = self.remaining();
            while !self.is_empty() {
                self.value(Tag::OCTET_STRING)?;
            }
            self.ascend(level)?;
            return Ok(OctetString::constructed(content));
        }
        self.value(Tag::OCTET_STRING).map(OctetString::primitive)
    }

    #[inline(never)]
    fn header(&self, input: &[u8]) -> Result<Header, ParseErrorKind> {
        match Header::parser(self.rules).parse_complete(input) {
            Ok((_, header)) => Ok(header),
            Err(nom::Err::Error(kind) | nom::Err::Failure(kind)) => Err(kind),
            Err(nom::Err::Incomplete(_)) => Err(ParseErrorKind::Truncated),
        }
    }

    /// The number of octets before the end-of-contents octets that close this level.
    #[inline(never)]
    fn end_of_contents(&mut self, content: &[u8]) -> Result<u32, Malformed> {
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
            let header = match self.header(rest) {
                Ok(header) => header,
                Err(kind) => return Err(self.fail(kind)),
            };
            let length = match header.length {
                Length::Definite(length) => length,
                Length::Indefinite => {
                    open = open.saturating_add(1);
                    if open > MAX_DEPTH {
                        let kind = ParseErrorKind::NestingTooDeep(u32::from(MAX_DEPTH));
                        return Err(self.fail(kind));
                    }
                    0
                }
            };
            let length = u32::from(header.octets).saturating_add(length);
            rest = match usize::try_from(length).ok().and_then(|length| rest.get(length..)) {
                Some(rest) => rest,
                None => return Err(self.fail(ParseErrorKind::Truncated)),
            };
        }
    }
}

/// Where it stands, and how much is left: no octets, which may be personal data.
impl fmt::Debug for Reader<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reader")
            .field("within", &self.within)
            .field("at", &self.position())
            .field("left", &self.remaining().len())
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
        let inner =
            |reader: &mut Reader<'_>| reader.nested(Tag::SEQUENCE, |it| it.integer().map(drop));
        let error = reader.all(|reader| reader.nested(Tag::SEQUENCE, inner)).unwrap_err();
        assert_eq!(error.kind, ParseErrorKind::Integer);
        assert_eq!(error.at, 6);
    }

    #[test]
    fn nested_requires_that_all_was_read() {
        let input = [0x30, 0x06, 0x02, 0x01, 0x01, 0x02, 0x01, 0x02];
        let mut reader = Reader::der(&input, SEQUENCE);
        let error = reader.all(|it| it.nested(Tag::SEQUENCE, Reader::integer)).unwrap_err();
        assert_eq!(error.kind, ParseErrorKind::TrailingData(3));
        assert_eq!(error.at, 5);
    }

    #[test]
    fn length_past_the_end_is_named_with_both_numbers() {
        let error = Reader::der(&[0x04, 0x05, 0x00], SEQUENCE).all(Reader::element).unwrap_err();
        let kind = ParseErrorKind::LengthExceedsInput { length: 5, remaining: 1 };
        assert_eq!(error.kind, kind);
    }

    #[test]
    fn nesting_is_bounded() {
        fn descend(reader: &mut Reader<'_>) -> Result<(), Malformed> {
            if reader.is_empty() { Ok(()) } else { reader.nested(Tag::SEQUENCE, descend) }
        }
        let mut input = std::vec::Vec::new();
        for _ in 0..=MAX_DEPTH {
            let length = u8::try_from(input.len()).unwrap();
            input.splice(0..0, [0x30, length]);
        }
        let error = Reader::der(&input, SEQUENCE).all(descend).unwrap_err();
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
            let error = Reader::der(malformed, SEQUENCE).all(Reader::oid).unwrap_err();
            assert_eq!(error.kind, ParseErrorKind::ObjectIdentifier);
        }
    }

    #[test]
    fn bit_strings_have_zero_padding() {
        for malformed in [&[0x03, 0][..], &[0x03, 1, 1], &[0x03, 2, 8, 0], &[0x03, 2, 1, 1]] {
            let error = Reader::der(malformed, SEQUENCE).all(Reader::bit_string).unwrap_err();
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
        let error = Reader::der(&[1, 1, 1], SEQUENCE).all(Reader::boolean).unwrap_err();
        assert_eq!(error.kind, ParseErrorKind::Boolean);
    }
}
