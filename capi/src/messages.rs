//! The names and the meanings of statuses.

use idchip::verify::{DataGroupStatus, Reason};
use idchip::{ParseError, ParseErrorKind, Structure};

use crate::numbers::found;
use crate::report::idchip_parse_error;
use crate::status::Outcome;
use crate::status::{self, idchip_status, of_data_group, of_parse_kind, of_reason};
use crate::text_buffer::Text;

/// Writes the name of a status.
pub(crate) fn status_name(status: idchip_status, text: &mut Text) -> Outcome {
    let entry = entry(status)?;
    text.set(entry.family)?;
    text.set(entry.name)?;
    text.join_words();
    Ok(())
}

/// Returns the meaning of a status.
pub(crate) fn status_message(status: idchip_status) -> Result<&'static str, idchip_status> {
    Ok(entry(status)?.message)
}

/// Writes the meaning of an error, with its numbers.
pub(crate) fn error_message(error: &idchip_parse_error, text: &mut Text) -> Outcome {
    text.display(&parse_error(error)?)
}

/// Returns the error of the library that has these numbers.
pub(crate) fn parse_error(error: &idchip_parse_error) -> Result<ParseError, idchip_status> {
    let kind = parse_kind(error.kind).ok_or(status::IDCHIP_STATUS_UNKNOWN_NUMBER)?;
    let within = found(Structure::ALL, error.structure, Structure::code)?;
    Ok(ParseError::new(kind.with_values(error.values), error.at, within))
}

/// A status: a word of the library, or one of the C API's own.
struct Entry {
    /// The beginning of its name: the kind of word.
    family: &'static str,
    name: &'static str,
    message: &'static str,
}

fn entry(status: idchip_status) -> Result<Entry, idchip_status> {
    let (family, name, message) = if let Some(reason) = reason(status) {
        ("reason_", reason.name(), reason.text())
    } else if let Some(kind) = parse_kind(status) {
        ("parse_", kind.name(), kind.text())
    } else if let Some(data_group) = data_group(status) {
        ("data_group_", data_group.name(), data_group.text())
    } else {
        let own = MESSAGES.iter().find(|(number, _, _)| *number == status);
        let (_, name, message) = own.ok_or(status::IDCHIP_STATUS_UNKNOWN_NUMBER)?;
        ("", *name, *message)
    };
    Ok(Entry { family, name, message })
}

pub(crate) fn reason(status: idchip_status) -> Option<Reason> {
    let mut all = Reason::ALL.iter().copied();
    all.find(|reason| *reason != Reason::Ok && of_reason(*reason) == status)
}

pub(crate) fn parse_kind(status: idchip_status) -> Option<ParseErrorKind> {
    ParseErrorKind::ALL.iter().copied().find(|kind| of_parse_kind(*kind) == status)
}

pub(crate) fn data_group(status: idchip_status) -> Option<DataGroupStatus> {
    let mut all = DataGroupStatus::ALL.iter().copied();
    all.find(|other| *other != DataGroupStatus::Identical && of_data_group(*other) == status)
}

