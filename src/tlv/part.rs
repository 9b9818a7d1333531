//! A part of an input.

use core::ops::Range;

/// A part of an input: its bytes, and their place.
///
/// Whoever has the same input, and not this library, cuts the bytes out by the place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Part<'a> {
    bytes: &'a [u8],
    offset: usize,
}

impl<'a> Part<'a> {
    /// Returns the place in `input` of bytes that were borrowed from it, as every value that a parser
    /// returns.
    ///
    /// Returns `None` for bytes that stand elsewhere in memory, also if `input` has equal bytes: a
    /// certificate that the caller gave is no part of a file that has a copy of it.
    #[must_use]
    pub fn locate(bytes: &[u8], input: &'a [u8]) -> Option<Self> {
        let offset = bytes.as_ptr().addr().checked_sub(input.as_ptr().addr())?;
        let end = offset.checked_add(bytes.len())?;
        input.get(offset..end).map(|bytes| Self { bytes, offset })
    }

    /// Returns the bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// Returns the offset of the first byte, counted from the start of the input.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }

    /// Returns the number of bytes.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.bytes.len()
    }

    /// True if there are no bytes.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// Returns the place as a range of the input.
    #[must_use]
    pub const fn range(&self) -> Range<usize> {
        self.offset..self.offset.saturating_add(self.bytes.len())
    }
}

/// Shows the place, never the bytes, which may be personal data.
impl core::fmt::Debug for Part<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Part").field("offset", &self.offset).field("length", &self.len()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::format;

    #[test]
    fn borrowed_bytes_have_a_place() {
        let input = [1, 2, 3, 2, 3];
        for range in [0..0, 0..5, 1..3, 3..5, 5..5] {
            let part = Part::locate(&input[range.clone()], &input).unwrap();
            assert_eq!(part.range(), range);
            assert_eq!((part.offset(), part.len()), (range.start, range.len()));
            assert_eq!(part.as_bytes(), &input[range.clone()]);
            assert_eq!(part.is_empty(), range.is_empty());
        }
    }

    #[test]
    fn other_bytes_have_no_place_even_if_they_are_equal() {
        let memory = [1, 2, 3, 1, 2, 3];
        let (input, copy) = memory.split_at(3);
        assert_eq!(input, copy);
        assert_eq!(Part::locate(copy, input), None);
        assert_eq!(Part::locate(input, copy), None);
        // The end stands outside.
        assert_eq!(Part::locate(&memory[2..4], input), None);
        assert_eq!(Part::locate(&memory[2..4], copy), None);
    }

    #[test]
    fn debug_output_shows_no_byte() {
        let input = [0x41, 0x42];
        let part = Part::locate(&input[1..], &input).unwrap();
        assert_eq!(format!("{part:?}"), "Part { offset: 1, length: 1 }");
    }
}
