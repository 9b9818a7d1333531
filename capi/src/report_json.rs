//! The whole report as JSON, with the names of docs/json.md.

use core::ffi::c_char;
use core::fmt;

use idchip::lds::DgNumber;
use idchip::time::UnixTime;
use idchip::verify::{
    Check, CheckId, CheckResult, DataGroupStatus, Evidence, Policy, Reason, Report, TrCheck,
    TrTree, Verdict,
};
use idchip::x509::{Certificate, RevocationReason};
use idchip::{FindingSet, ParseError};

use crate::boundary::boundary;
use crate::certificate::{ShownName, authority_key_identifier, fingerprint, without_anchor};
use crate::ffi::{idchip_context, out, out_text_or_none, session};
use crate::json::Json;
use crate::session::Session;
use crate::status::idchip_status;

/// Incremented when a member is removed or changes its meaning, not when a member is added.
const SCHEMA: &str = "idchip.report/1";

/// Writes the whole report as JSON in UTF-8, without a line end: the verdict, every check, the data groups, the
/// findings, the certificates, the missing anchor and the tree of BSI TR-03135-1. Names are those of
/// `idchip verify --json` (docs/json.md); docs/c-api.md has the members. No value of a holder is in it.
///
/// `length` is that of the text without its NUL. NULL with a size of 0 asks for it alone. It does not change
/// until the next call that changes the context.
///
/// Statuses: NOT_EXAMINED, SOD_CHANGED; BUFFER_TOO_SMALL; NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_report_json(
    context: *const idchip_context,
    buffer: *mut c_char,
    size: usize,
    length: *mut usize,
) -> idchip_status {
    boundary(|| {
        let session = session!(context);
        let buffer = out_text_or_none!(buffer, size);
        let length = out!(length);
        let whole = WholeReport::of(session)?;
        length.write(buffer.write_with(&|out| whole.write_json(&mut Json::new(out)))?);
        Ok(())
    })
}

