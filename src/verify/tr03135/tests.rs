//! Tests of the tree: its rules against the tables of the guideline, its shape, and its results.

use super::*;
use crate::lds::DgSet;
use crate::verify::{Check, Reason};
use std::string::String;
use std::vec::Vec;

use CheckResult::{Aborted, Failed, NotSupported, Successful, Undetermined};

/// The results in the order of the tables below.
const RESULTS: [CheckResult; 5] = [Successful, Failed, Undetermined, NotSupported, Aborted];

/// The letter of each result in the tables.
const fn letter(result: CheckResult) -> char {
    match result {
        Successful => 's',
        Failed => 'f',
        Undetermined => 'u',
        NotSupported => 'n',
        Aborted => 'a',
    }
}

/// Returns the result of a check with children of these results.
fn combined(parent: TrCheck, children: &[CheckResult]) -> CheckResult {
    let Source::Children(rule) = parent.source() else { panic!("{parent} has no children") };
    let decided_by = TrCheck::Document;
    let outcomes = children.iter().map(|result| TrOutcome { result: *result, decided_by });
    parent.allowed(rule.deciding(outcomes).unwrap().result)
}

/// A table of two children, with a row for each result of the first and a column for each of the second, and
/// one of three children, with a block for each result of the second.
type Table = [(&'static str, &'static str); 5];

/// Tables 5.22, 5.27, 5.28, 5.31, 5.32 and 5.39: "otherwise undetermined".
const ALL_SUCCESSFUL: Table = [
    ("sfuua", "sfuua fffff ufuua ufuua afaaa"),
    ("fffff", "fffff fffff fffff fffff fffff"),
    ("ufuua", "ufuua fffff ufuua ufuua afaaa"),
    ("ufuua", "ufuua fffff ufuua ufuua afaaa"),
    ("afaaa", "afaaa fffff afaaa afaaa afaaa"),
];

/// Table 5.17: as above, but undetermined "cannot occur".
const ACCESS: Table = [
    ("sfnna", "sfnna fffff nfnna nfnna afaaa"),
    ("fffff", "fffff fffff fffff fffff fffff"),
    ("nfnna", "nfnna fffff nfnna nfnna afaaa"),
    ("nfnna", "nfnna fffff nfnna nfnna afaaa"),
    ("afaaa", "afaaa fffff afaaa afaaa afaaa"),
];

/// Table 5.23.
const AUTHENTICITY: Table = [
    ("sssss", "sssss sssss sssss sssss sssss"),
    ("sffff", "sssss sffff sffff sffff sffff"),
    ("sfuua", "sssss sffff sfuua sfuua sfaaa"),
    ("sfuna", "sssss sffff sfuua sfuna sfaaa"),
    ("sfaaa", "sssss sffff sfaaa sfaaa sfaaa"),
];

/// Table 5.44.
const COMBINED: Table = [
    ("sfusa", "sfusa fffff ufuua sfusa afaaa"),
    ("fffff", "fffff fffff fffff fffff fffff"),
    ("ufuua", "ufuua fffff ufuua ufuua afaaa"),
    ("sfuna", "sfusa fffff ufuua sfuna afaaa"),
    ("afaaa", "afaaa fffff afaaa afaaa afaaa"),
];

fn assert_table(parent: TrCheck, table: &Table) {
    for (first, (of_two, of_three)) in RESULTS.iter().zip(table) {
        let row = |others: &[CheckResult]| -> String {
            let last = RESULTS.iter().map(|last| [&[*first], others, &[*last]].concat());
            last.map(|children| letter(combined(parent, &children))).collect()
        };
        assert_eq!(row(&[]), *of_two, "{parent}, {first}");
        let blocks: Vec<String> = RESULTS.iter().map(|second| row(&[*second])).collect();
        assert_eq!(blocks.join(" "), *of_three, "{parent}, {first}");
    }
}

#[test]
fn each_check_combines_results_by_its_table() {
    use TrCheck::{
        ChipAccess, ChipAuthenticity, ChipContent, Combined, Document, Electronic, Integrity,
        IssuerCertificate, IssuerCertificates, SecurityObject, SecurityObjects,
    };
    for parent in [
        ChipContent,
        SecurityObjects,
        SecurityObject,
        IssuerCertificates,
        IssuerCertificate,
        Integrity,
    ] {
        assert_table(parent, &ALL_SUCCESSFUL);
    }
    assert_table(ChipAccess, &ACCESS);
    assert_table(ChipAuthenticity, &AUTHENTICITY);
    for parent in [Combined, Document, Electronic] {
        assert_table(parent, &COMBINED);
    }
}

#[test]
fn each_check_stands_after_its_parent_and_has_children_or_a_result() {
    for (index, check) in TrCheck::ALL.iter().enumerate() {
        match check.parent() {
            None => assert_eq!(*check, TrCheck::Document),
            Some(parent) => assert!(TrCheck::ALL[..index].contains(&parent), "{check}"),
        }
        let is_leaf = check.check_id().is_some() || check.not_made().is_some();
        assert_eq!(check.children().next().is_none(), is_leaf, "{check}");
        assert!(check.section().starts_with("TR-03135-1 §5."), "{check}");
    }
}

