//! `idchip verify`.

mod common;

use common::{AT, SECRETS, assemble, command, data, idchip, run, verify, vn_anchor, vn_good};
use std::fs;
use std::io::Write;

#[test]
fn a_good_card_is_accepted() {
    let run = verify(&vn_good(), &vn_anchor(), &[]);
    run.exits(0).hides(SECRETS);
    assert!(run.stdout.starts_with("ACCEPTED  "));
    run.says("Signature of EF.SOD ✔ successful")
        .says("Revocation ? undetermined No revocation list of the CSCA that issued the signer's certificate was given")
        .says("Validity ✔ successful Valid until 2043-08-21")
        .says("as signed: DG1, DG2, DG13, DG14, DG15")
        .says("signed, not read: DG3")
        .says("CN=Test Document Signer National Identification 00013")
        .says("CN=Test CSCA Vietnam");
    assert!(run.stderr.is_empty());
}

#[test]
fn json_has_every_check_and_no_personal_data() {
    let run = verify(&vn_good(), &vn_anchor(), &["--json"]);
    run.exits(0).hides(SECRETS);
    let [card] = run.json().try_into().unwrap();
    assert_eq!(card["schema"], "idchip.verify/1");
    assert_eq!(card["verdict"], "accepted");
    assert_eq!(card["path"], vn_good().as_str());
    assert_eq!(card["at"], "2026-11-01T00:00:00Z");
    let checks = card["checks"].as_object().unwrap();
    for name in [
        "message_digest",
        "sod_signature",
        "ds_signature",
        "validity",
        "revocation",
        "com_vs_sod",
        "data_groups",
        "issuing_state",
        "document_expiry",
        "active_authentication",
    ] {
        let check = checks[name].as_object().unwrap();
        for member in ["result", "reason", "evidence"] {
            assert!(check.contains_key(member), "{name} has no {member}");
        }
    }
    assert_eq!(checks["revocation"]["result"], "undetermined");
    assert_eq!(checks["revocation"]["reason"], "no_crl");
    assert_eq!(checks["ds_signature"]["evidence"]["anchor"], 0);
    assert_eq!(card["findings"], serde_json::json!(["basic_constraints_in_end_entity"]));
    assert_eq!(card["data_groups"]["DG3"], "present");
    assert_eq!(card["data_groups"]["DG13"], "identical");
    for certificate in ["signer", "anchor"] {
        for member in [
            "subject",
            "issuer",
            "serial_number",
            "not_before",
            "not_after",
            "key",
            "fingerprint_sha256",
            "subject_key_identifier",
        ] {
            assert!(card[certificate][member].is_string(), "{certificate} has no {member}");
        }
    }
}

#[test]
fn a_changed_data_group_is_rejected() {
    let card = assemble("vn_good");
    let path = card.path().join("EF.DG13");
    let mut dg13 = fs::read(&path).unwrap();
    *dg13.last_mut().unwrap() ^= 1;
    fs::write(&path, dg13).unwrap();
    let run = verify(card.path().to_str().unwrap(), &vn_anchor(), &[]);
    run.exits(1).hides(SECRETS).says("✘ not as signed: DG13").says("do not accept");
    let run = verify(card.path().to_str().unwrap(), &vn_anchor(), &["--json"]);
    let [card] = run.json().try_into().unwrap();
    assert_eq!(card["verdict"], "rejected");
    assert_eq!(card["decided_by"], "data_groups");
    assert_eq!(card["checks"]["data_groups"]["evidence"]["data_group"], "DG13");
}

#[test]
fn a_missing_anchor_is_undetermined_and_named() {
    let run = verify(&vn_good(), &data("anchors/td2_card.der"), &[]);
    run.exits(2)
        .says("No anchor for C=VN, O=Synthetic Ministry for Tests, CN=Test CSCA Vietnam, key id ")
        .says("add it to the anchors (--anchors)");
}

