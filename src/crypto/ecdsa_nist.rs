//! The curves of NIST (SP 800-186 §3.2.1), by RustCrypto.

use super::ecdsa_software::software_curve;

software_curve! {
    /// P-256, by the crate `p256`.
    SoftwareP256, "P-256", P256, p256::NistP256
}

software_curve! {
    /// P-384, by the crate `p384`.
    SoftwareP384, "P-384", P384, p384::NistP384
}

software_curve! {
    /// P-521, by the crate `p521`.
    SoftwareP521, "P-521", P521, p521::NistP521
}

#[cfg(all(test, feature = "sha"))]
mod tests {
    use super::*;
    use crate::crypto::ecdsa::openssl::verifies_a_signature_of_openssl;

    #[test]
    fn p256_verifies_a_signature_of_openssl() {
        verifies_a_signature_of_openssl(SoftwareP256);
    }

    #[test]
    fn p384_verifies_a_signature_of_openssl() {
        verifies_a_signature_of_openssl(SoftwareP384);
    }

    #[test]
    fn p521_verifies_a_signature_of_openssl() {
        verifies_a_signature_of_openssl(SoftwareP521);
    }
}
