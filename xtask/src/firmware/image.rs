//! A firmware image: how it is built, and what is in it.

use super::board::{Board, is_there};
use super::{Outcome, cargo, root, run, target_directory};
use object::{Object, ObjectSection, ObjectSymbol};
use std::ffi::{OsStr, OsString};
use std::path::{self, Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// An image that was built.
pub(super) struct Image {
    pub(super) path: PathBuf,
    octets: Vec<u8>,
}

impl Image {
    /// Builds a program of `firmware/qemu-mps2`.
    pub(super) fn build(board: Board, program: &str, features: &[&str]) -> Outcome<Self> {
        Self::build_of(&root(), &target_directory(), board, program, features)
    }

    /// Builds a program of `firmware/qemu-mps2` from the sources in this directory. The next build of the program
    /// with other features takes the place of its file.
    pub(super) fn build_of(
        sources: &Path,
        target_directory: &Path,
        board: Board,
        program: &str,
        features: &[&str],
    ) -> Outcome<Self> {
        let directory = sources.join("firmware/qemu-mps2");
        // Cargo keeps what it built with each set of features: what is measured twice is built once.
        run(cargo(&directory)
            .args(["build", "--release", "--bin", program, "--target", board.target()])
            .args(["--features", &features.join(",")])
            .arg("--target-dir")
            .arg(target_directory))?;
        let path = target_directory.join(board.target()).join("release").join(program);
        Ok(Self { octets: fs::read(&path)?, path })
    }

    /// Builds a program of `firmware/c-mps2`.
    pub(super) fn build_in_c(program: &str) -> Outcome<Self> {
        let out = target_directory().join("c-mps2");
        let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let variable = |name: &str, value: &OsStr| {
            let mut variable = OsString::from(format!("{name}="));
            variable.push(value);
            variable
        };
        run(Command::new("make")
            .arg("--directory")
            .arg(root().join("firmware/c-mps2"))
            .arg(variable("OUT", path::absolute(&out)?.as_os_str()))
            .arg(variable("CARGO", &cargo))
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS"))?;
        let path = out.join(program);
        Ok(Self { octets: fs::read(&path)?, path })
    }

    /// Returns the tool that is missing to build in C.
    pub(super) fn missing_for_c() -> Option<&'static str> {
        ["arm-none-eabi-gcc", "make"].into_iter().find(|tool| !is_there(tool))
    }

    /// The octets of flash: code, constants, and the values that variables start with.
    pub(super) fn flash(&self) -> Outcome<u64> {
        self.sum(&[".vector_table", ".text", ".rodata", ".data"])
    }

    /// The octets of RAM that are taken as long as the program runs.
    pub(super) fn static_ram(&self) -> Outcome<u64> {
        self.sum(&[".data", ".bss", ".uninit"])
    }

    /// True if something of this crate was linked.
    pub(super) fn links(&self, of_crate: &str) -> Outcome<bool> {
        // As the compiler writes it into a symbol: the length, and the name.
        let part = format!("{}{of_crate}", of_crate.len());
        let file = object::File::parse(&*self.octets)?;
        Ok(file.symbols().any(|symbol| symbol.name().is_ok_and(|name| name.contains(&part))))
    }

    fn sum(&self, sections: &[&str]) -> Outcome<u64> {
        let file = object::File::parse(&*self.octets)?;
        let sizes = file.sections().filter_map(|section| {
            section.name().is_ok_and(|name| sections.contains(&name)).then(|| section.size())
        });
        Ok(sizes.sum())
    }
}
