//! Policies: the conditions under which a document is accepted.

use super::CheckId;
use super::check_set::CheckSet;
use crate::finding::{Finding, FindingSet};
use crate::lds::{DgNumber, DgSet};
use crate::mrz::LONGEST_VALIDITY;

/// The weight of a check under a policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[expect(clippy::exhaustive_enums, reason = "the three weights that a verdict knows")]
pub enum Requirement {
    /// The check must not have failed; if it could not be made, it does not block.
    MustNotFail,
    /// The check is reported and never blocks.
    Reported,
    /// The check must be successful.
    Required,
}

impl Requirement {
    /// Returns the word for it in a profile of TR-03135-1 §3.7: "mandatory", "optional" (it counts if it was
    /// made) or "evaluatory" (it is only recorded).
    #[must_use]
    pub const fn profile(self) -> &'static str {
        match self {
            Self::MustNotFail => "optional",
            Self::Reported => "evaluatory",
            Self::Required => "mandatory",
        }
    }
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
/// use idchip::verify::{CheckId, Policy, Requirement};
///
/// // A bank that has revocation lists and challenges the chip requires both.
/// const BANK: Policy = Policy::WITH_REVOCATION
///     .with(CheckId::ActiveAuthentication, Requirement::Required);
/// assert_eq!(BANK.requirement(CheckId::Revocation), Requirement::Required);
/// ```
///
/// # Weak algorithms
///
/// Each weak algorithm that the library verifies is a finding, so that the policy decides. A finding about a
/// key is one of the document ([`Policy::tolerated`]) if the key is the signer's, and one of the anchor
/// ([`Policy::tolerated_in_anchor`]) if it is the anchor's.
///
/// | algorithm | finding | [`Policy::DEFAULT`] |
/// |---|---|---|
/// | SHA-1 in EF.SOD, over the data groups, or in the signer's certificate | [`WeakHash`](Finding::WeakHash) | tolerates: many valid documents |
/// | RSA from 1024 to 2047 bits | [`ShortRsaKey`](Finding::ShortRsaKey) | refuses |
/// | RSA with an exponent below 65537, such as 3 | [`RsaExponentSmall`](Finding::RsaExponentSmall) | tolerates: the encoding is compared whole, so that it is not weak here |
/// | a curve below 224 bits, with an engine of the caller | [`ShortEcKey`](Finding::ShortEcKey) | refuses |
/// | both kinds of short keys, of the chip | [`ShortChipKey`](Finding::ShortChipKey) | tolerates: many valid documents |
/// | a SignerInfo beside that of the signer, not verified | [`FurtherSignerNotVerified`](Finding::FurtherSignerNotVerified) | tolerates |
/// | MD2, MD5, RSA below 1024 bits | none | fails under every policy |
///
/// A curve of 224 bits has no finding, as Doc 9303-12 §4 allows it for signers: to refuse it, leave its
/// algorithms out. No finding is made of an algorithm whose signature was not verified.
///
/// ```
/// use idchip::Finding;
/// use idchip::verify::Policy;
///
/// // Refuses SHA-1 as well.
/// const WITHOUT_SHA1: Policy =
///     Policy::DEFAULT.with_tolerated(Policy::DEFAULT.tolerated().without(Finding::WeakHash));
/// assert!(!WITHOUT_SHA1.tolerated().contains(Finding::WeakHash));
/// ```
///
/// Of several SignerInfos one must be verified, and the others are reported
/// ([`FurtherSignerNotVerified`](Finding::FurtherSignerNotVerified)). A caller that knows that a state signs
/// each document twice, as with a post-quantum algorithm, requires every one:
///
/// ```
/// use idchip::Finding;
/// use idchip::verify::Policy;
///
/// const EVERY_SIGNER: Policy = Policy::DEFAULT
///     .with_tolerated(Policy::DEFAULT.tolerated().without(Finding::FurtherSignerNotVerified));
/// assert!(!EVERY_SIGNER.tolerated().contains(Finding::FurtherSignerNotVerified));
/// ```
///
/// It does not require that there are two: who changes EF.SOD can remove a SignerInfo.
///
/// An algorithm that the caller did not give in [`Algorithms`](crate::crypto::Algorithms) makes a check
/// undetermined, never failed: to refuse an algorithm altogether, leave it out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct Policy {
    /// The checks that must be successful.
    required: CheckSet,
    /// The checks that never block. Those in neither set must not fail.
    reported: CheckSet,
    longest_validity_years: u8,
    required_data_groups: DgSet,
    tolerated: FindingSet,
    tolerated_in_anchor: FindingSet,
    /// The checks that do not block if a deviation list explains them.
    explained: CheckSet,
}

