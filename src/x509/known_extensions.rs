//! The extensions that the library reads, each looked at once.

use super::sequence_of::{Item, SequenceOf};
use super::{
    AccessDescription, AuthorityKeyIdentifier, BasicConstraints, DistributionPoint,
    DocumentTypeList, Extension, GeneralNames, KeyUsage, MAX_EXTENSIONS, PolicyInformation,
    PrivateKeyUsagePeriod,
};
use crate::error::{ParseError, ParseErrorKind};
use crate::finding::{Finding, FindingSet};
use crate::oid::{self, Oid};
use crate::tlv::{Reader, Tag};

/// What the extensions of a certificate say, as far as the library reads it.
#[derive(Clone, Copy, Default)]
pub(super) struct KnownExtensions<'a> {
    pub(super) authority_information_access: Option<SequenceOf<'a, AccessDescription<'a>>>,
    pub(super) authority_key_identifier: Option<AuthorityKeyIdentifier<'a>>,
    pub(super) basic_constraints: Option<BasicConstraints>,
    pub(super) certificate_policies: Option<SequenceOf<'a, PolicyInformation<'a>>>,
    pub(super) crl_distribution_points: Option<SequenceOf<'a, DistributionPoint<'a>>>,
    pub(super) document_types: Option<DocumentTypeList<'a>>,
    pub(super) extended_key_usage: Option<SequenceOf<'a, Oid<'a>>>,
    pub(super) issuer_alt_names: Option<GeneralNames<'a>>,
    pub(super) key_usage: Option<KeyUsage>,
    pub(super) name_change: bool,
    pub(super) private_key_usage_period: Option<PrivateKeyUsagePeriod>,
    pub(super) subject_alt_names: Option<GeneralNames<'a>>,
    pub(super) subject_information_access: Option<SequenceOf<'a, AccessDescription<'a>>>,
    pub(super) subject_key_identifier: Option<&'a [u8]>,
    /// The first critical extension whose meaning was not taken in.
    pub(super) unknown_critical: Option<Oid<'a>>,
}

impl<'a> KnownExtensions<'a> {
    /// Reads Extensions: the list, and the value of each that is known.
    #[inline(never)]
    pub(super) fn read(
        &mut self,
        reader: &mut Reader<'a>,
    ) -> Result<SequenceOf<'a, Extension<'a>>, ParseError> {
        let mut findings = FindingSet::EMPTY;
        let all = reader.nested(Tag::SEQUENCE, |reader| {
            let all = SequenceOf::from_content(reader.remaining());
            for index in 0..MAX_EXTENSIONS {
                let repeated = reader.position();
                let extension = Extension::read_item(reader)?;
                let mut before = all.iter().take(usize::from(index));
                if before.any(|other: Extension<'_>| other.oid == extension.oid) {
                    let mut error =
                        reader.error(ParseErrorKind::Duplicate(last_octets(extension.oid)));
                    error.at = repeated;
                    return Err(error);
                }
                self.add(&extension, &mut findings)?;
                if reader.is_empty() {
                    return Ok(all);
                }
            }
            Err(reader.error(ParseErrorKind::TooMany(u32::from(MAX_EXTENSIONS))))
        })?;
        findings.iter().for_each(|finding| reader.note(finding));
        Ok(all)
    }

    /// Takes in one extension. One that decides must be well formed; another one is passed over.
    #[inline(never)]
    fn add(
        &mut self,
        extension: &Extension<'a>,
        findings: &mut FindingSet,
    ) -> Result<(), ParseError> {
        match extension.oid {
            oid::AUTHORITY_KEY_IDENTIFIER => {
                let value = extension.read_value(findings, AuthorityKeyIdentifier::read)?;
                self.authority_key_identifier = Some(value);
                return Ok(());
            }
            oid::BASIC_CONSTRAINTS => {
                let value = extension.read_value(findings, BasicConstraints::read)?;
                self.basic_constraints = Some(value);
                return Ok(());
            }
            oid::EXTENDED_KEY_USAGE => {
                let value = extension.read_value(findings, SequenceOf::read)?;
                self.extended_key_usage = Some(value);
                return Ok(());
            }
            oid::KEY_USAGE => {
                let value = extension.read_value(findings, KeyUsage::read)?;
                self.key_usage = Some(value);
                return Ok(());
            }
            _ => {}
        }
        let is_well_formed = self.add_descriptive(extension, findings).is_ok();
        if !is_well_formed {
            findings.insert(Finding::ExtensionMalformed);
        }
        if extension.is_forbidden() {
            findings.insert(Finding::ForbiddenExtension);
        } else if !extension.is_known() {
            findings.insert(Finding::UnknownExtension);
        }
        if extension.critical && !(extension.is_processed() && is_well_formed) {
            // RFC 5280 §4.2: also one "that contains information that it cannot process".
            self.unknown_critical = self.unknown_critical.or(Some(extension.oid));
        }
        Ok(())
    }

