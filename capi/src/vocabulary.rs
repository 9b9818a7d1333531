//! The constants of the header for the words of the library: findings, reasons, checks and others.
//!
//! Made from the tables of the library by `cargo xtask header`; do not edit.

use crate::status::idchip_status;

/// The digest of the LDSSecurityObject is the signed one (TR-03135-1 §5.6.4.2.2).
pub const IDCHIP_CHECK_MESSAGE_DIGEST: u32 = 1;
/// The signature of EF.SOD was made with the document signer's key (TR-03135-1 §5.6.4.2.2).
pub const IDCHIP_CHECK_SOD_SIGNATURE: u32 = 2;
/// The certificate is a document signer's certificate and was issued by one of the anchors
/// (TR-03135-1 §5.6.4.3.3).
pub const IDCHIP_CHECK_DS_SIGNATURE: u32 = 3;
/// Both certificates are valid at the given time (TR-03135-1 §5.6.4.3.4).
pub const IDCHIP_CHECK_VALIDITY: u32 = 4;
/// The document signer's certificate is not revoked (TR-03135-1 §5.6.4.3.5).
pub const IDCHIP_CHECK_REVOCATION: u32 = 5;
/// EF.COM and EF.SOD list the same data groups (TR-03135-1 §5.6.4.4.1).
pub const IDCHIP_CHECK_COM_VS_SOD: u32 = 6;
/// The data groups that were read have the signed hashes (TR-03135-1 §5.6.4.4.2).
pub const IDCHIP_CHECK_DATA_GROUPS: u32 = 7;
/// EF.DG1 and the CSCA certificate name the same state (TR-03135-1 §5.6.4.5).
pub const IDCHIP_CHECK_ISSUING_STATE: u32 = 8;
/// The document has not expired (TR-03135-1 §5.7.1).
pub const IDCHIP_CHECK_DOCUMENT_EXPIRY: u32 = 9;
/// The chip holds the private key of EF.DG15 (TR-03135-1 §5.6.4.1).
pub const IDCHIP_CHECK_ACTIVE_AUTHENTICATION: u32 = 10;
/// The signer may sign documents of the type in EF.DG1 (Doc 9303-12 §7.1.1.6).
pub const IDCHIP_CHECK_DOCUMENT_TYPE: u32 = 11;
/// EF.CardAccess offers what the signed EF.DG14 lists, and nothing weaker (Doc 9303-11 §5.1).
pub const IDCHIP_CHECK_CARD_ACCESS: u32 = 12;

/// The digest of the list is the signed one (RFC 5652 §5.4).
pub const IDCHIP_LIST_CHECK_MESSAGE_DIGEST: u32 = 1;
/// The signature of the list was made with the signer's key (RFC 5652 §5.4).
pub const IDCHIP_LIST_CHECK_LIST_SIGNATURE: u32 = 2;
/// The certificate is that of a signer of such lists and was issued by one of the pinned
/// certificates (Doc 9303-12 §7.1.1).
pub const IDCHIP_LIST_CHECK_LIST_SIGNER: u32 = 3;
/// Both certificates are valid at the given time (Doc 9303-12 appendix D).
pub const IDCHIP_LIST_CHECK_VALIDITY: u32 = 4;
/// The signer's certificate is not revoked (Doc 9303-12 §7.1.4).
pub const IDCHIP_LIST_CHECK_REVOCATION: u32 = 5;

