//! The generators of the project. `cargo xtask header` writes the header of the C API, and `cargo xtask
//! install` its package; `cargo xtask firmware` and `cargo xtask size` run and measure the firmware
//! images; `cargo xtask instructions` counts the work of the library. `cargo xtask cards` writes the synthetic cards in `testdata/`: an implementation of its own,
//! which shares no code with the library that is tested with them.

extern crate alloc;

mod authentication;
mod card;
mod case;
mod cms;
mod compare;
mod conformance;
mod crl;
mod curves;
mod der;
mod dist;
mod ec;
mod face;
mod faults;
mod firmware;
mod floors;
mod generators;
mod good;
mod hash;
mod header;
mod install;
mod instructions;
mod keys;
mod kiosk_texts;
mod lds;
mod lists;
mod manifest;
mod many_cards;
mod ml_dsa;
mod mrz;
mod programs;
mod quirks;
mod reasons;
mod rsa;
mod schemas;
mod signer;
mod tour;
mod workload;
mod x509;

use alloc::collections::BTreeSet;
use case::Suite;
use clap::{Parser, Subcommand};
use core::error::Error;
use manifest::Tree;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(Parser)]
#[command(about = "Generators of the idchip project")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Write the synthetic cards, their anchors and the manifest into testdata/
    Cards {
        /// Compare with what is there instead, and fail if anything differs
        #[arg(long)]
        check: bool,
        /// Write every card into a directory of its own below this one instead, with all its files, and the
        /// anchors beside them
        #[arg(long, value_name = "DIR", conflicts_with = "check")]
        whole: Option<PathBuf>,
    },
    /// Run idchip beside other implementations, and write docs/benchmarks.md
    Compare(compare::Arguments),
    /// Write the files of the published conformity tests into testdata/conformance/, and
    /// docs/conformance.md from a run of the library on them
    Conformance {
        /// Compare the files with what is there instead, and fail if anything differs
        #[arg(long)]
        check: bool,
        /// Write all files of every case into this directory instead, for another reader
        #[arg(long, value_name = "DIR", conflicts_with = "check")]
        write: Option<PathBuf>,
    },
    /// Build the Debian packages for this machine: the shared library, its development files, the command
    Debian(dist::DebianArguments),
    /// Build the archive of a release for a target: the command and the C library, with all that belongs
    /// to them
    Dist(dist::ArchiveArguments),
    /// Write the drawn face as a portable pixmap, for making another image format of it
    Face {
        /// The file to write
        out: PathBuf,
    },
    /// Judge cards on simulated microcontrollers and on the host, and compare the reports with those
    /// in firmware/snapshots/
    Firmware {
        /// Write the host's reports into firmware/snapshots/ first
        #[arg(long)]
        bless: bool,
    },
    /// Prove that modules use each other one way only
    Floors,
    /// Write the tables of multiples of the generators in src/crypto/wide/generator/
    Generators {
        /// Compare with what is there instead, and fail if anything differs
        #[arg(long)]
        check: bool,
    },
    /// Write include/idchip.h, the header of the C API
    Header {
        /// Compare with what is there instead, and fail if it differs
        #[arg(long)]
        check: bool,
    },
    /// Build the C library, and install it as C programs expect it: header, shared and static library,
    /// pkg-config file, CMake package
    Install(install::Places),
    /// Count the instructions of parsing and of Passive Authentication under Callgrind, and hold them against
    /// workloads/instructions.txt
    Instructions {
        /// Fail if a count is above its record by more than 2 %
        #[arg(long, required_unless_present = "bless")]
        check: bool,
        /// Write the records
        #[arg(long, conflicts_with = "check")]
        bless: bool,
    },
    /// Write the tables of texts of the kiosks in examples/ from examples/i18n/
    KioskTexts {
        /// Compare with what is there instead, and fail if it differs
        #[arg(long)]
        check: bool,
    },
    /// Write many cards of few signers, and anchors, to measure `idchip verify` with
    ManyCards(many_cards::ManyCards),
    /// Write docs/reasons.md and the advice of the C API from what `idchip explain` says
    Reasons {
        /// Compare with what is there instead, and fail if it differs
        #[arg(long)]
        check: bool,
    },
    /// Write docs/schema/, the JSON Schemas of the command, from its types
    Schemas,
    /// Measure the firmware images and write docs/footprint.md and docs/sizing.md
    Size {
        /// Compare with what is there instead, and fail if a figure has grown
        #[arg(long)]
        check: bool,
        /// Only docs/sizing.md
        #[arg(long)]
        only_sizing: bool,
        /// Print what the attributes that steer inlining save or cost, and write nothing
        #[arg(long, conflicts_with_all = ["check", "only_sizing"])]
        without_attributes: bool,
    },
    /// Run the commands in README.md and docs/tour.md, and write what they print below them
    Tour {
        /// Compare with what is there instead, and fail if anything differs
        #[arg(long)]
        check: bool,
    },
    /// Write the documents that maturin packs into the wheel for Python: the licences of the crates that are linked, and
    /// the list of them (SBOM)
    WheelDocuments(dist::WheelArguments),
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    match Arguments::parse().task {
        Task::Cards { whole: Some(directory), .. } => whole_cards(&directory),
        Task::Cards { check, .. } => cards(check),
        Task::Compare(arguments) => compare::run(&arguments),
        Task::Conformance { write: Some(directory), .. } => conformance::write(&directory),
        Task::Conformance { check, .. } => conformance::update(check),
        Task::Debian(arguments) => dist::write_debian(&arguments),
        Task::Dist(arguments) => dist::write_archive(&arguments),
        Task::Face { out } => {
            let header = format!("P6\n{} {}\n255\n", face::WIDTH, face::HEIGHT);
            fs::write(out, [header.into_bytes(), face::pixels()].concat())?;
            Ok(ExitCode::SUCCESS)
        }
        Task::Firmware { bless } => firmware::judge_cards(bless),
        Task::Floors => floors::check(),
        Task::Generators { check } => generators::write(check),
        Task::Header { check } => header::write(check),
        Task::Install(places) => install::write(&places),
        Task::Instructions { bless, .. } => instructions::update(bless),
        Task::KioskTexts { check } => kiosk_texts::write(check),
        Task::ManyCards(arguments) => many_cards::write(&arguments),
        Task::Reasons { check } => reasons::write(check),
        Task::Schemas => schemas::write(),
        Task::Size { without_attributes: true, .. } => firmware::measure_without_attributes(),
        Task::Size { check, only_sizing, .. } => firmware::measure(check, only_sizing),
        Task::Tour { check } => tour::update(check),
        Task::WheelDocuments(arguments) => dist::write_wheel_documents(&arguments),
    }
}

