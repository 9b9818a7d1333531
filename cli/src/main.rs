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
mod certificate_files;
mod console;
mod content;
mod crls;
mod cross_check;
mod decoded;
mod deviation_lists;
mod dump;
mod evidence;
mod explain;
mod explained;
mod export;
mod file_name;
mod help;
mod identity;
#[cfg(feature = "images")]
mod image;
mod input;
mod inspect;
mod judgement;
mod kind;
mod language;
mod list_anchors;
mod manual;
mod many;
mod master_lists;
mod national;
mod no_anchor;
mod no_card;
mod outcome;
#[cfg(any(feature = "images", feature = "parquet"))]
mod panics;
mod path_record;
mod photo;
mod policy;
mod portrait;
mod province;
mod qr;
mod report_json;
mod report_table;
mod report_tree;
mod sample;
#[cfg(test)]
mod schema;
mod signed_content;
mod state_names;
#[cfg(feature = "terminal-images")]
mod terminal_image;
mod terms;
mod texts;
mod trust_store;
mod usage;
mod verify;
mod zip_error;

use std::io::Write;
use std::process::ExitCode;

use clap::FromArgMatches;

use crate::args::{Arguments, Command};
use crate::outcome::{ExitOutcome, Failure};
use crate::texts::say;

fn main() -> ExitCode {
    let matches = manual::command().try_get_matches();
    let arguments = match matches.and_then(|it| Arguments::from_arg_matches(&it)) {
        Ok(arguments) => arguments,
        Err(error) => return usage::print(error, std::env::args_os()),
    };
    console::set_color(arguments.color);
    match run(arguments) {
        Ok(outcome) => outcome.into(),
        Err(failure) => {
            console::report(&failure);
            failure.code().into()
        }
    }
}

fn run(arguments: Arguments) -> Result<ExitOutcome, Failure> {
    texts::set_language(arguments.lang.language())?;
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
            clap_complete::generate(arguments.shell, &mut manual::command(), "idchip", &mut script);
            write(&script)
        }
        Command::Man(arguments) => match &arguments.directory {
            Some(directory) => {
                manual::write_pages(directory)?;
                Ok(ExitOutcome::Accepted)
            }
            None => match manual::page(arguments.command.as_deref()) {
                Some(page) => write(&page?),
                None => Err(Failure::Usage(say!("failure-no-such-subcommand"))),
            },
        },
    }
}

fn write(text: &[u8]) -> Result<ExitOutcome, Failure> {
    let mut output = console::output();
    output.write_all(text)?;
    output.flush()?;
    Ok(ExitOutcome::Accepted)
}
