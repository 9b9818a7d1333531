//! Active Authentication: `idchip aa`, and as a part of `idchip verify`.

mod common;

use common::{assemble, data, idchip, verify, vn_anchor, vn_good};

fn hex(name: &str) -> String {
    let octets = std::fs::read(data(&format!("aa/{name}"))).unwrap();
    octets.iter().map(|octet| format!("{octet:02x}")).collect()
}

fn aa(dg15: &str, name: &str, more: &[&str]) -> common::Run {
    let (dg15, challenge) = (data(dg15), hex(&format!("{name}.challenge.bin")));
    let response = hex(&format!("{name}.response.bin"));
    let arguments = ["aa", "--dg15", &dg15, "--challenge", &challenge, "--response", &response];
    idchip(&[&arguments[..], more].concat())
}

const RSA: &str = "cards/vn_good/EF.DG15.bin";

#[test]
fn a_genuine_response_is_accepted_with_a_caution() {
    aa(RSA, "rsa_sha1", &[]).exits(0).says("✔ successful").says("key itself was not authenticated");
    let run = aa(RSA, "rsa_sha1", &["--json"]);
    let [record] = run.json().try_into().unwrap();
    assert_eq!(record["schema"], "idchip.aa/1");
    assert_eq!(record["active_authentication"]["result"], "successful");
    assert_eq!(record["key_authenticated"], false);
    aa("aa/ecdsa_bp256_plain.EF.DG15.bin", "ecdsa_bp256_plain", &[]).exits(0);
}

#[test]
fn a_cloned_chip_is_rejected() {
    aa(RSA, "rsa_cloned", &[]).exits(1).says("✘ failed").says("Repeat with a fresh challenge");
    aa(RSA, "rsa_other_challenge", &[]).exits(1);
    aa("aa/ecdsa_altered.EF.DG15.bin", "ecdsa_altered", &[]).exits(1);
}

#[test]
fn verify_takes_the_response_into_account() {
    let verify_with = |name: &str| {
        let challenge = hex(&format!("{name}.challenge.bin"));
        let response = hex(&format!("{name}.response.bin"));
        let more = ["--aa-challenge", &challenge, "--aa-response", &response, "--json"];
        verify(&vn_good(), &vn_anchor(), &more)
    };
    let run = verify_with("rsa_sha1");
    run.exits(0);
    assert_eq!(run.json()[0]["checks"]["active_authentication"]["result"], "successful");
    let run = verify_with("rsa_cloned");
    run.exits(1);
    assert_eq!(run.json()[0]["decided_by"], "active_authentication");
}

/// A copy has no private key: it would withhold the public one.
#[test]
fn a_chip_that_withholds_its_key_is_not_accepted_under_any_policy() {
    let card = assemble("vn_good");
    std::fs::remove_file(card.path().join("EF.DG15")).unwrap();
    let path = card.path().to_str().unwrap();
    let challenge = hex("rsa_sha1.challenge.bin");
    let response = hex("rsa_sha1.response.bin");
    verify(path, &vn_anchor(), &[]).exits(0);
    for policy in ["default", "with-chip", "archive"] {
        let more = ["--aa-challenge", &challenge, "--aa-response", &response, "--policy", policy];
        verify(path, &vn_anchor(), &more).exits(2).says("DG15 was not read");
    }
    verify(path, &vn_anchor(), &["--require-chip"]).exits(2);
}

#[test]
fn bad_input_is_said() {
    aa("cards/vn_good/EF.DG1.bin", "rsa_sha1", &[]).exits(3);
    idchip(&["aa", "--dg15", &data(RSA), "--challenge", "xyz", "--response", "00"]).exits(64);
}
