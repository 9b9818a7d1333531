/*
 * idchip: reads the chip data of national ID cards and passports (ICAO Doc 9303) and proves who
 * signed it. Bytes in; a verified identity out, or the exact reason why not.
 *
 * Made from capi/src by `cargo xtask header`; do not edit. docs/c-api.md tells the rest.
 *
 * The contract, for every function:
 *
 * - It returns a status; IDCHIP_STATUS_OK is 0. The few that cannot fail return their value. A status that
 *   is passed over is a warning (IDCHIP_MUST_USE).
 * - Outputs are written with IDCHIP_STATUS_OK only, and are untouched otherwise. Nothing is both input
 *   and output but the object itself.
 * - All memory is the caller's. Nothing is allocated and nothing is kept outside of it: there is no
 *   global state. Objects stand in memory that the caller gives, and must not be moved or copied.
 * - No pointer may be NULL, and NULL has a status. NULL with a length of 0 is the empty buffer.
 * - A slice in an output points into a buffer of the caller's, and holds as long as that buffer.
 * - Texts are bytes and a length; only fixed arrays of char and the texts that are written into a
 *   buffer of the caller's end with NUL.
 * - One thread at a time uses a context; functions that take it as const may run side by side. Anchors
 *   may be shared by any number of threads, as long as none adds to them.
 * - Numbers never change their meaning, and are never used again. There are more in later versions:
 *   treat one that is not known as a failure.
 */

#ifndef IDCHIP_H
#define IDCHIP_H

#include <stddef.h>
#include <stdint.h>

/// The version of this header; idchip_version() tells that of the library.
#define IDCHIP_VERSION "0.1.0"
#define IDCHIP_VERSION_MAJOR 0
#define IDCHIP_VERSION_MINOR 1
#define IDCHIP_VERSION_PATCH 0

/// Makes a compiler warn if a status is ignored: only IDCHIP_STATUS_OK says that a document, or a part
/// of it, is genuine. Define it as nothing before the header to switch the warnings off.
#ifndef IDCHIP_MUST_USE
#if defined(__cplusplus) && __cplusplus >= 201703L
#define IDCHIP_MUST_USE [[nodiscard]]
#elif defined(__STDC_VERSION__) && __STDC_VERSION__ >= 202311L
#define IDCHIP_MUST_USE [[nodiscard]]
#elif defined(__GNUC__)
#define IDCHIP_MUST_USE __attribute__((__warn_unused_result__))
#elif defined(_MSC_VER)
#include <sal.h>
#define IDCHIP_MUST_USE _Check_return_
#else
#define IDCHIP_MUST_USE
#endif
#endif

/// The sizes of objects in bytes, with room for later versions, and their alignment, which is that of a
/// pointer. Memory from malloc has it, and so have the unions below.
#define IDCHIP_CONTEXT_SIZE (1152u + 128u * sizeof(void *))
#define IDCHIP_ANCHORS_SIZE(count) ((8u + 8u * (size_t)(count)) * sizeof(void *))
#define IDCHIP_SIGNERS_SIZE(count) ((8u + 2u * (size_t)(count)) * sizeof(void *))
#define IDCHIP_KNOWN_SIGNERS_SIZE(count) (8u * sizeof(void *) + 64u * (size_t)(count))
#define IDCHIP_ALGORITHMS_SIZE (64u * sizeof(void *))
#define IDCHIP_LINKS_SIZE(count) (8u * sizeof(void *) + (size_t)(count) * (96u + 4u * sizeof(void *)))
#define IDCHIP_ALIGNMENT sizeof(void *)

/// Memory for a context.
typedef union idchip_context_memory {
  void *alignment;
  unsigned char bytes[IDCHIP_CONTEXT_SIZE];
} idchip_context_memory;

/// Memory for 8 anchors, certificates or master lists.
typedef union idchip_anchors_memory {
  void *alignment;
  unsigned char bytes[IDCHIP_ANCHORS_SIZE(8)];
} idchip_anchors_memory;

/// The size in bytes of a buffer for the names of a certificate, which suffices for the certificates of all states
/// seen. Four times the length of a certificate always does.
#define IDCHIP_CERTIFICATE_TEXT_SIZE 1024

/// The number of bytes that the first READ BINARY of a file asks for: the length of every file that the
/// library reads follows from them.
#define IDCHIP_MAX_FIRST_BYTES 8

/// Signature, chain, validity and the document's own expiry hold, DG1 and DG2 were read where
/// EF.SOD lists them, and every data group that was read is identical. Deviations that real
/// documents show are tolerated.
///
/// The four constants below are bits, to be joined with `|`: each changes one demand
/// of the default. Any other bit is UNKNOWN_POLICY, and so are the numbers 1 to 15. Once 1 to 4 were
/// IDCHIP_POLICY_STRICT, _WITH_REVOCATION, _WITH_CHIP and _ARCHIVE, which looked like bits, and 2 | 3 is
/// 3: they are not used again.
#define IDCHIP_POLICY_DEFAULT 0

/// The chip must have proved that it is genuine.
#define IDCHIP_REQUIRE_CHIP 16

/// Revocation must have been checked.
#define IDCHIP_REQUIRE_REVOCATION 32

/// No deviation from the standards is tolerated. Many genuine documents do not pass.
#define IDCHIP_TOLERATE_NOTHING 64

/// For documents of the past: an expired certificate or document is reported and does not block.
#define IDCHIP_IGNORE_EXPIRY 128

/// SHA-1: old documents, and Active Authentication.
#define IDCHIP_ALGORITHM_SHA_1 1

/// SHA-224.
#define IDCHIP_ALGORITHM_SHA_224 2

/// SHA-256.
#define IDCHIP_ALGORITHM_SHA_256 4

/// SHA-384.
#define IDCHIP_ALGORITHM_SHA_384 8

/// SHA-512.
#define IDCHIP_ALGORITHM_SHA_512 16

/// RSASSA-PKCS1-v1_5 and RSASSA-PSS, and the recovery that Active Authentication needs.
#define IDCHIP_ALGORITHM_RSA 256

/// ECDSA on P-224.
#define IDCHIP_ALGORITHM_ECDSA_P224 512

/// ECDSA on P-256.
#define IDCHIP_ALGORITHM_ECDSA_P256 1024

/// ECDSA on P-384.
#define IDCHIP_ALGORITHM_ECDSA_P384 2048

/// ECDSA on P-521.
#define IDCHIP_ALGORITHM_ECDSA_P521 4096

/// ECDSA on brainpoolP224r1.
#define IDCHIP_ALGORITHM_ECDSA_BRAINPOOL_P224R1 8192

/// ECDSA on brainpoolP256r1.
#define IDCHIP_ALGORITHM_ECDSA_BRAINPOOL_P256R1 16384

/// ECDSA on brainpoolP320r1.
#define IDCHIP_ALGORITHM_ECDSA_BRAINPOOL_P320R1 32768

/// ECDSA on brainpoolP384r1.
#define IDCHIP_ALGORITHM_ECDSA_BRAINPOOL_P384R1 65536

/// ECDSA on brainpoolP512r1.
#define IDCHIP_ALGORITHM_ECDSA_BRAINPOOL_P512R1 131072

/// ECDSA on brainpoolP224t1.
#define IDCHIP_ALGORITHM_ECDSA_BRAINPOOL_P224T1 262144

/// ECDSA on brainpoolP256t1.
#define IDCHIP_ALGORITHM_ECDSA_BRAINPOOL_P256T1 524288

/// ECDSA on brainpoolP320t1.
#define IDCHIP_ALGORITHM_ECDSA_BRAINPOOL_P320T1 1048576

/// ECDSA on brainpoolP384t1.
#define IDCHIP_ALGORITHM_ECDSA_BRAINPOOL_P384T1 2097152

/// ECDSA on brainpoolP512t1.
#define IDCHIP_ALGORITHM_ECDSA_BRAINPOOL_P512T1 4194304

/// The check must be successful.
#define IDCHIP_REQUIREMENT_REQUIRED 1

/// The check must not have failed; if it could not be made, it does not block.
#define IDCHIP_REQUIREMENT_MUST_NOT_FAIL 2

/// The check is reported and never blocks.
#define IDCHIP_REQUIREMENT_REPORTED 3

/// Nothing is told.
#define IDCHIP_LOG_NOTHING 0

/// A function was called wrongly, or the library has a defect.
#define IDCHIP_LOG_ERROR 1

/// Something speaks against a card, or cannot be decided.
#define IDCHIP_LOG_WARNING 2

/// Every call.
#define IDCHIP_LOG_INFO 3

/// No evidence beyond the reason.
#define IDCHIP_EVIDENCE_NONE 0

/// The anchor of index `value` among those given, counted from 0.
#define IDCHIP_EVIDENCE_ANCHOR 1

/// The data group `value`.
#define IDCHIP_EVIDENCE_DATA_GROUP 2

/// The error of bytes that do not parse: `error`.
#define IDCHIP_EVIDENCE_ERROR 3

/// The finding `value`.
#define IDCHIP_EVIDENCE_FINDING 4

/// The time at which something begins or ends to be valid: `time`.
#define IDCHIP_EVIDENCE_LIMIT 5

/// The length: `value` bytes were found, and `expected` bytes are required.
#define IDCHIP_EVIDENCE_LENGTH 6

/// The data group `value`, which lacks `expected` bytes at its end.
#define IDCHIP_EVIDENCE_MISSING 7

/// `time` is the time at which the issuing state revoked the certificate, and `value` is the CRLReason
/// that it gave (RFC 5280 §5.3.1), or IDCHIP_NO_REVOCATION_REASON.
#define IDCHIP_EVIDENCE_REVOKED 8

/// The revocation list gives no reason, or one that is not in the standard.
#define IDCHIP_NO_REVOCATION_REASON 4294967295

/// A form that cannot be read.
#define IDCHIP_FORM_UNKNOWN 0

/// DER or BER.
#define IDCHIP_FORM_BINARY 1

/// PEM (RFC 7468).
#define IDCHIP_FORM_PEM 2

/// LDIF (RFC 2849).
#define IDCHIP_FORM_LDIF 3

/// Base64 alone (RFC 4648 §4).
#define IDCHIP_FORM_BASE64 4

/// Hexadecimal digits alone.
#define IDCHIP_FORM_HEXADECIMAL 5

/// Three lines of 30 characters: cards (Doc 9303-5).
#define IDCHIP_MRZ_TD1 1

/// Two lines of 36 characters (Doc 9303-6).
#define IDCHIP_MRZ_TD2 2

/// Two lines of 44 characters: passports (Doc 9303-4).
#define IDCHIP_MRZ_TD3 3

/// A format that is not named here.
#define IDCHIP_IMAGE_UNKNOWN 0

/// JPEG (ISO/IEC 10918-1).
#define IDCHIP_IMAGE_JPEG 1

/// A JPEG 2000 file (ISO/IEC 15444-1 annex I).
#define IDCHIP_IMAGE_JPEG_2000 2

/// A JPEG 2000 codestream without the boxes of a file (ISO/IEC 15444-1 annex A).
#define IDCHIP_IMAGE_JPEG_2000_CODESTREAM 3

/// Wavelet scalar quantization of a fingerprint.
#define IDCHIP_IMAGE_WSQ 4

/// A portrait in DG5, which may have several.
#define IDCHIP_DISPLAYED_PORTRAIT 501

/// A signature or usual mark in DG7, which may have several.
#define IDCHIP_DISPLAYED_SIGNATURE 701

/// The proof of citizenship in DG11.
#define IDCHIP_DISPLAYED_PROOF_OF_CITIZENSHIP 1101

/// The front of the document in DG12.
#define IDCHIP_DISPLAYED_FRONT 1201

/// The rear of the document in DG12.
#define IDCHIP_DISPLAYED_REAR 1202

/// A record of ISO/IEC 19794-4 or 19794-6.
#define IDCHIP_BIOMETRIC_RECORD_ISO_19794 1

/// A record of ISO/IEC 39794-4 or 39794-6.
#define IDCHIP_BIOMETRIC_RECORD_ISO_39794 2

/// The full name of the holder in national characters, in DG11.
#define IDCHIP_DETAIL_NAME_OF_HOLDER 1101

/// Another name of the holder in DG11, which may have several.
#define IDCHIP_DETAIL_OTHER_NAME 1102

/// The personal number, in DG11.
#define IDCHIP_DETAIL_PERSONAL_NUMBER 1103

/// The full date of birth, in DG11: a date.
#define IDCHIP_DETAIL_DATE_OF_BIRTH 1104

/// The place of birth, in DG11.
#define IDCHIP_DETAIL_PLACE_OF_BIRTH 1105

/// The permanent address, in DG11.
#define IDCHIP_DETAIL_PERMANENT_ADDRESS 1106

/// The telephone number of the holder, in DG11.
#define IDCHIP_DETAIL_TELEPHONE 1107

/// The profession, in DG11.
#define IDCHIP_DETAIL_PROFESSION 1108

/// The title, in DG11.
#define IDCHIP_DETAIL_TITLE 1109

/// The personal summary, in DG11.
#define IDCHIP_DETAIL_PERSONAL_SUMMARY 1110

/// The numbers of other valid travel documents, in DG11.
#define IDCHIP_DETAIL_OTHER_TRAVEL_DOCUMENTS 1111

/// Information about custody, in DG11.
#define IDCHIP_DETAIL_CUSTODY 1112

/// The issuing authority, in DG12.
#define IDCHIP_DETAIL_ISSUING_AUTHORITY 1201

/// The date of issue, in DG12: a date.
#define IDCHIP_DETAIL_DATE_OF_ISSUE 1202

/// The name of another person in DG12, which may have several.
#define IDCHIP_DETAIL_OTHER_PERSON 1203

/// Endorsements and observations, in DG12.
#define IDCHIP_DETAIL_ENDORSEMENTS 1204

/// Requirements of tax or exit, in DG12.
#define IDCHIP_DETAIL_TAX_OR_EXIT 1205

/// The time of personalization, in DG12: a date with a time.
#define IDCHIP_DETAIL_PERSONALIZATION_TIME 1206

/// The serial number of the personalization system, in DG12.
#define IDCHIP_DETAIL_PERSONALIZATION_SYSTEM 1207

/// The name of a person to notify in DG16, which may have several.
#define IDCHIP_DETAIL_PERSON_NAME 1601

/// The telephone number of such a person.
#define IDCHIP_DETAIL_PERSON_TELEPHONE 1602

/// The address of such a person.
#define IDCHIP_DETAIL_PERSON_ADDRESS 1603

/// The date on which such a person was recorded: a date.
#define IDCHIP_DETAIL_DATE_RECORDED 1604

/// An RSA key: modulus and exponent.
#define IDCHIP_KEY_RSA 1

/// A key on a named curve: object identifier and point.
#define IDCHIP_KEY_EC_NAMED 2

/// A key on a curve given by explicit parameters: only the point is handed out.
#define IDCHIP_KEY_EC_EXPLICIT 3

/// A key of another algorithm.
#define IDCHIP_KEY_OTHER 4

/// Another protocol, by its object identifier.
#define IDCHIP_SECURITY_INFO_UNKNOWN 0

/// The algorithm that the key of Active Authentication signs with.
#define IDCHIP_SECURITY_INFO_ACTIVE_AUTHENTICATION 1

/// A way to run Chip Authentication.
#define IDCHIP_SECURITY_INFO_CHIP_AUTHENTICATION 2

/// The group of a key of Chip Authentication.
#define IDCHIP_SECURITY_INFO_CHIP_AUTHENTICATION_DOMAIN_PARAMETERS 3

/// A key of Chip Authentication.
#define IDCHIP_SECURITY_INFO_CHIP_AUTHENTICATION_PUBLIC_KEY 4

/// A copy of EF.DIR.
#define IDCHIP_SECURITY_INFO_EF_DIR 5

/// A way to run PACE.
#define IDCHIP_SECURITY_INFO_PACE 6

/// A group for PACE that is not standardized.
#define IDCHIP_SECURITY_INFO_PACE_DOMAIN_PARAMETERS 7

/// Support of Terminal Authentication.
#define IDCHIP_SECURITY_INFO_TERMINAL_AUTHENTICATION 8

/// English.
#define IDCHIP_LANGUAGE_EN 1

/// Vietnamese.
#define IDCHIP_LANGUAGE_VI 2

/// One of the IDCHIP_STATUS_ constants: meaning and advice.
#define IDCHIP_TEXT_OF_STATUS 1

/// One of the IDCHIP_CHECK_ constants: title and meaning.
#define IDCHIP_TEXT_OF_CHECK 2

/// One of the IDCHIP_LIST_CHECK_ constants: title and meaning.
#define IDCHIP_TEXT_OF_LIST_CHECK 3

/// One of the IDCHIP_TR03135_ constants: title and meaning.
#define IDCHIP_TEXT_OF_TR03135 4

/// One of the IDCHIP_RESULT_ constants: title and meaning.
#define IDCHIP_TEXT_OF_RESULT 5

/// One of the IDCHIP_VERDICT_ constants: title and meaning.
#define IDCHIP_TEXT_OF_VERDICT 6

/// One of the IDCHIP_DATA_GROUP_ constants: title, meaning and advice.
#define IDCHIP_TEXT_OF_DATA_GROUP 7

/// One of the IDCHIP_FINDING_ constants: meaning and advice.
#define IDCHIP_TEXT_OF_FINDING 8

/// One of the IDCHIP_STRUCTURE_ constants: title and meaning.
#define IDCHIP_TEXT_OF_STRUCTURE 9

/// One of the IDCHIP_CROSS_CHECK_ constants: meaning and advice.
#define IDCHIP_TEXT_OF_CROSS_CHECK 10

/// A few words for a heading or a table, as "Signature of EF.SOD" or "not identical".
#define IDCHIP_TEXT_TITLE 1

/// The meaning, in lower case and without a full stop.
#define IDCHIP_TEXT_MEANING 2

/// The advice, in whole sentences.
#define IDCHIP_TEXT_ADVICE 3

/// The size in bytes of a buffer that every name and message fits into, with the NUL.
#define IDCHIP_TEXT_SIZE 256

/// The size in bytes of a buffer that every advice fits into, with the NUL.
#define IDCHIP_ADVICE_SIZE 512

/// The size in bytes of a buffer that every text of every language fits into, with the NUL.
#define IDCHIP_TRANSLATION_SIZE 1024

/// The digest of the LDSSecurityObject is the signed one (TR-03135-1 §5.6.4.2.2).
#define IDCHIP_CHECK_MESSAGE_DIGEST 1

/// The signature of EF.SOD was made with the document signer's key (TR-03135-1 §5.6.4.2.2).
#define IDCHIP_CHECK_SOD_SIGNATURE 2

/// The certificate is a document signer's certificate and was issued by one of the anchors
/// (TR-03135-1 §5.6.4.3.3).
#define IDCHIP_CHECK_DS_SIGNATURE 3

/// Both certificates are valid at the given time (TR-03135-1 §5.6.4.3.4).
#define IDCHIP_CHECK_VALIDITY 4

/// The document signer's certificate is not revoked (TR-03135-1 §5.6.4.3.5).
#define IDCHIP_CHECK_REVOCATION 5

/// EF.COM and EF.SOD list the same data groups (TR-03135-1 §5.6.4.4.1).
#define IDCHIP_CHECK_COM_VS_SOD 6

/// The data groups that were read have the signed hashes (TR-03135-1 §5.6.4.4.2).
#define IDCHIP_CHECK_DATA_GROUPS 7

/// EF.DG1 and the CSCA certificate name the same state (TR-03135-1 §5.6.4.5).
#define IDCHIP_CHECK_ISSUING_STATE 8

/// The document has not expired (TR-03135-1 §5.7.1).
#define IDCHIP_CHECK_DOCUMENT_EXPIRY 9

/// The chip holds the private key of EF.DG15 (TR-03135-1 §5.6.4.1).
#define IDCHIP_CHECK_ACTIVE_AUTHENTICATION 10

/// The signer may sign documents of the type in EF.DG1 (Doc 9303-12 §7.1.1.6).
#define IDCHIP_CHECK_DOCUMENT_TYPE 11

/// EF.CardAccess offers what the signed EF.DG14 lists, and nothing weaker (Doc 9303-11 §5.1).
#define IDCHIP_CHECK_CARD_ACCESS 12

/// The digest of the list is the signed one (RFC 5652 §5.4).
#define IDCHIP_LIST_CHECK_MESSAGE_DIGEST 1

/// The signature of the list was made with the signer's key (RFC 5652 §5.4).
#define IDCHIP_LIST_CHECK_LIST_SIGNATURE 2

/// The certificate is that of a signer of such lists and was issued by one of the pinned
/// certificates (Doc 9303-12 §7.1.1).
#define IDCHIP_LIST_CHECK_LIST_SIGNER 3

/// Both certificates are valid at the given time (Doc 9303-12 appendix D).
#define IDCHIP_LIST_CHECK_VALIDITY 4

