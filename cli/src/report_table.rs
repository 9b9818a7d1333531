//! The result of `idchip verify` for people.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anstyle::Style;
use comfy_table::{
    ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width, presets,
};
use idchip::verify::{CheckResult, DataGroupStatus};

use crate::advice::{advice, sentence, title, why};
use crate::card_security::CardSecurityJudgement;
use crate::certificate::CertificateRecord;
use crate::console::{self, BAD, DIM, GOOD, HEADING, OPEN, styled};
use crate::deviation_lists::Comparison;
use crate::evidence::{Difference, RecordedReport};
use crate::explained::names_of;
use crate::judgement::{ApplicationJudgement, Judgement};
use crate::outcome::{ExitOutcome, Failure, InputError, console_path};
use crate::policy::PolicyChoice;

/// Prints the checks of a verified card.
pub(crate) fn judged(output: &mut impl Write, judgement: &Judgement) -> io::Result<()> {
    print(output, &checks(judgement))?;
    if let Some(card_security) = &judgement.card_security {
        print(output, &checks_of_card_security(card_security))?;
    }
    details(judgement).print(output)?;
    explain(output, &names_of(judgement))
}

/// Prints the verdict, the check that decides it, and the terms.
pub(crate) fn heading(
    output: &mut impl Write,
    path: &Path,
    judgement: &Judgement,
    at: &str,
    policy: &PolicyChoice,
) -> io::Result<()> {
    headline(output, judgement.outcome(), path)?;
    if let Some(deciding) = judgement.deciding() {
        let mut table = table();
        if let Some(text) = failures(&judgement.failed()) {
            table.add_row([text]);
        }
        table.add_row([format!("{}: {}.", deciding.title, deciding.reason)]);
        if let Some(advice) = deciding.advice {
            table.add_row([styled(OPEN, format_args!("→ {advice}"))]);
        }
        print(output, &table)?;
    }
    let mut terms = format!("judged for {at}, policy {policy}");
    if let Some(from) = judgement.anchors_from.described() {
        terms.push_str(&format!(", {from}"));
    }
    let mut table = table();
    table.add_row([styled(DIM, terms)]);
    print(output, &table)
}

