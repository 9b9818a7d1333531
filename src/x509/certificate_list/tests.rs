use super::*;
use crate::tlv::count::{elements_in, elements_read_by};
use crate::x509::testing::{
    algorithm, assert_no_prefix_parses, bit_string, critical_extension, extension, integer, null,
    octet_string, sequence, state, tlv, utc_time,
};
use std::vec::Vec;

/// The fields of a list, each as DER.
#[derive(Clone)]
pub(super) struct ListBuilder {
    pub(super) version: Vec<u8>,
    pub(super) updates: Vec<u8>,
    /// The content of revokedCertificates.
    pub(super) revoked: Option<Vec<u8>>,
    pub(super) extensions: Vec<Vec<u8>>,
    /// The bytes after the signature.
    pub(super) trailer: Vec<u8>,
}

impl ListBuilder {
    pub(super) fn new() -> Self {
        let updates = [utc_time("260101000000Z"), utc_time("260401000000Z")].concat();
        let identifier = sequence(&[&tlv(0x80, &[&[7; 20]])]);
        let extensions = [
            extension(oid::AUTHORITY_KEY_IDENTIFIER, &identifier),
            extension(oid::CRL_NUMBER, &integer(&[0x2A])),
        ];
        Self {
            version: integer(&[1]),
            updates,
            revoked: None,
            extensions: extensions.to_vec(),
            trailer: Vec::new(),
        }
    }

    pub(super) fn build(&self) -> Vec<u8> {
        let algorithm = algorithm(oid::ECDSA_WITH_SHA256, &[]);
        let issuer = state("UT", "Test CSCA");
        let revoked = self.revoked.as_ref().map(|entries| sequence(&[entries]));
        let extensions = self.extensions.concat();
        let extensions = if extensions.is_empty() {
            Vec::new()
        } else {
            tlv(0xA0, &[&sequence(&[&extensions])])
        };
        let tbs = sequence(&[
            &self.version,
            &algorithm,
            &issuer,
            &self.updates,
            &revoked.unwrap_or_default(),
            &extensions,
        ]);
        sequence(&[&tbs, &algorithm, &bit_string(&[0x30, 0]), &self.trailer])
    }
}

pub(super) fn entry(serial_number: &[u8], extensions: &[&[u8]]) -> Vec<u8> {
    let extensions = if extensions.is_empty() { Vec::new() } else { sequence(extensions) };
    sequence(&[&integer(serial_number), &utc_time("250607080910Z"), &extensions])
}

pub(super) fn reason(code: u8) -> Vec<u8> {
    extension(oid::CRL_REASON, &tlv(0x0A, &[&[code]]))
}

fn findings(builder: &ListBuilder) -> Vec<Finding> {
    CertificateList::parse(&builder.build()).unwrap().findings().iter().collect()
}

fn kind(builder: &ListBuilder) -> ParseErrorKind {
    CertificateList::parse(&builder.build()).unwrap_err().kind
}

#[test]
fn gives_back_what_was_put_in() {
    let entries = [entry(&[0x12, 0x34], &[]), entry(&[0x56], &[&reason(4)])].concat();
    let builder = ListBuilder { revoked: Some(entries), ..ListBuilder::new() };
    let bytes = builder.build();
    let list = CertificateList::parse(&bytes).unwrap();
    assert!(bytes[3..].starts_with(list.tbs()) || bytes[4..].starts_with(list.tbs()));
    assert_eq!(list.issuer().country(), Some("UT"));
    assert_eq!(list.this_update(), UnixTime(1_767_225_600));
    assert_eq!(list.next_update(), Some(UnixTime(1_775_001_600)));
    assert_eq!(list.crl_number().and_then(|number| number.to_u32()), Some(0x2A));
    let identifier = list.authority_key_identifier().unwrap().key_identifier;
    assert_eq!(identifier, Some(&[7; 20][..]));
    assert_eq!(list.signature().as_bytes(), list.signature_algorithm().as_bytes());
    assert_eq!(list.signature_value(), [0x30, 0]);
    assert_eq!(list.unsupported_extension(), None);
    assert!(list.findings().is_empty());
    let entries: Vec<_> = list.entries().map(|entry| entry.unwrap()).collect();
    assert_eq!(entries.len(), 2);
    assert_eq!(entries[0].serial_number.as_bytes(), [0x12, 0x34]);
    assert_eq!(entries[0].revocation_date, UnixTime(1_749_283_750));
    assert_eq!(entries[0].reason, None);
    assert_eq!(entries[1].reason, Some(RevocationReason::Superseded));
    assert_no_prefix_parses(&bytes, |input| CertificateList::parse(input).map(drop));
}

#[test]
fn a_serial_number_is_found_however_it_is_padded() {
    let entries = [entry(&[0x12, 0x34], &[]), entry(&[0, 0x56], &[])].concat();
    let bytes = ListBuilder { revoked: Some(entries), ..ListBuilder::new() }.build();
    let list = CertificateList::parse(&bytes).unwrap();
    let find = |serial: &[u8]| list.find(Integer::from_content(serial)).unwrap().is_some();
    assert!(find(&[0x12, 0x34]) && find(&[0, 0x12, 0x34]) && find(&[0x56]));
    assert!(!find(&[0x34]) && !find(&[0x12]) && !find(&[0x12, 0x34, 0x56]));
    let none = ListBuilder::new().build();
    let list = CertificateList::parse(&none).unwrap();
    assert_eq!(list.find(Integer::from_content(&[1])), Ok(None));
}

