//! `idchip explain`: what a check, a reason, a finding or an error means, and what to do.

mod find;
mod show;
mod words;

use std::io::Write;

pub(crate) use show::Record;
#[cfg(test)]
pub(crate) use words::Word;
pub(crate) use words::all;

use crate::args::ExplainArguments;
use crate::console;
use crate::console::json_line;
use crate::language::Language;
use crate::outcome::{ExitOutcome, Failure};
use crate::texts::Texts;
use find::Search;

/// Runs the command, with texts in this language.
pub(crate) fn run(
    arguments: &ExplainArguments,
    language: Language,
) -> Result<ExitOutcome, Failure> {
    let words = all();
    let found = match arguments.names.as_slice() {
        [] => words.iter().collect(),
        names => Search::new(&words).find(names)?,
    };
    let texts = Texts::of(language)?;
    let mut output = console::output();
    if arguments.json {
        for word in found {
            json_line(&mut output, &Record::new(word, &texts)?)?;
        }
    } else if arguments.names.is_empty() {
        show::list(&mut output, &words, &texts)?;
    } else {
        for (index, word) in found.into_iter().enumerate() {
            if index > 0 {
                writeln!(output)?;
            }
            show::word(&mut output, &Record::new(word, &texts)?, &texts)?;
        }
    }
    output.flush()?;
    Ok(ExitOutcome::Accepted)
}
