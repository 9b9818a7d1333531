//! ECDSA on every curve that the library knows.

use super::curve::Curve;
use super::point::{LIMBS, Number, ZERO};
use super::program::CLEAR;
use super::ring::{Ring, number, small};
use crate::crypto::{CryptoError, CurveParameters, EcdsaEngine};

/// ECDSA on one curve. All curves share the code; one more costs its numbers.
///
/// Variable time: for public data only, never for signing or decryption.
///
/// Points may be compressed, except on P-224: the engine cannot compute its square roots, and
/// verification returns [`CryptoError::Unsupported`].
#[derive(Clone, Copy, Debug)]
pub struct CompactEcdsa {
    curve: &'static CurveParameters,
    name: &'static str,
}

/// Declares the engine of each curve.
macro_rules! curves {
    ($($(#[$doc:meta])* $curve:ident = $name:literal;)*) => {
        impl CompactEcdsa {
            $(
                $(#[$doc])*
                pub const $curve: Self =
                    Self { curve: &CurveParameters::$curve, name: concat!("ECDSA ", $name) };
            )*

            /// Every curve.
            #[cfg(test)]
            pub(crate) const ALL: &[Self] = &[$(Self::$curve),*];
        }
    };
}

curves! {
    /// P-224.
    P224 = "P-224";
    /// P-256.
    P256 = "P-256";
    /// P-384.
    P384 = "P-384";
    /// P-521.
    P521 = "P-521";
    /// brainpoolP224r1.
    BRAINPOOL_P224R1 = "brainpoolP224r1";
    /// brainpoolP224t1.
    BRAINPOOL_P224T1 = "brainpoolP224t1";
    /// brainpoolP256r1.
    BRAINPOOL_P256R1 = "brainpoolP256r1";
    /// brainpoolP256t1.
    BRAINPOOL_P256T1 = "brainpoolP256t1";
    /// brainpoolP320r1.
    BRAINPOOL_P320R1 = "brainpoolP320r1";
    /// brainpoolP320t1.
    BRAINPOOL_P320T1 = "brainpoolP320t1";
    /// brainpoolP384r1.
    BRAINPOOL_P384R1 = "brainpoolP384r1";
    /// brainpoolP384t1.
    BRAINPOOL_P384T1 = "brainpoolP384t1";
    /// brainpoolP512r1.
    BRAINPOOL_P512R1 = "brainpoolP512r1";
    /// brainpoolP512t1.
    BRAINPOOL_P512T1 = "brainpoolP512t1";
}

impl EcdsaEngine for CompactEcdsa {
    fn curve(&self) -> &CurveParameters {
        self.curve
    }

    fn name(&self) -> &'static str {
        self.name
    }

    fn verify(&self, point: &[u8], digest: &[u8], r: &[u8], s: &[u8]) -> Result<(), CryptoError> {
        let (prime, order) = (number(self.curve.p), number(self.curve.n));
        let mut registers = CLEAR;
        let mut curve = Curve::new(self.curve, &prime, &mut registers);
        curve.read_point(point)?;
        let (mut u, mut v) = (number(digest), number(r));
        divide(&order, [&mut u, &mut v], &mut number(s));
        curve.combine(&u, &v);
        if curve.has_x(&number(r), &order) { Ok(()) } else { Err(CryptoError::InvalidSignature) }
    }
}

/// Divides the digest and r, in `numbers`, by s modulo the order.
///
/// The caller has truncated the digest to the length of the order in bytes, which also truncates it
/// in bits: the only order that does not fill its bytes has 521 bits, and no digest is that long.
// Saves 240 bytes of stack in the ID card image.
#[inline(never)]
fn divide(order: &Number, numbers: [&mut Number; 2], s: &mut Number) {
    let ring = Ring::new(order);
    let mut room = ZERO;
    // The inverse of s · R⁻¹ is s⁻¹ · R, the form of s⁻¹.
    ring.multiply(s, Some(&small::<LIMBS>(1)), &mut room);
    ring.invert(s);
    for number in numbers {
        ring.multiply(number, Some(s), &mut room);
    }
}

#[cfg(all(test, feature = "sha"))]
mod tests {
    use super::*;
    use crate::crypto::ecdsa::openssl::verifies_a_signature_of_openssl;

    #[test]
    fn each_curve_verifies_a_signature_of_openssl() {
        for engine in CompactEcdsa::ALL {
            verifies_a_signature_of_openssl(*engine);
        }
    }

    #[test]
    fn engines_have_the_name_of_their_curve() {
        for engine in CompactEcdsa::ALL {
            assert_eq!(engine.name().strip_prefix("ECDSA "), Some(engine.curve().name));
        }
    }
}
