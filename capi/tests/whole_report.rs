//! The whole report in one call, as JSON and as text, and the certificates in it.

mod common;

use core::ffi::c_char;
use core::ptr;
use std::collections::BTreeSet;
use std::io::Write;
use std::process::{Command, Stdio};

use common::{Anchors, Context, bytes, manifest, named, output, read, with_good_card};
use idchip_capi::*;
use serde_json::Value;

type Writer =
    unsafe extern "C" fn(*const idchip_context, *mut c_char, usize, *mut usize) -> idchip_status;

/// A text of the context, whose length is asked for first.
fn whole(context: &Context, write: Writer) -> Result<String, u32> {
    let length = output(|length| unsafe { write(context.pointer, ptr::null_mut(), 0, length) })?;
    let mut buffer = vec![0x55_u8; length + 2];
    let exact = buffer.as_mut_ptr().cast();
    let short = output(|told| unsafe { write(context.pointer, exact, length, told) });
    assert_eq!(short, Err(IDCHIP_STATUS_BUFFER_TOO_SMALL));
    assert!(buffer.iter().all(|byte| *byte == 0x55));
    let exact = buffer.as_mut_ptr().cast();
    let told = output(|told| unsafe { write(context.pointer, exact, length + 1, told) }).unwrap();
    assert_eq!((told, &buffer[length..]), (length, &[0, 0x55][..]));
    buffer.truncate(length);
    Ok(String::from_utf8(buffer).unwrap())
}

fn json(context: &Context) -> Value {
    serde_json::from_str(&whole(context, idchip_report_json).unwrap()).unwrap()
}

/// The context of a card of the manifest, with all its data groups read.
fn judged(card: &Value, anchors: &Anchors<'_>) -> Option<Context> {
    let files = common::files(card);
    let mut context = Context::open(anchors, IDCHIP_POLICY_DEFAULT);
    // They stay as long as the context does: as long as the test.
    let sod: &'static [u8] = files.get("EF.SOD")?.clone().leak();
    let scratch: &'static mut [u8] = vec![0; sod.len()].leak();
    let status = unsafe {
        let (data, length) = (scratch.as_mut_ptr(), scratch.len());
        idchip_sod_examine(context.pointer, sod.as_ptr(), sod.len(), data, length)
    };
    if status != IDCHIP_STATUS_OK {
        return None;
    }
    for (name, file) in &files {
        if let Some(number) = name.strip_prefix("EF.DG") {
            context.read(number.parse().unwrap(), file);
        }
    }
    Some(context)
}

