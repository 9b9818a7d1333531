//! EF.CardSecurity: who signed it, and whether the files that it must agree with do.

use idchip::ParseError;
use idchip::finding::FindingSet;
use idchip::lds::card_security::CardSecurity;
use idchip::lds::dg14::LenientDg14;
use idchip::lds::{DgNumber, ElementaryFile};
use idchip::verify::{
    Anchors, Check, CheckId, CheckResult, Document, PassiveAuthentication, Policy, SignedInfos,
    Verdict,
};

use crate::advice::{Circumstances, Deciding, advice, explanation, why};
use crate::card::Card;
use crate::certificate::CertificateRecord;
use crate::outcome::ExitOutcome;
use crate::terms::Terms;
use crate::texts::{Texts, say};

/// The results of verifying EF.CardSecurity. It counts if it is there (TR-03135-1 §5.6.4.2.1): a check of
/// it that failed rejects the card, and one that is undetermined leaves the verdict to the document.
pub(crate) enum CardSecurityJudgement {
    /// It could be read.
    Judged(Box<JudgedCardSecurity>),
    /// It does not parse, so that no check of it could be made (TR-03135-1 §5.6.4.2.2).
    Malformed(ParseError),
}

/// The results of an EF.CardSecurity that could be read.
pub(crate) struct JudgedCardSecurity {
    /// Every check that was made, with its result under the policy, in the order in which they are judged.
    pub(crate) checks: Vec<(CardSecurityCheck, Check)>,
    findings: FindingSet,
    /// The certificate of the signer.
    pub(crate) signer: Option<CertificateRecord>,
    /// The anchor.
    pub(crate) anchor: Option<CertificateRecord>,
    /// The check that keeps the infos from being verified.
    violation: Option<(CardSecurityCheck, Check)>,
    circumstances: Circumstances,
}

/// A check of EF.CardSecurity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CardSecurityCheck {
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
    pub(crate) const OWN: [Self; 4] =
        [Self::Signed(CheckId::SodSignature), Self::CardAccess, Self::Dg14, Self::Dir];

    /// The name in the JSON output.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Signed(CheckId::SodSignature) => "signature",
            Self::Signed(id) => id.name(),
            Self::CardAccess => "card_access",
            Self::Dg14 => "dg14",
            Self::Dir => "ef_dir",
        }
    }

    /// The English title.
    pub(crate) const fn title(self) -> &'static str {
        match self {
            Self::Signed(CheckId::MessageDigest) => "Content",
            Self::Signed(CheckId::SodSignature) => "Signature",
            Self::Signed(id) => id.title(),
            Self::CardAccess => "EF.CardAccess",
            Self::Dg14 => "DG14",
            Self::Dir => "EF.DIR",
        }
    }

    /// The title for people.
    pub(crate) fn title_in(self, texts: &Texts) -> String {
        match self {
            Self::Signed(CheckId::MessageDigest) => say!(in texts, "report-security-content"),
            Self::Signed(CheckId::SodSignature) => say!(in texts, "report-security-signature"),
            Self::Signed(id) => texts.title(id),
            Self::CardAccess | Self::Dg14 | Self::Dir => self.title().to_owned(),
        }
    }

    /// The section of the standard that asks for it.
    pub(crate) const fn section(self) -> &'static str {
        match self {
            Self::Signed(id) => id.section(),
            Self::CardAccess | Self::Dir => "Doc 9303-11 §5.1",
            Self::Dg14 => "Doc 9303-10 §4.7.14",
        }
    }

    /// A text that is true if the check is successful.
    fn text(self, texts: &Texts) -> String {
        match self {
            Self::Signed(CheckId::MessageDigest) => say!(in texts, "why-infos-as-signed"),
            Self::Signed(CheckId::SodSignature) => say!(in texts, "why-infos-signed"),
            Self::Signed(id) => texts.text(id),
            Self::CardAccess => say!(in texts, "why-access-agrees"),
            Self::Dg14 => say!(in texts, "why-dg14-agrees"),
            Self::Dir => say!(in texts, "why-dir-agrees"),
        }
    }
}

impl CardSecurityJudgement {
    /// The checks that were made.
    pub(crate) fn checks(&self) -> &[(CardSecurityCheck, Check)] {
        match self {
            Self::Judged(judged) => &judged.checks,
            Self::Malformed(_) => &[],
        }
    }

