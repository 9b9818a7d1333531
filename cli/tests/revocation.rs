//! Revocation lists given to `idchip verify`.

mod common;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use common::{Run, assemble, data, verify, vn_anchor};
use std::fs;
use std::process::Command;

/// Verifies the card of the manifest with these lists.
fn with_lists(lists: &[&str], more: &[&str]) -> Run {
    let card = assemble("vn_2024");
    let lists: Vec<_> = lists.iter().flat_map(|list| ["--crl", list]).collect();
    let arguments = [&lists, more].concat();
    verify(card.path().to_str().unwrap(), &vn_anchor(), &arguments)
}

/// Returns the check of revocation in the JSON output.
fn check(lists: &[&str]) -> serde_json::Value {
    with_lists(lists, &["--json"]).json().remove(0)["checks"]["revocation"].clone()
}

#[test]
fn a_list_in_force_is_successful_and_enough_for_the_policy() {
    let list = data("crls/crl_in_force.crl");
    let run = with_lists(&[&list], &["--policy", "with-revocation"]);
    run.exits(0).says("Revocation ✔ successful Not revoked; the list is in force until 2027-01-13");
    run.says("http://crl.invalid/csca.crl");
    let check = check(&[&list]);
    assert_eq!(check["evidence"], serde_json::json!({ "limit": "2027-01-13T00:00:00Z" }));
    let without = verify(
        assemble("vn_2024").path().to_str().unwrap(),
        &vn_anchor(),
        &["--policy", "with-revocation"],
    );
    without
        .exits(2)
        .says("No revocation list of the CSCA that issued the signer's certificate was given")
        .says("--crl");
}

#[test]
fn a_revoked_signer_is_rejected_with_date_and_reason() {
    let list = data("crls/crl_signer_revoked.crl");
    with_lists(&[&list], &[]).exits(1).says(
        "Revocation: The issuing state has revoked the signer's certificate on 2025-06-07 \
         (keyCompromise).",
    );
    let evidence = &check(&[&list])["evidence"];
    let revoked = serde_json::json!({ "at": "2025-06-07T08:09:10Z", "reason": "keyCompromise" });
    assert_eq!(evidence["revoked"], revoked);
}

#[test]
fn lists_are_read_from_directories_pem_and_ldif() {
    let directory = tempfile::tempdir().unwrap();
    let path = |name: &str| directory.path().join(name).to_str().unwrap().to_owned();
    let base64 = STANDARD.encode(fs::read(data("crls/crl_in_force.crl")).unwrap());
    let lines: Vec<_> = base64.as_bytes().chunks(64).map(String::from_utf8_lossy).collect();
    let pem = format!("-----BEGIN X509 CRL-----\n{}\n-----END X509 CRL-----\n", lines.join("\n"));
    fs::write(path("list.pem"), pem).unwrap();
    let ldif = format!("certificateRevocationList;binary:: {}\n", lines.join("\n "));
    fs::write(path("list.ldif"), format!("dn: o=crl,c=VN\n{ldif}")).unwrap();
    for file in [path("list.pem"), path("list.ldif")] {
        assert_eq!(check(&[&file])["reason"], "ok", "{file}");
    }
    fs::write(path("notes.txt"), "no list").unwrap();
    let run = with_lists(&[directory.path().to_str().unwrap()], &[]);
    run.exits(0).complains("notes.txt: not a revocation list").says("Not revoked");
}

#[test]
fn what_is_no_list_is_an_error() {
    let card = vn_anchor();
    with_lists(&[&card], &[]).exits(3).complains("not a revocation list in any form");
    with_lists(&["missing.crl"], &[]).exits(64).complains("no such file or directory");
    let directory = tempfile::tempdir().unwrap();
    let empty = directory.path().to_str().unwrap();
    with_lists(&[empty], &[]).exits(3).complains("no revocation list found");
}

/// OpenSSL and the library come to the same result for each list of the CSCA that issued the signer's
/// certificate. For the lists of the state under another name OpenSSL needs more than a trusted CSCA.
#[test]
fn openssl_agrees_on_each_list_of_the_csca() {
    if Command::new("openssl").arg("version").output().is_err() {
        eprintln!("SKIPPED: there is no openssl to compare with");
        return;
    }
    let directory = tempfile::tempdir().unwrap();
    let path = |name: &str| directory.path().join(name).to_str().unwrap().to_owned();
    let sod = fs::read(assemble("vn_2024").path().join("EF.SOD")).unwrap();
    // EF.SOD without its outer tag and length is CMS.
    fs::write(path("sod.p7"), &sod[4..]).unwrap();
    let ds = path("ds.pem");
    openssl(&["pkcs7", "-inform", "DER", "-in", &path("sod.p7"), "-print_certs", "-out", &ds]);
    openssl(&["x509", "-inform", "DER", "-in", &vn_anchor(), "-out", &path("csca.pem")]);
    for (list, error) in [
        ("crl_in_force", None),
        ("crl_empty", None),
        ("crl_without_key_identifier", None),
        ("crl_signer_revoked", Some("certificate revoked")),
        ("crl_signer_revoked_without_reason", Some("certificate revoked")),
        ("crl_expired", Some("CRL has expired")),
        ("crl_not_yet_valid", Some("CRL is not yet valid")),
        ("crl_signature_invalid", Some("CRL signature failure")),
        ("crl_of_another_state", Some("unable to get certificate CRL")),
    ] {
        let der = data(&format!("crls/{list}.crl"));
        openssl(&["crl", "-inform", "DER", "-in", &der, "-out", &path("crl.pem")]);
        // 2026-11-01T00:00:00Z
        let (csca, crl) = (path("csca.pem"), path("crl.pem"));
        let options = ["verify", "-crl_check", "-attime", "1793491200"];
        let files = ["-CAfile", &csca, "-CRLfile", &crl, &ds];
        let output = Command::new("openssl").args(options).args(files).output().unwrap();
        let text = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.success(), error.is_none(), "{list}: {text}");
        assert!(text.contains(error.unwrap_or_default()), "{list}: {text}");
        let own = check(&[&der]);
        let expected = match error {
            None => "successful",
            Some("certificate revoked") => "failed",
            Some(_) => "undetermined",
        };
        assert_eq!(own["result"], expected, "{list}");
    }
}

#[track_caller]
fn openssl(arguments: &[&str]) {
    let output = Command::new("openssl").args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
