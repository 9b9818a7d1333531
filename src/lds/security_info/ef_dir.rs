//! The info with a copy of EF.DIR.

use core::fmt;

/// The content of EF.DIR, where it is authentic (Doc 9303-11 §9.2.8).
///
/// ```text
/// EFDIRInfo ::= SEQUENCE {
///     protocol  OBJECT IDENTIFIER,
///     eFDIR     OCTET STRING }
/// ```
///
/// Checked: the structure. **Not** checked: what the octets hold.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct EfDirInfo<'a> {
    /// The whole content of EF.DIR.
    pub ef_dir: &'a [u8],
}

impl fmt::Debug for EfDirInfo<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EfDirInfo({} bytes)", self.ef_dir.len())
    }
}
