//! `idchip dump`: the TLV structure of a file.

mod element;
mod exposure;
mod tag_names;
mod tree;
mod value;

use std::io::Write;

use crate::args::DumpArguments;
use crate::console;
use crate::decoded::decoded;
use crate::file_name;
use crate::input::{self, Bytes};
use crate::outcome::{ExitOutcome, Failure, InputError};
use crate::texts::{say, screen};
use exposure::Exposure;
use idchip::lds::ElementaryFile;
use tree::Tree;

/// Runs the command.
pub(crate) fn run(arguments: &DumpArguments) -> Result<ExitOutcome, Failure> {
    let path = &arguments.file;
    let bytes = input::read(path).map_err(|error| Failure::malformed(path, error))?;
    let parts = match decoded(&bytes) {
        None => vec![bytes],
        // Nothing shown must not look like a file that was read.
        Some((form, objects)) if objects.is_empty() => {
            return Err(Failure::malformed(path, InputError::NoObject(form.name())));
        }
        Some((_, objects)) => {
            let parts = objects.into_iter().map(|(_, part)| part.map(Bytes::new));
            let parts: Result<Vec<_>, _> = parts.collect();
            parts.map_err(|error| Failure::malformed(path, InputError::Text(error)))?
        }
    };
    if let Some(object) = parts.first().and_then(|part| file_name::foreign_object(part)) {
        let object = screen().say(object, &[]);
        console::note(say!("failure-looks-like", object = object));
    }
    let exposure = exposure(arguments);
    let mut output = console::output();
    let mut outcome = ExitOutcome::Accepted;
    let mut has_hidden = false;
    for part in &parts {
        let mut tree = Tree::new(&mut output, part, exposure, arguments.bytes);
        if !tree.print()? {
            outcome = ExitOutcome::Malformed;
        }
        has_hidden |= tree.has_hidden();
    }
    output.flush()?;
    drop(output);
    if has_hidden {
        console::note(say!("failure-values-hidden"));
    }
    Ok(outcome)
}

/// Returns the exposure of the whole file, or `None` if it is decided for each element.
fn exposure(arguments: &DumpArguments) -> Option<Exposure> {
    if arguments.reveal {
        return Some(Exposure::Revealed);
    }
    let name = arguments.file.file_name().unwrap_or_default().to_string_lossy();
    match file_name::from_name(&name) {
        Some(ElementaryFile::DataGroup(_)) => Some(Exposure::Structure),
        _ => None,
    }
}
