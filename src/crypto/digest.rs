//! Hash functions.

use core::fmt;

use super::signature::CryptoError;
use crate::oid::{self, Oid};

/// A hash function.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum HashId {
    /// SHA-1 (FIPS 180-4): old documents, and Active Authentication.
    Sha1,
    /// SHA-224 (FIPS 180-4).
    Sha224,
    /// SHA-256 (FIPS 180-4).
    Sha256,
    /// SHA-384 (FIPS 180-4).
    Sha384,
    /// SHA-512 (FIPS 180-4).
    Sha512,
}

impl HashId {
    /// Returns the length of the digest in bytes.
    #[must_use]
    pub const fn length(self) -> usize {
        match self {
            Self::Sha1 => 20,
            Self::Sha224 => 28,
            Self::Sha256 => 32,
            Self::Sha384 => 48,
            Self::Sha512 => 64,
        }
    }

    /// Returns the identifier in an AlgorithmIdentifier.
    #[must_use]
    pub const fn oid(self) -> Oid<'static> {
        match self {
            Self::Sha1 => oid::SHA1,
            Self::Sha224 => oid::SHA224,
            Self::Sha256 => oid::SHA256,
            Self::Sha384 => oid::SHA384,
            Self::Sha512 => oid::SHA512,
        }
    }

    /// Returns the name, for example "SHA-256".
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sha1 => "SHA-1",
            Self::Sha224 => "SHA-224",
            Self::Sha256 => "SHA-256",
            Self::Sha384 => "SHA-384",
            Self::Sha512 => "SHA-512",
        }
    }
}

impl fmt::Display for HashId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A digest of up to 64 bytes, with its hash function.
#[derive(Clone, Copy)]
pub struct Digest {
    id: HashId,
    bytes: [u8; 64],
}

impl Digest {
    /// Creates a digest from its bytes. Returns `None` if the length is not that of the hash
    /// function.
    #[must_use]
    pub fn new(id: HashId, bytes: &[u8]) -> Option<Self> {
        let mut digest = Self { id, bytes: [0; 64] };
        if bytes.len() != id.length() {
            return None;
        }
        digest.bytes.iter_mut().zip(bytes).for_each(|(place, byte)| *place = *byte);
        Some(digest)
    }

    /// Creates a digest from the bytes that `write` writes.
    #[cfg(feature = "compact")]
    pub(crate) fn written(id: HashId, write: impl FnOnce(&mut [u8])) -> Self {
        let mut digest = Self { id, bytes: [0; 64] };
        write(digest.bytes.get_mut(..id.length()).unwrap_or_default());
        digest
    }

    /// Returns the hash function.
    #[must_use]
    pub const fn id(&self) -> HashId {
        self.id
    }

    /// Returns the bytes of the digest.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.id.length()).unwrap_or_default()
    }

    /// True if `bytes` equal the digest in length and value; compares without early exit.
    #[must_use]
    pub fn ct_eq(&self, bytes: &[u8]) -> bool {
        let own = self.as_bytes();
        own.len() == bytes.len()
            && own.iter().zip(bytes).fold(0, |difference, (a, b)| difference | (a ^ b)) == 0
    }
}

/// Shows the hash function only: the digest of a data group identifies its holder.
impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({})", self.id)
    }
}

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
    Compact(super::compact::sha::Context),
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
