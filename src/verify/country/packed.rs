//! The table of state codes, packed by the compiler: most codes take one byte of flash.

/// Codes of three letters with those of two, sorted by the former.
///
/// A byte says how far the [`number`] of a three-letter code is from that of the code before, and
/// which of its letters the two-letter code has, times [`STEPS`]. Other letters than those follow.
/// From [`LONG_STEPS`] on, a byte is no code, but as many times [`STEPS`].
pub(super) struct Packed<const LENGTH: usize>([u8; LENGTH]);

/// One more than the longest step that a byte has room for.
const STEPS: u8 = 82;

/// The two-letter code has the first and the second letter.
const FIRST_AND_SECOND: u8 = 0;

/// The two-letter code has the first and the third letter.
const FIRST_AND_THIRD: u8 = 1;

/// The two-letter code has other letters.
const OTHERS: u8 = 2;

const LONG_STEPS: u8 = 3 * STEPS;

impl<const LENGTH: usize> Packed<LENGTH> {
    /// How many bytes the codes take.
    pub(super) const fn length(codes: &[([u8; 3], [u8; 2])]) -> usize {
        pack(codes, &mut [0; 1024])
    }

    /// Packs codes of this [`length`](Self::length).
    pub(super) const fn new(codes: &[([u8; 3], [u8; 2])]) -> Self {
        let mut places = [0; LENGTH];
        pack(codes, &mut places);
        Self(places)
    }

    /// The codes, in their order.
    pub(super) const fn codes(&self) -> Codes<'_> {
        Codes { rest: &self.0, at: 0 }
    }
}

/// Iterator over packed codes.
pub(super) struct Codes<'a> {
    rest: &'a [u8],
    /// The number of the code before.
    at: u32,
}

impl Iterator for Codes<'_> {
    type Item = ([u8; 3], [u8; 2]);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (byte, after) = self.rest.split_first()?;
            self.rest = after;
            if let Some(steps) = byte.checked_sub(LONG_STEPS) {
                self.at = self.at.wrapping_add(wide(steps).wrapping_mul(wide(STEPS)));
                continue;
            }
            self.at = self.at.wrapping_add(wide(byte % STEPS));
            let three @ [first, second, third] = letters(self.at);
            let two = match byte / STEPS {
                FIRST_AND_SECOND => [first, second],
                FIRST_AND_THIRD => [first, third],
                _ => {
                    let (two, after) = after.split_first_chunk()?;
                    self.rest = after;
                    *two
                }
            };
            return Some((three, two));
        }
    }
}

/// Packs the codes, and says how many bytes they take.
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

/// Writes bytes to the first places, and returns the others.
const fn put<'p>(places: &'p mut [u8], bytes: &[u8]) -> &'p mut [u8] {
    match (places, bytes) {
        ([place, others @ ..], [byte, after @ ..]) => {
            *place = *byte;
            put(others, after)
        }
        (others, _) => others,
    }
}

/// Capital letters as the digits of a number.
const fn number([first, second, third]: [u8; 3]) -> u32 {
    wide(first.wrapping_sub(b'A'))
        .wrapping_mul(LETTERS)
        .wrapping_add(wide(second.wrapping_sub(b'A')))
        .wrapping_mul(LETTERS)
        .wrapping_add(wide(third.wrapping_sub(b'A')))
}

/// The three letters of a [`number`].
const fn letters(number: u32) -> [u8; 3] {
    let rest = number / LETTERS;
    [letter(rest / LETTERS), letter(rest), letter(number)]
}

/// The letter of the last digit.
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
        assert!(codes_again.eq(codes));
    }

    #[test]
    fn letters_are_those_of_the_number() {
        for code in [*b"AAA", *b"AAZ", *b"ABA", *b"BAA", *b"VNM", *b"ZZZ"] {
            assert_eq!(letters(number(code)), code);
        }
    }
}
