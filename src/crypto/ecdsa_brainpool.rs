//! The Brainpool curves (RFC 5639 §3), by RustCrypto.
//!
//! The crates `bp256` and `bp384` come with two kinds of field arithmetic. Where flash is short, build
//! with `--cfg bp256_backend="bigint" --cfg bp384_backend="bigint"` among the rustflags: it takes a
//! quarter of the space (an eighth for brainpoolP384r1), and on a Cortex-M4 half of the time.

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
    use crate::crypto::HashId;
    use crate::crypto::ecdsa_software::tests::verifies_a_signature_of_openssl;

    #[test]
    fn brainpool_p256r1_verifies_a_signature_of_openssl() {
        verifies_a_signature_of_openssl(
            SoftwareBrainpoolP256r1,
            HashId::Sha256,
            "0323544c4bf6d1b2b29213da1933a885f702ff22fdcd1bae2a5592f7bc1c787f33",
            "3046022100a248d2ac9150df407b799d01f4b5997bd29563f4b99ffb5fcbb3914984af99\
             f2022100a5b3b4c3dda72ccb8e3f398c5b1b9658d1c284a305fee092a5dc84bd449986aa",
        );
    }

    #[test]
    fn brainpool_p384r1_verifies_a_signature_of_openssl() {
        verifies_a_signature_of_openssl(
            SoftwareBrainpoolP384r1,
            HashId::Sha384,
            "0213a08b0558749ecf4356b6c38ebfdebc4dfc9db08716794276d148edccb0877a16a137\
             2f2756e0b4f50e888c7bdd8a8d",
            "30650231008c6bcf2004055ddf7a089c9f4c99e624f343cd8a47ea111c803bfb866f3901\
             fc60200434445d0b92f06d5d66f090062e0230261a0ae7e615bd5ebbbb3c6609aff02e1a\
             d4226b06af8bd0005495937bf33da4069302731836c36adfb58a79def2ca5e",
        );
    }

    #[test]
    fn brainpool_p512r1_verifies_a_signature_of_openssl() {
        verifies_a_signature_of_openssl(
            SoftwareBrainpoolP512r1,
            HashId::Sha512,
            "034fe3243f8c1724fe8811db4693305feee88ab7e9e165eda3aefdd616e7dead8056ac83\
             3c715c41ca71d147fd27eb0d73c5ef29877e898509c7ad4599232c05a4",
            "30818402404f84dd4b93301b2537164eacfff9888fdedc4ce31f16a54e7c0579a7f2c029\
             42300d0ee7b48bff4eb66c3139ea216da93679fc87751161e9b914a0ef98e68071024025\
             90eda116f811874ab354bdeec14b22941294e63d0c87784011e1d12cde7d67c2b93d936a\
             e8602276c1770d8a038f13b7ac56d3dc207a25b8736c528d345a6f",
        );
    }
}