/// The signer's certificate is not revoked (Doc 9303-12 §7.1.4).
#define IDCHIP_LIST_CHECK_REVOCATION 5

/// No check of the document failed, and those that were made are successful (TR-03135-1 §5.4).
#define IDCHIP_TR03135_DOCUMENT 1

/// The printed features of the document are genuine (TR-03135-1 §5.5).
#define IDCHIP_TR03135_OPTICAL 2

/// The access to the chip and its content are as they must be (TR-03135-1 §5.6).
#define IDCHIP_TR03135_ELECTRONIC 3

/// The chip was accessed with every protocol that is required (TR-03135-1 §5.6.3).
#define IDCHIP_TR03135_CHIP_ACCESS 4

/// The chip was accessed with Basic Access Control or PACE (TR-03135-1 §5.6.3.1).
#define IDCHIP_TR03135_BAC_OR_PACE 5

/// The terminal may read the protected data groups (TR-03135-1 §5.6.3.2).
#define IDCHIP_TR03135_TERMINAL_AUTHENTICATION 6

/// The content of the chip is authentic and unaltered (TR-03135-1 §5.6.4).
#define IDCHIP_TR03135_CHIP_CONTENT 7

/// The chip proved by one of its protocols that it is no copy (TR-03135-1 §5.6.4.1).
#define IDCHIP_TR03135_CHIP_AUTHENTICITY 8

/// The chip holds the private key of EF.DG15 (TR-03135-1 §5.6.4.1.1).
#define IDCHIP_TR03135_ACTIVE_AUTHENTICATION 9

/// The chip holds the private key for the public key in EF.DG14 (TR-03135-1 §5.6.4.1.2).
#define IDCHIP_TR03135_CHIP_AUTHENTICATION 10

/// The chip authenticated itself while PACE was performed (TR-03135-1 §5.6.4.1.3).
#define IDCHIP_TR03135_PACE_CAM 11

/// Every security object that was read is verified (TR-03135-1 §5.6.4.2.1).
#define IDCHIP_TR03135_SECURITY_OBJECTS 12

/// The digest and the signature of EF.SOD are verified (TR-03135-1 §5.6.4.2.2).
#define IDCHIP_TR03135_SECURITY_OBJECT 13

/// The digest of the LDSSecurityObject is the signed one (TR-03135-1 §5.6.4.2.2).
#define IDCHIP_TR03135_MESSAGE_DIGEST 14

/// The signature of EF.SOD was made with the document signer's key (TR-03135-1 §5.6.4.2.2).
#define IDCHIP_TR03135_SOD_SIGNATURE 15

/// The certificates of every security object that was read are verified (TR-03135-1 §5.6.4.3.1).
#define IDCHIP_TR03135_ISSUER_CERTIFICATES 16

/// The certificates of EF.SOD are verified (TR-03135-1 §5.6.4.3.2).
#define IDCHIP_TR03135_ISSUER_CERTIFICATE 17

/// The document signer's certificate was issued by one of the anchors (TR-03135-1 §5.6.4.3.3).
#define IDCHIP_TR03135_DS_SIGNATURE 18

/// Both certificates are valid at the given time (TR-03135-1 §5.6.4.3.4).
#define IDCHIP_TR03135_VALIDITY 19

/// The document signer's certificate is not revoked (TR-03135-1 §5.6.4.3.5).
#define IDCHIP_TR03135_REVOCATION 20

/// The content of the chip was not changed (TR-03135-1 §5.6.4.4).
#define IDCHIP_TR03135_INTEGRITY 21

/// EF.COM and EF.SOD list the same data groups (TR-03135-1 §5.6.4.4.1).
#define IDCHIP_TR03135_COM_VS_SOD 22

/// The data groups that were read have the signed hashes (TR-03135-1 §5.6.4.4.2).
#define IDCHIP_TR03135_DATA_GROUPS 23

/// EF.DG1 and the CSCA certificate name the same state (TR-03135-1 §5.6.4.5).
#define IDCHIP_TR03135_ISSUING_STATE 24

/// The comparisons of printed and electronic data are successful (TR-03135-1 §5.7).
#define IDCHIP_TR03135_COMBINED 25

/// The document has not expired (TR-03135-1 §5.7.1).
#define IDCHIP_TR03135_DOCUMENT_EXPIRY 26

/// The printed MRZ and EF.DG1 are the same (TR-03135-1 §5.7.2).
#define IDCHIP_TR03135_PRINTED_MRZ 27

/// The digital seal on the document is genuine (TR-03135-1 §5.9).
#define IDCHIP_TR03135_DIGITAL_SEAL 28

/// Everything that was checked holds.
#define IDCHIP_RESULT_SUCCESSFUL 1

/// The check found a violation.
#define IDCHIP_RESULT_FAILED 2

/// Something that is needed to decide is missing.
#define IDCHIP_RESULT_UNDETERMINED 3

/// The document or the caller has nothing to check.
#define IDCHIP_RESULT_NOT_SUPPORTED 4

/// The check did not end, because an engine failed.
#define IDCHIP_RESULT_ABORTED 5

/// Every check that the policy requires is successful, and none that matters failed.
#define IDCHIP_VERDICT_ACCEPTED 1

/// A check failed.
#define IDCHIP_VERDICT_REJECTED 2

/// Nothing failed, and a required check is not successful.
#define IDCHIP_VERDICT_UNDETERMINED 3

/// The data group was read, and its hash is the signed one.
#define IDCHIP_DATA_GROUP_IDENTICAL 1

/// The data group was read, and its hash is not the signed one.
#define IDCHIP_DATA_GROUP_NOT_IDENTICAL 2

/// The data group was read, and EF.SOD does not list it: nobody signed it.
#define IDCHIP_DATA_GROUP_NOT_SIGNED 3

/// The data group was read, but its hash could not be computed.
#define IDCHIP_DATA_GROUP_NON_CONFORMANCE 4

/// EF.SOD lists the data group, and it was not read.
#define IDCHIP_DATA_GROUP_PRESENT 5

/// EF.SOD does not list the data group, and it was not read.
#define IDCHIP_DATA_GROUP_NOT_PRESENT 6

/// The data group was not read to its end: its first bytes tell a greater length.
#define IDCHIP_DATA_GROUP_INCOMPLETE 7

/// An AlgorithmIdentifier (RFC 5280 §4.1.1.2).
#define IDCHIP_STRUCTURE_ALGORITHM_IDENTIFIER 1

/// An X.509 certificate (RFC 5280 §4.1).
#define IDCHIP_STRUCTURE_CERTIFICATE 2

/// A certificate extension (RFC 5280 §4.2).
#define IDCHIP_STRUCTURE_CERTIFICATE_EXTENSION 3

/// A CMS structure other than those named below (RFC 5652).
#define IDCHIP_STRUCTURE_CMS 4

/// An ECDSA signature (RFC 3279 §2.2.3).
#define IDCHIP_STRUCTURE_ECDSA_SIGNATURE 5

/// EF.CardAccess.
#define IDCHIP_STRUCTURE_EF_CARD_ACCESS 6

/// EF.COM.
#define IDCHIP_STRUCTURE_EF_COM 7

/// EF.DG1.
#define IDCHIP_STRUCTURE_EF_DG1 8

/// EF.DG13.
#define IDCHIP_STRUCTURE_EF_DG13 9

/// EF.DG14.
#define IDCHIP_STRUCTURE_EF_DG14 10

/// EF.DG15.
#define IDCHIP_STRUCTURE_EF_DG15 11

/// EF.DG2.
#define IDCHIP_STRUCTURE_EF_DG2 12

/// EF.SOD.
#define IDCHIP_STRUCTURE_EF_SOD 13

/// A data group that the library does not look into.
#define IDCHIP_STRUCTURE_DATA_GROUP 14

/// An ISO/IEC 39794-5 face image data block.
#define IDCHIP_STRUCTURE_FACE_IMAGE_DATA 15

/// An ISO/IEC 19794-5 facial record.
#define IDCHIP_STRUCTURE_FACIAL_RECORD 16

/// An LDSSecurityObject (Doc 9303-10 §4.6.2.3).
#define IDCHIP_STRUCTURE_LDS_SECURITY_OBJECT 17

/// A CscaMasterList (Doc 9303-12 §9).
#define IDCHIP_STRUCTURE_MASTER_LIST 18

/// A machine readable zone (Doc 9303-3).
#define IDCHIP_STRUCTURE_MRZ 19

/// A distinguished name (RFC 5280 §4.1.2.4).
#define IDCHIP_STRUCTURE_NAME 20

/// A Vietnamese personal number.
#define IDCHIP_STRUCTURE_PERSONAL_NUMBER 21

/// The QR code printed on a Vietnamese card.
#define IDCHIP_STRUCTURE_QR_CODE 22

/// A SecurityInfo (Doc 9303-11 §9.2).
#define IDCHIP_STRUCTURE_SECURITY_INFO 23

/// The signed attributes of a SignerInfo (RFC 5652 §5.3).
#define IDCHIP_STRUCTURE_SIGNED_ATTRIBUTES 24

/// A SubjectPublicKeyInfo (RFC 5280 §4.1.2.7).
#define IDCHIP_STRUCTURE_SUBJECT_PUBLIC_KEY_INFO 25

/// Data of no particular structure.
#define IDCHIP_STRUCTURE_TLV 26

/// A certificate revocation list (RFC 5280 §5.1).
#define IDCHIP_STRUCTURE_CERTIFICATE_LIST 27

/// EF.DG11.
#define IDCHIP_STRUCTURE_EF_DG11 28

/// EF.DG12.
#define IDCHIP_STRUCTURE_EF_DG12 29

/// EF.DG16.
#define IDCHIP_STRUCTURE_EF_DG16 30

/// EF.DG5.
#define IDCHIP_STRUCTURE_EF_DG5 31

/// EF.DG7.
#define IDCHIP_STRUCTURE_EF_DG7 32

/// EF.DG3.
#define IDCHIP_STRUCTURE_EF_DG3 36

/// EF.DG4.
#define IDCHIP_STRUCTURE_EF_DG4 37

/// A finger image record (ISO/IEC 19794-4, 39794-4).
#define IDCHIP_STRUCTURE_FINGER_IMAGE_RECORD 38

/// An iris image record (ISO/IEC 19794-6, 39794-6).
#define IDCHIP_STRUCTURE_IRIS_IMAGE_RECORD 39

/// A DeviationList (Doc 9303-12 §10).
#define IDCHIP_STRUCTURE_DEVIATION_LIST 40

/// EF.ATR/INFO.
#define IDCHIP_STRUCTURE_EF_ATR_INFO 44

/// EF.CardSecurity.
#define IDCHIP_STRUCTURE_EF_CARD_SECURITY 45

/// EF.CVCA.
#define IDCHIP_STRUCTURE_EF_CVCA 46

/// EF.DIR.
#define IDCHIP_STRUCTURE_EF_DIR 47

/// A DefectList (BSI TR-03129-2 §7), which the library does not read.
#define IDCHIP_STRUCTURE_DEFECT_LIST 50

/// The security object of a PIV card (NIST SP 800-73-5, part 1).
#define IDCHIP_STRUCTURE_PIV_SECURITY_OBJECT 52

/// EF.ID_Servizi of the Italian identity card.
#define IDCHIP_STRUCTURE_EF_ID_SERVIZI 53

/// EF.Int.Kpub or EF.Servizi_Int.Kpub of the Italian identity card.
#define IDCHIP_STRUCTURE_EF_INT_KPUB 54

/// A bundle of certificates that nobody signed (RFC 5652 §5.1).
#define IDCHIP_STRUCTURE_CERTIFICATE_BUNDLE 55

/// The certificate has no authority key identifier (Doc 9303-12 §7.1.1).
#define IDCHIP_FINDING_AUTHORITY_KEY_IDENTIFIER_MISSING 1

/// The signer's certificate has basic constraints (Doc 9303-12 §7.1.1).
#define IDCHIP_FINDING_BASIC_CONSTRAINTS_IN_END_ENTITY 2

/// The CSCA certificate has no basic constraints (Doc 9303-12 §7.1.1).
#define IDCHIP_FINDING_BASIC_CONSTRAINTS_MISSING 3

/// The basic constraints of the CSCA certificate do not say cA TRUE (Doc 9303-12 §7.1.1).
#define IDCHIP_FINDING_BASIC_CONSTRAINTS_NOT_CA 4

/// The basic constraints are not critical (Doc 9303-12 §7.1.1).
#define IDCHIP_FINDING_BASIC_CONSTRAINTS_NOT_CRITICAL 5

/// CMS is encoded in BER where DER is required (Doc 9303-10 §4.6.2).
#define IDCHIP_FINDING_BER_ENCODING 6

/// A biometric header lacks a required element (Doc 9303-10 §4.7).
#define IDCHIP_FINDING_BIOMETRIC_HEADER_INCOMPLETE 7

/// A biometric header has a value that the standard does not give (Doc 9303-10 §4.7).
#define IDCHIP_FINDING_BIOMETRIC_HEADER_UNUSUAL 8

/// A BOOLEAN is neither 00 nor FF (X.690 §11.1).
#define IDCHIP_FINDING_BOOLEAN_NOT_DER 9

/// A chip authentication key has no ChipAuthenticationInfo (Doc 9303-11 §9.2).
#define IDCHIP_FINDING_CHIP_AUTHENTICATION_INFO_MISSING 10

/// EF.COM does not list DG1 or DG2, which every document has (Doc 9303-10 §4.6.1).
#define IDCHIP_FINDING_COM_DATA_GROUP_MISSING 11

/// EF.COM and EF.SOD name different LDS versions (Doc 9303-10 §4.6.1).
#define IDCHIP_FINDING_COM_VERSION_DIFFERS 12

/// EF.COM names an LDS or Unicode version that Doc 9303-10 does not (Doc 9303-10 §4.6.1).
#define IDCHIP_FINDING_COM_VERSION_UNKNOWN 13

/// A name has no common name (Doc 9303-12 §7.1.1).
#define IDCHIP_FINDING_COMMON_NAME_MISSING 14

/// The content type is an outdated identifier of the LDS security object (Doc 9303-10 §4.6.2).
#define IDCHIP_FINDING_CONTENT_TYPE_TOLERATED 15

/// The country codes of issuer and subject differ (Doc 9303-12 §7.1.1).
#define IDCHIP_FINDING_COUNTRIES_DIFFER 16

/// A country code in a name is not in upper case (Doc 9303-12 §7.1.1).
#define IDCHIP_FINDING_COUNTRY_LOWER_CASE 17

/// A name has no country code (Doc 9303-12 §7.1.1).
#define IDCHIP_FINDING_COUNTRY_MISSING 18

/// A country code in a name is not of two letters (Doc 9303-12 §7.1.1).
#define IDCHIP_FINDING_COUNTRY_NOT_TWO_LETTERS 19

/// The SignedData holds revocation lists (Doc 9303-10 §4.6.2).
#define IDCHIP_FINDING_CRLS_EMBEDDED 20

/// A DEFAULT value is encoded (X.690 §11.5).
#define IDCHIP_FINDING_DEFAULT_VALUE_ENCODED 21

/// digestAlgorithms lacks the signer's digest algorithm (RFC 5652 §5.1).
#define IDCHIP_FINDING_DIGEST_ALGORITHM_NOT_LISTED 22

/// A PKCS #1 DigestInfo lacks the NULL parameters (RFC 8017 §9.2).
#define IDCHIP_FINDING_DIGEST_INFO_WITHOUT_NULL 23

/// The document type list is not a single SET OF, or has an outdated identifier (Doc 9303-12
/// §7.1.1).
#define IDCHIP_FINDING_DOCUMENT_TYPE_LIST_UNUSUAL 24

/// An ECDSA signature algorithm has parameters (RFC 5758 §3.2).
#define IDCHIP_FINDING_ECDSA_PARAMETERS_PRESENT 25

/// Elements stand in another order than the standard gives them (Doc 9303-10 §4.7).
#define IDCHIP_FINDING_ELEMENTS_OUT_OF_ORDER 26

/// An extension that decides nothing does not parse (RFC 5280 §4.2).
#define IDCHIP_FINDING_EXTENSION_MALFORMED 27

/// The key usage has more bits than Doc 9303-12 §7.1.1 allows.
#define IDCHIP_FINDING_EXTRA_KEY_USAGE 28

/// A field of the facial record has a value that the standard does not define (ISO/IEC 19794-5).
#define IDCHIP_FINDING_FACE_FIELD_UNUSUAL 29

/// The image is of another format than the facial record says (ISO/IEC 19794-5).
#define IDCHIP_FINDING_FACE_IMAGE_FORMAT_DIFFERS 30

/// The facial record is of another length than it says (ISO/IEC 19794-5).
#define IDCHIP_FINDING_FACE_RECORD_LENGTH_DIFFERS 31

/// An image stands where a facial record is required (Doc 9303-10 §4.7).
#define IDCHIP_FINDING_FACE_RECORD_MISSING 32

/// The certificate has an extension that Doc 9303-12 §7.1.1 forbids.
#define IDCHIP_FINDING_FORBIDDEN_EXTENSION 33

/// A date before 2050 is a GeneralizedTime (RFC 5280 §4.1.2.5).
#define IDCHIP_FINDING_GENERALIZED_TIME_BEFORE_2050 34

/// The signer's digest algorithm is not the hash of its signature algorithm (RFC 5652 §5.3).
#define IDCHIP_FINDING_HASH_DIFFERS_FROM_SIGNATURE_HASH 35

/// The stated number of instances is missing, or is not the number of instances (Doc 9303-10 §4.7).
#define IDCHIP_FINDING_INSTANCE_COUNT_DIFFERS 36

/// The issuer's name is not the CSCA's subject name, although the keys match (Doc 9303-12 §7.1.1).
#define IDCHIP_FINDING_ISSUER_NAME_DIFFERS 37

/// A key identifier is negative (Doc 9303-11 §9.2).
#define IDCHIP_FINDING_KEY_ID_NEGATIVE 38

/// The certificate has no key usage (Doc 9303-12 §7.1.1).
#define IDCHIP_FINDING_KEY_USAGE_MISSING 39

/// The key usage is not critical (Doc 9303-12 §7.1.1).
#define IDCHIP_FINDING_KEY_USAGE_NOT_CRITICAL 40

/// The key usage ends in bits that are not set (X.690 §11.2.2).
#define IDCHIP_FINDING_KEY_USAGE_PADDED 41

/// The key usage of the CSCA certificate lacks keyCertSign (Doc 9303-12 §7.1.1).
#define IDCHIP_FINDING_KEY_USAGE_WITHOUT_CERT_SIGN 42

/// The LDS version and the version of the LDS security object do not fit (Doc 9303-10 §4.6.2.3).
#define IDCHIP_FINDING_LDS_VERSION_MISMATCH 43

/// The serial number has more than 20 bytes (RFC 5280 §4.1.2.2).
#define IDCHIP_FINDING_LONG_SERIAL_NUMBER 44

/// EF.SOD lacks its outer tag 77 (Doc 9303-10 §4.6.2).
#define IDCHIP_FINDING_MISSING_WRAPPER 45

/// The check digit of the date of birth is wrong (Doc 9303-3 §4.9).
#define IDCHIP_FINDING_MRZ_BIRTH_CHECK_DIGIT 46

/// A field of the MRZ holds a character that its type does not allow (Doc 9303-3 §4.3).
#define IDCHIP_FINDING_MRZ_CHARACTER_UNUSUAL 47

/// The composite check digit is wrong (Doc 9303-3 §4.9).
#define IDCHIP_FINDING_MRZ_COMPOSITE_CHECK_DIGIT 48

/// A date of the MRZ does not exist (Doc 9303-3 §4.8).
#define IDCHIP_FINDING_MRZ_DATE_INVALID 49

/// Doc 9303 does not define the document code.
#define IDCHIP_FINDING_MRZ_DOCUMENT_CODE_UNUSUAL 50

/// The check digit of the document number is wrong (Doc 9303-3 §4.9).
#define IDCHIP_FINDING_MRZ_DOCUMENT_NUMBER_CHECK_DIGIT 51

/// The check digit of the date of expiry is wrong (Doc 9303-3 §4.9).
#define IDCHIP_FINDING_MRZ_EXPIRY_CHECK_DIGIT 52

/// The name field is empty or starts with a filler (Doc 9303-3 §4.6).
#define IDCHIP_FINDING_MRZ_NAME_VOID 53

/// The check digit of the optional data is wrong (Doc 9303-4 §4.2.2).
#define IDCHIP_FINDING_MRZ_OPTIONAL_DATA_CHECK_DIGIT 54

/// The sex is neither F, M nor < (Doc 9303-3 §4.8).
#define IDCHIP_FINDING_MRZ_SEX_UNUSUAL 55

/// A name has a string type or a character that its attribute does not allow (Doc 9303-12 §7.1.1).
#define IDCHIP_FINDING_NAME_STRING_UNUSUAL 56

