//! EF.DG4: the irises.

use super::group::{Accept, Group, Specification};
use super::samples::Samples;
use super::templates::{Header, data_group};
use crate::der::Bytes;
use crate::face;

const FILE: &str = "EF.DG4";
const DG4: u16 = 0x76;
const SOURCE: &str = "Doc 9303-10 §4.7.4, ISO/IEC 19794-6";

const RIGHT: Header = Header {
    biometric_type: &[0x10],
    subtype: &[0x01],
    format_owner: &[0x01, 0x01],
    format_type: &[0x00, 0x09],
};

const LEFT: Header = Header { subtype: &[0x02], ..RIGHT };

/// Image formats of ISO/IEC 19794-6.
const MONO_RAW: u16 = 2;
const RGB_JPEG_2000: u16 = 16;

/// The length of the header of the record, of that of an eye, and of that of an image.
const HEADERS: usize = 45 + 3 + 11;

pub(super) fn group() -> Group {
    let mut group = Group::new(Specification::Bsi51, "EF.DG4: LDS_E", SOURCE);
    let samples = samples();
    let mut accepted = |about: [&str; 3], record: &[u8]| {
        let file = data_group(DG4, [RIGHT.template(Some(record))]);
        group.file(about, FILE, file, Accept, "accepted");
    };
    let jpeg_2000 = record(RGB_JPEG_2000, face::JPEG_2000);
    accepted(["LDS_E_01", "JPEG 2000", "an image in JPEG 2000"], &jpeg_2000);
    accepted(["LDS_E_02", "no compression", "an image without compression"], &samples.record);
    samples.envelope(&mut group, ["LDS_E_03", "LDS_E_04", "LDS_E_05", "LDS_E_06"]);
    let cases = ["LDS_E_07", "LDS_E_08", "LDS_E_09", "LDS_E_10", "LDS_E_11", "LDS_E_12"];
    samples.header(&mut group, cases);
    samples.block(&mut group, "LDS_E_13", "LDS_E_14");
    group.cases.sort_by(|one, other| one.case.cmp(&other.case));
    group
}

/// The same properties as a chip is tested for.
pub(super) fn of_chips() -> Group {
    let mut group = Group::new(Specification::Bsi32, "EF.DG4 of a chip: LDS_H", SOURCE);
    samples().of_chips(&mut group, "LDS_H");
    group.cases.sort_by(|one, other| one.case.cmp(&other.case));
    group
}

fn samples() -> Samples {
    Samples {
        file: FILE,
        tag: DG4,
        wrong_tag: 0x77,
        header: RIGHT,
        second: LEFT,
        // Both eyes.
        wrong_subtype: &[0x03],
        record: record(MONO_RAW, &[0x80; 64]),
        structure: "iris image record",
    }
}

/// An iris image record of one image of the right eye, of 8 × 8 pixels.
fn record(format: u16, image: &[u8]) -> Bytes {
    let length = |headers: usize| u32::try_from(headers + image.len()).expect("a small image");
    let mut out = b"IIR\x00010\x00".to_vec();
    out.extend(length(HEADERS).to_be_bytes());
    // No capture device, one eye, the length of this header, no properties, a diameter of 6 pixels.
    out.extend([0, 0, 1, 0, 45, 0, 0, 0, 6]);
    out.extend(format.to_be_bytes());
    // Width, height, intensity depth, no transformation, no device identifier.
    out.extend([0, 8, 0, 8, 8, 0]);
    out.extend([0; 16]);
    // The right eye, one image: the first one, of quality 90, not rotated.
    out.extend([1, 0, 1]);
    out.extend([0, 1, 90, 0, 0, 0, 0]);
    out.extend(length(0).to_be_bytes());
    out.extend_from_slice(image);
    out
}
