//! Extension (RFC 5280 §4.1.2.9).

use core::fmt;

use super::sequence_of::Item;
use crate::error::{ParseError, Structure};
use crate::finding::{Finding, FindingSet};
use crate::oid::{self, Oid};
use crate::tlv::{Reader, Tag};

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
        self.is_processed() || self.is_forbidden()
    }

    /// Whether the library reads what this extension says.
    pub(super) const fn is_processed(&self) -> bool {
        matches!(
            self.oid,
            oid::AUTHORITY_INFORMATION_ACCESS
                | oid::AUTHORITY_KEY_IDENTIFIER
                | oid::BASIC_CONSTRAINTS
                | oid::CERTIFICATE_POLICIES
                | oid::CRL_DISTRIBUTION_POINTS
                | oid::DOCUMENT_TYPE_LIST
                | oid::DOCUMENT_TYPE_LIST_OLD
                | oid::EXTENDED_KEY_USAGE
                | oid::ISSUER_ALT_NAME
                | oid::KEY_USAGE
                | oid::NAME_CHANGE
                | oid::PRIVATE_KEY_USAGE_PERIOD
                | oid::SUBJECT_ALT_NAME
                | oid::SUBJECT_INFORMATION_ACCESS
                | oid::SUBJECT_KEY_IDENTIFIER
        )
    }

    /// Whether Doc 9303-12 §7.1.1 forbids this extension in every certificate.
    pub(super) const fn is_forbidden(&self) -> bool {
        matches!(
            self.oid,
            oid::FRESHEST_CRL
                | oid::INHIBIT_ANY_POLICY
                | oid::NAME_CONSTRAINTS
                | oid::NETSCAPE_CERT_TYPE
                | oid::POLICY_CONSTRAINTS
                | oid::POLICY_MAPPINGS
                | oid::SUBJECT_DIRECTORY_ATTRIBUTES
        )
    }

    /// Reads the value with `read`, to the end, and adds what deviated to `findings`.
    pub(super) fn read_value<T>(
        &self,
        findings: &mut FindingSet,
        read: impl FnOnce(&mut Reader<'a>) -> Result<T, ParseError>,
    ) -> Result<T, ParseError> {
        let mut reader =
            Reader::der(self.value, Structure::CertificateExtension).starting_at(self.value_at);
        let value = read(&mut reader)?;
        reader.finish()?;
        findings.merge(reader.findings());
        Ok(value)
    }
}

impl<'a> Item<'a> for Extension<'a> {
    fn read_item(reader: &mut Reader<'a>) -> Result<Self, ParseError> {
        reader.nested(Tag::SEQUENCE, |reader| {
            reader.enter(Structure::CertificateExtension);
            let oid = reader.oid()?;
            let critical = if reader.peek() == Some(Tag::BOOLEAN) {
                let critical = reader.boolean()?;
                if !critical {
                    reader.note(Finding::DefaultValueEncoded);
                }
                critical
            } else {
                false
            };
            let value = reader.expect(Tag::OCTET_STRING)?;
            Ok(Self { oid, critical, value: value.content, value_at: value.content_at })
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
