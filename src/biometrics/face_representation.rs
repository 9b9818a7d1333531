//! A representation of a face in a record of ISO/IEC 39794-5:2019.

use super::codes::{codes, hidden};
use super::iso39794::{
    Blocks, CaptureDateTime, ScoreBlock, flag, lenient, number, optional_code, optional_number,
    required_code, skip_extensions,
};
use super::{FaceImage, IdentityMetadata, ImageFormat, Landmark, PadData};
use crate::error::ParseErrorKind;
use crate::finding::Finding;
use crate::tlv::{Integer, Malformed, Reader, Tag};

codes! {
    /// The format of the image that the record states (ISO/IEC 39794-5:2019, ImageDataFormatCode).
    FaceImageDataFormat: u32 {
        /// JPEG.
        Jpeg = 2,
        /// JPEG 2000, with loss.
        Jpeg2000Lossy = 3,
        /// JPEG 2000, without loss.
        Jpeg2000Lossless = 4,
    }

    /// The kind of the image (ISO/IEC 39794-5:2019, FaceImageKind2DCode).
    FaceImageKind2D: u32 {
        /// For a machine readable travel document.
        Mrtd = 0,
        /// For general purposes.
        GeneralPurpose = 1,
    }

    /// The colour space of the image (ISO/IEC 39794-5:2019, ImageColourSpaceCode).
    ImageColourSpace: u32 {
        /// Not known.
        Unknown = 0,
        /// Another.
        Other = 1,
        /// RGB of 24 bits.
        Rgb24Bit = 2,
        /// RGB of 48 bits.
        Rgb48Bit = 3,
        /// YUV 4:2:2.
        Yuv422 = 4,
        /// Grey of 8 bits.
        Greyscale8Bit = 5,
        /// Grey of 16 bits.
        Greyscale16Bit = 6,
    }

    /// The number of compressions with loss (ISO/IEC 39794-5:2019, LossyTransformationAttemptsCode).
    LossyTransformationAttempts: u32 {
        /// Not known.
        Unknown = 0,
        /// None.
        Zero = 1,
        /// One.
        One = 2,
        /// More than one.
        MoreThanOne = 3,
    }

    /// The device that captured the image (ISO/IEC 39794-5:2019, CaptureDeviceTechnologyId2DCode).
    CaptureDeviceTechnology2D: u32 {
        /// Not known.
        Unknown = 0,
        /// A photograph from an unknown source.
        PhotographUnknown = 1,
        /// A photograph of a digital camera.
        PhotographDigital = 2,
        /// A photograph from a scanner.
        PhotographScanned = 3,
        /// A video frame from an unknown source.
        VideoUnknown = 4,
        /// A frame of analogue video.
        VideoAnalogue = 5,
        /// A frame of digital video.
        VideoDigital = 6,
    }
}

impl FaceImageDataFormat {
    /// True if the image has the format that the record states. If the stated code is undefined, true if the
    /// image has a known format.
    fn is_of(self, format: ImageFormat) -> bool {
        match self {
            Self::Jpeg => format == ImageFormat::Jpeg,
            Self::Jpeg2000Lossy | Self::Jpeg2000Lossless => format.is_jpeg_2000(),
            Self::Undefined(_) => format != ImageFormat::Unknown,
        }
    }
}

/// A representation of a face (ISO/IEC 39794-5:2019, RepresentationBlock).
///
/// ```text
/// 80  representationId
/// A1  imageRepresentation
/// A2  captureDateTimeBlock
/// A3  qualityBlocks
/// A4  padDataBlock
/// 85  sessionId                 not read
/// 86  derivedFrom               not read
/// A7  captureDeviceBlock        not read
/// A8  identityMetadataBlock
/// A9  landmarkBlocks
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct FaceRepresentation<'a> {
    /// The number of the representation; `None` if it has more than 32 bits.
    pub id: Option<u32>,
    /// The image; `None` if the representation is not two-dimensional.
    pub image: Option<FaceImage<'a>>,
    /// The description of the image.
    pub information: Option<ImageInformation2D>,
    /// The device that captured the image.
    pub capture_technology: Option<CaptureDeviceTechnology2D>,
    /// The date and time of the capture.
    pub captured: Option<CaptureDateTime>,
    /// The scores of the quality of the image.
    pub quality: Blocks<'a, ScoreBlock>,
    /// Data on the detection of presentation attacks.
    pub pad_data: Option<PadData<'a>>,
    /// The description of the person.
    pub identity_metadata: Option<IdentityMetadata>,
    /// The landmarks of the face.
    pub landmarks: Blocks<'a, Landmark>,
}

