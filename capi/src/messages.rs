//! What each status is called, and what it means.

use idchip::tlv::Tag;
use idchip::verify::Reason;
use idchip::{ParseError, ParseErrorKind, Structure};

use crate::ffi::Outcome;
use crate::report::idchip_parse_error;
use crate::status::{self, idchip_status, of_parse_kind, of_reason};
use crate::text::{STRUCTURES, Text, found};

/// The name of a status.
pub(crate) fn status_name(status: idchip_status, text: &mut Text) -> Outcome {
    match reason(status) {
        Some(reason) => text.set("reason_").and_then(|()| text.set(reason.name())),
        None => text.set(entry(status)?.1),
    }
}

/// The meaning of a status.
pub(crate) fn status_message(status: idchip_status, text: &mut Text) -> Outcome {
    match reason(status) {
        Some(reason) => text.display(&reason),
        None => text.set(entry(status)?.2),
    }
}

/// The meaning of an error, with its numbers.
pub(crate) fn error_message(error: &idchip_parse_error, text: &mut Text) -> Outcome {
    let mut kinds = kinds(error.values).into_iter();
    let kind = kinds.find(|kind| of_parse_kind(kind) == error.kind);
    let kind = kind.ok_or(status::IDCHIP_STATUS_UNKNOWN_NUMBER)?;
    let within = found(&STRUCTURES, error.structure, Structure::code)?;
    text.display(&ParseError::new(kind, error.at, *within))
}

/// Every rule that can be broken, with these numbers where it has some.
const fn kinds([first, second]: [u32; 2]) -> [ParseErrorKind; 25] {
    [
        ParseErrorKind::BitString,
        ParseErrorKind::Boolean,
        ParseErrorKind::Character,
        ParseErrorKind::Duplicate(first),
        ParseErrorKind::Integer,
        ParseErrorKind::LengthExceedsInput { length: first, remaining: second },
        ParseErrorKind::LengthIndefinite,
        ParseErrorKind::LengthNotMinimal,
        ParseErrorKind::LengthTooLarge,
        ParseErrorKind::Missing(Tag(first)),
        ParseErrorKind::NestingTooDeep(first),
        ParseErrorKind::NumberOutOfRange,
        ParseErrorKind::ObjectIdentifier,
        ParseErrorKind::ScratchTooSmall(first),
        ParseErrorKind::TagEncoding,
        ParseErrorKind::Time,
        ParseErrorKind::TooFew(first),
        ParseErrorKind::TooMany(first),
        ParseErrorKind::TrailingData(first),
        ParseErrorKind::Truncated,
        ParseErrorKind::UnexpectedTag { expected: Tag(first), found: Tag(second) },
        ParseErrorKind::Value,
        ParseErrorKind::Version,
        ParseErrorKind::WrongLength(first),
        ParseErrorKind::DataGroupNumber(first),
    ]
}

/// The reason that a status is, if it is one.
fn reason(status: idchip_status) -> Option<Reason> {
    let mut reasons = Reason::ALL.iter().copied();
    reasons.find(|reason| *reason != Reason::Ok && of_reason(*reason) == status)
}

fn entry(status: idchip_status) -> Result<&'static Entry, idchip_status> {
    let found = MESSAGES.iter().find(|(number, _, _)| *number == status);
    found.ok_or(status::IDCHIP_STATUS_UNKNOWN_NUMBER)
}

/// Number, name and meaning.
type Entry = (idchip_status, &'static str, &'static str);

