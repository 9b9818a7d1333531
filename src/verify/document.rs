//! A document: its verified EF.SOD, and the data groups checked against it.

use core::fmt;

use super::check::CheckOutcome;
use super::country::{self, StateRelation, TwoLetters};
use super::signer_checks::{Signer, SignerChecks};
use super::terms::Terms;
use super::verdict::Authenticity;
use super::{
    Accepted, Check, CheckId, CheckResult, DataGroupStatus, Evidence, OpenError, Policy, Reason,
    Rejection, Report, Unverified, Verdict, Verified, document_checks, signed_data,
};
use crate::crypto::{Digest, DigestAlgorithm, HashId, Hasher};
use crate::finding::{Finding, FindingSet};
use crate::lds::dg1::Dg1;
use crate::lds::dg14::LenientDg14;
use crate::lds::sod::LdsSecurityObject;
use crate::lds::{DataGroup, DgNumber, content_of, findings_in, missing_from};
use crate::tlv::validated;
use crate::x509::Certificate;

/// A document: the report of all checks so far, and access to the data groups.
///
/// [`PassiveAuthentication::examine`] returns one for any EF.SOD, so that an operator sees every
/// check; [`PassiveAuthentication::verify`] returns one only if the checks of EF.SOD hold. The type
/// is the same: [`Document::open`] requires these checks each time and returns [`Verified`] values
/// only. [`Document::inspect`] reads a document that is not verified, and returns [`Unverified`]
/// values.
///
/// [`PassiveAuthentication::examine`]: super::PassiveAuthentication::examine
/// [`PassiveAuthentication::verify`]: super::PassiveAuthentication::verify
#[derive(Clone, Copy)]
pub struct Document<'a> {
    pub(super) terms: Terms<'a>,
    pub(super) object: LdsSecurityObject<'a>,
    /// The hash function of the data groups, if an algorithm for it was given.
    hash: Option<HashId>,
    /// The first data group whose signed hash has another length.
    other_length: Option<DgNumber>,
    pub(super) report: Report,
    pub(super) signer: Option<Signer<'a>>,
    /// The DER of the anchor that issued the signer's certificate.
    pub(super) anchor: Option<&'a [u8]>,
    /// The state of the anchor, or without one of the signer's issuer, if known.
    state: Option<TwoLetters>,
}

impl<'a> Document<'a> {
    /// Creates a document from the content of EF.SOD and the checks of its signature.
    pub(super) fn new(
        terms: &Terms<'a>,
        object: &LdsSecurityObject<'a>,
        checks: &SignerChecks<'a>,
    ) -> Self {
        let mut report = Report::of_signed_file(checks, object.data_groups());
        let outcomes = &mut report.outcomes;
        outcomes.com_vs_sod.check = Check::NOT_GIVEN;
        outcomes.card_access.check = Check::NOT_GIVEN;
        if !object.data_groups().contains(DgNumber::Dg15) {
            outcomes.active_authentication.check = Check::NOT_GIVEN;
        }
        // A signer that lists no document types may sign any.
        if checks.signer.is_some_and(|signer| signer.document_types.is_none()) {
            outcomes.document_type.check = Check::NOT_GIVEN;
        }
        let mut document = Self {
            terms: *terms,
            object: *object,
            hash: None,
            other_length: None,
            report,
            signer: checks.signer,
            anchor: checks.anchor,
            state: checks.state,
        };
        document.leave_dg1_checks_open(Reason::DataGroupNotRead);
        let algorithm = object.hash_algorithm();
        match signed_data::digest_algorithm(&algorithm, &terms.algorithms) {
            Ok(algorithm) => {
                document.hash = Some(algorithm.id());
                document.other_length = object.first_of_other_length(algorithm.id().length());
                document.add_findings(signed_data::weakness(algorithm.id()));
                document.check_data_groups();
            }
            // Without a hash function, data groups do not change the result.
            Err(check) => document.report.outcomes.data_groups.check = check,
        }
        document
    }

    /// Requires that the checks of EF.SOD hold ([`CheckId::OF_SOD`]).
    ///
    /// # Errors
    ///
    /// Returns the rejection, with the whole report, if any of them is not as the policy requires.
    /// Signature and chain are required under every policy.
    #[expect(clippy::result_large_err, reason = "the report is returned by value: no heap")]
    pub fn require(&self) -> Result<(), Rejection> {
        match self.verdict_on_sod() {
            Verdict::Accepted => Ok(()),
            verdict => Err(Rejection { report: self.report, verdict }),
        }
    }

