//! One check, its result, and why.

use core::fmt;

use super::Reason;
use crate::error::ParseError;
use crate::finding::{Finding, FindingSet};
use crate::lds::DgNumber;
use crate::time::UnixTime;

/// One check of the tree of TR-03135-1 §5.6.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum CheckId {
    /// The digest of the LDSSecurityObject is the signed one (§5.6.4.2.2).
    MessageDigest,
    /// The signature of EF.SOD is the document signer's (§5.6.4.2.2).
    SodSignature,
    /// The document signer's certificate is one, and was issued by an anchor (§5.6.4.3.3).
    DsSignature,
    /// Both certificates are valid at the given time (§5.6.4.3.4).
    Validity,
    /// The document signer's certificate is not revoked (§5.6.4.3.5).
    Revocation,
    /// EF.COM and EF.SOD list the same data groups (§5.6.4.4.1).
    ComVsSod,
    /// The data groups have the signed hashes (§5.6.4.4.2).
    DataGroups,
    /// EF.DG1 and the certificate name the same state (§5.6.4.5).
    IssuingState,
    /// The document has not expired (§5.7.1).
    DocumentExpiry,
    /// The chip holds the private key of EF.DG15 (§5.6.4.1).
    ActiveAuthentication,
}

impl CheckId {
    /// All of them, in the order in which they are judged.
    pub const ALL: [Self; 10] = [
        Self::MessageDigest,
        Self::SodSignature,
        Self::DsSignature,
        Self::Validity,
        Self::Revocation,
        Self::ComVsSod,
        Self::DataGroups,
        Self::IssuingState,
        Self::DocumentExpiry,
        Self::ActiveAuthentication,
    ];

    /// Those that EF.SOD, the anchors and the time decide, without any data group.
    pub const OF_SOD: [Self; 5] = [
        Self::MessageDigest,
        Self::SodSignature,
        Self::DsSignature,
        Self::Validity,
        Self::Revocation,
    ];

    /// Whether a document is not authentic without it, whatever the policy says.
    pub(super) const fn is_of_authentic_data(self) -> bool {
        matches!(
            self,
            Self::MessageDigest | Self::SodSignature | Self::DsSignature | Self::DataGroups
        )
    }

    /// Its place in a [`Report`](super::Report).
    #[expect(clippy::as_conversions, reason = "the discriminant of a field-less enum")]
    pub(super) const fn index(self) -> usize {
        self as usize
    }

    /// Its stable name, as in "message_digest".
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::MessageDigest => "message_digest",
            Self::SodSignature => "sod_signature",
            Self::DsSignature => "ds_signature",
            Self::Validity => "validity",
            Self::Revocation => "revocation",
            Self::ComVsSod => "com_vs_sod",
            Self::DataGroups => "data_groups",
            Self::IssuingState => "issuing_state",
            Self::DocumentExpiry => "document_expiry",
            Self::ActiveAuthentication => "active_authentication",
        }
    }
}

impl fmt::Display for CheckId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The result of a check, in the words of TR-03135-1 §5.6.
///
/// *Undetermined* is never *failed*: it says that something needed to decide was not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub enum CheckResult {
    /// The check did not terminate: an engine failed.
    Aborted,
    /// What was checked does not hold.
    Failed,
    /// The document or the caller has nothing to check.
    NotSupported,
    /// What was checked holds.
    Successful,
    /// What is needed to decide is not there.
    Undetermined,
}

impl CheckResult {
    /// Its stable name, as in "not supported".
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Aborted => "aborted",
            Self::Failed => "failed",
            Self::NotSupported => "not supported",
            Self::Successful => "successful",
            Self::Undetermined => "undetermined",
        }
    }
}

impl fmt::Display for CheckResult {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What a result rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum Evidence {
    /// The anchor at this place of the caller's, counted from 0.
    Anchor(u32),
    /// This data group.
    DataGroup(DgNumber),
    /// Where the bytes do not parse, and why.
    Error(ParseError),
    /// This finding.
    Finding(Finding),
    /// The time at which something starts or ceases to be valid.
    Limit(UnixTime),
    /// Nothing beyond the reason.
    None,
}

/// A check with its result, the reason for it, and what it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct Check {
    /// The result.
    pub result: CheckResult,
    /// The reason.
    pub reason: Reason,
    /// The evidence.
    pub evidence: Evidence,
}

impl Check {
    /// The check was not made: nothing was there to make it with.
    pub(super) const NOT_CHECKED: Self =
        Self::new(CheckResult::Undetermined, Reason::NotChecked, Evidence::None);

    pub(super) const fn new(result: CheckResult, reason: Reason, evidence: Evidence) -> Self {
        Self { result, reason, evidence }
    }

    pub(super) const fn successful(evidence: Evidence) -> Self {
        Self::new(CheckResult::Successful, Reason::Ok, evidence)
    }

    pub(super) const fn failed(reason: Reason) -> Self {
        Self::new(CheckResult::Failed, reason, Evidence::None)
    }

    pub(super) const fn undetermined(reason: Reason) -> Self {
        Self::new(CheckResult::Undetermined, reason, Evidence::None)
    }

    pub(super) const fn with(self, evidence: Evidence) -> Self {
        Self { evidence, ..self }
    }
}

/// A check, and what was off and was read all the same.
///
/// It is filled in where it stands: a check has 32 octets, a set of findings 16.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub(super) struct Outcome {
    pub(super) check: Check,
    pub(super) findings: FindingSet,
}

/// A check has its result before its end: there is nothing to go on with.
pub(super) struct Ended;

/// What a check goes on with, unless it has its result already.
pub(super) type Judged<T> = Result<T, Ended>;

impl Outcome {
    /// A check that was not made yet.
    pub(super) const NOT_CHECKED: Self =
        Self { check: Check::NOT_CHECKED, findings: FindingSet::EMPTY };

    /// Sets result and reason.
    #[inline(never)]
    pub(super) fn set(&mut self, result: CheckResult, reason: Reason) -> Ended {
        self.check = Check::new(result, reason, Evidence::None);
        Ended
    }

    /// The check succeeded.
    #[inline(never)]
    pub(super) fn succeed(&mut self) {
        self.set(CheckResult::Successful, Reason::Ok);
    }

    /// The check failed.
    #[inline(never)]
    pub(super) fn fail(&mut self, reason: Reason) -> Ended {
        self.set(CheckResult::Failed, reason)
    }

    /// Something needed to decide is not there.
    #[inline(never)]
    pub(super) fn leave_open(&mut self, reason: Reason) -> Ended {
        self.set(CheckResult::Undetermined, reason)
    }

    /// The check failed: something does not parse.
    #[inline(never)]
    pub(super) fn fail_on(&mut self, reason: Reason, error: ParseError) -> Ended {
        self.fail(reason);
        self.with(Evidence::Error(error))
    }

    /// Adds the evidence.
    pub(super) fn with(&mut self, evidence: Evidence) -> Ended {
        self.check.evidence = evidence;
        Ended
    }

    /// Adds findings.
    #[inline(never)]
    pub(super) fn note(&mut self, findings: FindingSet) {
        self.findings.merge(findings);
    }
}
