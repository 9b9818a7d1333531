//! The version, and what the numbers are called.

use core::ffi::c_char;
use core::fmt::{self, Write};

use idchip::verify::{CheckId, CheckResult, DataGroupStatus};
use idchip::vietnam::CrossCheck;
use idchip::{Finding, Structure};

use crate::boundary::boundary;
use crate::ffi::{OutText, Outcome, out, out_text, value};
use crate::messages;
use crate::numbers::{
    IDCHIP_VERDICT_ACCEPTED, IDCHIP_VERDICT_REJECTED, IDCHIP_VERDICT_UNDETERMINED,
};
use crate::report::idchip_parse_error;
use crate::status::{IDCHIP_STATUS_INTERNAL, IDCHIP_STATUS_UNKNOWN_NUMBER, idchip_status};

/// How many bytes a buffer for a name or a message needs at most, with the NUL.
pub const IDCHIP_TEXT_SIZE: usize = 256;

/// The version of the library that is linked, as in "0.1.0". IDCHIP_VERSION is that of the header.
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
        let buffer = out_text!(buffer, size);
        let length = out!(length);
        length.write(write(buffer, |text| messages::status_name(status, text))?);
        Ok(())
    })
}

/// Writes what a status means, in English. No message holds a value from a card. `length` is that
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
        let buffer = out_text!(buffer, size);
        let length = out!(length);
        length.write(write(buffer, |text| messages::status_message(status, text))?);
        Ok(())
    })
}

/// Writes what is wrong with bytes, where, and in which structure, as in "tag 0x61 stands where 0x60 is
/// required, in EF.COM at byte 0". `length` is that of the text without its NUL; IDCHIP_TEXT_SIZE bytes
/// always suffice.
///
/// Threads: any; there is no context.
///
/// Statuses: UNKNOWN_NUMBER of the kind or the structure; BUFFER_TOO_SMALL; NULL_POINTER, MISALIGNED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_error_message(
    error: *const idchip_parse_error,
    buffer: *mut c_char,
    size: usize,
    length: *mut usize,
) -> idchip_status {
    boundary(|| {
        let error = value!(error);
        let buffer = out_text!(buffer, size);
        let length = out!(length);
        length.write(write(buffer, |text| messages::error_message(&error, text))?);
        Ok(())
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
        let buffer = out_text!(buffer, size);
        let length = out!(length);
        length.write(write(buffer, |text| {
            text.set(found(CheckId::ALL, number, CheckId::code)?.name())
        })?);
        Ok(())
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
        let buffer = out_text!(buffer, size);
        let length = out!(length);
        length.write(write(buffer, |text| {
            text.set(found(&RESULTS, number, CheckResult::code)?.name())
        })?);
        Ok(())
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
        let buffer = out_text!(buffer, size);
        let length = out!(length);
        length.write(write(buffer, |text| text.set(verdict_name(number)?))?);
        Ok(())
    })
}

/// Writes the stable name of what is known of a data group, as in "identical". `length` is that of
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
        let buffer = out_text!(buffer, size);
        let length = out!(length);
        length.write(write(buffer, |text| {
            text.set(found(&DATA_GROUPS, number, DataGroupStatus::code)?.name())
        })?);
        Ok(())
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
        let buffer = out_text!(buffer, size);
        let length = out!(length);
        length.write(write(buffer, |text| {
            text.display(found(&STRUCTURES, number, Structure::code)?)
        })?);
        Ok(())
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
        let buffer = out_text!(buffer, size);
        let length = out!(length);
        length.write(write(buffer, |text| {
            text.set(found(Finding::ALL, number, Finding::code)?.name())
        })?);
        Ok(())
    })
}

