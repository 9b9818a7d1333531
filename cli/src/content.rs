//! Decoded content. Personal values are hidden unless the caller reveals them.

use core::borrow::Borrow;
use std::io::{self, Write};

use idchip::ParseError;
use indexmap::IndexMap;
use indexmap::map::Entry;
use serde::ser::{Serialize, Serializer};
use serde_json::json;
use zeroize::Zeroizing;

use crate::console::{DIM, HEADING, OPEN, styled};
use crate::report_table;
use crate::texts::{say, screen};
use idchip_batch::printable;

/// Named values, in order. Names are unique: readers of JSON keep one value of each name.
#[derive(Default)]
pub(crate) struct Content(IndexMap<String, Value>);

/// A value.
pub(crate) enum Value {
    /// More named values.
    Content(Content),
    /// Values of one name, in order.
    List(Vec<Self>),
    /// The error of a value that cannot be read.
    Malformed(ParseError),
    /// A number of bytes.
    Length(usize),
    /// Words that are not personal, in order.
    Names(Vec<String>),
    /// Data about a person, wiped when it is no longer needed.
    Personal(Zeroizing<String>),
    /// Anything else.
    Plain(String),
    /// The width and the height of an image in pixels.
    Size(u32, u32),
}

impl Content {
    /// Adds a value that is not personal.
    pub(crate) fn plain(&mut self, name: &str, value: impl ToString) {
        self.add(name, Value::plain(value));
    }

    /// Adds a number of bytes.
    pub(crate) fn length(&mut self, name: &str, length: usize) {
        self.add(name, Value::Length(length));
    }

    /// Adds the size of an image.
    pub(crate) fn size(&mut self, name: &str, width: impl Into<u32>, height: impl Into<u32>) {
        self.add(name, Value::Size(width.into(), height.into()));
    }

    /// Adds words that are not personal.
    pub(crate) fn names(&mut self, name: &str, names: impl Iterator<Item = impl ToString>) {
        let names = names.map(|name| printable(&name.to_string())).collect();
        self.add(name, Value::Names(names));
    }

    /// Adds a value that is personal.
    pub(crate) fn personal(&mut self, name: &str, value: &str) {
        self.add(name, Value::personal(value));
    }

    /// Adds a personal value, if there is one, or the error.
    pub(crate) fn personal_or<E: Borrow<ParseError>>(
        &mut self,
        name: &str,
        value: Result<Option<&str>, E>,
    ) {
        match value {
            Ok(Some(value)) => self.personal(name, value),
            Ok(None) => {}
            Err(error) => self.malformed(name, error),
        }
    }

    /// Adds an error in place of a value.
    pub(crate) fn malformed(&mut self, name: &str, error: impl Borrow<ParseError>) {
        self.add(name, Value::malformed(error));
    }

    /// Adds named values under a name.
    pub(crate) fn content(&mut self, name: &str, content: Self) {
        self.add(name, Value::Content(content));
    }

    /// Adds a value to the list of this name, and creates the list if needed.
    pub(crate) fn item(&mut self, name: &str, value: Value) {
        let values = self.0.entry(name.to_owned()).or_insert_with(|| Value::List(Vec::new()));
        values.push(value);
    }

    /// Adds a value. A second value of the same name makes a list of both.
    fn add(&mut self, name: &str, value: Value) {
        match self.0.entry(name.to_owned()) {
            Entry::Occupied(mut there) => there.get_mut().push(value),
            Entry::Vacant(place) => {
                place.insert(value);
            }
        }
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
            let label = format!("{indent}{}", label_of(name));
            value.add_to(table, &label, indent, reveals);
        }
    }

    /// The values as JSON: strings, objects, arrays, `{"hidden": true}` and `{"error": "…"}`.
    pub(crate) const fn as_json(&self, reveals: bool) -> Json<'_> {
        Json { content: self, reveals }
    }
}

const NAME_WIDTH: u16 = 30;

/// The label of a value for people: its name in the language of the screens. Names without a text, such as that of
/// a data group, are the same in every language.
fn label_of(name: &str) -> String {
    let in_english = || name.replace('_', " ");
    match name.rsplit_once('_') {
        _ if screen().is_english() => in_english(),
        Some(("field", number)) => say!("inspect-numbered-field", number = number),
        Some(("line", number)) => say!("inspect-numbered-line", number = number),
        _ => {
            let key = format!("inspect-{}", name.replace('_', "-"));
            screen().plain(&key).unwrap_or_else(in_english)
        }
    }
}

