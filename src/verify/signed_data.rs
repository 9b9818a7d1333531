//! The two checks of a SignerInfo: the message digest and the signer's signature.

use super::check::CheckOutcome;
use super::signature_memory::{DigestSignature, KeysOf, SignatureMemory};
use super::{Check, CheckResult, Reason};
use crate::cms::{SignedAttributes, SignedData, SignerIdentifier, SignerInfo};
use crate::crypto::{
    AlgorithmError, Algorithms, CryptoError, Digest, DigestAlgorithm, HashId, Hasher, Message,
    SignatureScheme,
};
use crate::finding::{Finding, FindingSet};
use crate::oid::{self, Oid};
use crate::tlv::Tag;
use crate::x509::{AlgorithmIdentifier, Certificate, PublicKey, SubjectPublicKeyInfo};

/// The content type that a SignedData must have.
#[derive(Clone, Copy)]
pub(super) enum ContentTypes {
    /// An LDSSecurityObject (Doc 9303-10 §4.6.2.2).
    LdsSecurityObject,
    /// One of those of an application.
    OfApplication(&'static [Oid<'static>]),
    /// The type that the parser of the file has required.
    RequiredByParser,
}

impl ContentTypes {
    /// Returns the finding for a tolerated type, or the reason against any other.
    fn accept(self, content_type: Oid<'_>) -> Result<Option<Finding>, Reason> {
        match self {
            Self::LdsSecurityObject if content_type == oid::LDS_SECURITY_OBJECT => Ok(None),
            Self::LdsSecurityObject if TOLERATED.contains(&content_type) => {
                Ok(Some(Finding::ContentTypeTolerated))
            }
            Self::LdsSecurityObject => Err(Reason::ContentTypeNotLds),
            Self::OfApplication(types) if types.contains(&content_type) => Ok(None),
            Self::OfApplication(_) => Err(Reason::ContentTypeNotLds),
            Self::RequiredByParser => Ok(None),
        }
    }
}

/// The content types of early documents of Belgium and France, of SDU's test documents, and of
/// China.
static TOLERATED: [Oid<'_>; 3] = [oid::CONTENT_TYPE_BE_FR, oid::CONTENT_TYPE_SDU, oid::DATA];

/// Checks that the content has the type and the digest of the signed attributes (RFC 5652 §5.4).
///
/// Signed attributes are required: without them the signature covers the content itself, and the
/// attributes of another message could be passed off as content.
// Saves 396 bytes of flash and 216 of stack in the ID card image.
#[inline(never)]
pub(super) fn message_digest(
    signed_data: &SignedData<'_>,
    info: &SignerInfo<'_>,
    types: ContentTypes,
    algorithms: &Algorithms<'_>,
) -> CheckOutcome {
    compare_message_digest(signed_data, info, types, algorithms).unwrap_or_else(CheckOutcome::from)
}

fn compare_message_digest(
    signed_data: &SignedData<'_>,
    info: &SignerInfo<'_>,
    types: ContentTypes,
    algorithms: &Algorithms<'_>,
) -> Result<CheckOutcome, Check> {
    let content_type = signed_data.content_type();
    let tolerated = types.accept(content_type).map_err(Check::failed)?;
    let attributes = signed_attributes(info)?;
    if CONTENT_TYPE.value(&attributes)? != content_type.as_bytes() {
        return Err(Check::failed(Reason::ContentTypeAttributeDiffers));
    }
    let signed = MESSAGE_DIGEST.value(&attributes)?;
    let algorithm = digest_algorithm(&info.digest_algorithm(), algorithms)?;
    let content: &Message<'_> = &|sink| signed_data.content().segments().for_each(sink);
    let digest = digest(algorithm, content).map_err(of_crypto)?;
    let check = if digest.ct_eq(signed) {
        Check::successful()
    } else {
        Check::failed(Reason::DigestDiffers)
    };
    let mut findings = weakness(algorithm.id());
    if let Some(finding) = tolerated {
        findings.insert(finding);
    }
    Ok(CheckOutcome { check, findings })
}

/// Returns the signed attributes, which are required.
fn signed_attributes<'a>(info: &SignerInfo<'a>) -> Result<SignedAttributes<'a>, Check> {
    info.signed_attributes().ok_or(Check::failed(Reason::SignedAttributesMissing))
}

