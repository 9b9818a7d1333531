//! TBSCertificate (RFC 5280 §4.1.2): the signed part of a certificate.

use super::extensions::Extensions;
use super::{AlgorithmIdentifier, Name, SubjectPublicKeyInfo, Validity};
use crate::error::ParseErrorKind;
use crate::finding::Finding;
use crate::tlv::{BitString, Integer, Malformed, Reader, Tag};

/// The signed part of a certificate (RFC 5280 §4.1.2).
///
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
    /// The signed bytes, with tag and length.
    pub(super) whole: &'a [u8],
    /// The version as it is named: 1 to 3.
    pub(super) version: u8,
    pub(super) serial_number: Integer<'a>,
    pub(super) signature: AlgorithmIdentifier<'a>,
    pub(super) issuer: Name<'a>,
    pub(super) validity: Validity,
    pub(super) subject: Name<'a>,
    pub(super) subject_public_key_info: SubjectPublicKeyInfo<'a>,
    pub(super) extensions: Extensions<'a>,
}

impl<'a> TbsCertificate<'a> {
    /// Reads the next element, and adds the findings about its fields.
    pub(super) fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let element = reader.expect(Tag::SEQUENCE)?;
        reader.inside(&element, |reader| {
            let version = read_version(reader)?;
            let serial_number = reader.padded_integer()?;
            note_serial_number(serial_number, reader);
            let signature = AlgorithmIdentifier::read(reader)?;
            let (issuer, issuer_profile) = Name::read_with_profile(reader)?;
            let validity = Validity::read(reader)?;
            let (subject, subject_profile) = Name::read_with_profile(reader)?;
            reader.note_all(issuer_profile.findings());
            reader.note_all(subject_profile.findings());
            if let (Some(issuer), Some(subject)) =
                (issuer_profile.country(), subject_profile.country())
                && !issuer.eq_ignore_ascii_case(subject)
            {
                reader.note(Finding::CountriesDiffer);
            }
            let subject_public_key_info = SubjectPublicKeyInfo::read(reader)?;
            reader.note_all(subject_public_key_info.findings());
            for unique_identifier in [Tag::context(1), Tag::context(2)] {
                if reader.is_next(unique_identifier) {
                    reader.read_tagged::<BitString<'_>>(unique_identifier)?;
                    reader.note(Finding::UniqueIdentifier);
                }
            }
            let at = reader.position();
            let extensions =
                reader.optional_nested(Tag::context_constructed(3), Extensions::read)?;
            if extensions.is_some() && version != 3 {
                return Err(reader.fail_at(ParseErrorKind::Version, at));
            }
            Ok(Self {
                whole: element.whole,
                version,
                serial_number,
                signature,
                issuer,
                validity,
                subject,
                subject_public_key_info,
                extensions: extensions.unwrap_or(Extensions::NONE),
            })
        })
    }
}

/// Reads the version if it is present, and returns it as it is named: 1 to 3; 1 if it is absent.
fn read_version(reader: &mut Reader<'_>) -> Result<u8, Malformed> {
    let version =
        reader.optional_nested(Tag::context_constructed(0), |reader| reader.version(0, 2))?;
    Ok(match version {
        Some(0) => {
            reader.note(Finding::DefaultValueEncoded);
            1
        }
        Some(1) => 2,
        Some(_) => 3,
        None => 1,
    })
}

fn note_serial_number(number: Integer<'_>, reader: &mut Reader<'_>) {
    match number.unsigned() {
        None => reader.note(Finding::NegativeSerialNumber),
        Some([]) => reader.note(Finding::ZeroSerialNumber),
        Some(_) => {}
    }
    // RFC 5280 §4.1.2.2 limits the length of the number. Padding is another finding.
    if number.minimal().len() > 20 {
        reader.note(Finding::LongSerialNumber);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ParseError;
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
        let empty = CertificateBuilder { serial_number: integer(&[]), ..base() };
        assert_eq!(error(&empty).kind, ParseErrorKind::Integer);
    }

    #[test]
    fn serial_numbers_that_are_not_minimal_are_noted_beside_what_is_odd_about_the_number() {
        use Finding::{
            IntegerNotMinimal, LongSerialNumber, NegativeSerialNumber, ZeroSerialNumber,
        };
        let twenty = [&[0][..], &[0x11; 20]].concat();
        let twenty_one = [&[0][..], &[0x11; 21]].concat();
        for (content, expected) in [
            (&[0, 1][..], &[IntegerNotMinimal][..]),
            (&[0, 0, 0x80], &[IntegerNotMinimal]),
            (&[0, 0], &[IntegerNotMinimal, ZeroSerialNumber]),
            (&[0xFF, 0x80], &[IntegerNotMinimal, NegativeSerialNumber]),
            (&twenty, &[IntegerNotMinimal]),
            (&twenty_one, &[IntegerNotMinimal, LongSerialNumber]),
        ] {
            let builder = CertificateBuilder { serial_number: integer(content), ..base() };
            assert_eq!(findings(&builder), expected);
            let bytes = builder.build();
            let certificate = Certificate::parse(&bytes).unwrap();
            assert_eq!(certificate.serial_number().as_bytes(), content);
        }
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
