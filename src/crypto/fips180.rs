//! The hash functions of FIPS 180-4, with one buffer and one table of constants for all of them.
//!
//! Functions with 32-bit words keep them in the upper halves of 64-bit words. This matches the
//! standard: initial values and constants are the first 32 or 64 bits of the fractional parts of
//! the same roots.

mod compress;
mod constants;

use crate::crypto::{Digest, HashId};

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

    /// Returns the hash function.
    pub(crate) const fn hash(&self) -> HashId {
        self.id
    }

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
    /// Starts a digest.
    pub(crate) const fn new(function: CompactSha) -> Self {
        Self {
            function,
            words: *function.initial,
            block: [0; MAX_BLOCK_LENGTH],
            taken: 0,
            length: 0,
        }
    }

    /// Returns the hash function.
    pub(crate) const fn id(&self) -> HashId {
        self.function.id
    }

    /// Hashes more bytes.
    pub(crate) fn add(&mut self, bytes: &[u8]) {
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

    /// Returns the digest of all bytes.
    pub(crate) fn finish(&mut self) -> Digest {
        Digest::written(self.function.id, |output| self.pad_and_write(output))
    }

    /// Pads (FIPS 180-4 §5.1) and writes the digest to `output`, truncated to its length.
    fn pad_and_write(&mut self, output: &mut [u8]) {
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
