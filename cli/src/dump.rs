//! `idchip dump`: the TLV structure of a file.

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
use tree::Tree;

/// Runs the command.
pub(crate) fn run(arguments: &DumpArguments) -> Result<Outcome, Failure> {
    let path = &arguments.file;
    let octets = input::read(path).map_err(|error| Failure::malformed(path, error))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let is_personal = is_personal(&name, &octets);
    let hides = is_personal && !arguments.reveal;
    let parts: Vec<Octets> = if is_pem(&octets) {
        let certificates =
            pem_certificates(&octets).map_err(|error| Failure::malformed(path, error))?;
        certificates.into_iter().map(Octets::new).collect()
    } else {
        vec![octets]
    };
    let mut output = console::output();
    let mut outcome = Outcome::Accepted;
    for part in &parts {
        let mut tree = Tree::new(&mut output, part, hides, arguments.octets);
        if !tree.print()? {
            outcome = Outcome::Malformed;
        }
    }
    output.flush()?;
    drop(output);
    if hides {
        console::note("values of data groups are personal data and hidden; --reveal shows them");
    }
    Ok(outcome)
}

/// Whether the file holds data about a person. In doubt, it does.
fn is_personal(name: &str, octets: &[u8]) -> bool {
    let by_name = FileKind::from_name(name);
    if let Some(kind) = by_name {
        return matches!(kind, FileKind::DataGroup(_));
    }
    let is_structure = is_pem(octets) || matches!(octets.first(), Some(0x30 | 0x31 | 0x60 | 0x77));
    // An EF.DG13 without its outer tag starts like a certificate.
    let marker = idchip::oid::UTF8.as_bytes();
    !is_structure || octets.windows(marker.len()).any(|window| window == marker)
}
