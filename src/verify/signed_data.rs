//! The two checks of a SignedData: the message digest, and the signature of its signer.

use super::{Check, CheckResult, Evidence, Reason};
use crate::cms::{SignedAttributes, SignedData, SignerIdentifier, SignerInfo};
use crate::crypto::{AlgorithmError, Algorithms, CryptoError, Digest, HashId, SignatureScheme};
use crate::error::ParseError;
use crate::finding::{Finding, FindingSet};
use crate::oid::{self, Oid};
use crate::tlv::{Element, Tag};
use crate::x509::{AlgorithmIdentifier, Certificate, PublicKey};

/// A check, and what was found on the way.
pub(super) struct Outcome {
    pub(super) check: Check,
    pub(super) findings: FindingSet,
}

impl From<Check> for Outcome {
    fn from(check: Check) -> Self {
        Self { check, findings: FindingSet::EMPTY }
    }
}

/// Which content a SignedData has to have.
#[derive(Clone, Copy)]
pub(super) enum ContentTypes {
    /// An LDSSecurityObject (Doc 9303-10 §4.6.2.2).
    LdsSecurityObject,
}

impl ContentTypes {
    /// Whether the type is one of these; an old or odd one is noted.
    fn accept(self, content_type: Oid<'_>) -> Result<FindingSet, Check> {
        match self {
            Self::LdsSecurityObject => match content_type {
                oid::LDS_SECURITY_OBJECT => Ok(FindingSet::EMPTY),
                // Early documents of Belgium and France, SDU's test documents, and China.
                oid::CONTENT_TYPE_BE_FR | oid::CONTENT_TYPE_SDU | oid::DATA => {
                    Ok(FindingSet::of(&[Finding::ContentTypeTolerated]))
                }
                _ => Err(Check::failed(Reason::ContentTypeNotLds)),
            },
        }
    }
}

/// The content is what the signed attributes say (RFC 5652 §5.4): its type and its digest.
///
/// Signed attributes are required: without them the signature is over the content itself, and the
/// attributes of another message could be passed off as content.
#[inline(never)]
pub(super) fn message_digest(
    signed_data: &SignedData<'_>,
    types: ContentTypes,
    algorithms: &Algorithms<'_>,
) -> Outcome {
    let judge = || -> Result<Outcome, Check> {
        let mut findings = types.accept(signed_data.content_type())?;
        let signer = signed_data.signer().ok_or(Check::failed(Reason::SignerInfoCount))?;
        let attributes =
            signer.signed_attributes().ok_or(Check::failed(Reason::SignedAttributesMissing))?;

        let content_type = single(&attributes, oid::CONTENT_TYPE)?
            .ok_or(Check::failed(Reason::ContentTypeAttributeMissing))?;
        if content_type.tag != Tag::OBJECT_IDENTIFIER
            || content_type.content != signed_data.content_type().as_bytes()
        {
            return Err(Check::failed(Reason::ContentTypeAttributeDiffers));
        }
        let signed = single(&attributes, oid::MESSAGE_DIGEST)?
            .ok_or(Check::failed(Reason::MessageDigestAttributeMissing))?;
        if signed.tag != Tag::OCTET_STRING {
            return Err(Check::failed(Reason::MessageDigestAttributeMalformed));
        }
        let hash = hash(&signer.digest_algorithm(), algorithms)?;
        findings.merge(weakness_of(hash));
        let digest = digest(algorithms, hash, &|take_in| {
            signed_data.content().segments().for_each(take_in);
        })?;
        let check = if digest.is(signed.content) {
            Check::successful(Evidence::None)
        } else {
            Check::failed(Reason::DigestDiffers)
        };
        Ok(Outcome { check, findings })
    };
    judge().unwrap_or_else(Outcome::from)
}

/// The value of the attribute of this type, which may stand once and have one value.
fn single<'a>(
    attributes: &SignedAttributes<'a>,
    of_type: Oid<'_>,
) -> Result<Option<Element<'a>>, Check> {
    let mut found = attributes.of_type(of_type);
    let Some(attribute) = found.next() else {
        return Ok(None);
    };
    if found.next().is_some() {
        return Err(Check::failed(Reason::AttributeDuplicate));
    }
    let value = attribute.single_value();
    value.map(Some).ok_or(Check::failed(Reason::AttributeNotSingleValued))
}

/// The signer's certificate, chosen by the signer identifier alone.
pub(super) struct Signer<'a> {
    pub(super) octets: Result<&'a [u8], Check>,
    pub(super) findings: FindingSet,
}

