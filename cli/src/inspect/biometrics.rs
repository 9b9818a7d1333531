//! The files with biometric data: EF.DG2, EF.DG3 and EF.DG4.

use core::fmt::Debug;

use idchip::biometrics::{
    CaptureDateTime, FaceImageBlock, FaceRepresentation, FingerImageBlock, IrisImageBlock,
    SampleImage,
};
use idchip::lds::dg2::Dg2;
use idchip::lds::dg3::Dg3;
use idchip::lds::dg4::Dg4;

use crate::content::{Content, Value};
use crate::texts::{Texts, say};

pub(super) fn dg2(dg2: &Dg2<'_>, texts: &Texts) -> Content {
    let mut content = Content::default();
    content.plain("templates", dg2.templates().count());
    if let Some(image) = dg2.face_image() {
        content.plain("image_format", image.format);
        content.length("image_length", image.bytes.len());
        content.plain("image_offset", image.at);
    }
    if let Some(record) = dg2.facial_record() {
        let image = record.first_image();
        content.plain("record", "ISO/IEC 19794-5");
        content.size("size", image.width, image.height);
        content.plain("image_type", format_args!("{:?}", image.image_type));
        content.plain("colour_space", format_args!("{:?}", image.colour_space));
        content.plain("feature_points", image.feature_points().count());
        content.personal("gender", &format!("{:?}", image.gender));
        content.personal("eye_colour", &format!("{:?}", image.eye_colour));
        content.personal("hair_colour", &format!("{:?}", image.hair_colour));
    }
    if let Some(FaceImageBlock::Iso39794(data)) = dg2.face() {
        content.plain("record", "ISO/IEC 39794-5");
        content.plain("representations", data.len());
        if let Some(representation) = data.representations().next() {
            add_representation(&mut content, &representation, texts);
        }
    }
    content
}

/// Adds the metadata of a face of ISO/IEC 39794-5.
fn add_representation(
    content: &mut Content,
    representation: &FaceRepresentation<'_>,
    texts: &Texts,
) {
    if let Some(information) = representation.information {
        if let Some(size) = information.size {
            content.size("size", size.width, size.height);
        }
        plain_code(content, "image_type", information.kind);
        plain_code(content, "colour_space", information.colour_space);
    }
    if let Some(captured) = &representation.captured {
        content.personal("captured", &date(captured));
    }
    for block in representation.quality.iter() {
        let score = block.score.map(|it| it.to_string());
        let score = score.unwrap_or_else(|| say!(in texts, "inspect-not-assessed"));
        content.item("quality", Value::plain(score));
    }
    if let Some(pad_data) = &representation.pad_data {
        plain_code(content, "presentation_attack", pad_data.decision);
    }
    if let Some(metadata) = &representation.identity_metadata {
        personal_code(content, "gender", metadata.gender);
        personal_code(content, "eye_colour", metadata.eye_colour);
        personal_code(content, "hair_colour", metadata.hair_colour);
        if let Some(height) = metadata.subject_height {
            content.personal("height", &height.to_string());
        }
    }
    content.plain("landmarks", representation.landmarks.iter().count());
}

pub(super) fn dg3(dg3: &Dg3<'_>) -> Content {
    let mut content = Content::default();
    content.plain("templates", dg3.templates().count());
    add_random_number(&mut content, dg3.random_number());
    for finger in dg3.fingers() {
        let mut item = Content::default();
        match &finger {
            FingerImageBlock::Iso19794(record) => {
                item.plain("record", "ISO/IEC 19794-4");
                for view in record.views() {
                    personal_code(&mut item, "position", Some(view.position));
                    item.size("size", view.width, view.height);
                }
            }
            FingerImageBlock::Iso39794(data) => {
                item.plain("record", "ISO/IEC 39794-4");
                for representation in data.representations() {
                    personal_code(&mut item, "position", representation.position);
                }
            }
            _ => {}
        }
        finger.images().for_each(|image| add_image(&mut item, &image));
        content.item("fingers", Value::Content(item));
    }
    content
}

pub(super) fn dg4(dg4: &Dg4<'_>) -> Content {
    let mut content = Content::default();
    content.plain("templates", dg4.templates().count());
    add_random_number(&mut content, dg4.random_number());
    for iris in dg4.irises() {
        let mut item = Content::default();
        match &iris {
            IrisImageBlock::Iso19794(record) => {
                let header = record.header();
                item.plain("record", "ISO/IEC 19794-6");
                item.size("size", header.width, header.height);
                for eye in record.eyes() {
                    personal_code(&mut item, "eye", Some(eye.eye()));
                }
            }
            IrisImageBlock::Iso39794(data) => {
                item.plain("record", "ISO/IEC 39794-6");
                for representation in data.representations() {
                    personal_code(&mut item, "eye", Some(representation.eye));
                }
            }
            _ => {}
        }
        iris.images().for_each(|image| add_image(&mut item, &image));
        content.item("irises", Value::Content(item));
    }
    content
}

fn add_random_number(content: &mut Content, random_number: Option<&[u8]>) {
    if let Some(bytes) = random_number {
        content.length("random_number", bytes.len());
    }
}

fn add_image(content: &mut Content, image: &SampleImage<'_>) {
    content.plain("image_format", image.format);
    content.length("image_length", image.bytes.len());
    content.plain("image_offset", image.at);
}

fn plain_code(content: &mut Content, name: &str, code: Option<impl Debug>) {
    if let Some(code) = code {
        content.plain(name, format_args!("{code:?}"));
    }
}

fn personal_code(content: &mut Content, name: &str, code: Option<impl Debug>) {
    if let Some(code) = code {
        content.personal(name, &format!("{code:?}"));
    }
}

/// The date of a capture, as far as it is known: "2024", "2024-01" or "2024-01-20".
fn date(captured: &CaptureDateTime) -> String {
    let mut text = format!("{:04}", captured.year);
    let parts = [captured.month, captured.day];
    for part in parts.into_iter().map_while(|part| part) {
        text.push_str(&format!("-{part:02}"));
    }
    text
}
