//! EF.DG1: the machine readable zone, in each of the three layouts.

use super::group::{Accept, Group, Reject, Specification, with_length, with_tag};
use super::notes::SIGNED_ZONE;
use crate::case::Suite;
use crate::der::{Bytes, tlv};
use crate::good::UTOPIAN;
use crate::mrz::{self, Mrz};

const FILE: &str = "EF.DG1";

/// A layout, with the places of its characters, counted from 0.
struct Layout {
    /// The end of the identifiers of its variants of the cases.
    suffix: &'static str,
    mrz: Mrz,
    lines: fn(&Mrz) -> String,
    number_digit: usize,
    birth_digit: usize,
    expiry_digit: usize,
    composite_digit: usize,
}

/// The holder of the card of TD1 and TD2.
const CARD: Mrz = Mrz { code_and_state: "I<UTO", optional: "", ..UTOPIAN };

const LAYOUTS: [Layout; 3] = [
    Layout {
        suffix: "",
        mrz: UTOPIAN,
        lines: Mrz::td3,
        number_digit: 53,
        birth_digit: 63,
        expiry_digit: 71,
        composite_digit: 87,
    },
    Layout {
        suffix: "-TD1",
        mrz: CARD,
        lines: Mrz::td1,
        number_digit: 14,
        birth_digit: 36,
        expiry_digit: 44,
        composite_digit: 59,
    },
    Layout {
        suffix: "-TD2",
        mrz: CARD,
        lines: Mrz::td2,
        number_digit: 45,
        birth_digit: 55,
        expiry_digit: 63,
        composite_digit: 71,
    },
];

/// The place of the check digit of the optional data of TD3.
const OPTIONAL_DIGIT: usize = 86;

pub(super) fn group(suite: &Suite) -> Group {
    let source = "Doc 9303-3 §4, 9303-10 §4.7.1";
    let mut group = Group::new(Specification::Icao4, "EF.DG1: LDS_B", source);
    for layout in &LAYOUTS {
        layout.positive(&mut group);
        layout.names_and_codes(&mut group);
        layout.dates(&mut group);
        layout.digits(&mut group);
    }
    td3(&mut group);
    envelope(&mut group);
    group.known(
        suite,
        ["LDS_B_20-card", "date of expiry in error, whole card", "document_expiry_unreadable"],
        Reject,
        "undetermined: document_expiry undetermined date_unreadable, with mrz_date_invalid",
    );
    group.cases.sort_by(|one, other| one.case.cmp(&other.case));
    group
}

impl Layout {
    /// DG1 with the zone of another holder, all check digits right.
    fn with(&self, change: impl FnOnce(&mut Mrz)) -> Bytes {
        let mut mrz = self.mrz.clone();
        change(&mut mrz);
        mrz::dg1(&(self.lines)(&mrz))
    }

    /// The identifier of its variant of a case.
    fn case(&self, case: &str) -> String {
        format!("{case}{}", self.suffix)
    }

    fn positive(&self, group: &mut Group) {
        let mut accepted = |about: [&str; 3], bytes| {
            group.file(about, FILE, bytes, Accept, "accepted");
        };
        accepted(
            [&self.case("LDS_B_01"), "optional data present", "optional data ZE184"],
            self.with(|mrz| mrz.optional = "ZE184"),
        );
        accepted(
            [&self.case("LDS_B_02"), "secondary identifier abbreviated", "name ERIKSSON<<A<M"],
            self.with(|mrz| mrz.name = "ERIKSSON<<A<M"),
        );
        accepted(
            [&self.case("LDS_B_03"), "no secondary identifier", "name ERIKSSON"],
            self.with(|mrz| mrz.name = "ERIKSSON"),
        );
        accepted(
            [&self.case("LDS_B_25"), "day of birth unknown", "date of birth 7408<<"],
            self.with(|mrz| mrz.birth = "7408<<"),
        );
        accepted(
            [&self.case("LDS_B_26"), "month of birth unknown", "date of birth 74<<<<"],
            self.with(|mrz| mrz.birth = "74<<<<"),
        );
        accepted(
            [&self.case("LDS_B_27"), "year of birth unknown", "date of birth <<0812"],
            self.with(|mrz| mrz.birth = "<<0812"),
        );
        accepted(
            [&self.case("LDS_B_28"), "date of birth unknown", "date of birth <<<<<<"],
            self.with(|mrz| mrz.birth = "<<<<<<"),
        );
    }

    fn names_and_codes(&self, group: &mut Group) {
        let mut signed = |about: [&str; 3], bytes, expected| {
            group.file(about, FILE, bytes, Reject, expected).because(SIGNED_ZONE);
        };
        signed(
            [&self.case("LDS_B_08"), "document type unknown", "document code X<"],
            self.with(|mrz| mrz.code_and_state = "X<UTO"),
            "accepted, with mrz_document_code_unusual",
        );
        let with_digit = self.with(|mrz| {
            mrz.code_and_state = if mrz.code_and_state == "P<UTO" { "P<U1O" } else { "I<U1O" };
        });
        signed(
            [&self.case("LDS_B_09"), "issuing state, syntax", "issuing state U1O"],
            with_digit,
            "accepted, with mrz_character_unusual",
        );
        signed(
            [&self.case("LDS_B_10"), "name void", "the name is all fillers"],
            self.with(|mrz| mrz.name = ""),
            "accepted, with mrz_name_void",
        );
        signed(
            [&self.case("LDS_B_14"), "nationality, syntax", "nationality U1O"],
            self.with(|mrz| mrz.nationality = "U1O"),
            "accepted, with mrz_character_unusual",
        );
        signed(
            [&self.case("LDS_B_18"), "sex", "sex X"],
            self.with(|mrz| mrz.sex = "X"),
            "accepted, with mrz_sex_unusual",
        );
    }

