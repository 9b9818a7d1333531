//! Whether the parts of a card tell of the same person.

use core::fmt;

use super::letters::{AsciiFold, AsciiName, is_name, is_same_text};
use super::{CardQr, Citizen, DateText, PersonalNumber, VIETNAM};
use crate::error::ParseError;
use crate::mrz::{Format, Mrz, MrzName, PartialDate, Sex};
use crate::time::Date;

/// A comparison of two parts of a card.
///
/// "The personal number" is that of DG13 or, where it has none, that of DG1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[repr(u8)]
pub enum CrossCheck {
    /// The year of birth in DG1 and the one in the personal number.
    BirthYearOfNumber,
    /// The date of birth in DG1 and in DG13.
    DateOfBirth,
    /// The date of expiry in DG1 and in DG13.
    DateOfExpiry,
    /// The document number in DG1 and the last nine digits of the personal number.
    DocumentNumber,
    /// The name in DG1 and in DG13, the latter as the MRZ writes it.
    Name,
    /// The personal number in the optional data of DG1 and in DG13.
    PersonalNumber,
    /// The personal number in the optional data of DG1 and its check digit there.
    PersonalNumberCheckDigit,
    /// The date of birth in the QR code and in DG13 (or DG1).
    QrDateOfBirth,
    /// The date of issue in the QR code and in DG13.
    QrDateOfIssue,
    /// The name in the QR code and in DG13 (or, as the MRZ writes it, DG1).
    QrName,
    /// The personal number and the one in the QR code.
    QrPersonalNumber,
    /// The sex in the QR code and in DG13 (or DG1).
    QrSex,
    /// The sex in DG1 and in DG13.
    Sex,
    /// The sex in DG1 and the one in the personal number. They may differ after a correction in law.
    SexOfNumber,
}

impl CrossCheck {
    /// Each of them, in alphabetical order.
    pub const ALL: [Self; 14] = [
        Self::BirthYearOfNumber,
        Self::DateOfBirth,
        Self::DateOfExpiry,
        Self::DocumentNumber,
        Self::Name,
        Self::PersonalNumber,
        Self::PersonalNumberCheckDigit,
        Self::QrDateOfBirth,
        Self::QrDateOfIssue,
        Self::QrName,
        Self::QrPersonalNumber,
        Self::QrSex,
        Self::Sex,
        Self::SexOfNumber,
    ];

    /// Its stable name, as in "document_number".
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::BirthYearOfNumber => "birth_year_of_number",
            Self::DateOfBirth => "date_of_birth",
            Self::DateOfExpiry => "date_of_expiry",
            Self::DocumentNumber => "document_number",
            Self::Name => "name",
            Self::PersonalNumber => "personal_number",
            Self::PersonalNumberCheckDigit => "personal_number_check_digit",
            Self::QrDateOfBirth => "qr_date_of_birth",
            Self::QrDateOfIssue => "qr_date_of_issue",
            Self::QrName => "qr_name",
            Self::QrPersonalNumber => "qr_personal_number",
            Self::QrSex => "qr_sex",
            Self::Sex => "sex",
            Self::SexOfNumber => "sex_of_number",
        }
    }

    /// True if it compares the QR code with the chip.
    #[must_use]
    pub const fn is_of_qr(self) -> bool {
        matches!(
            self,
            Self::QrDateOfBirth
                | Self::QrDateOfIssue
                | Self::QrName
                | Self::QrPersonalNumber
                | Self::QrSex
        )
    }

    #[expect(clippy::as_conversions, reason = "the discriminant of a field-less enum")]
    const fn bit(self) -> u16 {
        1_u16 << (self as u8)
    }
}

/// What a [`CrossCheck`] found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CrossCheckResult {
    /// At least one of them does not have the field: there is nothing to compare.
    Absent,
    /// Both say the same.
    Agrees,
    /// They do not.
    Differs,
    /// Both have the field, and one of them cannot be read, or it cannot be told whether they mean the
    /// same. This is never agreement.
    NotComparable,
}

impl CrossCheckResult {
    /// Its stable name, as in "not comparable".
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Absent => "absent",
            Self::Agrees => "agrees",
            Self::Differs => "differs",
            Self::NotComparable => "not comparable",
        }
    }

    const fn of(is_same: Option<bool>) -> Self {
        match is_same {
            Some(true) => Self::Agrees,
            Some(false) => Self::Differs,
            None => Self::NotComparable,
        }
    }

    /// This one, where it tells; otherwise what another place of the card gives, where it has the
    /// field.
    fn or_else(self, other: impl FnOnce() -> Self) -> Self {
        match self {
            Self::Agrees | Self::Differs => self,
            Self::Absent | Self::NotComparable => match other() {
                Self::Absent => self,
                other => other,
            },
        }
    }
}

