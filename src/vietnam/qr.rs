//! The QR code on the card.

use core::fmt;

use super::{PersonalNumber, day_month_year};
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::time::Date;
use crate::tlv::offset;

/// What a QR code with fields between `|` can be in Vietnam.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum QrCode<'a> {
    /// The one of the ID card.
    Card(CardQr<'a>),
    /// The one of the health insurance card, whose holder showed the wrong card. It is not read.
    HealthInsurance,
}

impl<'a> QrCode<'a> {
    /// Reads the text of a QR code. White space at its ends is left out.
    ///
    /// # Errors
    ///
    /// See [`CardQr`]; also [`ParseErrorKind::WrongLength`] for more than a QR code can hold.
    pub fn parse(text: &'a str) -> Result<Self, ParseError> {
        let text = text.trim();
        if text.len() > MAX_LENGTH {
            let kind = ParseErrorKind::WrongLength(offset(text.len()));
            return Err(ParseError::new(kind, 0, Structure::QrCode));
        }
        if is_health_insurance(text) {
            return Ok(Self::HealthInsurance);
        }
        CardQr::read(text).map(Self::Card)
    }

    /// The one of the ID card, if it is that.
    #[must_use]
    pub const fn card(&self) -> Option<&CardQr<'a>> {
        match self {
            Self::Card(card) => Some(card),
            Self::HealthInsurance => None,
        }
    }
}

/// The QR code of the ID card. **Nobody signs it**: anyone can print one.
///
/// ```text
/// personal number | old number | full name | date of birth | sex | residence | date of issue
/// ```
///
/// Cards of 2021 have these seven fields, cards of 2024 more, whose meaning is not known. The old
/// number may be empty. Dates are `ddMMyyyy`.
///
/// Checked: that there are seven fields or more ([`ParseErrorKind::Truncated`]), and that the first
/// is a personal number ([`PersonalNumber::parse`]). **Not** checked: the others, which stay text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct CardQr<'a> {
    personal_number: PersonalNumber,
    old_number: &'a str,
    full_name: &'a str,
    date_of_birth: &'a str,
    sex: &'a str,
    place_of_residence: &'a str,
    date_of_issue: &'a str,
    further_fields: Option<&'a str>,
}

impl<'a> CardQr<'a> {
    /// The personal number.
    #[must_use]
    pub const fn personal_number(&self) -> PersonalNumber {
        self.personal_number
    }

    /// The number of the previous card, nine or twelve digits, if there was one.
    #[must_use]
    pub fn old_number(&self) -> Option<&'a str> {
        Some(self.old_number).filter(|number| !number.is_empty())
    }

    /// The full name, with its diacritics.
    #[must_use]
    pub const fn full_name(&self) -> &'a str {
        self.full_name
    }

    /// The date of birth, where it is of the form and exists.
    #[must_use]
    pub fn date_of_birth(&self) -> Option<Date> {
        day_month_year(self.date_of_birth, "")
    }

    /// The date of birth as it stands.
    #[must_use]
    pub const fn date_of_birth_text(&self) -> &'a str {
        self.date_of_birth
    }

    /// The sex, `Nam` or `Nữ`.
    #[must_use]
    pub const fn sex(&self) -> &'a str {
        self.sex
    }

    /// The place of residence.
    #[must_use]
    pub const fn place_of_residence(&self) -> &'a str {
        self.place_of_residence
    }

    /// The date of issue, where it is of the form and exists.
    #[must_use]
    pub fn date_of_issue(&self) -> Option<Date> {
        day_month_year(self.date_of_issue, "")
    }

    /// The date of issue as it stands.
    #[must_use]
    pub const fn date_of_issue_text(&self) -> &'a str {
        self.date_of_issue
    }

    /// The fields from the eighth on, as they stand.
    pub fn further_fields(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.further_fields.into_iter().flat_map(|fields| fields.split(is_separator))
    }

    fn read(text: &'a str) -> Result<Self, ParseError> {
        let truncated =
            ParseError::new(ParseErrorKind::Truncated, offset(text.len()), Structure::QrCode);
        let mut fields = text.splitn(8, is_separator);
        let mut field = || fields.next().ok_or(truncated);
        let personal_number = field()?;
        Ok(Self {
            old_number: field()?,
            full_name: field()?,
            date_of_birth: field()?,
            sex: field()?,
            place_of_residence: field()?,
            date_of_issue: field()?,
            further_fields: fields.next(),
            personal_number: PersonalNumber::parse(personal_number)?,
        })
    }
}

/// The number of fields only.
impl fmt::Debug for CardQr<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CardQr({} fields)", self.further_fields().count().saturating_add(7))
    }
}

