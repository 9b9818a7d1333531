//! The algorithms of the engine for hosts with 64-bit registers: faster than those of `RustCrypto`, and as fast on
//! P-521, with the same verdicts. RSA has moduli of up to 8192 bits. The hash functions are those of `RustCrypto`,
//! which use the processor's instructions for them.
//!
//! Variable time: for public data only, never for signing or decryption.

use super::{SHA1, SHA224, SHA256, SHA384, SHA512};
use crate::crypto::{Algorithms, Ecdsa, Rsa, WideEcdsa, WideRsa};

algorithms_of_engine!(WideEcdsa, WideRsa);

/// [`ALL`], and ML-DSA, as [`algorithms::POST_QUANTUM`](super::POST_QUANTUM) has it.
#[cfg(feature = "ml-dsa")]
pub const POST_QUANTUM: Algorithms<'static> =
    Algorithms { digests: ALL.digests, signatures: &super::and_ml_dsa::<18>(ALL.signatures) };
