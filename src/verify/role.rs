//! The role of a certificate.

use super::Reason;
use crate::cms::SignerInfo;
use crate::finding::{Finding, FindingSet};
use crate::oid::Oid;
use crate::x509::Certificate;

/// The role that a certificate must have to be accepted under an anchor (Doc 9303-12 §7.1.1).
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A CSCA: a root certificate, or a link certificate.
    Csca,
    /// A document signer.
    DocumentSigner,
    /// A signer of lists, with this extended key usage.
    ListSigner(Oid<'static>),
}

impl Role {
    /// Returns the reason why a certificate does not have this role.
    pub(super) fn violation(self, certificate: &Certificate<'_>) -> Option<Reason> {
        let outer = certificate.signature_algorithm();
        if certificate.signature().as_bytes() != outer.as_bytes() {
            return Some(Reason::SignatureAlgorithmsDiffer);
        }
        if certificate.unknown_critical_extension().is_some() {
            return Some(Reason::CriticalExtensionUnknown);
        }
        match self {
            Self::Csca => csca_violation(certificate),
            Self::DocumentSigner => end_entity_violation(certificate, None),
            Self::ListSigner(purpose) => end_entity_violation(certificate, Some(purpose)),
        }
    }

    /// Returns the deviations from the profile of this role.
    pub(super) fn findings(self, certificate: &Certificate<'_>) -> FindingSet {
        match self {
            Self::Csca => certificate.csca_findings(),
            Self::DocumentSigner => certificate.document_signer_findings(),
            Self::ListSigner(_) => certificate.list_signer_findings(),
        }
    }

    /// Returns the deviations of a SignerInfo from the profile of this role: lists have a signing time (Doc
    /// 9303-12 §9, §10).
    pub(super) fn findings_of_signer_info(self, info: &SignerInfo<'_>) -> FindingSet {
        let signing_time =
            info.signed_attributes().and_then(|attributes| attributes.signing_time());
        match (self, signing_time) {
            (Self::ListSigner(_), None) => FindingSet::of(&[Finding::SigningTimeMissing]),
            _ => FindingSet::EMPTY,
        }
    }

    /// True if the issuer may have the key of the certificate itself: a root certificate is signed with
    /// its own key, which is admitted if a link certificate has the same key.
    pub(super) const fn may_have_issuers_key(self) -> bool {
        matches!(self, Self::Csca)
    }
}

/// Returns the reason why a certificate is not a CSCA's: it lacks cA or keyCertSign.
///
/// An anchor without these is trusted because the caller chose it. Nobody chose a certificate that is only
/// linked to an anchor.
fn csca_violation(certificate: &Certificate<'_>) -> Option<Reason> {
    let is_authority = certificate.basic_constraints().is_some_and(|constraints| constraints.ca);
    let signs_certificates = certificate.key_usage().is_some_and(|usage| usage.key_cert_sign());
    if is_authority && signs_certificates { None } else { Some(Reason::NotACsca) }
}

/// Returns the reason why a certificate is not that of a signer with this purpose, or without a purpose: it
/// is a CA certificate, or the CSCA issued it for another purpose.
///
/// Signers of master lists, deviation lists, visible digital seals and LDS2 objects, and TLS servers, have an
/// extended key usage; document signers do not.
fn end_entity_violation(certificate: &Certificate<'_>, purpose: Option<Oid<'_>>) -> Option<Reason> {
    let usage = certificate.key_usage();
    if certificate.basic_constraints().is_some_and(|constraints| constraints.ca)
        || usage.is_some_and(|usage| usage.key_cert_sign())
    {
        return Some(Reason::IsCaCertificate);
    }
    let purposes = certificate.extended_key_usage();
    match purpose {
        None if purposes.is_some() => return Some(Reason::NotADocumentSigner),
        Some(purpose) if !purposes.is_some_and(|it| it.iter().any(|other| other == purpose)) => {
            return Some(Reason::NotAListSigner);
        }
        _ => {}
    }
    if usage.is_some_and(|usage| !usage.digital_signature()) {
        Some(Reason::KeyUsageWithoutDigitalSignature)
    } else {
        None
    }
}
