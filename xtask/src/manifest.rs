//! Writes the files of every case, and the manifest that explains them.

use crate::authentication::Authentication;
use crate::card::Files;
use crate::case::{ApplicationCase, CardSecurity, Case, Kind, Suite, Verdict};
use crate::der::Bytes;
use alloc::collections::BTreeMap;
use serde::Serialize;

/// The moment at which the expectations hold.
pub(crate) const AT: &str = "2026-11-01T00:00:00Z";

/// Paths relative to `testdata/` and their contents.
pub(crate) type Tree = BTreeMap<String, Bytes>;

#[derive(Serialize)]
struct Manifest<'a> {
    version: u8,
    at: &'a str,
    cards: Vec<Card<'a>>,
    /// Cards judged as those of an application other than the travel document.
    applications: &'a [ApplicationCase],
    active_authentication: &'a [Authentication],
}

#[derive(Serialize)]
struct Card<'a> {
    name: &'a str,
    base: Option<&'a str>,
    kind: Kind,
    property: &'a str,
    source: &'a str,
    anchors: Vec<String>,
    document_signers: Vec<String>,
    crls: Vec<String>,
    files: BTreeMap<String, String>,
    expect: Expect<'a>,
    strict: Strict,
}

#[derive(Serialize)]
struct Expect<'a> {
    verdict: Verdict,
    checks: BTreeMap<&'a str, Check<'a>>,
    findings: Vec<&'a str>,
    anchor_findings: Vec<&'a str>,
    unparsable: &'a [&'a str],
    #[serde(skip_serializing_if = "Option::is_none")]
    card_security: Option<CardSecurity>,
}

#[derive(Clone, Copy, Serialize)]
struct Check<'a> {
    result: &'a str,
    reason: &'a str,
}

#[derive(Serialize)]
struct Strict {
    verdict: Verdict,
}

/// Every file there is.
pub(crate) fn tree(suite: &Suite, authentications: &[Authentication], readme: &str) -> Tree {
    let mut tree = Tree::new();
    let mut built: BTreeMap<&str, Files> = BTreeMap::new();
    let mut anchors: BTreeMap<Bytes, String> = BTreeMap::new();
    let mut cards = Vec::new();
    for case in &suite.cases {
        let files = case.card.build();
        let base = case.base.and_then(|base| built.get(base));
        let mut places = BTreeMap::new();
        for (file, bytes) in &files {
            let inherited = base.is_some_and(|base| base.get(file) == Some(bytes));
            let owner = if inherited { owner(&cards, case, file) } else { None };
            let place = owner.unwrap_or_else(|| format!("cards/{}/{file}.bin", case.name));
            tree.insert(place.clone(), bytes.clone());
            places.insert(file.clone(), place);
        }
        let anchors = case.card.build_anchors().into_iter().enumerate().map(|(i, anchor)| {
            let place = || format!("anchors/{}{}.der", case.name, suffix(i));
            let place = anchors.entry(anchor.clone()).or_insert_with(place).clone();
            tree.insert(place.clone(), anchor);
            place
        });
        let anchors = anchors.collect();
        let signers = case.card.document_signers.iter().map(|signer| {
            let place = format!("signers/{}.der", case.name);
            tree.insert(place.clone(), signer.encode());
            place
        });
        let signers = signers.collect();
        let crls = case.card.crls.iter().enumerate().map(|(i, list)| {
            let place = format!("crls/{}{}.crl", case.name, suffix(i));
            tree.insert(place.clone(), list.encode());
            place
        });
        let crls = crls.collect();
        cards.push(card(suite, case, [anchors, signers, crls], places));
        let fresh = built.insert(case.name, files).is_none();
        assert!(fresh, "two cases are called {}", case.name);
    }
    for authentication in authentications {
        tree.extend(authentication.files());
    }
    let active_authentication = authentications;
    let applications = &suite.applications;
    let manifest = Manifest { version: 1, at: AT, cards, applications, active_authentication };
    let mut json = serde_json::to_vec_pretty(&manifest).expect("plain data");
    json.push(b'\n');
    tree.insert("manifest.json".to_owned(), json);
    tree.insert("README.md".to_owned(), readme.as_bytes().to_vec());
    tree
}

