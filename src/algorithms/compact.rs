//! The algorithms of the compact engine, for firmware: slower than the others on a host, and much
//! smaller. RSA has moduli of up to 4096 bits.
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

algorithms_of_engine!(CompactEcdsa, CompactRsa);
