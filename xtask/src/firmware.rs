//! The firmware examples: built, run on simulated boards, and measured.

mod attributes;
mod board;
mod cards;
mod footprint;
mod image;
mod sizing;

pub(crate) use attributes::measure_without_attributes;
pub(crate) use cards::judge_cards;

use board::Board;
use core::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// The result of a task of this module.
type Outcome<T> = Result<T, Box<dyn Error>>;

/// Measures the images; writes docs/sizing.md, docs/footprint.md and the table in the README, or holds the figures
/// against them. `only_sizing` leaves all but the first as they are.
pub(crate) fn measure(check: bool, only_sizing: bool) -> Outcome<ExitCode> {
    if !board::have_qemu() || ![Board::Mps2, Board::Microbit].into_iter().all(Board::add_target) {
        println!("skipped: the footprint needs QEMU and the targets of its boards");
        return Ok(ExitCode::SUCCESS);
    }
    let manifest = footprint::manifest()?;
    let is_sized = sizing::update(&manifest, check)?;
    let is_measured = only_sizing || footprint::update(&manifest, check)?;
    Ok(ExitCode::from(u8::from(!(is_sized && is_measured))))
}

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Returns the directory of the images. That of the workspace would be built with other flags.
fn target_directory() -> PathBuf {
    let directory = std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
    // As cargo takes it in the root: it runs elsewhere.
    root().join(directory).join("firmware")
}

/// Cargo, as this program was started by it, with the flags of the directory that it runs in.
pub(crate) fn cargo(directory: &Path) -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    command.current_dir(directory);
    command.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    command
}

pub(crate) fn run(command: &mut Command) -> Outcome<String> {
    let output = command.output()?;
    if !output.status.success() {
        let errors = String::from_utf8_lossy(&output.stderr);
        return Err(format!("{command:?} failed:\n{errors}").into());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