/// The cards that README.md and the documents name: their directories are complete, so that a reader can verify
/// them.
pub(crate) const WHOLE: [&str; 1] = ["dg2_altered"];

/// Adds to the directory of each card that `is_wanted` the files that it shares with its base card.
pub(crate) fn make_whole(tree: &mut Tree, is_wanted: impl Fn(&str) -> bool) {
    let manifest: serde_json::Value =
        serde_json::from_slice(&tree["manifest.json"]).expect("it was written here");
    let cards = manifest["cards"].as_array().expect("a list of cards");
    for card in cards {
        let name = card["name"].as_str().expect("a card has a name");
        if !is_wanted(name) {
            continue;
        }
        for (file, path) in card["files"].as_object().expect("a card has files") {
            let bytes = tree[path.as_str().expect("a path")].clone();
            tree.insert(format!("cards/{name}/{file}.bin"), bytes);
        }
    }
}

/// Returns the end of the name of the file with this index.
fn suffix(index: usize) -> String {
    if index == 0 { String::new() } else { format!("_{}", index + 1) }
}

/// Returns the place of the base card's copy of `file`.
fn owner(cards: &[Card<'_>], case: &Case, file: &str) -> Option<String> {
    let base = cards.iter().find(|card| Some(card.name) == case.base)?;
    base.files.get(file).cloned()
}

fn card<'a>(
    suite: &'a Suite,
    case: &'a Case,
    [anchors, document_signers, crls]: [Vec<String>; 3],
    files: BTreeMap<String, String>,
) -> Card<'a> {
    let expect = &case.expect;
    let findings = findings(suite, case);
    let anchor_findings = anchor_findings(case);
    let is_tolerated = |finding: &&str| TOLERATED_BY_STRICT.contains(finding);
    let deviates = !findings.iter().all(is_tolerated) || !anchor_findings.is_empty();
    let strict = match expect.verdict {
        Verdict::Accepted | Verdict::Undetermined if deviates => Verdict::Rejected,
        verdict => verdict,
    };
    let checks = match (case.base, expect.verdict) {
        (None, _) => good_checks(files.contains_key("EF.CardAccess")),
        _ => BTreeMap::new(),
    };
    // Without a signer's certificate, the types are as open as the state.
    let types = expect.checks.iter().filter_map(|[check, result, reason]| {
        let is_without_signer = *check == "issuing_state" && reason.starts_with("signer_");
        is_without_signer.then_some(("document_type", Check { result, reason }))
    });
    let differing =
        expect.checks.iter().map(|[check, result, reason]| (*check, Check { result, reason }));
    let differing = types.chain(differing);
    Card {
        name: case.name,
        base: case.base,
        kind: case.kind,
        property: case.property,
        source: case.source,
        anchors,
        document_signers,
        crls,
        files,
        expect: Expect {
            verdict: expect.verdict,
            checks: checks.into_iter().chain(differing).collect(),
            findings,
            anchor_findings,
            unparsable: &expect.unparsable,
            card_security: expect.card_security,
        },
        strict: Strict { verdict: strict },
    }
}

/// True if the strict policy tolerates the finding: it is no deviation from the standard.
const TOLERATED_BY_STRICT: [&str; 2] =
    ["signing_time_before_certificate", "signing_time_outside_key_usage"];

/// Returns the findings about the anchor, without the one of the specimen state, which all have.
fn anchor_findings(case: &Case) -> Vec<&str> {
    let expect = &case.expect;
    let has_anchor = |[check, result, reason]: &[&str; 3]| {
        *check != "ds_signature" || *result == "successful" || *reason == "not_tolerated"
    };
    let has_anchor = expect.verdict != Verdict::Malformed && expect.checks.iter().all(has_anchor);
    let mut findings = expect.anchor_findings.clone();
    if has_anchor && case.card.csca.subject.country() == Some("UT") {
        findings.push("test_state");
    }
    if has_anchor && case.card.csca.signer.key.has_small_exponent() {
        findings.push("rsa_exponent_small");
    }
    findings.sort_unstable();
    findings
}

