//! EF.DG4: the irises.

use super::{BiometricFormat, BiometricInstances, DataGroup, DgNumber, OuterElement};
use crate::biometrics::{BiometricInformationGroup, BiometricInformationTemplate, IrisImageBlock};
use crate::error::{ParseError, Structure};
use crate::finding::FindingSet;
use crate::tlv::{Rules, validated};

/// The encoded identification features of the irises (Doc 9303-10 §4.7.4).
///
/// ```text
/// 76 L
///    7F61 L
///       02 01 nn          number of instances; 0 if the chip stores no iris of the holder
///       7F60 L            biometric information template, nn times
///          A1 L …         header; format 0101/0009 or 0101/002C
///          5F2E L …       iris image record of ISO/IEC 19794-6
///       or 7F2E L A1 L …  iris image data block of ISO/IEC 39794-6
///    53 L …               random number, if the number of instances is 0
/// ```
///
/// Extended Access Control protects the file, so that most readers do not get it.
///
/// Checked: all templates, that the first is in the interoperable format, and the record of each template in that
/// format. Noted: the findings of [`BiometricInformationGroup`] and [`IrisImageBlock`], a header without a subtype
/// or with other values than those of an iris, and zero instances without a random number. **Not** checked: the data
/// blocks of further templates in another format, and that the subtype names the eye in the record. No image is
/// decoded.
///
/// ```
/// use idchip::lds::{DataGroup, dg4::Dg4};
///
/// // No iris, and a random number of eight bytes.
/// let file = [
///     0x76, 0x10, 0x7F, 0x61, 0x03, 0x02, 0x01, 0x00, 0x53, 0x08, 1, 2, 3, 4, 5, 6, 7, 8,
/// ];
/// let dg4 = Dg4::parse(&file)?;
/// assert!(dg4.is_empty() && dg4.findings().is_empty());
/// assert_eq!(dg4.random_number().map(<[u8]>::len), Some(8));
/// assert_eq!(dg4.irises().count(), 0);
/// # Ok::<(), idchip::ParseError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Dg4<'a> {
    instances: BiometricInstances<'a>,
}

/// The formats of ISO/IEC 19794-6 and ISO/IEC 39794-6.
const IRIS: BiometricFormat = BiometricFormat {
    iso_19794: 0x0009,
    iso_39794: 0x002C,
    biometric_type: 0x10,
    is_subtype: is_eye,
};

impl<'a> Dg4<'a> {
    /// Returns the templates, in order.
    pub fn templates(
        &self,
    ) -> impl Iterator<Item = BiometricInformationTemplate<'a>> + Clone + use<'a> {
        self.instances.group.templates()
    }

    /// Returns the group of the templates.
    #[must_use]
    pub const fn group(&self) -> &BiometricInformationGroup<'a> {
        &self.instances.group
    }

    /// Returns the data blocks of the templates in the interoperable format, in order.
    pub fn irises(&self) -> impl Iterator<Item = IrisImageBlock<'a>> + Clone + use<'a> {
        let templates = self.templates().filter(|template| IRIS.is_of(&template.header));
        templates.filter_map(|template| validated(IrisImageBlock::of(&template.data)))
    }

    /// True if the chip stores no iris of the holder: the number of instances is zero.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.instances.group.is_empty()
    }

    /// Returns the random number, which a file without irises has, so that its hash does not show that.
    #[must_use]
    pub const fn random_number(&self) -> Option<&'a [u8]> {
        self.instances.random_number
    }
}

impl<'a> DataGroup<'a> for Dg4<'a> {
    const NUMBER: DgNumber = DgNumber::Dg4;

    fn parse(file: &'a [u8]) -> Result<Self, ParseError> {
        let file = OuterElement::read(file, Rules::Lds, Self::NUMBER.tag(), Structure::EfDg4)?;
        let instances = file.content(Rules::Lds).all(|reader| {
            BiometricInstances::read(reader, &IRIS, |template, reader| {
                let block =
                    IrisImageBlock::of(&template.data).map_err(|error| reader.fail_as(error))?;
                reader.note_all(block.findings());
                Ok(matches!(block, IrisImageBlock::Iso39794(_)))
            })
        })?;
        Ok(Self { instances })
    }

    fn findings(&self) -> FindingSet {
        self.instances.findings
    }
}

/// Shows the group and the findings only: the irises are biometric data.
impl core::fmt::Debug for Dg4<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Dg4")
            .field("group", self.group())
            .field("findings", &self.findings())
            .finish_non_exhaustive()
    }
}

/// True if a biometric subtype names an eye or no eye (ISO/IEC 19785-3): 00 not stated, 01 right, 02 left.
const fn is_eye(subtype: u32) -> bool {
    subtype <= 2
}

#[cfg(test)]
mod tests;
