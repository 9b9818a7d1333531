//! A certificate that may become an anchor by a link.

use core::fmt;

use super::Check;
use super::check::CheckOutcome;
use crate::finding::FindingSet;

/// A certificate that may become an anchor, with the outcome of its check by a
/// [`LinkVerifier`](super::LinkVerifier).
#[derive(Clone, Copy)]
pub struct LinkCandidate<'a> {
    certificate: &'a [u8],
    outcome: CheckOutcome,
}

impl<'a> LinkCandidate<'a> {
    /// Takes a certificate (DER), which is not admitted yet.
    #[must_use]
    pub const fn new(certificate: &'a [u8]) -> Self {
        let outcome = CheckOutcome { check: Check::NOT_CHECKED, findings: FindingSet::EMPTY };
        Self { certificate, outcome }
    }

    /// Returns the candidate with this outcome.
    pub(super) const fn judged(self, outcome: CheckOutcome) -> Self {
        Self { outcome, ..self }
    }

    /// Returns the bytes of the certificate.
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.certificate
    }

    /// Returns the check of the certificate. It is successful if the certificate is admitted; otherwise it has
    /// the reason.
    #[must_use]
    pub const fn check(&self) -> Check {
        self.outcome.check
    }

    /// Returns the deviations from the standard in the certificate and its signature.
    #[must_use]
    pub const fn findings(&self) -> FindingSet {
        self.outcome.findings
    }

    /// True if the certificate is admitted as an anchor.
    #[must_use]
    pub const fn is_admitted(&self) -> bool {
        self.outcome.check.is_successful()
    }
}

/// Shows lengths and the check, but no bytes.
impl fmt::Debug for LinkCandidate<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LinkCandidate")
            .field("length", &self.certificate.len())
            .field("check", &self.outcome.check)
            .field("findings", &self.outcome.findings)
            .finish_non_exhaustive()
    }
}
