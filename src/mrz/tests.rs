//! Tests of the three layouts: the examples of the standard, and one mutation for each check.

use super::*;
use crate::time::Date;
use proptest::prelude::*;
use std::format;
use std::string::ToString;
use std::vec::Vec;

const TD1: &str = "I<UTOD231458907<<<<<<<<<<<<<<<\
    7408122F1204159UTO<<<<<<<<<<<6\
    ERIKSSON<<ANNA<MARIA<<<<<<<<<<";
const TD1_LONG: &str = "I<UTOD23145890<7349<<<<<<<<<<<\
    3407127M9507122UTO<<<<<<<<<<<2\
    STEVENSON<<PETER<JOHN<<<<<<<<<";
const TD1_VIETNAM: &str = "IDVNM0990123459001099012345<<0\
    9901018M3901016VNM<<<<<<<<<<<0\
    NGUYEN<<VAN<A<<<<<<<<<<<<<<<<<";
const TD2_LONG: &str = "I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<\
    D23145890<UTO3407127M95071227349<<<8";
const TD3: &str = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\
    L898902C36UTO7408122F1204159ZE184226B<<<<<10";
const TD3_ZERO: &str = "P<YTOEXAMPLE<<NAME<<<<<<<<<<<<<<<<<<<<<<<<<<\
    HA672242<6YTO5802254M9601086<<<<<<<<<<<<<<08";
const TD3_GERMANY: &str = "P<D<<MUSTERMANN<<ERIKA<<<<<<<<<<<<<<<<<<<<<<\
    C11T002JM4D<<9608122F2310314<<<<<<<<<<<<<<<4";
const ALL: [&str; 7] = [TD1, TD1_LONG, TD1_VIETNAM, TD2_LONG, TD3, TD3_ZERO, TD3_GERMANY];

fn mrz(lines: &str) -> Mrz<'_> {
    Mrz::parse(lines.as_bytes()).unwrap()
}

/// Returns the lines with the character at `at` replaced.
fn with(lines: &str, at: usize, character: char) -> std::string::String {
    format!("{}{character}{}", &lines[..at], &lines[at + 1..])
}

fn findings(lines: &str) -> FindingSet {
    mrz(lines).findings()
}

#[test]
fn the_examples_of_the_standard_have_no_findings() {
    for lines in ALL {
        assert_eq!(findings(lines), FindingSet::EMPTY);
    }
}

#[test]
fn reads_td1() {
    let mrz = mrz(TD1);
    assert_eq!(mrz.format(), Format::Td1);
    assert_eq!(mrz.document_code(), "I");
    assert_eq!(mrz.issuing_state(), "UTO");
    assert_eq!(mrz.document_number(), "D23145890");
    assert_eq!(mrz.date_of_birth().as_str(), "740812");
    assert_eq!(mrz.sex(), Sex::Female);
    assert_eq!(mrz.date_of_expiry().date().as_str(), "120415");
    assert_eq!(mrz.nationality(), "UTO");
    assert_eq!((mrz.optional_data_1(), mrz.optional_data_2()), ("", ""));
    assert_eq!(mrz.personal_number(), None);
    assert!(mrz.name().primary().eq(["ERIKSSON"]));
    assert!(mrz.name().secondary().eq(["ANNA", "MARIA"]));
    assert!(!mrz.name().is_truncated());
    assert!(mrz.lines().eq([&TD1[..30], &TD1[30..60], &TD1[60..]]));
}

#[test]
fn reads_td2_with_a_long_number() {
    let mrz = mrz(TD2_LONG);
    assert_eq!(mrz.format(), Format::Td2);
    assert_eq!(mrz.document_number().to_string(), "D23145890734");
    assert_eq!(mrz.document_number().parts(), ("D23145890", "734"));
    assert_eq!(mrz.document_number().as_str(), None);
    assert_eq!(mrz.optional_data_1(), "");
    assert!(mrz.name().secondary().eq(["PETER", "JOHN"]));
    assert!(mrz.lines().eq([&TD2_LONG[..36], &TD2_LONG[36..]]));
}

