//! Compares one report in C with one in Rust, item by item.

use idchip::lds::DgNumber;
use idchip::time::UnixTime;
use idchip::verify::{Check, CheckId, Evidence, Policy, Report, TrCheck, TrOutcome, Verdict};
use idchip::x509::RevocationReason;
use idchip::{FindingSet, ParseError, ParseErrorKind};
use idchip_capi::*;

use crate::common::{Context, advised, named, output};

/// Every item of the report.
pub(crate) fn compare(
    name: &str,
    context: &Context,
    report: &Report,
    policy: &Policy,
    verdict: &Verdict,
) {
    let pointer = context.pointer;
    for &id in CheckId::ALL {
        let number = u32::from(id.code());
        let check = output(|place| unsafe { idchip_report_check(pointer, number, place) });
        compare_check(name, &check.unwrap(), &report.check_with_policy(id, policy));
        let check = output(|place| unsafe { idchip_report_check_alone(pointer, number, place) });
        compare_check(name, &check.unwrap(), &report.check(id));
        let findings = findings(|index, place| unsafe {
            idchip_report_finding_of_check(pointer, number, index, place)
        });
        assert_eq!(findings, names(report.findings_of(id)), "{name}");
        assert_eq!(named(idchip_check_name, number).unwrap(), id.name());
    }
    for (check, outcome) in report.tr03135().iter() {
        compare_node(name, context, check, outcome);
    }
    for number in DgNumber::ALL.iter().copied() {
        let status = output(|place| unsafe {
            idchip_report_data_group(pointer, number.number().into(), place)
        });
        let status = named(idchip_data_group_status_name, status.unwrap()).unwrap();
        assert_eq!(status, report.data_group(number).name(), "{name}");
    }
    let all = findings(|index, place| unsafe { idchip_report_finding(pointer, index, place) });
    assert_eq!(all, names(report.findings()), "{name}");
    let of_anchor =
        findings(|index, place| unsafe { idchip_report_finding_of_anchor(pointer, index, place) });
    assert_eq!(of_anchor, names(report.anchor_findings()), "{name}");

    let mut failed = report.failed(policy);
    for index in 0.. {
        let told = output(|place| unsafe { idchip_report_failed(pointer, index, place) });
        match failed.next() {
            Some((id, check)) => {
                let told = told.unwrap();
                assert_eq!(told.id, u32::from(id.code()), "{name}");
                compare_check(name, &told.check, &check);
            }
            None => {
                assert_eq!(told.err(), Some(IDCHIP_STATUS_NO_MORE), "{name}");
                break;
            }
        }
    }

    let told = output(|place| unsafe { idchip_report_verdict(pointer, place) }).unwrap();
    assert_eq!(named(idchip_verdict_name, told.verdict).unwrap(), verdict.name(), "{name}");
    match verdict {
        Verdict::Accepted => assert_eq!(told.decided_by, 0, "{name}"),
        Verdict::Rejected(id, check) | Verdict::Undetermined(id, check) => {
            assert_eq!(told.decided_by, u32::from(id.code()), "{name}");
            compare_check(name, &told.check, check);
        }
    }
    assert_eq!(context.conclude(), of_verdict(verdict), "{name}");
}

/// A check in the tree of TR-03135-1.
fn compare_node(name: &str, context: &Context, check: TrCheck, outcome: TrOutcome) {
    let number = u32::from(check.code());
    let told = output(|place| unsafe { idchip_report_tr03135(context.pointer, number, place) });
    let told = told.unwrap();
    assert_eq!(told.result, u32::from(outcome.result.code()), "{name}");
    let of_node = |number| named(idchip_tr03135_name, number);
    assert_eq!(of_node(number).unwrap(), check.name());
    assert_eq!(of_node(told.decided_by).unwrap(), outcome.decided_by.name(), "{name}");
    assert_eq!(of_node(told.parent).ok().as_deref(), check.parent().map(TrCheck::name));
    let of_report = named(idchip_check_name, told.check).ok();
    assert_eq!(of_report.as_deref(), check.check_id().map(CheckId::name));
    assert_eq!(named(idchip_tr03135_section, number).unwrap(), check.section());
}

