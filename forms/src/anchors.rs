//! The anchors of a file in any form.

use core::ops::Range;

use idchip::cms::{CertificateFile, CertificateFileError};
use idchip::tlv::Part;
use idchip::verify::Anchors;
use idchip::x509::Certificate;

use crate::decode::DecodeError;
use crate::form::Form;
use crate::objects::Objects;

/// The anchors of a file, and the count of what it holds.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::exhaustive_structs, reason = "a new figure belongs in the count")]
pub struct Loaded<'a> {
    /// The certificates of the file as anchors. There are none if none of them can be that of a CSCA, so that a file
    /// of document signers is never a list of anchors.
    pub anchors: Anchors<'a>,
    /// The count.
    pub tally: Tally,
}

/// The count of what a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Tally {
    /// The form of the file, if it has a known one.
    pub form: Option<Form>,
    /// The certificates that can be those of CSCAs ([`Certificate::can_be_csca`]).
    pub cscas: usize,
    /// The certificates of others, such as document signers. Nothing is accepted under them.
    pub others: usize,
    /// The certificates that do not parse, and are passed over.
    pub malformed: usize,
    /// The objects that hold no certificates, or cannot be decoded.
    pub failures: usize,
    /// The reason of the first of these.
    pub first_failure: Option<Failure>,
}

/// The reason why an object of a file gives no certificates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Failure {
    /// It cannot be decoded.
    Decode(DecodeError),
    /// It is something else than certificates.
    Content(CertificateFileError),
}

impl core::fmt::Display for Failure {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::Decode(error) => error.fmt(f),
            Self::Content(error) => error.fmt(f),
        }
    }
}

impl core::error::Error for Failure {}

/// Reads the anchors of a file in any form. Nothing is verified: the caller trusts the source of the file.
///
/// A file in DER is read in place. The certificates of other forms are decoded into `scratch`, which the anchors
/// borrow; [`Objects::scratch_size`] gives a length that suffices.
///
/// # Errors
///
/// Returns [`DecodeError::ScratchTooSmall`] if `scratch` is too small. Everything else that is wrong with the file is
/// in the count.
pub fn load<'a>(file: &'a [u8], scratch: &'a mut [u8]) -> Result<Loaded<'a>, DecodeError> {
    let objects = Objects::of(file);
    let mut tally = Tally::of(objects.form());
    let mut in_place: &[u8] = &[];
    let mut used: usize = 0;
    for object in objects {
        if let Some(bytes) = object.in_place() {
            in_place = tally.certificates_of(bytes).unwrap_or_default();
            continue;
        }
        let free = scratch.get_mut(used..).unwrap_or_default();
        let kept = match object.decode(free) {
            Ok(bytes) => tally.certificates_of(bytes).and_then(|part| Part::locate(part, bytes)),
            Err(DecodeError::ScratchTooSmall) => return Err(DecodeError::ScratchTooSmall),
            Err(error) => {
                tally.fail(Failure::Decode(error));
                None
            }
        };
        if let Some(part) = kept.map(|part| part.range()) {
            used = used.saturating_add(part.len());
            move_to_front(free, part);
        }
    }
    let decoded = scratch.get(..used).unwrap_or_default();
    let certificates = if in_place.is_empty() { decoded } else { in_place };
    let anchors = match tally.cscas {
        0 => Anchors::NONE,
        _ => Anchors::from_concatenated(certificates),
    };
    Ok(Loaded { anchors, tally })
}

impl Tally {
    const fn of(form: Option<Form>) -> Self {
        Self { form, cscas: 0, others: 0, malformed: 0, failures: 0, first_failure: None }
    }

    /// Counts the certificates of an object, and returns their encodings, one after the other. Bytes after
    /// the last in a malformed list are left out: together with the next object they could be something else.
    fn certificates_of<'o>(&mut self, object: &'o [u8]) -> Option<&'o [u8]> {
        let file = match CertificateFile::parse(object) {
            Ok(file) => file,
            Err(error) => {
                self.fail(Failure::Content(error));
                return None;
            }
        };
        let mut length: usize = 0;
        for certificate in file.certificates() {
            length = length.saturating_add(certificate.len());
            let count = match Certificate::parse(certificate) {
                Ok(certificate) if certificate.can_be_csca() => &mut self.cscas,
                Ok(_) => &mut self.others,
                Err(_) => &mut self.malformed,
            };
            *count = count.saturating_add(1);
        }
        file.certificates().as_bytes().get(..length)
    }

    const fn fail(&mut self, failure: Failure) {
        self.failures = self.failures.saturating_add(1);
        if self.first_failure.is_none() {
            self.first_failure = Some(failure);
        }
    }
}

/// Moves a part of the bytes to their front.
fn move_to_front(bytes: &mut [u8], part: Range<usize>) {
    for (to, from) in part.enumerate() {
        if let Some(byte) = bytes.get(from).copied()
            && let Some(place) = bytes.get_mut(to)
        {
            *place = byte;
        }
    }
}
