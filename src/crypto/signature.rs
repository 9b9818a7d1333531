//! Signature algorithms.

use super::{AlgorithmError, Algorithms, Digest, HashId};
use crate::finding::FindingSet;
use crate::x509::{AlgorithmIdentifier, PublicKey};

/// How a signature was made, as its AlgorithmIdentifier says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum SignatureScheme {
    /// ECDSA (TR-03111 §4.2.1). The curve stands in the key.
    Ecdsa {
        /// The hash function.
        hash: HashId,
        /// How r and s are written.
        encoding: EcdsaEncoding,
    },
    /// RSASSA-PKCS1-v1_5 (RFC 8017 §8.2).
    RsaPkcs1 {
        /// The hash function.
        hash: HashId,
    },
    /// RSASSA-PSS (RFC 8017 §8.1), trailer field 1.
    RsaPss {
        /// The hash function.
        hash: HashId,
        /// The hash function of MGF1.
        mgf_hash: HashId,
        /// The length of the salt in octets.
        salt_length: u32,
    },
}

impl SignatureScheme {
    /// The hash function that the message goes through.
    #[must_use]
    pub const fn hash(&self) -> HashId {
        match self {
            Self::Ecdsa { hash, .. } | Self::RsaPkcs1 { hash } | Self::RsaPss { hash, .. } => *hash,
        }
    }
}

/// How an ECDSA signature is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub enum EcdsaEncoding {
    /// `SEQUENCE { r INTEGER, s INTEGER }` (RFC 3279 §2.2.3).
    Der,
    /// r ‖ s, each as long as the order of the curve (TR-03111 §5.2.1).
    Plain,
}

/// Why a signature was not found valid.
///
/// There is little detail: what about a signature is wrong helps nobody but a forger. That it is
/// not written as it should be is told apart, because the fault is the signer's or the reader's then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum CryptoError {
    /// The engine did not complete; it says nothing about the signature.
    #[error("engine failed")]
    Engine,
    /// The key is not one: a point off its curve, an even modulus, an exponent of 1.
    #[error("public key is not valid")]
    InvalidKey,
    /// The signature is not one of this message by this key.
    #[error("signature is not valid")]
    InvalidSignature,
    /// The key is too short to prove anything.
    #[error("key is too short")]
    KeySize,
    /// The signature is not written as its algorithm requires: who made it is not known.
    #[error("signature is not well formed")]
    MalformedSignature,
    /// The algorithm, or a hash function that it needs, is not there, or not for keys this long.
    #[error("algorithm is not supported")]
    Unsupported,
}

/// A signature algorithm's implementation: one family, and for elliptic curves one curve.
pub trait SignatureAlgorithm: Sync {
    /// As in "ECDSA brainpoolP384r1"; for people.
    fn name(&self) -> &'static str;

    /// The scheme that an AlgorithmIdentifier names whose parameters say more than its name:
    /// `id-RSASSA-PSS`.
    ///
    /// An algorithm that is for none of these schemes may say so at once: firmware in which no algorithm
    /// asks for [`SignatureScheme::from_algorithm`] has no code that reads such parameters.
    ///
    /// # Errors
    ///
    /// As [`SignatureScheme::from_algorithm`].
    fn scheme(
        &self,
        algorithm: &AlgorithmIdentifier<'_>,
        digest: Option<HashId>,
    ) -> Result<(SignatureScheme, FindingSet), AlgorithmError> {
        SignatureScheme::from_parameters(algorithm, digest)
    }

    /// Whether signatures of this scheme by this key are for this object.
    ///
    /// It decides on the kind of key, its curve, and whether it is longer than the implementation
    /// takes. A key of the right kind that is not valid, or too short, is accepted here and refused
    /// by [`SignatureAlgorithm::verify`].
    fn accepts(&self, key: &PublicKey<'_>, scheme: &SignatureScheme) -> bool;

    /// Whether the key is on explicit curve parameters that share a number with the curve of this
    /// object without being it: the mark of a forged curve (CVE-2020-0601), not of an unknown one.
    fn is_imitated_by(&self, key: &PublicKey<'_>) -> bool {
        let _ = key;
        false
    }

    /// Checks that `signature` is one of the message with this digest, and returns what about it is
    /// off and was tolerated. `algorithms` has the hash functions for those schemes that hash inside
    /// (PSS). `digest` is of the scheme's hash function; with another the signature is not valid.
    ///
    /// # Errors
    ///
    /// What is wrong with key or signature, or that the engine failed.
    fn verify(
        &self,
        key: &PublicKey<'_>,
        scheme: &SignatureScheme,
        digest: &Digest,
        signature: &[u8],
        algorithms: &Algorithms<'_>,
    ) -> Result<FindingSet, CryptoError>;

    /// The RSA public operation for signatures with message recovery (ISO/IEC 9796-2): writes
    /// `signature`^e mod n, as long as the modulus, to the start of `output` and returns its length.
    ///
    /// # Errors
    ///
    /// [`CryptoError::Unsupported`] unless this is an RSA algorithm that takes a modulus this long,
    /// and where `output` is shorter than the modulus; as [`SignatureAlgorithm::verify`].
    fn recover(
        &self,
        key: &PublicKey<'_>,
        signature: &[u8],
        output: &mut [u8],
    ) -> Result<usize, CryptoError> {
        let _ = (key, signature, output);
        Err(CryptoError::Unsupported)
    }
}
