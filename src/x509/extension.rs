//! Extension (RFC 5280 §4.1.2.9).

use core::fmt;

use super::known_extensions::Kind;
use super::sequence_of::Item;
use crate::error::Structure;
use crate::finding::Finding;
use crate::oid::Oid;
use crate::tlv::{Malformed, Reader, Tag};

/// The most extensions that are read; certificates of Doc 9303 have up to fifteen.
pub const MAX_EXTENSIONS: u8 = 32;

/// An extension as it stands in a certificate (RFC 5280 §4.1.2.9).
///
/// ```text
/// Extension ::= SEQUENCE {
///     extnID     OBJECT IDENTIFIER,
///     critical   BOOLEAN DEFAULT FALSE,
///     extnValue  OCTET STRING }
/// ```
#[derive(Clone, Copy)]
pub struct Extension<'a> {
    /// Which extension it is.
    pub oid: Oid<'a>,
    /// Whether the certificate must be refused by those who do not know the extension.
    pub critical: bool,
    /// The octets in the OCTET STRING: DER of what the extension holds.
    pub value: &'a [u8],
    value_at: u32,
}

impl<'a> Extension<'a> {
    /// Whether the library knows what this extension means, be it that Doc 9303-12 forbids it.
    #[must_use]
    pub const fn is_known(&self) -> bool {
        !matches!(Kind::of(self.oid), Kind::Unknown)
    }

    /// Whether it is the other one itself, and not one with the same octets.
    pub(super) fn is(&self, other: &Extension<'_>) -> bool {
        core::ptr::eq(self.value, other.value)
    }

    /// A reader of the value.
    #[inline(never)]
    pub(super) const fn value_reader(&self) -> Reader<'a> {
        Reader::der(self.value, Structure::CertificateExtension).starting_at(self.value_at)
    }
}

impl<'a> Item<'a> for Extension<'a> {
    #[inline(never)]
    fn read_item(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let level = reader.descend(Tag::SEQUENCE)?;
        let outer = reader.enter(Structure::CertificateExtension);
        let oid = reader.oid()?;
        let is_written = reader.is_next(Tag::BOOLEAN);
        let critical = is_written && reader.boolean()?;
        if is_written && !critical {
            reader.note(Finding::DefaultValueEncoded);
        }
        let value = reader.value(Tag::OCTET_STRING)?;
        let value_at = reader.content_at();
        reader.ascend(level)?;
        reader.enter(outer);
        Ok(Self { oid, critical, value, value_at })
    }
}

impl fmt::Debug for Extension<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Extension")
            .field("oid", &self.oid)
            .field("critical", &self.critical)
            .field("length", &self.value.len())
            .finish()
    }
}
