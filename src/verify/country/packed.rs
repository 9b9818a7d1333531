//! The table of state codes, packed at compile time: most codes take one byte of flash.

/// Three-letter codes with their two-letter codes, sorted by the former.
///
/// A byte holds the distance of a three-letter code's [`number`] from that of the previous code,
/// plus [`STEPS`] times the choice of letters for the two-letter code. If the two-letter code has
/// other letters, they follow. A byte from [`LONG_STEPS`] on encodes no code, but a distance of
/// that many times [`STEPS`].
pub(super) struct Packed<const LENGTH: usize>([u8; LENGTH]);

/// One more than the longest distance that fits in a code's byte.
const STEPS: u8 = 82;

/// The two-letter code has the first and the second letter.
const FIRST_AND_SECOND: u8 = 0;

/// The two-letter code has the first and the third letter.
const FIRST_AND_THIRD: u8 = 1;

/// The two-letter code has other letters.
const OTHERS: u8 = 2;

const LONG_STEPS: u8 = 3 * STEPS;

impl<const LENGTH: usize> Packed<LENGTH> {
    /// Returns the number of bytes that the codes take.
    pub(super) const fn length(codes: &[([u8; 3], [u8; 2])]) -> usize {
        pack(codes, &mut [0; 1024])
    }

    /// Packs codes that take [`length`](Self::length) bytes.
    pub(super) const fn new(codes: &[([u8; 3], [u8; 2])]) -> Self {
        let mut places = [0; LENGTH];
        pack(codes, &mut places);
        Self(places)
    }

    /// Iterates over the codes, in order.
    pub(super) const fn codes(&self) -> Codes<'_> {
        Codes { rest: &self.0, at: 0 }
    }
}

/// A code of the table. Its letters are computed when asked for, because a search compares most codes by
/// their number alone.
#[derive(Clone, Copy)]
pub(super) struct Code {
    /// The [`number`] of the three letters.
    pub(super) number: u32,
    two: TwoLetterForm,
}

#[derive(Clone, Copy)]
enum TwoLetterForm {
    FirstAndSecond,
    FirstAndThird,
    Others([u8; 2]),
}

impl Code {
    /// Returns the two-letter code.
    pub(super) const fn two_letters(self) -> [u8; 2] {
        let [first, second, third] = letters(self.number);
        match self.two {
            TwoLetterForm::FirstAndSecond => [first, second],
            TwoLetterForm::FirstAndThird => [first, third],
            TwoLetterForm::Others(two) => two,
        }
    }
}

/// Iterator over packed codes.
pub(super) struct Codes<'a> {
    rest: &'a [u8],
    /// The number of the previous code.
    at: u32,
}

impl Iterator for Codes<'_> {
    type Item = Code;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (byte, after) = self.rest.split_first()?;
            self.rest = after;
            if let Some(steps) = byte.checked_sub(LONG_STEPS) {
                self.at = self.at.wrapping_add(wide(steps).wrapping_mul(wide(STEPS)));
                continue;
            }
            self.at = self.at.wrapping_add(wide(byte % STEPS));
            let two = match byte / STEPS {
                FIRST_AND_SECOND => TwoLetterForm::FirstAndSecond,
                FIRST_AND_THIRD => TwoLetterForm::FirstAndThird,
                _ => {
                    let (two, after) = after.split_first_chunk()?;
                    self.rest = after;
                    TwoLetterForm::Others(*two)
                }
            };
            return Some(Code { number: self.at, two });
        }
    }
}

/// Packs the codes, and returns the number of bytes they take.
#[expect(clippy::arithmetic_side_effects, reason = "the compiler runs it, and refuses an overflow")]
const fn pack(codes: &[([u8; 3], [u8; 2])], places: &mut [u8]) -> usize {
    let all = places.len();
    let (mut rest, mut codes, mut at) = (places, codes, 0);
    while let [(three, two), after @ ..] = codes {
        codes = after;
        let number = number(*three);
        let mut step = number - at;
        at = number;
        while step >= wide(STEPS) {
            let most = wide(u8::MAX - LONG_STEPS);
            let steps = if step / wide(STEPS) < most { step / wide(STEPS) } else { most };
            rest = put(rest, &[LONG_STEPS + low(steps)]);
            step -= steps * wide(STEPS);
        }
        let ([a, b, c], [d, e]) = (*three, *two);
        rest = match (a == d, e == b, e == c) {
            (true, true, _) => put(rest, &[low(step) + FIRST_AND_SECOND * STEPS]),
            (true, false, true) => put(rest, &[low(step) + FIRST_AND_THIRD * STEPS]),
            _ => put(rest, &[low(step) + OTHERS * STEPS, d, e]),
        };
    }
    all - rest.len()
}

/// Writes bytes to the front of `places`, and returns the rest.
const fn put<'p>(places: &'p mut [u8], bytes: &[u8]) -> &'p mut [u8] {
    match (places, bytes) {
        ([place, others @ ..], [byte, after @ ..]) => {
            *place = *byte;
            put(others, after)
        }
        (others, _) => others,
    }
}

/// Returns the number whose digits are these capital letters.
pub(super) const fn number([first, second, third]: [u8; 3]) -> u32 {
    wide(first.wrapping_sub(b'A'))
        .wrapping_mul(LETTERS)
        .wrapping_add(wide(second.wrapping_sub(b'A')))
        .wrapping_mul(LETTERS)
        .wrapping_add(wide(third.wrapping_sub(b'A')))
}

/// Returns the three letters of a [`number`].
const fn letters(number: u32) -> [u8; 3] {
    let rest = number / LETTERS;
    [letter(rest / LETTERS), letter(rest), letter(number)]
}

/// Returns the letter of the last digit.
const fn letter(digits: u32) -> u8 {
    low(digits % LETTERS).wrapping_add(b'A')
}

const LETTERS: u32 = 26;

const fn wide(byte: u8) -> u32 {
    u32::from_be_bytes([0, 0, 0, byte])
}

const fn low(number: u32) -> u8 {
    let [.., low] = number.to_be_bytes();
    low
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_takes_one_byte_or_three_and_a_long_step_one_more() {
        let codes = [(*b"AAB", *b"AA"), (*b"AAC", *b"AC"), (*b"AAD", *b"QQ"), (*b"ZZZ", *b"ZZ")];
        let mut places = [0; 64];
        let length = pack(&codes, &mut places);
        let steps = (26 * 26 * 26 - 4) / 82;
        assert_eq!(length, 1 + 1 + 3 + usize::div_ceil(steps, 9) + 1);
        let codes_again = Codes { rest: &places[..length], at: 0 };
        assert!(codes_again.map(|code| (letters(code.number), code.two_letters())).eq(codes));
    }

    #[test]
    fn letters_are_the_inverse_of_number() {
        for code in [*b"AAA", *b"AAZ", *b"ABA", *b"BAA", *b"VNM", *b"ZZZ"] {
            assert_eq!(letters(number(code)), code);
        }
    }
}
