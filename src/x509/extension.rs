//! Extension (RFC 5280 §4.1.2.9).

use core::fmt;

use super::known_extension::Known;
use super::sequence_of::Item;
use crate::error::Structure;
use crate::finding::Finding;
use crate::oid::Oid;
use crate::tlv::{Malformed, Reader, Rules, Tag};

/// The maximum number of extensions in a certificate; certificates of Doc 9303 have up to fifteen.
pub const MAX_EXTENSIONS: u8 = 32;

/// An extension of a certificate (RFC 5280 §4.1.2.9).
///
/// ```text
/// Extension ::= SEQUENCE {
///     extnID     OBJECT IDENTIFIER,
///     critical   BOOLEAN DEFAULT FALSE,
///     extnValue  OCTET STRING }
/// ```
#[derive(Clone, Copy)]
pub struct Extension<'a> {
    /// The identifier of the extension.
    pub oid: Oid<'a>,
    /// True if a verifier that does not know the extension must refuse the certificate.
    pub critical: bool,
    /// The content of the OCTET STRING: the DER encoding of the extension's value.
    pub value: &'a [u8],
    value_at: u32,
}

impl<'a> Extension<'a> {
    /// True if the library knows the meaning of this extension, even if Doc 9303-12 forbids it.
    #[must_use]
    pub const fn is_known(&self) -> bool {
        Known::of(self.oid).is_some()
    }

    /// Returns a reader of the value.
    pub(super) const fn value_reader(&self) -> Reader<'a> {
        let within = Structure::CertificateExtension;
        Reader::new(Rules::Der, self.value, within).starting_at(self.value_at)
    }
}

impl<'a> Item<'a> for Extension<'a> {
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        reader.structure(Tag::SEQUENCE, Structure::CertificateExtension, |reader, _| {
            let oid = reader.read()?;
            let is_written = reader.is_next(Tag::BOOLEAN);
            let critical = is_written && reader.read()?;
            if is_written && !critical {
                reader.note(Finding::DefaultValueEncoded);
            }
            let value = reader.expect(Tag::OCTET_STRING)?;
            Ok(Self { oid, critical, value: value.content, value_at: value.content_at() })
        })
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
