//! Numbers modulo an odd number, in Montgomery's representation.

use core::mem::replace;

use super::limbs;

/// A number of up to so many limbs, the least significant first.
pub(super) type Number<const LIMBS: usize> = [u32; LIMBS];

/// Reads a big-endian number; of too many octets, the last.
pub(super) fn number<const LIMBS: usize>(octets: &[u8]) -> Number<LIMBS> {
    let mut number = [0; LIMBS];
    limbs::read(octets, &mut number);
    number
}

/// A number of one limb.
pub(super) fn small<const LIMBS: usize>(limb: u32) -> Number<LIMBS> {
    let mut number = [0; LIMBS];
    if let Some(first) = number.first_mut() {
        *first = limb;
    }
    number
}

/// The numbers modulo an odd number.
///
/// [`Ring::product`] of a and b is a · b · R⁻¹, R being 2³² to the number of limbs that the modulus
/// has. So a number x stands as x · R, which is its *form*: [`Ring::product`] of it and
/// [`Ring::radix_squared`]. The product of a form and a plain number is plain.
///
/// All results are below the modulus, so that equal numbers are equal limb by limb.
#[derive(Debug)]
pub(super) struct Ring<const LIMBS: usize> {
    modulus: Number<LIMBS>,
    /// The number of limbs that the modulus has. Above them, all numbers are zero.
    length: usize,
    negative_inverse: u32,
}

impl<const LIMBS: usize> Ring<LIMBS> {
    /// The ring of an odd modulus.
    pub(super) fn new(modulus: Number<LIMBS>) -> Self {
        let zeros = modulus.iter().rev().take_while(|limb| **limb == 0).count();
        let negative_inverse = limbs::negative_inverse(&modulus);
        Self { modulus, length: LIMBS.saturating_sub(zeros), negative_inverse }
    }

    /// The modulus.
    pub(super) fn modulus(&self) -> &Number<LIMBS> {
        &self.modulus
    }

    /// The form of 1: R.
    #[inline(never)]
    pub(super) fn one(&self) -> Number<LIMBS> {
        let mut one = [0; LIMBS];
        let mut doublings = 0;
        // From the highest power of two below the modulus on.
        if let Some((limb, top)) = one.iter_mut().zip(&self.modulus).take(self.length).last() {
            doublings = top.leading_zeros();
            *limb = (1_u32 << 31).wrapping_shr(doublings);
        }
        for _ in 0..=doublings {
            self.double(&mut one);
        }
        one
    }

    /// The form of R.
    #[inline(never)]
    pub(super) fn radix_squared(&self) -> Number<LIMBS> {
        // R is 2³² to the number of limbs: so many doublings of 1, then the 32nd power.
        let mut number = self.one();
        for _ in 0..self.length {
            self.double(&mut number);
        }
        for _ in 0..5 {
            self.square(&mut number);
        }
        number
    }

    /// Adds `b` to `a`.
    #[inline(never)]
    pub(super) fn add(&self, a: &mut Number<LIMBS>, b: &Number<LIMBS>) {
        let (limbs, modulus) = self.used(a);
        let carry = limbs::add(limbs, b);
        limbs::reduce_once(limbs, carry, modulus);
    }

    /// Doubles a number.
    #[inline(never)]
    pub(super) fn double(&self, number: &mut Number<LIMBS>) {
        let (limbs, modulus) = self.used(number);
        let carry = limbs::double(limbs);
        limbs::reduce_once(limbs, carry, modulus);
    }

    /// Halves a number: the result's double is it.
    pub(super) fn halve(&self, number: &mut Number<LIMBS>) {
        let (limbs, modulus) = self.used(number);
        let carry = limbs::bit(limbs, 0) && limbs::add(limbs, modulus);
        limbs::halve(limbs, carry);
    }

    /// Subtracts `b` from `a`.
    #[inline(never)]
    pub(super) fn subtract(&self, a: &mut Number<LIMBS>, b: &Number<LIMBS>) {
        let (limbs, modulus) = self.used(a);
        if limbs::subtract(limbs, b) {
            limbs::add(limbs, modulus);
        }
    }

    /// The negative of a number.
    pub(super) fn negate(&self, number: &mut Number<LIMBS>) {
        let positive = replace(number, [0; LIMBS]);
        self.subtract(number, &positive);
    }

    /// a · b · R⁻¹. One of the factors may be as large as R.
    #[inline(never)]
    pub(super) fn product(&self, a: &Number<LIMBS>, b: &Number<LIMBS>) -> Number<LIMBS> {
        let mut product = [0; LIMBS];
        self.accumulate(&mut product, a, b);
        product
    }

    /// Replaces `a` by [`Ring::product`] of it and `b`.
    #[inline(never)]
    pub(super) fn multiply(&self, a: &mut Number<LIMBS>, b: &Number<LIMBS>) {
        let factor = replace(a, [0; LIMBS]);
        self.accumulate(a, &factor, b);
    }

    /// Replaces a number by [`Ring::product`] of it and itself.
    #[inline(never)]
    pub(super) fn square(&self, number: &mut Number<LIMBS>) {
        let factor = replace(number, [0; LIMBS]);
        self.accumulate(number, &factor, &factor);
    }

    /// Makes a zero [`Ring::product`].
    #[inline(never)]
    fn accumulate(&self, zero: &mut Number<LIMBS>, a: &Number<LIMBS>, b: &Number<LIMBS>) {
        let (limbs, modulus) = self.used(zero);
        let a = a.get(..self.length).unwrap_or_default();
        limbs::montgomery_product(limbs, a, b, modulus, self.negative_inverse);
    }

