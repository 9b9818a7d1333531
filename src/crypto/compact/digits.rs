//! Scalars as signed digits, from the highest down.

use super::limbs;

/// The number of bits that a digit covers.
const WIDTH: i32 = 4;

/// The number of odd multiples of a point that the digits need: 1, 3, 5 and 7 times.
pub(super) const MULTIPLES: usize = 4;

/// A digit of a number: odd, between −7 and 7.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Digit {
    /// The index of the odd multiple: 0 to 3 for 1, 3, 5 and 7 times the point.
    pub(super) multiple: usize,
    /// True if the digit is negative.
    pub(super) is_negative: bool,
}

/// The digits of a number, on average one at every fifth bit.
///
/// A number is the difference of its double and itself. Written as that difference, bit by bit,
/// each bit is −1, 0 or 1, and the signs of nonzero bits alternate. A digit is the sum of four such
/// bits, the first of them nonzero; if the sum is even, the digit is halved and placed lower.
/// (Okeya, Schmidt-Samoa, Spahn, Takagi: *Signed binary representations revisited*, 2004.)
#[derive(Debug)]
pub(super) struct Digits<'n> {
    number: &'n [u32],
    /// The highest bit that no digit covers yet.
    next: i32,
    digit: Digit,
    /// The bit at which the digit is placed.
    at: i32,
}

impl<'n> Digits<'n> {
    /// Starts the recoding of a number.
    pub(super) fn new(number: &'n [u32]) -> Self {
        let digit = Digit { multiple: 0, is_negative: false };
        Self { number, next: i32::MAX, digit, at: i32::MAX }
    }

    /// Returns the digit at this bit, if there is one. Must be called for every bit in turn, from
    /// the top down to 0.
    pub(super) fn at(&mut self, index: i32) -> Option<Digit> {
        let mut window = 0;
        for below in 0..=WIDTH {
            let bit = limbs::bit(self.number, index.wrapping_sub(below));
            window = window << 1_u32 | i32::from(bit);
        }
        // The two highest bits of the window differ.
        if index <= self.next && (0b01000..0b11000).contains(&window) {
            let doubled = window & 0b01111;
            let sum = (doubled.wrapping_add(1) >> 1_u32).wrapping_sub(window >> 4_u32 << 3_u32);
            let zeros = sum.trailing_zeros();
            let odd = sum.unsigned_abs().wrapping_shr(zeros);
            self.digit.multiple = usize::try_from(odd >> 1).unwrap_or_default();
            self.digit.is_negative = sum < 0;
            self.next = index.wrapping_sub(WIDTH);
            self.at = self.next.wrapping_add(1).wrapping_add_unsigned(zeros);
        }
        (index == self.at).then_some(self.digit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_add_up_to_their_number() {
        let edges = [0, 1, 2, 3, 7, 8, 9, 0x55, 0xAA, 0xFF, 0x8000_0000, u32::MAX];
        for low in (0..1024).chain(edges) {
            for high in edges {
                let number = [low, high];
                let mut digits = Digits::new(&number);
                let (mut sum, mut count) = (0_i128, 0);
                for index in (0..=64).rev() {
                    sum *= 2;
                    if let Some(digit) = digits.at(index) {
                        assert!(digit.multiple < MULTIPLES);
                        let odd = i128::try_from(digit.multiple).unwrap() * 2 + 1;
                        sum += if digit.is_negative { -odd } else { odd };
                        count += 1;
                    }
                }
                assert_eq!(sum, i128::from(high) << 32 | i128::from(low));
                assert!(count <= 17);
            }
        }
    }
}
