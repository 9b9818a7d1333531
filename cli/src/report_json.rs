//! The result of `idchip verify --json`: one object for each card. docs/json.md describes it.

use std::collections::BTreeMap;

use idchip::verify::{Check, Evidence, TrCheck, TrTree};
use idchip::x509::RevocationReason;
use idchip::{FindingSet, ParseError};
use serde::{Serialize, Serializer};

use crate::card_security::{CardSecurityJudgement, JudgedCardSecurity};
use crate::certificate::CertificateRecord;
use crate::deviation_lists::{Comparison, Deviation};
use crate::evidence::RecordedReport;
use crate::identity::Identity;
use crate::judgement::{ApplicationJudgement, Judgement};
use crate::outcome::{ExitOutcome, Failure, console_path};
use crate::path_record::PathRecord;
use crate::policy::PolicyChoice;
use crate::texts::english;

/// Incremented when a field is removed or changes its meaning, not when a field is added.
const SCHEMA: &str = "idchip.verify/1";

/// One card.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct CardRecord {
    schema: &'static str,
    #[serde(flatten)]
    path: PathRecord,
    #[cfg_attr(test, schemars(with = "crate::schema::VerdictName"))]
    verdict: &'static str,
    #[serde(flatten)]
    content: Content,
    /// For an evidence container.
    recorded: Option<RecordedReport>,
}

/// One card with the identity on it, if the caller asks for it; null unless the card is accepted.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct RevealedRecord<'r> {
    #[serde(flatten)]
    pub(crate) card: &'r CardRecord,
    #[cfg_attr(test, schemars(with = "Option<crate::schema::Identity>"))]
    pub(crate) identity: Option<&'r Identity>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
enum Content {
    Judged(Box<JudgedRecord>),
    Malformed { error: ErrorRecord },
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct JudgedRecord {
    at: String,
    policy: &'static str,
    chip_required: bool,
    #[cfg_attr(test, schemars(with = "Vec<crate::schema::FindingName>"))]
    tolerate: Vec<&'static str>,
    #[cfg_attr(test, schemars(with = "Vec<crate::schema::FindingName>"))]
    refuse: Vec<&'static str>,
    #[cfg_attr(test, schemars(with = "Option<crate::schema::DecidingName>"))]
    decided_by: Option<&'static str>,
    #[cfg_attr(test, schemars(with = "Vec<crate::schema::DecidingName>"))]
    failed: Vec<&'static str>,
    #[cfg_attr(
        test,
        schemars(with = "crate::schema::MapOf<crate::schema::CheckName, CheckRecord>")
    )]
    checks: OrderedMap<CheckRecord>,
    #[cfg_attr(test, schemars(with = "crate::schema::MapOf<String, crate::schema::StatusName>"))]
    data_groups: OrderedMap<&'static str>,
    card_security: Option<CardSecurityRecord>,
    #[cfg_attr(test, schemars(with = "Vec<crate::schema::FindingName>"))]
    findings: Vec<&'static str>,
    #[cfg_attr(test, schemars(with = "Vec<crate::schema::FindingName>"))]
    anchor_findings: Vec<&'static str>,
    signer: Option<CertificateRecord>,
    anchor: Option<AnchorRecord>,
    /// The place that names the anchors; null without any.
    anchors_from: Option<&'static str>,
    warnings: Vec<WarningRecord>,
    deviation_lists: Vec<DeviationListRecord>,
    tr03135: Option<TreeRecord>,
    application: Option<ApplicationRecord>,
    /// The numbers in EF.SOD, if it belongs to another application than the LDS.
    identifiers: Vec<String>,
}

/// The application that the caller chose, and the files that the security object lists.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ApplicationRecord {
    name: &'static str,
    files: Vec<FileRecord>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct FileRecord {
    number: String,
    file: Option<String>,
    name: Option<&'static str>,
    #[cfg_attr(test, schemars(with = "crate::schema::StatusName"))]
    status: &'static str,
}

/// A check; `evidence` is an object with one member, or null.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct CheckRecord {
    #[cfg_attr(test, schemars(with = "crate::schema::ResultName"))]
    result: &'static str,
    #[cfg_attr(test, schemars(with = "crate::schema::ReasonName"))]
    reason: &'static str,
    #[cfg_attr(test, schemars(with = "Option<crate::schema::Evidence>"))]
    evidence: Option<BTreeMap<&'static str, serde_json::Value>>,
    text: String,
    advice: Option<String>,
    /// True if a deviation list explains it; absent for checks of lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    explained: Option<bool>,
}

/// EF.CardSecurity.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct CardSecurityRecord {
    #[cfg_attr(test, schemars(with = "crate::schema::SignedVerdictName"))]
    verdict: &'static str,
    #[serde(flatten)]
    content: CardSecurityContent,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
