//! `docs/reasons.md`, `capi/src/advice_texts.rs` and `capi/src/vietnamese.rs`, made from what `idchip explain --json` says
//! and from the manifests of `testdata/`.

mod showing;
mod vietnamese;

use core::error::Error;
use core::fmt::Write;
use std::path::Path;
use std::process::{Command, ExitCode};

use serde::Deserialize;

use crate::firmware::{root, run};
use crate::header::write_one;
use crate::programs::Programs;
use showing::Showing;

const DOCUMENT: &str = "docs/reasons.md";

const ADVICE: &str = "capi/src/advice_texts.rs";

const VIETNAMESE: &str = "capi/src/vietnamese.rs";

/// A word with its explanation, as the command says it.
#[derive(Deserialize)]
struct Word {
    kind: String,
    number: Option<u32>,
    status: Option<u32>,
    name: String,
    title: Option<String>,
    text: String,
    meaning: String,
    is_not: Option<String>,
    advice: Option<String>,
    section: String,
}

/// Writes the files, or names those that differ.
pub(crate) fn write(check: bool) -> Result<ExitCode, Box<dyn Error>> {
    let command = Programs::build()?.place("idchip");
    let words = explained(&command, "en")?;
    let showing = Showing::read(&root().join("testdata"))?;
    let is_same = [
        write_one(DOCUMENT, &document(&words, &showing)?, check)?,
        write_one(ADVICE, &advice(&words)?, check)?,
        write_one(VIETNAMESE, &vietnamese::tables(&explained(&command, "vi")?)?, check)?,
    ];
    Ok(ExitCode::from(u8::from(check && is_same.contains(&false))))
}

/// Returns all words as the command explains them in this language. The command is run, and not linked: this crate shares
/// no code with the library.
fn explained(command: &Path, language: &str) -> Result<Vec<Word>, Box<dyn Error>> {
    let said = run(Command::new(command).args(["explain", "--json", "--lang", language]))?;
    let words: Result<Vec<Word>, _> = said.lines().map(serde_json::from_str).collect();
    Ok(words?)
}

/// The kinds, in the order of the page: the name in the command, the heading, and a text below it.
const KINDS: [(&str, &str, &str); 14] = [
    (
        "check",
        "Checks of a document",
        "Of several checks that failed, a report names the gravest first: data or a chip that is not the signed one, then \
         a signer for whom nobody vouches, then files that contradict each other, then a date that has passed, and last \
         a deviation that the policy does not tolerate (`verify::Gravity`).",
    ),
    ("list-check", "Checks of a master list or deviation list", ""),
    ("card-security-check", "Checks of EF.CardSecurity", "The others are those of a document."),
    ("tree-check", "Checks in the tree of TR-03135-1", "Those that a report has too are above."),
    ("result", "Results of checks", ""),
    ("verdict", "Verdicts", ""),
    ("data-group", "Statuses of files", ""),
    ("reason", "Reasons for results", ""),
    (
        "finding",
        "Findings",
        "Deviations from the standard that were tolerated in reading. The policy decides which of them are tolerated.",
    ),
    ("error", "Errors of bytes that do not parse", ""),
    ("input", "Errors of files that were given to the command", "They have names and no numbers."),
    ("structure", "Structures that errors name", ""),
    ("cross-check", "Comparisons of the parts of a Vietnamese card", ""),
    ("deviation", "Types of deviations in a deviation list", ""),
];

fn document(words: &[Word], showing: &Showing) -> Result<String, Box<dyn Error>> {
    let mut page = String::from(
        "# Every check, reason, finding and error\n\n\
         The meaning of each name in a report, what it does not mean, and what to do. `idchip explain NAME` says the same at \
         a counter, and takes a name, a number or the name of a constant in C; `idchip_status_advice` and \
         `idchip_finding_advice` give what to do in C. A number alone may belong to several kinds.\n\n\
         A card is one of `testdata/` that shows it, found by the results that its manifests expect.\n\n\
         Made by `cargo xtask reasons` from the registers of the library, the texts in `cli/i18n/en/` and the manifests; \
         do not edit.\n",
    );
    for (kind, heading, below) in KINDS {
        writeln!(page, "\n## {heading}")?;
        if !below.is_empty() {
            writeln!(page, "\n{below}")?;
        }
        for word in words.iter().filter(|word| word.kind == kind && !is_elsewhere(word, words)) {
            entry(&mut page, word, showing)?;
        }
    }
    without_card(&mut page, words, showing)?;
    match words.iter().find(|word| !KINDS.iter().any(|(kind, ..)| *kind == word.kind)) {
        Some(word) => Err(format!("the page has no place for the kind {}", word.kind).into()),
        None => Ok(page),
    }
}

