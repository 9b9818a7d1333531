use super::*;
use crate::lds::{DataGroup, dg2::Dg2};
use std::vec::Vec;

const JPEG: [u8; 6] = [0xFF, 0xD8, 0xFF, 0xE0, 0xFF, 0xD9];
const HEADER: [u8; 10] = [0xA1, 8, 0x87, 2, 1, 1, 0x88, 2, 0, 8];

fn tlv(tag: &[u8], content: &[&[u8]]) -> Vec<u8> {
    let content = content.concat();
    [tag, &[0x81, u8::try_from(content.len()).unwrap()], &content].concat()
}

fn record(image: &[u8]) -> Vec<u8> {
    let length = |bytes: usize| u8::try_from(bytes + image.len()).unwrap();
    let header = [&b"FAC\x00010\0"[..], &[0, 0, 0, length(54), 0, 1]].concat();
    let information = [&[0, 0, 0, length(40), 0, 1][..], &[0; 14], &[1; 8], &[0; 12]].concat();
    [&header[..], &information, image].concat()
}

fn iso_39794(representation: &[u8]) -> Vec<u8> {
    let block = tlv(&[0x30], &[&[0x80, 1, 0], representation]);
    let data = tlv(&[0x65], &[&[0xA0, 0], &tlv(&[0xA1], &[&block])]);
    tlv(&[0xA1], &[&data])
}

fn two_dimensional(content: &[u8]) -> Vec<u8> {
    tlv(&[0xA1], &[&tlv(&[0xA0], &[&tlv(&[0xA0], &[content])])])
}

fn file(tag: &[u8], block: &[u8]) -> Vec<u8> {
    let template = tlv(&[0x7F, 0x60], &[&HEADER, &tlv(tag, &[block])]);
    tlv(&[0x75], &[&tlv(&[0x7F, 0x61], &[&[2, 1, 1], &template])])
}

fn files() -> [Vec<u8>; 6] {
    let constructed = [0x7F, 0x2E];
    let image = two_dimensional(&tlv(&[0x80], &[&JPEG.repeat(3)]));
    [
        file(&[0x5F, 0x2E], &record(&JPEG)),
        file(&[0x5F, 0x2E], &record(&JPEG.repeat(5))),
        file(&[0x5F, 0x2E], &JPEG),
        file(&[0x5F, 0x2E], &JPEG.repeat(4)),
        file(&constructed, &iso_39794(&image)),
        file(&constructed, &iso_39794(&tlv(&[0xA1], &[&[0xA1, 0]]))),
    ]
}

/// Returns the result of the scanner for these chunks, and the bytes that it returns.
fn scan(chunks: &[&[u8]]) -> (Result<FaceImageScan, ParseError>, Vec<u8>) {
    let mut scanner = FaceImageScanner::new();
    let mut image = Vec::new();
    for chunk in chunks {
        let parts = scanner.push(chunk).unwrap_or_default();
        parts.into_iter().for_each(|part| image.extend_from_slice(part));
    }
    (scanner.state(), image)
}

fn error_of(file: &[u8]) -> ParseErrorKind {
    scan(&[file]).0.unwrap_err().kind
}

#[test]
fn finds_what_the_parser_finds_however_the_file_is_split() {
    for file in files() {
        let image = Dg2::parse(&file).unwrap().face_image();
        let expected = image.map_or(FaceImageScan::NoImage, |image| {
            let (at, format) = (image.at, image.format);
            FaceImageScan::Found(FaceImageExtent { at, length: image.length(), format })
        });
        let bytes = image.map_or(&[][..], |image| image.bytes);
        for split in 0..=file.len() {
            let (first, second) = file.split_at(split);
            assert_eq!(scan(&[first, second]), (Ok(expected), bytes.to_vec()), "{split}");
        }
        let single: Vec<_> = file.chunks(1).collect();
        assert_eq!(scan(&single), (Ok(expected), bytes.to_vec()));
    }
}

#[test]
fn in_a_cut_file_finds_no_more_than_arrived() {
    for file in files() {
        let whole = scan(&[&file]);
        for end in 0..file.len() {
            let (state, image) = scan(&[&file[..end]]);
            assert!(state == Ok(FaceImageScan::NeedsMore) || state == whole.0);
            assert!(whole.1.starts_with(&image));
        }
    }
}

#[test]
fn finds_no_image_in_a_file_of_zero_instances() {
    for file in [
        &[0x75, 6, 0x7F, 0x61, 3, 2, 1, 0][..],
        &[0x75, 3, 2, 1, 0],
        &[0x75, 8, 0x7F, 0x61, 5, 2, 1, 0, 0, 0],
        &[0x75, 5, 2, 1, 0, 0, 0],
        &[0x75, 7, 0x7F, 0x61, 4, 2, 2, 0, 0],
        &[0x75, 6, 2, 1, 1, 2, 1, 0],
    ] {
        assert!(Dg2::parse(file).unwrap().face_image().is_none());
        let single: Vec<_> = file.chunks(1).collect();
        for chunks in [&[file][..], &single] {
            assert_eq!(scan(chunks), (Ok(FaceImageScan::NoImage), Vec::new()));
        }
    }
}

