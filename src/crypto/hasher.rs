//! The trait of hash functions, and a digest in progress.

use core::fmt;

use super::{CryptoError, Digest, HashId};

/// An implementation of a hash function.
pub trait DigestAlgorithm: Sync {
    /// Returns the hash function.
    fn id(&self) -> HashId;

    /// Returns a fresh state.
    fn start(&self) -> DigestState;

    /// Hashes more bytes. `state` must come from [`DigestAlgorithm::start`] of the same object.
    fn update(&self, state: &mut DigestState, bytes: &[u8]);

    /// Returns the digest of all bytes.
    ///
    /// # Errors
    ///
    /// Returns [`CryptoError::Engine`] if a hardware engine failed.
    fn finish(&self, state: DigestState) -> Result<Digest, CryptoError>;
}

/// The number of bytes that an external engine has in a [`DigestState`], for a midstate or a
/// handle.
pub const EXTERNAL_STATE_LENGTH: usize = 128;

/// The state of a digest in progress, on the stack of the caller.
///
/// Each implementation uses its own variant and reads no other, so that the linker drops the unused
/// hash functions.
#[derive(Clone)]
pub struct DigestState(pub(crate) State);

#[derive(Clone)]
pub(crate) enum State {
    External([u8; EXTERNAL_STATE_LENGTH]),
    /// Bytes went to another implementation than the one that started.
    #[cfg(any(feature = "compact", feature = "sha"))]
    Mixed,
    #[cfg(feature = "compact")]
    Compact(super::fips180::Context),
    #[cfg(feature = "sha")]
    Sha1(sha1::Sha1),
    #[cfg(feature = "sha")]
    Sha224(sha2::Sha224),
    #[cfg(feature = "sha")]
    Sha256(sha2::Sha256),
    #[cfg(feature = "sha")]
    Sha384(sha2::Sha384),
    #[cfg(feature = "sha")]
    Sha512(sha2::Sha512),
}

impl DigestState {
    /// Creates a state for an implementation outside this crate.
    #[must_use]
    pub const fn external(bytes: [u8; EXTERNAL_STATE_LENGTH]) -> Self {
        Self(State::External(bytes))
    }

    /// Returns the bytes of a state for an implementation outside this crate.
    pub const fn external_mut(&mut self) -> Option<&mut [u8; EXTERNAL_STATE_LENGTH]> {
        match &mut self.0 {
            State::External(bytes) => Some(bytes),
            #[cfg(any(feature = "compact", feature = "sha"))]
            _ => None,
        }
    }
}

impl fmt::Debug for DigestState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DigestState(..)")
    }
}

/// A digest in progress, with its implementation.
#[derive(Clone)]
pub struct Hasher<'a> {
    algorithm: &'a dyn DigestAlgorithm,
    state: DigestState,
}

impl<'a> Hasher<'a> {
    /// Starts a digest.
    #[must_use]
    pub fn new(algorithm: &'a dyn DigestAlgorithm) -> Self {
        Self { algorithm, state: algorithm.start() }
    }

    /// Hashes more bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.algorithm.update(&mut self.state, bytes);
    }

    /// Returns the digest of all bytes.
    ///
    /// # Errors
    ///
    /// Returns [`CryptoError::Engine`] if a hardware engine failed.
    pub fn finish(self) -> Result<Digest, CryptoError> {
        self.algorithm.finish(self.state)
    }
}

impl fmt::Debug for Hasher<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Hasher({})", self.algorithm.id())
    }
}
