//! The results for one card as objects of Python.

use idchip_batch::{CertificateName, CheckRow, ErrorRow, Row};
use pyo3::prelude::*;

/// The results for one card, without personal data.
#[pyclass(frozen, get_all, eq, module = "idchip.batch")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Verification {
    verdict: &'static str,
    /// Seconds since 1970, UTC.
    at: i64,
    decided_by: Option<&'static str>,
    reason: Option<&'static str>,
    failed: Vec<&'static str>,
    checks: Vec<Check>,
    data_groups: Vec<(String, &'static str)>,
    card_security: Option<&'static str>,
    findings: Vec<&'static str>,
    anchor_findings: Vec<&'static str>,
    state: Option<String>,
    signer: Option<Certificate>,
    anchor: Option<Certificate>,
    error: Option<Malformed>,
}

/// A check with its result and the reason.
#[pyclass(frozen, get_all, eq, module = "idchip.batch")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Check {
    name: &'static str,
    result: &'static str,
    reason: &'static str,
}

/// The names of a certificate.
#[pyclass(frozen, get_all, eq, module = "idchip.batch")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Certificate {
    subject: String,
    issuer: String,
    country: Option<String>,
    serial_number: String,
    fingerprint_sha256: String,
    subject_key_identifier: Option<String>,
    authority_key_identifier: Option<String>,
}

/// The error for which a card is malformed.
#[pyclass(frozen, get_all, eq, module = "idchip.batch")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Malformed {
    kind: &'static str,
    offset: Option<u32>,
    message: String,
}

impl From<Row> for Verification {
    fn from(row: Row) -> Self {
        let data_groups = row.data_groups.iter();
        Self {
            verdict: row.verdict(),
            at: row.at.0,
            decided_by: row.decided_by,
            reason: row.reason(),
            data_groups: data_groups
                .map(|(number, status)| (number.to_string(), *status))
                .collect(),
            failed: row.failed,
            checks: row.checks.iter().map(Check::from).collect(),
            card_security: row.card_security,
            findings: row.findings,
            anchor_findings: row.anchor_findings,
            state: row.state,
            signer: row.signer.map(Certificate::from),
            anchor: row.anchor.map(Certificate::from),
            error: row.error.map(Malformed::from),
        }
    }
}

impl From<&CheckRow> for Check {
    fn from(check: &CheckRow) -> Self {
        Self { name: check.name, result: check.result, reason: check.reason }
    }
}

impl From<CertificateName> for Certificate {
    fn from(name: CertificateName) -> Self {
        Self {
            subject: name.subject,
            issuer: name.issuer,
            country: name.country,
            serial_number: name.serial_number,
            fingerprint_sha256: name.fingerprint_sha256,
            subject_key_identifier: name.subject_key_identifier,
            authority_key_identifier: name.authority_key_identifier,
        }
    }
}

impl From<ErrorRow> for Malformed {
    fn from(error: ErrorRow) -> Self {
        Self { kind: error.kind, offset: error.offset, message: error.message }
    }
}

#[pymethods]
impl Verification {
    fn __repr__(&self) -> String {
        match (self.decided_by, self.reason) {
            (None, _) => format!("<Verification {}>", self.verdict),
            (Some(check), None) => format!("<Verification {}: {check}>", self.verdict),
            (Some(check), Some(reason)) => {
                format!("<Verification {}: {check}, {reason}>", self.verdict)
            }
        }
    }
}

#[pymethods]
impl Check {
    fn __repr__(&self) -> String {
        format!("<Check {}: {}, {}>", self.name, self.result, self.reason)
    }
}

#[pymethods]
impl Certificate {
    fn __repr__(&self) -> String {
        format!("<Certificate {:?}, {}>", self.subject, self.fingerprint_sha256)
    }
}

#[pymethods]
impl Malformed {
    fn __repr__(&self) -> String {
        format!("<Malformed {}: {}>", self.kind, self.message)
    }
}
