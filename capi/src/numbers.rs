//! The numbers of the C API that are not words of the library; `vocabulary.rs` has those.

use crate::status::{IDCHIP_STATUS_UNKNOWN_NUMBER, idchip_status};

// Policies: the demands on a report.

/// Signature, chain, validity and the document's own expiry hold, DG1 and DG2 were read where
/// EF.SOD lists them, and every data group that was read is identical. Deviations that real
/// documents show are tolerated.
///
/// The four constants below are bits, to be joined with `|`: each changes one demand
/// of the default. Any other bit is UNKNOWN_POLICY, and so are the numbers 1 to 15. Once 1 to 4 were
/// IDCHIP_POLICY_STRICT, _WITH_REVOCATION, _WITH_CHIP and _ARCHIVE, which looked like bits, and 2 | 3 is
/// 3: they are not used again.
pub const IDCHIP_POLICY_DEFAULT: u32 = 0;
/// The chip must have proved that it is genuine.
pub const IDCHIP_REQUIRE_CHIP: u32 = 16;
/// Revocation must have been checked.
pub const IDCHIP_REQUIRE_REVOCATION: u32 = 32;
/// No deviation from the standards is tolerated. Many genuine documents do not pass.
pub const IDCHIP_TOLERATE_NOTHING: u32 = 64;
/// For documents of the past: an expired certificate or document is reported and does not block.
pub const IDCHIP_IGNORE_EXPIRY: u32 = 128;
// Last added: 128.

// Algorithms: bits, for idchip_algorithms_open.

/// SHA-1: old documents, and Active Authentication.
pub const IDCHIP_ALGORITHM_SHA_1: u32 = 1;
/// SHA-224.
pub const IDCHIP_ALGORITHM_SHA_224: u32 = 2;
/// SHA-256.
pub const IDCHIP_ALGORITHM_SHA_256: u32 = 4;
/// SHA-384.
pub const IDCHIP_ALGORITHM_SHA_384: u32 = 8;
/// SHA-512.
pub const IDCHIP_ALGORITHM_SHA_512: u32 = 16;
/// RSASSA-PKCS1-v1_5 and RSASSA-PSS, and the recovery that Active Authentication needs.
pub const IDCHIP_ALGORITHM_RSA: u32 = 256;
/// ECDSA on P-224.
pub const IDCHIP_ALGORITHM_ECDSA_P224: u32 = 512;
/// ECDSA on P-256.
pub const IDCHIP_ALGORITHM_ECDSA_P256: u32 = 1024;
/// ECDSA on P-384.
pub const IDCHIP_ALGORITHM_ECDSA_P384: u32 = 2048;
/// ECDSA on P-521.
pub const IDCHIP_ALGORITHM_ECDSA_P521: u32 = 4096;
/// ECDSA on brainpoolP224r1.
pub const IDCHIP_ALGORITHM_ECDSA_BRAINPOOL_P224R1: u32 = 8192;
/// ECDSA on brainpoolP256r1.
pub const IDCHIP_ALGORITHM_ECDSA_BRAINPOOL_P256R1: u32 = 16384;
/// ECDSA on brainpoolP320r1.
pub const IDCHIP_ALGORITHM_ECDSA_BRAINPOOL_P320R1: u32 = 32768;
/// ECDSA on brainpoolP384r1.
pub const IDCHIP_ALGORITHM_ECDSA_BRAINPOOL_P384R1: u32 = 65536;
/// ECDSA on brainpoolP512r1.
pub const IDCHIP_ALGORITHM_ECDSA_BRAINPOOL_P512R1: u32 = 131072;
/// ECDSA on brainpoolP224t1.
pub const IDCHIP_ALGORITHM_ECDSA_BRAINPOOL_P224T1: u32 = 262144;
/// ECDSA on brainpoolP256t1.
pub const IDCHIP_ALGORITHM_ECDSA_BRAINPOOL_P256T1: u32 = 524288;
/// ECDSA on brainpoolP320t1.
pub const IDCHIP_ALGORITHM_ECDSA_BRAINPOOL_P320T1: u32 = 1048576;
/// ECDSA on brainpoolP384t1.
pub const IDCHIP_ALGORITHM_ECDSA_BRAINPOOL_P384T1: u32 = 2097152;
/// ECDSA on brainpoolP512t1.
pub const IDCHIP_ALGORITHM_ECDSA_BRAINPOOL_P512T1: u32 = 4194304;
// Last added: 4194304.

