//! Admission of CSCA certificates that are linked to anchors.

use super::chain;
use super::check::CheckOutcome;
use super::country;
use super::role::Role;
use super::signature_memory::NoMemory;
use super::terms::Terms;
use super::validity;
use super::{Anchors, Check, LinkCandidate, Policy, Reason};
use crate::crypto::Algorithms;
use crate::finding::Finding;
use crate::time::UnixTime;
use crate::tlv::validated;
use crate::x509::Certificate;

/// The most signatures that may lead from a pinned certificate to an admitted one, with its own. A CSCA key is
/// used for three to five years (Doc 9303-12 §5), so eight link certificates bridge at least 24 years.
pub const MAX_LINK_PATH: u8 = 8;

/// Admission of CSCA certificates by their links to certificates that the caller pinned (Doc 9303-12 §5 and
/// §7.1.1), with the caller's algorithms, policy and time.
///
/// A CSCA that changes its key issues two certificates for the new key: a root certificate, signed with the
/// new key itself, and a link certificate, signed with the old one. A candidate of either kind is admitted if
/// its signature verifies under the key of a pinned or an admitted certificate: the link certificate under the
/// old key, and then the root certificate under the new key, which the link certificate has proved. A link
/// certificate for an old key, signed with the new key, is admitted in the same way.
///
/// Checked: the signature; that issuer and candidate name the same state; cA and keyCertSign; that no critical
/// extension is unknown; the validity of the candidate at the given time; that at most [`MAX_LINK_PATH`]
/// signatures lead to it. The names of issuer and subject may differ, since a CSCA may change its name.
///
/// Not checked: the validity of the issuer, whose key the caller pinned or a valid link has proved;
/// revocation; whether a serial number was used before.
///
/// ```
/// use idchip::algorithms;
/// use idchip::time::UnixTime;
/// use idchip::verify::{Anchors, LinkCandidate, LinkVerifier, Policy};
///
/// # fn example(old_root: &[u8], link: &[u8], new_root: &[u8]) -> Result<(), idchip::ParseError> {
/// let pinned = Anchors::from_certificate(old_root)?;
/// let now = UnixTime(1_790_000_000);
/// let mut candidates = [LinkCandidate::new(new_root), LinkCandidate::new(link)];
/// let verifier = LinkVerifier::new(&pinned, algorithms::ALL, Policy::DEFAULT, now);
/// let admitted = Anchors::from_admitted(verifier.admit(&mut candidates));
/// let sources = [pinned, admitted];
/// let anchors = Anchors::from_several(&sources);
/// # let _ = anchors; Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct LinkVerifier<'a> {
    terms: Terms<'a>,
}

impl<'a> LinkVerifier<'a> {
    /// Creates a verifier. Of the policy, only the findings count that it tolerates in an anchor.
    #[must_use]
    pub const fn new(
        pinned: &Anchors<'a>,
        algorithms: Algorithms<'a>,
        policy: Policy,
        now: UnixTime,
    ) -> Self {
        Self { terms: Terms { anchors: *pinned, algorithms, policy, now } }
    }

    /// Judges every candidate, and moves those that are admitted to the front, in the order of admission.
    /// Returns the admitted ones; the others follow them in the slice, each with the reason in its check.
    ///
    /// Each candidate is tried once under each pinned certificate and each admitted one.
    pub fn admit<'c>(&self, candidates: &'c mut [LinkCandidate<'a>]) -> &'c [LinkCandidate<'a>] {
        let mut admitted = self.admit_under(self.terms.anchors, 1, candidates);
        let mut last_round = 0;
        for signatures in 2..=MAX_LINK_PATH.saturating_add(1) {
            let (issuers, open) = candidates.split_at_mut_checked(admitted).unwrap_or_default();
            // The candidates were tried under those of earlier rounds already.
            let issuers = Anchors::from_admitted(issuers.get(last_round..).unwrap_or_default());
            let more = self.admit_under(issuers, signatures, open);
            if more == 0 {
                break;
            }
            last_round = admitted;
            admitted = admitted.saturating_add(more);
        }
        candidates.get(..admitted).unwrap_or_default()
    }

    /// Tries each candidate under these issuers, and moves those that are admitted to the front. Returns
    /// their number. `signatures` lead from a pinned certificate to the candidates.
    fn admit_under(
        &self,
        issuers: Anchors<'_>,
        signatures: u8,
        candidates: &mut [LinkCandidate<'a>],
    ) -> usize {
        let mut admitted = 0_usize;
        for index in 0..candidates.len() {
            let Some(candidate) = candidates.get(index).copied() else { break };
            let mut outcome = self.judge(candidate.as_bytes(), issuers);
            if outcome.check.is_successful() && signatures > MAX_LINK_PATH {
                outcome.check = Check::undetermined(Reason::LinkPathTooLong);
            }
            let is_first_round = signatures == 1;
            if !is_first_round && !is_more_specific(&outcome, &candidate) {
                continue;
            }
            let judged = candidate.judged(outcome);
            let mut place = index;
            if judged.is_admitted() {
                // The first that is not admitted makes room.
                if let (Some(first), Some(room)) =
                    (candidates.get(admitted).copied(), candidates.get_mut(index))
                {
                    *room = first;
                }
                place = admitted;
                admitted = admitted.saturating_add(1);
            }
            if let Some(place) = candidates.get_mut(place) {
                *place = judged;
            }
        }
        admitted
    }

    /// Checks a certificate under these issuers.
    fn judge(&self, bytes: &[u8], issuers: Anchors<'_>) -> CheckOutcome {
        let certificate = match Certificate::parse(bytes) {
            Ok(certificate) => certificate,
            Err(error) => return Check::malformed(Reason::CertificateMalformed, error).into(),
        };
        let terms = Terms { anchors: issuers, ..self.terms };
        let search = chain::find_issuer(Ok(&certificate), Role::Csca, &terms, &mut NoMemory);
        let mut outcome = search.outcome;
        let Some(anchor) = search.anchor else {
            if outcome.check.reason == Reason::NoAnchor && certificate.is_self_issued() {
                outcome.check.reason = Reason::NotLinked;
            }
            return outcome;
        };
        if anchor.key_usage_had_ended {
            outcome.findings.insert(Finding::SignerAfterAnchorKeyUsage);
        }
        if !certificate.is_self_issued() && !certificate.name_change() {
            outcome.findings.insert(Finding::NameChangeMissing);
        }
        let issuer = validated(Certificate::parse(anchor.bytes));
        outcome.check = if issuer.is_some_and(|it| country::is_same_state(&certificate, &it)) {
            let outside = Reason::LinkOutsideValidity;
            validity::contains(certificate.validity(), self.terms.now, outside, outside)
        } else {
            Check::failed(Reason::LinkStateDiffers)
        };
        outcome.check = outcome.tolerating(&self.terms.policy.tolerated_in_anchor());
        outcome
    }
}

/// True if the outcome of a later round tells more than that of the earlier rounds.
fn is_more_specific(outcome: &CheckOutcome, earlier: &LinkCandidate<'_>) -> bool {
    outcome.check.is_successful()
        || chain::more_specific(earlier.check(), outcome.check) != earlier.check()
}
