//! docs/benchmarks.md.

use core::fmt::Write;
use std::fs;
use std::process::Command;

use crate::entry::Case;
use crate::run::{Figures, Outcome};

/// A case and its results.
pub(crate) type Measured<'a> = (&'a Case, Vec<Outcome>);

/// Writes the document.
pub(crate) fn document(measured: &[Measured<'_>]) -> String {
    let template = include_str!("../benchmarks.md");
    let mut tables = String::new();
    let mut group = "";
    for (case, outcomes) in measured {
        if case.group != group {
            group = case.group;
            let _ = write!(tables, "\n## {group}\n\n{}", introduction(group));
        }
        match group {
            "Overhead" => tables.push_str(&overhead(case, outcomes)),
            _ => tables.push_str(&table(case, outcomes)),
        }
        if group != "Overhead" {
            tables.push('\n');
        }
    }
    template
        .replace("MACHINE\n", &machine())
        .replace("SHORT\n", &short(measured))
        .replace("TABLES\n", &squeezed(&tables))
}

/// Without an empty line beside another one, or at either end.
fn squeezed(text: &str) -> String {
    let mut lines: Vec<&str> = text.trim().lines().collect();
    lines.dedup_by(|line, before| line.is_empty() && before.is_empty());
    lines.join("\n") + "\n"
}

fn introduction(group: &str) -> &'static str {
    match group {
        "Parsing" => {
            "From the bytes of a file to the fields. Every implementation shows the same fields.\n\n"
        }
        "Passive Authentication" => {
            "From the bytes of EF.SOD and of every data group to the verdict, under one anchor that was read before.\n\n"
        }
        "Overhead" => {
            "The time of Passive Authentication above that of its bare primitives: two signatures under parsed keys, and \
             the digests.\n\n| card, algorithms | primitives, µs | Passive Authentication, µs | overhead of the least | median of the \
             rounds | 10 % to 90 % |\n|---|---:|---:|---:|---:|---:|\n"
        }
        "Anchors" => {
            "Passive Authentication of `vn_good` under anchors of one state whose names differ at their end. The anchors \
             were read before, as each implementation keeps them. If the issuer is missing, CMS_verify stops before it verifies \
             the signature of EF.SOD; the others verify it.\n\n"
        }
        "Portraits" => {
            "Passive Authentication of a Vietnamese card with an EF.DG2 of this size.\n\n"
        }
        "Batch" => {
            "One thread, a memory for 16 signers where it says so. A run is twelve cards: four of each family.\n\n"
        }
        _ => "",
    }
}

fn table(case: &Case, outcomes: &[Outcome]) -> String {
    let mut text = format!("### {}\n\n", heading(&case.name));
    let rate = if case.cards.is_some() { " cards/s |" } else { "" };
    let rate_line = if case.cards.is_some() { "---:|" } else { "" };
    let counts = if case.is_counted { " instructions |" } else { "" };
    let counts_line = if case.is_counted { "---:|" } else { "" };
    let _ = writeln!(
        text,
        "| implementation | least, µs | median, µs | ratio | 10 % to 90 % | allocations | bytes |{rate}{counts}\n\
         |---|---:|---:|---:|---:|---:|---:|{rate_line}{counts_line}"
    );
    for outcome in outcomes {
        if let Ok(figures) = &outcome.result {
            let _ = write!(text, "| {} | {}", outcome.who, row(figures));
            if let Some(cards) = case.cards {
                let _ = write!(text, " {:.0} |", f64::from(cards) * 1e9 / figures.minimum);
            }
            if case.is_counted {
                let count =
                    figures.instructions.map_or_else(|| "–".to_owned(), |it| it.to_string());
                let _ = write!(text, " {count} |");
            }
            text.push('\n');
        }
    }
    let refusals: Vec<_> =
        outcomes.iter().filter_map(|it| Some((it.who, it.result.as_ref().err()?))).collect();
    if !refusals.is_empty() {
        text.push('\n');
    }
    for (who, reason) in refusals {
        let _ = writeln!(text, "- {who} cannot: {}.", reason.trim_end_matches('.'));
    }
    text
}

fn heading(name: &str) -> String {
    let mut characters = name.chars();
    match characters.next() {
        Some(first) if !name.contains('_') => first.to_uppercase().chain(characters).collect(),
        _ => name.to_owned(),
    }
}

fn row(figures: &Figures) -> String {
    let [ratio, low, high] = figures.ratio.map(rounded);
    let (least, median) = (microseconds(figures.minimum), microseconds(figures.median));
    let (count, bytes) =
        figures.allocations.map_or(("–".to_owned(), "–".to_owned()), |(count, bytes)| {
            (count.to_string(), bytes.to_string())
        });
    format!("{least} | {median} | {ratio} | {low} to {high} | {count} | {bytes} |")
}

