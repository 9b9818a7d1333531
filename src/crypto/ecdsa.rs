//! ECDSA (FIPS 186-5 §6, TR-03111 §4.2.1): the encodings of signatures and points, for any engine
//! that verifies on one curve.

#[cfg(test)]
#[cfg(all(
    feature = "sha",
    any(feature = "compact", feature = "ecdsa-brainpool", feature = "ecdsa-nist")
))]
pub(super) mod openssl;

use super::{
    AlgorithmError, Algorithms, CryptoError, CurveParameters, Digest, EcdsaEncoding, HashId,
    PreparedKey, SignatureAlgorithm, SignatureScheme,
};
use crate::error::Structure;
use crate::finding::{Finding, FindingSet};
use crate::tlv::{Integer, Reader, Rules, Tag};
use crate::x509::{AlgorithmIdentifier, PublicKey, without_leading_zeros};

/// The shortest order of a signer's curve in bytes without a finding: 224 bits (Doc 9303-12 §4).
const MIN_SIGNER_ORDER_LENGTH: usize = 28;

/// The arithmetic of ECDSA on one curve, in software, in assembly, or in a public-key accelerator.
///
/// [`Ecdsa`] turns it into a signature algorithm, which stands in a set beside those of the library:
///
/// ```
/// # #[cfg(feature = "compact")] {
/// use idchip::algorithms::compact::{ECDSA_BRAINPOOL_P384R1, SHA256, SHA384};
/// use idchip::crypto::{Algorithms, CryptoError, CurveParameters, Ecdsa, EcdsaEngine};
///
/// # mod driver {
/// #     pub fn verify_p384(_: &[u8], _: &[u8], _: &[u8], _: &[u8]) -> Option<bool> {
/// #         None
/// #     }
/// # }
/// struct Accelerator;
///
/// impl EcdsaEngine for Accelerator {
///     fn curve(&self) -> &CurveParameters {
///         &CurveParameters::P384
///     }
///
///     fn name(&self) -> &'static str {
///         "ECDSA P-384 by the accelerator"
///     }
///
///     fn verify(&self, point: &[u8], digest: &[u8], r: &[u8], s: &[u8]) -> Result<(), CryptoError> {
///         match driver::verify_p384(point, digest, r, s) {
///             Some(true) => Ok(()),
///             Some(false) => Err(CryptoError::InvalidSignature),
///             None => Err(CryptoError::Engine),
///         }
///     }
/// }
///
/// static ECDSA_P384: Ecdsa<Accelerator> = Ecdsa(Accelerator);
///
/// const ID_CARD: Algorithms<'static> = Algorithms {
///     digests: &[&SHA256, &SHA384],
///     signatures: &[&ECDSA_P384, &ECDSA_BRAINPOOL_P384R1],
/// };
/// # let _ = ID_CARD;
/// # }
/// ```
pub trait EcdsaEngine: Sync {
    /// Returns the curve.
    fn curve(&self) -> &CurveParameters;

    /// Returns a name for people, for example "ECDSA brainpoolP384r1".
    fn name(&self) -> &'static str;

    /// Verifies a signature (FIPS 186-5 §6.4.2, steps 3 to 8).
    ///
    /// The caller has checked that
    /// - `point` has the form of SEC 1 §2.3.3, compressed or not, and the right length for it,
    /// - `digest` is at most as long as n; a longer digest is truncated to its left-most bytes,
    /// - `r` and `s` lie between 1 and n − 1; they are big-endian, without leading zeros.
    ///
    /// The engine checks that the point lies on the curve.
    ///
    /// # Errors
    ///
    /// Returns [`CryptoError::InvalidKey`] if the point is not on the curve,
    /// [`CryptoError::InvalidSignature`], or [`CryptoError::Engine`] if a hardware engine failed.
    fn verify(&self, point: &[u8], digest: &[u8], r: &[u8], s: &[u8]) -> Result<(), CryptoError>;

    /// Computes numbers from a point that make [`EcdsaEngine::verify_prepared`] faster than [`EcdsaEngine::verify`], and
    /// returns true; or returns false if the point is not on the curve, or if the engine has nothing to compute, as in
    /// most engines.
    ///
    /// The caller has checked the form of `point`, as before verification.
    fn prepare(&self, point: &[u8], prepared: &mut PreparedKey) -> bool {
        let _ = (point, prepared);
        false
    }

