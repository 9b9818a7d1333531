//! The templates of EF.DG3 and EF.DG4, and the random number in place of them.

use crate::biometrics::{
    BiometricHeader, BiometricInformationGroup, BiometricInformationTemplate, DataBlockKind,
    next_element, skip_padding,
};
use crate::error::ParseErrorKind;
use crate::finding::{Finding, FindingSet};
use crate::tlv::{Malformed, Reader, Tag};

/// The tag of the random number in a file without instances (Doc 9303-10 §4.7.3, §4.7.4).
const RANDOM_NUMBER: Tag = Tag(0x53);

/// The format owner ISO/IEC JTC 1/SC 37.
const OWNER: u32 = 0x0101;

/// The values in the headers of the templates of a data group (Doc 9303-10 §4.7).
pub(crate) struct BiometricFormat {
    /// The format type of ISO/IEC 19794.
    pub(crate) iso_19794: u32,
    /// The format type of ISO/IEC 39794.
    pub(crate) iso_39794: u32,
    /// The biometric type.
    pub(crate) biometric_type: u32,
    /// True for the biometric subtypes that the standard defines.
    pub(crate) is_subtype: fn(u32) -> bool,
}

impl BiometricFormat {
    /// True if the header names a format of the data group, or no format, for which a finding was noted.
    pub(crate) fn is_of(&self, header: &BiometricHeader<'_>) -> bool {
        header.format_owner().is_none_or(|owner| owner == OWNER)
            && header
                .format_type()
                .is_none_or(|kind| kind == self.iso_19794 || kind == self.iso_39794)
    }

    /// Notes values of the header that do not fit the data block or the data group.
    fn note_unusual(
        &self,
        template: &BiometricInformationTemplate<'_>,
        is_iso_39794: bool,
        reader: &mut Reader<'_>,
    ) {
        let (format_type, tag) = if is_iso_39794 {
            (self.iso_39794, DataBlockKind::Constructed)
        } else {
            (self.iso_19794, DataBlockKind::Primitive)
        };
        let header = &template.header;
        let fits = template.data.kind() == tag
            && header.format_type().is_none_or(|said| said == format_type)
            && header.biometric_type().is_none_or(|said| said == self.biometric_type)
            && header.subtype().is_none_or(self.is_subtype);
        if !fits {
            reader.note(Finding::BiometricHeaderUnusual);
        }
        if header.subtype().is_none() {
            reader.note(Finding::BiometricHeaderIncomplete);
        }
    }
}

/// The content of EF.DG3 or EF.DG4.
///
/// ```text
/// 7F61 L
///    02 01 nn      number of instances
///    7F60 L …      biometric information template, nn times
/// 53 L …           random number, if nn is 0
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct BiometricInstances<'a> {
    pub(crate) group: BiometricInformationGroup<'a>,
    pub(crate) random_number: Option<&'a [u8]>,
    pub(crate) findings: FindingSet,
}

impl<'a> BiometricInstances<'a> {
    /// Reads the content of the file. `check` reads the data block of a template that has a format of the data
    /// group, which the first template must have, and tells whether the block is of ISO/IEC 39794.
    pub(crate) fn read(
        reader: &mut Reader<'a>,
        format: &BiometricFormat,
        check: impl Fn(&BiometricInformationTemplate<'a>, &mut Reader<'a>) -> Result<bool, Malformed>,
    ) -> Result<Self, Malformed> {
        let (mut group, mut random_number) = (None, None);
        while let Some(element) = next_element(reader)? {
            let is_duplicate = match element.tag {
                BiometricInformationGroup::TAG => {
                    let read = reader.inside(&element, BiometricInformationGroup::read_content)?;
                    group.replace(read).is_some()
                }
                RANDOM_NUMBER => random_number.replace(element.content).is_some(),
                _ => {
                    reader.note(Finding::UnknownElement);
                    false
                }
            };
            if is_duplicate {
                return Err(reader.fail_at(ParseErrorKind::Duplicate(element.tag.0), element.at));
            }
        }
        let Some((group, _)) = group else {
            return Err(reader.fail(ParseErrorKind::Missing(BiometricInformationGroup::TAG)));
        };
        skip_padding(reader);

        if group.is_empty() && group.instances() != 0 {
            return Err(reader.fail(ParseErrorKind::TooFew(group.instances())));
        }
        match (group.is_empty(), random_number) {
            (true, None) => reader.note(Finding::RandomNumberMissing),
            (false, Some(_)) => reader.note(Finding::UnknownElement),
            _ => {}
        }
        for (index, template) in group.templates().enumerate() {
            if format.is_of(&template.header) {
                let is_iso_39794 = check(&template, reader)?;
                format.note_unusual(&template, is_iso_39794, reader);
            } else if index == 0 {
                return Err(reader.fail_at(ParseErrorKind::Value, template.at));
            }
        }
        Ok(Self { group, random_number, findings: reader.findings() })
    }
}
