//! SignerInfo.

use super::SignedAttributes;
use crate::error::{ParseError, ParseErrorKind};
use crate::finding::Finding;
use crate::tlv::{Integer, OctetString, Reader, Tag};
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
    #[inline(never)]
    pub fn read(reader: &mut Reader<'a>) -> Result<Self, ParseError> {
        reader.nested(Tag::SEQUENCE, |reader| {
            let unknown_version = reader.error(ParseErrorKind::Version);
            let version = reader.small_integer()?;
            let identifier = SignerIdentifier::read(reader)?;
            match (version, identifier) {
                (1, SignerIdentifier::IssuerAndSerialNumber { .. })
                | (3, SignerIdentifier::SubjectKeyIdentifier(_)) => {}
                (1 | 3, _) => reader.note(Finding::SignerVersionMismatch),
                _ => return Err(unknown_version),
            }
            let digest_algorithm = AlgorithmIdentifier::read(reader)?;
            let signed_attributes =
                reader.optional_nested(Tag::context_constructed(0), SignedAttributes::read)?;
            let signature_algorithm = AlgorithmIdentifier::read(reader)?;
            let signature = reader.octet_string()?;
            if reader.optional(Tag::context_constructed(1))?.is_some() {
                // Anybody can add them: they are not looked at.
                reader.note(Finding::UnsignedAttributes);
            }
            Ok(Self {
                identifier,
                digest_algorithm,
                signed_attributes,
                signature_algorithm,
                signature,
            })
        })
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
    fn read(reader: &mut Reader<'a>) -> Result<Self, ParseError> {
        if let Some(identifier) = reader.optional(Tag::context(0))? {
            return Ok(Self::SubjectKeyIdentifier(identifier.content));
        }
        reader.nested(Tag::SEQUENCE, |reader| {
            let issuer = Name::read(reader)?;
            let serial_number = reader.integer()?;
            Ok(Self::IssuerAndSerialNumber { issuer, serial_number })
        })
    }
}
