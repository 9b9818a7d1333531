//! EF.CardSecurity in `idchip verify`: its own checks, and the files that must agree with it.

mod common;

use std::fs;

use common::{Run, assemble, data, idchip, verify};
use serde_json::Value;

/// Verifies a card of testdata under the anchor of the synthetic passport.
fn run(card: &str, more: &[&str]) -> Run {
    let directory = assemble(card);
    verify(directory.path().to_str().unwrap(), &anchor(), more)
}

fn anchor() -> String {
    data("anchors/td3_passport.der")
}

/// The object for the card in the JSON output.
fn record(card: &str, code: i32) -> Value {
    let [record] = run(card, &["--json"]).exits(code).json().try_into().unwrap();
    record
}

#[test]
fn a_file_of_the_signer_is_verified_with_every_check() {
    let record = record("td3_master_file", 0);
    assert_eq!(record["verdict"], "accepted");
    let file = &record["card_security"];
    assert_eq!(file["verdict"], "verified");
    assert!(file["decided_by"].is_null());
    for check in
        ["message_digest", "signature", "ds_signature", "validity", "card_access", "dg14", "ef_dir"]
    {
        assert_eq!(file["checks"][check]["result"], "successful", "{check}");
    }
    assert_eq!(file["checks"]["revocation"]["reason"], "no_crl");
    assert_eq!(file["signer"], record["signer"]);
    let anchor = &file["anchor"]["fingerprint_sha256"];
    assert_eq!(*anchor, record["anchor"]["fingerprint_sha256"]);
    run("td3_master_file", &[])
        .exits(0)
        .says("EF.CardSecurity verified")
        .says("The signature was made with the signer's key")
        .says("DG14 ✔ successful DG14 lists the same PACE");
}

#[test]
fn a_card_without_the_file_has_no_result_for_it() {
    let record = record("td3_passport", 0);
    assert!(record["card_security"].is_null());
    assert!(!run("td3_passport", &[]).stdout.contains("EF.CardSecurity"));
}

#[test]
fn a_signature_of_another_key_rejects_the_card() {
    let card = "card_security_signed_with_another_key";
    let record = record(card, 1);
    assert_eq!(record["verdict"], "rejected");
    assert_eq!(record["decided_by"], "card_security");
    assert_eq!(record["checks"]["sod_signature"]["result"], "successful");
    assert_eq!(record["card_security"]["decided_by"], "signature");
    assert_eq!(record["card_security"]["checks"]["signature"]["reason"], "signature_invalid");
    run(card, &[]).exits(1).says("EF.CardSecurity, Signature:").says("✘ failed");
    run(card, &["--report", "tr03135"])
        .exits(1)
        .says("EF.CardSecurity")
        .says("Signature §5.6.4.2.2 ✘ failed");
}

#[test]
fn pace_that_dg14_lacks_rejects_the_card() {
    let card = "card_security_differs_from_dg14";
    let record = record(card, 1);
    assert_eq!(record["decided_by"], "card_security");
    let file = &record["card_security"];
    assert_eq!(file["decided_by"], "dg14");
    assert_eq!(file["checks"]["dg14"]["reason"], "card_security_differs");
    assert_eq!(file["checks"]["signature"]["result"], "successful");
    assert!(file["checks"]["card_access"].is_null(), "the reader did not get it");
    run(card, &["--report", "tr03135"]).exits(1).says("DG14 9303-10 ✘ failed");
}

#[test]
fn a_signer_under_an_unknown_csca_leaves_the_verdict_to_the_document() {
    let card = "card_security_of_unknown_csca";
    let record = record(card, 0);
    assert!(record["decided_by"].is_null());
    let file = &record["card_security"];
    assert_eq!(file["verdict"], "undetermined");
    assert_eq!(file["checks"]["ds_signature"]["reason"], "no_anchor");
    run(card, &[]).exits(0).says("EF.CardSecurity undetermined").says("of the Master File");
}

#[test]
fn a_malformed_file_is_reported_and_blames_nobody() {
    let directory = assemble("td3_master_file");
    let path = directory.path().join("EF.CardSecurity");
    let file = fs::read(&path).unwrap();
    fs::write(&path, &file[..file.len() - 1]).unwrap();
    let card = directory.path().to_str().unwrap();
    let [record] = verify(card, &anchor(), &["--json"]).exits(0).json().try_into().unwrap();
    assert_eq!(record["card_security"]["verdict"], "malformed");
    assert_eq!(record["card_security"]["error"]["within"], "EF.CardSecurity");
    verify(card, &anchor(), &[]).exits(0).says("EF.CardSecurity malformed");
    verify(card, &anchor(), &["--report", "tr03135"]).exits(0).says("§5.6.4.2.2 ? undetermined");
}

#[test]
fn the_content_tells_the_file_whose_name_is_that_of_ef_sod() {
    let directory = assemble("card_security_signed_with_another_key");
    let path = |name: &str| directory.path().join(name);
    fs::rename(path("EF.CardSecurity"), path("011D.bin")).unwrap();
    let card = directory.path().to_str().unwrap();
    verify(card, &anchor(), &[]).exits(1).says("EF.CardSecurity, Signature:");
}

#[test]
fn nothing_is_given_out_of_a_card_that_it_rejects() {
    let directory = assemble("card_security_signed_with_another_key");
    let photo = directory.path().join("photo.jpg");
    let card = directory.path().to_str().unwrap();
    let anchor = anchor();
    let photo = photo.to_str().unwrap();
    let run = idchip(&["photo", card, "--anchors", &anchor, "--at", common::AT, "--output", photo]);
    run.exits(1).complains("EF.CardSecurity, Signature");
    assert!(fs::metadata(photo).is_err());
}
