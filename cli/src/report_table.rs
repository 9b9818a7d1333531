//! The result of `idchip verify` for people.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anstyle::Style;
use comfy_table::{
    ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width, presets,
};
use idchip::verify::{CheckResult, DataGroupStatus};

use crate::advice::{Deciding, advice, sentence, title, why};
use crate::card_security::{self, CardSecurityJudgement};
use crate::certificate::CertificateRecord;
use crate::console::{self, BAD, DIM, GOOD, HEADING, OPEN, styled};
use crate::deviation_lists::Comparison;
use crate::evidence::{Difference, NONE, RecordedReport};
use crate::explained::names_of;
use crate::judgement::{ApplicationJudgement, Judgement};
use crate::outcome::{ExitOutcome, Failure, InputError, console_path};
use crate::policy::PolicyChoice;
use crate::texts::{say, screen};

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
    if let Some(Deciding { title, reason, advice, .. }) = judgement.deciding(screen()) {
        let mut table = table();
        if let Some(text) = failures(&judgement.failed(screen())) {
            table.add_row([text]);
        }
        table.add_row([say!("report-deciding", title = title, reason = reason)]);
        if let Some(advice) = advice {
            table.add_row([styled(OPEN, format_args!("→ {advice}"))]);
        }
        print(output, &table)?;
    }
    let at = screen().date(at);
    let terms = match judgement.anchors_from.described() {
        Some(from) => say!("report-terms-with-anchors", at = at, policy = policy, anchors = from),
        None => say!("report-terms", at = at, policy = policy),
    };
    let mut table = table();
    table.add_row([styled(DIM, terms)]);
    print(output, &table)
}

