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
    #[inline(never)]
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
            let mut known = KnownExtensions::default();
            let extensions =
                reader.optional_nested(Tag::context_constructed(3), |reader| known.read(reader))?;
            if extensions.is_some() && version != 3 {
                return Err(not_in_this_version);
            }
            let extensions = extensions.unwrap_or(SequenceOf::EMPTY);
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
    #[inline(never)]
    pub(super) fn findings(&self) -> FindingSet {
        let mut findings = self.issuer.findings();
        findings.merge(self.subject.findings());
        findings.merge(self.subject_public_key_info.findings());
        if let (Some(issuer), Some(subject)) = (self.issuer.country(), self.subject.country())
            && !issuer.eq_ignore_ascii_case(subject)
        {
            findings.insert(Finding::CountriesDiffer);
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Structure;
    use crate::oid;
    use crate::x509::Certificate;
    use crate::x509::testing::{
        CertificateBuilder, algorithm, bit_string, integer, null, sequence, state, tlv, utc_time,
    };
    use std::vec::Vec;

    fn base() -> CertificateBuilder {
        CertificateBuilder::csca()
    }

    fn findings(builder: &CertificateBuilder) -> Vec<Finding> {
        Certificate::parse(&builder.build()).unwrap().findings().iter().collect()
    }

    fn error(builder: &CertificateBuilder) -> ParseError {
        Certificate::parse(&builder.build()).unwrap_err()
    }

    #[test]
    fn versions_are_those_that_are_known() {
        let version = |content: &[u8]| tlv(0xA0, &[&integer(content)]);
        let bare = CertificateBuilder { extensions: Vec::new(), ..base() };
        for (bytes, expected) in [(version(&[2]), 3), (version(&[1]), 2), (Vec::new(), 1)] {
            let builder = CertificateBuilder { version: bytes, ..bare.clone() };
            let bytes = builder.build();
            let certificate = Certificate::parse(&bytes).unwrap();
            assert_eq!(certificate.version(), expected);
            assert_eq!(certificate.extensions().count(), 0);
        }
        let encoded_default = CertificateBuilder { version: version(&[0]), ..bare };
        assert_eq!(findings(&encoded_default), [Finding::DefaultValueEncoded]);
        for unknown in [&[3][..], &[0x7F]] {
            let builder = CertificateBuilder { version: version(unknown), ..base() };
            assert_eq!(error(&builder).kind, ParseErrorKind::Version);
        }
        let too_old_for_extensions = CertificateBuilder { version: version(&[1]), ..base() };
        assert_eq!(error(&too_old_for_extensions).kind, ParseErrorKind::Version);
    }

    #[test]
    fn unusual_serial_numbers_are_noted() {
        for (content, expected) in [
            (&[0][..], Finding::ZeroSerialNumber),
            (&[0x80], Finding::NegativeSerialNumber),
            (&[0x11; 21], Finding::LongSerialNumber),
        ] {
            let builder = CertificateBuilder { serial_number: integer(content), ..base() };
            assert_eq!(findings(&builder), [expected]);
        }
        let longest = CertificateBuilder { serial_number: integer(&[0x11; 20]), ..base() };
        assert!(findings(&longest).is_empty());
        let padded = CertificateBuilder { serial_number: integer(&[0, 1]), ..base() };
        assert_eq!(error(&padded).kind, ParseErrorKind::Integer);
    }

    #[test]
    fn names_times_and_keys_are_noted_where_they_stand() {
        for (builder, expected) in [
            (CertificateBuilder { issuer: state("vn", "X"), ..base() }, Finding::CountryLowerCase),
            (CertificateBuilder { subject: state("vn", "X"), ..base() }, Finding::CountryLowerCase),
            (CertificateBuilder { subject: state("VU", "X"), ..base() }, Finding::CountriesDiffer),
            (
                CertificateBuilder {
                    validity: sequence(&[
                        &utc_time("240101000000Z"),
                        &tlv(0x18, &[b"20390101000000Z"]),
                    ]),
                    ..base()
                },
                Finding::GeneralizedTimeBefore2050,
            ),
            (
                CertificateBuilder {
                    signature_algorithm: algorithm(oid::ECDSA_WITH_SHA384, &null()),
                    ..base()
                },
                Finding::EcdsaParametersPresent,
            ),
            (
                CertificateBuilder {
                    subject_public_key_info: sequence(&[
                        &algorithm(oid::RSA_ENCRYPTION, &[]),
                        &bit_string(&[0]),
                    ]),
                    ..base()
                },
                Finding::RsaParametersMissing,
            ),
            (
                CertificateBuilder { unique_identifiers: tlv(0x81, &[&[0, 1]]), ..base() },
                Finding::UniqueIdentifier,
            ),
        ] {
            assert_eq!(findings(&builder), [expected]);
        }
    }

    #[test]
    fn rejects_each_field_that_is_not_its_own() {
        let empty = Vec::new;
        for (builder, within) in [
            (CertificateBuilder { serial_number: empty(), ..base() }, Structure::Certificate),
            (CertificateBuilder { signature: empty(), ..base() }, Structure::AlgorithmIdentifier),
            (CertificateBuilder { signature: null(), ..base() }, Structure::Certificate),
            (CertificateBuilder { issuer: sequence(&[&null()]), ..base() }, Structure::Name),
            (CertificateBuilder { validity: null(), ..base() }, Structure::Certificate),
            (CertificateBuilder { subject: sequence(&[&null()]), ..base() }, Structure::Name),
            (
                CertificateBuilder { subject_public_key_info: sequence(&[]), ..base() },
                Structure::SubjectPublicKeyInfo,
            ),
            (
                CertificateBuilder { unique_identifiers: tlv(0x81, &[]), ..base() },
                Structure::Certificate,
            ),
            (CertificateBuilder { unique_identifiers: null(), ..base() }, Structure::Certificate),
        ] {
            assert_eq!(error(&builder).within, within);
        }
    }
}
