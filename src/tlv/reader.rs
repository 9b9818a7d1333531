//! A reader of elements.

mod integers;

use core::fmt;

use nom::{Err, Parser};

use super::element::{ElementParser, Form};
use super::{Element, MAX_DEPTH, OctetString, Primitive, Rules, Tag, header, offset};
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::finding::{Finding, FindingSet};

/// The error of the functions of a [`Reader`]; [`Reader::all`] and [`Reader::prefix`] return the reason and the byte.
///
/// The reader holds the error itself: a [`ParseError`] in the result of each function costs a firmware
/// 9 KiB of flash.
#[expect(unnameable_types, reason = "part of the sealed trait of list items")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Malformed;

/// Reads elements one after the other, under one set of [`Rules`].
///
/// An error contains the offset of its byte from the start of the outermost input. [`Reader::findings`]
/// collects the tolerated deviations from the rules of the standard. After an error the position is
/// unspecified; do not read further.
#[expect(unnameable_types, reason = "part of the sealed trait of list items")]
#[derive(Clone)]
pub struct Reader<'a> {
    /// The rest of the current element.
    rest: &'a [u8],
    /// The offset of the first byte of `rest`.
    at: u32,
    /// The number of elements around the position.
    depth: u8,
    rules: Rules,
    within: Structure,
    findings: FindingSet,
    failure: ParseError,
}

/// The bytes after the current element, up to the end of the enclosing element.
#[derive(Clone, Copy)]
struct After<'a> {
    rest: &'a [u8],
    at: u32,
}

impl<'a> Reader<'a> {
    /// Returns a reader of `input` under these rules. Its errors name the structure `within`.
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

    /// Returns the reader with its first byte at offset `at`. Offsets have 32 bits; they wrap if the sum of
    /// `at` and the length of the input is 4 GiB or more.
    #[must_use]
    pub const fn starting_at(mut self, at: u32) -> Self {
        self.at = at;
        self
    }

    /// Reads a value with `read`; it must be all of the input.
    ///
    /// # Errors
    ///
    /// Returns the failure of `read`, or [`ParseErrorKind::TrailingData`] if bytes are left.
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