/// Says how many checks failed, the gravest first.
fn failures(failed: &[(&'static str, String)]) -> Option<String> {
    match failed {
        [] => None,
        [_] => Some(say!("report-one-failed")),
        _ => {
            let titles: Vec<_> = failed.iter().map(|(_, title)| title.as_str()).collect();
            let (count, titles) = (failed.len(), titles.join(", "));
            Some(say!("report-several-failed", count = count, titles = titles))
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
    table.add_row([styled(HEADING, say!("label-more")), styled(DIM, command)]);
    fix_width(&mut table, 0, LABEL);
    print(output, &table)
}

/// Prints a card that could not be verified.
pub(crate) fn malformed(output: &mut impl Write, path: &Path, failure: &Failure) -> io::Result<()> {
    headline(output, ExitOutcome::Malformed, path)?;
    let mut table = table();
    table.add_row([failure.said()]);
    if let Failure::Malformed { error: InputError::Parse(_), path } = failure {
        let path = console_path(path);
        let advice = say!("report-read-again", path = path);
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
    let verdict = recorded_value(verdict);
    let at = screen().date(at);
    row(&say!("label-recorded"), say!("report-recorded", verdict = verdict, at = at, tool = tool));
    if differences.is_empty() {
        row("", say!("report-recorded-agrees"));
    }
    for difference in differences {
        let Difference { member, recorded, now } = difference;
        let [recorded, now] = [recorded, now].map(|it| recorded_value(it));
        let text = say!("report-recorded-differs", member = member, recorded = recorded, now = now);
        row("", styled(OPEN, text));
    }
    if !is_as_recorded && !differences.is_empty() {
        row("", format!("→ {}", say!("report-as-recorded")));
    }
    fix_width(&mut table, 0, LABEL);
    print(output, &table)
}

/// A value of a recorded report: that of a member without one, and the verdicts, have words in each language.
fn recorded_value(value: &str) -> String {
    let outcome = ExitOutcome::ALL.into_iter().find(|outcome| outcome.name() == value);
    match outcome {
        Some(outcome) => outcome.said(),
        None if value == NONE => say!("report-none"),
        None => value.to_owned(),
    }
}

/// Prints one line per card.
pub(crate) fn summary(
    output: &mut dyn Write,
    outcomes: &[(PathBuf, ExitOutcome)],
) -> io::Result<()> {
    let title = say!("report-cards", count = outcomes.len());
    writeln!(output, "\n{}", styled(HEADING, title))?;
    let mut table = table();
    for (path, outcome) in outcomes {
        let verdict = styled(console::style_of(*outcome), outcome.said());
        table.add_row([verdict, console_path(path)]);
    }
    print(output, &table)
}

fn headline(output: &mut impl Write, outcome: ExitOutcome, path: &Path) -> io::Result<()> {
    let verdict = styled(console::style_of(outcome), outcome.said().to_uppercase());
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
pub(crate) fn print(output: &mut (impl Write + ?Sized), table: &Table) -> io::Result<()> {
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
    let header = [
        say!("report-column-check"),
        say!("report-column-result"),
        say!("report-column-reason-and-advice"),
    ];
    if !is_narrow() {
        table.set_header(header.map(|it| styled(HEADING, it)));
    }
    let deciding = judgement.deciding(screen()).map(|deciding| deciding.name);
    for (id, check) in &judgement.checks {
        let mut reason = why(*id, check, &judgement.circumstances, screen());
        if judgement.report.is_explained(*id) {
            reason = say!("report-explained", reason = reason);
        }
        // The advice of the check that decides is in the headline.
        let decides = deciding == Some(id.name());
        let advice = advice(*id, check, &judgement.circumstances, screen());
        if let Some(advice) = advice.filter(|_| !decides) {
            reason.push_str(".\n");
            reason.push_str(&styled(OPEN, format_args!("→ {advice}")));
        }
        let title = title(*id, &judgement.circumstances, screen());
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

/// True if the terminal leaves less than half of the line for the reasons in three columns.
fn is_narrow() -> bool {
    console::width() < 80
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
    let verdict = match card_security.outcome {
        ExitOutcome::Accepted => say!("report-outcome-verified"),
        other => other.said(),
    };
    let verdict = styled(HEADING, verdict);
    let malformed = match &card_security.content {
        Err(error) => sentence(&screen().error(error)),
        Ok(_) => String::new(),
    };
    add_check(&mut table, styled(HEADING, "EF.CardSecurity"), verdict, &malformed);
    if let Ok(judged) = &card_security.content {
        for (id, check) in &judged.checks {
            let mut reason = judged.why(*id, check, screen());
            if let Some(advice) = judged.advice(*id, check, screen()) {
                reason.push_str(".\n");
                reason.push_str(&styled(OPEN, format_args!("→ {advice}")));
            }
            let title = format!(" {}", card_security::title(*id, screen()));
            add_check(&mut table, title, result(check.result), &reason);
        }
    }
    table
}

/// A result with its mark.
pub(crate) fn result(result: CheckResult) -> String {
    let (style, mark, text) = match result {
        CheckResult::Aborted => (BAD, '!', say!("report-result-aborted")),
        CheckResult::Failed => (BAD, '✘', say!("report-result-failed")),
        CheckResult::NotSupported => (DIM, '–', say!("report-result-not-supported")),
        CheckResult::Successful => (GOOD, '✔', say!("report-result-successful")),
        CheckResult::Undetermined => (OPEN, '?', say!("report-result-undetermined")),
    };
    styled(style, format_args!("{mark} {text}"))
}

fn details(judgement: &Judgement) -> LabelledValues {
    let mut values = LabelledValues::default();
    let mut row = |label: String, value: String| values.add(&label, value);
    let data_groups = data_groups(judgement);
    if !data_groups.is_empty() {
        row(say!("label-data-groups"), data_groups.join("\n"));
    }
    if let Some(application) = &judgement.application {
        row(say!("label-application"), application.application.title().to_owned());
        row(say!("label-files"), files(application).join("\n"));
    }
    if let Some(signer) = &judgement.signer {
        row(say!("label-signer"), certificate(signer));
        if !signer.crl_distribution_points.is_empty() {
            row(say!("label-its-crl"), signer.crl_distribution_points.join("\n"));
        }
    }
    if let Some((anchor, path)) = &judgement.anchor {
        let from = say!("report-from", path = console_path(path));
        row(say!("label-anchor"), format!("{}\n{from}", certificate(anchor)));
    }
    let document_findings = judgement.findings.iter().map(|finding| screen().text(finding));
    let anchor_findings = judgement
        .anchor_findings
        .iter()
        .map(|finding| say!("report-finding-anchor", finding = screen().text(finding)));
    let of_card_security = judgement.card_security.iter().flat_map(|it| it.findings.iter());
    let of_card_security =
        of_card_security.map(|finding| format!("EF.CardSecurity: {}", screen().text(finding)));
    let findings: Vec<_> =
        document_findings.chain(anchor_findings).chain(of_card_security).collect();
    if !findings.is_empty() {
        row(say!("label-findings"), findings.join("\n"));
    }
    for comparison in &judgement.deviations {
        row(say!("label-deviations"), deviations(comparison).join("\n"));
    }
    for warning in &judgement.warnings {
        row(say!("label-warning"), styled(OPEN, warning.line()));
    }
    values
}

/// Returns a line about the list, and some about each entry that may be about the card.
pub(crate) fn deviations(comparison: &Comparison) -> Vec<String> {
    let mut lines = vec![comparison.line()];
    for entry in &comparison.found {
        let style = if entry.matches() { BAD } else { OPEN };
        let text = say!("report-entry", index = entry.index, text = entry.text(screen()));
        lines.push(styled(style, text));
        for deviation in &entry.deviations {
            let own = deviation.description.as_ref().map(|own| format!(" (\u{201c}{own}\u{201d})"));
            let text = deviation.text(screen());
            lines.push(format!("  {text}{}", own.unwrap_or_default()));
        }
        if !entry.concerns.is_empty() {
            let titles: Vec<_> = entry.concerns.iter().map(|id| screen().title(*id)).collect();
            lines.push(format!("  {}", say!("report-concerns", titles = titles.join(", "))));
        }
    }
    lines
}

/// Each status with its style, mark and the key of its text, from worst to best.
const STATUSES: [(DataGroupStatus, Style, char, &str); 6] = [
    (DataGroupStatus::NotIdentical, BAD, '✘', "report-status-not-identical"),
    (DataGroupStatus::NotSigned, BAD, '✘', "report-status-not-signed"),
    (DataGroupStatus::Incomplete, OPEN, '?', "report-status-incomplete"),
    (DataGroupStatus::NonConformance, OPEN, '?', "report-status-non-conformance"),
    (DataGroupStatus::Identical, GOOD, '✔', "report-status-identical"),
    (DataGroupStatus::Present, DIM, '–', "report-status-present"),
];

fn status_text(style: Style, mark: char, key: &str) -> String {
    styled(style, format_args!("{mark} {}", screen().say(key, &[])))
}

/// Returns a line for each file that the security object lists.
fn files(application: &ApplicationJudgement) -> Vec<String> {
    let lines = application.files.iter().map(|file| {
        let status = STATUSES.iter().find(|(status, ..)| *status == file.status);
        let status = status
            .map_or_else(String::new, |(_, style, mark, key)| status_text(*style, *mark, key));
        let name = match file.description {
            Some(it) => format!("EF.{:04X} {}", it.identifier, it.name),
            None => say!("report-unnamed-file"),
        };
        format!("{status}: {name} ({})", file.number)
    });
    lines.collect()
}

/// Returns a line for each status that occurs.
fn data_groups(judgement: &Judgement) -> Vec<String> {
    let lines = STATUSES.into_iter().filter_map(|(status, style, mark, key)| {
        let of_status = judgement.data_groups.iter().filter(|(_, it)| *it == status);
        let numbers: Vec<_> = of_status.map(|(number, _)| number.to_string()).collect();
        let line = format!("{}: {}", status_text(style, mark, key), numbers.join(", "));
        (!numbers.is_empty()).then_some(line)
    });
    lines.collect()
}

/// A certificate on three lines.
pub(crate) fn certificate(certificate: &CertificateRecord) -> String {
    let CertificateRecord { subject, serial_number, key_said, fingerprint_sha256, .. } =
        certificate;
    let validity = certificate.validity();
    let line =
        say!("report-certificate", key = key_said, validity = validity, serial = serial_number);
    format!("{subject}\n{line}\n{fingerprint_sha256}")
}