    fn dates(&self, group: &mut Group) {
        let mut signed = |about: [&str; 3], bytes, expected| {
            group.file(about, FILE, bytes, Reject, expected).because(SIGNED_ZONE);
        };
        signed(
            [&self.case("LDS_B_15"), "date of birth, syntax", "date of birth 74A812"],
            self.with(|mrz| mrz.birth = "74A812"),
            "accepted, with mrz_date_invalid",
        );
        signed(
            [
                &self.case("LDS_B_16"),
                "date of birth in error",
                "date of birth 741312: the thirteenth month",
            ],
            self.with(|mrz| mrz.birth = "741312"),
            "accepted, with mrz_date_invalid",
        );
        signed(
            [&self.case("LDS_B_19"), "date of expiry, syntax", "date of expiry 3204<<"],
            self.with(|mrz| mrz.expiry = "3204<<"),
            "accepted, with mrz_date_invalid",
        );
        signed(
            [
                &self.case("LDS_B_20"),
                "date of expiry in error",
                "date of expiry 320431: the 31st of April",
            ],
            self.with(|mrz| mrz.expiry = "320431"),
            "accepted, with mrz_date_invalid",
        );
    }

    fn digits(&self, group: &mut Group) {
        let mut wrong = |about: [&str; 3], place, expected| {
            let dg1 = with_wrong_digit(self.with(|_| {}), place);
            group.file(about, FILE, dg1, Reject, expected).because(SIGNED_ZONE);
        };
        wrong(
            [&self.case("LDS_B_13"), "check digit of the document number", "the digit is one more"],
            self.number_digit,
            "accepted, with mrz_composite_check_digit, mrz_document_number_check_digit",
        );
        wrong(
            [&self.case("LDS_B_17"), "check digit of the date of birth", "the digit is one more"],
            self.birth_digit,
            "accepted, with mrz_birth_check_digit, mrz_composite_check_digit",
        );
        wrong(
            [&self.case("LDS_B_21"), "check digit of the date of expiry", "the digit is one more"],
            self.expiry_digit,
            "accepted, with mrz_composite_check_digit, mrz_expiry_check_digit",
        );
        wrong(
            [&self.case("LDS_B_23"), "composite check digit", "the digit is one more"],
            self.composite_digit,
            "accepted, with mrz_composite_check_digit",
        );
    }
}

/// The check digit that only TD3 has.
fn td3(group: &mut Group) {
    let [td3, ..] = &LAYOUTS;
    let empty = td3.with(|mrz| mrz.optional = "");
    group.file(
        ["LDS_B_04", "check digit of empty optional data 0", "no optional data, digit 0"],
        FILE,
        empty.clone(),
        Accept,
        "accepted",
    );
    let mut filler = empty;
    mrz::overwrite(&mut filler, OPTIONAL_DIGIT, "<");
    group.file(
        ["LDS_B_04-filler", "check digit of empty optional data <", "no optional data, digit <"],
        FILE,
        filler,
        Accept,
        "accepted",
    );
    group
        .file(
            ["LDS_B_22", "check digit of the optional data", "the digit is one more"],
            FILE,
            with_wrong_digit(td3.with(|_| {}), OPTIONAL_DIGIT),
            Reject,
            "accepted, with mrz_composite_check_digit, mrz_optional_data_check_digit",
        )
        .because(SIGNED_ZONE);
}

fn envelope(group: &mut Group) {
    let good = mrz::dg1(&UTOPIAN.td3());
    let mut rejected = |about: [&str; 3], bytes, expected| {
        group.file(about, FILE, bytes, Reject, expected);
    };
    rejected(
        ["LDS_B_05", "wrong tag", "tag 62 in place of 61"],
        with_tag(good.clone(), 0x62),
        "rejected: unexpected_tag in EF.DG1",
    );
    rejected(
        ["LDS_B_06", "length too small", "the outer length is one byte too small"],
        with_length(good.clone(), -1),
        "rejected: length_exceeds_input in EF.DG1",
    );
    rejected(
        ["LDS_B_07", "length too big", "the outer length is one byte too big"],
        with_length(good, 1),
        "rejected: length_exceeds_input in EF.DG1",
    );
    rejected(
        ["LDS_B_24", "MRZ missing", "no element 5F1F"],
        tlv(0x61, []),
        "rejected: missing in EF.DG1",
    );
}

/// Returns the DG1 with a digit that is one more.
fn with_wrong_digit(mut dg1: Bytes, place: usize) -> Bytes {
    let start = dg1.len() - usize::from(dg1[4]);
    let digit = dg1[start + place] - b'0';
    mrz::overwrite(&mut dg1, place, &((digit + 1) % 10).to_string());
    dg1
}
