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
use crate::texts::{Texts, say};

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

pub(super) fn sod(sod: &Sod<'_>, texts: &Texts) -> Content {
    let mut content = Content::default();
    add_object(&mut content, sod.security_object());
    add_signed_data(&mut content, sod.signed_data(), texts);
    content
}

/// The infos, and who signed them.
pub(super) fn card_security(file: &CardSecurity<'_>, texts: &Texts) -> Content {
    let mut content = infos(&file.security_infos(), texts);
    add_signed_data(&mut content, file.signed_data(), texts);
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

fn add_signed_data(content: &mut Content, signed_data: &SignedData<'_>, texts: &Texts) {
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
            Ok(certificate) => Value::Content(describe(&certificate, texts)),
            Err(error) => Value::malformed(error),
        };
        content.item("certificates", value);
    }
}

fn describe(certificate: &Certificate<'_>, texts: &Texts) -> Content {
    let record = CertificateRecord::new(certificate);
    let mut content = Content::default();
    content.plain("subject", &record.subject);
    content.plain("issuer", &record.issuer);
    content.plain("serial_number", &record.serial_number);
    content.plain("not_before", &record.not_before);
    content.plain("not_after", &record.not_after);
    content.plain("key", if texts.is_english() { &record.key } else { &record.key_said });
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

pub(super) fn dg15(dg15: &Dg15<'_>, texts: &Texts) -> Content {
    let mut content = Content::default();
    add_key(&mut content, &dg15.subject_public_key_info(), texts);
    content
}

fn add_key(content: &mut Content, key: &SubjectPublicKeyInfo<'_>, texts: &Texts) {
    match subject_key(key, texts) {
        Ok(key) => content.plain("key", key),
        Err(error) => content.malformed("key", error),
    }
}

/// The infos by kind, since a chip may support several of each.
pub(super) fn infos(infos: &SecurityInfos<'_>, texts: &Texts) -> Content {
    let mut content = Content::default();
    for info in infos.results() {
        match info {
            Ok(info) => {
                let (kind, parts) = describe_info(&info, texts);
                content.item(kind, Value::plain(parts.join(", ")));
            }
            Err(error) => content.item("unreadable", Value::malformed(error)),
        }
    }
    content
}

/// Returns the name of the kind, and the parts of the description, which stand with commas between them.
fn describe_info(info: &SecurityInfo<'_>, texts: &Texts) -> (&'static str, Vec<String>) {
    let version = |version: u32| say!(in texts, "inspect-part-version", version = version);
    match info {
        SecurityInfo::ActiveAuthentication(info) => {
            ("active_authentication", vec![oid_name(info.signature_algorithm)])
        }
        SecurityInfo::ChipAuthentication(info) => {
            let parts = [info.protocol.to_string(), version(info.version.into())].into_iter();
            ("chip_authentication", parts.chain(key_id(info.key_id, texts)).collect())
        }
        SecurityInfo::ChipAuthenticationPublicKey(info) => {
            let parts = match subject_key(&info.subject_public_key_info, texts) {
                Ok(key) => vec![key],
                Err(error) => vec![info.key_agreement.to_string(), texts.error(&error)],
            };
            let parts = parts.into_iter().chain(key_id(info.key_id, texts));
            ("chip_authentication_key", parts.collect())
        }
        SecurityInfo::ChipAuthenticationDomainParameters(info) => {
            let parts = group(info.key_agreement, &info.domain_parameter, texts).into_iter();
            let parts = parts.chain(key_id(info.key_id, texts)).collect();
            ("chip_authentication_domain_parameters", parts)
        }
        SecurityInfo::Pace(info) => ("pace", describe_pace(info, texts)),
        SecurityInfo::PaceDomainParameters(info) => {
            let parts = group(info.key_agreement, &info.domain_parameter, texts).into_iter();
            let parts = parts.chain(parameter_id(info.parameter_id, texts)).collect();
            ("pace_domain_parameters", parts)
        }
        SecurityInfo::TerminalAuthentication(info) => {
            let file = info.ef_cvca.map(|file| ef_cvca(file, texts));
            let parts = core::iter::once(version(info.version.into())).chain(file).collect();
            ("terminal_authentication", parts)
        }
        SecurityInfo::EfDir(_) => ("ef_dir", vec![say!(in texts, "inspect-copy-of-dir")]),
        SecurityInfo::Unknown(oid) => ("other", vec![oid_name(*oid)]),
        _ => ("other", vec![say!(in texts, "inspect-not-known")]),
    }
}

/// For example "id-PACE-ECDH-GM-AES-CBC-CMAC-128, version 2, brainpoolP256r1". Parameters that are
/// not standardized belong to another info, and are shown by number.
fn describe_pace(info: &PaceInfo<'_>, texts: &Texts) -> Vec<String> {
    let version = say!(in texts, "inspect-part-version", version = info.version);
    let parameters = match info.domain_parameters() {
        Some(group) => Some(group.to_string()),
        None => parameter_id(info.parameter_id, texts),
    };
    [info.protocol.to_string(), version].into_iter().chain(parameters).collect()
}

/// The standardized group that an algorithm names by number, or else the chip's own group.
fn group(
    agreement: KeyAgreement,
    algorithm: &AlgorithmIdentifier<'_>,
    texts: &Texts,
) -> Vec<String> {
    match StandardizedDomainParameters::from_algorithm(algorithm) {
        Some(group) => vec![group_name(group)],
        None => vec![agreement.to_string(), say!(in texts, "inspect-own-parameters")],
    }
}

/// The identifiers of EF.CVCA, for example "EF.CVCA 011A (short 1A)".
fn ef_cvca(file: EfCvca, texts: &Texts) -> String {
    let name = format!("EF.CVCA {:04X}", file.file_identifier);
    match file.short_file_identifier {
        Some(short) => {
            let short = format!("{short:02X}");
            say!(in texts, "inspect-short-identifier", name = name, short = short)
        }
        None => name,
    }
}

fn key_id(id: Option<Integer<'_>>, texts: &Texts) -> Option<String> {
    let id = const_hex::encode_upper(id?.as_bytes());
    Some(say!(in texts, "inspect-part-key", key = id))
}

fn parameter_id(id: Option<Integer<'_>>, texts: &Texts) -> Option<String> {
    let id = id?;
    let number = match id.to_u32() {
        Some(number) => number.to_string(),
        None => const_hex::encode_upper(id.as_bytes()),
    };
    Some(say!(in texts, "inspect-part-parameters", number = number))
}