#[test]
fn reads_td3() {
    let mrz = mrz(TD3);
    assert_eq!(mrz.format(), Format::Td3);
    assert_eq!(mrz.document_number().as_str(), Some("L898902C3"));
    assert_eq!(mrz.personal_number(), Some("ZE184226B"));
    assert_eq!(Mrz::parse(TD3_GERMANY.as_bytes()).unwrap().issuing_state(), "D");
    assert!(mrz.lines().eq([&TD3[..44], &TD3[44..]]));
}

#[test]
fn reads_the_vietnamese_card() {
    let mrz = mrz(TD1_VIETNAM);
    assert_eq!(mrz.document_code(), "ID");
    // The check digit is in its position, so the optional data is not a tail of the number.
    assert_eq!(mrz.document_number(), "099012345");
    assert_eq!(mrz.optional_data_1(), "001099012345<<0");
    assert_eq!(mrz.key_information().as_bytes(), b"099012345999010183901016");
    let signer = Date::new(2021, 5, 28).unwrap().start();
    let expiry = Date::new(2039, 1, 1).map(Expiry::On);
    assert_eq!(mrz.date_of_expiry().resolve(signer, LONGEST_VALIDITY), expiry);
}

#[test]
fn a_vietnamese_card_may_not_expire() {
    let lines = with(TD1_VIETNAM, 89, '<').replace("3901016", "9912315");
    let mrz = mrz(&lines);
    assert!(!mrz.findings().contains(Finding::MrzExpiryCheckDigit));
    assert!(mrz.date_of_expiry().is_no_expiry());
}

#[test]
fn a_long_number_is_the_same_in_both_layouts() {
    assert_eq!(mrz(TD1_LONG).document_number(), mrz(TD2_LONG).document_number());
    assert_ne!(mrz(TD1_LONG).document_number(), mrz(TD1).document_number());
    let expected = b"D23145890734934071279507122";
    assert_eq!(mrz(TD1_LONG).key_information().as_bytes(), expected);
    assert_eq!(mrz(TD2_LONG).key_information().as_bytes(), expected);
    let built = KeyInformation::new("D23145890734", "340712", "950712").unwrap();
    assert_eq!(built.as_bytes(), expected);
}

#[test]
fn optional_data_may_follow_the_tail_of_a_long_number() {
    let lines = TD1_LONG.replace("<7349<<<<<<<<<<<3", "<7349<AB<<<<<<<<3");
    let mrz = mrz(&lines);
    assert_eq!(mrz.document_number(), "D23145890734");
    assert_eq!(mrz.optional_data_1(), "AB");
}

#[test]
fn a_tail_without_an_end_or_a_number_is_not_a_tail() {
    for optional in ["123456789012345", "7<<<<<<<<<<<<<<", "<734<<<<<<<<<<<"] {
        let lines = format!("I<UTOD23145890<{optional}{}", &TD1_LONG[30..]);
        let mrz = mrz(&lines);
        assert_eq!(mrz.document_number(), "D23145890");
        assert!(mrz.findings().contains(Finding::MrzDocumentNumberCheckDigit));
    }
}

#[test]
fn the_longest_number_fits_the_key_information() {
    // 9 + 13 characters, check digit, filler.
    let number = "D231458901234567890123";
    let digit = char::from(CheckDigit::of(number.bytes()).character());
    let lines = format!("I<UTO{}<{}{digit}<{}", &number[..9], &number[9..], &TD1_LONG[30..]);
    let mrz = mrz(&lines);
    assert_eq!(mrz.document_number(), number);
    assert!(!mrz.findings().contains(Finding::MrzDocumentNumberCheckDigit));
    assert_eq!(mrz.key_information().as_bytes().len(), 37);
    assert!(KeyInformation::new("D2314589012345678901234", "340712", "950712").is_none());
    assert!(KeyInformation::new("D23145890", "34071", "950712").is_none());
    assert!(KeyInformation::new("d23145890", "340712", "950712").is_none());
}

#[test]
fn a_document_without_a_number_needs_no_check_digit() {
    let lines = TD3.replace("L898902C36", "<<<<<<<<<<");
    assert!(!findings(&lines).contains(Finding::MrzDocumentNumberCheckDigit));
    assert!(mrz(&lines).document_number().is_empty());
    let lines = with(TD3, 53, '<');
    assert!(findings(&lines).contains(Finding::MrzDocumentNumberCheckDigit));
}

