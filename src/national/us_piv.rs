//! The PIV application of the United States (FIPS 201, NIST SP 800-73-5, part 1).
//!
//! Its security object (container 9000) numbers the containers anew on each card: a map beside the signed
//! content, which nobody signs, assigns the numbers. A changed map can only make a container look unsigned
//! or different, or make the signed content of one container pass for that of another; the content of a
//! container is verified all the same.
//!
//! The signer's certificate is in the CHUID, not in the security object, and has the purpose
//! `id-PIV-content-signing`: give it as a document signer certificate. The certificate of the authority that
//! issued it is the anchor; paths over several authorities are not built.
//!
//! The hash of a container covers the content of the tag 53 that GET DATA returns. The Discovery Object
//! (6050) and the Biometric Information Templates (1016) have no tag 53, and the standard does not say which
//! of their bytes are hashed: they are not among the files, so that nothing wrong is said about them.

use core::fmt;

use super::{FileDescription, FileNumber, HashRule, NationalApplication};
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::finding::FindingSet;
use crate::lds::DgNumber;
use crate::oid;
use crate::tlv::{Malformed, Reader, Rules, Tag, offset};

/// The application. Its content type is that of early travel documents (NIST SP 800-85B), or that of
/// Doc 9303-10, to which NIST SP 800-73-5 refers.
pub const APPLICATION: NationalApplication =
    NationalApplication::new("us-piv", "the PIV application of the United States", FILES)
        .with_security_object(0x9000)
        .with_content_types(&[oid::CONTENT_TYPE_BE_FR, oid::LDS_SECURITY_OBJECT])
        .with_signer_purposes(&[oid::PIV_CONTENT_SIGNING]);

/// NIST SP 800-73-5, part 1, table 3.
const FILES: &[FileDescription] = &[
    container(0xDB00, "Card Capability Container"),
    container(0x3000, "Card Holder Unique Identifier"),
    container(0x0101, "X.509 Certificate for PIV Authentication"),
    container(0x6010, "Cardholder Fingerprints"),
    container(0x6030, "Cardholder Facial Image"),
    container(0x0500, "X.509 Certificate for Card Authentication"),
    container(0x0100, "X.509 Certificate for Digital Signature"),
    container(0x0102, "X.509 Certificate for Key Management"),
    container(0x3001, "Printed Information"),
    container(0x6060, "Key History Object"),
    container(0x1015, "Cardholder Iris Images"),
    container(0x1017, "Secure Messaging Certificate Signer"),
    container(0x1018, "Pairing Code Reference Data Container"),
];

const fn container(identifier: u16, name: &'static str) -> FileDescription {
    let hash_rule = HashRule::ElementContent(DISCRETIONARY_DATA);
    FileDescription { identifier, name, number: FileNumber::Mapped, hash_rule }
}

/// The data object that GET DATA returns.
const DISCRETIONARY_DATA: Tag = Tag(0x53);

/// The security object of a PIV card (NIST SP 800-73-5, part 1, §3.1.7 and table 12).
///
/// ```text
/// 53 L {  BA L { number (1), ContainerID (2) } …
///         BB L ContentInfo                            as in EF.SOD, without its tag 77
///         FE 00                                       error detection code }
/// ```
///
/// The content of tag 53 is accepted without it. Checked: the tags and their order, that the map has whole
/// entries with numbers from 1 to 16, and that no number and no container is listed twice. Not checked: the
/// ContentInfo, which [`Sod`](crate::lds::sod::Sod) reads, and the error detection code.
#[derive(Clone, Copy)]
pub struct SecurityObject<'a> {
    container_map: ContainerMap<'a>,
    content_info: &'a [u8],
    findings: FindingSet,
}

