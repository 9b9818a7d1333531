//! Errors of parsing: the rule that was broken, the place, and the structure.

use core::fmt;

use crate::tag::Tag;
use crate::vocabulary::{Blank, vocabulary};

/// An error of bytes that do not parse.
///
/// It holds numbers that describe the encoding (tags, lengths, offsets) and never a value from a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub struct ParseError {
    /// The rule that was broken.
    pub kind: ParseErrorKind,
    /// The offset of the offending byte, counted from the start of the bytes that were parsed.
    pub at: u32,
    /// The structure that was being read.
    pub within: Structure,
}

const _: () = assert!(size_of::<ParseError>() <= 24);

impl ParseError {
    /// Makes an error of this kind, at this offset, in this structure.
    #[must_use]
    pub const fn new(kind: ParseErrorKind, at: u32, within: Structure) -> Self {
        Self { kind, at, within }
    }
}

/// Writes the error as in "length 132 exceeds the remaining 12 bytes, in EF.SOD at byte 2".
impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, in {} at byte {}", self.kind, self.within, self.at)
    }
}

impl core::error::Error for ParseError {}

/// Makes the functions that take the numbers out of the variants of an enumeration, and put them back.
///
/// ```text
/// values! { ParseErrorKind [Truncated; TooFew(least); UnexpectedTag { expected, found };] }
///
/// // in fn values:      Self::TooFew(least) => [least.number(), 0],
/// // in fn with_values: Self::TooFew(..) => Self::TooFew(Number::of(first)),
/// ```
macro_rules! values {
    ($Name:ident [$($variant:ident $(($($value:ident),*))? $({$($field:ident),*})?;)*]) => {
        impl $Name {
            /// Returns the numbers that it holds, as lengths and tags, and 0 in place of those that it
            /// does not hold.
            #[must_use]
            pub fn values(self) -> [u32; 2] {
                match self {$(
                    Self::$variant $(($($value),*))? $({$($field),*})? => {
                        let [first, second, ..] =
                            [$($($value.number(),)*)? $($($field.number(),)*)? 0, 0];
                        [first, second]
                    }
                )*}
            }

            /// Returns the same kind with these numbers, as far as it holds any.
            #[must_use]
            pub fn with_values(self, values: [u32; 2]) -> Self {
                let mut values = values.into_iter();
                let mut next = || values.next().unwrap_or_default();
                match self {$(
                    Self::$variant { .. } => {
                        $($(let $value = Number::of(next());)*)?
                        $($(let $field = Number::of(next());)*)?
                        Self::$variant $(($($value),*))? $({$($field),*})?
                    }
                )*}
            }
        }
    };
}

