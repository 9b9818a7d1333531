//! The `idchip` command: shows the data of a chip, and verifies who signed it.
#![forbid(unsafe_code)]
#![cfg_attr(
    not(test),
    deny(
        clippy::as_conversions,
        clippy::expect_used,
        clippy::get_unwrap,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::unreachable,
        clippy::unwrap_used,
    )
)]

mod aa;
mod advice;
mod anchors;
mod archive;
mod args;
mod card;
mod card_security;
mod certificate;
mod console;
mod content;
mod crls;
mod cross_check;
mod deviation_lists;
mod dump;
mod evidence;
mod explain;
mod export;
mod file_name;
mod input;
mod inspect;
mod judgement;
mod language;
mod ldif;
mod list_anchors;
mod master_lists;
mod national;
mod outcome;
mod photo;
mod policy;
mod printable;
mod province;
mod qr;
mod report_json;
mod report_table;
mod report_tree;
mod signed_content;
mod terms;
mod usage;
mod verify;

use std::io::Write;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use crate::args::{Arguments, Command};
use crate::outcome::{ExitOutcome, Failure};

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return usage::print(error, std::env::args_os()),
    };
    match run(arguments) {
        Ok(outcome) => outcome.into(),
        Err(failure) => {
            console::report(&failure);
            failure.code().into()
        }
    }
}

fn run(arguments: Arguments) -> Result<ExitOutcome, Failure> {
    match arguments.command {
        Command::Anchors(arguments) => list_anchors::run(&arguments),
        Command::Verify(arguments) => {
            arguments.check()?;
            verify::run(&arguments)
        }
        Command::Inspect(arguments) => inspect::run(&arguments),
        Command::Photo(arguments) => photo::run(&arguments),
        Command::Qr(arguments) => qr::run(&arguments),
        Command::Aa(arguments) => aa::run(&arguments),
        Command::Dump(arguments) => dump::run(&arguments),
        Command::Explain(explained) => explain::run(&explained, arguments.lang.language()),
        Command::Export(arguments) => export::run(&arguments),
        Command::Completions(arguments) => {
            let mut script = Vec::new();
            clap_complete::generate(
                arguments.shell,
                &mut Arguments::command(),
                "idchip",
                &mut script,
            );
            write(&script)
        }
        Command::Man(arguments) => manual(arguments.command.as_deref()),
    }
}

/// Writes the manual page of the command, or of one of its subcommands.
fn manual(name: Option<&str>) -> Result<ExitOutcome, Failure> {
    let mut command = Arguments::command();
    command.build();
    let command = match name {
        Some(name) => command
            .find_subcommand(name)
            .ok_or_else(|| Failure::Usage("there is no such subcommand".to_owned()))?
            .clone(),
        None => command,
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page)?;
    write(&page)
}

fn write(text: &[u8]) -> Result<ExitOutcome, Failure> {
    let mut output = console::output();
    output.write_all(text)?;
    output.flush()?;
    Ok(ExitOutcome::Accepted)
}
