//! The text of an error is the core's, made from the numbers of the error.

use core::ffi::c_char;

use idchip::{ParseError, ParseErrorKind, Structure};
use idchip_capi::*;

fn message(error: &idchip_parse_error, size: usize) -> Result<String, idchip_status> {
    let mut buffer = [0x55; IDCHIP_TEXT_SIZE];
    let mut length = usize::MAX;
    let place = buffer.as_mut_ptr().cast::<c_char>();
    // SAFETY: the error is one, `size` bytes may be written at `place`, and a length at `length`.
    let status = unsafe { idchip_error_message(error, place, size, &raw mut length) };
    if status != IDCHIP_STATUS_OK {
        assert_eq!((buffer, length), ([0x55; IDCHIP_TEXT_SIZE], usize::MAX));
        return Err(status);
    }
    assert_eq!(buffer[length], 0);
    Ok(String::from_utf8(buffer[..length].to_vec()).unwrap())
}

fn error(kind: idchip_status) -> idchip_parse_error {
    let structure = Structure::EfCom.code().into();
    idchip_parse_error { kind, structure, at: 7, values: [0x60, 0x7F61] }
}

#[test]
fn an_error_reads_as_in_the_core() {
    let is = |kind: idchip_status, expected: ParseErrorKind| {
        let expected = ParseError::new(expected, 7, Structure::EfCom).to_string();
        assert_eq!(message(&error(kind), IDCHIP_TEXT_SIZE), Ok(expected));
    };
    let expected = idchip::tlv::Tag(0x60);
    let found = idchip::tlv::Tag(0x7F61);
    is(IDCHIP_STATUS_PARSE_UNEXPECTED_TAG, ParseErrorKind::UnexpectedTag { expected, found });
    is(
        IDCHIP_STATUS_PARSE_LENGTH_EXCEEDS_INPUT,
        ParseErrorKind::LengthExceedsInput { length: 0x60, remaining: 0x7F61 },
    );
    is(IDCHIP_STATUS_PARSE_MISSING, ParseErrorKind::Missing(expected));
    is(IDCHIP_STATUS_PARSE_WRONG_LENGTH, ParseErrorKind::WrongLength(0x60));
    is(IDCHIP_STATUS_PARSE_DATA_GROUP_NUMBER, ParseErrorKind::DataGroupNumber(0x60));
    is(IDCHIP_STATUS_PARSE_TRUNCATED, ParseErrorKind::Truncated);
}

#[test]
fn every_kind_and_every_structure_has_a_text() {
    for kind in ParseErrorKind::ALL {
        let text = message(&error(200 + u32::from(kind.code())), IDCHIP_TEXT_SIZE).unwrap();
        assert!(text.ends_with(", in EF.COM at byte 7"), "{text}");
    }
    for structure in Structure::ALL.iter().map(|structure| structure.code().into()) {
        let error = idchip_parse_error { structure, ..error(IDCHIP_STATUS_PARSE_TIME) };
        assert!(message(&error, IDCHIP_TEXT_SIZE).is_ok());
    }
}

#[test]
fn what_is_no_error_has_no_text() {
    for kind in [IDCHIP_STATUS_OK, IDCHIP_STATUS_CLOSED, 200, 299, u32::MAX] {
        assert_eq!(message(&error(kind), IDCHIP_TEXT_SIZE), Err(IDCHIP_STATUS_UNKNOWN_NUMBER));
    }
    for structure in [0, 999, u32::MAX] {
        let error = idchip_parse_error { structure, ..error(IDCHIP_STATUS_PARSE_TIME) };
        assert_eq!(message(&error, IDCHIP_TEXT_SIZE), Err(IDCHIP_STATUS_UNKNOWN_NUMBER));
    }
    let error = error(IDCHIP_STATUS_PARSE_TIME);
    let length = message(&error, IDCHIP_TEXT_SIZE).unwrap().len();
    assert_eq!(message(&error, length), Err(IDCHIP_STATUS_BUFFER_TOO_SMALL));
    assert!(message(&error, length + 1).is_ok());
}
