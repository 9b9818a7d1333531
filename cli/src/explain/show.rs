//! The explanation of a word for people and for programs.

use std::io::Write;

use serde::Serialize;

use super::words::Word;
use crate::advice::sentence;
use crate::console::{DIM, HEADING, styled};
use crate::kind::Kind;
use crate::outcome::Failure;
use crate::report_table::{fix_width, print, table};
use crate::texts::{Part, Texts, say};

/// A word with its explanation.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Record {
    schema: &'static str,
    #[cfg_attr(test, schemars(with = "crate::schema::KindName"))]
    kind: &'static str,
    number: Option<u16>,
    /// The number among the statuses of the C API.
    status: Option<u16>,
    name: &'static str,
    title: Option<String>,
    text: String,
    meaning: Option<String>,
    is_not: Option<String>,
    advice: Option<String>,
    section: Option<String>,
}

impl Record {
    pub(super) fn new(word: &Word, texts: &Texts) -> Result<Self, Failure> {
        // The texts of a translation come before the English ones of the library.
        let text = texts.plain(&word.key).or_else(|| word.text.map(str::to_owned));
        let text = text.ok_or_else(missing)?;
        let advice = texts.part(&word.key, Part::Do).or_else(|| word.advice.map(str::to_owned));
        let title = texts.part(&word.key, Part::Title).or_else(|| word.title.map(str::to_owned));
        Ok(Self {
            schema: "idchip.explain/1",
            kind: word.kind.name(),
            number: word.number,
            status: word.status(),
            name: word.name,
            title,
            text,
            meaning: texts.part(&word.key, Part::Meaning),
            is_not: texts.part(&word.key, Part::Not),
            advice,
            section: texts.part(&word.key, Part::Section),
        })
    }
}

/// No text of the command is missing: a test reads all of them.
fn missing() -> Failure {
    Failure::Usage("a text of this program is missing".into())
}

/// Prints the explanation of a word.
pub(super) fn word(output: &mut impl Write, record: &Record, texts: &Texts) -> Result<(), Failure> {
    let number = match (record.number, record.status) {
        (Some(number), Some(status)) => {
            let status = say!(in texts, "label-status", number = status);
            format!("{} {number}, {status}", record.kind)
        }
        (Some(number), None) => format!("{} {number}", record.kind),
        (None, _) => record.kind.to_owned(),
    };
    writeln!(output, "{}  {}", styled(HEADING, record.name), styled(DIM, number))?;
    let mut short = table();
    short.add_row([sentence(&format!("{}.", record.text))]);
    print(output, &short)?;
    let mut parts = table();
    for (label, text) in [
        ("label-meaning", &record.meaning),
        ("label-not", &record.is_not),
        ("label-do", &record.advice),
        ("label-section", &record.section),
    ] {
        if let Some(text) = text {
            let label = texts.plain(label).ok_or_else(missing)?;
            parts.add_row([styled(HEADING, label), text.clone()]);
        }
    }
    fix_width(&mut parts, 0, 13);
    print(output, &parts)?;
    Ok(())
}

/// Prints the number, the name and the short text of every word.
pub(super) fn list(output: &mut impl Write, words: &[Word], texts: &Texts) -> Result<(), Failure> {
    for kind in Kind::ALL {
        let title = texts.plain(&format!("kind-{}", kind.name()));
        let title = title.unwrap_or_else(|| kind.title().to_owned());
        writeln!(output, "{}", styled(HEADING, title))?;
        let mut table = table();
        for word in words.iter().filter(|word| word.kind == kind) {
            let record = Record::new(word, texts)?;
            let number = record.number.map_or_else(String::new, |number| number.to_string());
            table.add_row([number, record.name.to_owned(), record.text]);
        }
        fix_width(&mut table, 0, 5);
        fix_width(&mut table, 1, 38);
        print(output, &table)?;
        writeln!(output)?;
    }
    writeln!(output, "{}", texts.plain("list-end").ok_or_else(missing)?)?;
    Ok(())
}
