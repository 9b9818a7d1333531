//! Verifies a card, and keeps the results that the reports show.

use std::path::PathBuf;

use idchip::algorithms;
use idchip::finding::FindingSet;
use idchip::lds::sod::Sod;
use idchip::lds::{DgNumber, ElementaryFile};
use idchip::verify::{
    ActiveAuthentication, Anchors, Check, CheckId, DataGroupStatus, Document, OpenError,
    PassiveAuthentication, Policy, Report, Verdict,
};

use crate::advice::{Circumstances, Deciding, advice, why};
use crate::card::Card;
use crate::card_security::CardSecurityJudgement;
use crate::certificate::CertificateRecord;
use crate::input::Bytes;
use crate::outcome::{ExitOutcome, Failure, InputError};
use crate::printable::printable;
use crate::terms::Terms;

/// The results of verifying a card.
pub(crate) struct Judgement {
    /// The verdict.
    pub(crate) verdict: Verdict,
    /// The report, whose checks are as made, without regard to the policy.
    pub(crate) report: Report,
    /// The policy.
    pub(crate) policy: Policy,
    /// Every check, with its result under the policy.
    pub(crate) checks: Vec<(CheckId, Check)>,
    /// The data groups that EF.SOD lists or that were read.
    pub(crate) data_groups: Vec<(DgNumber, DataGroupStatus)>,
    /// Findings about the document and its signer's certificate.
    pub(crate) findings: FindingSet,
    /// Findings about the anchor.
    pub(crate) anchor_findings: FindingSet,
    /// The certificate of the signer.
    pub(crate) signer: Option<CertificateRecord>,
    /// The anchor, and the file that it came from.
    pub(crate) anchor: Option<(CertificateRecord, PathBuf)>,
    /// Warnings for the operator; they do not affect the verdict.
    pub(crate) warnings: Vec<Warning>,
    /// The results of EF.CardSecurity, if the card has it.
    pub(crate) card_security: Option<CardSecurityJudgement>,
    /// The facts that the advice depends on.
    pub(crate) circumstances: Circumstances,
}

/// Something odd about a file that does not affect the verdict.
pub(crate) struct Warning {
    /// The file, under the name of the standard.
    pub(crate) file: String,
    /// A description for people.
    pub(crate) text: String,
}

