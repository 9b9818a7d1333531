//! `idchip dump`: the TLV structure of a file.

mod element;
mod exposure;
mod tag_names;
mod tree;
mod value;

use std::io::Write;

use crate::anchors::{is_pem, pem_certificates};
use crate::args::DumpArguments;
use crate::console;
use crate::file_kind::FileKind;
use crate::input::{self, Octets};
use crate::outcome::{Failure, Outcome};
use exposure::Exposure;
use tree::Tree;

/// Runs the command.
pub(crate) fn run(arguments: &DumpArguments) -> Result<Outcome, Failure> {
    let path = &arguments.file;
    let octets = input::read(path).map_err(|error| Failure::malformed(path, error))?;
    let parts: Vec<Octets> = if is_pem(&octets) {
        let certificates =
            pem_certificates(&octets).map_err(|error| Failure::malformed(path, error))?;
        certificates.into_iter().map(Octets::new).collect()
    } else {
        vec![octets]
    };
    let exposure = exposure(arguments);
    let mut output = console::output();
    let mut outcome = Outcome::Accepted;
    let mut has_hidden = false;
    for part in &parts {
        let mut tree = Tree::new(&mut output, part, exposure, arguments.octets);
        if !tree.print()? {
            outcome = Outcome::Malformed;
        }
        has_hidden |= tree.has_hidden();
    }
    output.flush()?;
    drop(output);
    if has_hidden {
        console::note("values that may be personal data are hidden; --reveal shows them");
    }
    Ok(outcome)
}

/// What is shown of the whole file, where not each of its elements is looked at for that.
fn exposure(arguments: &DumpArguments) -> Option<Exposure> {
    if arguments.reveal {
        return Some(Exposure::Revealed);
    }
    let name = arguments.file.file_name().unwrap_or_default().to_string_lossy();
    match FileKind::from_name(&name) {
        Some(FileKind::DataGroup(_)) => Some(Exposure::Structure),
        _ => None,
    }
}
