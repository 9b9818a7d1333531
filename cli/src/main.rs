//! The `idchip` command: looks at what a chip said, and proves who signed it.
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

mod advice;
mod anchors;
mod args;
mod card;
mod certificate;
mod console;
mod dump;
mod file_kind;
mod input;
mod judgement;
mod list_anchors;
mod names;
mod outcome;
mod report_json;
mod report_table;
mod verify;

use std::process::ExitCode;

use clap::Parser;

use crate::args::{Arguments, Command};
use crate::outcome::{Failure, Outcome};

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are what was asked for; everything else is a usage error.
            let asked_for = !error.use_stderr();
            let _ = error.print();
            return if asked_for { ExitCode::SUCCESS } else { Failure::USAGE.into() };
        }
    };
    match run(arguments) {
        Ok(outcome) => outcome.into(),
        Err(failure) => {
            console::report(&failure);
            failure.code().into()
        }
    }
}

fn run(arguments: Arguments) -> Result<Outcome, Failure> {
    match arguments.command {
        Command::Anchors(arguments) => list_anchors::run(&arguments),
        Command::Verify(arguments) => verify::run(&arguments),
        Command::Dump(arguments) => dump::run(&arguments),
    }
}
