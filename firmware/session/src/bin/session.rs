//! Verifies the card in a directory, and prints the same as the firmware examples.
//!
//! ```text
//! session DIRECTORY
//! ```
//!
//! The directory holds EF.SOD, EF.COM, EF.DG1 and so on, the anchors CSCA0, CSCA1 and so on, and CRL0 if
//! there is a revocation list.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use idchip::algorithms;
use idchip::lds::ElementaryFile;
use idchip::lds::sod::Sod;
use idchip::time::UnixTime;
use idchip::verify::{Anchors, Document, PassiveAuthentication, Policy, Rejection};
use session::{Buffers, Card, CardError};

/// 2026-11-01T00:00:00Z, the time for which the synthetic cards were made.
const AT: UnixTime = UnixTime(1_793_491_200);

/// The buffers of the firmware example.
const SOD_LENGTH: usize = 3072;
const FILE_LENGTH: usize = 512;

struct Directory {
    path: PathBuf,
    selected: Vec<u8>,
}

impl Card for Directory {
    fn select(&mut self, file: ElementaryFile) -> Result<bool, CardError> {
        match fs::read(self.path.join(file.to_string())) {
            Ok(bytes) => self.selected = bytes,
            Err(_) => return Ok(false),
        }
        Ok(true)
    }

    fn read_binary(&mut self, offset: usize, buffer: &mut [u8]) -> Result<usize, CardError> {
        let rest = self.selected.get(offset..).unwrap_or_default();
        let length = rest.len().min(buffer.len());
        buffer[..length].copy_from_slice(&rest[..length]);
        Ok(length)
    }
}

fn main() -> ExitCode {
    let Some(path) = std::env::args_os().nth(1) else {
        eprintln!("usage: session DIRECTORY");
        return ExitCode::from(2);
    };
    print!("{}", judge(Path::new(&path)));
    ExitCode::SUCCESS
}

#[expect(clippy::result_large_err, reason = "as large as that of the library")]
fn judge(path: &Path) -> String {
    let certificates: Vec<_> =
        (0..).map_while(|index| fs::read(path.join(format!("CSCA{index}"))).ok()).collect();
    let certificates: Vec<_> = certificates.iter().map(Vec::as_slice).collect();
    let anchors = Anchors::from_certificates_lenient(&certificates);
    let judge = PassiveAuthentication::new(&anchors, algorithms::ALL, Policy::DEFAULT, AT);
    let mut card = Directory { path: path.to_owned(), selected: Vec::new() };
    let (mut sod, mut file) = ([0; SOD_LENGTH], [0; FILE_LENGTH]);
    let buffers = Buffers { sod: &mut sod, file: &mut file };
    let list = fs::read(path.join("CRL0")).ok();
    let verify = |sod: &_| verify(&judge, sod, list.as_deref());
    let outcome = session::read(&mut card, buffers, verify, &mut |_| {});
    let mut text = String::new();
    session::text::write(&mut text, &outcome, &Policy::DEFAULT).expect("a string takes all");
    text
}

#[expect(clippy::result_large_err, reason = "as large as that of the library")]
fn verify<'a>(
    judge: &PassiveAuthentication<'a>,
    sod: &Sod<'a>,
    list: Option<&[u8]>,
) -> Result<Document<'a>, Rejection> {
    let mut document = judge.examine(sod);
    if let Some(list) = list {
        document.check_revocation_list(list);
    }
    document.require()?;
    Ok(document)
}
