//! The files of a card that belong to an application other than the travel document.

use std::path::{Path, PathBuf};

use idchip::lds::ElementaryFile;
use idchip::national::{FileDescription, NationalApplication};

use crate::archive;
use crate::card::is_nothing_at;
use crate::file_name;
use crate::input::{self, Bytes};
use crate::no_card::NoCard;
use crate::outcome::{Failure, InputError};
use crate::texts::say;

/// The files of a card.
pub(crate) struct ApplicationCard {
    /// The security object.
    pub(crate) security_object: SecurityObjectFile,
    /// The other files.
    pub(crate) files: Vec<NamedFile>,
}

/// The file with the security object.
pub(crate) struct SecurityObjectFile {
    pub(crate) path: PathBuf,
    pub(crate) bytes: Bytes,
}

/// A file of the application.
pub(crate) struct NamedFile {
    pub(crate) description: &'static FileDescription,
    pub(crate) bytes: Bytes,
}

/// The arguments of `idchip verify --application`: paths of cards, or the files of a single card.
pub(crate) enum ApplicationArguments<'p> {
    Cards(&'p [PathBuf]),
    /// Names of files, with their paths.
    Files(Vec<(Name, PathBuf)>),
}

/// The meaning of a file's name in an application.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Name {
    SecurityObject,
    File(&'static FileDescription),
}

impl<'p> ApplicationArguments<'p> {
    /// Reads the arguments. An argument with a `=` that is no path names a file.
    pub(crate) fn read(
        arguments: &'p [PathBuf],
        application: &'static NationalApplication,
    ) -> Result<Self, Failure> {
        let files: Vec<_> = arguments.iter().filter_map(|argument| assignment(argument)).collect();
        if files.is_empty() {
            return Ok(Self::Cards(arguments));
        }
        if files.len() < arguments.len() {
            return Err(Failure::Usage(say!("failure-cards-and-files")));
        }
        let files = files.into_iter().map(|(name, path)| match name_in(application, name) {
            Some(name) => Ok((name, path)),
            None => {
                let title = application.title();
                Err(Failure::Usage(say!("failure-no-such-name", application = title)))
            }
        });
        files.collect::<Result<_, _>>().map(Self::Files)
    }
}

fn assignment(argument: &Path) -> Option<(&str, PathBuf)> {
    let (name, path) = argument.to_str()?.split_once('=')?;
    (!argument.exists()).then(|| (name, PathBuf::from(path)))
}

/// Returns the meaning of a file's name: its identifier, `EF.1001` or `1001`, or its name, `EF.ID_Servizi`.
fn name_in(application: &'static NationalApplication, name: &str) -> Option<Name> {
    let upper = name.to_ascii_uppercase();
    let stem = file_name::stem(&upper);
    let plain = stem.strip_prefix("EF.").or_else(|| stem.strip_prefix("EF_")).unwrap_or(stem);
    let identifier = (plain.len() == 4).then(|| u16::from_str_radix(plain, 16).ok()).flatten();
    if identifier.is_some() && identifier == application.security_object() {
        return Some(Name::SecurityObject);
    }
    let is_named = |file: &&FileDescription| {
        let own = file.name.to_ascii_uppercase();
        let is_name = own == stem || own.strip_prefix("EF.") == Some(plain);
        identifier == Some(file.identifier) || is_name
    };
    match application.files().iter().find(is_named) {
        Some(file) => Some(Name::File(file)),
        None if file_name::from_name(name) == Some(ElementaryFile::Sod) => {
            Some(Name::SecurityObject)
        }
        None => None,
    }
}

impl ApplicationCard {
    /// Reads the directory, the archive, or the lone security object at `path`.
    pub(crate) fn read(
        path: &Path,
        application: &'static NationalApplication,
    ) -> Result<Self, Failure> {
        let malformed = |error| Failure::malformed(path, error);
        if is_nothing_at(path) {
            return Err(malformed(InputError::NotThere));
        }
        let files = if path.is_dir() {
            Self::read_directory(path, application)?
        } else {
            match input::read(path) {
                Ok(bytes) if !archive::is_zip(&bytes) => {
                    if let Some(other) = NoCard::recognise(&bytes) {
                        return Err(malformed(other.into()));
                    }
                    vec![(Name::SecurityObject, path.to_owned(), bytes)]
                }
                Ok(_) | Err(InputError::TooLarge(_)) => {
                    Self::read_archive(path, application).map_err(malformed)?
                }
                Err(error) => return Err(malformed(error)),
            }
        };
        Self::of(path, files)
    }

