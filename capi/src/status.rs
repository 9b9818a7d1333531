//! Statuses: the results of calls, in one list of numbers for all layers.
//!
//! Each layer has a range of its own. Those of the library's words follow from its tables, and their
//! constants stand in `vocabulary.rs`. A number never changes its meaning and is never used again: where
//! one goes, a comment keeps its place.

#![allow(non_camel_case_types, reason = "the names of the header")]

use idchip::verify::{DataGroupStatus, OpenError, Reason};
use idchip::{ParseError, ParseErrorKind};

/// The result of a call: one of the IDCHIP_STATUS_ constants. Zero is success, any other number is not.
pub type idchip_status = u32;

/// The result of a call, inside the library.
pub(crate) type Outcome = Result<(), idchip_status>;

/// The call did its work, and all outputs are written.
pub const IDCHIP_STATUS_OK: idchip_status = 0;

// 100 to 199: how a function was called.

/// A pointer is NULL where NULL is not allowed, or a buffer is NULL and its length is not 0.
pub const IDCHIP_STATUS_NULL_POINTER: idchip_status = 101;
/// A pointer to a structure is not aligned as its type requires.
pub const IDCHIP_STATUS_MISALIGNED: idchip_status = 102;
/// A length is larger than any object in memory.
pub const IDCHIP_STATUS_LENGTH_TOO_LARGE: idchip_status = 103;
/// The memory given for an object is too small for it.
pub const IDCHIP_STATUS_MEMORY_TOO_SMALL: idchip_status = 104;
/// The memory given for an object is not aligned as a pointer is.
pub const IDCHIP_STATUS_MEMORY_MISALIGNED: idchip_status = 105;
/// The object was not opened at this address: it is something else, or was moved.
pub const IDCHIP_STATUS_NOT_OPEN: idchip_status = 106;
/// The context was closed.
pub const IDCHIP_STATUS_CLOSED: idchip_status = 107;
/// The memory given for the list has no room for another entry.
pub const IDCHIP_STATUS_LIST_FULL: idchip_status = 108;
/// The number has a bit that is not a policy.
pub const IDCHIP_STATUS_UNKNOWN_POLICY: idchip_status = 109;
/// The number is not that of a data group, 1 to 16.
pub const IDCHIP_STATUS_UNKNOWN_DATA_GROUP: idchip_status = 110;
/// The number is not that of a check.
pub const IDCHIP_STATUS_UNKNOWN_CHECK: idchip_status = 111;
/// The number has no name.
pub const IDCHIP_STATUS_UNKNOWN_NUMBER: idchip_status = 112;
/// The list has no entry of this index.
pub const IDCHIP_STATUS_NO_MORE: idchip_status = 113;
/// The buffer is too small for the text and the NUL after it.
pub const IDCHIP_STATUS_BUFFER_TOO_SMALL: idchip_status = 114;
/// The context has no EF.SOD yet: none was verified or examined.
pub const IDCHIP_STATUS_NOT_EXAMINED: idchip_status = 115;
/// The checks of EF.SOD do not hold: nothing is given out of the document.
pub const IDCHIP_STATUS_NOT_VERIFIED: idchip_status = 116;
/// Nothing is being streamed, or something else: a data group, or a revocation list.
pub const IDCHIP_STATUS_NO_STREAM: idchip_status = 117;
/// The text is not UTF-8.
pub const IDCHIP_STATUS_NOT_UTF8: idchip_status = 118;
/// The document does not have this field.
pub const IDCHIP_STATUS_ABSENT: idchip_status = 119;
/// More bytes are needed to tell.
pub const IDCHIP_STATUS_MORE_BYTES_NEEDED: idchip_status = 120;
/// The challenge is not 8 bytes long (Doc 9303-11 §6.1).
pub const IDCHIP_STATUS_CHALLENGE_LENGTH: idchip_status = 121;
/// EF.SOD, its scratch or an anchor was changed after it was verified.
pub const IDCHIP_STATUS_SOD_CHANGED: idchip_status = 122;
/// The list of links was added to anchors already; its certificates can be given to a list opened anew.
pub const IDCHIP_STATUS_LINKS_ADDED: idchip_status = 123;
/// The file has certificates, and none of them can be that of a CSCA, such as those of document signers.
pub const IDCHIP_STATUS_NO_CSCA: idchip_status = 124;
/// The file has no certificates: it is something else, or its text cannot be decoded.
pub const IDCHIP_STATUS_NO_CERTIFICATES: idchip_status = 125;
/// The file is in no form that can be read: neither DER nor PEM, LDIF, base64 or hexadecimal.
pub const IDCHIP_STATUS_UNKNOWN_FORM: idchip_status = 126;
/// The number has a bit that is not an algorithm of this build, or none is set.
pub const IDCHIP_STATUS_UNKNOWN_ALGORITHM: idchip_status = 130;
/// The number is not that of a requirement.
pub const IDCHIP_STATUS_UNKNOWN_REQUIREMENT: idchip_status = 131;
// Last added: 131.