impl Value {
    /// A value that is not personal.
    pub(crate) fn plain(value: impl ToString) -> Self {
        Self::Plain(printable(&value.to_string()))
    }

    /// A value that is personal.
    pub(crate) fn personal(value: &str) -> Self {
        Self::Personal(Zeroizing::new(printable(value)))
    }

    /// An error in place of a value.
    pub(crate) fn malformed(error: impl Borrow<ParseError>) -> Self {
        Self::Malformed(*error.borrow())
    }

    /// Appends a value to this one, which becomes a list.
    fn push(&mut self, value: Self) {
        if let Self::List(values) = self {
            values.push(value);
        } else {
            let first = core::mem::replace(self, Self::List(Vec::new()));
            *self = Self::List(vec![first, value]);
        }
    }

    /// Adds the rows of this value; each row of a list has the same label.
    fn add_to(&self, table: &mut comfy_table::Table, label: &str, indent: &str, reveals: bool) {
        let shown = match self {
            Self::Content(content) => {
                table.add_row([styled(HEADING, label), String::new()]);
                return content.add_to(table, &format!("{indent}\u{a0}\u{a0}"), reveals);
            }
            Self::List(values) => {
                return values.iter().for_each(|value| value.add_to(table, label, indent, reveals));
            }
            Self::Malformed(error) => styled(OPEN, screen().error(error)),
            Self::Names(names) => names.join(", "),
            Self::Personal(_) if !reveals => styled(DIM, HIDDEN),
            Self::Personal(value) => value.to_string(),
            Self::Length(length) => say!("inspect-bytes", length = length),
            Self::Plain(value) => screen().date(value),
            Self::Size(width, height) => {
                say!("inspect-pixels", width = width, height = height)
            }
        };
        table.add_row([label.to_owned(), shown]);
    }
}

/// In place of a value that is not shown. It tells no length: that of "Nam" or "Nữ" would be the value.
const HIDDEN: &str = "•••••";

/// Content as JSON.
pub(crate) struct Json<'c> {
    content: &'c Content,
    reveals: bool,
}

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { content, reveals } = *self;
        let members = content.0.iter();
        serializer.collect_map(members.map(|(name, value)| (name, JsonValue { value, reveals })))
    }
}

/// A value as JSON.
struct JsonValue<'c> {
    value: &'c Value,
    reveals: bool,
}

impl Serialize for JsonValue<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { value, reveals } = *self;
        match value {
            Value::Content(content) => content.as_json(reveals).serialize(serializer),
            Value::List(values) => {
                serializer.collect_seq(values.iter().map(|value| JsonValue { value, reveals }))
            }
            Value::Malformed(error) => json!({ "error": error.to_string() }).serialize(serializer),
            Value::Names(names) => names.serialize(serializer),
            Value::Personal(_) if !reveals => json!({ "hidden": true }).serialize(serializer),
            Value::Personal(value) => serializer.serialize_str(value),
            Value::Length(length) => serializer.collect_str(&format_args!("{length} bytes")),
            Value::Plain(value) => serializer.serialize_str(value),
            Value::Size(width, height) => {
                serializer.collect_str(&format_args!("{width} × {height} pixels"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use idchip::{ParseErrorKind, Structure};

    use super::*;

    fn as_json(content: &Content, reveals: bool) -> String {
        serde_json::to_string(&content.as_json(reveals)).unwrap()
    }

    #[test]
    fn a_repeated_name_makes_a_list() {
        let mut content = Content::default();
        content.plain("a", 1);
        content.plain("b", 2);
        content.malformed("a", ParseError::new(ParseErrorKind::Truncated, 2, Structure::EfDg13));
        content.personal("a", "xyz");
        let error = r#"{"error":"input ends early, in EF.DG13 at byte 2"}"#;
        let hidden = format!(r#"{{"a":["1",{error},{{"hidden":true}}],"b":"2"}}"#);
        assert_eq!(as_json(&content, false), hidden);
        let revealed = format!(r#"{{"a":["1",{error},"xyz"],"b":"2"}}"#);
        assert_eq!(as_json(&content, true), revealed);
    }

    #[test]
    fn a_single_item_is_in_a_list() {
        let mut content = Content::default();
        content.item("a", Value::plain("x"));
        content.names("b", ["y"].iter());
        content.names("c", core::iter::empty::<String>());
        assert_eq!(as_json(&content, false), r#"{"a":["x"],"b":["y"],"c":[]}"#);
    }
}
