//! Counts instructions: this program under Callgrind, with one implementation of one case.

use std::env;
use std::process::{Command, Stdio};

use crate::entry::{Case, Work, text};
use crate::run::Outcome;

pub(crate) fn is_there() -> bool {
    let mut valgrind = Command::new("valgrind");
    valgrind.arg("--version").stdout(Stdio::null()).stderr(Stdio::null());
    valgrind.status().is_ok_and(|status| status.success())
}

/// Adds the instructions of one run to each outcome: the difference of a child that runs once and one that runs more
/// often.
pub(crate) fn count(case: &Case, outcomes: &mut [Outcome], inputs: &str) -> Result<(), String> {
    for outcome in outcomes {
        let Ok(figures) = &mut outcome.result else { continue };
        if figures.allocations.is_none() {
            continue;
        }
        // So many that the first of them, which fills caches, does not count.
        let runs: u64 = if figures.minimum < 100_000.0 { 100 } else { 2 };
        let (name, who) = (case_name(case), outcome.who);
        let totals = std::thread::scope(|scope| {
            let name = name.as_str();
            let child = |runs| scope.spawn(move || total(name, who, runs, inputs));
            let running = [child(1), child(1 + runs)];
            running.map(|it| it.join().unwrap_or_else(|_| Err("a thread panicked".to_owned())))
        });
        let [short, long] = totals;
        figures.instructions = Some(long?.saturating_sub(short?) / runs);
    }
    Ok(())
}

pub(crate) fn case_name(case: &Case) -> String {
    format!("{}: {}", case.group, case.name)
}

fn total(case: &str, who: &str, runs: u64, inputs: &str) -> Result<u64, String> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(env::current_exe().map_err(text)?)
        .args(["--inputs", inputs, "--repeat", &runs.to_string(), "--case", case, "--who", who])
        .stdout(Stdio::null())
        .output()
        .map_err(text)?;
    let said = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        return Err(format!("{who}, {case}: {}\n{said}", output.status));
    }
    let collected = said.lines().find_map(|line| line.split("Collected : ").nth(1));
    collected.ok_or("Callgrind says how much it collected")?.trim().parse().map_err(text)
}

/// The work of the child.
pub(crate) fn repeat(cases: &[Case], case: &str, who: &str, runs: u32) -> Result<(), String> {
    let found = cases.iter().find(|it| case_name(it) == case);
    let entry = found.and_then(|it| it.entries.iter().find(|entry| entry.who == who));
    match (entry.ok_or("no such case")?.prepare)()? {
        Work::Here(run) => (0..runs).for_each(|_| run()),
        Work::Child(_) => return Err("it runs in another process".to_owned()),
    }
    Ok(())
}
