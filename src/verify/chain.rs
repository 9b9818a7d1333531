//! From the document signer's certificate to an anchor: the role of the one, and who of the others
//! issued it.

use super::check::Outcome;
use super::signed_data::Statement;
use super::{Check, CheckResult, Evidence, PassiveAuthentication, Reason};
use crate::crypto::Algorithms;
use crate::finding::{Finding, FindingSet};
use crate::oid;
use crate::x509::{Certificate, SubjectPublicKeyInfo};

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
///
/// What is off about the signature is noted; what about the key of the anchor, among `of_anchor`.
#[inline(never)]
pub(super) fn find_issuer<'a>(
    certificate: &Certificate<'_>,
    judge: &PassiveAuthentication<'a>,
    outcome: &mut Outcome,
    of_anchor: &mut FindingSet,
) -> Option<&'a [u8]> {
    if let Some(reason) = why_no_document_signer(certificate) {
        outcome.fail(reason);
        return None;
    }
    outcome.leave_open(Reason::NoAnchor);
    let mut search = Search {
        certificate,
        judge,
        outcome,
        issuer: None,
        findings: FindingSet::EMPTY,
        tried: [None; MAX_CANDIDATES],
    };
    if !search.is_over_after_all(true) {
        search.is_over_after_all(false);
    }
    let Search { issuer, mut findings, .. } = search;
    let issuer = issuer?;
    if findings.contains(Finding::ShortRsaKey) {
        of_anchor.insert(Finding::ShortRsaKey);
        findings = findings.without(Finding::ShortRsaKey);
    }
    if !issuer.bears_name {
        findings.insert(Finding::IssuerNameDiffers);
    }
    outcome.note(findings);
    Some(issuer.octets)
}

/// A search for the issuer of a certificate.
struct Search<'s, 'a> {
    certificate: &'s Certificate<'s>,
    judge: &'s PassiveAuthentication<'a>,
    outcome: &'s mut Outcome,
    issuer: Option<Candidate<'a>>,
    /// What was found when the issuer's signature was verified.
    findings: FindingSet,
    /// The keys that were tried.
    tried: [Option<&'a [u8]>; MAX_CANDIDATES],
}

impl<'a> Search<'_, 'a> {
    /// Takes the anchors with the key that the certificate identifies as its issuer's, or those with the
    /// issuer's name alone, and says whether the search is over.
    fn is_over_after_all(&mut self, is_identified: bool) -> bool {
        let mut anchors = (0_u32..).zip(self.judge.anchors.iter());
        anchors.any(|(index, octets)| self.is_over_after(octets, index, is_identified))
    }

    #[inline(never)]
    fn is_over_after(&mut self, octets: &'a [u8], index: u32, is_identified: bool) -> bool {
        let candidate = &Candidate::of(octets, self.certificate, self.judge, is_identified);
        let Some(candidate) = candidate else { return false };
        let key = candidate.key.as_bytes();
        match &self.issuer {
            // Of several certificates for the key that signed, one that is valid now is as good as any.
            Some(found) if candidate.is_valid && found.key.as_bytes() == key => {}
            Some(_) => return false,
            None => {
                let mut attempt = Outcome::NOT_CHECKED;
                let key = Some(key);
                let place = self.tried.iter_mut().find(|it| it.is_none() || **it == key);
                let is_over = place.is_none();
                match place {
                    None => _ = attempt.leave_open(Reason::TooManyCandidates),
                    Some(same) if *same == key => return false,
                    Some(free) => {
                        *free = key;
                        let algorithms = &self.judge.algorithms;
                        verify(self.certificate, &candidate.key, algorithms, &mut attempt);
                    }
                }
                if attempt.check.result != CheckResult::Successful {
                    weigh(&mut attempt.check, is_identified);
                    tell_more(&mut self.outcome.check, &attempt.check);
                    return is_over;
                }
                self.findings = attempt.findings;
            }
        }
        self.outcome.succeed();
        self.outcome.with(Evidence::Anchor(index));
        self.issuer = Some(*candidate);
        candidate.is_valid
    }
}

/// An anchor that may have issued a certificate. The anchor itself is not kept on the stack while its
/// key is tried.
#[derive(Clone, Copy)]
struct Candidate<'a> {
    octets: &'a [u8],
    key: SubjectPublicKeyInfo<'a>,
    bears_name: bool,
    is_valid: bool,
}

