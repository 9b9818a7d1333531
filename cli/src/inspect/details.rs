//! The files with displayed images and additional details: EF.DG5, EF.DG7, EF.DG11, EF.DG12 and EF.DG16.

use idchip::ParseError;
use idchip::lds::dg11::Dg11;
use idchip::lds::dg12::Dg12;
use idchip::lds::dg16::Dg16;
use idchip::lds::{EncodedImage, FullName, Text, TextParts};
use zeroize::Zeroizing;

use crate::content::{Content, Value};

/// Returns the images of EF.DG5 or EF.DG7.
pub(super) fn images<'a>(name: &str, images: impl Iterator<Item = EncodedImage<'a>>) -> Content {
    let mut content = Content::default();
    for image in images {
        content.item(name, Value::plain(image_text(&image)));
    }
    content
}

pub(super) fn dg11(dg11: &Dg11<'_>) -> Content {
    let mut content = Content::default();
    if let Some(name) = dg11.name_of_holder() {
        add_name(&mut content, &name);
    }
    for name in dg11.other_names() {
        content.item("other_names", personal(&name.text()));
    }
    add_text(&mut content, "personal_number", dg11.personal_number());
    add_time(&mut content, "full_date_of_birth", dg11.full_date_of_birth());
    add_text(&mut content, "place_of_birth", dg11.place_of_birth());
    add_text(&mut content, "permanent_address", dg11.permanent_address());
    add_text(&mut content, "telephone", dg11.telephone());
    add_text(&mut content, "profession", dg11.profession());
    add_text(&mut content, "title", dg11.title());
    add_text(&mut content, "personal_summary", dg11.personal_summary());
    add_image(&mut content, "proof_of_citizenship", dg11.proof_of_citizenship());
    add_text(&mut content, "other_travel_documents", dg11.other_travel_documents());
    add_text(&mut content, "custody_information", dg11.custody_information());
    content
}

pub(super) fn dg12(dg12: &Dg12<'_>) -> Content {
    let mut content = Content::default();
    add_text(&mut content, "issuing_authority", dg12.issuing_authority());
    add_time(&mut content, "date_of_issue", dg12.date_of_issue());
    for name in dg12.other_persons() {
        content.item("other_persons", personal(&name.text()));
    }
    add_text(&mut content, "endorsements", dg12.endorsements());
    add_text(&mut content, "tax_or_exit_requirements", dg12.tax_or_exit_requirements());
    add_image(&mut content, "image_of_front", dg12.image_of_front());
    add_image(&mut content, "image_of_rear", dg12.image_of_rear());
    add_time(&mut content, "personalization_time", dg12.personalization_time());
    add_text(&mut content, "personalization_system", dg12.personalization_system());
    content
}

pub(super) fn dg16(dg16: &Dg16<'_>) -> Content {
    let mut content = Content::default();
    for person in dg16.persons() {
        let mut values = Content::default();
        add_time(&mut values, "date_recorded", person.date_recorded());
        if let Some(name) = person.name() {
            add_name(&mut values, &name);
        }
        add_text(&mut values, "telephone", person.telephone());
        add_text(&mut values, "address", person.address());
        content.item("persons", Value::Content(values));
    }
    content
}

/// Adds the identifiers of a name, under the names that they have in EF.DG1.
fn add_name(content: &mut Content, name: &FullName<'_>) {
    content.personal("primary_identifier", &joined(name.primary()));
    content.personal("secondary_identifier", &joined(name.secondary()));
}

fn joined(parts: TextParts<'_>) -> Zeroizing<String> {
    let mut joined = Zeroizing::new(String::new());
    for part in parts {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.extend(part.chars());
    }
    joined
}

fn add_text(content: &mut Content, name: &str, text: Option<Text<'_>>) {
    if let Some(text) = text {
        content.personal(name, &Zeroizing::new(text.to_string()));
    }
}

fn personal(text: &Text<'_>) -> Value {
    Value::personal(&Zeroizing::new(text.to_string()))
}

fn add_time(content: &mut Content, name: &str, time: Result<Option<impl ToString>, ParseError>) {
    let time = time.map(|time| time.map(|time| Zeroizing::new(time.to_string())));
    let time = time.as_ref().map(|time| time.as_ref().map(|time| time.as_str()));
    content.personal_or(name, time);
}

fn add_image(content: &mut Content, name: &str, image: Option<EncodedImage<'_>>) {
    if let Some(image) = image {
        content.plain(name, image_text(&image));
    }
}

fn image_text(image: &EncodedImage<'_>) -> String {
    format!("{}, {} bytes", image.format(), image.as_bytes().len())
}
