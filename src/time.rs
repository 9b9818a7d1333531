//! Points in time in certificates and documents. The library has no clock: the present is an
//! argument.

use core::fmt;
use core::num::NonZeroU8;

use crate::error::ParseErrorKind;
use crate::finding::Finding;
use crate::tlv::{Malformed, Reader, Tag};

/// A point in time: seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[expect(clippy::exhaustive_structs, reason = "a number")]
pub struct UnixTime(pub i64);

/// An existing day of the Gregorian calendar.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: NonZeroU8,
}

impl Date {
    /// Returns the day, if it exists; years from 1 to 9999.
    #[must_use]
    pub const fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let (number_of_month, Some(day_of_month)) = (months(year, month), NonZeroU8::new(day))
        else {
            return None;
        };
        let first = first_of_month(number_of_month);
        let days = first_of_month(number_of_month.wrapping_add(1)).wrapping_sub(first);
        let is_day = wide(day) <= days;
        if matches!(year, 1..=9999) && matches!(month, 1..=12) && is_day {
            Some(Self { year, month, day: day_of_month })
        } else {
            None
        }
    }

    /// Returns the year, 1 to 9999.
    #[must_use]
    pub const fn year(&self) -> u16 {
        self.year
    }

    /// Returns the month, 1 to 12.
    #[must_use]
    pub const fn month(&self) -> u8 {
        self.month
    }

    /// Returns the day of the month, from 1.
    #[must_use]
    pub const fn day(&self) -> u8 {
        self.day.get()
    }

    /// Returns the first second of the day, UTC.
    #[must_use]
    pub fn start(&self) -> UnixTime {
        let days = first_of_month(months(self.year, self.month))
            .wrapping_add(wide(self.day()))
            .wrapping_sub(EPOCH)
            .wrapping_sub(1);
        UnixTime(i64::from(days.cast_signed()).wrapping_mul(SECONDS_OF_A_DAY))
    }

    /// Returns the last second of the day, UTC.
    #[must_use]
    pub fn end(&self) -> UnixTime {
        UnixTime(self.start().0.saturating_add(SECONDS_OF_A_DAY).saturating_sub(1))
    }
}

/// Writes ISO 8601, for example "2039-01-01".
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// Hides the day, which may be somebody's birthday.
impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Date(..)")
    }
}

const SECONDS_OF_A_DAY: i64 = 86_400;

/// Returns the number of months from March of year 0 to this one. Does not wrap for valid years.
const fn months(year: u16, month: u8) -> u32 {
    let [high, low] = year.to_be_bytes();
    let year = u32::from_be_bytes([0, 0, high, low]);
    year.wrapping_mul(12).wrapping_add(wide(month)).wrapping_sub(3)
}

/// Returns the number of days from 0000-03-01 to the first day of the month after `months` months.
/// Years start in March here, so that the leap day is the last of its year.
const fn first_of_month(months: u32) -> u32 {
    let (year, month) = (months / 12, months % 12);
    let leap_days = (year / 4).wrapping_sub(year / 100).wrapping_add(year / 400);
    let days_of_year = month.wrapping_mul(153).wrapping_add(2) / 5;
    year.wrapping_mul(365).wrapping_add(leap_days).wrapping_add(days_of_year)
}

/// The days from 0000-03-01 to 1970-01-01.
const EPOCH: u32 = 719_468;

const fn wide(byte: u8) -> u32 {
    u32::from_be_bytes([0, 0, 0, byte])
}

/// 2050-01-01T00:00:00Z.
const START_OF_2050: UnixTime = UnixTime(2_524_608_000);

