//! The face image data block of ISO/IEC 39794-5:2019, read only as far as its image.

use core::fmt;

use super::{BiometricDataBlock, FaceImage, ImageDataType};
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::finding::{Finding, FindingSet};
use crate::tlv::{Element, Malformed, Reader, Rules, Tag};

/// A FaceImageDataBlock (ISO/IEC 39794-5:2019, application profile for eMRTDs of ICAO).
///
/// ```text
/// A1                             in the data block 7F2E
///   65                           FaceImageDataBlock
///     A0                         versionBlock
///     A1                         representationBlocks
///       30                       RepresentationBlock
///         80                     representationId
///         A1 A0 A0               imageRepresentation, base, 2-D
///           80                   representationData2D: the image
///           A1                   imageInformation2DBlock
///             A0 80              imageDataFormat: 2 JPEG, 3 and 4 JPEG 2000
/// ```
///
/// Checked: the elements on the path to the image of the first representation, and that the image is not
/// empty. Noted: a representation of another kind, an image whose first bytes are not those of the stated
/// format, and zero bytes after an image. **Not** checked: all other elements, which
/// [`Self::as_bytes`] contains.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct FaceImageData<'a> {
    content: &'a [u8],
    image: Option<FaceImage<'a>>,
    findings: FindingSet,
}

/// The path from the data block to imageRepresentation, which each record has.
const TO_REPRESENTATION: [Tag; 5] = [Tag(0xA1), Tag(0x65), Tag(0xA1), Tag::SEQUENCE, Tag(0xA1)];

/// The path from imageRepresentation to the two-dimensional image: choices, which later editions may extend.
const TO_IMAGE: [Tag; 2] = [Tag(0xA0), Tag(0xA0)];

/// The tag of representationData2D.
const IMAGE: Tag = Tag(0x80);

/// The path to the code in imageDataFormat; an extension may be in place of the code.
const TO_FORMAT: [Tag; 3] = [Tag(0xA1), Tag(0xA0), Tag(0x80)];

impl<'a> FaceImageData<'a> {
    /// The first byte of a data block of ISO/IEC 39794.
    pub(super) const FIRST_BYTE: u8 = 0xA1;

    /// Reads a biometric data block.
    pub(super) fn of(data: &BiometricDataBlock<'a>) -> Result<Self, ParseError> {
        let reader = Reader::new(Rules::Lds, data.bytes(), Structure::FaceImageData);
        let mut reader = reader.starting_at(data.at());
        let image = reader.prefix(|reader| read_image(data.element(), reader))?;
        Ok(Self { content: data.bytes(), image, findings: reader.findings() })
    }

    /// Returns the content of the data block, from its tag A1 on.
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.content
    }

    /// Returns the image of the first representation, if the representation is two-dimensional.
    #[must_use]
    pub const fn image(&self) -> Option<FaceImage<'a>> {
        self.image
    }

    /// Returns the tolerated deviations in the block.
    #[must_use]
    pub const fn findings(&self) -> FindingSet {
        self.findings
    }
}

/// Reads the image of the first representation, and compares its format with the stated one.
fn read_image<'a>(
    data: Element<'a>,
    reader: &mut Reader<'a>,
) -> Result<Option<FaceImage<'a>>, Malformed> {
    let mut representation = data;
    for tag in TO_REPRESENTATION {
        representation = require(tag, &representation, reader)?;
    }
    let Some(two_dimensional) = follow(&TO_IMAGE, representation, reader)? else {
        reader.note(Finding::UnknownElement);
        return Ok(None);
    };
    let image = require(IMAGE, &two_dimensional, reader)?;
    if image.content.is_empty() {
        return Err(reader.fail_at(ParseErrorKind::WrongLength(0), image.content_at()));
    }
    let image = FaceImage::new(image.content, image.content_at());
    let stated = follow(&TO_FORMAT, two_dimensional, reader)?;
    let stated = match stated.map(|element| element.content) {
        Some([2]) => ImageDataType::Jpeg,
        Some([3 | 4]) => ImageDataType::Jpeg2000,
        _ => ImageDataType::Undefined(0),
    };
    if !stated.is_of(image.format) {
        reader.note(Finding::FaceImageFormatDiffers);
    }
    reader.note_all(image.findings());
    Ok(Some(image))
}

/// Follows a path of tags: enters the first element with the first tag, in it the first element with the
/// second tag, and so on. Returns the last element, or `None` if an element is missing.
fn follow<'a>(
    tags: &[Tag],
    mut element: Element<'a>,
    reader: &mut Reader<'a>,
) -> Result<Option<Element<'a>>, Malformed> {
    for tag in tags {
        match find(*tag, &element, reader)? {
            Some(found) => element = found,
            None => return Ok(None),
        }
    }
    Ok(Some(element))
}

