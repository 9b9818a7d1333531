//! Files of signed content, such as master lists: reads them, and names one that was given in place of another.

use std::path::{Path, PathBuf};

use idchip::cms::SignedData;
use idchip::{ParseError, Structure};

use crate::archive::{self, is_zip};
use crate::console;
use crate::decoded::{MAX_FILE, decoded, in_place};
use crate::input::{self, Bytes};
use crate::outcome::{Failure, InputError};

/// Reads the objects that `check` takes of the files, and of the files in the directories, in any form. A file
/// without any is skipped with a warning in a directory, and is an error otherwise; `none` is the error for a
/// directory without any. Each object has the path of its file.
pub(crate) fn read(
    paths: &[PathBuf],
    check: fn(&[u8]) -> Result<(), InputError>,
    none: InputError,
) -> Result<Vec<(PathBuf, Bytes)>, Failure> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            let objects =
                wanted_in(path, check).map_err(|error| Failure::malformed(path, error))?;
            files.extend(objects.into_iter().map(|bytes| (path.clone(), bytes)));
            continue;
        }
        let before = files.len();
        for file in input::files_in(path)? {
            match wanted_in(&file, check) {
                Ok(objects) => files.extend(objects.into_iter().map(|it| (file.clone(), it))),
                Err(error) => {
                    console::warn_of_skipped(&file, &error);
                }
            }
        }
        if files.len() == before {
            return Err(Failure::malformed(path, none));
        }
    }
    Ok(files)
}

/// Returns the objects in a file that `check` takes: at least one, or the error of the first object.
fn wanted_in(
    path: &Path,
    check: fn(&[u8]) -> Result<(), InputError>,
) -> Result<Vec<Bytes>, InputError> {
    let mut wanted = Vec::new();
    let mut first_error = None;
    for bytes in objects_in(path)? {
        match check(&bytes) {
            Ok(()) => wanted.push(bytes),
            Err(error) => first_error = first_error.or(Some(error)),
        }
    }
    match first_error {
        Some(error) if wanted.is_empty() => Err(error),
        _ => Ok(wanted),
    }
}

/// Reads a file in any form, or the files in a ZIP archive. Returns its objects, or the file as it is if it has no
/// known form or none of them can be decoded: at least one.
fn objects_in(path: &Path) -> Result<Vec<Bytes>, InputError> {
    let bytes = input::read_at_most(path, MAX_FILE)?;
    if !is_zip(&bytes) {
        return Ok(objects_of(bytes));
    }
    let files = archive::read_zip(path, |_| true)?;
    let objects: Vec<_> = files.into_iter().flat_map(|(_, bytes)| objects_of(bytes)).collect();
    Ok(if objects.is_empty() { vec![bytes] } else { objects })
}

fn objects_of(file: Bytes) -> Vec<Bytes> {
    let objects: Vec<_> = match decoded(&file) {
        Some((_, objects)) => {
            objects.into_iter().filter_map(|(_, object)| object.ok().map(Bytes::new)).collect()
        }
        // The line ends behind DER are left out.
        None => in_place(&file).map(|object| Bytes::new(object.to_vec())).into_iter().collect(),
    };
    if objects.is_empty() { vec![file] } else { objects }
}

/// Returns the error for a file that is not what was expected: it names what the file is, if that is known.
pub(crate) fn unexpected(expected: &'static str, bytes: &[u8], error: ParseError) -> InputError {
    match name_of(bytes) {
        Some(found) => InputError::OtherContent { expected, found },
        None => InputError::NotSignedContent { expected, error },
    }
}

/// Returns the key of the name of the content of SignedData; the name says who reads it.
pub(crate) fn name_of(bytes: &[u8]) -> Option<&'static str> {
    match SignedData::parse(bytes).ok()?.structure()? {
        Structure::DefectList => Some("failure-object-defect-list"),
        Structure::DeviationList => Some("failure-object-known-deviation-list"),
        Structure::EfCardSecurity => Some("failure-object-card-security"),
        Structure::LdsSecurityObject => Some("failure-object-content-of-sod"),
        Structure::MasterList => Some("failure-object-known-master-list"),
        _ => None,
    }
}
