//! Project Wycheproof's signature vectors, through the public traits.
//!
//! The corpus is not part of the repository: `$IDCHIP_CORPUS`, else `../shared/data`. Without it, the
//! tests say so on one line and pass.
#![cfg(all(
    feature = "sha",
    feature = "ecdsa-nist",
    feature = "ecdsa-brainpool",
    feature = "rsa",
    feature = "compact"
))]

use std::path::PathBuf;
use std::slice;

use idchip::crypto::{Algorithms, CryptoError, EcdsaEncoding, HashId, SignatureScheme};
use idchip::oid::{self, Oid};
use idchip::x509::{EcKey, EcParameters, PublicKey, RsaKey, SubjectPublicKeyInfo};
use idchip::{Finding, FindingSet, algorithms};
use serde_json::Value;

/// Why tests are not to verify although Wycheproof would let them, and what is to come out instead.
const OUT_OF_BOUNDS: &[(&str, CryptoError)] = &[
    // The longest modulus that is known is 6144 bits.
    ("rsa_signature_8192_sha256_test.json", CryptoError::Unsupported),
];

/// The sets that have to agree with the vectors.
const SETS: [(&str, Algorithms<'_>); 2] =
    [("default", algorithms::ALL), ("compact", algorithms::compact::ALL)];

#[test]
fn ecdsa_p224_vectors() {
    ecdsa("secp224r1", oid::P224);
}

#[test]
fn ecdsa_p256_vectors() {
    ecdsa("secp256r1", oid::P256);
}

#[test]
fn ecdsa_p384_vectors() {
    ecdsa("secp384r1", oid::P384);
}

#[test]
fn ecdsa_p521_vectors() {
    ecdsa("secp521r1", oid::P521);
}

#[test]
fn ecdsa_brainpool_p224r1_vectors() {
    ecdsa("brainpoolP224r1", oid::BRAINPOOL_P224R1);
}

#[test]
fn ecdsa_brainpool_p256r1_vectors() {
    ecdsa("brainpoolP256r1", oid::BRAINPOOL_P256R1);
}

#[test]
fn ecdsa_brainpool_p320r1_vectors() {
    ecdsa("brainpoolP320r1", oid::BRAINPOOL_P320R1);
}

#[test]
fn ecdsa_brainpool_p384r1_vectors() {
    ecdsa("brainpoolP384r1", oid::BRAINPOOL_P384R1);
}

#[test]
fn ecdsa_brainpool_p512r1_vectors() {
    ecdsa("brainpoolP512r1", oid::BRAINPOOL_P512R1);
}

fn ecdsa(curve: &str, oid: Oid<'static>) {
    let files = files(&format!("ecdsa_{curve}_"));
    for (set, algorithms) in SETS {
        let mut counts = Counts::of(algorithms);
        counts.run_ecdsa(curve, oid, &files);
        counts.finish(&format!("{curve}, {set}"));
    }
}

#[test]
fn rsa_pkcs1_vectors() {
    let files = [files("rsa_signature_"), files("rsa_pkcs1_")].concat();
    rsa("rsa pkcs1", &files, |group| SignatureScheme::RsaPkcs1 { hash: hash(&group["sha"]) });
}

#[test]
fn rsa_pss_vectors() {
    rsa("rsa pss", &files("rsa_pss_"), pss_scheme);
}

/// Each key is bound to the parameters that it comes with, and to no others.
#[test]
fn rsa_pss_keys_bind_their_parameters() {
    let (mut bound, mut free) = (0, 0);
    for (name, file) in files("rsa_pss_") {
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
    assert!(bound > 0 || corpus().is_none());
}

fn other_than(hash: HashId) -> HashId {
    if hash == HashId::Sha256 { HashId::Sha512 } else { HashId::Sha256 }
}

fn pss_scheme(group: &Value) -> SignatureScheme {
    assert_eq!(group["mgf"], "MGF1");
    SignatureScheme::RsaPss {
        hash: hash(&group["sha"]),
        mgf_hash: hash(&group["mgfSha"]),
        salt_length: group["sLen"].as_u64().unwrap().try_into().unwrap(),
    }
}

fn rsa(what: &str, files: &[(String, Value)], scheme: impl Fn(&Value) -> SignatureScheme) {
    for (set, algorithms) in SETS {
        let mut counts = Counts::of(algorithms);
        for (name, file) in files {
            for group in array(&file["testGroups"]) {
                counts.run_rsa(name, group, &scheme(group));
            }
        }
        counts.finish(&format!("{what}, {set}"));
    }
}

struct Counts {
    algorithms: Algorithms<'static>,
    valid: usize,
    invalid: usize,
    failures: Vec<String>,
}

impl Counts {
    fn of(algorithms: Algorithms<'static>) -> Self {
        Self { algorithms, valid: 0, invalid: 0, failures: Vec::new() }
    }

    fn run_ecdsa(&mut self, curve: &str, oid: Oid<'static>, files: &[(String, Value)]) {
        for (name, file) in files {
            let encoding =
                if name.contains("p1363") { EcdsaEncoding::Plain } else { EcdsaEncoding::Der };
            for group in array(&file["testGroups"]) {
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
        let out_of_bounds = OUT_OF_BOUNDS.iter().find(|(file, _)| *file == name);
        self.run_unless(name, tests, key, scheme, out_of_bounds.map(|(_, error)| *error));
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

    fn finish(self, what: &str) {
        assert!(self.failures.is_empty(), "{what}: {:#?}", self.failures);
        if corpus().is_some() {
            println!("{what}: {} valid, {} not", self.valid, self.invalid);
            assert!(self.valid > 0 && self.invalid > 0);
        }
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

/// What is noted of a signature that is valid: that the key is short.
fn findings(key: &PublicKey<'_>) -> FindingSet {
    match key {
        PublicKey::Rsa(key) if key.bits() < 2048 => FindingSet::of(&[Finding::ShortRsaKey]),
        _ => FindingSet::EMPTY,
    }
}

/// Moduli below 2048 bits are a chip's (Active Authentication), for recovery only.
#[test]
fn short_moduli_are_recovered_with() {
    let mut recovered = 0;
    for (_, file) in files("rsa_pkcs1_") {
        for group in array(&file["testGroups"]) {
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
    assert!(recovered > 0 || corpus().is_none());
}

/// What is to come out of a test that Wycheproof calls "acceptable", by its flags.
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

fn corpus() -> Option<PathBuf> {
    let default = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    let corpus = std::env::var_os("IDCHIP_CORPUS").map_or(default, PathBuf::from);
    Some(corpus.join("wycheproof")).filter(|folder| folder.is_dir())
}

/// Name and content of each file whose name starts so.
fn files(prefix: &str) -> Vec<(String, Value)> {
    let Some(folder) = corpus() else {
        println!("skipped: no Wycheproof vectors (set IDCHIP_CORPUS)");
        return Vec::new();
    };
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with(prefix))
        .collect();
    names.sort();
    let read = |name: &String| std::fs::read(folder.join(name)).unwrap();
    names
        .into_iter()
        .map(|name| (name.clone(), serde_json::from_slice(&read(&name)).unwrap()))
        .collect()
}

fn array(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

fn hex(value: &Value) -> Vec<u8> {
    let digits = value.as_str().unwrap();
    (0..digits.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap())
        .collect()
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
