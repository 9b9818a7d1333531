//! The recorded report beside the new one.

use std::collections::BTreeSet;
use std::io;

use serde::Serialize;
use serde_json::Value;

use super::Recorded;
use idchip_batch::printable;

/// The members of a report that are compared as they are. Texts are for people, and differ between versions; the
/// index of an anchor depends on the order of the arguments.
const COMPARED: [&str; 7] =
    ["verdict", "at", "policy", "chip_required", "decided_by", "findings", "anchor_findings"];

/// The terms and the verdict of a recorded report, and its differences from the new one.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct RecordedReport {
    pub(crate) tool: String,
    pub(crate) at: String,
    pub(crate) verdict: String,
    pub(crate) differences: Vec<Difference>,
}

/// A member that has another value in the new report.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Difference {
    pub(crate) member: String,
    pub(crate) recorded: String,
    pub(crate) now: String,
}

impl RecordedReport {
    /// Compares the recorded report with the new one.
    pub(crate) fn new(recorded: &Recorded, now: &impl Serialize) -> Result<Self, io::Error> {
        let now = serde_json::to_value(now)?;
        Ok(Self {
            tool: printable(&recorded.tool),
            at: recorded.at.to_string(),
            verdict: shown(recorded.report.get("verdict")),
            differences: differences(&recorded.report, &now),
        })
    }
}

fn differences(recorded: &Value, now: &Value) -> Vec<Difference> {
    let mut found = Vec::new();
    let mut compare = |member: String, recorded: String, now: String| {
        if recorded != now {
            found.push(Difference { member, recorded, now });
        }
    };
    for member in COMPARED {
        compare(member.to_owned(), shown(recorded.get(member)), shown(now.get(member)));
    }
    let objects: [(&str, Shown); 2] = [("checks", check), ("data_groups", shown)];
    for (member, value) in objects {
        let (recorded, now) = (recorded.get(member), now.get(member));
        for name in names(recorded).union(&names(now)) {
            let of = |report: Option<&Value>| value(report.and_then(|it| it.get(name)));
            compare(format!("{member}.{}", printable(name)), of(recorded), of(now));
        }
    }
    for (member, part) in
        [("signer", "fingerprint_sha256"), ("anchor", "fingerprint_sha256"), ("error", "kind")]
    {
        let of = |report: &Value| shown(report.get(member).and_then(|it| it.get(part)));
        compare(format!("{member}.{part}"), of(recorded), of(now));
    }
    found
}

/// The value of a member that is absent or empty.
pub(crate) const NONE: &str = "none";

/// A function that shows a member of a report, which may be absent.
type Shown = fn(Option<&Value>) -> String;

fn shown(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => NONE.to_owned(),
        Some(Value::String(text)) => printable(text),
        Some(Value::Array(items)) if items.is_empty() => NONE.to_owned(),
        Some(Value::Array(items)) => {
            items.iter().map(|item| shown(Some(item))).collect::<Vec<_>>().join(", ")
        }
        Some(other) => printable(&other.to_string()),
    }
}

/// Shows the result and the reason of a check.
fn check(value: Option<&Value>) -> String {
    let part = |name| shown(value.and_then(|check| check.get(name)));
    match value {
        None => NONE.to_owned(),
        Some(_) => format!("{} ({})", part("result"), part("reason")),
    }
}

fn names(value: Option<&Value>) -> BTreeSet<&str> {
    let members = value.and_then(Value::as_object);
    members.into_iter().flatten().map(|(name, _)| name.as_str()).collect()
}
