//! The personal number.

use core::fmt;

use super::{Province, VIETNAM};
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::mrz::{CheckDigit, Format, Mrz, Sex};
use crate::tlv::{offset, utf8};

/// The personal identification number: twelve digits (Decree 137/2015/NĐ-CP art. 13).
///
/// ```text
/// 3   code of the province or country where the birth was registered
/// 1   century and sex: 0 and 1 are the 1900s, male and female; 2 and 3 the 2000s; … 8 and 9 the 2300s
/// 2   year of birth
/// 6   random
/// ```
///
/// Checked: that there are twelve digits; there is no check digit. **Not** checked: their meaning.
/// The law of 2023 guarantees only twelve digits, codes of countries are not public, and a sex may
/// have been corrected since: province, sex and year are hints, never a reason to refuse a card.
///
/// The last six digits are the card's CAN. **The number alone opens the chip.**
///
/// # Examples
///
/// ```
/// use idchip::vietnam::PersonalNumber;
///
/// let number = PersonalNumber::parse("001099012345")?;
/// assert_eq!(number.can(), "012345");
/// assert_eq!(number.document_number(), "099012345");
/// assert_eq!(number.year_of_birth_hint(), 1999);
/// assert_eq!(number.province_hint().map(|province| province.name_2021()), Some("Hà Nội"));
/// # Ok::<(), idchip::ParseError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct PersonalNumber {
    digits: [u8; 12],
}

impl PersonalNumber {
    /// Reads twelve digits.
    ///
    /// # Errors
    ///
    /// Returns [`ParseErrorKind::WrongLength`] or [`ParseErrorKind::Character`].
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        let error = |kind, at| ParseError::new(kind, offset(at), Structure::PersonalNumber);
        let digits = <[u8; 12]>::try_from(text.as_bytes())
            .map_err(|_| error(ParseErrorKind::WrongLength(offset(text.len())), 0))?;
        match digits.iter().position(|digit| !digit.is_ascii_digit()) {
            Some(at) => Err(error(ParseErrorKind::Character, at)),
            None => Ok(Self { digits }),
        }
    }

    /// Returns the number in the optional data of an MRZ issued by Vietnam: of an ID card, or of a
    /// passport that has it.
    #[must_use]
    pub fn of_mrz(mrz: &Mrz<'_>) -> Option<Self> {
        if mrz.issuing_state() != VIETNAM {
            return None;
        }
        let optional = mrz.optional_data_1();
        let (number, rest) = optional.split_at_checked(12)?;
        let is_alone = match mrz.format() {
            Format::Td1 => rest.is_empty() || rest.starts_with("<<"),
            Format::Td2 | Format::Td3 => rest.is_empty(),
        };
        Self::parse(number).ok().filter(|_| is_alone)
    }

    /// Returns the twelve digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        text(&self.digits)
    }

    /// Returns the last nine digits, which are the document number in the MRZ.
    #[must_use]
    pub fn document_number(&self) -> &str {
        let [_, _, _, number @ ..] = &self.digits;
        text(number)
    }

    /// Returns the last six digits, which are the CAN for PACE.
    #[must_use]
    pub fn can(&self) -> &str {
        let [_, _, _, _, _, _, can @ ..] = &self.digits;
        text(can)
    }

    /// Returns the check digit that follows the number in the optional data of the MRZ.
    #[must_use]
    pub fn check_digit(&self) -> CheckDigit {
        CheckDigit::of(self.digits)
    }

    /// Returns the code at the start, of a province or a country.
    #[must_use]
    pub fn registration_code(&self) -> u16 {
        let [first, second, third, ..] = self.digits;
        [first, second, third]
            .into_iter()
            .fold(0, |code: u16, digit| code.saturating_mul(10).saturating_add(value(digit)))
    }

    /// Returns the province where the birth was registered, if the code is a province's.
    #[must_use]
    pub fn province_hint(&self) -> Option<Province> {
        Province::of_code(self.registration_code())
    }

    /// Returns the sex when the number was assigned.
    #[must_use]
    pub const fn sex_hint(&self) -> Sex {
        let [_, _, _, century_and_sex, ..] = self.digits;
        if century_and_sex.is_multiple_of(2) { Sex::Male } else { Sex::Female }
    }

    /// Returns the year of birth, 1900 to 2399.
    #[must_use]
    pub fn year_of_birth_hint(&self) -> u16 {
        let [_, _, _, century_and_sex, tens, units, ..] = self.digits;
        let century = (value(century_and_sex) / 2).saturating_add(19);
        let year = value(tens).saturating_mul(10).saturating_add(value(units));
        century.saturating_mul(100).saturating_add(year)
    }
}

