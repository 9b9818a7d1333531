//! The fields of a card, from each part that has them, and their comparison.

use super::{CrossCheck, CrossCheckResult};
use crate::error::ParseError;
use crate::mrz::{Format, Mrz, MrzName, PartialDate, Sex};
use crate::time::Date;
use crate::vietnam::letters::{AsciiFold, AsciiName, is_name, is_same_text};
use crate::vietnam::{CardQr, Citizen, DateText, PersonalNumber, VIETNAM};

/// A field in one part of a card.
#[derive(Clone, Copy)]
enum Said<T> {
    /// The part is missing, or does not have the field.
    Absent,
    /// The field cannot be read.
    Unreadable,
    /// The value of the field.
    Value(T),
}

impl<T> Said<T> {
    /// Converts a field of DG13.
    fn field(field: Result<Option<T>, ParseError>) -> Self {
        match field {
            Ok(Some(value)) => Self::Value(value),
            Ok(None) => Self::Absent,
            Err(_) => Self::Unreadable,
        }
    }

    fn known(value: Option<T>) -> Self {
        value.map_or(Self::Unreadable, Self::Value)
    }

    fn and_then<U>(self, read: impl FnOnce(T) -> Said<U>) -> Said<U> {
        match self {
            Self::Absent => Said::Absent,
            Self::Unreadable => Said::Unreadable,
            Self::Value(value) => read(value),
        }
    }

    fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Absent, other) | (Self::Unreadable, other @ Self::Value(_)) => other,
            (one, _) => one,
        }
    }

    /// Compares with another part, if both have a value. `is_same` returns `None` if it cannot
    /// decide.
    fn compare<U>(
        self,
        other: Said<U>,
        is_same: impl FnOnce(T, U) -> Option<bool>,
    ) -> CrossCheckResult {
        match (self, other) {
            (Self::Absent, _) | (_, Said::Absent) => CrossCheckResult::Absent,
            (Self::Value(one), Said::Value(other)) => CrossCheckResult::of(is_same(one, other)),
            _ => CrossCheckResult::NotComparable,
        }
    }
}

/// The available parts of a card.
pub(super) struct Parts<'p, 'a> {
    pub(super) mrz: Option<&'p Mrz<'a>>,
    pub(super) citizen: Option<&'p Citizen<'a>>,
    pub(super) qr: Option<&'p CardQr<'a>>,
}

