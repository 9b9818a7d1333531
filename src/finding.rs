//! Findings: deviations in the encoding that were tolerated.
//!
//! A deviation that real documents show does not make a file unreadable, but it is never passed over
//! in silence: the parser records it, the report shows it, and the policy decides which are
//! tolerated.

use core::fmt;

use crate::vocabulary::vocabulary;

/// Makes the function that finds a variant by the place of its bit. The compiler turns the comparisons
/// into one with the number of variants; a search in `Finding::ALL` would link the list.
///
/// ```text
/// of_bit! { Finding [BerEncoding;] }
///
/// // in fn of_bit: if bit == Self::BerEncoding.bit() { return Some(Self::BerEncoding); }
/// ```
macro_rules! of_bit {
    ($Name:ident [$($variant:ident;)*]) => {
        impl $Name {
            /// Returns the finding whose bit in a set has this place.
            const fn of_bit(bit: u32) -> Option<Self> {
                $(if bit == Self::$variant.bit() { return Some(Self::$variant); })*
                None
            }
        }
    };
}

vocabulary! {
    /// A deviation from the standard that did not prevent reading.
    #[derive(Hash, PartialOrd, Ord)]
    #[non_exhaustive]
    #[repr(u8)]
    pub enum Finding {
        AuthorityKeyIdentifierMissing = 1, "authority_key_identifier_missing", "the certificate has no authority key identifier (Doc 9303-12 §7.1.1)";
        BasicConstraintsInEndEntity = 2, "basic_constraints_in_end_entity", "the signer's certificate has basic constraints (Doc 9303-12 §7.1.1)";
        BasicConstraintsMissing = 3, "basic_constraints_missing", "the CSCA certificate has no basic constraints (Doc 9303-12 §7.1.1)";
        BasicConstraintsNotCa = 4, "basic_constraints_not_ca", "the basic constraints of the CSCA certificate do not say cA TRUE (Doc 9303-12 §7.1.1)";
        BasicConstraintsNotCritical = 5, "basic_constraints_not_critical", "the basic constraints are not critical (Doc 9303-12 §7.1.1)";
        BerEncoding = 6, "ber_encoding", "CMS is encoded in BER where DER is required (Doc 9303-10 §4.6.2)";
        BiometricFieldUnusual = 113, "biometric_field_unusual", "an element of a biometric record is missing or malformed, or has a value that the standard does not define (ISO/IEC 19794-4, 19794-6, 39794)";
        BiometricHeaderIncomplete = 7, "biometric_header_incomplete", "a biometric header lacks a required element (Doc 9303-10 §4.7)";
        BiometricHeaderUnusual = 8, "biometric_header_unusual", "a biometric header has a value that the standard does not give (Doc 9303-10 §4.7)";
        BiometricImageFormatDiffers = 114, "biometric_image_format_differs", "the image of a finger or an iris is of another format than its record says (ISO/IEC 19794-4, 19794-6, 39794)";
        BiometricRecordLengthDiffers = 115, "biometric_record_length_differs", "the record of a finger or an iris is of another length than it says (ISO/IEC 19794-4, 19794-6)";
        BooleanNotDer = 9, "boolean_not_der", "a BOOLEAN is neither 00 nor FF (X.690 §11.1)";
        CertificateVersion = 97, "certificate_version", "the CSCA certificate is of version 1 (Doc 9303-12 §7.1.1)";
        ChipAuthenticationInfoMissing = 10, "chip_authentication_info_missing", "a chip authentication key has no ChipAuthenticationInfo (Doc 9303-11 §9.2)";
        ComDataGroupMissing = 11, "com_data_group_missing", "EF.COM does not list DG1 or DG2, which every document has (Doc 9303-10 §4.6.1)";
        ComMalformed = 87, "com_malformed", "EF.COM is not built as Doc 9303-10 §4.6.1 gives it";
        ComTagRepeated = 86, "com_tag_repeated", "EF.COM lists a data group twice (Doc 9303-10 §4.6.1)";
        ComTagUnknown = 85, "com_tag_unknown", "EF.COM lists a tag of no data group (Doc 9303-10 §4.6.1)";
        ComVersionDiffers = 12, "com_version_differs", "EF.COM and EF.SOD name different LDS versions (Doc 9303-10 §4.6.1)";
        ComVersionUnknown = 13, "com_version_unknown", "EF.COM names an LDS or Unicode version that Doc 9303-10 does not (Doc 9303-10 §4.6.1)";
        CommonNameMissing = 14, "common_name_missing", "a name has no common name (Doc 9303-12 §7.1.1)";
        ContentTypeTolerated = 15, "content_type_tolerated", "the content type is an outdated identifier of the LDS security object (Doc 9303-10 §4.6.2)";
        CountriesDiffer = 16, "countries_differ", "the country codes of issuer and subject differ (Doc 9303-12 §7.1.1)";
        CountryLowerCase = 17, "country_lower_case", "a country code in a name is not in upper case (Doc 9303-12 §7.1.1)";
        CountryMissing = 18, "country_missing", "a name has no country code (Doc 9303-12 §7.1.1)";
        CountryNotTwoLetters = 19, "country_not_two_letters", "a country code in a name is not of two letters (Doc 9303-12 §7.1.1)";
        CrlNextUpdateMissing = 102, "crl_next_update_missing", "the revocation list does not say when the next one is issued (Doc 9303-12 §7.1.4)";
        CrlNumberMissing = 103, "crl_number_missing", "the revocation list has no number (Doc 9303-12 §7.1.4)";
        CrlVersion = 104, "crl_version", "the revocation list is of version 1 (Doc 9303-12 §7.1.4)";
        CrlsEmbedded = 20, "crls_embedded", "the SignedData holds revocation lists (Doc 9303-10 §4.6.2)";
        CvcaUnusual = 117, "cvca_unusual", "EF.CVCA is not 36 bytes long, or has other bytes than 00 after its references (TR-03110-1)";
        DateBinaryCoded = 105, "date_binary_coded", "a date has two digits in each byte in place of ASCII digits (Doc 9303-10 §4.7.11)";
        DateUnreadable = 106, "date_unreadable", "a date is not readable; the rest of the file was read (Doc 9303-10 §4.7.11)";
        DefaultValueEncoded = 21, "default_value_encoded", "a DEFAULT value is encoded (X.690 §11.5)";
        DeviationDocumentTypeLength = 122, "deviation_document_type_length", "the document type in an entry of a deviation list has one character (Doc 9303-12 §10.2)";
        DigestAlgorithmNotListed = 22, "digest_algorithm_not_listed", "digestAlgorithms lacks the signer's digest algorithm (RFC 5652 §5.1)";
        DigestInfoWithoutNull = 23, "digest_info_without_null", "a PKCS #1 DigestInfo lacks the NULL parameters (RFC 8017 §9.2)";
        DocumentTypeListMalformed = 96, "document_type_list_malformed", "the document type list does not parse, and limits nothing (Doc 9303-12 §7.1.1.6)";
        DocumentTypeListUnusual = 24, "document_type_list_unusual", "the document type list is not a single SET OF, or has an outdated identifier (Doc 9303-12 §7.1.1)";
        EcdsaParametersPresent = 25, "ecdsa_parameters_present", "an ECDSA signature algorithm has parameters (RFC 5758 §3.2)";
        ElementEmptyOrPadded = 107, "element_empty_or_padded", "an element is empty, or its text starts or ends with a filler (Doc 9303-10 §4.7.11)";
        ElementsOutOfOrder = 26, "elements_out_of_order", "elements stand in another order than the standard gives them (Doc 9303-10 §4.7)";
        ExtendedKeyUsageNotCritical = 118, "extended_key_usage_not_critical", "the extended key usage is not critical (Doc 9303-12 §7.1.1)";
        ExtensionMalformed = 27, "extension_malformed", "an extension that decides nothing does not parse (RFC 5280 §4.2)";
        ExtraKeyUsage = 28, "extra_key_usage", "the key usage has more bits than Doc 9303-12 §7.1.1 allows";
        FaceFieldUnusual = 29, "face_field_unusual", "a field of the facial record has a value that the standard does not define (ISO/IEC 19794-5)";
        FaceImageFormatDiffers = 30, "face_image_format_differs", "the image is of another format than the facial record says (ISO/IEC 19794-5)";
        FaceMissing = 95, "face_missing", "DG2 says that it holds no face (Doc 9303-10 §4.7.2)";
        FaceRecordLengthDiffers = 31, "face_record_length_differs", "the facial record is of another length than it says (ISO/IEC 19794-5)";
        FaceRecordMissing = 32, "face_record_missing", "an image stands where a facial record is required (Doc 9303-10 §4.7)";
        ForbiddenExtension = 33, "forbidden_extension", "the certificate has an extension that Doc 9303-12 §7.1.1 forbids";
        FurtherSignerNotVerified = 125, "further_signer_not_verified", "a check of a SignerInfo beside the signer's failed or could not be made (RFC 5652 §5)";
        GeneralizedTimeBefore2050 = 34, "generalized_time_before_2050", "a date before 2050 is a GeneralizedTime (RFC 5280 §4.1.2.5)";
        HashDiffersFromSignatureHash = 35, "hash_differs_from_signature_hash", "the signer's digest algorithm is not the hash of its signature algorithm (RFC 5652 §5.3)";
        ImageFormatUnknown = 108, "image_format_unknown", "an image is neither JPEG nor JPEG 2000 (Doc 9303-10 §4.7)";
        ImagePadded = 94, "image_padded", "zero bytes follow the end of an image, within its record (Doc 9303-10 §4.7)";
        InstanceCountDiffers = 36, "instance_count_differs", "the stated number of instances is missing, or is not the number of instances (Doc 9303-10 §4.7)";
        IntegerNotMinimal = 88, "integer_not_minimal", "an INTEGER has more bytes than its number needs (X.690 §8.3.2)";
        IssuerNameDiffers = 37, "issuer_name_differs", "the issuer's name is not the CSCA's subject name, although the keys match (Doc 9303-12 §7.1.1)";
        KeyIdNegative = 38, "key_id_negative", "a key identifier is negative (Doc 9303-11 §9.2)";
        KeyUsageMissing = 39, "key_usage_missing", "the certificate has no key usage (Doc 9303-12 §7.1.1)";
        KeyUsageNotCritical = 40, "key_usage_not_critical", "the key usage is not critical (Doc 9303-12 §7.1.1)";
        KeyUsagePadded = 41, "key_usage_padded", "the key usage ends in bits that are not set (X.690 §11.2.2)";
        KeyUsageWithoutCertSign = 42, "key_usage_without_cert_sign", "the key usage of the CSCA certificate lacks keyCertSign (Doc 9303-12 §7.1.1)";
        LdsVersionMismatch = 43, "lds_version_mismatch", "the LDS version and the version of the LDS security object do not fit (Doc 9303-10 §4.6.2.3)";
        LongSerialNumber = 44, "long_serial_number", "the serial number has more than 20 bytes (RFC 5280 §4.1.2.2)";
        MissingWrapper = 45, "missing_wrapper", "EF.SOD lacks its outer tag 77 (Doc 9303-10 §4.6.2)";
        MrzBirthCheckDigit = 46, "mrz_birth_check_digit", "the check digit of the date of birth is wrong (Doc 9303-3 §4.9)";
        MrzCharacterUnusual = 47, "mrz_character_unusual", "a field of the MRZ holds a character that its type does not allow (Doc 9303-3 §4.3)";
        MrzCompositeCheckDigit = 48, "mrz_composite_check_digit", "the composite check digit is wrong (Doc 9303-3 §4.9)";
        MrzDateInvalid = 49, "mrz_date_invalid", "a date of the MRZ does not exist (Doc 9303-3 §4.8)";
        MrzDocumentCodeUnusual = 50, "mrz_document_code_unusual", "Doc 9303 does not define the document code";
        MrzDocumentNumberCheckDigit = 51, "mrz_document_number_check_digit", "the check digit of the document number is wrong (Doc 9303-3 §4.9)";
        MrzExpiryCheckDigit = 52, "mrz_expiry_check_digit", "the check digit of the date of expiry is wrong (Doc 9303-3 §4.9)";
        MrzNameVoid = 53, "mrz_name_void", "the name field is empty or starts with a filler (Doc 9303-3 §4.6)";
        MrzOptionalDataCheckDigit = 54, "mrz_optional_data_check_digit", "the check digit of the optional data is wrong (Doc 9303-4 §4.2.2)";
        MrzSexUnusual = 55, "mrz_sex_unusual", "the sex is neither F, M nor < (Doc 9303-3 §4.8)";
        NameChangeMissing = 120, "name_change_missing", "the link certificate changes the name of the CSCA and does not say so (Doc 9303-12 §7.1.1)";
        NameStringUnusual = 56, "name_string_unusual", "a name has a string type or a character that its attribute does not allow (Doc 9303-12 §7.1.1)";
        NamesNotInTemplate = 110, "names_not_in_template", "names are not in a single template in EF.DG11 or EF.DG12 (Doc 9303-10 §4.7.11)";
        NegativeSerialNumber = 57, "negative_serial_number", "the serial number is negative (RFC 5280 §4.1.2.2)";
        NonMinimalLength = 58, "non_minimal_length", "a length takes more bytes than it needs (X.690 §10.1)";
        OtherCertificateFormats = 59, "other_certificate_formats", "the certificate set holds something else than X.509 certificates (RFC 5652 §10.2.2)";
        PaceParameterIdMissing = 60, "pace_parameter_id_missing", "a PACEInfo has no parameterId (Doc 9303-11 §9.2.1)";
        PathLengthUnusual = 61, "path_length_unusual", "the path length of the CSCA certificate is not 0 (Doc 9303-12 §7.1.1)";
        PlainEcdsaSignature = 62, "plain_ecdsa_signature", "an ECDSA signature that should be DER is plain, or the other way round (TR-03111 §5.2)";
        PrivateKeyUsagePeriodMissing = 63, "private_key_usage_period_missing", "the certificate has no private key usage period (Doc 9303-12 §7.1.1)";
        PssParametersMissing = 64, "pss_parameters_missing", "an RSASSA-PSS signature algorithm has no parameters (RFC 4055 §3.3)";
        RandomNumberMissing = 116, "random_number_missing", "a data group without fingers or irises has no random number, so that its hash shows this (Doc 9303-10 §4.7.3, §4.7.4)";
        RsaExponentSmall = 126, "rsa_exponent_small", "the public exponent of an RSA key is below 65537 (FIPS 186-5 §5.1)";
        RsaParametersMissing = 65, "rsa_parameters_missing", "an RSA algorithm identifier lacks its NULL parameters (RFC 4055 §5)";
        SecurityInfoMalformed = 93, "security_info_malformed", "a SecurityInfo does not parse; the others were read (Doc 9303-11 §9.2)";
        SecurityInfosUnsorted = 66, "security_infos_unsorted", "the SET OF SecurityInfo is not in DER order (X.690 §11.6)";
        SecurityProtocolUnknown = 67, "security_protocol_unknown", "an object identifier under the arc of a chip protocol is not assigned (Doc 9303-11 §9.2)";
        SeveralCertificates = 68, "several_certificates", "the SignedData holds several certificates (Doc 9303-10 §4.6.2)";
        SeveralFaceImages = 69, "several_face_images", "a facial record holds several images (Doc 9303-10 §4.7)";
        SeveralSigners = 70, "several_signers", "the SignedData holds several SignerInfos; each was judged (Doc 9303-10 §4.6.2)";
        ShortChipKey = 101, "short_chip_key", "the key of the chip has less than 2048 bits (RSA) or 224 bits (elliptic curve) (Doc 9303-12 §4)";
        ShortEcKey = 121, "short_ec_key", "a key on an elliptic curve has less than 224 bits (Doc 9303-12 §4)";
        ShortRsaKey = 71, "short_rsa_key", "an RSA key has less than 2048 bits (Doc 9303-12 §4)";
        SignedAttributesUnsorted = 72, "signed_attributes_unsorted", "the signed attributes are not in DER order (RFC 5652 §5.3)";
        SignedDataVersion = 73, "signed_data_version", "the version of the SignedData is not 3 (Doc 9303-10 §4.6.2)";
        SignerAfterAnchorKeyUsage = 91, "signer_after_anchor_key_usage", "the certificate begins after the private key usage period of its CSCA (RFC 3280 §4.2.1.4)";
        SignerIssuerNameDiffers = 74, "signer_issuer_name_differs", "the signer identifier writes the issuer's name in another way (RFC 5652 §5.3)";
        SignerVersionMismatch = 75, "signer_version_mismatch", "the version of the SignerInfo does not fit its signer identifier (RFC 5652 §5.3)";
        SigningTimeBeforeCertificate = 90, "signing_time_before_certificate", "the signing time lies before the validity of the signer's certificate (Doc 9303-11 §5.1.1)";
        SigningTimeMissing = 119, "signing_time_missing", "the signing time is not among the signed attributes (Doc 9303-12 §9)";
        SigningTimeOutsideKeyUsage = 89, "signing_time_outside_key_usage", "the signing time lies outside the private key usage period of the signer (Doc 9303-11 §5.1.1)";
        SpecimenState = 98, "specimen_state", "the issuing state is Utopia, the specimen state of the standard (Doc 9303-3 §5)";
        StateWithdrawn = 99, "state_withdrawn", "the code of the issuing state is withdrawn (Doc 9303-3 §5)";
        SubjectKeyIdentifierMissing = 76, "subject_key_identifier_missing", "the CSCA certificate has no subject key identifier (Doc 9303-12 §7.1.1)";
        SubjectKeyIdentifierNotWrapped = 77, "subject_key_identifier_not_wrapped", "the subject key identifier is not an OCTET STRING (RFC 5280 §4.2.1.2)";
        TagListDiffers = 109, "tag_list_differs", "the tag list of EF.DG11 or EF.DG12 is missing, or does not list exactly the elements of the file (Doc 9303-10 §4.7.11)";
        TestState = 92, "test_state", "the CSCA certificate has a country that tests use: UT, or ZZ apart from the United Nations (Doc 9303-3 §5)";
        TextNotUtf8 = 111, "text_not_utf8", "a text is not UTF-8 (Doc 9303-10 §4.7.11)";
        TrailingPadding = 78, "trailing_padding", "bytes follow the end of a file's content (Doc 9303-10 §3.9)";
        UniqueIdentifier = 79, "unique_identifier", "the certificate has an issuer or subject unique identifier (Doc 9303-12 §7.1.1)";
        UnknownElement = 80, "unknown_element", "an element is not known here (Doc 9303-10 §4.7)";
        UnknownExtension = 81, "unknown_extension", "a non-critical extension is not known (RFC 5280 §4.2)";
        UnsignedAttributes = 82, "unsigned_attributes", "the SignerInfo has unsigned attributes, which were ignored (RFC 5652 §5.3)";
        WeakHash = 83, "weak_hash", "data groups or the signed content are hashed with SHA-1 (Doc 9303-12 §4)";
        ZeroSerialNumber = 84, "zero_serial_number", "the serial number is zero (RFC 5280 §4.1.2.2)";
    }

    with of_bit!;
}

