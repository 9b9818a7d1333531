//! SignerInfo.

use core::fmt;

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
/// Checked: the structure. Not checked: the presence of attributes, the algorithms, the signature.
#[derive(Clone, Copy)]
pub struct SignerInfo<'a> {
    identifier: SignerIdentifier<'a>,
    digest_algorithm: AlgorithmIdentifier<'a>,
    signed_attributes: Option<SignedAttributes<'a>>,
    signature_algorithm: AlgorithmIdentifier<'a>,
    signature: OctetString<'a>,
}

/// The reference to the signer's certificate (RFC 5652 §5.3).
#[derive(Clone, Copy, Debug)]
#[expect(clippy::exhaustive_enums, reason = "the choices of RFC 5652 §5.3")]
pub enum SignerIdentifier<'a> {
    /// The certificate that this issuer issued with this serial number; SignerInfo version 1.
    IssuerAndSerialNumber {
        /// The issuer's name.
        issuer: Name<'a>,
        /// The serial number.
        serial_number: Integer<'a>,
    },
    /// The certificate with this subject key identifier; SignerInfo version 3.
    SubjectKeyIdentifier(&'a [u8]),
}

impl<'a> SignerInfo<'a> {
    /// Reads a SignerInfo.
    ///
    /// # Errors
    ///
    /// Returns an error if the next element is not a SignerInfo, and [`ParseErrorKind::Version`] for a
    /// version other than 1 and 3.
    pub(crate) fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        reader.nested(Tag::SEQUENCE, |reader| {
            let at = reader.position();
            let version = reader.small_integer()?;
            let identifier = SignerIdentifier::read(reader)?;
            match (version, &identifier) {
                (1, SignerIdentifier::IssuerAndSerialNumber { .. })
                | (3, SignerIdentifier::SubjectKeyIdentifier(_)) => {}
                (1 | 3, _) => reader.note(Finding::SignerVersionMismatch),
                _ => return Err(reader.fail_at(ParseErrorKind::Version, at)),
            }
            let digest_algorithm = AlgorithmIdentifier::read(reader)?;
            let has_attributes = reader.is_next(SignedAttributes::TAG);
            let signed_attributes =
                if has_attributes { Some(SignedAttributes::read(reader)?) } else { None };
            let signature_algorithm = AlgorithmIdentifier::read(reader)?;
            let signature = reader.octet_string()?;
            // Unsigned attributes are not read, because anybody can add them.
            if reader.optional(Tag::context_constructed(1))?.is_some() {
                reader.note(Finding::UnsignedAttributes);
            }
            if signed_attributes.is_some_and(|attributes| !attributes.is_sorted()) {
                reader.note(Finding::SignedAttributesUnsorted);
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

    /// Returns the reference to the signer's certificate.
    #[must_use]
    pub const fn identifier(&self) -> SignerIdentifier<'a> {
        self.identifier
    }

    /// Returns the hash function of the message digest.
    #[must_use]
    pub const fn digest_algorithm(&self) -> AlgorithmIdentifier<'a> {
        self.digest_algorithm
    }

    /// Returns the signed attributes. Doc 9303-10 §4.6.2 requires them.
    #[must_use]
    pub const fn signed_attributes(&self) -> Option<SignedAttributes<'a>> {
        self.signed_attributes
    }

    /// Returns the signature algorithm.
    #[must_use]
    pub const fn signature_algorithm(&self) -> AlgorithmIdentifier<'a> {
        self.signature_algorithm
    }

    /// Returns the signature.
    #[must_use]
    pub const fn signature(&self) -> OctetString<'a> {
        self.signature
    }
}

impl<'a> SignerIdentifier<'a> {
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        if let Some(identifier) = reader.optional(Tag::context(0))? {
            return Ok(Self::SubjectKeyIdentifier(identifier.content));
        }
        reader.nested(Tag::SEQUENCE, |reader| {
            let issuer = Name::read(reader)?;
            Ok(Self::IssuerAndSerialNumber { issuer, serial_number: reader.padded_integer()? })
        })
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
