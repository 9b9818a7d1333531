//! Judges a card, and keeps what the report and what is shown of it need.

use std::path::PathBuf;

use idchip::finding::FindingSet;
use idchip::lds::card_access::CardAccess;
use idchip::lds::dg1::Dg1;
use idchip::lds::dg2::Dg2;
use idchip::lds::dg13::Dg13;
use idchip::lds::dg14::Dg14;
use idchip::lds::dg15::Dg15;
use idchip::lds::sod::Sod;
use idchip::lds::{DataGroup, DgNumber};
use idchip::time::UnixTime;
use idchip::verify::{
    Anchors, Check, CheckId, DataGroupStatus, Examination, OpenError, PassiveAuthentication,
    Policy, Verdict,
};
use idchip::{ParseError, algorithms};

use crate::advice::Circumstances;
use crate::anchors::AnchorStore;
use crate::card::Card;
use crate::certificate::CertificateRecord;
use crate::console::printable;
use crate::file_kind::FileKind;
use crate::input::Octets;
use crate::outcome::{Failure, InputError, Outcome};

/// What a judge is given besides the card.
pub(crate) struct Terms<'t> {
    /// The anchors.
    pub(crate) anchors: &'t AnchorStore,
    /// Certificates of document signers, not trusted.
    pub(crate) signers: &'t AnchorStore,
    /// The policy.
    pub(crate) policy: Policy,
    /// The time for which is judged.
    pub(crate) at: UnixTime,
    /// A challenge and the chip's response to it.
    pub(crate) active_authentication: Option<(&'t [u8], &'t [u8])>,
}

/// A card that was judged.
pub(crate) struct Judgement {
    /// What the verdict is.
    pub(crate) verdict: Verdict,
    /// Every check, as the policy sees it.
    pub(crate) checks: Vec<(CheckId, Check)>,
    /// The data groups that EF.SOD lists, or that were read.
    pub(crate) data_groups: Vec<(DgNumber, DataGroupStatus)>,
    /// What in the document and its signer's certificate is off.
    pub(crate) findings: FindingSet,
    /// What in the anchor is off.
    pub(crate) anchor_findings: FindingSet,
    /// The certificate of the signer.
    pub(crate) signer: Option<CertificateRecord>,
    /// The anchor, and the file that it came from.
    pub(crate) anchor: Option<(CertificateRecord, PathBuf)>,
    /// What else an operator should know; nothing of it decides.
    pub(crate) warnings: Vec<Warning>,
    /// What advice depends on.
    pub(crate) circumstances: Circumstances,
}

/// Something odd about a file that does not decide.
pub(crate) struct Warning {
    /// The file, as the standard names it.
    pub(crate) file: String,
    /// What is odd.
    pub(crate) text: String,
}

impl Judgement {
    /// Judges a card.
    pub(crate) fn of(card: &Card, terms: &Terms<'_>) -> Result<Self, Failure> {
        with_judge(card, terms, |judge, sod| {
            let (examination, warnings) = examine(card, terms, judge, sod);
            Self::from_examination(terms, &examination, warnings)
        })
    }

    fn from_examination(
        terms: &Terms<'_>,
        examination: &Examination<'_>,
        warnings: Vec<Warning>,
    ) -> Self {
        let report = examination.report();
        let policy = examination.policy();
        let signer = examination.signer().as_ref().map(CertificateRecord::new);
        let anchor = examination.anchor().zip(report.anchor()).map(|(certificate, index)| {
            let index = usize::try_from(index).unwrap_or(usize::MAX);
            let source = terms.anchors.certificates().get(index);
            let path = source.map(|source| source.path.clone()).unwrap_or_default();
            (CertificateRecord::new(&certificate), path)
        });
        let circumstances = Circumstances {
            anchors: Some(terms.anchors.certificates().len()),
            is_strict: terms.policy == Policy::STRICT,
            ..Circumstances::of_signer(examination.signer().as_ref())
        };
        let statuses = DgNumber::ALL.map(|number| (number, report.data_group(number)));
        let data_groups = statuses
            .into_iter()
            .filter(|(_, status)| *status != DataGroupStatus::NotPresent)
            .collect();
        Self {
            verdict: examination.verdict(),
            checks: CheckId::ALL.map(|id| (id, report.check_under(id, policy))).into(),
            data_groups,
            findings: report.findings(),
            anchor_findings: report.anchor_findings(),
            signer,
            anchor,
            warnings,
            circumstances,
        }
    }

    /// The verdict as an outcome of the command.
    pub(crate) const fn outcome(&self) -> Outcome {
        match self.verdict {
            Verdict::Accepted => Outcome::Accepted,
            Verdict::Rejected(..) => Outcome::Rejected,
            Verdict::Undetermined(..) => Outcome::Undetermined,
        }
    }

