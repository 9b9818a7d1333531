//! The Vietnamese profile on the synthetic cards of `testdata`.

mod common {
    pub(crate) mod corpus;
    pub(crate) mod testdata;
}

use common::corpus::corpus;
use common::testdata::read;
use idchip::lds::DataGroup as _;
use idchip::lds::com::EfCom;
use idchip::lds::dg1::Dg1;
use idchip::lds::dg13::Dg13;
use idchip::mrz::{Expiry, LONGEST_VALIDITY};
use idchip::time::Date;
use idchip::vietnam::{
    Citizen, CrossCheck, CrossCheckReport, CrossCheckResult, Dg13Content, PersonalNumber, Province,
    ProvinceChange, QrCode,
};
use idchip::{Finding, FindingSet};

#[test]
fn reads_the_card_of_2021() {
    for card in ["vn_good", "vn_good_jp2"] {
        let file = file_of(card, "EF.DG13.bin");
        let citizen = Dg13::parse(&file).unwrap().citizen().unwrap();
        assert_eq!(citizen.findings(), FindingSet::EMPTY);
        assert_eq!(citizen.full_name(), Ok(Some("Nguyễn Văn A")));
        assert_eq!(citizen.father(), Ok(Some("Nguyễn Văn B")));
        assert_eq!(citizen.mother(), Ok(Some("Trần Thị C")));
        assert_eq!(citizen.spouse(), Ok(None));
        assert_eq!(citizen.old_number(), Ok(Some("012345678")));
        let number = citizen.personal_number().unwrap().unwrap();
        assert_eq!(number.province_hint().unwrap().name_2021(), "Hà Nội");
    }
}

#[test]
fn reads_the_card_of_2024() {
    let file = file_of("vn_2024", "EF.DG13.bin");
    let citizen = Dg13::parse(&file).unwrap().citizen().unwrap();
    assert_eq!(citizen.findings(), FindingSet::of(&[Finding::UnknownElement]));
    assert_eq!(citizen.full_name(), Ok(Some("Đỗ Thị Ánh Ngọc")));
    assert_eq!(citizen.ethnicity(), Ok(None));
    assert_eq!(citizen.father(), Ok(Some("Đỗ Văn D")));
    assert_eq!(citizen.mother(), Ok(Some("Lê Thị E")));
    assert_eq!(citizen.spouse(), Ok(Some("Phạm Văn G")));
    assert_eq!(citizen.old_number(), Ok(None));
    assert_eq!(citizen.field_16(), Ok(Some("FEDCBA9876543210")));
    assert_eq!(citizen.field(17).unwrap().values().count(), 1);
    let expiry = citizen.date_of_expiry().unwrap().unwrap();
    assert_eq!((expiry.as_str(), expiry.date()), ("Không thời hạn", None));

    let file = file_of("vn_2024", "EF.DG1.bin");
    let dg1 = Dg1::parse(&file).unwrap();
    let signer = Date::new(2024, 7, 1).unwrap().start();
    let expiry = dg1.mrz().date_of_expiry().resolve(signer, LONGEST_VALIDITY);
    assert_eq!(expiry, Some(Expiry::Never));
}

