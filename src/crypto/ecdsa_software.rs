//! ECDSA on any curve of RustCrypto.

use ecdsa::elliptic_curve::sec1::{FromSec1Point, ModulusSize, ToSec1Point};
use ecdsa::elliptic_curve::{AffinePoint, CurveArithmetic, FieldBytes, FieldBytesSize};
use ecdsa::signature::hazmat::PrehashVerifier;
use ecdsa::{EcdsaCurve, Signature, VerifyingKey};

use super::CryptoError;

/// Verifies a signature; see [`EcdsaEngine::verify`](super::EcdsaEngine::verify).
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

/// Returns a number with leading zeros to the length of a field element.
fn padded<C: EcdsaCurve>(number: &[u8]) -> Option<FieldBytes<C>> {
    let mut bytes = FieldBytes::<C>::default();
    let zeros = bytes.len().checked_sub(number.len())?;
    bytes.get_mut(zeros..)?.copy_from_slice(number);
    Some(bytes)
}

/// Declares the engine of a curve.
macro_rules! software_curve {
    ($(#[$doc:meta])* $name:ident, $label:literal, $parameters:ident, $curve:ty) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        #[expect(clippy::exhaustive_structs, reason = "made by callers")]
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
