//! The numbers of the report and of the views, as the header names them.
//!
//! They are those of `idchip::codes`; a test holds the header against them.

// Policies: what a report has to say to be accepted.

/// Signature, chain, validity and the document's own expiry hold, DG1 and DG2 were read where
/// EF.SOD lists them, and whatever was read is identical. Deviations that real documents show are
/// tolerated.
///
/// The four constants below are bits, to be joined with `|`: each asks for something else than the
/// default does. Any other bit is UNKNOWN_POLICY, and so are the numbers 1 to 15. Once 1 to 4 were
/// IDCHIP_POLICY_STRICT, _WITH_REVOCATION, _WITH_CHIP and _ARCHIVE, which looked like bits, and 2 | 3 is
/// 3: they are not used again.
pub const IDCHIP_POLICY_DEFAULT: u32 = 0;
/// The chip must have proved that it is genuine.
pub const IDCHIP_REQUIRE_CHIP: u32 = 16;
/// Revocation must have been checked.
pub const IDCHIP_REQUIRE_REVOCATION: u32 = 32;
/// No deviation from the standards is tolerated. Many genuine documents do not pass.
pub const IDCHIP_TOLERATE_NOTHING: u32 = 64;
/// For documents of the past: that a certificate or the document has expired is reported and does
/// not block.
pub const IDCHIP_IGNORE_EXPIRY: u32 = 128;
// Last added: 128.

// Checks, by their numbers.

/// The digest of the LDSSecurityObject is the signed one (TR-03135-1 §5.6.4.2.2).
pub const IDCHIP_CHECK_MESSAGE_DIGEST: u32 = 1;
/// The signature of EF.SOD is the document signer's (TR-03135-1 §5.6.4.2.2).
pub const IDCHIP_CHECK_SOD_SIGNATURE: u32 = 2;
/// The certificate is a document signer's and was issued by one of the anchors (TR-03135-1 §5.6.4.3.3).
pub const IDCHIP_CHECK_DS_SIGNATURE: u32 = 3;
/// Both certificates are valid at the given time (TR-03135-1 §5.6.4.3.4).
pub const IDCHIP_CHECK_VALIDITY: u32 = 4;
/// The document signer's certificate is not revoked (TR-03135-1 §5.6.4.3.5).
pub const IDCHIP_CHECK_REVOCATION: u32 = 5;
/// EF.COM and EF.SOD list the same data groups (TR-03135-1 §5.6.4.4.1).
pub const IDCHIP_CHECK_COM_VS_SOD: u32 = 6;
/// The data groups have the signed hashes (TR-03135-1 §5.6.4.4.2).
pub const IDCHIP_CHECK_DATA_GROUPS: u32 = 7;
/// EF.DG1 and the certificate name the same state (TR-03135-1 §5.6.4.5).
pub const IDCHIP_CHECK_ISSUING_STATE: u32 = 8;
/// The document has not expired (TR-03135-1 §5.7.1).
pub const IDCHIP_CHECK_DOCUMENT_EXPIRY: u32 = 9;
/// The chip holds the private key of EF.DG15 (TR-03135-1 §5.6.4.1).
pub const IDCHIP_CHECK_ACTIVE_AUTHENTICATION: u32 = 10;
/// The signer may sign documents of the type in EF.DG1 (Doc 9303-12 §7.1.1.6).
pub const IDCHIP_CHECK_DOCUMENT_TYPE: u32 = 11;
/// EF.CardAccess offers what the signed EF.DG14 lists, and nothing weaker (Doc 9303-11 §5.1).
pub const IDCHIP_CHECK_CARD_ACCESS: u32 = 12;
// Last added: 12.

// Results of checks. Undetermined is never failed.

/// What was checked holds.
pub const IDCHIP_RESULT_SUCCESSFUL: u32 = 1;
/// What was checked does not hold.
pub const IDCHIP_RESULT_FAILED: u32 = 2;
/// What is needed to decide is not there.
pub const IDCHIP_RESULT_UNDETERMINED: u32 = 3;
/// The document or the caller has nothing to check.
pub const IDCHIP_RESULT_NOT_SUPPORTED: u32 = 4;
/// The check did not terminate: an engine failed.
pub const IDCHIP_RESULT_ABORTED: u32 = 5;
// Last added: 5.