// The weight of a check under a policy.

/// The check must be successful.
pub const IDCHIP_REQUIREMENT_REQUIRED: u32 = 1;
/// The check must not have failed; if it could not be made, it does not block.
pub const IDCHIP_REQUIREMENT_MUST_NOT_FAIL: u32 = 2;
/// The check is reported and never blocks.
pub const IDCHIP_REQUIREMENT_REPORTED: u32 = 3;
// Last added: 3.

// Levels of the log.

/// Nothing is told.
pub const IDCHIP_LOG_NOTHING: u32 = 0;
/// A function was called wrongly, or the library has a defect.
pub const IDCHIP_LOG_ERROR: u32 = 1;
/// Something speaks against a card, or cannot be decided.
pub const IDCHIP_LOG_WARNING: u32 = 2;
/// Every call.
pub const IDCHIP_LOG_INFO: u32 = 3;
// Last added: 3.

// The evidence for a result.

/// No evidence beyond the reason.
pub const IDCHIP_EVIDENCE_NONE: u32 = 0;
/// The anchor of index `value` among those given, counted from 0.
pub const IDCHIP_EVIDENCE_ANCHOR: u32 = 1;
/// The data group `value`.
pub const IDCHIP_EVIDENCE_DATA_GROUP: u32 = 2;
/// The error of bytes that do not parse: `error`.
pub const IDCHIP_EVIDENCE_ERROR: u32 = 3;
/// The finding `value`.
pub const IDCHIP_EVIDENCE_FINDING: u32 = 4;
/// The time at which something begins or ends to be valid: `time`.
pub const IDCHIP_EVIDENCE_LIMIT: u32 = 5;
/// The length: `value` bytes were found, and `expected` bytes are required.
pub const IDCHIP_EVIDENCE_LENGTH: u32 = 6;
/// The data group `value`, which lacks `expected` bytes at its end.
pub const IDCHIP_EVIDENCE_MISSING: u32 = 7;
/// `time` is the time at which the issuing state revoked the certificate, and `value` is the CRLReason
/// that it gave (RFC 5280 §5.3.1), or IDCHIP_NO_REVOCATION_REASON.
pub const IDCHIP_EVIDENCE_REVOKED: u32 = 8;
// Last added: 8.

/// The revocation list gives no reason, or one that is not in the standard.
pub const IDCHIP_NO_REVOCATION_REASON: u32 = 0xFFFF_FFFF;

// The forms of a file of anchors.

/// A form that cannot be read.
pub const IDCHIP_FORM_UNKNOWN: u32 = 0;
/// DER or BER.
pub const IDCHIP_FORM_BINARY: u32 = 1;
/// PEM (RFC 7468).
pub const IDCHIP_FORM_PEM: u32 = 2;
/// LDIF (RFC 2849).
pub const IDCHIP_FORM_LDIF: u32 = 3;
/// Base64 alone (RFC 4648 §4).
pub const IDCHIP_FORM_BASE64: u32 = 4;
/// Hexadecimal digits alone.
pub const IDCHIP_FORM_HEXADECIMAL: u32 = 5;
// Last added: 5.

// Layouts of the MRZ.

/// Three lines of 30 characters: cards (Doc 9303-5).
pub const IDCHIP_MRZ_TD1: u32 = 1;
/// Two lines of 36 characters (Doc 9303-6).
pub const IDCHIP_MRZ_TD2: u32 = 2;
/// Two lines of 44 characters: passports (Doc 9303-4).
pub const IDCHIP_MRZ_TD3: u32 = 3;
// Last added: 3.

// Formats of images, by their first bytes.

/// A format that is not named here.
pub const IDCHIP_IMAGE_UNKNOWN: u32 = 0;
/// JPEG (ISO/IEC 10918-1).
pub const IDCHIP_IMAGE_JPEG: u32 = 1;
/// A JPEG 2000 file (ISO/IEC 15444-1 annex I).
pub const IDCHIP_IMAGE_JPEG_2000: u32 = 2;
/// A JPEG 2000 codestream without the boxes of a file (ISO/IEC 15444-1 annex A).
pub const IDCHIP_IMAGE_JPEG_2000_CODESTREAM: u32 = 3;
/// Wavelet scalar quantization of a fingerprint.
pub const IDCHIP_IMAGE_WSQ: u32 = 4;
// Last added: 4.

// Images that are displayed, and the data group that has them.

