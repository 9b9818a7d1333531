//! EF.COM.

use idchip::lds::com::EfCom;

use crate::walk;

/// Each data group is listed once, and Debug holds.
pub fn run(input: &[u8]) {
    let Ok(com) = EfCom::parse(input) else { return };
    walk::com(&com);
    assert_eq!(com.tag_list().count(), com.data_groups().len() as usize);
    assert!(!format!("{com:?}").is_empty());
}
