//! ECDSA on every curve that the library knows.

use super::curve::{Arithmetic, Curve, Term, WIDTH};
use super::digits::digits;
use super::generator::{self, Generator, Multiples, with_multiples};
use super::inverse::inverse;
use super::limbs;
use super::modulus::Modulus;
use super::point::Point;
use crate::crypto::curve::known::hex;
use crate::crypto::{CryptoError, CurveParameters, EcdsaEngine, PreparedKey};

/// ECDSA on one curve, for hosts with 64-bit registers.
///
/// Variable time: for public data only, never for signing or decryption.
///
/// Points may be compressed, except on P-224: the engine cannot compute its square roots, and
/// verification returns [`CryptoError::Unsupported`].
#[derive(Clone, Copy, Debug)]
pub struct WideEcdsa {
    curve: Curve,
    name: &'static str,
}

/// Declares the engine of each curve.
macro_rules! curves {
    ($($(#[$doc:meta])* $curve:ident = $name:literal $(on $twist:ident by $z:ident)?;)*) => {
        impl WideEcdsa {
            $(
                $(#[$doc])*
                pub const $curve: Self = Self {
                    curve: Curve {
                        parameters: &CurveParameters::$curve,
                        generator: generator!($curve $($twist)?),
                        twist: twist!($($z)?),
                    },
                    name: concat!("ECDSA ", $name),
                };
            )*

            /// Every curve.
            #[cfg(test)]
            pub(crate) const ALL: &[Self] = &[$(Self::$curve),*];
        }
    };
}

/// The generator of a curve, or of its twist if it has one.
macro_rules! generator {
    ($curve:ident) => {
        Generator::$curve
    };
    ($curve:ident $twist:ident) => {
        Generator::$twist
    };
}

/// The factor that leads to the twist of a curve, if it has one.
macro_rules! twist {
    () => {
        None
    };
    ($z:ident) => {
        Some($z)
    };
}

/// Z of brainpoolP224r1 (RFC 5639 §3).
const Z224: &[u8] = hex!(b"2DF271E14427A346910CF7A2E6CFA7B3F484E5C2CCE1C8B730E28B3F");

/// Z of brainpoolP256r1 (RFC 5639 §3).
const Z256: &[u8] = hex!(b"3E2D4BD9597B58639AE7AA669CAB9837CF5CF20A2C852D10F655668DFC150EF0");

/// Z of brainpoolP320r1 (RFC 5639 §3).
const Z320: &[u8] =
    hex!(b"15F75CAF668077F7E85B42EB01F0A81FF56ECD6191D55CB82B7D861458A18FEFC3E5AB7496F3C7B1");

/// Z of brainpoolP384r1 (RFC 5639 §3).
const Z384: &[u8] = hex!(
    b"41DFE8DD399331F7166A66076734A89CD0D2BCDB7D068E44E1F378F41ECBAE97\
        D2D63DBC87BCCDDCCC5DA39E8589291C"
);

/// Z of brainpoolP512r1 (RFC 5639 §3).
const Z512: &[u8] = hex!(
    b"12EE58E6764838B69782136F0F2D3BA06E27695716054092E60A80BEDB212B64\
        E585D90BCE13761F85C3F1D2A64E3BE8FEA2220F01EBA5EEB0F35DBD29D922AB"
);

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
    BRAINPOOL_P224R1 = "brainpoolP224r1" on BRAINPOOL_P224T1 by Z224;
    /// brainpoolP224t1.
    BRAINPOOL_P224T1 = "brainpoolP224t1";
    /// brainpoolP256r1.
    BRAINPOOL_P256R1 = "brainpoolP256r1" on BRAINPOOL_P256T1 by Z256;
    /// brainpoolP256t1.
    BRAINPOOL_P256T1 = "brainpoolP256t1";
    /// brainpoolP320r1.
    BRAINPOOL_P320R1 = "brainpoolP320r1" on BRAINPOOL_P320T1 by Z320;
    /// brainpoolP320t1.
    BRAINPOOL_P320T1 = "brainpoolP320t1";
    /// brainpoolP384r1.
    BRAINPOOL_P384R1 = "brainpoolP384r1" on BRAINPOOL_P384T1 by Z384;
    /// brainpoolP384t1.
    BRAINPOOL_P384T1 = "brainpoolP384t1";
    /// brainpoolP512r1.
    BRAINPOOL_P512R1 = "brainpoolP512r1" on BRAINPOOL_P512T1 by Z512;
    /// brainpoolP512t1.
    BRAINPOOL_P512T1 = "brainpoolP512t1";
}

/// The key of a signature.
#[derive(Clone, Copy)]
enum Key<'k> {
    /// As it is encoded.
    Point(&'k [u8]),
    /// By its multiples.
    Prepared(&'k PreparedKey),
}

impl WideEcdsa {
    /// Returns the curve as the engine computes on it.
    #[cfg(test)]
    pub(super) fn curve_and_multiples(&self) -> &Curve {
        &self.curve
    }

    /// Verifies with numbers of `N` limbs (FIPS 186-5 §6.4.2).
    ///
    /// The caller has truncated the digest to the length of the order in bytes, which also truncates it
    /// in bits: the only order that does not fill its bytes has 521 bits, and no digest is that long.
    fn verify_with<const N: usize>(
        &self,
        of_generator: &Multiples<N>,
        key: Key<'_>,
        [digest, r, s]: [&[u8]; 3],
    ) -> Result<(), CryptoError> {
        let arithmetic = Arithmetic::<N>::new(&self.curve);
        let order = Modulus::<N>::new(self.curve.parameters.n);
        let r = limbs::number(r);
        // The product of a form and a plain number is plain.
        let inverse = order.form(&inverse(&limbs::number(s), &order));
        let u = order.multiply(&limbs::number(digest), &inverse);
        let v = order.multiply(&r, &inverse);
        let sum = match key {
            Key::Point(point) => {
                let point = arithmetic.read_point(point)?;
                let of_key = arithmetic.odd_multiples(&Point::new(&point, &arithmetic.field));
                let terms = [
                    Term { digits: digits(&u, generator::WIDTH), multiples: of_generator },
                    Term { digits: digits(&v, WIDTH), multiples: &of_key },
                ];
                arithmetic.combine(&terms, Arithmetic::<N>::BITS)
            }
            Key::Prepared(prepared) => arithmetic.combine_prepared(&u, &v, prepared.numbers()),
        };
        if arithmetic.has_x(&sum, &r, order.limbs()) {
            Ok(())
        } else {
            Err(CryptoError::InvalidSignature)
        }
    }

    /// Writes the multiples of a point, if it is on the curve.
    fn prepare_with<const N: usize>(
        &self,
        [generator, ..]: &Multiples<N>,
        point: &[u8],
        prepared: &mut PreparedKey,
    ) -> bool {
        let arithmetic = Arithmetic::<N>::new(&self.curve);
        let Ok(point) = arithmetic.read_point(point) else { return false };
        arithmetic.prepare(generator, &point, prepared.numbers_mut());
        true
    }
}

impl EcdsaEngine for WideEcdsa {
    fn curve(&self) -> &CurveParameters {
        self.curve.parameters
    }

    fn name(&self) -> &'static str {
        self.name
    }

    fn verify(&self, point: &[u8], digest: &[u8], r: &[u8], s: &[u8]) -> Result<(), CryptoError> {
        with_multiples!(self.curve.generator, multiples => {
            self.verify_with(multiples, Key::Point(point), [digest, r, s])
        })
    }

    fn prepare(&self, point: &[u8], prepared: &mut PreparedKey) -> bool {
        with_multiples!(self.curve.generator, multiples => {
            self.prepare_with(multiples, point, prepared)
        })
    }

    fn verify_prepared(
        &self,
        prepared: &PreparedKey,
        _: &[u8],
        digest: &[u8],
        r: &[u8],
        s: &[u8],
    ) -> Result<(), CryptoError> {
        with_multiples!(self.curve.generator, multiples => {
            self.verify_with(multiples, Key::Prepared(prepared), [digest, r, s])
        })
    }
}

#[cfg(all(test, feature = "sha"))]
mod tests {
    use super::*;
    use crate::crypto::ecdsa::openssl::verifies_a_signature_of_openssl;

    #[test]
    fn each_curve_verifies_a_signature_of_openssl() {
        for engine in WideEcdsa::ALL {
            verifies_a_signature_of_openssl(*engine);
        }
    }

    #[test]
    fn engines_have_the_name_of_their_curve() {
        for engine in WideEcdsa::ALL {
            assert_eq!(engine.name().strip_prefix("ECDSA "), Some(engine.curve().name));
        }
    }
}
