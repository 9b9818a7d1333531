//! The cases of the published conformity tests for inspection systems: a file for each case, made from a
//! good one by one change, the result that the test specification asks for, and the result of this library.
//!
//! `tests/conformance/` runs the library on the files, compares each result with the one written here, and
//! makes `docs/conformance.md` of what it saw.

mod active_authentication;
mod com;
mod dg1;
mod face;
mod finger;
mod group;
mod iris;
mod master_file;
mod notes;
mod samples;
mod security_infos;
mod signer;
mod sod;
mod sod_algorithms;
mod templates;
mod undecided;

use crate::authentication::{self, Authentication};
use crate::card::Files;
use crate::case::Suite;
use crate::der::Bytes;
use crate::firmware::{cargo, root, run};
use crate::manifest;
use crate::manifest::{AT, Tree};
use core::error::Error;
use group::{Case, Group, Input, Standard};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::ExitCode;
use undecided::Undecided;

/// The directory of the files that no card of `testdata/` has.
const DIRECTORY: &str = "conformance";

const DOCUMENT: &str = "docs/conformance.md";

/// The contents of `testdata/conformance/cases.json`.
#[derive(Serialize)]
struct Table<'a> {
    version: u8,
    at: &'a str,
    groups: Vec<GroupEntry<'a>>,
    undecided: &'a [Undecided],
}

#[derive(Serialize)]
struct GroupEntry<'a> {
    specification: &'a str,
    title: &'a str,
    cases: Vec<CaseEntry<'a>>,
}

#[derive(Serialize)]
struct CaseEntry<'a> {
    /// The specification and the case, as in `icao4-LDS_A_01`: also the name of its directory.
    name: String,
    case: &'a str,
    subject: &'a str,
    made: &'a str,
    source: &'a str,
    standard: Standard,
    expected: &'a str,
    because: Option<&'a str>,
    input: InputEntry<'a>,
}

/// The input of the reader; every path is relative to `testdata/`.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum InputEntry<'a> {
    Card {
        /// The card of the manifest whose results are those that this one has besides its own.
        base: Option<&'a str>,
        anchors: Vec<String>,
        document_signers: Vec<String>,
        crls: Vec<String>,
        files: BTreeMap<String, String>,
    },
    CardSecurity {
        anchors: Vec<String>,
        files: BTreeMap<String, String>,
    },
    File {
        file: &'a str,
        path: String,
    },
    Response {
        files: BTreeMap<String, String>,
    },
}

fn groups(suite: &Suite, authentications: &[Authentication]) -> Vec<Group> {
    let groups = [
        vec![com::group(suite), dg1::group(suite), face::group(suite), sod::group(suite)],
        vec![active_authentication::group(suite, authentications), master_file::pace(suite)],
        vec![finger::group(), iris::group(), security_infos::dg14(), master_file::cvca()],
        vec![sod_algorithms::group(suite), signer::group(suite), security_infos::dg15()],
        vec![master_file::card_security(suite), master_file::atr_info()],
        vec![security_infos::of_chips(), finger::of_chips(), iris::of_chips()],
        vec![master_file::atr_info_of_chips()],
    ];
    groups.into_iter().flatten().collect()
}

/// Writes the files and the table into `testdata/`, and `docs/conformance.md` from a run of the test; or
/// only names what differs.
pub(crate) fn update(check: bool) -> Result<ExitCode, Box<dyn Error>> {
    let generated = Generated::new();
    let testdata = root().join("testdata");
    let changed = crate::update(&testdata, &[DIRECTORY], &generated.own, check)?;
    if check {
        return Ok(ExitCode::from(u8::from(changed != 0)));
    }
    let mut test = cargo(&root());
    test.args(["test", "--quiet", "--package", "idchip", "--test", "conformance"]);
    run(test.env("IDCHIP_CONFORMANCE_DOCUMENT", root().canonicalize()?.join(DOCUMENT)))?;
    println!("{} cases, {} files, {changed} changed", generated.cases, generated.own.len());
    Ok(ExitCode::SUCCESS)
}

/// Writes every file of every case into `directory`, for other readers: those of a case are in the
/// directory of its name.
pub(crate) fn write(directory: &Path) -> Result<ExitCode, Box<dyn Error>> {
    let generated = Generated::new();
    let mut files = generated.complete;
    let table = generated.own.get(&format!("{DIRECTORY}/cases.json"));
    files.extend(table.map(|table| ("cases.json".to_owned(), table.clone())));
    for (path, bytes) in &files {
        crate::write_file(&directory.join(path), bytes)?;
    }
    println!("{} cases, {} files", generated.cases, files.len());
    Ok(ExitCode::SUCCESS)
}

