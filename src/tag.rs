//! Tags of BER-TLV. `tlv` has them too: errors name tags, and `tlv` has errors.

use core::fmt;

/// A tag of one to three bytes, as one big-endian number: `0x30`, `0x7F61`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[expect(clippy::exhaustive_structs, reason = "a number")]
pub struct Tag(pub u32);

impl Tag {
    /// BOOLEAN.
    pub const BOOLEAN: Self = Self(0x01);
    /// INTEGER.
    pub const INTEGER: Self = Self(0x02);
    /// BIT STRING.
    pub const BIT_STRING: Self = Self(0x03);
    /// OCTET STRING, primitive.
    pub const OCTET_STRING: Self = Self(0x04);
    /// NULL.
    pub const NULL: Self = Self(0x05);
    /// OBJECT IDENTIFIER.
    pub const OBJECT_IDENTIFIER: Self = Self(0x06);
    /// UTF8String.
    pub const UTF8_STRING: Self = Self(0x0C);
    /// PrintableString.
    pub const PRINTABLE_STRING: Self = Self(0x13);
    /// TeletexString.
    pub const TELETEX_STRING: Self = Self(0x14);
    /// IA5String.
    pub const IA5_STRING: Self = Self(0x16);
    /// UTCTime.
    pub const UTC_TIME: Self = Self(0x17);
    /// GeneralizedTime.
    pub const GENERALIZED_TIME: Self = Self(0x18);
    /// BMPString.
    pub const BMP_STRING: Self = Self(0x1E);
    /// OCTET STRING, constructed (BER only).
    pub const OCTET_STRING_CONSTRUCTED: Self = Self(0x24);
    /// SEQUENCE and SEQUENCE OF.
    pub const SEQUENCE: Self = Self(0x30);
    /// SET and SET OF.
    pub const SET: Self = Self(0x31);

    /// Returns the context-specific tag `[number]`, primitive; `number` is at most 30.
    #[must_use]
    pub const fn context(number: u8) -> Self {
        Self(u32_of(0x80 | (number & 0x1F)))
    }

    /// Returns the context-specific tag `[number]`, constructed; `number` is at most 30.
    #[must_use]
    pub const fn context_constructed(number: u8) -> Self {
        Self(u32_of(0xA0 | (number & 0x1F)))
    }

    /// Returns the first byte, which contains the class, the form and, for a short tag, the number.
    #[must_use]
    pub const fn first_byte(self) -> u8 {
        let [high, middle, low, last] = self.0.to_be_bytes();
        match (high, middle, low) {
            (0, 0, 0) => last,
            (0, 0, _) => low,
            (0, _, _) => middle,
            _ => high,
        }
    }

    /// True if the value consists of elements (bit 6 of the first byte, X.690 §8.1.2.5).
    #[must_use]
    pub const fn is_constructed(self) -> bool {
        self.first_byte() & 0x20 != 0
    }
}

/// Converts like `u32::from`, which is not a constant function.
const fn u32_of(byte: u8) -> u32 {
    u32::from_be_bytes([0, 0, 0, byte])
}

/// Writes the tag in hexadecimal, for example "0x7F61".
impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "0x{:02X}", self.0)
    }
}

impl fmt::Debug for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Tag({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn form_is_read_from_the_first_byte() {
        assert!(Tag(0x7F61).is_constructed());
        assert!(!Tag(0x5F1F).is_constructed());
        assert!(!Tag(0x9F_8101).is_constructed());
        assert!(Tag::context_constructed(3).is_constructed());
        assert_eq!(Tag::context(1), Tag(0x81));
    }
}
