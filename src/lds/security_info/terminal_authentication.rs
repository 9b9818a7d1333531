//! The info on terminal authentication.

use crate::error::ParseErrorKind;
use crate::tlv::{Malformed, Reader, Tag, offset};

/// The chip supports terminal authentication (TR-03110-3 §A.1.1.3).
///
/// ```text
/// TerminalAuthenticationInfo ::= SEQUENCE {
///     protocol  OBJECT IDENTIFIER,
///     version   INTEGER,
///     efCVCA    SEQUENCE {
///         fid   OCTET STRING (SIZE(2)),
///         sfid  OCTET STRING (SIZE(1)) OPTIONAL } OPTIONAL }
/// ```
///
/// Checked: that the version is 1 or 2, and the sizes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TerminalAuthenticationInfo {
    /// The version: 1 in travel documents, 2 in eIDAS tokens.
    pub version: u8,
    /// Where EF.CVCA is, if not at 011C.
    pub ef_cvca: Option<EfCvca>,
}

/// The identifiers of EF.CVCA.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EfCvca {
    /// The file identifier.
    pub file_identifier: u16,
    /// The short file identifier.
    pub short_file_identifier: Option<u8>,
}

impl EfCvca {
    /// Reads the next element, if there is one that names the file.
    pub(super) fn read_if_there(reader: &mut Reader<'_>) -> Result<Option<Self>, Malformed> {
        reader.optional_nested(Tag::SEQUENCE, |reader| {
            let file_identifier = octets(reader)?;
            let is_short = !reader.is_empty();
            let short = if is_short { Some(octets(reader)?) } else { None };
            Ok(Self {
                file_identifier: u16::from_be_bytes(file_identifier),
                short_file_identifier: short.map(u8::from_be_bytes),
            })
        })
    }
}

/// An OCTET STRING of this size.
fn octets<const N: usize>(reader: &mut Reader<'_>) -> Result<[u8; N], Malformed> {
    let value = reader.value(Tag::OCTET_STRING)?;
    let kind = ParseErrorKind::WrongLength(offset(value.len()));
    value.try_into().map_err(|_| reader.fail_content(kind))
}
