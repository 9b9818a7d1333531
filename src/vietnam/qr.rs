//! The text of a QR code: the card's, or another one that holders present.

mod card;

pub use card::CardQr;

use core::fmt;

use super::misread::BYTE_ORDER_MARK;
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::tlv::offset;

/// A QR code, by its kind.
///
/// Only that of the ID card is read. The others are named, so that the holder can be asked for the
/// right one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum QrCode<'a> {
    /// The QR code of the ID card.
    Card(CardQr<'a>),
    /// A COVID certificate or personal code: `HC1:` of the European Union, `shc:/`, or the
    /// Vietnamese fields of number, name, date, and declarant.
    CovidCode,
    /// The QR code of the health insurance card.
    HealthInsurance,
    /// The number of an identity card older than the personal number: nine digits, alone or before
    /// other fields.
    OldIdNumber,
    /// Text without fields that is none of the other kinds.
    Other,
    /// A request for payment, such as the banks' VietQR (EMV QR Code Specification,
    /// merchant-presented).
    Payment,
    /// A personal number alone, as in the bar code of a card without a chip.
    PersonalNumberAlone,
    /// A token without a meaning of its own, as shown by an application such as VNeID.
    Token,
    /// A web address.
    Url,
}

impl<'a> QrCode<'a> {
    /// Reads the text of a QR code. Ignores white space, a byte order mark and ASCII controls at
    /// its ends, which scanners add.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`CardQr`], [`ParseErrorKind::WrongLength`] for more than a QR code
    /// can hold, and [`ParseErrorKind::Truncated`] for an empty text.
    pub fn parse(text: &'a str) -> Result<Self, ParseError> {
        let text = trimmed(text);
        if text.len() > MAX_LENGTH {
            let kind = ParseErrorKind::WrongLength(offset(text.len()));
            return Err(ParseError::new(kind, 0, Structure::QrCode));
        }
        match Self::other_than_card(text) {
            Some(other) => Ok(other),
            None => CardQr::read(text).map(Self::Card),
        }
    }

    /// Returns the QR code of the ID card, if this is one.
    #[must_use]
    pub const fn card(&self) -> Option<&CardQr<'a>> {
        match self {
            Self::Card(card) => Some(card),
            _ => None,
        }
    }

    /// Returns the stable name of the kind, for example "health_insurance".
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Card(_) => "card",
            Self::CovidCode => "covid_code",
            Self::HealthInsurance => "health_insurance",
            Self::OldIdNumber => "old_id_number",
            Self::Other => "other",
            Self::Payment => "payment",
            Self::PersonalNumberAlone => "personal_number_alone",
            Self::Token => "token",
            Self::Url => "url",
        }
    }

    fn other_than_card(text: &str) -> Option<Self> {
        if is_url(text) {
            Some(Self::Url)
        } else if starts_with(text, "HC1:") || starts_with(text, "shc:/") {
            Some(Self::CovidCode)
        } else if text.bytes().any(|character| character == b'|') {
            Self::of_fields(text)
        } else {
            Self::of_one_word(text)
        }
    }

    fn of_fields(text: &str) -> Option<Self> {
        let mut fields = text.split(is_separator).map(str::trim_ascii);
        let [first, second, third, fourth] = [(); 4].map(|()| fields.next().unwrap_or_default());
        if is_health_insurance(second, third) {
            Some(Self::HealthInsurance)
        } else if is_old_number(first) {
            Some(Self::OldIdNumber)
        } else if is_covid_code(second, third, fourth) {
            Some(Self::CovidCode)
        } else {
            None
        }
    }

    fn of_one_word(text: &str) -> Option<Self> {
        if text.is_empty() {
            None
        } else if is_old_number(text) {
            Some(Self::OldIdNumber)
        } else if text.len() == PERSONAL_NUMBER && is_digits(text) {
            Some(Self::PersonalNumberAlone)
        } else if text.starts_with(PAYMENT) {
            Some(Self::Payment)
        } else if is_token(text) {
            Some(Self::Token)
        } else {
            Some(Self::Other)
        }
    }
}

/// Describes the code, for example "the QR code of a health insurance card".
impl fmt::Display for QrCode<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Card(_) => "the QR code of an ID card",
            Self::CovidCode => "a COVID code",
            Self::HealthInsurance => "the QR code of a health insurance card",
            Self::OldIdNumber => "the nine-digit number of an identity card of before",
            Self::Other => "text of another kind",
            Self::Payment => "a QR code for a payment",
            Self::PersonalNumberAlone => "a personal number alone, without what else a card has",
            Self::Token => "a token, as an application on a telephone shows it",
            Self::Url => "an address, as of a web page or a service",
        })
    }
}

/// A function, because the compiler cannot prove that core's search for a single character does not
/// panic.
const fn is_separator(character: char) -> bool {
    character == '|'
}

/// The number of digits in the largest QR code (ISO/IEC 18004, version 40-L); it holds fewer bytes.
const MAX_LENGTH: usize = 7089;

/// The numbers of digits of a personal number, and of the older card number.
const PERSONAL_NUMBER: usize = 12;
const OLD_NUMBER: usize = 9;

/// The payload format indicator, which comes first: object 00 of length 02 with value 01.
const PAYMENT: &str = "000201";

/// The fewest characters of a token; shorter texts are words or numbers.
const TOKEN: usize = 16;

/// Returns the text without the characters that scanners add at its ends.
fn trimmed(text: &str) -> &str {
    text.trim_matches(|character: char| {
        character.is_whitespace() || character.is_ascii_control() || character == BYTE_ORDER_MARK
    })
}

/// True if the second field is text in hexadecimal digits and the third starts a date with a digit.
/// On the ID card the third field is the name, and the second a number or empty.
fn is_health_insurance(second: &str, third: &str) -> bool {
    !second.is_empty()
        && second.len().is_multiple_of(2)
        && second.bytes().all(|character| character.is_ascii_hexdigit())
        && starts_with_digit(third)
}

/// True if the second field is a name, the third starts a date with a digit, and the fourth names
/// the declarant: the holder, or another person on behalf of the holder. The first may be masked.
fn is_covid_code(second: &str, third: &str, fourth: &str) -> bool {
    second.chars().any(char::is_alphabetic)
        && starts_with_digit(third)
        && matches!(fourth, "0" | "1")
}

fn is_old_number(text: &str) -> bool {
    text.len() == OLD_NUMBER && is_digits(text)
}

/// True if the text starts with `www.`, or with a scheme and `://`.
fn is_url(text: &str) -> bool {
    let is_of_scheme = |character: &u8| {
        matches!(character, b'+' | b'-' | b'.') || character.is_ascii_alphanumeric()
    };
    let scheme = text.bytes().take_while(is_of_scheme).count();
    let has_scheme = scheme > 0 && text.get(scheme..).is_some_and(|rest| rest.starts_with("://"));
    has_scheme || starts_with(text, "www.")
}

/// True if the text is long and consists of letters of Base64 or its URL-safe form, and of dots
/// between such parts.
fn is_token(text: &str) -> bool {
    let is_of_token = |character: u8| {
        character.is_ascii_alphanumeric()
            || matches!(character, b'+' | b'/' | b'=' | b'-' | b'_' | b'.' | b'~')
    };
    text.len() >= TOKEN && !is_digits(text) && text.bytes().all(is_of_token)
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|character| character.is_ascii_digit())
}

fn starts_with_digit(text: &str) -> bool {
    text.bytes().next().is_some_and(|first| first.is_ascii_digit())
}

/// True if the text starts with `start`, in upper or lower case.
fn starts_with(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start))
}

#[cfg(test)]
mod tests;
