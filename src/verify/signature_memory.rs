//! The place of a memory of signatures, between the checks and the cryptography.

#[cfg(feature = "wide")]
use crate::crypto::PreparedKey;
use crate::crypto::{Algorithms, CryptoError, Digest, SignatureAlgorithm, SignatureScheme};
use crate::finding::FindingSet;
use crate::x509::{PublicKey, SubjectPublicKeyInfo};

/// The signature of a message with this digest.
pub(super) struct DigestSignature<'s> {
    pub(super) algorithm: &'s dyn SignatureAlgorithm,
    pub(super) algorithms: &'s Algorithms<'s>,
    pub(super) key_info: &'s SubjectPublicKeyInfo<'s>,
    pub(super) key: &'s PublicKey<'s>,
    pub(super) scheme: &'s SignatureScheme,
    pub(super) digest: &'s Digest,
    pub(super) value: &'s [u8],
}

impl DigestSignature<'_> {
    /// Verifies the signature, and returns the findings about it.
    pub(super) fn verify(&self) -> Result<FindingSet, CryptoError> {
        self.algorithm.verify(self.key, self.scheme, self.digest, self.value, self.algorithms)
    }

    /// Verifies the signature by its key after preparation.
    #[cfg(feature = "wide")]
    pub(super) fn verify_prepared(
        &self,
        prepared: &PreparedKey,
    ) -> Result<FindingSet, CryptoError> {
        let Self { algorithm, algorithms, key, scheme, digest, value, .. } = self;
        algorithm.verify_prepared(prepared, key, scheme, digest, value, algorithms)
    }
}

/// A memory of signatures that were verified, and of the keys that verified them.
pub(super) trait SignatureMemory {
    /// Returns the findings about a signature that is known to be valid, or verifies it.
    fn verify(&mut self, signature: &DigestSignature<'_>) -> Result<FindingSet, CryptoError>;

    /// Verifies a signature that must not be remembered. The key may be known.
    fn verify_by_known_key(
        &mut self,
        signature: &DigestSignature<'_>,
    ) -> Result<FindingSet, CryptoError>;
}

/// Remembers nothing.
pub(super) struct NoMemory;

impl SignatureMemory for NoMemory {
    fn verify(&mut self, signature: &DigestSignature<'_>) -> Result<FindingSet, CryptoError> {
        signature.verify()
    }

    fn verify_by_known_key(
        &mut self,
        signature: &DigestSignature<'_>,
    ) -> Result<FindingSet, CryptoError> {
        signature.verify()
    }
}

/// The keys that a memory knows, without its signatures: for the signature of a document.
pub(super) struct KeysOf<'m>(pub(super) &'m mut dyn SignatureMemory);

impl SignatureMemory for KeysOf<'_> {
    fn verify(&mut self, signature: &DigestSignature<'_>) -> Result<FindingSet, CryptoError> {
        self.0.verify_by_known_key(signature)
    }

    fn verify_by_known_key(
        &mut self,
        signature: &DigestSignature<'_>,
    ) -> Result<FindingSet, CryptoError> {
        self.0.verify_by_known_key(signature)
    }
}
