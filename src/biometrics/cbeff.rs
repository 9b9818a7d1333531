//! Biometric information templates (Doc 9303-10 §4.7, based on ISO/IEC 19785-3 and ISO/IEC 7816-11).

use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::finding::{Finding, FindingSet};
use crate::tlv::{Element, Malformed, Reader, Rules, Tag, offset, validated};

/// The maximum number of templates in a group.
///
/// Doc 9303-10 §4.7 allows nine in EF.DG2. It sets no limit for fingers and irises, of which a person has ten
/// and two.
pub const MAX_INSTANCES: u32 = 16;

const GROUP: Tag = Tag(0x7F61);
const TEMPLATE: Tag = Tag(0x7F60);
const HEADER: Tag = Tag(0xA1);
const DATA: Tag = Tag(0x5F2E);
const DATA_CONSTRUCTED: Tag = Tag(0x7F2E);

/// The biometric information group template of EF.DG2, EF.DG3 and EF.DG4 (Doc 9303-10 §4.7).
///
/// ```text
/// 7F61 L
///    02 01 nn    number of instances
///    7F60 L …    biometric information template, nn times
/// ```
///
/// Checked: that the number of instances is present, and that each template is well formed. Noted: a number
/// that differs from the number of templates, elements out of order, unknown elements. **Not** checked: the
/// content of the data blocks, and whether the number may be zero; the data groups check both.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct BiometricInformationGroup<'a> {
    content: &'a [u8],
    at: u32,
    instances: u32,
    len: u32,
    findings: FindingSet,
}

impl<'a> BiometricInformationGroup<'a> {
    /// The tag 7F61.
    pub const TAG: Tag = GROUP;

    /// The group for a file that states zero instances without a group.
    pub(crate) const NONE: Self =
        Self { content: &[], at: 0, instances: 0, len: 0, findings: FindingSet::EMPTY };

    /// Reads the content of an element with the tag 7F61; errors name the file `within`.
    ///
    /// # Errors
    ///
    /// - [`ParseErrorKind::Missing`] if the number of instances or a data block is missing.
    /// - [`ParseErrorKind::Duplicate`] if an element occurs twice.
    /// - [`ParseErrorKind::TooMany`] if there are more than [`MAX_INSTANCES`] templates.
    /// - [`ParseErrorKind::WrongLength`] if a data block is empty, or if the owner or the type of a format
    ///   does not have two bytes.
    /// - An encoding error.
    pub fn of(element: &Element<'a>, within: Structure) -> Result<Self, ParseError> {
        let reader = Reader::new(Rules::Lds, element.content, within);
        reader.starting_at(element.content_at()).all(Self::read_content).map(|(group, _)| group)
    }

    /// Reads the content of the element, which is the rest of the input. Also returns the first template.
    pub(crate) fn read_content(
        reader: &mut Reader<'a>,
    ) -> Result<(Self, Option<BiometricInformationTemplate<'a>>), Malformed> {
        let group = reader.with_findings(|reader| {
            let (content, at) = (reader.remaining(), reader.position());
            let (mut instances, mut len, mut first) = (None, 0_u32, None);
            loop {
                if reader.is_next(Tag::INTEGER) {
                    if instances.is_some() {
                        return Err(reader.fail(ParseErrorKind::Duplicate(Tag::INTEGER.0)));
                    }
                    if len > 0 {
                        reader.note(Finding::ElementsOutOfOrder);
                    }
                    instances = Some(reader.small_integer()?);
                    continue;
                }
                let Some(element) = next_element(reader)? else { break };
                if element.tag != TEMPLATE {
                    reader.note(Finding::UnknownElement);
                    continue;
                }
                len = len.saturating_add(1);
                if len > MAX_INSTANCES {
                    return Err(reader.fail_at(ParseErrorKind::TooMany(MAX_INSTANCES), element.at));
                }
                let template = BiometricInformationTemplate::read(&element, reader)?;
                first.get_or_insert(template);
            }
            let Some(instances) = instances else {
                return Err(reader.fail(ParseErrorKind::Missing(Tag::INTEGER)));
            };
            skip_padding(reader);
            if instances != len {
                reader.note(Finding::InstanceCountDiffers);
            }
            Ok((Self { content, at, instances, len, findings: FindingSet::EMPTY }, first))
        });
        group.map(|((group, first), findings)| (Self { findings, ..group }, first))
    }