// Verdicts.

/// Every check that the policy requires is successful, and none that matters failed.
pub const IDCHIP_VERDICT_ACCEPTED: u32 = 1;
/// A check failed.
pub const IDCHIP_VERDICT_REJECTED: u32 = 2;
/// Nothing failed, and a required check is not successful.
pub const IDCHIP_VERDICT_UNDETERMINED: u32 = 3;
// Last added: 3.

// What a result rests on.

/// Nothing beyond the reason.
pub const IDCHIP_EVIDENCE_NONE: u32 = 0;
/// The anchor at the place `value` among those given, counted from 0.
pub const IDCHIP_EVIDENCE_ANCHOR: u32 = 1;
/// The data group `value`.
pub const IDCHIP_EVIDENCE_DATA_GROUP: u32 = 2;
/// Where the bytes do not parse, and why: `error`.
pub const IDCHIP_EVIDENCE_ERROR: u32 = 3;
/// The finding `value`.
pub const IDCHIP_EVIDENCE_FINDING: u32 = 4;
/// The time at which something starts or ceases to be valid: `time`.
pub const IDCHIP_EVIDENCE_LIMIT: u32 = 5;
/// `value` bytes were found, where there should be `expected`.
pub const IDCHIP_EVIDENCE_LENGTH: u32 = 6;
/// The data group `value`, of which `expected` bytes are missing.
pub const IDCHIP_EVIDENCE_MISSING: u32 = 7;
// Last added: 7.

// What is known of a data group.

/// Read, and its hash is the signed one.
pub const IDCHIP_DATA_GROUP_IDENTICAL: u32 = 1;
/// Read, and its hash is not the signed one.
pub const IDCHIP_DATA_GROUP_NOT_IDENTICAL: u32 = 2;
/// Read, but not listed in EF.SOD: nobody signed it.
pub const IDCHIP_DATA_GROUP_NOT_SIGNED: u32 = 3;
/// Read, but its hash could not be computed.
pub const IDCHIP_DATA_GROUP_NON_CONFORMANCE: u32 = 4;
/// Listed in EF.SOD, and not read.
pub const IDCHIP_DATA_GROUP_PRESENT: u32 = 5;
/// Not listed in EF.SOD, and not read.
pub const IDCHIP_DATA_GROUP_NOT_PRESENT: u32 = 6;
/// Read, but not to its end: its first bytes tell a greater length.
pub const IDCHIP_DATA_GROUP_INCOMPLETE: u32 = 7;
// Last added: 7.

// Structures, named in errors.

