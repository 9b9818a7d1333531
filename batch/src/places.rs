//! The memory of a thread.

use idchip::verify::{KnownKey, KnownSigner, KnownSigners};

/// More signers than those of one state at a time.
const COUNT: usize = 64;

/// Places for the signers that a thread knows, and for their keys: some 600 kilobytes.
#[derive(Debug)]
pub struct Places {
    signers: Vec<KnownSigner>,
    keys: Vec<KnownKey>,
}

impl Default for Places {
    fn default() -> Self {
        Self { signers: vec![KnownSigner::EMPTY; COUNT], keys: vec![KnownKey::EMPTY; COUNT] }
    }
}

impl Places {
    /// Returns a memory that knows no signer.
    pub fn memory(&mut self) -> KnownSigners<'_> {
        KnownSigners::new(&mut self.signers).with_keys(&mut self.keys)
    }
}
