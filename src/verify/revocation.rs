//! Revocation lists: the status of the signer's certificate and of the anchor.

mod search;
mod stream;

pub use stream::RevocationListStream;

use super::check::CheckOutcome;
use super::signature_memory::{NoMemory, SignatureMemory};
use super::terms::Terms;
use super::{Check, CheckResult, Document, KnownSigners, NationalDocument, Reason, SignedInfos};
use crate::x509::Certificate;
use search::Subjects;

impl<'a> Document<'a> {
    /// Looks for the signer's certificate and its issuer in a revocation list (Doc 9303-12 §7.1.4;
    /// TR-03135-1 §5.6.4.3.5). Returns the check as it is after all lists so far.
    ///
    /// - The check fails if a list of the CSCA names one of the two certificates, whatever the reason. The day on which the document was signed does not matter: only the revoked key vouches
    ///   for it. A list that is no longer in force still revokes.
    /// - The check is successful if such a list is in force and names neither.
    /// - Otherwise it is undetermined: the list does not parse, belongs to another CSCA, has expired or is
    ///   not valid yet, is not signed by an anchor of the CSCA, or is incomplete (delta lists, lists for a
    ///   part of the certificates, indirect lists).
    ///
    /// A CSCA that changed its name is the same one only if a link certificate between the names is among the
    /// anchors: a state may have several CSCAs, whose serial numbers are independent.
    ///
    /// [`PassiveAuthentication::verify`] knows no list. Under a policy that requires revocation, examine
    /// EF.SOD, give the lists, and then call [`Document::require`].
    ///
    /// ```
    /// use idchip::lds::sod::Sod;
    /// use idchip::verify::{Document, PassiveAuthentication, Rejection};
    ///
    /// fn with_lists<'a>(
    ///     judge: &PassiveAuthentication<'a>,
    ///     sod: &Sod<'a>,
    ///     lists: &[&[u8]],
    /// ) -> Result<Document<'a>, Rejection> {
    ///     let mut document = judge.examine(sod);
    ///     for list in lists {
    ///         document.check_revocation_list(list);
    ///     }
    ///     document.require()?;
    ///     Ok(document)
    /// }
    /// ```
    ///
    /// [`PassiveAuthentication::verify`]: super::PassiveAuthentication::verify
    pub fn check_revocation_list(&mut self, list: &[u8]) -> Check {
        self.check_revocation_list_with(list, &mut NoMemory)
    }

    /// Looks for the signer's certificate and its issuer in a revocation list, as
    /// [`Document::check_revocation_list`] does. The signature of a list is verified once for all documents for which
    /// `known` is the memory; it takes one place there. The list is searched, and all else is checked, for each document.
    pub fn check_revocation_list_with_known_signers(
        &mut self,
        list: &[u8],
        known: &mut KnownSigners<'_>,
    ) -> Check {
        self.check_revocation_list_with(list, known)
    }

    fn check_revocation_list_with(
        &mut self,
        list: &[u8],
        memory: &mut dyn SignatureMemory,
    ) -> Check {
        let subjects = Subjects::of(self.signer(), self.anchor(), &self.report);
        let outcome = search::check(list, &subjects, memory, &self.terms);
        record(&mut self.report.outcomes.revocation, &outcome)
    }
}

impl SignedInfos<'_> {
    /// Looks for the signer's certificate and its issuer in a revocation list, as
    /// [`Document::check_revocation_list`] does. Returns the check as it is after all lists so far.
    pub fn check_revocation_list(&mut self, list: &[u8]) -> Check {
        let subjects = Subjects::of(self.signer(), self.anchor(), &self.report);
        let outcome = search::check(list, &subjects, &mut NoMemory, &self.terms);
        record(&mut self.report.outcomes.revocation, &outcome)
    }
}

/// Looks for the certificate of a signer and its issuer in each of these lists. Without one of the certificates, the
/// check is undetermined for the given reason.
pub(super) fn of_signer(
    signer: Option<&Certificate<'_>>,
    anchor: Option<Certificate<'_>>,
    missing: Reason,
    lists: &[&[u8]],
    terms: &Terms<'_>,
) -> CheckOutcome {
    let mut outcome = CheckOutcome::from(Check::undetermined(Reason::NoCrl));
    let subjects = match (signer, anchor) {
        (Some(signer), Some(anchor)) => Ok(Subjects::new(signer, &anchor)),
        _ => Err(Check::undetermined(missing)),
    };
    for list in lists {
        record(&mut outcome, &search::check(list, &subjects, &mut NoMemory, terms));
    }
    outcome
}

impl NationalDocument<'_> {
    /// Looks for the signer's certificate and its issuer in a revocation list, as
    /// [`Document::check_revocation_list`] does. Returns the check as it is after all lists so far.
    pub fn check_revocation_list(&mut self, list: &[u8]) -> Check {
        let subjects = Subjects::of(self.signer(), self.anchor(), &self.report);
        let outcome = search::check(list, &subjects, &mut NoMemory, &self.terms);
        record(&mut self.report.outcomes.revocation, &outcome)
    }
}

/// Joins the outcome of a list with that of the lists before it.
fn record(so_far: &mut CheckOutcome, outcome: &CheckOutcome) -> Check {
    so_far.check = more_telling(so_far.check, outcome.check);
    so_far.findings.merge(outcome.findings);
    so_far.check
}

/// Returns the check of two that tells more: a revocation first, then a list in force, then the reason
/// that names the list of the CSCA most closely.
fn more_telling(first: Check, second: Check) -> Check {
    let rank = |check: &Check| match (check.result, check.reason) {
        (CheckResult::Failed, _) => 9,
        (CheckResult::Successful, _) => 8,
        (_, Reason::CrlExpired) => 7,
        (_, Reason::CrlNotYetValid) => 6,
        (_, Reason::CrlUnsupported) => 5,
        (_, Reason::CrlSignatureInvalid) => 4,
        (_, Reason::CrlIssuerMissing) => 3,
        // A list that does not parse may be that of any state.
        (_, Reason::CrlMalformed) => 1,
        (_, Reason::NoCrl) => 0,
        _ => 2,
    };
    if rank(&second) > rank(&first) { second } else { first }
}

#[cfg(test)]
mod tests;
