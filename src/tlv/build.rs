//! Builds elements for tests, so that an input reads as what it is.

use std::vec::Vec;

use crate::oid::Oid;

/// An element of this tag whose value is the parts one after the other.
pub(crate) fn tlv(tag: u32, parts: &[&[u8]]) -> Vec<u8> {
    let value = parts.concat();
    let mut element: Vec<u8> =
        tag.to_be_bytes().into_iter().skip_while(|octet| *octet == 0).collect();
    match u32::try_from(value.len()).unwrap().to_be_bytes() {
        [0, 0, 0, low @ 0..=0x7F] => element.push(low),
        [0, 0, 0, low] => element.extend([0x81, low]),
        [0, 0, middle, low] => element.extend([0x82, middle, low]),
        [_, high, middle, low] => element.extend([0x83, high, middle, low]),
    }
    element.extend(value);
    element
}

/// SEQUENCE.
pub(crate) fn sequence(parts: &[&[u8]]) -> Vec<u8> {
    tlv(0x30, parts)
}

/// SET.
pub(crate) fn set(parts: &[&[u8]]) -> Vec<u8> {
    tlv(0x31, parts)
}

/// OBJECT IDENTIFIER.
pub(crate) fn oid(oid: Oid<'_>) -> Vec<u8> {
    tlv(0x06, &[oid.as_bytes()])
}

/// INTEGER with these content octets.
pub(crate) fn integer(content: &[u8]) -> Vec<u8> {
    tlv(0x02, &[content])
}

/// OCTET STRING.
pub(crate) fn octet_string(octets: &[u8]) -> Vec<u8> {
    tlv(0x04, &[octets])
}

/// BIT STRING of whole octets.
pub(crate) fn bit_string(octets: &[u8]) -> Vec<u8> {
    tlv(0x03, &[&[0], octets])
}

/// NULL.
pub(crate) fn null() -> Vec<u8> {
    tlv(0x05, &[])
}

/// UTF8String.
pub(crate) fn utf8(text: &str) -> Vec<u8> {
    tlv(0x0C, &[text.as_bytes()])
}

/// PrintableString.
pub(crate) fn printable(text: &str) -> Vec<u8> {
    tlv(0x13, &[text.as_bytes()])
}

/// UTCTime.
pub(crate) fn utc_time(text: &str) -> Vec<u8> {
    tlv(0x17, &[text.as_bytes()])
}
