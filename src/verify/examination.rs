//! An EF.SOD under examination, and the data groups held against it.

use core::fmt;

use super::check::Outcome;
use super::{
    Check, CheckId, CheckResult, DataGroupStatus, Evidence, OpenError, PassiveAuthentication,
    Policy, Reason, Report, Verdict, country, signed_data,
};
use crate::crypto::{Digest, DigestAlgorithm, HashId, Hasher};
use crate::finding::{Finding, FindingSet};
use crate::lds::com::EfCom;
use crate::lds::dg1::Dg1;
use crate::lds::sod::LdsSecurityObject;
use crate::lds::{DataGroup, DgNumber};
use crate::mrz::Expiry;
use crate::time::UnixTime;
use crate::x509::Certificate;

/// Everything that is known of one document so far: the report, and what is needed to go on.
///
/// An examination never stops at a failure, so that an operator sees all of it. It hands out nothing
/// as authentic; [`SignedHashes`](super::SignedHashes) does that, over the same examination.
#[derive(Clone, Copy)]
pub struct Examination<'a> {
    pub(super) judge: PassiveAuthentication<'a>,
    object: LdsSecurityObject<'a>,
    /// The hash function of the data groups, where it is one that was given.
    hash: Option<HashId>,
    pub(super) report: Report,
    /// Certificates that were read once, and are read again where they are asked for: held apart they
    /// would be the larger half of an examination, which a reader has on its stack.
    pub(super) signer: Option<&'a [u8]>,
    pub(super) anchor: Option<&'a [u8]>,
}

impl<'a> Examination<'a> {
    /// An examination that has not begun.
    #[inline(never)]
    pub(super) fn new(judge: &PassiveAuthentication<'a>, object: &LdsSecurityObject<'a>) -> Self {
        let report = Report::new(object.data_groups());
        Self { judge: *judge, object: *object, hash: None, report, signer: None, anchor: None }
    }

    /// What EF.SOD by itself says about the data groups.
    pub(super) fn judge_hashes(&mut self) {
        let [.., outcome, _, _, _] = &mut self.report.outcomes;
        let algorithm = self.object.hash_algorithm();
        // Without a hash function, the check has its result.
        if let Ok(algorithm) =
            signed_data::digest_algorithm(&algorithm, &self.judge.algorithms, outcome)
        {
            let hash = algorithm.id();
            signed_data::note_weakness(hash, &mut outcome.findings);
            self.hash = Some(hash);
            self.judge_data_groups();
        }
    }

    /// Holds a data group's file against its signed hash.
    ///
    /// Bytes after the outer element belong to the elementary file, not to the data group: they are
    /// not hashed (Doc 9303-10 §4.6.2.3), and noted. An identical EF.DG1 also decides the issuing
    /// state and the document's expiry.
    pub fn check_data_group(&mut self, number: DgNumber, file: &[u8]) -> DataGroupStatus {
        let content = crate::lds::content_of(file);
        if content.len() < file.len() {
            self.note_trailing();
        }
        let digest = self.digest(content);
        let status = self.record(number, digest.as_ref());
        if number == DgNumber::Dg1 && status == DataGroupStatus::Identical {
            self.judge_dg1(content);
        }
        status
    }

    /// As [`Examination::check_data_group`], and then reads the data group, if its hash is the signed
    /// one. What deviates in it from the standard goes into the report.
    ///
    /// That the hash is the signed one says nothing about who signed: only
    /// [`SignedHashes::open`](super::SignedHashes::open) does.
    ///
    /// # Errors
    ///
    /// [`OpenError`].
    pub fn read<'d, T: DataGroup<'d>>(&mut self, file: &'d [u8]) -> Result<T, OpenError> {
        match self.check_data_group(T::NUMBER, file) {
            DataGroupStatus::Identical => {}
            status => return Err(OpenError::NotAuthentic(T::NUMBER, status)),
        }
        // What follows the data group in its file is not signed: it is not handed on.
        let content = crate::lds::content_of(file);
        let data_group = T::parse(content).map_err(OpenError::Malformed)?;
        self.note(CheckId::DataGroups, data_group.findings());
        Ok(data_group)
    }

