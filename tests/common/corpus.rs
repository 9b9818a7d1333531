//! The public specimens that are not in the repository: `$IDCHIP_CORPUS`, else `../shared/data`
//! beside it.

use std::env;
use std::path::{Path, PathBuf};

/// Returns the place of a file or folder of the corpus. Where there is no corpus, says so on one line
/// and returns none; what a corpus lacks fails the test.
pub(crate) fn corpus(path: &str) -> Option<PathBuf> {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let repository = package.ancestors().find(|it| it.join("testdata/manifest.json").is_file());
    let beside = repository.expect("testdata/ is in the repository").join("../shared/data");
    let root = env::var_os("IDCHIP_CORPUS").map_or(beside, PathBuf::from);
    if !root.is_dir() {
        println!("skipped: {path}: no corpus at $IDCHIP_CORPUS or ../shared/data");
        return None;
    }
    let place = root.join(path);
    assert!(place.exists(), "{} is not in the corpus", place.display());
    Some(place)
}