#[test]
fn each_wrong_check_digit_has_its_finding() {
    use Finding as F;
    let composite = F::MrzCompositeCheckDigit;
    for (lines, places) in [
        (
            TD1,
            [
                (14, F::MrzDocumentNumberCheckDigit),
                (36, F::MrzBirthCheckDigit),
                (44, F::MrzExpiryCheckDigit),
            ],
        ),
        (
            TD2_LONG,
            [
                (67, F::MrzDocumentNumberCheckDigit),
                (55, F::MrzBirthCheckDigit),
                (63, F::MrzExpiryCheckDigit),
            ],
        ),
        (
            TD3,
            [
                (53, F::MrzDocumentNumberCheckDigit),
                (63, F::MrzBirthCheckDigit),
                (71, F::MrzExpiryCheckDigit),
            ],
        ),
    ] {
        for (at, finding) in places {
            let digit = lines.as_bytes()[at] - b'0';
            let wrong = with(lines, at, char::from(b'0' + (digit + 1) % 10));
            assert_eq!(findings(&wrong), FindingSet::of(&[finding, composite]));
        }
    }
    let optional = with(TD3, 86, '2');
    assert_eq!(findings(&optional), FindingSet::of(&[F::MrzOptionalDataCheckDigit, composite]));
    for (lines, at) in [(TD1, 59), (TD2_LONG, 71), (TD3, 87)] {
        let digit = lines.as_bytes()[at] - b'0';
        let wrong = with(lines, at, char::from(b'0' + (digit + 1) % 10));
        assert_eq!(findings(&wrong), FindingSet::of(&[composite]));
    }
}

#[test]
fn the_composite_covers_the_optional_data() {
    for (lines, at) in [(TD1_VIETNAM, 26), (TD1, 48), (TD1, 58), (TD2_LONG, 70)] {
        let findings = findings(&with(lines, at, '1'));
        assert!(findings.contains(Finding::MrzCompositeCheckDigit));
    }
}

#[test]
fn length_alone_selects_the_layout() {
    for length in 0..200 {
        let lines = "<".repeat(length);
        match Mrz::parse(lines.as_bytes()) {
            Ok(mrz) => assert_eq!(
                Layout::of_length(length).map(|layout| layout.format),
                Some(mrz.format())
            ),
            Err(error) => {
                let kind = ParseErrorKind::WrongLength(u32::try_from(length).unwrap());
                assert_eq!(error, ParseError::new(kind, 0, Structure::Mrz));
            }
        }
    }
}

#[test]
fn every_character_must_be_in_the_alphabet() {
    for at in 0..TD1.len() {
        for character in [b'a', b' ', b'\n', b'/', b'@', b'[', 0, 0x80, 0xFF] {
            let mut lines = TD1.as_bytes().to_vec();
            lines[at] = character;
            let error = Mrz::parse(&lines).unwrap_err();
            assert_eq!(error.kind, ParseErrorKind::Character);
            assert_eq!(error.at, u32::try_from(at).unwrap());
        }
    }
}

#[test]
fn undefined_document_codes_are_findings() {
    let is_noted = |lines: &str, code: &str| {
        findings(&format!("{code}{}", &lines[2..])).contains(Finding::MrzDocumentCodeUnusual)
    };
    for code in ["I<", "ID", "IR", "A<", "AC", "C<", "CX"] {
        assert!(!is_noted(TD1, code) && !is_noted(TD2_LONG, code));
    }
    for code in ["AI", "IV", "I0", "<I", "P<", "V<", "XX"] {
        assert!(is_noted(TD1, code) && is_noted(TD2_LONG, code));
    }
    for code in ["P<", "PP", "PE", "PD", "PO", "PR", "PT", "PS", "PL", "PM", "PU"] {
        assert!(!is_noted(TD3, code));
    }
    for code in ["PX", "P1", "V<", "I<"] {
        assert!(is_noted(TD3, code));
    }
}