    /// Holds EF.COM against EF.SOD (TR-03135-1 §5.6.4.4.1). EF.COM is not signed: it decides nothing
    /// else. One that does not parse does not agree.
    #[inline(never)]
    pub fn check_com(&mut self, file: &[u8]) {
        let [.., outcome, _, _, _, _] = &mut self.report.outcomes;
        let parsed = EfCom::parse(file);
        let com = match &parsed {
            Ok(com) => com,
            Err(error) => {
                outcome.fail_on(Reason::ComMalformed, *error);
                return;
            }
        };
        outcome.note(com.findings());
        if let Some(version) = self.object.version_info()
            && com.lds_version() != version.lds_version
        {
            outcome.findings.insert(Finding::ComVersionDiffers);
        }
        let (listed, signed) = (com.data_groups(), self.object.data_groups());
        match listed.difference(signed).first().or_else(|| signed.difference(listed).first()) {
            Some(number) => {
                outcome.fail(Reason::DataGroupsDiffer);
                outcome.with(Evidence::DataGroup(number));
            }
            None => outcome.succeed(),
        }
    }

    /// The report so far.
    #[must_use]
    pub const fn report(&self) -> &Report {
        &self.report
    }

    /// What the report so far is worth under the judge's policy.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.report.verdict(&self.judge.policy)
    }

    /// The judge's policy.
    #[must_use]
    pub const fn policy(&self) -> &Policy {
        &self.judge.policy
    }

    /// The certificate whose key EF.SOD was signed with, or should have been.
    #[must_use]
    pub fn signer(&self) -> Option<Certificate<'a>> {
        self.signer.and_then(|octets| Certificate::parse(octets).ok())
    }

    /// The anchor that issued the signer's certificate.
    #[must_use]
    pub fn anchor(&self) -> Option<Certificate<'a>> {
        self.anchor.and_then(|octets| Certificate::parse(octets).ok())
    }

    pub(super) fn note(&mut self, id: CheckId, findings: FindingSet) {
        self.report.note(id, findings);
    }

    pub(super) fn set(&mut self, id: CheckId, check: Check) {
        self.report.set(id, check);
    }

    /// Whether these octets are the data group, as it was signed.
    pub(super) fn is_signed(&self, number: DgNumber, content: &[u8]) -> bool {
        match (self.object.hash(number), self.digest(content)) {
            (Some(signed), Some(digest)) => digest.is(signed),
            _ => false,
        }
    }

    #[inline(never)]
    fn digest(&self, content: &[u8]) -> Option<Digest> {
        let mut hasher = Hasher::new(self.algorithm()?);
        hasher.update(content);
        hasher.finish().ok()
    }

    /// The hash function of the data groups.
    pub(super) fn algorithm(&self) -> Option<&'a dyn DigestAlgorithm> {
        self.hash.and_then(|hash| self.judge.algorithms.digest(hash))
    }

    /// Bytes followed a data group in its file.
    pub(super) fn note_trailing(&mut self) {
        let [.., outcome, _, _, _] = &mut self.report.outcomes;
        outcome.findings.insert(Finding::TrailingPadding);
    }

    /// Records what a data group that was read came to.
    #[inline(never)]
    pub(super) fn record(&mut self, number: DgNumber, digest: Option<&Digest>) -> DataGroupStatus {
        let status = match (self.object.hash(number), digest) {
            (None, _) => DataGroupStatus::NotSigned,
            (Some(_), None) => DataGroupStatus::NonConformance,
            (Some(signed), Some(digest)) if digest.is(signed) => DataGroupStatus::Identical,
            (Some(_), Some(_)) => DataGroupStatus::NotIdentical,
        };
        // Once a data group was not what was signed, reading another file for it mends nothing.
        let status = match self.report.data_group(number) {
            worse @ (DataGroupStatus::NotIdentical | DataGroupStatus::NotSigned) => worse,
            _ => status,
        };
        self.report.set_data_group(number, status);
        self.judge_data_groups();
        if number == DgNumber::Dg1 && status != DataGroupStatus::Identical {
            self.miss_dg1(Reason::DataGroupNotVerified);
        }
        status
    }

    /// Leaves open what only EF.DG1 decides.
    #[inline(never)]
    pub(super) fn miss_dg1(&mut self, reason: Reason) {
        let [.., state, expiry, _] = &mut self.report.outcomes;
        state.leave_open(reason);
        state.with(Evidence::DataGroup(DgNumber::Dg1));
        expiry.check = state.check;
    }

    /// The data groups have the signed hashes (TR-03135-1 §5.6.4.4.2).
    #[inline(never)]
    fn judge_data_groups(&mut self) {
        let Some(hash) = self.hash else { return };
        let mut aborted = None;
        let mut not_read = None;
        let mut is_any_identical = false;
        let mut failed = None;
        for number in &DgNumber::ALL {
            let number = *number;
            let (signed, status) = (self.object.hash(number), self.report.data_group(number));
            let reason = match (signed, status) {
                (Some(signed), _) if signed.len() != hash.length() => Reason::HashLength,
                (_, DataGroupStatus::NotIdentical) => Reason::HashDiffers,
                (_, DataGroupStatus::NotSigned) => Reason::DataGroupNotSigned,
                (_, DataGroupStatus::Identical) => {
                    is_any_identical = true;
                    continue;
                }
                (_, DataGroupStatus::NonConformance) => {
                    aborted = aborted.or(Some(number));
                    continue;
                }
                (Some(_), _) if self.judge.policy.required_data_groups.contains(number) => {
                    not_read = not_read.or(Some(number));
                    continue;
                }
                _ => continue,
            };
            failed = Some((reason, number));
            break;
        }
        let (result, reason, number) = match (failed, aborted, not_read) {
            (Some((reason, number)), _, _) => (CheckResult::Failed, reason, Some(number)),
            (_, Some(number), _) => (CheckResult::Aborted, Reason::EngineFailed, Some(number)),
            _ if !is_any_identical => (CheckResult::Undetermined, Reason::NoneVerified, None),
            (_, _, Some(number)) => {
                (CheckResult::Undetermined, Reason::DataGroupNotRead, Some(number))
            }
            _ => (CheckResult::Successful, Reason::Ok, None),
        };
        let evidence = number.map_or(Evidence::None, Evidence::DataGroup);
        self.report.set(CheckId::DataGroups, Check::new(result, reason, evidence));
    }

    /// What an EF.DG1 that is the signed one decides.
    #[inline(never)]
    fn judge_dg1(&mut self, content: &[u8]) {
        let parsed = Dg1::parse(content);
        let dg1 = match &parsed {
            Ok(dg1) => dg1,
            Err(error) => {
                let [.., state, expiry, _] = &mut self.report.outcomes;
                state.leave_open(Reason::StateUnknown);
                expiry.leave_open(Reason::DateUnreadable);
                expiry.with(Evidence::Error(*error));
                state.check.evidence = expiry.check.evidence;
                return;
            }
        };
        let is_same = self.is_same_state(dg1);
        // A document is not older than the certificate of its signer: that fixes the century.
        let issued = match &self.signer.map(Certificate::parse) {
            Some(Ok(signer)) => signer.validity().not_before,
            _ => self.judge.now,
        };
        let [_, _, issuer, .., groups, state, expiry, _] = &mut self.report.outcomes;
        groups.note(dg1.findings());
        judge_expiry(dg1, issued, self.judge.now, expiry);
        match is_same {
            Some(true) => state.succeed(),
            Some(false) => _ = state.fail(Reason::StateDiffers),
            None if self.signer.is_some() => _ = state.leave_open(Reason::StateUnknown),
            // Why there is no certificate, its own check says.
            None => _ = state.leave_open(issuer.check.reason),
        }
    }

    /// Whether EF.DG1 and the anchor, or without one the signer's issuer, are of the same state.
    fn is_same_state(&self, dg1: &Dg1<'_>) -> Option<bool> {
        let state = dg1.mrz().issuing_state();
        match &self.anchor.map(Certificate::parse) {
            Some(Ok(anchor)) => country::is_state_of(anchor, state),
            _ => country::is_state_of_name(&self.signer()?.issuer(), state),
        }
    }
}

/// The document has not expired (TR-03135-1 §5.7.1). It is valid on its last day, wherever the
/// reader stands: until that day has ended everywhere on earth.
fn judge_expiry(dg1: &Dg1<'_>, issued: UnixTime, now: UnixTime, outcome: &mut Outcome) {
    match dg1.mrz().date_of_expiry().resolve(issued) {
        Some(Expiry::Never) => _ = outcome.set(CheckResult::Successful, Reason::NoExpiry),
        Some(Expiry::On(date)) if now.0 > date.end().0.saturating_add(HALF_A_DAY) => {
            outcome.fail(Reason::DocumentExpired);
        }
        Some(Expiry::On(_)) => outcome.succeed(),
        None => _ = outcome.leave_open(Reason::DateUnreadable),
    }
}

/// The report, and whether there are certificates.
impl fmt::Debug for Examination<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Examination")
            .field("judge", &self.judge)
            .field("report", &self.report)
            .field("has_signer", &self.signer.is_some())
            .field("has_anchor", &self.anchor.is_some())
            .finish_non_exhaustive()
    }
}

/// The day ends last at UTC−12, twelve hours after it ended at UTC.
const HALF_A_DAY: i64 = 43_200;
