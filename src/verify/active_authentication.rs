//! Active Authentication: proof that the chip holds the private key of EF.DG15 (Doc 9303-11 §6.1).

use nom::Parser;
use nom::combinator::all_consuming;

use super::check::CheckOutcome;
use super::signed_data::{of_crypto, weakness};
use super::{Check, CheckId, DataGroupStatus, Document, Evidence, Reason};
use crate::crypto::{Algorithms, CryptoError, EcdsaEncoding, HashId, SignatureScheme, iso9796};
use crate::finding::{Finding, FindingSet};
use crate::lds::DgNumber;
use crate::lds::dg14::LenientDg14;
use crate::lds::dg15::Dg15;
use crate::oid::{self, Oid};
use crate::tlv::{Rules, Tag, element};
use crate::x509::{EcKey, PublicKey, RsaKey};

/// Proof that a chip holds the private key of a verified EF.DG15, so that it is not a copy.
///
/// Only [`Document::check_active_authentication`] creates this value. It does not tell who holds
/// the card, and the caller must ensure that the challenge was fresh.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChipGenuine(());

/// One run of Active Authentication: the files that name the key, and the exchange with the chip.
///
/// A file is `None` if the chip does not return it. The check is then undetermined, and the
/// document is not accepted, because its chip was challenged and gave no proof.
#[derive(Clone, Copy)]
#[expect(clippy::exhaustive_structs, reason = "made by callers")]
pub struct ActiveAuthentication<'d> {
    /// EF.DG15, with the chip's public key.
    pub dg15: Option<&'d [u8]>,
    /// EF.DG14, which names the hash function for an elliptic-curve key.
    pub dg14: Option<&'d [u8]>,
    /// The random challenge that the caller sent: 8 bytes (Doc 9303-11 §6.1).
    pub challenge: &'d [u8; 8],
    /// The chip's response (INTERNAL AUTHENTICATE), without the status word.
    pub response: &'d [u8],
}

/// Shows lengths only: the key of a chip identifies its holder.
impl core::fmt::Debug for ActiveAuthentication<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("ActiveAuthentication")
            .field("dg15", &self.dg15.map(<[u8]>::len))
            .field("dg14", &self.dg14.map(<[u8]>::len))
            .field("response", &self.response.len())
            .finish_non_exhaustive()
    }
}

impl Document<'_> {
    /// Verifies the chip's response to a challenge from the caller, and records the check.
    ///
    /// Uses EF.DG15 and EF.DG14 only if they have the signed hashes.
    ///
    /// # Errors
    ///
    /// Returns the check if it is not successful, also if a deviation list says that the key may be compromised
    /// ([`Document::check_deviation_list`]), and otherwise the check of EF.SOD that prevents
    /// authenticity: the key of an unauthenticated document proves nothing.
    pub fn check_active_authentication(
        &mut self,
        run: &ActiveAuthentication<'_>,
    ) -> Result<ChipGenuine, Check> {
        let outcome = match self.key_of_chip(run) {
            Ok((key, algorithm)) => {
                let algorithms = &self.terms.algorithms;
                let (check, findings) =
                    check_response(&key, algorithm, run.challenge, run.response, algorithms);
                CheckOutcome { check, findings }
            }
            Err(check) => check.into(),
        };
        self.report.outcomes.active_authentication = outcome;
        self.report.doubt_compromised_key();
        let check = self.report.check(CheckId::ActiveAuthentication);
        match self.sod_violation() {
            _ if !check.is_successful() => Err(check),
            Some((_, violation)) => Err(violation),
            None => Ok(ChipGenuine(())),
        }
    }

    /// Returns the chip's key and signature algorithm, if both files have the signed hashes.
    fn key_of_chip<'d>(
        &mut self,
        run: &ActiveAuthentication<'d>,
    ) -> Result<(PublicKey<'d>, Option<Oid<'d>>), Check> {
        let dg15: Dg15<'_> = self.identical(run.dg15)?;
        let key = dg15
            .public_key()
            .map_err(|error| Check::malformed(Reason::PublicKeyMalformed, error))?;
        let is_listed = self.report().data_group(DgNumber::Dg14) != DataGroupStatus::NotPresent;
        let algorithm = match (&key, run.dg14) {
            // An RSA signature names its hash function itself.
            (PublicKey::Rsa(_), _) => None,
            // Neither EF.DG14 nor the key names the hash function.
            (_, None) if !is_listed => None,
            (_, file) => {
                let dg14: LenientDg14<'_> = self.identical(file)?;
                let info = dg14.security_infos().active_authentication_result().transpose();
                let info = info.map_err(|error| {
                    Check::undetermined(Reason::DataGroupNotRead).with(Evidence::Error(error))
                })?;
                info.map(|info| info.signature_algorithm)
            }
        };
        Ok((key, algorithm))
    }
}

/// Verifies `response` as the answer to `challenge` with the chip's key, and returns the check with
/// the findings about it.
///
/// With an RSA key the response is a signature with message recovery, ISO/IEC 9796-2 scheme 1. With
/// an EC key it is a plain ECDSA signature; `algorithm` is the one that EF.DG14 names. Without
/// `algorithm`, tries the hash functions that are not longer than the key. A signature in DER is
/// accepted with a finding.
///
/// The check is undetermined if the response has a length that no answer has: it was truncated or
/// extended in transport and does not tell anything about the chip.
///
/// The result proves nothing about a document unless the key comes from a verified EF.DG15.
#[must_use]
pub fn check_response(
    key: &PublicKey<'_>,
    algorithm: Option<Oid<'_>>,
    challenge: &[u8; 8],
    response: &[u8],
    algorithms: &Algorithms<'_>,
) -> (Check, FindingSet) {
    if let Err(check) = has_length_of_response(key, response) {
        return (check, FindingSet::EMPTY);
    }
    let result = match key {
        PublicKey::Rsa(rsa) => {
            let hash = iso9796::verify(key, response, challenge, algorithms);
            hash.map(|hash| weakness(hash).union(findings_of_key(rsa)))
        }
        _ => ecdsa(key, algorithm, challenge, response, algorithms),
    };
    match result {
        Ok(findings) => (Check::successful(), findings),
        Err(CryptoError::InvalidSignature | CryptoError::MalformedSignature) => {
            (Check::failed(Reason::ResponseInvalid), FindingSet::EMPTY)
        }
        Err(error) => (of_crypto(error), FindingSet::EMPTY),
    }
}

