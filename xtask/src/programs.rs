//! The programs of the workspace, as its tests build them.

use core::error::Error;
use std::env::consts::EXE_SUFFIX;
use std::path::{Path, PathBuf};

use crate::install::{built, cargo};

/// The directory of the programs.
pub(crate) struct Programs(PathBuf);

impl Programs {
    /// Builds the command, the examples and the reader without its hardware in one go. A package alone would have its
    /// dependencies built again: cargo chooses their features, and whether they have debugging information, for all
    /// that it builds at a time, and these are the choices of `cargo test --workspace`.
    pub(crate) fn build() -> Result<Self, Box<dyn Error>> {
        let what = ["--workspace", "--lib", "--bins", "--examples", "--features", "session/host"];
        if !cargo().args(["build", "--quiet"]).args(what).status()?.success() {
            return Err("the programs of the workspace could not be built".into());
        }
        Ok(Self(built(None, "debug").canonicalize()?))
    }

    pub(crate) fn directory(&self) -> &Path {
        &self.0
    }

    /// Returns the place of a program, such as `idchip` or `examples/vocabulary`.
    pub(crate) fn place(&self, name: &str) -> PathBuf {
        self.0.join(format!("{name}{EXE_SUFFIX}"))
    }
}
