//! `idchip anchors`: lists the certificates in files of anchors.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

use idchip::ParseError;
use idchip::finding::{Finding, FindingSet};
use idchip::time::UnixTime;
use idchip::x509::Certificate;
use serde::Serialize;

use crate::anchors::{AnchorCertificate, AnchorStore, oddities};
use crate::args::AnchorsArguments;
use idchip_batch::sha256;

use crate::certificate::{CertificateRecord, is_self_signed};
use crate::console::json_line;
use crate::console::{self, BAD, DIM, HEADING, OPEN, styled};
use crate::master_lists;
use crate::no_anchor::Role;
use crate::outcome::{ExitOutcome, Failure};
use crate::path_record::PathRecord;
use crate::report_json::ErrorRecord;
use crate::report_table::{self, LabelledValues};
use crate::texts::{say, screen};
use crate::trust_store;
use idchip_batch::printable;

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
    #[serde(skip)]
    error: Option<ParseError>,
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
        let parsed = Certificate::parse(&source.der);
        let error = parsed.as_ref().err().copied();
        let content = match parsed {
            Ok(certificate) => Content::Certificate(Box::new(AnchorRecord::new(&certificate, at))),
            Err(error) => Content::Malformed {
                fingerprint_sha256: sha256(&source.der),
                error: ErrorRecord::new(&source.path, &Failure::malformed(&source.path, error)),
            },
        };
        let (path, index) = (PathRecord::new(&source.path), source.index);
        Self { schema: SCHEMA, path, index, content, error }
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
            (true, Some(true)) => say!("anchors-self-signed"),
            (true, Some(false)) => styled(BAD, say!("anchors-not-self-signed")),
            (true, None) => styled(OPEN, say!("anchors-signature-not-supported")),
            (false, _) => say!("anchors-issued-by", issuer = self.certificate.issuer),
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
        console::note(say!("anchors-shown", count = entries.len(), all = all));
    }
    Ok(ExitOutcome::Accepted)
}

/// Returns the paths of the arguments, or else those of the trust store.
fn paths(arguments: &AnchorsArguments) -> Result<Vec<PathBuf>, Failure> {
    let (paths, _) = trust_store::anchors(&arguments.paths)?;
    if paths.is_empty() {
        return Err(Failure::Usage(say!("failure-no-anchor-files")));
    }
    Ok(paths)
}

fn print(output: &mut impl Write, entry: &Entry) -> Result<(), Failure> {
    let place = styled(DIM, format_args!("{} #{}", entry.path.text, entry.index));
    let record = match &entry.content {
        Content::Certificate(record) => record,
        Content::Malformed { error, .. } => {
            let error = entry.error.map_or_else(|| error.message.clone(), |it| screen().error(&it));
            writeln!(output, "{}  {place}\n", styled(BAD, error))?;
            return Ok(());
        }
    };
    let certificate = &record.certificate;
    let marks: String = record
        .marks
        .iter()
        .map(|mark| format!("  {}", styled(BAD, mark_text(mark).to_uppercase())))
        .collect();
    writeln!(output, "{}{marks}  {place}", styled(HEADING, &certificate.subject))?;
    let mut values = LabelledValues::default();
    let mut row = |label: String, value: &str| values.add(&label, value);
    row(
        say!("label-anchor-key"),
        &format!("{}, {}", certificate.key_said, certificate.signature_algorithm),
    );
    row(say!("label-anchor-validity"), &certificate.validity());
    row(say!("label-anchor-serial"), &certificate.serial_number);
    row(say!("label-anchor-signed"), &record.signed_by());
    row("SHA-256".to_owned(), &certificate.fingerprint_sha256);
    if let Some(identifier) = &certificate.subject_key_identifier {
        row(say!("label-anchor-key-id"), identifier);
    }
    if !record.oddities.is_empty() {
        let oddities = record.oddities.iter().map(|key| styled(BAD, screen().say(key, &[])));
        let oddities: Vec<_> = oddities.collect();
        row(say!("label-anchor-warning"), &oddities.join("\n"));
    }
    if !record.findings.is_empty() {
        let findings: Vec<_> = record.all_findings.iter().map(|it| screen().text(it)).collect();
        row(say!("label-anchor-findings"), &findings.join("\n"));
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
        let country = record.country.clone().unwrap_or_else(|| NO_COUNTRY.to_owned());
        count(&mut self.countries, country);
        count(&mut self.keys, record.certificate.key.clone());
        count(&mut self.signature_algorithms, record.certificate.signature_algorithm.clone());
        let signed = match (record.self_issued, record.self_signed) {
            (true, Some(true)) => BY_ITSELF,
            (true, Some(false)) => NOT_BY_ITSELF,
            (true, None) => NOT_SUPPORTED,
            (false, _) => BY_ANOTHER,
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
        let line = say!(
            "anchors-summary",
            certificates = certificates,
            malformed = malformed,
            duplicates = duplicates
        );
        writeln!(output, "{line}")?;
        self.print_countries(output)?;
        section(output, &say!("anchors-by-key"), &self.keys)?;
        section(output, &say!("anchors-by-algorithm"), &self.signature_algorithms)?;
        section(output, &say!("anchors-by-signature"), &said(&self.signed, signature_text))?;
        section(output, &say!("anchors-by-mark"), &said(&self.marks, mark_in_summary))?;
        section(output, &say!("anchors-by-finding"), &self.findings)
    }
}

impl Summary {
    /// Prints the countries side by side, since there may be a hundred of them.
    fn print_countries(&self, output: &mut impl Write) -> Result<(), Failure> {
        let countries: Vec<_> = self
            .countries
            .iter()
            .map(|(country, count)| {
                let country =
                    if country == NO_COUNTRY { &say!("anchors-no-country") } else { country };
                format!("{country}\u{a0}{count}")
            })
            .collect();
        writeln!(output, "\n{}", styled(HEADING, say!("anchors-by-country")))?;
        let mut table = report_table::table();
        table.add_row([countries.join("  ")]);
        Ok(report_table::print(output, &table)?)
    }
}

/// The member of a certificate whose subject names no country.
const NO_COUNTRY: &str = "none";

const BY_ITSELF: &str = "by itself";
const NOT_BY_ITSELF: &str = "not by itself, though self-issued";
const NOT_SUPPORTED: &str = "self-issued, not supported";
const BY_ANOTHER: &str = "by another";

/// Counts with their names in the language of the screens.
fn said(
    counts: &BTreeMap<&'static str, usize>,
    text: fn(&str) -> String,
) -> BTreeMap<String, usize> {
    counts.iter().map(|(name, count)| (text(name), *count)).collect()
}

fn signature_text(name: &str) -> String {
    match name {
        BY_ITSELF => say!("anchors-by-itself"),
        NOT_BY_ITSELF => say!("anchors-not-by-itself"),
        NOT_SUPPORTED => say!("anchors-not-supported"),
        _ => say!("anchors-by-another"),
    }
}

/// The name of a mark for people.
fn mark_text(mark: &str) -> String {
    match mark {
        EXPIRED => say!("anchors-mark-expired"),
        NOT_YET_VALID => say!("anchors-mark-not-yet-valid"),
        NOT_A_CSCA => say!("anchors-mark-not-a-csca"),
        _ => say!("anchors-mark-test"),
    }
}

/// The name of a mark beside its count: that of the JSON output in English.
fn mark_in_summary(mark: &str) -> String {
    match screen().is_english() {
        true => mark.to_owned(),
        false => mark_text(mark),
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
