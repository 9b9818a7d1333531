//! Descriptions of certificates, for people and for JSON.

use idchip::ParseError;
use idchip::crypto::{CurveParameters, SignatureScheme};
use idchip::lds::security_info::StandardizedDomainParameters;
use idchip::oid::{self, Oid};
use idchip::verify::CheckResult;
use idchip::verify::unauthenticated::certificate_signature;
use idchip::x509::{
    AlgorithmIdentifier, Certificate, EcParameters, PublicKey, SubjectPublicKeyInfo,
};
use idchip_batch::CertificateName;
use serde::Serialize;

use crate::texts::{Texts, english, say, screen};
use idchip_batch::printable;

/// The content of a certificate. It belongs to a state and holds no personal data.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct CertificateRecord {
    pub(crate) subject: String,
    pub(crate) issuer: String,
    /// Hexadecimal content of the INTEGER, with its sign bit.
    pub(crate) serial_number: String,
    pub(crate) not_before: String,
    pub(crate) not_after: String,
    pub(crate) key: String,
    /// The key for people.
    #[serde(skip)]
    pub(crate) key_said: String,
    pub(crate) signature_algorithm: String,
    /// SHA-256 over the whole certificate.
    pub(crate) fingerprint_sha256: String,
    pub(crate) subject_key_identifier: Option<String>,
    pub(crate) authority_key_identifier: Option<String>,
    /// The addresses at which the issuer publishes its revocation list.
    pub(crate) crl_distribution_points: Vec<String>,
}

impl CertificateRecord {
    /// Describes a certificate.
    pub(crate) fn new(certificate: &Certificate<'_>) -> Self {
        let validity = certificate.validity();
        let CertificateName {
            subject,
            issuer,
            serial_number,
            fingerprint_sha256,
            subject_key_identifier,
            authority_key_identifier,
            ..
        } = CertificateName::new(certificate);
        Self {
            subject,
            issuer,
            serial_number,
            not_before: validity.not_before.to_string(),
            not_after: validity.not_after.to_string(),
            key: key(certificate, english()),
            key_said: key(certificate, screen()),
            signature_algorithm: algorithm(&certificate.signature_algorithm()),
            fingerprint_sha256,
            subject_key_identifier,
            authority_key_identifier,
            crl_distribution_points: certificate
                .crl_distribution_points()
                .iter()
                .flat_map(|points| points.iter())
                .flat_map(|point| point.uris())
                .map(|address| printable(&address.to_string()))
                .collect(),
        }
    }

    /// Returns the period for people, for example "2021-05-28 to 2043-08-21".
    pub(crate) fn validity(&self) -> String {
        let day = |time: &str| screen().date(time.split('T').next().unwrap_or_default());
        say!("report-period", from = day(&self.not_before), to = day(&self.not_after))
    }
}

/// Describes the certificate's key, for example "RSA 4096 bits, e = 65537".
fn key(certificate: &Certificate<'_>, texts: &Texts) -> String {
    subject_key(&certificate.subject_public_key_info(), texts)
        .unwrap_or_else(|error| say!(in texts, "report-key-malformed", error = texts.error(&error)))
}

/// Describes a key, or the group of a key that names a standardized group by number.
pub(crate) fn subject_key(
    info: &SubjectPublicKeyInfo<'_>,
    texts: &Texts,
) -> Result<String, ParseError> {
    match StandardizedDomainParameters::from_algorithm(&info.algorithm()) {
        Some(group) => Ok(group_name(group)),
        None => info.public_key().map(|key| describe_key(&key, texts)),
    }
}

/// Describes a group, for example "EC brainpoolP256r1" or "DH MODP 2048/256".
pub(crate) fn group_name(group: StandardizedDomainParameters) -> String {
    let kind = if group.curve().is_some() { "EC" } else { "DH" };
    format!("{kind} {group}")
}

/// Describes a key, for example "EC brainpoolP384r1" or "RSA 4096 bits, e = 65537".
pub(crate) fn describe_key(key: &PublicKey<'_>, texts: &Texts) -> String {
    match key {
        PublicKey::Ec(key) => format!("EC {}", curve(&key.parameters, texts)),
        PublicKey::Rsa(key) => {
            let exponent = match key.exponent {
                short if short.len() <= 8 => short
                    .iter()
                    .fold(0_u64, |value, byte| (value << 8) | u64::from(*byte))
                    .to_string(),
                long => say!(in texts, "report-bits", bits = long.len().saturating_mul(8)),
            };
            say!(in texts, "report-rsa-key", bits = key.bits(), exponent = exponent)
        }
        PublicKey::Other(oid) => oid_name(*oid),
        _ => say!(in texts, "report-key-unknown"),
    }
}

const CURVES: [CurveParameters; 14] = [
    CurveParameters::P224,
    CurveParameters::P256,
    CurveParameters::P384,
    CurveParameters::P521,
    CurveParameters::BRAINPOOL_P224R1,
    CurveParameters::BRAINPOOL_P256R1,
    CurveParameters::BRAINPOOL_P320R1,
    CurveParameters::BRAINPOOL_P384R1,
    CurveParameters::BRAINPOOL_P512R1,
    CurveParameters::BRAINPOOL_P224T1,
    CurveParameters::BRAINPOOL_P256T1,
    CurveParameters::BRAINPOOL_P320T1,
    CurveParameters::BRAINPOOL_P384T1,
    CurveParameters::BRAINPOOL_P512T1,
];

