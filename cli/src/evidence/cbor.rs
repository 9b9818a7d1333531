//! The CBOR file: the whole container as one data item (RFC 8949), deterministically encoded (§4.2.1).

use core::fmt;
use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::path::Path;

use ciborium::tag::Required;
use serde::de::{self, Deserialize, Deserializer, Visitor};
use serde::ser::{Serialize, Serializer};
use serde_json::Value;
use zeroize::Zeroizing;

use super::{Container, directory, not_a_container};
use crate::console::{self, is_standard_output};
use crate::input::{self, Bytes, MAX_FILE};
use crate::outcome::{Failure, InputError};
use crate::texts::say;

/// The tag of self-described CBOR (RFC 8949 §3.4.6), by which a container is recognised.
const SELF_DESCRIBED: u64 = 55_799;

/// [`SELF_DESCRIBED`] as it is encoded. No elementary file and no archive begins with it.
const FIRST_BYTES: [u8; 3] = [0xD9, 0xD9, 0xF7];

/// The manifest has some ten kilobytes.
const LENGTH_OF_MANIFEST: usize = 64 * 1024;

/// True if a container at this path is to be a CBOR file, or CBOR on standard output.
pub(super) fn is_cbor_name(path: &Path) -> bool {
    is_standard_output(path)
        || path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("cbor"))
}

/// True if the path leads to a regular file that begins like a container.
pub(super) fn is_cbor_file(path: &Path) -> bool {
    let mut first = [0; FIRST_BYTES.len()];
    input::open(path).is_ok_and(|mut file| file.read_exact(&mut first).is_ok())
        && first == FIRST_BYTES
}

impl Container {
    /// Reads the file. It must be encoded as [`Container::to_cbor`] encodes it.
    pub(super) fn read_cbor(path: &Path) -> Result<Self, InputError> {
        let bytes = input::read(path)?;
        let item: Required<ItemRead, SELF_DESCRIBED> = ciborium::from_reader(bytes.as_slice())
            .map_err(|error| not_a_container("failure-evidence-not-cbor", error))?;
        let Required(ItemRead { files, evidence: manifest }) = item;
        let files = files.into_iter().map(|(name, OwnedBytes(bytes))| (name, bytes)).collect();
        let container = Self { files, manifest };
        // Excludes also names that stand twice, and bytes after the item.
        if container.to_cbor().is_ok_and(|encoded| encoded == bytes) {
            Ok(container)
        } else {
            Err(not_a_container("failure-evidence-not-deterministic", "RFC 8949 §4.2.1"))
        }
    }

    /// Writes the file.
    pub(super) fn write_cbor(&self, path: &Path) -> Result<(), Failure> {
        let encoded = self.to_cbor()?;
        if u64::try_from(encoded.len()).map_or(true, |length| length > MAX_FILE) {
            return Err(Failure::Usage(say!("failure-container-too-large")));
        }
        if is_standard_output(path) {
            return console::write_bytes(&encoded);
        }
        let mut file = directory::create_file(path)?;
        file.write_all(&encoded)?;
        Ok(file.flush()?)
    }

    /// Encodes the container. The same container gives the same bytes.
    fn to_cbor(&self) -> Result<Bytes, std::io::Error> {
        let files = self.files.iter().map(|(name, bytes)| (name, BorrowedBytes(bytes)));
        let item = ItemWritten { files: Sorted::of(files), evidence: Canonical(&self.manifest) };
        let lengths = self.files.values().map(|bytes| bytes.len());
        // Reserved at once, so that a growing buffer leaves no copies in memory.
        let capacity = lengths.fold(LENGTH_OF_MANIFEST, usize::saturating_add);
        let mut encoded = Zeroizing::new(Vec::with_capacity(capacity));
        ciborium::into_writer(&Required::<_, SELF_DESCRIBED>(item), &mut *encoded)
            .map_err(std::io::Error::other)?;
        Ok(encoded)
    }
}

/// The data item, to be written. Its names are in the order of their encodings.
#[derive(serde::Serialize)]
struct ItemWritten<'c> {
    files: Sorted<'c, BorrowedBytes<'c>>,
    evidence: Canonical<'c>,
}

/// The data item, as it was read.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct ItemRead {
    files: BTreeMap<String, OwnedBytes>,
    evidence: Value,
}

/// A map in the order of the encodings of its names: a shorter name has a smaller first byte.
struct Sorted<'c, T>(Vec<(&'c String, T)>);

impl<'c, T> Sorted<'c, T> {
    fn of(members: impl Iterator<Item = (&'c String, T)>) -> Self {
        let mut members: Vec<_> = members.collect();
        members.sort_by_key(|(name, _)| (name.len(), *name));
        Self(members)
    }
}

impl<T: Serialize> Serialize for Sorted<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

/// A value of the manifest, with every map in the order of [`Sorted`].
struct Canonical<'c>(&'c Value);

impl Serialize for Canonical<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Array(items) => serializer.collect_seq(items.iter().map(Canonical)),
            Value::Object(members) => {
                let members = members.iter().map(|(name, value)| (name, Canonical(value)));
                Sorted::of(members).serialize(serializer)
            }
            other => other.serialize(serializer),
        }
    }
}

/// A byte string.
struct BorrowedBytes<'c>(&'c [u8]);

impl Serialize for BorrowedBytes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(self.0)
    }
}

/// A byte string, wiped when dropped.
struct OwnedBytes(Bytes);

impl<'de> Deserialize<'de> for OwnedBytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ByteString;

        impl Visitor<'_> for ByteString {
            type Value = OwnedBytes;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a byte string")
            }

            fn visit_bytes<E: de::Error>(self, bytes: &[u8]) -> Result<OwnedBytes, E> {
                Ok(OwnedBytes(Bytes::new(bytes.to_vec())))
            }

            fn visit_byte_buf<E: de::Error>(self, bytes: Vec<u8>) -> Result<OwnedBytes, E> {
                Ok(OwnedBytes(Bytes::new(bytes)))
            }
        }

        deserializer.deserialize_byte_buf(ByteString)
    }
}