/// A portrait in DG5, which may have several.
pub const IDCHIP_DISPLAYED_PORTRAIT: u32 = 501;
/// A signature or usual mark in DG7, which may have several.
pub const IDCHIP_DISPLAYED_SIGNATURE: u32 = 701;
/// The proof of citizenship in DG11.
pub const IDCHIP_DISPLAYED_PROOF_OF_CITIZENSHIP: u32 = 1101;
/// The front of the document in DG12.
pub const IDCHIP_DISPLAYED_FRONT: u32 = 1201;
/// The rear of the document in DG12.
pub const IDCHIP_DISPLAYED_REAR: u32 = 1202;

// Records of fingers and irises.

/// A record of ISO/IEC 19794-4 or 19794-6.
pub const IDCHIP_BIOMETRIC_RECORD_ISO_19794: u32 = 1;
/// A record of ISO/IEC 39794-4 or 39794-6.
pub const IDCHIP_BIOMETRIC_RECORD_ISO_39794: u32 = 2;
// Last added: 2.

// Details: the number of the data group times 100, and one for the field. They are texts, unless a comment
// says that it is a date.

/// The full name of the holder in national characters, in DG11.
pub const IDCHIP_DETAIL_NAME_OF_HOLDER: u32 = 1101;
/// Another name of the holder in DG11, which may have several.
pub const IDCHIP_DETAIL_OTHER_NAME: u32 = 1102;
/// The personal number, in DG11.
pub const IDCHIP_DETAIL_PERSONAL_NUMBER: u32 = 1103;
/// The full date of birth, in DG11: a date.
pub const IDCHIP_DETAIL_DATE_OF_BIRTH: u32 = 1104;
/// The place of birth, in DG11.
pub const IDCHIP_DETAIL_PLACE_OF_BIRTH: u32 = 1105;
/// The permanent address, in DG11.
pub const IDCHIP_DETAIL_PERMANENT_ADDRESS: u32 = 1106;
/// The telephone number of the holder, in DG11.
pub const IDCHIP_DETAIL_TELEPHONE: u32 = 1107;
/// The profession, in DG11.
pub const IDCHIP_DETAIL_PROFESSION: u32 = 1108;
/// The title, in DG11.
pub const IDCHIP_DETAIL_TITLE: u32 = 1109;
/// The personal summary, in DG11.
pub const IDCHIP_DETAIL_PERSONAL_SUMMARY: u32 = 1110;
/// The numbers of other valid travel documents, in DG11.
pub const IDCHIP_DETAIL_OTHER_TRAVEL_DOCUMENTS: u32 = 1111;
/// Information about custody, in DG11.
pub const IDCHIP_DETAIL_CUSTODY: u32 = 1112;
/// The issuing authority, in DG12.
pub const IDCHIP_DETAIL_ISSUING_AUTHORITY: u32 = 1201;
/// The date of issue, in DG12: a date.
pub const IDCHIP_DETAIL_DATE_OF_ISSUE: u32 = 1202;
/// The name of another person in DG12, which may have several.
pub const IDCHIP_DETAIL_OTHER_PERSON: u32 = 1203;
/// Endorsements and observations, in DG12.
pub const IDCHIP_DETAIL_ENDORSEMENTS: u32 = 1204;
/// Requirements of tax or exit, in DG12.
pub const IDCHIP_DETAIL_TAX_OR_EXIT: u32 = 1205;
/// The time of personalization, in DG12: a date with a time.
pub const IDCHIP_DETAIL_PERSONALIZATION_TIME: u32 = 1206;
/// The serial number of the personalization system, in DG12.
pub const IDCHIP_DETAIL_PERSONALIZATION_SYSTEM: u32 = 1207;
/// The name of a person to notify in DG16, which may have several.
pub const IDCHIP_DETAIL_PERSON_NAME: u32 = 1601;
/// The telephone number of such a person.
pub const IDCHIP_DETAIL_PERSON_TELEPHONE: u32 = 1602;
/// The address of such a person.
pub const IDCHIP_DETAIL_PERSON_ADDRESS: u32 = 1603;
/// The date on which such a person was recorded: a date.
pub const IDCHIP_DETAIL_DATE_RECORDED: u32 = 1604;

// Public keys.

