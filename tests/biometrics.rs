//! EF.DG2 and facial records of specimen documents, where the corpus is at hand.

mod common {
    pub(crate) mod corpus;
    pub(crate) mod testdata;
}

use std::vec::Vec;

use common::corpus::corpus;
use common::testdata::read;
use idchip::biometrics::{
    DataBlockKind, FaceImageBlock, FaceImageType, FacialRecord, Gender, ImageDataType, ImageFormat,
};
use idchip::lds::{DataGroup, dg2::Dg2};
use idchip::{Finding, FindingSet, ParseErrorKind, Structure};
use proptest::prelude::*;

/// Returns the bytes of `file` from `at` on.
fn from(file: &[u8], at: u32) -> &[u8] {
    &file[usize::try_from(at).unwrap()..]
}

#[test]
fn reads_the_facial_records_of_specimen_documents() {
    for (path, octets) in [
        ("lds/bsi-eac-2008/EF.DG2.bin", 14_999),
        ("lds/bsi-tr03105-5-refdata/EF.DG2.bin", 14_999),
        ("lds/persosim/DefaultPersoGt/EF.DG2.bin", 11_819),
    ] {
        let Some(file) = corpus(path).map(read) else { continue };
        let dg2 = Dg2::parse(&file).unwrap();
        assert_eq!(dg2.findings(), FindingSet::EMPTY, "{path}");
        assert_eq!(dg2.group().instances(), 1);

        let template = dg2.templates().next().unwrap();
        assert_eq!(template.header.biometric_type(), Some(2));
        assert_eq!(template.header.format_owner(), Some(0x0101));
        assert_eq!(template.header.format_type(), Some(0x0008));
        assert_eq!(template.data.kind(), DataBlockKind::Primitive);

        let record = dg2.facial_record().unwrap();
        assert_eq!(record.len(), 1);
        let image = record.first_image();
        assert_eq!(image.gender, Gender::Unspecified);
        assert_eq!(image.image_type, FaceImageType::FullFrontal);
        assert_eq!(image.data_type, ImageDataType::Jpeg2000);
        assert_eq!((image.width, image.height), (337, 449));
        assert_eq!(image.feature_points().count(), 0);

        let image = dg2.face_image().unwrap();
        assert_eq!(image.format, ImageFormat::Jpeg2000);
        assert_eq!((image.at, image.length()), (84, octets), "{path}");
        assert_eq!(image.bytes, from(&file, image.at));
    }
}

#[test]
fn finds_the_image_of_the_synthetic_cards() {
    for (card, format) in [("vn_good", ImageFormat::Jpeg), ("vn_good_jp2", ImageFormat::Jpeg2000)] {
        let file = read(format!("cards/{card}/EF.DG2.bin"));
        let dg2 = Dg2::parse(&file).unwrap();
        assert_eq!(dg2.findings(), FindingSet::EMPTY, "{card}");
        let image = dg2.face_image().unwrap();
        assert_eq!(image.format, format, "{card}");
        assert_eq!(image.bytes, from(&file, image.at), "{card}");
    }
}

#[test]
fn finds_the_image_of_the_silver_files() {
    for (path, findings) in [
        ("lds/icao-39794-5-ap/DG2_silver_mandatory_fields.dat", FindingSet::EMPTY),
        ("lds/icao-39794-5-ap/DG2_silver_all_fields.dat", FindingSet::EMPTY),
    ] {
        let (Some(file), Some(silver)) =
            (corpus(path).map(read), corpus("lds/jmrtd-iso39794/silver.jp2").map(read))
        else {
            continue;
        };
        let dg2 = Dg2::parse(&file).unwrap();
        assert_eq!(dg2.findings(), findings, "{path}");
        assert!(matches!(dg2.face(), Some(FaceImageBlock::Iso39794(_))));
        assert!(dg2.facial_record().is_none());
        let template = dg2.templates().next().unwrap();
        assert_eq!(template.header.format_type(), Some(0x002A));
        assert_eq!(template.data.kind(), DataBlockKind::Constructed);
        let image = dg2.face_image().unwrap();
        assert_eq!(image.format, ImageFormat::Jpeg2000);
        assert!(from(&file, image.at).starts_with(image.bytes));
        assert_eq!(image.bytes, silver, "{path}");
    }
}

#[test]
fn reads_a_file_without_a_face_and_an_image_with_zeros_behind_it() {
    if let Some(file) = corpus("reported/vn-child-dg2-zero/EF.DG2").map(read) {
        let dg2 = Dg2::parse(&file).unwrap();
        assert_eq!(dg2.findings(), FindingSet::of(&[Finding::FaceMissing]));
        assert!(dg2.face_image().is_none());
    }
    if let Some(file) = corpus("reported/dg2-jp2-padded/EF.DG2").map(read) {
        let dg2 = Dg2::parse(&file).unwrap();
        assert_eq!(dg2.findings(), FindingSet::of(&[Finding::ImagePadded]));
        let image = dg2.face_image().unwrap();
        assert!(image.bytes.ends_with(&[0xFF, 0xD9]));
        let end = usize::try_from(image.at + image.length() + image.padding).unwrap();
        assert_eq!(end, file.len());
    }
}

