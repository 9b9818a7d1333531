//! EF.DG3 and EF.DG4 of specimen documents, and the samples of ISO/IEC 39794, where the corpus is at hand.

mod common {
    pub(crate) mod corpus;
    pub(crate) mod iso39794;
    pub(crate) mod testdata;
    pub(crate) mod tlv;
}

use common::corpus::corpus;
use common::iso39794::file_of;
use common::testdata::read;
use common::tlv::tlv;
use idchip::FindingSet;
use idchip::biometrics::{
    Eye, FingerImageBlock, FingerImageCompression, FingerImageDataFormat, FingerImpression,
    FingerPosition, ImageFormat, ImpressionType, IrisImageBlock, IrisImageDataFormat,
    IrisImageFormat, IrisImageKind, PadDecision, ScaleUnits,
};
use idchip::lds::{DataGroup, dg3::Dg3, dg4::Dg4};
use proptest::prelude::*;

/// The offsets and lengths of the images are those that a script found which does not use the library.
#[test]
fn reads_the_fingers_of_specimen_documents() {
    let of_bsi = [
        (FingerPosition::RightIndex, 0x09, 84, 16_389),
        (FingerPosition::LeftIndex, 0x0A, 16_545, 15_931),
    ];
    let of_persosim = [
        (FingerPosition::RightIndex, 0x09, 84, 8_739),
        (FingerPosition::LeftThumb, 0x06, 8_895, 9_513),
    ];
    for (path, resolution, size, expected) in [
        ("lds/bsi-eac-2008/EF.DG3.bin", 500, (620, 620), of_bsi),
        ("lds/bsi-tr03105-5-refdata/EF.DG3.bin", 500, (620, 620), of_bsi),
        ("lds/persosim/DefaultPersoGt/EF.DG3.bin", 316, (375, 625), of_persosim),
    ] {
        let Some(file) = corpus(path).map(read) else { continue };
        let dg3 = Dg3::parse(&file).unwrap();
        assert_eq!(dg3.findings(), FindingSet::EMPTY, "{path}");
        assert!(!dg3.is_empty() && dg3.random_number().is_none());
        assert_eq!((dg3.group().instances(), dg3.fingers().count()), (2, 2));
        for ((template, finger), expected) in dg3.templates().zip(dg3.fingers()).zip(expected) {
            let (position, subtype, at, length) = expected;
            assert_eq!(template.header.biometric_type(), Some(8));
            assert_eq!(template.header.subtype(), Some(subtype));
            assert_eq!(template.header.format_type(), Some(7));
            let FingerImageBlock::Iso19794(record) = finger else { panic!("{path}") };
            let header = record.header();
            assert_eq!((header.fingers, header.pixel_depth), (1, 8));
            assert_eq!(header.scale_units, ScaleUnits::PixelsPerInch);
            assert_eq!(header.scan_resolution.0, resolution);
            assert_eq!(header.compression, FingerImageCompression::Wsq);
            let [view] = record.views().collect::<Vec<_>>().try_into().unwrap();
            assert_eq!(view.position, position);
            assert_eq!((view.view_count, view.view_number), (1, 1));
            assert_eq!(view.impression_type, ImpressionType::LiveScanPlain);
            assert_eq!((view.width, view.height), size);
            let image = view.image;
            assert_eq!((image.format, image.at, image.length()), (ImageFormat::Wsq, at, length));
            assert!(file[usize::try_from(at).unwrap()..].starts_with(image.bytes));
        }
    }
}

#[test]
fn reads_the_irises_of_specimen_documents() {
    for path in [
        "lds/bsi-eac-2008/EF.DG4.bin",
        "lds/bsi-tr03105-5-refdata/EF.DG4.bin",
        "lds/persosim/DefaultPersoGt/EF.DG4.bin",
    ] {
        let Some(file) = corpus(path).map(read) else { continue };
        let dg4 = Dg4::parse(&file).unwrap();
        assert_eq!(dg4.findings(), FindingSet::EMPTY, "{path}");
        assert_eq!((dg4.group().instances(), dg4.irises().count()), (2, 2));
        let expected = [(Eye::Right, 163, 101, 6_386), (Eye::Left, 160, 6_576, 6_718)];
        for (iris, (eye, width, at, length)) in dg4.irises().zip(expected) {
            let IrisImageBlock::Iso19794(record) = iris else { panic!("{path}") };
            let header = record.header();
            assert_eq!(header.image_format, IrisImageFormat::RgbJpeg2000);
            assert_eq!((header.width, header.iris_diameter), (width, 150));
            assert_eq!(header.intensity_depth, 24);
            let [only] = record.eyes().collect::<Vec<_>>().try_into().unwrap();
            assert_eq!(only.eye(), eye);
            let [image] = only.images().collect::<Vec<_>>().try_into().unwrap();
            assert_eq!((image.number, image.quality), (1, 51));
            assert_eq!((image.rotation_angle, image.rotation_uncertainty), (-1, 0xFFFF));
            assert_eq!(image.image.format, ImageFormat::Jpeg2000);
            assert_eq!((image.image.at, image.image.length()), (at, length));
        }
    }
}

