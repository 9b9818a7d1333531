//! RSA signatures by OpenSSL with every combination of parameters, and each parameter changed.

use crate::algorithms::{self, RSA, compact, wide};
use crate::crypto::{AlgorithmError, Algorithms, CryptoError, HashId, SignatureScheme};
use crate::error::Structure;
use crate::finding::{Finding, FindingSet};
use crate::oid::{self, Oid};
use crate::tlv::build::tlv;
use crate::tlv::{Reader, Rules};
use crate::x509::{AlgorithmIdentifier, PublicKey, RsaKey};
use std::vec::Vec;

/// The signatures: `modulus`, `pkcs1` and `pss` lines.
const SIGNATURES: &str = include_str!("../../../tests/rsa_signatures.txt");
/// Those of moduli from 6144 bits on.
const LONG_SIGNATURES: &str = include_str!("../../../tests/rsa_long_signatures.txt");
const MESSAGE: &[u8] = b"sample";
const NULL: &[u8] = &[0x05, 0x00];

const HASHES: [(&str, HashId); 5] = [
    ("sha1", HashId::Sha1),
    ("sha224", HashId::Sha224),
    ("sha256", HashId::Sha256),
    ("sha384", HashId::Sha384),
    ("sha512", HashId::Sha512),
];

/// The engines, each with the hash functions of the same set.
const SETS: [Algorithms<'static>; 3] = [
    Algorithms { digests: algorithms::ALL.digests, signatures: &[&RSA] },
    Algorithms { digests: compact::ALL.digests, signatures: &[&compact::RSA] },
    WIDE,
];

const WIDE: Algorithms<'static> =
    Algorithms { digests: wide::ALL.digests, signatures: &[&wide::RSA] };

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Pss {
    hash: HashId,
    mgf: HashId,
    salt: usize,
}

struct Vector {
    modulus: Vec<u8>,
    /// The parameters, or for PKCS #1 v1.5 the hash function.
    scheme: Result<Pss, HashId>,
    signature: Vec<u8>,
}

