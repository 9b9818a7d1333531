//! `idchip verify --reveal` and `--photo`: the identity on an accepted card, and nothing of any other.

mod common;

use common::{AT, Run, SECRETS, assemble, command, data, idchip, run, verify, vn_anchor, vn_good};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

fn passport_anchor() -> String {
    data("anchors/td3_passport.der")
}

/// The identity of a card of the manifest in JSON.
#[track_caller]
fn identity(card: &str, anchor: &str, more: &[&str]) -> Value {
    let card = assemble(card);
    let more = [&["--reveal", "--json"], more].concat();
    let run = verify(card.path().to_str().unwrap(), anchor, &more);
    let [card] = run.json().try_into().unwrap();
    card["identity"].clone()
}

/// What `idchip verify --reveal` prints of a card, between its path and the checks.
fn printed(card: &str, anchor: &str, columns: &str) -> String {
    let directory = assemble(card);
    let mut command = command();
    command.env("COLUMNS", columns).arg("verify").arg(directory.path());
    command.args(["--reveal", "--anchors", anchor, "--at", AT]);
    let run = run(&mut command);
    let (_, rest) = run.stdout.split_once('\n').unwrap();
    let (screen, _) = rest.split_once('─').unwrap();
    screen.to_owned()
}

#[test]
fn the_screen_of_an_accepted_card_is_as_it_was_reviewed() {
    let cards = [
        ("vn_good", vn_anchor()),
        ("details_and_displayed_images", vn_anchor()),
        ("td3_passport", passport_anchor()),
    ];
    for (card, anchor) in cards {
        for columns in ["60", "100"] {
            let printed = printed(card, &anchor, columns);
            for line in printed.lines() {
                assert!(line.chars().count() <= columns.parse().unwrap(), "{columns}: {line}");
            }
            let name = format!("tests/identity/{card}_{columns}.txt");
            let expected = Path::new(env!("CARGO_MANIFEST_DIR")).join(&name);
            let expected = fs::read_to_string(expected).unwrap();
            assert!(printed == expected, "not as in {name}:\n{printed}");
        }
    }
}

#[test]
fn without_reveal_an_accepted_card_says_how_to_see_the_values() {
    let run = verify(&vn_good(), &vn_anchor(), &[]);
    run.exits(0).hides(SECRETS).says("The holder's data is hidden: --reveal shows it.");
    let run = verify(&vn_good(), &vn_anchor(), &["--json"]);
    let [card] = run.hides(SECRETS).json().try_into().unwrap();
    assert!(card.as_object().unwrap().get("identity").is_none());
}

#[test]
fn a_pipe_gets_no_image() {
    let mut command = command();
    command.env("TERM", "xterm-kitty").env("TERM_PROGRAM", "iTerm.app").arg("verify");
    command.args([&vn_good(), "--reveal", "--at", AT, "--anchors", &vn_anchor()]);
    let run = run(&mut command);
    run.exits(0).says("JPEG, 240 × 320 pixels");
    assert!(!run.stdout.contains('\u{1B}') && !run.stderr.contains('\u{1B}'));
}

#[test]
fn a_card_that_is_not_accepted_shows_nothing() {
    let passport = passport_anchor();
    let secrets = [SECRETS, &["ERIKSSON", "L898902C3", "740812", "1974-08-12"]].concat();
    for (card, anchor, code) in [
        ("dg2_altered", vn_anchor(), 1),
        ("state_of_document_differs", vn_anchor(), 1),
        ("signature_altered", vn_anchor(), 1),
        ("vn_good", passport.clone(), 2),
        // The document is accepted, and EF.CardSecurity rejects the card.
        ("card_security_differs_from_dg14", passport, 1),
    ] {
        let directory = assemble(card);
        let path = directory.path().to_str().unwrap();
        let run = verify(path, &anchor, &["--reveal"]);
        run.exits(code).hides(&secrets).says("The holder's data is not shown").says("inspect");
        let run = verify(path, &anchor, &["--reveal", "--json"]);
        let [card] = run.exits(code).hides(&secrets).json().try_into().unwrap();
        assert_eq!(card["identity"], Value::Null);
        assert!(card.as_object().unwrap().contains_key("identity"));
        let photo = directory.path().join("face.jpg");
        let run = verify(path, &anchor, &["--photo", photo.to_str().unwrap()]);
        run.exits(code).complains("no photo is written");
        assert!(!photo.exists());
    }
}

