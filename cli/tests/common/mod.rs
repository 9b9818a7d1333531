//! Runs the command.

#![expect(dead_code, reason = "each test binary uses its part")]

pub(crate) mod json;
pub(crate) mod schema;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The exit code and the output of the command.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Run {
    pub(crate) fn of(output: Output) -> Self {
        let Output { status, stdout, stderr } = output;
        Self {
            code: status.code().unwrap(),
            stdout: String::from_utf8(stdout).unwrap(),
            stderr: String::from_utf8(stderr).unwrap(),
        }
    }

    /// The JSON objects on standard output. No object may have a name twice, and each is as its schema says.
    #[track_caller]
    pub(crate) fn json(&self) -> Vec<serde_json::Value> {
        let objects: Vec<_> = self.stdout.lines().map(|line| json::parse(line).unwrap()).collect();
        objects.iter().for_each(schema::validate);
        objects
    }

    /// Fails where one of the strings stands in the output.
    #[track_caller]
    pub(crate) fn hides(&self, secrets: &[&str]) -> &Self {
        for secret in secrets {
            assert!(!self.stdout.contains(secret), "a value of the card is in the output");
            assert!(!self.stderr.contains(secret), "a value of the card is in an error");
        }
        self
    }

    #[track_caller]
    pub(crate) fn exits(&self, code: i32) -> &Self {
        assert_eq!(self.code, code, "{}\n{}", self.stdout, self.stderr);
        self
    }

    #[track_caller]
    pub(crate) fn says(&self, text: &str) -> &Self {
        let output = self.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(output.contains(text), "no {text:?} in:\n{}", self.stdout);
        self
    }

    #[track_caller]
    pub(crate) fn complains(&self, text: &str) -> &Self {
        assert!(self.stderr.contains(text), "no {text:?} in:\n{}", self.stderr);
        self
    }
}

/// Values of the synthetic Vietnamese card, as text and as they stand in its files.
pub(crate) const SECRETS: &[&str] = &[
    "001099012345",
    "099012345",
    "Nguyễn",
    "NGUYEN",
    "990101",
    "01/01/1999",
    "4E677579", // "Nguy", in hexadecimal
    "303031303939",
    "4E475559454E",
];

pub(crate) fn testdata() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../testdata")
}

/// A path below testdata, as an argument.
pub(crate) fn data(path: &str) -> String {
    testdata().join(path).to_str().unwrap().to_owned()
}

/// The moment for which the expectations of testdata hold.
pub(crate) const AT: &str = "2026-11-01";

pub(crate) fn idchip<S: AsRef<str>>(arguments: &[S]) -> Run {
    run(command().args(arguments.iter().map(AsRef::as_ref)))
}

pub(crate) fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_idchip"));
    command.env("COLUMNS", "100").env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    // The anchors are those of the test alone.
    command
        .env_remove("IDCHIP_ANCHORS")
        .env("XDG_CONFIG_HOME", testdata().join("no_configuration"));
    // The language of whoever runs the tests is not that of the expectations.
    command.env("LC_ALL", "C").env_remove("LANGUAGE");
    command
}

pub(crate) fn run(command: &mut Command) -> Run {
    Run::of(command.output().unwrap())
}

/// `idchip verify` with further arguments, at the moment of testdata.
pub(crate) fn verify(card: &str, anchors: &str, more: &[&str]) -> Run {
    let mut arguments = vec!["verify", card, "--anchors", anchors, "--at", AT];
    arguments.extend_from_slice(more);
    idchip(&arguments)
}

pub(crate) fn vn_good() -> String {
    data("cards/vn_good")
}

pub(crate) fn vn_anchor() -> String {
    data("anchors/vn_good.der")
}

/// The card of this name in the manifest, put together in a directory.
pub(crate) fn assemble(card: &str) -> tempfile::TempDir {
    let manifest: serde_json::Value =
        serde_json::from_slice(&std::fs::read(testdata().join("manifest.json")).unwrap()).unwrap();
    let cards = manifest["cards"].as_array().unwrap();
    let card = cards.iter().find(|it| it["name"] == card).unwrap();
    let directory = tempfile::tempdir().unwrap();
    for (name, path) in card["files"].as_object().unwrap() {
        let from = testdata().join(path.as_str().unwrap());
        std::fs::copy(from, directory.path().join(name)).unwrap();
    }
    directory
}

/// An element in DER.
pub(crate) fn tlv(tag: &[u8], content: &[u8]) -> Vec<u8> {
    let length = content.len();
    let length = match u8::try_from(length) {
        Ok(short @ ..0x80) => vec![short],
        _ => {
            let octets = length.to_be_bytes();
            let first = octets.iter().position(|octet| *octet != 0).unwrap();
            [&[0x80 | u8::try_from(octets.len() - first).unwrap()], &octets[first..]].concat()
        }
    };
    [tag, &length, content].concat()
}
