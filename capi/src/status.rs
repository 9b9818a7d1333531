//! What a call came to: one list of numbers for all layers.
//!
//! Each layer has a range of its own. A number never changes its meaning and is never used again:
//! where one goes, a comment keeps its place.

#![allow(non_camel_case_types, reason = "the names of the header")]

use idchip::verify::{DataGroupStatus, OpenError, Reason};
use idchip::{ParseError, ParseErrorKind};

/// What a call came to: one of the IDCHIP_STATUS_ constants. Zero is success, anything else is not.
pub type idchip_status = u32;

/// What was asked for was done, and all outputs are written.
pub const IDCHIP_STATUS_OK: idchip_status = 0;

// 100 to 199: how a function was called.

/// A pointer is NULL that must not be, or a buffer of a length other than 0 is.
pub const IDCHIP_STATUS_NULL_POINTER: idchip_status = 101;
/// A pointer to a structure is not aligned as its type requires.
pub const IDCHIP_STATUS_MISALIGNED: idchip_status = 102;
/// A length is larger than any object in memory.
pub const IDCHIP_STATUS_LENGTH_TOO_LARGE: idchip_status = 103;
/// The memory given for an object is too small for it.
pub const IDCHIP_STATUS_MEMORY_TOO_SMALL: idchip_status = 104;
/// The memory given for an object is not aligned as a pointer is.
pub const IDCHIP_STATUS_MEMORY_MISALIGNED: idchip_status = 105;
/// The object was not opened where it stands: it is something else, or was moved.
pub const IDCHIP_STATUS_NOT_OPEN: idchip_status = 106;
/// The context was closed.
pub const IDCHIP_STATUS_CLOSED: idchip_status = 107;
/// The memory given for the list has no room for another entry.
pub const IDCHIP_STATUS_LIST_FULL: idchip_status = 108;
/// The number has a bit that no policy has.
pub const IDCHIP_STATUS_UNKNOWN_POLICY: idchip_status = 109;
/// The number is none of a data group, 1 to 16.
pub const IDCHIP_STATUS_UNKNOWN_DATA_GROUP: idchip_status = 110;
/// The number is none of a check.
pub const IDCHIP_STATUS_UNKNOWN_CHECK: idchip_status = 111;
/// The number has no name.
pub const IDCHIP_STATUS_UNKNOWN_NUMBER: idchip_status = 112;
/// There is no entry of this index: the list ended before it.
pub const IDCHIP_STATUS_NO_MORE: idchip_status = 113;
/// The buffer is too small for the text and the NUL after it.
pub const IDCHIP_STATUS_BUFFER_TOO_SMALL: idchip_status = 114;
/// No EF.SOD was verified or examined yet.
pub const IDCHIP_STATUS_NOT_EXAMINED: idchip_status = 115;
/// The EF.SOD does not hold: nothing is given out of its document.
pub const IDCHIP_STATUS_NOT_VERIFIED: idchip_status = 116;
/// No data group is being streamed.
pub const IDCHIP_STATUS_NO_STREAM: idchip_status = 117;
/// The text is not UTF-8.
pub const IDCHIP_STATUS_NOT_UTF8: idchip_status = 118;
/// The document does not have this field.
pub const IDCHIP_STATUS_ABSENT: idchip_status = 119;
/// The bytes end before it can be told; with more of them it can.
pub const IDCHIP_STATUS_MORE_BYTES_NEEDED: idchip_status = 120;
/// The challenge has not 8 bytes (Doc 9303-11 §6.1).
pub const IDCHIP_STATUS_CHALLENGE_LENGTH: idchip_status = 121;
/// EF.SOD, its scratch or an anchor is not what was verified any more: the buffer was written to.
pub const IDCHIP_STATUS_SOD_CHANGED: idchip_status = 122;
// Last added: 122.

// 200 to 299: bytes that are not the structure they should be. idchip_report_error says where.

