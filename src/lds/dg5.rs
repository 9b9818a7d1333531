//! EF.DG5: the displayed portrait.

use core::fmt;

use super::encoded_image::EncodedImage;
use super::instances::Instances;
use super::{DataGroup, DgNumber, OuterElement};
use crate::error::{ParseError, Structure};
use crate::finding::FindingSet;
use crate::tlv::{Rules, Tag};

/// The displayed portrait (Doc 9303-10 §4.7.5).
///
/// ```text
/// 65 L
///    02 01 nn     number of images, 1 to 9; 0 if there is none
///    5F40 L …   image, JPEG or JPEG 2000, nn times
/// ```
///
/// Checked: the outer tag and length, and the tags and lengths of the images. Noted: a number that is
/// missing or differs from the number of images, elements out of order, unknown elements, and an image that
/// is neither JPEG nor JPEG 2000. **Not** checked: that there are at most nine images. No image is decoded.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Dg5<'a> {
    images: Instances<'a>,
    findings: FindingSet,
}

impl<'a> Dg5<'a> {
    /// Returns the portraits, in order.
    pub fn portraits(&self) -> impl Iterator<Item = EncodedImage<'a>> + Clone + use<'a> {
        self.images.iter().map(|element| EncodedImage::new(element.content))
    }
}

impl<'a> DataGroup<'a> for Dg5<'a> {
    const NUMBER: DgNumber = DgNumber::Dg5;

    fn parse(file: &'a [u8]) -> Result<Self, ParseError> {
        let file = OuterElement::read(file, Rules::Lds, Self::NUMBER.tag(), Structure::EfDg5)?;
        let mut content = file.content(Rules::Lds);
        let images = content.all(|reader| {
            Instances::read(reader, [PORTRAIT, PORTRAIT], |reader, element| {
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
impl fmt::Debug for Dg5<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Dg5")
            .field("portraits", &self.portraits().count())
            .field("findings", &self.findings)
            .finish()
    }
}

/// The tag of an image.
const PORTRAIT: Tag = Tag(0x5F40);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::biometrics::ImageFormat;
    use crate::error::ParseErrorKind;
    use crate::finding::Finding;
    use crate::tlv::build::tlv;
    use std::format;
    use std::vec::Vec;

    const JPEG: [u8; 4] = [0xFF, 0xD8, 0xFF, 0xE0];

    fn file(parts: &[&[u8]]) -> Vec<u8> {
        tlv(0x65, parts)
    }

    #[test]
    fn reads_each_portrait() {
        let codestream = [0xFF, 0x4F, 0xFF, 0x51];
        let file = file(&[&[2, 1, 2], &tlv(0x5F40, &[&JPEG]), &tlv(0x5F40, &[&codestream])]);
        let dg5 = Dg5::parse(&file).unwrap();
        assert!(dg5.findings().is_empty());
        let formats = [ImageFormat::Jpeg, ImageFormat::Jpeg2000Codestream];
        assert!(dg5.portraits().map(|image| image.format()).eq(formats));
        assert!(dg5.portraits().map(|image| image.as_bytes()).eq([JPEG, codestream]));
        let shown = format!("{dg5:?} {:?}", dg5.portraits().next().unwrap());
        let expected =
            "Dg5 { portraits: 2, findings: {} } EncodedImage { format: Jpeg, length: 4 }";
        assert_eq!(shown, expected);
    }

    #[test]
    fn each_proper_prefix_is_an_error_and_padding_is_noted() {
        let mut file = file(&[&[2, 1, 1], &tlv(0x5F40, &[&JPEG])]);
        for end in 0..file.len() {
            assert!(Dg5::parse(&file[..end]).is_err());
        }
        file.push(0);
        let findings = Dg5::parse(&file).unwrap().findings();
        assert_eq!(findings, FindingSet::of(&[Finding::TrailingPadding]));
    }

    #[test]
    fn a_signature_is_no_portrait() {
        let file = file(&[&[2, 1, 0], &tlv(0x5F43, &[&JPEG])]);
        let dg5 = Dg5::parse(&file).unwrap();
        assert_eq!(dg5.findings(), FindingSet::of(&[Finding::UnknownElement]));
        assert_eq!(dg5.portraits().count(), 0);
        let error = Dg5::parse(&[0x67, 3, 2, 1, 0]).unwrap_err();
        let (expected, found) = (Tag(0x65), Tag(0x67));
        assert_eq!(error.kind, ParseErrorKind::UnexpectedTag { expected, found });
        assert_eq!(error.within, Structure::EfDg5);
    }
}
