//! Dates with a two-digit year.

use core::fmt;
use core::slice::from_mut;

use super::FILLER;
use crate::time::{Date, UnixTime, read_pairs};
use crate::tlv::utf8;

/// A date of the MRZ, `YYMMDD`. Any part of it may be unknown (Doc 9303-3 §4.8).
///
/// An unknown part is `<<`. Some states write `00` for the month or the day, which also reads as unknown. A
/// part that is not a number reads as unknown too. Both are findings of the [`Mrz`](super::Mrz).
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PartialDate {
    characters: [u8; 6],
}

impl PartialDate {
    pub(super) fn new(field: &str) -> Self {
        let mut characters = [FILLER; 6];
        for (place, character) in characters.iter_mut().zip(field.bytes()) {
            *place = character;
        }
        Self { characters }
    }

    /// Returns the six characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // The characters are in the alphabet of the MRZ, so this cannot fail.
        utf8(&self.characters).unwrap_or_default()
    }

    /// Returns the last two digits of the year, 0 to 99.
    #[must_use]
    pub fn year(&self) -> Option<u8> {
        let [y1, y2, ..] = self.characters;
        number([y1, y2])
    }

    /// Returns the month, 1 to 12.
    #[must_use]
    pub fn month(&self) -> Option<u8> {
        let [_, _, m1, m2, ..] = self.characters;
        number([m1, m2]).filter(|month| matches!(month, 1..=12))
    }

    /// Returns the day of the month, 1 to 31.
    #[must_use]
    pub fn day(&self) -> Option<u8> {
        let [.., d1, d2] = self.characters;
        number([d1, d2]).filter(|day| matches!(day, 1..=31))
    }

    /// Returns the date in this year, if no part is unknown, the year ends in the two digits, and the day
    /// exists.
    #[must_use]
    pub fn in_year(&self, year: u16) -> Option<Date> {
        if year % 100 != u16::from(self.year()?) {
            return None;
        }
        Date::new(year, self.month()?, self.day()?)
    }

    /// Returns the date of birth: the latest date with these digits that is not after `now` (UTC).
    ///
    /// The MRZ does not contain the century: for a person older than a hundred years the result is a hundred
    /// years late. If another field contains the year (in Vietnam, the personal number), prefer that field.
    /// Returns `None` if a part is unknown or the day does not exist.
    #[must_use]
    pub fn resolve_birth(&self, now: UnixTime) -> Option<Date> {
        let today = now.date()?;
        let this_century = (today.year() / 100).saturating_mul(100);
        // The latest 29 February of a year 00 may be two centuries back.
        [0_u16, 100, 200]
            .into_iter()
            .filter_map(|back| this_century.checked_sub(back)?.checked_add(self.year()?.into()))
            .filter_map(|year| self.in_year(year))
            .find(|date| *date <= today)
    }

    /// True if a date with these parts exists in some century. Unknown parts are allowed only if
    /// `may_be_unknown` is true.
    pub(super) fn is_plausible(field: &str, may_be_unknown: bool) -> bool {
        // 2000 and every fourth year after it are leap years, and an unknown year counts as 2000. An unknown
        // month counts as January, which has 31 days.
        let mut parts = [0, 1, 1];
        let mut rest = field.as_bytes();
        for part in &mut parts {
            let Some((pair, after)) = rest.split_first_chunk::<2>() else { return false };
            let is_unknown = may_be_unknown && *pair == [FILLER; 2];
            if !is_unknown && !read_pairs(pair, from_mut(part)) {
                return false;
            }
            rest = after;
        }
        let [year, month, day] = parts;
        Date::new(u16::from(year).saturating_add(2000), month, day).is_some()
    }
}

/// Hides the date, which may be a date of birth.
impl fmt::Debug for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PartialDate(..)")
    }
}

/// A date of expiry of the MRZ.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ExpiryDate {
    date: PartialDate,
    is_no_expiry: bool,
}

impl ExpiryDate {
    pub(super) fn new(field: &str, issuing_state: &str) -> Self {
        let date = PartialDate::new(field);
        Self { date, is_no_expiry: NO_EXPIRY.contains(&(issuing_state, field)) }
    }

    /// Returns the date.
    #[must_use]
    pub const fn date(&self) -> PartialDate {
        self.date
    }

    /// True if the date means that the document does not expire, in the known form of the issuing state:
    /// `991231` on documents of Vietnam, for citizens of 60 and over; `990101` (1 January 9999) on documents
    /// of Italy and Spain; fillers on documents of Moldova.
    #[must_use]
    pub const fn is_no_expiry(&self) -> bool {
        self.is_no_expiry
    }

