//! Reads revocation lists from files, directories and LDIF.

use std::path::{Path, PathBuf};

use idchip::x509::CertificateList;
use rustls_pki_types::CertificateRevocationListDer;
use rustls_pki_types::pem::PemObject;

use crate::anchors::is_pem;
use crate::console;
use crate::input;
use crate::ldif;
use crate::outcome::{Failure, InputError, console_path};
use crate::signed_content::name_of;

/// The attribute of a directory entry that holds a revocation list (RFC 4523 §2.6), as in the LDIF files of
/// the ICAO PKD.
const ATTRIBUTE: &str = "certificateRevocationList";

/// An LDIF file has the lists of all states, and the certificates of their signers beside them.
const MAX_FILE: u64 = 256 * 1024 * 1024;

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
                return Err(Failure::Usage(format!("{path}: no such file or directory")));
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
                    console::warn(format_args!("{}: {error}; skipped", console_path(&file)));
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

/// Returns the lists in a file of any of the supported forms. Each of them parses.
fn lists_in(path: &Path) -> Result<Vec<Vec<u8>>, InputError> {
    let bytes = input::read_at_most(path, MAX_FILE)?;
    let lists = if is_pem(&bytes) {
        CertificateRevocationListDer::pem_slice_iter(&bytes)
            .map(|list| list.map(|list| list.as_ref().to_vec()))
            .collect::<Result<Vec<_>, _>>()
            .map_err(|error| InputError::Pem(error.to_string()))?
    } else if ldif::is_ldif(&bytes) {
        ldif::values(&bytes, ATTRIBUTE)?
    } else {
        vec![bytes.to_vec()]
    };
    for list in &lists {
        CertificateList::parse(list).map_err(|error| match name_of(list) {
            Some(found) => InputError::OtherContent { expected: "a revocation list", found },
            None => InputError::NotARevocationList(error),
        })?;
    }
    if lists.is_empty() { Err(InputError::NoRevocationList) } else { Ok(lists) }
}