impl<'a> Signer<'a> {
    /// Looks in the file's own certificates, then among those that the caller has.
    #[inline(never)]
    pub(super) fn find(signed_data: &SignedData<'a>, others: &[&'a [u8]]) -> Self {
        let none = |check| Self { octets: Err(check), findings: FindingSet::EMPTY };
        let Some(signer) = signed_data.signer() else {
            return none(Check::failed(Reason::SignerInfoCount));
        };
        let mut malformed: Option<ParseError> = None;
        let mut same_serial_number = None;
        for octets in signed_data.certificates().iter().chain(others.iter().copied()) {
            let certificate = match Certificate::parse(octets) {
                Ok(certificate) => certificate,
                Err(error) => {
                    malformed.get_or_insert(error);
                    continue;
                }
            };
            match matches(&signer, &certificate) {
                Match::Same(findings) => return Self { octets: Ok(octets), findings },
                Match::SerialNumberOnly => {
                    same_serial_number.get_or_insert(octets);
                }
                Match::Other => {}
            }
        }
        // Signers are seen that write the issuer's name in a way of their own. The serial number
        // points to a certificate all the same, and the signature decides whether it is the one.
        if let Some(octets) = same_serial_number {
            let findings = FindingSet::of(&[Finding::SignerIssuerNameDiffers]);
            return Self { octets: Ok(octets), findings };
        }
        none(match malformed {
            Some(error) => {
                Check::failed(Reason::SignerCertificateMalformed).with(Evidence::Error(error))
            }
            None => Check::undetermined(Reason::SignerCertificateMissing),
        })
    }

    /// The certificate, read once more: while it was looked for, others were read.
    pub(super) fn certificate(&self) -> Result<Certificate<'a>, Check> {
        Certificate::parse(self.octets?).map_err(|error| {
            Check::failed(Reason::SignerCertificateMalformed).with(Evidence::Error(error))
        })
    }
}

enum Match {
    Same(FindingSet),
    SerialNumberOnly,
    Other,
}

fn matches(signer: &SignerInfo<'_>, certificate: &Certificate<'_>) -> Match {
    match signer.identifier() {
        SignerIdentifier::SubjectKeyIdentifier(identifier) => {
            if certificate.subject_key_identifier() == Some(identifier) {
                Match::Same(FindingSet::EMPTY)
            } else {
                Match::Other
            }
        }
        SignerIdentifier::IssuerAndSerialNumber { issuer, serial_number } => {
            if certificate.serial_number() != serial_number {
                Match::Other
            } else if certificate.issuer().as_bytes() == issuer.as_bytes() {
                Match::Same(FindingSet::EMPTY)
            } else if certificate.issuer().is(&issuer)
                || certificate.issuer().is_permutation_of(&issuer)
            {
                Match::Same(FindingSet::of(&[Finding::SignerIssuerNameDiffers]))
            } else {
                Match::SerialNumberOnly
            }
        }
    }
}

/// The signature over the signed attributes is the signer's (RFC 5652 §5.4 and §5.6).
#[inline(never)]
pub(super) fn signature(
    signed_data: &SignedData<'_>,
    certificate: &Result<Certificate<'_>, Check>,
    algorithms: &Algorithms<'_>,
) -> Outcome {
    let judge = || -> Result<Outcome, Check> {
        let info = signed_data.signer().ok_or(Check::failed(Reason::SignerInfoCount))?;
        let attributes =
            info.signed_attributes().ok_or(Check::failed(Reason::SignedAttributesMissing))?;
        let certificate = certificate.as_ref().map_err(|check| *check)?;
        let digest_hash = match HashId::from_algorithm(&info.digest_algorithm()) {
            Ok(hash) => Some(hash),
            // `rsaEncryption` leaves the hash function to the digest algorithm.
            Err(AlgorithmError::Forbidden)
                if info.signature_algorithm().oid == oid::RSA_ENCRYPTION =>
            {
                return Err(Check::failed(Reason::SignatureAlgorithmForbidden));
            }
            Err(_) => None,
        };
        let statement = Statement::new(certificate, &info.signature_algorithm(), digest_hash)?;
        let value = info.signature().contiguous().ok_or(Check::failed(Reason::SignatureInvalid))?;

        let mut outcome =
            statement.verify(value, algorithms, &|take_in| attributes.signed_octets(take_in));
        if outcome.check.reason == Reason::SignatureInvalid && !attributes.is_sorted() {
            outcome = statement
                .verify(value, algorithms, &|take_in| attributes.signed_octets_sorted(take_in));
        }
        if digest_hash.is_some_and(|hash| hash != statement.scheme.hash()) {
            outcome.findings.insert(Finding::HashDiffersFromSignatureHash);
        }
        Ok(outcome)
    };
    judge().unwrap_or_else(Outcome::from)
}

/// Octets that are signed: they are handed out, part by part, as often as they are asked for.
type Message<'m> = dyn Fn(&mut dyn FnMut(&[u8])) + 'm;

/// Who is said to have signed, and how.
pub(super) struct Statement<'a> {
    key: PublicKey<'a>,
    scheme: SignatureScheme,
    findings: FindingSet,
}