/// All but the reasons, whose texts are the core's.
const MESSAGES: &[Entry] = &[
    (status::IDCHIP_STATUS_OK, "ok", "success"),
    (
        status::IDCHIP_STATUS_NULL_POINTER,
        "null_pointer",
        "a pointer is NULL that must not be, or a buffer of a length other than 0 is",
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
        "the object was not opened where it stands: it is something else, or was moved",
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
        "the number has a bit that no policy has",
    ),
    (
        status::IDCHIP_STATUS_UNKNOWN_DATA_GROUP,
        "unknown_data_group",
        "the number is none of a data group, 1 to 16",
    ),
    (status::IDCHIP_STATUS_UNKNOWN_CHECK, "unknown_check", "the number is none of a check"),
    (status::IDCHIP_STATUS_UNKNOWN_NUMBER, "unknown_number", "the number has no name"),
    (
        status::IDCHIP_STATUS_NO_MORE,
        "no_more",
        "there is no entry of this index: the list ended before it",
    ),
    (
        status::IDCHIP_STATUS_BUFFER_TOO_SMALL,
        "buffer_too_small",
        "the buffer is too small for the text and the NUL after it",
    ),
    (status::IDCHIP_STATUS_NOT_EXAMINED, "not_examined", "no EF.SOD was verified or examined yet"),
    (
        status::IDCHIP_STATUS_NOT_VERIFIED,
        "not_verified",
        "the EF.SOD does not hold: nothing is given out of its document",
    ),
    (status::IDCHIP_STATUS_NO_STREAM, "no_stream", "no data group is being streamed"),
    (status::IDCHIP_STATUS_NOT_UTF8, "not_utf8", "the text is not UTF-8"),
    (status::IDCHIP_STATUS_ABSENT, "absent", "the document does not have this field"),
    (
        status::IDCHIP_STATUS_MORE_BYTES_NEEDED,
        "more_bytes_needed",
        "the bytes end before it can be told; with more of them it can",
    ),
    (
        status::IDCHIP_STATUS_CHALLENGE_LENGTH,
        "challenge_length",
        "the challenge has not 8 bytes (Doc 9303-11 §6.1)",
    ),
    (
        status::IDCHIP_STATUS_SOD_CHANGED,
        "sod_changed",
        "EF.SOD, its scratch or an anchor is not what was verified any more",
    ),
    (
        status::IDCHIP_STATUS_PARSE_BIT_STRING,
        "parse_bit_string",
        "the BIT STRING has no octet of unused bits, more than seven of them, or a used one among them",
    ),
    (
        status::IDCHIP_STATUS_PARSE_BOOLEAN,
        "parse_boolean",
        "the BOOLEAN is neither 00 nor FF, or not one octet",
    ),
    (
        status::IDCHIP_STATUS_PARSE_CHARACTER,
        "parse_character",
        "the characters are not of the set that the standard allows here",
    ),
    (
        status::IDCHIP_STATUS_PARSE_DUPLICATE,
        "parse_duplicate",
        "the structure holds an element twice that may stand once",
    ),
    (
        status::IDCHIP_STATUS_PARSE_INTEGER,
        "parse_integer",
        "the INTEGER is empty or longer than it needs to be",
    ),
    (
        status::IDCHIP_STATUS_PARSE_LENGTH_EXCEEDS_INPUT,
        "parse_length_exceeds_input",
        "the length runs past the end of the enclosing structure",
    ),
    (
        status::IDCHIP_STATUS_PARSE_LENGTH_INDEFINITE,
        "parse_length_indefinite",
        "the length is of indefinite form where only a definite one is allowed",
    ),
    (
        status::IDCHIP_STATUS_PARSE_LENGTH_NOT_MINIMAL,
        "parse_length_not_minimal",
        "the length takes more octets than it needs, where that is not allowed",
    ),
    (
        status::IDCHIP_STATUS_PARSE_LENGTH_TOO_LARGE,
        "parse_length_too_large",
        "the length is larger than any file that a chip can hold, or of a reserved form",
    ),
    (
        status::IDCHIP_STATUS_PARSE_MISSING,
        "parse_missing",
        "a required element is absent; the structure ends before it",
    ),
    (
        status::IDCHIP_STATUS_PARSE_NESTING_TOO_DEEP,
        "parse_nesting_too_deep",
        "the elements are nested more deeply than the budget allows",
    ),
    (
        status::IDCHIP_STATUS_PARSE_NUMBER_OUT_OF_RANGE,
        "parse_number_out_of_range",
        "the number is outside the range that the standard gives",
    ),
    (
        status::IDCHIP_STATUS_PARSE_OBJECT_IDENTIFIER,
        "parse_object_identifier",
        "the OBJECT IDENTIFIER is empty, ends within an arc, or pads one",
    ),
    (
        status::IDCHIP_STATUS_PARSE_SCRATCH_TOO_SMALL,
        "parse_scratch_too_small",
        "the content stands in several segments, and no scratch buffer large enough was lent",
    ),
    (
        status::IDCHIP_STATUS_PARSE_TAG_ENCODING,
        "parse_tag_encoding",
        "the tag is longer than three octets, or not in its shortest form",
    ),
    (
        status::IDCHIP_STATUS_PARSE_TIME,
        "parse_time",
        "the date or time is not of the form that the standard gives, or does not exist",
    ),
    (
        status::IDCHIP_STATUS_PARSE_TOO_FEW,
        "parse_too_few",
        "the structure holds fewer elements than the standard requires",
    ),
    (
        status::IDCHIP_STATUS_PARSE_TOO_MANY,
        "parse_too_many",
        "the structure holds more elements than the budget allows",
    ),
    (
        status::IDCHIP_STATUS_PARSE_TRAILING_DATA,
        "parse_trailing_data",
        "bytes follow the end of the structure",
    ),
    (
        status::IDCHIP_STATUS_PARSE_TRUNCATED,
        "parse_truncated",
        "the input ends within a tag, a length or a field of fixed size",
    ),
    (
        status::IDCHIP_STATUS_PARSE_UNEXPECTED_TAG,
        "parse_unexpected_tag",
        "another element stands where this one is required",
    ),
    (
        status::IDCHIP_STATUS_PARSE_VALUE,
        "parse_value",
        "the value is none of those that the standard allows here",
    ),
    (status::IDCHIP_STATUS_PARSE_VERSION, "parse_version", "the version is none that is known"),
    (
        status::IDCHIP_STATUS_PARSE_WRONG_LENGTH,
        "parse_wrong_length",
        "the value has another length than the standard gives it",
    ),
    (
        status::IDCHIP_STATUS_PARSE_DATA_GROUP_NUMBER,
        "parse_data_group_number",
        "the number is none of a data group, 1 to 16, in a list of data groups",
    ),
    (
        status::IDCHIP_STATUS_DATA_GROUP_NOT_IDENTICAL,
        "data_group_not_identical",
        "the data group was read, and its hash is not the signed one",
    ),
    (
        status::IDCHIP_STATUS_DATA_GROUP_NOT_SIGNED,
        "data_group_not_signed",
        "the data group was read, and EF.SOD does not list it: nobody signed it",
    ),
    (
        status::IDCHIP_STATUS_DATA_GROUP_NON_CONFORMANCE,
        "data_group_non_conformance",
        "the data group was read, but its hash could not be computed",
    ),
    (
        status::IDCHIP_STATUS_DATA_GROUP_PRESENT,
        "data_group_present",
        "the data group is listed in EF.SOD, and was not read",
    ),
    (
        status::IDCHIP_STATUS_DATA_GROUP_NOT_PRESENT,
        "data_group_not_present",
        "the data group is not listed in EF.SOD, and was not read",
    ),
    (
        status::IDCHIP_STATUS_DATA_GROUP_INCOMPLETE,
        "data_group_incomplete",
        "the data group was not read to its end: its first bytes tell a greater length",
    ),
    (
        status::IDCHIP_STATUS_CARD_ACCESS_DIFFERS,
        "card_access_differs",
        "EF.CardAccess does not offer what the signed EF.DG14 lists, or offers more",
    ),
    (
        status::IDCHIP_STATUS_HEALTH_INSURANCE_QR,
        "health_insurance_qr",
        "the QR code is that of a health insurance card, not of an ID card",
    ),
    (
        status::IDCHIP_STATUS_COVID_QR,
        "covid_qr",
        "the code is a COVID code, not that of an ID card",
    ),
    (
        status::IDCHIP_STATUS_NUMBER_ALONE_QR,
        "number_alone_qr",
        "the code holds a personal number alone, not what the QR code of an ID card has",
    ),
    (
        status::IDCHIP_STATUS_OLD_NUMBER_QR,
        "old_number_qr",
        "the code holds the nine-digit number of an identity card of before",
    ),
    (status::IDCHIP_STATUS_OTHER_QR, "other_qr", "the QR code is that of no card"),
    (
        status::IDCHIP_STATUS_PAYMENT_QR,
        "payment_qr",
        "the QR code asks for a payment, it is not that of an ID card",
    ),
    (
        status::IDCHIP_STATUS_TOKEN_QR,
        "token_qr",
        "the QR code is a token, as an application on a telephone shows it, not that of an ID card",
    ),
    (
        status::IDCHIP_STATUS_URL_QR,
        "url_qr",
        "the QR code is an address, as of a web page, not that of an ID card",
    ),
    (
        status::IDCHIP_STATUS_DG13_OF_ANOTHER_STATE,
        "dg13_of_another_state",
        "DG13 is that of another state than Vietnam, which puts something else there",
    ),
    (status::IDCHIP_STATUS_PANIC, "panic", "the library failed inside"),
    (status::IDCHIP_STATUS_INTERNAL, "internal", "the library came to a result that has no number"),
];
