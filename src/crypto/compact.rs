//! A second implementation of RSA and of every curve, for firmware: one small engine of modular arithmetic.
//! Its hash functions are in [`fips180`](super::fips180).
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
mod point;
mod program;
mod ring;
mod rsa;

pub use ecdsa::CompactEcdsa;
pub use rsa::CompactRsa;
