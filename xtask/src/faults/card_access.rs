//! EF.CardAccess, which nobody signs, against DG14.

use crate::card::Card;
use crate::case::{Expect, Kind, Suite, accepted, rejected};
use crate::der::{set, tlv};
use crate::lds;

pub(super) fn describe(suite: &mut Suite) {
    differing(suite);
    inconclusive(suite);
}

fn differing(suite: &mut Suite) {
    let mut access = |about: [&'static str; 3], file: fn() -> Vec<u8>, reason| {
        let change = |card: &mut Card| card.put("EF.CardAccess", file());
        suite.fault(about, change, rejected("card_access", reason));
    };
    let differs = "card_access_differs";
    access(
        [
            "card_access_without_pace",
            "Doc 9303-11 §9.2, quirks 2 F",
            "EF.CardAccess lacks the PACEInfo of DG14, so that Basic Access Control is left",
        ],
        || set([lds::terminal_authentication(1), lds::chip_authentication(1)]),
        differs,
    );
    access(
        ["card_access_empty", "Doc 9303-11 §9.2", "EF.CardAccess is an empty SET"],
        || set(Vec::<Vec<u8>>::new()),
        differs,
    );
    access(
        [
            "card_access_triple_des",
            "Doc 9303-11 §9.2",
            "EF.CardAccess offers PACE with triple DES where DG14 says AES",
        ],
        || lds::card_access_of(lds::pace(lds::PACE_TRIPLE_DES, 2, 13)),
        differs,
    );
    access(
        [
            "card_access_smaller_group",
            "Doc 9303-11 §9.2",
            "EF.CardAccess offers PACE on a curve of 192 bits where DG14 says 256",
        ],
        || lds::card_access_of(lds::pace(lds::PACE_AES_128, 2, 9)),
        differs,
    );
    access(
        [
            "card_access_with_weaker_pace_too",
            "Doc 9303-11 §9.2",
            "EF.CardAccess offers PACE with triple DES beside what DG14 lists",
        ],
        || {
            let [triple_des, aes] = [lds::PACE_TRIPLE_DES, lds::PACE_AES_128];
            lds::card_access_of([lds::pace(triple_des, 2, 13), lds::pace(aes, 2, 13)].concat())
        },
        differs,
    );
    access(
        [
            "card_access_unreadable",
            "Doc 9303-11 §9.2",
            "EF.CardAccess is no SET: a reader is left with Basic Access Control, and DG14 lists PACE",
        ],
        || vec![0; 54],
        "card_access_malformed",
    );
    access(
        [
            "card_access_cut",
            "Doc 9303-11 §9.2",
            "EF.CardAccess lacks its last bytes: a reader is left with Basic Access Control",
        ],
        || lds::card_access()[..40].to_vec(),
        "card_access_malformed",
    );
    suite.fault(
        [
            "card_access_lacks_strongest_pace",
            "Doc 9303-11 §9.2",
            "DG14 lists PACE with AES-256 too, which EF.CardAccess lacks",
        ],
        |card| {
            let strongest = lds::pace(lds::PACE_AES_256, 2, 16);
            card.put("EF.DG14", lds::dg14_vietnam_with(strongest));
        },
        rejected("card_access", differs),
    );
}

fn inconclusive(suite: &mut Suite) {
    let mut card = |about: [&'static str; 3], change: fn(&mut Card), expect: Expect| {
        suite.variant("vn_good", Kind::Good, about, change, expect);
    };
    let open = |reason| accepted().and("card_access", "undetermined", reason);
    card(
        [
            "card_access_in_another_order",
            "Doc 9303-11 §9.2",
            "EF.CardAccess has the infos of DG14 in another order",
        ],
        |card| {
            let infos = [lds::pace(lds::PACE_AES_128, 2, 13), lds::chip_authentication(1)];
            card.put("EF.CardAccess", set([infos.concat(), lds::terminal_authentication(1)]));
        },
        accepted().finding("security_infos_unsorted"),
    );
    card(
        ["card_access_not_given", "Doc 9303-11 §9.2", "the reader did not get EF.CardAccess"],
        |card| drop(card.files.remove("EF.CardAccess")),
        accepted().and("card_access", "not supported", "not_given"),
    );
    card(
        [
            "card_access_dg14_without_pace",
            "Doc 9303-11 §9.2",
            "DG14 lists no PACE at all: EF.CardAccess can be held against nothing",
        ],
        |card| {
            let infos = [lds::terminal_authentication(1), lds::chip_authentication(1)];
            card.put("EF.DG14", tlv(0x6E, set(infos)));
        },
        open("card_access_differs"),
    );
    card(
        [
            "card_access_unreadable_dg14_without_pace",
            "Doc 9303-11 §9.2",
            "EF.CardAccess is no SET, and DG14 lists no PACE that it could have hidden",
        ],
        |card| {
            card.put("EF.CardAccess", vec![0; 54]);
            let infos = [lds::terminal_authentication(1), lds::chip_authentication(1)];
            card.put("EF.DG14", tlv(0x6E, set(infos)));
        },
        open("card_access_malformed"),
    );
    card(
        [
            "card_access_dg14_not_given",
            "Doc 9303-11 §9.2",
            "the reader did not get DG14, which EF.CardAccess would have to agree with",
        ],
        |card| card.bend_files = |files| drop(files.remove("EF.DG14")),
        open("data_group_not_read"),
    );
}
