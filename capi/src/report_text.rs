//! The whole report as text, for a log or a support desk.

use core::ffi::c_char;
use core::fmt::{self, Display, Write};

use idchip::FindingSet;
use idchip::verify::{Check, CheckId, CheckResult, Evidence};
use idchip::x509::Certificate;

use crate::boundary::boundary;
use crate::certificate::{ShownName, authority_key_identifier};
use crate::ffi::{idchip_context, out, out_text_or_none, session};
use crate::json::Hexadecimal;
use crate::report_json::{WholeReport, advised};
use crate::sentences::{ReportSentences, Sentence, write_sentence};
use crate::status::idchip_status;
use crate::wording::{English, Wording, wording};

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
        length.write(buffer.write_with(&|out| whole.write_text(out, &English))?);
        Ok(())
    })
}

/// Writes the whole report as text in a language: one of the IDCHIP_LANGUAGE_ constants. Names of findings, data groups
/// and certificates stay as they are, and so does the form of dates. Otherwise as idchip_report_text.
///
/// Statuses: UNKNOWN_NUMBER if the language has none; NOT_EXAMINED, SOD_CHANGED; BUFFER_TOO_SMALL; NULL_POINTER,
/// MISALIGNED, NOT_OPEN, CLOSED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_report_translate(
    context: *const idchip_context,
    language: u32,
    buffer: *mut c_char,
    size: usize,
    length: *mut usize,
) -> idchip_status {
    boundary(|| {
        let session = session!(context);
        let buffer = out_text_or_none!(buffer, size);
        let length = out!(length);
        let wording = wording(language)?;
        let whole = WholeReport::of(session)?;
        length.write(buffer.write_with(&|out| whole.write_text(out, wording))?);
        Ok(())
    })
}

impl WholeReport<'_> {
    fn write_text(&self, out: &mut dyn Write, wording: &dyn Wording) -> fmt::Result {
        let sentences = wording.report();
        let verdict = wording.verdict(&self.verdict);
        write_line(out, sentences.verdict, &[("verdict", &verdict), ("at", &self.now)])?;
        if let Some((id, check)) = self.decided_by() {
            let reason = ReasonOf { id, check, wording };
            let values: [(&str, &dyn Display); 2] =
                [("check", &wording.check(id)), ("reason", &reason)];
            write_line(out, sentences.decided_by, &values)?;
            if let Some(advice) = advised(id, &check).and_then(|reason| wording.advice(reason)) {
                write_line(out, sentences.advice, &[("advice", &advice)])?;
            }
        }
        write_heading(out, sentences.checks)?;
        for id in CheckId::ALL.iter().copied() {
            let check = self.report.check_with_policy(id, self.policy);
            let result = wording.result(check.result);
            write_column(out, wording.check(id), 24)?;
            match check.result {
                CheckResult::Successful => writeln!(out, "  {result}")?,
                _ => {
                    write_column(out, result, 14)?;
                    writeln!(out, "  {}", ReasonOf { id, check, wording })?;
                }
            }
        }
        write_heading(out, sentences.data_groups)?;
        for (number, status) in self.data_groups() {
            write_column(out, number.name(), 24)?;
            writeln!(out, "  {}", wording.data_group(status))?;
        }
        write_findings(out, sentences.findings, self.report.findings(), wording)?;
        write_findings(out, sentences.anchor_findings, self.report.anchor_findings(), wording)?;
        write_certificate(out, sentences.signer, self.signer.as_ref(), sentences)?;
        write_certificate(out, sentences.anchor, self.anchor.as_ref(), sentences)?;
        match &self.without_anchor {
            Some(signer) => write_missing_anchor(out, signer, sentences),
            None => Ok(()),
        }
    }
}

fn write_line(
    out: &mut dyn Write,
    sentence: Sentence,
    values: &[(&str, &dyn Display)],
) -> fmt::Result {
    write_sentence(out, sentence, values)?;
    out.write_char('\n')
}

/// Writes the first line of a part of the report, after an empty one.
fn write_heading(out: &mut dyn Write, sentence: Sentence) -> fmt::Result {
    out.write_char('\n')?;
    write_line(out, sentence, &[])
}

