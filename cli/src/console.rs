//! The terminal: width, colours, warnings, and what may be written to it.

use std::fmt;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use crate::outcome::{Failure, Outcome};

/// Something that holds.
pub(crate) const GOOD: Style = AnsiColor::Green.on_default();
/// Something that does not hold.
pub(crate) const BAD: Style = AnsiColor::Red.on_default().bold();
/// Something that is open, or odd.
pub(crate) const OPEN: Style = AnsiColor::Yellow.on_default();
/// Something beside the point.
pub(crate) const DIM: Style = Style::new().dimmed();
/// A heading.
pub(crate) const HEADING: Style = Style::new().bold();

/// The style of an outcome.
pub(crate) const fn style_of(outcome: Outcome) -> Style {
    match outcome {
        Outcome::Accepted => GOOD.bold(),
        Outcome::Undetermined => OPEN.bold(),
        Outcome::Rejected | Outcome::Malformed => BAD,
    }
}

/// Text in a style. The output streams drop the style where it is not wanted: off a terminal, and
/// under `NO_COLOR`.
pub(crate) fn styled(style: Style, text: impl fmt::Display) -> String {
    format!("{style}{text}{style:#}")
}

/// Standard output.
pub(crate) fn output() -> impl Write {
    io::BufWriter::new(anstream::stdout().lock())
}

/// The columns to write within: those of the terminal, or of `COLUMNS`, or 80.
pub(crate) fn width() -> u16 {
    let said = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let seen = || terminal_size::terminal_size().map(|(width, _)| width.0);
    said.or_else(seen).unwrap_or(DEFAULT_WIDTH).clamp(MIN_WIDTH, MAX_WIDTH)
}

const DEFAULT_WIDTH: u16 = 80;
const MIN_WIDTH: u16 = 40;
const MAX_WIDTH: u16 = 160;

/// Says what went wrong, on standard error.
pub(crate) fn report(failure: &Failure) {
    if let Failure::Output(error) = failure
        && error.kind() == io::ErrorKind::BrokenPipe
    {
        // Whoever read the output has enough.
        return;
    }
    let _ = writeln!(anstream::stderr(), "{BAD}error:{BAD:#} {failure}");
}

/// Says what is odd, on standard error.
pub(crate) fn warn(warning: impl fmt::Display) {
    let _ = writeln!(anstream::stderr(), "{OPEN}warning:{OPEN:#} {warning}");
}

/// Says what else helps, on standard error.
pub(crate) fn note(note: impl fmt::Display) {
    let _ = writeln!(anstream::stderr(), "note: {note}");
}

/// Text from a card, a certificate or a file system, without the characters that would change the
/// terminal or the text around them.
pub(crate) fn printable(text: &str) -> String {
    text.chars()
        .map(|character| match character {
            '\u{061C}'
            | '\u{200B}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}' => char::REPLACEMENT_CHARACTER,
            character if character.is_control() => char::REPLACEMENT_CHARACTER,
            character => character,
        })
        .collect()
}
