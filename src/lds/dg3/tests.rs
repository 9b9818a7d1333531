use super::*;
use crate::biometrics::{FingerPosition, ImageFormat};
use crate::error::ParseErrorKind;
use crate::finding::Finding;
use crate::tlv::Tag;
use crate::tlv::build::tlv;
use std::vec::Vec;

const WSQ: [u8; 5] = [0xFF, 0xA0, 0xFF, 0xA4, 0];
const JPEG_2000: [u8; 12] = *b"\x00\x00\x00\x0CjP  \r\n\x87\n";

/// A header: finger, right pointer, ISO/IEC JTC 1/SC 37, ISO/IEC 19794-4.
const HEADER: [u8; 16] = [0xA1, 14, 0x81, 1, 8, 0x82, 1, 9, 0x87, 2, 1, 1, 0x88, 2, 0, 7];

/// Returns a record with an image of the right index finger.
fn record(compression: u8, image: &[u8]) -> Vec<u8> {
    let block = u32::try_from(14 + image.len()).unwrap().to_be_bytes();
    let length = u32::try_from(32 + 14 + image.len()).unwrap().to_be_bytes();
    [
        b"FIR\x00010\0\0\0",
        &length[..],
        &[0, 0, 0, 31, 1, 1, 1, 0xF4, 1, 0xF4, 1, 0xF4, 1, 0xF4, 8, compression, 0, 0],
        &block,
        &[2, 1, 1, 100, 0, 0, 20, 0, 30, 0],
        image,
    ]
    .concat()
}

fn wsq() -> Vec<u8> {
    record(2, &WSQ)
}

fn template(header: &[u8], data: &[u8]) -> Vec<u8> {
    tlv(0x7F60, &[header, &tlv(0x5F2E, &[data])])
}

fn file_of(templates: &[&[u8]]) -> Vec<u8> {
    let count = u8::try_from(templates.len()).unwrap();
    tlv(0x63, &[&tlv(0x7F61, &[&[2, 1, count], &templates.concat()])])
}

fn file(header: &[u8], data: &[u8]) -> Vec<u8> {
    file_of(&[&template(header, data)])
}

fn findings(file: &[u8]) -> FindingSet {
    Dg3::parse(file).unwrap().findings()
}

fn error_of(file: &[u8]) -> ParseErrorKind {
    Dg3::parse(file).unwrap_err().kind
}

/// Returns the header with another byte.
fn with(at: usize, value: u8) -> [u8; 16] {
    let mut header = HEADER;
    header[at] = value;
    header
}

/// The cases of TR-03105-5.1, unit LDS_D, that must succeed: 01 JPEG 2000, 02 WSQ, 03 three WSQ, 16 two raw.
#[test]
fn reads_the_conforming_files() {
    let (jpeg_2000, wsq) = (record(4, &JPEG_2000), wsq());
    let raw = record(0, &[7; 600]);
    let one = |record: &[u8]| template(&HEADER, record);
    for (templates, format) in [
        (std::vec![one(&jpeg_2000)], ImageFormat::Jpeg2000),
        (std::vec![one(&wsq)], ImageFormat::Wsq),
        (std::vec![one(&wsq); 3], ImageFormat::Wsq),
        (std::vec![one(&raw); 2], ImageFormat::Unknown),
    ] {
        let parts: Vec<_> = templates.iter().map(Vec::as_slice).collect();
        let file = file_of(&parts);
        let dg3 = Dg3::parse(&file).unwrap();
        assert_eq!(dg3.findings(), FindingSet::EMPTY);
        assert_eq!(dg3.fingers().count(), templates.len());
        for finger in dg3.fingers() {
            let [image] = finger.images().collect::<Vec<_>>().try_into().unwrap();
            assert_eq!(image.format, format);
            assert!(file[usize::try_from(image.at).unwrap()..].starts_with(image.bytes));
            let FingerImageBlock::Iso19794(record) = finger else { panic!() };
            assert_eq!(record.views().next().unwrap().position, FingerPosition::RightIndex);
        }
    }
}

