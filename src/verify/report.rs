//! The report: every check, the data groups, and the verdict that a policy makes of them.

use core::fmt;

use super::check::Outcome;
use super::{Check, CheckId, CheckResult, Evidence, Policy, Reason, Requirement};
use crate::finding::{Finding, FindingSet};
use crate::lds::{DgNumber, DgSet};

/// What is known of a data group, in the words of TR-03135-1 §5.6.4.4.2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub enum DataGroupStatus {
    /// Read, and its hash is the signed one.
    Identical,
    /// Read, but its hash could not be computed.
    NonConformance,
    /// Read, and its hash is not the signed one.
    NotIdentical,
    /// Not listed in EF.SOD, and not read.
    NotPresent,
    /// Read, but not listed in EF.SOD: nobody signed it.
    NotSigned,
    /// Listed in EF.SOD, and not read.
    Present,
}

impl DataGroupStatus {
    /// Its stable name, as in "not identical".
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Identical => "identical",
            Self::NonConformance => "non conformance",
            Self::NotIdentical => "not identical",
            Self::NotPresent => "not present",
            Self::NotSigned => "not signed",
            Self::Present => "present",
        }
    }
}

/// Every check of Passive Authentication with its result: fixed in size, `Copy`, and without any
/// value from the card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct Report {
    pub(super) outcomes: [Outcome; CheckId::ALL.len()],
    data_groups: [DataGroupStatus; 16],
    pub(super) anchor_findings: FindingSet,
}

impl Report {
    /// A report in which nothing was checked yet.
    pub(super) fn new(listed: DgSet) -> Self {
        let mut report = Self {
            outcomes: [Outcome::NOT_CHECKED; CheckId::ALL.len()],
            data_groups: [DataGroupStatus::NotPresent; 16],
            anchor_findings: FindingSet::EMPTY,
        };
        for number in listed.iter() {
            report.set_data_group(number, DataGroupStatus::Present);
        }
        report
    }

    /// A check, as the policy sees it: a finding of it that the policy does not tolerate fails it.
    #[must_use]
    pub fn check_under(&self, id: CheckId, policy: &Policy) -> Check {
        match self.not_tolerated(id, policy) {
            Some(finding) => Check::failed(Reason::NotTolerated).with(Evidence::Finding(finding)),
            None => self.check(id),
        }
    }

    /// The first finding of a check that the policy does not tolerate, unless the check failed anyway.
    #[inline(never)]
    fn not_tolerated(&self, id: CheckId, policy: &Policy) -> Option<Finding> {
        if self.result(id) == CheckResult::Failed {
            return None;
        }
        let own = self.findings_of(id).first_not_in(&policy.tolerated);
        let of_anchor = match id {
            CheckId::DsSignature => self.anchor_findings.first_not_in(&policy.tolerated_in_anchor),
            _ => None,
        };
        own.into_iter().chain(of_anchor).min()
    }

    /// The result of a check by itself.
    fn result(&self, id: CheckId) -> CheckResult {
        self.check(id).result
    }

    /// A check by itself, whatever was found besides.
    #[must_use]
    pub fn check(&self, id: CheckId) -> Check {
        self.outcomes.get(id.index()).map_or(Check::NOT_CHECKED, |outcome| outcome.check)
    }

    pub(super) fn set(&mut self, id: CheckId, check: Check) {
        if let Some(outcome) = self.outcomes.get_mut(id.index()) {
            outcome.check = check;
        }
    }

    /// What is known of this data group.
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

    /// The data groups of this status.
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

    /// What in the document and its signer's certificate was off, and was read all the same.
    #[must_use]
    pub fn findings(&self) -> FindingSet {
        let mut all = FindingSet::EMPTY;
        self.outcomes.iter().for_each(|outcome| all.merge(outcome.findings));
        all
    }

    /// Those of [`Report::findings`] that this check came upon.
    #[must_use]
    pub fn findings_of(&self, id: CheckId) -> FindingSet {
        self.outcomes.get(id.index()).map_or(FindingSet::EMPTY, |outcome| outcome.findings)
    }

