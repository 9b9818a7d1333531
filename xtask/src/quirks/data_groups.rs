//! Deviations of EF.COM and the data groups: signed as they are.

use crate::case::{Expect, Kind, Suite, accepted};
use crate::der::{concat, printable, sequence, tlv, tlv_long, utf8};
use crate::lds;
use crate::mrz::{self, Mrz};

pub(crate) fn describe(suite: &mut Suite) {
    padding(suite);
    zones(suite);
    citizens(suite);
}

fn padding(suite: &mut Suite) {
    suite.quirk(
        [
            "quirk_dg1_padding",
            "Doc 9303-10 §4.6.2.3",
            "zeros after DG1, which are not part of what is hashed",
        ],
        |card| {
            card.bend_files = |files| {
                files.get_mut("EF.DG1").expect("the card has it").extend([0; 33]);
            };
        },
        accepted().finding("trailing_padding"),
    );
    suite.quirk(
        [
            "quirk_dg1_length_not_minimal",
            "Doc 9303-10, quirks 1",
            "the length of DG1 has two bytes more than needed, and was hashed so",
        ],
        |card| {
            let dg1 = tlv_long(0x61, crate::der::content(&card.files["EF.DG1"]));
            card.put("EF.DG1", dg1);
        },
        accepted().finding("non_minimal_length"),
    );
    suite.quirk(
        ["quirk_com_version_unknown", "TR-03105-5.1 LDS_A_04", "EF.COM says LDS 3.0"],
        |card| card.put("EF.COM", lds::com("0300", &[0x61, 0x75, 0x63, 0x6D, 0x6F, 0x6E])),
        accepted().finding("com_version_unknown"),
    );
    suite.variant(
        "td3_passport",
        Kind::Quirk,
        ["quirk_com_version_differs", "Doc 9303-10 §4.6.1", "EF.COM says LDS 1.7, the SOD 1.8"],
        |card| card.put("EF.COM", lds::com("0107", &[0x61, 0x75, 0x6E, 0x6F])),
        accepted().finding("com_version_differs"),
    );
    suite.variant(
        "td3_passport",
        Kind::Quirk,
        [
            "quirk_lds_version_1_with_0107",
            "TR-03105-5.1 LDS_D_37",
            "LDS security object version 1 that says LDS 1.7, as EF.COM does",
        ],
        |card| {
            card.sod.lds.version_info = Some(("0107", "040000"));
            card.put("EF.COM", lds::com("0107", &[0x61, 0x75, 0x6E, 0x6F]));
        },
        accepted().finding("lds_version_mismatch"),
    );
    suite.variant(
        "td3_passport",
        Kind::Quirk,
        [
            "quirk_lds_version_1_with_0109",
            "TR-03105-5.1 LDS_D_38",
            "LDS security object version 1 of a future LDS 1.9",
        ],
        |card| {
            card.sod.lds.version_info = Some(("0109", "040000"));
            card.put("EF.COM", lds::com("0109", &[0x61, 0x75, 0x6E, 0x6F]));
        },
        accepted(),
    );
}

