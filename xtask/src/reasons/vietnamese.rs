//! `capi/src/vietnamese.rs`: the Vietnamese texts of the C API, from `idchip explain --lang vi --json` and from a Fluent
//! file with the texts that only the C API has.

use alloc::collections::BTreeMap;
use core::error::Error;
use core::fmt::Write;
use std::fs;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

use super::Word;
use crate::firmware::root;

/// The texts that the command does not have, and the names of structures, which it has in errors.
const FILES: [&str; 2] = ["cli/i18n/vi/c-api.ftl", "cli/i18n/vi/structures.ftl"];

/// The words of the library that have texts in C: the kind, the table, and the parts besides the meaning.
const TABLES: [(&str, &str, Parts); 11] = [
    ("check", "OF_CHECK", Parts { title: true, advice: false }),
    ("list-check", "OF_LIST_CHECK", Parts { title: true, advice: false }),
    ("tree-check", "OF_TR03135", Parts { title: true, advice: false }),
    ("result", "OF_RESULT", Parts { title: true, advice: false }),
    ("verdict", "OF_VERDICT", Parts { title: true, advice: false }),
    ("data-group", "OF_DATA_GROUP", Parts { title: true, advice: true }),
    ("reason", "OF_REASON", Parts { title: false, advice: true }),
    ("finding", "OF_FINDING", Parts { title: false, advice: true }),
    ("error", "OF_PARSE_ERROR", Parts { title: false, advice: true }),
    ("structure", "OF_STRUCTURE", Parts { title: true, advice: false }),
    ("cross-check", "OF_CROSS_CHECK", Parts { title: false, advice: true }),
];

/// The parts that the texts of a kind have besides the meaning. The advice of a check names options of the command,
/// and is of no use in C.
#[derive(Clone, Copy)]
struct Parts {
    title: bool,
    advice: bool,
}

/// Makes the tables of the words as the command says them in Vietnamese.
pub(super) fn tables(words: &[Word]) -> Result<String, Box<dyn Error>> {
    let files = FILES.map(|file| fs::read_to_string(root().join(file)));
    let files: Result<Vec<String>, _> = files.into_iter().collect();
    let mut own = Own::read(&files?.concat())?;
    let mut source = String::from(
        "//! The Vietnamese texts of numbers.\n//!\n\
         //! Made from `cli/i18n/vi/` by `cargo xtask reasons`; do not edit.\n\n\
         use crate::sentences::{NotGiven, Piece, ReportSentences, Sentence, Texts};\nuse crate::status;\n",
    );
    for (kind, table, parts) in TABLES {
        let mut rows = Vec::new();
        for word in words.iter().filter(|word| word.kind == kind) {
            // A word of the command alone has no number.
            let Some(number) = word.number else { continue };
            rows.push((number, texts(word, parts, &mut own)?));
        }
        rows.sort_unstable();
        writeln!(source, "\npub(crate) const {table}: &[(u32, Texts)] = &[")?;
        for (number, texts) in rows {
            writeln!(source, "    ({number}, {texts}),")?;
        }
        writeln!(source, "];")?;
    }
    writeln!(source, "\npub(crate) const OF_STATUS: &[(u32, Texts)] = &[")?;
    for name in own.names("status-") {
        let constant = name.replace('-', "_").to_uppercase();
        let meaning = own.take(&format!("status-{name}"))?;
        write!(source, "    (status::IDCHIP_STATUS_{constant}, Texts::of({meaning:?})")?;
        if let Ok(advice) = own.take(&format!("status-{name}.do")) {
            write!(source, ".with_advice({advice:?})")?;
        }
        writeln!(source, "),")?;
    }
    writeln!(source, "];\n\npub(crate) const PARSE_ERRORS: &[(u32, Sentence)] = &[")?;
    let errors = words.iter().filter(|word| word.kind == "error");
    let mut errors: Vec<_> = errors.filter_map(|word| Some((word.number?, &word.name))).collect();
    errors.sort_unstable();
    for (number, name) in errors {
        let sentence = own.take_sentence(&format!("parse-{}", normalized(name)))?;
        writeln!(source, "    ({number}, {sentence}),")?;
    }
    // The compiler compares the fields with those that the library needs.
    writeln!(source, "];\n\npub(crate) const REPORT: ReportSentences = ReportSentences {{")?;
    for name in own.names("report-") {
        let key = format!("report-{name}");
        let text = match name.starts_with("label-") {
            true => format!("{:?}", own.take(&key)?),
            false => own.take_sentence(&key)?,
        };
        writeln!(source, "    {}: {text},", name.replace('-', "_"))?;
    }
    writeln!(source, "}};\n\npub(crate) const NOT_GIVEN: NotGiven = NotGiven {{")?;
    for name in own.names("not-given-") {
        let text = own.take(&format!("not-given-{name}"))?;
        writeln!(source, "    {}: {text:?},", name.replace('-', "_"))?;
    }
    writeln!(source, "}};")?;
    match own.0.keys().next() {
        Some(key) => {
            Err(format!("there is a text that nothing needs: {key}, in one of {FILES:?}").into())
        }
        None => Ok(source),
    }
}

