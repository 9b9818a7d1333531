//! ML-DSA (FIPS 204), by RustCrypto.

use ml_dsa::signature::DigestVerifier as _;
use ml_dsa::signature::digest::Update as _;
use ml_dsa::{EncodedVerifyingKey, MlDsaParams, Signature, VerifyingKey};

use super::{
    AlgorithmError, Algorithms, CryptoError, Digest, HashId, Message, SignatureAlgorithm,
    SignatureScheme,
};
use crate::finding::FindingSet;
use crate::oid;
use crate::x509::{AlgorithmIdentifier, PublicKey};

macro_rules! parameter_sets {
    ($($name:ident = $oid:ident, $text:literal;)*) => {
        $(
            #[doc = concat!($text, " in its pure mode with an empty context (FIPS 204; RFC 9881, RFC 9882), by RustCrypto.")]
            ///
            /// Needs up to 512 KB of stack, for the matrix that the key expands to and copies of it: it is for
            /// hosts. An AlgorithmIdentifier with parameters, which RFC 9881 §2 forbids, is not supported.
            #[derive(Clone, Copy, Debug)]
            #[expect(clippy::exhaustive_structs, reason = "made by callers")]
            pub struct $name;

            impl SignatureAlgorithm for $name {
                fn name(&self) -> &'static str {
                    $text
                }

                fn scheme(
                    &self,
                    _: &AlgorithmIdentifier<'_>,
                    _: Option<HashId>,
                ) -> Result<(SignatureScheme, FindingSet), AlgorithmError> {
                    Err(AlgorithmError::Unsupported)
                }

                fn accepts(&self, _: &PublicKey<'_>, _: &SignatureScheme) -> bool {
                    false
                }

                fn verify(
                    &self,
                    _: &PublicKey<'_>,
                    _: &SignatureScheme,
                    _: &Digest,
                    _: &[u8],
                    _: &Algorithms<'_>,
                ) -> Result<FindingSet, CryptoError> {
                    Err(CryptoError::Unsupported)
                }

                fn accepts_message(&self, algorithm: &AlgorithmIdentifier<'_>) -> bool {
                    algorithm.oid() == oid::$oid && algorithm.parameters().is_none()
                }

                fn verify_message(
                    &self,
                    key: &[u8],
                    signature: &[u8],
                    message: &Message<'_>,
                ) -> Result<FindingSet, CryptoError> {
                    verify::<ml_dsa::$name>(key, signature, message)
                }
            }
        )*
    };
}

parameter_sets! {
    MlDsa44 = ML_DSA_44, "ML-DSA-44";
    MlDsa65 = ML_DSA_65, "ML-DSA-65";
    MlDsa87 = ML_DSA_87, "ML-DSA-87";
}

/// ML-DSA.Verify (FIPS 204 §5.3). Any key of the right length is valid; a signature of another length, or
/// whose encoding is not the only one of its values, is invalid (§7.2).
fn verify<P: MlDsaParams>(
    key: &[u8],
    signature: &[u8],
    message: &Message<'_>,
) -> Result<FindingSet, CryptoError> {
    let key = EncodedVerifyingKey::<P>::try_from(key).map_err(|_| CryptoError::InvalidKey)?;
    let signature =
        Signature::<P>::try_from(signature).map_err(|_| CryptoError::InvalidSignature)?;
    let absorbed = VerifyingKey::<P>::decode(&key).verify_digest(
        |hash| {
            message(&mut |bytes| hash.update(bytes));
            Ok(())
        },
        &signature,
    );
    absorbed.map(|()| FindingSet::EMPTY).map_err(|_| CryptoError::InvalidSignature)
}