    /// Returns the number of instances that the group states.
    #[must_use]
    pub const fn instances(&self) -> u32 {
        self.instances
    }

    /// Returns the number of templates in the group.
    #[must_use]
    pub const fn len(&self) -> u32 {
        self.len
    }

    /// True if there are no templates: the chip stores no such biometrics of the holder, which the standard
    /// allows in EF.DG3 and EF.DG4 only.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Returns the templates, in order.
    pub fn templates(
        &self,
    ) -> impl Iterator<Item = BiometricInformationTemplate<'a>> + Clone + use<'a> {
        let reader = Reader::new(Rules::Lds, self.content, Structure::Tlv);
        let mut reader = reader.starting_at(self.at);
        core::iter::from_fn(move || {
            loop {
                let element = validated(next_element(&mut reader))??;
                if element.tag == TEMPLATE {
                    return validated(BiometricInformationTemplate::read(&element, &mut reader));
                }
            }
        })
    }

    /// Returns the deviations in the group and in its templates, but not those in their data blocks.
    #[must_use]
    pub const fn findings(&self) -> FindingSet {
        self.findings
    }
}

/// Shows the numbers only: the samples are personal data.
impl core::fmt::Debug for BiometricInformationGroup<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("BiometricInformationGroup")
            .field("at", &self.at)
            .field("instances", &self.instances)
            .field("len", &self.len)
            .field("findings", &self.findings)
            .finish_non_exhaustive()
    }
}

/// A biometric information template (Doc 9303-10 §4.7).
///
/// ```text
/// 7F60 L
///    A1 L …            biometric header template
///    5F2E L …          biometric data block of ISO/IEC 19794
/// or 7F2E L A1 L …     biometric data block of ISO/IEC 39794
/// ```
///
/// Checked: that there is exactly one data block, and that it is not empty. Noted: a header that is missing,
/// incomplete or unusual, elements out of order, unknown elements (including the security blocks of CBEFF,
/// which Doc 9303 does not use). **Not** checked: the content of the data block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BiometricInformationTemplate<'a> {
    /// The header; empty if the template has none.
    pub header: BiometricHeader<'a>,
    /// The data block.
    pub data: BiometricDataBlock<'a>,
    /// The offset of the template in the file.
    pub at: u32,
    findings: FindingSet,
}

impl<'a> BiometricInformationTemplate<'a> {
    /// Reads the content of `element`, which is an element of the reader.
    fn read(element: &Element<'a>, reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let parts = reader.with_findings(|reader| reader.inside(element, Self::read_parts));
        parts.map(|((header, data), findings)| Self { header, data, at: element.at, findings })
    }

    fn read_parts(
        reader: &mut Reader<'a>,
    ) -> Result<(BiometricHeader<'a>, BiometricDataBlock<'a>), Malformed> {
        let (mut header, mut data) = (None, None);
        while let Some(element) = next_element(reader)? {
            let is_duplicate = match element.tag {
                HEADER => {
                    if data.is_some() {
                        reader.note(Finding::ElementsOutOfOrder);
                    }
                    header.replace(BiometricHeader::read(&element, reader)?).is_some()
                }
                DATA | DATA_CONSTRUCTED => {
                    if element.content.is_empty() {
                        let kind = ParseErrorKind::WrongLength(0);
                        return Err(reader.fail_at(kind, element.content_at()));
                    }
                    data.replace(BiometricDataBlock { element }).is_some()
                }
                _ => {
                    reader.note(Finding::UnknownElement);
                    false
                }
            };
            if is_duplicate {
                return Err(reader.fail_at(ParseErrorKind::Duplicate(element.tag.0), element.at));
            }
        }
        let header = header.unwrap_or_default();
        if header.format_owner().is_none() || header.format_type().is_none() {
            reader.note(Finding::BiometricHeaderIncomplete);
        }
        let Some(data) = data else {
            return Err(reader.fail(ParseErrorKind::Missing(DATA)));
        };
        skip_padding(reader);
        Ok((header, data))
    }

