//! The role of a certificate.

use super::Reason;
use crate::cms::SignerInfo;
use crate::finding::{Finding, FindingSet};
use crate::oid::Oid;
use crate::x509::Certificate;

/// The role that a certificate must have to be accepted under an anchor (Doc 9303-12 §7.1.1).
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A signer of the files of an application, with one of these extended key usages.
    ContentSigner(&'static [Oid<'static>]),
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
            Self::ContentSigner(purposes) => {
                end_entity_violation(certificate, purposes, Reason::NotAContentSigner)
            }
            Self::Csca => csca_violation(certificate),
            Self::DocumentSigner => {
                end_entity_violation(certificate, &[], Reason::NotADocumentSigner)
            }
            Self::ListSigner(purpose) => {
                end_entity_violation(certificate, &[purpose], Reason::NotAListSigner)
            }
        }
    }

    /// Returns the deviations from the profile of this role.
    pub(super) fn findings(self, certificate: &Certificate<'_>) -> FindingSet {
        match self {
            // The profile of Doc 9303-12 does not apply.
            Self::ContentSigner(_) => FindingSet::EMPTY,
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

/// Returns the reason why a certificate is not that of a signer with one of these purposes, or without a
/// purpose if there are none: it is a CA certificate, or it was issued for another purpose, which is
/// `not_appointed`.
///
/// Signers of master lists, deviation lists, visible digital seals and LDS2 objects, and TLS servers, have an
/// extended key usage; document signers do not.
fn end_entity_violation(
    certificate: &Certificate<'_>,
    purposes: &[Oid<'_>],
    not_appointed: Reason,
) -> Option<Reason> {
    let usage = certificate.key_usage();
    if certificate.basic_constraints().is_some_and(|constraints| constraints.ca)
        || usage.is_some_and(|usage| usage.key_cert_sign())
    {
        return Some(Reason::IsCaCertificate);
    }
    let is_appointed = match certificate.extended_key_usage() {
        None => purposes.is_empty(),
        Some(of_certificate) => of_certificate.iter().any(|purpose| purposes.contains(&purpose)),
    };
    if !is_appointed {
        return Some(not_appointed);
    }
    if usage.is_some_and(|usage| !usage.digital_signature()) {
        Some(Reason::KeyUsageWithoutDigitalSignature)
    } else {
        None
    }
}
