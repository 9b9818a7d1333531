//! The files of an application other than the travel document.

use idchip::lds::sod::Sod;
use idchip::national::it_cie::{InternalKey, Nis, ServicesKey};
use idchip::national::us_piv::SecurityObject;
use idchip::national::{FileDescription, NationalApplication, NationalData};
use idchip::x509::RsaKey;
use idchip::{Finding, ParseError};

use super::Decoded;
use super::security;
use crate::content::Content;
use crate::input::Bytes;
use crate::national::is_content_info;
use crate::texts::{Texts, say};

/// Returns the values of a security object, and the map beside it.
pub(super) fn security_object(
    bytes: &[u8],
    application: &NationalApplication,
    texts: &Texts,
) -> Result<Decoded, ParseError> {
    let object = match application.is_mapped() && !is_content_info(bytes) {
        true => Some(SecurityObject::parse(bytes)?),
        false => None,
    };
    let content_info = object.as_ref().map_or(bytes, SecurityObject::content_info);
    let mut scratch = Bytes::new(vec![0; content_info.len()]);
    let sod = Sod::parse_with_scratch(content_info, &mut scratch)?;
    let mut content = security::sod(&sod, texts);
    let mut findings = sod.findings();
    if let Some(object) = object {
        // In a container the ContentInfo has no outer tag of EF.SOD.
        findings = findings.without(Finding::MissingWrapper);
        let entries = object.container_map().iter();
        let entries = entries.map(|(number, id)| format!("{:02X} = {id:04X}", number.number()));
        content.names("container_map", entries);
    }
    Ok(Decoded::Content(content, findings))
}

/// Returns the values of a file of an application. Without a structure that is known, only its length.
pub(super) fn content(description: &FileDescription, file: &[u8], texts: &Texts) -> Content {
    let part = description.hash_rule.part_of(file);
    let mut content = Content::default();
    content.plain("signed_bytes", part.len());
    // Both are of EF.ID_Servizi and the keys of the Italian card; identifiers of other applications differ.
    match description.name {
        "EF.ID_Servizi" => {
            content.personal_or("nis", Nis::parse(part).map(|nis| Some(nis.as_str())));
        }
        "EF.Int.Kpub" => {
            add_key(&mut content, InternalKey::parse(part).map(|it| it.key()), texts);
        }
        "EF.Servizi_Int.Kpub" => {
            add_key(&mut content, ServicesKey::parse(part).map(|it| it.key()), texts);
        }
        _ => {}
    }
    content
}

fn add_key(content: &mut Content, key: Result<RsaKey<'_>, ParseError>, texts: &Texts) {
    match key {
        Ok(key) => {
            content.plain("key", say!(in texts, "inspect-rsa-key", bits = key.bits()));
            // The key of a chip identifies its holder.
            content.personal("modulus", &const_hex::encode_upper(key.modulus));
            content.plain("exponent", const_hex::encode_upper(key.exponent));
        }
        Err(error) => content.malformed("key", error),
    }
}
