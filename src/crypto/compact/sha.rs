//! The hash functions of FIPS 180-4, with one buffer and one table of constants for all of them.
//!
//! Functions with 32-bit words keep them in the upper halves of 64-bit words. This matches the
//! standard: initial values and constants are the first 32 or 64 bits of the fractional parts of
//! the same roots.

mod compress;
mod constants;

use crate::crypto::digest::{Digest, DigestAlgorithm, DigestState, HashId, State};
use crate::crypto::signature::CryptoError;

/// The state between two blocks.
type Words = [u64; 8];

/// The longest block in bytes.
const MAX_BLOCK_LENGTH: usize = 128;

/// A hash function of FIPS 180-4, small. All of them share the code around the compression.
#[derive(Clone, Copy, Debug)]
pub struct CompactSha {
    id: HashId,
    initial: &'static Words,
    compress: fn(&mut Words, &[u8; MAX_BLOCK_LENGTH]),
    /// The number of bytes of a word; a block has sixteen words.
    word_length: usize,
}

impl CompactSha {
    /// SHA-1.
    pub const SHA1: Self = Self::new(HashId::Sha1, &constants::SHA1, compress::sha1, 4);
    /// SHA-224.
    pub const SHA224: Self = Self::new(HashId::Sha224, &constants::SHA224, compress::sha256, 4);
    /// SHA-256.
    pub const SHA256: Self = Self::new(HashId::Sha256, &constants::SHA512, compress::sha256, 4);
    /// SHA-384.
    pub const SHA384: Self = Self::new(HashId::Sha384, &constants::SHA384, compress::sha512, 8);
    /// SHA-512.
    pub const SHA512: Self = Self::new(HashId::Sha512, &constants::SHA512, compress::sha512, 8);

    const fn new(
        id: HashId,
        initial: &'static Words,
        compress: fn(&mut Words, &[u8; MAX_BLOCK_LENGTH]),
        word_length: usize,
    ) -> Self {
        Self { id, initial, compress, word_length }
    }
}

/// A digest in progress.
#[derive(Clone, Debug)]
pub(crate) struct Context {
    function: CompactSha,
    words: Words,
    block: [u8; MAX_BLOCK_LENGTH],
    /// The number of bytes in the block so far.
    taken: usize,
    /// The number of bytes in total.
    length: u64,
}

impl Context {
    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            if let Some(place) = self.block.get_mut(self.taken) {
                *place = *byte;
            }
            self.taken = self.taken.wrapping_add(1);
            if self.taken == self.function.word_length.wrapping_mul(16) {
                (self.function.compress)(&mut self.words, &self.block);
                self.taken = 0;
            }
            self.length = self.length.wrapping_add(1);
        }
    }

    /// Pads (FIPS 180-4 §5.1) and writes the digest to `output`, truncated to its length.
    fn finish(&mut self, output: &mut [u8]) {
        let word_length = self.function.word_length;
        let bits = self.length << 3;
        self.add(&[0x80]);
        // The length field has two words; only its last 64 bits may be nonzero.
        while self.taken != word_length.wrapping_mul(14) {
            self.add(&[0]);
        }
        while self.taken != word_length.wrapping_mul(16).wrapping_sub(8) {
            self.add(&[0]);
        }
        self.add(&bits.to_be_bytes());
        let mut places = output.iter_mut();
        for word in &self.words {
            for byte in word.to_be_bytes().iter().take(word_length) {
                if let Some(place) = places.next() {
                    *place = *byte;
                }
            }
        }
    }
}

impl DigestAlgorithm for CompactSha {
    fn id(&self) -> HashId {
        self.id
    }

    fn start(&self) -> DigestState {
        DigestState(State::Compact(Context {
            function: *self,
            words: *self.initial,
            block: [0; MAX_BLOCK_LENGTH],
            taken: 0,
            length: 0,
        }))
    }

    fn update(&self, state: &mut DigestState, bytes: &[u8]) {
        match &mut state.0 {
            State::Compact(context) if context.function.id == self.id => context.add(bytes),
            // A digest that lacks some of its bytes must not be returned.
            foreign => *foreign = State::Mixed,
        }
    }

    fn finish(&self, mut state: DigestState) -> Result<Digest, CryptoError> {
        match &mut state.0 {
            State::Compact(context) if context.function.id == self.id => {
                Ok(Digest::written(self.id, |bytes| context.finish(bytes)))
            }
            _ => Err(CryptoError::Engine),
        }
    }
}

#[cfg(all(test, feature = "sha"))]
mod tests {
    use super::*;
    use crate::crypto::{EXTERNAL_STATE_LENGTH, Hasher, Sha1, Sha224, Sha256, Sha384, Sha512};
    use proptest::prelude::*;
    use std::vec::Vec;

    const ALL: [(CompactSha, &dyn DigestAlgorithm); 5] = [
        (CompactSha::SHA1, &Sha1),
        (CompactSha::SHA224, &Sha224),
        (CompactSha::SHA256, &Sha256),
        (CompactSha::SHA384, &Sha384),
        (CompactSha::SHA512, &Sha512),
    ];

    fn digest(algorithm: &dyn DigestAlgorithm, parts: &[&[u8]]) -> Digest {
        let mut hasher = Hasher::new(algorithm);
        parts.iter().for_each(|part| hasher.update(part));
        hasher.finish().unwrap()
    }

    #[test]
    fn digests_of_every_length_are_those_of_rustcrypto() {
        let bytes: Vec<u8> = (0_u8..=255).cycle().take(400).collect();
        for (own, other) in ALL {
            for length in 0..bytes.len() {
                let (own, other) =
                    (digest(&own, &[&bytes[..length]]), digest(other, &[&bytes[..length]]));
                assert_eq!(own.as_bytes(), other.as_bytes(), "{} of {length}", own.id());
                assert_eq!(own.id(), other.id());
            }
        }
    }

    #[test]
    fn a_state_of_another_function_gives_no_digest() {
        for (index, (algorithm, same_by_another)) in ALL.into_iter().enumerate() {
            let (other, _) = ALL[(index + 1) % ALL.len()];
            let external = DigestState::external([0; EXTERNAL_STATE_LENGTH]);
            for state in [other.start(), same_by_another.start(), external] {
                assert_eq!(algorithm.finish(state).err(), Some(CryptoError::Engine));
            }
            let mut state = algorithm.start();
            other.update(&mut state, b"abc");
            assert_eq!(algorithm.finish(state).err(), Some(CryptoError::Engine));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn digests_do_not_depend_on_the_chunks(
            bytes in proptest::collection::vec(any::<u8>(), 0..1000),
            at in 0..1000_usize,
        ) {
            let (first, second) = bytes.split_at(at.min(bytes.len()));
            for (own, other) in ALL {
                let (own, other) = (digest(&own, &[first, second]), digest(other, &[&bytes]));
                prop_assert_eq!(own.as_bytes(), other.as_bytes());
            }
        }
    }
}
