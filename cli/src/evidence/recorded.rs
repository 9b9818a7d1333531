//! A container that is read again.

use std::collections::BTreeMap;
use std::path::Path;

use idchip::lds::ElementaryFile;
use idchip::time::UnixTime;
use serde::Deserialize;
use serde_json::Value;

use super::manifest::{Exchange, FileRecord};
use super::{Container, MANIFEST, Member, SCHEMA, not_a_container};
use crate::args::{Challenge, Hex, Moment};
use crate::input::Bytes;
use crate::outcome::{Failure, InputError};

/// The content of a container beside the files of the card.
///
/// Nothing of it is signed, except the files by the state. The digests find damage, and no forgery: whoever
/// changes a file can change its digest. The anchor is compared, and never trusted.
pub(crate) struct Recorded {
    /// The signer's certificate. It is not trusted by itself.
    pub(crate) signer: Option<Bytes>,
    /// The revocation lists. A list counts only if an anchor of the caller signed it.
    pub(crate) revocation_lists: Vec<Bytes>,
    /// A challenge and the chip's response. Nobody knows whether the challenge was fresh.
    pub(crate) active_authentication: Option<(Challenge, Hex)>,
    /// The time for which the card was judged.
    pub(crate) at: UnixTime,
    /// The program that wrote the container.
    pub(super) tool: String,
    /// The report, as `idchip verify --json` gives it.
    pub(super) report: Value,
}

/// A file of the card in a container.
pub(crate) struct RecordedFile {
    pub(crate) kind: ElementaryFile,
    /// Its name in the container.
    pub(crate) name: String,
    pub(crate) bytes: Bytes,
}

/// The members of a manifest that are read.
#[derive(Deserialize)]
struct ManifestRead {
    schema: String,
    tool: String,
    at: String,
    files: BTreeMap<String, FileRecord>,
    active_authentication: Option<Exchange>,
    report: Value,
}

impl Recorded {
    /// Takes the files of the card out of a container. Every file must have the recorded digest.
    pub(crate) fn open(
        container: Container,
        path: &Path,
    ) -> Result<(Vec<RecordedFile>, Self), Failure> {
        let Container { files, manifest } = container;
        let place = if path.is_dir() { path.join(MANIFEST) } else { path.to_owned() };
        let malformed = |reason: &'static str, detail: &dyn ToString| {
            Failure::malformed(&place, not_a_container(reason, detail.to_string()))
        };
        let manifest: ManifestRead = serde_json::from_value(manifest)
            .map_err(|error| malformed("failure-evidence-manifest", &error))?;
        if manifest.schema != SCHEMA {
            return Err(malformed("failure-evidence-schema", &SCHEMA));
        }
        for name in manifest.files.keys() {
            if Member::of_name(name).is_none() {
                return Err(malformed("failure-evidence-no-such-file", name));
            }
        }
        must_be_as_listed(&files, &manifest.files, path)?;
        let at =
            Moment::exact(&manifest.at).map_err(|_| malformed("failure-evidence-time", &""))?;
        let exchange = manifest.active_authentication.map(|it| it.parse()).transpose();
        let active_authentication =
            exchange.map_err(|error| malformed("failure-evidence-exchange", &error))?;
        let mut of_card = Vec::new();
        let mut recorded = Self {
            signer: None,
            revocation_lists: Vec::new(),
            active_authentication,
            at: at.0,
            tool: manifest.tool,
            report: manifest.report,
        };
        // By their numbers, because the names sort 10 before 2.
        let mut lists = BTreeMap::new();
        for (name, bytes) in files {
            match Member::of_name(&name) {
                Some(Member::Card(kind)) => of_card.push(RecordedFile { kind, name, bytes }),
                Some(Member::Signer) => recorded.signer = Some(bytes),
                Some(Member::RevocationList(number)) => drop(lists.insert(number, bytes)),
                Some(Member::Anchor) | None => {}
            }
        }
        recorded.revocation_lists = lists.into_values().collect();
        Ok((of_card, recorded))
    }
}

/// Requires that the files are those of the list, each with its digest.
fn must_be_as_listed(
    files: &BTreeMap<String, Bytes>,
    listed: &BTreeMap<String, FileRecord>,
    path: &Path,
) -> Result<(), Failure> {
    for (name, record) in listed {
        let error = match files.get(name) {
            None => InputError::NoFile(name.clone()),
            Some(bytes) if record.is_of(bytes) => continue,
            Some(_) => InputError::DigestDiffers,
        };
        return Err(Failure::malformed(&path.join(name), error));
    }
    match files.keys().find(|name| !listed.contains_key(*name)) {
        Some(name) => Err(Failure::malformed(&path.join(name), InputError::NotListed)),
        None => Ok(()),
    }
}
