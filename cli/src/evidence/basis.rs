//! The certificates, lists and signed bytes that the results of a verification are based on.

use std::path::PathBuf;

use idchip::lds::ElementaryFile;
use idchip::tlv::Part;
use idchip::verify::{CertificateParts, SignedParts};
use idchip::x509::Certificate;
use idchip_batch::Examination;
use serde::Serialize;

use super::{ANCHOR, SIGNER, name_of};
use crate::anchors::AnchorStore;
use crate::certificate::algorithm;

/// The basis of the results for one card.
pub(crate) struct Basis {
    /// The places of the signed bytes in EF.SOD.
    pub(crate) signed_parts: Option<SignedPartsRecord>,
    pub(crate) signer: Option<BasisCertificate>,
    pub(crate) anchor: Option<BasisCertificate>,
    /// The file that the anchor came from, and its index among the certificates of that file.
    pub(crate) anchor_source: Option<(PathBuf, usize)>,
    /// The revocation lists that changed the result of the revocation check, in the order of checking.
    pub(crate) revocation_lists: Vec<Vec<u8>>,
}

/// A certificate in DER, and the places of its signed bytes.
pub(crate) struct BasisCertificate {
    pub(crate) der: Vec<u8>,
    pub(crate) record: CertificatePartsRecord,
}

/// The places of the signed bytes in EF.SOD.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct SignedPartsRecord {
    digest_algorithm: String,
    signature_algorithm: String,
    /// eContent.
    content: Vec<PlaceRecord>,
    /// The tag and the length that are signed before the attributes, in hexadecimal.
    set_header: Option<String>,
    /// signedAttrs without tag and length.
    signed_attributes: Option<PlaceRecord>,
    /// Each attribute in the order of DER, if it is another order.
    signed_attributes_sorted: Option<Vec<PlaceRecord>>,
    signature: Vec<PlaceRecord>,
}

/// The places of the signed bytes of a certificate.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct CertificatePartsRecord {
    file: &'static str,
    /// The place of the certificate in EF.SOD, if it is there.
    in_sod: Option<PlaceRecord>,
    signature_algorithm: String,
    tbs_certificate: PlaceRecord,
    signature_value: PlaceRecord,
}

/// A place in a file of the container, in bytes.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct PlaceRecord {
    file: String,
    offset: usize,
    length: usize,
}

impl Basis {
    /// Takes over the basis of a card that was examined with these anchors.
    pub(crate) fn new(examination: &Examination<'_>, anchors: &AnchorStore) -> Self {
        let Examination { document, sod, used_revocation_lists, .. } = examination;
        let parts = document.signed_parts(sod);
        let index = document.report().anchor().and_then(|index| usize::try_from(index).ok());
        let source = index.and_then(|index| anchors.certificates().get(index));
        let signer = parts.and_then(|parts| parts.signer()).zip(document.signer());
        let anchor = parts.and_then(|parts| parts.anchor()).zip(document.anchor());
        Self {
            signed_parts: parts.as_ref().and_then(|parts| SignedPartsRecord::new(parts)),
            signer: signer.map(|(parts, parsed)| BasisCertificate::new(SIGNER, &parts, &parsed)),
            anchor: anchor.map(|(parts, parsed)| BasisCertificate::new(ANCHOR, &parts, &parsed)),
            anchor_source: source.map(|source| (source.file.clone(), source.index)),
            revocation_lists: used_revocation_lists.iter().map(|list| list.to_vec()).collect(),
        }
    }
}

impl BasisCertificate {
    fn new(file: &'static str, parts: &CertificateParts<'_>, parsed: &Certificate<'_>) -> Self {
        let record = CertificatePartsRecord {
            file,
            in_sod: parts.in_file().map(|part| PlaceRecord::in_sod(&part)),
            signature_algorithm: algorithm(&parsed.signature_algorithm()),
            tbs_certificate: PlaceRecord::new(file, &parts.tbs()),
            signature_value: PlaceRecord::new(file, &parts.signature_value()),
        };
        Self { der: parts.as_bytes().to_vec(), record }
    }
}

impl SignedPartsRecord {
    /// Returns `None` if EF.SOD has no signer.
    fn new(parts: &SignedParts<'_>) -> Option<Self> {
        let signer = parts.signer_info()?;
        let sorted = || parts.signed_attributes_sorted().map(|part| PlaceRecord::in_sod(&part));
        let is_sorted = signer.signed_attributes().is_none_or(|attributes| attributes.is_sorted());
        Some(Self {
            digest_algorithm: algorithm(&signer.digest_algorithm()),
            signature_algorithm: algorithm(&signer.signature_algorithm()),
            content: parts.content().map(|part| PlaceRecord::in_sod(&part)).collect(),
            set_header: parts.set_header().map(|header| const_hex::encode_upper(header.as_bytes())),
            signed_attributes: parts.signed_attributes().map(|part| PlaceRecord::in_sod(&part)),
            signed_attributes_sorted: (!is_sorted).then(|| sorted().collect()),
            signature: parts.signature().map(|part| PlaceRecord::in_sod(&part)).collect(),
        })
    }
}

impl PlaceRecord {
    fn new(file: &str, part: &Part<'_>) -> Self {
        Self { file: file.to_owned(), offset: part.offset(), length: part.len() }
    }

    fn in_sod(part: &Part<'_>) -> Self {
        Self::new(&name_of(ElementaryFile::Sod), part)
    }
}
