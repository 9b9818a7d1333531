//! Chips with the driving licence of the European Union, whose data groups have the numbers of those of a
//! travel document.

use super::applications::forget_files;
use crate::card::Files;
use crate::case::{ApplicationExpect, Kind, Suite, Verdict, rejected, undetermined};
use crate::der::{Bytes, concat, octets, tlv};
use crate::hash::Hash;
use crate::lds::SecurityObject;

const NUMBERS: [&str; 4] = ["01", "05", "06", "0D"];

pub(crate) fn describe(suite: &mut Suite) {
    let without_application = || {
        undetermined("document_expiry", "date_unreadable")
            .and("issuing_state", "undetermined", "state_unknown")
            .and("com_vs_sod", "not supported", "not_given")
            .and("card_access", "not supported", "not_given")
            .and("active_authentication", "not supported", "not_given")
            .unparsable("EF.DG1")
            .unparsable("EF.DG5")
            .unparsable("EF.DG13")
    };
    suite.variant(
        "vn_good",
        Kind::Quirk,
        [
            "eu_driving_licence",
            "Regulation (EU) No 383/2012, annex I",
            "a driving licence: DG1, DG5, DG6 and DG13 have other contents than those of a travel document",
        ],
        |card| {
            forget_files(card);
            card.files = files();
            card.sod.lds = SecurityObject::v1(Hash::Sha256);
            card.sod.lds.bend_hashes = |hashes| *hashes = hashes_of(&files());
        },
        without_application(),
    );
    let expect = ApplicationExpect::accepted().files("identical", &NUMBERS);
    suite.judged_as("eu_driving_licence", "eu-dl", expect);
    let expect = ApplicationExpect::of(Verdict::Undetermined)
        .and("data_groups", "undetermined", "not_of_the_application")
        .files("present", &NUMBERS);
    suite.judged_as("eu_driving_licence", "it-cie", expect);
    suite.variant(
        "eu_driving_licence",
        Kind::Fault,
        [
            "eu_driving_licence_portrait_differs",
            "Regulation (EU) No 383/2012, annex I",
            "the last byte of the portrait in DG6 differs",
        ],
        |card| {
            card.bend_files = |files| {
                let portrait = files.get_mut("EF.DG6").expect("a file of the card");
                *portrait.last_mut().expect("it is not empty") ^= 1;
            };
        },
        rejected("data_groups", "hash_differs")
            .unparsable("EF.DG1")
            .unparsable("EF.DG5")
            .unparsable("EF.DG13"),
    );
    let expect = ApplicationExpect::of(Verdict::Rejected)
        .and("data_groups", "failed", "file_differs")
        .files("identical", &["01", "05", "0D"])
        .files("not identical", &["06"]);
    suite.judged_as("eu_driving_licence_portrait_differs", "eu-dl", expect);
    // Each file of a passport has the signed hash: only EF.DG1 tells that it is no driving licence.
    let expect = ApplicationExpect::of(Verdict::Undetermined)
        .and("data_groups", "undetermined", "distinctive_file_missing")
        .files("identical", &["01", "02", "0E"])
        .files("present", &["0F"]);
    suite.judged_as("td3_passport", "eu-dl", expect);
}

fn files() -> Files {
    let image = |name: &str| octets(format!("an image of the {name}"));
    let file = |name: &str, content: Bytes| (format!("EF.{name}"), content);
    Files::from([
        file("DG1", dg1()),
        file("DG5", tlv(0x67, image("signature"))),
        file("DG6", tlv(0x75, image("holder"))),
        file("DG13", tlv(0x6F, octets("a key"))),
    ])
}

fn hashes_of(files: &Files) -> Vec<(Bytes, Bytes)> {
    let hash = |(number, name): (u8, &str)| (vec![number], Hash::Sha256.of(files[name].clone()));
    [(1, "EF.DG1"), (5, "EF.DG5"), (6, "EF.DG6"), (13, "EF.DG13")].map(hash).to_vec()
}

/// DG1, of a holder who does not exist.
fn dg1() -> Bytes {
    let holder = concat([
        tlv(0x5F03, "UTO"),
        tlv(0x5F04, "SPECIMEN"),
        tlv(0x5F05, "EVA"),
        tlv(0x5F06, [0x01, 0x01, 0x19, 0x90]),
        tlv(0x5F07, "UTOPIA"),
        tlv(0x5F0A, [0x01, 0x06, 0x20, 0x21]),
        tlv(0x5F0B, [0x01, 0x06, 0x20, 0x36]),
        tlv(0x5F0C, "TEST OFFICE"),
        tlv(0x5F0E, "TEST000001"),
    ]);
    let categories = concat([tlv(0x02, [1]), tlv(0x87, "B;010621;010636;;;")]);
    tlv(0x61, concat([tlv(0x5F01, "e1-00001"), tlv(0x5F02, holder), tlv(0x7F63, categories)]))
}
