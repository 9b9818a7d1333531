//! Runs a case a number of times: `workloads DIRECTORY CASE RUNS`, with the directory of the large files. Without a
//! case, prints the name of each and the number of its runs.

use std::env;
use std::process::ExitCode;

use workloads::{Inputs, cases};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [directory, name, runs] = arguments.as_slice() else {
        for case in cases() {
            println!("{}\t{}", case.runs, case.name);
        }
        return ExitCode::SUCCESS;
    };
    let case = cases().into_iter().find(|case| case.name == *name);
    let (Some(case), Ok(runs)) = (case, runs.parse::<u32>()) else {
        eprintln!("usage: workloads DIRECTORY CASE RUNS");
        return ExitCode::FAILURE;
    };
    let mut work = case.prepare(&Inputs::new(directory));
    (0..runs).for_each(|_| work());
    ExitCode::SUCCESS
}
