//! Deviation lists given to `idchip verify`, and lists given to the wrong option.

mod common;

use common::{AT, Run, SECRETS, assemble, data, idchip, verify, vn_anchor};
use std::fs;
use std::process::Command;

fn list(name: &str) -> String {
    data(&format!("lists/{name}.dl"))
}

/// Verifies a card of the manifest with a deviation list.
fn with_list(card: &str, name: &str, more: &[&str]) -> Run {
    let card = assemble(card);
    let list = list(name);
    let arguments = [&["--deviation-list", &list], more].concat();
    verify(card.path().to_str().unwrap(), &vn_anchor(), &arguments)
}

#[test]
fn a_matched_entry_is_named_and_the_verdict_stays() {
    let run = with_list("com_lists_fewer", "deviation_com_inconsistent", &[]);
    run.exits(1).says("EF.COM and EF.SOD list different data groups. A deviation list explains it");
    run.says("by C=VN, O=").says("matching entries: 1 of 1; undetermined: 0");
    run.says("The card is one of those that the entry names");
    run.says("EF.COM and EF.SOD are inconsistent (“A test deviation”)");
    run.says("It is about: EF.COM and EF.SOD").hides(SECRETS);
    let run = with_list("com_lists_fewer", "deviation_com_inconsistent", &["--json"]);
    let [record] = run.exits(1).json().try_into().unwrap();
    assert_eq!(record["checks"]["com_vs_sod"]["explained"], true);
    assert_eq!(record["checks"]["com_vs_sod"]["result"], "failed");
    assert_eq!(record["checks"]["validity"]["explained"], false);
    let compared = &record["deviation_lists"][0];
    assert_eq!((&compared["entries"], &compared["matched"]), (&1.into(), &1.into()));
    assert_eq!(compared["found"][0]["deviations"][0]["type"], "lds_com_inconsistent");
    assert_eq!(compared["found"][0]["concerns"], serde_json::json!(["com_vs_sod"]));
    let tree = with_list("com_lists_fewer", "deviation_com_inconsistent", &["--report", "tr03135"]);
    tree.exits(1).says("(optional). A deviation list explains it").says("It is about");
}

#[test]
fn an_explained_check_is_accepted_only_if_it_is_asked_for() {
    let accept = |check| {
        let more = ["--accept-explained", check];
        with_list("com_lists_fewer", "deviation_com_inconsistent", &more)
    };
    accept("com_vs_sod").exits(0).says("ACCEPTED").says("A deviation list explains it");
    accept("issuing_state").exits(1);
    for check in ["sod_signature", "data_groups", "revocation", "active_authentication", "x"] {
        accept(check).exits(64).complains("no list can stand in");
    }
    // The option does nothing for what the list does not explain.
    let more = ["--accept-explained", "com_vs_sod"];
    with_list("com_lists_fewer", "deviation_by_signer", &more).exits(1);
    with_list("dg13_altered", "deviation_hash_wrong", &more)
        .exits(1)
        .says("A deviation list explains it")
        .says("The hash of a data group in EF.SOD is wrong: DG13");
}

#[test]
fn an_entry_that_cannot_be_decided_says_why() {
    let run = with_list("vn_good", "deviation_by_period", &[]);
    run.exits(0).says("matching entries: 0 of 4; undetermined: 4");
    run.says("The date of issue of the document is not known");
    let run = with_list("vn_good", "deviation_by_period", &["--issued", "2021-06-01"]);
    run.exits(0).says("matching entries: 2 of 4; undetermined: 0");
    with_list("vn_good", "deviation_by_period", &["--issued", "2021-02-30"]).exits(64);
    with_list("signature_altered", "deviation_sod_signature_wrong", &[])
        .exits(1)
        .says("which nothing proves");
    with_list("vn_good", "deviation_malformed", &[]).exits(0).says("does not parse");
}

#[test]
fn a_list_that_is_not_verified_is_refused() {
    for (name, code, text) in [
        ("deviation_list_altered", 1, "The content is not what was signed"),
        ("deviation_list_by_document_signer", 1, "another purpose than signing such lists"),
        ("deviation_list_of_other_state", 2, "that issued the certificate was not given"),
    ] {
        let run = with_list("vn_good", name, &[]);
        run.exits(code).complains("the deviation list is not verified").complains(text);
        assert_eq!(run.stdout, "", "{name}");
    }
    let crl = data("lists/deviation_list_signer_revoked.1.crl");
    let run = with_list("vn_good", "deviation_list_signer_revoked", &["--crl", &crl]);
    run.exits(1).complains("has revoked the signer's certificate on 2025-06-07");
    // Under the anchor of its publisher it is verified, and about other cards.
    let pinned = data("lists/list_good.pinned_1.der");
    let list = list("deviation_list_of_other_state");
    let arguments = ["verify", &data("cards/vn_good"), "--at", AT, "--anchors"];
    let more = [&vn_anchor(), "--anchors", pinned.as_str(), "--deviation-list", &list];
    let run = idchip(&[&arguments[..], &more].concat());
    run.exits(0).says("The deviation list is of another state than the document");
}

