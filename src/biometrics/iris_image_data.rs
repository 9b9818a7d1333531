//! The iris image data block of ISO/IEC 39794-6:2021.

use core::fmt;

use super::iris_fields::{Eye, IrisImageDataFormat, IrisImageKind};
use super::iso39794::{
    Blocks, CaptureDateTime, RecordVersion, Representations, ScoreBlock, lenient, number,
    required_code, sample_image, skip_extensions,
};
use super::{BiometricDataBlock, PadData, SampleImage};
use crate::error::{ParseError, Structure};
use crate::finding::{Finding, FindingSet};
use crate::tlv::{Malformed, Reader, Tag};

/// An IrisImageDataBlock (ISO/IEC 39794-6:2021).
///
/// ```text
/// A1                             in the data block 7F2E
///   66                           IrisImageDataBlock
///     A0                         versionBlock
///     A1                         representationBlocks
///       30 …                     RepresentationBlock: IrisRepresentation
/// ```
///
/// Checked: eye, bit depth and image of each representation, and that the image is not empty. Noted: an image whose
/// first bytes are not those of the stated format, unknown elements, and other elements that are malformed, which read
/// as absent.
/// **Not** checked: that the values are true. The elements that [`IrisRepresentation`] does not read are in
/// [`Self::as_bytes`]. No image is decoded.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct IrisImageData<'a> {
    content: &'a [u8],
    representations: Representations<'a>,
}

/// The tag of IrisImageDataBlock, `[APPLICATION 6]`.
const IRIS_IMAGE_DATA_BLOCK: Tag = Tag(0x66);

impl<'a> IrisImageData<'a> {
    /// Reads a biometric data block.
    pub(super) fn of(data: &BiometricDataBlock<'a>) -> Result<Self, ParseError> {
        let within = Structure::IrisImageRecord;
        let representations = Representations::of(data, IRIS_IMAGE_DATA_BLOCK, within, |reader| {
            IrisRepresentation::read(reader).map(drop)
        })?;
        Ok(Self { content: data.bytes(), representations })
    }

    /// Returns the content of the data block, from its tag A1 on.
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.content
    }

    /// Returns the version of the format; `None` if it is malformed.
    #[must_use]
    pub const fn version(&self) -> Option<RecordVersion> {
        self.representations.version
    }

    /// Returns the number of representations, at least one.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "a record without representations is an error")]
    pub const fn len(&self) -> u32 {
        self.representations.len
    }

    /// Returns the representations, in order.
    pub fn representations(
        &self,
    ) -> impl Iterator<Item = IrisRepresentation<'a>> + Clone + use<'a> {
        self.representations.iter(IrisRepresentation::read)
    }

    /// Returns the tolerated deviations in the block.
    #[must_use]
    pub const fn findings(&self) -> FindingSet {
        self.representations.findings
    }
}

/// Shows length, number of representations and findings only: the record is biometric data.
impl fmt::Debug for IrisImageData<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("IrisImageData")
            .field("length", &self.as_bytes().len())
            .field("len", &self.len())
            .field("findings", &self.findings())
            .finish_non_exhaustive()
    }
}

/// A representation of an iris (ISO/IEC 39794-6:2021, RepresentationBlock).
///
/// ```text
/// 80  eyeLabelCode
/// A1  irisImageKind
/// 82  bitDepth
/// A3  imageDataFormat
/// 84  horizontalOrientationCode           not read
/// 85  verticalOrientationCode             not read
/// 86  compressionHistoryCode              not read
/// A7  captureDateTimeBlock
/// 88  irisImageData
/// A9  range                               not read
/// AA  captureDeviceBlock                  not read
/// AB  qualityBlocks
/// AC  rollAngleBlock                      not read
/// AD  localisationBlock                   not read
/// AE  pADDataBlock
/// ```
///
/// The tags are those of the sample record of the standard.
#[derive(Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct IrisRepresentation<'a> {
    /// The eye.
    pub eye: Eye,
    /// The kind of the image.
    pub kind: Option<IrisImageKind>,
    /// The number of bits of a pixel.
    pub bit_depth: u8,
    /// The format of the image that the record states.
    pub data_format: Option<IrisImageDataFormat>,
    /// The date and time of the capture.
    pub captured: Option<CaptureDateTime>,
    /// The image.
    pub image: SampleImage<'a>,
    /// The scores of the quality of the image.
    pub quality: Blocks<'a, ScoreBlock>,
    /// Data on the detection of presentation attacks.
    pub pad_data: Option<PadData<'a>>,
}

