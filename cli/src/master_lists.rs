//! `idchip anchors --verify-with`: verifies CSCA master lists.

use std::io::Write;
use std::path::Path;

use idchip::cms::MasterList;
use idchip::verify::{Anchors, Check, CheckResult, ListCheckId, ListReport, ListVerifier, Policy};
use idchip::x509::Certificate;
use serde::Serialize;

use crate::advice::explanation;
use crate::anchors::AnchorStore;
use crate::args::AnchorsArguments;
use crate::certificate::CertificateRecord;
use crate::console::json_line;
use crate::console::{self, DIM, HEADING, styled};
use crate::crls::RevocationLists;
use crate::outcome::{ExitOutcome, Failure, InputError, console_path};
use crate::path_record::PathRecord;
use crate::report_json::{CheckRecord, OrderedMap, names};
use crate::report_table::{self, LabelledValues};
use crate::signed_content::{self, unexpected};
use crate::texts::{english, say, screen};

/// Incremented when a field is removed or changes its meaning, not when a field is added.
const SCHEMA: &str = "idchip.master_list/1";

/// A list, and the results of its checks.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ListRecord {
    schema: &'static str,
    #[serde(flatten)]
    path: PathRecord,
    #[cfg_attr(test, schemars(with = "crate::schema::SignedVerdictName"))]
    verdict: &'static str,
    at: String,
    /// The number of certificates in the list.
    certificates: usize,
    /// The time at which the signer claims to have signed.
    signing_time: Option<String>,
    #[cfg_attr(test, schemars(with = "Option<crate::schema::ListCheckName>"))]
    decided_by: Option<&'static str>,
    #[cfg_attr(
        test,
        schemars(with = "crate::schema::MapOf<crate::schema::ListCheckName, CheckRecord>")
    )]
    checks: OrderedMap<CheckRecord>,
    #[cfg_attr(test, schemars(with = "Vec<crate::schema::FindingName>"))]
    findings: Vec<&'static str>,
    #[cfg_attr(test, schemars(with = "Vec<crate::schema::FindingName>"))]
    anchor_findings: Vec<&'static str>,
    /// The pinned certificate that issued the signer's.
    anchor: Option<CertificateRecord>,
    #[serde(skip)]
    outcome: ExitOutcome,
    #[serde(skip)]
    report: ListReport,
}

/// Runs the command.
pub(crate) fn run(arguments: &AnchorsArguments) -> Result<ExitOutcome, Failure> {
    if arguments.paths.is_empty() {
        return Err(Failure::Usage(say!("failure-no-lists")));
    }
    let pinned = AnchorStore::read_trusted(&arguments.verify_with)?;
    let slices = pinned.as_slices();
    let anchors = Anchors::from_certificates_lenient(&slices);
    let at = arguments.at.0;
    let crls = RevocationLists::read(&arguments.crl)?;
    let crls: Vec<_> = crls.iter().collect();
    let verifier = ListVerifier::new(&anchors, idchip_batch::FAST, Policy::DEFAULT, at)
        .with_revocation_lists(&crls);
    let mut output = console::output();
    let mut worst = ExitOutcome::Accepted;
    let files = signed_content::read(
        &arguments.paths,
        |bytes| parse(bytes).map(drop),
        InputError::NoMasterList,
    )?;
    for (path, bytes) in files {
        if pinned.certificates().iter().any(|it| is_same_file(&it.file, &path)) {
            let path = console_path(&path);
            return Err(Failure::Usage(say!("failure-list-for-itself", path = path)));
        }
        let list = parse(&bytes).map_err(|error| Failure::malformed(&path, error))?;
        let report = verifier.examine(&list);
        let anchor =
            report.anchor().and_then(|index| anchors.iter().nth(usize::try_from(index).ok()?));
        let record = ListRecord::new(&path, &at.to_string(), &list, report, anchor);
        if arguments.json {
            json_line(&mut output, &record)?;
        } else {
            print(&mut output, &record)?;
        }
        worst = worst.max(record.outcome);
    }
    output.flush()?;
    Ok(worst)
}

