//! Deviation lists: read, verified, and compared with a card.

use std::path::{Path, PathBuf};

use idchip::cms::{DeviationDescription, DeviationList, DeviationType};
use idchip::lds::DgNumber;
use idchip::lds::dg12::Dg12;
use idchip::time::Date;
use idchip::verify::{
    Check, CheckId, CheckResult, DeviationListOutcome, DeviationMatch, Document, Identification,
    ListCheckId, ListVerifier, Reason, VerifiedList,
};
use idchip::x509::Certificate;

use crate::advice::{explanation, sentence};
use crate::card::Card;
use crate::input::Bytes;
use crate::outcome::{ExitOutcome, Failure, InputError, console_path};
use crate::signed_content::{self, unexpected};
use crate::texts::{Texts, say, screen};
use idchip_batch::{Terms, printable};

/// The most entries of a list that are kept of those that cannot be decided; the others are counted.
const UNDETERMINED_KEPT: usize = 8;

/// A deviation list that was verified.
pub(crate) struct Verified<'l> {
    path: PathBuf,
    publisher: String,
    list: VerifiedList<DeviationList<'l>>,
}

/// Reads the deviation lists in these files and directories.
pub(crate) fn read(paths: &[PathBuf]) -> Result<Vec<(PathBuf, Bytes)>, Failure> {
    signed_content::read(paths, |bytes| parse(bytes).map(drop), InputError::NoDeviationList)
}

fn parse(bytes: &[u8]) -> Result<DeviationList<'_>, InputError> {
    DeviationList::parse(bytes)
        .map_err(|error| unexpected("failure-object-deviation-list", bytes, error))
}

/// Verifies the lists under the anchors. A list that is not verified is refused, with the reason: it is never
/// used in silence, nor left out.
pub(crate) fn verified<'l>(
    files: &'l [(PathBuf, Bytes)],
    terms: &Terms<'l>,
) -> Result<Vec<Verified<'l>>, Failure> {
    let Terms { anchors, algorithms, policy, at, .. } = *terms;
    let verifier = ListVerifier::new(&anchors, algorithms, policy, at)
        .with_revocation_lists(terms.revocation_lists);
    let lists = files.iter().map(|(path, bytes)| {
        let list = parse(bytes).map_err(|error| Failure::malformed(path, error))?;
        let list = verifier.verify(&list).map_err(|report| refused(path, report.violation()))?;
        let anchor = list.report().anchor().and_then(|index| usize::try_from(index).ok());
        let anchor = anchor.and_then(|index| anchors.iter().nth(index));
        let publisher = anchor.and_then(|bytes| Certificate::parse(bytes).ok());
        let publisher = publisher.map(|csca| printable(&csca.subject().to_string()));
        Ok(Verified { path: path.clone(), publisher: publisher.unwrap_or_default(), list })
    });
    lists.collect()
}

fn refused(path: &Path, violation: Option<(ListCheckId, Check)>) -> Failure {
    let outcome = match violation.map(|(_, check)| check.result) {
        Some(CheckResult::Failed) => ExitOutcome::Rejected,
        _ => ExitOutcome::Undetermined,
    };
    let why = violation.map(|(id, check)| {
        let reason = explanation(&check, &screen().text(id), screen());
        say!("report-check-line", title = screen().title(id), reason = reason)
    });
    let (path, why) = (console_path(path), why.unwrap_or_default());
    let text = match violation.map(|(_, check)| check.reason) {
        Some(Reason::NoAnchor) => say!("failure-list-without-anchor", path = path, why = why),
        _ => say!("failure-list-not-verified", path = path, why = why),
    };
    Failure::Refused(outcome, text)
}

/// A list, and what it says about a card.
pub(crate) struct Comparison {
    pub(crate) path: PathBuf,
    /// The subject of the anchor that issued the certificate of the list's signer.
    pub(crate) publisher: String,
    pub(crate) outcome: DeviationListOutcome,
    pub(crate) found: Vec<Entry>,
}

/// An entry that may be about the card.
pub(crate) struct Entry {
    /// Its index in the list, counted from 0.
    pub(crate) index: u32,
    pub(crate) check: Check,
    pub(crate) deviations: Vec<Deviation>,
    /// The checks that look at what deviates.
    pub(crate) concerns: Vec<CheckId>,
}

/// A deviation in the words of the standard and of the publisher.
pub(crate) struct Deviation {
    /// The name of the type, or its identifier in dotted form.
    pub(crate) kind: String,
    known: Option<DeviationType>,
    part: Option<DeviationPart>,
    /// The publisher's description.
    pub(crate) description: Option<String>,
}

