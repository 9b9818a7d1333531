//! Tests with QR codes of cards and of other kinds.

use super::*;
use crate::time::Date;
use proptest::prelude::*;
use std::format;
use std::string::ToString;

const CARD_2021: &str =
    "001099012345|012345678|Nguyễn Văn A|01011999|Nam|Số 1, , Phường X, -  Hà Nội|01062021";

fn card(text: &str) -> CardQr<'_> {
    *QrCode::parse(text).unwrap().card().unwrap()
}

#[test]
fn reads_the_seven_fields_of_2021() {
    let qr = card(CARD_2021);
    assert_eq!(qr.personal_number().as_str(), "001099012345");
    assert_eq!(qr.old_number(), Some("012345678"));
    assert_eq!(qr.full_name(), "Nguyễn Văn A");
    assert_eq!(qr.date_of_birth(), Date::new(1999, 1, 1));
    assert_eq!(qr.sex(), "Nam");
    assert_eq!(qr.place_of_residence(), "Số 1, , Phường X, -  Hà Nội");
    assert_eq!(qr.date_of_issue(), Date::new(2021, 6, 1));
    assert_eq!(qr.further_fields().count(), 0);
}

#[test]
fn reads_the_further_fields_of_2024() {
    let text = "079156054321||Đỗ Thị Ánh Ngọc|15081956|Nữ|Thôn 2|01102024||a||b";
    let qr = card(text);
    assert_eq!(qr.old_number(), None);
    assert_eq!(qr.full_name(), "Đỗ Thị Ánh Ngọc");
    assert!(qr.further_fields().eq(["", "a", "", "b"]));
    assert_eq!(format!("{qr:?}"), "CardQr(11 fields)");
}

#[test]
fn invalid_dates_stay_text() {
    let qr = card("079156054321||Đỗ Thị Ánh Ngọc|1956|Nữ|Thôn 2|31022024");
    assert_eq!((qr.date_of_birth(), qr.date_of_birth_text()), (None, "1956"));
    assert_eq!((qr.date_of_issue(), qr.date_of_issue_text()), (None, "31022024"));
}

#[test]
fn a_scanner_may_add_a_line_end() {
    assert_eq!(card(&format!("{CARD_2021}\r\n")).date_of_issue_text(), "01062021");
}

#[test]
fn scanners_add_marks_and_spaces() {
    for text in [
        format!("\u{FEFF}{CARD_2021}\r\n"),
        format!(" \t{CARD_2021}\0"),
        format!("\u{FEFF}\u{FEFF}{CARD_2021}\u{FEFF}"),
        CARD_2021.replace('|', " | ").replace("A |", "A\t|"),
    ] {
        assert_eq!(card(&text), card(CARD_2021));
    }
}

#[test]
fn dates_may_have_separators() {
    for text in ["01011999", "01/01/1999", "01-01-1999", "01.01.1999", "01 01 1999"] {
        let text = CARD_2021.replace("01011999", text);
        assert_eq!(card(&text).date_of_birth(), Date::new(1999, 1, 1), "{text}");
    }
    for text in ["1999-01-01", "01/01-1999", "01//01//1999", "1/1/1999", "01/01/99", "31/02/1999"] {
        let text = CARD_2021.replace("01011999", text);
        assert_eq!(card(&text).date_of_birth(), None, "{text}");
    }
}

#[test]
fn a_name_with_unusual_letters_is_garbled() {
    for name in ["Nguyá»…n VÄƒn A", "Nguy?n", "Nguy\u{FFFD}n", "HÃ\u{A0} An", "日本"] {
        assert!(card(&CARD_2021.replace("Nguyễn Văn A", name)).is_garbled(), "{name}");
    }
    for name in ["Nguyễn Văn A", "H'Hen Niê", "Y-Bhăm Ê Ban", "NGUYEN", ""] {
        assert!(!card(&CARD_2021.replace("Nguyễn Văn A", name)).is_garbled(), "{name}");
    }
}

#[test]
fn a_text_with_too_few_fields_is_truncated() {
    let mut text = CARD_2021;
    while let Some((shorter, _)) = text.rsplit_once('|').filter(|(it, _)| it.contains('|')) {
        text = shorter;
        assert_eq!(QrCode::parse(text).unwrap_err().kind, ParseErrorKind::Truncated);
    }
    for text in ["001099012345|", "", "\u{FEFF} \r\n"] {
        assert_eq!(QrCode::parse(text).unwrap_err().kind, ParseErrorKind::Truncated);
    }
}

