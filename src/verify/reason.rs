//! Why a check has its result.

use core::fmt;

macro_rules! reasons {
    ($($variant:ident = $name:literal, $text:literal;)*) => {
        /// Why a check has its result.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[cfg_attr(feature = "defmt", derive(defmt::Format))]
        #[non_exhaustive]
        pub enum Reason {
            $(#[doc = concat!("The reason that ", $text, ".")] $variant,)*
        }

        impl Reason {
            /// Each of them, in alphabetical order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Its stable name, as in "no_anchor".
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }

        impl fmt::Display for Reason {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self { $(Self::$variant => $text,)* })
            }
        }
    };
}

reasons! {
    AnchorExpired = "anchor_expired", "the CSCA certificate has expired";
    AnchorNotYetValid = "anchor_not_yet_valid", "the CSCA certificate is not valid yet";
    AttributeDuplicate = "attribute_duplicate", "a signed attribute stands twice";
    AttributeNotSingleValued = "attribute_not_single_valued", "a signed attribute has not exactly one value";
    ComMalformed = "com_malformed", "EF.COM does not parse";
    ContentTypeAttributeDiffers = "content_type_attribute_differs", "the signed content type is another than that of the content";
    ContentTypeAttributeMissing = "content_type_attribute_missing", "the content type is not among the signed attributes";
    ContentTypeNotLds = "content_type_not_lds", "the signed content is not an LDS security object";
    CriticalExtensionUnknown = "critical_extension_unknown", "the certificate has a critical extension that is not known";
    CurveUnknown = "curve_unknown", "the key is on explicit curve parameters that are none of a known curve";
    DataGroupNotRead = "data_group_not_read", "a data group that is needed was not read";
    DataGroupNotSigned = "data_group_not_signed", "a data group was read that EF.SOD does not list";
    DataGroupNotVerified = "data_group_not_verified", "a data group that is needed was read and is not the signed one";
    DataGroupsDiffer = "data_groups_differ", "EF.COM and EF.SOD list different data groups";
    DateUnreadable = "date_unreadable", "the date of expiry is not a date";
    DigestAlgorithmForbidden = "digest_algorithm_forbidden", "the hash function is broken and never accepted";
    DigestAlgorithmMalformed = "digest_algorithm_malformed", "the parameters of the hash function do not parse";
    DigestAlgorithmUnsupported = "digest_algorithm_unsupported", "the hash function is not among those given";
    DigestDiffers = "digest_differs", "the content is not what was signed";
    DocumentExpired = "document_expired", "the document has expired";
    EngineFailed = "engine_failed", "the cryptographic engine did not complete";
    Expired = "expired", "the document signer certificate has expired";
    HashDiffers = "hash_differs", "a data group is not what was signed";
    HashLength = "hash_length", "a hash in EF.SOD is not as long as its hash function's";
    IsCaCertificate = "is_ca_certificate", "the signer's certificate is one of a certification authority";
    IssuerSignatureInvalid = "issuer_signature_invalid", "the anchor that the document signer certificate names as its issuer did not sign it";
    KeyTooSmall = "key_too_small", "the key is too small";
    KeyUsageWithoutDigitalSignature = "key_usage_without_digital_signature", "the certificate is not for signatures";
    MessageDigestAttributeMalformed = "message_digest_attribute_malformed", "the message digest attribute is not an OCTET STRING";
    MessageDigestAttributeMissing = "message_digest_attribute_missing", "the message digest is not among the signed attributes";
    NoAnchor = "no_anchor", "the anchor that issued the document signer certificate was not given";
    NoCrl = "no_crl", "no revocation list was given";
    NoExpiry = "no_expiry", "the document does not expire";
    NoneVerified = "none_verified", "no data group was verified";
    NotADocumentSigner = "not_a_document_signer", "the certificate is for another purpose than signing documents";
    NotChecked = "not_checked", "the check was not made";
    NotGiven = "not_given", "the file was not given";
    NotTolerated = "not_tolerated", "a finding is not tolerated by the policy";
    NotYetValid = "not_yet_valid", "the document signer certificate is not valid yet";
    Ok = "ok", "what was checked holds";
    PublicKeyAlgorithmDiffers = "public_key_algorithm_differs", "the key is not of the kind that the signature algorithm is for";
    PublicKeyInvalid = "public_key_invalid", "the public key is not one";
    PublicKeyMalformed = "public_key_malformed", "the public key does not parse";
    PublicKeyUnsupported = "public_key_unsupported", "the key is of a kind, a size or on a curve that no algorithm given takes";
    ResponseInvalid = "response_invalid", "the chip's response is not of its key and this challenge";
    SignatureAlgorithmForbidden = "signature_algorithm_forbidden", "the signature algorithm is broken and never accepted";
    SignatureAlgorithmMalformed = "signature_algorithm_malformed", "the parameters of the signature algorithm do not parse";
    SignatureAlgorithmUnsupported = "signature_algorithm_unsupported", "the signature algorithm is not among those given";
    SignatureAlgorithmsDiffer = "signature_algorithms_differ", "the certificate names two different signature algorithms";
    SignatureInvalid = "signature_invalid", "the signature is not the signer's";
    SignedAttributesMissing = "signed_attributes_missing", "there are no signed attributes";
    SignerCertificateMalformed = "signer_certificate_malformed", "the signer's certificate does not parse";
    SignerCertificateMissing = "signer_certificate_missing", "the signer's certificate is neither in EF.SOD nor among those given";
    SignerInfoCount = "signer_info_count", "nobody signed";
    StateDiffers = "state_differs", "EF.DG1 names another state than the certificate";
    StateUnknown = "state_unknown", "the state's code is not known";
    TooManyCandidates = "too_many_candidates", "more anchors had to be tried than the budget allows";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_distinct_and_sorted() {
        assert!(Reason::ALL.windows(2).all(|pair| pair[0].name() < pair[1].name()));
    }
}
