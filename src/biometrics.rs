//! Floor 1: biometric templates (CBEFF) and the records in them, borrowed.
//!
//! An image is located, and its format recognised by its first bytes. Nothing here decodes it: an
//! image is the most dangerous thing on a chip, and no verdict needs its pixels.

mod cbeff;
mod codes;
mod face_image;
mod face_image_block;
mod face_image_data;
mod face_image_scanner;
mod face_representation;
mod facial_features;
mod facial_record;
mod finger_fields;
mod finger_image_block;
mod finger_image_data;
mod finger_image_record;
mod identity_metadata;
mod image;
mod iris_fields;
mod iris_image_block;
mod iris_image_data;
mod iris_image_record;
mod iso39794;
mod landmark;
mod pad_data;
mod record_fields;
mod sample_image;

pub use cbeff::{
    BiometricDataBlock, BiometricHeader, BiometricInformationGroup, BiometricInformationTemplate,
    DataBlockKind, MAX_INSTANCES,
};
pub(crate) use cbeff::{next_element, skip_padding};
pub use face_image::FaceImage;
pub use face_image_block::FaceImageBlock;
pub use face_image_data::FaceImageData;
pub use face_image_scanner::{FaceImageExtent, FaceImageScan, FaceImageScanner};
pub use face_representation::{
    CaptureDeviceTechnology2D, FaceImageDataFormat, FaceImageKind2D, FaceRepresentation,
    ImageColourSpace, ImageInformation2D, ImageSize, LossyTransformationAttempts,
    PostAcquisitionProcessing,
};
pub use facial_features::{
    ColourSpace, Expression, EyeColour, FaceImageType, FacialFeature, FeatureMask, FeaturePoint,
    Gender, HairColour, ImageDataType, Pose, PoseAngle, SourceType,
};
pub use facial_record::{FacialImage, FacialRecord, MAX_FACIAL_IMAGES, RECORD_LENGTH_TOLERANCE};
pub use finger_fields::{
    FingerImageCompression, FingerImageDataFormat, FingerImpression, FingerPosition,
    ImpressionType, ScaleUnits,
};
pub use finger_image_block::FingerImageBlock;
pub use finger_image_data::{FingerImageData, FingerRepresentation};
pub use finger_image_record::{
    FingerImageRecord, FingerRecordHeader, FingerView, MAX_FINGER_VIEWS,
};
pub use identity_metadata::{
    Angle, FaceExpression, FaceProperties, IdentityMetadata, PoseAngles, SubjectEyeColour,
    SubjectGender, SubjectHairColour,
};
pub use image::ImageFormat;
pub use iris_fields::{Eye, IrisImageDataFormat, IrisImageFormat, IrisImageKind};
pub use iris_image_block::IrisImageBlock;
pub use iris_image_data::{IrisImageData, IrisRepresentation};
pub use iris_image_record::{IrisEye, IrisImage, IrisImageRecord, IrisRecordHeader};
pub use iso39794::{
    Blocks, CaptureDateTime, MAX_REPRESENTATIONS, RecordVersion, RegistryId, ScoreBlock,
};
pub use landmark::{Landmark, LandmarkCoordinates, LandmarkKind};
pub use pad_data::{
    PadCaptureContext, PadCriteriaCategory, PadData, PadDecision, PadSupervisionLevel,
};
pub use sample_image::SampleImage;