/// The BIT STRING has no octet of unused bits, more than seven of them, or a used one among them
/// (X.690 §8.6.2, §11.2.1).
pub const IDCHIP_STATUS_PARSE_BIT_STRING: idchip_status = 201;
/// The BOOLEAN is neither 00 nor FF, or not one octet (X.690 §11.1).
pub const IDCHIP_STATUS_PARSE_BOOLEAN: idchip_status = 202;
/// The characters are not of the set that the standard allows here.
pub const IDCHIP_STATUS_PARSE_CHARACTER: idchip_status = 203;
/// The structure holds an element twice that may stand once.
pub const IDCHIP_STATUS_PARSE_DUPLICATE: idchip_status = 204;
/// The INTEGER is empty or longer than it needs to be (X.690 §8.3).
pub const IDCHIP_STATUS_PARSE_INTEGER: idchip_status = 205;
/// The length runs past the end of the enclosing structure.
pub const IDCHIP_STATUS_PARSE_LENGTH_EXCEEDS_INPUT: idchip_status = 206;
/// The length is of indefinite form where only a definite one is allowed (X.690 §10.1).
pub const IDCHIP_STATUS_PARSE_LENGTH_INDEFINITE: idchip_status = 207;
/// The length takes more octets than it needs, where that is not allowed (X.690 §10.1).
pub const IDCHIP_STATUS_PARSE_LENGTH_NOT_MINIMAL: idchip_status = 208;
/// The length is larger than any file that a chip can hold, or of a reserved form.
pub const IDCHIP_STATUS_PARSE_LENGTH_TOO_LARGE: idchip_status = 209;
/// A required element is absent; the structure ends before it.
pub const IDCHIP_STATUS_PARSE_MISSING: idchip_status = 210;
/// The elements are nested more deeply than the budget allows.
pub const IDCHIP_STATUS_PARSE_NESTING_TOO_DEEP: idchip_status = 211;
/// The number is outside the range that the standard gives.
pub const IDCHIP_STATUS_PARSE_NUMBER_OUT_OF_RANGE: idchip_status = 212;
/// The OBJECT IDENTIFIER is empty, ends within an arc, or pads one (X.690 §8.19).
pub const IDCHIP_STATUS_PARSE_OBJECT_IDENTIFIER: idchip_status = 213;
/// The content stands in several segments, and no scratch buffer large enough was lent.
pub const IDCHIP_STATUS_PARSE_SCRATCH_TOO_SMALL: idchip_status = 214;
/// The tag is longer than three octets, or not in its shortest form (X.690 §8.1.2).
pub const IDCHIP_STATUS_PARSE_TAG_ENCODING: idchip_status = 215;
/// The date or time is not of the form that the standard gives, or does not exist.
pub const IDCHIP_STATUS_PARSE_TIME: idchip_status = 216;
/// The structure holds fewer elements than the standard requires.
pub const IDCHIP_STATUS_PARSE_TOO_FEW: idchip_status = 217;
/// The structure holds more elements than the budget allows.
pub const IDCHIP_STATUS_PARSE_TOO_MANY: idchip_status = 218;
/// Bytes follow the end of the structure.
pub const IDCHIP_STATUS_PARSE_TRAILING_DATA: idchip_status = 219;
/// The input ends within a tag, a length or a field of fixed size.
pub const IDCHIP_STATUS_PARSE_TRUNCATED: idchip_status = 220;
/// Another element stands where this one is required.
pub const IDCHIP_STATUS_PARSE_UNEXPECTED_TAG: idchip_status = 221;
/// The value is none of those that the standard allows here.
pub const IDCHIP_STATUS_PARSE_VALUE: idchip_status = 222;
/// The version is none that is known.
pub const IDCHIP_STATUS_PARSE_VERSION: idchip_status = 223;
/// The value has another length than the standard gives it.
pub const IDCHIP_STATUS_PARSE_WRONG_LENGTH: idchip_status = 224;
/// The number is none of a data group, 1 to 16, in a list of data groups.
pub const IDCHIP_STATUS_PARSE_DATA_GROUP_NUMBER: idchip_status = 225;
// Last added: 225.

