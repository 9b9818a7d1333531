//! The report: every check, and the data groups.

use super::check::CheckOutcome;
use super::explanations::Explanations;
use super::signer_checks::SignerChecks;
use super::{Check, CheckId, CheckResult, Evidence, Policy, Reason};
use crate::finding::{Finding, FindingSet};
use crate::lds::{DgNumber, DgSet};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// The status of a data group, in the words of TR-03135-1 §5.6.4.4.2.
    #[derive(Hash)]
    #[non_exhaustive]
    pub enum DataGroupStatus {
        Identical = 1, "identical", "the data group was read, and its hash is the signed one";
        Incomplete = 7, "incomplete", "the data group was not read to its end: its first bytes tell a greater length";
        NonConformance = 4, "non conformance", "the data group was read, but its hash could not be computed";
        NotIdentical = 2, "not identical", "the data group was read, and its hash is not the signed one";
        NotPresent = 6, "not present", "EF.SOD does not list the data group, and it was not read";
        NotSigned = 3, "not signed", "the data group was read, and EF.SOD does not list it: nobody signed it";
        Present = 5, "present", "EF.SOD lists the data group, and it was not read";
    }
}

/// The result of every check of a document. It has a fixed size, is `Copy`, and contains no value
/// from the card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct Report {
    /// The index of the SignerInfo that the checks are about.
    signer_info: usize,
    pub(super) outcomes: Outcomes,
    data_groups: [DataGroupStatus; 16],
    /// An incomplete data group, and the number of bytes that it lacks.
    missing: Option<(DgNumber, u32)>,
    pub(super) anchor_findings: FindingSet,
    pub(super) explanations: Explanations,
}

/// Makes [`Outcomes`] of one row for each check.
///
/// ```text
/// outcomes! { message_digest: MessageDigest, }
///
/// pub(super) struct Outcomes { pub(super) message_digest: CheckOutcome }
/// // in fn get: CheckId::MessageDigest => &self.message_digest,
/// ```
macro_rules! outcomes {
    ($($field:ident: $Check:ident,)*) => {
        /// The outcome of each check, by name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[cfg_attr(feature = "defmt", derive(defmt::Format))]
        pub(super) struct Outcomes {
            $(pub(super) $field: CheckOutcome,)*
        }

        impl Outcomes {
            /// The outcomes before anything was checked.
            const NOT_CHECKED: Self = {
                const NONE: CheckOutcome =
                    CheckOutcome { check: Check::NOT_CHECKED, findings: FindingSet::EMPTY };
                Self { $($field: NONE,)* }
            };

            const fn get(&self, id: CheckId) -> &CheckOutcome {
                match id {
                    $(CheckId::$Check => &self.$field,)*
                }
            }

            /// The name of each field and its check.
            #[cfg(test)]
            const FIELDS: &'static [(&'static str, CheckId)] =
                &[$((stringify!($field), CheckId::$Check),)*];

            #[cfg(test)]
            pub(super) const fn get_mut(&mut self, id: CheckId) -> &mut CheckOutcome {
                match id {
                    $(CheckId::$Check => &mut self.$field,)*
                }
            }
        }
    };
}

outcomes! {
    message_digest: MessageDigest,
    sod_signature: SodSignature,
    ds_signature: DsSignature,
    validity: Validity,
    revocation: Revocation,
    com_vs_sod: ComVsSod,
    data_groups: DataGroups,
    card_access: CardAccess,
    issuing_state: IssuingState,
    document_type: DocumentType,
    document_expiry: DocumentExpiry,
    active_authentication: ActiveAuthentication,
}

impl Report {
    /// Creates a report before any check; `listed` are the data groups in EF.SOD.
    pub(super) fn new(listed: DgSet) -> Self {
        let mut report = Self {
            outcomes: Outcomes::NOT_CHECKED,
            signer_info: 0,
            data_groups: [DataGroupStatus::NotPresent; 16],
            missing: None,
            anchor_findings: FindingSet::EMPTY,
            explanations: Explanations::NONE,
        };
        for number in listed.iter() {
            report.set_data_group(number, DataGroupStatus::Present);
        }
        report
    }

