//! The files about the chip and its signer: EF.COM, EF.SOD, EF.DG14, EF.DG15, EF.CardAccess and
//! EF.CardSecurity.

use idchip::Finding;
use idchip::cms::{SignedData, SignerIdentifier};
use idchip::lds::card_security::CardSecurity;
use idchip::lds::com::EfCom;
use idchip::lds::dg15::Dg15;
use idchip::lds::security_info::{
    EfCvca, KeyAgreement, PaceInfo, SecurityInfo, SecurityInfos, StandardizedDomainParameters,
};
use idchip::lds::sod::{LdsSecurityObject, Sod};
use idchip::tlv::Integer;
use idchip::x509::{AlgorithmIdentifier, Certificate, SubjectPublicKeyInfo};

use crate::certificate::{CertificateRecord, algorithm, group_name, oid_name, subject_key};
use crate::content::{Content, Value};
use crate::texts::english;

pub(super) fn com(com: &EfCom<'_>) -> Content {
    let mut content = Content::default();
    if let Some(version) = com.lds_version() {
        content.plain("lds_version", version);
    }
    if let Some(version) = com.unicode_version() {
        content.plain("unicode_version", version);
    }
    content.names("data_groups", com.tag_list());
    // The list has tags that are not a data group's.
    if com.findings().contains(Finding::ComTagUnknown) {
        content.plain("tag_list", const_hex::encode_upper(com.tag_list_bytes()));
    }
    content
}

pub(super) fn sod(sod: &Sod<'_>) -> Content {
    let mut content = Content::default();
    add_object(&mut content, sod.security_object());
    add_signed_data(&mut content, sod.signed_data());
    content
}

/// The infos, and who signed them.
pub(super) fn card_security(file: &CardSecurity<'_>) -> Content {
    let mut content = infos(&file.security_infos());
    add_signed_data(&mut content, file.signed_data());
    content
}

fn add_object(content: &mut Content, object: &LdsSecurityObject<'_>) {
    content.plain("version", object.version());
    if let Some(info) = object.version_info() {
        content.plain("lds_version", info.lds_version);
        content.plain("unicode_version", info.unicode_version);
    }
    content.plain("hash_algorithm", algorithm(&object.hash_algorithm()));
    content.names("data_groups", object.data_groups().iter());
    if !object.is_of_lds() {
        // Identifiers of another application's files, as bytes, because most are not counting
        // numbers.
        let identifiers = object.hashes().map(|entry| entry.identifier.as_bytes());
        content.names("identifiers", identifiers.map(const_hex::encode_upper));
    }
    // The hashes identify the holder as reliably as a name.
    let mut hashes = Content::default();
    for number in object.data_groups().iter() {
        if let Some(hash) = object.hash(number) {
            hashes.personal(&number.to_string(), &const_hex::encode_upper(hash));
        }
    }
    content.content("hashes", hashes);
}

fn add_signed_data(content: &mut Content, signed_data: &SignedData<'_>) {
    content.plain("content_type", oid_name(signed_data.content_type()));
    for (index, signer) in signed_data.signer_infos().enumerate() {
        let mut shown = Content::default();
        match signer.identifier() {
            SignerIdentifier::IssuerAndSerialNumber { issuer, serial_number } => {
                shown.plain("issuer", issuer);
                shown.plain("serial_number", const_hex::encode_upper(serial_number.as_bytes()));
            }
            SignerIdentifier::SubjectKeyIdentifier(identifier) => {
                shown.plain("subject_key_identifier", const_hex::encode_upper(identifier));
            }
        }
        shown.plain("digest_algorithm", algorithm(&signer.digest_algorithm()));
        shown.plain("signature_algorithm", algorithm(&signer.signature_algorithm()));
        if let Some(attributes) = signer.signed_attributes() {
            let names = attributes.iter().map(|attribute| oid_name(attribute.oid));
            shown.names("signed_attributes", names);
        }
        if index == 0 {
            content.content("signer", shown);
        } else {
            content.item("further_signers", Value::Content(shown));
        }
    }
    for certificate in signed_data.certificates().iter() {
        let value = match Certificate::parse(certificate) {
            Ok(certificate) => Value::Content(describe(&certificate)),
            Err(error) => Value::malformed(error),
        };
        content.item("certificates", value);
    }
}