#[test]
fn the_json_says_what_the_functions_of_the_report_say() {
    let manifest = manifest();
    let mut verdicts = BTreeSet::new();
    for card in manifest["cards"].as_array().unwrap() {
        let certificates = common::read_all(&card["anchors"]);
        let anchors = Anchors::of(&certificates);
        let Some(context) = judged(card, &anchors) else { continue };
        let json = json(&context);
        assert_eq!(json["schema"], "idchip.report/1");
        assert_eq!(json["at"], "2026-11-01T00:00:00Z");
        let verdict =
            output(|place| unsafe { idchip_report_verdict(context.pointer, place) }).unwrap();
        assert_eq!(json["verdict"], named(idchip_verdict_name, verdict.verdict).unwrap());
        verdicts.insert(verdict.verdict);
        match verdict.decided_by {
            0 => assert_eq!(json["decided_by"], Value::Null),
            id => assert_eq!(json["decided_by"], named(idchip_check_name, id).unwrap()),
        }
        let failed = (0..).map_while(|index| {
            output(|place| unsafe { idchip_report_failed(context.pointer, index, place) }).ok()
        });
        let failed = failed.map(|failed| named(idchip_check_name, failed.id).unwrap());
        assert_eq!(json["failed"], Value::from_iter(failed));
        let checks = json["checks"].as_object().unwrap();
        assert_eq!(checks.len(), 12);
        for id in 1..=12 {
            let name = named(idchip_check_name, id).unwrap();
            let check =
                output(|place| unsafe { idchip_report_check(context.pointer, id, place) }).unwrap();
            let told = &checks[&name];
            assert_eq!(told["result"], named(idchip_result_name, check.result).unwrap());
            let reason = named(idchip_status_name, check.reason).unwrap();
            assert_eq!(told["reason"], reason.trim_start_matches("reason_"));
            assert_eq!(told["evidence"].is_null(), check.evidence == IDCHIP_EVIDENCE_NONE);
            match check.evidence {
                IDCHIP_EVIDENCE_ANCHOR => assert_eq!(told["evidence"]["anchor"], check.value),
                IDCHIP_EVIDENCE_DATA_GROUP => {
                    assert_eq!(told["evidence"]["data_group"], format!("DG{}", check.value));
                }
                IDCHIP_EVIDENCE_ERROR => {
                    assert_eq!(told["evidence"]["error"]["offset"], check.error.at);
                }
                IDCHIP_EVIDENCE_FINDING => {
                    let finding = named(idchip_finding_name, check.value).unwrap();
                    assert_eq!(told["evidence"]["finding"], finding);
                }
                _ => {}
            }
        }
        for number in 1..=16 {
            let status =
                output(|place| unsafe { idchip_report_data_group(context.pointer, number, place) });
            let status = named(idchip_data_group_status_name, status.unwrap()).unwrap();
            match json["data_groups"].get(format!("DG{number}")) {
                None => assert_eq!(status, "not present"),
                Some(told) => assert_eq!(*told, status),
            }
        }
        let mut findings = Vec::new();
        while let Ok(finding) =
            output(|place| unsafe { idchip_report_finding(context.pointer, findings.len(), place) })
        {
            findings.push(named(idchip_finding_name, finding).unwrap());
        }
        assert_eq!(json["findings"], serde_json::json!(findings));
        assert_tree(&context, &json["tr03135"], IDCHIP_TR03135_DOCUMENT);
        // A rejected card's text is there as well, and names the verdict.
        let text = whole(&context, idchip_report_text).unwrap();
        assert!(text.starts_with(&format!("Verdict: {}", json["verdict"].as_str().unwrap())));
        assert_eq!(text.contains("Missing anchor:"), !json["missing_anchor"].is_null());
        assert_eq!(whole(&context, in_english).as_ref(), Ok(&text));
        assert_same_report(&text, &whole(&context, in_vietnamese).unwrap());
    }
    assert_eq!(verdicts.len(), 3);
}

unsafe extern "C" fn in_english(
    context: *const idchip_context,
    buffer: *mut c_char,
    size: usize,
    length: *mut usize,
) -> idchip_status {
    unsafe { idchip_report_translate(context, IDCHIP_LANGUAGE_EN, buffer, size, length) }
}

unsafe extern "C" fn in_vietnamese(
    context: *const idchip_context,
    buffer: *mut c_char,
    size: usize,
    length: *mut usize,
) -> idchip_status {
    unsafe { idchip_report_translate(context, IDCHIP_LANGUAGE_VI, buffer, size, length) }
}