enum CardSecurityContent {
    Judged(Box<JudgedCardSecurityRecord>),
    Malformed {
        #[cfg_attr(test, schemars(with = "crate::schema::ParseErrorRecord"))]
        error: serde_json::Value,
    },
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct JudgedCardSecurityRecord {
    #[cfg_attr(test, schemars(with = "Option<crate::schema::CardSecurityCheckName>"))]
    decided_by: Option<&'static str>,
    #[cfg_attr(
        test,
        schemars(with = "crate::schema::MapOf<crate::schema::CardSecurityCheckName, CheckRecord>")
    )]
    checks: OrderedMap<CheckRecord>,
    #[cfg_attr(test, schemars(with = "Vec<crate::schema::FindingName>"))]
    findings: Vec<&'static str>,
    signer: Option<CertificateRecord>,
    anchor: Option<CertificateRecord>,
}

/// A check in the tree of TR-03135-1, with those below it.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct TreeRecord {
    #[cfg_attr(test, schemars(with = "crate::schema::TreeCheckName"))]
    name: &'static str,
    title: &'static str,
    section: &'static str,
    #[cfg_attr(test, schemars(with = "crate::schema::ResultName"))]
    result: &'static str,
    #[cfg_attr(test, schemars(with = "crate::schema::TreeCheckName"))]
    decided_by: &'static str,
    #[cfg_attr(test, schemars(with = "Option<crate::schema::TreeReasonName>"))]
    reason: Option<&'static str>,
    text: Option<String>,
    profile: Option<&'static str>,
    explained: bool,
    children: Vec<Self>,
}

/// A deviation list, and the entries that may be about the card.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct DeviationListRecord {
    #[serde(flatten)]
    path: PathRecord,
    publisher: String,
    #[cfg_attr(test, schemars(with = "crate::schema::ResultName"))]
    result: &'static str,
    #[cfg_attr(test, schemars(with = "crate::schema::ReasonName"))]
    reason: &'static str,
    entries: u32,
    matched: u32,
    undetermined: u32,
    found: Vec<DeviationEntryRecord>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct DeviationEntryRecord {
    index: u32,
    matches: bool,
    #[cfg_attr(test, schemars(with = "crate::schema::ReasonName"))]
    reason: &'static str,
    text: String,
    deviations: Vec<DeviationRecord>,
    #[cfg_attr(test, schemars(with = "Vec<crate::schema::CheckName>"))]
    concerns: Vec<&'static str>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct DeviationRecord {
    #[serde(rename = "type")]
    #[cfg_attr(test, schemars(with = "crate::schema::DeviationTypeName"))]
    kind: String,
    text: String,
    description: Option<String>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct AnchorRecord {
    #[serde(flatten)]
    path: PathRecord,
    #[serde(flatten)]
    certificate: CertificateRecord,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct WarningRecord {
    file: String,
    text: String,
}

/// An error in a file, with its offset.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ErrorRecord {
    pub(crate) file: String,
    #[cfg_attr(test, schemars(with = "crate::schema::ErrorName"))]
    pub(crate) kind: &'static str,
    pub(crate) offset: Option<u32>,
    pub(crate) message: String,
}

impl CardRecord {
    /// Describes the results of a card, or the error that prevents them.
    pub(crate) fn new(
        path: &std::path::Path,
        judged: Result<&Judgement, &Failure>,
        at: &str,
        policy: &PolicyChoice,
    ) -> Self {
        match judged {
            Ok(judgement) => Self::judged(path, judgement, at, policy),
            Err(failure) => Self::malformed(path, failure),
        }
    }

    /// Adds the comparison with the report that an evidence container has.
    pub(crate) fn with_recorded(mut self, recorded: RecordedReport) -> Self {
        self.recorded = Some(recorded);
        self
    }

    fn judged(
        path: &std::path::Path,
        judgement: &Judgement,
        at: &str,
        policy: &PolicyChoice,
    ) -> Self {
        let circumstances = &judgement.circumstances;
        let checks = judgement.checks.iter().map(|(id, check)| {
            let text = crate::advice::why(*id, check, circumstances, english());
            let advice = crate::advice::advice(*id, check, circumstances, english());
            let explained = Some(judgement.report.is_explained(*id));
            let record = CheckRecord { explained, ..CheckRecord::new(check, text, advice) };
            (id.name().to_owned(), record)
        });
        let data_groups = judgement
            .data_groups
            .iter()
            .map(|(number, status)| (number.to_string(), status.name()));
        let anchor = judgement.anchor.as_ref().map(|(certificate, path)| AnchorRecord {
            path: PathRecord::new(path),
            certificate: certificate.clone(),
        });
        let warnings = judgement.warnings.iter().map(|warning| WarningRecord {
            file: warning.file.clone(),
            text: warning.text(english()),
        });
        let content = JudgedRecord {
            at: at.to_owned(),
            policy: policy.name(),
            chip_required: policy.requires_chip(),
            tolerate: names(policy.tolerated),
            refuse: names(policy.refused),
            decided_by: judgement.deciding(english()).map(|deciding| deciding.name),
            failed: judgement.failed(english()).into_iter().map(|(name, _)| name).collect(),
            checks: OrderedMap(checks.collect()),
            data_groups: OrderedMap(data_groups.collect()),
            card_security: judgement.card_security.as_ref().map(CardSecurityRecord::new),
            findings: names(judgement.findings),
            anchor_findings: names(judgement.anchor_findings),
            anchors_from: judgement.anchors_from.name(),
            signer: judgement.signer.clone(),
            anchor,
            warnings: warnings.collect(),
            deviation_lists: judgement.deviations.iter().map(DeviationListRecord::new).collect(),
            tr03135: judgement.application.is_none().then(|| {
                TreeRecord::new(TrCheck::Document, &judgement.report.tr03135(), judgement)
            }),
            application: judgement.application.as_ref().map(ApplicationRecord::new),
            identifiers: circumstances.identifiers.clone(),
        };
        Self {
            schema: SCHEMA,
            path: PathRecord::new(path),
            verdict: judgement.outcome().name(),
            content: Content::Judged(Box::new(content)),
            recorded: None,
        }
    }

    fn malformed(path: &std::path::Path, failure: &Failure) -> Self {
        Self {
            schema: SCHEMA,
            path: PathRecord::new(path),
            verdict: ExitOutcome::Malformed.name(),
            content: Content::Malformed { error: ErrorRecord::new(path, failure) },
            recorded: None,
        }
    }
}

impl ApplicationRecord {
    fn new(application: &ApplicationJudgement) -> Self {
        let files = application.files.iter().map(|file| FileRecord {
            number: file.number.clone(),
            file: file.description.map(|it| format!("EF.{:04X}", it.identifier)),
            name: file.description.map(|it| it.name),
            status: file.status.name(),
        });
        Self { name: application.application.name(), files: files.collect() }
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
            explained: None,
        }
    }
}

