//! A signer: a key, a scheme, and the AlgorithmIdentifier that announces it.

use crate::der::{Bytes, context, integer, null, oid, sequence};
use crate::ec::{EcKey, der_signature, plain_signature};
use crate::hash::Hash;
use crate::rsa::{Pss, RsaKey};
use std::collections::HashMap;
use std::sync::{LazyLock, Mutex};

#[derive(Clone, Debug)]
pub(crate) enum Key {
    Ec(EcKey),
    Rsa(RsaKey),
}

impl Key {
    /// SubjectPublicKeyInfo in its usual form: curves by name.
    pub(crate) fn public(&self) -> Bytes {
        match self {
            Self::Ec(key) => key.named(),
            Self::Rsa(key) => key.subject_public_key_info(),
        }
    }

    /// True if it is an RSA key with an exponent below 65537.
    pub(crate) fn has_small_exponent(&self) -> bool {
        match self {
            Self::Ec(_) => false,
            Self::Rsa(key) => key.e.bits() <= 16,
        }
    }

    /// The key identifier: SHA-1 over the content of the public key's BIT STRING.
    pub(crate) fn identifier(&self) -> Bytes {
        Hash::Sha1.of(match self {
            Self::Ec(key) => key.point(),
            Self::Rsa(key) => key.public(),
        })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Scheme {
    /// X9.62: SEQUENCE of r and s.
    Ecdsa(Hash),
    Pkcs1(Hash),
    /// TR-03111: r ‖ s.
    PlainEcdsa(Hash),
    Pss(Pss),
    /// PKCS#1 v1.5 announced as bare rsaEncryption: the hash is said elsewhere.
    RsaEncryption(Hash),
}

impl Scheme {
    /// The AlgorithmIdentifier as its specification wants it.
    pub(crate) fn algorithm(self) -> Bytes {
        match self {
            Self::Ecdsa(hash) => sequence([oid(ecdsa_oid(hash))]),
            Self::Pkcs1(hash) => sequence([oid(pkcs1_oid(hash)), null()]),
            Self::PlainEcdsa(hash) => sequence([oid(plain_ecdsa_oid(hash))]),
            Self::Pss(pss) => sequence([oid("1.2.840.113549.1.1.10"), pss_parameters(pss)]),
            Self::RsaEncryption(_) => sequence([oid("1.2.840.113549.1.1.1"), null()]),
        }
    }
}

#[derive(Clone)]
pub(crate) struct Signer {
    pub(crate) key: Key,
    pub(crate) scheme: Scheme,
    /// An AlgorithmIdentifier to use in place of the scheme's own.
    pub(crate) announced: Option<Bytes>,
    /// The change that is made to the finished signature.
    pub(crate) bend: fn(Bytes) -> Bytes,
    /// Makes the signature in place of the scheme, from the message.
    pub(crate) forge: Option<fn(&[u8]) -> Bytes>,
}

impl Signer {
    pub(crate) fn ecdsa(key: EcKey, hash: Hash) -> Self {
        Self::new(Key::Ec(key), Scheme::Ecdsa(hash))
    }

    pub(crate) fn pkcs1(key: RsaKey, hash: Hash) -> Self {
        Self::new(Key::Rsa(key), Scheme::Pkcs1(hash))
    }

    pub(crate) fn pss(key: RsaKey, pss: Pss) -> Self {
        Self::new(Key::Rsa(key), Scheme::Pss(pss))
    }

    pub(crate) fn new(key: Key, scheme: Scheme) -> Self {
        Self { key, scheme, announced: None, bend: |signature| signature, forge: None }
    }

    pub(crate) fn algorithm(&self) -> Bytes {
        self.announced.clone().unwrap_or_else(|| self.scheme.algorithm())
    }

    pub(crate) fn sign(&self, message: &[u8]) -> Bytes {
        match self.forge {
            Some(forge) => forge(message),
            None => (self.bend)(sign(&self.key, self.scheme, message)),
        }
    }
}

/// Signs, remembering the result: many cards share their certificates.
fn sign(key: &Key, scheme: Scheme, message: &[u8]) -> Bytes {
    type Question = (Bytes, Scheme, Bytes);
    static DONE: LazyLock<Mutex<HashMap<Question, Bytes>>> = LazyLock::new(Mutex::default);
    let public = match key {
        Key::Ec(key) => key.explicit(),
        Key::Rsa(key) => key.public(),
    };
    let question = (public, scheme, message.to_vec());
    if let Some(signature) = DONE.lock().expect("no thread panicked").get(&question) {
        return signature.clone();
    }
    let signature = match (key, scheme) {
        (Key::Ec(key), Scheme::Ecdsa(hash)) => {
            let (r, s) = key.sign(hash, message);
            der_signature(&r, &s)
        }
        (Key::Ec(key), Scheme::PlainEcdsa(hash)) => {
            let (r, s) = key.sign(hash, message);
            plain_signature(&r, &s, key.curve.order_size())
        }
        (Key::Rsa(key), Scheme::Pkcs1(hash) | Scheme::RsaEncryption(hash)) => {
            key.sign_pkcs1(hash, message)
        }
        (Key::Rsa(key), Scheme::Pss(pss)) => key.sign_pss(pss, message),
        _ => panic!("the scheme does not fit the key"),
    };
    DONE.lock().expect("no thread panicked").insert(question, signature.clone());
    signature
}

/// `RSASSA-PSS-params`; fields that equal their default are left out.
pub(crate) fn pss_parameters(pss: Pss) -> Bytes {
    let mask = sequence([oid("1.2.840.113549.1.1.8"), pss.mask.algorithm_with_null()]);
    let mut fields = Vec::new();
    if pss.hash != Hash::Sha1 {
        fields.push(context(0, pss.hash.algorithm_with_null()));
    }
    if pss.mask != Hash::Sha1 {
        fields.push(context(1, mask));
    }
    if pss.salt != 20 {
        fields.push(context(2, integer(pss.salt as u64)));
    }
    sequence(fields)
}

fn ecdsa_oid(hash: Hash) -> &'static str {
    match hash {
        Hash::Md5 => panic!("there is no ECDSA with MD5"),
        Hash::Sha1 => "1.2.840.10045.4.1",
        Hash::Sha224 => "1.2.840.10045.4.3.1",
        Hash::Sha256 => "1.2.840.10045.4.3.2",
        Hash::Sha384 => "1.2.840.10045.4.3.3",
        Hash::Sha512 => "1.2.840.10045.4.3.4",
    }
}

pub(crate) fn plain_ecdsa_oid(hash: Hash) -> &'static str {
    match hash {
        Hash::Md5 => panic!("there is no ECDSA with MD5"),
        Hash::Sha1 => "0.4.0.127.0.7.1.1.4.1.1",
        Hash::Sha224 => "0.4.0.127.0.7.1.1.4.1.2",
        Hash::Sha256 => "0.4.0.127.0.7.1.1.4.1.3",
        Hash::Sha384 => "0.4.0.127.0.7.1.1.4.1.4",
        Hash::Sha512 => "0.4.0.127.0.7.1.1.4.1.5",
    }
}

fn pkcs1_oid(hash: Hash) -> &'static str {
    match hash {
        Hash::Md5 => "1.2.840.113549.1.1.4",
        Hash::Sha1 => "1.2.840.113549.1.1.5",
        Hash::Sha224 => "1.2.840.113549.1.1.14",
        Hash::Sha256 => "1.2.840.113549.1.1.11",
        Hash::Sha384 => "1.2.840.113549.1.1.12",
        Hash::Sha512 => "1.2.840.113549.1.1.13",
    }
}
