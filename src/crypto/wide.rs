//! A third implementation of RSA and of every curve, for hosts with 64-bit registers: limbs of 64 bits, one copy
//! of the code for each number of limbs.
//!
//! Variable time: for public data only, never for signing or decryption. Duration and branches
//! reveal the numbers, all of which are public in verification.
//!
//! Nothing here allocates or can panic. The formulas are for curves with a = −3, which all the NIST curves and
//! the twisted Brainpool curves have; a signature on another Brainpool curve is verified on its twist, to
//! which the curve is isomorphic (RFC 5639 §1.2).

mod curve;
mod digits;
mod ecdsa;
mod generator;
mod inverse;
mod limbs;
mod long;
mod modulus;
mod point;
mod prepared;
mod rsa;

pub use ecdsa::WideEcdsa;
pub use rsa::WideRsa;
