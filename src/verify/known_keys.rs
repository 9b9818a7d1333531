//! The keys that verified signatures before.

use super::signature_memory::DigestSignature;
use crate::crypto::{CryptoError, HashId, PreparedKey};
use crate::finding::FindingSet;

/// A place for a key of [`KnownSigners`](super::KnownSigners).
#[derive(Clone, Copy, Debug)]
pub struct KnownKey {
    /// The SHA-256 digest of the SubjectPublicKeyInfo; `None` if the place is not taken.
    id: Option<[u8; 32]>,
    /// True if the key was used again since its place was last asked for.
    was_used: bool,
    preparation: Preparation,
    prepared: PreparedKey,
}

/// The state of a key.
#[derive(Clone, Copy, Debug)]
enum Preparation {
    /// The key will be prepared. It was used this often.
    Awaited(u8),
    /// The algorithm has prepared the key.
    Done,
    /// The algorithm has nothing to prepare.
    Impossible,
}

impl KnownKey {
    /// A place that is not taken.
    pub const EMPTY: Self = Self {
        id: None,
        was_used: false,
        preparation: Preparation::Awaited(0),
        prepared: PreparedKey::EMPTY,
    };

    /// Takes the place for a key that is used for the first time.
    const fn take(&mut self, id: [u8; 32]) {
        self.id = Some(id);
        self.was_used = false;
        self.preparation = Preparation::Awaited(1);
    }

    /// Verifies a signature by this key.
    fn verify(&mut self, signature: &DigestSignature<'_>) -> Result<FindingSet, CryptoError> {
        self.was_used = true;
        self.preparation = match self.preparation {
            Preparation::Awaited(USES..) => {
                if signature.algorithm.prepare(signature.key, &mut self.prepared) {
                    Preparation::Done
                } else {
                    Preparation::Impossible
                }
            }
            Preparation::Awaited(uses) => Preparation::Awaited(uses.wrapping_add(1)),
            other => other,
        };
        match self.preparation {
            Preparation::Done => signature.verify_prepared(&self.prepared),
            _ => signature.verify(),
        }
    }
}

/// A key is prepared when it has been used as often as this. One that never comes again after that has cost an eighth
/// more than without preparation, and none can cost more.
const USES: u8 = 8;

/// A bounded memory of keys that were prepared.
#[derive(Debug)]
pub(super) struct KnownKeys<'m> {
    places: &'m mut [KnownKey],
    /// The place that is asked for next.
    next: usize,
}

impl<'m> KnownKeys<'m> {
    /// Creates a memory without places.
    pub(super) const fn none() -> Self {
        Self { places: &mut [], next: 0 }
    }

    /// Creates a memory that knows no key.
    pub(super) fn new(places: &'m mut [KnownKey]) -> Self {
        for place in places.iter_mut() {
            place.id = None;
        }
        Self { places, next: 0 }
    }

    /// Verifies a signature, with less work if the key is known.
    pub(super) fn verify(
        &mut self,
        signature: &DigestSignature<'_>,
    ) -> Result<FindingSet, CryptoError> {
        if self.places.is_empty() {
            return signature.verify();
        }
        // Without SHA-256 among the algorithms nothing is remembered.
        let Some(id) = identifier(signature) else { return signature.verify() };
        let Some(place) = self.places.iter_mut().find(|place| place.id == Some(id)) else {
            if let Some(place) = self.vacate() {
                place.take(id);
            }
            return signature.verify();
        };
        place.verify(signature)
    }

    /// Returns the place for a new key: the oldest whose key was not used again since the last round (the clock
    /// algorithm of operating systems), so that keys that come once do not drive out those that are in use.
    fn vacate(&mut self) -> Option<&mut KnownKey> {
        // After one round no key counts as used.
        for _ in 0..=self.places.len() {
            let index = self.next;
            let following = index.wrapping_add(1);
            self.next = if following < self.places.len() { following } else { 0 };
            let place = self.places.get_mut(index)?;
            if !place.was_used {
                return self.places.get_mut(index);
            }
            place.was_used = false;
        }
        None
    }
}

/// Returns the SHA-256 digest of the key.
fn identifier(signature: &DigestSignature<'_>) -> Option<[u8; 32]> {
    let mut hasher = signature.algorithms.hasher(HashId::Sha256)?;
    hasher.update(signature.key_info.as_bytes());
    hasher.finish().ok()?.as_bytes().try_into().ok()
}
