//! `idchip anchors`: lists the certificates in files of anchors.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

use idchip::finding::{Finding, FindingSet};
use idchip::time::UnixTime;
use idchip::x509::Certificate;
use serde::Serialize;

use crate::anchors::{AnchorCertificate, AnchorStore, oddities};
use crate::args::AnchorsArguments;
use crate::certificate::{CertificateRecord, is_self_signed, sha256};
use crate::certificate_files::Role;
use crate::console::{self, BAD, DIM, HEADING, OPEN, styled};
use crate::master_lists;
use crate::outcome::{ExitOutcome, Failure};
use crate::path_record::PathRecord;
use crate::printable::printable;
use crate::report_json::ErrorRecord;
use crate::report_table::{self, LabelledValues};
use crate::trust_store;
use crate::verify::json_line;

/// Incremented when a field is removed or changes its meaning, not when a field is added.
const SCHEMA: &str = "idchip.anchors/1";

/// A certificate of the list, or the error if it does not parse.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Entry {
    schema: &'static str,
    #[serde(flatten)]
    path: PathRecord,
    /// Its index in the file, counted from 0.
    index: usize,
    #[serde(flatten)]
    content: Content,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
enum Content {
    Certificate(Box<AnchorRecord>),
    Malformed { fingerprint_sha256: String, error: ErrorRecord },
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct AnchorRecord {
    #[serde(flatten)]
    certificate: CertificateRecord,
    country: Option<String>,
    /// True if a self-issued certificate is signed with its own key; null if it has another issuer
    /// or its algorithm is not supported.
    self_signed: Option<bool>,
    self_issued: bool,
    /// True if it can be a CSCA's certificate; nothing is accepted under any other.
    can_be_csca: bool,
    /// The marks that an operator must know: `expired`, `not_yet_valid`, `not_a_csca`, `test`.
    marks: Vec<&'static str>,
    #[cfg_attr(test, schemars(with = "Vec<crate::schema::FindingName>"))]
    findings: Vec<&'static str>,
    #[serde(skip)]
    all_findings: FindingSet,
    #[serde(skip)]
    oddities: Vec<&'static str>,
}

impl Entry {
    fn new(source: &AnchorCertificate, at: UnixTime) -> Self {
        let content = match Certificate::parse(&source.der) {
            Ok(certificate) => Content::Certificate(Box::new(AnchorRecord::new(&certificate, at))),
            Err(error) => Content::Malformed {
                fingerprint_sha256: sha256(&source.der),
                error: ErrorRecord::new(&source.path, &Failure::malformed(&source.path, error)),
            },
        };
        Self { schema: SCHEMA, path: PathRecord::new(&source.path), index: source.index, content }
    }

