//! The extensions that the library reads, each looked at once.

use super::schema::Fields;
use super::sequence_of::{Item, SequenceOf};
use super::{Extension, MAX_EXTENSIONS};
use crate::error::ParseErrorKind;
use crate::finding::Finding;
use crate::oid::{self, Oid};
use crate::tlv::{Malformed, Reader, Rules, Tag};

/// The extensions of a certificate: checked, and read again by who asks for one.
#[derive(Clone, Copy)]
pub(super) struct KnownExtensions<'a>(pub(super) SequenceOf<'a, Extension<'a>>);

/// The last octet of an identifier that is known, and what stands in the extension.
type Known = (u8, Fields);

const fn known(extension: Oid<'_>, fields: Fields) -> Known {
    match extension.as_bytes() {
        [.., last] => (*last, fields),
        [] => (0, fields),
    }
}

/// Identifiers that differ in their last octet: the octets before it, and the last ones.
static FAMILIES: [(&[u8], &[Known]); 5] = [
    (
        // id-ce
        &[0x55, 0x1D],
        &[
            known(oid::AUTHORITY_KEY_IDENTIFIER, Fields::ExtensionAuthorityKeyIdentifier),
            known(oid::BASIC_CONSTRAINTS, Fields::ExtensionBasicConstraints),
            known(oid::CERTIFICATE_POLICIES, Fields::ExtensionCertificatePolicies),
            known(oid::CRL_DISTRIBUTION_POINTS, Fields::ExtensionCrlDistributionPoints),
            known(oid::EXTENDED_KEY_USAGE, Fields::ExtensionExtendedKeyUsage),
            known(oid::FRESHEST_CRL, Fields::ExtensionForbidden),
            known(oid::INHIBIT_ANY_POLICY, Fields::ExtensionForbidden),
            known(oid::ISSUER_ALT_NAME, Fields::ExtensionAltNames),
            known(oid::KEY_USAGE, Fields::ExtensionKeyUsage),
            known(oid::NAME_CONSTRAINTS, Fields::ExtensionForbidden),
            known(oid::POLICY_CONSTRAINTS, Fields::ExtensionForbidden),
            known(oid::POLICY_MAPPINGS, Fields::ExtensionForbidden),
            known(oid::PRIVATE_KEY_USAGE_PERIOD, Fields::ExtensionPrivateKeyUsagePeriod),
            known(oid::SUBJECT_ALT_NAME, Fields::ExtensionAltNames),
            known(oid::SUBJECT_DIRECTORY_ATTRIBUTES, Fields::ExtensionForbidden),
            known(oid::SUBJECT_KEY_IDENTIFIER, Fields::ExtensionSubjectKeyIdentifier),
        ],
    ),
    (
        // id-pe
        &[0x2B, 0x06, 0x01, 0x05, 0x05, 0x07, 0x01],
        &[
            known(oid::AUTHORITY_INFORMATION_ACCESS, Fields::ExtensionInformationAccess),
            known(oid::SUBJECT_INFORMATION_ACCESS, Fields::ExtensionInformationAccess),
        ],
    ),
    (
        // id-icao-mrtd-security-extensions
        &[0x67, 0x81, 0x08, 0x01, 0x01, 0x06],
        &[
            known(oid::DOCUMENT_TYPE_LIST, Fields::ExtensionDocumentTypeList),
            known(oid::NAME_CHANGE, Fields::ExtensionNameChange),
        ],
    ),
    (
        // id-icao-mrtd-security
        &[0x67, 0x81, 0x08, 0x01, 0x01],
        &[known(oid::DOCUMENT_TYPE_LIST_OLD, Fields::ExtensionDocumentTypeListOld)],
    ),
    (
        // netscape-cert-extension
        &[0x60, 0x86, 0x48, 0x01, 0x86, 0xF8, 0x42, 0x01],
        &[known(oid::NETSCAPE_CERT_TYPE, Fields::ExtensionForbidden)],
    ),
];

/// What stands in an extension.
#[inline(never)]
pub(super) fn fields_of(extension: Oid<'_>) -> Fields {
    let (last, arc) = extension.as_bytes().split_last().unwrap_or((&0, &[]));
    for (own_arc, members) in &FAMILIES {
        for (own_last, fields) in *members {
            if last == own_last && arc == *own_arc {
                return *fields;
            }
        }
    }
    Fields::ExtensionUnknown
}

/// Whether a certificate is judged by it: then it must be well formed.
const fn decides(extension: Fields) -> bool {
    matches!(
        extension,
        Fields::ExtensionAuthorityKeyIdentifier
            | Fields::ExtensionBasicConstraints
            | Fields::ExtensionExtendedKeyUsage
            | Fields::ExtensionKeyUsage
    )
}

const fn is_document_type_list(extension: Fields) -> bool {
    matches!(extension, Fields::ExtensionDocumentTypeList | Fields::ExtensionDocumentTypeListOld)
}

