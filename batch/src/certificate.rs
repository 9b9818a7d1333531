//! The names of a certificate.

use idchip::crypto::HashId;
use idchip::x509::Certificate;

use crate::printable;
use crate::terms::FAST;

/// The names and identifiers of a certificate. They belong to a state, and are no personal data.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct CertificateName {
    /// The name of the subject, such as "C=VN, CN=CSCA Vietnam".
    pub subject: String,
    /// The name of the issuer.
    pub issuer: String,
    /// The country code of the issuer, as it is written.
    pub country: Option<String>,
    /// The serial number: the content of the INTEGER with its sign bit, hexadecimal.
    pub serial_number: String,
    /// The SHA-256 digest of the whole certificate, hexadecimal.
    pub fingerprint_sha256: String,
    /// The identifier of its key, hexadecimal.
    pub subject_key_identifier: Option<String>,
    /// The identifier of the issuer's key, hexadecimal.
    pub authority_key_identifier: Option<String>,
}

impl CertificateName {
    /// Takes the names out of a certificate. Invisible characters are replaced ([`printable`](fn@crate::printable)).
    #[must_use]
    pub fn new(certificate: &Certificate<'_>) -> Self {
        let authority = certificate.authority_key_identifier();
        Self {
            subject: printable(&certificate.subject().to_string()),
            issuer: printable(&certificate.issuer().to_string()),
            country: certificate.issuer().country().map(printable),
            serial_number: const_hex::encode_upper(certificate.serial_number().as_bytes()),
            fingerprint_sha256: sha256(certificate.as_bytes()),
            subject_key_identifier: certificate
                .subject_key_identifier()
                .map(const_hex::encode_upper),
            authority_key_identifier: authority
                .and_then(|authority| authority.key_identifier)
                .map(const_hex::encode_upper),
        }
    }
}

/// Returns the SHA-256 digest in hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    let digest = FAST.hasher(HashId::Sha256).and_then(|mut hasher| {
        hasher.update(bytes);
        hasher.finish().ok()
    });
    digest.map(|digest| const_hex::encode_upper(digest.as_bytes())).unwrap_or_default()
}
