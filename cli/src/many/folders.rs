//! The cards in a directory and below it.

use std::path::{Path, PathBuf};

use crate::evidence;
use crate::file_name;
use crate::input;

/// Iterator over the directories that hold the files of a card, sorted within each directory.
///
/// The directories in a card are not looked at, nor those that a link leads to, which may lead around in a circle.
pub(super) struct Folders {
    /// The directories that are still to be looked at, the next one last.
    left: Vec<PathBuf>,
}

/// A directory.
pub(super) enum Folder {
    /// The directory of a card.
    Card(PathBuf),
    /// A directory that cannot be read.
    Unreadable(PathBuf, std::io::Error),
}

impl Folders {
    pub(super) fn below(directory: &Path) -> Self {
        Self { left: vec![directory.to_owned()] }
    }

    /// Puts the directories in this one onto the stack; returns true if it is a card's, and has none.
    fn look_at(&mut self, directory: &Path) -> std::io::Result<bool> {
        let mut below = Vec::new();
        for entry in directory.read_dir()? {
            let entry = entry?;
            let name = entry.file_name();
            let is_directory = entry.file_type()?.is_dir();
            let is_of_card = || {
                file_name::from_name(&name.to_string_lossy()).is_some()
                    // A link to a directory is not a file of a card either.
                    && !input::leads_to_directory(&entry)
            };
            if evidence::is_manifest(&name) || (!is_directory && is_of_card()) {
                return Ok(true);
            }
            if is_directory {
                below.push(entry.path());
            }
        }
        below.sort_unstable_by(|one, other| other.cmp(one));
        self.left.append(&mut below);
        Ok(false)
    }
}

impl Iterator for Folders {
    type Item = Folder;

    fn next(&mut self) -> Option<Folder> {
        loop {
            let directory = self.left.pop()?;
            match self.look_at(&directory) {
                Ok(true) => return Some(Folder::Card(directory)),
                Ok(false) => {}
                Err(error) => return Some(Folder::Unreadable(directory, error)),
            }
        }
    }
}