/// Writes what a finding means, with the section of the standard, in English. `length` is that of
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
        let buffer = out_text!(buffer, size);
        let length = out!(length);
        length.write(write(buffer, |text| {
            text.display(found(Finding::ALL, number, Finding::code)?)
        })?);
        Ok(())
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
        let buffer = out_text!(buffer, size);
        let length = out!(length);
        length.write(write(buffer, |text| {
            text.set(found(&CrossCheck::ALL, number, CrossCheck::code)?.name())
        })?);
        Ok(())
    })
}

/// A text on its way out.
pub(crate) struct Text {
    octets: [u8; IDCHIP_TEXT_SIZE],
    length: usize,
}

impl Text {
    pub(crate) fn set(&mut self, text: &str) -> Outcome {
        self.write_str(text).map_err(|_| IDCHIP_STATUS_INTERNAL)
    }

    pub(crate) fn display(&mut self, value: &impl fmt::Display) -> Outcome {
        write!(self, "{value}").map_err(|_| IDCHIP_STATUS_INTERNAL)
    }
}

impl Write for Text {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let rest = self.octets.get_mut(self.length..).unwrap_or_default();
        let (place, _) = rest.split_at_mut_checked(text.len()).ok_or(fmt::Error)?;
        place.iter_mut().zip(text.bytes()).for_each(|(place, octet)| *place = octet);
        self.length = self.length.saturating_add(text.len());
        Ok(())
    }
}

/// Makes a text, writes it out, and tells its length.
fn write(buffer: OutText, make: impl FnOnce(&mut Text) -> Outcome) -> Result<usize, idchip_status> {
    let mut text = Text { octets: [0; IDCHIP_TEXT_SIZE], length: 0 };
    make(&mut text)?;
    buffer.write(text.octets.get(..text.length).unwrap_or_default())?;
    Ok(text.length)
}

/// The one of this number.
pub(crate) fn found<T>(
    all: &[T],
    number: u32,
    code: impl Fn(&T) -> u16,
) -> Result<&T, idchip_status> {
    all.iter().find(|one| u32::from(code(one)) == number).ok_or(IDCHIP_STATUS_UNKNOWN_NUMBER)
}

const fn verdict_name(number: u32) -> Result<&'static str, idchip_status> {
    match number {
        IDCHIP_VERDICT_ACCEPTED => Ok("accepted"),
        IDCHIP_VERDICT_REJECTED => Ok("rejected"),
        IDCHIP_VERDICT_UNDETERMINED => Ok("undetermined"),
        _ => Err(IDCHIP_STATUS_UNKNOWN_NUMBER),
    }
}

const RESULTS: [CheckResult; 5] = [
    CheckResult::Aborted,
    CheckResult::Failed,
    CheckResult::NotSupported,
    CheckResult::Successful,
    CheckResult::Undetermined,
];

const DATA_GROUPS: [DataGroupStatus; 7] = [
    DataGroupStatus::Identical,
    DataGroupStatus::Incomplete,
    DataGroupStatus::NonConformance,
    DataGroupStatus::NotIdentical,
    DataGroupStatus::NotPresent,
    DataGroupStatus::NotSigned,
    DataGroupStatus::Present,
];

pub(crate) const STRUCTURES: [Structure; 26] = [
    Structure::AlgorithmIdentifier,
    Structure::Certificate,
    Structure::CertificateExtension,
    Structure::Cms,
    Structure::EcdsaSignature,
    Structure::EfCardAccess,
    Structure::EfCom,
    Structure::EfDg1,
    Structure::EfDg13,
    Structure::EfDg14,
    Structure::EfDg15,
    Structure::EfDg2,
    Structure::EfSod,
    Structure::DataGroup,
    Structure::FaceImageData,
    Structure::FacialRecord,
    Structure::LdsSecurityObject,
    Structure::MasterList,
    Structure::Mrz,
    Structure::Name,
    Structure::PersonalNumber,
    Structure::QrCode,
    Structure::SecurityInfo,
    Structure::SignedAttributes,
    Structure::SubjectPublicKeyInfo,
    Structure::Tlv,
];
