//! ECDSA on any curve of RustCrypto's.

use ecdsa::elliptic_curve::sec1::{FromSec1Point, ModulusSize, ToSec1Point};
use ecdsa::elliptic_curve::{AffinePoint, CurveArithmetic, FieldBytes, FieldBytesSize};
use ecdsa::signature::hazmat::PrehashVerifier;
use ecdsa::{EcdsaCurve, Signature, VerifyingKey};

use super::CryptoError;

/// As [`EcdsaEngine::verify`](super::EcdsaEngine::verify).
pub(super) fn verify<C>(point: &[u8], digest: &[u8], r: &[u8], s: &[u8]) -> Result<(), CryptoError>
where
    C: EcdsaCurve + CurveArithmetic,
    AffinePoint<C>: FromSec1Point<C> + ToSec1Point<C>,
    FieldBytesSize<C>: ModulusSize,
{
    let key = VerifyingKey::<C>::from_sec1_bytes(point).map_err(|_| CryptoError::InvalidKey)?;
    let signature = match (padded::<C>(r), padded::<C>(s)) {
        (Some(r), Some(s)) => Signature::<C>::from_scalars(r, s).ok(),
        _ => None,
    }
    .ok_or(CryptoError::InvalidSignature)?;
    key.verify_prehash(digest, &signature).map_err(|_| CryptoError::InvalidSignature)
}

/// A number with leading zeros to the length of a field element.
fn padded<C: EcdsaCurve>(number: &[u8]) -> Option<FieldBytes<C>> {
    let mut octets = FieldBytes::<C>::default();
    let zeros = octets.len().checked_sub(number.len())?;
    octets.get_mut(zeros..)?.copy_from_slice(number);
    Some(octets)
}

/// Declares the engine of a curve.
macro_rules! software_curve {
    ($(#[$doc:meta])* $name:ident, $label:literal, $parameters:ident, $curve:ty) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        impl $crate::crypto::EcdsaEngine for $name {
            fn curve(&self) -> &$crate::crypto::CurveParameters {
                &$crate::crypto::CurveParameters::$parameters
            }

            fn name(&self) -> &'static str {
                concat!("ECDSA ", $label)
            }

            fn verify(
                &self,
                point: &[u8],
                digest: &[u8],
                r: &[u8],
                s: &[u8],
            ) -> Result<(), $crate::crypto::CryptoError> {
                $crate::crypto::ecdsa_software::verify::<$curve>(point, digest, r, s)
            }
        }
    };
}

pub(super) use software_curve;

#[cfg(all(test, feature = "sha"))]
pub(super) mod tests {
    use crate::algorithms::{SHA1, SHA224, SHA256, SHA384, SHA512};
    use crate::crypto::{
        Algorithms, CryptoError, Ecdsa, EcdsaEncoding, EcdsaEngine, HashId, Hasher,
        SignatureAlgorithm, SignatureScheme,
    };
    use crate::finding::FindingSet;
    use crate::x509::{EcKey, EcParameters, PublicKey};
    use std::vec::Vec;

    const DIGESTS: Algorithms<'static> =
        Algorithms { digests: &[&SHA1, &SHA224, &SHA256, &SHA384, &SHA512], signatures: &[] };

    fn octets(hex: &str) -> Vec<u8> {
        let digits = hex.as_bytes().chunks_exact(2);
        digits.map(|pair| u8::from_str_radix(str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
    }

    /// Checks `engine` with a signature of "sample" that OpenSSL 3.0 made, and what is wrong with it
    /// once something is changed.
    pub(crate) fn verifies_a_signature_of_openssl<E: EcdsaEngine>(
        engine: E,
        hash: HashId,
        compressed_point: &str,
        signature: &str,
    ) {
        let algorithm = Ecdsa(engine);
        let curve = *algorithm.0.curve();
        let point = octets(compressed_point);
        let signature = octets(signature);
        let check = |message: &[u8], point: &[u8], signature: &[u8]| {
            let mut hasher = Hasher::new(DIGESTS.digest(hash).unwrap());
            hasher.update(message);
            let key = EcKey { parameters: EcParameters::Named(curve.oid), point };
            let scheme = SignatureScheme::Ecdsa { hash, encoding: EcdsaEncoding::Der };
            assert!(algorithm.accepts(&PublicKey::Ec(key), &scheme));
            let digest = hasher.finish().unwrap();
            algorithm.verify(&PublicKey::Ec(key), &scheme, &digest, signature, &DIGESTS)
        };
        let invalid_key = Err(CryptoError::InvalidKey);
        let invalid_signature = Err(CryptoError::InvalidSignature);

        assert_eq!(check(b"sample", &point, &signature), Ok(FindingSet::EMPTY));
        assert_eq!(check(b"Sample", &point, &signature), invalid_signature);
        let mut negative = point.clone();
        negative[0] ^= 1;
        assert_eq!(check(b"sample", &negative, &signature), invalid_signature);
        let generator = [&[4], curve.generator_x, curve.generator_y].concat();
        assert_eq!(check(b"sample", &generator, &signature), invalid_signature);

        let off_curve = [&[4], curve.generator_y, curve.generator_x].concat();
        assert_eq!(check(b"sample", &off_curve, &signature), invalid_key);
        let beyond_p = [&[2], curve.p].concat();
        assert_eq!(check(b"sample", &beyond_p, &signature), invalid_key);
        // Half of all x belong to no point.
        let mut no_points = 0;
        let mut other = point.clone();
        for last in 0..=u8::MAX {
            *other.last_mut().unwrap() = last;
            match check(b"sample", &other, &signature) {
                result if result == invalid_key => no_points += 1,
                result => assert_eq!(result.is_ok(), other == point),
            }
        }
        assert!((64..192).contains(&no_points));
    }
}