/// An attribute that must occur once and have one value with this tag.
struct SingleAttribute {
    of_type: Oid<'static>,
    tag: Tag,
    missing: Reason,
    malformed: Reason,
}

static CONTENT_TYPE: SingleAttribute = SingleAttribute {
    of_type: oid::CONTENT_TYPE,
    tag: Tag::OBJECT_IDENTIFIER,
    missing: Reason::ContentTypeAttributeMissing,
    malformed: Reason::ContentTypeAttributeDiffers,
};

static MESSAGE_DIGEST: SingleAttribute = SingleAttribute {
    of_type: oid::MESSAGE_DIGEST,
    tag: Tag::OCTET_STRING,
    missing: Reason::MessageDigestAttributeMissing,
    malformed: Reason::MessageDigestAttributeMalformed,
};

impl SingleAttribute {
    /// Returns the content of the attribute's value.
    fn value<'a>(&self, attributes: &SignedAttributes<'a>) -> Result<&'a [u8], Check> {
        let mut found = attributes.of_type(self.of_type);
        let reason = match (found.next(), found.next()) {
            (Some(attribute), None) => match attribute.single_value() {
                Some(value) if value.tag == self.tag => return Ok(value.content),
                Some(_) => self.malformed,
                None => Reason::AttributeNotSingleValued,
            },
            (None, _) => self.missing,
            (Some(_), Some(_)) => Reason::AttributeDuplicate,
        };
        Err(Check::failed(reason))
    }
}

/// The certificate that a signer identifier names.
#[derive(Clone, Copy)]
pub(super) struct SignerCertificate<'a> {
    pub(super) certificate: Certificate<'a>,
    /// Findings about the way in which the signer identifier names it.
    pub(super) findings: FindingSet,
}

/// Finds the signer's certificate by the signer identifier alone.
///
/// Searches the file's own certificates, then the caller's. The error names the reason if none is
/// found.
// Saves 108 bytes of flash in the ID card image.
#[inline(never)]
pub(super) fn find_signer<'a>(
    signed_data: &SignedData<'a>,
    info: &SignerInfo<'_>,
    others: &[&'a [u8]],
) -> Result<SignerCertificate<'a>, Check> {
    let mut missing = Check::undetermined(Reason::SignerCertificateMissing);
    // Some signers encode the issuer's name differently. A certificate with the same serial number
    // is then taken, and the signature decides.
    let mut with_serial_number = None;
    for bytes in signed_data.certificates().iter().chain(others.iter().copied()) {
        // Matching by reference avoids a move: a certificate has half a kilobyte.
        let parsed = Certificate::parse(bytes);
        let certificate = match &parsed {
            Ok(certificate) => certificate,
            Err(error) => {
                if missing.result != CheckResult::Failed {
                    missing = Check::malformed(Reason::SignerCertificateMalformed, *error);
                }
                continue;
            }
        };
        match info.identifier() {
            SignerIdentifier::SubjectKeyIdentifier(identifier) => {
                if certificate.subject_key_identifier() == Some(identifier) {
                    let certificate = *certificate;
                    return Ok(SignerCertificate { certificate, findings: FindingSet::EMPTY });
                }
            }
            SignerIdentifier::IssuerAndSerialNumber { issuer, serial_number } => {
                if certificate.serial_number() != serial_number {
                    continue;
                }
                let own = certificate.issuer();
                if own.as_bytes() == issuer.as_bytes() {
                    let certificate = *certificate;
                    return Ok(SignerCertificate { certificate, findings: FindingSet::EMPTY });
                }
                let is_permuted = own.is_permutation_of(&issuer);
                if is_permuted || with_serial_number.is_none() {
                    with_serial_number = Some(*certificate);
                }
                if is_permuted {
                    break;
                }
            }
        }
    }
    let findings = FindingSet::of(&[Finding::SignerIssuerNameDiffers]);
    let certificate = with_serial_number.ok_or(missing)?;
    Ok(SignerCertificate { certificate, findings })
}

