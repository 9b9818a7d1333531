//! Certificates and revocation lists out of files in any form in which states publish them.

use idchip::cms::CertificateFile;
use idchip::x509::{Certificate, CertificateList};
use idchip_forms::{DecodeError, Form, Object, Objects};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

/// The attribute of a directory entry that holds a revocation list (RFC 4523 §2.6), as in LDIF of the ICAO PKD.
const LIST_ATTRIBUTE: &[u8] = b"certificateRevocationList";
/// The label of a revocation list in PEM (RFC 7468 §6).
const LIST_LABEL: &[u8] = b"X509 CRL";

/// Returns the certificates of a file in DER: a certificate, a bundle or a master list, in DER, PEM, base64,
/// hexadecimal or LDIF. With `only_cscas`, the document signers in LDIF are left out. A certificate may be malformed.
#[pyfunction]
#[pyo3(signature = (file, *, only_cscas))]
pub(crate) fn certificates(file: &[u8], only_cscas: bool) -> PyResult<Vec<Vec<u8>>> {
    let mut found = Vec::new();
    let mut first_error = None;
    let objects = Objects::of(file);
    let leaves_signers_out = only_cscas && objects.form() == Some(Form::Ldif);
    for object in objects {
        let decoded = match decoded(&object) {
            Ok(decoded) => decoded,
            Err(error) => {
                first_error.get_or_insert_with(|| error.to_string());
                continue;
            }
        };
        match CertificateFile::parse(&decoded) {
            Ok(file) => {
                let certificates = file.certificates();
                let wanted = certificates.filter(|der| !(leaves_signers_out && is_signer(der)));
                found.extend(wanted.map(<[u8]>::to_vec));
            }
            Err(error) => {
                first_error.get_or_insert_with(|| error.to_string());
            }
        }
    }
    match first_error {
        _ if !found.is_empty() => Ok(found),
        Some(error) => Err(PyValueError::new_err(format!("no certificates: {error}"))),
        None => Err(PyValueError::new_err("no certificates")),
    }
}

fn is_signer(certificate: &[u8]) -> bool {
    Certificate::parse(certificate).is_ok_and(|certificate| !certificate.can_be_csca())
}

/// Returns the revocation lists of a file in DER, in the same forms. Each of them parses, and so does each object that
/// is called a list. Other objects of a text are passed over.
#[pyfunction]
pub(crate) fn revocation_lists(file: &[u8]) -> PyResult<Vec<Vec<u8>>> {
    let mut found = Vec::new();
    for object in Objects::of(file) {
        let must_be_list = is_called_list(&object);
        match decoded(&object) {
            Ok(bytes) => match CertificateList::parse(&bytes) {
                Ok(_) => found.push(bytes),
                Err(error) if must_be_list => {
                    return Err(PyValueError::new_err(format!("not a revocation list: {error}")));
                }
                Err(_) => {}
            },
            Err(error) if must_be_list => return Err(PyValueError::new_err(error.to_string())),
            Err(_) => {}
        }
    }
    if found.is_empty() { Err(PyValueError::new_err("no revocation list")) } else { Ok(found) }
}

/// True if the label of an object says that it is a list, or if it has no label.
fn is_called_list(object: &Object<'_>) -> bool {
    let label = object.label();
    let attribute = label.split(|byte| *byte == b';').next().unwrap_or_default();
    label.is_empty() || label == LIST_LABEL || attribute.eq_ignore_ascii_case(LIST_ATTRIBUTE)
}

fn decoded(object: &Object<'_>) -> Result<Vec<u8>, DecodeError> {
    if let Some(bytes) = object.in_place() {
        return Ok(bytes.to_vec());
    }
    let mut bytes = vec![0; object.scratch_size()];
    let length = object.decode(&mut bytes)?.len();
    bytes.truncate(length);
    Ok(bytes)
}
