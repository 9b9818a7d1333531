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

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::GzDecoder;
    use tar::Archive;

    /// A directory that goes away.
    struct Scratch(PathBuf);

    impl Drop for Scratch {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn packed(scratch: &Path, file: &str) -> Vec<u8> {
        let place = scratch.join(file);
        let time = Timestamp::from_second(1_793_491_200).unwrap();
        write(&scratch.join("tree"), "name-1.0", time, &place).unwrap();
        fs::read(place).unwrap()
    }

    #[test]
    fn the_same_files_give_the_same_archive() {
        let directory = std::env::temp_dir().join(format!("idchip-archive-{}", std::process::id()));
        let scratch = Scratch(directory);
        for (file, content) in [("tree/b", "first"), ("tree/a/c", "second")] {
            crate::write_file(&scratch.0.join(file), content.as_bytes()).unwrap();
        }
        let archive = packed(&scratch.0, "1.tar.gz");
        // Written again, in the other order, and at another time.
        fs::remove_file(scratch.0.join("tree/b")).unwrap();
        fs::write(scratch.0.join("tree/b"), "first").unwrap();
        assert_eq!(packed(&scratch.0, "2.tar.gz"), archive);

        let mut entries = Vec::new();
        for entry in Archive::new(GzDecoder::new(archive.as_slice())).entries().unwrap() {
            let entry = entry.unwrap();
            let header = entry.header();
            assert_eq!((header.uid().unwrap(), header.mtime().unwrap()), (0, 1_793_491_200));
            entries.push(entry.path().unwrap().to_string_lossy().trim_end_matches('/').to_owned());
        }
        assert_eq!(entries, ["name-1.0", "name-1.0/a", "name-1.0/a/c", "name-1.0/b"]);
    }
}
