//! Certificates, compared with x509-parser.

use idchip::tlv::Rules;
use idchip::x509::{Certificate, Name, SubjectPublicKeyInfo};
use x509_parser::prelude::{FromDer, X509Certificate};

use crate::walk;

/// Reads a certificate, a name, and a key. If x509-parser also reads one, both must agree.
pub fn run(input: &[u8]) {
    walk::parsed(input, Name::parse, walk::name);
    walk::parsed(input, SubjectPublicKeyInfo::parse, walk::public_key);
    let Ok(certificate) = Certificate::parse(input) else { return };
    walk::certificate(&certificate);
    walk::tlv(Rules::Der, input);
    assert!(!format!("{certificate:?}").is_empty());
    assert_eq!(certificate.as_bytes(), input);
    assert!(certificate.issuer().is_permutation_of(&certificate.issuer()));
    let (_, object) = der_parser::der::der_read_element_header(input)
        .expect("what is read here as DER is DER for der-parser");
    assert!(object.is_constructed());
    let Ok((rest, other)) = X509Certificate::from_der(input) else { return };
    assert!(rest.is_empty());
    assert_eq!(other.raw_serial(), certificate.serial_number().as_bytes());
    assert_eq!(other.tbs_certificate.as_ref(), certificate.tbs());
    assert_eq!(other.issuer().as_raw(), certificate.issuer().as_bytes());
    assert_eq!(other.subject().as_raw(), certificate.subject().as_bytes());
    assert_eq!(other.public_key().raw, certificate.subject_public_key_info().as_bytes());
    assert_eq!(&*other.signature_value.data, certificate.signature_value());
    assert_eq!(other.extensions().len(), certificate.extensions().count());
    for (theirs, ours) in other.extensions().iter().zip(certificate.extensions()) {
        assert_eq!(theirs.oid.as_bytes(), ours.oid.as_bytes());
        assert_eq!(theirs.critical, ours.critical);
        assert_eq!(theirs.value, ours.value);
    }
}
