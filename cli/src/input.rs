//! Reads files within bounds.

use std::fs::File;
use std::io::{self, Cursor, Read};
use std::path::Path;

use zeroize::Zeroizing;
use zip::ZipArchive;

use crate::outcome::InputError;

/// The octets of a file, wiped when they are no longer needed: they may be somebody's face.
pub(crate) type Octets = Zeroizing<Vec<u8>>;

/// The library reads lengths below 2²⁴, which no file of a chip and no master list comes near.
pub(crate) const MAX_FILE: u64 = 16 * 1024 * 1024;

/// A card has at most twenty files, and the largest known ones have some ten kilobytes.
const MAX_ARCHIVE: u64 = 64 * 1024 * 1024;

const MAX_ENTRIES: usize = 256;

/// Reads a file of bounded length.
pub(crate) fn read(path: &Path) -> Result<Octets, InputError> {
    read_at_most(path, MAX_FILE)
}

fn read_at_most(path: &Path, limit: u64) -> Result<Octets, InputError> {
    let file = File::open(path)?;
    let length = file.metadata()?.len();
    read_from(file, length, limit)
}

/// Reads to the end; `length` is what to expect, which may be wrong.
fn read_from(input: impl Read, length: u64, limit: u64) -> Result<Octets, InputError> {
    if length > limit {
        return Err(InputError::TooLarge(limit));
    }
    // Reserved in one piece, so that growing leaves no copies behind.
    let capacity = usize::try_from(length).unwrap_or_default().saturating_add(1);
    let mut octets = Zeroizing::new(Vec::with_capacity(capacity));
    input.take(limit.saturating_add(1)).read_to_end(&mut octets)?;
    if u64::try_from(octets.len()).is_ok_and(|length| length <= limit) {
        Ok(octets)
    } else {
        Err(InputError::TooLarge(limit))
    }
}

/// Whether these are the first bytes of a ZIP archive.
pub(crate) fn is_zip(octets: &[u8]) -> bool {
    octets.starts_with(b"PK\x03\x04") || octets.starts_with(b"PK\x05\x06")
}

/// The files of a ZIP archive that `is_wanted` by their path in it.
pub(crate) fn read_zip(
    path: &Path,
    is_wanted: impl Fn(&str) -> bool,
) -> Result<Vec<(String, Octets)>, InputError> {
    let archive = read_at_most(path, MAX_ARCHIVE)?;
    let not_readable = |error: &dyn core::fmt::Display| InputError::Zip(error.to_string());
    let mut archive =
        ZipArchive::new(Cursor::new(archive.as_slice())).map_err(|error| not_readable(&error))?;
    if archive.len() > MAX_ENTRIES {
        return Err(not_readable(&"too many files"));
    }
    let mut files = Vec::new();
    let mut left = MAX_ARCHIVE;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|error| not_readable(&error))?;
        let name = entry.name().map_err(|error| not_readable(&error))?.into_owned();
        if !entry.is_file() || !is_wanted(&name) {
            continue;
        }
        let length = entry.size();
        let octets = read_from(entry, length, MAX_FILE.min(left)).map_err(|error| match error {
            InputError::Io(error) if error.kind() == io::ErrorKind::InvalidData => {
                not_readable(&error)
            }
            other => other,
        })?;
        left = left.saturating_sub(u64::try_from(octets.len()).unwrap_or(left));
        files.push((name, octets));
    }
    Ok(files)
}
