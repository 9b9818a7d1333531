//! The report: every check with its result, the reason, and the evidence.

use idchip::lds::DgNumber;
use idchip::verify::{Check, CheckId, Evidence, TrCheck, Verdict};
use idchip::{FindingSet, ParseError};

use crate::boundary::boundary;
use crate::ffi::{idchip_context, out, session};
use crate::numbers::found;
use crate::numbers::{
    IDCHIP_EVIDENCE_ANCHOR, IDCHIP_EVIDENCE_DATA_GROUP, IDCHIP_EVIDENCE_ERROR,
    IDCHIP_EVIDENCE_FINDING, IDCHIP_EVIDENCE_LENGTH, IDCHIP_EVIDENCE_LIMIT,
    IDCHIP_EVIDENCE_MISSING, IDCHIP_EVIDENCE_NONE, IDCHIP_EVIDENCE_REVOKED,
    IDCHIP_NO_REVOCATION_REASON,
};
use crate::status::{
    IDCHIP_STATUS_ABSENT, IDCHIP_STATUS_NO_MORE, IDCHIP_STATUS_UNKNOWN_CHECK,
    IDCHIP_STATUS_UNKNOWN_DATA_GROUP, idchip_status, of_parse_error, of_reason,
};
use crate::types::idchip_slice;

/// The error of bytes that do not parse: the rule, the place and the structure. It holds numbers that
/// describe the encoding, and no value from a card.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct idchip_parse_error {
    /// The rule that was broken: one of the IDCHIP_STATUS_PARSE_ constants.
    pub kind: idchip_status,
    /// The structure that was being read: one of the IDCHIP_STRUCTURE_ constants.
    pub structure: u32,
    /// The offset of the offending byte, counted from the start of the bytes that were parsed.
    pub at: u32,
    /// The numbers that belong to the rule, as lengths and tags: UNEXPECTED_TAG has the required tag
    /// and the tag that was read, LENGTH_EXCEEDS_INPUT the length and the bytes that were left. Other
    /// rules have one number or none, and 0 in the places after it.
    pub values: [u32; 2],
}

/// The result of a check, the reason and the evidence for it.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct idchip_check {
    /// One of the IDCHIP_RESULT_ constants.
    pub result: u32,
    /// IDCHIP_STATUS_OK, or one of the IDCHIP_STATUS_REASON_ constants.
    pub reason: idchip_status,
    /// One of the IDCHIP_EVIDENCE_ constants: it says which of the members below counts.
    pub evidence: u32,
    /// The index of an anchor, the number of a data group, one of the IDCHIP_FINDING_ constants, the
    /// number of bytes that were found, or the reason of a revocation.
    pub value: u32,
    /// A time in seconds since 1970-01-01 00:00 UTC.
    pub time: i64,
    /// The error of bytes that do not parse.
    pub error: idchip_parse_error,
    /// The number of bytes that are required, or that are missing.
    pub expected: u32,
}

/// The result of a check in the tree of BSI TR-03135-1.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct idchip_tr03135_outcome {
    /// One of the IDCHIP_RESULT_ constants.
    pub result: u32,
    /// The check without children that decides: one of the IDCHIP_TR03135_ constants. It is the first below
    /// this one with the deciding result, or this one.
    pub decided_by: u32,
    /// The check above this one: one of the IDCHIP_TR03135_ constants; 0 for IDCHIP_TR03135_DOCUMENT.
    pub parent: u32,
    /// The check of the report that has the result, with its reason: one of the IDCHIP_CHECK_ constants; 0 if
    /// this one combines others, or is not made by the library.
    pub check: u32,
}

/// The worth of the report.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct idchip_verdict {
    /// One of the IDCHIP_VERDICT_ constants.
    pub verdict: u32,
    /// The check that decides, one of the IDCHIP_CHECK_ constants; 0 if the document is accepted.
    pub decided_by: u32,
    /// The check under the policy; zeros if the document is accepted.
    pub check: idchip_check,
}

/// Gives the verdict on the document so far, under the context's policy. After an EF.SOD that was
/// rejected, it holds the gravest check that failed, as idchip_report_failed orders them.
///
/// Statuses: NOT_EXAMINED; NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_report_verdict(
    context: *const idchip_context,
    verdict: *mut idchip_verdict,
) -> idchip_status {
    boundary(|| {
        let session = session!(context);
        let place = out!(verdict);
        let verdict = session.verdict()?;
        let (decided_by, check) = match verdict {
            Verdict::Accepted => (0, NO_CHECK),
            Verdict::Rejected(id, check) | Verdict::Undetermined(id, check) => {
                (id.code().into(), check_of(&check))
            }
        };
        place.write(idchip_verdict { verdict: verdict.code().into(), decided_by, check });
        Ok(())
    })
}

/// A check that failed.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct idchip_failed_check {
    /// One of the IDCHIP_CHECK_ constants.
    pub id: u32,
    /// The check under the policy.
    pub check: idchip_check,
}

