//! `idchip verify`: verifies who signed a card, and that its data is unchanged.

use core::num::NonZero;
use std::io::Write;
use std::path::Path;
use std::thread;

use idchip::lds::{DgNumber, ElementaryFile};
use idchip::national::NationalApplication;
use idchip::verify::{AnchorPlace, KnownSigners};
use idchip_batch::{INDEPENDENT, Row};

use crate::args::{Application, ReportForm, VerifyArguments};
use crate::card::Card;
use crate::card_security::CardSecurityJudgement;
use crate::console;
use crate::deviation_lists;
use crate::evidence::{Recorded, RecordedReport};
use crate::identity::{self, Disclosure, VerifiedFiles};
use crate::judgement::{Judgement, examine_one_of_many, judge_application};
use crate::many::fields::Chosen;
use crate::many::shown::{Shown, ShownCard};
use crate::many::{Job, csv, ordered, sources};
use crate::national::{ApplicationArguments, ApplicationCard};
use crate::outcome::{ExitOutcome, Failure, InputError, console_path};
use crate::path_record::PathRecord;
use crate::photo;
use crate::report_json::{CardRecord, ErrorRecord, RevealedRecord};
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
    let mut places = vec![AnchorPlace::EMPTY; terms.common.anchors.index_places()];
    terms.common.anchors =
        terms.common.anchors.with_index(&mut places).unwrap_or(terms.common.anchors);
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
    let mut jobs = match arguments.application {
        None if arguments.is_of_one_card() => sources::each(arguments.cards.clone()),
        None => sources::all(arguments.cards.clone(), arguments.many.cards_from.as_deref())?,
        Some(Application(application)) => {
            match ApplicationArguments::read(&arguments.cards, application)? {
                ApplicationArguments::Cards(cards) => sources::each(cards.to_vec()),
                ApplicationArguments::Files(files) => {
                    let path = files.first().map(|(_, path)| path.as_path());
                    let path = path.unwrap_or_else(|| Path::new("EF.SOD"));
                    let card = ApplicationCard::read_files(&files);
                    let mut output = console::output();
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
    let mut shown = Shown::new(arguments, &mut jobs)?;
    let judge = Judge { arguments, terms, sample: Sample::new(arguments.cross_check) };
    let threads = arguments.many.jobs.or_else(|| thread::available_parallelism().ok());
    ordered::judge_in_order(
        jobs,
        threads.unwrap_or(NonZero::<usize>::MIN),
        |known, number, job| judge.card(number, job, known),
        |result| shown.card(result?),
    )?;
    shown.end()
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

/// Judges the cards of a run, on any of its threads.
struct Judge<'r> {
    arguments: &'r VerifyArguments,
    terms: Terms<'r>,
    /// The cards that are judged by both implementations of the cryptography.
    sample: Sample,
}

impl Judge<'_> {
    /// Verifies the card of this number in the run.
    fn card(
        &self,
        number: u64,
        job: Job,
        known: &mut KnownSigners<'_>,
    ) -> Result<ShownCard, Failure> {
        let (arguments, path) = (self.arguments, job.path.clone());
        let mut terms = self.terms;
        terms.common.at = job.at.unwrap_or(terms.common.at);
        let mut shown = ShownCard { path, outcome: ExitOutcome::Malformed, row: None, text: None };
        if let Some(Application(application)) = arguments.application {
            let card = ApplicationCard::read(&shown.path, application);
            let mut text = Vec::new();
            let path = &shown.path;
            shown.outcome =
                verify_application(path, card, application, arguments, &terms, &mut text)?;
            shown.text = arguments.many.shows(shown.outcome).then_some(text);
            return Ok(shown);
        }
        match job.read() {
            Ok(card) => self.card_that_was_read(number, &card, terms, known, &mut shown)?,
            Err(failure) => self.malformed(&failure, &terms, None, &mut shown)?,
        }
        Ok(shown)
    }

    fn card_that_was_read(
        &self,
        number: u64,
        card: &Card,
        mut terms: Terms<'_>,
        known: &mut KnownSigners<'_>,
        shown: &mut ShownCard,
    ) -> Result<(), Failure> {
        let arguments = self.arguments;
        match &card.recorded {
            Some(recorded) if arguments.as_recorded => terms = terms.as_recorded(recorded),
            None if arguments.as_recorded => {
                let path = console_path(&shown.path);
                return Err(Failure::Usage(say!("failure-no-evidence", path = path)));
            }
            _ => {}
        }
        let is_sampled = self.sample.takes(number);
        let at = terms.common.at;
        let judged = examine_one_of_many(card, &terms, known, |examination, deviations| {
            shown.outcome = examination.outcome().into();
            shown.row = self.needs_rows().then(|| Row::of(examination, at));
            let is_shown = arguments.many.shows(shown.outcome) && self.needs_reports();
            if !is_shown && !is_sampled && arguments.photo.is_none() {
                return Ok(None);
            }
            let judgement = Judgement::of_examination(&terms, examination, deviations);
            let document = &mut examination.document;
            // Opening hashes and parses the data groups anew.
            let is_read = arguments.reveal || arguments.photo.is_some();
            let open = || VerifiedFiles::open(document, card, &judgement, at);
            let files = is_read.then(open).flatten();
            if let Some(photo) = &arguments.photo {
                write_photo(card, photo, arguments.force, files.as_ref())?;
            }
            let photo = arguments.photo.as_deref();
            let disclosure = Disclosure::of(files.as_ref(), photo, arguments.reveal);
            Ok::<_, Failure>(Some(Judged { judgement, disclosure }))
        });
        let judged = match judged {
            Ok(judged) => judged?,
            Err(failure) => return self.malformed(&failure, &terms, Some(card), shown),
        };
        if let Some(judged) = &judged
            && is_sampled
        {
            let mut independent = terms;
            independent.common.algorithms = INDEPENDENT;
            let again = Judgement::of(card, &independent)?;
            if let Some(check) = difference(&judged.judgement, &again) {
                return Err(Failure::Disagreement { path: shown.path.clone(), check });
            }
        }
        self.show(judged.as_ref().map(Ok), (&terms, card.recorded.as_ref()), shown)
    }

    /// A card that cannot be read, or whose EF.SOD does not parse.
    fn malformed(
        &self,
        failure: &Failure,
        terms: &Terms<'_>,
        card: Option<&Card>,
        shown: &mut ShownCard,
    ) -> Result<(), Failure> {
        if self.needs_rows() {
            let ErrorRecord { kind, offset, message, .. } = ErrorRecord::new(&shown.path, failure);
            shown.row = Some(Row::unreadable(kind, offset, message, terms.common.at));
        }
        let recorded = card.and_then(|card| card.recorded.as_ref());
        let is_shown = self.needs_reports();
        self.show(is_shown.then_some(Err(failure)), (terms, recorded), shown)
    }

    fn show(
        &self,
        judged: Option<Result<&Judged, &Failure>>,
        terms: (&Terms<'_>, Option<&Recorded>),
        shown: &mut ShownCard,
    ) -> Result<(), Failure> {
        if !self.arguments.many.shows(shown.outcome) {
            return Ok(());
        }
        if let (true, Some(row)) = (self.arguments.many.csv, &shown.row) {
            shown.text = Some(csv::line(&PathRecord::new(&shown.path), row)?);
        } else if let (true, Some(judged)) = (self.needs_reports(), judged) {
            let mut text = Vec::new();
            show(&shown.path, self.arguments, judged, terms, &mut text)?;
            shown.text = Some(text);
        }
        Ok(())
    }

    /// True if cards are shown in full.
    const fn needs_reports(&self) -> bool {
        let many = &self.arguments.many;
        let has_rows_alone = many.csv || many.parquet;
        !has_rows_alone && (!many.summary || many.output.is_some() || many.resume.is_some())
    }

    const fn needs_rows(&self) -> bool {
        let many = &self.arguments.many;
        many.csv || many.summary || many.parquet
    }
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
        let fields = &arguments.many.fields;
        if !fields.is_empty() {
            let identity = judged.ok().and_then(|judged| judged.disclosure.identity());
            let object = match arguments.reveal {
                true => serde_json::to_value(RevealedRecord { card: &record, identity }),
                false => serde_json::to_value(&record),
            };
            let object = object.map_err(std::io::Error::from)?;
            return console::json_line(output, &Chosen::of(&object, fields));
        }
        if !arguments.reveal {
            return console::json_line(output, &record);
        }
        let identity = judged.ok().and_then(|judged| judged.disclosure.identity());
        return console::json_line(output, &RevealedRecord { card: &record, identity });
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
