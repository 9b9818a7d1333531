//! `idchip aa`: checks a chip's response to a challenge, without the rest of the card.

use std::io::Write;
use std::path::Path;

use idchip::FindingSet;
use idchip::lds::DataGroup;
use idchip::lds::dg14::Dg14;
use idchip::lds::dg15::Dg15;
use idchip::verify::unauthenticated::check_response;
use idchip::verify::{CheckId, CheckResult};
use serde::Serialize;

use crate::advice::{Circumstances, advice, why};
use crate::args::AaArguments;
use crate::certificate::{describe_key, oid_name};
use crate::console::json_line;
use crate::console::{self, HEADING, OPEN, styled};
use crate::input::{self, Bytes};
use crate::outcome::{ExitOutcome, Failure};
use crate::report_json::CheckRecord;
use crate::report_table::{self, result};
use crate::texts::{english, say, screen};

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Record {
    schema: &'static str,
    active_authentication: CheckRecord,
    key: String,
    /// The algorithm that EF.DG14 names.
    algorithm: Option<String>,
    /// Always false: the key comes from a file that was not compared with an EF.SOD.
    key_authenticated: bool,
    #[cfg_attr(test, schemars(with = "Vec<crate::schema::FindingName>"))]
    findings: Vec<&'static str>,
}

/// Runs the command.
pub(crate) fn run(arguments: &AaArguments) -> Result<ExitOutcome, Failure> {
    let dg15 = read(&arguments.dg15)?;
    let malformed = |path: &Path| {
        let path = path.to_owned();
        move |error: idchip::ParseError| Failure::malformed(&path, error)
    };
    let key = Dg15::parse(&dg15)
        .and_then(|dg15| dg15.public_key())
        .map_err(malformed(&arguments.dg15))?;
    let dg14 = arguments.dg14.as_ref().map(|path| Ok::<_, Failure>((path, read(path)?)));
    let dg14 = dg14.transpose()?;
    let dg14 = match &dg14 {
        Some((path, bytes)) => Some(Dg14::parse(bytes).map_err(malformed(path))?),
        None => None,
    };
    let algorithm = dg14
        .and_then(|dg14| dg14.security_infos().active_authentication())
        .map(|info| info.signature_algorithm);
    let (challenge, response) = (&arguments.challenge.0, &arguments.response.0);
    let (check, findings) =
        check_response(&key, algorithm, challenge, response, &idchip_batch::FAST);
    let circumstances = Circumstances::NONE;
    let texts = if arguments.json { english() } else { screen() };
    let reason = why(CheckId::ActiveAuthentication, &check, &circumstances, texts);
    let advice = advice(CheckId::ActiveAuthentication, &check, &circumstances, texts);
    let mut output = console::output();
    if arguments.json {
        let record = Record {
            schema: "idchip.aa/1",
            active_authentication: CheckRecord::new(&check, reason, advice),
            key: describe_key(&key, english()),
            algorithm: algorithm.map(oid_name),
            key_authenticated: false,
            findings: names(findings),
        };
        json_line(&mut output, &record)?;
    } else {
        let mut table = report_table::table();
        let mut row = |label: String, value: String| {
            table.add_row([styled(HEADING, label), value]);
        };
        row(say!("label-response"), format!("{}: {reason}", result(check.result)));
        if let Some(advice) = advice {
            row(String::new(), styled(OPEN, format_args!("→ {advice}")));
        }
        row(say!("label-key"), describe_key(&key, screen()));
        if let Some(algorithm) = algorithm {
            row(say!("label-algorithm"), oid_name(algorithm));
        }
        for finding in findings.iter() {
            row(say!("label-finding"), screen().text(finding));
        }
        row(say!("label-caution"), styled(OPEN, say!("report-key-not-authenticated")));
        report_table::fix_width(&mut table, 0, 13);
        report_table::print(&mut output, &table)?;
    }
    output.flush()?;
    Ok(match check.result {
        CheckResult::Successful => ExitOutcome::Accepted,
        CheckResult::Failed => ExitOutcome::Rejected,
        _ => ExitOutcome::Undetermined,
    })
}

fn names(findings: FindingSet) -> Vec<&'static str> {
    findings.iter().map(|finding| finding.name()).collect()
}

fn read(path: &Path) -> Result<Bytes, Failure> {
    input::read(path).map_err(|error| Failure::malformed(path, error))
}