/// A function, because core's search for a single character can panic, as far as the compiler knows.
const fn is_separator(character: char) -> bool {
    character == '|'
}

/// The digits that the largest QR code holds (ISO/IEC 18004, version 40-L); of bytes it holds fewer.
const MAX_LENGTH: usize = 7089;

/// Whether the second field is text in hexadecimal digits and the third starts a date with a digit.
/// On the ID card the third is the name, and the second a number or empty.
fn is_health_insurance(text: &str) -> bool {
    let mut fields = text.split(is_separator).skip(1);
    let (Some(name), Some(birth)) = (fields.next(), fields.next()) else { return false };
    !name.is_empty()
        && name.len().is_multiple_of(2)
        && name.bytes().all(|character| character.is_ascii_hexdigit())
        && birth.bytes().next().is_some_and(|first| first.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::format;

    const CARD_2021: &str =
        "001099012345|012345678|Nguyễn Văn A|01011999|Nam|Số 1, , Phường X, -  Hà Nội|01062021";

    fn card(text: &str) -> CardQr<'_> {
        *QrCode::parse(text).unwrap().card().unwrap()
    }

    #[test]
    fn reads_the_seven_fields_of_2021() {
        let qr = card(CARD_2021);
        assert_eq!(qr.personal_number().as_str(), "001099012345");
        assert_eq!(qr.old_number(), Some("012345678"));
        assert_eq!(qr.full_name(), "Nguyễn Văn A");
        assert_eq!(qr.date_of_birth(), Date::new(1999, 1, 1));
        assert_eq!(qr.sex(), "Nam");
        assert_eq!(qr.place_of_residence(), "Số 1, , Phường X, -  Hà Nội");
        assert_eq!(qr.date_of_issue(), Date::new(2021, 6, 1));
        assert_eq!(qr.further_fields().count(), 0);
    }

    #[test]
    fn reads_the_further_fields_of_2024() {
        let text = "079156054321||Đỗ Thị Ánh Ngọc|15081956|Nữ|Thôn 2|01102024||a||b";
        let qr = card(text);
        assert_eq!(qr.old_number(), None);
        assert_eq!(qr.full_name(), "Đỗ Thị Ánh Ngọc");
        assert!(qr.further_fields().eq(["", "a", "", "b"]));
        assert_eq!(format!("{qr:?}"), "CardQr(11 fields)");
    }

    #[test]
    fn dates_that_are_none_stay_text() {
        let qr = card("079156054321||Đỗ Thị Ánh Ngọc|1956|Nữ|Thôn 2|31022024");
        assert_eq!((qr.date_of_birth(), qr.date_of_birth_text()), (None, "1956"));
        assert_eq!((qr.date_of_issue(), qr.date_of_issue_text()), (None, "31022024"));
    }

    #[test]
    fn a_scanner_may_add_a_line_end() {
        assert_eq!(card(&format!("{CARD_2021}\r\n")).date_of_issue_text(), "01062021");
    }

    #[test]
    fn a_text_of_fewer_fields_is_truncated() {
        let mut text = CARD_2021;
        while let Some((shorter, _)) = text.rsplit_once('|') {
            text = shorter;
            assert_eq!(QrCode::parse(text).unwrap_err().kind, ParseErrorKind::Truncated);
        }
    }

    #[test]
    fn a_text_longer_than_any_qr_code_is_refused() {
        let text = format!("{CARD_2021}|{}", "x".repeat(MAX_LENGTH));
        let kind = QrCode::parse(&text).unwrap_err().kind;
        assert!(matches!(kind, ParseErrorKind::WrongLength(_)));
    }

    #[test]
    fn the_first_field_is_a_personal_number() {
        let error = QrCode::parse("12345|||||||").unwrap_err();
        assert_eq!(error.within, Structure::PersonalNumber);
    }

    #[test]
    fn names_the_health_insurance_card() {
        for number in ["DN4010112345678", "0112345678", "001099012345"] {
            let text = format!(
                "{number}|4e677579e1bb856e2056c4836e2041|01/01/1999|1|48c3a0|01 - 234|-|01/01/2021|"
            );
            assert_eq!(QrCode::parse(&text), Ok(QrCode::HealthInsurance));
        }
    }

    #[test]
    fn an_old_number_of_twelve_digits_is_no_hexadecimal_name() {
        let text = CARD_2021.replace("012345678", "012345678901");
        assert_eq!(card(&text).old_number(), Some("012345678901"));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in ".{0,100}", fields in "[0-9]{12}(\\|.{0,9}){0,12}") {
            let _ = QrCode::parse(&text);
            if let Ok(QrCode::Card(card)) = QrCode::parse(&fields) {
                prop_assert_eq!(card.further_fields().count() + 7, fields.trim().split('|').count());
            }
        }
    }
}
