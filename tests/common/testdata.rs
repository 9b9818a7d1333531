//! The synthetic cards of the repository.

use std::fs;
use std::path::{Path, PathBuf};

/// Returns `testdata/`, for tests of this package and of those in directories below it.
pub(crate) fn testdata() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut candidates = package.ancestors().map(|directory| directory.join("testdata"));
    candidates
        .find(|it| it.join("manifest.json").is_file())
        .expect("testdata/ is in the repository")
}

/// Reads a file below `testdata/`, or one with an absolute path.
pub(crate) fn read(path: impl AsRef<Path>) -> Vec<u8> {
    let path = testdata().join(path);
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
