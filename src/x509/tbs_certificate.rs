//! TBSCertificate (RFC 5280 §4.1.2): the part of a certificate that is signed.

use super::Name;
use super::known_extensions::{self, KnownExtensions};
use super::schema::{Fields, Kept};
use super::sequence_of::SequenceOf;
use crate::error::ParseErrorKind;
use crate::finding::Finding;
use crate::oid::Oid;
use crate::tlv::{Integer, Malformed, Reader, Tag};

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
    pub(super) fields: Kept<'a>,
    /// The first critical extension whose meaning was not taken in.
    pub(super) unknown_critical: Option<Oid<'a>>,
}

// What is kept of its fields, and of those around it in the certificate.
const VERSION: usize = 0;
pub(super) const SERIAL_NUMBER: usize = 1;
pub(super) const SIGNATURE: usize = 2;
pub(super) const ISSUER: usize = 3;
pub(super) const VALIDITY: usize = 4;
pub(super) const SUBJECT: usize = 5;
pub(super) const SUBJECT_PUBLIC_KEY_INFO: usize = 6;
const UNIQUE_IDENTIFIER: usize = 7;
pub(super) const SIGNATURE_ALGORITHM: usize = 8;
pub(super) const SIGNATURE_VALUE: usize = 9;
pub(super) const TBS_CERTIFICATE: usize = 10;
const EXTENSIONS: usize = 11;

impl<'a> TbsCertificate<'a> {
    /// What is yet to be read.
    pub(super) const EMPTY: Self = Self { fields: Kept::NOTHING, unknown_critical: None };

    pub(super) fn fill(&mut self, reader: &mut Reader<'a>) -> Result<(), Malformed> {
        self.fields.keep(TBS_CERTIFICATE, reader);
        let level = reader.descend(Tag::SEQUENCE)?;
        self.fields.read(Fields::TbsCertificate, reader)?;
        if reader.is_next(Tag::context_constructed(3)) {
            let at = reader.position();
            let level = reader.descend(Tag::context_constructed(3))?;
            self.fields.keep(EXTENSIONS, reader);
            self.unknown_critical = known_extensions::read(reader)?;
            reader.ascend(level)?;
            if self.version() != 3 {
                return Err(reader.fail_at(ParseErrorKind::Version, at));
            }
        }
        reader.ascend(level)
    }

    /// The extensions; of none, nothing.
    pub(super) fn extensions(&self) -> KnownExtensions<'a> {
        KnownExtensions(SequenceOf::from_content(self.fields.value(EXTENSIONS)))
    }

    /// Notes what the fields show that the structure does not.
    pub(super) fn note_findings(&self, reader: &mut Reader<'_>) {
        let fields = &self.fields;
        if fields.has(VERSION) && self.version() == 1 {
            reader.note(Finding::DefaultValueEncoded);
        }
        if fields.has(UNIQUE_IDENTIFIER) {
            reader.note(Finding::UniqueIdentifier);
        }
        note_serial_number(Integer::from_content(fields.value(SERIAL_NUMBER)), reader);
        let (issuer, subject) = (fields.part(ISSUER), fields.part(SUBJECT));
        note_names(&Name::from_part(issuer), &Name::from_part(subject), reader);
    }

    /// The version as people count it: 1 to 3. Its element ends in its number.
    pub(super) fn version(&self) -> u8 {
        self.fields.value(VERSION).last().map_or(1, |number| number.saturating_add(1))
    }
}

/// What the names show that the structure does not.
fn note_names(issuer: &Name<'_>, subject: &Name<'_>, reader: &mut Reader<'_>) {
    reader.note_all(issuer.findings());
    reader.note_all(subject.findings());
    if let (Some(issuer), Some(subject)) = (issuer.country(), subject.country())
        && !issuer.eq_ignore_ascii_case(subject)
    {
        reader.note(Finding::CountriesDiffer);
    }
}

fn note_serial_number(number: Integer<'_>, reader: &mut Reader<'_>) {
    match number.unsigned() {
        None => reader.note(Finding::NegativeSerialNumber),
        Some([]) => reader.note(Finding::ZeroSerialNumber),
        Some(_) => {}
    }
    // RFC 5280 §4.1.2.2 bounds the number; that it is padded is noted for itself.
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