#[test]
fn reads_the_variants_of_dg13() {
    fn citizen<T>(card: &str, check: impl Fn(&Citizen<'_>) -> T) -> T {
        let file = file_of(card, "EF.DG13.bin");
        check(&Dg13::parse(&file).unwrap().citizen().unwrap())
    }
    citizen("quirk_dg13_without_version", |citizen| {
        assert_eq!((citizen.version(), citizen.encoding()), (None, None));
        assert_eq!(citizen.full_name(), Ok(Some("Đỗ Thị Ánh Ngọc")));
    });
    citizen("quirk_dg13_reversed", |citizen| {
        assert!(citizen.fields().map(|field| field.number()).is_sorted_by(|a, b| a > b));
        assert_eq!(citizen.full_name(), Ok(Some("Đỗ Thị Ánh Ngọc")));
    });
    citizen("quirk_dg13_empty_strings", |citizen| {
        assert_eq!(citizen.ethnicity(), Ok(Some("")));
        assert_eq!(citizen.religion(), Ok(Some("")));
        assert_eq!(citizen.personal_identification(), Ok(Some("")));
        assert_eq!(citizen.nationality(), Ok(Some("Việt Nam")));
    });
    citizen("quirk_dg13_father_unknown", |citizen| {
        assert_eq!(citizen.father(), Ok(None));
        assert!(citizen.mother().unwrap().is_some());
    });
    citizen("quirk_dg13_text_like_a_field", |citizen| {
        assert_eq!(citizen.old_number(), Ok(None));
        assert!(citizen.place_of_residence().unwrap().is_some());
    });
    citizen("quirk_dg13_other_string_types", |citizen| {
        assert_eq!(citizen.personal_number().unwrap().unwrap().as_str(), "079156054321");
    });
    citizen("quirk_dg13_old_number_of_12", |citizen| {
        assert_eq!(citizen.old_number().unwrap().unwrap().len(), 12);
    });
}

#[test]
fn refuses_a_dg13_of_another_structure_or_with_lengths_that_do_not_fit() {
    for card in ["quirk_dg13_opaque", "dg13_overrun"] {
        let file = file_of(card, "EF.DG13.bin");
        assert!(Dg13::parse(&file).unwrap().citizen().is_err(), "{card}");
    }
}

#[test]
fn dg13_is_vietnamese_where_dg1_says_so() {
    for (card, dg1, is_vietnamese) in [
        ("vn_good", "vn_good", true),
        ("quirk_dg13_of_another_state", "td3_passport", false),
        ("quirk_dg13_of_another_state_like_ours", "td3_passport", false),
    ] {
        let (dg1, dg13) = (file_of(dg1, "EF.DG1.bin"), file_of(card, "EF.DG13.bin"));
        let state = Dg1::parse(&dg1).unwrap().mrz().issuing_state().to_owned();
        let dg13 = Dg13::parse(&dg13).unwrap();
        let content = dg13.content_of(&state).unwrap();
        assert_eq!(content.citizen().is_some(), is_vietnamese, "{card}");
        if !is_vietnamese {
            assert_eq!(content, Dg13Content::Opaque(dg13.as_bytes()));
        }
    }
    let file = file_of("quirk_dg13_opaque", "EF.DG13.bin");
    assert!(Dg13::parse(&file).unwrap().content_of("VNM").is_err());
}

#[test]
fn the_reported_polish_passport_is_opaque() {
    let Some(card) = corpus("reported/dg13-pol-pesel") else { return };
    let (dg1, dg13) = (read(card.join("EF.DG1")), read(card.join("EF.DG13")));
    let (dg1, dg13) = (Dg1::parse(&dg1).unwrap(), Dg13::parse(&dg13).unwrap());
    assert_eq!(dg1.mrz().issuing_state(), "POL");
    assert_eq!(dg13.content_of("POL"), Ok(Dg13Content::Opaque(dg13.as_bytes())));
}

#[test]
fn the_thirty_four_provinces_are_those_of_the_public_lists() {
    assert_eq!(Province::of_code(44).unwrap().name_since_2025(), Some("Quảng Trị"));
    let Some(list) = corpus("vietnam/provinces_34.json") else { return };
    let list: serde_json::Value = serde_json::from_slice(&read(list)).unwrap();
    let codes = list["codes"].as_object().unwrap();
    assert_eq!(codes.len(), 34);
    for code in 0..1000 {
        let Some(province) = Province::of_code(code) else { continue };
        let listed = codes.get(&format!("{code:03}")).map(|name| name.as_str().unwrap());
        let today = province.name_since_2025().unwrap_or_else(|| province.name_2021());
        let change = province.change();
        match listed {
            Some(name) => {
                assert_eq!(today, name);
                assert_eq!(change == ProvinceChange::Unchanged, name == province.name_2021());
                assert!(!matches!(change, ProvinceChange::MergedInto(_)), "{code}");
            }
            None => {
                let ProvinceChange::MergedInto(into) = change else { panic!("{code}: {change:?}") };
                assert!(codes.values().any(|name| name == into), "{code}: {into}");
            }
        }
    }
    assert!(codes.keys().all(|code| Province::of_code(code.parse().unwrap()).is_some()));
}

#[test]
fn the_parts_of_a_card_agree() {
    for (card, qr) in [
        ("vn_good", "001099012345|012345678|Nguyễn Văn A|01011999|Nam|Hà Nội|01062021"),
        ("vn_2024", "079156054321||Đỗ Thị Ánh Ngọc|15081956|Nữ|Thôn 2|01102024||||"),
    ] {
        let (dg1, dg13) = (file_of(card, "EF.DG1.bin"), file_of(card, "EF.DG13.bin"));
        let dg1 = Dg1::parse(&dg1).unwrap();
        let citizen = Dg13::parse(&dg13).unwrap().citizen().unwrap();
        let qr = QrCode::parse(qr).unwrap();
        let report = CrossCheckReport::new(Some(dg1.mrz()), Some(&citizen), qr.card());
        for (check, result) in report.iter() {
            assert_eq!(result, CrossCheckResult::Agrees, "{card}: {check:?}");
        }
    }
}

#[test]
fn parts_of_two_cards_differ() {
    let (dg1, dg13) = (file_of("vn_good", "EF.DG1.bin"), file_of("vn_2024", "EF.DG13.bin"));
    let dg1 = Dg1::parse(&dg1).unwrap();
    let citizen = Dg13::parse(&dg13).unwrap().citizen().unwrap();
    let report = CrossCheckReport::new(Some(dg1.mrz()), Some(&citizen), None);
    for check in [
        CrossCheck::BirthYearOfNumber,
        CrossCheck::DateOfBirth,
        CrossCheck::DocumentNumber,
        CrossCheck::Name,
        CrossCheck::PersonalNumber,
        CrossCheck::Sex,
        CrossCheck::SexOfNumber,
    ] {
        assert_eq!(report.result(check), CrossCheckResult::Differs, "{check:?}");
    }
}

#[test]
fn the_passport_has_the_personal_number_too() {
    let file = file_of("vn_passport", "EF.DG1.bin");
    let dg1 = Dg1::parse(&file).unwrap();
    let number = PersonalNumber::of_mrz(dg1.mrz()).unwrap();
    assert_eq!(number.to_string(), "001188099999");
    assert!(!dg1.mrz().date_of_expiry().is_no_expiry());
}

#[test]
fn the_list_of_data_groups_is_not_sorted() {
    let file = file_of("vn_good", "EF.COM.bin");
    let com = EfCom::parse(&file).unwrap();
    assert!(com.tag_list().map(|dg| dg.number()).eq([1, 2, 3, 13, 15, 14]));
}

fn file_of(card: &str, name: &str) -> Vec<u8> {
    read(format!("cards/{card}/{name}"))
}
