//! Displayed images, details of holder and document, and persons to notify.

use idchip::lds::dg5::Dg5;
use idchip::lds::dg7::Dg7;
use idchip::lds::dg11::Dg11;
use idchip::lds::dg12::Dg12;
use idchip::lds::dg16::Dg16;
use idchip::lds::{DataGroup, DateTime, EncodedImage, FullDate, FullName, Text};

use super::see;

/// EF.DG5.
pub fn dg5(dg5: &Dg5<'_>) {
    see(dg5.findings());
    dg5.portraits().for_each(|portrait| encoded_image(&portrait));
}

/// EF.DG7.
pub fn dg7(dg7: &Dg7<'_>) {
    see(dg7.findings());
    dg7.signatures().for_each(|signature| encoded_image(&signature));
}

fn encoded_image(image: &EncodedImage<'_>) {
    see((image.as_bytes(), image.format()));
}

/// EF.DG11.
pub fn dg11(dg11: &Dg11<'_>) {
    see(dg11.findings());
    let holder = dg11.name_of_holder();
    holder.into_iter().chain(dg11.other_names()).for_each(|name| full_name(&name));
    if let Ok(Some(date)) = dg11.full_date_of_birth() {
        full_date(&date);
    }
    for read in [
        dg11.personal_number(),
        dg11.place_of_birth(),
        dg11.permanent_address(),
        dg11.telephone(),
        dg11.profession(),
        dg11.title(),
        dg11.personal_summary(),
        dg11.other_travel_documents(),
        dg11.custody_information(),
    ] {
        see(read.map(|read| text(&read)));
    }
    see(dg11.proof_of_citizenship().map(|image| encoded_image(&image)));
}

/// EF.DG12.
pub fn dg12(dg12: &Dg12<'_>) {
    see(dg12.findings());
    dg12.other_persons().for_each(|name| full_name(&name));
    if let Ok(Some(date)) = dg12.date_of_issue() {
        full_date(&date);
    }
    if let Ok(Some(time)) = dg12.personalization_time() {
        date_time(&time);
    }
    for read in [
        dg12.issuing_authority(),
        dg12.endorsements(),
        dg12.tax_or_exit_requirements(),
        dg12.personalization_system(),
    ] {
        see(read.map(|read| text(&read)));
    }
    for image in [dg12.image_of_front(), dg12.image_of_rear()].into_iter().flatten() {
        encoded_image(&image);
    }
}

/// EF.DG16.
pub fn dg16(dg16: &Dg16<'_>) {
    see(dg16.findings());
    for person in dg16.persons() {
        if let Ok(Some(date)) = person.date_recorded() {
            full_date(&date);
        }
        see(person.name().map(|name| full_name(&name)));
        see(person.telephone().map(|read| text(&read)));
        see(person.address().map(|read| text(&read)));
    }
}

fn full_name(name: &FullName<'_>) {
    text(&name.text());
    name.primary().chain(name.secondary()).for_each(|part| see(part.as_str()));
}

fn text(text: &Text<'_>) {
    see((text.as_bytes(), text.as_str(), text.chars().count()));
    text.parts().for_each(|part| see(part.chars().count()));
}

fn full_date(date: &FullDate) {
    see((date.year(), date.month(), date.day(), date.date()));
}

fn date_time(time: &DateTime) {
    see((time.date(), time.hour(), time.minute(), time.second()));
}
