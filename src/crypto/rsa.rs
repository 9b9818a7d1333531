//! RSA signatures (RFC 8017 §8), for any engine with modular exponentiation.

#[cfg(all(test, feature = "sha", feature = "rsa", feature = "compact", feature = "wide"))]
mod openssl;
mod pkcs1;
mod pss;

use super::{Algorithms, CryptoError, Digest, SignatureAlgorithm, SignatureScheme};
use crate::finding::{Finding, FindingSet};
use crate::x509::{PublicKey, RsaKey, without_leading_zeros};

/// The longest modulus in bytes: 8192 bits with the feature `wide`, otherwise those of
/// [`RsaEngine::max_modulus_length`].
///
/// A buffer of this length has room for what any engine recovers.
pub const MAX_MODULUS_LENGTH: usize =
    if cfg!(feature = "wide") { 1024 } else { DEFAULT_MAX_MODULUS_LENGTH };

/// 6144 bits, the longest among the CSCA keys of all states.
const DEFAULT_MAX_MODULUS_LENGTH: usize = 768;

/// The shortest modulus in bits, as chips and old specimens have it.
const MIN_BITS: usize = 1024;

/// The shortest modulus of a signer in bits without a finding (Doc 9303-12 §4).
const MIN_SIGNER_BITS: usize = 2048;

/// The shortest public exponent in bytes without a finding: that of 65537, the least of FIPS 186-5 §5.1.
const MIN_SIGNER_EXPONENT_LENGTH: usize = 3;

/// The longest public exponent in bytes (FIPS 186-5 §5.1: e < 2²⁵⁶).
const MAX_EXPONENT_LENGTH: usize = 32;

/// The RSA public operation, in software or in a modular exponentiation engine.
///
/// [`Rsa`] turns it into a signature algorithm.
pub trait RsaEngine: Sync {
    /// Returns the longest modulus that the engine supports, in bytes: at most [`MAX_MODULUS_LENGTH`], and 6144 bits
    /// if the engine does not say otherwise, the longest among the CSCA keys of all states.
    fn max_modulus_length(&self) -> usize {
        DEFAULT_MAX_MODULUS_LENGTH
    }

    /// Writes `input`^`exponent` mod `modulus` to `output`.
    ///
    /// All numbers are big-endian. The caller has checked that
    /// - the modulus is odd, without leading zeros, and has from 1024 bits to the engine's maximum,
    /// - the exponent is odd, without leading zeros, at least 3 and at most 32 bytes long,
    /// - `input` and `output` are as long as the modulus, and `input` is below it.
    ///
    /// # Errors
    ///
    /// Returns [`CryptoError::Engine`] if a hardware engine failed.
    fn public_operation(
        &self,
        modulus: &[u8],
        exponent: &[u8],
        input: &[u8],
        output: &mut [u8],
    ) -> Result<(), CryptoError>;
}

/// RSASSA-PKCS1-v1_5 and RSASSA-PSS with the public operation of an [`RsaEngine`].
///
/// Accepts moduli of at least 1024 bits and any odd exponent of at least 3: real documents have 3,
/// 65537 and random ones. A signer's modulus of less than 2048 bits is a finding
/// ([`Finding::ShortRsaKey`]), and so is an exponent below 65537 ([`Finding::RsaExponentSmall`]). A
/// signature must be as long as the modulus and below it.
///
/// Each field is verified as follows; the last column is refused by design:
///
/// | field | verified | refused |
/// |---|---|---|
/// | hash function | SHA-1, SHA-224, SHA-256, SHA-384, SHA-512 | MD2 and MD5 fail; others are not supported |
/// | hash function of MGF1 | the same, in any combination with the former (RFC 4055 §2.2) | another mask generation function is not supported |
/// | salt | any length that the modulus has room for, from 0 on | another length than the parameters name is an invalid signature |
/// | trailer field | 1 | RFC 4055 §3.1 allows no other: malformed |
/// | PSS parameters | present; absent beside a digest algorithm, with a finding | absent in a certificate: not supported, because nothing names the hash function |
/// | key of `id-RSASSA-PSS` | PSS with the hash functions of its parameters and at least their salt length, or any without parameters (RFC 4055 §1.2) | `PssParametersDiffer` for other parameters, `PublicKeyAlgorithmDiffers` for PKCS #1 v1.5: the issuer limited the key |
/// | `rsaEncryption` as signature algorithm | beside a digest algorithm (RFC 3370 §3.2) | in a certificate: not supported, for the same reason |
/// | DigestInfo | with NULL, or without, with a finding | any other encoding, also BER: e = 3 would allow forgeries |
///
/// A modulus longer than the engine's maximum or than [`MAX_MODULUS_LENGTH`], and an exponent longer than 256
/// bits, are not supported; the next algorithm of a set may support them.
///
/// Not checked: that the parameters of an `id-RSASSA-PSS` key allow those of the signature (RFC
/// 4055 §1.2); [`RsaKey`] does not hold them.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::exhaustive_structs, reason = "made by callers")]
pub struct Rsa<E>(pub E);

