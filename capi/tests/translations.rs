//! The texts of numbers and of errors: in English those of the other functions and of the library, in Vietnamese as
//! many.

mod common;

use core::ptr;

use common::{advised, named, output};
use idchip::verify::{CheckId, CheckResult, DataGroupStatus, ListCheckId, TrCheck, Verdict};
use idchip::vietnam::CrossCheck;
use idchip::{Finding, ParseErrorKind, Structure};
use idchip_capi::*;

/// A text, whose length is asked for first.
fn translated(language: u32, of: u32, number: u32, part: u32) -> Result<String, u32> {
    let length = output(|length| unsafe {
        idchip_translate(language, of, number, part, ptr::null_mut(), 0, length)
    })?;
    let mut buffer = vec![0x55_u8; length + 2];
    for size in [0, length] {
        let place = buffer.as_mut_ptr().cast();
        let short = output(|told| unsafe {
            idchip_translate(language, of, number, part, place, size, told)
        });
        assert_eq!(short, Err(IDCHIP_STATUS_BUFFER_TOO_SMALL));
        assert!(buffer.iter().all(|byte| *byte == 0x55));
    }
    let place = buffer.as_mut_ptr().cast();
    let told = output(|told| unsafe {
        idchip_translate(language, of, number, part, place, length + 1, told)
    });
    assert_eq!((told, &buffer[length..]), (Ok(length), &[0, 0x55][..]));
    assert!(length < IDCHIP_TRANSLATION_SIZE, "{number} of {of}: {length}");
    buffer.truncate(length);
    Ok(String::from_utf8(buffer).unwrap())
}

fn english(of: u32, number: u32, part: u32) -> Result<String, u32> {
    translated(IDCHIP_LANGUAGE_EN, of, number, part)
}

/// The kinds of numbers that have texts.
const KINDS: [u32; 10] = [
    IDCHIP_TEXT_OF_STATUS,
    IDCHIP_TEXT_OF_CHECK,
    IDCHIP_TEXT_OF_LIST_CHECK,
    IDCHIP_TEXT_OF_TR03135,
    IDCHIP_TEXT_OF_RESULT,
    IDCHIP_TEXT_OF_VERDICT,
    IDCHIP_TEXT_OF_DATA_GROUP,
    IDCHIP_TEXT_OF_FINDING,
    IDCHIP_TEXT_OF_STRUCTURE,
    IDCHIP_TEXT_OF_CROSS_CHECK,
];

const PARTS: [u32; 3] = [IDCHIP_TEXT_TITLE, IDCHIP_TEXT_MEANING, IDCHIP_TEXT_ADVICE];

/// More than every number that has a text.
const NUMBERS: core::ops::Range<u32> = 0..1100;

#[test]
fn english_is_as_the_other_functions_say_it() {
    for number in NUMBERS {
        let status = |part| english(IDCHIP_TEXT_OF_STATUS, number, part);
        assert_eq!(status(IDCHIP_TEXT_MEANING), named(idchip_status_message, number));
        assert_eq!(status(IDCHIP_TEXT_ADVICE), advised(idchip_status_advice, number));
        let finding = |part| english(IDCHIP_TEXT_OF_FINDING, number, part);
        assert_eq!(finding(IDCHIP_TEXT_MEANING), named(idchip_finding_message, number));
        assert_eq!(finding(IDCHIP_TEXT_ADVICE), advised(idchip_finding_advice, number));
        let title = |of| english(of, number, IDCHIP_TEXT_TITLE);
        assert_eq!(title(IDCHIP_TEXT_OF_RESULT), named(idchip_result_name, number));
        assert_eq!(title(IDCHIP_TEXT_OF_VERDICT), named(idchip_verdict_name, number));
        let status = named(idchip_data_group_status_name, number);
        assert_eq!(title(IDCHIP_TEXT_OF_DATA_GROUP), status);
        assert_eq!(title(IDCHIP_TEXT_OF_STRUCTURE), named(idchip_structure_name, number));
    }
}

