//! EF.DG7: the displayed signature or usual mark.

use core::fmt;

use super::encoded_image::EncodedImage;
use super::instances::Instances;
use super::{DataGroup, DgNumber, OuterElement};
use crate::error::{ParseError, Structure};
use crate::finding::FindingSet;
use crate::tlv::{Rules, Tag};

/// The displayed signature or usual mark (Doc 9303-10 §4.7.7).
///
/// ```text
/// 67 L
///    02 01 nn     number of images, 1 to 9; 0 if there is none
///    5F43 L …   image, JPEG or JPEG 2000, nn times
/// ```
///
/// Checked: the outer tag and length, and the tags and lengths of the images. Noted: a number that is
/// missing or differs from the number of images, elements out of order, unknown elements, and an image that
/// is neither JPEG nor JPEG 2000. **Not** checked: that there are at most nine images. No image is decoded.
///
/// Documents of children who cannot write have zero images (documents of Israel).
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Dg7<'a> {
    images: Instances<'a>,
    findings: FindingSet,
}

impl<'a> Dg7<'a> {
    /// Returns the images of the signature or usual mark, in order.
    pub fn signatures(&self) -> impl Iterator<Item = EncodedImage<'a>> + Clone + use<'a> {
        self.images.iter().map(|element| EncodedImage::new(element.content))
    }
}

impl<'a> DataGroup<'a> for Dg7<'a> {
    const NUMBER: DgNumber = DgNumber::Dg7;

    fn parse(file: &'a [u8]) -> Result<Self, ParseError> {
        let file = OuterElement::read(file, Rules::Lds, Self::NUMBER.tag(), Structure::EfDg7)?;
        let mut content = file.content(Rules::Lds);
        let images = content.all(|reader| {
            Instances::read(reader, [SIGNATURE, SIGNATURE], |reader, element| {
                EncodedImage::check(reader, element.content);
                Ok(())
            })
        })?;
        Ok(Self { images, findings: content.findings() })
    }

    fn findings(&self) -> FindingSet {
        self.findings
    }
}

/// Shows the number of images and the findings only: the images are personal data.
impl fmt::Debug for Dg7<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Dg7")
            .field("signatures", &self.signatures().count())
            .field("findings", &self.findings)
            .finish()
    }
}

/// The tag of an image.
const SIGNATURE: Tag = Tag(0x5F43);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::biometrics::ImageFormat;
    use crate::error::ParseErrorKind;
    use crate::finding::Finding;
    use crate::tlv::build::tlv;

    const JPEG: [u8; 4] = [0xFF, 0xD8, 0xFF, 0xE0];

    fn findings(parts: &[&[u8]]) -> FindingSet {
        Dg7::parse(&tlv(0x67, parts)).unwrap().findings()
    }

    #[test]
    fn a_file_without_a_signature_has_no_finding() {
        let dg7 = Dg7::parse(&[0x67, 3, 2, 1, 0]).unwrap();
        assert!(dg7.findings().is_empty());
        assert_eq!(dg7.signatures().count(), 0);
    }

    #[test]
    fn reads_jpeg_with_and_without_jfif() {
        // APP1 (Exif) follows SOI in documents of Hungary.
        for image in [JPEG, [0xFF, 0xD8, 0xFF, 0xE1]] {
            let file = tlv(0x67, &[&[2, 1, 1], &tlv(0x5F43, &[&image])]);
            let dg7 = Dg7::parse(&file).unwrap();
            assert!(dg7.findings().is_empty());
            let signature = dg7.signatures().next().unwrap();
            assert_eq!((signature.as_bytes(), signature.format()), (&image[..], ImageFormat::Jpeg));
        }
    }

    #[test]
    fn deviations_are_noted() {
        let (one, image) = (&[2, 1, 1][..], &tlv(0x5F43, &[&JPEG])[..]);
        let of = |finding| FindingSet::of(&[finding]);
        assert_eq!(findings(&[&[2, 2, 0, 1], image]), of(Finding::IntegerNotMinimal));
        assert_eq!(findings(&[&[2, 1, 0], image]), of(Finding::InstanceCountDiffers));
        assert_eq!(findings(&[image]), of(Finding::InstanceCountDiffers));
        assert_eq!(findings(&[image, one]), of(Finding::ElementsOutOfOrder));
        for image in [&b"GIF89a"[..], b"", &[0xFF, 0xA0, 0xFF]] {
            let image = tlv(0x5F43, &[image]);
            assert_eq!(findings(&[one, &image]), of(Finding::ImageFormatUnknown));
        }
    }

    #[test]
    fn refuses_other_tags_and_lengths() {
        let kind = |file: &[u8]| Dg7::parse(file).unwrap_err().kind;
        let (expected, found) = (Tag(0x67), Tag(0x68));
        assert_eq!(kind(&[0x68, 3, 2, 1, 0]), ParseErrorKind::UnexpectedTag { expected, found });
        let exceeds = ParseErrorKind::LengthExceedsInput { length: 4, remaining: 3 };
        assert_eq!(kind(&[0x67, 4, 2, 1, 0]), exceeds);
        assert_eq!(
            kind(&[0x67, 2, 2, 1, 0]),
            ParseErrorKind::LengthExceedsInput { length: 1, remaining: 0 }
        );
    }
}
