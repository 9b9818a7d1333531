//! An element in BER: its tag and length, and the elements in its value.

use idchip::ParseErrorKind;
use idchip::lds::DgNumber;
use idchip::tlv::{Header, Length, Rules, Tag, header};
use nom::Parser;

/// An element whose tag and length were read.
pub(super) struct Element<'a> {
    pub(super) tag: Tag,
    pub(super) length: Length,
    /// The number of bytes of tag and length.
    pub(super) head: usize,
    /// The bytes after tag and length: the value, and anything that follows it.
    pub(super) rest: &'a [u8],
}

/// The class of a tag (X.690 §8.1.2.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Universal,
    Application,
    ContextSpecific,
    Private,
}

impl<'a> Element<'a> {
    /// Reads tag and length.
    pub(super) fn read(input: &'a [u8]) -> Result<Self, ParseErrorKind> {
        #[cfg(test)]
        steps::count();
        let read = |rules| header(rules).parse_complete(input);
        // Tags such as 5F01 are allowed by the LDS only, and indefinite lengths by CMS only.
        let (rest, Header { tag, length, .. }) =
            read(Rules::Cms).or_else(|_| read(Rules::Lds)).map_err(|error| match error {
                nom::Err::Incomplete(_) => ParseErrorKind::Truncated,
                nom::Err::Error(kind) | nom::Err::Failure(kind) => kind,
            })?;
        Ok(Self { tag, length, head: input.len().saturating_sub(rest.len()), rest })
    }

    /// The length of the value, if it is definite.
    pub(super) fn definite_length(&self) -> Option<usize> {
        match self.length {
            Length::Definite(length) => usize::try_from(length).ok(),
            Length::Indefinite => None,
        }
    }

    /// The value, if its length is definite and all of it is present.
    fn value(&self) -> Option<&'a [u8]> {
        self.rest.get(..self.definite_length()?)
    }

    /// The value, if the element is an object identifier.
    pub(super) fn object_identifier(&self) -> Option<&'a [u8]> {
        self.value().filter(|_| self.tag == Tag::OBJECT_IDENTIFIER)
    }

    /// The class of the tag.
    pub(super) const fn class(&self) -> Class {
        match self.tag.first_byte() >> 6 {
            0 => Class::Universal,
            1 => Class::Application,
            2 => Class::ContextSpecific,
            _ => Class::Private,
        }
    }

    /// The number of the tag (X.690 §8.1.2.4).
    pub(super) fn number(&self) -> u32 {
        match self.tag.0.to_be_bytes() {
            [0, 0, 0, only] => u32::from(only & 0x1F),
            [0, 0, _, second] => u32::from(second & 0x7F),
            [_, _, second, third] => (u32::from(second & 0x7F) << 7) | u32::from(third & 0x7F),
        }
    }

    /// True for the outer tags of data groups (Doc 9303-10 §4.7).
    pub(super) fn is_data_group(&self) -> bool {
        DgNumber::from_tag(self.tag).is_some()
    }
}

/// Returns the element that an OCTET STRING or BIT STRING holds, and the number of bytes before it.
pub(super) fn encapsulated(tag: Tag, content: &[u8]) -> Option<(&[u8], usize)> {
    let (inner, skipped) = match tag {
        Tag::OCTET_STRING => (content, 0),
        Tag::BIT_STRING => (content.strip_prefix(&[0])?, 1),
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
    let is_known = match element.class() {
        Class::Universal => matches!(element.number(), 1..=6 | 10 | 12 | 16..=30),
        Class::ContextSpecific => depth > 0,
        Class::Application => depth > 0 || element.is_data_group(),
        Class::Private => false,
    };
    if !is_known || depth > MAX_DEPTH {
        return false;
    }
    if !element.tag.is_constructed() {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_long_tag_is_in_the_bytes_after_the_first() {
        for (input, number) in [
            (&[0x61, 0][..], 1),
            (&[0x5F, 0x01, 0], 1),
            (&[0x7F, 0x61, 0], 0x61),
            (&[0x5F, 0x81, 0x01, 0], 0x81),
            // The second byte looks like the first of a long tag.
            (&[0x5F, 0x9F, 0x01, 0], 0xF81),
        ] {
            assert_eq!(Element::read(input).unwrap().number(), number, "{input:02X?}");
        }
    }
}
