//! Runs the commands that stand in README.md and docs/tour.md, and writes their output below them.
//!
//! A block that begins with ` ```console ` has commands, each after `$ `, and what they print. The commands run
//! in a directory of their own, with the `idchip` that was built from these sources and the C library as it is
//! installed.

use core::error::Error;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use crate::firmware::root;
use crate::header::write_one;
use crate::install;
use crate::programs::Programs;

type Outcome<T> = Result<T, Box<dyn Error>>;

const DOCUMENTS: [&str; 2] = ["README.md", "docs/tour.md"];

/// The output of each command of a block, or `None` if they cannot run here.
type Outputs = Option<Vec<String>>;

/// The directories that the commands may name.
const NAMED: [&str; 4] = ["bindings", "examples", "include", "testdata"];

/// The programs that are not on every machine.
const OTHERS: [&str; 3] = ["cc ", "pkg-config", "python3"];

/// Writes the output of each command into the documents, or only names the documents that differ.
pub(crate) fn update(check: bool) -> Outcome<ExitCode> {
    let shell = Shell::prepare()?;
    let mut is_same = true;
    for name in DOCUMENTS {
        let there = fs::read_to_string(root().join(name))?;
        let made = with_output(&there, |commands| shell.run(commands))
            .map_err(|error| format!("{name}: {error}"))?;
        is_same &= write_one(name, &made, check)?;
    }
    Ok(ExitCode::from(u8::from(check && !is_same)))
}

/// Returns the document with new output of each command.
fn with_output(document: &str, run: impl Fn(&[String]) -> Outcome<Outputs>) -> Outcome<String> {
    let mut made = String::new();
    let mut lines = document.lines();
    while let Some(line) = lines.next() {
        made.push_str(line);
        made.push('\n');
        if line != "```console" {
            continue;
        }
        let block: Vec<_> = lines.by_ref().take_while(|line| *line != "```").collect();
        let commands = commands_in(&block);
        match run(&commands)? {
            None => block.iter().for_each(|line| made.extend([line, "\n"])),
            Some(outputs) => {
                for (command, output) in commands.iter().zip(outputs) {
                    if output.contains("```") {
                        return Err(format!("the output of {command} would end its block").into());
                    }
                    made.extend(["$ ", command, "\n", &output]);
                }
            }
        }
        made.push_str("```\n");
    }
    Ok(made)
}

/// Returns the commands of a block, without their output. A line that ends with `\` goes on in the next one.
fn commands_in(block: &[&str]) -> Vec<String> {
    let mut commands: Vec<String> = Vec::new();
    let mut goes_on = false;
    for line in block {
        match (line.strip_prefix("$ "), commands.last_mut()) {
            (_, Some(command)) if goes_on => command.extend(["\n", line]),
            (Some(command), _) => commands.push(command.to_owned()),
            _ => continue,
        }
        goes_on = line.ends_with('\\');
    }
    commands
}

/// The place and the environment in which commands run.
struct Shell {
    directory: PathBuf,
    path: OsString,
    library: PathBuf,
}

impl Shell {
    /// Builds the command and the C library, and makes the directory.
    fn prepare() -> Outcome<Self> {
        let programs = Programs::build()?;
        let target = programs.directory().parent().ok_or("a profile is in a directory")?;
        let (directory, installed) = (target.join("tour/work"), target.join("tour/installed"));
        if directory.exists() {
            fs::remove_dir_all(&directory)?;
        }
        fs::create_dir_all(&directory)?;
        for name in NAMED {
            link(&root().join(name).canonicalize()?, &directory.join(name))?;
        }
        install::write(&install::Places::below(&installed))?;
        let inherited = env::var_os("PATH").unwrap_or_default();
        let first = programs.directory().to_owned();
        let path = [first].into_iter().chain(env::split_paths(&inherited));
        Ok(Self { directory, path: env::join_paths(path)?, library: installed.join("lib") })
    }

    /// Runs the commands in turn. Returns `None`, and says so, if a program is not installed.
    fn run(&self, commands: &[String]) -> Outcome<Outputs> {
        for program in OTHERS {
            if commands.iter().any(|command| command.contains(program)) && !self.has(program)? {
                println!("skipped: tour: {program} is not there");
                return Ok(None);
            }
        }
        let mut status = 0;
        let mut outputs = Vec::new();
        for command in commands {
            let (output, code) = self.output(command, status)?;
            status = code;
            outputs.push(output);
        }
        Ok(Some(outputs))
    }

    fn has(&self, program: &str) -> Outcome<bool> {
        let found = self.command(&format!("command -v {program}")).output()?;
        Ok(found.status.success())
    }

    /// Runs a command after one that ended with this status, for `echo $?`.
    fn output(&self, command: &str, status: i32) -> Outcome<(String, i32)> {
        let script = format!("exec 2>&1\n(exit {status})\n{command}");
        let output = self.command(&script).output()?;
        let text = String::from_utf8(output.stdout)?;
        let places = [self.directory.clone(), root().canonicalize()?];
        if places.iter().any(|place| text.contains(&*place.to_string_lossy())) {
            return Err(format!("a path of this machine is in the output of {command}").into());
        }
        let lines = text.lines().flat_map(|line| [line.trim_end(), "\n"]);
        let code =
            output.status.code().ok_or_else(|| format!("{command} was ended by a signal"))?;
        Ok((lines.collect(), code))
    }

    fn command(&self, script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]).current_dir(&self.directory);
        command.env("PATH", &self.path).env("COLUMNS", "100").env("LC_ALL", "C.UTF-8");
        command.env("LD_LIBRARY_PATH", &self.library);
        command.env("PKG_CONFIG_PATH", self.library.join("pkgconfig"));
        command.env("PYTHONPATH", "bindings/python/src").env("PYTHONDONTWRITEBYTECODE", "1");
        command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE").env_remove("LANGUAGE");
        command.env_remove("IDCHIP_ANCHORS").env("XDG_CONFIG_HOME", "no_configuration");
        command
    }
}

fn link(to: &Path, place: &Path) -> Outcome<()> {
    #[cfg(unix)]
    std::os::unix::fs::symlink(to, place)?;
    #[cfg(not(unix))]
    return Err("the commands of the documents are those of a Unix shell".into());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each command prints its own text in capitals.
    fn printed(document: &str) -> Outcome<String> {
        with_output(document, |commands| {
            Ok(Some(commands.iter().map(|it| it.to_uppercase() + "\n").collect()))
        })
    }

    #[test]
    fn output_is_replaced_and_all_else_is_kept() {
        let document = "a\n```sh\n$ b\nc\n```\n```console\n$ d\nold\n$ e\nold\nold\n```\nf\n";
        let expected = "a\n```sh\n$ b\nc\n```\n```console\n$ d\nD\n$ e\nE\n```\nf\n";
        assert_eq!(printed(document).unwrap(), expected);
        assert_eq!(printed(expected).unwrap(), expected);
    }

    #[test]
    fn a_command_may_have_several_lines() {
        let document = "```console\n$ a \\\n  b\nold\n```\n";
        assert_eq!(printed(document).unwrap(), "```console\n$ a \\\n  b\nA \\\n  B\n```\n");
    }

    #[test]
    fn a_block_that_cannot_run_is_kept() {
        let document = "```console\n$ a\nold\n```\n";
        assert_eq!(with_output(document, |_| Ok(None)).unwrap(), document);
    }

    #[test]
    fn output_cannot_end_its_block() {
        let ends = |_: &[String]| Ok(Some(vec!["```\n".to_owned()]));
        assert!(with_output("```console\n$ a\n```\n", ends).is_err());
    }
}
