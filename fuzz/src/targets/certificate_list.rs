//! Revocation lists, compared with x509-parser.

use idchip::lds::sod::Sod;
use idchip::verify::{Anchors, PassiveAuthentication, Policy, Reason};
use idchip::x509::CertificateList;
use x509_parser::prelude::FromDer;
use x509_parser::revocation_list::CertificateRevocationList;

use crate::{fake, walk};

const ANCHORS: &[&[u8]] = &[include_bytes!("../../../testdata/anchors/vn_good.der")];
const SOD: &[u8] = include_bytes!("../../../testdata/cards/vn_2024/EF.SOD.bin");

/// Every entry is found by its serial number. If x509-parser reads the list too, both must agree. The
/// judge says the same of a list as a whole and in chunks.
pub fn run(input: &[u8]) {
    judge(input);
    let Ok(list) = CertificateList::parse(input) else { return };
    // The walk looks each entry up; of a long list that would be quadratic.
    if input.len() < 2048 {
        walk::certificate_list(&list);
    }
    assert!(!format!("{list:?}").is_empty());
    let entries: Vec<_> = list.entries().collect();
    let Ok((rest, other)) = CertificateRevocationList::from_der(input) else { return };
    assert!(rest.is_empty());
    assert_eq!(other.issuer().as_raw(), list.issuer().as_bytes());
    assert_eq!(&*other.signature_value.data, list.signature_value());
    assert_eq!(other.last_update().timestamp(), list.this_update().0);
    assert_eq!(
        other.next_update().map(|time| time.timestamp()),
        list.next_update().map(|time| time.0)
    );
    if entries.iter().any(Result::is_err) {
        return;
    }
    let theirs: Vec<_> = other.iter_revoked_certificates().collect();
    assert_eq!(theirs.len(), entries.len());
    for (theirs, ours) in theirs.iter().zip(entries.iter().flatten()) {
        assert_eq!(theirs.raw_serial(), ours.serial_number.as_bytes());
        assert_eq!(theirs.revocation_date.timestamp(), ours.revocation_date.0);
    }
}

/// Gives a document the list under algorithms that accept every signature.
fn judge(input: &[u8]) {
    let sod = Sod::parse(SOD).expect("EF.SOD of a good card");
    let anchors = Anchors::from_certificates_lenient(ANCHORS);
    let judge = PassiveAuthentication::new(&anchors, fake::ACCEPTING, Policy::DEFAULT, walk::NOW);
    let document = judge.examine(&sod);
    let whole = { document }.check_revocation_list(input);
    let size = input.last().copied().map_or(1, usize::from).max(1);
    let mut buffer = vec![0; input.len()];
    let mut chunked = document;
    let mut list = chunked.begin_revocation_list(&mut buffer);
    input.chunks(size).for_each(|chunk| list.update(chunk));
    let streamed = chunked.finish_revocation_list(list);
    // The entries of another state's list are read in chunks only.
    if whole.reason != Reason::NoCrl {
        assert_eq!((streamed.result, streamed.reason), (whole.result, whole.reason));
    }
}
