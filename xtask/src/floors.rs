//! Proves that modules use each other one way only (ARCHITECTURE.md): `cargo xtask floors`.
//!
//! In `src/`, a module uses only modules of its own floor and of floors below. In every crate of
//! [`CRATES`], the modules that stand side by side use each other without a circle. Beside that, `src/`
//! has no `std`, no `alloc` and no `unsafe` outside tests, and says so in `lib.rs`.

mod circles;
mod tokens;
mod tree;

#[cfg(test)]
mod tests;

use alloc::collections::BTreeMap;
use core::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use circles::Circles;
use tokens::Name;
use tree::{ModulePath, Tree, Use};

/// The floors of the library, from the lowest to the highest.
const FLOORS: [&[&str]; 5] = [
    &["error", "finding", "oid", "tag", "time", "tlv", "vocabulary"],
    &["biometrics", "cms", "lds", "mrz", "national", "x509"],
    &["algorithms", "crypto"],
    &["verify"],
    &["access", "vietnam"],
];

/// The crates whose modules are looked at: the directory, and its root.
const CRATES: [(&str, &str); 6] = [
    ("src", "lib.rs"),
    ("batch/src", "lib.rs"),
    ("capi/src", "lib.rs"),
    ("cli/src", "main.rs"),
    ("forms/src", "lib.rs"),
    ("xtask/src", "main.rs"),
];

/// A rule that is broken: the file, the line, and how.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Violation {
    file: PathBuf,
    line: usize,
    what: String,
}

/// Looks at every crate, and prints what breaks a rule.
pub(crate) fn check() -> Result<ExitCode, Box<dyn Error>> {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut count = 0;
    for (directory, root) in CRATES {
        let files = sources(&workspace.join(directory))?;
        let tree = Tree::of(&files, Path::new(root))?;
        let mut violations = Circles::of(&tree).violations();
        if directory == "src" {
            violations.extend(violations_of_floors(&tree));
            violations.extend(violations_of_no_std(&tree));
        }
        violations.sort();
        for Violation { file, line, what } in &violations {
            println!("{}:{line}: {what}", Path::new(directory).join(file).display());
        }
        println!("{directory}: {} modules", tree.len());
        count += violations.len();
    }
    println!("floors: {count} violations");
    Ok(ExitCode::from(u8::from(count > 0)))
}

/// Every source file below a directory, by its path there.
fn sources(directory: &Path) -> Result<BTreeMap<PathBuf, String>, Box<dyn Error>> {
    let mut files = BTreeMap::new();
    for path in crate::files_below(directory)? {
        if path.extension().is_some_and(|extension| extension == "rs") {
            files.insert(path.strip_prefix(directory)?.to_owned(), fs::read_to_string(&path)?);
        }
    }
    Ok(files)
}

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|modules| modules.contains(&module))
}

fn violations_of_floors(tree: &Tree) -> Vec<Violation> {
    let homeless = tree.modules().filter(|(path, _)| path.len() == 1 && floor(&path[0]).is_none());
    let mut found: Vec<Violation> = homeless
        .map(|(path, module)| Violation {
            file: module.file.clone(),
            line: 1,
            what: format!("`{}` stands on no floor; add it to xtask/src/floors.rs", path[0]),
        })
        .collect();
    for Use { from, to, line } in tree.uses() {
        let (Some(own), Some(other)) = (from.first(), to.first()) else { continue };
        let (Some(low), Some(high)) = (floor(own), floor(other)) else { continue };
        if low < high {
            let what = format!("floor {low} uses floor {high}: `{}` uses `{other}`", joined(&from));
            found.push(Violation { file: tree.file_of(&from), line, what });
        }
    }
    found.sort();
    found.dedup();
    found
}

fn violations_of_no_std(tree: &Tree) -> Vec<Violation> {
    let mut found = Vec::new();
    for (path, module) in tree.modules() {
        let mut report = |line, what| {
            found.push(Violation { file: module.file.clone(), line, what });
        };
        for Name { segments, line } in module.names() {
            let first = segments[0].as_str();
            let is_keyword = first == "unsafe";
            let is_crate = ["alloc", "std"].contains(&first) && !module.children.contains(first);
            if is_keyword || is_crate && segments.len() > 1 {
                report(*line, format!("uses `{first}`"));
            }
        }
        for (line, name) in &module.extern_crates {
            if name != "core" {
                report(*line, format!("uses `{name}`"));
            }
        }
        if path.is_empty() {
            for attribute in ["no_std", "forbid(unsafe_code)"] {
                if !module.attributes.iter().any(|it| it == attribute) {
                    report(1, format!("lacks #![{attribute}]"));
                }
            }
        }
    }
    found
}

fn joined(path: &ModulePath) -> String {
    if path.is_empty() { "crate".to_owned() } else { path.join("::") }
}