impl Finding {
    /// Returns the place of its bit in a set.
    #[expect(clippy::as_conversions, reason = "the discriminant of a field-less enum")]
    const fn bit(self) -> u32 {
        self as u32
    }
}

// The set has one bit for each finding.
const _: () = assert!(Finding::ALL.len() <= 128);

/// Writes the deviation and the section of the standard that it breaks.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

/// A set of [`Finding`]s.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct FindingSet([u32; 4]);

impl FindingSet {
    /// The empty set.
    pub const EMPTY: Self = Self([0; 4]);

    /// The set of all findings, including those that later versions add.
    pub const ALL: Self = Self([u32::MAX; 4]);

    /// Makes the set of these findings.
    #[must_use]
    pub const fn of(findings: &[Finding]) -> Self {
        let mut set = Self::EMPTY;
        let mut rest = findings;
        while let [finding, after @ ..] = rest {
            set = set.with(*finding);
            rest = after;
        }
        set
    }

    /// Returns this set and `finding`.
    #[must_use]
    pub const fn with(mut self, finding: Finding) -> Self {
        self.insert(finding);
        self
    }

    /// Returns this set without `finding`.
    #[must_use]
    pub const fn without(self, finding: Finding) -> Self {
        self.difference(Self::EMPTY.with(finding))
    }

