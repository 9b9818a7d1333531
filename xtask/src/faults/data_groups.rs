//! Faults of the data groups: other bytes than were signed, other files than are listed.

use crate::card::{Card, Files};
use crate::case::{Expect, Kind, Suite, accepted, rejected, undetermined, unread_com};
use crate::faults::lds::{unread_dg1, unread_dg14};
use crate::lds;
use crate::mrz;

pub(crate) fn describe(suite: &mut Suite) {
    altered(suite);
    cut(suite);
    absent(suite);
    com(suite);
    malformed_files(suite);
}

fn altered(suite: &mut Suite) {
    let mut alter = |about: [&'static str; 3], bend: fn(&mut Files)| {
        suite.fault(about, |card| card.bend_files = bend, rejected("data_groups", "hash_differs"));
    };
    alter(
        ["dg2_altered", "TR-03105-5.1 LDS_H_69", "one byte of the portrait is another"],
        |files| {
            file(files, "EF.DG2")[3_000] ^= 0x01;
        },
    );
    alter(
        [
            "dg2_header_altered",
            "TR-03105-5.1 LDS_H_69",
            "the face record announces another format, which must not matter before the hash",
        ],
        |files| {
            file(files, "EF.DG2")[38] ^= 0xFF;
        },
    );
    alter(
        ["dg13_altered", "quirks 2 F", "one letter of the citizen details is another"],
        |files| {
            let dg13 = file(files, "EF.DG13");
            dg13[60] ^= 0x01;
        },
    );
    alter(
        ["dg15_replaced", "quirks 2 H", "the active authentication key is that of a clone"],
        |files| {
            let clone = crate::keys::rsa("aa_rsa_2048_clone").subject_public_key_info();
            files.insert("EF.DG15".to_owned(), lds::dg15(clone));
        },
    );
    alter(
        ["dg2_truncated", "TR-03105-5.1 LDS_C_06", "DG2 ends in a whole TLV of half the portrait"],
        |files| {
            let half = crate::face::jpeg();
            let half = crate::face::dg2(&half[..half.len() / 2], crate::face::ImageType::Jpeg);
            files.insert("EF.DG2".to_owned(), half);
        },
    );
    suite.fault(
        ["dg14_altered", "quirks 2 F", "the chip authentication key is another"],
        |card| {
            card.bend_files = |files| {
                let dg14 = file(files, "EF.DG14");
                let last = dg14.len() - 1;
                dg14[last] ^= 0x01;
            };
        },
        unread_dg14(rejected("data_groups", "hash_differs")),
    );
    let mut alter_dg1 = |about: [&'static str; 3], bend: fn(&mut Files)| {
        suite.fault(
            about,
            |card| card.bend_files = bend,
            unread_dg1(rejected("data_groups", "hash_differs")),
        );
    };
    alter_dg1(["dg1_altered", "quirks 2 F", "one letter of the name in DG1 is another"], |files| {
        mrz::overwrite(file(files, "EF.DG1"), 72, "B");
    });
    alter_dg1(
        ["dg1_of_another_card", "quirks 2 F", "DG1 is that of another genuine card"],
        |files| {
            let other = crate::good::vietnam_2024().files["EF.DG1"].clone();
            files.insert("EF.DG1".to_owned(), other);
        },
    );
    alter_dg1(
        [
            "dg1_expiry_altered",
            "quirks 2 F",
            "the date of expiry in DG1 is one year later, with the right check digits",
        ],
        |files| {
            let later = mrz::Mrz { expiry: "400101", ..mrz::VIETNAM };
            files.insert("EF.DG1".to_owned(), mrz::dg1(&later.td1()));
        },
    );
    suite.fault(
        [
            "sod_of_another_card",
            "quirks 2 F",
            "EF.SOD is that of another genuine card under the same CSCA",
        ],
        |card| {
            card.bend_files = |files| {
                let other = crate::good::vietnam_2024().build()["EF.SOD"].clone();
                files.insert("EF.SOD".to_owned(), other);
            };
        },
        unread_dg1(rejected("data_groups", "hash_differs"))
            .without("basic_constraints_in_end_entity")
            .finding("signing_time_before_certificate")
            .finding("signing_time_outside_key_usage"),
    );
}

fn file<'a>(files: &'a mut Files, name: &str) -> &'a mut Vec<u8> {
    files.get_mut(name).expect("the card has this file")
}