// 350 to 399: files that nobody signs, compared with signed files.

/// EF.CardAccess offers less or more than the signed EF.DG14 lists: whoever changed it may have
/// weakened the access to the chip.
pub const IDCHIP_STATUS_CARD_ACCESS_DIFFERS: idchip_status = 351;
// Last added: 351.

// 600 to 699: Vietnamese cards.

/// The QR code belongs to a health insurance card, not to an ID card.
pub const IDCHIP_STATUS_HEALTH_INSURANCE_QR: idchip_status = 601;
/// The code is a COVID certificate or a personal COVID code, and does not belong to an ID card.
pub const IDCHIP_STATUS_COVID_QR: idchip_status = 602;
/// The code holds a personal number alone, as the bar code of a card without a chip does.
pub const IDCHIP_STATUS_NUMBER_ALONE_QR: idchip_status = 603;
/// The code holds the nine-digit number of an older identity card.
pub const IDCHIP_STATUS_OLD_NUMBER_QR: idchip_status = 604;
/// The QR code does not belong to a card.
pub const IDCHIP_STATUS_OTHER_QR: idchip_status = 605;
/// The QR code asks for a payment.
pub const IDCHIP_STATUS_PAYMENT_QR: idchip_status = 606;
/// The QR code is a token that an application on a telephone shows.
pub const IDCHIP_STATUS_TOKEN_QR: idchip_status = 607;
/// The QR code is a web address.
pub const IDCHIP_STATUS_URL_QR: idchip_status = 608;
/// DG13 belongs to another state than Vietnam, and holds something else there.
pub const IDCHIP_STATUS_DG13_OF_ANOTHER_STATE: idchip_status = 609;
// Last added: 609.

// 900 to 999: the library itself.

/// The library failed inside and the call was given up. This is a defect of the library.
pub const IDCHIP_STATUS_PANIC: idchip_status = 901;
/// The library came to a result that has no number. This is a defect of the library.
pub const IDCHIP_STATUS_INTERNAL: idchip_status = 902;
// Last added: 902.

// The numbers of the library's words, each kind from here on. capi/examples/vocabulary.rs has them too.

/// 200 to 299: bytes that do not parse.
const PARSE: u32 = 200;
/// 300 to 349: a data group whose hash is not the signed one.
const DATA_GROUP: u32 = 300;
/// 400 to 599: the reason why a check is not successful.
const REASON: u32 = 400;

/// Returns the status of bytes that do not parse.
pub(crate) fn of_parse_error(error: &ParseError) -> idchip_status {
    of_parse_kind(error.kind)
}

/// Returns the status of the rule that was broken.
pub(crate) fn of_parse_kind(kind: ParseErrorKind) -> idchip_status {
    PARSE.saturating_add(kind.code().into())
}

/// Returns the status of a reason. [`Reason::Ok`] is success.
pub(crate) fn of_reason(reason: Reason) -> idchip_status {
    match reason {
        Reason::Ok => IDCHIP_STATUS_OK,
        other => REASON.saturating_add(other.code().into()),
    }
}

/// Returns the status of a data group that was compared with its signed hash.
pub(crate) fn of_data_group(status: DataGroupStatus) -> idchip_status {
    match status {
        DataGroupStatus::Identical => IDCHIP_STATUS_OK,
        other => DATA_GROUP.saturating_add(other.code().into()),
    }
}

/// Returns the status of a data group that was not opened: never success.
pub(crate) fn of_open_error(error: &OpenError) -> idchip_status {
    match error {
        OpenError::Malformed(error) => of_parse_error(error),
        OpenError::NotAuthentic(_, status) => failure(of_data_group(*status)),
        OpenError::NotVerified(..) => IDCHIP_STATUS_NOT_VERIFIED,
        _ => IDCHIP_STATUS_INTERNAL,
    }
}

/// Returns the status, or INTERNAL in place of success: a failure never becomes a success.
pub(crate) const fn failure(status: idchip_status) -> idchip_status {
    match status {
        IDCHIP_STATUS_OK => IDCHIP_STATUS_INTERNAL,
        other => other,
    }
}
