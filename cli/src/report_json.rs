//! The result of `idchip verify --json`: one object for each card. docs/json.md describes it.

use std::collections::BTreeMap;

use idchip::verify::{Check, Evidence, TrCheck, TrTree};
use idchip::x509::RevocationReason;
use idchip::{FindingSet, ParseError};
use serde::{Serialize, Serializer};

use crate::card_security::{CardSecurityJudgement, JudgedCardSecurity};
use crate::certificate::CertificateRecord;
use crate::judgement::Judgement;
use crate::outcome::{ExitOutcome, Failure, console_path};
use crate::policy::PolicyChoice;

/// Incremented when a field is removed or changes its meaning, not when a field is added.
const SCHEMA: &str = "idchip.verify/1";

/// One card.
#[derive(Serialize)]
pub(crate) struct CardRecord {
    schema: &'static str,
    path: String,
    verdict: &'static str,
    #[serde(flatten)]
    content: Content,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Content {
    Judged(Box<JudgedRecord>),
    Malformed { error: ErrorRecord },
}

#[derive(Serialize)]
struct JudgedRecord {
    at: String,
    policy: &'static str,
    chip_required: bool,
    decided_by: Option<&'static str>,
    checks: OrderedMap<CheckRecord>,
    data_groups: OrderedMap<&'static str>,
    card_security: Option<CardSecurityRecord>,
    findings: Vec<&'static str>,
    anchor_findings: Vec<&'static str>,
    signer: Option<CertificateRecord>,
    anchor: Option<AnchorRecord>,
    warnings: Vec<WarningRecord>,
    tr03135: TreeRecord,
}

/// A check; `evidence` is an object with one member, or null.
#[derive(Serialize)]
pub(crate) struct CheckRecord {
    result: &'static str,
    reason: &'static str,
    evidence: Option<BTreeMap<&'static str, serde_json::Value>>,
    text: String,
    advice: Option<String>,
}

/// EF.CardSecurity.
#[derive(Serialize)]
struct CardSecurityRecord {
    verdict: &'static str,
    #[serde(flatten)]
    content: CardSecurityContent,
}

#[derive(Serialize)]
#[serde(untagged)]
enum CardSecurityContent {
    Judged(Box<JudgedCardSecurityRecord>),
    Malformed { error: serde_json::Value },
}

#[derive(Serialize)]
struct JudgedCardSecurityRecord {
    decided_by: Option<&'static str>,
    checks: OrderedMap<CheckRecord>,
    findings: Vec<&'static str>,
    signer: Option<CertificateRecord>,
    anchor: Option<CertificateRecord>,
}

/// A check in the tree of TR-03135-1, with those below it.
#[derive(Serialize)]
struct TreeRecord {
    name: &'static str,
    title: &'static str,
    section: &'static str,
    result: &'static str,
    decided_by: &'static str,
    reason: Option<&'static str>,
    text: Option<String>,
    profile: Option<&'static str>,
    children: Vec<Self>,
}

#[derive(Serialize)]
struct AnchorRecord {
    path: String,
    #[serde(flatten)]
    certificate: CertificateRecord,
}

#[derive(Serialize)]
struct WarningRecord {
    file: String,
    text: String,
}

/// An error in a file, with its offset.
#[derive(Serialize)]
pub(crate) struct ErrorRecord {
    pub(crate) file: String,
    pub(crate) kind: &'static str,
    pub(crate) offset: Option<u32>,
    pub(crate) message: String,
}

impl CardRecord {
    pub(crate) fn judged(
        path: &std::path::Path,
        judgement: &Judgement,
        at: &str,
        policy: &PolicyChoice,
    ) -> Self {
        let circumstances = &judgement.circumstances;
        let checks = judgement.checks.iter().map(|(id, check)| {
            let text = crate::advice::why(*id, check, circumstances);
            let advice = crate::advice::advice(*id, check, circumstances);
            (id.name().to_owned(), CheckRecord::new(check, text, advice))
        });
        let data_groups = judgement
            .data_groups
            .iter()
            .map(|(number, status)| (number.to_string(), status.name()));
        let anchor = judgement.anchor.as_ref().map(|(certificate, path)| AnchorRecord {
            path: console_path(path),
            certificate: certificate.clone(),
        });
        let warnings = judgement.warnings.iter().map(|warning| WarningRecord {
            file: warning.file.clone(),
            text: warning.text.clone(),
        });
        let content = JudgedRecord {
            at: at.to_owned(),
            policy: policy.name(),
            chip_required: policy.requires_chip(),
            decided_by: judgement.deciding().map(|deciding| deciding.name),
            checks: OrderedMap(checks.collect()),
            data_groups: OrderedMap(data_groups.collect()),
            card_security: judgement.card_security.as_ref().map(CardSecurityRecord::new),
            findings: names(judgement.findings),
            anchor_findings: names(judgement.anchor_findings),
            signer: judgement.signer.clone(),
            anchor,
            warnings: warnings.collect(),
            tr03135: TreeRecord::new(TrCheck::Document, &judgement.report.tr03135(), judgement),
        };
        Self {
            schema: SCHEMA,
            path: console_path(path),
            verdict: judgement.outcome().name(),
            content: Content::Judged(Box::new(content)),
        }
    }

