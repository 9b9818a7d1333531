//! The tree of checks of BSI TR-03135-1, version 2.5, made from a report.

use core::fmt;

use super::{CheckId, CheckResult, Report};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// A check in the tree of TR-03135-1 §5.4 to §5.9. Its text is true if the check is successful.
    ///
    /// The checks stand in the order of the guideline, each after its parent. Some have a check of the report
    /// ([`TrCheck::check_id`]), some are not made by this library ([`TrCheck::not_made`]), and the others combine
    /// the results below them.
    ///
    /// Not in the tree: `card_access` and `document_type`, which Doc 9303-11 §5.1 asks for and the guideline
    /// does not; EF.CardSecurity and EF.ChipSecurity, which the guideline checks if they were read; the trust
    /// status of a certificate (§5.6.4.3.6), which has words of its own and follows from `ds_signature` and
    /// `revocation`; comparisons with the printed card and with other documents other than that of the MRZ (§5.7.3 to
    /// §5.7.7).
    #[derive(Hash)]
    #[non_exhaustive]
    pub enum TrCheck {
        Document = 1, "document", "no check of the document failed, and those that were made are successful",
            "Document", "TR-03135-1 §5.4", None;
        Optical = 2, "optical", "the printed features of the document are genuine",
            "Optical checks", "TR-03135-1 §5.5", Some(Self::Document);
        Electronic = 3, "electronic", "the access to the chip and its content are as they must be",
            "Electronic checks", "TR-03135-1 §5.6", Some(Self::Document);
        ChipAccess = 4, "chip_access", "the chip was accessed with every protocol that is required",
            "Chip access protocols", "TR-03135-1 §5.6.3", Some(Self::Electronic);
        BacOrPace = 5, "bac_or_pace", "the chip was accessed with Basic Access Control or PACE",
            "BAC or PACE", "TR-03135-1 §5.6.3.1", Some(Self::ChipAccess);
        TerminalAuthentication = 6, "terminal_authentication", "the terminal may read the protected data groups",
            "Terminal Authentication", "TR-03135-1 §5.6.3.2", Some(Self::ChipAccess);
        ChipContent = 7, "chip_content", "the content of the chip is authentic and unaltered",
            "Chip content", "TR-03135-1 §5.6.4", Some(Self::Electronic);
        ChipAuthenticity = 8, "chip_authenticity", "the chip proved by one of its protocols that it is no copy",
            "Chip authenticity", "TR-03135-1 §5.6.4.1", Some(Self::ChipContent);
        ActiveAuthentication = 9, "active_authentication", "the chip holds the private key of EF.DG15",
            "Active Authentication", "TR-03135-1 §5.6.4.1.1", Some(Self::ChipAuthenticity);
        ChipAuthentication = 10, "chip_authentication", "the chip holds the private key for the public key in EF.DG14",
            "Chip Authentication", "TR-03135-1 §5.6.4.1.2", Some(Self::ChipAuthenticity);
        PaceCam = 11, "pace_cam", "the chip authenticated itself while PACE was performed",
            "PACE-CAM", "TR-03135-1 §5.6.4.1.3", Some(Self::ChipAuthenticity);
        SecurityObjects = 12, "security_objects", "every security object that was read is verified",
            "Security objects", "TR-03135-1 §5.6.4.2.1", Some(Self::ChipContent);
        SecurityObject = 13, "security_object", "the digest and the signature of EF.SOD are verified",
            "EF.SOD", "TR-03135-1 §5.6.4.2.2", Some(Self::SecurityObjects);
        MessageDigest = 14, "message_digest", "the digest of the LDSSecurityObject is the signed one",
            "Hash value", "TR-03135-1 §5.6.4.2.2", Some(Self::SecurityObject);
        SodSignature = 15, "sod_signature", "the signature of EF.SOD was made with the document signer's key",
            "Signature", "TR-03135-1 §5.6.4.2.2", Some(Self::SecurityObject);
        IssuerCertificates = 16, "issuer_certificates", "the certificates of every security object that was read are verified",
            "Issuer certificates", "TR-03135-1 §5.6.4.3.1", Some(Self::ChipContent);
        IssuerCertificate = 17, "issuer_certificate", "the certificates of EF.SOD are verified",
            "Certificates of EF.SOD", "TR-03135-1 §5.6.4.3.2", Some(Self::IssuerCertificates);
        DsSignature = 18, "ds_signature", "the document signer's certificate was issued by one of the anchors",
            "Signature of the DS", "TR-03135-1 §5.6.4.3.3", Some(Self::IssuerCertificate);
        Validity = 19, "validity", "both certificates are valid at the given time",
            "Validity of DS, CSCA", "TR-03135-1 §5.6.4.3.4", Some(Self::IssuerCertificate);
        Revocation = 20, "revocation", "the document signer's certificate is not revoked",
            "Revocation of the DS", "TR-03135-1 §5.6.4.3.5", Some(Self::IssuerCertificate);
        Integrity = 21, "integrity", "the content of the chip was not changed",
            "Integrity", "TR-03135-1 §5.6.4.4", Some(Self::ChipContent);
        ComVsSod = 22, "com_vs_sod", "EF.COM and EF.SOD list the same data groups",
            "EF.SOD and EF.COM", "TR-03135-1 §5.6.4.4.1", Some(Self::Integrity);
        DataGroups = 23, "data_groups", "the data groups that were read have the signed hashes",
            "Data groups", "TR-03135-1 §5.6.4.4.2", Some(Self::Integrity);
        IssuingState = 24, "issuing_state", "EF.DG1 and the CSCA certificate name the same state",
            "Issuing state", "TR-03135-1 §5.6.4.5", Some(Self::ChipContent);
        Combined = 25, "combined", "the comparisons of printed and electronic data are successful",
            "Combined checks", "TR-03135-1 §5.7", Some(Self::Document);
        DocumentExpiry = 26, "document_expiry", "the document has not expired",
            "Document's expiry", "TR-03135-1 §5.7.1", Some(Self::Combined);
        PrintedMrz = 27, "printed_mrz", "the printed MRZ and EF.DG1 are the same",
            "Printed MRZ and EF.DG1", "TR-03135-1 §5.7.2", Some(Self::Combined);
        DigitalSeal = 28, "digital_seal", "the digital seal on the document is genuine",
            "Digital seal", "TR-03135-1 §5.9", Some(Self::Document);
    }

    /// Returns its title for people, as in "Chip authenticity".
    pub fn title(self) -> &'static str;

    /// Returns the section of the guideline, as in "TR-03135-1 §5.6.4.1".
    pub fn section(self) -> &'static str;

    /// Returns the check above it, or none for the document.
    pub fn parent(self) -> Option<Self>;
}

