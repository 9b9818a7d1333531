//! The finger image data block of ISO/IEC 39794-4:2019.

use core::fmt;

use super::finger_fields::{FingerImageDataFormat, FingerImpression, FingerPosition};
use super::iso39794::{
    Blocks, CaptureDateTime, RecordVersion, Representations, ScoreBlock, lenient, required_code,
    sample_image, skip_extensions,
};
use super::{BiometricDataBlock, PadData, SampleImage};
use crate::error::{ParseError, Structure};
use crate::finding::{Finding, FindingSet};
use crate::tlv::{Malformed, Reader, Tag};

/// A FingerImageDataBlock (ISO/IEC 39794-4:2019).
///
/// ```text
/// A1                             in the data block 7F2E
///   64                           FingerImageDataBlock
///     A0                         versionBlock
///     A1                         representationBlocks
///       30 …                     RepresentationBlock: FingerRepresentation
/// ```
///
/// Checked: the image of each representation, and that it is not empty. Noted: an image whose first bytes are not
/// those of the stated format, unknown elements, and other elements that are malformed, which read as absent.
/// **Not** checked: that the values are true. The elements that [`FingerRepresentation`] does not read are in
/// [`Self::as_bytes`]. No image is decoded.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct FingerImageData<'a> {
    content: &'a [u8],
    representations: Representations<'a>,
}

/// The tag of FingerImageDataBlock, `[APPLICATION 4]`.
const FINGER_IMAGE_DATA_BLOCK: Tag = Tag(0x64);

impl<'a> FingerImageData<'a> {
    /// Reads a biometric data block.
    pub(super) fn of(data: &BiometricDataBlock<'a>) -> Result<Self, ParseError> {
        let within = Structure::FingerImageRecord;
        let representations =
            Representations::of(data, FINGER_IMAGE_DATA_BLOCK, within, |reader| {
                FingerRepresentation::read(reader).map(drop)
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
    ) -> impl Iterator<Item = FingerRepresentation<'a>> + Clone + use<'a> {
        self.representations.iter(FingerRepresentation::read)
    }

    /// Returns the tolerated deviations in the block.
    #[must_use]
    pub const fn findings(&self) -> FindingSet {
        self.representations.findings
    }
}

/// Shows length, number of representations and findings only: the record is biometric data.
impl fmt::Debug for FingerImageData<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FingerImageData")
            .field("length", &self.as_bytes().len())
            .field("len", &self.len())
            .field("findings", &self.findings())
            .finish_non_exhaustive()
    }
}

/// A representation of a finger (ISO/IEC 39794-4:2019, RepresentationBlock).
///
/// ```text
/// A0  position
/// A1  impression
/// A2  imageDataFormat
/// 83  imageData
/// A4  captureDateTimeBlock
/// A5  captureDeviceBlock                  not read
/// A6  qualityBlocks
/// A7  spatialSamplingRateBlock            not read
/// 88  positionComputedByCaptureSystem     not read
/// 89  originalRotation                    not read
/// 8A  imageRotatedToVertical              not read
/// 8B  imageHasBeenLossilyCompressed       not read
/// AC  segmentationBlocks                  not read
/// AD  annotationBlocks                    not read
/// AE  pADDataBlock
/// AF  commentBlocks                       not read
/// B0  vendorSpecificDataBlocks            not read
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct FingerRepresentation<'a> {
    /// The finger.
    pub position: Option<FingerPosition>,
    /// The kind of the impression.
    pub impression: Option<FingerImpression>,
    /// The format of the image that the record states.
    pub data_format: Option<FingerImageDataFormat>,
    /// The image.
    pub image: SampleImage<'a>,
    /// The date and time of the capture.
    pub captured: Option<CaptureDateTime>,
    /// The scores of the quality of the image.
    pub quality: Blocks<'a, ScoreBlock>,
    /// Data on the detection of presentation attacks.
    pub pad_data: Option<PadData<'a>>,
}

impl<'a> FingerRepresentation<'a> {
    /// Reads the content of a RepresentationBlock.
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let position = required_code(reader, Tag(0xA0))?.map(FingerPosition::new);
        let impression = required_code(reader, Tag(0xA1))?.map(FingerImpression::new);
        let data_format = required_code(reader, Tag(0xA2))?.map(FingerImageDataFormat::new);
        let image = sample_image(reader, Tag(0x83))?;
        let captured = lenient(reader, Tag(0xA4), CaptureDateTime::read)?;
        reader.optional(CAPTURE_DEVICE)?;
        let quality = lenient(reader, Tag(0xA6), Blocks::read)?.unwrap_or(Blocks::NONE);
        for tag in FROM_SAMPLING_RATE_TO_ANNOTATION {
            reader.optional(tag)?;
        }
        let pad_data = lenient(reader, Tag(0xAE), PadData::read)?;
        reader.optional(COMMENTS)?;
        reader.optional(VENDOR_SPECIFIC_DATA)?;
        skip_extensions(reader)?;
        if data_format.is_some_and(|stated| !stated.is_of(image.format)) {
            reader.note(Finding::BiometricImageFormatDiffers);
        }
        Ok(Self { position, impression, data_format, image, captured, quality, pad_data })
    }
}

