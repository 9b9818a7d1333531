//! Comparisons of the parts of a Vietnamese card, for people and for JSON. Shows no value.

use std::io::{self, Write};

use idchip::vietnam::{CrossCheck, CrossCheckReport, CrossCheckResult};
use serde::ser::{Serialize, Serializer};

use crate::console::{BAD, DIM, GOOD, HEADING, OPEN, styled};
use crate::report_table;
use crate::texts::say;

/// The comparisons of the available parts, each with its result.
pub(crate) struct CrossChecks(Vec<(CrossCheck, CrossCheckResult)>);

impl CrossChecks {
    /// The comparisons between parts of the chip.
    pub(crate) fn of_chip(report: &CrossCheckReport) -> Self {
        Self(report.iter().filter(|(check, _)| !check.is_of_qr()).collect())
    }

    /// The comparisons of the QR code with the chip.
    pub(crate) fn of_qr(report: &CrossCheckReport) -> Self {
        Self(report.iter().filter(|(check, _)| check.is_of_qr()).collect())
    }

    /// True if any comparison has this result.
    pub(crate) fn has(&self, result: CrossCheckResult) -> bool {
        self.0.iter().any(|(_, other)| *other == result)
    }

    /// The result of one comparison.
    pub(crate) fn result(&self, check: CrossCheck) -> Option<CrossCheckResult> {
        self.0.iter().find(|(other, _)| *other == check).map(|(_, result)| *result)
    }

    /// The number of comparisons with a result: both parts have the field, and the values are
    /// comparable.
    pub(crate) fn made(&self) -> usize {
        let is_made =
            |result| matches!(result, CrossCheckResult::Agrees | CrossCheckResult::Differs);
        self.0.iter().filter(|(_, result)| is_made(*result)).count()
    }

    /// The number of all comparisons.
    pub(crate) const fn len(&self) -> usize {
        self.0.len()
    }

    /// Prints them under a heading.
    pub(crate) fn print(&self, output: &mut impl Write, heading: &str) -> io::Result<()> {
        writeln!(output, "{}", styled(HEADING, heading))?;
        let mut table = report_table::table();
        for (check, result) in &self.0 {
            let (style, mark, text) = match result {
                CrossCheckResult::Absent => (DIM, '–', say!("holder-absent")),
                CrossCheckResult::Agrees => (GOOD, '✔', say!("holder-agrees")),
                CrossCheckResult::Differs => (BAD, '✘', say!("holder-differs")),
                CrossCheckResult::NotComparable => (OPEN, '?', say!("holder-not-comparable")),
            };
            table.add_row([title(*check), styled(style, format_args!("{mark} {text}"))]);
        }
        report_table::print(output, &table)?;
        writeln!(output, "{}", say!("holder-compared", made = self.made(), all = self.len()))
    }
}

fn title(check: CrossCheck) -> String {
    match check {
        CrossCheck::BirthYearOfNumber => say!("holder-compare-birth-year-of-number"),
        CrossCheck::DateOfBirth => say!("holder-compare-date-of-birth"),
        CrossCheck::DateOfExpiry => say!("holder-compare-date-of-expiry"),
        CrossCheck::DocumentNumber => say!("holder-compare-document-number"),
        CrossCheck::Name => say!("holder-compare-name"),
        CrossCheck::PersonalNumber => say!("holder-compare-personal-number"),
        CrossCheck::PersonalNumberCheckDigit => say!("holder-compare-personal-number-check-digit"),
        CrossCheck::QrDateOfBirth => say!("holder-compare-qr-date-of-birth"),
        CrossCheck::QrDateOfIssue => say!("holder-compare-qr-date-of-issue"),
        CrossCheck::QrName => say!("holder-compare-qr-name"),
        CrossCheck::QrPersonalNumber => say!("holder-compare-qr-personal-number"),
        CrossCheck::QrSex => say!("holder-compare-qr-sex"),
        CrossCheck::Sex => say!("holder-compare-sex"),
        CrossCheck::SexOfNumber => say!("holder-compare-sex-of-number"),
        other => other.name().to_owned(),
    }
}

impl Serialize for CrossChecks {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(check, result)| (check.name(), result.name())))
    }
}
