//! `idchip inspect`: shows the content of a card's files. Verifies nothing.

mod biometrics;
mod details;
mod identity;
mod master_file;
mod national;
mod security;

use std::io::{self, Write};
use std::path::Path;

use idchip::finding::FindingSet;
use idchip::lds::dg1::Dg1;
use idchip::lds::dg13::Dg13;
use idchip::lds::{DataGroup, DgNumber, FileContent};
use idchip::national::NationalApplication;
use idchip::vietnam::CrossCheckReport;
use serde::Serialize;

use crate::args::{Application, InspectArguments};
use crate::card::{Card, CardFile};
use crate::console::json_line;
use crate::console::{self, BAD, DIM, HEADING, OPEN, styled};
use crate::content::{Content, Json};
use crate::cross_check::CrossChecks;
use crate::input::Bytes;
use crate::national::ApplicationCard;
use crate::outcome::{ExitOutcome, Failure};
use crate::path_record::PathRecord;
use crate::report_json::ErrorRecord;
use crate::texts::{Texts, english, say, screen};

/// Incremented when a field is removed or changes its meaning, not when a field is added.
const SCHEMA: &str = "idchip.inspect/3";

/// The name of the security object of an application.
const SECURITY_OBJECT: &str = "security object";

/// The result of decoding a file.
pub(crate) enum Decoded {
    /// Its content, and the findings.
    Content(Content, FindingSet),
    /// The command does not decode files of this kind.
    NotDecoded,
}

/// A file and its decoded content.
struct Inspected {
    /// The name of the file in the standard.
    name: String,
    length: usize,
    decoded: Result<Decoded, Failure>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Record<'r> {
    schema: &'static str,
    #[serde(flatten)]
    path: PathRecord,
    /// Always false: `idchip verify` verifies.
    verified: bool,
    files: Vec<FileRecord<'r>>,
    #[cfg_attr(
        test,
        schemars(
            with = "Option<crate::schema::MapOf<crate::schema::CrossCheckName, crate::schema::CrossCheckResultName>>"
        )
    )]
    cross_checks: Option<CrossChecks>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct FileRecord<'r> {
    file: String,
    length: usize,
    #[cfg_attr(test, schemars(with = "Option<crate::schema::Content>"))]
    content: Option<Json<'r>>,
    #[cfg_attr(test, schemars(with = "Vec<crate::schema::FindingName>"))]
    findings: Vec<&'static str>,
    error: Option<ErrorRecord>,
}

/// Runs the command.
pub(crate) fn run(arguments: &InspectArguments) -> Result<ExitOutcome, Failure> {
    let texts = if arguments.json { english() } else { screen() };
    let (files, cross_checks) = match arguments.application {
        None => {
            let card = Card::read(&arguments.path)?;
            let files: Vec<_> =
                card.files().iter().map(|file| Inspected::new(&card, file, texts)).collect();
            (files, cross_checks(&card))
        }
        Some(Application(application)) => {
            let card = ApplicationCard::read(&arguments.path, application)?;
            (Inspected::of_application(&card, application, texts), None)
        }
    };
    let mut output = console::output();
    if arguments.json {
        let record = Record {
            schema: SCHEMA,
            path: PathRecord::new(&arguments.path),
            verified: false,
            files: files
                .iter()
                .map(|file| file.record(&arguments.path, arguments.reveal))
                .collect(),
            cross_checks,
        };
        json_line(&mut output, &record)?;
    } else {
        writeln!(output, "{}\n", styled(OPEN, say!("inspect-not-verified")))?;
        for file in &files {
            file.print(&mut output, arguments.reveal)?;
        }
        if let Some(cross_checks) = cross_checks {
            cross_checks.print(&mut output, &say!("holder-comparison"))?;
        }
    }
    output.flush()?;
    let is_malformed = files.iter().any(|file| file.decoded.is_err());
    Ok(if is_malformed { ExitOutcome::Malformed } else { ExitOutcome::Accepted })
}

impl Inspected {
    fn new(card: &Card, file: &CardFile, texts: &Texts) -> Self {
        let mut scratch = Bytes::new(vec![0; file.bytes.len()]);
        let decoded = FileContent::parse_with_scratch(file.kind, &file.bytes, &mut scratch)
            .map(|read| decode(&read, card, texts))
            .map_err(|error| Failure::malformed(&file.path(card), error));
        Self { name: file.kind.to_string(), length: file.bytes.len(), decoded }
    }