    /// Returns the deviations in the template, but not those in its data block.
    #[must_use]
    pub const fn findings(&self) -> FindingSet {
        self.findings
    }
}

/// The biometric header template (Doc 9303-10 §4.7).
///
/// ```text
/// A1 L
///    80 02 0101   version of the header             optional
///    81 01..03    biometric type                    optional
///    82 01        biometric subtype                 optional in EF.DG2
///    83 07        date and time of creation         optional
///    85 08        validity period                   optional
///    86 04        creator of the reference data     optional
///    87 02        format owner                      required
///    88 02        format type                       required
/// ```
///
/// Checked: that owner and type of the format have two bytes, if they are present. Noted: another element of
/// the wrong length (which reads as absent), elements out of order, unknown elements. **Not** checked: the
/// values; the data groups check the values that they require.
#[derive(Clone, Copy, Default)]
pub struct BiometricHeader<'a> {
    /// The elements, already validated. They are read again on access, because few of them are needed.
    content: &'a [u8],
}

impl<'a> BiometricHeader<'a> {
    /// Reads the content of `element`, which is an element of the reader.
    fn read(element: &Element<'a>, reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        reader.inside(element, |reader| {
            let mut previous = Tag(0);
            // One bit for each tag that was found.
            let mut known = 0_u32;
            while let Some(element) = next_element(reader)? {
                let tag = element.tag;
                let bit = match tag.0 {
                    0x80..=0x83 | 0x85..=0x88 => 1_u32 << (tag.0 & 0x0F),
                    _ => 0,
                };
                if known & bit != 0 {
                    return Err(reader.fail_at(ParseErrorKind::Duplicate(tag.0), element.at));
                }
                if bit == 0 {
                    reader.note(Finding::UnknownElement);
                } else if has_known_length(&element) {
                    known |= bit;
                } else if matches!(tag.0, 0x87 | 0x88) {
                    let kind = ParseErrorKind::WrongLength(offset(element.content.len()));
                    return Err(reader.fail_at(kind, element.content_at()));
                } else {
                    reader.note(Finding::BiometricHeaderUnusual);
                }
                if tag < previous {
                    reader.note(Finding::ElementsOutOfOrder);
                }
                previous = tag;
            }
            skip_padding(reader);
            Ok(Self { content: element.content })
        })
    }

    /// Returns the version of the header; the standard has 0101.
    #[must_use]
    pub fn version(&self) -> Option<u32> {
        self.number(0x80)
    }

    /// Returns the biometric type: 02 face, 08 finger, 10 iris.
    #[must_use]
    pub fn biometric_type(&self) -> Option<u32> {
        self.number(0x81)
    }

    /// Returns the biometric subtype, which identifies the finger or the eye.
    #[must_use]
    pub fn subtype(&self) -> Option<u32> {
        self.number(0x82)
    }

    /// Returns the time of creation of the reference data: YYYYMMDDhhmmss, two digits in each byte.
    #[must_use]
    pub fn created(&self) -> Option<&'a [u8; 7]> {
        self.value(0x83)?.try_into().ok()
    }

    /// Returns the validity period: YYYYMMDDYYYYMMDD, two digits in each byte.
    #[must_use]
    pub fn validity(&self) -> Option<&'a [u8; 8]> {
        self.value(0x85)?.try_into().ok()
    }

    /// Returns the product that created the reference data: its vendor and its number.
    #[must_use]
    pub fn creator(&self) -> Option<u32> {
        self.number(0x86)
    }

    /// Returns the owner of the format; 0101 is ISO/IEC JTC 1/SC 37.
    #[must_use]
    pub fn format_owner(&self) -> Option<u32> {
        self.number(0x87)
    }

    /// Returns the type of the format; 0008 is ISO/IEC 19794-5, 002A is ISO/IEC 39794-5.
    #[must_use]
    pub fn format_type(&self) -> Option<u32> {
        self.number(0x88)
    }

    fn number(&self, tag: u32) -> Option<u32> {
        let bytes = self.value(tag)?;
        Some(bytes.iter().fold(0, |number, byte| (number << 8) | u32::from(*byte)))
    }

    /// Returns the value with this tag, if the standard defines its length. It occurs at most once.
    fn value(&self, tag: u32) -> Option<&'a [u8]> {
        let mut reader = Reader::new(Rules::Lds, self.content, Structure::Tlv);
        loop {
            let element = validated(next_element(&mut reader))??;
            if element.tag == Tag(tag) && has_known_length(&element) {
                return Some(element.content);
            }
        }
    }
}

