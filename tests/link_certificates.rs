//! CSCA link certificates: each synthetic candidate gives exactly the result that the manifest says, and the
//! links in public master lists lead from one key of a state to the others.

mod common {
    pub(crate) mod at;
    pub(crate) mod corpus;
    pub(crate) mod testdata;
}

use std::collections::BTreeMap;
use std::fs;

use common::at::AT;
use common::corpus::corpus;
use common::testdata::read;
use idchip::algorithms;
use idchip::finding::Finding;
use idchip::time::UnixTime;
use idchip::verify::{Anchors, CheckResult, LinkCandidate, LinkVerifier, Policy, Reason};
use idchip::x509::Certificate;
use serde_json::Value;

fn entries() -> Vec<Value> {
    let manifest: Value = serde_json::from_slice(&read("lists/manifest.json")).unwrap();
    manifest["links"].as_array().unwrap().clone()
}

/// The certificates at the places that the manifest names, whole.
fn files<'m>(places: impl Iterator<Item = &'m Value>) -> Vec<Vec<u8>> {
    places.map(|place| read(place.as_str().unwrap())).collect()
}

fn slices(files: &[Vec<u8>]) -> Vec<&[u8]> {
    files.iter().map(Vec::as_slice).collect()
}

#[test]
fn each_candidate_gives_what_the_manifest_says() {
    let entries = entries();
    assert!(entries.len() > 10, "the manifest is whole");
    for entry in &entries {
        let name = entry["name"].as_str().unwrap();
        let pinned = files(entry["pinned"].as_array().unwrap().iter());
        let pinned = slices(&pinned);
        let pinned = Anchors::from_certificates(&pinned).unwrap();
        let expected = entry["candidates"].as_array().unwrap();
        let certificates = files(expected.iter().map(|candidate| &candidate["file"]));
        let mut candidates: Vec<_> =
            certificates.iter().map(|bytes| LinkCandidate::new(bytes)).collect();
        let verifier = LinkVerifier::new(&pinned, algorithms::ALL, Policy::DEFAULT, AT);
        let admitted = verifier.admit(&mut candidates).len();
        // The admitted ones come first, and none is lost.
        let (first, others) = candidates.split_at(admitted);
        assert!(first.iter().all(LinkCandidate::is_admitted), "{name}");
        assert!(!others.iter().any(LinkCandidate::is_admitted), "{name}");
        for (bytes, expected) in certificates.iter().zip(expected) {
            let candidate = candidates.iter().find(|it| it.as_bytes() == bytes).unwrap();
            let file = expected["file"].as_str().unwrap();
            assert_eq!(candidate.check().result.name(), expected["result"], "{file}");
            assert_eq!(candidate.check().reason.name(), expected["reason"], "{file}");
            let findings: Vec<_> = candidate.findings().iter().map(Finding::name).collect();
            assert_eq!(serde_json::json!(findings), expected["findings"], "{file}");
        }
        assert!(Anchors::from_admitted(&candidates).iter().count() == admitted, "{name}");
    }
}

#[test]
fn the_order_of_the_candidates_does_not_matter() {
    for entry in entries() {
        let pinned = files(entry["pinned"].as_array().unwrap().iter());
        let pinned = slices(&pinned);
        let pinned = Anchors::from_certificates(&pinned).unwrap();
        let expected = entry["candidates"].as_array().unwrap();
        let certificates = files(expected.iter().map(|candidate| &candidate["file"]));
        let results = |is_reversed: bool| {
            let mut candidates: Vec<_> =
                certificates.iter().map(|bytes| LinkCandidate::new(bytes)).collect();
            if is_reversed {
                candidates.reverse();
            }
            let verifier = LinkVerifier::new(&pinned, algorithms::ALL, Policy::DEFAULT, AT);
            verifier.admit(&mut candidates);
            let results = candidates.iter().map(|it| (it.as_bytes().to_vec(), it.check().reason));
            results.collect::<BTreeMap<_, _>>()
        };
        assert_eq!(results(false), results(true), "{}", entry["name"]);
    }
}

