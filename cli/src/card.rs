//! The files of a card, from a directory, a ZIP archive, an evidence container, or one file.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use idchip::lds::{DgNumber, ElementaryFile};

use idchip_batch::CardFiles;

use crate::archive;
use crate::evidence::{Container, Recorded, RecordedFile};
use crate::file_name;
use crate::input::{self, Bytes};
use crate::no_card::NoCard;
use crate::outcome::{Failure, InputError, console_path};

/// The files read of a card.
pub(crate) struct Card {
    /// The directory, archive or file that was read.
    pub(crate) path: PathBuf,
    /// The other content of an evidence container.
    pub(crate) recorded: Option<Recorded>,
    files: Vec<CardFile>,
    /// True if the path is a folder with the files, and not one of them.
    is_folder: bool,
}

/// An elementary file.
pub(crate) struct CardFile {
    /// Its kind.
    pub(crate) kind: ElementaryFile,
    /// Its name in the directory or archive.
    pub(crate) name: String,
    /// Its bytes.
    pub(crate) bytes: Bytes,
}

impl Card {
    /// Reads the directory, archive, evidence container or file at `path`.
    pub(crate) fn read(path: &Path) -> Result<Self, Failure> {
        let malformed = |error| Failure::malformed(path, error);
        if is_nothing_at(path) {
            return Err(malformed(InputError::NotThere));
        }
        let mut recorded = None;
        let mut files = if let Some(container) = Container::read(path)? {
            let (files, of_container) = Recorded::open(container, path)?;
            recorded = Some(of_container);
            let of_card = files.into_iter();
            of_card.map(CardFile::from).collect()
        } else if path.is_dir() {
            Self::read_directory(path)?
        } else {
            Self::read_file(path).map_err(malformed)?
        };
        sort(path, &mut files)?;
        if files.is_empty() {
            return Err(malformed(match cards_in(path) {
                0 => InputError::NoCard,
                cards => InputError::DirectoryOfCards(cards, console_path(path)),
            }));
        }
        Ok(Self { path: path.to_owned(), recorded, files, is_folder: path.is_dir() })
    }

    /// Takes the files that stand in one folder of an archive.
    pub(crate) fn of_folder(path: &Path, mut files: Vec<CardFile>) -> Result<Self, Failure> {
        sort(path, &mut files)?;
        Ok(Self { path: path.to_owned(), recorded: None, files, is_folder: true })
    }

    fn read_file(path: &Path) -> Result<Vec<CardFile>, InputError> {
        match input::read(path) {
            Ok(bytes) if !archive::is_zip(&bytes) => Self::lone_file(path, bytes),
            Ok(_) | Err(InputError::TooLarge(_)) => Self::read_archive(path),
            Err(error) => Err(error),
        }
    }

    fn lone_file(path: &Path, bytes: Bytes) -> Result<Vec<CardFile>, InputError> {
        if let Some(other) = NoCard::recognise(&bytes) {
            return Err(other.into());
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let kind = file_name::from_name(&name)
            .map(|kind| file_name::by_content(kind, &bytes))
            .or_else(|| file_name::from_content(&bytes))
            .ok_or_else(|| match file_name::foreign_object(&bytes) {
                Some(object) => InputError::ForeignObject(object),
                None => InputError::NotAnElementaryFile,
            })?;
        Ok(vec![CardFile { kind, name, bytes }])
    }

    fn read_directory(path: &Path) -> Result<Vec<CardFile>, Failure> {
        let unreadable = |error: std::io::Error| Failure::malformed(path, error);
        let mut files = Vec::new();
        for entry in path.read_dir().map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            // A directory with the name of an elementary file is skipped. Anything else with such a
            // name must be readable, or reading the card fails.
            if let Some(kind) = file_name::from_name(&name)
                && !input::leads_to_directory(&entry)
            {
                let path = entry.path();
                let bytes = input::read(&path).map_err(|it| Failure::malformed(&path, it))?;
                let kind = file_name::by_content(kind, &bytes);
                files.push(CardFile { kind, name, bytes });
            }
        }
        Ok(files)
    }

    fn read_archive(path: &Path) -> Result<Vec<CardFile>, InputError> {
        let files = archive::read_zip(path, |name| kind_in_archive(name).is_some())?;
        let of_card = files.into_iter().filter_map(|(name, bytes)| {
            let kind = file_name::by_content(kind_in_archive(&name)?, &bytes);
            Some(CardFile { kind, name, bytes })
        });
        Ok(of_card.collect())
    }

    /// All files, in the order of [`ElementaryFile`].
    pub(crate) fn files(&self) -> &[CardFile] {
        &self.files
    }

    /// The file of this kind.
    pub(crate) fn file(&self, kind: ElementaryFile) -> Option<&CardFile> {
        self.files.iter().find(|file| file.kind == kind)
    }

    /// The files that are verified.
    pub(crate) fn as_files(&self) -> CardFiles<'_> {
        let mut files = CardFiles::default();
        for file in &self.files {
            files.set(file.kind, &file.bytes);
        }
        files
    }

    /// The data group of this number.
    pub(crate) fn data_group(&self, number: DgNumber) -> Option<&[u8]> {
        self.file(ElementaryFile::DataGroup(number)).map(|file| file.bytes.as_slice())
    }

    /// EF.SOD.
    pub(crate) fn sod(&self) -> Result<&CardFile, Failure> {
        self.file(ElementaryFile::Sod).ok_or_else(|| {
            let error = match self.files.as_slice() {
                [only] if !self.is_folder => InputError::OneFile(only.kind.to_string()),
                _ => InputError::NoSod,
            };
            Failure::malformed(&self.path, error)
        })
    }
}

/// Sorts files by their kind, and refuses two of one kind.
fn sort(path: &Path, files: &mut [CardFile]) -> Result<(), Failure> {
    files.sort_by_key(|file| file.kind);
    for pair in files.windows(2) {
        if let [first, second] = pair
            && first.kind == second.kind
        {
            let names = [first, second].map(|file| idchip_batch::printable(&file.name));
            let [first_name, second_name] = names;
            let error = InputError::Ambiguous(first.kind.to_string(), first_name, second_name);
            return Err(Failure::malformed(path, error));
        }
    }
    Ok(())
}

/// True if nothing has this path, not even a link that leads nowhere.
pub(crate) fn is_nothing_at(path: &Path) -> bool {
    path.symlink_metadata().is_err_and(|error| error.kind() == ErrorKind::NotFound)
}

/// Returns the number of directories in this one that hold a file of a card.
fn cards_in(directory: &Path) -> usize {
    let names = |directory: &Path| {
        let entries = directory.read_dir().into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).collect::<Vec<_>>()
    };
    let is_file_of_card = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        file_name::from_name(&name).is_some()
    };
    let is_card = |path: &PathBuf| path.is_dir() && names(path).iter().any(is_file_of_card);
    names(directory).into_iter().filter(is_card).count()
}

/// Returns the kind of the file at this path in an archive, in any directory.
fn kind_in_archive(path: &str) -> Option<ElementaryFile> {
    let (_, name) = archive::split_name(path);
    file_name::from_name(name)
}

impl From<RecordedFile> for CardFile {
    fn from(RecordedFile { kind, name, bytes }: RecordedFile) -> Self {
        Self { kind, name, bytes }
    }
}

impl CardFile {
    /// The path of the file, for messages.
    pub(crate) fn path(&self, card: &Card) -> PathBuf {
        if card.is_folder || self.name.contains(['/', '\\']) || card.files.len() > 1 {
            card.path.join(&self.name)
        } else {
            card.path.clone()
        }
    }
}
