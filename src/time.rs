//! Points in time, as certificates and documents write them. The library has no clock: the present
//! is an argument.

use core::fmt;

use crate::error::ParseErrorKind;
use crate::finding::Finding;
use crate::tlv::{Malformed, Reader, Tag};

/// A point in time: seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct UnixTime(pub i64);

/// A day of the Gregorian calendar that exists.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day, if it exists; years from 1 to 9999.
    #[must_use]
    pub const fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let is_leap_year =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if is_leap_year => 29,
            2 => 28,
            _ => return None,
        };
        if year == 0 || year > 9999 || day == 0 || day > days {
            return None;
        }
        Some(Self { year, month, day })
    }

    /// The year, 1 to 9999.
    #[must_use]
    pub const fn year(&self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub const fn month(&self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    #[must_use]
    pub const fn day(&self) -> u8 {
        self.day
    }

    /// The start of the day, UTC.
    #[must_use]
    pub fn start(&self) -> UnixTime {
        UnixTime(i64::from(self.days_since_1970()).wrapping_mul(SECONDS_OF_A_DAY))
    }

    /// The last second of the day, UTC.
    #[must_use]
    pub fn end(&self) -> UnixTime {
        UnixTime(self.start().0.saturating_add(SECONDS_OF_A_DAY).saturating_sub(1))
    }

    /// Days counted with the year starting in March, so that the leap day is the last of its year.
    fn days_since_1970(&self) -> i32 {
        let (year, month) = (i32::from(self.year), i32::from(self.month));
        let (year, month) = match month {
            1 | 2 => (year.saturating_sub(1), month.saturating_add(9)),
            _ => (year, month.saturating_sub(3)),
        };
        let leap_days = (year / 4).wrapping_sub(year / 100).wrapping_add(year / 400);
        // At most four million: nothing wraps.
        let days_before_month = month.wrapping_mul(153).wrapping_add(2) / 5;
        year.wrapping_mul(365)
            .wrapping_add(leap_days)
            .wrapping_add(days_before_month)
            .wrapping_add(i32::from(self.day))
            .wrapping_sub(719_469)
    }
}

/// ISO 8601, as in "2039-01-01".
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// Not the day: it may be somebody's birthday.
impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Date(..)")
    }
}

const SECONDS_OF_A_DAY: i64 = 86_400;

/// 2050-01-01T00:00:00Z.
const START_OF_2050: UnixTime = UnixTime(2_524_608_000);

/// The UTC day and the second of it.
impl UnixTime {
    /// The day, UTC; none before year 1 or after year 9999.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        // A day has 675 · 2⁷ seconds: after the shift, all years that there are fit 32 bits, and a
        // firmware needs no division of 64.
        let days = i32::try_from(self.0 >> 7).ok()?.div_euclid(675);
        // Days since 0000-03-01; eras of 400 years have 146,097 days.
        let days = days.checked_add(719_468)?;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era = day_of_era
            .saturating_sub(day_of_era / 1_460)
            .saturating_add(day_of_era / 36_524)
            .saturating_sub(day_of_era / 146_096)
            / 365;
        let days_before = year_of_era
            .saturating_mul(365)
            .saturating_add(year_of_era / 4)
            .saturating_sub(year_of_era / 100);
        let day_of_year = day_of_era.saturating_sub(days_before);
        let month = day_of_year.saturating_mul(5).saturating_add(2) / 153;
        let day = day_of_year.saturating_sub(month.saturating_mul(153).saturating_add(2) / 5);
        let year = era.checked_mul(400)?.checked_add(year_of_era)?;
        let (year, month) = if month < 10 {
            (year, month.saturating_add(3))
        } else {
            (year.checked_add(1)?, month.saturating_sub(9))
        };
        Date::new(
            u16::try_from(year).ok()?,
            u8::try_from(month).ok()?,
            u8::try_from(day.saturating_add(1)).ok()?,
        )
    }

    /// From a day and the time of it.
    fn from_parts(date: Date, hour: u8, minute: u8, second: u8) -> Option<Self> {
        if hour > 23 || minute > 59 || second > 59 {
            return None;
        }
        let seconds = u32::from(hour)
            .wrapping_mul(3_600)
            .wrapping_add(u32::from(minute).wrapping_mul(60))
            .wrapping_add(u32::from(second));
        Some(Self(date.start().0.wrapping_add(i64::from(seconds))))
    }

    /// Reads a Time: UTCTime or GeneralizedTime (RFC 5280 §4.1.2.5), always in UTC ("Z").
    ///
    /// A GeneralizedTime before 2050 is noted.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::Time`]; [`ParseErrorKind::UnexpectedTag`] for another element.
    #[inline(never)]
    pub fn read(reader: &mut Reader<'_>) -> Result<Self, Malformed> {
        let parsed = match reader.any()? {
            Tag::UTC_TIME => Self::utc_time(reader.content()),
            Tag::GENERALIZED_TIME => {
                let parsed = Self::generalized_time(reader.content());
                if parsed.is_some_and(|time| time < START_OF_2050) {
                    reader.note(Finding::GeneralizedTimeBefore2050);
                }
                parsed
            }
            found => {
                let kind = ParseErrorKind::UnexpectedTag { expected: Tag::UTC_TIME, found };
                return Err(reader.fail_at(kind, reader.at()));
            }
        };
        match parsed {
            Some(time) => Ok(time),
            None => Err(reader.fail_at(ParseErrorKind::Time, reader.content_at())),
        }
    }

    /// A GeneralizedTime's characters: `YYYYMMDDHHMMSSZ`.
    #[must_use]
    pub fn generalized_time(characters: &[u8]) -> Option<Self> {
        let (century, rest) = two_digits(characters)?;
        let (year, rest) = two_digits(rest)?;
        let year = u16::from(century).checked_mul(100)?.checked_add(u16::from(year))?;
        Self::of_year(year, rest)
    }

    /// `YYMMDDHHMMSSZ`. Years 50 to 99 are of the 20th century.
    fn utc_time(characters: &[u8]) -> Option<Self> {
        let (year, rest) = two_digits(characters)?;
        let century = if year < 50 { 2000 } else { 1900 };
        Self::of_year(u16::from(year).checked_add(century)?, rest)
    }

    /// The rest of a time after its year: `MMDDHHMMSSZ`.
    fn of_year(year: u16, characters: &[u8]) -> Option<Self> {
        let (month, rest) = two_digits(characters)?;
        let (day, rest) = two_digits(rest)?;
        let (hour, rest) = two_digits(rest)?;
        let (minute, rest) = two_digits(rest)?;
        let (second, rest) = two_digits(rest)?;
        if rest != b"Z" {
            return None;
        }
        Self::from_parts(Date::new(year, month, day)?, hour, minute, second)
    }
}