/// Asserts that a Vietnamese report has the lines of the English one, with the same numbers, in aligned columns and
/// without an English word.
fn assert_same_report(english: &str, vietnamese: &str) {
    let numbers = |line: &str| {
        let words = line.split(|it: char| !it.is_ascii_alphanumeric());
        let numbers = words.filter(|word| word.starts_with(|it: char| it.is_ascii_digit()));
        numbers.map(str::to_owned).collect::<BTreeSet<_>>()
    };
    assert_eq!(english.lines().count(), vietnamese.lines().count(), "{vietnamese}");
    let mut heading = "";
    for (english, vietnamese) in english.lines().zip(vietnamese.lines()) {
        if !english.starts_with(' ') {
            heading = english;
        }
        // A section of a standard, or a number in words, may stand in one language alone.
        if english.contains(" (") && !english.contains('§') {
            let missing: Vec<_> =
                numbers(english).difference(&numbers(vietnamese)).cloned().collect();
            assert!(missing.is_empty(), "{english}\n{vietnamese}");
        }
        let value = |line: &str, at: usize| line.chars().nth(at).is_some_and(|it| it != ' ');
        match heading {
            "Checks:" | "Data groups:" if vietnamese.starts_with(' ') => {
                assert!(value(vietnamese, 28) && !value(vietnamese, 27), "{vietnamese}");
            }
            "Signer:" | "Anchor:" | "Missing anchor:" if vietnamese.starts_with(' ') => {
                assert!(value(vietnamese, 14) && !value(vietnamese, 13), "{vietnamese}");
            }
            _ => {}
        }
        // Certificates' names are the state's, and names of findings are for machines.
        if !matches!(heading, "Signer:" | "Anchor:" | "Missing anchor:") {
            for word in vietnamese.split(|it: char| !it.is_alphanumeric() && it != '_') {
                assert!(
                    !["the", "is", "not", "was", "and", "of", "at"].contains(&word),
                    "{vietnamese}"
                );
            }
        }
    }
}

fn assert_tree(context: &Context, told: &Value, node: u32) {
    let outcome =
        output(|place| unsafe { idchip_report_tr03135(context.pointer, node, place) }).unwrap();
    assert_eq!(told["name"], named(idchip_tr03135_name, node).unwrap());
    assert_eq!(told["section"], named(idchip_tr03135_section, node).unwrap());
    assert_eq!(told["result"], named(idchip_result_name, outcome.result).unwrap());
    assert_eq!(told["decided_by"], named(idchip_tr03135_name, outcome.decided_by).unwrap());
    let mut children = told["children"].as_array().unwrap().iter();
    for below in 1..=28 {
        let outcome =
            output(|place| unsafe { idchip_report_tr03135(context.pointer, below, place) });
        if outcome.unwrap().parent == node {
            assert_tree(context, children.next().unwrap(), below);
        }
    }
    assert!(children.next().is_none());
}

/// The document has no DG14: EF.CardAccess was given, and nothing can be given besides.
#[test]
fn a_file_that_was_given_is_not_asked_for() {
    let manifest = manifest();
    let mut cards = manifest["cards"].as_array().unwrap().iter();
    let card = cards.find(|card| card["name"] == "td2_card").unwrap();
    let certificates = common::read_all(&card["anchors"]);
    let anchors = Anchors::of(&certificates);
    let context = judged(card, &anchors).unwrap();
    let access = &common::vn_good()["EF.CardAccess"];
    assert_eq!(json(&context)["checks"]["card_access"]["text"], "EF.CardAccess was not given");
    let status = unsafe {
        let (data, length) = (access.as_ptr(), access.len());
        idchip_card_access_check(context.pointer, ptr::null(), 0, data, length)
    };
    assert_eq!(status, IDCHIP_STATUS_OK);
    let told = &json(&context)["checks"]["card_access"];
    assert_eq!(told["reason"], "not_given");
    assert_eq!(told["evidence"]["data_group"], "DG14");
    assert_eq!(told["text"], "EF.SOD does not list the data group to compare with");
    assert_eq!(told["advice"], Value::Null);
}

#[test]
fn neither_text_has_a_value_of_the_holder() {
    with_good_card(|context, files| {
        for (name, file) in files {
            if let Some(number) = name.strip_prefix("EF.DG") {
                assert_eq!(context.read(number.parse().unwrap(), file), IDCHIP_STATUS_OK);
            }
        }
        for write in [idchip_report_json as Writer, idchip_report_text, in_vietnamese] {
            let text = whole(context, write).unwrap();
            for secret in ["099012345", "NGUYEN", "Nguyễn", "1999", "Hà Nội"] {
                let is_there = |file: &Vec<u8>| {
                    file.windows(secret.len()).any(|bytes| bytes == secret.as_bytes())
                };
                assert!(files.values().any(is_there), "{secret}");
                assert!(!text.contains(secret), "{secret}");
            }
        }
    });
}