/// Three digits.
fn rounded(value: f64) -> String {
    match value {
        it if it < 0.1 => format!("{it:.3}"),
        it if it < 10.0 => format!("{it:.2}"),
        it if it < 100.0 => format!("{it:.1}"),
        it => format!("{it:.0}"),
    }
}

fn microseconds(nanoseconds: f64) -> String {
    rounded(nanoseconds / 1000.0)
}

fn overhead(case: &Case, outcomes: &[Outcome]) -> String {
    let [Ok(bare), Ok(whole)] = [0, 1].map(|index| &outcomes[index].result) else {
        return format!("| {} | it cannot | | | | |\n", case.name);
    };
    let percent = |ratio: f64| (ratio - 1.0) * 100.0;
    let least = percent(whole.minimum / bare.minimum);
    let [median, low, high] = whole.ratio.map(percent);
    let (bare, whole) = (microseconds(bare.minimum), microseconds(whole.minimum));
    let name = &case.name;
    format!(
        "| {name} | {bare} | {whole} | {least:.1} % | {median:.1} % | {low:.1} % to {high:.1} % |\n"
    )
}

/// The ratios that a reader asks for first.
fn short(measured: &[Measured<'_>]) -> String {
    let mut text = String::from("| card | time of | by that of | ratio |\n|---|---|---|---:|\n");
    for (case, outcomes) in
        measured.iter().filter(|(case, _)| case.group == "Passive Authentication")
    {
        let family = case.name.split(':').next().unwrap_or_default();
        for outcome in outcomes.iter().skip(1) {
            let Ok(figures) = &outcome.result else { continue };
            let [ratio, ..] = figures.ratio;
            let (line, ratio) = match outcome.who {
                who if who.starts_with("idchip, wide, signer") => {
                    (format!("{family} | idchip, wide | {who}"), 1.0 / ratio)
                }
                who => (format!("{family} | {who} | idchip, wide"), ratio),
            };
            let _ = writeln!(text, "| {line} | {} |", rounded(ratio));
        }
    }
    text
}

/// The machine, the compiler, and the version of each implementation.
fn machine() -> String {
    let processor = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let field = |name: &str| {
        let line = processor.lines().find(|line| line.starts_with(name)).unwrap_or_default();
        line.split_once(": ").map_or("unknown", |(_, value)| value).to_owned()
    };
    let flags = field("flags");
    let has = |flag: &str| flags.split(' ').any(|it| it == flag);
    let features: Vec<_> =
        ["avx2", "bmi2", "adx", "sha_ni"].into_iter().filter(|it| has(it)).collect();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().unwrap_or("unknown");
    let mut text = format!(
        "- Processor: {}, {cores} cores, with {}; load {load} at the end.\n- Compiler: {}, profile `release`.\n",
        field("model name"),
        features.join(", "),
        said("rustc", &["--version"]),
    );
    let lock = include_str!("../Cargo.lock");
    let crates = [
        "idchip",
        "dmrtd",
        "cms",
        "x509-cert",
        "rasn",
        "rasn-cms",
        "x509-parser",
        "aws-lc-rs",
        "openssl",
        "p384",
        "bp384",
        "rsa",
    ];
    let versions = crates.map(|name| format!("{name} {}", versions(lock, name)));
    let _ = writeln!(text, "- Crates: {}.", versions.join(", "));
    let _ = writeln!(text, "- Library in C: {}.", openssl::version::version());
    if let Some(python) = std::env::var_os(crate::python::INTERPRETER) {
        let program = "import sys, asn1crypto; print(sys.version.split()[0] + ', asn1crypto ' + asn1crypto.__version__)";
        let _ = writeln!(text, "- Python {}.", said(&python.to_string_lossy(), &["-c", program]));
    }
    text
}

/// The versions of a crate in the lock file: some are there twice, below different implementations.
fn versions(lock: &str, name: &str) -> String {
    let name = format!("name = \"{name}\"");
    let lines: Vec<&str> = lock.lines().collect();
    let versions = lines.windows(2).filter(|it| it[0] == name);
    let versions: Vec<_> = versions.filter_map(|it| it[1].split('"').nth(1)).collect();
    versions.join(" and ")
}

fn said(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    let output = output.map(|it| String::from_utf8_lossy(&it.stdout).trim().to_owned());
    output.unwrap_or_else(|_| format!("{program} is not there"))
}
