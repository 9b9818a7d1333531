//! The checks of a signed list, and a list that passed them.

use core::fmt;

use super::check::CheckOutcome;
use super::signed_list::SignedList;
use super::{Anchors, Check, CheckResult, Evidence, Policy, Requirement};
use crate::cms::{MasterList, SignerInfo};
use crate::finding::FindingSet;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// A check of a signed list (Doc 9303-12 §9, §10). Its text is true if the check is successful.
    #[derive(Hash)]
    #[non_exhaustive]
    pub enum ListCheckId {
        MessageDigest = 1, "message_digest", "the digest of the list is the signed one",
            "Content of the list", "RFC 5652 §5.4";
        ListSignature = 2, "list_signature", "the signature of the list was made with the signer's key",
            "Signature of the list", "RFC 5652 §5.4";
        ListSigner = 3, "list_signer", "the certificate is that of a signer of such lists and was issued by one of the pinned certificates",
            "Signer's certificate", "Doc 9303-12 §7.1.1";
        Validity = 4, "validity", "both certificates are valid at the given time",
            "Validity", "Doc 9303-12 appendix D";
        Revocation = 5, "revocation", "the signer's certificate is not revoked",
            "Revocation", "Doc 9303-12 §7.1.4";
    }

    /// Returns its title for people, as in "Signature of the list".
    pub fn title(self) -> &'static str;

    /// Returns the section of the standard that asks for it.
    pub fn section(self) -> &'static str;
}

impl fmt::Display for ListCheckId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The result of every check of a signed list.
///
/// A finding that the policy does not tolerate has made its check fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct ListReport {
    /// The index of the SignerInfo that the checks are about.
    pub(super) signer_info: usize,
    pub(super) message_digest: CheckOutcome,
    pub(super) list_signature: CheckOutcome,
    pub(super) list_signer: CheckOutcome,
    pub(super) validity: CheckOutcome,
    pub(super) revocation: CheckOutcome,
    /// The policy's weight of the revocation check; all others are required.
    pub(super) revocation_requirement: Requirement,
    pub(super) anchor_findings: FindingSet,
}

impl ListReport {
    /// Returns the report under a policy: a check fails if it has a finding that the policy does not tolerate.
    pub(super) fn under(mut self, policy: &Policy) -> Self {
        for outcome in [
            &mut self.message_digest,
            &mut self.list_signature,
            &mut self.list_signer,
            &mut self.validity,
            &mut self.revocation,
        ] {
            outcome.check = outcome.tolerating(&policy.tolerated());
        }
        let anchor = CheckOutcome { findings: self.anchor_findings, ..self.list_signer };
        self.list_signer.check = anchor.tolerating(&policy.tolerated_in_anchor());
        self
    }

    const fn outcome(&self, id: ListCheckId) -> &CheckOutcome {
        match id {
            ListCheckId::MessageDigest => &self.message_digest,
            ListCheckId::ListSignature => &self.list_signature,
            ListCheckId::ListSigner => &self.list_signer,
            ListCheckId::Validity => &self.validity,
            ListCheckId::Revocation => &self.revocation,
        }
    }

    /// Returns the index of the SignerInfo that the checks are about
    /// ([`SignedData::signer_infos`](crate::cms::SignedData::signer_infos)), counted from 0.
    #[must_use]
    pub const fn signer_info(&self) -> usize {
        self.signer_info
    }

    const fn requirement(&self, id: ListCheckId) -> Requirement {
        match id {
            ListCheckId::Revocation => self.revocation_requirement,
            _ => Requirement::Required,
        }
    }

    /// Returns a check under the policy.
    #[must_use]
    pub const fn check(&self, id: ListCheckId) -> Check {
        self.outcome(id).check
    }

    /// Returns the findings of this check.
    #[must_use]
    pub const fn findings_of(&self, id: ListCheckId) -> FindingSet {
        self.outcome(id).findings
    }

    /// Returns every deviation from the standard in the list and its signer's certificate.
    #[must_use]
    pub fn findings(&self) -> FindingSet {
        let mut all = FindingSet::EMPTY;
        ListCheckId::ALL.iter().for_each(|id| all.merge(self.findings_of(*id)));
        all
    }

    /// Returns every deviation in the certificate of the CSCA that issued the signer's certificate.
    #[must_use]
    pub const fn anchor_findings(&self) -> FindingSet {
        self.anchor_findings
    }

    /// Returns the index of the pinned certificate that issued the signer's certificate, counted from 0, if
    /// the check of the signer is successful.
    #[must_use]
    pub const fn anchor(&self) -> Option<u32> {
        match self.list_signer.check.evidence {
            Evidence::Anchor(index) => Some(index),
            _ => None,
        }
    }

    /// Returns the check that keeps the list from being verified: the first that failed, or else the first
    /// that is not successful. Returns none if the list is verified.
    ///
    /// Every check must be successful but that of revocation, which the policy weighs
    /// ([`Policy::requirement`]): by default it must not have failed.
    #[must_use]
    pub fn violation(&self) -> Option<(ListCheckId, Check)> {
        let checks = |weighed: fn(Requirement) -> bool| {
            let counts = move |id: &&ListCheckId| weighed(self.requirement(**id));
            ListCheckId::ALL.iter().filter(counts).map(|id| (*id, self.check(*id)))
        };
        checks(|requirement| requirement != Requirement::Reported)
            .find(|(_, check)| check.result == CheckResult::Failed)
            .or_else(|| {
                checks(|requirement| requirement == Requirement::Required)
                    .find(|(_, check)| !check.is_successful())
            })
    }
}

/// A signed list that no check keeps from being verified ([`ListReport::violation`]). Only
/// [`ListVerifier::verify`](super::ListVerifier::verify) makes one.
///
/// The publisher of a master list vouches for its certificates: that they were obtained from the states that
/// they name. It is the caller's decision to trust the publisher for that (Doc 9303-12 §9).
#[derive(Clone, Copy, Debug)]
pub struct VerifiedList<L> {
    list: L,
    report: ListReport,
}

impl<'a> VerifiedList<MasterList<'a>> {
    /// Returns the certificates of the list as anchors.
    #[must_use]
    pub const fn anchors(&self) -> Anchors<'a> {
        Anchors::from_list(self.list.certificates())
    }
}

impl<L> VerifiedList<L> {
    /// Takes a list whose report has no violation.
    pub(super) const fn new(list: L, report: ListReport) -> Self {
        Self { list, report }
    }

    /// Returns the list.
    #[must_use]
    pub const fn list(&self) -> &L {
        &self.list
    }

    /// Returns the report of its checks.
    #[must_use]
    pub const fn report(&self) -> &ListReport {
        &self.report
    }

    /// Returns the SignerInfo that the report is about. The first of the file need not be it: SignerInfos are not
    /// signed, and anybody can add one.
    pub(super) fn signer_info<'a>(&self) -> Option<SignerInfo<'a>>
    where
        L: SignedList<'a>,
    {
        self.list.signed_data().signer_infos().nth(self.report.signer_info)
    }
}
