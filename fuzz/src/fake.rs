//! Algorithms that compute nothing, so that a fuzzer gets past signatures and digests. The verifier
//! is the one that everybody uses; nothing in the library depends on these.

use idchip::FindingSet;
use idchip::crypto::{
    Algorithms, CryptoError, Digest, DigestAlgorithm, DigestState, EXTERNAL_STATE_LENGTH, HashId,
    SignatureAlgorithm, SignatureScheme,
};
use idchip::x509::PublicKey;

/// The byte that fills every digest.
pub const DIGEST_BYTE: u8 = 0x5A;

/// Gives every message the same digest.
pub struct ConstantDigest(HashId);

impl DigestAlgorithm for ConstantDigest {
    fn id(&self) -> HashId {
        self.0
    }

    fn start(&self) -> DigestState {
        DigestState::external([0; EXTERNAL_STATE_LENGTH])
    }

    fn update(&self, _: &mut DigestState, _: &[u8]) {}

    fn finish(&self, _: DigestState) -> Result<Digest, CryptoError> {
        let bytes = [DIGEST_BYTE; 64];
        bytes
            .get(..self.0.length())
            .and_then(|bytes| Digest::new(self.0, bytes))
            .ok_or(CryptoError::Engine)
    }
}

/// Gives every signature by every key the same result.
pub struct ConstantAnswer(Result<FindingSet, CryptoError>);

impl SignatureAlgorithm for ConstantAnswer {
    fn name(&self) -> &'static str {
        "fake"
    }

    fn accepts(&self, _: &PublicKey<'_>, _: &SignatureScheme) -> bool {
        true
    }

    fn verify(
        &self,
        _: &PublicKey<'_>,
        _: &SignatureScheme,
        _: &Digest,
        _: &[u8],
        _: &Algorithms<'_>,
    ) -> Result<FindingSet, CryptoError> {
        self.0
    }

    fn recover(
        &self,
        _: &PublicKey<'_>,
        signature: &[u8],
        output: &mut [u8],
    ) -> Result<usize, CryptoError> {
        self.0?;
        let output = output.get_mut(..signature.len()).ok_or(CryptoError::KeySize)?;
        output.iter_mut().zip(signature).for_each(|(place, byte)| *place = *byte);
        Ok(signature.len())
    }
}

const DIGESTS: &[&dyn DigestAlgorithm] = &[
    &ConstantDigest(HashId::Sha1),
    &ConstantDigest(HashId::Sha224),
    &ConstantDigest(HashId::Sha256),
    &ConstantDigest(HashId::Sha384),
    &ConstantDigest(HashId::Sha512),
];

/// Accepts every signature.
pub const ACCEPTING: Algorithms<'_> =
    Algorithms { digests: DIGESTS, signatures: &[&ConstantAnswer(Ok(FindingSet::EMPTY))] };

/// Refuses every signature.
pub const REFUSING: Algorithms<'_> = Algorithms {
    digests: DIGESTS,
    signatures: &[&ConstantAnswer(Err(CryptoError::InvalidSignature))],
};

/// Fails as a broken engine does.
pub const FAILING: Algorithms<'_> =
    Algorithms { digests: DIGESTS, signatures: &[&ConstantAnswer(Err(CryptoError::Engine))] };
