//! Tests that hold the texts of the screens beside the code that says them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::Entry;
use fluent_syntax::parser;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The keys in the files of this language whose names begin so.
fn keys(language: &str, prefix: &str) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for entry in fs::read_dir(root().join("i18n").join(language)).unwrap() {
        let entry = entry.unwrap();
        if !entry.file_name().to_str().unwrap().starts_with(prefix) {
            continue;
        }
        let file = fs::read_to_string(entry.path()).unwrap();
        for entry in parser::parse(file).unwrap().body {
            if let Entry::Message(message) = entry {
                keys.insert(message.id.name);
            }
        }
    }
    keys
}

/// The sources of the command, without those of the texts.
fn sources() -> Vec<(PathBuf, String)> {
    let mut directories = vec![root().join("src")];
    let mut sources = Vec::new();
    while let Some(directory) = directories.pop() {
        for entry in fs::read_dir(directory).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                directories.push(path);
            } else if !path.starts_with(root().join("src/texts"))
                && path != root().join("src/texts.rs")
            {
                let source = fs::read_to_string(&path).unwrap();
                sources.push((path, source));
            }
        }
    }
    sources
}

/// The string literals that begin as a key of the screens does, and have its characters alone.
fn keys_in<'s>(source: &'s str, prefixes: &BTreeSet<String>) -> Vec<&'s str> {
    let pieces = source.split('"');
    let is_of_key = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-';
    pieces
        .filter(|piece| piece.chars().all(is_of_key))
        .filter(|piece| prefixes.iter().any(|prefix| piece.starts_with(prefix.as_str())))
        .collect()
}

#[test]
fn each_key_in_the_code_has_a_text_in_every_language() {
    let screens = keys("en", "screens-");
    let prefixes = screens.iter().map(|key| format!("{}-", key.split('-').next().unwrap()));
    let prefixes: BTreeSet<_> = prefixes.collect();
    for language in ["en", "vi"] {
        let all = keys(language, "");
        for (path, source) in sources() {
            for key in keys_in(&source, &prefixes) {
                assert!(all.contains(key), "{}: {language} has no {key}", path.display());
            }
            // Each key that is said, with whatever prefix.
            for said in source.split("say!(").skip(1) {
                let Some(key) = said.split('"').nth(1).filter(|key| !key.contains(' ')) else {
                    continue;
                };
                assert!(all.contains(key), "{}: {language} has no {key}", path.display());
            }
        }
    }
}

#[test]
fn each_text_of_the_screens_is_said() {
    let sources = sources();
    for key in keys("en", "screens-") {
        let literal = format!("\"{key}\"");
        let texts = fs::read_to_string(root().join("src/texts/registers.rs")).unwrap()
            + &fs::read_to_string(root().join("src/texts.rs")).unwrap();
        // A label of a value has the name of the value.
        let name =
            key.strip_prefix("inspect-").map(|name| format!("\"{}\"", name.replace('-', "_")));
        let is_said = sources.iter().any(|(_, source)| {
            source.contains(&literal) || name.as_ref().is_some_and(|name| source.contains(name))
        });
        assert!(is_said || texts.contains(&literal), "nothing says {key}");
    }
}

/// A column of labels is thirteen wide, with a space on both sides.
#[test]
fn each_label_fits_its_column() {
    for language in ["en", "vi"] {
        for entry in fs::read_dir(root().join("i18n").join(language)).unwrap() {
            let file = fs::read_to_string(entry.unwrap().path()).unwrap();
            for line in file.lines().filter(|line| line.starts_with("label-")) {
                let (key, label) = line.split_once(" = ").unwrap();
                let is_of_table = key != "label-status";
                assert!(!is_of_table || label.chars().count() <= 11, "{language}: {line}");
            }
        }
    }
}

/// The column of labels beside the values of the holder is 24 wide, with a space on both sides.
#[test]
fn each_label_of_the_holder_fits_its_column() {
    for language in ["en", "vi"] {
        let file = root().join("i18n").join(language).join("screens-holder.ftl");
        let file = fs::read_to_string(file).unwrap();
        let labels = file.split("\n## ").nth(2).unwrap();
        for line in labels.lines().filter(|line| line.contains(" = ")) {
            let (_, label) = line.split_once(" = ").unwrap();
            assert!(label.chars().count() <= 22, "{language}: {line}");
        }
    }
}
