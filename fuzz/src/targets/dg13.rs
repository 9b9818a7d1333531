//! EF.DG13, and the other parts that only Vietnamese cards have.

use idchip::lds::DataGroup;
use idchip::lds::dg13::Dg13;
use idchip::mrz::Mrz;
use idchip::vietnam::{Misread, PersonalNumber, QrCode};

use crate::walk;

/// A valid zone to compare with.
const LINES: &[u8; 90] = b"IDVNM0990123459001099012345<<0\
    9901018M3901016VNM<<<<<<<<<<<0\
    NGUYEN<<VAN<A<<<<<<<<<<<<<<<<<";

/// Reads the input as DG13, as a QR code and as a personal number, and compares each with a zone.
/// Debug must not show values.
pub fn run(input: &[u8]) {
    let mrz = Mrz::parse(LINES).expect("a valid zone");
    if let Ok(dg13) = Dg13::parse(input) {
        walk::dg13(&dg13);
        assert!(!format!("{dg13:?}").is_empty());
        if let Ok(citizen) = dg13.citizen() {
            walk::cross_checks(Some(&mrz), Some(&citizen), None);
            redacts(&format!("{citizen:?}"), citizen.full_name().ok().flatten());
        }
    }
    let Ok(text) = core::str::from_utf8(input) else { return };
    if let Ok(number) = PersonalNumber::parse(text) {
        walk::personal_number(&number);
        assert_eq!(number.as_str(), text);
        redacts(&format!("{number:?}"), Some(text));
    }
    walk::misread(text);
    if let Some(misread) = Misread::of(text) {
        let meant: String = misread.chars().collect();
        assert!(meant.len() < text.len());
        redacts(&format!("{misread:?}"), Some(text));
    }
    if let Ok(code) = QrCode::parse(text) {
        walk::qr(&code);
        walk::cross_checks(Some(&mrz), None, code.card());
        redacts(&format!("{code:?}"), code.card().map(|card| card.full_name()));
    }
}

/// Asserts that Debug does not show the value; short values may occur by chance.
fn redacts(shown: &str, value: Option<&str>) {
    let is_long = |value: &&str| value.chars().filter(|letter| !letter.is_ascii()).count() > 1;
    if let Some(value) = value.filter(is_long) {
        assert!(!shown.contains(value), "Debug shows a value");
    }
}
