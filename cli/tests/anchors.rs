//! `idchip anchors`.

mod common;

use common::{AT, data, idchip, vn_anchor};

#[test]
fn lists_a_certificate() {
    let run = idchip(&["anchors", &vn_anchor()]);
    run.exits(0).says("CN=Test CSCA Vietnam").says("EC P-384").says("signed self-signed");
    let run = idchip(&["anchors", "--json", &vn_anchor()]);
    let [certificate] = run.json().try_into().unwrap();
    assert_eq!(certificate["schema"], "idchip.anchors/1");
    assert_eq!(certificate["country"], "VN");
    assert_eq!(certificate["self_signed"], true);
    assert_eq!(certificate["self_issued"], true);
}

#[test]
fn summarises_a_directory() {
    let run = idchip(&["anchors", "--summary", &data("anchors")]);
    run.exits(0).says("by country").says("by key").says("by signature algorithm");
    let run = idchip(&["anchors", "--summary", "--json", &data("anchors")]);
    let [summary] = run.json().try_into().unwrap();
    let files = std::fs::read_dir(data("anchors")).unwrap().count();
    assert_eq!(summary["certificates"], files);
}

#[test]
fn a_signature_that_is_not_its_own_is_seen() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("altered.der");
    let mut der = std::fs::read(vn_anchor()).unwrap();
    *der.last_mut().unwrap() ^= 1;
    std::fs::write(&path, der).unwrap();
    let run = idchip(&["anchors", "--json", path.to_str().unwrap()]);
    assert_eq!(run.exits(0).json()[0]["self_signed"], false);
}

#[test]
fn what_is_no_certificate_is_an_error() {
    idchip(&["anchors", &data("manifest.json")]).exits(3).complains("neither DER nor PEM");
    idchip(&["anchors", "/does/not/exist"]).exits(64);
    idchip(&["anchors"]).exits(64);
}

#[test]
fn warns_of_anchors_that_are_none_and_of_odd_ones() {
    for (card, warning) in [
        ("anchor_is_document_signer", "not a CSCA certificate"),
        ("anchor_is_self_signed_list_signer", "not a CSCA certificate"),
        ("quirk_csca_version_1", "of version 1"),
        ("td2_card", "an anchor of a test"),
    ] {
        let anchor = data(&format!("anchors/{card}.der"));
        let run = idchip(&["verify", &data("cards/vn_good"), "--anchors", &anchor]);
        run.complains(warning).complains(&format!("{card}.der #0"));
        let run = idchip(&["anchors", &anchor]);
        run.exits(0).says(warning);
        let can_be_csca = !warning.starts_with("not");
        assert_eq!(idchip(&["anchors", "--json", &anchor]).json()[0]["can_be_csca"], can_be_csca);
    }
    let run = idchip(&["verify", &data("cards/vn_good"), "--anchors", &vn_anchor()]);
    assert!(!run.stderr.contains("warning"), "{}", run.stderr);
    // Of many, the first are named and the others counted.
    let run = idchip(&["verify", &data("cards/vn_good"), "--anchors", &data("anchors")]);
    run.complains("; and ").complains("`idchip anchors` lists");
}

#[test]
fn verifies_master_lists_under_pinned_certificates() {
    let (list, pinned) = (data("lists/list_good.ml"), data("lists/list_good.pinned_1.der"));
    let verified = |path: &str, with: &str, at: &str, more: &[&str]| {
        let arguments = ["anchors", path, "--verify-with", with, "--at", at];
        idchip(&[&arguments[..], more].concat())
    };
    let run = verified(&list, &pinned, AT, &[]);
    run.exits(0).says("VERIFIED").says("3 certificates, signed 2025-02-01T08:30:00Z");
    run.says("✔ successful").says("Pinned").says("CN=Test CSCA of the List");
    let [record] = verified(&list, &pinned, AT, &["--json"]).exits(0).json().try_into().unwrap();
    assert_eq!(record["schema"], "idchip.master_list/1");
    assert_eq!(record["verdict"], "verified");
    assert_eq!(record["certificates"], 3);
    assert_eq!(record["checks"]["list_signer"]["evidence"]["anchor"], 0);
    assert_eq!(record["checks"]["validity"]["text"], "Valid until 2029-01-01");

    // Each list is judged, and the worst counts.
    for (name, code, text) in [
        ("list_content_altered", 1, "The content is not what was signed"),
        ("list_by_document_signer", 1, "another purpose than signing such lists"),
        ("list_signer_absent", 2, "UNDETERMINED"),
    ] {
        let path = data(&format!("lists/{name}.ml"));
        let run = verified(&path, &pinned, AT, &[]);
        run.exits(code).says(text);
        run.says("No certificate of this list is vouched for");
    }
    verified(&list, &pinned, "2029-01-02", &[]).exits(1).says("has expired (2029-01-01)");
    verified(&list, &vn_anchor(), AT, &[])
        .exits(2)
        .says("that issued the certificate was not given");
    let directory = tempfile::tempdir().unwrap();
    std::fs::copy(&list, directory.path().join("good.ml")).unwrap();
    std::fs::copy(&pinned, directory.path().join("csca.der")).unwrap();
    let run = verified(directory.path().to_str().unwrap(), &pinned, AT, &["--json"]);
    let why = "csca.der: not a CSCA master list: tag 0x30 stands where 0x06 is required, in CMS at byte 4; skipped";
    assert_eq!(run.exits(0).complains(why).json().len(), 1);
}

