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
                if !self.is_critical(oid::BASIC_CONSTRAINTS) {
                    findings.insert(Finding::BasicConstraintsNotCritical);
                }
            }
        }
        if !self.has(oid::SUBJECT_KEY_IDENTIFIER) {
            findings.insert(Finding::SubjectKeyIdentifierMissing);
        }
        if !self.names_its_issuer_key() && !self.is_self_issued() {
            findings.insert(Finding::AuthorityKeyIdentifierMissing);
        }
        if self.has(oid::EXTENDED_KEY_USAGE)
            || self.has(oid::DOCUMENT_TYPE_LIST)
            || self.has(oid::DOCUMENT_TYPE_LIST_OLD)
        {
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
        if !self.names_its_issuer_key() {
            findings.insert(Finding::AuthorityKeyIdentifierMissing);
        }
        if self.has(oid::BASIC_CONSTRAINTS) {
            findings.insert(Finding::BasicConstraintsInEndEntity);
        }
        if self.has(oid::EXTENDED_KEY_USAGE) || self.name_change() {
            findings.insert(Finding::ForbiddenExtension);
        }
        findings
    }

    /// Whether there is an authority key identifier, and a keyIdentifier in it.
    fn names_its_issuer_key(&self) -> bool {
        self.authority_key_identifier().is_some_and(|it| it.key_identifier.is_some())
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
                if !self.is_critical(oid::KEY_USAGE) {
                    findings.insert(Finding::KeyUsageNotCritical);
                }
            }
        }
        if !self.has(oid::PRIVATE_KEY_USAGE_PERIOD) {
            findings.insert(Finding::PrivateKeyUsagePeriodMissing);
        }
        findings
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::x509::testing::{
        CertificateBuilder, extension, null, oid as oid_of, sequence, state,
    };
    use std::vec::Vec;

    fn csca(builder: &CertificateBuilder) -> Vec<Finding> {
        Certificate::parse(&builder.build()).unwrap().csca_findings().iter().collect()
    }

    fn document_signer(builder: &CertificateBuilder) -> Vec<Finding> {
        Certificate::parse(&builder.build()).unwrap().document_signer_findings().iter().collect()
    }

    fn purposes() -> Vec<u8> {
        extension(oid::EXTENDED_KEY_USAGE, &sequence(&[&oid_of(oid::MASTER_LIST_SIGNER)]))
    }

    #[test]
    fn each_deviation_of_a_csca_is_a_finding() {
        let base = CertificateBuilder::csca;
        let constraints = |value: &[u8]| base().with(oid::BASIC_CONSTRAINTS, value);
        let usage = |bits| base().with(oid::KEY_USAGE, &[3, 2, 0, bits]);
        assert_eq!(csca(&base()), []);
        for (builder, expected) in [
            (base().without(oid::BASIC_CONSTRAINTS), &[Finding::BasicConstraintsMissing][..]),
            (
                constraints(&[0x30, 0]),
                &[
                    Finding::BasicConstraintsNotCa,
                    Finding::BasicConstraintsNotCritical,
                    Finding::PathLengthUnusual,
                ],
            ),
            (constraints(&[0x30, 6, 1, 1, 0xFF, 2, 1, 0]), &[Finding::BasicConstraintsNotCritical]),
            (
                constraints(&[0x30, 6, 1, 1, 0xFF, 2, 1, 1]),
                &[Finding::BasicConstraintsNotCritical, Finding::PathLengthUnusual],
            ),
            (base().without(oid::KEY_USAGE), &[Finding::KeyUsageMissing]),
            (usage(0x06), &[Finding::KeyUsageNotCritical]),
            (usage(0x86), &[Finding::ExtraKeyUsage, Finding::KeyUsageNotCritical]),
            (usage(0x02), &[Finding::KeyUsageNotCritical, Finding::KeyUsageWithoutCertSign]),
            (base().without(oid::SUBJECT_KEY_IDENTIFIER), &[Finding::SubjectKeyIdentifierMissing]),
            (
                base().without(oid::PRIVATE_KEY_USAGE_PERIOD),
                &[Finding::PrivateKeyUsagePeriodMissing],
            ),
            (
                CertificateBuilder { subject: state("VN", "CSCA 2"), ..base() },
                &[Finding::AuthorityKeyIdentifierMissing],
            ),
            (base().and(purposes()), &[Finding::ForbiddenExtension]),
        ] {
            assert_eq!(csca(&builder), expected);
        }
    }

    #[test]
    fn each_deviation_of_a_document_signer_is_a_finding() {
        let base = CertificateBuilder::document_signer;
        assert_eq!(document_signer(&base()), []);
        for (builder, expected) in [
            (
                base().without(oid::AUTHORITY_KEY_IDENTIFIER),
                &[Finding::AuthorityKeyIdentifierMissing][..],
            ),
            (
                base().with(oid::AUTHORITY_KEY_IDENTIFIER, &sequence(&[])),
                &[Finding::AuthorityKeyIdentifierMissing],
            ),
            (
                base().and(extension(oid::BASIC_CONSTRAINTS, &sequence(&[]))),
                &[Finding::BasicConstraintsInEndEntity],
            ),
            (base().without(oid::KEY_USAGE), &[Finding::KeyUsageMissing]),
            (
                base().with(oid::KEY_USAGE, &[3, 2, 6, 0xC0]),
                &[Finding::ExtraKeyUsage, Finding::KeyUsageNotCritical],
            ),
            (
                base().without(oid::PRIVATE_KEY_USAGE_PERIOD),
                &[Finding::PrivateKeyUsagePeriodMissing],
            ),
            (base().and(purposes()), &[Finding::ForbiddenExtension]),
            (base().and(extension(oid::NAME_CHANGE, &null())), &[Finding::ForbiddenExtension]),
        ] {
            assert_eq!(document_signer(&builder), expected);
        }
    }
}
