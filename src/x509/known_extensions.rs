//! The extensions that the library reads, each looked at once.

use super::sequence_of::{Item, SequenceOf};
use super::{
    AccessDescription, AuthorityKeyIdentifier, BasicConstraints, DistributionPoint,
    DocumentTypeList, Extension, GeneralName, KeyUsage, MAX_EXTENSIONS, PolicyInformation,
    PrivateKeyUsagePeriod,
};
use crate::error::ParseErrorKind;
use crate::finding::Finding;
use crate::oid::{self, Oid};
use crate::tlv::{Malformed, Reader, Rules, Tag};

/// The extensions of a certificate: checked, and read again by who asks for one.
#[derive(Clone, Copy)]
pub(super) struct KnownExtensions<'a> {
    pub(super) all: SequenceOf<'a, Extension<'a>>,
    /// The first critical extension whose meaning was not taken in.
    pub(super) unknown_critical: Option<Oid<'a>>,
}

/// What the library does with an extension.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    AuthorityKeyIdentifier,
    BasicConstraints,
    CertificatePolicies,
    CrlDistributionPoints,
    DocumentTypeList,
    DocumentTypeListOld,
    ExtendedKeyUsage,
    Forbidden,
    GeneralNames,
    InformationAccess,
    KeyUsage,
    NameChange,
    PrivateKeyUsagePeriod,
    SubjectKeyIdentifier,
    Unknown,
}

impl Kind {
    #[inline(never)]
    pub(super) const fn of(extension: Oid<'_>) -> Self {
        match extension {
            oid::AUTHORITY_INFORMATION_ACCESS | oid::SUBJECT_INFORMATION_ACCESS => {
                Self::InformationAccess
            }
            oid::AUTHORITY_KEY_IDENTIFIER => Self::AuthorityKeyIdentifier,
            oid::BASIC_CONSTRAINTS => Self::BasicConstraints,
            oid::CERTIFICATE_POLICIES => Self::CertificatePolicies,
            oid::CRL_DISTRIBUTION_POINTS => Self::CrlDistributionPoints,
            oid::DOCUMENT_TYPE_LIST => Self::DocumentTypeList,
            oid::DOCUMENT_TYPE_LIST_OLD => Self::DocumentTypeListOld,
            oid::EXTENDED_KEY_USAGE => Self::ExtendedKeyUsage,
            oid::ISSUER_ALT_NAME | oid::SUBJECT_ALT_NAME => Self::GeneralNames,
            oid::KEY_USAGE => Self::KeyUsage,
            oid::NAME_CHANGE => Self::NameChange,
            oid::PRIVATE_KEY_USAGE_PERIOD => Self::PrivateKeyUsagePeriod,
            oid::SUBJECT_KEY_IDENTIFIER => Self::SubjectKeyIdentifier,
            oid::FRESHEST_CRL
            | oid::INHIBIT_ANY_POLICY
            | oid::NAME_CONSTRAINTS
            | oid::NETSCAPE_CERT_TYPE
            | oid::POLICY_CONSTRAINTS
            | oid::POLICY_MAPPINGS
            | oid::SUBJECT_DIRECTORY_ATTRIBUTES => Self::Forbidden,
            _ => Self::Unknown,
        }
    }

    /// Whether a certificate is judged by it: then it must be well formed.
    const fn decides(self) -> bool {
        matches!(
            self,
            Self::AuthorityKeyIdentifier
                | Self::BasicConstraints
                | Self::ExtendedKeyUsage
                | Self::KeyUsage
        )
    }

    /// Reads a value of this kind.
    fn read(self, reader: &mut Reader<'_>) -> Result<(), Malformed> {
        match self {
            Self::AuthorityKeyIdentifier => AuthorityKeyIdentifier::read(reader).map(drop),
            Self::BasicConstraints => BasicConstraints::read(reader).map(drop),
            Self::CertificatePolicies => {
                SequenceOf::<PolicyInformation<'_>>::read(reader).map(drop)
            }
            Self::CrlDistributionPoints => {
                SequenceOf::<DistributionPoint<'_>>::read(reader).map(drop)
            }
            Self::DocumentTypeList | Self::DocumentTypeListOld => {
                DocumentTypeList::read(reader).map(drop)
            }
            Self::ExtendedKeyUsage => SequenceOf::<Oid<'_>>::read(reader).map(drop),
            Self::GeneralNames => SequenceOf::<GeneralName<'_>>::read(reader).map(drop),
            Self::InformationAccess => SequenceOf::<AccessDescription<'_>>::read(reader).map(drop),
            Self::KeyUsage => KeyUsage::read(reader).map(drop),
            Self::NameChange => reader.value(Tag::NULL).map(drop),
            Self::PrivateKeyUsagePeriod => PrivateKeyUsagePeriod::read(reader).map(drop),
            Self::SubjectKeyIdentifier => subject_key_identifier(reader).map(drop),
            // RFC 5280 §4.2: the value of each extension is DER.
            Self::Forbidden | Self::Unknown => reader.any().map(drop),
        }
    }
}

