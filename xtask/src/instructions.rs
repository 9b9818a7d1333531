//! Counts the instructions of the library's work under Callgrind, and holds them against the records.
//!
//! Counts do not depend on the load of the machine or on its clock. They depend on the compiler, and on the processor's
//! features that the code asks for at run time; the records name both. Valgrind's processor has no SHA extensions, on
//! any machine, so that hashing is counted by the code without them.

use crate::firmware::root;
use crate::install::{built, cargo};
use crate::workload;
use alloc::collections::BTreeMap;
use core::error::Error;
use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::thread;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// Growth that fails, in percent.
const TOLERANCE: u64 = 2;

const RECORDS: &str = "workloads/instructions.txt";

/// Counts every case. With `bless` writes the records, else compares with them; fails if a count has grown, or if a
/// case has no record.
pub(crate) fn update(bless: bool) -> Outcome<ExitCode> {
    if !is_there("valgrind") {
        println!("skipped: instructions: valgrind is not there");
        return Ok(ExitCode::SUCCESS);
    }
    let path = root().join(RECORDS);
    let machine = machine()?;
    let records = fs::read_to_string(&path).unwrap_or_default();
    let records = Records::parse(&records)?;
    if !bless && records.machine != machine {
        println!(
            "skipped: instructions: the records are of {}, and this is {machine}",
            records.machine
        );
        return Ok(ExitCode::SUCCESS);
    }
    let counts = counts()?;
    if bless {
        fs::write(path, Records { machine, counts }.to_string())?;
        return Ok(ExitCode::SUCCESS);
    }
    let complaints = records.complaints(&counts);
    complaints.iter().for_each(|it| println!("{it}"));
    if complaints.is_empty() {
        println!("{} counts, none above its record by more than {TOLERANCE} %", counts.len());
    } else {
        println!("if it has to be so: cargo xtask instructions --bless");
    }
    Ok(ExitCode::from(u8::from(!complaints.is_empty())))
}

/// Counts one run of every case.
fn counts() -> Outcome<BTreeMap<String, u64>> {
    // Without the flags of this machine: another processor is another count.
    let mut build = cargo();
    build.env_remove("RUSTFLAGS").args(["build", "--quiet", "--release", "--package", "workloads"]);
    if !build.status()?.success() {
        return Err("the workloads could not be built".into());
    }
    let program = built(None, "release").join("workloads").canonicalize()?;
    let inputs = workload::write()?;
    let cases = String::from_utf8(Command::new(&program).output()?.stdout)?;
    let cases: Vec<_> = cases.lines().filter_map(|line| line.split_once('\t')).collect();
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let mut counts = BTreeMap::new();
    thread::scope(|scope| -> Outcome<()> {
        let parts = cases.chunks(cases.len().div_ceil(threads));
        let count = |part: &[(&str, &str)]| {
            let part = part.iter().map(|(runs, name)| {
                let count = count(&program, &inputs, name, runs.parse().map_err(text)?)?;
                println!("{count:>12}  {name}");
                Ok(((*name).to_owned(), count))
            });
            part.collect::<Result<Vec<_>, String>>()
        };
        let running: Vec<_> = parts.map(|part| scope.spawn(move || count(part))).collect();
        for part in running {
            counts.extend(part.join().map_err(|_| "a thread panicked")??);
        }
        Ok(())
    })?;
    Ok(counts)
}

/// The instructions of one run: the difference between a program that runs once and one that runs more often, which
/// has read the same files.
fn count(program: &Path, inputs: &Path, name: &str, runs: u64) -> Result<u64, String> {
    let total = |runs: u64| {
        let mut program = Command::new(program);
        program.arg(inputs).args([name, &runs.to_string()]);
        callgrind(&program).map_err(|error| format!("{name}: {error}"))
    };
    let [short, long] = [total(1)?, total(1 + runs)?];
    Ok(long.saturating_sub(short) / runs)
}

/// Runs a program under Callgrind, and returns the number of its instructions.
pub(crate) fn callgrind(program: &Command) -> Outcome<u64> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(program.get_program())
        .args(program.get_args())
        .stdout(Stdio::null())
        .output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        return Err(format!("{}:\n{said}", output.status).into());
    }
    let collected = said.lines().find_map(|line| line.split("Collected : ").nth(1));
    Ok(collected.ok_or("Callgrind says how much it collected")?.trim().parse()?)
}