/// No check of the document failed, and those that were made are successful (TR-03135-1 §5.4).
pub const IDCHIP_TR03135_DOCUMENT: u32 = 1;
/// The printed features of the document are genuine (TR-03135-1 §5.5).
pub const IDCHIP_TR03135_OPTICAL: u32 = 2;
/// The access to the chip and its content are as they must be (TR-03135-1 §5.6).
pub const IDCHIP_TR03135_ELECTRONIC: u32 = 3;
/// The chip was accessed with every protocol that is required (TR-03135-1 §5.6.3).
pub const IDCHIP_TR03135_CHIP_ACCESS: u32 = 4;
/// The chip was accessed with Basic Access Control or PACE (TR-03135-1 §5.6.3.1).
pub const IDCHIP_TR03135_BAC_OR_PACE: u32 = 5;
/// The terminal may read the protected data groups (TR-03135-1 §5.6.3.2).
pub const IDCHIP_TR03135_TERMINAL_AUTHENTICATION: u32 = 6;
/// The content of the chip is authentic and unaltered (TR-03135-1 §5.6.4).
pub const IDCHIP_TR03135_CHIP_CONTENT: u32 = 7;
/// The chip proved by one of its protocols that it is no copy (TR-03135-1 §5.6.4.1).
pub const IDCHIP_TR03135_CHIP_AUTHENTICITY: u32 = 8;
/// The chip holds the private key of EF.DG15 (TR-03135-1 §5.6.4.1.1).
pub const IDCHIP_TR03135_ACTIVE_AUTHENTICATION: u32 = 9;
/// The chip holds the private key for the public key in EF.DG14 (TR-03135-1 §5.6.4.1.2).
pub const IDCHIP_TR03135_CHIP_AUTHENTICATION: u32 = 10;
/// The chip authenticated itself while PACE was performed (TR-03135-1 §5.6.4.1.3).
pub const IDCHIP_TR03135_PACE_CAM: u32 = 11;
/// Every security object that was read is verified (TR-03135-1 §5.6.4.2.1).
pub const IDCHIP_TR03135_SECURITY_OBJECTS: u32 = 12;
/// The digest and the signature of EF.SOD are verified (TR-03135-1 §5.6.4.2.2).
pub const IDCHIP_TR03135_SECURITY_OBJECT: u32 = 13;
/// The digest of the LDSSecurityObject is the signed one (TR-03135-1 §5.6.4.2.2).
pub const IDCHIP_TR03135_MESSAGE_DIGEST: u32 = 14;
/// The signature of EF.SOD was made with the document signer's key (TR-03135-1 §5.6.4.2.2).
pub const IDCHIP_TR03135_SOD_SIGNATURE: u32 = 15;
/// The certificates of every security object that was read are verified (TR-03135-1 §5.6.4.3.1).
pub const IDCHIP_TR03135_ISSUER_CERTIFICATES: u32 = 16;
/// The certificates of EF.SOD are verified (TR-03135-1 §5.6.4.3.2).
pub const IDCHIP_TR03135_ISSUER_CERTIFICATE: u32 = 17;
/// The document signer's certificate was issued by one of the anchors (TR-03135-1 §5.6.4.3.3).
pub const IDCHIP_TR03135_DS_SIGNATURE: u32 = 18;
/// Both certificates are valid at the given time (TR-03135-1 §5.6.4.3.4).
pub const IDCHIP_TR03135_VALIDITY: u32 = 19;
/// The document signer's certificate is not revoked (TR-03135-1 §5.6.4.3.5).
pub const IDCHIP_TR03135_REVOCATION: u32 = 20;
/// The content of the chip was not changed (TR-03135-1 §5.6.4.4).
pub const IDCHIP_TR03135_INTEGRITY: u32 = 21;
/// EF.COM and EF.SOD list the same data groups (TR-03135-1 §5.6.4.4.1).
pub const IDCHIP_TR03135_COM_VS_SOD: u32 = 22;
/// The data groups that were read have the signed hashes (TR-03135-1 §5.6.4.4.2).
pub const IDCHIP_TR03135_DATA_GROUPS: u32 = 23;
/// EF.DG1 and the CSCA certificate name the same state (TR-03135-1 §5.6.4.5).
pub const IDCHIP_TR03135_ISSUING_STATE: u32 = 24;
/// The comparisons of printed and electronic data are successful (TR-03135-1 §5.7).
pub const IDCHIP_TR03135_COMBINED: u32 = 25;
/// The document has not expired (TR-03135-1 §5.7.1).
pub const IDCHIP_TR03135_DOCUMENT_EXPIRY: u32 = 26;
/// The printed MRZ and EF.DG1 are the same (TR-03135-1 §5.7.2).
pub const IDCHIP_TR03135_PRINTED_MRZ: u32 = 27;
/// The digital seal on the document is genuine (TR-03135-1 §5.9).
pub const IDCHIP_TR03135_DIGITAL_SEAL: u32 = 28;

/// Everything that was checked holds.
pub const IDCHIP_RESULT_SUCCESSFUL: u32 = 1;
/// The check found a violation.
pub const IDCHIP_RESULT_FAILED: u32 = 2;
/// Something that is needed to decide is missing.
pub const IDCHIP_RESULT_UNDETERMINED: u32 = 3;
/// The document or the caller has nothing to check.
pub const IDCHIP_RESULT_NOT_SUPPORTED: u32 = 4;
/// The check did not end, because an engine failed.
pub const IDCHIP_RESULT_ABORTED: u32 = 5;

/// Every check that the policy requires is successful, and none that matters failed.
pub const IDCHIP_VERDICT_ACCEPTED: u32 = 1;
/// A check failed.
pub const IDCHIP_VERDICT_REJECTED: u32 = 2;
/// Nothing failed, and a required check is not successful.
pub const IDCHIP_VERDICT_UNDETERMINED: u32 = 3;

