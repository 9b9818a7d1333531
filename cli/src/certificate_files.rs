//! Reads certificates from files in any form in which states publish them.

use std::path::{Path, PathBuf};

use idchip::Structure;
use idchip::cms::{CertificateFile, SignedData};
use idchip::x509::{Certificate, CertificateList};
use idchip_forms::{DecodeError, Form, Object};

use crate::archive::{self, is_zip};
use crate::console;
use crate::decoded::{MAX_FILE, decoded, in_place, label_of};
use crate::input;
use crate::no_anchor::{
    DEVIATION_LISTS, DOCUMENT_SIGNERS, NoAnchor, Part, PartError, Parts, REVOCATION_LISTS, Role,
};
use crate::no_card::NoCard;
use crate::outcome::{InputError, console_path};
use crate::texts::say;

/// The certificates of a place: the path of a file, or that of a file in an archive.
pub(crate) type Place = (PathBuf, Vec<Vec<u8>>);

/// Reads the certificates of a file in any of the supported forms, or of the files in a ZIP archive. There is at
/// least one. The path of each is that of the file, or of the file in the archive.
pub(crate) fn read(path: &Path, role: Role) -> Result<Vec<Place>, InputError> {
    let bytes = input::read_at_most(path, MAX_FILE)?;
    if !is_zip(&bytes) {
        return Ok(vec![(path.to_owned(), certificates(path, &bytes, role)?)]);
    }
    let mut found = Vec::new();
    for (name, bytes) in archive::read_zip(path, |_| true)? {
        let inner = path.join(name);
        match certificates(&inner, &bytes, role) {
            Ok(certificates) => found.push((inner, certificates)),
            Err(error) => console::warn_of_skipped(&inner, &error),
        }
    }
    if found.is_empty() { Err(InputError::NoCertificate) } else { Ok(found) }
}

/// Returns the certificates in these bytes. Warns of parts of the file that hold none.
fn certificates(path: &Path, bytes: &[u8], role: Role) -> Result<Vec<Vec<u8>>, InputError> {
    let Some((form, objects)) = decoded(bytes) else {
        let elements = in_place(bytes);
        return match CertificateFile::parse(elements.unwrap_or(bytes)) {
            Ok(file) => Ok(file.certificates().map(<[u8]>::to_vec).collect()),
            Err(error) => Err(InputError::NotAnAnchor(match (name_of_file(bytes), elements) {
                (Some(name), _) => NoAnchor::Named(name),
                (None, Some(_)) => NoAnchor::Malformed(error),
                (None, None) => NoAnchor::InNoForm(error),
            })),
        };
    };
    // A directory of document signers would be judged and warned of one by one.
    let leaves_signers_out = form == Form::Ldif && role == Role::Anchors;
    let mut found = Vec::new();
    let mut parts = Parts::default();
    for (object, decoded) in objects {
        let file = match file_of(&object, &decoded) {
            Ok(file) => file,
            Err(part) => {
                parts.add(part);
                continue;
            }
        };
        for certificate in file.certificates() {
            let is_signer = || Certificate::parse(certificate).is_ok_and(|it| !it.can_be_csca());
            if leaves_signers_out && is_signer() {
                parts.add(Part::Named(DOCUMENT_SIGNERS));
            } else {
                found.push(certificate.to_vec());
            }
        }
    }
    if found.is_empty() {
        return Err(InputError::NotAnAnchor(parts.no_anchors(form, role)));
    }
    if let Some(text) = parts.left_out() {
        console::warn(say!("failure-left-out", path = console_path(path), parts = text));
    }
    Ok(found)
}

/// Returns the certificates of an object, or else names it.
fn file_of<'d>(
    object: &Object<'_>,
    decoded: &'d Result<Vec<u8>, DecodeError>,
) -> Result<CertificateFile<'d>, Part> {
    match decoded {
        Ok(bytes) => CertificateFile::parse(bytes).map_err(|error| {
            name_of_object(object, bytes).unwrap_or(Part::Unknown(PartError::Malformed(error)))
        }),
        Err(error) => Err(match name_of_label(object) {
            Some(name) => Part::Named(name),
            None => Part::Unknown(PartError::Text(*error)),
        }),
    }
}

/// Returns the key of the name of an object that holds no certificates, by its content or its label.
fn name_of_object(object: &Object<'_>, bytes: &[u8]) -> Option<Part> {
    if CertificateList::parse(bytes).is_ok() {
        return Some(Part::Named(REVOCATION_LISTS));
    }
    let structure = SignedData::parse(bytes).ok().and_then(|signed_data| signed_data.structure());
    match structure {
        Some(Structure::DeviationList) => return Some(Part::Named(DEVIATION_LISTS)),
        Some(Structure::DefectList) => return Some(Part::Named("failure-parts-defect-lists")),
        Some(Structure::LdsSecurityObject) => return Some(Part::Named("failure-parts-sods")),
        _ => {}
    }
    name_of_label(object).map(Part::Named)
}

/// Returns the key of the name of an object in PEM by its label, if that is known.
fn name_of_label(object: &Object<'_>) -> Option<&'static str> {
    match NoCard::of_label(&label_of(object)) {
        NoCard::CertificateRequest => Some("failure-parts-requests"),
        NoCard::PrivateKey => Some("failure-parts-private-keys"),
        NoCard::PublicKey => Some("failure-parts-public-keys"),
        _ => None,
    }
}

/// Returns the key of the name of a file that is something else, by its first bytes.
fn name_of_file(bytes: &[u8]) -> Option<&'static str> {
    let text = bytes.trim_ascii_start();
    if let Some(name) = crate::signed_content::name_of(bytes) {
        return Some(name);
    }
    if CertificateList::parse(bytes).is_ok() {
        return Some("failure-object-known-revocation-list");
    }
    match bytes {
        [] => Some("failure-object-empty"),
        // A length of more than 127 bytes: text may begin with the letter w.
        [0x77, 0x80..=0x84, ..] => Some("failure-object-sod"),
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => Some("failure-object-utf-16"),
        [0x1F, 0x8B, ..] => Some("failure-object-gzip"),
        [b'%', b'P', b'D', b'F', ..] => Some("failure-object-pdf"),
        [0xFE, 0xED, 0xFE, 0xED, ..] => Some("failure-object-java"),
        _ if text.starts_with(b"<") => Some("failure-object-web-page"),
        _ => None,
    }
}