/// The compiler, the architecture, and the features that change which code runs under Valgrind.
fn machine() -> Outcome<String> {
    let rustc = Command::new("rustc").arg("--version").output()?;
    let rustc = String::from_utf8(rustc.stdout)?;
    Ok(format!("{}, {}{}", rustc.trim(), std::env::consts::ARCH, features()))
}

#[cfg(target_arch = "x86_64")]
fn features() -> &'static str {
    if std::is_x86_feature_detected!("avx2") { " with AVX2" } else { " without AVX2" }
}

#[cfg(not(target_arch = "x86_64"))]
fn features() -> &'static str {
    ""
}

pub(crate) fn is_there(tool: &str) -> bool {
    let mut tool = Command::new(tool);
    let quiet = tool.arg("--version").stdout(Stdio::null()).stderr(Stdio::null());
    quiet.status().is_ok_and(|status| status.success())
}

fn text(error: impl Error) -> String {
    error.to_string()
}

/// The records in the tree.
struct Records {
    machine: String,
    /// The instructions of each case by its name.
    counts: BTreeMap<String, u64>,
}

impl Records {
    const INTRODUCTION: &str = "\
# Written by `cargo xtask instructions --bless`: instructions of one run of each case of workloads/src/cases.rs.
# A count that grows by more than 2 % fails `cargo xtask instructions --check`.
";

    fn parse(text: &str) -> Outcome<Self> {
        let mut lines = text.lines().filter(|line| !line.starts_with('#'));
        let machine = lines.next().unwrap_or("nothing").to_owned();
        let counts = lines.map(|line| {
            let (count, name) = line.trim().split_once("  ").ok_or("a record has a name")?;
            Ok((name.to_owned(), count.parse()?))
        });
        Ok(Self { machine, counts: counts.collect::<Outcome<_>>()? })
    }

    /// Sentences about the cases that have grown, have no record, or are no longer there.
    fn complaints(&self, counts: &BTreeMap<String, u64>) -> Vec<String> {
        let mut complaints = Vec::new();
        for (name, &count) in counts {
            let Some(&record) = self.counts.get(name) else {
                complaints.push(format!("{name}: {count} instructions, and no record"));
                continue;
            };
            if count.saturating_mul(100) > record.saturating_mul(100 + TOLERANCE) {
                complaints.push(format!(
                    "{name}: {count} instructions, {:.1} % above the record of {record}",
                    (count as f64 / record as f64 - 1.0) * 100.0
                ));
            }
        }
        let gone = self.counts.keys().filter(|name| !counts.contains_key(*name));
        complaints.extend(gone.map(|name| format!("{name}: a record, and no such case")));
        complaints
    }
}

impl core::fmt::Display for Records {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        writeln!(f, "{}{}", Self::INTRODUCTION, self.machine)?;
        for (name, count) in &self.counts {
            writeln!(f, "{count:>12}  {name}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(counts: &[(&str, u64)]) -> Records {
        let counts = counts.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect();
        Records { machine: "rustc 1, x86_64".to_owned(), counts }
    }

    #[test]
    fn records_are_read_as_they_are_written() {
        let written = records(&[("parse EF.SOD", 1234), ("a, b", 123_456_789_012)]);
        let read = Records::parse(&written.to_string()).unwrap();
        assert_eq!(read.machine, written.machine);
        assert_eq!(read.counts, written.counts);
    }

    #[test]
    fn growth_of_more_than_two_percent_is_named_with_record_and_count() {
        let record = records(&[("grown", 10_000), ("kept", 10_000), ("shrunk", 10_000)]);
        let counts = records(&[("grown", 10_201), ("kept", 10_200), ("shrunk", 1)]).counts;
        assert_eq!(
            record.complaints(&counts),
            ["grown: 10201 instructions, 2.0 % above the record of 10000"]
        );
    }

    #[test]
    fn a_case_without_a_record_and_a_record_without_a_case_are_named() {
        let record = records(&[("gone", 1)]);
        let counts = records(&[("new", 2)]).counts;
        assert_eq!(
            record.complaints(&counts),
            ["new: 2 instructions, and no record", "gone: a record, and no such case"]
        );
    }
}
