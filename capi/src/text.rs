//! The version, and the names and texts of numbers.

use core::ffi::c_char;

use idchip::verify::{CheckId, CheckResult, DataGroupStatus, ListCheckId, TrCheck, Verdict};
use idchip::vietnam::CrossCheck;
use idchip::x509::RevocationReason;
use idchip::{Finding, Structure};

use crate::advice;
use crate::boundary::boundary;
use crate::ffi::{Out, OutText, out, out_text, value};
use crate::messages;
use crate::numbers::found;
use crate::report::idchip_parse_error;
use crate::status::Outcome;
use crate::status::{IDCHIP_STATUS_UNKNOWN_NUMBER, idchip_status};
use crate::text_buffer::Text;

/// Returns the version of the library that is linked, as in "0.1.0". IDCHIP_VERSION is that of the
/// header.
#[unsafe(no_mangle)]
pub extern "C" fn idchip_version() -> *const c_char {
    concat!(env!("CARGO_PKG_VERSION"), "\0").as_ptr().cast()
}

/// Writes the stable name of a status, as in "reason_no_anchor". `length` is that of the text
/// without its NUL; IDCHIP_TEXT_SIZE bytes always suffice.
///
/// Threads: any; there is no context.
///
/// Statuses: UNKNOWN_NUMBER; BUFFER_TOO_SMALL; NULL_POINTER, MISALIGNED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_status_name(
    status: u32,
    buffer: *mut c_char,
    size: usize,
    length: *mut usize,
) -> idchip_status {
    boundary(|| {
        let (buffer, length) = (out_text!(buffer, size), out!(length));
        give(buffer, length, |text| messages::status_name(status, text))
    })
}

/// Writes the meaning of a status, in English. No message holds a value from a card. `length` is that
/// of the text without its NUL; IDCHIP_TEXT_SIZE bytes always suffice.
///
/// Threads: any; there is no context.
///
/// Statuses: UNKNOWN_NUMBER; BUFFER_TOO_SMALL; NULL_POINTER, MISALIGNED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_status_message(
    status: u32,
    buffer: *mut c_char,
    size: usize,
    length: *mut usize,
) -> idchip_status {
    boundary(|| {
        let (buffer, length) = (out_text!(buffer, size), out!(length));
        give_word(buffer, length, messages::status_message(status)?)
    })
}

/// Writes what to do about a status, in English, in one or two sentences for whoever has the document at hand. No
/// advice accuses anybody by a guess. `length` is that of the text without its NUL; IDCHIP_ADVICE_SIZE bytes
/// always suffice.
///
/// The reason of a check is a status, too. A program that does not call this function does not link its texts.
///
/// Threads: any; there is no context.
///
/// Statuses: ABSENT if there is no advice, as for OK; UNKNOWN_NUMBER; BUFFER_TOO_SMALL; NULL_POINTER, MISALIGNED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_status_advice(
    status: u32,
    buffer: *mut c_char,
    size: usize,
    length: *mut usize,
) -> idchip_status {
    boundary(|| {
        let (buffer, length) = (out_text!(buffer, size), out!(length));
        give_word(buffer, length, advice::of_status(status)?)
    })
}

/// Writes what to do about a finding. Otherwise as idchip_status_advice.
///
/// Threads: any; there is no context.
///
/// Statuses: UNKNOWN_NUMBER; BUFFER_TOO_SMALL; NULL_POINTER, MISALIGNED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_finding_advice(
    number: u32,
    buffer: *mut c_char,
    size: usize,
    length: *mut usize,
) -> idchip_status {
    boundary(|| {
        let (buffer, length) = (out_text!(buffer, size), out!(length));
        give_word(buffer, length, advice::of_finding(number)?)
    })
}

/// Writes the meaning of an error, with its place and structure, as in "tag 0x61 stands where 0x60 is
/// required, in EF.COM at byte 0". `length` is that of the text without its NUL; IDCHIP_TEXT_SIZE bytes
/// always suffice.
///
/// Threads: any; there is no context.
///
/// Statuses: UNKNOWN_NUMBER if the kind or the structure has none; BUFFER_TOO_SMALL; NULL_POINTER, MISALIGNED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_error_message(
    error: *const idchip_parse_error,
    buffer: *mut c_char,
    size: usize,
    length: *mut usize,
) -> idchip_status {
    boundary(|| {
        let error = value!(error);
        let (buffer, length) = (out_text!(buffer, size), out!(length));
        give(buffer, length, |text| messages::error_message(&error, text))
    })
}

