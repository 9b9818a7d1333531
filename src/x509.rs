//! Floor 1: X.509 certificates (RFC 5280 §4, profiled by Doc 9303-12 §7), borrowed.

mod public_key;

pub use public_key::{EcKey, EcParameters, PublicKey, RsaKey};

pub(crate) use public_key::without_leading_zeros;
