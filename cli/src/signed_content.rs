//! Files of signed content, such as master lists: reads them, and names one that was given in place of another.

use std::path::PathBuf;

use idchip::cms::SignedData;
use idchip::{ParseError, Structure};

use crate::console;
use crate::input::{self, Bytes};
use crate::outcome::{Failure, InputError, console_path};

/// Reads the files, and those files in the directories that `check` takes. The other files in a directory are
/// skipped with a warning; `none` is the error for a directory without any.
pub(crate) fn read(
    paths: &[PathBuf],
    check: fn(&[u8]) -> Result<(), InputError>,
    none: InputError,
) -> Result<Vec<(PathBuf, Bytes)>, Failure> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            let bytes = input::read(path).map_err(|error| Failure::malformed(path, error))?;
            files.push((path.clone(), bytes));
            continue;
        }
        let before = files.len();
        for file in input::files_in(path)? {
            match input::read(&file).and_then(|bytes| check(&bytes).map(|()| bytes)) {
                Ok(bytes) => files.push((file, bytes)),
                Err(error) => {
                    console::warn(format_args!("{}: {error}; skipped", console_path(&file)));
                }
            }
        }
        if files.len() == before {
            return Err(Failure::malformed(path, none));
        }
    }
    Ok(files)
}

/// Returns the error for a file that is not what was expected: it names what the file is, if that is known.
pub(crate) fn unexpected(expected: &'static str, bytes: &[u8], error: ParseError) -> InputError {
    match name_of(bytes) {
        Some(found) => InputError::OtherContent { expected, found },
        None => InputError::NotSignedContent { expected, error },
    }
}

/// Names the content of SignedData, and says who reads it.
pub(crate) fn name_of(bytes: &[u8]) -> Option<&'static str> {
    match SignedData::parse(bytes).ok()?.structure()? {
        Structure::DefectList => Some("a defect list of BSI TR-03129-2, which is not read"),
        Structure::DeviationList => {
            Some("a deviation list, which is read by `idchip verify --deviation-list`")
        }
        Structure::EfCardSecurity => Some("EF.CardSecurity, a file of a card"),
        Structure::LdsSecurityObject => Some("the content of EF.SOD, a file of a card"),
        Structure::MasterList => Some(
            "a CSCA master list, which is read as an anchor, and verified by `idchip anchors \
             --verify-with`",
        ),
        _ => None,
    }
}
