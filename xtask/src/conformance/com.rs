//! EF.COM.

use super::group::{Accept, Group, Reject, Specification, with_length, with_tag};
use super::notes::UNSIGNED;
use crate::case::Suite;
use crate::der::{Bytes, concat, tlv};
use crate::lds;

const FILE: &str = "EF.COM";

/// The data groups of the card `vn_good`.
const TAGS: [u8; 6] = [0x61, 0x75, 0x63, 0x6D, 0x6E, 0x6F];

pub(super) fn group(suite: &Suite) -> Group {
    let mut group = Group::new(Specification::Icao4, "EF.COM: LDS_A", "Doc 9303-10 §4.6.1");
    let good = lds::com("0107", &TAGS);
    let mut unsigned = |about: [&str; 3], bytes, expected| {
        group.file(about, FILE, bytes, Reject, expected).because(UNSIGNED);
    };
    unsigned(
        ["LDS_A_01", "wrong tag", "tag 61 in place of 60"],
        with_tag(good.clone(), 0x61),
        "accepted, with com_malformed",
    );
    unsigned(
        ["LDS_A_03", "length too big", "the outer length is one byte too big"],
        with_length(good.clone(), 1),
        "accepted, with com_malformed",
    );
    unsigned(
        ["LDS_A_04", "LDS version", "LDS version 3.0: \"0300\""],
        lds::com("0300", &TAGS),
        "accepted, with com_version_unknown",
    );
    unsigned(
        ["LDS_A_05", "LDS version missing", "no element 5F01"],
        of([unicode("040000"), list(&TAGS)]),
        "accepted, with com_malformed",
    );
    unsigned(
        ["LDS_A_06", "Unicode version", "Unicode version 5.0.0: \"050000\""],
        of([version("0107"), unicode("050000"), list(&TAGS)]),
        "accepted, with com_version_unknown",
    );
    unsigned(
        ["LDS_A_07", "Unicode version missing", "no element 5F36"],
        of([version("0107"), list(&TAGS)]),
        "accepted, with com_malformed",
    );
    unsigned(
        ["LDS_A_08-list", "tag list lacks DG1", "the list begins with 75; EF.COM alone"],
        lds::com("0107", &TAGS[1..]),
        "accepted, with com_data_group_missing",
    );
    group.file(
        ["LDS_A_02", "length too small", "the outer length is one byte too small"],
        FILE,
        with_length(good.clone(), -1),
        Reject,
        "rejected: length_exceeds_input in EF.COM",
    );
    group.known(
        suite,
        ["LDS_A_08", "tag list lacks a data group", "com_lists_fewer"],
        Reject,
        "rejected: com_vs_sod failed data_groups_differ",
    );
    group.file(
        ["LDS_A_09", "tag list missing", "no element 5C"],
        FILE,
        of([version("0107"), unicode("040000")]),
        Reject,
        "rejected: missing in EF.COM",
    );
    group.file(
        ["LDS_A_10", "LDS version 1.8", "LDS version \"0108\""],
        FILE,
        lds::com("0108", &TAGS),
        Accept,
        "accepted",
    );
    group.file(["LDS_A_10-17", "LDS version 1.7", "no change"], FILE, good, Accept, "accepted");
    group.cases.sort_by(|one, other| one.case.cmp(&other.case));
    group
}

fn of<const N: usize>(elements: [Bytes; N]) -> Bytes {
    tlv(0x60, concat(elements))
}

fn version(version: &str) -> Bytes {
    tlv(0x5F01, version)
}

fn unicode(version: &str) -> Bytes {
    tlv(0x5F36, version)
}

fn list(tags: &[u8]) -> Bytes {
    tlv(0x5C, tags)
}