impl<'a> FaceRepresentation<'a> {
    /// Reads the content of a RepresentationBlock.
    pub(super) fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let id = reader.read_tagged::<Integer<'_>>(Tag(0x80))?.to_u32();
        let two_dimensional = reader.nested(Tag(0xA1), read_image_representation)?;
        let captured = lenient(reader, Tag(0xA2), CaptureDateTime::read)?;
        let quality = lenient(reader, Tag(0xA3), Blocks::read)?.unwrap_or(Blocks::NONE);
        let pad_data = lenient(reader, Tag(0xA4), PadData::read)?;
        reader.optional(SESSION_ID)?;
        reader.optional(DERIVED_FROM)?;
        reader.optional(CAPTURE_DEVICE)?;
        let identity_metadata = lenient(reader, Tag(0xA8), IdentityMetadata::read)?;
        let landmarks = lenient(reader, Tag(0xA9), Blocks::read)?.unwrap_or(Blocks::NONE);
        skip_extensions(reader)?;
        Ok(Self {
            id,
            image: two_dimensional.map(|it| it.image),
            information: two_dimensional.and_then(|it| it.information),
            capture_technology: two_dimensional.and_then(|it| it.capture_technology),
            captured,
            quality,
            pad_data,
            identity_metadata,
            landmarks,
        })
    }
}

const SESSION_ID: Tag = Tag(0x85);
const DERIVED_FROM: Tag = Tag(0x86);
const CAPTURE_DEVICE: Tag = Tag(0xA7);

/// The first alternative of a CHOICE.
const BASE: Tag = Tag(0xA0);

/// Reads the content of imageRepresentation: choices, which later editions may extend.
fn read_image_representation<'a>(
    reader: &mut Reader<'a>,
) -> Result<Option<ImageRepresentation2D<'a>>, Malformed> {
    let base = reader.optional_nested(BASE, |reader| {
        let two_dimensional = reader.optional_nested(Tag(0xA0), ImageRepresentation2D::read)?;
        skip_extensions(reader)?;
        Ok(two_dimensional)
    })?;
    skip_extensions(reader)?;
    Ok(base.flatten())
}

/// A two-dimensional image (ISO/IEC 39794-5:2019, ImageRepresentation2DBlock).
///
/// ```text
/// 80  representationData2D
/// A1  imageInformation2DBlock
/// A2  captureDevice2DBlock
///     A0  captureDeviceSpectral2DBlock    not read
///     A1  captureDeviceTechnologyId2D
/// ```
#[derive(Clone, Copy)]
struct ImageRepresentation2D<'a> {
    image: FaceImage<'a>,
    information: Option<ImageInformation2D>,
    capture_technology: Option<CaptureDeviceTechnology2D>,
}

impl<'a> ImageRepresentation2D<'a> {
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let image = reader.expect(Tag(0x80))?;
        if image.content.is_empty() {
            return Err(reader.fail_at(ParseErrorKind::WrongLength(0), image.content_at()));
        }
        let image = FaceImage::new(image.content, image.content_at());
        reader.note_all(image.findings());
        let information = lenient(reader, Tag(0xA1), ImageInformation2D::read)?;
        let capture_technology = lenient(reader, Tag(0xA2), |reader| {
            reader.optional(SPECTRAL)?;
            let technology = optional_code(reader, Tag(0xA1))?;
            skip_extensions(reader)?;
            Ok(technology.map(CaptureDeviceTechnology2D::new))
        })?;
        skip_extensions(reader)?;

        let stated = information.and_then(|information| information.data_format);
        if stated.is_none() {
            reader.note(Finding::BiometricFieldUnusual);
        }
        if !stated.unwrap_or(FaceImageDataFormat::Undefined(0)).is_of(image.format) {
            reader.note(Finding::FaceImageFormatDiffers);
        }
        Ok(Self { image, information, capture_technology: capture_technology.flatten() })
    }
}

const SPECTRAL: Tag = Tag(0xA0);

/// The description of an image (ISO/IEC 39794-5:2019, ImageInformation2DBlock).
///
/// ```text
/// A0  imageDataFormat
/// A1  faceImageKind2D
/// A2  postAcquisitionProcessingBlock
/// A3  lossyTransformationAttempts
/// 84  cameraToSubjectDistance
/// 85  sensorDiagonal                      not read
/// 86  lensFocalLength                     not read
/// A7  imageSizeBlock
/// A8  imageFaceMeasurementsBlock          not read
/// A9  imageColourSpace
/// AA  referenceColourMappingBlock         not read
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct ImageInformation2D {
    /// The format of the image; `None` for an extension without a code.
    pub data_format: Option<FaceImageDataFormat>,
    /// The kind of the image.
    pub kind: Option<FaceImageKind2D>,
    /// The processing of the image after its capture.
    pub post_acquisition_processing: Option<PostAcquisitionProcessing>,
    /// The number of compressions with loss.
    pub lossy_transformation_attempts: Option<LossyTransformationAttempts>,
    /// The distance from the camera to the person, in millimetres.
    pub camera_to_subject_distance: Option<u16>,
    /// The size of the image.
    pub size: Option<ImageSize>,
    /// The colour space of the image.
    pub colour_space: Option<ImageColourSpace>,
}