/// An AlgorithmIdentifier (RFC 5280 §4.1.1.2).
pub const IDCHIP_STRUCTURE_ALGORITHM_IDENTIFIER: u32 = 1;
/// An X.509 certificate (RFC 5280 §4.1).
pub const IDCHIP_STRUCTURE_CERTIFICATE: u32 = 2;
/// A certificate extension (RFC 5280 §4.2).
pub const IDCHIP_STRUCTURE_CERTIFICATE_EXTENSION: u32 = 3;
/// A CMS structure other than those named below (RFC 5652).
pub const IDCHIP_STRUCTURE_CMS: u32 = 4;
/// An ECDSA signature (RFC 3279 §2.2.3).
pub const IDCHIP_STRUCTURE_ECDSA_SIGNATURE: u32 = 5;
/// EF.CardAccess.
pub const IDCHIP_STRUCTURE_EF_CARD_ACCESS: u32 = 6;
/// EF.COM.
pub const IDCHIP_STRUCTURE_EF_COM: u32 = 7;
/// EF.DG1.
pub const IDCHIP_STRUCTURE_EF_DG1: u32 = 8;
/// EF.DG13.
pub const IDCHIP_STRUCTURE_EF_DG13: u32 = 9;
/// EF.DG14.
pub const IDCHIP_STRUCTURE_EF_DG14: u32 = 10;
/// EF.DG15.
pub const IDCHIP_STRUCTURE_EF_DG15: u32 = 11;
/// EF.DG2.
pub const IDCHIP_STRUCTURE_EF_DG2: u32 = 12;
/// EF.SOD.
pub const IDCHIP_STRUCTURE_EF_SOD: u32 = 13;
/// A data group that the library does not look into.
pub const IDCHIP_STRUCTURE_DATA_GROUP: u32 = 14;
/// An ISO/IEC 39794-5 face image data block.
pub const IDCHIP_STRUCTURE_FACE_IMAGE_DATA: u32 = 15;
/// An ISO/IEC 19794-5 facial record.
pub const IDCHIP_STRUCTURE_FACIAL_RECORD: u32 = 16;
/// An LDSSecurityObject (Doc 9303-10 §4.6.2.3).
pub const IDCHIP_STRUCTURE_LDS_SECURITY_OBJECT: u32 = 17;
/// A CscaMasterList (Doc 9303-12 §9).
pub const IDCHIP_STRUCTURE_MASTER_LIST: u32 = 18;
/// A machine readable zone (Doc 9303-3).
pub const IDCHIP_STRUCTURE_MRZ: u32 = 19;
/// A distinguished name (RFC 5280 §4.1.2.4).
pub const IDCHIP_STRUCTURE_NAME: u32 = 20;
/// A Vietnamese personal number.
pub const IDCHIP_STRUCTURE_PERSONAL_NUMBER: u32 = 21;
/// The QR code printed on a Vietnamese card.
pub const IDCHIP_STRUCTURE_QR_CODE: u32 = 22;
/// A SecurityInfo (Doc 9303-11 §9.2).
pub const IDCHIP_STRUCTURE_SECURITY_INFO: u32 = 23;
/// The signed attributes of a SignerInfo (RFC 5652 §5.3).
pub const IDCHIP_STRUCTURE_SIGNED_ATTRIBUTES: u32 = 24;
/// A SubjectPublicKeyInfo (RFC 5280 §4.1.2.7).
pub const IDCHIP_STRUCTURE_SUBJECT_PUBLIC_KEY_INFO: u32 = 25;
/// Data of no particular structure.
pub const IDCHIP_STRUCTURE_TLV: u32 = 26;
// Last added: 26.

// Findings: what was off in the encoding, and was tolerated.

