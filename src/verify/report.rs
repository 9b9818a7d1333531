//! The report: every check, the data groups, and the verdict of a policy on them.

use core::fmt;

use super::check::CheckOutcome;
use super::explanations::Explanations;
use super::signer_checks::SignerChecks;
use super::{Check, CheckId, CheckResult, Evidence, Gravity, Policy, Reason, Requirement};
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
    /// ([`SignedData::signer_infos`](crate::cms::SignedData::signer_infos)): 0 if there is one.
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

    /// Returns the verdict of this policy on the report.
    #[must_use]
    pub fn verdict(&self, policy: &Policy) -> Verdict {
        self.verdict_on(CheckId::ALL, policy, Authenticity::AsThePolicySays)
    }

    /// Returns the verdict on a part of the checks.
    pub(super) fn verdict_on(
        &self,
        checks: &[CheckId],
        policy: &Policy,
        authenticity: Authenticity,
    ) -> Verdict {
        match self.weigh(checks, policy, authenticity) {
            // No policy accepts a document without a verified data group.
            Verdict::Accepted
                if checks.contains(&CheckId::DataGroups)
                    && !self.data_groups.contains(&DataGroupStatus::Identical) =>
            {
                Verdict::Undetermined(CheckId::DataGroups, self.check(CheckId::DataGroups))
            }
            verdict => verdict,
        }
    }

    /// Weighs a part of the checks by the policy, whichever data groups were read.
    pub(super) fn weigh(
        &self,
        checks: &[CheckId],
        policy: &Policy,
        authenticity: Authenticity,
    ) -> Verdict {
        let mut open = None;
        let mut gravest: Option<(CheckId, Check)> = None;
        for id in checks {
            let Some((requirement, check)) = self.weighed(*id, policy, authenticity) else {
                continue;
            };
            match check.result {
                CheckResult::Failed => {
                    let kind = Gravity::of(*id, &check);
                    if gravest.is_none_or(|(id, check)| kind < Gravity::of(id, &check)) {
                        gravest = Some((*id, check));
                    }
                }
                CheckResult::Successful => {}
                _ if requirement == Requirement::Required => open = open.or(Some(*id)),
                _ => {}
            }
        }
        match (gravest, open) {
            (Some((id, check)), _) => Verdict::Rejected(id, check),
            (None, Some(id)) => Verdict::Undetermined(id, self.check(id)),
            (None, None) => Verdict::Accepted,
        }
    }

    /// Returns a check under the policy with its weight, or none if the policy only reports it, or accepts it as
    /// explained.
    fn weighed(
        &self,
        id: CheckId,
        policy: &Policy,
        authenticity: Authenticity,
    ) -> Option<(Requirement, Check)> {
        let requirement = self.requirement(id, policy, authenticity);
        if requirement == Requirement::Reported {
            return None;
        }
        let check = self.check_with_policy(id, policy);
        // A finding that is not tolerated is not explained.
        let is_as_made = check.reason != Reason::NotTolerated;
        let is_accepted = is_as_made && policy.accepts_explained(id) && self.is_explained(id);
        (!is_accepted).then_some((requirement, check))
    }

    /// Returns the checks for which this policy rejects the document, the gravest first ([`Gravity`]). None if
    /// the verdict is not a rejection.
    pub fn failed(&self, policy: &Policy) -> impl Iterator<Item = (CheckId, Check)> {
        Gravity::ALL.iter().flat_map(move |kind| {
            CheckId::ALL.iter().filter_map(move |id| {
                let (_, check) = self.weighed(*id, policy, Authenticity::AsThePolicySays)?;
                (Gravity::of(*id, &check) == Some(*kind)).then_some((*id, check))
            })
        })
    }

    /// Returns the requirement for a check, at least as strict as the policy's.
    fn requirement(&self, id: CheckId, policy: &Policy, authenticity: Authenticity) -> Requirement {
        match policy.requirement(id) {
            _ if authenticity == Authenticity::Required && id.is_of_authentic_data() => {
                Requirement::Required
            }
            // A challenged chip must give the proof, because a copy would withhold it.
            Requirement::MustNotFail
                if id == CheckId::ActiveAuthentication && self.is_chip_challenged() =>
            {
                Requirement::Required
            }
            requirement => requirement,
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

/// The requirement for the checks that make a document authentic.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Authenticity {
    /// The policy's requirement.
    AsThePolicySays,
    /// Required under every policy.
    Required,
}

vocabulary! {
    /// The worth of a report under a policy.
    #[expect(clippy::exhaustive_enums, reason = "who acts on a verdict handles all three")]
    pub enum Verdict {
        Accepted = 1, "accepted", "every check that the policy requires is successful, and none that matters failed";
        /// The check is the gravest of those that failed ([`Gravity`]).
        Rejected(id: CheckId, check: Check) = 2, "rejected", "a check failed";
        /// The check is the first required one that is not successful.
        Undetermined(id: CheckId, check: Check) = 3, "undetermined", "nothing failed, and a required check is not successful";
    }
}

/// For example "rejected: data_groups failed: a data group is not what was signed (DG2)".
impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Accepted => f.write_str("accepted"),
            Self::Rejected(id, check) | Self::Undetermined(id, check) => {
                write!(f, "{}: {id} {}: {}", self.name(), check.result, check.reason)?;
                match check.evidence {
                    Evidence::DataGroup(number) => write!(f, " ({number})"),
                    Evidence::Error(error) => write!(f, " ({error})"),
                    Evidence::File(identifier) => write!(f, " (file {identifier:04X})"),
                    Evidence::Finding(finding) => write!(f, " ({finding})"),
                    Evidence::Length { found, expected } => {
                        write!(f, " ({found} of {expected} bytes)")
                    }
                    Evidence::Limit(time) => write!(f, " ({time})"),
                    Evidence::Missing { data_group, bytes } => {
                        write!(f, " ({data_group}: {bytes} bytes are missing)")
                    }
                    Evidence::Revoked { at, reason: None } => write!(f, " ({at})"),
                    Evidence::Revoked { at, reason: Some(reason) } => {
                        write!(f, " ({at}, {})", reason.name())
                    }
                    Evidence::Anchor(_) | Evidence::None => Ok(()),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use super::*;

    fn all_successful() -> Report {
        let mut report = Report::new(DgSet::EMPTY);
        for id in CheckId::ALL {
            set(&mut report, *id, Check::successful());
        }
        report.set_data_group(DgNumber::Dg1, DataGroupStatus::Identical);
        report
    }

    /// Returns outcomes in which only this check was made.
    fn outcomes_with(id: CheckId, outcome: CheckOutcome) -> Outcomes {
        let mut outcomes = Outcomes::NOT_CHECKED;
        *outcomes.get_mut(id) = outcome;
        outcomes
    }

    fn set(report: &mut Report, id: CheckId, check: Check) {
        report.outcomes.get_mut(id).check = check;
    }

    fn add_finding(report: &mut Report, id: CheckId, finding: Finding) {
        report.outcomes.get_mut(id).findings.insert(finding);
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
    fn a_challenged_chip_must_answer_under_every_preset() {
        for policy in Policy::PRESETS {
            for check in [
                Check::undetermined(Reason::DataGroupNotRead),
                Check::failed(Reason::ResponseInvalid),
                Check::new(CheckResult::Aborted, Reason::EngineFailed),
            ] {
                let mut report = all_successful();
                set(&mut report, CheckId::ActiveAuthentication, check);
                assert!(report.is_chip_challenged());
                assert_ne!(report.verdict(policy), Verdict::Accepted);
            }
            let mut report = all_successful();
            set(&mut report, CheckId::ActiveAuthentication, Check::NOT_CHECKED);
            let is_required =
                policy.requirement(CheckId::ActiveAuthentication) == Requirement::Required;
            assert_eq!(report.verdict(policy) == Verdict::Accepted, !is_required);
        }
    }

    #[test]
    fn a_finding_that_is_not_tolerated_fails_its_check() {
        let nothing = Policy::DEFAULT.with_tolerated(FindingSet::EMPTY);
        for id in CheckId::ALL {
            for finding in Finding::ALL {
                let mut report = all_successful();
                add_finding(&mut report, *id, *finding);
                assert_eq!(report.findings(), FindingSet::of(&[*finding]));
                assert_eq!(
                    report.verdict(&nothing.with_tolerated(FindingSet::ALL)),
                    Verdict::Accepted
                );
                let check = Check::failed(Reason::NotTolerated).with(Evidence::Finding(*finding));
                assert_eq!(report.verdict(&nothing), Verdict::Rejected(*id, check));
                for other in CheckId::ALL {
                    let is_failed = report.check_with_policy(*other, &nothing) == check;
                    assert_eq!(is_failed, other == id);
                    assert_eq!(report.findings_of(*other).is_empty(), other != id);
                }
            }
        }
    }

    #[test]
    fn a_finding_about_the_anchor_fails_only_the_signers_certificate() {
        let mut report = all_successful();
        report.anchor_findings = FindingSet::of(&[Finding::PathLengthUnusual]);
        assert_eq!(report.findings(), FindingSet::EMPTY);
        assert_eq!(report.verdict(&Policy::DEFAULT), Verdict::Accepted);
        let finding = Evidence::Finding(Finding::PathLengthUnusual);
        let check = Check::failed(Reason::NotTolerated).with(finding);
        let verdict = Verdict::Rejected(CheckId::DsSignature, check);
        assert_eq!(report.verdict(&Policy::STRICT), verdict);
        report.anchor_findings = FindingSet::of(&[Finding::ShortRsaKey]);
        assert!(matches!(
            report.verdict(&Policy::DEFAULT),
            Verdict::Rejected(CheckId::DsSignature, _)
        ));
    }

    #[test]
    fn a_failed_check_keeps_its_reason() {
        let mut report = Report::new(DgSet::EMPTY);
        set(&mut report, CheckId::SodSignature, Check::failed(Reason::SignatureInvalid));
        add_finding(&mut report, CheckId::SodSignature, Finding::SeveralSigners);
        let check = report.check_with_policy(CheckId::SodSignature, &Policy::DEFAULT);
        assert_eq!(check.reason, Reason::SignatureInvalid);
    }

    #[test]
    fn a_rejection_names_the_gravest_failure() {
        let expired = Check::failed(Reason::Expired);
        let not_tolerated = Finding::MrzDateInvalid;
        // From the lightest on: each is named in place of those before it.
        let failures = [
            (CheckId::DocumentExpiry, Check::failed(Reason::DocumentExpired)),
            (CheckId::Validity, expired),
            (CheckId::IssuingState, Check::failed(Reason::StateDiffers)),
            (CheckId::ComVsSod, Check::failed(Reason::DataGroupsDiffer)),
            (CheckId::Revocation, Check::failed(Reason::SignerRevoked)),
            (CheckId::DsSignature, Check::failed(Reason::IssuerSignatureInvalid)),
            (CheckId::ActiveAuthentication, Check::failed(Reason::ResponseInvalid)),
            (CheckId::DataGroups, Check::failed(Reason::HashDiffers)),
            (CheckId::MessageDigest, Check::failed(Reason::DigestDiffers)),
        ];
        let policy = Policy::DEFAULT.with_tolerated(FindingSet::ALL.without(not_tolerated));
        let mut report = all_successful();
        assert_eq!(report.failed(&policy).count(), 0);
        add_finding(&mut report, CheckId::SodSignature, not_tolerated);
        let refused = Check::failed(Reason::NotTolerated).with(Evidence::Finding(not_tolerated));
        let mut named = std::vec![(CheckId::SodSignature, refused)];
        for (id, check) in failures {
            set(&mut report, id, check);
            named.insert(0, (id, check));
            assert_eq!(report.verdict(&policy), Verdict::Rejected(id, check));
            assert!(report.failed(&policy).eq(named.iter().copied()), "{id}");
        }
        // What is only reported is no reason of a rejection.
        let archive = Policy::ARCHIVE.with_tolerated(policy.tolerated());
        assert!(report.failed(&archive).all(|(id, _)| id != CheckId::Validity));
    }

    #[test]
    fn a_report_without_checks_is_not_accepted() {
        for policy in Policy::PRESETS {
            let verdict = Report::new(DgSet::EMPTY).verdict(policy);
            assert_eq!(verdict, Verdict::Undetermined(CheckId::MessageDigest, Check::NOT_CHECKED));
        }
        // A document with a single unsuccessful required check is not accepted.
        for id in CheckId::ALL {
            for result in
                [CheckResult::Aborted, CheckResult::NotSupported, CheckResult::Undetermined]
            {
                let mut report = all_successful();
                set(&mut report, *id, Check { result, ..Check::NOT_CHECKED });
                let is_required = Policy::DEFAULT.requirement(*id) == Requirement::Required;
                assert_eq!(report.verdict(&Policy::DEFAULT) != Verdict::Accepted, is_required);
            }
        }
    }

    #[test]
    fn verified_data_requires_authenticity_under_every_policy() {
        let none = Policy::DEFAULT
            .with(CheckId::MessageDigest, Requirement::Reported)
            .with(CheckId::SodSignature, Requirement::Reported)
            .with(CheckId::DsSignature, Requirement::Reported)
            .with(CheckId::Validity, Requirement::Reported)
            .with(CheckId::DataGroups, Requirement::Reported)
            .with(CheckId::IssuingState, Requirement::Reported)
            .with(CheckId::DocumentExpiry, Requirement::Reported);
        let required = CheckId::ALL.iter().copied().filter(|id| {
            let mut report = all_successful();
            set(&mut report, *id, Check::NOT_CHECKED);
            assert_eq!(report.verdict(&none), Verdict::Accepted);
            let verdict = report.verdict_on(CheckId::ALL, &none, Authenticity::Required);
            verdict != Verdict::Accepted
        });
        assert!(required.eq([
            CheckId::MessageDigest,
            CheckId::SodSignature,
            CheckId::DsSignature,
            CheckId::DataGroups,
        ]));
    }

    #[test]
    fn a_report_is_small() {
        assert!(size_of::<Report>() <= 640, "{}", size_of::<Report>());
    }
}