/// Finds an element like [`find`]; a missing element is an error.
fn require<'a>(
    tag: Tag,
    parent: &Element<'a>,
    reader: &mut Reader<'a>,
) -> Result<Element<'a>, Malformed> {
    let found = find(tag, parent, reader)?;
    found.ok_or_else(|| reader.fail_at(ParseErrorKind::Missing(tag), parent.content_at()))
}

/// Returns the first element with this tag in the content of `parent`. The elements before it are skipped,
/// because the types are extensible; the elements after it are not read.
fn find<'a>(
    tag: Tag,
    parent: &Element<'a>,
    reader: &mut Reader<'a>,
) -> Result<Option<Element<'a>>, Malformed> {
    reader.inside(parent, |reader| {
        while !reader.is_empty() {
            let element = reader.element()?;
            if element.tag == tag {
                reader.bytes(reader.remaining().len())?;
                return Ok(Some(element));
            }
        }
        Ok(None)
    })
}

/// Shows length, image and findings only: the record describes a person.
impl fmt::Debug for FaceImageData<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FaceImageData")
            .field("length", &self.as_bytes().len())
            .field("image", &self.image)
            .field("findings", &self.findings)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tlv::build::tlv;
    use std::vec::Vec;

    const JPEG: [u8; 4] = [0xFF, 0xD8, 0xFF, 0xE0];

    /// Returns a data block with this first representation.
    fn block(representation: &[u8]) -> Vec<u8> {
        let version = [0xA0, 7, 0x80, 1, 3, 0x81, 2, 7, 0xE3];
        let block = tlv(0x30, &[&[0x80, 1, 0], representation]);
        let data = tlv(0x65, &[&version, &tlv(0xA1, &[&block])]);
        tlv(0x04, &[&tlv(0xA1, &[&data])])
    }

    fn two_dimensional(image: &[u8]) -> Vec<u8> {
        tlv(0xA1, &[&tlv(0xA0, &[&tlv(0xA0, &[image])])])
    }

    fn read(block: &[u8]) -> Result<(Option<FaceImage<'_>>, FindingSet), ParseErrorKind> {
        let element = Reader::new(Rules::Lds, block, Structure::Tlv).element().unwrap();
        let read = FaceImageData::of(&BiometricDataBlock::new(element));
        read.map(|data| (data.image(), data.findings())).map_err(|error| error.kind)
    }

    fn with_format(code: u8) -> Vec<u8> {
        let information = tlv(0xA1, &[&tlv(0xA0, &[&[0x80, 1, code]])]);
        block(&two_dimensional(&[&tlv(0x80, &[&JPEG])[..], &information].concat()))
    }

    #[test]
    fn finds_the_image_and_its_place() {
        let block = with_format(2);
        let (image, findings) = read(&block).unwrap();
        let image = image.unwrap();
        assert_eq!(image.bytes, JPEG);
        assert_eq!(&block[usize::try_from(image.at).unwrap()..][..4], JPEG);
        assert!(findings.is_empty());
    }

    #[test]
    fn notes_an_image_of_another_format() {
        let differs = FindingSet::of(&[Finding::FaceImageFormatDiffers]);
        assert_eq!(read(&with_format(4)).unwrap().1, differs);
        // Without a stated format, the image may have any known format.
        assert!(read(&block(&two_dimensional(&tlv(0x80, &[&JPEG])))).unwrap().1.is_empty());
        assert_eq!(read(&block(&two_dimensional(&[0x80, 1, 0]))).unwrap().1, differs);
    }

    #[test]
    fn a_representation_of_another_kind_has_no_image() {
        let unknown = FindingSet::of(&[Finding::UnknownElement]);
        for other in [tlv(0xA1, &[&[0xA1, 0]]), tlv(0xA1, &[&tlv(0xA0, &[&[0xA1, 0]])])] {
            assert_eq!(read(&block(&other)), Ok((None, unknown)));
        }
    }

    #[test]
    fn an_absent_or_empty_image_is_an_error() {
        let missing = ParseErrorKind::Missing(Tag(0x80));
        assert_eq!(read(&block(&two_dimensional(&[]))), Err(missing));
        let empty = ParseErrorKind::WrongLength(0);
        assert_eq!(read(&block(&two_dimensional(&[0x80, 0]))), Err(empty));
        assert_eq!(read(&block(&[])), Err(ParseErrorKind::Missing(Tag(0xA1))));
    }
}