#[test]
fn reads_a_record_that_stands_alone() {
    let Some(data) = corpus("lds/gmrtd-iso19794/ISO19794_Test1_Data.bin").map(read) else { return };
    let record = FacialRecord::parse(&data).unwrap();
    // The record says JPEG 2000.
    assert_eq!(record.findings(), FindingSet::of(&[Finding::FaceImageFormatDiffers]));
    let image = record.first_image();
    assert_eq!(image.image_type, FaceImageType::TokenFrontal);
    assert_eq!((image.width, image.height), (148, 70));
    assert_eq!(image.image().format, ImageFormat::Jpeg);
    if let Some(face) = corpus("lds/gmrtd-iso19794/ISO19794_Test1_Face.jpg").map(read) {
        assert_eq!(image.image().bytes, face);
    }
}

#[test]
fn notes_an_image_that_does_not_start_as_one() {
    let path = "lds/gmrtd-iso19794/ISO19794_Test2_Data_InvalidImage.bin";
    let Some(data) = corpus(path).map(read) else { return };
    let record = FacialRecord::parse(&data).unwrap();
    assert_eq!(record.findings(), FindingSet::of(&[Finding::FaceImageFormatDiffers]));
    assert_eq!(record.first_image().image().format, ImageFormat::Unknown);
}

#[test]
fn another_outer_tag_or_length_is_an_error() {
    let Some(file) = corpus("lds/bsi-tr03105-5-refdata/EF.DG2.bin").map(read) else { return };
    for (at, octet) in [(0, 0x76), (2, 0x3B)] {
        let mut file = file.clone();
        file[at] = octet;
        let error = Dg2::parse(&file).unwrap_err();
        assert_eq!(error.within, Structure::EfDg2);
    }
    let mut file = file.clone();
    file[2] = 0x39;
    let error = Dg2::parse(&file).unwrap_err();
    assert!(matches!(error.kind, ParseErrorKind::LengthExceedsInput { .. }), "{error}");
}

#[test]
fn each_proper_prefix_of_a_specimen_is_an_error() {
    for path in
        ["lds/bsi-tr03105-5-refdata/EF.DG2.bin", "lds/icao-39794-5-ap/DG2_silver_all_fields.dat"]
    {
        let Some(file) = corpus(path).map(read) else { continue };
        for end in 0..file.len() {
            assert!(Dg2::parse(&file[..end]).is_err(), "{end} bytes of {path}");
        }
    }
}

/// A small EF.DG2: a header, a record with a feature point, and an image of four octets.
const SMALL: &[u8] = b"\x75\x56\x7F\x61\x53\x02\x01\x01\x7F\x60\x4D\
    \xA1\x0E\x81\x01\x02\x82\x01\x00\x87\x02\x01\x01\x88\x02\x00\x08\x5F\x2E\x3A\
    FAC\x00010\x00\x00\x00\x00\x3A\x00\x01\
    \x00\x00\x00\x2C\x00\x01\x02\x03\x02\x00\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\
    \x01\x21\x00\x05\x00\x06\x00\x00\
    \x01\x00\x01\x00\x02\x00\x01\x02\x00\x00\x00\x00\
    \xFF\xD8\xFF\xE0";

/// Reads all that can be read.
fn walk(file: &[u8]) {
    if let Ok(dg2) = Dg2::parse(file) {
        for template in dg2.templates() {
            let _ = FaceImageBlock::of(&template.data).map(|block| block.image());
        }
        for image in dg2.facial_record().into_iter().flat_map(FacialRecord::images) {
            let _ = image.feature_points().count();
        }
        let _ = format!("{dg2:?}");
    }
    let _ = FacialRecord::parse(file);
}

#[test]
fn the_small_file_is_read() {
    let dg2 = Dg2::parse(SMALL).unwrap();
    assert_eq!(dg2.findings(), FindingSet::EMPTY);
    assert_eq!(dg2.face_image().unwrap().bytes, [0xFF, 0xD8, 0xFF, 0xE0]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn never_panics_on_any_bytes(file: Vec<u8>) {
        walk(&file);
    }

    #[test]
    fn never_panics_on_a_file_with_other_bytes(
        changes in proptest::collection::vec((0_usize..SMALL.len(), any::<u8>()), 1..6),
    ) {
        let mut file = SMALL.to_vec();
        for (at, octet) in changes {
            file[at] = octet;
        }
        walk(&file);
    }
}
