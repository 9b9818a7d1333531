//! Reads files within bounds.

use std::fs::{DirEntry, File, FileType, OpenOptions};
use std::io::Read;
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use crate::outcome::{Failure, InputError};

/// The bytes of a file, wiped when dropped because they may be personal data, such as a face image.
pub(crate) type Bytes = Zeroizing<Vec<u8>>;

/// The library reads lengths below 2²⁴; files of a chip and master lists are far smaller.
pub(crate) const MAX_FILE: u64 = 16 * 1024 * 1024;

/// Returns the files in a directory, sorted, without the directories in it.
pub(crate) fn files_in(directory: &Path) -> Result<Vec<PathBuf>, Failure> {
    let unreadable = |error: std::io::Error| Failure::malformed(directory, error);
    let mut files = Vec::new();
    for entry in directory.read_dir().map_err(unreadable)? {
        files.push(entry.map_err(unreadable)?.path());
    }
    files.retain(|file| !file.is_dir());
    files.sort();
    Ok(files)
}

/// Reads a regular file of at most [`MAX_FILE`] bytes.
pub(crate) fn read(path: &Path) -> Result<Bytes, InputError> {
    read_at_most(path, MAX_FILE)
}

/// Reads a regular file of at most `limit` bytes.
pub(crate) fn read_at_most(path: &Path, limit: u64) -> Result<Bytes, InputError> {
    let (file, length) = open_with_length(path)?;
    read_from(file, length, limit)
}

/// True if the entry is a directory, or a link to one. The directory that has it tells what it is, unless it is a link.
pub(crate) fn leads_to_directory(entry: &DirEntry) -> bool {
    match entry.file_type() {
        Ok(kind) if !kind.is_symlink() => kind.is_dir(),
        _ => entry.path().is_dir(),
    }
}

/// Opens a regular file, or a symbolic link to one. Reading anything else may block forever, never
/// end, or have side effects when opened.
pub(crate) fn open(path: &Path) -> Result<File, InputError> {
    open_with_length(path).map(|(file, _)| file)
}

fn open_with_length(path: &Path) -> Result<(File, u64), InputError> {
    // Checked before opening, because opening alone may rewind a tape or wait for the writer of a
    // pipe.
    must_be_regular(std::fs::metadata(path)?.file_type())?;
    let mut options = OpenOptions::new();
    options.read(true);
    // If somebody replaces the file by a pipe between the two checks, opening does not block.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, libc::O_NONBLOCK);
    let file = options.open(path)?;
    let opened = file.metadata()?;
    must_be_regular(opened.file_type())?;
    Ok((file, opened.len()))
}

fn must_be_regular(kind: FileType) -> Result<(), InputError> {
    if kind.is_file() { Ok(()) } else { Err(InputError::NotAFile(name_of(kind))) }
}

/// Returns the key of the name of a file that is not regular.
fn name_of(kind: FileType) -> &'static str {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        if kind.is_fifo() {
            return "failure-object-pipe";
        }
        if kind.is_socket() {
            return "failure-object-socket";
        }
        if kind.is_block_device() || kind.is_char_device() {
            return "failure-object-device";
        }
    }
    if kind.is_dir() { "failure-object-directory" } else { "failure-object-other" }
}

/// Reads to the end; `length` is the expected length and may be wrong.
pub(crate) fn read_from(input: impl Read, length: u64, limit: u64) -> Result<Bytes, InputError> {
    if length > limit {
        return Err(InputError::TooLarge(limit));
    }
    // Reserved at once, so that a growing buffer leaves no copies in memory.
    let capacity = usize::try_from(length).unwrap_or_default().saturating_add(1);
    let mut bytes = Zeroizing::new(Vec::with_capacity(capacity));
    input.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length <= limit) {
        Ok(bytes)
    } else {
        Err(InputError::TooLarge(limit))
    }
}