    pub(crate) fn malformed(path: &std::path::Path, failure: &Failure) -> Self {
        Self {
            schema: SCHEMA,
            path: console_path(path),
            verdict: ExitOutcome::Malformed.name(),
            content: Content::Malformed { error: ErrorRecord::new(path, failure) },
        }
    }
}

impl CheckRecord {
    pub(crate) fn new(check: &Check, text: String, advice: Option<String>) -> Self {
        Self {
            result: check.result.name(),
            reason: check.reason.name(),
            evidence: evidence(&check.evidence),
            text,
            advice,
        }
    }
}

impl CardSecurityRecord {
    fn new(judgement: &CardSecurityJudgement) -> Self {
        let content = match judgement {
            CardSecurityJudgement::Judged(judged) => CardSecurityContent::Judged(Box::new(
                JudgedCardSecurityRecord::new(judged, names(judgement.findings())),
            )),
            CardSecurityJudgement::Malformed(error) => {
                CardSecurityContent::Malformed { error: parse_error(error) }
            }
        };
        Self { verdict: judgement.verdict(), content }
    }
}

impl JudgedCardSecurityRecord {
    fn new(judged: &JudgedCardSecurity, findings: Vec<&'static str>) -> Self {
        let checks = judged.checks.iter().map(|(id, check)| {
            let record = CheckRecord::new(check, judged.why(*id, check), judged.advice(*id, check));
            (id.name().to_owned(), record)
        });
        Self {
            decided_by: judged.decided_by().map(|id| id.name()),
            checks: OrderedMap(checks.collect()),
            findings,
            signer: judged.signer.clone(),
            anchor: judged.anchor.clone(),
        }
    }
}

impl TreeRecord {
    /// The tree is six checks deep.
    fn new(check: TrCheck, tree: &TrTree, judgement: &Judgement) -> Self {
        let outcome = tree.outcome(check);
        let (reason, text) = match (check.check_id(), check.not_made()) {
            (Some(id), _) => {
                let of_report = judgement.report.check(id);
                let text = crate::advice::why(id, &of_report, &judgement.circumstances);
                (Some(of_report.reason.name()), Some(text))
            }
            (None, Some(text)) => (Some("not_made"), Some(crate::advice::sentence(text))),
            (None, None) => (None, None),
        };
        Self {
            name: check.name(),
            title: check.title(),
            section: check.section(),
            result: outcome.result.name(),
            decided_by: outcome.decided_by.name(),
            reason,
            text,
            profile: check.check_id().map(|id| judgement.policy.requirement(id).profile()),
            children: check.children().map(|below| Self::new(below, tree, judgement)).collect(),
        }
    }
}

/// The names of findings.
pub(crate) fn names(findings: FindingSet) -> Vec<&'static str> {
    findings.iter().map(|finding| finding.name()).collect()
}

fn evidence(evidence: &Evidence) -> Option<BTreeMap<&'static str, serde_json::Value>> {
    let (name, value) = match evidence {
        Evidence::Anchor(index) => ("anchor", (*index).into()),
        Evidence::DataGroup(number) => ("data_group", number.to_string().into()),
        Evidence::Error(error) => ("error", parse_error(error)),
        Evidence::Finding(finding) => ("finding", finding.name().into()),
        Evidence::Length { found, expected } => {
            ("length", serde_json::json!({ "found": found, "expected": expected }))
        }
        Evidence::Limit(time) => ("limit", time.to_string().into()),
        Evidence::Revoked { at, reason } => {
            let reason = reason.map(RevocationReason::name);
            ("revoked", serde_json::json!({ "at": at.to_string(), "reason": reason }))
        }
        Evidence::Missing { data_group, bytes } => {
            let data_group = data_group.to_string();
            ("missing", serde_json::json!({ "data_group": data_group, "bytes": bytes }))
        }
        _ => return None,
    };
    Some(BTreeMap::from([(name, value)]))
}

fn parse_error(error: &ParseError) -> serde_json::Value {
    serde_json::json!({
        "kind": error.kind.name(),
        "offset": error.at,
        "within": error.within.to_string(),
        "message": error.to_string(),
    })
}

impl ErrorRecord {
    pub(crate) fn new(path: &std::path::Path, failure: &Failure) -> Self {
        match failure {
            Failure::Malformed { path, error } => Self {
                file: console_path(path),
                kind: error.name(),
                offset: error.at(),
                message: error.to_string(),
            },
            other => Self {
                file: console_path(path),
                kind: "other",
                offset: None,
                message: other.to_string(),
            },
        }
    }
}

/// A JSON object whose members keep their order.
pub(crate) struct OrderedMap<T>(pub(crate) Vec<(String, T)>);

impl<T: Serialize> Serialize for OrderedMap<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}
