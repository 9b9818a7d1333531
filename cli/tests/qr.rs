//! `idchip qr`.

mod common;
#[path = "../../tests/common/corpus.rs"]
mod corpus;

use common::{AT, Run, SECRETS, assemble, command, data, idchip, run, vn_anchor, vn_good};
use corpus::corpus;
use serde_json::{Value, json};
use std::io::Write;
use std::process::Stdio;

/// `idchip qr -` with this on standard input.
fn from_input(text: &[u8], more: &[&str]) -> Run {
    let mut child = command()
        .args(["qr", "-"])
        .args(more)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(text).unwrap();
    Run::of(child.wait_with_output().unwrap())
}

const QR: &str = "001099012345|123456789|Nguyễn Văn A|01011999|Nam|Thôn Một, Hà Nội|01062021";

#[test]
fn hides_and_reveals() {
    let run = idchip(&["qr", QR]);
    run.exits(0)
        .hides(SECRETS)
        .hides(&["Thôn", "123456789"])
        .says("full name ••••• date of birth •••••");
    run.complains("a QR code is not signed");
    idchip(&["qr", QR, "--reveal"]).exits(0).says("full name Nguyễn Văn A");
    idchip(&["qr", QR, "--json"]).exits(0).hides(SECRETS);
}

#[test]
fn reads_standard_input() {
    let run = from_input(format!("{QR}\n").as_bytes(), &["--reveal"]);
    run.exits(0).says("Nguyễn Văn A");
}

#[test]
fn is_compared_with_a_verified_card() {
    let compare =
        |qr: &str| idchip(&["qr", qr, "--card", &vn_good(), "--anchors", &vn_anchor(), "--at", AT]);
    compare(QR).exits(0).hides(SECRETS).says("personal number: QR code, chip ✔ agrees");
    let other = QR.replace("Văn A", "Văn B");
    compare(&other).exits(1).hides(SECRETS).says("name: QR code, chip ✘ differs");
    let run = run(command().args([
        "qr",
        QR,
        "--card",
        &vn_good(),
        "--anchors",
        &data("anchors/td2_card.der"),
        "--at",
        AT,
    ]));
    run.exits(2).hides(SECRETS).complains("No anchor");
    let without = idchip(&["qr", QR, "--card", &vn_good()]);
    without.exits(2).hides(SECRETS).complains("no anchors were given");
}

/// As ISO 8859-1 has it: each byte the character of the same number.
fn as_latin_1(text: &str) -> String {
    text.bytes().map(char::from).collect()
}

fn compare(qr: &str) -> Run {
    idchip(&["qr", qr, "--card", &vn_good(), "--anchors", &vn_anchor(), "--at", AT, "--json"])
}

#[test]
fn what_agrees_is_counted() {
    let run = compare(QR);
    let [record] = run.exits(0).json().try_into().unwrap();
    assert_eq!((&record["fields_compared"], &record["fields"]), (&json!(5), &json!(5)));
    let run = idchip(&["qr", QR, "--card", &vn_good(), "--anchors", &vn_anchor(), "--at", AT]);
    run.exits(0).says("5 of 5 fields compared");
    let [record] = idchip(&["qr", QR, "--json"]).exits(0).json().try_into().unwrap();
    assert_eq!((&record["fields_compared"], &record["comparison"]), (&json!(null), &json!(null)));
}

#[test]
fn marks_spaces_and_separators_of_dates_do_not_matter() {
    for text in [
        format!("\u{FEFF}{QR}\r\n"),
        QR.replace("01011999", "01/01/1999").replace("01062021", "01-06-2021"),
        QR.replace("01011999", "01.01.1999").replace("01062021", "01 06 2021"),
        QR.replace("Nguyễn Văn A", "NGUYE\u{302}\u{303}N VA\u{306}N A"),
    ] {
        let [record] = compare(&text).exits(0).json().try_into().unwrap();
        assert_eq!(record["fields_compared"], 5, "{record}");
        assert_eq!(record["repaired"], false);
    }
    for text in [QR.replace("01011999", "02/01/1999"), QR.replace("01062021", "01.06.2022")] {
        compare(&text).exits(1);
    }
}

#[test]
fn what_cannot_be_compared_is_undetermined() {
    for (text, field) in [
        (QR.replace("01011999", "1999"), "qr_date_of_birth"),
        (QR.replace("01062021", "1 June 2021"), "qr_date_of_issue"),
        (QR.replace("Nam", "1"), "qr_sex"),
        (QR.replace("Nguyễn", "Nguy\u{FFFD}n"), "qr_name"),
        (QR.replace("Nguyễn", "Nguy?n"), "qr_name"),
    ] {
        let run = compare(&text);
        let [record] = run.exits(2).json().try_into().unwrap();
        assert_eq!(record["comparison"][field], "not comparable");
        assert_eq!(record["fields_compared"], 4);
        assert_eq!(run.stderr.contains("character set"), field == "qr_name", "{}", run.stderr);
    }
    // A field that the QR code does not have is no field that both have.
    let [record] = compare(&QR.replace("01062021", "")).exits(0).json().try_into().unwrap();
    assert_eq!(record["comparison"]["qr_date_of_issue"], "absent");
    assert_eq!(record["fields_compared"], 4);
}

