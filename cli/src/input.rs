//! Reads files within bounds.

use std::fs::{File, FileType, OpenOptions};
use std::io::Read;
use std::path::Path;

use zeroize::Zeroizing;

use crate::outcome::InputError;

/// The octets of a file, wiped when they are no longer needed: they may be somebody's face.
pub(crate) type Octets = Zeroizing<Vec<u8>>;

/// The library reads lengths below 2²⁴, which no file of a chip and no master list comes near.
pub(crate) const MAX_FILE: u64 = 16 * 1024 * 1024;

/// Reads a file of bounded length; it must be a regular one.
pub(crate) fn read(path: &Path) -> Result<Octets, InputError> {
    read_at_most(path, MAX_FILE)
}

/// Reads a regular file of at most `limit` bytes.
pub(crate) fn read_at_most(path: &Path, limit: u64) -> Result<Octets, InputError> {
    let file = open(path)?;
    let length = file.metadata()?.len();
    read_from(file, length, limit)
}

/// Opens a regular file, or a symbolic link to one. Everything else can block for ever, has no end,
/// or does something when it is opened.
fn open(path: &Path) -> Result<File, InputError> {
    // Asked before it is opened: opening alone rewinds a tape, and waits for the writer of a pipe.
    must_be_regular(std::fs::metadata(path)?.file_type())?;
    let mut options = OpenOptions::new();
    options.read(true);
    // Who puts a pipe in the file's place between the two questions does not make this wait.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, libc::O_NONBLOCK);
    let file = options.open(path)?;
    must_be_regular(file.metadata()?.file_type())?;
    Ok(file)
}

fn must_be_regular(kind: FileType) -> Result<(), InputError> {
    if kind.is_file() { Ok(()) } else { Err(InputError::NotAFile(name_of(kind))) }
}

/// What stands at a place where a file is looked for.
fn name_of(kind: FileType) -> &'static str {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        if kind.is_fifo() {
            return "a pipe";
        }
        if kind.is_socket() {
            return "a socket";
        }
        if kind.is_block_device() || kind.is_char_device() {
            return "a device";
        }
    }
    if kind.is_dir() { "a directory" } else { "something else" }
}

/// Reads to the end; `length` is what to expect, which may be wrong.
pub(crate) fn read_from(input: impl Read, length: u64, limit: u64) -> Result<Octets, InputError> {
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
