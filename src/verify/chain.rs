//! From the document signer's certificate to an anchor: the role of the one, and who of the others
//! issued it.

use super::report::{Judged, Outcome};
use super::signed_data::Statement;
use super::{Check, CheckResult, Evidence, PassiveAuthentication, Reason};
use crate::crypto::Algorithms;
use crate::finding::{Finding, FindingSet};
use crate::x509::Certificate;

/// The most keys that are tried for one certificate. States have up to a dozen of the same name in
/// the master lists; how often one of them stands there does not matter.
const MAX_CANDIDATES: usize = 32;

/// The document signer certificate is one, and an anchor issued it (Doc 9303-12, appendix D;
/// TR-03135-1 §5.6.4.3.3).
///
/// Candidates are the anchors whose subject key identifier is the certificate's authority key
/// identifier, and after them those whose subject is its issuer; the signature decides. A key
/// that is not the identified one but bears the same name is another key of the same authority:
/// that its signature does not verify says nothing, and the right anchor is missing.
#[inline(never)]
pub(super) fn find_issuer<'a>(
    certificate: &Certificate<'_>,
    judge: &PassiveAuthentication<'a>,
    outcome: &mut Outcome,
) -> Option<Anchor<'a>> {
    if let Err(reason) = is_document_signer(certificate) {
        outcome.fail(reason);
        return None;
    }
    outcome.leave_open(Reason::NoAnchor);
    let mut issuer: Option<Anchor<'a>> = None;
    let mut tried = [&[][..]; MAX_CANDIDATES];
    for is_identified in [true, false] {
        for (index, octets) in (0_u32..).zip(judge.anchors.iter()) {
            let Some(mut candidate) = Candidate::of(octets, certificate, judge) else {
                continue;
            };
            let by = candidate.by;
            if by.key_identifier != is_identified || !(by.key_identifier || by.name) {
                continue;
            }
            let key = candidate.key;
            let signature = match &issuer {
                // Of several certificates for the key that signed, one that is valid now is as
                // good as any.
                Some(found) if candidate.is_valid && found.key == key => found.signature,
                Some(_) => continue,
                None => {
                    match tried.iter_mut().find(|it| it.is_empty() || **it == key) {
                        None => {
                            let too_many = Check::undetermined(Reason::TooManyCandidates);
                            tell_more(&mut outcome.check, too_many);
                            return None;
                        }
                        Some(same) if *same == key => continue,
                        Some(free) => *free = key,
                    }
                    candidate.verify(certificate, &judge.algorithms);
                    let Outcome { check, findings } = candidate.outcome;
                    if check.result != CheckResult::Successful {
                        tell_more(&mut outcome.check, by.weigh(check));
                        continue;
                    }
                    findings
                }
            };
            outcome.succeed();
            outcome.with(Evidence::Anchor(index));
            issuer = Some(Anchor { octets, key, by, signature });
            if candidate.is_valid {
                return issuer;
            }
        }
    }
    issuer
}

/// What of an anchor says whether it issued a certificate: the anchor itself is not kept on the stack
/// while its key is tried.
struct Candidate<'a> {
    by: Candidacy,
    is_valid: bool,
    key: &'a [u8],
    statement: Judged<Statement<'a>>,
    outcome: Outcome,
}

impl<'a> Candidate<'a> {
    #[inline(never)]
    fn of(
        octets: &'a [u8],
        certificate: &Certificate<'_>,
        judge: &PassiveAuthentication<'a>,
    ) -> Option<Self> {
        let anchor = Certificate::parse(octets).ok()?;
        let mut outcome = Outcome::NOT_CHECKED;
        let algorithm = certificate.signature_algorithm();
        Some(Self {
            by: Candidacy::of(&anchor, certificate),
            is_valid: judge.is_valid_now(&anchor),
            key: anchor.subject_public_key_info().as_bytes(),
            statement: Statement::new(&anchor, &algorithm, None, &mut outcome),
            outcome,
        })
    }

    /// Whether the signature of `certificate` is this one's.
    fn verify(&mut self, certificate: &Certificate<'_>, algorithms: &Algorithms<'_>) {
        if let Ok(statement) = &self.statement {
            verify(statement, certificate, algorithms, &mut self.outcome);
        }
    }
}

/// The anchor that issued a certificate.
pub(super) struct Anchor<'a> {
    pub(super) octets: &'a [u8],
    key: &'a [u8],
    by: Candidacy,
    /// What was found when its signature was verified.
    signature: FindingSet,
}

impl Anchor<'_> {
    /// What is off about the anchor itself.
    pub(super) fn findings(&self, certificate: &Certificate<'_>) -> FindingSet {
        let mut findings = certificate.findings();
        findings.merge(certificate.csca_findings());
        if self.signature.contains(Finding::ShortRsaKey) {
            findings.insert(Finding::ShortRsaKey);
        }
        findings
    }

    /// What is off about the certificate that it issued, as far as the issuing goes.
    pub(super) fn findings_of_issued(&self) -> FindingSet {
        // Whose key is short, `findings` says.
        let findings = self.signature.without(Finding::ShortRsaKey);
        if self.by.name { findings } else { findings.with(Finding::IssuerNameDiffers) }
    }
}