#[test]
fn values_of_json_have_types() {
    let identity = identity("vn_good", &vn_anchor(), &[]);
    let holder = &identity["holder"];
    assert_eq!(holder["full_name"], "Nguyễn Văn A");
    assert_eq!(holder["mrz_surname"], "NGUYEN");
    assert_eq!(holder["mrz_name_may_be_truncated"], false);
    assert_eq!(holder["date_of_birth"], "1999-01-01");
    assert_eq!(holder["century_of_birth"], "in_full");
    assert_eq!(holder["date_of_birth_differs_in_mrz"], false);
    assert_eq!(holder["sex"], "male");
    assert_eq!(holder["nationality"], json!({ "code": "VNM", "name": "Viet Nam" }));
    assert_eq!(holder["spouse"], Value::Null);
    let meaning = json!({
        "registration_code": 1, "registered_in": "Hà Nội", "sex": "male", "year_of_birth": 1999
    });
    assert_eq!(holder["personal_number_meaning"], meaning);
    let document = &identity["document"];
    assert_eq!(document["document_number"], "099012345");
    assert_eq!(document["date_of_issue"], "2021-06-01");
    assert_eq!(document["date_of_expiry"], "2039-01-01");
    assert_eq!(document["expires"], true);
    assert_eq!(document["days_left"], 4444);
    assert_eq!(identity["mrz"]["date_of_expiry"], "390101");
    assert_eq!(identity["mrz"]["lines"][2], "NGUYEN<<VAN<A<<<<<<<<<<<<<<<<<");
    let portrait =
        json!({ "format": "JPEG", "width": 240, "height": 320, "length": 5777, "file": null });
    assert_eq!(identity["portrait"], portrait);
    assert_eq!(identity["comparisons"]["name"], "agrees");
    assert_eq!(identity["unreadable"], json!({}));
    let sources = &identity["sources"];
    assert_eq!(sources["holder.full_name"], "DG13");
    assert_eq!(sources["holder.surname"], "DG1");
    assert_eq!(sources["portrait"], "DG2");
    assert!(sources.get("holder.spouse").is_none());
}

#[test]
fn every_identity_has_the_same_members() {
    let members = |value: &Value| -> Vec<String> {
        let groups = ["holder", "document", "mrz"];
        let names = groups.iter().flat_map(|group| value[group].as_object().unwrap().keys());
        names.cloned().collect()
    };
    let of_vietnam = identity("vn_good", &vn_anchor(), &[]);
    assert_eq!(members(&of_vietnam), members(&identity("td3_passport", &passport_anchor(), &[])));
}

#[test]
fn national_letters_stand_beside_the_transliteration() {
    let identity = identity("details_and_displayed_images", &vn_anchor(), &[]);
    let holder = &identity["holder"];
    assert_eq!(holder["surname"], "NGUYỄN");
    assert_eq!(holder["given_names"], "VĂN A");
    assert_eq!(holder["mrz_surname"], "DO");
    assert_eq!(holder["date_of_birth_differs_in_mrz"], true);
    assert_eq!(holder["other_names"], json!(["VŨ, THỊ"]));
    assert_eq!(holder["permanent_address"], "1 PHỐ HUẾ, HÀ NỘI");
    assert_eq!(identity["document"]["issuing_authority"], "BỘ CÔNG AN");
    assert_eq!(identity["document"]["date_of_issue"], "2024-09-01");
    assert_eq!(identity["sources"]["document.date_of_issue"], "DG12");
    assert_eq!(identity["document"]["expires"], false);
    assert_eq!(identity["document"]["date_of_expiry"], Value::Null);
}

#[test]
fn the_century_of_a_birth_says_its_origin() {
    let holder = |card: &str, anchor: &str| identity(card, anchor, &[])["holder"].clone();
    let passport = passport_anchor();
    let td2 = data("anchors/td2_card.der");
    for (card, anchor, date, century) in [
        ("td3_passport", &passport, "1974-08-12", json!("assumed")),
        ("dg13_overrun", &vn_anchor(), "1956-08-15", json!("personal_number")),
        ("mrz_birth_day_unknown", &td2, "XX34-07-XX", Value::Null),
        ("mrz_birth_unknown", &td2, "XXXX-XX-XX", Value::Null),
    ] {
        let holder = holder(card, anchor);
        assert_eq!(holder["date_of_birth"], date, "{card}");
        assert_eq!(holder["century_of_birth"], century, "{card}");
    }
}