/// The certificate has no authority key identifier (Doc 9303-12 §7.1.1).
pub const IDCHIP_FINDING_AUTHORITY_KEY_IDENTIFIER_MISSING: u32 = 1;
/// The document signer certificate has basic constraints (Doc 9303-12 §7.1.1).
pub const IDCHIP_FINDING_BASIC_CONSTRAINTS_IN_END_ENTITY: u32 = 2;
/// The CSCA certificate has no basic constraints (Doc 9303-12 §7.1.1).
pub const IDCHIP_FINDING_BASIC_CONSTRAINTS_MISSING: u32 = 3;
/// The basic constraints of the CSCA certificate do not say cA TRUE (Doc 9303-12 §7.1.1).
pub const IDCHIP_FINDING_BASIC_CONSTRAINTS_NOT_CA: u32 = 4;
/// The basic constraints are not critical (Doc 9303-12 §7.1.1).
pub const IDCHIP_FINDING_BASIC_CONSTRAINTS_NOT_CRITICAL: u32 = 5;
/// CMS is encoded in BER where DER is required (Doc 9303-10 §4.6.2).
pub const IDCHIP_FINDING_BER_ENCODING: u32 = 6;
/// A biometric header lacks a required element (Doc 9303-10 §4.7).
pub const IDCHIP_FINDING_BIOMETRIC_HEADER_INCOMPLETE: u32 = 7;
/// A biometric header has a value that the standard does not give (Doc 9303-10 §4.7).
pub const IDCHIP_FINDING_BIOMETRIC_HEADER_UNUSUAL: u32 = 8;
/// A BOOLEAN is neither 00 nor FF (X.690 §11.1).
pub const IDCHIP_FINDING_BOOLEAN_NOT_DER: u32 = 9;
/// A chip authentication key has no ChipAuthenticationInfo (Doc 9303-11 §9.2).
pub const IDCHIP_FINDING_CHIP_AUTHENTICATION_INFO_MISSING: u32 = 10;
/// EF.COM does not list DG1 or DG2, which every document has (Doc 9303-10 §4.6.1).
pub const IDCHIP_FINDING_COM_DATA_GROUP_MISSING: u32 = 11;
/// EF.COM is not built as Doc 9303-10 §4.6.1 gives it.
pub const IDCHIP_FINDING_COM_MALFORMED: u32 = 87;
/// EF.COM lists a data group twice (Doc 9303-10 §4.6.1).
pub const IDCHIP_FINDING_COM_TAG_REPEATED: u32 = 86;
/// EF.COM lists a tag of no data group (Doc 9303-10 §4.6.1).
pub const IDCHIP_FINDING_COM_TAG_UNKNOWN: u32 = 85;
/// EF.COM and EF.SOD name different LDS versions (Doc 9303-10 §4.6.1).
pub const IDCHIP_FINDING_COM_VERSION_DIFFERS: u32 = 12;
/// EF.COM names an LDS or Unicode version that Doc 9303-10 does not (Doc 9303-10 §4.6.1).
pub const IDCHIP_FINDING_COM_VERSION_UNKNOWN: u32 = 13;
/// A name has no common name (Doc 9303-12 §7.1.1).
pub const IDCHIP_FINDING_COMMON_NAME_MISSING: u32 = 14;
/// The content type is an old one for an LDS security object (Doc 9303-10 §4.6.2).
pub const IDCHIP_FINDING_CONTENT_TYPE_TOLERATED: u32 = 15;
/// The country codes of issuer and subject differ (Doc 9303-12 §7.1.1).
pub const IDCHIP_FINDING_COUNTRIES_DIFFER: u32 = 16;
/// A country code in a name is not in upper case (Doc 9303-12 §7.1.1).
pub const IDCHIP_FINDING_COUNTRY_LOWER_CASE: u32 = 17;
/// A name has no country code (Doc 9303-12 §7.1.1).
pub const IDCHIP_FINDING_COUNTRY_MISSING: u32 = 18;
/// A country code in a name is not of two letters (Doc 9303-12 §7.1.1).
pub const IDCHIP_FINDING_COUNTRY_NOT_TWO_LETTERS: u32 = 19;
/// The SignedData holds revocation lists (Doc 9303-10 §4.6.2).
pub const IDCHIP_FINDING_CRLS_EMBEDDED: u32 = 20;
/// A DEFAULT value is encoded (X.690 §11.5).
pub const IDCHIP_FINDING_DEFAULT_VALUE_ENCODED: u32 = 21;
/// DigestAlgorithms lacks the signer's digest algorithm (RFC 5652 §5.1).
pub const IDCHIP_FINDING_DIGEST_ALGORITHM_NOT_LISTED: u32 = 22;
/// A PKCS #1 DigestInfo lacks the NULL parameters (RFC 8017 §9.2).
pub const IDCHIP_FINDING_DIGEST_INFO_WITHOUT_NULL: u32 = 23;
/// The document type list is not one SET OF, or under an old identifier (Doc 9303-12 §7.1.1).
pub const IDCHIP_FINDING_DOCUMENT_TYPE_LIST_UNUSUAL: u32 = 24;
/// An ECDSA signature algorithm has parameters (RFC 5758 §3.2).
pub const IDCHIP_FINDING_ECDSA_PARAMETERS_PRESENT: u32 = 25;
/// Elements stand in another order than the standard gives them (Doc 9303-10 §4.7).
pub const IDCHIP_FINDING_ELEMENTS_OUT_OF_ORDER: u32 = 26;
/// An extension that decides nothing does not parse (RFC 5280 §4.2).
pub const IDCHIP_FINDING_EXTENSION_MALFORMED: u32 = 27;
/// The key usage has more bits than Doc 9303-12 §7.1.1 allows.
pub const IDCHIP_FINDING_EXTRA_KEY_USAGE: u32 = 28;
/// A field of the facial record has a value that the standard does not define (ISO/IEC 19794-5).
pub const IDCHIP_FINDING_FACE_FIELD_UNUSUAL: u32 = 29;
/// The image is of another format than the facial record says (ISO/IEC 19794-5).
pub const IDCHIP_FINDING_FACE_IMAGE_FORMAT_DIFFERS: u32 = 30;
/// DG2 says that it holds no face (Doc 9303-10 §4.7.2).
pub const IDCHIP_FINDING_FACE_MISSING: u32 = 95;
/// The facial record is of another length than it says (ISO/IEC 19794-5).
pub const IDCHIP_FINDING_FACE_RECORD_LENGTH_DIFFERS: u32 = 31;
/// An image stands where a facial record is required (Doc 9303-10 §4.7).
pub const IDCHIP_FINDING_FACE_RECORD_MISSING: u32 = 32;
/// The certificate has an extension that Doc 9303-12 §7.1.1 forbids.
pub const IDCHIP_FINDING_FORBIDDEN_EXTENSION: u32 = 33;
/// A date before 2050 is a GeneralizedTime (RFC 5280 §4.1.2.5).
pub const IDCHIP_FINDING_GENERALIZED_TIME_BEFORE_2050: u32 = 34;
/// The signer's digest algorithm is not the hash of its signature algorithm (RFC 5652 §5.3).
pub const IDCHIP_FINDING_HASH_DIFFERS_FROM_SIGNATURE_HASH: u32 = 35;
/// Zero bytes follow the end of an image, within its record (Doc 9303-10 §4.7).
pub const IDCHIP_FINDING_IMAGE_PADDED: u32 = 94;
/// The number of biometric instances is not the number said (Doc 9303-10 §4.7).
pub const IDCHIP_FINDING_INSTANCE_COUNT_DIFFERS: u32 = 36;
/// An INTEGER has more bytes than its number needs (X.690 §8.3.2).
pub const IDCHIP_FINDING_INTEGER_NOT_MINIMAL: u32 = 88;
/// The issuer's name is not the CSCA's subject name, though the key is (Doc 9303-12 §7.1.1).
pub const IDCHIP_FINDING_ISSUER_NAME_DIFFERS: u32 = 37;
/// A key identifier is negative (Doc 9303-11 §9.2).
pub const IDCHIP_FINDING_KEY_ID_NEGATIVE: u32 = 38;
/// The certificate has no key usage (Doc 9303-12 §7.1.1).
pub const IDCHIP_FINDING_KEY_USAGE_MISSING: u32 = 39;
/// The key usage is not critical (Doc 9303-12 §7.1.1).
pub const IDCHIP_FINDING_KEY_USAGE_NOT_CRITICAL: u32 = 40;
/// The key usage ends in bits that are not set (X.690 §11.2.2).
pub const IDCHIP_FINDING_KEY_USAGE_PADDED: u32 = 41;
/// The key usage of the CSCA certificate lacks keyCertSign (Doc 9303-12 §7.1.1).
pub const IDCHIP_FINDING_KEY_USAGE_WITHOUT_CERT_SIGN: u32 = 42;
/// The LDS version and the version of the LDS security object do not fit (Doc 9303-10 §4.6.2.3).
pub const IDCHIP_FINDING_LDS_VERSION_MISMATCH: u32 = 43;
/// The serial number has more than 20 octets (RFC 5280 §4.1.2.2).
pub const IDCHIP_FINDING_LONG_SERIAL_NUMBER: u32 = 44;
/// EF.SOD lacks its outer tag 77 (Doc 9303-10 §4.6.2).
pub const IDCHIP_FINDING_MISSING_WRAPPER: u32 = 45;
/// The check digit of the date of birth is wrong (Doc 9303-3 §4.9).
pub const IDCHIP_FINDING_MRZ_BIRTH_CHECK_DIGIT: u32 = 46;
/// A field of the MRZ holds a character that its type does not allow (Doc 9303-3 §4.3).
pub const IDCHIP_FINDING_MRZ_CHARACTER_UNUSUAL: u32 = 47;
/// The composite check digit is wrong (Doc 9303-3 §4.9).
pub const IDCHIP_FINDING_MRZ_COMPOSITE_CHECK_DIGIT: u32 = 48;
/// A date of the MRZ does not exist (Doc 9303-3 §4.8).
pub const IDCHIP_FINDING_MRZ_DATE_INVALID: u32 = 49;
/// The document code is none that Doc 9303 defines.
pub const IDCHIP_FINDING_MRZ_DOCUMENT_CODE_UNUSUAL: u32 = 50;
/// The check digit of the document number is wrong (Doc 9303-3 §4.9).
pub const IDCHIP_FINDING_MRZ_DOCUMENT_NUMBER_CHECK_DIGIT: u32 = 51;
/// The check digit of the date of expiry is wrong (Doc 9303-3 §4.9).
pub const IDCHIP_FINDING_MRZ_EXPIRY_CHECK_DIGIT: u32 = 52;
/// The name field is empty or starts with a filler (Doc 9303-3 §4.6).
pub const IDCHIP_FINDING_MRZ_NAME_VOID: u32 = 53;
/// The check digit of the optional data is wrong (Doc 9303-4 §4.2.2).
pub const IDCHIP_FINDING_MRZ_OPTIONAL_DATA_CHECK_DIGIT: u32 = 54;
/// The sex is neither F, M nor < (Doc 9303-3 §4.8).
pub const IDCHIP_FINDING_MRZ_SEX_UNUSUAL: u32 = 55;
/// A name has a string type or a character that its attribute does not allow (Doc 9303-12 §7.1.1).
pub const IDCHIP_FINDING_NAME_STRING_UNUSUAL: u32 = 56;
/// The serial number is negative (RFC 5280 §4.1.2.2).
pub const IDCHIP_FINDING_NEGATIVE_SERIAL_NUMBER: u32 = 57;
/// A length takes more octets than it needs (X.690 §10.1).
pub const IDCHIP_FINDING_NON_MINIMAL_LENGTH: u32 = 58;
/// The certificate set holds something else than X.509 certificates (RFC 5652 §10.2.2).
pub const IDCHIP_FINDING_OTHER_CERTIFICATE_FORMATS: u32 = 59;
/// A PACEInfo has no parameterId (Doc 9303-11 §9.2.1).
pub const IDCHIP_FINDING_PACE_PARAMETER_ID_MISSING: u32 = 60;
/// The path length of the CSCA certificate is not 0 (Doc 9303-12 §7.1.1).
pub const IDCHIP_FINDING_PATH_LENGTH_UNUSUAL: u32 = 61;
/// An ECDSA signature that should be DER is plain, or the other way round (TR-03111 §5.2).
pub const IDCHIP_FINDING_PLAIN_ECDSA_SIGNATURE: u32 = 62;
/// The certificate has no private key usage period (Doc 9303-12 §7.1.1).
pub const IDCHIP_FINDING_PRIVATE_KEY_USAGE_PERIOD_MISSING: u32 = 63;
/// An RSASSA-PSS signature algorithm has no parameters (RFC 4055 §3.3).
pub const IDCHIP_FINDING_PSS_PARAMETERS_MISSING: u32 = 64;
/// An RSA algorithm identifier lacks its NULL parameters (RFC 4055 §5).
pub const IDCHIP_FINDING_RSA_PARAMETERS_MISSING: u32 = 65;
/// A SecurityInfo does not parse; the others were read (Doc 9303-11 §9.2).
pub const IDCHIP_FINDING_SECURITY_INFO_MALFORMED: u32 = 93;
/// The SET OF SecurityInfo is not in DER order (X.690 §11.6).
pub const IDCHIP_FINDING_SECURITY_INFOS_UNSORTED: u32 = 66;
/// An object identifier under the arc of a chip protocol is not assigned (Doc 9303-11 §9.2).
pub const IDCHIP_FINDING_SECURITY_PROTOCOL_UNKNOWN: u32 = 67;
/// The SignedData holds several certificates (Doc 9303-10 §4.6.2).
pub const IDCHIP_FINDING_SEVERAL_CERTIFICATES: u32 = 68;
/// A facial record holds several images (Doc 9303-10 §4.7).
pub const IDCHIP_FINDING_SEVERAL_FACE_IMAGES: u32 = 69;
/// The SignedData holds several SignerInfos; the first was judged (Doc 9303-10 §4.6.2).
pub const IDCHIP_FINDING_SEVERAL_SIGNERS: u32 = 70;
/// An RSA key has less than 2048 bits (Doc 9303-12 §4).
pub const IDCHIP_FINDING_SHORT_RSA_KEY: u32 = 71;
/// The signed attributes are not in DER order (RFC 5652 §5.3).
pub const IDCHIP_FINDING_SIGNED_ATTRIBUTES_UNSORTED: u32 = 72;
/// The version of the SignedData is not 3 (Doc 9303-10 §4.6.2).
pub const IDCHIP_FINDING_SIGNED_DATA_VERSION: u32 = 73;
/// The signer identifier writes the issuer's name in another way (RFC 5652 §5.3).
pub const IDCHIP_FINDING_SIGNER_ISSUER_NAME_DIFFERS: u32 = 74;
/// The version of the SignerInfo does not fit its signer identifier (RFC 5652 §5.3).
pub const IDCHIP_FINDING_SIGNER_VERSION_MISMATCH: u32 = 75;
/// The CSCA certificate has no subject key identifier (Doc 9303-12 §7.1.1).
pub const IDCHIP_FINDING_SUBJECT_KEY_IDENTIFIER_MISSING: u32 = 76;
/// The subject key identifier is not an OCTET STRING (RFC 5280 §4.2.1.2).
pub const IDCHIP_FINDING_SUBJECT_KEY_IDENTIFIER_NOT_WRAPPED: u32 = 77;
/// Bytes follow the end of a file's content (Doc 9303-10 §3.9).
pub const IDCHIP_FINDING_TRAILING_PADDING: u32 = 78;
/// The certificate has an issuer or subject unique identifier (Doc 9303-12 §7.1.1).
pub const IDCHIP_FINDING_UNIQUE_IDENTIFIER: u32 = 79;
/// An element is not known here (Doc 9303-10 §4.7).
pub const IDCHIP_FINDING_UNKNOWN_ELEMENT: u32 = 80;
/// A non-critical extension is not known (RFC 5280 §4.2).
pub const IDCHIP_FINDING_UNKNOWN_EXTENSION: u32 = 81;
/// The SignerInfo has unsigned attributes, which were ignored (RFC 5652 §5.3).
pub const IDCHIP_FINDING_UNSIGNED_ATTRIBUTES: u32 = 82;
/// SHA-1 hashes data groups or what was signed (Doc 9303-12 §4).
pub const IDCHIP_FINDING_WEAK_HASH: u32 = 83;
/// The serial number is zero (RFC 5280 §4.1.2.2).
pub const IDCHIP_FINDING_ZERO_SERIAL_NUMBER: u32 = 84;
/// The signing time lies outside the private key usage period of the document signer (Doc 9303-11 §5.1.1).
pub const IDCHIP_FINDING_SIGNING_TIME_OUTSIDE_KEY_USAGE: u32 = 89;
/// The signing time lies before the validity of the document signer certificate (Doc 9303-11 §5.1.1).
pub const IDCHIP_FINDING_SIGNING_TIME_BEFORE_CERTIFICATE: u32 = 90;
/// The document signer certificate begins after the private key usage period of its CSCA (RFC 3280
/// §4.2.1.4).
pub const IDCHIP_FINDING_SIGNER_AFTER_ANCHOR_KEY_USAGE: u32 = 91;
/// The country of the CSCA certificate is one that tests use: UT, or ZZ apart from the United Nations
/// (Doc 9303-3 §5).
pub const IDCHIP_FINDING_TEST_STATE: u32 = 92;
/// The document type list does not parse, and limits nothing (Doc 9303-12 §7.1.1.6).
pub const IDCHIP_FINDING_DOCUMENT_TYPE_LIST_MALFORMED: u32 = 96;
/// The CSCA certificate is of version 1 (Doc 9303-12 §7.1.1).
pub const IDCHIP_FINDING_CERTIFICATE_VERSION: u32 = 97;
/// The issuing state is Utopia, the specimen state of the standard (Doc 9303-3 §5).
pub const IDCHIP_FINDING_SPECIMEN_STATE: u32 = 98;
/// The code of the issuing state is withdrawn (Doc 9303-3 §5).
pub const IDCHIP_FINDING_STATE_WITHDRAWN: u32 = 99;
/// The RSA key of the chip has less than 2048 bits (Doc 9303-12 §4).
pub const IDCHIP_FINDING_SHORT_CHIP_KEY: u32 = 101;
// Last added: 101.