    /// Returns the last day of validity, given the notBefore of the certificate that signed the
    /// document and the longest validity of a document in years ([`LONGEST_VALIDITY`]).
    ///
    /// A document is issued after the certificate of its signer and does not expire a century later, so the
    /// year is the first year from notBefore on that ends in the two digits. If that year is more than
    /// `longest_validity_years` later, the same year of the century before is used. The result needs no clock
    /// and does not change over time.
    ///
    /// Returns `None` if a part is unknown, the day does not exist, or notBefore is not in the
    /// years 1 to 9999.
    #[must_use]
    pub fn resolve(
        &self,
        not_before_of_signer: UnixTime,
        longest_validity_years: u8,
    ) -> Option<Expiry> {
        if self.is_no_expiry {
            return Some(Expiry::Never);
        }
        let from = not_before_of_signer.year()?;
        let yy = u16::from(self.date.year()?);
        // A year that wraps does not exist.
        let years_later = yy.wrapping_add(100).wrapping_sub(from % 100) % 100;
        let year = from.wrapping_add(years_later);
        let is_past = years_later > u16::from(longest_validity_years);
        let year = if is_past { year.wrapping_sub(100) } else { year };
        let date = Date::new(year, self.date.month()?, self.date.day()?)?;
        let is_before_issue = date.end() < not_before_of_signer;
        Some(if is_before_issue { Expiry::BeforeIssue(date) } else { Expiry::On(date) })
    }
}

/// Hides the date.
impl fmt::Debug for ExpiryDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ExpiryDate(..)")
    }
}

/// The expiry of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::exhaustive_enums, reason = "a date, none, or one that says that there is none")]
pub enum Expiry {
    /// This day, which is before the notBefore of the signer's certificate.
    ///
    /// No document is issued after its expiry, so the date has another meaning for the issuing state, most
    /// likely that the document does not expire. The actual expiry is unknown.
    BeforeIssue(Date),
    /// The document does not expire.
    Never,
    /// The end of this day.
    On(Date),
}

impl Expiry {
    /// True if the document has expired at this time, because its last day has ended in UTC. The function
    /// does not know the local time zone, so the result may be wrong by some hours. Returns `None` if the
    /// expiry is unknown.
    #[must_use]
    pub fn is_before(&self, now: UnixTime) -> Option<bool> {
        match self {
            Self::BeforeIssue(_) => None,
            Self::Never => Some(false),
            Self::On(day) => Some(day.end() < now),
        }
    }
}

/// The default for the longest validity of a document, in years. Cards of Belgium for citizens of 75 and over
/// are valid for 30 years (if ordered since March 2014, according to its Federal Public Service Home
/// Affairs).
pub const LONGEST_VALIDITY: u8 = 50;

/// The forms of "does not expire", by issuing state. If there is no source for a state, its dates are read as
/// dates.
static NO_EXPIRY: [(&str, &str); 4] = [
    // The DNI of holders of 70 and over is valid until 01-01-9999, as printed on its front (Real Decreto
    // 255/2025, and the DNI before it). The MRZ has a two-digit year.
    ("ESP", "990101"),
    // Cards of holders of 70 and over, by circular 60/2026 of the Ministry of the Interior: the
    // issuing system writes 01.01.9999 (italia/anpr #5393).
    ("ITA", "990101"),
    // Cards of the elderly (snifter/MRZCode.NET #3 and #4).
    ("MDA", "<<<<<<"),
    // Cards of citizens of 60 and over.
    ("VNM", "991231"),
];

