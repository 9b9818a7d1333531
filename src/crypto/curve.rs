//! The parameters of an elliptic curve, and their comparison with those in a key.

pub(super) mod known;

use crate::oid::Oid;
use crate::x509::{EcParameters, without_leading_zeros};

/// A curve that an algorithm knows. Numbers are big-endian and as long as the field's prime, except
/// n, which has its own length. The cofactor is 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "made by callers")]
pub struct CurveParameters {
    /// The name, for example "brainpoolP384r1".
    pub name: &'static str,
    /// The identifier in `namedCurve`.
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
    /// True if `parameters` denote this curve, by the same name or by equal numbers.
    ///
    /// p, a, b, the generator, n and, if given, the cofactor are compared as numbers, because real
    /// certificates encode a and b without leading zeros. The generator may be compressed.
    #[must_use]
    pub fn matches(&self, parameters: &EcParameters<'_>) -> bool {
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

    /// True if explicit `parameters` share the generator or both coefficients with this curve
    /// without denoting it.
    ///
    /// An attacker who changes one number of a curve to forge signatures keeps one of the two
    /// (CVE-2020-0601 changed the generator). A legitimate related curve keeps neither:
    /// brainpoolP256t1 has the prime and the order of brainpoolP256r1 (RFC 5639 §3.4), and is
    /// merely another curve.
    #[must_use]
    pub fn is_imitated_by(&self, parameters: &EcParameters<'_>) -> bool {
        match parameters {
            EcParameters::Named(_) => false,
            EcParameters::Explicit { a, b, generator, .. } => {
                let shares = self.is_generator(generator)
                    || (same_number(a, self.a) && same_number(b, self.b));
                shares && !self.matches(parameters)
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

/// True if two big-endian numbers are equal, apart from leading zeros.
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

    const CURVES: [CurveParameters; 14] = [
        CurveParameters::P224,
        CurveParameters::P256,
        CurveParameters::P384,
        CurveParameters::P521,
        CurveParameters::BRAINPOOL_P224R1,
        CurveParameters::BRAINPOOL_P256R1,
        CurveParameters::BRAINPOOL_P320R1,
        CurveParameters::BRAINPOOL_P384R1,
        CurveParameters::BRAINPOOL_P512R1,
        CurveParameters::BRAINPOOL_P224T1,
        CurveParameters::BRAINPOOL_P256T1,
        CurveParameters::BRAINPOOL_P320T1,
        CurveParameters::BRAINPOOL_P384T1,
        CurveParameters::BRAINPOOL_P512T1,
    ];

    #[test]
    fn a_curve_matches_only_its_own_name_and_numbers() {
        for (index, curve) in CURVES.iter().enumerate() {
            for (other_index, other) in CURVES.iter().enumerate() {
                assert_eq!(curve.matches(&EcParameters::Named(other.oid)), index == other_index);
                assert_eq!(curve.matches(&explicit(other)), index == other_index);
            }
        }
        assert!(!CURVES[0].matches(&EcParameters::Named(oid::BRAINPOOL_P192R1)));
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
                assert!(!curve.matches(&wrong), "{}", curve.name);
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
            assert!(curve.matches(&parameters(&compressed)));
            let other_point = [&[3 - y_is_odd], curve.generator_x].concat();
            assert!(!curve.matches(&parameters(&other_point)));
        }
    }

    #[test]
    fn a_curve_and_its_twist_are_not_imitations() {
        for curve in CURVES {
            for other in CURVES {
                assert!(!curve.is_imitated_by(&explicit(&other)));
                assert!(!curve.is_imitated_by(&EcParameters::Named(other.oid)));
            }
            // Like brainpoolP256t1 and brainpoolP256r1: equal p and n, and nothing else.
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
