//! A hash engine: SHA-256, block by block, with a context that can be saved and restored.

use idchip::crypto::{
    CryptoError, Digest, DigestAlgorithm, DigestState, EXTERNAL_STATE_LENGTH, HashId,
};

/// The SHA-256 of the chip.
///
/// Several digests may be in progress at a time, and a driver cannot know which comes next: the
/// context is saved after each call and restored before the next, in the state that the library
/// carries. A driver with several contexts would keep a handle there instead.
#[derive(Debug)]
pub struct HashEngine;

impl DigestAlgorithm for HashEngine {
    fn id(&self) -> HashId {
        HashId::Sha256
    }

    fn start(&self) -> DigestState {
        let mut bytes = [0; EXTERNAL_STATE_LENGTH];
        Context::new().save(&mut bytes);
        DigestState::external(bytes)
    }

    fn update(&self, state: &mut DigestState, bytes: &[u8]) {
        // A state of another implementation is left as it is, and gives no digest.
        if let Some(saved) = state.external_mut() {
            let mut context = Context::restore(saved);
            context.update(bytes);
            context.save(saved);
        }
    }

    fn finish(&self, mut state: DigestState) -> Result<Digest, CryptoError> {
        let saved = state.external_mut().ok_or(CryptoError::Engine)?;
        let digest = Context::restore(saved).finish();
        Digest::new(HashId::Sha256, &digest).ok_or(CryptoError::Engine)
    }
}

/// The registers of the engine: chaining value, number of bytes, and the incomplete block.
struct Context {
    chain: [u32; 8],
    length: u64,
    block: [u8; 64],
}

impl Context {
    const fn new() -> Self {
        Self { chain: INITIAL, length: 0, block: [0; 64] }
    }

    fn save(&self, bytes: &mut [u8; EXTERNAL_STATE_LENGTH]) {
        for (place, word) in bytes.chunks_exact_mut(4).zip(self.chain) {
            place.copy_from_slice(&word.to_be_bytes());
        }
        bytes[32..40].copy_from_slice(&self.length.to_be_bytes());
        bytes[40..104].copy_from_slice(&self.block);
    }

    fn restore(bytes: &[u8; EXTERNAL_STATE_LENGTH]) -> Self {
        let mut context = Self::new();
        for (word, bytes) in context.chain.iter_mut().zip(bytes.chunks_exact(4)) {
            *word = u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
        }
        let mut length = [0; 8];
        length.copy_from_slice(&bytes[32..40]);
        context.length = u64::from_be_bytes(length);
        context.block.copy_from_slice(&bytes[40..104]);
        context
    }

    fn update(&mut self, bytes: &[u8]) {
        for byte in bytes {
            let place = usize::try_from(self.length % 64).unwrap_or_default();
            self.block[place] = *byte;
            self.length += 1;
            if place == 63 {
                self.compress();
            }
        }
    }

    fn finish(mut self) -> [u8; 32] {
        let bits = self.length * 8;
        self.update(&[0x80]);
        while self.length % 64 != 56 {
            self.update(&[0]);
        }
        self.update(&bits.to_be_bytes());
        let mut digest = [0; 32];
        for (place, word) in digest.chunks_exact_mut(4).zip(self.chain) {
            place.copy_from_slice(&word.to_be_bytes());
        }
        digest
    }

    /// FIPS 180-4 §6.2.2.
    fn compress(&mut self) {
        let mut w = [0_u32; 64];
        for (word, bytes) in w.iter_mut().zip(self.block.chunks_exact(4)) {
            *word = u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
        }
        for t in 16..64 {
            let (a, b) = (w[t - 15], w[t - 2]);
            let s0 = a.rotate_right(7) ^ a.rotate_right(18) ^ (a >> 3);
            let s1 = b.rotate_right(17) ^ b.rotate_right(19) ^ (b >> 10);
            w[t] = w[t - 16].wrapping_add(s0).wrapping_add(w[t - 7]).wrapping_add(s1);
        }
        let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = self.chain;
        for (constant, word) in ROUND.into_iter().zip(w) {
            let s1 = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
            let choice = (e & f) ^ (!e & g);
            let t1 = [s1, choice, constant, word].into_iter().fold(h, u32::wrapping_add);
            let s0 = a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22);
            let majority = (a & b) ^ (a & c) ^ (b & c);
            let t2 = s0.wrapping_add(majority);
            (h, g, f, e) = (g, f, e, d.wrapping_add(t1));
            (d, c, b, a) = (c, b, a, t1.wrapping_add(t2));
        }
        for (word, value) in self.chain.iter_mut().zip([a, b, c, d, e, f, g, h]) {
            *word = word.wrapping_add(value);
        }
    }
}

const INITIAL: [u32; 8] = [
    0x6a09_e667,
    0xbb67_ae85,
    0x3c6e_f372,
    0xa54f_f53a,
    0x510e_527f,
    0x9b05_688c,
    0x1f83_d9ab,
    0x5be0_cd19,
];

const ROUND: [u32; 64] = [
    0x428a_2f98,
    0x7137_4491,
    0xb5c0_fbcf,
    0xe9b5_dba5,
    0x3956_c25b,
    0x59f1_11f1,
    0x923f_82a4,
    0xab1c_5ed5,
    0xd807_aa98,
    0x1283_5b01,
    0x2431_85be,
    0x550c_7dc3,
    0x72be_5d74,
    0x80de_b1fe,
    0x9bdc_06a7,
    0xc19b_f174,
    0xe49b_69c1,
    0xefbe_4786,
    0x0fc1_9dc6,
    0x240c_a1cc,
    0x2de9_2c6f,
    0x4a74_84aa,
    0x5cb0_a9dc,
    0x76f9_88da,
    0x983e_5152,
    0xa831_c66d,
    0xb003_27c8,
    0xbf59_7fc7,
    0xc6e0_0bf3,
    0xd5a7_9147,
    0x06ca_6351,
    0x1429_2967,
    0x27b7_0a85,
    0x2e1b_2138,
    0x4d2c_6dfc,
    0x5338_0d13,
    0x650a_7354,
    0x766a_0abb,
    0x81c2_c92e,
    0x9272_2c85,
    0xa2bf_e8a1,
    0xa81a_664b,
    0xc24b_8b70,
    0xc76c_51a3,
    0xd192_e819,
    0xd699_0624,
    0xf40e_3585,
    0x106a_a070,
    0x19a4_c116,
    0x1e37_6c08,
    0x2748_774c,
    0x34b0_bcb5,
    0x391c_0cb3,
    0x4ed8_aa4a,
    0x5b9c_ca4f,
    0x682e_6ff3,
    0x748f_82ee,
    0x78a5_636f,
    0x84c8_7814,
    0x8cc7_0208,
    0x90be_fffa,
    0xa450_6ceb,
    0xbef9_a3f7,
    0xc671_78f2,
];