/// Verifies a card with all its files, and passes the document and the results to `then`. Values of
/// the document are available only through [`Document::open`].
pub(crate) fn judge<T>(
    card: &Card,
    terms: &Terms<'_>,
    then: impl FnOnce(&mut Document<'_>, Judgement) -> T,
) -> Result<T, Failure> {
    let file = card.sod()?;
    let malformed = |error| Failure::malformed(&file.path(card), InputError::Parse(error));
    // A buffer as long as the file is always enough for content in segments.
    let mut scratch = Bytes::new(vec![0; file.bytes.len()]);
    let sod = Sod::parse_with_scratch(&file.bytes, &mut scratch).map_err(malformed)?;
    let slices = terms.stores.anchors.as_slices();
    let anchors = Anchors::from_certificates_lenient(&slices);
    let signers = terms.stores.signers.as_slices();
    let judge = PassiveAuthentication::new(&anchors, algorithms::ALL, terms.policy, terms.at)
        .with_document_signers(&signers);
    let mut document = judge.examine(&sod);
    for list in terms.stores.crls.iter() {
        document.check_revocation_list(list);
    }
    let warnings = check_files(card, &mut document);
    if let Some((challenge, response)) = terms.active_authentication {
        // The report holds the reason if it is not successful.
        let _ = document.check_active_authentication(&ActiveAuthentication {
            dg15: card.data_group(DgNumber::Dg15),
            dg14: card.data_group(DgNumber::Dg14),
            challenge,
            response,
        });
    }
    let card_security = CardSecurityJudgement::of(card, terms, &mut document);
    let judgement =
        Judgement { card_security, ..Judgement::of_document(terms, &document, &sod, warnings) };
    Ok(then(&mut document, judgement))
}

impl Judgement {
    /// Verifies a card.
    pub(crate) fn of(card: &Card, terms: &Terms<'_>) -> Result<Self, Failure> {
        judge(card, terms, |_, judgement| judgement)
    }

    fn of_document(
        terms: &Terms<'_>,
        document: &Document<'_>,
        sod: &Sod<'_>,
        warnings: Vec<Warning>,
    ) -> Self {
        let report = document.report();
        let policy = document.policy();
        let signer = document.signer().as_ref().map(CertificateRecord::new);
        let anchor = document.anchor().zip(report.anchor()).map(|(certificate, index)| {
            let index = usize::try_from(index).unwrap_or(usize::MAX);
            let source = terms.stores.anchors.certificates().get(index);
            let path = source.map(|source| source.path.clone()).unwrap_or_default();
            (CertificateRecord::new(&certificate), path)
        });
        let circumstances = Circumstances {
            anchors: Some(terms.stores.anchors.certificates().len()),
            is_strict: terms.policy.tolerated() == Policy::STRICT.tolerated(),
            ..Circumstances::of_signer(document.signer().as_ref()).with_sod(sod)
        };
        let data_groups = DgNumber::ALL
            .iter()
            .map(|number| (*number, report.data_group(*number)))
            .filter(|(_, status)| *status != DataGroupStatus::NotPresent)
            .collect();
        Self {
            verdict: document.verdict(),
            report: *report,
            policy: *policy,
            checks: CheckId::ALL
                .iter()
                .map(|id| (*id, report.check_with_policy(*id, policy)))
                .collect(),
            data_groups,
            findings: report.findings(),
            anchor_findings: report.anchor_findings(),
            signer,
            anchor,
            warnings,
            card_security: None,
            circumstances,
        }
    }

    /// The verdict on the card as the command's outcome: that of the document, or of an EF.CardSecurity
    /// that rejects the card.
    pub(crate) fn outcome(&self) -> ExitOutcome {
        match self.verdict {
            Verdict::Rejected(..) => ExitOutcome::Rejected,
            _ if self.rejecting_card_security().is_some() => ExitOutcome::Rejected,
            Verdict::Undetermined(..) => ExitOutcome::Undetermined,
            Verdict::Accepted => ExitOutcome::Accepted,
        }
    }

    /// Returns an error unless the card is accepted; called before values of it are given out.
    pub(crate) fn require_accepted(&self, consequence: &str) -> Result<(), Failure> {
        let Some(Deciding { title, reason, advice, .. }) = self.deciding() else { return Ok(()) };
        let mut text = format!("the card is {}, {consequence}. ", self.outcome().name());
        text.push_str(&format!("{title}: {reason}"));
        if let Some(advice) = advice {
            text.push_str(". ");
            text.push_str(&advice);
        }
        Err(Failure::Refused(self.outcome(), text))
    }

    /// The check that keeps the card from being accepted: one that failed before one that is undetermined.
    pub(crate) fn deciding(&self) -> Option<Deciding> {
        let of_document = || {
            let (id, check) = self.deciding_of_document()?;
            Some(Deciding {
                name: id.name(),
                title: id.title().to_owned(),
                reason: why(id, &check, &self.circumstances),
                advice: advice(id, &check, &self.circumstances),
            })
        };
        match self.verdict {
            Verdict::Rejected(..) => of_document(),
            _ => self.rejecting_card_security().or_else(of_document),
        }
    }

    /// The check that keeps the document from being accepted.
    pub(crate) const fn deciding_of_document(&self) -> Option<(CheckId, Check)> {
        match self.verdict {
            Verdict::Accepted => None,
            Verdict::Rejected(id, check) | Verdict::Undetermined(id, check) => Some((id, check)),
        }
    }

    fn rejecting_card_security(&self) -> Option<Deciding> {
        self.card_security.as_ref()?.rejecting()
    }
}

/// Checks every file that was read against EF.SOD. Returns warnings that do not affect the verdict.
fn check_files(card: &Card, document: &mut Document<'_>) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if let Some(com) = card.file(ElementaryFile::Com) {
        document.check_com(&com.bytes);
    }
    for number in DgNumber::ALL.iter().copied() {
        if let Some(file) = card.data_group(number)
            && let Err(OpenError::Malformed(error)) = document.check_content(number, file)
        {
            let text = format!("has the signed hash but does not parse: {error}");
            warnings.push(Warning { file: ElementaryFile::DataGroup(number).to_string(), text });
        }
    }
    if let Some(access) = card.file(ElementaryFile::CardAccess) {
        document.check_card_access(&access.bytes, card.data_group(DgNumber::Dg14));
    }
    warnings
}

impl Warning {
    /// The warning in one line, for people.
    pub(crate) fn line(&self) -> String {
        printable(&format!("{} {}", self.file, self.text))
    }
}
