//! The result of `idchip verify --report tr03135` for people: the tree of BSI TR-03135-1.

use core::iter;
use std::io::{self, Write};

use comfy_table::Table;
use idchip::verify::{CheckId, CheckResult, DataGroupStatus, TrCheck, TrOutcome};

use crate::advice::{sentence, why};
use crate::card_security::CardSecurityJudgement;
use crate::console::{DIM, HEADING, styled};
use crate::explained::names_of;
use crate::judgement::Judgement;
use crate::report_table::{deviations, explain, fix_width, print, result, ruled_table};

/// Prints the tree of a verified card.
pub(crate) fn judged(output: &mut impl Write, judgement: &Judgement) -> io::Result<()> {
    print(output, &tree(judgement))?;
    for comparison in &judgement.deviations {
        for line in deviations(comparison) {
            writeln!(output, " {line}")?;
        }
    }
    let note = " by BSI TR-03135-1 v2.5, as made; the verdict is that of the policy";
    writeln!(output, "{}", styled(DIM, note))?;
    explain(output, &names_of(judgement))
}

fn tree(judgement: &Judgement) -> Table {
    let mut table = ruled_table();
    table.set_header(["Check", "Section", "Result", "Reason"].map(|it| styled(HEADING, it)));
    for (check, outcome) in judgement.report.tr03135().iter() {
        let section = check.section().trim_start_matches("TR-03135-1 ");
        let title = format!("{}{}", " ".repeat(depth(check)), check.title());
        let reason = reason(check, outcome, judgement);
        table.add_row([title, section.to_owned(), result(outcome.result), reason]);
    }
    table.add_row([styled(HEADING, "Beside the tree")]);
    for id in beside() {
        let check = judgement.report.check(id);
        let section = id.section().trim_start_matches("Doc ");
        let reason = reason_of(id, check.result, judgement);
        let title = format!(" {}", id.title());
        table.add_row([title, section.to_owned(), result(check.result), reason]);
    }
    if let Some(card_security) = &judgement.card_security {
        add_card_security(&mut table, card_security);
    }
    fix_width(&mut table, 0, 28);
    fix_width(&mut table, 1, 12);
    fix_width(&mut table, 2, 17);
    table
}

/// Adds EF.CardSecurity, a security object of §5.6.4.2.1 as EF.SOD. Its checks are under the policy.
fn add_card_security(table: &mut Table, card_security: &CardSecurityJudgement) {
    table.add_row([styled(HEADING, "EF.CardSecurity")]);
    match card_security {
        CardSecurityJudgement::Malformed(error) => {
            let reason = sentence(&error.to_string());
            let result = result(CheckResult::Undetermined);
            table.add_row([" Signature".to_owned(), "§5.6.4.2.2".to_owned(), result, reason]);
        }
        CardSecurityJudgement::Judged(judged) => {
            for (id, check) in &judged.checks {
                let section = id.section().trim_start_matches("TR-03135-1 ");
                let section = section.trim_start_matches("Doc ").to_owned();
                let reason = match check.result {
                    CheckResult::Successful => String::new(),
                    _ => judged.why(*id, check),
                };
                table.add_row([format!(" {}", id.title()), section, result(check.result), reason]);
            }
        }
    }
}

/// Returns the number of checks above this one.
fn depth(check: TrCheck) -> usize {
    iter::successors(check.parent(), |above| above.parent()).count()
}

/// Returns the checks that Doc 9303 adds, and that are not in the tree.
fn beside() -> impl Iterator<Item = CheckId> {
    let is_in_tree = |id: CheckId| TrCheck::ALL.iter().any(|check| check.check_id() == Some(id));
    CheckId::ALL.iter().copied().filter(move |id| !is_in_tree(*id))
}

/// Says why a check in the tree has its result. A combined one names the check that decides.
fn reason(check: TrCheck, outcome: TrOutcome, judgement: &Judgement) -> String {
    if let Some(text) = check.not_made() {
        return styled(DIM, sentence(text));
    }
    match check.check_id() {
        Some(CheckId::DataGroups) => {
            let reason = reason_of(CheckId::DataGroups, outcome.result, judgement);
            iter::once(reason)
                .filter(|it| !it.is_empty())
                .chain(statuses(judgement))
                .collect::<Vec<_>>()
                .join("\n")
        }
        Some(id) => reason_of(id, outcome.result, judgement),
        None if outcome.result == CheckResult::Successful => String::new(),
        None => styled(DIM, format_args!("See: {}", outcome.decided_by.title())),
    }
}

/// Says why a check of the report is not successful, and how much the policy requires it.
fn reason_of(id: CheckId, result: CheckResult, judgement: &Judgement) -> String {
    if result == CheckResult::Successful {
        return String::new();
    }
    let reason = why(id, &judgement.report.check(id), &judgement.circumstances);
    let explained =
        if judgement.report.is_explained(id) { ". A deviation list explains it" } else { "" };
    format!("{reason} ({}){explained}", judgement.policy.requirement(id).profile())
}

/// Returns a line for each status that data groups have.
fn statuses(judgement: &Judgement) -> impl Iterator<Item = String> {
    DataGroupStatus::ALL.iter().filter_map(|status| {
        let of_status = judgement.data_groups.iter().filter(|(_, it)| it == status);
        let numbers: Vec<_> = of_status.map(|(number, _)| number.to_string()).collect();
        (!numbers.is_empty())
            .then(|| sentence(&format!("{}: {}", status.name(), numbers.join(", "))))
    })
}
