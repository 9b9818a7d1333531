//! Revocation lists, compared with x509-parser.

use idchip::x509::CertificateList;
use x509_parser::prelude::FromDer;
use x509_parser::revocation_list::CertificateRevocationList;

use crate::walk;

/// Every entry is found by its serial number. If x509-parser reads the list too, both must agree.
pub fn run(input: &[u8]) {
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
