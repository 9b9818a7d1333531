//! Object identifiers, and the two sets of primitives below the parsers that verify nothing themselves.

use rsa::pkcs1::DecodeRsaPublicKey;
use rsa::signature::hazmat::PrehashVerifier;
use sha2::Digest;

use crate::entry::text;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hash {
    Sha256,
    Sha384,
    Sha512,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum KeyKind {
    P256,
    P384,
    P521,
    BrainpoolP384r1,
    Rsa,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scheme {
    Ecdsa(Hash),
    /// RSASSA-PSS with SHA-256 and a salt of 32 bytes.
    Pss,
}

/// A key and how it is encoded: a point, or RSAPublicKey.
pub(crate) struct Key {
    pub(crate) kind: KeyKind,
    pub(crate) bits: Vec<u8>,
}

pub(crate) const MESSAGE_DIGEST: &[u32] = &[1, 2, 840, 113549, 1, 9, 4];
const EC_PUBLIC_KEY: &[u32] = &[1, 2, 840, 10045, 2, 1];
const RSA_ENCRYPTION: &[u32] = &[1, 2, 840, 113549, 1, 1, 1];
const RSASSA_PSS: &[u32] = &[1, 2, 840, 113549, 1, 1, 10];
const HASHES: [(&[u32], Hash); 3] = [
    (&[2, 16, 840, 1, 101, 3, 4, 2, 1], Hash::Sha256),
    (&[2, 16, 840, 1, 101, 3, 4, 2, 2], Hash::Sha384),
    (&[2, 16, 840, 1, 101, 3, 4, 2, 3], Hash::Sha512),
];
const ECDSA: [(&[u32], Hash); 3] = [
    (&[1, 2, 840, 10045, 4, 3, 2], Hash::Sha256),
    (&[1, 2, 840, 10045, 4, 3, 3], Hash::Sha384),
    (&[1, 2, 840, 10045, 4, 3, 4], Hash::Sha512),
];
const CURVES: [(&[u32], KeyKind); 4] = [
    (&[1, 2, 840, 10045, 3, 1, 7], KeyKind::P256),
    (&[1, 3, 132, 0, 34], KeyKind::P384),
    (&[1, 3, 132, 0, 35], KeyKind::P521),
    (&[1, 3, 36, 3, 3, 2, 8, 1, 1, 11], KeyKind::BrainpoolP384r1),
];

/// RSASSA-PSS-params of SHA-256, MGF1 with SHA-256 and a salt of 32 bytes, as far as they tell them from others.
const PSS_SHA256: [&[u8]; 2] =
    [&[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01], &[0xA2, 0x03, 0x02, 0x01, 0x20]];

fn find<T: Copy>(table: &[(&[u32], T)], oid: &[u32]) -> Result<T, String> {
    let row = table.iter().find(|(name, _)| *name == oid);
    row.map(|(_, value)| *value).ok_or_else(|| "an algorithm that this program lacks".to_owned())
}

impl Hash {
    pub(crate) fn named(oid: &[u32]) -> Result<Self, String> {
        find(&HASHES, oid)
    }
}

impl Scheme {
    /// `parameters` are encoded.
    pub(crate) fn named(oid: &[u32], parameters: &[u8]) -> Result<Self, String> {
        if oid != RSASSA_PSS {
            return find(&ECDSA, oid).map(Self::Ecdsa);
        }
        let has = |part: &[u8]| parameters.windows(part.len()).any(|it| it == part);
        let is_known = PSS_SHA256.iter().all(|part| has(part));
        is_known.then_some(Self::Pss).ok_or_else(|| "other parameters of RSASSA-PSS".to_owned())
    }
}

impl KeyKind {
    /// `curve` is the identifier in the parameters.
    pub(crate) fn named(oid: &[u32], curve: Option<&[u32]>) -> Result<Self, String> {
        match curve {
            _ if oid == RSA_ENCRYPTION => Ok(Self::Rsa),
            Some(curve) if oid == EC_PUBLIC_KEY => find(&CURVES, curve),
            _ => Err("a kind of key that this program lacks".to_owned()),
        }
    }
}

/// Digests and signatures.
pub(crate) trait Primitives {
    fn digest(&self, hash: Hash, message: &[u8]) -> Vec<u8>;

    fn verify(&self, key: &Key, scheme: Scheme, message: &[u8], value: &[u8])
    -> Result<(), String>;
}

/// p256, p384, p521, bp384, rsa and sha2.
pub(crate) struct RustCrypto;

impl Primitives for RustCrypto {
    fn digest(&self, hash: Hash, message: &[u8]) -> Vec<u8> {
        match hash {
            Hash::Sha256 => sha2::Sha256::digest(message).to_vec(),
            Hash::Sha384 => sha2::Sha384::digest(message).to_vec(),
            Hash::Sha512 => sha2::Sha512::digest(message).to_vec(),
        }
    }

    fn verify(
        &self,
        key: &Key,
        scheme: Scheme,
        message: &[u8],
        value: &[u8],
    ) -> Result<(), String> {
        macro_rules! ecdsa {
            ($curve:ty, $digest:expr) => {{
                let key = ecdsa::VerifyingKey::<$curve>::from_sec1_bytes(&key.bits);
                let key = key.map_err(text)?;
                let signature = ecdsa::der::Signature::<$curve>::try_from(value).map_err(text)?;
                key.verify_prehash(&$digest, &signature).map_err(text)
            }};
        }
        let hash = match scheme {
            Scheme::Ecdsa(hash) => hash,
            Scheme::Pss => Hash::Sha256,
        };
        let digest = self.digest(hash, message);
        match key.kind {
            KeyKind::P256 => ecdsa!(p256::NistP256, digest),
            KeyKind::P384 => ecdsa!(p384::NistP384, digest),
            KeyKind::P521 => ecdsa!(p521::NistP521, digest),
            KeyKind::BrainpoolP384r1 => ecdsa!(bp384::BrainpoolP384r1, digest),
            KeyKind::Rsa if scheme == Scheme::Pss => {
                let key = rsa::PublicKey::from_pkcs1_der(&key.bits).map_err(text)?;
                let key = rsa::pss::VerifyingKey::<sha2::Sha256>::new(key);
                let signature = rsa::pss::Signature::try_from(value).map_err(text)?;
                key.verify_prehash(&digest, &signature).map_err(text)
            }
            KeyKind::Rsa => Err("only RSASSA-PSS is here".to_owned()),
        }
    }
}

/// aws-lc-rs.
pub(crate) struct AwsLc;

impl Primitives for AwsLc {
    fn digest(&self, hash: Hash, message: &[u8]) -> Vec<u8> {
        use aws_lc_rs::digest::{SHA256, SHA384, SHA512, digest};
        let algorithm = match hash {
            Hash::Sha256 => &SHA256,
            Hash::Sha384 => &SHA384,
            Hash::Sha512 => &SHA512,
        };
        digest(algorithm, message).as_ref().to_vec()
    }

    fn verify(
        &self,
        key: &Key,
        scheme: Scheme,
        message: &[u8],
        value: &[u8],
    ) -> Result<(), String> {
        use aws_lc_rs::signature::{
            ECDSA_P256_SHA256_ASN1, ECDSA_P384_SHA256_ASN1, ECDSA_P384_SHA384_ASN1,
            ECDSA_P521_SHA512_ASN1, ParsedPublicKey, RSA_PSS_2048_8192_SHA256,
            VerificationAlgorithm,
        };
        let algorithm: &'static dyn VerificationAlgorithm = match (key.kind, scheme) {
            (KeyKind::P256, Scheme::Ecdsa(Hash::Sha256)) => &ECDSA_P256_SHA256_ASN1,
            (KeyKind::P384, Scheme::Ecdsa(Hash::Sha256)) => &ECDSA_P384_SHA256_ASN1,
            (KeyKind::P384, Scheme::Ecdsa(Hash::Sha384)) => &ECDSA_P384_SHA384_ASN1,
            (KeyKind::P521, Scheme::Ecdsa(Hash::Sha512)) => &ECDSA_P521_SHA512_ASN1,
            (KeyKind::Rsa, Scheme::Pss) => &RSA_PSS_2048_8192_SHA256,
            // The curve of the same size is the nearest that there is.
            (KeyKind::BrainpoolP384r1, _) => {
                let key = ParsedPublicKey::new(&ECDSA_P384_SHA256_ASN1, &key.bits);
                return Err(match key {
                    Err(error) => format!("aws-lc-rs has no brainpoolP384r1 ({error})"),
                    Ok(_) => "aws-lc-rs took a point of another curve".to_owned(),
                });
            }
            _ => return Err("a pair of key and hash function that is not tried".to_owned()),
        };
        let key = ParsedPublicKey::new(algorithm, &key.bits).map_err(text)?;
        key.verify_sig(message, value).map_err(text)
    }
}
