//! The content of a file of an application.

use core::fmt;

use super::{FileDescription, NationalApplication};
use crate::error::ParseError;

/// The hashed bytes of a file of an application, which the library does not interpret.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct NationalFile<'a> {
    description: &'static FileDescription,
    content: &'a [u8],
}

impl<'a> NationalFile<'a> {
    pub(crate) const fn new(description: &'static FileDescription, content: &'a [u8]) -> Self {
        Self { description, content }
    }

    /// Returns the description of the file.
    #[must_use]
    pub const fn description(&self) -> &'static FileDescription {
        self.description
    }

    /// Returns the hashed bytes, without those of the file that are not hashed.
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.content
    }
}

/// Shows the name and the length: the content may be personal data.
impl fmt::Debug for NationalFile<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NationalFile({}, {} bytes)", self.description.name, self.content.len())
    }
}

/// A file of an application that can be parsed.
///
/// Parsing checks the structure only. [`NationalDocument::open`](crate::verify::NationalDocument::open) tells
/// whether the file has the signed hash.
///
/// The trait is open, for applications that a caller describes. A
/// [`Verified`](crate::verify::Verified) value then promises that the bytes have the signed hash, and the
/// caller's `parse` answers for the rest.
pub trait NationalData<'a>: Sized {
    /// The application that the file belongs to.
    const APPLICATION: NationalApplication;

    /// The identifier of the file.
    const FILE: u16;

    /// Reads the hashed bytes of the file.
    ///
    /// # Errors
    ///
    /// Returns an error if the bytes are not the content of this file.
    fn parse(content: &'a [u8]) -> Result<Self, ParseError>;
}
