//! Anchors in every form in which states publish them.

mod common;
#[path = "../../tests/common/corpus.rs"]
mod corpus;
#[path = "../../tests/common/forms.rs"]
mod forms;

use std::fs;
use std::path::Path;
use std::process::Command;

use common::{AT, Run, data, idchip, vn_anchor, vn_good};
use forms::{Expected, samples};

fn verify(anchors: &Path) -> Run {
    idchip(&["verify", "--anchors", anchors.to_str().unwrap(), "--at", AT, &vn_good()])
}

#[test]
fn every_form_loads_or_is_named() {
    let directory = tempfile::tempdir().unwrap();
    for sample in samples() {
        let path = directory.path().join(sample.name);
        fs::write(&path, &sample.bytes).unwrap();
        let run = idchip(&["anchors", "--json", path.to_str().unwrap()]);
        match sample.expected {
            Expected::Anchors(count) => {
                assert_eq!(run.exits(0).json().len(), count, "{}", sample.name);
                verify(&path).exits(0);
            }
            Expected::Others(count) => {
                assert_eq!(run.exits(0).json().len(), count, "{}", sample.name);
                verify(&path).exits(2);
            }
            Expected::None(text, status) => {
                assert!((124..=126).contains(&status), "one of the three statuses of C");
                run.exits(3).complains(text);
                verify(&path).exits(3).complains(text);
            }
        }
    }
}

#[test]
fn objects_that_are_left_out_are_named() {
    let directory = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("ldif of all", "left out, document signers: 1; revocation lists: 1"),
        ("pem with others", "left out, revocation lists: 1; private keys"),
    ] {
        let sample = samples().into_iter().find(|sample| sample.name == name).unwrap();
        let path = directory.path().join(name);
        fs::write(&path, &sample.bytes).unwrap();
        verify(&path).exits(0).complains(text);
    }
}

#[test]
fn an_ldif_of_signers_serves_as_signers() {
    let card = data("cards/sod_certificate_in_store/EF.SOD.bin");
    let anchor = data("anchors/td2_card.der");
    let sample = samples().into_iter().find(|sample| sample.name == "ldif signers").unwrap();
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("signers.ldif");
    fs::write(&path, &sample.bytes).unwrap();
    let signers = ["--signers", path.to_str().unwrap(), "--json"];
    let run = common::verify(&card, &anchor, &signers);
    assert_eq!(run.json()[0]["checks"]["sod_signature"]["result"], "successful");
}

#[test]
fn an_archive_is_read() {
    use std::io::Write;
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("list.zip");
    let mut archive = zip::ZipWriter::new(fs::File::create(&path).unwrap());
    for (name, bytes) in
        [("list/csca.der", fs::read(vn_anchor()).unwrap()), ("readme.txt", b"of a list".to_vec())]
    {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(&bytes).unwrap();
    }
    archive.finish().unwrap();
    verify(&path).exits(0).says("list.zip/list/csca.der").complains("readme.txt: neither DER");
}

/// OpenSSL writes the forms, and the command reads them.
#[test]
fn files_of_openssl_are_read() {
    if Command::new("openssl").arg("version").output().is_err() {
        eprintln!("SKIPPED: there is no openssl to compare with");
        return;
    }
    let directory = tempfile::tempdir().unwrap();
    let path = |name: &str| directory.path().join(name).to_str().unwrap().to_owned();
    let openssl = |arguments: &[&str]| {
        let output = Command::new("openssl").args(arguments).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    };
    let anchor = vn_anchor();
    let x509 = ["x509", "-inform", "DER", "-in", &anchor];
    openssl(&[&x509[..], &["-out", &path("csca.pem")]].concat());
    openssl(&[&x509[..], &["-text", "-out", &path("text.pem")]].concat());
    openssl(
        &[&x509[..], &["-trustout", "-addtrust", "serverAuth", "-out", &path("trusted.pem")]]
            .concat(),
    );
    let bundle = ["crl2pkcs7", "-nocrl", "-certfile", &path("csca.pem")];
    openssl(&[&bundle[..], &["-out", &path("bundle.pem")]].concat());
    openssl(&[&bundle[..], &["-outform", "DER", "-out", &path("bundle.p7b")]].concat());
    for name in ["csca.pem", "text.pem", "trusted.pem", "bundle.pem", "bundle.p7b"] {
        verify(Path::new(&path(name))).exits(0);
    }
}

/// The forms that were reported from the field.
#[test]
fn reported_files_load() {
    let Some(folder) = corpus::corpus("reported/trust-store") else { return };
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let run = idchip(&["anchors", "--json", path.to_str().unwrap()]);
        let certificates = run.exits(0).json();
        assert!(certificates.iter().any(|it| it["can_be_csca"] == true), "{}", path.display());
    }
}

/// The lists of an LDIF are verified one by one.
#[test]
fn lists_are_verified_in_every_form() {
    let pinned = data("lists/list_good.pinned_1.der");
    let directory = tempfile::tempdir().unwrap();
    for sample in samples() {
        let count = match sample.name {
            "list" | "list pem" | "ldif of all" => 1,
            _ => continue,
        };
        let path = directory.path().join(sample.name);
        fs::write(&path, &sample.bytes).unwrap();
        let path = path.to_str().unwrap();
        let run = idchip(&["anchors", "--json", "--at", AT, "--verify-with", &pinned, path]);
        let lists = run.exits(0).json();
        assert_eq!(lists.len(), count, "{}", sample.name);
        assert_eq!(lists[0]["verdict"], "verified");
        let run = idchip(&["anchors", "--verify-with", path, path]);
        run.exits(64).complains("does not vouch for itself");
    }
}