/// Files that the reader did not read to their end.
fn cut(suite: &mut Suite) {
    let incomplete = || undetermined("data_groups", "data_group_incomplete");
    let mut cut = |about: [&'static str; 3], bend: fn(&mut Files)| {
        suite.fault(about, |card| card.bend_files = bend, incomplete());
    };
    cut(
        ["dg2_cut", "quirks: AndroidPassportReader PR #33", "DG2 lacks its last 40 bytes"],
        |files| shorten(file(files, "EF.DG2"), 40),
    );
    cut(["dg2_cut_in_its_header", "Doc 9303-10 §4.6.1", "DG2 ends within its length"], |files| {
        file(files, "EF.DG2").truncate(3)
    });
    cut(["dg2_of_no_bytes", "Doc 9303-10 §4.6.1", "DG2 is an empty file"], |files| {
        file(files, "EF.DG2").clear();
    });
    cut(
        ["dg2_cut_and_altered", "quirks 2 F", "DG2 lacks its last byte, and another is changed"],
        |files| {
            let dg2 = file(files, "EF.DG2");
            dg2[3_000] ^= 0x01;
            shorten(dg2, 1);
        },
    );
    cut(["dg15_cut", "quirks 2 F", "DG15 lacks its last byte"], |files| {
        shorten(file(files, "EF.DG15"), 1);
    });
    suite.fault(
        ["dg1_cut", "quirks 2 F", "DG1 lacks its last 30 bytes"],
        |card| card.bend_files = |files| shorten(file(files, "EF.DG1"), 30),
        incomplete().and("issuing_state", "undetermined", "data_group_incomplete").and(
            "document_expiry",
            "undetermined",
            "data_group_incomplete",
        ),
    );
    suite.fault(
        [
            "dg2_cut_and_dg13_altered",
            "quirks 2 F",
            "DG2 lacks its last 40 bytes, and a letter of DG13 is another",
        ],
        |card| {
            card.bend_files = |files| {
                shorten(file(files, "EF.DG2"), 40);
                file(files, "EF.DG13")[60] ^= 0x01;
            };
        },
        rejected("data_groups", "hash_differs"),
    );
}

fn shorten(file: &mut Vec<u8>, bytes: usize) {
    file.truncate(file.len() - bytes);
}

fn absent(suite: &mut Suite) {
    let unread = |check| undetermined(check, "data_group_not_read");
    suite.fault(
        ["dg1_not_given", "TR-03135 §5.6.4.4.2", "the reader did not get DG1"],
        |card| card.bend_files = |files| drop(files.remove("EF.DG1")),
        unread("data_groups").and("issuing_state", "undetermined", "data_group_not_read").and(
            "document_expiry",
            "undetermined",
            "data_group_not_read",
        ),
    );
    suite.fault(
        ["dg2_not_given", "TR-03135 §5.6.4.4.2", "the reader did not get DG2"],
        |card| card.bend_files = |files| drop(files.remove("EF.DG2")),
        unread("data_groups"),
    );
    suite.fault(
        ["dg_none_given", "quirks 2 F", "the reader got nothing but EF.SOD and EF.COM"],
        |card| card.bend_files = |files| files.retain(|name, _| !name.starts_with("EF.DG")),
        undetermined("data_groups", "none_verified")
            .and("card_access", "undetermined", "data_group_not_read")
            .and("issuing_state", "undetermined", "data_group_not_read")
            .and("document_expiry", "undetermined", "data_group_not_read"),
    );
    suite.fault(
        ["dg_not_signed", "quirks 2 F", "a DG12 that the SOD does not list"],
        |card| {
            card.bend_files = |files| {
                let dg12 = crate::der::tlv(0x6C, crate::der::tlv(0x5C, [0x5F, 0x19]));
                files.insert("EF.DG12".to_owned(), dg12);
            };
        },
        rejected("data_groups", "data_group_not_signed"),
    );
    suite.variant(
        "vn_good",
        Kind::Good,
        [
            "dg_optional_not_given",
            "TR-03135 §5.6.4.4.2",
            "the reader did not get DG13, DG14 and DG15",
        ],
        |card| {
            card.bend_files =
                |files| files.retain(|name, _| !name.starts_with("EF.DG1") || name == "EF.DG1");
        },
        accepted().and("card_access", "undetermined", "data_group_not_read"),
    );
    suite.variant(
        "vn_good",
        Kind::Good,
        ["com_not_given", "TR-03135 §5.6.4.4.1", "the reader did not get EF.COM"],
        |card| drop(card.files.remove("EF.COM")),
        accepted().and("com_vs_sod", "not supported", "not_given"),
    );
}