// 300 to 349: a data group that is not the signed one.

// 301 is not used: a data group that is identical is a success.
/// The data group was read, and its hash is not the signed one.
pub const IDCHIP_STATUS_DATA_GROUP_NOT_IDENTICAL: idchip_status = 302;
/// The data group was read, and EF.SOD does not list it: nobody signed it.
pub const IDCHIP_STATUS_DATA_GROUP_NOT_SIGNED: idchip_status = 303;
/// The data group was read, but its hash could not be computed.
pub const IDCHIP_STATUS_DATA_GROUP_NON_CONFORMANCE: idchip_status = 304;
/// The data group is listed in EF.SOD, and was not read.
pub const IDCHIP_STATUS_DATA_GROUP_PRESENT: idchip_status = 305;
/// The data group is not listed in EF.SOD, and was not read.
pub const IDCHIP_STATUS_DATA_GROUP_NOT_PRESENT: idchip_status = 306;
/// The data group was not read to its end: its first bytes tell a greater length.
pub const IDCHIP_STATUS_DATA_GROUP_INCOMPLETE: idchip_status = 307;
// Last added: 307.

// 350 to 399: files that nobody signs, held against signed ones.

/// EF.CardAccess does not offer what the signed EF.DG14 lists, or offers more: whoever changed it may
/// have weakened the access to the chip.
pub const IDCHIP_STATUS_CARD_ACCESS_DIFFERS: idchip_status = 351;
// Last added: 351.

// 400 to 599: why a check is not successful. The document is rejected, or it cannot be decided.

