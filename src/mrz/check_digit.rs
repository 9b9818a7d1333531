//! The check digit of Doc 9303-3 §4.9.

/// A check digit: the sum of the values of the characters, modulo 10, with the weights 7, 3, 1, repeated from
/// left to right.
///
/// Digits count as themselves, `A` to `Z` as 10 to 35, and `<` as 0 (Doc 9303-3 §4.9). A check digit detects
/// every single wrong digit, but not every wrong letter or transposition.
///
/// # Examples
///
/// ```
/// use idchip::mrz::CheckDigit;
///
/// assert_eq!(CheckDigit::of(b"D23145890734".iter().copied()).character(), b'9');
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CheckDigit(u8);

impl CheckDigit {
    /// Computes the check digit of these characters. A character outside the alphabet of the MRZ counts as 0.
    #[must_use]
    pub fn of(characters: impl IntoIterator<Item = u8>) -> Self {
        let mut sum = Sum::default();
        characters.into_iter().for_each(|character| sum.add_character(character));
        sum.digit()
    }

    /// Returns the digit as a character, `0` to `9`.
    #[must_use]
    pub const fn character(self) -> u8 {
        b'0'.saturating_add(self.0)
    }

    /// True if the digit equals this character.
    #[must_use]
    pub const fn matches(self, character: u8) -> bool {
        self.character() == character
    }
}

/// The computation of a check digit.
pub(super) struct Sum {
    sum: u32,
    /// The weight of the next character.
    weight: u32,
}

impl Default for Sum {
    fn default() -> Self {
        Self { sum: 0, weight: 7 }
    }
}

impl Sum {
    /// Adds the next characters.
    pub(super) fn add(&mut self, characters: &str) {
        characters.bytes().for_each(|character| self.add_character(character));
    }

    fn add_character(&mut self, character: u8) {
        // At most 9 + 35 × 7, so nothing wraps.
        self.sum = value(character).wrapping_mul(self.weight).wrapping_add(self.sum) % 10;
        self.weight = match self.weight {
            7 => 3,
            3 => 1,
            _ => 7,
        };
    }

    pub(super) const fn digit(&self) -> CheckDigit {
        let [digit, ..] = self.sum.to_le_bytes();
        CheckDigit(digit)
    }
}

fn value(character: u8) -> u32 {
    let value = match character {
        b'0'..=b'9' => character.wrapping_sub(b'0'),
        b'A'..=b'Z' => character.wrapping_sub(b'A').wrapping_add(10),
        _ => 0,
    };
    u32::from(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn examples_of_the_standard_are_right() {
        // Doc 9303-3 §4.9, Doc 9303-11 appendix D.2.
        for (characters, digit) in
            [("520727", b'3'), ("AB2134<<<", b'5'), ("L898902C<", b'3'), ("D23145890734", b'9')]
        {
            assert!(CheckDigit::of(characters.bytes()).matches(digit));
        }
    }

    proptest! {
        #[test]
        fn every_wrong_digit_is_detected(text in "[0-9]{1,40}", at in 0..40_usize, other in b'0'..=b'9') {
            let mut wrong = text.clone().into_bytes();
            let at = at % wrong.len();
            let is_same = wrong[at] == other;
            wrong[at] = other;
            prop_assert_eq!(CheckDigit::of(wrong) == CheckDigit::of(text.bytes()), is_same);
        }

        #[test]
        fn any_characters_are_accepted(characters in proptest::collection::vec(any::<u8>(), 0..300)) {
            prop_assert!(CheckDigit::of(characters).character().is_ascii_digit());
        }
    }
}