#[test]
fn what_is_no_master_list_is_not_verified() {
    let pinned = data("lists/list_good.pinned_1.der");
    idchip(&["anchors", &vn_anchor(), "--verify-with", &pinned]).exits(3);
    let directory = tempfile::tempdir().unwrap();
    let empty = directory.path().to_str().unwrap();
    idchip(&["anchors", empty, "--verify-with", &pinned]).exits(3).complains("no CSCA master list");
    idchip(&["anchors", &pinned, "--verify-with", &pinned, "--summary"]).exits(64);
    let list = data("lists/list_good.ml");
    idchip(&["anchors", &list, "--verify-with", &list]).exits(64).complains("vouch for itself");
    let zipped = directory.path().join("list.zip");
    let mut archive = zip::ZipWriter::new(std::fs::File::create(&zipped).unwrap());
    archive.start_file("list.ml", zip::write::SimpleFileOptions::default()).unwrap();
    std::io::Write::write_all(&mut archive, &std::fs::read(&list).unwrap()).unwrap();
    archive.finish().unwrap();
    let zipped = zipped.to_str().unwrap();
    idchip(&["anchors", zipped, "--verify-with", zipped]).exits(64).complains("vouch for itself");
    idchip(&["anchors", "--verify-with", &pinned]).exits(64).complains("give the master lists");
}

#[test]
fn marks_what_an_operator_must_know() {
    let marks = |card: &str, at: &str| {
        let run = idchip(&["anchors", "--json", "--at", at, &data(&format!("anchors/{card}.der"))]);
        run.exits(0).json()[0]["marks"].clone()
    };
    assert_eq!(marks("vn_good", AT), serde_json::json!([]));
    assert_eq!(marks("vn_good", "2100-01-01"), serde_json::json!(["expired"]));
    assert_eq!(marks("vn_good", "1990-01-01"), serde_json::json!(["not_yet_valid"]));
    assert_eq!(marks("td2_card", AT), serde_json::json!(["test"]));
    assert_eq!(marks("anchor_is_document_signer", AT)[0], "not_a_csca");
    let run =
        idchip(&["anchors", "--at", "1990-01-01", &vn_anchor(), &data("anchors/td2_card.der")]);
    run.exits(0).says("NOT YET VALID").says("TEST");
}

#[test]
fn shows_one_state_or_what_is_expired() {
    let anchors = data("anchors");
    let shown = |more: &[&str]| {
        let run = idchip(&[&["anchors", "--json", "--at", AT, &anchors], more].concat());
        run.exits(0).complains("certificates are shown");
        run.json()
    };
    let of_state = shown(&["--country", "vn"]);
    assert!(!of_state.is_empty() && of_state.iter().all(|it| it["country"] == "VN"));
    let of_two = shown(&["--country", "VN,DE"]);
    assert!(of_two.len() > of_state.len());
    let expired = shown(&["--expired"]);
    let is_expired =
        |it: &serde_json::Value| it["marks"].as_array().unwrap().contains(&"expired".into());
    assert!(!expired.is_empty() && expired.iter().all(is_expired));
    let all = idchip(&["anchors", "--json", "--at", AT, &anchors]).json();
    assert_eq!(all.iter().filter(|it| is_expired(it)).count(), expired.len());
    let summary =
        idchip(&["anchors", "--summary", "--json", "--at", AT, &anchors]).json().remove(0);
    assert_eq!(summary["marks"]["expired"], expired.len());
}
