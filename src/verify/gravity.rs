//! The order of failures: which of several a report names first.

use super::{Check, CheckId, CheckResult, Reason};

/// The kind of failure of a check, the gravest first.
///
/// Of several checks that failed, a report names the gravest: that data is not what was signed matters more than
/// a date that has passed. It orders failures, and accuses nobody: each kind has honest explanations, such as a
/// file that was not read well, or an anchor that is not the newest.
///
/// | kind | checks |
/// |---|---|
/// | [`Content`](Self::Content) | `message_digest`, `sod_signature`, `data_groups`, `active_authentication` |
/// | [`Trust`](Self::Trust) | `ds_signature`, `revocation` |
/// | [`Contradiction`](Self::Contradiction) | `com_vs_sod`, `card_access`, `issuing_state`, `document_type` |
/// | [`Period`](Self::Period) | `validity`, `document_expiry` |
/// | [`Deviation`](Self::Deviation) | any check, with [`Reason::NotTolerated`] |
///
/// Failures of one kind are in the order of [`CheckId::ALL`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum Gravity {
    /// The data, or the chip, is not the one that was signed.
    Content,
    /// The issuing state does not vouch for the signer.
    Trust,
    /// The files contradict each other, or the signer may not sign such a document.
    Contradiction,
    /// A certificate or the document is not valid at the given time.
    Period,
    /// All else holds, and the policy does not tolerate a deviation from the standard.
    Deviation,
}

impl Gravity {
    /// Every kind, the gravest first.
    pub const ALL: &'static [Self] =
        &[Self::Content, Self::Trust, Self::Contradiction, Self::Period, Self::Deviation];

    /// Returns the kind of failure of a check, or none if the check has not failed.
    #[must_use]
    pub const fn of(id: CheckId, check: &Check) -> Option<Self> {
        if !matches!(check.result, CheckResult::Failed) {
            return None;
        }
        if matches!(check.reason, Reason::NotTolerated) {
            return Some(Self::Deviation);
        }
        Some(match id {
            CheckId::MessageDigest
            | CheckId::SodSignature
            | CheckId::DataGroups
            | CheckId::ActiveAuthentication => Self::Content,
            CheckId::DsSignature | CheckId::Revocation => Self::Trust,
            CheckId::ComVsSod
            | CheckId::CardAccess
            | CheckId::IssuingState
            | CheckId::DocumentType => Self::Contradiction,
            CheckId::Validity | CheckId::DocumentExpiry => Self::Period,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_listed_from_the_gravest() {
        assert!(Gravity::ALL.is_sorted());
    }

    #[test]
    fn only_a_failure_has_a_kind() {
        for id in CheckId::ALL {
            let failed = Check::failed(Reason::Expired);
            assert!(Gravity::of(*id, &failed).is_some());
            let not_tolerated = Check::failed(Reason::NotTolerated);
            assert_eq!(Gravity::of(*id, &not_tolerated), Some(Gravity::Deviation));
            for result in CheckResult::ALL {
                let check = Check { result: *result, ..failed };
                let is_failed = *result == CheckResult::Failed;
                assert_eq!(Gravity::of(*id, &check).is_some(), is_failed, "{id}");
            }
        }
    }
}