fn cards(check: bool) -> Result<ExitCode, Box<dyn Error>> {
    let suite = suite();
    let readme = include_str!("../assets/testdata.md");
    let mut tree = manifest::tree(&suite, &authentication::all(), readme);
    tree.extend(lists::tree());
    manifest::make_whole(&mut tree, |card| manifest::WHOLE.contains(&card));
    let owned = ["aa", "anchors", "cards", "crls", "lists", "signers"];
    let changed = update(&firmware::root().join("testdata"), &owned, &tree, check)?;
    if check {
        return Ok(ExitCode::from(u8::from(changed != 0)));
    }
    println!("{} cards, {} files, {changed} changed", suite.cases.len(), tree.len());
    Ok(ExitCode::SUCCESS)
}

/// Writes every card with all its files, and the anchors, signers and revocation lists that the manifest names.
fn whole_cards(directory: &Path) -> Result<ExitCode, Box<dyn Error>> {
    let suite = suite();
    let mut tree =
        manifest::tree(&suite, &authentication::all(), include_str!("../assets/testdata.md"));
    manifest::make_whole(&mut tree, |_| true);
    for (path, bytes) in &tree {
        write_file(&directory.join(path), bytes)?;
    }
    println!("{} cards, {} files in {}", suite.cases.len(), tree.len(), directory.display());
    Ok(ExitCode::SUCCESS)
}

/// All cards.
fn suite() -> Suite {
    let mut suite = good::suite();
    faults::describe(&mut suite);
    quirks::describe(&mut suite);
    suite
}

/// Writes the files of `tree` below `root`, where it alone has the directories `owned`, or only names those
/// that differ. Returns their number.
fn update(root: &Path, owned: &[&str], tree: &Tree, check: bool) -> Result<usize, Box<dyn Error>> {
    let differing = differences(root, owned, tree)?;
    for path in &differing {
        let place = root.join(path);
        match tree.get(path) {
            _ if check => println!("differs: {path}"),
            Some(bytes) => write_file(&place, bytes)?,
            None => fs::remove_file(place)?,
        }
    }
    Ok(differing.len())
}

/// Writes a file, and the directories that it is in.
fn write_file(place: &Path, bytes: &[u8]) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(place.parent().expect("a file is in a directory"))?;
    fs::write(place, bytes)?;
    Ok(())
}

/// The paths that are missing, have other contents, or should not be there.
fn differences(
    root: &Path,
    owned: &[&str],
    tree: &Tree,
) -> Result<BTreeSet<String>, Box<dyn Error>> {
    let mut differing = BTreeSet::new();
    for (path, bytes) in tree {
        if fs::read(root.join(path)).ok().as_ref() != Some(bytes) {
            differing.insert(path.clone());
        }
    }
    for owned in owned {
        for path in files_below(&root.join(owned))? {
            let relative = path.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
            if !tree.contains_key(&relative) {
                differing.insert(relative);
            }
        }
    }
    Ok(differing)
}

fn files_below(directory: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut found = Vec::new();
    if directory.is_dir() {
        for entry in fs::read_dir(directory)? {
            let path = entry?.path();
            if path.is_dir() {
                found.extend(files_below(&path)?);
            } else {
                found.push(path);
            }
        }
    }
    Ok(found)
}
