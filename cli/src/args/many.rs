//! The arguments of a run over many cards.

use core::num::NonZero;
use core::str::FromStr;
use std::path::PathBuf;

use clap::Args;

use crate::outcome::ExitOutcome;

/// The arguments of a run over many cards.
#[derive(Args, Debug)]
pub(crate) struct ManyArguments {
    /// Verify also the cards of a list, a path on each line or before each NUL; - is standard input
    ///
    /// Behind a path may stand a tab and a time in the forms of --at, for which this card is verified. A path may be that of
    /// a directory or an archive of cards. With standard input, the result of a card does not wait for the next path: another
    /// program can name a card and read its result.
    #[arg(long, value_name = "FILE", conflicts_with = "application")]
    pub(crate) cards_from: Option<PathBuf>,
    /// Judge this number of cards at a time; without it, one for each core of the processor
    #[arg(long, value_name = "NUMBER", value_parser = threads)]
    pub(crate) jobs: Option<NonZero<usize>>,
    /// Show only the cards with these verdicts: accepted, undetermined, rejected, malformed
    ///
    /// The other cards count for the exit status and for --summary.
    #[arg(long, value_name = "VERDICT", value_delimiter = ',')]
    pub(crate) only: Vec<VerdictName>,
    /// Print only these members of each object, in this order, such as path,verdict,signer.issuer
    #[arg(long, value_name = "MEMBER", value_delimiter = ',', requires = "json")]
    pub(crate) fields: Vec<Field>,
    /// Print one line of comma-separated values (CSV) per card, behind a line with the names of the columns
    #[arg(long, conflicts_with_all = ["application", "json", "report", "reveal"])]
    pub(crate) csv: bool,
    /// Write the rows of the results to the file of --output as a table of Parquet
    ///
    /// Needs a command that was built with `--features parquet`. Such a command also takes tables of cards, with a file of
    /// the card in each of the columns sod, com, card_access, card_security, dir and dg1 to dg16, its name in path or id, and
    /// perhaps its time in at.
    #[arg(long, requires = "output", conflicts_with_all = ["application", "csv", "json", "report", "reveal"])]
    pub(crate) parquet: bool,
    /// Print the number of cards by verdict, deciding check with reason, and signer, in place of the cards
    ///
    /// With --output or --resume the cards are in that file, and the numbers on standard output. With --json the
    /// numbers are one object (docs/json.md).
    #[arg(long, conflicts_with = "application")]
    pub(crate) summary: bool,
    /// Write the cards to this file; --force overwrites an existing one
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Go on with a run that was interrupted: write to the file that it wrote, behind its last whole line
    ///
    /// The other arguments must be those of that run. The cards in the file are not judged again, and the file becomes the
    /// same as without the interruption. A file that does not exist is begun.
    #[arg(long, value_name = "FILE", requires = "json", conflicts_with_all = ["output", "application"])]
    pub(crate) resume: Option<PathBuf>,
}

impl ManyArguments {
    /// True if the cards are written to standard output.
    pub(crate) const fn shows_cards_on_output(&self) -> bool {
        self.output.is_none() && self.resume.is_none() && !self.summary
    }

    /// True if a card with this outcome is shown.
    pub(crate) fn shows(&self, outcome: ExitOutcome) -> bool {
        self.only.is_empty() || self.only.iter().any(|only| only.0 == outcome)
    }
}

/// A verdict by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct VerdictName(ExitOutcome);

impl FromStr for VerdictName {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let named = ExitOutcome::ALL.into_iter().find(|outcome| outcome.name() == text);
        named.map(Self).ok_or("give accepted, undetermined, rejected or malformed")
    }
}

/// More threads than this would only hold memory.
const MAX_THREADS: usize = 1024;

fn threads(text: &str) -> Result<NonZero<usize>, &'static str> {
    let number: Option<NonZero<usize>> = text.parse().ok();
    number.filter(|number| number.get() <= MAX_THREADS).ok_or("give a number from 1 to 1024")
}

/// A member of the JSON of a card, such as `signer.fingerprint_sha256`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Field(pub(crate) Vec<String>);

impl FromStr for Field {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let names: Vec<_> = text.split('.').map(str::to_owned).collect();
        match names.first() {
            Some(first) if MEMBERS.contains(&first.as_str()) => Ok(Self(names)),
            _ => Err("a card has no such member: docs/json.md lists them"),
        }
    }
}

impl Field {
    /// True if the member has this name, and is not one below it.
    pub(crate) fn is(&self, name: &str) -> bool {
        self.0 == [name]
    }
}

/// The members of the JSON of a card.
const MEMBERS: [&str; 27] = [
    "schema",
    "path",
    "path_base64",
    "verdict",
    "error",
    "at",
    "policy",
    "chip_required",
    "tolerate",
    "refuse",
    "decided_by",
    "failed",
    "checks",
    "data_groups",
    "card_security",
    "findings",
    "anchor_findings",
    "signer",
    "anchor",
    "anchors_from",
    "warnings",
    "deviation_lists",
    "tr03135",
    "application",
    "identifiers",
    "recorded",
    "identity",
];