/// The serial number is negative (RFC 5280 §4.1.2.2).
#define IDCHIP_FINDING_NEGATIVE_SERIAL_NUMBER 57

/// A length takes more bytes than it needs (X.690 §10.1).
#define IDCHIP_FINDING_NON_MINIMAL_LENGTH 58

/// The certificate set holds something else than X.509 certificates (RFC 5652 §10.2.2).
#define IDCHIP_FINDING_OTHER_CERTIFICATE_FORMATS 59

/// A PACEInfo has no parameterId (Doc 9303-11 §9.2.1).
#define IDCHIP_FINDING_PACE_PARAMETER_ID_MISSING 60

/// The path length of the CSCA certificate is not 0 (Doc 9303-12 §7.1.1).
#define IDCHIP_FINDING_PATH_LENGTH_UNUSUAL 61

/// An ECDSA signature that should be DER is plain, or the other way round (TR-03111 §5.2).
#define IDCHIP_FINDING_PLAIN_ECDSA_SIGNATURE 62

/// The certificate has no private key usage period (Doc 9303-12 §7.1.1).
#define IDCHIP_FINDING_PRIVATE_KEY_USAGE_PERIOD_MISSING 63

/// An RSASSA-PSS signature algorithm has no parameters (RFC 4055 §3.3).
#define IDCHIP_FINDING_PSS_PARAMETERS_MISSING 64

/// An RSA algorithm identifier lacks its NULL parameters (RFC 4055 §5).
#define IDCHIP_FINDING_RSA_PARAMETERS_MISSING 65

/// The SET OF SecurityInfo is not in DER order (X.690 §11.6).
#define IDCHIP_FINDING_SECURITY_INFOS_UNSORTED 66

/// An object identifier under the arc of a chip protocol is not assigned (Doc 9303-11 §9.2).
#define IDCHIP_FINDING_SECURITY_PROTOCOL_UNKNOWN 67

/// The SignedData holds several certificates (Doc 9303-10 §4.6.2).
#define IDCHIP_FINDING_SEVERAL_CERTIFICATES 68

/// A facial record holds several images (Doc 9303-10 §4.7).
#define IDCHIP_FINDING_SEVERAL_FACE_IMAGES 69

/// The SignedData holds several SignerInfos; each was judged (Doc 9303-10 §4.6.2).
#define IDCHIP_FINDING_SEVERAL_SIGNERS 70

/// An RSA key has less than 2048 bits (Doc 9303-12 §4).
#define IDCHIP_FINDING_SHORT_RSA_KEY 71

/// The signed attributes are not in DER order (RFC 5652 §5.3).
#define IDCHIP_FINDING_SIGNED_ATTRIBUTES_UNSORTED 72

/// The version of the SignedData is not 3 (Doc 9303-10 §4.6.2).
#define IDCHIP_FINDING_SIGNED_DATA_VERSION 73

/// The signer identifier writes the issuer's name in another way (RFC 5652 §5.3).
#define IDCHIP_FINDING_SIGNER_ISSUER_NAME_DIFFERS 74

/// The version of the SignerInfo does not fit its signer identifier (RFC 5652 §5.3).
#define IDCHIP_FINDING_SIGNER_VERSION_MISMATCH 75

/// The CSCA certificate has no subject key identifier (Doc 9303-12 §7.1.1).
#define IDCHIP_FINDING_SUBJECT_KEY_IDENTIFIER_MISSING 76

/// The subject key identifier is not an OCTET STRING (RFC 5280 §4.2.1.2).
#define IDCHIP_FINDING_SUBJECT_KEY_IDENTIFIER_NOT_WRAPPED 77

/// Bytes follow the end of a file's content (Doc 9303-10 §3.9).
#define IDCHIP_FINDING_TRAILING_PADDING 78

/// The certificate has an issuer or subject unique identifier (Doc 9303-12 §7.1.1).
#define IDCHIP_FINDING_UNIQUE_IDENTIFIER 79

/// An element is not known here (Doc 9303-10 §4.7).
#define IDCHIP_FINDING_UNKNOWN_ELEMENT 80

/// A non-critical extension is not known (RFC 5280 §4.2).
#define IDCHIP_FINDING_UNKNOWN_EXTENSION 81

/// The SignerInfo has unsigned attributes, which were ignored (RFC 5652 §5.3).
#define IDCHIP_FINDING_UNSIGNED_ATTRIBUTES 82

/// Data groups or the signed content are hashed with SHA-1 (Doc 9303-12 §4).
#define IDCHIP_FINDING_WEAK_HASH 83

/// The serial number is zero (RFC 5280 §4.1.2.2).
#define IDCHIP_FINDING_ZERO_SERIAL_NUMBER 84

/// EF.COM lists a tag of no data group (Doc 9303-10 §4.6.1).
#define IDCHIP_FINDING_COM_TAG_UNKNOWN 85

/// EF.COM lists a data group twice (Doc 9303-10 §4.6.1).
#define IDCHIP_FINDING_COM_TAG_REPEATED 86

/// EF.COM is not built as Doc 9303-10 §4.6.1 gives it.
#define IDCHIP_FINDING_COM_MALFORMED 87

/// An INTEGER has more bytes than its number needs (X.690 §8.3.2).
#define IDCHIP_FINDING_INTEGER_NOT_MINIMAL 88

/// The signing time lies outside the private key usage period of the signer (Doc 9303-11 §5.1.1).
#define IDCHIP_FINDING_SIGNING_TIME_OUTSIDE_KEY_USAGE 89

/// The signing time lies before the validity of the signer's certificate (Doc 9303-11 §5.1.1).
#define IDCHIP_FINDING_SIGNING_TIME_BEFORE_CERTIFICATE 90

/// The certificate begins after the private key usage period of its CSCA (RFC 3280 §4.2.1.4).
#define IDCHIP_FINDING_SIGNER_AFTER_ANCHOR_KEY_USAGE 91

/// The CSCA certificate has a country that tests use: UT, or ZZ apart from the United Nations (Doc
/// 9303-3 §5).
#define IDCHIP_FINDING_TEST_STATE 92

/// A SecurityInfo does not parse; the others were read (Doc 9303-11 §9.2).
#define IDCHIP_FINDING_SECURITY_INFO_MALFORMED 93

/// Zero bytes follow the end of an image, within its record (Doc 9303-10 §4.7).
#define IDCHIP_FINDING_IMAGE_PADDED 94

/// DG2 says that it holds no face (Doc 9303-10 §4.7.2).
#define IDCHIP_FINDING_FACE_MISSING 95

/// The document type list does not parse, and limits nothing (Doc 9303-12 §7.1.1.6).
#define IDCHIP_FINDING_DOCUMENT_TYPE_LIST_MALFORMED 96

/// The CSCA certificate is of version 1 (Doc 9303-12 §7.1.1).
#define IDCHIP_FINDING_CERTIFICATE_VERSION 97

/// The issuing state is Utopia, the specimen state of the standard (Doc 9303-3 §5).
#define IDCHIP_FINDING_SPECIMEN_STATE 98

/// The code of the issuing state is withdrawn (Doc 9303-3 §5).
#define IDCHIP_FINDING_STATE_WITHDRAWN 99

/// The key of the chip has less than 2048 bits (RSA) or 224 bits (elliptic curve) (Doc 9303-12 §4).
#define IDCHIP_FINDING_SHORT_CHIP_KEY 101

/// The revocation list does not say when the next one is issued (Doc 9303-12 §7.1.4).
#define IDCHIP_FINDING_CRL_NEXT_UPDATE_MISSING 102

/// The revocation list has no number (Doc 9303-12 §7.1.4).
#define IDCHIP_FINDING_CRL_NUMBER_MISSING 103

/// The revocation list is of version 1 (Doc 9303-12 §7.1.4).
#define IDCHIP_FINDING_CRL_VERSION 104

/// A date has two digits in each byte in place of ASCII digits (Doc 9303-10 §4.7.11).
#define IDCHIP_FINDING_DATE_BINARY_CODED 105

/// A date is not readable; the rest of the file was read (Doc 9303-10 §4.7.11).
#define IDCHIP_FINDING_DATE_UNREADABLE 106

/// An element is empty, or its text starts or ends with a filler (Doc 9303-10 §4.7.11).
#define IDCHIP_FINDING_ELEMENT_EMPTY_OR_PADDED 107

/// An image is neither JPEG nor JPEG 2000 (Doc 9303-10 §4.7).
#define IDCHIP_FINDING_IMAGE_FORMAT_UNKNOWN 108

/// The tag list of EF.DG11 or EF.DG12 is missing, or does not list exactly the elements of the file
/// (Doc 9303-10 §4.7.11).
#define IDCHIP_FINDING_TAG_LIST_DIFFERS 109

/// Names are not in a single template in EF.DG11 or EF.DG12 (Doc 9303-10 §4.7.11).
#define IDCHIP_FINDING_NAMES_NOT_IN_TEMPLATE 110

/// A text is not UTF-8 (Doc 9303-10 §4.7.11).
#define IDCHIP_FINDING_TEXT_NOT_UTF8 111

/// An element of a biometric record is missing or malformed, or has a value that the standard does
/// not define (ISO/IEC 19794-4, 19794-6, 39794).
#define IDCHIP_FINDING_BIOMETRIC_FIELD_UNUSUAL 113

/// The image of a finger or an iris is of another format than its record says (ISO/IEC 19794-4,
/// 19794-6, 39794).
#define IDCHIP_FINDING_BIOMETRIC_IMAGE_FORMAT_DIFFERS 114

/// The record of a finger or an iris is of another length than it says (ISO/IEC 19794-4, 19794-6).
#define IDCHIP_FINDING_BIOMETRIC_RECORD_LENGTH_DIFFERS 115

/// A data group without fingers or irises has no random number, so that its hash shows this (Doc
/// 9303-10 §4.7.3, §4.7.4).
#define IDCHIP_FINDING_RANDOM_NUMBER_MISSING 116

/// EF.CVCA is not 36 bytes long, or has other bytes than 00 after its references (TR-03110-1).
#define IDCHIP_FINDING_CVCA_UNUSUAL 117

/// The extended key usage is not critical (Doc 9303-12 §7.1.1).
#define IDCHIP_FINDING_EXTENDED_KEY_USAGE_NOT_CRITICAL 118

/// The signing time is not among the signed attributes (Doc 9303-12 §9).
#define IDCHIP_FINDING_SIGNING_TIME_MISSING 119

/// The link certificate changes the name of the CSCA and does not say so (Doc 9303-12 §7.1.1).
#define IDCHIP_FINDING_NAME_CHANGE_MISSING 120

/// A key on an elliptic curve has less than 224 bits (Doc 9303-12 §4).
#define IDCHIP_FINDING_SHORT_EC_KEY 121

/// The document type in an entry of a deviation list has one character (Doc 9303-12 §10.2).
#define IDCHIP_FINDING_DEVIATION_DOCUMENT_TYPE_LENGTH 122

/// A check of a SignerInfo beside the signer's failed or could not be made (RFC 5652 §5).
#define IDCHIP_FINDING_FURTHER_SIGNER_NOT_VERIFIED 125

/// The public exponent of an RSA key is below 65537 (FIPS 186-5 §5.1).
#define IDCHIP_FINDING_RSA_EXPONENT_SMALL 126

/// The year of birth in DG1 and the one in the personal number.
#define IDCHIP_CROSS_CHECK_BIRTH_YEAR_OF_NUMBER 0

/// The date of birth in DG1 and in DG13.
#define IDCHIP_CROSS_CHECK_DATE_OF_BIRTH 1

/// The date of expiry in DG1 and in DG13.
#define IDCHIP_CROSS_CHECK_DATE_OF_EXPIRY 2

/// The document number in DG1 and the last nine digits of the personal number.
#define IDCHIP_CROSS_CHECK_DOCUMENT_NUMBER 3

/// The name in DG1 and in DG13, the latter as the MRZ writes it.
#define IDCHIP_CROSS_CHECK_NAME 4

/// The personal number in the optional data of DG1 and in DG13.
#define IDCHIP_CROSS_CHECK_PERSONAL_NUMBER 5

/// The personal number in the optional data of DG1 and its check digit there.
#define IDCHIP_CROSS_CHECK_PERSONAL_NUMBER_CHECK_DIGIT 6

/// The date of birth in the QR code and in DG13 (or DG1).
#define IDCHIP_CROSS_CHECK_QR_DATE_OF_BIRTH 7

/// The date of issue in the QR code and in DG13.
#define IDCHIP_CROSS_CHECK_QR_DATE_OF_ISSUE 8

/// The name in the QR code and in DG13 (or, as the MRZ writes it, DG1).
#define IDCHIP_CROSS_CHECK_QR_NAME 9

/// The personal number and the one in the QR code.
#define IDCHIP_CROSS_CHECK_QR_PERSONAL_NUMBER 10

/// The sex in the QR code and in DG13 (or DG1).
#define IDCHIP_CROSS_CHECK_QR_SEX 11

/// The sex in DG1 and in DG13.
#define IDCHIP_CROSS_CHECK_SEX 12

/// The sex in DG1 and the one in the personal number, which may differ after a correction in law.
#define IDCHIP_CROSS_CHECK_SEX_OF_NUMBER 13

/// A choice of algorithms. It stands in the caller's memory.
typedef struct idchip_algorithms idchip_algorithms;

/// A list of the CSCA certificates that the caller trusts. It stands in the caller's memory.
typedef struct idchip_anchors idchip_anchors;

/// The state of a verification: the caller's decisions, and the results for the document so far. It
/// stands in the caller's memory.
typedef struct idchip_context idchip_context;

/// A memory of document signers whose certificates were verified. It stands in the caller's memory.
typedef struct idchip_known_signers idchip_known_signers;

/// A list of CSCA certificates that may become anchors by a link. It stands in the caller's memory.
typedef struct idchip_links idchip_links;

/// A list of certificates of document signers. It stands in the caller's memory.
typedef struct idchip_signers idchip_signers;

/// The result of a call: one of the IDCHIP_STATUS_ constants. Zero is success, any other number is not.
typedef uint32_t idchip_status;

/// Bytes in a buffer of the caller's. Without any, `data` is NULL and `len` is 0.
typedef struct idchip_slice {
  /// The first byte.
  const uint8_t *data;
  /// The number of bytes.
  size_t len;
} idchip_slice;

/// A SecurityInfo of DG14 or EF.CardSecurity: a protocol that the chip supports. Slices point into the file.
typedef struct idchip_security_info {
  /// One of the IDCHIP_SECURITY_INFO_ constants.
  uint32_t kind;
  /// The version; 0 if this kind has none.
  uint32_t version;
  /// The number of a standardized group; UINT32_MAX if there is none.
  uint32_t domain_parameters;
  /// The whole info, in DER.
  struct idchip_slice encoding;
  /// The object identifier of the protocol, without tag and length.
  struct idchip_slice protocol;
  /// The keyId or parameterId, a big-endian integer without tag and length; empty if there is
  /// none.
  struct idchip_slice identifier;
  /// The SubjectPublicKeyInfo of a key of Chip Authentication, in DER.
  struct idchip_slice subject_public_key_info;
  /// The object identifier of the algorithm that the key of Active Authentication signs with,
  /// without tag and length.
  struct idchip_slice signature_algorithm;
} idchip_security_info;

/// The error of bytes that do not parse: the rule, the place and the structure. It holds numbers that
/// describe the encoding, and no value from a card.
typedef struct idchip_parse_error {
  /// The rule that was broken: one of the IDCHIP_STATUS_PARSE_ constants.
  idchip_status kind;
  /// The structure that was being read: one of the IDCHIP_STRUCTURE_ constants.
  uint32_t structure;
  /// The offset of the offending byte, counted from the start of the bytes that were parsed.
  uint32_t at;
  /// The numbers that belong to the rule, as lengths and tags: UNEXPECTED_TAG has the required tag
  /// and the tag that was read, LENGTH_EXCEEDS_INPUT the length and the bytes that were left. Other
  /// rules have one number or none, and 0 in the places after it.
  uint32_t values[2];
} idchip_parse_error;

/// The result of a check, the reason and the evidence for it.
typedef struct idchip_check {
  /// One of the IDCHIP_RESULT_ constants.
  uint32_t result;
  /// IDCHIP_STATUS_OK, or one of the IDCHIP_STATUS_REASON_ constants.
  idchip_status reason;
  /// One of the IDCHIP_EVIDENCE_ constants: it says which of the members below counts.
  uint32_t evidence;
  /// The index of an anchor, the number of a data group, one of the IDCHIP_FINDING_ constants, the
  /// number of bytes that were found, or the reason of a revocation.
  uint32_t value;
  /// A time in seconds since 1970-01-01 00:00 UTC.
  int64_t time;
  /// The error of bytes that do not parse.
  struct idchip_parse_error error;
  /// The number of bytes that are required, or that are missing.
  uint32_t expected;
} idchip_check;

/// The checks of EF.CardSecurity under the context's policy. The first five are those of EF.SOD, made for
/// EF.CardSecurity; its signer's certificate must be in the file.
typedef struct idchip_card_security {
  /// One of the IDCHIP_VERDICT_ constants: the verdict on the first five checks. Only
  /// IDCHIP_VERDICT_ACCEPTED says that the infos are authentic.
  uint32_t verdict;
  /// The check that decides the verdict, one of the IDCHIP_CHECK_ constants; 0 if it is accepted.
  uint32_t decided_by;
  /// The digest of the infos is the signed one.
  struct idchip_check message_digest;
  /// The signature was made with the signer's key.
  struct idchip_check signature;
  /// The signer's certificate was issued by one of the anchors.
  struct idchip_check ds_signature;
  /// Both certificates are valid at the context's time.
  struct idchip_check validity;
  /// EF.CardAccess offers the PACE that is signed, and nothing else.
  struct idchip_check card_access;
  /// DG14 lists the same PACE.
  struct idchip_check dg14;
  /// EF.DIR is the file whose copy is signed.
  struct idchip_check dir;
} idchip_card_security;

/// A certificate. It belongs to a state and holds no personal data, but whoever made a card chose what is
/// in it.
typedef struct idchip_certificate {
  /// The subject, as in "C=VN, O=Ministry, CN=CSCA Vietnam", in UTF-8. It stands in the caller's buffer, with a
  /// NUL behind it. A character that is invisible or would control a terminal is replaced by U+FFFD.
  struct idchip_slice subject;
  /// The issuer, likewise.
  struct idchip_slice issuer;
  /// The serial number: the content of the INTEGER. It stands in the certificate.
  struct idchip_slice serial_number;
  /// The identifier of the certificate's key. It stands in the certificate; empty if there is none.
  struct idchip_slice subject_key_identifier;
  /// The identifier of the issuer's key. It stands in the certificate; empty if there is none.
  struct idchip_slice authority_key_identifier;
  /// The time from which the certificate is valid, in seconds since 1970-01-01 00:00 UTC.
  int64_t not_before;
  /// The time until which it is valid.
  int64_t not_after;
  /// SHA-256 over the whole certificate.
  uint8_t fingerprint[32];
} idchip_certificate;

/// An anchor that was not given.
typedef struct idchip_missing_anchor {
  /// The subject of the anchor, as the signer's certificate names its issuer. It stands in the caller's
  /// buffer, as in idchip_certificate.
  struct idchip_slice subject;
  /// The identifier of the anchor's key, by which it is found in a list of certificates. It stands in the
  /// signer's certificate; empty if there is none.
  struct idchip_slice subject_key_identifier;
} idchip_missing_anchor;

/// A date with a year of four digits, of which any part may be unknown, or a date and time.
typedef struct idchip_full_date {
  /// The year, 1 to 9999; 0 if unknown.
  uint16_t year;
  /// The month, 1 to 12; 0 if unknown.
  uint8_t month;
  /// The day, 1 to 31; 0 if unknown.
  uint8_t day;
  /// 1 if there is a time of day, in a time zone that the standard does not give; 0 otherwise.
  uint8_t has_time;
  /// The hour, 0 to 23.
  uint8_t hour;
  /// The minute, 0 to 59.
  uint8_t minute;
  /// The second, 0 to 59.
  uint8_t second;
} idchip_full_date;

/// The image of a face, as it stands in DG2.
typedef struct idchip_face_image {
  /// The image, in the buffer of the file.
  struct idchip_slice image;
  /// The offset of the image in the file, counted from its first byte.
  uint32_t at;
  /// One of the IDCHIP_IMAGE_ constants, by its first bytes.
  uint32_t format;
  /// The width in pixels by the record; 0 if the record has none.
  uint16_t width;
  /// The height in pixels by the record; 0 if the record has none.
  uint16_t height;
} idchip_face_image;

/// The place of the image of a face in a DG2 that was streamed.
typedef struct idchip_face_image_extent {
  /// The offset of the image in the file, counted from its first byte.
  uint32_t at;
  /// The length of the image in bytes, with zero bytes that may follow it.
  uint32_t length;
  /// One of the IDCHIP_IMAGE_ constants, by its first bytes.
  uint32_t format;
} idchip_face_image_extent;