/// Conversions to the UTC day and to the second of the day.
impl UnixTime {
    /// Returns the day in UTC, or `None` before year 1 or after year 9999.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        let (months, day) = self.months_and_day()?;
        let month = u8::try_from(months % 12).ok()?.wrapping_add(1);
        Date::new(self.year()?, month, u8::try_from(day).ok()?)
    }

    /// Returns the year in UTC, or `None` before year 1 or after year 9999.
    pub(crate) fn year(self) -> Option<u16> {
        let (months, _) = self.months_and_day()?;
        u16::try_from(months / 12).ok().filter(|year| matches!(year, 1..=9999))
    }

    /// Returns the number of months from the start of year 0, and the day of the month. Does not wrap
    /// for valid years.
    fn months_and_day(self) -> Option<(u32, u32)> {
        // A day has 675 · 2⁷ seconds: after the shift, all valid years fit in 32 bits, and firmware
        // needs no 64-bit division.
        let days = i32::try_from(self.0 >> 7).ok()?.div_euclid(675);
        let days = EPOCH.checked_add_signed(days)?;
        // 400 years have 146,097 days: with the mean length, the year is off by at most one.
        let mut months = (days.wrapping_mul(400) / 146_097).wrapping_add(2).wrapping_mul(12);
        while first_of_month(months) > days {
            months = months.wrapping_sub(1);
        }
        let day = days.wrapping_sub(first_of_month(months)).wrapping_add(1);
        Some((months.wrapping_add(2), day))
    }

    /// Reads a Time: UTCTime or GeneralizedTime (RFC 5280 §4.1.2.5), always in UTC ("Z").
    ///
    /// A GeneralizedTime before 2050 is a finding.
    ///
    /// # Errors
    ///
    /// Returns [`ParseErrorKind::Time`], or [`ParseErrorKind::UnexpectedTag`] for another element.
    pub(crate) fn read(reader: &mut Reader<'_>) -> Result<Self, Malformed> {
        let element = reader.element()?;
        let parsed = match element.tag {
            Tag::UTC_TIME => Self::of_characters(element.content, false),
            Tag::GENERALIZED_TIME => {
                let parsed = Self::generalized_time(element.content);
                if parsed.is_some_and(|time| time < START_OF_2050) {
                    reader.note(Finding::GeneralizedTimeBefore2050);
                }
                parsed
            }
            found => {
                let kind = ParseErrorKind::UnexpectedTag { expected: Tag::UTC_TIME, found };
                return Err(reader.fail_at(kind, element.at));
            }
        };
        match parsed {
            Some(time) => Ok(time),
            None => Err(reader.fail_at(ParseErrorKind::Time, element.content_at())),
        }
    }

    /// Reads the characters of a GeneralizedTime: `YYYYMMDDHHMMSSZ`.
    #[must_use]
    pub fn generalized_time(characters: &[u8]) -> Option<Self> {
        Self::of_characters(characters, true)
    }

    /// Reads `YYYYMMDDHHMMSSZ`, or the same without a century; years 50 to 99 are then in the 20th.
    fn of_characters(characters: &[u8], has_century: bool) -> Option<Self> {
        let mut numbers = [0; 7];
        let written = numbers.get_mut(usize::from(!has_century)..)?;
        if !read_pairs(characters.strip_suffix(b"Z")?, written) {
            return None;
        }
        let [mut century, year, month, day, hour, minute, second] = numbers;
        if hour > 23 || minute > 59 || second > 59 {
            return None;
        }
        if !has_century {
            century = if year < 50 { 20 } else { 19 };
        }
        let year = u16::from(century).wrapping_mul(100).wrapping_add(u16::from(year));
        let seconds = wide(hour)
            .wrapping_mul(3_600)
            .wrapping_add(wide(minute).wrapping_mul(60))
            .wrapping_add(wide(second));
        let start = Date::new(year, month, day)?.start();
        Some(Self(start.0.wrapping_add(i64::from(seconds))))
    }
}

/// Writes ISO 8601, for example "2039-01-01T00:00:00Z".
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

/// Reads numbers of two digits each. True if the characters are exactly these numbers.
pub(crate) fn read_pairs(characters: &[u8], numbers: &mut [u8]) -> bool {
    let mut rest = characters;
    for number in numbers {
        let [tens, units, after @ ..] = rest else { return false };
        let (tens, units) = (tens.wrapping_sub(b'0'), units.wrapping_sub(b'0'));
        if tens.max(units) > 9 {
            return false;
        }
        *number = tens.wrapping_mul(10).wrapping_add(units);
        rest = after;
    }
    rest.is_empty()
}

/// Reads two ASCII digits, and returns the number and the rest.
pub(crate) fn two_digits(characters: &[u8]) -> Option<(u8, &[u8])> {
    let (pair, rest) = characters.split_first_chunk::<2>()?;
    let mut number = [0];
    let [number] = read_pairs(pair, &mut number).then_some(number)?;
    Some((number, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ParseError;
    use crate::error::Structure;
    use crate::tlv::Rules;
    use std::string::ToString;

    #[test]
    fn nonexistent_days_are_refused() {
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
            let mut reader = Reader::new(Rules::Der, &input, Structure::Certificate);
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
