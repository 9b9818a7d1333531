//! Extension (RFC 5280 §4.1.2.9).

use core::fmt;

use super::known_extensions::fields_of;
use super::schema::Fields;
use super::sequence_of::Item;
use crate::error::Structure;
use crate::finding::Finding;
use crate::oid::Oid;
use crate::tlv::{Malformed, Reader, Rules, Tag};

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
    pub fn is_known(&self) -> bool {
        fields_of(self.oid) != Fields::ExtensionUnknown
    }

    /// What is yet to be read.
    pub(super) const EMPTY: Self =
        Self { oid: Oid::from_content(&[]), critical: false, value: &[], value_at: 0 };

    /// Reads the next element.
    #[inline(never)]
    pub(super) fn fill(&mut self, reader: &mut Reader<'a>) -> Result<(), Malformed> {
        let level = reader.descend(Tag::SEQUENCE)?;
        let outer = reader.enter(Structure::CertificateExtension);
        self.oid = reader.oid()?;
        let is_written = reader.is_next(Tag::BOOLEAN);
        self.critical = is_written && reader.boolean()?;
        if is_written && !self.critical {
            reader.note(Finding::DefaultValueEncoded);
        }
        self.value = reader.value(Tag::OCTET_STRING)?;
        self.value_at = reader.content_at();
        reader.ascend(level)?;
        reader.enter(outer);
        Ok(())
    }

    /// A reader of the value.
    #[inline(never)]
    pub(super) const fn value_reader(&self) -> Reader<'a> {
        let within = Structure::CertificateExtension;
        Reader::new_at(self.value_at, Rules::Der, self.value, within)
    }
}

impl<'a> Item<'a> for Extension<'a> {
    fn read_item(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let mut extension = Self::EMPTY;
        extension.fill(reader)?;
        Ok(extension)
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