impl<E: RsaEngine> Rsa<E> {
    /// True if modulus and exponent are within the bounds of buffers and engine.
    fn takes(&self, key: &RsaKey<'_>) -> bool {
        let max_modulus_length = self.0.max_modulus_length().min(MAX_MODULUS_LENGTH);
        without_leading_zeros(key.modulus).len() <= max_modulus_length
            && without_leading_zeros(key.exponent).len() <= MAX_EXPONENT_LENGTH
    }

    /// Applies the public operation to a signature. The result is as long as the modulus, at the
    /// start of `output`.
    fn open<'o>(
        &self,
        key: &RsaKey<'_>,
        signature: &[u8],
        output: &'o mut [u8],
    ) -> Result<&'o mut [u8], CryptoError> {
        let modulus = without_leading_zeros(key.modulus);
        let exponent = without_leading_zeros(key.exponent);
        if !self.takes(key) {
            return Err(CryptoError::Unsupported);
        }
        if key.bits() < MIN_BITS {
            return Err(CryptoError::KeySize);
        }
        if !is_odd(modulus) || !is_odd(exponent) || exponent == [1] {
            return Err(CryptoError::InvalidKey);
        }
        if signature.len() != modulus.len() || signature >= modulus {
            return Err(CryptoError::InvalidSignature);
        }
        let output = output.get_mut(..modulus.len()).ok_or(CryptoError::Unsupported)?;
        self.0.public_operation(modulus, exponent, signature, output)?;
        Ok(output)
    }
}

fn is_odd(number: &[u8]) -> bool {
    number.last().is_some_and(|last| last & 1 == 1)
}

