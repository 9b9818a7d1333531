//! From the document signer's certificate to an anchor: the role of the one, and who of the others
//! issued it.

use super::signed_data::{Outcome, Statement};
use super::{Check, CheckResult, Evidence, PassiveAuthentication, Reason};
use crate::crypto::Algorithms;
use crate::finding::{Finding, FindingSet};
use crate::x509::Certificate;

/// The most anchors whose key is tried for one certificate. States have up to a dozen certificates
/// of the same name in the master lists.
const MAX_CANDIDATES: u32 = 32;

/// Who issued a document signer's certificate.
pub(super) struct Issuer<'a> {
    pub(super) check: Check,
    pub(super) findings: FindingSet,
    pub(super) anchor: Option<(u32, Certificate<'a>)>,
}

impl<'a> Issuer<'a> {
    /// The document signer certificate is one, and an anchor issued it (Doc 9303-12, appendix D;
    /// TR-03135-1 §5.6.4.3.3).
    ///
    /// Candidates are the anchors whose subject key identifier is the certificate's authority key
    /// identifier, and those whose subject is its issuer; the signature decides. A key that is not
    /// the identified one but bears the same name is another key of the same authority: that its
    /// signature does not verify says nothing, and the right anchor is missing.
    pub(super) fn find(certificate: &Certificate<'_>, judge: &PassiveAuthentication<'a>) -> Self {
        let mut issuer = Self {
            check: Check::undetermined(Reason::NoAnchor),
            findings: FindingSet::EMPTY,
            anchor: None,
        };
        if let Err(check) = is_document_signer(certificate) {
            issuer.check = check;
            return issuer;
        }
        let mut tried = 0_u32;
        for (index, octets) in (0_u32..).zip(judge.anchors.iter()) {
            let Ok(candidate) = Certificate::parse(octets) else {
                continue;
            };
            let by = Candidacy::of(&candidate, certificate);
            if !by.key_identifier && !by.name {
                continue;
            }
            tried = tried.saturating_add(1);
            if tried > MAX_CANDIDATES {
                if issuer.anchor.is_none() {
                    issuer.check = Check::undetermined(Reason::TooManyCandidates);
                }
                break;
            }
            let outcome = is_signed_by(certificate, &candidate, &judge.algorithms);
            if outcome.check.result == CheckResult::Successful {
                let is_valid = judge.is_valid_now(&candidate);
                if issuer.anchor.is_none() || is_valid {
                    issuer.findings = outcome.findings;
                    if !by.name {
                        issuer.findings.insert(Finding::IssuerNameDiffers);
                    }
                    issuer.check = Check::successful(Evidence::Anchor(index));
                    issuer.anchor = Some((index, candidate));
                }
                // Of several certificates for the same key, one that is valid now is as good as
                // any.
                if is_valid {
                    break;
                }
            } else if issuer.anchor.is_none() {
                let check = by.weigh(outcome.check);
                issuer.check = more_telling(issuer.check, check);
            }
        }
        issuer
    }
}

/// Why an anchor is a candidate.
struct Candidacy {
    key_identifier: bool,
    name: bool,
}

impl Candidacy {
    fn of(candidate: &Certificate<'_>, certificate: &Certificate<'_>) -> Self {
        let identifier =
            certificate.authority_key_identifier().and_then(|authority| authority.key_identifier);
        let own = candidate.subject_key_identifier();
        Self {
            key_identifier: identifier.is_some() && identifier == own,
            name: certificate.issuer().is(&candidate.subject()),
        }
    }

    /// What a failed attempt with this candidate says about the certificate.
    const fn weigh(&self, check: Check) -> Check {
        match check.reason {
            Reason::SignatureInvalid if self.key_identifier => {
                Check::failed(Reason::IssuerSignatureInvalid)
            }
            Reason::SignatureInvalid => Check::undetermined(Reason::NoAnchor),
            _ if self.key_identifier => check,
            // The key of another certificate of the same name is not the issuer's: its own faults
            // do not matter.
            _ => Check::new(CheckResult::Undetermined, check.reason, check.evidence),
        }
    }
}

/// Of two checks that did not succeed, the one that tells more: a failure before an open question,
/// and any before "no anchor".
fn more_telling(a: Check, b: Check) -> Check {
    let rank = |check: &Check| match (check.result, check.reason) {
        (_, Reason::NoAnchor) => 0,
        (CheckResult::Undetermined, _) => 1,
        _ => 2,
    };
    if rank(&b) > rank(&a) { b } else { a }
}

/// The certificate is one of a document signer (Doc 9303-12 §7.1.1): not of an authority, and not of
/// somebody whom the same authority certified for something else.
fn is_document_signer(certificate: &Certificate<'_>) -> Result<(), Check> {
    if certificate.signature().as_bytes() != certificate.signature_algorithm().as_bytes() {
        return Err(Check::failed(Reason::SignatureAlgorithmsDiffer));
    }
    if certificate.unknown_critical_extension().is_some() {
        return Err(Check::failed(Reason::CriticalExtensionUnknown));
    }
    if certificate.basic_constraints().is_some_and(|constraints| constraints.ca)
        || certificate.key_usage().is_some_and(|usage| usage.key_cert_sign())
    {
        return Err(Check::failed(Reason::IsCaCertificate));
    }
    // Signers of master lists, deviation lists, visible digital seals and LDS2 objects, and TLS
    // servers, have an extended key usage; document signers have none.
    if certificate.extended_key_usage().is_some() {
        return Err(Check::failed(Reason::NotADocumentSigner));
    }
    if certificate.key_usage().is_some_and(|usage| !usage.digital_signature()) {
        return Err(Check::failed(Reason::KeyUsageWithoutDigitalSignature));
    }
    Ok(())
}

/// Whether `certificate` was signed with the key of `issuer`: the signature alone.
///
/// Nothing else is checked, and trust does not follow from it. It tells an operator whether a
/// self-signed certificate is whole, or which certificate a link certificate hangs on.
#[must_use]
pub fn certificate_signature(
    certificate: &Certificate<'_>,
    issuer: &Certificate<'_>,
    algorithms: &Algorithms<'_>,
) -> Check {
    is_signed_by(certificate, issuer, algorithms).check
}

fn is_signed_by(
    certificate: &Certificate<'_>,
    issuer: &Certificate<'_>,
    algorithms: &Algorithms<'_>,
) -> Outcome {
    match Statement::new(issuer, &certificate.signature_algorithm(), None) {
        Ok(statement) => statement.verify(certificate.signature_value(), algorithms, |take_in| {
            take_in(certificate.tbs());
        }),
        Err(check) => Outcome::from(check),
    }
}