/// The data group was read, and its hash is the signed one.
pub const IDCHIP_DATA_GROUP_IDENTICAL: u32 = 1;
/// The data group was read, and its hash is not the signed one.
pub const IDCHIP_DATA_GROUP_NOT_IDENTICAL: u32 = 2;
/// The data group was read, and EF.SOD does not list it: nobody signed it.
pub const IDCHIP_DATA_GROUP_NOT_SIGNED: u32 = 3;
/// The data group was read, but its hash could not be computed.
pub const IDCHIP_DATA_GROUP_NON_CONFORMANCE: u32 = 4;
/// EF.SOD lists the data group, and it was not read.
pub const IDCHIP_DATA_GROUP_PRESENT: u32 = 5;
/// EF.SOD does not list the data group, and it was not read.
pub const IDCHIP_DATA_GROUP_NOT_PRESENT: u32 = 6;
/// The data group was not read to its end: its first bytes tell a greater length.
pub const IDCHIP_DATA_GROUP_INCOMPLETE: u32 = 7;

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
/// A certificate revocation list (RFC 5280 §5.1).
pub const IDCHIP_STRUCTURE_CERTIFICATE_LIST: u32 = 27;
/// EF.DG11.
pub const IDCHIP_STRUCTURE_EF_DG11: u32 = 28;
/// EF.DG12.
pub const IDCHIP_STRUCTURE_EF_DG12: u32 = 29;
/// EF.DG16.
pub const IDCHIP_STRUCTURE_EF_DG16: u32 = 30;
/// EF.DG5.
pub const IDCHIP_STRUCTURE_EF_DG5: u32 = 31;
/// EF.DG7.
pub const IDCHIP_STRUCTURE_EF_DG7: u32 = 32;
/// EF.DG3.
pub const IDCHIP_STRUCTURE_EF_DG3: u32 = 36;
/// EF.DG4.
pub const IDCHIP_STRUCTURE_EF_DG4: u32 = 37;
/// A finger image record (ISO/IEC 19794-4, 39794-4).
pub const IDCHIP_STRUCTURE_FINGER_IMAGE_RECORD: u32 = 38;
/// An iris image record (ISO/IEC 19794-6, 39794-6).
pub const IDCHIP_STRUCTURE_IRIS_IMAGE_RECORD: u32 = 39;
/// A DeviationList (Doc 9303-12 §10).
pub const IDCHIP_STRUCTURE_DEVIATION_LIST: u32 = 40;
/// EF.ATR/INFO.
pub const IDCHIP_STRUCTURE_EF_ATR_INFO: u32 = 44;
/// EF.CardSecurity.
pub const IDCHIP_STRUCTURE_EF_CARD_SECURITY: u32 = 45;
/// EF.CVCA.
pub const IDCHIP_STRUCTURE_EF_CVCA: u32 = 46;
/// EF.DIR.
pub const IDCHIP_STRUCTURE_EF_DIR: u32 = 47;
/// A DefectList (BSI TR-03129-2 §7), which the library does not read.
pub const IDCHIP_STRUCTURE_DEFECT_LIST: u32 = 50;
/// The security object of a PIV card (NIST SP 800-73-5, part 1).
pub const IDCHIP_STRUCTURE_PIV_SECURITY_OBJECT: u32 = 52;
/// EF.ID_Servizi of the Italian identity card.
pub const IDCHIP_STRUCTURE_EF_ID_SERVIZI: u32 = 53;
/// EF.Int.Kpub or EF.Servizi_Int.Kpub of the Italian identity card.
pub const IDCHIP_STRUCTURE_EF_INT_KPUB: u32 = 54;
/// A bundle of certificates that nobody signed (RFC 5652 §5.1).
pub const IDCHIP_STRUCTURE_CERTIFICATE_BUNDLE: u32 = 55;

