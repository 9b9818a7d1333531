//! Reads revocation lists from files in any form, and from directories.

use std::path::{Path, PathBuf};

use idchip::x509::CertificateList;

use crate::console;
use crate::decoded::{MAX_FILE, decoded, in_place, label_of};
use crate::input;
use crate::outcome::{Failure, InputError, console_path};
use crate::signed_content::name_of;
use crate::texts::say;

/// The attribute of a directory entry that holds a revocation list (RFC 4523 §2.6), as in the LDIF files of
/// the ICAO PKD.
const ATTRIBUTE: &str = "certificateRevocationList";

/// The label of a revocation list in PEM (RFC 7468 §6).
const LABEL: &str = "X509 CRL";

/// Revocation lists in DER.
#[derive(Debug, Default)]
pub(crate) struct RevocationLists {
    lists: Vec<Vec<u8>>,
}

impl RevocationLists {
    /// Reads the files, and the files in the directories. A file in a directory that is not a list is
    /// skipped with a warning; a file named as an argument must hold one.
    pub(crate) fn read(paths: &[PathBuf]) -> Result<Self, Failure> {
        let mut store = Self::default();
        for path in paths {
            if path.is_dir() {
                store.read_directory(path)?;
            } else if path.exists() {
                let lists = lists_in(path).map_err(|error| Failure::malformed(path, error))?;
                store.lists.extend(lists);
            } else {
                let path = console_path(path);
                return Err(Failure::Usage(say!("failure-no-such-file", path = path)));
            }
        }
        Ok(store)
    }

    fn read_directory(&mut self, path: &Path) -> Result<(), Failure> {
        let before = self.lists.len();
        for file in input::files_in(path)? {
            match lists_in(&file) {
                Ok(lists) => self.lists.extend(lists),
                Err(error) => {
                    console::warn_of_skipped(&file, &error);
                }
            }
        }
        if self.lists.len() == before {
            return Err(Failure::malformed(path, InputError::NoRevocationList));
        }
        Ok(())
    }

    /// Iterates over the lists, in the order in which they were read.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &[u8]> {
        self.lists.iter().map(Vec::as_slice)
    }
}

/// Returns the lists in a file of any of the supported forms. Each of them parses. In text, objects beside the lists
/// are passed over, such as the certificates of the signers in LDIF.
fn lists_in(path: &Path) -> Result<Vec<Vec<u8>>, InputError> {
    let bytes = input::read_at_most(path, MAX_FILE)?;
    let Some((_, objects)) = decoded(&bytes) else {
        let list = in_place(&bytes).unwrap_or(&bytes);
        must_be_list(list)?;
        return Ok(vec![list.to_vec()]);
    };
    let mut lists = Vec::new();
    for (object, decoded) in objects {
        let label = label_of(&object);
        let attribute = label.split(';').next().unwrap_or_default();
        let is_called_list = label == LABEL || attribute.eq_ignore_ascii_case(ATTRIBUTE);
        match decoded {
            Ok(list) if is_called_list || label.is_empty() => {
                must_be_list(&list)?;
                lists.push(list);
            }
            Ok(list) if CertificateList::parse(&list).is_ok() => lists.push(list),
            Err(error) if is_called_list || label.is_empty() => {
                return Err(InputError::Text(error));
            }
            _ => {}
        }
    }
    if lists.is_empty() { Err(InputError::NoRevocationList) } else { Ok(lists) }
}

fn must_be_list(bytes: &[u8]) -> Result<(), InputError> {
    let parsed = CertificateList::parse(bytes);
    parsed.map(drop).map_err(|error| match name_of(bytes) {
        Some(found) => {
            InputError::OtherContent { expected: "failure-object-revocation-list", found }
        }
        None => InputError::NotARevocationList(error),
    })
}