/// The report with the certificates, and what it was made under.
pub(crate) struct WholeReport<'s> {
    pub(crate) report: &'s Report,
    pub(crate) policy: &'s Policy,
    pub(crate) now: UnixTime,
    pub(crate) verdict: Verdict,
    /// Each certificate with its fingerprint.
    pub(crate) signer: Option<(Certificate<'static>, [u8; 32])>,
    pub(crate) anchor: Option<(Certificate<'static>, [u8; 32])>,
    /// The signer's certificate, if the anchor that issued it was not given.
    pub(crate) without_anchor: Option<Certificate<'static>>,
}

impl<'s> WholeReport<'s> {
    pub(crate) fn of(session: &'s Session) -> Result<Self, idchip_status> {
        Ok(Self {
            report: session.report()?,
            policy: session.policy(),
            now: session.now(),
            verdict: session.verdict()?,
            signer: with_fingerprint(session.signer()?)?,
            anchor: with_fingerprint(session.anchor()?)?,
            without_anchor: without_anchor(session)?,
        })
    }

    /// Returns the check that keeps the document from being accepted.
    pub(crate) const fn decided_by(&self) -> Option<(CheckId, Check)> {
        match self.verdict {
            Verdict::Accepted => None,
            Verdict::Rejected(id, check) | Verdict::Undetermined(id, check) => Some((id, check)),
        }
    }

    /// Returns the data groups that EF.SOD lists or that were read, with their status.
    pub(crate) fn data_groups(&self) -> impl Iterator<Item = (DgNumber, DataGroupStatus)> {
        let all = (1..=16).filter_map(DgNumber::new);
        let all = all.map(|number| (number, self.report.data_group(number)));
        all.filter(|(_, status)| *status != DataGroupStatus::NotPresent)
    }

    fn write_json(&self, json: &mut Json<'_>) -> fmt::Result {
        json.object(|json| {
            member(json, "schema", SCHEMA)?;
            member(json, "verdict", self.verdict.name())?;
            json.name("at")?;
            json.string(&self.now)?;
            json.name("decided_by")?;
            optional(json, self.decided_by().map(|(id, _)| id.name()))?;
            json.name("failed")?;
            json.array(|json| {
                let mut failed = self.report.failed(self.policy);
                failed.try_for_each(|(id, _)| json.string(&id.name()))
            })?;
            json.name("checks")?;
            json.object(|json| self.write_checks(json))?;
            json.name("data_groups")?;
            json.object(|json| {
                let mut all = self.data_groups();
                all.try_for_each(|(number, status)| member(json, number.name(), status.name()))
            })?;
            json.name("findings")?;
            write_findings(json, self.report.findings())?;
            json.name("anchor_findings")?;
            write_findings(json, self.report.anchor_findings())?;
            json.name("signer")?;
            write_certificate(json, self.signer.as_ref())?;
            json.name("anchor")?;
            write_certificate(json, self.anchor.as_ref())?;
            json.name("missing_anchor")?;
            match &self.without_anchor {
                Some(signer) => write_missing_anchor(json, signer)?,
                None => json.null()?,
            }
            json.name("tr03135")?;
            self.write_tree(json, TrCheck::Document, &self.report.tr03135())
        })
    }

    fn write_checks(&self, json: &mut Json<'_>) -> fmt::Result {
        CheckId::ALL.iter().try_for_each(|id| {
            let check = self.report.check_with_policy(*id, self.policy);
            json.name(id.name())?;
            json.object(|json| {
                member(json, "result", check.result.name())?;
                member(json, "reason", check.reason.name())?;
                json.name("evidence")?;
                write_evidence(json, &check.evidence)?;
                member(json, "text", check.text(*id))?;
                json.name("advice")?;
                optional(json, advised(*id, &check).and_then(Reason::advice))?;
                member(json, "profile", self.policy.requirement(*id).profile())?;
                json.name("explained")?;
                json.boolean(self.report.is_explained(*id))
            })
        })
    }

    /// The tree is six checks deep.
    fn write_tree(&self, json: &mut Json<'_>, check: TrCheck, tree: &TrTree) -> fmt::Result {
        let outcome = tree.outcome(check);
        let of_report = check.check_id().map(|id| (id, self.report.check(id)));
        let reason = of_report.map(|(_, it)| it.reason.name());
        let text = of_report.map(|(id, it)| it.text(id));
        json.object(|json| {
            member(json, "name", check.name())?;
            member(json, "title", check.title())?;
            member(json, "section", check.section())?;
            member(json, "result", outcome.result.name())?;
            member(json, "decided_by", outcome.decided_by.name())?;
            json.name("reason")?;
            optional(json, reason.or_else(|| check.not_made().map(|_| "not_made")))?;
            json.name("text")?;
            optional(json, text.or_else(|| check.not_made()))?;
            json.name("profile")?;
            optional(json, check.check_id().map(|id| self.policy.requirement(id).profile()))?;
            json.name("explained")?;
            json.boolean(check.check_id().is_some_and(|id| self.report.is_explained(id)))?;
            json.name("children")?;
            json.array(|json| {
                check.children().try_for_each(|below| self.write_tree(json, below, tree))
            })
        })
    }
}

/// Returns the reason that the operator needs advice about, if there is something to do.
pub(crate) const fn advised(id: CheckId, check: &Check) -> Option<Reason> {
    match check.result {
        CheckResult::Successful => None,
        _ if check.lacks_its_input(id) => None,
        _ => Some(check.reason),
    }
}

fn with_fingerprint(
    certificate: Option<Certificate<'static>>,
) -> Result<Option<(Certificate<'static>, [u8; 32])>, idchip_status> {
    certificate.map(|it| Ok((it, fingerprint(&it)?))).transpose()
}

fn write_findings(json: &mut Json<'_>, findings: FindingSet) -> fmt::Result {
    json.array(|json| findings.iter().try_for_each(|finding| json.string(&finding.name())))
}

fn write_certificate(
    json: &mut Json<'_>,
    certificate: Option<&(Certificate<'_>, [u8; 32])>,
) -> fmt::Result {
    let Some((certificate, fingerprint)) = certificate else { return json.null() };
    let validity = certificate.validity();
    json.object(|json| {
        json.name("subject")?;
        json.string(&ShownName(certificate.subject()))?;
        json.name("issuer")?;
        json.string(&ShownName(certificate.issuer()))?;
        json.name("serial_number")?;
        json.hexadecimal(certificate.serial_number().as_bytes())?;
        json.name("not_before")?;
        json.string(&validity.not_before)?;
        json.name("not_after")?;
        json.string(&validity.not_after)?;
        json.name("fingerprint_sha256")?;
        json.hexadecimal(fingerprint)?;
        json.name("subject_key_identifier")?;
        write_key_identifier(json, certificate.subject_key_identifier().unwrap_or(&[]))?;
        json.name("authority_key_identifier")?;
        write_key_identifier(json, authority_key_identifier(certificate))
    })
}

fn write_missing_anchor(json: &mut Json<'_>, signer: &Certificate<'_>) -> fmt::Result {
    json.object(|json| {
        json.name("subject")?;
        json.string(&ShownName(signer.issuer()))?;
        json.name("subject_key_identifier")?;
        write_key_identifier(json, authority_key_identifier(signer))
    })
}

fn write_key_identifier(json: &mut Json<'_>, identifier: &[u8]) -> fmt::Result {
    match identifier {
        [] => json.null(),
        identifier => json.hexadecimal(identifier),
    }
}

fn write_evidence(json: &mut Json<'_>, evidence: &Evidence) -> fmt::Result {
    let name = match evidence {
        Evidence::Anchor(_) => "anchor",
        Evidence::DataGroup(_) => "data_group",
        Evidence::Error(_) => "error",
        Evidence::Finding(_) => "finding",
        Evidence::Length { .. } => "length",
        Evidence::Limit(_) => "limit",
        Evidence::Missing { .. } => "missing",
        Evidence::Revoked { .. } => "revoked",
        _ => return json.null(),
    };
    json.object(|json| {
        json.name(name)?;
        match evidence {
            Evidence::Anchor(index) => json.number(*index),
            Evidence::DataGroup(number) => json.string(number),
            Evidence::Error(error) => write_error(json, error),
            Evidence::Finding(finding) => json.string(&finding.name()),
            Evidence::Length { found, expected } => json.object(|json| {
                json.name("found")?;
                json.number(*found)?;
                json.name("expected")?;
                json.number(*expected)
            }),
            Evidence::Limit(time) => json.string(time),
            Evidence::Missing { data_group, bytes } => json.object(|json| {
                json.name("data_group")?;
                json.string(data_group)?;
                json.name("bytes")?;
                json.number(*bytes)
            }),
            Evidence::Revoked { at, reason } => json.object(|json| {
                json.name("at")?;
                json.string(at)?;
                json.name("reason")?;
                optional(json, reason.map(RevocationReason::name))
            }),
            _ => json.null(),
        }
    })
}

fn write_error(json: &mut Json<'_>, error: &ParseError) -> fmt::Result {
    json.object(|json| {
        member(json, "kind", error.kind.name())?;
        json.name("offset")?;
        json.number(error.at)?;
        json.name("within")?;
        json.string(&error.within)?;
        json.name("message")?;
        json.string(error)
    })
}

fn member(json: &mut Json<'_>, name: &str, value: &str) -> fmt::Result {
    json.name(name)?;
    json.string(&value)
}

fn optional(json: &mut Json<'_>, value: Option<&str>) -> fmt::Result {
    match value {
        Some(value) => json.string(&value),
        None => json.null(),
    }
}