#[test]
fn a_list_given_to_the_wrong_option_is_named() {
    let defect = "this is a defect list of BSI TR-03129-2, which is not read";
    with_list("vn_good", "defect_list", &[]).exits(3).complains(defect);
    let pinned = data("lists/list_good.pinned_1.der");
    let deviation = list("deviation_by_signer");
    let run = idchip(&["anchors", &list("defect_list"), "--verify-with", &pinned]);
    run.exits(3).complains("not a CSCA master list").complains(defect);
    idchip(&["anchors", &list("defect_list")]).exits(3).complains(defect);
    let run = idchip(&["anchors", &deviation, "--verify-with", &pinned]);
    run.exits(3).complains("this is a deviation list");
    let card = data("cards/vn_good");
    let run = idchip(&["verify", &card, "--anchors", &vn_anchor(), "--crl", &deviation]);
    run.exits(3).complains("not a revocation list").complains("this is a deviation list");
    let master = data("lists/list_good.ml");
    let run = idchip(&["verify", &card, "--anchors", &vn_anchor(), "--deviation-list", &master]);
    run.exits(3).complains("not a deviation list: this is a CSCA master list");
    let run =
        idchip(&["verify", &card, "--anchors", &vn_anchor(), "--deviation-list", &vn_anchor()]);
    run.exits(3).complains("not a deviation list: ");
}

#[test]
fn the_signer_of_a_master_list_is_looked_for_in_revocation_lists() {
    let pinned = data("lists/list_good.pinned_1.der");
    for (name, code, text) in [
        ("list_signer_revoked", 1, "has revoked the signer's certificate on 2025-06-07"),
        ("list_csca_revoked", 1, "has revoked the CSCA certificate on 2025-06-07"),
        ("list_crl_expired", 0, "is no longer in force"),
        ("list_signer_not_revoked", 0, "✔ successful"),
    ] {
        let crl = data(&format!("lists/{name}.1.crl"));
        let list = data("lists/list_good.ml");
        let arguments = ["anchors", &list, "--verify-with", &pinned, "--at", AT, "--crl", &crl];
        idchip(&arguments).exits(code).says(text);
    }
    idchip(&["anchors", &pinned, "--crl", &pinned]).exits(64);
}

/// OpenSSL and the library come to the same result on the signature of each list and the path of its signer.
///
/// They differ by design on two lists: OpenSSL knows neither the extended key usage of a signer of deviation lists,
/// nor, without `-crl_check`, revocation.
#[test]
fn openssl_agrees_on_each_list() {
    if Command::new("openssl").arg("version").output().is_err() {
        eprintln!("SKIPPED: there is no openssl to compare with");
        return;
    }
    let directory = tempfile::tempdir().unwrap();
    let path = |name: &str| directory.path().join(name).to_str().unwrap().to_owned();
    let manifest = fs::read(data("lists/manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).unwrap();
    let mut count = 0;
    for entry in manifest["deviation_lists"].as_array().unwrap() {
        let name = entry["name"].as_str().unwrap();
        let pem = |place: &serde_json::Value, to: &str| {
            let from = data(place.as_str().unwrap());
            let arguments = ["x509", "-inform", "DER", "-in", &from, "-out", to];
            assert!(Command::new("openssl").args(arguments).status().unwrap().success());
        };
        let (csca, signer) = (path("csca.pem"), path("signer.pem"));
        pem(&entry["pinned"][0], &csca);
        let file = data(entry["file"].as_str().unwrap());
        let mut arguments = vec!["cms", "-verify", "-inform", "DER", "-in", &file];
        // 2026-11-01T00:00:00Z
        arguments.extend(["-CAfile", &csca, "-purpose", "any", "-attime", "1793491200"]);
        if !entry["signers"][0].is_null() {
            pem(&entry["signers"][0], &signer);
            arguments.extend(["-certfile", &signer]);
        }
        let output = Command::new("openssl").args(&arguments).output().unwrap();
        let text = String::from_utf8_lossy(&output.stderr);
        let fails = !entry["checks"]["message_digest"].is_null();
        assert_eq!(output.status.success(), !fails, "{name}: {text}");
        count += 1;
    }
    assert!(count > 30, "{count}");
}
