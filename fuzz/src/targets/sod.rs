//! EF.SOD, and the security objects of national applications.

use idchip::lds::DgNumber;
use idchip::lds::sod::{LdsSecurityObject, Sod};
use idchip::national;
use idchip::national::us_piv::SecurityObject;
use idchip::tlv::Rules;
use idchip::verify::{Anchors, PassiveAuthentication, Policy, Verdict};

use crate::fake;
use crate::walk::{self, NOW};

/// A file that parses without a scratch buffer gives the same with one, and its parts lie in it.
pub fn run(input: &[u8]) {
    walk::national(input);
    let mut scratch = vec![0; input.len()];
    let with_scratch = Sod::parse_with_scratch(input, &mut scratch);
    if let Ok(sod) = &with_scratch {
        walk::sod(sod);
        numbers(sod.security_object());
        applications(sod, input);
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

/// An application is never accepted without a file, each entry has a status, and a file has the same status
/// whole and in chunks.
fn applications(sod: &Sod<'_>, file: &[u8]) {
    let anchors = Anchors::from_certificates_lenient(ANCHORS);
    let judge = PassiveAuthentication::new(&anchors, fake::ACCEPTING, Policy::DEFAULT, NOW);
    let map = SecurityObject::parse(file).ok().map(|object| object.container_map());
    for application in national::ALL {
        let unread = judge.examine_application(sod, application, map);
        assert_ne!(unread.verdict(), Verdict::Accepted);
        assert_eq!(unread.files().count(), sod.security_object().hashes().count());
        for description in application.files() {
            let (mut whole, mut chunked) = (unread, unread);
            whole.check_file(description.identifier, file);
            if let Ok(mut stream) = chunked.begin(description.identifier) {
                file.chunks(5).for_each(|chunk| stream.update(chunk));
                // The report holds the result.
                let _ = chunked.finish(stream);
                assert_eq!(whole.report(), chunked.report());
            }
        }
    }
}

const ANCHORS: &[&[u8]] = &[include_bytes!("../../../testdata/anchors/vn_good.der")];

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
