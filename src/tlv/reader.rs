//! A cursor over elements.

mod integers;

use core::fmt;

use nom::{Err, Parser};

use super::element::{ElementParser, Form};
use super::{Element, MAX_DEPTH, OctetString, Primitive, Rules, Tag, header, offset};
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::finding::{Finding, FindingSet};

/// Parsing failed: [`Reader::failure`] says at which byte, and why.
///
/// The error itself is written down once, in the reader, because a [`ParseError`] in the result of each
/// function costs a firmware 9 KiB of flash.
#[expect(unnameable_types, reason = "part of the sealed trait of list items")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Malformed;

/// Reads elements one after the other, under one set of [`Rules`].
///
/// An error names the byte by its offset from the start of the outermost input. Deviations from the
/// rules of the standard that were tolerated collect in [`Reader::findings`]. After an error the
/// position is unspecified: nothing more can be read.
#[expect(unnameable_types, reason = "part of the sealed trait of list items")]
#[derive(Clone)]
pub struct Reader<'a> {
    /// The rest of the element that the reader is in.
    rest: &'a [u8],
    /// The offset of the first byte of `rest`.
    at: u32,
    /// The number of elements that the reader is in.
    depth: u8,
    rules: Rules,
    within: Structure,
    findings: FindingSet,
    failure: ParseError,
}

/// The bytes after an element that the reader is in, up to the end of the element around.
#[derive(Clone, Copy)]
struct After<'a> {
    rest: &'a [u8],
    at: u32,
}

impl<'a> Reader<'a> {
    /// Returns a reader of `input` under these rules; errors name the structure `within`.
    #[must_use]
    pub const fn new(rules: Rules, input: &'a [u8], within: Structure) -> Self {
        Self {
            rest: input,
            at: 0,
            depth: 0,
            rules,
            within,
            findings: FindingSet::EMPTY,
            failure: ParseError::new(ParseErrorKind::Truncated, 0, within),
        }
    }

    /// Returns the same reader with its first byte at offset `at`. Offsets have 32 bits: `at` and the
    /// length of the input together are below 4 GiB, or they start again from 0.
    #[must_use]
    pub const fn starting_at(mut self, at: u32) -> Self {
        self.at = at;
        self
    }

    /// Reads a value, which must be all of the input.
    ///
    /// # Errors
    ///
    /// The failure of `read`; [`ParseErrorKind::TrailingData`].
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

