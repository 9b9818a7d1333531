//! The checks that hold files of a document against its EF.SOD, its signer and the time.

use super::check::CheckOutcome;
use super::{Check, CheckResult, DataGroupStatus, Evidence, Reason, Report};
use crate::crypto::HashId;
use crate::finding::{Finding, FindingSet};
use crate::lds::com::EfCom;
use crate::lds::dg1::Dg1;
use crate::lds::sod::LdsSecurityObject;
use crate::lds::{DgNumber, DgSet};
use crate::mrz::{Expiry, LONGEST_VALIDITY};
use crate::time::UnixTime;
use crate::x509::Certificate;

/// Checks that EF.COM and EF.SOD list the same data groups (TR-03135-1 §5.6.4.4.1).
///
/// Nobody signs EF.COM: only a difference of the two sets fails. What else is odd about it is a
/// finding, and the check is open where no list can be read.
pub(super) fn com_vs_sod(file: &[u8], object: &LdsSecurityObject<'_>) -> CheckOutcome {
    let com = match EfCom::parse(file) {
        Ok(com) => com,
        Err(error) => {
            let check = Check::undetermined(Reason::ComMalformed).with(Evidence::Error(error));
            return CheckOutcome { check, findings: FindingSet::of(&[Finding::ComMalformed]) };
        }
    };
    let mut findings = com.findings();
    if let (Some(listed), Some(signed)) = (com.lds_version(), object.version_info())
        && listed != signed.lds_version
    {
        findings.insert(Finding::ComVersionDiffers);
    }
    let (listed, signed) = (com.data_groups(), object.data_groups());
    let check =
        match listed.difference(signed).first().or_else(|| signed.difference(listed).first()) {
            // EF.SOD of another application says nothing about the files that EF.COM lists.
            _ if !object.is_of_lds() => Check::undetermined(Reason::NotAnLdsCard),
            Some(number) => {
                Check::failed(Reason::DataGroupsDiffer).with(Evidence::DataGroup(number))
            }
            None => Check::successful(),
        };
    CheckOutcome { check, findings }
}

/// Checks that the data groups that were read have the signed hashes, and that those were read that
/// have to be (TR-03135-1 §5.6.4.4.2). EF.SOD of another application leaves that open, whatever was
/// read: it is not the one that belongs to the files.
pub(super) fn data_groups(
    object: &LdsSecurityObject<'_>,
    report: &Report,
    hash: HashId,
    required: DgSet,
) -> Check {
    if !object.is_of_lds() {
        return Check::undetermined(Reason::NotAnLdsCard);
    }
    let mut aborted = None;
    let mut not_read = None;
    let mut is_any_identical = false;
    for number in DgNumber::ALL {
        let of_number = Evidence::DataGroup(number);
        let signed = object.hash(number);
        if signed.is_some_and(|signed| signed.len() != hash.length()) {
            return Check::failed(Reason::HashLength).with(of_number);
        }
        match report.data_group(number) {
            DataGroupStatus::NotIdentical => {
                return Check::failed(Reason::HashDiffers).with(of_number);
            }
            DataGroupStatus::NotSigned => {
                return Check::failed(Reason::DataGroupNotSigned).with(of_number);
            }
            DataGroupStatus::Identical => is_any_identical = true,
            DataGroupStatus::NonConformance => aborted = aborted.or(Some(of_number)),
            DataGroupStatus::Present | DataGroupStatus::NotPresent => {
                if signed.is_some() && required.contains(number) {
                    not_read = not_read.or(Some(of_number));
                }
            }
        }
    }
    match (aborted, not_read) {
        (Some(number), _) => Check::new(CheckResult::Aborted, Reason::EngineFailed).with(number),
        _ if !is_any_identical => Check::undetermined(Reason::NoneVerified),
        (_, Some(number)) => Check::undetermined(Reason::DataGroupNotRead).with(number),
        (None, None) => Check::successful(),
    }
}

/// Checks that the signer may sign documents of the type in EF.DG1 (Doc 9303-11 §5.1.1). A certificate
/// that lists no types allows any.
pub(super) fn document_type(signer: &Certificate<'_>, dg1: &Dg1<'_>) -> Check {
    match signer.document_types() {
        None => Check::NOT_GIVEN,
        Some(types) if types.covers(dg1.mrz().document_code()) => Check::successful(),
        Some(_) => Check::failed(Reason::DocumentTypeNotListed),
    }
}

/// Checks that the document has not expired (TR-03135-1 §5.7.1). It is valid on its last day,
/// wherever the reader stands: until that day has ended everywhere on earth.
///
/// `issued` is a time before which the document cannot have been issued.
pub(super) fn document_expiry(dg1: &Dg1<'_>, issued: UnixTime, now: UnixTime) -> Check {
    match dg1.mrz().date_of_expiry().resolve(issued, LONGEST_VALIDITY) {
        Some(Expiry::Never) => Check::new(CheckResult::Successful, Reason::NoExpiry),
        Some(Expiry::On(date)) if now.0 > date.end().0.saturating_add(HALF_A_DAY) => {
            Check::failed(Reason::DocumentExpired)
        }
        Some(Expiry::BeforeIssue(_)) => Check::failed(Reason::DocumentExpired),
        Some(Expiry::On(_)) => Check::successful(),
        None => Check::undetermined(Reason::DateUnreadable),
    }
}

/// The day ends last at UTC−12, twelve hours after it ended at UTC.
const HALF_A_DAY: i64 = 43_200;
