//! Evidence containers: the files of a card with what it was verified with, and the report.
//!
//! A container is a directory, or one CBOR file with the same content. docs/evidence.md describes both.

mod basis;
mod cbor;
mod directory;
mod manifest;
mod recorded;
mod report_differences;

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::Path;

use idchip::lds::ElementaryFile;

use crate::file_name;
use crate::input::Bytes;
use crate::outcome::{Failure, InputError};
use idchip_batch::printable;

pub(crate) use basis::{Basis, BasisCertificate, CertificatePartsRecord, SignedPartsRecord};
pub(crate) use manifest::{Exchange, FileRecord};
pub(crate) use recorded::{Recorded, RecordedFile};
pub(crate) use report_differences::{Difference, NONE, RecordedReport};

/// Incremented when a member is removed or changes its meaning, not when one is added.
pub(crate) const SCHEMA: &str = "idchip.evidence/1";

/// The file of a directory that lists the others.
const MANIFEST: &str = "evidence.json";

/// The certificate of the document signer.
pub(crate) const SIGNER: &str = "signer.der";

/// The anchor that issued it. It is there to be compared, and is never trusted when a container is read.
pub(crate) const ANCHOR: &str = "anchor.der";

/// A container: files by their names, and the manifest that lists them.
pub(crate) struct Container {
    /// The bytes of each file.
    pub(crate) files: BTreeMap<String, Bytes>,
    /// The content of [`MANIFEST`].
    pub(crate) manifest: serde_json::Value,
}

impl Container {
    /// Reads the container at `path`; returns `None` if something else is there.
    pub(crate) fn read(path: &Path) -> Result<Option<Self>, Failure> {
        // A dangling link, or a pipe of this name, is an error: without the manifest the directory would
        // be read as a card.
        if path.join(MANIFEST).symlink_metadata().is_ok() {
            return Self::read_directory(path).map(Some);
        }
        if path.is_dir() || !cbor::is_cbor_file(path) {
            return Ok(None);
        }
        let container = Self::read_cbor(path).map_err(|error| Failure::malformed(path, error))?;
        Ok(Some(container))
    }

    /// Writes the container to a path where nothing is yet: one CBOR file if it ends in `.cbor`, else a
    /// directory. Only the owner can read it.
    pub(crate) fn write(&self, path: &Path) -> Result<(), Failure> {
        if cbor::is_cbor_name(path) { self.write_cbor(path) } else { self.write_directory(path) }
    }
}

/// True if a file of this name makes its directory a container.
pub(crate) fn is_manifest(name: &OsStr) -> bool {
    name == MANIFEST
}

/// The name of an elementary file in a container: that of the standard, without the slash of EF.ATR/INFO.
pub(crate) fn name_of(kind: ElementaryFile) -> String {
    kind.to_string().replace('/', "_")
}

/// The name of a revocation list in a container, counted from 1.
pub(crate) fn name_of_list(index: usize) -> String {
    format!("crl/{}.crl", index.saturating_add(1))
}

/// A file of a container by its name.
enum Member {
    Card(ElementaryFile),
    Signer,
    Anchor,
    /// A revocation list, with its index from 0.
    RevocationList(usize),
}

impl Member {
    /// Recognises the names that the command writes, and no other: a name never leads out of the container.
    fn of_name(name: &str) -> Option<Self> {
        match name {
            SIGNER => return Some(Self::Signer),
            ANCHOR => return Some(Self::Anchor),
            _ => {}
        }
        if let Some(number) = name.strip_prefix("crl/").and_then(|name| name.strip_suffix(".crl")) {
            let index = number.parse::<usize>().ok()?.checked_sub(1)?;
            return (name_of_list(index) == name).then_some(Self::RevocationList(index));
        }
        file_name::from_name(name).filter(|kind| name_of(*kind) == name).map(Self::Card)
    }
}

/// Returns the error for a container that is not as it was written: the key of the reason, and what it names, which
/// may quote the container.
fn not_a_container(reason: &'static str, detail: impl ToString) -> InputError {
    InputError::Evidence(reason, printable(&detail.to_string()))
}
