//! The algorithms of an image, by the engine that it is built with.

#[cfg(feature = "compact")]
pub use idchip::algorithms::compact::{ALL, VIETNAM};
#[cfg(not(feature = "compact"))]
pub use idchip::algorithms::{ALL, VIETNAM};

#[cfg(feature = "compact")]
use idchip::algorithms::compact::{ECDSA_P256, SHA256};
#[cfg(not(feature = "compact"))]
use idchip::algorithms::{ECDSA_P256, SHA256};
use idchip::crypto::Algorithms;

/// One curve and one hash function.
pub const P256: Algorithms<'static> =
    Algorithms { digests: &[&SHA256], signatures: &[&ECDSA_P256] };
