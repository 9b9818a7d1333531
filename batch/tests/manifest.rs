//! The row of every synthetic card says what `testdata/manifest.json` expects, and nothing of the holder.

use std::fs;
use std::path::{Path, PathBuf};

use idchip::lds::ElementaryFile;
use idchip::time::UnixTime;
use idchip::verify::{Anchors, KnownSigner, KnownSigners};
use idchip_batch::{CardFiles, INDEPENDENT, Outcome, Row, Terms, judge};
use serde_json::Value;

fn testdata() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../testdata")
}

fn manifest() -> Value {
    serde_json::from_slice(&fs::read(testdata().join("manifest.json")).unwrap()).unwrap()
}

/// The files that a member of a card names.
fn files(card: &Value, member: &str) -> Vec<Vec<u8>> {
    let paths = card[member].as_array().into_iter().flatten();
    paths.map(|path| fs::read(testdata().join(path.as_str().unwrap())).unwrap()).collect()
}

/// The time of the manifest, 2026-11-01T00:00:00Z.
const AT: UnixTime = UnixTime(1_793_491_200);

/// Judges a card of the manifest with `judge_with`, which gets its terms.
fn judged(card: &Value, judge_with: impl FnOnce(&CardFiles<'_>, &mut Terms<'_>) -> Row) -> Row {
    let [anchors, signers, lists] =
        ["anchors", "document_signers", "crls"].map(|member| files(card, member));
    let [anchors, signers, lists] =
        [&anchors, &signers, &lists].map(|it| it.iter().map(Vec::as_slice).collect::<Vec<_>>());
    let mut terms = Terms::new(Anchors::from_certificates_lenient(&anchors), AT);
    terms.document_signers = &signers;
    terms.revocation_lists = &lists;
    // Files of other applications of a card, such as EF.1001, have no place.
    let named = card["files"].as_object().unwrap().iter().filter_map(|(name, path)| {
        let kind = ElementaryFile::all().find(|kind| kind.to_string() == name.replace('_', "/"))?;
        Some((kind, fs::read(testdata().join(path.as_str().unwrap())).unwrap()))
    });
    let named: Vec<_> = named.collect();
    let mut files = CardFiles::default();
    for (kind, bytes) in &named {
        files.set(*kind, bytes);
    }
    judge_with(&files, &mut terms)
}

#[test]
fn each_row_is_as_expected_with_one_memory_of_signers() {
    let manifest = manifest();
    assert_eq!(AT.to_string(), manifest["at"].as_str().unwrap());
    let mut places = [KnownSigner::EMPTY; 64];
    let mut known = KnownSigners::new(&mut places);
    let mut differences = Vec::new();
    for card in manifest["cards"].as_array().unwrap() {
        let (name, expect) = (card["name"].as_str().unwrap(), &card["expect"]);
        let row = judged(card, |files, terms| {
            // Those of the manifest: without ML-DSA.
            terms.algorithms = idchip::algorithms::wide::ALL;
            judge(files, terms, &mut known)
        });
        let mut differs = |what: &str, found: String, expected: &Value| {
            if found.trim_matches('"') != expected.as_str().unwrap_or(&expected.to_string()) {
                differences.push(format!("{name}: {what} {found}, expected {expected}"));
            }
        };
        // The manifest has the verdict on the document; only the card as a whole counts here.
        if row.card_security != Some("rejected") {
            differs("verdict", row.verdict().to_owned(), &expect["verdict"]);
        }
        for check in &row.checks {
            let expected = &expect["checks"][check.name];
            if !expected.is_null() {
                differs(check.name, check.result.to_owned(), &expected["result"]);
                differs(check.name, check.reason.to_owned(), &expected["reason"]);
            }
        }
        if row.outcome != Outcome::Malformed {
            differs(
                "findings",
                format!("{:?}", row.findings).replace(", ", ","),
                &expect["findings"],
            );
            let anchor = format!("{:?}", row.anchor_findings).replace(", ", ",");
            differs("anchor findings", anchor, &expect["anchor_findings"]);
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    assert!(!known.is_empty());
}

#[test]
fn both_implementations_give_one_row() {
    for card in manifest()["cards"].as_array().unwrap().iter().step_by(7) {
        let fast =
            judged(card, |files, terms| judge(files, terms, &mut KnownSigners::new(&mut [])));
        let independent = judged(card, |files, terms| {
            terms.algorithms = INDEPENDENT;
            judge(files, terms, &mut KnownSigners::new(&mut []))
        });
        assert_eq!(fast, independent, "{}", card["name"]);
    }
}

#[test]
fn a_row_names_the_signer_and_the_state() {
    let manifest = manifest();
    let card = &manifest["cards"].as_array().unwrap()[0];
    let row = judged(card, |files, terms| judge(files, terms, &mut KnownSigners::new(&mut [])));
    let (signer, anchor) = (row.signer.clone().unwrap(), row.anchor.clone().unwrap());
    assert_eq!(row.state.as_deref(), Some("VN"));
    assert_eq!(signer.issuer, anchor.subject);
    assert_eq!(signer.authority_key_identifier, anchor.subject_key_identifier);
    assert_eq!(signer.fingerprint_sha256.len(), 64);
    assert_eq!((row.decided_by, row.reason(), &row.error), (None, None, &None));
}

#[test]
fn a_card_that_cannot_be_judged_is_a_row_with_its_error() {
    let terms = Terms::new(Anchors::NONE, AT);
    let mut known = KnownSigners::new(&mut []);
    let without = judge(&CardFiles::default(), &terms, &mut known);
    let error = without.error.unwrap();
    assert_eq!((without.outcome, error.kind, error.offset), (Outcome::Malformed, "no_sod", None));
    let cut = CardFiles { sod: Some(&[0x77, 0x05, 0x30]), ..CardFiles::default() };
    let cut = judge(&cut, &terms, &mut known);
    let error = cut.error.unwrap();
    assert_eq!((error.kind, error.offset), ("length_exceeds_input", Some(0)));
    assert!(cut.checks.is_empty() && cut.signer.is_none() && cut.decided_by.is_none());
}