/// The CSCA certificate has expired.
pub const IDCHIP_STATUS_REASON_ANCHOR_EXPIRED: idchip_status = 401;
/// The CSCA certificate is not valid yet.
pub const IDCHIP_STATUS_REASON_ANCHOR_NOT_YET_VALID: idchip_status = 402;
/// A signed attribute stands twice.
pub const IDCHIP_STATUS_REASON_ATTRIBUTE_DUPLICATE: idchip_status = 403;
/// A signed attribute has not exactly one value.
pub const IDCHIP_STATUS_REASON_ATTRIBUTE_NOT_SINGLE_VALUED: idchip_status = 404;
/// EF.CardAccess and the signed EF.DG14 differ.
pub const IDCHIP_STATUS_REASON_CARD_ACCESS_DIFFERS: idchip_status = 463;
/// EF.CardAccess does not parse.
pub const IDCHIP_STATUS_REASON_CARD_ACCESS_MALFORMED: idchip_status = 464;
/// EF.COM does not parse.
pub const IDCHIP_STATUS_REASON_COM_MALFORMED: idchip_status = 405;
/// The signed content type is another than that of the content.
pub const IDCHIP_STATUS_REASON_CONTENT_TYPE_ATTRIBUTE_DIFFERS: idchip_status = 406;
/// The content type is not among the signed attributes.
pub const IDCHIP_STATUS_REASON_CONTENT_TYPE_ATTRIBUTE_MISSING: idchip_status = 407;
/// The signed content is not an LDS security object.
pub const IDCHIP_STATUS_REASON_CONTENT_TYPE_NOT_LDS: idchip_status = 408;
/// The certificate has a critical extension that is not known.
pub const IDCHIP_STATUS_REASON_CRITICAL_EXTENSION_UNKNOWN: idchip_status = 409;
/// The key is on explicit curve parameters that are none of a known curve.
pub const IDCHIP_STATUS_REASON_CURVE_UNKNOWN: idchip_status = 410;
/// A data group was not read to its end.
pub const IDCHIP_STATUS_REASON_DATA_GROUP_INCOMPLETE: idchip_status = 466;
/// A data group that is needed was not read.
pub const IDCHIP_STATUS_REASON_DATA_GROUP_NOT_READ: idchip_status = 411;
/// A data group was read that EF.SOD does not list.
pub const IDCHIP_STATUS_REASON_DATA_GROUP_NOT_SIGNED: idchip_status = 412;
/// A data group that is needed was read and is not the signed one.
pub const IDCHIP_STATUS_REASON_DATA_GROUP_NOT_VERIFIED: idchip_status = 413;
/// EF.COM and EF.SOD list different data groups.
pub const IDCHIP_STATUS_REASON_DATA_GROUPS_DIFFER: idchip_status = 414;
/// The date of expiry is not a date.
pub const IDCHIP_STATUS_REASON_DATE_UNREADABLE: idchip_status = 415;
/// The hash function is broken and never accepted.
pub const IDCHIP_STATUS_REASON_DIGEST_ALGORITHM_FORBIDDEN: idchip_status = 416;
/// The parameters of the hash function do not parse.
pub const IDCHIP_STATUS_REASON_DIGEST_ALGORITHM_MALFORMED: idchip_status = 417;
/// The hash function is not among those given.
pub const IDCHIP_STATUS_REASON_DIGEST_ALGORITHM_UNSUPPORTED: idchip_status = 418;
/// The content is not what was signed.
pub const IDCHIP_STATUS_REASON_DIGEST_DIFFERS: idchip_status = 419;
/// The document has expired.
pub const IDCHIP_STATUS_REASON_DOCUMENT_EXPIRED: idchip_status = 420;
/// The cryptographic engine did not complete.
pub const IDCHIP_STATUS_REASON_ENGINE_FAILED: idchip_status = 421;
/// The document signer certificate has expired.
pub const IDCHIP_STATUS_REASON_EXPIRED: idchip_status = 422;
/// The date of expiry lies before the signer's certificate began.
pub const IDCHIP_STATUS_REASON_EXPIRY_BEFORE_ISSUE: idchip_status = 462;
/// A data group is not what was signed.
pub const IDCHIP_STATUS_REASON_HASH_DIFFERS: idchip_status = 423;
/// A hash in EF.SOD is not as long as its hash function's.
pub const IDCHIP_STATUS_REASON_HASH_LENGTH: idchip_status = 424;
/// The signer's certificate is one of a certification authority.
pub const IDCHIP_STATUS_REASON_IS_CA_CERTIFICATE: idchip_status = 425;
/// The anchor that the document signer certificate names as its issuer did not sign it.
pub const IDCHIP_STATUS_REASON_ISSUER_SIGNATURE_INVALID: idchip_status = 426;
/// The key is too small.
pub const IDCHIP_STATUS_REASON_KEY_TOO_SMALL: idchip_status = 427;
/// The certificate is not for signatures.
pub const IDCHIP_STATUS_REASON_KEY_USAGE_WITHOUT_DIGITAL_SIGNATURE: idchip_status = 428;
/// The message digest attribute is not an OCTET STRING.
pub const IDCHIP_STATUS_REASON_MESSAGE_DIGEST_ATTRIBUTE_MALFORMED: idchip_status = 429;
/// The message digest is not among the signed attributes.
pub const IDCHIP_STATUS_REASON_MESSAGE_DIGEST_ATTRIBUTE_MISSING: idchip_status = 430;
/// The anchor that issued the document signer certificate was not given.
pub const IDCHIP_STATUS_REASON_NO_ANCHOR: idchip_status = 431;
/// No revocation list was given.
pub const IDCHIP_STATUS_REASON_NO_CRL: idchip_status = 432;
/// The document does not expire.
pub const IDCHIP_STATUS_REASON_NO_EXPIRY: idchip_status = 433;
/// No data group was verified.
pub const IDCHIP_STATUS_REASON_NONE_VERIFIED: idchip_status = 434;
/// The certificate is for another purpose than signing documents.
pub const IDCHIP_STATUS_REASON_NOT_A_DOCUMENT_SIGNER: idchip_status = 435;
/// EF.SOD is of another application than the LDS and lists none of its data groups.
pub const IDCHIP_STATUS_REASON_NOT_AN_LDS_CARD: idchip_status = 461;
/// The check was not made.
pub const IDCHIP_STATUS_REASON_NOT_CHECKED: idchip_status = 436;
/// The file was not given.
pub const IDCHIP_STATUS_REASON_NOT_GIVEN: idchip_status = 437;
/// A finding is not tolerated by the policy.
pub const IDCHIP_STATUS_REASON_NOT_TOLERATED: idchip_status = 438;
/// The document signer certificate is not valid yet.
pub const IDCHIP_STATUS_REASON_NOT_YET_VALID: idchip_status = 439;
/// The key is not of the kind that the signature algorithm is for.
pub const IDCHIP_STATUS_REASON_PUBLIC_KEY_ALGORITHM_DIFFERS: idchip_status = 440;
/// The public key is not one.
pub const IDCHIP_STATUS_REASON_PUBLIC_KEY_INVALID: idchip_status = 441;
/// The public key does not parse.
pub const IDCHIP_STATUS_REASON_PUBLIC_KEY_MALFORMED: idchip_status = 442;
/// The key is of a kind, a size or on a curve that no algorithm given takes.
pub const IDCHIP_STATUS_REASON_PUBLIC_KEY_UNSUPPORTED: idchip_status = 443;
/// The chip's response is not of its key and this challenge.
pub const IDCHIP_STATUS_REASON_RESPONSE_INVALID: idchip_status = 444;
/// The signature algorithm is broken and never accepted.
pub const IDCHIP_STATUS_REASON_SIGNATURE_ALGORITHM_FORBIDDEN: idchip_status = 445;
/// The parameters of the signature algorithm do not parse.
pub const IDCHIP_STATUS_REASON_SIGNATURE_ALGORITHM_MALFORMED: idchip_status = 446;
/// The signature algorithm is not among those given.
pub const IDCHIP_STATUS_REASON_SIGNATURE_ALGORITHM_UNSUPPORTED: idchip_status = 447;
/// The certificate names two different signature algorithms.
pub const IDCHIP_STATUS_REASON_SIGNATURE_ALGORITHMS_DIFFER: idchip_status = 448;
/// The signature is not the signer's.
pub const IDCHIP_STATUS_REASON_SIGNATURE_INVALID: idchip_status = 449;
/// The signature is not encoded as its algorithm requires.
pub const IDCHIP_STATUS_REASON_SIGNATURE_MALFORMED: idchip_status = 460;
/// There are no signed attributes.
pub const IDCHIP_STATUS_REASON_SIGNED_ATTRIBUTES_MISSING: idchip_status = 450;
/// The signer's certificate does not parse.
pub const IDCHIP_STATUS_REASON_SIGNER_CERTIFICATE_MALFORMED: idchip_status = 451;
/// The signer's certificate is neither in EF.SOD nor among those given.
pub const IDCHIP_STATUS_REASON_SIGNER_CERTIFICATE_MISSING: idchip_status = 452;
/// Nobody signed.
pub const IDCHIP_STATUS_REASON_SIGNER_INFO_COUNT: idchip_status = 453;
/// EF.DG1 names another state than the certificate.
pub const IDCHIP_STATUS_REASON_STATE_DIFFERS: idchip_status = 454;
/// The state's code is not known.
pub const IDCHIP_STATUS_REASON_STATE_UNKNOWN: idchip_status = 455;
/// More anchors had to be tried than the budget allows.
pub const IDCHIP_STATUS_REASON_TOO_MANY_CANDIDATES: idchip_status = 456;
/// EF.DG1 names no state or organisation that issues documents.
pub const IDCHIP_STATUS_REASON_STATE_CODE_INVALID: idchip_status = 457;
/// The document signer may not sign documents of this type.
pub const IDCHIP_STATUS_REASON_DOCUMENT_TYPE_NOT_LISTED: idchip_status = 458;
/// The chip's response is not as long as a signature of its key.
pub const IDCHIP_STATUS_REASON_RESPONSE_LENGTH: idchip_status = 459;
/// The only anchor that could have issued the document signer certificate is not a CSCA certificate.
pub const IDCHIP_STATUS_REASON_ANCHOR_NOT_A_CSCA: idchip_status = 465;
/// The signature is made with other RSASSA-PSS parameters than its key allows.
pub const IDCHIP_STATUS_REASON_PSS_PARAMETERS_DIFFER: idchip_status = 467;
// Last added: 467.

