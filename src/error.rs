//! What is wrong with bytes, where, and in which structure.

use core::fmt;

use crate::tlv::Tag;

/// Bytes that are not the structure they should be.
///
/// Small and `Copy`; it holds numbers that describe the encoding (tags, lengths, offsets) and never
/// a value from a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
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
    /// An error of this kind, at this offset, in this structure.
    #[must_use]
    pub const fn new(kind: ParseErrorKind, at: u32, within: Structure) -> Self {
        Self { kind, at, within }
    }
}

/// As in "length 132 exceeds the remaining 12 bytes, in EF.SOD at byte 2".
impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, in {} at byte {}", self.kind, self.within, self.at)
    }
}

impl core::error::Error for ParseError {}

/// The rule that was broken. Each message completes "…, in EF.SOD at byte 2".
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
#[repr(u32)]
pub enum ParseErrorKind {
    /// The BIT STRING has no octet of unused bits, more than seven of them, or a used one among them
    /// (X.690 §8.6.2, §11.2.1).
    #[error("bit string is not well formed")]
    BitString,
    /// The BOOLEAN is neither 00 nor FF, or not one octet (X.690 §11.1).
    #[error("boolean is not well formed")]
    Boolean,
    /// The characters are not of the set that the standard allows here.
    #[error("character is outside the permitted set")]
    Character,
    /// The number is none of a data group, 1 to 16, in a list of data groups (Doc 9303-10 §4.6.2.3): its
    /// octets as one number, or [`u32::MAX`] of more than four octets.
    #[error("number {0} is no data group")]
    DataGroupNumber(u32),
    /// The structure holds an element twice that may stand once.
    #[error("element 0x{0:X} stands twice")]
    Duplicate(u32),
    /// The INTEGER is empty or longer than it needs to be (X.690 §8.3).
    #[error("integer is not well formed")]
    Integer,
    /// The length runs past the end of the enclosing structure.
    #[error("length {length} exceeds the remaining {remaining} bytes")]
    LengthExceedsInput {
        /// The length that was read.
        length: u32,
        /// The bytes that were left.
        remaining: u32,
    },
    /// The length is of indefinite form where only a definite one is allowed (X.690 §10.1).
    #[error("length is of indefinite form")]
    LengthIndefinite,
    /// The length takes more octets than it needs, where that is not allowed (X.690 §10.1).
    #[error("length is not minimal")]
    LengthNotMinimal,
    /// The length is larger than any file that a chip can hold, or of a reserved form.
    #[error("length is not usable")]
    LengthTooLarge,
    /// A required element is absent; the structure ends before it.
    #[error("element with tag {0} is missing")]
    Missing(Tag),
    /// The elements are nested more deeply than the budget allows.
    #[error("nesting is deeper than {0} levels")]
    NestingTooDeep(u32),
    /// The number is outside the range that the standard gives.
    #[error("number is outside its range")]
    NumberOutOfRange,
    /// The OBJECT IDENTIFIER is empty, ends within an arc, or pads one (X.690 §8.19).
    #[error("object identifier is not well formed")]
    ObjectIdentifier,
    /// The content stands in several segments, and no scratch buffer large enough was lent.
    #[error("content of {0} bytes stands in several segments and needs a scratch buffer")]
    ScratchTooSmall(u32),
    /// The tag is longer than three octets, or not in its shortest form (X.690 §8.1.2).
    #[error("tag is not well formed")]
    TagEncoding,
    /// The date or time is not of the form that the standard gives, or does not exist.
    #[error("date or time is not well formed")]
    Time,
    /// The structure holds fewer elements than the standard requires.
    #[error("fewer than {0} elements")]
    TooFew(u32),
    /// The structure holds more elements than the budget allows.
    #[error("more than {0} elements")]
    TooMany(u32),
    /// Bytes follow the end of the structure.
    #[error("{0} bytes follow the end")]
    TrailingData(u32),
    /// The input ends within a tag, a length or a field of fixed size.
    #[error("input ends early")]
    Truncated,
    /// Another element stands where this one is required.
    #[error("tag {found} stands where {expected} is required")]
    UnexpectedTag {
        /// The tag that the standard requires here.
        expected: Tag,
        /// The tag that was read.
        found: Tag,
    },
    /// The value is none of those that the standard allows here.
    #[error("value is not one of those allowed")]
    Value,
    /// The version is none that is known.
    #[error("version is not known")]
    Version,
    /// The value has another length than the standard gives it.
    #[error("value has a length of {0} bytes")]
    WrongLength(u32),
}

