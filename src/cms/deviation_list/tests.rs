//! A list gives back what was put in, and a malformed entry does not sink the others.

use super::*;
use crate::ParseErrorKind;
use crate::finding::{Finding, FindingSet};
use crate::oid::Oid;
use crate::tlv::build::{
    integer, null, octet_string, oid as oid_of, printable, sequence, set, tlv,
};
use crate::x509::testing::{assert_no_prefix_parses, state};
use std::format;
use std::vec::Vec;

/// A list without a signer.
fn list(content_type: Oid<'_>, deviations: &[&[u8]]) -> Vec<u8> {
    let algorithm = sequence(&[&oid_of(oid::SHA256)]);
    let content = sequence(&[&integer(&[0]), &algorithm, &set(deviations)]);
    let content = tlv(0xA0, &[&octet_string(&content)]);
    let signed_data = sequence(&[
        &integer(&[3]),
        &set(&[]),
        &sequence(&[&oid_of(content_type), &content]),
        &set(&[]),
    ]);
    sequence(&[&oid_of(oid::SIGNED_DATA), &tlv(0xA0, &[&signed_data])])
}

fn time(text: &str) -> Vec<u8> {
    tlv(0x18, &[text.as_bytes()])
}

fn description() -> Vec<u8> {
    sequence(&[
        &printable("Country in UTF-8"),
        &oid_of(oid::DEVIATION_LIST),
        &tlv(0xA0, &[&tlv(0x0A, &[&[3]])]),
        &tlv(0xA1, &[&null()]),
    ])
}

fn deviation(documents: &[&[u8]]) -> Vec<u8> {
    let bare = sequence(&[&oid_of(oid::DEVIATION_LIST)]);
    sequence(&[&sequence(documents), &set(&[&description(), &bare])])
}

fn by_issuer() -> Vec<u8> {
    tlv(0xA1, &[&state("DE", "CSCA"), &integer(&[0x12, 0x34])])
}

fn numbers() -> Vec<u8> {
    tlv(0xA5, &[&printable("C01X00T47"), &printable("C01X00T48")])
}

fn period() -> Vec<u8> {
    tlv(0xA4, &[&time("20170101000000Z"), &time("20180101000000Z")])
}

#[test]
fn gives_back_what_was_put_in() {
    let deviation = deviation(&[&tlv(0x80, &[b"P<"]), &by_issuer(), &period(), &numbers()]);
    let bytes = list(oid::DEVIATION_LIST, &[&deviation]);
    let list = DeviationList::parse(&bytes).unwrap();
    assert_eq!(list.digest_algorithm().unwrap().oid(), oid::SHA256);
    assert!(list.signed_data().signer().is_none());
    let [deviation] = list.deviations().collect::<Vec<_>>().try_into().unwrap();
    let deviation = deviation.unwrap();
    let documents = deviation.documents();
    assert_eq!(documents.document_type(), Some(&b"P<"[..]));
    let Some(DocumentSignerIdentifier::IssuerAndSerialNumber { issuer, serial_number }) =
        documents.signer()
    else {
        panic!("{documents:?}")
    };
    assert_eq!(issuer.country(), Some("DE"));
    assert_eq!(serial_number.as_bytes(), [0x12, 0x34]);
    let period = documents.issued().unwrap();
    assert_eq!((period.first_issued.0, period.last_issued.0), (1_483_228_800, 1_514_764_800));
    let numbers: Vec<_> = documents.document_numbers().unwrap().collect();
    assert_eq!(numbers, [&b"C01X00T47"[..], b"C01X00T48"]);
    let [first, second] = deviation.descriptions().collect::<Vec<_>>().try_into().unwrap();
    assert_eq!(first.description, Some(&b"Country in UTF-8"[..]));
    assert_eq!(first.deviation_type, oid::DEVIATION_LIST);
    assert_eq!(first.parameters.unwrap().content, [3]);
    assert_eq!(first.national_use.unwrap().whole, null());
    assert!(second.description.is_none() && second.parameters.is_none());
}

#[test]
fn each_criterion_is_optional() {
    let key = deviation(&[&tlv(0x82, &[&[0x51; 20]])]);
    let digest = deviation(&[&tlv(0x83, &[&[0x52; 32]])]);
    let bytes = list(oid::DEVIATION_LIST, &[&key, &digest, &deviation(&[])]);
    let list = DeviationList::parse(&bytes).unwrap();
    let documents = list.deviations().map(|it| it.unwrap().documents()).collect::<Vec<_>>();
    let [key, digest, none] = documents.try_into().unwrap();
    assert!(matches!(
        key.signer(),
        Some(DocumentSignerIdentifier::SubjectKeyIdentifier(&[0x51, ..]))
    ));
    assert!(matches!(
        digest.signer(),
        Some(DocumentSignerIdentifier::CertificateDigest(&[0x52, ..]))
    ));
    assert!(none.signer().is_none() && none.document_type().is_none());
    assert!(none.issued().is_none() && none.document_numbers().is_none());
}

