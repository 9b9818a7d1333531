//! Numbers modulo an odd number, in Montgomery's representation.

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
/// The product of a and b is a · b · R⁻¹, R being 2³² to the number of limbs that the modulus has. So a
/// number x stands as x · R, which is its *form*: the product of it and R². The product of a form and a
/// plain number is plain.
///
/// All results are below the modulus, so that equal numbers are equal limb by limb. Numbers may have
/// more limbs than the modulus, which are zero. What is long is handed in, also the room to work in: so
/// there is one copy of the code for all lengths.
#[derive(Debug)]
pub(super) struct Ring<'m> {
    /// Without zeros above.
    modulus: &'m [u32],
    negative_inverse: u32,
}

impl<'m> Ring<'m> {
    /// The ring of an odd modulus.
    pub(super) fn new(modulus: &'m [u32]) -> Self {
        let mut used = modulus;
        while let Some((0, below)) = used.split_last() {
            used = below;
        }
        Self { modulus: used, negative_inverse: limbs::negative_inverse(used) }
    }

    /// Makes a zero the form of R.
    #[inline(never)]
    pub(super) fn set_radix_squared(&self, zero: &mut [u32], room: &mut [u32]) {
        // From the highest limb's place on, 32 doublings are R, the form of 1. One more for each limb,
        // and the 32nd power: R is 2³² to the number of limbs.
        if let Some(highest) = self.used(zero).last_mut() {
            *highest = 1;
        }
        for _ in 0..32_usize.saturating_add(self.modulus.len()) {
            self.double(zero);
        }
        for _ in 0..5 {
            self.multiply(zero, None, room);
        }
    }

    /// Adds `b` to `a`.
    #[inline(never)]
    pub(super) fn add(&self, a: &mut [u32], b: &[u32]) {
        let limbs = self.used(a);
        let carry = limbs::add(limbs, b);
        limbs::reduce_once(limbs, carry, self.modulus);
    }

    /// Doubles a number.
    fn double(&self, number: &mut [u32]) {
        let limbs = self.used(number);
        let carry = limbs::double(limbs);
        limbs::reduce_once(limbs, carry, self.modulus);
    }

    /// Subtracts `b` from `a`.
    #[inline(never)]
    pub(super) fn subtract(&self, a: &mut [u32], b: &[u32]) {
        let limbs = self.used(a);
        if limbs::subtract(limbs, b) {
            limbs::add(limbs, self.modulus);
        }
    }

    /// Replaces `a` by its product with `b`, or with itself. One of the factors may be as large
    /// as R.
    ///
    /// Montgomery's multiplication, finely integrated: each limb of `a` is multiplied in and one limb
    /// reduced away in the same pass.
    #[inline(never)]
    pub(super) fn multiply(&self, a: &mut [u32], b: Option<&[u32]>, room: &mut [u32]) {
        limbs::take(a, room);
        let a_limbs = &*room;
        let b = b.unwrap_or(a_limbs);
        let product = self.used(a);
        limbs::montgomery_product(product, a_limbs, b, self.modulus, self.negative_inverse);
    }

    /// Raises a number to a power of at least 1; base and result are forms. The power is `exponent`
    /// without its `lowest` bits. `power` starts as the base.
    #[inline(never)]
    pub(super) fn raise(
        &self,
        power: &mut [u32],
        base: &[u32],
        exponent: &[u32],
        lowest: i32,
        room: &mut [u32],
    ) {
        let mut started = false;
        for index in (lowest..limbs::MAX_BITS).rev() {
            let is_set = limbs::bit(exponent, index);
            if started {
                self.multiply(power, None, room);
                if is_set {
                    self.multiply(power, Some(base), room);
                }
            }
            started |= is_set;
        }
    }

    /// As many limbs as the modulus has.
    fn used<'n>(&self, number: &'n mut [u32]) -> &'n mut [u32] {
        number.get_mut(..self.modulus.len()).unwrap_or_default()
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
        let limbs = small_number(modulus);
        let ring = Ring::new(&limbs);
        let radix = BigUint::from(1_u8) << (32 * modulus.bits().div_ceil(32));
        let mut square = [0; LIMBS];
        ring.set_radix_squared(&mut square, &mut [0; LIMBS]);
        assert_eq!(big(&square), &radix * &radix % modulus);

        let (one, two) = (small_number(a), small_number(b));
        let change = |change: &dyn Fn(&mut Number<LIMBS>)| {
            let mut number = one;
            change(&mut number);
            big(&number)
        };
        assert_eq!(change(&|one| ring.add(one, &two)), (a + b) % modulus);
        assert_eq!(change(&|one| ring.subtract(one, &two)), (a + modulus - b) % modulus);
        assert_eq!(change(&|one| ring.double(one)), (a + a) % modulus);

        let multiply = |a: &Number<LIMBS>, b: &Number<LIMBS>| {
            let (mut product, mut room) = (*a, [0xEE; LIMBS]);
            ring.multiply(&mut product, Some(b), &mut room);
            product
        };
        let inverse = radix.modinv(modulus).unwrap();
        assert_eq!(big(&multiply(&one, &two)), a * b * &inverse % modulus);
        let squared = change(&|one| ring.multiply(one, None, &mut [0xEE; LIMBS]));
        assert_eq!(squared, a * a * &inverse % modulus);
        // One factor may be as large as R.
        let largest = &radix - 1_u8;
        let expected = &largest * a * &inverse % modulus;
        assert_eq!(big(&multiply(&small_number(&largest), &one)), expected);
        assert_eq!(big(&multiply(&one, &small_number(&largest))), expected);

        let form = multiply(&one, &square);
        let plain = |form: &Number<LIMBS>| multiply(form, &small(1));
        assert_eq!(plain(&form), one);
        for lowest in [0, 2, 31] {
            let exponent = exponent | 1 << 31;
            let mut power = form;
            ring.raise(&mut power, &form, &[exponent, 0], lowest, &mut [0; LIMBS]);
            let expected = a.modpow(&BigUint::from(exponent >> lowest), modulus);
            assert_eq!(big(&plain(&power)), expected);
        }
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