    /// What in the CSCA certificate was off.
    #[must_use]
    pub const fn anchor_findings(&self) -> FindingSet {
        self.anchor_findings
    }

    /// What this check came upon. A finding that the policy does not tolerate fails it.
    pub(super) fn note(&mut self, id: CheckId, findings: FindingSet) {
        if let Some(outcome) = self.outcomes.get_mut(id.index()) {
            outcome.note(findings);
        }
    }

    /// The place of the anchor that issued the document signer certificate, among the caller's,
    /// counted from 0.
    #[must_use]
    pub fn anchor(&self) -> Option<u32> {
        match self.check(CheckId::DsSignature).evidence {
            Evidence::Anchor(index) => Some(index),
            _ => None,
        }
    }

    /// What the report is worth under this policy.
    #[must_use]
    pub fn verdict(&self, policy: &Policy) -> Verdict {
        self.weigh(&CheckId::ALL, policy, false)
    }

    /// As [`Report::verdict`], of these checks only, and where wanted with everything required that makes
    /// a document authentic.
    #[inline(never)]
    pub(super) fn weigh(&self, checks: &[CheckId], policy: &Policy, is_authentic: bool) -> Verdict {
        let mut open = None;
        for id in checks {
            let requirement = if is_authentic && id.is_of_authentic_data() {
                Requirement::Required
            } else {
                policy.requirement(*id)
            };
            if requirement == Requirement::Reported {
                continue;
            }
            let result = match self.not_tolerated(*id, policy) {
                Some(_) => CheckResult::Failed,
                None => self.result(*id),
            };
            match result {
                CheckResult::Failed => {
                    return Verdict::Rejected(*id, self.check_under(*id, policy));
                }
                CheckResult::Successful => {}
                _ if requirement == Requirement::Required => open = open.or(Some(*id)),
                _ => {}
            }
        }
        // No policy accepts a document of which nothing was verified.
        if checks.contains(&CheckId::DataGroups)
            && !self.data_groups.contains(&DataGroupStatus::Identical)
        {
            open = open.or(Some(CheckId::DataGroups));
        }
        match open {
            Some(id) => Verdict::Undetermined(id, self.check(id)),
            None => Verdict::Accepted,
        }
    }
}

/// What a report is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub enum Verdict {
    /// Every check that the policy requires is successful, and none that matters failed.
    Accepted,
    /// The first check that failed.
    Rejected(CheckId, Check),
    /// Nothing failed; the first required check that is not successful.
    Undetermined(CheckId, Check),
}

impl Verdict {
    /// Its stable name, as in "accepted".
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Rejected(..) => "rejected",
            Self::Undetermined(..) => "undetermined",
        }
    }
}