/// Verifies the signer's signature over the signed attributes (RFC 5652 §5.4 and §5.6).
///
/// Without a certificate, returns the check that tells why it is missing.
// Saves 208 bytes of flash and 160 of stack in the ID card image.
#[inline(never)]
pub(super) fn signature(
    info: &SignerInfo<'_>,
    certificate: Result<&Certificate<'_>, Check>,
    algorithms: &Algorithms<'_>,
    memory: &mut dyn SignatureMemory,
) -> CheckOutcome {
    let outcome =
        verify_signature(info, certificate, algorithms, memory).unwrap_or_else(CheckOutcome::from);
    let signing_time = info.signed_attributes().and_then(|attributes| attributes.signing_time());
    match (certificate, signing_time) {
        (Ok(certificate), Some(time)) => outcome.and(certificate.signing_time_findings(time)),
        _ => outcome,
    }
}

fn verify_signature(
    info: &SignerInfo<'_>,
    certificate: Result<&Certificate<'_>, Check>,
    algorithms: &Algorithms<'_>,
    memory: &mut dyn SignatureMemory,
) -> Result<CheckOutcome, Check> {
    let attributes = signed_attributes(info)?;
    let certificate = certificate?;
    let algorithm = info.signature_algorithm();
    let digest_hash = match HashId::from_algorithm(&info.digest_algorithm()) {
        Ok(hash) => Some(hash),
        // `rsaEncryption` leaves the hash function to the digest algorithm.
        Err(AlgorithmError::Forbidden) if algorithm.oid() == oid::RSA_ENCRYPTION => {
            return Err(Check::failed(Reason::SignatureAlgorithmForbidden));
        }
        Err(_) => None,
    };
    let key = certificate.subject_public_key_info();
    let value = info.signature().contiguous();
    let signature = Signature { key: &key, algorithm: &algorithm, digest_hash, value };
    let as_received: &Message<'_> = &|sink| attributes.signed_bytes(sink);
    let memory = &mut KeysOf(memory);
    let (mut outcome, hash) = signature.verify(algorithms, as_received, memory)?;
    if outcome.check.reason == Reason::SignatureInvalid && !attributes.is_sorted() {
        let sorted: &Message<'_> = &|sink| attributes.signed_bytes_sorted(sink);
        let (again, _) = signature.verify(algorithms, sorted, memory)?;
        outcome = again.and(outcome.findings);
    }
    if digest_hash.zip(hash).is_some_and(|(digest_hash, hash)| digest_hash != hash) {
        outcome.findings.insert(Finding::HashDiffersFromSignatureHash);
    }
    Ok(outcome)
}

/// A function that returns the digest of the signed bytes under an algorithm.
pub(super) type MessageDigest<'m> =
    dyn Fn(&dyn DigestAlgorithm) -> Result<Digest, CryptoError> + 'm;

/// A signature to verify, with its key and algorithm.
pub(super) struct Signature<'s> {
    pub(super) key: &'s SubjectPublicKeyInfo<'s>,
    pub(super) algorithm: &'s AlgorithmIdentifier<'s>,
    /// The hash function that CMS names beside the signature algorithm; `None` for certificates.
    pub(super) digest_hash: Option<HashId>,
    /// The value, if its bytes are contiguous.
    pub(super) value: Option<&'s [u8]>,
}

