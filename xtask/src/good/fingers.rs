//! A passport with the data groups that Extended Access Control protects: a finger, and no iris.

use crate::case::{Kind, Suite, accepted};
use crate::der::{Bytes, concat, tlv};
use crate::face;
use crate::lds;

/// The right index finger.
const POSITION: u8 = 2;

pub(crate) fn describe(suite: &mut Suite) {
    suite.variant(
        "td3_passport",
        Kind::Good,
        [
            "td3_fingers",
            "Doc 9303-10 §4.7.3, §4.7.4",
            "DG3 with a finger of ISO/IEC 19794-4, and DG4 without an iris, with a random number",
        ],
        |card| {
            card.put("EF.COM", lds::com("0108", &[0x61, 0x75, 0x63, 0x76, 0x6E, 0x6F]));
            card.put("EF.DG3", fingers(&finger_record(&face::jpeg())));
            card.put("EF.DG4", no_irises());
        },
        accepted(),
    );
}

/// DG3 around one finger image record.
fn fingers(record: &[u8]) -> Bytes {
    // Version 1.1, a finger, the right index finger, the format of ISO/IEC 19794-4.
    let header = concat([
        tlv(0x80, [1, 1]),
        tlv(0x81, [8]),
        tlv(0x82, [0x09]),
        tlv(0x87, [1, 1]),
        tlv(0x88, [0, 7]),
    ]);
    let template = tlv(0x7F60, concat([tlv(0xA1, header), tlv(0x5F2E, record)]));
    tlv(0x63, tlv(0x7F61, concat([tlv(0x02, [1]), template])))
}

/// A record with one view, whose image is a drawing of a face.
fn finger_record(image: &[u8]) -> Bytes {
    let size = |header: usize| u32::try_from(header + image.len()).expect("a small image");
    let mut out = b"FIR\x00010\x00\0\0".to_vec();
    out.extend(size(32 + 14).to_be_bytes());
    // No device; acquisition level 31; one finger; pixels per inch, 500 of them each; 8 bits; JPEG.
    out.extend([0, 0, 0, 31, 1, 1]);
    out.extend([500_u16; 4].map(u16::to_be_bytes).concat());
    out.extend([8, 3, 0, 0]);
    out.extend(size(14).to_be_bytes());
    // The only view, of unknown quality: a plain impression on a live scanner.
    out.extend([POSITION, 1, 1, 254, 0]);
    out.extend(face::WIDTH.to_be_bytes());
    out.extend(face::HEIGHT.to_be_bytes());
    out.push(0);
    out.extend_from_slice(image);
    out
}

/// DG4 without an instance.
fn no_irises() -> Bytes {
    tlv(0x76, concat([tlv(0x7F61, tlv(0x02, [0])), tlv(0x53, [1, 2, 3, 4, 5, 6, 7, 8])]))
}
