//! EF.DG3: the fingers.

use super::{BiometricFormat, BiometricInstances, DataGroup, DgNumber, OuterElement};
use crate::biometrics::{
    BiometricInformationGroup, BiometricInformationTemplate, FingerImageBlock,
};
use crate::error::{ParseError, Structure};
use crate::finding::FindingSet;
use crate::tlv::{Rules, validated};

/// The encoded identification features of the fingers (Doc 9303-10 §4.7.3).
///
/// ```text
/// 63 L
///    7F61 L
///       02 01 nn          number of instances; 0 if the chip stores no finger of the holder
///       7F60 L            biometric information template, nn times
///          A1 L …         header; format 0101/0007 or 0101/0028
///          5F2E L …       finger image record of ISO/IEC 19794-4
///       or 7F2E L A1 L …  finger image data block of ISO/IEC 39794-4
///    53 L …               random number, if the number of instances is 0
/// ```
///
/// Extended Access Control protects the file, so that most readers do not get it.
///
/// Checked: all templates, that the first is in the interoperable format, and the record of each template in that
/// format. Noted: the findings of [`BiometricInformationGroup`] and [`FingerImageBlock`], a header without a subtype
/// or with other values than those of a finger, and zero instances without a random number. **Not** checked: the data
/// blocks of further templates in another format, and that the subtype names the finger in the record. No image is
/// decoded.
///
/// ```
/// use idchip::lds::{DataGroup, dg3::Dg3};
///
/// // No finger, and a random number of eight bytes.
/// let file = [
///     0x63, 0x10, 0x7F, 0x61, 0x03, 0x02, 0x01, 0x00, 0x53, 0x08, 1, 2, 3, 4, 5, 6, 7, 8,
/// ];
/// let dg3 = Dg3::parse(&file)?;
/// assert!(dg3.is_empty() && dg3.findings().is_empty());
/// assert_eq!(dg3.random_number().map(<[u8]>::len), Some(8));
/// assert_eq!(dg3.fingers().count(), 0);
/// # Ok::<(), idchip::ParseError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Dg3<'a> {
    instances: BiometricInstances<'a>,
}

/// The formats of ISO/IEC 19794-4 and ISO/IEC 39794-4.
const FINGER: BiometricFormat = BiometricFormat {
    iso_19794: 0x0007,
    iso_39794: 0x0028,
    biometric_type: 0x08,
    is_subtype: is_finger,
};

impl<'a> Dg3<'a> {
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

    /// Returns the data blocks of the templates in the interoperable format, in order. A block has one finger.
    pub fn fingers(&self) -> impl Iterator<Item = FingerImageBlock<'a>> + Clone + use<'a> {
        let templates = self.templates().filter(|template| FINGER.is_of(&template.header));
        templates.filter_map(|template| validated(FingerImageBlock::of(&template.data)))
    }

    /// True if the chip stores no finger of the holder: the number of instances is zero.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.instances.group.is_empty()
    }

    /// Returns the random number, which a file without fingers has, so that its hash does not show that.
    #[must_use]
    pub const fn random_number(&self) -> Option<&'a [u8]> {
        self.instances.random_number
    }
}

impl<'a> DataGroup<'a> for Dg3<'a> {
    const NUMBER: DgNumber = DgNumber::Dg3;

    fn parse(file: &'a [u8]) -> Result<Self, ParseError> {
        let file = OuterElement::read(file, Rules::Lds, Self::NUMBER.tag(), Structure::EfDg3)?;
        let instances = file.content(Rules::Lds).all(|reader| {
            BiometricInstances::read(reader, &FINGER, |template, reader| {
                let block =
                    FingerImageBlock::of(&template.data).map_err(|error| reader.fail_as(error))?;
                reader.note_all(block.findings());
                Ok(matches!(block, FingerImageBlock::Iso39794(_)))
            })
        })?;
        Ok(Self { instances })
    }

    fn findings(&self) -> FindingSet {
        self.instances.findings
    }
}

/// Shows the group and the findings only: the fingers are biometric data.
impl core::fmt::Debug for Dg3<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Dg3")
            .field("group", self.group())
            .field("findings", &self.findings())
            .finish_non_exhaustive()
    }
}

/// True if a biometric subtype names a finger or no finger (ISO/IEC 19785-3).
///
/// ```text
/// 00            not stated
/// 000f ff01     a finger of the right hand
/// 000f ff10     a finger of the left hand: 1 thumb, 2 pointer, 3 middle, 4 ring, 5 little
/// ```
fn is_finger(subtype: u32) -> bool {
    subtype == 0 || (matches!(subtype & 0b11, 1 | 2) && (1..=5).contains(&(subtype >> 2)))
}

#[cfg(test)]
mod tests;
