//! The face image data block of ISO/IEC 39794-5:2019.

use core::fmt;

use super::iso39794::Representations;
use super::{BiometricDataBlock, FaceImage, FaceRepresentation, RecordVersion};
use crate::error::{ParseError, Structure};
use crate::finding::{Finding, FindingSet};
use crate::tlv::Tag;

/// A FaceImageDataBlock (ISO/IEC 39794-5:2019, application profile for eMRTDs of ICAO).
///
/// ```text
/// A1                             in the data block 7F2E
///   65                           FaceImageDataBlock
///     A0                         versionBlock
///     A1                         representationBlocks
///       30 …                     RepresentationBlock: FaceRepresentation
/// ```
///
/// Checked: the required elements of each representation, and that its image is not empty. Noted: several
/// representations, a representation of another kind, an image whose first bytes are not those of the stated
/// format, zero bytes after an image, unknown elements, and optional elements that are malformed, which read as
/// absent. **Not** checked: that the values are true. The elements that [`FaceRepresentation`] does not read are
/// in [`Self::as_bytes`]. No image is decoded.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct FaceImageData<'a> {
    content: &'a [u8],
    representations: Representations<'a>,
    image: Option<FaceImage<'a>>,
}

/// The tag of FaceImageDataBlock, `[APPLICATION 5]`.
const FACE_IMAGE_DATA_BLOCK: Tag = Tag(0x65);

impl<'a> FaceImageData<'a> {
    /// Reads a biometric data block.
    pub(super) fn of(data: &BiometricDataBlock<'a>) -> Result<Self, ParseError> {
        let mut first = None;
        let within = Structure::FaceImageData;
        let representations = Representations::of(data, FACE_IMAGE_DATA_BLOCK, within, |reader| {
            let representation = FaceRepresentation::read(reader)?;
            if first.is_some() {
                reader.note(Finding::SeveralFaceImages);
            }
            first.get_or_insert(representation.image);
            Ok(())
        })?;
        Ok(Self { content: data.bytes(), representations, image: first.flatten() })
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

    /// Returns the image of the first representation, if the representation is two-dimensional.
    #[must_use]
    pub const fn image(&self) -> Option<FaceImage<'a>> {
        self.image
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
    ) -> impl Iterator<Item = FaceRepresentation<'a>> + Clone + use<'a> {
        self.representations.iter(FaceRepresentation::read)
    }

    /// Returns the tolerated deviations in the block.
    #[must_use]
    pub const fn findings(&self) -> FindingSet {
        self.representations.findings
    }
}

