//! Inverses modulo an odd prime.

use super::limbs::{self, Limbs};
use super::modulus::Modulus;

/// Returns the inverse of a number below the modulus, and zero for zero. Number and inverse are plain.
///
/// The extended binary algorithm of Euclid: `a` times the number is u and `b` times it is v, modulo the
/// modulus; v is odd. u loses its factors of two, then the smaller of the two numbers is subtracted from the
/// larger, until u is zero and v is 1.
pub(super) fn inverse<const N: usize>(number: &Limbs<N>, modulus: &Modulus<N>) -> Limbs<N> {
    let (mut u, mut v) = (*number, *modulus.limbs());
    let (mut a, mut b) = (limbs::small(1), [0; N]);
    while !limbs::is_zero(&u) {
        // At most 63, so that the numbers can be shifted by it in one pass.
        let zeros = u.first().map_or(0, |lowest| lowest.trailing_zeros().min(63));
        limbs::shift_right(&mut u, 0, zeros);
        halve(&mut a, zeros, modulus);
        if !limbs::is_odd(&u) {
            continue;
        }
        if limbs::is_below(&u, &v) {
            core::mem::swap(&mut u, &mut v);
            core::mem::swap(&mut a, &mut b);
        }
        limbs::subtract(&mut u, &v);
        a = modulus.subtract(&a, &b);
    }
    b
}

/// Divides a number by 2 to the power of `bits`, modulo the modulus: the multiple of the modulus that makes the
/// number divisible is added first.
fn halve<const N: usize>(number: &mut Limbs<N>, bits: u32, modulus: &Modulus<N>) {
    let lowest = number.first().copied().unwrap_or(0);
    let mask = 1_u64.wrapping_shl(bits).wrapping_sub(1);
    let factor = lowest.wrapping_mul(modulus.negative_inverse()) & mask;
    let mut carry = 0;
    for (limb, m) in number.iter_mut().zip(modulus.limbs()) {
        (*limb, carry) = limbs::multiply_add(factor, *m, *limb, carry);
    }
    limbs::shift_right(number, carry, bits);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::CurveParameters;
    use num_bigint::BigUint;
    use proptest::prelude::*;

    fn check(modulus: &[u8], number: &BigUint) {
        let modulus_number = BigUint::from_bytes_be(modulus);
        let number = number % &modulus_number;
        let expected = number.modinv(&modulus_number).unwrap_or_default();
        let modulus = Modulus::<9>::new(modulus);
        let inverse = inverse(&limbs::number(&number.to_bytes_be()), &modulus);
        assert_eq!(inverse, limbs::number(&expected.to_bytes_be()));
    }

    #[test]
    fn edges_have_their_inverses_and_zero_has_none() {
        for curve in [CurveParameters::P224, CurveParameters::P256, CurveParameters::P521] {
            for modulus in [curve.p, curve.n] {
                let last = BigUint::from_bytes_be(modulus) - 1_u8;
                // Powers of two with more zeros than one pass takes off.
                let powers =
                    [0, 1, 62, 63, 64, 65, 127, 128, 200].map(|bits| BigUint::from(1_u8) << bits);
                for number in
                    powers.iter().chain([&BigUint::ZERO, &last, &(&last - 1_u8), &(&last >> 1_u8)])
                {
                    check(modulus, number);
                }
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn inverses_are_those_of_the_integers(number: [u8; 72]) {
            let number = BigUint::from_bytes_be(&number);
            for curve in [CurveParameters::P384, CurveParameters::BRAINPOOL_P512R1] {
                check(curve.p, &number);
                check(curve.n, &number);
            }
        }
    }
}
