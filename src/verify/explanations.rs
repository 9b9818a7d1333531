//! The meaning of matched deviations for the checks of a document.

use super::CheckId;
use super::check_set::CheckSet;
use crate::cms::{DeviationDescription, DeviationType};
use crate::lds::{DgNumber, DgSet};

/// The statements of the matched deviations of a document about its checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub(super) struct Explanations {
    checks: CheckSet,
    /// The data groups whose hash in EF.SOD is wrong.
    wrong_hashes: DgSet,
    /// True if the key for Active Authentication may be compromised.
    is_key_compromised: bool,
}

impl Explanations {
    pub(super) const NONE: Self =
        Self { checks: CheckSet::EMPTY, wrong_hashes: DgSet::EMPTY, is_key_compromised: false };

    /// Adds a deviation of an entry that the document matches.
    pub(super) fn add(&mut self, description: &DeviationDescription<'_>) {
        if description.known_type() == Some(DeviationType::CertOrKeyAaKeyCompromised) {
            // This is a doubt about a successful check, and does not explain another.
            self.is_key_compromised = true;
            return;
        }
        for id in concerned(description) {
            self.checks = self.checks.with(*id);
        }
        if let Some(number) = wrong_hash(description) {
            self.wrong_hashes.insert(number);
        }
    }

    /// True if a deviation is about what this check looks at.
    pub(super) const fn concern(&self, id: CheckId) -> bool {
        self.checks.contains(id)
    }

    /// True if the hash of this data group in EF.SOD is known to be wrong.
    pub(super) fn has_wrong_hash(&self, number: DgNumber) -> bool {
        self.wrong_hashes.contains(number)
    }

    pub(super) const fn is_key_compromised(&self) -> bool {
        self.is_key_compromised
    }
}

/// Returns the checks that look at what deviates.
pub(super) fn concerned(description: &DeviationDescription<'_>) -> &'static [CheckId] {
    let Some(known) = description.known_type() else { return &[] };
    match (known, description.number()) {
        (DeviationType::CertOrKeyAaKeyCompromised, _) => &[CheckId::ActiveAuthentication],
        (DeviationType::CertOrKeyCscaEncoding | DeviationType::CertOrKeyDsEncoding, field) => {
            match field {
                Some(ISSUER | SUBJECT) => &[CheckId::DsSignature, CheckId::IssuingState],
                Some(VALIDITY) => &[CheckId::DsSignature, CheckId::Validity],
                _ => &[CheckId::DsSignature],
            }
        }
        (DeviationType::CertOrKeyDsSignature, _) => &[CheckId::DsSignature],
        (DeviationType::LdsComInconsistent, _) => &[CheckId::ComVsSod],
        (DeviationType::LdsDgHashWrong, Some(1..=16)) => &[CheckId::DataGroups],
        (DeviationType::LdsDgMalformed, Some(1)) => {
            &[CheckId::IssuingState, CheckId::DocumentType, CheckId::DocumentExpiry]
        }
        (DeviationType::LdsDgMalformed, Some(14)) => {
            &[CheckId::CardAccess, CheckId::ActiveAuthentication]
        }
        (DeviationType::LdsDgMalformed, Some(15)) => &[CheckId::ActiveAuthentication],
        (DeviationType::LdsDgMalformed, Some(EF_COM)) => &[CheckId::ComVsSod],
        (DeviationType::LdsSodSignatureWrong, _) => &[CheckId::SodSignature],
        (DeviationType::MrzWrongData, Some(DOCUMENT_CODE)) => &[CheckId::DocumentType],
        (DeviationType::MrzWrongData, Some(ISSUING_STATE)) => &[CheckId::IssuingState],
        (DeviationType::MrzWrongData, Some(DATE_OF_EXPIRY)) => &[CheckId::DocumentExpiry],
        _ => &[],
    }
}

/// Returns the data group whose hash is said to be wrong.
fn wrong_hash(description: &DeviationDescription<'_>) -> Option<DgNumber> {
    let is_about_a_hash = description.known_type() == Some(DeviationType::LdsDgHashWrong);
    let number = description.number().filter(|_| is_about_a_hash)?;
    DgNumber::new(number)
}

// CertificateBodyField (Doc 9303-12 §10.2).
const ISSUER: u32 = 4;
const VALIDITY: u32 = 5;
const SUBJECT: u32 = 6;

// Datagroup: the numbers of data groups are their own.
const EF_COM: u32 = 21;

// MRZField.
const DOCUMENT_CODE: u32 = 1;
const ISSUING_STATE: u32 = 2;
const DATE_OF_EXPIRY: u32 = 8;