impl Signature<'_> {
    /// Verifies the signature over the bytes that `message` feeds. Returns the outcome, and the
    /// hash function of the signature, if the algorithm has one.
    ///
    /// # Errors
    ///
    /// Returns the check if key or algorithm do not allow an attempt.
    pub(super) fn verify(
        &self,
        algorithms: &Algorithms<'_>,
        message: &Message<'_>,
        memory: &mut dyn SignatureMemory,
    ) -> Result<(CheckOutcome, Option<HashId>), Check> {
        match self.verify_digest(algorithms, &|algorithm| digest(algorithm, message), memory) {
            Ok((outcome, hash)) => Ok((outcome, Some(hash))),
            Err(Check { reason: Reason::SignatureAlgorithmUnsupported, .. }) => {
                self.verify_message(algorithms, message).map(|outcome| (outcome, None))
            }
            Err(check) => Err(check),
        }
    }

    /// Verifies the signature with an algorithm that takes the message itself.
    ///
    /// The key has the same identifier as the signature, without parameters (RFC 9881 §2, §4). The digest
    /// algorithm beside it may name any hash function: RFC 9882 §3.3 requires SHA-512 to be
    /// supported, and only recommends one of twice the strength.
    fn verify_message(
        &self,
        algorithms: &Algorithms<'_>,
        message: &Message<'_>,
    ) -> Result<CheckOutcome, Check> {
        let unsupported = Check::undetermined(Reason::SignatureAlgorithmUnsupported);
        let algorithm = algorithms.message_signature(self.algorithm).ok_or(unsupported)?;
        if self.key.algorithm().oid() != self.algorithm.oid() {
            return Err(Check::failed(Reason::PublicKeyAlgorithmDiffers));
        }
        if !algorithm.accepts_message(&self.key.algorithm()) {
            return Err(Check::undetermined(Reason::PublicKeyUnsupported));
        }
        let value = self.value.ok_or(Check::failed(Reason::SignatureMalformed))?;
        let key = self.key.subject_public_key();
        if key.unused_bits != 0 {
            return Err(Check::failed(Reason::PublicKeyInvalid));
        }
        let findings = algorithm.verify_message(key.bytes, value, message).map_err(of_crypto)?;
        Ok(CheckOutcome { check: Check::successful(), findings })
    }

    /// Verifies the signature like [`Self::verify`] over bytes whose digest `digest` returns.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Self::verify`].
    pub(super) fn verify_digest(
        &self,
        algorithms: &Algorithms<'_>,
        digest: &MessageDigest<'_>,
        memory: &mut dyn SignatureMemory,
    ) -> Result<(CheckOutcome, HashId), Check> {
        let key = self.key.public_key();
        let key = key.map_err(|error| Check::malformed(Reason::PublicKeyMalformed, error))?;
        let scheme = algorithms.scheme(self.algorithm, self.digest_hash);
        let (scheme, tolerated) = scheme.map_err(|error| of_algorithm(&error, &OF_SIGNATURE))?;
        // RFC 4055 §1.2: such a key is for RSASSA-PSS only.
        let is_for_pss = self.key.algorithm().oid() == oid::RSASSA_PSS;
        if is_for_pss && !matches!(scheme, SignatureScheme::RsaPss { .. }) {
            return Err(Check::failed(Reason::PublicKeyAlgorithmDiffers));
        }
        if !algorithms.is_allowed(&scheme, &self.key.algorithm()) {
            return Err(Check::failed(Reason::PssParametersDiffer));
        }
        // DER encodes a signature as one string; one in segments is malformed.
        let value = self.value.ok_or(Check::failed(Reason::SignatureMalformed))?;
        let hash = scheme.hash();
        let mut findings = weakness(hash).union(tolerated);
        let check = match self.attempt((&key, &scheme), value, algorithms, digest, memory) {
            Ok(more) => {
                findings.merge(more);
                Check::successful()
            }
            Err(check) => check,
        };
        Ok((CheckOutcome { check, findings }, hash))
    }

    /// Verifies the signature with the algorithm for this key.
    fn attempt(
        &self,
        (key, scheme): (&PublicKey<'_>, &SignatureScheme),
        value: &[u8],
        algorithms: &Algorithms<'_>,
        digest: &MessageDigest<'_>,
        memory: &mut dyn SignatureMemory,
    ) -> Result<FindingSet, Check> {
        let algorithm = algorithms
            .signature(key, scheme)
            .ok_or_else(|| unsupported_key(key, scheme, algorithms))?;
        let digest_algorithm = algorithms
            .digest(scheme.hash())
            .ok_or(Check::undetermined(Reason::DigestAlgorithmUnsupported))?;
        let digest = &digest(digest_algorithm).map_err(of_crypto)?;
        let key_info = self.key;
        let signature =
            DigestSignature { algorithm, algorithms, key_info, key, scheme, digest, value };
        memory.verify(&signature).map_err(of_crypto)
    }
}

