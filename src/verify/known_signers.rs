//! The document signers whose certificates were verified before.

#[cfg(feature = "wide")]
use super::known_keys::{KnownKey, KnownKeys};
use super::signature_memory::{DigestSignature, SignatureMemory};
use crate::crypto::{CryptoError, EcdsaEncoding, HashId, SignatureScheme};
use crate::finding::FindingSet;

/// A bounded memory of document signers, so that the signature of a signer's certificate is verified once.
///
/// A state has some hundred signers for millions of documents. The signature of the certificate is half of the
/// cryptography of a document, or more, and does not depend on the document.
///
/// Only a valid signature is remembered: by the SHA-256 digest of the key, the algorithm, the digest and the value.
/// All other checks of the certificate and of the anchor are made for each document, so that a report is the same with
/// and without the memory. Nothing of a document or its holder is remembered.
///
/// With the feature `wide` there may be places for keys, too (`KnownSigners::with_keys`): then the signature of a
/// document itself takes less time.
///
/// The places are memory of the caller, the newest signer first. When all are taken, the oldest is given up. A memory
/// is for one thread and for one implementation of each algorithm; the set of algorithms may change. Code that can write
/// to the places can have certificates accepted: they need the protection of the anchors.
///
/// ```
/// use idchip::verify::{KnownSigner, KnownSigners};
/// # use idchip::{lds::sod::Sod, verify::{Document, PassiveAuthentication}};
///
/// let mut places = [KnownSigner::EMPTY; 16];
/// let mut known = KnownSigners::new(&mut places);
/// # fn example<'a>(judge: &PassiveAuthentication<'a>, sods: &[Sod<'a>], known: &mut KnownSigners<'_>) {
/// for sod in sods {
///     let document = judge.examine_with_known_signers(sod, known);
/// #   let _ = document;
/// }
/// # }
/// ```
#[derive(Debug)]
pub struct KnownSigners<'m> {
    places: &'m mut [KnownSigner],
    /// Of the engines only the wide one prepares keys; firmware does without the code.
    #[cfg(feature = "wide")]
    keys: KnownKeys<'m>,
}

/// A place of [`KnownSigners`].
#[derive(Clone, Copy, Debug)]
pub struct KnownSigner(Option<Known>);

/// A signature that is valid.
#[derive(Clone, Copy, Debug)]
struct Known {
    /// The identifier of the signature.
    id: [u8; 32],
    /// The findings about it.
    findings: FindingSet,
}

impl KnownSigner {
    /// A place that is not taken.
    pub const EMPTY: Self = Self(None);
}

impl<'m> KnownSigners<'m> {
    /// Creates a memory that knows no signer. The places are searched one after the other.
    #[must_use]
    pub fn new(places: &'m mut [KnownSigner]) -> Self {
        places.fill(KnownSigner::EMPTY);
        Self::resume(places)
    }

    /// Takes up the signers that the places hold from earlier.
    #[must_use]
    pub const fn resume(places: &'m mut [KnownSigner]) -> Self {
        Self {
            places,
            #[cfg(feature = "wide")]
            keys: KnownKeys::none(),
        }
    }

    /// Adds places for keys. Once a key has verified some signatures, its algorithm computes beforehand what it can
    /// ([`SignatureAlgorithm::prepare`](crate::crypto::SignatureAlgorithm::prepare)), and verifies with less work from then
    /// on. The wide engine takes half of the time on an elliptic curve; RSA and the other engines have nothing to prepare.
    ///
    /// A place has nine kilobytes. The keys of signers and of their issuers take one each. When all are taken, the oldest
    /// key is given up that was not used for a while.
    #[cfg(feature = "wide")]
    #[must_use]
    pub fn with_keys(self, places: &'m mut [KnownKey]) -> Self {
        Self { keys: KnownKeys::new(places), ..self }
    }

    /// Returns the number of signers that are known.
    #[must_use]
    pub fn len(&self) -> usize {
        self.places.iter().filter(|place| place.0.is_some()).count()
    }

    /// True if no signer is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn find(&self, id: &[u8; 32]) -> Option<FindingSet> {
        let mut known = self.places.iter().filter_map(|place| place.0.as_ref());
        known.find(|known| known.id == *id).map(|known| known.findings)
    }

    /// Takes the first place, and moves each signer to the place after its own. The last is given up.
    fn add(&mut self, known: Known) {
        let mut moved = KnownSigner(Some(known));
        for place in self.places.iter_mut() {
            core::mem::swap(place, &mut moved);
        }
    }
}

impl SignatureMemory for KnownSigners<'_> {
    fn verify(&mut self, signature: &DigestSignature<'_>) -> Result<FindingSet, CryptoError> {
        if self.places.is_empty() {
            return signature.verify();
        }
        // Without SHA-256 among the algorithms nothing is remembered.
        let Some(id) = identifier(signature) else { return signature.verify() };
        if let Some(findings) = self.find(&id) {
            return Ok(findings);
        }
        let findings = self.verify_by_known_key(signature)?;
        self.add(Known { id, findings });
        Ok(findings)
    }

    fn verify_by_known_key(
        &mut self,
        signature: &DigestSignature<'_>,
    ) -> Result<FindingSet, CryptoError> {
        #[cfg(feature = "wide")]
        return self.keys.verify(signature);
        #[cfg(not(feature = "wide"))]
        signature.verify()
    }
}

/// Returns the SHA-256 digest of all that the result of a verification depends on.
// Saves 720 bytes of stack in the image with known signers.
#[inline(never)]
fn identifier(signature: &DigestSignature<'_>) -> Option<[u8; 32]> {
    let mut hasher = signature.algorithms.hasher(HashId::Sha256)?;
    let scheme = bytes_of(signature.scheme)?;
    let parts =
        [signature.key_info.as_bytes(), &scheme, signature.digest.as_bytes(), signature.value];
    for part in parts {
        // The length before each part keeps the parts apart.
        let length = u64::try_from(part.len()).ok()?;
        hasher.update(&length.to_be_bytes());
        hasher.update(part);
    }
    hasher.finish().ok()?.as_bytes().try_into().ok()
}

/// Returns different bytes for each scheme.
fn bytes_of(scheme: &SignatureScheme) -> Option<[u8; 16]> {
    let (kind, mgf_hash, salt_length) = match scheme {
        SignatureScheme::Ecdsa { encoding: EcdsaEncoding::Der, .. } => (0, None, 0),
        SignatureScheme::Ecdsa { encoding: EcdsaEncoding::Plain, .. } => (1, None, 0),
        SignatureScheme::RsaPkcs1 { .. } => (2, None, 0),
        SignatureScheme::RsaPss { mgf_hash, salt_length, .. } => (3, Some(*mgf_hash), *salt_length),
    };
    // The hash functions differ in the lengths of their digests.
    let length = |hash: HashId| u32::try_from(hash.length()).ok();
    let numbers = [kind, length(scheme.hash())?, mgf_hash.map_or(Some(0), length)?, salt_length];
    let mut bytes = [0; 16];
    for (place, number) in bytes.as_chunks_mut().0.iter_mut().zip(numbers) {
        *place = number.to_be_bytes();
    }
    Some(bytes)
}
