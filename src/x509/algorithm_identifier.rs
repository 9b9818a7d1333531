//! AlgorithmIdentifier (RFC 5280 §4.1.1.2).

use core::fmt;

use crate::error::{ParseError, Structure};
use crate::finding::{Finding, FindingSet};
use crate::oid::{self, Oid};
use crate::tlv::{Element, Reader, Tag};

/// The name of an algorithm and its parameters (RFC 5280 §4.1.1.2).
///
/// ```text
/// AlgorithmIdentifier ::= SEQUENCE {
///     algorithm   OBJECT IDENTIFIER,
///     parameters  ANY DEFINED BY algorithm OPTIONAL }
/// ```
///
/// Checked: that there is an identifier and at most one element after it. Not checked: whether the
/// algorithm is known, and what the parameters hold.
#[derive(Clone, Copy)]
pub struct AlgorithmIdentifier<'a> {
    /// The algorithm.
    pub oid: Oid<'a>,
    /// The parameters, raw.
    pub parameters: Option<Element<'a>>,
    whole: &'a [u8],
}

impl<'a> AlgorithmIdentifier<'a> {
    /// Reads the next element, under the rules of the reader.
    ///
    /// # Errors
    ///
    /// Where it is not an AlgorithmIdentifier.
    pub fn read(reader: &mut Reader<'a>) -> Result<Self, ParseError> {
        let sequence = reader.expect(Tag::SEQUENCE)?;
        reader.inside(&sequence, |reader| {
            reader.enter(Structure::AlgorithmIdentifier);
            let oid = reader.oid()?;
            let parameters = if reader.is_empty() { None } else { Some(reader.element()?) };
            Ok(Self { oid, parameters, whole: sequence.whole })
        })
    }

    /// The octets as they stand in the input, with tag and length.
    ///
    /// The algorithm inside the signed part of a certificate and the one beside its signature are
    /// the same if these octets are (RFC 5280 §4.1.1.2).
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.whole
    }

    /// Whether the parameters are absent or NULL, which mean the same for hash functions (RFC 5754
    /// §2) and for `rsaEncryption`.
    #[must_use]
    pub fn has_null_or_no_parameters(&self) -> bool {
        self.parameters.is_none_or(|parameters| is_null(&parameters))
    }

    /// Whether the parameters are there, and NULL.
    #[must_use]
    pub fn has_null_parameters(&self) -> bool {
        self.parameters.is_some_and(|parameters| is_null(&parameters))
    }

    /// What is unusual about the presence of parameters, for the algorithms that sign: an ECDSA
    /// algorithm with them (RFC 5758 §3.2), an RSA algorithm without them (RFC 4055 §5, §3.3).
    #[must_use]
    pub fn findings(&self) -> FindingSet {
        match (self.oid, self.parameters) {
            (oid, Some(_)) if is_ecdsa(oid) => FindingSet::of(&[Finding::EcdsaParametersPresent]),
            (oid::RSASSA_PSS, None) => FindingSet::of(&[Finding::PssParametersMissing]),
            (
                oid::RSA_ENCRYPTION
                | oid::MD2_WITH_RSA
                | oid::MD5_WITH_RSA
                | oid::SHA1_WITH_RSA
                | oid::SHA224_WITH_RSA
                | oid::SHA256_WITH_RSA
                | oid::SHA384_WITH_RSA
                | oid::SHA512_WITH_RSA,
                None,
            ) => FindingSet::of(&[Finding::RsaParametersMissing]),
            _ => FindingSet::EMPTY,
        }
    }
}

impl fmt::Debug for AlgorithmIdentifier<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AlgorithmIdentifier")
            .field("oid", &self.oid)
            .field("parameters", &self.parameters)
            .finish()
    }
}

fn is_null(parameters: &Element<'_>) -> bool {
    parameters.tag == Tag::NULL && parameters.content.is_empty()
}

fn is_ecdsa(oid: Oid<'_>) -> bool {
    matches!(
        oid,
        oid::ECDSA_WITH_SHA1
            | oid::ECDSA_WITH_SHA224
            | oid::ECDSA_WITH_SHA256
            | oid::ECDSA_WITH_SHA384
            | oid::ECDSA_WITH_SHA512
            | oid::ECDSA_PLAIN_SHA1
            | oid::ECDSA_PLAIN_SHA224
            | oid::ECDSA_PLAIN_SHA256
            | oid::ECDSA_PLAIN_SHA384
            | oid::ECDSA_PLAIN_SHA512
    )
}
