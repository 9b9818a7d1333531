//! Certificates, described for people and for JSON.

use idchip::algorithms;
use idchip::crypto::{CurveParameters, HashId, SignatureScheme};
use idchip::oid::{self, Oid};
use idchip::verify::{CheckResult, certificate_signature};
use idchip::x509::{AlgorithmIdentifier, Certificate, EcParameters, PublicKey};
use serde::Serialize;

use crate::console::printable;

/// What a certificate says of itself. Nothing of it is personal: it is a state's.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct CertificateRecord {
    pub(crate) subject: String,
    pub(crate) issuer: String,
    /// Hexadecimal, with the sign.
    pub(crate) serial_number: String,
    pub(crate) not_before: String,
    pub(crate) not_after: String,
    pub(crate) key: String,
    pub(crate) signature_algorithm: String,
    /// SHA-256 over the whole certificate.
    pub(crate) fingerprint_sha256: String,
    pub(crate) subject_key_identifier: Option<String>,
    pub(crate) authority_key_identifier: Option<String>,
}

impl CertificateRecord {
    /// Describes a certificate.
    pub(crate) fn new(certificate: &Certificate<'_>) -> Self {
        let validity = certificate.validity();
        let authority = certificate.authority_key_identifier();
        Self {
            subject: printable(&certificate.subject().to_string()),
            issuer: printable(&certificate.issuer().to_string()),
            serial_number: const_hex::encode_upper(certificate.serial_number().as_bytes()),
            not_before: validity.not_before.to_string(),
            not_after: validity.not_after.to_string(),
            key: key(certificate),
            signature_algorithm: algorithm(&certificate.signature_algorithm()),
            fingerprint_sha256: sha256(certificate.as_bytes()),
            subject_key_identifier: certificate
                .subject_key_identifier()
                .map(const_hex::encode_upper),
            authority_key_identifier: authority
                .and_then(|authority| authority.key_identifier)
                .map(const_hex::encode_upper),
        }
    }

    /// As in "2021-05-28 to 2043-08-21".
    pub(crate) fn validity(&self) -> String {
        let day = |time: &str| time.split('T').next().unwrap_or_default().to_owned();
        format!("{} to {}", day(&self.not_before), day(&self.not_after))
    }
}

/// The SHA-256 of these octets in hexadecimal.
pub(crate) fn sha256(octets: &[u8]) -> String {
    let digest = algorithms::ALL.hasher(HashId::Sha256).and_then(|mut hasher| {
        hasher.update(octets);
        hasher.finish().ok()
    });
    digest.map(|digest| const_hex::encode_upper(digest.as_bytes())).unwrap_or_default()
}

/// The certificate's key, as in "RSA 4096 bits, e = 65537".
fn key(certificate: &Certificate<'_>) -> String {
    match certificate.subject_public_key_info().public_key() {
        Ok(key) => describe_key(&key),
        Err(error) => format!("malformed: {error}"),
    }
}

/// As in "EC brainpoolP384r1" or "RSA 4096 bits, e = 65537".
pub(crate) fn describe_key(key: &PublicKey<'_>) -> String {
    match key {
        PublicKey::Ec(key) => format!("EC {}", curve(&key.parameters)),
        PublicKey::Rsa(key) => {
            let exponent = match key.exponent {
                short if short.len() <= 8 => short
                    .iter()
                    .fold(0_u64, |value, octet| (value << 8) | u64::from(*octet))
                    .to_string(),
                long => format!("{} bits", long.len().saturating_mul(8)),
            };
            format!("RSA {} bits, e = {exponent}", key.bits())
        }
        PublicKey::Other(oid) => oid_name(*oid),
        _ => "unknown".to_owned(),
    }
}

const CURVES: [CurveParameters; 6] = [
    CurveParameters::P256,
    CurveParameters::P384,
    CurveParameters::P521,
    CurveParameters::BRAINPOOL_P256R1,
    CurveParameters::BRAINPOOL_P384R1,
    CurveParameters::BRAINPOOL_P512R1,
];

fn curve(parameters: &EcParameters<'_>) -> String {
    let known = CURVES.iter().find(|curve| curve.is(parameters)).map(|curve| curve.name);
    match (parameters, known) {
        (EcParameters::Named(_), Some(name)) => name.to_owned(),
        (EcParameters::Named(oid), None) => oid_name(*oid),
        (EcParameters::Explicit { .. }, Some(name)) => format!("{name} (explicit parameters)"),
        (EcParameters::Explicit { p, .. }, None) => {
            format!("{} bits (explicit parameters, curve not known)", p.len().saturating_mul(8))
        }
    }
}

/// The name of an algorithm, as in "ecdsa-with-sha384" or "rsassa-pss sha256, salt 32".
pub(crate) fn algorithm(algorithm: &AlgorithmIdentifier<'_>) -> String {
    let name = oid_name(algorithm.oid());
    if algorithm.oid() != oid::RSASSA_PSS {
        return name;
    }
    match SignatureScheme::from_algorithm(algorithm, None) {
        Ok((SignatureScheme::RsaPss { hash, salt_length, .. }, _)) => {
            format!("{name} {hash}, salt {salt_length}")
        }
        _ => name,
    }
}

/// The name of an identifier, or its dotted form.
pub(crate) fn oid_name(oid: Oid<'_>) -> String {
    oid.name().map_or_else(|| oid.to_string(), |name| name.to_ascii_lowercase().replace('_', "-"))
}

/// Whether a self-issued certificate was signed with its own key; none where it is issued by another,
/// or its algorithm is not supported.
pub(crate) fn is_self_signed(certificate: &Certificate<'_>) -> Option<bool> {
    if !certificate.is_self_issued() {
        return None;
    }
    match certificate_signature(certificate, certificate, &algorithms::ALL).result {
        CheckResult::Successful => Some(true),
        CheckResult::Failed => Some(false),
        _ => None,
    }
}
