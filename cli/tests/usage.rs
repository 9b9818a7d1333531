//! Arguments that are refused, and arguments that only look as if they were options.

mod common;

use common::{command, data, idchip, run, verify, vn_anchor, vn_good};

/// Personal data, and what would take hold of a terminal.
const PARTS: &[&str] = &["079099", "\u{1B}", "\u{202E}", "\u{9B}", "\u{AD}"];
const VALUE: &str = "--079099\u{1B}]0;x\u{7}\u{9B}2J\u{202E}\u{AD}";

#[test]
fn the_text_of_a_code_is_not_repeated_however_it_begins() {
    for text in ["--079099012345", "-079099012345", VALUE, "--079099|x=y"] {
        idchip(&["qr", text]).exits(3).hides(PARTS);
        idchip(&["qr", "--", text]).exits(3).hides(PARTS);
        idchip(&["qr", text, "--card", &vn_good(), "--anchors", &vn_anchor()])
            .exits(3)
            .hides(PARTS);
        idchip(&["qr", text, text]).exits(64).hides(PARTS);
        // Given to the wrong command, or as a command.
        idchip(&["aa", text]).exits(64).hides(PARTS);
        idchip(&[text]).exits(64).hides(PARTS);
    }
}

#[test]
fn a_text_that_is_an_option_never_ends_like_a_card_that_was_accepted() {
    for text in ["--help", "-h", "--version", "-V", "-h079", "--reveal", "--json", "--strict"] {
        let code = idchip(&["qr", text, "--card", &vn_good(), "--anchors", &vn_anchor()]).code;
        // What no option can be is the text of a code, and not a good one.
        assert_eq!(code, if text == "-h079" { 3 } else { 64 }, "{text}");
        let code = idchip(&["verify", text, "--anchors", &vn_anchor()]).code;
        assert_eq!(code, 64, "{text}");
    }
    idchip(&["qr", "--help"]).exits(0).says("Usage: idchip qr");
    idchip(&["--version"]).exits(0);
    idchip(&["help", "verify"]).exits(0);
}

#[test]
fn values_of_options_are_not_repeated() {
    let (card, anchor, dg15) = (vn_good(), vn_anchor(), data("cards/vn_good/EF.DG15.bin"));
    for list in [
        &["verify", &card, "--anchors", &anchor, "--at", VALUE][..],
        &["verify", &card, "--anchors", &anchor, &format!("--at={VALUE}")],
        &["verify", &card, "--anchors", &anchor, &format!("--aa-challenge={VALUE}")],
        &[
            "verify",
            &card,
            "--anchors",
            &anchor,
            "--aa-challenge",
            "0001020304050607",
            &format!("--aa-response={VALUE}"),
        ],
        &["aa", "--dg15", &dg15, "--challenge", "00", &format!("--response={VALUE}")],
        &["aa", "--dg15", &dg15, &format!("--challenge={VALUE}"), "--response", "00"],
        &["dump", &dg15, &format!("--octets={VALUE}")],
        &["completions", VALUE],
        &["man", "--", VALUE],
        &["dump", "--", VALUE, VALUE],
    ] {
        idchip(list).exits(64).hides(PARTS);
    }
}

#[test]
fn a_path_reaches_the_terminal_without_what_would_change_it() {
    let path = "/does/not/exist/\u{1B}[2J\u{202E}\u{AD}\u{200B}";
    let anchor = vn_anchor();
    for list in [
        &["dump", path][..],
        &["inspect", path],
        &["anchors", path],
        &["verify", path, "--anchors", &anchor],
        &["verify", &vn_good(), "--anchors", path],
        &["photo", path, "-o", path, "--anchors", &anchor],
        &["photo", &vn_good(), "-o", path, "--anchors", &anchor, "--at", "2026-11-01"],
        &["verify", path, "--json", "--anchors", &anchor],
    ] {
        let run = idchip(list);
        assert_ne!(run.code, 0, "{list:?}");
        run.hides(&["\u{1B}", "\u{202E}", "\u{AD}", "\u{200B}"]);
    }
}

#[test]
fn the_name_of_the_program_is_not_taken_from_whoever_runs_it() {
    use std::os::unix::process::CommandExt;
    let mut command = command();
    command.arg0("\u{1B}[2J").arg("--no-such-option");
    run(&mut command).exits(64).hides(&["\u{1B}"]);
}

#[test]
fn a_moment_counts_to_the_second_it_says() {
    // The signer's certificate begins at 2021-05-28T03:00:00Z.
    let judged = |at: &str| {
        let run = idchip(&["verify", &vn_good(), "--anchors", &vn_anchor(), "--json", "--at", at]);
        let [record] = run.json().try_into().unwrap();
        (record["at"].as_str().unwrap().to_owned(), record["checks"]["validity"]["result"].clone())
    };
    for (at, moment, result) in [
        ("2021-05-28", "2021-05-28T00:00:00Z", "failed"),
        ("2021-05-28T02:59", "2021-05-28T02:59:00Z", "failed"),
        ("2021-05-28T02:59:59", "2021-05-28T02:59:59Z", "failed"),
        ("2021-05-28T03:00", "2021-05-28T03:00:00Z", "successful"),
        ("2021-05-28T12:00", "2021-05-28T12:00:00Z", "successful"),
        ("2021-05-28T09:59:59+07:00", "2021-05-28T02:59:59Z", "failed"),
        ("2021-05-28T10:00+07:00", "2021-05-28T03:00:00Z", "successful"),
    ] {
        assert_eq!(judged(at), (moment.to_owned(), result.into()), "{at}");
    }
    for at in ["2021-05-28T12", "2021-05-28T12:00[Asia/Ho_Chi_Minh]", "2021-05-28T12:00:00.5Z"] {
        verify(&vn_good(), &vn_anchor(), &["--at", at]).exits(64);
    }
}

#[test]
fn one_response_is_that_of_one_card() {
    let (card, anchor) = (vn_good(), vn_anchor());
    let response = "00".repeat(256);
    let more = ["--aa-challenge", "0001020304050607", "--aa-response", &response];
    let two = [&["verify", &card, &card, "--anchors", &anchor][..], &more].concat();
    idchip(&two).exits(64).complains("give one card with it");
    let one = [&["verify", &card, "--anchors", &anchor][..], &more].concat();
    assert_ne!(idchip(&one).code, 64);
}

#[test]
fn a_challenge_of_another_length_is_wrong_usage() {
    let dg15 = data("cards/vn_good/EF.DG15.bin");
    for length in [0, 1, 7, 9, 16, 256] {
        let challenge = "ab".repeat(length);
        verify(&vn_good(), &vn_anchor(), &["--aa-challenge", &challenge, "--aa-response", "00"])
            .exits(64)
            .complains("a challenge has 8 bytes");
        idchip(&["aa", "--dg15", &dg15, "--challenge", &challenge, "--response", "00"])
            .exits(64)
            .complains("a challenge has 8 bytes");
    }
}
