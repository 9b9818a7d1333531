//! Writes `capi/src/vocabulary.rs` to standard output: a constant for each word of the library that has a
//! number. `cargo xtask header` runs it.

use idchip::verify::{
    CheckId, CheckResult, DataGroupStatus, ListCheckId, Reason, TrCheck, Verdict,
};
use idchip::vietnam::CrossCheck;
use idchip::{Finding, ParseErrorKind, Structure};

fn main() {
    print!("{}", source());
}

/// The lines before the constants.
const HEAD: &str = "\
//! The constants of the header for the words of the library: findings, reasons, checks and others.
//!
//! Made from the tables of the library by `cargo xtask header`; do not edit.

use crate::status::idchip_status;
";

/// The most characters in a line of a comment.
const WIDTH: usize = 100;

/// The whole file.
pub(crate) fn source() -> String {
    macro_rules! rows {
        ($Word:ident) => {
            rows!($Word, |word| word.name().replace(' ', "_"), |word| word.text().to_owned())
        };
        ($Word:ident, $name:expr, $text:expr) => {
            rows($Word::ALL, $Word::code, $name, $text)
        };
    }
    let with_section = |check: CheckId| format!("{} ({})", check.text(), check.section());
    let of_list = |check: ListCheckId| format!("{} ({})", check.text(), check.section());
    let of_tree = |check: TrCheck| format!("{} ({})", check.text(), check.section());
    let mut reasons = rows!(Reason);
    reasons.retain(|reason| reason.name != Reason::Ok.name());
    let mut not_identical = rows!(DataGroupStatus);
    not_identical.retain(|status| status.name != DataGroupStatus::Identical.name());
    let tables = [
        table("u32", "CHECK", 0, rows!(CheckId, |check| check.name().to_owned(), with_section)),
        table("u32", "LIST_CHECK", 0, rows!(ListCheckId, |it| it.name().to_owned(), of_list)),
        table("u32", "TR03135", 0, rows!(TrCheck, |check| check.name().to_owned(), of_tree)),
        table("u32", "RESULT", 0, rows!(CheckResult)),
        table("u32", "VERDICT", 0, rows!(Verdict)),
        table("u32", "DATA_GROUP", 0, rows!(DataGroupStatus)),
        table("u32", "STRUCTURE", 0, rows!(Structure, of_variant, |it| it.text().to_owned())),
        table("u32", "FINDING", 0, rows!(Finding)),
        table("u32", "CROSS_CHECK", 0, rows!(CrossCheck)),
        table("idchip_status", "STATUS_PARSE", 200, rows!(ParseErrorKind)),
        table("idchip_status", "STATUS_DATA_GROUP", 300, not_identical),
        table("idchip_status", "STATUS_REASON", 400, reasons),
    ];
    [HEAD.to_owned(), tables.concat()].concat()
}

/// A constant of the header.
struct Row {
    number: u32,
    name: String,
    text: String,
}

/// The rows of a kind of word, by number.
fn rows<T: Copy>(
    all: &[T],
    code: impl Fn(T) -> u16,
    name: impl Fn(T) -> String,
    text: impl Fn(T) -> String,
) -> Vec<Row> {
    let row = |word: &T| Row { number: code(*word).into(), name: name(*word), text: text(*word) };
    let mut rows: Vec<Row> = all.iter().map(row).collect();
    rows.sort_by_key(|row| row.number);
    rows
}

/// "EfSod" is EF_SOD: the names of structures are those of the standard, and none of a constant.
fn of_variant(structure: Structure) -> String {
    let mut name = String::new();
    for character in format!("{structure:?}").chars() {
        if character.is_uppercase() && !name.is_empty() {
            name.push('_');
        }
        name.push(character);
    }
    name
}

fn table(kind: &str, prefix: &str, offset: u32, rows: Vec<Row>) -> String {
    let constant = |Row { number, name, text }: &Row| {
        let (name, number) = (name.to_uppercase(), offset + number);
        let comment = comment(&sentence(text));
        format!("{comment}pub const IDCHIP_{prefix}_{name}: {kind} = {number};\n")
    };
    let constants: Vec<String> = rows.iter().map(constant).collect();
    format!("\n{}", constants.concat())
}

/// A text with a capital and a full stop. A word of the standard, as "digestAlgorithms", stays as it is.
fn sentence(text: &str) -> String {
    let first_word = text.split(' ').next().unwrap_or_default();
    let is_plain = first_word.chars().all(|character| character.is_lowercase());
    let (first, rest) = text.split_at(usize::from(is_plain));
    format!("{}{rest}.", first.to_uppercase())
}

fn comment(text: &str) -> String {
    let mut lines = vec![String::from("///")];
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < WIDTH => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(format!("/// {word}")),
        }
    }
    lines.push(String::new());
    lines.join("\n")
}