/// Returns the check for a key that no algorithm accepts.
fn unsupported_key(
    key: &PublicKey<'_>,
    scheme: &SignatureScheme,
    algorithms: &Algorithms<'_>,
) -> Check {
    let is_of_kind = match scheme {
        SignatureScheme::Ecdsa { .. } => !matches!(key, PublicKey::Rsa(_)),
        SignatureScheme::RsaPkcs1 { .. } | SignatureScheme::RsaPss { .. } => {
            !matches!(key, PublicKey::Ec(_))
        }
    };
    if !is_of_kind {
        Check::failed(Reason::PublicKeyAlgorithmDiffers)
    } else if algorithms.is_imitation(key) {
        // A curve that resembles a known one is an attack, not an unsupported algorithm.
        Check::failed(Reason::CurveUnknown)
    } else {
        Check::undetermined(Reason::PublicKeyUnsupported)
    }
}

/// Returns the check for an error of the cryptography.
pub(super) const fn of_crypto(error: CryptoError) -> Check {
    match error {
        CryptoError::Engine => Check::new(CheckResult::Aborted, Reason::EngineFailed),
        CryptoError::InvalidKey => Check::failed(Reason::PublicKeyInvalid),
        CryptoError::InvalidSignature => Check::failed(Reason::SignatureInvalid),
        CryptoError::KeySize => Check::failed(Reason::KeyTooSmall),
        CryptoError::MalformedSignature => Check::failed(Reason::SignatureMalformed),
        CryptoError::Unsupported => Check::undetermined(Reason::SignatureAlgorithmUnsupported),
    }
}

/// The reasons for an AlgorithmIdentifier without a usable algorithm.
struct AlgorithmReasons {
    forbidden: Reason,
    malformed: Reason,
    unsupported: Reason,
}

static OF_SIGNATURE: AlgorithmReasons = AlgorithmReasons {
    forbidden: Reason::SignatureAlgorithmForbidden,
    malformed: Reason::SignatureAlgorithmMalformed,
    unsupported: Reason::SignatureAlgorithmUnsupported,
};

static OF_DIGEST: AlgorithmReasons = AlgorithmReasons {
    forbidden: Reason::DigestAlgorithmForbidden,
    malformed: Reason::DigestAlgorithmMalformed,
    unsupported: Reason::DigestAlgorithmUnsupported,
};

/// Returns the check for an unusable AlgorithmIdentifier.
fn of_algorithm(error: &AlgorithmError, reasons: &AlgorithmReasons) -> Check {
    match error {
        AlgorithmError::Forbidden => Check::failed(reasons.forbidden),
        AlgorithmError::Malformed(error) => Check::malformed(reasons.malformed, *error),
        AlgorithmError::Unsupported => Check::undetermined(reasons.unsupported),
    }
}

/// Returns the algorithm for the hash function of an AlgorithmIdentifier, if it was given.
pub(super) fn digest_algorithm<'a>(
    algorithm: &AlgorithmIdentifier<'_>,
    algorithms: &Algorithms<'a>,
) -> Result<&'a dyn DigestAlgorithm, Check> {
    HashId::from_algorithm(algorithm)
        .and_then(|hash| algorithms.digest(hash).ok_or(AlgorithmError::Unsupported))
        .map_err(|error| of_algorithm(&error, &OF_DIGEST))
}

/// Returns the finding about SHA-1. Its collisions are practical (SHA-mbles, 2020), so that
/// somebody who influences the signed content can prepare two documents.
pub(super) fn weakness(hash: HashId) -> FindingSet {
    if hash == HashId::Sha1 { FindingSet::of(&[Finding::WeakHash]) } else { FindingSet::EMPTY }
}

/// Hashes the bytes that `message` feeds.
fn digest(algorithm: &dyn DigestAlgorithm, message: &Message<'_>) -> Result<Digest, CryptoError> {
    let mut hasher = Hasher::new(algorithm);
    message(&mut |bytes| hasher.update(bytes));
    hasher.finish()
}
