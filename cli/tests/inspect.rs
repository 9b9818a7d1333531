//! `idchip inspect`.

mod common;
#[path = "../../tests/common/corpus.rs"]
mod corpus;

use std::fs;
use std::path::Path;

use common::{SECRETS, assemble, data, idchip, tlv, verify, vn_good};
use corpus::corpus;
use serde_json::json;

#[test]
fn hides_values_and_says_that_nothing_is_verified() {
    let run = idchip(&["inspect", &vn_good()]);
    run.exits(0)
        .hides(SECRETS)
        .says("NOT VERIFIED")
        .says("personal number ••••• registered in ••••• full name ••••• date of birth •••••")
        .says("sex ••••• nationality")
        .says("pace id-PACE-ECDH-GM-AES-CBC-CMAC-128")
        .says("image format JPEG")
        .says("key RSA 2048 bits, e = 65537")
        .says("data groups DG1, DG2, DG3, DG13, DG15, DG14")
        .says("name: DG1, DG13 ✔ agrees");
    assert!(!run.stdout.contains("Nam"));
}

#[test]
fn reveals_values_when_asked() {
    let run = idchip(&["inspect", "--reveal", &vn_good()]);
    run.exits(0)
        .says("full name Nguyễn Văn A")
        .says("personal number 001099012345")
        .says("line 3 NGUYEN<<VAN<A")
        .says("sex Nam");
}

#[test]
fn json_hides_too() {
    let run = idchip(&["inspect", "--json", &vn_good()]);
    run.exits(0).hides(SECRETS);
    let [card] = run.json().try_into().unwrap();
    assert_eq!(card["schema"], "idchip.inspect/3");
    assert_eq!(card["verified"], false);
    let files = card["files"].as_array().unwrap();
    let dg13 = files.iter().find(|file| file["file"] == "EF.DG13").unwrap();
    let hidden = serde_json::json!({ "hidden": true });
    assert_eq!(dg13["content"]["full_name"], hidden);
    assert_eq!(dg13["content"]["sex"], hidden);
    assert_eq!(card["cross_checks"]["name"], "agrees");
    let run = idchip(&["inspect", "--json", "--reveal", &data("cards/vn_good/EF.DG13.bin")]);
    let [card] = run.json().try_into().unwrap();
    assert_eq!(card["files"][0]["content"]["full_name"], "Nguyễn Văn A");
}

#[test]
fn reads_the_cards_of_other_kinds() {
    for (name, text) in [
        ("td3_passport", "format TD3"),
        ("td2_card", "format TD2"),
        ("vn_2024", "Vietnamese citizen ID card"),
        ("vn_good_jp2", "image format JPEG 2000"),
    ] {
        let card = assemble(name);
        idchip(&["inspect", card.path().to_str().unwrap()]).exits(0).hides(SECRETS).says(text);
    }
}

#[test]
fn shows_the_files_of_the_master_file() {
    let card = assemble("td3_master_file");
    idchip(&["inspect", card.path().to_str().unwrap()])
        .exits(0)
        .hides(SECRETS)
        .says("EF.ATR/INFO")
        .says("short file identifiers, record numbers, command chaining, extended length")
        .says("command bytes 1920")
        .says("applications A0000002471001, eMRTD application (LDS1)")
        .says("applications A0000002472001, travel records (LDS2)")
        .says("previous authority UTCVCA00001")
        .says("pace id-PACE-ECDH-CAM-AES-CBC-CMAC-128, version 2, P-256")
        .says("chip authentication key EC P-256, key 0C");
}

#[test]
fn files_of_the_master_file_are_known_under_any_name() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("x");
    for (file, name) in [
        ("ATR_INFO", "ATR/INFO"),
        ("CardSecurity", "CardSecurity"),
        ("DIR", "DIR"),
        ("CVCA", "CVCA"),
    ] {
        fs::copy(data(&format!("cards/td3_master_file/EF.{file}.bin")), &path).unwrap();
        idchip(&["inspect", path.to_str().unwrap()]).exits(0).says(&format!("EF.{name} "));
    }
    // The identifier is that of EF.SOD, too.
    let by_identifier = directory.path().join("011D");
    fs::copy(data("cards/td3_master_file/EF.CardSecurity.bin"), &by_identifier).unwrap();
    for path in [by_identifier.as_path(), directory.path()] {
        idchip(&["inspect", path.to_str().unwrap()]).exits(0).says("EF.CardSecurity ");
    }
    for (bytes, name) in [
        (&[0xDC, 0x03, 0xD9, 0xC5][..], "a visible digital seal"),
        (&[0x5F, 0x44, 3, 85, 84, 79], "a travel record (LDS2)"),
    ] {
        fs::write(&path, bytes).unwrap();
        let run = idchip(&["inspect", path.to_str().unwrap()]);
        assert!(run.stderr.contains(name), "{}", run.stderr);
        let run = idchip(&["dump", path.to_str().unwrap()]);
        assert!(run.stderr.contains(name), "{}", run.stderr);
    }
}