const CAPTURE_DEVICE: Tag = Tag(0xA5);
const FROM_SAMPLING_RATE_TO_ANNOTATION: [Tag; 7] =
    [Tag(0xA7), Tag(0x88), Tag(0x89), Tag(0x8A), Tag(0x8B), Tag(0xAC), Tag(0xAD)];
const COMMENTS: Tag = Tag(0xAF);
const VENDOR_SPECIFIC_DATA: Tag = Tag(0xB0);

/// Shows the image only: the other fields describe a person.
impl fmt::Debug for FingerRepresentation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FingerRepresentation").field("image", &self.image).finish_non_exhaustive()
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

    const WSQ: [u8; 7] = [0x83, 5, 0xFF, 0xA0, 0xFF, 0xA4, 0];
    const CODES: [u8; 15] = [0xA0, 3, 0x80, 1, 7, 0xA1, 3, 0x80, 1, 1, 0xA2, 3, 0x80, 1, 1];

    fn block(representations: &[&[&[u8]]]) -> Vec<u8> {
        let version = [0xA0, 7, 0x80, 1, 3, 0x81, 2, 7, 0xE3];
        let representations: Vec<_> =
            representations.iter().flat_map(|parts| tlv(0x30, parts)).collect();
        let data = tlv(0x64, &[&version, &tlv(0xA1, &[&representations])]);
        tlv(0x04, &[&tlv(0xA1, &[&data])])
    }

    fn read(block: &[u8]) -> Result<FingerImageData<'_>, ParseErrorKind> {
        let element = Reader::new(Rules::Lds, block, Structure::Tlv).element().unwrap();
        FingerImageData::of(&BiometricDataBlock::new(element)).map_err(|error| error.kind)
    }

    #[test]
    fn reads_image_and_metadata() {
        let time = [0xA4, 7, 0x80, 2, 7, 0xE2, 0x81, 1, 12];
        let skipped = [0xA5, 0, 0xA7, 0, 0x88, 1, 0, 0x8B, 1, 0xFF, 0xAD, 0];
        let pad = [0xAE, 5, 0xA0, 3, 0x80, 1, 1, 0xAF, 0, 0xB0, 0];
        let block = block(&[&[&CODES, &WSQ, &time, &skipped, &pad], &[&CODES, &WSQ]]);
        let data = read(&block).unwrap();
        assert_eq!(data.findings(), FindingSet::EMPTY);
        assert_eq!(data.version().map(|version| version.year), Some(2019));
        assert_eq!((data.len(), data.representations().count()), (2, 2));
        let finger = data.representations().next().unwrap();
        assert_eq!(finger.position, Some(FingerPosition::LeftIndex));
        assert_eq!(finger.impression, Some(FingerImpression::RolledContact));
        assert_eq!(finger.data_format, Some(FingerImageDataFormat::Wsq));
        assert_eq!((finger.image.format, finger.image.length()), (ImageFormat::Wsq, 5));
        let at = usize::try_from(finger.image.at).unwrap();
        assert_eq!(&block[at..at + 5], finger.image.bytes);
        let captured = finger.captured.unwrap();
        assert_eq!((captured.year, captured.month), (2018, Some(12)));
        assert!(finger.pad_data.unwrap().decision.is_some() && finger.quality.is_empty());
    }

    #[test]
    fn an_absent_or_empty_image_is_an_error() {
        let missing = ParseErrorKind::Missing(Tag(0x83));
        assert_eq!(read(&block(&[&[&CODES]])).unwrap_err(), missing);
        assert_eq!(read(&block(&[&[&CODES, &WSQ], &[&CODES]])).unwrap_err(), missing);
        let empty = block(&[&[&CODES, &[0x83, 0]]]);
        assert_eq!(read(&empty).unwrap_err(), ParseErrorKind::WrongLength(0));
        assert_eq!(read(&block(&[])).unwrap_err(), ParseErrorKind::TooFew(1));
    }

    #[test]
    fn notes_what_it_tolerates() {
        let without_position = &CODES[5..];
        let mut png = CODES;
        png[14] = 4;
        for (parts, finding) in [
            (&[without_position, &WSQ][..], Finding::BiometricFieldUnusual),
            (&[&png, &WSQ], Finding::BiometricImageFormatDiffers),
            (&[&CODES, &WSQ, &[0xB1, 0]], Finding::UnknownElement),
            (&[&CODES, &WSQ, &[0xA4, 0]], Finding::BiometricFieldUnusual),
        ] {
            let block = block(&[parts]);
            let data = read(&block).unwrap();
            assert_eq!(data.findings(), FindingSet::of(&[finding]));
            assert_eq!(data.representations().next().unwrap().image.bytes, &WSQ[2..]);
        }
    }
}
