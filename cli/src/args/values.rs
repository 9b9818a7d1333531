//! Parsed values of arguments. Errors never repeat the value, which may be personal data.

use core::fmt;
use core::str::FromStr;
use std::path::Path;

use idchip::finding::Finding;
use idchip::national::{self, NationalApplication};
use idchip::time::{Date, UnixTime};
use idchip::verify::{CheckId, Policy};
use zeroize::Zeroizing;

use crate::input;

/// An application other than the travel document.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Application(pub(crate) &'static NationalApplication);

impl FromStr for Application {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut all = national::ALL.iter();
        let named = all.find(|application| application.name() == text);
        named.map(Self).ok_or("there is no such application: give eu-dl, it-cie or us-piv")
    }
}

/// The time for which to verify.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moment(pub(crate) UnixTime);

impl FromStr for Moment {
    type Err = &'static str;

    /// Reads a time as [`Moment::exact`] does, or the present time.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text == "now" {
            return Ok(Self(UnixTime(jiff::Timestamp::now().as_second())));
        }
        Self::exact(text)
    }
}

impl Moment {
    /// Reads a time exactly as written. Refuses anything that would be rounded, guessed or ignored:
    /// fractions and 60th seconds, two-digit years, names of time zones.
    pub(crate) fn exact(text: &str) -> Result<Self, &'static str> {
        let shape: String =
            text.chars().map(|it| if it.is_ascii_digit() { '0' } else { it }).collect();
        let moment = match shape.as_str() {
            "0000-00-00" => format!("{text}T00:00:00Z"),
            "0000-00-00T00:00" | "0000-00-00T00:00:00" => format!("{text}Z"),
            "0000-00-00T00:00Z"
            | "0000-00-00T00:00+00:00"
            | "0000-00-00T00:00-00:00"
            | "0000-00-00T00:00:00Z"
            | "0000-00-00T00:00:00+00:00"
            | "0000-00-00T00:00:00-00:00" => text.to_owned(),
            _ => return Err(FORMS),
        };
        if moment.contains(":60") {
            return Err(NO_SUCH_MOMENT);
        }
        let moment: jiff::Timestamp = moment.parse().map_err(|_| NO_SUCH_MOMENT)?;
        Ok(Self(UnixTime(moment.as_second())))
    }
}

const FORMS: &str = "give a day such as 2026-11-01, a time such as 2026-11-01T12:00 or \
                     2026-11-01T12:00:00 (both UTC), 2026-11-01T12:00:00Z or \
                     2026-11-01T19:00:00+07:00, or now";

const NO_SUCH_MOMENT: &str = "there is no such day or time of day";

/// A finding by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FindingName(pub(crate) Finding);

impl FromStr for FindingName {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let found = Finding::ALL.iter().find(|finding| finding.name() == text);
        found.map(|finding| Self(*finding)).ok_or("there is no finding of this name")
    }
}

/// A day, such as a date of issue.
#[derive(Clone, Copy)]
pub(crate) struct Day(pub(crate) Date);

impl FromStr for Day {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let is_digit = |byte: u8| if byte.is_ascii_digit() { b'0' } else { byte };
        if !text.bytes().map(is_digit).eq(*b"0000-00-00") {
            return Err("give a day such as 2021-06-01");
        }
        let day: jiff::civil::Date = text.parse().map_err(|_| NO_SUCH_MOMENT)?;
        let year = u16::try_from(day.year()).ok();
        let numbers = year.zip(u8::try_from(day.month()).ok()).zip(u8::try_from(day.day()).ok());
        let day = numbers.and_then(|((year, month), day)| Date::new(year, month, day));
        day.map(Self).ok_or(NO_SUCH_MOMENT)
    }
}

/// Hides the day, which is on somebody's document.
impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Day(..)")
    }
}

/// A check that a deviation list may explain to the satisfaction of a policy.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Explainable(pub(crate) CheckId);

impl FromStr for Explainable {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let named = Policy::EXPLAINABLE.iter().copied().find(|id| id.name() == text);
        named.map(Self).ok_or(
            "give validity, com_vs_sod, issuing_state, document_type or document_expiry; no list can \
             stand in for another check",
        )
    }
}