vocabulary! {
    /// The rule that was broken. Each message completes "…, in EF.SOD at byte 2".
    #[derive(thiserror::Error)]
    #[non_exhaustive]
    #[repr(u32)]
    pub enum ParseErrorKind {
        #[error("bit string is not well formed")]
        BitString = 1, "bit_string", "the BIT STRING lacks the byte that counts its unused bits, counts more than seven of them, or uses one of them (X.690 §8.6.2, §11.2.1)";
        #[error("boolean is not well formed")]
        Boolean = 2, "boolean", "the BOOLEAN is neither 00 nor FF, or is not one byte long (X.690 §11.1)";
        #[error("character is outside the permitted set")]
        Character = 3, "character", "a character is outside the set that the standard allows here";
        /// The number is made of the bytes of the entry, or is [`u32::MAX`] for more than four bytes.
        #[error("number {0} is no data group")]
        DataGroupNumber(number: u32) = 25, "data_group_number", "a list of data groups has a number outside 1 to 16 (Doc 9303-10 §4.6.2.3)";
        #[error("element 0x{0:X} stands twice")]
        Duplicate(element: u32) = 4, "duplicate", "the structure holds an element twice that may stand once";
        #[error("integer is not well formed")]
        Integer = 5, "integer", "the INTEGER is empty or longer than it needs to be (X.690 §8.3)";
        #[error("length {length} exceeds the remaining {remaining} bytes")]
        LengthExceedsInput {
            /// The length that was read.
            length: u32,
            /// The bytes that were left.
            remaining: u32,
        } = 6, "length_exceeds_input", "the length runs past the end of the enclosing structure";
        #[error("length is of indefinite form")]
        LengthIndefinite = 7, "length_indefinite", "the length is of indefinite form where only a definite one is allowed (X.690 §10.1)";
        #[error("length is not minimal")]
        LengthNotMinimal = 8, "length_not_minimal", "the length takes more bytes than it needs, where that is not allowed (X.690 §10.1)";
        #[error("length is not usable")]
        LengthTooLarge = 9, "length_too_large", "the length is larger than any file that a chip can hold, or of a reserved form";
        #[error("element with tag {0} is missing")]
        Missing(tag: Tag) = 10, "missing", "a required element is absent; the structure ends before it";
        #[error("nesting is deeper than {0} levels")]
        NestingTooDeep(levels: u32) = 11, "nesting_too_deep", "the elements are nested more deeply than the budget allows";
        #[error("number is outside its range")]
        NumberOutOfRange = 12, "number_out_of_range", "the number is outside the range that the standard gives";
        #[error("object identifier is not well formed")]
        ObjectIdentifier = 13, "object_identifier", "the OBJECT IDENTIFIER is empty, ends within an arc, or pads an arc (X.690 §8.19)";
        #[error("{0} bytes have to be joined in a scratch buffer, and none so large was lent")]
        ScratchTooSmall(length: u32) = 14, "scratch_too_small", "the input has to be joined in a scratch buffer, and none that is large enough was lent";
        #[error("tag is not well formed")]
        TagEncoding = 15, "tag_encoding", "the tag is longer than three bytes, or not in its shortest form (X.690 §8.1.2)";
        #[error("date or time is not well formed")]
        Time = 16, "time", "the date or time is not of the form that the standard gives, or does not exist";
        #[error("fewer than {0} elements")]
        TooFew(least: u32) = 17, "too_few", "the structure holds fewer elements than the standard requires";
        #[error("more than {0} elements")]
        TooMany(most: u32) = 18, "too_many", "the structure holds more elements than the budget allows";
        #[error("{0} bytes follow the end")]
        TrailingData(length: u32) = 19, "trailing_data", "bytes follow the end of the structure";
        #[error("input ends early")]
        Truncated = 20, "truncated", "the input ends within a tag, a length or a field of fixed size";
        #[error("tag {found} stands where {expected} is required")]
        UnexpectedTag {
            /// The tag that the standard requires here.
            expected: Tag,
            /// The tag that was read.
            found: Tag,
        } = 21, "unexpected_tag", "another element stands where this one is required";
        #[error("value is not one of those allowed")]
        Value = 22, "value", "the standard does not allow this value here";
        #[error("version is not known")]
        Version = 23, "version", "the version is not known";
        #[error("value has a length of {0} bytes")]
        WrongLength(length: u32) = 24, "wrong_length", "the value has another length than the standard gives it";
    }

    with values!;
}

/// A value of a kind of error, as a number.
trait Number {
    fn of(number: u32) -> Self;

    fn number(self) -> u32;
}

impl Number for u32 {
    fn of(number: u32) -> Self {
        number
    }

    fn number(self) -> u32 {
        self
    }
}

impl Number for Tag {
    fn of(number: u32) -> Self {
        Self(number)
    }

    fn number(self) -> u32 {
        self.0
    }
}

impl Blank for Tag {
    const BLANK: Self = Self(0);
}