#[test]
fn an_algorithm_that_is_not_supported_is_undetermined_and_named() {
    for (card, name) in [
        ("alg_dsa_sha256", "dsa-with-sha256"),
        ("alg_ecdsa_ripemd160", "ecdsa-plain-ripemd160"),
        ("alg_ecdsa_sha3_256", "ecdsa-with-sha3-256"),
        ("alg_ed448", "ed448"),
        ("alg_slh_dsa_sha2_128s", "slh-dsa-sha2-128s"),
        ("curve_p192", "EC P-192"),
        ("key_algorithm_unknown", "ed25519"),
    ] {
        let sod = data(&format!("cards/{card}/EF.SOD.bin"));
        let run = verify(&sod, &vn_anchor(), &["--json"]);
        run.exits(2);
        let [card] = run.json().try_into().unwrap();
        let check = &card["checks"]["sod_signature"];
        assert_eq!(check["result"], "undetermined", "{name}");
        let text = check["text"].as_str().unwrap();
        assert!(text.ends_with(&format!(": {name}")), "{text}");
    }
}

#[test]
fn ml_dsa_is_verified() {
    for (name, anchor) in [
        ("alg_ml_dsa_65", vn_anchor()),
        ("alg_ml_dsa_65_csca", data("anchors/alg_ml_dsa_65_csca.der")),
    ] {
        let card = assemble(name);
        verify(card.path().to_str().unwrap(), &anchor, &[]).exits(0);
    }
    let card = assemble("signers_second_ml_dsa");
    let every = ["--refuse", "further_signer_not_verified"];
    verify(card.path().to_str().unwrap(), &vn_anchor(), &every).exits(0);
}

#[test]
fn a_lone_sod_is_judged_as_far_as_it_goes() {
    let run = verify(&data("cards/vn_good/EF.SOD.bin"), &vn_anchor(), &["--json"]);
    run.exits(2);
    let [card] = run.json().try_into().unwrap();
    assert_eq!(card["verdict"], "undetermined");
    assert_eq!(card["checks"]["ds_signature"]["result"], "successful");
    assert_eq!(card["checks"]["data_groups"]["reason"], "none_verified");
}

#[test]
fn a_malformed_sod_is_named_with_its_offset() {
    let card = assemble("vn_good");
    let path = card.path().join("EF.SOD");
    let sod = fs::read(&path).unwrap();
    fs::write(&path, &sod[..100]).unwrap();
    let run = verify(card.path().to_str().unwrap(), &vn_anchor(), &["--json"]);
    run.exits(3);
    let [json] = run.json().try_into().unwrap();
    assert_eq!(json["verdict"], "malformed");
    assert!(json["error"]["file"].as_str().unwrap().ends_with("EF.SOD"));
    assert_eq!(json["error"]["kind"], "length_exceeds_input");
    assert!(json["error"]["offset"].is_u64());
    assert!(json.get("checks").is_none());
    let run = verify(card.path().to_str().unwrap(), &vn_anchor(), &[]);
    run.exits(3).says("MALFORMED").says("idchip dump");
}

#[test]
fn a_card_without_sod_and_a_path_without_card_are_malformed() {
    let card = assemble("vn_good");
    fs::remove_file(card.path().join("EF.SOD")).unwrap();
    verify(card.path().to_str().unwrap(), &vn_anchor(), &[]).exits(3).says("EF.SOD is missing");
    let empty = tempfile::tempdir().unwrap();
    verify(empty.path().to_str().unwrap(), &vn_anchor(), &[]).exits(3).says("no file of a card");
    verify("/does/not/exist", &vn_anchor(), &[]).exits(3).says("there is no file or directory");
}

