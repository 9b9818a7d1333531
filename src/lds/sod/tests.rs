use std::vec::Vec;

use super::*;
use crate::oid;
use crate::tlv::build::{integer, octet_string, oid as identifier, sequence, set, tlv};

/// The parts of an EF.SOD; a test may change each of them.
struct Parts {
    security_object: Vec<u8>,
    certificates: Vec<u8>,
    signer_info_version: u8,
    identifier: Vec<u8>,
    attributes: Vec<Vec<u8>>,
    unsigned_attributes: Vec<u8>,
}

fn hashes(numbers: &[u8]) -> Vec<u8> {
    let entry = |number: &u8| sequence(&[&integer(&[*number]), &octet_string(&[*number; 32])]);
    sequence(&[&numbers.iter().flat_map(entry).collect::<Vec<u8>>()])
}

fn security_object(version: u8, hashes: &[u8], info: &[u8]) -> Vec<u8> {
    let algorithm = sequence(&[&identifier(oid::SHA256)]);
    sequence(&[&integer(&[version]), &algorithm, hashes, info])
}

fn attribute(of_type: oid::Oid<'_>, value: &[u8]) -> Vec<u8> {
    sequence(&[&identifier(of_type), &set(&[value])])
}

impl Parts {
    fn new() -> Self {
        Self {
            security_object: security_object(0, &hashes(&[1, 2]), &[]),
            certificates: tlv(0xA0, &[&sequence(&[&integer(&[1])])]),
            signer_info_version: 3,
            identifier: tlv(0x80, &[&[7; 20]]),
            attributes: [
                attribute(oid::CONTENT_TYPE, &identifier(oid::LDS_SECURITY_OBJECT)),
                attribute(oid::MESSAGE_DIGEST, &octet_string(&[9; 32])),
            ]
            .into(),
            unsigned_attributes: Vec::new(),
        }
    }

    fn content_info(&self) -> Vec<u8> {
        let digest = sequence(&[&identifier(oid::SHA256)]);
        let content = sequence(&[
            &identifier(oid::LDS_SECURITY_OBJECT),
            &tlv(0xA0, &[&octet_string(&self.security_object)]),
        ]);
        let signer = sequence(&[
            &integer(&[self.signer_info_version]),
            &self.identifier,
            &digest,
            &tlv(0xA0, &[&self.attributes.concat()]),
            &sequence(&[&identifier(oid::ECDSA_WITH_SHA256)]),
            &octet_string(&[5; 64]),
            &self.unsigned_attributes,
        ]);
        let signed_data = sequence(&[
            &integer(&[3]),
            &set(&[&digest]),
            &content,
            &self.certificates,
            &set(&[&signer]),
        ]);
        sequence(&[&identifier(oid::SIGNED_DATA), &tlv(0xA0, &[&signed_data])])
    }

    fn file(&self) -> Vec<u8> {
        tlv(0x77, &[&self.content_info()])
    }
}

/// Returns the error of a file with this security object.
fn error_of(security_object: Vec<u8>) -> ParseErrorKind {
    let file = Parts { security_object, ..Parts::new() }.file();
    Sod::parse(&file).unwrap_err().kind
}

/// Returns the findings of a file.
fn findings_of(file: &[u8]) -> Vec<Finding> {
    Sod::parse(file).unwrap().findings().iter().collect()
}

#[test]
fn reads_what_it_holds() {
    let file = Parts::new().file();
    let sod = Sod::parse(&file).unwrap();
    assert!(sod.findings().is_empty());
    let object = sod.security_object();
    assert_eq!(object.data_groups(), DgSet::of(&[DgNumber::Dg1, DgNumber::Dg2]));
    assert_eq!(object.hash(DgNumber::Dg2), Some(&[2; 32][..]));
    assert_eq!(object.hash(DgNumber::Dg3), None);
    let signer = sod.signed_data().signer().unwrap();
    assert_eq!(signer.signature_algorithm().oid(), oid::ECDSA_WITH_SHA256);
    assert_eq!(sod.signed_data().certificates().iter().count(), 1);
}