impl ParseErrorKind {
    /// Its stable name, as in "trailing_data".
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::BitString => "bit_string",
            Self::Boolean => "boolean",
            Self::Character => "character",
            Self::DataGroupNumber(_) => "data_group_number",
            Self::Duplicate(_) => "duplicate",
            Self::Integer => "integer",
            Self::LengthExceedsInput { .. } => "length_exceeds_input",
            Self::LengthIndefinite => "length_indefinite",
            Self::LengthNotMinimal => "length_not_minimal",
            Self::LengthTooLarge => "length_too_large",
            Self::Missing(_) => "missing",
            Self::NestingTooDeep(_) => "nesting_too_deep",
            Self::NumberOutOfRange => "number_out_of_range",
            Self::ObjectIdentifier => "object_identifier",
            Self::ScratchTooSmall(_) => "scratch_too_small",
            Self::TagEncoding => "tag_encoding",
            Self::Time => "time",
            Self::TooFew(_) => "too_few",
            Self::TooMany(_) => "too_many",
            Self::TrailingData(_) => "trailing_data",
            Self::Truncated => "truncated",
            Self::UnexpectedTag { .. } => "unexpected_tag",
            Self::Value => "value",
            Self::Version => "version",
            Self::WrongLength(_) => "wrong_length",
        }
    }
}

/// A structure of the standard, named in errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
#[repr(u32)]
pub enum Structure {
    /// An AlgorithmIdentifier (RFC 5280 §4.1.1.2).
    #[error("AlgorithmIdentifier")]
    AlgorithmIdentifier,
    /// An X.509 certificate (RFC 5280 §4.1).
    #[error("certificate")]
    Certificate,
    /// A certificate extension (RFC 5280 §4.2).
    #[error("certificate extension")]
    CertificateExtension,
    /// A CMS structure other than those named below (RFC 5652).
    #[error("CMS")]
    Cms,
    /// An ECDSA signature (RFC 3279 §2.2.3).
    #[error("ECDSA signature")]
    EcdsaSignature,
    /// EF.CardAccess.
    #[error("EF.CardAccess")]
    EfCardAccess,
    /// EF.COM.
    #[error("EF.COM")]
    EfCom,
    /// EF.DG1.
    #[error("EF.DG1")]
    EfDg1,
    /// EF.DG13.
    #[error("EF.DG13")]
    EfDg13,
    /// EF.DG14.
    #[error("EF.DG14")]
    EfDg14,
    /// EF.DG15.
    #[error("EF.DG15")]
    EfDg15,
    /// EF.DG2.
    #[error("EF.DG2")]
    EfDg2,
    /// EF.SOD.
    #[error("EF.SOD")]
    EfSod,
    /// A data group that the library does not look into.
    #[error("data group")]
    DataGroup,
    /// An ISO/IEC 39794-5 face image data block.
    #[error("ISO/IEC 39794-5 record")]
    FaceImageData,
    /// An ISO/IEC 19794-5 facial record.
    #[error("ISO/IEC 19794-5 record")]
    FacialRecord,
    /// An LDSSecurityObject (Doc 9303-10 §4.6.2.3).
    #[error("LDSSecurityObject")]
    LdsSecurityObject,
    /// A CscaMasterList (Doc 9303-12 §9).
    #[error("CscaMasterList")]
    MasterList,
    /// A machine readable zone (Doc 9303-3).
    #[error("MRZ")]
    Mrz,
    /// A distinguished name (RFC 5280 §4.1.2.4).
    #[error("Name")]
    Name,
    /// A Vietnamese personal number.
    #[error("personal number")]
    PersonalNumber,
    /// The QR code printed on a Vietnamese card.
    #[error("QR code")]
    QrCode,
    /// A SecurityInfo (Doc 9303-11 §9.2).
    #[error("SecurityInfo")]
    SecurityInfo,
    /// The signed attributes of a SignerInfo (RFC 5652 §5.3).
    #[error("signedAttrs")]
    SignedAttributes,
    /// A SubjectPublicKeyInfo (RFC 5280 §4.1.2.7).
    #[error("SubjectPublicKeyInfo")]
    SubjectPublicKeyInfo,
    /// Data of no particular structure.
    #[error("TLV data")]
    Tlv,
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
}
