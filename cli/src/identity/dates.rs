//! The dates of an identity: their century, and their unknown parts.

use idchip::mrz::{Expiry, PartialDate};
use idchip::time::{Date, UnixTime};
use idchip::vietnam::PersonalNumber;
use zeroize::Zeroizing;

use super::files::VerifiedFiles;
use super::section::{Field, Found, Source, Value};
use crate::texts::{say, screen};

/// The date of birth, and how its century is known. The MRZ has two digits of the year.
///
/// Four digits are in DG13 and in DG11; those of the MRZ get the century of a Vietnamese personal number, or
/// else the latest that is not in the future.
pub(super) fn birth(files: &VerifiedFiles<'_>) -> [Field; 3] {
    let (century, source, value) = of_dg13(files)
        .or_else(|| of_dg11(files))
        .or_else(|| of_mrz(files))
        .unwrap_or((None, Source::Dg1, Ok(None)));
    let differs = differs_in_mrz(files);
    let note = match (differs, century, &value) {
        (Some(true), ..) => Some(DIFFERS),
        (_, Some(century), _) => century.note(),
        (_, None, Ok(Some(_))) => Some(UNKNOWN_PART),
        (_, None, _) => None,
    };
    let note = note.map(|key| screen().say(key, &[]));
    let date =
        Field::new("date_of_birth", source, value).labelled("holder-date-of-birth").with_note(note);
    let century = Ok(century.map(|century| Value::Word(century.name())));
    let differs = Ok(differs.map(Value::Flag));
    [
        date,
        Field::new("century_of_birth", source, century),
        Field::new("date_of_birth_differs_in_mrz", Source::Dg1, differs),
    ]
}

/// The keys of the remarks.
const DIFFERS: &str = "holder-birth-differs";
const UNKNOWN_PART: &str = "holder-birth-unknown-part";

/// True if the digits of the MRZ contradict the date in DG13 or DG11; `None` if none of these has one.
fn differs_in_mrz(files: &VerifiedFiles<'_>) -> Option<bool> {
    let of_mrz = files.mrz()?.date_of_birth();
    let of_dg13 = files.citizen().and_then(|citizen| citizen.date_of_birth().ok()??.date());
    let of_dg13 = of_dg13.map(|day| (Some(day.year()), Some(day.month()), Some(day.day())));
    let of_dg11 = files.dg11().and_then(|dg11| dg11.full_date_of_birth().ok()?);
    let of_dg11 = of_dg11.map(|date| (date.year(), date.month(), date.day()));
    let in_full = of_dg13.into_iter().chain(of_dg11);
    let differs = in_full.map(|(year, month, day)| {
        contradict(year.map(|year| year % 100), of_mrz.year().map(u16::from))
            || contradict(month, of_mrz.month())
            || contradict(day, of_mrz.day())
    });
    differs.reduce(|one, other| one || other)
}

/// True if both parts are known and differ.
fn contradict<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
    one.zip(other).is_some_and(|(one, other)| one != other)
}

/// The source of the century of a date of birth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Century {
    /// The latest that is not after the time of the verification.
    Assumed,
    /// The file has the year in full.
    InFull,
    /// The personal number.
    PersonalNumber,
}

impl Century {
    const fn name(self) -> &'static str {
        match self {
            Self::Assumed => "assumed",
            Self::InFull => "in_full",
            Self::PersonalNumber => "personal_number",
        }
    }

    /// The key of the remark.
    const fn note(self) -> Option<&'static str> {
        match self {
            Self::Assumed => Some("holder-century-assumed"),
            Self::InFull => None,
            Self::PersonalNumber => Some("holder-century-of-number"),
        }
    }
}

type Birth = (Option<Century>, Source, Found);

fn of_dg13(files: &VerifiedFiles<'_>) -> Option<Birth> {
    match files.citizen()?.date_of_birth() {
        Ok(text) => {
            Some((Some(Century::InFull), Source::Dg13, Ok(Some(Value::date(text?.date()?)))))
        }
        Err(error) => Some((None, Source::Dg13, Err(error))),
    }
}