/// The certificate has no authority key identifier (Doc 9303-12 §7.1.1).
pub const IDCHIP_FINDING_AUTHORITY_KEY_IDENTIFIER_MISSING: u32 = 1;
/// The signer's certificate has basic constraints (Doc 9303-12 §7.1.1).
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
/// EF.COM and EF.SOD name different LDS versions (Doc 9303-10 §4.6.1).
pub const IDCHIP_FINDING_COM_VERSION_DIFFERS: u32 = 12;
/// EF.COM names an LDS or Unicode version that Doc 9303-10 does not (Doc 9303-10 §4.6.1).
pub const IDCHIP_FINDING_COM_VERSION_UNKNOWN: u32 = 13;
/// A name has no common name (Doc 9303-12 §7.1.1).
pub const IDCHIP_FINDING_COMMON_NAME_MISSING: u32 = 14;
/// The content type is an outdated identifier of the LDS security object (Doc 9303-10 §4.6.2).
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
/// digestAlgorithms lacks the signer's digest algorithm (RFC 5652 §5.1).
pub const IDCHIP_FINDING_DIGEST_ALGORITHM_NOT_LISTED: u32 = 22;
/// A PKCS #1 DigestInfo lacks the NULL parameters (RFC 8017 §9.2).
pub const IDCHIP_FINDING_DIGEST_INFO_WITHOUT_NULL: u32 = 23;
/// The document type list is not a single SET OF, or has an outdated identifier (Doc 9303-12
/// §7.1.1).
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
/// The stated number of instances is missing, or is not the number of instances (Doc 9303-10 §4.7).
pub const IDCHIP_FINDING_INSTANCE_COUNT_DIFFERS: u32 = 36;
/// The issuer's name is not the CSCA's subject name, although the keys match (Doc 9303-12 §7.1.1).
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
/// The serial number has more than 20 bytes (RFC 5280 §4.1.2.2).
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
/// Doc 9303 does not define the document code.
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
/// A length takes more bytes than it needs (X.690 §10.1).
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
/// The SET OF SecurityInfo is not in DER order (X.690 §11.6).
pub const IDCHIP_FINDING_SECURITY_INFOS_UNSORTED: u32 = 66;
/// An object identifier under the arc of a chip protocol is not assigned (Doc 9303-11 §9.2).
pub const IDCHIP_FINDING_SECURITY_PROTOCOL_UNKNOWN: u32 = 67;
/// The SignedData holds several certificates (Doc 9303-10 §4.6.2).
pub const IDCHIP_FINDING_SEVERAL_CERTIFICATES: u32 = 68;
/// A facial record holds several images (Doc 9303-10 §4.7).
pub const IDCHIP_FINDING_SEVERAL_FACE_IMAGES: u32 = 69;
/// The SignedData holds several SignerInfos; each was judged (Doc 9303-10 §4.6.2).
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
/// Data groups or the signed content are hashed with SHA-1 (Doc 9303-12 §4).
pub const IDCHIP_FINDING_WEAK_HASH: u32 = 83;
/// The serial number is zero (RFC 5280 §4.1.2.2).
pub const IDCHIP_FINDING_ZERO_SERIAL_NUMBER: u32 = 84;
/// EF.COM lists a tag of no data group (Doc 9303-10 §4.6.1).
pub const IDCHIP_FINDING_COM_TAG_UNKNOWN: u32 = 85;
/// EF.COM lists a data group twice (Doc 9303-10 §4.6.1).
pub const IDCHIP_FINDING_COM_TAG_REPEATED: u32 = 86;
/// EF.COM is not built as Doc 9303-10 §4.6.1 gives it.
pub const IDCHIP_FINDING_COM_MALFORMED: u32 = 87;
/// An INTEGER has more bytes than its number needs (X.690 §8.3.2).
pub const IDCHIP_FINDING_INTEGER_NOT_MINIMAL: u32 = 88;
/// The signing time lies outside the private key usage period of the signer (Doc 9303-11 §5.1.1).
pub const IDCHIP_FINDING_SIGNING_TIME_OUTSIDE_KEY_USAGE: u32 = 89;
/// The signing time lies before the validity of the signer's certificate (Doc 9303-11 §5.1.1).
pub const IDCHIP_FINDING_SIGNING_TIME_BEFORE_CERTIFICATE: u32 = 90;
/// The certificate begins after the private key usage period of its CSCA (RFC 3280 §4.2.1.4).
pub const IDCHIP_FINDING_SIGNER_AFTER_ANCHOR_KEY_USAGE: u32 = 91;
/// The CSCA certificate has a country that tests use: UT, or ZZ apart from the United Nations (Doc
/// 9303-3 §5).
pub const IDCHIP_FINDING_TEST_STATE: u32 = 92;
/// A SecurityInfo does not parse; the others were read (Doc 9303-11 §9.2).
pub const IDCHIP_FINDING_SECURITY_INFO_MALFORMED: u32 = 93;
/// Zero bytes follow the end of an image, within its record (Doc 9303-10 §4.7).
pub const IDCHIP_FINDING_IMAGE_PADDED: u32 = 94;
/// DG2 says that it holds no face (Doc 9303-10 §4.7.2).
pub const IDCHIP_FINDING_FACE_MISSING: u32 = 95;
/// The document type list does not parse, and limits nothing (Doc 9303-12 §7.1.1.6).
pub const IDCHIP_FINDING_DOCUMENT_TYPE_LIST_MALFORMED: u32 = 96;
/// The CSCA certificate is of version 1 (Doc 9303-12 §7.1.1).
pub const IDCHIP_FINDING_CERTIFICATE_VERSION: u32 = 97;
/// The issuing state is Utopia, the specimen state of the standard (Doc 9303-3 §5).
pub const IDCHIP_FINDING_SPECIMEN_STATE: u32 = 98;
/// The code of the issuing state is withdrawn (Doc 9303-3 §5).
pub const IDCHIP_FINDING_STATE_WITHDRAWN: u32 = 99;
/// The key of the chip has less than 2048 bits (RSA) or 224 bits (elliptic curve) (Doc 9303-12 §4).
pub const IDCHIP_FINDING_SHORT_CHIP_KEY: u32 = 101;
/// The revocation list does not say when the next one is issued (Doc 9303-12 §7.1.4).
pub const IDCHIP_FINDING_CRL_NEXT_UPDATE_MISSING: u32 = 102;
/// The revocation list has no number (Doc 9303-12 §7.1.4).
pub const IDCHIP_FINDING_CRL_NUMBER_MISSING: u32 = 103;
/// The revocation list is of version 1 (Doc 9303-12 §7.1.4).
pub const IDCHIP_FINDING_CRL_VERSION: u32 = 104;
/// A date has two digits in each byte in place of ASCII digits (Doc 9303-10 §4.7.11).
pub const IDCHIP_FINDING_DATE_BINARY_CODED: u32 = 105;
/// A date is not readable; the rest of the file was read (Doc 9303-10 §4.7.11).
pub const IDCHIP_FINDING_DATE_UNREADABLE: u32 = 106;
/// An element is empty, or its text starts or ends with a filler (Doc 9303-10 §4.7.11).
pub const IDCHIP_FINDING_ELEMENT_EMPTY_OR_PADDED: u32 = 107;
/// An image is neither JPEG nor JPEG 2000 (Doc 9303-10 §4.7).
pub const IDCHIP_FINDING_IMAGE_FORMAT_UNKNOWN: u32 = 108;
/// The tag list of EF.DG11 or EF.DG12 is missing, or does not list exactly the elements of the file
/// (Doc 9303-10 §4.7.11).
pub const IDCHIP_FINDING_TAG_LIST_DIFFERS: u32 = 109;
/// Names are not in a single template in EF.DG11 or EF.DG12 (Doc 9303-10 §4.7.11).
pub const IDCHIP_FINDING_NAMES_NOT_IN_TEMPLATE: u32 = 110;
/// A text is not UTF-8 (Doc 9303-10 §4.7.11).
pub const IDCHIP_FINDING_TEXT_NOT_UTF8: u32 = 111;
/// An element of a biometric record is missing or malformed, or has a value that the standard does
/// not define (ISO/IEC 19794-4, 19794-6, 39794).
pub const IDCHIP_FINDING_BIOMETRIC_FIELD_UNUSUAL: u32 = 113;
/// The image of a finger or an iris is of another format than its record says (ISO/IEC 19794-4,
/// 19794-6, 39794).
pub const IDCHIP_FINDING_BIOMETRIC_IMAGE_FORMAT_DIFFERS: u32 = 114;
/// The record of a finger or an iris is of another length than it says (ISO/IEC 19794-4, 19794-6).
pub const IDCHIP_FINDING_BIOMETRIC_RECORD_LENGTH_DIFFERS: u32 = 115;
/// A data group without fingers or irises has no random number, so that its hash shows this (Doc
/// 9303-10 §4.7.3, §4.7.4).
pub const IDCHIP_FINDING_RANDOM_NUMBER_MISSING: u32 = 116;
/// EF.CVCA is not 36 bytes long, or has other bytes than 00 after its references (TR-03110-1).
pub const IDCHIP_FINDING_CVCA_UNUSUAL: u32 = 117;
/// The extended key usage is not critical (Doc 9303-12 §7.1.1).
pub const IDCHIP_FINDING_EXTENDED_KEY_USAGE_NOT_CRITICAL: u32 = 118;
/// The signing time is not among the signed attributes (Doc 9303-12 §9).
pub const IDCHIP_FINDING_SIGNING_TIME_MISSING: u32 = 119;
/// The link certificate changes the name of the CSCA and does not say so (Doc 9303-12 §7.1.1).
pub const IDCHIP_FINDING_NAME_CHANGE_MISSING: u32 = 120;
/// A key on an elliptic curve has less than 224 bits (Doc 9303-12 §4).
pub const IDCHIP_FINDING_SHORT_EC_KEY: u32 = 121;
/// The document type in an entry of a deviation list has one character (Doc 9303-12 §10.2).
pub const IDCHIP_FINDING_DEVIATION_DOCUMENT_TYPE_LENGTH: u32 = 122;
/// A check of a SignerInfo beside the signer's failed or could not be made (RFC 5652 §5).
pub const IDCHIP_FINDING_FURTHER_SIGNER_NOT_VERIFIED: u32 = 125;
/// The public exponent of an RSA key is below 65537 (FIPS 186-5 §5.1).
pub const IDCHIP_FINDING_RSA_EXPONENT_SMALL: u32 = 126;

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
/// The sex in DG1 and the one in the personal number, which may differ after a correction in law.
pub const IDCHIP_CROSS_CHECK_SEX_OF_NUMBER: u32 = 13;