impl TrCheck {
    /// Returns the checks whose results this one combines, in the order of the guideline.
    pub fn children(self) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |check| check.parent() == Some(self))
    }

    /// Returns the check of the report that has the result, or none for one that combines others or is not made.
    #[must_use]
    pub const fn check_id(self) -> Option<CheckId> {
        match self.source() {
            Source::Report(id) => Some(id),
            Source::Children(_) | Source::NotMade(..) => None,
        }
    }

    /// Returns the reason why this library does not make the check, or none if it does. The text is lower case,
    /// without a full stop.
    #[must_use]
    pub const fn not_made(self) -> Option<&'static str> {
        match self.source() {
            Source::NotMade(_, reason) => Some(reason),
            Source::Children(_) | Source::Report(_) => None,
        }
    }

    const fn source(self) -> Source {
        match self {
            // The guideline has no table for §5.6, and leaves most of Table 5.2 to the application: the rule
            // of Table 5.44 is applied to both.
            Self::Combined | Self::Document | Self::Electronic => {
                Source::Children(Rule::SomeSuccessful)
            }
            // Tables 5.17, 5.22, 5.27, 5.28, 5.31, 5.32 and 5.39.
            Self::ChipAccess
            | Self::ChipContent
            | Self::Integrity
            | Self::IssuerCertificate
            | Self::IssuerCertificates
            | Self::SecurityObject
            | Self::SecurityObjects => Source::Children(Rule::AllSuccessful),
            // Table 5.23.
            Self::ChipAuthenticity => Source::Children(Rule::OneSuffices),
            Self::ActiveAuthentication => Source::Report(CheckId::ActiveAuthentication),
            Self::ComVsSod => Source::Report(CheckId::ComVsSod),
            Self::DataGroups => Source::Report(CheckId::DataGroups),
            Self::DocumentExpiry => Source::Report(CheckId::DocumentExpiry),
            Self::DsSignature => Source::Report(CheckId::DsSignature),
            Self::IssuingState => Source::Report(CheckId::IssuingState),
            Self::MessageDigest => Source::Report(CheckId::MessageDigest),
            Self::Revocation => Source::Report(CheckId::Revocation),
            Self::SodSignature => Source::Report(CheckId::SodSignature),
            Self::Validity => Source::Report(CheckId::Validity),
            Self::BacOrPace => Source::NotMade(CheckResult::NotSupported, ACCESS_NOT_SEEN),
            Self::PaceCam => Source::NotMade(CheckResult::Undetermined, ACCESS_NOT_SEEN),
            Self::ChipAuthentication | Self::TerminalAuthentication => {
                Source::NotMade(CheckResult::Undetermined, NO_PROTOCOL)
            }
            Self::DigitalSeal | Self::Optical | Self::PrintedMrz => {
                Source::NotMade(CheckResult::NotSupported, NOTHING_PRINTED)
            }
        }
    }

    /// Returns the result as the check's table in the guideline allows it: most tables exclude one of *not
    /// supported* and *undetermined*, whose place the other takes.
    const fn allowed(self, result: CheckResult) -> CheckResult {
        match (self, result) {
            // Tables 5.17, 5.18 and 5.40.
            (Self::BacOrPace | Self::ChipAccess | Self::ComVsSod, CheckResult::Undetermined) => {
                CheckResult::NotSupported
            }
            // Tables 5.22, 5.27 to 5.34, 5.37, 5.39, 5.41, 5.43 and 5.45.
            (
                Self::ChipContent
                | Self::DataGroups
                | Self::DocumentExpiry
                | Self::DsSignature
                | Self::Integrity
                | Self::IssuerCertificate
                | Self::IssuerCertificates
                | Self::IssuingState
                | Self::MessageDigest
                | Self::Revocation
                | Self::SecurityObject
                | Self::SecurityObjects
                | Self::SodSignature
                | Self::Validity,
                CheckResult::NotSupported,
            ) => CheckResult::Undetermined,
            _ => result,
        }
    }
}

