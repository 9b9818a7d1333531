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
use crate::no_card::NoCard;
use crate::outcome::{InputError, console_path};

/// The use of the certificates of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// They are trusted, or may be by a link.
    Anchors,
    /// They may be those of document signers.
    Signers,
}

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
            Err(error) => console::warn(format_args!("{}: {error}; skipped", console_path(&inner))),
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
                (Some(name), _) => format!("this is {name}, with no certificates in it"),
                (None, Some(_)) => error.to_string(),
                (None, None) => format!(
                    "neither DER nor PEM, LDIF, base64 or hexadecimal. Read as DER: {error}"
                ),
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
        return Err(InputError::NotAnAnchor(parts.no_anchors(form.name(), role)));
    }
    if let Some(text) = parts.left_out() {
        console::warn(format_args!("{}: {text}", console_path(path)));
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
            name_of_object(object, bytes).unwrap_or_else(|| Part::Unknown(error.to_string()))
        }),
        Err(error) => Err(match name_of_label(object) {
            Some(name) => Part::Named(name),
            None => Part::Unknown(error.to_string()),
        }),
    }
}

const DOCUMENT_SIGNERS: &str = "document signers";

/// A part of a file that holds no certificates for the role.
enum Part {
    /// Something that can be named.
    Named(&'static str),
    /// Something else, with the error of each reading.
    Unknown(String),
}

/// The parts of a file that hold no certificates for the role.
#[derive(Default)]
struct Parts {
    named: Vec<(&'static str, usize)>,
    unknown: usize,
    first_error: Option<String>,
}

impl Parts {
    fn add(&mut self, part: Part) {
        match part {
            Part::Named(name) => match self.named.iter_mut().find(|(known, _)| *known == name) {
                Some((_, count)) => *count = count.saturating_add(1),
                None => self.named.push((name, 1)),
            },
            Part::Unknown(error) => {
                self.unknown = self.unknown.saturating_add(1);
                self.first_error.get_or_insert(error);
            }
        }
    }

    /// Says why a file in this form gives nothing.
    fn no_anchors(&self, form: &str, role: Role) -> String {
        let what = match role {
            Role::Anchors => "anchors",
            Role::Signers => "certificates",
        };
        let named: Vec<_> = self.named.iter().map(|(name, _)| *name).collect();
        let option = match named.as_slice() {
            [DOCUMENT_SIGNERS] => "; --signers takes it",
            [REVOCATION_LISTS] => "; --crl takes it",
            [DEVIATION_LISTS] => "; --deviation-list takes it",
            _ => "",
        };
        match (&self.first_error, named.as_slice()) {
            (None, []) => format!("{form} without certificates or lists, no {what} in it"),
            (None, named) => {
                format!("{form} of {}, no {what} in it{option}", named.join(" and "))
            }
            (Some(error), _) => format!("{form} with no {what} in it: {error}"),
        }
    }

    /// Says what was left out of a file that has certificates too.
    fn left_out(&self) -> Option<String> {
        let mut parts: Vec<_> =
            self.named.iter().map(|(name, count)| format!("{name}: {count}")).collect();
        if let Some(error) = &self.first_error {
            parts.push(format!("objects that are not read: {}, the first {error}", self.unknown));
        }
        (!parts.is_empty()).then(|| format!("left out, {}", parts.join("; ")))
    }
}

const REVOCATION_LISTS: &str = "revocation lists";
const DEVIATION_LISTS: &str = "deviation lists";

/// Names an object that holds no certificates, by its content or its label.
fn name_of_object(object: &Object<'_>, bytes: &[u8]) -> Option<Part> {
    if CertificateList::parse(bytes).is_ok() {
        return Some(Part::Named(REVOCATION_LISTS));
    }
    let structure = SignedData::parse(bytes).ok().and_then(|signed_data| signed_data.structure());
    match structure {
        Some(Structure::DeviationList) => return Some(Part::Named(DEVIATION_LISTS)),
        Some(Structure::DefectList) => return Some(Part::Named("defect lists")),
        Some(Structure::LdsSecurityObject) => return Some(Part::Named("files EF.SOD of cards")),
        _ => {}
    }
    name_of_label(object).map(Part::Named)
}

/// Names an object in PEM by its label, if that is known.
fn name_of_label(object: &Object<'_>) -> Option<&'static str> {
    match NoCard::of_label(&label_of(object)) {
        NoCard::CertificateRequest => Some("requests for certificates"),
        NoCard::PrivateKey => Some("private keys, which belong in no file of anchors"),
        NoCard::PublicKey => Some("public keys without certificates"),
        _ => None,
    }
}

/// Names a file that is something else, by its first bytes.
fn name_of_file(bytes: &[u8]) -> Option<&'static str> {
    let text = bytes.trim_ascii_start();
    if let Some(name) = crate::signed_content::name_of(bytes) {
        return Some(name);
    }
    if CertificateList::parse(bytes).is_ok() {
        return Some("a revocation list, which --crl takes");
    }
    match bytes {
        [] => Some("an empty file"),
        // A length of more than 127 bytes: text may begin with the letter w.
        [0x77, 0x80..=0x84, ..] => Some("EF.SOD, a file of a card"),
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => Some("text in UTF-16: save it as UTF-8"),
        [0x1F, 0x8B, ..] => Some("a file packed by gzip: unpack it"),
        [b'%', b'P', b'D', b'F', ..] => Some("a PDF document"),
        [0xFE, 0xED, 0xFE, 0xED, ..] => Some("a key store of Java: export the certificates"),
        _ if text.starts_with(b"<") => Some("a web page or XML: the download may have failed"),
        _ => None,
    }
}
