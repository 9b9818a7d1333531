//! Extensions (RFC 5280 §4.1.2.9): all extensions of a certificate, read in one pass.

use super::known_extension::{Known, KnownSet};
use super::sequence_of::{Item, SequenceOf};
use super::{
    AccessDescription, AuthorityKeyIdentifier, BasicConstraints, DistributionPoint,
    DocumentTypeList, Extension, GeneralNames, KeyUsage, MAX_EXTENSIONS, PolicyInformation,
    PrivateKeyUsagePeriod,
};
use crate::error::{ParseError, ParseErrorKind};
use crate::finding::Finding;
use crate::oid::Oid;
use crate::tlv::{Malformed, Reader, Tag};

/// The extensions of a certificate (RFC 5280 §4.1.2.9).
///
/// ```text
/// Extensions ::= SEQUENCE SIZE (1..MAX) OF Extension
/// ```
///
/// A malformed extension reads as absent, with a finding. It is an error if the acceptance of the
/// certificate depends on it (authority key identifier, basic constraints, key usage, extended key usage).
#[derive(Clone, Copy)]
pub(super) struct Extensions<'a> {
    pub(super) list: SequenceOf<'a, Extension<'a>>,
    /// The known extensions that are critical.
    critical: KnownSet,
    /// The first critical extension that is unknown, malformed or forbidden. A malformed document type list
    /// does not count.
    pub(super) unknown_critical: Option<Oid<'a>>,
    pub(super) authority_information_access: Option<SequenceOf<'a, AccessDescription<'a>>>,
    pub(super) authority_key_identifier: Option<AuthorityKeyIdentifier<'a>>,
    pub(super) basic_constraints: Option<BasicConstraints>,
    pub(super) certificate_policies: Option<SequenceOf<'a, PolicyInformation<'a>>>,
    pub(super) crl_distribution_points: Option<SequenceOf<'a, DistributionPoint<'a>>>,
    /// The list under the identifier of Doc 9303-12, or else the list under the older identifier.
    pub(super) document_types: Option<DocumentTypeList<'a>>,
    pub(super) extended_key_usage: Option<SequenceOf<'a, Oid<'a>>>,
    pub(super) issuer_alt_names: Option<GeneralNames<'a>>,
    pub(super) key_usage: Option<KeyUsage>,
    pub(super) name_change: bool,
    pub(super) private_key_usage_period: Option<PrivateKeyUsagePeriod>,
    pub(super) subject_alt_names: Option<GeneralNames<'a>>,
    pub(super) subject_information_access: Option<SequenceOf<'a, AccessDescription<'a>>>,
    pub(super) subject_key_identifier: Option<&'a [u8]>,
}

impl<'a> Extensions<'a> {
    /// The extensions of a certificate that has none.
    pub(super) const NONE: Self = Self {
        list: SequenceOf::from_content(&[]),
        critical: KnownSet::EMPTY,
        unknown_critical: None,
        authority_information_access: None,
        authority_key_identifier: None,
        basic_constraints: None,
        certificate_policies: None,
        crl_distribution_points: None,
        document_types: None,
        extended_key_usage: None,
        issuer_alt_names: None,
        key_usage: None,
        name_change: false,
        private_key_usage_period: None,
        subject_alt_names: None,
        subject_information_access: None,
        subject_key_identifier: None,
    };

