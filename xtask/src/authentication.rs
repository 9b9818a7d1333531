//! Active Authentication: challenges and what chips answered.

use crate::curves::{BRAINPOOL_P256R1, P256};
use crate::der::Bytes;
use crate::ec::{EcKey, der_signature, plain_signature};
use crate::hash::Hash;
use crate::keys;
use crate::lds;
use crate::signer::plain_ecdsa_oid;
use alloc::collections::BTreeMap;
use num_bigint::BigUint;
use serde::Serialize;

const CHALLENGE: [u8; 8] = [0x49, 0x44, 0x43, 0x48, 0x49, 0x50, 0x21, 0x07];

/// One challenge and response, in the manifest's words.
#[derive(Serialize)]
pub(crate) struct Authentication {
    pub(crate) name: &'static str,
    pub(crate) property: &'static str,
    /// The card whose DG15 this is, if there is one.
    pub(crate) card: Option<&'static str>,
    dg15: String,
    challenge: String,
    response: String,
    /// The signature algorithm that DG14 names, for elliptic curves.
    pub(crate) algorithm: Option<&'static str>,
    expect: &'static str,
    reason: &'static str,
    findings: Vec<&'static str>,
    /// The challenge and the response.
    #[serde(skip)]
    pub(crate) contents: [Bytes; 2],
    /// DG15, where no card has it.
    #[serde(skip)]
    pub(crate) public_key: Option<Bytes>,
}