impl<'a> SecurityObject<'a> {
    /// Parses the whole object.
    ///
    /// # Errors
    ///
    /// Returns [`ParseErrorKind::UnexpectedTag`] if another tag than BA or BB stands in their place,
    /// [`ParseErrorKind::WrongLength`] if the map does not have whole entries,
    /// [`ParseErrorKind::DataGroupNumber`] for a number outside 1 to 16, [`ParseErrorKind::Duplicate`] for
    /// one that stands twice, and the errors of malformed elements.
    pub fn parse(object: &'a [u8]) -> Result<Self, ParseError> {
        let mut reader = Reader::new(Rules::Lds, object, Structure::PivSecurityObject);
        reader.all(|reader| {
            if reader.is_next(DISCRETIONARY_DATA) {
                reader.nested(DISCRETIONARY_DATA, Self::read)
            } else {
                Self::read(reader)
            }
        })
    }

    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let container_map = reader.nested(MAPPING, ContainerMap::read)?;
        let content_info = reader.value(SECURITY_OBJECT)?;
        if reader.is_next(ERROR_DETECTION_CODE) {
            reader.value(ERROR_DETECTION_CODE)?;
        }
        Ok(Self { container_map, content_info, findings: reader.findings() })
    }

    /// Returns the map of the containers, which nobody signs.
    #[must_use]
    pub const fn container_map(&self) -> ContainerMap<'a> {
        self.container_map
    }

    /// Returns the ContentInfo, for [`Sod::parse_with_scratch`](crate::lds::sod::Sod::parse_with_scratch).
    #[must_use]
    pub const fn content_info(&self) -> &'a [u8] {
        self.content_info
    }

    /// Returns the tolerated deviations from the standard.
    #[must_use]
    pub const fn findings(&self) -> FindingSet {
        self.findings
    }
}

impl fmt::Debug for SecurityObject<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SecurityObject")
            .field("container_map", &self.container_map)
            .field("content_info", &format_args!("{} bytes", self.content_info.len()))
            .finish_non_exhaustive()
    }
}

/// "Mapping of DG to ContainerID": the number of each container in the LDSSecurityObject.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ContainerMap<'a>(&'a [u8]);

impl<'a> ContainerMap<'a> {
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let start = reader.position();
        let bytes = reader.bytes(reader.remaining().len())?;
        let (entries, []) = bytes.as_chunks::<ENTRY>() else {
            return Err(reader.fail_at(ParseErrorKind::WrongLength(offset(bytes.len())), start));
        };
        if entries.is_empty() {
            return Err(reader.fail_at(ParseErrorKind::TooFew(1), start));
        }
        let map = Self(bytes);
        for (index, [number, ..]) in entries.iter().enumerate() {
            let at = start.saturating_add(offset(index.saturating_mul(ENTRY)));
            if DgNumber::new(u32::from(*number)).is_none() {
                let kind = ParseErrorKind::DataGroupNumber(u32::from(*number));
                return Err(reader.fail_at(kind, at));
            }
        }
        // At most sixteen entries pass, because no number stands twice.
        for (index, (number, container)) in map.iter().enumerate() {
            let at = start.saturating_add(offset(index.saturating_mul(ENTRY)));
            let mut before = map.iter().take(index);
            if before.clone().any(|(other, _)| other == number) {
                let kind = ParseErrorKind::Duplicate(u32::from(number.number()));
                return Err(reader.fail_at(kind, at));
            }
            if before.any(|(_, other)| other == container) {
                return Err(reader.fail_at(ParseErrorKind::Duplicate(u32::from(container)), at));
            }
        }
        Ok(map)
    }

    /// Returns the number of a container in the LDSSecurityObject, if the map lists it.
    #[must_use]
    pub fn number_of(&self, container: u16) -> Option<DgNumber> {
        self.iter().find(|(_, other)| *other == container).map(|(number, _)| number)
    }

    /// Returns the number and the container identifier of each entry, in the order of the map.
    pub fn iter(&self) -> impl Iterator<Item = (DgNumber, u16)> + Clone + use<'a> {
        let (entries, _) = self.0.as_chunks::<ENTRY>();
        entries.iter().filter_map(|[number, high, low]| {
            let number = DgNumber::new(u32::from(*number))?;
            Some((number, u16::from_be_bytes([*high, *low])))
        })
    }
}

