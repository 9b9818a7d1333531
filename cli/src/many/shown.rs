//! The output of a run: the cards, in a file or on standard output, and the numbers at the end.

use std::io::{BufWriter, Write};
use std::path::PathBuf;

use anstream::StripStream;
use idchip_batch::Row;

use super::resume::{Finished, outcome_of};
use super::summary::Summary;
use super::{Job, csv};
use crate::args::VerifyArguments;
use crate::console;
use crate::console::json_line;
use crate::many::progress::Progress;
use crate::outcome::{ExitOutcome, Failure};
use crate::photo;
use crate::report_table;
use crate::texts::say;

/// A card that was judged.
pub(crate) struct ShownCard {
    pub(crate) path: PathBuf,
    pub(crate) outcome: ExitOutcome,
    /// The results, if they are counted.
    pub(crate) row: Option<Row>,
    /// The text that is shown of it; `None` if it is not shown.
    pub(crate) text: Option<Vec<u8>>,
}

/// The output of a run.
pub(crate) struct Shown<'r> {
    arguments: &'r VerifyArguments,
    output: Box<dyn Write + Send>,
    /// True if a program may wait for the result of a card before it names the next.
    is_awaited: bool,
    progress: Progress,
    worst: Option<ExitOutcome>,
    summary: Summary,
    /// The cards of which people see a line at the end.
    listed: Vec<(PathBuf, ExitOutcome)>,
    is_first: bool,
    #[cfg(feature = "parquet")]
    rows: Option<super::parquet::Rows>,
}

impl<'r> Shown<'r> {
    /// Opens the output, and takes the cards that an earlier run has finished away from those to judge.
    pub(crate) fn new(
        arguments: &'r VerifyArguments,
        jobs: &mut impl Iterator<Item = Job>,
    ) -> Result<Self, Failure> {
        let many = &arguments.many;
        let progress = Progress::new(&arguments.cards, many.shows_cards_on_output());
        let mut shown = Self {
            arguments,
            output: Box::new(std::io::sink()),
            is_awaited: arguments.reads_standard_input(),
            progress,
            worst: None,
            summary: Summary::new(),
            listed: Vec::new(),
            is_first: true,
            #[cfg(feature = "parquet")]
            rows: None,
        };
        if let Some(path) = &many.resume {
            let mut finished = Finished::open(path)?;
            let mut cards: u64 = 0;
            finished.pass_over(path, jobs, many.only.is_empty(), |object| {
                shown.worst = shown.worst.max(outcome_of(object));
                cards = cards.saturating_add(1);
                !many.summary || shown.summary.add_json(object)
            })?;
            shown.progress.skip(cards);
            shown.output = Box::new(BufWriter::new(finished.into_file()?));
        } else if let Some(path) = &many.output {
            let file = photo::create(path, arguments.force)?;
            #[cfg(feature = "parquet")]
            if many.parquet {
                shown.rows = Some(super::parquet::Rows::new(file)?);
                return Ok(shown);
            }
            // A file has no colours.
            shown.output = if arguments.json {
                Box::new(BufWriter::new(file))
            } else {
                Box::new(BufWriter::new(StripStream::new(file)))
            };
        } else if !many.summary {
            shown.output = if arguments.json {
                Box::new(console::json_output())
            } else {
                Box::new(console::output())
            };
        }
        if many.csv {
            shown.output.write_all(&csv::header()?)?;
        }
        Ok(shown)
    }

    /// Writes a card, the next in order.
    pub(crate) fn card(&mut self, card: ShownCard) -> Result<(), Failure> {
        self.progress.advance();
        self.worst = self.worst.max(Some(card.outcome));
        if let Some(row) = card.row.as_ref().filter(|_| self.arguments.many.summary) {
            self.summary.add_row(row);
        }
        #[cfg(feature = "parquet")]
        if let (Some(rows), Some(row)) = (&mut self.rows, card.row)
            && self.arguments.many.shows(card.outcome)
        {
            rows.add(crate::outcome::console_path(&card.path), row)?;
        }
        let Some(text) = card.text else { return Ok(()) };
        if self.is_for_people() {
            if !self.is_first {
                writeln!(self.output)?;
            }
            self.listed.push((card.path, card.outcome));
        }
        self.is_first = false;
        // A whole line at a time.
        self.output.write_all(&text)?;
        if self.is_awaited {
            self.output.flush()?;
        }
        Ok(())
    }

    /// Writes the end, and returns the worst outcome.
    pub(crate) fn end(mut self) -> Result<ExitOutcome, Failure> {
        drop(self.progress);
        #[cfg(feature = "parquet")]
        if let Some(rows) = self.rows {
            rows.end()?;
        }
        if self.arguments.many.summary {
            let mut output = console::output();
            if self.arguments.json {
                json_line(&mut output, &self.summary)?;
            } else {
                self.summary.print(&mut output)?;
            }
            output.flush()?;
        } else if self.listed.len() > 1 {
            report_table::summary(&mut self.output, &self.listed)?;
        }
        self.output.flush()?;
        Ok(self.worst.unwrap_or_else(|| {
            console::warn(say!("many-no-card"));
            ExitOutcome::Undetermined
        }))
    }

    const fn is_for_people(&self) -> bool {
        !self.arguments.json && !self.arguments.many.csv
    }
}
