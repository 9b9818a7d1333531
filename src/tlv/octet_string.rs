//! OCTET STRING, in one piece or in segments.

use nom::Parser;

use super::{Rules, element, validated};

/// An OCTET STRING: its bytes are contiguous (primitive form) or in segments (BER, X.690 §8.7).
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct OctetString<'a> {
    content: &'a [u8],
    is_constructed: bool,
}

impl<'a> OctetString<'a> {
    pub(crate) const EMPTY: Self = Self::primitive(&[]);
    /// A primitive string with these bytes.
    pub(super) const fn primitive(content: &'a [u8]) -> Self {
        Self { content, is_constructed: false }
    }

    /// A constructed string whose content was validated to be primitive segments.
    pub(super) const fn constructed(content: &'a [u8]) -> Self {
        Self { content, is_constructed: true }
    }

    /// Returns the bytes piece by piece, in order; a digest runs over them (RFC 5652 §5.4).
    pub fn segments(&self) -> impl Iterator<Item = &'a [u8]> + Clone + use<'a> {
        let Self { content: mut rest, is_constructed } = *self;
        core::iter::from_fn(move || {
            if rest.is_empty() {
                return None;
            }
            if !is_constructed {
                return Some(core::mem::take(&mut rest));
            }
            let (after, segment) = validated(element(Rules::Cms).parse_complete(rest))?;
            rest = after;
            Some(segment.content)
        })
    }

    /// Returns the bytes, if they are contiguous.
    #[must_use]
    pub fn contiguous(&self) -> Option<&'a [u8]> {
        let mut segments = self.segments();
        let first = segments.next().unwrap_or_default();
        segments.next().is_none().then_some(first)
    }

    /// Returns the number of bytes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.segments().map(<[u8]>::len).fold(0, usize::saturating_add)
    }

    /// True if there are no bytes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl core::fmt::Debug for OctetString<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "OctetString({} bytes)", self.len())
    }
}
