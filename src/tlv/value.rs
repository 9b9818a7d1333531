//! Values of the universal types that need more than their octets.

use core::fmt;

/// An INTEGER's content octets: two's complement, big-endian, at least one octet.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Integer<'a>(&'a [u8]);

impl<'a> Integer<'a> {
    pub(crate) const fn from_content(content: &'a [u8]) -> Self {
        Self(content)
    }

    /// The content octets, with the sign.
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.0
    }

    /// Whether the value is below zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.0.first().is_some_and(|first| first & 0x80 != 0)
    }

    /// The magnitude without leading zero octets, where the value is not negative; zero is empty.
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

    /// The value, where it lies between 0 and 2³² − 1.
    #[must_use]
    pub fn to_u32(&self) -> Option<u32> {
        let magnitude = self.unsigned()?;
        if magnitude.len() > 4 {
            return None;
        }
        Some(magnitude.iter().fold(0, |value, octet| (value << 8) | u32::from(*octet)))
    }
}

/// The length: a number may be personal data. One of a single octet is none.
impl fmt::Debug for Integer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            [octet] => write!(f, "Integer(0x{octet:02X})"),
            octets => write!(f, "Integer({} octets)", octets.len()),
        }
    }
}

/// A BIT STRING's bits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct BitString<'a> {
    /// The octets that hold the bits, first bit first.
    pub octets: &'a [u8],
    /// How many bits at the end of the last octet do not belong to the string: 0 to 7.
    pub unused_bits: u8,
}

impl BitString<'_> {
    /// Whether bit `number` (counted from 0, the first one) is there and set.
    #[must_use]
    pub fn bit(&self, number: u8) -> bool {
        let mask = 0x80_u8 >> (number % 8);
        self.octets.get(usize::from(number / 8)).is_some_and(|octet| octet & mask != 0)
    }
}

/// The length: what the bits say may be personal data.
impl fmt::Debug for BitString<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BitString({} octets, {} unused bits)", self.octets.len(), self.unused_bits)
    }
}
