//! Certificates: their names, key identifiers, validity and fingerprint, and the anchor that is missing.

use core::ffi::c_char;
use core::fmt::{self, Write};

use idchip::crypto::HashId;
use idchip::verify::{CheckId, Reason};
use idchip::x509::{Certificate, Name};

use crate::boundary::boundary;
use crate::ffi::{OutText, bytes, idchip_context, out, out_text, session};
use crate::printable::Printable;
use crate::session::{ALGORITHMS, Session};
use crate::status::{IDCHIP_STATUS_ABSENT, IDCHIP_STATUS_INTERNAL, idchip_status, of_parse_error};
use crate::text_buffer::length_of;
use crate::types::idchip_slice;

/// The size in bytes of a buffer for the names of a certificate, which suffices for the certificates of all states
/// seen. Four times the length of a certificate always does.
pub const IDCHIP_CERTIFICATE_TEXT_SIZE: usize = 1024;

/// A certificate. It belongs to a state and holds no personal data, but whoever made a card chose what is
/// in it.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct idchip_certificate {
    /// The subject, as in "C=VN, O=Ministry, CN=CSCA Vietnam", in UTF-8. It stands in the caller's buffer, with a
    /// NUL behind it. A character that is invisible or would control a terminal is replaced by U+FFFD.
    pub subject: idchip_slice,
    /// The issuer, likewise.
    pub issuer: idchip_slice,
    /// The serial number: the content of the INTEGER. It stands in the certificate.
    pub serial_number: idchip_slice,
    /// The identifier of the certificate's key. It stands in the certificate; empty if there is none.
    pub subject_key_identifier: idchip_slice,
    /// The identifier of the issuer's key. It stands in the certificate; empty if there is none.
    pub authority_key_identifier: idchip_slice,
    /// The time from which the certificate is valid, in seconds since 1970-01-01 00:00 UTC.
    pub not_before: i64,
    /// The time until which it is valid.
    pub not_after: i64,
    /// SHA-256 over the whole certificate.
    pub fingerprint: [u8; 32],
}

/// An anchor that was not given.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct idchip_missing_anchor {
    /// The subject of the anchor, as the signer's certificate names its issuer. It stands in the caller's
    /// buffer, as in idchip_certificate.
    pub subject: idchip_slice,
    /// The identifier of the anchor's key, by which it is found in a list of certificates. It stands in the
    /// signer's certificate; empty if there is none.
    pub subject_key_identifier: idchip_slice,
}

/// Describes a certificate in DER: subject, issuer, key identifiers, validity and fingerprint. Nothing of it
/// is verified. The names are written into `buffer`; IDCHIP_CERTIFICATE_TEXT_SIZE bytes suffice for the
/// certificates of all states seen, and four times its length always do. The slices hold as long as the
/// certificate and the buffer.
///
/// Threads: any; there is no context.
///
/// Statuses: PARSE_ if it is not a certificate; BUFFER_TOO_SMALL; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_certificate_describe(
    der: *const u8,
    der_len: usize,
    buffer: *mut c_char,
    size: usize,
    certificate: *mut idchip_certificate,
) -> idchip_status {
    boundary(|| {
        let der = bytes!(der, der_len);
        let buffer = out_text!(buffer, size);
        let place = out!(certificate);
        let certificate = Certificate::parse(der).map_err(|error| of_parse_error(&error))?;
        place.write(describe(&certificate, buffer)?);
        Ok(())
    })
}

/// Describes the certificate that idchip_report_signer gives, as idchip_certificate_describe does: also after a
/// rejection.
///
/// Statuses: ABSENT if there is none; BUFFER_TOO_SMALL; NOT_EXAMINED, SOD_CHANGED; NULL_POINTER, MISALIGNED,
/// NOT_OPEN, CLOSED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_report_signer_describe(
    context: *const idchip_context,
    buffer: *mut c_char,
    size: usize,
    certificate: *mut idchip_certificate,
) -> idchip_status {
    boundary(|| {
        let session = session!(context);
        let buffer = out_text!(buffer, size);
        let place = out!(certificate);
        let certificate = session.signer()?.ok_or(IDCHIP_STATUS_ABSENT)?;
        place.write(describe(&certificate, buffer)?);
        Ok(())
    })
}