/// Says how many checks failed, the gravest first.
fn failures(failed: &[(&'static str, String)]) -> Option<String> {
    match failed {
        [] => None,
        [_] => Some("1 check failed.".to_owned()),
        _ => {
            let titles: Vec<_> = failed.iter().map(|(_, title)| title.as_str()).collect();
            let (count, titles) = (failed.len(), titles.join(", "));
            Some(format!("{count} checks failed, the gravest first: {titles}."))
        }
    }
}

/// Prints how to ask for an explanation.
pub(crate) fn explain(output: &mut impl Write, names: &[&str]) -> io::Result<()> {
    if names.is_empty() {
        return Ok(());
    }
    let mut table = table();
    let command = format!("idchip explain {}", names.join(" "));
    table.add_row([styled(HEADING, "More"), styled(DIM, command)]);
    fix_width(&mut table, 0, LABEL);
    print(output, &table)
}

/// Prints a card that could not be verified.
pub(crate) fn malformed(output: &mut impl Write, path: &Path, failure: &Failure) -> io::Result<()> {
    headline(output, ExitOutcome::Malformed, path)?;
    let mut table = table();
    table.add_row([failure.to_string()]);
    if let Failure::Malformed { error: InputError::Parse(_), path } = failure {
        let path = console_path(path);
        let advice =
            format!("Read the whole file again; `idchip dump {path}` shows it up to the error.");
        table.add_row([styled(OPEN, format_args!("→ {advice}"))]);
    }
    print(output, &table)?;
    match failure {
        Failure::Malformed { error, .. } => explain(output, &[error.name()]),
        _ => Ok(()),
    }
}

/// Prints the recorded report of evidence beside the new one. `is_as_recorded` is true if the card was judged with
/// the recorded time and challenge.
pub(crate) fn recorded(
    output: &mut impl Write,
    report: &RecordedReport,
    is_as_recorded: bool,
) -> io::Result<()> {
    let RecordedReport { tool, at, verdict, differences } = report;
    let mut table = table();
    let mut row = |label: &str, value: String| {
        table.add_row([styled(HEADING, label), value]);
    };
    row("Recorded", format!("{verdict} for {at}, by {tool}"));
    if differences.is_empty() {
        row("", "The recorded report and this one agree.".to_owned());
    }
    for difference in differences {
        let Difference { member, recorded, now } = difference;
        row("", styled(OPEN, format_args!("{member}: recorded {recorded}, now {now}")));
    }
    if !is_as_recorded && !differences.is_empty() {
        let advice =
            "→ --as-recorded judges for the recorded time, and trusts the recorded challenge";
        row("", advice.to_owned());
    }
    fix_width(&mut table, 0, LABEL);
    print(output, &table)
}

/// Prints one line per card.
pub(crate) fn summary(
    output: &mut impl Write,
    outcomes: &[(PathBuf, ExitOutcome)],
) -> io::Result<()> {
    writeln!(output, "\n{}", styled(HEADING, format_args!("{} cards", outcomes.len())))?;
    let mut table = table();
    for (path, outcome) in outcomes {
        let verdict = styled(console::style_of(*outcome), outcome.name());
        table.add_row([verdict, console_path(path)]);
    }
    print(output, &table)
}

fn headline(output: &mut impl Write, outcome: ExitOutcome, path: &Path) -> io::Result<()> {
    let verdict = styled(console::style_of(outcome), outcome.name().to_uppercase());
    writeln!(output, "{verdict}  {}", styled(HEADING, console_path(path)))
}

/// A table as wide as the terminal.
pub(crate) fn table() -> Table {
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(console::width());
    table
}

/// Sets the width of a column.
pub(crate) fn fix_width(table: &mut Table, column: usize, width: u16) {
    if let Some(column) = table.column_mut(column) {
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
    }
}

/// Prints a table without trailing blanks.
pub(crate) fn print(output: &mut impl Write, table: &Table) -> io::Result<()> {
    table.lines().try_for_each(|line| writeln!(output, "{}", line.trim_end()))
}

/// A table with lines above and below, and below its header.
pub(crate) fn ruled_table() -> Table {
    let mut table = table();
    let rule = LineStyle::none().fill('─').junction('─');
    table.load_style(TableStyle::new().top_border(rule).header_separator(rule).bottom_border(rule));
    table
}

fn checks(judgement: &Judgement) -> Table {
    let mut table = ruled_table();
    let header = ["Check", "Result", "Reason, and what to do"].map(|it| styled(HEADING, it));
    if !is_narrow() {
        table.set_header(header);
    }
    for (id, check) in &judgement.checks {
        let mut reason = why(*id, check, &judgement.circumstances);
        if judgement.report.is_explained(*id) {
            reason.push_str(". A deviation list explains it");
        }
        // The advice of the check that decides is in the headline.
        let decides = judgement.deciding().is_some_and(|deciding| deciding.name == id.name());
        if let Some(advice) = advice(*id, check, &judgement.circumstances).filter(|_| !decides) {
            reason.push_str(".\n");
            reason.push_str(&styled(OPEN, format_args!("→ {advice}")));
        }
        let title = title(*id, &judgement.circumstances).to_owned();
        add_check(&mut table, title, result(check.result), &reason);
    }
    table
}

/// Adds a check to a table: in three columns, or in a narrow one below each other.
pub(crate) fn add_check(table: &mut Table, title: String, result: String, reason: &str) {
    if is_narrow() {
        let separator = if reason.is_empty() { "" } else { "\n" };
        table.add_row([format!("{}: {result}{separator}{reason}", styled(HEADING, title.trim()))]);
    } else {
        table.add_row([title, result, reason.to_owned()]);
        fix_width(table, 0, 22);
        fix_width(table, 1, 18);
    }
}

/// True if three columns do not fit the terminal.
fn is_narrow() -> bool {
    console::width() < 60
}

/// Values with their labels. A fingerprint stays on one line, so that it can be copied.
#[derive(Default)]
pub(crate) struct LabelledValues(Vec<(String, String)>);

impl LabelledValues {
    pub(crate) fn add(&mut self, label: &str, value: impl Into<String>) {
        self.0.push((label.to_owned(), value.into()));
    }

    /// Prints the values beside their labels, or below them if a fingerprint would not fit beside.
    pub(crate) fn print(&self, output: &mut impl Write) -> io::Result<()> {
        if console::width() >= LABEL + FINGERPRINT + 2 {
            let mut table = table();
            for (label, value) in &self.0 {
                table.add_row([styled(HEADING, label), value.clone()]);
            }
            fix_width(&mut table, 0, LABEL);
            return print(output, &table);
        }
        for (label, value) in &self.0 {
            writeln!(output, " {}", styled(HEADING, label))?;
            for line in value.lines() {
                if line.len() >= usize::from(FINGERPRINT)
                    && line.bytes().all(|byte| byte.is_ascii_hexdigit())
                {
                    writeln!(output, "{line}")?;
                } else {
                    let mut table = table();
                    table.add_row([String::new(), line.to_owned()]);
                    fix_width(&mut table, 0, 2);
                    print(output, &table)?;
                }
            }
        }
        Ok(())
    }
}

/// The width of the column of labels, and the length of a SHA-256 fingerprint.
const LABEL: u16 = 13;
const FINGERPRINT: u16 = 64;

fn checks_of_card_security(card_security: &CardSecurityJudgement) -> Table {
    let mut table = table();
    let verdict = styled(HEADING, card_security.verdict());
    let malformed = match card_security {
        CardSecurityJudgement::Malformed(error) => sentence(&error.to_string()),
        CardSecurityJudgement::Judged(_) => String::new(),
    };
    add_check(&mut table, styled(HEADING, "EF.CardSecurity"), verdict, &malformed);
    match card_security {
        CardSecurityJudgement::Malformed(_) => {}
        CardSecurityJudgement::Judged(judged) => {
            for (id, check) in &judged.checks {
                let mut reason = judged.why(*id, check);
                if let Some(advice) = judged.advice(*id, check) {
                    reason.push_str(".\n");
                    reason.push_str(&styled(OPEN, format_args!("→ {advice}")));
                }
                add_check(&mut table, format!(" {}", id.title()), result(check.result), &reason);
            }
        }
    }
    table
}

/// A result with its mark.
pub(crate) fn result(result: CheckResult) -> String {
    let (style, mark) = match result {
        CheckResult::Aborted => (BAD, '!'),
        CheckResult::Failed => (BAD, '✘'),
        CheckResult::NotSupported => (DIM, '–'),
        CheckResult::Successful => (GOOD, '✔'),
        CheckResult::Undetermined => (OPEN, '?'),
    };
    styled(style, format_args!("{mark} {result}"))
}

fn details(judgement: &Judgement) -> LabelledValues {
    let mut values = LabelledValues::default();
    let mut row = |label: &str, value: String| values.add(label, value);
    let data_groups = data_groups(judgement);
    if !data_groups.is_empty() {
        row("Data groups", data_groups.join("\n"));
    }
    if let Some(application) = &judgement.application {
        row("Application", application.application.title().to_owned());
        row("Files", files(application).join("\n"));
    }
    if let Some(signer) = &judgement.signer {
        row("Signer", certificate(signer));
        if !signer.crl_distribution_points.is_empty() {
            row("Its CRL", signer.crl_distribution_points.join("\n"));
        }
    }
    if let Some((anchor, path)) = &judgement.anchor {
        row("Anchor", format!("{}\nfrom {}", certificate(anchor), console_path(path)));
    }
    let document_findings = judgement.findings.iter().map(|finding| finding.to_string());
    let anchor_findings =
        judgement.anchor_findings.iter().map(|finding| format!("anchor: {finding}"));
    let of_card_security = judgement.card_security.iter().flat_map(|it| it.findings().iter());
    let of_card_security = of_card_security.map(|finding| format!("EF.CardSecurity: {finding}"));
    let findings: Vec<_> =
        document_findings.chain(anchor_findings).chain(of_card_security).collect();
    if !findings.is_empty() {
        row("Findings", findings.join("\n"));
    }
    for comparison in &judgement.deviations {
        row("Deviations", deviations(comparison).join("\n"));
    }
    for warning in &judgement.warnings {
        row("Warning", styled(OPEN, warning.line()));
    }
    values
}

/// Returns a line about the list, and some about each entry that may be about the card.
pub(crate) fn deviations(comparison: &Comparison) -> Vec<String> {
    let mut lines = vec![comparison.line()];
    for entry in &comparison.found {
        let style = if entry.matches() { BAD } else { OPEN };
        let text = format!("entry {}: {}", entry.index, entry.text());
        lines.push(styled(style, text));
        for deviation in &entry.deviations {
            let own = deviation.description.as_ref().map(|own| format!(" (\u{201c}{own}\u{201d})"));
            lines.push(format!("  {}{}", deviation.text, own.unwrap_or_default()));
        }
        if !entry.concerns.is_empty() {
            let titles: Vec<_> = entry.concerns.iter().map(|id| id.title()).collect();
            lines.push(format!("  It is about: {}", titles.join(", ")));
        }
    }
    lines
}

/// Each status with its style and text, from worst to best.
const STATUSES: [(DataGroupStatus, Style, &str); 6] = [
    (DataGroupStatus::NotIdentical, BAD, "✘ not as signed"),
    (DataGroupStatus::NotSigned, BAD, "✘ not signed"),
    (DataGroupStatus::Incomplete, OPEN, "? not read to its end"),
    (DataGroupStatus::NonConformance, OPEN, "? not comparable"),
    (DataGroupStatus::Identical, GOOD, "✔ as signed"),
    (DataGroupStatus::Present, DIM, "– signed, not read"),
];

/// Returns a line for each file that the security object lists.
fn files(application: &ApplicationJudgement) -> Vec<String> {
    let lines = application.files.iter().map(|file| {
        let status = STATUSES.iter().find(|(status, ..)| *status == file.status);
        let status = status.map_or_else(String::new, |(_, style, text)| styled(*style, text));
        let name = match file.description {
            Some(it) => format!("EF.{:04X} {}", it.identifier, it.name),
            None => "a file that the application does not name".to_owned(),
        };
        format!("{status}: {name} ({})", file.number)
    });
    lines.collect()
}

/// Returns a line for each status that occurs.
fn data_groups(judgement: &Judgement) -> Vec<String> {
    let lines = STATUSES.into_iter().filter_map(|(status, style, text)| {
        let of_status = judgement.data_groups.iter().filter(|(_, it)| *it == status);
        let numbers: Vec<_> = of_status.map(|(number, _)| number.to_string()).collect();
        let line = format!("{}: {}", styled(style, text), numbers.join(", "));
        (!numbers.is_empty()).then_some(line)
    });
    lines.collect()
}

/// A certificate on three lines.
pub(crate) fn certificate(certificate: &CertificateRecord) -> String {
    let CertificateRecord { subject, serial_number, key, fingerprint_sha256, .. } = certificate;
    let validity = certificate.validity();
    format!("{subject}\n{key}, {validity}, serial {serial_number}\n{fingerprint_sha256}")
}