    /// Verifies the EF.CardSecurity of a card, if the card has one, and compares the files of the card with it.
    pub(crate) fn of(card: &Card, terms: &Terms<'_>, document: &mut Document<'_>) -> Option<Self> {
        let file = card.file(ElementaryFile::CardSecurity)?;
        let file = match CardSecurity::parse_lenient(&file.bytes) {
            Ok(file) => file,
            Err(error) => return Some(Self::Malformed(error)),
        };
        let slices = terms.stores.anchors.as_slices();
        let anchors = Anchors::from_certificates_lenient(&slices);
        let judge = PassiveAuthentication::new(&anchors, terms.algorithms, terms.policy, terms.at);
        let mut infos = judge.examine_card_security(&file);
        for list in terms.stores.crls.iter() {
            infos.check_revocation_list(list);
        }
        let comparisons = comparisons(card, &infos, document);
        let circumstances = Circumstances {
            anchors: Some(slices.len()),
            is_strict: terms.policy.tolerated() == Policy::STRICT.tolerated(),
            ..Circumstances::of_signer(infos.signer().as_ref())
                .with_signed_data(file.signed_data(), infos.report())
        };
        let judged = JudgedCardSecurity::new(&infos, terms, comparisons, circumstances);
        Some(Self::Judged(Box::new(judged)))
    }

    /// The verdict on the file as an outcome of the command.
    pub(crate) fn outcome(&self) -> ExitOutcome {
        match self {
            Self::Judged(judged) => judged.outcome(),
            Self::Malformed(_) => ExitOutcome::Malformed,
        }
    }

    /// Findings about the file and the certificates of its signer and of the anchor.
    pub(crate) fn findings(&self) -> FindingSet {
        match self {
            Self::Judged(judged) => judged.findings,
            Self::Malformed(_) => FindingSet::EMPTY,
        }
    }

    /// The name of the verdict on the file.
    pub(crate) fn verdict(&self) -> &'static str {
        match self.outcome() {
            ExitOutcome::Accepted => "verified",
            other => other.name(),
        }
    }

    /// The check that rejects the card.
    pub(crate) fn rejecting(&self, texts: &Texts) -> Option<Deciding> {
        let Self::Judged(judged) = self else { return None };
        let (id, check) = judged.violation.filter(|_| judged.outcome() == ExitOutcome::Rejected)?;
        Some(Deciding {
            name: "card_security",
            title: say!(in texts, "report-security-title", title = id.title_in(texts)),
            reason: judged.why(id, &check, texts),
            advice: judged.advice(id, &check, texts),
        })
    }
}

/// Compares the files that the card has with the infos. DG14 counts only if it is the signed one: the
/// document is rejected for any other.
fn comparisons(
    card: &Card,
    infos: &SignedInfos<'_>,
    document: &mut Document<'_>,
) -> Vec<(CardSecurityCheck, Check)> {
    let mut checks = Vec::new();
    if let Some(access) = card.file(ElementaryFile::CardAccess) {
        checks.push((CardSecurityCheck::CardAccess, infos.check_card_access(&access.bytes)));
    }
    if let Some(file) = card.data_group(DgNumber::Dg14)
        && let Ok(dg14) = document.inspect::<LenientDg14<'_>>(file)
    {
        let check = infos.check_dg14(&dg14.unverified().security_infos());
        checks.push((CardSecurityCheck::Dg14, check));
    }
    if let Some(dir) = card.file(ElementaryFile::Dir) {
        checks.push((CardSecurityCheck::Dir, infos.check_ef_dir(&dir.bytes)));
    }
    checks
}

impl JudgedCardSecurity {
    fn new(
        infos: &SignedInfos<'_>,
        terms: &Terms<'_>,
        comparisons: Vec<(CardSecurityCheck, Check)>,
        circumstances: Circumstances,
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
        Self {
            checks: of_signature.chain(comparisons.iter().copied()).collect(),
            findings: report.findings().union(report.anchor_findings()),
            signer: infos.signer().as_ref().map(CertificateRecord::new),
            anchor: infos.anchor().as_ref().map(CertificateRecord::new),
            violation,
            circumstances,
        }
    }

    fn outcome(&self) -> ExitOutcome {
        match self.violation.map(|(_, check)| check.result) {
            None => ExitOutcome::Accepted,
            Some(CheckResult::Failed) => ExitOutcome::Rejected,
            Some(_) => ExitOutcome::Undetermined,
        }
    }

    /// The check that keeps the infos from being verified.
    pub(crate) fn decided_by(&self) -> Option<CardSecurityCheck> {
        self.violation.map(|(id, _)| id)
    }

    /// Says why the check has its result, in a sentence or two.
    pub(crate) fn why(&self, id: CardSecurityCheck, check: &Check, texts: &Texts) -> String {
        match id {
            CardSecurityCheck::Signed(of_sod) if check.result != CheckResult::Successful => {
                why(of_sod, check, &self.circumstances, texts)
            }
            _ => explanation(check, &id.text(texts), texts),
        }
    }

    /// Returns advice for the operator.
    pub(crate) fn advice(
        &self,
        id: CardSecurityCheck,
        check: &Check,
        texts: &Texts,
    ) -> Option<String> {
        match id {
            CardSecurityCheck::Signed(of_sod) => advice(of_sod, check, &self.circumstances, texts),
            _ if check.result == CheckResult::Successful => None,
            _ => texts.advice(check.reason),
        }
    }
}
