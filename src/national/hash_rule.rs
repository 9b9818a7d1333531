//! The bytes of a file that the signed hash covers.

use nom::Parser;

use crate::lds::FileLength;
use crate::tlv::{Length, Rules, Tag, header, offset};

/// The bytes of a file that the signed hash covers. The other bytes are not signed, and not given out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::exhaustive_enums, reason = "a caller describes an application of its own")]
pub enum HashRule {
    /// The content of the outer element, without tag and length, if it has this tag. A file that does not
    /// start with this tag is hashed whole: it is the content already.
    ElementContent(Tag),
    /// This number of bytes from the start.
    FirstBytes(u32),
    /// The first element: tag, length and value. A file that does not start with an element is hashed whole.
    OneElement,
    /// Every byte.
    WholeFile,
    /// Every byte but the last ones that have this value.
    WithoutPadding(u8),
}

impl HashRule {
    /// Returns the hashed bytes of a file, as far as the file has them.
    #[must_use]
    pub fn part_of(self, file: &[u8]) -> &[u8] {
        let part = self.span(file).unwrap_or(Span::WHOLE);
        let from = file.get(part.start..).unwrap_or_default();
        let length = part.end.map(|end| end.saturating_sub(part.start));
        let within = length.and_then(|length| from.get(..length)).unwrap_or(from);
        match self {
            Self::WithoutPadding(padding) => without_padding(within, padding),
            _ => within,
        }
    }

    /// Returns the number of hashed bytes that a file lacks at its end; 1 if it ends within the tag or
    /// length that decide it.
    #[must_use]
    pub fn missing_from(self, file: &[u8]) -> u32 {
        match self.span(file) {
            Some(Span { end: Some(end), .. }) => offset(end.saturating_sub(file.len())),
            Some(Span { end: None, .. }) => 0,
            None => 1,
        }
    }

    /// Returns the hashed span by the first bytes of a file, or `None` if they end within the tag or length
    /// that decide it.
    pub(super) fn span(self, first: &[u8]) -> Option<Span> {
        match self {
            Self::ElementContent(tag) => span_of_content(tag, first),
            Self::FirstBytes(count) => Some(Span::until(count)),
            Self::OneElement => match FileLength::from_first_bytes(first) {
                Ok(FileLength::Known(length)) => Some(Span::until(length)),
                Ok(FileLength::NeedsMore) => None,
                Err(_) => Some(Span::WHOLE),
            },
            Self::WholeFile | Self::WithoutPadding(_) => Some(Span::WHOLE),
        }
    }
}

fn span_of_content(tag: Tag, first: &[u8]) -> Option<Span> {
    match header(Rules::Cms).parse(first) {
        Ok((rest, header)) if header.tag == tag => {
            let start = first.len().saturating_sub(rest.len());
            let end = match header.length {
                Length::Definite(length) => {
                    let length = usize::try_from(length).unwrap_or(usize::MAX);
                    Some(start.saturating_add(length))
                }
                Length::Indefinite => return Some(Span::WHOLE),
            };
            Some(Span { start, end })
        }
        Err(nom::Err::Incomplete(_)) => None,
        Ok(_) | Err(_) => Some(Span::WHOLE),
    }
}

/// A span of a file, as offsets from its start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) start: usize,
    /// The offset of the first byte after it, or `None` if it reaches to the end of the file.
    pub(super) end: Option<usize>,
}

impl Span {
    pub(super) const WHOLE: Self = Self { start: 0, end: None };

    fn until(length: u32) -> Self {
        Self { start: 0, end: Some(usize::try_from(length).unwrap_or(usize::MAX)) }
    }
}

/// Returns the bytes without the last ones that have this value.
pub(super) fn without_padding(mut bytes: &[u8], padding: u8) -> &[u8] {
    while let [before @ .., last] = bytes
        && *last == padding
    {
        bytes = before;
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    const ELEMENT: [u8; 6] = [0x53, 0x02, 0x01, 0x00, 0x00, 0x00];

    #[test]
    fn each_rule_takes_its_part() {
        for (rule, part, missing) in [
            (HashRule::ElementContent(Tag(0x53)), &ELEMENT[2..4], 0),
            (HashRule::ElementContent(Tag(0x54)), &ELEMENT[..], 0),
            (HashRule::FirstBytes(3), &ELEMENT[..3], 0),
            (HashRule::FirstBytes(6), &ELEMENT[..], 0),
            (HashRule::FirstBytes(9), &ELEMENT[..], 3),
            (HashRule::OneElement, &ELEMENT[..4], 0),
            (HashRule::WholeFile, &ELEMENT[..], 0),
            (HashRule::WithoutPadding(0x00), &ELEMENT[..3], 0),
            (HashRule::WithoutPadding(0xFF), &ELEMENT[..], 0),
        ] {
            assert_eq!(rule.part_of(&ELEMENT), part, "{rule:?}");
            assert_eq!(rule.missing_from(&ELEMENT), missing, "{rule:?}");
        }
    }

    #[test]
    fn a_file_that_ends_early_lacks_bytes() {
        for rule in [HashRule::OneElement, HashRule::ElementContent(Tag(0x53))] {
            assert_eq!(rule.missing_from(&ELEMENT[..1]), 1, "{rule:?}");
            assert_eq!(rule.missing_from(&ELEMENT[..2]), 2, "{rule:?}");
            assert_eq!(rule.missing_from(&[]), 1, "{rule:?}");
        }
        assert_eq!(HashRule::WholeFile.missing_from(&[]), 0);
    }

    #[test]
    fn a_file_that_is_no_element_is_hashed_whole() {
        let indefinite = [0x53, 0x80, 0x00, 0x00];
        for rule in [HashRule::OneElement, HashRule::ElementContent(Tag(0x53))] {
            assert_eq!(rule.part_of(&indefinite), indefinite, "{rule:?}");
            assert_eq!(rule.missing_from(&indefinite), 0, "{rule:?}");
        }
    }
}
