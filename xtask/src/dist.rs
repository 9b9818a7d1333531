//! The parts of a release beside the crates: an archive for each target, and Debian packages.
//!
//! Both are made of the same parts: the command with its manual pages and completions, the C library, the
//! licences of all that is linked, and a list of it (SBOM).

mod archive;
mod command;
mod debian;
mod linked;
mod sbom;
mod third_party;

use core::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use clap::Args;
use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::firmware::run;
use crate::install::{Library, VERSION, workspace};
use linked::Linked;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// The arguments of `cargo xtask dist`.
#[derive(Args)]
pub(crate) struct ArchiveArguments {
    /// The target, as rustc names it: a Linux with the C library of GNU; this machine by default
    #[arg(long)]
    target: Option<String>,
    /// The directory of the archive and of SHA256SUMS
    #[arg(long, default_value = "target/dist", value_name = "DIR")]
    out: PathBuf,
}

/// The arguments of `cargo xtask debian`.
#[derive(Args)]
pub(crate) struct DebianArguments {
    /// The directory of the packages
    #[arg(long, default_value = "target/debian", value_name = "DIR")]
    out: PathBuf,
}

/// The arguments of `cargo xtask wheel-documents`.
#[derive(Args)]
pub(crate) struct WheelArguments {
    /// The target of the wheel, as rustc names it; this machine by default
    #[arg(long)]
    target: Option<String>,
    /// The directory of the documents
    #[arg(long, default_value = "bindings/python", value_name = "DIR")]
    out: PathBuf,
}

/// Writes the licences of the crates that are linked into the module for Python, and the list of them.
pub(crate) fn write_wheel_documents(arguments: &WheelArguments) -> Outcome<ExitCode> {
    let target = arguments.target.clone().map_or_else(host, Ok)?;
    let manifest = workspace().join("bindings/python/Cargo.toml");
    let linked = Linked::of(&manifest, &["idchip-python"], &target)?;
    write_linked(&linked, time()?, &arguments.out)?;
    Ok(ExitCode::SUCCESS)
}

/// Writes the licences of what is linked, and the list of it.
fn write_linked(linked: &Linked, time: Timestamp, to: &Path) -> Outcome<()> {
    crate::write_file(&to.join("THIRD-PARTY.txt"), third_party::text(linked)?.as_bytes())?;
    crate::write_file(&to.join("idchip.cdx.json"), &sbom::json(linked, time)?)
}

/// Writes the archive of a target, and SHA256SUMS for all that are beside it.
pub(crate) fn write_archive(arguments: &ArchiveArguments) -> Outcome<ExitCode> {
    let target = arguments.target.as_deref();
    if target.is_some_and(|target| !target.contains("-linux-gnu")) {
        return Err("archives are made for Linux with the C library of GNU".into());
    }
    let (host, time) = (host()?, time()?);
    let name = format!("idchip-{VERSION}-{}", target.unwrap_or(&host));
    let library = Library::build(target)?;
    let command = command::build(target)?;
    let linked = Linked::of(
        &workspace().join("Cargo.toml"),
        &["idchip-cli", "idchip-capi"],
        target.unwrap_or(&host),
    )?;

    fs::create_dir_all(&arguments.out)?;
    let root = fresh(&arguments.out.join(&name))?;
    // Found from where the file lies: the archive is used wherever it is unpacked.
    library.lay_out(&root, "${pcfiledir}/../..", Path::new("lib"))?;
    copy(&command.program, &root.join("bin/idchip"))?;
    command.write_manual(&root.join("share/man/man1"))?;
    for (shell, script) in command.completions()? {
        crate::write_file(&root.join("share").join(shell.place), &script)?;
    }
    let documents = root.join("share/doc/idchip");
    copy_documents(&documents)?;
    copy_examples(&documents)?;
    write_linked(&linked, time, &documents)?;

    let file = format!("{name}.tar.gz");
    archive::write(&root, &name, time, &arguments.out.join(&file))?;
    fs::remove_dir_all(&root)?;
    write_sums(&arguments.out)?;
    println!("{}", arguments.out.join(file).display());
    Ok(ExitCode::SUCCESS)
}

