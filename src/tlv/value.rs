//! Values of universal types that have a type of their own.

use core::fmt;

/// The content of an INTEGER: two's complement, big-endian, at least one byte.
///
/// Two integers are equal if their numbers are equal, also if their encodings differ in length.
#[derive(Clone, Copy)]
pub struct Integer<'a>(&'a [u8]);

impl<'a> Integer<'a> {
    pub(crate) const fn from_content(content: &'a [u8]) -> Self {
        Self(content)
    }

    /// Returns the content bytes as they were written, with the sign.
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.0
    }

    /// Returns the shortest content bytes that encode the same number (X.690 §8.3.2).
    #[must_use]
    pub fn minimal(&self) -> &'a [u8] {
        let mut content = self.0;
        while let [0x00, 0x00..=0x7F, ..] | [0xFF, 0x80..=0xFF, ..] = content
            && let [_, rest @ ..] = content
        {
            content = rest;
        }
        content
    }

    /// True if the number is encoded in the fewest bytes (X.690 §8.3.2).
    #[must_use]
    pub fn is_minimal(&self) -> bool {
        self.minimal().len() == self.0.len()
    }

    /// True if the value is below zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.0.first().is_some_and(|first| first & 0x80 != 0)
    }

    /// Returns the magnitude without leading zero bytes, or `None` if the value is negative. The magnitude
    /// of zero is empty.
    #[must_use]
    pub fn unsigned(&self) -> Option<&'a [u8]> {
        if self.is_negative() {
            return None;
        }
        let mut magnitude = self.0;
        while let [0, rest @ ..] = magnitude {
            magnitude = rest;
        }
        Some(magnitude)
    }

    /// Returns the value, if it is between 0 and 2³² − 1.
    #[must_use]
    pub fn to_u32(&self) -> Option<u32> {
        let magnitude = self.unsigned()?;
        if magnitude.len() > 4 {
            return None;
        }
        Some(magnitude.iter().fold(0, |value, byte| (value << 8) | u32::from(*byte)))
    }
}

/// Compares the numbers, not their encodings.
impl PartialEq for Integer<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.minimal() == other.minimal()
    }
}

impl Eq for Integer<'_> {}

/// Shows the length only, because a number may be personal data; a single byte is shown.
impl fmt::Debug for Integer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            [byte] => write!(f, "Integer(0x{byte:02X})"),
            bytes => write!(f, "Integer({} bytes)", bytes.len()),
        }
    }
}

/// The bits of a BIT STRING.
#[derive(Clone, Copy, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "the fields of X.690 §8.6")]
pub struct BitString<'a> {
    /// The bytes that contain the bits, first bit first.
    pub bytes: &'a [u8],
    /// The number of bits at the end of the last byte that do not belong to the string: 0 to 7.
    pub unused_bits: u8,
}

impl BitString<'_> {
    /// True if bit `number`, counted from 0, is present and set.
    #[must_use]
    pub fn bit(&self, number: u8) -> bool {
        let mask = 0x80_u8 >> (number % 8);
        self.bytes.get(usize::from(number / 8)).is_some_and(|byte| byte & mask != 0)
    }
}

/// Shows the length only, because the bits may be personal data.
impl fmt::Debug for BitString<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BitString({} bytes, {} unused bits)", self.bytes.len(), self.unused_bits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_are_equal_if_their_numbers_are() {
        let integer = Integer::from_content;
        for (written, minimal) in [
            (&[0][..], &[0][..]),
            (&[0, 0, 0], &[0]),
            (&[0, 7], &[7]),
            (&[0, 0x80], &[0, 0x80]),
            (&[0, 0, 0x80], &[0, 0x80]),
            (&[0xFF, 0xFF], &[0xFF]),
            (&[0xFF, 0x80], &[0x80]),
            (&[0xFF, 0x7F], &[0xFF, 0x7F]),
            (&[1, 0, 0], &[1, 0, 0]),
        ] {
            assert_eq!(integer(written).minimal(), minimal);
            assert_eq!(integer(written).is_minimal(), written.len() == minimal.len());
            assert_eq!(integer(written), integer(minimal));
            assert_eq!(integer(written).as_bytes(), written);
        }
        assert_ne!(integer(&[0xFF]), integer(&[0, 0xFF]));
        assert_ne!(integer(&[1]), integer(&[1, 0]));
        assert_ne!(integer(&[0]), integer(&[0xFF]));
    }
}
