//! The numbers that stand for results outside of Rust: in the C API, in a log, on a wire.
//!
//! A number never changes its meaning. What is removed leaves its number unused; what is added takes
//! the next one. Each table is exhaustive: a variant without a number does not compile. Those of
//! [`CheckId`](crate::verify::CheckId), [`Reason`](crate::verify::Reason) and
//! [`Finding`](crate::Finding) stand in their own rows.

use crate::error::{ParseErrorKind, Structure};
use crate::verify::{CheckResult, DataGroupStatus, Verdict};
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
        Incomplete = 7,
        // Next: 8.
    }

    Verdict {
        Accepted = 1,
        Rejected = 2,
        Undetermined = 3,
        // Next: 4.
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
        DataGroupNumber = 25,
        // Next: 26.
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Finding;
    use crate::verify::{CheckId, Reason};
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