    /// Takes in one of the extensions that do not decide whether a certificate is accepted.
    #[inline(never)]
    fn add_descriptive(
        &mut self,
        extension: &Extension<'a>,
        findings: &mut FindingSet,
    ) -> Result<(), ParseError> {
        match extension.oid {
            oid::AUTHORITY_INFORMATION_ACCESS => {
                let value = extension.read_value(findings, SequenceOf::read)?;
                self.authority_information_access = Some(value);
            }
            oid::CERTIFICATE_POLICIES => {
                let value = extension.read_value(findings, SequenceOf::read)?;
                self.certificate_policies = Some(value);
            }
            oid::CRL_DISTRIBUTION_POINTS => {
                let value = extension.read_value(findings, SequenceOf::read)?;
                self.crl_distribution_points = Some(value);
            }
            oid::DOCUMENT_TYPE_LIST => {
                let value = extension.read_value(findings, DocumentTypeList::read)?;
                self.document_types = Some(value);
            }
            oid::DOCUMENT_TYPE_LIST_OLD => {
                let value = extension.read_value(findings, DocumentTypeList::read)?;
                findings.insert(Finding::DocumentTypeListUnusual);
                self.document_types = self.document_types.or(Some(value));
            }
            oid::ISSUER_ALT_NAME => {
                let value = extension.read_value(findings, SequenceOf::read)?;
                self.issuer_alt_names = Some(value);
            }
            oid::NAME_CHANGE => {
                self.name_change = true;
                extension.read_value(findings, |reader| reader.expect(Tag::NULL))?;
            }
            oid::PRIVATE_KEY_USAGE_PERIOD => {
                let value = extension.read_value(findings, PrivateKeyUsagePeriod::read)?;
                self.private_key_usage_period = Some(value);
            }
            oid::SUBJECT_ALT_NAME => {
                let value = extension.read_value(findings, SequenceOf::read)?;
                self.subject_alt_names = Some(value);
            }
            oid::SUBJECT_INFORMATION_ACCESS => {
                let value = extension.read_value(findings, SequenceOf::read)?;
                self.subject_information_access = Some(value);
            }
            oid::SUBJECT_KEY_IDENTIFIER => {
                let value = subject_key_identifier(extension, findings)?;
                self.subject_key_identifier = Some(value);
            }
            // RFC 5280 §4.2: the value of each extension is DER.
            _ => extension.read_value(findings, |reader| reader.element().map(drop))?,
        }
        Ok(())
    }
}

/// KeyIdentifier ::= OCTET STRING; or its 20 octets themselves, as one state has them.
fn subject_key_identifier<'a>(
    extension: &Extension<'a>,
    findings: &mut FindingSet,
) -> Result<&'a [u8], ParseError> {
    let wrapped = extension.read_value(findings, |reader| reader.expect(Tag::OCTET_STRING));
    match wrapped {
        Ok(octets) => Ok(octets.content),
        Err(_) if extension.value.len() == 20 => {
            findings.insert(Finding::SubjectKeyIdentifierNotWrapped);
            Ok(extension.value)
        }
        Err(error) => Err(error),
    }
}

