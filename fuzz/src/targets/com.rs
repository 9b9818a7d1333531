//! EF.COM.

use idchip::Finding;
use idchip::lds::com::EfCom;

use crate::walk;

/// Each data group is listed once or is a finding, and Debug works.
pub fn run(input: &[u8]) {
    let Ok(com) = EfCom::parse(input) else { return };
    walk::com(&com);
    let is_repeated = com.tag_list().count() > com.data_groups().len() as usize;
    assert_eq!(is_repeated, com.findings().contains(Finding::ComTagRepeated));
    assert!(com.tag_list().all(|number| com.data_groups().contains(number)));
    assert!(com.tag_list().count() <= com.tag_list_bytes().len());
    assert!(!format!("{com:?}").is_empty());
}