/// The cases of TR-03105-5.1, unit LDS_D, that must fail because of the structure: 04 tag, 05 and 06 length, 07
/// number of instances, 08 owner, 10 type, 14 format identifier, 15 image of the second instance.
#[test]
fn refuses_the_malformed_files() {
    let good = file(&HEADER, &wsq());
    let mut tag = good.clone();
    tag[0] = 0x64;
    let unexpected = ParseErrorKind::UnexpectedTag { expected: Tag(0x63), found: Tag(0x64) };
    assert_eq!(error_of(&tag), unexpected);
    let (mut short, mut long) = (good.clone(), good.clone());
    short[1] -= 1;
    long[1] += 1;
    assert!(matches!(error_of(&short), ParseErrorKind::LengthExceedsInput { .. }));
    assert!(matches!(error_of(&long), ParseErrorKind::LengthExceedsInput { .. }));
    let uncounted = tlv(0x63, &[&tlv(0x7F61, &[&template(&HEADER, &wsq())])]);
    assert_eq!(error_of(&uncounted), ParseErrorKind::Missing(Tag::INTEGER));
    for (at, value) in [(10, 2), (11, 0), (14, 1), (15, 8), (15, 9)] {
        assert_eq!(error_of(&file(&with(at, value), &wsq())), ParseErrorKind::Value, "{at}");
    }
    let mut other = wsq();
    other[2] = b'S';
    assert_eq!(error_of(&file(&HEADER, &other)), ParseErrorKind::Value);
    let first = template(&HEADER, &wsq());
    for (second, kind) in [
        (tlv(0x7F60, &[&HEADER]), ParseErrorKind::Missing(Tag(0x5F2E))),
        (template(&HEADER, &[]), ParseErrorKind::WrongLength(0)),
        (template(&HEADER, &record(2, &[])), ParseErrorKind::WrongLength(14)),
    ] {
        assert_eq!(error_of(&file_of(&[&first, &second])), kind);
    }
}

/// The cases of TR-03105-5.1, unit LDS_D, that must fail because of the header: 09 owner missing, 11 type missing, 12
/// subtype wrong, 13 subtype missing. They are findings, which `Policy::STRICT` does not tolerate.
#[test]
fn notes_a_header_that_is_incomplete_or_unusual() {
    let incomplete = FindingSet::of(&[Finding::BiometricHeaderIncomplete]);
    for header in [
        &[0xA1, 7, 0x82, 1, 9, 0x88, 2, 0, 7][..],
        &[0xA1, 7, 0x82, 1, 9, 0x87, 2, 1, 1],
        &[0xA1, 8, 0x87, 2, 1, 1, 0x88, 2, 0, 7],
        &[],
    ] {
        assert_eq!(findings(&file(header, &wsq())), incomplete);
    }
    let unusual = FindingSet::of(&[Finding::BiometricHeaderUnusual]);
    for (at, value) in [(4, 2), (7, 3), (7, 0x18), (7, 0x29), (15, 0x28)] {
        assert_eq!(findings(&file(&with(at, value), &wsq())), unusual, "{at} {value}");
    }
    let constructed = tlv(0x7F60, &[&HEADER, &tlv(0x7F2E, &[&wsq()])]);
    assert_eq!(findings(&file_of(&[&constructed])), unusual);
    for subtype in [0, 0x05, 0x09, 0x0D, 0x11, 0x15, 0x06, 0x0A, 0x0E, 0x12, 0x16] {
        assert!(findings(&file(&with(7, subtype), &wsq())).is_empty(), "{subtype}");
    }
}