// 600 to 699: Vietnamese cards.

/// The QR code is that of a health insurance card, not of an ID card.
pub const IDCHIP_STATUS_HEALTH_INSURANCE_QR: idchip_status = 601;
/// The code is a COVID certificate or a personal COVID code, not that of an ID card.
pub const IDCHIP_STATUS_COVID_QR: idchip_status = 602;
/// The code holds a personal number alone, as the bar code of a card without a chip does.
pub const IDCHIP_STATUS_NUMBER_ALONE_QR: idchip_status = 603;
/// The code holds the nine-digit number of an identity card of before the personal number.
pub const IDCHIP_STATUS_OLD_NUMBER_QR: idchip_status = 604;
/// The QR code is that of no card.
pub const IDCHIP_STATUS_OTHER_QR: idchip_status = 605;
/// The QR code asks for a payment.
pub const IDCHIP_STATUS_PAYMENT_QR: idchip_status = 606;
/// The QR code is a token, as an application on a telephone shows it.
pub const IDCHIP_STATUS_TOKEN_QR: idchip_status = 607;
/// The QR code is an address, as of a web page.
pub const IDCHIP_STATUS_URL_QR: idchip_status = 608;
/// DG13 is that of another state than Vietnam, which puts something else there.
pub const IDCHIP_STATUS_DG13_OF_ANOTHER_STATE: idchip_status = 609;
// Last added: 609.

