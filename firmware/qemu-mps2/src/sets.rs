//! The algorithms of an image, for the engine that it is built with.

#[cfg(feature = "compact")]
pub use idchip::algorithms::compact::{ALL, VIETNAM};
#[cfg(not(feature = "compact"))]
pub use idchip::algorithms::{ALL, VIETNAM};

#[cfg(feature = "compact")]
use idchip::algorithms::compact::{
    ECDSA_BRAINPOOL_P384R1, ECDSA_P256, ECDSA_P384, SHA256, SHA384, SHA512,
};
#[cfg(not(feature = "compact"))]
use idchip::algorithms::{ECDSA_BRAINPOOL_P384R1, ECDSA_P256, ECDSA_P384, SHA256, SHA384, SHA512};
use idchip::crypto::Algorithms;

/// One curve and one hash function.
pub const P256: Algorithms<'static> =
    Algorithms { digests: &[&SHA256], signatures: &[&ECDSA_P256] };

/// The algorithms of a Vietnamese ID card alone: no passports, no Active Authentication.
pub const ID_CARD: Algorithms<'static> = Algorithms {
    digests: &[&SHA256, &SHA384, &SHA512],
    signatures: &[&ECDSA_BRAINPOOL_P384R1, &ECDSA_P384],
};

/// The algorithms of [`ID_CARD`], and that of the signer of a deviation list.
pub const ID_CARD_AND_LISTS: Algorithms<'static> = Algorithms {
    digests: ID_CARD.digests,
    signatures: &[&ECDSA_BRAINPOOL_P384R1, &ECDSA_P256, &ECDSA_P384],
};
