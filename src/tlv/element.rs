//! One element: a tag, a length and a value.

use super::{Header, Length, Rules, Tag};

/// An element as it stands in the input.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Element<'a> {
    /// The tag.
    pub tag: Tag,
    /// The value; of an indefinite length, without the end-of-contents octets.
    pub content: &'a [u8],
    /// Tag, length and value as they stand in the input.
    pub whole: &'a [u8],
    /// The offset of the tag.
    pub at: u32,
    /// The offset of the value.
    pub content_at: u32,
}

impl Element<'_> {
    /// The offset of the first octet after the element.
    #[must_use]
    pub fn end(&self) -> u32 {
        self.at.saturating_add(super::offset(self.whole.len()))
    }
}

/// The length and the place, never the value: it may be personal data.
impl core::fmt::Debug for Element<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Element")
            .field("tag", &self.tag)
            .field("at", &self.at)
            .field("length", &self.content.len())
            .finish()
    }
}

/// An OCTET STRING, whose octets stand together (primitive) or in segments (BER, X.690 §8.7).
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct OctetString<'a> {
    content: &'a [u8],
    form: Form,
}

/// A word, so that a string is moved as three of them.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
enum Form {
    Primitive,
    Constructed,
}

impl<'a> OctetString<'a> {
    /// A string of no octets.
    pub(crate) const EMPTY: Self = Self::primitive(&[]);

    /// A primitive string: `content` is its octets.
    pub(super) const fn primitive(content: &'a [u8]) -> Self {
        Self { content, form: Form::Primitive }
    }

    /// A constructed string whose content was checked to be primitive segments.
    pub(super) const fn constructed(content: &'a [u8]) -> Self {
        Self { content, form: Form::Constructed }
    }

    /// The octets piece by piece, in order; they are what a digest runs over (RFC 5652 §5.4).
    #[must_use]
    pub const fn segments(&self) -> Segments<'a> {
        Segments { rest: self.content, is_constructed: matches!(self.form, Form::Constructed) }
    }

    /// The octets, where they stand together.
    #[must_use]
    pub fn contiguous(&self) -> Option<&'a [u8]> {
        let mut segments = self.segments();
        let first = segments.next().unwrap_or_default();
        segments.next().is_none().then_some(first)
    }

    /// The number of octets.
    #[must_use]
    pub fn len(&self) -> usize {
        self.segments().map(<[u8]>::len).fold(0, usize::saturating_add)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl core::fmt::Debug for OctetString<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "OctetString({} octets)", self.len())
    }
}

/// Iterator over the segments of an [`OctetString`].
#[derive(Clone)]
pub struct Segments<'a> {
    rest: &'a [u8],
    is_constructed: bool,
}

impl core::fmt::Debug for Segments<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Segments({} octets left)", self.rest.len())
    }
}

impl<'a> Iterator for Segments<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        if self.rest.is_empty() {
            return None;
        }
        if !self.is_constructed {
            return Some(core::mem::take(&mut self.rest));
        }
        let whole = core::mem::take(&mut self.rest);
        // The segments were checked when the string was read: an error cannot occur, and would end
        // the iteration.
        let header = Header::read(Rules::Cms, whole).ok()?;
        let Length::Definite(length) = header.length else { return None };
        let content = whole.get(usize::from(header.octets)..)?;
        let (segment, rest) = content.split_at_checked(usize::try_from(length).ok()?)?;
        self.rest = rest;
        Some(segment)
    }
}
