//! The numbers of an elliptic curve, and the comparison with those in a key.

mod known;

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

    /// Whether explicit `parameters` share the generator or both coefficients with this curve, and
    /// are not it.
    ///
    /// Whoever changes one number of a curve to forge signatures (CVE-2020-0601 changed the
    /// generator) leaves one of the two. An honest relative does not: brainpoolP256t1 has the prime
    /// and the order of brainpoolP256r1 (RFC 5639 §3.4), and is merely another curve.
    #[must_use]
    pub fn is_imitated_by(&self, parameters: &EcParameters<'_>) -> bool {
        match parameters {
            EcParameters::Named(_) => false,
            EcParameters::Explicit { a, b, generator, .. } => {
                let shares = self.is_generator(generator)
                    || (same_number(a, self.a) && same_number(b, self.b));
                shares && !self.is(parameters)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oid;

    fn explicit(curve: &CurveParameters) -> EcParameters<'static> {
        EcParameters::Explicit {
            p: curve.p,
            a: curve.a,
            b: curve.b,
            generator: std::vec::Vec::leak([&[4], curve.generator_x, curve.generator_y].concat()),
            n: curve.n,
            cofactor: Some(&[1]),
        }
    }

    const CURVES: [CurveParameters; 9] = [
        CurveParameters::P224,
        CurveParameters::P256,
        CurveParameters::P384,
        CurveParameters::P521,
        CurveParameters::BRAINPOOL_P224R1,
        CurveParameters::BRAINPOOL_P256R1,
        CurveParameters::BRAINPOOL_P320R1,
        CurveParameters::BRAINPOOL_P384R1,
        CurveParameters::BRAINPOOL_P512R1,
    ];

    #[test]
    fn a_curve_is_itself_by_name_and_by_numbers_and_no_other() {
        for (index, curve) in CURVES.iter().enumerate() {
            for (other_index, other) in CURVES.iter().enumerate() {
                assert_eq!(curve.is(&EcParameters::Named(other.oid)), index == other_index);
                assert_eq!(curve.is(&explicit(other)), index == other_index);
            }
        }
        assert!(!CURVES[0].is(&EcParameters::Named(oid::BRAINPOOL_P192R1)));
    }

    #[test]
    fn one_number_off_is_another_curve() {
        for curve in CURVES {
            let EcParameters::Explicit { p, a, b, generator, n, cofactor } = explicit(&curve)
            else {
                panic!("not explicit");
            };
            let off = |number: &'static [u8]| {
                let mut number = number.to_vec();
                *number.last_mut().unwrap() ^= 2;
                &*number.leak()
            };
            for wrong in [
                EcParameters::Explicit { p: off(p), a, b, generator, n, cofactor },
                EcParameters::Explicit { p, a: off(a), b, generator, n, cofactor },
                EcParameters::Explicit { p, a, b: off(b), generator, n, cofactor },
                EcParameters::Explicit { p, a, b, generator: off(generator), n, cofactor },
                EcParameters::Explicit { p, a, b, generator: &generator[1..], n, cofactor },
                EcParameters::Explicit { p, a, b, generator: &[], n, cofactor },
                EcParameters::Explicit { p, a, b, generator, n: off(n), cofactor },
                EcParameters::Explicit { p, a, b, generator, n, cofactor: Some(&[4]) },
            ] {
                assert!(!curve.is(&wrong), "{}", curve.name);
                assert!(curve.is_imitated_by(&wrong), "{}", curve.name);
            }
        }
    }

    #[test]
    fn cofactor_leading_zeros_and_compression_do_not_make_another_curve() {
        for curve in CURVES {
            let y_is_odd = curve.generator_y.last().unwrap() & 1;
            let compressed = [&[2 + y_is_odd], curve.generator_x].concat();
            let parameters = |generator| EcParameters::Explicit {
                p: curve.p,
                a: curve.a,
                b: without_leading_zeros(curve.b),
                generator,
                n: curve.n,
                cofactor: None,
            };
            assert!(curve.is(&parameters(&compressed)));
            let other_point = [&[3 - y_is_odd], curve.generator_x].concat();
            assert!(!curve.is(&parameters(&other_point)));
        }
    }

    #[test]
    fn neither_a_curve_nor_its_twist_imitates_it() {
        for curve in CURVES {
            for other in CURVES {
                assert!(!curve.is_imitated_by(&explicit(&other)));
                assert!(!curve.is_imitated_by(&EcParameters::Named(other.oid)));
            }
            // As brainpoolP256t1 is to brainpoolP256r1: p and n, and nothing else.
            let relative = EcParameters::Explicit {
                p: curve.p,
                a: &[1],
                b: &[2],
                generator: &[],
                n: curve.n,
                cofactor: Some(&[1]),
            };
            assert!(!curve.is_imitated_by(&relative));
        }
    }
}