fn of_dg11(files: &VerifiedFiles<'_>) -> Option<Birth> {
    match files.dg11()?.full_date_of_birth() {
        Ok(date) => {
            let date = date.filter(|date| date.year().is_some())?;
            Some((Some(Century::InFull), Source::Dg11, Ok(Some(Value::date(date)))))
        }
        Err(error) => Some((None, Source::Dg11, Err(error))),
    }
}

fn of_mrz(files: &VerifiedFiles<'_>) -> Option<Birth> {
    let mrz = files.mrz()?;
    let birth = mrz.date_of_birth();
    let in_number = PersonalNumber::of_mrz(mrz);
    let in_number = in_number.and_then(|number| birth.in_year(number.year_of_birth_hint()));
    let (century, value) = match (in_number, birth.resolve_birth(files.at())) {
        (Some(date), _) => (Some(Century::PersonalNumber), Value::date(date)),
        (None, Some(date)) => (Some(Century::Assumed), Value::date(date)),
        (None, None) => (None, Value::Date(with_unknown_parts(birth))),
    };
    Some((century, Source::Dg1, Ok(Some(value))))
}

/// Writes ISO 8601 with the letter X for each digit that is unknown (ISO 8601-2 §8.3): "XX74-XX-12".
fn with_unknown_parts(date: PartialDate) -> Zeroizing<String> {
    let part = |part: Option<u8>| part.map_or_else(|| "XX".to_owned(), |it| format!("{it:02}"));
    let [year, month, day] = [date.year(), date.month(), date.day()].map(part);
    Zeroizing::new(format!("XX{year}-{month}-{day}"))
}

/// The date of expiry, whether there is one, and the days that are left.
pub(super) fn expiry(files: &VerifiedFiles<'_>) -> [Field; 3] {
    let fields = |date, expires: Option<bool>, days: Option<i64>, note| {
        let field = |name, value| Field::new(name, Source::Dg1, Ok(value));
        let label = "holder-date-of-expiry";
        [
            field("date_of_expiry", date).labelled(label).with_note(note),
            field("expires", expires.map(Value::Flag)),
            field("days_left", days.map(Value::Number)),
        ]
    };
    match files.expiry() {
        Some(Expiry::On(day)) => {
            let days = days_until(day, files.at());
            fields(Some(Value::date(day)), Some(true), days, days.map(validity))
        }
        Some(Expiry::Never) => fields(None, Some(false), None, Some(say!("holder-no-expiry"))),
        Some(Expiry::BeforeIssue(_)) => {
            fields(None, None, None, Some(say!("holder-expiry-before-issue")))
        }
        None => fields(None, None, None, None),
    }
}

fn validity(days: i64) -> String {
    match days {
        0 => say!("holder-last-day"),
        1 => say!("holder-one-day-left"),
        2.. => say!("holder-days-left", days = days),
        -1 => say!("holder-expired-the-day-before"),
        ..-1 => say!("holder-expired-days-before", days = days.unsigned_abs()),
    }
}

/// The number of days from the day of `at`, in UTC, to the last day of validity; negative if it is past.
fn days_until(last: Date, at: UnixTime) -> Option<i64> {
    let seconds = last.start().0.checked_sub(at.date()?.start().0)?;
    Some(seconds / SECONDS_OF_DAY)
}

const SECONDS_OF_DAY: i64 = 86_400;

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: u16, month: u8, day: u8) -> Date {
        Date::new(year, month, day).unwrap()
    }

    #[test]
    fn days_are_counted_from_midnight_to_midnight() {
        let last = day(2026, 11, 1);
        for (at, days) in [
            (day(2026, 11, 1).start(), 0),
            (day(2026, 11, 1).end(), 0),
            (day(2026, 10, 31).end(), 1),
            (day(2026, 11, 2).start(), -1),
            (day(2025, 11, 1).start(), 365),
        ] {
            assert_eq!(days_until(last, at), Some(days));
        }
        assert_eq!(days_until(last, UnixTime(i64::MAX)), None);
    }

    #[test]
    fn the_days_left_are_a_sentence() {
        for (days, text) in [
            (0, "This is its last day."),
            (1, "One day is left."),
            (730, "730 days are left."),
            (-1, "It expired the day before."),
            (-2, "It expired 2 days before."),
        ] {
            assert_eq!(validity(days), text);
        }
    }
}
