//! Numbers modulo an odd number, in Montgomery form, or as they are if the modulus is a Mersenne number.

use super::limbs::{self, Limbs};
use super::long;

/// An odd number of at least 128 bits, and what its arithmetic needs.
///
/// The product of a and b is a · b · R⁻¹, where R is 2⁶⁴ to the power of `N`. A number x is represented by
/// x · R, its *form*. The product of two forms is a form; the product of a form and a plain number is plain.
///
/// For a Mersenne number, such as the prime of P-521, R is 1: a product is reduced by additions alone.
///
/// All results are below the modulus, so that equal numbers have equal limbs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Modulus<const N: usize> {
    limbs: Limbs<N>,
    negative_inverse: u64,
    /// The number of bits.
    bits: u32,
    /// The highest 64 bits.
    leading: u64,
    /// The number of bits of the highest limb that are above the modulus.
    unused: u32,
    /// True if R is 1: all bits of the modulus are set, its highest limb is not zero, and it is not long.
    is_mersenne: bool,
}

impl<const N: usize> Modulus<N> {
    /// True if products are made two rows at a time: faster from some sixteen limbs on, and slower for those of curves.
    const IS_LONG: bool = N >= 16 && N.is_multiple_of(2);

    /// Reads an odd number of at least 128 bits.
    pub(super) fn new(bytes: &[u8]) -> Self {
        let limbs: Limbs<N> = limbs::number(bytes);
        let lowest = limbs.first().copied().unwrap_or(1);
        let bits = limbs::bit_length(&limbs);
        let unused = limbs.last().map_or(0, |highest| highest.leading_zeros());
        let is_mersenne = limbs.split_last().is_some_and(|(highest, others)| {
            *highest == u64::MAX.wrapping_shr(unused) && others.iter().all(|limb| *limb == u64::MAX)
        });
        Self {
            limbs,
            negative_inverse: limbs::negative_inverse(lowest),
            bits,
            leading: limbs::bits_from(&limbs, bits.wrapping_sub(64)),
            unused,
            is_mersenne: is_mersenne && !Self::IS_LONG,
        }
    }

    /// Returns the modulus itself.
    pub(super) fn limbs(&self) -> &Limbs<N> {
        &self.limbs
    }

    /// Returns −m⁻¹ mod 2⁶⁴.
    pub(super) fn negative_inverse(&self) -> u64 {
        self.negative_inverse
    }

    /// Returns the form of a number, which must be below the modulus.
    pub(super) fn form(&self, number: &Limbs<N>) -> Limbs<N> {
        if self.is_mersenne {
            return *number;
        }
        (0..N).fold(*number, |number, _| self.shift_by_limb(&number))
    }

    /// Returns 2⁶⁴ times a number, which must be below the modulus.
    ///
    /// One step of long division. The quotient is estimated from the highest bits, and at most 2 too large,
    /// because the divisor has its highest bit set (Knuth, *The Art of Computer Programming* 4.3.1, theorem B).
    fn shift_by_limb(&self, number: &Limbs<N>) -> Limbs<N> {
        let high = limbs::bits_from(number, self.bits.wrapping_sub(64));
        let low = limbs::bits_from(number, self.bits.wrapping_sub(128));
        let quotient = limbs::divide(high, low, self.leading);
        let mut remainder = [0; N];
        let (mut below, mut carry, mut borrow) = (0, 0, false);
        for ((place, limb), m) in remainder.iter_mut().zip(number).zip(&self.limbs) {
            let product;
            (product, carry) = limbs::multiply_add(quotient, *m, carry, 0);
            (*place, borrow) = limbs::subtract_limbs(below, product, borrow);
            below = *limb;
        }
        let (mut highest, _) = limbs::subtract_limbs(below, carry, borrow);
        // Zero, or −1 or −2 if the quotient is too large. A loop that ends also for a number that is too large.
        for _ in 0..2 {
            if highest != 0 {
                highest = highest.wrapping_add(limbs::add(&mut remainder, &self.limbs));
            }
        }
        remainder
    }

    /// Reads a big-endian number and returns its form.
    pub(super) fn read(&self, bytes: &[u8]) -> Limbs<N> {
        self.form(&limbs::number(bytes))
    }

    /// Returns the number with this form.
    pub(super) fn plain(&self, form: &Limbs<N>) -> Limbs<N> {
        self.multiply(form, &limbs::small(1))
    }

    /// Returns a + b.
    pub(super) fn add(&self, a: &Limbs<N>, b: &Limbs<N>) -> Limbs<N> {
        let mut sum = *a;
        let carry = limbs::add(&mut sum, b);
        self.reduce_once(sum, carry)
    }

    /// Returns 2 · a.
    pub(super) fn double(&self, a: &Limbs<N>) -> Limbs<N> {
        let mut sum = *a;
        let carry = limbs::double(&mut sum);
        self.reduce_once(sum, carry)
    }