/// Shows length, image and findings only: the record describes a person.
impl fmt::Debug for FaceImageData<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FaceImageData")
            .field("length", &self.as_bytes().len())
            .field("image", &self.image)
            .field("len", &self.len())
            .field("findings", &self.findings())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::biometrics::{
        CaptureDeviceTechnology2D, FaceImageDataFormat, FaceImageKind2D, ImageColourSpace,
        LossyTransformationAttempts, PadDecision, PadSupervisionLevel,
    };
    use crate::error::ParseErrorKind;
    use crate::tlv::build::tlv;
    use crate::tlv::{Reader, Rules};
    use std::vec::Vec;

    const JPEG: [u8; 4] = [0xFF, 0xD8, 0xFF, 0xE0];

    /// Returns a data block with these representations.
    fn block_of(representations: &[&[u8]]) -> Vec<u8> {
        let version = [0xA0, 7, 0x80, 1, 3, 0x81, 2, 7, 0xE3];
        let representations: Vec<_> =
            representations.iter().flat_map(|parts| tlv(0x30, &[&[0x80, 1, 0], parts])).collect();
        let data = tlv(0x65, &[&version, &tlv(0xA1, &[&representations])]);
        tlv(0x04, &[&tlv(0xA1, &[&data])])
    }

    fn block(representation: &[u8]) -> Vec<u8> {
        block_of(&[representation])
    }

    fn two_dimensional(image: &[&[u8]]) -> Vec<u8> {
        tlv(0xA1, &[&tlv(0xA0, &[&tlv(0xA0, image)])])
    }

    fn read(block: &[u8]) -> Result<FaceImageData<'_>, ParseErrorKind> {
        let element = Reader::new(Rules::Lds, block, Structure::Tlv).element().unwrap();
        FaceImageData::of(&BiometricDataBlock::new(element)).map_err(|error| error.kind)
    }

    fn read_image(block: &[u8]) -> Result<(Option<FaceImage<'_>>, FindingSet), ParseErrorKind> {
        read(block).map(|data| (data.image(), data.findings()))
    }

    fn with_format(code: u8) -> Vec<u8> {
        two_dimensional(&[&tlv(0x80, &[&JPEG]), &[0xA1, 5, 0xA0, 3, 0x80, 1, code]])
    }

    /// Returns a code in an extension block, as the application profile encodes it.
    fn extended(tag: u32, code: u8) -> Vec<u8> {
        tlv(tag, &[&tlv(0xA1, &[&[0x80, 1, code]])])
    }

    #[test]
    fn finds_the_image_and_its_place() {
        let block = block(&with_format(2));
        let (image, findings) = read_image(&block).unwrap();
        let image = image.unwrap();
        assert_eq!(image.bytes, JPEG);
        assert_eq!(&block[usize::try_from(image.at).unwrap()..][..4], JPEG);
        assert!(findings.is_empty());
        let version = read(&block).unwrap().version().unwrap();
        assert_eq!((version.generation, version.year), (3, 2019));
    }

    #[test]
    fn notes_an_image_of_another_format() {
        let differs = FindingSet::of(&[Finding::FaceImageFormatDiffers]);
        let unusual = FindingSet::of(&[Finding::BiometricFieldUnusual]);
        assert_eq!(read_image(&block(&with_format(4))).unwrap().1, differs);
        // Without a stated format, the image may have any known format.
        let jpeg = tlv(0x80, &[&JPEG]);
        assert_eq!(read_image(&block(&two_dimensional(&[&jpeg]))).unwrap().1, unusual);
        let other = block(&two_dimensional(&[&[0x80, 1, 0]]));
        assert_eq!(read_image(&other).unwrap().1, unusual.union(differs));
        // An extension has no code.
        let extension = two_dimensional(&[&jpeg, &[0xA1, 4, 0xA0, 2, 0xA1, 0]]);
        assert_eq!(read_image(&block(&extension)).unwrap().1, unusual);
    }

    #[test]
    fn a_representation_of_another_kind_has_no_image() {
        let unknown = FindingSet::of(&[Finding::UnknownElement]);
        for other in [tlv(0xA1, &[&[0xA1, 0]]), tlv(0xA1, &[&tlv(0xA0, &[&[0xA1, 0]])])] {
            assert_eq!(read_image(&block(&other)), Ok((None, unknown)));
        }
    }

    #[test]
    fn an_absent_or_empty_image_is_an_error() {
        let error = |representation: &[u8]| read(&block(representation)).unwrap_err();
        assert_eq!(error(&two_dimensional(&[])), ParseErrorKind::Missing(Tag(0x80)));
        assert_eq!(error(&two_dimensional(&[&[0x80, 0]])), ParseErrorKind::WrongLength(0));
        assert_eq!(error(&[]), ParseErrorKind::Missing(Tag(0xA1)));
        assert_eq!(read(&block_of(&[])).unwrap_err(), ParseErrorKind::TooFew(1));
    }

    #[test]
    fn the_second_representation_is_checked_as_the_first() {
        let good = with_format(2);
        let block = block_of(&[&good, &good]);
        let data = read(&block).unwrap();
        assert_eq!(data.findings(), FindingSet::of(&[Finding::SeveralFaceImages]));
        assert_eq!((data.len(), data.representations().count()), (2, 2));
        let second = data.representations().nth(1).unwrap().image.unwrap();
        assert!(second.at > data.image().unwrap().at && second.bytes == JPEG);
        let empty = two_dimensional(&[&[0x80, 0]]);
        assert_eq!(read(&block_of(&[&good, &empty])).unwrap_err(), ParseErrorKind::WrongLength(0));
        let many = [&good[..]; 17];
        assert_eq!(read(&block_of(&many[..16])).unwrap().len(), 16);
        assert!(matches!(read(&block_of(&many)), Err(ParseErrorKind::TooMany(16))));
    }

    #[test]
    fn reads_what_describes_the_image() {
        let information = tlv(
            0xA1,
            &[
                &[0xA0, 3, 0x80, 1, 2],
                &extended(0xA1, 0),
                &[0xA2, 6, 0x81, 1, 0xFF, 0x8B, 1, 0],
                &extended(0xA3, 2),
                &[0x84, 2, 0x0B, 0xB8],
                &[0xA7, 8, 0x80, 2, 1, 0x9D, 0x81, 2, 2, 0x13],
                &extended(0xA9, 2),
            ],
        );
        let device = tlv(0xA2, &[&[0xA0, 3, 0x80, 1, 0], &extended(0xA1, 3)]);
        let block = block(&two_dimensional(&[&tlv(0x80, &[&JPEG]), &information, &device]));
        let data = read(&block).unwrap();
        assert_eq!(data.findings(), FindingSet::EMPTY);
        let representation = data.representations().next().unwrap();
        assert_eq!(representation.id, Some(0));
        let technology = representation.capture_technology;
        assert_eq!(technology, Some(CaptureDeviceTechnology2D::PhotographScanned));
        let information = representation.information.unwrap();
        assert_eq!(information.data_format, Some(FaceImageDataFormat::Jpeg));
        assert_eq!(information.kind, Some(FaceImageKind2D::Mrtd));
        let processing = information.post_acquisition_processing.unwrap();
        assert_eq!(processing.cropped, Some(true));
        assert_eq!((processing.rotated, processing.normalised), (None, Some(false)));
        let attempts = information.lossy_transformation_attempts;
        assert_eq!(attempts, Some(LossyTransformationAttempts::One));
        assert_eq!(information.camera_to_subject_distance, Some(3000));
        let size = information.size.unwrap();
        assert_eq!((size.width, size.height), (413, 531));
        assert_eq!(information.colour_space, Some(ImageColourSpace::Rgb24Bit));
    }

    #[test]
    fn reads_time_quality_and_attack_detection() {
        let time = [0x80, 2, 7, 0xE8, 0x81, 1, 1, 0x82, 1, 20];
        let id = [0xA0, 6, 0x80, 1, 1, 0x81, 1, 2];
        let score = tlv(0x30, &[&id, &[0xA1, 3, 0x80, 1, 99]]);
        let failed = tlv(0x30, &[&id, &tlv(0xA1, &[&tlv(0xA1, &[&extended(0xA1, 0)])])]);
        let pad = tlv(
            0xA4,
            &[&extended(0xA0, 0), &tlv(0xA1, &[&score]), &extended(0xA4, 2), &[0x85, 1, 5]],
        );
        let further = [&tlv(0xA2, &[&time])[..], &tlv(0xA3, &[&score, &failed]), &pad].concat();
        let block = block(&[&with_format(2)[..], &further].concat());
        let data = read(&block).unwrap();
        assert_eq!(data.findings(), FindingSet::EMPTY);
        let representation = data.representations().next().unwrap();
        let captured = representation.captured.unwrap();
        assert_eq!((captured.year, captured.month, captured.day), (2024, Some(1), Some(20)));
        assert_eq!(captured.hour, None);
        let scores: Vec<_> = representation.quality.iter().map(|block| block.score).collect();
        assert_eq!(scores, [Some(99), None]);
        let algorithm = representation.quality.iter().next().unwrap().algorithm;
        assert_eq!((algorithm.organization, algorithm.id), (1, 2));
        let pad = representation.pad_data.unwrap();
        assert_eq!(pad.decision, Some(PadDecision::NoAttack));
        assert_eq!(pad.scores.iter().next().unwrap().score, Some(99));
        assert_eq!(pad.supervision_level, Some(PadSupervisionLevel::Assisted));
        assert_eq!((pad.risk_level, pad.capture_context), (Some(5), None));
        assert!(representation.landmarks.is_empty());
    }

    #[test]
    fn a_malformed_optional_element_does_not_lose_the_image() {
        let unusual = FindingSet::of(&[Finding::BiometricFieldUnusual]);
        for bad in [
            &[0xA2, 6, 0x80, 2, 7, 0xE8, 0x81, 1, 13][..],
            &[0xA2, 0],
            &[0xA3, 2, 0x30, 0],
            &[0xA4, 3, 0x85, 1],
            &[0xA8, 3, 0x83, 1, 0xFF],
            &[0xA9, 2, 0x30, 0],
        ] {
            let length = bad.len() - 2;
            let mut bad = bad.to_vec();
            bad[1] = u8::try_from(length).unwrap();
            let block = block(&[&with_format(2)[..], &bad].concat());
            let data = read(&block).unwrap();
            assert_eq!(data.findings(), unusual, "{:02X}", bad[0]);
            assert_eq!(data.image().unwrap().bytes, JPEG);
            let read = data.representations().next().unwrap();
            assert!(read.captured.is_none() && read.pad_data.is_none());
            assert!(read.quality.is_empty() && read.landmarks.is_empty());
            assert!(read.identity_metadata.is_none());
        }
    }

    #[test]
    fn each_proper_prefix_is_an_error() {
        let block = block(&with_format(2));
        let content = &block[2..];
        for end in 0..content.len() {
            let cut = tlv(0x04, &[&content[..end]]);
            assert!(read(&cut).is_err(), "{end}");
        }
    }
}
