//! Document numbers, which may be longer than their field.

use core::fmt;

use super::layout::Fields;
use super::without_fillers;

/// The longest number that TD1 can hold: 9 characters and a tail of 13 (Doc 9303-5 §4.2.2).
pub(super) const MAX_LENGTH: usize = 22;

/// A document number.
///
/// A number of more than nine characters continues in the optional data of TD1 and TD2. A filler is then in
/// the position of its check digit (Doc 9303-5 and 9303-6 §4.2.2):
///
/// ```text
/// number     9   the first nine characters
/// <          1
/// tail       1 to 13 in TD1, 1 to 5 in TD2: the other characters
/// digit      1   over the number without the <
/// <          1
/// ```
///
/// If a filler is in that position but the optional data does not have this form, the number is the content
/// of its field, and its check digit is wrong.
#[derive(Clone, Copy)]
pub struct DocumentNumber<'a> {
    field: &'a str,
    tail: &'a str,
}

impl<'a> DocumentNumber<'a> {
    pub(super) fn new(fields: &Fields<'a>) -> Self {
        let (field, tail) = (fields.document_number(), fields.tail());
        Self { field: if tail.is_empty() { without_fillers(field) } else { field }, tail }
    }

    /// Returns the content of the field, and the tail of a long number.
    #[must_use]
    pub const fn parts(&self) -> (&'a str, &'a str) {
        (self.field, self.tail)
    }

    /// Returns the number, if it is contiguous in the input.
    #[must_use]
    pub const fn as_str(&self) -> Option<&'a str> {
        if self.tail.is_empty() { Some(self.field) } else { None }
    }

    /// Returns the characters.
    pub fn chars(&self) -> impl Iterator<Item = char> + use<'a> {
        self.field.chars().chain(self.tail.chars())
    }

    /// Returns the number of characters, at most 22.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.field.len().saturating_add(self.tail.len())
    }

    /// True if there is no number.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub(super) fn bytes(&self) -> impl Iterator<Item = u8> + use<'a> {
        self.field.bytes().chain(self.tail.bytes())
    }
}

/// Compares the characters. The numbers need not be stored in the same way.
impl PartialEq for DocumentNumber<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.bytes().eq(other.bytes())
    }
}

impl Eq for DocumentNumber<'_> {}

impl PartialEq<str> for DocumentNumber<'_> {
    fn eq(&self, other: &str) -> bool {
        self.bytes().eq(other.bytes())
    }
}

impl PartialEq<&str> for DocumentNumber<'_> {
    fn eq(&self, other: &&str) -> bool {
        *self == **other
    }
}

/// Writes the number, which is personal data.
impl fmt::Display for DocumentNumber<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.field)?;
        f.write_str(self.tail)
    }
}

/// Shows the length only.
impl fmt::Debug for DocumentNumber<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DocumentNumber({} characters)", self.len())
    }
}