    /// Verifies a signature like [`EcdsaEngine::verify`], with the same result. `prepared` was written by
    /// [`EcdsaEngine::prepare`] for the same point.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`EcdsaEngine::verify`].
    fn verify_prepared(
        &self,
        prepared: &PreparedKey,
        point: &[u8],
        digest: &[u8],
        r: &[u8],
        s: &[u8],
    ) -> Result<(), CryptoError> {
        let _ = prepared;
        self.verify(point, digest, r, s)
    }
}

/// ECDSA on the curve of an [`EcdsaEngine`].
///
/// Accepts keys whose parameters denote the curve, by name or by all numbers, and points in
/// compressed and uncompressed form. Digests may be shorter or longer than n; the left-most bytes
/// of a longer digest count.
///
/// Signatures are DER, or plain with exactly twice the length of n. DER is read as strictly as
/// OpenSSL reads it, with one exception, which is reported as a finding
/// ([`IntegerNotMinimal`](crate::Finding::IntegerNotMinimal)): r and s may have the length of n even if fewer bytes suffice.
/// Signers that never trim their numbers write this once in 256 signatures (test cards of the
/// United States, openssl/openssl #17580). The numbers are the same, so that only signatures of the
/// signer are accepted. Wycheproof's vectors with padded numbers all have other lengths and are
/// still refused.
///
/// A curve of less than 224 bits, which none of the library's engines has, is a finding ([`Finding::ShortEcKey`]).
#[derive(Clone, Copy, Debug)]
#[expect(clippy::exhaustive_structs, reason = "made by callers")]
pub struct Ecdsa<E>(pub E);

impl<E: EcdsaEngine> Ecdsa<E> {
    /// True if `point` has the form of a point other than infinity (SEC 1 §2.3.3).
    fn is_point(&self, point: &[u8]) -> bool {
        let length = self.0.curve().p.len();
        match point {
            [0x02 | 0x03, x @ ..] => x.len() == length,
            [0x04, coordinates @ ..] => coordinates.len() == length.saturating_mul(2),
            _ => false,
        }
    }

    /// True if `number`, without leading zeros, lies between 1 and n − 1.
    fn is_scalar(&self, number: &[u8]) -> bool {
        let n = self.0.curve().n;
        !number.is_empty() && (number.len() < n.len() || (number.len() == n.len() && number < n))
    }

    /// Verifies a signature, with a key that was prepared if there is one.
    fn verify_by(
        &self,
        prepared: Option<&PreparedKey>,
        key: &PublicKey<'_>,
        scheme: &SignatureScheme,
        digest: &Digest,
        signature: &[u8],
    ) -> Result<FindingSet, CryptoError> {
        let (PublicKey::Ec(key), SignatureScheme::Ecdsa { hash, encoding }) = (key, scheme) else {
            return Err(CryptoError::Unsupported);
        };
        if !self.0.curve().matches(&key.parameters) {
            return Err(CryptoError::Unsupported);
        }
        if !self.is_point(key.point) {
            return Err(CryptoError::InvalidKey);
        }
        if digest.id() != *hash {
            return Err(CryptoError::InvalidSignature);
        }
        let Scalars { r, s, mut findings } = self.scalars(*encoding, signature)?;
        let digest = digest.as_bytes();
        // Truncating to whole bytes is enough: the orders of all curves have a multiple of eight
        // bits, or are longer than any digest (P-521).
        let digest = digest.get(..self.0.curve().n.len()).unwrap_or(digest);
        match prepared {
            Some(prepared) => self.0.verify_prepared(prepared, key.point, digest, r, s)?,
            None => self.0.verify(key.point, digest, r, s)?,
        }
        if self.0.curve().n.len() < MIN_SIGNER_ORDER_LENGTH {
            findings.insert(Finding::ShortEcKey);
        }
        Ok(findings)
    }

