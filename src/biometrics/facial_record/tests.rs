use super::*;
use crate::biometrics::ImageFormat;
use std::vec::Vec;

const JPEG: [u8; 6] = [0xFF, 0xD8, 0xFF, 0xE0, 0xFF, 0xD9];

/// Returns a block with one feature point and a JPEG of six bytes.
fn block() -> Vec<u8> {
    let mut block = std::vec![0, 0, 0, 46, 0, 1, 2, 3, 2, 0, 0, 3, 0, 1, 2, 0, 180, 1, 0, 0];
    block.extend([1, 0xC1, 0, 5, 0, 6, 0, 0]);
    block.extend([1, 0, 1, 0x9D, 2, 0x13, 1, 2, 0, 7, 0, 9]);
    block.extend(JPEG);
    block
}

fn record_of(blocks: &[Vec<u8>]) -> Vec<u8> {
    let blocks_bytes = blocks.concat();
    let length = u32::try_from(blocks_bytes.len() + 14).unwrap();
    let count = u16::try_from(blocks.len()).unwrap();
    let header = [&b"FAC\x00010\0"[..], &length.to_be_bytes(), &count.to_be_bytes()].concat();
    [header, blocks_bytes].concat()
}

fn record() -> Vec<u8> {
    record_of(&[block()])
}

/// Returns the record with its bytes from offset `at` on replaced by `bytes`.
fn with(at: usize, bytes: &[u8]) -> Vec<u8> {
    let mut record = record();
    record[at..at + bytes.len()].copy_from_slice(bytes);
    record
}

fn error_of(record: &[u8]) -> (ParseErrorKind, u32) {
    let error = FacialRecord::parse(record).unwrap_err();
    assert_eq!(error.within, Structure::FacialRecord);
    (error.kind, error.at)
}

#[test]
fn reads_each_field() {
    let bytes = record();
    let record = FacialRecord::parse(&bytes).unwrap();
    assert!(record.findings().is_empty());
    let image = record.first_image();
    assert_eq!(image.gender, Gender::Female);
    assert_eq!(image.eye_colour, EyeColour::Brown);
    assert_eq!(image.hair_colour, HairColour::Black);
    assert_eq!(image.feature_mask.bits(), 3);
    assert_eq!(image.expression, Expression::Neutral);
    assert_eq!(image.pose.yaw.degrees(), Some(2));
    assert_eq!(image.pose.pitch.degrees(), None);
    assert_eq!(image.pose.roll.degrees(), Some(-2));
    assert_eq!(image.pose_uncertainty.yaw.uncertainty(), Some(0));
    assert_eq!(image.image_type, FaceImageType::FullFrontal);
    assert_eq!(image.data_type, ImageDataType::Jpeg);
    assert_eq!((image.width, image.height), (413, 531));
    assert_eq!(image.colour_space, ColourSpace::Rgb24);
    assert_eq!(image.source_type, SourceType::PhotographDigital);
    assert_eq!((image.device_type, image.quality), (7, 9));
    let point = image.feature_points().next().unwrap();
    assert_eq!((point.code, point.x, point.y), ((12, 1), 5, 6));
    assert_eq!((image.image().bytes, image.image().at), (&JPEG[..], 54));
    assert_eq!(image.image().format, ImageFormat::Jpeg);
    assert!(record.images().eq([image]));
}

#[test]
fn each_proper_prefix_is_an_error() {
    let record = record();
    for end in 0..record.len() {
        assert!(FacialRecord::parse(&record[..end]).is_err());
    }
}

#[test]
fn refuses_another_format_or_version() {
    assert_eq!(error_of(&with(0, b"FIR\0")), (ParseErrorKind::Value, 0));
    assert_eq!(error_of(&with(4, b"030\0")), (ParseErrorKind::Version, 4));
}

#[test]
fn refuses_no_images_and_too_many() {
    assert_eq!(error_of(&with(12, &[0, 0])), (ParseErrorKind::NumberOutOfRange, 12));
    assert_eq!(error_of(&with(12, &[0, 17])), (ParseErrorKind::TooMany(16), 12));
    let missing = record_of(&[block()]).len();
    assert_eq!(error_of(&with(12, &[0, 2])).0, ParseErrorKind::Truncated);
    assert_eq!(error_of(&with(12, &[0, 2])).1, u32::try_from(missing).unwrap());
}