/// True for a check of the tree that is also one of a document.
fn is_elsewhere(word: &Word, words: &[Word]) -> bool {
    let is_check = |other: &Word| other.kind == "check" && other.name == word.name;
    word.kind == "tree-check" && words.iter().any(is_check)
}

fn entry(page: &mut String, word: &Word, showing: &Showing) -> Result<(), Box<dyn Error>> {
    writeln!(page, "\n### {}\n", word.name)?;
    let number = match (word.number, word.status) {
        (Some(number), Some(status)) => format!(" Number {number}, status {status} in C."),
        (Some(number), None) => format!(" Number {number}."),
        (None, _) => String::new(),
    };
    writeln!(page, "{}.{number}\n", sentence(&word.text))?;
    writeln!(page, "- **Meaning:** {}", word.meaning)?;
    if let Some(is_not) = &word.is_not {
        writeln!(page, "- **Not meant:** {is_not}")?;
    }
    if let Some(advice) = &word.advice {
        writeln!(page, "- **What to do:** {advice}")?;
    }
    writeln!(page, "- **Standard:** {}", word.section)?;
    if let Some(example) = showing.of(&word.kind, &word.name) {
        writeln!(page, "- **Card:** {example}")?;
    }
    Ok(())
}

/// Lists the checks, reasons, findings and errors that no card shows.
fn without_card(
    page: &mut String,
    words: &[Word],
    showing: &Showing,
) -> Result<(), Box<dyn Error>> {
    writeln!(page, "\n## Without a card\n")?;
    writeln!(
        page,
        "No file of `testdata/` shows these: each takes a fault of a device, the lack of an algorithm, or more than a \
         small file can hold, or a unit test alone shows it."
    )?;
    for kind in ["check", "list-check", "reason", "finding", "error"] {
        let all: Vec<&Word> = words.iter().filter(|word| word.kind == kind).collect();
        let without: Vec<String> = all
            .iter()
            .filter(|word| showing.of(kind, &word.name).is_none())
            .map(|word| format!("`{}`", word.name))
            .collect();
        let names = if without.is_empty() { "none".to_owned() } else { without.join(", ") };
        writeln!(page, "\n{kind}, {} of {}: {names}.", without.len(), all.len())?;
    }
    Ok(())
}

/// A text with a capital. A word of the standard, as "digestAlgorithms", stays as it is.
fn sentence(text: &str) -> String {
    let first_word = text.split(' ').next().unwrap_or_default();
    let is_plain = first_word.chars().all(|character| character.is_lowercase());
    let (first, rest) = text.split_at(usize::from(is_plain));
    format!("{}{rest}", first.to_uppercase())
}

/// The table of advice for the C API. Reasons have theirs in the library.
fn advice(words: &[Word]) -> Result<String, Box<dyn Error>> {
    let mut source = String::from(
        "//! The advice about errors, files, findings and comparisons, by number.\n//!\n\
         //! Made from `cli/i18n/en/` by `cargo xtask reasons`; do not edit.\n",
    );
    for (kind, name) in [
        ("error", "OF_PARSE_ERROR"),
        ("data-group", "OF_DATA_GROUP"),
        ("finding", "OF_FINDING"),
        ("cross-check", "OF_CROSS_CHECK"),
    ] {
        let mut rows: Vec<(u32, &str)> = Vec::new();
        for word in words.iter().filter(|word| word.kind == kind) {
            let row = word.number.zip(word.advice.as_deref());
            let (number, advice) = row.ok_or_else(|| {
                format!("the {kind} {} has no number or no advice, for {ADVICE}", word.name)
            })?;
            rows.push((number, advice));
        }
        rows.sort_unstable();
        writeln!(source, "\npub(crate) const {name}: &[(u16, &str)] = &[")?;
        for (number, advice) in rows {
            writeln!(source, "    ({number}, {advice:?}),")?;
        }
        writeln!(source, "];")?;
    }
    Ok(source)
}
