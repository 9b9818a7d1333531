//! Whether the parts of a card tell of the same person.

use core::fmt;

use super::letters::{AsciiFold, AsciiName, is_same_text};
use super::{CardQr, Citizen, DateText, PersonalNumber};
use crate::mrz::{Format, Mrz, PartialDate, Sex};
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

    #[expect(clippy::as_conversions, reason = "the discriminant of a field-less enum")]
    const fn bit(self) -> u16 {
        1_u16 << (self as u8)
    }
}

/// What a [`CrossCheck`] found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CrossCheckResult {
    /// Both say the same.
    Agrees,
    /// They do not.
    Differs,
    /// One of them is absent or cannot be read, or it cannot be told whether they mean the same.
    NotComparable,
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
        let mut report = Self { agrees: 0, differs: 0 };
        for check in CrossCheck::ALL {
            match parts.compare(check) {
                Some(true) => report.agrees |= check.bit(),
                Some(false) => report.differs |= check.bit(),
                None => {}
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
        } else {
            CrossCheckResult::NotComparable
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

struct Parts<'p, 'a> {
    mrz: Option<&'p Mrz<'a>>,
    citizen: Option<&'p Citizen<'a>>,
    qr: Option<&'p CardQr<'a>>,
}

impl<'a> Parts<'_, 'a> {
    /// Whether both agree; `None` where it cannot be told.
    fn compare(&self, check: CrossCheck) -> Option<bool> {
        match check {
            CrossCheck::BirthYearOfNumber => {
                let year = self.mrz?.date_of_birth().year()?;
                Some(self.personal_number()?.year_of_birth_hint() % 100 == u16::from(year))
            }
            CrossCheck::DateOfBirth => {
                same_day(self.mrz?.date_of_birth(), self.date_of_birth()?.date()?)
            }
            CrossCheck::DateOfExpiry => self.date_of_expiry(),
            CrossCheck::DocumentNumber => {
                let card = self.mrz.filter(|mrz| mrz.format() == Format::Td1)?;
                Some(card.document_number() == self.personal_number()?.document_number())
            }
            CrossCheck::Name => AsciiName::new(self.name()?).agrees_with(&self.mrz?.name()),
            CrossCheck::PersonalNumber => {
                Some(PersonalNumber::of_mrz(self.mrz?)? == self.number_of_citizen()?)
            }
            CrossCheck::PersonalNumberCheckDigit => {
                let card = self.mrz.filter(|mrz| mrz.format() == Format::Td1)?;
                let number = PersonalNumber::of_mrz(card)?;
                // Twelve digits and two fillers, as `of_mrz` found, stand before it.
                let digit = card.optional_data_1().as_bytes().get(14)?;
                Some(number.check_digit().is(*digit))
            }
            CrossCheck::QrDateOfBirth => {
                let birth = self.qr?.date_of_birth()?;
                match self.date_of_birth().and_then(|text| text.date()) {
                    Some(date) => Some(date == birth),
                    None => same_day(self.mrz?.date_of_birth(), birth),
                }
            }
            CrossCheck::QrDateOfIssue => {
                let issue = self.citizen?.date_of_issue().ok()??.date()?;
                Some(issue == self.qr?.date_of_issue()?)
            }
            CrossCheck::QrName => match (self.name(), self.qr?.full_name()) {
                (_, "") => None,
                (Some(name), full_name) => Some(is_same_text(name, full_name)),
                (None, name) => AsciiName::new(name).agrees_with(&self.mrz?.name()),
            },
            CrossCheck::QrPersonalNumber => {
                Some(self.personal_number()? == self.qr?.personal_number())
            }
            CrossCheck::QrSex => {
                let sex = self.sex().or_else(|| self.sex_of_mrz())?;
                Some(sex == sex_of_text(self.qr?.sex())?)
            }
            CrossCheck::Sex => Some(self.sex()? == self.sex_of_mrz()?),
            CrossCheck::SexOfNumber => {
                Some(self.sex_of_mrz()? == self.personal_number()?.sex_hint())
            }
        }
    }

    /// Where DG1 says that the card does not expire, DG13 has a text that is no date.
    fn date_of_expiry(&self) -> Option<bool> {
        let expiry = self.mrz?.date_of_expiry();
        let text = self.citizen?.date_of_expiry().ok()??;
        match text.date() {
            Some(date) => same_day(expiry.date(), date),
            None if text.as_str().is_empty() => None,
            None => expiry.is_no_expiry().then_some(true),
        }
    }

    fn personal_number(&self) -> Option<PersonalNumber> {
        self.number_of_citizen().or_else(|| PersonalNumber::of_mrz(self.mrz?))
    }

    fn number_of_citizen(&self) -> Option<PersonalNumber> {
        self.citizen?.personal_number().ok()?
    }

    fn name(&self) -> Option<&'a str> {
        self.citizen?.full_name().ok()?.filter(|name| !name.is_empty())
    }

    fn date_of_birth(&self) -> Option<DateText<'a>> {
        self.citizen?.date_of_birth().ok()?
    }

    fn sex(&self) -> Option<Sex> {
        sex_of_text(self.citizen?.sex().ok()??)
    }

    fn sex_of_mrz(&self) -> Option<Sex> {
        Some(self.mrz?.sex()).filter(|sex| matches!(sex, Sex::Female | Sex::Male))
    }
}

/// Whether what is known of a date of the MRZ is of this day.
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
fn sex_of_text(text: &str) -> Option<Sex> {
    let is = |word: &str| AsciiFold::of(text.trim()).eq(word.chars());
    if is("NAM") {
        Some(Sex::Male)
    } else if is("NU") {
        Some(Sex::Female)
    } else {
        None
    }
}

#[cfg(test)]
mod tests;
