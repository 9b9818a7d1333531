//! The identity for people.

use std::io::{self, Write};

use comfy_table::Table;
use idchip::ParseError;
use idchip::vietnam::CrossCheckResult;

use super::holder::said_word;
use super::section::{Field, Source, Value};
use super::{Disclosure, Identity};
use crate::console::{self, BAD, DIM, HEADING, OPEN, styled};
use crate::outcome::ExitOutcome;
use crate::portrait::Portrait;
use crate::report_table;
use crate::state_names::vietnamese_name;
use crate::texts::{say, screen};

/// Prints the values, or says why there are none and how to see them.
pub(crate) fn print(
    output: &mut impl Write,
    disclosure: &Disclosure,
    outcome: ExitOutcome,
) -> io::Result<()> {
    match disclosure {
        Disclosure::Revealed(identity) => identity.print(output),
        // A card that is not accepted shows nothing with --reveal either.
        Disclosure::Hidden if outcome == ExitOutcome::Accepted => {
            line(output, DIM, &say!("holder-hidden"))
        }
        Disclosure::Hidden => Ok(()),
        Disclosure::NotRead(application) => {
            line(output, OPEN, &say!("holder-not-read", application = application.title()))
        }
        Disclosure::Withheld => line(output, OPEN, &say!("holder-withheld")),
    }
}

/// Prints a sentence, in as many lines as it needs.
fn line(output: &mut impl Write, style: anstyle::Style, text: &str) -> io::Result<()> {
    let mut table = report_table::table();
    table.add_row([styled(style, text)]);
    report_table::print(output, &table)
}

impl Identity {
    fn print(&self, output: &mut impl Write) -> io::Result<()> {
        report_table::print(output, &self.table())?;
        if let Some(portrait) = &self.portrait {
            output.flush()?;
            portrait.show();
        }
        if let Some(comparisons) = &self.comparisons
            && comparisons.has(CrossCheckResult::Differs)
        {
            writeln!(output)?;
            line(output, BAD, &format!("✘ {}", say!("holder-contradiction")))?;
            comparisons.print(output, &format!(" {}", say!("holder-comparison")))?;
        }
        writeln!(output)
    }

    /// The values under their headings, in columns of the same width.
    fn table(&self) -> Table {
        let mut table = report_table::table();
        table.set_width(console::width().min(WIDTH));
        let mut source_width = 0;
        let mut add = |heading: &str, rows: Vec<Row>| {
            if rows.is_empty() {
                return;
            }
            table.add_row([""]);
            table.add_row([styled(HEADING, heading)]);
            for Row { label, text, source } in rows {
                source_width = source.len().max(source_width);
                table.add_row([screen().say(label, &[]), text, styled(DIM, source)]);
            }
        };
        add(&say!("holder-holder"), self.holder.0.iter().filter_map(Row::of).collect());
        add(&say!("holder-document"), self.document.0.iter().filter_map(Row::of).collect());
        add(&say!("holder-portrait"), self.portrait.iter().flat_map(Row::of_portrait).collect());
        report_table::fix_width(&mut table, 0, LABEL_WIDTH);
        let padded = u16::try_from(source_width).unwrap_or(u16::MAX).saturating_add(2);
        report_table::fix_width(&mut table, 2, padded);
        table
    }
}

/// In a wider table the file stands too far from its value.
const WIDTH: u16 = 84;
const LABEL_WIDTH: u16 = 24;

/// A value for people.
struct Row {
    /// The key of the label.
    label: &'static str,
    text: String,
    source: &'static str,
}

impl Row {
    /// Returns the row of a field that has a label, and something to show: a value, an error or a remark.
    fn of(field: &Field) -> Option<Self> {
        let label = field.label?;
        let mut text = match &field.value {
            Ok(Some(value)) => shown(value)?,
            Ok(None) => String::new(),
            Err(error) => styled(OPEN, unreadable(error)),
        };
        if let Some(note) = &field.note {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(&styled(DIM, note.as_str()));
        }
        (!text.is_empty()).then(|| Self { label, text, source: field.source.name() })
    }

    /// The description of the portrait, and the file that it was written to.
    fn of_portrait(portrait: &Portrait) -> Vec<Self> {
        let row = |label, text| Self { label, text, source: Source::Dg2.name() };
        let image = row("holder-image-label", portrait.description());
        let file = portrait.file().map(|file| row("holder-written-to", file.to_owned()));
        core::iter::once(image).chain(file).collect()
    }
}

/// The text of a value; none if it is a list without entries.
fn shown(value: &Value) -> Option<String> {
    let text = match value {
        Value::Date(text) => screen().date(text),
        Value::Text(text) => text.to_string(),
        Value::Flag(true) => say!("holder-yes"),
        Value::Flag(false) => say!("holder-no"),
        // The remark of the number says it.
        Value::Meaning(_) => String::new(),
        Value::Number(number) => number.to_string(),
        Value::State(code, Some(name)) => match vietnamese_name(code) {
            _ if screen().is_english() => format!("{} {name}", **code),
            Some(name) => format!("{} {name}", **code),
            None => format!("{} ({name})", **code),
        },
        Value::State(code, None) => code.to_string(),
        Value::Texts(texts) => {
            let texts: Vec<_> = texts.iter().map(|text| text.as_str()).collect();
            texts.join("\n")
        }
        Value::Word(word) => said_word(word),
    };
    (!text.is_empty()).then_some(text)
}

fn unreadable(error: &ParseError) -> String {
    say!("holder-unreadable", error = screen().error(error))
}
