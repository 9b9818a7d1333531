//! ISO/IEC 9796-2 digital signature scheme 1 with partial recovery, for Active Authentication with
//! RSA (Doc 9303-11 §6.1).
//!
//! ```text
//! F = 6A ‖ M1 ‖ H(M1 ‖ challenge) ‖ trailer          as long as the modulus
//! trailer: BC SHA-1, 38CC SHA-224, 34CC SHA-256, 36CC SHA-384, 35CC SHA-512
//! ```

use super::{Algorithms, CryptoError, HashId, MAX_MODULUS_LENGTH};
use crate::x509::{PublicKey, without_leading_zeros};

/// Partial recovery without padding bits: 01, 1, 0, and the border nibble A.
const HEADER: u8 = 0x6A;

/// Verifies `signature` as the answer to `challenge` by the RSA key `key`, and returns the signer's
/// hash function.
///
/// Header and trailer are compared exactly, and M1 fills the remaining space. Both forms of the
/// signature are accepted, σ and min(σ, n − σ).
///
/// Not checked: that Doc 9303-11 §6.1 allows the hash function at this date, and that the key is
/// the chip's.
///
/// # Errors
///
/// Returns [`CryptoError::Unsupported`] if `algorithms` lacks the hash function or RSA for a
/// modulus this long, or if the modulus is not a multiple of 8 bits; [`CryptoError::KeySize`] if it
/// has fewer than 1024 bits; otherwise [`CryptoError::InvalidKey`],
/// [`CryptoError::InvalidSignature`] or [`CryptoError::Engine`].
pub fn verify(
    key: &PublicKey<'_>,
    signature: &[u8],
    challenge: &[u8],
    algorithms: &Algorithms<'_>,
) -> Result<HashId, CryptoError> {
    let PublicKey::Rsa(rsa) = key else {
        return Err(CryptoError::Unsupported);
    };
    if rsa.bits() % 8 != 0 {
        return Err(CryptoError::Unsupported);
    }
    let mut buffer = [0; MAX_MODULUS_LENGTH];
    let recovered = algorithms.recover(key, signature, &mut buffer)?;
    if recovered.last().is_none_or(|last| last & 0x0F != 0x0C) {
        subtract_from(without_leading_zeros(rsa.modulus), recovered);
    }
    let representative = Representative::read(recovered).ok_or(CryptoError::InvalidSignature)?;
    let mut hasher = algorithms.hasher(representative.hash).ok_or(CryptoError::Unsupported)?;
    hasher.update(representative.message);
    hasher.update(challenge);
    if hasher.finish()?.ct_eq(representative.digest) {
        Ok(representative.hash)
    } else {
        Err(CryptoError::InvalidSignature)
    }
}

/// The parts of the message representative F.
struct Representative<'a> {
    /// M1, the part of the message that the chip chose.
    message: &'a [u8],
    digest: &'a [u8],
    hash: HashId,
}

impl<'a> Representative<'a> {
    fn read(bytes: &'a [u8]) -> Option<Self> {
        let (rest, hash) = match bytes {
            [rest @ .., 0xBC] => (rest, HashId::Sha1),
            [rest @ .., 0x38, 0xCC] => (rest, HashId::Sha224),
            [rest @ .., 0x34, 0xCC] => (rest, HashId::Sha256),
            [rest @ .., 0x36, 0xCC] => (rest, HashId::Sha384),
            [rest @ .., 0x35, 0xCC] => (rest, HashId::Sha512),
            _ => return None,
        };
        let message = rest.strip_prefix(&[HEADER])?;
        let (message, digest) =
            message.split_at_checked(message.len().checked_sub(hash.length())?)?;
        Some(Self { message, digest, hash })
    }
}