    /// Creates a report with the checks of a signed file; that of revocation is open.
    pub(super) fn of_signed_file(checks: &SignerChecks<'_>, listed: DgSet) -> Self {
        let mut report = Self::new(listed);
        report.signer_info = checks.signer_info;
        report.outcomes.message_digest = checks.message_digest;
        report.outcomes.sod_signature = checks.signature;
        report.outcomes.ds_signature = checks.issuer;
        report.outcomes.validity = checks.validity;
        report.outcomes.revocation.check = Check::undetermined(Reason::NoCrl);
        report.anchor_findings = checks.anchor_findings;
        report
    }

    /// Returns a check under a policy: it fails if it has a finding that the policy does not
    /// tolerate.
    #[must_use]
    pub fn check_with_policy(&self, id: CheckId, policy: &Policy) -> Check {
        match self.not_tolerated(id, policy) {
            Some(finding) => Check::failed(Reason::NotTolerated).with(Evidence::Finding(finding)),
            None => self.check(id),
        }
    }

    /// Returns the first finding of a check that the policy does not tolerate, unless the check has
    /// failed already.
    fn not_tolerated(&self, id: CheckId, policy: &Policy) -> Option<Finding> {
        let outcome = self.outcomes.get(id);
        if outcome.check.result == CheckResult::Failed {
            return None;
        }
        let own = outcome.findings.first_not_in(&policy.tolerated());
        let anchor_finding = match id {
            CheckId::DsSignature => {
                self.anchor_findings.first_not_in(&policy.tolerated_in_anchor())
            }
            _ => None,
        };
        own.into_iter().chain(anchor_finding).min()
    }

    /// Returns a check as made, without regard to findings.
    #[must_use]
    pub const fn check(&self, id: CheckId) -> Check {
        self.outcomes.get(id).check
    }

    /// Returns the index of the SignerInfo that the checks are about
    /// ([`SignedData::signer_infos`](crate::cms::SignedData::signer_infos)), counted from 0.
    #[must_use]
    pub const fn signer_info(&self) -> usize {
        self.signer_info
    }

    /// True if this check failed, or is undetermined, for what a verified deviation list says about documents
    /// such as this one ([`Document::check_deviation_list`](super::Document::check_deviation_list) has the table).
    ///
    /// An explained check is not successful. A check that lacks a file, a certificate or a revocation list is
    /// never explained.
    #[must_use]
    pub fn is_explained(&self, id: CheckId) -> bool {
        if !self.explanations.concern(id) {
            return false;
        }
        let check = self.check(id);
        let is_failed = check.result == CheckResult::Failed;
        match id {
            CheckId::DsSignature | CheckId::Validity => is_failed,
            CheckId::DataGroups => {
                check.reason == Reason::HashDiffers && self.differs_as_explained()
            }
            // A file that does not parse explains no response that is wrong.
            CheckId::ActiveAuthentication | CheckId::CardAccess => {
                matches!(check.evidence, Evidence::Error(_))
            }
            CheckId::ComVsSod
            | CheckId::DocumentExpiry
            | CheckId::DocumentType
            | CheckId::IssuingState => is_failed || is_of_content(check.reason),
            CheckId::MessageDigest | CheckId::Revocation | CheckId::SodSignature => false,
        }
    }

    /// True if every data group that differs has a hash in EF.SOD that is known to be wrong.
    fn differs_as_explained(&self) -> bool {
        let mut differing = self.data_groups_with(DataGroupStatus::NotIdentical).iter();
        differing.all(|number| self.explanations.has_wrong_hash(number))
            && self.data_groups_with(DataGroupStatus::NotSigned).is_empty()
    }

    /// Makes a successful Active Authentication undetermined if the chip's key may be compromised.
    pub(super) fn doubt_compromised_key(&mut self) {
        let check = &mut self.outcomes.active_authentication.check;
        if self.explanations.is_key_compromised() && check.is_successful() {
            *check = Check::undetermined(Reason::ChipKeyCompromised);
        }
    }

    /// Returns the status of a data group.
    #[must_use]
    pub fn data_group(&self, number: DgNumber) -> DataGroupStatus {
        let index = usize::from(number.number()).checked_sub(1);
        index
            .and_then(|index| self.data_groups.get(index))
            .copied()
            .unwrap_or(DataGroupStatus::NotPresent)
    }