/// Bytes in hexadecimal, in which white space and colons are ignored, or `@` and the name of a file with them.
///
/// The file has the bytes in hexadecimal, or as they are: a file with any other byte than a digit, white
/// space or a colon is taken as it is.
#[derive(Clone)]
pub(crate) struct Hex(pub(crate) Zeroizing<Vec<u8>>);

impl FromStr for Hex {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let Some(path) = text.strip_prefix('@') else { return Self::of_digits(text) };
        let bytes = input::read(Path::new(path)).map_err(|_| "the file after @ cannot be read")?;
        let is_of_text = |it: char| it.is_ascii_hexdigit() || is_separator(it);
        match core::str::from_utf8(&bytes) {
            Ok(text) if text.chars().all(is_of_text) => Self::of_digits(text),
            _ => Ok(Self(bytes)),
        }
    }
}

impl Hex {
    /// Reads bytes in hexadecimal, and never a file: for text that is not from the command line.
    pub(crate) fn of_digits(text: &str) -> Result<Self, &'static str> {
        let digits = text.chars().filter(|it| !is_separator(*it));
        let digits: Zeroizing<String> = digits.collect::<String>().into();
        match const_hex::decode(digits.as_bytes()) {
            Ok(bytes) => Ok(Self(bytes.into())),
            Err(_) => Err("give bytes in hexadecimal, two digits each"),
        }
    }
}

/// True for the characters that are ignored between digits.
fn is_separator(it: char) -> bool {
    it.is_whitespace() || it == ':'
}

impl fmt::Debug for Hex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Hex({} bytes)", self.0.len())
    }
}

/// A challenge: 8 bytes (Doc 9303-11 §6.1).
#[derive(Clone, Debug)]
pub(crate) struct Challenge(pub(crate) [u8; 8]);

impl FromStr for Challenge {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse::<Hex>()?.try_into()
    }
}

impl TryFrom<Hex> for Challenge {
    type Error = String;

    fn try_from(Hex(bytes): Hex) -> Result<Self, Self::Error> {
        match bytes.first_chunk().filter(|_| bytes.len() == 8) {
            Some(challenge) => Ok(Self(*challenge)),
            None => {
                let length = bytes.len();
                Err(format!("a challenge has 8 bytes (Doc 9303-11 §6.1), but {length} were given"))
            }
        }
    }
}

/// Personal text: it is wiped when dropped, and hidden in debug output.
#[derive(Clone)]
pub(crate) struct Personal(pub(crate) Zeroizing<String>);

impl FromStr for Personal {
    type Err = core::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(text.to_owned().into()))
    }
}

