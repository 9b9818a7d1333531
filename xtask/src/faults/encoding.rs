//! Faults of the encoding: wrong tags, wrong lengths, and bytes where the structure has ended.

use crate::case::{Expect, Suite, malformed, rejected};
use crate::cms::{Embedded, signed_data};
use crate::der::{Bytes, null, sequence, tlv};

pub(crate) fn describe(suite: &mut Suite) {
    envelope(suite);
    trailing(suite);
}

fn envelope(suite: &mut Suite) {
    let mut file = |about: [&'static str; 3], bend: fn(Bytes) -> Bytes| {
        suite.fault(about, |card| card.sod.bend_file = bend, malformed());
    };
    file(["sod_wrong_tag", "TR-03105-5.1 LDS_D_02", "the outer tag is 78"], |mut file| {
        file[0] = 0x78;
        file
    });
    file(
        ["sod_length_too_small", "TR-03105-5.1 LDS_D_03", "the outer length is one byte too small"],
        |mut file| {
            file[3] -= 1;
            file
        },
    );
    file(
        ["sod_length_too_big", "TR-03105-5.1 LDS_D_04", "the outer length is one byte too big"],
        |mut file| {
            file[3] += 1;
            file
        },
    );
    file(["sod_truncated", "quirks 2 A", "the last hundred bytes are missing"], |mut file| {
        file.truncate(file.len() - 100);
        file
    });
    file(["sod_empty", "quirks 2 A", "the file has no bytes"], |_| Vec::new());
    file(["sod_only_zeros", "quirks 2 A", "the file is all zeros"], |file| vec![0; file.len()]);
    file(
        ["sod_length_four_gigabytes", "quirks 2 A", "the outer length is 84 FF FF FF FF"],
        |file| [&[0x77, 0x84, 0xFF, 0xFF, 0xFF, 0xFF], &file[4..]].concat(),
    );
    file(["sod_length_of_nine_bytes", "quirks 2 A", "the outer length has nine bytes"], |file| {
        [&[0x77, 0x89, 1, 0, 0, 0, 0, 0, 0, 0, 0], &file[4..]].concat()
    });
    file(["sod_nested_deeply", "quirks 2 A", "a SET of a SET of a SET, a thousand deep"], |_| {
        let nested = (0..1_000).fold(null(), |inner, _| tlv(0x31, inner));
        tlv(0x77, nested)
    });
}

fn trailing(suite: &mut Suite) {
    suite.fault(
        ["trailing_after_content_info", "quirks 2 D", "bytes after ContentInfo, inside 77"],
        |card| {
            card.sod.bend_file = |file| tlv(0x77, [crate::der::content(&file), &null()].concat());
        },
        malformed(),
    );
    suite.fault(
        ["trailing_in_content_info", "quirks 2 D", "a third field in ContentInfo"],
        |card| card.sod.bend_content_info = |fields| fields.push(null()),
        malformed(),
    );
    suite.fault(
        ["trailing_in_signed_data", "quirks 2 D", "a field after signerInfos"],
        |card| card.sod.bend_signed_data = |fields| fields.push(null()),
        malformed(),
    );
    suite.fault(
        ["trailing_in_encap_content_info", "quirks 2 D", "a field after eContent"],
        |card| {
            card.sod.bend_signed_data = |fields| {
                let field = &mut fields[signed_data::ENCAP_CONTENT_INFO];
                *field = sequence([crate::der::content(field).to_vec(), null()]);
            };
        },
        malformed(),
    );
    suite.fault(
        [
            "trailing_after_lds",
            "quirks 2 D",
            "bytes after the LDS security object, inside eContent and signed",
        ],
        |card| card.sod.bend_content = |content| [content, null()].concat(),
        malformed(),
    );
    suite.fault(
        [
            "trailing_in_lds",
            "quirks 2 D",
            "a field after the hashes of a version 0 LDS security object",
        ],
        |card| card.sod.lds.bend = |fields| fields.push(null()),
        malformed(),
    );
    suite.fault(
        ["trailing_in_signer_info", "quirks 2 D", "a field after the signature"],
        |card| card.sod.bend_signer_info = |fields| fields.push(null()),
        malformed(),
    );
    suite.fault(
        ["trailing_in_certificate", "quirks 2 D", "a fourth field in the DS certificate"],
        |card| card.ds.bend = |fields| fields.push(null()),
        broken_signer(),
    );
    suite.fault(
        [
            "trailing_in_tbs_certificate",
            "quirks 2 D",
            "a field after the extensions of the DS certificate",
        ],
        |card| card.ds.bend_tbs = |fields| fields.push(null()),
        broken_signer(),
    );
    suite.fault(
        ["ds_not_a_certificate", "quirks 2 A", "the embedded certificate is an empty SEQUENCE"],
        |card| card.sod.certificates = vec![Embedded::Raw(sequence([]))],
        broken_signer(),
    );
}

/// The certificate of the signer does not parse.
pub(crate) fn broken_signer() -> Expect {
    const REASON: &str = "signer_certificate_malformed";
    rejected("sod_signature", REASON)
        .and("ds_signature", "undetermined", REASON)
        .and("validity", "undetermined", REASON)
        .and("issuing_state", "undetermined", REASON)
        .without("basic_constraints_in_end_entity")
}