/// ISO 8601, as in "2039-01-01T00:00:00Z".
impl fmt::Display for UnixTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let second_of_day = self.0.rem_euclid(SECONDS_OF_A_DAY);
        let (hour, minute, second) =
            (second_of_day / 3_600, second_of_day / 60 % 60, second_of_day % 60);
        match self.date() {
            Some(date) => write!(f, "{date}T{hour:02}:{minute:02}:{second:02}Z"),
            None => write!(f, "{} s", self.0),
        }
    }
}

/// Two ASCII digits and what follows them.
pub(crate) fn two_digits(characters: &[u8]) -> Option<(u8, &[u8])> {
    let ([tens, units], rest) = characters.split_first_chunk()?;
    let digit = |character: u8| character.checked_sub(b'0').filter(|digit| *digit < 10);
    let number = digit(*tens)?.checked_mul(10)?.checked_add(digit(*units)?)?;
    Some((number, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ParseError;
    use crate::error::Structure;
    use std::string::ToString;

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for (year, month, day) in
            [(2023, 2, 29), (1900, 2, 29), (2024, 4, 31), (2024, 13, 1), (2024, 1, 0)]
        {
            assert!(Date::new(year, month, day).is_none());
        }
        assert!(Date::new(2000, 2, 29).is_some());
    }

    #[test]
    fn each_day_converts_to_seconds_and_back() {
        let mut expected = -62_135_596_800_i64; // 0001-01-01
        for year in 1..=9999 {
            for month in 1..=12 {
                for day in 1..=31 {
                    let Some(date) = Date::new(year, month, day) else { continue };
                    assert_eq!(date.start(), UnixTime(expected));
                    assert_eq!(date.end().date(), Some(date));
                    expected += SECONDS_OF_A_DAY;
                }
            }
        }
        assert_eq!(UnixTime(expected).date(), None);
    }

    #[test]
    fn reads_both_forms_of_time() {
        let read = |tag: u8, text: &str| {
            let mut input = std::vec![tag, u8::try_from(text.len()).unwrap()];
            input.extend_from_slice(text.as_bytes());
            let mut reader = Reader::der(&input, Structure::Certificate);
            let time = reader.prefix(UnixTime::read)?;
            Ok::<_, ParseError>((time.to_string(), reader.findings()))
        };
        let (time, findings) = read(0x17, "210528000000Z").unwrap();
        assert_eq!((time.as_str(), findings.is_empty()), ("2021-05-28T00:00:00Z", true));
        assert_eq!(read(0x17, "500101000000Z").unwrap().0, "1950-01-01T00:00:00Z");
        let (time, findings) = read(0x18, "20490101000001Z").unwrap();
        assert_eq!(time, "2049-01-01T00:00:01Z");
        assert!(findings.contains(Finding::GeneralizedTimeBefore2050));
        for malformed in
            ["210528000000", "210528000000+0100", "211328000000Z", "21052800006Z", "210528000060Z"]
        {
            assert_eq!(read(0x17, malformed).unwrap_err().kind, ParseErrorKind::Time);
        }
    }
}
