//! `idchip export`: writes the evidence of a verification into a container.

mod manifest;

#[cfg(test)]
pub(crate) use manifest::Manifest;

use crate::args::ExportArguments;
use crate::card::Card;
use crate::console;
use crate::judgement::Judgement;
use crate::outcome::{ExitOutcome, Failure, console_path};
use crate::report_json::CardRecord;
use crate::terms::Stores;
use crate::texts::say;

/// Runs the command. A card that is not accepted is written all the same, also one whose EF.SOD does not
/// parse: this is when somebody asks for the evidence.
pub(crate) fn run(arguments: &ExportArguments) -> Result<ExitOutcome, Failure> {
    let ExportArguments { card: path, output, judge, .. } = arguments;
    let stores = Stores::read(judge)?;
    let slices = stores.slices();
    let mut terms = slices.terms(judge);
    let challenge = arguments.aa_challenge.as_ref().map(|challenge| &challenge.0);
    let response = arguments.aa_response.as_ref().map(|hex| hex.0.as_slice());
    terms.active_authentication = challenge.zip(response);
    let card = Card::read(path)?;
    if card.recorded.is_some() {
        let path = console_path(path);
        return Err(Failure::Usage(say!("failure-evidence-already", path = path)));
    }
    let policy = judge.policy();
    let (judged, basis) = match Judgement::with_basis(&card, &terms) {
        Ok((judgement, basis)) => (Ok(judgement), Some(basis)),
        Err(failure) => (Err(failure), None),
    };
    let report = CardRecord::new(path, judged.as_ref(), &terms.common.at.to_string(), &policy);
    let container = manifest::container_of(&card, basis.as_ref(), &terms, &policy, &report)?;
    container.write(output)?;
    let outcome = judged.as_ref().map_or(ExitOutcome::Malformed, Judgement::outcome);
    console::note(say!(
        "failure-exported",
        path = console_path(output),
        outcome = outcome.said(),
        count = container.files.len()
    ));
    Ok(outcome)
}
