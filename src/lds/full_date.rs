//! Dates with a four-digit year.

use core::fmt;

use crate::time::{Date, two_digits};

/// A date of EF.DG11, EF.DG12 or EF.DG16, with a year of four digits. Any part of it may be unknown.
///
/// ```text
/// YYYYMMDD    eight ASCII digits
///             or four bytes with two digits each (documents of Belgium, France, Malaysia, Taiwan)
/// ```
///
/// An unknown part has the digits `00` (`0000` for the year), or fillers `<` in their place (documents of
/// Norway). Checked: that the day exists in some year and month, if these are unknown.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct FullDate {
    year: Option<u16>,
    month: Option<u8>,
    day: Option<u8>,
}

impl FullDate {
    /// Returns the date with this content, if it is well formed.
    pub(super) fn of(content: &[u8]) -> Option<Self> {
        let [century, year, month, day] = pairs(content)?;
        let year = match (century, year) {
            (Some(century), Some(year)) => year_of(century, year),
            (None, None) => 0,
            _ => return None,
        };
        let year = Some(year).filter(|year| *year != 0);
        let month = month.filter(|month| *month != 0);
        let day = day.filter(|day| *day != 0);
        // The year 2000 is a leap year, and January has 31 days.
        Date::new(year.unwrap_or(2000), month.unwrap_or(1), day.unwrap_or(1))?;
        Some(Self { year, month, day })
    }

    /// Returns the year, 1 to 9999.
    #[must_use]
    pub const fn year(&self) -> Option<u16> {
        self.year
    }

    /// Returns the month, 1 to 12.
    #[must_use]
    pub const fn month(&self) -> Option<u8> {
        self.month
    }

    /// Returns the day of the month, 1 to 31.
    #[must_use]
    pub const fn day(&self) -> Option<u8> {
        self.day
    }

    /// Returns the day of the calendar, if no part is unknown.
    #[must_use]
    pub const fn date(&self) -> Option<Date> {
        match (self.year, self.month, self.day) {
            (Some(year), Some(month), Some(day)) => Date::new(year, month, day),
            _ => None,
        }
    }
}

/// Writes ISO 8601 with the letter X for each digit of an unknown part (ISO 8601-2 §8.3), for example
/// "1970-12-01" or "1970-XX-XX".
impl fmt::Display for FullDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Some(year) => write!(f, "{year:04}")?,
            None => f.write_str("XXXX")?,
        }
        for part in [self.month, self.day] {
            match part {
                Some(part) => write!(f, "-{part:02}")?,
                None => f.write_str("-XX")?,
            }
        }
        Ok(())
    }
}

/// Hides the date, which may be a date of birth.
impl fmt::Debug for FullDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FullDate(..)")
    }
}

/// A date and time of EF.DG12. The standard does not give the time zone.
///
/// ```text
/// YYYYMMDDhhmmss    14 ASCII digits
///                   or seven bytes with two digits each (documents of Bosnia and Herzegovina)
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct DateTime {
    date: Date,
    hour: u8,
    minute: u8,
    second: u8,
}

impl DateTime {
    /// Returns the date and time with this content, if they are well formed.
    pub(super) fn of(content: &[u8]) -> Option<Self> {
        let [
            Some(century),
            Some(year),
            Some(month),
            Some(day),
            Some(hour),
            Some(minute),
            Some(second),
        ] = pairs(content)?
        else {
            return None;
        };
        let date = Date::new(year_of(century, year), month, day)?;
        let exists = hour <= 23 && minute <= 59 && second <= 59;
        exists.then_some(Self { date, hour, minute, second })
    }

    /// Returns the day.
    #[must_use]
    pub const fn date(&self) -> Date {
        self.date
    }

    /// Returns the hour, 0 to 23.
    #[must_use]
    pub const fn hour(&self) -> u8 {
        self.hour
    }

    /// Returns the minute, 0 to 59.
    #[must_use]
    pub const fn minute(&self) -> u8 {
        self.minute
    }

    /// Returns the second, 0 to 59.
    #[must_use]
    pub const fn second(&self) -> u8 {
        self.second
    }
}

/// Writes ISO 8601 without a time zone, for example "2016-11-15T01:36:12".
impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { date, hour, minute, second } = self;
        write!(f, "{date}T{hour:02}:{minute:02}:{second:02}")
    }
}

/// Hides the time, which identifies the document.
impl fmt::Debug for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DateTime(..)")
    }
}

