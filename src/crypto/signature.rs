//! The trait of signature algorithms.

use super::{
    AlgorithmError, Algorithms, CryptoError, Digest, HashId, PreparedKey, SignatureScheme,
};
use crate::finding::FindingSet;
use crate::x509::{AlgorithmIdentifier, PublicKey};

/// A message, as a function that feeds its bytes to a sink in parts. It may be called several times.
pub type Message<'m> = dyn Fn(&mut dyn FnMut(&[u8])) + 'm;

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

    /// Computes numbers from a key that make [`SignatureAlgorithm::verify_prepared`] faster than
    /// [`SignatureAlgorithm::verify`], and returns true; or returns false if the key is invalid, or if there is nothing to
    /// compute, as in most implementations. The object [accepts](SignatureAlgorithm::accepts) the key.
    fn prepare(&self, key: &PublicKey<'_>, prepared: &mut PreparedKey) -> bool {
        let _ = (key, prepared);
        false
    }

    /// Verifies a signature like [`SignatureAlgorithm::verify`], with the same result. `prepared` was written by
    /// [`SignatureAlgorithm::prepare`] for the same key.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`SignatureAlgorithm::verify`].
    fn verify_prepared(
        &self,
        prepared: &PreparedKey,
        key: &PublicKey<'_>,
        scheme: &SignatureScheme,
        digest: &Digest,
        signature: &[u8],
        algorithms: &Algorithms<'_>,
    ) -> Result<FindingSet, CryptoError> {
        let _ = prepared;
        self.verify(key, scheme, digest, signature, algorithms)
    }

    /// True if this object verifies signatures over the message itself under this AlgorithmIdentifier.
    ///
    /// Some algorithms have no digest that could be computed outside, such as ML-DSA in its pure mode, the
    /// only one in certificates and CMS (RFC 9881 §2, RFC 9882 §3.1).
    fn accepts_message(&self, algorithm: &AlgorithmIdentifier<'_>) -> bool {
        let _ = algorithm;
        false
    }

    /// Verifies `signature` over `message`, under an AlgorithmIdentifier that
    /// [`SignatureAlgorithm::accepts_message`]. `key` are the bytes of the subjectPublicKey.
    ///
    /// # Errors
    ///
    /// Returns [`CryptoError::Unsupported`] if the object verifies digests only; otherwise the errors of
    /// [`SignatureAlgorithm::verify`].
    fn verify_message(
        &self,
        key: &[u8],
        signature: &[u8],
        message: &Message<'_>,
    ) -> Result<FindingSet, CryptoError> {
        let _ = (key, signature, message);
        Err(CryptoError::Unsupported)
    }

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