/// Compares the values of the headers, not their bytes.
impl PartialEq for BiometricHeader<'_> {
    fn eq(&self, other: &Self) -> bool {
        (0x80..=0x88).all(|tag| self.value(tag) == other.value(tag))
    }
}

impl Eq for BiometricHeader<'_> {}

/// Shows only the type and the format of the data, not the time and the product of its creation.
impl core::fmt::Debug for BiometricHeader<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("BiometricHeader")
            .field("biometric_type", &self.biometric_type())
            .field("format_owner", &self.format_owner())
            .field("format_type", &self.format_type())
            .finish_non_exhaustive()
    }
}

/// True if the value of this element of a header has a length that the standard defines for it.
fn has_known_length(element: &Element<'_>) -> bool {
    let length = element.content.len();
    match element.tag.0 {
        0x80 | 0x87 | 0x88 => length == 2,
        0x81 => (1..=3).contains(&length),
        0x82 => length == 1,
        0x83 => length == 7,
        0x85 => length == 8,
        0x86 => length == 4,
        _ => false,
    }
}

/// A biometric data block: the record of one or several samples, not parsed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct BiometricDataBlock<'a> {
    element: Element<'a>,
}

/// The kind of a biometric data block according to its tag. The kind of record is recognised by the bytes of
/// the block, not by the tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DataBlockKind {
    /// 7F2E: ISO/IEC 39794, a record of BER-TLV elements.
    Constructed,
    /// 5F2E: ISO/IEC 19794.
    Primitive,
}

impl<'a> BiometricDataBlock<'a> {
    #[cfg(test)]
    pub(super) const fn new(element: Element<'a>) -> Self {
        Self { element }
    }

    /// Returns the kind according to the tag.
    #[must_use]
    pub fn kind(&self) -> DataBlockKind {
        match self.element.tag {
            DATA_CONSTRUCTED => DataBlockKind::Constructed,
            _ => DataBlockKind::Primitive,
        }
    }

    /// Returns the record, without tag and length.
    #[must_use]
    pub const fn bytes(&self) -> &'a [u8] {
        self.element.content
    }

    /// Returns the offset of the record in the file.
    #[must_use]
    pub const fn at(&self) -> u32 {
        self.element.content_at()
    }

    /// Returns the data block with its tag and length.
    #[must_use]
    pub const fn element(&self) -> Element<'a> {
        self.element
    }
}

/// Shows kind, offset and length only: the sample is personal data.
impl core::fmt::Debug for BiometricDataBlock<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("BiometricDataBlock")
            .field("kind", &self.kind())
            .field("at", &self.at())
            .field("length", &self.bytes().len())
            .finish()
    }
}

/// Reads the next element; returns `None` if only zero bytes are left.
///
/// No element starts with a zero byte, so that the rest is searched for other bytes only once.
pub(crate) fn next_element<'a>(reader: &mut Reader<'a>) -> Result<Option<Element<'a>>, Malformed> {
    match reader.remaining() {
        [0, rest @ ..] if rest.iter().any(|byte| *byte != 0) => {
            Err(reader.fail(ParseErrorKind::TagEncoding))
        }
        [] | [0, ..] => Ok(None),
        _ => reader.element().map(Some),
    }
}

/// Skips the rest of the input, which is padding, with a finding.
pub(crate) fn skip_padding(reader: &mut Reader<'_>) {
    if !reader.is_empty() {
        reader.note(Finding::TrailingPadding);
        // Reading exactly the rest cannot fail.
        validated(reader.bytes(reader.remaining().len()));
    }
}

#[cfg(test)]
mod tests;