impl<'a> KnownExtensions<'a> {
    pub(super) const NONE: Self = Self { all: SequenceOf::EMPTY, unknown_critical: None };

    /// Reads Extensions: the list, and the value of each that is known.
    #[inline(never)]
    pub(super) fn fill(&mut self, reader: &mut Reader<'a>) -> Result<(), Malformed> {
        let level = reader.descend(Tag::SEQUENCE)?;
        self.all = SequenceOf::from_content(reader.remaining());
        let mut left = MAX_EXTENSIONS;
        loop {
            let at = reader.position();
            let extension = Extension::read_item(reader)?;
            if self.find(extension.oid).is_some_and(|first| !extension.is(&first)) {
                let kind = ParseErrorKind::Duplicate(last_octets(extension.oid));
                return Err(reader.fail_at(kind, at));
            }
            self.add(&extension, reader)?;
            if reader.is_empty() {
                break;
            }
            left = left.saturating_sub(1);
            if left == 0 {
                return Err(reader.fail(ParseErrorKind::TooMany(u32::from(MAX_EXTENSIONS))));
            }
        }
        reader.ascend(level)
    }

    /// Takes in one extension. One that decides must be well formed; another one is passed over.
    #[inline(never)]
    fn add(&mut self, extension: &Extension<'a>, reader: &mut Reader<'a>) -> Result<(), Malformed> {
        let kind = Kind::of(extension.oid);
        let mut value = extension.value_reader();
        let is_well_formed = match value.all(|value| kind.read(value)) {
            Ok(()) => true,
            Err(error) if kind.decides() => return Err(reader.fail_as(error)),
            Err(_) => false,
        };
        if is_well_formed {
            reader.note_all(value.findings());
            if kind == Kind::DocumentTypeListOld {
                reader.note(Finding::DocumentTypeListUnusual);
            }
        } else {
            reader.note(Finding::ExtensionMalformed);
        }
        let is_processed = match kind {
            Kind::Forbidden => {
                reader.note(Finding::ForbiddenExtension);
                false
            }
            Kind::Unknown => {
                reader.note(Finding::UnknownExtension);
                false
            }
            _ => is_well_formed,
        };
        if extension.critical && !is_processed && self.unknown_critical.is_none() {
            // RFC 5280 §4.2: also one "that contains information that it cannot process".
            self.unknown_critical = Some(extension.oid);
        }
        Ok(())
    }

    /// The extension of this name.
    #[inline(never)]
    pub(super) fn find(&self, oid: Oid<'_>) -> Option<Extension<'a>> {
        self.all.iter().find(|extension| extension.oid == oid)
    }

    /// What the extension of this name says, where it is there and well formed.
    pub(super) fn value<T>(
        &self,
        oid: Oid<'_>,
        read: impl FnOnce(&mut Reader<'a>) -> Result<T, Malformed>,
    ) -> Option<T> {
        self.find(oid)?.value_reader().all(read).ok()
    }
}

/// KeyIdentifier ::= OCTET STRING; or its 20 octets themselves, as one state has them.
pub(super) fn subject_key_identifier<'a>(reader: &mut Reader<'a>) -> Result<&'a [u8], Malformed> {
    let (value, at) = (reader.remaining(), reader.position());
    let wrapped = reader.value(Tag::OCTET_STRING);
    if value.len() != 20 || (wrapped.is_ok() && reader.is_empty()) {
        return wrapped;
    }
    reader.go_to(Rules::Der, &[], at);
    reader.note(Finding::SubjectKeyIdentifierNotWrapped);
    Ok(value)
}

/// An identifier as far as it goes into a number: its last four octets.
fn last_octets(oid: Oid<'_>) -> u32 {
    oid.as_bytes().iter().fold(0, |number, octet| (number << 8) | u32::from(*octet))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ParseError;
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
