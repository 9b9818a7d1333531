//! Scalars as signed digits.

use super::limbs;

/// The number of places: one for each bit of the longest scalar, and one for a carry.
pub(super) const PLACES: usize = 64 * 9 + 1;

/// The number of odd multiples of a point that digits of this width need.
pub(super) const fn multiples(width: u32) -> usize {
    1_usize.wrapping_shl(width.wrapping_sub(2))
}

/// The digits of a number at each bit, the least significant first: zero, or odd and of less than `width` bits, with
/// a sign, and of `width` neighbours at most one is not zero (width-w NAF; Hankerson, Menezes, Vanstone: *Guide to
/// Elliptic Curve Cryptography*, algorithm 3.35). `width` is at most seven.
pub(super) fn digits(number: &[u64], width: u32) -> [i8; PLACES] {
    let mut digits = [0; PLACES];
    let mut places = digits.iter_mut().zip(0_u32..);
    let mut carry = 0;
    while let Some((place, index)) = places.next() {
        if window(number, index, 1) == carry {
            continue;
        }
        let window = window(number, index, width).wrapping_add(carry);
        carry = window.wrapping_shr(width.wrapping_sub(1));
        *place = window.wrapping_sub(carry.wrapping_shl(width)).cast_signed();
        // Of the next digits none is needed: the window covers them.
        for _ in 1..width {
            places.next();
        }
    }
    digits
}

/// Returns up to seven bits from `index` up; beyond the number they are zero.
fn window(number: &[u64], index: u32, bits: u32) -> u8 {
    let [window, ..] = limbs::bits_from(number, index).to_le_bytes();
    window & 1_u8.wrapping_shl(bits).wrapping_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use num_bigint::{BigInt, BigUint};
    use proptest::prelude::*;

    fn check(number: &[u64; 9]) {
        (2..=7).for_each(|width| check_with(number, width));
    }

    fn check_with(number: &[u64; 9], width: u32) {
        let digits = digits(number, width);
        let sum = digits.iter().rev().fold(BigInt::ZERO, |sum, digit| sum * 2 + *digit);
        let bytes: std::vec::Vec<u8> = number.iter().flat_map(|limb| limb.to_le_bytes()).collect();
        assert_eq!(sum, BigUint::from_bytes_le(&bytes).into());
        let limit = 2 * multiples(width);
        let is_digit = |digit: i8| digit % 2 != 0 && usize::from(digit.unsigned_abs()) < limit;
        assert!(digits.iter().all(|digit| *digit == 0 || is_digit(*digit)));
        let width = usize::try_from(width).unwrap();
        let count = |window: &[i8]| window.iter().filter(|digit| **digit != 0).count();
        assert!(digits.windows(width).all(|window| count(window) <= 1));
    }

    #[test]
    fn digits_of_edges_add_up_to_their_number() {
        let edges = [
            0,
            1,
            15,
            16,
            17,
            31,
            32,
            63,
            64,
            65,
            127,
            1 << 63,
            u64::MAX,
            u64::MAX - 15,
            0x5555_5555_5555_5555,
        ];
        for low in edges {
            for high in edges {
                check(&[low, high, 0, 0, 0, 0, 0, 0, high]);
                check(&[low; 9]);
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn digits_add_up_to_their_number(number: [u64; 9]) {
            check(&number);
        }
    }
}
