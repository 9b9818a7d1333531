//! The files of the master file, and EF.CVCA.

use super::group::{Accept, Group, Reject, Specification};
use super::notes::{MISSING_KEY, NO_PACE_IN_DG14, UNASSIGNED_GROUP};
use crate::card::{Card, Files};
use crate::case::Suite;
use crate::cms::Sod;
use crate::der::{Bytes, concat, integer, oid, sequence, set_of, tlv};
use crate::good::master_file::{
    self, PARAMETER, SECURITY_OBJECT, authorities, capabilities, infos_with,
};
use crate::hash::Hash;
use crate::lds::{self, SecurityObject};

const ATR_INFO: &str = "EF.ATR/INFO";
const CVCA: &str = "EF.CVCA";
const CARD_ACCESS: &str = "EF.CardAccess";

pub(super) fn cvca() -> Group {
    let mut group = Group::new(Specification::Bsi51, "EF.CVCA: LDS_G", "TR-03110-1, EF.CVCA");
    let mut wrong_tag = authorities();
    wrong_tag[0] = 0x43;
    group.file(
        ["LDS_G_01", "tag of the reference", "tag 43 in place of 42"],
        CVCA,
        wrong_tag,
        Reject,
        "rejected: unexpected_tag in EF.CVCA",
    );
    group.file(
        ["LDS_G_02", "no reference", "36 zero bytes"],
        CVCA,
        vec![0; 36],
        Reject,
        "rejected: unexpected_tag in EF.CVCA",
    );
    group
}

pub(super) fn atr_info() -> Group {
    let mut group = Group::new(Specification::Bsi51, "EF.ATR/INFO: LDS_K", "Doc 9303-10 §3.11.1");
    let three = [0x01, 0x00, 0x00];
    let of = |lengths: &[&[u8]]| with_lengths(0x7F66, lengths);
    group.file(
        ["LDS_K_01", "lengths of two bytes", "1920 bytes for commands and for responses"],
        ATR_INFO,
        capabilities(),
        Accept,
        "accepted",
    );
    group.file(
        ["LDS_K_02", "lengths of three bytes", "65536 bytes for commands and for responses"],
        ATR_INFO,
        of(&[&three, &three]),
        Accept,
        "accepted",
    );
    group.file(
        ["LDS_K_03", "only one length", "the length of responses is left out"],
        ATR_INFO,
        of(&[&[0x07, 0x80]]),
        Reject,
        "rejected: missing in EF.ATR/INFO",
    );
    group.file(
        ["LDS_K_04", "wrong tag", "tag 7F65 in place of 7F66"],
        ATR_INFO,
        with_lengths(0x7F65, &[&[0x07, 0x80], &[0x07, 0x80]]),
        Reject,
        "rejected: missing in EF.ATR/INFO",
    );
    group
}

/// EF.ATR/INFO as chips are tested for it.
pub(super) fn atr_info_of_chips() -> Group {
    let title = "EF.ATR/INFO and EF.CVCA of a chip: LDS_L, LDS_F";
    let mut group = Group::new(Specification::Bsi32, title, "Doc 9303-10 §3.11.1");
    let good = capabilities();
    let mut rejected = |about: [&str; 3], bytes, expected| {
        group.file(about, ATR_INFO, bytes, Reject, expected);
    };
    rejected(
        ["LDS_L_01", "a list of TLV objects", "the last byte is left out"],
        good[..good.len() - 1].to_vec(),
        "rejected: length_exceeds_input in EF.ATR/INFO",
    );
    rejected(
        ["LDS_L_02", "extended length information missing", "no 7F66, which 47 announces"],
        tlv(0x47, [0x86, 0x01, 0xE0]),
        "rejected: missing in EF.ATR/INFO",
    );
    rejected(
        ["LDS_L_03", "two integers", "an OCTET STRING in place of the first integer"],
        concat([
            tlv(0x47, [0x86, 0x01, 0xE0]),
            tlv(0x7F66, concat([tlv(0x04, [0x07, 0x80]), tlv(0x02, [0x07, 0x80])])),
        ]),
        "rejected: unexpected_tag in EF.ATR/INFO",
    );
    rejected(
        ["LDS_L_04", "card capabilities", "card capabilities of two bytes"],
        concat([
            tlv(0x47, [0x86, 0x01]),
            tlv(0x7F66, concat([tlv(0x02, [0x07, 0x80]), tlv(0x02, [0x07, 0x80])])),
        ]),
        "rejected: wrong_length in EF.ATR/INFO",
    );
    let about = ["LDS_F_01", "EF.CVCA", "two references, zeros to 36 bytes"];
    group.file(about, CVCA, authorities(), Accept, "accepted").source("TR-03110-1, EF.CVCA");
    group
}

/// Card capabilities, and the lengths under this tag.
fn with_lengths(tag: u16, lengths: &[&[u8]]) -> Bytes {
    let lengths = concat(lengths.iter().map(|length| tlv(0x02, length)));
    concat([tlv(0x47, [0x86, 0x01, 0xE0]), tlv(tag, lengths)])
}

