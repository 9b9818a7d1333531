//! Every synthetic card of `testdata/` gives exactly the result that the manifest says: verdict, each
//! check with its reason, the findings, and the verdict of the strict policy. Also a card that fares
//! better than expected fails the test.

mod common {
    pub(crate) mod at;
    pub(crate) mod judge;
    pub(crate) mod manifest;
    pub(crate) mod testdata;
}

use core::fmt::Write as _;
use std::collections::{BTreeMap, BTreeSet};

use common::judge::judge;
use common::manifest::manifest;
use common::testdata::read;
use idchip::lds::DgNumber;
use idchip::lds::com::EfCom;
use idchip::lds::dg13::Dg13;
use idchip::lds::sod::Sod;
use idchip::verify::{
    Anchors, Check, CheckId, CheckResult, Document, OpenError, Policy, Reason, TrCheck,
};
use idchip::{Finding, FindingSet};
use serde_json::Value;

/// The files of a card by name, as in "EF.DG1".
fn files(card: &Value) -> BTreeMap<&str, Vec<u8>> {
    let files = card["files"].as_object().unwrap();
    files.iter().map(|(name, path)| (name.as_str(), read(path.as_str().unwrap()))).collect()
}

/// Reads a data group as whoever uses it does, and says whether it is the signed one and yet does
/// not parse. Those that the library does not look into are hashed.
fn is_unparsable(document: &mut Document<'_>, number: DgNumber, file: &[u8]) -> bool {
    // Each state puts into DG13 what it likes: Vietnam a SEQUENCE.
    if number == DgNumber::Dg13
        && let Ok(dg13) = document.inspect::<Dg13<'_>>(file)
    {
        let dg13 = dg13.unverified();
        return dg13.as_bytes().first() == Some(&0x30) && dg13.citizen().is_err();
    }
    matches!(document.check_content(number, file), Err(OpenError::Malformed(_)))
}

/// Certificates or revocation lists that the manifest names.
struct Certificates(Vec<Vec<u8>>);

impl Certificates {
    fn read(paths: &Value) -> Self {
        let paths = paths.as_array().unwrap().iter();
        Self(paths.map(|path| read(path.as_str().unwrap())).collect())
    }

    fn octets(&self) -> Vec<&[u8]> {
        self.0.iter().map(Vec::as_slice).collect()
    }
}

