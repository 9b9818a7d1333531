//! Active Authentication: the chip holds the private key of EF.DG15 (Doc 9303-11 §6.1).

use super::signed_data::of_crypto;
use super::{Check, CheckId, CheckResult, DataGroupStatus, Evidence, Examination, Reason};
use crate::crypto::{Algorithms, CryptoError, EcdsaEncoding, HashId, SignatureScheme, iso9796};
use crate::finding::{Finding, FindingSet};
use crate::lds::DgNumber;
use crate::lds::dg14::Dg14;
use crate::lds::dg15::Dg15;
use crate::oid::{self, Oid};
use crate::x509::PublicKey;

/// A chip that holds the private key which belongs to a verified EF.DG15: it is not a copy.
///
/// Only [`SignedHashes::verify_active_authentication`](super::SignedHashes::verify_active_authentication)
/// makes one. It says nothing about who holds the card, and that the challenge was fresh is the
/// caller's to ensure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChipGenuine(());

/// The verdict on the chip that belongs to a check of it.
pub(super) fn genuine(check: Check) -> Result<ChipGenuine, Check> {
    match check.result {
        CheckResult::Successful => Ok(ChipGenuine(())),
        _ => Err(check),
    }
}

impl Examination<'_> {
    /// Verifies the chip's response to a challenge of the caller's and records the check.
    ///
    /// It counts only with an EF.DG15 that was found identical before, and so does EF.DG14, which
    /// names the hash function of an EC key. That these are those files, and not another document's,
    /// is checked once more by their hashes.
    pub fn check_active_authentication(
        &mut self,
        dg15: &Dg15<'_>,
        dg14: Option<&Dg14<'_>>,
        challenge: &[u8],
        response: &[u8],
    ) -> Check {
        let (check, findings) = self
            .authentic_key(dg15, dg14)
            .map(|(key, algorithm)| {
                check_response(&key, algorithm, challenge, response, &self.judge.algorithms)
            })
            .unwrap_or_else(|check| (check, FindingSet::EMPTY));
        self.note(CheckId::ActiveAuthentication, findings);
        self.set(CheckId::ActiveAuthentication, check);
        check
    }

    /// The chip's key and the algorithm that it signs with, where both files are the signed ones.
    fn authentic_key<'d>(
        &self,
        dg15: &Dg15<'d>,
        dg14: Option<&Dg14<'d>>,
    ) -> Result<(PublicKey<'d>, Option<Oid<'d>>), Check> {
        self.is_authentic(DgNumber::Dg15, dg15.as_bytes())?;
        if let Some(dg14) = dg14 {
            self.is_authentic(DgNumber::Dg14, dg14.as_bytes())?;
        }
        let key = dg15.public_key().map_err(|error| {
            Check::failed(Reason::PublicKeyMalformed).with(Evidence::Error(error))
        })?;
        let infos = dg14.map(Dg14::security_infos);
        let info = infos.and_then(|infos| infos.active_authentication());
        Ok((key, info.map(|info| info.signature_algorithm)))
    }

    /// The data group was read before and was the signed one, and these are its octets.
    fn is_authentic(&self, number: DgNumber, content: &[u8]) -> Result<(), Check> {
        let reason = match self.report().data_group(number) {
            DataGroupStatus::Identical if self.is_signed(number, content) => return Ok(()),
            DataGroupStatus::NotPresent | DataGroupStatus::Present => Reason::DataGroupNotRead,
            _ => Reason::DataGroupNotVerified,
        };
        Err(Check::undetermined(reason).with(Evidence::DataGroup(number)))
    }
}

/// Whether `response` is the answer to `challenge` of the chip whose key this is, and what about it
/// is off.
///
/// With an RSA key it is a signature with message recovery, ISO/IEC 9796-2 scheme 1. With an EC key
/// it is a plain ECDSA signature; `algorithm` is the one that EF.DG14 names. Without it, the hash
/// functions that are not longer than the key are tried. A signature in DER is accepted and noted.
///
/// This alone proves nothing about a document: the key has to come out of a verified EF.DG15.
#[must_use]
pub fn check_response(
    key: &PublicKey<'_>,
    algorithm: Option<Oid<'_>>,
    challenge: &[u8],
    response: &[u8],
    algorithms: &Algorithms<'_>,
) -> (Check, FindingSet) {
    let outcome = match key {
        PublicKey::Rsa(_) => {
            iso9796::verify(key, response, challenge, algorithms).map(|_| FindingSet::EMPTY)
        }
        _ => ecdsa(key, algorithm, challenge, response, algorithms),
    };
    match outcome {
        Ok(findings) => (Check::successful(Evidence::None), findings),
        Err(CryptoError::InvalidSignature) => {
            (Check::failed(Reason::ResponseInvalid), FindingSet::EMPTY)
        }
        Err(error) => (of_crypto(error), FindingSet::EMPTY),
    }
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