/// The BIT STRING lacks the byte that counts its unused bits, counts more than seven of them, or
/// uses one of them (X.690 §8.6.2, §11.2.1).
pub const IDCHIP_STATUS_PARSE_BIT_STRING: idchip_status = 201;
/// The BOOLEAN is neither 00 nor FF, or is not one byte long (X.690 §11.1).
pub const IDCHIP_STATUS_PARSE_BOOLEAN: idchip_status = 202;
/// A character is outside the set that the standard allows here.
pub const IDCHIP_STATUS_PARSE_CHARACTER: idchip_status = 203;
/// The structure holds an element twice that may stand once.
pub const IDCHIP_STATUS_PARSE_DUPLICATE: idchip_status = 204;
/// The INTEGER is empty or longer than it needs to be (X.690 §8.3).
pub const IDCHIP_STATUS_PARSE_INTEGER: idchip_status = 205;
/// The length runs past the end of the enclosing structure.
pub const IDCHIP_STATUS_PARSE_LENGTH_EXCEEDS_INPUT: idchip_status = 206;
/// The length is of indefinite form where only a definite one is allowed (X.690 §10.1).
pub const IDCHIP_STATUS_PARSE_LENGTH_INDEFINITE: idchip_status = 207;
/// The length takes more bytes than it needs, where that is not allowed (X.690 §10.1).
pub const IDCHIP_STATUS_PARSE_LENGTH_NOT_MINIMAL: idchip_status = 208;
/// The length is larger than any file that a chip can hold, or of a reserved form.
pub const IDCHIP_STATUS_PARSE_LENGTH_TOO_LARGE: idchip_status = 209;
/// A required element is absent; the structure ends before it.
pub const IDCHIP_STATUS_PARSE_MISSING: idchip_status = 210;
/// The elements are nested more deeply than the budget allows.
pub const IDCHIP_STATUS_PARSE_NESTING_TOO_DEEP: idchip_status = 211;
/// The number is outside the range that the standard gives.
pub const IDCHIP_STATUS_PARSE_NUMBER_OUT_OF_RANGE: idchip_status = 212;
/// The OBJECT IDENTIFIER is empty, ends within an arc, or pads an arc (X.690 §8.19).
pub const IDCHIP_STATUS_PARSE_OBJECT_IDENTIFIER: idchip_status = 213;
/// The input has to be joined in a scratch buffer, and none that is large enough was lent.
pub const IDCHIP_STATUS_PARSE_SCRATCH_TOO_SMALL: idchip_status = 214;
/// The tag is longer than three bytes, or not in its shortest form (X.690 §8.1.2).
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
/// The standard does not allow this value here.
pub const IDCHIP_STATUS_PARSE_VALUE: idchip_status = 222;
/// The version is not known.
pub const IDCHIP_STATUS_PARSE_VERSION: idchip_status = 223;
/// The value has another length than the standard gives it.
pub const IDCHIP_STATUS_PARSE_WRONG_LENGTH: idchip_status = 224;
/// A list of data groups has a number outside 1 to 16 (Doc 9303-10 §4.6.2.3).
pub const IDCHIP_STATUS_PARSE_DATA_GROUP_NUMBER: idchip_status = 225;