    /// The security object and the files of an application.
    fn of_application(
        card: &ApplicationCard,
        application: &'static NationalApplication,
        texts: &Texts,
    ) -> Vec<Self> {
        let object = &card.security_object;
        let decoded = national::security_object(&object.bytes, application, texts);
        let security_object = Self {
            name: SECURITY_OBJECT.to_owned(),
            length: object.bytes.len(),
            decoded: decoded.map_err(|error| Failure::malformed(&object.path, error)),
        };
        let files = card.files.iter().map(|file| Self {
            name: format!("EF.{:04X} {}", file.description.identifier, file.description.name),
            length: file.bytes.len(),
            decoded: Ok(Decoded::Content(
                national::content(file.description, &file.bytes, texts),
                FindingSet::EMPTY,
            )),
        });
        core::iter::once(security_object).chain(files).collect()
    }

    fn record(&self, path: &Path, reveals: bool) -> FileRecord<'_> {
        let (content, findings) = match &self.decoded {
            Ok(Decoded::Content(content, findings)) => (Some(content.as_json(reveals)), *findings),
            _ => (None, FindingSet::EMPTY),
        };
        FileRecord {
            file: self.name.clone(),
            length: self.length,
            content,
            findings: findings.iter().map(|finding| finding.name()).collect(),
            error: self.decoded.as_ref().err().map(|it| ErrorRecord::new(path, it)),
        }
    }

    fn print(&self, output: &mut impl Write, reveals: bool) -> io::Result<()> {
        let length = styled(DIM, say!("inspect-bytes", length = self.length));
        let name = match self.name.as_str() {
            SECURITY_OBJECT => &say!("inspect-security-object"),
            name => name,
        };
        writeln!(output, "{}  {length}", styled(HEADING, name))?;
        match &self.decoded {
            Ok(Decoded::Content(content, findings)) => {
                content.print(output, reveals)?;
                for finding in findings.iter() {
                    let finding = screen().text(finding);
                    writeln!(output, " {} {finding}", styled(OPEN, say!("inspect-finding")))?;
                }
            }
            Ok(Decoded::NotDecoded) => writeln!(output, " {}", say!("inspect-not-decoded"))?,
            Err(failure) => {
                let label = styled(BAD, say!("inspect-malformed"));
                writeln!(output, " {label} {}", failure.said())?;
            }
        }
        writeln!(output)
    }
}

/// Returns the values of a file to show.
fn decode(read: &FileContent<'_>, card: &Card, texts: &Texts) -> Decoded {
    let mut findings = read.findings();
    let content = match read {
        FileContent::AtrInfo(file) => master_file::atr_info(file, texts),
        FileContent::CardAccess(file) => security::infos(&file.security_infos(), texts),
        FileContent::CardSecurity(file) => security::card_security(file, texts),
        FileContent::Com(file) => security::com(file),
        FileContent::Cvca(file) => master_file::cvca(file),
        FileContent::Dir(file) => master_file::dir(file),
        FileContent::Sod(file) => security::sod(file, texts),
        FileContent::Dg1(file) => identity::dg1(file, texts),
        FileContent::Dg2(file) => biometrics::dg2(file, texts),
        FileContent::Dg3(file) => biometrics::dg3(file),
        FileContent::Dg4(file) => biometrics::dg4(file),
        FileContent::Dg5(file) => details::images("portrait", file.portraits()),
        FileContent::Dg7(file) => details::images("signature", file.signatures()),
        FileContent::Dg11(file) => details::dg11(file),
        FileContent::Dg12(file) => details::dg12(file),
        FileContent::Dg13(file) => identity::dg13(file, card, &mut findings, texts),
        FileContent::Dg14(file) => security::infos(&file.security_infos(), texts),
        FileContent::Dg15(file) => security::dg15(file, texts),
        FileContent::Dg16(file) => details::dg16(file),
        _ => return Decoded::NotDecoded,
    };
    Decoded::Content(content, findings)
}

/// Compares the parts of a Vietnamese card with each other.
fn cross_checks(card: &Card) -> Option<CrossChecks> {
    let dg1 = card.data_group(DgNumber::Dg1).and_then(|file| Dg1::parse(file).ok());
    let mrz = dg1.as_ref().map(Dg1::mrz)?;
    let dg13 = card.data_group(DgNumber::Dg13).and_then(|file| Dg13::parse(file).ok())?;
    let content = dg13.content_of(mrz.issuing_state()).ok()?;
    let citizen = content.citizen()?;
    Some(CrossChecks::of_chip(&CrossCheckReport::new(Some(mrz), Some(citizen), None)))
}
