//! OCTET STRING, contiguous or in segments.

use nom::Parser;

use super::{Element, Rules, element, validated};

/// An OCTET STRING: its bytes are contiguous (primitive form) or in segments (BER, X.690 §8.7).
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct OctetString<'a> {
    content: &'a [u8],
    at: u32,
    form: Form,
}

/// The form of the encoding. It has the size of a word, so that strings are copied in words: with the size
/// of a byte, the ID card image takes 568 more bytes of flash.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
enum Form {
    Constructed,
    Primitive,
}

impl<'a> OctetString<'a> {
    /// Returns the value of a primitive element.
    pub(super) const fn primitive(element: &Element<'a>) -> Self {
        Self { content: element.content, at: element.content_at(), form: Form::Primitive }
    }

    /// Returns the value of a constructed element, whose content is known to consist of primitive segments.
    pub(super) const fn constructed(element: &Element<'a>) -> Self {
        Self { content: element.content, at: element.content_at(), form: Form::Constructed }
    }

    /// Returns the offset of the content: that of the first byte, or of the first segment's header.
    #[must_use]
    pub const fn at(&self) -> u32 {
        self.at
    }

    /// Returns the bytes segment by segment, in order; a digest covers them (RFC 5652 §5.4).
    pub fn segments(&self) -> impl Iterator<Item = &'a [u8]> + Clone + use<'a> {
        let Self { content: mut rest, form, .. } = *self;
        core::iter::from_fn(move || {
            if rest.is_empty() {
                return None;
            }
            if form == Form::Primitive {
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
