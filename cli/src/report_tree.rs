//! The result of `idchip verify --report tr03135` for people: the tree of BSI TR-03135-1.

use core::iter;
use std::io::{self, Write};

use comfy_table::Table;
use idchip::verify::{CheckId, CheckResult, DataGroupStatus, Requirement, TrCheck, TrOutcome};

use crate::advice::{sentence, why};
use crate::card_security::{self, CardSecurityJudgement};
use crate::console::{DIM, HEADING, styled};
use crate::explained::names_of;
use crate::judgement::Judgement;
use crate::report_table::{deviations, explain, fix_width, print, result, ruled_table};
use crate::texts::{say, screen};

/// Prints the tree of a verified card.
pub(crate) fn judged(output: &mut impl Write, judgement: &Judgement) -> io::Result<()> {
    print(output, &tree(judgement))?;
    for comparison in &judgement.deviations {
        for line in deviations(comparison) {
            writeln!(output, " {line}")?;
        }
    }
    writeln!(output, "{}", styled(DIM, format_args!(" {}", say!("report-tree-note"))))?;
    explain(output, &names_of(judgement))
}

fn tree(judgement: &Judgement) -> Table {
    let mut table = ruled_table();
    let header = [
        say!("report-column-check"),
        say!("report-column-section"),
        say!("report-column-result"),
        say!("report-column-reason"),
    ];
    table.set_header(header.map(|it| styled(HEADING, it)));
    for (check, outcome) in judgement.report.tr03135().iter() {
        let section = check.section().trim_start_matches("TR-03135-1 ");
        let title = format!("{}{}", " ".repeat(depth(check)), screen().title(check));
        let reason = reason(check, outcome, judgement);
        table.add_row([title, section.to_owned(), result(outcome.result), reason]);
    }
    table.add_row([styled(HEADING, say!("report-beside-the-tree"))]);
    for id in beside() {
        let check = judgement.report.check(id);
        let section = id.section().trim_start_matches("Doc ");
        let reason = reason_of(id, check.result, judgement);
        let title = format!(" {}", screen().title(id));
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
    match &card_security.content {
        Err(error) => {
            let reason = sentence(&screen().error(error));
            let result = result(CheckResult::Undetermined);
            let title = format!(" {}", say!("report-security-signature"));
            table.add_row([title, "§5.6.4.2.2".to_owned(), result, reason]);
        }
        Ok(judged) => {
            for (id, check) in &judged.checks {
                let section = id.section().trim_start_matches("TR-03135-1 ");
                let section = section.trim_start_matches("Doc ").to_owned();
                let reason = match check.result {
                    CheckResult::Successful => String::new(),
                    _ => judged.why(*id, check, screen()),
                };
                let title = format!(" {}", card_security::title(*id, screen()));
                table.add_row([title, section, result(check.result), reason]);
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
    if check.not_made().is_some() {
        return styled(DIM, sentence(&not_made(check)));
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
        None => {
            let title = screen().title(outcome.decided_by);
            styled(DIM, say!("report-see", title = title))
        }
    }
}

/// Says why a check of the report is not successful, and how much the policy requires it.
fn reason_of(id: CheckId, result: CheckResult, judgement: &Judgement) -> String {
    if result == CheckResult::Successful {
        return String::new();
    }
    let reason = why(id, &judgement.report.check(id), &judgement.circumstances, screen());
    let profile = match judgement.policy.requirement(id) {
        Requirement::MustNotFail => say!("report-profile-optional"),
        Requirement::Reported => say!("report-profile-evaluatory"),
        Requirement::Required => say!("report-profile-mandatory"),
    };
    let reason = say!("report-with-profile", reason = reason, profile = profile);
    match judgement.report.is_explained(id) {
        true => say!("report-explained", reason = reason),
        false => reason,
    }
}

/// Says why a check is not made by the library, as [`TrCheck::not_made`] does in English.
fn not_made(check: TrCheck) -> String {
    match check {
        TrCheck::BacOrPace | TrCheck::PaceCam => say!("report-access-not-seen"),
        TrCheck::ChipAuthentication | TrCheck::TerminalAuthentication => {
            say!("report-no-protocol")
        }
        _ => say!("report-nothing-printed"),
    }
}

/// Returns a line for each status that data groups have.
fn statuses(judgement: &Judgement) -> impl Iterator<Item = String> {
    DataGroupStatus::ALL.iter().filter_map(|status| {
        let of_status = judgement.data_groups.iter().filter(|(_, it)| it == status);
        let numbers: Vec<_> = of_status.map(|(number, _)| number.to_string()).collect();
        (!numbers.is_empty())
            .then(|| sentence(&format!("{}: {}", status_name(*status), numbers.join(", "))))
    })
}

/// The name of a status in the words of the guideline.
fn status_name(status: DataGroupStatus) -> String {
    match status {
        DataGroupStatus::Identical => say!("report-tree-identical"),
        DataGroupStatus::Incomplete => say!("report-tree-incomplete"),
        DataGroupStatus::NonConformance => say!("report-tree-non-conformance"),
        DataGroupStatus::NotIdentical => say!("report-tree-not-identical"),
        DataGroupStatus::NotPresent => say!("report-tree-not-present"),
        DataGroupStatus::NotSigned => say!("report-tree-not-signed"),
        DataGroupStatus::Present => say!("report-tree-present"),
        other => other.name().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_check_that_is_not_made_says_what_the_library_says() {
        for check in TrCheck::ALL {
            let Some(text) = check.not_made() else { continue };
            assert_eq!(not_made(*check), text, "{check}");
        }
    }

    #[test]
    fn each_status_has_its_name_in_the_library() {
        for status in DataGroupStatus::ALL {
            assert_eq!(status_name(*status), status.name());
        }
    }
}