    /// Reads these files.
    pub(crate) fn read_files(files: &[(Name, PathBuf)]) -> Result<Self, Failure> {
        let read = |(name, path): &(Name, PathBuf)| match input::read(path) {
            Ok(bytes) => Ok((*name, path.clone(), bytes)),
            Err(error) => Err(Failure::malformed(path, error)),
        };
        let files = files.iter().map(read).collect::<Result<_, _>>()?;
        Self::of(Path::new("EF.SOD"), files)
    }

    fn of(path: &Path, files: Vec<(Name, PathBuf, Bytes)>) -> Result<Self, Failure> {
        let mut security_object = None;
        let mut others: Vec<(NamedFile, PathBuf)> = Vec::new();
        for (name, from, bytes) in files {
            let earlier = match name {
                Name::SecurityObject => {
                    let file = SecurityObjectFile { path: from.clone(), bytes };
                    security_object.replace(file).map(|it| ("EF.SOD".to_owned(), it.path))
                }
                Name::File(description) => {
                    let same = others.iter().find(|(it, _)| it.description == description);
                    let same = same.map(|(_, path)| (description.name.to_owned(), path.clone()));
                    others.push((NamedFile { description, bytes }, from.clone()));
                    same
                }
            };
            if let Some((kind, earlier)) = earlier {
                let [first, second] = [earlier, from].map(|it| crate::outcome::console_path(&it));
                return Err(Failure::malformed(path, InputError::Ambiguous(kind, first, second)));
            }
        }
        let security_object =
            security_object.ok_or_else(|| Failure::malformed(path, InputError::NoSod))?;
        Ok(Self { security_object, files: others.into_iter().map(|(file, _)| file).collect() })
    }

    fn read_directory(
        path: &Path,
        application: &'static NationalApplication,
    ) -> Result<Vec<(Name, PathBuf, Bytes)>, Failure> {
        let unreadable = |error: std::io::Error| Failure::malformed(path, error);
        let mut files = Vec::new();
        for entry in path.read_dir().map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            let path = entry.path();
            if let Some(name) = name_in(application, &entry.file_name().to_string_lossy())
                && !path.is_dir()
            {
                let bytes = input::read(&path).map_err(|it| Failure::malformed(&path, it))?;
                files.push((name, path, bytes));
            }
        }
        // A PIV card put together by hand may have the CMS beside the container that holds it.
        let identifier = application.security_object().map(|it| format!("{it:04X}"));
        let is_container = |path: &Path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_uppercase();
            identifier.as_ref().is_some_and(|it| name.contains(it.as_str()))
        };
        let of_object = |(name, path, _): &(Name, PathBuf, Bytes)| {
            *name == Name::SecurityObject && is_container(path)
        };
        if files.iter().any(of_object) {
            files.retain(|file| file.0 != Name::SecurityObject || of_object(file));
        }
        files.sort_by(|first, second| first.1.cmp(&second.1));
        Ok(files)
    }

    fn read_archive(
        path: &Path,
        application: &'static NationalApplication,
    ) -> Result<Vec<(Name, PathBuf, Bytes)>, InputError> {
        let name_of = |entry: &str| name_in(application, archive::split_name(entry).1);
        let files = archive::read_zip(path, |entry| name_of(entry).is_some())?;
        let files = files
            .into_iter()
            .filter_map(|(entry, bytes)| Some((name_of(&entry)?, path.join(&entry), bytes)));
        Ok(files.collect())
    }
}

/// True if the bytes start as CMS does, with the outer tag of EF.SOD or without it.
pub(crate) const fn is_content_info(bytes: &[u8]) -> bool {
    matches!(bytes, [0x30 | 0x77, ..])
}
