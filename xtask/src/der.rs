//! A readable TLV builder: values are `Vec<u8>`, nesting in the code is nesting in the bytes.

use num_bigint::BigUint;

/// One complete encoding, or the pieces of one.
pub(crate) type Bytes = Vec<u8>;

/// Tag, minimal length, content; `tag` may have one or two bytes.
pub(crate) fn tlv(tag: u16, content: impl AsRef<[u8]>) -> Bytes {
    let content = content.as_ref();
    let mut out = tag_bytes(tag);
    out.extend(length(content.len()));
    out.extend_from_slice(content);
    out
}

/// Like [`tlv`], with the length in `82 xx xx` form whether or not that is minimal.
pub(crate) fn tlv_long(tag: u16, content: impl AsRef<[u8]>) -> Bytes {
    let content = content.as_ref();
    let length = u16::try_from(content.len()).expect("test objects are below 64 KiB");
    let mut out = tag_bytes(tag);
    out.push(0x82);
    out.extend(length.to_be_bytes());
    out.extend_from_slice(content);
    out
}

/// Tag, indefinite length, content, end-of-contents octets.
pub(crate) fn tlv_indefinite(tag: u16, content: impl AsRef<[u8]>) -> Bytes {
    let mut out = tag_bytes(tag);
    out.push(0x80);
    out.extend_from_slice(content.as_ref());
    out.extend([0, 0]);
    out
}

pub(crate) fn concat(parts: impl IntoIterator<Item = Bytes>) -> Bytes {
    parts.into_iter().flatten().collect()
}

pub(crate) fn sequence(parts: impl IntoIterator<Item = Bytes>) -> Bytes {
    tlv(0x30, concat(parts))
}

/// A SET in the order given.
pub(crate) fn set(parts: impl IntoIterator<Item = Bytes>) -> Bytes {
    tlv(0x31, concat(parts))
}

/// A SET OF in DER order.
pub(crate) fn set_of(parts: impl IntoIterator<Item = Bytes>) -> Bytes {
    let mut parts: Vec<Bytes> = parts.into_iter().collect();
    parts.sort();
    set(parts)
}

/// `[n] EXPLICIT`, or `[n] IMPLICIT` of something constructed.
pub(crate) fn context(n: u16, content: impl AsRef<[u8]>) -> Bytes {
    tlv(0xA0 | n, content)
}

/// `[n] IMPLICIT` of something primitive.
pub(crate) fn context_primitive(n: u16, content: impl AsRef<[u8]>) -> Bytes {
    tlv(0x80 | n, content)
}

pub(crate) fn boolean(value: bool) -> Bytes {
    tlv(0x01, [if value { 0xFF } else { 0x00 }])
}

pub(crate) fn integer(value: u64) -> Bytes {
    unsigned(&BigUint::from(value))
}

/// A non-negative INTEGER.
pub(crate) fn unsigned(value: &BigUint) -> Bytes {
    tlv(0x02, positive(value))
}

/// The content octets of a non-negative INTEGER.
pub(crate) fn positive(value: &BigUint) -> Bytes {
    let mut content = value.to_bytes_be();
    if content[0] >= 0x80 {
        content.insert(0, 0);
    }
    content
}

pub(crate) fn bit_string(content: impl AsRef<[u8]>) -> Bytes {
    let mut out = vec![0];
    out.extend_from_slice(content.as_ref());
    tlv(0x03, out)
}

/// A BIT STRING of named bits (`0` is the most significant), without trailing zero bits.
pub(crate) fn named_bits(bits: &[u8]) -> Bytes {
    let last = *bits.iter().max().expect("at least one bit");
    let mut content = vec![0; usize::from(last / 8) + 2];
    content[0] = 7 - last % 8;
    for bit in bits {
        content[usize::from(bit / 8) + 1] |= 0x80 >> (bit % 8);
    }
    tlv(0x03, content)
}

pub(crate) fn octets(content: impl AsRef<[u8]>) -> Bytes {
    tlv(0x04, content)
}

pub(crate) fn null() -> Bytes {
    vec![0x05, 0x00]
}

pub(crate) fn utf8(text: &str) -> Bytes {
    tlv(0x0C, text)
}

pub(crate) fn printable(text: &str) -> Bytes {
    tlv(0x13, text)
}

/// `YYMMDDHHMMSSZ`.
pub(crate) fn utc_time(text: &str) -> Bytes {
    tlv(0x17, text)
}

/// `YYYYMMDDHHMMSSZ`.
pub(crate) fn generalized_time(text: &str) -> Bytes {
    tlv(0x18, text)
}

/// An OBJECT IDENTIFIER from its dotted form.
pub(crate) fn oid(dotted: &str) -> Bytes {
    let arcs: Vec<u64> = dotted.split('.').map(|arc| arc.parse().expect("a number")).collect();
    let mut content = Vec::new();
    for arc in core::iter::once(arcs[0] * 40 + arcs[1]).chain(arcs[2..].iter().copied()) {
        let septets = (64 - arc.leading_zeros()).div_ceil(7).max(1);
        for i in (0..septets).rev() {
            let more = if i == 0 { 0 } else { 0x80 };
            content.push((arc >> (7 * i)) as u8 & 0x7F | more);
        }
    }
    tlv(0x06, content)
}

/// The content of the one TLV that `encoding` is: the tag is taken to have one byte.
pub(crate) fn content(encoding: &[u8]) -> &[u8] {
    let skip = match encoding[1] {
        short @ 0..=0x7F => return &encoding[2..2 + usize::from(short)],
        long => 2 + usize::from(long & 0x7F),
    };
    &encoding[skip..]
}

fn tag_bytes(tag: u16) -> Bytes {
    match tag.to_be_bytes() {
        [0, low] => vec![low],
        both => both.to_vec(),
    }
}

fn length(length: usize) -> Bytes {
    let bytes = length.to_be_bytes();
    let significant = &bytes[bytes.iter().position(|&b| b != 0).unwrap_or(bytes.len() - 1)..];
    match length {
        0..=0x7F => significant.to_vec(),
        _ => core::iter::once(0x80 | significant.len() as u8)
            .chain(significant.iter().copied())
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodes_lengths_at_their_borders() {
        assert_eq!(tlv(0x04, [0; 0x7F])[..2], [0x04, 0x7F]);
        assert_eq!(tlv(0x04, [0; 0x80])[..3], [0x04, 0x81, 0x80]);
        assert_eq!(tlv(0x7F61, [0; 0x100])[..5], [0x7F, 0x61, 0x82, 0x01, 0x00]);
    }

    #[test]
    fn encodes_the_lds_security_object_identifier() {
        assert_eq!(oid("2.23.136.1.1.1"), [0x06, 0x06, 0x67, 0x81, 0x08, 0x01, 0x01, 0x01]);
    }

    #[test]
    fn encodes_key_usage_bits() {
        assert_eq!(named_bits(&[0]), [0x03, 0x02, 0x07, 0x80]);
        assert_eq!(named_bits(&[5, 6]), [0x03, 0x02, 0x01, 0x06]);
    }

    #[test]
    fn finds_the_content_behind_either_length_form() {
        assert_eq!(content(&tlv(0x30, [1, 2])), [1, 2]);
        assert_eq!(content(&tlv(0x30, [7; 300])).len(), 300);
    }
}