/// Reads Extensions: the list, and the value of each that is known. Returns the first critical one
/// whose meaning was not taken in.
#[inline(never)]
pub(super) fn read<'a>(reader: &mut Reader<'a>) -> Result<Option<Oid<'a>>, Malformed> {
    let level = reader.descend(Tag::SEQUENCE)?;
    let start = reader.mark();
    let mut extension = Extension::EMPTY;
    let mut unknown_critical = None;
    let mut left = MAX_EXTENSIONS;
    loop {
        let before = KnownExtensions(SequenceOf::from_content(reader.since(start)));
        let at = reader.position();
        extension.fill(reader)?;
        if before.find(extension.oid).is_some() {
            let kind = ParseErrorKind::Duplicate(last_octets(extension.oid));
            return Err(reader.fail_at(kind, at));
        }
        if !check(&extension, reader)? && extension.critical && unknown_critical.is_none() {
            // RFC 5280 §4.2: also one "that contains information that it cannot process".
            unknown_critical = Some(extension.oid);
        }
        if reader.is_empty() {
            break;
        }
        left = left.saturating_sub(1);
        if left == 0 {
            return Err(reader.fail(ParseErrorKind::TooMany(u32::from(MAX_EXTENSIONS))));
        }
    }
    reader.ascend(level)?;
    Ok(unknown_critical)
}

/// Whether the meaning of an extension was taken in. One that decides must be well formed; another one
/// is passed over.
#[inline(never)]
fn check<'a>(extension: &Extension<'a>, reader: &mut Reader<'a>) -> Result<bool, Malformed> {
    let fields = fields_of(extension.oid);
    let mut value = extension.value_reader();
    let is_well_formed = fields.read_all(&mut value);
    if is_well_formed {
        reader.note_all(value.findings());
    } else if decides(fields) {
        return Err(reader.fail_as(value.failure()));
    } else if is_document_type_list(fields) {
        // It only limits what the certificate is for: without it, as many genuine ones are, nothing
        // is allowed that would not be allowed anyway. Seen from five states, also critical.
        reader.note(Finding::DocumentTypeListMalformed);
        return Ok(true);
    } else {
        reader.note(Finding::ExtensionMalformed);
    }
    reader.note(match fields {
        Fields::ExtensionDocumentTypeListOld if is_well_formed => Finding::DocumentTypeListUnusual,
        Fields::ExtensionForbidden => Finding::ForbiddenExtension,
        Fields::ExtensionUnknown => Finding::UnknownExtension,
        _ => return Ok(is_well_formed),
    });
    Ok(fields == Fields::ExtensionDocumentTypeListOld)
}

impl<'a> KnownExtensions<'a> {
    /// The extension of this name.
    #[inline(never)]
    pub(super) fn find(&self, oid: Oid<'_>) -> Option<Extension<'a>> {
        let mut reader = self.0.reader();
        let mut found = Extension::EMPTY;
        // They were read once: an error is their end.
        while found.fill(&mut reader).is_ok() {
            if found.oid == oid {
                return Some(found);
            }
        }
        None
    }

    /// Whether the extension of this name is there and well formed.
    pub(super) fn has(&self, oid: Oid<'_>) -> bool {
        self.value(oid).is_some()
    }

    /// The value of the extension of this name, where it is there and well formed.
    #[inline(never)]
    pub(super) fn value(&self, oid: Oid<'_>) -> Option<Reader<'a>> {
        let extension = self.find(oid)?;
        let is_well_formed = fields_of(oid).read_all(&mut extension.value_reader());
        is_well_formed.then(|| extension.value_reader())
    }

    /// The list that the extension of this name is, where it is there and well formed.
    pub(super) fn list<T: Item<'a>>(&self, oid: Oid<'_>) -> Option<SequenceOf<'a, T>> {
        self.value(oid)?.value(Tag::SEQUENCE).ok().map(SequenceOf::from_content)
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
    fn each_identifier_is_found_under_its_own_arc_and_no_other() {
        for (identifier, fields) in [
            (oid::AUTHORITY_KEY_IDENTIFIER, Fields::ExtensionAuthorityKeyIdentifier),
            (oid::SUBJECT_DIRECTORY_ATTRIBUTES, Fields::ExtensionForbidden),
            (oid::SUBJECT_KEY_IDENTIFIER, Fields::ExtensionSubjectKeyIdentifier),
            (oid::AUTHORITY_INFORMATION_ACCESS, Fields::ExtensionInformationAccess),
            (oid::SUBJECT_INFORMATION_ACCESS, Fields::ExtensionInformationAccess),
            (oid::NAME_CHANGE, Fields::ExtensionNameChange),
            (oid::DOCUMENT_TYPE_LIST, Fields::ExtensionDocumentTypeList),
            (oid::DOCUMENT_TYPE_LIST_OLD, Fields::ExtensionDocumentTypeListOld),
            (oid::NETSCAPE_CERT_TYPE, Fields::ExtensionForbidden),
        ] {
            assert!(fields_of(identifier) == fields, "{identifier}");
            let mut longer = identifier.as_bytes().to_vec();
            longer.insert(0, 0x2A);
            assert!(fields_of(Oid::from_content(&longer)) == Fields::ExtensionUnknown);
        }
        for identifier in [&[][..], &[0x55], &[0x55, 0x1D], &[0x55, 0x1D, 0x7F]] {
            assert!(fields_of(Oid::from_content(identifier)) == Fields::ExtensionUnknown);
        }
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