#[test]
fn other_codes_are_named() {
    let token = "eyJhbGciOiJFUzI1NiJ9.eyJub25jZSI6IjEifQ.c2lnbmF0dXJl";
    for (text, expected) in [
        ("https://dichvucong.example/qr?id=1", QrCode::Url),
        ("HTTP://EXAMPLE.VN/a|b", QrCode::Url),
        ("www.example.vn", QrCode::Url),
        ("vneid://login?code=1", QrCode::Url),
        ("HC1:NCFOXN%TSMAHN-HRL4+", QrCode::CovidCode),
        ("shc:/5676290952432060346029243740446031222959532654603460292540", QrCode::CovidCode),
        ("******509|Nguyễn Văn C|1989/3/3|0|QID|1<GD4<09", QrCode::CovidCode),
        ("001099012345|NGUYEN VAN C|03-03-1989|1|QID|", QrCode::CovidCode),
        ("123456789", QrCode::OldIdNumber),
        ("123456789|Nguyễn Văn A|01011999|Nam|Hà Nội|01062021|", QrCode::OldIdNumber),
        ("001099012345\r\n", QrCode::PersonalNumberAlone),
        ("00020101021138540010A00000072701240006970403", QrCode::Payment),
        (token, QrCode::Token),
        ("550e8400-e29b-41d4-a716-446655440000", QrCode::Token),
        ("hello", QrCode::Other),
        ("{\"id\": 1}", QrCode::Other),
        ("1234567890123456", QrCode::Other),
    ] {
        assert_eq!(QrCode::parse(text), Ok(expected), "{text}");
        assert_eq!(QrCode::parse(&format!("\u{FEFF}{text} ")), Ok(expected), "{text}");
    }
}

#[test]
fn each_kind_has_its_name_and_words() {
    let kinds = [
        QrCode::parse(CARD_2021).unwrap(),
        QrCode::CovidCode,
        QrCode::HealthInsurance,
        QrCode::OldIdNumber,
        QrCode::Other,
        QrCode::Payment,
        QrCode::PersonalNumberAlone,
        QrCode::Token,
        QrCode::Url,
    ];
    assert!(kinds.windows(2).all(|pair| pair[0].name() < pair[1].name()));
    for (place, kind) in kinds.iter().enumerate() {
        assert!(kinds[..place].iter().all(|other| format!("{other}") != format!("{kind}")));
        assert_eq!(kind.card().is_some(), place == 0);
    }
}

#[test]
fn a_text_longer_than_any_qr_code_is_refused() {
    let text = format!("{CARD_2021}|{}", "x".repeat(MAX_LENGTH));
    let kind = QrCode::parse(&text).unwrap_err().kind;
    assert!(matches!(kind, ParseErrorKind::WrongLength(_)));
}

#[test]
fn the_first_field_is_a_personal_number() {
    let error = QrCode::parse("12345|||||||").unwrap_err();
    assert_eq!(error.within, Structure::PersonalNumber);
}

#[test]
fn the_health_insurance_card_is_named() {
    for number in ["DN4010112345678", "0112345678", "001099012345"] {
        let text = format!(
            "{number}|4e677579e1bb856e2056c4836e2041|01/01/1999|1|48c3a0|01 - 234|-|01/01/2021|"
        );
        assert_eq!(QrCode::parse(&text), Ok(QrCode::HealthInsurance));
    }
}

#[test]
fn an_old_number_of_twelve_digits_is_not_a_hexadecimal_name() {
    let text = CARD_2021.replace("012345678", "012345678901");
    assert_eq!(card(&text).old_number(), Some("012345678901"));
}

proptest! {
    #[test]
    fn any_text_of_fields_is_named_read_or_refused(
        first in "[0-9*]{0,13}",
        rest in "(\\|[0-9a-zA-Zễ/:. -]{0,12}){0,9}",
    ) {
        let text = format!("{first}{rest}");
        if let Ok(QrCode::Card(card)) = QrCode::parse(&text) {
            prop_assert_eq!(card.personal_number().to_string(), first.as_str());
            prop_assert_eq!(card.personal_number_text(), first.as_str());
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in ".{0,100}", fields in "[0-9]{12}(\\|.{0,9}){0,12}") {
        let _ = QrCode::parse(&text);
        if let Ok(QrCode::Card(card)) = QrCode::parse(&fields) {
            prop_assert_eq!(card.further_fields().count() + 7, fields.trim().split('|').count());
        }
    }
}