#[test]
fn english_is_that_of_the_library() {
    macro_rules! assert_words {
        ($($of:ident, $Word:ident, $title:expr;)*) => {$(
            for word in $Word::ALL {
                let title: Option<&str> = $title(*word);
                let told = english($of, word.code().into(), IDCHIP_TEXT_TITLE).ok();
                assert_eq!(told.as_deref(), title);
                let told = english($of, word.code().into(), IDCHIP_TEXT_MEANING);
                assert_eq!(told.as_deref(), Ok(word.text()));
            }
            let is_known = |number: &u32| $Word::ALL.iter().any(|it| u32::from(it.code()) == *number);
            for number in NUMBERS.filter(|number| !is_known(number)) {
                let told = english($of, number, IDCHIP_TEXT_MEANING);
                assert_eq!(told, Err(IDCHIP_STATUS_UNKNOWN_NUMBER), "{number}");
            }
        )*};
    }
    assert_words! {
        IDCHIP_TEXT_OF_CHECK, CheckId, |it: CheckId| Some(it.title());
        IDCHIP_TEXT_OF_LIST_CHECK, ListCheckId, |it: ListCheckId| Some(it.title());
        IDCHIP_TEXT_OF_TR03135, TrCheck, |it: TrCheck| Some(it.title());
        IDCHIP_TEXT_OF_RESULT, CheckResult, |it: CheckResult| Some(it.name());
        IDCHIP_TEXT_OF_VERDICT, Verdict, |it: Verdict| Some(it.name());
        IDCHIP_TEXT_OF_DATA_GROUP, DataGroupStatus, |it: DataGroupStatus| Some(it.name());
        IDCHIP_TEXT_OF_FINDING, Finding, |_| None;
        IDCHIP_TEXT_OF_STRUCTURE, Structure, |it: Structure| Some(it.name());
        IDCHIP_TEXT_OF_CROSS_CHECK, CrossCheck, |_| None;
    }
}

/// The names of files, protocols and structures in ASN.1 are the same in every language.
fn is_a_name(text: &str) -> bool {
    ["EF.", "CMS", "PACE"].iter().any(|it| text.starts_with(it))
        || text.chars().all(char::is_alphabetic) && text.chars().any(char::is_uppercase)
}

#[test]
fn vietnamese_has_a_text_wherever_english_has_one() {
    let mut texts = 0;
    for of in KINDS {
        for number in NUMBERS {
            for part in PARTS {
                let vietnamese = translated(IDCHIP_LANGUAGE_VI, of, number, part);
                let english = english(of, number, part);
                assert_eq!(vietnamese.as_ref().err(), english.as_ref().err(), "{number} of {of}");
                let (Ok(vietnamese), Ok(english)) = (vietnamese, english) else { continue };
                texts += 1;
                let is_same = vietnamese == english;
                assert!(!is_same || is_a_name(&english), "{number} of {of}: {vietnamese}");
                let is_sentence = vietnamese.ends_with('.');
                assert_eq!(is_sentence, part == IDCHIP_TEXT_ADVICE, "{number} of {of}");
                assert!(!vietnamese.is_empty());
            }
        }
    }
    assert!(texts > 800, "{texts}");
}

#[test]
fn vietnamese_says_what_the_english_text_says() {
    let vietnamese = |of, number, part| translated(IDCHIP_LANGUAGE_VI, of, number, part).unwrap();
    let title = |of, number| vietnamese(of, number, IDCHIP_TEXT_TITLE);
    assert_eq!(title(IDCHIP_TEXT_OF_CHECK, IDCHIP_CHECK_SOD_SIGNATURE), "Chữ ký EF.SOD");
    assert_eq!(title(IDCHIP_TEXT_OF_RESULT, IDCHIP_RESULT_FAILED), "không đạt");
    assert_eq!(title(IDCHIP_TEXT_OF_VERDICT, IDCHIP_VERDICT_REJECTED), "từ chối");
    let number = IDCHIP_STATUS_REASON_ANCHOR_EXPIRED;
    let meaning = vietnamese(IDCHIP_TEXT_OF_STATUS, number, IDCHIP_TEXT_MEANING);
    assert_eq!(meaning, "chứng thư số CSCA đã hết hạn");
    // The same number of an error, of a status of a file, and of one of the C API's own.
    for (number, begins) in [
        (IDCHIP_STATUS_PARSE_BIT_STRING, "BIT STRING thiếu"),
        (IDCHIP_STATUS_DATA_GROUP_NOT_IDENTICAL, "khác: nhóm dữ liệu"),
        (IDCHIP_STATUS_NULL_POINTER, "một con trỏ là NULL"),
    ] {
        let meaning = vietnamese(IDCHIP_TEXT_OF_STATUS, number, IDCHIP_TEXT_MEANING);
        assert!(meaning.starts_with(begins), "{meaning}");
    }
}