#[test]
fn wrong_usage_is_64() {
    idchip(&["verify"]).exits(64);
    idchip(&["verify", "--anchors", &vn_anchor()]).exits(64);
    idchip(&["no-such-command"]).exits(64);
    verify(&vn_good(), "/does/not/exist", &[]).exits(64).complains("no such file");
    idchip(&["verify", &vn_good(), "--anchors", &vn_anchor(), "--at", "yesterday"]).exits(64);
    idchip(&["verify", &vn_good(), "--anchors", &vn_anchor(), "--aa-challenge", "00"]).exits(64);
    idchip(&["--help"]).exits(0);
    idchip(&["--version"]).exits(0);
}

#[test]
fn the_worst_of_several_cards_counts() {
    let lone = data("cards/vn_good/EF.SOD.bin");
    let anchor = vn_anchor();
    let verify = |cards: &[&str]| {
        let mut arguments = vec!["verify"];
        arguments.extend_from_slice(cards);
        arguments.extend_from_slice(&["--anchors", &anchor, "--at", AT]);
        idchip(&arguments).code
    };
    let altered = assemble("dg1_altered");
    let altered = altered.path().to_str().unwrap();
    let good = vn_good();
    assert_eq!(verify(&[&good, &good]), 0);
    assert_eq!(verify(&[&lone, &good]), 2);
    assert_eq!(verify(&[&lone, altered, &good]), 1);
    assert_eq!(verify(&[&lone, altered, "/does/not/exist", &good]), 3);
}

#[test]
fn strict_tolerates_nothing() {
    let run = verify(&vn_good(), &vn_anchor(), &["--strict"]);
    run.exits(1).says("basic constraints").says("Without --strict");
}

#[test]
fn findings_are_tolerated_and_refused_by_name() {
    let weak = assemble("alg_rsa_sha1");
    let short = assemble("rsa_1024");
    let [weak, short] = [&weak, &short].map(|card| card.path().to_str().unwrap().to_owned());
    let anchor = data("anchors/td2_card.der");
    verify(&weak, &anchor, &[]).exits(0);
    let run = verify(&weak, &anchor, &["--refuse", "weak_hash"]);
    run.exits(1).says("weak_hash refused").says("SHA-1");
    verify(&short, &vn_anchor(), &[]).exits(1);
    let run = verify(&short, &vn_anchor(), &["--tolerate", "short_rsa_key"]);
    run.exits(0).says("short_rsa_key tolerated");
    // A finding that both options name is refused.
    let both = ["--tolerate", "short_rsa_key", "--refuse", "weak_hash,short_rsa_key", "--json"];
    let run = verify(&short, &vn_anchor(), &both);
    run.exits(1);
    let [card] = run.json().try_into().unwrap();
    assert_eq!(card["tolerate"], serde_json::json!([]));
    assert_eq!(card["refuse"], serde_json::json!(["short_rsa_key", "weak_hash"]));
    verify(&weak, &vn_anchor(), &["--refuse", "weak-hash"]).exits(64);
}

#[test]
fn each_of_several_signatures_can_be_required() {
    for (card, all_verified) in [("signers_two_good", true), ("signers_second_unsupported", false)]
    {
        let card = assemble(card);
        let card = card.path().to_str().unwrap();
        verify(card, &vn_anchor(), &[]).exits(0);
        let every = ["--refuse", "further_signer_not_verified"];
        verify(card, &vn_anchor(), &every).exits(if all_verified { 0 } else { 1 });
    }
}

#[test]
fn what_the_policy_never_tolerates_is_not_blamed_on_strictness() {
    let card = assemble("ds_key_usage_missing");
    let run = verify(card.path().to_str().unwrap(), &vn_anchor(), &[]);
    run.exits(1).says("Do not accept the document under this policy");
    assert!(!run.stdout.contains("--strict"));
}

#[test]
fn the_moment_decides() {
    let verify_at =
        |at: &str| idchip(&["verify", &vn_good(), "--anchors", &vn_anchor(), "--at", at, "--json"]);
    verify_at("2044-01-01").exits(1);
    verify_at("2020-01-01T00:00:00Z").exits(1);
    let run = verify_at("now");
    assert_ne!(run.json()[0]["at"], "now");
}

