//! EF.CardSecurity for people: its checks in words, with advice.

use idchip::ParseError;
use idchip::finding::FindingSet;
use idchip::verify::{Check, CheckId, CheckResult, Policy};
use idchip_batch::{CardSecurityCheck, CardSecurityResult, ExaminedCardSecurity};

use crate::advice::{Circumstances, Deciding, advice, explanation, why};
use crate::certificate::CertificateRecord;
use crate::outcome::ExitOutcome;
use crate::terms::Terms;
use crate::texts::{Texts, say};

/// The results of an EF.CardSecurity. A file that is rejected rejects the card.
pub(crate) struct CardSecurityJudgement {
    /// The outcome for the file.
    pub(crate) outcome: ExitOutcome,
    /// The name of the verdict on the file.
    pub(crate) verdict: &'static str,
    /// Findings about the file and the certificates of its signer and of the anchor.
    pub(crate) findings: FindingSet,
    /// The checks, or the error of a file that does not parse.
    pub(crate) content: Result<Box<JudgedCardSecurity>, ParseError>,
}

/// The results of an EF.CardSecurity that could be read.
pub(crate) struct JudgedCardSecurity {
    /// Every check that was made, with its result under the policy, in the order in which they are judged.
    pub(crate) checks: Vec<(CardSecurityCheck, Check)>,
    /// The certificate of the signer.
    pub(crate) signer: Option<CertificateRecord>,
    /// The anchor.
    pub(crate) anchor: Option<CertificateRecord>,
    /// The check that keeps the infos from being verified.
    violation: Option<(CardSecurityCheck, Check)>,
    circumstances: Circumstances,
}

/// The title of a check for people.
pub(crate) fn title(check: CardSecurityCheck, texts: &Texts) -> String {
    match check {
        CardSecurityCheck::Signed(CheckId::MessageDigest) => {
            say!(in texts, "report-security-content")
        }
        CardSecurityCheck::Signed(CheckId::SodSignature) => {
            say!(in texts, "report-security-signature")
        }
        CardSecurityCheck::Signed(id) => texts.title(id),
        other => other.title().to_owned(),
    }
}

/// A text that is true if the check is successful.
fn text(check: CardSecurityCheck, texts: &Texts) -> String {
    match check {
        CardSecurityCheck::Signed(CheckId::MessageDigest) => {
            say!(in texts, "why-infos-as-signed")
        }
        CardSecurityCheck::Signed(CheckId::SodSignature) => say!(in texts, "why-infos-signed"),
        CardSecurityCheck::Signed(id) => texts.text(id),
        CardSecurityCheck::CardAccess => say!(in texts, "why-access-agrees"),
        CardSecurityCheck::Dg14 => say!(in texts, "why-dg14-agrees"),
        CardSecurityCheck::Dir => say!(in texts, "why-dir-agrees"),
        other => other.title().to_owned(),
    }
}

impl CardSecurityJudgement {
    /// Takes the results over, with the facts that the advice depends on.
    pub(crate) fn new(result: &CardSecurityResult<'_>, terms: &Terms<'_>) -> Self {
        let content = match result {
            CardSecurityResult::Examined(examined) => {
                Ok(Box::new(JudgedCardSecurity::new(examined, terms)))
            }
            CardSecurityResult::Malformed(error) => Err(*error),
        };
        let (outcome, verdict) = (result.outcome().into(), result.verdict());
        Self { outcome, verdict, findings: result.findings(), content }
    }

    /// The checks that were made.
    pub(crate) fn checks(&self) -> &[(CardSecurityCheck, Check)] {
        self.content.as_ref().map_or(&[], |judged| &judged.checks)
    }

    /// The check that rejects the card.
    pub(crate) fn rejecting(&self, texts: &Texts) -> Option<Deciding> {
        let judged = self.content.as_ref().ok()?;
        let (id, check) = judged.violation.filter(|_| self.outcome == ExitOutcome::Rejected)?;
        Some(Deciding {
            name: "card_security",
            title: say!(in texts, "report-security-title", title = title(id, texts)),
            reason: judged.why(id, &check, texts),
            advice: judged.advice(id, &check, texts),
        })
    }
}

impl JudgedCardSecurity {
    fn new(examined: &ExaminedCardSecurity<'_>, terms: &Terms<'_>) -> Self {
        let infos = &examined.infos;
        let signer = infos.signer().as_ref().map(CertificateRecord::new);
        let circumstances = Circumstances {
            anchors: Some(terms.stores.anchors.certificates().len()),
            is_strict: terms.common.policy.tolerated() == Policy::STRICT.tolerated(),
            ..Circumstances::of_signer(signer.as_ref())
                .with_signed_data(examined.file.signed_data(), infos.report())
        };
        Self {
            checks: examined.checks.clone(),
            signer,
            anchor: infos.anchor().as_ref().map(CertificateRecord::new),
            violation: examined.violation,
            circumstances,
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
            _ => explanation(check, &text(id, texts), texts),
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
