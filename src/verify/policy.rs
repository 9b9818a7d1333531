//! What a report has to say to be accepted.

use super::CheckId;
use crate::finding::{Finding, FindingSet};
use crate::lds::{DgNumber, DgSet};
use crate::mrz::LONGEST_VALIDITY;

/// The weight of a check under a policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub enum Requirement {
    /// It must not have failed; where it could not be made, it does not block.
    MustNotFail,
    /// It is reported, whatever its result.
    Reported,
    /// It must be successful.
    Required,
}

/// The conditions under which a document is accepted: a requirement for each check, the data groups that must
/// have been read, and the findings that are tolerated.
///
/// A policy never makes a check say something else; it decides what the checks are worth. Two things
/// it cannot decide: without a verified data group nothing is accepted; and
/// every [`Verified`](super::Verified) value
/// requires digest and signature of EF.SOD, an anchor that issued its signer's certificate, and the
/// signed hashes, whatever the policy says. Who wants to see a document without one of them examines
/// it ([`PassiveAuthentication::examine`](super::PassiveAuthentication::examine)).
///
/// ```
/// use idchip::verify::{Policy, Requirement};
///
/// // A bank that holds revocation lists insists on them.
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
    /// For how many years a document is valid at most, from the first day of its signer's certificate
    /// on. It decides the century of the date of expiry, which has two digits for the year: a date that
    /// is later than that lies in the century before, and is no date of expiry
    /// ([`Reason::ExpiryBeforeIssue`](super::Reason::ExpiryBeforeIssue)). At most 99.
    pub longest_validity_years: u8,
    /// The data groups that must have been read where EF.SOD lists them.
    pub required_data_groups: DgSet,
    /// What may be off in the document and its signer's certificate.
    pub tolerated: FindingSet,
    /// What may be off in the anchor, which the caller chose to trust.
    pub tolerated_in_anchor: FindingSet,
}

impl Policy {
    /// Signature, chain, validity and the document's own expiry hold; DG1 and DG2, where EF.SOD
    /// lists them, were read; whatever was read is identical; the anchor issues for the state that DG1
    /// names; EF.COM, where given, agrees, and so does the signer's list of document types. Without a revocation list, revocation does not
    /// block. Deviations that real documents show are tolerated.
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

    /// As [`Policy::DEFAULT`], and no deviation from the standard is tolerated. Many genuine
    /// documents do not pass.
    ///
    /// A signing time that does not fit the signer's certificate is not a deviation: Doc 9303-10 makes
    /// the attribute optional, and 9303-11 §5.1.1 only recommends to look at the date of issue.
    pub const STRICT: Self = Self {
        tolerated: FindingSet::of(&[
            Finding::SigningTimeBeforeCertificate,
            Finding::SigningTimeOutsideKeyUsage,
        ]),
        tolerated_in_anchor: FindingSet::EMPTY,
        ..Self::DEFAULT
    };

    /// As [`Policy::DEFAULT`], and revocation must have been checked.
    pub const WITH_REVOCATION: Self = Self { revocation: Requirement::Required, ..Self::DEFAULT };

    /// As [`Policy::DEFAULT`], and the chip must have proved that it is genuine.
    pub const WITH_CHIP: Self =
        Self { active_authentication: Requirement::Required, ..Self::DEFAULT };

    /// As [`Policy::DEFAULT`] for documents of the past: that a certificate or the document has
    /// expired is reported and does not block.
    pub const ARCHIVE: Self = Self {
        validity: Requirement::Reported,
        document_expiry: Requirement::Reported,
        ..Self::DEFAULT
    };

    /// The presets, as in [`Policy::DEFAULT`].
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
    fn what_makes_a_document_authentic_is_required_by_each_preset() {
        for policy in Policy::PRESETS {
            for check in CheckId::ALL.iter().filter(|check| check.is_of_authentic_data()) {
                assert_eq!(policy.requirement(*check), Requirement::Required);
            }
        }
    }

    #[test]
    fn the_issuing_state_is_required_by_each_preset_and_document_types_must_not_fail() {
        for policy in Policy::PRESETS {
            assert_eq!(policy.issuing_state, Requirement::Required);
            assert_eq!(policy.document_type, Requirement::MustNotFail);
        }
    }

    #[test]
    fn the_strict_preset_tolerates_signing_times_and_nothing_else() {
        let times = [Finding::SigningTimeBeforeCertificate, Finding::SigningTimeOutsideKeyUsage];
        assert_eq!(Policy::STRICT.tolerated, FindingSet::of(&times));
        assert_eq!(Policy::STRICT.tolerated_in_anchor, FindingSet::EMPTY);
    }

    #[test]
    fn each_preset_differs_from_the_default_in_what_it_says() {
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
