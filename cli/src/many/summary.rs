//! The cards of a run by verdict, deciding check, reason, and signer.

use core::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::Write;

use idchip::verify::CheckId;
use idchip_batch::Row;
use serde::Serialize;
use serde_json::Value;

use crate::console::{self, HEADING, styled};
use crate::outcome::{ExitOutcome, Failure};
use crate::report_table;
use crate::texts::{say, screen};

/// The number of cards, in all and by what became of them. docs/json.md describes it.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Summary {
    schema: &'static str,
    cards: u64,
    verdicts: Verdicts,
    /// The checks that keep cards from being accepted, with the reasons.
    #[cfg_attr(
        test,
        schemars(
            with = "crate::schema::MapOf<crate::schema::DecidingName, crate::schema::MapOf<crate::schema::ReasonName, u64>>"
        )
    )]
    decided_by: BTreeMap<String, BTreeMap<String, u64>>,
    /// The kinds of error of malformed cards.
    #[cfg_attr(test, schemars(with = "crate::schema::MapOf<crate::schema::ErrorName, u64>"))]
    errors: BTreeMap<String, u64>,
    #[serde(serialize_with = "most_cards_first")]
    #[cfg_attr(test, schemars(with = "Vec<Signer>"))]
    signers: BTreeMap<String, Signer>,
    /// The cards of all signers after those, which have taken [`MOST_BYTES`].
    #[serde(skip_serializing_if = "Option::is_none")]
    further_signers: Option<Counted>,
    /// The bytes that the signers take.
    #[serde(skip)]
    bytes: usize,
}

/// The most bytes of signers, some ten thousands of them. Their number and their names are those of the files, which
/// anybody can have made.
const MOST_BYTES: usize = 16 * 1024 * 1024;

/// The number of cards with each verdict.
#[derive(Clone, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Verdicts {
    accepted: u64,
    undetermined: u64,
    rejected: u64,
    malformed: u64,
}

/// A signer, by its certificate, and its cards.
#[derive(Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Signer {
    fingerprint_sha256: String,
    subject: String,
    issuer: String,
    serial_number: String,
    #[serde(flatten)]
    counted: Counted,
}

/// A number of cards, in all and with each verdict.
#[derive(Clone, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Counted {
    cards: u64,
    verdicts: Verdicts,
}

/// The properties of a card that the summary counts.
struct Card<'c> {
    outcome: ExitOutcome,
    /// The check that decides, and the reason.
    deciding: Option<(&'c str, &'c str)>,
    error: Option<&'c str>,
    /// Fingerprint, subject, issuer and serial number.
    signer: Option<[&'c str; 4]>,
}

impl Summary {
    pub(crate) const fn new() -> Self {
        Self {
            schema: "idchip.verify.summary/1",
            cards: 0,
            verdicts: Verdicts { accepted: 0, undetermined: 0, rejected: 0, malformed: 0 },
            decided_by: BTreeMap::new(),
            errors: BTreeMap::new(),
            signers: BTreeMap::new(),
            further_signers: None,
            bytes: 0,
        }
    }

    /// Counts a card by its row.
    pub(crate) fn add_row(&mut self, row: &Row) {
        self.add(&Card {
            outcome: row.outcome.into(),
            deciding: row.decided_by.zip(row.reason()),
            error: row.error.as_ref().map(|error| error.kind),
            signer: row.signer.as_ref().map(|signer| {
                [
                    signer.fingerprint_sha256.as_str(),
                    &signer.subject,
                    &signer.issuer,
                    &signer.serial_number,
                ]
            }),
        });
    }