/// Writes the stable name of a check, as in "message_digest". `length` is that of the text without
/// its NUL; IDCHIP_TEXT_SIZE bytes always suffice.
///
/// Threads: any; there is no context.
///
/// Statuses: UNKNOWN_NUMBER; BUFFER_TOO_SMALL; NULL_POINTER, MISALIGNED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_check_name(
    number: u32,
    buffer: *mut c_char,
    size: usize,
    length: *mut usize,
) -> idchip_status {
    boundary(|| {
        let (buffer, length) = (out_text!(buffer, size), out!(length));
        give_word(buffer, length, found(CheckId::ALL, number, CheckId::code)?.name())
    })
}

/// Writes the stable name of a check of a master list, as in "list_signer". `length` is that of the text
/// without its NUL; IDCHIP_TEXT_SIZE bytes always suffice.
///
/// Threads: any; there is no context.
///
/// Statuses: UNKNOWN_NUMBER; BUFFER_TOO_SMALL; NULL_POINTER, MISALIGNED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_list_check_name(
    number: u32,
    buffer: *mut c_char,
    size: usize,
    length: *mut usize,
) -> idchip_status {
    boundary(|| {
        let (buffer, length) = (out_text!(buffer, size), out!(length));
        give_word(buffer, length, found(ListCheckId::ALL, number, ListCheckId::code)?.name())
    })
}

/// Writes the stable name of a result, as in "successful". `length` is that of the text without its
/// NUL; IDCHIP_TEXT_SIZE bytes always suffice.
///
/// Threads: any; there is no context.
///
/// Statuses: UNKNOWN_NUMBER; BUFFER_TOO_SMALL; NULL_POINTER, MISALIGNED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_result_name(
    number: u32,
    buffer: *mut c_char,
    size: usize,
    length: *mut usize,
) -> idchip_status {
    boundary(|| {
        let (buffer, length) = (out_text!(buffer, size), out!(length));
        give_word(buffer, length, found(CheckResult::ALL, number, CheckResult::code)?.name())
    })
}

/// Writes the name of a CRLReason (RFC 5280 §5.3.1), as in "keyCompromise". `length` is that of the text
/// without its NUL; IDCHIP_TEXT_SIZE bytes always suffice.
///
/// Threads: any; there is no context.
///
/// Statuses: UNKNOWN_NUMBER; BUFFER_TOO_SMALL; NULL_POINTER, MISALIGNED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_revocation_reason_name(
    number: u32,
    buffer: *mut c_char,
    size: usize,
    length: *mut usize,
) -> idchip_status {
    boundary(|| {
        let (buffer, length) = (out_text!(buffer, size), out!(length));
        let reason = u8::try_from(number).ok().and_then(RevocationReason::new);
        give_word(buffer, length, reason.ok_or(IDCHIP_STATUS_UNKNOWN_NUMBER)?.name())
    })
}

/// Writes the stable name of a verdict, as in "accepted". `length` is that of the text without its
/// NUL; IDCHIP_TEXT_SIZE bytes always suffice.
///
/// Threads: any; there is no context.
///
/// Statuses: UNKNOWN_NUMBER; BUFFER_TOO_SMALL; NULL_POINTER, MISALIGNED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_verdict_name(
    number: u32,
    buffer: *mut c_char,
    size: usize,
    length: *mut usize,
) -> idchip_status {
    boundary(|| {
        let (buffer, length) = (out_text!(buffer, size), out!(length));
        give_word(buffer, length, found(Verdict::ALL, number, Verdict::code)?.name())
    })
}

/// Writes the stable name of the status of a data group, as in "identical". `length` is that of
/// the text without its NUL; IDCHIP_TEXT_SIZE bytes always suffice.
///
/// Threads: any; there is no context.
///
/// Statuses: UNKNOWN_NUMBER; BUFFER_TOO_SMALL; NULL_POINTER, MISALIGNED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_data_group_status_name(
    number: u32,
    buffer: *mut c_char,
    size: usize,
    length: *mut usize,
) -> idchip_status {
    boundary(|| {
        let (buffer, length) = (out_text!(buffer, size), out!(length));
        let status = found(DataGroupStatus::ALL, number, DataGroupStatus::code)?;
        give_word(buffer, length, status.name())
    })
}

