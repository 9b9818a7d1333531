//! An example of custom cryptography: the engines of a chip become algorithms of the library.
//!
//! A hash engine implements [`DigestAlgorithm`](idchip::crypto::DigestAlgorithm) and keeps its
//! context in the state that the library carries from chunk to chunk. A public-key accelerator
//! implements [`EcdsaEngine`](idchip::crypto::EcdsaEngine) for a curve: only the arithmetic,
//! because the library reads keys and signatures and checks their ranges itself.
//!
//! QEMU's boards have no such engines: behind both interfaces is a software model, as simple as
//! possible, instead of a driver.

mod hash_engine;
mod pka;

pub use hash_engine::HashEngine;
pub use pka::Pka;

use idchip::crypto::{Algorithms, Ecdsa};

static ECDSA: Ecdsa<Pka> = Ecdsa(Pka);

/// The algorithms of this chip.
pub const ALGORITHMS: Algorithms<'static> =
    Algorithms { digests: &[&HashEngine], signatures: &[&ECDSA] };
