//! The cards that the arguments name, one after the other.

use core::iter::once;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use idchip::time::UnixTime;

use super::folders::{Folder, Folders};
use super::list::List;
use super::{Job, tar, zip};
use crate::archive;
use crate::card::is_nothing_at;
use crate::input;
use crate::outcome::{Failure, InputError, console_path};
use crate::texts::say;

type Jobs = Box<dyn Iterator<Item = Job>>;

/// The name of standard input.
const STANDARD_INPUT: &str = "-";

/// Returns the cards at the paths, and then those of the list, if there is one. Directories and archives of cards are
/// opened.
pub(crate) fn all(paths: Vec<PathBuf>, list: Option<&Path>) -> Result<Jobs, Failure> {
    let listed = list.map(listed_in).transpose()?;
    let named = paths.into_iter().flat_map(|path| match path.to_str() {
        Some(STANDARD_INPUT) if is_nothing_at(&path) => of_standard_input(),
        _ => below(path, None),
    });
    Ok(Box::new(named.chain(listed.into_iter().flatten())))
}

/// Returns the cards at the paths as they are.
pub(crate) fn each(paths: Vec<PathBuf>) -> Jobs {
    Box::new(paths.into_iter().map(|path| Job::at_path(path, None)))
}

/// The cards of a list in a file, or on standard input.
fn listed_in(path: &Path) -> Result<Jobs, Failure> {
    if path.as_os_str() == STANDARD_INPUT {
        return Ok(listed(path, BufReader::new(io::stdin())));
    }
    match File::open(path) {
        Ok(file) => Ok(listed(path, BufReader::new(file))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Err(Failure::Usage(say!("failure-no-such-file", path = console_path(path))))
        }
        Err(error) => Err(Failure::malformed(path, error)),
    }
}

fn listed(path: &Path, list: BufReader<impl Read + 'static>) -> Jobs {
    let path = path.to_owned();
    Box::new(List::new(list).flat_map(move |entry| match entry {
        Ok(listed) => below(listed.path, listed.at),
        Err(error) => one(broken(&path, error)),
    }))
}

/// The cards of standard input: those of a tar stream, or of a list.
fn of_standard_input() -> Jobs {
    let mut head = [0; tar::HEAD];
    let length = tar::read_head(&mut io::stdin(), &mut head, |head| {
        // A program that names one card and waits for its result writes less than a tar header.
        !head.starts_with(&tar::GZIP) && head.contains(&b'\n')
    });
    let head = head.get(..length).unwrap_or_default().to_vec();
    let form = tar::Form::of(&head);
    let path = Path::new(STANDARD_INPUT);
    let stream = io::Cursor::new(head).chain(io::stdin());
    match form {
        Some(form) => Box::new(tar::cards(Path::new(""), stream, form)),
        None => listed(path, BufReader::new(stream)),
    }
}

/// The card at a path, or the cards in the directory or the archive.
fn below(path: PathBuf, at: Option<UnixTime>) -> Jobs {
    if path.is_dir() {
        let mut folders = Folders::below(&path).peekable();
        // A directory without a card has an error that says so.
        return match folders.peek() {
            None => one(Job::at_path(path, at)),
            Some(_) => Box::new(folders.map(move |folder| match folder {
                Folder::Card(path) => Job::at_path(path, at),
                Folder::Unreadable(path, error) => broken(&path, error),
            })),
        };
    }
    match stream_at(&path) {
        // A row of a table may have a time of its own.
        Some(cards) => Box::new(cards.map(move |job| Job { at: job.at.or(at), ..job })),
        None => one(Job::at_path(path, at)),
    }
}

/// The cards in an archive of several, or `None` for any other file.
fn stream_at(path: &Path) -> Option<Jobs> {
    let mut file = input::open(path).ok()?;
    let mut head = [0; tar::HEAD];
    let length = tar::read_head(&mut file, &mut head, |_| false);
    let head = head.get(..length)?;
    if archive::is_zip(head) {
        return zip::cards(path).map(|cards| -> Jobs { Box::new(cards) });
    }
    #[cfg(feature = "parquet")]
    if super::parquet::is_parquet(head) {
        return Some(Box::new(super::parquet::cards(path)));
    }
    let form = tar::Form::of(head)?;
    let stream = io::Cursor::new(head.to_vec()).chain(file);
    Some(Box::new(tar::cards(path, stream, form)))
}

fn one(job: Job) -> Jobs {
    Box::new(once(job))
}

fn broken(path: &Path, error: impl Into<InputError>) -> Job {
    Job { path: path.to_owned(), at: None, card: Some(Err(Failure::malformed(path, error))) }
}