    /// Counts a card by its JSON, which an earlier run has written. Returns false for any other object.
    pub(crate) fn add_json(&mut self, card: &Value) -> bool {
        let text = |value: &'_ Value, name: &str| value.get(name)?.as_str().map(str::to_owned);
        let verdict = text(card, "verdict");
        let outcome = ExitOutcome::ALL.iter().find(|it| verdict.as_deref() == Some(it.name()));
        let Some(outcome) = outcome else { return false };
        let decided_by = text(card, "decided_by");
        let reason = decided_by.as_deref().and_then(|check| {
            // EF.CardSecurity has its checks in itself.
            let (of, check) = match card.get(check).filter(|_| check == "card_security") {
                Some(file) => (file, text(file, "decided_by")?),
                None => (card, check.to_owned()),
            };
            text(of.get("checks")?.get(&check)?, "reason")
        });
        let error = card.get("error").and_then(|error| text(error, "kind"));
        let signer = card.get("signer").filter(|signer| !signer.is_null()).map(|signer| {
            ["fingerprint_sha256", "subject", "issuer", "serial_number"]
                .map(|name| text(signer, name).unwrap_or_default())
        });
        self.add(&Card {
            outcome: *outcome,
            deciding: decided_by.as_deref().zip(reason.as_deref()),
            error: error.as_deref(),
            signer: signer.as_ref().map(|it| it.each_ref().map(String::as_str)),
        });
        true
    }

    fn add(&mut self, card: &Card<'_>) {
        self.cards = self.cards.saturating_add(1);
        self.verdicts.add(card.outcome);
        if let Some((check, reason)) = card.deciding {
            count(self.decided_by.entry(check.to_owned()).or_default(), reason);
        }
        if let Some(kind) = card.error {
            count(&mut self.errors, kind);
        }
        if let Some(names) = card.signer {
            self.signer(names).add(card.outcome);
        }
    }

    /// Returns the place where the cards of this signer are counted.
    fn signer(&mut self, names: [&str; 4]) -> &mut Counted {
        let [fingerprint, subject, issuer, serial_number] = names;
        if !self.signers.contains_key(fingerprint) {
            let texts = names.iter().fold(0, |sum: usize, name| sum.saturating_add(name.len()));
            let bytes = self.bytes.saturating_add(texts).saturating_add(size_of::<Signer>());
            if bytes > MOST_BYTES {
                return self.further_signers.get_or_insert_default();
            }
            self.bytes = bytes;
        }
        let signer = self.signers.entry(fingerprint.to_owned()).or_insert_with(|| Signer {
            fingerprint_sha256: fingerprint.to_owned(),
            subject: subject.to_owned(),
            issuer: issuer.to_owned(),
            serial_number: serial_number.to_owned(),
            counted: Counted::default(),
        });
        &mut signer.counted
    }

    /// Prints the numbers for people.
    pub(crate) fn print(&self, output: &mut dyn Write) -> Result<(), Failure> {
        writeln!(output, "{}", styled(HEADING, say!("report-cards", count = self.cards)))?;
        for outcome in ExitOutcome::ALL {
            let number = self.verdicts.of(outcome);
            let said = styled(console::style_of(outcome), outcome.said());
            writeln!(output, "{number:>9}  {said}")?;
        }
        let deciding = self.decided_by.iter().flat_map(|(check, reasons)| {
            reasons.iter().map(|(reason, count)| (said(check, reason), *count))
        });
        section(output, &say!("many-by-deciding-check"), deciding.collect())?;
        let errors = self.errors.iter().map(|(kind, count)| (kind.clone(), *count));
        section(output, &say!("many-by-error"), errors.collect())?;
        let signers = self.signers.values().map(|signer| (signer.said(), signer.counted.cards));
        section(output, &say!("many-by-signer"), signers.collect())?;
        if let Some(Counted { cards, verdicts }) = &self.further_signers {
            let said = say!("many-further-signers", accepted = verdicts.accepted);
            writeln!(output, "{cards:>9}  {said}")?;
        }
        Ok(())
    }
}

impl Counted {
    const fn add(&mut self, outcome: ExitOutcome) {
        self.cards = self.cards.saturating_add(1);
        self.verdicts.add(outcome);
    }
}

impl Verdicts {
    const fn add(&mut self, outcome: ExitOutcome) {
        let count = match outcome {
            ExitOutcome::Accepted => &mut self.accepted,
            ExitOutcome::Undetermined => &mut self.undetermined,
            ExitOutcome::Rejected => &mut self.rejected,
            ExitOutcome::Malformed => &mut self.malformed,
        };
        *count = count.saturating_add(1);
    }

