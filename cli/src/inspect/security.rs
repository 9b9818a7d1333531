//! The files about the chip and its signer: EF.COM, EF.SOD, EF.DG14, EF.DG15 and EF.CardAccess.

use idchip::ParseError;
use idchip::cms::{SignedData, SignerIdentifier};
use idchip::lds::card_access::CardAccess;
use idchip::lds::com::EfCom;
use idchip::lds::dg14::Dg14;
use idchip::lds::dg15::Dg15;
use idchip::lds::security_info::{
    ChipAuthenticationPublicKeyInfo, SecurityInfo, SecurityInfos, StandardizedDomainParameters,
};
use idchip::lds::sod::{LdsSecurityObject, Sod};
use idchip::lds::{DataGroup, DgNumber};
use idchip::tlv::Integer;
use idchip::x509::{Certificate, SubjectPublicKeyInfo};

use super::Decoded;
use crate::certificate::{CertificateRecord, algorithm, describe_key, oid_name};
use crate::content::Content;
use crate::input::Octets;
use crate::outcome::InputError;

pub(super) fn com(file: &[u8]) -> Result<Decoded, InputError> {
    let com = EfCom::parse(file)?;
    let mut content = Content::default();
    content.plain("lds_version", com.lds_version());
    content.plain("unicode_version", com.unicode_version());
    content.plain("data_groups", list(com.tag_list()));
    Ok(Decoded::Content(content, com.findings()))
}

fn list(numbers: impl Iterator<Item = DgNumber>) -> String {
    numbers.map(|number| number.to_string()).collect::<Vec<_>>().join(", ")
}

pub(super) fn sod(file: &[u8]) -> Result<Decoded, InputError> {
    let mut scratch = Octets::new(vec![0; file.len()]);
    let sod = Sod::parse_with_scratch(file, &mut scratch)?;
    let mut content = Content::default();
    add_object(&mut content, sod.security_object());
    add_signed_data(&mut content, sod.signed_data());
    Ok(Decoded::Content(content, sod.findings()))
}

fn add_object(content: &mut Content, object: &LdsSecurityObject<'_>) {
    content.plain("version", object.version());
    if let Some(info) = object.version_info() {
        content.plain("lds_version", info.lds_version);
        content.plain("unicode_version", info.unicode_version);
    }
    content.plain("hash_algorithm", algorithm(&object.hash_algorithm()));
    content.plain("data_groups", list(object.data_groups().iter()));
    // They identify the holder as a name does.
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
    if let Some(signer) = signed_data.signer() {
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
            let names: Vec<_> =
                attributes.iter().map(|attribute| oid_name(attribute.oid)).collect();
            shown.plain("signed_attributes", names.join(", "));
        }
        content.content("signer", shown);
    }
    for certificate in signed_data.certificates().iter() {
        match Certificate::parse(certificate) {
            Ok(certificate) => content.content("certificate", describe(&certificate)),
            Err(error) => content.malformed("certificate", error),
        }
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

pub(super) fn dg14(file: &[u8]) -> Result<Decoded, InputError> {
    let dg14 = Dg14::parse(file)?;
    Ok(Decoded::Content(infos(&dg14.security_infos()), dg14.findings()))
}

pub(super) fn card_access(file: &[u8]) -> Result<Decoded, InputError> {
    let access = CardAccess::parse(file)?;
    Ok(Decoded::Content(infos(&access.security_infos()), access.findings()))
}

pub(super) fn dg15(file: &[u8]) -> Result<Decoded, InputError> {
    let dg15 = Dg15::parse(file)?;
    let mut content = Content::default();
    add_key(&mut content, &dg15.subject_public_key_info());
    Ok(Decoded::Content(content, dg15.findings()))
}

fn add_key(content: &mut Content, key: &SubjectPublicKeyInfo<'_>) {
    match key.public_key() {
        Ok(key) => content.plain("key", describe_key(&key)),
        Err(error) => content.malformed("key", error),
    }
}

fn infos(infos: &SecurityInfos<'_>) -> Content {
    let mut content = Content::default();
    for info in infos.iter() {
        add_info(&mut content, &info);
    }
    content
}

fn add_info(content: &mut Content, info: &SecurityInfo<'_>) {
    match info {
        SecurityInfo::ActiveAuthentication(info) => {
            content.plain("active_authentication", oid_name(info.signature_algorithm));
        }
        SecurityInfo::ChipAuthentication(info) => {
            let key = key_id(info.key_id);
            let text = format!("{}, version {}{key}", info.protocol, info.version);
            content.plain("chip_authentication", text);
        }
        SecurityInfo::ChipAuthenticationPublicKey(info) => {
            let key = key_id(info.key_id);
            content.plain("chip_authentication_key", format!("{}{key}", agreement_key(info)));
        }
        SecurityInfo::Pace(info) => {
            let group = info.domain_parameters().map(|group| format!(", {}", group_name(group)));
            let (group, version) = (group.unwrap_or_default(), info.version);
            content.plain("pace", format!("{}, version {version}{group}", info.protocol));
        }
        SecurityInfo::TerminalAuthentication(info) => {
            content.plain("terminal_authentication", format!("version {}", info.version));
        }
        SecurityInfo::EfDir(_) => content.plain("ef_dir", "a copy of EF.DIR"),
        SecurityInfo::PaceDomainParameters(_) => content.plain("pace_domain_parameters", "own"),
        SecurityInfo::ChipAuthenticationDomainParameters(_) => {
            content.plain("chip_authentication_domain_parameters", "own");
        }
        SecurityInfo::Unknown(oid) => content.plain("other", oid_name(*oid)),
        _ => content.plain("other", "not known"),
    }
}

fn agreement_key(info: &ChipAuthenticationPublicKeyInfo<'_>) -> String {
    match info.domain_parameters() {
        Some(group) => format!("{} {}", info.key_agreement, group_name(group)),
        None => {
            let key = info.subject_public_key_info.public_key();
            let key: Result<String, ParseError> = key.map(|key| describe_key(&key));
            key.unwrap_or_else(|error| format!("{}, {error}", info.key_agreement))
        }
    }
}

fn group_name(group: StandardizedDomainParameters) -> String {
    group.curve().map_or_else(|| format!("{}-bit MODP group", group.bits()), oid_name)
}

fn key_id(id: Option<Integer<'_>>) -> String {
    id.map(|id| format!(", key {}", const_hex::encode_upper(id.as_bytes()))).unwrap_or_default()
}