    /// The number that stands as this form.
    pub(super) fn plain(&self, form: &Number<LIMBS>) -> Number<LIMBS> {
        self.product(form, &small(1))
    }

    /// `base`^`exponent`, of an exponent of at least 1; base and result are forms.
    #[inline(never)]
    pub(super) fn power(&self, base: &Number<LIMBS>, exponent: &[u32]) -> Number<LIMBS> {
        let mut power = *base;
        let mut started = false;
        for limb in exponent.iter().rev() {
            for bit in (0..32).rev() {
                let is_set = limb.wrapping_shr(bit) & 1 == 1;
                if started {
                    self.square(&mut power);
                    if is_set {
                        self.multiply(&mut power, base);
                    }
                }
                started |= is_set;
            }
        }
        power
    }

    /// As many limbs as the modulus has, of a number and of the modulus.
    fn used<'n>(&'n self, number: &'n mut Number<LIMBS>) -> (&'n mut [u32], &'n [u32]) {
        (
            number.get_mut(..self.length).unwrap_or_default(),
            self.modulus.get(..self.length).unwrap_or_default(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use num_bigint::BigUint;
    use proptest::prelude::*;
    use std::vec::Vec;

    const LIMBS: usize = 17;
    const OCTETS: usize = 4 * LIMBS;

    fn big(number: &Number<LIMBS>) -> BigUint {
        BigUint::from_slice(number)
    }

    fn small_number(number: &BigUint) -> Number<LIMBS> {
        super::number(&number.to_bytes_be())
    }

    fn check(modulus: &BigUint, a: &BigUint, b: &BigUint, exponent: u32) {
        let ring = Ring::new(small_number(modulus));
        let radix = BigUint::from(1_u8) << (32 * modulus.bits().div_ceil(32));
        assert_eq!(*ring.modulus(), small_number(modulus));
        assert_eq!(big(&ring.one()), &radix % modulus);
        assert_eq!(big(&ring.radix_squared()), &radix * &radix % modulus);

        let (one, two) = (small_number(a), small_number(b));
        let change = |change: &dyn Fn(&mut Number<LIMBS>)| {
            let mut number = one;
            change(&mut number);
            big(&number)
        };
        assert_eq!(change(&|one| ring.add(one, &two)), (a + b) % modulus);
        assert_eq!(change(&|one| ring.subtract(one, &two)), (a + modulus - b) % modulus);
        assert_eq!(change(&|one| ring.double(one)), (a + a) % modulus);
        assert_eq!(change(&|one| ring.negate(one)), (modulus - a) % modulus);
        let half = change(&|one| ring.halve(one));
        assert!(half < *modulus);
        assert_eq!((&half + &half) % modulus, *a);

        let product = a * b * radix.modinv(modulus).unwrap() % modulus;
        assert_eq!(big(&ring.product(&one, &two)), product);
        assert_eq!(change(&|one| ring.multiply(one, &two)), product);
        let square = change(&|one| ring.square(one));
        assert_eq!(&square * &radix % modulus, a * a % modulus);
        // One factor may be as large as R.
        let largest = &radix - 1_u8;
        let expected = &largest * a * radix.modinv(modulus).unwrap() % modulus;
        assert_eq!(big(&ring.product(&small_number(&largest), &one)), expected);
        assert_eq!(big(&ring.product(&one, &small_number(&largest))), expected);

        let form = ring.product(&one, &ring.radix_squared());
        assert_eq!(ring.plain(&form), one);
        let power = ring.plain(&ring.power(&form, &[exponent, 0]));
        assert_eq!(big(&power), a.modpow(&BigUint::from(exponent), modulus));
    }

    #[test]
    fn edges_are_right() {
        let one = || BigUint::from(1_u8);
        for bits in [8, 31, 32, 33, 224, 255, 256, 512, 521, 543, 544] {
            let power = one() << (bits - 1);
            for modulus in [&power + 1_u8, &power * 2_u8 - 1_u8, (&power + &power / 3_u8) | one()] {
                let edges =
                    [BigUint::ZERO, one(), &modulus - 1_u8, &modulus - 2_u8, &modulus / 2_u8];
                for a in &edges {
                    for b in &edges {
                        check(&modulus, a, b, 5);
                    }
                }
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn arithmetic_is_that_of_the_integers(
            modulus in proptest::collection::vec(any::<u8>(), 1..=OCTETS),
            a: [u8; OCTETS],
            b in proptest::collection::vec(prop_oneof![Just(0_u8), Just(0xFF), any::<u8>()], OCTETS),
            exponent in 1..=u32::MAX,
        ) {
            let modulus = BigUint::from_bytes_be(&modulus) | BigUint::from(3_u8);
            let [a, b] = [Vec::from(a), b].map(|octets| BigUint::from_bytes_be(&octets) % &modulus);
            check(&modulus, &a, &b, exponent);
        }

        #[test]
        fn octets_are_read_and_written(octets: [u8; OCTETS], length in 0..=OCTETS) {
            let octets = &octets[..length];
            let read: Number<LIMBS> = number(octets);
            prop_assert_eq!(big(&read), BigUint::from_bytes_be(octets));
            let mut written = std::vec![0xEE; length];
            limbs::write(&read, &mut written);
            prop_assert_eq!(written, octets);
        }
    }
}