#[test]
fn deviations_of_a_list_are_noted() {
    let base = ListBuilder::new;
    let [identifier, number] = base().extensions.try_into().unwrap();
    for (builder, expected) in [
        (ListBuilder { version: Vec::new(), ..base() }, Finding::CrlVersion),
        (
            ListBuilder { updates: utc_time("260101000000Z"), ..base() },
            Finding::CrlNextUpdateMissing,
        ),
        (ListBuilder { extensions: [identifier].to_vec(), ..base() }, Finding::CrlNumberMissing),
        (
            ListBuilder { extensions: [number].to_vec(), ..base() },
            Finding::AuthorityKeyIdentifierMissing,
        ),
    ] {
        assert_eq!(findings(&builder), [expected]);
    }
}

#[test]
fn a_list_that_is_not_complete_is_not_used() {
    let with = |extension: Vec<u8>| {
        let mut builder = ListBuilder::new();
        builder.extensions.push(extension);
        builder
    };
    let unknown = Oid::from_content(&[0x2A, 0x03, 0x04]);
    for (extension, expected) in [
        (critical_extension(oid::DELTA_CRL_INDICATOR, &integer(&[1])), true),
        (extension(oid::DELTA_CRL_INDICATOR, &integer(&[1])), true),
        (critical_extension(oid::ISSUING_DISTRIBUTION_POINT, &sequence(&[])), true),
        (critical_extension(unknown, &null()), true),
        (extension(unknown, &null()), false),
    ] {
        let bytes = with(extension).build();
        let list = CertificateList::parse(&bytes).unwrap();
        assert_eq!(list.unsupported_extension().is_some(), expected);
    }
    assert_eq!(findings(&with(extension(unknown, &null()))), [Finding::UnknownExtension]);
}

#[test]
fn an_odd_reason_revokes_all_the_same() {
    for (extensions, reason, has_unknown) in [
        (reason(1), Some(RevocationReason::KeyCompromise), false),
        (reason(7), None, false),
        (extension(oid::CRL_REASON, &null()), None, false),
        (critical_extension(oid::ISSUER_ALT_NAME, &null()), None, true),
    ] {
        let entries = entry(&[1], &[&extensions]);
        let bytes = ListBuilder { revoked: Some(entries), ..ListBuilder::new() }.build();
        let list = CertificateList::parse(&bytes).unwrap();
        let found = list.find(Integer::from_content(&[1])).unwrap().unwrap();
        assert_eq!((found.reason, found.has_unknown_critical_extension), (reason, has_unknown));
    }
    for code in 0..=255 {
        let is_known = matches!(code, 0..=6 | 9 | 10);
        let reason = RevocationReason::new(code);
        assert_eq!(reason.map(RevocationReason::code), is_known.then_some(code), "{code}");
    }
}

#[test]
fn a_malformed_entry_ends_the_entries_with_its_place() {
    let broken = sequence(&[&integer(&[2])]);
    let entries = [entry(&[1], &[]), broken, entry(&[3], &[])].concat();
    let bytes = ListBuilder { revoked: Some(entries), ..ListBuilder::new() }.build();
    let list = CertificateList::parse(&bytes).unwrap();
    let read: Vec<_> = list.entries().collect();
    assert_eq!(read.len(), 2);
    let error = read[1].unwrap_err();
    assert_eq!(error.within, Structure::CertificateList);
    let place = bytes.windows(3).position(|bytes| bytes == [0x02, 1, 2]).unwrap() + 3;
    assert_eq!(usize::try_from(error.at), Ok(place));
    assert!(list.find(Integer::from_content(&[1])).is_ok());
    assert!(list.find(Integer::from_content(&[3])).is_err());
}

#[test]
fn rejects_what_is_not_a_list() {
    let base = ListBuilder::new;
    let twice = |which: usize| {
        let mut builder = base();
        builder.extensions.push(builder.extensions[which].clone());
        builder
    };
    for builder in [twice(0), twice(1)] {
        assert!(matches!(kind(&builder), ParseErrorKind::Duplicate(_)));
    }
    let version = ListBuilder { version: integer(&[0]), ..base() };
    assert_eq!(kind(&version), ParseErrorKind::Version);
    let number = extension(oid::CRL_NUMBER, &octet_string(&[1]));
    let number = ListBuilder { extensions: [number].to_vec(), ..base() };
    assert!(matches!(kind(&number), ParseErrorKind::UnexpectedTag { .. }));
    let trailer = ListBuilder { trailer: null(), ..base() };
    assert!(matches!(kind(&trailer), ParseErrorKind::TrailingData(_)));
    let without_updates = ListBuilder { updates: Vec::new(), ..base() };
    assert!(CertificateList::parse(&without_updates.build()).is_err());
}

#[test]
fn a_hundred_thousand_entries_are_read_once() {
    let entries: Vec<_> = (0..100_000_u32)
        .flat_map(|number| entry(&[&[1], &number.to_be_bytes()[..]].concat(), &[]))
        .collect();
    let count = elements_in(&entries);
    let bytes = ListBuilder { revoked: Some(entries), ..ListBuilder::new() }.build();
    // The entries are skipped as one element.
    let read = elements_read_by(|| assert!(CertificateList::parse(&bytes).is_ok()));
    assert!(read < 60, "{read}");
    let list = CertificateList::parse(&bytes).unwrap();
    let missing = Integer::from_content(&[2]);
    let read = elements_read_by(|| assert_eq!(list.find(missing), Ok(None)));
    assert_eq!(read, count);
}