/// All that is generated.
struct Generated {
    cases: usize,
    /// The files that the cards of `testdata/` do not have, and the table: paths below `testdata/`.
    own: Tree,
    /// All files of each case, by the directory of the case.
    complete: Tree,
}

impl Generated {
    fn new() -> Self {
        let suite = crate::suite();
        let authentications = authentication::all();
        let groups = groups(&suite, &authentications);
        let there = manifest::tree(&suite, &authentications, "");
        let mut places = Places::new(&there);
        let mut names = BTreeSet::new();
        let mut entries = Vec::new();
        for group in &groups {
            let mut cases = Vec::new();
            for case in &group.cases {
                let name = format!("{}-{}", group.specification.short(), case.case);
                assert!(names.insert(name.clone()), "two cases are called {name}");
                cases.push(entry(&mut places, name, case));
            }
            let (specification, title) = (group.specification.name(), group.title);
            entries.push(GroupEntry { specification, title, cases });
        }
        let table = Table { version: 1, at: AT, groups: entries, undecided: undecided::UNDECIDED };
        let mut json = serde_json::to_vec_pretty(&table).expect("plain data");
        json.push(b'\n');
        places.own.insert(format!("{DIRECTORY}/cases.json"), json);
        Self { cases: names.len(), own: places.own, complete: places.complete }
    }
}

/// The places of files: those of the cards of `testdata/`, and new ones.
struct Places<'a> {
    known: BTreeMap<&'a Bytes, &'a str>,
    own: Tree,
    complete: Tree,
}

impl<'a> Places<'a> {
    fn new(there: &'a Tree) -> Self {
        let mut known = BTreeMap::new();
        for (path, bytes) in there {
            known.entry(bytes).or_insert(path.as_str());
        }
        Self { known, own: Tree::new(), complete: Tree::new() }
    }

    /// Returns the path of these bytes below `testdata/`; a new one is in the directory of the case.
    fn of(&mut self, case: &str, file: &str, bytes: &Bytes) -> String {
        self.complete.insert(format!("{case}/{file}"), bytes.clone());
        if let Some(path) = self.known.get(bytes) {
            return (*path).to_owned();
        }
        let path = format!("{DIRECTORY}/{case}/{file}");
        self.own.insert(path.clone(), bytes.clone());
        path
    }

    fn of_files(&mut self, case: &str, files: &Files) -> BTreeMap<String, String> {
        let named = files.iter();
        named
            .map(|(file, bytes)| (file.clone(), self.of(case, &format!("{file}.bin"), bytes)))
            .collect()
    }

    fn of_all(&mut self, case: &str, directory: &str, files: &[Bytes]) -> Vec<String> {
        let numbered = files.iter().enumerate();
        numbered
            .map(|(index, bytes)| self.of(case, &format!("{directory}/{}.der", index + 1), bytes))
            .collect()
    }
}

fn entry<'a>(places: &mut Places<'_>, name: String, case: &'a Case) -> CaseEntry<'a> {
    let input = match &case.input {
        Input::Card { base, card } => {
            let anchors = places.of_all(&name, "anchors", &card.build_anchors());
            let signers: Vec<_> = card.document_signers.iter().map(|it| it.encode()).collect();
            let document_signers = places.of_all(&name, "document_signers", &signers);
            let crls: Vec<_> = card.crls.iter().map(|list| list.encode()).collect();
            let crls = places.of_all(&name, "crls", &crls);
            let files = places.of_files(&name, &card.build());
            let base = *base;
            InputEntry::Card { base, files, anchors, document_signers, crls }
        }
        Input::CardSecurity { files, anchors } => {
            let anchors = places.of_all(&name, "anchors", anchors);
            InputEntry::CardSecurity { files: places.of_files(&name, files), anchors }
        }
        Input::File { file, bytes } => {
            // The name of EF.ATR/INFO cannot be that of a file.
            let file_name = format!("{}.bin", file.replace('/', "_"));
            InputEntry::File { file, path: places.of(&name, &file_name, bytes) }
        }
        Input::Response { files } => InputEntry::Response { files: places.of_files(&name, files) },
    };
    let Case { case, subject, made, source, standard, expected, because, .. } = case;
    let (standard, because) = (*standard, *because);
    CaseEntry { name, case, subject, made, source, standard, expected, because, input }
}
