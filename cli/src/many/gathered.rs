//! Puts the files of a stream together to cards.

use core::mem::take;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};

use super::Job;
use crate::archive::{MAX_ARCHIVE, split_name};
use crate::card::{Card, CardFile};
use crate::file_name;
use crate::input::Bytes;
use crate::outcome::{Failure, InputError};

/// The cards of a stream, which is read on a thread of its own, at most a few cards ahead.
pub(super) struct Stream {
    cards: Receiver<Job>,
    reader: Option<JoinHandle<()>>,
}

/// The cards that a stream may be ahead.
const AHEAD: usize = 2;

impl Stream {
    /// Reads the stream at this path with `read`, which adds its files one after the other.
    pub(super) fn new(path: &Path, read: impl FnOnce(&mut Gathered) + Send + 'static) -> Self {
        let (to_here, cards) = sync_channel(AHEAD);
        let mut gathered = Gathered::new(path, to_here);
        let reader = thread::spawn(move || {
            read(&mut gathered);
            gathered.end_card();
        });
        Self { cards, reader: Some(reader) }
    }
}

impl Iterator for Stream {
    type Item = Job;

    fn next(&mut self) -> Option<Job> {
        if let Ok(job) = self.cards.recv() {
            return Some(job);
        }
        // The end, or a panic, which must not look like the end.
        if let Some(Err(panic)) = self.reader.take().map(JoinHandle::join) {
            std::panic::resume_unwind(panic);
        }
        None
    }
}

/// Files that stand one after the other in one folder are a card.
pub(super) struct Gathered {
    /// The path of the stream; empty for standard input.
    path: PathBuf,
    to_run: SyncSender<Job>,
    /// The folder of the files that were added last.
    folder: Option<String>,
    files: Vec<CardFile>,
    /// The number of bytes in these files.
    length: u64,
    /// The first error of a file of this card.
    error: Option<Failure>,
    is_wanted: bool,
}

impl Gathered {
    fn new(path: &Path, to_run: SyncSender<Job>) -> Self {
        Self {
            path: path.to_owned(),
            to_run,
            folder: None,
            files: Vec::new(),
            length: 0,
            error: None,
            is_wanted: true,
        }
    }

    /// True if the file at this path is one of a card.
    pub(super) fn is_of_card(path: &str) -> bool {
        file_name::from_name(split_name(path).1).is_some()
    }

    /// Adds the file at this path in the stream, or the error for which it cannot be read. Returns false if no more
    /// files are wanted.
    pub(super) fn add(&mut self, path: &str, bytes: Result<Bytes, InputError>) -> bool {
        let (folder, name) = split_name(path);
        let Some(kind) = file_name::from_name(name) else { return self.is_wanted };
        if self.folder.as_deref() != Some(folder) {
            self.end_card();
            self.folder = Some(folder.to_owned());
        }
        match bytes {
            _ if self.error.is_some() => {}
            Ok(bytes) => {
                let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
                self.length = self.length.saturating_add(length);
                if self.length > MAX_ARCHIVE {
                    self.refuse(&self.path_of_card(), InputError::TooLarge(MAX_ARCHIVE));
                } else {
                    let kind = file_name::by_content(kind, &bytes);
                    self.files.push(CardFile { kind, name: name.to_owned(), bytes });
                }
            }
            Err(error) => self.refuse(&self.path_of_card().join(name), error),
        }
        self.is_wanted
    }

    /// Adds a whole card. Returns false if no more cards are wanted.
    #[cfg(feature = "parquet")]
    pub(super) fn add_card(
        &mut self,
        path: PathBuf,
        at: Option<idchip::time::UnixTime>,
        card: Result<Card, Failure>,
    ) -> bool {
        self.is_wanted = self.to_run.send(Job { path, at, card: Some(card) }).is_ok();
        self.is_wanted
    }

    /// Ends the stream with an error: that of the card whose files are being read, or of the stream.
    pub(super) fn break_off(&mut self, error: InputError) {
        if self.folder.is_none() {
            self.folder = Some(String::new());
        }
        self.refuse(&self.path.clone(), error);
    }

    fn refuse(&mut self, path: &Path, error: InputError) {
        self.files.clear();
        // The files on standard input have no path above them.
        let path = if path.as_os_str().is_empty() { Path::new("-") } else { path };
        self.error = Some(Failure::malformed(path, error));
    }

    fn path_of_card(&self) -> PathBuf {
        match self.folder.as_deref() {
            None | Some("" | ".") => self.path.clone(),
            Some(folder) => self.path.join(folder.trim_start_matches("./")),
        }
    }

    fn end_card(&mut self) {
        let path = self.path_of_card();
        if self.folder.take().is_none() || !self.is_wanted {
            return;
        }
        let files = take(&mut self.files);
        self.length = 0;
        let card = self.error.take().map_or_else(|| Card::of_folder(&path, files), Err);
        let path = if path.as_os_str().is_empty() { PathBuf::from("-") } else { path };
        self.is_wanted = self.to_run.send(Job { path, at: None, card: Some(card) }).is_ok();
    }
}