#[test]
fn a_malformed_deviation_does_not_sink_the_others() {
    let good = deviation(&[&numbers()]);
    for (bad, kind) in [
        (deviation(&[&tlv(0x80, &[b"PPP"])]), ParseErrorKind::WrongLength(3)),
        (deviation(&[&tlv(0x80, &[b""])]), ParseErrorKind::WrongLength(0)),
        (deviation(&[&tlv(0xA4, &[&time("2017"), &time("2018")])]), ParseErrorKind::Time),
        (deviation(&[&numbers(), &null()]), ParseErrorKind::TrailingData(2)),
        (sequence(&[&sequence(&[])]), ParseErrorKind::Missing(Tag::SET)),
        (
            deviation(&[&tlv(0xA5, &[&null()])]),
            ParseErrorKind::UnexpectedTag { expected: Tag::PRINTABLE_STRING, found: Tag::NULL },
        ),
    ] {
        let bytes = list(oid::DEVIATION_LIST, &[&good, &bad, &good]);
        let list = DeviationList::parse(&bytes).unwrap();
        let results: Vec<_> = list.deviations().collect();
        assert_eq!(results.len(), 3);
        assert!(results[0].is_ok() && results[2].is_ok());
        let error = results[1].unwrap_err();
        assert_eq!((error.kind, error.within), (kind, Structure::DeviationList));
        let place = bytes.windows(bad.len()).position(|window| window == bad).unwrap();
        let place = u32::try_from(place).unwrap();
        let end = place + u32::try_from(bad.len()).unwrap();
        assert!((place..=end).contains(&error.at), "{error} of {place}");
    }
    // After bytes that are no element, nothing can be found.
    let bytes = list(oid::DEVIATION_LIST, &[&good, &[0x30, 0x7F], &good]);
    let list = DeviationList::parse(&bytes).unwrap();
    let results: Vec<_> = list.deviations().collect();
    assert_eq!(results.len(), 2);
    assert!(results[0].is_ok() && results[1].is_err());
}

#[test]
fn rejects_each_prefix_and_another_content_type() {
    let bytes = list(oid::DEVIATION_LIST, &[&deviation(&[&numbers()])]);
    assert_no_prefix_parses(&bytes, DeviationList::parse);
    let error = DeviationList::parse(&list(oid::CSCA_MASTER_LIST, &[])).unwrap_err();
    assert_eq!((error.kind, error.within), (ParseErrorKind::Value, Structure::MasterList));
}

#[test]
fn an_error_names_what_was_given_in_place_of_the_list() {
    for (content_type, structure) in [
        (oid::DEFECT_LIST, Structure::DefectList),
        (oid::CSCA_MASTER_LIST, Structure::MasterList),
        (oid::LDS_SECURITY_OBJECT, Structure::LdsSecurityObject),
        (oid::SECURITY_OBJECT, Structure::EfCardSecurity),
        // Nothing is known about this one.
        (oid::DATA, Structure::DeviationList),
    ] {
        let error = DeviationList::parse(&list(content_type, &[])).unwrap_err();
        assert_eq!((error.kind, error.within), (ParseErrorKind::Value, structure));
    }
    let bytes = list(oid::DEFECT_LIST, &[]);
    assert_eq!(SignedData::parse(&bytes).unwrap().structure(), Some(Structure::DefectList));
    let error = crate::cms::MasterList::parse(&bytes).unwrap_err();
    assert_eq!(error.within, Structure::DefectList);
}

/// The list of Italy of 2018 has both.
#[test]
fn reads_a_document_type_of_one_character_and_a_fraction_of_a_second() {
    let period = tlv(0xA4, &[&time("20171001000000Z"), &time("20180205235959.999Z")]);
    let entry = deviation(&[&tlv(0x80, &[b"C"]), &period]);
    let bytes = list(oid::DEVIATION_LIST, &[&entry]);
    let read = DeviationList::parse(&bytes).unwrap().deviations().next().unwrap().unwrap();
    assert_eq!(read.documents().document_type(), Some(&b"C"[..]));
    assert_eq!(read.documents().issued().unwrap().last_issued.0, 1_517_875_199);
    assert_eq!(read.findings(), FindingSet::of(&[Finding::DeviationDocumentTypeLength]));
    for bad in ["20180205235959.Z", "20180205235959.90Z", "20180205235959.9", "20180205235959,9Z"] {
        let period = tlv(0xA4, &[&time("20171001000000Z"), &time(bad)]);
        let bytes = list(oid::DEVIATION_LIST, &[&deviation(&[&period])]);
        let error = DeviationList::parse(&bytes).unwrap().deviations().next().unwrap().unwrap_err();
        assert_eq!(error.kind, ParseErrorKind::Time, "{bad}");
    }
}

#[test]
fn a_description_has_a_known_type_and_the_number_of_its_parameters() {
    let described = |arcs: &[u8], parameters: &[u8]| {
        let identifier = [oid::DEVIATION_LIST.as_bytes(), arcs].concat();
        let parameters = tlv(0xA0, &[parameters]);
        let description = sequence(&[&tlv(0x06, &[&identifier]), &parameters]);
        let entry = sequence(&[&sequence(&[]), &set(&[&description])]);
        let bytes = list(oid::DEVIATION_LIST, &[&entry]);
        let read = DeviationList::parse(&bytes).unwrap().deviations().next().unwrap().unwrap();
        let description = read.descriptions().next().unwrap();
        (description.known_type(), description.number())
    };
    let wrong_hash = Some(DeviationType::LdsDgHashWrong);
    assert_eq!(described(&[2, 2], &integer(&[12])), (wrong_hash, Some(12)));
    assert_eq!(described(&[2, 2], &oid_of(oid::SHA256)), (wrong_hash, None));
    assert_eq!(described(&[2, 2], &integer(&[1, 0, 0, 0, 0])), (wrong_hash, None));
    assert_eq!(described(&[9], &integer(&[12])), (None, Some(12)));
}

#[test]
fn debug_shows_no_document_number() {
    let bytes = list(oid::DEVIATION_LIST, &[&deviation(&[&numbers()])]);
    let list = DeviationList::parse(&bytes).unwrap();
    let deviation = list.deviations().next().unwrap().unwrap();
    let text = format!("{list:?} {deviation:?}");
    assert!(text.contains("document_numbers: Some(2)"), "{text}");
    assert!(!text.contains("C01X") && !text.contains("67, 48"), "{text}");
}
