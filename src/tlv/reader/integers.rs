//! INTEGERs with a meaning of their own.

use super::{Malformed, Reader};
use crate::error::ParseErrorKind;
use crate::finding::Finding;
use crate::tlv::{Integer, Tag};

impl<'a> Reader<'a> {
    /// Reads an INTEGER that may be longer than it needs to be, with a finding.
    ///
    /// It is for numbers that only tell one thing from another: serial numbers, and the numbers of
    /// data groups. Signers are seen that put a 00 in front of each.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::Integer`] if it is empty; as [`Reader::expect`].
    pub fn padded_integer(&mut self) -> Result<Integer<'a>, Malformed> {
        let element = self.expect(Tag::INTEGER)?;
        if element.content.is_empty() {
            return Err(self.fail_at(ParseErrorKind::Integer, element.content_at()));
        }
        let integer = Integer::from_content(element.content);
        if !integer.is_minimal() {
            self.note(Finding::IntegerNotMinimal);
        }
        Ok(integer)
    }

    /// Reads an INTEGER between 0 and 2³² − 1.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::NumberOutOfRange`]; as [`Reader::read`] of an [`Integer`].
    pub fn small_integer(&mut self) -> Result<u32, Malformed> {
        let at = self.position();
        let number = self.read::<Integer<'_>>()?.to_u32();
        number.ok_or_else(|| self.fail_at(ParseErrorKind::NumberOutOfRange, at))
    }

    /// Reads an INTEGER that is a version between these two.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::Version`]; as [`Reader::small_integer`].
    pub(crate) fn version(&mut self, first: u32, last: u32) -> Result<u32, Malformed> {
        let at = self.position();
        let version = self.small_integer()?;
        if version < first || version > last {
            return Err(self.fail_at(ParseErrorKind::Version, at));
        }
        Ok(version)
    }
}