fn number(digits: [u8; 2]) -> Option<u8> {
    let mut number = 0;
    read_pairs(&digits, from_mut(&mut number)).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(year: u16, month: u8, day: u8) -> UnixTime {
        Date::new(year, month, day).unwrap().start()
    }

    #[test]
    fn each_part_may_be_unknown() {
        for (field, parts) in [
            ("740812", (Some(74), Some(8), Some(12))),
            ("7408<<", (Some(74), Some(8), None)),
            ("74<<12", (Some(74), None, Some(12))),
            ("<<0812", (None, Some(8), Some(12))),
            ("<<<<<<", (None, None, None)),
        ] {
            let date = PartialDate::new(field);
            assert_eq!((date.year(), date.month(), date.day()), parts);
            assert!(PartialDate::is_plausible(field, true));
            assert_eq!(PartialDate::is_plausible(field, false), !field.contains('<'));
            assert_eq!(date.as_str(), field);
        }
    }

    #[test]
    fn impossible_dates_are_told_apart_from_unknown_ones() {
        for field in ["741312", "740832", "740230", "7408A2", "74<812", "740000", "010229"] {
            assert!(!PartialDate::is_plausible(field, true));
        }
        for field in ["000229", "<<0229", "74<<31"] {
            assert!(PartialDate::is_plausible(field, true));
        }
    }

    #[test]
    fn birth_is_the_latest_day_not_in_the_future() {
        let birth = |field, now| PartialDate::new(field).resolve_birth(now);
        let now = at(2026, 5, 1);
        assert_eq!(birth("260501", now), Date::new(2026, 5, 1));
        assert_eq!(birth("260502", now), Date::new(1926, 5, 2));
        assert_eq!(birth("990101", now), Date::new(1999, 1, 1));
        assert_eq!(birth("000229", now), Date::new(2000, 2, 29));
        assert_eq!(birth("000229", at(2100, 3, 1)), Date::new(2000, 2, 29));
        assert_eq!(birth("000229", at(2000, 2, 28)), None);
        assert_eq!(birth("99<<01", now), None);
        assert_eq!(birth("990101", UnixTime(i64::MAX)), None);
    }

    #[test]
    fn expiry_follows_the_signer() {
        let expiry = |field, from| ExpiryDate::new(field, "UTO").resolve(from, LONGEST_VALIDITY);
        let on = |year, month, day| Date::new(year, month, day).map(Expiry::On);
        let before = |year, month, day| Date::new(year, month, day).map(Expiry::BeforeIssue);
        let from = at(2021, 5, 28);
        assert_eq!(expiry("390101", from), on(2039, 1, 1));
        assert_eq!(expiry("210528", from), on(2021, 5, 28));
        assert_eq!(expiry("210527", from), before(2021, 5, 27));
        assert_eq!(expiry("210101", from), before(2021, 1, 1));
        assert_eq!(expiry("710101", from), on(2071, 1, 1));
        assert_eq!(expiry("720101", from), before(1972, 1, 1));
        assert_eq!(expiry("200101", from), before(2020, 1, 1));
        assert_eq!(expiry("991231", from), before(1999, 12, 31));
        assert_eq!(expiry("990101", from), before(1999, 1, 1));
        assert_eq!(expiry("050101", at(2099, 12, 31)), on(2105, 1, 1));
        assert_eq!(expiry("3901<<", from), None);
        assert_eq!(expiry("999999", from), None);
        assert_eq!(expiry("<<<<<<", from), None);
    }

    #[test]
    fn the_caller_chooses_the_longest_validity() {
        let expiry = |years| ExpiryDate::new("310528", "UTO").resolve(at(2021, 5, 28), years);
        assert_eq!(expiry(10), Date::new(2031, 5, 28).map(Expiry::On));
        assert_eq!(expiry(9), Date::new(1931, 5, 28).map(Expiry::BeforeIssue));
        let always = ExpiryDate::new("200101", "UTO").resolve(at(2021, 5, 28), 99);
        assert_eq!(always, Date::new(2120, 1, 1).map(Expiry::On));
    }

    #[test]
    fn each_state_has_its_own_form_of_no_expiry() {
        for (state, field) in NO_EXPIRY {
            let date = ExpiryDate::new(field, state);
            assert!(date.is_no_expiry());
            assert_eq!(date.resolve(at(2021, 1, 1), LONGEST_VALIDITY), Some(Expiry::Never));
        }
        for (state, field) in [
            ("UTO", "991231"),
            ("VNM", "991230"),
            ("VNM", "990101"),
            ("ITA", "991231"),
            ("UTO", "<<<<<<"),
        ] {
            assert!(!ExpiryDate::new(field, state).is_no_expiry());
        }
        assert_eq!(Expiry::Never.is_before(at(9999, 1, 1)), Some(false));
    }

    #[test]
    fn a_document_is_valid_to_the_end_of_its_last_day() {
        let day = Date::new(2039, 1, 1).unwrap();
        assert_eq!(Expiry::On(day).is_before(day.end()), Some(false));
        assert_eq!(Expiry::On(day).is_before(UnixTime(day.end().0 + 1)), Some(true));
        assert_eq!(Expiry::BeforeIssue(day).is_before(UnixTime(i64::MAX)), None);
    }
}
