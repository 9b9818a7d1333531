//! The published conformity tests for inspection systems. `testdata/conformance/cases.json` has a row for
//! each case: its files, the result that the specification asks for, and the result of this library.
//!
//! `docs/conformance.md` is made of the results that are found here. `cargo xtask conformance` writes the
//! files, and has this test write the document; without that, the test compares it.

mod document;
mod outcome;

#[path = "../common"]
mod common {
    pub(crate) mod at;
    pub(crate) mod judge;
    pub(crate) mod manifest;
    pub(crate) mod testdata;
}

use core::fmt::Write as _;
use std::collections::BTreeSet;
use std::{env, fs};

use common::manifest::manifest;
use common::testdata::{read, testdata};
use document::Document;
use outcome::Outcome;
use serde_json::Value;

/// Set to a path, it has the document written there.
const WRITE: &str = "IDCHIP_CONFORMANCE_DOCUMENT";

/// The least number of cases.
const LEAST: usize = 250;

fn table() -> Value {
    serde_json::from_slice(&read("conformance/cases.json")).unwrap()
}

/// Calls `then` with each case and its outcome.
fn each_case(table: &Value, mut then: impl FnMut(&Value, &Outcome)) {
    let manifest = manifest();
    for group in table["groups"].as_array().unwrap() {
        for case in group["cases"].as_array().unwrap() {
            then(case, &Outcome::of(case, &manifest));
        }
    }
}

#[test]
fn each_case_gives_the_result_in_its_row() {
    let (mut differences, mut names) = (String::new(), BTreeSet::new());
    each_case(&table(), |case, outcome| {
        let (name, expected) = (&case["name"], case["expected"].as_str().unwrap());
        assert!(names.insert(name.as_str().unwrap().to_string()), "{name} stands twice");
        if outcome.text != expected {
            let is = &outcome.text;
            writeln!(differences, "{name} is {is:?}, expected {expected:?}").unwrap();
        }
    });
    assert!(names.len() >= LEAST, "{} cases", names.len());
    assert!(differences.is_empty(), "{differences}");
}

#[test]
fn a_result_is_explained_if_it_is_not_that_of_the_specification() {
    let mut unexplained = String::new();
    each_case(&table(), |case, outcome| {
        let is_as_specified = outcome.is_accepted == (case["standard"] == "accept");
        if is_as_specified == case["because"].is_string() {
            writeln!(unexplained, "{}: {}", case["name"], outcome.text).unwrap();
        }
    });
    assert!(unexplained.is_empty(), "{unexplained}");
}

#[test]
fn the_document_has_the_results() {
    let table = table();
    let manifest = manifest();
    let mut document = Document::default();
    for group in table["groups"].as_array().unwrap() {
        document.begin_group(group);
        for case in group["cases"].as_array().unwrap() {
            document.add(case, &Outcome::of(case, &manifest), &manifest);
        }
    }
    let text = document.finish(&table["undecided"]);
    if let Some(place) = env::var_os(WRITE) {
        fs::write(place, text).unwrap();
        return;
    }
    let committed = fs::read_to_string(testdata().join("../docs/conformance.md")).unwrap();
    assert!(text == committed, "docs/conformance.md is another: run cargo xtask conformance");
}
