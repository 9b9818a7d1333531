//! Decoded content, of which the personal part is hidden until it is asked for.

use std::io::{self, Write};

use serde::ser::{Serialize, SerializeMap, Serializer};
use zeroize::Zeroizing;

use crate::console::{DIM, HEADING, OPEN, printable, styled};
use crate::report_table;

/// Named values, in order.
#[derive(Default)]
pub(crate) struct Content(Vec<(String, Value)>);

/// A value.
pub(crate) enum Value {
    /// More named values.
    Content(Content),
    /// What cannot be read, and why.
    Malformed(String),
    /// Data about a person, wiped when it is no longer needed.
    Personal(Zeroizing<String>),
    /// Data about a person of which the length alone says too much: "Nam" and "Nữ".
    Telling(Zeroizing<String>),
    /// Anything else.
    Plain(String),
}

impl Content {
    /// Adds a value that is not personal.
    pub(crate) fn plain(&mut self, name: &str, value: impl ToString) {
        self.0.push((name.to_owned(), Value::Plain(printable(&value.to_string()))));
    }

    /// Adds a value that is personal.
    pub(crate) fn personal(&mut self, name: &str, value: &str) {
        let value = Zeroizing::new(printable(value));
        self.0.push((name.to_owned(), Value::Personal(value)));
    }

    /// Adds a value that is personal, and whose length would tell it.
    pub(crate) fn telling(&mut self, name: &str, value: &str) {
        let value = Zeroizing::new(printable(value));
        self.0.push((name.to_owned(), Value::Telling(value)));
    }

    /// As [`Content::telling`], or why it cannot be read.
    pub(crate) fn telling_or<E: ToString>(&mut self, name: &str, value: Result<Option<&str>, E>) {
        match value {
            Ok(Some(value)) => self.telling(name, value),
            Ok(None) => {}
            Err(error) => self.malformed(name, error),
        }
    }

    /// Adds a personal value where there is one, or why it cannot be read.
    pub(crate) fn personal_or<E: ToString>(&mut self, name: &str, value: Result<Option<&str>, E>) {
        match value {
            Ok(Some(value)) => self.personal(name, value),
            Ok(None) => {}
            Err(error) => self.malformed(name, error),
        }
    }

    /// Adds what cannot be read.
    pub(crate) fn malformed(&mut self, name: &str, error: impl ToString) {
        self.0.push((name.to_owned(), Value::Malformed(printable(&error.to_string()))));
    }

    /// Adds named values under a name.
    pub(crate) fn content(&mut self, name: &str, content: Self) {
        self.0.push((name.to_owned(), Value::Content(content)));
    }

    /// Prints the values.
    pub(crate) fn print(&self, output: &mut impl Write, reveals: bool) -> io::Result<()> {
        let mut table = report_table::table();
        self.add_to(&mut table, "", reveals);
        report_table::fix_width(&mut table, 0, NAME_WIDTH);
        report_table::print(output, &table)
    }

    fn add_to(&self, table: &mut comfy_table::Table, indent: &str, reveals: bool) {
        for (name, value) in &self.0 {
            let label = format!("{indent}{}", name.replace('_', " "));
            let shown = match value {
                Value::Content(content) => {
                    table.add_row([styled(HEADING, label), String::new()]);
                    content.add_to(table, &format!("{indent}\u{a0}\u{a0}"), reveals);
                    continue;
                }
                Value::Malformed(error) => styled(OPEN, error),
                Value::Personal(value) if !reveals => hidden(value),
                Value::Telling(_) if !reveals => styled(DIM, "•••••"),
                Value::Personal(value) | Value::Telling(value) => value.to_string(),
                Value::Plain(value) => value.clone(),
            };
            table.add_row([label, shown]);
        }
    }

    /// The values as JSON: strings, objects, `{"hidden": true, "characters": 12}` and
    /// `{"error": "…"}`. Where the length would tell the value, there are no `characters`.
    pub(crate) const fn as_json(&self, reveals: bool) -> Json<'_> {
        Json { content: self, reveals }
    }
}

const NAME_WIDTH: u16 = 30;

/// What stands for a value that is not shown.
fn hidden(value: &str) -> String {
    let characters = value.chars().count();
    let unit = if characters == 1 { "character" } else { "characters" };
    styled(DIM, format_args!("••••• ({characters} {unit})"))
}

/// Content as JSON.
pub(crate) struct Json<'c> {
    content: &'c Content,
    reveals: bool,
}

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.content.0.len()))?;
        for (name, value) in &self.content.0 {
            match value {
                Value::Content(content) => {
                    map.serialize_entry(name, &content.as_json(self.reveals))?;
                }
                Value::Malformed(error) => {
                    map.serialize_entry(name, &serde_json::json!({ "error": error }))?;
                }
                Value::Personal(value) if !self.reveals => {
                    let characters = value.chars().count();
                    let hidden = serde_json::json!({ "hidden": true, "characters": characters });
                    map.serialize_entry(name, &hidden)?;
                }
                Value::Telling(_) if !self.reveals => {
                    map.serialize_entry(name, &serde_json::json!({ "hidden": true }))?;
                }
                Value::Personal(value) | Value::Telling(value) => {
                    map.serialize_entry(name, value.as_str())?;
                }
                Value::Plain(value) => map.serialize_entry(name, value)?,
            }
        }
        map.end()
    }
}
