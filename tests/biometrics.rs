//! EF.DG2 and facial records of specimen documents, where the corpus is at hand.

mod common {
    pub(crate) mod corpus;
    pub(crate) mod iso39794;
    pub(crate) mod testdata;
    pub(crate) mod tlv;
}

use std::vec::Vec;

use common::corpus::corpus;
use common::iso39794::file_of;
use common::testdata::read;
use idchip::biometrics::{
    CaptureDeviceTechnology2D, DataBlockKind, FaceImageBlock, FaceImageDataFormat, FaceImageKind2D,
    FaceImageType, FacialRecord, Gender, ImageColourSpace, ImageDataType, ImageFormat,
    LandmarkCoordinates, LandmarkKind, LossyTransformationAttempts, PadCaptureContext,
    PadCriteriaCategory, PadDecision, PadSupervisionLevel, SubjectEyeColour, SubjectGender,
    SubjectHairColour,
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

/// The values are those of the file, as another decoder of DER shows them.
#[test]
fn reads_the_metadata_of_the_silver_file_with_all_fields() {
    let path = "lds/icao-39794-5-ap/DG2_silver_all_fields.dat";
    let Some(file) = corpus(path).map(read) else { return };
    let dg2 = Dg2::parse(&file).unwrap();
    let Some(FaceImageBlock::Iso39794(data)) = dg2.face() else { panic!() };
    let version = data.version().unwrap();
    assert_eq!((version.generation, version.year), (3, 2019));
    let [face] = data.representations().collect::<Vec<_>>().try_into().unwrap();
    assert_eq!((face.id, face.image), (Some(0), dg2.face_image()));

    let information = face.information.unwrap();
    assert_eq!(information.data_format, Some(FaceImageDataFormat::Jpeg2000Lossy));
    assert_eq!(information.kind, Some(FaceImageKind2D::Mrtd));
    let attempts = information.lossy_transformation_attempts;
    assert_eq!(attempts, Some(LossyTransformationAttempts::Zero));
    assert_eq!(information.camera_to_subject_distance, Some(3000));
    let size = information.size.unwrap();
    assert_eq!((size.width, size.height), (572, 731));
    assert_eq!(information.colour_space, Some(ImageColourSpace::Rgb24Bit));
    let processing = information.post_acquisition_processing.unwrap();
    assert_eq!((processing.rotated, processing.normalised), (Some(false), Some(false)));
    let technology = face.capture_technology;
    assert_eq!(technology, Some(CaptureDeviceTechnology2D::PhotographDigital));

    let captured = face.captured.unwrap();
    assert_eq!((captured.year, captured.month, captured.day), (2024, Some(1), Some(20)));
    assert_eq!((captured.hour, captured.minute), (Some(13), Some(23)));
    assert_eq!((captured.second, captured.millisecond), (Some(9), Some(908)));
    let [quality] = face.quality.iter().collect::<Vec<_>>().try_into().unwrap();
    assert_eq!((quality.algorithm.organization, quality.algorithm.id), (1, 1));
    assert_eq!(quality.score, Some(99));

    let pad_data = face.pad_data.unwrap();
    assert_eq!(pad_data.decision, Some(PadDecision::NoAttack));
    assert_eq!(pad_data.scores.iter().map(|block| block.score).last(), Some(Some(99)));
    assert_eq!(pad_data.capture_context, Some(PadCaptureContext::Enrolment));
    assert_eq!(pad_data.supervision_level, Some(PadSupervisionLevel::Unknown));
    assert_eq!(pad_data.risk_level, Some(5));
    assert_eq!(pad_data.criteria_category, Some(PadCriteriaCategory::Common));
    assert_eq!(pad_data.captured.and_then(|time| time.day), Some(22));

    let person = face.identity_metadata.unwrap();
    assert_eq!(person.gender, Some(SubjectGender::Female));
    assert_eq!(person.eye_colour, Some(SubjectEyeColour::Blue));
    assert_eq!(person.hair_colour, Some(SubjectHairColour::Brown));
    assert_eq!(person.subject_height, Some(1786));
    let properties = person.properties.unwrap();
    assert_eq!((properties.glasses, properties.beard), (Some(false), Some(false)));
    let expression = person.expression.unwrap();
    assert_eq!((expression.neutral, expression.smile), (Some(true), Some(false)));
    let pose = person.pose.unwrap();
    let angles = [pose.yaw, pose.pitch, pose.roll].map(Option::unwrap);
    assert_eq!(angles.map(|angle| angle.degrees), [2, 3, 1]);
    assert_eq!(angles.map(|angle| angle.uncertainty), [Some(1), Some(1), Some(2)]);
    let [landmark] = face.landmarks.iter().collect::<Vec<_>>().try_into().unwrap();
    assert!(landmark.kind == LandmarkKind::Mpeg4(10));
    assert!(landmark.coordinates == Some(LandmarkCoordinates::Cartesian2D { x: 90, y: 22 }));
}

#[test]
fn the_silver_file_with_mandatory_fields_has_no_others() {
    let path = "lds/icao-39794-5-ap/DG2_silver_mandatory_fields.dat";
    let Some(file) = corpus(path).map(read) else { return };
    let dg2 = Dg2::parse(&file).unwrap();
    let Some(FaceImageBlock::Iso39794(data)) = dg2.face() else { panic!() };
    let face = data.representations().next().unwrap();
    let information = face.information.unwrap();
    assert_eq!(information.data_format, Some(FaceImageDataFormat::Jpeg2000Lossy));
    assert!(information.kind.is_none() && information.size.is_none());
    assert!(face.captured.is_none() && face.pad_data.is_none());
    assert!(face.identity_metadata.is_none() && face.capture_technology.is_none());
    assert!(face.quality.is_empty() && face.landmarks.is_empty());
}

/// The sample of the standard, which encodes each code without an extension block.
#[test]
fn reads_the_sample_of_iso_39794_5() {
    let Some(record) = corpus("lds/jmrtd-iso39794/sample-39794-5-ed-1-v1.der").map(read) else {
        return;
    };
    let file = file_of(0x75, 0x2A, &record);
    let dg2 = Dg2::parse(&file).unwrap();
    assert_eq!(dg2.findings(), FindingSet::EMPTY);
    assert_eq!(dg2.face_image().unwrap().format, ImageFormat::Jpeg);
    let Some(FaceImageBlock::Iso39794(data)) = dg2.face() else { panic!() };
    let face = data.representations().next().unwrap();
    assert_eq!(face.information.unwrap().kind, Some(FaceImageKind2D::GeneralPurpose));
    let technology = face.capture_technology;
    assert_eq!(technology, Some(CaptureDeviceTechnology2D::PhotographUnknown));
    let scores: Vec<_> = face.quality.iter().map(|block| block.score).collect();
    assert_eq!(scores, [Some(50), None]);
    assert_eq!(face.pad_data.unwrap().decision, Some(PadDecision::Attack));
    let person = face.identity_metadata.unwrap();
    assert_eq!(person.gender, Some(SubjectGender::Male));
    assert_eq!(person.eye_colour, Some(SubjectEyeColour::Hazel));
    assert_eq!(person.pose.unwrap().roll.unwrap().degrees, 30);
    let kinds: Vec<_> = face.landmarks.iter().map(|landmark| landmark.kind).collect();
    let pupils = [21, 22].map(LandmarkKind::AnthropometricName);
    assert!(kinds == pupils);
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