impl fmt::Debug for Personal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Personal({} characters)", self.0.chars().count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(text: &str) -> Result<i64, &'static str> {
        text.parse::<Moment>().map(|moment| moment.0.0)
    }

    #[test]
    fn a_time_is_read_as_written() {
        let day = 1_622_160_000; // 2021-05-28T00:00:00Z
        let noon = day + 12 * 3_600;
        for (text, moment) in [
            ("2021-05-28", day),
            ("2021-05-28T00:00", day),
            ("2021-05-28T12:00", noon),
            ("2021-05-28T12:00Z", noon),
            ("2021-05-28T12:00:01", noon + 1),
            ("2021-05-28T12:00:59Z", noon + 59),
            ("2021-05-28T19:00+07:00", noon),
            ("2021-05-28T19:00:02+07:00", noon + 2),
            ("2021-05-28T08:30:00-03:30", noon),
            ("2021-05-28T23:59:59", day + 86_399),
            ("2024-02-29", 1_709_164_800),
            ("1970-01-01", 0),
            ("1969-12-31T23:59:59Z", -1),
        ] {
            assert_eq!(seconds(text), Ok(moment), "{text}");
        }
        assert!(seconds("now").unwrap() > 1_700_000_000);
    }

    #[test]
    fn an_inexact_time_is_refused() {
        for text in [
            "",
            "Now",
            "yesterday",
            "2021",
            "2021-05",
            "20210528",
            "2021-148",
            "2021-W21-5",
            "21-05-28",
            "02021-05-28",
            "+2021-05-28",
            "-2021-05-28",
            "2021-5-28",
            "2021/05/28",
            "28-05-2021",
            " 2021-05-28",
            "2021-05-28 ",
            "2021-05-28T",
            "2021-05-28T12",
            "2021-05-28 12:00",
            "2021-05-28t12:00",
            "2021-05-28T12:00z",
            "2021-05-28T1200",
            "2021-05-28T12:00:00.5Z",
            "2021-05-28T12:00:00,5",
            "2021-05-28T12:00+07",
            "2021-05-28T12:00+0700",
            "2021-05-28T12:00[Asia/Ho_Chi_Minh]",
            "2021-05-28T12:00Z[UTC]",
            "2021-05-28[u-ca=hebrew]",
            "2021-05-28T12:00 UTC",
            "2021-05-28Z",
            "2021-05-28+07:00",
            "1622203200",
            "２０２１-05-28",
        ] {
            assert_eq!(seconds(text), Err(FORMS), "{text}");
        }
        for text in [
            "2021-02-29",
            "2021-02-30",
            "2021-13-01",
            "2021-00-10",
            "2021-05-00",
            "2021-05-32",
            "2021-05-28T24:00",
            "2021-05-28T12:60",
            "2021-05-28T12:00:60",
            "2016-12-31T23:59:60Z",
            "2021-05-28T12:00:61",
            "2021-05-28T12:00+99:00",
            "2021-05-28T12:00+07:60",
        ] {
            assert_eq!(seconds(text), Err(NO_SUCH_MOMENT), "{text}");
        }
    }

    #[test]
    fn a_byte_has_two_digits() {
        let bytes = |text: &str| text.parse::<Hex>().map(|hex| hex.0.to_vec());
        for text in ["00FF10", "00ff10", "0x00ff10", "00:ff:10", " 00 FF\n10 "] {
            assert_eq!(bytes(text), Ok(vec![0, 0xFF, 0x10]), "{text}");
        }
        assert_eq!(bytes(""), Ok(vec![]));
        for text in ["0", "xy", "x0", "00-11", "0\u{1B}[2J"] {
            assert!(bytes(text).is_err_and(|error| !error.contains('\u{1B}')), "{text}");
        }
    }

    #[test]
    fn a_long_value_may_be_in_a_file() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("response");
        let argument = format!("@{}", path.to_str().unwrap());
        for (content, bytes) in
            [(&b"00ff\n10 "[..], &[0, 0xFF, 0x10][..]), (&[0, 0xFF, 0x10], &[0, 0xFF, 0x10])]
        {
            std::fs::write(&path, content).unwrap();
            assert_eq!(argument.parse::<Hex>().unwrap().0.as_slice(), bytes);
        }
        // A digit is missing: the file is not one of other bytes.
        std::fs::write(&path, "00ff1").unwrap();
        assert!(argument.parse::<Hex>().unwrap_err().contains("two digits each"));
        let error = "@/no/such/079099".parse::<Hex>().unwrap_err();
        assert!(!error.contains("079"), "{error}");
    }

    #[test]
    fn a_challenge_has_eight_bytes() {
        let challenge = |text: &str| text.parse::<Challenge>().map(|challenge| challenge.0);
        assert_eq!(challenge("00 01 02 03 04 05 06 07"), Ok([0, 1, 2, 3, 4, 5, 6, 7]));
        for length in (0..=33).filter(|length| *length != 8) {
            let error = challenge(&"ab".repeat(length)).unwrap_err();
            assert!(error.contains("8 bytes") && !error.contains("ab"), "{error}");
        }
        assert!(challenge("000102030405060").is_err());
    }

    #[test]
    fn debug_output_hides_personal_data() {
        let text: Personal = "079".parse().unwrap();
        assert_eq!(format!("{text:?}"), "Personal(3 characters)");
        let hex: Hex = "079f".parse().unwrap();
        assert_eq!(format!("{hex:?}"), "Hex(2 bytes)");
    }
}
