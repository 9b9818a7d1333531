//! CSCA master lists.

use idchip::cms::{MasterList, SignedData};
use idchip::verify::Anchors;

use crate::walk;

/// The anchors of a list are its certificates, in order.
pub fn run(input: &[u8]) {
    walk::parsed(input, SignedData::parse, walk::signed_data);
    let list = MasterList::parse(input);
    let anchors = Anchors::from_master_list(input);
    assert_eq!(list.is_ok(), anchors.is_ok());
    let (Ok(list), Ok(anchors)) = (list, anchors) else { return };
    walk::master_list(&list);
    assert!(anchors.iter().eq(list.certificates()));
    assert!(!format!("{list:?} {anchors:?}").is_empty());
}
