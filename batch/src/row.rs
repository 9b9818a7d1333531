//! The results for a card as a row, without personal data.

use idchip::finding::FindingSet;
use idchip::lds::DgNumber;
use idchip::time::UnixTime;
use idchip::verify::{Check, CheckId, DataGroupStatus, KnownSigners};

use crate::certificate::CertificateName;
use crate::examination::{Examination, Malformed, Scratch, examine};
use crate::{CardFiles, Outcome, Terms};

/// The results for a card. Names are those of the JSON of the command (docs/json.md): stable, and never personal data.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Row {
    /// The outcome; its name is the verdict.
    pub outcome: Outcome,
    /// The time for which the card was verified.
    pub at: UnixTime,
    /// The check that keeps the card from being accepted; `None` if it is accepted or malformed.
    pub decided_by: Option<&'static str>,
    reason: Option<&'static str>,
    /// The checks for which the card is rejected, the gravest first.
    pub failed: Vec<&'static str>,
    /// Every check, in the order in which they are judged; empty if the card is malformed.
    pub checks: Vec<CheckRow>,
    /// The data groups that EF.SOD lists or that were read, with the name of their status.
    pub data_groups: Vec<(DgNumber, &'static str)>,
    /// The verdict on EF.CardSecurity, if the card has it.
    pub card_security: Option<&'static str>,
    /// Deviations of the document and its signer's certificate from the standard.
    pub findings: Vec<&'static str>,
    /// Deviations of the anchor from the standard.
    pub anchor_findings: Vec<&'static str>,
    /// The country code of the state that issued the signer's certificate, as it is written there. It is proved only if
    /// `ds_signature` is successful.
    pub state: Option<String>,
    /// The certificate of the signer.
    pub signer: Option<CertificateName>,
    /// The anchor that issued it.
    pub anchor: Option<CertificateName>,
    /// The error for which the card is malformed.
    pub error: Option<ErrorRow>,
}

/// A check of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CheckRow {
    /// The name of the check, such as "ds_signature".
    pub name: &'static str,
    /// The name of its result under the policy, such as "successful".
    pub result: &'static str,
    /// The name of the reason, such as "no_anchor"; "ok" if it is successful.
    pub reason: &'static str,
}

/// The error of a malformed card.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ErrorRow {
    /// The name of the kind of error, such as "length_exceeds_input".
    pub kind: &'static str,
    /// The offset of the offending byte in EF.SOD.
    pub offset: Option<u32>,
    /// The error for people, in English. The text may change.
    pub message: String,
}

/// Verifies a card with all its files.
///
/// The signature of a signer's certificate is verified once for all cards that `known` has seen; the row is the same
/// without it.
#[must_use]
pub fn judge(card: &CardFiles<'_>, terms: &Terms<'_>, known: &mut KnownSigners<'_>) -> Row {
    let mut scratch = Scratch::default();
    match examine(card, terms, known, &mut scratch) {
        Ok(mut examination) => {
            examination.check_card_security(card, terms);
            Row::of(&examination, terms.at)
        }
        Err(error) => Row::malformed(&error, terms.at),
    }
}

impl Row {
    /// Takes the results of an examination at this time.
    #[must_use]
    pub fn of(examination: &Examination<'_>, at: UnixTime) -> Self {
        let document = &examination.document;
        let (report, policy) = (document.report(), document.policy());
        let checks = CheckId::ALL.iter();
        let checks = checks.map(|id| CheckRow::new(*id, &report.check_with_policy(*id, policy)));
        let data_groups = DgNumber::ALL.iter().copied();
        let data_groups = data_groups
            .map(|number| (number, report.data_group(number)))
            .filter(|(_, status)| *status != DataGroupStatus::NotPresent)
            .map(|(number, status)| (number, status.name()));
        let signer = document.signer().as_ref().map(CertificateName::new);
        Self {
            outcome: examination.outcome(),
            at,
            decided_by: examination.decided_by(),
            reason: examination.deciding().map(|(_, check)| check.reason.name()),
            failed: examination.failed().collect(),
            checks: checks.collect(),
            data_groups: data_groups.collect(),
            card_security: examination.card_security.as_ref().map(|it| it.verdict()),
            findings: names(report.findings()),
            anchor_findings: names(report.anchor_findings()),
            state: signer.as_ref().and_then(|signer| signer.country.clone()),
            signer,
            anchor: document.anchor().as_ref().map(CertificateName::new),
            error: None,
        }
    }

    /// The row of a card that cannot be judged.
    #[must_use]
    pub fn malformed(malformed: &Malformed, at: UnixTime) -> Self {
        let offset = match malformed {
            Malformed::NoSod => None,
            Malformed::Sod(error) => Some(error.at),
        };
        Self::unreadable(malformed.name(), offset, malformed.to_string(), at)
    }

    /// The row of a card that cannot be read, with an error of the caller's: the name of its kind, its offset, and a
    /// text for people.
    #[must_use]
    pub const fn unreadable(
        kind: &'static str,
        offset: Option<u32>,
        message: String,
        at: UnixTime,
    ) -> Self {
        Self {
            outcome: Outcome::Malformed,
            at,
            decided_by: None,
            reason: None,
            failed: Vec::new(),
            checks: Vec::new(),
            data_groups: Vec::new(),
            card_security: None,
            findings: Vec::new(),
            anchor_findings: Vec::new(),
            state: None,
            signer: None,
            anchor: None,
            error: Some(ErrorRow { kind, offset, message }),
        }
    }

    /// The verdict: the name of the outcome.
    #[must_use]
    pub const fn verdict(&self) -> &'static str {
        self.outcome.name()
    }

    /// The reason of the check that decides. For `card_security` it is that of the check of EF.CardSecurity.
    #[must_use]
    pub const fn reason(&self) -> Option<&'static str> {
        self.reason
    }
}

impl CheckRow {
    const fn new(id: CheckId, check: &Check) -> Self {
        Self { name: id.name(), result: check.result.name(), reason: check.reason.name() }
    }
}

fn names(findings: FindingSet) -> Vec<&'static str> {
    findings.iter().map(|finding| finding.name()).collect()
}