    /// Reads a value, whatever follows it.
    ///
    /// # Errors
    ///
    /// The failure of `read`.
    pub fn prefix<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, Malformed>,
    ) -> Result<T, ParseError> {
        read(self).map_err(|Malformed| self.failure)
    }

    /// Reads the next element, which must have this tag, and its content to the end with `read`.
    ///
    /// # Errors
    ///
    /// As [`Reader::expect`] and [`Reader::inside`].
    pub fn nested<T>(
        &mut self,
        tag: Tag,
        read: impl FnOnce(&mut Self) -> Result<T, Malformed>,
    ) -> Result<T, Malformed> {
        let after = self.enter_next(tag)?;
        let value = read(self)?;
        self.leave(after)?;
        Ok(value)
    }

    /// Reads the next element and its content, if it has this tag.
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

    /// Reads the content of an element of this reader to the end with `read`.
    ///
    /// # Errors
    ///
    /// The failure of `read`; [`ParseErrorKind::TrailingData`]; [`ParseErrorKind::NestingTooDeep`].
    pub fn inside<T>(
        &mut self,
        element: &Element<'a>,
        read: impl FnOnce(&mut Self) -> Result<T, Malformed>,
    ) -> Result<T, Malformed> {
        let after = self.enter(element)?;
        let value = read(self)?;
        self.leave(after)?;
        Ok(value)
    }

    // The two ends of an element are not generic: they are there once for all types.

    fn enter_next(&mut self, tag: Tag) -> Result<After<'a>, Malformed> {
        let element = self.expect(tag)?;
        self.enter(&element)
    }

    /// Goes into an element, and returns the way back.
    fn enter(&mut self, element: &Element<'a>) -> Result<After<'a>, Malformed> {
        if self.depth >= MAX_DEPTH {
            let kind = ParseErrorKind::NestingTooDeep(u32::from(MAX_DEPTH));
            return Err(self.fail_at(kind, element.at));
        }
        let after = After { rest: self.rest, at: self.at };
        (self.rest, self.at) = (element.content, element.content_at());
        self.depth = self.depth.saturating_add(1);
        Ok(after)
    }

    /// Goes back to the element around.
    fn leave(&mut self, after: After<'a>) -> Result<(), Malformed> {
        self.finish()?;
        (self.rest, self.at) = (after.rest, after.at);
        self.depth = self.depth.saturating_sub(1);
        Ok(())
    }

    /// As [`Reader::nested`]; errors in the content name the structure `within`, and `read` gets the
    /// bytes of the whole element, too.
    ///
    /// # Errors
    ///
    /// As [`Reader::nested`].
    pub fn structure<T>(
        &mut self,
        tag: Tag,
        within: Structure,
        read: impl FnOnce(&mut Self, &'a [u8]) -> Result<T, Malformed>,
    ) -> Result<T, Malformed> {
        let element = self.expect(tag)?;
        let outer = core::mem::replace(&mut self.within, within);
        let value = self.inside(&element, |reader| read(reader, element.whole))?;
        self.within = outer;
        Ok(value)
    }

    /// Reads values with `read` up to the end, but no more than `limit`; returns how many there were.
    ///
    /// # Errors
    ///
    /// The failure of `read`; [`ParseErrorKind::TooMany`].
    pub(crate) fn repeat(
        &mut self,
        limit: u32,
        mut read: impl FnMut(&mut Self) -> Result<(), Malformed>,
    ) -> Result<u32, Malformed> {
        let mut count = 0_u32;
        while !self.is_empty() {
            read(self)?;
            count = count.saturating_add(1);
            if count > limit {
                return Err(self.fail(ParseErrorKind::TooMany(limit)));
            }
        }
        Ok(count)
    }

    /// Reads a value with `read`, and returns its own findings beside it.
    pub(crate) fn with_findings<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, Malformed>,
    ) -> Result<(T, FindingSet), Malformed> {
        let before = core::mem::replace(&mut self.findings, FindingSet::EMPTY);
        let value = read(self)?;
        let own = self.findings;
        self.note_all(before);
        Ok((value, own))
    }

    /// Requires that no byte is left.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::TrailingData`].
    pub const fn finish(&mut self) -> Result<(), Malformed> {
        if self.is_empty() {
            return Ok(());
        }
        Err(self.fail(ParseErrorKind::TrailingData(offset(self.rest.len()))))
    }

    /// Reads the next element, whatever its tag.
    ///
    /// # Errors
    ///
    /// The encoding errors of [`ParseErrorKind`].
    pub fn element(&mut self) -> Result<Element<'a>, Malformed> {
        self.next_element(None)
    }

    /// Reads the next element, which must have this tag.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::Missing`] at the end, [`ParseErrorKind::UnexpectedTag`], or an encoding error.
    pub fn expect(&mut self, tag: Tag) -> Result<Element<'a>, Malformed> {
        if self.is_empty() {
            return Err(self.fail(ParseErrorKind::Missing(tag)));
        }
        self.next_element(Some(tag))
    }

    fn next_element(&mut self, expected: Option<Tag>) -> Result<Element<'a>, Malformed> {
        #[cfg(test)]
        super::count::count_read();
        let mut parser = ElementParser { rules: self.rules, expected };
        match parser.parse_complete(self.rest) {
            Ok((rest, mut element)) => {
                if element.form == Form::Ber {
                    self.note_encoding();
                }
                element.at = self.at;
                (self.rest, self.at) = (rest, element.end());
                Ok(element)
            }
            Err(error) => Err(self.fail_element(&error)),
        }
    }

    #[cold]
    const fn note_encoding(&mut self) {
        self.note(match self.rules {
            Rules::Cms => Finding::BerEncoding,
            Rules::Der | Rules::Lds => Finding::NonMinimalLength,
        });
    }

    #[cold]
    fn fail_element(&mut self, error: &Err<ParseErrorKind>) -> Malformed {
        self.fail(match error {
            Err::Error(kind) | Err::Failure(kind) => *kind,
            Err::Incomplete(_) => ParseErrorKind::Truncated,
        })
    }

    /// Reads the next element, if it has this tag.
    ///
    /// # Errors
    ///
    /// An encoding error in that element.
    pub fn optional(&mut self, tag: Tag) -> Result<Option<Element<'a>>, Malformed> {
        if self.is_next(tag) { self.element().map(Some) } else { Ok(None) }
    }

    /// Reads the value of the next element, which must have this tag.
    ///
    /// # Errors
    ///
    /// As [`Reader::expect`].
    pub fn value(&mut self, tag: Tag) -> Result<&'a [u8], Malformed> {
        self.expect(tag).map(|element| element.content)
    }

    /// Reads a primitive value under its universal tag.
    ///
    /// # Errors
    ///
    /// [`Primitive::ERROR`]; as [`Reader::expect`].
    pub fn read<T: Primitive<'a>>(&mut self) -> Result<T, Malformed> {
        self.read_tagged(T::TAG)
    }

    /// Reads a primitive value under this tag, which may be an implicit one.
    ///
    /// # Errors
    ///
    /// [`Primitive::ERROR`]; as [`Reader::expect`].
    pub fn read_tagged<T: Primitive<'a>>(&mut self, tag: Tag) -> Result<T, Malformed> {
        let element = self.expect(tag)?;
        T::decode(self.rules, element.content)
            .ok_or_else(|| self.fail_at(T::ERROR, element.content_at()))
    }

    /// Reads an OCTET STRING; under [`Rules::Cms`] also one in segments, with a finding.
    ///
    /// # Errors
    ///
    /// As [`Reader::expect`]; [`ParseErrorKind::UnexpectedTag`] of a segment that is not a primitive
    /// OCTET STRING.
    pub fn octet_string(&mut self) -> Result<OctetString<'a>, Malformed> {
        if self.rules == Rules::Cms && self.is_next(Tag::OCTET_STRING_CONSTRUCTED) {
            self.note(Finding::BerEncoding);
            let element = self.element()?;
            return self.inside(&element, |reader| {
                while !reader.is_empty() {
                    reader.expect(Tag::OCTET_STRING)?;
                }
                Ok(OctetString::constructed(&element))
            });
        }
        self.expect(Tag::OCTET_STRING).map(|element| OctetString::primitive(&element))
    }

    /// Reads this many bytes, which are no element.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::Truncated`].
    pub fn bytes(&mut self, count: usize) -> Result<&'a [u8], Malformed> {
        let Some((bytes, rest)) = self.rest.split_at_checked(count) else {
            return Err(self.fail(ParseErrorKind::Truncated));
        };
        (self.rest, self.at) = (rest, self.at.wrapping_add(offset(count)));
        Ok(bytes)
    }

    /// Returns the tag of the next element, if there is one.
    #[must_use]
    pub fn peek(&self) -> Option<Tag> {
        header(self.rules).parse_complete(self.rest).ok().map(|(_, header)| header.tag)
    }

    /// True if the next element has this tag.
    #[must_use]
    pub fn is_next(&self, tag: Tag) -> bool {
        self.peek() == Some(tag)
    }

    /// Returns the bytes that are left.
    #[must_use]
    pub const fn remaining(&self) -> &'a [u8] {
        self.rest
    }

    /// Returns the bytes that were read since `before`, which was the rest then.
    pub(crate) fn since(&self, before: &'a [u8]) -> &'a [u8] {
        before.get(..before.len().saturating_sub(self.rest.len())).unwrap_or_default()
    }

    /// True if all bytes were read.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// Returns the offset of the next byte.
    #[must_use]
    pub const fn position(&self) -> u32 {
        self.at
    }

    /// Records an error at the next byte.
    pub const fn fail(&mut self, kind: ParseErrorKind) -> Malformed {
        self.fail_at(kind, self.position())
    }

    /// Records an error at this offset.
    pub const fn fail_at(&mut self, kind: ParseErrorKind, at: u32) -> Malformed {
        self.fail_as(ParseError::new(kind, at, self.within))
    }

    /// Records the error of another reader.
    pub const fn fail_as(&mut self, failure: ParseError) -> Malformed {
        self.failure = failure;
        Malformed
    }

    /// Returns the error, after reading failed.
    #[must_use]
    pub const fn failure(&self) -> ParseError {
        self.failure
    }

    /// Adds a finding.
    pub const fn note(&mut self, finding: Finding) {
        self.findings.insert(finding);
    }

    /// Adds findings.
    pub const fn note_all(&mut self, findings: FindingSet) {
        self.findings.merge(findings);
    }

    /// Returns the deviations that were tolerated so far.
    #[must_use]
    pub const fn findings(&self) -> FindingSet {
        self.findings
    }
}

/// Shows the place and the length of the rest: no bytes, which may be personal data.
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
mod tests;
