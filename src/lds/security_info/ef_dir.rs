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
/// Checked: the structure. **Not** checked: the content of the OCTET STRING, which
/// [`EfDir::parse`](crate::lds::dir::EfDir::parse) reads, and that EF.DIR is the same file, which
/// [`EfDirInfo::is_copy_of`] tells.
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

    /// True if EF.DIR, as read from the chip, is the signed copy byte for byte. The file may have padding
    /// after it, bytes 00 or bytes FF.
    #[must_use]
    pub fn is_copy_of(&self, file: &[u8]) -> bool {
        file.strip_prefix(self.ef_dir).is_some_and(|padding| {
            padding.iter().all(|byte| *byte == 0x00) || padding.iter().all(|byte| *byte == 0xFF)
        })
    }
}

impl fmt::Debug for EfDirInfo<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EfDirInfo({} bytes)", self.ef_dir.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_equal_byte_for_byte_up_to_padding() {
        let info = EfDirInfo { ef_dir: &[0x61, 2, 0x4F, 0] };
        for (file, is_copy) in [
            (&[0x61, 2, 0x4F, 0][..], true),
            (&[0x61, 2, 0x4F, 0, 0, 0], true),
            (&[0x61, 2, 0x4F, 0, 0xFF, 0xFF], true),
            (&[0x61, 2, 0x4F, 0, 0, 0xFF], false),
            (&[0x61, 2, 0x4F, 0, 0x61], false),
            (&[0x61, 2, 0x4F], false),
            (&[0x61, 2, 0x4E, 0], false),
            (&[], false),
        ] {
            assert_eq!(info.is_copy_of(file), is_copy, "{file:02X?}");
        }
    }
}
