//! The terminal: width, colours and warnings.

use std::fmt;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use anstyle::{AnsiColor, Style};

use crate::outcome::{ExitOutcome, Failure, InputError, console_path};
use crate::texts::say;

/// Something that passed.
pub(crate) const GOOD: Style = AnsiColor::Green.on_default();
/// Something that failed.
pub(crate) const BAD: Style = AnsiColor::Red.on_default().bold();
/// Something undetermined, or odd.
pub(crate) const OPEN: Style = AnsiColor::Yellow.on_default();
/// Something of little importance.
pub(crate) const DIM: Style = Style::new().dimmed();
/// A heading.
pub(crate) const HEADING: Style = Style::new().bold();

/// The style of an outcome.
pub(crate) const fn style_of(outcome: ExitOutcome) -> Style {
    match outcome {
        ExitOutcome::Accepted => GOOD.bold(),
        ExitOutcome::Undetermined => OPEN.bold(),
        ExitOutcome::Rejected | ExitOutcome::Malformed => BAD,
    }
}

/// Text in a style, which the output streams drop unless colours are chosen ([`set_color`]).
pub(crate) fn styled(style: Style, text: impl fmt::Display) -> String {
    format!("{style}{text}{style:#}")
}

/// Sets when the output has colours. `Auto` is on terminals, and not under `NO_COLOR`.
pub(crate) fn set_color(when: clap::ColorChoice) {
    let choice = match when {
        clap::ColorChoice::Always => anstream::ColorChoice::Always,
        clap::ColorChoice::Auto => anstream::ColorChoice::Auto,
        clap::ColorChoice::Never => anstream::ColorChoice::Never,
    };
    choice.write_global();
}

/// Standard output.
pub(crate) fn output() -> impl Write + Send {
    io::BufWriter::new(anstream::stdout())
}

/// Standard output for JSON, which writes the character that begins a colour as `\u001b`: there is nothing to drop, and
/// looking for it costs as much as writing the texts.
pub(crate) fn json_output() -> impl Write + Send {
    io::BufWriter::new(io::stdout())
}

/// Writes bytes that are no text to standard output. A terminal is refused: it would take them for commands.
pub(crate) fn write_bytes(bytes: &[u8]) -> Result<(), Failure> {
    let mut output = io::stdout().lock();
    if output.is_terminal() {
        return Err(Failure::Usage(say!("failure-terminal")));
    }
    output.write_all(bytes)?;
    Ok(output.flush()?)
}

/// True if the output goes to standard output, as `-o -` says.
pub(crate) fn is_standard_output(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// The number of columns to write: of `COLUMNS`, of the terminal, or 80.
pub(crate) fn width() -> u16 {
    let said = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let seen = || terminal_size::terminal_size().map(|(width, _)| width.0);
    said.or_else(seen).unwrap_or(DEFAULT_WIDTH).clamp(MIN_WIDTH, MAX_WIDTH)
}

const DEFAULT_WIDTH: u16 = 80;
const MIN_WIDTH: u16 = 40;
const MAX_WIDTH: u16 = 160;

/// Prints an error on standard error.
pub(crate) fn report(failure: &Failure) {
    if let Failure::Output(error) = failure
        && error.kind() == io::ErrorKind::BrokenPipe
    {
        // The reader of the output has closed it; this is no error.
        return;
    }
    let _ =
        writeln!(anstream::stderr(), "{BAD}{}{BAD:#} {}", say!("failure-error"), failure.said());
}

/// Prints a warning on standard error.
pub(crate) fn warn(warning: impl fmt::Display) {
    let _ = writeln!(anstream::stderr(), "{OPEN}{}{OPEN:#} {warning}", say!("failure-warning"));
}

/// Warns of a file in a directory that is left out for this error.
pub(crate) fn warn_of_skipped(path: &Path, error: &InputError) {
    warn(say!("failure-skipped", path = console_path(path), error = error.said()));
}

/// Prints a hint on standard error.
pub(crate) fn note(note: impl fmt::Display) {
    let _ = writeln!(anstream::stderr(), "{} {note}", say!("failure-note"));
}

/// Writes an object and ends the line.
pub(crate) fn json_line(
    output: &mut impl Write,
    record: &impl serde::Serialize,
) -> Result<(), Failure> {
    serde_json::to_writer(&mut *output, record).map_err(io::Error::from)?;
    writeln!(output)?;
    Ok(())
}