#[test]
fn reads_a_record_of_iso_39794() {
    let image = tlv(0x83, &[&WSQ]);
    let codes = [0xA0, 3, 0x80, 1, 2, 0xA1, 3, 0x80, 1, 0, 0xA2, 3, 0x80, 1, 1];
    let block = tlv(
        0x64,
        &[&[0xA0, 7, 0x80, 1, 3, 0x81, 2, 7, 0xE3], &tlv(0xA1, &[&tlv(0x30, &[&codes, &image])])],
    );
    let template = tlv(0x7F60, &[&with(15, 0x28), &tlv(0x7F2E, &[&tlv(0xA1, &[&block])])]);
    let file = file_of(&[&template]);
    let dg3 = Dg3::parse(&file).unwrap();
    assert_eq!(dg3.findings(), FindingSet::EMPTY);
    let finger = dg3.fingers().next().unwrap();
    assert_eq!(finger.images().next().unwrap().bytes, WSQ);
    let FingerImageBlock::Iso39794(data) = finger else { panic!() };
    let position = data.representations().next().unwrap().position;
    assert_eq!(position, Some(FingerPosition::RightIndex));
}

#[test]
fn a_file_of_zero_instances_has_a_random_number() {
    let group = [0x7F, 0x61, 3, 2, 1, 0];
    let with_random = tlv(0x63, &[&group, &[0x53, 4, 9, 8, 7, 6]]);
    let dg3 = Dg3::parse(&with_random).unwrap();
    assert_eq!(dg3.findings(), FindingSet::EMPTY);
    assert!(dg3.is_empty() && dg3.group().instances() == 0);
    assert_eq!(dg3.random_number(), Some(&[9, 8, 7, 6][..]));
    assert_eq!((dg3.templates().count(), dg3.fingers().count()), (0, 0));

    let without = tlv(0x63, &[&group]);
    let dg3 = Dg3::parse(&without).unwrap();
    assert_eq!(dg3.findings(), FindingSet::of(&[Finding::RandomNumberMissing]));
    assert_eq!(dg3.random_number(), None);
    let twice = tlv(0x63, &[&group, &[0x53, 1, 9, 0x53, 1, 9]]);
    assert_eq!(error_of(&twice), ParseErrorKind::Duplicate(0x53));
    let announced = tlv(0x63, &[&[0x7F, 0x61, 3, 2, 1, 2]]);
    assert_eq!(error_of(&announced), ParseErrorKind::TooFew(2));
    let both = tlv(0x63, &[&file(&HEADER, &wsq())[2..], &[0x53, 1, 9]]);
    assert_eq!(findings(&both), FindingSet::of(&[Finding::UnknownElement]));
}

#[test]
fn refuses_no_group_and_two_groups() {
    let tag = BiometricInformationGroup::TAG;
    assert_eq!(error_of(&[0x63, 0]), ParseErrorKind::Missing(tag));
    let twice = tlv(0x63, &[&[0x7F, 0x61, 3, 2, 1, 0], &[0x7F, 0x61, 3, 2, 1, 0]]);
    assert_eq!(error_of(&twice), ParseErrorKind::Duplicate(tag.0));
}

#[test]
fn further_templates_may_be_of_any_format() {
    let first = template(&HEADER, &wsq());
    let other = template(&[0xA1, 8, 0x87, 2, 0, 0x1B, 0x88, 2, 4, 1], b"any");
    let file = file_of(&[&first, &other, &first]);
    let dg3 = Dg3::parse(&file).unwrap();
    assert!(dg3.findings().is_empty());
    assert_eq!((dg3.templates().count(), dg3.fingers().count()), (3, 2));
    assert_eq!(error_of(&file_of(&[&other, &first])), ParseErrorKind::Value);
}

#[test]
fn each_proper_prefix_is_an_error() {
    let file = file(&HEADER, &wsq());
    for end in 0..file.len() {
        assert!(Dg3::parse(&file[..end]).is_err());
    }
    let padded = [&file[..], &[0, 0]].concat();
    assert_eq!(findings(&padded), FindingSet::of(&[Finding::TrailingPadding]));
}

#[test]
fn debug_shows_no_finger() {
    let file = file(&HEADER, &wsq());
    let shown = std::format!("{:?}", Dg3::parse(&file).unwrap());
    assert!(shown.starts_with("Dg3 { group: BiometricInformationGroup"), "{shown}");
    assert!(!shown.contains("255"), "{shown}");
}