/// Returns the texts of a word as they stand in a row. A check has its title from the command, another word from the
/// file of the C API.
fn texts(word: &Word, parts: Parts, own: &mut Own) -> Result<String, Box<dyn Error>> {
    let mut source = format!("Texts::of({:?})", word.text);
    if parts.title {
        let title = match &word.title {
            Some(title) => title.clone(),
            None => own.take(&format!("title-{}-{}", word.kind, normalized(&word.name)))?,
        };
        write!(source, ".with_title({title:?})")?;
    }
    if parts.advice
        && let Some(advice) = &word.advice
    {
        write!(source, ".with_advice({advice:?})")?;
    }
    Ok(source)
}

/// The texts of the C API alone, by key, and by key and attribute as in "status-closed.do".
struct Own(BTreeMap<String, Vec<Piece>>);

/// A piece of a text.
enum Piece {
    Text(String),
    /// The name of a variable.
    Value(String),
}

impl Own {
    fn read(source: &str) -> Result<Self, Box<dyn Error>> {
        let resource = parser::parse(source)
            .map_err(|(_, errors)| format!("{FILES:?} cannot be read: {errors:?}"))?;
        let mut texts = BTreeMap::new();
        for entry in &resource.body {
            let Entry::Message(message) = entry else { continue };
            let key = message.id.name;
            let value = message.value.iter().map(|value| (key.to_owned(), value));
            let attributes = message.attributes.iter();
            let attributes = attributes.map(|it| (format!("{key}.{}", it.id.name), &it.value));
            for (key, pattern) in value.chain(attributes) {
                let pieces = pieces(pattern).ok_or_else(|| format!("{key} is no plain text"))?;
                if texts.insert(key.clone(), pieces).is_some() {
                    return Err(format!("{key} stands twice in {FILES:?}").into());
                }
            }
        }
        Ok(Self(texts))
    }

    /// Returns the ends of the keys with this beginning.
    fn names(&self, beginning: &str) -> Vec<String> {
        let keys = self.0.keys().filter(|key| !key.contains('.'));
        keys.filter_map(|key| key.strip_prefix(beginning)).map(str::to_owned).collect()
    }

    /// Takes out a text without variables.
    fn take(&mut self, key: &str) -> Result<String, Box<dyn Error>> {
        let pieces = self.0.remove(key).ok_or_else(|| format!("{FILES:?} lack {key}"))?;
        let texts = pieces.into_iter().map(|piece| match piece {
            Piece::Text(text) => Ok(text),
            Piece::Value(name) => Err(format!("{key} has the variable {name}").into()),
        });
        texts.collect()
    }

    /// Takes out a text as the pieces of a sentence.
    fn take_sentence(&mut self, key: &str) -> Result<String, Box<dyn Error>> {
        let pieces = self.0.remove(key).ok_or_else(|| format!("{FILES:?} lack {key}"))?;
        let pieces: Vec<String> = pieces
            .into_iter()
            .map(|piece| match piece {
                Piece::Text(text) => format!("Piece::Text({text:?})"),
                Piece::Value(name) => format!("Piece::Value({name:?})"),
            })
            .collect();
        Ok(format!("&[{}]", pieces.join(", ")))
    }
}

/// Returns the pieces of a text; none if it has something else than texts and variables.
fn pieces(pattern: &Pattern<&str>) -> Option<Vec<Piece>> {
    let elements = pattern.elements.iter();
    let pieces = elements.map(|element| match element {
        PatternElement::TextElement { value } => Some(Piece::Text((*value).to_owned())),
        PatternElement::Placeable {
            expression: Expression::Inline(InlineExpression::VariableReference { id }),
        } => Some(Piece::Value(id.name.to_owned())),
        PatternElement::Placeable { .. } => None,
    });
    pieces.collect()
}

/// Returns a name as it stands in a key, as `idchip explain` makes it: "EF.SOD" is "ef-sod".
fn normalized(name: &str) -> String {
    let words = name.split(|character: char| !character.is_ascii_alphanumeric());
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    words.join("-").to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_taken_by_its_key_and_attribute() {
        let source =
            "title-structure-ef-sod = EF.SOD\nstatus-closed = đã đóng\n    .do = Mở lại.\n";
        let mut own = Own::read(source).unwrap();
        assert_eq!(own.names("status-"), ["closed"]);
        assert_eq!(own.take("title-structure-ef-sod").unwrap(), "EF.SOD");
        assert_eq!(own.take("status-closed.do").unwrap(), "Mở lại.");
        assert!(own.take("status-closed.do").is_err());
        assert_eq!(own.0.len(), 1);
    }

    #[test]
    fn a_text_that_stands_twice_or_cannot_be_read_is_refused() {
        for source in ["a = b\na = c\n", "a = { $b ->\n   *[one] c\n }\n", "a\n"] {
            assert!(Own::read(source).is_err(), "{source}");
        }
        assert!(Own::read("a = b { $c }\n").unwrap().take("a").is_err());
    }

    #[test]
    fn a_sentence_has_its_variables_in_place() {
        let mut own = Own::read("a = từ { $from } đến { $to }\n").unwrap();
        let pieces = r#"&[Piece::Text("từ "), Piece::Value("from"), Piece::Text(" đến "), Piece::Value("to")]"#;
        assert_eq!(own.take_sentence("a").unwrap(), pieces);
    }
}
