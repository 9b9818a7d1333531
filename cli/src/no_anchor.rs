//! Files and objects that give no certificates, and the reasons.

use idchip::cms::CertificateFileError;
use idchip_forms::{DecodeError, Form};

use crate::texts::{Texts, say, screen};

/// The use of the certificates of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// They are trusted, or may be by a link.
    Anchors,
    /// They may be those of document signers.
    Signers,
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
pub(crate) const DOCUMENT_SIGNERS: &str = "failure-parts-document-signers";

/// A part of a file that holds no certificates for the role.
pub(crate) enum Part {
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
            Self::Text(error) => texts.decode_error(error),
        }
    }
}

/// The parts of a file that hold no certificates for the role.
#[derive(Default)]
pub(crate) struct Parts {
    named: Vec<(&'static str, usize)>,
    unknown: usize,
    first_error: Option<PartError>,
}

impl Parts {
    pub(crate) fn add(&mut self, part: Part) {
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
    pub(crate) fn no_anchors(&self, form: Form, role: Role) -> NoAnchor {
        let named = self.named.iter().map(|(name, _)| *name).collect();
        NoAnchor::Parts { form, role, named, error: self.first_error }
    }

    /// Says what was left out of a file that has certificates too.
    pub(crate) fn left_out(&self) -> Option<String> {
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

pub(crate) const REVOCATION_LISTS: &str = "failure-parts-revocation-lists";
pub(crate) const DEVIATION_LISTS: &str = "failure-parts-deviation-lists";
