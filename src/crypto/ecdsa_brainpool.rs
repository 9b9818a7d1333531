//! The Brainpool curves (RFC 5639 §3), by RustCrypto.
//!
//! The crates `bp256` and `bp384` have two kinds of field arithmetic. If flash is short, build with
//! `--cfg bp256_backend="bigint" --cfg bp384_backend="bigint"` in the rustflags: it takes a quarter
//! of the space (an eighth for brainpoolP384r1), and on a Cortex-M4 half of the time.

use super::brainpool_p512::BrainpoolP512r1;
use super::ecdsa_software::software_curve;

software_curve! {
    /// brainpoolP256r1, by the crate `bp256`.
    SoftwareBrainpoolP256r1, "brainpoolP256r1", BRAINPOOL_P256R1, bp256::BrainpoolP256r1
}

software_curve! {
    /// brainpoolP384r1, by the crate `bp384`.
    SoftwareBrainpoolP384r1, "brainpoolP384r1", BRAINPOOL_P384R1, bp384::BrainpoolP384r1
}

software_curve! {
    /// brainpoolP512r1, by the crate `primeorder`.
    SoftwareBrainpoolP512r1, "brainpoolP512r1", BRAINPOOL_P512R1, BrainpoolP512r1
}

#[cfg(all(test, feature = "sha"))]
mod tests {
    use super::*;
    use crate::crypto::ecdsa::openssl::verifies_a_signature_of_openssl;

    #[test]
    fn brainpool_p256r1_verifies_a_signature_of_openssl() {
        verifies_a_signature_of_openssl(SoftwareBrainpoolP256r1);
    }

    #[test]
    fn brainpool_p384r1_verifies_a_signature_of_openssl() {
        verifies_a_signature_of_openssl(SoftwareBrainpoolP384r1);
    }

    #[test]
    fn brainpool_p512r1_verifies_a_signature_of_openssl() {
        verifies_a_signature_of_openssl(SoftwareBrainpoolP512r1);
    }
}
