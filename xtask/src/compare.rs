//! Builds and runs `compare/`, which is a workspace of its own: its implementations have many dependencies.

use crate::firmware::root;
use crate::install::cargo;
use crate::workload;
use core::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// The version that the document names.
const ASN1CRYPTO: &str = "asn1crypto==1.5.1";

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Run each implementation a few times for the assertions of the cases, and write nothing
    #[arg(long)]
    assert: bool,
    /// Only cases whose name has this in it, as "Parsing: certificate"; print the figures, and write nothing
    #[arg(long, default_value = "")]
    only: String,
    /// The seconds of processor time for each case
    #[arg(long)]
    seconds: Option<f64>,
    /// Count no instructions
    #[arg(long)]
    without_instructions: bool,
}

/// Runs every case, and writes docs/benchmarks.md.
pub(crate) fn run(arguments: &Arguments) -> Outcome<ExitCode> {
    let target = root().join("target/compare");
    let mut build = cargo();
    build.current_dir(root().join("compare")).env_remove("RUSTFLAGS");
    build.args(["build", "--quiet", "--release", "--locked", "--target-dir"]).arg(&target);
    if !build.status()?.success() {
        return Err("compare/ could not be built; the crate openssl needs libssl-dev".into());
    }
    let mut program = Command::new(target.join("release/compare").canonicalize()?);
    program.arg("--inputs").arg(workload::write()?).args(["--only", &arguments.only]);
    match interpreter(&target.join("python")) {
        Some(python) => {
            program.env("COMPARE_PYTHON", python);
        }
        None => println!("skipped: compare: asn1crypto, which could not be installed"),
    }
    if arguments.assert {
        program.arg("--assert");
    } else if arguments.only.is_empty() {
        program.arg("--out").arg(root().join("docs/benchmarks.md"));
    }
    program.args(arguments.seconds.map(|it| format!("--seconds={it}")));
    program.args(arguments.without_instructions.then_some("--without-instructions"));
    let is_success = program.status()?.success();
    Ok(ExitCode::from(u8::from(!is_success)))
}

/// The interpreter of an environment with asn1crypto, which is made in this directory.
fn interpreter(directory: &Path) -> Option<PathBuf> {
    let python = directory.join("bin/python");
    let has_it = || succeeds(Command::new(&python).args(["-c", "import asn1crypto"]));
    if !has_it() {
        succeeds(Command::new("python3").args(["-m", "venv"]).arg(directory));
        succeeds(Command::new(&python).args(["-m", "pip", "install", "--quiet", ASN1CRYPTO]));
    }
    // Not canonical: the link in the environment is what tells the interpreter where it is.
    has_it().then(|| std::path::absolute(&python).ok()).flatten()
}

fn succeeds(command: &mut Command) -> bool {
    let quiet = command.stdout(Stdio::null()).stderr(Stdio::null());
    quiet.status().is_ok_and(|status| status.success())
}

#[cfg(test)]
mod tests {
    use crate::firmware::root;
    use std::fs;

    /// The versions of a crate in a lock file.
    fn versions(lock: &str, name: &str) -> Vec<String> {
        let name = format!("name = \"{name}\"");
        let lines: Vec<_> = lock.lines().collect();
        let versions = lines.windows(2).filter(|it| it[0] == name);
        versions.map(|it| it[1].to_owned()).collect()
    }

    #[test]
    fn the_comparison_runs_the_cryptography_of_the_library() {
        let [ours, theirs] = ["Cargo.lock", "compare/Cargo.lock"]
            .map(|path| fs::read_to_string(root().join(path)).unwrap());
        for name in ["bp384", "ecdsa", "p256", "p384", "p521", "primeorder", "sha2"] {
            let (ours, theirs) = (versions(&ours, name), versions(&theirs, name));
            assert!(!ours.is_empty(), "{name} is in the lock file");
            assert!(ours.iter().all(|it| theirs.contains(it)), "{name}: {ours:?}, {theirs:?}");
        }
    }
}
