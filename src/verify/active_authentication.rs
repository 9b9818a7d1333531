//! Active Authentication: the chip holds the private key of EF.DG15 (Doc 9303-11 §6.1).

use nom::Parser;
use nom::combinator::all_consuming;

use super::check::CheckOutcome;
use super::signed_data::{of_crypto, weakness};
use super::{Check, DataGroupStatus, Document, Evidence, Reason};
use crate::crypto::{Algorithms, CryptoError, EcdsaEncoding, HashId, SignatureScheme, iso9796};
use crate::finding::{Finding, FindingSet};
use crate::lds::DgNumber;
use crate::lds::dg14::LenientDg14;
use crate::lds::dg15::Dg15;
use crate::oid::{self, Oid};
use crate::tlv::{Rules, Tag, element};
use crate::x509::{EcKey, PublicKey, RsaKey};

/// A chip that holds the private key which belongs to a verified EF.DG15: it is not a copy.
///
/// Only [`Document::check_active_authentication`] makes one. It says nothing about who holds the
/// card, and that the challenge was fresh is the caller's to ensure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChipGenuine(());

/// One run of Active Authentication: the files that name the key, and the exchange with the chip.
///
/// A file is `None` where the chip does not hand it out. That is no way around the proof: the check
/// is undetermined then, and a document whose chip was challenged is not accepted without it.
#[derive(Clone, Copy)]
pub struct ActiveAuthentication<'d> {
    /// EF.DG15, with the public key of the chip.
    pub dg15: Option<&'d [u8]>,
    /// EF.DG14, which names the hash function of a key on an elliptic curve.
    pub dg14: Option<&'d [u8]>,
    /// The challenge that the caller drew at random: 8 bytes (Doc 9303-11 §6.1).
    pub challenge: &'d [u8; 8],
    /// The response of the chip (INTERNAL AUTHENTICATE), without the status word.
    pub response: &'d [u8],
}

/// Shows lengths: the key of a chip identifies its holder.
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
    /// Verifies the chip's response to a challenge of the caller's, and records the check.
    ///
    /// The key counts only out of an EF.DG15 that has the signed hash, and so does EF.DG14.
    ///
    /// # Errors
    ///
    /// The check, where it is not successful; and where it is, the check of EF.SOD that does not hold:
    /// the key of an unsigned document proves nothing.
    pub fn check_active_authentication(
        &mut self,
        run: &ActiveAuthentication<'_>,
    ) -> Result<ChipGenuine, Check> {
        let outcome = match self.key_of_chip(run) {
            Ok((key, algorithm)) => {
                let algorithms = &self.judge.algorithms;
                let (check, findings) =
                    check_response(&key, algorithm, run.challenge, run.response, algorithms);
                CheckOutcome { check, findings }
            }
            Err(check) => check.into(),
        };
        self.report.outcomes.active_authentication = outcome;
        match self.sod_violation() {
            _ if !outcome.check.is_successful() => Err(outcome.check),
            Some((_, violation)) => Err(violation),
            None => Ok(ChipGenuine(())),
        }
    }

    /// Returns the chip's key and the algorithm that it signs with, if both files are the signed ones.
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
            // No file names the hash function.
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

/// Checks that `response` is the answer to `challenge` of the chip with this key, and returns the
/// findings about it.
///
/// With an RSA key it is a signature with message recovery, ISO/IEC 9796-2 scheme 1. With an EC key
/// it is a plain ECDSA signature; `algorithm` is the one that EF.DG14 names. Without it, the hash
/// functions that are not longer than the key are tried. A signature in DER is accepted and noted.
///
/// A response of a length that no answer has was cut or extended on its way: the check is
/// undetermined and says nothing about the chip.
///
/// This alone proves nothing about a document: the key has to come out of a verified EF.DG15.
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

/// Chips have keys of 1024 bits in real documents; Doc 9303-12 §4 asks for 2048.
fn findings_of_key(key: &RsaKey<'_>) -> FindingSet {
    if key.bits() < 2048 { FindingSet::of(&[Finding::ShortChipKey]) } else { FindingSet::EMPTY }
}

/// Checks that the response is as long as an answer with this key is. Readers that do not ask with
/// extended length lose its end, others leave the status word on it or drop a leading zero.
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

/// r and s are as long as a coordinate of the key on each curve that documents use.
fn plain_signature_length(key: &EcKey<'_>) -> usize {
    match key.point {
        [0x02 | 0x03, x @ ..] => x.len().saturating_mul(2),
        [_, coordinates @ ..] => coordinates.len(),
        [] => 0,
    }
}

/// True if the bytes are one SEQUENCE and nothing else.
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
                    return Ok(findings);
                }
                // An invalid signature tells more than an algorithm that is not there.
                Err(CryptoError::Unsupported) => {}
                Err(error) => result = Err(error),
            }
        }
    }
    result
}

/// The hash functions that a chip may use with an EC key; SHA-1 is none (Doc 9303-11 §6.1.2.2).
const HASHES: [HashId; 4] = [HashId::Sha256, HashId::Sha384, HashId::Sha512, HashId::Sha224];

/// The hash function of an ECDSA algorithm: of the plain ones that Doc 9303-11 §6.1.2.2 prescribes,
/// and of the X9.62 ones that are seen in their place.
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
