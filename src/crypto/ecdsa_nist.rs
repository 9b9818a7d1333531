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
