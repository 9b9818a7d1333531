//! The directory: each file of the container beside the manifest.

use std::collections::BTreeMap;
use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use serde_json::Value;

use super::{Container, MANIFEST, Member, manifest, not_a_container};
use crate::file_name;
use crate::input;
use crate::outcome::{Failure, InputError, console_path};
use crate::texts::say;

impl Container {
    /// Reads the manifest, and the files that it lists.
    pub(super) fn read_directory(path: &Path) -> Result<Self, Failure> {
        let place = path.join(MANIFEST);
        let malformed = |error| Failure::malformed(&place, error);
        let bytes = input::read(&place).map_err(malformed)?;
        let manifest: Value = serde_json::from_slice(&bytes)
            .map_err(|error| malformed(not_a_container("failure-evidence-not-json", error)))?;
        let mut files = BTreeMap::new();
        for name in manifest::listed_names(&manifest) {
            // A name that the command does not write is refused later, and leads nowhere.
            if Member::of_name(name).is_some() {
                let place = path.join(name);
                let bytes = input::read(&place).map_err(|it| Failure::malformed(&place, it))?;
                files.insert(name.to_owned(), bytes);
            }
        }
        refuse_unlisted(path, &files)?;
        Ok(Self { files, manifest })
    }

    /// Writes the directory. The manifest comes last: without it, nothing is taken for a container.
    pub(super) fn write_directory(&self, path: &Path) -> Result<(), Failure> {
        create_directory(path)?;
        for (name, bytes) in &self.files {
            let place = path.join(name);
            if let Some(folder) = place.parent().filter(|folder| !folder.exists()) {
                create_directory(folder)?;
            }
            write(&place, bytes)?;
        }
        let mut manifest = serde_json::to_vec_pretty(&self.manifest).map_err(io::Error::from)?;
        manifest.push(b'\n');
        write(&path.join(MANIFEST), &manifest)
    }
}

/// Refuses an elementary file that the manifest does not list: somebody added it.
fn refuse_unlisted<T>(path: &Path, files: &BTreeMap<String, T>) -> Result<(), Failure> {
    let unreadable = |error: io::Error| Failure::malformed(path, error);
    for entry in path.read_dir().map_err(unreadable)? {
        let name = entry.map_err(unreadable)?.file_name().to_string_lossy().into_owned();
        if file_name::from_name(&name).is_some() && !files.contains_key(&name) {
            return Err(Failure::malformed(&path.join(name), InputError::NotListed));
        }
    }
    Ok(())
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let mut file = create_file(path)?;
    file.write_all(bytes)?;
    Ok(file.flush()?)
}

/// Creates a file that only its owner can read.
pub(super) fn create_file(path: &Path) -> Result<File, Failure> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map_err(|error| not_created(path, error))
}

/// Creates a directory that only its owner can enter.
fn create_directory(path: &Path) -> Result<(), Failure> {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "only Unix has modes"))]
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(|error| not_created(path, error))
}

fn not_created(path: &Path, error: io::Error) -> Failure {
    match error.kind() {
        ErrorKind::AlreadyExists => {
            let path = console_path(path);
            Failure::Usage(say!("failure-evidence-exists", path = path))
        }
        _ => Failure::Output(error),
    }
}
