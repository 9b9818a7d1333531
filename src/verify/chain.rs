//! Finds the anchor that issued a certificate.

use super::anchor_index::Wanted;
use super::check::CheckOutcome;
use super::country::{self, TwoLetters};
use super::role::Role;
use super::signature_memory::{NoMemory, SignatureMemory};
use super::signed_data::Signature;
use super::terms::Terms;
use super::{Check, CheckResult, Evidence, Reason};
use crate::crypto::Algorithms;
use crate::finding::{Finding, FindingSet};
use crate::x509::{
    AlgorithmIdentifier, Certificate, CertificateList, SubjectPublicKeyInfo, Validity,
};

/// The most keys that are tried for one certificate. A state has up to a dozen with the same name
/// in the master lists; duplicates of a key do not count.
const MAX_CANDIDATES: usize = 32;

/// The result of the search for the anchor that issued a certificate.
pub(super) struct IssuerSearch<'a> {
    /// The check of the certificate, and findings about its signature.
    pub(super) outcome: CheckOutcome,
    /// The anchor that issued it.
    pub(super) anchor: Option<Anchor<'a>>,
}

impl From<Check> for IssuerSearch<'_> {
    fn from(check: Check) -> Self {
        Self { outcome: check.into(), anchor: None }
    }
}

/// Checks that the certificate has this role, and that an anchor issued it (Doc 9303-12, appendix D;
/// TR-03135-1 §5.6.4.3.3).
///
/// Candidates are the anchors whose subject key identifier is the certificate's authority key
/// identifier, and then those whose subject is its issuer; the signature decides. An anchor that
/// cannot be a CSCA's certificate ([`Certificate::can_be_csca`]) is never an issuer, nor is one that
/// has the key of the signer itself. A key that matches by name only may be another key of the same authority: if
/// the signature does not verify under it, the right anchor is missing, and the check does not
/// fail.
///
/// The memory may know that the certificate's signature is valid.
///
/// Without a certificate the check is undetermined, with the reason why the certificate is missing.
pub(super) fn find_issuer<'a>(
    certificate: Result<&Certificate<'_>, Check>,
    role: Role,
    terms: &Terms<'a>,
    memory: &mut dyn SignatureMemory,
) -> IssuerSearch<'a> {
    let certificate = match certificate {
        Ok(certificate) => certificate,
        Err(missing) => return Check { result: CheckResult::Undetermined, ..missing }.into(),
    };
    let mut search = search_anchors(certificate, role, terms, memory);
    search.outcome.findings.merge(certificate.findings());
    search.outcome.findings.merge(role.findings(certificate));
    search
}

fn search_anchors<'a>(
    certificate: &Certificate<'_>,
    role: Role,
    terms: &Terms<'a>,
    memory: &mut dyn SignatureMemory,
) -> IssuerSearch<'a> {
    if let Some(reason) = role.violation(certificate) {
        return Check::failed(reason).into();
    }
    let mut search = Search {
        certificate,
        role,
        terms,
        memory,
        check: Check::undetermined(Reason::NoAnchor),
        issuer: None,
        findings: FindingSet::EMPTY,
        tried: [None; MAX_CANDIDATES],
    };
    if !search.try_anchors(Match::KeyIdentifier) {
        search.try_anchors(Match::NameOnly);
    }
    search.into_result()
}

/// The way in which an anchor matches a certificate.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Match {
    /// The anchor has the key that the certificate identifies as its issuer's.
    KeyIdentifier,
    /// The anchor has the issuer's name, and another key.
    NameOnly,
}

/// A search for the issuer of a certificate.
struct Search<'s, 'a> {
    certificate: &'s Certificate<'s>,
    role: Role,
    terms: &'s Terms<'a>,
    memory: &'s mut dyn SignatureMemory,
    /// The check after the anchors tried so far.
    check: Check,
    issuer: Option<Anchor<'a>>,
    /// Findings about the issuer's signature.
    findings: FindingSet,
    /// The keys tried so far.
    tried: [Option<&'a [u8]>; MAX_CANDIDATES],
}

impl<'a> Search<'_, 'a> {
    /// Tries the anchors that match in this way. Returns true when the search is over.
    fn try_anchors(&mut self, wanted: Match) -> bool {
        let identifier = key_identifier_of_issuer(self.certificate);
        let search = match (wanted, identifier) {
            (Match::KeyIdentifier, None) => return false,
            (Match::KeyIdentifier, Some(identifier)) => Wanted::KeyIdentifier(identifier),
            (Match::NameOnly, _) => Wanted::Name(self.certificate.issuer()),
        };
        self.terms.anchors.search(search).any(|(index, bytes)| {
            Anchor::matching(bytes, self.certificate, self.role, wanted)
                .is_some_and(|anchor| self.try_anchor(&anchor, index, wanted))
        })
    }

