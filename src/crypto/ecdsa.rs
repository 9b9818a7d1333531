//! ECDSA (FIPS 186-5 §6, TR-03111 §4.2.1): signatures and points as they are written, for any engine
//! that verifies on one curve.

use super::{
    Algorithms, CryptoError, CurveParameters, Digest, EcdsaEncoding, SignatureAlgorithm,
    SignatureScheme,
};
use crate::error::{ParseError, Structure};
use crate::finding::FindingSet;
use crate::tlv::{Integer, Reader, Tag};
use crate::x509::{PublicKey, without_leading_zeros};

/// The arithmetic of ECDSA on one curve: software, or a public-key accelerator.
///
/// [`Ecdsa`] makes a signature algorithm of it.
pub trait EcdsaEngine: Sync {
    /// The curve.
    fn curve(&self) -> &CurveParameters;

    /// As in "ECDSA brainpoolP384r1"; for people.
    fn name(&self) -> &'static str;

    /// Verifies a signature (FIPS 186-5 §6.4.2, steps 3 to 8).
    ///
    /// The caller checked that
    /// - `point` is of the form of SEC 1 §2.3.3, compressed or not, and of the right length for it,
    /// - `digest` is at most as long as n: of a longer digest, its left-most octets,
    /// - `r` and `s` lie between 1 and n − 1; they are big-endian, without leading zeros.
    ///
    /// The engine checks that the point lies on the curve.
    ///
    /// # Errors
    ///
    /// [`CryptoError::InvalidKey`] of a point off the curve, [`CryptoError::InvalidSignature`],
    /// [`CryptoError::Engine`] where a hardware engine failed.
    fn verify(&self, point: &[u8], digest: &[u8], r: &[u8], s: &[u8]) -> Result<(), CryptoError>;
}

/// ECDSA on the curve of an [`EcdsaEngine`].
///
/// It takes keys whose parameters are those of the curve, by name or by all numbers, and points
/// in compressed and uncompressed form. Signatures are DER, without any deviation from it, or plain
/// with exactly twice the length of n. Digests may be shorter and longer than n; of longer ones the
/// left-most octets count.
#[derive(Clone, Copy, Debug)]
pub struct Ecdsa<E>(pub E);

impl<E: EcdsaEngine> Ecdsa<E> {
    /// Whether `point` has the form of a point other than infinity (SEC 1 §2.3.3).
    fn is_point(&self, point: &[u8]) -> bool {
        let length = self.0.curve().p.len();
        match point {
            [0x02 | 0x03, x @ ..] => x.len() == length,
            [0x04, coordinates @ ..] => coordinates.len() == length.saturating_mul(2),
            _ => false,
        }
    }

    /// Whether `number`, without leading zeros, lies between 1 and n − 1.
    fn is_scalar(&self, number: &[u8]) -> bool {
        let n = self.0.curve().n;
        !number.is_empty() && (number.len() < n.len() || (number.len() == n.len() && number < n))
    }

    /// r and s, without leading zeros.
    fn scalars<'s>(
        &self,
        encoding: EcdsaEncoding,
        signature: &'s [u8],
    ) -> Option<(&'s [u8], &'s [u8])> {
        let (r, s) = match encoding {
            EcdsaEncoding::Der => {
                let (r, s) = read_der(signature).ok()?;
                (r.unsigned()?, s.unsigned()?)
            }
            EcdsaEncoding::Plain => {
                let (r, s) = signature.split_at_checked(self.0.curve().n.len())?;
                if s.len() != r.len() {
                    return None;
                }
                (without_leading_zeros(r), without_leading_zeros(s))
            }
        };
        (self.is_scalar(r) && self.is_scalar(s)).then_some((r, s))
    }
}

/// ```text
/// Ecdsa-Sig-Value ::= SEQUENCE { r INTEGER, s INTEGER }
/// ```
fn read_der(signature: &[u8]) -> Result<(Integer<'_>, Integer<'_>), ParseError> {
    let mut reader = Reader::der(signature, Structure::EcdsaSignature);
    let scalars =
        reader.nested(Tag::SEQUENCE, |reader| Ok((reader.integer()?, reader.integer()?)))?;
    reader.finish()?;
    Ok(scalars)
}

impl<E: EcdsaEngine> SignatureAlgorithm for Ecdsa<E> {
    fn name(&self) -> &'static str {
        self.0.name()
    }

    fn is_imitated_by(&self, key: &PublicKey<'_>) -> bool {
        match key {
            PublicKey::Ec(key) => self.0.curve().is_imitated_by(&key.parameters),
            _ => false,
        }
    }

    fn accepts(&self, key: &PublicKey<'_>, scheme: &SignatureScheme) -> bool {
        match (key, scheme) {
            (PublicKey::Ec(key), SignatureScheme::Ecdsa { .. }) => {
                self.0.curve().is(&key.parameters)
            }
            _ => false,
        }
    }

    fn verify(
        &self,
        key: &PublicKey<'_>,
        scheme: &SignatureScheme,
        digest: &Digest,
        signature: &[u8],
        _: &Algorithms<'_>,
    ) -> Result<FindingSet, CryptoError> {
        let (PublicKey::Ec(key), SignatureScheme::Ecdsa { hash, encoding }) = (key, scheme) else {
            return Err(CryptoError::Unsupported);
        };
        if !self.0.curve().is(&key.parameters) {
            return Err(CryptoError::Unsupported);
        }
        if !self.is_point(key.point) {
            return Err(CryptoError::InvalidKey);
        }
        if digest.id() != *hash {
            return Err(CryptoError::InvalidSignature);
        }
        let (r, s) = self.scalars(*encoding, signature).ok_or(CryptoError::InvalidSignature)?;
        let digest = digest.as_bytes();
        // The orders of all curves have a number of bits that is a multiple of eight, or are longer
        // than any digest (P-521): the left-most bits are whole octets.
        let digest = digest.get(..self.0.curve().n.len()).unwrap_or(digest);
        self.0.verify(key.point, digest, r, s)?;
        Ok(FindingSet::EMPTY)
    }
}