/// The content of a file of anchors.
typedef struct idchip_anchor_file {
  /// One of the IDCHIP_FORM_ constants.
  uint32_t form;
  /// The first object that holds no certificates, if it can be named: one of the IDCHIP_STRUCTURE_
  /// constants, such as IDCHIP_STRUCTURE_CERTIFICATE_LIST; otherwise 0.
  uint32_t found;
  /// The certificates that can be those of CSCAs.
  size_t cscas;
  /// The certificates of others, such as document signers. Nothing is accepted under them.
  size_t others;
  /// The certificates that do not parse. They are passed over.
  size_t malformed;
  /// The objects that hold no certificates, or whose text cannot be decoded.
  size_t failures;
  /// The error of the first such object as a certificate; zeros if there is none, or its text cannot be
  /// decoded.
  struct idchip_parse_error as_certificate;
  /// Its error as a bundle of certificates (PKCS #7).
  struct idchip_parse_error as_bundle;
  /// Its error as a CSCA master list.
  struct idchip_parse_error as_master_list;
} idchip_anchor_file;

/// An image that is not in a biometric record.
typedef struct idchip_displayed_image {
  /// The image, in the buffer of the file.
  struct idchip_slice image;
  /// One of the IDCHIP_IMAGE_ constants, by its first bytes.
  uint32_t format;
} idchip_displayed_image;

/// The content of DG3 or DG4.
typedef struct idchip_biometric_instances {
  /// The number of instances, fingers or irises; 0 if the chip stores none of the holder.
  size_t instances;
  /// The number of images that idchip_biometric_image_open gives: those of the instances in the
  /// interoperable format.
  size_t images;
  /// The random number of a file without instances, in the buffer of the file; otherwise empty.
  struct idchip_slice random_number;
} idchip_biometric_instances;

/// An image of a finger or an iris.
typedef struct idchip_biometric_image {
  /// The image, in the buffer of the file.
  struct idchip_slice image;
  /// The index of the instance among those in the interoperable format, counted from 0.
  size_t instance;
  /// The offset of the image in the file, counted from its first byte.
  uint32_t at;
  /// One of the IDCHIP_IMAGE_ constants, by its first bytes.
  uint32_t format;
  /// One of the IDCHIP_BIOMETRIC_RECORD_ constants.
  uint32_t record;
  /// The code of the finger (ISO/IEC 19794-4 table 6, 39794-4: 1 to 5 are the right thumb to the right
  /// little finger, 6 to 10 those of the left hand) or of the eye (ISO/IEC 19794-6, 39794-6: 1 right, 2
  /// left); 0 if the record does not say.
  uint32_t position;
  /// The width in pixels by the record; 0 if the record has none.
  uint16_t width;
  /// The height in pixels by the record; 0 if the record has none.
  uint16_t height;
} idchip_biometric_image;

/// The sizes of objects and buffers, and the limits of what is read, in this build.
typedef struct idchip_limits {
  /// The alignment of every object in bytes.
  size_t alignment;
  /// The size of a context in bytes: that of idchip_context_size.
  size_t context_size;
  /// The size of a list without entries in bytes; lists of anchors, signers and links have the same.
  size_t list_size;
  /// The bytes that each further anchor takes. A master list counts as one; memory alone limits the number.
  size_t anchor_size;
  /// The bytes that each further document signer takes; memory alone limits the number.
  size_t signer_size;
  /// The bytes that each further link takes; memory alone limits the number.
  size_t link_size;
  /// The bytes of a buffer for a name or a message: IDCHIP_TEXT_SIZE.
  size_t text_size;
  /// The bytes of a buffer for the names of a certificate: IDCHIP_CERTIFICATE_TEXT_SIZE.
  size_t certificate_text_size;
  /// The bytes of a buffer for an advice: IDCHIP_ADVICE_SIZE.
  size_t advice_size;
  /// The bytes of a buffer for a revocation list in chunks, which suffices for the lists of all states seen.
  size_t revocation_list_size;
  /// The largest content of a file or of an element in it, in bytes, without tag and length.
  uint32_t largest_content;
  /// The largest number of certificates in an EF.SOD.
  uint32_t sod_certificates;
  /// The largest number of signatures (SignerInfo) in an EF.SOD.
  uint32_t sod_signatures;
  /// The length of a challenge for Active Authentication in bytes.
  uint32_t challenge_length;
} idchip_limits;

/// The report of a master list: its checks under the policy.
typedef struct idchip_list_report {
  /// One of the IDCHIP_VERDICT_ constants. Only IDCHIP_VERDICT_ACCEPTED says that the publisher vouches for
  /// the certificates of the list.
  uint32_t verdict;
  /// The check that decides, one of the IDCHIP_LIST_CHECK_ constants; 0 if the list is accepted.
  uint32_t decided_by;
  /// The number of certificates in the list.
  size_t certificates;
  /// IDCHIP_LIST_CHECK_MESSAGE_DIGEST.
  struct idchip_check message_digest;
  /// IDCHIP_LIST_CHECK_LIST_SIGNATURE.
  struct idchip_check list_signature;
  /// IDCHIP_LIST_CHECK_LIST_SIGNER; the evidence is the index of the pinned certificate.
  struct idchip_check list_signer;
  /// IDCHIP_LIST_CHECK_VALIDITY.
  struct idchip_check validity;
  /// IDCHIP_LIST_CHECK_REVOCATION, undetermined with REASON_NO_CRL: no revocation list can be given.
  struct idchip_check revocation;
} idchip_list_report;

/// The outcome of a call.
typedef struct idchip_log_event {
  /// IDCHIP_LOG_ERROR, IDCHIP_LOG_WARNING or IDCHIP_LOG_INFO.
  uint32_t level;
  /// The status that the function returns: one of the IDCHIP_STATUS_ constants.
  idchip_status status;
  /// The name of the function, as in "idchip_sod_verify", with a NUL. It holds for ever.
  const char *function;
  /// The meaning of the status in English, with a NUL; of bytes that do not parse, with their place. No value
  /// of a card is in it. It holds until the callback returns.
  const char *text;
} idchip_log_event;

/// A function that is told the outcome of each call.
typedef void (*idchip_log_callback)(void *user, const struct idchip_log_event *event);

/// The content of EF.ATR/INFO. **Nobody signs it.**
typedef struct idchip_atr_info {
  /// The most bytes of a command of extended length; 0 if the file does not say.
  uint32_t command_bytes;
  /// The most bytes of a response to one; 0 if the file does not say.
  uint32_t response_bytes;
  /// The card capabilities (ISO/IEC 7816-4 §12.1.1.9).
  uint8_t capabilities[3];
  /// 1 if the file has card capabilities; 0 otherwise.
  uint8_t has_capabilities;
} idchip_atr_info;

/// The authorities in EF.CVCA. **Nobody signs it.**
typedef struct idchip_cvca {
  /// The reference of the authority whose certificates the chip accepts, in the buffer of the file.
  struct idchip_slice current;
  /// The reference before it; empty if the file has none.
  struct idchip_slice previous;
} idchip_cvca;

/// A date of the MRZ, of which any part may be unknown.
typedef struct idchip_partial_date {
  /// The six characters, YYMMDD, and a NUL.
  char text[7];
  /// The last two digits of the year, 0 to 99; 255 if unknown.
  uint8_t year;
  /// The month, 1 to 12; 0 if unknown.
  uint8_t month;
  /// The day, 1 to 31; 0 if unknown.
  uint8_t day;
} idchip_partial_date;

/// A day. All three members are 0 if it is not known.
typedef struct idchip_date {
  /// The year, as in 2026.
  uint16_t year;
  /// The month, 1 to 12.
  uint8_t month;
  /// The day, 1 to 31.
  uint8_t day;
} idchip_date;

/// The fields of an MRZ. Slices point into the file of DG1, and fillers at their ends are left out. A
/// text that the file does not hold in one piece is in the structure, with a NUL at its end.
typedef struct idchip_mrz {
  /// One of the IDCHIP_MRZ_ constants.
  uint32_t format;
  /// The sex: 'F', 'M', '<' for unspecified, or any other character of the field.
  uint32_t sex;
  /// All lines, one after the other, with their fillers.
  struct idchip_slice lines;
  /// The document code, one or two letters.
  struct idchip_slice document_code;
  /// The issuing state or organisation, as in "VNM".
  struct idchip_slice issuing_state;
  /// The nationality, as in "VNM".
  struct idchip_slice nationality;
  /// The optional data of the first line of TD1, or those of TD2; of TD3 the personal number.
  struct idchip_slice optional_data_1;
  /// The optional data of the second line of TD1.
  struct idchip_slice optional_data_2;
  /// The name field, with its fillers.
  struct idchip_slice name;
  /// The document number, put together if it is longer than its field.
  char document_number[23];
  /// The primary identifier, mostly the surname, with a space between its components.
  char primary_identifier[40];
  /// The secondary identifier, the given names, with a space between its components.
  char secondary_identifier[40];
  /// 1 if the name fills its field and may have been cut, 0 otherwise.
  uint8_t is_name_truncated;
  /// 1 if the document does not expire, in a way that its state is known to write; 0 otherwise.
  uint8_t is_without_expiry;
  /// The date of birth as it stands.
  struct idchip_partial_date date_of_birth;
  /// The date of expiry as it stands.
  struct idchip_partial_date date_of_expiry;
  /// The date of birth: the latest such day that is not after the context's time. For somebody older
  /// than a hundred years it is a hundred years late.
  struct idchip_date birth;
  /// The last day of validity: the first such day after the certificate of the signer began.
  struct idchip_date expiry;
} idchip_mrz;

/// The worth of the report.
typedef struct idchip_verdict {
  /// One of the IDCHIP_VERDICT_ constants.
  uint32_t verdict;
  /// The check that decides, one of the IDCHIP_CHECK_ constants; 0 if the document is accepted.
  uint32_t decided_by;
  /// The check under the policy; zeros if the document is accepted.
  struct idchip_check check;
} idchip_verdict;

/// A check that failed.
typedef struct idchip_failed_check {
  /// One of the IDCHIP_CHECK_ constants.
  uint32_t id;
  /// The check under the policy.
  struct idchip_check check;
} idchip_failed_check;

/// The result of a check in the tree of BSI TR-03135-1.
typedef struct idchip_tr03135_outcome {
  /// One of the IDCHIP_RESULT_ constants.
  uint32_t result;
  /// The check without children that decides: one of the IDCHIP_TR03135_ constants. It is the first below
  /// this one with the deciding result, or this one.
  uint32_t decided_by;
  /// The check above this one: one of the IDCHIP_TR03135_ constants; 0 for IDCHIP_TR03135_DOCUMENT.
  uint32_t parent;
  /// The check of the report that has the result, with its reason: one of the IDCHIP_CHECK_ constants; 0 if
  /// this one combines others, or is not made by the library.
  uint32_t check;
} idchip_tr03135_outcome;

/// The key of Active Authentication in DG15. Numbers are big-endian, without leading zeros. Slices
/// point into the file.
typedef struct idchip_active_authentication_key {
  /// One of the IDCHIP_KEY_ constants.
  uint32_t kind;
  /// The whole SubjectPublicKeyInfo, in DER.
  struct idchip_slice subject_public_key_info;
  /// The modulus of an RSA key.
  struct idchip_slice modulus;
  /// The public exponent of an RSA key.
  struct idchip_slice exponent;
  /// The object identifier of a named curve, without tag and length.
  struct idchip_slice curve;
  /// The point of a key on a curve, from its first byte (02, 03 or 04) on.
  struct idchip_slice point;
} idchip_active_authentication_key;

/// A text of a card, in UTF-8 with its diacritics.
typedef struct idchip_text {
  /// OK; ABSENT if the card has no such field; PARSE_ if it cannot be read.
  idchip_status status;
  /// The text, in the buffer of the file; empty if the status is not OK.
  struct idchip_slice text;
} idchip_text;

/// The details of a citizen in DG13.
typedef struct idchip_citizen {
  /// The personal number, twelve digits.
  struct idchip_text personal_number;
  /// The full name: surname, middle names, given name.
  struct idchip_text full_name;
  /// The date of birth.
  struct idchip_text date_of_birth;
  /// The sex, as in "Nam".
  struct idchip_text sex;
  /// The nationality.
  struct idchip_text nationality;
  /// The ethnicity.
  struct idchip_text ethnicity;
  /// The religion.
  struct idchip_text religion;
  /// The place of origin; on cards of 2024, the place where the birth was registered.
  struct idchip_text place_of_origin;
  /// The place of residence.
  struct idchip_text place_of_residence;
  /// The personal identification features.
  struct idchip_text personal_identification;
  /// The date of issue.
  struct idchip_text date_of_issue;
  /// The date of expiry. A text that is not a date says that the card does not expire.
  struct idchip_text date_of_expiry;
  /// The father's full name.
  struct idchip_text father;
  /// The mother's full name.
  struct idchip_text mother;
  /// The spouse's full name.
  struct idchip_text spouse;
  /// The number of the previous card: nine digits, or twelve.
  struct idchip_text old_number;
  /// Field 16, of unknown meaning.
  struct idchip_text field_16;
  /// The date of birth as a date.
  struct idchip_date birth;
  /// The date of issue as a date.
  struct idchip_date issue;
  /// The date of expiry as a date.
  struct idchip_date expiry;
} idchip_citizen;

/// The QR code of the ID card. **Nobody signs it**: anyone can print one.
typedef struct idchip_qr {
  /// The personal number, twelve digits.
  struct idchip_slice personal_number;
  /// The number of the previous card; empty if there was none.
  struct idchip_slice old_number;
  /// The full name, with its diacritics.
  struct idchip_slice full_name;
  /// The date of birth, as written.
  struct idchip_slice date_of_birth;
  /// The sex, as in "Nam".
  struct idchip_slice sex;
  /// The place of residence.
  struct idchip_slice place_of_residence;
  /// The date of issue, as written.
  struct idchip_slice date_of_issue;
  /// The date of birth as a date.
  struct idchip_date birth;
  /// The date of issue as a date.
  struct idchip_date issue;
} idchip_qr;

/// A text after repair.
typedef struct idchip_repaired {
  /// The repaired text, in the buffer that was lent; the given text if there was nothing to repair.
  struct idchip_slice text;
  /// 1 if the text was repaired: set the scanner to UTF-8. Otherwise 0.
  uint32_t is_repaired;
} idchip_repaired;

/// The results of comparing the parts of a card: bit `1 << n` is the comparison n of the
/// IDCHIP_CROSS_CHECK_ constants. A comparison without a bit lacks the field on one side. Only `agree` is
/// agreement: a kiosk accepts a QR code if `differ` and `not_comparable` have no bit of it, and `agree`
/// has the bit of the personal number.
typedef struct idchip_cross_checks {
  /// The comparisons in which both parts say the same.
  uint32_t agree;
  /// The comparisons in which they differ.
  uint32_t differ;
  /// The comparisons in which both parts have the field, and cannot be compared: the scanner of a QR
  /// code may be set to a wrong character set; see idchip_qr_repair.
  uint32_t not_comparable;
} idchip_cross_checks;

/// The call did its work, and all outputs are written.
#define IDCHIP_STATUS_OK 0

/// A pointer is NULL where NULL is not allowed, or a buffer is NULL and its length is not 0.
#define IDCHIP_STATUS_NULL_POINTER 101

/// A pointer to a structure is not aligned as its type requires.
#define IDCHIP_STATUS_MISALIGNED 102

/// A length is larger than any object in memory.
#define IDCHIP_STATUS_LENGTH_TOO_LARGE 103

/// The memory given for an object is too small for it.
#define IDCHIP_STATUS_MEMORY_TOO_SMALL 104

/// The memory given for an object is not aligned as a pointer is.
#define IDCHIP_STATUS_MEMORY_MISALIGNED 105

/// The object was not opened at this address: it is something else, or was moved.
#define IDCHIP_STATUS_NOT_OPEN 106

/// The context was closed.
#define IDCHIP_STATUS_CLOSED 107

/// The memory given for the list has no room for another entry.
#define IDCHIP_STATUS_LIST_FULL 108

/// The number has a bit that is not a policy.
#define IDCHIP_STATUS_UNKNOWN_POLICY 109

/// The number is not that of a data group, 1 to 16.
#define IDCHIP_STATUS_UNKNOWN_DATA_GROUP 110

/// The number is not that of a check.
#define IDCHIP_STATUS_UNKNOWN_CHECK 111

/// The number has no name.
#define IDCHIP_STATUS_UNKNOWN_NUMBER 112

/// The list has no entry of this index.
#define IDCHIP_STATUS_NO_MORE 113

/// The buffer is too small for the text and the NUL after it.
#define IDCHIP_STATUS_BUFFER_TOO_SMALL 114

/// The context has no EF.SOD yet: none was verified or examined.
#define IDCHIP_STATUS_NOT_EXAMINED 115

/// The checks of EF.SOD do not hold: nothing is given out of the document.
#define IDCHIP_STATUS_NOT_VERIFIED 116

/// Nothing is being streamed, or something else: a data group, or a revocation list.
#define IDCHIP_STATUS_NO_STREAM 117

/// The text is not UTF-8.
#define IDCHIP_STATUS_NOT_UTF8 118

/// The document does not have this field.
#define IDCHIP_STATUS_ABSENT 119

/// More bytes are needed to tell.
#define IDCHIP_STATUS_MORE_BYTES_NEEDED 120

/// The challenge is not 8 bytes long (Doc 9303-11 §6.1).
#define IDCHIP_STATUS_CHALLENGE_LENGTH 121

/// EF.SOD, its scratch or an anchor was changed after it was verified.
#define IDCHIP_STATUS_SOD_CHANGED 122

/// The list of links was added to anchors already; its certificates can be given to a list opened anew.
#define IDCHIP_STATUS_LINKS_ADDED 123

/// The file has certificates, and none of them can be that of a CSCA, such as those of document signers.
#define IDCHIP_STATUS_NO_CSCA 124

/// The file has no certificates: it is something else, or its text cannot be decoded.
#define IDCHIP_STATUS_NO_CERTIFICATES 125

/// The file is in no form that can be read: neither DER nor PEM, LDIF, base64 or hexadecimal.
#define IDCHIP_STATUS_UNKNOWN_FORM 126

/// The number has a bit that is not an algorithm of this build, or none is set.
#define IDCHIP_STATUS_UNKNOWN_ALGORITHM 130

/// The number is not that of a requirement.
#define IDCHIP_STATUS_UNKNOWN_REQUIREMENT 131

/// EF.CardAccess offers less or more than the signed EF.DG14 lists: whoever changed it may have
/// weakened the access to the chip.
#define IDCHIP_STATUS_CARD_ACCESS_DIFFERS 351

/// The QR code belongs to a health insurance card, not to an ID card.
#define IDCHIP_STATUS_HEALTH_INSURANCE_QR 601

/// The code is a COVID certificate or a personal COVID code, and does not belong to an ID card.
#define IDCHIP_STATUS_COVID_QR 602

/// The code holds a personal number alone, as the bar code of a card without a chip does.
#define IDCHIP_STATUS_NUMBER_ALONE_QR 603

/// The code holds the nine-digit number of an older identity card.
#define IDCHIP_STATUS_OLD_NUMBER_QR 604

/// The QR code does not belong to a card.
#define IDCHIP_STATUS_OTHER_QR 605

/// The QR code asks for a payment.
#define IDCHIP_STATUS_PAYMENT_QR 606

/// The QR code is a token that an application on a telephone shows.
#define IDCHIP_STATUS_TOKEN_QR 607

/// The QR code is a web address.
#define IDCHIP_STATUS_URL_QR 608

/// DG13 belongs to another state than Vietnam, and holds something else there.
#define IDCHIP_STATUS_DG13_OF_ANOTHER_STATE 609

/// The library failed inside and the call was given up. This is a defect of the library.
#define IDCHIP_STATUS_PANIC 901

/// The library came to a result that has no number. This is a defect of the library.
#define IDCHIP_STATUS_INTERNAL 902

/// The BIT STRING lacks the byte that counts its unused bits, counts more than seven of them, or
/// uses one of them (X.690 §8.6.2, §11.2.1).
#define IDCHIP_STATUS_PARSE_BIT_STRING 201

/// The BOOLEAN is neither 00 nor FF, or is not one byte long (X.690 §11.1).
#define IDCHIP_STATUS_PARSE_BOOLEAN 202

/// A character is outside the set that the standard allows here.
#define IDCHIP_STATUS_PARSE_CHARACTER 203

/// The structure holds an element twice that may stand once.
#define IDCHIP_STATUS_PARSE_DUPLICATE 204

/// The INTEGER is empty or longer than it needs to be (X.690 §8.3).
#define IDCHIP_STATUS_PARSE_INTEGER 205

/// The length runs past the end of the enclosing structure.
#define IDCHIP_STATUS_PARSE_LENGTH_EXCEEDS_INPUT 206

/// The length is of indefinite form where only a definite one is allowed (X.690 §10.1).
#define IDCHIP_STATUS_PARSE_LENGTH_INDEFINITE 207

