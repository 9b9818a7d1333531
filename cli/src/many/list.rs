//! A list of cards: a path on each line, or before each NUL, and perhaps a time behind a tab.

use std::io::{BufRead, Read};
use std::path::PathBuf;

use idchip::time::UnixTime;

use crate::args::Moment;
use crate::outcome::InputError;

/// The most bytes of a path and its time.
const MAX_ENTRY: u64 = 64 * 1024;

/// A list of cards, read entry by entry.
pub(super) struct List<R> {
    list: R,
    separator: Option<u8>,
    /// True behind the beginning of an entry that is too long.
    is_in_long_entry: bool,
    /// True after an error of the list itself, which ends it.
    has_failed: bool,
}

/// An entry of a list.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Listed {
    pub(super) path: PathBuf,
    /// The time for which this card is verified.
    pub(super) at: Option<UnixTime>,
}

impl<R: BufRead> List<R> {
    pub(super) const fn new(list: R) -> Self {
        Self { list, separator: None, is_in_long_entry: false, has_failed: false }
    }

    /// NUL if there is one before the first end of a line: `find -print0` writes such lists.
    ///
    /// A file of a card has other control characters. Its content must not be taken for paths, which are shown.
    fn separator(&mut self) -> Result<u8, InputError> {
        if let Some(separator) = self.separator {
            return Ok(separator);
        }
        let head = self.list.fill_buf()?;
        let is_of_list = |byte: &u8| !byte.is_ascii_control() || b"\0\t\n\r".contains(byte);
        if !head.iter().all(is_of_list) {
            return Err(InputError::NotAList);
        }
        let first = head.iter().find(|byte| matches!(byte, b'\0' | b'\n'));
        let separator = first.copied().unwrap_or(b'\n');
        self.separator = Some(separator);
        Ok(separator)
    }

    fn read(&mut self) -> Result<Option<Listed>, InputError> {
        let separator = self.separator()?;
        if core::mem::take(&mut self.is_in_long_entry) {
            self.list.skip_until(separator)?;
        }
        loop {
            let mut entry = Vec::new();
            let mut limited = (&mut self.list).take(MAX_ENTRY);
            if limited.read_until(separator, &mut entry)? == 0 {
                return Ok(None);
            }
            if entry.last() == Some(&separator) {
                entry.pop();
            } else if limited.limit() == 0 {
                self.is_in_long_entry = true;
                return Err(InputError::EntryTooLong);
            }
            if separator == b'\n' && entry.last() == Some(&b'\r') {
                entry.pop();
            }
            if !entry.is_empty() {
                return Ok(Some(Listed::of(entry)));
            }
        }
    }
}

impl<R: BufRead> Iterator for List<R> {
    type Item = Result<Listed, InputError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.has_failed {
            return None;
        }
        let entry = self.read();
        self.has_failed = entry.is_err() && !self.is_in_long_entry;
        entry.transpose()
    }
}

impl Listed {
    /// Takes an entry apart. A tab that no time follows belongs to the path.
    fn of(mut entry: Vec<u8>) -> Self {
        let tab = entry.iter().rposition(|byte| *byte == b'\t');
        let at = tab.and_then(|tab| {
            let (_, time) = entry.split_at_checked(tab.saturating_add(1))?;
            Moment::exact(core::str::from_utf8(time).ok()?).ok()
        });
        if let (Some(tab), Some(_)) = (tab, at) {
            entry.truncate(tab);
        }
        Self { path: path_of(entry), at: at.map(|moment| moment.0) }
    }
}

#[cfg(unix)]
fn path_of(bytes: Vec<u8>) -> PathBuf {
    PathBuf::from(<std::ffi::OsString as std::os::unix::ffi::OsStringExt>::from_vec(bytes))
}

#[cfg(not(unix))]
fn path_of(bytes: Vec<u8>) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io;

    fn list(text: &str) -> Vec<(String, Option<String>)> {
        let list = List::new(text.as_bytes()).map(Result::unwrap);
        list.map(|it| (it.path.display().to_string(), it.at.map(|at| at.to_string()))).collect()
    }

    #[test]
    fn lines_and_nul_separate_paths() {
        let expected = ["a b", "c", "d"].map(|path| (path.to_owned(), None));
        assert_eq!(list("a b\nc\r\n\nd"), expected);
        assert_eq!(list("a b\0c\0\0d\0"), expected);
        // The first separator counts for the whole list.
        assert_eq!(list("a\0b\nc\0"), [("a".to_owned(), None), ("b\nc".to_owned(), None)]);
    }

    #[test]
    fn a_time_stands_behind_a_tab() {
        let day = Some("2026-11-01T00:00:00Z".to_owned());
        let expected = [("a", day), ("b\tc", None), ("d", Some("2020-01-02T03:04:05Z".to_owned()))];
        let expected = expected.map(|(path, at)| (path.to_owned(), at));
        assert_eq!(list("a\t2026-11-01\nb\tc\nd\t2020-01-02T03:04:05Z\n"), expected);
    }

    #[test]
    fn an_entry_that_is_too_long_is_an_error_and_the_next_is_read() {
        let long = usize::try_from(MAX_ENTRY).unwrap() + 9;
        let text = ["a\n", &"b".repeat(long), "\nc\n"].concat();
        let entries: Vec<_> = List::new(text.as_bytes()).collect();
        let [Ok(a), Err(InputError::EntryTooLong), Ok(c)] = entries.as_slice() else { panic!() };
        assert_eq!((a.path.to_str(), c.path.to_str()), (Some("a"), Some("c")));

        let mut endless = List::new(io::BufReader::new(io::repeat(b'a')));
        assert!(matches!(endless.next(), Some(Err(InputError::EntryTooLong))));
    }

    #[test]
    fn an_error_of_the_list_ends_it() {
        let entries: Vec<_> = List::new(&b"\x61\x5B\x5F\x1F\x58"[..]).collect();
        assert!(matches!(entries.as_slice(), [Err(InputError::NotAList)]));
    }
}