/// What each [`CrossCheck`] found.
///
/// A difference is a sign that parts of several cards were put together, or that something was
/// forged or printed wrongly; it is for the caller to judge. **Not** said: that anything is
/// authentic. That comes from Passive Authentication, and a QR code is never signed.
///
/// # Examples
///
/// ```
/// use idchip::mrz::Mrz;
/// use idchip::vietnam::{CrossCheck, CrossCheckReport, CrossCheckResult, QrCode};
///
/// let mrz = Mrz::parse(
///     b"IDVNM0990123459001099012345<<0\
///       9901018M3901016VNM<<<<<<<<<<<0\
///       NGUYEN<<VAN<A<<<<<<<<<<<<<<<<<",
/// )?;
/// let qr = QrCode::parse("001099012345||Nguyễn Văn Á|01011999|Nam|Hà Nội|01062021")?;
/// let report = CrossCheckReport::new(Some(&mrz), None, qr.card());
/// assert_eq!(report.result(CrossCheck::QrName), CrossCheckResult::Agrees);
/// assert_eq!(report.differences().count(), 0);
/// # Ok::<(), idchip::ParseError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct CrossCheckReport {
    agrees: u16,
    differs: u16,
    not_comparable: u16,
}

impl CrossCheckReport {
    /// Compares what is there: the MRZ of DG1, the details of DG13, the QR code.
    #[must_use]
    pub fn new(
        mrz: Option<&Mrz<'_>>,
        citizen: Option<&Citizen<'_>>,
        qr: Option<&CardQr<'_>>,
    ) -> Self {
        let parts = Parts { mrz, citizen, qr };
        let mut report = Self { agrees: 0, differs: 0, not_comparable: 0 };
        for check in CrossCheck::ALL {
            match parts.compare(check) {
                CrossCheckResult::Absent => {}
                CrossCheckResult::Agrees => report.agrees |= check.bit(),
                CrossCheckResult::Differs => report.differs |= check.bit(),
                CrossCheckResult::NotComparable => report.not_comparable |= check.bit(),
            }
        }
        report
    }

    /// What this comparison found.
    #[must_use]
    pub const fn result(&self, check: CrossCheck) -> CrossCheckResult {
        if self.differs & check.bit() != 0 {
            CrossCheckResult::Differs
        } else if self.agrees & check.bit() != 0 {
            CrossCheckResult::Agrees
        } else if self.not_comparable & check.bit() != 0 {
            CrossCheckResult::NotComparable
        } else {
            CrossCheckResult::Absent
        }
    }

    /// Each comparison and what it found.
    pub fn iter(&self) -> impl Iterator<Item = (CrossCheck, CrossCheckResult)> + use<> {
        let report = *self;
        CrossCheck::ALL.into_iter().map(move |check| (check, report.result(check)))
    }

    /// The comparisons that found a difference.
    pub fn differences(&self) -> impl Iterator<Item = CrossCheck> + use<> {
        let differs = |(check, result)| (result == CrossCheckResult::Differs).then_some(check);
        self.iter().filter_map(differs)
    }
}

impl fmt::Debug for CrossCheckReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

/// What one part of a card says of a field.
#[derive(Clone, Copy)]
enum Said<T> {
    /// Nothing: the part is not there, or has no such field.
    Absent,
    /// Something that cannot be read.
    Unreadable,
    /// This.
    Value(T),
}

impl<T> Said<T> {
    /// A field of DG13.
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

    /// Compares with another part, where both have a value; `None` where it cannot be told.
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

struct Parts<'p, 'a> {
    mrz: Option<&'p Mrz<'a>>,
    citizen: Option<&'p Citizen<'a>>,
    qr: Option<&'p CardQr<'a>>,
}

impl<'a> Parts<'_, 'a> {
    fn compare(&self, check: CrossCheck) -> CrossCheckResult {
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
                // Twelve digits and two fillers, as `number_of_mrz` found, stand before it.
                let digit = self.td1().and_then(|card| {
                    let digit = card.optional_data_1().as_bytes().get(14).copied();
                    digit.map_or(Said::Absent, Said::Value)
                });
                self.number_of_mrz()
                    .compare(digit, |number, digit| Some(number.check_digit().is(digit)))
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

    /// Where DG1 says that the card does not expire, DG13 has a text that is no date.
    fn date_of_expiry(&self) -> CrossCheckResult {
        let expiry = self.mrz.map_or(Said::Absent, |mrz| Said::Value(mrz.date_of_expiry()));
        let text = self.text_of_date(Citizen::date_of_expiry);
        expiry.compare(text, |expiry, text| match text.date() {
            Some(date) => same_day(expiry.date(), date),
            None => expiry.is_no_expiry().then_some(true),
        })
    }

    /// A name that is not the same and cannot be read as one says nothing of the holder: the scanner
    /// took UTF-8 for something else.
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

    /// The MRZ, where it is that of a card.
    fn td1(&self) -> Said<&Mrz<'a>> {
        let card = self.mrz.filter(|mrz| mrz.format() == Format::Td1);
        card.map_or(Said::Absent, Said::Value)
    }

    fn personal_number(&self) -> Said<PersonalNumber> {
        self.number_of_citizen().or(self.number_of_mrz())
    }

    /// A card of Vietnam has nothing else where its number stands; a passport may.
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

    /// Any part of it may be unknown, and all of them.
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

/// True if what is known of a date of the MRZ is of this day; `None` where nothing is known.
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

/// `Nam` or `Nữ`.
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

#[cfg(test)]
mod tests;