    /// True if the arguments ask for this certificate.
    fn is_wanted(&self, arguments: &AnchorsArguments) -> bool {
        let AnchorsArguments { country, expired, .. } = arguments;
        let Content::Certificate(record) = &self.content else {
            return country.is_empty() && !expired;
        };
        let is_of = |code: &String| {
            record.country.as_ref().is_some_and(|own| own.eq_ignore_ascii_case(code))
        };
        (country.is_empty() || country.iter().any(is_of))
            && (!expired || record.marks.contains(&EXPIRED))
    }
}

const EXPIRED: &str = "expired";
const NOT_YET_VALID: &str = "not_yet_valid";
const NOT_A_CSCA: &str = "not_a_csca";
const TEST: &str = "test";

/// Returns the marks of a certificate that an operator must know at this time.
fn marks(certificate: &Certificate<'_>, at: UnixTime) -> Vec<&'static str> {
    let validity = certificate.validity();
    let marks = [
        (at > validity.not_after, EXPIRED),
        (at < validity.not_before, NOT_YET_VALID),
        (!certificate.can_be_csca(), NOT_A_CSCA),
        (certificate.csca_findings().contains(Finding::TestState), TEST),
    ];
    marks.into_iter().filter(|(is_so, _)| *is_so).map(|(_, mark)| mark).collect()
}

impl AnchorRecord {
    fn new(certificate: &Certificate<'_>, at: UnixTime) -> Self {
        let mut findings = certificate.findings();
        findings.merge(certificate.csca_findings());
        let country = certificate.subject().country();
        Self {
            certificate: CertificateRecord::new(certificate),
            country: country.map(|country| printable(&country.to_ascii_uppercase())),
            self_signed: is_self_signed(certificate),
            self_issued: certificate.is_self_issued(),
            can_be_csca: certificate.can_be_csca(),
            marks: marks(certificate, at),
            findings: findings.iter().map(|finding| finding.name()).collect(),
            all_findings: findings,
            oddities: oddities(certificate),
        }
    }

    /// Describes who signed it, for people.
    fn signed_by(&self) -> String {
        match (self.self_issued, self.self_signed) {
            (true, Some(true)) => "self-signed".to_owned(),
            (true, Some(false)) => styled(BAD, "self-issued, but not signed with its own key"),
            (true, None) => styled(OPEN, "self-issued, signature not supported"),
            (false, _) => format!("issued by {}", self.certificate.issuer),
        }
    }
}

/// Runs the command. A certificate that does not parse is listed with its error, and does not end
/// the listing.
pub(crate) fn run(arguments: &AnchorsArguments) -> Result<ExitOutcome, Failure> {
    if !arguments.verify_with.is_empty() {
        return master_lists::run(arguments);
    }
    let paths = paths(arguments)?;
    let store = AnchorStore::read(&paths, Role::Anchors)?;
    let mut output = console::output();
    let all = store.certificates().len();
    let entries: Vec<_> = store
        .certificates()
        .iter()
        .map(|certificate| Entry::new(certificate, arguments.at.0))
        .filter(|entry| entry.is_wanted(arguments))
        .collect();
    if arguments.summary {
        let summary = Summary::of(&entries);
        if arguments.json {
            json_line(&mut output, &summary)?;
        } else {
            summary.print(&mut output)?;
        }
    } else {
        for entry in &entries {
            if arguments.json {
                json_line(&mut output, entry)?;
            } else {
                print(&mut output, entry)?;
            }
        }
    }
    output.flush()?;
    drop(output);
    if entries.len() < all {
        console::note(format_args!("{} of {all} certificates are shown", entries.len()));
    }
    Ok(ExitOutcome::Accepted)
}

/// Returns the paths of the arguments, or else those of the trust store.
fn paths(arguments: &AnchorsArguments) -> Result<Vec<PathBuf>, Failure> {
    let (paths, _) = trust_store::anchors(&arguments.paths)?;
    if paths.is_empty() {
        let text = "give files of anchors, or name them in $IDCHIP_ANCHORS or the configuration file; \
                    docs/anchors.md tells where states publish them";
        return Err(Failure::Usage(text.to_owned()));
    }
    Ok(paths)
}

fn print(output: &mut impl Write, entry: &Entry) -> Result<(), Failure> {
    let place = styled(DIM, format_args!("{} #{}", entry.path.text, entry.index));
    let record = match &entry.content {
        Content::Certificate(record) => record,
        Content::Malformed { error, .. } => {
            writeln!(output, "{}  {place}\n", styled(BAD, &error.message))?;
            return Ok(());
        }
    };
    let certificate = &record.certificate;
    let marks: String = record
        .marks
        .iter()
        .map(|mark| format!("  {}", styled(BAD, mark.replace('_', " ").to_uppercase())))
        .collect();
    writeln!(output, "{}{marks}  {place}", styled(HEADING, &certificate.subject))?;
    let mut values = LabelledValues::default();
    let mut row = |label: &str, value: &str| values.add(label, value);
    row("key", &format!("{}, {}", certificate.key, certificate.signature_algorithm));
    row("validity", &certificate.validity());
    row("serial", &certificate.serial_number);
    row("signed", &record.signed_by());
    row("SHA-256", &certificate.fingerprint_sha256);
    if let Some(identifier) = &certificate.subject_key_identifier {
        row("key id", identifier);
    }
    if !record.oddities.is_empty() {
        let oddities: Vec<_> = record.oddities.iter().map(|it| styled(BAD, it)).collect();
        row("warning", &oddities.join("\n"));
    }
    if !record.findings.is_empty() {
        let findings: Vec<_> = record.all_findings.iter().map(|it| it.to_string()).collect();
        row("findings", &findings.join("\n"));
    }
    values.print(output)?;
    writeln!(output)?;
    Ok(())
}

/// Counts of the certificates by their properties.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Summary {
    schema: &'static str,
    certificates: usize,
    malformed: usize,
    duplicates: usize,
    countries: BTreeMap<String, usize>,
    keys: BTreeMap<String, usize>,
    signature_algorithms: BTreeMap<String, usize>,
    signed: BTreeMap<&'static str, usize>,
    #[cfg_attr(test, schemars(with = "crate::schema::MapOf<crate::schema::FindingName, usize>"))]
    findings: BTreeMap<&'static str, usize>,
    marks: BTreeMap<&'static str, usize>,
}

impl Summary {
    fn of(entries: &[Entry]) -> Self {
        let mut summary = Self {
            schema: "idchip.anchors.summary/1",
            certificates: entries.len(),
            malformed: 0,
            duplicates: 0,
            countries: BTreeMap::new(),
            keys: BTreeMap::new(),
            signature_algorithms: BTreeMap::new(),
            signed: BTreeMap::new(),
            findings: BTreeMap::new(),
            marks: BTreeMap::new(),
        };
        let mut seen = std::collections::BTreeSet::new();
        for entry in entries {
            match &entry.content {
                Content::Malformed { .. } => {
                    summary.malformed = summary.malformed.saturating_add(1)
                }
                Content::Certificate(record) => {
                    if !seen.insert(&record.certificate.fingerprint_sha256) {
                        summary.duplicates = summary.duplicates.saturating_add(1);
                    }
                    summary.add(record);
                }
            }
        }
        summary
    }

