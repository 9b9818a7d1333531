//! Cryptography of one's own: how the engines of a chip become algorithms of the library.
//!
//! A hash engine implements [`DigestAlgorithm`](idchip::crypto::DigestAlgorithm) and keeps its context
//! in the state that the library carries from chunk to chunk. A public-key accelerator implements
//! [`EcdsaEngine`](idchip::crypto::EcdsaEngine) for a curve: the arithmetic alone, because the library
//! reads keys and signatures and checks their ranges itself.
//!
//! QEMU's boards have no such engines: behind the two interfaces stands a model in software, as
//! plain as possible, in place of a driver.

mod hash_engine;
mod pka;

pub use hash_engine::HashEngine;
pub use pka::Pka;

use idchip::crypto::{Algorithms, Ecdsa};

static ECDSA: Ecdsa<Pka> = Ecdsa(Pka);

/// What this chip can do.
pub const ALGORITHMS: Algorithms<'static> =
    Algorithms { digests: &[&HashEngine], signatures: &[&ECDSA] };
