//! The algorithms of the engine for hosts with 64-bit registers: the fastest of the library there, and the same
//! verdicts. Hash functions are those of `RustCrypto`, which use the processor's instructions for them.
//!
//! Variable time: for public data only, never for signing or decryption.

use super::{SHA1, SHA224, SHA256, SHA384, SHA512};
use crate::crypto::{Algorithms, Ecdsa, Rsa, WideEcdsa, WideRsa};

/// ECDSA on P-224. Compressed points are not supported.
pub static ECDSA_P224: Ecdsa<WideEcdsa> = Ecdsa(WideEcdsa::P224);

/// ECDSA on P-256.
pub static ECDSA_P256: Ecdsa<WideEcdsa> = Ecdsa(WideEcdsa::P256);

/// ECDSA on P-384.
pub static ECDSA_P384: Ecdsa<WideEcdsa> = Ecdsa(WideEcdsa::P384);

/// ECDSA on P-521.
pub static ECDSA_P521: Ecdsa<WideEcdsa> = Ecdsa(WideEcdsa::P521);

/// ECDSA on brainpoolP224r1.
pub static ECDSA_BRAINPOOL_P224R1: Ecdsa<WideEcdsa> = Ecdsa(WideEcdsa::BRAINPOOL_P224R1);

/// ECDSA on brainpoolP224t1.
pub static ECDSA_BRAINPOOL_P224T1: Ecdsa<WideEcdsa> = Ecdsa(WideEcdsa::BRAINPOOL_P224T1);

/// ECDSA on brainpoolP256r1.
pub static ECDSA_BRAINPOOL_P256R1: Ecdsa<WideEcdsa> = Ecdsa(WideEcdsa::BRAINPOOL_P256R1);

/// ECDSA on brainpoolP256t1.
pub static ECDSA_BRAINPOOL_P256T1: Ecdsa<WideEcdsa> = Ecdsa(WideEcdsa::BRAINPOOL_P256T1);

/// ECDSA on brainpoolP320r1.
pub static ECDSA_BRAINPOOL_P320R1: Ecdsa<WideEcdsa> = Ecdsa(WideEcdsa::BRAINPOOL_P320R1);

/// ECDSA on brainpoolP320t1.
pub static ECDSA_BRAINPOOL_P320T1: Ecdsa<WideEcdsa> = Ecdsa(WideEcdsa::BRAINPOOL_P320T1);

/// ECDSA on brainpoolP384r1.
pub static ECDSA_BRAINPOOL_P384R1: Ecdsa<WideEcdsa> = Ecdsa(WideEcdsa::BRAINPOOL_P384R1);

/// ECDSA on brainpoolP384t1.
pub static ECDSA_BRAINPOOL_P384T1: Ecdsa<WideEcdsa> = Ecdsa(WideEcdsa::BRAINPOOL_P384T1);

/// ECDSA on brainpoolP512r1.
pub static ECDSA_BRAINPOOL_P512R1: Ecdsa<WideEcdsa> = Ecdsa(WideEcdsa::BRAINPOOL_P512R1);

/// ECDSA on brainpoolP512t1.
pub static ECDSA_BRAINPOOL_P512T1: Ecdsa<WideEcdsa> = Ecdsa(WideEcdsa::BRAINPOOL_P512T1);

/// RSASSA-PKCS1-v1_5 and RSASSA-PSS with moduli of up to 6144 bits, and the recovery that Active
/// Authentication needs.
pub static RSA: Rsa<WideRsa> = Rsa(WideRsa);

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

/// All algorithms of the engine, and the hash functions.
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
