//! Writing errors down.

use super::{Malformed, Reader};
use crate::error::{ParseError, ParseErrorKind};
use crate::tlv::offset;

impl Reader<'_> {
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

    /// Writes down an error at the element that was read last.
    #[inline(never)]
    pub(crate) const fn fail_last(&mut self, kind: ParseErrorKind) -> Malformed {
        self.fail_at(kind, self.at())
    }

    /// Writes down an error at the value of the element that was read last.
    #[inline(never)]
    pub(crate) const fn fail_content(&mut self, kind: ParseErrorKind) -> Malformed {
        self.fail_at(kind, self.content_at())
    }

    /// Writes down the error of another reader.
    pub(crate) const fn fail_as(&mut self, failure: ParseError) -> Malformed {
        self.failure = failure;
        Malformed
    }

    /// Writes down an error at the start of a primitive value, the last that was read.
    #[inline(never)]
    pub(crate) fn fail_value(&mut self, kind: ParseErrorKind, value: &[u8]) -> Malformed {
        self.fail_at(kind, self.position().wrapping_sub(offset(value.len())))
    }
}