#[test]
fn a_report_that_does_not_exist_is_not_written() {
    let anchors = Anchors::of(&[]);
    let context = Context::open(&anchors, IDCHIP_POLICY_DEFAULT);
    for write in [idchip_report_json as Writer, idchip_report_text, in_vietnamese] {
        assert_eq!(whole(&context, write), Err(IDCHIP_STATUS_NOT_EXAMINED));
    }
}

/// A description, with its two names as they stand in the buffer.
fn described(der: &[u8]) -> (idchip_certificate, String, String) {
    let mut buffer = vec![0_u8; 4 * der.len()];
    let certificate = output(|place| unsafe {
        let buffer = (buffer.as_mut_ptr().cast(), buffer.len());
        idchip_certificate_describe(der.as_ptr(), der.len(), buffer.0, buffer.1, place)
    });
    let certificate = certificate.unwrap();
    let name = |slice: &idchip_slice| String::from_utf8(bytes(slice).to_vec()).unwrap();
    let (subject, issuer) = (name(&certificate.subject), name(&certificate.issuer));
    // Each is a text of C, too.
    let both = [subject.as_bytes(), &[0], issuer.as_bytes(), &[0]].concat();
    assert_eq!(&buffer[..both.len()], both);
    (certificate, subject, issuer)
}

#[test]
fn a_certificate_is_described_as_openssl_describes_it() {
    let der = read("anchors/vn_good.der");
    let (certificate, ..) = described(&der);
    let openssl = Command::new("openssl")
        .args(["x509", "-inform", "DER", "-noout", "-serial", "-fingerprint", "-sha256"])
        .args(["-startdate", "-enddate", "-dateopt", "iso_8601", "-ext", "subjectKeyIdentifier"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut openssl) = openssl else {
        println!("skipped: openssl is not there");
        return;
    };
    openssl.stdin.take().unwrap().write_all(&der).unwrap();
    let told = openssl.wait_with_output().unwrap();
    let told = String::from_utf8(told.stdout).unwrap().replace(':', "").to_uppercase();
    let hexadecimal =
        |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02X}")).collect::<String>();
    let serial = hexadecimal(bytes(&certificate.serial_number));
    assert!(told.contains(&format!("SERIAL={}", serial.trim_start_matches("00"))), "{told}");
    assert!(told.contains(&hexadecimal(&certificate.fingerprint)), "{told}");
    assert!(told.contains(&hexadecimal(bytes(&certificate.subject_key_identifier))), "{told}");
    for (label, time) in [("BEFORE", certificate.not_before), ("AFTER", certificate.not_after)] {
        let time = idchip::time::UnixTime(time).to_string();
        let time = time.replace(['T', ':'], " ").replace(' ', "");
        let told = told.replace(' ', "");
        assert!(told.contains(&format!("NOT{label}={time}")), "{told} {time}");
    }
}

#[test]
fn names_have_nothing_that_a_terminal_would_obey() {
    let der = read("anchors/vn_good.der");
    let (_, subject, _) = described(&der);
    // The same certificate with the letters of its name replaced by a control, of the same length.
    let at = der.windows(4).rposition(|it| it == b"CSCA").unwrap();
    let mut hostile = der;
    hostile[at..at + 4].copy_from_slice(b"\x1B[2J");
    let (_, shown, _) = described(&hostile);
    assert!(!shown.contains('\u{1B}'));
    assert_eq!(shown, subject.replace("CSCA", "\u{FFFD}[2J"));
}

