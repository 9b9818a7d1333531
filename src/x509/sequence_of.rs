//! SEQUENCE OF and SET OF, read in place.

use core::fmt;
use core::marker::PhantomData;

use crate::error::Structure;
use crate::oid::Oid;
use crate::tlv::{Malformed, Reader};

/// Elements of one kind, read from the input each time they are looked at.
///
/// The encoding of each was checked when the whole was read.
pub struct SequenceOf<'a, T> {
    content: &'a [u8],
    item: PhantomData<fn() -> T>,
}

/// What a [`SequenceOf`] holds.
///
/// What is inside an item was checked when the whole was read: reading it again goes no deeper than
/// it has to.
pub trait Item<'a>: Sized {
    /// Reads the next element.
    ///
    /// # Errors
    ///
    /// Where it is another.
    fn read_item(reader: &mut Reader<'a>) -> Result<Self, Malformed>;
}

impl<'a, T: Item<'a>> SequenceOf<'a, T> {
    /// Of none.
    pub(super) const EMPTY: Self = Self::from_content(&[]);

    /// The content octets of a SEQUENCE OF that was checked.
    pub(super) const fn from_content(content: &'a [u8]) -> Self {
        Self { content, item: PhantomData }
    }

    /// A reader of the elements.
    pub(super) const fn reader(&self) -> Reader<'a> {
        // What was read under stricter rules reads the same under these.
        Reader::cms(self.content, Structure::Tlv)
    }

    /// The elements, in the order of the encoding.
    #[must_use]
    pub const fn iter(&self) -> Items<'a, T> {
        Items { reader: self.reader(), item: PhantomData }
    }

    /// Whether there are none.
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

impl<'a, T: Item<'a>> IntoIterator for SequenceOf<'a, T> {
    type Item = T;
    type IntoIter = Items<'a, T>;

    fn into_iter(self) -> Items<'a, T> {
        self.iter()
    }
}

impl<'a, T: Item<'a>> IntoIterator for &SequenceOf<'a, T> {
    type Item = T;
    type IntoIter = Items<'a, T>;

    fn into_iter(self) -> Items<'a, T> {
        self.iter()
    }
}

/// Iterator over the elements of a [`SequenceOf`].
#[derive(Clone, Debug)]
pub struct Items<'a, T> {
    reader: Reader<'a>,
    item: PhantomData<fn() -> T>,
}

impl<'a, T: Item<'a>> Iterator for Items<'a, T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        if self.reader.is_empty() {
            return None;
        }
        // Each was checked before: an error cannot occur, and would end the iteration.
        T::read_item(&mut self.reader).ok()
    }
}

impl<'a> Item<'a> for Oid<'a> {
    fn read_item(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        reader.oid()
    }
}