/// Gives a check for which the document is rejected under the context's policy, the gravest first: that the
/// data or the chip is not what was signed, before that nobody vouches for the signer, before that files
/// contradict each other, before that something has expired, before a deviation that is not tolerated. `index`
/// counts from 0 until NO_MORE.
///
/// Statuses: NO_MORE, NOT_EXAMINED; NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_report_failed(
    context: *const idchip_context,
    index: usize,
    failed: *mut idchip_failed_check,
) -> idchip_status {
    boundary(|| {
        let session = session!(context);
        let place = out!(failed);
        let failed = session.report()?.failed(session.policy()).nth(index);
        let (id, check) = failed.ok_or(IDCHIP_STATUS_NO_MORE)?;
        place.write(idchip_failed_check { id: id.code().into(), check: check_of(&check) });
        Ok(())
    })
}

/// Gives a check as the context's policy sees it: a finding of it that the policy does not tolerate
/// fails it. `id` is one of the IDCHIP_CHECK_ constants.
///
/// Statuses: UNKNOWN_CHECK, NOT_EXAMINED; NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_report_check(
    context: *const idchip_context,
    id: u32,
    check: *mut idchip_check,
) -> idchip_status {
    boundary(|| {
        let session = session!(context);
        let place = out!(check);
        let id = check_id(id)?;
        place.write(check_of(&session.report()?.check_with_policy(id, session.policy())));
        Ok(())
    })
}

/// Gives a check by itself, whatever was found besides. Otherwise as idchip_report_check.
///
/// Statuses: UNKNOWN_CHECK, NOT_EXAMINED; NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_report_check_alone(
    context: *const idchip_context,
    id: u32,
    check: *mut idchip_check,
) -> idchip_status {
    boundary(|| {
        let session = session!(context);
        let place = out!(check);
        let id = check_id(id)?;
        place.write(check_of(&session.report()?.check(id)));
        Ok(())
    })
}

/// Gives the result of a check in the tree of BSI TR-03135-1, version 2.5. `node` is one of the
/// IDCHIP_TR03135_ constants, which run from 1 without a gap.
///
/// The tree is made of the checks by themselves, as idchip_report_check_alone gives them: the policy is what
/// the guideline calls a profile, and its verdict is another statement than IDCHIP_TR03135_DOCUMENT.
///
/// Statuses: UNKNOWN_CHECK, NOT_EXAMINED; NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_report_tr03135(
    context: *const idchip_context,
    node: u32,
    outcome: *mut idchip_tr03135_outcome,
) -> idchip_status {
    boundary(|| {
        let session = session!(context);
        let place = out!(outcome);
        let check = found(TrCheck::ALL, node, TrCheck::code);
        let check = check.map_err(|_| IDCHIP_STATUS_UNKNOWN_CHECK)?;
        let outcome = session.report()?.tr03135().outcome(check);
        place.write(idchip_tr03135_outcome {
            result: outcome.result.code().into(),
            decided_by: outcome.decided_by.code().into(),
            parent: check.parent().map_or(0, |parent| parent.code().into()),
            check: check.check_id().map_or(0, |id| id.code().into()),
        });
        Ok(())
    })
}

/// Gives the status of data group `number`, 1 to 16: one of the IDCHIP_DATA_GROUP_ constants.
///
/// Statuses: UNKNOWN_DATA_GROUP, NOT_EXAMINED; NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_report_data_group(
    context: *const idchip_context,
    number: u32,
    status: *mut u32,
) -> idchip_status {
    boundary(|| {
        let session = session!(context);
        let place = out!(status);
        let number = DgNumber::new(number).ok_or(IDCHIP_STATUS_UNKNOWN_DATA_GROUP)?;
        place.write(session.report()?.data_group(number).code().into());
        Ok(())
    })
}

/// Gives a deviation in the document or its signer's certificate that was tolerated in reading: one of
/// the IDCHIP_FINDING_ constants. `index` counts from 0 until NO_MORE.
///
/// Statuses: NO_MORE, NOT_EXAMINED; NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_report_finding(
    context: *const idchip_context,
    index: usize,
    finding: *mut u32,
) -> idchip_status {
    boundary(|| {
        let session = session!(context);
        let place = out!(finding);
        place.write(finding_at(session.report()?.findings(), index)?);
        Ok(())
    })
}

/// Gives a deviation that this check came upon. `id` is one of the IDCHIP_CHECK_ constants. Otherwise
/// as idchip_report_finding.
///
/// Statuses: NO_MORE, UNKNOWN_CHECK, NOT_EXAMINED; NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_report_finding_of_check(
    context: *const idchip_context,
    id: u32,
    index: usize,
    finding: *mut u32,
) -> idchip_status {
    boundary(|| {
        let session = session!(context);
        let place = out!(finding);
        let id = check_id(id)?;
        place.write(finding_at(session.report()?.findings_of(id), index)?);
        Ok(())
    })
}