impl DeviationListRecord {
    fn new(comparison: &Comparison) -> Self {
        let Comparison { path, publisher, outcome, found } = comparison;
        let found = found.iter().map(|entry| DeviationEntryRecord {
            index: entry.index,
            matches: entry.matches(),
            reason: entry.check.reason.name(),
            text: entry.text(english()),
            deviations: entry.deviations.iter().map(DeviationRecord::new).collect(),
            concerns: entry.concerns.iter().map(|id| id.name()).collect(),
        });
        Self {
            path: PathRecord::new(path),
            publisher: publisher.clone(),
            result: outcome.check.result.name(),
            reason: outcome.check.reason.name(),
            entries: outcome.entries,
            matched: outcome.matched,
            undetermined: outcome.undetermined,
            found: found.collect(),
        }
    }
}

impl CardSecurityRecord {
    fn new(judgement: &CardSecurityJudgement) -> Self {
        let content = match &judgement.content {
            Ok(judged) => CardSecurityContent::Judged(Box::new(JudgedCardSecurityRecord::new(
                judged,
                names(judgement.findings),
            ))),
            Err(error) => CardSecurityContent::Malformed { error: parse_error(error) },
        };
        Self { verdict: judgement.verdict, content }
    }
}

impl JudgedCardSecurityRecord {
    fn new(judged: &JudgedCardSecurity, findings: Vec<&'static str>) -> Self {
        let checks = judged.checks.iter().map(|(id, check)| {
            let text = judged.why(*id, check, english());
            let record = CheckRecord::new(check, text, judged.advice(*id, check, english()));
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

impl DeviationRecord {
    fn new(deviation: &Deviation) -> Self {
        let Deviation { kind, description, .. } = deviation;
        let text = deviation.text(english());
        Self { kind: kind.clone(), text, description: description.clone() }
    }
}

impl TreeRecord {
    /// The tree is six checks deep.
    fn new(check: TrCheck, tree: &TrTree, judgement: &Judgement) -> Self {
        let outcome = tree.outcome(check);
        let (reason, text) = match (check.check_id(), check.not_made()) {
            (Some(id), _) => {
                let of_report = judgement.report.check(id);
                let circumstances = &judgement.circumstances;
                let text = crate::advice::why(id, &of_report, circumstances, english());
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
            explained: check.check_id().is_some_and(|id| judgement.report.is_explained(id)),
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
        Evidence::File(identifier) => ("file", format!("EF.{identifier:04X}").into()),
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