impl<'a> Statement<'a> {
    /// `digest_hash` is the hash function that CMS names beside the signature algorithm; in a
    /// certificate there is none.
    #[inline(never)]
    pub(super) fn new(
        signer: &Certificate<'a>,
        algorithm: &AlgorithmIdentifier<'_>,
        digest_hash: Option<HashId>,
    ) -> Result<Self, Check> {
        let key = signer.subject_public_key_info().public_key().map_err(|error| {
            Check::failed(Reason::PublicKeyMalformed).with(Evidence::Error(error))
        })?;
        let (scheme, mut findings) = SignatureScheme::from_algorithm(algorithm, digest_hash)
            .map_err(|error| match error {
                AlgorithmError::Forbidden => Check::failed(Reason::SignatureAlgorithmForbidden),
                AlgorithmError::Malformed(error) => {
                    Check::failed(Reason::SignatureAlgorithmMalformed).with(Evidence::Error(error))
                }
                AlgorithmError::Unsupported => {
                    Check::undetermined(Reason::SignatureAlgorithmUnsupported)
                }
            })?;
        // RFC 4055 §1.2: such a key is for RSASSA-PSS alone.
        let is_for_pss = signer.subject_public_key_info().algorithm.oid == oid::RSASSA_PSS;
        if is_for_pss && !matches!(scheme, SignatureScheme::RsaPss { .. }) {
            return Err(Check::failed(Reason::PublicKeyAlgorithmDiffers));
        }
        findings.merge(weakness_of(scheme.hash()));
        Ok(Self { key, scheme, findings })
    }

    /// Verifies the signature `value` of the octets that `message` hands out.
    #[inline(never)]
    pub(super) fn verify(
        &self,
        value: &[u8],
        algorithms: &Algorithms<'_>,
        message: &Message<'_>,
    ) -> Outcome {
        let judge = || -> Result<Outcome, Check> {
            let Some(algorithm) = algorithms.signature(&self.key, &self.scheme) else {
                return Err(self.why_no_algorithm(algorithms));
            };
            let digest = digest(algorithms, self.scheme.hash(), message)?;
            let findings = algorithm
                .verify(&self.key, &self.scheme, &digest, value, algorithms)
                .map_err(of_crypto)?;
            let mut outcome = Outcome::from(Check::successful(Evidence::None));
            outcome.findings = findings;
            Ok(outcome)
        };
        let mut outcome = judge().unwrap_or_else(Outcome::from);
        outcome.findings.merge(self.findings);
        outcome
    }
}

impl Statement<'_> {
    /// Why none of the algorithms takes this key.
    fn why_no_algorithm(&self, algorithms: &Algorithms<'_>) -> Check {
        let is_of_kind = match self.scheme {
            SignatureScheme::Ecdsa { .. } => !matches!(self.key, PublicKey::Rsa(_)),
            SignatureScheme::RsaPkcs1 { .. } | SignatureScheme::RsaPss { .. } => {
                !matches!(self.key, PublicKey::Ec(_))
            }
        };
        if !is_of_kind {
            Check::failed(Reason::PublicKeyAlgorithmDiffers)
        } else if algorithms.is_imitation(&self.key) {
            // A curve that is almost a known one is none that somebody merely left out.
            Check::failed(Reason::CurveUnknown)
        } else {
            Check::undetermined(Reason::PublicKeyUnsupported)
        }
    }
}

/// The check that an error of the cryptography amounts to.
pub(super) const fn of_crypto(error: CryptoError) -> Check {
    match error {
        CryptoError::Engine => {
            Check::new(CheckResult::Aborted, Reason::EngineFailed, Evidence::None)
        }
        CryptoError::InvalidKey => Check::failed(Reason::PublicKeyInvalid),
        CryptoError::InvalidSignature => Check::failed(Reason::SignatureInvalid),
        CryptoError::KeySize => Check::failed(Reason::KeyTooSmall),
        CryptoError::Unsupported => Check::undetermined(Reason::SignatureAlgorithmUnsupported),
    }
}

/// The hash function of an AlgorithmIdentifier, where it is one that was given.
pub(super) fn hash(
    algorithm: &AlgorithmIdentifier<'_>,
    algorithms: &Algorithms<'_>,
) -> Result<HashId, Check> {
    let hash = HashId::from_algorithm(algorithm).map_err(|error| match error {
        AlgorithmError::Forbidden => Check::failed(Reason::DigestAlgorithmForbidden),
        AlgorithmError::Malformed(error) => {
            Check::failed(Reason::DigestAlgorithmMalformed).with(Evidence::Error(error))
        }
        AlgorithmError::Unsupported => Check::undetermined(Reason::DigestAlgorithmUnsupported),
    })?;
    match algorithms.digest(hash) {
        Some(_) => Ok(hash),
        None => Err(Check::undetermined(Reason::DigestAlgorithmUnsupported)),
    }
}

/// Collisions of SHA-1 can be made (SHA-mbles, 2020): whoever has a say in what is signed may have
/// two documents ready.
pub(super) const fn weakness_of(hash: HashId) -> FindingSet {
    match hash {
        HashId::Sha1 => FindingSet::of(&[Finding::WeakHash]),
        _ => FindingSet::EMPTY,
    }
}

/// The digest of the octets that `message` hands out.
#[inline(never)]
fn digest(
    algorithms: &Algorithms<'_>,
    hash: HashId,
    message: &Message<'_>,
) -> Result<Digest, Check> {
    let mut hasher =
        algorithms.hasher(hash).ok_or(Check::undetermined(Reason::DigestAlgorithmUnsupported))?;
    message(&mut |octets| hasher.update(octets));
    hasher.finish().map_err(of_crypto)
}