/// An RSA key: modulus and exponent.
pub const IDCHIP_KEY_RSA: u32 = 1;
/// A key on a named curve: object identifier and point.
pub const IDCHIP_KEY_EC_NAMED: u32 = 2;
/// A key on a curve given by explicit parameters: only the point is handed out.
pub const IDCHIP_KEY_EC_EXPLICIT: u32 = 3;
/// A key of another algorithm.
pub const IDCHIP_KEY_OTHER: u32 = 4;
// Last added: 4.

// Security infos of EF.DG14.

/// Another protocol, by its object identifier.
pub const IDCHIP_SECURITY_INFO_UNKNOWN: u32 = 0;
/// The algorithm that the key of Active Authentication signs with.
pub const IDCHIP_SECURITY_INFO_ACTIVE_AUTHENTICATION: u32 = 1;
/// A way to run Chip Authentication.
pub const IDCHIP_SECURITY_INFO_CHIP_AUTHENTICATION: u32 = 2;
/// The group of a key of Chip Authentication.
pub const IDCHIP_SECURITY_INFO_CHIP_AUTHENTICATION_DOMAIN_PARAMETERS: u32 = 3;
/// A key of Chip Authentication.
pub const IDCHIP_SECURITY_INFO_CHIP_AUTHENTICATION_PUBLIC_KEY: u32 = 4;
/// A copy of EF.DIR.
pub const IDCHIP_SECURITY_INFO_EF_DIR: u32 = 5;
/// A way to run PACE.
pub const IDCHIP_SECURITY_INFO_PACE: u32 = 6;
/// A group for PACE that is not standardized.
pub const IDCHIP_SECURITY_INFO_PACE_DOMAIN_PARAMETERS: u32 = 7;
/// Support of Terminal Authentication.
pub const IDCHIP_SECURITY_INFO_TERMINAL_AUTHENTICATION: u32 = 8;
// Last added: 8.

// Languages of texts.

/// English.
pub const IDCHIP_LANGUAGE_EN: u32 = 1;
/// Vietnamese.
pub const IDCHIP_LANGUAGE_VI: u32 = 2;
// Last added: 2.

// The kinds of numbers that have texts, for idchip_translate.

/// One of the IDCHIP_STATUS_ constants: meaning and advice.
pub const IDCHIP_TEXT_OF_STATUS: u32 = 1;
/// One of the IDCHIP_CHECK_ constants: title and meaning.
pub const IDCHIP_TEXT_OF_CHECK: u32 = 2;
/// One of the IDCHIP_LIST_CHECK_ constants: title and meaning.
pub const IDCHIP_TEXT_OF_LIST_CHECK: u32 = 3;
/// One of the IDCHIP_TR03135_ constants: title and meaning.
pub const IDCHIP_TEXT_OF_TR03135: u32 = 4;
/// One of the IDCHIP_RESULT_ constants: title and meaning.
pub const IDCHIP_TEXT_OF_RESULT: u32 = 5;
/// One of the IDCHIP_VERDICT_ constants: title and meaning.
pub const IDCHIP_TEXT_OF_VERDICT: u32 = 6;
/// One of the IDCHIP_DATA_GROUP_ constants: title, meaning and advice.
pub const IDCHIP_TEXT_OF_DATA_GROUP: u32 = 7;
/// One of the IDCHIP_FINDING_ constants: meaning and advice.
pub const IDCHIP_TEXT_OF_FINDING: u32 = 8;
/// One of the IDCHIP_STRUCTURE_ constants: title and meaning.
pub const IDCHIP_TEXT_OF_STRUCTURE: u32 = 9;
/// One of the IDCHIP_CROSS_CHECK_ constants: meaning and advice.
pub const IDCHIP_TEXT_OF_CROSS_CHECK: u32 = 10;
// Last added: 10.

// The parts of the texts of a number.

/// A few words for a heading or a table, as "Signature of EF.SOD" or "not identical".
pub const IDCHIP_TEXT_TITLE: u32 = 1;
/// The meaning, in lower case and without a full stop.
pub const IDCHIP_TEXT_MEANING: u32 = 2;
/// The advice, in whole sentences.
pub const IDCHIP_TEXT_ADVICE: u32 = 3;
// Last added: 3.

/// Returns the word of this number.
pub(crate) fn found<T: Copy>(
    all: &[T],
    number: u32,
    code: impl Fn(T) -> u16,
) -> Result<T, idchip_status> {
    let mut all = all.iter().copied();
    all.find(|word| u32::from(code(*word)) == number).ok_or(IDCHIP_STATUS_UNKNOWN_NUMBER)
}
