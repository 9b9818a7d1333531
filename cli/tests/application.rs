//! `idchip verify --application` and `idchip inspect --application`.

mod common;

use common::{AT, assemble, data, idchip, verify, vn_anchor, vn_good};

const NIS: &str = "990000000019";

fn anchor() -> String {
    data("anchors/td3_passport.der")
}

/// `idchip verify` for a card of the manifest, as one of the Italian application.
fn as_cie(card: &str, more: &[&str]) -> common::Run {
    let card = assemble(card);
    let mut arguments = vec!["--application", "it-cie"];
    arguments.extend_from_slice(more);
    verify(card.path().to_str().unwrap(), &anchor(), &arguments)
}

#[test]
fn the_files_of_an_italian_card_are_accepted_by_name() {
    let run = as_cie("cie_ias", &[]);
    run.exits(0).hides(&[NIS]);
    run.says("the IAS application of the Italian identity card")
        .says("Files ✔ successful The files that were read have the signed hashes")
        .says("✔ as signed: EF.1001 EF.ID_Servizi (A1)")
        .says("✔ as signed: EF.D004 EF.DH (1B)");
    assert!(!run.stdout.contains("EF.COM"), "{}", run.stdout);
}

#[test]
fn single_files_are_given_by_their_names() {
    let file = |name: &str| data(&format!("cards/cie_ias/{name}.bin"));
    let (sod, nis) = (file("EF.SOD"), file("EF.1001"));
    let verify = |arguments: &[&str]| {
        let anchor = anchor();
        let mut all = vec!["verify", "--application", "it-cie", "--at", AT];
        all.extend_from_slice(arguments);
        all.extend(["--anchors", &anchor]);
        idchip(&all)
    };
    let (as_sod, as_nis) = (format!("EF.SOD={sod}"), format!("ef.id_servizi={nis}"));
    verify(&[&as_sod, &as_nis]).exits(0).says("EF.1001").hides(&[NIS]);
    verify(&[&format!("1006={sod}"), &format!("EF.1001={nis}")]).exits(0);
    // The content of another file is not what was signed for this one.
    verify(&[&as_sod, &format!("EF.1002={nis}")]).exits(1).says("EF.1002");
    verify(&[&as_nis]).exits(3).says("EF.SOD is missing");
    verify(&[&as_sod, &as_sod]).exits(3).says("is there twice");
    verify(&[&as_sod, &format!("EF.2001={nis}")]).exits(64).complains("has no file of this name");
    verify(&[&as_sod, &sod]).exits(64).complains("not both");
}

#[test]
fn the_json_names_the_application_and_its_files() {
    let run = as_cie("cie_ias_file_differs", &["--json"]);
    run.exits(1).hides(&[NIS]);
    let [card] = run.json().try_into().unwrap();
    assert_eq!(card["schema"], "idchip.verify/1");
    assert_eq!(card["decided_by"], "data_groups");
    assert_eq!(card["checks"]["data_groups"]["reason"], "file_differs");
    assert_eq!(card["checks"]["data_groups"]["evidence"]["file"], "EF.1001");
    assert_eq!(card["checks"].as_object().unwrap().len(), 6);
    assert_eq!(card["application"]["name"], "it-cie");
    let first = serde_json::json!({
        "number": "A1", "file": "EF.1001", "name": "EF.ID_Servizi", "status": "not identical"
    });
    assert_eq!(card["application"]["files"][0], first);
    assert_eq!(card["tr03135"], serde_json::Value::Null);
}

#[test]
fn without_an_application_the_numbers_are_named() {
    let card = assemble("cie_ias");
    let path = card.path().to_str().unwrap();
    verify(path, &anchor(), &[]).exits(2).says("it has the numbers A1, A2, A3, A4, A5, 1B");
    let run = verify(path, &anchor(), &["--json"]);
    let [card] = run.exits(2).json().try_into().unwrap();
    assert_eq!(card["application"], serde_json::Value::Null);
    assert_eq!(card["identifiers"], serde_json::json!(["A1", "A2", "A3", "A4", "A5", "1B"]));
}

#[test]
fn a_travel_document_is_not_one_of_the_application() {
    let run = verify(&vn_good(), &vn_anchor(), &["--application", "it-cie"]);
    run.exits(2).says("lists no file of the chosen application");
}

#[test]
fn a_piv_card_needs_its_application_its_map_and_its_signer() {
    let card = assemble("piv_card");
    let path = card.path().to_str().unwrap();
    let (anchor, signer) = (data("anchors/vn_good.der"), data("signers/piv_card.der"));
    let piv = ["--application", "us-piv", "--signers", &signer];
    verify(path, &anchor, &piv).exits(0).says("EF.3001 Printed Information (02)");
    verify(path, &anchor, &piv[..2]).exits(2);
    verify(path, &anchor, &["--signers", &signer]).exits(1);
    std::fs::remove_file(card.path().join("EF.9000")).unwrap();
    verify(path, &anchor, &piv).exits(2).says("map of the containers");
    let inspected =
        idchip(&["inspect", &data("cards/piv_card/EF.9000.bin"), "--application", "us-piv"]);
    inspected.exits(0).says("01 = DB00, 02 = 3001");
}

#[test]
fn inspect_shows_the_number_of_the_holder_only_if_asked() {
    let card = assemble("cie_ias");
    let path = card.path().to_str().unwrap();
    let run = idchip(&["inspect", path, "--application", "it-cie"]);
    run.exits(0).hides(&[NIS]).says("RSA 2048 bits");
    let run = idchip(&["inspect", path, "--application", "it-cie", "--reveal", "--json"]);
    let [record] = run.exits(0).json().try_into().unwrap();
    let files = record["files"].as_array().unwrap();
    let nis = files.iter().find(|file| file["file"] == "EF.1001 EF.ID_Servizi").unwrap();
    assert_eq!(nis["content"]["nis"], NIS);
}

#[test]
fn contradictory_arguments_are_refused() {
    let wrong = |more: &[&str]| verify(&vn_good(), &vn_anchor(), more);
    wrong(&["--application", "it"]).exits(64).complains("it-cie or us-piv");
    wrong(&["--application", "it-cie", "--report", "tr03135"]).exits(64);
    wrong(&["--application", "it-cie", "--require-chip"]).exits(64);
}
