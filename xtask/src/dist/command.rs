//! The command, with its manual pages and completions.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::Outcome;
use crate::firmware::run;
use crate::install::{built, cargo};

/// The command as it was built.
pub(super) struct BuiltCommand {
    pub(super) program: PathBuf,
    /// The same for this machine, which writes the manual pages and the completions.
    native: PathBuf,
}

/// A shell that has completions: its name for the command, and the place of the script below `share/`.
pub(super) struct Shell {
    name: &'static str,
    pub(super) place: &'static str,
    /// The place in a Debian package, if its shell looks elsewhere.
    pub(super) debian: Option<&'static str>,
}

const SHELLS: [Shell; 4] = [
    Shell {
        name: "bash",
        place: "bash-completion/completions/idchip",
        debian: Some("bash-completion/completions/idchip"),
    },
    Shell {
        name: "fish",
        place: "fish/vendor_completions.d/idchip.fish",
        debian: Some("fish/vendor_completions.d/idchip.fish"),
    },
    Shell { name: "powershell", place: "powershell/_idchip.ps1", debian: None },
    Shell {
        name: "zsh",
        place: "zsh/site-functions/_idchip",
        debian: Some("zsh/vendor-completions/_idchip"),
    },
];

/// Builds the command for this machine or a named target.
pub(super) fn build(target: Option<&str>) -> Outcome<BuiltCommand> {
    let program = compile(target)?;
    let native = if target.is_some() { compile(None)? } else { program.clone() };
    Ok(BuiltCommand { program, native })
}

/// Without symbols, which only a debugger needs.
fn compile(target: Option<&str>) -> Outcome<PathBuf> {
    let mut cargo = cargo();
    cargo
        .args(["rustc", "--release", "--package", "idchip-cli", "--bin", "idchip"])
        .args(target.map(|target| format!("--target={target}")))
        .args(["--", "-C", "strip=symbols"]);
    if !cargo.status()?.success() {
        return Err("the command could not be built".into());
    }
    Ok(built(target, "release").join("idchip"))
}

impl BuiltCommand {
    /// Writes the manual page of each subcommand.
    pub(super) fn write_manual(&self, directory: &Path) -> Outcome<()> {
        fs::create_dir_all(directory)?;
        run(Command::new(&self.native).args(["man", "--directory"]).arg(directory))?;
        Ok(())
    }

    pub(super) fn completions(&self) -> Outcome<Vec<(&'static Shell, Vec<u8>)>> {
        let script = |shell: &'static Shell| {
            let script = run(Command::new(&self.native).args(["completions", shell.name]))?;
            Ok((shell, script.into_bytes()))
        };
        SHELLS.iter().map(script).collect()
    }
}
