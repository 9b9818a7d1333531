//! Errors of cryptographic operations.

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