impl<E: RsaEngine> SignatureAlgorithm for Rsa<E> {
    fn name(&self) -> &'static str {
        "RSA"
    }

    fn accepts(&self, key: &PublicKey<'_>, scheme: &SignatureScheme) -> bool {
        match (key, scheme) {
            (
                PublicKey::Rsa(key),
                SignatureScheme::RsaPkcs1 { .. } | SignatureScheme::RsaPss { .. },
            ) => self.takes(key),
            _ => false,
        }
    }

    fn verify(
        &self,
        key: &PublicKey<'_>,
        scheme: &SignatureScheme,
        digest: &Digest,
        signature: &[u8],
        algorithms: &Algorithms<'_>,
    ) -> Result<FindingSet, CryptoError> {
        let (PublicKey::Rsa(key), true) = (key, self.accepts(key, scheme)) else {
            return Err(CryptoError::Unsupported);
        };
        if digest.id() != scheme.hash() {
            return Err(CryptoError::InvalidSignature);
        }
        let mut buffer = [0; MAX_MODULUS_LENGTH];
        let message = self.open(key, signature, &mut buffer)?;
        let mut findings = match *scheme {
            SignatureScheme::RsaPkcs1 { .. } => pkcs1::verify(message, digest),
            SignatureScheme::RsaPss { mgf_hash, salt_length, .. } => {
                let parameters = pss::Parameters { bits: key.bits(), mgf_hash, salt_length };
                parameters.verify(message, digest, algorithms)
            }
            SignatureScheme::Ecdsa { .. } => Err(CryptoError::Unsupported),
        }?;
        if key.bits() < MIN_SIGNER_BITS {
            findings.insert(Finding::ShortRsaKey);
        }
        if without_leading_zeros(key.exponent).len() < MIN_SIGNER_EXPONENT_LENGTH {
            findings.insert(Finding::RsaExponentSmall);
        }
        Ok(findings)
    }

    fn recover(
        &self,
        key: &PublicKey<'_>,
        signature: &[u8],
        output: &mut [u8],
    ) -> Result<usize, CryptoError> {
        match key {
            PublicKey::Rsa(key) => self.open(key, signature, output).map(|opened| opened.len()),
            _ => Err(CryptoError::Unsupported),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::{EcdsaEncoding, HashId};
    use crate::oid;
    use std::vec;
    use std::vec::Vec;

    /// An engine whose public operation is the identity: signatures are encoded messages.
    struct Identity;

    impl RsaEngine for Identity {
        fn public_operation(
            &self,
            modulus: &[u8],
            _: &[u8],
            input: &[u8],
            output: &mut [u8],
        ) -> Result<(), CryptoError> {
            assert_eq!((input.len(), output.len()), (modulus.len(), modulus.len()));
            output.copy_from_slice(input);
            Ok(())
        }
    }

    struct Broken;

    impl RsaEngine for Broken {
        fn public_operation(
            &self,
            _: &[u8],
            _: &[u8],
            _: &[u8],
            _: &mut [u8],
        ) -> Result<(), CryptoError> {
            Err(CryptoError::Engine)
        }
    }

    const NO_ALGORITHMS: Algorithms<'static> = Algorithms { digests: &[], signatures: &[] };
    const PKCS1: SignatureScheme = SignatureScheme::RsaPkcs1 { hash: HashId::Sha1 };
    const PSS: SignatureScheme =
        SignatureScheme::RsaPss { hash: HashId::Sha1, mgf_hash: HashId::Sha1, salt_length: 20 };
    const E: &[u8] = &[1, 0, 1];

    fn signature(length: usize) -> Vec<u8> {
        let mut signature = vec![0xFF; length];
        signature[..2].copy_from_slice(&[0, 1]);
        let info = b"\x00\x30\x1F\x30\x07\x06\x05\x2B\x0E\x03\x02\x1A\x04\x14";
        signature[length - 34..length - 20].copy_from_slice(info);
        signature[length - 20..].fill(0xD1);
        signature
    }

    fn check_with(
        engine: impl RsaEngine,
        modulus: &[u8],
        exponent: &[u8],
        signature: &[u8],
    ) -> Result<FindingSet, CryptoError> {
        let digest = Digest::new(HashId::Sha1, &[0xD1; 20]).unwrap();
        let key = PublicKey::Rsa(RsaKey { modulus, exponent });
        Rsa(engine).verify(&key, &PKCS1, &digest, signature, &NO_ALGORITHMS)
    }

    fn check(modulus: &[u8], exponent: &[u8]) -> Result<FindingSet, CryptoError> {
        check_with(Identity, modulus, exponent, &signature(modulus.len()))
    }

    const ACCEPTED: Result<FindingSet, CryptoError> =
        Ok(FindingSet::of(&[Finding::DigestInfoWithoutNull]));
    const INVALID_KEY: Result<FindingSet, CryptoError> = Err(CryptoError::InvalidKey);
    const INVALID_SIGNATURE: Result<FindingSet, CryptoError> = Err(CryptoError::InvalidSignature);
    const KEY_SIZE: Result<FindingSet, CryptoError> = Err(CryptoError::KeySize);
    const UNSUPPORTED: Result<FindingSet, CryptoError> = Err(CryptoError::Unsupported);

    #[test]
    fn moduli_have_1024_to_6144_bits_and_short_ones_are_noted() {
        let short = Ok(FindingSet::of(&[Finding::DigestInfoWithoutNull, Finding::ShortRsaKey]));
        for (length, expected) in [
            (127, KEY_SIZE),
            (128, short),
            (255, short),
            (256, ACCEPTED),
            (300, ACCEPTED),
            (768, ACCEPTED),
            (769, UNSUPPORTED),
        ] {
            assert_eq!(check(&vec![0xFF; length], E), expected);
        }
        let mut modulus = [0xFF; 256];
        modulus[0] = 0x7F;
        assert_eq!(check(&modulus, E), short);
    }

    #[test]
    fn exponents_are_odd_and_at_least_3() {
        let modulus = [0xFF; 256];
        for exponent in [E, &[0, 1, 0, 1], &[1, 0xFE, 0x81], &[0xFF; 32]] {
            assert_eq!(check(&modulus, exponent), ACCEPTED);
        }
        let small =
            Ok(FindingSet::of(&[Finding::DigestInfoWithoutNull, Finding::RsaExponentSmall]));
        for exponent in [&[3][..], &[0, 0, 3], &[0x94, 0xF1], &[0xFF, 0xFF]] {
            assert_eq!(check(&modulus, exponent), small);
        }
        for exponent in [&[][..], &[0], &[1], &[0, 1], &[2], &[1, 0, 0]] {
            assert_eq!(check(&modulus, exponent), INVALID_KEY);
        }
        assert_eq!(check(&modulus, &[0xFF; 33]), UNSUPPORTED);
    }

    /// An engine for up to 2048 bits.
    struct Small;

    impl RsaEngine for Small {
        fn max_modulus_length(&self) -> usize {
            256
        }

        fn public_operation(
            &self,
            modulus: &[u8],
            exponent: &[u8],
            input: &[u8],
            output: &mut [u8],
        ) -> Result<(), CryptoError> {
            Identity.public_operation(modulus, exponent, input, output)
        }
    }

    #[test]
    fn a_modulus_too_long_for_one_engine_goes_to_the_next() {
        let algorithms = Algorithms { digests: &[], signatures: &[&Rsa(Small), &Rsa(Identity)] };
        for (length, engine) in [(256, Some(0)), (257, Some(1)), (768, Some(1)), (769, None)] {
            let modulus = vec![0xFF; length];
            let key = PublicKey::Rsa(RsaKey { modulus: &modulus, exponent: E });
            let first = algorithms.signatures.iter().position(|rsa| rsa.accepts(&key, &PKCS1));
            assert_eq!(first, engine);
            let mut output = [0; 768];
            let recovered = algorithms.recover(&key, &signature(length), &mut output);
            assert_eq!(recovered.map(|message| message.len()).ok(), engine.map(|_| length));
        }
    }

    /// An engine for more than [`MAX_MODULUS_LENGTH`].
    struct Boundless;

    impl RsaEngine for Boundless {
        fn max_modulus_length(&self) -> usize {
            usize::MAX
        }

        fn public_operation(
            &self,
            modulus: &[u8],
            exponent: &[u8],
            input: &[u8],
            output: &mut [u8],
        ) -> Result<(), CryptoError> {
            Identity.public_operation(modulus, exponent, input, output)
        }
    }

    #[test]
    fn no_engine_is_given_more_than_buffers_have_room_for() {
        let longest = vec![0xFF; MAX_MODULUS_LENGTH];
        let result = check_with(Boundless, &longest, E, &signature(MAX_MODULUS_LENGTH));
        assert_eq!(result, ACCEPTED);
        let longer = vec![0xFF; MAX_MODULUS_LENGTH + 1];
        let result = check_with(Boundless, &longer, E, &signature(MAX_MODULUS_LENGTH + 1));
        assert_eq!(result, UNSUPPORTED);
    }

    #[test]
    fn an_even_modulus_is_an_invalid_key() {
        assert_eq!(check(&[0xFE; 256], E), INVALID_KEY);
    }

    #[test]
    fn a_signature_is_as_long_as_the_modulus_and_below_it() {
        let modulus = [0xFF; 256];
        let valid = signature(256);
        let padded = [&[0], &*valid].concat();
        for wrong in [&[][..], &valid[1..], &padded, &modulus] {
            assert_eq!(check_with(Identity, &modulus, E, wrong), INVALID_SIGNATURE);
        }
    }

    #[test]
    fn a_failed_engine_does_not_judge_the_signature() {
        let result = check_with(Broken, &[0xFF; 256], E, &signature(256));
        assert_eq!(result, Err(CryptoError::Engine));
    }

    #[test]
    fn recovery_takes_1024_bits_and_needs_room() {
        let modulus = [0xFF; 128];
        let key = PublicKey::Rsa(RsaKey { modulus: &modulus, exponent: E });
        let input = signature(128);
        let mut output = [0; 130];
        assert_eq!(Rsa(Identity).recover(&key, &input, &mut output), Ok(128));
        assert_eq!(output[..128], input);
        let result = Rsa(Identity).recover(&key, &input, &mut [0; 127]);
        assert_eq!(result, Err(CryptoError::Unsupported));
        let short = PublicKey::Rsa(RsaKey { modulus: &modulus[1..], exponent: E });
        let result = Rsa(Identity).recover(&short, &input[1..], &mut output);
        assert_eq!(result, Err(CryptoError::KeySize));
        let other = PublicKey::Other(oid::DSA);
        let result = Rsa(Identity).recover(&other, &input, &mut output);
        assert_eq!(result, Err(CryptoError::Unsupported));
    }

    #[test]
    fn other_keys_and_schemes_are_not_accepted() {
        let rsa = PublicKey::Rsa(RsaKey { modulus: &[0xFF; 256], exponent: E });
        let other = PublicKey::Other(oid::DSA);
        let ecdsa = SignatureScheme::Ecdsa { hash: HashId::Sha1, encoding: EcdsaEncoding::Der };
        assert_eq!(Rsa(Identity).name(), "RSA");
        assert!(Rsa(Identity).accepts(&rsa, &PKCS1));
        assert!(Rsa(Identity).accepts(&rsa, &PSS));
        for (key, scheme) in [(other, PKCS1), (rsa, ecdsa)] {
            assert!(!Rsa(Identity).accepts(&key, &scheme));
            let digest = Digest::new(HashId::Sha1, &[0xD1; 20]).unwrap();
            let result =
                Rsa(Identity).verify(&key, &scheme, &digest, &signature(256), &NO_ALGORITHMS);
            assert_eq!(result, Err(CryptoError::Unsupported));
        }
    }

    #[test]
    fn a_digest_of_another_hash_function_than_the_scheme_is_refused() {
        let key = PublicKey::Rsa(RsaKey { modulus: &[0xFF; 256], exponent: E });
        let digest = Digest::new(HashId::Sha224, &[0xD1; 28]).unwrap();
        for scheme in [PKCS1, PSS] {
            let result =
                Rsa(Identity).verify(&key, &scheme, &digest, &signature(256), &NO_ALGORITHMS);
            assert_eq!(result, INVALID_SIGNATURE);
        }
    }
}