#[test]
fn each_truncation_is_an_error() {
    let file = Parts::new().file();
    for end in 0..file.len() {
        assert!(Sod::parse(&file[..end]).is_err(), "{end}");
    }
}

#[test]
fn a_missing_wrapper_and_padding_are_noted() {
    assert_eq!(findings_of(&Parts::new().content_info()), [Finding::MissingWrapper]);
    let mut padded = Parts::new().file();
    padded.push(0);
    assert_eq!(findings_of(&padded), [Finding::TrailingPadding]);
}

#[test]
fn bytes_after_the_content_info_are_an_error() {
    let file = tlv(0x77, &[&Parts::new().content_info(), &[0]]);
    assert_eq!(Sod::parse(&file).unwrap_err().kind, ParseErrorKind::TrailingData(1));
    let object = security_object(0, &hashes(&[1, 2]), &[]);
    assert_eq!(error_of([object, [0].into()].concat()), ParseErrorKind::TrailingData(1));
}

/// Returns an EF.SOD whose entries have these numbers, each given by its content bytes.
fn with_identifiers(identifiers: &[&[u8]]) -> Vec<u8> {
    let entry = |identifier: &&[u8]| {
        sequence(&[&tlv(0x02, &[identifier]), &octet_string(&[identifier[0]; 32])])
    };
    let entries: Vec<u8> = identifiers.iter().flat_map(entry).collect();
    let security_object = security_object(0, &sequence(&[&entries]), &[]);
    Parts { security_object, ..Parts::new() }.file()
}

#[test]
fn data_group_numbers_are_1_to_16_and_stand_once() {
    let object = |numbers: &[u8]| security_object(0, &hashes(numbers), &[]);
    assert_eq!(error_of(object(&[1, 2, 1])), ParseErrorKind::Duplicate(1));
    assert_eq!(error_of(object(&[1])), ParseErrorKind::TooFew(2));
    assert_eq!(error_of(object(&[2])), ParseErrorKind::TooFew(2));
    assert_eq!(error_of(object(&[])), ParseErrorKind::TooFew(2));
    let all: Vec<u8> = (1..=16).collect();
    let file = Parts { security_object: object(&all), ..Parts::new() }.file();
    let sod = Sod::parse(&file).unwrap();
    assert_eq!(sod.security_object().data_groups().len(), 16);
    assert!(sod.security_object().is_of_lds());
    // Any other number, at any position in the list, belongs to another application.
    for (mixed, named) in [
        (&[&[0][..], &[1]][..], 0),
        (&[&[1], &[17]], 17),
        (&[&[1], &[2], &[0xA1]], 0xA1),
        (&[&[0x1B], &[0xA1], &[2]], 0x1B),
        (&[&[1], &[1, 1]], 257),
        (&[&[1], &[0xFF, 0x01]], 0xFF01),
        (&[&[5], &[0, 0x85]], 0x85),
        (&[&[1], &[1, 0, 0, 0, 0, 2]], u32::MAX),
    ] {
        let error = Sod::parse(&with_identifiers(mixed)).unwrap_err();
        assert_eq!(error.kind, ParseErrorKind::DataGroupNumber(named), "{mixed:02X?}");
    }
    // The error is at the number.
    let file = with_identifiers(&[&[1], &[2], &[17]]);
    let at = usize::try_from(Sod::parse(&file).unwrap_err().at).unwrap();
    assert_eq!(file[at..at + 3], [2, 1, 17]);
}