#[test]
fn spellings_of_files_do_not_matter() {
    let good = assemble("vn_good");
    let read = |name: &str| fs::read(good.path().join(name)).unwrap();
    for spelling in [
        ["EF_SOD.bin", "EF_DG1.bin", "EF_DG2.bin"],
        ["sod", "dg1", "dg2"],
        ["SOD.BIN", "DataGroup1.bin", "DG2.dat"],
        ["011D", "0101", "0102"],
        ["ef.sod", "ef.dg1", "Ef.Dg2.Bin"],
    ] {
        let card = tempfile::tempdir().unwrap();
        for (name, content) in spelling.into_iter().zip(["EF.SOD", "EF.DG1", "EF.DG2"]) {
            fs::write(card.path().join(name), read(content)).unwrap();
        }
        fs::write(card.path().join("README.md"), b"not a file of the card").unwrap();
        verify(card.path().to_str().unwrap(), &vn_anchor(), &[]).exits(0);
    }
    let twice = assemble("vn_good");
    fs::write(twice.path().join("DG1.bin"), read("EF.DG1")).unwrap();
    verify(twice.path().to_str().unwrap(), &vn_anchor(), &[]).exits(3).says("there twice");
}

fn zip_of(card: &std::path::Path, folder: &str) -> tempfile::NamedTempFile {
    let mut file = tempfile::Builder::new().suffix(".zip").tempfile().unwrap();
    let mut archive = zip::ZipWriter::new(&mut file);
    let options = zip::write::SimpleFileOptions::default();
    for entry in card.read_dir().unwrap() {
        let entry = entry.unwrap();
        let name = format!("{folder}{}", entry.file_name().to_str().unwrap());
        archive.start_file(name.as_str(), options).unwrap();
        archive.write_all(&fs::read(entry.path()).unwrap()).unwrap();
    }
    archive.finish().unwrap();
    file
}

#[test]
fn a_zip_archive_is_a_card() {
    let card = assemble("vn_good");
    for folder in ["", "card-1/", "__MACOSX/../card/"] {
        let archive = zip_of(card.path(), folder);
        let code = if folder.starts_with("__MACOSX") { 3 } else { 0 };
        verify(archive.path().to_str().unwrap(), &vn_anchor(), &[]).exits(code);
    }
    let mut broken = tempfile::NamedTempFile::new().unwrap();
    broken.write_all(b"PK\x03\x04 and no more").unwrap();
    verify(broken.path().to_str().unwrap(), &vn_anchor(), &[]).exits(3).says("ZIP");
}

#[test]
fn a_zip_bomb_is_refused() {
    let mut file = tempfile::Builder::new().suffix(".zip").tempfile().unwrap();
    let mut archive = zip::ZipWriter::new(&mut file);
    let options = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated);
    archive.start_file("EF.SOD", options).unwrap();
    let block = vec![0; 1 << 20];
    for _ in 0..17 {
        archive.write_all(&block).unwrap();
    }
    archive.finish().unwrap();
    verify(file.path().to_str().unwrap(), &vn_anchor(), &[]).exits(3).says("larger than 16 MiB");
}

fn pem(der: &[u8]) -> String {
    let base64 = base64(der);
    let lines: Vec<_> =
        base64.as_bytes().chunks(64).map(|line| core::str::from_utf8(line).unwrap()).collect();
    format!("-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n", lines.join("\n"))
}

fn base64(octets: &[u8]) -> String {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for group in octets.chunks(3) {
        let bits = group.iter().fold(0_u32, |bits, octet| bits << 8 | u32::from(*octet));
        let bits = bits << (8 * (3 - group.len()));
        for index in 0..4 {
            let digit = (bits >> (18 - 6 * index)) & 63;
            let is_there = index <= group.len();
            text.push(if is_there { char::from(ALPHABET[digit as usize]) } else { '=' });
        }
    }
    text
}