    /// Returns a − b.
    pub(super) fn subtract(&self, a: &Limbs<N>, b: &Limbs<N>) -> Limbs<N> {
        let mut difference = *a;
        let borrow = limbs::subtract(&mut difference, b);
        let mask = u64::from(borrow).wrapping_neg();
        limbs::add(&mut difference, &self.limbs.map(|limb| limb & mask));
        difference
    }

    /// Returns −a.
    pub(super) fn negate(&self, a: &Limbs<N>) -> Limbs<N> {
        self.subtract(&[0; N], a)
    }

    /// Returns a · b · R⁻¹. One of the factors may be above the modulus.
    ///
    /// Montgomery multiplication, finely integrated: each limb of `b` is multiplied in and one limb reduced
    /// in the same pass.
    pub(super) fn multiply(&self, a: &Limbs<N>, b: &Limbs<N>) -> Limbs<N> {
        if Self::IS_LONG {
            return self.reduce_long(long::multiply(a, b));
        }
        if self.is_mersenne {
            return self.fold(limbs::multiply(a, b));
        }
        let mut product = [0; N];
        let mut overflow = 0;
        for b in b {
            let mut limbs = product.iter_mut().zip(a.iter().zip(&self.limbs));
            let Some((mut place, (a, m))) = limbs.next() else { break };
            let (low, mut carry) = limbs::multiply_add(*a, *b, *place, 0);
            let factor = low.wrapping_mul(self.negative_inverse);
            let (_, mut reduction_carry) = limbs::multiply_add(factor, *m, low, 0);
            for (next, (a, m)) in limbs {
                let low;
                (low, carry) = limbs::multiply_add(*a, *b, *next, carry);
                (*place, reduction_carry) = limbs::multiply_add(factor, *m, low, reduction_carry);
                place = next;
            }
            (*place, overflow) = limbs::add_limbs(carry, reduction_carry, overflow);
        }
        self.reduce_once(product, overflow)
    }

    /// Returns a · a · R⁻¹.
    ///
    /// Apart from [`multiply`](Self::multiply), because it needs little more than half of the products of limbs:
    /// those of different limbs are computed once and doubled.
    pub(super) fn square(&self, a: &Limbs<N>) -> Limbs<N> {
        if Self::IS_LONG {
            return self.reduce_long(long::square(a));
        }
        let [mut lower, upper] = limbs::square(a);
        if self.is_mersenne {
            return self.fold([lower, upper]);
        }
        let mut overflow = 0;
        for next in upper {
            let mut limbs = lower.iter_mut().zip(&self.limbs);
            let Some((mut place, m)) = limbs.next() else { break };
            let factor = place.wrapping_mul(self.negative_inverse);
            let (_, mut carry) = limbs::multiply_add(factor, *m, *place, 0);
            for (limb, m) in limbs {
                (*place, carry) = limbs::multiply_add(factor, *m, *limb, carry);
                place = limb;
            }
            (*place, overflow) = limbs::add_limbs(next, carry, overflow);
        }
        self.reduce_once(lower, overflow)
    }

    /// Reduces a product of long numbers, its lower half first.
    fn reduce_long(&self, product: [Limbs<N>; 2]) -> Limbs<N> {
        let (reduced, carry) = long::reduce(product, &self.limbs, self.negative_inverse);
        self.reduce_once(reduced, carry)
    }

    /// Reduces a product, its lower half first, modulo a Mersenne number: the bits above the modulus are added to
    /// those below, because 2 to the power of `bits` is 1.
    fn fold(&self, [mut sum, mut above]: [Limbs<N>; 2]) -> Limbs<N> {
        let highest = self.split_unused(&mut sum);
        limbs::shift_left(&mut above, highest, self.unused);
        let carry = limbs::add(&mut sum, &above);
        let highest = carry.wrapping_shl(self.unused) | self.split_unused(&mut sum);
        let carry = limbs::add(&mut sum, &limbs::small::<N>(highest));
        self.reduce_once(sum, carry)
    }

    /// Clears the bits above the modulus, and returns them.
    fn split_unused(&self, number: &mut Limbs<N>) -> u64 {
        let Some(highest) = number.last_mut() else { return 0 };
        // Shifted twice, because a shift by 64 bits is none.
        let above = *highest >> 1_u32 >> 63_u32.wrapping_sub(self.unused);
        *highest &= u64::MAX.wrapping_shr(self.unused);
        above
    }

    /// Raises a form to a power of at least 1.
    pub(super) fn power(&self, base: &Limbs<N>, exponent: &[u64]) -> Limbs<N> {
        let mut power = None;
        for limb in exponent.iter().rev() {
            for bit in (0..64_u32).rev() {
                let square = power.map(|power| self.square(&power));
                let is_set = limb >> bit & 1 == 1;
                power = match square {
                    Some(square) if is_set => Some(self.multiply(&square, base)),
                    None if is_set => Some(*base),
                    square => square,
                };
            }
        }
        power.unwrap_or(*base)
    }

