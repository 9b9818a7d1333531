//! EF.DG14, EF.DG15 and EF.CardAccess.

use idchip::lds::DataGroup;
use idchip::lds::card_access::CardAccess;
use idchip::lds::dg14::Dg14;
use idchip::lds::dg15::Dg15;

use crate::walk;

/// The infos of a set are as many as it says, and the set holds each of its own.
pub fn run(input: &[u8]) {
    walk::parsed(input, Dg15::parse, walk::dg15);
    walk::parsed(input, Dg14::parse, walk::dg14);
    walk::parsed(input, CardAccess::parse, walk::card_access);
    let of_dg14 = Dg14::parse(input).map(|dg14| dg14.security_infos());
    let of_card_access = CardAccess::parse(input).map(|file| file.security_infos());
    for infos in [of_dg14, of_card_access].into_iter().flatten() {
        assert_eq!(infos.iter().count(), infos.len() as usize);
        assert_eq!(infos.encodings().count(), infos.len() as usize);
        assert!(infos.contains_all_of(&infos));
        assert!(!format!("{infos:?}").is_empty());
    }
}
