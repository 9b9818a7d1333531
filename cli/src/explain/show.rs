//! The explanation of a word for people and for programs.

use std::io::{self, Write};

use serde::Serialize;

use super::texts::{Part, Texts};
use super::words::{Kind, Word};
use crate::console::{DIM, HEADING, styled};
use crate::outcome::Failure;
use crate::report_table::{fix_width, print, table};

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
    title: Option<&'static str>,
    text: String,
    meaning: Option<String>,
    is_not: Option<String>,
    advice: Option<String>,
    section: Option<String>,
}

impl Record {
    pub(super) fn new(word: &Word, texts: &Texts) -> Result<Self, Failure> {
        let text = word.text.map(str::to_owned).or_else(|| texts.text(word));
        let text =
            text.ok_or_else(|| Failure::Usage("a text of this program is missing".into()))?;
        let advice = word.advice.map(str::to_owned).or_else(|| texts.part(word, Part::Do));
        Ok(Self {
            schema: "idchip.explain/1",
            kind: word.kind.name(),
            number: word.number,
            status: word.status(),
            name: word.name,
            title: word.title,
            text,
            meaning: texts.part(word, Part::Meaning),
            is_not: texts.part(word, Part::Not),
            advice,
            section: texts.part(word, Part::Section),
        })
    }
}

/// Prints the explanation of a word.
pub(super) fn word(output: &mut impl Write, record: &Record) -> io::Result<()> {
    let number = match (record.number, record.status) {
        (Some(number), Some(status)) => format!("{} {number}, status {status} in C", record.kind),
        (Some(number), None) => format!("{} {number}", record.kind),
        (None, _) => record.kind.to_owned(),
    };
    writeln!(output, "{}  {}", styled(HEADING, record.name), styled(DIM, number))?;
    let mut table = table();
    table.add_row([crate::advice::sentence(&format!("{}.", record.text))]);
    print(output, &table)?;
    let mut table = crate::report_table::table();
    let parts = [
        ("Meaning", &record.meaning),
        ("Not meant", &record.is_not),
        ("What to do", &record.advice),
        ("Standard", &record.section),
    ];
    for (label, text) in parts {
        if let Some(text) = text {
            table.add_row([styled(HEADING, label), text.clone()]);
        }
    }
    fix_width(&mut table, 0, 13);
    print(output, &table)
}

/// Prints the number, the name and the short text of every word.
pub(super) fn list(output: &mut impl Write, words: &[Word], texts: &Texts) -> Result<(), Failure> {
    for kind in Kind::ALL {
        writeln!(output, "{}", styled(HEADING, kind.title()))?;
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
    writeln!(output, "`idchip explain NAME` tells what one of them means, and what to do.")?;
    Ok(())
}