impl<'a> Candidate<'a> {
    /// An anchor, where it has the key that the certificate identifies as its issuer's, or another one
    /// and the issuer's name.
    #[inline(never)]
    fn of(
        octets: &'a [u8],
        certificate: &Certificate<'_>,
        judge: &PassiveAuthentication<'a>,
        is_identified: bool,
    ) -> Option<Self> {
        let parsed = Certificate::parse(octets);
        let Ok(anchor) = &parsed else { return None };
        let identifier =
            certificate.authority_key_identifier().and_then(|authority| authority.key_identifier);
        let has_key = identifier.is_some() && identifier == anchor.subject_key_identifier();
        let bears_name = certificate.issuer().is(&anchor.subject());
        if has_key != is_identified || !(has_key || bears_name) {
            return None;
        }
        let key = anchor.subject_public_key_info();
        Some(Self { octets, key, bears_name, is_valid: judge.is_valid_now(anchor) })
    }
}

/// Makes of a failed attempt with a candidate what it says about the certificate.
fn weigh(check: &mut Check, is_identified: bool) {
    if is_identified {
        if check.reason == Reason::SignatureInvalid {
            check.reason = Reason::IssuerSignatureInvalid;
        }
        return;
    }
    // It may be the issuer's, and cannot be asked; its own faults are not the certificate's.
    check.result = CheckResult::Undetermined;
    if matches!(check.reason, Reason::PublicKeyAlgorithmDiffers | Reason::SignatureInvalid) {
        // Another key of the same authority.
        check.reason = Reason::NoAnchor;
    }
}

/// Of two checks that did not succeed, the one that tells more: a failure before an open question,
/// that there were too many before another one, and any before "no anchor".
fn tell_more(check: &mut Check, other: &Check) {
    let rank = |check: &Check| match (check.result, check.reason) {
        (_, Reason::NoAnchor) => 0,
        (CheckResult::Undetermined, Reason::TooManyCandidates) => 2,
        (CheckResult::Undetermined, _) => 1,
        _ => 3,
    };
    if rank(other) > rank(check) {
        *check = *other;
    }
}

/// Why a certificate is not one of a document signer (Doc 9303-12 §7.1.1): it is one of an authority,
/// or of somebody whom the same authority certified for something else.
fn why_no_document_signer(certificate: &Certificate<'_>) -> Option<Reason> {
    let usage = certificate.key_usage();
    if certificate.signature().as_bytes() != certificate.signature_algorithm().as_bytes() {
        Some(Reason::SignatureAlgorithmsDiffer)
    } else if certificate.unknown_critical_extension().is_some() {
        Some(Reason::CriticalExtensionUnknown)
    } else if certificate.basic_constraints().is_some_and(|constraints| constraints.ca)
        || usage.is_some_and(|usage| usage.key_cert_sign())
    {
        Some(Reason::IsCaCertificate)
    } else if certificate.has(oid::EXTENDED_KEY_USAGE) {
        // Signers of master lists, deviation lists, visible digital seals and LDS2 objects, and TLS
        // servers, have an extended key usage; document signers have none.
        Some(Reason::NotADocumentSigner)
    } else if usage.is_some_and(|usage| !usage.digital_signature()) {
        Some(Reason::KeyUsageWithoutDigitalSignature)
    } else {
        None
    }
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
    verify(certificate, &issuer.subject_public_key_info(), algorithms, &mut outcome);
    outcome.check
}

/// Whether the signature of `certificate` is one with this key.
fn verify(
    certificate: &Certificate<'_>,
    key: &SubjectPublicKeyInfo<'_>,
    algorithms: &Algorithms<'_>,
    outcome: &mut Outcome,
) {
    let algorithm = certificate.signature_algorithm();
    let value = Some(certificate.signature_value());
    let statement = Statement { signer: key, algorithm: &algorithm, digest_hash: None, value };
    // What came of it, the outcome says.
    statement.verify(algorithms, &|take_in| take_in(certificate.tbs()), outcome).ok();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weighed(mut check: Check, is_identified: bool) -> Check {
        weigh(&mut check, is_identified);
        check
    }

    #[test]
    fn what_the_identified_key_did_not_sign_is_forged() {
        let check = weighed(Check::failed(Reason::SignatureInvalid), true);
        assert_eq!(check, Check::failed(Reason::IssuerSignatureInvalid));
        for check in [
            Check::failed(Reason::PublicKeyAlgorithmDiffers),
            Check::failed(Reason::KeyTooSmall),
            Check::undetermined(Reason::PublicKeyUnsupported),
        ] {
            assert_eq!(weighed(check, true), check);
        }
    }

    #[test]
    fn what_a_namesake_did_not_sign_lacks_its_anchor() {
        for reason in [Reason::SignatureInvalid, Reason::PublicKeyAlgorithmDiffers] {
            let check = weighed(Check::failed(reason), false);
            assert_eq!(check, Check::undetermined(Reason::NoAnchor));
        }
        // It may be the issuer, and cannot be asked: never a failure.
        for reason in [Reason::KeyTooSmall, Reason::PublicKeyInvalid, Reason::CurveUnknown] {
            assert_eq!(weighed(Check::failed(reason), false), Check::undetermined(reason));
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
            tell_more(&mut one, &other);
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
