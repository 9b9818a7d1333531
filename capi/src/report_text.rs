//! The whole report as text, for a log or a support desk.

use core::ffi::c_char;
use core::fmt::{self, Write};

use idchip::FindingSet;
use idchip::verify::{Check, CheckId, CheckResult, Evidence};
use idchip::x509::Certificate;

use crate::boundary::boundary;
use crate::certificate::{ShownName, authority_key_identifier};
use crate::ffi::{idchip_context, out, out_text_or_none, session};
use crate::json::Hexadecimal;
use crate::report_json::{WholeReport, advice};
use crate::status::idchip_status;

/// Writes the whole report as text in UTF-8, in English, for people: the verdict, every check, the data groups,
/// the findings, the certificates, and the missing anchor. Lines end with a line feed; the text may change in
/// later versions, and is nothing to parse. No value of a holder is in it.
///
/// `length` is that of the text without its NUL. NULL with a size of 0 asks for it alone. It does not change
/// until the next call that changes the context.
///
/// Statuses: NOT_EXAMINED, SOD_CHANGED; BUFFER_TOO_SMALL; NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_report_text(
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
        length.write(buffer.write_with(&|out| whole.write_text(out))?);
        Ok(())
    })
}

impl WholeReport<'_> {
    fn write_text(&self, out: &mut dyn Write) -> fmt::Result {
        writeln!(out, "Verdict: {}, at {}", self.verdict.name(), self.now)?;
        if let Some((id, check)) = self.decided_by() {
            write!(out, "Decided by: {}: ", id.title())?;
            write_reason(out, id, &check)?;
            if let Some(advice) = advice(id, &check) {
                writeln!(out, "Advice: {advice}")?;
            }
        }
        writeln!(out, "\nChecks:")?;
        for id in CheckId::ALL.iter().copied() {
            let check = self.report.check_with_policy(id, self.policy);
            write_column(out, id.title(), 24)?;
            match check.result {
                CheckResult::Successful => writeln!(out, "  {}", check.result)?,
                _ => {
                    write_column(out, check.result.name(), 14)?;
                    out.write_str("  ")?;
                    write_reason(out, id, &check)?;
                }
            }
        }
        writeln!(out, "\nData groups:")?;
        for (number, status) in self.data_groups() {
            write_column(out, number.name(), 24)?;
            writeln!(out, "  {}", status.name())?;
        }
        write_findings(out, "Findings", self.report.findings())?;
        write_findings(out, "Findings in the anchor", self.report.anchor_findings())?;
        write_certificate(out, "Signer", self.signer.as_ref())?;
        write_certificate(out, "Anchor", self.anchor.as_ref())?;
        match &self.without_anchor {
            Some(signer) => write_missing_anchor(out, signer),
            None => Ok(()),
        }
    }
}

/// Writes a cell of this many characters and two spaces before it; a longer one is not cut.
fn write_column(out: &mut dyn Write, text: &str, width: usize) -> fmt::Result {
    write!(out, "  {text}")?;
    let blanks = width.saturating_sub(text.chars().count());
    (0..blanks).try_for_each(|_| out.write_char(' '))
}

fn write_reason(out: &mut dyn Write, id: CheckId, check: &Check) -> fmt::Result {
    out.write_str(check.text(id))?;
    match check.evidence {
        Evidence::DataGroup(number) => write!(out, " ({number})")?,
        Evidence::Error(error) => write!(out, " ({error})")?,
        Evidence::Finding(finding) => write!(out, " ({finding})")?,
        Evidence::Length { found, expected } => write!(out, " ({found} of {expected} bytes)")?,
        Evidence::Limit(time) => write!(out, " ({time})")?,
        Evidence::Missing { data_group, bytes } => {
            write!(out, " ({data_group}, {bytes} bytes are missing)")?;
        }
        Evidence::Revoked { at, .. } => write!(out, " ({at})")?,
        _ => {}
    }
    writeln!(out)
}

fn write_findings(out: &mut dyn Write, title: &str, findings: FindingSet) -> fmt::Result {
    if findings.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{title}:")?;
    findings.iter().try_for_each(|finding| writeln!(out, "  {}: {finding}", finding.name()))
}

fn write_certificate(
    out: &mut dyn Write,
    title: &str,
    certificate: Option<&(Certificate<'_>, [u8; 32])>,
) -> fmt::Result {
    let Some((certificate, fingerprint)) = certificate else { return Ok(()) };
    let validity = certificate.validity();
    writeln!(out, "\n{title}:\n  subject     {}", ShownName(certificate.subject()))?;
    writeln!(out, "  issuer      {}", ShownName(certificate.issuer()))?;
    writeln!(out, "  valid       {} to {}", validity.not_before, validity.not_after)?;
    writeln!(out, "  SHA-256     {}", Hexadecimal(fingerprint))
}

fn write_missing_anchor(out: &mut dyn Write, signer: &Certificate<'_>) -> fmt::Result {
    writeln!(out, "\nMissing anchor:\n  subject     {}", ShownName(signer.issuer()))?;
    match authority_key_identifier(signer) {
        [] => writeln!(out, "  key         no identifier"),
        identifier => writeln!(out, "  key         {}", Hexadecimal(identifier)),
    }
}
