//! Faces, fingers and irises.

use idchip::biometrics::{
    FaceImageBlock, FaceImageData, FacialRecord, FingerImageBlock, IrisImageBlock, PadData,
};
use idchip::lds::DataGroup;
use idchip::lds::dg2::Dg2;
use idchip::lds::dg3::Dg3;
use idchip::lds::dg4::Dg4;

use super::see;

/// EF.DG2.
pub fn dg2(dg2: &Dg2<'_>) {
    see((dg2.findings(), dg2.group().instances(), dg2.group().len()));
    for template in dg2.templates() {
        see((template.header, template.data.bytes(), template.findings()));
        if let Ok(block) = FaceImageBlock::of(&template.data) {
            see((block.findings(), block.image().map(|image| image.length())));
            if let FaceImageBlock::Iso39794(data) = block {
                face_image_data(&data);
            }
        }
    }
    if let Some(record) = dg2.facial_record() {
        facial_record(record);
    }
    see(dg2.face_image());
}

/// An ISO/IEC 19794-5 record.
fn facial_record(record: &FacialRecord<'_>) {
    see((record.len(), record.findings()));
    for image in record.images() {
        see((image.image().length(), image.findings()));
        for point in image.feature_points() {
            see(point.is_defined());
        }
    }
}

/// An ISO/IEC 39794-5 record.
fn face_image_data(data: &FaceImageData<'_>) {
    see((data.as_bytes(), data.version(), data.len(), data.findings()));
    for representation in data.representations() {
        see((representation.id, representation.image, representation.information));
        see((representation.capture_technology, representation.captured));
        see(representation.identity_metadata);
        representation.quality.iter().for_each(see);
        see((representation.landmarks.is_empty(), representation.landmarks.iter().count()));
        representation.pad_data.iter().for_each(pad_data);
    }
}

fn pad_data(data: &PadData<'_>) {
    see((data.decision, data.capture_context, data.supervision_level, data.risk_level));
    see((data.criteria_category, data.captured, data.scores.iter().count()));
}

/// EF.DG3.
pub fn dg3(dg3: &Dg3<'_>) {
    see((dg3.findings(), dg3.group().len(), dg3.is_empty(), dg3.random_number()));
    see(dg3.templates().count());
    for finger in dg3.fingers() {
        see(finger.findings());
        finger.images().for_each(|image| see(image.length()));
        match finger {
            FingerImageBlock::Iso19794(record) => {
                see((record.header(), record.len()));
                record.views().for_each(see);
            }
            FingerImageBlock::Iso39794(data) => {
                see((data.as_bytes(), data.version(), data.len()));
                for representation in data.representations() {
                    representation.quality.iter().for_each(see);
                    representation.pad_data.iter().for_each(pad_data);
                    see(representation);
                }
            }
            _ => {}
        }
    }
}

/// EF.DG4.
pub fn dg4(dg4: &Dg4<'_>) {
    see((dg4.findings(), dg4.group().len(), dg4.is_empty(), dg4.random_number()));
    see(dg4.templates().count());
    for iris in dg4.irises() {
        see(iris.findings());
        iris.images().for_each(|image| see(image.length()));
        match iris {
            IrisImageBlock::Iso19794(record) => {
                see(record.header());
                for eye in record.eyes() {
                    see(eye.eye());
                    eye.images().for_each(see);
                }
            }
            IrisImageBlock::Iso39794(data) => {
                see((data.as_bytes(), data.version(), data.len()));
                for representation in data.representations() {
                    representation.quality.iter().for_each(see);
                    representation.pad_data.iter().for_each(pad_data);
                    see(representation);
                }
            }
            _ => {}
        }
    }
}
