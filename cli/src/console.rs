//! The terminal: width, colours, warnings, and what may be written to it.

use std::fmt;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use icu_properties::props::{DefaultIgnorableCodePoint, GeneralCategory};
use icu_properties::{CodePointMapData, CodePointSetData};

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
/// terminal or the text around them, or that nobody sees: each is replaced by U+FFFD.
pub(crate) fn printable(text: &str) -> String {
    text.chars()
        .map(
            |character| {
                if is_invisible(character) { char::REPLACEMENT_CHARACTER } else { character }
            },
        )
        .collect()
}

/// True for control and format characters, the separators of lines and paragraphs, and what a
/// renderer shows as nothing (Default_Ignorable_Code_Point of Unicode: fillers, variation selectors,
/// the soft hyphen, tags). Spaces are no such characters, nor are marks that combine: the letters of
/// Vietnamese may be written with them.
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
    fn what_nobody_sees_is_replaced() {
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
    fn what_is_seen_stays() {
        // Composed and decomposed letters, spaces, other scripts, and what is not assigned.
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
