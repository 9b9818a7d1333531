//! Numbers modulo an odd number, in Montgomery form.

use super::limbs;

/// A number of up to `LIMBS` limbs, the least significant first.
pub(super) type Number<const LIMBS: usize> = [u32; LIMBS];

/// Reads a big-endian number. If there are too many bytes, the last ones count.
pub(super) fn number<const LIMBS: usize>(bytes: &[u8]) -> Number<LIMBS> {
    let mut number = [0; LIMBS];
    limbs::read(bytes, &mut number);
    number
}

/// Returns a number of one limb.
pub(super) fn small<const LIMBS: usize>(limb: u32) -> Number<LIMBS> {
    let mut number = [0; LIMBS];
    if let Some(first) = number.first_mut() {
        *first = limb;
    }
    number
}

/// The numbers modulo an odd number.
///
/// The product of a and b is a · b · R⁻¹, where R is 2³² to the power of the number of limbs of the
/// modulus, rounded up to an even one. A number x is represented by x · R, its *form*, which is its product with R². The
/// product of a form and a plain number is plain.
///
/// All results are below the modulus, so that equal numbers have equal limbs. Numbers may have more
/// limbs than the modulus; these are zero. Long values, including working space, are passed in by
/// the caller, so that all lengths share one copy of the code.
#[derive(Debug)]
pub(super) struct Ring<'m> {
    /// An even number of limbs, without leading zeros of which two could go.
    modulus: &'m [u32],
    negative_inverse: u32,
}

impl<'m> Ring<'m> {
    /// Creates the ring of an odd modulus, of an even number of limbs.
    pub(super) fn new(modulus: &'m [u32]) -> Self {
        let (mut pairs, _) = modulus.as_chunks();
        while let Some(([0, 0], below)) = pairs.split_last() {
            pairs = below;
        }
        let used = pairs.as_flattened();
        Self { modulus: used, negative_inverse: limbs::negative_inverse(used) }
    }

    /// Sets a number that is zero to R², the form of R.
    pub(super) fn set_radix_squared(&self, zero: &mut [u32], room: &mut [u32]) {
        // From 1 in the last limb but one, which is below the modulus, 64 doublings give R, the form of
        // 1. One more doubling for each limb and the 32nd power give the form of R, which is 2³² to the
        // power of the number of limbs.
        if let [.., one, _] = self.used(zero) {
            *one = 1;
        }
        for _ in 0..64_usize.saturating_add(self.modulus.len()) {
            self.double(zero);
        }
        for _ in 0..5 {
            self.multiply(zero, None, room);
        }
    }

    /// Adds `b` to `a`.
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
    pub(super) fn subtract(&self, a: &mut [u32], b: &[u32]) {
        let limbs = self.used(a);
        if limbs::subtract(limbs, b) {
            limbs::add(limbs, self.modulus);
        }
    }

    /// Replaces `a` by its product with `b`, or by its square. One of the factors may be as large
    /// as R.
    pub(super) fn multiply(&self, a: &mut [u32], b: Option<&[u32]>, room: &mut [u32]) {
        limbs::take(a, room);
        self.set_product(a, room, b.unwrap_or(room));
    }

    /// Sets a number that is zero to the product of `a` and `b`, one of which may be as large as R.
    pub(super) fn set_product(&self, zero: &mut [u32], a: &[u32], b: &[u32]) {
        limbs::montgomery_product(self.used(zero), a, b, self.modulus, self.negative_inverse);
    }

    /// Raises a form to a power of at least 1; the result is a form. The power is `exponent`
    /// without its `lowest` bits. `power` must start as the base.
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

    /// Replaces a plain number below the modulus by its inverse, and zero by zero. The modulus must be a
    /// prime.
    ///
    /// The binary algorithm of Euclid: `a` times the number is u, and `b` times it is v, modulo the
    /// modulus; v is odd. An odd u becomes even by subtraction of the smaller of the two, and an even one is
    /// halved, until u is zero and v is 1.
    pub(super) fn invert<const LIMBS: usize>(&self, number: &mut Number<LIMBS>) {
        let (mut u, mut v) = (*number, [0; LIMBS]);
        limbs::add(&mut v, self.modulus);
        let (mut a, mut b) = (small(1), [0; LIMBS]);
        while u.iter().any(|limb| *limb != 0) {
            if limbs::bit(&u, 0) {
                if limbs::is_below(&u, &v) {
                    core::mem::swap(&mut u, &mut v);
                    core::mem::swap(&mut a, &mut b);
                }
                limbs::subtract(&mut u, &v);
                self.subtract(&mut a, &b);
            }
            limbs::halve(self.used(&mut u), false);
            let a = self.used(&mut a);
            let carry = limbs::bit(a, 0) && limbs::add(a, self.modulus);
            limbs::halve(a, carry);
        }
        *number = b;
    }

    /// Returns the limbs that the modulus has.
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

    const LIMBS: usize = 18;
    const BYTES: usize = 4 * LIMBS;

    fn big(number: &Number<LIMBS>) -> BigUint {
        BigUint::from_slice(number)
    }

    fn small_number(number: &BigUint) -> Number<LIMBS> {
        super::number(&number.to_bytes_be())
    }

    fn check(modulus: &BigUint, a: &BigUint, b: &BigUint, exponent: u32) {
        let limbs = small_number(modulus);
        let ring = Ring::new(&limbs);
        let radix = BigUint::from(1_u8) << (64 * modulus.bits().div_ceil(64));
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

        let inverse = change(&|one| ring.invert(one));
        match a.modinv(modulus) {
            Some(expected) => assert_eq!(inverse, expected),
            // The modulus is no prime here, and has a factor in common with the number.
            None => assert!(inverse < *modulus),
        }

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
            modulus in proptest::collection::vec(any::<u8>(), 1..=BYTES),
            a: [u8; BYTES],
            b in proptest::collection::vec(prop_oneof![Just(0_u8), Just(0xFF), any::<u8>()], BYTES),
            exponent in 1..=u32::MAX,
        ) {
            let modulus = BigUint::from_bytes_be(&modulus) | BigUint::from(3_u8);
            let [a, b] = [Vec::from(a), b].map(|bytes| BigUint::from_bytes_be(&bytes) % &modulus);
            check(&modulus, &a, &b, exponent);
        }

        #[test]
        fn bytes_are_read_and_written(bytes: [u8; BYTES], length in 0..=BYTES) {
            let bytes = &bytes[..length];
            let read: Number<LIMBS> = number(bytes);
            prop_assert_eq!(big(&read), BigUint::from_bytes_be(bytes));
            let mut written = std::vec![0xEE; length];
            limbs::write(&read, &mut written);
            prop_assert_eq!(written, bytes);
        }
    }
}