/// Writes the number, which is personal data.
impl fmt::Display for PersonalNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Hides the number, which opens the chip.
impl fmt::Debug for PersonalNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonalNumber(..)")
    }
}

fn value(digit: u8) -> u16 {
    u16::from(digit.saturating_sub(b'0'))
}

/// Digits are ASCII, so this cannot fail.
fn text(digits: &[u8]) -> &str {
    utf8(digits).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::format;
    use std::string::ToString;

    fn number(digits: &str) -> PersonalNumber {
        PersonalNumber::parse(digits).unwrap()
    }

    #[test]
    fn accepts_only_twelve_digits() {
        assert_eq!(number("001099012345").to_string(), "001099012345");
        let kind = |text| PersonalNumber::parse(text).unwrap_err().kind;
        assert_eq!(kind("00109901234"), ParseErrorKind::WrongLength(11));
        assert_eq!(kind("0010990123456"), ParseErrorKind::WrongLength(13));
        assert_eq!(kind("00109901234O"), ParseErrorKind::Character);
        assert_eq!(kind("00109901234٣").to_string(), "value has a length of 13 bytes");
    }

    #[test]
    fn century_and_sex_share_a_digit() {
        for (digit, century, sex) in [
            ('0', 1900, Sex::Male),
            ('1', 1900, Sex::Female),
            ('2', 2000, Sex::Male),
            ('3', 2000, Sex::Female),
            ('4', 2100, Sex::Male),
            ('9', 2300, Sex::Female),
        ] {
            let number = number(&format!("079{digit}56054321"));
            assert_eq!(number.year_of_birth_hint(), century + 56);
            assert_eq!(number.sex_hint(), sex);
        }
    }

    #[test]
    fn codes_of_2021_keep_their_names_and_may_have_new_ones() {
        let province = number("015099012345").province_hint().unwrap();
        assert_eq!((province.code(), province.name_2021()), (15, "Yên Bái"));
        assert_eq!(province.name_since_2025(), Some("Lào Cai"));
        assert_eq!(Province::of_code(1).unwrap().name_since_2025(), None);
        assert_eq!((0..1000).filter_map(Province::of_code).count(), 63);
    }

    #[test]
    fn an_unknown_code_is_no_reason_to_refuse() {
        let number = number("999099012345");
        assert_eq!(number.registration_code(), 999);
        assert_eq!(number.province_hint(), None);
    }

    #[test]
    fn is_read_from_the_mrz_of_cards_and_passports() {
        let card = b"IDVNM0990123459001099012345<<0\
            9901018M3901016VNM<<<<<<<<<<<0\
            NGUYEN<<VAN<A<<<<<<<<<<<<<<<<<";
        let expected = Some(number("001099012345"));
        assert_eq!(PersonalNumber::of_mrz(&Mrz::parse(card).unwrap()), expected);
        assert!(number("001099012345").check_digit().matches(b'0'));
        let passport = b"P<VNMTRAN<<THI<MAU<<<<<<<<<<<<<<<<<<<<<<<<<<\
            K000000011VNM8802299F3302288001188099999<<50";
        let expected = Some(number("001188099999"));
        assert_eq!(PersonalNumber::of_mrz(&Mrz::parse(passport).unwrap()), expected);
        let other = b"I<UTOD231458907<<<<<<<<<<<<<<<\
            7408122F1204159UTO<<<<<<<<<<<6\
            ERIKSSON<<ANNA<MARIA<<<<<<<<<<";
        assert_eq!(PersonalNumber::of_mrz(&Mrz::parse(other).unwrap()), None);
    }

    #[test]
    fn debug_output_shows_no_digit() {
        assert_eq!(format!("{:?}", number("001099012345")), "PersonalNumber(..)");
    }
}
