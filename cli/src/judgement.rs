//! Verifies a card, and keeps the results that the reports show.

use std::path::PathBuf;

use idchip::finding::FindingSet;
use idchip::lds::sod::Sod;
use idchip::lds::{DgNumber, ElementaryFile};
use idchip::national::us_piv::SecurityObject;
use idchip::national::{FileDescription, NationalApplication};
use idchip::tlv::Tag;
use idchip::verify::{
    ActiveAuthentication, Check, CheckId, CheckResult, DataGroupStatus, Document, KnownSigners,
    NationalDocument, PassiveAuthentication, Policy, Report, Verdict,
};
use idchip::x509::Certificate;
use idchip::{ParseError, ParseErrorKind};
use idchip_batch::{Examination, Malformed, Scratch, examine};

use crate::advice::{Circumstances, Deciding, advice, title, why};
use crate::card::Card;
use crate::card_security::CardSecurityJudgement;
use crate::certificate::CertificateRecord;
use crate::deviation_lists::{self, Comparison};
use crate::evidence::{Basis, Recorded};
use crate::input::Bytes;
use crate::national::{ApplicationCard, is_content_info};
use crate::outcome::{ExitOutcome, Failure, InputError};
use crate::terms::Terms;
use crate::texts::{Texts, english, say, screen};
use crate::trust_store::AnchorsFrom;
use idchip_batch::printable;

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
    /// The place that names the anchors.
    pub(crate) anchors_from: AnchorsFrom,
    /// The anchor, and the file that it came from.
    pub(crate) anchor: Option<(CertificateRecord, PathBuf)>,
    /// Warnings for the operator; they do not affect the verdict.
    pub(crate) warnings: Vec<Warning>,
    /// The entries of deviation lists that may be about the card.
    pub(crate) deviations: Vec<Comparison>,
    /// The application, if the card was verified as one of another than the travel document.
    pub(crate) application: Option<ApplicationJudgement>,
    /// The results of EF.CardSecurity, if the card has it.
    pub(crate) card_security: Option<CardSecurityJudgement>,
    /// The facts that the advice depends on.
    pub(crate) circumstances: Circumstances,
}

/// The files of an application that the caller chose.
pub(crate) struct ApplicationJudgement {
    /// The application.
    pub(crate) application: &'static NationalApplication,
    /// The files that the security object lists, in its order.
    pub(crate) files: Vec<ApplicationFile>,
}

/// A file that a security object lists.
pub(crate) struct ApplicationFile {
    /// The number in the security object, hexadecimal.
    pub(crate) number: String,
    /// The file, if the application has one with this number.
    pub(crate) description: Option<&'static FileDescription>,
    /// The status.
    pub(crate) status: DataGroupStatus,
}

/// Something odd about a file that does not affect the verdict.
pub(crate) struct Warning {
    /// The file, under the name of the standard.
    pub(crate) file: String,
    pub(crate) oddity: Oddity,
}

/// The oddity of a file that has the signed hash.
#[derive(Clone, Copy)]
pub(crate) enum Oddity {
    /// It is that of a driving licence.
    DrivingLicence,
    /// It does not parse.
    Malformed(ParseError),
}

