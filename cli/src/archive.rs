//! Reads the files of a card from a ZIP archive, within bounds.
//!
//! The index at the end of an archive lists its files and their lengths. The index is checked
//! against the bounds before any file is unpacked, and each unpacked file must have the length that
//! the index declares, so a small archive cannot expand beyond the bounds.

use std::io::{Cursor, Read, Seek};
use std::path::Path;

use zip::ZipReadOptions;
use zip::read::ZipFileEntry;
// This reader, unlike others, gives the number of entries before it allocates memory for them.
use zip::unstable::read::ZipIterable;

use crate::input::{Bytes, MAX_FILE, read_at_most, read_from};
use crate::outcome::InputError;
use crate::zip_error::ZipError;
use idchip_batch::printable;

/// A card has at most twenty files, and the largest known files have some ten kilobytes.
pub(crate) const MAX_ARCHIVE: u64 = 64 * 1024 * 1024;

/// An archive may hold folders and notes beside the files of a card.
const MAX_ENTRIES: usize = 256;

/// True if these are the first bytes of a ZIP archive.
pub(crate) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Reads the files of a ZIP archive whose path `is_wanted` accepts, in the order of the index, without those that
/// macOS adds. Files with the same name are all read.
pub(crate) fn read_zip(
    path: &Path,
    is_wanted: impl Fn(&str) -> bool,
) -> Result<Vec<(String, Bytes)>, InputError> {
    let mut archive = Cursor::new(read_at_most(path, MAX_ARCHIVE)?);
    let wanted = wanted_entries(&archive, is_wanted)?;
    let total = wanted.iter().fold(0_u64, |total, (_, entry)| total.saturating_add(entry.size()));
    if total > MAX_ARCHIVE {
        return Err(InputError::TooLarge(MAX_ARCHIVE));
    }
    let files = wanted.into_iter().map(|(name, entry)| {
        let bytes = unpack(&mut archive, entry, &name)?;
        Ok((name, bytes))
    });
    files.collect()
}

/// Returns the wanted entries, and checks that each has a plausible length. Unpacks nothing.
fn wanted_entries(
    archive: &Cursor<Bytes>,
    is_wanted: impl Fn(&str) -> bool,
) -> Result<Vec<(String, ZipFileEntry<'static>)>, InputError> {
    let index = Cursor::new(archive.get_ref().as_slice());
    let mut index =
        ZipIterable::try_new(index, zip::read::Config::default()).map_err(not_readable)?;
    let count = index.len();
    if count > MAX_ENTRIES {
        return Err(InputError::Zip(ZipError::TooMany { count, most: MAX_ENTRIES }));
    }
    let mut wanted = Vec::new();
    for entry in index.files().map_err(not_readable)? {
        let entry = entry.map_err(not_readable)?;
        let name = entry.name().map_err(not_readable)?.into_owned();
        if !entry.is_file() || is_added_by_macos(&name) || !is_wanted(&name) {
            continue;
        }
        must_be_readable(&entry, &name)?;
        wanted.push((name, entry));
    }
    Ok(wanted)
}

/// Refuses an entry that cannot be unpacked.
pub(crate) fn must_be_readable(entry: &ZipFileEntry<'_>, name: &str) -> Result<(), InputError> {
    if entry.encrypted() {
        return Err(InputError::Zip(ZipError::Encrypted(printable(name))));
    }
    if entry.size() > MAX_FILE {
        return Err(InputError::TooLarge(MAX_FILE));
    }
    Ok(())
}

pub(crate) fn is_added_by_macos(name: &str) -> bool {
    let (folder, _) = split_name(name);
    folder.split(['/', '\\']).any(|folder| folder == "__MACOSX")
}

/// Splits the path of an entry into its folder and its name.
pub(crate) fn split_name(path: &str) -> (&str, &str) {
    path.rsplit_once(['/', '\\']).unwrap_or(("", path))
}

/// Unpacks an entry, which must have exactly the length that the index declares.
pub(crate) fn unpack(
    archive: &mut (impl Read + Seek),
    entry: ZipFileEntry<'_>,
    name: &str,
) -> Result<Bytes, InputError> {
    let says = entry.size();
    let of_entry = |text: &dyn core::fmt::Display| {
        let text = format!("{}: {}", printable(name), printable(&text.to_string()));
        InputError::Zip(ZipError::Other(text))
    };
    let content =
        entry.with_reader(archive, ZipReadOptions::new()).map_err(|error| of_entry(&error))?;
    // The archive reader reports an entry that is longer than declared.
    let bytes = read_from(content, says, MAX_FILE).map_err(|error| match error {
        InputError::Io(error) => of_entry(&error),
        other => other,
    })?;
    match u64::try_from(bytes.len()) {
        Ok(length) if length == says => Ok(bytes),
        _ => Err(InputError::Zip(ZipError::Shorter { name: printable(name), declared: says })),
    }
}

pub(crate) fn not_readable(error: impl core::fmt::Display) -> InputError {
    InputError::Zip(ZipError::Other(printable(&error.to_string())))
}