#[test]
fn refuses_a_block_that_does_not_hold_what_it_says() {
    // Too long for the record; no room for two feature points; no room for an image.
    let exceeds = ParseErrorKind::LengthExceedsInput { length: 47, remaining: 46 };
    assert_eq!(error_of(&with(17, &[47])), (exceeds, 14));
    assert_eq!(error_of(&with(18, &[0, 4])), (ParseErrorKind::WrongLength(46), 14));
    assert_eq!(error_of(&with(17, &[40])), (ParseErrorKind::WrongLength(40), 14));
    assert_eq!(error_of(&with(17, &[19])), (ParseErrorKind::WrongLength(19), 14));
    assert_eq!(error_of(&with(17, &[0])), (ParseErrorKind::WrongLength(0), 14));
}

#[test]
fn tolerates_a_record_length_that_is_off_by_a_few() {
    for length in 52..=68 {
        let bytes = with(11, &[length]);
        let findings = FacialRecord::parse(&bytes).unwrap().findings();
        assert_eq!(findings.contains(Finding::FaceRecordLengthDiffers), length != 60);
    }
    assert_eq!(error_of(&with(11, &[51])), (ParseErrorKind::WrongLength(51), 8));
    assert_eq!(error_of(&with(11, &[69])), (ParseErrorKind::WrongLength(69), 8));
}

#[test]
fn tolerates_zero_bytes_and_a_few_others_after_the_last_block() {
    for (padding, length) in [(&[0; 20][..], 60), (&[0; 20], 80), (&[1; 8], 60)] {
        let bytes = [&with(11, &[length])[..], padding].concat();
        let findings = FacialRecord::parse(&bytes).unwrap().findings();
        assert_eq!(findings, FindingSet::of(&[Finding::FaceRecordLengthDiffers]));
    }
    let bytes = [&record()[..], &[1; 9]].concat();
    assert_eq!(error_of(&bytes), (ParseErrorKind::TrailingData(9), 60));
}

#[test]
fn notes_codes_that_are_not_defined() {
    // Gender, eyes, hair, mask, expression, angles, uncertainties; type of the feature point;
    // types of image and data, colours, source.
    let unusual = FindingSet::of(&[Finding::FaceFieldUnusual]);
    for at in [20, 21, 22, 23, 26, 28, 29, 30, 31, 32, 33, 34, 42, 43, 48, 49] {
        let bytes = with(at, &[0xF0]);
        assert_eq!(FacialRecord::parse(&bytes).unwrap().findings(), unusual, "at {at}");
    }
}

#[test]
fn notes_an_image_of_another_format() {
    let differs = FindingSet::of(&[Finding::FaceImageFormatDiffers]);
    for bytes in [with(43, &[1]), with(54, &[0])] {
        assert_eq!(FacialRecord::parse(&bytes).unwrap().findings(), differs);
    }
    let codestream = [0xFF, 0x4F, 0xFF, 0x51];
    let mut bytes = with(43, &[1]);
    bytes[54..58].copy_from_slice(&codestream);
    assert!(FacialRecord::parse(&bytes).unwrap().findings().is_empty());
}

#[test]
fn reads_several_images() {
    let bytes = record_of(&[block(), block(), block()]);
    let record = FacialRecord::parse(&bytes).unwrap();
    assert_eq!(record.findings(), FindingSet::of(&[Finding::SeveralFaceImages]));
    assert_eq!(record.len(), 3);
    assert!(record.images().map(|image| image.image().at).eq([54, 100, 146]));
}

#[test]
fn debug_shows_no_field_that_describes_a_person() {
    let bytes = record();
    let shown = std::format!("{:?}", FacialRecord::parse(&bytes).unwrap());
    assert!(!shown.contains("Female") && !shown.contains("Brown"), "{shown}");
    assert!(shown.contains("length: 6"), "{shown}");
}
