//! Checks and their results.

use core::fmt;

use super::Reason;
use crate::error::ParseError;
use crate::finding::{Finding, FindingSet};
use crate::lds::DgNumber;
use crate::time::UnixTime;
use crate::vocabulary::{Blank, vocabulary};
use crate::x509::RevocationReason;

vocabulary! {
    /// A check of a document: those of the tree of TR-03135-1 §5.6, and those that Doc 9303 adds. Its text
    /// is true if the check is successful.
    #[derive(Hash)]
    #[non_exhaustive]
    pub enum CheckId {
        MessageDigest = 1, "message_digest", "the digest of the LDSSecurityObject is the signed one",
            "Content of EF.SOD", "TR-03135-1 §5.6.4.2.2";
        SodSignature = 2, "sod_signature", "the signature of EF.SOD was made with the document signer's key",
            "Signature of EF.SOD", "TR-03135-1 §5.6.4.2.2";
        DsSignature = 3, "ds_signature", "the certificate is a document signer's certificate and was issued by one of the anchors",
            "Signer's certificate", "TR-03135-1 §5.6.4.3.3";
        Validity = 4, "validity", "both certificates are valid at the given time",
            "Validity", "TR-03135-1 §5.6.4.3.4";
        Revocation = 5, "revocation", "the document signer's certificate is not revoked",
            "Revocation", "TR-03135-1 §5.6.4.3.5";
        ComVsSod = 6, "com_vs_sod", "EF.COM and EF.SOD list the same data groups",
            "EF.COM and EF.SOD", "TR-03135-1 §5.6.4.4.1";
        DataGroups = 7, "data_groups", "the data groups that were read have the signed hashes",
            "Data groups", "TR-03135-1 §5.6.4.4.2";
        CardAccess = 12, "card_access", "EF.CardAccess offers what the signed EF.DG14 lists, and nothing weaker",
            "EF.CardAccess and DG14", "Doc 9303-11 §5.1";
        IssuingState = 8, "issuing_state", "EF.DG1 and the CSCA certificate name the same state",
            "Issuing state", "TR-03135-1 §5.6.4.5";
        DocumentType = 11, "document_type", "the signer may sign documents of the type in EF.DG1",
            "Document type", "Doc 9303-12 §7.1.1.6";
        DocumentExpiry = 9, "document_expiry", "the document has not expired",
            "Document's expiry", "TR-03135-1 §5.7.1";
        ActiveAuthentication = 10, "active_authentication", "the chip holds the private key of EF.DG15",
            "Chip is genuine", "TR-03135-1 §5.6.4.1";
    }

    /// Returns its title for people, as in "Content of EF.SOD".
    pub fn title(self) -> &'static str;

    /// Returns the section of the standard that asks for it, as in "TR-03135-1 §5.6.4.3.4".
    pub fn section(self) -> &'static str;
}

impl Blank for CheckId {
    const BLANK: Self = Self::MessageDigest;
}

impl CheckId {
    /// The checks that EF.SOD, the anchors and the time decide, without any data group.
    pub const OF_SOD: &'static [Self] = &[
        Self::MessageDigest,
        Self::SodSignature,
        Self::DsSignature,
        Self::Validity,
        Self::Revocation,
    ];

    /// True if a document is not authentic unless this check is successful, whatever the policy says.
    pub(super) const fn is_of_authentic_data(self) -> bool {
        matches!(
            self,
            Self::MessageDigest | Self::SodSignature | Self::DsSignature | Self::DataGroups
        )
    }
}

impl fmt::Display for CheckId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

vocabulary! {
    /// The result of a check, in the words of TR-03135-1 §5.6.
    ///
    /// *Undetermined* is never *failed*: something that is needed to decide was missing.
    #[derive(Hash)]
    #[expect(clippy::exhaustive_enums, reason = "the five results of TR-03135-1 §5.6")]
    pub enum CheckResult {
        Aborted = 5, "aborted", "the check did not end, because an engine failed";
        Failed = 2, "failed", "the check found a violation";
        NotSupported = 4, "not supported", "the document or the caller has nothing to check";
        Successful = 1, "successful", "everything that was checked holds";
        Undetermined = 3, "undetermined", "something that is needed to decide is missing";
    }
}

impl fmt::Display for CheckResult {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The evidence for a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum Evidence {
    /// The index of an anchor among those of the caller, counted from 0.
    Anchor(u32),
    /// A data group.
    DataGroup(DgNumber),
    /// The error of bytes that do not parse.
    Error(ParseError),
    /// A file of a national application, by the identifier of the elementary file or container.
    File(u16),
    /// A finding.
    Finding(Finding),
    /// A length in bytes, and the length that was expected.
    Length {
        /// The length that was found.
        found: u32,
        /// The length that is required.
        expected: u32,
    },
    /// The time at which something begins or ends to be valid.
    Limit(UnixTime),
    /// The number of bytes that a data group lacks at its end.
    Missing {
        /// The data group.
        data_group: DgNumber,
        /// The least number of bytes that are missing.
        bytes: u32,
    },
    /// No evidence beyond the reason.
    None,
    /// The entry of a revocation list.
    Revoked {
        /// The time at which the issuer revoked the certificate.
        at: UnixTime,
        /// The reason, if the issuer gave one.
        reason: Option<RevocationReason>,
    },
}

/// The result of a check, the reason and the evidence for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
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
    pub(super) const NOT_CHECKED: Self = Self::undetermined(Reason::NotChecked);

