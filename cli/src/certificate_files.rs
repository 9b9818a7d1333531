//! Reads certificates from files in any form in which states publish them.

use std::path::{Path, PathBuf};

use idchip::Structure;
use idchip::cms::{CertificateFile, CertificateFileError, SignedData};
use idchip::x509::{Certificate, CertificateList};
use idchip_forms::{DecodeError, Form, Object};

use crate::archive::{self, is_zip};
use crate::console;
use crate::decoded::{MAX_FILE, decoded, in_place, label_of};
use crate::input;
use crate::no_card::NoCard;
use crate::outcome::{InputError, console_path, decode_error};
use crate::texts::{Texts, say, screen};

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

/// The reason why a file gives no certificates.
#[derive(Debug)]
pub(crate) enum NoAnchor {
    /// It is something else; the key of its name.
    Named(&'static str),
    /// It is DER, and not that of certificates.
    Malformed(CertificateFileError),
    /// It has none of the forms; the error of reading it as DER.
    InNoForm(CertificateFileError),
    /// It has this form, and these parts, by the keys of their names; the error is that of the first that is not
    /// known.
    Parts { form: Form, role: Role, named: Vec<&'static str>, error: Option<PartError> },
}

impl NoAnchor {
    /// Says why.
    pub(crate) fn in_language(&self, texts: &Texts) -> String {
        match self {
            Self::Named(name) => {
                say!(in texts, "failure-file-without-certificates", found = texts.say(name, &[]))
            }
            Self::Malformed(error) => file_error(error, texts),
            Self::InNoForm(error) => {
                say!(in texts, "failure-in-no-form", error = file_error(error, texts))
            }
            Self::Parts { form, role, error: Some(error), .. } => {
                let (form, error) = (form.name(), error.in_language(texts));
                match role {
                    Role::Anchors => {
                        say!(in texts, "failure-form-without-anchors", form = form, error = error)
                    }
                    Role::Signers => {
                        say!(in texts, "failure-form-without-signers", form = form, error = error)
                    }
                }
            }
            Self::Parts { form, role, named, error: None } if named.is_empty() => match role {
                Role::Anchors => say!(in texts, "failure-empty-for-anchors", form = form.name()),
                Role::Signers => say!(in texts, "failure-empty-for-signers", form = form.name()),
            },
            Self::Parts { form, role, named, error: None } => {
                let all = names_in(named, texts);
                let key = match (role, named.as_slice()) {
                    (Role::Anchors, [DOCUMENT_SIGNERS]) => "failure-signers-for-anchors",
                    (Role::Anchors, [REVOCATION_LISTS]) => "failure-crls-for-anchors",
                    (Role::Anchors, [DEVIATION_LISTS]) => "failure-deviations-for-anchors",
                    (Role::Anchors, _) => "failure-parts-for-anchors",
                    (Role::Signers, [REVOCATION_LISTS]) => "failure-crls-for-signers",
                    (Role::Signers, [DEVIATION_LISTS]) => "failure-deviations-for-signers",
                    (Role::Signers, _) => "failure-parts-for-signers",
                };
                texts.say(key, &[("form", form.name()), ("parts", &all)])
            }
        }
    }
}

/// Says why bytes are no file of certificates.
fn file_error(error: &CertificateFileError, texts: &Texts) -> String {
    if texts.is_english() {
        return error.to_string();
    }
    if let Some(found) = error.found {
        return say!(in texts, "failure-no-file-of-certificates", found = texts.text(found));
    }
    say!(
        in texts,
        "failure-tried-as-certificates",
        certificate = texts.error(&error.certificate),
        bundle = texts.error(&error.bundle),
        list = texts.error(&error.master_list),
    )
}

/// Joins the names with these keys.
fn names_in(keys: &[&str], texts: &Texts) -> String {
    let names = keys.iter().map(|key| texts.say(key, &[]));
    let joined =
        names.reduce(|first, second| say!(in texts, "failure-and", first = first, second = second));
    joined.unwrap_or_default()
}

/// The key of the name of document signers' certificates.
const DOCUMENT_SIGNERS: &str = "failure-parts-document-signers";

/// A part of a file that holds no certificates for the role.
enum Part {
    /// Something that can be named, with the key of its name.
    Named(&'static str),
    /// Something else, with the error of reading it.
    Unknown(PartError),
}

/// The error of a part that nothing is known about.
#[derive(Clone, Copy, Debug)]
pub(crate) enum PartError {
    Malformed(CertificateFileError),
    Text(DecodeError),
}

impl PartError {
    fn in_language(self, texts: &Texts) -> String {
        match self {
            Self::Malformed(error) => file_error(&error, texts),
            Self::Text(error) => decode_error(error, texts),
        }
    }
}

/// The parts of a file that hold no certificates for the role.
#[derive(Default)]
struct Parts {
    named: Vec<(&'static str, usize)>,
    unknown: usize,
    first_error: Option<PartError>,
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

    /// The reason why a file in this form gives nothing.
    fn no_anchors(&self, form: Form, role: Role) -> NoAnchor {
        let named = self.named.iter().map(|(name, _)| *name).collect();
        NoAnchor::Parts { form, role, named, error: self.first_error }
    }

    /// Says what was left out of a file that has certificates too.
    fn left_out(&self) -> Option<String> {
        let texts = screen();
        let counted = |(name, count): &(&str, usize)| {
            say!("failure-count", name = texts.say(name, &[]), count = count)
        };
        let mut parts: Vec<_> = self.named.iter().map(counted).collect();
        if let Some(error) = &self.first_error {
            let (count, error) = (self.unknown, error.in_language(texts));
            parts.push(say!("failure-objects-not-read", count = count, error = error));
        }
        (!parts.is_empty()).then(|| parts.join("; "))
    }
}

const REVOCATION_LISTS: &str = "failure-parts-revocation-lists";
const DEVIATION_LISTS: &str = "failure-parts-deviation-lists";

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
