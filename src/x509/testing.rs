//! Builders of DER for tests.

use std::vec::Vec;

use super::sequence_of::{Item, SequenceOf};
use crate::error::{ParseError, Structure};
use crate::oid::{self, Oid};
pub(crate) use crate::tlv::build::{
    bit_string, integer, null, octet_string, oid, printable, sequence, set, tlv, utc_time, utf8,
};
use crate::tlv::{Reader, Rules};

/// Reads the list in the value of an extension.
pub(super) fn list<'a, T: Item<'a>>(value: &'a [u8]) -> Result<SequenceOf<'a, T>, ParseError> {
    let mut reader = Reader::new(Rules::Der, value, Structure::CertificateExtension);
    reader.prefix(SequenceOf::read)
}

/// Returns a Name with one attribute in each part.
pub(crate) fn name(attributes: &[(Oid<'_>, Vec<u8>)]) -> Vec<u8> {
    let rdns: Vec<_> =
        attributes.iter().map(|(type_, value)| set(&[&sequence(&[&oid(*type_), value])])).collect();
    sequence(&rdns.iter().map(Vec::as_slice).collect::<Vec<_>>())
}

/// Returns a Name with this country and this common name.
pub(crate) fn state(country: &str, common_name: &str) -> Vec<u8> {
    name(&[(oid::COUNTRY_NAME, printable(country)), (oid::COMMON_NAME, utf8(common_name))])
}

pub(crate) fn algorithm(algorithm: Oid<'_>, parameters: &[u8]) -> Vec<u8> {
    sequence(&[&oid(algorithm), parameters])
}

/// Returns a SubjectPublicKeyInfo with an RSA key whose modulus has eight bits.
pub(crate) fn rsa_key() -> Vec<u8> {
    let key = sequence(&[&integer(&[0x00, 0xC7]), &integer(&[0x01, 0x00, 0x01])]);
    sequence(&[&algorithm(oid::RSA_ENCRYPTION, &null()), &bit_string(&key)])
}

/// Returns an extension that is not critical.
pub(crate) fn extension(which: Oid<'_>, value: &[u8]) -> Vec<u8> {
    sequence(&[&oid(which), &octet_string(value)])
}

pub(crate) fn critical_extension(which: Oid<'_>, value: &[u8]) -> Vec<u8> {
    sequence(&[&oid(which), &tlv(0x01, &[&[0xFF]]), &octet_string(value)])
}

/// The fields of a certificate, each as DER.
#[derive(Clone)]
pub(crate) struct CertificateBuilder {
    pub(crate) version: Vec<u8>,
    pub(crate) serial_number: Vec<u8>,
    pub(crate) signature: Vec<u8>,
    pub(crate) issuer: Vec<u8>,
    pub(crate) validity: Vec<u8>,
    pub(crate) subject: Vec<u8>,
    pub(crate) subject_public_key_info: Vec<u8>,
    pub(crate) unique_identifiers: Vec<u8>,
    pub(crate) extensions: Vec<Vec<u8>>,
    pub(crate) signature_algorithm: Vec<u8>,
    pub(crate) signature_value: Vec<u8>,
}

impl CertificateBuilder {
    /// Returns the certificate of a CSCA, without a finding.
    pub(crate) fn csca() -> Self {
        let ecdsa = algorithm(oid::ECDSA_WITH_SHA384, &[]);
        let period =
            sequence(&[&tlv(0x80, &[b"20240101000000Z"]), &tlv(0x81, &[b"20270101000000Z"])]);
        Self {
            version: tlv(0xA0, &[&integer(&[2])]),
            serial_number: integer(&[0x12, 0x34]),
            signature: ecdsa.clone(),
            issuer: state("VN", "CSCA"),
            validity: sequence(&[&utc_time("240101000000Z"), &utc_time("390101000000Z")]),
            subject: state("VN", "CSCA"),
            subject_public_key_info: rsa_key(),
            unique_identifiers: Vec::new(),
            extensions: std::vec![
                critical_extension(oid::KEY_USAGE, &[0x03, 0x02, 0x01, 0x06]),
                critical_extension(oid::BASIC_CONSTRAINTS, &[0x30, 6, 1, 1, 0xFF, 2, 1, 0]),
                extension(oid::SUBJECT_KEY_IDENTIFIER, &octet_string(&[0x51; 20])),
                extension(oid::PRIVATE_KEY_USAGE_PERIOD, &period),
            ],
            signature_algorithm: ecdsa,
            signature_value: bit_string(&[0x30, 0]),
        }
    }

    /// Returns the certificate of a document signer, without a finding.
    pub(crate) fn document_signer() -> Self {
        let csca = Self::csca();
        Self {
            subject: state("VN", "DS"),
            extensions: std::vec![
                critical_extension(oid::KEY_USAGE, &[0x03, 0x02, 0x07, 0x80]),
                extension(oid::AUTHORITY_KEY_IDENTIFIER, &sequence(&[&tlv(0x80, &[&[0x51; 20]])])),
                csca.extensions[3].clone(),
            ],
            ..csca
        }
    }

    /// Adds this extension.
    pub(crate) fn and(mut self, extension: Vec<u8>) -> Self {
        self.extensions.push(extension);
        self
    }

    /// Removes the extension `which`.
    pub(crate) fn without(mut self, which: Oid<'_>) -> Self {
        let start = oid(which);
        self.extensions.retain(|extension| !extension[2..].starts_with(&start));
        self
    }

    /// Replaces the extension `which` by an extension with this value that is not critical.
    pub(crate) fn with(self, which: Oid<'_>, value: &[u8]) -> Self {
        self.without(which).and(extension(which, value))
    }

    pub(crate) fn build(&self) -> Vec<u8> {
        let list = self.extensions.concat();
        let extensions = match list.is_empty() {
            true => Vec::new(),
            false => tlv(0xA3, &[&sequence(&[&list])]),
        };
        let tbs = sequence(&[
            &self.version,
            &self.serial_number,
            &self.signature,
            &self.issuer,
            &self.validity,
            &self.subject,
            &self.subject_public_key_info,
            &self.unique_identifiers,
            &extensions,
        ]);
        sequence(&[&tbs, &self.signature_algorithm, &self.signature_value])
    }
}

/// Requires that `parse` accepts the bytes and refuses each proper prefix of them.
pub(crate) fn assert_no_prefix_parses<'a, T>(
    bytes: &'a [u8],
    parse: impl Fn(&'a [u8]) -> Result<T, ParseError>,
) {
    assert!(parse(bytes).is_ok());
    for end in 0..bytes.len() {
        assert!(parse(&bytes[..end]).is_err(), "the first {end} bytes");
    }
}