impl ImageInformation2D {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Malformed> {
        let data_format = required_code(reader, Tag(0xA0))?.map(FaceImageDataFormat::new);
        let kind = optional_code(reader, Tag(0xA1))?.map(FaceImageKind2D::new);
        let processing = lenient(reader, Tag(0xA2), PostAcquisitionProcessing::read)?;
        let attempts = optional_code(reader, Tag(0xA3))?.map(LossyTransformationAttempts::new);
        let camera_to_subject_distance = optional_number(reader, Tag(0x84))?;
        reader.optional(SENSOR_DIAGONAL)?;
        reader.optional(LENS_FOCAL_LENGTH)?;
        let size = lenient(reader, Tag(0xA7), ImageSize::read)?;
        reader.optional(FACE_MEASUREMENTS)?;
        let colour_space = optional_code(reader, Tag(0xA9))?.map(ImageColourSpace::new);
        reader.optional(REFERENCE_COLOUR_MAPPING)?;
        skip_extensions(reader)?;
        Ok(Self {
            data_format,
            kind,
            post_acquisition_processing: processing,
            lossy_transformation_attempts: attempts,
            camera_to_subject_distance,
            size,
            colour_space,
        })
    }
}

const SENSOR_DIAGONAL: Tag = Tag(0x85);
const LENS_FOCAL_LENGTH: Tag = Tag(0x86);
const FACE_MEASUREMENTS: Tag = Tag(0xA8);
const REFERENCE_COLOUR_MAPPING: Tag = Tag(0xAA);

/// The size that a record states for its image (ISO/IEC 39794-5:2019, ImageSizeBlock).
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct ImageSize {
    /// The width in pixels.
    pub width: u16,
    /// The height in pixels.
    pub height: u16,
}

impl ImageSize {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Malformed> {
        Ok(Self { width: number(reader, Tag(0x80))?, height: number(reader, Tag(0x81))? })
    }
}

/// The processing of an image after its capture (ISO/IEC 39794-5:2019, PostAcquisitionProcessingBlock); `None`
/// for each step that the record does not state.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct PostAcquisitionProcessing {
    /// The image was rotated.
    pub rotated: Option<bool>,
    /// The image was cropped.
    pub cropped: Option<bool>,
    /// The image was sampled down.
    pub down_sampled: Option<bool>,
    /// The white balance was adjusted.
    pub white_balance_adjusted: Option<bool>,
    /// The image was compressed several times.
    pub multiply_compressed: Option<bool>,
    /// The image was interpolated.
    pub interpolated: Option<bool>,
    /// The contrast was stretched.
    pub contrast_stretched: Option<bool>,
    /// The pose was corrected.
    pub pose_corrected: Option<bool>,
    /// The image was made of several views.
    pub multi_view_image: Option<bool>,
    /// The age of the face was progressed.
    pub age_progressed: Option<bool>,
    /// The resolution was raised by computation.
    pub super_resolution_processed: Option<bool>,
    /// The image was normalised.
    pub normalised: Option<bool>,
}

impl PostAcquisitionProcessing {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Malformed> {
        let processing = Self {
            rotated: flag(reader, Tag(0x80))?,
            cropped: flag(reader, Tag(0x81))?,
            down_sampled: flag(reader, Tag(0x82))?,
            white_balance_adjusted: flag(reader, Tag(0x83))?,
            multiply_compressed: flag(reader, Tag(0x84))?,
            interpolated: flag(reader, Tag(0x85))?,
            contrast_stretched: flag(reader, Tag(0x86))?,
            pose_corrected: flag(reader, Tag(0x87))?,
            multi_view_image: flag(reader, Tag(0x88))?,
            age_progressed: flag(reader, Tag(0x89))?,
            super_resolution_processed: flag(reader, Tag(0x8A))?,
            normalised: flag(reader, Tag(0x8B))?,
        };
        skip_extensions(reader)?;
        Ok(processing)
    }
}

/// Shows the image only: the other fields describe a person.
impl core::fmt::Debug for FaceRepresentation<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("FaceRepresentation").field("image", &self.image).finish_non_exhaustive()
    }
}

hidden! { ImageInformation2D, ImageSize, PostAcquisitionProcessing }
