//! The algorithms of the compact engine, for firmware: slower than the others on a host, and much
//! smaller.
//!
//! Variable time: for public data only, never for signing or decryption.

use crate::crypto::{Algorithms, CompactEcdsa, CompactRsa, CompactSha, Ecdsa, Rsa};

/// SHA-1: old documents, and Active Authentication.
pub static SHA1: CompactSha = CompactSha::SHA1;

/// SHA-224.
pub static SHA224: CompactSha = CompactSha::SHA224;

/// SHA-256.
pub static SHA256: CompactSha = CompactSha::SHA256;

/// SHA-384.
pub static SHA384: CompactSha = CompactSha::SHA384;

/// SHA-512.
pub static SHA512: CompactSha = CompactSha::SHA512;

/// ECDSA on P-224. Compressed points are not supported.
pub static ECDSA_P224: Ecdsa<CompactEcdsa> = Ecdsa(CompactEcdsa::P224);

/// ECDSA on P-256.
pub static ECDSA_P256: Ecdsa<CompactEcdsa> = Ecdsa(CompactEcdsa::P256);

/// ECDSA on P-384.
pub static ECDSA_P384: Ecdsa<CompactEcdsa> = Ecdsa(CompactEcdsa::P384);

/// ECDSA on P-521.
pub static ECDSA_P521: Ecdsa<CompactEcdsa> = Ecdsa(CompactEcdsa::P521);

/// ECDSA on brainpoolP224r1.
pub static ECDSA_BRAINPOOL_P224R1: Ecdsa<CompactEcdsa> = Ecdsa(CompactEcdsa::BRAINPOOL_P224R1);

/// ECDSA on brainpoolP224t1.
pub static ECDSA_BRAINPOOL_P224T1: Ecdsa<CompactEcdsa> = Ecdsa(CompactEcdsa::BRAINPOOL_P224T1);

/// ECDSA on brainpoolP256r1.
pub static ECDSA_BRAINPOOL_P256R1: Ecdsa<CompactEcdsa> = Ecdsa(CompactEcdsa::BRAINPOOL_P256R1);

/// ECDSA on brainpoolP256t1.
pub static ECDSA_BRAINPOOL_P256T1: Ecdsa<CompactEcdsa> = Ecdsa(CompactEcdsa::BRAINPOOL_P256T1);

/// ECDSA on brainpoolP320r1.
pub static ECDSA_BRAINPOOL_P320R1: Ecdsa<CompactEcdsa> = Ecdsa(CompactEcdsa::BRAINPOOL_P320R1);

/// ECDSA on brainpoolP320t1.
pub static ECDSA_BRAINPOOL_P320T1: Ecdsa<CompactEcdsa> = Ecdsa(CompactEcdsa::BRAINPOOL_P320T1);

/// ECDSA on brainpoolP384r1.
pub static ECDSA_BRAINPOOL_P384R1: Ecdsa<CompactEcdsa> = Ecdsa(CompactEcdsa::BRAINPOOL_P384R1);

/// ECDSA on brainpoolP384t1.
pub static ECDSA_BRAINPOOL_P384T1: Ecdsa<CompactEcdsa> = Ecdsa(CompactEcdsa::BRAINPOOL_P384T1);

/// ECDSA on brainpoolP512r1.
pub static ECDSA_BRAINPOOL_P512R1: Ecdsa<CompactEcdsa> = Ecdsa(CompactEcdsa::BRAINPOOL_P512R1);

/// ECDSA on brainpoolP512t1.
pub static ECDSA_BRAINPOOL_P512T1: Ecdsa<CompactEcdsa> = Ecdsa(CompactEcdsa::BRAINPOOL_P512T1);

/// RSASSA-PKCS1-v1_5 and RSASSA-PSS with moduli of up to 4096 bits, and the recovery that Active
/// Authentication needs.
pub static RSA: Rsa<CompactRsa> = Rsa(CompactRsa);

/// The algorithms of Vietnamese documents and of the certificates that issue them.
pub const VIETNAM: Algorithms<'static> = Algorithms {
    digests: &[&SHA1, &SHA256, &SHA384, &SHA512],
    signatures: &[
        &ECDSA_BRAINPOOL_P384R1,
        &ECDSA_BRAINPOOL_P512R1,
        &ECDSA_BRAINPOOL_P256R1,
        &ECDSA_P384,
        &RSA,
    ],
};

/// All algorithms of the compact engine.
pub const ALL: Algorithms<'static> = Algorithms {
    digests: &[&SHA1, &SHA224, &SHA256, &SHA384, &SHA512],
    signatures: &[
        &ECDSA_P224,
        &ECDSA_P256,
        &ECDSA_P384,
        &ECDSA_P521,
        &ECDSA_BRAINPOOL_P224R1,
        &ECDSA_BRAINPOOL_P256R1,
        &ECDSA_BRAINPOOL_P320R1,
        &ECDSA_BRAINPOOL_P384R1,
        &ECDSA_BRAINPOOL_P512R1,
        &ECDSA_BRAINPOOL_P224T1,
        &ECDSA_BRAINPOOL_P256T1,
        &ECDSA_BRAINPOOL_P320T1,
        &ECDSA_BRAINPOOL_P384T1,
        &ECDSA_BRAINPOOL_P512T1,
        &RSA,
    ],
};