fn bytes(hex: &str) -> Vec<u8> {
    let digits = hex.as_bytes().chunks_exact(2);
    digits.map(|pair| u8::from_str_radix(str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}

fn hash(name: &str) -> HashId {
    HASHES.iter().find(|(other, _)| *other == name).unwrap().1
}

fn vectors() -> Vec<Vector> {
    vectors_of(SIGNATURES)
}

fn vectors_of(lines: &str) -> Vec<Vector> {
    let mut modulus = Vec::new();
    let mut vectors = Vec::new();
    for line in lines.lines().filter(|line| !line.starts_with('#')) {
        let scheme = match *line.split(' ').collect::<Vec<_>>() {
            ["modulus", number] => {
                modulus = bytes(number);
                continue;
            }
            ["pkcs1", name, _] => Err(hash(name)),
            ["pss", name, mgf, salt, _] => {
                Ok(Pss { hash: hash(name), mgf: hash(mgf), salt: salt.parse().unwrap() })
            }
            _ => panic!("{line}"),
        };
        let signature = bytes(line.rsplit(' ').next().unwrap());
        vectors.push(Vector { modulus: modulus.clone(), scheme, signature });
    }
    vectors
}

/// Returns an AlgorithmIdentifier in DER.
fn identifier(oid: Oid<'_>, parameters: &[u8]) -> Vec<u8> {
    tlv(0x30, &[&tlv(0x06, &[oid.as_bytes()]), parameters])
}

impl Pss {
    /// Returns the AlgorithmIdentifier; fields with their default value are left out (RFC 4055 §3.1).
    fn identifier(self) -> Vec<u8> {
        let mut fields = Vec::new();
        if self.hash != HashId::Sha1 {
            fields.extend(tlv(0xA0, &[&identifier(self.hash.oid(), NULL)]));
        }
        if self.mgf != HashId::Sha1 {
            let function = identifier(oid::MGF1, &identifier(self.mgf.oid(), NULL));
            fields.extend(tlv(0xA1, &[&function]));
        }
        if self.salt != 20 {
            // A byte before it keeps a length of 128 and more positive.
            let salt = [0, u8::try_from(self.salt).unwrap()];
            let number = if self.salt < 128 { &salt[1..] } else { &salt };
            fields.extend(tlv(0xA2, &[&tlv(0x02, &[number])]));
        }
        identifier(oid::RSASSA_PSS, &tlv(0x30, &[&fields]))
    }
}

/// Verifies the signature of a vector as one with this AlgorithmIdentifier.
fn verify(
    set: &Algorithms<'_>,
    vector: &Vector,
    algorithm: &[u8],
    digest: Option<HashId>,
) -> Result<FindingSet, CryptoError> {
    let mut reader = Reader::new(Rules::Der, algorithm, Structure::AlgorithmIdentifier);
    let algorithm = reader.prefix(AlgorithmIdentifier::read).unwrap();
    let (scheme, findings) = set.scheme(&algorithm, digest).unwrap();
    let key = PublicKey::Rsa(RsaKey { modulus: &vector.modulus, exponent: &[1, 0, 1] });
    let mut hasher = set.hasher(scheme.hash()).unwrap();
    hasher.update(MESSAGE);
    let digest = hasher.finish().unwrap();
    let rsa = set.signature(&key, &scheme).unwrap();
    rsa.verify(&key, &scheme, &digest, &vector.signature, set).map(|more| more.union(findings))
}

const VALID: Result<FindingSet, CryptoError> = Ok(FindingSet::EMPTY);
const INVALID: Result<FindingSet, CryptoError> = Err(CryptoError::InvalidSignature);

#[test]
fn pss_is_verified_with_each_combination_and_refused_if_a_parameter_lies() {
    let vectors = vectors();
    let count = |hash, mgf| {
        let has = |vector: &&Vector| vector.scheme.is_ok_and(|it| (it.hash, it.mgf) == (hash, mgf));
        vectors.iter().filter(has).count()
    };
    for (_, hash) in HASHES {
        // Four lengths of the salt: none, odd, that of the digest, and the longest; for one more modulus too.
        assert!(
            HASHES.iter().all(|(_, mgf)| count(hash, *mgf) == if *mgf == hash { 8 } else { 4 })
        );
    }
    for set in SETS {
        for vector in &vectors {
            let Ok(pss) = vector.scheme else { continue };
            assert_eq!(verify(&set, vector, &pss.identifier(), None), VALID, "{pss:?}");
            let hashes = HASHES.iter().map(|(_, hash)| Pss { hash: *hash, ..pss });
            let mgfs = HASHES.iter().map(|(_, mgf)| Pss { mgf: *mgf, ..pss });
            let lengths = [0, 12, 13, 14, 20, 32, 64, pss.salt.saturating_sub(1), pss.salt + 1];
            let salts = lengths.into_iter().map(|salt| Pss { salt, ..pss });
            for lie in hashes.chain(mgfs).chain(salts).filter(|lie| *lie != pss) {
                let result = verify(&set, vector, &lie.identifier(), None);
                assert_eq!(result, INVALID, "{pss:?} as {lie:?}");
            }
        }
    }
}

/// The AlgorithmIdentifiers of a vector, and of the same vector with another hash function.
fn right_and_wrong(vector: &Vector) -> [(Vec<u8>, HashId); 2] {
    let own = match vector.scheme {
        Ok(pss) => pss.hash,
        Err(hash) => hash,
    };
    let other = if own == HashId::Sha256 { HashId::Sha512 } else { HashId::Sha256 };
    [own, other].map(|hash| match vector.scheme {
        Ok(pss) => (Pss { hash, mgf: hash, ..pss }.identifier(), hash),
        Err(_) => (identifier(oid::RSA_ENCRYPTION, NULL), hash),
    })
}

#[test]
fn moduli_of_up_to_8192_bits_are_verified_by_the_wide_engine() {
    let mut lengths = Vec::new();
    for vector in vectors_of(LONG_SIGNATURES) {
        let [(right, hash), (wrong, other)] = right_and_wrong(&vector);
        assert_eq!(verify(&WIDE, &vector, &right, Some(hash)), VALID);
        assert_eq!(verify(&WIDE, &vector, &wrong, Some(other)), INVALID);
        let mut changed = vector;
        changed.signature[700] ^= 1;
        assert_eq!(verify(&WIDE, &changed, &right, Some(hash)), INVALID);
        lengths.push((changed.modulus.len(), changed.scheme.is_ok()));
    }
    for length in [768, 896, 1024] {
        // PSS with three lengths of the salt, for two hash functions.
        let count = |is_pss| lengths.iter().filter(|it| **it == (length, is_pss)).count();
        assert_eq!((count(true), count(false)), (6, 2));
    }
}

#[test]
fn a_modulus_is_supported_up_to_the_longest_of_the_engine() {
    for (set, longest) in SETS.iter().zip([768, 512, 1024]) {
        for vector in vectors_of(LONG_SIGNATURES) {
            let key = PublicKey::Rsa(RsaKey { modulus: &vector.modulus, exponent: &[1, 0, 1] });
            let scheme = SignatureScheme::RsaPkcs1 { hash: HashId::Sha256 };
            let is_supported = set.signature(&key, &scheme).is_some();
            assert_eq!(is_supported, vector.modulus.len() <= longest);
        }
    }
}

#[test]
fn pss_without_parameters_takes_the_digest_algorithm_and_its_length_as_salt() {
    let algorithm = identifier(oid::RSASSA_PSS, &[]);
    for set in SETS {
        for vector in &vectors() {
            let Ok(pss) = vector.scheme else { continue };
            let result = verify(&set, vector, &algorithm, Some(pss.hash));
            let is_usual = pss.mgf == pss.hash && pss.salt == pss.hash.length();
            let expected = if is_usual {
                Ok(FindingSet::of(&[Finding::PssParametersMissing]))
            } else {
                INVALID
            };
            assert_eq!(result, expected, "{pss:?}");
        }
    }
}

#[test]
fn pkcs1_is_verified_by_each_name_and_by_the_digest_algorithm_beside_rsa_encryption() {
    let names = [
        oid::SHA1_WITH_RSA,
        oid::SHA224_WITH_RSA,
        oid::SHA256_WITH_RSA,
        oid::SHA384_WITH_RSA,
        oid::SHA512_WITH_RSA,
    ];
    for set in SETS {
        for vector in &vectors() {
            let Err(signed) = vector.scheme else { continue };
            for (name, (_, hash)) in names.into_iter().zip(HASHES) {
                let missing = Ok(FindingSet::of(&[Finding::RsaParametersMissing]));
                for (parameters, valid) in [(NULL, VALID), (&[], missing)] {
                    let expected = if hash == signed { valid } else { INVALID };
                    let own = verify(&set, vector, &identifier(name, parameters), None);
                    let bare = identifier(oid::RSA_ENCRYPTION, parameters);
                    let by_digest = verify(&set, vector, &bare, Some(hash));
                    assert_eq!((own, by_digest), (expected, expected), "{signed} as {hash}");
                }
            }
        }
    }
}

#[test]
fn a_padding_is_not_taken_for_the_other() {
    for set in SETS {
        for vector in &vectors() {
            let (other, hash) = match vector.scheme {
                Ok(pss) => (identifier(oid::RSA_ENCRYPTION, NULL), pss.hash),
                Err(hash) => (Pss { hash, mgf: hash, salt: hash.length() }.identifier(), hash),
            };
            assert_eq!(verify(&set, vector, &other, Some(hash)), INVALID);
        }
    }
}

#[test]
fn without_a_hash_function_nothing_is_verified() {
    for (oid, parameters) in [(oid::RSA_ENCRYPTION, NULL), (oid::RSASSA_PSS, &[])] {
        let encoded = identifier(oid, parameters);
        let mut reader = Reader::new(Rules::Der, &encoded, Structure::AlgorithmIdentifier);
        let algorithm = reader.prefix(AlgorithmIdentifier::read).unwrap();
        for set in SETS {
            assert_eq!(set.scheme(&algorithm, None), Err(AlgorithmError::Unsupported));
        }
    }
}