impl fmt::Display for TrCheck {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

const ACCESS_NOT_SEEN: &str = "the library does not see the access to the chip";
const NOTHING_PRINTED: &str = "the library reads nothing that is printed";
const NO_PROTOCOL: &str = "the library does not perform this protocol";

/// The number of checks in the tree.
const COUNT: usize = TrCheck::ALL.len();

/// The source of a result.
#[derive(Clone, Copy)]
enum Source {
    /// The results of the checks below.
    Children(Rule),
    /// Not made by this library, with the result that stands for that and the reason.
    NotMade(CheckResult, &'static str),
    /// A check of the report.
    Report(CheckId),
}

/// A rule that combines results. The first of its results that applies is that of the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    /// Failed or aborted if any is, undetermined or not supported if any is, else successful. The tables do
    /// not rank failed and aborted; the order is that of Table 5.44.
    AllSuccessful,
    /// Successful if any is, then failed, aborted or undetermined if any is, else not supported (Table 5.23).
    OneSuffices,
    /// Failed, aborted, undetermined or successful if any is, in this order, else not supported (Table 5.44).
    SomeSuccessful,
}

impl Rule {
    /// Returns the results from the one that decides first to the one that decides last.
    const fn order(self) -> [CheckResult; 5] {
        use CheckResult::{Aborted, Failed, NotSupported, Successful, Undetermined};
        match self {
            Self::AllSuccessful => [Failed, Aborted, Undetermined, NotSupported, Successful],
            Self::OneSuffices => [Successful, Failed, Aborted, Undetermined, NotSupported],
            Self::SomeSuccessful => [Failed, Aborted, Undetermined, Successful, NotSupported],
        }
    }

