//! TBSCertificate (RFC 5280 §4.1.2): the part of a certificate that is signed.

use super::known_extensions::KnownExtensions;
use super::sequence_of::SequenceOf;
use super::{AlgorithmIdentifier, Extension, Name, SubjectPublicKeyInfo, Validity};
use crate::error::{ParseError, ParseErrorKind};
use crate::finding::{Finding, FindingSet};
use crate::tlv::{Integer, Reader, Tag};

/// ```text
/// TBSCertificate ::= SEQUENCE {
///     version              [0] EXPLICIT INTEGER { v1(0), v2(1), v3(2) } DEFAULT v1,
///     serialNumber         INTEGER,
///     signature            AlgorithmIdentifier,
///     issuer               Name,
///     validity             Validity,
///     subject              Name,
///     subjectPublicKeyInfo SubjectPublicKeyInfo,
///     issuerUniqueID       [1] IMPLICIT BIT STRING OPTIONAL,
///     subjectUniqueID      [2] IMPLICIT BIT STRING OPTIONAL,
///     extensions           [3] EXPLICIT SEQUENCE SIZE (1..MAX) OF Extension OPTIONAL }
/// ```
#[derive(Clone, Copy)]
pub(super) struct TbsCertificate<'a> {
    pub(super) whole: &'a [u8],
    pub(super) version: u8,
    pub(super) serial_number: Integer<'a>,
    pub(super) signature: AlgorithmIdentifier<'a>,
    pub(super) issuer: Name<'a>,
    pub(super) validity: Validity,
    pub(super) subject: Name<'a>,
    pub(super) subject_public_key_info: SubjectPublicKeyInfo<'a>,
    pub(super) extensions: SequenceOf<'a, Extension<'a>>,
    pub(super) known: KnownExtensions<'a>,
}

impl<'a> TbsCertificate<'a> {
    pub(super) fn read(reader: &mut Reader<'a>) -> Result<Self, ParseError> {
        let sequence = reader.expect(Tag::SEQUENCE)?;
        reader.inside(&sequence, |reader| {
            let version = reader.optional_nested(Tag::context_constructed(0), version)?;
            let version = version.unwrap_or(1);
            let serial_number = reader.integer()?;
            let signature = AlgorithmIdentifier::read(reader)?;
            let issuer = Name::read(reader)?;
            let validity = Validity::read(reader)?;
            let subject = Name::read(reader)?;
            let subject_public_key_info = SubjectPublicKeyInfo::read(reader)?;
            for unique_identifier in [Tag::context(1), Tag::context(2)] {
                if let Some(element) = reader.optional(unique_identifier)? {
                    reader.bits_of(&element)?;
                    reader.note(Finding::UniqueIdentifier);
                }
            }
            let not_in_this_version = reader.error(ParseErrorKind::Version);
            let extensions =
                reader.optional_nested(Tag::context_constructed(3), KnownExtensions::read)?;
            if extensions.is_some() && version != 3 {
                return Err(not_in_this_version);
            }
            let (extensions, known) =
                extensions.unwrap_or_else(|| (SequenceOf::EMPTY, KnownExtensions::default()));
            Ok(Self {
                whole: sequence.whole,
                version,
                serial_number,
                signature,
                issuer,
                validity,
                subject,
                subject_public_key_info,
                extensions,
                known,
            })
        })
    }

    /// What of the fields is not as RFC 5280 and Doc 9303-12 §7.1 have it.
    pub(super) fn findings(&self) -> FindingSet {
        let mut findings = self.issuer.findings();
        findings.merge(self.subject.findings());
        findings.merge(self.subject_public_key_info.findings());
        match self.serial_number.unsigned() {
            None => findings.insert(Finding::NegativeSerialNumber),
            Some([]) => findings.insert(Finding::ZeroSerialNumber),
            Some(_) => {}
        }
        if self.serial_number.as_bytes().len() > 20 {
            findings.insert(Finding::LongSerialNumber);
        }
        findings
    }
}

/// The version by its name: 1 to 3.
fn version(reader: &mut Reader<'_>) -> Result<u8, ParseError> {
    let unknown = reader.error(ParseErrorKind::Version);
    match reader.small_integer()? {
        0 => {
            reader.note(Finding::DefaultValueEncoded);
            Ok(1)
        }
        1 => Ok(2),
        2 => Ok(3),
        _ => Err(unknown),
    }
}
