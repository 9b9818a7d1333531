use super::*;
use crate::biometrics::{Eye, ImageFormat};
use crate::error::ParseErrorKind;
use crate::finding::Finding;
use crate::tlv::Tag;
use crate::tlv::build::tlv;
use std::vec::Vec;

const JPEG_2000: [u8; 12] = *b"\x00\x00\x00\x0CjP  \r\n\x87\n";

/// A header: iris, left, ISO/IEC JTC 1/SC 37, ISO/IEC 19794-6.
const HEADER: [u8; 16] = [0xA1, 14, 0x81, 1, 0x10, 0x82, 1, 2, 0x87, 2, 1, 1, 0x88, 2, 0, 9];

/// Returns a record with an image of the left eye.
fn record(format: u8, image: &[u8]) -> Vec<u8> {
    let length = u32::try_from(45 + 3 + 11 + image.len()).unwrap().to_be_bytes();
    let image_length = u32::try_from(image.len()).unwrap().to_be_bytes();
    [
        b"IIR\x00010\0",
        &length[..],
        &[0, 0, 1, 0, 45, 0, 0, 0, 150, 0, format, 0, 163, 0, 149, 8, 0],
        &[0; 16],
        &[2, 0, 1],
        &[0, 1, 90, 0, 0, 0, 0],
        &image_length,
        image,
    ]
    .concat()
}

fn jpeg_2000() -> Vec<u8> {
    record(16, &JPEG_2000)
}

fn template(header: &[u8], data: &[u8]) -> Vec<u8> {
    tlv(0x7F60, &[header, &tlv(0x5F2E, &[data])])
}

fn file_of(templates: &[&[u8]]) -> Vec<u8> {
    let count = u8::try_from(templates.len()).unwrap();
    tlv(0x76, &[&tlv(0x7F61, &[&[2, 1, count], &templates.concat()])])
}

fn file(header: &[u8], data: &[u8]) -> Vec<u8> {
    file_of(&[&template(header, data)])
}

fn findings(file: &[u8]) -> FindingSet {
    Dg4::parse(file).unwrap().findings()
}

fn error_of(file: &[u8]) -> ParseErrorKind {
    Dg4::parse(file).unwrap_err().kind
}

/// Returns the header with another byte.
fn with(at: usize, value: u8) -> [u8; 16] {
    let mut header = HEADER;
    header[at] = value;
    header
}

/// The cases of TR-03105-5.1, unit LDS_E, that must succeed: 01 JPEG 2000, 02 raw.
#[test]
fn reads_the_conforming_files() {
    for (record, format) in
        [(jpeg_2000(), ImageFormat::Jpeg2000), (record(2, &[7; 600]), ImageFormat::Unknown)]
    {
        let file = file(&HEADER, &record);
        let dg4 = Dg4::parse(&file).unwrap();
        assert_eq!(dg4.findings(), FindingSet::EMPTY);
        assert_eq!((dg4.group().len(), dg4.templates().count()), (1, 1));
        let iris = dg4.irises().next().unwrap();
        let [image] = iris.images().collect::<Vec<_>>().try_into().unwrap();
        assert_eq!(image.format, format);
        assert!(file[usize::try_from(image.at).unwrap()..].starts_with(image.bytes));
        let IrisImageBlock::Iso19794(record) = iris else { panic!() };
        assert_eq!(record.eyes().next().unwrap().eye(), Eye::Left);
    }
}

/// The cases of TR-03105-5.1, unit LDS_E, that must fail because of the structure: 03 tag, 04 and 05 length, 06 number
/// of instances, 07 owner, 09 type, 13 format identifier, 14 image of the second instance.
#[test]
fn refuses_the_malformed_files() {
    let good = file(&HEADER, &jpeg_2000());
    let mut tag = good.clone();
    tag[0] = 0x77;
    let unexpected = ParseErrorKind::UnexpectedTag { expected: Tag(0x76), found: Tag(0x77) };
    assert_eq!(error_of(&tag), unexpected);
    let (mut short, mut long) = (good.clone(), good.clone());
    short[1] -= 1;
    long[1] += 1;
    assert!(matches!(error_of(&short), ParseErrorKind::LengthExceedsInput { .. }));
    assert!(matches!(error_of(&long), ParseErrorKind::LengthExceedsInput { .. }));
    let uncounted = tlv(0x76, &[&tlv(0x7F61, &[&template(&HEADER, &jpeg_2000())])]);
    assert_eq!(error_of(&uncounted), ParseErrorKind::Missing(Tag::INTEGER));
    for (at, value) in [(10, 2), (11, 0), (14, 1), (15, 7), (15, 8)] {
        assert_eq!(error_of(&file(&with(at, value), &jpeg_2000())), ParseErrorKind::Value, "{at}");
    }
    let mut other = jpeg_2000();
    other[0] = b'F';
    assert_eq!(error_of(&file(&HEADER, &other)), ParseErrorKind::Value);
    let first = template(&HEADER, &jpeg_2000());
    for (second, kind) in [
        (tlv(0x7F60, &[&HEADER]), ParseErrorKind::Missing(Tag(0x5F2E))),
        (template(&HEADER, &[]), ParseErrorKind::WrongLength(0)),
        (template(&HEADER, &record(16, &[])), ParseErrorKind::WrongLength(0)),
    ] {
        assert_eq!(error_of(&file_of(&[&first, &second])), kind);
    }
}

