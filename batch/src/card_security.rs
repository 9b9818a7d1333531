//! EF.CardSecurity: who signed it, and whether the files that it must agree with do.

use idchip::ParseError;
use idchip::finding::FindingSet;
use idchip::lds::DgNumber;
use idchip::lds::card_security::CardSecurity;
use idchip::lds::dg14::LenientDg14;
use idchip::verify::{Check, CheckId, CheckResult, Document, SignedInfos, Verdict};

use crate::{CardFiles, Outcome, Terms};

/// The results of EF.CardSecurity. It counts if it is there (TR-03135-1 §5.6.4.2.1): a check of it that failed rejects
/// the card, and one that is undetermined leaves the verdict to the document.
#[derive(Debug)]
#[expect(clippy::exhaustive_enums, reason = "a file can be read or it cannot")]
pub enum CardSecurityResult<'e> {
    /// It could be read.
    Examined(Box<ExaminedCardSecurity<'e>>),
    /// It does not parse, so that no check of it could be made (TR-03135-1 §5.6.4.2.2).
    Malformed(ParseError),
}

/// The results of an EF.CardSecurity that could be read.
#[derive(Debug)]
#[non_exhaustive]
pub struct ExaminedCardSecurity<'e> {
    /// The file.
    pub file: CardSecurity<'e>,
    /// The infos in it, and the report of their signature.
    pub infos: SignedInfos<'e>,
    /// Every check that was made, with its result under the policy, in the order in which they are judged.
    pub checks: Vec<(CardSecurityCheck, Check)>,
    /// The check that keeps the infos from being verified.
    pub violation: Option<(CardSecurityCheck, Check)>,
}

/// A check of EF.CardSecurity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CardSecurityCheck {
    /// A check of the signature, which is the same as for EF.SOD.
    Signed(CheckId),
    /// EF.CardAccess against the infos.
    CardAccess,
    /// DG14 against the infos.
    Dg14,
    /// EF.DIR against its copy in the infos.
    Dir,
}

impl CardSecurityCheck {
    /// The checks whose names are not those of a document's checks, or mean another comparison here.
    pub const OWN: &'static [Self] =
        &[Self::Signed(CheckId::SodSignature), Self::CardAccess, Self::Dg14, Self::Dir];

    /// The stable name, such as "signature".
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Signed(CheckId::SodSignature) => "signature",
            Self::Signed(id) => id.name(),
            Self::CardAccess => "card_access",
            Self::Dg14 => "dg14",
            Self::Dir => "ef_dir",
        }
    }

    /// The title in English.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Signed(CheckId::MessageDigest) => "Content",
            Self::Signed(CheckId::SodSignature) => "Signature",
            Self::Signed(id) => id.title(),
            Self::CardAccess => "EF.CardAccess",
            Self::Dg14 => "DG14",
            Self::Dir => "EF.DIR",
        }
    }

    /// The section of the standard that asks for it.
    #[must_use]
    pub const fn section(self) -> &'static str {
        match self {
            Self::Signed(id) => id.section(),
            Self::CardAccess | Self::Dir => "Doc 9303-11 §5.1",
            Self::Dg14 => "Doc 9303-10 §4.7.14",
        }
    }
}

impl<'e> CardSecurityResult<'e> {
    /// Verifies the EF.CardSecurity of a card, if the card has one, and compares the files of the card with it.
    pub(crate) fn of(
        card: &CardFiles<'e>,
        terms: &Terms<'e>,
        document: &mut Document<'e>,
    ) -> Option<Self> {
        let file = match CardSecurity::parse_lenient(card.card_security?) {
            Ok(file) => file,
            Err(error) => return Some(Self::Malformed(error)),
        };
        let mut infos = terms.verifier().examine_card_security(&file);
        for list in terms.revocation_lists {
            infos.check_revocation_list(list);
        }
        let comparisons = comparisons(card, &infos, document);
        let examined = ExaminedCardSecurity::new(file, infos, terms, comparisons);
        Some(Self::Examined(Box::new(examined)))
    }

    /// The checks that were made.
    #[must_use]
    pub fn checks(&self) -> &[(CardSecurityCheck, Check)] {
        match self {
            Self::Examined(examined) => &examined.checks,
            Self::Malformed(_) => &[],
        }
    }

    /// The outcome for the file.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        match self {
            Self::Examined(examined) => examined.outcome(),
            Self::Malformed(_) => Outcome::Malformed,
        }
    }

    /// The stable name of the verdict on the file: "verified" if it is accepted.
    #[must_use]
    pub fn verdict(&self) -> &'static str {
        match self.outcome() {
            Outcome::Accepted => "verified",
            other => other.name(),
        }
    }

    /// Findings about the file and the certificates of its signer and of the anchor.
    #[must_use]
    pub fn findings(&self) -> FindingSet {
        match self {
            Self::Examined(examined) => examined.findings(),
            Self::Malformed(_) => FindingSet::EMPTY,
        }
    }
}

/// Compares the files that the card has with the infos. DG14 counts only if it is the signed one: the
/// document is rejected for any other.
fn comparisons(
    card: &CardFiles<'_>,
    infos: &SignedInfos<'_>,
    document: &mut Document<'_>,
) -> Vec<(CardSecurityCheck, Check)> {
    let mut checks = Vec::new();
    if let Some(access) = card.card_access {
        checks.push((CardSecurityCheck::CardAccess, infos.check_card_access(access)));
    }
    if let Some(file) = card.data_group(DgNumber::Dg14)
        && let Ok(dg14) = document.inspect::<LenientDg14<'_>>(file)
    {
        let check = infos.check_dg14(&dg14.unverified().security_infos());
        checks.push((CardSecurityCheck::Dg14, check));
    }
    if let Some(dir) = card.dir {
        checks.push((CardSecurityCheck::Dir, infos.check_ef_dir(dir)));
    }
    checks
}

impl<'e> ExaminedCardSecurity<'e> {
    fn new(
        file: CardSecurity<'e>,
        infos: SignedInfos<'e>,
        terms: &Terms<'_>,
        comparisons: Vec<(CardSecurityCheck, Check)>,
    ) -> Self {
        let report = infos.report();
        let of_signature = CheckId::OF_SOD.iter().map(|id| {
            (CardSecurityCheck::Signed(*id), report.check_with_policy(*id, &terms.policy))
        });
        let verdict = infos.verified().err().map(|rejection| rejection.verdict);
        let mut failed =
            comparisons.iter().copied().filter(|(_, check)| check.result == CheckResult::Failed);
        let violation = match verdict {
            Some(Verdict::Rejected(id, check)) => Some((CardSecurityCheck::Signed(id), check)),
            Some(Verdict::Undetermined(id, check)) => {
                failed.next().or(Some((CardSecurityCheck::Signed(id), check)))
            }
            Some(Verdict::Accepted) | None => failed.next(),
        };
        let checks = of_signature.chain(comparisons.iter().copied()).collect();
        Self { file, infos, checks, violation }
    }

    /// The outcome for the file.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        match self.violation.map(|(_, check)| check.result) {
            None => Outcome::Accepted,
            Some(CheckResult::Failed) => Outcome::Rejected,
            Some(_) => Outcome::Undetermined,
        }
    }

    /// Findings about the file and the certificates of its signer and of the anchor.
    #[must_use]
    pub fn findings(&self) -> FindingSet {
        let report = self.infos.report();
        report.findings().union(report.anchor_findings())
    }
}
