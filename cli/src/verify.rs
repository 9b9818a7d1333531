//! `idchip verify`: verifies who signed a card, and that its data is unchanged.

use std::io::Write;
use std::path::Path;

use idchip::lds::{DgNumber, ElementaryFile};
use idchip::national::NationalApplication;
use idchip::verify::{KnownSigner, KnownSigners};
use idchip_batch::INDEPENDENT;

use crate::args::{Application, ReportForm, VerifyArguments};
use crate::card::Card;
use crate::card_security::CardSecurityJudgement;
use crate::console;
use crate::deviation_lists;
use crate::evidence::{Recorded, RecordedReport};
use crate::identity::{self, Disclosure, VerifiedFiles};
use crate::judgement::{Judgement, judge_application, judge_one_of_many};
use crate::national::{ApplicationArguments, ApplicationCard};
use crate::outcome::{ExitOutcome, Failure, InputError, console_path};
use crate::photo;
use crate::report_json::{CardRecord, RevealedRecord};
use crate::sample::Sample;
use crate::terms::{Stores, Terms};
use crate::texts::say;
use crate::{report_table, report_tree};

/// The results of a card, and what is shown of its holder.
struct Judged {
    judgement: Judgement,
    disclosure: Disclosure,
}

impl Judged {
    fn outcome(&self) -> ExitOutcome {
        self.judgement.outcome()
    }
}

/// Runs the command.
pub(crate) fn run(arguments: &VerifyArguments) -> Result<ExitOutcome, Failure> {
    let stores = Stores::read(&arguments.judge)?;
    let slices = stores.slices();
    let mut terms = slices.terms(&arguments.judge);
    for check in &arguments.accept_explained {
        terms.common.policy = terms.common.policy.with_explained(check.0);
    }
    let files = deviation_lists::read(&arguments.deviation_list)?;
    let lists = deviation_lists::verified(&files, &terms.common)?;
    terms.deviation_lists = &lists;
    terms.issued = arguments.issued.map(|day| day.0);
    let challenge = arguments.aa_challenge.as_ref().map(|challenge| &challenge.0);
    let response = arguments.aa_response.as_ref().map(|hex| hex.0.as_slice());
    terms.active_authentication = challenge.zip(response);
    let mut output = console::output();
    let mut outcomes = Vec::new();
    let cards = match arguments.application {
        None => arguments.cards.as_slice(),
        Some(Application(application)) => {
            match ApplicationArguments::read(&arguments.cards, application)? {
                ApplicationArguments::Cards(cards) => cards,
                ApplicationArguments::Files(files) => {
                    let path = files.first().map(|(_, path)| path.as_path());
                    let path = path.unwrap_or_else(|| Path::new("EF.SOD"));
                    let card = ApplicationCard::read_files(&files);
                    let outcome = verify_application(
                        path,
                        card,
                        application,
                        arguments,
                        &terms,
                        &mut output,
                    )?;
                    output.flush()?;
                    return Ok(outcome);
                }
            }
        }
    };
    let mut places = [KnownSigner::EMPTY; KNOWN_SIGNERS];
    let mut run =
        Run { known: KnownSigners::new(&mut places), sample: Sample::new(arguments.cross_check) };
    for path in cards {
        if !outcomes.is_empty() && !arguments.json {
            writeln!(output)?;
        }
        let outcome = match arguments.application {
            None => verify(path, arguments, &terms, &mut run, &mut output)?,
            Some(Application(application)) => {
                let card = ApplicationCard::read(path, application);
                verify_application(path, card, application, arguments, &terms, &mut output)?
            }
        };
        outcomes.push((path.clone(), outcome));
    }
    if outcomes.len() > 1 && !arguments.json {
        report_table::summary(&mut output, &outcomes)?;
    }
    output.flush()?;
    Ok(outcomes.into_iter().map(|(_, outcome)| outcome).max().unwrap_or(ExitOutcome::Undetermined))
}

/// Verifies a card as one of the application that was chosen, and writes the report.
fn verify_application(
    path: &Path,
    card: Result<ApplicationCard, Failure>,
    application: &'static NationalApplication,
    arguments: &VerifyArguments,
    terms: &Terms<'_>,
    output: &mut impl Write,
) -> Result<ExitOutcome, Failure> {
    let judged = card.and_then(|card| {
        judge_application(&card, application, terms, |document, judgement| {
            let reveals = arguments.reveal;
            let disclosure = Disclosure::of_application(document, &card, &judgement, reveals);
            Judged { judgement, disclosure }
        })
    });
    show(path, arguments, judged.as_ref(), (terms, None), output)?;
    Ok(judged.as_ref().map_or(ExitOutcome::Malformed, Judged::outcome))
}

/// The state of a run over several cards.
struct Run<'m> {
    known: KnownSigners<'m>,
    /// The cards that are judged by both implementations of the cryptography.
    sample: Sample,
}

/// More signers than those of one state at a time.
const KNOWN_SIGNERS: usize = 64;

