//! The algorithms of the engine for hosts with 64-bit registers: the fastest of the library there, but for
//! P-521, and the same verdicts. RSA has moduli of up to 6144 bits. The hash functions are those of `RustCrypto`,
//! which use the processor's instructions for them.
//!
//! Variable time: for public data only, never for signing or decryption.

use super::{SHA1, SHA224, SHA256, SHA384, SHA512};
use crate::crypto::{Algorithms, Ecdsa, Rsa, WideEcdsa, WideRsa};

algorithms_of_engine!(WideEcdsa, WideRsa);
