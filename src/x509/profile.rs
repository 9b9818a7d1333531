//! The certificate profile of Doc 9303-12 §7.1.1, for each role.

use super::{Certificate, KeyUsage, Validity};
use crate::finding::{Finding, FindingSet};
use crate::time::UnixTime;

impl Certificate<'_> {
    /// True if this can be the certificate of a CSCA, judged by the CSCA certificates in use.
    ///
    /// Two kinds of certificates cannot be a CSCA's, but occur where operators collect all their certificates
    /// in one folder: a certificate for a special purpose (of a signer of master lists, of a TLS server), and
    /// a certificate that another authority issued without making the subject an authority (of a document
    /// signer). The rule excludes a single certificate of the German, Italian, Dutch and ICAO master lists,
    /// and that certificate belongs to a document signer (Ukraine, in the Italian list of 2023). The CSCA
    /// certificates without cA or keyCertSign in these lists are self-issued.
    #[must_use]
    pub fn can_be_csca(&self) -> bool {
        let is_authority = self.basic_constraints().is_some_and(|constraints| constraints.ca);
        is_authority
            || self.extended_key_usage().is_none()
                && (self.is_self_issued()
                    || self.key_usage().is_some_and(|usage| usage.key_cert_sign()))
    }

    /// Returns the deviations from Doc 9303-12 §7.1.1, for the certificate of a CSCA: a root certificate, or
    /// a link certificate signed with the previous key.
    ///
    /// The function does not check that the certificate is a CSCA's.
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
                if !self.has_critical_basic_constraints() {
                    findings.insert(Finding::BasicConstraintsNotCritical);
                }
            }
        }
        if self.subject_key_identifier().is_none() {
            findings.insert(Finding::SubjectKeyIdentifierMissing);
        }
        if !self.names_its_issuer_key() && !self.is_self_issued() {
            findings.insert(Finding::AuthorityKeyIdentifierMissing);
        }
        if self.extended_key_usage().is_some() || self.document_types().is_some() {
            findings.insert(Finding::ForbiddenExtension);
        }
        if self.version() == 1 {
            findings.insert(Finding::CertificateVersion);
        }
        if self.is_of_a_test_state() {
            findings.insert(Finding::TestState);
        }
        findings
    }

    /// True if the country is that of the specimens in the standard, or the user-assigned code ZZ.
    ///
    /// The first CSCA of the United Nations is an exception. It has the country ZZ, with the code of the
    /// United Nations in its subjectAltName (German, Italian, Dutch and ICAO master lists).
    fn is_of_a_test_state(&self) -> bool {
        let subject = self.subject();
        let country = subject.country().unwrap_or_default();
        let is = |code: &str| country.eq_ignore_ascii_case(code);
        is("UT") || is("ZZ") && self.alternative_locality() != Some("UNO")
    }

    /// Returns the first and the last second of the use of the private key: those of its usage period, or of
    /// the certificate where the period has no limit.
    fn key_usage_period(&self) -> Validity {
        let certificate = self.validity();
        let Some(own) = self.private_key_usage_period() else { return certificate };
        Validity {
            not_before: own.not_before.unwrap_or(certificate.not_before),
            not_after: own.not_after.unwrap_or(certificate.not_after),
        }
    }

    /// Returns the findings about the signing time that the signer with this certificate claims (Doc 9303-11
    /// §5.1.1). Only the signer vouches for that time.
    #[must_use]
    pub fn signing_time_findings(&self, time: UnixTime) -> FindingSet {
        let mut findings = FindingSet::EMPTY;
        if time < self.validity().not_before {
            findings.insert(Finding::SigningTimeBeforeCertificate);
        }
        if !self.key_usage_period().contains(time) {
            findings.insert(Finding::SigningTimeOutsideKeyUsage);
        }
        findings
    }

    /// True if the validity of the certificate begins after the end of the usage period of the private key of
    /// its issuer, `csca`.
    #[must_use]
    pub fn begins_after_key_usage_of(&self, csca: &Certificate<'_>) -> bool {
        self.validity().not_before > csca.key_usage_period().not_after
    }

    /// Returns the deviations from Doc 9303-12 §7.1.1, for the certificate of a document signer.
    ///
    /// The function does not check that the certificate is a document signer's.
    #[must_use]
    pub fn document_signer_findings(&self) -> FindingSet {
        let mut findings = self.key_usage_findings(KeyUsage::DIGITAL_SIGNATURE);
        if !self.names_its_issuer_key() {
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

    /// Returns the deviations from Doc 9303-12 §7.1.1, for the certificate of a signer of master lists or
    /// deviation lists.
    ///
    /// The function does not check that the certificate is that of such a signer.
    #[must_use]
    pub fn list_signer_findings(&self) -> FindingSet {
        let mut findings = self.key_usage_findings(KeyUsage::DIGITAL_SIGNATURE);
        // Of these signers, the period is optional.
        findings = findings.without(Finding::PrivateKeyUsagePeriodMissing);
        if !self.names_its_issuer_key() {
            findings.insert(Finding::AuthorityKeyIdentifierMissing);
        }
        if self.basic_constraints().is_some() {
            findings.insert(Finding::BasicConstraintsInEndEntity);
        }
        if self.extended_key_usage().is_some() && !self.has_critical_extended_key_usage() {
            findings.insert(Finding::ExtendedKeyUsageNotCritical);
        }
        if self.document_types().is_some() || self.name_change() {
            findings.insert(Finding::ForbiddenExtension);
        }
        findings
    }

    /// True if there is an authority key identifier with a keyIdentifier.
    fn names_its_issuer_key(&self) -> bool {
        self.authority_key_identifier().is_some_and(|it| it.key_identifier.is_some())
    }

    /// Returns the deviations that apply to both roles: of the key usage, which may only be `allowed`, and of
    /// the private key usage period.
    fn key_usage_findings(&self, allowed: KeyUsage) -> FindingSet {
        let mut findings = FindingSet::EMPTY;
        match self.key_usage() {
            None => findings.insert(Finding::KeyUsageMissing),
            Some(usage) => {
                if usage.has_others_than(allowed) {
                    findings.insert(Finding::ExtraKeyUsage);
                }
                if !self.has_critical_key_usage() {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oid;
    use crate::x509::testing::{
        CertificateBuilder, critical_extension, extension, name, null, oid as oid_of, printable,
        sequence, state, tlv, utc_time,
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

    #[test]
    fn each_deviation_of_a_master_list_signer_is_a_finding() {
        let critical = critical_extension(
            oid::EXTENDED_KEY_USAGE,
            &sequence(&[&oid_of(oid::MASTER_LIST_SIGNER)]),
        );
        let base = || CertificateBuilder::document_signer().and(critical.clone());
        let findings = |builder: &CertificateBuilder| {
            let bytes = builder.build();
            let found = Certificate::parse(&bytes).unwrap().list_signer_findings();
            found.iter().collect::<Vec<_>>()
        };
        assert_eq!(findings(&base()), []);
        assert_eq!(findings(&base().without(oid::PRIVATE_KEY_USAGE_PERIOD)), []);
        assert_eq!(findings(&CertificateBuilder::document_signer()), []);
        for (builder, expected) in [
            (base().without(oid::AUTHORITY_KEY_IDENTIFIER), Finding::AuthorityKeyIdentifierMissing),
            (
                base().and(extension(oid::BASIC_CONSTRAINTS, &sequence(&[]))),
                Finding::BasicConstraintsInEndEntity,
            ),
            (base().without(oid::KEY_USAGE), Finding::KeyUsageMissing),
            (
                CertificateBuilder::document_signer().and(purposes()),
                Finding::ExtendedKeyUsageNotCritical,
            ),
            (base().and(extension(oid::NAME_CHANGE, &null())), Finding::ForbiddenExtension),
        ] {
            assert_eq!(findings(&builder), [expected]);
        }
    }

    #[test]
    fn a_version_and_a_test_state_are_findings_of_a_csca() {
        let of = |country: &str| CertificateBuilder {
            issuer: state(country, "CSCA"),
            subject: state(country, "CSCA"),
            ..CertificateBuilder::csca()
        };
        let localities = |names: &[&str]| {
            let name = |it: &&str| tlv(0xA4, &[&name(&[(oid::LOCALITY_NAME, printable(it))])]);
            extension(
                oid::SUBJECT_ALT_NAME,
                &sequence(&[&names.iter().flat_map(name).collect::<Vec<_>>()]),
            )
        };
        for (builder, expected) in [
            (of("UT"), true),
            (of("ut"), true),
            (of("ZZ"), true),
            (of("zz"), true),
            (of("ZZ").and(localities(&["UTO"])), true),
            // The first CSCA of the United Nations.
            (of("ZZ").and(localities(&["UNO"])), false),
            (of("UT").and(localities(&["UNO"])), true),
            (of("VN"), false),
            (of("UN"), false),
            (of("XX"), false),
        ] {
            assert_eq!(csca(&builder).contains(&Finding::TestState), expected);
        }
        let mut first = CertificateBuilder::csca();
        assert!(!csca(&first).contains(&Finding::CertificateVersion));
        first.version = Vec::new();
        first.extensions = Vec::new();
        assert!(csca(&first).contains(&Finding::CertificateVersion));
    }

    #[test]
    fn what_can_be_a_csca() {
        let can = |builder: &CertificateBuilder| {
            Certificate::parse(&builder.build()).unwrap().can_be_csca()
        };
        let issued = |builder: CertificateBuilder| CertificateBuilder {
            issuer: state("VN", "Older CSCA"),
            ..builder
        };
        let root = CertificateBuilder::csca;
        let not_ca = |builder: CertificateBuilder| builder.with(oid::BASIC_CONSTRAINTS, &[0x30, 0]);
        let signing = |builder: CertificateBuilder| builder.with(oid::KEY_USAGE, &[3, 2, 7, 0x80]);
        for (builder, expected) in [
            (root(), true),
            (issued(root()), true),
            // As in CSCA certificates in use: without basic constraints, without keyCertSign, a link
            // certificate without cA.
            (not_ca(root()), true),
            (root().without(oid::BASIC_CONSTRAINTS), true),
            (signing(not_ca(root())), true),
            (root().without(oid::BASIC_CONSTRAINTS).without(oid::KEY_USAGE), true),
            (issued(not_ca(root())), true),
            (issued(signing(root())), true),
            (issued(root().without(oid::KEY_USAGE)), true),
            // An authority with a special purpose is still an authority.
            (root().and(purposes()), true),
            // A document signer, and a signer of lists, also if they are self-signed.
            (CertificateBuilder::document_signer(), false),
            (issued(signing(not_ca(root()))), false),
            (issued(root().without(oid::BASIC_CONSTRAINTS).without(oid::KEY_USAGE)), false),
            (not_ca(root()).and(purposes()), false),
            (root().without(oid::BASIC_CONSTRAINTS).and(purposes()), false),
            (CertificateBuilder::document_signer().and(purposes()), false),
        ] {
            assert_eq!(can(&builder), expected, "{:02X?}", builder.extensions);
        }
    }

    #[test]
    fn a_signing_time_is_held_against_certificate_and_key() {
        use Finding::{SigningTimeBeforeCertificate, SigningTimeOutsideKeyUsage};
        // The certificate is valid from 2024 to 2039, the private key is used until 2027.
        let signer = CertificateBuilder::document_signer();
        let only = |tag, time: &[u8]| {
            let period = sequence(&[&tlv(tag, &[time])]);
            signer.clone().with(oid::PRIVATE_KEY_USAGE_PERIOD, &period)
        };
        let from = only(0x80, b"20250101000000Z");
        let until = only(0x81, b"20250101000000Z");
        let without = signer.clone().without(oid::PRIVATE_KEY_USAGE_PERIOD);
        for (builder, time, expected) in [
            (&signer, "20240101000000Z", &[][..]),
            (&signer, "20270101000000Z", &[]),
            (&signer, "20270101000001Z", &[SigningTimeOutsideKeyUsage]),
            (
                &signer,
                "20231231235959Z",
                &[SigningTimeBeforeCertificate, SigningTimeOutsideKeyUsage],
            ),
            (&from, "20241231235959Z", &[SigningTimeOutsideKeyUsage]),
            (&from, "20250101000000Z", &[]),
            (&from, "20390101000001Z", &[SigningTimeOutsideKeyUsage]),
            (
                &until,
                "20231231235959Z",
                &[SigningTimeBeforeCertificate, SigningTimeOutsideKeyUsage],
            ),
            (&until, "20250101000001Z", &[SigningTimeOutsideKeyUsage]),
            (&without, "20390101000000Z", &[]),
            (&without, "20390101000001Z", &[SigningTimeOutsideKeyUsage]),
            (
                &without,
                "20231231235959Z",
                &[SigningTimeBeforeCertificate, SigningTimeOutsideKeyUsage],
            ),
        ] {
            let bytes = builder.build();
            let time = UnixTime::generalized_time(time.as_bytes()).unwrap();
            let findings = Certificate::parse(&bytes).unwrap().signing_time_findings(time);
            assert!(findings.iter().eq(expected.iter().copied()), "{time} {findings:?}");
        }
    }

    #[test]
    fn a_certificate_made_after_the_key_usage_of_its_csca_is_told() {
        let csca = CertificateBuilder::csca();
        let unlimited = csca.clone().without(oid::PRIVATE_KEY_USAGE_PERIOD);
        for (begin, csca, expected) in [
            ("270101000000Z", &csca, false),
            ("270101000001Z", &csca, true),
            ("230101000000Z", &csca, false),
            // Without a usage period, the end of the certificate counts.
            ("390101000000Z", &unlimited, false),
            ("390101000001Z", &unlimited, true),
        ] {
            let validity = sequence(&[&utc_time(begin), &utc_time("390101000000Z")]);
            let signer =
                CertificateBuilder { validity, ..CertificateBuilder::document_signer() }.build();
            let signer = Certificate::parse(&signer).unwrap();
            let csca = csca.build();
            let csca = Certificate::parse(&csca).unwrap();
            assert_eq!(signer.begins_after_key_usage_of(&csca), expected, "{begin}");
        }
    }
}