/// Writes the Debian packages for this machine.
pub(crate) fn write_debian(arguments: &DebianArguments) -> Outcome<ExitCode> {
    let library = Library::build(None)?;
    let command = command::build(None)?;
    fs::create_dir_all(&arguments.out)?;
    for package in debian::write(&library, &command, &host()?, time()?, &arguments.out)? {
        println!("{}", package.display());
    }
    Ok(ExitCode::SUCCESS)
}

/// Copies the documents in the root of the repository and in `docs/`, so that the links between them hold.
fn copy_documents(to: &Path) -> Outcome<()> {
    let from = workspace();
    for name in [
        "CHANGELOG.md",
        "LICENSE-APACHE",
        "LICENSE-MIT",
        "README.md",
        "SECURITY.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
    ] {
        copy(&from.join(name), &to.join(name))?;
    }
    for file in crate::files_below(&from.join("docs"))? {
        if file.extension().is_some_and(|extension| extension == "md") {
            copy(&file, &to.join(file.strip_prefix(&from)?))?;
        }
    }
    Ok(())
}

/// The programs that use the C library, and the bindings with which examples/README.md builds them.
const EXAMPLES: [&str; 10] = [
    "bindings/csharp/*.cs",
    "bindings/java/src",
    "bindings/python/src/*.py",
    "examples/README.md",
    "examples/c",
    "examples/cpp",
    "examples/csharp",
    "examples/i18n",
    "examples/java",
    "examples/python",
];

/// Copies the examples and the bindings, as they lie in the repository.
fn copy_examples(to: &Path) -> Outcome<()> {
    let from = workspace();
    // Nothing that was built beside them.
    let files = run(Command::new("git").arg("-C").arg(&from).arg("ls-files").args(EXAMPLES))?;
    for file in files.lines() {
        copy(&from.join(file), &to.join(file))?;
    }
    Ok(())
}

/// Copies a file and its mode, and makes the directories that it is in.
fn copy(from: &Path, to: &Path) -> Outcome<()> {
    fs::create_dir_all(to.parent().ok_or("a file is in a directory")?)?;
    fs::copy(from, to).map_err(|error| format!("{}: {error}", from.display()))?;
    Ok(())
}

/// A directory with nothing in it.
fn fresh(directory: &Path) -> Outcome<PathBuf> {
    if directory.exists() {
        fs::remove_dir_all(directory)?;
    }
    fs::create_dir_all(directory)?;
    Ok(directory.to_owned())
}

/// Writes the digests of the archives in a directory, as `sha256sum --check` reads them.
fn write_sums(directory: &Path) -> Outcome<()> {
    let mut archives = crate::files_below(directory)?;
    archives.retain(|file| {
        file.parent() == Some(directory) && file.extension().is_some_and(|it| it == "gz")
    });
    archives.sort();
    let mut sums = String::new();
    for archive in archives {
        let name = archive.file_name().ok_or("a file has a name")?.to_string_lossy().into_owned();
        let digest = Sha256::digest(fs::read(&archive)?);
        for byte in digest {
            sums += &format!("{byte:02x}");
        }
        sums += &format!("  {name}\n");
    }
    fs::write(directory.join("SHA256SUMS"), sums)?;
    Ok(())
}

/// The time that files of a release have: `SOURCE_DATE_EPOCH`, else that of the commit.
fn time() -> Outcome<Timestamp> {
    let seconds = match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(seconds) => seconds,
        Err(_) => {
            run(Command::new("git").current_dir(workspace()).args(["log", "-1", "--format=%ct"]))?
        }
    };
    let seconds = seconds.trim().parse().map_err(|_| "SOURCE_DATE_EPOCH is a number of seconds")?;
    Ok(Timestamp::from_second(seconds)?)
}

/// The target of this machine.
fn host() -> Outcome<String> {
    let said = run(Command::new("rustc").arg("-vV"))?;
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.ok_or("rustc does not name its host")?.to_owned())
}