/// The cases of TR-03105-5.1, unit LDS_E, that must fail because of the header: 08 owner missing, 10 type missing, 11
/// subtype wrong, 12 subtype missing. They are findings, which `Policy::STRICT` does not tolerate.
#[test]
fn notes_a_header_that_is_incomplete_or_unusual() {
    let incomplete = FindingSet::of(&[Finding::BiometricHeaderIncomplete]);
    for header in [
        &[0xA1, 7, 0x82, 1, 2, 0x88, 2, 0, 9][..],
        &[0xA1, 7, 0x82, 1, 2, 0x87, 2, 1, 1],
        &[0xA1, 8, 0x87, 2, 1, 1, 0x88, 2, 0, 9],
    ] {
        assert_eq!(findings(&file(header, &jpeg_2000())), incomplete);
    }
    let unusual = FindingSet::of(&[Finding::BiometricHeaderUnusual]);
    for (at, value) in [(4, 8), (7, 3), (7, 9), (15, 0x2C)] {
        assert_eq!(findings(&file(&with(at, value), &jpeg_2000())), unusual, "{at} {value}");
    }
    for subtype in 0..=2 {
        assert!(findings(&file(&with(7, subtype), &jpeg_2000())).is_empty(), "{subtype}");
    }
}

#[test]
fn reads_a_record_of_iso_39794() {
    let codes = [0x80, 1, 1, 0xA1, 3, 0x80, 1, 2, 0x82, 1, 8, 0xA3, 3, 0x80, 1, 3];
    let block = tlv(
        0x66,
        &[
            &[0xA0, 7, 0x80, 1, 3, 0x81, 2, 7, 0xE3],
            &tlv(0xA1, &[&tlv(0x30, &[&codes, &tlv(0x88, &[&JPEG_2000])])]),
        ],
    );
    let template = tlv(0x7F60, &[&with(15, 0x2C), &tlv(0x7F2E, &[&tlv(0xA1, &[&block])])]);
    let file = file_of(&[&template]);
    let dg4 = Dg4::parse(&file).unwrap();
    assert_eq!(dg4.findings(), FindingSet::EMPTY);
    let iris = dg4.irises().next().unwrap();
    assert_eq!(iris.images().next().unwrap().bytes, JPEG_2000);
    let IrisImageBlock::Iso39794(data) = iris else { panic!() };
    assert_eq!(data.representations().next().unwrap().eye, Eye::Right);
}

#[test]
fn a_file_of_zero_instances_has_a_random_number() {
    let group = [0x7F, 0x61, 3, 2, 1, 0];
    let with_random = tlv(0x76, &[&group, &[0x53, 4, 9, 8, 7, 6]]);
    let dg4 = Dg4::parse(&with_random).unwrap();
    assert_eq!(dg4.findings(), FindingSet::EMPTY);
    assert!(dg4.is_empty() && dg4.irises().next().is_none());
    assert_eq!(dg4.random_number(), Some(&[9, 8, 7, 6][..]));
    let without = tlv(0x76, &[&group]);
    assert_eq!(findings(&without), FindingSet::of(&[Finding::RandomNumberMissing]));
}

#[test]
fn each_proper_prefix_is_an_error() {
    let file = file(&HEADER, &jpeg_2000());
    for end in 0..file.len() {
        assert!(Dg4::parse(&file[..end]).is_err());
    }
}

#[test]
fn debug_shows_no_iris() {
    let file = file(&HEADER, &jpeg_2000());
    let shown = std::format!("{:?}", Dg4::parse(&file).unwrap());
    assert!(shown.starts_with("Dg4 { group: BiometricInformationGroup"), "{shown}");
    assert!(!shown.contains("135"), "{shown}");
}
