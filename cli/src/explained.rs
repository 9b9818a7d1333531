//! The names that a report leads to, for `idchip explain`.

use idchip::verify::{Check, CheckResult, Evidence, Reason};

use crate::judgement::Judgement;

/// The most names that a report leads to.
const MOST_NAMES: usize = 8;

/// Returns the names that explain a report: the reasons of its checks, those of checks that failed first, and the
/// findings.
pub(crate) fn names_of(judgement: &Judgement) -> Vec<&'static str> {
    let mut checks = judgement.failed_checks();
    checks.extend(judgement.checks.iter().map(|(_, check)| *check));
    let of_card_security = judgement.card_security.iter().flat_map(|it| it.checks());
    checks.extend(of_card_security.map(|(_, check)| *check));
    // Successful checks, and checks of parts that the document does not have, need no explanation.
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

/// The reason of a check, and the kind of the error that is its evidence.
const fn names_of_check(check: &Check) -> [Option<&'static str>; 2] {
    match (check.reason, check.evidence) {
        (Reason::NotTolerated, Evidence::Finding(finding)) => [Some(finding.name()), None],
        (reason, Evidence::Error(error)) => [Some(reason.name()), Some(error.kind.name())],
        (reason, _) => [Some(reason.name()), None],
    }
}