/// Returns the finding about a short key: real chips have keys of 1024 bits, and Doc 9303-12 §4
/// asks for 2048.
fn findings_of_key(key: &RsaKey<'_>) -> FindingSet {
    if key.bits() < 2048 { FindingSet::of(&[Finding::ShortChipKey]) } else { FindingSet::EMPTY }
}

/// Checks the length of the response against the key. Readers that do not use extended length lose
/// its end; others keep the status word or drop a leading zero.
fn has_length_of_response(key: &PublicKey<'_>, response: &[u8]) -> Result<(), Check> {
    let expected = match key {
        PublicKey::Rsa(rsa) => rsa.modulus.len(),
        PublicKey::Ec(_) if is_der_sequence(response) => return Ok(()),
        PublicKey::Ec(key) => plain_signature_length(key),
        PublicKey::Other(_) => return Ok(()),
    };
    if response.len() == expected {
        return Ok(());
    }
    let bytes = |length| u32::try_from(length).unwrap_or(u32::MAX);
    let evidence = Evidence::Length { found: bytes(response.len()), expected: bytes(expected) };
    Err(Check::undetermined(Reason::ResponseLength).with(evidence))
}

/// Returns the length of r and s together. Each has the length of a coordinate on every curve in
/// use.
fn plain_signature_length(key: &EcKey<'_>) -> usize {
    match key.point {
        [0x02 | 0x03, x @ ..] => x.len().saturating_mul(2),
        [_, coordinates @ ..] => coordinates.len(),
        [] => 0,
    }
}

/// True if the bytes are exactly one SEQUENCE.
fn is_der_sequence(response: &[u8]) -> bool {
    let element = all_consuming(element(Rules::Der)).parse_complete(response);
    element.is_ok_and(|(_, element)| element.tag == Tag::SEQUENCE)
}

fn ecdsa(
    key: &PublicKey<'_>,
    algorithm: Option<Oid<'_>>,
    challenge: &[u8],
    response: &[u8],
    algorithms: &Algorithms<'_>,
) -> Result<FindingSet, CryptoError> {
    let named = [algorithm.map(hash_of).unwrap_or_default()];
    let hashes = match named {
        [None] if algorithm.is_some() => return Err(CryptoError::Unsupported),
        [None] => HASHES.as_slice(),
        [Some(_)] => &[],
    };
    let mut result = Err(CryptoError::Unsupported);
    for hash in hashes.iter().chain(named.iter().flatten()) {
        for encoding in [EcdsaEncoding::Plain, EcdsaEncoding::Der] {
            let scheme = SignatureScheme::Ecdsa { hash: *hash, encoding };
            match verify(key, &scheme, challenge, response, algorithms) {
                Ok(mut findings) => {
                    if encoding == EcdsaEncoding::Der {
                        findings.insert(Finding::PlainEcdsaSignature);
                    }
                    if findings.contains(Finding::ShortEcKey) {
                        findings =
                            findings.without(Finding::ShortEcKey).with(Finding::ShortChipKey);
                    }
                    return Ok(findings);
                }
                // An invalid signature is more informative than a missing algorithm.
                Err(CryptoError::Unsupported) => {}
                Err(error) => result = Err(error),
            }
        }
    }
    result
}

/// The hash functions that a chip may use with an EC key; SHA-1 is not allowed (Doc 9303-11
/// §6.1.2.2).
const HASHES: [HashId; 4] = [HashId::Sha256, HashId::Sha384, HashId::Sha512, HashId::Sha224];

/// Returns the hash function of a plain ECDSA algorithm, as Doc 9303-11 §6.1.2.2 prescribes, or of
/// an X9.62 one, which some documents name instead.
fn hash_of(algorithm: Oid<'_>) -> Option<HashId> {
    match algorithm {
        oid::ECDSA_PLAIN_SHA224 | oid::ECDSA_WITH_SHA224 => Some(HashId::Sha224),
        oid::ECDSA_PLAIN_SHA256 | oid::ECDSA_WITH_SHA256 => Some(HashId::Sha256),
        oid::ECDSA_PLAIN_SHA384 | oid::ECDSA_WITH_SHA384 => Some(HashId::Sha384),
        oid::ECDSA_PLAIN_SHA512 | oid::ECDSA_WITH_SHA512 => Some(HashId::Sha512),
        _ => None,
    }
}

fn verify(
    key: &PublicKey<'_>,
    scheme: &SignatureScheme,
    challenge: &[u8],
    response: &[u8],
    algorithms: &Algorithms<'_>,
) -> Result<FindingSet, CryptoError> {
    let algorithm = algorithms.signature(key, scheme).ok_or(CryptoError::Unsupported)?;
    let mut hasher = algorithms.hasher(scheme.hash()).ok_or(CryptoError::Unsupported)?;
    hasher.update(challenge);
    let digest = hasher.finish()?;
    algorithm.verify(key, scheme, &digest, response, algorithms)
}
