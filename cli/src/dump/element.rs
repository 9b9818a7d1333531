//! One element in BER: its tag and length, and whether its value holds elements.

use der_parser::asn1_rs::{Class, Header, Length, Tag};
use der_parser::ber::ber_read_element_header;
use der_parser::error::BerError;
use der_parser::nom;

use super::exposure::is_data_group;
use super::tree::MAX_DEPTH;

/// An element of which tag and length were read.
pub(super) struct Element<'a> {
    pub(super) header: Header<'a>,
    /// The bytes of the tag.
    pub(super) tag: &'a [u8],
    /// How many bytes tag and length are.
    pub(super) head: usize,
    /// What follows them: the value, and what stands behind it.
    pub(super) rest: &'a [u8],
}

impl<'a> Element<'a> {
    /// Reads tag and length; or says, for people, why they cannot be read.
    pub(super) fn read(input: &'a [u8]) -> Result<Self, String> {
        #[cfg(test)]
        steps::count();
        let (rest, header) = ber_read_element_header(input).map_err(|error| match error {
            nom::Err::Incomplete(_) => "the input ends within a tag or a length".to_owned(),
            nom::Err::Error(error) | nom::Err::Failure(error) => text_of(&error),
        })?;
        let head = input.len().saturating_sub(rest.len());
        let long_form = input.first().is_some_and(|first| first & 0x1F == 0x1F);
        let tag_octets = if long_form {
            let more = input.iter().skip(1).take_while(|octet| *octet & 0x80 != 0).count();
            more.saturating_add(2)
        } else {
            1
        };
        let tag = input.get(..tag_octets).unwrap_or_default();
        Ok(Self { header, tag, head, rest })
    }

    /// The value, where it has a length and is all there.
    fn value(&self) -> Option<&'a [u8]> {
        match self.header.length() {
            Length::Definite(length) => self.rest.get(..length),
            Length::Indefinite => None,
        }
    }

    /// The value, where it is an object identifier.
    pub(super) fn object_identifier(&self) -> Option<&'a [u8]> {
        let is_one = self.is_universal() && self.header.tag() == Tag::Oid;
        self.value().filter(|_| is_one)
    }

    /// True if the tag is one of ASN.1's own.
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

/// The element that an OCTET STRING or BIT STRING holds, and how many bytes stand before it.
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

/// True if the bytes are one element of a universal type, or a data group, with nothing after it.
///
/// What strings hold is not looked into: they are when they are printed. So each element is read
/// here once, whatever holds it.
fn is_tree(octets: &[u8], depth: usize) -> bool {
    let Ok(element) = Element::read(octets) else { return false };
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

/// Counts the elements that are read, for the tests.
#[cfg(test)]
pub(super) mod steps {
    use core::cell::Cell;

    thread_local!(static STEPS: Cell<usize> = const { Cell::new(0) });

    pub(super) fn count() {
        STEPS.set(STEPS.get() + 1);
    }

    /// How many were read since this was last asked.
    pub(in super::super) fn taken() -> usize {
        STEPS.replace(0)
    }
}
