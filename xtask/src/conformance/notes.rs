//! The reasons why the library does not do what a test specification asks for. A reason is about a rule, so
//! that several cases share it.

/// Of EF.COM.
pub(super) const UNSIGNED: &str = "EF.COM is not signed, TR-03135-1 calls it deprecated, and the list in EF.SOD is the one \
     that counts (Doc 9303-10 §4.6.1). A document is not rejected for a file that decides nothing; what can be read is \
     read, and the deviation is reported.";

/// Of the machine readable zone.
pub(super) const SIGNED_ZONE: &str = "The state signed these characters: a reader that refuses them cannot read \
     a genuine document whose state wrote it so. The deviation is reported, and the policy decides.";

/// Of a field of a facial record.
pub(super) const SIGNED_FACE: &str = "TR-03105-5.1 does not give the verdict of Part 4. The field describes the image and does \
     not decide whether it can be read: the image is given out, with the deviation.";

/// Of the biometric header.
pub(super) const SIGNED_HEADER: &str = "The state signed the header, and the data block says itself what it is: it is \
     read, and the deviation is reported. A header that names another format is refused.";

/// Of unknown protocols.
pub(super) const UNKNOWN_PROTOCOL: &str = "Doc 9303-11 §9.2 has readers ignore infos of protocols that they do not know. The \
     info is not used for Chip Authentication, and the deviation is reported.";

/// Of versions of CMS.
pub(super) const CMS_VERSION: &str = "The version is a consequence of the other fields (RFC 5652 §5.1, §5.3), which are read \
     as they are. Genuine documents have others; the deviation is reported.";

/// Of the versions of the LDS security object.
pub(super) const LDS_VERSIONS: &str = "TR-03105-5.1 does not give the verdict of Part 4. The fields that follow are those of \
     the version of the object; that the versions do not fit is reported.";

/// Of the profile of certificates.
pub(super) const CERTIFICATE_PROFILE: &str = "CSCAs have issued such certificates for genuine documents, and the signatures \
     and the chain hold without it. The deviation is reported.";

/// Of the name of the issuer.
pub(super) const ISSUER_NAME: &str = "Real CSCAs have written their name in another way into certificates that their key \
     signed. The key is identified by the authority key identifier, and its signature is verified; the deviation is \
     reported.";

/// Of DSA.
pub(super) const DSA: &str = "The library has no DSA. The result is undetermined, which is neither an acceptance nor an \
     accusation.";

/// Of a key for Chip Authentication Mapping.
pub(super) const MISSING_KEY: &str = "The file is whole without the key, and its signature holds. A reader that wants the \
     key finds none, and cannot make Chip Authentication Mapping.";

/// Of the number of instances.
pub(super) const INSTANCE_COUNT: &str = "The templates are what the number counts; they are read, and the difference is \
     reported.";

/// Of a group of PACE that is not assigned.
pub(super) const UNASSIGNED_GROUP: &str = "The file is whole. A reader finds no group under this number and cannot use the PACEInfo: \
     `PaceInfo::domain_parameters` gives none.";

/// Of a DG14 that says nothing of PACE.
pub(super) const NO_PACE_IN_DG14: &str = "EF.CardAccess can be held against nothing: the check is undetermined and no \
     accusation, since the state signed this DG14. A policy that requires the check `card_access` does not accept the \
     document.";
