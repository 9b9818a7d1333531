//! `idchip aa`: checks a chip's response to a challenge, without the rest of the card.

use std::io::Write;
use std::path::Path;

use idchip::lds::DataGroup;
use idchip::lds::dg14::Dg14;
use idchip::lds::dg15::Dg15;
use idchip::verify::unauthenticated::check_response;
use idchip::verify::{CheckId, CheckResult};
use idchip::{FindingSet, algorithms};
use serde::Serialize;

use crate::advice::{Circumstances, advice, why};
use crate::args::AaArguments;
use crate::certificate::{describe_key, oid_name};
use crate::console::{self, HEADING, OPEN, styled};
use crate::input::{self, Bytes};
use crate::outcome::{ExitOutcome, Failure};
use crate::report_json::CheckRecord;
use crate::report_table::{self, result};
use crate::verify::json_line;

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
    let (check, findings) = check_response(&key, algorithm, challenge, response, &algorithms::ALL);
    let circumstances = Circumstances::NONE;
    let reason = why(CheckId::ActiveAuthentication, &check, &circumstances);
    let advice = advice(CheckId::ActiveAuthentication, &check, &circumstances);
    let mut output = console::output();
    if arguments.json {
        let record = Record {
            schema: "idchip.aa/1",
            active_authentication: CheckRecord::new(&check, reason, advice),
            key: describe_key(&key),
            algorithm: algorithm.map(oid_name),
            key_authenticated: false,
            findings: names(findings),
        };
        json_line(&mut output, &record)?;
    } else {
        let mut table = report_table::table();
        let mut row = |label: &str, value: String| {
            table.add_row([styled(HEADING, label), value]);
        };
        row("Response", format!("{}: {reason}", result(check.result)));
        if let Some(advice) = advice {
            row("", styled(OPEN, format_args!("→ {advice}")));
        }
        row("Key", describe_key(&key));
        if let Some(algorithm) = algorithm {
            row("Algorithm", oid_name(algorithm));
        }
        for finding in findings.iter() {
            row("Finding", finding.to_string());
        }
        let caution = "The key itself was not authenticated: anyone can make a key and answer with it. \
                           `idchip verify` compares EF.DG15 with the signed hash.";
        row("Caution", styled(OPEN, caution));
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
