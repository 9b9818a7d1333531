//! EF.DG14, EF.DG15 and EF.CardAccess.

use idchip::Finding;
use idchip::lds::DataGroup;
use idchip::lds::card_access::CardAccess;
use idchip::lds::dg14::Dg14;
use idchip::lds::dg15::Dg15;

use crate::walk;

/// A set has as many infos as it counts, and holds each of them. A file that parses strictly gives
/// the same leniently; any other has a finding.
pub fn run(input: &[u8]) {
    walk::parsed(input, Dg15::parse, walk::dg15);
    walk::parsed(input, Dg14::parse_lenient, walk::dg14);
    walk::parsed(input, CardAccess::parse_lenient, walk::card_access);
    if let Ok(dg14) = Dg14::parse(input) {
        assert_eq!(Dg14::parse_lenient(input), Ok(dg14));
    }
    if let Ok(access) = CardAccess::parse(input) {
        assert_eq!(CardAccess::parse_lenient(input), Ok(access));
    }
    let of_dg14 = Dg14::parse_lenient(input).map(|dg14| dg14.security_infos());
    let of_card_access = CardAccess::parse_lenient(input).map(|file| file.security_infos());
    for infos in [of_dg14, of_card_access].into_iter().flatten() {
        let malformed = infos.results().filter(|info| info.is_err()).count();
        assert_eq!(malformed > 0, infos.findings().contains(Finding::SecurityInfoMalformed));
        assert_eq!(infos.iter().count() + malformed, infos.len() as usize);
        assert_eq!(infos.results().count(), infos.len() as usize);
        assert_eq!(infos.encodings().count(), infos.len() as usize);
        assert!(infos.contains_all_of(&infos));
        if let Ok(access) = CardAccess::parse_lenient(infos.as_bytes()) {
            assert_eq!(access.difference_from(&infos), None);
        }
        assert!(!format!("{infos:?}").is_empty());
    }
}
