//! The hash functions, by name.

use crate::der::{Bytes, null, oid, sequence};
use md5::{Digest, Md5};
use sha1::Sha1;
use sha2::{Sha224, Sha256, Sha384, Sha512};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Hash {
    Md5,
    Sha1,
    Sha224,
    Sha256,
    Sha384,
    Sha512,
}

impl Hash {
    pub(crate) fn of(self, message: impl AsRef<[u8]>) -> Bytes {
        let message = message.as_ref();
        match self {
            Self::Md5 => Md5::digest(message).to_vec(),
            Self::Sha1 => Sha1::digest(message).to_vec(),
            Self::Sha224 => Sha224::digest(message).to_vec(),
            Self::Sha256 => Sha256::digest(message).to_vec(),
            Self::Sha384 => Sha384::digest(message).to_vec(),
            Self::Sha512 => Sha512::digest(message).to_vec(),
        }
    }

    pub(crate) fn size(self) -> usize {
        match self {
            Self::Md5 => 16,
            Self::Sha1 => 20,
            Self::Sha224 => 28,
            Self::Sha256 => 32,
            Self::Sha384 => 48,
            Self::Sha512 => 64,
        }
    }

    pub(crate) fn oid(self) -> &'static str {
        match self {
            Self::Md5 => "1.2.840.113549.2.5",
            Self::Sha1 => "1.3.14.3.2.26",
            Self::Sha224 => "2.16.840.1.101.3.4.2.4",
            Self::Sha256 => "2.16.840.1.101.3.4.2.1",
            Self::Sha384 => "2.16.840.1.101.3.4.2.2",
            Self::Sha512 => "2.16.840.1.101.3.4.2.3",
        }
    }

    /// The AlgorithmIdentifier with absent parameters, as RFC 5754 wants it.
    pub(crate) fn algorithm(self) -> Bytes {
        sequence([oid(self.oid())])
    }

    /// The AlgorithmIdentifier with NULL parameters.
    pub(crate) fn algorithm_with_null(self) -> Bytes {
        sequence([oid(self.oid()), null()])
    }

    pub(crate) fn hmac(self, key: &[u8], message: &[u8]) -> Bytes {
        let block = match self {
            Self::Sha384 | Self::Sha512 => 128,
            _ => 64,
        };
        let mut padded = if key.len() > block { self.of(key) } else { key.to_vec() };
        padded.resize(block, 0);
        let pad = |byte: u8| padded.iter().map(|b| b ^ byte).collect::<Bytes>();
        self.of([pad(0x5C), self.of([pad(0x36), message.to_vec()].concat())].concat())
    }

    /// MGF1 of RFC 8017 appendix B.2.1.
    pub(crate) fn mgf1(self, seed: &[u8], length: usize) -> Bytes {
        let mut mask = Vec::new();
        for counter in 0_u32.. {
            if mask.len() >= length {
                break;
            }
            mask.extend(self.of([seed, &counter.to_be_bytes()].concat()));
        }
        mask.truncate(length);
        mask
    }
}