#[test]
fn a_value_that_cannot_be_read_is_named() {
    let identity = identity("dg13_overrun", &vn_anchor(), &[]);
    let error = &identity["unreadable"]["holder.details"];
    assert_eq!(error["file"], "DG13");
    assert_eq!(error["kind"], "length_exceeds_input");
    assert_eq!(identity["holder"]["full_name"], Value::Null);
    assert_eq!(identity["holder"]["personal_number"], "079156054321");
    assert_eq!(identity["comparisons"], Value::Null);
}

#[test]
fn an_application_shows_the_values_that_are_read() {
    let of = |card: &str, anchor: &str, application: &str, more: &[&str]| -> Run {
        let card = assemble(card);
        let more = [&["--application", application, "--reveal"], more].concat();
        verify(card.path().to_str().unwrap(), anchor, &more)
    };
    let passport = passport_anchor();
    let run = of("cie_ias", &passport, "it-cie", &[]);
    run.exits(0).says("Number for services 990000000019 EF.ID_Servizi");
    let [card] = of("cie_ias", &passport, "it-cie", &["--json"]).json().try_into().unwrap();
    assert_eq!(card["identity"]["holder"], json!({ "nis": "990000000019" }));
    assert_eq!(card["identity"]["sources"], json!({ "holder.nis": "EF.ID_Servizi" }));
    assert_eq!(card["identity"]["document"], Value::Null);
    of("cie_ias_file_differs", &passport, "it-cie", &[])
        .exits(1)
        .hides(&["990000000019"])
        .says("The holder's data is not shown, because the card is not accepted");
    let run = of("eu_driving_licence", &vn_anchor(), "eu-dl", &[]);
    run.exits(0).says("the files of the driving licence of the European Union are not read");
    let run = of("piv_card", &vn_anchor(), "us-piv", &["--signers", &data("signers/piv_card.der")]);
    run.exits(0).says("the files of the PIV application of the United States are not read");
}

#[test]
fn the_tree_of_the_guideline_shows_the_holder_too() {
    let run = verify(&vn_good(), &vn_anchor(), &["--reveal", "--report", "tr03135"]);
    run.exits(0).says("Full name Nguyễn Văn A DG13").says("5.6.4.1");
}

#[test]
fn the_portrait_of_an_accepted_card_is_written_as_it_is_on_the_chip() {
    let directory = tempfile::tempdir().unwrap();
    let photo = directory.path().join("face.jpg");
    let path = photo.to_str().unwrap();
    let run = verify(&vn_good(), &vn_anchor(), &["--photo", path]);
    run.exits(0).hides(SECRETS).complains("JPEG, 5777 bytes");
    let image = fs::read(data("cards/vn_good/EF.DG2.bin")).unwrap()[84..].to_vec();
    assert_eq!(fs::read(&photo).unwrap(), image);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&photo).unwrap().permissions().mode() & 0o777, 0o600);
    }
    verify(&vn_good(), &vn_anchor(), &["--photo", path]).exits(64).complains("--force");
    let run = verify(&vn_good(), &vn_anchor(), &["--photo", path, "--force", "--reveal", "--json"]);
    let [card] = run.exits(0).json().try_into().unwrap();
    assert_eq!(card["identity"]["portrait"]["file"], path);
    let more = ["verify", &vn_good(), &vn_good(), "--anchors", &vn_anchor(), "--photo", path];
    idchip(&more).exits(64).complains("one card");
    let to_output = verify(&vn_good(), &vn_anchor(), &["--photo", "-"]);
    to_output.exits(64).complains("the report goes to standard output");
}

#[test]
fn a_card_without_a_portrait_gives_none() {
    let directory = tempfile::tempdir().unwrap();
    let photo = directory.path().join("face.jpg");
    let card = assemble("dg2_instances_zero");
    let path = card.path().to_str().unwrap();
    verify(path, &vn_anchor(), &[]).exits(0);
    let run = verify(path, &vn_anchor(), &["--photo", photo.to_str().unwrap()]);
    run.exits(3).complains("EF.DG2 holds no image");
    assert!(!photo.exists());
    let identity = identity("dg2_instances_zero", &vn_anchor(), &[]);
    assert_eq!(identity["portrait"], Value::Null);
}