    /// Reads r and s.
    fn scalars<'s>(
        &self,
        encoding: EcdsaEncoding,
        signature: &'s [u8],
    ) -> Result<Scalars<'s>, CryptoError> {
        let scalars = match encoding {
            EcdsaEncoding::Der => self.read_der(signature),
            EcdsaEncoding::Plain => self.read_plain(signature),
        };
        let scalars = scalars.ok_or(CryptoError::MalformedSignature)?;
        if self.is_scalar(scalars.r) && self.is_scalar(scalars.s) {
            Ok(scalars)
        } else {
            Err(CryptoError::InvalidSignature)
        }
    }

    /// ```text
    /// Ecdsa-Sig-Value ::= SEQUENCE { r INTEGER, s INTEGER }
    /// ```
    fn read_der<'s>(&self, signature: &'s [u8]) -> Option<Scalars<'s>> {
        let mut reader = Reader::new(Rules::Der, signature, Structure::EcdsaSignature);
        let numbers = reader.all(|reader| {
            reader.nested(Tag::SEQUENCE, |reader| {
                Ok((reader.padded_integer()?, reader.padded_integer()?))
            })
        });
        let (r, s) = numbers.ok()?;
        let (r, s) = (self.magnitude(&r)?, self.magnitude(&s)?);
        Some(Scalars { r, s, findings: reader.findings() })
    }

    /// Returns the magnitude of a number that is not negative, encoded minimally or with the length
    /// of n.
    fn magnitude<'s>(&self, number: &Integer<'s>) -> Option<&'s [u8]> {
        let is_tolerable = number.is_minimal() || number.as_bytes().len() == self.0.curve().n.len();
        if is_tolerable { number.unsigned() } else { None }
    }

    /// Reads r ‖ s.
    fn read_plain<'s>(&self, signature: &'s [u8]) -> Option<Scalars<'s>> {
        let (r, s) = signature.split_at_checked(self.0.curve().n.len())?;
        let (r, s) = (s.len() == r.len()).then_some((r, s))?;
        let (r, s) = (without_leading_zeros(r), without_leading_zeros(s));
        Some(Scalars { r, s, findings: FindingSet::EMPTY })
    }
}

/// The numbers of a signature, without leading zeros, and the findings about their encoding.
struct Scalars<'s> {
    r: &'s [u8],
    s: &'s [u8],
    findings: FindingSet,
}

