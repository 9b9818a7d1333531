//! Comparisons of the parts of a Vietnamese card, for people and for JSON. No value is shown.

use std::io::{self, Write};

use idchip::vietnam::{CrossCheck, CrossCheckReport, CrossCheckResult};
use serde::ser::{Serialize, Serializer};

use crate::console::{BAD, DIM, GOOD, HEADING, styled};
use crate::report_table;

/// The comparisons that could be made of the parts at hand.
pub(crate) struct CrossChecks(Vec<(CrossCheck, CrossCheckResult)>);

impl CrossChecks {
    /// Those of all parts but the QR code, and of it where it is there.
    pub(crate) fn new(report: &CrossCheckReport) -> Self {
        let is_of_qr = |check: CrossCheck| check.name().starts_with("qr_");
        let has_qr = report
            .iter()
            .any(|(check, result)| is_of_qr(check) && result != CrossCheckResult::NotComparable);
        Self(report.iter().filter(|(check, _)| has_qr || !is_of_qr(*check)).collect())
    }

    /// Those with the QR code only.
    pub(crate) fn of_qr(report: &CrossCheckReport) -> Self {
        Self(report.iter().filter(|(check, _)| check.name().starts_with("qr_")).collect())
    }

    /// Whether this came out as that.
    pub(crate) fn has(&self, result: CrossCheckResult) -> bool {
        self.0.iter().any(|(_, other)| *other == result)
    }

    /// What this comparison found.
    pub(crate) fn result(&self, check: CrossCheck) -> Option<CrossCheckResult> {
        self.0.iter().find(|(other, _)| *other == check).map(|(_, result)| *result)
    }

    /// Prints them under a heading.
    pub(crate) fn print(&self, output: &mut impl Write, heading: &str) -> io::Result<()> {
        writeln!(output, "{}", styled(HEADING, heading))?;
        let mut table = report_table::table();
        for (check, result) in &self.0 {
            let (style, text) = match result {
                CrossCheckResult::Agrees => (GOOD, "✔ agrees"),
                CrossCheckResult::Differs => (BAD, "✘ differs"),
                CrossCheckResult::NotComparable => (DIM, "– not comparable"),
            };
            table.add_row([title(*check).to_owned(), styled(style, text)]);
        }
        report_table::print(output, &table)
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
        serializer.collect_map(self.0.iter().map(|(check, result)| {
            let result = match result {
                CrossCheckResult::Agrees => "agrees",
                CrossCheckResult::Differs => "differs",
                CrossCheckResult::NotComparable => "not comparable",
            };
            (check.name(), result)
        }))
    }
}