/// The part of a document that a deviation is in.
enum DeviationPart {
    /// A field of a certificate or of the MRZ, by the key of its name.
    Field(&'static str),
    /// A file, by its name.
    File(String),
}

/// Compares a card with each list. The date of issue is the given one, or that of a verified EF.DG12.
pub(crate) fn compare(
    card: &Card,
    document: &mut Document<'_>,
    lists: &[Verified<'_>],
    issued: Option<Date>,
) -> Vec<Comparison> {
    if lists.is_empty() {
        return Vec::new();
    }
    let date_of_issue = issued.or_else(|| {
        let dg12 = document.open::<Dg12<'_>>(card.data_group(DgNumber::Dg12)?).ok()?;
        dg12.date_of_issue().ok()??.date()
    });
    let dg1 = card.data_group(DgNumber::Dg1);
    let identification = Identification { dg1, date_of_issue };
    let compared = lists.iter().map(|list| {
        let mut found = Vec::new();
        let mut open: usize = 0;
        let outcome = document.check_deviation_list(&list.list, &identification, |entry| {
            let matches = entry.check.result == CheckResult::Successful;
            open = open.saturating_add(usize::from(!matches));
            if matches || open <= UNDETERMINED_KEPT {
                found.push(Entry::new(entry));
            }
        });
        let (path, publisher) = (list.path.clone(), list.publisher.clone());
        Comparison { path, publisher, outcome, found }
    });
    compared.collect()
}

impl Entry {
    fn new(entry: &DeviationMatch<'_>) -> Self {
        let descriptions = entry.deviation.iter().flat_map(|deviation| deviation.descriptions());
        Self {
            index: entry.index,
            check: entry.check,
            deviations: descriptions.map(|description| Deviation::new(&description)).collect(),
            concerns: CheckId::ALL.iter().copied().filter(|id| entry.concerns(*id)).collect(),
        }
    }

    /// True if the card matches the entry.
    pub(crate) fn matches(&self) -> bool {
        self.check.result == CheckResult::Successful
    }

    /// Says what the entry means for the card.
    pub(crate) fn text(&self, texts: &Texts) -> String {
        if self.matches() {
            say!(in texts, "why-entry-matches")
        } else {
            explanation(&self.check, "", texts)
        }
    }
}

impl Deviation {
    fn new(description: &DeviationDescription<'_>) -> Self {
        let known = description.known_type();
        let identifier = description.deviation_type.to_string();
        let part = description.number().zip(known).and_then(|(number, of)| part(of, number));
        let own = description.description.map(|text| printable(&String::from_utf8_lossy(text)));
        Self {
            kind: known.map_or(identifier, |known| known.name().to_owned()),
            known,
            part,
            description: own,
        }
    }

    /// Says what deviates, in the words of the standard.
    pub(crate) fn text(&self, texts: &Texts) -> String {
        let text = match self.known {
            Some(known) => texts.text(known),
            None => say!(in texts, "report-deviation-unknown"),
        };
        let part = self.part.as_ref().map(|part| match part {
            DeviationPart::Field(key) => texts.say(key, &[]),
            DeviationPart::File(name) => name.clone(),
        });
        sentence(&match part {
            Some(part) => say!(in texts, "report-deviation-of", text = text, part = part),
            None => text,
        })
    }
}

impl Comparison {
    /// The list and the number of its entries, in a line.
    pub(crate) fn line(&self) -> String {
        let DeviationListOutcome { check, entries, matched, undetermined, .. } = self.outcome;
        let path = console_path(&self.path);
        if check.result == CheckResult::Successful {
            say!(
                "report-list-compared",
                path = path,
                publisher = self.publisher,
                matched = matched,
                entries = entries,
                undetermined = undetermined
            )
        } else {
            let why = explanation(&check, "", screen());
            say!("report-list-not-compared", path = path, publisher = self.publisher, why = why)
        }
    }
}

/// Names what the number in the parameters of a deviation stands for (Doc 9303-12 §10.2).
fn part(of: DeviationType, number: u32) -> Option<DeviationPart> {
    let index = usize::try_from(number).ok()?;
    match of {
        DeviationType::CertOrKeyCscaEncoding | DeviationType::CertOrKeyDsEncoding => {
            FIELDS_OF_CERTIFICATE.get(index).copied().map(DeviationPart::Field)
        }
        DeviationType::LdsDgHashWrong | DeviationType::LdsDgMalformed => match number {
            20 => Some(DeviationPart::File("EF.SOD".to_owned())),
            21 => Some(DeviationPart::File("EF.COM".to_owned())),
            _ => DgNumber::new(number).map(|number| DeviationPart::File(number.to_string())),
        },
        DeviationType::MrzWrongCheckDigit | DeviationType::MrzWrongData => {
            FIELDS_OF_MRZ.get(index).copied().map(DeviationPart::Field)
        }
        _ => None,
    }
}

/// The keys of their names.
const FIELDS_OF_CERTIFICATE: [&str; 10] = [
    "report-field-unnamed",
    "report-field-version",
    "report-field-serial-number",
    "report-field-signature-algorithm",
    "report-field-issuer",
    "report-field-validity",
    "report-field-subject",
    "report-field-public-key",
    "report-field-issuer-identifier",
    "report-field-subject-identifier",
];

/// The keys of their names.
const FIELDS_OF_MRZ: [&str; 10] = [
    "report-field-unnamed",
    "report-field-document-code",
    "report-field-issuing-state",
    "report-field-name",
    "report-field-document-number",
    "report-field-nationality",
    "report-field-date-of-birth",
    "report-field-sex",
    "report-field-date-of-expiry",
    "report-field-optional-data",
];
