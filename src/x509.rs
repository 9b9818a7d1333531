//! Floor 1: X.509 certificates (RFC 5280 §4, profiled by Doc 9303-12 §7), borrowed.

mod algorithm_identifier;
mod public_key;
mod subject_public_key_info;

pub use algorithm_identifier::AlgorithmIdentifier;
pub use public_key::{EcKey, EcParameters, PublicKey, RsaKey};
pub use subject_public_key_info::SubjectPublicKeyInfo;

pub(crate) use public_key::without_leading_zeros;
