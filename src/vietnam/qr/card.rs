//! The QR code of the ID card.

use core::fmt;

use super::is_separator;
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::time::Date;
use crate::tlv::offset;
use crate::vietnam::letters::is_name;
use crate::vietnam::{Misread, PersonalNumber, day_month_year};

/// The QR code of the ID card. **It is not signed**: anyone can print one.
///
/// ```text
/// personal number | old number | full name | date of birth | sex | residence | date of issue
/// ```
///
/// Cards of 2021 have these seven fields, most cards of 2024 eleven. The additional fields are said
/// to hold a cancelled personal number and the names of father and mother (Circular
/// 16/2024/TT-BCA); their order is unknown, and they are empty in the public samples, so they stay
/// text. The old number may be empty. Dates are `ddMMyyyy`; scanners and middleware also deliver
/// `dd/MM/yyyy`, and the same with `-`, `.` or a space.
///
/// Checked: that there are at least seven fields ([`ParseErrorKind::Truncated`]), and that the
/// first is a personal number ([`PersonalNumber::parse`]). ASCII white space around the seven
/// fields is removed. **Not** checked: the other fields, which stay text.
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
    /// Returns the personal number.
    #[must_use]
    pub const fn personal_number(&self) -> PersonalNumber {
        self.personal_number
    }

    /// Returns the twelve digits of the personal number, borrowed from the text.
    #[must_use]
    pub const fn personal_number_text(&self) -> &'a str {
        self.personal_number_text
    }

    /// Returns the number of the previous card, nine or twelve digits, if there was one.
    #[must_use]
    pub fn old_number(&self) -> Option<&'a str> {
        Some(self.old_number).filter(|number| !number.is_empty())
    }

    /// Returns the full name, with diacritics.
    #[must_use]
    pub const fn full_name(&self) -> &'a str {
        self.full_name
    }

    /// Returns the date of birth, if it has the form of a date and exists.
    #[must_use]
    pub fn date_of_birth(&self) -> Option<Date> {
        date(self.date_of_birth)
    }

    /// Returns the text of the date of birth.
    #[must_use]
    pub const fn date_of_birth_text(&self) -> &'a str {
        self.date_of_birth
    }

    /// Returns the sex, `Nam` or `Nữ`.
    #[must_use]
    pub const fn sex(&self) -> &'a str {
        self.sex
    }

    /// Returns the place of residence.
    #[must_use]
    pub const fn place_of_residence(&self) -> &'a str {
        self.place_of_residence
    }

    /// Returns the date of issue, if it has the form of a date and exists.
    #[must_use]
    pub fn date_of_issue(&self) -> Option<Date> {
        date(self.date_of_issue)
    }

    /// Returns the text of the date of issue.
    #[must_use]
    pub const fn date_of_issue_text(&self) -> &'a str {
        self.date_of_issue
    }

    /// Iterates over the fields from the eighth on, as text.
    pub fn further_fields(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.further_fields.into_iter().flat_map(|fields| fields.split(is_separator))
    }

    /// True if the name contains characters that the library cannot compare, or is [`Misread`]: the
    /// scanner then uses another character set than UTF-8, and the name is unusable.
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

/// Shows the number of fields only.
impl fmt::Debug for CardQr<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CardQr({} fields)", self.further_fields().count().saturating_add(7))
    }
}

/// Reads a day with the same separator between its parts.
fn date(text: &str) -> Option<Date> {
    SEPARATORS.into_iter().find_map(|separator| day_month_year(text, separator))
}

const SEPARATORS: [&str; 5] = ["", "/", "-", ".", " "];
