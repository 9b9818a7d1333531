//! Hash functions.

use core::fmt;

use super::signature::CryptoError;
use crate::oid::{self, Oid};

/// A hash function by name.
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
    /// The length of the digest in octets.
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

    /// Its identifier in an AlgorithmIdentifier.
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

    /// As in "SHA-256".
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

/// The value of a hash function: up to 64 octets, and which function it was.
#[derive(Clone, Copy)]
pub struct Digest {
    id: HashId,
    octets: [u8; 64],
}

impl Digest {
    /// A digest from its octets; none where their number is not that of the hash function.
    #[must_use]
    pub fn new(id: HashId, octets: &[u8]) -> Option<Self> {
        let mut digest = Self { id, octets: [0; 64] };
        if octets.len() != id.length() {
            return None;
        }
        digest.octets.iter_mut().zip(octets).for_each(|(place, octet)| *place = *octet);
        Some(digest)
    }

    /// A digest whose octets `write` writes.
    #[cfg(feature = "compact")]
    pub(crate) fn written(id: HashId, write: impl FnOnce(&mut [u8])) -> Self {
        let mut digest = Self { id, octets: [0; 64] };
        write(digest.octets.get_mut(..id.length()).unwrap_or_default());
        digest
    }

    /// The hash function.
    #[must_use]
    pub const fn id(&self) -> HashId {
        self.id
    }

    /// The octets, as many as the hash function gives.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.octets.get(..self.id.length()).unwrap_or_default()
    }

    /// Whether these are the octets of this digest: in number and value, compared without an early
    /// exit.
    #[must_use]
    pub fn is(&self, octets: &[u8]) -> bool {
        let own = self.as_bytes();
        own.len() == octets.len()
            && own.iter().zip(octets).fold(0, |difference, (a, b)| difference | (a ^ b)) == 0
    }
}

/// The hash function only: the digest of a data group identifies its holder.
impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({})", self.id)
    }
}

/// A hash function's implementation.
pub trait DigestAlgorithm: Sync {
    /// Which hash function it is.
    fn id(&self) -> HashId;

    /// A fresh state.
    fn start(&self) -> DigestState;

    /// Takes in more octets. `state` came from [`DigestAlgorithm::start`] of the same object.
    fn update(&self, state: &mut DigestState, octets: &[u8]);

    /// The digest of all that was taken in.
    ///
    /// # Errors
    ///
    /// [`CryptoError::Engine`] where a hardware engine failed.
    fn finish(&self, state: DigestState) -> Result<Digest, CryptoError>;
}

/// How many octets an external engine has in a [`DigestState`]: a midstate, or a handle.
pub const EXTERNAL_STATE_LENGTH: usize = 128;

/// The state of a digest under way, on the stack of whoever computes it.
///
/// Each implementation has a variant of its own, and looks at no other: the linker drops the hash
/// functions that nobody named.
#[derive(Clone)]
pub struct DigestState(pub(crate) State);

#[derive(Clone)]
pub(crate) enum State {
    External([u8; EXTERNAL_STATE_LENGTH]),
    /// Octets went to another implementation than the one that started.
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
    /// A state for an implementation outside this crate.
    #[must_use]
    pub const fn external(octets: [u8; EXTERNAL_STATE_LENGTH]) -> Self {
        Self(State::External(octets))
    }

    /// The octets of a state for an implementation outside this crate.
    pub const fn external_mut(&mut self) -> Option<&mut [u8; EXTERNAL_STATE_LENGTH]> {
        match &mut self.0 {
            State::External(octets) => Some(octets),
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

/// A digest under way, with the implementation that computes it.
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

    /// Takes in more octets.
    pub fn update(&mut self, octets: &[u8]) {
        self.algorithm.update(&mut self.state, octets);
    }

    /// The digest of all that was taken in.
    ///
    /// # Errors
    ///
    /// [`CryptoError::Engine`].
    pub fn finish(self) -> Result<Digest, CryptoError> {
        self.algorithm.finish(self.state)
    }
}

impl fmt::Debug for Hasher<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Hasher({})", self.algorithm.id())
    }
}