/// The findings of the base card, less those lost, and the card's own; sorted.
fn findings<'a>(suite: &'a Suite, case: &'a Case) -> Vec<&'a str> {
    if case.expect.verdict == Verdict::Malformed {
        return Vec::new();
    }
    let mut findings = match case.base {
        Some(base) => findings(suite, suite.find(base)),
        None => Vec::new(),
    };
    findings.retain(|finding| !case.expect.lost.contains(finding));
    findings.extend(&case.expect.findings);
    // It is a finding of a signature that was verified.
    let is_verified = |[check, result, reason]: &[&str; 3]| {
        *check != "sod_signature" || *result == "successful" || *reason == "not_tolerated"
    };
    findings.retain(|finding| *finding != "rsa_exponent_small");
    if case.card.sod.signer.key.has_small_exponent() && case.expect.checks.iter().all(is_verified) {
        findings.push("rsa_exponent_small");
    }
    findings.sort_unstable();
    findings.dedup();
    findings
}

/// The expectations of a card that stands on its own.
fn good_checks<'a>(has_card_access: bool) -> BTreeMap<&'a str, Check<'a>> {
    let ok = Check { result: "successful", reason: "ok" };
    let not_given = Check { result: "not supported", reason: "not_given" };
    let mut checks = BTreeMap::from([
        ("card_access", if has_card_access { ok } else { not_given }),
        ("com_vs_sod", ok),
        ("data_groups", ok),
        ("document_expiry", ok),
        ("ds_signature", ok),
        ("issuing_state", ok),
        ("message_digest", ok),
        ("sod_signature", ok),
        ("validity", ok),
    ]);
    checks.insert("document_type", Check { result: "not supported", reason: "not_given" });
    checks.insert("revocation", Check { result: "undetermined", reason: "no_crl" });
    checks
}

#[cfg(test)]
mod tests {
    use crate::firmware::root;
    use std::fs;

    /// The names of the cards whose directories a text names, and not only a file in them.
    fn named_in(text: &str) -> impl Iterator<Item = &str> {
        let is_in_name = |it: char| it.is_ascii_alphanumeric() || it == '_';
        let after = text.split("testdata/cards/").skip(1);
        let names = after
            .map(move |rest| rest.split_at(rest.find(|it| !is_in_name(it)).unwrap_or(rest.len())));
        names
            .filter(|(name, rest)| !name.is_empty() && !rest.starts_with('/'))
            .map(|(name, _)| name)
    }

    #[test]
    fn every_card_that_a_document_names_is_complete() {
        let testdata = root().join("testdata");
        let manifest: serde_json::Value =
            serde_json::from_slice(&fs::read(testdata.join("manifest.json")).unwrap()).unwrap();
        let documents = fs::read_dir(root().join("docs")).unwrap().map(|it| it.unwrap().path());
        let documents =
            documents.chain(["README.md", "examples/README.md"].map(|it| root().join(it)));
        let mut seen = 0;
        for document in documents.filter(|it| it.extension().is_some_and(|it| it == "md")) {
            let text = fs::read_to_string(&document).unwrap();
            for name in named_in(&text) {
                let cards = manifest["cards"].as_array().unwrap();
                let card = cards.iter().find(|card| card["name"] == name);
                let card = card.unwrap_or_else(|| panic!("{}: no card {name}", document.display()));
                for file in card["files"].as_object().unwrap().keys() {
                    let place = testdata.join(format!("cards/{name}/{file}.bin"));
                    assert!(place.exists(), "{}: {name} lacks {file}", document.display());
                }
                seen += 1;
            }
        }
        assert!(seen > 3, "the documents name cards");
    }
}
