//! The policy by the names that the command uses.

use idchip::verify::{CheckId, Policy, Requirement};
use idchip::{Finding, FindingSet};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

/// Returns the preset with these findings tolerated or refused in addition, and these checks required. A finding that is
/// in both lists is refused.
pub(crate) fn policy(
    preset: &str,
    tolerate: &[String],
    refuse: &[String],
    require: &[String],
) -> PyResult<Policy> {
    let policy = match preset {
        "default" => Policy::DEFAULT,
        "strict" => Policy::STRICT,
        "with-chip" => Policy::WITH_CHIP,
        "with-revocation" => Policy::WITH_REVOCATION,
        "archive" => Policy::ARCHIVE,
        _ => return Err(unknown("policy", preset)),
    };
    let (tolerated, refused) = (findings(tolerate)?, findings(refuse)?);
    let of_document = policy.tolerated().union(tolerated).difference(refused);
    let of_anchor = policy.tolerated_in_anchor().union(tolerated).difference(refused);
    let policy = policy.with_tolerated(of_document).with_tolerated_in_anchor(of_anchor);
    require.iter().try_fold(policy, |policy, name| {
        let check = CheckId::ALL.iter().find(|check| check.name() == name);
        let check = check.ok_or_else(|| unknown("check", name))?;
        Ok(policy.with(*check, Requirement::Required))
    })
}

fn findings(names: &[String]) -> PyResult<FindingSet> {
    names.iter().try_fold(FindingSet::EMPTY, |set, name| {
        let finding = Finding::ALL.iter().find(|finding| finding.name() == name);
        Ok(set.with(*finding.ok_or_else(|| unknown("finding", name))?))
    })
}

fn unknown(kind: &str, name: &str) -> PyErr {
    PyValueError::new_err(format!("no {kind} is called {name:?}"))
}