#[test]
fn text_in_a_wrong_character_set_is_repaired_and_noted() {
    let windows = QR.replace("Nguyễn", "Nguyá»…n").replace("Văn", "VÄƒn");
    let windows = windows.replace("Thôn", "ThÃ´n").replace("Một", "Má»™t");
    let windows = windows.replace("Hà Nội", "HÃ\u{A0} Ná»™i");
    for text in [as_latin_1(QR), windows, format!("ï»¿{}", as_latin_1(QR))] {
        let run = compare(&text);
        let [record] = run.exits(0).complains("repaired").json().try_into().unwrap();
        assert_eq!((&record["repaired"], &record["fields_compared"]), (&json!(true), &json!(5)));
        idchip(&["qr", &text, "--reveal"]).exits(0).says("full name Nguyễn Văn A");
    }
    let other = as_latin_1(&QR.replace("Văn A", "Văn B"));
    compare(&other).exits(1).complains("repaired");
}

#[test]
fn a_province_is_named_as_of_the_birth() {
    let qr = |number: &str, birth: &str| {
        idchip(&["qr", &format!("{number}||Trần Thị B|{birth}|Nữ|Huế|02012026"), "--reveal"])
    };
    qr("044190000123", "01011990").exits(0).says("Quảng Bình (Quảng Trị since July 2025)");
    let run = qr("044326000123", "01012026");
    assert!(!run.exits(0).says("registered in Quảng Trị").stdout.contains("Bình"));
}

#[test]
fn a_card_of_another_state_has_nothing_to_compare_with() {
    let card = assemble("quirk_dg13_of_another_state");
    let run = idchip(&[
        "qr",
        QR,
        "--card",
        card.path().to_str().unwrap(),
        "--anchors",
        &data("anchors/td3_passport.der"),
        "--at",
        AT,
    ]);
    assert!(!run.stderr.contains("malformed"), "{}", run.stderr);
    assert_ne!(run.code, 0);
}

#[test]
fn what_is_no_card_is_said() {
    for (text, named) in [
        ("https://example.org", "an address"),
        ("eyJhbGciOiJFUzI1NiJ9.eyJub25jZSI6IjEifQ.c2lnbmF0dXJl", "a token"),
        ("123456789", "nine-digit number"),
        ("123456789|Nguyễn Văn A|01011999|Nam|Hà Nội|01062021|", "nine-digit number"),
        ("001099012345", "personal number alone"),
        ("HC1:NCFOXN%TSMAHN-HRL4", "a COVID code"),
        ("******509|Nguyễn Văn C|1989/3/3|0|QID|", "a COVID code"),
        ("00020101021138540010A000000727", "a payment"),
        ("hello", "text of another kind"),
    ] {
        let run = idchip(&["qr", text]);
        run.exits(3).complains(named).complains("ask for the ID card").hides(&[text]);
        assert!(run.stdout.is_empty() && !run.stderr.contains("input ends"));
    }
    let insurance = "DN4790123456789|4e677579e1bb856e|01/01/1999|1|5468|79 - 025|-|01/01/2022|-|\
                     01/01/2022|79|-|4|01/01/2027|0|$";
    idchip(&["qr", insurance]).exits(3).complains("health insurance card");
}

/// `idchip qr` with a folder of the reported inputs, and the card that it is compared with.
fn reported(name: &str) -> Option<Run> {
    let folder = corpus("reported")?;
    let read = |path: &str| std::fs::read(folder.join(name).join(path)).unwrap();
    let expect: Value = serde_json::from_slice(&read("expect.json")).unwrap();
    let Some(card) = expect["card"].as_str() else {
        return Some(from_input(&read("qr.txt"), &["--reveal"]));
    };
    let card = folder.join(card);
    let anchor = card.join("anchor.der");
    let [card, anchor] = [card, anchor].map(|path| path.to_str().unwrap().to_owned());
    let more = ["--card", &card, "--anchors", &anchor, "--at", "2026-11-29", "--reveal"];
    Some(from_input(&read("qr.txt"), &more))
}

#[test]
fn the_reported_qr_codes_come_out_as_they_should() {
    if let Some(run) = reported("province-044") {
        run.exits(0).says("personal number 044190000123").says("Quảng Trị since July 2025");
    }
    if let Some(run) = reported("qr-bom") {
        run.exits(0).says("5 of 5 fields compared");
    }
    if let Some(run) = reported("qr-dates-with-slashes-wrong") {
        run.exits(1).says("date of birth: QR code, chip ✘ differs");
    }
    if let Some(run) = reported("qr-mojibake") {
        run.exits(0).complains("repaired").says("full name Nguyễn Thị Thử");
        assert!(!run.stdout.contains("differs"));
    }
    if let Some(run) = reported("qr-url") {
        run.exits(3).complains("not the QR code of an ID card").complains("an address");
    }
}
