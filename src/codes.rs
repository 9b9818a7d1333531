//! The numbers that stand for results outside of Rust: in the C API, in a log, on a wire.
//!
//! A number never changes its meaning. What is removed leaves its number unused; what is added takes
//! the next one. Each table is exhaustive: a variant without a number does not compile.

use crate::error::{ParseErrorKind, Structure};
use crate::finding::Finding;
use crate::verify::{CheckId, CheckResult, DataGroupStatus, Reason, Verdict};
use crate::vietnam::CrossCheck;

macro_rules! codes {
    ($($name:ident { $($variant:ident = $code:literal,)* })*) => {$(
        impl $name {
            /// Its number, which never changes; see [`codes`](crate::codes).
            #[must_use]
            pub const fn code(&self) -> u16 {
                match self { $(Self::$variant { .. } => $code,)* }
            }
        }
    )*};
}

codes! {
    CheckId {
        MessageDigest = 1,
        SodSignature = 2,
        DsSignature = 3,
        Validity = 4,
        Revocation = 5,
        ComVsSod = 6,
        DataGroups = 7,
        IssuingState = 8,
        DocumentExpiry = 9,
        ActiveAuthentication = 10,
        // Next: 11.
    }

    CheckResult {
        Successful = 1,
        Failed = 2,
        Undetermined = 3,
        NotSupported = 4,
        Aborted = 5,
        // Next: 6.
    }

    DataGroupStatus {
        Identical = 1,
        NotIdentical = 2,
        NotSigned = 3,
        NonConformance = 4,
        Present = 5,
        NotPresent = 6,
        // Next: 7.
    }

    Verdict {
        Accepted = 1,
        Rejected = 2,
        Undetermined = 3,
        // Next: 4.
    }

    Reason {
        Ok = 0,
        AnchorExpired = 1,
        AnchorNotYetValid = 2,
        AttributeDuplicate = 3,
        AttributeNotSingleValued = 4,
        ComMalformed = 5,
        ContentTypeAttributeDiffers = 6,
        ContentTypeAttributeMissing = 7,
        ContentTypeNotLds = 8,
        CriticalExtensionUnknown = 9,
        CurveUnknown = 10,
        DataGroupNotRead = 11,
        DataGroupNotSigned = 12,
        DataGroupNotVerified = 13,
        DataGroupsDiffer = 14,
        DateUnreadable = 15,
        DigestAlgorithmForbidden = 16,
        DigestAlgorithmMalformed = 17,
        DigestAlgorithmUnsupported = 18,
        DigestDiffers = 19,
        DocumentExpired = 20,
        EngineFailed = 21,
        Expired = 22,
        HashDiffers = 23,
        HashLength = 24,
        IsCaCertificate = 25,
        IssuerSignatureInvalid = 26,
        KeyTooSmall = 27,
        KeyUsageWithoutDigitalSignature = 28,
        MessageDigestAttributeMalformed = 29,
        MessageDigestAttributeMissing = 30,
        NoAnchor = 31,
        NoCrl = 32,
        NoExpiry = 33,
        NoneVerified = 34,
        NotADocumentSigner = 35,
        NotChecked = 36,
        NotGiven = 37,
        NotTolerated = 38,
        NotYetValid = 39,
        PublicKeyAlgorithmDiffers = 40,
        PublicKeyInvalid = 41,
        PublicKeyMalformed = 42,
        PublicKeyUnsupported = 43,
        ResponseInvalid = 44,
        SignatureAlgorithmForbidden = 45,
        SignatureAlgorithmMalformed = 46,
        SignatureAlgorithmUnsupported = 47,
        SignatureAlgorithmsDiffer = 48,
        SignatureInvalid = 49,
        SignedAttributesMissing = 50,
        SignerCertificateMalformed = 51,
        SignerCertificateMissing = 52,
        SignerInfoCount = 53,
        StateDiffers = 54,
        StateUnknown = 55,
        TooManyCandidates = 56,
        // Next: 57.
    }

    ParseErrorKind {
        BitString = 1,
        Boolean = 2,
        Character = 3,
        Duplicate = 4,
        Integer = 5,
        LengthExceedsInput = 6,
        LengthIndefinite = 7,
        LengthNotMinimal = 8,
        LengthTooLarge = 9,
        Missing = 10,
        NestingTooDeep = 11,
        NumberOutOfRange = 12,
        ObjectIdentifier = 13,
        ScratchTooSmall = 14,
        TagEncoding = 15,
        Time = 16,
        TooFew = 17,
        TooMany = 18,
        TrailingData = 19,
        Truncated = 20,
        UnexpectedTag = 21,
        Value = 22,
        Version = 23,
        WrongLength = 24,
        // Next: 25.
    }

    Structure {
        AlgorithmIdentifier = 1,
        Certificate = 2,
        CertificateExtension = 3,
        Cms = 4,
        EcdsaSignature = 5,
        EfCardAccess = 6,
        EfCom = 7,
        EfDg1 = 8,
        EfDg13 = 9,
        EfDg14 = 10,
        EfDg15 = 11,
        EfDg2 = 12,
        EfSod = 13,
        DataGroup = 14,
        FaceImageData = 15,
        FacialRecord = 16,
        LdsSecurityObject = 17,
        MasterList = 18,
        Mrz = 19,
        Name = 20,
        PersonalNumber = 21,
        QrCode = 22,
        SecurityInfo = 23,
        SignedAttributes = 24,
        SubjectPublicKeyInfo = 25,
        Tlv = 26,
        // Next: 27.
    }

    CrossCheck {
        BirthYearOfNumber = 0,
        DateOfBirth = 1,
        DateOfExpiry = 2,
        DocumentNumber = 3,
        Name = 4,
        PersonalNumber = 5,
        PersonalNumberCheckDigit = 6,
        QrDateOfBirth = 7,
        QrDateOfIssue = 8,
        QrName = 9,
        QrPersonalNumber = 10,
        QrSex = 11,
        Sex = 12,
        SexOfNumber = 13,
        // Next: 14.
    }

    Finding {
        AuthorityKeyIdentifierMissing = 1,
        BasicConstraintsInEndEntity = 2,
        BasicConstraintsMissing = 3,
        BasicConstraintsNotCa = 4,
        BasicConstraintsNotCritical = 5,
        BerEncoding = 6,
        BiometricHeaderIncomplete = 7,
        BiometricHeaderUnusual = 8,
        BooleanNotDer = 9,
        ChipAuthenticationInfoMissing = 10,
        ComDataGroupMissing = 11,
        ComVersionDiffers = 12,
        ComVersionUnknown = 13,
        CommonNameMissing = 14,
        ContentTypeTolerated = 15,
        CountriesDiffer = 16,
        CountryLowerCase = 17,
        CountryMissing = 18,
        CountryNotTwoLetters = 19,
        CrlsEmbedded = 20,
        DefaultValueEncoded = 21,
        DigestAlgorithmNotListed = 22,
        DigestInfoWithoutNull = 23,
        DocumentTypeListUnusual = 24,
        EcdsaParametersPresent = 25,
        ElementsOutOfOrder = 26,
        ExtensionMalformed = 27,
        ExtraKeyUsage = 28,
        FaceFieldUnusual = 29,
        FaceImageFormatDiffers = 30,
        FaceRecordLengthDiffers = 31,
        FaceRecordMissing = 32,
        ForbiddenExtension = 33,
        GeneralizedTimeBefore2050 = 34,
        HashDiffersFromSignatureHash = 35,
        InstanceCountDiffers = 36,
        IssuerNameDiffers = 37,
        KeyIdNegative = 38,
        KeyUsageMissing = 39,
        KeyUsageNotCritical = 40,
        KeyUsagePadded = 41,
        KeyUsageWithoutCertSign = 42,
        LdsVersionMismatch = 43,
        LongSerialNumber = 44,
        MissingWrapper = 45,
        MrzBirthCheckDigit = 46,
        MrzCharacterUnusual = 47,
        MrzCompositeCheckDigit = 48,
        MrzDateInvalid = 49,
        MrzDocumentCodeUnusual = 50,
        MrzDocumentNumberCheckDigit = 51,
        MrzExpiryCheckDigit = 52,
        MrzNameVoid = 53,
        MrzOptionalDataCheckDigit = 54,
        MrzSexUnusual = 55,
        NameStringUnusual = 56,
        NegativeSerialNumber = 57,
        NonMinimalLength = 58,
        OtherCertificateFormats = 59,
        PaceParameterIdMissing = 60,
        PathLengthUnusual = 61,
        PlainEcdsaSignature = 62,
        PrivateKeyUsagePeriodMissing = 63,
        PssParametersMissing = 64,
        RsaParametersMissing = 65,
        SecurityInfosUnsorted = 66,
        SecurityProtocolUnknown = 67,
        SeveralCertificates = 68,
        SeveralFaceImages = 69,
        SeveralSigners = 70,
        ShortRsaKey = 71,
        SignedAttributesUnsorted = 72,
        SignedDataVersion = 73,
        SignerIssuerNameDiffers = 74,
        SignerVersionMismatch = 75,
        SubjectKeyIdentifierMissing = 76,
        SubjectKeyIdentifierNotWrapped = 77,
        TrailingPadding = 78,
        UniqueIdentifier = 79,
        UnknownElement = 80,
        UnknownExtension = 81,
        UnsignedAttributes = 82,
        WeakHash = 83,
        ZeroSerialNumber = 84,
        // Next: 85.
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::vec::Vec;

    #[test]
    fn no_number_stands_for_two() {
        fn is_distinct(codes: impl Iterator<Item = u16>) -> bool {
            let codes: Vec<u16> = codes.collect();
            codes.iter().collect::<BTreeSet<_>>().len() == codes.len()
        }
        assert!(is_distinct(CheckId::ALL.iter().map(CheckId::code)));
        assert!(is_distinct(CrossCheck::ALL.iter().map(CrossCheck::code)));
        assert!(is_distinct(Finding::ALL.iter().map(Finding::code)));
        assert!(is_distinct(Reason::ALL.iter().map(Reason::code)));
    }

    /// The largest number of each table, as a witness that none was used again: it only grows.
    #[test]
    fn the_numbers_stand_as_they_were_given() {
        assert_eq!(Reason::Ok.code(), 0);
        assert_eq!(Reason::AnchorExpired.code(), 1);
        assert_eq!(Finding::AuthorityKeyIdentifierMissing.code(), 1);
        assert_eq!(ParseErrorKind::LengthExceedsInput { length: 1, remaining: 0 }.code(), 6);
        assert_eq!(CheckId::ActiveAuthentication.code(), 10);
        assert_eq!(CheckResult::Successful.code(), 1);
        assert_eq!(DataGroupStatus::Identical.code(), 1);
    }
}