    /// Decides whether the document is accepted: every check, weighed by the policy.
    ///
    /// # Errors
    ///
    /// Returns the rejection, with the whole report, if it is not accepted.
    #[expect(clippy::result_large_err, reason = "the report is returned by value: no heap")]
    pub fn conclude(&self) -> Result<Accepted, Rejection> {
        match self.verdict() {
            Verdict::Accepted => Ok(Accepted::new(&self.report)),
            verdict => Err(Rejection { report: self.report, verdict }),
        }
    }

    /// Returns the verdict of the policy on the document so far, as [`Document::conclude`] would.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.report.verdict_on(CheckId::ALL, &self.terms.policy, Authenticity::Required)
    }

    fn verdict_on_sod(&self) -> Verdict {
        self.report.verdict_on(CheckId::OF_SOD, &self.terms.policy, Authenticity::Required)
    }

    /// Returns the check of EF.SOD that keeps the data groups from being authentic, if any.
    pub(super) fn sod_violation(&self) -> Option<(CheckId, Check)> {
        match self.verdict_on_sod() {
            Verdict::Accepted => None,
            Verdict::Rejected(id, check) | Verdict::Undetermined(id, check) => Some((id, check)),
        }
    }

    /// Hashes a data group's file, compares it with the signed hash, and only then parses it.
    ///
    /// The result is recorded in the report in any case.
    ///
    /// # Errors
    ///
    /// Returns [`OpenError::NotAuthentic`] if the file does not have the signed hash,
    /// [`OpenError::NotVerified`] if EF.SOD is not verified, [`OpenError::Malformed`] if the file
    /// has the signed hash and does not parse.
    pub fn open<'d, T: DataGroup<'d>>(&mut self, file: &'d [u8]) -> Result<Verified<T>, OpenError> {
        self.require_identical(T::NUMBER, file)?;
        self.require_sod()?;
        self.parse_identical(file).map(Verified::new)
    }

    /// Opens a data group without requiring that EF.SOD is verified.
    ///
    /// # Errors
    ///
    /// Returns [`OpenError::NotAuthentic`] or [`OpenError::Malformed`], as [`Document::open`] does.
    pub fn inspect<'d, T: DataGroup<'d>>(
        &mut self,
        file: &'d [u8],
    ) -> Result<Unverified<T>, OpenError> {
        self.require_identical(T::NUMBER, file)?;
        self.parse_identical(file).map(Unverified::new)
    }

    /// Parses a data group that has the signed hash, and adds its findings to the report.
    fn parse_identical<'d, T: DataGroup<'d>>(&mut self, file: &'d [u8]) -> Result<T, OpenError> {
        // Bytes after the data group in its file are not signed, and not passed on.
        let data_group = T::parse(content_of(file)).map_err(OpenError::Malformed)?;
        self.add_findings(data_group.findings());
        Ok(data_group)
    }

    /// Compares a data group that the caller parses itself, or passes on, with its signed hash.
    ///
    /// # Errors
    ///
    /// Returns [`OpenError::NotAuthentic`] or [`OpenError::NotVerified`].
    pub fn verify_data_group(&mut self, number: DgNumber, file: &[u8]) -> Result<(), OpenError> {
        self.require_identical(number, file)?;
        self.require_sod()
    }

    /// Checks a data group of any number, for the report only. Data groups that the library can
    /// parse are parsed for their findings, the others are hashed.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Document::inspect`].
    pub fn check_content(&mut self, number: DgNumber, file: &[u8]) -> Result<(), OpenError> {
        self.require_identical(number, file)?;
        let findings = findings_in(number, content_of(file)).map_err(OpenError::Malformed)?;
        self.add_findings(findings);
        Ok(())
    }

    pub(super) fn require_identical(
        &mut self,
        number: DgNumber,
        file: &[u8],
    ) -> Result<(), OpenError> {
        match self.check_data_group(number, file) {
            DataGroupStatus::Identical => Ok(()),
            status => Err(OpenError::NotAuthentic(number, status)),
        }
    }

    pub(super) fn require_sod(&self) -> Result<(), OpenError> {
        match self.sod_violation() {
            None => Ok(()),
            Some((id, check)) => Err(OpenError::NotVerified(id, check)),
        }
    }

    /// Compares a data group's file with the hash in EF.SOD, whoever signed it. Returns the status
    /// that is now in the report.
    ///
    /// Bytes after the outer element belong to the elementary file, not to the data group: they are
    /// not hashed (Doc 9303-10 §4.6.2.3), and are reported as a finding. An identical EF.DG1 also
    /// decides the issuing state and the document's expiry.
    pub fn check_data_group(&mut self, number: DgNumber, file: &[u8]) -> DataGroupStatus {
        let content = content_of(file);
        if content.len() < file.len() {
            self.add_findings(FindingSet::of(&[Finding::TrailingPadding]));
        }
        let digest = self.digest(content);
        let status = self.record(number, digest.as_ref(), missing_from(file));
        if number == DgNumber::Dg1 && status == DataGroupStatus::Identical {
            self.check_dg1(content);
        }
        status
    }

    /// Compares the data groups that EF.COM lists with those of EF.SOD (TR-03135-1 §5.6.4.4.1).
    /// EF.COM is not signed and decides nothing else. Without a readable list the check is
    /// undetermined.
    pub fn check_com(&mut self, file: &[u8]) -> Check {
        let outcome = document_checks::com_vs_sod(file, &self.object);
        self.report.outcomes.com_vs_sod = outcome;
        outcome.check
    }

    /// Compares EF.CardAccess with the signed EF.DG14, in both directions (Doc 9303-11 §5.1;
    /// [`CardAccess::difference_from`](crate::lds::card_access::CardAccess::difference_from)).
    /// EF.CardAccess is not signed, and it selected the protocol for access to the chip.
    ///
    /// `dg14` is `None` if the chip does not return it; the check is then undetermined. It is not
    /// supported if EF.SOD does not list EF.DG14. An EF.CardAccess that does not parse fails if
    /// EF.DG14 lists PACE: otherwise an attacker could force Basic Access Control by making it
    /// unreadable.
    pub fn check_card_access(&mut self, card_access: &[u8], dg14: Option<&[u8]>) -> Check {
        let is_listed = self.report.data_group(DgNumber::Dg14) != DataGroupStatus::NotPresent;
        let outcome = if dg14.is_none() && !is_listed {
            Check::NOT_GIVEN.with(Evidence::DataGroup(DgNumber::Dg14)).into()
        } else {
            match self.identical::<LenientDg14<'_>>(dg14) {
                Ok(dg14) => {
                    let infos = dg14.security_infos();
                    document_checks::card_access(card_access, &infos, |access| {
                        access.difference_from(&infos)
                    })
                }
                Err(check) => check.into(),
            }
        };
        self.report.outcomes.card_access = outcome;
        outcome.check
    }

    /// Parses a data group that a check needs, if it has the signed hash.
    pub(super) fn identical<'d, T: DataGroup<'d>>(
        &mut self,
        file: Option<&'d [u8]>,
    ) -> Result<T, Check> {
        let open = |reason| Check::undetermined(reason).with(Evidence::DataGroup(T::NUMBER));
        let file = file.ok_or_else(|| open(Reason::DataGroupNotRead))?;
        if let Some(reason) = not_identical(self.check_data_group(T::NUMBER, file)) {
            return Err(open(reason));
        }
        T::parse(content_of(file)).map_err(|error| {
            Check::undetermined(Reason::DataGroupNotRead).with(Evidence::Error(error))
        })
    }

    /// Returns the report so far.
    #[must_use]
    pub const fn report(&self) -> &Report {
        &self.report
    }

    /// Returns the policy.
    #[must_use]
    pub const fn policy(&self) -> &Policy {
        &self.terms.policy
    }

    /// Returns the certificate whose key signed EF.SOD, or should have signed it.
    #[must_use]
    pub fn signer(&self) -> Option<Certificate<'a>> {
        self.signer.and_then(|signer| validated(Certificate::parse(signer.bytes)))
    }

    /// Returns the anchor that issued the signer's certificate.
    #[must_use]
    pub fn anchor(&self) -> Option<Certificate<'a>> {
        self.anchor.and_then(|bytes| validated(Certificate::parse(bytes)))
    }

    /// Returns the state of the anchor, or without one of the signer's issuer, if known.
    pub(super) const fn state(&self) -> Option<TwoLetters> {
        self.state
    }

    fn digest(&self, content: &[u8]) -> Option<Digest> {
        let mut hasher = Hasher::new(self.algorithm()?);
        hasher.update(content);
        hasher.finish().ok()
    }

    /// Returns the algorithm for the hash function of the data groups.
    pub(super) fn algorithm(&self) -> Option<&'a dyn DigestAlgorithm> {
        self.hash.and_then(|hash| self.terms.algorithms.digest(hash))
    }

    /// Adds findings about data groups.
    pub(super) fn add_findings(&mut self, findings: FindingSet) {
        self.report.outcomes.data_groups.findings.merge(findings);
    }

    /// Records the status of a data group that was read; `missing` is the number of bytes missing
    /// at its end.
    pub(super) fn record(
        &mut self,
        number: DgNumber,
        digest: Option<&Digest>,
        missing: u32,
    ) -> DataGroupStatus {
        let status = match (self.object.hash(number), digest) {
            (None, _) => DataGroupStatus::NotSigned,
            (Some(_), None) => DataGroupStatus::NonConformance,
            (Some(signed), Some(digest)) if digest.ct_eq(signed) => DataGroupStatus::Identical,
            // The hash of an incomplete file tells nothing yet. A file that was signed with a wrong
            // length matched above.
            (Some(_), Some(_)) if missing > 0 => DataGroupStatus::Incomplete,
            (Some(_), Some(_)) => DataGroupStatus::NotIdentical,
        };
        // After a data group differed once, reading another file for it does not help.
        let status = match self.report.data_group(number) {
            worse @ (DataGroupStatus::NotIdentical | DataGroupStatus::NotSigned) => worse,
            _ => status,
        };
        match status {
            DataGroupStatus::Incomplete => self.report.set_incomplete(number, missing),
            status => self.report.set_data_group(number, status),
        }
        self.check_data_groups();
        if number == DgNumber::Dg1
            && let Some(reason) = not_identical(status)
        {
            self.leave_dg1_checks_open(reason);
        }
        status
    }

    /// Repeats the check of all data groups. Without a hash function it keeps its result.
    fn check_data_groups(&mut self) {
        if self.hash.is_some() {
            self.report.outcomes.data_groups.check = document_checks::data_groups(
                &self.object,
                &self.report,
                self.other_length,
                self.terms.policy.required_data_groups(),
            );
        }
    }

    /// Marks the checks that only EF.DG1 can decide as undetermined.
    pub(super) fn leave_dg1_checks_open(&mut self, reason: Reason) {
        let check = Check::undetermined(reason).with(Evidence::DataGroup(DgNumber::Dg1));
        let outcomes = &mut self.report.outcomes;
        for outcome in [
            &mut outcomes.issuing_state,
            &mut outcomes.document_type,
            &mut outcomes.document_expiry,
        ] {
            // A signer that lists no document types may sign any.
            if outcome.check.result != CheckResult::NotSupported {
                outcome.check = check;
            }
        }
    }

    /// Makes the checks that need an EF.DG1 with the signed hash.
    fn check_dg1(&mut self, content: &[u8]) {
        let parsed = Dg1::parse(content);
        let dg1 = match &parsed {
            Ok(dg1) => dg1,
            Err(error) => {
                let evidence = Evidence::Error(*error);
                self.report.outcomes.issuing_state.check =
                    Check::undetermined(Reason::StateUnknown).with(evidence);
                self.report.outcomes.document_expiry.check =
                    Check::undetermined(Reason::DateUnreadable).with(evidence);
                return;
            }
        };
        self.add_findings(dg1.findings());
        self.report.outcomes.issuing_state = self.issuing_state(dg1);
        self.report.outcomes.document_type.check = match &self.signer {
            Some(signer) => document_checks::document_type(signer.document_types, dg1),
            None => self.missing_signer(),
        };
        // A document is not older than its signer's certificate, which determines the century.
        let not_before = self.signer.map(|signer| signer.not_before);
        let longest = self.terms.policy.longest_validity_years();
        self.report.outcomes.document_expiry =
            document_checks::document_expiry(dg1, not_before, longest, self.terms.now).into();
    }

    /// Checks that EF.DG1 and the anchor name the same state; without an anchor, uses the signer's
    /// issuer (TR-03135-1 §5.6.4.5).
    fn issuing_state(&self, dg1: &Dg1<'_>) -> CheckOutcome {
        let code = dg1.mrz().issuing_state();
        let finding = match country::relation(code, self.state) {
            StateRelation::Same => return Check::successful().into(),
            StateRelation::Specimen => Finding::SpecimenState,
            StateRelation::Withdrawn => Finding::StateWithdrawn,
            StateRelation::Differs => return Check::failed(Reason::StateDiffers).into(),
            StateRelation::InvalidCode => return Check::failed(Reason::StateCodeInvalid).into(),
            StateRelation::Unknown if self.signer.is_some() => {
                return Check::undetermined(Reason::StateUnknown).into();
            }
            StateRelation::Unknown => return self.missing_signer().into(),
        };
        CheckOutcome::from(Check::successful()).and(FindingSet::of(&[finding]))
    }

    /// Returns the result of a check that needs the signer's certificate, if it is missing.
    fn missing_signer(&self) -> Check {
        Check::undetermined(self.report.check(CheckId::DsSignature).reason)
    }
}

/// Returns the reason why a data group that was read decides nothing, or `None` if it is identical.
const fn not_identical(status: DataGroupStatus) -> Option<Reason> {
    match status {
        DataGroupStatus::Identical => None,
        DataGroupStatus::Incomplete => Some(Reason::DataGroupIncomplete),
        _ => Some(Reason::DataGroupNotVerified),
    }
}

/// Shows the report, and whether there are certificates.
impl fmt::Debug for Document<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Document")
            .field("terms", &self.terms)
            .field("report", &self.report)
            .field("has_signer", &self.signer.is_some())
            .field("has_anchor", &self.anchor.is_some())
            .finish_non_exhaustive()
    }
}