/// Examines a card with all its files, if EF.SOD parses.
fn examine(card: &Value, policy: Policy, then: impl FnOnce(&Document<'_>, &[String])) {
    let files = files(card);
    let anchors = Certificates::read(&card["anchors"]);
    let anchors = anchors.octets();
    let anchors = Anchors::from_certificates(&anchors).unwrap();
    let signers = Certificates::read(&card["document_signers"]);
    let signers = signers.octets();
    let judge = judge(&anchors, policy).with_document_signers(&signers);
    let sod = &files["EF.SOD"];
    let mut scratch = vec![0; sod.len()];
    let Ok(sod) = Sod::parse_with_scratch(sod, &mut scratch) else {
        return;
    };
    let mut examination = judge.examine(&sod);
    for list in Certificates::read(&card["crls"]).octets() {
        let in_chunks = check_in_chunks(&examination, list);
        let whole = examination.check_revocation_list(list);
        // The end of a truncated list is seen at another place.
        assert_eq!(
            (in_chunks.result, in_chunks.reason),
            (whole.result, whole.reason),
            "{}",
            card["name"]
        );
    }
    if let Some(com) = files.get("EF.COM") {
        examination.check_com(com);
    }
    let mut unparsable = Vec::new();
    if files.get("EF.COM").is_some_and(|com| EfCom::parse(com).is_err()) {
        unparsable.push("EF.COM".to_string());
    }
    for number in DgNumber::ALL.iter().copied() {
        let name = format!("EF.{number}");
        if let Some(file) = files.get(name.as_str())
            && is_unparsable(&mut examination, number, file)
        {
            unparsable.push(name);
        }
    }
    if let Some(card_access) = files.get("EF.CardAccess") {
        examination.check_card_access(card_access, files.get("EF.DG14").map(Vec::as_slice));
    }
    then(&examination, &unparsable);
}

/// Gives a revocation list to a copy of the document in chunks.
fn check_in_chunks(document: &Document<'_>, list: &[u8]) -> Check {
    let mut copy = *document;
    let mut buffer = [0; 512];
    let mut stream = copy.begin_revocation_list(&mut buffer);
    list.chunks(61).for_each(|chunk| stream.update(chunk));
    copy.finish_revocation_list(stream)
}

/// The result of a card, in the words of the manifest.
#[derive(Default)]
struct Outcome {
    verdict: String,
    checks: BTreeMap<&'static str, String>,
    findings: String,
    anchor_findings: String,
    unparsable: String,
}

fn outcome(card: &Value, policy: Policy) -> Outcome {
    let mut outcome = Outcome { verdict: "malformed".to_string(), ..Outcome::default() };
    examine(card, policy, |examination, unparsable| {
        let report = examination.report();
        outcome.verdict = examination.verdict().name().to_string();
        for &id in CheckId::ALL {
            let check = report.check_with_policy(id, &policy);
            let text = format!("{} {}", check.result.name(), check.reason.name());
            outcome.checks.insert(id.name(), text);
        }
        outcome.findings = names(report.findings());
        outcome.anchor_findings = names(report.anchor_findings());
        outcome.unparsable = unparsable.join(" ");
    });
    outcome
}

fn names(findings: FindingSet) -> String {
    findings.iter().map(Finding::name).collect::<Vec<_>>().join(" ")
}

/// The checks that a manifest entry expects; those that it does not name are its base card's.
fn expected_checks<'m>(
    card: &'m Value,
    cards: &'m BTreeMap<&str, &'m Value>,
) -> BTreeMap<&'m str, String> {
    let mut checks = match card["base"].as_str() {
        Some(base) => expected_checks(cards[base], cards),
        None => BTreeMap::new(),
    };
    if let Some(own) = card["expect"]["checks"].as_object() {
        for (id, check) in own {
            let text = format!(
                "{} {}",
                check["result"].as_str().unwrap(),
                check["reason"].as_str().unwrap()
            );
            checks.insert(id, text);
        }
    }
    checks
}

#[test]
fn each_card_gives_what_the_manifest_says() {
    let manifest = manifest();
    let cards = manifest["cards"].as_array().unwrap();
    let by_name: BTreeMap<&str, &Value> =
        cards.iter().map(|card| (card["name"].as_str().unwrap(), card)).collect();
    assert_eq!(by_name.len(), cards.len(), "names are distinct");
    assert!(cards.len() > 100, "the manifest is whole");

    let mut differences = String::new();
    for (name, card) in &by_name {
        let expect = &card["expect"];
        let is = outcome(card, Policy::DEFAULT);
        let mut differs = |what: &str, is: &str, expected: &str| {
            if is != expected {
                writeln!(differences, "{name}: {what} is {is:?}, expected {expected:?}").unwrap();
            }
        };
        differs("verdict", &is.verdict, expect["verdict"].as_str().unwrap());
        let strict = outcome(card, Policy::STRICT).verdict;
        differs("strict verdict", &strict, card["strict"]["verdict"].as_str().unwrap());
        if is.verdict == "malformed" {
            continue;
        }
        let expected = expected_checks(card, &by_name);
        for (id, check) in &is.checks {
            if let Some(expected) = expected.get(id) {
                differs(id, check, expected);
            }
        }
        let joined = |list: &Value| {
            let names = list.as_array().unwrap().iter().map(|name| name.as_str().unwrap());
            names.collect::<Vec<_>>().join(" ")
        };
        differs("findings", &is.findings, &joined(&expect["findings"]));
        differs("anchor findings", &is.anchor_findings, &joined(&expect["anchor_findings"]));
        differs("unparsable", &is.unparsable, &joined(&expect["unparsable"]));
    }
    assert!(differences.is_empty(), "\n{differences}");
}

