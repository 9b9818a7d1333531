//! A second implementation of the algorithms, for firmware: the hash functions, and one small
//! engine of modular arithmetic for RSA and every curve.
//!
//! Variable time: for public data only, never for signing or decryption. Duration and branches
//! reveal the numbers, all of which are public in verification.
//!
//! The parameters of a curve are an argument at run time, so that one more curve costs its numbers
//! and no code. Nothing here can panic or allocates.

mod curve;
mod digits;
mod ecdsa;
mod limbs;
mod program;
mod ring;
mod rsa;
pub(super) mod sha;

pub use ecdsa::CompactEcdsa;
pub use rsa::CompactRsa;
pub use sha::CompactSha;