fn describe(certificate: &Certificate<'_>) -> Content {
    let record = CertificateRecord::new(certificate);
    let mut content = Content::default();
    content.plain("subject", &record.subject);
    content.plain("issuer", &record.issuer);
    content.plain("serial_number", &record.serial_number);
    content.plain("not_before", &record.not_before);
    content.plain("not_after", &record.not_after);
    content.plain("key", &record.key);
    content.plain("signature_algorithm", &record.signature_algorithm);
    content.plain("fingerprint_sha256", &record.fingerprint_sha256);
    if let Some(identifier) = &record.subject_key_identifier {
        content.plain("subject_key_identifier", identifier);
    }
    if let Some(identifier) = &record.authority_key_identifier {
        content.plain("authority_key_identifier", identifier);
    }
    content
}

pub(super) fn dg15(dg15: &Dg15<'_>) -> Content {
    let mut content = Content::default();
    add_key(&mut content, &dg15.subject_public_key_info());
    content
}

fn add_key(content: &mut Content, key: &SubjectPublicKeyInfo<'_>) {
    match subject_key(key, english()) {
        Ok(key) => content.plain("key", key),
        Err(error) => content.malformed("key", error),
    }
}

/// The infos by kind, since a chip may support several of each.
pub(super) fn infos(infos: &SecurityInfos<'_>) -> Content {
    let mut content = Content::default();
    for info in infos.results() {
        match info {
            Ok(info) => {
                let (kind, text) = describe_info(&info);
                content.item(kind, Value::plain(text));
            }
            Err(error) => content.item("unreadable", Value::malformed(error)),
        }
    }
    content
}

fn describe_info(info: &SecurityInfo<'_>) -> (&'static str, String) {
    match info {
        SecurityInfo::ActiveAuthentication(info) => {
            ("active_authentication", oid_name(info.signature_algorithm))
        }
        SecurityInfo::ChipAuthentication(info) => {
            let key = key_id(info.key_id);
            ("chip_authentication", format!("{}, version {}{key}", info.protocol, info.version))
        }
        SecurityInfo::ChipAuthenticationPublicKey(info) => {
            let key = subject_key(&info.subject_public_key_info, english())
                .unwrap_or_else(|error| format!("{}, {error}", info.key_agreement));
            ("chip_authentication_key", format!("{key}{}", key_id(info.key_id)))
        }
        SecurityInfo::ChipAuthenticationDomainParameters(info) => {
            let group = group(info.key_agreement, &info.domain_parameter);
            let text = format!("{group}{}", key_id(info.key_id));
            ("chip_authentication_domain_parameters", text)
        }
        SecurityInfo::Pace(info) => ("pace", describe_pace(info)),
        SecurityInfo::PaceDomainParameters(info) => {
            let group = group(info.key_agreement, &info.domain_parameter);
            ("pace_domain_parameters", format!("{group}{}", parameter_id(info.parameter_id)))
        }
        SecurityInfo::TerminalAuthentication(info) => {
            let file = info.ef_cvca.map(ef_cvca).unwrap_or_default();
            ("terminal_authentication", format!("version {}{file}", info.version))
        }
        SecurityInfo::EfDir(_) => ("ef_dir", "a copy of EF.DIR".to_owned()),
        SecurityInfo::Unknown(oid) => ("other", oid_name(*oid)),
        _ => ("other", "not known".to_owned()),
    }
}

/// For example "id-PACE-ECDH-GM-AES-CBC-CMAC-128, version 2, brainpoolP256r1". Parameters that are
/// not standardized belong to another info, and are shown by number.
fn describe_pace(info: &PaceInfo<'_>) -> String {
    let parameters = match info.domain_parameters() {
        Some(group) => format!(", {group}"),
        None => parameter_id(info.parameter_id),
    };
    format!("{}, version {}{parameters}", info.protocol, info.version)
}

/// The standardized group that an algorithm names by number, or else the chip's own group.
fn group(agreement: KeyAgreement, algorithm: &AlgorithmIdentifier<'_>) -> String {
    match StandardizedDomainParameters::from_algorithm(algorithm) {
        Some(group) => group_name(group),
        None => format!("{agreement}, own parameters"),
    }
}

/// The identifiers of EF.CVCA, for example ", EF.CVCA 011A (short 1A)".
fn ef_cvca(file: EfCvca) -> String {
    let short = file.short_file_identifier.map(|short| format!(" (short {short:02X})"));
    format!(", EF.CVCA {:04X}{}", file.file_identifier, short.unwrap_or_default())
}

fn key_id(id: Option<Integer<'_>>) -> String {
    id.map(|id| format!(", key {}", const_hex::encode_upper(id.as_bytes()))).unwrap_or_default()
}

fn parameter_id(id: Option<Integer<'_>>) -> String {
    let number = |id: Integer<'_>| match id.to_u32() {
        Some(number) => format!(", parameters {number}"),
        None => format!(", parameters {}", const_hex::encode_upper(id.as_bytes())),
    };
    id.map(number).unwrap_or_default()
}