    /// Tries one anchor. Returns true when the search is over.
    fn try_anchor(&mut self, anchor: &Anchor<'a>, index: u32, wanted: Match) -> bool {
        if !anchor.can_issue {
            let not_a_csca = Check::undetermined(Reason::AnchorNotACsca);
            self.check = more_specific(self.check, not_a_csca);
            return false;
        }
        let key = anchor.key.as_bytes();
        let is_valid = anchor.validity.contains(self.terms.now);
        match &self.issuer {
            // Among several certificates for the key that signed, prefer one that is valid now.
            Some(found) if is_valid && found.key.as_bytes() == key => {}
            Some(_) => return false,
            None => {
                let place = self.tried.iter_mut().find(|it| it.is_none() || **it == Some(key));
                match place {
                    None => {
                        let too_many = Check::undetermined(Reason::TooManyCandidates);
                        self.check = more_specific(self.check, too_many);
                        return true;
                    }
                    Some(same) if same.is_some() => return false,
                    Some(free) => *free = Some(key),
                }
                let attempt =
                    verify(self.certificate, &anchor.key, &self.terms.algorithms, self.memory);
                if !attempt.check.is_successful() {
                    let check = reinterpret_failure(attempt.check, wanted);
                    self.check = more_specific(self.check, check);
                    return false;
                }
                self.findings = attempt.findings;
            }
        }
        self.check = Check::successful().with(Evidence::Anchor(index));
        self.issuer = Some(*anchor);
        is_valid
    }

    fn into_result(self) -> IssuerSearch<'a> {
        let Some(mut anchor) = self.issuer else { return self.check.into() };
        let mut findings = self.findings;
        for of_key in [Finding::RsaExponentSmall, Finding::ShortEcKey, Finding::ShortRsaKey] {
            if findings.contains(of_key) {
                anchor.findings.insert(of_key);
                findings = findings.without(of_key);
            }
        }
        if !anchor.bears_name {
            findings.insert(Finding::IssuerNameDiffers);
        }
        IssuerSearch { outcome: CheckOutcome { check: self.check, findings }, anchor: Some(anchor) }
    }
}

/// An anchor that may have issued a certificate: what the checks ask of it, so that it is parsed once.
/// A parsed certificate would take most of the stack while the key is tried.
#[derive(Clone, Copy)]
pub(super) struct Anchor<'a> {
    /// The DER of the certificate.
    pub(super) bytes: &'a [u8],
    key: SubjectPublicKeyInfo<'a>,
    pub(super) validity: Validity,
    /// The state of the CSCA, if it names a known one.
    pub(super) state: Option<TwoLetters>,
    /// Findings about the anchor.
    pub(super) findings: FindingSet,
    /// True if the certificate begins after the anchor's key had ended its use.
    pub(super) key_usage_had_ended: bool,
    bears_name: bool,
    /// True if it can be a CSCA's certificate, and does not have the key of the certificate itself where its
    /// role forbids that.
    can_issue: bool,
}

impl<'a> Anchor<'a> {
    /// Returns the anchor, if it matches the certificate in this way.
    // Saves 320 bytes of stack in the ID card image.
    #[inline(never)]
    fn matching(
        bytes: &'a [u8],
        certificate: &Certificate<'_>,
        role: Role,
        wanted: Match,
    ) -> Option<Self> {
        let identifier = key_identifier_of_issuer(certificate);
        let parsed = Certificate::parse(bytes);
        let anchor = parsed.as_ref().ok()?;
        let has_key = identifier.is_some() && identifier == anchor.subject_key_identifier();
        let bears_name = certificate.issuer().is(&anchor.subject());
        let is_wanted = match wanted {
            Match::KeyIdentifier => has_key,
            Match::NameOnly => bears_name && !has_key,
        };
        if !is_wanted {
            return None;
        }
        let key = anchor.subject_public_key_info();
        let own_key = certificate.subject_public_key_info();
        let has_other_key = key.as_bytes() != own_key.as_bytes();
        Some(Self {
            bytes,
            key,
            validity: anchor.validity(),
            state: country::of_csca(anchor),
            findings: anchor.findings().union(anchor.csca_findings()),
            key_usage_had_ended: certificate.begins_after_key_usage_of(anchor),
            bears_name,
            can_issue: anchor.can_be_csca() && (has_other_key || role.may_have_issuers_key()),
        })
    }
}

/// Returns the identifier by which the certificate names its issuer's key.
fn key_identifier_of_issuer<'a>(certificate: &Certificate<'a>) -> Option<&'a [u8]> {
    certificate.authority_key_identifier()?.key_identifier
}

/// Translates the failure of a candidate into a result for the certificate.
fn reinterpret_failure(check: Check, wanted: Match) -> Check {
    match wanted {
        Match::KeyIdentifier if check.reason == Reason::SignatureInvalid => {
            Check { reason: Reason::IssuerSignatureInvalid, ..check }
        }
        Match::KeyIdentifier => check,
        // Another key of the same authority did not sign it, so the right anchor is missing. If its
        // curve has another length, the signature is malformed under that key.
        Match::NameOnly
            if matches!(
                check.reason,
                Reason::PublicKeyAlgorithmDiffers
                    | Reason::SignatureInvalid
                    | Reason::SignatureMalformed
            ) =>
        {
            Check { result: CheckResult::Undetermined, reason: Reason::NoAnchor, ..check }
        }
        // The key may be the issuer's but cannot be used; its faults are not the certificate's.
        Match::NameOnly => Check { result: CheckResult::Undetermined, ..check },
    }
}

