//! RSASSA-PSS (RFC 8017 §8.1).

use crate::crypto::{Algorithms, CryptoError, Digest, DigestAlgorithm, HashId, Hasher};
use crate::finding::FindingSet;

/// The last byte, for trailerField 1.
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
    /// Returns [`CryptoError::InvalidSignature`], or [`CryptoError::Unsupported`] if one of the two
    /// hash functions is missing.
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

        // EM has one bit less than the modulus, which may make it a byte shorter.
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
        if zeros.iter().any(|byte| *byte != 0) {
            return Err(invalid);
        }

        let mut hasher = Hasher::new(hash);
        hasher.update(&[0; 8]);
        hasher.update(digest.as_bytes());
        hasher.update(salt);
        if hasher.finish()?.ct_eq(expected) { Ok(FindingSet::EMPTY) } else { Err(invalid) }
    }
}

/// Removes the mask MGF1(`seed`) from `masked` (RFC 8017 §B.2.1).
fn unmask(masked: &mut [u8], seed: &[u8], hash: &dyn DigestAlgorithm) -> Result<(), CryptoError> {
    for (counter, chunk) in (0_u32..).zip(masked.chunks_mut(hash.id().length())) {
        let mut hasher = Hasher::new(hash);
        hasher.update(seed);
        hasher.update(&counter.to_be_bytes());
        let mask = hasher.finish()?;
        for (byte, mask) in chunk.iter_mut().zip(mask.as_bytes()) {
            *byte ^= mask;
        }
    }
    Ok(())
}

#[cfg(all(test, feature = "sha"))]
mod tests {
    use super::*;
    use crate::algorithms::{SHA1, SHA256, SHA512};
    use std::vec;
    use std::vec::Vec;

    const DIGESTS: Algorithms<'static> =
        Algorithms { digests: &[&SHA1, &SHA256, &SHA512], signatures: &[] };

    const ACCEPTED: Result<FindingSet, CryptoError> = Ok(FindingSet::EMPTY);
    const INVALID: Result<FindingSet, CryptoError> = Err(CryptoError::InvalidSignature);

    fn parameters(bits: usize) -> Parameters {
        Parameters { bits, mgf_hash: HashId::Sha1, salt_length: 20 }
    }

    fn digest() -> Digest {
        Digest::new(HashId::Sha256, &[0xD1; 32]).unwrap()
    }

    /// EMSA-PSS-ENCODE (RFC 8017 §9.1.1) with one byte changed in the unmasked DB, as long as the
    /// modulus.
    fn encode_with(parameters: &Parameters, change: Option<(usize, u8)>) -> Vec<u8> {
        let encoded_bits = parameters.bits - 1;
        let encoded_length = encoded_bits.div_ceil(8);
        let salt = vec![0x5A; usize::try_from(parameters.salt_length).unwrap()];
        let mut hasher = Hasher::new(&SHA256);
        hasher.update(&[0; 8]);
        hasher.update(digest().as_bytes());
        hasher.update(&salt);
        let hash = hasher.finish().unwrap();
        let zeros = encoded_length - salt.len() - 32 - 2;
        let mut masked = [&*vec![0; zeros], &[1], &*salt].concat();
        if let Some((at, mask)) = change {
            masked[at] ^= mask;
        }
        let mgf = DIGESTS.digest(parameters.mgf_hash).unwrap();
        unmask(&mut masked, hash.as_bytes(), mgf).unwrap();
        masked[0] &= 0xFF >> (8 * encoded_length - encoded_bits);
        let leading = parameters.bits.div_ceil(8) - encoded_length;
        [&*vec![0; leading], &*masked, hash.as_bytes(), &[TRAILER]].concat()
    }

    fn check(parameters: &Parameters, message: &[u8]) -> Result<FindingSet, CryptoError> {
        parameters.verify(&mut message.to_vec(), &digest(), &DIGESTS)
    }

    #[test]
    fn the_encoding_is_accepted_for_each_number_of_bits() {
        for bits in 2040..=2056 {
            let parameters = parameters(bits);
            let message = encode_with(&parameters, None);
            assert_eq!(message.len(), bits.div_ceil(8));
            assert_eq!(check(&parameters, &message), ACCEPTED);
        }
    }

    #[test]
    fn every_bit_counts() {
        for bits in [2048, 2049, 2050] {
            let parameters = parameters(bits);
            let valid = encode_with(&parameters, None);
            for at in 0..valid.len() {
                for bit in 0..8 {
                    let mut mutated = valid.clone();
                    mutated[at] ^= 1 << bit;
                    assert_eq!(check(&parameters, &mutated), INVALID);
                }
            }
        }
    }

    #[test]
    fn padding_is_zeros_and_a_one() {
        let parameters = parameters(2048);
        // DB has 223 bytes: 202 of padding, 01 and the salt.
        for change in [(1, 1), (100, 0x80), (201, 1), (202, 1), (202, 2)] {
            assert_eq!(check(&parameters, &encode_with(&parameters, Some(change))), INVALID);
        }
    }

    #[test]
    fn salt_has_exactly_the_given_length() {
        for salt_length in [0, 20, 32, 222] {
            let parameters = Parameters { salt_length, ..parameters(2048) };
            let message = encode_with(&parameters, None);
            assert_eq!(check(&parameters, &message), ACCEPTED);
            for other in [0, 19, 21, 32, 222, 223, 224, u32::MAX] {
                let other = Parameters { salt_length: other, ..parameters };
                if other.salt_length != salt_length {
                    assert_eq!(check(&other, &message), INVALID);
                }
            }
        }
    }

    #[test]
    fn mask_uses_the_given_hash_function() {
        let sha512 = Parameters { mgf_hash: HashId::Sha512, ..parameters(2048) };
        let message = encode_with(&sha512, None);
        assert_eq!(check(&sha512, &message), ACCEPTED);
        assert_eq!(check(&parameters(2048), &message), INVALID);
    }

    #[test]
    fn a_message_too_short_for_a_digest_is_refused() {
        let valid = encode_with(&parameters(2048), None);
        for length in 0..64 {
            assert_eq!(check(&parameters(2048), &valid[256 - length..]), INVALID);
        }
    }

    #[test]
    fn a_missing_hash_function_is_not_supported() {
        let unsupported = Err(CryptoError::Unsupported);
        let mut message = encode_with(&parameters(2048), None);
        for digests in [&[&SHA1 as &dyn DigestAlgorithm][..], &[&SHA256]] {
            let algorithms = Algorithms { digests, signatures: &[] };
            let result = parameters(2048).verify(&mut message, &digest(), &algorithms);
            assert_eq!(result, unsupported);
        }
    }
}