#[test]
fn anchors_may_be_pem_and_directories() {
    let directory = tempfile::tempdir().unwrap();
    let other = fs::read(data("anchors/td2_card.der")).unwrap();
    let own = fs::read(vn_anchor()).unwrap();
    let bundle = directory.path().join("bundle.pem");
    fs::write(&bundle, format!("two of them:\n{}{}", pem(&other), pem(&own))).unwrap();
    verify(&vn_good(), bundle.to_str().unwrap(), &[]).exits(0);

    fs::write(directory.path().join("notes.txt"), b"nothing here").unwrap();
    let run = verify(&vn_good(), directory.path().to_str().unwrap(), &["--json"]);
    run.exits(0).complains("notes.txt").complains("skipped");
    assert!(run.json()[0]["anchor"]["path"].as_str().unwrap().ends_with("bundle.pem"));

    let notes = directory.path().join("notes.txt");
    verify(&vn_good(), notes.to_str().unwrap(), &[]).exits(3).complains("neither DER nor PEM");
}

#[test]
fn an_anchor_that_stands_in_many_lists_is_one_anchor() {
    let directory = tempfile::tempdir().unwrap();
    let anchor = fs::read(vn_anchor()).unwrap();
    for copy in 0..40 {
        fs::write(directory.path().join(format!("{copy}.der")), &anchor).unwrap();
    }
    verify(&vn_good(), directory.path().to_str().unwrap(), &[]).exits(0);
    verify(&data("cards/td2_card"), directory.path().to_str().unwrap(), &[])
        .exits(2)
        .says("the anchor given is a different one");
}

#[test]
fn protocols_that_nobody_signed_are_not_accepted() {
    let card = assemble("vn_good");
    let path = card.path().join("EF.CardAccess");
    let mut access = fs::read(&path).unwrap();
    // The group of PACE, the last octet: P-256 for brainpoolP256r1.
    *access.last_mut().unwrap() = 12;
    fs::write(&path, access).unwrap();
    let run = verify(card.path().to_str().unwrap(), &vn_anchor(), &["--json"]);
    run.exits(1);
    assert_eq!(run.json()[0]["checks"]["card_access"]["reason"], "card_access_differs");
    fs::write(&path, b"garbage").unwrap();
    let run = verify(card.path().to_str().unwrap(), &vn_anchor(), &[]);
    run.exits(1).says("EF.CardAccess does not parse");
    fs::remove_file(&path).unwrap();
    let run = verify(card.path().to_str().unwrap(), &vn_anchor(), &[]);
    run.exits(0).says("EF.CardAccess was not given");
}

#[test]
fn the_signer_may_come_from_elsewhere() {
    let signer = data("signers/sod_certificate_in_store.der");
    let card = assemble("sod_certificate_in_store");
    let card = card.path().to_str().unwrap();
    let anchor = data("anchors/td2_card.der");
    verify(card, &anchor, &[]).exits(2).says("--signers");
    verify(card, &anchor, &["--signers", &signer]).exits(0);
}

#[test]
fn a_malformed_com_is_no_crash() {
    let card = assemble("vn_good");
    fs::write(card.path().join("EF.COM"), b"garbage").unwrap();
    let run = verify(card.path().to_str().unwrap(), &vn_anchor(), &["--json"]);
    assert!(run.code < 3);
    assert_eq!(run.json().len(), 1);
}

