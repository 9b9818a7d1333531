//! The terminal: width, colours, warnings, and the characters that may be written to it.

use std::fmt;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use icu_properties::props::{DefaultIgnorableCodePoint, GeneralCategory};
use icu_properties::{CodePointMapData, CodePointSetData};

use crate::outcome::{ExitOutcome, Failure};

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

/// Text in a style. The output streams drop the style if the output is not a terminal, and under
/// `NO_COLOR`.
pub(crate) fn styled(style: Style, text: impl fmt::Display) -> String {
    format!("{style}{text}{style:#}")
}

/// Standard output.
pub(crate) fn output() -> impl Write {
    io::BufWriter::new(anstream::stdout().lock())
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
    let _ = writeln!(anstream::stderr(), "{BAD}error:{BAD:#} {failure}");
}

/// Prints a warning on standard error.
pub(crate) fn warn(warning: impl fmt::Display) {
    let _ = writeln!(anstream::stderr(), "{OPEN}warning:{OPEN:#} {warning}");
}

/// Prints a hint on standard error.
pub(crate) fn note(note: impl fmt::Display) {
    let _ = writeln!(anstream::stderr(), "note: {note}");
}

/// Replaces by U+FFFD each character of a text from a card, a certificate or a file system that
/// would control the terminal, reorder the text around it, or be invisible.
pub(crate) fn printable(text: &str) -> String {
    text.chars()
        .map(
            |character| {
                if is_invisible(character) { char::REPLACEMENT_CHARACTER } else { character }
            },
        )
        .collect()
}

/// True for control and format characters, separators of lines and paragraphs, and characters that
/// a renderer shows as nothing (Default_Ignorable_Code_Point of Unicode: fillers, variation
/// selectors, the soft hyphen, tags). False for spaces and for combining marks, which decomposed
/// Vietnamese letters use.
fn is_invisible(character: char) -> bool {
    let category = CodePointMapData::<GeneralCategory>::new().get(character);
    let is_control = matches!(
        category,
        GeneralCategory::Control
            | GeneralCategory::Format
            | GeneralCategory::LineSeparator
            | GeneralCategory::ParagraphSeparator
    );
    is_control || CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invisible_characters_are_replaced() {
        for range in [
            '\0'..='\u{1F}',
            '\u{7F}'..='\u{9F}',
            '\u{AD}'..='\u{AD}',
            '\u{34F}'..='\u{34F}',
            '\u{61C}'..='\u{61C}',
            '\u{115F}'..='\u{1160}',
            '\u{17B4}'..='\u{17B5}',
            '\u{180B}'..='\u{180F}',
            '\u{200B}'..='\u{200F}',
            '\u{2028}'..='\u{202E}',
            '\u{2060}'..='\u{206F}',
            '\u{3164}'..='\u{3164}',
            '\u{FE00}'..='\u{FE0F}',
            '\u{FEFF}'..='\u{FEFF}',
            '\u{FFA0}'..='\u{FFA0}',
            '\u{FFF0}'..='\u{FFFB}',
            '\u{1BCA0}'..='\u{1BCA3}',
            '\u{1D173}'..='\u{1D17A}',
            '\u{E0000}'..='\u{E0FFF}',
        ] {
            for character in range {
                let text = printable(&format!("a{character}b"));
                assert_eq!(text, "a\u{FFFD}b", "U+{:04X}", u32::from(character));
            }
        }
    }

    #[test]
    fn visible_characters_stay() {
        // Composed and decomposed letters, spaces, other scripts, and unassigned code points.
        for text in [
            "Nguyễn Văn Ánh, Đà Nẵng",
            "Nguye\u{302}\u{303}n Va\u{306}n",
            "a\u{A0}b\u{2003}c\u{3000}d",
            "P<VNMNGUYEN<<VAN<A<<<<",
            "王小明 Ωμέγα Ծանոթ ไทย বাংলা",
            "\u{FFFD}",
            "",
        ] {
            assert_eq!(printable(text), text);
        }
    }
}