    /// Reads a value with `read`; any bytes may follow.
    ///
    /// # Errors
    ///
    /// Returns the failure of `read`.
    pub fn prefix<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, Malformed>,
    ) -> Result<T, ParseError> {
        read(self).map_err(|Malformed| self.failure)
    }

    /// Reads the next element, which must have this tag, and its whole content with `read`.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Reader::expect`] and [`Reader::inside`].
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

    /// Reads the next element like [`Reader::nested`], if it has this tag.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Reader::nested`].
    pub fn optional_nested<T>(
        &mut self,
        tag: Tag,
        read: impl FnOnce(&mut Self) -> Result<T, Malformed>,
    ) -> Result<Option<T>, Malformed> {
        if self.is_next(tag) { self.nested(tag, read).map(Some) } else { Ok(None) }
    }

    /// Reads the whole content of an element of this reader with `read`.
    ///
    /// # Errors
    ///
    /// Returns the failure of `read`, [`ParseErrorKind::TrailingData`] if `read` leaves bytes of the content,
    /// or [`ParseErrorKind::NestingTooDeep`].
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

    // The functions that enter and leave an element are not generic, so that the binary contains them once.

    fn enter_next(&mut self, tag: Tag) -> Result<After<'a>, Malformed> {
        let element = self.expect(tag)?;
        self.enter(&element)
    }

    /// Enters an element, and returns the place to go back to.
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

    /// Leaves an element, all of whose content must have been read.
    fn leave(&mut self, after: After<'a>) -> Result<(), Malformed> {
        self.finish()?;
        (self.rest, self.at) = (after.rest, after.at);
        self.depth = self.depth.saturating_sub(1);
        Ok(())
    }

    /// Reads the next element like [`Reader::nested`]. Errors in the content name the structure `within`, and
    /// `read` also receives the bytes of the whole element.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Reader::nested`].
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

    /// Reads values with `read` up to the end, at most `limit` of them; returns their number.
    ///
    /// # Errors
    ///
    /// Returns the failure of `read`, or [`ParseErrorKind::TooMany`] if there are more than `limit` values.
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

    /// Reads a value with `read`; returns the value and the findings that `read` added. The reader keeps them
    /// too.
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
    /// Returns [`ParseErrorKind::TrailingData`] if a byte is left.
    pub const fn finish(&mut self) -> Result<(), Malformed> {
        if self.is_empty() {
            return Ok(());
        }
        Err(self.fail(ParseErrorKind::TrailingData(offset(self.rest.len()))))
    }

    /// Reads the next element, which may have any tag.
    ///
    /// # Errors
    ///
    /// Returns an encoding error of [`ParseErrorKind`].
    pub fn element(&mut self) -> Result<Element<'a>, Malformed> {
        self.next_element(None)
    }

    /// Reads the next element, which must have this tag.
    ///
    /// # Errors
    ///
    /// Returns [`ParseErrorKind::Missing`] if no byte is left, [`ParseErrorKind::UnexpectedTag`] if the tag
    /// is another, or an encoding error.
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

    const fn note_encoding(&mut self) {
        self.note(match self.rules {
            Rules::Cms => Finding::BerEncoding,
            Rules::Der | Rules::Lds => Finding::NonMinimalLength,
        });
    }

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
    /// Returns an error if the element with this tag is malformed.
    pub fn optional(&mut self, tag: Tag) -> Result<Option<Element<'a>>, Malformed> {
        if self.is_next(tag) { self.element().map(Some) } else { Ok(None) }
    }

    /// Reads the value of the next element, which must have this tag.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Reader::expect`].
    pub fn value(&mut self, tag: Tag) -> Result<&'a [u8], Malformed> {
        self.expect(tag).map(|element| element.content)
    }

    /// Reads a primitive value under its universal tag.
    ///
    /// # Errors
    ///
    /// Returns [`Primitive::ERROR`] if the value is malformed, and the errors of [`Reader::expect`].
    pub fn read<T: Primitive<'a>>(&mut self) -> Result<T, Malformed> {
        self.read_tagged(T::TAG)
    }

    /// Reads a primitive value under this tag, which may be an implicit tag.
    ///
    /// # Errors
    ///
    /// Returns [`Primitive::ERROR`] if the value is malformed, and the errors of [`Reader::expect`].
    pub fn read_tagged<T: Primitive<'a>>(&mut self, tag: Tag) -> Result<T, Malformed> {
        let element = self.expect(tag)?;
        T::decode(self.rules, element.content)
            .ok_or_else(|| self.fail_at(T::ERROR, element.content_at()))
    }

    /// Reads a primitive value under its universal tag, which must be this one.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Reader::read`], and [`ParseErrorKind::Value`] if the value is another.
    pub(crate) fn require<T: Primitive<'a> + PartialEq>(
        &mut self,
        value: T,
    ) -> Result<(), Malformed> {
        let at = self.position();
        if self.read::<T>()? == value {
            return Ok(());
        }
        Err(self.fail_at(ParseErrorKind::Value, at))
    }

    /// Reads an OCTET STRING. Under [`Rules::Cms`] it may be in segments, which is a finding.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Reader::expect`], and [`ParseErrorKind::UnexpectedTag`] if a segment is not a
    /// primitive OCTET STRING.
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

    /// Reads this many bytes without interpreting them.
    ///
    /// # Errors
    ///
    /// Returns [`ParseErrorKind::Truncated`] if fewer bytes are left.
    pub fn bytes(&mut self, count: usize) -> Result<&'a [u8], Malformed> {
        let Some((bytes, rest)) = self.rest.split_at_checked(count) else {
            return Err(self.fail(ParseErrorKind::Truncated));
        };
        (self.rest, self.at) = (rest, self.at.wrapping_add(offset(count)));
        Ok(bytes)
    }

    /// True if the next element has this tag.
    #[must_use]
    pub fn is_next(&self, tag: Tag) -> bool {
        let next = header(self.rules).parse_complete(self.rest);
        next.is_ok_and(|(_, header)| header.tag == tag)
    }

    /// Returns the bytes that are left.
    #[must_use]
    pub const fn remaining(&self) -> &'a [u8] {
        self.rest
    }

    /// Returns the bytes that were read since [`Reader::remaining`] was `before`.
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

    /// Adds a finding.
    pub const fn note(&mut self, finding: Finding) {
        self.findings.insert(finding);
    }

    /// Adds findings.
    pub const fn note_all(&mut self, findings: FindingSet) {
        self.findings.merge(findings);
    }

    /// Returns the deviations tolerated so far.
    #[must_use]
    pub const fn findings(&self) -> FindingSet {
        self.findings
    }
}

/// Shows the offset and the number of bytes left, never the bytes, which may be personal data.
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