impl Policy {
    /// Requires that signature, chain, validity and the document's own expiry hold; that DG1 and
    /// DG2 were read, if EF.SOD lists them; that every data group read is identical; and that the
    /// anchor issues for the state in DG1. EF.COM, if given, and the signer's list of document
    /// types must not contradict. A missing revocation list does not block. Deviations that real
    /// documents show are tolerated.
    pub const DEFAULT: Self = Self {
        required: CheckSet::EMPTY
            .with(CheckId::MessageDigest)
            .with(CheckId::SodSignature)
            .with(CheckId::DsSignature)
            .with(CheckId::Validity)
            .with(CheckId::DataGroups)
            .with(CheckId::IssuingState)
            .with(CheckId::DocumentExpiry),
        reported: CheckSet::EMPTY,
        longest_validity_years: LONGEST_VALIDITY,
        required_data_groups: DgSet::of(&[DgNumber::Dg1, DgNumber::Dg2]),
        tolerated: FindingSet::ALL
            .without(Finding::KeyUsageMissing)
            .without(Finding::ShortEcKey)
            .without(Finding::ShortRsaKey),
        tolerated_in_anchor: FindingSet::ALL
            .without(Finding::ShortEcKey)
            .without(Finding::ShortRsaKey),
        explained: CheckSet::EMPTY,
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
    pub const WITH_REVOCATION: Self =
        Self::DEFAULT.with(CheckId::Revocation, Requirement::Required);

    /// Requires what [`Policy::DEFAULT`] does, and that the chip proved that it is genuine.
    pub const WITH_CHIP: Self =
        Self::DEFAULT.with(CheckId::ActiveAuthentication, Requirement::Required);

    /// Requires what [`Policy::DEFAULT`] does, except that an expired certificate or document is
    /// reported and does not block.
    pub const ARCHIVE: Self = Self::DEFAULT
        .with(CheckId::Validity, Requirement::Reported)
        .with(CheckId::DocumentExpiry, Requirement::Reported);

    /// All presets, starting with [`Policy::DEFAULT`].
    pub const PRESETS: &'static [Self] =
        &[Self::DEFAULT, Self::STRICT, Self::WITH_CHIP, Self::WITH_REVOCATION, Self::ARCHIVE];

    /// Returns the requirement for this check.
    #[must_use]
    pub const fn requirement(&self, check: CheckId) -> Requirement {
        if self.required.contains(check) {
            Requirement::Required
        } else if self.reported.contains(check) {
            Requirement::Reported
        } else {
            Requirement::MustNotFail
        }
    }

    /// Returns the policy with this requirement for a check.
    #[must_use]
    pub const fn with(self, check: CheckId, requirement: Requirement) -> Self {
        let (required, reported) = (self.required.without(check), self.reported.without(check));
        match requirement {
            Requirement::MustNotFail => Self { required, reported, ..self },
            Requirement::Reported => Self { required, reported: reported.with(check), ..self },
            Requirement::Required => Self { required: required.with(check), reported, ..self },
        }
    }

    /// Returns the longest validity of a document in years, counted from the first day of its signer's
    /// certificate.
    ///
    /// It decides the century of the date of expiry, which has a two-digit year: a later date lies in the
    /// century before, and is not used as a date of expiry
    /// ([`Reason::ExpiryBeforeIssue`](super::Reason::ExpiryBeforeIssue)).
    #[must_use]
    pub const fn longest_validity_years(&self) -> u8 {
        self.longest_validity_years
    }

    /// Returns the policy with this longest validity, of at most 99 years.
    #[must_use]
    pub const fn with_longest_validity_years(self, years: u8) -> Self {
        Self { longest_validity_years: years, ..self }
    }

    /// Returns the data groups that must have been read if EF.SOD lists them.
    #[must_use]
    pub const fn required_data_groups(&self) -> DgSet {
        self.required_data_groups
    }

    /// Returns the policy with these required data groups.
    #[must_use]
    pub const fn with_required_data_groups(self, required_data_groups: DgSet) -> Self {
        Self { required_data_groups, ..self }
    }

    /// Returns the tolerated findings about the document and its signer's certificate.
    #[must_use]
    pub const fn tolerated(&self) -> FindingSet {
        self.tolerated
    }

    /// Returns the policy with these tolerated findings about the document and its signer's certificate.
    #[must_use]
    pub const fn with_tolerated(self, tolerated: FindingSet) -> Self {
        Self { tolerated, ..self }
    }

    /// Returns the tolerated findings about the anchor, which the caller chose to trust.
    #[must_use]
    pub const fn tolerated_in_anchor(&self) -> FindingSet {
        self.tolerated_in_anchor
    }

    /// Returns the policy with these tolerated findings about the anchor.
    #[must_use]
    pub const fn with_tolerated_in_anchor(self, tolerated_in_anchor: FindingSet) -> Self {
        Self { tolerated_in_anchor, ..self }
    }
}

/// Deviation lists.
impl Policy {
    /// The checks that [`Policy::with_explained`] takes.
    pub const EXPLAINABLE: &'static [CheckId] = &[
        CheckId::Validity,
        CheckId::ComVsSod,
        CheckId::IssuingState,
        CheckId::DocumentType,
        CheckId::DocumentExpiry,
    ];

