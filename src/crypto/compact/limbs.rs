//! Long numbers as slices of limbs: 32 bits each, the least significant first.
//!
//! All time-consuming code is here, once for all lengths. If slices differ in length, the shorter
//! one counts.

/// Returns the lower half.
fn low(number: u64) -> u32 {
    let [a, b, c, d, ..] = number.to_le_bytes();
    u32::from_le_bytes([a, b, c, d])
}

/// Returns the upper half.
fn high(number: u64) -> u32 {
    low(number >> 32)
}

/// Returns a · b + c + d, which always fits.
fn multiply_add(a: u32, b: u32, c: u32, d: u32) -> u64 {
    u64::from(a).wrapping_mul(u64::from(b)).wrapping_add(u64::from(c)).wrapping_add(u64::from(d))
}

/// Reads a big-endian number into a number that is zero. If there are too many bytes, the last ones
/// count.
pub(super) fn read(bytes: &[u8], zero: &mut [u32]) {
    for (bit, byte) in (0_i32..).step_by(8).zip(bytes.iter().rev()) {
        if let Some(limb) = usize::try_from(bit >> 5).ok().and_then(|limb| zero.get_mut(limb)) {
            *limb |= u32::from(*byte).wrapping_shl(bit.cast_unsigned());
        }
    }
}

/// Writes a number as big-endian bytes. If there are too many limbs, the first ones count.
pub(super) fn write(number: &[u32], bytes: &mut [u8]) {
    for (bit, place) in (0_i32..).step_by(8).zip(bytes.iter_mut().rev()) {
        let limb = usize::try_from(bit >> 5).ok().and_then(|limb| number.get(limb));
        let [byte, ..] =
            limb.map_or(0, |limb| limb.wrapping_shr(bit.cast_unsigned())).to_le_bytes();
        *place = byte;
    }
}

/// The number of bits of the longest scalar or exponent, in whole limbs.
pub(super) const MAX_BITS: i32 = 544;

/// Returns bit `index`, or false if the index is negative or beyond the number.
pub(super) fn bit(number: &[u32], index: i32) -> bool {
    usize::try_from(index >> 5)
        .ok()
        .and_then(|limb| number.get(limb))
        .is_some_and(|limb| limb.wrapping_shr(index.cast_unsigned()) & 1 == 1)
}

/// Adds `b` to `a` and returns the carry.
pub(super) fn add(a: &mut [u32], b: &[u32]) -> bool {
    let mut carry = false;
    for (a, b) in a.iter_mut().zip(b) {
        let (sum, first) = a.overflowing_add(*b);
        let (sum, second) = sum.overflowing_add(u32::from(carry));
        *a = sum;
        carry = first | second;
    }
    carry
}

/// Subtracts `b` from `a` and returns the borrow.
pub(super) fn subtract(a: &mut [u32], b: &[u32]) -> bool {
    let mut carry = true;
    for (a, b) in a.iter_mut().zip(b) {
        let (sum, first) = a.overflowing_add(!*b);
        let (sum, second) = sum.overflowing_add(u32::from(carry));
        *a = sum;
        carry = first | second;
    }
    !carry
}

/// Moves a number to `to`, and leaves zero in its place.
pub(super) fn take(number: &mut [u32], to: &mut [u32]) {
    for (limb, place) in number.iter_mut().zip(to) {
        *place = core::mem::take(limb);
    }
}

/// Doubles a number and returns the carry.
pub(super) fn double(number: &mut [u32]) -> bool {
    let mut carry = 0;
    for limb in number {
        let above = *limb >> 31;
        *limb = *limb << 1 | carry;
        carry = above;
    }
    carry != 0
}

/// Halves a number with this carry above it.
pub(super) fn halve(number: &mut [u32], carry: bool) {
    let mut above = u32::from(carry);
    for limb in number.iter_mut().rev() {
        let lowest = *limb & 1;
        *limb = *limb >> 1 | above << 31;
        above = lowest;
    }
}

/// True if `a` is below `b`, which has the same length.
pub(super) fn is_below(a: &[u32], b: &[u32]) -> bool {
    a.iter().rev().lt(b.iter().rev())
}

/// Subtracts the modulus once, unless the number, with `carry` as its top bit, is below it.
pub(super) fn reduce_once(number: &mut [u32], carry: bool, modulus: &[u32]) {
    if carry || !is_below(number, modulus) {
        subtract(number, modulus);
    }
}

/// Returns −`modulus`⁻¹ mod 2³², by Newton's iteration: an odd number is its own inverse to three
/// bits, and each step doubles the number of correct bits.
pub(super) fn negative_inverse(modulus: &[u32]) -> u32 {
    let odd = modulus.first().copied().unwrap_or(1);
    let mut inverse = odd;
    for _ in 0..4 {
        inverse = inverse.wrapping_mul(2_u32.wrapping_sub(odd.wrapping_mul(inverse)));
    }
    inverse.wrapping_neg()
}

/// Computes a · b · R⁻¹ mod `modulus`, where R is 2³² to the power of the number of limbs, which must
/// be even. `product` must be zero before. One factor must be below the modulus, the other below R.
///
/// Montgomery multiplication, finely integrated: each limb of `a` is multiplied in and one limb
/// reduced in the same pass, which stores each limb one place lower.
// A pass takes two limbs at a time: 4 % fewer instructions for a card, and 20 bytes of flash.
pub(super) fn montgomery_product(
    product: &mut [u32],
    a: &[u32],
    b: &[u32],
    modulus: &[u32],
    negative_inverse: u32,
) {
    let Some(b_lowest) = b.first() else { return };
    let (b_pairs, m_pairs) = (b.as_chunks::<2>().0, modulus.as_chunks::<2>().0);
    let mut overflow = 0;
    for (a, _) in a.iter().zip(modulus) {
        let Some(lowest) = product.first() else { return };
        let factor = a.wrapping_mul(*b_lowest).wrapping_add(*lowest).wrapping_mul(negative_inverse);
        let (mut carry, mut reduction_carry) = (0, 0);
        // The lowest limb of the sum is zero, and has no place.
        let mut zero = 0;
        let mut place = &mut zero;
        let limbs = product.as_chunks_mut::<2>().0.iter_mut().zip(b_pairs.iter().zip(m_pairs));
        for ([first, second], ([b_first, b_second], [m_first, m_second])) in limbs {
            let sum = multiply_add(*a, *b_first, *first, carry);
            carry = high(sum);
            let sum = multiply_add(factor, *m_first, low(sum), reduction_carry);
            reduction_carry = high(sum);
            *place = low(sum);
            let sum = multiply_add(*a, *b_second, *second, carry);
            carry = high(sum);
            let sum = multiply_add(factor, *m_second, low(sum), reduction_carry);
            reduction_carry = high(sum);
            *first = low(sum);
            place = second;
        }
        let sum = u64::from(carry)
            .wrapping_add(u64::from(reduction_carry))
            .wrapping_add(u64::from(overflow));
        *place = low(sum);
        overflow = high(sum);
    }
    reduce_once(product, overflow != 0, modulus);
}
