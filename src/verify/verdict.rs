//! The verdict of a policy on a report.

use core::fmt;

use super::{
    Check, CheckId, CheckResult, DataGroupStatus, Evidence, Gravity, Policy, Reason, Report,
    Requirement,
};
use crate::vocabulary::vocabulary;

/// The requirement for the checks that make a document authentic.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Authenticity {
    /// The policy's requirement.
    AsThePolicySays,
    /// Required under every policy.
    Required,
}

impl Report {
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
                    && self.data_groups_with(DataGroupStatus::Identical).is_empty() =>
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

    /// Returns the checks for which this policy rejects the document, the gravest first ([`Gravity`]). There
    /// are none if the verdict is not a rejection.
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
    use crate::finding::{Finding, FindingSet};
    use crate::lds::{DgNumber, DgSet};

    fn all_successful() -> Report {
        let mut report = Report::new(DgSet::EMPTY);
        for id in CheckId::ALL {
            set(&mut report, *id, Check::successful());
        }
        report.set_data_group(DgNumber::Dg1, DataGroupStatus::Identical);
        report
    }

    fn set(report: &mut Report, id: CheckId, check: Check) {
        report.outcomes.get_mut(id).check = check;
    }

    fn add_finding(report: &mut Report, id: CheckId, finding: Finding) {
        report.outcomes.get_mut(id).findings.insert(finding);
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
        // A check that the policy only reports is no reason for a rejection.
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
}