/// Writes the name of a structure, as in "EF.SOD". `length` is that of the text without its NUL;
/// IDCHIP_TEXT_SIZE bytes always suffice.
///
/// Threads: any; there is no context.
///
/// Statuses: UNKNOWN_NUMBER; BUFFER_TOO_SMALL; NULL_POINTER, MISALIGNED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_structure_name(
    number: u32,
    buffer: *mut c_char,
    size: usize,
    length: *mut usize,
) -> idchip_status {
    boundary(|| {
        let (buffer, length) = (out_text!(buffer, size), out!(length));
        give_word(buffer, length, found(Structure::ALL, number, Structure::code)?.name())
    })
}

/// Writes the stable name of a finding, as in "ber_encoding". `length` is that of the text without
/// its NUL; IDCHIP_TEXT_SIZE bytes always suffice.
///
/// Threads: any; there is no context.
///
/// Statuses: UNKNOWN_NUMBER; BUFFER_TOO_SMALL; NULL_POINTER, MISALIGNED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_finding_name(
    number: u32,
    buffer: *mut c_char,
    size: usize,
    length: *mut usize,
) -> idchip_status {
    boundary(|| {
        let (buffer, length) = (out_text!(buffer, size), out!(length));
        give_word(buffer, length, found(Finding::ALL, number, Finding::code)?.name())
    })
}

/// Writes the meaning of a finding, with the section of the standard, in English. `length` is that of
/// the text without its NUL; IDCHIP_TEXT_SIZE bytes always suffice.
///
/// Threads: any; there is no context.
///
/// Statuses: UNKNOWN_NUMBER; BUFFER_TOO_SMALL; NULL_POINTER, MISALIGNED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_finding_message(
    number: u32,
    buffer: *mut c_char,
    size: usize,
    length: *mut usize,
) -> idchip_status {
    boundary(|| {
        let (buffer, length) = (out_text!(buffer, size), out!(length));
        give_word(buffer, length, found(Finding::ALL, number, Finding::code)?.text())
    })
}

/// Writes the stable name of a comparison of the parts of a card. `length` is that of the text
/// without its NUL; IDCHIP_TEXT_SIZE bytes always suffice.
///
/// Threads: any; there is no context.
///
/// Statuses: UNKNOWN_NUMBER; BUFFER_TOO_SMALL; NULL_POINTER, MISALIGNED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_cross_check_name(
    number: u32,
    buffer: *mut c_char,
    size: usize,
    length: *mut usize,
) -> idchip_status {
    boundary(|| {
        let (buffer, length) = (out_text!(buffer, size), out!(length));
        give_word(buffer, length, found(CrossCheck::ALL, number, CrossCheck::code)?.name())
    })
}

/// Writes the stable name of a check in the tree of BSI TR-03135-1, as in "chip_authenticity". `length` is that
/// of the text without its NUL; IDCHIP_TEXT_SIZE bytes always suffice.
///
/// Threads: any; there is no context.
///
/// Statuses: UNKNOWN_NUMBER; BUFFER_TOO_SMALL; NULL_POINTER, MISALIGNED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_tr03135_name(
    number: u32,
    buffer: *mut c_char,
    size: usize,
    length: *mut usize,
) -> idchip_status {
    boundary(|| {
        let (buffer, length) = (out_text!(buffer, size), out!(length));
        give_word(buffer, length, found(TrCheck::ALL, number, TrCheck::code)?.name())
    })
}

/// Writes the section of a check in the tree of BSI TR-03135-1, as in "TR-03135-1 §5.6.4.1", in UTF-8. `length` is
/// that of the text without its NUL; IDCHIP_TEXT_SIZE bytes always suffice.
///
/// Threads: any; there is no context.
///
/// Statuses: UNKNOWN_NUMBER; BUFFER_TOO_SMALL; NULL_POINTER, MISALIGNED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_tr03135_section(
    number: u32,
    buffer: *mut c_char,
    size: usize,
    length: *mut usize,
) -> idchip_status {
    boundary(|| {
        let (buffer, length) = (out_text!(buffer, size), out!(length));
        give_word(buffer, length, found(TrCheck::ALL, number, TrCheck::code)?.section())
    })
}

/// Makes a text, and writes it and its length.
fn give(buffer: OutText, length: Out<usize>, make: impl FnOnce(&mut Text) -> Outcome) -> Outcome {
    let mut text = Text::new();
    make(&mut text)?;
    buffer.write(text.as_bytes())?;
    length.write(text.as_bytes().len());
    Ok(())
}

/// Writes a text that stands in the library, and its length.
fn give_word(buffer: OutText, length: Out<usize>, word: &str) -> Outcome {
    buffer.write(word.as_bytes())?;
    length.write(word.len());
    Ok(())
}