/// The length takes more bytes than it needs, where that is not allowed (X.690 §10.1).
#define IDCHIP_STATUS_PARSE_LENGTH_NOT_MINIMAL 208

/// The length is larger than any file that a chip can hold, or of a reserved form.
#define IDCHIP_STATUS_PARSE_LENGTH_TOO_LARGE 209

/// A required element is absent; the structure ends before it.
#define IDCHIP_STATUS_PARSE_MISSING 210

/// The elements are nested more deeply than the budget allows.
#define IDCHIP_STATUS_PARSE_NESTING_TOO_DEEP 211

/// The number is outside the range that the standard gives.
#define IDCHIP_STATUS_PARSE_NUMBER_OUT_OF_RANGE 212

/// The OBJECT IDENTIFIER is empty, ends within an arc, or pads an arc (X.690 §8.19).
#define IDCHIP_STATUS_PARSE_OBJECT_IDENTIFIER 213

/// The input has to be joined in a scratch buffer, and none that is large enough was lent.
#define IDCHIP_STATUS_PARSE_SCRATCH_TOO_SMALL 214

/// The tag is longer than three bytes, or not in its shortest form (X.690 §8.1.2).
#define IDCHIP_STATUS_PARSE_TAG_ENCODING 215

/// The date or time is not of the form that the standard gives, or does not exist.
#define IDCHIP_STATUS_PARSE_TIME 216

/// The structure holds fewer elements than the standard requires.
#define IDCHIP_STATUS_PARSE_TOO_FEW 217

/// The structure holds more elements than the budget allows.
#define IDCHIP_STATUS_PARSE_TOO_MANY 218

/// Bytes follow the end of the structure.
#define IDCHIP_STATUS_PARSE_TRAILING_DATA 219

/// The input ends within a tag, a length or a field of fixed size.
#define IDCHIP_STATUS_PARSE_TRUNCATED 220

/// Another element stands where this one is required.
#define IDCHIP_STATUS_PARSE_UNEXPECTED_TAG 221

/// The standard does not allow this value here.
#define IDCHIP_STATUS_PARSE_VALUE 222

/// The version is not known.
#define IDCHIP_STATUS_PARSE_VERSION 223

/// The value has another length than the standard gives it.
#define IDCHIP_STATUS_PARSE_WRONG_LENGTH 224

/// A list of data groups has a number outside 1 to 16 (Doc 9303-10 §4.6.2.3).
#define IDCHIP_STATUS_PARSE_DATA_GROUP_NUMBER 225

/// The data group was read, and its hash is not the signed one.
#define IDCHIP_STATUS_DATA_GROUP_NOT_IDENTICAL 302

/// The data group was read, and EF.SOD does not list it: nobody signed it.
#define IDCHIP_STATUS_DATA_GROUP_NOT_SIGNED 303

/// The data group was read, but its hash could not be computed.
#define IDCHIP_STATUS_DATA_GROUP_NON_CONFORMANCE 304

/// EF.SOD lists the data group, and it was not read.
#define IDCHIP_STATUS_DATA_GROUP_PRESENT 305

/// EF.SOD does not list the data group, and it was not read.
#define IDCHIP_STATUS_DATA_GROUP_NOT_PRESENT 306

/// The data group was not read to its end: its first bytes tell a greater length.
#define IDCHIP_STATUS_DATA_GROUP_INCOMPLETE 307

/// The CSCA certificate has expired.
#define IDCHIP_STATUS_REASON_ANCHOR_EXPIRED 401

/// The CSCA certificate is not valid yet.
#define IDCHIP_STATUS_REASON_ANCHOR_NOT_YET_VALID 402

/// A signed attribute stands twice.
#define IDCHIP_STATUS_REASON_ATTRIBUTE_DUPLICATE 403

/// A signed attribute does not have exactly one value.
#define IDCHIP_STATUS_REASON_ATTRIBUTE_NOT_SINGLE_VALUED 404

/// EF.COM does not parse.
#define IDCHIP_STATUS_REASON_COM_MALFORMED 405

/// The signed content type differs from that of the content.
#define IDCHIP_STATUS_REASON_CONTENT_TYPE_ATTRIBUTE_DIFFERS 406

/// The content type is not among the signed attributes.
#define IDCHIP_STATUS_REASON_CONTENT_TYPE_ATTRIBUTE_MISSING 407

/// The signed content is not an LDS security object.
#define IDCHIP_STATUS_REASON_CONTENT_TYPE_NOT_LDS 408

/// The certificate has a critical extension that is not known.
#define IDCHIP_STATUS_REASON_CRITICAL_EXTENSION_UNKNOWN 409

/// The explicit curve parameters of the key match no known curve.
#define IDCHIP_STATUS_REASON_CURVE_UNKNOWN 410

/// A data group that is needed was not read.
#define IDCHIP_STATUS_REASON_DATA_GROUP_NOT_READ 411

/// A data group was read that EF.SOD does not list.
#define IDCHIP_STATUS_REASON_DATA_GROUP_NOT_SIGNED 412

/// A data group that is needed was read and is not the signed one.
#define IDCHIP_STATUS_REASON_DATA_GROUP_NOT_VERIFIED 413

/// EF.COM and EF.SOD list different data groups.
#define IDCHIP_STATUS_REASON_DATA_GROUPS_DIFFER 414

/// The date of expiry is not a date.
#define IDCHIP_STATUS_REASON_DATE_UNREADABLE 415

/// The hash function is broken and never accepted.
#define IDCHIP_STATUS_REASON_DIGEST_ALGORITHM_FORBIDDEN 416

/// The parameters of the hash function do not parse.
#define IDCHIP_STATUS_REASON_DIGEST_ALGORITHM_MALFORMED 417

/// The hash function is not among those given.
#define IDCHIP_STATUS_REASON_DIGEST_ALGORITHM_UNSUPPORTED 418

/// The content is not what was signed.
#define IDCHIP_STATUS_REASON_DIGEST_DIFFERS 419

/// The document has expired.
#define IDCHIP_STATUS_REASON_DOCUMENT_EXPIRED 420

/// The cryptographic engine did not complete.
#define IDCHIP_STATUS_REASON_ENGINE_FAILED 421

/// The signer's certificate has expired.
#define IDCHIP_STATUS_REASON_EXPIRED 422

/// A data group is not what was signed.
#define IDCHIP_STATUS_REASON_HASH_DIFFERS 423

/// A hash in EF.SOD has another length than its hash function gives.
#define IDCHIP_STATUS_REASON_HASH_LENGTH 424

/// The signer's certificate belongs to a certification authority.
#define IDCHIP_STATUS_REASON_IS_CA_CERTIFICATE 425

/// The anchor that the certificate names as its issuer did not sign it.
#define IDCHIP_STATUS_REASON_ISSUER_SIGNATURE_INVALID 426

/// The key is too small.
#define IDCHIP_STATUS_REASON_KEY_TOO_SMALL 427

/// The key usage of the certificate does not allow signatures.
#define IDCHIP_STATUS_REASON_KEY_USAGE_WITHOUT_DIGITAL_SIGNATURE 428

/// The message digest attribute is not an OCTET STRING.
#define IDCHIP_STATUS_REASON_MESSAGE_DIGEST_ATTRIBUTE_MALFORMED 429

/// The message digest is not among the signed attributes.
#define IDCHIP_STATUS_REASON_MESSAGE_DIGEST_ATTRIBUTE_MISSING 430

/// The anchor that issued the certificate was not given.
#define IDCHIP_STATUS_REASON_NO_ANCHOR 431

/// No revocation list of the CSCA that issued the signer's certificate was given.
#define IDCHIP_STATUS_REASON_NO_CRL 432

/// The document does not expire.
#define IDCHIP_STATUS_REASON_NO_EXPIRY 433

/// No data group was verified.
#define IDCHIP_STATUS_REASON_NONE_VERIFIED 434

/// The certificate is for another purpose than signing documents.
#define IDCHIP_STATUS_REASON_NOT_A_DOCUMENT_SIGNER 435

/// The check was not made.
#define IDCHIP_STATUS_REASON_NOT_CHECKED 436

/// The file was not given.
#define IDCHIP_STATUS_REASON_NOT_GIVEN 437

/// A finding is not tolerated by the policy.
#define IDCHIP_STATUS_REASON_NOT_TOLERATED 438

/// The signer's certificate is not valid yet.
#define IDCHIP_STATUS_REASON_NOT_YET_VALID 439

/// The key is of another kind than the signature algorithm needs.
#define IDCHIP_STATUS_REASON_PUBLIC_KEY_ALGORITHM_DIFFERS 440

/// The public key is not valid.
#define IDCHIP_STATUS_REASON_PUBLIC_KEY_INVALID 441

/// The public key does not parse.
#define IDCHIP_STATUS_REASON_PUBLIC_KEY_MALFORMED 442

/// No given algorithm takes a key of this kind, of this size or on this curve.
#define IDCHIP_STATUS_REASON_PUBLIC_KEY_UNSUPPORTED 443

/// The chip's response does not match its key and this challenge.
#define IDCHIP_STATUS_REASON_RESPONSE_INVALID 444

/// The signature algorithm is broken and never accepted.
#define IDCHIP_STATUS_REASON_SIGNATURE_ALGORITHM_FORBIDDEN 445

/// The parameters of the signature algorithm do not parse.
#define IDCHIP_STATUS_REASON_SIGNATURE_ALGORITHM_MALFORMED 446

/// The signature algorithm is not among those given.
#define IDCHIP_STATUS_REASON_SIGNATURE_ALGORITHM_UNSUPPORTED 447

/// The certificate names two different signature algorithms.
#define IDCHIP_STATUS_REASON_SIGNATURE_ALGORITHMS_DIFFER 448

/// The signature does not match the signer's key.
#define IDCHIP_STATUS_REASON_SIGNATURE_INVALID 449

/// There are no signed attributes.
#define IDCHIP_STATUS_REASON_SIGNED_ATTRIBUTES_MISSING 450

/// The signer's certificate does not parse.
#define IDCHIP_STATUS_REASON_SIGNER_CERTIFICATE_MALFORMED 451

/// The signer's certificate is neither in EF.SOD nor among those given.
#define IDCHIP_STATUS_REASON_SIGNER_CERTIFICATE_MISSING 452

/// EF.SOD holds no signature.
#define IDCHIP_STATUS_REASON_SIGNER_INFO_COUNT 453

/// EF.DG1 names another state than the certificate.
#define IDCHIP_STATUS_REASON_STATE_DIFFERS 454

/// The state's code is not known.
#define IDCHIP_STATUS_REASON_STATE_UNKNOWN 455

/// More anchors had to be tried than the budget allows.
#define IDCHIP_STATUS_REASON_TOO_MANY_CANDIDATES 456

/// EF.DG1 names no state or organisation that issues documents.
#define IDCHIP_STATUS_REASON_STATE_CODE_INVALID 457

/// The document signer may not sign documents of this type.
#define IDCHIP_STATUS_REASON_DOCUMENT_TYPE_NOT_LISTED 458

/// The chip's response is not as long as a signature of its key.
#define IDCHIP_STATUS_REASON_RESPONSE_LENGTH 459

/// The signature is not encoded as its algorithm requires.
#define IDCHIP_STATUS_REASON_SIGNATURE_MALFORMED 460

/// EF.SOD is of another application than the LDS and lists none of its data groups.
#define IDCHIP_STATUS_REASON_NOT_AN_LDS_CARD 461

/// The date of expiry lies before the signer's certificate began.
#define IDCHIP_STATUS_REASON_EXPIRY_BEFORE_ISSUE 462

/// EF.CardAccess and the signed EF.DG14 differ.
#define IDCHIP_STATUS_REASON_CARD_ACCESS_DIFFERS 463

/// EF.CardAccess does not parse.
#define IDCHIP_STATUS_REASON_CARD_ACCESS_MALFORMED 464

/// The only anchor that could have issued the certificate is not a CSCA certificate.
#define IDCHIP_STATUS_REASON_ANCHOR_NOT_A_CSCA 465

/// A data group was not read to its end.
#define IDCHIP_STATUS_REASON_DATA_GROUP_INCOMPLETE 466

/// The signature is made with other RSASSA-PSS parameters than its key allows.
#define IDCHIP_STATUS_REASON_PSS_PARAMETERS_DIFFER 467

/// The issuing state has revoked the CSCA certificate.
#define IDCHIP_STATUS_REASON_ANCHOR_REVOKED 468

/// The revocation list is no longer in force.
#define IDCHIP_STATUS_REASON_CRL_EXPIRED 469

/// The anchor that issued the revocation list was not given.
#define IDCHIP_STATUS_REASON_CRL_ISSUER_MISSING 470

/// The revocation list does not parse.
#define IDCHIP_STATUS_REASON_CRL_MALFORMED 471

/// The revocation list is not in force yet.
#define IDCHIP_STATUS_REASON_CRL_NOT_YET_VALID 472

/// The issuing state did not sign the revocation list.
#define IDCHIP_STATUS_REASON_CRL_SIGNATURE_INVALID 473

/// The revocation list is a delta list, an indirect list or a list for a part of the certificates.
#define IDCHIP_STATUS_REASON_CRL_UNSUPPORTED 474

/// The issuing state has revoked the signer's certificate.
#define IDCHIP_STATUS_REASON_SIGNER_REVOKED 475

/// The certificate does not parse.
#define IDCHIP_STATUS_REASON_CERTIFICATE_MALFORMED 480

/// The certificate is not valid at the given time.
#define IDCHIP_STATUS_REASON_LINK_OUTSIDE_VALIDITY 481

/// More links lead from a pinned certificate to this one than the budget allows.
#define IDCHIP_STATUS_REASON_LINK_PATH_TOO_LONG 482

/// The certificate names another state than the anchor that issued it.
#define IDCHIP_STATUS_REASON_LINK_STATE_DIFFERS 483

/// The certificate lacks cA or keyCertSign, which the certificate of a CSCA has.
#define IDCHIP_STATUS_REASON_NOT_A_CSCA 484

/// The certificate is for another purpose than signing such lists.
#define IDCHIP_STATUS_REASON_NOT_A_LIST_SIGNER 485

/// No anchor signed the key of this self-signed certificate.
#define IDCHIP_STATUS_REASON_NOT_LINKED 486

/// The signed EF.CardSecurity differs from a file of the chip that it should agree with.
#define IDCHIP_STATUS_REASON_CARD_SECURITY_DIFFERS 490

/// The issuing state reports that the keys of such chips may be compromised.
#define IDCHIP_STATUS_REASON_CHIP_KEY_COMPROMISED 491

/// The date of issue of the document is not known.
#define IDCHIP_STATUS_REASON_DATE_OF_ISSUE_UNKNOWN 492

/// An entry of the deviation list does not parse.
#define IDCHIP_STATUS_REASON_DEVIATION_MALFORMED 493

/// The entry fits what the document says of itself, which nothing proves.
#define IDCHIP_STATUS_REASON_DOCUMENT_NOT_AUTHENTIC 494

/// Another CSCA of the state vouches for the deviation list, and the entry does not name the
/// document's signer.
#define IDCHIP_STATUS_REASON_LIST_OF_OTHER_CSCA 495

/// The deviation list is of another state than the document.
#define IDCHIP_STATUS_REASON_LIST_OF_OTHER_STATE 496

/// The security object lists no file of the chosen application.
#define IDCHIP_STATUS_REASON_NOT_OF_THE_APPLICATION 498

/// The map of the containers to their numbers in the security object was not given.
#define IDCHIP_STATUS_REASON_CONTAINER_MAP_MISSING 499

/// The certificate is not for signing the files of the chosen application.
#define IDCHIP_STATUS_REASON_NOT_A_CONTENT_SIGNER 500

/// A file of the application is not what was signed.
#define IDCHIP_STATUS_REASON_FILE_DIFFERS 501

/// A file of the application was read that the security object does not list.
#define IDCHIP_STATUS_REASON_FILE_NOT_SIGNED 502

/// No file of the application was verified.
#define IDCHIP_STATUS_REASON_NO_FILE_VERIFIED 503

/// No file that was read shows that the card is of the chosen application.
#define IDCHIP_STATUS_REASON_DISTINCTIVE_FILE_MISSING 504

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/// Returns the algorithms of this build: IDCHIP_ALGORITHM_ constants, joined with `|`.
uint32_t idchip_algorithms_available(void);

/// Returns the size of a choice of algorithms in bytes; IDCHIP_ALGORITHMS_SIZE is never less.
size_t idchip_algorithms_size(void);

/// Opens a choice of algorithms in the caller's memory of `memory_len` bytes, at least
/// idchip_algorithms_size(), for idchip_context_use_algorithms. `accepted` are IDCHIP_ALGORITHM_ constants,
/// joined with `|`: without a hash function and a signature algorithm no document can be verified. The memory
/// must stay at its address as long as a context uses the choice; there is nothing to close. Any number of
/// contexts, in any threads, may use it.
///
/// Statuses: UNKNOWN_ALGORITHM if a bit is none of idchip_algorithms_available(), or none is set;
/// NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, MEMORY_TOO_SMALL, MEMORY_MISALIGNED.
IDCHIP_MUST_USE
idchip_status idchip_algorithms_open(void *memory,
                                     size_t memory_len,
                                     uint32_t accepted,
                                     struct idchip_algorithms **algorithms);

/// Accepts these algorithms and no others in this context. A check that needs another one is not supported
/// (TR-03135-1), which never counts as failed, and the document is not accepted. Without this call, all of the
/// build are accepted. A document that was given before is forgotten: call this before EF.SOD is given.
///
/// Statuses: NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED.
IDCHIP_MUST_USE
idchip_status idchip_context_use_algorithms(struct idchip_context *context,
                                            const struct idchip_algorithms *algorithms);

/// Returns the size in bytes of a list of `count` anchors; IDCHIP_ANCHORS_SIZE(count) is never less. A master
/// list counts as one.
size_t idchip_anchors_size(size_t count);

/// Opens a list of anchors, the CSCA certificates that the caller trusts, in the caller's memory. The
/// memory limits the number of entries. It must stay at its address as long as a context uses the list;
/// there is nothing to close.
///
/// Threads: any. While an anchor is added, no other thread may use the list; without that, any number
/// of threads and contexts may use it.
///
/// Statuses: NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, MEMORY_TOO_SMALL, MEMORY_MISALIGNED.
IDCHIP_MUST_USE
idchip_status idchip_anchors_open(void *memory,
                                  size_t memory_len,
                                  struct idchip_anchors **anchors);

/// Adds a CSCA certificate, in DER. Adding it makes it trusted. It is not copied: its bytes must stay
/// unchanged as long as a context uses the list.
///
/// Statuses: PARSE_ if it is not a certificate; LIST_FULL; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE,
/// NOT_OPEN, and CLOSED of a context that was closed there.
IDCHIP_MUST_USE
idchip_status idchip_anchors_add_certificate(struct idchip_anchors *anchors,
                                             const uint8_t *der,
                                             size_t der_len);

/// Adds the certificates of a CSCA master list. The list is not copied and counts as one anchor. Its
/// signature is not checked: take it from somebody you trust. Its bytes must stay unchanged as long as a
/// context uses the anchors.
///
/// Statuses: PARSE_ if it is not a master list; LIST_FULL; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE,
/// NOT_OPEN, and CLOSED of a context that was closed there.
IDCHIP_MUST_USE
idchip_status idchip_anchors_add_master_list(struct idchip_anchors *anchors,
                                             const uint8_t *list,
                                             size_t list_len);

/// Gives the size in bytes of the memory that idchip_anchors_index needs for the certificates that the list has
/// now: 24 bytes for each certificate twice, and a little more, on a machine with 64 bits.
///
/// Statuses: NULL_POINTER, MISALIGNED, NOT_OPEN, and CLOSED of a context that was closed there.
IDCHIP_MUST_USE
idchip_status idchip_anchors_index_size(const struct idchip_anchors *anchors,
                                        size_t *size);

/// Makes an index of the certificates that the list has now, in the caller's memory of `memory_len` bytes, at
/// least what idchip_anchors_index_size gives. Contexts that are opened later find the issuer of a document in
/// it, in place of looking at each certificate; the results are the same. The index counts as one anchor. The memory,
/// and the bytes of the certificates, must stay unchanged as long as a context uses the list.
///
/// Call it after all anchors were added. Contexts that are opened after another addition look at each
/// certificate again.
///
/// Threads: as idchip_anchors_add_certificate.
///
/// Statuses: MEMORY_TOO_SMALL; LIST_FULL; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, MEMORY_MISALIGNED,
/// NOT_OPEN, and CLOSED of a context that was closed there.
IDCHIP_MUST_USE
idchip_status idchip_anchors_index(struct idchip_anchors *anchors,
                                   void *memory,
                                   size_t memory_len);

/// Returns the size in bytes of a list of `count` document signers; IDCHIP_SIGNERS_SIZE(count) is never less.
size_t idchip_signers_size(size_t count);

