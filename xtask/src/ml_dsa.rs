//! ML-DSA-65 keys and signatures, from seeds.

use crate::der::{Bytes, bit_string, oid, sequence};
use crate::hash::Hash;
use crate::signer::Signer;
use ml_dsa::{Keypair as _, MlDsa65, SigningKey};

/// The identifier of the key and of the signature, without parameters (RFC 9881).
fn algorithm() -> Bytes {
    sequence([oid("2.16.840.1.101.3.4.3.18")])
}

/// A throw-away key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    Authority,
    DocumentSigner,
}

impl Key {
    fn signing_key(self) -> SigningKey<MlDsa65> {
        let seed: [u8; 32] =
            Hash::Sha256.of(format!("idchip test key: {self:?}")).try_into().expect("32 bytes");
        SigningKey::from_seed(&seed.into())
    }

    /// SubjectPublicKeyInfo.
    pub(crate) fn public(self) -> Bytes {
        let key = self.signing_key().verifying_key().encode();
        sequence([algorithm(), bit_string(key)])
    }

    /// Gives the signer this key for its signatures.
    pub(crate) fn set(self, signer: &mut Signer) {
        signer.announced = Some(algorithm());
        signer.forge = Some(match self {
            Self::Authority => |message| Self::Authority.sign(message),
            Self::DocumentSigner => |message| Self::DocumentSigner.sign(message),
        });
    }

    /// Signs the message itself with an empty context (RFC 9882 §3.1), the same each time.
    fn sign(self, message: &[u8]) -> Bytes {
        let key = self.signing_key();
        let signature = key.expanded_key().sign_deterministic(message, &[]);
        signature.expect("an empty context").encode().to_vec()
    }
}