    /// Returns the first of the outcomes whose result decides that of the whole.
    fn deciding(self, outcomes: impl Iterator<Item = TrOutcome> + Clone) -> Option<TrOutcome> {
        let mut order = self.order().into_iter();
        order.find_map(|result| outcomes.clone().find(|outcome| outcome.result == result))
    }
}

/// The result of a check in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub struct TrOutcome {
    /// The result, in the words of the check's table.
    pub result: CheckResult,
    /// The check without children that decides: the first below this one with the deciding result, or this one.
    pub decided_by: TrCheck,
}

/// The result of every check in the tree of TR-03135-1.
///
/// Made by [`Report::tr03135`] from the results of the checks as made ([`Report::check`]): neither findings nor a
/// policy change them. A policy is what the guideline calls a profile ([`Requirement::profile`]), and its
/// verdict is a different statement from the result of the document here: the tree also includes the optional
/// checks, so that a document that the policy accepts is often undetermined in it.
///
/// [`Requirement::profile`]: super::Requirement::profile
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct TrTree {
    /// In the order of [`TrCheck::ALL`].
    outcomes: [TrOutcome; COUNT],
}

impl TrTree {
    /// Returns the result of a check.
    #[must_use]
    pub fn outcome(&self, check: TrCheck) -> TrOutcome {
        let mut outcomes = self.iter();
        let found = outcomes.find(|(other, _)| *other == check);
        found.map_or_else(|| Self::nothing(check), |(_, outcome)| outcome)
    }

    /// Returns every check with its result, in the order of [`TrCheck::ALL`].
    pub fn iter(&self) -> impl Iterator<Item = (TrCheck, TrOutcome)> + Clone {
        TrCheck::ALL.iter().copied().zip(self.outcomes)
    }

    /// Returns the result of a check before anything was combined.
    const fn nothing(check: TrCheck) -> TrOutcome {
        TrOutcome { result: CheckResult::Undetermined, decided_by: check }
    }

    /// Returns the result of a check whose children have theirs.
    fn combine(&self, check: TrCheck, report: &Report) -> TrOutcome {
        let outcome = match check.source() {
            Source::Report(id) => TrOutcome { result: report.check(id).result, decided_by: check },
            Source::NotMade(result, _) => TrOutcome { result, decided_by: check },
            Source::Children(rule) => {
                let below = self.iter().filter(|(other, _)| other.parent() == Some(check));
                let deciding = rule.deciding(below.map(|(_, outcome)| outcome));
                deciding.unwrap_or_else(|| Self::nothing(check))
            }
        };
        TrOutcome { result: check.allowed(outcome.result), ..outcome }
    }
}

impl Report {
    /// Returns the result of every check in the tree of TR-03135-1.
    ///
    /// ```
    /// use idchip::verify::{CheckResult, Report, TrCheck};
    ///
    /// fn is_genuine(report: &Report) -> bool {
    ///     let chip = report.tr03135().outcome(TrCheck::ChipAuthenticity);
    ///     chip.result == CheckResult::Successful
    /// }
    /// ```
    #[must_use]
    pub fn tr03135(&self) -> TrTree {
        let mut tree = TrTree { outcomes: [TrTree::nothing(TrCheck::Document); COUNT] };
        // From the last to the first: each check stands after its parent.
        for (index, check) in TrCheck::ALL.iter().enumerate().rev() {
            let outcome = tree.combine(*check, self);
            if let Some(place) = tree.outcomes.get_mut(index) {
                *place = outcome;
            }
        }
        tree
    }
}

#[cfg(test)]
mod tests;
