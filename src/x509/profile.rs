//! The profile of Doc 9303-12 §7.1.1, for one role at a time.

use super::{Certificate, KeyUsage};
use crate::finding::{Finding, FindingSet};
use crate::oid;

impl Certificate<'_> {
    /// What deviates from Doc 9303-12 §7.1.1 if this is the certificate of a CSCA: a root, or a link
    /// from the key before.
    ///
    /// It says nothing about whether it is one.
    #[must_use]
    pub fn csca_findings(&self) -> FindingSet {
        let mut findings = self.key_usage_findings(KeyUsage::CSCA);
        if self.key_usage().is_some_and(|usage| !usage.key_cert_sign()) {
            findings.insert(Finding::KeyUsageWithoutCertSign);
        }
        match self.basic_constraints() {
            None => findings.insert(Finding::BasicConstraintsMissing),
            Some(constraints) => {
                if !constraints.ca {
                    findings.insert(Finding::BasicConstraintsNotCa);
                }
                if constraints.path_length != Some(0) {
                    findings.insert(Finding::PathLengthUnusual);
                }
                if self.extension(oid::BASIC_CONSTRAINTS).is_some_and(|it| !it.critical) {
                    findings.insert(Finding::BasicConstraintsNotCritical);
                }
            }
        }
        if self.subject_key_identifier().is_none() {
            findings.insert(Finding::SubjectKeyIdentifierMissing);
        }
        if self.authority_key_identifier().is_none() && !self.is_self_issued() {
            findings.insert(Finding::AuthorityKeyIdentifierMissing);
        }
        if self.extended_key_usage().is_some() || self.document_types().is_some() {
            findings.insert(Finding::ForbiddenExtension);
        }
        findings
    }

    /// What deviates from Doc 9303-12 §7.1.1 if this is the certificate of a document signer.
    ///
    /// It says nothing about whether it is one.
    #[must_use]
    pub fn document_signer_findings(&self) -> FindingSet {
        let mut findings = self.key_usage_findings(KeyUsage::DIGITAL_SIGNATURE);
        if self.authority_key_identifier().is_none() {
            findings.insert(Finding::AuthorityKeyIdentifierMissing);
        }
        if self.basic_constraints().is_some() {
            findings.insert(Finding::BasicConstraintsInEndEntity);
        }
        if self.extended_key_usage().is_some() || self.name_change() {
            findings.insert(Finding::ForbiddenExtension);
        }
        findings
    }

    /// What is common to both: the key usage, with no others than `allowed`, and the period.
    fn key_usage_findings(&self, allowed: KeyUsage) -> FindingSet {
        let mut findings = FindingSet::EMPTY;
        match self.key_usage() {
            None => findings.insert(Finding::KeyUsageMissing),
            Some(usage) => {
                if usage.has_others_than(allowed) {
                    findings.insert(Finding::ExtraKeyUsage);
                }
                if self.extension(oid::KEY_USAGE).is_some_and(|it| !it.critical) {
                    findings.insert(Finding::KeyUsageNotCritical);
                }
            }
        }
        if self.private_key_usage_period().is_none() {
            findings.insert(Finding::PrivateKeyUsagePeriodMissing);
        }
        findings
    }
}
