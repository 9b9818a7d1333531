//! Checks of a document's files against its EF.SOD, its signer and the time.

use super::check::CheckOutcome;
use super::{Check, CheckResult, DataGroupStatus, Evidence, Reason, Report};
use crate::finding::{Finding, FindingSet};
use crate::lds::card_access::{CardAccess, CardAccessDifference};
use crate::lds::com::EfCom;
use crate::lds::dg1::Dg1;
use crate::lds::security_info::SecurityInfos;
use crate::lds::sod::LdsSecurityObject;
use crate::lds::{DgNumber, DgSet};
use crate::mrz::Expiry;
use crate::time::UnixTime;
use crate::x509::DocumentTypeList;

/// Checks that EF.COM and EF.SOD list the same data groups (TR-03135-1 §5.6.4.4.1).
///
/// EF.COM is not signed: the check fails only if the two sets differ. Other oddities are findings,
/// and the check is undetermined if EF.COM has no readable list.
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
            // An EF.SOD of another application does not relate to the files that EF.COM lists.
            _ if !object.is_of_lds() => Check::undetermined(Reason::NotAnLdsCard),
            Some(number) => {
                Check::failed(Reason::DataGroupsDiffer).with(Evidence::DataGroup(number))
            }
            None => Check::successful(),
        };
    CheckOutcome { check, findings }
}

/// Checks that the data groups that were read have the signed hashes, and that the required ones
/// were read (TR-03135-1 §5.6.4.4.2). With an EF.SOD of another application the check is
/// undetermined: it does not belong to the files.
///
/// `other_length` is the first data group whose signed hash does not have the length of the hash
/// function.
pub(super) fn data_groups(
    object: &LdsSecurityObject<'_>,
    report: &Report,
    other_length: Option<DgNumber>,
    required: DgSet,
) -> Check {
    if !object.is_of_lds() {
        return Check::undetermined(Reason::NotAnLdsCard);
    }
    let mut aborted = None;
    let mut incomplete = None;
    let mut not_read = None;
    let mut is_any_identical = false;
    for number in DgNumber::ALL.iter().copied() {
        let of_number = Evidence::DataGroup(number);
        if other_length == Some(number) {
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
            DataGroupStatus::Incomplete => {
                incomplete = incomplete.or_else(|| Some(report.missing_of(number)));
            }
            DataGroupStatus::NonConformance => aborted = aborted.or(Some(of_number)),
            DataGroupStatus::Present | DataGroupStatus::NotPresent => {
                if required.contains(number) && object.data_groups().contains(number) {
                    not_read = not_read.or(Some(of_number));
                }
            }
        }
    }
    match (aborted, incomplete, not_read) {
        (Some(number), ..) => Check::new(CheckResult::Aborted, Reason::EngineFailed).with(number),
        (_, Some(missing), _) => Check::undetermined(Reason::DataGroupIncomplete).with(missing),
        _ if !is_any_identical => Check::undetermined(Reason::NoneVerified),
        (.., Some(number)) => Check::undetermined(Reason::DataGroupNotRead).with(number),
        (None, None, None) => Check::successful(),
    }
}

/// Checks that the signer may sign documents of the type in EF.DG1 (Doc 9303-11 §5.1.1). A
/// certificate without a list of types allows any.
pub(super) fn document_type(listed: Option<DocumentTypeList<'_>>, dg1: &Dg1<'_>) -> Check {
    match listed {
        None => Check::NOT_GIVEN,
        Some(types) if types.covers(dg1.mrz().document_code()) => Check::successful(),
        Some(_) => Check::failed(Reason::DocumentTypeNotListed),
    }
}