/// The document in the tree of TR-03135-1 fails if and only if a check in the tree failed, and otherwise is
/// undetermined unless each of them is successful, whatever the policy accepts.
#[test]
fn the_tree_of_each_card_agrees_with_its_checks() {
    let beside = [CheckId::CardAccess, CheckId::DocumentType];
    let mut counts = BTreeMap::new();
    for card in manifest()["cards"].as_array().unwrap() {
        examine(card, Policy::DEFAULT, |document, _| {
            let report = document.report();
            let in_tree = CheckId::ALL.iter().filter(|id| !beside.contains(id));
            let results: Vec<_> = in_tree.map(|id| report.check(*id).result).collect();
            let expected = if results.contains(&CheckResult::Failed) {
                CheckResult::Failed
            } else if results.iter().all(|result| *result == CheckResult::Successful) {
                CheckResult::Successful
            } else {
                CheckResult::Undetermined
            };
            let tree = report.tr03135();
            let whole = tree.outcome(TrCheck::Document);
            assert_eq!(whole.result, expected, "{}", card["name"]);
            let deciding = whole.decided_by.check_id().map(|id| report.check(id).result);
            let is_failed = expected == CheckResult::Failed;
            assert_eq!(deciding == Some(CheckResult::Failed), is_failed, "{}", card["name"]);
            for (check, outcome) in tree.iter() {
                // In the words of the guideline an EF.COM that cannot be compared is not supported.
                if let Some(id) = check.check_id().filter(|id| *id != CheckId::ComVsSod) {
                    assert_eq!(outcome.result, report.check(id).result, "{}", card["name"]);
                }
            }
            *counts.entry(expected.name()).or_insert(0) += 1;
        });
    }
    assert!(counts["failed"] > 100 && counts["undetermined"] > 100, "{counts:?}");
}

/// The reasons that no card can produce, or that the manifest has no words for; each is produced by
/// the test named.
const OF_OTHER_TESTS: [(Reason, &str); 4] = [
    (
        Reason::CardSecurityDiffers,
        "master_file.rs: each_synthetic_file_gives_what_the_manifest_says",
    ),
    (
        Reason::EngineFailed,
        "verified.rs: where_the_engine_fails_nothing_is_accepted_and_nobody_is_blamed",
    ),
    (Reason::NotChecked, "verified.rs: a_chip_that_was_not_asked_was_not_checked"),
    (
        Reason::TooManyCandidates,
        "anchors.rs: the_identified_anchor_is_found_behind_hundreds_of_its_name",
    ),
];

/// The reasons that no card of the manifest has: they are about lists and link certificates, and their tests are
/// named.
const OF_LISTS_AND_LINKS: [(Reason, &str); 13] = [
    (Reason::CertificateMalformed, "link_certificates.rs"),
    (Reason::ChipKeyCompromised, "deviation_lists.rs"),
    (Reason::DateOfIssueUnknown, "deviation_lists.rs"),
    (Reason::DeviationMalformed, "deviation_lists.rs"),
    (Reason::DocumentNotAuthentic, "deviation_lists.rs"),
    (Reason::LinkOutsideValidity, "link_certificates.rs"),
    (Reason::LinkPathTooLong, "link_certificates.rs"),
    (Reason::LinkStateDiffers, "link_certificates.rs"),
    (Reason::ListOfOtherCsca, "deviation_lists.rs"),
    (Reason::ListOfOtherState, "deviation_lists.rs"),
    (Reason::NotACsca, "link_certificates.rs"),
    (Reason::NotAListSigner, "master_lists.rs"),
    (Reason::NotLinked, "link_certificates.rs"),
];

#[test]
fn each_reason_is_produced_by_a_card_or_a_test() {
    let manifest = manifest();
    let others = OF_OTHER_TESTS.iter().chain(&OF_LISTS_AND_LINKS);
    let mut produced: BTreeSet<&str> = others.map(|(reason, _)| reason.name()).collect();
    for card in manifest["cards"].as_array().unwrap() {
        let checks = card["expect"]["checks"].as_object().unwrap().values();
        produced.extend(checks.map(|check| check["reason"].as_str().unwrap()));
    }
    // Cards judged as those of another application: tests/national.rs.
    for entry in manifest["applications"].as_array().unwrap() {
        let checks = entry["expect"]["checks"].as_object().unwrap().values();
        produced.extend(checks.map(|check| check[1].as_str().unwrap()));
    }
    for entry in manifest["active_authentication"].as_array().unwrap() {
        produced.extend(entry["reason"].as_str());
    }
    let all: BTreeSet<&str> = Reason::ALL.iter().map(|reason| reason.name()).collect();
    assert_eq!(produced, all);
}
