//! `idchip verify`: verifies who signed a card, and that its data is unchanged.

use std::io::Write;
use std::path::Path;

use crate::args::{ReportForm, VerifyArguments};
use crate::card::Card;
use crate::console;
use crate::judgement::Judgement;
use crate::outcome::{ExitOutcome, Failure};
use crate::report_json::CardRecord;
use crate::terms::{Stores, Terms};
use crate::{report_table, report_tree};

/// Runs the command.
pub(crate) fn run(arguments: &VerifyArguments) -> Result<ExitOutcome, Failure> {
    let stores = Stores::read(&arguments.judge)?;
    let mut terms = stores.terms(&arguments.judge);
    let challenge = arguments.aa_challenge.as_ref().map(|challenge| &challenge.0);
    let response = arguments.aa_response.as_ref().map(|hex| hex.0.as_slice());
    terms.active_authentication = challenge.zip(response);
    let mut output = console::output();
    let mut outcomes = Vec::new();
    for path in &arguments.cards {
        if !outcomes.is_empty() && !arguments.json {
            writeln!(output)?;
        }
        outcomes.push((path.clone(), verify(path, arguments, &terms, &mut output)?));
    }
    if outcomes.len() > 1 && !arguments.json {
        report_table::summary(&mut output, &outcomes)?;
    }
    output.flush()?;
    Ok(outcomes.into_iter().map(|(_, outcome)| outcome).max().unwrap_or(ExitOutcome::Undetermined))
}

fn verify(
    path: &Path,
    arguments: &VerifyArguments,
    terms: &Terms<'_>,
    output: &mut impl Write,
) -> Result<ExitOutcome, Failure> {
    let judged = Card::read(path).and_then(|card| Judgement::of(&card, terms));
    let at = terms.at.to_string();
    let policy = arguments.judge.policy();
    let outcome = judged.as_ref().map_or(ExitOutcome::Malformed, Judgement::outcome);
    if arguments.json {
        let record = match &judged {
            Ok(judgement) => CardRecord::judged(path, judgement, &at, &policy),
            Err(failure) => CardRecord::malformed(path, failure),
        };
        json_line(output, &record)?;
    } else {
        match &judged {
            Ok(judgement) => match arguments.report {
                ReportForm::Table => report_table::judged(output, path, judgement, &at, &policy)?,
                ReportForm::Tr03135 => report_tree::judged(output, path, judgement, &at, &policy)?,
            },
            Err(failure) => report_table::malformed(output, path, failure)?,
        }
    }
    Ok(outcome)
}

/// Writes an object and ends the line.
pub(crate) fn json_line(
    output: &mut impl Write,
    record: &impl serde::Serialize,
) -> Result<(), Failure> {
    serde_json::to_writer(&mut *output, record).map_err(std::io::Error::from)?;
    writeln!(output)?;
    Ok(())
}
