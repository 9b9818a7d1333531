//! EF.SOD.

use idchip::lds::sod::Sod;
use idchip::tlv::Rules;

use crate::walk;

/// What parses without a scratch buffer parses with one, to the same result; what is found in the
/// file lies in it.
pub fn run(input: &[u8]) {
    let mut scratch = vec![0; input.len()];
    let with_scratch = Sod::parse_with_scratch(input, &mut scratch);
    if let Ok(sod) = &with_scratch {
        walk::sod(sod);
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
