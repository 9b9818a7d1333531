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
    use crate::crypto::HashId;
    use crate::crypto::ecdsa_software::tests::verifies_a_signature_of_openssl;

    #[test]
    fn p256_verifies_a_signature_of_openssl() {
        verifies_a_signature_of_openssl(
            SoftwareP256,
            HashId::Sha256,
            "032c45fbbf187a7d7c80e271709dbab4279fb1049d4d9c4b23849fbde6f260cf5e",
            "304402203d712fd668f07703fe02e0ebe01d159b0055edf6236a04b95d4b2f0922e62a1e\
             0220462ee1da4c97a8e461b329c90f91703c7bb836fed17ac0a260df05f539cef9ea",
        );
    }

    #[test]
    fn p384_verifies_a_signature_of_openssl() {
        verifies_a_signature_of_openssl(
            SoftwareP384,
            HashId::Sha384,
            "03b75f9becb89cffb97ebd3678306441b89b3e0c41577d1536031c9bbae112b25f4241c1\
             16e23155fd6f03e5833ae58ba7",
            "30640230351056f7e65e14d40abf3c8fb166c1110d511a392bdb183bc4cf908e672b0a34\
             6774bce654af924c44f00ac83626e7b9023016b5562b71cb22513acd3a2b11de0270db4a\
             0d1e374a20d7edfc17b2940e33aa09a06aeab5c1edfca00f59dc4dd8714b",
        );
    }

    #[test]
    fn p521_verifies_a_signature_of_openssl() {
        verifies_a_signature_of_openssl(
            SoftwareP521,
            HashId::Sha512,
            "030147f6ee84f84c2af0932656ee9864b16d42f8a16654b1028d6e8744ef29608849df95\
             3dbf448acecb590f88da32085e956dcbd4d821ba3a173c732ebdb5665b2681",
            "3081870242015b23d0df86ba083503e0bb27f4a40565e946dd9b3c622c03e72c7eca7736\
             472bb16b0cbdd772c2fc9fe651d3f41d1bbc41ce2de53be2ba42e5f10790ad267a8d1b02\
             415975dfc3ebe2868ceee1ac1164472057cda1eb28762ff37980eee99a8b8710470ccf0c\
             0b0f5131934639cef4821a75733f36061736fa926b8e42622a211b6621b5",
        );
    }
}
