//! The cards in a ZIP archive that has several.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use zip::read::{Config, ZipFileEntry};
use zip::unstable::read::ZipIterable;

use super::gathered::{Gathered, Stream};
use crate::archive::{self, MAX_ARCHIVE, not_readable, split_name};
use crate::file_name;
use crate::input;
use crate::outcome::InputError;
use idchip::lds::ElementaryFile;

/// The most that the files of an archive may have together, as a multiple of its own length. Images do not shrink.
const MAX_RATIO: u64 = 100;

/// Returns the cards of an archive in which several folders have an EF.SOD, and `None` for any other file.
pub(super) fn cards(path: &Path) -> Option<Stream> {
    let bounds = Bounds::of(path).ok()?;
    if !bounds.has_several_cards {
        return None;
    }
    let place = path.to_owned();
    Some(Stream::new(path, move |gathered| {
        let read = match bounds.total > bounds.most {
            true => Err(InputError::TooLarge(bounds.most)),
            false => read(&place, gathered),
        };
        if let Err(error) = read {
            gathered.break_off(error);
        }
    }))
}

/// The index of an archive, read once without holding it in memory.
struct Bounds {
    has_several_cards: bool,
    /// The number of bytes that the files of cards have together.
    total: u64,
    /// The number of bytes that they may have.
    most: u64,
}

impl Bounds {
    fn of(path: &Path) -> Result<Self, InputError> {
        let file = input::open(path)?;
        let length = file.metadata()?.len();
        let most = length.saturating_mul(MAX_RATIO).max(MAX_ARCHIVE);
        let mut bounds = Self { has_several_cards: false, total: 0, most };
        let mut first: Option<String> = None;
        for_each_file(file, |name, entry| {
            bounds.total = bounds.total.saturating_add(entry.size());
            let (folder, file) = split_name(name);
            if file_name::from_name(file) == Some(ElementaryFile::Sod) {
                let first = first.get_or_insert_with(|| folder.to_owned());
                bounds.has_several_cards |= first != folder;
            }
            Ok(true)
        })?;
        Ok(bounds)
    }
}

/// Calls `then` for each file of a card, in the order of the index, until it returns false.
fn for_each_file(
    file: File,
    mut then: impl FnMut(&str, ZipFileEntry<'_>) -> Result<bool, InputError>,
) -> Result<(), InputError> {
    let mut index =
        ZipIterable::try_new(BufReader::new(file), Config::default()).map_err(not_readable)?;
    for entry in index.files().map_err(not_readable)? {
        let entry = entry.map_err(not_readable)?;
        let name = entry.name().map_err(not_readable)?.into_owned();
        if entry.is_file()
            && !archive::is_added_by_macos(&name)
            && Gathered::is_of_card(&name)
            && !then(&name, entry)?
        {
            break;
        }
    }
    Ok(())
}

fn read(path: &Path, gathered: &mut Gathered) -> Result<(), InputError> {
    let mut contents = BufReader::new(input::open(path)?);
    for_each_file(input::open(path)?, |name, entry| {
        let bytes = archive::must_be_readable(&entry, name)
            .and_then(|()| archive::unpack(&mut contents, entry, name));
        Ok(gathered.add(name, bytes))
    })
}
