//! The two checks of a SignedData: the message digest, and the signature of its signer.

use super::check::{Ended, Judged, Outcome};
use super::{Check, CheckResult, Evidence, Reason};
use crate::cms::{SignedAttributes, SignedData, SignerIdentifier, SignerInfo};
use crate::crypto::{
    AlgorithmError, Algorithms, CryptoError, Digest, DigestAlgorithm, HashId, Hasher,
    SignatureScheme,
};
use crate::finding::{Finding, FindingSet};
use crate::oid::{self, Oid};
use crate::tlv::Tag;
use crate::x509::{AlgorithmIdentifier, Certificate, PublicKey, SubjectPublicKeyInfo};

/// Which content a SignedData has to have.
#[derive(Clone, Copy)]
pub(super) enum ContentTypes {
    /// An LDSSecurityObject (Doc 9303-10 §4.6.2.2).
    LdsSecurityObject,
}

impl ContentTypes {
    /// Whether the type is one of these, and the finding that it is an old or odd one.
    fn accept(self, content_type: Oid<'_>) -> Result<Option<Finding>, Reason> {
        match self {
            Self::LdsSecurityObject if content_type == oid::LDS_SECURITY_OBJECT => Ok(None),
            Self::LdsSecurityObject if TOLERATED.contains(&content_type) => {
                Ok(Some(Finding::ContentTypeTolerated))
            }
            Self::LdsSecurityObject => Err(Reason::ContentTypeNotLds),
        }
    }
}

/// Early documents of Belgium and France, SDU's test documents, and China.
static TOLERATED: [Oid<'_>; 3] = [oid::CONTENT_TYPE_BE_FR, oid::CONTENT_TYPE_SDU, oid::DATA];

/// The content is what the signed attributes say (RFC 5652 §5.4): its type and its digest.
///
/// Signed attributes are required: without them the signature is over the content itself, and the
/// attributes of another message could be passed off as content.
#[inline(never)]
pub(super) fn message_digest(
    signed_data: &SignedData<'_>,
    types: ContentTypes,
    algorithms: &Algorithms<'_>,
    outcome: &mut Outcome,
) -> Judged<()> {
    let content_type = signed_data.content_type();
    let finding = types.accept(content_type).map_err(|reason| outcome.fail(reason))?;
    let (signer, attributes) = signer(signed_data, outcome)?;
    if CONTENT_TYPE.value(&attributes, outcome)? != content_type.as_bytes() {
        return Err(outcome.fail(Reason::ContentTypeAttributeDiffers));
    }
    let signed = MESSAGE_DIGEST.value(&attributes, outcome)?;
    let algorithm = digest_algorithm(&signer.digest_algorithm(), algorithms, outcome)?;
    let message: &Message<'_> = &|take_in| signed_data.content().segments().for_each(take_in);
    match &digest(algorithm, message) {
        Ok(digest) if digest.is(signed) => outcome.succeed(),
        Ok(_) => {
            outcome.fail(Reason::DigestDiffers);
        }
        Err(error) => return Err(could_not(*error, outcome)),
    }
    if let Some(finding) = finding {
        outcome.findings.insert(finding);
    }
    note_weakness(algorithm.id(), &mut outcome.findings);
    Ok(())
}

/// Who signed, and the attributes that were signed.
#[inline(always)]
fn signer<'a>(
    signed_data: &SignedData<'a>,
    outcome: &mut Outcome,
) -> Judged<(SignerInfo<'a>, SignedAttributes<'a>)> {
    let Some(signer) = signed_data.signer() else {
        return Err(outcome.fail(Reason::SignerInfoCount));
    };
    match signer.signed_attributes() {
        Some(attributes) => Ok((signer, attributes)),
        None => Err(outcome.fail(Reason::SignedAttributesMissing)),
    }
}

/// An attribute that has to stand once and have one value, of this tag.
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
    /// The content of the value.
    #[inline(never)]
    fn value<'a>(
        &self,
        attributes: &SignedAttributes<'a>,
        outcome: &mut Outcome,
    ) -> Judged<&'a [u8]> {
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
        Err(outcome.fail(reason))
    }
}

