//! The face image data block of ISO/IEC 39794-5:2019, as far as its image.

use core::fmt;

use super::FaceImage;
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
/// Checked: the elements on the way to the image of the first representation, and that it is not
/// empty. Noted: a representation of another kind, and an image whose first bytes are not those of
/// the format said. **Not** checked: everything beside that way; it is there as [`Self::as_bytes`].
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct FaceImageData<'a> {
    element: Element<'a>,
    image: Option<FaceImage<'a>>,
    findings: FindingSet,
}

/// From the data block to imageRepresentation: what each record has.
const TO_REPRESENTATION: [Tag; 5] = [Tag(0xA1), Tag(0x65), Tag(0xA1), Tag::SEQUENCE, Tag(0xA1)];

/// From there to the two-dimensional image: choices, for which later editions may have others.
const TO_IMAGE: [Tag; 2] = [Tag(0xA0), Tag(0xA0)];

impl<'a> FaceImageData<'a> {
    /// What a data block of ISO/IEC 39794 starts with.
    pub(super) const FIRST_OCTET: u8 = 0xA1;

    /// Reads the content of a biometric data block.
    pub(super) fn of(block: &Element<'a>) -> Result<Self, ParseError> {
        Reader::lds(&[], Structure::FaceImageData).prefix(|reader| Self::read(block, reader))
    }

    #[inline(never)]
    fn read(block: &Element<'a>, reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let mut data = Self { element: *block, image: None, findings: FindingSet::EMPTY };
        let mut element = *block;
        for tag in TO_REPRESENTATION {
            element = required_child(&element, tag, reader)?;
        }
        for tag in TO_IMAGE {
            let Some(choice) = child(&element, tag, reader)? else {
                reader.note(Finding::UnknownElement);
                data.findings = reader.findings();
                return Ok(data);
            };
            element = choice;
        }
        let image = required_child(&element, Tag::context(0), reader)?;
        if image.content.is_empty() {
            return Err(reader.fail_at(ParseErrorKind::WrongLength(0), image.content_at));
        }
        let image = FaceImage::new(image.content, image.content_at);
        let has_format_said = match format(&element, reader)? {
            Some([2]) => image.format == super::ImageFormat::Jpeg,
            Some([3 | 4]) => image.format.is_jpeg_2000(),
            _ => image.format != super::ImageFormat::Unknown,
        };
        if !has_format_said {
            reader.note(Finding::FaceImageFormatDiffers);
        }
        data.image = Some(image);
        data.findings = reader.findings();
        Ok(data)
    }

    /// The content of the data block, from its tag A1 on.
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.element.content
    }

    /// The image of the first representation, where it is one in two dimensions.
    #[must_use]
    pub const fn image(&self) -> Option<FaceImage<'a>> {
        self.image
    }

    /// What deviates in the block and was tolerated.
    #[must_use]
    pub const fn findings(&self) -> FindingSet {
        self.findings
    }
}

/// Length and image only: the record describes a person.
impl fmt::Debug for FaceImageData<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FaceImageData")
            .field("length", &self.as_bytes().len())
            .field("image", &self.image)
            .field("findings", &self.findings)
            .finish()
    }
}

/// The octets of imageDataFormat, where it is a code and not an extension.
fn format<'a>(image: &Element<'a>, reader: &mut Reader<'a>) -> Result<Option<&'a [u8]>, Malformed> {
    let mut element = *image;
    for tag in [Tag(0xA1), Tag(0xA0), Tag::context(0)] {
        match child(&element, tag, reader)? {
            Some(child) => element = child,
            None => return Ok(None),
        }
    }
    Ok(Some(element.content))
}

/// The first element with this tag in `parent`. Others are passed over: the types are extensible.
#[inline(never)]
fn child<'a>(
    parent: &Element<'a>,
    tag: Tag,
    reader: &mut Reader<'a>,
) -> Result<Option<Element<'a>>, Malformed> {
    reader.go_to(Rules::Lds, parent.content, parent.content_at);
    while !reader.is_empty() {
        let element = reader.element()?;
        if element.tag == tag {
            return Ok(Some(element));
        }
    }
    Ok(None)
}

fn required_child<'a>(
    parent: &Element<'a>,
    tag: Tag,
    reader: &mut Reader<'a>,
) -> Result<Element<'a>, Malformed> {
    match child(parent, tag, reader)? {
        Some(child) => Ok(child),
        None => Err(reader.fail_at(ParseErrorKind::Missing(tag), parent.content_at)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::vec::Vec;

    const JPEG: [u8; 4] = [0xFF, 0xD8, 0xFF, 0xE0];

    fn tlv(tag: u8, content: &[&[u8]]) -> Vec<u8> {
        let content = content.concat();
        [&[tag, u8::try_from(content.len()).unwrap()], &content[..]].concat()
    }

    /// A data block whose first representation is this.
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
        let element = Reader::lds(block, Structure::Tlv).element().unwrap();
        let read = FaceImageData::of(&element).map(|data| (data.image(), data.findings()));
        read.map_err(|error| error.kind)
    }

    fn with_format(code: u8) -> Vec<u8> {
        let information = tlv(0xA1, &[&tlv(0xA0, &[&[0x80, 1, code]])]);
        block(&two_dimensional(&[&tlv(0x80, &[&JPEG])[..], &information].concat()))
    }

    #[test]
    fn finds_the_image_and_where_it_stands() {
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
        // No format said: any known one will do.
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