/// Opens a list of document signers' certificates in the caller's memory, for documents whose EF.SOD
/// holds none. Otherwise as idchip_anchors_open.
///
/// Statuses: NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, MEMORY_TOO_SMALL, MEMORY_MISALIGNED.
IDCHIP_MUST_USE
idchip_status idchip_signers_open(void *memory,
                                  size_t memory_len,
                                  struct idchip_signers **signers);

/// Adds the certificate of a document signer, in DER. Adding it does not make it trusted, and a
/// certificate that does not parse is passed over. Its bytes must stay unchanged as long as a context
/// uses the list.
///
/// Statuses: LIST_FULL; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, NOT_OPEN,
/// and CLOSED of a context that was closed there.
IDCHIP_MUST_USE
idchip_status idchip_signers_add_certificate(struct idchip_signers *signers,
                                             const uint8_t *der,
                                             size_t der_len);

/// Verifies EF.CardSecurity with the context's anchors, policy and time, as idchip_sod_verify does EF.SOD, and
/// gives the info of this index. `index` counts from 0 until NO_MORE. The slices hold as long as the file
/// stays. A terminal needs it before it relies on a key in the file, as for chip authentication mapping
/// (Doc 9303-11 §5.1).
///
/// Each call verifies the bytes that stand in the buffer now, with both signatures. The context needs no
/// EF.SOD, and keeps nothing of the file: no check of the document depends on it. Another genuine document's
/// file verifies as well; the chip must prove that it has the private key of an info. Under
/// IDCHIP_REQUIRE_REVOCATION the status is REASON_NO_CRL, because no revocation list is applied to the file.
///
/// Statuses: NO_MORE; REASON_ of the check that decides; PARSE_ if the file, or this info, does not parse;
/// NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, NOT_OPEN, CLOSED.
IDCHIP_MUST_USE
idchip_status idchip_card_security_info_open(struct idchip_context *context,
                                             const uint8_t *security,
                                             size_t security_len,
                                             size_t index,
                                             struct idchip_security_info *info);

/// Makes every check of EF.CardSecurity, whatever the results, and compares EF.CardAccess, DG14 and EF.DIR with
/// its infos, whoever signed them. Give NULL with a length of 0 for a file that the chip does not hand out: its
/// check then has the reason REASON_NOT_GIVEN. DG14 is first hashed and compared with its signed hash, which
/// needs an EF.SOD in the context. A comparison that fails has the reason REASON_CARD_SECURITY_DIFFERS: then
/// the files of the chip contradict each other, and the caller should refuse it. Of these files the report of the
/// context has only the status of DG14, as idchip_data_group_read leaves it.
///
/// OK says only that the file could be read; `verdict` and the checks tell the rest.
///
/// Statuses: PARSE_ if EF.CardSecurity or DG14 does not parse; DATA_GROUP_ if DG14 is not the signed one;
/// NOT_EXAMINED and SOD_CHANGED with DG14; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, NOT_OPEN, CLOSED.
IDCHIP_MUST_USE
idchip_status idchip_card_security_examine(struct idchip_context *context,
                                           const uint8_t *security,
                                           size_t security_len,
                                           const uint8_t *access,
                                           size_t access_len,
                                           const uint8_t *dg14,
                                           size_t dg14_len,
                                           const uint8_t *dir,
                                           size_t dir_len,
                                           struct idchip_card_security *checks);

/// Describes a certificate in DER: subject, issuer, key identifiers, validity and fingerprint. Nothing of it
/// is verified. The names are written into `buffer`; IDCHIP_CERTIFICATE_TEXT_SIZE bytes suffice for the
/// certificates of all states seen, and four times its length always do. The slices hold as long as the
/// certificate and the buffer.
///
/// Threads: any; there is no context.
///
/// Statuses: PARSE_ if it is not a certificate; BUFFER_TOO_SMALL; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE.
IDCHIP_MUST_USE
idchip_status idchip_certificate_describe(const uint8_t *der,
                                          size_t der_len,
                                          char *buffer,
                                          size_t size,
                                          struct idchip_certificate *certificate);

/// Describes the certificate that idchip_report_signer gives, as idchip_certificate_describe does: also after a
/// rejection.
///
/// Statuses: ABSENT if there is none; BUFFER_TOO_SMALL; NOT_EXAMINED, SOD_CHANGED; NULL_POINTER, MISALIGNED,
/// NOT_OPEN, CLOSED.
IDCHIP_MUST_USE
idchip_status idchip_report_signer_describe(const struct idchip_context *context,
                                            char *buffer,
                                            size_t size,
                                            struct idchip_certificate *certificate);

/// Describes the certificate that idchip_report_anchor gives, as idchip_certificate_describe does: also after a
/// rejection.
///
/// Statuses: as idchip_report_signer_describe.
IDCHIP_MUST_USE
idchip_status idchip_report_anchor_describe(const struct idchip_context *context,
                                            char *buffer,
                                            size_t size,
                                            struct idchip_certificate *certificate);

/// Describes the anchor that is missing if IDCHIP_CHECK_DS_SIGNATURE has the reason REASON_NO_ANCHOR: the
/// certificate to look for in the lists of CSCA certificates. The signer's certificate names it, which is not
/// verified without it. The name is written into `buffer`, as idchip_certificate_describe does.
///
/// Statuses: ABSENT if the anchor was found, or the check has another reason; BUFFER_TOO_SMALL; NOT_EXAMINED,
/// SOD_CHANGED; NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED.
IDCHIP_MUST_USE
idchip_status idchip_report_missing_anchor_describe(const struct idchip_context *context,
                                                    char *buffer,
                                                    size_t size,
                                                    struct idchip_missing_anchor *missing);

/// Returns the size of a context in bytes; IDCHIP_CONTEXT_SIZE is never less.
size_t idchip_context_size(void);

/// Returns the alignment of a context in bytes: that of a pointer, IDCHIP_ALIGNMENT.
size_t idchip_context_alignment(void);

/// Opens a context in the caller's memory of `memory_len` bytes, at least idchip_context_size(). The
/// former contents are overwritten. The memory must stay at its address until idchip_context_close.
///
/// `anchors` is used until then; certificates that are added to it later do not count in this
/// context. Any number of contexts, in any threads, may use the same anchors.
///
/// `time` is the present in seconds since 1970-01-01 00:00 UTC: the library has no clock. `policy` is
/// IDCHIP_POLICY_DEFAULT, or any of IDCHIP_REQUIRE_CHIP, IDCHIP_REQUIRE_REVOCATION,
/// IDCHIP_TOLERATE_NOTHING and IDCHIP_IGNORE_EXPIRY, joined with `|`.
///
/// Threads: any. One thread at a time may use a context.
///
/// Statuses: NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, MEMORY_TOO_SMALL, MEMORY_MISALIGNED,
/// UNKNOWN_POLICY; NOT_OPEN or CLOSED of the anchors.
IDCHIP_MUST_USE
idchip_status idchip_context_open(void *memory,
                                  size_t memory_len,
                                  const struct idchip_anchors *anchors,
                                  int64_t time,
                                  uint32_t policy,
                                  struct idchip_context **context);

/// Gives certificates of document signers, for an EF.SOD that holds none. Giving them does not make
/// them trusted. `signers` is used until the context is closed; call this before EF.SOD is given.
///
/// Statuses: NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED.
IDCHIP_MUST_USE
idchip_status idchip_context_use_signers(struct idchip_context *context,
                                         const struct idchip_signers *signers);

/// Decides on the document: every check, as the policy weighs it, must hold, and at least one data
/// group must be verified. OK, and nothing else, means that the document is accepted. Call it after the data groups were opened, checked
/// or streamed; idchip_report_verdict and idchip_report_check tell more.
///
/// Statuses: the reason of the check that decides (REASON_); NOT_EXAMINED; NULL_POINTER, MISALIGNED,
/// NOT_OPEN, CLOSED.
IDCHIP_MUST_USE
idchip_status idchip_context_conclude(const struct idchip_context *context);

/// Closes a context and overwrites its contents with zeros. The caller wipes its own buffers. The
/// memory may be opened again.
///
/// Statuses: NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED.
IDCHIP_MUST_USE
idchip_status idchip_context_close(struct idchip_context *context);

/// Verifies an EF.SOD as far as possible without data groups, under the context's policy: its digest
/// and signature, the certificate of its signer, and the issuer. A new document begins, and the context
/// forgets the former one.
///
/// `scratch` is needed only if the content stands in segments (BER): without it the status is
/// PARSE_SCRATCH_TOO_SMALL, and as many bytes as the file has suffice. Otherwise it may be NULL with a
/// length of 0. Both buffers must stay unchanged until the context is closed or given another EF.SOD.
/// The signed hashes and the certificates of the signer and the anchor are read again later: if they
/// were changed, the function that reads them returns SOD_CHANGED and opens nothing.
///
/// After OK, data groups can be opened. After a REASON_ they cannot; the report exists all the same, and
/// data groups can be read into it.
///
/// Statuses: REASON_ of the check that decides; PARSE_ if the bytes are not an EF.SOD; NULL_POINTER,
/// MISALIGNED, LENGTH_TOO_LARGE, NOT_OPEN, CLOSED.
IDCHIP_MUST_USE
idchip_status idchip_sod_verify(struct idchip_context *context,
                                const uint8_t *sod,
                                size_t sod_len,
                                uint8_t *scratch,
                                size_t scratch_len);

/// Reads an EF.SOD for software that shows everything about a document, also a rejected one. OK says
/// only that the file could be read; idchip_context_conclude decides on the document. Otherwise as
/// idchip_sod_verify.
///
/// The document is the same as after idchip_sod_verify, whatever its status: data groups can be checked,
/// read and streamed into the report. If the checks of EF.SOD do not hold, nothing of their contents is
/// given out: a function that compares a data group returns NOT_VERIFIED after its hash proved to be
/// the listed one.
///
/// Statuses: PARSE_ if the bytes are not an EF.SOD; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE,
/// NOT_OPEN, CLOSED.
IDCHIP_MUST_USE
idchip_status idchip_sod_examine(struct idchip_context *context,
                                 const uint8_t *sod,
                                 size_t sod_len,
                                 uint8_t *scratch,
                                 size_t scratch_len);

/// Tells whether the checks of EF.SOD hold under the context's policy, as idchip_sod_verify does. Call it
/// after idchip_sod_examine and the revocation lists; after OK, data groups can be opened.
///
/// Statuses: REASON_ of the check that decides; NOT_EXAMINED; NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED.
IDCHIP_MUST_USE
idchip_status idchip_sod_require(const struct idchip_context *context);

/// Compares the data groups that EF.COM and EF.SOD list. OK says that no difference was found. The report
/// has the result, too, as IDCHIP_CHECK_COM_VS_SOD. EF.COM is not signed and decides nothing else: if its
/// list cannot be read, the check is undetermined and the status is OK.
///
/// Statuses: REASON_DATA_GROUPS_DIFFER; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, NOT_OPEN,
/// CLOSED, NOT_EXAMINED, NOT_VERIFIED, SOD_CHANGED.
IDCHIP_MUST_USE
idchip_status idchip_com_check(struct idchip_context *context,
                               const uint8_t *com,
                               size_t com_len);

/// Gives the length of a file by its first bytes, of which IDCHIP_MAX_FIRST_BYTES suffice. `length` counts
/// from the tag to the end of the value: the number of bytes to READ BINARY.
///
/// Threads: any; there is no context.
///
/// Statuses: MORE_BYTES_NEEDED; PARSE_ if no file begins with the bytes; NULL_POINTER, MISALIGNED,
/// LENGTH_TOO_LARGE.
IDCHIP_MUST_USE
idchip_status idchip_file_length(const uint8_t *first,
                                 size_t first_len,
                                 uint32_t *length);

/// Compares the file of data group `number`, 1 to 16, with its signed hash. Only DG1 is read: it decides
/// the issuing state and the document's expiry. The report has the result.
///
/// Statuses: DATA_GROUP_ if it is not the signed one; UNKNOWN_DATA_GROUP; NULL_POINTER, MISALIGNED,
/// LENGTH_TOO_LARGE, NOT_OPEN, CLOSED, NOT_EXAMINED, NOT_VERIFIED, SOD_CHANGED.
IDCHIP_MUST_USE
idchip_status idchip_data_group_check(struct idchip_context *context,
                                      uint32_t number,
                                      const uint8_t *file,
                                      size_t file_len);

/// Compares a data group as idchip_data_group_check does, and then reads it if the library knows it: DG1 to
/// DG5, DG7 and DG11 to DG16. Deviations from the standard go into the report; nothing is given out.
///
/// Statuses: as idchip_data_group_check; PARSE_ if it is the signed one and does not parse.
IDCHIP_MUST_USE
idchip_status idchip_data_group_read(struct idchip_context *context,
                                     uint32_t number,
                                     const uint8_t *file,
                                     size_t file_len);

/// Starts to hash data group `number`, 1 to 16, in chunks, straight from READ BINARY. What was under way in
/// chunks in this context is given up, and has to be read again from its start. For the image in DG2, start
/// with idchip_face_image_begin.
///
/// Statuses: DATA_GROUP_ if EF.SOD does not list it, or this build lacks its hash function;
/// UNKNOWN_DATA_GROUP; NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED, NOT_EXAMINED, NOT_VERIFIED,
/// SOD_CHANGED.
IDCHIP_MUST_USE
idchip_status idchip_data_group_begin(struct idchip_context *context,
                                      uint32_t number);

/// Hashes the next bytes of the file, from its tag on, in chunks of any size, and does not keep them. The
/// caller must not show any of them before idchip_data_group_finish returns OK.
///
/// Statuses: NO_STREAM; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, NOT_OPEN, CLOSED.
IDCHIP_MUST_USE
idchip_status idchip_data_group_update(struct idchip_context *context,
                                       const uint8_t *chunk,
                                       size_t chunk_len);

/// Compares the streamed data group with the signed hash. OK says that it is the signed one.
///
/// Statuses: DATA_GROUP_ if it is not the signed one; NO_STREAM, NOT_VERIFIED, SOD_CHANGED; NULL_POINTER, MISALIGNED, NOT_OPEN,
/// CLOSED.
IDCHIP_MUST_USE
idchip_status idchip_data_group_finish(struct idchip_context *context);

/// Opens DG11, DG12 or DG16, whichever has this field: hashes the file, compares it with the signed hash,
/// reads it, and writes the text of the field in UTF-8, with a NUL after it. `field` is one of the
/// IDCHIP_DETAIL_ constants of a text. `index` counts the other names, the other persons, and the persons of
/// DG16, from 0 until NO_MORE; any other field has the index 0 only.
///
/// A text has its separators: `<` between its parts, and in a name `<<` between the primary identifier,
/// mostly the surname, and the secondary one. A text that is not UTF-8 is taken for ISO/IEC 8859-1, which may
/// be wrong, and IDCHIP_FINDING_TEXT_NOT_UTF8 reports it. `length` is that of the text in bytes without its
/// NUL; twice the length of the file always suffices for the buffer, which the caller wipes.
///
/// Statuses: ABSENT if the document does not have the field; NO_MORE; BUFFER_TOO_SMALL; UNKNOWN_NUMBER;
/// DATA_GROUP_ if the file is not the signed one; PARSE_ if it is and does not parse; NULL_POINTER,
/// MISALIGNED, LENGTH_TOO_LARGE, NOT_OPEN, CLOSED, NOT_EXAMINED, NOT_VERIFIED, SOD_CHANGED.
IDCHIP_MUST_USE
idchip_status idchip_detail_text_open(struct idchip_context *context,
                                      const uint8_t *file,
                                      size_t file_len,
                                      uint32_t field,
                                      size_t index,
                                      char *buffer,
                                      size_t size,
                                      size_t *length);

/// Opens DG11, DG12 or DG16 as idchip_detail_text_open does, and gives the date of the field. `field` is one
/// of the IDCHIP_DETAIL_ constants of a date. `index` counts the persons of DG16 from 0 until NO_MORE; any
/// other field has the index 0 only.
///
/// Statuses: as idchip_detail_text_open, except for BUFFER_TOO_SMALL; PARSE_ also if the date cannot be read.
IDCHIP_MUST_USE
idchip_status idchip_detail_date_open(struct idchip_context *context,
                                      const uint8_t *file,
                                      size_t file_len,
                                      uint32_t field,
                                      size_t index,
                                      struct idchip_full_date *date);

/// Opens DG2: hashes the file, compares it with the signed hash, reads it, and gives the first image of
/// the face. `image` points into the file, and holds as long as the file stays.
///
/// Statuses: DATA_GROUP_ if it is not the signed one; PARSE_ if it is and does not parse; ABSENT if it
/// holds no two-dimensional image; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, NOT_OPEN,
/// CLOSED, NOT_EXAMINED, NOT_VERIFIED, SOD_CHANGED.
IDCHIP_MUST_USE
idchip_status idchip_face_image_open(struct idchip_context *context,
                                     const uint8_t *dg2,
                                     size_t dg2_len,
                                     struct idchip_face_image *image);

/// Starts to read DG2 in chunks, for its hash and the first image of the face, straight from READ BINARY.
/// A file that is being read in chunks in this context is given up, and has to be read again from its start.
///
/// Statuses: DATA_GROUP_ if EF.SOD does not list DG2, or this build lacks its hash function; NULL_POINTER,
/// MISALIGNED, NOT_OPEN, CLOSED, NOT_EXAMINED, NOT_VERIFIED, SOD_CHANGED.
IDCHIP_MUST_USE
idchip_status idchip_face_image_begin(struct idchip_context *context);

/// Hashes the next bytes of DG2, from its tag on, in chunks of any size, and gives those that belong to the
/// first image of the face: first `held`, bytes that were held back, then `part`, a part of this chunk.
/// The outputs of all calls, one after the other, are the image. `held` holds until the next call with
/// this context, `part` as long as the chunk stays. **Unverified**: the caller must not show the image
/// before idchip_face_image_finish returns OK.
///
/// Statuses: PARSE_ if the image cannot be found, with every call from then on; the file is hashed all
/// the same. NO_STREAM, also if idchip_data_group_begin started what is under way; NULL_POINTER, MISALIGNED,
/// LENGTH_TOO_LARGE, NOT_OPEN, CLOSED.
IDCHIP_MUST_USE
idchip_status idchip_face_image_update(struct idchip_context *context,
                                       const uint8_t *chunk,
                                       size_t chunk_len,
                                       struct idchip_slice *held,
                                       struct idchip_slice *part);

/// Compares the streamed DG2 with the signed hash, and gives the place of the first image of the face in the
/// file.
///
/// Statuses: DATA_GROUP_ if it is not the signed one; PARSE_ if it is, and the image was not found;
/// ABSENT if it holds no two-dimensional image; NO_STREAM, as idchip_face_image_update;
/// NOT_VERIFIED, SOD_CHANGED; NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED.
IDCHIP_MUST_USE
idchip_status idchip_face_image_finish(struct idchip_context *context,
                                       struct idchip_face_image_extent *extent);

/// Gives the size in bytes of the scratch buffer that idchip_anchors_add and idchip_anchors_examine need for
/// this file: 0 in DER, and never more than the file has in the other forms, three bytes for each object aside.
///
/// Statuses: NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE.
IDCHIP_MUST_USE
idchip_status idchip_anchors_scratch_size(const uint8_t *file,
                                          size_t file_len,
                                          size_t *size);

/// Tells what a file holds for idchip_anchors_add, which takes the same bytes. Nothing is added. The scratch
/// buffer is free again when the call returns. Call it to learn why a file gives no anchors: OK says only that
/// the file was looked at.
///
/// Threads: any.
///
/// Statuses: PARSE_SCRATCH_TOO_SMALL; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE.
IDCHIP_MUST_USE
idchip_status idchip_anchors_examine(const uint8_t *file,
                                     size_t file_len,
                                     uint8_t *scratch,
                                     size_t scratch_len,
                                     struct idchip_anchor_file *found);

/// Adds the anchors of a file in any form in which states publish them: certificates in DER, bundles
/// (PKCS #7, .p7b), CSCA master lists, each also in PEM, base64 or hexadecimal, and the LDIF of the ICAO PKD;
/// with a byte order mark, any line ends, indentation, and text around PEM. The content decides, and not the
/// label.
///
/// Adding them makes them trusted: no signature is checked, also not that of a master list
/// (idchip_anchors_add_verified_master_list). All certificates of the file count as one anchor. If none of them
/// can be that of a CSCA, nothing is added: so a file of document signers is never a list of anchors.
///
/// In DER they are not copied, and `scratch` may be NULL with a length of 0. In the other forms they are
/// decoded into `scratch`, and idchip_anchors_scratch_size tells how large it must be. Both must stay unchanged as
/// long as a context uses the list.
///
/// Statuses: NO_CSCA, NO_CERTIFICATES, UNKNOWN_FORM, of which idchip_anchors_examine tells more;
/// PARSE_SCRATCH_TOO_SMALL; LIST_FULL; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, NOT_OPEN, and CLOSED of a
/// context that was closed there.
IDCHIP_MUST_USE
idchip_status idchip_anchors_add(struct idchip_anchors *anchors,
                                 const uint8_t *file,
                                 size_t file_len,
                                 uint8_t *scratch,
                                 size_t scratch_len,
                                 struct idchip_anchor_file *added);

