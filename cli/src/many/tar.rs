//! The cards in a tar stream, plain or compressed by gzip, within bounds.

use core::cell::Cell;
use std::io::{self, BufReader, Read};
use std::path::Path;
use std::rc::Rc;

use flate2::bufread::MultiGzDecoder;
use tar::Archive;

use super::gathered::{Gathered, Stream};
use crate::input::{MAX_FILE, read_from};
use crate::outcome::InputError;

/// The bytes of a stream by which its form is known.
pub(super) const HEAD: usize = 512;

/// The first bytes of a file that gzip has compressed.
pub(super) const GZIP: [u8; 2] = [0x1F, 0x8B];

/// The most bytes that the headers of one member may have: long names, and the extended headers of POSIX.
const MAX_HEADERS: u64 = 1024 * 1024;

/// A form of a stream of cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Tar,
    /// Compressed by gzip.
    Gzip,
}

impl Form {
    /// Recognises the first bytes of a stream.
    pub(super) fn of(head: &[u8]) -> Option<Self> {
        // "ustar" of POSIX, also of GNU.
        let is_tar = |head: &[u8]| head.get(257..262) == Some(b"ustar");
        if is_tar(head) {
            return Some(Self::Tar);
        }
        // A compressed file is opened to see if it is a tar archive: gzip has many other uses.
        let mut unpacked = [0; HEAD];
        let is_gzip = head.starts_with(&GZIP);
        let length =
            is_gzip.then(|| read_head(&mut MultiGzDecoder::new(head), &mut unpacked, |_| false))?;
        unpacked.get(..length).filter(|head| is_tar(head)).map(|_| Self::Gzip)
    }
}