impl<'a> Parts<'_, 'a> {
    pub(super) fn compare(&self, check: CrossCheck) -> CrossCheckResult {
        match check {
            CrossCheck::BirthYearOfNumber => {
                self.birth_of_mrz().compare(self.personal_number(), |date, number| {
                    let of_number = number.year_of_birth_hint() % 100;
                    Some(u16::from(date.year()?) == of_number)
                })
            }
            CrossCheck::DateOfBirth => self.birth_of_mrz().compare(self.date_of_birth(), same_day),
            CrossCheck::DateOfExpiry => self.date_of_expiry(),
            CrossCheck::DocumentNumber => {
                self.td1().compare(self.personal_number(), |card, number| {
                    Some(card.document_number() == number.document_number())
                })
            }
            CrossCheck::Name => self
                .name()
                .compare(self.name_of_mrz(), |name, mrz| AsciiName::new(name).agrees_with(&mrz)),
            CrossCheck::PersonalNumber => {
                self.number_of_mrz().compare(self.number_of_citizen(), is_equal)
            }
            CrossCheck::PersonalNumberCheckDigit => {
                // Twelve digits and two fillers come before it, as `number_of_mrz` checked.
                let digit = self.td1().and_then(|card| {
                    let digit = card.optional_data_1().as_bytes().get(14).copied();
                    digit.map_or(Said::Absent, Said::Value)
                });
                self.number_of_mrz()
                    .compare(digit, |number, digit| Some(number.check_digit().matches(digit)))
            }
            CrossCheck::QrDateOfBirth => {
                let birth = self.qr_date(CardQr::date_of_birth_text, CardQr::date_of_birth);
                birth
                    .compare(self.date_of_birth(), is_equal)
                    .or_else(|| self.birth_of_mrz().compare(birth, same_day))
            }
            CrossCheck::QrDateOfIssue => self
                .qr_date(CardQr::date_of_issue_text, CardQr::date_of_issue)
                .compare(self.date_of_issue(), is_equal),
            CrossCheck::QrName => self.qr_name(),
            CrossCheck::QrPersonalNumber => {
                let number = self.qr.map_or(Said::Absent, |qr| Said::Value(qr.personal_number()));
                number.compare(self.personal_number(), is_equal)
            }
            CrossCheck::QrSex => {
                let sex = self.qr.map_or(Said::Absent, |qr| sex_of_text(qr.sex()));
                sex.compare(self.sex().or(self.sex_of_mrz()), is_equal)
            }
            CrossCheck::Sex => self.sex().compare(self.sex_of_mrz(), is_equal),
            CrossCheck::SexOfNumber => self
                .sex_of_mrz()
                .compare(self.personal_number(), |sex, number| Some(sex == number.sex_hint())),
        }
    }

    /// Compares the dates of expiry. If DG1 means that the card does not expire, DG13 has a text
    /// that is not a date.
    fn date_of_expiry(&self) -> CrossCheckResult {
        let expiry = self.mrz.map_or(Said::Absent, |mrz| Said::Value(mrz.date_of_expiry()));
        let text = self.text_of_date(Citizen::date_of_expiry);
        expiry.compare(text, |expiry, text| match text.date() {
            Some(date) => same_day(expiry.date(), date),
            None => expiry.is_no_expiry().then_some(true),
        })
    }

    /// Compares the names. A differing name with unknown characters is not conclusive: the scanner
    /// may have decoded UTF-8 with another character set.
    fn qr_name(&self) -> CrossCheckResult {
        let Some(qr) = self.qr.filter(|qr| !qr.full_name().is_empty()) else {
            return CrossCheckResult::Absent;
        };
        let is_readable = |name: &str| is_name(name) && !qr.is_garbled();
        let name = Said::Value(qr.full_name());
        let with_citizen = name.compare(self.name(), |printed, name| {
            if is_same_text(name, printed) {
                Some(true)
            } else {
                is_readable(name).then_some(false)
            }
        });
        with_citizen.or_else(|| {
            name.compare(self.name_of_mrz(), |printed, mrz| {
                AsciiName::new(printed).agrees_with(&mrz).filter(|_| !qr.is_garbled())
            })
        })
    }

    fn qr_date(
        &self,
        text: impl FnOnce(&CardQr<'a>) -> &'a str,
        date: impl FnOnce(&CardQr<'a>) -> Option<Date>,
    ) -> Said<Date> {
        match self.qr {
            Some(qr) if !text(qr).is_empty() => Said::known(date(qr)),
            _ => Said::Absent,
        }
    }

    /// The MRZ, if it is that of a card.
    fn td1(&self) -> Said<&Mrz<'a>> {
        let card = self.mrz.filter(|mrz| mrz.format() == Format::Td1);
        card.map_or(Said::Absent, Said::Value)
    }

    fn personal_number(&self) -> Said<PersonalNumber> {
        self.number_of_citizen().or(self.number_of_mrz())
    }

    /// The number in the MRZ. A Vietnamese card always has it there; a passport may have something
    /// else.
    fn number_of_mrz(&self) -> Said<PersonalNumber> {
        let Some(mrz) = self.mrz else { return Said::Absent };
        match PersonalNumber::of_mrz(mrz) {
            Some(number) => Said::Value(number),
            None if mrz.issuing_state() == VIETNAM
                && mrz.format() == Format::Td1
                && !mrz.optional_data_1().is_empty() =>
            {
                Said::Unreadable
            }
            None => Said::Absent,
        }
    }

    fn number_of_citizen(&self) -> Said<PersonalNumber> {
        self.citizen.map_or(Said::Absent, |citizen| Said::field(citizen.personal_number()))
    }

    fn name(&self) -> Said<&'a str> {
        let name = self.citizen.map_or(Ok(None), Citizen::full_name);
        Said::field(name.map(|name| name.filter(|name| !name.is_empty())))
    }

    fn name_of_mrz(&self) -> Said<MrzName<'a>> {
        let name = self.mrz.map(Mrz::name).filter(|name| name.primary().next().is_some());
        name.map_or(Said::Absent, Said::Value)
    }

    fn date_of_birth(&self) -> Said<Date> {
        self.text_of_date(Citizen::date_of_birth).and_then(|text| Said::known(text.date()))
    }

    fn date_of_issue(&self) -> Said<Date> {
        self.text_of_date(Citizen::date_of_issue).and_then(|text| Said::known(text.date()))
    }

    fn text_of_date(
        &self,
        field: impl FnOnce(&Citizen<'a>) -> Result<Option<DateText<'a>>, ParseError>,
    ) -> Said<DateText<'a>> {
        let text = self.citizen.map_or(Ok(None), field);
        Said::field(text.map(|text| text.filter(|text| !text.as_str().is_empty())))
    }

    /// The date of birth, unless it is wholly unknown; parts of it may be unknown.
    fn birth_of_mrz(&self) -> Said<PartialDate> {
        let birth = self.mrz.map(Mrz::date_of_birth);
        let birth = birth.filter(|date| date.as_str().bytes().any(|character| character != b'<'));
        birth.map_or(Said::Absent, Said::Value)
    }

    fn sex(&self) -> Said<Sex> {
        Said::field(self.citizen.map_or(Ok(None), Citizen::sex)).and_then(sex_of_text)
    }

    fn sex_of_mrz(&self) -> Said<Sex> {
        match self.mrz.map(Mrz::sex) {
            None | Some(Sex::Unspecified) => Said::Absent,
            Some(Sex::Other(_)) => Said::Unreadable,
            Some(sex) => Said::Value(sex),
        }
    }
}

fn is_equal<T: PartialEq>(one: T, other: T) -> Option<bool> {
    Some(one == other)
}

/// True if the known parts of an MRZ date match this day; `None` if no part is known.
fn same_day(date: PartialDate, day: Date) -> Option<bool> {
    let parts = [
        date.year().map(|year| u16::from(year) == day.year() % 100),
        date.month().map(|month| month == day.month()),
        date.day().map(|number| number == day.day()),
    ];
    let mut known = parts.into_iter().flatten().peekable();
    known.peek()?;
    Some(known.all(|is_same| is_same))
}

/// Reads `Nam` or `Nữ`.
fn sex_of_text(text: &str) -> Said<Sex> {
    let is = |word: &str| AsciiFold::of(text.trim()).eq(word.chars());
    if is("") {
        Said::Absent
    } else if is("NAM") {
        Said::Value(Sex::Male)
    } else if is("NU") {
        Said::Value(Sex::Female)
    } else {
        Said::Unreadable
    }
}
