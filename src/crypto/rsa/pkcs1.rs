//! RSASSA-PKCS1-v1_5 (RFC 8017 §8.2).

use crate::crypto::{CryptoError, Digest};
use crate::finding::{Finding, FindingSet};

/// RFC 8017 §9.2, note 1: the DigestInfo is at least eleven octets shorter than the modulus, so that
/// there are eight octets of padding.
const MIN_PADDING: usize = 8;

/// Compares `message` with the one encoding that this digest has, every octet of it (RFC 8017
/// §8.2.2, step 3). What is parsed instead of compared can be forged under e = 3.
///
/// # Errors
///
/// [`CryptoError::InvalidSignature`].
pub(super) fn verify(message: &[u8], digest: &Digest) -> Result<FindingSet, CryptoError> {
    if is_encoding_of(message, digest, &[0x05, 0x00]) {
        Ok(FindingSet::EMPTY)
    } else if is_encoding_of(message, digest, &[]) {
        Ok(FindingSet::of(&[Finding::DigestInfoWithoutNull]))
    } else {
        Err(CryptoError::InvalidSignature)
    }
}

/// ```text
/// EM = 00 01 FF … FF 00 DigestInfo
/// DigestInfo ::= SEQUENCE {
///     digestAlgorithm SEQUENCE { algorithm OBJECT IDENTIFIER, parameters NULL },
///     digest OCTET STRING }
/// ```
fn is_encoding_of(message: &[u8], digest: &Digest, parameters: &[u8]) -> bool {
    let oid = digest.id().oid();
    let (oid, octets) = (oid.as_bytes(), digest.as_bytes());
    // Each length is below 128: the sum of all is 83 at most.
    let length = |octets: usize| u8::try_from(octets).unwrap_or(u8::MAX);
    let algorithm = oid.len().saturating_add(parameters.len()).saturating_add(2);
    let content = algorithm.saturating_add(octets.len()).saturating_add(4);
    let info = [0x30, length(content), 0x30, length(algorithm), 0x06, length(oid.len())]
        .into_iter()
        .chain(oid.iter().copied())
        .chain(parameters.iter().copied())
        .chain([0x04, length(octets.len())])
        .chain(octets.iter().copied());
    let Some(padding) = message.len().checked_sub(content.saturating_add(5)) else {
        return false;
    };
    padding >= MIN_PADDING
        && [0x00, 0x01]
            .into_iter()
            .chain(core::iter::repeat_n(0xFF, padding))
            .chain([0x00])
            .chain(info)
            .eq(message.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::HashId;
    use std::vec;
    use std::vec::Vec;

    /// The DigestInfo's octets before the digest, as RFC 8017 §9.2, note 1 has them, and RFC 5754
    /// §2.1 for SHA-224.
    const PREFIXES: [(HashId, &[u8]); 5] = [
        (HashId::Sha1, b"\x30\x21\x30\x09\x06\x05\x2B\x0E\x03\x02\x1A\x05\x00\x04\x14"),
        (
            HashId::Sha224,
            b"\x30\x2D\x30\x0D\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x04\x05\x00\x04\x1C",
        ),
        (
            HashId::Sha256,
            b"\x30\x31\x30\x0D\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01\x05\x00\x04\x20",
        ),
        (
            HashId::Sha384,
            b"\x30\x41\x30\x0D\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x02\x05\x00\x04\x30",
        ),
        (
            HashId::Sha512,
            b"\x30\x51\x30\x0D\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x03\x05\x00\x04\x40",
        ),
    ];

    const INVALID: Result<FindingSet, CryptoError> = Err(CryptoError::InvalidSignature);

    fn digest(hash: HashId) -> Digest {
        Digest::new(hash, &vec![0xD1; hash.length()]).unwrap()
    }

    fn encode(length: usize, prefix: &[u8], digest: &Digest) -> Vec<u8> {
        let padding = length - 3 - prefix.len() - digest.as_bytes().len();
        [&[0, 1], &*vec![0xFF; padding], &[0], prefix, digest.as_bytes()].concat()
    }

    #[test]
    fn the_encoding_of_each_digest_is_accepted() {
        for (hash, prefix) in PREFIXES {
            let digest = digest(hash);
            assert_eq!(verify(&encode(256, prefix, &digest), &digest), Ok(FindingSet::EMPTY));
        }
    }

    #[test]
    fn parameters_that_are_absent_instead_of_null_are_a_finding() {
        for (hash, prefix) in PREFIXES {
            let digest = digest(hash);
            let mut without = prefix.to_vec();
            let null = without.len() - 4;
            without.drain(null..null + 2);
            without[1] -= 2;
            without[3] -= 2;
            let expected = FindingSet::of(&[Finding::DigestInfoWithoutNull]);
            assert_eq!(verify(&encode(256, &without, &digest), &digest), Ok(expected));
        }
    }

    #[test]
    fn every_bit_counts() {
        let (hash, prefix) = PREFIXES[2];
        let digest = digest(hash);
        let valid = encode(256, prefix, &digest);
        for at in 0..valid.len() {
            for bit in 0..8 {
                let mut mutated = valid.clone();
                mutated[at] ^= 1 << bit;
                assert_eq!(verify(&mutated, &digest), INVALID);
            }
        }
    }

    #[test]
    fn room_after_the_digest_is_refused() {
        // Bleichenbacher's forgery for e = 3: the padding is short, and what follows is free.
        let (hash, prefix) = PREFIXES[2];
        let digest = digest(hash);
        let mut forged = encode(100, prefix, &digest);
        forged.resize(256, 0x5A);
        assert_eq!(verify(&forged, &digest), INVALID);
    }

    #[test]
    fn padding_has_at_least_eight_octets() {
        let (hash, prefix) = PREFIXES[2];
        let digest = digest(hash);
        let shortest = 3 + MIN_PADDING + prefix.len() + digest.as_bytes().len();
        let encoding = encode(shortest, prefix, &digest);
        assert_eq!(verify(&encoding, &digest), Ok(FindingSet::EMPTY));
        let encoding = encode(shortest - 1, prefix, &digest);
        assert_eq!(verify(&encoding, &digest), INVALID);
        for length in 0..shortest {
            assert_eq!(verify(&encoding[..length.min(encoding.len())], &digest), INVALID);
        }
    }

    #[test]
    fn a_digest_of_another_hash_function_is_refused() {
        for (hash, prefix) in PREFIXES {
            for (other, _) in PREFIXES {
                let result = verify(&encode(256, prefix, &digest(hash)), &digest(other));
                assert_eq!(result.is_ok(), hash == other);
            }
        }
    }
}