fn zones(suite: &mut Suite) {
    let mut zone =
        |about: [&'static str; 3], position: usize, text: &'static str, expect: Expect| {
            let change = |card: &mut crate::card::Card| {
                let lines = mrz::with_td1_text(&mrz::VIETNAM_NO_EXPIRY.td1(), position, text);
                card.put("EF.DG1", mrz::dg1(&lines));
            };
            suite.quirk(about, change, expect);
        };
    let found = |finding| accepted().finding(finding);
    zone(
        [
            "quirk_mrz_number_check_digit",
            "TR-03105-5.1 LDS_B_13",
            "the check digit of the document number is wrong",
        ],
        14,
        "0",
        found("mrz_document_number_check_digit"),
    );
    zone(
        [
            "quirk_mrz_birth_check_digit",
            "TR-03105-5.1 LDS_B_17",
            "the check digit of the date of birth is wrong",
        ],
        36,
        "0",
        found("mrz_birth_check_digit"),
    );
    zone(
        [
            "quirk_mrz_expiry_check_digit",
            "TR-03105-5.1 LDS_B_21",
            "the check digit of the date of expiry is wrong",
        ],
        44,
        "0",
        found("mrz_expiry_check_digit"),
    );
    zone(
        ["quirk_mrz_sex", "TR-03105-5.1 LDS_B_18", "the sex is X"],
        37,
        "X",
        found("mrz_sex_unusual"),
    );
    zone(
        ["quirk_mrz_document_code", "TR-03105-5.1 LDS_B_08", "the document code is QD"],
        0,
        "Q",
        found("mrz_document_code_unusual"),
    );
    zone(
        ["quirk_mrz_nationality", "TR-03105-5.1 LDS_B_14", "the nationality has a digit"],
        45,
        "V1M",
        found("mrz_character_unusual"),
    );
    zone(
        ["quirk_mrz_name_void", "TR-03105-5.1 LDS_B_10", "the name is all fillers"],
        60,
        "<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<",
        found("mrz_name_void"),
    );
    zone(
        [
            "quirk_mrz_birth_date",
            "TR-03105-5.1 LDS_B_16",
            "the date of birth is the 31st of February",
        ],
        30,
        "5602317",
        found("mrz_date_invalid"),
    );
    suite.quirk(
        [
            "quirk_mrz_composite_check_digit",
            "TR-03105-5.1 LDS_B_23",
            "the composite check digit is wrong",
        ],
        |card| {
            let file = card.files.get_mut("EF.DG1").expect("the card has it");
            let position = file.len() - 31;
            file[position] = if file[position] == b'0' { b'1' } else { b'0' };
        },
        found("mrz_composite_check_digit"),
    );
    let mut passport =
        |about: [&'static str; 3], kind, mrz: Mrz, bend: fn(&mut Vec<u8>), expect| {
            let change = |card: &mut crate::card::Card| {
                let mut dg1 = mrz::dg1(&mrz.td3());
                bend(&mut dg1);
                card.put("EF.DG1", dg1);
            };
            suite.variant("td3_passport", kind, about, change, expect);
        };
    let plain = Mrz {
        code_and_state: "P<UTO",
        number: "L898902C3",
        birth: "740812",
        sex: "F",
        expiry: "320415",
        nationality: "UTO",
        optional: "ZE184226B",
        name: "ERIKSSON<<ANNA<MARIA",
    };
    passport(
        [
            "quirk_mrz_optional_check_digit",
            "TR-03105-5.1 LDS_B_22",
            "the check digit of the personal number is wrong",
        ],
        Kind::Quirk,
        plain.clone(),
        |dg1| {
            let lines = String::from_utf8(dg1[5..].to_vec()).expect("ASCII");
            *dg1 = mrz::dg1(&mrz::with_td3_text(&lines, 86, "3"));
        },
        found("mrz_optional_data_check_digit"),
    );
    passport(
        [
            "mrz_optional_data_empty_with_filler",
            "Doc 9303-4 §4.2.2",
            "no personal number, and a filler for its check digit",
        ],
        Kind::Good,
        Mrz { optional: "", ..plain.clone() },
        |dg1| mrz::overwrite(dg1, 86, "<"),
        accepted(),
    );
    passport(
        [
            "mrz_document_code_pp",
            "Doc 9303-4 §4.4",
            "the document code is PP, as it may be from 2026",
        ],
        Kind::Good,
        Mrz { code_and_state: "PPUTO", ..plain.clone() },
        |_| {},
        accepted(),
    );
    passport(
        ["mrz_name_truncated", "Doc 9303-3 §4.7", "the name fills its 39 characters"],
        Kind::Good,
        Mrz { name: "BENNELONG<WOOLOOMOOLOO<WARRANDYTE<WARNA", ..plain.clone() },
        |_| {},
        accepted(),
    );
    passport(
        ["mrz_no_secondary_identifier", "TR-03105-5.1 LDS_B_03", "a primary identifier alone"],
        Kind::Good,
        Mrz { name: "ARKFREITH", ..plain },
        |_| {},
        accepted(),
    );
}

fn citizens(suite: &mut Suite) {
    let mut citizen = |about: [&'static str; 3], dg13: fn() -> Vec<u8>| {
        suite.quirk(about, |card| card.put("EF.DG13", dg13()), accepted());
    };
    citizen(
        ["quirk_dg13_opaque", "quirks 1.26: FR", "DG13 holds bytes of no known structure"],
        || tlv(0x6D, [0x5A; 100]),
    );
    citizen(
        ["quirk_dg13_without_version", "vietnam.md §1", "DG13 has neither version nor OID"],
        || {
            let dg13 = lds::dg13(&lds::citizen_2024());
            let fields = crate::der::content(crate::der::content(&dg13));
            tlv(0x6D, sequence([fields[11..].to_vec()]))
        },
    );
    citizen(
        ["quirk_dg13_reversed", "vietnam.md §1", "DG13 has its fields in descending order"],
        || {
            let mut fields = lds::citizen_2024();
            fields.reverse();
            lds::dg13(&fields)
        },
    );
    citizen(
        [
            "quirk_dg13_empty_strings",
            "vietnam.md §1",
            "ethnicity, religion and personal features are empty strings",
        ],
        || {
            let mut fields = lds::citizen_2021();
            for (number, values) in &mut fields {
                if matches!(number, 6 | 7 | 10) {
                    *values = vec![utf8("")];
                }
            }
            lds::dg13(&fields)
        },
    );
    citizen(
        [
            "quirk_dg13_father_unknown",
            "vietnam.md §1",
            "the father's SEQUENCE is empty: the slot stays",
        ],
        || {
            let mut fields = lds::citizen_2021();
            for (number, values) in &mut fields {
                if *number == 13 {
                    values[0] = sequence([]);
                }
            }
            lds::dg13(&fields)
        },
    );
    citizen(
        [
            "quirk_dg13_text_like_a_field",
            "vietnam.md §1",
            "a residence holds the bytes 02 01 0F of a field number",
        ],
        || {
            let mut fields = lds::citizen_2024();
            for (number, values) in &mut fields {
                if *number == 9 {
                    *values = vec![utf8("Thôn \u{2}\u{1}\u{f}\u{13}\u{3}ABC")];
                }
            }
            lds::dg13(&fields)
        },
    );
    citizen(
        [
            "quirk_dg13_other_string_types",
            "vietnam.md §1",
            "every value is a UTF8String, the numbers too",
        ],
        || {
            let mut fields = lds::citizen_2024();
            for (_, values) in &mut fields {
                for value in values.iter_mut().filter(|value| value[0] == printable("")[0]) {
                    value[0] = 0x0C;
                }
            }
            lds::dg13(&fields)
        },
    );
    citizen(
        ["quirk_dg13_old_number_of_12", "vietnam.md §1", "the old number has twelve digits"],
        || {
            let mut fields = lds::citizen_2024();
            fields.insert(11, (15, vec![printable("079156000001")]));
            lds::dg13(&fields)
        },
    );
    suite.variant(
        "td3_passport",
        Kind::Quirk,
        [
            "quirk_dg13_of_another_state",
            "Doc 9303-10 §4.7.13: POL",
            "DG13 holds a list of tags and a personal number, as Poland's passports have it",
        ],
        |card| {
            let list = tlv(0x5C, [0x5F, 0x70]);
            card.put("EF.DG13", tlv(0x6D, concat([list, tlv(0x5F70, "90010112345")])));
            card.put("EF.COM", lds::com("0108", &[0x61, 0x75, 0x6D, 0x6E, 0x6F]));
        },
        accepted(),
    );
    suite.variant(
        "td3_passport",
        Kind::Quirk,
        [
            "quirk_dg13_of_another_state_like_ours",
            "Doc 9303-10 §4.7.13",
            "DG13 of another state has the structure of the Vietnamese one",
        ],
        |card| {
            card.put("EF.DG13", lds::dg13(&lds::citizen_2024()));
            card.put("EF.COM", lds::com("0108", &[0x61, 0x75, 0x6D, 0x6E, 0x6F]));
        },
        accepted(),
    );
    suite.quirk(
        ["dg13_overrun", "vietnam.md §1", "an address claims more bytes than DG13 has"],
        |card| {
            let dg13 = concat([tlv(0x02, [9]), vec![0x0C, 0x7F], b"Th".to_vec()]);
            let dg13 = sequence([tlv(0x02, [1]), tlv(0x31, tlv(0x30, dg13))]);
            card.put("EF.DG13", tlv(0x6D, dg13));
        },
        accepted().unparsable("EF.DG13"),
    );
}
