//! `docs/conformance.md`.

use core::fmt::Write as _;

use serde_json::Value;

use super::common::testdata::read;
use super::outcome::Outcome;

/// The document, case by case.
#[derive(Default)]
pub(crate) struct Document {
    groups: String,
    /// Each reason once, in the order in which they are needed.
    reasons: Vec<String>,
    cases: usize,
    as_specified: usize,
    refused_by_strict_policy: usize,
    /// For each specification, the number of its cases.
    specifications: Vec<(String, usize)>,
}

impl Document {
    pub(crate) fn begin_group(&mut self, group: &Value) {
        let [specification, title] =
            ["specification", "title"].map(|key| group[key].as_str().unwrap());
        let count = group["cases"].as_array().unwrap().len();
        match self.specifications.iter_mut().find(|(name, _)| name == specification) {
            Some((_, cases)) => *cases += count,
            None => self.specifications.push((specification.to_string(), count)),
        }
        write!(
            self.groups,
            "\n## {title}\n\n{specification}\n\n\
             | case | subject | file | specification | result | strict | source |\n\
             |---|---|---|---|---|---|---|\n"
        )
        .unwrap();
    }

    pub(crate) fn add(&mut self, case: &Value, outcome: &Outcome, manifest: &Value) {
        let text = |key: &str| escaped(case[key].as_str().unwrap());
        self.cases += 1;
        let note = match case["because"].as_str() {
            None => {
                self.as_specified += 1;
                String::new()
            }
            Some(reason) => {
                self.refused_by_strict_policy += usize::from(!outcome.is_accepted_strictly);
                format!(" [{}]", self.number_of(reason))
            }
        };
        let strict = if outcome.is_accepted_strictly { "accepted" } else { "refused" };
        writeln!(
            self.groups,
            "| {} | {} | {}: {} | {} | {}{note} | {strict} | {} |",
            text("case"),
            text("subject"),
            links(&case["input"], manifest),
            text("made"),
            text("standard"),
            outcome.text,
            text("source"),
        )
        .unwrap();
    }

    /// Returns the number of a reason, from 1.
    fn number_of(&mut self, reason: &str) -> usize {
        let place = self.reasons.iter().position(|known| known == reason);
        place.map_or_else(
            || {
                self.reasons.push(reason.to_string());
                self.reasons.len()
            },
            |place| place + 1,
        )
    }

    /// Returns the document; `undecided` are the cases that files do not decide.
    pub(crate) fn finish(self, undecided: &Value) -> String {
        let mut text = INTRODUCTION.to_string();
        let other = self.cases - self.as_specified;
        text += "\n| | cases |\n|---|---|\n";
        for (specification, count) in &self.specifications {
            writeln!(text, "| {specification} | {count} |").unwrap();
        }
        for (subject, count) in [
            ("all", self.cases),
            ("result as the specification asks", self.as_specified),
            ("another result, with its reason", other),
            ("of these, refused by `Policy::STRICT`", self.refused_by_strict_policy),
        ] {
            writeln!(text, "| {subject} | {count} |").unwrap();
        }
        text += &self.groups;
        text += "\n## Reasons\n\nWhere the result is another than the specification asks for:\n\n";
        for (index, reason) in self.reasons.iter().enumerate() {
            writeln!(text, "{}. {reason}", index + 1).unwrap();
        }
        text += "\n## Not decided by files\n\n| specification | cases | subject | why files do not \
                 decide them |\n|---|---|---|---|\n";
        for entry in undecided.as_array().unwrap() {
            let [specification, cases, subject, reason] =
                ["specification", "cases", "subject", "reason"]
                    .map(|key| escaped(entry[key].as_str().unwrap()));
            writeln!(text, "| {specification} | {cases} | {subject} | {reason} |").unwrap();
        }
        text
    }
}

/// Links to the files of a case that its base card does not have.
fn links(input: &Value, manifest: &Value) -> String {
    let link = |name: &str, path: &str| format!("[{name}](../testdata/{path})");
    if input["kind"] == "file" {
        return link(input["file"].as_str().unwrap(), input["path"].as_str().unwrap());
    }
    let mut cards = manifest["cards"].as_array().unwrap().iter();
    let base = cards.find(|card| !input["base"].is_null() && card["name"] == input["base"]);
    let mut links = Vec::new();
    for (name, path) in input["files"].as_object().unwrap() {
        let path = path.as_str().unwrap();
        // The same bytes may stand in several places.
        let of_base = base.and_then(|base| base["files"][name].as_str());
        if of_base.is_none_or(|of_base| read(of_base) != read(path)) {
            links.push(link(name, path));
        }
    }
    for key in ["anchors", "document_signers", "crls"] {
        let paths = input[key].as_array().into_iter().flatten();
        let known = base.and_then(|base| base[key].as_array()).into_iter().flatten();
        let known: Vec<_> = known.map(|path| read(path.as_str().unwrap())).collect();
        for path in paths.map(|path| path.as_str().unwrap()) {
            if !known.contains(&read(path)) {
                links.push(link(&key.trim_end_matches('s').replace('_', " "), path));
            }
        }
    }
    links.join(", ")
}

/// Returns the text with the characters that Markdown would take for markup.
fn escaped(text: &str) -> String {
    text.replace('<', "\\<").replace('|', "\\|")
}

const INTRODUCTION: &str = "\
# Conformance

The cases of the published conformity tests for inspection systems, as far as files decide them. Each row has a
file that `cargo xtask conformance` makes from a good synthetic one by one change, the result that the specification
asks for, and the result that this library gave. `tests/conformance/` makes this document from its run: do not edit
it. `cargo xtask conformance --write DIR` writes all files of all cases, to try another reader with them.

A row about one file has the result of the file's parser, with its findings: EF.DG14, EF.CardAccess and EF.CardSecurity
are read by the parsers that are not lenient. A data group that has its signed hash is authentic whether it can be read
or not: such a file does not make the document a forgery, it cannot be opened. An EF.COM that cannot be read leaves the
check `com_vs_sod` undetermined. A row about a card has the verdict of
`Policy::DEFAULT` on all its files, and the checks and findings that the card without the change does not have.
*rejected* names the error and its structure, or the checks; *strict* is the same under `Policy::STRICT`, which
tolerates no deviation.

Of ICAO's Part 4, the cases and their subjects are those that BSI TR-03105-5.1 names where it refers to them. It does not
give the verdicts: *reject* means there that the file breaks the section of the source. A case with a suffix is a variant
of the case without it.

A file with a wrong result would be a bug: please report it.
";