#[test]
fn zeros_after_an_image_are_passed_on() {
    let padded = [&JPEG[..], &[0; 7]].concat();
    let image = two_dimensional(&tlv(&[0x80], &[&padded]));
    for file in [
        file(&[0x5F, 0x2E], &record(&padded)),
        file(&[0x5F, 0x2E], &padded),
        file(&[0x7F, 0x2E], &iso_39794(&image)),
    ] {
        let expected = Dg2::parse(&file).unwrap().face_image().unwrap();
        assert_eq!((expected.bytes, expected.padding), (&JPEG[..], 7));
        let (state, image) = scan(&[&file]);
        let (at, format) = (expected.at, expected.format);
        let extent = FaceImageExtent { at, length: expected.length() + 7, format };
        assert_eq!(state, Ok(FaceImageScan::Found(extent)));
        assert_eq!(image, padded);
    }
}

#[test]
fn skips_elements_that_are_not_on_the_way() {
    let image = record(&JPEG);
    let template = tlv(&[0x7F, 0x60], &[&[0x53, 1, 7], &HEADER, &tlv(&[0x5F, 0x2E], &[&image])]);
    let group = tlv(&[0x7F, 0x61], &[&[0x53, 0, 2, 1, 1], &template]);
    let file = tlv(&[0x75], &[&[0x53, 2, 7, 7], &group, &[0, 0]]);
    let expected = Dg2::parse(&file).unwrap().face_image().unwrap();
    let (state, image) = scan(&[&file]);
    assert!(matches!(state, Ok(FaceImageScan::Found(image)) if image.at == expected.at));
    assert_eq!(image, expected.bytes);
}

#[test]
fn refuses_a_file_without_a_way_to_an_image() {
    let missing = |tag| ParseErrorKind::Missing(Tag(tag));
    let unexpected = ParseErrorKind::UnexpectedTag { expected: Tag(0x75), found: Tag(0x61) };
    assert_eq!(error_of(&[0x61, 0]), unexpected);
    assert_eq!(error_of(&[0x75, 0]), missing(0x7F61));
    assert_eq!(error_of(&[0x75, 2, 0, 0]), missing(0x7F61));
    assert_eq!(error_of(&[0x75, 6, 0x7F, 0x61, 3, 2, 1, 1]), missing(0x7F60));
    assert_eq!(error_of(&[0x75, 3, 0x7F, 0x61, 0]), missing(0x7F60));
    assert_eq!(error_of(&[0x75, 3, 2, 1, 1]), missing(0x7F61));
    assert_eq!(error_of(&[0x75, 2, 2, 0]), missing(0x7F61));
    assert_eq!(error_of(&[0x75, 6, 2, 1, 0, 2, 1, 1]), missing(0x7F61));
    assert_eq!(error_of(&[0x75, 7, 0x7F, 0x61, 4, 2, 2, 0, 1]), missing(0x7F60));
    assert_eq!(error_of(&[0x75, 6, 2, 1, 0, 0x7F, 0x61, 0]), missing(0x7F60));
    assert_eq!(error_of(&[0x75, 0x80]), ParseErrorKind::LengthIndefinite);
    assert_eq!(error_of(&[0x75, 0x85]), ParseErrorKind::LengthTooLarge);
    let exceeds = ParseErrorKind::LengthExceedsInput { length: 9, remaining: 0 };
    assert_eq!(error_of(&[0x75, 3, 0x7F, 0x61, 9]), exceeds);
    assert_eq!(error_of(&[0x75, 2, 0x7F, 0x61]), ParseErrorKind::Truncated);
    let block = |block: &[u8]| error_of(&file(&[0x5F, 0x2E], block));
    assert_eq!(block(&[]), ParseErrorKind::WrongLength(0));
    assert_eq!(block(b"BMP"), ParseErrorKind::Value);
    assert_eq!(block(b"FAC\x00010\0"), ParseErrorKind::Truncated);
    assert_eq!(block(&iso_39794(&two_dimensional(&[]))), missing(0x80));
    let empty = two_dimensional(&[0x80, 0]);
    assert_eq!(block(&iso_39794(&empty)), ParseErrorKind::WrongLength(0));
    assert_eq!(block(&iso_39794(&[])), missing(0xA1));
}

#[test]
fn refuses_a_record_that_does_not_hold_what_it_states() {
    let with = |at: usize, byte: u8| {
        let mut record = record(&JPEG);
        record[at] = byte;
        error_of(&file(&[0x5F, 0x2E], &record))
    };
    assert_eq!(with(5, b'3'), ParseErrorKind::Version);
    assert_eq!(with(13, 0), ParseErrorKind::NumberOutOfRange);
    assert_eq!(with(13, 17), ParseErrorKind::TooMany(16));
    assert_eq!(with(17, 40), ParseErrorKind::WrongLength(40));
    let exceeds = ParseErrorKind::LengthExceedsInput { length: 47, remaining: 46 };
    assert_eq!(with(17, 47), exceeds);
}

#[test]
fn an_error_stays() {
    let mut scanner = FaceImageScanner::new();
    let error = scanner.push(&[0x61, 0]).unwrap_err();
    assert_eq!(scanner.push(&files()[0]), Err(error));
    assert_eq!(scanner.state(), Err(error));
}

#[test]
fn debug_shows_no_byte() {
    let mut scanner = FaceImageScanner::new();
    scanner.push(&files()[0]).unwrap();
    let shown = std::format!("{scanner:?}");
    assert!(shown.contains("Jpeg") && !shown.contains("held"), "{shown}");
}