/// The signer's certificate, chosen by the signer identifier alone.
///
/// Looks in the file's own certificates, then among those that the caller has. Only its octets are
/// returned: while it was looked for, others were read. Where there is none, `outcome` says why.
#[inline(never)]
pub(super) fn find_signer<'a>(
    signed_data: &SignedData<'a>,
    others: &[&'a [u8]],
    findings: &mut FindingSet,
    outcome: &mut Outcome,
) -> Option<&'a [u8]> {
    let Some(signer) = signed_data.signer() else {
        outcome.fail(Reason::SignerInfoCount);
        return None;
    };
    outcome.leave_open(Reason::SignerCertificateMissing);
    // Signers are seen that write the issuer's name in a way of their own. The serial number
    // points to a certificate all the same, and the signature decides whether it is the one.
    let mut with_serial_number = None;
    for octets in signed_data.certificates().iter().chain(others.iter().copied()) {
        let parsed = Certificate::parse(octets);
        let certificate = match &parsed {
            Ok(certificate) => certificate,
            Err(error) => {
                if outcome.check.result != CheckResult::Failed {
                    outcome.fail_on(Reason::SignerCertificateMalformed, *error);
                }
                continue;
            }
        };
        match signer.identifier() {
            SignerIdentifier::SubjectKeyIdentifier(identifier) => {
                if certificate.subject_key_identifier() == Some(identifier) {
                    return Some(octets);
                }
            }
            SignerIdentifier::IssuerAndSerialNumber { issuer, serial_number } => {
                if certificate.serial_number() != serial_number {
                    continue;
                }
                let own = certificate.issuer();
                if own.as_bytes() == issuer.as_bytes() {
                    return Some(octets);
                }
                if own.is_permutation_of(&issuer) {
                    with_serial_number = Some(octets);
                    break;
                }
                with_serial_number = with_serial_number.or(Some(octets));
            }
        }
    }
    if with_serial_number.is_some() {
        findings.insert(Finding::SignerIssuerNameDiffers);
    }
    with_serial_number
}

/// The signature over the signed attributes is the signer's (RFC 5652 §5.4 and §5.6).
///
/// Without a certificate, `missing` says why.
#[inline(never)]
pub(super) fn signature(
    signed_data: &SignedData<'_>,
    certificate: Option<&Certificate<'_>>,
    missing: &Check,
    algorithms: &Algorithms<'_>,
    outcome: &mut Outcome,
) -> Judged<()> {
    let (info, attributes) = signer(signed_data, outcome)?;
    let Some(certificate) = certificate else {
        outcome.check = *missing;
        return Err(Ended);
    };
    let algorithm = info.signature_algorithm();
    let digest_hash = match HashId::from_algorithm(&info.digest_algorithm()) {
        Ok(hash) => Some(hash),
        // `rsaEncryption` leaves the hash function to the digest algorithm.
        Err(AlgorithmError::Forbidden) if algorithm.oid() == oid::RSA_ENCRYPTION => {
            return Err(outcome.fail(Reason::SignatureAlgorithmForbidden));
        }
        Err(_) => None,
    };
    let signer = certificate.subject_public_key_info();
    let value = info.signature().contiguous();
    let statement = Statement { signer: &signer, algorithm: &algorithm, digest_hash, value };
    let message: &Message<'_> = &|take_in| attributes.signed_octets(take_in);
    let hash = statement.verify(algorithms, message, outcome)?;
    if outcome.check.reason == Reason::SignatureInvalid && !attributes.is_sorted() {
        let sorted: &Message<'_> = &|take_in| attributes.signed_octets_sorted(take_in);
        statement.verify(algorithms, sorted, outcome)?;
    }
    if digest_hash.is_some_and(|digest_hash| digest_hash != hash) {
        outcome.findings.insert(Finding::HashDiffersFromSignatureHash);
    }
    Ok(())
}

/// Octets that are signed: they are handed out, part by part, as often as they are asked for.
type Message<'m> = dyn Fn(&mut dyn FnMut(&[u8])) + 'm;

/// Who is said to have signed, and how.
pub(super) struct Statement<'s> {
    pub(super) signer: &'s SubjectPublicKeyInfo<'s>,
    pub(super) algorithm: &'s AlgorithmIdentifier<'s>,
    /// The hash function that CMS names beside the signature algorithm; in a certificate there is none.
    pub(super) digest_hash: Option<HashId>,
    /// The signature, where its octets stand together.
    pub(super) value: Option<&'s [u8]>,
}

impl Statement<'_> {
    /// Verifies the signature of the octets that `message` hands out, and returns the hash function that
    /// it is made with.
    #[inline(never)]
    pub(super) fn verify(
        &self,
        algorithms: &Algorithms<'_>,
        message: &Message<'_>,
        outcome: &mut Outcome,
    ) -> Judged<HashId> {
        let mut reader = self.signer.key_reader();
        let key = SubjectPublicKeyInfo::read_key(&mut reader);
        let Ok(key) = &key else {
            return Err(outcome.fail_on(Reason::PublicKeyMalformed, reader.failure()));
        };
        let scheme = algorithms.scheme(self.algorithm, self.digest_hash);
        let (scheme, finding) = match &scheme {
            Ok((scheme, finding)) => (scheme, *finding),
            Err(error) => {
                let reasons = [
                    Reason::SignatureAlgorithmForbidden,
                    Reason::SignatureAlgorithmMalformed,
                    Reason::SignatureAlgorithmUnsupported,
                ];
                return Err(of_algorithm(error, reasons, outcome));
            }
        };
        // RFC 4055 §1.2: such a key is for RSASSA-PSS alone.
        let is_for_pss = self.signer.algorithm().oid() == oid::RSASSA_PSS;
        if is_for_pss && !matches!(scheme, SignatureScheme::RsaPss { .. }) {
            return Err(outcome.fail(Reason::PublicKeyAlgorithmDiffers));
        }
        let Some(value) = self.value else {
            return Err(outcome.fail(Reason::SignatureInvalid));
        };
        if let Some(finding) = finding {
            outcome.findings.insert(finding);
        }
        let hash = scheme.hash();
        note_weakness(hash, &mut outcome.findings);
        let Some(algorithm) = algorithms.signature(key, scheme) else {
            say_why_no_algorithm(key, scheme, algorithms, outcome);
            return Ok(hash);
        };
        let Some(digest_algorithm) = algorithms.digest(hash) else {
            outcome.leave_open(Reason::DigestAlgorithmUnsupported);
            return Ok(hash);
        };
        let digest = digest(digest_algorithm, message);
        let result = match &digest {
            Ok(digest) => algorithm.verify(key, scheme, digest, value, algorithms),
            Err(error) => Err(*error),
        };
        match &result {
            Ok(findings) => {
                outcome.note(*findings);
                outcome.succeed();
            }
            Err(error) => {
                could_not(*error, outcome);
            }
        }
        Ok(hash)
    }
}

