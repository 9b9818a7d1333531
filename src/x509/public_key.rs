//! The public keys in SubjectPublicKeyInfo (RFC 5280 §4.1.2.7), parsed but not checked.

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
    /// A key of another algorithm, which is not parsed; only the identifier of the algorithm is known.
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
    /// Returns the length of the modulus in bits.
    #[must_use]
    pub fn bits(&self) -> usize {
        let leading = self.modulus.first().map_or(0, |first| first.leading_zeros());
        let leading = usize::try_from(leading).unwrap_or(0);
        self.modulus.len().saturating_mul(8).saturating_sub(leading)
    }
}

/// Shows the sizes only: the key of a chip identifies its holder.
impl fmt::Debug for RsaKey<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RsaKey({} bits, exponent of {} bytes)", self.bits(), self.exponent.len())
    }
}

/// A public key on an elliptic curve (RFC 5480 §2).
#[derive(Clone, Copy, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "the fields of RFC 5480")]
pub struct EcKey<'a> {
    /// The curve.
    pub parameters: EcParameters<'a>,
    /// The point as SEC 1 §2.3.3 encodes it, from its first byte (02, 03 or 04) on.
    pub point: &'a [u8],
}

/// Shows the curve and the length of the point only: the key of a chip identifies its holder.
impl fmt::Debug for EcKey<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EcKey({:?}, point of {} bytes)", self.parameters, self.point.len())
    }
}

/// A curve, given by its name or by all its numbers.
///
/// Explicit parameters are only compared, each of them, with those of the supported curves. No computation
/// uses them.
#[derive(Clone, Copy, PartialEq, Eq)]
#[expect(clippy::exhaustive_enums, reason = "the choices of RFC 3279 §2.3.5 that are allowed")]
pub enum EcParameters<'a> {
    /// `specifiedCurve`. Numbers are big-endian. p, n and the cofactor have no leading zeros. a and b are the
    /// bytes of the field elements in the certificate, without leading zeros if those bytes are longer than
    /// p.
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
        /// The cofactor, if it is present.
        cofactor: Option<&'a [u8]>,
    },
    /// `namedCurve`.
    Named(Oid<'a>),
}

impl fmt::Debug for EcParameters<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Explicit { p, .. } => write!(f, "Explicit(field of {} bytes)", p.len()),
            Self::Named(oid) => write!(f, "Named({oid})"),
        }
    }
}

/// Returns the bytes of a big-endian number without its leading zeros.
pub(crate) fn without_leading_zeros(mut number: &[u8]) -> &[u8] {
    while let [0, rest @ ..] = number {
        number = rest;
    }
    number
}