// Comparisons of the parts of a Vietnamese card: the numbers of bits.

/// The year of birth in DG1 and the one in the personal number.
pub const IDCHIP_CROSS_CHECK_BIRTH_YEAR_OF_NUMBER: u32 = 0;
/// The date of birth in DG1 and in DG13.
pub const IDCHIP_CROSS_CHECK_DATE_OF_BIRTH: u32 = 1;
/// The date of expiry in DG1 and in DG13.
pub const IDCHIP_CROSS_CHECK_DATE_OF_EXPIRY: u32 = 2;
/// The document number in DG1 and the last nine digits of the personal number.
pub const IDCHIP_CROSS_CHECK_DOCUMENT_NUMBER: u32 = 3;
/// The name in DG1 and in DG13, the latter as the MRZ writes it.
pub const IDCHIP_CROSS_CHECK_NAME: u32 = 4;
/// The personal number in the optional data of DG1 and in DG13.
pub const IDCHIP_CROSS_CHECK_PERSONAL_NUMBER: u32 = 5;
/// The personal number in the optional data of DG1 and its check digit there.
pub const IDCHIP_CROSS_CHECK_PERSONAL_NUMBER_CHECK_DIGIT: u32 = 6;
/// The date of birth in the QR code and in DG13 (or DG1).
pub const IDCHIP_CROSS_CHECK_QR_DATE_OF_BIRTH: u32 = 7;
/// The date of issue in the QR code and in DG13.
pub const IDCHIP_CROSS_CHECK_QR_DATE_OF_ISSUE: u32 = 8;
/// The name in the QR code and in DG13 (or, as the MRZ writes it, DG1).
pub const IDCHIP_CROSS_CHECK_QR_NAME: u32 = 9;
/// The personal number and the one in the QR code.
pub const IDCHIP_CROSS_CHECK_QR_PERSONAL_NUMBER: u32 = 10;
/// The sex in the QR code and in DG13 (or DG1).
pub const IDCHIP_CROSS_CHECK_QR_SEX: u32 = 11;
/// The sex in DG1 and in DG13.
pub const IDCHIP_CROSS_CHECK_SEX: u32 = 12;
/// The sex in DG1 and the one in the personal number. They may differ after a correction in law.
pub const IDCHIP_CROSS_CHECK_SEX_OF_NUMBER: u32 = 13;
// Last added: 13.

