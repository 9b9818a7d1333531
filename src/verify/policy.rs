//! Policies: the conditions under which a document is accepted.

use super::CheckId;
use crate::finding::{Finding, FindingSet};
use crate::lds::{DgNumber, DgSet};
use crate::mrz::LONGEST_VALIDITY;

/// The weight of a check under a policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub enum Requirement {
    /// The check must not have failed; if it could not be made, it does not block.
    MustNotFail,
    /// The check is reported and never blocks.
    Reported,
    /// The check must be successful.
    Required,
}

/// The conditions under which a document is accepted: a requirement for each check, the data groups
/// that must have been read, and the findings that are tolerated.
///
/// A policy weighs the results of checks and never changes them. Two things are fixed: a document
/// without a verified data group is not accepted, and every [`Verified`](super::Verified) value
/// requires the message digest and signature of EF.SOD, an anchor that issued the signer's
/// certificate, and the signed hashes. To look at a document without these, examine it
/// ([`PassiveAuthentication::examine`](super::PassiveAuthentication::examine)).
///
/// ```
/// use idchip::verify::{Policy, Requirement};
///
/// // A bank that has revocation lists requires the check.
/// let policy = Policy { revocation: Requirement::Required, ..Policy::DEFAULT };
/// # let _ = policy;
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct Policy {
    /// The digest of the LDSSecurityObject is the signed one.
    pub message_digest: Requirement,
    /// The signature of EF.SOD is the document signer's.
    pub sod_signature: Requirement,
    /// The document signer's certificate was issued by an anchor.
    pub ds_signature: Requirement,
    /// Both certificates are valid at the given time.
    pub validity: Requirement,
    /// The document signer's certificate is not revoked.
    pub revocation: Requirement,
    /// EF.COM and EF.SOD list the same data groups.
    pub com_vs_sod: Requirement,
    /// The data groups have the signed hashes.
    pub data_groups: Requirement,
    /// EF.CardAccess offers what the signed EF.DG14 lists, and nothing weaker.
    pub card_access: Requirement,
    /// EF.DG1 and the CSCA certificate name the same state.
    pub issuing_state: Requirement,
    /// The signer may sign documents of the type in EF.DG1.
    pub document_type: Requirement,
    /// The document has not expired.
    pub document_expiry: Requirement,
    /// The chip holds the private key of EF.DG15.
    pub active_authentication: Requirement,
    /// The longest validity of a document in years, counted from the first day of its signer's
    /// certificate; at most 99. It decides the century of the date of expiry, which has a two-digit
    /// year: a later date lies in the century before and is not used as a date of expiry
    /// ([`Reason::ExpiryBeforeIssue`](super::Reason::ExpiryBeforeIssue)).
    pub longest_validity_years: u8,
    /// The data groups that must have been read if EF.SOD lists them.
    pub required_data_groups: DgSet,
    /// The tolerated findings about the document and its signer's certificate.
    pub tolerated: FindingSet,
    /// The tolerated findings about the anchor, which the caller chose to trust.
    pub tolerated_in_anchor: FindingSet,
}

impl Policy {
    /// Requires that signature, chain, validity and the document's own expiry hold; that DG1 and
    /// DG2 were read, if EF.SOD lists them; that every data group read is identical; and that the
    /// anchor issues for the state in DG1. EF.COM, if given, and the signer's list of document
    /// types must not contradict. A missing revocation list does not block. Deviations that real
    /// documents show are tolerated.
    pub const DEFAULT: Self = Self {
        message_digest: Requirement::Required,
        sod_signature: Requirement::Required,
        ds_signature: Requirement::Required,
        validity: Requirement::Required,
        revocation: Requirement::MustNotFail,
        com_vs_sod: Requirement::MustNotFail,
        data_groups: Requirement::Required,
        card_access: Requirement::MustNotFail,
        issuing_state: Requirement::Required,
        document_type: Requirement::MustNotFail,
        document_expiry: Requirement::Required,
        active_authentication: Requirement::MustNotFail,
        longest_validity_years: LONGEST_VALIDITY,
        required_data_groups: DgSet::of(&[DgNumber::Dg1, DgNumber::Dg2]),
        tolerated: FindingSet::ALL
            .without(Finding::KeyUsageMissing)
            .without(Finding::SeveralSigners)
            .without(Finding::ShortRsaKey),
        tolerated_in_anchor: FindingSet::ALL.without(Finding::ShortRsaKey),
    };

