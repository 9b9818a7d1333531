//! A second implementation of the algorithms, for firmware: one small engine of modular arithmetic for
//! RSA and for every curve, and the hash functions.
//!
//! Variable time: for public data only, never for signing or decryption. How long it takes and where
//! it branches tells the numbers apart, and in verification all of them are public.
//!
//! The numbers of a curve are an argument at run time, so that one more curve costs its numbers and
//! no code. Nothing here can panic, and nothing is allocated.

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