#[test]
fn padded_data_group_numbers_are_noted_and_never_cut() {
    let file = with_identifiers(&[&[0, 1], &[2], &[0, 0, 0, 0, 0, 16]]);
    let sod = Sod::parse(&file).unwrap();
    let object = sod.security_object();
    let groups = [DgNumber::Dg1, DgNumber::Dg2, DgNumber::Dg16];
    assert_eq!(object.data_groups(), DgSet::of(&groups));
    assert_eq!(object.hash(DgNumber::Dg1), Some(&[0; 32][..]));
    assert_eq!(object.hash(DgNumber::Dg16), Some(&[0; 32][..]));
    assert_eq!(findings_of(&file), [Finding::IntegerNotMinimal]);
    // Padding does not change the number.
    let twice = Sod::parse(&with_identifiers(&[&[1], &[2], &[0, 1]])).unwrap_err();
    assert_eq!(twice.kind, ParseErrorKind::Duplicate(1));
    let empty = tlv(0x02, &[]);
    let entries = sequence(&[&sequence(&[&empty, &octet_string(&[0; 32])])]);
    assert_eq!(error_of(security_object(0, &entries, &[])), ParseErrorKind::Integer);
}

#[test]
fn objects_of_other_applications_are_read_and_have_no_data_groups() {
    let italian: &[&[u8]] = &[&[0xA4], &[0x1B], &[0xA5], &[0xA1], &[0xA2], &[0xA3]];
    let united_states: &[&[u8]] = &[&[0, 5]];
    for identifiers in
        [italian, united_states, &[&[5]], &[&[17]], &[&[0]], &[&[0], &[1, 1]], &[&[0xFF, 1]]]
    {
        let file = with_identifiers(identifiers);
        let sod = Sod::parse(&file).unwrap();
        let object = sod.security_object();
        assert!(!object.is_of_lds());
        assert!(object.data_groups().is_empty());
        for number in DgNumber::ALL.iter().copied() {
            assert_eq!(object.hash(number), None);
        }
        let listed: Vec<_> = object.hashes().collect();
        assert_eq!(listed.len(), identifiers.len());
        for (entry, identifier) in listed.iter().zip(identifiers) {
            assert_eq!(entry.identifier.as_bytes(), *identifier);
            assert_eq!(entry.hash, [identifier[0]; 32]);
        }
    }
    let kind = |identifiers| Sod::parse(&with_identifiers(identifiers)).unwrap_err().kind;
    assert_eq!(kind(&[&[0xA1], &[0x1B], &[0xA1]]), ParseErrorKind::Duplicate(0xA1));
    assert_eq!(kind(&[&[0xA1], &[0xFF, 0xA1]]), ParseErrorKind::Duplicate(0xFFA1));
    let numbers: Vec<[u8; 1]> = (17..34).map(|number| [number]).collect();
    let numbers: Vec<&[u8]> = numbers.iter().map(<[u8; 1]>::as_slice).collect();
    assert!(Sod::parse(&with_identifiers(&numbers[..16])).is_ok());
    assert_eq!(kind(&numbers), ParseErrorKind::TooMany(16));
}

#[test]
fn version_and_version_info_belong_together() {
    let printable = |text: &str| tlv(0x13, &[text.as_bytes()]);
    let info = sequence(&[&printable("0108"), &printable("040000")]);
    let with = |version, info: &[u8]| Parts {
        security_object: security_object(version, &hashes(&[1, 2]), info),
        ..Parts::new()
    };
    let file = with(1, &info).file();
    let sod = Sod::parse(&file).unwrap();
    let versions = sod.security_object().version_info().unwrap();
    assert_eq!(versions.lds_version, LdsVersion { major: 1, minor: 8 });
    assert!(sod.findings().is_empty());
    let old = sequence(&[&printable("0107"), &printable("040000")]);
    assert_eq!(findings_of(&with(1, &old).file()), [Finding::LdsVersionMismatch]);
    assert_eq!(findings_of(&with(0, &info).file()), [Finding::LdsVersionMismatch]);
    assert_eq!(findings_of(&with(1, &[]).file()), [Finding::LdsVersionMismatch]);
    assert_eq!(error_of(with(2, &info).security_object), ParseErrorKind::Version);
}

