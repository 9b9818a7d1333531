//! The QR code of the ID card.

use core::fmt;

use super::is_separator;
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::time::Date;
use crate::tlv::offset;
use crate::vietnam::letters::is_name;
use crate::vietnam::{Misread, PersonalNumber, day_month_year};

/// The QR code of the ID card. **Nobody signs it**: anyone can print one.
///
/// ```text
/// personal number | old number | full name | date of birth | sex | residence | date of issue
/// ```
///
/// Cards of 2021 have these seven fields, cards of 2024 mostly eleven. The further ones are said to
/// hold a cancelled personal number and the names of father and mother (Circular 16/2024/TT-BCA); in
/// which order is not known, and the public samples have them empty: they stay text. The old number
/// may be empty. Dates are `ddMMyyyy`; scanners and software between also deliver `dd/MM/yyyy`, and
/// the same with `-`, `.` or a space.
///
/// Checked: that there are seven fields or more ([`ParseErrorKind::Truncated`]), and that the first
/// is a personal number ([`PersonalNumber::parse`]). ASCII white space around the seven fields is
/// left out. **Not** checked: the others, which stay text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct CardQr<'a> {
    personal_number: PersonalNumber,
    personal_number_text: &'a str,
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

    /// The twelve digits of the personal number, as they stand in the text.
    #[must_use]
    pub const fn personal_number_text(&self) -> &'a str {
        self.personal_number_text
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
        date(self.date_of_birth)
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
        date(self.date_of_issue)
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

    /// True if the name holds characters that no name has which the library can compare, or is
    /// [`Misread`]: the scanner is set to another character set than UTF-8, and the name says nothing.
    #[must_use]
    pub fn is_garbled(&self) -> bool {
        !is_name(self.full_name) || Misread::of(self.full_name).is_some()
    }

    pub(super) fn read(text: &'a str) -> Result<Self, ParseError> {
        let truncated =
            ParseError::new(ParseErrorKind::Truncated, offset(text.len()), Structure::QrCode);
        let mut fields = text.splitn(8, is_separator);
        let mut field = || fields.next().map(str::trim_ascii).ok_or(truncated);
        let personal_number_text = field()?;
        Ok(Self {
            personal_number_text,
            old_number: field()?,
            full_name: field()?,
            date_of_birth: field()?,
            sex: field()?,
            place_of_residence: field()?,
            date_of_issue: field()?,
            further_fields: fields.next(),
            personal_number: PersonalNumber::parse(personal_number_text)?,
        })
    }
}

/// The number of fields only.
impl fmt::Debug for CardQr<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CardQr({} fields)", self.further_fields().count().saturating_add(7))
    }
}

/// The day, with one and the same separator between its parts.
fn date(text: &str) -> Option<Date> {
    SEPARATORS.into_iter().find_map(|separator| day_month_year(text, separator))
}

const SEPARATORS: [&str; 5] = ["", "/", "-", ".", " "];