/// Opens the data group of an image that is displayed: hashes the file, compares it with the signed hash,
/// reads it, and gives the image. `kind` is one of the IDCHIP_DISPLAYED_ constants, which name the data
/// group. `index` counts the portraits of DG5 and the signatures of DG7 from 0 until NO_MORE; any other kind
/// has the index 0 only. The slice holds as long as the file stays.
///
/// Statuses: ABSENT if the document does not have the image; NO_MORE; UNKNOWN_NUMBER; DATA_GROUP_ if the file
/// is not the signed one; PARSE_ if it is and does not parse; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE,
/// NOT_OPEN, CLOSED, NOT_EXAMINED, NOT_VERIFIED, SOD_CHANGED.
IDCHIP_MUST_USE
idchip_status idchip_displayed_image_open(struct idchip_context *context,
                                          const uint8_t *file,
                                          size_t file_len,
                                          uint32_t kind,
                                          size_t index,
                                          struct idchip_displayed_image *image);

/// Opens DG3, the fingers, or DG4, the irises: hashes the file, compares it with the signed hash, reads it,
/// and counts the instances. `number` is 3 or 4. The slice holds as long as the file stays. A chip gives these
/// files only to a terminal that proved its right to them.
///
/// Statuses: UNKNOWN_DATA_GROUP; DATA_GROUP_ if the file is not the signed one; PARSE_ if it is and does not
/// parse; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, NOT_OPEN, CLOSED, NOT_EXAMINED, NOT_VERIFIED,
/// SOD_CHANGED.
IDCHIP_MUST_USE
idchip_status idchip_biometric_instances_open(struct idchip_context *context,
                                              uint32_t number,
                                              const uint8_t *file,
                                              size_t file_len,
                                              struct idchip_biometric_instances *instances);

/// Opens DG3 or DG4 as idchip_biometric_instances_open does, and gives the image of this index. `index`
/// counts the images of all instances from 0 until NO_MORE. The slice holds as long as the file stays.
///
/// Statuses: as idchip_biometric_instances_open; NO_MORE.
IDCHIP_MUST_USE
idchip_status idchip_biometric_image_open(struct idchip_context *context,
                                          uint32_t number,
                                          const uint8_t *file,
                                          size_t file_len,
                                          size_t index,
                                          struct idchip_biometric_image *image);

/// Returns the size in bytes of a memory of `count` document signers; IDCHIP_KNOWN_SIGNERS_SIZE(count) is never
/// less.
size_t idchip_known_signers_size(size_t count);

/// Opens a memory of document signers in the caller's memory, so that the signature of a signer's certificate is
/// verified once for all its documents; it is half of the cryptography or more. The size limits the number of
/// signers: when all places are taken, the oldest signer is given up. There is nothing to close.
///
/// Only signatures that are valid are remembered, by the SHA-256 digest of key, algorithm, digest and value, and
/// nothing of a document. Code that can write to this memory can have certificates accepted: protect it like the anchors.
///
/// Threads: one at a time.
///
/// Statuses: NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, MEMORY_TOO_SMALL, MEMORY_MISALIGNED.
IDCHIP_MUST_USE
idchip_status idchip_known_signers_open(void *memory,
                                        size_t memory_len,
                                        struct idchip_known_signers **known);

/// Reads an EF.SOD as idchip_sod_examine does, with the same results. The signature of a signer's certificate
/// that is remembered is not verified again; one that is valid is remembered. All other checks are made for each
/// document. `known` is used during this call only, and any number of contexts may be given the same one, one after the
/// other.
///
/// Statuses: as idchip_sod_examine; NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED of `known`.
IDCHIP_MUST_USE
idchip_status idchip_sod_examine_with_known_signers(struct idchip_context *context,
                                                    struct idchip_known_signers *known,
                                                    const uint8_t *sod,
                                                    size_t sod_len,
                                                    uint8_t *scratch,
                                                    size_t scratch_len);

/// Gives the sizes and limits of the library that is linked.
///
/// Threads: any; there is no context.
///
/// Statuses: NULL_POINTER, MISALIGNED.
IDCHIP_MUST_USE
idchip_status idchip_limits_read(struct idchip_limits *limits);

/// Makes every check of a CSCA master list (Doc 9303-12 §9), whatever the results. `pinned` are the CSCA
/// certificates of the publishers of lists, which the caller trusts; a CSCA certificate inside the list proves
/// nothing. `time` and `policy` are those of idchip_context_open; of the policy, only
/// IDCHIP_TOLERATE_NOTHING and IDCHIP_REQUIRE_REVOCATION count. No revocation list is applied: a list that
/// is verified otherwise is undetermined under IDCHIP_REQUIRE_REVOCATION.
///
/// OK says only that the list could be read; `verdict` and the checks tell the rest.
///
/// Threads: any, as long as nobody adds to the anchors.
///
/// Statuses: PARSE_ if it is not a master list; UNKNOWN_POLICY; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE,
/// NOT_OPEN, and CLOSED of a context that was closed there.
IDCHIP_MUST_USE
idchip_status idchip_master_list_examine(const struct idchip_anchors *pinned,
                                         const uint8_t *list,
                                         size_t list_len,
                                         int64_t time,
                                         uint32_t policy,
                                         struct idchip_list_report *report);

/// Verifies a CSCA master list as idchip_master_list_examine does, and only then adds its certificates to
/// `anchors`. The list is not copied and counts as one anchor: its bytes must stay unchanged as long as a
/// context uses the anchors. `pinned` may be the same list of anchors.
///
/// Statuses: REASON_ of the check that decides; LIST_FULL; otherwise as idchip_master_list_examine.
IDCHIP_MUST_USE
idchip_status idchip_anchors_add_verified_master_list(struct idchip_anchors *anchors,
                                                      const struct idchip_anchors *pinned,
                                                      const uint8_t *list,
                                                      size_t list_len,
                                                      int64_t time,
                                                      uint32_t policy);

/// Returns the size in bytes of a list of `count` certificates that may be linked to anchors;
/// IDCHIP_LINKS_SIZE(count) is never less.
size_t idchip_links_size(size_t count);

/// Opens a list of CSCA certificates that may become anchors by a link, in the caller's memory. The memory
/// limits the number of entries. It must stay at its address as long as a context uses anchors that it was
/// added to; there is nothing to close.
///
/// Statuses: NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, MEMORY_TOO_SMALL, MEMORY_MISALIGNED.
IDCHIP_MUST_USE
idchip_status idchip_links_open(void *memory,
                                size_t memory_len,
                                struct idchip_links **links);

/// Adds a CSCA certificate, in DER: a link certificate, or the root certificate that one leads to. Adding it
/// does not make it trusted, and bytes that do not parse are refused later. It is not copied: its bytes must
/// stay unchanged as long as a context uses anchors that the list was added to.
///
/// Statuses: LIST_FULL, also after the list was added to anchors; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE,
/// NOT_OPEN, and CLOSED of a context that was closed there.
IDCHIP_MUST_USE
idchip_status idchip_links_add_certificate(struct idchip_links *links,
                                           const uint8_t *der,
                                           size_t der_len);

/// Admits the certificates whose signature verifies under the key of one of the anchors, or of one that was
/// admitted before, of the same state (Doc 9303-12 §5, §7.1.1), and adds them to the anchors. They count as one
/// anchor, in the order of admission. `admitted` is their number; the first so many entries of
/// idchip_links_report are these, and the others have the reason in their checks. `time` and `policy` are
/// those of idchip_context_open; of the policy, only IDCHIP_TOLERATE_NOTHING counts. OK says that every
/// certificate was judged, and not that one was admitted.
///
/// It takes the list once: with a list that was added already, the status is LINKS_ADDED.
///
/// Statuses: LINKS_ADDED; LIST_FULL of the anchors; UNKNOWN_POLICY; NULL_POINTER, MISALIGNED, NOT_OPEN, and
/// CLOSED of a context that was closed there.
IDCHIP_MUST_USE
idchip_status idchip_anchors_add_links(struct idchip_anchors *anchors,
                                       struct idchip_links *links,
                                       int64_t time,
                                       uint32_t policy,
                                       size_t *admitted);

/// Gives a certificate of the list, and the check that the last idchip_anchors_add_links made of it. `index`
/// counts from 0 until NO_MORE: first those that were admitted. A check that is successful says that the
/// certificate is one of the anchors.
///
/// Statuses: NO_MORE; NULL_POINTER, MISALIGNED, NOT_OPEN, and CLOSED of a context that was closed there.
IDCHIP_MUST_USE
idchip_status idchip_links_report(const struct idchip_links *links,
                                  size_t index,
                                  struct idchip_slice *der,
                                  struct idchip_check *check);

/// Has a function told the outcome of each call with this context, from the next call on. Calls that read the
/// report, named idchip_report_, are not told. `level` is IDCHIP_LOG_ERROR for wrong use and defects,
/// IDCHIP_LOG_WARNING for them and for everything that speaks against a card, IDCHIP_LOG_INFO for every call, or
/// IDCHIP_LOG_NOTHING. `user` is handed to the callback as it is, and may be NULL.
///
/// The callback is called after the work of a call is done, before the call returns, in its thread: at the same time
/// in several, if calls with a const context run side by side. It may call functions named idchip_report_ with
/// the same context, and any function without it, and must return: no exception, no longjmp. A call with a pointer
/// that is no open context is not told, nor are idchip_context_close and this function.
///
/// Statuses: UNKNOWN_NUMBER if there is no such level; NULL_POINTER, also of the callback unless the level is
/// IDCHIP_LOG_NOTHING; MISALIGNED, NOT_OPEN, CLOSED.
IDCHIP_MUST_USE
idchip_status idchip_context_use_log(struct idchip_context *context,
                                     uint32_t level,
                                     idchip_log_callback callback,
                                     void *user);

/// Reads EF.DIR, and gives the identifier of an application on the chip. `index` counts from 0 until NO_MORE.
/// The slice holds as long as the file stays. Nobody signs EF.DIR; idchip_card_security_examine compares it
/// with the signed copy in EF.CardSecurity.
///
/// Threads: any; there is no context.
///
/// Statuses: NO_MORE; PARSE_ if it does not parse; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE.
IDCHIP_MUST_USE
idchip_status idchip_dir_read(const uint8_t *dir,
                              size_t dir_len,
                              size_t index,
                              struct idchip_slice *application);

/// Reads EF.ATR/INFO: the length of the commands and responses that a reader may use. Nobody signs the file.
///
/// Threads: any; there is no context.
///
/// Statuses: PARSE_ if it does not parse; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE.
IDCHIP_MUST_USE
idchip_status idchip_atr_info_read(const uint8_t *file,
                                   size_t file_len,
                                   struct idchip_atr_info *info);

/// Reads EF.CVCA. The slices hold as long as the file stays. Nobody signs the file.
///
/// Threads: any; there is no context.
///
/// Statuses: PARSE_ if it does not parse; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE.
IDCHIP_MUST_USE
idchip_status idchip_cvca_read(const uint8_t *file,
                               size_t file_len,
                               struct idchip_cvca *authorities);

/// Opens DG1: hashes the file, compares it with the signed hash, reads it, and gives its fields. They
/// hold as long as the file stays. The issuing state and the document's expiry are decided.
///
/// Statuses: DATA_GROUP_ if it is not the signed one; PARSE_ if it is and does not parse;
/// NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, NOT_OPEN, CLOSED, NOT_EXAMINED, NOT_VERIFIED,
/// SOD_CHANGED.
IDCHIP_MUST_USE
idchip_status idchip_mrz_open(struct idchip_context *context,
                              const uint8_t *dg1,
                              size_t dg1_len,
                              struct idchip_mrz *mrz);

/// Gives a check this weight in the context's policy. `id` is one of the IDCHIP_CHECK_ constants, and
/// `requirement` one of the IDCHIP_REQUIREMENT_ constants. Whatever the weights, nothing is given out of a
/// document, and none is accepted, unless the digest, the signature, the signer's certificate and the data groups
/// that were read hold. A document that was given before is forgotten: call this before EF.SOD is given.
///
/// Statuses: UNKNOWN_CHECK, UNKNOWN_REQUIREMENT; NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED.
IDCHIP_MUST_USE
idchip_status idchip_context_require(struct idchip_context *context,
                                     uint32_t id,
                                     uint32_t requirement);

/// Tolerates a deviation from the standard, in the document and in the anchor, in the context's policy.
/// `finding` is one of the IDCHIP_FINDING_ constants. A document that was given before is forgotten: call this
/// before EF.SOD is given.
///
/// Statuses: UNKNOWN_NUMBER; NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED.
IDCHIP_MUST_USE
idchip_status idchip_context_tolerate(struct idchip_context *context,
                                      uint32_t finding);

/// Refuses a deviation from the standard, such as SHA-1 (IDCHIP_FINDING_WEAK_HASH): a check that finds it fails
/// under the context's policy. Otherwise as idchip_context_tolerate.
///
/// Statuses: UNKNOWN_NUMBER; NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED.
IDCHIP_MUST_USE
idchip_status idchip_context_refuse(struct idchip_context *context,
                                    uint32_t finding);

/// Gives the verdict on the document so far, under the context's policy. After an EF.SOD that was
/// rejected, it holds the gravest check that failed, as idchip_report_failed orders them.
///
/// Statuses: NOT_EXAMINED; NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED.
IDCHIP_MUST_USE
idchip_status idchip_report_verdict(const struct idchip_context *context,
                                    struct idchip_verdict *verdict);

/// Gives a check for which the document is rejected under the context's policy, the gravest first: that the
/// data or the chip is not what was signed, before that nobody vouches for the signer, before that files
/// contradict each other, before that something has expired, before a deviation that is not tolerated. `index`
/// counts from 0 until NO_MORE.
///
/// Statuses: NO_MORE, NOT_EXAMINED; NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED.
IDCHIP_MUST_USE
idchip_status idchip_report_failed(const struct idchip_context *context,
                                   size_t index,
                                   struct idchip_failed_check *failed);

/// Gives a check as the context's policy sees it: a finding of it that the policy does not tolerate
/// fails it. `id` is one of the IDCHIP_CHECK_ constants.
///
/// Statuses: UNKNOWN_CHECK, NOT_EXAMINED; NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED.
IDCHIP_MUST_USE
idchip_status idchip_report_check(const struct idchip_context *context,
                                  uint32_t id,
                                  struct idchip_check *check);

/// Gives a check by itself, whatever was found besides. Otherwise as idchip_report_check.
///
/// Statuses: UNKNOWN_CHECK, NOT_EXAMINED; NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED.
IDCHIP_MUST_USE
idchip_status idchip_report_check_alone(const struct idchip_context *context,
                                        uint32_t id,
                                        struct idchip_check *check);

/// Gives the result of a check in the tree of BSI TR-03135-1, version 2.5. `node` is one of the
/// IDCHIP_TR03135_ constants, which run from 1 without a gap.
///
/// The tree is made of the checks by themselves, as idchip_report_check_alone gives them: the policy is what
/// the guideline calls a profile, and its verdict is another statement than IDCHIP_TR03135_DOCUMENT.
///
/// Statuses: UNKNOWN_CHECK, NOT_EXAMINED; NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED.
IDCHIP_MUST_USE
idchip_status idchip_report_tr03135(const struct idchip_context *context,
                                    uint32_t node,
                                    struct idchip_tr03135_outcome *outcome);

/// Gives the status of data group `number`, 1 to 16: one of the IDCHIP_DATA_GROUP_ constants.
///
/// Statuses: UNKNOWN_DATA_GROUP, NOT_EXAMINED; NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED.
IDCHIP_MUST_USE
idchip_status idchip_report_data_group(const struct idchip_context *context,
                                       uint32_t number,
                                       uint32_t *status);

/// Gives a deviation in the document or its signer's certificate that was tolerated in reading: one of
/// the IDCHIP_FINDING_ constants. `index` counts from 0 until NO_MORE.
///
/// Statuses: NO_MORE, NOT_EXAMINED; NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED.
IDCHIP_MUST_USE
idchip_status idchip_report_finding(const struct idchip_context *context,
                                    size_t index,
                                    uint32_t *finding);

/// Gives a deviation that this check came upon. `id` is one of the IDCHIP_CHECK_ constants. Otherwise
/// as idchip_report_finding.
///
/// Statuses: NO_MORE, UNKNOWN_CHECK, NOT_EXAMINED; NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED.
IDCHIP_MUST_USE
idchip_status idchip_report_finding_of_check(const struct idchip_context *context,
                                             uint32_t id,
                                             size_t index,
                                             uint32_t *finding);

/// Gives a deviation in the CSCA certificate. Otherwise as idchip_report_finding.
///
/// Statuses: NO_MORE, NOT_EXAMINED; NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED.
IDCHIP_MUST_USE
idchip_status idchip_report_finding_of_anchor(const struct idchip_context *context,
                                              size_t index,
                                              uint32_t *finding);

/// Gives the certificate whose key EF.SOD was signed with, or should have been signed with, in DER. It
/// points into EF.SOD, or to one of the document signers that were given.
///
/// Statuses: ABSENT if there is none; NOT_EXAMINED, SOD_CHANGED; NULL_POINTER, MISALIGNED, NOT_OPEN,
/// CLOSED.
IDCHIP_MUST_USE
idchip_status idchip_report_signer(const struct idchip_context *context,
                                   struct idchip_slice *der);

/// Gives the anchor that issued the signer's certificate, in DER. It points into the bytes that were
/// added to the anchors; its index among them is the evidence of IDCHIP_CHECK_DS_SIGNATURE.
///
/// Statuses: as idchip_report_signer.
IDCHIP_MUST_USE
idchip_status idchip_report_anchor(const struct idchip_context *context,
                                   struct idchip_slice *der);

/// Gives the last error of bytes that did not parse, since EF.SOD was given: the details of a PARSE_
/// status that a function returned with this context.
///
/// Statuses: ABSENT if everything parsed; NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED.
IDCHIP_MUST_USE
idchip_status idchip_report_error(const struct idchip_context *context,
                                  struct idchip_parse_error *error);

/// Writes the whole report as JSON in UTF-8, without a line end: the verdict, every check, the data groups, the
/// findings, the certificates, the missing anchor and the tree of BSI TR-03135-1. Names are those of
/// `idchip verify --json` (docs/json.md); docs/c-api.md has the members. No value of a holder is in it.
///
/// `length` is that of the text without its NUL. NULL with a size of 0 asks for it alone. It does not change
/// until the next call that changes the context.
///
/// Statuses: NOT_EXAMINED, SOD_CHANGED; BUFFER_TOO_SMALL; NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED.
IDCHIP_MUST_USE
idchip_status idchip_report_json(const struct idchip_context *context,
                                 char *buffer,
                                 size_t size,
                                 size_t *length);

/// Writes the whole report as text in UTF-8, in English, for people: the verdict, every check, the data groups,
/// the findings, the certificates, and the missing anchor. Lines end with a line feed; the text may change in
/// later versions, and is nothing to parse. No value of a holder is in it.
///
/// `length` is that of the text without its NUL. NULL with a size of 0 asks for it alone. It does not change
/// until the next call that changes the context.
///
/// Statuses: NOT_EXAMINED, SOD_CHANGED; BUFFER_TOO_SMALL; NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED.
IDCHIP_MUST_USE
idchip_status idchip_report_text(const struct idchip_context *context,
                                 char *buffer,
                                 size_t size,
                                 size_t *length);

/// Writes the whole report as text in a language: one of the IDCHIP_LANGUAGE_ constants. Names of findings, data groups
/// and certificates stay as they are, and so does the form of dates. Otherwise as idchip_report_text.
///
/// Statuses: UNKNOWN_NUMBER if the language has none; NOT_EXAMINED, SOD_CHANGED; BUFFER_TOO_SMALL; NULL_POINTER,
/// MISALIGNED, NOT_OPEN, CLOSED.
IDCHIP_MUST_USE
idchip_status idchip_report_translate(const struct idchip_context *context,
                                      uint32_t language,
                                      char *buffer,
                                      size_t size,
                                      size_t *length);