#[test]
fn a_candidate_is_no_anchor_before_it_is_admitted() {
    let link = read("lists/link_new_keys.candidate_4.der");
    let mut candidates = [LinkCandidate::new(&link)];
    assert_eq!(candidates[0].check().reason, Reason::NotChecked);
    let shown = format!("{:?}", candidates[0]);
    assert!(shown.contains(&link.len().to_string()) && shown.len() < 250, "{shown}");
    assert_eq!(Anchors::from_admitted(&candidates).iter().count(), 0);
    let verifier = LinkVerifier::new(&Anchors::NONE, algorithms::ALL, Policy::DEFAULT, AT);
    assert!(verifier.admit(&mut candidates).is_empty());
    assert_eq!(candidates[0].check().result, CheckResult::Undetermined);
    assert_eq!(verifier.admit(&mut []).len(), 0);
}

#[test]
fn a_finding_that_the_policy_does_not_tolerate_refuses_a_candidate() {
    let pinned = read("lists/link_new_keys.pinned_1.der");
    let pinned = Anchors::from_certificate(&pinned).unwrap();
    let link = read("lists/link_name_change_missing.candidate_1.der");
    let mut candidates = [LinkCandidate::new(&link)];
    let verifier = LinkVerifier::new(&pinned, algorithms::ALL, Policy::STRICT, AT);
    assert!(verifier.admit(&mut candidates).is_empty());
    assert_eq!(candidates[0].check().reason, Reason::NotTolerated);
}

#[test]
fn links_of_public_lists_lead_to_the_later_keys_of_a_state() {
    let Some(lists) = corpus("masterlists") else { return };
    let files = ["DE_ML_2024-04-10.ml", "ICAO_ML_2023-09.ml", "IT_ML_2023-07-31.ml"]
        .map(|file| fs::read(lists.join(file)).unwrap());
    let mut certificates: Vec<&[u8]> = files
        .iter()
        .flat_map(|file| Anchors::from_master_list(file).unwrap().iter().collect::<Vec<_>>())
        .collect();
    certificates.sort_unstable();
    certificates.dedup();
    // 2023-10-01. Python's cryptography admits as many, but for the explicit curves of Austria and Germany, which
    // it does not read.
    let now = UnixTime(1_696_118_400);
    for (country, count) in [
        ("AT", 4),
        ("DE", 10),
        ("FR", 4),
        ("LU", 2),
        ("MT", 8),
        ("NL", 6),
        ("PT", 0),
        ("RO", 10),
        ("SE", 4),
        ("SI", 4),
        ("UN", 3),
        ("HU", 0),
        ("BE", 0),
        ("IT", 0),
    ] {
        let of_state = certificates.iter().copied().filter(|bytes| {
            let certificate = Certificate::parse(bytes);
            certificate.is_ok_and(|it| {
                it.subject().country().is_some_and(|it| it.eq_ignore_ascii_case(country))
            })
        });
        // The oldest root that is valid.
        let root = of_state.clone().filter(|bytes| {
            let it = Certificate::parse(bytes).unwrap();
            let authority = it.authority_key_identifier().and_then(|it| it.key_identifier);
            it.is_self_issued()
                && it.validity().contains(now)
                && (authority.is_none() || authority == it.subject_key_identifier())
        });
        let root = root
            .min_by_key(|bytes| Certificate::parse(bytes).unwrap().validity().not_before.0)
            .unwrap();
        let pinned = Anchors::from_certificate(root).unwrap();
        let mut candidates: Vec<_> = certificates
            .iter()
            .filter(|bytes| **bytes != root)
            .map(|bytes| LinkCandidate::new(bytes))
            .collect();
        let verifier = LinkVerifier::new(&pinned, algorithms::ALL, Policy::DEFAULT, now);
        let admitted = verifier.admit(&mut candidates);
        for candidate in admitted {
            let certificate = Certificate::parse(candidate.as_bytes()).unwrap();
            let own = certificate.subject().country().unwrap();
            assert!(own.eq_ignore_ascii_case(country));
        }
        assert_eq!(admitted.len(), count, "{country}");
    }
}