fn com(suite: &mut Suite) {
    let mut tags = |about: [&'static str; 3], tags: &'static [u8]| {
        let change = |card: &mut Card| card.put("EF.COM", lds::com("0107", tags));
        suite.fault(about, change, rejected("com_vs_sod", "data_groups_differ"));
    };
    tags(
        ["com_lists_fewer", "TR-03105-5.1 LDS_H_90", "EF.COM lacks DG15, which the SOD lists"],
        &[0x61, 0x75, 0x63, 0x6D, 0x6E],
    );
    tags(
        ["com_lists_more", "TR-03105-5.1 LDS_H_91", "EF.COM lists DG12, which the SOD does not"],
        &[0x61, 0x75, 0x63, 0x6D, 0x6F, 0x6E, 0x6C],
    );
    tags(
        ["com_lists_others", "TR-03105-5.1 LDS_H_92", "EF.COM lists DG12 in place of DG15"],
        &[0x61, 0x75, 0x63, 0x6D, 0x6C, 0x6E],
    );
    suite.fault(
        [
            "sod_lists_dg10_more",
            "TR-03105-5.1 LDS_H_45",
            "the SOD has a hash for DG10, which EF.COM does not list",
        ],
        |card| card.sod.lds.bend_hashes = |hashes| hashes.insert(3, (vec![10], vec![0x10; 32])),
        rejected("com_vs_sod", "data_groups_differ"),
    );
    suite.fault(
        ["sod_lacks_dg1", "TR-03105-5.1 LDS_D_26", "the SOD has no hash for DG1"],
        |card| card.sod.lds.bend_hashes = |hashes| drop(hashes.remove(0)),
        unread_dg1(rejected("com_vs_sod", "data_groups_differ")).and(
            "data_groups",
            "failed",
            "data_group_not_signed",
        ),
    );
    let mut hiding = |about: [&'static str; 3], file: Vec<u8>, finding| {
        let expect = rejected("com_vs_sod", "data_groups_differ").finding(finding);
        suite.fault(about, |card| card.put("EF.COM", file), expect);
    };
    hiding(
        [
            "com_lists_fewer_and_unknown_tags",
            "quirks 3.29",
            "EF.COM lacks DG15, and lists 60 and 77",
        ],
        lds::com("0107", &[0x60, 0x61, 0x75, 0x63, 0x6D, 0x6E, 0x77]),
        "com_tag_unknown",
    );
    hiding(
        ["com_lists_fewer_and_dg1_twice", "quirks 3.29", "EF.COM lists DG1 again in place of DG15"],
        lds::com("0107", &[0x61, 0x75, 0x63, 0x6D, 0x61, 0x6E]),
        "com_tag_repeated",
    );
    let mut wrong_tag = lds::com("0107", &[0x61, 0x75, 0x63, 0x6D, 0x6E]);
    wrong_tag[0] = 0x61;
    hiding(
        ["com_lists_fewer_under_wrong_tag", "quirks 3.29", "EF.COM has the tag 61 and lacks DG15"],
        wrong_tag,
        "com_malformed",
    );
    broken_com(suite);
}

/// Faults of EF.COM decide nothing, because nobody signs it.
fn broken_com(suite: &mut Suite) {
    let mut broken = |about: [&'static str; 3], bend: fn(&mut Vec<u8>), expect: Expect| {
        suite.fault(about, |card| bend(file(&mut card.files, "EF.COM")), expect);
    };
    let listed = accepted().finding("com_malformed");
    broken(
        ["com_wrong_tag", "TR-03105-5.1 LDS_A_01", "EF.COM has the tag 61"],
        |file| file[0] = 0x61,
        listed.clone(),
    );
    broken(
        [
            "com_length_too_small",
            "TR-03105-5.1 LDS_A_02",
            "the length of EF.COM is one byte too small",
        ],
        |file| file[1] -= 1,
        unread_com(),
    );
    broken(
        ["com_length_too_big", "TR-03105-5.1 LDS_A_03", "the length of EF.COM is one byte too big"],
        |file| file[1] += 1,
        listed.clone(),
    );
    broken(
        ["com_version_missing", "TR-03105-5.1 LDS_A_05", "EF.COM has no LDS version"],
        |file| {
            let rest = file[9..].to_vec();
            *file = crate::der::tlv(0x60, rest);
        },
        listed.clone(),
    );
    broken(
        ["com_unicode_version_missing", "TR-03105-5.1 LDS_A_07", "EF.COM has no Unicode version"],
        |file| {
            let rest = [&file[2..9], &file[18..]].concat();
            *file = crate::der::tlv(0x60, rest);
        },
        listed,
    );
    broken(
        ["com_tag_list_missing", "TR-03105-5.1 LDS_A_09", "EF.COM has no tag list"],
        |file| {
            let rest = file[2..18].to_vec();
            *file = crate::der::tlv(0x60, rest);
        },
        unread_com(),
    );
}

/// Data groups that are signed as they are, and are not what their number says.
fn malformed_files(suite: &mut Suite) {
    let mut dg1 = |about: [&'static str; 3], bend: fn(&mut Vec<u8>)| {
        let expect = undetermined("document_expiry", "date_unreadable")
            .and("issuing_state", "undetermined", "state_unknown")
            .unparsable("EF.DG1");
        suite.fault(about, |card| bend(file(&mut card.files, "EF.DG1")), expect);
    };
    dg1(["dg1_wrong_tag", "TR-03105-5.1 LDS_B_05", "DG1 has the tag 62"], |file| file[0] = 0x62);
    dg1(
        [
            "dg1_length_too_small",
            "TR-03105-5.1 LDS_B_06",
            "the inner length of DG1 is one byte too small",
        ],
        |file| file[4] -= 1,
    );
    dg1(
        ["dg1_length_too_big", "TR-03105-5.1 LDS_B_07", "the length of DG1 is one byte too big"],
        |file| file[1] += 1,
    );
    dg1(["dg1_mrz_missing", "TR-03105-5.1 LDS_B_24", "DG1 is an empty template"], |file| {
        *file = vec![0x61, 0x00]
    });
    dg1(
        ["dg1_mrz_one_character_short", "Doc 9303-10 §4.7.1", "the MRZ has 89 characters"],
        |file| {
            *file = mrz::dg1(&mrz::VIETNAM.td1()[..89]);
        },
    );
    dg1(
        ["dg1_mrz_lower_case", "Doc 9303-3 §4.3", "the MRZ has a lower-case letter in the name"],
        |file| {
            mrz::overwrite(file, 60, "n");
        },
    );
    let mut other = |about: [&'static str; 3], name: &'static str, bend: fn(&mut Vec<u8>)| {
        let change = |card: &mut Card| bend(file(&mut card.files, name));
        let expect = accepted().unparsable(name);
        let expect = if name == "EF.DG14" {
            expect.and("card_access", "undetermined", "data_group_not_read")
        } else {
            expect
        };
        suite.variant("vn_good", Kind::Quirk, about, change, expect);
    };
    other(["dg2_wrong_tag", "TR-03105-5.1 LDS_C_04", "DG2 has the tag 76"], "EF.DG2", |file| {
        file[0] = 0x76
    });
    other(
        ["dg2_length_too_big", "TR-03105-5.1 LDS_C_06", "the length of DG2 is one byte too big"],
        "EF.DG2",
        |file| file[3] += 1,
    );
    other(["dg14_wrong_tag", "TR-03105-5.1 LDS_F_01", "DG14 has the tag 6F"], "EF.DG14", |file| {
        file[0] = 0x6F
    });
    other(
        ["dg14_length_too_big", "TR-03105-5.1 LDS_F_03", "the length of DG14 is one byte too big"],
        "EF.DG14",
        |file| file[3] += 1,
    );
    other(["dg15_wrong_tag", "TR-03105-5.1 LDS_I_01", "DG15 has the tag 70"], "EF.DG15", |file| {
        file[0] = 0x70
    });
    other(
        ["dg15_length_too_big", "TR-03105-5.1 LDS_I_03", "the length of DG15 is one byte too big"],
        "EF.DG15",
        |file| file[3] += 1,
    );
}