#[test]
fn the_dg13_of_another_state_is_its_own_affair() {
    for (name, bytes) in [
        ("quirk_dg13_of_another_state", "5C025F705F700B3930303130313132333435"),
        ("quirk_dg13_of_another_state_like_ours", "30820"),
    ] {
        let card = assemble(name);
        let path = card.path().to_str().unwrap();
        let run = idchip(&["inspect", path]);
        run.exits(0).says("profile of UTO, not decoded").hides(&[bytes]);
        assert!(!run.stdout.to_lowercase().contains("vietnam"), "{}", run.stdout);
        assert!(run.stderr.is_empty(), "{}", run.stderr);
        let run = idchip(&["inspect", "--reveal", "--json", path]);
        let [record] = run.exits(0).json().try_into().unwrap();
        let files = record["files"].as_array().unwrap();
        let dg13 = files.iter().find(|file| file["file"] == "EF.DG13").unwrap();
        assert!(dg13["content"]["content"].as_str().unwrap().starts_with(bytes));
        assert_eq!((&dg13["error"], &record["cross_checks"]), (&json!(null), &json!(null)));
        let run = verify(path, &data("anchors/td3_passport.der"), &["--json"]);
        let [record] = run.exits(0).json().try_into().unwrap();
        assert_eq!(record["warnings"], json!([]));
        // Those of every card of Utopia: none is about DG13.
        let findings =
            ["signing_time_before_certificate", "signing_time_outside_key_usage", "specimen_state"];
        assert_eq!(record["findings"], json!(findings));
    }
}

#[test]
fn a_dg13_alone_is_shown_as_what_it_is() {
    let card = assemble("quirk_dg13_of_another_state");
    let alone = card.path().join("EF.DG13");
    let run = idchip(&["inspect", alone.to_str().unwrap()]);
    run.exits(0).says("profile of an unknown state, not decoded");
}

/// The texts of the file below.
const DETAILS: &[&str] = &["VŨ", "THỊ", "JOHN", "1970", "ANYTOWN"];