    /// Subtracts the modulus once, unless the number, with `carry` above it, is below the modulus.
    fn reduce_once(&self, number: Limbs<N>, carry: u64) -> Limbs<N> {
        let mut reduced = number;
        let is_below = limbs::subtract(&mut reduced, &self.limbs);
        let mask = u64::from(carry == 0 && is_below).wrapping_neg();
        for (place, limb) in reduced.iter_mut().zip(number) {
            *place ^= (*place ^ limb) & mask;
        }
        reduced
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use num_bigint::BigUint;
    use proptest::prelude::*;
    use std::vec::Vec;

    /// The most limbs of a curve, and of an RSA modulus with the fewest.
    const LIMBS: usize = 9;
    const LONG: usize = 16;
    const BYTES: usize = 8 * LONG;

    fn big<const N: usize>(number: &Limbs<N>) -> BigUint {
        let bytes: Vec<u8> = number.iter().flat_map(|limb| limb.to_le_bytes()).collect();
        BigUint::from_bytes_le(&bytes)
    }

    fn limbs_of<const N: usize>(number: &BigUint) -> Limbs<N> {
        limbs::number(&number.to_bytes_be())
    }

    fn check<const N: usize>(modulus: &BigUint, a: &BigUint, b: &BigUint, exponent: u64) {
        let numbers = Modulus::<N>::new(&modulus.to_bytes_be());
        let largest = (BigUint::from(1_u8) << (64 * N)) - 1_u8;
        let is_mersenne =
            N == LIMBS && modulus.bits() > 512 && modulus.count_ones() == modulus.bits();
        let radix = if is_mersenne { BigUint::from(1_u8) } else { &largest + 1_u8 };
        let inverse = radix.modinv(modulus).unwrap();
        let (one, two): (Limbs<N>, Limbs<N>) = (limbs_of(a), limbs_of(b));
        assert_eq!(big(&numbers.add(&one, &two)), (a + b) % modulus);
        assert_eq!(big(&numbers.subtract(&one, &two)), (a + modulus - b) % modulus);
        assert_eq!(big(&numbers.double(&one)), (a + a) % modulus);
        assert_eq!(big(&numbers.negate(&one)), (modulus - a) % modulus);
        assert_eq!(big(&numbers.multiply(&one, &two)), a * b * &inverse % modulus);
        assert_eq!(big(&numbers.square(&one)), a * a * &inverse % modulus);
        // One factor may be any number of as many limbs.
        let expected = &largest * a * &inverse % modulus;
        assert_eq!(big(&numbers.multiply(&limbs_of(&largest), &one)), expected);
        assert_eq!(big(&numbers.multiply(&one, &limbs_of(&largest))), expected);
        let form = numbers.form(&one);
        assert_eq!(big(&form), a * &radix % modulus);
        assert_eq!(numbers.plain(&form), one);
        let power = numbers.power(&form, &[exponent, 0]);
        assert_eq!(big(&numbers.plain(&power)), a.modpow(&BigUint::from(exponent), modulus));
    }

    #[test]
    fn edges_are_right() {
        let one = || BigUint::from(1_u8);
        for bits in [
            128, 129, 191, 192, 193, 224, 256, 320, 384, 512, 513, 521, 575, 576, 960, 961, 1023,
            1024,
        ] {
            let power = one() << (bits - 1);
            // A modulus just above a power of two gives the largest error of an estimated quotient.
            for modulus in [&power + 1_u8, &power * 2_u8 - 1_u8, (&power + &power / 3_u8) | one()] {
                let edges =
                    [BigUint::ZERO, one(), &modulus - 1_u8, &modulus - 2_u8, &modulus / 2_u8];
                for a in &edges {
                    for b in &edges {
                        if bits <= 64 * LIMBS {
                            check::<LIMBS>(&modulus, a, b, 5);
                        }
                        check::<LONG>(&modulus, a, b, 5);
                    }
                }
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn arithmetic_is_that_of_the_integers(
            modulus in proptest::collection::vec(prop_oneof![Just(0_u8), Just(0xFF), any::<u8>()], 16..=BYTES),
            a: [u8; BYTES],
            b in proptest::collection::vec(prop_oneof![Just(0_u8), Just(0xFF), any::<u8>()], BYTES),
            exponent in 1..=u64::MAX,
        ) {
            let mut modulus = modulus;
            modulus[0] |= 0x80;
            let modulus = BigUint::from_bytes_be(&modulus) | BigUint::from(1_u8);
            let [a, b] = [Vec::from(a), b].map(|bytes| BigUint::from_bytes_be(&bytes) % &modulus);
            check::<LONG>(&modulus, &a, &b, exponent);
            let modulus = modulus % (BigUint::from(1_u8) << (64 * LIMBS));
            if modulus.bits() >= 128 {
                check::<LIMBS>(&modulus, &(a % &modulus), &(b % &modulus), exponent);
            }
        }
    }
}
