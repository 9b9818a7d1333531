//! Files that are given in place of a card are named, with the command that takes them.

mod common;

use std::fs;
use std::path::Path;

use common::{AT, assemble, data, idchip, testdata, tlv, verify, vn_anchor, vn_good};

/// The command says this about these bytes, in a file of this name.
#[track_caller]
fn is_named(name: &str, bytes: &[u8], sentence: &str) {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join(name);
    fs::write(&path, bytes).unwrap();
    let path = path.to_str().unwrap();
    verify(path, &vn_anchor(), &[]).exits(3).says(sentence);
    let run = verify(path, &vn_anchor(), &["--json"]);
    assert_eq!(run.json()[0]["error"]["kind"], "other_content", "{name}");
    idchip(&["inspect", path]).exits(3);
}

#[track_caller]
fn is_named_in_testdata(path: &str, sentence: &str) {
    let bytes = fs::read(data(path)).unwrap();
    // Also under a name of a file of a card.
    for name in ["x.bin", "EF.SOD", "EF.DG1.bin"] {
        is_named(name, &bytes, sentence);
    }
}

#[test]
fn objects_of_the_same_standards_are_named() {
    is_named_in_testdata("anchors/vn_good.der", "this is a certificate, and not a card");
    is_named_in_testdata(
        "crls/crl_in_force.crl",
        "a certificate revocation list, and not a card; --crl",
    );
    is_named_in_testdata("lists/defect_list.dl", "this is a defect list of BSI TR-03129-2");
    is_named_in_testdata("lists/deviation_of_all.dl", "`idchip verify --deviation-list` takes it");
    is_named_in_testdata("lists/list_good.ml", "this is a CSCA master list, and not a card");
}

fn pem(label: &str) -> String {
    format!("Some words before\n-----BEGIN {label}-----\nMAA=\n-----END {label}-----\n")
}

#[test]
fn keys_requests_and_their_text_forms_are_named() {
    let version = tlv(&[2], &[0]);
    let algorithm = tlv(&[0x30], &tlv(&[6], &[0x2A, 0x86, 0x48, 0xCE, 0x3D, 2, 1]));
    let pkcs8 = tlv(&[0x30], &[version, algorithm.clone(), tlv(&[4], &[1; 32])].concat());
    let sec1 = tlv(&[0x30], &[tlv(&[2], &[1]), tlv(&[4], &[1; 32])].concat());
    let encrypted = tlv(&[0x30], &[algorithm.clone(), tlv(&[4], &[1; 32])].concat());
    for key in [pkcs8, sec1, encrypted] {
        is_named("key.der", &key, "this is a private key, and not a card; no command takes it");
    }
    let public = tlv(&[0x30], &[algorithm, tlv(&[3], &[0; 66])].concat());
    is_named("key.der", &public, "this is a public key");
    for (label, sentence) in [
        ("PRIVATE KEY", "this is a private key"),
        ("EC PRIVATE KEY", "this is a private key"),
        ("ENCRYPTED PRIVATE KEY", "this is a private key"),
        ("PUBLIC KEY", "this is a public key"),
        ("CERTIFICATE", "this is a certificate"),
        ("TRUSTED CERTIFICATE", "this is a certificate"),
        ("CERTIFICATE REQUEST", "a request for a certificate"),
        ("NEW CERTIFICATE REQUEST", "a request for a certificate"),
        ("X509 CRL", "a certificate revocation list"),
    ] {
        is_named("file.pem", pem(label).as_bytes(), sentence);
    }
    let card = fs::read(data("cards/vn_good/EF.SOD.bin")).unwrap();
    let key = fs::read(data("cards/vn_good/EF.DG15.bin")).unwrap();
    for (name, file) in [("EF.SOD", card), ("EF.DG15", key)] {
        let run = verify_bytes(name, &file);
        assert!(!run.stdout.contains("not a card"), "{}", run.stdout);
    }
}

fn verify_bytes(name: &str, bytes: &[u8]) -> common::Run {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join(name);
    fs::write(&path, bytes).unwrap();
    verify(path.to_str().unwrap(), &vn_anchor(), &[])
}