/// Looks for the signer's certificate and its anchor in a revocation list (DER) of the CSCA that issued the former.
/// Give any number of lists after EF.SOD and before idchip_context_conclude; the report has what they say
/// together, as IDCHIP_CHECK_REVOCATION. OK says that a list of the signer's CSCA is in force and names neither.
///
/// The check fails with REASON_SIGNER_REVOKED or REASON_ANCHOR_REVOKED if a list that an anchor of the
/// CSCA signed names one of them. After any other status it is undetermined, and whether the document is
/// accepted depends on the policy. Under IDCHIP_REQUIRE_REVOCATION, call idchip_sod_examine first:
/// idchip_sod_verify knows no list yet; idchip_sod_require then tells whether the checks of EF.SOD hold.
///
/// Statuses: REASON_ of the check after all lists so far; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE,
/// NOT_OPEN, CLOSED, NOT_EXAMINED, SOD_CHANGED.
IDCHIP_MUST_USE
idchip_status idchip_revocation_list_check(struct idchip_context *context,
                                           const uint8_t *list,
                                           size_t list_len);

/// Starts to read a revocation list in chunks, for a list that does not fit into memory. What was under
/// way in chunks in this context is given up.
///
/// `buffer` holds the fields of the list before its entries, and one entry at a time; 1,024 bytes suffice
/// for the lists of all states seen. It stays with the context until idchip_revocation_list_finish
/// returns.
///
/// Statuses: NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, NOT_OPEN, CLOSED, NOT_EXAMINED, SOD_CHANGED.
IDCHIP_MUST_USE
idchip_status idchip_revocation_list_begin(struct idchip_context *context,
                                           uint8_t *buffer,
                                           size_t buffer_len);

/// Reads the next bytes of the list, from its tag on, in chunks of any size, and searches them.
///
/// Statuses: NO_STREAM; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, NOT_OPEN, CLOSED.
IDCHIP_MUST_USE
idchip_status idchip_revocation_list_update(struct idchip_context *context,
                                            const uint8_t *chunk,
                                            size_t chunk_len);

/// Ends a list that was read in chunks, and checks it as idchip_revocation_list_check does. If the buffer
/// was too small, the status is REASON_CRL_MALFORMED, and the evidence of IDCHIP_CHECK_REVOCATION is the
/// error PARSE_SCRATCH_TOO_SMALL.
///
/// Statuses: as idchip_revocation_list_check; NO_STREAM.
IDCHIP_MUST_USE
idchip_status idchip_revocation_list_finish(struct idchip_context *context);

/// Opens DG14: hashes the file, compares it with the signed hash, reads it, and gives the info of this
/// index. `index` counts from 0 until NO_MORE. The slices hold as long as the file stays. An info that
/// cannot be read has a PARSE_ status at its own index, and IDCHIP_FINDING_SECURITY_INFO_MALFORMED
/// reports it; the others can be read.
///
/// Statuses: NO_MORE; DATA_GROUP_ if it is not the signed one; PARSE_ if it is and the file, or this
/// info, does not parse; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, NOT_OPEN, CLOSED,
/// NOT_EXAMINED, NOT_VERIFIED, SOD_CHANGED.
IDCHIP_MUST_USE
idchip_status idchip_security_info_open(struct idchip_context *context,
                                        const uint8_t *dg14,
                                        size_t dg14_len,
                                        size_t index,
                                        struct idchip_security_info *info);

/// Compares EF.CardAccess with DG14. Nobody signs EF.CardAccess, and the reader chose the protocol of the
/// access by it; DG14 is first hashed and compared with its signed hash. DG14 must hold every info of
/// EF.CardAccess, and EF.CardAccess must offer the PACE that DG14 lists (Doc 9303-11 §5.1, §9.2). If the
/// chip does not hand out DG14, give NULL with a length of 0.
///
/// OK says that the two do not contradict each other. If they cannot be compared (DG14 lists no PACE, or
/// EF.SOD no DG14), IDCHIP_CHECK_CARD_ACCESS in the report says so. Without this call, that check has
/// the reason REASON_NOT_GIVEN.
///
/// Statuses: CARD_ACCESS_DIFFERS; REASON_CARD_ACCESS_MALFORMED if DG14 lists PACE and EF.CardAccess
/// cannot be read; REASON_DATA_GROUP_ if DG14 was not read or is not the signed one; NULL_POINTER,
/// MISALIGNED, LENGTH_TOO_LARGE, NOT_OPEN, CLOSED, NOT_EXAMINED, NOT_VERIFIED, SOD_CHANGED.
IDCHIP_MUST_USE
idchip_status idchip_card_access_check(struct idchip_context *context,
                                       const uint8_t *dg14,
                                       size_t dg14_len,
                                       const uint8_t *access,
                                       size_t access_len);

/// Opens DG15: hashes the file, compares it with the signed hash, reads it, and gives its key. The
/// slices hold as long as the file stays. Only idchip_active_authentication_verify proves that the chip
/// has the private half.
///
/// Statuses: DATA_GROUP_ if it is not the signed one; PARSE_ if it is and does not parse;
/// NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, NOT_OPEN, CLOSED, NOT_EXAMINED, NOT_VERIFIED,
/// SOD_CHANGED.
IDCHIP_MUST_USE
idchip_status idchip_active_authentication_key_open(struct idchip_context *context,
                                                    const uint8_t *dg15,
                                                    size_t dg15_len,
                                                    struct idchip_active_authentication_key *key);

/// Verifies the chip's response to the caller's challenge, which must be fresh: Active Authentication
/// (Doc 9303-11 §6.1). OK says that the chip holds the private key that belongs to DG15, and so is not a
/// copy. DG14 names the hash function of a key on an elliptic curve. If the chip does not hand out a
/// file, give NULL with a length of 0: the chip has proved nothing then, and the document is not
/// accepted. The report has the result as IDCHIP_CHECK_ACTIVE_AUTHENTICATION.
///
/// Statuses: REASON_ of the check, or of the check of EF.SOD that does not hold; CHALLENGE_LENGTH;
/// NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, NOT_OPEN, CLOSED, NOT_EXAMINED, SOD_CHANGED.
IDCHIP_MUST_USE
idchip_status idchip_active_authentication_verify(struct idchip_context *context,
                                                  const uint8_t *dg15,
                                                  size_t dg15_len,
                                                  const uint8_t *dg14,
                                                  size_t dg14_len,
                                                  const uint8_t *challenge,
                                                  size_t challenge_len,
                                                  const uint8_t *response,
                                                  size_t response_len);

/// Returns the version of the library that is linked, as in "0.1.0". IDCHIP_VERSION is that of the
/// header.
const char *idchip_version(void);

/// Writes the stable name of a status, as in "reason_no_anchor". `length` is that of the text
/// without its NUL; IDCHIP_TEXT_SIZE bytes always suffice.
///
/// Threads: any; there is no context.
///
/// Statuses: UNKNOWN_NUMBER; BUFFER_TOO_SMALL; NULL_POINTER, MISALIGNED.
IDCHIP_MUST_USE
idchip_status idchip_status_name(uint32_t status, char *buffer, size_t size, size_t *length);

/// Writes the meaning of a status, in English. No message holds a value from a card. `length` is that
/// of the text without its NUL; IDCHIP_TEXT_SIZE bytes always suffice.
///
/// Threads: any; there is no context.
///
/// Statuses: UNKNOWN_NUMBER; BUFFER_TOO_SMALL; NULL_POINTER, MISALIGNED.
IDCHIP_MUST_USE
idchip_status idchip_status_message(uint32_t status,
                                    char *buffer,
                                    size_t size,
                                    size_t *length);

/// Writes what to do about a status, in English, in one or two sentences for whoever has the document at hand. No
/// advice accuses anybody by a guess. `length` is that of the text without its NUL; IDCHIP_ADVICE_SIZE bytes
/// always suffice.
///
/// The reason of a check is a status, too. A program that does not call this function does not link its texts.
///
/// Threads: any; there is no context.
///
/// Statuses: ABSENT if there is no advice, as for OK; UNKNOWN_NUMBER; BUFFER_TOO_SMALL; NULL_POINTER, MISALIGNED.
IDCHIP_MUST_USE
idchip_status idchip_status_advice(uint32_t status,
                                   char *buffer,
                                   size_t size,
                                   size_t *length);

/// Writes what to do about a finding. Otherwise as idchip_status_advice.
///
/// Threads: any; there is no context.
///
/// Statuses: UNKNOWN_NUMBER; BUFFER_TOO_SMALL; NULL_POINTER, MISALIGNED.
IDCHIP_MUST_USE
idchip_status idchip_finding_advice(uint32_t number, char *buffer, size_t size, size_t *length);

/// Writes the meaning of an error, with its place and structure, as in "tag 0x61 stands where 0x60 is
/// required, in EF.COM at byte 0". `length` is that of the text without its NUL; IDCHIP_TEXT_SIZE bytes
/// always suffice.
///
/// Threads: any; there is no context.
///
/// Statuses: UNKNOWN_NUMBER if the kind or the structure has none; BUFFER_TOO_SMALL; NULL_POINTER, MISALIGNED.
IDCHIP_MUST_USE
idchip_status idchip_error_message(const struct idchip_parse_error *error,
                                   char *buffer,
                                   size_t size,
                                   size_t *length);

/// Writes the stable name of a check, as in "message_digest". `length` is that of the text without
/// its NUL; IDCHIP_TEXT_SIZE bytes always suffice.
///
/// Threads: any; there is no context.
///
/// Statuses: UNKNOWN_NUMBER; BUFFER_TOO_SMALL; NULL_POINTER, MISALIGNED.
IDCHIP_MUST_USE
idchip_status idchip_check_name(uint32_t number, char *buffer, size_t size, size_t *length);

/// Writes the stable name of a check of a master list, as in "list_signer". `length` is that of the text
/// without its NUL; IDCHIP_TEXT_SIZE bytes always suffice.
///
/// Threads: any; there is no context.
///
/// Statuses: UNKNOWN_NUMBER; BUFFER_TOO_SMALL; NULL_POINTER, MISALIGNED.
IDCHIP_MUST_USE
idchip_status idchip_list_check_name(uint32_t number,
                                     char *buffer,
                                     size_t size,
                                     size_t *length);

/// Writes the stable name of a result, as in "successful". `length` is that of the text without its
/// NUL; IDCHIP_TEXT_SIZE bytes always suffice.
///
/// Threads: any; there is no context.
///
/// Statuses: UNKNOWN_NUMBER; BUFFER_TOO_SMALL; NULL_POINTER, MISALIGNED.
IDCHIP_MUST_USE
idchip_status idchip_result_name(uint32_t number, char *buffer, size_t size, size_t *length);

/// Writes the name of a CRLReason (RFC 5280 §5.3.1), as in "keyCompromise". `length` is that of the text
/// without its NUL; IDCHIP_TEXT_SIZE bytes always suffice.
///
/// Threads: any; there is no context.
///
/// Statuses: UNKNOWN_NUMBER; BUFFER_TOO_SMALL; NULL_POINTER, MISALIGNED.
IDCHIP_MUST_USE
idchip_status idchip_revocation_reason_name(uint32_t number,
                                            char *buffer,
                                            size_t size,
                                            size_t *length);

/// Writes the stable name of a verdict, as in "accepted". `length` is that of the text without its
/// NUL; IDCHIP_TEXT_SIZE bytes always suffice.
///
/// Threads: any; there is no context.
///
/// Statuses: UNKNOWN_NUMBER; BUFFER_TOO_SMALL; NULL_POINTER, MISALIGNED.
IDCHIP_MUST_USE
idchip_status idchip_verdict_name(uint32_t number, char *buffer, size_t size, size_t *length);

/// Writes the stable name of the status of a data group, as in "identical". `length` is that of
/// the text without its NUL; IDCHIP_TEXT_SIZE bytes always suffice.
///
/// Threads: any; there is no context.
///
/// Statuses: UNKNOWN_NUMBER; BUFFER_TOO_SMALL; NULL_POINTER, MISALIGNED.
IDCHIP_MUST_USE
idchip_status idchip_data_group_status_name(uint32_t number,
                                            char *buffer,
                                            size_t size,
                                            size_t *length);

/// Writes the name of a structure, as in "EF.SOD". `length` is that of the text without its NUL;
/// IDCHIP_TEXT_SIZE bytes always suffice.
///
/// Threads: any; there is no context.
///
/// Statuses: UNKNOWN_NUMBER; BUFFER_TOO_SMALL; NULL_POINTER, MISALIGNED.
IDCHIP_MUST_USE
idchip_status idchip_structure_name(uint32_t number, char *buffer, size_t size, size_t *length);

/// Writes the stable name of a finding, as in "ber_encoding". `length` is that of the text without
/// its NUL; IDCHIP_TEXT_SIZE bytes always suffice.
///
/// Threads: any; there is no context.
///
/// Statuses: UNKNOWN_NUMBER; BUFFER_TOO_SMALL; NULL_POINTER, MISALIGNED.
IDCHIP_MUST_USE
idchip_status idchip_finding_name(uint32_t number, char *buffer, size_t size, size_t *length);

/// Writes the meaning of a finding, with the section of the standard, in English. `length` is that of
/// the text without its NUL; IDCHIP_TEXT_SIZE bytes always suffice.
///
/// Threads: any; there is no context.
///
/// Statuses: UNKNOWN_NUMBER; BUFFER_TOO_SMALL; NULL_POINTER, MISALIGNED.
IDCHIP_MUST_USE
idchip_status idchip_finding_message(uint32_t number,
                                     char *buffer,
                                     size_t size,
                                     size_t *length);

/// Writes the stable name of a comparison of the parts of a card. `length` is that of the text
/// without its NUL; IDCHIP_TEXT_SIZE bytes always suffice.
///
/// Threads: any; there is no context.
///
/// Statuses: UNKNOWN_NUMBER; BUFFER_TOO_SMALL; NULL_POINTER, MISALIGNED.
IDCHIP_MUST_USE
idchip_status idchip_cross_check_name(uint32_t number, char *buffer, size_t size, size_t *length);

/// Writes the stable name of a check in the tree of BSI TR-03135-1, as in "chip_authenticity". `length` is that
/// of the text without its NUL; IDCHIP_TEXT_SIZE bytes always suffice.
///
/// Threads: any; there is no context.
///
/// Statuses: UNKNOWN_NUMBER; BUFFER_TOO_SMALL; NULL_POINTER, MISALIGNED.
IDCHIP_MUST_USE
idchip_status idchip_tr03135_name(uint32_t number,
                                  char *buffer,
                                  size_t size,
                                  size_t *length);

/// Writes the section of a check in the tree of BSI TR-03135-1, as in "TR-03135-1 §5.6.4.1", in UTF-8. `length` is
/// that of the text without its NUL; IDCHIP_TEXT_SIZE bytes always suffice.
///
/// Threads: any; there is no context.
///
/// Statuses: UNKNOWN_NUMBER; BUFFER_TOO_SMALL; NULL_POINTER, MISALIGNED.
IDCHIP_MUST_USE
idchip_status idchip_tr03135_section(uint32_t number,
                                     char *buffer,
                                     size_t size,
                                     size_t *length);

/// Writes a text about a number in a language, in UTF-8. `language` is one of the IDCHIP_LANGUAGE_ constants, `of`
/// one of the IDCHIP_TEXT_OF_ constants, which says what `number` is, and `part` one of IDCHIP_TEXT_TITLE,
/// IDCHIP_TEXT_MEANING and IDCHIP_TEXT_ADVICE. In English the meanings and the advice of statuses and findings are
/// those of idchip_status_message, idchip_status_advice, idchip_finding_message and idchip_finding_advice.
///
/// No text holds a value from a card, and none accuses anybody by a guess. `length` is that of the text without its
/// NUL; NULL with a size of 0 asks for it alone. IDCHIP_TRANSLATION_SIZE bytes always suffice.
///
/// A program that does not call this function does not link its texts.
///
/// Threads: any; there is no context.
///
/// Statuses: ABSENT if this number has no such part; UNKNOWN_NUMBER if the language, the kind, the number or the part
/// has none; BUFFER_TOO_SMALL; NULL_POINTER, MISALIGNED.
IDCHIP_MUST_USE
idchip_status idchip_translate(uint32_t language,
                               uint32_t of,
                               uint32_t number,
                               uint32_t part,
                               char *buffer,
                               size_t size,
                               size_t *length);

/// Writes the meaning of an error in a language, with its place and structure. `language` is one of the
/// IDCHIP_LANGUAGE_ constants; in English the text is that of idchip_error_message. Otherwise as idchip_translate.
///
/// Threads: any; there is no context.
///
/// Statuses: UNKNOWN_NUMBER if the language, the kind or the structure has none; BUFFER_TOO_SMALL; NULL_POINTER,
/// MISALIGNED.
IDCHIP_MUST_USE
idchip_status idchip_error_translate(const struct idchip_parse_error *error,
                                     uint32_t language,
                                     char *buffer,
                                     size_t size,
                                     size_t *length);

/// Opens the DG13 of a Vietnamese card: hashes the file, compares it with the signed hash, reads it,
/// and gives the citizen's details. The texts hold as long as the file stays. A field that cannot be
/// read has a status of its own, and the others are there.
///
/// Each issuing state defines its DG13: if the signer is of another state than Vietnam, the status is
/// DG13_OF_ANOTHER_STATE, which is nothing against the document. idchip_dg13_open gives the bytes.
///
/// Statuses: DATA_GROUP_ if it is not the signed one; PARSE_ if it is and does not parse;
/// DG13_OF_ANOTHER_STATE; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, NOT_OPEN, CLOSED, NOT_EXAMINED, NOT_VERIFIED,
/// SOD_CHANGED.
IDCHIP_MUST_USE
idchip_status idchip_citizen_open(struct idchip_context *context,
                                  const uint8_t *dg13,
                                  size_t dg13_len,
                                  struct idchip_citizen *citizen);

/// Opens the DG13 of any state: hashes the file, compares it with the signed hash, and gives the
/// content, without its tag and length. The issuing state defines its meaning; idchip_citizen_open reads
/// that of Vietnam. The slice holds as long as the file stays.
///
/// Statuses: DATA_GROUP_ if it is not the signed one; PARSE_ if its tag or length is wrong;
/// NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, NOT_OPEN, CLOSED, NOT_EXAMINED, NOT_VERIFIED.
IDCHIP_MUST_USE
idchip_status idchip_dg13_open(struct idchip_context *context,
                               const uint8_t *dg13,
                               size_t dg13_len,
                               struct idchip_slice *content);

/// Reads the text of the QR code that is printed on a Vietnamese card, in UTF-8. Nobody signs it:
/// idchip_cross_check compares it with the chip. White space, a byte order mark and ASCII controls at
/// the ends of the text are left out. The slices hold as long as the text stays.
///
/// Another QR code that a holder may show, such as that of a health insurance card, has a status of its
/// own (…_QR), so that the operator can ask for the right code.
///
/// Threads: any; there is no context.
///
/// Statuses: PARSE_ if it is not such a text; COVID_QR, HEALTH_INSURANCE_QR, NUMBER_ALONE_QR,
/// OLD_NUMBER_QR, OTHER_QR, PAYMENT_QR, TOKEN_QR, URL_QR; NOT_UTF8; NULL_POINTER, MISALIGNED,
/// LENGTH_TOO_LARGE.
IDCHIP_MUST_USE
idchip_status idchip_qr_read(const uint8_t *text,
                             size_t text_len,
                             struct idchip_qr *qr);

/// Repairs the text of a QR code if the scanner took each byte of its UTF-8 for a character of ISO
/// 8859-1, Windows-1252 or Windows-1258: "Nguyá»…n" for "Nguyễn". If there is nothing to repair, the
/// text is given back unchanged. Call it before idchip_qr_read and
/// idchip_cross_check: without it the name and the sex of such a text are not comparable.
///
/// A buffer of the text's length always suffices; it must not overlap the text. It holds personal data
/// afterwards, for the caller to wipe. The slice holds as long as the text and the buffer stay.
///
/// Threads: any; there is no context.
///
/// Statuses: BUFFER_TOO_SMALL, NOT_UTF8; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE.
IDCHIP_MUST_USE
idchip_status idchip_qr_repair(const uint8_t *text,
                               size_t text_len,
                               uint8_t *buffer,
                               size_t buffer_len,
                               struct idchip_repaired *repaired);

/// Compares the parts of a Vietnamese card: DG1, DG13, and the text of the QR code. Give NULL with a
/// length of 0 for a part that is missing. DG1 and DG13 are hashed and compared with their signed hashes
/// first; the DG13 of another state (by DG1, or without it by the signer's certificate) is not compared.
/// A difference is a sign that parts of several cards were put together, or
/// that something was altered or printed wrongly; it is for the caller to judge, and does not change
/// the report.
///
/// Statuses: DATA_GROUP_ and PARSE_ of DG1 and DG13; PARSE_, NOT_UTF8 and the _QR statuses of
/// idchip_qr_read for the QR code; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, NOT_OPEN, CLOSED, NOT_EXAMINED, NOT_VERIFIED,
/// SOD_CHANGED.
IDCHIP_MUST_USE
idchip_status idchip_cross_check(struct idchip_context *context,
                                 const uint8_t *dg1,
                                 size_t dg1_len,
                                 const uint8_t *dg13,
                                 size_t dg13_len,
                                 const uint8_t *qr,
                                 size_t qr_len,
                                 struct idchip_cross_checks *checks);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* IDCHIP_H */
