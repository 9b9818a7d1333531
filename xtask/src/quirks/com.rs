//! EF.COM as genuine documents have it and as readers damage it: nobody signs it, and whatever it is, it
//! decides nothing but a difference of data groups.

use crate::case::{Expect, Suite, accepted, unread_com};
use crate::der::{concat, tlv};
use crate::lds;

pub(crate) fn describe(suite: &mut Suite) {
    tag_lists(suite);
    damaged(suite);
    unreadable(suite);
}

/// The data groups of the card.
const TAGS: [u8; 6] = [0x61, 0x75, 0x63, 0x6D, 0x6F, 0x6E];

fn tag_lists(suite: &mut Suite) {
    let mut list = |about: [&'static str; 3], tags: &'static [u8], expect: Expect| {
        suite.quirk(about, |card| card.put("EF.COM", lds::com("0107", tags)), expect);
    };
    list(
        [
            "quirk_com_lists_com_and_sod",
            "quirks 3.29: CN",
            "the list names EF.COM and EF.SOD too: 60 and 77",
        ],
        &[0x60, 0x61, 0x75, 0x63, 0x6D, 0x6F, 0x6E, 0x77],
        accepted().finding("com_tag_unknown"),
    );
    list(
        [
            "quirk_com_lists_unknown_tags",
            "quirks 3.29",
            "the list names 71, 72 and 73, which no edition assigns",
        ],
        &[0x61, 0x75, 0x63, 0x6D, 0x6F, 0x6E, 0x71, 0x72, 0x73],
        accepted().finding("com_tag_unknown"),
    );
    list(
        [
            "quirk_com_lists_long_tag",
            "ISO/IEC 7816-4 §8.2.1",
            "the list names a tag of two bytes, the second of which is that of DG12",
        ],
        &[0x61, 0x75, 0x63, 0x6D, 0x6F, 0x6E, 0x5F, 0x6C],
        accepted().finding("com_tag_unknown"),
    );
    list(
        ["quirk_com_list_padded", "quirks 3.29", "zeros stand at the end of the list"],
        &[0x61, 0x75, 0x63, 0x6D, 0x6F, 0x6E, 0x00, 0x00],
        accepted().finding("com_tag_unknown"),
    );
    list(
        ["quirk_com_lists_twice", "quirks 3.29", "the list names DG1 and DG15 twice"],
        &[0x61, 0x75, 0x63, 0x6D, 0x6F, 0x6E, 0x6F, 0x61],
        accepted().finding("com_tag_repeated"),
    );
}

/// The list can be read all the same.
fn damaged(suite: &mut Suite) {
    let mut file = |about: [&'static str; 3], file: Vec<u8>, finding| {
        suite.quirk(about, |card| card.put("EF.COM", file), accepted().finding(finding));
    };
    let whole = lds::com("0107", &TAGS);
    file(
        ["quirk_com_padding", "quirks 3.29", "64 zeros stand behind EF.COM"],
        [&whole[..], &[0; 64]].concat(),
        "trailing_padding",
    );
    file(
        ["quirk_com_padding_inside", "quirks 3.29", "zeros stand at the end inside of EF.COM"],
        tlv(0x60, [crate::der::content(&whole), &[0; 3]].concat()),
        "com_malformed",
    );
    file(
        ["quirk_com_version_of_five_digits", "quirks 3.29", "the LDS version is 01070"],
        lds::com("01070", &TAGS),
        "com_malformed",
    );
    let elements = [tlv(0x5C, TAGS), tlv(0x5F36, "040000"), tlv(0x5F01, "0107")];
    file(
        ["quirk_com_out_of_order", "quirks 3.29", "the list stands before the versions"],
        tlv(0x60, concat(elements)),
        "com_malformed",
    );
}

/// No list can be read: the check is open, and blocks nothing.
fn unreadable(suite: &mut Suite) {
    let mut file = |about: [&'static str; 3], file: Vec<u8>| {
        let expect = unread_com();
        suite.quirk(about, |card| card.put("EF.COM", file), expect);
    };
    file(["quirk_com_empty", "quirks 3.29", "EF.COM has no bytes"], Vec::new());
    file(["quirk_com_zeros", "quirks 3.29", "EF.COM is 64 zeros"], vec![0; 64]);
    let whole = lds::com("0107", &TAGS);
    let cut = whole[..whole.len() - 1].to_vec();
    file(["quirk_com_truncated", "quirks 3.29", "EF.COM lacks its last byte"], cut);
}
