//! Certificates, revocation lists, names and keys.

use idchip::x509::{
    Certificate, CertificateList, GeneralName, GeneralNames, Name, SubjectPublicKeyInfo,
};

use super::{NOW, see};

/// A certificate, every extension, and the key.
pub fn certificate(read: &Certificate<'_>) {
    see((read.as_bytes(), read.tbs(), read.version(), read.signature_value()));
    see((read.signature(), read.signature_algorithm()));
    let serial = read.serial_number();
    see((serial.as_bytes(), serial.is_negative(), serial.unsigned(), serial.to_u32()));
    name(&read.issuer());
    name(&read.subject());
    see((read.is_self_issued(), read.issuer().is_permutation_of(&read.subject())));
    see(read.validity().contains(NOW));
    public_key(&read.subject_public_key_info());
    for extension in read.extensions() {
        see((extension.is_known(), extension.critical, extension.value));
        see(read.extension(extension.oid).map(|found| found.critical));
    }
    see((read.unknown_critical_extension(), read.subject_key_identifier(), read.key_usage()));
    see((read.basic_constraints(), read.private_key_usage_period(), read.name_change()));
    see(read.authority_key_identifier());
    for names in [read.subject_alt_names(), read.issuer_alt_names()].into_iter().flatten() {
        general_names(&names);
    }
    for usage in read.extended_key_usage().iter().flat_map(|it| it.iter()) {
        see(usage.name());
    }
    for policy in read.certificate_policies().iter().flat_map(|it| it.iter()) {
        see(policy);
    }
    for point in read.crl_distribution_points().iter().flat_map(|it| it.iter()) {
        point.uris().for_each(|uri| see(uri.as_str()));
    }
    for access in [read.authority_information_access(), read.subject_information_access()] {
        for description in access.iter().flat_map(|it| it.iter()) {
            see(description);
        }
    }
    for document_type in read.document_types().iter().flat_map(|it| it.iter()) {
        see(document_type);
    }
    see((read.findings(), read.csca_findings(), read.document_signer_findings()));
    see(read.list_signer_findings());
}

/// A revocation list and its entries.
pub fn certificate_list(read: &CertificateList<'_>) {
    see((read.tbs(), read.signature(), read.signature_algorithm(), read.signature_value()));
    name(&read.issuer());
    see((read.this_update(), read.next_update(), read.crl_number().map(|number| number.to_u32())));
    see((read.authority_key_identifier(), read.unsupported_extension(), read.findings()));
    if let Some(names) = read.issuer_alt_names() {
        general_names(&names);
    }
    for entry in read.entries() {
        let Ok(entry) = entry else { break };
        see((entry.revocation_date, entry.reason.map(|reason| reason.name())));
        see((entry.has_unknown_critical_extension, read.find(entry.serial_number).is_ok()));
    }
}

/// A distinguished name.
pub fn name(read: &Name<'_>) {
    see((read.as_bytes(), read.country(), read.findings(), read.is(read)));
    see(read.common_name().map(|text| text.is(&text)));
    for rdn in read.rdns() {
        for attribute in rdn.attributes() {
            see((attribute.is(&attribute), attribute.text().as_str()));
            see(attribute.text().chars().count());
        }
    }
}

fn general_names(names: &GeneralNames<'_>) {
    for general in names.iter() {
        match general {
            GeneralName::DirectoryName(directory) => name(&directory),
            GeneralName::DnsName(text) | GeneralName::Rfc822Name(text) | GeneralName::Uri(text) => {
                see(text.as_str())
            }
            other => see(other),
        }
    }
}

/// A public key, alone or in a certificate.
pub fn public_key(info: &SubjectPublicKeyInfo<'_>) {
    see((info.as_bytes(), info.findings()));
    see(info.public_key());
}