    /// The document or the caller has nothing to check.
    pub(super) const NOT_GIVEN: Self = Self::new(CheckResult::NotSupported, Reason::NotGiven);

    pub(super) const fn new(result: CheckResult, reason: Reason) -> Self {
        Self { result, reason, evidence: Evidence::None }
    }

    pub(super) const fn successful() -> Self {
        Self::new(CheckResult::Successful, Reason::Ok)
    }

    pub(super) const fn failed(reason: Reason) -> Self {
        Self::new(CheckResult::Failed, reason)
    }

    pub(super) const fn undetermined(reason: Reason) -> Self {
        Self::new(CheckResult::Undetermined, reason)
    }

    /// The check failed because something does not parse.
    pub(super) const fn malformed(reason: Reason, error: ParseError) -> Self {
        Self::failed(reason).with(Evidence::Error(error))
    }

    pub(super) const fn with(self, evidence: Evidence) -> Self {
        Self { evidence, ..self }
    }

    /// Returns the reason for people. If an input of this check was not given, it names the input.
    #[must_use]
    pub const fn text(&self, id: CheckId) -> &'static str {
        match (self.reason, id) {
            (Reason::NotGiven, CheckId::ActiveAuthentication) => {
                "EF.SOD lists no DG15: the chip has no key for it"
            }
            (Reason::NotGiven, CheckId::CardAccess) => match self.evidence {
                Evidence::DataGroup(_) => "EF.SOD does not list the data group to compare with",
                _ => "EF.CardAccess was not given",
            },
            (Reason::NotGiven, CheckId::ComVsSod) => "EF.COM was not given",
            (Reason::NotGiven, CheckId::DocumentType) => "the signer's certificate lists no types",
            (reason, _) => reason.text(),
        }
    }

    /// True if an input of this check was not given because the document does not have it, so that nobody can
    /// be advised to give it.
    #[must_use]
    pub const fn lacks_its_input(&self, id: CheckId) -> bool {
        matches!(self.reason, Reason::NotGiven)
            && (matches!(id, CheckId::ActiveAuthentication | CheckId::DocumentType)
                || matches!(self.evidence, Evidence::DataGroup(_)))
    }

    pub(super) const fn is_successful(&self) -> bool {
        matches!(self.result, CheckResult::Successful)
    }
}

impl Blank for Check {
    const BLANK: Self = Self::NOT_CHECKED;
}

/// A check, and the deviations that it tolerated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub(super) struct CheckOutcome {
    pub(super) check: Check,
    pub(super) findings: FindingSet,
}

impl CheckOutcome {
    /// Returns the check; it fails if it has a finding that is not among `tolerated`, unless it has failed
    /// already.
    pub(super) fn tolerating(&self, tolerated: &FindingSet) -> Check {
        match self.findings.first_not_in(tolerated) {
            Some(finding) if self.check.result != CheckResult::Failed => {
                Check::failed(Reason::NotTolerated).with(Evidence::Finding(finding))
            }
            _ => self.check,
        }
    }

    /// Returns this outcome with the findings that were made before it.
    pub(super) const fn and(mut self, findings: FindingSet) -> Self {
        self.findings.merge(findings);
        self
    }
}

impl From<Check> for CheckOutcome {
    fn from(check: Check) -> Self {
        Self { check, findings: FindingSet::EMPTY }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_check_has_a_number_a_name_a_title_and_a_section_of_its_own() {
        for (index, id) in CheckId::ALL.iter().enumerate() {
            assert!(!id.text().is_empty());
            assert!(id.section().contains('§'), "{id}");
            for other in &CheckId::ALL[..index] {
                assert_ne!(id.code(), other.code());
                assert_ne!(id.name(), other.name());
                assert_ne!(id.title(), other.title());
            }
        }
    }

    #[test]
    fn an_input_that_was_not_given_is_named_and_asked_for_only_if_the_document_has_it() {
        let check = Check::NOT_GIVEN;
        assert_eq!(check.text(CheckId::ComVsSod), "EF.COM was not given");
        assert_eq!(check.text(CheckId::Revocation), Reason::NotGiven.text());
        for id in CheckId::ALL {
            let has_none = matches!(id, CheckId::ActiveAuthentication | CheckId::DocumentType);
            assert_eq!(check.lacks_its_input(*id), has_none, "{id}");
            let not_listed = check.with(Evidence::DataGroup(DgNumber::Dg14));
            assert!(not_listed.lacks_its_input(*id), "{id}");
            assert!(!Check::NOT_CHECKED.lacks_its_input(*id), "{id}");
        }
    }
}
