//! Odd infos in EF.CardAccess and DG14, which lose nothing but themselves.

use crate::card::Card;
use crate::case::{Kind, Suite, accepted};
use crate::der::{concat, content, sequence, set, tlv};
use crate::hash::Hash;
use crate::lds;

pub(super) fn describe(suite: &mut Suite) {
    let mut odd = |about: [&'static str; 3], change: fn(&mut Card), finding: &'static str| {
        let expect = accepted().finding(finding);
        suite.variant("vn_2024", Kind::Quirk, about, change, expect);
    };
    odd(
        [
            "quirk_dg14_info_version_unknown",
            "TR-03105-5.1 LDS_F_07: JMRTD",
            "DG14 holds a ChipAuthenticationInfo of version 4 beside good infos",
        ],
        |card| {
            let odd = lds::chip_authentication(4);
            card.put("EF.DG14", lds::dg14_vietnam_with(odd));
        },
        "security_info_malformed",
    );
    odd(
        [
            "quirk_dg14_info_empty",
            "quirks 36",
            "DG14 holds a SecurityInfo without a protocol beside good infos",
        ],
        |card| {
            let odd = sequence([]);
            card.put("EF.DG14", lds::dg14_vietnam_with(odd));
        },
        "security_info_malformed",
    );
    odd(
        [
            "quirk_dg14_bytes_after_set",
            "quirks 36: SE",
            "DG14 holds bytes behind the SET, within its length",
        ],
        |card| {
            let set = content(&lds::dg14_vietnam()).to_vec();
            card.put("EF.DG14", tlv(0x6E, concat([set, vec![0x53, 0x01, 0x07]])));
        },
        "trailing_padding",
    );
    odd(
        [
            "quirk_card_access_info_version_unknown",
            "quirks 36: SE",
            "EF.CardAccess and DG14 hold the same PACEInfo of version 9 beside good infos",
        ],
        |card| {
            let odd = lds::pace(lds::PACE_AES_128, 9, 13);
            card.put("EF.CardAccess", set([content(&lds::card_access()).to_vec(), odd.clone()]));
            card.put("EF.DG14", lds::dg14_vietnam_with(odd));
        },
        "security_info_malformed",
    );
    odd(
        [
            "quirk_card_access_padded",
            "quirks 36: SE",
            "EF.CardAccess is followed by zeros, as its file is longer",
        ],
        |card| {
            let padded = [lds::card_access(), vec![0; 10]].concat();
            card.put("EF.CardAccess", padded);
        },
        "trailing_padding",
    );
    suite.variant(
        "td3_passport",
        Kind::Quirk,
        [
            "quirk_dg14_odd_info_before_active_authentication",
            "TR-03105-5.1 LDS_F_07: JMRTD",
            "DG14 holds a TerminalAuthenticationInfo of version 9 before the ActiveAuthenticationInfo",
        ],
        |card| {
            let odd = lds::terminal_authentication(9);
            let infos = content(content(&card.files["EF.DG14"])).to_vec();
            card.put("EF.DG14", tlv(0x6E, set([odd, infos])));
        },
        accepted().finding("security_info_malformed"),
    );
    suite.variant(
        "td3_passport",
        Kind::Quirk,
        [
            "quirk_dg14_active_authentication_info_malformed",
            "TR-03105-5.1 LDS_F_07",
            "the ActiveAuthenticationInfo of DG14 is of version 9",
        ],
        |card| {
            let algorithm = crate::signer::plain_ecdsa_oid(Hash::Sha256);
            card.put("EF.DG14", lds::dg14_active_authentication(9, algorithm, 12));
        },
        accepted().finding("security_info_malformed"),
    );
}
