//! RSASSA-PSS (RFC 8017 §8.1).

use crate::crypto::{Algorithms, CryptoError, Digest, HashId, Hasher};
use crate::finding::FindingSet;

/// The last octet, of trailerField 1.
const TRAILER: u8 = 0xBC;

pub(super) struct Parameters {
    /// The length of the modulus in bits.
    pub(super) bits: usize,
    pub(super) mgf_hash: HashId,
    pub(super) salt_length: u32,
}

impl Parameters {
    /// EMSA-PSS-VERIFY (RFC 8017 §9.1.2), in place.
    ///
    /// ```text
    /// EM = maskedDB ‖ H ‖ BC          DB = 00 … 00 01 salt
    /// H  = Hash(00 00 00 00 00 00 00 00 ‖ digest ‖ salt)
    /// ```
    ///
    /// # Errors
    ///
    /// [`CryptoError::InvalidSignature`]; [`CryptoError::Unsupported`] where one of the two hash
    /// functions is not there.
    pub(super) fn verify(
        &self,
        message: &mut [u8],
        digest: &Digest,
        algorithms: &Algorithms<'_>,
    ) -> Result<FindingSet, CryptoError> {
        let hash = algorithms.digest(digest.id()).ok_or(CryptoError::Unsupported)?;
        let mgf = algorithms.digest(self.mgf_hash).ok_or(CryptoError::Unsupported)?;
        let invalid = CryptoError::InvalidSignature;
        let salt_length = usize::try_from(self.salt_length).map_err(|_| invalid)?;

        // EM has one bit less than the modulus: an octet less where that makes one.
        let unused_bits = 1_usize.wrapping_sub(self.bits) % 8;
        let encoded = match (unused_bits, &mut *message) {
            (0, [0, encoded @ ..]) => encoded,
            (0, _) => return Err(invalid),
            (_, message) => message,
        };
        let unused_mask = !(0xFF_u8 >> unused_bits);

        let (trailer, encoded) = encoded.split_last_mut().ok_or(invalid)?;
        let (masked, expected) = encoded
            .len()
            .checked_sub(digest.id().length())
            .and_then(|at| encoded.split_at_mut_checked(at))
            .ok_or(invalid)?;
        if *trailer != TRAILER || masked.first().is_none_or(|first| first & unused_mask != 0) {
            return Err(invalid);
        }

        unmask(masked, expected, mgf)?;
        if let Some(first) = masked.first_mut() {
            *first &= !unused_mask;
        }
        let (padding, salt) = masked
            .len()
            .checked_sub(salt_length)
            .and_then(|at| masked.split_at_checked(at))
            .ok_or(invalid)?;
        let Some((1, zeros)) = padding.split_last() else {
            return Err(invalid);
        };
        if zeros.iter().any(|octet| *octet != 0) {
            return Err(invalid);
        }

        let mut hasher = Hasher::new(hash);
        hasher.update(&[0; 8]);
        hasher.update(digest.as_bytes());
        hasher.update(salt);
        if hasher.finish()?.is(expected) { Ok(FindingSet::EMPTY) } else { Err(invalid) }
    }
}

/// Takes MGF1 of `seed` (RFC 8017 §B.2.1) off `masked`.
fn unmask(
    masked: &mut [u8],
    seed: &[u8],
    hash: &dyn crate::crypto::DigestAlgorithm,
) -> Result<(), CryptoError> {
    for (counter, chunk) in (0_u32..).zip(masked.chunks_mut(hash.id().length())) {
        let mut hasher = Hasher::new(hash);
        hasher.update(seed);
        hasher.update(&counter.to_be_bytes());
        let mask = hasher.finish()?;
        for (octet, mask) in chunk.iter_mut().zip(mask.as_bytes()) {
            *octet ^= mask;
        }
    }
    Ok(())
}