/// An identifier as far as it goes into a number: its last four octets.
fn last_octets(oid: Oid<'_>) -> u32 {
    oid.as_bytes().iter().fold(0, |number, octet| (number << 8) | u32::from(*octet))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Structure;
    use crate::x509::Certificate;
    use crate::x509::testing::{
        CertificateBuilder, critical_extension, extension, null, octet_string, printable, sequence,
        set, tlv,
    };
    use std::vec::Vec;

    const UNKNOWN: Oid<'static> = Oid::from_content(&[0x2A, 0x03, 0x04]);

    fn base() -> CertificateBuilder {
        CertificateBuilder::csca()
    }

    /// The one finding of a certificate that is otherwise without.
    fn finding(builder: &CertificateBuilder) -> Finding {
        let bytes = builder.build();
        let findings: Vec<_> = Certificate::parse(&bytes).unwrap().findings().iter().collect();
        assert_eq!(findings.len(), 1, "{findings:?}");
        findings[0]
    }

    fn error(builder: &CertificateBuilder) -> ParseError {
        Certificate::parse(&builder.build()).unwrap_err()
    }

    #[test]
    fn an_extension_stands_once() {
        let twice = base().and(extension(oid::KEY_USAGE, &[3, 2, 7, 0x80]));
        assert_eq!(error(&twice).kind, ParseErrorKind::Duplicate(0x0055_1D0F));
        let twice = base().and(extension(UNKNOWN, &null())).and(extension(UNKNOWN, &null()));
        assert_eq!(error(&twice).kind, ParseErrorKind::Duplicate(0x002A_0304));
    }

    #[test]
    fn extensions_are_counted_up_to_the_budget() {
        let mut builder = base();
        builder.extensions.clear();
        for arc in 1..=MAX_EXTENSIONS {
            builder = builder.and(extension(Oid::from_content(&[0x2A, arc]), &null()));
        }
        assert_eq!(Certificate::parse(&builder.build()).unwrap().extensions().count(), 32);
        let one_more = builder.and(extension(UNKNOWN, &null()));
        assert_eq!(error(&one_more).kind, ParseErrorKind::TooMany(32));
    }

    #[test]
    fn what_decides_must_be_well_formed() {
        for decides in [
            oid::AUTHORITY_KEY_IDENTIFIER,
            oid::BASIC_CONSTRAINTS,
            oid::EXTENDED_KEY_USAGE,
            oid::KEY_USAGE,
        ] {
            for malformed in [&[][..], &null(), &[0x30, 1]] {
                let error = error(&base().with(decides, malformed));
                assert_eq!(error.within, Structure::CertificateExtension);
            }
        }
        let trailing = base().with(oid::KEY_USAGE, &[3, 2, 1, 6, 0]);
        assert_eq!(error(&trailing).kind, ParseErrorKind::TrailingData(1));
    }

    #[test]
    fn what_describes_may_be_malformed_and_is_then_absent() {
        for describes in [
            oid::AUTHORITY_INFORMATION_ACCESS,
            oid::CERTIFICATE_POLICIES,
            oid::CRL_DISTRIBUTION_POINTS,
            oid::DOCUMENT_TYPE_LIST,
            oid::ISSUER_ALT_NAME,
            oid::PRIVATE_KEY_USAGE_PERIOD,
            oid::SUBJECT_ALT_NAME,
            oid::SUBJECT_INFORMATION_ACCESS,
            oid::SUBJECT_KEY_IDENTIFIER,
        ] {
            let builder = base().with(describes, &null());
            assert_eq!(finding(&builder), Finding::ExtensionMalformed);
            let bytes = builder.build();
            let certificate = Certificate::parse(&bytes).unwrap();
            assert!(certificate.authority_information_access().is_none());
            assert!(certificate.certificate_policies().is_none());
            assert!(certificate.crl_distribution_points().is_none());
            assert!(certificate.document_types().is_none());
            assert!(certificate.issuer_alt_names().is_none());
            assert!(certificate.subject_alt_names().is_none());
            assert!(certificate.subject_information_access().is_none());
            assert_eq!(certificate.unknown_critical_extension(), None);
        }
    }

    #[test]
    fn a_malformed_extension_that_is_critical_is_like_an_unknown_one() {
        let value = printable("");
        let bytes = base().and(critical_extension(oid::SUBJECT_ALT_NAME, &value)).build();
        let certificate = Certificate::parse(&bytes).unwrap();
        assert_eq!(certificate.unknown_critical_extension(), Some(oid::SUBJECT_ALT_NAME));
    }

    #[test]
    fn unknown_and_forbidden_extensions_are_noted() {
        let unknown = base().and(extension(UNKNOWN, &null()));
        assert_eq!(finding(&unknown), Finding::UnknownExtension);
        let forbidden = base().and(extension(oid::NAME_CONSTRAINTS, &sequence(&[])));
        assert_eq!(finding(&forbidden), Finding::ForbiddenExtension);
        for critical in [UNKNOWN, oid::NAME_CONSTRAINTS, oid::POLICY_CONSTRAINTS] {
            let bytes = base().and(critical_extension(critical, &null())).build();
            let certificate = Certificate::parse(&bytes).unwrap();
            assert_eq!(certificate.unknown_critical_extension(), Some(critical));
        }
    }

    #[test]
    fn an_unknown_extension_holds_one_element() {
        for malformed in [&[][..], &[5, 0, 5, 0], &[0x17, 0x0D, b'2']] {
            let bytes = base().and(extension(UNKNOWN, malformed)).build();
            let findings = Certificate::parse(&bytes).unwrap().findings();
            assert!(findings.contains(Finding::ExtensionMalformed));
        }
    }

    #[test]
    fn a_key_identifier_may_stand_without_its_wrapping() {
        let builder = base().with(oid::SUBJECT_KEY_IDENTIFIER, &[0x51; 20]);
        assert_eq!(finding(&builder), Finding::SubjectKeyIdentifierNotWrapped);
        let bytes = builder.build();
        let certificate = Certificate::parse(&bytes).unwrap();
        assert_eq!(certificate.subject_key_identifier(), Some(&[0x51; 20][..]));
        let other_length = base().with(oid::SUBJECT_KEY_IDENTIFIER, &[0x51; 19]);
        assert_eq!(finding(&other_length), Finding::ExtensionMalformed);
    }

    #[test]
    fn document_types_are_read_under_the_old_identifier_too() {
        let types = sequence(&[&[2, 1, 0], &set(&[&printable("P")])]);
        let builder = base().and(extension(oid::DOCUMENT_TYPE_LIST_OLD, &types));
        assert_eq!(finding(&builder), Finding::DocumentTypeListUnusual);
        let bytes = builder.build();
        assert!(Certificate::parse(&bytes).unwrap().document_types().unwrap().iter().eq(["P"]));
    }

    #[test]
    fn name_change_is_there_or_not() {
        let bytes = base().and(extension(oid::NAME_CHANGE, &null())).build();
        assert!(Certificate::parse(&bytes).unwrap().name_change());
        assert!(!Certificate::parse(&base().build()).unwrap().name_change());
        let with_value = base().and(extension(oid::NAME_CHANGE, &octet_string(&[1])));
        assert_eq!(finding(&with_value), Finding::ExtensionMalformed);
    }

    #[test]
    fn purposes_are_one_or_more() {
        let purpose = crate::x509::testing::oid(oid::MASTER_LIST_SIGNER);
        let bytes = base().and(extension(oid::EXTENDED_KEY_USAGE, &sequence(&[&purpose]))).build();
        let purposes = Certificate::parse(&bytes).unwrap().extended_key_usage().unwrap();
        assert!(purposes.iter().eq([oid::MASTER_LIST_SIGNER]));
        assert!(!purposes.is_empty());
        error(&base().and(extension(oid::EXTENDED_KEY_USAGE, &sequence(&[]))));
    }

    #[test]
    fn criticality_is_der() {
        let with_critical = |octet: u8| {
            let flag = tlv(0x01, &[&[octet]]);
            let oid = crate::x509::testing::oid(oid::NAME_CHANGE);
            base().and(sequence(&[&oid, &flag, &octet_string(&null())]))
        };
        assert_eq!(finding(&with_critical(0x00)), Finding::DefaultValueEncoded);
        assert_eq!(error(&with_critical(0x01)).kind, ParseErrorKind::Boolean);
        assert!(Certificate::parse(&with_critical(0xFF).build()).is_ok());
    }

    #[test]
    fn extensions_are_there_if_their_field_is() {
        let mut builder = base();
        builder.extensions.clear();
        builder.unique_identifiers = tlv(0xA3, &[&sequence(&[])]);
        error(&builder);
    }
}
