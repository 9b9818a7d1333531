//! Products of long numbers, two rows at a time.
//!
//! A row is one number times one limb of the other. The rows of two neighbouring limbs are added in one pass: each
//! limb of the sum is loaded and stored half as often, and the carries of the rows do not wait for each other.

use super::limbs::{self, Limbs, add_limbs, multiply_add};

/// Returns a · b, its lower half first. `N` must be even.
pub(super) fn multiply<const N: usize>(a: &Limbs<N>, b: &Limbs<N>) -> [Limbs<N>; 2] {
    let mut halves = [[0; N]; 2];
    let product = halves.as_flattened_mut();
    for (pair, index) in b.as_chunks().0.iter().zip((0..).step_by(2)) {
        add_rows(product.get_mut(index..).unwrap_or_default(), a, *pair, 0, 0);
    }
    halves
}

/// Returns a², its lower half first. `N` must be even.
pub(super) fn square<const N: usize>(a: &Limbs<N>) -> [Limbs<N>; 2] {
    let mut halves = [[0; N]; 2];
    let square = halves.as_flattened_mut();
    // The products of different limbs: each pair with itself, and with the limbs above it.
    let (mut above, mut places) = (a.as_slice(), &mut *square);
    while let ([low, high, rest @ ..], [_, place, next @ ..]) = (above, places) {
        let carry;
        (*place, carry) = multiply_add(*low, *high, *place, 0);
        add_rows(next, rest, [*low, *high], carry, 0);
        above = rest;
        places = next.get_mut(2..).unwrap_or_default();
    }
    limbs::double_and_add_squares(square, a);
    halves
}

/// Reduces a product, its lower half first: returns product · R⁻¹ mod m, or m more, and a carry above it.
///
/// Montgomery reduction by two limbs at a time: the multiple of the modulus that makes the two lowest limbs zero is
/// added.
pub(super) fn reduce<const N: usize>(
    mut product: [Limbs<N>; 2],
    modulus: &Limbs<N>,
    negative_inverse: u64,
) -> (Limbs<N>, u64) {
    let [m0, m1, ..] = modulus.as_slice() else { return ([0; N], 0) };
    let mut carry = 0;
    let mut places = product.as_flattened_mut();
    for _ in 0..N / 2 {
        let [low, high, ..] = places else { break };
        let first = low.wrapping_mul(negative_inverse);
        let (_, above) = multiply_add(first, *m0, *low, 0);
        let high = high.wrapping_add(above).wrapping_add(first.wrapping_mul(*m1));
        let factors = [first, high.wrapping_mul(negative_inverse)];
        carry = add_rows(places, modulus, factors, 0, carry);
        places = places.get_mut(2..).unwrap_or_default();
    }
    let [_, upper] = product;
    (upper, carry)
}

/// Adds `a` times a number of two limbs to `places`, which has at least two limbs more than `a`, and returns the carry
/// above these two. `below` is added to the first place, `above` to the first of the two.
fn add_rows(places: &mut [u64], a: &[u64], factors: [u64; 2], below: u64, above: u64) -> u64 {
    let [first, second] = factors;
    let (mut first_carry, mut second_carry) = (below, 0);
    let mut last = 0;
    let mut places = places.iter_mut();
    for (limb, place) in a.iter().zip(&mut places) {
        let sum;
        (sum, first_carry) = multiply_add(*limb, first, *place, first_carry);
        (*place, second_carry) = multiply_add(last, second, sum, second_carry);
        last = *limb;
    }
    let (Some(place), Some(highest)) = (places.next(), places.next()) else { return 0 };
    let (sum, next) = add_limbs(*place, first_carry, above);
    (*place, second_carry) = multiply_add(last, second, sum, second_carry);
    let carry;
    (*highest, carry) = add_limbs(*highest, second_carry, next);
    carry
}
