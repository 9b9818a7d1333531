//! The outcomes of the checks of EF.SOD, as a document takes them over.

use super::check::CheckOutcome;
use super::country::TwoLetters;
use crate::finding::FindingSet;
use crate::time::UnixTime;
use crate::x509::DocumentTypeList;

/// The outcomes of the checks that EF.SOD and the certificates allow, and the certificates.
pub(super) struct SodChecks<'a> {
    pub(super) message_digest: CheckOutcome,
    pub(super) sod_signature: CheckOutcome,
    pub(super) ds_signature: CheckOutcome,
    pub(super) validity: CheckOutcome,
    /// Findings about the anchor.
    pub(super) anchor_findings: FindingSet,
    pub(super) signer: Option<Signer<'a>>,
    /// The DER of the anchor that issued the signer's certificate.
    pub(super) anchor: Option<&'a [u8]>,
    /// The state of the anchor, or without one of the signer's issuer, if known.
    pub(super) state: Option<TwoLetters>,
}

/// The signer's certificate: what the checks of data groups ask of it, so that it is parsed once.
/// Parsed, it would be a third of a document, which firmware keeps on the stack.
#[derive(Clone, Copy)]
pub(super) struct Signer<'a> {
    /// The DER of the certificate.
    pub(super) bytes: &'a [u8],
    pub(super) not_before: UnixTime,
    pub(super) document_types: Option<DocumentTypeList<'a>>,
}
