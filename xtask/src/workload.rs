//! The large files that are measured and that testdata/ does not have: anchors of many states, a master list, and
//! cards with a large portrait.

use crate::card::{State, authority};
use crate::curves::P256;
use crate::der::Bytes;
use crate::face::{self, ImageType};
use crate::firmware::root;
use crate::good;
use crate::hash::Hash;
use crate::signer::Signer;
use crate::{keys, lists, write_file};
use core::error::Error;
use std::fs;
use std::path::PathBuf;
use std::thread;

/// The number of certificates, as in the German master list of 2025.
pub(crate) const ANCHORS: usize = 955;

/// The sizes of the portraits in bytes, and the directories of their cards.
const PORTRAITS: [(&str, usize); 3] =
    [("portrait_100_kb", 100_000), ("portrait_1_mb", 1_000_000), ("portrait_10_mb", 10_000_000)];

/// Writes the files into target/workload/, unless this program wrote them before, and returns that directory.
pub(crate) fn write() -> Result<PathBuf, Box<dyn Error>> {
    let directory = root().join("target/workload");
    let stamp = directory.join("written-by");
    let version = version()?;
    if fs::read_to_string(&stamp).is_ok_and(|it| it == version) {
        return Ok(directory.canonicalize()?);
    }
    let certificates = anchors();
    write_file(&directory.join("anchors.der"), &certificates.concat())?;
    let [list, csca] = lists::large_master_list(certificates);
    write_file(&directory.join("list.ml"), &list)?;
    write_file(&directory.join("list.der"), &csca)?;
    for (name, size) in PORTRAITS {
        let mut card = good::vietnam_2021();
        let mut image = face::jpeg();
        image.resize(size, 0x55);
        card.put("EF.DG2", face::dg2(&image, ImageType::Jpeg));
        for (file, bytes) in card.build() {
            write_file(&directory.join(format!("{name}/{file}.bin")), &bytes)?;
        }
    }
    write_file(&stamp, version.as_bytes())?;
    Ok(directory.canonicalize()?)
}

/// The program that writes: its size and the time when it was built.
fn version() -> Result<String, Box<dyn Error>> {
    let program = fs::metadata(std::env::current_exe()?)?;
    Ok(format!("{} {:?}\n", program.len(), program.modified()?))
}

/// CSCA certificates of one state with distinct names and keys: the names differ at their end only, so that a search
/// has to compare the whole of them.
fn anchors() -> Vec<Bytes> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let numbers: Vec<usize> = (1..=ANCHORS).collect();
    thread::scope(|scope| {
        let parts = numbers.chunks(ANCHORS.div_ceil(threads));
        let parts: Vec<_> =
            parts.map(|part| scope.spawn(|| part.iter().map(anchor).collect::<Vec<_>>())).collect();
        parts.into_iter().flat_map(|part| part.join().expect("it does not panic")).collect()
    })
}

fn anchor(number: &usize) -> Bytes {
    let name = format!("Test CSCA {number:04}");
    let signer = Signer::ecdsa(keys::ec(&name, &P256), Hash::Sha256);
    let state = State { ..good::VIETNAM };
    authority(state, &name, signer, ["20240101000000Z", "20390101000000Z"]).encode()
}
