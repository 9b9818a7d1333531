//! EF.DG2: the face.

use super::group::{Accept, Group, Reject, Specification, with_length, with_tag};
use super::notes::{SIGNED_FACE, SIGNED_HEADER};
use super::templates::{Header, data_group, uncounted};
use crate::case::Suite;
use crate::der::Bytes;
use crate::face::{self, ImageType};

const FILE: &str = "EF.DG2";
const DG2: u16 = 0x75;

const FACE: Header = Header {
    biometric_type: &[0x02],
    subtype: &[0x00],
    format_owner: &[0x01, 0x01],
    format_type: &[0x00, 0x08],
};

/// The places of the fields in the record.
const VERSION: usize = 4;
const RECORD_LENGTH: usize = 8;
const BLOCK_LENGTH: usize = 14;
const POINT_COUNT: usize = 18;
const GENDER: usize = 20;
const EYE_COLOUR: usize = 21;
const HAIR_COLOUR: usize = 22;
const POSE: usize = 28;
const UNCERTAINTY: usize = 31;
const POINTS: usize = 34;
const IMAGE_TYPE: usize = 34;
const DATA_TYPE: usize = 35;

/// A feature point: two-dimensional, the centre of the left eye, its place.
const POINT: [u8; 8] = [0x01, 0x31, 0x00, 0x98, 0x00, 0x94, 0x00, 0x00];

pub(super) fn group(suite: &Suite) -> Group {
    let source = "Doc 9303-10 §4.7.2, ISO/IEC 19794-5";
    let mut group = Group::new(Specification::Icao4, "EF.DG2: LDS_C, ISO7816_F_08", source);
    positive(&mut group);
    envelope(&mut group);
    header(&mut group);
    record(&mut group);
    fields(&mut group);
    group.known(
        suite,
        ["LDS_C_06-cut", "file cut", "dg2_truncated"],
        Reject,
        "rejected: data_groups failed hash_differs",
    );
    group
}

fn jpeg() -> Bytes {
    face::face_record(&face::jpeg(), ImageType::Jpeg, 0)
}

/// The JPEG record with another byte at `place`.
fn with(place: usize, byte: u8) -> Bytes {
    let mut record = jpeg();
    record[place] = byte;
    dg2(&record)
}

fn dg2(record: &[u8]) -> Bytes {
    data_group(DG2, [FACE.template(Some(record))])
}

/// The JPEG 2000 record with `there` feature points that says to have `said`.
fn with_points(said: u16, there: usize) -> Bytes {
    let mut record = face::face_record(face::JPEG_2000, ImageType::Jpeg2000, 0);
    record.splice(POINTS..POINTS, POINT.repeat(there));
    record[POINT_COUNT..][..2].copy_from_slice(&said.to_be_bytes());
    let length = u32::try_from(record.len()).expect("a small record");
    record[RECORD_LENGTH..][..4].copy_from_slice(&length.to_be_bytes());
    record[BLOCK_LENGTH..][..4].copy_from_slice(&(length - 14).to_be_bytes());
    dg2(&record)
}

fn positive(group: &mut Group) {
    let mut accepted = |about: [&str; 3], bytes| {
        group.file(about, FILE, bytes, Accept, "accepted");
    };
    let jpeg_2000 = face::face_record(face::JPEG_2000, ImageType::Jpeg2000, 0);
    accepted(["LDS_C_01", "JPEG 2000", "an image in JPEG 2000"], dg2(&jpeg_2000));
    accepted(["LDS_C_02", "JPEG", "an image in JPEG"], dg2(&jpeg()));
    accepted(
        ["LDS_C_03", "JPEG 2000 with feature points", "two feature points"],
        with_points(2, 2),
    );
}

fn envelope(group: &mut Group) {
    let mut rejected = |about: [&str; 3], bytes, expected| {
        group.file(about, FILE, bytes, Reject, expected);
    };
    let good = dg2(&jpeg());
    rejected(
        ["LDS_C_04", "wrong tag", "tag 76 in place of 75"],
        with_tag(good.clone(), 0x76),
        "rejected: unexpected_tag in EF.DG2",
    );
    rejected(
        ["LDS_C_05", "length too small", "the outer length is one byte too small"],
        with_length(good.clone(), -1),
        "rejected: length_exceeds_input in EF.DG2",
    );
    rejected(
        ["LDS_C_06", "length too big", "the outer length is one byte too big"],
        with_length(good, 1),
        "rejected: length_exceeds_input in EF.DG2",
    );
    rejected(
        ["LDS_C_07", "number of instances missing", "no element 02 in 7F61"],
        uncounted(DG2, [FACE.template(Some(&jpeg()))]),
        "rejected: missing in EF.DG2",
    );
}