/// Checks that EF.CardAccess offers the PACE that the infos of a signed file list (Doc 9303-11 §5.1);
/// `difference` compares it with these infos.
///
/// The check is undetermined if EF.CardAccess has infos that the signed file need not repeat, because
/// honest chips have them too.
pub(super) fn card_access(
    file: &[u8],
    signed: &SecurityInfos<'_>,
    difference: impl FnOnce(&CardAccess<'_>) -> Option<CardAccessDifference>,
) -> CheckOutcome {
    let access = match CardAccess::parse_lenient(file) {
        Ok(access) => access,
        // The reader is left with Basic Access Control, as if the chip had no PACE.
        Err(error) if signed.pace_infos().next().is_some() => {
            return Check::malformed(Reason::CardAccessMalformed, error).into();
        }
        Err(error) => {
            let evidence = Evidence::Error(error);
            return Check::undetermined(Reason::CardAccessMalformed).with(evidence).into();
        }
    };
    let check = match difference(&access) {
        None => Check::successful(),
        Some(difference) if difference.is_conclusive() => Check::failed(Reason::CardAccessDiffers),
        Some(_) => Check::undetermined(Reason::CardAccessDiffers),
    };
    CheckOutcome { check, findings: access.findings() }
}

/// Checks that the document has not expired (TR-03135-1 §5.7.1). It is valid on its last day until
/// that day has ended everywhere on earth.
///
/// `not_before` is the first day of the signer's certificate, if known: the document was not issued
/// before it, so it cannot have expired before it. Without it, the date lies in the century around
/// the present.
pub(super) fn document_expiry(
    dg1: &Dg1<'_>,
    not_before: Option<UnixTime>,
    longest_validity_years: u8,
    now: UnixTime,
) -> Check {
    let expiry = dg1.mrz().date_of_expiry();
    let date = match expiry.resolve(not_before.unwrap_or(now), longest_validity_years) {
        Some(Expiry::Never) => return Check::new(CheckResult::Successful, Reason::NoExpiry),
        Some(Expiry::BeforeIssue(date)) if not_before.is_none() && date.end() >= FIRST_CHIPS => {
            date
        }
        Some(Expiry::BeforeIssue(_)) => return Check::undetermined(Reason::ExpiryBeforeIssue),
        Some(Expiry::On(date)) => date,
        None => return Check::undetermined(Reason::DateUnreadable),
    };
    if now.0 > date.end().0.saturating_add(HALF_A_DAY) {
        Check::failed(Reason::DocumentExpired)
    } else {
        Check::successful()
    }
}

/// 2004-01-01T00:00:00Z: the year of the first documents with a chip of Doc 9303.
const FIRST_CHIPS: UnixTime = UnixTime(1_072_915_200);

/// The day ends last at UTC−12, twelve hours after its end in UTC.
const HALF_A_DAY: i64 = 43_200;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lds::DataGroup;
    use crate::mrz::LONGEST_VALIDITY;
    use crate::time::Date;

    fn at(year: u16, month: u8, day: u8) -> UnixTime {
        Date::new(year, month, day).unwrap().start()
    }

    /// Returns the check of a card that expires at 33-07-12.
    fn expiry_33(not_before: Option<UnixTime>, now: UnixTime) -> (CheckResult, Reason) {
        let file = include_bytes!("../../testdata/cards/td2_card/EF.DG1.bin");
        let dg1 = Dg1::parse(file).unwrap();
        let check = document_expiry(&dg1, not_before, LONGEST_VALIDITY, now);
        (check.result, check.reason)
    }

    const VALID: (CheckResult, Reason) = (CheckResult::Successful, Reason::Ok);
    const EXPIRED: (CheckResult, Reason) = (CheckResult::Failed, Reason::DocumentExpired);
    const BEFORE_ISSUE: (CheckResult, Reason) =
        (CheckResult::Undetermined, Reason::ExpiryBeforeIssue);

    #[test]
    fn a_document_is_valid_until_its_last_day_has_ended_everywhere() {
        let signer = Some(at(2023, 4, 1));
        let last = Date::new(2033, 7, 12).unwrap().end().0 + HALF_A_DAY;
        assert_eq!(expiry_33(signer, UnixTime(last)), VALID);
        assert_eq!(expiry_33(signer, UnixTime(last + 1)), EXPIRED);
    }

    #[test]
    fn a_document_of_the_past_has_expired_and_one_before_its_signer_has_not() {
        let now = at(2040, 1, 1);
        assert_eq!(expiry_33(Some(at(2023, 4, 1)), now), EXPIRED);
        assert_eq!(expiry_33(Some(at(2033, 7, 12)), now), EXPIRED);
        assert_eq!(expiry_33(Some(at(2033, 7, 13)), now), BEFORE_ISSUE);
        assert_eq!(expiry_33(Some(at(1983, 1, 1)), now), EXPIRED);
        assert_eq!(expiry_33(Some(at(1982, 12, 31)), now), BEFORE_ISSUE);
    }

    #[test]
    fn without_a_signer_the_century_is_that_around_the_present() {
        assert_eq!(expiry_33(None, at(2026, 1, 1)), VALID);
        assert_eq!(expiry_33(None, at(2034, 1, 1)), EXPIRED);
        let last = Date::new(2033, 7, 12).unwrap().end().0 + HALF_A_DAY;
        assert_eq!(expiry_33(None, UnixTime(last)), VALID);
        assert_eq!(expiry_33(None, UnixTime(last + 1)), EXPIRED);
        // No document with a chip expired in 1999.
        let file = include_bytes!("../../testdata/cards/expiry_991231_of_another_state/EF.DG1.bin");
        let dg1 = Dg1::parse(file).unwrap();
        let check = document_expiry(&dg1, None, LONGEST_VALIDITY, at(2026, 1, 1));
        assert_eq!((check.result, check.reason), BEFORE_ISSUE);
    }

    #[test]
    fn the_longest_validity_decides_the_century() {
        let file = include_bytes!("../../testdata/cards/td2_card/EF.DG1.bin");
        let dg1 = Dg1::parse(file).unwrap();
        let signer = Some(at(2023, 4, 1));
        let check = |years| document_expiry(&dg1, signer, years, at(2026, 1, 1)).reason;
        assert_eq!(check(10), Reason::Ok);
        assert_eq!(check(9), Reason::ExpiryBeforeIssue);
    }
}
