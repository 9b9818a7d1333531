//! Names a file that was given in place of a card, and the command or option that takes it.

use core::str;

use idchip::Structure;
use idchip::cms::SignedData;
use idchip::tlv::{Element, Rules, Tag};
use idchip::x509::{Certificate, CertificateList};
use idchip_forms::{Form, Object, Objects};
use zeroize::Zeroizing;

use crate::decoded::label_of;
use crate::texts::{Texts, say};

/// A file that is not of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoCard {
    Archive,
    Certificate,
    CertificateRequest,
    DefectList,
    DeviationList,
    Document,
    Empty,
    Image,
    Json,
    Ldif,
    MasterList,
    PrivateKey,
    PublicKey,
    RevocationList,
    SignedLikeCertificate,
    Text,
}

impl NoCard {
    /// Names the file, and the command or option that takes it.
    pub(crate) fn in_language(self, texts: &Texts) -> String {
        match self {
            Self::Archive => say!(in texts, "failure-is-archive"),
            Self::Certificate => say!(in texts, "failure-is-certificate"),
            Self::CertificateRequest => say!(in texts, "failure-is-certificate-request"),
            Self::DefectList => say!(in texts, "failure-is-defect-list"),
            Self::DeviationList => say!(in texts, "failure-is-deviation-list"),
            Self::Document => say!(in texts, "failure-is-document"),
            Self::Empty => say!(in texts, "failure-is-empty"),
            Self::Image => say!(in texts, "failure-is-image"),
            Self::Json => say!(in texts, "failure-is-json"),
            Self::Ldif => say!(in texts, "failure-is-ldif"),
            Self::MasterList => say!(in texts, "failure-is-master-list"),
            Self::PrivateKey => say!(in texts, "failure-is-private-key"),
            Self::PublicKey => say!(in texts, "failure-is-public-key"),
            Self::RevocationList => say!(in texts, "failure-is-revocation-list"),
            Self::SignedLikeCertificate => say!(in texts, "failure-is-signed-like-certificate"),
            Self::Text => say!(in texts, "failure-is-text"),
        }
    }

    /// Recognises a file by its content. Returns `None` for a file of a card, and for bytes that nothing is
    /// known about.
    ///
    /// An element in BER is taken for something else only if it parses as such, or has a form that no file
    /// of a card has.
    pub(crate) fn recognise(file: &[u8]) -> Option<Self> {
        if file.is_empty() {
            return Some(Self::Empty);
        }
        match Element::parse(Rules::Cms, file) {
            Ok((element, rest)) if rest.iter().all(|byte| matches!(byte, 0x00 | 0xFF)) => {
                Self::of_element(&element)
            }
            _ => Self::of_text(file).or_else(|| Self::of_known_format(file)),
        }
    }

    fn of_element(element: &Element<'_>) -> Option<Self> {
        if element.tag != Tag::SEQUENCE {
            return None;
        }
        if Certificate::parse(element.whole).is_ok() {
            return Some(Self::Certificate);
        }
        if CertificateList::parse(element.whole).is_ok() {
            return Some(Self::RevocationList);
        }
        let signed_data = SignedData::parse(element.whole).ok();
        if let Some(structure) = signed_data.and_then(|signed_data| signed_data.structure()) {
            return match structure {
                Structure::DefectList => Some(Self::DefectList),
                Structure::DeviationList => Some(Self::DeviationList),
                Structure::MasterList => Some(Self::MasterList),
                _ => None,
            };
        }
        Self::of_form(element.content)
    }

    /// Recognises a SEQUENCE by the tags of its first elements.
    fn of_form(content: &[u8]) -> Option<Self> {
        let mut rest = content;
        let mut next = || {
            let (element, after) = Element::parse(Rules::Der, rest).ok()?;
            rest = after;
            Some(element.tag)
        };
        match [next(), next(), next()] {
            // RFC 5958 §2, RFC 5915 §3, RFC 8017 A.1.2.
            [Some(Tag::INTEGER), Some(Tag::SEQUENCE), Some(Tag::OCTET_STRING)]
            | [Some(Tag::INTEGER), Some(Tag::OCTET_STRING), _]
            | [Some(Tag::INTEGER), Some(Tag::INTEGER), Some(Tag::INTEGER)]
            // RFC 5958 §3, encrypted.
            | [Some(Tag::SEQUENCE), Some(Tag::OCTET_STRING), None] => Some(Self::PrivateKey),
            // A CscaMasterList without its CMS structure.
            [Some(Tag::INTEGER), Some(Tag::SET), None] => Some(Self::MasterList),
            [Some(Tag::SEQUENCE), Some(Tag::BIT_STRING), None] => Some(Self::PublicKey),
            [Some(Tag::SEQUENCE), Some(Tag::SEQUENCE), Some(Tag::BIT_STRING)] => {
                Some(Self::SignedLikeCertificate)
            }
            _ => None,
        }
    }

    fn of_text(file: &[u8]) -> Option<Self> {
        let text = str::from_utf8(file).ok()?;
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let is_control = |it: char| it.is_control() && !matches!(it, '\t' | '\n' | '\r');
        if text.chars().any(is_control) {
            return None;
        }
        let mut objects = Objects::of(file);
        match (objects.form(), objects.next()) {
            (Some(Form::Ldif), _) => return Some(Self::Ldif),
            (_, Some(object)) => return Some(Self::of_object(&object)),
            _ => {}
        }
        if text.trim_start().starts_with(['{', '[']) {
            return Some(Self::Json);
        }
        Some(Self::of_known_format(file).unwrap_or(Self::Text))
    }

    /// Recognises an object in text by its content, or else by its label.
    fn of_object(object: &Object<'_>) -> Self {
        let mut scratch = Zeroizing::new(vec![0; object.scratch_size()]);
        let bytes = object.decode(&mut scratch).unwrap_or_default();
        let element = Element::parse(Rules::Cms, bytes).ok();
        let of_content = element.and_then(|(element, _)| Self::of_element(&element));
        of_content.unwrap_or_else(|| Self::of_label(&label_of(object)))
    }

    /// Recognises a label of PEM (RFC 7468).
    pub(crate) fn of_label(label: &str) -> Self {
        match label {
            label if label.ends_with("PRIVATE KEY") => Self::PrivateKey,
            label if label.ends_with("CERTIFICATE REQUEST") => Self::CertificateRequest,
            label if label.ends_with("CERTIFICATE") => Self::Certificate,
            label if label.ends_with("PUBLIC KEY") => Self::PublicKey,
            "X509 CRL" => Self::RevocationList,
            _ => Self::Text,
        }
    }

    fn of_known_format(file: &[u8]) -> Option<Self> {
        match infer::get(file)?.matcher_type() {
            infer::MatcherType::Archive if infer::is(file, "pdf") => Some(Self::Document),
            infer::MatcherType::Archive => Some(Self::Archive),
            infer::MatcherType::Image => Some(Self::Image),
            infer::MatcherType::Book | infer::MatcherType::Doc | infer::MatcherType::Text => {
                Some(Self::Document)
            }
            _ => None,
        }
    }
}
