//! The licences of the crates that are linked, as one text.

use alloc::collections::BTreeMap;
use core::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use cargo_metadata::Package;

use super::Outcome;
use super::linked::{Linked, directory};
use crate::firmware::run;
use crate::install::workspace;

/// The beginnings of the names of files that state a crate's licence, in lower case.
const NAMES: [&str; 6] = ["copying", "copyright", "licence", "license", "notice", "unlicense"];

/// Names each crate with its licence, and has each text once, with the crates that it came with.
pub(super) fn text(linked: &Linked) -> Outcome<String> {
    let mut text =
        "This package is linked with the following crates, which others wrote, and with Rust's \
                    standard library.\nBelow are the texts that came with them.\n\n"
            .to_owned();
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in linked.third_party() {
        let licence = package.license.as_deref().unwrap_or("see below");
        writeln!(text, "{} {}: {licence}", package.name, package.version)?;
        let mut files = licence_files(package)?;
        if files.is_empty() {
            // Apache-2.0 is the same text for everybody: a crate that offers it and left it out is used under it.
            let mut words = licence.split([' ', '/', '(', ')']);
            if licence.contains(" AND ") || !words.any(|it| it == "Apache-2.0") {
                let (name, version) = (&package.name, &package.version);
                return Err(format!("{name} {version} has no text of its licence").into());
            }
            files.push(workspace().join("LICENSE-APACHE"));
        }
        for file in files {
            let content = fs::read(&file)?;
            let content = String::from_utf8_lossy(&content).replace('\r', "");
            let name = file.file_name().ok_or("a file has a name")?.to_string_lossy().into_owned();
            texts
                .entry(content.trim().to_owned())
                .or_default()
                .push(format!("{} {}, {name}", package.name, package.version));
        }
    }
    let (standard, copyright) = standard_library()?;
    writeln!(text, "{standard}: MIT OR Apache-2.0")?;
    if let Some(copyright) = copyright {
        texts.entry(copyright).or_default().push(format!("{standard}, COPYRIGHT-library.html"));
    }
    let mut texts: Vec<_> = texts.into_iter().collect();
    texts.sort_by(|(_, a), (_, b)| a.cmp(b));
    let line = "=".repeat(80);
    for (content, users) in texts {
        write!(text, "\n{line}\n{}\n{line}\n\n{content}\n", users.join("\n"))?;
    }
    Ok(text)
}

fn licence_files(package: &Package) -> Outcome<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(directory(package)?)? {
        let path = entry?.path();
        let name = path.file_name().ok_or("an entry has a name")?.to_string_lossy().to_lowercase();
        if path.is_file() && NAMES.iter().any(|start| name.starts_with(start)) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Rust's standard library, and the notices of its authors, if the toolchain has them.
fn standard_library() -> Outcome<(String, Option<String>)> {
    let version = run(Command::new("rustc").arg("-vV"))?;
    let version = version.lines().find_map(|line| line.strip_prefix("release: "));
    let name = format!("std {}", version.ok_or("rustc does not tell its version")?);
    let root = run(Command::new("rustc").args(["--print", "sysroot"]))?;
    let file = Path::new(root.trim()).join("share/doc/rust/COPYRIGHT-library.html");
    let copyright = fs::read_to_string(&file).ok();
    if copyright.is_none() {
        eprintln!(
            "warning: without the notices of Rust's standard library: {} is missing",
            file.display()
        );
    }
    Ok((name, copyright))
}
