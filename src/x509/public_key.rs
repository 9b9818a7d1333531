//! SubjectPublicKeyInfo (RFC 5280 §4.1.2.7): public keys, parsed and not judged.

use core::fmt;

use crate::oid::Oid;

/// A subject public key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PublicKey<'a> {
    /// `id-ecPublicKey`.
    Ec(EcKey<'a>),
    /// `rsaEncryption`, or `id-RSASSA-PSS` (RFC 4055 §1.2).
    Rsa(RsaKey<'a>),
    /// A key of another algorithm: known by name only.
    Other(Oid<'a>),
}

/// An RSA public key (RFC 8017 §A.1.1). Numbers are big-endian without leading zeros.
#[derive(Clone, Copy, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "the fields of RFC 8017, appendix A.1.1")]
pub struct RsaKey<'a> {
    /// The modulus n.
    pub modulus: &'a [u8],
    /// The public exponent e.
    pub exponent: &'a [u8],
}

impl RsaKey<'_> {
    /// The length of the modulus in bits.
    #[must_use]
    pub fn bits(&self) -> usize {
        let leading = self.modulus.first().map_or(0, |first| first.leading_zeros());
        let leading = usize::try_from(leading).unwrap_or(0);
        self.modulus.len().saturating_mul(8).saturating_sub(leading)
    }
}

/// The sizes: the key of a chip identifies its holder.
impl fmt::Debug for RsaKey<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RsaKey({} bits, exponent of {} octets)", self.bits(), self.exponent.len())
    }
}

/// A public key on an elliptic curve (RFC 5480 §2).
#[derive(Clone, Copy, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "the fields of RFC 5480")]
pub struct EcKey<'a> {
    /// The curve.
    pub parameters: EcParameters<'a>,
    /// The point as SEC 1 §2.3.3 encodes it, from its first octet (02, 03 or 04) on.
    pub point: &'a [u8],
}

/// The curve, and the length of the point: the key of a chip identifies its holder.
impl fmt::Debug for EcKey<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EcKey({:?}, point of {} octets)", self.parameters, self.point.len())
    }
}

/// A curve, by its name or by all its numbers.
///
/// Explicit parameters are compared, each of them, with those of a curve that an algorithm was
/// written for. They are never computed on.
#[derive(Clone, Copy, PartialEq, Eq)]
#[expect(clippy::exhaustive_enums, reason = "the choices of RFC 3279 §2.3.5 that are allowed")]
pub enum EcParameters<'a> {
    /// `specifiedCurve`. Numbers are big-endian; p, n and the cofactor come without leading zeros, a
    /// and b as the octets of the field elements stand in the certificate.
    Explicit {
        /// The prime of the field.
        p: &'a [u8],
        /// The coefficient a, at most as long as p.
        a: &'a [u8],
        /// The coefficient b, at most as long as p.
        b: &'a [u8],
        /// The generator as SEC 1 §2.3.3 encodes it.
        generator: &'a [u8],
        /// The order of the generator.
        n: &'a [u8],
        /// The cofactor, where it is given.
        cofactor: Option<&'a [u8]>,
    },
    /// `namedCurve`.
    Named(Oid<'a>),
}

impl fmt::Debug for EcParameters<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Explicit { p, .. } => write!(f, "Explicit(field of {} octets)", p.len()),
            Self::Named(oid) => write!(f, "Named({oid})"),
        }
    }
}

/// A big-endian number's octets from the first that is not zero.
pub(crate) fn without_leading_zeros(mut number: &[u8]) -> &[u8] {
    while let [0, rest @ ..] = number {
        number = rest;
    }
    number
}