#[test]
fn what_has_no_number_has_no_text() {
    for (language, of, part) in [
        (0, IDCHIP_TEXT_OF_STATUS, IDCHIP_TEXT_MEANING),
        (3, IDCHIP_TEXT_OF_STATUS, IDCHIP_TEXT_MEANING),
        (IDCHIP_LANGUAGE_EN, 0, IDCHIP_TEXT_MEANING),
        (IDCHIP_LANGUAGE_VI, 11, IDCHIP_TEXT_MEANING),
        (IDCHIP_LANGUAGE_EN, IDCHIP_TEXT_OF_STATUS, 0),
        (IDCHIP_LANGUAGE_VI, IDCHIP_TEXT_OF_STATUS, 4),
    ] {
        let told = translated(language, of, IDCHIP_STATUS_REASON_NO_ANCHOR, part);
        assert_eq!(told, Err(IDCHIP_STATUS_UNKNOWN_NUMBER), "{language} {of} {part}");
    }
    let told = english(IDCHIP_TEXT_OF_STATUS, IDCHIP_STATUS_OK, IDCHIP_TEXT_ADVICE);
    assert_eq!(told, Err(IDCHIP_STATUS_ABSENT));
}

fn error_in(language: u32, error: &idchip_parse_error) -> Result<String, u32> {
    let mut buffer = [0x55_u8; IDCHIP_TRANSLATION_SIZE];
    let length = output(|length| unsafe {
        idchip_error_translate(error, language, buffer.as_mut_ptr().cast(), buffer.len(), length)
    })?;
    assert_eq!(buffer[length], 0);
    Ok(String::from_utf8(buffer[..length].to_vec()).unwrap())
}

/// Errors of every kind in every structure.
fn errors() -> impl Iterator<Item = idchip_parse_error> {
    let structures = || Structure::ALL.iter().map(|structure| structure.code().into());
    ParseErrorKind::ALL.iter().flat_map(move |kind| {
        let kind = 200 + u32::from(kind.code());
        let error =
            move |structure| idchip_parse_error { kind, structure, at: 777, values: [96, 32609] };
        structures().map(error)
    })
}

#[test]
fn an_error_has_its_place_and_its_numbers_in_each_language() {
    for error in errors() {
        let mut buffer = [0_u8; IDCHIP_TEXT_SIZE];
        let length = output(|length| unsafe {
            idchip_error_message(&error, buffer.as_mut_ptr().cast(), buffer.len(), length)
        });
        let english = error_in(IDCHIP_LANGUAGE_EN, &error).unwrap();
        assert_eq!(english.as_bytes(), &buffer[..length.unwrap()]);
        let vietnamese = error_in(IDCHIP_LANGUAGE_VI, &error).unwrap();
        let structure = translated(
            IDCHIP_LANGUAGE_VI,
            IDCHIP_TEXT_OF_STRUCTURE,
            error.structure,
            IDCHIP_TEXT_TITLE,
        );
        assert!(vietnamese.ends_with(&format!("; vị trí: byte 777 của {}", structure.unwrap())));
        for value in ["96", "32609", "0x60", "0x7F61"] {
            assert_eq!(vietnamese.contains(value), english.contains(value), "{vietnamese}");
        }
    }
}

#[test]
fn an_error_without_a_number_and_a_language_without_one_have_no_text() {
    let error = errors().next().unwrap();
    for (language, error) in [
        (0, error),
        (3, error),
        (IDCHIP_LANGUAGE_VI, idchip_parse_error { kind: 299, ..error }),
        (IDCHIP_LANGUAGE_VI, idchip_parse_error { structure: 0, ..error }),
    ] {
        assert_eq!(error_in(language, &error), Err(IDCHIP_STATUS_UNKNOWN_NUMBER));
    }
}
