//! The firmware images without the attributes that steer inlining: what these save, or cost.

use super::board::{Board, have_qemu};
use super::footprint::{CONFIGURATIONS, manifest};
use super::image::Image;
use super::{Outcome, root, run, target_directory};
use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};

/// The attributes that are taken out, as a line starts with them.
const ATTRIBUTES: [&str; 2] = ["#[inline", "#[cold]"];

/// The parts of the tree that an image is built of.
const PARTS: [&str; 7] =
    ["Cargo.toml", "Cargo.lock", "src", "examples", "firmware", "README.md", "testdata/anchors"];

/// Prints flash, stack and instructions of each image, and the differences without the attributes of
/// `src/`.
pub(crate) fn measure_without_attributes() -> Outcome<ExitCode> {
    if !have_qemu() || ![Board::Mps2, Board::Microbit].into_iter().all(Board::add_target) {
        println!("skipped: the footprint needs QEMU and the targets of its boards");
        return Ok(ExitCode::SUCCESS);
    }
    let target = target_directory().join("without-attributes");
    let sources = target.join("sources");
    if sources.exists() {
        fs::remove_dir_all(&sources)?;
    }
    println!("{} attributes are taken out", copy_without_attributes(&sources)?);
    println!("| image | engine | board | flash | | stack | | instructions | |");
    println!("|---|---|---|---:|---:|---:|---:|---:|---:|");
    let manifest = manifest()?;
    for it in &CONFIGURATIONS {
        let with = Image::build(it.board, it.program, it.features())?;
        let without = Image::build_of(&sources, &target, it.board, it.program, it.features())?;
        let (ours, theirs) = (it.run(&with, &manifest)?, it.run(&without, &manifest)?);
        let cells = [
            (with.flash()?, without.flash()?),
            (ours.stack, theirs.stack),
            (ours.total(), theirs.total()),
        ];
        let cells = cells.map(|(ours, theirs)| format!("{ours} | {:+}", difference(ours, theirs)));
        let engine = it.features().join("");
        println!("| {} | {engine} | {} | {} |", it.name, it.board.name(), cells.join(" | "));
    }
    Ok(ExitCode::SUCCESS)
}

fn difference(ours: u64, theirs: u64) -> i64 {
    i64::try_from(theirs).unwrap_or(i64::MAX) - i64::try_from(ours).unwrap_or(i64::MAX)
}

/// Copies the sources of the images, and returns the number of attributes that the copy lacks.
fn copy_without_attributes(to: &Path) -> Outcome<usize> {
    let root = root();
    let files = run(Command::new("git").arg("-C").arg(&root).arg("ls-files").args(PARTS))?;
    let mut count = 0;
    for name in files.lines() {
        let (source, copy) = (root.join(name), to.join(name));
        fs::create_dir_all(copy.parent().ok_or("a file has a directory")?)?;
        if name.starts_with("src/") {
            let (text, removed) = without_attributes(&fs::read_to_string(source)?);
            count += removed;
            fs::write(copy, text)?;
        } else {
            fs::copy(source, copy)?;
        }
    }
    Ok(count)
}

/// Returns the text without the lines of attributes, and their number.
fn without_attributes(text: &str) -> (String, usize) {
    let is_attribute =
        |line: &&str| ATTRIBUTES.iter().any(|attribute| line.trim_start().starts_with(attribute));
    let count = text.lines().filter(is_attribute).count();
    let kept = text.lines().filter(|line| !is_attribute(line));
    (kept.flat_map(|line| [line, "\n"]).collect(), count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_go_and_their_comments_stay() {
        let text = "/// Adds.\n// Saves 4 bytes.\n    #[inline(never)]\n#[cold]\n#[must_use]\nfn add() {}\n";
        let (kept, count) = without_attributes(text);
        assert_eq!(kept, "/// Adds.\n// Saves 4 bytes.\n#[must_use]\nfn add() {}\n");
        assert_eq!(count, 2);
    }
}
