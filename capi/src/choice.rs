//! The choice of algorithms that a caller accepts: safe code, behind the functions of the header.

use idchip::crypto::{Algorithms, DigestAlgorithm, HashId, SignatureAlgorithm};

use crate::numbers::{
    IDCHIP_ALGORITHM_ECDSA_BRAINPOOL_P224R1, IDCHIP_ALGORITHM_ECDSA_BRAINPOOL_P224T1,
    IDCHIP_ALGORITHM_ECDSA_BRAINPOOL_P256R1, IDCHIP_ALGORITHM_ECDSA_BRAINPOOL_P256T1,
    IDCHIP_ALGORITHM_ECDSA_BRAINPOOL_P320R1, IDCHIP_ALGORITHM_ECDSA_BRAINPOOL_P320T1,
    IDCHIP_ALGORITHM_ECDSA_BRAINPOOL_P384R1, IDCHIP_ALGORITHM_ECDSA_BRAINPOOL_P384T1,
    IDCHIP_ALGORITHM_ECDSA_BRAINPOOL_P512R1, IDCHIP_ALGORITHM_ECDSA_BRAINPOOL_P512T1,
    IDCHIP_ALGORITHM_ECDSA_P224, IDCHIP_ALGORITHM_ECDSA_P256, IDCHIP_ALGORITHM_ECDSA_P384,
    IDCHIP_ALGORITHM_ECDSA_P521, IDCHIP_ALGORITHM_RSA, IDCHIP_ALGORITHM_SHA_1,
    IDCHIP_ALGORITHM_SHA_224, IDCHIP_ALGORITHM_SHA_256, IDCHIP_ALGORITHM_SHA_384,
    IDCHIP_ALGORITHM_SHA_512,
};
use crate::session::ALGORITHMS;
use crate::status::{IDCHIP_STATUS_UNKNOWN_ALGORITHM, idchip_status};

