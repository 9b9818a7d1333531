//! The whole sequence of checks of a card.

use core::fmt;

use idchip::ParseError;
use idchip::finding::FindingSet;
use idchip::lds::DgNumber;
use idchip::lds::sod::Sod;
use idchip::verify::{Check, CheckId, Document, KnownSigners, OpenError, Verdict};
use zeroize::Zeroizing;

use crate::card_security::CardSecurityResult;
use crate::{CardFiles, Outcome, Terms};

/// The reason why a card cannot be judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Malformed {
    /// There is no EF.SOD.
    NoSod,
    /// EF.SOD does not parse.
    Sod(ParseError),
}

impl Malformed {
    /// The stable name of the kind of error, as in the JSON of the command.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::NoSod => "no_sod",
            Self::Sod(error) => error.kind.name(),
        }
    }
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSod => f.write_str("no EF.SOD"),
            Self::Sod(error) => error.fmt(f),
        }
    }
}

impl core::error::Error for Malformed {}

/// A card after all checks of its files: the document, and the results that stand beside its report.
#[derive(Debug)]
#[non_exhaustive]
pub struct Examination<'e> {
    /// The document. Its data groups are available through [`Document::open`].
    pub document: Document<'e>,
    /// EF.SOD.
    pub sod: Sod<'e>,
    /// The data groups that have the signed hash and do not parse. They do not affect the verdict.
    pub odd_data_groups: Vec<(DgNumber, ParseError)>,
    /// The revocation lists that changed the result for the document: these lists alone give the same result.
    pub used_revocation_lists: Vec<&'e [u8]>,
    /// The results of EF.CardSecurity, if they were asked for ([`Examination::check_card_security`]) and the card
    /// has it.
    pub card_security: Option<CardSecurityResult<'e>>,
}

/// Memory for an EF.SOD whose content is in segments. It is wiped when it is dropped, and may be used for one card after
/// the other.
#[derive(Default)]
pub struct Scratch(Zeroizing<Vec<u8>>);

impl fmt::Debug for Scratch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Scratch({})", self.0.len())
    }
}

impl Scratch {
    /// Returns a buffer as long as the file, which is always enough.
    fn for_file(&mut self, file: &[u8]) -> &mut [u8] {
        if self.0.len() < file.len() {
            // A buffer that grew would leave a copy in memory.
            self.0 = Zeroizing::new(vec![0; file.len()]);
        }
        &mut self.0
    }
}

/// Makes every check of EF.SOD, of the revocation lists, and of EF.COM, the data groups and EF.CardAccess.
///
/// EF.CardSecurity is left to [`Examination::check_card_security`], so that a caller can make checks of its own before.
///
/// # Errors
///
/// Returns an error if EF.SOD is missing or does not parse.
pub fn examine<'e>(
    card: &CardFiles<'e>,
    terms: &Terms<'e>,
    known: &mut KnownSigners<'_>,
    scratch: &'e mut Scratch,
) -> Result<Examination<'e>, Malformed> {
    let file = card.sod.ok_or(Malformed::NoSod)?;
    let scratch = scratch.for_file(file);
    let sod = Sod::parse_with_scratch(file, scratch).map_err(Malformed::Sod)?;
    let mut document = terms.verifier().examine_with_known_signers(&sod, known);
    let used_revocation_lists =
        check_revocation_lists(terms.revocation_lists, &mut document, known);
    let odd_data_groups = check_files(card, &mut document);
    let card_security = None;
    Ok(Examination { document, sod, odd_data_groups, used_revocation_lists, card_security })
}

impl<'e> Examination<'e> {
    /// Verifies EF.CardSecurity, if the card has it, and compares the files of the card with it.
    pub fn check_card_security(&mut self, card: &CardFiles<'e>, terms: &Terms<'e>) {
        self.card_security = CardSecurityResult::of(card, terms, &mut self.document);
    }

    /// The outcome for the card: that of the document, or of an EF.CardSecurity that rejects it.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        match self.document.verdict() {
            Verdict::Rejected(..) => Outcome::Rejected,
            _ if self.is_rejected_by_card_security() => Outcome::Rejected,
            Verdict::Undetermined(..) => Outcome::Undetermined,
            Verdict::Accepted => Outcome::Accepted,
        }
    }

    /// The name of the check that keeps the card from being accepted: the gravest that failed, or else the first
    /// that is undetermined.
    #[must_use]
    pub fn decided_by(&self) -> Option<&'static str> {
        self.deciding().map(|(name, _)| name)
    }

    /// The name and the result of the check that keeps the card from being accepted.
    pub(crate) fn deciding(&self) -> Option<(&'static str, Check)> {
        match self.document.verdict() {
            Verdict::Rejected(id, check) => Some((id.name(), check)),
            Verdict::Undetermined(id, check) => {
                self.rejecting_card_security().or_else(|| Some((id.name(), check)))
            }
            Verdict::Accepted => self.rejecting_card_security(),
        }
    }

    /// The names of the checks for which the card is rejected, the gravest first. EF.CardSecurity counts as one.
    pub fn failed(&self) -> impl Iterator<Item = &'static str> {
        let of_document = self.document.report().failed(self.document.policy());
        let of_card_security = self.is_rejected_by_card_security().then_some(CARD_SECURITY);
        of_document.map(|(id, _)| id.name()).chain(of_card_security)
    }

    fn is_rejected_by_card_security(&self) -> bool {
        self.rejecting_card_security().is_some()
    }

    /// The check of EF.CardSecurity that rejects the card, under the name of the file.
    fn rejecting_card_security(&self) -> Option<(&'static str, Check)> {
        match self.card_security.as_ref()? {
            CardSecurityResult::Examined(examined) if examined.outcome() == Outcome::Rejected => {
                examined.violation.map(|(_, check)| (CARD_SECURITY, check))
            }
            _ => None,
        }
    }
}

/// The name of EF.CardSecurity where checks are named.
const CARD_SECURITY: &str = "card_security";

/// Checks the lists. Returns those that changed the result.
fn check_revocation_lists<'e>(
    lists: &'e [&'e [u8]],
    document: &mut Document<'_>,
    known: &mut KnownSigners<'_>,
) -> Vec<&'e [u8]> {
    let mut used = Vec::new();
    for list in lists {
        let before = outcome_of_revocation(document);
        document.check_revocation_list_with_known_signers(list, known);
        if outcome_of_revocation(document) != before {
            used.push(*list);
        }
    }
    used
}

const fn outcome_of_revocation(document: &Document<'_>) -> (Check, FindingSet) {
    let report = document.report();
    (report.check(CheckId::Revocation), report.findings_of(CheckId::Revocation))
}

/// Checks every file that was read against EF.SOD. Returns the data groups that have the signed hash and do not parse.
fn check_files(card: &CardFiles<'_>, document: &mut Document<'_>) -> Vec<(DgNumber, ParseError)> {
    let mut odd = Vec::new();
    if let Some(com) = card.com {
        document.check_com(com);
    }
    for number in DgNumber::ALL.iter().copied() {
        if let Some(file) = card.data_group(number)
            // A data group with another hash is not parsed.
            && let Err(OpenError::Malformed(error)) = document.check_content(number, file)
        {
            odd.push((number, error));
        }
    }
    if let Some(access) = card.card_access {
        document.check_card_access(access, card.data_group(DgNumber::Dg14));
    }
    odd
}
