//! The manifest that is written: the list of the files, the places of the signed bytes, and the report.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::card::Card;
use crate::decoded::MAX_FILE;
use crate::evidence::{
    ANCHOR, Basis, BasisCertificate, CertificatePartsRecord, Container, Exchange, FileRecord,
    SCHEMA, SIGNER, SignedPartsRecord, name_of, name_of_list,
};
use crate::input::{self, Bytes};
use crate::outcome::Failure;
use crate::policy::PolicyChoice;
use crate::report_json::CardRecord;
use crate::terms::Terms;
use idchip_batch::printable;
use idchip_batch::sha256;

/// The program that writes a container.
const TOOL: &str = concat!("idchip ", env!("CARGO_PKG_VERSION"));

/// Collects the files of a card, the basis of its results if EF.SOD could be read, and the report.
pub(super) fn container_of(
    card: &Card,
    basis: Option<&Basis>,
    terms: &Terms<'_>,
    policy: &PolicyChoice,
    report: &CardRecord,
) -> Result<Container, Failure> {
    let mut files: BTreeMap<String, Bytes> =
        card.files().iter().map(|file| (name_of(file.kind), file.bytes.clone())).collect();
    let mut add = |name: &str, bytes: &[u8]| {
        files.insert(name.to_owned(), Bytes::new(bytes.to_vec()));
    };
    let signer = basis.and_then(|basis| basis.signer.as_ref());
    let anchor = basis.and_then(|basis| basis.anchor.as_ref());
    if let Some(signer) = signer {
        add(SIGNER, &signer.der);
    }
    if let Some(anchor) = anchor {
        add(ANCHOR, &anchor.der);
    }
    let lists = basis.map(|basis| basis.revocation_lists.as_slice()).unwrap_or_default();
    for (index, list) in lists.iter().enumerate() {
        add(&name_of_list(index), list);
    }
    let manifest = Manifest {
        schema: SCHEMA,
        tool: TOOL,
        at: terms.common.at.to_string(),
        policy: policy.name(),
        chip_required: policy.requires_chip(),
        files: files.iter().map(|(name, bytes)| (name.as_str(), FileRecord::of(bytes))).collect(),
        signed_parts: basis.and_then(|basis| basis.signed_parts.as_ref()),
        signer: signer.map(|signer| &signer.record),
        anchor: AnchorRecord::new(basis, anchor)?,
        revocation_lists: (0..lists.len()).map(name_of_list).collect(),
        active_authentication: terms
            .active_authentication
            .map(|(challenge, response)| Exchange::new(challenge, response)),
        report,
    };
    let manifest = serde_json::to_value(manifest).map_err(std::io::Error::from)?;
    Ok(Container { files, manifest })
}

/// The manifest, to be written.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Manifest<'m> {
    schema: &'static str,
    tool: &'static str,
    at: String,
    policy: &'static str,
    chip_required: bool,
    files: BTreeMap<&'m str, FileRecord>,
    signed_parts: Option<&'m SignedPartsRecord>,
    signer: Option<&'m CertificatePartsRecord>,
    anchor: Option<AnchorRecord<'m>>,
    revocation_lists: Vec<String>,
    active_authentication: Option<Exchange>,
    report: &'m CardRecord,
}

/// The anchor, and the file that the caller gave, which may be a master list.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct AnchorRecord<'m> {
    #[serde(flatten)]
    certificate: &'m CertificatePartsRecord,
    source: Option<SourceRecord>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct SourceRecord {
    name: String,
    sha256: String,
    /// The index among the certificates of the file, from 0.
    index: usize,
}

impl<'m> AnchorRecord<'m> {
    /// Reads the file that the anchor came from once more, for its digest.
    fn new(
        basis: Option<&Basis>,
        anchor: Option<&'m BasisCertificate>,
    ) -> Result<Option<Self>, Failure> {
        let Some(anchor) = anchor else { return Ok(None) };
        let source = match basis.and_then(|basis| basis.anchor_source.as_ref()) {
            Some((path, index)) => {
                let bytes = input::read_at_most(path, MAX_FILE)
                    .map_err(|it| Failure::malformed(path, it))?;
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let name = printable(&name);
                Some(SourceRecord { name, sha256: sha256(&bytes), index: *index })
            }
            None => None,
        };
        Ok(Some(Self { certificate: &anchor.record, source }))
    }
}