/// Why an anchor is a candidate.
#[derive(Clone, Copy)]
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
        let (result, reason) = match check.reason {
            Reason::SignatureInvalid if self.key_identifier => {
                (check.result, Reason::IssuerSignatureInvalid)
            }
            reason if self.key_identifier => (check.result, reason),
            // Another key of the same authority.
            Reason::PublicKeyAlgorithmDiffers | Reason::SignatureInvalid => {
                (CheckResult::Undetermined, Reason::NoAnchor)
            }
            // It may be the issuer's, and cannot be asked; its own faults are not the certificate's.
            reason => (CheckResult::Undetermined, reason),
        };
        Check { result, reason, ..check }
    }
}

/// Of two checks that did not succeed, the one that tells more: a failure before an open question,
/// that there were too many before another one, and any before "no anchor".
fn tell_more(check: &mut Check, other: Check) {
    let rank = |check: &Check| match (check.result, check.reason) {
        (_, Reason::NoAnchor) => 0,
        (CheckResult::Undetermined, Reason::TooManyCandidates) => 2,
        (CheckResult::Undetermined, _) => 1,
        _ => 3,
    };
    if rank(&other) > rank(check) {
        *check = other;
    }
}

/// The certificate is one of a document signer (Doc 9303-12 §7.1.1): not of an authority, and not of
/// somebody whom the same authority certified for something else.
fn is_document_signer(certificate: &Certificate<'_>) -> Result<(), Reason> {
    if certificate.signature().as_bytes() != certificate.signature_algorithm().as_bytes() {
        return Err(Reason::SignatureAlgorithmsDiffer);
    }
    if certificate.unknown_critical_extension().is_some() {
        return Err(Reason::CriticalExtensionUnknown);
    }
    if certificate.basic_constraints().is_some_and(|constraints| constraints.ca)
        || certificate.key_usage().is_some_and(|usage| usage.key_cert_sign())
    {
        return Err(Reason::IsCaCertificate);
    }
    // Signers of master lists, deviation lists, visible digital seals and LDS2 objects, and TLS
    // servers, have an extended key usage; document signers have none.
    if certificate.extended_key_usage().is_some() {
        return Err(Reason::NotADocumentSigner);
    }
    if certificate.key_usage().is_some_and(|usage| !usage.digital_signature()) {
        return Err(Reason::KeyUsageWithoutDigitalSignature);
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
    let mut outcome = Outcome::NOT_CHECKED;
    let algorithm = certificate.signature_algorithm();
    if let Ok(statement) = Statement::new(issuer, &algorithm, None, &mut outcome) {
        verify(&statement, certificate, algorithms, &mut outcome);
    }
    outcome.check
}

/// Whether the signature of `certificate` is one of whom the statement names.
fn verify(
    statement: &Statement<'_>,
    certificate: &Certificate<'_>,
    algorithms: &Algorithms<'_>,
    outcome: &mut Outcome,
) {
    let value = certificate.signature_value();
    statement.verify(value, algorithms, &|take_in| take_in(certificate.tbs()), outcome);
}

#[cfg(test)]
mod tests {
    use super::*;

    const BY_KEY: Candidacy = Candidacy { key_identifier: true, name: false };
    const BY_NAME: Candidacy = Candidacy { key_identifier: false, name: true };
    const BY_BOTH: Candidacy = Candidacy { key_identifier: true, name: true };

    #[test]
    fn what_the_identified_key_did_not_sign_is_forged() {
        for by in [BY_KEY, BY_BOTH] {
            let check = by.weigh(Check::failed(Reason::SignatureInvalid));
            assert_eq!(check, Check::failed(Reason::IssuerSignatureInvalid));
            for check in [
                Check::failed(Reason::PublicKeyAlgorithmDiffers),
                Check::failed(Reason::KeyTooSmall),
                Check::undetermined(Reason::PublicKeyUnsupported),
            ] {
                assert_eq!(by.weigh(check), check);
            }
        }
    }

    #[test]
    fn what_a_namesake_did_not_sign_lacks_its_anchor() {
        for reason in [Reason::SignatureInvalid, Reason::PublicKeyAlgorithmDiffers] {
            let check = BY_NAME.weigh(Check::failed(reason));
            assert_eq!(check, Check::undetermined(Reason::NoAnchor));
        }
        // It may be the issuer, and cannot be asked: never a failure.
        for reason in [Reason::KeyTooSmall, Reason::PublicKeyInvalid, Reason::CurveUnknown] {
            assert_eq!(BY_NAME.weigh(Check::failed(reason)), Check::undetermined(reason));
        }
    }

    #[test]
    fn the_check_that_tells_more_wins_whichever_comes_first() {
        let in_order = [
            Check::undetermined(Reason::NoAnchor),
            Check::undetermined(Reason::PublicKeyUnsupported),
            Check::undetermined(Reason::TooManyCandidates),
            Check::failed(Reason::IssuerSignatureInvalid),
        ];
        let more_telling = |mut one, other| {
            tell_more(&mut one, other);
            one
        };
        for (index, more) in in_order.iter().enumerate() {
            for less in &in_order[..index] {
                assert_eq!(more_telling(*more, *less), *more);
                assert_eq!(more_telling(*less, *more), *more);
            }
        }
        // Of two that tell as much, the first.
        let aborted = Check { result: CheckResult::Aborted, ..Check::NOT_CHECKED };
        assert_eq!(more_telling(aborted, in_order[3]), aborted);
    }
}