#[test]
fn reads_the_sample_of_iso_39794_4() {
    let Some(record) = corpus("lds/jmrtd-iso39794/sample-39794-4-ed-1-v1.der").map(read) else {
        return;
    };
    let file = file_of(0x63, 0x28, &record);
    let dg3 = Dg3::parse(&file).unwrap();
    assert_eq!(dg3.findings(), FindingSet::EMPTY);
    let Some(FingerImageBlock::Iso39794(data)) = dg3.fingers().next() else { panic!() };
    let [finger] = data.representations().collect::<Vec<_>>().try_into().unwrap();
    assert_eq!(finger.position, Some(FingerPosition::RightIndex));
    assert_eq!(finger.impression, Some(FingerImpression::RolledContact));
    assert_eq!(finger.data_format, Some(FingerImageDataFormat::Png));
    assert_eq!((finger.image.format, finger.image.length()), (ImageFormat::Png, 689));
    let captured = finger.captured.unwrap();
    assert_eq!((captured.year, captured.month, captured.day), (2018, Some(12), Some(30)));
    assert_eq!((captured.hour, captured.minute), (Some(13), None));
    let scores: Vec<_> = finger.quality.iter().map(|block| block.score).collect();
    assert_eq!(scores, [Some(44), None]);
    let pad_data = finger.pad_data.unwrap();
    assert_eq!(pad_data.decision, Some(PadDecision::Attack));
    assert_eq!((pad_data.risk_level, pad_data.scores.iter().count()), (Some(37), 1));
}

#[test]
fn reads_the_sample_of_iso_39794_6() {
    let Some(record) = corpus("lds/jmrtd-iso39794/sample-39794-6-ed-1-v1.der").map(read) else {
        return;
    };
    let file = file_of(0x76, 0x2C, &record);
    let dg4 = Dg4::parse(&file).unwrap();
    assert_eq!(dg4.findings(), FindingSet::EMPTY);
    let Some(IrisImageBlock::Iso39794(data)) = dg4.irises().next() else { panic!() };
    let [iris] = data.representations().collect::<Vec<_>>().try_into().unwrap();
    assert_eq!((iris.eye, iris.bit_depth), (Eye::Right, 8));
    assert_eq!(iris.kind, Some(IrisImageKind::Vga));
    assert_eq!(iris.data_format, Some(IrisImageDataFormat::Png));
    assert_eq!((iris.image.format, iris.image.length()), (ImageFormat::Png, 148_593));
    let captured = iris.captured.unwrap();
    assert_eq!((captured.year, captured.month, captured.day), (2019, Some(9), Some(18)));
    assert!(iris.quality.is_empty() && iris.pad_data.is_none());
}

#[test]
fn each_proper_prefix_of_a_sample_is_an_error() {
    let Some(record) = corpus("lds/jmrtd-iso39794/sample-39794-4-ed-1-v1.der").map(read) else {
        return;
    };
    let file = file_of(0x63, 0x28, &record);
    for end in 0..file.len() {
        assert!(Dg3::parse(&file[..end]).is_err(), "{end} bytes");
    }
}

/// Returns a small EF.DG3: a view of four bytes.
fn small_dg3() -> Vec<u8> {
    let record = b"FIR\x00010\x00\x00\x00\x00\x00\x00\x32\x00\x00\x00\x1F\x01\x01\
        \x01\xF4\x01\xF4\x01\xF4\x01\xF4\x08\x02\x00\x00\
        \x00\x00\x00\x12\x02\x01\x01\x64\x00\x00\x14\x00\x1E\x00\xFF\xA0\xFF\xA4";
    file_around(0x63, 9, 7, record)
}

/// Returns a small EF.DG4: an image of four bytes.
fn small_dg4() -> Vec<u8> {
    let record = b"IIR\x00010\x00\x00\x00\x00\x3F\x00\x00\x01\x00\x2D\x00\x00\x00\x96\x00\x06\
        \x00\xA3\x00\x95\x08\x00\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x00\x01\
        \x00\x01\x5A\x00\x00\x00\x00\x00\x00\x00\x04\xFF\xD8\xFF\xE0";
    file_around(0x76, 1, 9, record)
}

/// Returns a data group with one template, which has a record of ISO/IEC 19794.
fn file_around(tag: u32, subtype: u8, format_type: u8, record: &[u8]) -> Vec<u8> {
    let header = [0xA1, 11, 0x82, 1, subtype, 0x87, 2, 1, 1, 0x88, 2, 0, format_type];
    let template = tlv(0x7F60, &[&header[..], &tlv(0x5F2E, record)].concat());
    tlv(tag, &tlv(0x7F61, &[&[2, 1, 1][..], &template].concat()))
}

/// Reads all that can be read.
fn walk(file: &[u8]) {
    if let Ok(dg3) = Dg3::parse(file) {
        let _ = dg3.fingers().flat_map(|finger| finger.images()).count();
        let _ = format!("{dg3:?}");
    }
    if let Ok(dg4) = Dg4::parse(file) {
        let _ = dg4.irises().flat_map(|iris| iris.images()).count();
        let _ = format!("{dg4:?}");
    }
}

#[test]
fn the_small_files_are_read() {
    let file = small_dg3();
    let dg3 = Dg3::parse(&file).unwrap();
    assert_eq!(dg3.findings(), FindingSet::EMPTY);
    let image = dg3.fingers().next().unwrap().images().next().unwrap();
    assert_eq!(image.bytes, [0xFF, 0xA0, 0xFF, 0xA4]);
    let file = small_dg4();
    let dg4 = Dg4::parse(&file).unwrap();
    assert_eq!(dg4.findings(), FindingSet::EMPTY);
    let image = dg4.irises().next().unwrap().images().next().unwrap();
    assert_eq!(image.bytes, [0xFF, 0xD8, 0xFF, 0xE0]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn never_panics_on_any_bytes(file: Vec<u8>) {
        walk(&file);
    }

    #[test]
    fn never_panics_on_a_file_with_other_bytes(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        is_iris: bool,
    ) {
        let mut file = if is_iris { small_dg4() } else { small_dg3() };
        for (at, byte) in changes {
            let at = at.index(file.len());
            file[at] = byte;
        }
        walk(&file);
    }
}
