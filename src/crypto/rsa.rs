//! RSA signatures (RFC 8017 §8), for any engine that raises to a power.

mod pkcs1;
mod pss;

use super::{Algorithms, CryptoError, Digest, SignatureAlgorithm, SignatureScheme};
use crate::finding::FindingSet;
use crate::x509::{PublicKey, RsaKey, without_leading_zeros};

/// The longest modulus in octets: 6144 bits, the longest among the CSCA keys of all states.
pub const MAX_MODULUS_LENGTH: usize = 768;

/// The shortest modulus of a signer in bits (Doc 9303-12 §4).
const MIN_SIGNER_BITS: usize = 2048;

/// The shortest modulus of a chip in bits (Doc 9303-11 §6.1).
const MIN_CHIP_BITS: usize = 1024;

/// The longest public exponent in octets (FIPS 186-5 §5.1: e < 2²⁵⁶).
const MAX_EXPONENT_LENGTH: usize = 32;

/// The RSA public operation: software, or a modular exponentiation engine.
///
/// [`Rsa`] makes a signature algorithm of it.
pub trait RsaEngine: Sync {
    /// Writes `input`^`exponent` mod `modulus` to `output`.
    ///
    /// All numbers are big-endian. The caller checked that
    /// - the modulus is odd, without leading zeros, and 1024 to 6144 bits long,
    /// - the exponent is odd, without leading zeros, at least 3 and at most 32 octets long,
    /// - `input` and `output` are as long as the modulus, and `input` is below it.
    ///
    /// # Errors
    ///
    /// [`CryptoError::KeySize`] where the engine does not take this length,
    /// [`CryptoError::Engine`] where a hardware engine failed.
    fn public_operation(
        &self,
        modulus: &[u8],
        exponent: &[u8],
        input: &[u8],
        output: &mut [u8],
    ) -> Result<(), CryptoError>;
}

/// RSASSA-PKCS1-v1_5 and RSASSA-PSS with the public operation of an [`RsaEngine`].
///
/// It takes moduli of 2048 to 6144 bits (of 1024 and more for [`SignatureAlgorithm::recover`]) and
/// any odd exponent of at least 3: real documents have 3, 65537 and random ones. A signature is as
/// long as the modulus and below it.
///
/// Not checked: that the parameters of a key of the kind `id-RSASSA-PSS` allow those of the
/// signature (RFC 4055 §1.2); [`RsaKey`] does not hold them.
#[derive(Clone, Copy, Debug)]
pub struct Rsa<E>(pub E);

impl<E: RsaEngine> Rsa<E> {
    /// The public operation on a signature. The result is as long as the modulus and stands at the
    /// start of `output`.
    fn open<'o>(
        &self,
        key: &RsaKey<'_>,
        min_bits: usize,
        signature: &[u8],
        output: &'o mut [u8],
    ) -> Result<&'o mut [u8], CryptoError> {
        let modulus = without_leading_zeros(key.modulus);
        let exponent = without_leading_zeros(key.exponent);
        if key.bits() < min_bits || modulus.len() > MAX_MODULUS_LENGTH {
            return Err(CryptoError::KeySize);
        }
        if !is_odd(modulus) || !is_odd(exponent) || exponent == [1] {
            return Err(CryptoError::InvalidKey);
        }
        if exponent.len() > MAX_EXPONENT_LENGTH {
            return Err(CryptoError::KeySize);
        }
        if signature.len() != modulus.len() || signature >= modulus {
            return Err(CryptoError::InvalidSignature);
        }
        let output = output.get_mut(..modulus.len()).ok_or(CryptoError::KeySize)?;
        self.0.public_operation(modulus, exponent, signature, output)?;
        Ok(output)
    }
}

fn is_odd(number: &[u8]) -> bool {
    number.last().is_some_and(|last| last & 1 == 1)
}

impl<E: RsaEngine> SignatureAlgorithm for Rsa<E> {
    fn name(&self) -> &'static str {
        "RSA"
    }

    fn accepts(&self, key: &PublicKey<'_>, scheme: &SignatureScheme) -> bool {
        matches!(
            (key, scheme),
            (PublicKey::Rsa(_), SignatureScheme::RsaPkcs1 { .. } | SignatureScheme::RsaPss { .. })
        )
    }

    fn verify(
        &self,
        key: &PublicKey<'_>,
        scheme: &SignatureScheme,
        digest: &Digest,
        signature: &[u8],
        algorithms: &Algorithms<'_>,
    ) -> Result<FindingSet, CryptoError> {
        let PublicKey::Rsa(key) = key else {
            return Err(CryptoError::Unsupported);
        };
        if digest.id() != scheme.hash() {
            return Err(CryptoError::InvalidSignature);
        }
        let mut buffer = [0; MAX_MODULUS_LENGTH];
        match scheme {
            SignatureScheme::RsaPkcs1 { .. } => {
                let message = self.open(key, MIN_SIGNER_BITS, signature, &mut buffer)?;
                pkcs1::verify(message, digest)
            }
            SignatureScheme::RsaPss { mgf_hash, salt_length, .. } => {
                let message = self.open(key, MIN_SIGNER_BITS, signature, &mut buffer)?;
                let parameters = pss::Parameters {
                    bits: key.bits(),
                    mgf_hash: *mgf_hash,
                    salt_length: *salt_length,
                };
                parameters.verify(message, digest, algorithms)
            }
            SignatureScheme::Ecdsa { .. } => Err(CryptoError::Unsupported),
        }
    }

    fn recover<'o>(
        &self,
        key: &PublicKey<'_>,
        signature: &[u8],
        output: &'o mut [u8],
    ) -> Result<&'o [u8], CryptoError> {
        match key {
            PublicKey::Rsa(key) => {
                self.open(key, MIN_CHIP_BITS, signature, output).map(|opened| &*opened)
            }
            _ => Err(CryptoError::Unsupported),
        }
    }
}
