//! SEQUENCE OF and SET OF, borrowed from the input.

use core::fmt;
use core::marker::PhantomData;

use crate::error::Structure;
use crate::oid::Oid;
use crate::tlv::{Malformed, Reader, Rules, Tag, validated};

/// A list of elements of one type, which are read from the input on each access.
///
/// The encoding of each element was checked when the list was read.
pub struct SequenceOf<'a, T> {
    content: &'a [u8],
    item: PhantomData<fn() -> T>,
}

/// An element of a [`SequenceOf`]. Only types of this library implement the trait.
#[expect(unnameable_types, reason = "sealed: nobody else can implement it")]
pub trait Item<'a>: Sized {
    /// Reads the next element.
    ///
    /// # Errors
    ///
    /// Returns an error if the next element is of another type, or malformed.
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed>;
}

impl<'a, T: Item<'a>> SequenceOf<'a, T> {
    /// Reads a SEQUENCE of at least one item.
    pub(crate) fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        reader.nested(Tag::SEQUENCE, Self::read_items)
    }

    /// Reads the items up to the end; there must be at least one.
    pub(super) fn read_items(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let content = reader.remaining();
        loop {
            T::read(reader)?;
            if reader.is_empty() {
                return Ok(Self::from_content(content));
            }
        }
    }

    /// Returns the list with this content, which the caller has checked.
    pub(super) const fn from_content(content: &'a [u8]) -> Self {
        Self { content, item: PhantomData }
    }

    /// Returns the elements, in the order of the encoding.
    pub fn iter(&self) -> impl Iterator<Item = T> + Clone + use<'a, T> {
        // Elements that were read under stricter rules have the same meaning under these rules.
        let mut reader = Reader::new(Rules::Cms, self.content, Structure::Tlv);
        core::iter::from_fn(
            move || {
                if reader.is_empty() { None } else { validated(T::read(&mut reader)) }
            },
        )
    }

    /// True if there are no elements.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.content.is_empty()
    }
}

impl<T> Clone for SequenceOf<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for SequenceOf<'_, T> {}

impl<'a, T: Item<'a> + fmt::Debug> fmt::Debug for SequenceOf<'a, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<'a> Item<'a> for Oid<'a> {
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        reader.read()
    }
}
