//! `idchip qr`.

mod common;

use common::{AT, SECRETS, command, data, idchip, run, vn_anchor, vn_good};
use std::io::Write;
use std::process::Stdio;

const QR: &str = "001099012345|123456789|Nguyễn Văn A|01011999|Nam|Thôn Một, Hà Nội|01062021";

#[test]
fn hides_and_reveals() {
    let run = idchip(&["qr", QR]);
    run.exits(0).hides(SECRETS).hides(&["Thôn", "123456789"]).says("(12 characters)");
    run.complains("nobody signs");
    idchip(&["qr", QR, "--reveal"]).exits(0).says("full name Nguyễn Văn A");
    idchip(&["qr", QR, "--json"]).exits(0).hides(SECRETS);
}

#[test]
fn reads_standard_input() {
    let mut child = command()
        .args(["qr", "-", "--reveal"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(format!("{QR}\n").as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(String::from_utf8(output.stdout).unwrap().contains("Nguyễn Văn A"));
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
    idchip(&["qr", QR, "--card", &vn_good()]).exits(64);
}

#[test]
fn what_is_no_card_is_said() {
    idchip(&["qr", "https://example.org"]).exits(3);
    let insurance = "DN4790123456789|4e677579e1bb856e|01/01/1999|1|5468|79 - 025|-|01/01/2022|-|\
                     01/01/2022|79|-|4|01/01/2027|0|$";
    idchip(&["qr", insurance]).exits(3).complains("health insurance card");
}