    fn add(&mut self, record: &AnchorRecord) {
        let country = record.country.clone().unwrap_or_else(|| "none".to_owned());
        count(&mut self.countries, country);
        count(&mut self.keys, record.certificate.key.clone());
        count(&mut self.signature_algorithms, record.certificate.signature_algorithm.clone());
        let signed = match (record.self_issued, record.self_signed) {
            (true, Some(true)) => "by itself",
            (true, Some(false)) => "not by itself, though self-issued",
            (true, None) => "self-issued, not supported",
            (false, _) => "by another",
        };
        count(&mut self.signed, signed);
        for finding in &record.findings {
            count(&mut self.findings, finding);
        }
        for mark in &record.marks {
            count(&mut self.marks, mark);
        }
    }

    fn print(&self, output: &mut impl Write) -> Result<(), Failure> {
        let Self { certificates, malformed, duplicates, .. } = self;
        writeln!(
            output,
            "{certificates} certificates, {malformed} malformed, {duplicates} duplicates"
        )?;
        self.print_countries(output)?;
        section(output, "by key", &self.keys)?;
        section(output, "by signature algorithm", &self.signature_algorithms)?;
        section(output, "signed", &self.signed)?;
        section(output, "marks", &self.marks)?;
        section(output, "findings", &self.findings)
    }
}

impl Summary {
    /// Prints the countries side by side, since there may be a hundred of them.
    fn print_countries(&self, output: &mut impl Write) -> Result<(), Failure> {
        let countries: Vec<_> = self
            .countries
            .iter()
            .map(|(country, count)| format!("{country}\u{a0}{count}"))
            .collect();
        writeln!(output, "\n{}", styled(HEADING, "by country"))?;
        let mut table = report_table::table();
        table.add_row([countries.join("  ")]);
        Ok(report_table::print(output, &table)?)
    }
}

fn count<K: Ord>(counts: &mut BTreeMap<K, usize>, key: K) {
    let count = counts.entry(key).or_default();
    *count = count.saturating_add(1);
}

fn section<K: AsRef<str>>(
    output: &mut impl Write,
    title: &str,
    counts: &BTreeMap<K, usize>,
) -> Result<(), Failure> {
    if counts.is_empty() {
        return Ok(());
    }
    writeln!(output, "\n{}", styled(HEADING, title))?;
    let mut sorted: Vec<_> = counts.iter().map(|(key, count)| (key.as_ref(), *count)).collect();
    sorted.sort_by(|(a, of_a), (b, of_b)| of_b.cmp(of_a).then(a.cmp(b)));
    for (key, count) in sorted {
        writeln!(output, "{count:>6}  {key}")?;
    }
    Ok(())
}
