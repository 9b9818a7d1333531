//! The files about the holder: EF.DG1 and EF.DG13.

use idchip::finding::FindingSet;
use idchip::lds::dg1::Dg1;
use idchip::lds::dg13::Dg13;
use idchip::lds::{DataGroup, DgNumber};
use idchip::mrz::Sex;
use idchip::vietnam::{Citizen, DateText, Dg13Content, Field};

use crate::card::Card;
use crate::content::Content;
use crate::province::registered_in;
use crate::texts::{Texts, say};

pub(super) fn dg1(dg1: &Dg1<'_>, texts: &Texts) -> Content {
    let mrz = dg1.mrz();
    let mut content = Content::default();
    content.plain("format", format_args!("{:?}", mrz.format()).to_string().to_uppercase());
    content.plain("document_code", mrz.document_code());
    content.plain("issuing_state", mrz.issuing_state());
    for (index, line) in mrz.lines().enumerate() {
        content.personal(&format!("line_{}", index.saturating_add(1)), line);
    }
    content.personal("document_number", &mrz.document_number().to_string());
    let primary: Vec<_> = mrz.name().primary().collect();
    let secondary: Vec<_> = mrz.name().secondary().collect();
    content.personal("primary_identifier", &primary.join(" "));
    content.personal("secondary_identifier", &secondary.join(" "));
    content.personal("nationality", mrz.nationality());
    content.personal("date_of_birth", mrz.date_of_birth().as_str());
    let other = say!(in texts, "inspect-another-character");
    content.personal("sex", sex(mrz.sex()).unwrap_or(&other));
    let expiry = mrz.date_of_expiry();
    let date = expiry.date();
    if expiry.is_no_expiry() {
        let date = texts.say("inspect-never-expires", &[("date", date.as_str())]);
        content.personal("date_of_expiry", &date);
    } else {
        content.personal("date_of_expiry", date.as_str());
    }
    content.personal("optional_data_1", mrz.optional_data_1());
    content.personal("optional_data_2", mrz.optional_data_2());
    content
}

/// The character of the MRZ, if it is one of those of the standard.
const fn sex(sex: Sex) -> Option<&'static str> {
    match sex {
        Sex::Female => Some("F"),
        Sex::Male => Some("M"),
        Sex::Unspecified => Some("<"),
        Sex::Other(_) => None,
    }
}

/// Decodes DG13, whose content the issuing state defines. The Vietnamese profile is decoded; the
/// content of another state is shown as bytes and is not an error.
pub(super) fn dg13(
    dg13: &Dg13<'_>,
    card: &Card,
    findings: &mut FindingSet,
    texts: &Texts,
) -> Content {
    let mut content = Content::default();
    let dg1 = card.data_group(DgNumber::Dg1).and_then(|file| Dg1::parse(file).ok());
    let state = dg1.as_ref().map(|dg1| dg1.mrz().issuing_state());
    let read = match state {
        Some(state) => dg13.content_of(state),
        // Without EF.DG1 the issuing state is unknown; the known profile may fit.
        None => {
            Ok(dg13.citizen().map_or(Dg13Content::Opaque(dg13.as_bytes()), Dg13Content::Vietnam))
        }
    };
    match read {
        Ok(Dg13Content::Vietnam(citizen)) => {
            findings.merge(citizen.findings());
            add_citizen(&mut content, &citizen, texts);
        }
        Ok(_) => {
            let state =
                state.map_or_else(|| say!(in texts, "inspect-unknown-state"), str::to_owned);
            content.plain("profile", say!(in texts, "inspect-opaque-profile", state = state));
            content.personal("content", &const_hex::encode_upper(dg13.as_bytes()));
        }
        Err(error) => content.malformed("vietnamese_profile", error),
    }
    content
}

fn add_citizen(content: &mut Content, citizen: &Citizen<'_>, texts: &Texts) {
    content.plain("profile", say!(in texts, "inspect-vietnamese-profile-name"));
    if let Some(version) = citizen.version() {
        content.plain("version", version);
    }
    match citizen.personal_number() {
        Ok(Some(number)) => {
            content.personal("personal_number", number.as_str());
            let birth = citizen.date_of_birth().ok().flatten().and_then(|text| text.date());
            if let Some(province) = registered_in(&number, birth, texts) {
                content.personal("registered_in", &province);
            }
        }
        Ok(None) => {}
        Err(error) => content.malformed("personal_number", error),
    }
    content.personal_or("full_name", citizen.full_name());
    content.personal_or("date_of_birth", text(citizen.date_of_birth()));
    content.personal_or("sex", citizen.sex());
    content.personal_or("nationality", citizen.nationality());
    content.personal_or("ethnicity", citizen.ethnicity());
    content.personal_or("religion", citizen.religion());
    content.personal_or("place_of_origin", citizen.place_of_origin());
    content.personal_or("place_of_residence", citizen.place_of_residence());
    content.personal_or("personal_identification", citizen.personal_identification());
    content.personal_or("date_of_issue", text(citizen.date_of_issue()));
    content.personal_or("date_of_expiry", text(citizen.date_of_expiry()));
    content.personal_or("father", citizen.father());
    content.personal_or("mother", citizen.mother());
    content.personal_or("spouse", citizen.spouse());
    content.personal_or("old_number", citizen.old_number());
    content.personal_or("field_16", citizen.field_16());
    for field in citizen.fields().filter(|field| field.number() > LAST_KNOWN) {
        content.personal(&format!("field_{}", field.number()), &raw(&field));
    }
}

/// The last field with a row of its own above.
const LAST_KNOWN: u32 = 16;

fn text<'a, E>(date: Result<Option<DateText<'a>>, E>) -> Result<Option<&'a str>, E> {
    date.map(|date| date.map(|date| date.as_str()))
}

fn raw(field: &Field<'_>) -> String {
    const_hex::encode_upper(field.as_bytes())
}