    /// Adds `finding`.
    pub const fn insert(&mut self, finding: Finding) {
        let Self([first, second, third, fourth]) = self;
        let bit = finding.bit();
        let word = match bit / 32 {
            0 => first,
            1 => second,
            2 => third,
            _ => fourth,
        };
        *word |= 1 << (bit % 32);
    }

    /// Adds the findings of `other`.
    pub const fn merge(&mut self, other: Self) {
        let (Self([a, b, c, d]), Self([e, f, g, h])) = (*self, other);
        *self = Self([a | e, b | f, c | g, d | h]);
    }

    /// Returns the findings of this set and of `other`.
    #[must_use]
    pub const fn union(mut self, other: Self) -> Self {
        self.merge(other);
        self
    }

    /// Returns the findings of this set that are not in `other`.
    #[must_use]
    pub const fn difference(self, other: Self) -> Self {
        let (Self([a, b, c, d]), Self([e, f, g, h])) = (self, other);
        Self([a & !e, b & !f, c & !g, d & !h])
    }

    /// True if `finding` is in the set.
    #[must_use]
    pub const fn contains(self, finding: Finding) -> bool {
        Self::EMPTY.with(finding).difference(self).is_empty()
    }

    /// True if the set is empty.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        let Self([a, b, c, d]) = self;
        a | b | c | d == 0
    }

    /// Returns the findings in alphabetical order.
    pub fn iter(mut self) -> impl Iterator<Item = Finding> {
        core::iter::from_fn(move || {
            let finding = self.first_not_in(&Self::EMPTY)?;
            self = self.without(finding);
            Some(finding)
        })
    }

    /// Returns the first finding, in alphabetical order, that is in this set and not in `other`.
    pub(crate) fn first_not_in(&self, other: &Self) -> Option<Finding> {
        let mut number = 0_u32;
        for (own, others) in self.0.iter().zip(&other.0) {
            let left = own & !others;
            if left != 0 {
                return Finding::of_bit(number.wrapping_add(left.trailing_zeros()));
            }
            number = number.wrapping_add(u32::BITS);
        }
        None
    }
}

/// Writes the names of the findings.
#[cfg(feature = "defmt")]
impl defmt::Format for FindingSet {
    fn format(&self, f: defmt::Formatter<'_>) {
        defmt::write!(f, "{{");
        self.iter().for_each(|it| defmt::write!(f, " {}", it));
        defmt::write!(f, " }}");
    }
}

/// Writes the names of the findings.
impl fmt::Debug for FindingSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted_and_distinct() {
        assert!(Finding::ALL.windows(2).all(|pair| pair[0].name() < pair[1].name()));
    }

    #[test]
    fn a_set_holds_what_was_put_in() {
        let mut set = FindingSet::EMPTY;
        for finding in Finding::ALL {
            assert!(!set.contains(*finding));
            set.insert(*finding);
            assert!(set.contains(*finding));
        }
        assert!(set.iter().eq(Finding::ALL.iter().copied()));
        assert!(set.without(Finding::BerEncoding).difference(set).is_empty());
        assert_eq!(FindingSet::of(Finding::ALL), set);
    }
}
