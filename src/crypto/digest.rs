//! Hash functions and digests.

use core::fmt;

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
