//! Comparisons of the parts of a Vietnamese card, for people and for JSON. Shows no value.

use std::io::{self, Write};

use idchip::vietnam::{CrossCheck, CrossCheckReport, CrossCheckResult};
use serde::ser::{Serialize, Serializer};

use crate::console::{BAD, DIM, GOOD, HEADING, OPEN, styled};
use crate::report_table;

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
            let (style, text) = match result {
                CrossCheckResult::Absent => (DIM, "– absent on one side"),
                CrossCheckResult::Agrees => (GOOD, "✔ agrees"),
                CrossCheckResult::Differs => (BAD, "✘ differs"),
                CrossCheckResult::NotComparable => (OPEN, "? not comparable"),
            };
            table.add_row([title(*check).to_owned(), styled(style, text)]);
        }
        report_table::print(output, &table)?;
        writeln!(output, "{} of {} fields compared", self.made(), self.len())
    }
}

const fn title(check: CrossCheck) -> &'static str {
    match check {
        CrossCheck::BirthYearOfNumber => "year of birth: DG1, personal number",
        CrossCheck::DateOfBirth => "date of birth: DG1, DG13",
        CrossCheck::DateOfExpiry => "date of expiry: DG1, DG13",
        CrossCheck::DocumentNumber => "document number: DG1, personal number",
        CrossCheck::Name => "name: DG1, DG13",
        CrossCheck::PersonalNumber => "personal number: DG1, DG13",
        CrossCheck::PersonalNumberCheckDigit => "personal number: check digit in DG1",
        CrossCheck::QrDateOfBirth => "date of birth: QR code, chip",
        CrossCheck::QrDateOfIssue => "date of issue: QR code, chip",
        CrossCheck::QrName => "name: QR code, chip",
        CrossCheck::QrPersonalNumber => "personal number: QR code, chip",
        CrossCheck::QrSex => "sex: QR code, chip",
        CrossCheck::Sex => "sex: DG1, DG13",
        CrossCheck::SexOfNumber => "sex: DG1, personal number",
        other => other.name(),
    }
}

impl Serialize for CrossChecks {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(check, result)| (check.name(), result.name())))
    }
}
