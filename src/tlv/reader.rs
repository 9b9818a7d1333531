//! A cursor over elements.

mod failure;
mod level;
mod primitives;

use core::fmt;
use core::num::NonZeroUsize;

use super::header::Fault;
use super::{Element, Header, Length, Rules, Tag, offset};
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::finding::{Finding, FindingSet};

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

/// What a reader has to know after an element that it went into: the place where the enclosing one
/// ends, which is never the first. A word, so that it comes and goes in a register, an error too.
#[derive(Debug)]
#[must_use = "`ascend` from the element"]
pub struct Level {
    end: NonZeroUsize,
}

/// In place of a tag: whichever there is. No tag has four octets.
const ANY: Tag = Tag(u32::MAX);

impl<'a> Reader<'a> {
    /// A reader of `input` under these rules; errors name the structure `within`.
    #[must_use]
    pub const fn new(rules: Rules, input: &'a [u8], within: Structure) -> Self {
        Self::new_at(0, rules, input, within)
    }

    /// As [`Reader::starting_at`], without a reader that is moved.
    #[inline(never)]
    pub(crate) const fn new_at(at: u32, rules: Rules, input: &'a [u8], within: Structure) -> Self {
        Self {
            input,
            base: at,
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

    /// The same reader with its first byte at offset `at`. Offsets have 32 bits: `at` and the length of
    /// the input together are below 4 GiB, or they start again from 0.
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
    #[inline(never)]
    pub(crate) const fn take_findings(&mut self) -> FindingSet {
        core::mem::replace(&mut self.findings, FindingSet::EMPTY)
    }

    /// Puts back those that were taken out, and returns the others.
    #[inline(never)]
    pub(crate) const fn give_findings(&mut self, taken: FindingSet) -> FindingSet {
        let findings = self.findings;
        self.note_all(taken);
        findings
    }

    /// The structure that errors name.
    pub(crate) const fn within(&self) -> Structure {
        self.within
    }

    /// The offset of the next byte.
    #[must_use]
    #[inline]
    pub const fn position(&self) -> u32 {
        self.base.wrapping_add(offset(self.next))
    }

    /// All bytes, and the offset of the first.
    pub(crate) const fn source(&self) -> (&'a [u8], u32) {
        (self.input, self.base)
    }

    /// The place of the next byte, for [`Reader::since`].
    pub(crate) const fn mark(&self) -> usize {
        self.next
    }

    /// Goes back to a place of the element that the reader is in.
    pub(crate) const fn go_back(&mut self, mark: usize) {
        self.next = mark;
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

    /// Names another structure in the errors from here on, and returns the one before: the way out of
    /// it is to enter that again.
    pub const fn enter(&mut self, within: Structure) -> Structure {
        core::mem::replace(&mut self.within, within)
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
                self.next = self.next.wrapping_add(usize::from(header.octets));
                Ok(())
            }
            Err(fault) => Err(self.fail_header(fault)),
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
                self.next = self.next.wrapping_add(count);
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

    /// Reads whatever elements are left.
    ///
    /// # Errors
    ///
    /// As [`Reader::element`].
    #[inline(never)]
    pub(crate) fn skip_elements(&mut self) -> Result<(), Malformed> {
        while !self.is_empty() {
            self.any()?;
        }
        Ok(())
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
            whole: self.whole(),
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

    /// The element that was read last, with its tag and length.
    #[inline(never)]
    pub(crate) fn whole(&self) -> &'a [u8] {
        self.since(self.start)
    }

    /// The offset of the element that was read last.
    #[inline]
    pub(crate) const fn at(&self) -> u32 {
        self.base.wrapping_add(offset(self.start))
    }

    /// The offset of the value of the element that was read last.
    #[inline]
    pub(crate) const fn content_at(&self) -> u32 {
        self.base.wrapping_add(offset(self.content))
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
            Err(fault) => return Err(self.fail_header(fault)),
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
        if content_octets.wrapping_add(end_octets) > remaining {
            let length = content_octets;
            return Err(self.fail(ParseErrorKind::LengthExceedsInput { length, remaining }));
        }
        let octets = |octets: u32| usize::try_from(octets).unwrap_or(usize::MAX);
        // All are places in the input: nothing wraps.
        self.start = self.next;
        self.content = self.start.wrapping_add(usize::from(header.octets));
        self.content_end = self.content.wrapping_add(octets(content_octets));
        self.next = self.content_end.wrapping_add(octets(end_octets));
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

    fn header(&self, input: &[u8]) -> Result<Header, Fault> {
        Header::read(self.rules, input)
    }

    /// Writes down what is wrong with the next header.
    #[inline(never)]
    fn fail_header(&mut self, fault: Fault) -> Malformed {
        self.fail(fault.kind())
    }

    /// The number of octets before the end-of-contents octets that close this level.
    #[inline(never)]
    fn end_of_contents(&mut self, content: &[u8]) -> Result<u32, Malformed> {
        let mut rest = content;
        let mut open = 1_u32;
        loop {
            if let [0, 0, after @ ..] = rest {
                open = open.wrapping_sub(1);
                if open == 0 {
                    return Ok(offset(content.len().wrapping_sub(rest.len())));
                }
                rest = after;
                continue;
            }
            let header = match self.header(rest) {
                Ok(header) => header,
                Err(fault) => return Err(self.fail_header(fault)),
            };
            let length = match header.length {
                Length::Definite(length) => length,
                Length::Indefinite => {
                    open = open.wrapping_add(1);
                    if open > u32::from(MAX_DEPTH) {
                        let kind = ParseErrorKind::NestingTooDeep(u32::from(MAX_DEPTH));
                        return Err(self.fail(kind));
                    }
                    0
                }
            };
            let length = u32::from(header.octets).wrapping_add(length);
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
mod tests;
