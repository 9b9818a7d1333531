//! The message representative of Active Authentication by RSA, behind a fake public operation: the
//! input is the result of the exponentiation.

use idchip::crypto::{Algorithms, iso9796};
use idchip::x509::{PublicKey, RsaKey};

use crate::fake;

const CHALLENGE: &[u8] = &[0xC4; 8];
const MODULUS: &[u8] = &[0xFF; 128];

/// A genuine representative starts with the header, ends with a trailer, and holds the digest.
pub fn run(input: &[u8]) {
    let key = PublicKey::Rsa(RsaKey { modulus: MODULUS, exponent: &[3] });
    let verify = |algorithms: &Algorithms<'_>| iso9796::verify(&key, input, CHALLENGE, algorithms);
    if let Ok(hash) = verify(&fake::ACCEPTING) {
        let length = hash.length();
        assert!(
            input.windows(length).any(|part| part.iter().all(|o| *o == fake::DIGEST_BYTE))
            // σ and n − σ are the same signature.
            || input.windows(length).any(|part| part.iter().all(|o| *o == !fake::DIGEST_BYTE))
        );
    }
    assert!(verify(&fake::REFUSING).is_err());
    assert!(verify(&fake::FAILING).is_err());
    // With a real digest no input is genuine: nobody finds one by chance.
    let digests = idchip::algorithms::ALL.digests;
    let hashing = Algorithms { digests, signatures: fake::ACCEPTING.signatures };
    assert!(verify(&hashing).is_err());
}
