//! The report as text, the same on every device.

use core::fmt::{self, Write};

use idchip::FindingSet;
use idchip::lds::DgNumber;
use idchip::verify::{CheckId, DataGroupStatus, Evidence, Policy};

use crate::{CardError, Face, Judgement, Outcome};

/// Writes the result for a card, without anything that identifies its holder.
///
/// # Errors
///
/// Returns an error if `out` does.
pub fn write(
    out: &mut dyn Write,
    outcome: &Result<Outcome, CardError>,
    policy: &Policy,
) -> fmt::Result {
    match outcome {
        Ok(Outcome::Judged(judgement)) => judged(out, judgement, policy),
        Ok(Outcome::Malformed(error)) => writeln!(out, "verdict: malformed: {error}"),
        Ok(Outcome::NoSod) => writeln!(out, "verdict: malformed: EF.SOD is missing"),
        Ok(Outcome::TooLong) => writeln!(out, "verdict: none: EF.SOD is longer than the buffer"),
        Err(CardError) => writeln!(out, "verdict: none: the card does not answer"),
    }
}

fn judged(out: &mut dyn Write, judgement: &Judgement, policy: &Policy) -> fmt::Result {
    let report = &judgement.report;
    writeln!(out, "verdict: {}", judgement.verdict)?;
    for &id in CheckId::ALL {
        let check = report.check_with_policy(id, policy);
        write!(out, "{id}: {} ({})", check.result, check.reason.name())?;
        match check.evidence {
            Evidence::Anchor(index) => write!(out, ", anchor {index}")?,
            Evidence::DataGroup(number) => write!(out, ", {number}")?,
            Evidence::Error(error) => write!(out, ", {error}")?,
            Evidence::Finding(finding) => write!(out, ", {}", finding.name())?,
            Evidence::Length { found, expected } => write!(out, ", {found} of {expected} bytes")?,
            Evidence::Limit(time) => write!(out, ", {time}")?,
            Evidence::Revoked { at, reason: None } => write!(out, ", {at}")?,
            Evidence::Revoked { at, reason: Some(reason) } => {
                write!(out, ", {at}, {}", reason.name())?;
            }
            Evidence::Missing { data_group, bytes } => {
                write!(out, ", {data_group}, {bytes} bytes are missing")?;
            }
            _ => {}
        }
        writeln!(out)?;
    }
    for number in DgNumber::ALL.iter().copied() {
        let status = report.data_group(number);
        if status != DataGroupStatus::NotPresent {
            writeln!(out, "{number}: {}", status.name())?;
        }
    }
    findings(out, "findings", report.findings())?;
    findings(out, "findings of the anchor", report.anchor_findings())?;
    match judgement.face {
        Some(Face::Image(image)) => {
            writeln!(
                out,
                "face: {}, {} bytes from byte {} on",
                image.format, image.length, image.at
            )
        }
        Some(Face::None) => writeln!(out, "face: no image"),
        Some(Face::Malformed(error)) => writeln!(out, "face: malformed: {error}"),
        None => writeln!(out, "face: not shown"),
    }?;
    match &judgement.personal_number {
        // None of the twelve digits is written to a log.
        Some(number) => {
            write!(out, "personal number: ")?;
            number.as_str().chars().try_for_each(|_| out.write_char('*'))?;
            writeln!(out)
        }
        None => writeln!(out, "personal number: not shown"),
    }
}

fn findings(out: &mut dyn Write, title: &str, findings: FindingSet) -> fmt::Result {
    write!(out, "{title}:")?;
    if findings.is_empty() {
        write!(out, " none")?;
    }
    findings.iter().try_for_each(|finding| write!(out, " {}", finding.name()))?;
    writeln!(out)
}