    /// Returns the policy under which this check does not block if a verified deviation list explains it
    /// ([`Report::is_explained`](super::Report::is_explained)). No preset has one.
    ///
    /// Does nothing for a check that is not in [`Policy::EXPLAINABLE`]: no list can stand in for authentic data, for
    /// a signer that is not revoked, for the access to the chip or for a genuine chip.
    #[must_use]
    pub fn with_explained(self, check: CheckId) -> Self {
        if Self::EXPLAINABLE.contains(&check) {
            Self { explained: self.explained.with(check), ..self }
        } else {
            self
        }
    }

    /// True if this check does not block if it is explained.
    #[must_use]
    pub const fn accepts_explained(&self, check: CheckId) -> bool {
        self.explained.contains(check)
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
            assert_eq!(policy.requirement(CheckId::IssuingState), Requirement::Required);
            assert_eq!(policy.requirement(CheckId::DocumentType), Requirement::MustNotFail);
        }
    }

    #[test]
    fn requirements_have_the_words_of_a_profile() {
        let words = |check| Policy::ARCHIVE.requirement(check).profile();
        assert_eq!(words(CheckId::SodSignature), "mandatory");
        assert_eq!(words(CheckId::Revocation), "optional");
        assert_eq!(words(CheckId::Validity), "evaluatory");
    }

    #[test]
    fn a_requirement_replaces_the_one_before() {
        use Requirement::{MustNotFail, Reported, Required};
        for check in CheckId::ALL.iter().copied() {
            let mut policy = Policy::DEFAULT;
            for requirement in [Reported, Required, MustNotFail, Required, Reported, MustNotFail] {
                policy = policy.with(check, requirement);
                assert_eq!(policy.requirement(check), requirement);
                for other in CheckId::ALL.iter().copied().filter(|other| *other != check) {
                    assert_eq!(policy.requirement(other), Policy::DEFAULT.requirement(other));
                }
            }
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