/// The statuses of the C API itself: number, name and meaning.
const MESSAGES: &[(idchip_status, &str, &str)] = &[
    (status::IDCHIP_STATUS_OK, "ok", "success"),
    (
        status::IDCHIP_STATUS_NULL_POINTER,
        "null_pointer",
        "a pointer is NULL where NULL is not allowed, or a buffer is NULL and its length is not 0",
    ),
    (
        status::IDCHIP_STATUS_MISALIGNED,
        "misaligned",
        "a pointer to a structure is not aligned as its type requires",
    ),
    (
        status::IDCHIP_STATUS_LENGTH_TOO_LARGE,
        "length_too_large",
        "a length is larger than any object in memory",
    ),
    (
        status::IDCHIP_STATUS_MEMORY_TOO_SMALL,
        "memory_too_small",
        "the memory given for an object is too small for it",
    ),
    (
        status::IDCHIP_STATUS_MEMORY_MISALIGNED,
        "memory_misaligned",
        "the memory given for an object is not aligned as a pointer is",
    ),
    (
        status::IDCHIP_STATUS_NOT_OPEN,
        "not_open",
        "the object was not opened at this address: it is something else, or was moved",
    ),
    (status::IDCHIP_STATUS_CLOSED, "closed", "the context was closed"),
    (
        status::IDCHIP_STATUS_LIST_FULL,
        "list_full",
        "the memory given for the list has no room for another entry",
    ),
    (
        status::IDCHIP_STATUS_UNKNOWN_POLICY,
        "unknown_policy",
        "the number has a bit that is not a policy",
    ),
    (
        status::IDCHIP_STATUS_UNKNOWN_DATA_GROUP,
        "unknown_data_group",
        "the number is not that of a data group, 1 to 16",
    ),
    (status::IDCHIP_STATUS_UNKNOWN_CHECK, "unknown_check", "the number is not that of a check"),
    (status::IDCHIP_STATUS_UNKNOWN_NUMBER, "unknown_number", "the number has no name"),
    (status::IDCHIP_STATUS_NO_MORE, "no_more", "the list has no entry of this index"),
    (
        status::IDCHIP_STATUS_BUFFER_TOO_SMALL,
        "buffer_too_small",
        "the buffer is too small for the text and the NUL after it",
    ),
    (
        status::IDCHIP_STATUS_NOT_EXAMINED,
        "not_examined",
        "the context has no EF.SOD yet: none was verified or examined",
    ),
    (
        status::IDCHIP_STATUS_NOT_VERIFIED,
        "not_verified",
        "the checks of EF.SOD do not hold: nothing is given out of the document",
    ),
    (status::IDCHIP_STATUS_NO_STREAM, "no_stream", "nothing is being streamed, or something else"),
    (status::IDCHIP_STATUS_NOT_UTF8, "not_utf8", "the text is not UTF-8"),
    (status::IDCHIP_STATUS_ABSENT, "absent", "the document does not have this field"),
    (status::IDCHIP_STATUS_MORE_BYTES_NEEDED, "more_bytes_needed", "more bytes are needed to tell"),
    (
        status::IDCHIP_STATUS_CHALLENGE_LENGTH,
        "challenge_length",
        "the challenge is not 8 bytes long (Doc 9303-11 §6.1)",
    ),
    (
        status::IDCHIP_STATUS_SOD_CHANGED,
        "sod_changed",
        "EF.SOD, its scratch or an anchor was changed after it was verified",
    ),
    (
        status::IDCHIP_STATUS_LINKS_ADDED,
        "links_added",
        "the list of links was added to anchors already",
    ),
    (
        status::IDCHIP_STATUS_NO_CSCA,
        "no_csca",
        "the file has certificates, and none of them can be that of a CSCA",
    ),
    (
        status::IDCHIP_STATUS_NO_CERTIFICATES,
        "no_certificates",
        "the file has no certificates: it is something else, or its text cannot be decoded",
    ),
    (
        status::IDCHIP_STATUS_UNKNOWN_FORM,
        "unknown_form",
        "the file is in no form that can be read: neither DER nor PEM, LDIF, base64 or hexadecimal",
    ),
    (
        status::IDCHIP_STATUS_UNKNOWN_ALGORITHM,
        "unknown_algorithm",
        "the number has a bit that is not an algorithm of this build, or none is set",
    ),
    (
        status::IDCHIP_STATUS_UNKNOWN_REQUIREMENT,
        "unknown_requirement",
        "the number is not that of a requirement",
    ),
    (
        status::IDCHIP_STATUS_CARD_ACCESS_DIFFERS,
        "card_access_differs",
        "EF.CardAccess offers less or more than the signed EF.DG14 lists",
    ),
    (
        status::IDCHIP_STATUS_HEALTH_INSURANCE_QR,
        "health_insurance_qr",
        "the QR code belongs to a health insurance card, not to an ID card",
    ),
    (
        status::IDCHIP_STATUS_COVID_QR,
        "covid_qr",
        "the code is a COVID code, and does not belong to an ID card",
    ),
    (
        status::IDCHIP_STATUS_NUMBER_ALONE_QR,
        "number_alone_qr",
        "the code holds a personal number alone, as the bar code of a card without a chip does",
    ),
    (
        status::IDCHIP_STATUS_OLD_NUMBER_QR,
        "old_number_qr",
        "the code holds the nine-digit number of an older identity card",
    ),
    (status::IDCHIP_STATUS_OTHER_QR, "other_qr", "the QR code does not belong to a card"),
    (
        status::IDCHIP_STATUS_PAYMENT_QR,
        "payment_qr",
        "the QR code asks for a payment, and does not belong to an ID card",
    ),
    (
        status::IDCHIP_STATUS_TOKEN_QR,
        "token_qr",
        "the QR code is a token of an application and does not belong to an ID card",
    ),
    (
        status::IDCHIP_STATUS_URL_QR,
        "url_qr",
        "the QR code is a web address and does not belong to an ID card",
    ),
    (
        status::IDCHIP_STATUS_DG13_OF_ANOTHER_STATE,
        "dg13_of_another_state",
        "DG13 belongs to another state than Vietnam, and holds something else there",
    ),
    (status::IDCHIP_STATUS_PANIC, "panic", "the library failed inside"),
    (status::IDCHIP_STATUS_INTERNAL, "internal", "the library came to a result that has no number"),
];
