//! INTEGERs for special uses: identifiers, small numbers and versions.

use super::{Malformed, Reader};
use crate::error::ParseErrorKind;
use crate::finding::Finding;
use crate::tlv::{Integer, Tag};

impl<'a> Reader<'a> {
    /// Reads an INTEGER. Its encoding need not be minimal; if it is not, that is a finding.
    ///
    /// Use it for numbers that only serve as identifiers: serial numbers, and the numbers of data groups.
    /// Some signers put a 00 in front of each.
    ///
    /// # Errors
    ///
    /// Returns [`ParseErrorKind::Integer`] if the content is empty, and the errors of [`Reader::expect`].
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
    /// Returns [`ParseErrorKind::NumberOutOfRange`] if the number is outside this range, and the errors of
    /// [`Reader::read`] for an [`Integer`].
    pub fn small_integer(&mut self) -> Result<u32, Malformed> {
        let at = self.position();
        let number = self.read::<Integer<'_>>()?.to_u32();
        number.ok_or_else(|| self.fail_at(ParseErrorKind::NumberOutOfRange, at))
    }

    /// Reads a version, an INTEGER from `first` to `last`.
    ///
    /// # Errors
    ///
    /// Returns [`ParseErrorKind::Version`] if the version is outside this range, and the errors of
    /// [`Reader::small_integer`].
    pub(crate) fn version(&mut self, first: u32, last: u32) -> Result<u32, Malformed> {
        let at = self.position();
        let version = self.small_integer()?;
        if version < first || version > last {
            return Err(self.fail_at(ParseErrorKind::Version, at));
        }
        Ok(version)
    }
}