/// True if a date or time of this length has two digits in each byte.
pub(super) const fn is_binary_coded(content: &[u8]) -> bool {
    matches!(content.len(), 4 | 7)
}

/// Returns numbers of two digits each; `None` in place of a number that is written as fillers.
fn pairs<const COUNT: usize>(content: &[u8]) -> Option<[Option<u8>; COUNT]> {
    let mut numbers = [None; COUNT];
    let mut rest = content;
    for number in &mut numbers {
        if is_binary_coded(content) {
            let (byte, after) = rest.split_first()?;
            let (tens, units) = (byte >> 4, byte & 0x0F);
            if tens.max(units) > 9 {
                return None;
            }
            *number = Some(tens.wrapping_mul(10).wrapping_add(units));
            rest = after;
        } else if let Some(after) = rest.strip_prefix(b"<<") {
            rest = after;
        } else {
            let (pair, after) = two_digits(rest)?;
            *number = Some(pair);
            rest = after;
        }
    }
    rest.is_empty().then_some(numbers)
}

/// Returns the year with these first and last two digits. Both numbers are below 100.
fn year_of(century: u8, year: u8) -> u16 {
    u16::from(century).wrapping_mul(100).wrapping_add(u16::from(year))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::format;
    use std::string::ToString;

    fn shown(content: &[u8]) -> Option<std::string::String> {
        FullDate::of(content).map(|date| date.to_string())
    }

    #[test]
    fn reads_digits_and_binary_coded_digits() {
        for content in [&b"19701201"[..], &[0x19, 0x70, 0x12, 0x01]] {
            let date = FullDate::of(content).unwrap();
            assert_eq!(date.date(), Date::new(1970, 12, 1));
            assert_eq!((date.year(), date.month(), date.day()), (Some(1970), Some(12), Some(1)));
        }
    }

    #[test]
    fn any_part_may_be_unknown() {
        for (content, expected) in [
            (&b"19700000"[..], "1970-XX-XX"),
            (b"1970<<<<", "1970-XX-XX"),
            (b"197012<<", "1970-12-XX"),
            (b"1970<<31", "1970-XX-31"),
            (b"<<<<0229", "XXXX-02-29"),
            (b"00000229", "XXXX-02-29"),
            (b"<<<<<<<<", "XXXX-XX-XX"),
            (&[0x19, 0x70, 0, 0], "1970-XX-XX"),
            (&[0, 0, 0, 0], "XXXX-XX-XX"),
        ] {
            assert_eq!(shown(content).unwrap(), expected);
            assert_eq!(FullDate::of(content).unwrap().date(), None);
        }
    }

    #[test]
    fn refuses_other_forms_and_days_that_do_not_exist() {
        for content in [
            &b""[..],
            b"700101",
            b"1970-01-01",
            b"19701301",
            b"19700230",
            b"<<<<0230",
            b"19<<0101",
            b"197<0101",
            b"1970010A",
            b"197001011",
            &[0x19, 0x70, 0x1A, 0x01],
            &[0x19, 0x70, 0x13, 0x01],
            &[0x19, 0x70, 0x01, 0xFF],
        ] {
            assert_eq!(shown(content), None, "{content:?}");
        }
    }

    #[test]
    fn reads_date_and_time() {
        let bytes = [0x20, 0x16, 0x11, 0x15, 0x01, 0x36, 0x12];
        for content in [&b"20161115013612"[..], &bytes] {
            let time = DateTime::of(content).unwrap();
            assert_eq!(time.to_string(), "2016-11-15T01:36:12");
            assert_eq!(Some(time.date()), Date::new(2016, 11, 15));
            assert_eq!((time.hour(), time.minute(), time.second()), (1, 36, 12));
        }
        for content in [
            &b"20161115"[..],
            b"20161115240000",
            b"20161115236000",
            b"20161115235960",
            b"20160015013612",
            b"20161115<<<<<<",
            &bytes[..6],
            &[0x20, 0x16, 0x11, 0x15, 0x01, 0x36, 0xA2],
        ] {
            assert_eq!(DateTime::of(content), None, "{content:?}");
        }
    }

    #[test]
    fn debug_shows_nothing() {
        let date = FullDate::of(b"19701201").unwrap();
        let time = DateTime::of(b"20161115013612").unwrap();
        assert_eq!(format!("{date:?} {time:?}"), "FullDate(..) DateTime(..)");
    }
}
