//! An EF.SOD under examination, and the data groups held against it.

use core::fmt;

use super::{
    Check, CheckId, CheckResult, DataGroupStatus, Evidence, OpenError, PassiveAuthentication,
    Policy, Reason, Report, Verdict, country,
};
use crate::crypto::{Digest, HashId, Hasher};
use crate::finding::{Finding, FindingSet};
use crate::lds::com::EfCom;
use crate::lds::dg1::Dg1;
use crate::lds::sod::LdsSecurityObject;
use crate::lds::{DataGroup, DgNumber};
use crate::mrz::Expiry;
use crate::x509::Certificate;

/// Everything that is known of one document so far: the report, and what is needed to go on.
///
/// An examination never stops at a failure, so that an operator sees all of it. It hands out nothing
/// as authentic; [`SignedHashes`](super::SignedHashes) does that, over the same examination.
#[derive(Clone, Copy)]
pub struct Examination<'a> {
    pub(super) judge: PassiveAuthentication<'a>,
    object: LdsSecurityObject<'a>,
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
        Self { judge: *judge, object: *object, report, signer: None, anchor: None }
    }

    /// What EF.SOD by itself says about the data groups.
    pub(super) fn judge_hashes(&mut self) {
        if let Ok(hash) = self.hash() {
            self.note(CheckId::DataGroups, super::signed_data::weakness_of(hash));
        }
        self.judge_data_groups();
    }

    /// Holds a data group's file against its signed hash.
    ///
    /// Bytes after the outer element belong to the elementary file, not to the data group: they are
    /// not hashed (Doc 9303-10 §4.6.2.3), and noted. An identical EF.DG1 also decides the issuing
    /// state and the document's expiry.
    pub fn check_data_group(&mut self, number: DgNumber, file: &[u8]) -> DataGroupStatus {
        let content = crate::lds::content_of(file);
        if content.len() < file.len() {
            self.note(CheckId::DataGroups, FindingSet::of(&[Finding::TrailingPadding]));
        }
        let status = self.record(number, self.digest(content));
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
        let check = match EfCom::parse(file) {
            Ok(com) => self.compare(&com),
            Err(error) => Check::failed(Reason::ComMalformed).with(Evidence::Error(error)),
        };
        self.report.set(CheckId::ComVsSod, check);
    }

    fn compare(&mut self, com: &EfCom<'_>) -> Check {
        self.note(CheckId::ComVsSod, com.findings());
        if let Some(version) = self.object.version_info()
            && com.lds_version() != version.lds_version
        {
            self.note(CheckId::ComVsSod, FindingSet::of(&[Finding::ComVersionDiffers]));
        }
        let (listed, signed) = (com.data_groups(), self.object.data_groups());
        let mut differing =
            listed.difference(signed).iter().chain(signed.difference(listed).iter());
        match differing.next() {
            Some(number) => {
                Check::failed(Reason::DataGroupsDiffer).with(Evidence::DataGroup(number))
            }
            None => Check::successful(Evidence::None),
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

    /// The hash function of the data groups, where it is one that was given.
    fn hash(&self) -> Result<HashId, Check> {
        let algorithm = self.object.hash_algorithm();
        super::signed_data::hash(&algorithm, &self.judge.algorithms)
    }

    /// Whether these octets are the data group, as it was signed.
    pub(super) fn is_signed(&self, number: DgNumber, content: &[u8]) -> bool {
        match (self.object.hash(number), self.digest(content)) {
            (Some(signed), Some(digest)) => digest.is(signed),
            _ => false,
        }
    }

    fn digest(&self, content: &[u8]) -> Option<Digest> {
        let mut hasher = self.hasher()?;
        hasher.update(content);
        hasher.finish().ok()
    }

    /// A hasher of a data group.
    pub(super) fn hasher(&self) -> Option<Hasher<'a>> {
        self.hash().ok().and_then(|hash| self.judge.algorithms.hasher(hash))
    }

    /// Records what a data group that was read came to.
    pub(super) fn record(&mut self, number: DgNumber, digest: Option<Digest>) -> DataGroupStatus {
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
            let check = Check::undetermined(Reason::DataGroupNotVerified)
                .with(Evidence::DataGroup(DgNumber::Dg1));
            self.report.set(CheckId::IssuingState, check);
            self.report.set(CheckId::DocumentExpiry, check);
        }
        status
    }

    /// The data groups have the signed hashes (TR-03135-1 §5.6.4.4.2).
    fn judge_data_groups(&mut self) {
        let check = self.data_groups();
        self.report.set(CheckId::DataGroups, check);
    }

    #[inline(never)]
    fn data_groups(&self) -> Check {
        let with = |status| self.report.data_groups_with(status);
        let hash = match self.hash() {
            Ok(hash) => hash,
            Err(check) => return check,
        };
        for number in DgNumber::ALL {
            let reason = match (self.object.hash(number), self.report.data_group(number)) {
                (Some(signed), _) if signed.len() != hash.length() => Reason::HashLength,
                (_, DataGroupStatus::NotIdentical) => Reason::HashDiffers,
                (_, DataGroupStatus::NotSigned) => Reason::DataGroupNotSigned,
                _ => continue,
            };
            return Check::failed(reason).with(Evidence::DataGroup(number));
        }
        if let Some(number) = with(DataGroupStatus::NonConformance).iter().next() {
            return Check::new(
                CheckResult::Aborted,
                Reason::EngineFailed,
                Evidence::DataGroup(number),
            );
        }
        let identical = with(DataGroupStatus::Identical);
        if identical.is_empty() {
            return Check::undetermined(Reason::NoneVerified);
        }
        let required =
            self.judge.policy.required_data_groups.intersection(self.object.data_groups());
        if let Some(number) = required.difference(identical).iter().next() {
            return Check::undetermined(Reason::DataGroupNotRead).with(Evidence::DataGroup(number));
        }
        Check::successful(Evidence::None)
    }

    /// What an EF.DG1 that is the signed one decides.
    #[inline(never)]
    fn judge_dg1(&mut self, content: &[u8]) {
        let dg1 = match Dg1::parse(content) {
            Ok(dg1) => dg1,
            Err(error) => {
                let check =
                    Check::undetermined(Reason::DateUnreadable).with(Evidence::Error(error));
                self.report.set(CheckId::DocumentExpiry, check);
                self.report.set(
                    CheckId::IssuingState,
                    Check::undetermined(Reason::StateUnknown).with(Evidence::Error(error)),
                );
                return;
            }
        };
        self.note(CheckId::DataGroups, dg1.findings());
        let expiry = self.document_expiry(&dg1);
        self.report.set(CheckId::DocumentExpiry, expiry);
        let state = dg1.mrz().issuing_state();
        let is_same = match self.anchor() {
            Some(anchor) => country::is_state_of(&anchor, state),
            None => {
                self.signer().and_then(|signer| country::is_state_of_name(&signer.issuer(), state))
            }
        };
        let check = match is_same {
            Some(true) => Check::successful(Evidence::None),
            Some(false) => Check::failed(Reason::StateDiffers),
            None if self.signer.is_some() => Check::undetermined(Reason::StateUnknown),
            // Why there is no certificate, its own check says.
            None => Check::undetermined(self.report.check(CheckId::DsSignature).reason),
        };
        self.report.set(CheckId::IssuingState, check);
    }

    /// The document has not expired (TR-03135-1 §5.7.1). It is valid on its last day, wherever the
    /// reader stands: until that day has ended everywhere on earth.
    fn document_expiry(&self, dg1: &Dg1<'_>) -> Check {
        // A document is not older than the certificate of its signer: that fixes the century.
        let issued = self.signer().map_or(self.judge.now, |signer| signer.validity().not_before);
        match dg1.mrz().date_of_expiry().resolve(issued) {
            Some(Expiry::Never) => {
                Check::new(CheckResult::Successful, Reason::NoExpiry, Evidence::None)
            }
            Some(Expiry::On(date)) => {
                let last = crate::time::UnixTime(date.end().0.saturating_add(HALF_A_DAY));
                if self.judge.now > last {
                    Check::failed(Reason::DocumentExpired)
                } else {
                    Check::successful(Evidence::None)
                }
            }
            None => Check::undetermined(Reason::DateUnreadable),
        }
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