// Layouts of the MRZ.

/// Three lines of 30 characters: cards (Doc 9303-5).
pub const IDCHIP_MRZ_TD1: u32 = 1;
/// Two lines of 36 characters (Doc 9303-6).
pub const IDCHIP_MRZ_TD2: u32 = 2;
/// Two lines of 44 characters: passports (Doc 9303-4).
pub const IDCHIP_MRZ_TD3: u32 = 3;
// Last added: 3.

// Formats of images, as their first bytes tell.

/// None of those named here.
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

// Public keys.

/// An RSA key: modulus and exponent.
pub const IDCHIP_KEY_RSA: u32 = 1;
/// A key on a named curve: object identifier and point.
pub const IDCHIP_KEY_EC_NAMED: u32 = 2;
/// A key on a curve given by all its numbers: only the point is handed out.
pub const IDCHIP_KEY_EC_EXPLICIT: u32 = 3;
/// A key of another algorithm.
pub const IDCHIP_KEY_OTHER: u32 = 4;
// Last added: 4.

// Security infos of EF.DG14.

/// Something else, by the object identifier of its protocol.
pub const IDCHIP_SECURITY_INFO_UNKNOWN: u32 = 0;
/// How the key of Active Authentication signs.
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
/// A group for PACE that is none of the standardized ones.
pub const IDCHIP_SECURITY_INFO_PACE_DOMAIN_PARAMETERS: u32 = 7;
/// Support of Terminal Authentication.
pub const IDCHIP_SECURITY_INFO_TERMINAL_AUTHENTICATION: u32 = 8;
// Last added: 8.