/// Describes the certificate that idchip_report_anchor gives, as idchip_certificate_describe does: also after a
/// rejection.
///
/// Statuses: as idchip_report_signer_describe.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_report_anchor_describe(
    context: *const idchip_context,
    buffer: *mut c_char,
    size: usize,
    certificate: *mut idchip_certificate,
) -> idchip_status {
    boundary(|| {
        let session = session!(context);
        let buffer = out_text!(buffer, size);
        let place = out!(certificate);
        let certificate = session.anchor()?.ok_or(IDCHIP_STATUS_ABSENT)?;
        place.write(describe(&certificate, buffer)?);
        Ok(())
    })
}

/// Describes the anchor that is missing if IDCHIP_CHECK_DS_SIGNATURE has the reason REASON_NO_ANCHOR: the
/// certificate to look for in the lists of CSCA certificates. The signer's certificate names it, which is not
/// verified without it. The name is written into `buffer`, as idchip_certificate_describe does.
///
/// Statuses: ABSENT if the anchor was found, or the check has another reason; BUFFER_TOO_SMALL; NOT_EXAMINED,
/// SOD_CHANGED; NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_report_missing_anchor_describe(
    context: *const idchip_context,
    buffer: *mut c_char,
    size: usize,
    missing: *mut idchip_missing_anchor,
) -> idchip_status {
    boundary(|| {
        let session = session!(context);
        let buffer = out_text!(buffer, size);
        let place = out!(missing);
        let signer = without_anchor(session)?.ok_or(IDCHIP_STATUS_ABSENT)?;
        let [subject, _] = write_names(buffer, signer.issuer(), None)?;
        place.write(idchip_missing_anchor {
            subject,
            subject_key_identifier: idchip_slice::of(authority_key_identifier(&signer)),
        });
        Ok(())
    })
}

/// Returns the signer's certificate, if the anchor that issued it was not given.
pub(crate) fn without_anchor(
    session: &Session,
) -> Result<Option<Certificate<'static>>, idchip_status> {
    let check = session.report()?.check(CheckId::DsSignature);
    Ok(session.signer()?.filter(|_| check.reason == Reason::NoAnchor))
}

/// Returns the identifier of the issuer's key, empty if there is none.
pub(crate) fn authority_key_identifier<'a>(certificate: &Certificate<'a>) -> &'a [u8] {
    certificate.authority_key_identifier().and_then(|it| it.key_identifier).unwrap_or(&[])
}

/// Returns SHA-256 over the whole certificate.
pub(crate) fn fingerprint(certificate: &Certificate<'_>) -> Result<[u8; 32], idchip_status> {
    // Every set of algorithms that verifies anything has it.
    let mut hasher = ALGORITHMS.hasher(HashId::Sha256).ok_or(IDCHIP_STATUS_INTERNAL)?;
    hasher.update(certificate.as_bytes());
    let digest = hasher.finish().map_err(|_| IDCHIP_STATUS_INTERNAL)?;
    digest.as_bytes().try_into().map_err(|_| IDCHIP_STATUS_INTERNAL)
}

fn describe(
    certificate: &Certificate<'_>,
    buffer: OutText,
) -> Result<idchip_certificate, idchip_status> {
    let fingerprint = fingerprint(certificate)?;
    let [subject, issuer] = write_names(buffer, certificate.subject(), Some(certificate.issuer()))?;
    Ok(idchip_certificate {
        subject,
        issuer,
        serial_number: idchip_slice::of(certificate.serial_number().as_bytes()),
        subject_key_identifier: idchip_slice::of(
            certificate.subject_key_identifier().unwrap_or(&[]),
        ),
        authority_key_identifier: idchip_slice::of(authority_key_identifier(certificate)),
        not_before: certificate.validity().not_before.0,
        not_after: certificate.validity().not_after.0,
        fingerprint,
    })
}

/// Writes names one after the other, each with a NUL, and returns their places.
fn write_names(
    buffer: OutText,
    first: Name<'_>,
    second: Option<Name<'_>>,
) -> Result<[idchip_slice; 2], idchip_status> {
    let length = length_of(&|text| write!(text, "{}", ShownName(first)))?;
    let start = buffer.start();
    let both = buffer.write_with(&|text| {
        write!(text, "{}", ShownName(first))?;
        match second {
            Some(second) => write!(text, "\0{}", ShownName(second)),
            None => Ok(()),
        }
    })?;
    let place = |at: usize, len: usize| match len {
        0 => idchip_slice::NONE,
        _ => idchip_slice { data: start.wrapping_add(at), len },
    };
    let behind = length.saturating_add(1);
    Ok([place(0, length), place(behind, both.saturating_sub(behind))])
}

/// A name without what is invisible.
pub(crate) struct ShownName<'a>(pub(crate) Name<'a>);

impl fmt::Display for ShownName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(Printable(f), "{}", self.0)
    }
}