impl<E: EcdsaEngine> SignatureAlgorithm for Ecdsa<E> {
    fn name(&self) -> &'static str {
        self.0.name()
    }

    fn scheme(
        &self,
        _: &AlgorithmIdentifier<'_>,
        _: Option<HashId>,
    ) -> Result<(SignatureScheme, FindingSet), AlgorithmError> {
        Err(AlgorithmError::Unsupported)
    }

    fn is_imitated_by(&self, key: &PublicKey<'_>) -> bool {
        match key {
            PublicKey::Ec(key) => self.0.curve().is_imitated_by(&key.parameters),
            _ => false,
        }
    }

    fn accepts(&self, key: &PublicKey<'_>, scheme: &SignatureScheme) -> bool {
        match (key, scheme) {
            (PublicKey::Ec(key), SignatureScheme::Ecdsa { .. }) => {
                self.0.curve().matches(&key.parameters)
            }
            _ => false,
        }
    }

    fn verify(
        &self,
        key: &PublicKey<'_>,
        scheme: &SignatureScheme,
        digest: &Digest,
        signature: &[u8],
        _: &Algorithms<'_>,
    ) -> Result<FindingSet, CryptoError> {
        self.verify_by(None, key, scheme, digest, signature)
    }

    fn prepare(&self, key: &PublicKey<'_>, prepared: &mut PreparedKey) -> bool {
        match key {
            PublicKey::Ec(key) => self.is_point(key.point) && self.0.prepare(key.point, prepared),
            _ => false,
        }
    }

    fn verify_prepared(
        &self,
        prepared: &PreparedKey,
        key: &PublicKey<'_>,
        scheme: &SignatureScheme,
        digest: &Digest,
        signature: &[u8],
        _: &Algorithms<'_>,
    ) -> Result<FindingSet, CryptoError> {
        self.verify_by(Some(prepared), key, scheme, digest, signature)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::HashId;
    use crate::oid;
    use crate::x509::{EcKey, EcParameters, RsaKey};
    use std::vec;
    use std::vec::Vec;

    /// An engine on P-256 for which every signature with these numbers is valid.
    struct Expecting {
        digest: Vec<u8>,
        r: Vec<u8>,
        s: Vec<u8>,
    }

    impl EcdsaEngine for Expecting {
        fn curve(&self) -> &CurveParameters {
            &CurveParameters::P256
        }

        fn name(&self) -> &'static str {
            "ECDSA P-256 in a test"
        }

        fn verify(&self, _: &[u8], digest: &[u8], r: &[u8], s: &[u8]) -> Result<(), CryptoError> {
            assert_eq!((digest, r, s), (&*self.digest, &*self.r, &*self.s));
            Ok(())
        }
    }

    const NO_ALGORITHMS: Algorithms<'static> = Algorithms { digests: &[], signatures: &[] };

    fn p256_key(point: &[u8]) -> PublicKey<'_> {
        PublicKey::Ec(EcKey { parameters: EcParameters::Named(oid::P256), point })
    }

    fn expecting(digest: &[u8], r: &[u8], s: &[u8]) -> Ecdsa<Expecting> {
        Ecdsa(Expecting { digest: digest.to_vec(), r: r.to_vec(), s: s.to_vec() })
    }

    fn check(
        algorithm: &Ecdsa<Expecting>,
        encoding: EcdsaEncoding,
        signature: &[u8],
    ) -> Result<FindingSet, CryptoError> {
        let point = [&[4], &[1; 64][..]].concat();
        let digest = Digest::new(HashId::Sha1, &[7; 20]).unwrap();
        let scheme = SignatureScheme::Ecdsa { hash: HashId::Sha1, encoding };
        algorithm.verify(&p256_key(&point), &scheme, &digest, signature, &NO_ALGORITHMS)
    }

    const ACCEPTED: Result<FindingSet, CryptoError> = Ok(FindingSet::EMPTY);
    const INVALID: Result<FindingSet, CryptoError> = Err(CryptoError::InvalidSignature);
    const MALFORMED: Result<FindingSet, CryptoError> = Err(CryptoError::MalformedSignature);

    #[test]
    fn der_signatures_are_read() {
        let algorithm = expecting(&[7; 20], &[0x80], &[0x12, 0x34]);
        let signature = [0x30, 8, 0x02, 2, 0x00, 0x80, 0x02, 2, 0x12, 0x34];
        assert_eq!(check(&algorithm, EcdsaEncoding::Der, &signature), ACCEPTED);
    }

    #[test]
    fn der_signatures_with_any_deviation_are_malformed() {
        let algorithm = expecting(&[], &[], &[]);
        for signature in [
            &[][..],
            &[0x30, 0],
            &[0x30, 3, 0x02, 1, 1],
            // Trailing data after the signature, or after s.
            &[0x30, 6, 0x02, 1, 1, 0x02, 1, 1, 0],
            &[0x30, 9, 0x02, 1, 1, 0x02, 1, 1, 0x02, 1, 1],
            // A length that is not minimal, indefinite, or too large.
            &[0x30, 0x81, 6, 0x02, 1, 1, 0x02, 1, 1],
            &[0x30, 0x80, 0x02, 1, 1, 0x02, 1, 1, 0, 0],
            &[0x30, 7, 0x02, 1, 1, 0x02, 1, 1],
            // A number that is padded, empty or negative.
            &[0x30, 7, 0x02, 2, 0, 1, 0x02, 1, 1],
            &[0x30, 5, 0x02, 0, 0x02, 1, 1],
            &[0x30, 6, 0x02, 1, 1, 0x02, 1, 0xFF],
            // Another type.
            &[0x31, 6, 0x02, 1, 1, 0x02, 1, 1],
            &[0x30, 6, 0x02, 1, 1, 0x04, 1, 1],
        ] {
            assert_eq!(check(&algorithm, EcdsaEncoding::Der, signature), MALFORMED);
        }
        // Well formed, but not valid numbers of a signature.
        for signature in [[0x30, 6, 0x02, 1, 1, 0x02, 1, 0], [0x30, 6, 0x02, 1, 0, 0x02, 1, 1]] {
            assert_eq!(check(&algorithm, EcdsaEncoding::Der, &signature), INVALID);
        }
    }

    #[test]
    fn only_numbers_with_the_width_of_n_may_be_padded() {
        let der = |r: &[u8], s: &[u8]| {
            let number =
                |bytes: &[u8]| [&[0x02, u8::try_from(bytes.len()).unwrap()], bytes].concat();
            let content = [number(r), number(s)].concat();
            [&[0x30, u8::try_from(content.len()).unwrap()], &*content].concat()
        };
        let padded = |zeros: usize, bytes: &[u8]| [&vec![0; zeros], bytes].concat();
        let noted = Ok(FindingSet::of(&[Finding::IntegerNotMinimal]));
        let (short, whole) = ([0x12; 31], [0x34; 32]);

        let algorithm = expecting(&[7; 20], &short, &whole);
        assert_eq!(check(&algorithm, EcdsaEncoding::Der, &der(&short, &whole)), ACCEPTED);
        let wide = der(&padded(1, &short), &whole);
        assert_eq!(check(&algorithm, EcdsaEncoding::Der, &wide), noted);
        let algorithm = expecting(&[7; 20], &whole, &[5]);
        let wide = der(&whole, &padded(31, &[5]));
        assert_eq!(check(&algorithm, EcdsaEncoding::Der, &wide), noted);

        let algorithm = expecting(&[], &[], &[]);
        for (r, s) in [
            (padded(2, &short), padded(0, &whole)),
            (padded(1, &whole), padded(0, &whole)),
            (padded(0, &whole), padded(1, &whole)),
            (padded(29, &[5]), padded(0, &whole)),
            (padded(31, &[5]), padded(30, &[5])),
            // Negative with the width of n, with and without an additional byte.
            (vec![0xFF; 32], padded(0, &whole)),
            ([&[0xFF], &[0x80; 31][..]].concat(), padded(0, &whole)),
        ] {
            assert_eq!(check(&algorithm, EcdsaEncoding::Der, &der(&r, &s)), MALFORMED);
        }
        // Zero is never valid, whatever its width.
        let zero = der(&[0; 32], &whole);
        assert_eq!(check(&algorithm, EcdsaEncoding::Der, &zero), INVALID);
    }

    #[test]
    fn plain_signatures_are_twice_as_long_as_n() {
        let mut signature = vec![0; 64];
        signature[31] = 5;
        signature[62..].copy_from_slice(&[1, 2]);
        let algorithm = expecting(&[7; 20], &[5], &[1, 2]);
        assert_eq!(check(&algorithm, EcdsaEncoding::Plain, &signature), ACCEPTED);
        for other in [&signature[1..], &[&signature[..], &[0]].concat(), &signature[..32], &[]] {
            assert_eq!(check(&algorithm, EcdsaEncoding::Plain, other), MALFORMED);
        }
        // The encoding is never guessed.
        assert_eq!(check(&algorithm, EcdsaEncoding::Der, &signature), MALFORMED);
    }

    #[test]
    fn r_and_s_lie_between_1_and_n_less_1() {
        let n = CurveParameters::P256.n;
        let mut below = n.to_vec();
        *below.last_mut().unwrap() -= 1;
        let one = [&[0; 31][..], &[1]].concat();
        let plain = |r: &[u8], s: &[u8]| {
            let algorithm = expecting(&[7; 20], without_leading_zeros(r), without_leading_zeros(s));
            check(&algorithm, EcdsaEncoding::Plain, &[r, s].concat())
        };
        assert_eq!(plain(&below, &one), ACCEPTED);
        assert_eq!(plain(&one, &below), ACCEPTED);
        for out in [n, &[0; 32], &[0xFF; 32]] {
            assert_eq!(plain(out, &one), INVALID);
            assert_eq!(plain(&one, out), INVALID);
        }
    }

    #[test]
    fn a_digest_longer_than_n_is_truncated_to_its_left_most_bytes() {
        let digest: Vec<u8> = (0..64).collect();
        let algorithm = expecting(&digest[..32], &[1], &[1]);
        let point = [&[2], &[1; 32][..]].concat();
        let scheme = SignatureScheme::Ecdsa { hash: HashId::Sha512, encoding: EcdsaEncoding::Der };
        let result = algorithm.verify(
            &p256_key(&point),
            &scheme,
            &Digest::new(HashId::Sha512, &digest).unwrap(),
            &[0x30, 6, 0x02, 1, 1, 0x02, 1, 1],
            &NO_ALGORITHMS,
        );
        assert_eq!(result, ACCEPTED);
        let other_hash =
            SignatureScheme::Ecdsa { hash: HashId::Sha384, encoding: EcdsaEncoding::Der };
        let result = algorithm.verify(
            &p256_key(&point),
            &other_hash,
            &Digest::new(HashId::Sha512, &digest).unwrap(),
            &[0x30, 6, 0x02, 1, 1, 0x02, 1, 1],
            &NO_ALGORITHMS,
        );
        assert_eq!(result, INVALID);
    }

    /// An engine for which every signature is valid.
    struct On(CurveParameters);

    impl EcdsaEngine for On {
        fn curve(&self) -> &CurveParameters {
            &self.0
        }

        fn name(&self) -> &'static str {
            "ECDSA in a test"
        }

        fn verify(&self, _: &[u8], _: &[u8], _: &[u8], _: &[u8]) -> Result<(), CryptoError> {
            Ok(())
        }
    }

    #[test]
    fn a_curve_of_less_than_224_bits_is_a_finding() {
        let p192 = CurveParameters {
            name: "P-192",
            oid: oid::P192,
            p: &[0xFF; 24],
            n: &[0xFF; 24],
            ..CurveParameters::P224
        };
        let short = Ok(FindingSet::of(&[Finding::ShortEcKey]));
        for (curve, expected) in [(p192, short), (CurveParameters::P224, ACCEPTED)] {
            let point = [&[4], &*vec![1; 2 * curve.p.len()]].concat();
            let key = EcKey { parameters: EcParameters::Named(curve.oid), point: &point };
            let scheme =
                SignatureScheme::Ecdsa { hash: HashId::Sha1, encoding: EcdsaEncoding::Der };
            let digest = Digest::new(HashId::Sha1, &[7; 20]).unwrap();
            let signature = [0x30, 6, 0x02, 1, 1, 0x02, 1, 1];
            let key = PublicKey::Ec(key);
            let result =
                Ecdsa(On(curve)).verify(&key, &scheme, &digest, &signature, &NO_ALGORITHMS);
            assert_eq!(result, expected);
        }
    }

    #[test]
    fn a_point_in_another_form_is_an_invalid_key() {
        let algorithm = expecting(&[7; 20], &[1], &[1]);
        let digest = Digest::new(HashId::Sha1, &[7; 20]).unwrap();
        let scheme = SignatureScheme::Ecdsa { hash: HashId::Sha1, encoding: EcdsaEncoding::Der };
        let point = |first: u8, length| [&[first], &*vec![1; length]].concat();
        for wrong in [
            vec![],
            vec![0],
            point(2, 31),
            point(3, 33),
            point(4, 63),
            point(4, 32),
            point(2, 64),
            point(5, 32),
            point(6, 64),
            point(7, 64),
        ] {
            let signature = [0x30, 6, 0x02, 1, 1, 0x02, 1, 1];
            let result =
                algorithm.verify(&p256_key(&wrong), &scheme, &digest, &signature, &NO_ALGORITHMS);
            assert_eq!(result, Err(CryptoError::InvalidKey));
        }
    }

    #[test]
    fn other_keys_and_schemes_are_not_accepted() {
        let algorithm = expecting(&[], &[], &[]);
        let ecdsa = SignatureScheme::Ecdsa { hash: HashId::Sha1, encoding: EcdsaEncoding::Der };
        let rsa = SignatureScheme::RsaPkcs1 { hash: HashId::Sha1 };
        let p384 = PublicKey::Ec(EcKey { parameters: EcParameters::Named(oid::P384), point: &[] });
        let rsa_key = PublicKey::Rsa(RsaKey { modulus: &[], exponent: &[] });
        assert!(algorithm.accepts(&p256_key(&[]), &ecdsa));
        assert_eq!(algorithm.name(), "ECDSA P-256 in a test");
        for (key, scheme) in [(p256_key(&[]), rsa), (p384, ecdsa), (rsa_key, ecdsa)] {
            assert!(!algorithm.accepts(&key, &scheme));
            let digest = Digest::new(HashId::Sha1, &[0; 20]).unwrap();
            let result = algorithm.verify(&key, &scheme, &digest, &[], &NO_ALGORITHMS);
            assert_eq!(result, Err(CryptoError::Unsupported));
        }
        let recovered = algorithm.recover(&rsa_key, &[], &mut []);
        assert_eq!(recovered, Err(CryptoError::Unsupported));
    }
}
