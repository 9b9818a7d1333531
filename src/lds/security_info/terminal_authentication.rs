//! The info about terminal authentication.

use super::read_version;
use crate::error::ParseErrorKind;
use crate::tlv::{Malformed, Reader, Tag, offset};

/// The chip's support of terminal authentication (TR-03110-3 §A.1.1.3).
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
/// Checked: that the version is 1 or 2, and the sizes of the OCTET STRINGs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TerminalAuthenticationInfo {
    /// The version: 1 in travel documents, 2 in eIDAS tokens.
    pub version: u8,
    /// The identifiers of EF.CVCA, if its file identifier is not 011C.
    pub ef_cvca: Option<EfCvca>,
}

impl TerminalAuthenticationInfo {
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, Malformed> {
        let version = read_version(reader, 2)?;
        let ef_cvca = reader.optional_nested(Tag::SEQUENCE, EfCvca::read)?;
        Ok(Self { version, ef_cvca })
    }

    /// Returns the identifiers of EF.CVCA, which are those of [`EfCvca::DEFAULT`] unless the info gives
    /// others.
    #[must_use]
    pub fn ef_cvca_or_default(&self) -> EfCvca {
        self.ef_cvca.unwrap_or(EfCvca::DEFAULT)
    }
}

/// The identifiers of EF.CVCA.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct EfCvca {
    /// The file identifier.
    pub file_identifier: u16,
    /// The short file identifier. Without one, the file is selected by its file identifier.
    pub short_file_identifier: Option<u8>,
}

impl EfCvca {
    /// The identifiers of EF.CVCA if no TerminalAuthenticationInfo gives others (TR-03110-1).
    pub const DEFAULT: Self = Self { file_identifier: 0x011C, short_file_identifier: Some(0x1C) };

    /// Reads the content of the SEQUENCE.
    fn read(reader: &mut Reader<'_>) -> Result<Self, Malformed> {
        let file_identifier = u16::from_be_bytes(read_bytes(reader)?);
        let short_file_identifier =
            if reader.is_empty() { None } else { Some(u8::from_be_bytes(read_bytes(reader)?)) };
        Ok(Self { file_identifier, short_file_identifier })
    }
}

/// Reads an OCTET STRING of this size.
fn read_bytes<const N: usize>(reader: &mut Reader<'_>) -> Result<[u8; N], Malformed> {
    let element = reader.expect(Tag::OCTET_STRING)?;
    let kind = ParseErrorKind::WrongLength(offset(element.content.len()));
    element.content.try_into().map_err(|_| reader.fail_at(kind, element.content_at()))
}
