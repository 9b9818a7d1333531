//! Comparisons of the parts of a card, to find parts of different persons.

mod parts;

use core::fmt;

use super::{CardQr, Citizen};
use crate::mrz::Mrz;
use crate::vocabulary::vocabulary;
use parts::Parts;

vocabulary! {
    /// A comparison of two parts of a card.
    ///
    /// "The personal number" is that of DG13 or, where it has none, that of DG1.
    #[derive(Hash)]
    #[non_exhaustive]
    #[repr(u8)]
    pub enum CrossCheck {
        BirthYearOfNumber = 0, "birth_year_of_number", "the year of birth in DG1 and the one in the personal number";
        DateOfBirth = 1, "date_of_birth", "the date of birth in DG1 and in DG13";
        DateOfExpiry = 2, "date_of_expiry", "the date of expiry in DG1 and in DG13";
        DocumentNumber = 3, "document_number", "the document number in DG1 and the last nine digits of the personal number";
        Name = 4, "name", "the name in DG1 and in DG13, the latter as the MRZ writes it";
        PersonalNumber = 5, "personal_number", "the personal number in the optional data of DG1 and in DG13";
        PersonalNumberCheckDigit = 6, "personal_number_check_digit", "the personal number in the optional data of DG1 and its check digit there";
        QrDateOfBirth = 7, "qr_date_of_birth", "the date of birth in the QR code and in DG13 (or DG1)";
        QrDateOfIssue = 8, "qr_date_of_issue", "the date of issue in the QR code and in DG13";
        QrName = 9, "qr_name", "the name in the QR code and in DG13 (or, as the MRZ writes it, DG1)";
        QrPersonalNumber = 10, "qr_personal_number", "the personal number and the one in the QR code";
        QrSex = 11, "qr_sex", "the sex in the QR code and in DG13 (or DG1)";
        Sex = 12, "sex", "the sex in DG1 and in DG13";
        SexOfNumber = 13, "sex_of_number", "the sex in DG1 and the one in the personal number, which may differ after a correction in law";
    }
}

impl CrossCheck {
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

/// The result of a [`CrossCheck`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_enums, reason = "agreement, difference, and why there is neither")]
pub enum CrossCheckResult {
    /// At least one part lacks the field.
    Absent,
    /// Both parts agree.
    Agrees,
    /// The parts differ.
    Differs,
    /// Both parts have the field, but one cannot be read, or the values cannot be compared. This
    /// never counts as agreement.
    NotComparable,
}

impl CrossCheckResult {
    /// Returns the stable name, for example "not comparable".
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

    /// Returns this result if it is conclusive, and otherwise the result for another part of the
    /// card that has the field.
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

/// The results of every [`CrossCheck`].
///
/// A difference suggests that parts of several cards were combined, or that something was forged or
/// misprinted; the caller decides. **Not** checked: that anything is authentic. Passive
/// Authentication does that, and a QR code is never signed.
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
    /// Compares the available parts: the MRZ of DG1, the details of DG13, the QR code.
    #[must_use]
    pub fn new(
        mrz: Option<&Mrz<'_>>,
        citizen: Option<&Citizen<'_>>,
        qr: Option<&CardQr<'_>>,
    ) -> Self {
        let parts = Parts { mrz, citizen, qr };
        let mut report = Self { agrees: 0, differs: 0, not_comparable: 0 };
        for &check in CrossCheck::ALL {
            match parts.compare(check) {
                CrossCheckResult::Absent => {}
                CrossCheckResult::Agrees => report.agrees |= check.bit(),
                CrossCheckResult::Differs => report.differs |= check.bit(),
                CrossCheckResult::NotComparable => report.not_comparable |= check.bit(),
            }
        }
        report
    }

    /// Returns the result of one comparison.
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

    /// Iterates over the comparisons and their results.
    pub fn iter(&self) -> impl Iterator<Item = (CrossCheck, CrossCheckResult)> + use<> {
        let report = *self;
        CrossCheck::ALL.iter().copied().map(move |check| (check, report.result(check)))
    }

    /// Iterates over the comparisons that found a difference.
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

#[cfg(test)]
mod tests;