impl Authentication {
    fn new(
        [name, property]: [&'static str; 2],
        expect: [&'static str; 2],
        response: Bytes,
    ) -> Self {
        let [expect, reason] = expect;
        Self {
            name,
            property,
            card: Some("vn_good"),
            dg15: "cards/vn_good/EF.DG15.bin".to_owned(),
            challenge: format!("aa/{name}.challenge.bin"),
            response: format!("aa/{name}.response.bin"),
            algorithm: None,
            expect,
            reason,
            findings: Vec::new(),
            contents: [CHALLENGE.to_vec(), response],
            public_key: None,
        }
    }

    fn ecdsa(
        about: [&'static str; 2],
        expect: [&'static str; 2],
        key: &EcKey,
        hash: Hash,
        response: Bytes,
    ) -> Self {
        let dg15 = format!("aa/{}.EF.DG15.bin", about[0]);
        Self {
            card: None,
            dg15,
            algorithm: Some(plain_ecdsa_oid(hash)),
            public_key: Some(lds::dg15(key.explicit())),
            ..Self::new(about, expect, response)
        }
    }

    fn der(self) -> Self {
        Self { findings: vec!["plain_ecdsa_signature"], ..self }
    }

    pub(crate) fn files(&self) -> BTreeMap<String, Bytes> {
        let [challenge, response] = self.contents.clone();
        let mut files = BTreeMap::from([
            (self.challenge.clone(), challenge),
            (self.response.clone(), response),
        ]);
        files.extend(self.public_key.clone().map(|key| (self.dg15.clone(), key)));
        files
    }
}

pub(crate) fn all() -> Vec<Authentication> {
    [rsa(), rsa_faults(), ecdsa()].into_iter().flatten().collect()
}

const GENUINE: [&str; 2] = ["genuine", "ok"];

/// A response that was cut, or is longer than a signature, says nothing about the chip.
const WRONG_LENGTH: [&str; 2] = ["undetermined", "response_length"];

fn failed(reason: &'static str) -> [&'static str; 2] {
    ["failed", reason]
}

fn rsa() -> Vec<Authentication> {
    let key = keys::rsa("aa_rsa_2048");
    let answer = |hash| key.sign_iso9796(hash, &CHALLENGE, |_| {});
    let add = |name, property, hash| Authentication::new([name, property], GENUINE, answer(hash));
    let sha1 = add("rsa_sha1", "trailer BC, SHA-1: the Vietnamese card", Hash::Sha1);
    vec![
        Authentication { findings: vec!["weak_hash"], ..sha1 },
        add("rsa_sha224", "trailer 38CC", Hash::Sha224),
        add("rsa_sha256", "trailer 34CC", Hash::Sha256),
        add("rsa_sha384", "trailer 36CC", Hash::Sha384),
        add("rsa_sha512", "trailer 35CC", Hash::Sha512),
    ]
}

fn rsa_faults() -> Vec<Authentication> {
    let key = keys::rsa("aa_rsa_2048");
    let bent = |about, reason, bend: fn(&mut Bytes)| {
        Authentication::new(about, failed(reason), key.sign_iso9796(Hash::Sha1, &CHALLENGE, bend))
    };
    let raw = |about, reason, change: &dyn Fn(Bytes) -> Bytes| {
        let response = key.sign_iso9796(Hash::Sha1, &CHALLENGE, |_| {});
        Authentication::new(about, failed(reason), change(response))
    };
    let of_length = |about, change: &dyn Fn(Bytes) -> Bytes| {
        let response = key.sign_iso9796(Hash::Sha1, &CHALLENGE, |_| {});
        Authentication::new(about, WRONG_LENGTH, change(response))
    };
    let clone = keys::rsa("aa_rsa_2048_clone").sign_iso9796(Hash::Sha1, &CHALLENGE, |_| {});
    let mut elsewhere = raw(
        ["rsa_other_challenge", "the response to another challenge"],
        "response_invalid",
        &|response| response,
    );
    elsewhere.contents[0] = vec![0x00; 8];
    vec![
        Authentication {
            card: Some("vn_cloned"),
            ..Authentication::new(
                ["rsa_cloned", "a copy of vn_good in a chip with a key of its own"],
                failed("response_invalid"),
                clone,
            )
        },
        bent(["rsa_wrong_trailer", "the block ends in BD"], "response_invalid", |block| {
            let last = block.len() - 1;
            block[last] = 0xBD;
        }),
        bent(["rsa_unknown_hash_trailer", "the block ends in 39CC"], "response_invalid", |block| {
            let last = block.len() - 1;
            block[last - 1..].copy_from_slice(&[0x39, 0xCC]);
        }),
        bent(["rsa_wrong_header", "the block begins with 4A"], "response_invalid", |block| {
            block[0] = 0x4A
        }),
        bent(
            ["rsa_altered_m1", "one bit of M1 is not what was hashed"],
            "response_invalid",
            |block| {
                block[20] ^= 0x01;
            },
        ),
        bent(
            ["rsa_altered_digest", "one bit of the digest is wrong"],
            "response_invalid",
            |block| {
                let last = block.len() - 1;
                block[last - 5] ^= 0x01;
            },
        ),
        of_length(["rsa_response_too_short", "the response lacks its last byte"], &|mut r| {
            r.pop();
            r
        }),
        of_length(["rsa_response_too_long", "the response has a zero byte in front"], &|r| {
            [vec![0], r].concat()
        }),
        of_length(["rsa_response_empty", "the response is empty"], &|_| Vec::new()),
        of_length(
            ["rsa_response_231_of_256", "the reader did not ask with extended length"],
            &|r| r[..231].to_vec(),
        ),
        of_length(["rsa_response_with_status", "the status word was left on the response"], &|r| {
            [r, vec![0x90, 0x00]].concat()
        }),
        raw(
            ["rsa_response_not_reduced", "the response is not less than the modulus"],
            "response_invalid",
            &|r| {
                let sum = BigUint::from_bytes_be(&r) + &key.n;
                if sum.bits() <= 2048 { sum.to_bytes_be() } else { key.n.to_bytes_be() }
            },
        ),
        elsewhere,
    ]
}

fn ecdsa() -> Vec<Authentication> {
    let p256 = keys::ec("AA P-256", &P256);
    let bp256 = keys::ec("AA brainpool", &BRAINPOOL_P256R1);
    let plain = |key: &EcKey, hash| {
        let (r, s) = key.sign(hash, &CHALLENGE);
        plain_signature(&r, &s, key.curve.order_size())
    };
    let der = |key: &EcKey, hash| {
        let (r, s) = key.sign(hash, &CHALLENGE);
        der_signature(&r, &s)
    };
    let hash = Hash::Sha256;
    let bent = |name, property, reason, change: &dyn Fn(&mut Bytes)| {
        let mut response = plain(&p256, hash);
        change(&mut response);
        Authentication::ecdsa([name, property], failed(reason), &p256, hash, response)
    };
    let passport = Authentication {
        card: Some("td3_passport"),
        dg15: "cards/td3_passport/EF.DG15.bin".to_owned(),
        public_key: None,
        ..Authentication::ecdsa(
            ["ecdsa_p256_plain", "r and s side by side"],
            GENUINE,
            &p256,
            hash,
            plain(&p256, hash),
        )
    };
    let der_p256 = der(&p256, hash);
    let der_bp256 = der(&bp256, hash);
    vec![
        passport,
        Authentication::ecdsa(
            ["ecdsa_p256_der", "r and s in a SEQUENCE"],
            GENUINE,
            &p256,
            hash,
            der_p256,
        )
        .der(),
        Authentication::ecdsa(
            ["ecdsa_bp256_plain", "r and s side by side"],
            GENUINE,
            &bp256,
            hash,
            plain(&bp256, hash),
        ),
        Authentication::ecdsa(
            ["ecdsa_bp256_der", "r and s in a SEQUENCE"],
            GENUINE,
            &bp256,
            hash,
            der_bp256,
        )
        .der(),
        Authentication::ecdsa(
            ["ecdsa_bp256_sha224_plain", "a digest shorter than the order"],
            GENUINE,
            &bp256,
            Hash::Sha224,
            plain(&bp256, Hash::Sha224),
        ),
        bent("ecdsa_altered", "one bit of s is wrong", "response_invalid", &|r| r[63] ^= 0x01),
        bent("ecdsa_r_zero", "r is zero", "response_invalid", &|r| r[..32].fill(0)),
        bent("ecdsa_s_zero", "s is zero", "response_invalid", &|r| r[32..].fill(0)),
        bent("ecdsa_r_too_big", "r is all ones", "response_invalid", &|r| r[..32].fill(0xFF)),
        Authentication::ecdsa(
            ["ecdsa_odd_length", "63 bytes cannot be two halves"],
            WRONG_LENGTH,
            &p256,
            hash,
            plain(&p256, hash)[..63].to_vec(),
        ),
    ]
}