fn parse(bytes: &[u8]) -> Result<MasterList<'_>, InputError> {
    MasterList::parse(bytes).map_err(|error| unexpected("failure-object-master-list", bytes, error))
}

/// True if both paths lead to one file.
fn is_same_file(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

impl ListRecord {
    fn new(
        path: &Path,
        at: &str,
        list: &MasterList<'_>,
        report: ListReport,
        anchor: Option<&[u8]>,
    ) -> Self {
        let violation = report.violation();
        let outcome = match violation.map(|(_, check)| check.result) {
            None => ExitOutcome::Accepted,
            Some(CheckResult::Failed) => ExitOutcome::Rejected,
            Some(_) => ExitOutcome::Undetermined,
        };
        let checks = ListCheckId::ALL.iter().map(|id| {
            let check = report.check(*id);
            let text = explanation(&check, id.text(), english());
            (id.name().to_owned(), CheckRecord::new(&check, text, None))
        });
        let signer = list.signed_data().signer_infos().nth(report.signer_info());
        let attributes = signer.and_then(|signer| signer.signed_attributes());
        let signing_time = attributes.and_then(|attributes| attributes.signing_time());
        let anchor = anchor.and_then(|bytes| Certificate::parse(bytes).ok());
        Self {
            schema: SCHEMA,
            path: PathRecord::new(path),
            verdict: match outcome {
                ExitOutcome::Accepted => "verified",
                other => other.name(),
            },
            at: at.to_owned(),
            certificates: list.certificates().count(),
            signing_time: signing_time.map(|time| time.to_string()),
            decided_by: violation.map(|(id, _)| id.name()),
            checks: OrderedMap(checks.collect()),
            findings: names(report.findings()),
            anchor_findings: names(report.anchor_findings()),
            anchor: anchor.as_ref().map(CertificateRecord::new),
            outcome,
            report,
        }
    }
}

fn print(output: &mut impl Write, record: &ListRecord) -> Result<(), Failure> {
    let verdict = match record.outcome {
        ExitOutcome::Accepted => say!("report-outcome-verified"),
        other => other.said(),
    };
    let verdict = styled(console::style_of(record.outcome), verdict.to_uppercase());
    writeln!(output, "{verdict}  {}", styled(HEADING, &record.path.text))?;
    let ListRecord { certificates: count, at, .. } = record;
    let at = screen().date(at);
    let line = match &record.signing_time {
        Some(signed) => {
            say!("anchors-list", count = count, signed = screen().date(signed), at = at)
        }
        None => say!("anchors-list-without-time", count = count, at = at),
    };
    writeln!(output, "{}", styled(DIM, format_args!(" {line}")))?;
    let mut table = report_table::table();
    for id in ListCheckId::ALL {
        let check: Check = record.report.check(*id);
        let result = report_table::result(check.result);
        let reason = explanation(&check, &screen().text(*id), screen());
        report_table::add_check(&mut table, screen().title(*id), result, &reason);
    }
    let mut values = LabelledValues::default();
    if let Some(anchor) = &record.anchor {
        let anchor = report_table::certificate(anchor);
        values.add(&say!("label-pinned"), anchor);
    }
    let own = record.report.findings();
    let of_anchor = record.report.anchor_findings();
    let findings: Vec<_> = own
        .iter()
        .map(|finding| screen().text(finding))
        .chain(
            of_anchor
                .iter()
                .map(|finding| say!("anchors-finding-pinned", finding = screen().text(finding))),
        )
        .collect();
    if !findings.is_empty() {
        values.add(&say!("label-findings"), findings.join("\n"));
    }
    report_table::print(output, &table)?;
    values.print(output)?;
    if record.outcome != ExitOutcome::Accepted {
        writeln!(output, " {}", say!("anchors-list-not-vouched-for"))?;
    }
    writeln!(output)?;
    Ok(())
}