#[test]
fn bytes_that_are_no_certificate_and_a_buffer_that_is_too_small_are_a_status() {
    let der = read("anchors/vn_good.der");
    let (_, subject, issuer) = described(&der);
    let mut buffer = vec![0x55_u8; 1024];
    let needed = subject.len() + issuer.len() + 2;
    for size in 0..needed {
        let told = output(|place| unsafe {
            let buffer = buffer.as_mut_ptr().cast();
            idchip_certificate_describe(der.as_ptr(), der.len(), buffer, size, place)
        });
        assert_eq!(told.map(|_| ()), Err(IDCHIP_STATUS_BUFFER_TOO_SMALL), "{size}");
        assert!(buffer.iter().all(|byte| *byte == 0x55));
    }
    for end in 0..der.len() {
        let told = output(|place| unsafe {
            let (text, size) = (buffer.as_mut_ptr().cast(), buffer.len());
            idchip_certificate_describe(der.as_ptr(), end, text, size, place)
        });
        let status = told.map(|_| ()).unwrap_err();
        assert!((200..300).contains(&status), "{end}");
    }
}

#[test]
fn the_missing_anchor_is_the_one_that_would_be_found() {
    let files = common::vn_good();
    let sod = &files["EF.SOD"];
    let mut buffer = [0_u8; IDCHIP_CERTIFICATE_TEXT_SIZE];
    let (text, size) = (buffer.as_mut_ptr().cast::<c_char>(), buffer.len());
    let right = [read("anchors/vn_good.der")];
    let wrong = [read("anchors/td3_passport.der")];
    let missing = |context: &Context| {
        output(|place| unsafe {
            idchip_report_missing_anchor_describe(context.pointer, text, size, place)
        })
    };
    let anchors = Anchors::of(&wrong);
    let mut context = Context::open(&anchors, IDCHIP_POLICY_DEFAULT);
    assert_eq!(context.verify(sod), IDCHIP_STATUS_REASON_NO_ANCHOR);
    let told = missing(&context).unwrap();
    let (expected, subject, _) = described(&right[0]);
    assert_eq!(bytes(&told.subject), subject.as_bytes());
    let identifier = bytes(&told.subject_key_identifier);
    assert_eq!(identifier, bytes(&expected.subject_key_identifier));
    assert!(!identifier.is_empty());
    assert_eq!(json(&context)["missing_anchor"]["subject"], subject.as_str());
    // The signer is described all the same, and an anchor is not.
    let signer = output(|place| unsafe {
        idchip_report_signer_describe(context.pointer, text, size, place)
    });
    assert_eq!(bytes(&signer.unwrap().authority_key_identifier), identifier);
    let anchor = |context: &Context| {
        output(|place| unsafe { idchip_report_anchor_describe(context.pointer, text, size, place) })
    };
    assert_eq!(anchor(&context).map(|_| ()), Err(IDCHIP_STATUS_ABSENT));

    let anchors = Anchors::of(&right);
    let mut context = Context::open(&anchors, IDCHIP_POLICY_DEFAULT);
    assert_eq!(context.verify(sod), IDCHIP_STATUS_OK);
    assert_eq!(missing(&context).map(|_| ()), Err(IDCHIP_STATUS_ABSENT));
    assert_eq!(anchor(&context).unwrap().fingerprint, expected.fingerprint);
}

/// The functions of the header return the same sizes.
#[test]
fn limits_are_those_of_the_library() {
    let limits = output(|place| unsafe { idchip_limits_read(place) }).unwrap();
    assert_eq!(limits.context_size, idchip_context_size());
    assert_eq!(limits.alignment, idchip_context_alignment());
    for count in [0, 1, 7] {
        assert_eq!(limits.list_size + count * limits.anchor_size, idchip_anchors_size(count));
        assert_eq!(limits.list_size + count * limits.signer_size, idchip_signers_size(count));
        assert_eq!(limits.list_size + count * limits.link_size, idchip_links_size(count));
    }
}
