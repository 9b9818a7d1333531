//! EF.SOD.

use idchip::lds::DgNumber;
use idchip::lds::sod::{LdsSecurityObject, Sod};
use idchip::tlv::Rules;

use crate::walk;

/// A file that parses without a scratch buffer gives the same with one, and its parts lie in it.
pub fn run(input: &[u8]) {
    let mut scratch = vec![0; input.len()];
    let with_scratch = Sod::parse_with_scratch(input, &mut scratch);
    if let Ok(sod) = &with_scratch {
        walk::sod(sod);
        numbers(sod.security_object());
        assert!(!format!("{sod:?}").is_empty());
    }
    let Ok(sod) = Sod::parse(input) else { return };
    let joined = with_scratch.expect("a scratch buffer takes nothing away");
    assert_eq!(sod.findings(), joined.findings());
    assert_eq!(sod.security_object().data_groups(), joined.security_object().data_groups());
    let content = sod.signed_data().content().contiguous().expect("it parsed without a buffer");
    assert!(input.as_ptr_range().contains(&content.as_ptr()) || content.is_empty());
    walk::tlv(Rules::Cms, input);
    for certificate in sod.signed_data().certificates().iter() {
        super::certificate::run(certificate);
    }
}

/// An object lists data groups only, or no data group, and each hash belongs to its number.
fn numbers(object: &LdsSecurityObject<'_>) {
    let entries = object.hashes().count();
    let groups = object.data_groups().len() as usize;
    assert!(entries <= 16 && groups == if object.is_of_lds() { entries } else { 0 });
    for number in DgNumber::ALL.iter().copied() {
        let value = Some(u32::from(number.number()));
        let of_number = object.hashes().find(|entry| entry.identifier.to_u32() == value);
        let expected = of_number.filter(|_| object.is_of_lds()).map(|entry| entry.hash);
        assert_eq!(object.hash(number), expected);
    }
}
