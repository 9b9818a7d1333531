//! Floor 2: cryptography as a parameter.
//!
//! The library computes every digest and verifies every signature through the traits of this
//! module. The caller chooses the implementations ([`Algorithms`]), so that the linker drops the
//! others, and a hardware engine or another library can replace the default one.
//!
//! An engine of a chip implements one of these, from the least to the most:
//!
//! - [`EcdsaEngine`] for one curve, in [`Ecdsa`]; [`RsaEngine`], in [`Rsa`]: the arithmetic alone. The
//!   library reads keys and signatures, checks their ranges, and matches the curve's parameters.
//! - [`DigestAlgorithm`]: a hash function. Its context between two calls is a [`DigestState`], with
//!   [`EXTERNAL_STATE_LENGTH`] bytes for implementations outside this crate.
//! - [`SignatureAlgorithm`]: everything about a signature.
//!
//! `firmware/qemu-mps2/src/engine.rs` is an example of the first two.
//!
//! Every input is public: certificates, signatures, and data that anyone in front of the card can
//! read. Nothing here needs to run in constant time.

#[cfg(feature = "ecdsa-brainpool")]
mod brainpool_p512;
#[cfg(feature = "compact")]
mod compact;
mod curve;
mod digest;
mod ecdsa;
#[cfg(feature = "ecdsa-brainpool")]
mod ecdsa_brainpool;
#[cfg(feature = "ecdsa-nist")]
mod ecdsa_nist;
#[cfg(any(feature = "ecdsa-brainpool", feature = "ecdsa-nist"))]
mod ecdsa_software;
mod error;
#[cfg(feature = "compact")]
mod fips180;
mod hasher;
pub mod iso9796;
#[cfg(feature = "ml-dsa")]
mod ml_dsa;
mod prepared_key;
mod rsa;
#[cfg(feature = "rsa")]
mod rsa_software;
mod scheme;
#[cfg(feature = "sha")]
mod sha;
#[cfg(feature = "compact")]
mod sha_compact;
mod signature;
#[cfg(feature = "wide")]
mod wide;

#[cfg(feature = "compact")]
pub use compact::{CompactEcdsa, CompactRsa};
pub use curve::CurveParameters;
pub use digest::{Digest, HashId};
pub use ecdsa::{Ecdsa, EcdsaEngine};
#[cfg(feature = "ecdsa-brainpool")]
pub use ecdsa_brainpool::{
    SoftwareBrainpoolP256r1, SoftwareBrainpoolP384r1, SoftwareBrainpoolP512r1,
};
#[cfg(feature = "ecdsa-nist")]
pub use ecdsa_nist::{SoftwareP256, SoftwareP384, SoftwareP521};
pub use error::CryptoError;
#[cfg(feature = "compact")]
pub use fips180::CompactSha;
pub use hasher::{DigestAlgorithm, DigestState, EXTERNAL_STATE_LENGTH, Hasher};
#[cfg(feature = "ml-dsa")]
pub use ml_dsa::{MlDsa44, MlDsa65, MlDsa87};
pub use prepared_key::PreparedKey;
pub use rsa::{MAX_MODULUS_LENGTH, Rsa, RsaEngine};
#[cfg(feature = "rsa")]
pub use rsa_software::SoftwareRsa;
pub use scheme::{AlgorithmError, EcdsaEncoding, SignatureScheme};
#[cfg(feature = "sha")]
pub use sha::{Sha1, Sha224, Sha256, Sha384, Sha512};
pub use signature::{Message, SignatureAlgorithm};
#[cfg(feature = "wide")]
pub use wide::{WideEcdsa, WideRsa};

use crate::finding::FindingSet;
use crate::oid;
use crate::x509::{AlgorithmIdentifier, PublicKey};

