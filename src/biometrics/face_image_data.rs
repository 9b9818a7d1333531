//! The face image data block of ISO/IEC 39794-5:2019, as far as its image.

use core::fmt;

use super::{FaceImage, ImageDataType};
use crate::error::ParseErrorKind;
use crate::finding::{Finding, FindingSet};
use crate::tlv::{Malformed, Reader, Rules, Tag};

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
/// empty. Noted: a representation of another kind, an image whose first bytes are not those of the
/// format said, and zero bytes behind an image. **Not** checked: everything beside that way; it is there as [`Self::as_bytes`].
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct FaceImageData<'a> {
    content: &'a [u8],
    image: Option<FaceImage<'a>>,
    findings: FindingSet,
}

/// From the data block to imageRepresentation: what each record has.
const TO_REPRESENTATION: &[u8] = &[0xA1, 0x65, 0xA1, 0x30, 0xA1];

/// From there to the two-dimensional image: choices, for which later editions may have others.
const TO_IMAGE: &[u8] = &[0xA0, 0xA0];

/// From there to representationData2D.
const TO_OCTETS: &[u8] = &[0x80];

/// And to the code in imageDataFormat, which may be an extension in its place.
const TO_FORMAT: &[u8] = &[0xA1, 0xA0, 0x80];

impl<'a> FaceImageData<'a> {
    /// What a data block of ISO/IEC 39794 starts with.
    pub(super) const FIRST_OCTET: u8 = 0xA1;

    /// Reads the content of a biometric data block.
    #[inline(never)]
    pub(super) fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let content = reader.remaining();
        if !follow(TO_REPRESENTATION, reader)? {
            return Err(Malformed);
        }
        let image = if follow(TO_IMAGE, reader)? {
            Some(Self::read_image(reader)?)
        } else {
            reader.note(Finding::UnknownElement);
            None
        };
        Ok(Self { content, image, findings: reader.findings() })
    }

    /// Reads the representation, and what is said of its format.
    fn read_image(reader: &mut Reader<'a>) -> Result<FaceImage<'a>, Malformed> {
        let (choice, choice_at) = (reader.remaining(), reader.position());
        if !follow(TO_OCTETS, reader)? {
            return Err(Malformed);
        }
        if reader.is_empty() {
            return Err(reader.fail(ParseErrorKind::WrongLength(0)));
        }
        let image = FaceImage::new(reader.remaining(), reader.position());
        reader.go_to(Rules::Lds, choice, choice_at);
        // Nothing is left where it does not lead to the end.
        follow(TO_FORMAT, reader)?;
        let said = match reader.remaining() {
            [2] => ImageDataType::Jpeg,
            [3 | 4] => ImageDataType::Jpeg2000,
            _ => ImageDataType::Undefined(0),
        };
        if !said.is_of(image.format) {
            reader.note(Finding::FaceImageFormatDiffers);
        }
        reader.note_if(image.finding());
        Ok(image)
    }

    /// The content of the data block, from its tag A1 on.
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.content
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

/// Goes into the first element with the first of these tags, in that into the first with the next,
/// and so on. Others are passed over: the types are extensible. Where one is missing, the reader has
/// the error, for those who require it.
#[inline(never)]
fn follow(tags: &[u8], reader: &mut Reader<'_>) -> Result<bool, Malformed> {
    for tag in tags {
        let tag = Tag(u32::from(*tag));
        let at = reader.position();
        loop {
            if reader.is_empty() {
                reader.fail_at(ParseErrorKind::Missing(tag), at);
                return Ok(false);
            }
            if reader.any()? == tag {
                break;
            }
        }
        reader.go_to_content(Rules::Lds);
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Structure;
    use crate::tlv::build::tlv;
    use std::vec::Vec;

    const JPEG: [u8; 4] = [0xFF, 0xD8, 0xFF, 0xE0];

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
        let mut reader = Reader::of(&element, Rules::Lds, Structure::FaceImageData);
        let read = reader.prefix(FaceImageData::read).map(|data| (data.image(), data.findings()));
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