fn compare_check(name: &str, told: &idchip_check, check: &Check) {
    let result = named(idchip_result_name, told.result).unwrap().replace('_', " ");
    assert_eq!(result, check.result.name(), "{name}");
    assert_eq!(told.reason, of_reason(check), "{name}");
    if told.reason != IDCHIP_STATUS_OK {
        let reason = named(idchip_status_name, told.reason).unwrap();
        assert_eq!(reason, format!("reason_{}", check.reason.name()), "{name}");
        let message = named(idchip_status_message, told.reason).unwrap();
        assert_eq!(message, check.reason.to_string(), "{name}");
        let advice = advised(idchip_status_advice, told.reason).ok();
        assert_eq!(advice.as_deref(), check.reason.advice(), "{name}");
    }
    let evidence = match told.evidence {
        IDCHIP_EVIDENCE_NONE => Evidence::None,
        IDCHIP_EVIDENCE_ANCHOR => Evidence::Anchor(told.value),
        IDCHIP_EVIDENCE_DATA_GROUP => Evidence::DataGroup(DgNumber::new(told.value).unwrap()),
        IDCHIP_EVIDENCE_LIMIT => Evidence::Limit(UnixTime(told.time)),
        IDCHIP_EVIDENCE_LENGTH => Evidence::Length { found: told.value, expected: told.expected },
        IDCHIP_EVIDENCE_MISSING => Evidence::Missing {
            data_group: DgNumber::new(told.value).unwrap(),
            bytes: told.expected,
        },
        IDCHIP_EVIDENCE_REVOKED => Evidence::Revoked {
            at: UnixTime(told.time),
            reason: u8::try_from(told.value).ok().and_then(RevocationReason::new),
        },
        IDCHIP_EVIDENCE_FINDING => {
            let mut all = idchip::Finding::ALL.iter();
            Evidence::Finding(*all.find(|one| u32::from(one.code()) == told.value).unwrap())
        }
        IDCHIP_EVIDENCE_ERROR => {
            let Evidence::Error(error) = check.evidence else { panic!("{name}") };
            assert_eq!(error_parts(&told.error), of_parse_error(&error), "{name}");
            check.evidence
        }
        other => panic!("{name}: {other}"),
    };
    assert_eq!(evidence, check.evidence, "{name}");
}

fn findings(mut at: impl FnMut(usize, *mut u32) -> u32) -> Vec<String> {
    let mut names = Vec::new();
    loop {
        match output(|place| at(names.len(), place)) {
            Ok(finding) => names.push(named(idchip_finding_name, finding).unwrap()),
            Err(status) => {
                assert_eq!(status, IDCHIP_STATUS_NO_MORE);
                return names;
            }
        }
    }
}

fn names(findings: FindingSet) -> Vec<String> {
    findings.iter().map(|finding| finding.name().to_owned()).collect()
}

pub(crate) fn status_of<T>(result: &Result<T, u32>) -> u32 {
    result.as_ref().err().copied().unwrap_or(IDCHIP_STATUS_OK)
}

pub(crate) fn of_reason(check: &Check) -> u32 {
    match check.reason.code() {
        0 => IDCHIP_STATUS_OK,
        code => 400 + u32::from(code),
    }
}

pub(crate) fn of_verdict(verdict: &Verdict) -> u32 {
    match verdict {
        Verdict::Accepted => IDCHIP_STATUS_OK,
        Verdict::Rejected(_, check) | Verdict::Undetermined(_, check) => of_reason(check),
    }
}

pub(crate) fn of_error(error: &ParseError) -> u32 {
    200 + u32::from(error.kind.code())
}

/// Kind, structure, place and numbers.
pub(crate) type Parts = (u32, String, u32, [u32; 2]);

fn error_parts(error: &idchip_parse_error) -> Parts {
    let structure = named(idchip_structure_name, error.structure).unwrap();
    (error.kind, structure, error.at, error.values)
}

pub(crate) fn of_parse_error(error: &ParseError) -> Parts {
    let values = match error.kind {
        ParseErrorKind::LengthExceedsInput { length, remaining } => [length, remaining],
        ParseErrorKind::UnexpectedTag { expected, found } => [expected.0, found.0],
        ParseErrorKind::Missing(tag) => [tag.0, 0],
        // The others have one number or none, which stands in the text.
        kind => {
            let text = kind.to_string();
            let number = text.split_whitespace().find_map(|word| {
                word.strip_prefix("0x")
                    .map_or_else(|| word.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok())
            });
            [number.unwrap_or(0), 0]
        }
    };
    (of_error(error), error.within.to_string(), error.at, values)
}

pub(crate) fn last_error(context: &Context) -> Option<Parts> {
    match output(|place| unsafe { idchip_report_error(context.pointer, place) }) {
        Ok(error) => Some(error_parts(&error)),
        Err(status) => {
            assert_eq!(status, IDCHIP_STATUS_ABSENT);
            None
        }
    }
}
