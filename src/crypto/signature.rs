//! Signature algorithms.

use super::{AlgorithmError, Algorithms, Digest, HashId};
use crate::finding::FindingSet;
use crate::x509::{AlgorithmIdentifier, PublicKey};

/// The scheme of a signature, from its AlgorithmIdentifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum SignatureScheme {
    /// ECDSA (TR-03111 §4.2.1). The key names the curve.
    Ecdsa {
        /// The hash function.
        hash: HashId,
        /// The encoding of r and s.
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
        /// The length of the salt in bytes.
        salt_length: u32,
    },
}

impl SignatureScheme {
    /// Returns the hash function for the message.
    #[must_use]
    pub const fn hash(&self) -> HashId {
        match self {
            Self::Ecdsa { hash, .. } | Self::RsaPkcs1 { hash } | Self::RsaPss { hash, .. } => *hash,
        }
    }
}

/// The encoding of an ECDSA signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[expect(clippy::exhaustive_enums, reason = "the two encodings of TR-03111 §5.2")]
pub enum EcdsaEncoding {
    /// `SEQUENCE { r INTEGER, s INTEGER }` (RFC 3279 §2.2.3).
    Der,
    /// r ‖ s, each as long as the order of the curve (TR-03111 §5.2.1).
    Plain,
}

/// The reason why a signature was not found valid.
///
/// There is little detail, because the exact fault of a signature helps only a forger. A malformed
/// encoding is told apart, because then the signer or the reader is at fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum CryptoError {
    /// The engine did not complete; the validity of the signature is unknown.
    #[error("engine failed")]
    Engine,
    /// The public key is invalid: the point is not on the curve, or the modulus is even, or the
    /// exponent is 1.
    #[error("public key is not valid")]
    InvalidKey,
    /// The signature was not made for this message by this key.
    #[error("signature is not valid")]
    InvalidSignature,
    /// The key is too short to be secure.
    #[error("key is too short")]
    KeySize,
    /// The signature is not encoded as its algorithm requires; its signer is unknown.
    #[error("signature is not well formed")]
    MalformedSignature,
    /// The algorithm or a hash function is missing, or does not support keys of this length.
    #[error("algorithm is not supported")]
    Unsupported,
}

/// An implementation of a signature algorithm: one family, and for elliptic curves one curve.
pub trait SignatureAlgorithm: Sync {
    /// Returns a name for people, for example "ECDSA brainpoolP384r1".
    fn name(&self) -> &'static str;

    /// Returns the scheme of an AlgorithmIdentifier whose parameters determine it: `id-RSASSA-PSS`.
    ///
    /// An algorithm for none of these schemes may return the error at once: firmware in which no
    /// algorithm calls [`SignatureScheme::from_algorithm`] has no code that reads such parameters.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`SignatureScheme::from_algorithm`].
    fn scheme(
        &self,
        algorithm: &AlgorithmIdentifier<'_>,
        digest: Option<HashId>,
    ) -> Result<(SignatureScheme, FindingSet), AlgorithmError> {
        SignatureScheme::from_parameters(algorithm, digest)
    }

    /// True if this object verifies signatures of this scheme by this key.
    ///
    /// Decides by the kind of key, its curve, and its length. A key of the right kind that is
    /// invalid or too short is accepted here and refused by [`SignatureAlgorithm::verify`].
    fn accepts(&self, key: &PublicKey<'_>, scheme: &SignatureScheme) -> bool;

    /// True if the key has explicit curve parameters that share a number with this object's curve
    /// without denoting it. Such parameters are a forged curve (CVE-2020-0601), not an unknown one.
    fn is_imitated_by(&self, key: &PublicKey<'_>) -> bool {
        let _ = key;
        false
    }

    /// Verifies `signature` over the message with this digest, and returns the tolerated
    /// deviations. `algorithms` supplies the hash functions for schemes that hash internally (PSS).
    /// `digest` must be of the scheme's hash function; otherwise the signature is invalid.
    ///
    /// # Errors
    ///
    /// Returns the fault of the key or signature, or an error of the engine.
    fn verify(
        &self,
        key: &PublicKey<'_>,
        scheme: &SignatureScheme,
        digest: &Digest,
        signature: &[u8],
        algorithms: &Algorithms<'_>,
    ) -> Result<FindingSet, CryptoError>;

    /// Applies the RSA public operation for signatures with message recovery (ISO/IEC 9796-2):
    /// writes `signature`^e mod n, as long as the modulus, to the start of `output` and returns its
    /// length.
    ///
    /// # Errors
    ///
    /// Returns [`CryptoError::Unsupported`] if this is not an RSA algorithm, the modulus is too
    /// long, or `output` is shorter than the modulus; otherwise the errors of
    /// [`SignatureAlgorithm::verify`].
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
