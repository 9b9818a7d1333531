//! INTEGERs with more bytes than their numbers need: serial numbers, data-group numbers, r and s.

use crate::card::Card;
use crate::case::{Expect, Kind, Suite, accepted};
use crate::cms::Attribute;
use crate::der::{Bytes, sequence, tlv};
use crate::ec::padded;
use crate::faults::signature::numbers;

pub(crate) fn describe(suite: &mut Suite) {
    serial_numbers(suite);
    data_group_numbers(suite);
    signatures(suite);
}

fn noted() -> Expect {
    accepted().finding("integer_not_minimal")
}

fn serial_numbers(suite: &mut Suite) {
    suite.quirk(
        [
            "quirk_serial_padded",
            "quirks 3.31",
            "the serial number has a zero byte too many, in the certificate and in the identifier",
        ],
        |card| card.ds.serial = vec![0x00, 0x2A, 0x51],
        noted(),
    );
    suite.quirk(
        [
            "quirk_serial_negative_padded",
            "quirks 1.14, 3.31",
            "the serial number is negative and has a byte FF too many",
        ],
        |card| card.ds.serial = vec![0xFF, 0x9A, 0x51],
        noted().finding("negative_serial_number"),
    );
    suite.quirk(
        [
            "quirk_serial_of_20_bytes_padded",
            "quirks 3.31",
            "the serial number has 20 bytes and a zero byte too many: the number is not too long",
        ],
        |card| card.ds.serial = [&[0x00], &[0x5A; 20][..]].concat(),
        noted(),
    );
    suite.quirk(
        [
            "quirk_serial_padded_in_certificate",
            "quirks 3.31",
            "the certificate pads its serial number, the signer identifier does not",
        ],
        |card| {
            card.sod.sid = card.signer_identifier(&[0x2A, 0x51]);
            card.ds.serial = vec![0x00, 0x00, 0x2A, 0x51];
        },
        noted(),
    );
    suite.quirk(
        [
            "quirk_serial_padded_in_identifier",
            "quirks 3.31",
            "the signer identifier pads the serial number, the certificate does not",
        ],
        |card| card.sod.sid = card.signer_identifier(&[0x00, 0x2A, 0x51]),
        noted(),
    );
    suite.quirk(
        [
            "quirk_csca_serial_padded",
            "quirks 3.31",
            "the CSCA's serial number has a zero byte too many",
        ],
        |card| card.csca.serial = vec![0x00, 0x01],
        accepted().anchor_finding("integer_not_minimal"),
    );
}

fn data_group_numbers(suite: &mut Suite) {
    suite.quirk(
        ["quirk_dg_number_padded", "quirks 3.31", "the number of DG1 takes two bytes: 00 01"],
        |card| card.sod.lds.bend_hashes = |hashes| hashes[0].0 = vec![0x00, 0x01],
        noted(),
    );
    suite.quirk(
        ["quirk_dg_numbers_padded", "quirks 3.31", "each data-group number takes four bytes"],
        |card| {
            card.sod.lds.bend_hashes = |hashes| {
                for (number, _) in hashes {
                    *number = [&[0; 3], number.as_slice()].concat();
                }
            };
        },
        noted(),
    );
}

/// Signers that write r and s in the width of the order. One signature in 256 has a zero byte too many
/// then, on P-521 one in two: times and serial numbers were chosen for it.
fn signatures(suite: &mut Suite) {
    let mut wide = |about: [&'static str; 3], time: &'static str| {
        let change = |card: &mut Card| {
            let time = Attribute::SigningTime(time);
            let attributes = vec![Attribute::ContentType, time, Attribute::MessageDigest];
            card.sod.attributes = Some(attributes);
            card.sod.signer.bend = |signature| in_full_width(&signature, 48);
        };
        let expect = noted()
            .without("signing_time_before_certificate")
            .without("signing_time_outside_key_usage");
        suite.quirk(about, change, expect);
    };
    wide(
        [
            "quirk_ecdsa_r_in_full_width",
            "quirks 3.31, openssl #17580",
            "r has the 48 bytes of the order, the first of them zero",
        ],
        "240815080210Z",
    );
    wide(
        [
            "quirk_ecdsa_s_in_full_width",
            "quirks 3.31, openssl #17580",
            "s has the 48 bytes of the order, the first of them zero",
        ],
        "240815080235Z",
    );
    suite.variant(
        "td2_card",
        Kind::Quirk,
        [
            "quirk_ds_signature_in_full_width",
            "quirks 3.31, openssl #17580",
            "in the CSCA's signature on the DS, r has the 66 bytes of P-521, the first of them zero",
        ],
        |card| {
            card.ds.serial = vec![0x2A, 0x58];
            card.ds.signer.bend = |signature| in_full_width(&signature, 66);
        },
        noted(),
    );
}

/// The signature as a signer writes it that never trims its numbers.
fn in_full_width(signature: &[u8], width: usize) -> Bytes {
    let trimmed = sequence(numbers(signature).iter().map(crate::der::unsigned));
    let wide = sequence(numbers(signature).map(|number| {
        let mut content = padded(&number, width);
        if content[0] >= 0x80 {
            content.insert(0, 0x00);
        }
        tlv(0x02, content)
    }));
    assert_ne!(wide, trimmed, "the numbers were chosen to be short");
    wide
}