/// The accepted algorithms of the build.
pub(crate) struct Choice {
    /// Only the first `digest_count` are accepted; the others fill the array. `signatures` is likewise.
    digests: [&'static dyn DigestAlgorithm; 5],
    digest_count: usize,
    signatures: [&'static dyn SignatureAlgorithm; 15],
    signature_count: usize,
}

impl Choice {
    pub(crate) fn of(accepted: u32) -> Result<Self, idchip_status> {
        if accepted == 0 || accepted & !available() != 0 {
            return Err(IDCHIP_STATUS_UNKNOWN_ALGORITHM);
        }
        let digest = ALGORITHMS.digests.first().ok_or(IDCHIP_STATUS_UNKNOWN_ALGORITHM)?;
        let signature = ALGORITHMS.signatures.first().ok_or(IDCHIP_STATUS_UNKNOWN_ALGORITHM)?;
        let mut choice = Self {
            digests: [*digest; 5],
            digest_count: 0,
            signatures: [*signature; 15],
            signature_count: 0,
        };
        let digests = ALGORITHMS.digests.iter().copied();
        let digests = digests.filter(|it| bit_of_digest(*it) & accepted != 0);
        for (place, digest) in choice.digests.iter_mut().zip(digests) {
            *place = digest;
            choice.digest_count = choice.digest_count.saturating_add(1);
        }
        let signatures = ALGORITHMS.signatures.iter().copied();
        let signatures = signatures.filter(|it| bit_of_signature(*it) & accepted != 0);
        for (place, signature) in choice.signatures.iter_mut().zip(signatures) {
            *place = signature;
            choice.signature_count = choice.signature_count.saturating_add(1);
        }
        Ok(choice)
    }

    pub(crate) fn algorithms(&self) -> Algorithms<'_> {
        Algorithms {
            digests: self.digests.get(..self.digest_count).unwrap_or(&[]),
            signatures: self.signatures.get(..self.signature_count).unwrap_or(&[]),
        }
    }
}

/// Returns the algorithms of this build: IDCHIP_ALGORITHM_ constants, joined with `|`.
pub(crate) fn available() -> u32 {
    let digests = ALGORITHMS.digests.iter().map(|it| bit_of_digest(*it));
    let signatures = ALGORITHMS.signatures.iter().map(|it| bit_of_signature(*it));
    digests.chain(signatures).fold(0, |all, bit| all | bit)
}

fn bit_of_digest(digest: &dyn DigestAlgorithm) -> u32 {
    match digest.id() {
        HashId::Sha1 => IDCHIP_ALGORITHM_SHA_1,
        HashId::Sha224 => IDCHIP_ALGORITHM_SHA_224,
        HashId::Sha256 => IDCHIP_ALGORITHM_SHA_256,
        HashId::Sha384 => IDCHIP_ALGORITHM_SHA_384,
        HashId::Sha512 => IDCHIP_ALGORITHM_SHA_512,
        _ => 0,
    }
}

fn bit_of_signature(signature: &dyn SignatureAlgorithm) -> u32 {
    let found = SIGNATURES.iter().find(|(_, name)| *name == signature.name());
    found.map_or(0, |(bit, _)| *bit)
}

/// The signature algorithms by the names that the library gives them.
const SIGNATURES: [(u32, &str); 15] = [
    (IDCHIP_ALGORITHM_RSA, "RSA"),
    (IDCHIP_ALGORITHM_ECDSA_P224, "ECDSA P-224"),
    (IDCHIP_ALGORITHM_ECDSA_P256, "ECDSA P-256"),
    (IDCHIP_ALGORITHM_ECDSA_P384, "ECDSA P-384"),
    (IDCHIP_ALGORITHM_ECDSA_P521, "ECDSA P-521"),
    (IDCHIP_ALGORITHM_ECDSA_BRAINPOOL_P224R1, "ECDSA brainpoolP224r1"),
    (IDCHIP_ALGORITHM_ECDSA_BRAINPOOL_P256R1, "ECDSA brainpoolP256r1"),
    (IDCHIP_ALGORITHM_ECDSA_BRAINPOOL_P320R1, "ECDSA brainpoolP320r1"),
    (IDCHIP_ALGORITHM_ECDSA_BRAINPOOL_P384R1, "ECDSA brainpoolP384r1"),
    (IDCHIP_ALGORITHM_ECDSA_BRAINPOOL_P512R1, "ECDSA brainpoolP512r1"),
    (IDCHIP_ALGORITHM_ECDSA_BRAINPOOL_P224T1, "ECDSA brainpoolP224t1"),
    (IDCHIP_ALGORITHM_ECDSA_BRAINPOOL_P256T1, "ECDSA brainpoolP256t1"),
    (IDCHIP_ALGORITHM_ECDSA_BRAINPOOL_P320T1, "ECDSA brainpoolP320t1"),
    (IDCHIP_ALGORITHM_ECDSA_BRAINPOOL_P384T1, "ECDSA brainpoolP384t1"),
    (IDCHIP_ALGORITHM_ECDSA_BRAINPOOL_P512T1, "ECDSA brainpoolP512t1"),
];

#[cfg(all(test, feature = "all"))]
mod tests {
    extern crate std;

    use std::vec::Vec;

    use idchip::algorithms::{ALL, compact};

    use super::*;

    /// An algorithm without a bit could not be chosen, and one with two places would not fit.
    #[test]
    fn each_algorithm_of_each_build_has_a_bit_of_its_own() {
        for set in [ALL, compact::ALL, compact::VIETNAM] {
            let digests = set.digests.iter().map(|it| bit_of_digest(*it));
            let signatures = set.signatures.iter().map(|it| bit_of_signature(*it));
            let mut all = 0;
            for bit in digests.chain(signatures) {
                assert_eq!((bit.count_ones(), all & bit), (1, 0));
                all |= bit;
            }
        }
    }

    #[test]
    fn a_choice_has_what_was_chosen() {
        let all = Choice::of(available()).unwrap();
        let all = all.algorithms();
        assert_eq!(all.digests.len(), ALGORITHMS.digests.len());
        assert_eq!(all.signatures.len(), ALGORITHMS.signatures.len());
        let some = Choice::of(IDCHIP_ALGORITHM_SHA_256 | IDCHIP_ALGORITHM_ECDSA_P384).unwrap();
        let some = some.algorithms();
        assert_eq!(some.digests.iter().map(|it| it.id()).collect::<Vec<_>>(), [HashId::Sha256]);
        let names: Vec<_> = some.signatures.iter().map(|it| it.name()).collect();
        assert_eq!(names, ["ECDSA P-384"]);
        for none in [0, 1 << 31, IDCHIP_ALGORITHM_RSA | 1 << 30] {
            assert_eq!(Choice::of(none).err(), Some(IDCHIP_STATUS_UNKNOWN_ALGORITHM));
        }
    }
}
