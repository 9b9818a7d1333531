//! RSA by exponentiation: PKCS#1 v1.5, PSS and ISO/IEC 9796-2 scheme 1.

use crate::der::{Bytes, bit_string, null, octets, oid, sequence, unsigned};
use crate::ec::{hex, padded};
use crate::hash::Hash;
use num_bigint::BigUint;

/// A key pair read from one of the committed throw-away key files.
#[derive(Clone, Debug)]
pub(crate) struct RsaKey {
    pub(crate) n: BigUint,
    pub(crate) e: BigUint,
    p: BigUint,
    q: BigUint,
}

impl RsaKey {
    /// Reads the lines `p …`, `q …`, `e …`.
    pub(crate) fn parse(text: &str) -> Self {
        let number = |name: &str| {
            let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
            hex(line.expect("the key file has p, q and e"))
        };
        let (p, q) = (number("p"), number("q"));
        Self { n: &p * &q, e: number("e"), p, q }
    }

    /// The same modulus with another public exponent.
    pub(crate) fn with_exponent(self, e: u32) -> Self {
        Self { e: BigUint::from(e), ..self }
    }

    /// Bytes of the modulus.
    pub(crate) fn size(&self) -> usize {
        self.n.bits().div_ceil(8) as usize
    }

    /// `RSAPublicKey`.
    pub(crate) fn public(&self) -> Bytes {
        rsa_public_key(&self.n, &self.e)
    }

    /// SubjectPublicKeyInfo under rsaEncryption.
    pub(crate) fn subject_public_key_info(&self) -> Bytes {
        subject_public_key_info(&self.public())
    }

    /// The private operation, by the Chinese remainder theorem.
    pub(crate) fn private(&self, message: &BigUint) -> BigUint {
        let root = |prime: &BigUint| {
            let order = prime - 1_u8;
            match self.e.modinv(&order) {
                Some(d) if order > BigUint::from(1_u8) => message.modpow(&d, prime),
                _ => message % prime,
            }
        };
        let (mp, mq) = (root(&self.p), root(&self.q));
        let inverse = self.q.modinv(&self.p).expect("two different primes");
        let h = inverse * (&mp + &self.p - &mq % &self.p) % &self.p;
        mq + h * &self.q
    }

    pub(crate) fn sign_pkcs1(&self, hash: Hash, message: &[u8]) -> Bytes {
        self.sign_block(&pkcs1_block(&digest_info(hash, message), self.size()))
    }

    /// RSASSA-PSS; the salt is derived from the message, so that the result is the same every time.
    pub(crate) fn sign_pss(&self, pss: Pss, message: &[u8]) -> Bytes {
        let bits = self.n.bits() - 1;
        let size = bits.div_ceil(8) as usize;
        let salt = Hash::Sha256.mgf1(&[b"salt", message].concat(), pss.salt);
        let digest = pss.hash.of([vec![0; 8], pss.hash.of(message), salt.clone()].concat());
        let block_size = size - digest.len() - 1;
        let mut block = vec![0; block_size - salt.len() - 1];
        block.push(0x01);
        block.extend(salt);
        for (byte, mask) in block.iter_mut().zip(pss.mask.mgf1(&digest, block_size)) {
            *byte ^= mask;
        }
        block[0] &= 0xFF >> (8 * size as u64 - bits);
        self.sign_block(&[block, digest, vec![pss.trailer]].concat())
    }

    /// The response of Active Authentication to `challenge`, with the block `bend` leaves behind.
    pub(crate) fn sign_iso9796(
        &self,
        hash: Hash,
        challenge: &[u8],
        bend: impl FnOnce(&mut Bytes),
    ) -> Bytes {
        let trailer: &[u8] = match hash {
            Hash::Sha224 => &[0x38, 0xCC],
            Hash::Sha256 => &[0x34, 0xCC],
            Hash::Sha384 => &[0x36, 0xCC],
            Hash::Sha512 => &[0x35, 0xCC],
            _ => &[0xBC],
        };
        let m1_size = self.size() - 1 - hash.size() - trailer.len();
        let m1 = Hash::Sha256.mgf1(b"the chip's own random part", m1_size);
        let digest = hash.of([m1.as_slice(), challenge].concat());
        let mut block = [&[0x6A], m1.as_slice(), digest.as_slice(), trailer].concat();
        bend(&mut block);
        self.sign_block(&block)
    }

    /// The private operation on a block that the caller has padded.
    pub(crate) fn sign_block(&self, block: &[u8]) -> Bytes {
        padded(&self.private(&BigUint::from_bytes_be(block)), self.size())
    }
}

/// The parameters of RSASSA-PSS.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Pss {
    pub(crate) hash: Hash,
    pub(crate) mask: Hash,
    pub(crate) salt: usize,
    /// The last byte of the encoded message: `BC`.
    pub(crate) trailer: u8,
}

impl Pss {
    /// One hash for everything and a salt of its length.
    pub(crate) fn new(hash: Hash) -> Self {
        Self { hash, mask: hash, salt: hash.size(), trailer: 0xBC }
    }
}

/// `RSAPublicKey`.
pub(crate) fn rsa_public_key(n: &BigUint, e: &BigUint) -> Bytes {
    sequence([unsigned(n), unsigned(e)])
}

/// SubjectPublicKeyInfo under rsaEncryption.
pub(crate) fn subject_public_key_info(public: &[u8]) -> Bytes {
    sequence([sequence([oid("1.2.840.113549.1.1.1"), null()]), bit_string(public)])
}

/// `DigestInfo` with NULL parameters.
pub(crate) fn digest_info(hash: Hash, message: &[u8]) -> Bytes {
    sequence([hash.algorithm_with_null(), octets(hash.of(message))])
}

/// `00 01 FF… 00 ‖ DigestInfo`.
pub(crate) fn pkcs1_block(digest_info: &[u8], size: usize) -> Bytes {
    let padding = vec![0xFF; size - digest_info.len() - 3];
    [&[0x00, 0x01], padding.as_slice(), &[0x00], digest_info].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opens_what_it_signed() {
        let key = RsaKey::parse("p d3\nq e9\ne 11\n");
        let message = BigUint::from(12_345_u32);
        assert_eq!(key.private(&message).modpow(&key.e, &key.n), message);
    }

    #[test]
    fn pads_as_rfc_8017_says() {
        let block = pkcs1_block(&digest_info(Hash::Sha256, b"abc"), 256);
        assert_eq!(block.len(), 256);
        assert_eq!(block[..4], [0x00, 0x01, 0xFF, 0xFF]);
        assert!(block.ends_with(&Hash::Sha256.of(b"abc")));
    }
}
