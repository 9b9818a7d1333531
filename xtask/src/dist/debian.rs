//! The Debian packages: the shared library, what programs are built with, and the command.
//!
//! They are made with `dpkg-deb` from directories, as `debian/rules binary` would leave them, and need the
//! package dpkg-dev.

mod package;

use core::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use jiff::Timestamp;

use super::command::BuiltCommand;
use super::linked::Linked;
use super::{Outcome, copy, copy_examples, fresh, third_party};
use crate::firmware::run;
use crate::install::{Library, VERSION, soversion, workspace};
use package::{Package, Release};

/// Writes the three packages into a directory, and returns their files.
pub(super) fn write(
    library: &Library,
    command: &BuiltCommand,
    target: &str,
    time: Timestamp,
    out: &Path,
) -> Outcome<Vec<PathBuf>> {
    let release = Release::new(time)?;
    let multiarch = run(Command::new("dpkg-architecture").arg("-qDEB_HOST_MULTIARCH"))
        .map_err(|error| format!("dpkg-dev is needed: {error}"))?;
    let libdir = Path::new("lib").join(multiarch.trim());
    let soname = format!("libidchip.so.{}", soversion(VERSION));
    let file = format!("libidchip.so.{VERSION}");
    let runtime = format!("libidchip{}", soversion(VERSION));

    // Nothing else of the directory is touched, even if it has a checkout by the name of a package.
    let trees = fresh(&out.join("idchip-debian-trees"))?;
    // All of the library, from which the file that programs need is taken away.
    let development = fresh(&trees.join("libidchip-dev"))?;
    let shared = fresh(&trees.join(&runtime))?;
    library.lay_out(&development.join("usr"), "/usr", &libdir)?;
    let (from, to) = (development.join("usr").join(&libdir), shared.join("usr").join(&libdir));
    fs::create_dir_all(&to)?;
    for name in [&soname, &file] {
        fs::rename(from.join(name), to.join(name))?;
    }
    // Rust's standard library comes with debugging information, which a package does not have.
    run(Command::new("strip")
        .args(["--strip-debug", "--enable-deterministic-archives"])
        .arg(from.join("libidchip.a")))?;
    copy_examples(&development.join("usr/share/doc/libidchip-dev"))?;
    for document in ["c-api.md", "firmware.md"] {
        let place = development.join("usr/share/doc/libidchip-dev").join(document);
        copy(&workspace().join("docs").join(document), &place)?;
    }

    let program = fresh(&trees.join("idchip"))?;
    copy(&command.program, &program.join("usr/bin/idchip"))?;
    command.write_manual(&program.join("usr/share/man/man1"))?;
    for page in crate::files_below(&program.join("usr/share/man"))? {
        package::compress(&page)?;
    }
    for (shell, script) in command.completions()? {
        if let Some(place) = shell.debian {
            crate::write_file(&program.join("usr/share").join(place), &script)?;
        }
    }
    for document in ["evidence.md", "json.md"] {
        let place = program.join("usr/share/doc/idchip").join(document);
        copy(&workspace().join("docs").join(document), &place)?;
    }

    let manifest = workspace().join("Cargo.toml");
    let of_library = third_party::text(&Linked::of(&manifest, &["idchip-capi"], target)?)?;
    let of_command = third_party::text(&Linked::of(&manifest, &["idchip-cli"], target)?)?;
    let version = &release.version;
    let packages = [
        Package {
            name: &runtime,
            root: shared,
            section: "libs",
            depends: release.shared_libraries(&to.join(&file))?,
            same_for_all: true,
            summary: "verify chip ID cards and passports (ICAO 9303) - shared library",
            third_party: &of_library,
        },
        Package {
            name: "libidchip-dev",
            root: development,
            section: "libdevel",
            depends: format!("{runtime} (= {version})"),
            same_for_all: true,
            summary: "verify chip ID cards and passports (ICAO 9303) - development files",
            third_party: &of_library,
        },
        Package {
            name: "idchip",
            depends: release.shared_libraries(&program.join("usr/bin/idchip"))?,
            root: program,
            section: "utils",
            same_for_all: false,
            summary: "verify chip ID cards and passports (ICAO 9303) - command",
            third_party: &of_command,
        },
    ];
    // Who links the library depends on its package: dpkg-shlibdeps asks this file.
    let line = format!("libidchip {} {runtime} (>= {version})\n", soversion(VERSION));
    crate::write_file(&packages[0].root.join("DEBIAN/shlibs"), line.as_bytes())?;
    crate::write_file(&packages[0].root.join("DEBIAN/triggers"), b"activate-noawait ldconfig\n")?;
    let files = packages.iter().map(|package| package.write(&release, out)).collect();
    fs::remove_dir_all(trees)?;
    files
}

/// Sets the modes that a package has, whatever the umask was.
fn set_modes(root: &Path) -> Outcome<()> {
    for entry in fs::read_dir(root)? {
        let path = entry?.path();
        let metadata = fs::symlink_metadata(&path)?;
        if metadata.is_symlink() {
            continue;
        }
        let is_program = path.parent().is_some_and(|parent| parent.ends_with("usr/bin"));
        let mode = if metadata.is_dir() || is_program { 0o755 } else { 0o644 };
        set_mode(&path, mode)?;
        if metadata.is_dir() {
            set_modes(&path)?;
        }
    }
    set_mode(root, 0o755)
}

#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) -> Outcome<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode))?;
    Ok(())
}

#[cfg(not(unix))]
fn set_mode(_: &Path, _: u32) -> Outcome<()> {
    Err("Debian packages are made on Debian".into())
}

/// A text of several paragraphs as a field of a control file has it.
fn indented(text: &str) -> String {
    let mut indented = String::new();
    for line in text.lines() {
        let line = if line.trim().is_empty() { "." } else { line.trim_end() };
        // Writing into a text cannot fail.
        let _ = writeln!(indented, " {line}");
    }
    indented
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_of_several_paragraphs_is_indented() {
        assert_eq!(indented("one\ntwo\n\nthree\n"), " one\n two\n .\n three\n");
    }
}