/// Verifies a card, and writes the report.
fn verify(
    path: &Path,
    arguments: &VerifyArguments,
    terms: &Terms<'_>,
    run: &mut Run<'_>,
    output: &mut impl Write,
) -> Result<ExitOutcome, Failure> {
    let card = match Card::read(path) {
        Ok(card) => card,
        Err(failure) => {
            show(path, arguments, Err(&failure), (terms, None), output)?;
            return Ok(ExitOutcome::Malformed);
        }
    };
    let terms = match &card.recorded {
        Some(recorded) if arguments.as_recorded => terms.as_recorded(recorded),
        None if arguments.as_recorded => {
            let path = console_path(path);
            return Err(Failure::Usage(say!("failure-no-evidence", path = path)));
        }
        _ => *terms,
    };
    let judged = judge_one_of_many(&card, &terms, &mut run.known, |document, judgement| {
        // Opening hashes and parses the data groups anew.
        let is_read = arguments.reveal || arguments.photo.is_some();
        let open = || VerifiedFiles::open(document, &card, &judgement, terms.common.at);
        let files = is_read.then(open).flatten();
        if let Some(photo) = &arguments.photo {
            write_photo(&card, photo, arguments.force, files.as_ref())?;
        }
        let photo = arguments.photo.as_deref();
        let disclosure = Disclosure::of(files.as_ref(), photo, arguments.reveal);
        Ok::<_, Failure>(Judged { judgement, disclosure })
    });
    let judged = match judged {
        Ok(judged) => Ok(judged?),
        Err(failure) => Err(failure),
    };
    if let Ok(judged) = &judged
        && run.sample.takes_next()
    {
        let mut independent = terms;
        independent.common.algorithms = INDEPENDENT;
        let again = Judgement::of(&card, &independent)?;
        if let Some(check) = difference(&judged.judgement, &again) {
            return Err(Failure::Disagreement { path: path.to_owned(), check });
        }
    }
    show(path, arguments, judged.as_ref(), (&terms, card.recorded.as_ref()), output)?;
    Ok(judged.as_ref().map_or(ExitOutcome::Malformed, Judged::outcome))
}

/// Returns the name of the first check that differs; `None` if the results are the same.
fn difference(first: &Judgement, second: &Judgement) -> Option<&'static str> {
    let differing = first.checks.iter().zip(&second.checks).find(|(one, other)| one != other);
    let [one, other] =
        [first, second].map(|it| it.card_security.as_ref().map(CardSecurityJudgement::checks));
    if let Some(((id, _), _)) = differing {
        Some(id.name())
    } else if one != other {
        Some("card_security")
    } else if first.report != second.report || first.verdict != second.verdict {
        Some("findings")
    } else {
        None
    }
}

/// Writes the portrait, before the report, which names the file. Of a card that is not accepted nothing is
/// written.
fn write_photo(
    card: &Card,
    path: &Path,
    force: bool,
    files: Option<&VerifiedFiles<'_>>,
) -> Result<(), Failure> {
    let Some(files) = files else {
        console::warn(say!("failure-no-photo"));
        return Ok(());
    };
    let dg2 = ElementaryFile::DataGroup(DgNumber::Dg2);
    match (files.portrait(), card.file(dg2)) {
        (Some(image), _) => photo::write(path, &image, force),
        (None, Some(_)) => Err(Failure::malformed(&card.path, InputError::NoImage)),
        (None, None) => Err(Failure::malformed(&card.path, InputError::NoFile(dg2.to_string()))),
    }
}

/// Writes the report, and the comparison with that of an evidence container.
fn show(
    path: &Path,
    arguments: &VerifyArguments,
    judged: Result<&Judged, &Failure>,
    (terms, recorded): (&Terms<'_>, Option<&Recorded>),
    output: &mut impl Write,
) -> Result<(), Failure> {
    let at = terms.common.at.to_string();
    let policy = arguments.judge.policy();
    let record = CardRecord::new(path, judged.map(|it| &it.judgement), &at, &policy);
    let recorded = recorded.map(|recorded| RecordedReport::new(recorded, &record)).transpose()?;
    if arguments.json {
        let record = match recorded {
            Some(recorded) => record.with_recorded(recorded),
            None => record,
        };
        if !arguments.reveal {
            return json_line(output, &record);
        }
        let identity = judged.ok().and_then(|judged| judged.disclosure.identity());
        return json_line(output, &RevealedRecord { card: &record, identity });
    }
    match judged {
        Ok(Judged { judgement, disclosure }) => {
            report_table::heading(output, path, judgement, &at, &policy)?;
            identity::print(output, disclosure, judgement.outcome())?;
            match arguments.report {
                ReportForm::Table => report_table::judged(output, judgement)?,
                ReportForm::Tr03135 => report_tree::judged(output, judgement)?,
            }
        }
        Err(failure) => report_table::malformed(output, path, failure)?,
    }
    if let Some(recorded) = recorded {
        report_table::recorded(output, &recorded, arguments.as_recorded)?;
    }
    Ok(())
}

/// Writes an object and ends the line.
pub(crate) fn json_line(
    output: &mut impl Write,
    record: &impl serde::Serialize,
) -> Result<(), Failure> {
    serde_json::to_writer(&mut *output, record).map_err(std::io::Error::from)?;
    writeln!(output)?;
    Ok(())
}
