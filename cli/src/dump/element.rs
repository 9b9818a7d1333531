//! An element in BER: its tag and length, and the elements in its value.

use der_parser::asn1_rs::{Class, Header, Length, Tag};
use der_parser::ber::ber_read_element_header;
use der_parser::error::BerError;
use der_parser::nom;
use idchip::lds::DgNumber;

/// An element whose tag and length were read.
pub(super) struct Element<'a> {
    pub(super) header: Header<'a>,
    /// The bytes of the tag.
    pub(super) tag: &'a [u8],
    /// The number of bytes of tag and length.
    pub(super) head: usize,
    /// The bytes after tag and length: the value, and anything that follows it.
    pub(super) rest: &'a [u8],
}

impl<'a> Element<'a> {
    /// Reads tag and length. The error is a message for people.
    pub(super) fn read(input: &'a [u8]) -> Result<Self, String> {
        #[cfg(test)]
        steps::count();
        let (rest, header) = ber_read_element_header(input).map_err(|error| match error {
            nom::Err::Incomplete(_) => "the input ends within a tag or a length".to_owned(),
            nom::Err::Error(error) | nom::Err::Failure(error) => text_of(&error),
        })?;
        let head = input.len().saturating_sub(rest.len());
        let long_form = input.first().is_some_and(|first| first & 0x1F == 0x1F);
        let tag_length = if long_form {
            let more = input.iter().skip(1).take_while(|byte| *byte & 0x80 != 0).count();
            more.saturating_add(2)
        } else {
            1
        };
        let tag = input.get(..tag_length).unwrap_or_default();
        Ok(Self { header, tag, head, rest })
    }

    /// The value, if its length is definite and all of it is present.
    fn value(&self) -> Option<&'a [u8]> {
        match self.header.length() {
            Length::Definite(length) => self.rest.get(..length),
            Length::Indefinite => None,
        }
    }

    /// The value, if the element is an object identifier.
    pub(super) fn object_identifier(&self) -> Option<&'a [u8]> {
        let is_one = self.is_universal() && self.header.tag() == Tag::Oid;
        self.value().filter(|_| is_one)
    }

    /// True if the tag belongs to the universal class of ASN.1.
    pub(super) fn is_universal(&self) -> bool {
        self.header.class() == Class::Universal
    }
}

fn text_of(error: &BerError) -> String {
    match error {
        BerError::InvalidLength => "the length is not usable".to_owned(),
        BerError::InvalidTag => "the tag is not well formed".to_owned(),
        BerError::ConstructExpected => "a primitive element has an indefinite length".to_owned(),
        other => other.to_string(),
    }
}

/// Returns the element that an OCTET STRING or BIT STRING holds, and the number of bytes before it.
pub(super) fn encapsulated<'a>(
    header: &Header<'_>,
    content: &'a [u8],
) -> Option<(&'a [u8], usize)> {
    if header.class() != Class::Universal {
        return None;
    }
    let (inner, skipped) = match header.tag() {
        Tag::OctetString => (content, 0),
        Tag::BitString => (content.strip_prefix(&[0])?, 1),
        _ => return None,
    };
    is_tree(inner, 0).then_some((inner, skipped))
}

/// True if the bytes are exactly one element of a universal type, or exactly one data group.
///
/// Does not look into strings; they are examined when they are printed. So each element is read
/// here once, at any depth.
fn is_tree(bytes: &[u8], depth: usize) -> bool {
    let Ok(element) = Element::read(bytes) else { return false };
    let Some(content) = element.value().filter(|content| content.len() == element.rest.len())
    else {
        return false;
    };
    let is_known = match element.header.class() {
        Class::Universal => matches!(element.header.tag().0, 1..=6 | 10 | 12 | 16..=30),
        Class::ContextSpecific => depth > 0,
        Class::Application => depth > 0 || is_data_group(element.tag),
        Class::Private => false,
    };
    if !is_known || depth > MAX_DEPTH {
        return false;
    }
    if !element.header.is_constructed() {
        return true;
    }
    let mut rest = content;
    while !rest.is_empty() {
        let Ok(child) = Element::read(rest) else { return false };
        let Some(value) = child.value() else { return false };
        let Some((whole, after)) = rest.split_at_checked(child.head.saturating_add(value.len()))
        else {
            return false;
        };
        if !is_tree(whole, depth.saturating_add(1)) {
            return false;
        }
        rest = after;
    }
    true
}

/// Deeper than any known structure, and bounded so that a hostile file cannot exhaust the stack.
pub(super) const MAX_DEPTH: usize = 32;

/// True for the outer tags of data groups (Doc 9303-10 §4.7).
pub(super) fn is_data_group(raw_tag: &[u8]) -> bool {
    match raw_tag {
        [tag] => DgNumber::from_tag(idchip::tlv::Tag(u32::from(*tag))).is_some(),
        _ => false,
    }
}

/// Counts the elements that are read, for tests.
#[cfg(test)]
pub(super) mod steps {
    use core::cell::Cell;

    thread_local!(static STEPS: Cell<usize> = const { Cell::new(0) });

    pub(super) fn count() {
        STEPS.set(STEPS.get() + 1);
    }

    /// Returns the number of elements read since the last call.
    pub(in super::super) fn taken() -> usize {
        STEPS.replace(0)
    }
}
