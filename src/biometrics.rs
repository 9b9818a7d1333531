//! Floor 1: biometric templates (CBEFF) and the records in them, borrowed.
//!
//! An image is located, and its format recognised by its first bytes. Nothing here decodes it: an
//! image is the most dangerous thing on a chip, and no verdict needs its pixels.

mod cbeff;
mod face_image;
mod face_image_block;
mod face_image_data;
mod face_image_scanner;
mod facial_features;
mod facial_record;
mod image;

pub use cbeff::{
    BiometricDataBlock, BiometricHeader, BiometricInformationGroup, BiometricInformationTemplate,
    DataBlockKind, MAX_INSTANCES,
};
pub(crate) use cbeff::{next_element, skip_padding};
pub use face_image::FaceImage;
pub use face_image_block::FaceImageBlock;
pub use face_image_data::FaceImageData;
pub use face_image_scanner::{FaceImageExtent, FaceImageScan, FaceImageScanner};
pub use facial_features::{
    ColourSpace, Expression, EyeColour, FaceImageType, FacialFeature, FeatureMask, FeaturePoint,
    Gender, HairColour, ImageDataType, Pose, PoseAngle, SourceType,
};
pub use facial_record::{FacialImage, FacialRecord, MAX_FACIAL_IMAGES, RECORD_LENGTH_TOLERANCE};
pub use image::ImageFormat;