/// Gives a deviation in the CSCA certificate. Otherwise as idchip_report_finding.
///
/// Statuses: NO_MORE, NOT_EXAMINED; NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_report_finding_of_anchor(
    context: *const idchip_context,
    index: usize,
    finding: *mut u32,
) -> idchip_status {
    boundary(|| {
        let session = session!(context);
        let place = out!(finding);
        place.write(finding_at(session.report()?.anchor_findings(), index)?);
        Ok(())
    })
}

/// Gives the certificate whose key EF.SOD was signed with, or should have been signed with, in DER. It
/// points into EF.SOD, or to one of the document signers that were given.
///
/// Statuses: ABSENT if there is none; NOT_EXAMINED, SOD_CHANGED; NULL_POINTER, MISALIGNED, NOT_OPEN,
/// CLOSED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_report_signer(
    context: *const idchip_context,
    der: *mut idchip_slice,
) -> idchip_status {
    boundary(|| {
        let session = session!(context);
        let place = out!(der);
        let certificate = session.signer()?.ok_or(IDCHIP_STATUS_ABSENT)?;
        place.write(idchip_slice::of(certificate.as_bytes()));
        Ok(())
    })
}

/// Gives the anchor that issued the signer's certificate, in DER. It points into the bytes that were
/// added to the anchors; its index among them is the evidence of IDCHIP_CHECK_DS_SIGNATURE.
///
/// Statuses: as idchip_report_signer.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_report_anchor(
    context: *const idchip_context,
    der: *mut idchip_slice,
) -> idchip_status {
    boundary(|| {
        let session = session!(context);
        let place = out!(der);
        let certificate = session.anchor()?.ok_or(IDCHIP_STATUS_ABSENT)?;
        place.write(idchip_slice::of(certificate.as_bytes()));
        Ok(())
    })
}

/// Gives the last error of bytes that did not parse, since EF.SOD was given: the details of a PARSE_
/// status that a function returned with this context.
///
/// Statuses: ABSENT if everything parsed; NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_report_error(
    context: *const idchip_context,
    error: *mut idchip_parse_error,
) -> idchip_status {
    boundary(|| {
        let session = session!(context);
        let place = out!(error);
        place.write(error_of(&session.error().ok_or(IDCHIP_STATUS_ABSENT)?));
        Ok(())
    })
}

fn check_id(number: u32) -> Result<CheckId, idchip_status> {
    found(CheckId::ALL, number, CheckId::code).map_err(|_| IDCHIP_STATUS_UNKNOWN_CHECK)
}

fn finding_at(findings: FindingSet, index: usize) -> Result<u32, idchip_status> {
    let finding = findings.iter().nth(index);
    finding.map(|finding| finding.code().into()).ok_or(IDCHIP_STATUS_NO_MORE)
}

pub(crate) const NO_CHECK: idchip_check = idchip_check {
    result: 0,
    reason: 0,
    evidence: IDCHIP_EVIDENCE_NONE,
    value: 0,
    time: 0,
    error: idchip_parse_error { kind: 0, structure: 0, at: 0, values: [0; 2] },
    expected: 0,
};

pub(crate) fn check_of(check: &Check) -> idchip_check {
    let of_check = idchip_check {
        result: check.result.code().into(),
        reason: of_reason(check.reason),
        ..NO_CHECK
    };
    match check.evidence {
        Evidence::Anchor(index) => {
            idchip_check { evidence: IDCHIP_EVIDENCE_ANCHOR, value: index, ..of_check }
        }
        Evidence::DataGroup(number) => idchip_check {
            evidence: IDCHIP_EVIDENCE_DATA_GROUP,
            value: number.number().into(),
            ..of_check
        },
        Evidence::Error(error) => {
            idchip_check { evidence: IDCHIP_EVIDENCE_ERROR, error: error_of(&error), ..of_check }
        }
        Evidence::Finding(finding) => idchip_check {
            evidence: IDCHIP_EVIDENCE_FINDING,
            value: finding.code().into(),
            ..of_check
        },
        Evidence::Length { found, expected } => {
            idchip_check { evidence: IDCHIP_EVIDENCE_LENGTH, value: found, expected, ..of_check }
        }
        Evidence::Limit(limit) => {
            idchip_check { evidence: IDCHIP_EVIDENCE_LIMIT, time: limit.0, ..of_check }
        }
        Evidence::Revoked { at, reason } => idchip_check {
            evidence: IDCHIP_EVIDENCE_REVOKED,
            time: at.0,
            value: reason.map_or(IDCHIP_NO_REVOCATION_REASON, |reason| reason.code().into()),
            ..of_check
        },
        Evidence::Missing { data_group, bytes } => idchip_check {
            evidence: IDCHIP_EVIDENCE_MISSING,
            value: data_group.number().into(),
            expected: bytes,
            ..of_check
        },
        _ => of_check,
    }
}

pub(crate) fn error_of(error: &ParseError) -> idchip_parse_error {
    idchip_parse_error {
        kind: of_parse_error(error),
        structure: error.within.code().into(),
        at: error.at,
        values: error.kind.values(),
    }
}