#[test]
fn signer_versions_fit_the_identifier_or_are_noted() {
    let with = |signer_info_version| Parts { signer_info_version, ..Parts::new() }.file();
    assert_eq!(findings_of(&with(1)), [Finding::SignerVersionMismatch]);
    assert_eq!(Sod::parse(&with(2)).unwrap_err().kind, ParseErrorKind::Version);
}

#[test]
fn unsorted_and_unsigned_attributes_are_noted() {
    let mut parts = Parts::new();
    parts.attributes.reverse();
    parts.unsigned_attributes = tlv(0xA1, &[&attribute(oid::SIGNING_TIME, &[])]);
    let file = parts.file();
    let sod = Sod::parse(&file).unwrap();
    assert!(sod.findings().contains(Finding::SignedAttributesUnsorted));
    assert!(sod.findings().contains(Finding::UnsignedAttributes));
    // In the order of DER the attributes are those of the sorted file.
    let attributes = sod.signed_data().signer().unwrap().signed_attributes().unwrap();
    let (mut sorted, mut as_received) = (Vec::new(), Vec::new());
    attributes.signed_bytes_sorted(|bytes| sorted.extend_from_slice(bytes));
    attributes.signed_bytes(|bytes| as_received.extend_from_slice(bytes));
    assert_eq!(sorted, set(&[&Parts::new().attributes.concat()]));
    assert_eq!(as_received, set(&[&parts.attributes.concat()]));
}

#[test]
fn budgets_bound_certificates_signers_and_attributes() {
    let certificates = tlv(0xA0, &[&sequence(&[]).repeat(9)]);
    let file = Parts { certificates, ..Parts::new() }.file();
    assert_eq!(Sod::parse(&file).unwrap_err().kind, ParseErrorKind::TooMany(8));
    let attributes = std::vec![attribute(oid::SIGNING_TIME, &[]); 17];
    let file = Parts { attributes, ..Parts::new() }.file();
    assert_eq!(Sod::parse(&file).unwrap_err().kind, ParseErrorKind::TooMany(16));
}

#[test]
fn content_in_segments_needs_a_scratch_buffer() {
    let parts = Parts::new();
    let der = octet_string(&parts.security_object);
    let (first, second) = parts.security_object.split_at(10);
    let segments = tlv(0x24, &[&octet_string(first), &octet_string(second)]);
    let whole = parts.content_info();
    let at = whole.windows(der.len()).position(|window| window == der).unwrap();
    // The lengths of the enclosing levels grow with the content, so those levels are built again.
    let content = sequence(&[
        &identifier(oid::LDS_SECURITY_OBJECT),
        &[&[0xA0, 0x80][..], &segments, &[0, 0]].concat(),
    ]);
    let digest = sequence(&[&identifier(oid::SHA256)]);
    let after = &whole[at + der.len()..];
    let signed_data =
        [&[0x30, 0x80][..], &integer(&[3]), &set(&[&digest]), &content, after, &[0, 0]].concat();
    let file = tlv(
        0x77,
        &[&sequence(&[
            &identifier(oid::SIGNED_DATA),
            &[&[0xA0, 0x80][..], &signed_data, &[0, 0]].concat(),
        ])],
    );
    let length = u32::try_from(parts.security_object.len()).unwrap();
    let error = Sod::parse(&file).unwrap_err();
    assert_eq!(error.kind, ParseErrorKind::ScratchTooSmall(length));
    let mut scratch = std::vec![0; file.len()];
    let sod = Sod::parse_with_scratch(&file, &mut scratch).unwrap();
    assert_eq!(sod.security_object().hash(DgNumber::Dg1), Some(&[1; 32][..]));
    assert!(sod.findings().contains(Finding::BerEncoding));
    assert_eq!(sod.signed_data().content().segments().count(), 2);
}

#[test]
fn the_hashes_do_not_show() {
    let file = Parts::new().file();
    let shown = std::format!("{:?}", Sod::parse(&file).unwrap());
    assert!(!shown.contains("1, 1, 1") && !shown.contains("0101"), "{shown}");
}
