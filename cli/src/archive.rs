//! Reads the files of a card from a ZIP archive, within bounds.
//!
//! The index at the archive's end says how many files there are and how long each is. All of it is
//! held against the bounds before a file is unpacked, and what a file holds is held against what the
//! index says: a small archive that says little cannot become large.

use std::io::Cursor;
use std::path::Path;

use zip::ZipReadOptions;
use zip::read::ZipFileEntry;
// The one reader that says how many entries an archive lists before it makes room for them.
use zip::unstable::read::ZipIterable;

use crate::console::printable;
use crate::input::{MAX_FILE, Octets, read_at_most, read_from};
use crate::outcome::InputError;

/// A card has at most twenty files, and the largest known ones have some ten kilobytes.
const MAX_ARCHIVE: u64 = 64 * 1024 * 1024;

/// An archive may hold folders and notes beside the files of a card.
const MAX_ENTRIES: usize = 256;

/// True if these are the first bytes of a ZIP archive.
pub(crate) fn is_zip(octets: &[u8]) -> bool {
    octets.starts_with(b"PK\x03\x04") || octets.starts_with(b"PK\x05\x06")
}

/// Reads the files of a ZIP archive that `is_wanted` by their path in it, in the order of its index.
/// Two of one name are both read.
pub(crate) fn read_zip(
    path: &Path,
    is_wanted: impl Fn(&str) -> bool,
) -> Result<Vec<(String, Octets)>, InputError> {
    let mut archive = Cursor::new(read_at_most(path, MAX_ARCHIVE)?);
    let wanted = wanted_entries(&archive, is_wanted)?;
    let total = wanted.iter().fold(0_u64, |total, (_, entry)| total.saturating_add(entry.size()));
    if total > MAX_ARCHIVE {
        return Err(InputError::TooLarge(MAX_ARCHIVE));
    }
    let files = wanted.into_iter().map(|(name, entry)| {
        let octets = unpack(&mut archive, entry, &name)?;
        Ok((name, octets))
    });
    files.collect()
}

/// The entries that are wanted, each of a length that a file can have. Nothing is unpacked.
fn wanted_entries(
    archive: &Cursor<Octets>,
    is_wanted: impl Fn(&str) -> bool,
) -> Result<Vec<(String, ZipFileEntry<'static>)>, InputError> {
    let index = Cursor::new(archive.get_ref().as_slice());
    let mut index =
        ZipIterable::try_new(index, zip::read::Config::default()).map_err(not_readable)?;
    let count = index.len();
    if count > MAX_ENTRIES {
        let text = format!("it lists {count} files, and a card has at most twenty");
        return Err(InputError::Zip(text));
    }
    let mut wanted = Vec::new();
    for entry in index.files().map_err(not_readable)? {
        let entry = entry.map_err(not_readable)?;
        let name = entry.name().map_err(not_readable)?.into_owned();
        if !entry.is_file() || !is_wanted(&name) {
            continue;
        }
        if entry.encrypted() {
            let text = format!("{} is encrypted; unpack the archive first", printable(&name));
            return Err(InputError::Zip(text));
        }
        if entry.size() > MAX_FILE {
            return Err(InputError::TooLarge(MAX_FILE));
        }
        wanted.push((name, entry));
    }
    Ok(wanted)
}

/// The content of an entry, which is as long as the index says.
fn unpack(
    archive: &mut Cursor<Octets>,
    entry: ZipFileEntry<'_>,
    name: &str,
) -> Result<Octets, InputError> {
    let says = entry.size();
    let of_entry = |text: &dyn core::fmt::Display| {
        InputError::Zip(format!("{}: {}", printable(name), printable(&text.to_string())))
    };
    let content =
        entry.with_reader(archive, ZipReadOptions::new()).map_err(|error| of_entry(&error))?;
    // An entry that goes on behind the length that it says is an error of the archive's reader.
    let octets = read_from(content, says, MAX_FILE).map_err(|error| match error {
        InputError::Io(error) => of_entry(&error),
        other => other,
    })?;
    match u64::try_from(octets.len()) {
        Ok(length) if length == says => Ok(octets),
        _ => Err(of_entry(&format_args!("it is shorter than its declared {says} bytes"))),
    }
}

fn not_readable(error: impl core::fmt::Display) -> InputError {
    InputError::Zip(printable(&error.to_string()))
}
