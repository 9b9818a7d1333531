//! Deviations of DG2: signed as it is, so that the hash is right.

use crate::case::{Expect, Suite, accepted};
use crate::der::{concat, tlv};
use crate::face::{self, ImageType};

pub(super) fn describe(suite: &mut Suite) {
    faces(suite);
    padded(suite);
    without_face(suite);
    broken(suite);
}

fn faces(suite: &mut Suite) {
    let mut face = |about: [&'static str; 3], dg2: fn() -> Vec<u8>| {
        suite.quirk(about, |card| card.put("EF.DG2", dg2()), found_in(about[0]));
    };
    face(
        [
            "quirk_dg2_record_length_short_by_1",
            "quirks 1.23: GB",
            "the face record's length is one less than it is",
        ],
        || face::dg2_around(&face::face_record(&face::jpeg(), ImageType::Jpeg, 1)),
    );
    face(
        [
            "quirk_dg2_record_length_short_by_8",
            "quirks 1.23: NZ",
            "the face record's length is eight less than it is",
        ],
        || face::dg2_around(&face::face_record(&face::jpeg(), ImageType::Jpeg, 8)),
    );
    face(
        [
            "quirk_dg2_jpeg_exif",
            "quirks 1.23: HU",
            "the JPEG begins with an Exif segment in place of JFIF",
        ],
        || {
            let jpeg = face::jpeg();
            let after_jfif = 4 + usize::from(u16::from_be_bytes([jpeg[4], jpeg[5]])) - 2 + 2;
            let exif = [&[0xFF, 0xE1, 0x00, 0x10], b"Exif\0\0MM\0*\0\0\0\x08".as_slice()].concat();
            face::dg2(
                &[&[0xFF, 0xD8], exif.as_slice(), &jpeg[after_jfif..]].concat(),
                ImageType::Jpeg,
            )
        },
    );
    face(
        ["quirk_dg2_codestream", "quirks 1.23", "a JPEG 2000 codestream without its JP2 boxes"],
        || {
            let start = face::JPEG_2000.windows(4).position(|w| w == [0xFF, 0x4F, 0xFF, 0x51]);
            face::dg2(&face::JPEG_2000[start.expect("a codestream")..], ImageType::Jpeg2000)
        },
    );
    face(
        [
            "quirk_dg2_type_says_jpeg_2000",
            "quirks 1.23",
            "the record says JPEG 2000 and holds JPEG",
        ],
        || face::dg2(&face::jpeg(), ImageType::Jpeg2000),
    );
    face(["quirk_dg2_two_templates", "quirks 1.23", "two biometric information templates"], || {
        let template =
            |image: &[u8], kind| face::information_template(&face::face_record(image, kind, 0));
        face::dg2_of([
            template(&face::jpeg(), ImageType::Jpeg),
            template(face::JPEG_2000, ImageType::Jpeg2000),
        ])
    });
    face(
        [
            "quirk_dg2_header_minimal",
            "quirks 1.23",
            "the biometric header has format owner and type alone",
        ],
        || {
            let record = face::face_record(&face::jpeg(), ImageType::Jpeg, 0);
            face::dg2_of([tlv(
                0x7F60,
                concat([tlv(0xA1, face::format_owner_and_type()), tlv(0x5F2E, record)]),
            )])
        },
    );
    face(
        [
            "quirk_dg2_padding_in_data_block",
            "quirks 1.23",
            "sixteen zeros after the face record, inside the data block",
        ],
        || {
            let record = face::face_record(&face::jpeg(), ImageType::Jpeg, 0);
            face::dg2_around(&[record, vec![0; 16]].concat())
        },
    );
    face(
        [
            "quirk_dg2_bare_image",
            "Doc 9303-10 §4.7: JMRTD",
            "the data block is a JP2 file without a face record",
        ],
        || face::dg2_around(face::JPEG_2000),
    );
}

/// Zeros behind the image, within its record.
fn padded(suite: &mut Suite) {
    let mut image = |about: [&'static str; 3], dg2: fn() -> Vec<u8>, expect: Expect| {
        suite.quirk(about, |card| card.put("EF.DG2", dg2()), expect);
    };
    let padded = || accepted().finding("image_padded");
    image(
        [
            "quirk_dg2_jp2_padded",
            "quirks 37: NFCPassportReader 2.3.1",
            "zeros follow the last box of a JPEG 2000 file, within the face record",
        ],
        || face::dg2(&[face::JPEG_2000, &[0; 200]].concat(), ImageType::Jpeg2000),
        padded(),
    );
    image(
        [
            "quirk_dg2_jpeg_padded",
            "quirks 37",
            "zeros follow the end of a JPEG, within the face record",
        ],
        || face::dg2(&[&face::jpeg()[..], &[0; 7]].concat(), ImageType::Jpeg),
        padded(),
    );
    image(
        [
            "quirk_dg2_bare_image_padded",
            "quirks 37: JMRTD",
            "the data block is a JPEG 2000 file without a face record, and zeros",
        ],
        || face::dg2_around(&[face::JPEG_2000, &[0; 9]].concat()),
        padded().finding("face_record_missing"),
    );
}

/// A card of a child, without a portrait.
fn without_face(suite: &mut Suite) {
    let mut none = |about: [&'static str; 3], dg2: fn() -> Vec<u8>| {
        let expect = accepted().finding("face_missing");
        suite.quirk(about, |card| card.put("EF.DG2", dg2()), expect);
    };
    none(["dg2_instances_zero", "quirks 37: JMRTD", "there are no instances"], || {
        tlv(0x75, tlv(0x7F61, tlv(0x02, [0])))
    });
    none(
        [
            "quirk_dg2_instances_zero_without_group",
            "quirks 37",
            "zero instances stand right behind the tag of DG2, as in DG7",
        ],
        || tlv(0x75, tlv(0x02, [0])),
    );
}

