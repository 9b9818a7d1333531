//! EF.DG1, and the machine readable zone by itself.

use idchip::lds::DataGroup;
use idchip::lds::dg1::Dg1;
use idchip::mrz::{KeyInformation, Mrz};

use crate::walk;

/// The fields of a zone are parts of it, and the three key fields alone give the same key
/// information.
pub fn run(input: &[u8]) {
    walk::parsed(input, Dg1::parse, walk::dg1);
    let Ok(mrz) = Mrz::parse(input) else { return };
    walk::mrz(&mrz);
    assert_eq!(mrz.as_str().as_bytes(), input);
    assert_eq!(mrz.lines().collect::<String>().as_bytes(), input);
    let shown = format!("{mrz:?} {:?} {:?}", mrz.name(), mrz.document_number());
    for component in mrz.name().primary().chain(mrz.name().secondary()) {
        assert!(!component.is_empty() && !component.contains('<'));
        assert!(component.len() < 4 || !shown.contains(component), "Debug shows a name");
    }
    let (birth, expiry) = (mrz.date_of_birth(), mrz.date_of_expiry());
    let number: String = mrz.document_number().chars().collect();
    if let Some(typed) = KeyInformation::new(&number, birth.as_str(), expiry.date().as_str()) {
        walk_key_information(&mrz, &typed);
    }
}

/// Typed or read, the document number, the dates and their check digits are the same, unless the
/// card's own check digits are wrong.
fn walk_key_information(mrz: &Mrz<'_>, typed: &KeyInformation) {
    if mrz.findings().is_empty() {
        assert_eq!(mrz.key_information().as_bytes(), typed.as_bytes());
    }
}