#[test]
fn other_files_are_named() {
    is_named("face.jpg", b"\xFF\xD8\xFF\xE0\x00\x10JFIF\x00", "this is an image, and not a card");
    is_named("face.png", b"\x89PNG\r\n\x1A\n\x00\x00\x00\x0DIHDR", "this is an image");
    is_named("face.gif", b"GIF89a\x01\x00\x01\x00", "this is an image");
    is_named("face.bmp", b"BM\x46\x00\x00\x00\x00\x00\x00\x00", "this is an image");
    is_named(
        "card.tar.gz",
        b"\x1F\x8B\x08\x00\x6D\x38\x4A\x69\x00\x03\xCB\x48",
        "of archives only ZIP is read",
    );
    is_named("card.7z", b"7z\xBC\xAF\x27\x1C\x00\x04", "of archives only ZIP is read");
    is_named("letter.pdf", b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", "a document for people");
    is_named("pkd.ldif", b"version: 1\ndn: c=VN\n", "this is LDIF");
    is_named("report.json", b"{\"schema\": \"x\"}", "this is JSON");
    // The first letter is the tag of EF.DG8.
    is_named("notes.txt", "hello, Nguyễn\n".as_bytes(), "`idchip qr` takes the text");
    is_named("EF.SOD", b"", "the file is empty");
}

#[test]
fn one_file_of_a_card_is_named_and_the_rest_asked_for() {
    for (file, name) in [
        ("cards/td3_master_file/EF.CardSecurity.bin", "EF.CardSecurity"),
        ("cards/vn_good/EF.DG1.bin", "EF.DG1"),
        ("cards/vn_good/EF.COM.bin", "EF.COM"),
    ] {
        let bytes = fs::read(data(file)).unwrap();
        verify_bytes("of_unknown_name", &bytes)
            .exits(3)
            .says(&format!("this is {name}, one file of a card; give the directory"));
    }
}

#[test]
fn a_directory_of_cards_is_counted() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().to_str().unwrap();
    verify(path, &vn_anchor(), &[]).exits(3).says("no file of a card found");
    for name in ["first", "second", "no card"] {
        fs::create_dir(directory.path().join(name)).unwrap();
    }
    for name in ["first", "second"] {
        let file = directory.path().join(name).join("EF.SOD.bin");
        fs::copy(data("cards/vn_good/EF.SOD.bin"), file).unwrap();
    }
    verify(path, &vn_anchor(), &[]).exits(2).says("2 cards");
    // A command for one card refuses the directory.
    idchip(&["inspect", path]).exits(3).complains("this is a directory of cards (2); give each");
    let nowhere = directory.path().join("nowhere");
    verify(nowhere.to_str().unwrap(), &vn_anchor(), &[])
        .exits(3)
        .says("there is no file or directory of this name");
}

#[test]
fn the_security_object_of_an_application_is_told_from_other_files() {
    let licence = ["--application", "eu-dl"];
    verify(&vn_anchor(), &vn_anchor(), &licence).exits(3).says("this is a certificate");
    verify("/does/not/exist", &vn_anchor(), &licence)
        .exits(3)
        .says("there is no file or directory");
    let object = data("cards/eu_driving_licence/EF.SOD.bin");
    verify(&object, &vn_anchor(), &licence).exits(2);
}

#[test]
fn a_driving_licence_is_named_in_the_headline() {
    let card = assemble("eu_driving_licence");
    let path = card.path().to_str().unwrap();
    let run = idchip(&["verify", path, "--anchors", &vn_anchor(), "--at", AT]);
    run.exits(2).says(
        "Issuing state: EF.DG1 is that of a driving licence, which has no MRZ. → Verify the card as a \
         driving licence (--application eu-dl).",
    );
    // A card whose EF.DG1 was changed into that of a driving licence is rejected for that.
    let card = assemble("vn_good");
    fs::copy(data("cards/eu_driving_licence/EF.DG1.bin"), card.path().join("EF.DG1")).unwrap();
    let run = verify(card.path().to_str().unwrap(), &vn_anchor(), &[]);
    run.exits(1);
    assert!(!run.stdout.contains("eu-dl"), "{}", run.stdout);
}

/// True for an empty file, which is one of the faults of the test cards.
fn is_empty(path: &Path) -> bool {
    fs::metadata(path).unwrap().len() == 0
}

#[test]
fn no_file_of_a_card_is_taken_for_something_else() {
    let mut seen = 0;
    // Every twentieth file: each is a run of the command.
    let cards = fs::read_dir(testdata().join("cards")).unwrap();
    let mut files: Vec<_> = cards
        .flat_map(|card| fs::read_dir(card.unwrap().path()).unwrap())
        .map(|file| file.unwrap().path())
        .collect();
    files.sort();
    for path in files.iter().step_by(20).filter(|path| !is_empty(path)) {
        let run = idchip(&["inspect", path.to_str().unwrap()]);
        assert!(!run.stderr.contains("not a card"), "{}: {}", path.display(), run.stderr);
        seen += 1;
    }
    assert!(seen > 20, "{seen}");
    verify(&vn_good(), &vn_anchor(), &[]).exits(0);
}