#[test]
fn each_check_of_the_report_stands_once_in_the_tree_except_two_of_doc_9303() {
    let beside = [CheckId::CardAccess, CheckId::DocumentType];
    for id in CheckId::ALL {
        let places: Vec<TrCheck> =
            TrCheck::ALL.iter().copied().filter(|check| check.check_id() == Some(*id)).collect();
        assert_eq!(places.len(), usize::from(!beside.contains(id)), "{id}");
        for place in places {
            assert_eq!(place.name(), id.name());
            // The report names the section that the two protocols of a chip have in common.
            assert!(place.section().starts_with(id.section()), "{id}");
        }
    }
}

/// Returns a report in which every check has this result.
fn report_of(result: CheckResult) -> Report {
    let mut report = Report::new(DgSet::EMPTY);
    for id in CheckId::ALL {
        set(&mut report, *id, result);
    }
    report
}

fn set(report: &mut Report, id: CheckId, result: CheckResult) {
    report.outcomes.get_mut(id).check = Check::new(result, Reason::NotChecked);
}

fn outcome(report: &Report, check: TrCheck) -> (CheckResult, TrCheck) {
    let TrOutcome { result, decided_by } = report.tr03135().outcome(check);
    (result, decided_by)
}

#[test]
fn what_is_not_made_is_never_successful_and_keeps_no_document_from_success() {
    let report = report_of(Successful);
    for (check, outcome) in report.tr03135().iter() {
        let expected = match check {
            TrCheck::BacOrPace
            | TrCheck::ChipAccess
            | TrCheck::DigitalSeal
            | TrCheck::Optical
            | TrCheck::PrintedMrz => NotSupported,
            TrCheck::ChipAuthentication | TrCheck::PaceCam | TrCheck::TerminalAuthentication => {
                Undetermined
            }
            _ => Successful,
        };
        assert_eq!(outcome.result, expected, "{check}");
    }
}

#[test]
fn a_failed_check_fails_everything_above_it_and_nothing_else() {
    for id in CheckId::ALL {
        let mut report = report_of(Successful);
        set(&mut report, *id, Failed);
        let leaf = TrCheck::ALL.iter().copied().find(|check| check.check_id() == Some(*id));
        let mut above = Vec::new();
        let mut next = leaf;
        while let Some(check) = next {
            above.push(check);
            next = check.parent();
        }
        for (check, outcome) in report.tr03135().iter() {
            assert_eq!(outcome.result == Failed, above.contains(&check), "{id}: {check}");
            if outcome.result == Failed {
                assert_eq!(Some(outcome.decided_by), leaf, "{id}: {check}");
            }
        }
    }
}

#[test]
fn no_result_occurs_that_the_table_of_its_check_excludes() {
    for result in RESULTS {
        for (check, outcome) in report_of(result).tr03135().iter() {
            assert_eq!(check.allowed(outcome.result), outcome.result, "{check}");
        }
    }
    assert_eq!(outcome(&report_of(Undetermined), TrCheck::ComVsSod).0, NotSupported);
    assert_eq!(outcome(&report_of(NotSupported), TrCheck::Revocation).0, Undetermined);
}

#[test]
fn a_chip_without_ef_com_has_undetermined_integrity() {
    let mut report = report_of(Successful);
    set(&mut report, CheckId::ComVsSod, NotSupported);
    assert_eq!(outcome(&report, TrCheck::Integrity), (Undetermined, TrCheck::ComVsSod));
    assert_eq!(outcome(&report, TrCheck::Document), (Undetermined, TrCheck::ComVsSod));
}

#[test]
fn a_chip_without_active_authentication_has_undetermined_authenticity() {
    let mut report = report_of(Successful);
    set(&mut report, CheckId::ActiveAuthentication, NotSupported);
    let expected = (Undetermined, TrCheck::ChipAuthentication);
    assert_eq!(outcome(&report, TrCheck::ChipAuthenticity), expected);
    set(&mut report, CheckId::ActiveAuthentication, Failed);
    assert_eq!(
        outcome(&report, TrCheck::ChipAuthenticity),
        (Failed, TrCheck::ActiveAuthentication)
    );
}

#[test]
fn failed_comes_before_aborted_and_both_before_undetermined() {
    let mut report = report_of(Successful);
    set(&mut report, CheckId::Revocation, Undetermined);
    assert_eq!(outcome(&report, TrCheck::Document), (Undetermined, TrCheck::Revocation));
    set(&mut report, CheckId::DocumentExpiry, Aborted);
    assert_eq!(outcome(&report, TrCheck::Document), (Aborted, TrCheck::DocumentExpiry));
    set(&mut report, CheckId::SodSignature, Failed);
    assert_eq!(outcome(&report, TrCheck::Document), (Failed, TrCheck::SodSignature));
}
