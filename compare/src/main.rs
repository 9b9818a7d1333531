//! Runs idchip beside other implementations, and measures both: `cargo xtask compare`.

mod algorithms;
mod authentication;
mod c_api;
mod callgrind;
mod clock;
mod entry;
mod openssl_cms;
mod parsing;
mod python;
mod rasn_parsers;
mod report;
mod run;
mod rustcrypto;
mod signed;

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;
use workloads::Inputs;

use crate::run::Effort;

#[global_allocator]
static ALLOCATOR: clock::Counting = clock::Counting;

#[derive(Parser)]
struct Arguments {
    /// The directory of the large files, which xtask writes
    #[arg(long)]
    inputs: PathBuf,
    /// Only cases whose name has this in it
    #[arg(long, default_value = "")]
    only: String,
    /// Run each implementation a few times, for the assertions, and write nothing
    #[arg(long)]
    assert: bool,
    /// Count no instructions
    #[arg(long)]
    without_instructions: bool,
    /// The seconds of processor time for each case
    #[arg(long, default_value_t = 2.0)]
    seconds: f64,
    /// The document to write
    #[arg(long)]
    out: Option<PathBuf>,
    /// Run one implementation of one case this often, and measure nothing
    #[arg(long, requires_all = ["case", "who"])]
    repeat: Option<u32>,
    #[arg(long)]
    case: Option<String>,
    #[arg(long)]
    who: Option<String>,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), String> {
    let inputs = Inputs::new(&arguments.inputs);
    let mut cases = parsing::cases(&inputs);
    cases.extend(authentication::cases(&inputs));
    if let (Some(runs), Some(case), Some(who)) = (arguments.repeat, &arguments.case, &arguments.who)
    {
        return callgrind::repeat(&cases, case, who, runs);
    }
    let effort = if arguments.assert {
        Effort { case: Duration::ZERO, sample: Duration::ZERO, least_rounds: 2 }
    } else {
        let case = Duration::from_secs_f64(arguments.seconds);
        Effort { case, sample: Duration::from_micros(500), least_rounds: 9 }
    };
    let is_counting = !arguments.assert && !arguments.without_instructions;
    if is_counting && !callgrind::is_there() {
        println!("skipped: compare: instructions, without valgrind");
    }
    let is_counting = is_counting && callgrind::is_there();
    let mut measured = Vec::new();
    for case in cases.iter().filter(|it| callgrind::case_name(it).contains(&arguments.only)) {
        println!("{}", callgrind::case_name(case));
        let mut outcomes = run::measure(case, effort);
        if is_counting && case.is_counted {
            let inputs = arguments.inputs.to_str().ok_or("a path in UTF-8")?;
            callgrind::count(case, &mut outcomes, inputs)?;
        }
        for outcome in &outcomes {
            match &outcome.result {
                Ok(it) => println!(
                    "  {:>12.1} µs {:>8.2} × ({:.2} to {:.2})  {}",
                    it.minimum / 1000.0,
                    it.ratio[0],
                    it.ratio[1],
                    it.ratio[2],
                    outcome.who
                ),
                Err(reason) => println!("  {} cannot: {reason}", outcome.who),
            }
        }
        measured.push((case, outcomes));
    }
    if let Some(out) = &arguments.out {
        fs::write(out, report::document(&measured)).map_err(entry::text)?;
    }
    Ok(())
}
