//! The validity of a signer's certificate and of its anchor.

use super::chain::IssuerSearch;
use super::check::CheckOutcome;
use super::{Check, CheckResult, Evidence, Reason};
use crate::finding::Finding;
use crate::time::UnixTime;
use crate::x509::{Certificate, Validity};

/// Checks that the signer's certificate and the anchor that issued it are valid now (TR-03135-1
/// §5.6.4.3.4).
pub(super) fn of_signer(
    signer: Result<&Certificate<'_>, Check>,
    issuer: &IssuerSearch<'_>,
    now: UnixTime,
) -> CheckOutcome {
    let own = match signer {
        Ok(signer) => contains(signer.validity(), now, Reason::NotYetValid, Reason::Expired),
        Err(missing) => Check { result: CheckResult::Undetermined, ..missing },
    };
    let Some(anchor) = &issuer.anchor else {
        return match own.result {
            CheckResult::Successful => Check::undetermined(issuer.outcome.check.reason).into(),
            _ => own.into(),
        };
    };
    let mut outcome = CheckOutcome::from(own);
    if anchor.key_usage_had_ended {
        outcome.findings.insert(Finding::SignerAfterAnchorKeyUsage);
    }
    if let Evidence::Limit(last) = own.evidence
        && own.is_successful()
    {
        outcome.check =
            contains(anchor.validity, now, Reason::AnchorNotYetValid, Reason::AnchorExpired);
        if outcome.check.is_successful() {
            outcome.check = own.with(Evidence::Limit(last.min(anchor.validity.not_after)));
        }
    }
    outcome
}

/// Checks that a certificate is valid now. The evidence is the limit that was passed, or else the end
/// of validity.
pub(super) fn contains(
    validity: Validity,
    now: UnixTime,
    too_early: Reason,
    too_late: Reason,
) -> Check {
    if now < validity.not_before {
        Check::failed(too_early).with(Evidence::Limit(validity.not_before))
    } else if now > validity.not_after {
        Check::failed(too_late).with(Evidence::Limit(validity.not_after))
    } else {
        Check::successful().with(Evidence::Limit(validity.not_after))
    }
}
