//! Tests with a card whose parts agree, and one difference for each comparison.

use super::*;
use crate::lds::DataGroup as _;
use crate::lds::dg13::Dg13;
use crate::mrz::CheckDigit;
use crate::vietnam::QrCode;
use std::format;
use std::string::String;
use std::vec::Vec;

use CrossCheckResult::{Absent, Agrees, Differs, NotComparable};

/// The content of a card's three parts.
#[derive(Clone)]
struct Card {
    lines: String,
    fields: Vec<(u8, &'static str)>,
    qr: String,
}

const LINES: &str = "IDVNM0990123459001099012345<<0\
    9901018M3901016VNM<<<<<<<<<<<0\
    NGUYEN<<VAN<A<<<<<<<<<<<<<<<<<";

impl Card {
    fn new() -> Self {
        Self {
            lines: LINES.into(),
            fields: Vec::from([
                (1, "001099012345"),
                (2, "Nguyễn Văn A"),
                (3, "01/01/1999"),
                (4, "Nam"),
                (11, "01/06/2021"),
                (12, "01/01/2039"),
            ]),
            qr: "001099012345||Nguyễn Văn A|01011999|Nam|Hà Nội|01062021".into(),
        }
    }

    fn with_lines(mut self, from: &str, to: &str) -> Self {
        assert!(self.lines.contains(from) && from.len() == to.len());
        self.lines = self.lines.replace(from, to);
        self
    }

    fn with_field(mut self, number: u8, text: &'static str) -> Self {
        self.fields.retain(|(other, _)| *other != number);
        self.fields.push((number, text));
        self
    }

    fn without_field(mut self, number: u8) -> Self {
        self.fields.retain(|(other, _)| *other != number);
        self
    }

    fn with_qr(mut self, from: &str, to: &str) -> Self {
        assert!(self.qr.contains(from));
        self.qr = self.qr.replace(from, to);
        self
    }

    fn dg13(&self) -> Vec<u8> {
        let element = |tag: u8, content: &[u8]| {
            [&[tag, 0x81, u8::try_from(content.len()).unwrap()], content].concat()
        };
        let field = |(number, text): &(u8, &str)| {
            element(0x30, &[&[2, 1, *number][..], &element(0x0C, text.as_bytes())].concat())
        };
        let fields: Vec<u8> = self.fields.iter().flat_map(field).collect();
        element(0x6D, &element(0x30, &element(0x31, &fields)))
    }

    fn report(&self) -> CrossCheckReport {
        let file = self.dg13();
        let citizen = Dg13::parse(&file).unwrap().citizen().unwrap();
        let mrz = Mrz::parse(self.lines.as_bytes()).unwrap();
        let qr = QrCode::parse(&self.qr).unwrap();
        CrossCheckReport::new(Some(&mrz), Some(&citizen), qr.card())
    }