    pub(super) fn set_data_group(&mut self, number: DgNumber, status: DataGroupStatus) {
        let index = usize::from(number.number()).checked_sub(1);
        if let Some(slot) = index.and_then(|index| self.data_groups.get_mut(index)) {
            *slot = status;
        }
    }

    /// Records an incomplete data group. Keeps the number of missing bytes of the lowest one.
    pub(super) fn set_incomplete(&mut self, number: DgNumber, bytes: u32) {
        self.set_data_group(number, DataGroupStatus::Incomplete);
        let is_lower = |known: DgNumber| {
            known < number && self.data_group(known) == DataGroupStatus::Incomplete
        };
        if !self.missing.is_some_and(|(known, _)| is_lower(known)) {
            self.missing = Some((number, bytes));
        }
    }

    /// Returns the evidence for an incomplete data group.
    pub(super) const fn missing_of(&self, number: DgNumber) -> Evidence {
        match self.missing {
            Some((data_group, bytes)) if data_group.number() == number.number() => {
                Evidence::Missing { data_group, bytes }
            }
            _ => Evidence::DataGroup(number),
        }
    }

    /// Returns the data groups with this status.
    #[must_use]
    pub fn data_groups_with(&self, status: DataGroupStatus) -> DgSet {
        let mut set = DgSet::EMPTY;
        for number in DgSet::ALL.iter() {
            if self.data_group(number) == status {
                set.insert(number);
            }
        }
        set
    }

    /// Returns every tolerated deviation in the document and its signer's certificate.
    #[must_use]
    pub fn findings(&self) -> FindingSet {
        let mut all = FindingSet::EMPTY;
        CheckId::ALL.iter().for_each(|id| all.merge(self.findings_of(*id)));
        all
    }

    /// Returns the findings of this check among [`Report::findings`].
    #[must_use]
    pub const fn findings_of(&self, id: CheckId) -> FindingSet {
        self.outcomes.get(id).findings
    }

    /// Returns every deviation in the CSCA certificate.
    #[must_use]
    pub const fn anchor_findings(&self) -> FindingSet {
        self.anchor_findings
    }

    /// Returns the index of the anchor that issued the document signer certificate, counted from 0
    /// among the caller's anchors.
    #[must_use]
    pub const fn anchor(&self) -> Option<u32> {
        match self.outcomes.ds_signature.check.evidence {
            Evidence::Anchor(index) => Some(index),
            _ => None,
        }
    }

    /// True if Active Authentication was attempted, with any result.
    #[must_use]
    pub const fn is_chip_challenged(&self) -> bool {
        !matches!(
            self.outcomes.active_authentication.check.reason,
            Reason::NotChecked | Reason::NotGiven
        )
    }
}

/// True if a check is undetermined for the content of a file, and not because the file is missing.
const fn is_of_content(reason: Reason) -> bool {
    matches!(
        reason,
        Reason::ComMalformed
            | Reason::DateUnreadable
            | Reason::ExpiryBeforeIssue
            | Reason::StateUnknown
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns outcomes in which only this check was made.
    fn outcomes_with(id: CheckId, outcome: CheckOutcome) -> Outcomes {
        let mut outcomes = Outcomes::NOT_CHECKED;
        *outcomes.get_mut(id) = outcome;
        outcomes
    }

    #[test]
    fn each_check_has_the_outcome_of_its_field_and_no_other() {
        assert!(Outcomes::FIELDS.iter().all(|(field, check)| *field == check.name()));
        let findings = FindingSet::of(&[Finding::BerEncoding]);
        let outcome = CheckOutcome { check: Check::successful(), findings };
        for id in CheckId::ALL {
            let outcomes = outcomes_with(*id, outcome);
            for other in CheckId::ALL {
                assert_eq!(outcomes.get(*other).check.is_successful(), id == other, "{id}");
                assert_eq!(outcomes.get(*other).findings.is_empty(), id != other, "{id}");
            }
        }
    }

    #[test]
    fn a_report_is_small() {
        assert!(size_of::<Report>() <= 640, "{}", size_of::<Report>());
    }
}
