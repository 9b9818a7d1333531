//! Anchors from files in any form in which states publish them.

use idchip_forms::{DecodeError, Failure, Form, Loaded, Objects, Tally};

use crate::boundary::boundary;
use crate::ffi::{bytes, bytes_mut, idchip_anchors, out, push_entry};
use crate::numbers::{
    IDCHIP_FORM_BASE64, IDCHIP_FORM_BINARY, IDCHIP_FORM_HEXADECIMAL, IDCHIP_FORM_LDIF,
    IDCHIP_FORM_PEM, IDCHIP_FORM_UNKNOWN,
};
use crate::report::{NO_CHECK, error_of, idchip_parse_error};
use crate::status::{
    IDCHIP_STATUS_INTERNAL, IDCHIP_STATUS_NO_CERTIFICATES, IDCHIP_STATUS_NO_CSCA,
    IDCHIP_STATUS_UNKNOWN_FORM, Outcome, idchip_status, of_parse_kind,
};

/// The content of a file of anchors.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct idchip_anchor_file {
    /// One of the IDCHIP_FORM_ constants.
    pub form: u32,
    /// The first object that holds no certificates, if it can be named: one of the IDCHIP_STRUCTURE_
    /// constants, such as IDCHIP_STRUCTURE_CERTIFICATE_LIST; otherwise 0.
    pub found: u32,
    /// The certificates that can be those of CSCAs.
    pub cscas: usize,
    /// The certificates of others, such as document signers. Nothing is accepted under them.
    pub others: usize,
    /// The certificates that do not parse. They are passed over.
    pub malformed: usize,
    /// The objects that hold no certificates, or whose text cannot be decoded.
    pub failures: usize,
    /// The error of the first such object as a certificate; zeros if there is none, or its text cannot be
    /// decoded.
    pub as_certificate: idchip_parse_error,
    /// Its error as a bundle of certificates (PKCS #7).
    pub as_bundle: idchip_parse_error,
    /// Its error as a CSCA master list.
    pub as_master_list: idchip_parse_error,
}

/// Gives the size in bytes of the scratch buffer that idchip_anchors_add and idchip_anchors_examine need for
/// this file: 0 in DER, and never more than the file has in the other forms, three bytes for each object aside.
///
/// Statuses: NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_anchors_scratch_size(
    file: *const u8,
    file_len: usize,
    size: *mut usize,
) -> idchip_status {
    boundary(|| {
        let file = bytes!(file, file_len);
        let place = out!(size);
        place.write(Objects::of(file).scratch_size());
        Ok(())
    })
}

/// Tells what a file holds for idchip_anchors_add, which takes the same bytes. Nothing is added. The scratch
/// buffer is free again when the call returns. Call it to learn why a file gives no anchors: OK says only that
/// the file was looked at.
///
/// Threads: any.
///
/// Statuses: PARSE_SCRATCH_TOO_SMALL; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_anchors_examine(
    file: *const u8,
    file_len: usize,
    scratch: *mut u8,
    scratch_len: usize,
    found: *mut idchip_anchor_file,
) -> idchip_status {
    boundary(|| {
        let file = bytes!(file, file_len);
        let scratch = bytes_mut!(scratch, scratch_len);
        let place = out!(found);
        place.write(record(&load(file, scratch)?.tally));
        Ok(())
    })
}

/// Adds the anchors of a file in any form in which states publish them: certificates in DER, bundles
/// (PKCS #7, .p7b), CSCA master lists, each also in PEM, base64 or hexadecimal, and the LDIF of the ICAO PKD;
/// with a byte order mark, any line ends, indentation, and text around PEM. The content decides, and not the
/// label.
///
/// Adding them makes them trusted: no signature is checked, also not that of a master list
/// (idchip_anchors_add_verified_master_list). All certificates of the file count as one anchor. If none of them
/// can be that of a CSCA, nothing is added: so a file of document signers is never a list of anchors.
///
/// In DER they are not copied, and `scratch` may be NULL with a length of 0. In the other forms they are
/// decoded into `scratch`, and idchip_anchors_scratch_size tells how large it must be. Both must stay unchanged as
/// long as a context uses the list.
///
/// Statuses: NO_CSCA, NO_CERTIFICATES, UNKNOWN_FORM, of which idchip_anchors_examine tells more;
/// PARSE_SCRATCH_TOO_SMALL; LIST_FULL; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, NOT_OPEN, and CLOSED of a
/// context that was closed there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_anchors_add(
    anchors: *mut idchip_anchors,
    file: *const u8,
    file_len: usize,
    scratch: *mut u8,
    scratch_len: usize,
    added: *mut idchip_anchor_file,
) -> idchip_status {
    boundary(|| {
        let file = bytes!(file, file_len);
        let scratch = bytes_mut!(scratch, scratch_len);
        let place = out!(added);
        let Loaded { anchors: entry, tally } = load(file, scratch)?;
        require_cscas(&tally)?;
        push_entry!(anchors, Ok(entry))?;
        place.write(record(&tally));
        Ok(())
    })
}

fn load<'a>(file: &'a [u8], scratch: &'a mut [u8]) -> Result<Loaded<'a>, idchip_status> {
    idchip_forms::load(file, scratch).map_err(|error| match error {
        DecodeError::ScratchTooSmall => of_parse_kind(idchip::ParseErrorKind::ScratchTooSmall(0)),
        _ => IDCHIP_STATUS_INTERNAL,
    })
}

/// Requires a certificate that can be a CSCA's.
const fn require_cscas(tally: &Tally) -> Outcome {
    match tally {
        Tally { form: None, .. } => Err(IDCHIP_STATUS_UNKNOWN_FORM),
        Tally { cscas: 1.., .. } => Ok(()),
        Tally { others: 1.., .. } => Err(IDCHIP_STATUS_NO_CSCA),
        _ => Err(IDCHIP_STATUS_NO_CERTIFICATES),
    }
}

fn record(tally: &Tally) -> idchip_anchor_file {
    let form = match tally.form {
        Some(Form::Base64) => IDCHIP_FORM_BASE64,
        Some(Form::Binary) => IDCHIP_FORM_BINARY,
        Some(Form::Hexadecimal) => IDCHIP_FORM_HEXADECIMAL,
        Some(Form::Ldif) => IDCHIP_FORM_LDIF,
        Some(Form::Pem) => IDCHIP_FORM_PEM,
        _ => IDCHIP_FORM_UNKNOWN,
    };
    let none = NO_CHECK.error;
    let counted = idchip_anchor_file {
        form,
        found: 0,
        cscas: tally.cscas,
        others: tally.others,
        malformed: tally.malformed,
        failures: tally.failures,
        as_certificate: none,
        as_bundle: none,
        as_master_list: none,
    };
    let Some(Failure::Content(error)) = tally.first_failure else { return counted };
    idchip_anchor_file {
        found: error.found.map_or(0, |structure| structure.code().into()),
        as_certificate: error_of(&error.certificate),
        as_bundle: error_of(&error.bundle),
        as_master_list: error_of(&error.master_list),
        ..counted
    }
}