    fn differences(&self) -> Vec<CrossCheck> {
        self.report().differences().collect()
    }
}

#[test]
fn one_card_agrees_with_itself() {
    assert!(Card::new().report().iter().all(|(_, result)| result == Agrees));
}

#[test]
fn each_check_has_its_own_bit_and_name() {
    for (place, check) in CrossCheck::ALL.iter().copied().enumerate() {
        assert_eq!(check.bit(), 1 << place);
    }
    assert!(CrossCheck::ALL.windows(2).all(|pair| pair[0].name() < pair[1].name()));
    assert!(CrossCheck::ALL.iter().all(|it| it.is_of_qr() == it.name().starts_with("qr_")));
}

#[test]
fn each_difference_is_found_alone() {
    use CrossCheck as C;
    let card = Card::new;
    for (card, expected) in [
        (card().with_lines("VNM099012345", "VNM099012346"), C::DocumentNumber),
        (card().with_lines("345<<0", "345<<1"), C::PersonalNumberCheckDigit),
        (card().with_lines("3901016", "3901026"), C::DateOfExpiry),
        (card().with_lines("3901016", "9912315"), C::DateOfExpiry),
        (card().with_lines("NGUYEN<<VAN<A", "NGUYEN<<VAN<B"), C::Name),
        (card().with_lines("9901018M", "9901028M"), C::DateOfBirth),
        (card().with_qr("001099", "001299"), C::QrPersonalNumber),
        (card().with_qr("Nguyễn Văn A", "Nguyễn Văn Á"), C::QrName),
        (card().with_qr("01011999", "01012099"), C::QrDateOfBirth),
        (card().with_qr("Nam", "Nữ"), C::QrSex),
        (card().with_qr("01062021", "01062022"), C::QrDateOfIssue),
    ] {
        assert_eq!(card.differences(), [expected]);
    }
}

#[test]
fn a_part_of_another_card_differs_in_several_fields() {
    use CrossCheck as C;
    let other_number =
        Card::new().with_field(1, "001299012346").with_qr("001099012345", "001299012346");
    assert_eq!(other_number.differences(), [C::DocumentNumber, C::PersonalNumber]);
    let other_year = Card::new().with_lines("9901018M", "8801018M");
    assert_eq!(other_year.differences(), [C::BirthYearOfNumber, C::DateOfBirth]);
    let other_sex = Card::new().with_lines("8M39", "8F39");
    assert_eq!(other_sex.differences(), [C::Sex, C::SexOfNumber]);
    // After a legal correction everything agrees except the number.
    let corrected = other_sex.with_field(4, "Nữ").with_qr("Nam", "NỮ");
    assert_eq!(corrected.differences(), [C::SexOfNumber]);
}

#[test]
fn both_forms_of_unicode_are_equal() {
    let decomposed = "Nguye\u{302}\u{303}n Va\u{306}n A";
    let card = Card::new().with_field(2, decomposed).with_field(4, "Nam");
    assert!(card.differences().is_empty());
    let woman = Card::new()
        .with_lines("8M39", "8F39")
        .with_field(4, "Nu\u{31B}\u{303}")
        .with_qr("Nam", "Nữ");
    assert_eq!(woman.report().result(CrossCheck::Sex), Agrees);
    assert_eq!(woman.report().result(CrossCheck::QrSex), Agrees);
}

#[test]
fn no_expiry_agrees_with_a_text_but_not_with_a_date() {
    let card = Card::new().with_lines("3901016", "9912315");
    let result = |card: &Card| card.report().result(CrossCheck::DateOfExpiry);
    assert_eq!(result(&card.clone().with_field(12, "Không thời hạn")), Agrees);
    assert_eq!(result(&card.clone().with_field(12, "31/12/2099")), Agrees);
    assert_eq!(result(&card.clone().with_field(12, "01/01/2039")), Differs);
    assert_eq!(result(&card.clone().with_field(12, "")), Absent);
    assert_eq!(result(&card.without_field(12)), Absent);
    assert_eq!(result(&Card::new().with_field(12, "Không thời hạn")), NotComparable);
}

#[test]
fn unknown_parts_of_a_birth_date_are_not_compared() {
    let result = |card: &Card| card.report().result(CrossCheck::DateOfBirth);
    assert_eq!(result(&Card::new().with_lines("990101", "99<<<<")), Agrees);
    assert_eq!(result(&Card::new().with_lines("990101", "98<<<<")), Differs);
    assert_eq!(result(&Card::new().with_lines("990101", "<<<<<<")), Absent);
    assert_eq!(result(&Card::new().with_field(3, "1999")), NotComparable);
}

#[test]
fn a_field_missing_in_a_part_is_absent() {
    let nothing = CrossCheckReport::new(None, None, None);
    assert!(nothing.iter().all(|(_, result)| result == Absent));
    let card = Card::new().without_field(1).without_field(3).without_field(4).with_field(2, "");
    let report = card.without_field(11).report();
    for check in [
        CrossCheck::PersonalNumber,
        CrossCheck::Name,
        CrossCheck::DateOfBirth,
        CrossCheck::Sex,
        CrossCheck::QrDateOfIssue,
    ] {
        assert_eq!(report.result(check), Absent);
    }
    // The QR code is then compared with DG1.
    for check in [
        CrossCheck::QrName,
        CrossCheck::QrSex,
        CrossCheck::QrDateOfBirth,
        CrossCheck::QrPersonalNumber,
    ] {
        assert_eq!(report.result(check), Agrees);
    }
    let without_sex = Card::new().with_lines("8M39", "8<39").report();
    assert_eq!(without_sex.result(CrossCheck::Sex), Absent);
    assert_eq!(without_sex.result(CrossCheck::QrSex), Agrees);
    let no_digit = Card::new().with_lines("345<<0", "345<<<").report();
    assert_eq!(no_digit.result(CrossCheck::PersonalNumberCheckDigit), Absent);
    let empty = Card::new().with_qr("Nguyễn Văn A|01011999|Nam", "||").with_qr("|01062021", "|");
    for check in CrossCheck::ALL.iter().copied().filter(|check| check.is_of_qr()) {
        let expected = if check == CrossCheck::QrPersonalNumber { Agrees } else { Absent };
        assert_eq!(empty.report().result(check), expected, "{check:?}");
    }
}

#[test]
fn an_unreadable_field_is_not_comparable() {
    use CrossCheck as C;
    let card = Card::new;
    let unreadable = |card: Card, check| {
        let report = card.report();
        assert_eq!(report.result(check), NotComparable, "{check:?}");
        assert_eq!(report.differences().count(), 0, "{check:?}");
    };
    unreadable(card().with_field(1, "1"), C::PersonalNumber);
    unreadable(card().with_field(2, "Жуков"), C::Name);
    unreadable(card().with_field(3, "1999"), C::DateOfBirth);
    unreadable(card().with_field(4, "X"), C::Sex);
    unreadable(card().with_field(11, "2021"), C::QrDateOfIssue);
    unreadable(card().with_lines("8M39", "8X39"), C::Sex);
    unreadable(card().with_lines("001099012345<<0", "O01099012345<<0"), C::PersonalNumber);
    unreadable(card().with_qr("01011999", "1999"), C::QrDateOfBirth);
    unreadable(card().with_qr("01062021", "31022021"), C::QrDateOfIssue);
    unreadable(card().with_qr("Nam", "1"), C::QrSex);
    for garbled in ["Nguyá»…n VÄƒn A", "Nguy?n V?n A", "Nguy\u{FFFD}n V\u{FFFD}n A", "NGUYỄИ"]
    {
        unreadable(card().with_qr("Nguyễn Văn A", garbled), C::QrName);
        unreadable(card().without_field(2).with_qr("Nguyễn Văn A", garbled), C::QrName);
    }
    // If the chip has two places for a value, the readable one decides.
    let card = card().with_field(1, "1").with_field(4, "X").with_field(3, "1999");
    let report = card.with_field(2, "Жуков").report();
    for check in [C::QrPersonalNumber, C::QrSex, C::QrDateOfBirth, C::QrName] {
        assert_eq!(report.result(check), Agrees, "{check:?}");
    }
}

#[test]
fn another_name_of_known_letters_differs() {
    for name in ["Nguyễn Văn B", "NGUYEN VAN A", "Nguyễn Văn", "Nguyễn Văn A 2"] {
        let card = Card::new().with_qr("Nguyễn Văn A", name);
        assert_eq!(card.differences(), [CrossCheck::QrName], "{name}");
    }
}

#[test]
fn decomposed_and_capital_letters_of_a_qr_code_are_equal() {
    for name in
        ["NGUYỄN VĂN A", "Nguye\u{302}\u{303}n Va\u{306}n A", "NGUYE\u{303}\u{302}N VA\u{306}N  A"]
    {
        assert_eq!(Card::new().with_qr("Nguyễn Văn A", name).differences(), []);
    }
    let card =
        Card::new().with_field(2, "Đỗ Văn Đ").with_qr("Nguyễn Văn A", "Ðo\u{302}\u{303} Văn ð");
    assert_eq!(card.report().result(CrossCheck::QrName), Agrees);
}

#[test]
fn separators_in_a_date_do_not_matter() {
    for [birth, issue] in
        [["01/01/1999", "01/06/2021"], ["01-01-1999", "01.06.2021"], ["01 01 1999", "01062021"]]
    {
        let card = Card::new().with_qr("01011999", birth).with_qr("01062021", issue);
        assert!(card.report().iter().all(|(_, result)| result == Agrees));
    }
    let card = Card::new().with_qr("01011999", "02/01/1999");
    assert_eq!(card.differences(), [CrossCheck::QrDateOfBirth]);
}

#[test]
fn the_number_of_a_passport_is_a_different_one() {
    let passport = "P<VNMNGUYEN<<VAN<A<<<<<<<<<<<<<<<<<<<<<<<<<<\
        K000000011VNM9901018M3302288001099012345<<00";
    let digit = CheckDigit::of(b"001099012345<<".iter().copied());
    let mut card = Card::new();
    card.lines = passport.into();
    let report = card.report();
    assert!(digit.matches(b'0'));
    assert_eq!(report.result(CrossCheck::DocumentNumber), Absent);
    assert_eq!(report.result(CrossCheck::PersonalNumberCheckDigit), Absent);
    assert_eq!(report.result(CrossCheck::PersonalNumber), Agrees);
}

#[test]
fn debug_output_shows_results_only() {
    let shown = format!("{:?}", Card::new().report());
    assert!(shown.starts_with("{BirthYearOfNumber: Agrees, "));
    assert!(!shown.contains("001099012345"));
}