/// The image that a reader finds in these files.
fn found_in(name: &str) -> Expect {
    match name {
        "quirk_dg2_record_length_short_by_1"
        | "quirk_dg2_record_length_short_by_8"
        | "quirk_dg2_padding_in_data_block" => accepted().finding("face_record_length_differs"),
        "quirk_dg2_type_says_jpeg_2000" => accepted().finding("face_image_format_differs"),
        "quirk_dg2_bare_image" => accepted().finding("face_record_missing"),
        // Headers of real cards lack elements, and counts are wrong: the image is there.
        "dg2_format_owner_missing" | "dg2_format_type_missing" => {
            accepted().finding("biometric_header_incomplete")
        }
        "dg2_instances_too_many" => accepted().finding("instance_count_differs"),
        _ => accepted(),
    }
}

/// The hash is right, the content is not what the standard says.
fn broken(suite: &mut Suite) {
    let mut broken = |about: [&'static str; 3], dg2: fn() -> Vec<u8>| {
        let reads =
            ["dg2_format_owner_missing", "dg2_format_type_missing", "dg2_instances_too_many"];
        let expect = if reads.contains(&about[0]) {
            found_in(about[0])
        } else {
            accepted().unparsable("EF.DG2")
        };
        suite.quirk(about, |card| card.put("EF.DG2", dg2()), expect);
    };
    broken(["dg2_empty", "TR-03105-5.1 LDS_C_07", "DG2 is an empty template"], || vec![0x75, 0x00]);
    broken(
        ["dg2_instances_missing", "TR-03105-5.1 LDS_C_07", "the number of instances is missing"],
        || {
            tlv(
                0x75,
                tlv(
                    0x7F61,
                    face::information_template(&face::face_record(
                        &face::jpeg(),
                        ImageType::Jpeg,
                        0,
                    )),
                ),
            )
        },
    );
    broken(
        [
            "dg2_instances_announced_and_none_there",
            "Doc 9303-10 §4.7.2",
            "one instance is announced, none is there",
        ],
        || tlv(0x75, tlv(0x7F61, tlv(0x02, [1]))),
    );
    broken(
        [
            "dg2_instances_too_many",
            "Doc 9303-10 §4.7.2",
            "two instances are announced, one is there",
        ],
        || {
            let template =
                face::information_template(&face::face_record(&face::jpeg(), ImageType::Jpeg, 0));
            tlv(0x75, tlv(0x7F61, concat([tlv(0x02, [2]), template])))
        },
    );
    broken(
        ["dg2_format_owner_missing", "TR-03105-5.1 LDS_C_09", "the format owner is missing"],
        || with_header(tlv(0x88, [0, 8])),
    );
    broken(
        ["dg2_format_owner_not_allowed", "TR-03105-5.1 LDS_C_08", "the format owner is 0102"],
        || with_header(concat([tlv(0x87, [1, 2]), tlv(0x88, [0, 8])])),
    );
    broken(
        ["dg2_format_type_missing", "TR-03105-5.1 LDS_C_11", "the format type is missing"],
        || with_header(tlv(0x87, [1, 1])),
    );
    broken(
        [
            "dg2_format_type_not_allowed",
            "TR-03105-5.1 LDS_C_10",
            "the format type is that of a finger",
        ],
        || with_header(concat([tlv(0x87, [1, 1]), tlv(0x88, [0, 7])])),
    );
    broken(
        ["dg2_data_block_missing", "TR-03105-5.1 LDS_C_28", "there is no biometric data block"],
        || face::dg2_of([tlv(0x7F60, tlv(0xA1, face::format_owner_and_type()))]),
    );
    broken(
        ["dg2_record_identifier_wrong", "TR-03105-5.1 LDS_C_14", "the record begins with FIR"],
        || {
            let mut record = face::face_record(&face::jpeg(), ImageType::Jpeg, 0);
            record[..3].copy_from_slice(b"FIR");
            face::dg2_around(&record)
        },
    );
    broken(
        ["dg2_record_version_wrong", "TR-03105-5.1 LDS_C_15", "the record has version 999"],
        || {
            let mut record = face::face_record(&face::jpeg(), ImageType::Jpeg, 0);
            record[4..7].copy_from_slice(b"999");
            face::dg2_around(&record)
        },
    );
    broken(
        [
            "dg2_feature_points_overrun",
            "TR-03105-5.1 LDS_C_16",
            "the record announces 65535 feature points",
        ],
        || {
            let mut record = face::face_record(&face::jpeg(), ImageType::Jpeg, 0);
            record[18..20].fill(0xFF);
            face::dg2_around(&record)
        },
    );
    broken(
        [
            "dg2_block_length_overrun",
            "TR-03105-5.1 LDS_C_16",
            "the facial information block is longer than the record",
        ],
        || {
            let mut record = face::face_record(&face::jpeg(), ImageType::Jpeg, 0);
            record[14..18].fill(0x7F);
            face::dg2_around(&record)
        },
    );
}

fn with_header(header: Vec<u8>) -> Vec<u8> {
    let record = face::face_record(&face::jpeg(), ImageType::Jpeg, 0);
    face::dg2_of([tlv(0x7F60, concat([tlv(0xA1, header), tlv(0x5F2E, record)]))])
}
