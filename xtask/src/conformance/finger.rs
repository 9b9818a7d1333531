//! EF.DG3: the fingers.

use super::group::{Accept, Group, Specification};
use super::samples::Samples;
use super::templates::{Header, data_group};
use crate::der::Bytes;
use crate::face;

const FILE: &str = "EF.DG3";
const DG3: u16 = 0x63;
const SOURCE: &str = "Doc 9303-10 §4.7.3, ISO/IEC 19794-4";

/// The pointer of the right hand.
const FINGER: Header = Header {
    biometric_type: &[0x08],
    subtype: &[0x09],
    format_owner: &[0x01, 0x01],
    format_type: &[0x00, 0x07],
};

/// The pointer of the left hand.
const LEFT: Header = Header { subtype: &[0x0A], ..FINGER };

/// The markers at the start and at the end of a WSQ image: nothing here has an encoder for it, and no reader
/// of files looks further.
const WSQ: [u8; 4] = [0xFF, 0xA0, 0xFF, 0xA1];

/// Compressions of ISO/IEC 19794-4.
const RAW: u8 = 0;
const WAVELET: u8 = 2;
const JPEG_2000: u8 = 4;

/// The length of the block of a view without its image.
const VIEW: usize = 14;

pub(super) fn group() -> Group {
    let mut group = Group::new(Specification::Bsi51, "EF.DG3: LDS_D", SOURCE);
    let raw = record(RAW, &[0x80; 64]);
    let mut accepted = |about: [&str; 3], bytes| {
        group.file(about, FILE, bytes, Accept, "accepted");
    };
    let jpeg_2000 = record(JPEG_2000, face::JPEG_2000);
    accepted(
        ["LDS_D_01", "JPEG 2000", "an image in JPEG 2000"],
        data_group(DG3, [FINGER.template(Some(&jpeg_2000))]),
    );
    let wsq = FINGER.template(Some(&record(WAVELET, &WSQ)));
    accepted(
        ["LDS_D_02", "WSQ", "an image that has the first and last bytes of WSQ"],
        data_group(DG3, [wsq.clone()]),
    );
    accepted(
        ["LDS_D_03", "three images in WSQ", "three templates"],
        data_group(DG3, [wsq.clone(), wsq.clone(), wsq]),
    );
    accepted(
        ["LDS_D_16", "two images without compression", "two templates"],
        data_group(DG3, [FINGER.template(Some(&raw)), LEFT.template(Some(&raw))]),
    );
    let samples = samples();
    samples.envelope(&mut group, ["LDS_D_04", "LDS_D_05", "LDS_D_06", "LDS_D_07"]);
    let cases = ["LDS_D_08", "LDS_D_09", "LDS_D_10", "LDS_D_11", "LDS_D_12", "LDS_D_13"];
    samples.header(&mut group, cases);
    samples.block(&mut group, "LDS_D_14", "LDS_D_15");
    group.cases.sort_by(|one, other| one.case.cmp(&other.case));
    group
}

/// The same properties as a chip is tested for.
pub(super) fn of_chips() -> Group {
    let mut group = Group::new(Specification::Bsi32, "EF.DG3 of a chip: LDS_G", SOURCE);
    samples().of_chips(&mut group, "LDS_G");
    group.cases.sort_by(|one, other| one.case.cmp(&other.case));
    group
}

fn samples() -> Samples {
    Samples {
        file: FILE,
        tag: DG3,
        wrong_tag: 0x64,
        header: FINGER,
        second: LEFT,
        // The seventh finger of a right hand.
        wrong_subtype: &[0x1D],
        record: record(RAW, &[0x80; 64]),
        structure: "finger image record",
    }
}

/// A finger image record of one view of 8 × 8 pixels at 500 ppi.
fn record(compression: u8, image: &[u8]) -> Bytes {
    let view = u32::try_from(VIEW + image.len()).expect("a small image");
    let mut out = b"FIR\x00010\x00".to_vec();
    out.extend([0, 0]);
    out.extend((32 + view).to_be_bytes());
    // No capture device, acquisition level 31, one finger, pixels per inch.
    out.extend([0, 0, 0, 31, 1, 1]);
    out.extend([500_u16; 4].into_iter().flat_map(u16::to_be_bytes));
    out.extend([8, compression, 0, 0]);
    out.extend(view.to_be_bytes());
    // Right index finger, the only view, quality unknown, a plain live scan.
    out.extend([2, 1, 1, 0xFE, 0]);
    out.extend([0, 8, 0, 8, 0]);
    out.extend_from_slice(image);
    out
}
