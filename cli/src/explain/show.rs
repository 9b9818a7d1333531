//! The explanation of a word for people and for programs, and the names that a report leads to.

use std::io::Write;

use idchip::verify::{Check, CheckResult, Evidence, Reason};
use serde::Serialize;

use super::texts::{Part, Texts};
use super::words::{Kind, Word};
use crate::card_security::CardSecurityJudgement;
use crate::console::{DIM, HEADING, styled};
use crate::judgement::Judgement;
use crate::outcome::Failure;
use crate::report_table::{fix_width, print, table};

/// A word with its explanation.
#[derive(Serialize)]
pub(super) struct Record {
    schema: &'static str,
    kind: &'static str,
    number: Option<u16>,
    /// The number among the statuses of the C API.
    status: Option<u16>,
    name: &'static str,
    title: Option<String>,
    text: String,
    meaning: Option<String>,
    is_not: Option<String>,
    advice: Option<String>,
    section: Option<String>,
}

impl Record {
    pub(super) fn new(word: &Word, texts: &Texts) -> Result<Self, Failure> {
        // The texts of a translation come before the English ones of the library.
        let text = texts.text(word).or_else(|| word.text.map(str::to_owned));
        let text = text.ok_or_else(missing)?;
        let advice = texts.part(word, Part::Do).or_else(|| word.advice.map(str::to_owned));
        let title = texts.part(word, Part::Title).or_else(|| word.title.map(str::to_owned));
        Ok(Self {
            schema: "idchip.explain/1",
            kind: word.kind.name(),
            number: word.number,
            status: word.status(),
            name: word.name,
            title,
            text,
            meaning: texts.part(word, Part::Meaning),
            is_not: texts.part(word, Part::Not),
            advice,
            section: texts.part(word, Part::Section),
        })
    }
}

/// No text of the command is missing: a test reads all of them.
fn missing() -> Failure {
    Failure::Usage("a text of this program is missing".into())
}

/// Prints the explanation of a word.
pub(super) fn word(output: &mut impl Write, record: &Record, texts: &Texts) -> Result<(), Failure> {
    let number = match (record.number, record.status) {
        (Some(number), Some(status)) => {
            let status = texts.with_number("label-status", status).ok_or_else(missing)?;
            format!("{} {number}, {status}", record.kind)
        }
        (Some(number), None) => format!("{} {number}", record.kind),
        (None, _) => record.kind.to_owned(),
    };
    writeln!(output, "{}  {}", styled(HEADING, record.name), styled(DIM, number))?;
    let mut table = table();
    table.add_row([crate::advice::sentence(&format!("{}.", record.text))]);
    print(output, &table)?;
    let mut table = crate::report_table::table();
    let parts = [
        ("label-meaning", &record.meaning),
        ("label-not", &record.is_not),
        ("label-do", &record.advice),
        ("label-section", &record.section),
    ];
    for (label, text) in parts {
        if let Some(text) = text {
            let label = texts.plain(label).ok_or_else(missing)?;
            table.add_row([styled(HEADING, label), text.clone()]);
        }
    }
    fix_width(&mut table, 0, 13);
    print(output, &table)?;
    Ok(())
}

/// Prints the number, the name and the short text of every word.
pub(super) fn list(output: &mut impl Write, words: &[Word], texts: &Texts) -> Result<(), Failure> {
    for kind in Kind::ALL {
        let title = texts.plain(&format!("kind-{}", kind.name()));
        let title = title.unwrap_or_else(|| kind.title().to_owned());
        writeln!(output, "{}", styled(HEADING, title))?;
        let mut table = table();
        for word in words.iter().filter(|word| word.kind == kind) {
            let record = Record::new(word, texts)?;
            let number = record.number.map_or_else(String::new, |number| number.to_string());
            table.add_row([number, record.name.to_owned(), record.text]);
        }
        fix_width(&mut table, 0, 5);
        fix_width(&mut table, 1, 38);
        print(output, &table)?;
        writeln!(output)?;
    }
    writeln!(output, "{}", texts.plain("list-end").ok_or_else(missing)?)?;
    Ok(())
}

/// The most names that a report leads to.
const MOST_NAMES: usize = 8;

/// Returns the names that explain a report: the reasons of its checks, those of checks that failed first, and the
/// findings.
pub(crate) fn names_of(judgement: &Judgement) -> Vec<&'static str> {
    let mut checks = judgement.failed_checks();
    checks.extend(judgement.checks.iter().map(|(_, check)| *check));
    if let Some(CardSecurityJudgement::Judged(judged)) = &judgement.card_security {
        checks.extend(judged.checks.iter().map(|(_, check)| *check));
    }
    // Those that are missing by their nature are not worth a line.
    checks.retain(|check| {
        !matches!(check.result, CheckResult::Successful | CheckResult::NotSupported)
    });
    let mut names: Vec<&str> = checks.iter().flat_map(names_of_check).flatten().collect();
    names.extend(judgement.findings.iter().map(|finding| finding.name()));
    names.extend(judgement.anchor_findings.iter().map(|finding| finding.name()));
    let mut said = Vec::new();
    for name in names {
        if !said.contains(&name) && said.len() < MOST_NAMES {
            said.push(name);
        }
    }
    said
}

/// The reason of a check, and what the reason is about.
const fn names_of_check(check: &Check) -> [Option<&'static str>; 2] {
    match (check.reason, check.evidence) {
        (Reason::NotTolerated, Evidence::Finding(finding)) => [Some(finding.name()), None],
        (reason, Evidence::Error(error)) => [Some(reason.name()), Some(error.kind.name())],
        (reason, _) => [Some(reason.name()), None],
    }
}
