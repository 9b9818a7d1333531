//! The numbers of an elliptic curve, and the comparison with those in a key.

use crate::oid::Oid;
use crate::x509::{EcParameters, without_leading_zeros};

/// A curve that an algorithm knows. Numbers are big-endian and as long as the field's prime, n as
/// long as itself. The cofactor of each is 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CurveParameters {
    /// As in "brainpoolP384r1".
    pub name: &'static str,
    /// The name in `namedCurve`.
    pub oid: Oid<'static>,
    /// The prime of the field.
    pub p: &'static [u8],
    /// The coefficient a.
    pub a: &'static [u8],
    /// The coefficient b.
    pub b: &'static [u8],
    /// The generator's x coordinate.
    pub generator_x: &'static [u8],
    /// The generator's y coordinate.
    pub generator_y: &'static [u8],
    /// The order of the generator.
    pub n: &'static [u8],
}

impl CurveParameters {
    /// Whether `parameters` mean this curve: the same name, or every number the same.
    ///
    /// p, a, b, the generator, n and (where given) the cofactor are compared as numbers: of a and b
    /// the census of real certificates shows encodings without leading zeros. The generator may be
    /// compressed.
    #[must_use]
    pub fn is(&self, parameters: &EcParameters<'_>) -> bool {
        match parameters {
            EcParameters::Named(oid) => *oid == self.oid,
            EcParameters::Explicit { p, a, b, generator, n, cofactor } => {
                same_number(p, self.p)
                    && same_number(a, self.a)
                    && same_number(b, self.b)
                    && self.is_generator(generator)
                    && same_number(n, self.n)
                    && cofactor.is_none_or(|cofactor| same_number(cofactor, &[1]))
            }
        }
    }

    fn is_generator(&self, point: &[u8]) -> bool {
        match point.split_first() {
            Some((0x04, coordinates)) => coordinates
                .split_at_checked(self.generator_x.len())
                .is_some_and(|(x, y)| x == self.generator_x && y == self.generator_y),
            Some((form @ (0x02 | 0x03), x)) => {
                let is_odd = self.generator_y.last().is_some_and(|last| last & 1 == 1);
                x == self.generator_x && (*form == 0x03) == is_odd
            }
            _ => false,
        }
    }
}

/// Whether two big-endian numbers are equal; leading zeros do not matter.
fn same_number(a: &[u8], b: &[u8]) -> bool {
    without_leading_zeros(a) == without_leading_zeros(b)
}