/// Shows the entries: they say which containers a card has, and nothing of its holder.
impl fmt::Debug for ContainerMap<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

/// The bytes of an entry of the map.
const ENTRY: usize = 3;

const MAPPING: Tag = Tag(0xBA);
const SECURITY_OBJECT: Tag = Tag(0xBB);
const ERROR_DETECTION_CODE: Tag = Tag(0xFE);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tlv::build::tlv;
    use std::vec::Vec;

    const MAP: [u8; 6] = [1, 0xDB, 0x00, 2, 0x30, 0x01];

    fn object(map: &[u8]) -> Vec<u8> {
        let parts = [tlv(0xBA, &[map]), tlv(0xBB, &[&[0x30, 0x00]]), tlv(0xFE, &[])];
        tlv(0x53, &[&parts[0], &parts[1], &parts[2]])
    }

    fn kind(map: &[u8]) -> ParseErrorKind {
        let error = SecurityObject::parse(&object(map)).unwrap_err();
        assert_eq!(error.within, Structure::PivSecurityObject);
        error.kind
    }

    #[test]
    fn reads_the_map_and_the_content_info_with_and_without_tag_53() {
        let whole = object(&MAP);
        for input in [&whole[..], &whole[2..]] {
            let object = SecurityObject::parse(input).unwrap();
            assert_eq!(object.content_info(), [0x30, 0x00]);
            let map = object.container_map();
            assert!(map.iter().eq([(DgNumber::Dg1, 0xDB00), (DgNumber::Dg2, 0x3001)]));
            assert_eq!(map.number_of(0x3001), Some(DgNumber::Dg2));
            assert_eq!(map.number_of(0x3000), None);
        }
    }

    #[test]
    fn the_tag_of_the_map_is_matched_exactly() {
        let whole = object(&MAP);
        for tag in [0xB9, 0xBB, 0x9A, 0xFA, 0x3A] {
            let mut other = whole.clone();
            other[2] = tag;
            let expected =
                ParseErrorKind::UnexpectedTag { expected: MAPPING, found: Tag(tag.into()) };
            assert_eq!(SecurityObject::parse(&other).unwrap_err().kind, expected);
        }
        let without = tlv(0x53, &[&tlv(0xBB, &[&[0x30, 0x00]])]);
        let expected = ParseErrorKind::UnexpectedTag { expected: MAPPING, found: SECURITY_OBJECT };
        assert_eq!(SecurityObject::parse(&without).unwrap_err().kind, expected);
    }

    #[test]
    fn refuses_a_map_that_is_ambiguous() {
        assert_eq!(kind(&[]), ParseErrorKind::TooFew(1));
        assert_eq!(kind(&[1, 0xDB]), ParseErrorKind::WrongLength(2));
        assert_eq!(kind(&[0, 0xDB, 0]), ParseErrorKind::DataGroupNumber(0));
        assert_eq!(kind(&[17, 0xDB, 0]), ParseErrorKind::DataGroupNumber(17));
        assert_eq!(kind(&[1, 0xDB, 0, 1, 0x30, 0x01]), ParseErrorKind::Duplicate(1));
        assert_eq!(kind(&[1, 0xDB, 0, 2, 0xDB, 0]), ParseErrorKind::Duplicate(0xDB00));
    }

    #[test]
    fn refuses_what_follows_and_what_is_cut() {
        let whole = object(&MAP);
        for end in 0..whole.len() {
            assert!(SecurityObject::parse(&whole[..end]).is_err(), "{end}");
        }
        let longer = [&whole[..], &[0]].concat();
        let error = SecurityObject::parse(&longer).unwrap_err();
        assert_eq!(error.kind, ParseErrorKind::TrailingData(1));
    }
}
