//! The info with a copy of EF.DIR.

use core::fmt;

use crate::tlv::{Malformed, Reader, Tag};

/// A copy of the content of EF.DIR in a signed file (Doc 9303-11 §9.2.8).
///
/// ```text
/// EFDIRInfo ::= SEQUENCE {
///     protocol  OBJECT IDENTIFIER,
///     eFDIR     OCTET STRING }
/// ```
///
/// Checked: the structure. **Not** checked: the content of the OCTET STRING.
#[derive(Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct EfDirInfo<'a> {
    /// The whole content of EF.DIR.
    pub ef_dir: &'a [u8],
}

impl<'a> EfDirInfo<'a> {
    pub(super) fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        Ok(Self { ef_dir: reader.value(Tag::OCTET_STRING)? })
    }
}

impl fmt::Debug for EfDirInfo<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EfDirInfo({} bytes)", self.ef_dir.len())
    }
}