    /// The check that keeps the card from being accepted.
    pub(crate) const fn deciding(&self) -> Option<(CheckId, Check)> {
        match self.verdict {
            Verdict::Accepted => None,
            Verdict::Rejected(id, check) | Verdict::Undetermined(id, check) => Some((id, check)),
        }
    }
}

/// Reads EF.SOD, sets up the judge, and hands both out.
pub(crate) fn with_judge<T>(
    card: &Card,
    terms: &Terms<'_>,
    use_them: impl FnOnce(&PassiveAuthentication<'_>, &Sod<'_>) -> T,
) -> Result<T, Failure> {
    let file = card.sod()?;
    let malformed = |error| Failure::malformed(&file.path(card), InputError::Parse(error));
    // A buffer as long as the file always suffices where the content stands in segments.
    let mut scratch = Octets::new(vec![0; file.octets.len()]);
    let sod = Sod::parse_with_scratch(&file.octets, &mut scratch).map_err(malformed)?;
    let slices = terms.anchors.as_slices();
    let anchors = Anchors::from_certificates_lenient(&slices);
    let signers = terms.signers.as_slices();
    let judge = PassiveAuthentication::new(&anchors, algorithms::ALL, terms.policy, terms.at)
        .with_document_signers(&signers);
    Ok(use_them(&judge, &sod))
}

/// Holds every file that was read against EF.SOD, and the chip's response against its key. Also hands
/// out what is odd and decides nothing.
fn examine<'a>(
    card: &Card,
    terms: &Terms<'_>,
    judge: &PassiveAuthentication<'a>,
    sod: &Sod<'a>,
) -> (Examination<'a>, Vec<Warning>) {
    let mut warnings = Vec::new();
    let mut warn = |kind: FileKind, text: String| {
        warnings.push(Warning { file: kind.name(), text });
    };
    let mut examination = judge.examine(sod);
    if let Some(com) = card.file(FileKind::Com) {
        examination.check_com(&com.octets);
    }
    for number in DgNumber::ALL {
        if let Some(file) = card.data_group(number)
            && let Err(error) = read(&mut examination, number, file)
        {
            let text = format!("is the signed one, and does not parse: {error}");
            warn(FileKind::DataGroup(number), text);
        }
    }
    if let Some((challenge, response)) = terms.active_authentication {
        let dg15 = card.data_group(DgNumber::Dg15).and_then(|file| Dg15::parse(file).ok());
        let dg14 = card.data_group(DgNumber::Dg14).and_then(|file| Dg14::parse(file).ok());
        match dg15 {
            Some(dg15) => {
                let dg14 = dg14.as_ref();
                examination.check_active_authentication(&dg15, dg14, challenge, response);
            }
            None => {
                let text = "is not there or does not parse: the chip's response was not checked";
                warn(FileKind::DataGroup(DgNumber::Dg15), text.to_owned());
            }
        }
    }
    if let Some(text) = oddity_of_card_access(card, &examination) {
        warn(FileKind::CardAccess, text);
    }
    (examination, warnings)
}

/// Reads a data group into the report; one that the library does not look into is hashed only. The
/// error is that of a data group which is the signed one.
fn read(
    examination: &mut Examination<'_>,
    number: DgNumber,
    file: &[u8],
) -> Result<(), ParseError> {
    let read = match number {
        DgNumber::Dg1 => examination.read::<Dg1<'_>>(file).err(),
        DgNumber::Dg2 => examination.read::<Dg2<'_>>(file).err(),
        DgNumber::Dg13 => examination.read::<Dg13<'_>>(file).err(),
        DgNumber::Dg14 => examination.read::<Dg14<'_>>(file).err(),
        DgNumber::Dg15 => examination.read::<Dg15<'_>>(file).err(),
        _ => {
            examination.check_data_group(number, file);
            None
        }
    };
    match read {
        Some(OpenError::Malformed(error)) => Err(error),
        _ => Ok(()),
    }
}

/// What is odd about EF.CardAccess, which nobody signs: Doc 9303-11 §5.1 has it compared with EF.DG14.
fn oddity_of_card_access(card: &Card, examination: &Examination<'_>) -> Option<String> {
    let access = match CardAccess::parse(&card.file(FileKind::CardAccess)?.octets) {
        Ok(access) => access,
        Err(error) => return Some(format!("does not parse: {error}")),
    };
    if examination.report().data_group(DgNumber::Dg14) != DataGroupStatus::Identical {
        return None;
    }
    let authentic = Dg14::parse(card.data_group(DgNumber::Dg14)?).ok()?.security_infos();
    let text = "names protocols that the signed EF.DG14 does not name; whoever changed it may have \
                weakened the access to the chip";
    (!authentic.contains_all_of(&access.security_infos())).then(|| text.to_owned())
}

impl Warning {
    /// For people.
    pub(crate) fn line(&self) -> String {
        printable(&format!("{} {}", self.file, self.text))
    }
}
