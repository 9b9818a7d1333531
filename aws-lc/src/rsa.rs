//! RSA signatures, where AWS-LC has the parameters.

use aws_lc_rs::digest as aws_digest;
use aws_lc_rs::signature::{
    RSA_PKCS1_2048_8192_SHA1_FOR_LEGACY_USE_ONLY, RSA_PKCS1_2048_8192_SHA256,
    RSA_PKCS1_2048_8192_SHA384, RSA_PKCS1_2048_8192_SHA512, RSA_PSS_2048_8192_SHA256,
    RSA_PSS_2048_8192_SHA384, RSA_PSS_2048_8192_SHA512, RsaParameters, RsaPublicKeyComponents,
};
use idchip::algorithms::wide;
use idchip::crypto::{
    Algorithms, CryptoError, Digest, HashId, SignatureAlgorithm, SignatureScheme,
};
use idchip::x509::{PublicKey, RsaKey};
use idchip::{Finding, FindingSet};

/// RSASSA-PKCS1-v1_5 and RSASSA-PSS by AWS-LC.
///
/// AWS-LC verifies signatures with moduli of 2048 to 8192 bits, SHA-1 (PKCS #1 v1.5 only), SHA-256, SHA-384 and
/// SHA-512, and for PSS with the same hash function in MGF1 and a salt as long as the digest. All other signatures
/// are judged by [`wide::RSA`], and so is a signature that AWS-LC finds invalid: the library tells the
/// reason, and tolerates a DigestInfo without NULL, with a finding.
#[derive(Clone, Copy, Debug)]
pub struct AwsLcRsa;

impl SignatureAlgorithm for AwsLcRsa {
    fn name(&self) -> &'static str {
        wide::RSA.name()
    }

    fn accepts(&self, key: &PublicKey<'_>, scheme: &SignatureScheme) -> bool {
        wide::RSA.accepts(key, scheme)
    }

    fn verify(
        &self,
        key: &PublicKey<'_>,
        scheme: &SignatureScheme,
        digest: &Digest,
        signature: &[u8],
        algorithms: &Algorithms<'_>,
    ) -> Result<FindingSet, CryptoError> {
        match key {
            PublicKey::Rsa(key) if is_valid(key, scheme, digest, signature) => Ok(findings(key)),
            _ => wide::RSA.verify(key, scheme, digest, signature, algorithms),
        }
    }

    fn recover(
        &self,
        key: &PublicKey<'_>,
        signature: &[u8],
        output: &mut [u8],
    ) -> Result<usize, CryptoError> {
        wide::RSA.recover(key, signature, output)
    }
}

/// True if AWS-LC has the parameters and finds the signature valid.
fn is_valid(key: &RsaKey<'_>, scheme: &SignatureScheme, digest: &Digest, signature: &[u8]) -> bool {
    let Some((parameters, hash)) = parameters(scheme) else { return false };
    if digest.id() != scheme.hash() {
        return false;
    }
    let Ok(digest) = aws_digest::Digest::import_less_safe(digest.as_bytes(), hash) else {
        return false;
    };
    let components = RsaPublicKeyComponents { n: key.modulus, e: key.exponent };
    components
        .to_parsed_public_key(parameters)
        .is_ok_and(|key| key.verify_digest_sig(&digest, signature).is_ok())
}

/// Returns the parameters of AWS-LC for a scheme, and its hash function.
fn parameters(
    scheme: &SignatureScheme,
) -> Option<(&'static RsaParameters, &'static aws_digest::Algorithm)> {
    let hash = match scheme.hash() {
        HashId::Sha1 => &aws_digest::SHA1_FOR_LEGACY_USE_ONLY,
        HashId::Sha256 => &aws_digest::SHA256,
        HashId::Sha384 => &aws_digest::SHA384,
        HashId::Sha512 => &aws_digest::SHA512,
        _ => return None,
    };
    let parameters = match *scheme {
        SignatureScheme::RsaPkcs1 { hash } => match hash {
            HashId::Sha1 => &RSA_PKCS1_2048_8192_SHA1_FOR_LEGACY_USE_ONLY,
            HashId::Sha256 => &RSA_PKCS1_2048_8192_SHA256,
            HashId::Sha384 => &RSA_PKCS1_2048_8192_SHA384,
            HashId::Sha512 => &RSA_PKCS1_2048_8192_SHA512,
            _ => return None,
        },
        SignatureScheme::RsaPss { hash, mgf_hash, salt_length }
            if hash == mgf_hash && usize::try_from(salt_length) == Ok(hash.length()) =>
        {
            match hash {
                HashId::Sha256 => &RSA_PSS_2048_8192_SHA256,
                HashId::Sha384 => &RSA_PSS_2048_8192_SHA384,
                HashId::Sha512 => &RSA_PSS_2048_8192_SHA512,
                _ => return None,
            }
        }
        _ => return None,
    };
    Some((parameters, hash))
}

/// Returns the findings about a key of at least 2048 bits: that its exponent is below 65537, the least of
/// FIPS 186-5 §5.1.
fn findings(key: &RsaKey<'_>) -> FindingSet {
    let mut findings = FindingSet::EMPTY;
    if key.exponent.len() < 3 {
        findings.insert(Finding::RsaExponentSmall);
    }
    findings
}
