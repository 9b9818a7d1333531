//! RSASSA-PKCS1-v1_5 (RFC 8017 §8.2).

use crate::crypto::{CryptoError, Digest};
use crate::finding::{Finding, FindingSet};

/// RFC 8017 §9.2, note 1: the DigestInfo is at least eleven bytes shorter than the modulus, so that
/// there are eight bytes of padding.
const MIN_PADDING: usize = 8;

/// Compares every byte of `message` with the only encoding of this digest (RFC 8017 §8.2.2, step
/// 3). An encoding that is parsed instead of compared can be forged if e = 3.
///
/// # Errors
///
/// Returns [`CryptoError::InvalidSignature`].
pub(super) fn verify(message: &[u8], digest: &Digest) -> Result<FindingSet, CryptoError> {
    match parameters_of(message, digest) {
        Some([0x05, 0x00]) => Ok(FindingSet::EMPTY),
        Some([]) => Ok(const { FindingSet::of(&[Finding::DigestInfoWithoutNull]) }),
        _ => Err(CryptoError::InvalidSignature),
    }
}

/// Returns the parameters in the DigestInfo, if the message is otherwise exactly the encoding of
/// this digest.
///
/// ```text
/// EM = 00 01 FF … FF 00 DigestInfo
/// DigestInfo ::= SEQUENCE {
///     digestAlgorithm SEQUENCE { algorithm OBJECT IDENTIFIER, parameters NULL },
///     digest OCTET STRING }
/// ```
fn parameters_of<'m>(message: &'m [u8], digest: &Digest) -> Option<&'m [u8]> {
    let oid = digest.id().oid();
    let (oid, bytes) = (oid.as_bytes(), digest.as_bytes());
    // Each length is below 128: their sum is at most 83.
    let length = |parts: &[usize]| {
        parts
            .iter()
            .fold(0_u8, |sum, part| sum.saturating_add(u8::try_from(*part).unwrap_or(u8::MAX)))
    };
    let before = before(message, bytes)?;
    let before = self::before(before, &[0x04, length(&[bytes.len()])])?;
    let (before, parameters) = match self::before(before, &[0x05, 0x00]) {
        Some(rest) => (rest, before.get(rest.len()..)?),
        None => (before, &[][..]),
    };
    let before = self::before(before, oid)?;
    let algorithm = length(&[oid.len(), parameters.len(), 2]);
    let content = length(&[usize::from(algorithm), bytes.len(), 4]);
    let header = [0x00, 0x30, content, 0x30, algorithm, 0x06, length(&[oid.len()])];
    let padding = self::before(before, &header)?.strip_prefix(&[0x00, 0x01])?;
    let is_padding = padding.len() >= MIN_PADDING && padding.iter().all(|byte| *byte == 0xFF);
    is_padding.then_some(parameters)
}

/// Returns the bytes before the ending `end` of a message.
fn before<'m>(message: &'m [u8], end: &[u8]) -> Option<&'m [u8]> {
    message.strip_suffix(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::HashId;
    use std::vec;
    use std::vec::Vec;

    /// The bytes of the DigestInfo before the digest (RFC 8017 §9.2, note 1, and RFC 5754 §2.1 for
    /// SHA-224).
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
        // Bleichenbacher's forgery for e = 3 uses short padding, followed by arbitrary bytes.
        let (hash, prefix) = PREFIXES[2];
        let digest = digest(hash);
        let mut forged = encode(100, prefix, &digest);
        forged.resize(256, 0x5A);
        assert_eq!(verify(&forged, &digest), INVALID);
    }

    #[test]
    fn padding_has_at_least_eight_bytes() {
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
