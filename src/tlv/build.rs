//! Builds elements for tests, so that the source of a test shows the structure of its input.

use std::vec::Vec;

use crate::oid::Oid;

/// Returns an element with this tag, whose value is the concatenation of the parts.
pub(crate) fn tlv(tag: u32, parts: &[&[u8]]) -> Vec<u8> {
    let value = parts.concat();
    let mut element: Vec<u8> =
        tag.to_be_bytes().into_iter().skip_while(|byte| *byte == 0).collect();
    match u32::try_from(value.len()).unwrap().to_be_bytes() {
        [0, 0, 0, low @ 0..=0x7F] => element.push(low),
        [0, 0, 0, low] => element.extend([0x81, low]),
        [0, 0, middle, low] => element.extend([0x82, middle, low]),
        [_, high, middle, low] => element.extend([0x83, high, middle, low]),
    }
    element.extend(value);
    element
}

/// Returns a SEQUENCE of these elements.
pub(crate) fn sequence(parts: &[&[u8]]) -> Vec<u8> {
    tlv(0x30, parts)
}

/// Returns a SET of these elements.
pub(crate) fn set(parts: &[&[u8]]) -> Vec<u8> {
    tlv(0x31, parts)
}

/// Returns an OBJECT IDENTIFIER.
pub(crate) fn oid(oid: Oid<'_>) -> Vec<u8> {
    tlv(0x06, &[oid.as_bytes()])
}

/// Returns an INTEGER with these content bytes.
pub(crate) fn integer(content: &[u8]) -> Vec<u8> {
    tlv(0x02, &[content])
}

/// Returns an OCTET STRING with these bytes.
pub(crate) fn octet_string(bytes: &[u8]) -> Vec<u8> {
    tlv(0x04, &[bytes])
}

/// Returns a BIT STRING of whole bytes.
pub(crate) fn bit_string(bytes: &[u8]) -> Vec<u8> {
    tlv(0x03, &[&[0], bytes])
}

/// Returns a NULL.
pub(crate) fn null() -> Vec<u8> {
    tlv(0x05, &[])
}

/// Returns a UTF8String.
pub(crate) fn utf8(text: &str) -> Vec<u8> {
    tlv(0x0C, &[text.as_bytes()])
}

/// Returns a PrintableString.
pub(crate) fn printable(text: &str) -> Vec<u8> {
    tlv(0x13, &[text.as_bytes()])
}

/// Returns a UTCTime.
pub(crate) fn utc_time(text: &str) -> Vec<u8> {
    tlv(0x17, &[text.as_bytes()])
}