// 900 to 999: the library itself.

/// The library failed inside and the call was given up. This is a defect of the library.
pub const IDCHIP_STATUS_PANIC: idchip_status = 901;
/// The library came to a result that has no number. This is a defect of the library.
pub const IDCHIP_STATUS_INTERNAL: idchip_status = 902;
// Last added: 902.

/// Where the ranges of the core's numbers begin.
const PARSE: u32 = 200;
const DATA_GROUP: u32 = 300;
const REASON: u32 = 400;

/// The status of bytes that do not parse.
pub(crate) fn of_parse_error(error: &ParseError) -> idchip_status {
    of_parse_kind(&error.kind)
}

/// The status of the rule that was broken.
pub(crate) fn of_parse_kind(kind: &ParseErrorKind) -> idchip_status {
    PARSE.saturating_add(kind.code().into())
}

/// The status that a reason is. [`Reason::Ok`] is success.
pub(crate) fn of_reason(reason: Reason) -> idchip_status {
    match reason.code() {
        0 => IDCHIP_STATUS_OK,
        code => REASON.saturating_add(code.into()),
    }
}

/// The status of a data group that was held against its signed hash.
pub(crate) fn of_data_group(status: DataGroupStatus) -> idchip_status {
    match status {
        DataGroupStatus::Identical => IDCHIP_STATUS_OK,
        other => DATA_GROUP.saturating_add(other.code().into()),
    }
}

/// The status of a data group that was not opened: never success.
pub(crate) fn of_open_error(error: &OpenError) -> idchip_status {
    match error {
        OpenError::Malformed(error) => of_parse_error(error),
        OpenError::NotAuthentic(_, status) => failure(of_data_group(*status)),
        OpenError::NotVerified(..) => IDCHIP_STATUS_NOT_VERIFIED,
        _ => IDCHIP_STATUS_INTERNAL,
    }
}

/// What is a failure is never told as a success, whatever the table says.
pub(crate) const fn failure(status: idchip_status) -> idchip_status {
    match status {
        IDCHIP_STATUS_OK => IDCHIP_STATUS_INTERNAL,
        other => other,
    }
}