    /// Requires what [`Policy::DEFAULT`] does, and tolerates no deviation from the standard. Many
    /// genuine documents do not pass.
    ///
    /// A signing time that does not fit the signer's certificate is not a deviation: Doc 9303-10
    /// makes the attribute optional, and 9303-11 §5.1.1 only recommends to look at the date of
    /// issue.
    pub const STRICT: Self = Self {
        tolerated: FindingSet::of(&[
            Finding::SigningTimeBeforeCertificate,
            Finding::SigningTimeOutsideKeyUsage,
        ]),
        tolerated_in_anchor: FindingSet::EMPTY,
        ..Self::DEFAULT
    };

    /// Requires what [`Policy::DEFAULT`] does, and that revocation was checked.
    pub const WITH_REVOCATION: Self = Self { revocation: Requirement::Required, ..Self::DEFAULT };

    /// Requires what [`Policy::DEFAULT`] does, and that the chip proved that it is genuine.
    pub const WITH_CHIP: Self =
        Self { active_authentication: Requirement::Required, ..Self::DEFAULT };

    /// Requires what [`Policy::DEFAULT`] does, except that an expired certificate or document is
    /// reported and does not block.
    pub const ARCHIVE: Self = Self {
        validity: Requirement::Reported,
        document_expiry: Requirement::Reported,
        ..Self::DEFAULT
    };

    /// All presets, starting with [`Policy::DEFAULT`].
    pub const PRESETS: &'static [Self] =
        &[Self::DEFAULT, Self::STRICT, Self::WITH_CHIP, Self::WITH_REVOCATION, Self::ARCHIVE];

    /// Returns the requirement for this check.
    #[must_use]
    pub const fn requirement(&self, check: CheckId) -> Requirement {
        match check {
            CheckId::MessageDigest => self.message_digest,
            CheckId::SodSignature => self.sod_signature,
            CheckId::DsSignature => self.ds_signature,
            CheckId::DataGroups => self.data_groups,
            CheckId::Validity => self.validity,
            CheckId::Revocation => self.revocation,
            CheckId::ComVsSod => self.com_vs_sod,
            CheckId::CardAccess => self.card_access,
            CheckId::IssuingState => self.issuing_state,
            CheckId::DocumentType => self.document_type,
            CheckId::DocumentExpiry => self.document_expiry,
            CheckId::ActiveAuthentication => self.active_authentication,
        }
    }
}

impl Default for Policy {
    fn default() -> Self {
        Self::DEFAULT
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_requires_authentic_data() {
        for policy in Policy::PRESETS {
            for check in CheckId::ALL.iter().filter(|check| check.is_of_authentic_data()) {
                assert_eq!(policy.requirement(*check), Requirement::Required);
            }
        }
    }

    #[test]
    fn every_preset_requires_the_issuing_state_and_that_document_types_do_not_fail() {
        for policy in Policy::PRESETS {
            assert_eq!(policy.issuing_state, Requirement::Required);
            assert_eq!(policy.document_type, Requirement::MustNotFail);
        }
    }

    #[test]
    fn the_strict_preset_tolerates_only_signing_times() {
        let times = [Finding::SigningTimeBeforeCertificate, Finding::SigningTimeOutsideKeyUsage];
        assert_eq!(Policy::STRICT.tolerated, FindingSet::of(&times));
        assert_eq!(Policy::STRICT.tolerated_in_anchor, FindingSet::EMPTY);
    }

    #[test]
    fn each_preset_differs_from_the_default_as_documented() {
        let differing = |policy: Policy| {
            let differs = move |check: &CheckId| {
                policy.requirement(*check) != Policy::DEFAULT.requirement(*check)
            };
            CheckId::ALL.iter().copied().filter(differs)
        };
        assert!(differing(Policy::STRICT).eq([]));
        assert!(differing(Policy::WITH_CHIP).eq([CheckId::ActiveAuthentication]));
        assert!(differing(Policy::WITH_REVOCATION).eq([CheckId::Revocation]));
        assert!(differing(Policy::ARCHIVE).eq([CheckId::Validity, CheckId::DocumentExpiry]));
        assert_eq!(Policy::default(), Policy::DEFAULT);
    }
}