/// Verifies a card with all its files, and passes the document and the results to `then`. Values of
/// the document are available only through [`Document::open`].
pub(crate) fn judge<T>(
    card: &Card,
    terms: &Terms<'_>,
    then: impl FnOnce(&mut Document<'_>, Judgement) -> T,
) -> Result<T, Failure> {
    let known = &mut KnownSigners::new(&mut []);
    examine_one_of_many(card, terms, known, |examination, deviations| {
        let judgement = Judgement::of_examination(terms, examination, deviations);
        then(&mut examination.document, judgement)
    })
}

/// Verifies a card as [`judge`] does, and passes the results before they are in words. The signature of a signer's
/// certificate is verified once for all cards.
pub(crate) fn examine_one_of_many<T>(
    card: &Card,
    terms: &Terms<'_>,
    known: &mut KnownSigners<'_>,
    then: impl FnOnce(&mut Examination<'_>, Vec<Comparison>) -> T,
) -> Result<T, Failure> {
    let file = card.sod()?;
    let malformed = |error: Malformed| Failure::malformed(&file.path(card), error);
    let recorded = card.recorded.as_ref();
    let mut common = terms.common;
    let signers = signers_with(recorded, common.document_signers);
    let lists = lists_with(recorded, common.revocation_lists);
    (common.document_signers, common.revocation_lists) = (&signers, &lists);
    let mut scratch = Scratch::default();
    let files = card.as_files();
    let mut examination = examine(&files, &common, known, &mut scratch).map_err(malformed)?;
    let document = &mut examination.document;
    let deviations = deviation_lists::compare(card, document, terms.deviation_lists, terms.issued);
    check_chip(card, terms, document);
    examination.check_card_security(&files, &terms.common);
    Ok(then(&mut examination, deviations))
}

/// Adds the signer in an evidence container to those of the caller.
fn signers_with<'s>(recorded: Option<&'s Recorded>, signers: &[&'s [u8]]) -> Vec<&'s [u8]> {
    let of_container = recorded.and_then(|recorded| recorded.signer.as_ref());
    let of_container = of_container.map(|signer| signer.as_slice());
    signers.iter().copied().chain(of_container).collect()
}

/// Puts the lists in an evidence container before those of the caller.
fn lists_with<'s>(recorded: Option<&'s Recorded>, lists: &[&'s [u8]]) -> Vec<&'s [u8]> {
    let of_container = recorded.into_iter().flat_map(|recorded| &recorded.revocation_lists);
    of_container.map(|list| list.as_slice()).chain(lists.iter().copied()).collect()
}

/// Verifies a card as one of this application, and passes its files and the results to `then`.
pub(crate) fn judge_application<T>(
    card: &ApplicationCard,
    application: &'static NationalApplication,
    terms: &Terms<'_>,
    then: impl FnOnce(&mut NationalDocument<'_>, Judgement) -> T,
) -> Result<T, Failure> {
    let malformed =
        |error| Failure::malformed(&card.security_object.path, InputError::Parse(error));
    let bytes = &card.security_object.bytes;
    let object = match application.is_mapped() && !is_content_info(bytes) {
        true => Some(SecurityObject::parse(bytes).map_err(malformed)?),
        false => None,
    };
    let content_info = object.as_ref().map_or(bytes.as_slice(), SecurityObject::content_info);
    let mut scratch = Bytes::new(vec![0; content_info.len()]);
    let sod = Sod::parse_with_scratch(content_info, &mut scratch).map_err(malformed)?;
    let idchip_batch::Terms { anchors, algorithms, policy, at, .. } = terms.common;
    let judge = PassiveAuthentication::new(&anchors, algorithms, policy, at)
        .with_document_signers(terms.common.document_signers);
    let map = object.map(|object| object.container_map());
    let mut document = judge.examine_application(&sod, application, map);
    for list in terms.common.revocation_lists {
        document.check_revocation_list(list);
    }
    for file in &card.files {
        document.check_file(file.description.identifier, &file.bytes);
    }
    let files = document.files().map(|file| ApplicationFile {
        number: const_hex::encode_upper(file.identifier.as_bytes()),
        description: file.description,
        status: file.status,
    });
    let application = ApplicationJudgement { application, files: files.collect() };
    let certificates = (document.signer(), document.anchor());
    let (report, policy) = (document.report(), document.policy());
    let mut judgement =
        Judgement::of_report(terms, report, policy, NationalDocument::CHECKS, certificates, &sod);
    judgement.circumstances.is_application = true;
    let verdict = document.verdict();
    let judgement = Judgement { verdict, application: Some(application), ..judgement };
    Ok(then(&mut document, judgement))
}

impl Judgement {
    /// Verifies a card.
    pub(crate) fn of(card: &Card, terms: &Terms<'_>) -> Result<Self, Failure> {
        judge(card, terms, |_, judgement| judgement)
    }

    /// Verifies a card, and takes over what the results are based on.
    pub(crate) fn with_basis(card: &Card, terms: &Terms<'_>) -> Result<(Self, Basis), Failure> {
        let known = &mut KnownSigners::new(&mut []);
        examine_one_of_many(card, terms, known, |examination, deviations| {
            let basis = Basis::new(examination, &terms.stores.anchors);
            (Self::of_examination(terms, examination, deviations), basis)
        })
    }

    /// The results of an examination in words, with the entries of deviation lists.
    pub(crate) fn of_examination(
        terms: &Terms<'_>,
        examination: &Examination<'_>,
        deviations: Vec<Comparison>,
    ) -> Self {
        let Examination { document, sod, odd_data_groups, .. } = examination;
        let report = document.report();
        let policy = document.policy();
        let certificates = (document.signer(), document.anchor());
        let data_groups = DgNumber::ALL
            .iter()
            .map(|number| (*number, report.data_group(*number)))
            .filter(|(_, status)| *status != DataGroupStatus::NotPresent)
            .collect();
        let card_security = examination.card_security.as_ref();
        let warnings: Vec<_> =
            odd_data_groups.iter().map(|(number, error)| Warning::new(*number, *error)).collect();
        let mut judgement = Self {
            verdict: document.verdict(),
            data_groups,
            deviations,
            card_security: card_security.map(|it| CardSecurityJudgement::new(it, terms)),
            ..Self::of_report(terms, report, policy, CheckId::ALL, certificates, sod)
        };
        judgement.circumstances.is_driving_licence =
            warnings.iter().any(|warning| matches!(warning.oddity, Oddity::DrivingLicence));
        Self { warnings, ..judgement }
    }

    /// The results that every report has.
    fn of_report(
        terms: &Terms<'_>,
        report: &Report,
        policy: &Policy,
        checks: &[CheckId],
        (signer, anchor): (Option<Certificate<'_>>, Option<Certificate<'_>>),
        sod: &Sod<'_>,
    ) -> Self {
        let anchor = anchor.zip(report.anchor()).map(|(certificate, index)| {
            let index = usize::try_from(index).unwrap_or(usize::MAX);
            let source = terms.stores.anchors.certificates().get(index);
            let path = source.map(|source| source.path.clone()).unwrap_or_default();
            (CertificateRecord::new(&certificate), path)
        });
        let signer = signer.as_ref().map(CertificateRecord::new);
        let circumstances = Circumstances {
            anchors: Some(terms.stores.anchors.certificates().len()),
            has_anchor: report.anchor().is_some(),
            is_strict: terms.common.policy.tolerated() == Policy::STRICT.tolerated(),
            ..Circumstances::of_signer(signer.as_ref()).with_sod(sod, report)
        };
        Self {
            verdict: report.verdict(policy),
            report: *report,
            policy: *policy,
            checks: checks.iter().map(|id| (*id, report.check_with_policy(*id, policy))).collect(),
            data_groups: Vec::new(),
            findings: report.findings(),
            anchor_findings: report.anchor_findings(),
            anchors_from: terms.stores.anchors.from().clone(),
            signer,
            anchor,
            warnings: Vec::new(),
            deviations: Vec::new(),
            application: None,
            card_security: None,
            circumstances,
        }
    }

    /// The verdict on the card as the command's outcome: that of the document, or of an EF.CardSecurity
    /// that rejects the card.
    pub(crate) fn outcome(&self) -> ExitOutcome {
        match self.verdict {
            Verdict::Rejected(..) => ExitOutcome::Rejected,
            _ if self.rejecting_card_security(english()).is_some() => ExitOutcome::Rejected,
            Verdict::Undetermined(..) => ExitOutcome::Undetermined,
            Verdict::Accepted => ExitOutcome::Accepted,
        }
    }

    /// Returns an error unless the card is accepted; called before values of it are given out. `refused` is the
    /// sentence about what is not done.
    pub(crate) fn require_accepted(&self, refused: fn(&str) -> String) -> Result<(), Failure> {
        let deciding = self.deciding(screen());
        let Some(Deciding { title, reason, advice, .. }) = deciding else { return Ok(()) };
        let refused = refused(&self.outcome().said());
        let text = match advice {
            Some(advice) => say!(
                "failure-not-accepted-advice",
                refused = refused,
                title = title,
                reason = reason,
                advice = advice
            ),
            None => say!("failure-not-accepted", refused = refused, title = title, reason = reason),
        };
        Err(Failure::Refused(self.outcome(), text))
    }

    /// The check that keeps the card from being accepted: the gravest that failed, or else the first that is
    /// undetermined.
    pub(crate) fn deciding(&self, texts: &Texts) -> Option<Deciding> {
        let of_document = || {
            let (id, check) = self.deciding_of_document()?;
            Some(Deciding {
                name: id.name(),
                title: title(id, &self.circumstances, texts),
                reason: why(id, &check, &self.circumstances, texts),
                advice: advice(id, &check, &self.circumstances, texts),
            })
        };
        match self.verdict {
            Verdict::Rejected(..) => of_document(),
            _ => self.rejecting_card_security(texts).or_else(of_document),
        }
    }

    /// The checks for which the card is rejected, by name and title, the gravest first. EF.CardSecurity counts
    /// as one.
    pub(crate) fn failed(&self, texts: &Texts) -> Vec<(&'static str, String)> {
        let of_document = self.report.failed(&self.policy);
        let of_document =
            of_document.map(|(id, _)| (id.name(), title(id, &self.circumstances, texts)));
        let of_card_security = self.rejecting_card_security(texts);
        let of_card_security = of_card_security.map(|deciding| (deciding.name, deciding.title));
        of_document.chain(of_card_security).collect()
    }

    /// The checks of the document that failed, the gravest first.
    pub(crate) fn failed_checks(&self) -> Vec<Check> {
        self.report.failed(&self.policy).map(|(_, check)| check).collect()
    }

    /// The check that keeps the document from being accepted.
    pub(crate) const fn deciding_of_document(&self) -> Option<(CheckId, Check)> {
        match self.verdict {
            Verdict::Accepted => None,
            Verdict::Rejected(id, check) | Verdict::Undetermined(id, check) => Some((id, check)),
        }
    }

    fn rejecting_card_security(&self, texts: &Texts) -> Option<Deciding> {
        self.card_security.as_ref()?.rejecting(texts)
    }
}

/// Checks the chip's response to the caller's challenge, or else to that of an evidence container.
///
/// The maker of the container may have copied the response from a chip that answered long before. Unless the
/// caller trusts its challenge, such a response only counts against the card.
fn check_chip(card: &Card, terms: &Terms<'_>, document: &mut Document<'_>) {
    let recorded = card.recorded.as_ref().and_then(|it| it.active_authentication.as_ref());
    let recorded = recorded.map(|(challenge, response)| (&challenge.0, response.0.as_slice()));
    let Some((challenge, response)) = terms.active_authentication.or(recorded) else { return };
    let mut challenged = *document;
    // The report holds the reason if it is not successful.
    let _ = challenged.check_active_authentication(&ActiveAuthentication {
        dg15: card.data_group(DgNumber::Dg15),
        dg14: card.data_group(DgNumber::Dg14),
        challenge,
        response,
    });
    let is_fresh = terms.active_authentication.is_some() || terms.trusts_recorded_challenge;
    let check = challenged.report().check(CheckId::ActiveAuthentication);
    if is_fresh || check.result != CheckResult::Successful {
        *document = challenged;
    }
}

/// True if the data group begins as DG1 of a driving licence does: with a type approval number.
fn is_of_driving_licence(number: DgNumber, error: &ParseError) -> bool {
    number == DgNumber::Dg1
        && matches!(error.kind, ParseErrorKind::UnexpectedTag { found: Tag(0x5F01), .. })
}

impl Warning {
    /// The warning about a data group that has the signed hash and does not parse.
    fn new(number: DgNumber, error: ParseError) -> Self {
        let oddity = match is_of_driving_licence(number, &error) {
            true => Oddity::DrivingLicence,
            false => Oddity::Malformed(error),
        };
        Self { file: ElementaryFile::DataGroup(number).to_string(), oddity }
    }

    /// The oddity of the file, which is named before it.
    pub(crate) fn text(&self, texts: &Texts) -> String {
        match &self.oddity {
            Oddity::DrivingLicence => say!(in texts, "report-warning-licence"),
            Oddity::Malformed(error) => {
                say!(in texts, "report-warning-malformed", error = texts.error(error))
            }
        }
    }

    /// The warning in one line, for people.
    pub(crate) fn line(&self) -> String {
        let text = self.text(screen());
        printable(&say!("report-warning-line", file = self.file, text = text))
    }
}
