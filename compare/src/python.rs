//! asn1crypto, in an interpreter of its own that reports the processor time of its thread.

use core::cell::RefCell;
use std::env;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;

use crate::entry::{Entry, Work, text};
use crate::parsing::Fields;

/// The environment variable with the interpreter that has asn1crypto.
pub(crate) const INTERPRETER: &str = "COMPARE_PYTHON";

/// A child that waits for numbers of runs. It ends with its input.
struct Interpreter {
    _child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Interpreter {
    fn line(&mut self) -> Result<String, String> {
        let mut line = String::new();
        match self.output.read_line(&mut line).map_err(text)? {
            0 => Err("the interpreter ended".to_owned()),
            _ => Ok(line.trim_end_matches('\n').to_owned()),
        }
    }

    fn run(&mut self, times: u32) -> Result<Duration, String> {
        writeln!(self.input, "{times}").map_err(text)?;
        Ok(Duration::from_nanos(self.line()?.parse().map_err(text)?))
    }
}

/// Parses a file of this kind by asn1crypto.
pub(crate) fn parses(kind: &'static str, file: PathBuf, expected: &'static Fields) -> Entry {
    let prepare = move || {
        let python = env::var_os(INTERPRETER).ok_or("no interpreter with asn1crypto here")?;
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/python/parse.py");
        let mut child = Command::new(python)
            .args([script, kind])
            .arg(&file)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(text)?;
        let input = child.stdin.take().ok_or("it is piped")?;
        let output = BufReader::new(child.stdout.take().ok_or("it is piped")?);
        let mut interpreter = Interpreter { _child: child, input, output };
        let mut fields = 0;
        loop {
            let line = interpreter.line()?;
            let Some((name, value)) = line.split_once('\t') else { break };
            let known = expected.iter().find(|(it, _)| *it == name);
            let (_, known) = known.ok_or_else(|| format!("a field that nobody has: {name}"))?;
            let known: String = known.iter().map(|byte| format!("{byte:02x}")).collect();
            if known != value {
                return Err(format!("it reads another {name}"));
            }
            fields += 1;
        }
        if fields == 0 {
            return Err("it shows no field".to_owned());
        }
        let interpreter = RefCell::new(interpreter);
        Ok(Work::Child(Box::new(move |times| {
            interpreter.borrow_mut().run(times).expect("the interpreter answers")
        })))
    };
    Entry { who: "asn1crypto, in Python", prepare: Box::new(prepare) }
}