    const fn of(&self, outcome: ExitOutcome) -> u64 {
        match outcome {
            ExitOutcome::Accepted => self.accepted,
            ExitOutcome::Undetermined => self.undetermined,
            ExitOutcome::Rejected => self.rejected,
            ExitOutcome::Malformed => self.malformed,
        }
    }
}

impl Signer {
    fn said(&self) -> String {
        let Self { issuer, serial_number, counted, .. } = self;
        let start = self.fingerprint_sha256.get(..16).unwrap_or_default();
        say!(
            "many-signer",
            issuer = issuer,
            serial = serial_number,
            fingerprint = start,
            accepted = counted.verdicts.accepted
        )
    }
}

/// A check and a reason for people: the title, and the text of the reason.
fn said(check: &str, reason: &str) -> String {
    let title = CheckId::ALL.iter().find(|id| id.name() == check);
    let title = title.map_or_else(|| "EF.CardSecurity".to_owned(), |id| screen().title(*id));
    let text = idchip::verify::Reason::ALL.iter().find(|it| it.name() == reason);
    let text = text.map_or_else(|| reason.to_owned(), |it| screen().text(*it));
    say!("report-check-line", title = title, reason = text)
}

fn count(counts: &mut BTreeMap<String, u64>, name: &str) {
    let count = counts.entry(name.to_owned()).or_default();
    *count = count.saturating_add(1);
}

/// The most lines of a section, so that it can be taken in: the JSON has all.
const MOST_ROWS: usize = 20;

/// Prints numbers with their texts, the greatest first.
fn section(
    output: &mut dyn Write,
    title: &str,
    mut counts: Vec<(String, u64)>,
) -> Result<(), Failure> {
    if counts.is_empty() {
        return Ok(());
    }
    counts.sort_by(|(one, of_one), (other, of_other)| of_other.cmp(of_one).then(one.cmp(other)));
    writeln!(output, "\n{}", styled(HEADING, title))?;
    let mut table = report_table::table();
    let further = counts.split_off(counts.len().min(MOST_ROWS));
    for (text, count) in counts {
        table.add_row([format!("{count:>8}"), text]);
    }
    if !further.is_empty() {
        let cards: u64 = further.iter().map(|(_, count)| count).sum();
        table.add_row([format!("{cards:>8}"), say!("many-further", count = further.len())]);
    }
    table.lines().try_for_each(|line| writeln!(output, "{}", line.trim_end()))?;
    Ok(())
}

fn most_cards_first<S: serde::Serializer>(
    signers: &BTreeMap<String, Signer>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut signers: Vec<_> = signers.values().collect();
    signers.sort_by_key(|signer| Reverse(signer.counted.cards));
    signers.serialize(serializer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signers_without_end_take_bounded_memory() {
        let mut summary = Summary::new();
        let name = "a".repeat(1024 * 1024);
        let mut add = |number: u32| {
            let fingerprint = number.to_string();
            summary.add(&Card {
                outcome: ExitOutcome::Accepted,
                deciding: None,
                error: None,
                signer: Some([&fingerprint, &name, "", ""]),
            });
        };
        (0..40).for_each(&mut add);
        // A signer that was there before is still counted.
        add(0);
        let json = serde_json::to_value(&summary).unwrap();
        let signers = json["signers"].as_array().unwrap();
        assert_eq!(signers.len(), 15);
        assert_eq!(
            (&signers[0]["fingerprint_sha256"], &signers[0]["cards"]),
            (&"0".into(), &2.into())
        );
        assert_eq!(json["further_signers"]["cards"], 25);
        assert_eq!(json["further_signers"]["verdicts"]["accepted"], 25);
        let mut printed = Vec::new();
        summary.print(&mut printed).unwrap();
        let printed = String::from_utf8(printed).unwrap();
        assert!(printed.ends_with("       25  further signers, not told apart: 25 accepted\n"));
    }
}
