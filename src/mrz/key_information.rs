//! The input for deriving the access keys of the chip.

use core::fmt;

use super::document_number::MAX_LENGTH as MAX_NUMBER;
use super::layout::Fields;
use super::{CheckDigit, FILLER};

/// The maximum length: number, date of birth and date of expiry, each with its check digit.
const MAX_LENGTH: usize = MAX_NUMBER + 1 + 7 + 7;

/// The MRZ_information of BAC and of PACE with the MRZ (Doc 9303-11 §4.3, §9.7).
///
/// ```text
/// document number, at least 9 characters with its fillers   check digit
/// date of birth    YYMMDD                                   check digit
/// date of expiry   YYMMDD                                   check digit
/// ```
///
/// Anyone who has this information can open the chip. It is not erased when it is dropped.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct KeyInformation {
    characters: [u8; MAX_LENGTH],
    length: usize,
}

impl KeyInformation {
    /// Builds the information from the printed fields, and computes the check digits. Returns `None` if a
    /// date does not have six characters, if the number is empty or has more than 22 characters, or if a
    /// character is not in the alphabet of the MRZ.
    ///
    /// # Examples
    ///
    /// ```
    /// use idchip::mrz::KeyInformation;
    ///
    /// let information = KeyInformation::new("L898902C", "690806", "940623");
    /// assert_eq!(information.unwrap().as_bytes(), b"L898902C<369080619406236");
    /// ```
    #[must_use]
    pub fn new(document_number: &str, date_of_birth: &str, date_of_expiry: &str) -> Option<Self> {
        let is_allowed = |character: u8| {
            character.is_ascii_uppercase() || character.is_ascii_digit() || character == FILLER
        };
        let is_date = |date: &str| date.len() == 6 && date.bytes().all(is_allowed);
        let is_number = document_number.len() <= MAX_NUMBER
            && !document_number.is_empty()
            && document_number.bytes().all(is_allowed);
        if !is_number || !is_date(date_of_birth) || !is_date(date_of_expiry) {
            return None;
        }
        let fillers = 9_usize.saturating_sub(document_number.len());
        let number = document_number.bytes().chain(core::iter::repeat_n(FILLER, fillers));
        let digit = |field: &str| CheckDigit::of(field.bytes()).character();
        let characters = (number.clone())
            .chain([CheckDigit::of(number).character()])
            .chain(date_of_birth.bytes())
            .chain([digit(date_of_birth)])
            .chain(date_of_expiry.bytes())
            .chain([digit(date_of_expiry)]);
        Some(Self::collect(characters))
    }

    /// Returns the information of an MRZ, with the check digits in it, even if they are wrong: the keys of
    /// the chip were derived from them.
    pub(super) fn of(fields: &Fields<'_>) -> Self {
        let characters = (fields.document_number().bytes())
            .chain(fields.tail().bytes())
            .chain([fields.document_number_digit()])
            .chain(fields.date_of_birth().bytes())
            .chain([fields.birth_digit()])
            .chain(fields.date_of_expiry().bytes())
            .chain([fields.expiry_digit()]);
        Self::collect(characters)
    }

    /// Returns the characters.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.characters.get(..self.length).unwrap_or_default()
    }

    fn collect(source: impl Iterator<Item = u8>) -> Self {
        let mut characters = [0; MAX_LENGTH];
        let mut length = 0_usize;
        for (place, character) in characters.iter_mut().zip(source) {
            *place = character;
            length = length.saturating_add(1);
        }
        Self { characters, length }
    }
}

/// Shows the length only: the content opens the chip.
impl fmt::Debug for KeyInformation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyInformation({} characters)", self.length)
    }
}