/// Writes a cell of this many characters and two spaces before it; a longer one is not cut.
fn write_column(out: &mut dyn Write, text: &str, width: usize) -> fmt::Result {
    write!(out, "  {text}")?;
    let blanks = width.saturating_sub(text.chars().count());
    (0..blanks).try_for_each(|_| out.write_char(' '))
}

/// The reason for the result of a check, with the evidence in brackets.
struct ReasonOf<'w> {
    id: CheckId,
    check: Check,
    wording: &'w dyn Wording,
}

impl Display for ReasonOf<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { id, check, wording } = self;
        f.write_str(wording.reason(*id, check))?;
        let sentences = wording.report();
        match check.evidence {
            Evidence::DataGroup(number) => write!(f, " ({number})"),
            Evidence::Error(error) => in_brackets(f, |f| wording.write_error(f, &error)),
            Evidence::Finding(finding) => write!(f, " ({})", wording.finding(finding)),
            Evidence::Length { found, expected } => {
                let values: [(&str, &dyn Display); 2] =
                    [("found", &found), ("expected", &expected)];
                in_brackets(f, |f| write_sentence(f, sentences.length, &values))
            }
            Evidence::Limit(time) => write!(f, " ({time})"),
            Evidence::Missing { data_group, bytes } => {
                let values: [(&str, &dyn Display); 2] =
                    [("data_group", &data_group), ("bytes", &bytes)];
                in_brackets(f, |f| write_sentence(f, sentences.missing_bytes, &values))
            }
            Evidence::Revoked { at, .. } => write!(f, " ({at})"),
            _ => Ok(()),
        }
    }
}

fn in_brackets(
    f: &mut fmt::Formatter<'_>,
    write: impl FnOnce(&mut fmt::Formatter<'_>) -> fmt::Result,
) -> fmt::Result {
    f.write_str(" (")?;
    write(f)?;
    f.write_str(")")
}

fn write_findings(
    out: &mut dyn Write,
    heading: Sentence,
    findings: FindingSet,
    wording: &dyn Wording,
) -> fmt::Result {
    if findings.is_empty() {
        return Ok(());
    }
    write_heading(out, heading)?;
    let mut findings = findings.iter();
    findings.try_for_each(|it| writeln!(out, "  {}: {}", it.name(), wording.finding(it)))
}

fn write_certificate(
    out: &mut dyn Write,
    heading: Sentence,
    certificate: Option<&(Certificate<'_>, [u8; 32])>,
    sentences: &ReportSentences,
) -> fmt::Result {
    let Some((certificate, fingerprint)) = certificate else { return Ok(()) };
    let validity = certificate.validity();
    write_heading(out, heading)?;
    write_column(out, sentences.label_subject, LABEL)?;
    writeln!(out, "{}", ShownName(certificate.subject()))?;
    write_column(out, sentences.label_issuer, LABEL)?;
    writeln!(out, "{}", ShownName(certificate.issuer()))?;
    write_column(out, sentences.label_valid, LABEL)?;
    let values: [(&str, &dyn Display); 2] =
        [("from", &validity.not_before), ("until", &validity.not_after)];
    write_line(out, sentences.validity, &values)?;
    write_column(out, "SHA-256", LABEL)?;
    writeln!(out, "{}", Hexadecimal(fingerprint))
}

fn write_missing_anchor(
    out: &mut dyn Write,
    signer: &Certificate<'_>,
    sentences: &ReportSentences,
) -> fmt::Result {
    write_heading(out, sentences.missing_anchor)?;
    write_column(out, sentences.label_subject, LABEL)?;
    writeln!(out, "{}", ShownName(signer.issuer()))?;
    write_column(out, sentences.label_key, LABEL)?;
    match authority_key_identifier(signer) {
        [] => write_line(out, sentences.no_key_identifier, &[]),
        identifier => writeln!(out, "{}", Hexadecimal(identifier)),
    }
}

/// The characters from the beginning of a label to the value beside it.
const LABEL: usize = 12;