fn curve(parameters: &EcParameters<'_>, texts: &Texts) -> String {
    match parameters {
        EcParameters::Named(oid) => oid_name(*oid),
        EcParameters::Explicit { p, .. } => {
            match CURVES.iter().find(|curve| curve.matches(parameters)) {
                Some(CurveParameters { name, .. }) => {
                    say!(in texts, "report-explicit-curve", name = name)
                }
                None => {
                    let bits = p.len().saturating_mul(8);
                    say!(in texts, "report-unknown-curve", bits = bits)
                }
            }
        }
    }
}

/// The name of an algorithm, for example "ecdsa-with-sha384" or "rsassa-pss sha256, salt 32".
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

/// The name of an identifier, for example "lds-security-object", or "brainpoolP256r1" for a curve;
/// otherwise its dotted form.
pub(crate) fn oid_name(oid: Oid<'_>) -> String {
    let curve =
        StandardizedDomainParameters::ALL.into_iter().find(|group| group.curve() == Some(oid));
    if let Some(curve) = curve {
        return curve.to_string();
    }
    let Some(name) = oid.name() else { return oid.to_string() };
    let name = name.to_ascii_lowercase().replace('_', "-");
    // The other curves of RFC 5639 have the form of those in the table above.
    name.replace("brainpool-p", "brainpoolP")
}

/// Returns `true` if a self-issued certificate is signed with its own key; `None` if it has another
/// issuer or its algorithm is not supported.
pub(crate) fn is_self_signed(certificate: &Certificate<'_>) -> Option<bool> {
    if !certificate.is_self_issued() {
        return None;
    }
    match certificate_signature(certificate, certificate, &idchip_batch::FAST).result {
        CheckResult::Successful => Some(true),
        CheckResult::Failed => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_has_one_name_however_it_is_given() {
        for group in StandardizedDomainParameters::ALL {
            let Some(curve) = group.curve() else {
                assert_eq!(group_name(group), format!("DH {group}"));
                continue;
            };
            assert_eq!(oid_name(curve), group.to_string());
            assert_eq!(self::curve(&EcParameters::Named(curve), english()), group.to_string());
            assert_eq!(group_name(group), format!("EC {group}"));
        }
        for curve in CURVES {
            assert_eq!(oid_name(curve.oid), curve.name);
        }
        assert_eq!(oid_name(oid::LDS_SECURITY_OBJECT), "lds-security-object");
    }

    /// The numbers of NIST's register (CSOR) below sigAlgs, 2.16.840.1.101.3.4.3, as RFC 9881 §2 and
    /// RFC 9814 §2 repeat them.
    #[test]
    fn post_quantum_algorithms_have_the_names_of_the_register() {
        let names = [
            "id-ml-dsa-44",
            "id-ml-dsa-65",
            "id-ml-dsa-87",
            "id-slh-dsa-sha2-128s",
            "id-slh-dsa-sha2-128f",
            "id-slh-dsa-sha2-192s",
            "id-slh-dsa-sha2-192f",
            "id-slh-dsa-sha2-256s",
            "id-slh-dsa-sha2-256f",
            "id-slh-dsa-shake-128s",
            "id-slh-dsa-shake-128f",
            "id-slh-dsa-shake-192s",
            "id-slh-dsa-shake-192f",
            "id-slh-dsa-shake-256s",
            "id-slh-dsa-shake-256f",
        ];
        for (number, name) in (17..).zip(names) {
            let content = [0x60, 0x86, 0x48, 1, 101, 3, 4, 3, number];
            let named = oid_name(Oid::from_bytes(&content).unwrap());
            assert_eq!(format!("id-{named}"), name);
        }
    }

    #[test]
    fn algorithms_without_support_have_a_name() {
        for (dotted, content, name) in [
            ("1.2.840.10040.4.3", &[0x2A, 0x86, 0x48, 0xCE, 0x38, 4, 3][..], "dsa-with-sha1"),
            ("1.3.36.3.2.1", &[0x2B, 36, 3, 2, 1], "ripemd160"),
            ("1.3.36.3.3.2.8.1.1.1", &[0x2B, 36, 3, 3, 2, 8, 1, 1, 1], "brainpoolP160r1"),
            ("1.3.36.3.3.2.8.1.1.4", &[0x2B, 36, 3, 3, 2, 8, 1, 1, 4], "brainpoolP192t1"),
            ("1.2.840.10045.3.1.1", &[0x2A, 0x86, 0x48, 0xCE, 0x3D, 3, 1, 1], "P-192"),
            ("1.3.101.112", &[0x2B, 101, 112], "ed25519"),
            ("1.3.101.113", &[0x2B, 101, 113], "ed448"),
            ("2.16.840.1.101.3.4.2.8", &[0x60, 0x86, 0x48, 1, 101, 3, 4, 2, 8], "sha3-256"),
            (
                "2.16.840.1.101.3.4.3.10",
                &[0x60, 0x86, 0x48, 1, 101, 3, 4, 3, 10],
                "ecdsa-with-sha3-256",
            ),
            ("2.16.840.1.101.3.4.3.17", &[0x60, 0x86, 0x48, 1, 101, 3, 4, 3, 17], "ml-dsa-44"),
            ("2.16.840.1.101.3.4.3.19", &[0x60, 0x86, 0x48, 1, 101, 3, 4, 3, 19], "ml-dsa-87"),
            (
                "2.16.840.1.101.3.4.3.20",
                &[0x60, 0x86, 0x48, 1, 101, 3, 4, 3, 20],
                "slh-dsa-sha2-128s",
            ),
            (
                "2.16.840.1.101.3.4.3.31",
                &[0x60, 0x86, 0x48, 1, 101, 3, 4, 3, 31],
                "slh-dsa-shake-256f",
            ),
        ] {
            let oid = Oid::from_bytes(content).unwrap();
            assert_eq!((oid.to_string(), oid_name(oid)), (dotted.to_owned(), name.to_owned()));
        }
    }
}