vocabulary! {
    /// A structure of the standard, named in errors.
    #[non_exhaustive]
    #[repr(u32)]
    pub enum Structure {
        AlgorithmIdentifier = 1, "AlgorithmIdentifier", "an AlgorithmIdentifier (RFC 5280 §4.1.1.2)";
        Certificate = 2, "certificate", "an X.509 certificate (RFC 5280 §4.1)";
        CertificateBundle = 55, "certificate bundle", "a bundle of certificates that nobody signed (RFC 5652 §5.1)";
        CertificateExtension = 3, "certificate extension", "a certificate extension (RFC 5280 §4.2)";
        CertificateList = 27, "certificate revocation list", "a certificate revocation list (RFC 5280 §5.1)";
        Cms = 4, "CMS", "a CMS structure other than those named below (RFC 5652)";
        EcdsaSignature = 5, "ECDSA signature", "an ECDSA signature (RFC 3279 §2.2.3)";
        EfAtrInfo = 44, "EF.ATR/INFO", "EF.ATR/INFO";
        EfCardAccess = 6, "EF.CardAccess", "EF.CardAccess";
        EfCardSecurity = 45, "EF.CardSecurity", "EF.CardSecurity";
        EfCom = 7, "EF.COM", "EF.COM";
        EfCvca = 46, "EF.CVCA", "EF.CVCA";
        EfDg1 = 8, "EF.DG1", "EF.DG1";
        EfDg11 = 28, "EF.DG11", "EF.DG11";
        EfDg12 = 29, "EF.DG12", "EF.DG12";
        EfDg13 = 9, "EF.DG13", "EF.DG13";
        EfDg14 = 10, "EF.DG14", "EF.DG14";
        EfDg15 = 11, "EF.DG15", "EF.DG15";
        EfDg16 = 30, "EF.DG16", "EF.DG16";
        EfDg2 = 12, "EF.DG2", "EF.DG2";
        EfDg3 = 36, "EF.DG3", "EF.DG3";
        EfDg4 = 37, "EF.DG4", "EF.DG4";
        EfDg5 = 31, "EF.DG5", "EF.DG5";
        EfDg7 = 32, "EF.DG7", "EF.DG7";
        EfDir = 47, "EF.DIR", "EF.DIR";
        EfIdServizi = 53, "EF.ID_Servizi", "EF.ID_Servizi of the Italian identity card";
        EfIntKpub = 54, "EF.Int.Kpub", "EF.Int.Kpub or EF.Servizi_Int.Kpub of the Italian identity card";
        EfSod = 13, "EF.SOD", "EF.SOD";
        DataGroup = 14, "data group", "a data group that the library does not look into";
        DefectList = 50, "DefectList", "a DefectList (BSI TR-03129-2 §7), which the library does not read";
        DeviationList = 40, "DeviationList", "a DeviationList (Doc 9303-12 §10)";
        FaceImageData = 15, "ISO/IEC 39794-5 record", "an ISO/IEC 39794-5 face image data block";
        FacialRecord = 16, "ISO/IEC 19794-5 record", "an ISO/IEC 19794-5 facial record";
        FingerImageRecord = 38, "finger image record", "a finger image record (ISO/IEC 19794-4, 39794-4)";
        IrisImageRecord = 39, "iris image record", "an iris image record (ISO/IEC 19794-6, 39794-6)";
        LdsSecurityObject = 17, "LDSSecurityObject", "an LDSSecurityObject (Doc 9303-10 §4.6.2.3)";
        MasterList = 18, "CscaMasterList", "a CscaMasterList (Doc 9303-12 §9)";
        Mrz = 19, "MRZ", "a machine readable zone (Doc 9303-3)";
        Name = 20, "Name", "a distinguished name (RFC 5280 §4.1.2.4)";
        PivSecurityObject = 52, "PIV security object", "the security object of a PIV card (NIST SP 800-73-5, part 1)";
        PersonalNumber = 21, "personal number", "a Vietnamese personal number";
        QrCode = 22, "QR code", "the QR code printed on a Vietnamese card";
        SecurityInfo = 23, "SecurityInfo", "a SecurityInfo (Doc 9303-11 §9.2)";
        SignedAttributes = 24, "signedAttrs", "the signed attributes of a SignerInfo (RFC 5652 §5.3)";
        SubjectPublicKeyInfo = 25, "SubjectPublicKeyInfo", "a SubjectPublicKeyInfo (RFC 5280 §4.1.2.7)";
        Tlv = 26, "TLV data", "data of no particular structure";
    }
}

impl fmt::Display for Structure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use super::*;
    use std::string::ToString;

    #[test]
    fn display_tells_what_where_and_in_which_structure() {
        let kind = ParseErrorKind::LengthExceedsInput { length: 0x84, remaining: 12 };
        let error = ParseError::new(kind, 2, Structure::EfSod);
        assert_eq!(
            error.to_string(),
            "length 132 exceeds the remaining 12 bytes, in EF.SOD at byte 2"
        );
    }

    #[test]
    fn a_kind_holds_the_numbers_that_it_was_given() {
        for kind in ParseErrorKind::ALL {
            let with = kind.with_values([0x60, 0x7F61]);
            assert_eq!(with.code(), kind.code());
            assert_eq!(with.with_values(kind.values()), *kind);
            assert!([[0, 0], [0x60, 0], [0x60, 0x7F61]].contains(&with.values()));
        }
        let kind = ParseErrorKind::UnexpectedTag { expected: Tag(0x60), found: Tag(0x7F61) };
        assert_eq!(kind.values(), [0x60, 0x7F61]);
        assert_eq!(ParseErrorKind::ALL.iter().map(|kind| kind.values()).max(), Some([0, 0]));
        assert_eq!(ParseErrorKind::TooFew(3).with_values([4, 5]), ParseErrorKind::TooFew(4));
    }
}