    /// Reads the next element.
    pub(super) fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        reader.nested(Tag::SEQUENCE, |reader| {
            let content = reader.remaining();
            let mut extensions = Self { list: SequenceOf::from_content(content), ..Self::NONE };
            let (mut seen, mut unknown_seen) = (KnownSet::EMPTY, false);
            let mut left = MAX_EXTENSIONS;
            loop {
                let at = reader.position();
                let before = reader.since(content);
                let extension = Extension::read(reader)?;
                let known = Known::of(extension.oid);
                let is_duplicate = match known {
                    Some(known) => !seen.insert(known),
                    // Only unknown extensions are compared with all extensions before them: certificates
                    // in use have one or two unknown extensions.
                    None if unknown_seen => {
                        let before = SequenceOf::<Extension<'_>>::from_content(before);
                        before.iter().any(|other| other.oid == extension.oid)
                    }
                    None => {
                        unknown_seen = true;
                        false
                    }
                };
                if is_duplicate {
                    let kind = ParseErrorKind::Duplicate(last_bytes(extension.oid));
                    return Err(reader.fail_at(kind, at));
                }
                let is_understood = extensions.add(&extension, known, reader)?;
                if extension.critical {
                    if let Some(known) = known {
                        extensions.critical.insert(known);
                    }
                    if !is_understood && extensions.unknown_critical.is_none() {
                        // RFC 5280 §4.2: also an extension "that contains information that it cannot
                        // process".
                        extensions.unknown_critical = Some(extension.oid);
                    }
                }
                if reader.is_empty() {
                    return Ok(extensions);
                }
                left = left.saturating_sub(1);
                if left == 0 {
                    return Err(reader.fail(ParseErrorKind::TooMany(u32::from(MAX_EXTENSIONS))));
                }
            }
        })
    }

    /// Reads the value of an extension; returns true if the library understands it.
    // Saves 228 bytes of flash in the ID card image.
    #[inline(never)]
    fn add(
        &mut self,
        extension: &Extension<'a>,
        known: Option<Known>,
        reader: &mut Reader<'a>,
    ) -> Result<bool, Malformed> {
        // The presence of the extension counts, also if its value is malformed.
        self.name_change |= known == Some(Known::NameChange);
        let mut value = extension.value_reader();
        let result = self.read_value(known, &mut value);
        match result {
            Ok(()) => reader.note_all(value.findings()),
            Err(error) if known.is_some_and(Known::decides) => {
                return Err(reader.fail_as(error));
            }
            Err(_) if known.is_some_and(Known::is_document_type_list) => {
                // The list only limits the use of the certificate. Many genuine certificates have no list,
                // so ignoring a malformed list allows nothing that its absence would not allow. Five states
                // have issued such certificates, some of them with a critical list.
                reader.note(Finding::DocumentTypeListMalformed);
                return Ok(true);
            }
            Err(_) => reader.note(Finding::ExtensionMalformed),
        }
        match known {
            Some(Known::DocumentTypeListOld) => reader.note(Finding::DocumentTypeListUnusual),
            Some(known) if known.is_forbidden() => {
                reader.note(Finding::ForbiddenExtension);
                return Ok(false);
            }
            None => {
                reader.note(Finding::UnknownExtension);
                return Ok(false);
            }
            Some(_) => {}
        }
        Ok(result.is_ok())
    }

    /// Reads a value to the end, and stores it if nothing was left.
    fn read_value(
        &mut self,
        known: Option<Known>,
        value: &mut Reader<'a>,
    ) -> Result<(), ParseError> {
        match known {
            Some(Known::AuthorityInformationAccess) => {
                self.authority_information_access = Some(value.all(SequenceOf::read)?);
            }
            Some(Known::AuthorityKeyIdentifier) => {
                self.authority_key_identifier = Some(value.all(AuthorityKeyIdentifier::read)?);
            }
            Some(Known::BasicConstraints) => {
                self.basic_constraints = Some(value.all(BasicConstraints::read)?);
            }
            Some(Known::CertificatePolicies) => {
                self.certificate_policies = Some(value.all(SequenceOf::read)?);
            }
            Some(Known::CrlDistributionPoints) => {
                self.crl_distribution_points = Some(value.all(SequenceOf::read)?);
            }
            Some(Known::DocumentTypeList) => {
                self.document_types = Some(value.all(DocumentTypeList::read)?);
            }
            Some(Known::DocumentTypeListOld) => {
                let types = value.all(DocumentTypeList::read)?;
                self.document_types.get_or_insert(types);
            }
            Some(Known::ExtendedKeyUsage) => {
                self.extended_key_usage = Some(value.all(SequenceOf::read)?);
            }
            Some(Known::IssuerAltName) => {
                self.issuer_alt_names = Some(value.all(SequenceOf::read)?);
            }
            Some(Known::KeyUsage) => self.key_usage = Some(value.all(KeyUsage::read)?),
            Some(Known::NameChange) => {
                value.all(|value| value.expect(Tag::NULL))?;
            }
            Some(Known::PrivateKeyUsagePeriod) => {
                self.private_key_usage_period = Some(value.all(PrivateKeyUsagePeriod::read)?);
            }
            Some(Known::SubjectAltName) => {
                self.subject_alt_names = Some(value.all(SequenceOf::read)?);
            }
            Some(Known::SubjectInformationAccess) => {
                self.subject_information_access = Some(value.all(SequenceOf::read)?);
            }
            Some(Known::SubjectKeyIdentifier) => {
                self.subject_key_identifier = Some(value.all(read_subject_key_identifier)?);
            }
            // RFC 5280 §4.2: the value of each extension is DER.
            Some(_) | None => {
                value.all(Reader::element)?;
            }
        }
        Ok(())
    }

    /// True if this known extension is present and critical.
    pub(super) const fn is_critical(&self, known: Known) -> bool {
        self.critical.contains(known)
    }
}

/// Reads a subject key identifier, `KeyIdentifier ::= OCTET STRING`, or its 20 bytes without the OCTET
/// STRING, as in the certificates of one state.
pub(super) fn read_subject_key_identifier<'a>(
    reader: &mut Reader<'a>,
) -> Result<&'a [u8], Malformed> {
    let value = reader.remaining();
    if value.len() == 20 && !value.starts_with(&[0x04, 18]) {
        reader.note(Finding::SubjectKeyIdentifierNotWrapped);
        return reader.bytes(value.len());
    }
    reader.value(Tag::OCTET_STRING)
}

/// Returns the last four bytes of an identifier as a number, for an error.
pub(super) fn last_bytes(oid: Oid<'_>) -> u32 {
    oid.as_bytes().iter().fold(0, |number, byte| (number << 8) | u32::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ParseError;
    use crate::error::Structure;
    use crate::oid;
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

    /// Returns the finding of a certificate, which must have exactly one.
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
        let with_critical = |byte: u8| {
            let flag = tlv(0x01, &[&[byte]]);
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

    #[test]
    fn a_malformed_document_type_list_is_none_and_a_finding_critical_or_not() {
        let list = |value: &[u8]| sequence(&[&[2, 1, 0], value]);
        for identifier in [oid::DOCUMENT_TYPE_LIST, oid::DOCUMENT_TYPE_LIST_OLD] {
            for value in [
                null(),
                list(&set(&[])),
                list(&set(&[&printable("PAS")])),
                list(&set(&[&crate::x509::testing::utf8("P")])),
                sequence(&[&[2, 1, 1], &set(&[&printable("P")])]),
                [list(&set(&[&printable("P")])), null()].concat(),
            ] {
                for extension in
                    [extension(identifier, &value), critical_extension(identifier, &value)]
                {
                    let builder = base().and(extension);
                    assert_eq!(finding(&builder), Finding::DocumentTypeListMalformed);
                    let bytes = builder.build();
                    let certificate = Certificate::parse(&bytes).unwrap();
                    assert!(certificate.unknown_critical_extension().is_none());
                    assert!(certificate.document_types().is_none());
                }
            }
        }
    }
}