fn header(group: &mut Group) {
    let of = |header: Header| data_group(DG2, [header.template(Some(&jpeg()))]);
    group.file(
        ["LDS_C_08", "format owner not allowed", "format owner 0102"],
        FILE,
        of(Header { format_owner: &[0x01, 0x02], ..FACE }),
        Reject,
        "rejected: value in EF.DG2",
    );
    let missing = of(Header { format_owner: &[], ..FACE });
    group
        .file(
            ["LDS_C_09", "format owner missing", "no element 87"],
            FILE,
            missing,
            Reject,
            "accepted, with biometric_header_incomplete",
        )
        .because(SIGNED_HEADER);
    group.file(
        ["LDS_C_10", "format type not allowed", "format type 0007, of a finger"],
        FILE,
        of(Header { format_type: &[0x00, 0x07], ..FACE }),
        Reject,
        "rejected: value in EF.DG2",
    );
    let missing = of(Header { format_type: &[], ..FACE });
    group
        .file(
            ["LDS_C_11", "format type missing", "no element 88"],
            FILE,
            missing,
            Reject,
            "accepted, with biometric_header_incomplete",
        )
        .because(SIGNED_HEADER);
    let finger = of(Header { biometric_type: &[0x08], ..FACE });
    group
        .file(
            ["LDS_C_13", "wrong biometric type", "biometric type 08, a finger"],
            FILE,
            finger,
            Reject,
            "accepted, with biometric_header_unusual",
        )
        .because(SIGNED_HEADER);
}

fn record(group: &mut Group) {
    let mut rejected = |about: [&str; 3], bytes, expected| {
        group.file(about, FILE, bytes, Reject, expected);
    };
    rejected(
        ["LDS_C_14", "format identifier", "the record begins with \"FAD\""],
        with(2, b'D'),
        "rejected: value in ISO/IEC 19794-5 record",
    );
    rejected(
        ["LDS_C_15", "version of the record", "version \"020\""],
        with(VERSION + 1, b'2'),
        "rejected: version in ISO/IEC 19794-5 record",
    );
    rejected(
        ["LDS_C_16", "feature points do not fit", "the record says to have 9999 feature points"],
        with_points(9999, 2),
        "rejected: wrong_length in ISO/IEC 19794-5 record",
    );
    let without = data_group(DG2, [FACE.template(None)]);
    rejected(
        ["LDS_C_28", "data block missing", "no element 5F2E"],
        without,
        "rejected: missing in EF.DG2",
    );
    let empty = face::face_record(&[], ImageType::Jpeg, 0);
    rejected(
        ["LDS_C_28-image", "image missing", "the record ends before its image"],
        dg2(&empty),
        "rejected: wrong_length in ISO/IEC 19794-5 record",
    );
    rejected(
        ["ISO7816_F_08", "image of no bytes", "the data block 5F2E has no bytes"],
        dg2(&[]),
        "rejected: wrong_length in EF.DG2",
    );
}

fn fields(group: &mut Group) {
    let mut signed = |about: [&str; 3], place, byte, expected| {
        group.file(about, FILE, with(place, byte), Reject, expected).because(SIGNED_FACE);
    };
    signed(["LDS_C_17", "gender", "gender 03"], GENDER, 0x03, "accepted, with face_field_unusual");
    signed(
        ["LDS_C_18", "eye colour", "eye colour 08"],
        EYE_COLOUR,
        0x08,
        "accepted, with face_field_unusual",
    );
    signed(
        ["LDS_C_19", "hair colour", "hair colour 0A"],
        HAIR_COLOUR,
        0x0A,
        "accepted, with face_field_unusual",
    );
    signed(
        ["LDS_C_20", "pose, yaw", "yaw B6, which is 182"],
        POSE,
        182,
        "accepted, with face_field_unusual",
    );
    signed(
        ["LDS_C_21", "pose, pitch", "pitch B6, which is 182"],
        POSE + 1,
        182,
        "accepted, with face_field_unusual",
    );
    signed(
        ["LDS_C_22", "pose, roll", "roll B6, which is 182"],
        POSE + 2,
        182,
        "accepted, with face_field_unusual",
    );
    signed(
        ["LDS_C_23", "uncertainty, yaw", "uncertainty B6, which is 182"],
        UNCERTAINTY,
        182,
        "accepted, with face_field_unusual",
    );
    signed(
        ["LDS_C_24", "uncertainty, pitch", "uncertainty B6, which is 182"],
        UNCERTAINTY + 1,
        182,
        "accepted, with face_field_unusual",
    );
    signed(
        ["LDS_C_25", "uncertainty, roll", "uncertainty B6, which is 182"],
        UNCERTAINTY + 2,
        182,
        "accepted, with face_field_unusual",
    );
    signed(
        ["LDS_C_26", "face image type", "face image type 03"],
        IMAGE_TYPE,
        0x03,
        "accepted, with face_field_unusual",
    );
    signed(
        ["LDS_C_27", "image data type", "image data type 02"],
        DATA_TYPE,
        0x02,
        "accepted, with face_field_unusual",
    );
}