#[test]
fn unexpected_characters_in_a_field_are_findings() {
    let is_noted = |lines: &str, at: usize, character: char, finding: Finding| {
        findings(&with(lines, at, character)).contains(finding)
    };
    assert!(is_noted(TD1, 2, '1', Finding::MrzCharacterUnusual));
    assert!(is_noted(TD1, 2, '<', Finding::MrzCharacterUnusual));
    assert!(is_noted(TD1, 46, '0', Finding::MrzCharacterUnusual));
    assert!(is_noted(TD1, 62, '0', Finding::MrzCharacterUnusual));
    assert!(is_noted(TD1, 60, '<', Finding::MrzNameVoid));
    assert!(is_noted(TD1, 37, 'X', Finding::MrzSexUnusual));
    assert_eq!(mrz(&with(TD1, 37, 'X')).sex(), Sex::Other(b'X'));
    assert!(!is_noted(TD1, 37, '<', Finding::MrzSexUnusual));
    assert_eq!(mrz(&with(TD1, 37, '<')).sex(), Sex::Unspecified);
    // A date of birth may have unknown parts, a date of expiry may not.
    assert!(is_noted(TD1, 32, '3', Finding::MrzDateInvalid));
    assert!(!findings(&TD1.replace("740812", "74<<12")).contains(Finding::MrzDateInvalid));
    assert!(findings(&TD1.replace("120415", "12<<15")).contains(Finding::MrzDateInvalid));
    assert!(findings(&TD1.replace("120415", "120431")).contains(Finding::MrzDateInvalid));
}

#[test]
fn debug_output_shows_no_value() {
    let mrz = mrz(TD1_LONG);
    let shown = format!(
        "{mrz:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
        mrz.document_number(),
        mrz.name(),
        mrz.name().primary(),
        mrz.date_of_birth(),
        mrz.date_of_expiry(),
        mrz.sex(),
        mrz.key_information(),
    );
    for value in ["STEVENSON", "PETER", "D2314", "734", "340712", "950712", "Male"] {
        assert!(!shown.contains(value));
    }
}

/// Calls every function.
fn read_all(mrz: &Mrz<'_>) -> usize {
    let signer = Date::new(2021, 5, 28).unwrap().start();
    let _ = (
        mrz.date_of_birth().resolve_birth(signer),
        mrz.date_of_expiry().resolve(signer, LONGEST_VALIDITY),
    );
    let names = mrz.name().primary().chain(mrz.name().secondary()).map(str::len).sum::<usize>();
    names
        + mrz.document_number().to_string().len()
        + mrz.optional_data_1().len()
        + mrz.optional_data_2().len()
        + mrz.key_information().as_bytes().len()
        + mrz.lines().map(str::len).sum::<usize>()
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(lines in proptest::collection::vec(any::<u8>(), 0..100)) {
        if let Ok(mrz) = Mrz::parse(&lines) {
            read_all(&mrz);
        }
    }

    #[test]
    fn any_lines_of_the_alphabet_are_read(lines in "([A-Z0-9<]{90}|[A-Z0-9<]{72}|[A-Z0-9<]{88})") {
        let mrz = Mrz::parse(lines.as_bytes()).unwrap();
        prop_assert!(read_all(&mrz) > 0);
        let joined = mrz.lines().collect::<Vec<_>>().concat();
        prop_assert_eq!(joined, lines);
    }

    #[test]
    fn key_information_of_printed_fields_is_that_of_the_lines(number in "[A-Z0-9]{1,14}") {
        let digit = char::from(CheckDigit::of(number.bytes()).character());
        let optional = match number.get(9..) {
            Some(tail) if !tail.is_empty() => format!("<{tail}{digit}"),
            _ => {
                let padded = format!("{number:<<9}");
                char::from(CheckDigit::of(padded.bytes()).character()).to_string()
            }
        };
        let field = number.get(..9).unwrap_or(&number);
        let lines = format!("I<UTO{field:<<9}{optional:<<16}{}", &TD1[30..]);
        let built = KeyInformation::new(&number, "740812", "120415").unwrap();
        prop_assert_eq!(mrz(&lines).key_information(), built);
        prop_assert_eq!(mrz(&lines).document_number(), number.as_str());
    }
}