#[test]
fn colour_is_for_terminals() {
    let plain = verify(&vn_good(), &vn_anchor(), &[]);
    assert!(!plain.stdout.contains('\u{1b}'));
    let arguments = ["verify", &vn_good(), "--anchors", &vn_anchor(), "--at", AT];
    let coloured = run(command().env("CLICOLOR_FORCE", "1").args(arguments));
    assert!(coloured.stdout.contains('\u{1b}'));
    let refused = run(command().env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1").args(arguments));
    assert!(!refused.stdout.contains('\u{1b}'));
}

#[test]
fn the_table_fits_the_terminal() {
    for columns in ["40", "60", "80", "120"] {
        let arguments = ["verify", &vn_good(), "--anchors", &vn_anchor(), "--at", AT];
        let run = run(command().env("COLUMNS", columns).args(arguments));
        let width: usize = columns.parse().unwrap();
        // A fingerprint stays on one line, to be copied.
        let is_fingerprint = |line: &str| line.len() == 64 && !line.contains(' ');
        for line in run.stdout.lines().skip(1).filter(|line| !is_fingerprint(line)) {
            assert!(line.chars().count() <= width, "{line:?} is wider than {width}");
        }
    }
}

#[test]
fn a_link_certificate_leads_from_an_old_anchor_to_the_card() {
    let (old, link) =
        (data("lists/link_to_a_card.pinned_1.der"), data("lists/link_to_a_card.candidate_1.der"));
    verify(&vn_good(), &old, &[]).exits(2).says("was not given");
    let linked = ["--link-certificates", &link];
    verify(&vn_good(), &old, &linked).exits(0).says("link_to_a_card.candidate_1.der");
    // The link alone is worth nothing, nor is one that another key signed.
    verify(&vn_good(), &data("anchors/td3_passport.der"), &linked)
        .exits(2)
        .complains("not admitted by a link, no anchor signed the key");
    let run = idchip(&["verify", &vn_good(), "--link-certificates", &link]);
    run.exits(64);
    // A candidate that is not admitted is named with the reason, and not trusted.
    let pinned = data("lists/link_new_keys.pinned_1.der");
    verify(
        &vn_good(),
        &pinned,
        &["--link-certificates", &data("lists/link_forged.candidate_1.der")],
    )
    .exits(2)
    .complains("names as its issuer did not sign it: C=DE");
    // An anchor that is also a candidate stays an anchor.
    let run = verify(&vn_good(), &vn_anchor(), &["--link-certificates", &vn_anchor()]);
    run.exits(0);
    assert!(!run.stderr.contains("warning"), "{}", run.stderr);
}

#[test]
fn a_driving_licence_is_named() {
    let card = assemble("eu_driving_licence");
    let path = card.path().to_str().unwrap();
    let run = idchip(&["verify", "--json", path, "--anchors", &vn_anchor(), "--at", "2026-11-01"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    let record = &run.json()[0];
    let warning = &record["warnings"][0];
    assert_eq!(warning["file"], "EF.DG1");
    assert!(warning["text"].as_str().unwrap().contains("driving licence"), "{warning}");
    assert!(record["checks"].as_object().unwrap().values().all(|it| it["result"] != "failed"));
    verify(path, &vn_anchor(), &["--application", "eu-dl"]).exits(0);
    // A passport has files with the same numbers, each as signed.
    let passport = assemble("td3_passport");
    let passport = passport.path().to_str().unwrap();
    verify(passport, &data("anchors/td3_passport.der"), &["--application", "eu-dl"])
        .exits(2)
        .says("no file that was read shows that the card is of the chosen application");
}

#[test]
fn a_cross_check_judges_with_both_implementations() {
    let names =
        ["vn_good", "td2_card", "td3_passport", "rsa_e3_card", "vn_passport", "dg2_altered"];
    let cards = names.map(|name| data(&format!("cards/{name}")));
    let anchors = data("anchors");
    let arguments = |percent| {
        let mut arguments = vec!["verify", "--json", "--at", AT, "--cross-check", percent];
        arguments.extend(["--anchors", &anchors]);
        arguments.extend(cards.iter().map(String::as_str));
        idchip(&arguments)
    };
    let expected = arguments("0").json();
    for percent in ["1", "50", "100"] {
        assert_eq!(arguments(percent).exits(1).json(), expected);
    }
    arguments("101").exits(64);
}