/// Writes an EF.DG11 with a name, another name, a date that is not readable and a place of birth.
fn write_dg11(directory: &Path) -> String {
    let list = [0x5F, 0x0E, 0x5F, 0x0F, 0x5F, 0x2B, 0x5F, 0x11];
    let content = [
        tlv(&[0x5C], &list),
        tlv(&[0x5F, 0x0E], "VŨ<<THỊ".as_bytes()),
        tlv(&[0xA0], &[&[2, 1, 1][..], &tlv(&[0x5F, 0x0F], b"SMITH<<JOHN")].concat()),
        tlv(&[0x5F, 0x2B], b"01/12/1970"),
        tlv(&[0x5F, 0x11], b"ANYTOWN<MN"),
    ];
    let path = directory.join("EF.DG11.bin");
    fs::write(&path, tlv(&[0x6B], &content.concat())).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn details_are_hidden_unless_revealed() {
    let directory = tempfile::tempdir().unwrap();
    let path = write_dg11(directory.path());
    let run = idchip(&["inspect", &path]);
    run.exits(0).hides(DETAILS).says("place of birth •••••");
    run.says("full date of birth date or time is not well formed").says("finding: a date is not");
    let run = idchip(&["inspect", "--reveal", &path]);
    run.exits(0).says("primary identifier VŨ").says("secondary identifier THỊ");
    run.says("other names SMITH<<JOHN").says("place of birth ANYTOWN<MN");
    let run = idchip(&["inspect", "--json", "--reveal", &path]);
    let [card] = run.json().try_into().unwrap();
    let file = &card["files"][0];
    assert_eq!(file["findings"], json!(["date_unreadable"]));
    assert_eq!(file["content"]["other_names"], json!(["SMITH<<JOHN"]));
    assert!(file["content"]["full_date_of_birth"]["error"].is_string());
}

#[test]
fn the_other_details_and_images_are_shown() {
    let directory = tempfile::tempdir().unwrap();
    let image = |tag: &[u8]| tlv(tag, &[0xFF, 0xD8, 0xFF, 0xE0]);
    let one = [2, 1, 1];
    let person = [tlv(&[0x5F, 0x50], b"20020101"), tlv(&[0x5F, 0x51], b"SMITH<<EVA")].concat();
    let dg12 = [
        tlv(&[0x5C], &[0x5F, 0x19, 0x5F, 0x1D, 0x5F, 0x55]),
        tlv(&[0x5F, 0x19], b"TESTER"),
        image(&[0x5F, 0x1D]),
        tlv(&[0x5F, 0x55], b"20180326235959"),
    ];
    for (name, file) in [
        ("EF.DG5.bin", tlv(&[0x65], &[&one[..], &image(&[0x5F, 0x40])].concat())),
        ("EF.DG7.bin", tlv(&[0x67], &[&one[..], &image(&[0x5F, 0x43])].concat())),
        ("EF.DG12.bin", tlv(&[0x6C], &dg12.concat())),
        ("EF.DG16.bin", tlv(&[0x70], &[&one[..], &tlv(&[0xA1], &person)].concat())),
    ] {
        fs::write(directory.path().join(name), file).unwrap();
    }
    let run = idchip(&["inspect", "--reveal", directory.path().to_str().unwrap()]);
    run.exits(0)
        .says("portrait JPEG, 4 bytes")
        .says("signature JPEG, 4 bytes")
        .says("issuing authority TESTER")
        .says("image of front JPEG, 4 bytes")
        .says("personalization time 2018-03-26T23:59:59")
        .says("date recorded 2002-01-01")
        .says("secondary identifier EVA");
    assert!(!run.stdout.contains("finding"), "{}", run.stdout);
}

#[test]
fn the_vietnamese_profile_is_malformed_on_a_vietnamese_card() {
    let card = assemble("quirk_dg13_opaque");
    idchip(&["inspect", card.path().to_str().unwrap()]).exits(0).says("vietnamese profile tag");
}

#[test]
fn the_reported_polish_passport_has_nothing_vietnamese() {
    let Some(card) = corpus("reported/dg13-pol-pesel") else { return };
    let (card, anchor) = (card.to_str().unwrap(), card.join("anchor.der"));
    let run = idchip(&["inspect", card]);
    run.exits(0).says("profile of POL, not decoded");
    let at = ["--at", "2026-11-29"];
    let verified = idchip(&["verify", card, "--anchors", anchor.to_str().unwrap(), at[0], at[1]]);
    verified.exits(0);
    for run in [run, verified] {
        let output = format!("{}{}", run.stdout, run.stderr).to_lowercase();
        assert!(!output.contains("vietnam") && !output.contains("warning"), "{output}");
    }
}

#[test]
fn shows_fingers_and_irises_without_telling_which() {
    let Some(card) = corpus("lds/bsi-tr03105-5-refdata") else { return };
    let path = |name: &str| card.join(name).to_str().unwrap().to_owned();
    let run = idchip(&["inspect", &path("EF.DG3.bin")]);
    run.exits(0).says("record ISO/IEC 19794-4").says("size 620 × 620 pixels");
    run.says("image format WSQ").says("image length 16389 bytes").hides(&["RightIndex"]);
    let run = idchip(&["inspect", "--reveal", &path("EF.DG3.bin")]);
    run.exits(0).says("position RightIndex").says("position LeftIndex");
    let run = idchip(&["inspect", &path("EF.DG4.bin")]);
    run.exits(0).says("record ISO/IEC 19794-6").says("size 163 × 149 pixels");
    run.says("image format JPEG 2000").hides(&["Right"]);
}

#[test]
fn shows_the_metadata_of_a_face_of_iso_39794() {
    let Some(file) = corpus("lds/icao-39794-5-ap/DG2_silver_all_fields.dat") else { return };
    let bytes = fs::read(file).unwrap();
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("EF.DG2.bin");
    fs::write(&path, bytes).unwrap();
    let run = idchip(&["inspect", path.to_str().unwrap()]);
    run.exits(0).says("record ISO/IEC 39794-5").says("size 572 × 731 pixels").says("quality 99");
    run.says("presentation attack NoAttack").hides(&["Female", "2024-01-20", "1786"]);
    let run = idchip(&["inspect", "--reveal", path.to_str().unwrap()]);
    run.exits(0).says("captured 2024-01-20").says("gender Female").says("height 1786");
}

#[test]
fn a_malformed_file_does_not_keep_the_others_from_being_shown() {
    let card = assemble("vn_good");
    fs::write(card.path().join("EF.DG1"), [0x61, 0x05, 0x5F, 0x1F]).unwrap();
    fs::write(card.path().join("EF.CardAccess"), b"garbage").unwrap();
    let run = idchip(&["inspect", card.path().to_str().unwrap()]);
    run.exits(3).hides(SECRETS).says("malformed: ").says("profile Vietnamese");
    let run = idchip(&["inspect", "--json", card.path().to_str().unwrap()]);
    let [json] = run.json().try_into().unwrap();
    let files = json["files"].as_array().unwrap();
    let dg1 = files.iter().find(|file| file["file"] == "EF.DG1").unwrap();
    assert_eq!(dg1["error"]["kind"], "length_exceeds_input");
}

#[test]
fn what_is_no_file_of_a_card_is_an_error() {
    idchip(&["inspect", "/does/not/exist"]).exits(3).complains("there is no file or directory");
    idchip(&["inspect", &data("manifest.json")]).exits(3).complains("this is JSON, and not a card");
    idchip(&["inspect", &data("cards")]).exits(3).complains("this is a directory of cards");
}

/// id-PACE-ECDH-GM-AES-CBC-CMAC-128, version 2.
fn pace_info(parameter_id: u8) -> Vec<u8> {
    let protocol = tlv(&[6], &[4, 0, 0x7F, 0, 7, 2, 2, 4, 2, 2]);
    tlv(&[0x30], &[protocol, tlv(&[2], &[2]), tlv(&[2], &[parameter_id])].concat())
}

#[test]
fn parameters_have_the_names_of_the_standard() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("EF.CardAccess");
    for (number, name) in [
        (0, "MODP 1024/160"),
        (1, "MODP 2048/224"),
        (2, "MODP 2048/256"),
        (8, "P-192"),
        (9, "brainpoolP192r1"),
        (10, "P-224"),
        (11, "brainpoolP224r1"),
        (12, "P-256"),
        (13, "brainpoolP256r1"),
        (14, "brainpoolP320r1"),
        (15, "P-384"),
        (16, "brainpoolP384r1"),
        (17, "brainpoolP512r1"),
        (18, "P-521"),
        (3, "parameters 3"),
        (32, "parameters 32"),
    ] {
        // Beside another one, so that both are listed.
        let infos = [pace_info(13), pace_info(number)].concat();
        fs::write(&path, tlv(&[0x31], &infos)).unwrap();
        let run = idchip(&["inspect", "--json", path.to_str().unwrap()]);
        let [record] = run.exits(0).json().try_into().unwrap();
        let pace = &record["files"][0]["content"]["pace"];
        let text = |name| format!("id-PACE-ECDH-GM-AES-CBC-CMAC-128, version 2, {name}");
        assert_eq!(*pace, serde_json::json!([text("brainpoolP256r1"), text(name)]));
    }
}

#[test]
fn what_is_odd_in_a_list_of_data_groups_is_shown_beside_them() {
    // Every document has a DG2.
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("EF.COM");
    let versions = [&[0x5F, 0x01, 4][..], b"0107", &[0x5F, 0x36, 6], b"040000"].concat();
    fs::write(&path, tlv(&[0x60], &[versions, tlv(&[0x5C], &[0x61, 0x6D])].concat())).unwrap();
    let path = path.to_str().unwrap();
    idchip(&["inspect", path]).exits(0).says("data groups DG1, DG13").says("finding: ");
    let [record] = idchip(&["inspect", "--json", path]).json().try_into().unwrap();
    assert_eq!(record["files"][0]["content"]["data_groups"], serde_json::json!(["DG1", "DG13"]));
    assert_eq!(record["files"][0]["findings"], serde_json::json!(["com_data_group_missing"]));
}
