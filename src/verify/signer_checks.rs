//! The outcomes of the checks of one SignerInfo.

use super::check::CheckOutcome;
use super::country::TwoLetters;
use super::{Check, CheckResult, Policy, Reason};
use crate::finding::FindingSet;
use crate::time::UnixTime;
use crate::x509::DocumentTypeList;

/// The outcomes of the checks that a SignerInfo and its certificates allow, and the certificates.
pub(super) struct SignerChecks<'a> {
    /// The index of the SignerInfo among those of the file.
    pub(super) signer_info: usize,
    pub(super) message_digest: CheckOutcome,
    pub(super) signature: CheckOutcome,
    /// The check of the signer's certificate.
    pub(super) issuer: CheckOutcome,
    pub(super) validity: CheckOutcome,
    /// Findings about the anchor.
    pub(super) anchor_findings: FindingSet,
    pub(super) signer: Option<Signer<'a>>,
    /// The DER of the anchor that issued the signer's certificate.
    pub(super) anchor: Option<&'a [u8]>,
    /// The state of the anchor, or without one of the signer's issuer, if known.
    pub(super) state: Option<TwoLetters>,
}

/// The signer's certificate: what the checks of data groups ask of it, so that it is parsed once.
/// Parsed, it would be a third of a document, which firmware keeps on the stack.
#[derive(Clone, Copy)]
pub(super) struct Signer<'a> {
    /// The DER of the certificate.
    pub(super) bytes: &'a [u8],
    pub(super) not_before: UnixTime,
    pub(super) document_types: Option<DocumentTypeList<'a>>,
}

/// The worth of a SignerInfo under a policy, from the least to the most.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// No anchor issued its certificate.
    WithoutAnchor,
    /// An anchor issued its certificate.
    Anchored,
    /// In addition, it signed the content.
    Authentic,
    /// In addition, both certificates are valid, and the policy tolerates every finding.
    Verified,
}

impl SignerChecks<'_> {
    /// The checks of a file without a SignerInfo.
    pub(super) fn without_signer_info() -> Self {
        let failed = Check::failed(Reason::SignerInfoCount);
        let open = Check { result: CheckResult::Undetermined, ..failed };
        Self {
            signer_info: 0,
            message_digest: failed.into(),
            signature: failed.into(),
            issuer: open.into(),
            validity: open.into(),
            anchor_findings: FindingSet::EMPTY,
            signer: None,
            anchor: None,
            state: None,
        }
    }

    /// Returns the checks with findings about the file, which are findings of the signature.
    pub(super) const fn and(mut self, findings: FindingSet) -> Self {
        self.signature.findings.merge(findings);
        self
    }

    /// Returns the worth of the SignerInfo under this policy.
    pub(super) fn standing(&self, policy: &Policy) -> Standing {
        let signed = [&self.message_digest, &self.signature];
        let is_verified =
            |outcome: &CheckOutcome| outcome.tolerating(&policy.tolerated()).is_successful();
        let is_anchor_tolerated =
            self.anchor_findings.first_not_in(&policy.tolerated_in_anchor()).is_none();
        if !self.issuer.check.is_successful() {
            Standing::WithoutAnchor
        } else if !signed.iter().all(|outcome| outcome.check.is_successful()) {
            Standing::Anchored
        } else if is_anchor_tolerated
            && signed.into_iter().chain([&self.issuer, &self.validity]).all(is_verified)
        {
            Standing::Verified
        } else {
            Standing::Authentic
        }
    }
}