/// Reads the first bytes of a stream, as many as there are, and returns their number. Waits for no more if those that
/// are there are enough.
pub(super) fn read_head(
    stream: &mut impl Read,
    head: &mut [u8],
    are_enough: impl Fn(&[u8]) -> bool,
) -> usize {
    let mut length = 0;
    while let Some(rest @ [_, ..]) = head.get_mut(length..) {
        match stream.read(rest) {
            Ok(0) => break,
            Ok(count) => {
                length = length.saturating_add(count);
                if head.get(..length).is_some_and(&are_enough) {
                    break;
                }
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => break,
        }
    }
    length
}

/// The cards in a stream. Nothing is held in memory but the card whose files are being read.
pub(super) fn cards(path: &Path, stream: impl Read + Send + 'static, form: Form) -> Stream {
    Stream::new(path, move |gathered| {
        let stream = BufReader::with_capacity(BUFFER, stream);
        let ended = match form {
            Form::Tar => read(stream, gathered),
            Form::Gzip => read(MultiGzDecoder::new(stream), gathered),
        };
        if let Err(error) = ended {
            gathered.break_off(InputError::Io(error));
        }
    })
}

const BUFFER: usize = 64 * 1024;

fn read(stream: impl Read, gathered: &mut Gathered) -> io::Result<()> {
    let allowed = Rc::new(Cell::new(MAX_HEADERS));
    let stream = Bounded { stream, allowed: Rc::clone(&allowed) };
    let mut archive = Archive::new(stream);
    for entry in archive.entries()? {
        let mut entry = entry?;
        let size = entry.size();
        // The content is passed over or read in parts, unlike the headers of the next member, which are held in memory.
        // Content is padded to whole blocks.
        allowed.set(size.saturating_add(MAX_HEADERS));
        if !entry.header().entry_type().is_file() {
            continue;
        }
        let path = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        if !Gathered::is_of_card(&path) {
            continue;
        }
        let bytes = read_from(&mut entry, size, MAX_FILE);
        if let Err(InputError::Io(error)) = bytes {
            return Err(error);
        }
        if !gathered.add(&path, bytes) {
            break;
        }
    }
    Ok(())
}

/// A stream from which only a number of bytes may be read. The reader of tar holds extended headers in memory, whatever
/// length they have.
struct Bounded<R> {
    stream: R,
    allowed: Rc<Cell<u64>>,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let allowed = usize::try_from(self.allowed.get()).unwrap_or(usize::MAX);
        if allowed == 0 && !buffer.is_empty() {
            return Err(io::Error::other("the headers of a member of the archive are too long"));
        }
        let length = buffer.len().min(allowed);
        let count = self.stream.read(buffer.get_mut(..length).unwrap_or_default())?;
        let count_read = u64::try_from(count).unwrap_or(u64::MAX);
        self.allowed.set(self.allowed.get().saturating_sub(count_read));
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn tar(members: &[(&str, usize)]) -> Vec<u8> {
        let mut archive = tar::Builder::new(Vec::new());
        for (name, length) in members {
            let mut header = tar::Header::new_ustar();
            header.set_size((*length).try_into().unwrap());
            header.set_mode(0o644);
            archive.append_data(&mut header, name, io::repeat(0x30).take(*length as u64)).unwrap();
        }
        archive.into_inner().unwrap()
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut stream = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        stream.write_all(bytes).unwrap();
        stream.finish().unwrap()
    }

    fn read_all(stream: Vec<u8>, form: Form) -> Vec<(String, bool)> {
        let jobs = cards(Path::new("x.tar"), io::Cursor::new(stream), form);
        jobs.map(|job| (job.path.display().to_string(), job.card.unwrap().is_ok())).collect()
    }

    #[test]
    fn forms_are_known_by_their_first_bytes() {
        let plain = tar(&[("a/EF.SOD", 9)]);
        assert_eq!(Form::of(&plain[..HEAD]), Some(Form::Tar));
        let packed = gzip(&plain);
        assert_eq!(Form::of(&packed[..packed.len().min(HEAD)]), Some(Form::Gzip));
        assert_eq!(Form::of(&gzip(b"a text")), None);
        assert_eq!(Form::of(b"EF.SOD"), None);
    }

    #[test]
    fn members_of_a_folder_are_a_card() {
        let members = [("./a/EF.SOD", 5), ("./a/EF.DG1", 7), ("notes.txt", 3), ("b/EF.DG1", 900)];
        let expected = [("x.tar/a".to_owned(), true), ("x.tar/b".to_owned(), true)];
        assert_eq!(read_all(tar(&members), Form::Tar), expected);
        assert_eq!(read_all(gzip(&tar(&members)), Form::Gzip), expected);
    }

    #[test]
    fn a_broken_stream_is_an_error_of_its_card() {
        let whole = tar(&[("a/EF.SOD", 5), ("b/EF.SOD", 700), ("b/EF.DG1", 700)]);
        let cut = whole[..whole.len() - 2048].to_vec();
        let expected = [("x.tar/a".to_owned(), true), ("x.tar/b".to_owned(), false)];
        assert_eq!(read_all(cut, Form::Tar), expected);
    }

    #[test]
    fn a_file_that_is_too_large_is_an_error_of_its_card_alone() {
        let too_large = usize::try_from(MAX_FILE).unwrap() + 1;
        let whole = tar(&[("a/EF.SOD", 5), ("b/EF.DG2", too_large), ("c/EF.SOD", 5)]);
        let expected = [("a", true), ("b", false), ("c", true)];
        let expected = expected.map(|(name, is_ok)| (format!("x.tar/{name}"), is_ok));
        assert_eq!(read_all(whole, Form::Tar), expected);
    }

    #[test]
    fn an_extended_header_without_end_is_refused() {
        let mut header = tar::Header::new_ustar();
        header.set_entry_type(tar::EntryType::XHeader);
        header.set_size(1 << 40);
        header.set_cksum();
        let endless = io::Cursor::new(header.as_bytes().to_vec()).chain(io::repeat(b'a'));
        let jobs = cards(Path::new("x.tar"), endless, Form::Tar);
        let jobs: Vec<_> = jobs.map(|job| job.card.unwrap().is_ok()).collect();
        assert_eq!(jobs, [false]);
    }
}