/// Replaces `number` by `modulus` − `number`. Both are big-endian and equally long, and `number`
/// must be smaller.
fn subtract_from(modulus: &[u8], number: &mut [u8]) {
    let mut borrow = false;
    for (byte, from) in number.iter_mut().zip(modulus).rev() {
        let (difference, borrows) = from.overflowing_sub(*byte);
        let (difference, borrows_again) = difference.overflowing_sub(u8::from(borrow));
        *byte = difference;
        borrow = borrows || borrows_again;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oid;
    use crate::x509::RsaKey;

    #[test]
    fn subtraction_borrows() {
        let mut number = [0x00, 0x00, 0x02];
        subtract_from(&[0x01, 0x00, 0x01], &mut number);
        assert_eq!(number, [0x00, 0xFF, 0xFF]);
    }

    #[test]
    fn a_key_of_another_kind_or_an_odd_length_is_refused() {
        let algorithms = Algorithms { digests: &[], signatures: &[] };
        let other = PublicKey::Other(oid::DSA);
        assert_eq!(verify(&other, &[], &[], &algorithms), Err(CryptoError::Unsupported));
        let odd = RsaKey { modulus: &[0x7F; 128], exponent: &[3] };
        let result = verify(&PublicKey::Rsa(odd), &[], &[], &algorithms);
        assert_eq!(result, Err(CryptoError::Unsupported));
        let even = RsaKey { modulus: &[0xFF; 128], exponent: &[3] };
        let result = verify(&PublicKey::Rsa(even), &[], &[], &algorithms);
        assert_eq!(result, Err(CryptoError::Unsupported));
    }

    #[cfg(feature = "sha")]
    mod with_hash_functions {
        use super::*;
        use crate::crypto::{Hasher, Rsa, RsaEngine, Sha1, Sha224, Sha256, Sha384, Sha512};
        use std::vec;
        use std::vec::Vec;

        /// An engine whose public operation is the identity: signatures are representatives.
        struct Identity;

        impl RsaEngine for Identity {
            fn public_operation(
                &self,
                _: &[u8],
                _: &[u8],
                input: &[u8],
                output: &mut [u8],
            ) -> Result<(), CryptoError> {
                output.copy_from_slice(input);
                Ok(())
            }
        }

        const ALGORITHMS: Algorithms<'static> = Algorithms {
            digests: &[&Sha1, &Sha224, &Sha256, &Sha384, &Sha512],
            signatures: &[&Rsa(Identity)],
        };

        const MODULUS: [u8; 128] = [0xE5; 128];

        const KEY: PublicKey<'static> =
            PublicKey::Rsa(RsaKey { modulus: &MODULUS, exponent: &[1, 0, 1] });

        const CHALLENGE: [u8; 8] = [0xF1, 0x73, 0x58, 0x99, 0x74, 0xBF, 0x40, 0xC6];

        const TRAILERS: [(HashId, &[u8]); 5] = [
            (HashId::Sha1, &[0xBC]),
            (HashId::Sha224, &[0x38, 0xCC]),
            (HashId::Sha256, &[0x34, 0xCC]),
            (HashId::Sha384, &[0x36, 0xCC]),
            (HashId::Sha512, &[0x35, 0xCC]),
        ];

        fn signature(header: u8, hash: HashId, trailer: &[u8]) -> Vec<u8> {
            let room = MODULUS.len() - 1 - hash.length() - trailer.len();
            let message = vec![0xA7; room];
            let mut hasher = Hasher::new(ALGORITHMS.digest(hash).unwrap());
            hasher.update(&message);
            hasher.update(&CHALLENGE);
            [&[header], &*message, hasher.finish().unwrap().as_bytes(), trailer].concat()
        }

        fn check(signature: &[u8]) -> Result<HashId, CryptoError> {
            verify(&KEY, signature, &CHALLENGE, &ALGORITHMS)
        }

        #[test]
        fn each_trailer_names_its_hash_function() {
            for (hash, trailer) in TRAILERS {
                assert_eq!(check(&signature(HEADER, hash, trailer)), Ok(hash));
            }
        }

        #[test]
        fn the_complement_of_a_signature_is_a_signature_too() {
            for (hash, trailer) in TRAILERS {
                let mut complement = signature(HEADER, hash, trailer);
                subtract_from(&MODULUS, &mut complement);
                assert_eq!(check(&complement), Ok(hash));
            }
        }

        #[test]
        fn every_byte_counts() {
            let valid = signature(HEADER, HashId::Sha256, &[0x34, 0xCC]);
            for at in 0..valid.len() {
                for bit in 0..8 {
                    let mut mutated = valid.clone();
                    mutated[at] ^= 1 << bit;
                    assert_eq!(check(&mutated), Err(CryptoError::InvalidSignature));
                }
            }
            let other = verify(&KEY, &valid, &[0; 8], &ALGORITHMS);
            assert_eq!(other, Err(CryptoError::InvalidSignature));
        }

        #[test]
        fn other_headers_and_trailers_are_refused() {
            for header in [0x4A, 0x4B, 0x60, 0x6B, 0x2A] {
                let signature = signature(header, HashId::Sha1, &[0xBC]);
                assert_eq!(check(&signature), Err(CryptoError::InvalidSignature));
            }
            // SHA-1 has only its trailer of one byte; RIPEMD-160 is not in Doc 9303.
            for trailer in [&[0x33, 0xCC][..], &[0x31, 0xCC], &[0xCC], &[0x0C]] {
                let signature = signature(HEADER, HashId::Sha1, trailer);
                assert_eq!(check(&signature), Err(CryptoError::InvalidSignature));
            }
        }

        #[test]
        fn a_missing_hash_function_is_not_supported() {
            let signature = signature(HEADER, HashId::Sha512, &[0x35, 0xCC]);
            let algorithms = Algorithms { digests: &[&Sha1], ..ALGORITHMS };
            let result = verify(&KEY, &signature, &CHALLENGE, &algorithms);
            assert_eq!(result, Err(CryptoError::Unsupported));
        }

        #[test]
        fn a_signature_of_another_length_is_refused() {
            let valid = signature(HEADER, HashId::Sha1, &[0xBC]);
            for other in [&valid[1..], &[&[0], &*valid].concat(), &[]] {
                assert_eq!(check(other), Err(CryptoError::InvalidSignature));
            }
        }
    }

    #[cfg(all(feature = "sha", feature = "rsa"))]
    #[test]
    fn the_worked_example_verifies_under_a_key_of_1024_bits() {
        use crate::algorithms::{RSA, SHA1};
        use std::vec::Vec;

        // F is that of Doc 9303-11, appendix F. The standard gives no key; this one was made with
        // OpenSSL.
        let bytes = |hex: &str| -> Vec<u8> {
            let digits = hex.as_bytes().chunks_exact(2);
            let byte = |pair| u8::from_str_radix(str::from_utf8(pair).unwrap(), 16).unwrap();
            digits.map(byte).collect()
        };
        let modulus = bytes(
            "d8afe7eaab2133f42df5e2f1f24a55423f11228197a2fe550939e03abeda7b2d\
             2cc29abff87b17a9fd909395ac48f9f65560342dabbeed7553cb562d4041bf13\
             52b639a082e7c7e78b96ecec11a33c3ef546688185c64cd8fa6a02d2b963958c\
             f67556eab2907c5e34e9428997e690e4ddaf17893459049614d76f6ed12e2319",
        );
        let mut signature = bytes(
            "b19fcb4063b54520c08ff419860b7dadc12739d7abde8bef40c2c7bd5834483e\
             314b5689f5d6609c456c546a3e8e61a268b1043ae6e9f4b3b0b759ca74ea9fbb\
             9005a485d1854d04978898e829fe48174f56f217aabb97e5b79a800566867a48\
             2fb59e73b25bab99912a15f6e18b9bba60a503ae82cdc4d4150cb32f2a218ff5",
        );
        let key = PublicKey::Rsa(RsaKey { modulus: &modulus, exponent: &[1, 0, 1] });
        let challenge = [0xF1, 0x73, 0x58, 0x99, 0x74, 0xBF, 0x40, 0xC6];
        let algorithms = Algorithms { digests: &[&SHA1], signatures: &[&RSA] };
        assert_eq!(verify(&key, &signature, &challenge, &algorithms), Ok(HashId::Sha1));
        subtract_from(&modulus, &mut signature);
        assert_eq!(verify(&key, &signature, &challenge, &algorithms), Ok(HashId::Sha1));
        signature[100] ^= 1;
        let result = verify(&key, &signature, &challenge, &algorithms);
        assert_eq!(result, Err(CryptoError::InvalidSignature));
    }
}
