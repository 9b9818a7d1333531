//! Floor 4: the profile of the Vietnamese chip ID card (CCCD of 2021, thẻ căn cước of 2024).
//!
//! The card is a TD1 document of Doc 9303 with the citizen's details in Vietnamese in DG13
//! ([`Citizen`]), a twelve-digit personal number that opens the chip ([`PersonalNumber`]), and a
//! printed QR code ([`QrCode`]). [`CrossCheckReport`] compares the parts with each other.
//!
//! DG13 has no public specification. Its structure is known from cards read by several independent
//! readers, so the parsers here require little, keep unknown content, and assume nothing that only
//! some cards show.

mod cross_check;
mod dg13;
mod letters;
mod misread;
mod personal_number;
mod province;
mod qr;

pub use cross_check::{CrossCheck, CrossCheckReport, CrossCheckResult};
pub use dg13::{Citizen, DateText, Dg13Content, Field, Value};
pub use letters::{AsciiFold, AsciiName};
pub use misread::Misread;
pub use personal_number::PersonalNumber;
pub use province::{Province, ProvinceChange};
pub use qr::{CardQr, QrCode};

use crate::time::{Date, two_digits};

/// The code of the state in the MRZ.
const VIETNAM: &str = "VNM";

/// Reads a day of eight digits, `ddMMyyyy`, with this separator between the parts.
fn day_month_year(text: &str, separator: &str) -> Option<Date> {
    let (day, rest) = two_digits(text.as_bytes())?;
    let (month, rest) = two_digits(rest.strip_prefix(separator.as_bytes())?)?;
    let (century, rest) = two_digits(rest.strip_prefix(separator.as_bytes())?)?;
    let (year, rest) = two_digits(rest)?;
    let year = u16::from(century).checked_mul(100)?.checked_add(u16::from(year))?;
    if rest.is_empty() { Date::new(year, month, day) } else { None }
}