/// Says why none of the algorithms takes this key.
fn say_why_no_algorithm(
    key: &PublicKey<'_>,
    scheme: &SignatureScheme,
    algorithms: &Algorithms<'_>,
    outcome: &mut Outcome,
) {
    let is_of_kind = match scheme {
        SignatureScheme::Ecdsa { .. } => !matches!(key, PublicKey::Rsa(_)),
        SignatureScheme::RsaPkcs1 { .. } | SignatureScheme::RsaPss { .. } => {
            !matches!(key, PublicKey::Ec(_))
        }
    };
    if !is_of_kind {
        outcome.fail(Reason::PublicKeyAlgorithmDiffers);
    } else if algorithms.is_imitation(key) {
        // A curve that is almost a known one is none that somebody merely left out.
        outcome.fail(Reason::CurveUnknown);
    } else {
        outcome.leave_open(Reason::PublicKeyUnsupported);
    }
}

/// The check that an error of the cryptography amounts to.
pub(super) const fn of_crypto(error: CryptoError) -> Check {
    let (result, reason) = match error {
        CryptoError::Engine => (CheckResult::Aborted, Reason::EngineFailed),
        CryptoError::InvalidKey => (CheckResult::Failed, Reason::PublicKeyInvalid),
        CryptoError::InvalidSignature => (CheckResult::Failed, Reason::SignatureInvalid),
        CryptoError::KeySize => (CheckResult::Failed, Reason::KeyTooSmall),
        CryptoError::Unsupported => {
            (CheckResult::Undetermined, Reason::SignatureAlgorithmUnsupported)
        }
    };
    Check::new(result, reason, Evidence::None)
}

/// What an AlgorithmIdentifier that names no algorithm amounts to.
#[inline(never)]
fn of_algorithm(
    error: &AlgorithmError,
    [forbidden, malformed, unsupported]: [Reason; 3],
    outcome: &mut Outcome,
) -> Ended {
    match error {
        AlgorithmError::Forbidden => outcome.fail(forbidden),
        AlgorithmError::Malformed(error) => outcome.fail_on(malformed, *error),
        AlgorithmError::Unsupported => outcome.leave_open(unsupported),
    }
}

/// The hash function of an AlgorithmIdentifier, where it is one that was given.
#[inline(never)]
pub(super) fn digest_algorithm<'a>(
    algorithm: &AlgorithmIdentifier<'_>,
    algorithms: &Algorithms<'a>,
    outcome: &mut Outcome,
) -> Judged<&'a dyn DigestAlgorithm> {
    let hash = HashId::from_algorithm(algorithm);
    let found = match &hash {
        Ok(hash) => algorithms.digest(*hash).ok_or(&AlgorithmError::Unsupported),
        Err(error) => Err(error),
    };
    found.map_err(|error| {
        let reasons = [
            Reason::DigestAlgorithmForbidden,
            Reason::DigestAlgorithmMalformed,
            Reason::DigestAlgorithmUnsupported,
        ];
        of_algorithm(error, reasons, outcome)
    })
}

/// Collisions of SHA-1 can be made (SHA-mbles, 2020): whoever has a say in what is signed may have
/// two documents ready.
#[inline(never)]
pub(super) fn note_weakness(hash: HashId, findings: &mut FindingSet) {
    if hash == HashId::Sha1 {
        findings.insert(Finding::WeakHash);
    }
}

/// The digest of the octets that `message` hands out.
#[inline(never)]
fn digest(algorithm: &dyn DigestAlgorithm, message: &Message<'_>) -> Result<Digest, CryptoError> {
    let mut hasher = Hasher::new(algorithm);
    message(&mut |octets| hasher.update(octets));
    hasher.finish()
}

/// Records that the cryptography did not succeed.
#[inline(never)]
fn could_not(error: CryptoError, outcome: &mut Outcome) -> Ended {
    outcome.check = of_crypto(error);
    Ended
}