/// As in "rejected: data_groups failed: a data group is not what was signed (DG2)".
impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Accepted => f.write_str("accepted"),
            Self::Rejected(id, check) | Self::Undetermined(id, check) => {
                write!(f, "{}: {id} {}: {}", self.name(), check.result, check.reason)?;
                match check.evidence {
                    Evidence::DataGroup(number) => write!(f, " ({number})"),
                    Evidence::Error(error) => write!(f, " ({error})"),
                    Evidence::Finding(finding) => write!(f, " ({finding})"),
                    Evidence::Limit(time) => write!(f, " ({time})"),
                    Evidence::Anchor(_) | Evidence::None => Ok(()),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all_successful() -> Report {
        let mut report = Report::new(DgSet::EMPTY);
        for id in CheckId::ALL {
            report.set(id, Check::successful(Evidence::None));
        }
        report.set_data_group(DgNumber::Dg1, DataGroupStatus::Identical);
        report
    }

    #[test]
    fn checks_are_found_where_they_were_put() {
        let mut report = Report::new(DgSet::EMPTY);
        for (index, id) in CheckId::ALL.into_iter().enumerate() {
            assert_eq!(report.check(id), Check::NOT_CHECKED);
            report.set(id, Check::successful(Evidence::Anchor(u32::try_from(index).unwrap())));
        }
        for (index, id) in CheckId::ALL.into_iter().enumerate() {
            let evidence = Evidence::Anchor(u32::try_from(index).unwrap());
            assert_eq!(report.check(id), Check::successful(evidence));
        }
    }

    #[test]
    fn a_finding_that_is_not_tolerated_fails_the_check_that_came_upon_it() {
        for id in CheckId::ALL {
            for finding in Finding::ALL {
                let mut report = all_successful();
                report.note(id, FindingSet::of(&[*finding]));
                assert_eq!(report.findings(), FindingSet::of(&[*finding]));
                assert_eq!(
                    report.verdict(&Policy { tolerated: FindingSet::ALL, ..Policy::STRICT }),
                    Verdict::Accepted
                );
                let check = Check::failed(Reason::NotTolerated).with(Evidence::Finding(*finding));
                assert_eq!(report.verdict(&Policy::STRICT), Verdict::Rejected(id, check));
                for other in CheckId::ALL {
                    let is_failed = report.check_under(other, &Policy::STRICT) == check;
                    assert_eq!(is_failed, other == id);
                    assert_eq!(report.findings_of(other).is_empty(), other != id);
                }
            }
        }
    }

    #[test]
    fn a_finding_of_the_anchor_fails_the_signers_certificate_only() {
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
    fn a_check_that_failed_keeps_its_reason() {
        let mut report = Report::new(DgSet::EMPTY);
        report.set(CheckId::SodSignature, Check::failed(Reason::SignatureInvalid));
        report.note(CheckId::SodSignature, FindingSet::of(&[Finding::SeveralSigners]));
        let check = report.check_under(CheckId::SodSignature, &Policy::DEFAULT);
        assert_eq!(check.reason, Reason::SignatureInvalid);
    }

    #[test]
    fn nothing_that_was_not_checked_is_accepted() {
        for policy in [Policy::DEFAULT, Policy::ARCHIVE, Policy::STRICT, Policy::WITH_CHIP] {
            let verdict = Report::new(DgSet::EMPTY).verdict(&policy);
            assert_eq!(verdict, Verdict::Undetermined(CheckId::MessageDigest, Check::NOT_CHECKED));
        }
        // Neither is a document of which one check alone is not successful.
        for id in CheckId::ALL {
            for result in
                [CheckResult::Aborted, CheckResult::NotSupported, CheckResult::Undetermined]
            {
                let mut report = all_successful();
                report.set(id, Check { result, ..Check::NOT_CHECKED });
                let is_required = Policy::DEFAULT.requirement(id) == Requirement::Required;
                assert_eq!(report.verdict(&Policy::DEFAULT) != Verdict::Accepted, is_required);
            }
        }
    }

    #[test]
    fn what_makes_a_document_authentic_is_required_of_verified_data_whatever_the_policy_says() {
        let none = Policy {
            message_digest: Requirement::Reported,
            sod_signature: Requirement::Reported,
            ds_signature: Requirement::Reported,
            validity: Requirement::Reported,
            data_groups: Requirement::Reported,
            document_expiry: Requirement::Reported,
            ..Policy::DEFAULT
        };
        let required = CheckId::ALL.into_iter().filter(|id| {
            let mut report = all_successful();
            report.set(*id, Check::NOT_CHECKED);
            assert_eq!(report.verdict(&none), Verdict::Accepted);
            report.weigh(&CheckId::ALL, &none, true) != Verdict::Accepted
        });
        assert!(required.eq([
            CheckId::MessageDigest,
            CheckId::SodSignature,
            CheckId::DsSignature,
            CheckId::DataGroups,
        ]));
    }

    #[test]
    fn a_report_fits_half_a_kilobyte() {
        assert!(size_of::<Report>() <= 512, "{}", size_of::<Report>());
    }
}