impl<'a> IrisRepresentation<'a> {
    /// Reads the content of a RepresentationBlock.
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let eye = Eye::new(number(reader, Tag(0x80))?);
        let kind = required_code(reader, Tag(0xA1))?.map(IrisImageKind::new);
        let bit_depth = number(reader, Tag(0x82))?;
        let data_format = required_code(reader, Tag(0xA3))?.map(IrisImageDataFormat::new);
        reader.optional(HORIZONTAL_ORIENTATION)?;
        reader.optional(VERTICAL_ORIENTATION)?;
        reader.optional(COMPRESSION_HISTORY)?;
        let captured = lenient(reader, Tag(0xA7), CaptureDateTime::read)?;
        let image = sample_image(reader, Tag(0x88))?;
        reader.optional(RANGE)?;
        reader.optional(CAPTURE_DEVICE)?;
        let quality = lenient(reader, Tag(0xAB), Blocks::read)?.unwrap_or(Blocks::NONE);
        reader.optional(ROLL_ANGLE)?;
        reader.optional(LOCALISATION)?;
        let pad_data = lenient(reader, Tag(0xAE), PadData::read)?;
        skip_extensions(reader)?;
        if data_format.is_some_and(|stated| !stated.is_of(image.format)) {
            reader.note(Finding::BiometricImageFormatDiffers);
        }
        Ok(Self { eye, kind, bit_depth, data_format, captured, image, quality, pad_data })
    }
}

const HORIZONTAL_ORIENTATION: Tag = Tag(0x84);
const VERTICAL_ORIENTATION: Tag = Tag(0x85);
const COMPRESSION_HISTORY: Tag = Tag(0x86);
const RANGE: Tag = Tag(0xA9);
const CAPTURE_DEVICE: Tag = Tag(0xAA);
const ROLL_ANGLE: Tag = Tag(0xAC);
const LOCALISATION: Tag = Tag(0xAD);

/// Shows the image only: the other fields describe a person.
impl fmt::Debug for IrisRepresentation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("IrisRepresentation").field("image", &self.image).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::biometrics::ImageFormat;
    use crate::error::ParseErrorKind;
    use crate::tlv::Rules;
    use crate::tlv::build::tlv;
    use std::vec::Vec;

    const PNG: [u8; 10] = [0x88, 8, 0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n'];
    const CODES: [u8; 16] = [0x80, 1, 2, 0xA1, 3, 0x80, 1, 2, 0x82, 1, 8, 0xA3, 3, 0x80, 1, 2];
    const ORIENTATION: [u8; 9] = [0x84, 1, 1, 0x85, 1, 1, 0x86, 1, 0];
    const TIME: [u8; 9] = [0xA7, 7, 0x80, 2, 7, 0xE3, 0x81, 1, 9];

    fn block(parts: &[&[u8]]) -> Vec<u8> {
        let version = [0xA0, 7, 0x80, 1, 3, 0x81, 2, 7, 0xE3];
        let data = tlv(0x66, &[&version, &tlv(0xA1, &[&tlv(0x30, parts)])]);
        tlv(0x04, &[&tlv(0xA1, &[&data])])
    }

    fn read(block: &[u8]) -> Result<IrisImageData<'_>, ParseErrorKind> {
        let element = Reader::new(Rules::Lds, block, Structure::Tlv).element().unwrap();
        IrisImageData::of(&BiometricDataBlock::new(element)).map_err(|error| error.kind)
    }

    #[test]
    fn reads_image_and_metadata() {
        let range = [0xA9, 3, 0x81, 1, 0];
        let block = block(&[&CODES, &ORIENTATION, &TIME, &PNG, &range]);
        let data = read(&block).unwrap();
        assert_eq!(data.findings(), FindingSet::EMPTY);
        assert_eq!((data.len(), data.version().map(|version| version.generation)), (1, Some(3)));
        let iris = data.representations().next().unwrap();
        assert_eq!((iris.eye, iris.bit_depth), (Eye::Left, 8));
        assert_eq!(iris.kind, Some(IrisImageKind::Vga));
        assert_eq!(iris.data_format, Some(IrisImageDataFormat::Png));
        assert_eq!((iris.image.format, iris.image.bytes), (ImageFormat::Png, &PNG[2..]));
        let captured = iris.captured.unwrap();
        assert_eq!((captured.year, captured.month, captured.day), (2019, Some(9), None));
        assert!(iris.quality.is_empty() && iris.pad_data.is_none());
    }

    #[test]
    fn an_absent_or_empty_image_is_an_error() {
        let missing = block(&[&CODES, &ORIENTATION, &TIME]);
        assert_eq!(read(&missing).unwrap_err(), ParseErrorKind::Missing(Tag(0x88)));
        let empty = block(&[&CODES, &ORIENTATION, &TIME, &[0x88, 0]]);
        assert_eq!(read(&empty).unwrap_err(), ParseErrorKind::WrongLength(0));
    }

    #[test]
    fn notes_what_it_tolerates() {
        let mut pgm = CODES;
        pgm[15] = 0;
        for (parts, finding) in [
            (&[&pgm[..], &ORIENTATION, &PNG][..], Finding::BiometricImageFormatDiffers),
            (&[&CODES, &ORIENTATION, &[0xA7, 0], &PNG], Finding::BiometricFieldUnusual),
            (&[&CODES, &ORIENTATION, &PNG, &[0xAF, 0]], Finding::UnknownElement),
        ] {
            let block = block(parts);
            let data = read(&block).unwrap();
            assert_eq!(data.findings(), FindingSet::of(&[finding]));
            assert_eq!(data.representations().next().unwrap().image.bytes, &PNG[2..]);
        }
    }
}