/// The cases of PACE that the files decide.
pub(super) fn pace(suite: &Suite) -> Group {
    let source = "Doc 9303-11 §5.1, §9.2";
    let title = "EF.CardAccess: ISO7816_C";
    let mut group = Group::new(Specification::Icao4, title, source);
    let pace = || lds::pace(lds::PACE_AES_128, 2, 13);
    let mut file = |about: [&str; 3], infos: Vec<Bytes>, standard, expected| {
        group.file(about, CARD_ACCESS, set_of(infos), standard, expected);
    };
    let unknown = sequence([oid("1.3.6.1.4.1.32473.1"), integer(1)]);
    file(
        ["ISO7816_C_05", "an info of an unknown protocol", "an info with an OID for documentation"],
        vec![pace(), unknown],
        Accept,
        "accepted",
    );
    file(
        ["ISO7816_C_06", "two PACEInfos", "PACE with AES-256 too"],
        vec![pace(), lds::pace(lds::PACE_AES_256, 2, 13)],
        Accept,
        "accepted",
    );
    file(
        ["ISO7816_C_07", "infos of other protocols", "Terminal and Chip Authentication too"],
        vec![pace(), lds::terminal_authentication(1), lds::chip_authentication(1)],
        Accept,
        "accepted",
    );
    let mut cut = lds::card_access();
    cut.pop();
    group.file(
        ["ISO7816_C_27", "error of TLV", "the last byte is left out"],
        CARD_ACCESS,
        cut,
        Reject,
        "rejected: length_exceeds_input in EF.CardAccess",
    );
    let about = ["ISO7816_C_28", "parameterId that is not assigned", "parameterId 31"];
    let unassigned = lds::card_access_pace(31);
    group.file(about, CARD_ACCESS, unassigned, Reject, "accepted").because(UNASSIGNED_GROUP);
    let about = ["ISO7816_C_36", "EF.DG14 without the infos", "card_access_dg14_without_pace"];
    group
        .known(suite, about, Reject, "accepted: card_access undetermined card_access_differs")
        .because(NO_PACE_IN_DG14);
    group
}

pub(super) fn card_security(suite: &Suite) -> Group {
    let source = "Doc 9303-11 §5.1, 9303-10 §3.11.4";
    let mut group = Group::new(Specification::Bsi51, "EF.CardSecurity: LDS_J, LDS_H_93", source);
    let card = &suite.find("td3_master_file").card;
    let [mapping, generic] = master_file::pace();
    let other = lds::pace(lds::PACE_AES_256, 2, PARAMETER);
    let with = infos_with([mapping.clone(), generic], PARAMETER);
    let mut compared = |about: [&str; 3], infos: &[u8], standard, expected| {
        let files = files(card, signed(card, infos));
        group.card_security(about, files, card.build_anchors(), standard, expected);
    };
    let about = [
        "LDS_J_01",
        "more infos than EF.CardAccess",
        "EF.CardSecurity alone has the key and the copy of EF.DIR",
    ];
    compared(about, &with, Accept, "accepted");
    compared(
        [
            "LDS_J_02",
            "fewer infos than EF.CardAccess",
            "the PACEInfo of generic mapping is left out",
        ],
        &infos_with([mapping.clone()], PARAMETER),
        Reject,
        "rejected: EF.CardAccess failed card_security_differs",
    );
    compared(
        ["LDS_J_03", "other infos than EF.CardAccess", "PACE with AES-256 in place of AES-128"],
        &infos_with([mapping.clone(), other], PARAMETER),
        Reject,
        "rejected: EF.CardAccess failed card_security_differs",
    );
    let about = [
        "LDS_J_04",
        "key for chip authentication mapping",
        "the key has the identifier 13, and the PACEInfo names 12",
    ];
    let file = signed(card, &infos_with(master_file::pace(), PARAMETER + 1));
    group
        .card_security(
            about,
            files(card, file),
            card.build_anchors(),
            Reject,
            "accepted, with chip_authentication_info_missing",
        )
        .because(MISSING_KEY);
    let mut altered = signed(card, &with);
    *altered.last_mut().expect("a signature at the end") ^= 0x01;
    let about = ["LDS_H_93", "signature of EF.CardSecurity", "one bit of the signature is wrong"];
    let files = files(card, altered);
    group.card_security(
        about,
        files,
        card.build_anchors(),
        Reject,
        "rejected: sod_signature failed signature_invalid",
    );
    group
}

/// EF.CardSecurity, and EF.CardAccess of the same card.
fn files(card: &Card, card_security: Bytes) -> Files {
    let card_access = card.files[CARD_ACCESS].clone();
    Files::from([
        ("EF.CardSecurity".to_owned(), card_security),
        (CARD_ACCESS.to_owned(), card_access),
    ])
}

/// EF.CardSecurity with these infos.
fn signed(card: &Card, infos: &[u8]) -> Bytes {
    let mut file = Sod::new(SecurityObject::v1(Hash::Sha256), card.sod.signer.clone());
    file.content_type = SECURITY_OBJECT;
    file.content_info(infos, &card.ds, &card.csca)
}