/// The data group was read, and its hash is not the signed one.
pub const IDCHIP_STATUS_DATA_GROUP_NOT_IDENTICAL: idchip_status = 302;
/// The data group was read, and EF.SOD does not list it: nobody signed it.
pub const IDCHIP_STATUS_DATA_GROUP_NOT_SIGNED: idchip_status = 303;
/// The data group was read, but its hash could not be computed.
pub const IDCHIP_STATUS_DATA_GROUP_NON_CONFORMANCE: idchip_status = 304;
/// EF.SOD lists the data group, and it was not read.
pub const IDCHIP_STATUS_DATA_GROUP_PRESENT: idchip_status = 305;
/// EF.SOD does not list the data group, and it was not read.
pub const IDCHIP_STATUS_DATA_GROUP_NOT_PRESENT: idchip_status = 306;
/// The data group was not read to its end: its first bytes tell a greater length.
pub const IDCHIP_STATUS_DATA_GROUP_INCOMPLETE: idchip_status = 307;

/// The CSCA certificate has expired.
pub const IDCHIP_STATUS_REASON_ANCHOR_EXPIRED: idchip_status = 401;
/// The CSCA certificate is not valid yet.
pub const IDCHIP_STATUS_REASON_ANCHOR_NOT_YET_VALID: idchip_status = 402;
/// A signed attribute stands twice.
pub const IDCHIP_STATUS_REASON_ATTRIBUTE_DUPLICATE: idchip_status = 403;
/// A signed attribute does not have exactly one value.
pub const IDCHIP_STATUS_REASON_ATTRIBUTE_NOT_SINGLE_VALUED: idchip_status = 404;
/// EF.COM does not parse.
pub const IDCHIP_STATUS_REASON_COM_MALFORMED: idchip_status = 405;
/// The signed content type differs from that of the content.
pub const IDCHIP_STATUS_REASON_CONTENT_TYPE_ATTRIBUTE_DIFFERS: idchip_status = 406;
/// The content type is not among the signed attributes.
pub const IDCHIP_STATUS_REASON_CONTENT_TYPE_ATTRIBUTE_MISSING: idchip_status = 407;
/// The signed content is not an LDS security object.
pub const IDCHIP_STATUS_REASON_CONTENT_TYPE_NOT_LDS: idchip_status = 408;
/// The certificate has a critical extension that is not known.
pub const IDCHIP_STATUS_REASON_CRITICAL_EXTENSION_UNKNOWN: idchip_status = 409;
/// The explicit curve parameters of the key match no known curve.
pub const IDCHIP_STATUS_REASON_CURVE_UNKNOWN: idchip_status = 410;
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
/// The signer's certificate has expired.
pub const IDCHIP_STATUS_REASON_EXPIRED: idchip_status = 422;
/// A data group is not what was signed.
pub const IDCHIP_STATUS_REASON_HASH_DIFFERS: idchip_status = 423;
/// A hash in EF.SOD has another length than its hash function gives.
pub const IDCHIP_STATUS_REASON_HASH_LENGTH: idchip_status = 424;
/// The signer's certificate belongs to a certification authority.
pub const IDCHIP_STATUS_REASON_IS_CA_CERTIFICATE: idchip_status = 425;
/// The anchor that the certificate names as its issuer did not sign it.
pub const IDCHIP_STATUS_REASON_ISSUER_SIGNATURE_INVALID: idchip_status = 426;
/// The key is too small.
pub const IDCHIP_STATUS_REASON_KEY_TOO_SMALL: idchip_status = 427;
/// The key usage of the certificate does not allow signatures.
pub const IDCHIP_STATUS_REASON_KEY_USAGE_WITHOUT_DIGITAL_SIGNATURE: idchip_status = 428;
/// The message digest attribute is not an OCTET STRING.
pub const IDCHIP_STATUS_REASON_MESSAGE_DIGEST_ATTRIBUTE_MALFORMED: idchip_status = 429;
/// The message digest is not among the signed attributes.
pub const IDCHIP_STATUS_REASON_MESSAGE_DIGEST_ATTRIBUTE_MISSING: idchip_status = 430;
/// The anchor that issued the certificate was not given.
pub const IDCHIP_STATUS_REASON_NO_ANCHOR: idchip_status = 431;
/// No revocation list of the CSCA that issued the signer's certificate was given.
pub const IDCHIP_STATUS_REASON_NO_CRL: idchip_status = 432;
/// The document does not expire.
pub const IDCHIP_STATUS_REASON_NO_EXPIRY: idchip_status = 433;
/// No data group was verified.
pub const IDCHIP_STATUS_REASON_NONE_VERIFIED: idchip_status = 434;
/// The certificate is for another purpose than signing documents.
pub const IDCHIP_STATUS_REASON_NOT_A_DOCUMENT_SIGNER: idchip_status = 435;
/// The check was not made.
pub const IDCHIP_STATUS_REASON_NOT_CHECKED: idchip_status = 436;
/// The file was not given.
pub const IDCHIP_STATUS_REASON_NOT_GIVEN: idchip_status = 437;
/// A finding is not tolerated by the policy.
pub const IDCHIP_STATUS_REASON_NOT_TOLERATED: idchip_status = 438;
/// The signer's certificate is not valid yet.
pub const IDCHIP_STATUS_REASON_NOT_YET_VALID: idchip_status = 439;
/// The key is of another kind than the signature algorithm needs.
pub const IDCHIP_STATUS_REASON_PUBLIC_KEY_ALGORITHM_DIFFERS: idchip_status = 440;
/// The public key is not valid.
pub const IDCHIP_STATUS_REASON_PUBLIC_KEY_INVALID: idchip_status = 441;
/// The public key does not parse.
pub const IDCHIP_STATUS_REASON_PUBLIC_KEY_MALFORMED: idchip_status = 442;
/// No given algorithm takes a key of this kind, of this size or on this curve.
pub const IDCHIP_STATUS_REASON_PUBLIC_KEY_UNSUPPORTED: idchip_status = 443;
/// The chip's response does not match its key and this challenge.
pub const IDCHIP_STATUS_REASON_RESPONSE_INVALID: idchip_status = 444;
/// The signature algorithm is broken and never accepted.
pub const IDCHIP_STATUS_REASON_SIGNATURE_ALGORITHM_FORBIDDEN: idchip_status = 445;
/// The parameters of the signature algorithm do not parse.
pub const IDCHIP_STATUS_REASON_SIGNATURE_ALGORITHM_MALFORMED: idchip_status = 446;
/// The signature algorithm is not among those given.
pub const IDCHIP_STATUS_REASON_SIGNATURE_ALGORITHM_UNSUPPORTED: idchip_status = 447;
/// The certificate names two different signature algorithms.
pub const IDCHIP_STATUS_REASON_SIGNATURE_ALGORITHMS_DIFFER: idchip_status = 448;
/// The signature does not match the signer's key.
pub const IDCHIP_STATUS_REASON_SIGNATURE_INVALID: idchip_status = 449;
/// There are no signed attributes.
pub const IDCHIP_STATUS_REASON_SIGNED_ATTRIBUTES_MISSING: idchip_status = 450;
/// The signer's certificate does not parse.
pub const IDCHIP_STATUS_REASON_SIGNER_CERTIFICATE_MALFORMED: idchip_status = 451;
/// The signer's certificate is neither in EF.SOD nor among those given.
pub const IDCHIP_STATUS_REASON_SIGNER_CERTIFICATE_MISSING: idchip_status = 452;
/// EF.SOD holds no signature.
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
/// The signature is not encoded as its algorithm requires.
pub const IDCHIP_STATUS_REASON_SIGNATURE_MALFORMED: idchip_status = 460;
/// EF.SOD is of another application than the LDS and lists none of its data groups.
pub const IDCHIP_STATUS_REASON_NOT_AN_LDS_CARD: idchip_status = 461;
/// The date of expiry lies before the signer's certificate began.
pub const IDCHIP_STATUS_REASON_EXPIRY_BEFORE_ISSUE: idchip_status = 462;
/// EF.CardAccess and the signed EF.DG14 differ.
pub const IDCHIP_STATUS_REASON_CARD_ACCESS_DIFFERS: idchip_status = 463;
/// EF.CardAccess does not parse.
pub const IDCHIP_STATUS_REASON_CARD_ACCESS_MALFORMED: idchip_status = 464;
/// The only anchor that could have issued the certificate is not a CSCA certificate.
pub const IDCHIP_STATUS_REASON_ANCHOR_NOT_A_CSCA: idchip_status = 465;
/// A data group was not read to its end.
pub const IDCHIP_STATUS_REASON_DATA_GROUP_INCOMPLETE: idchip_status = 466;
/// The signature is made with other RSASSA-PSS parameters than its key allows.
pub const IDCHIP_STATUS_REASON_PSS_PARAMETERS_DIFFER: idchip_status = 467;
/// The issuing state has revoked the CSCA certificate.
pub const IDCHIP_STATUS_REASON_ANCHOR_REVOKED: idchip_status = 468;
/// The revocation list is no longer in force.
pub const IDCHIP_STATUS_REASON_CRL_EXPIRED: idchip_status = 469;
/// The anchor that issued the revocation list was not given.
pub const IDCHIP_STATUS_REASON_CRL_ISSUER_MISSING: idchip_status = 470;
/// The revocation list does not parse.
pub const IDCHIP_STATUS_REASON_CRL_MALFORMED: idchip_status = 471;
/// The revocation list is not in force yet.
pub const IDCHIP_STATUS_REASON_CRL_NOT_YET_VALID: idchip_status = 472;
/// The issuing state did not sign the revocation list.
pub const IDCHIP_STATUS_REASON_CRL_SIGNATURE_INVALID: idchip_status = 473;
/// The revocation list is a delta list, an indirect list or a list for a part of the certificates.
pub const IDCHIP_STATUS_REASON_CRL_UNSUPPORTED: idchip_status = 474;
/// The issuing state has revoked the signer's certificate.
pub const IDCHIP_STATUS_REASON_SIGNER_REVOKED: idchip_status = 475;
/// The certificate does not parse.
pub const IDCHIP_STATUS_REASON_CERTIFICATE_MALFORMED: idchip_status = 480;
/// The certificate is not valid at the given time.
pub const IDCHIP_STATUS_REASON_LINK_OUTSIDE_VALIDITY: idchip_status = 481;
/// More links lead from a pinned certificate to this one than the budget allows.
pub const IDCHIP_STATUS_REASON_LINK_PATH_TOO_LONG: idchip_status = 482;
/// The certificate names another state than the anchor that issued it.
pub const IDCHIP_STATUS_REASON_LINK_STATE_DIFFERS: idchip_status = 483;
/// The certificate lacks cA or keyCertSign, which the certificate of a CSCA has.
pub const IDCHIP_STATUS_REASON_NOT_A_CSCA: idchip_status = 484;
/// The certificate is for another purpose than signing such lists.
pub const IDCHIP_STATUS_REASON_NOT_A_LIST_SIGNER: idchip_status = 485;
/// No anchor signed the key of this self-signed certificate.
pub const IDCHIP_STATUS_REASON_NOT_LINKED: idchip_status = 486;
/// The signed EF.CardSecurity differs from a file of the chip that it should agree with.
pub const IDCHIP_STATUS_REASON_CARD_SECURITY_DIFFERS: idchip_status = 490;
/// The issuing state reports that the keys of such chips may be compromised.
pub const IDCHIP_STATUS_REASON_CHIP_KEY_COMPROMISED: idchip_status = 491;
/// The date of issue of the document is not known.
pub const IDCHIP_STATUS_REASON_DATE_OF_ISSUE_UNKNOWN: idchip_status = 492;
/// An entry of the deviation list does not parse.
pub const IDCHIP_STATUS_REASON_DEVIATION_MALFORMED: idchip_status = 493;
/// The entry fits what the document says of itself, which nothing proves.
pub const IDCHIP_STATUS_REASON_DOCUMENT_NOT_AUTHENTIC: idchip_status = 494;
/// Another CSCA of the state vouches for the deviation list, and the entry does not name the
/// document's signer.
pub const IDCHIP_STATUS_REASON_LIST_OF_OTHER_CSCA: idchip_status = 495;
/// The deviation list is of another state than the document.
pub const IDCHIP_STATUS_REASON_LIST_OF_OTHER_STATE: idchip_status = 496;
/// The security object lists no file of the chosen application.
pub const IDCHIP_STATUS_REASON_NOT_OF_THE_APPLICATION: idchip_status = 498;
/// The map of the containers to their numbers in the security object was not given.
pub const IDCHIP_STATUS_REASON_CONTAINER_MAP_MISSING: idchip_status = 499;
/// The certificate is not for signing the files of the chosen application.
pub const IDCHIP_STATUS_REASON_NOT_A_CONTENT_SIGNER: idchip_status = 500;
/// A file of the application is not what was signed.
pub const IDCHIP_STATUS_REASON_FILE_DIFFERS: idchip_status = 501;
/// A file of the application was read that the security object does not list.
pub const IDCHIP_STATUS_REASON_FILE_NOT_SIGNED: idchip_status = 502;
/// No file of the application was verified.
pub const IDCHIP_STATUS_REASON_NO_FILE_VERIFIED: idchip_status = 503;
/// No file that was read shows that the card is of the chosen application.
pub const IDCHIP_STATUS_REASON_DISTINCTIVE_FILE_MISSING: idchip_status = 504;
