//! RSASSA-PKCS1-v1_5 (RFC 8017 §8.2).

use crate::crypto::{CryptoError, Digest};
use crate::finding::{Finding, FindingSet};

/// RFC 8017 §9.2, note 1: the DigestInfo is at least eleven octets shorter than the modulus, so that
/// there are eight octets of padding.
const MIN_PADDING: usize = 8;

/// Compares `message` with the one encoding that this digest has, every octet of it (RFC 8017
/// §8.2.2, step 3). What is parsed instead of compared can be forged under e = 3.
///
/// # Errors
///
/// [`CryptoError::InvalidSignature`].
pub(super) fn verify(message: &[u8], digest: &Digest) -> Result<FindingSet, CryptoError> {
    if is_encoding_of(message, digest, &[0x05, 0x00]) {
        Ok(FindingSet::EMPTY)
    } else if is_encoding_of(message, digest, &[]) {
        Ok(FindingSet::of(&[Finding::DigestInfoWithoutNull]))
    } else {
        Err(CryptoError::InvalidSignature)
    }
}

/// ```text
/// EM = 00 01 FF … FF 00 DigestInfo
/// DigestInfo ::= SEQUENCE {
///     digestAlgorithm SEQUENCE { algorithm OBJECT IDENTIFIER, parameters NULL },
///     digest OCTET STRING }
/// ```
fn is_encoding_of(message: &[u8], digest: &Digest, parameters: &[u8]) -> bool {
    let oid = digest.id().oid();
    let (oid, octets) = (oid.as_bytes(), digest.as_bytes());
    // Each length is below 128: the sum of all is 83 at most.
    let length = |octets: usize| u8::try_from(octets).unwrap_or(u8::MAX);
    let algorithm = oid.len().saturating_add(parameters.len()).saturating_add(2);
    let content = algorithm.saturating_add(octets.len()).saturating_add(4);
    let info = [0x30, length(content), 0x30, length(algorithm), 0x06, length(oid.len())]
        .into_iter()
        .chain(oid.iter().copied())
        .chain(parameters.iter().copied())
        .chain([0x04, length(octets.len())])
        .chain(octets.iter().copied());
    let Some(padding) = message.len().checked_sub(content.saturating_add(5)) else {
        return false;
    };
    padding >= MIN_PADDING
        && [0x00, 0x01]
            .into_iter()
            .chain(core::iter::repeat_n(0xFF, padding))
            .chain([0x00])
            .chain(info)
            .eq(message.iter().copied())
}
