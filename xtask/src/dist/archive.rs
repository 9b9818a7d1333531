//! One archive: a directory as tar.gz, the same bytes for the same files.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use flate2::{Compression, GzBuilder};
use jiff::Timestamp;
use tar::{Builder, EntryType, Header, HeaderMode};

use super::Outcome;

/// Packs all below `root` as the directory `name`: sorted, owned by nobody in particular, with one time.
pub(super) fn write(root: &Path, name: &str, time: Timestamp, place: &Path) -> Outcome<()> {
    let seconds = u64::try_from(time.as_second())?;
    let gzip = GzBuilder::new().write(File::create(place)?, Compression::best());
    let mut builder = Builder::new(gzip);
    for path in entries(root)? {
        let metadata = fs::symlink_metadata(&path)?;
        let inside = Path::new(name).join(path.strip_prefix(root)?);
        let mut header = Header::new_gnu();
        header.set_metadata_in_mode(&metadata, HeaderMode::Deterministic);
        header.set_mtime(seconds);
        if metadata.is_symlink() {
            header.set_entry_type(EntryType::Symlink);
            header.set_size(0);
            header.set_mode(0o777);
            builder.append_link(&mut header, inside, fs::read_link(&path)?)?;
        } else if metadata.is_dir() {
            builder.append_data(&mut header, inside, std::io::empty())?;
        } else {
            builder.append_data(&mut header, inside, File::open(&path)?)?;
        }
    }
    builder.into_inner()?.finish()?.flush()?;
    Ok(())
}

/// The directory, and all below it: directories before their content, and names sorted.
fn entries(directory: &Path) -> Outcome<Vec<PathBuf>> {
    let mut found = vec![directory.to_owned()];
    let mut children: Vec<_> =
        fs::read_dir(directory)?.map(|entry| Ok(entry?.path())).collect::<Outcome<_>>()?;
    children.sort();
    for child in children {
        if fs::symlink_metadata(&child)?.is_dir() {
            found.extend(entries(&child)?);
        } else {
            found.push(child);
        }
    }
    Ok(found)
}
