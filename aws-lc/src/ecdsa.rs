//! ECDSA on the curves that AWS-LC has.

use core::fmt;

use aws_lc_rs::digest::{self, Digest};
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED, ECDSA_P384_SHA384_FIXED, ECDSA_P521_SHA512_FIXED,
    EcdsaVerificationAlgorithm, ParsedPublicKey,
};
use idchip::crypto::{CryptoError, CurveParameters, EcdsaEngine};

/// ECDSA on one curve by AWS-LC.
///
/// Any digest is verified by the algorithm with the longest one: a shorter digest stands for the same number with
/// zeros before it. A digest longer than that, which no hash function of the library has, is not supported.
#[derive(Clone, Copy)]
pub struct AwsLcEcdsa {
    curve: &'static CurveParameters,
    name: &'static str,
    algorithm: &'static EcdsaVerificationAlgorithm,
    hash: &'static digest::Algorithm,
}

impl AwsLcEcdsa {
    /// P-256.
    pub const P256: Self = Self {
        curve: &CurveParameters::P256,
        name: "ECDSA P-256",
        algorithm: &ECDSA_P256_SHA256_FIXED,
        hash: &digest::SHA256,
    };

    /// P-384.
    pub const P384: Self = Self {
        curve: &CurveParameters::P384,
        name: "ECDSA P-384",
        algorithm: &ECDSA_P384_SHA384_FIXED,
        hash: &digest::SHA384,
    };

    /// P-521.
    pub const P521: Self = Self {
        curve: &CurveParameters::P521,
        name: "ECDSA P-521",
        algorithm: &ECDSA_P521_SHA512_FIXED,
        hash: &digest::SHA512,
    };
}

impl EcdsaEngine for AwsLcEcdsa {
    fn curve(&self) -> &CurveParameters {
        self.curve
    }

    fn name(&self) -> &'static str {
        self.name
    }

    fn verify(&self, point: &[u8], digest: &[u8], r: &[u8], s: &[u8]) -> Result<(), CryptoError> {
        let digest = padded(digest, self.hash.output_len()).ok_or(CryptoError::Unsupported)?;
        let digest = Digest::import_less_safe(&digest, self.hash);
        let digest = digest.map_err(|_| CryptoError::Engine)?;
        let key = ParsedPublicKey::new(self.algorithm, point);
        let key = key.map_err(|_| CryptoError::InvalidKey)?;
        let numbers = [r, s].map(|number| padded(number, self.curve.n.len()));
        let [Some(r), Some(s)] = numbers else { return Err(CryptoError::InvalidSignature) };
        key.verify_digest_sig(&digest, &[r, s].concat()).map_err(|_| CryptoError::InvalidSignature)
    }
}

/// Returns a big-endian number with zeros before it.
fn padded(number: &[u8], length: usize) -> Option<Vec<u8>> {
    let zeros = length.checked_sub(number.len())?;
    Some([&vec![0; zeros], number].concat())
}

impl fmt::Debug for AwsLcEcdsa {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AwsLcEcdsa").field("name", &self.name).finish_non_exhaustive()
    }
}
