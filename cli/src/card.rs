//! The files of a card, from a directory, a ZIP archive, or one file.

use std::path::{Path, PathBuf};

use idchip::lds::DgNumber;

use crate::file_kind::FileKind;
use crate::input::{self, Octets};
use crate::outcome::{Failure, InputError};

/// What was read of a card.
pub(crate) struct Card {
    /// Where it was read from.
    pub(crate) path: PathBuf,
    files: Vec<CardFile>,
}

/// An elementary file.
pub(crate) struct CardFile {
    /// Which one it is.
    pub(crate) kind: FileKind,
    /// What it is called where it was read from.
    pub(crate) name: String,
    /// Its octets.
    pub(crate) octets: Octets,
}

impl Card {
    /// Reads what is at `path`.
    pub(crate) fn read(path: &Path) -> Result<Self, Failure> {
        Self::read_files(path)
            .map(|files| Self { path: path.to_owned(), files })
            .map_err(|error| Failure::malformed(path, error))
    }

    fn read_files(path: &Path) -> Result<Vec<CardFile>, InputError> {
        let mut files = if path.is_dir() {
            Self::read_directory(path)?
        } else {
            let octets = input::read(path);
            match octets {
                Ok(octets) if !input::is_zip(&octets) => return Self::lone_file(path, octets),
                Ok(_) | Err(InputError::TooLarge(_)) => Self::read_archive(path)?,
                Err(error) => return Err(error),
            }
        };
        files.sort_by_key(|file| file.kind);
        for pair in files.windows(2) {
            if let [first, second] = pair
                && first.kind == second.kind
            {
                let names = [first, second].map(|file| crate::console::printable(&file.name));
                let [first_name, second_name] = names;
                return Err(InputError::Ambiguous(first.kind.name(), first_name, second_name));
            }
        }
        if files.is_empty() { Err(InputError::NoCard) } else { Ok(files) }
    }

    fn lone_file(path: &Path, octets: Octets) -> Result<Vec<CardFile>, InputError> {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let kind = FileKind::from_name(&name)
            .or_else(|| FileKind::from_content(&octets))
            .ok_or(InputError::NotAnElementaryFile)?;
        Ok(vec![CardFile { kind, name, octets }])
    }

    fn read_directory(path: &Path) -> Result<Vec<CardFile>, InputError> {
        let mut files = Vec::new();
        for entry in path.read_dir()? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if let Some(kind) = FileKind::from_name(&name)
                && entry.path().is_file()
            {
                files.push(CardFile { kind, name, octets: input::read(&entry.path())? });
            }
        }
        Ok(files)
    }

    fn read_archive(path: &Path) -> Result<Vec<CardFile>, InputError> {
        let files = input::read_zip(path, |name| kind_in_archive(name).is_some())?;
        let of_card = files.into_iter().filter_map(|(name, octets)| {
            kind_in_archive(&name).map(|kind| CardFile { kind, name, octets })
        });
        Ok(of_card.collect())
    }

    /// Everything that was read, in the order of [`FileKind`].
    pub(crate) fn files(&self) -> &[CardFile] {
        &self.files
    }

    /// The file of this kind.
    pub(crate) fn file(&self, kind: FileKind) -> Option<&CardFile> {
        self.files.iter().find(|file| file.kind == kind)
    }

    /// The data group of this number.
    pub(crate) fn data_group(&self, number: DgNumber) -> Option<&[u8]> {
        self.file(FileKind::DataGroup(number)).map(|file| file.octets.as_slice())
    }

    /// EF.SOD.
    pub(crate) fn sod(&self) -> Result<&CardFile, Failure> {
        self.file(FileKind::Sod).ok_or_else(|| Failure::malformed(&self.path, InputError::NoSod))
    }
}

/// Which file this path in an archive is. Folders do not matter; what macOS adds is passed over.
fn kind_in_archive(path: &str) -> Option<FileKind> {
    let (folder, name) = path.rsplit_once(['/', '\\']).unwrap_or(("", path));
    if folder.split(['/', '\\']).any(|folder| folder == "__MACOSX") {
        return None;
    }
    FileKind::from_name(name)
}

impl CardFile {
    /// Where the file is, for messages.
    pub(crate) fn path(&self, card: &Card) -> PathBuf {
        if card.path.is_dir() || self.name.contains(['/', '\\']) || card.files.len() > 1 {
            card.path.join(&self.name)
        } else {
            card.path.clone()
        }
    }
}
