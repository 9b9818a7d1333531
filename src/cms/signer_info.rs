//! SignerInfo.

use super::SignedAttributes;
use crate::error::ParseErrorKind;
use crate::finding::Finding;
use crate::tlv::{Integer, Malformed, OctetString, Reader, Tag};
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
#[derive(Clone, Copy, Debug)]
pub struct SignerInfo<'a> {
    identifier: SignerIdentifier<'a>,
    digest_algorithm: AlgorithmIdentifier<'a>,
    signed_attributes: Option<SignedAttributes<'a>>,
    signature_algorithm: AlgorithmIdentifier<'a>,
    signature: OctetString<'a>,
}

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
    pub(super) const EMPTY: Self = Self {
        identifier: SignerIdentifier::SubjectKeyIdentifier(&[]),
        digest_algorithm: AlgorithmIdentifier::EMPTY,
        signed_attributes: None,
        signature_algorithm: AlgorithmIdentifier::EMPTY,
        signature: OctetString::EMPTY,
    };

    /// As [`SignerInfo::read`], without moving what was read.
    #[inline(never)]
    pub(super) fn fill(&mut self, reader: &mut Reader<'a>) -> Result<(), Malformed> {
        let level = reader.descend(Tag::SEQUENCE)?;
        let version_at = reader.position();
        let version = reader.small_integer()?;
        self.identifier = SignerIdentifier::read(reader)?;
        match (version, &self.identifier) {
            (1, SignerIdentifier::IssuerAndSerialNumber { .. })
            | (3, SignerIdentifier::SubjectKeyIdentifier(_)) => {}
            (1 | 3, _) => reader.note(Finding::SignerVersionMismatch),
            _ => return Err(reader.fail_at(ParseErrorKind::Version, version_at)),
        }
        self.digest_algorithm.fill(reader)?;
        if reader.is_next(Tag::context_constructed(0)) {
            let set = reader.descend(Tag::context_constructed(0))?;
            self.signed_attributes = Some(SignedAttributes::read(reader)?);
            reader.ascend(set)?;
        }
        self.signature_algorithm.fill(reader)?;
        self.signature = reader.octet_string()?;
        if reader.skip(Tag::context_constructed(1))? {
            // Anybody can add them: they are not looked at.
            reader.note(Finding::UnsignedAttributes);
        }
        reader.ascend(level)
    }

    /// Which certificate the signer's is.
    #[must_use]
    pub const fn identifier(&self) -> SignerIdentifier<'a> {
        self.identifier
    }

    /// The hash function of the message digest.
    #[must_use]
    pub const fn digest_algorithm(&self) -> AlgorithmIdentifier<'a> {
        self.digest_algorithm
    }

    /// The signed attributes. Doc 9303-10 §4.6.2 requires them.
    #[must_use]
    pub const fn signed_attributes(&self) -> Option<SignedAttributes<'a>> {
        self.signed_attributes
    }

    /// The signature algorithm.
    #[must_use]
    pub const fn signature_algorithm(&self) -> AlgorithmIdentifier<'a> {
        self.signature_algorithm
    }

    /// The signature.
    #[must_use]
    pub const fn signature(&self) -> OctetString<'a> {
        self.signature
    }
}

impl<'a> SignerIdentifier<'a> {
    #[inline(never)]
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        if reader.is_next(Tag::context(0)) {
            return reader.value(Tag::context(0)).map(Self::SubjectKeyIdentifier);
        }
        let level = reader.descend(Tag::SEQUENCE)?;
        let issuer = Name::read(reader)?;
        let serial_number = reader.integer()?;
        reader.ascend(level)?;
        Ok(Self::IssuerAndSerialNumber { issuer, serial_number })
    }
}
