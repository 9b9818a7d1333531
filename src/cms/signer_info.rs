//! SignerInfo.

use core::fmt;

use super::SignedAttributes;
use crate::error::ParseErrorKind;
use crate::finding::Finding;
use crate::tlv::{Integer, Malformed, OctetString, Reader, Tag};
use crate::x509::schema::{Fields, Kept};
use crate::x509::{AlgorithmIdentifier, Name};

/// A SignerInfo (RFC 5652 §5.3).
///
/// ```text
/// SignerInfo ::= SEQUENCE {
///     version             INTEGER,
///     sid                 SignerIdentifier,
///     digestAlgorithm     AlgorithmIdentifier,
///     signedAttrs         [0] IMPLICIT SET OF Attribute OPTIONAL,
///     signatureAlgorithm  AlgorithmIdentifier,
///     signature           OCTET STRING,
///     unsignedAttrs       [1] IMPLICIT SET OF Attribute OPTIONAL }
/// ```
///
/// Checked: the structure. Not checked: which attributes are there, the algorithms, the signature.
#[derive(Clone, Copy)]
pub struct SignerInfo<'a> {
    fields: Kept<'a>,
}

// What is kept of its fields.
const VERSION: usize = 0;
const KEY_IDENTIFIER: usize = 1;
const ISSUER: usize = 2;
const SERIAL_NUMBER: usize = 3;
const DIGEST_ALGORITHM: usize = 4;
const SIGNED_ATTRIBUTES: usize = 5;
const SIGNATURE_ALGORITHM: usize = 6;
const SIGNATURE: usize = 7;
const UNSIGNED_ATTRIBUTES: usize = 8;

/// Which certificate the signer's is (RFC 5652 §5.3).
#[derive(Clone, Copy, Debug)]
pub enum SignerIdentifier<'a> {
    /// The one that this issuer gave this serial number; SignerInfo version 1.
    IssuerAndSerialNumber {
        /// The issuer's name.
        issuer: Name<'a>,
        /// The serial number.
        serial_number: Integer<'a>,
    },
    /// The one with this subject key identifier; SignerInfo version 3.
    SubjectKeyIdentifier(&'a [u8]),
}

impl<'a> SignerInfo<'a> {
    /// Reads a SignerInfo.
    ///
    /// # Errors
    ///
    /// Where the next element is not one; [`ParseErrorKind::Version`] for a version other than 1
    /// and 3.
    pub fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let mut signer = Self::EMPTY;
        signer.fill(reader)?;
        Ok(signer)
    }

    /// What is yet to be read.
    pub(super) const EMPTY: Self = Self { fields: Kept::NOTHING };

    /// As [`SignerInfo::read`], without moving what was read.
    #[inline(never)]
    pub(super) fn fill(&mut self, reader: &mut Reader<'a>) -> Result<(), Malformed> {
        let level = reader.descend(Tag::SEQUENCE)?;
        let at = reader.position();
        self.fields.read(Fields::SignerIdentifier, reader)?;
        match (self.fields.value(VERSION), self.fields.has(KEY_IDENTIFIER)) {
            ([1], false) | ([3], true) => {}
            ([1 | 3], _) => reader.note(Finding::SignerVersionMismatch),
            _ => return Err(reader.fail_at(ParseErrorKind::Version, at)),
        }
        self.fields.read(Fields::SignerInfo, reader)?;
        if self.fields.has(UNSIGNED_ATTRIBUTES) {
            reader.note(Finding::UnsignedAttributes);
        }
        if self.signed_attributes().is_some_and(|attributes| !attributes.is_sorted()) {
            reader.note(Finding::SignedAttributesUnsorted);
        }
        reader.ascend(level)
    }

    /// Which certificate the signer's is.
    #[must_use]
    pub fn identifier(&self) -> SignerIdentifier<'a> {
        match self.fields.optional_value(KEY_IDENTIFIER) {
            Some(identifier) => SignerIdentifier::SubjectKeyIdentifier(identifier),
            None => SignerIdentifier::IssuerAndSerialNumber {
                issuer: Name::from_part(self.fields.part(ISSUER)),
                serial_number: Integer::from_content(self.fields.value(SERIAL_NUMBER)),
            },
        }
    }

    /// The hash function of the message digest.
    #[must_use]
    pub fn digest_algorithm(&self) -> AlgorithmIdentifier<'a> {
        AlgorithmIdentifier::from_part(self.fields.part(DIGEST_ALGORITHM))
    }

    /// The signed attributes. Doc 9303-10 §4.6.2 requires them.
    #[must_use]
    pub fn signed_attributes(&self) -> Option<SignedAttributes<'a>> {
        let is_there = self.fields.has(SIGNED_ATTRIBUTES);
        is_there.then(|| SignedAttributes::of(self.fields.reader(SIGNED_ATTRIBUTES)))
    }

    /// The signature algorithm.
    #[must_use]
    pub fn signature_algorithm(&self) -> AlgorithmIdentifier<'a> {
        AlgorithmIdentifier::from_part(self.fields.part(SIGNATURE_ALGORITHM))
    }

    /// The signature.
    #[must_use]
    pub fn signature(&self) -> OctetString<'a> {
        self.fields.reader(SIGNATURE).octet_string().unwrap_or(OctetString::EMPTY)
    }
}

impl fmt::Debug for SignerInfo<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignerInfo")
            .field("identifier", &self.identifier())
            .field("digest_algorithm", &self.digest_algorithm())
            .field("signed_attributes", &self.signed_attributes())
            .field("signature_algorithm", &self.signature_algorithm())
            .field("signature", &self.signature())
            .finish()
    }
}