/// Returns the more specific of two unsuccessful checks. From most to least specific: a failure,
/// too many candidates, another undetermined check, "not a CSCA", "no anchor". Returns the first if
/// both are equally specific.
pub(super) fn more_specific(first: Check, second: Check) -> Check {
    let rank = |check: &Check| match (check.result, check.reason) {
        (_, Reason::NoAnchor | Reason::NotLinked) => 0,
        (_, Reason::AnchorNotACsca) => 1,
        (CheckResult::Undetermined, Reason::TooManyCandidates) => 3,
        (CheckResult::Undetermined, _) => 2,
        _ => 4,
    };
    if rank(&second) > rank(&first) { second } else { first }
}

/// Verifies only the signature of `certificate` with the key of `issuer`.
///
/// A valid signature does not imply trust. It tells an operator whether a self-signed certificate
/// is intact, or which certificate signed a link certificate.
#[must_use]
pub fn certificate_signature(
    certificate: &Certificate<'_>,
    issuer: &Certificate<'_>,
    algorithms: &Algorithms<'_>,
) -> Check {
    verify(certificate, &issuer.subject_public_key_info(), algorithms, &mut NoMemory).check
}

/// Verifies only the signature of a revocation list with the key of `issuer`.
///
/// A valid signature does not imply that the list is in force, or that `issuer` may issue it.
#[must_use]
pub fn revocation_list_signature(
    list: &CertificateList<'_>,
    issuer: &Certificate<'_>,
    algorithms: &Algorithms<'_>,
) -> Check {
    let signed = (list.tbs(), &list.signature_algorithm(), list.signature_value());
    verify_signed(signed, &issuer.subject_public_key_info(), algorithms, &mut NoMemory).check
}

/// Verifies the signature of `certificate` with this key.
fn verify(
    certificate: &Certificate<'_>,
    key: &SubjectPublicKeyInfo<'_>,
    algorithms: &Algorithms<'_>,
    memory: &mut dyn SignatureMemory,
) -> CheckOutcome {
    let (algorithm, value) = (certificate.signature_algorithm(), certificate.signature_value());
    verify_signed((certificate.tbs(), &algorithm, value), key, algorithms, memory)
}

/// Verifies the signature over the bytes of a certificate or list, with this algorithm and value.
fn verify_signed(
    (tbs, algorithm, value): (&[u8], &AlgorithmIdentifier<'_>, &[u8]),
    key: &SubjectPublicKeyInfo<'_>,
    algorithms: &Algorithms<'_>,
    memory: &mut dyn SignatureMemory,
) -> CheckOutcome {
    let signature = Signature { key, algorithm, digest_hash: None, value: Some(value) };
    match signature.verify(algorithms, &|sink| sink(tbs), memory) {
        Ok((outcome, _)) => outcome,
        Err(check) => check.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_that_the_identified_key_did_not_make_fails() {
        let check =
            reinterpret_failure(Check::failed(Reason::SignatureInvalid), Match::KeyIdentifier);
        assert_eq!(check, Check::failed(Reason::IssuerSignatureInvalid));
        for check in [
            Check::failed(Reason::PublicKeyAlgorithmDiffers),
            Check::failed(Reason::KeyTooSmall),
            Check::failed(Reason::SignatureMalformed),
            Check::undetermined(Reason::PublicKeyUnsupported),
        ] {
            assert_eq!(reinterpret_failure(check, Match::KeyIdentifier), check);
        }
    }

    #[test]
    fn a_certificate_not_signed_by_a_namesake_lacks_its_anchor() {
        for reason in [
            Reason::SignatureInvalid,
            Reason::SignatureMalformed,
            Reason::PublicKeyAlgorithmDiffers,
        ] {
            let check = reinterpret_failure(Check::failed(reason), Match::NameOnly);
            assert_eq!(check, Check::undetermined(Reason::NoAnchor));
        }
        // The anchor may be the issuer's but cannot be used; this is never a failure.
        for reason in [Reason::KeyTooSmall, Reason::PublicKeyInvalid, Reason::CurveUnknown] {
            assert_eq!(
                reinterpret_failure(Check::failed(reason), Match::NameOnly),
                Check::undetermined(reason)
            );
        }
    }

    #[test]
    fn the_more_specific_check_wins_in_any_order() {
        let in_order = [
            Check::undetermined(Reason::NoAnchor),
            Check::undetermined(Reason::AnchorNotACsca),
            Check::undetermined(Reason::PublicKeyUnsupported),
            Check::undetermined(Reason::TooManyCandidates),
            Check::failed(Reason::IssuerSignatureInvalid),
        ];
        for (index, more) in in_order.iter().enumerate() {
            for less in &in_order[..index] {
                assert_eq!(more_specific(*more, *less), *more);
                assert_eq!(more_specific(*less, *more), *more);
            }
        }
        // The first of two equally specific checks wins.
        let aborted = Check { result: CheckResult::Aborted, ..Check::NOT_CHECKED };
        assert_eq!(more_specific(aborted, in_order[3]), aborted);
    }
}