/// The digest and signature algorithms that a caller accepts.
///
/// An algorithm outside the set makes a check "not supported", never "failed".
/// [`algorithms`](crate::algorithms) has ready sets.
#[derive(Clone, Copy)]
#[expect(clippy::exhaustive_structs, reason = "made by callers")]
pub struct Algorithms<'a> {
    /// The hash functions.
    pub digests: &'a [&'a dyn DigestAlgorithm],
    /// The signature algorithms.
    pub signatures: &'a [&'a dyn SignatureAlgorithm],
}

impl<'a> Algorithms<'a> {
    /// Returns the hash function `id`, if it is in the set.
    #[must_use]
    pub fn digest(&self, id: HashId) -> Option<&'a dyn DigestAlgorithm> {
        self.digests.iter().copied().find(|digest| digest.id() == id)
    }

    /// Starts a digest, if the hash function `id` is in the set.
    #[must_use]
    pub fn hasher(&self, id: HashId) -> Option<Hasher<'a>> {
        self.digest(id).map(Hasher::new)
    }

    /// True if the key is on a curve that imitates one in the set.
    #[must_use]
    pub fn is_imitation(&self, key: &PublicKey<'_>) -> bool {
        self.signatures.iter().any(|algorithm| algorithm.is_imitated_by(key))
    }

    /// Returns the first algorithm in the set that verifies signatures of this scheme with this
    /// key.
    #[must_use]
    pub fn signature(
        &self,
        key: &PublicKey<'_>,
        scheme: &SignatureScheme,
    ) -> Option<&'a dyn SignatureAlgorithm> {
        self.signatures.iter().copied().find(|algorithm| algorithm.accepts(key, scheme))
    }

    /// Returns the first algorithm in the set that verifies signatures over the message itself under
    /// this AlgorithmIdentifier.
    #[must_use]
    pub fn message_signature(
        &self,
        algorithm: &AlgorithmIdentifier<'_>,
    ) -> Option<&'a dyn SignatureAlgorithm> {
        self.signatures.iter().copied().find(|it| it.accepts_message(algorithm))
    }

    /// Returns the scheme that an AlgorithmIdentifier names; see
    /// [`SignatureScheme::from_algorithm`].
    ///
    /// # Errors
    ///
    /// Returns the errors of [`SignatureScheme::from_algorithm`], and
    /// [`AlgorithmError::Unsupported`] if the parameters determine the scheme and no algorithm of
    /// the set reads them.
    pub fn scheme(
        &self,
        algorithm: &AlgorithmIdentifier<'_>,
        digest: Option<HashId>,
    ) -> Result<(SignatureScheme, FindingSet), AlgorithmError> {
        if algorithm.oid() != oid::RSASSA_PSS {
            return SignatureScheme::from_name(algorithm, digest);
        }
        for it in self.signatures {
            match it.scheme(algorithm, digest) {
                Err(AlgorithmError::Unsupported) => {}
                result => return result,
            }
        }
        Err(AlgorithmError::Unsupported)
    }

    /// Recovers a message with the first algorithm in the set that can; see
    /// [`SignatureAlgorithm::recover`].
    ///
    /// # Errors
    ///
    /// Returns the errors of [`SignatureAlgorithm::recover`], and [`CryptoError::Unsupported`] if
    /// no algorithm can.
    pub fn recover<'o>(
        &self,
        key: &PublicKey<'_>,
        signature: &[u8],
        output: &'o mut [u8],
    ) -> Result<&'o mut [u8], CryptoError> {
        for algorithm in self.signatures {
            match algorithm.recover(key, signature, output) {
                Err(CryptoError::Unsupported) => {}
                Err(error) => return Err(error),
                Ok(length) => return output.get_mut(..length).ok_or(CryptoError::Engine),
            }
        }
        Err(CryptoError::Unsupported)
    }
}

impl core::fmt::Debug for Algorithms<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Algorithms")
            .field("digests", &self.digests.len())
            .field("signatures", &self.signatures.len())
            .finish()
    }
}
