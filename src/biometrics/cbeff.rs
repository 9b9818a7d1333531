//! Biometric information templates (Doc 9303-10 §4.7, after ISO/IEC 19785-3 and ISO/IEC 7816-11).

use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::finding::{Finding, FindingSet};
use crate::tlv::{Element, Malformed, Reader, Rules, Tag, offset};

/// The most templates that a group may hold.
///
/// Doc 9303-10 §4.7 allows nine in EF.DG2 and sets no limit for fingers and irises, of which there
/// are ten and two.
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
/// Checked: that the number is there and that each template is well formed. Noted: a number that
/// differs from the number of templates, disorder, elements that are not known here. **Not** checked:
/// what the data blocks hold, and whether a number of zero is allowed; the data groups do.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct BiometricInformationGroup<'a> {
    content: &'a [u8],
    at: u32,
    within: Structure,
    instances: u32,
    len: u32,
    findings: FindingSet,
}

impl<'a> BiometricInformationGroup<'a> {
    /// The tag 7F61.
    pub const TAG: Tag = GROUP;

    /// Reads the content of an element with the tag 7F61; errors name the file `within`.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::Missing`] without a number of instances or a data block,
    /// [`ParseErrorKind::Duplicate`], [`ParseErrorKind::TooMany`],
    /// [`ParseErrorKind::WrongLength`] of an empty data block or of a format, or an encoding error.
    pub fn of(element: &Element<'a>, within: Structure) -> Result<Self, ParseError> {
        let mut group = Self::EMPTY;
        Reader::of(element, Rules::Lds, within).all(|reader| group.fill(reader))?;
        Ok(group)
    }

    /// What is yet to be read.
    pub(crate) const EMPTY: Self = Self {
        content: &[],
        at: 0,
        within: Structure::Tlv,
        instances: 0,
        len: 0,
        findings: FindingSet::EMPTY,
    };

    /// Reads what the reader has left, the content of the element.
    #[inline(never)]
    pub(crate) fn fill(&mut self, reader: &mut Reader<'a>) -> Result<(), Malformed> {
        (self.content, self.at) = (reader.remaining(), reader.position());
        self.within = reader.named();
        self.len = 0;
        let before = reader.take_findings();
        let mut has_instances = false;
        loop {
            if reader.is_next(Tag::INTEGER) {
                if has_instances {
                    return Err(reader.fail(ParseErrorKind::Duplicate(Tag::INTEGER.0)));
                }
                has_instances = true;
                if self.len > 0 {
                    reader.note(Finding::ElementsOutOfOrder);
                }
                self.instances = reader.small_integer()?;
                continue;
            }
            match next_element(reader)? {
                None => break,
                Some(TEMPLATE) => {
                    self.len = self.len.wrapping_add(1);
                    if self.len > MAX_INSTANCES {
                        return Err(reader.fail_last(ParseErrorKind::TooMany(MAX_INSTANCES)));
                    }
                    let mut template = BiometricInformationTemplate::EMPTY;
                    template.fill(reader)?;
                }
                Some(_) => reader.note(Finding::UnknownElement),
            }
        }
        if !has_instances {
            return Err(reader.fail(ParseErrorKind::Missing(Tag::INTEGER)));
        }
        skip_padding(reader);
        if self.instances != self.len {
            reader.note(Finding::InstanceCountDiffers);
        }
        self.findings = reader.give_findings(before);
        Ok(())
    }

    /// The number of instances that the group says it holds.
    #[must_use]
    pub const fn instances(&self) -> u32 {
        self.instances
    }

    /// The number of templates that it holds.
    #[must_use]
    pub const fn len(&self) -> u32 {
        self.len
    }

    /// Whether it holds none: the holder has no such biometrics (EF.DG3 and EF.DG4 only).
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The templates, in order.
    #[must_use]
    #[inline(never)]
    pub const fn templates(&self) -> BiometricTemplates<'a> {
        let reader = Reader::new(Rules::Lds, self.content, self.within).starting_at(self.at);
        BiometricTemplates { reader }
    }

    /// What deviates in the group and in its templates, their data blocks apart.
    #[must_use]
    pub const fn findings(&self) -> FindingSet {
        self.findings
    }
}

/// How much it holds, not what: the samples are personal data.
impl core::fmt::Debug for BiometricInformationGroup<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("BiometricInformationGroup")
            .field("at", &self.at)
            .field("within", &self.within)
            .field("instances", &self.instances)
            .field("len", &self.len)
            .field("findings", &self.findings)
            .finish_non_exhaustive()
    }
}

/// Iterator over the templates of a [`BiometricInformationGroup`].
#[derive(Clone, Debug)]
pub struct BiometricTemplates<'a> {
    reader: Reader<'a>,
}

impl<'a> Iterator for BiometricTemplates<'a> {
    type Item = BiometricInformationTemplate<'a>;

    #[inline(never)]
    fn next(&mut self) -> Option<BiometricInformationTemplate<'a>> {
        // Each was checked when the group was read: an error cannot occur, and would end the
        // iteration.
        while let Ok(Some(tag)) = next_element(&mut self.reader) {
            if tag == TEMPLATE {
                let mut template = BiometricInformationTemplate::EMPTY;
                template.fill(&mut self.reader).ok()?;
                return Some(template);
            }
        }
        self.reader.skip_rest();
        None
    }
}

impl core::iter::FusedIterator for BiometricTemplates<'_> {}

/// A biometric information template (Doc 9303-10 §4.7).
///
/// ```text
/// 7F60 L
///    A1 L …            biometric header template
///    5F2E L …          biometric data block of ISO/IEC 19794
/// or 7F2E L A1 L …     biometric data block of ISO/IEC 39794
/// ```
///
/// Checked: that there is one data block, and that it is not empty. Noted: a header that is missing,
/// incomplete or unusual, disorder, elements that are not known here (the security blocks of CBEFF
/// among them, which Doc 9303 does not use). **Not** checked: what the data block holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BiometricInformationTemplate<'a> {
    /// The header; empty where there is none.
    pub header: BiometricHeader<'a>,
    /// The data block.
    pub data: BiometricDataBlock<'a>,
    /// The offset of the template in the file.
    pub at: u32,
    findings: FindingSet,
}

impl<'a> BiometricInformationTemplate<'a> {
    /// What is yet to be read.
    const EMPTY: Self = Self {
        header: BiometricHeader { content: &[] },
        data: BiometricDataBlock { kind: DataBlockKind::Primitive, bytes: &[], at: 0, whole: &[] },
        at: 0,
        findings: FindingSet::EMPTY,
    };

    /// Reads the content of the element that the reader read last.
    #[inline(never)]
    fn fill(&mut self, reader: &mut Reader<'a>) -> Result<(), Malformed> {
        self.at = reader.at();
        let before = reader.take_findings();
        let level = reader.enter_last()?;
        let mut has_header = false;
        while let Some(tag) = next_element(reader)? {
            let at = reader.at();
            // A data block is not empty.
            let has_data = !self.data.bytes.is_empty();
            let is_duplicate = match tag {
                HEADER => {
                    if has_data {
                        reader.note(Finding::ElementsOutOfOrder);
                    }
                    self.header.fill(reader)?;
                    core::mem::replace(&mut has_header, true)
                }
                DATA | DATA_CONSTRUCTED => {
                    self.data = BiometricDataBlock {
                        kind: if tag == DATA {
                            DataBlockKind::Primitive
                        } else {
                            DataBlockKind::Constructed
                        },
                        bytes: reader.content(),
                        at: reader.content_at(),
                        whole: reader.whole(),
                    };
                    if self.data.bytes.is_empty() {
                        return Err(reader.fail_content(ParseErrorKind::WrongLength(0)));
                    }
                    has_data
                }
                _ => {
                    reader.note(Finding::UnknownElement);
                    false
                }
            };
            if is_duplicate {
                return Err(reader.fail_at(ParseErrorKind::Duplicate(tag.0), at));
            }
        }
        if self.header.format_owner().is_none() || self.header.format_type().is_none() {
            reader.note(Finding::BiometricHeaderIncomplete);
        }
        if self.data.bytes.is_empty() {
            return Err(reader.fail(ParseErrorKind::Missing(DATA)));
        }
        skip_padding(reader);
        reader.ascend(level)?;
        self.findings = reader.give_findings(before);
        Ok(())
    }

    /// What deviates in the template, its data block apart.
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
/// Checked: that owner and type of the format, where they stand, have two octets. Noted: other
/// elements of another length (which read as absent), disorder, elements that are not known here.
/// **Not** checked: the values; the data groups know which they require.
#[derive(Clone, Copy, Default)]
pub struct BiometricHeader<'a> {
    /// The elements, which were checked; few are asked for.
    content: &'a [u8],
}

/// The lengths that a value may have, from tag 80 on: at least, and at most. There is no tag 84.
static LENGTHS: [(u8, u8); 9] =
    [(2, 2), (1, 3), (1, 1), (7, 7), (1, 0), (8, 8), (4, 4), (2, 2), (2, 2)];

impl<'a> BiometricHeader<'a> {
    /// The version of the header, 0101.
    #[must_use]
    pub fn version(&self) -> Option<u32> {
        self.number(0x80)
    }

    /// The biometric type: 02 face, 08 finger, 10 iris.
    #[must_use]
    pub fn biometric_type(&self) -> Option<u32> {
        self.number(0x81)
    }

    /// The biometric subtype: which finger, which eye.
    #[must_use]
    pub fn subtype(&self) -> Option<u32> {
        self.number(0x82)
    }

    /// When the reference data were created: YYYYMMDDhhmmss, two digits in each octet.
    #[must_use]
    pub fn created(&self) -> Option<&'a [u8; 7]> {
        self.value(0x83)?.try_into().ok()
    }

    /// The validity period: YYYYMMDDYYYYMMDD, two digits in each octet.
    #[must_use]
    pub fn validity(&self) -> Option<&'a [u8; 8]> {
        self.value(0x85)?.try_into().ok()
    }

    /// The product that created the reference data: its vendor and its number.
    #[must_use]
    pub fn creator(&self) -> Option<u32> {
        self.number(0x86)
    }

    /// The owner of the format; 0101 is ISO/IEC JTC 1/SC 37.
    #[must_use]
    pub fn format_owner(&self) -> Option<u32> {
        self.number(0x87)
    }

    /// The type of the format; 0008 is ISO/IEC 19794-5, 002A is ISO/IEC 39794-5.
    #[must_use]
    pub fn format_type(&self) -> Option<u32> {
        self.number(0x88)
    }

    /// The value with this tag. Of several the first that is of a right length: a second one is an
    /// error.
    #[inline(never)]
    fn value(&self, tag: u8) -> Option<&'a [u8]> {
        let mut reader = Reader::lds(self.content, Structure::Tlv);
        while let Ok(found) = reader.any() {
            if found == Tag(u32::from(tag)) && has_known_length(found, reader.content()) {
                return Some(reader.content());
            }
        }
        None
    }

    #[inline(never)]
    fn number(&self, tag: u8) -> Option<u32> {
        let octets = self.value(tag)?;
        Some(octets.iter().fold(0, |number, octet| (number << 8) | u32::from(*octet)))
    }

    /// Reads the content of the element that the reader read last.
    #[inline(never)]
    fn fill(&mut self, reader: &mut Reader<'a>) -> Result<(), Malformed> {
        self.content = reader.content();
        let level = reader.enter_last()?;
        let mut previous = Tag(0);
        // One bit for each tag.
        let mut known = 0_u32;
        while let Some(tag) = next_element(reader)? {
            let bit = match tag.0 {
                0x80..=0x83 | 0x85..=0x88 => 1_u32 << (tag.0 & 0x0F),
                _ => 0,
            };
            if known & bit != 0 {
                return Err(reader.fail_last(ParseErrorKind::Duplicate(tag.0)));
            }
            if bit == 0 {
                reader.note(Finding::UnknownElement);
            } else if has_known_length(tag, reader.content()) {
                known |= bit;
            } else if matches!(tag.0, 0x87 | 0x88) {
                let length = offset(reader.content().len());
                return Err(reader.fail_content(ParseErrorKind::WrongLength(length)));
            } else {
                reader.note(Finding::BiometricHeaderUnusual);
            }
            if tag < previous {
                reader.note(Finding::ElementsOutOfOrder);
            }
            previous = tag;
        }
        skip_padding(reader);
        reader.ascend(level)
    }
}

/// Headers with the same values are the same.
impl PartialEq for BiometricHeader<'_> {
    fn eq(&self, other: &Self) -> bool {
        (0x80..=0x88).all(|tag| self.value(tag) == other.value(tag))
    }
}

impl Eq for BiometricHeader<'_> {}

/// Whether a value of a header has a length that the standard gives it.
#[inline(never)]
fn has_known_length(tag: Tag, value: &[u8]) -> bool {
    let place = usize::try_from(tag.0.wrapping_sub(0x80)).unwrap_or(usize::MAX);
    let (at_least, at_most) = LENGTHS.get(place).copied().unwrap_or((1, 0));
    value.len() >= usize::from(at_least) && value.len() <= usize::from(at_most)
}

/// The kind of the data only: type and format, not when and by whom they were created.
impl core::fmt::Debug for BiometricHeader<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("BiometricHeader")
            .field("biometric_type", &self.biometric_type())
            .field("format_owner", &self.format_owner())
            .field("format_type", &self.format_type())
            .finish_non_exhaustive()
    }
}

/// A biometric data block: the record of one or several samples, opaque here.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct BiometricDataBlock<'a> {
    /// Under which tag it stands.
    pub kind: DataBlockKind,
    /// The record, without tag and length.
    pub bytes: &'a [u8],
    /// The offset of the record in the file.
    pub at: u32,
    whole: &'a [u8],
}

/// The tag of a biometric data block. The block itself tells which record it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DataBlockKind {
    /// 7F2E: ISO/IEC 39794, in elements of its own.
    Constructed,
    /// 5F2E: ISO/IEC 19794.
    Primitive,
}

impl<'a> BiometricDataBlock<'a> {
    /// The data block with its tag and length.
    #[must_use]
    pub const fn element(&self) -> Element<'a> {
        let tag = match self.kind {
            DataBlockKind::Constructed => DATA_CONSTRUCTED,
            DataBlockKind::Primitive => DATA,
        };
        Element::from_parts(tag, self.bytes, self.whole, self.at)
    }
}

/// Kind, place and length only: the sample is personal data.
impl core::fmt::Debug for BiometricDataBlock<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("BiometricDataBlock")
            .field("kind", &self.kind)
            .field("at", &self.at)
            .field("length", &self.bytes.len())
            .finish()
    }
}

/// Reads the next element; none where nothing is left, or nothing but zero octets.
///
/// No element starts with a zero octet, so that the rest is looked through once at most.
#[inline(never)]
pub(crate) fn next_element(reader: &mut Reader<'_>) -> Result<Option<Tag>, Malformed> {
    match reader.remaining() {
        [0, rest @ ..] if rest.iter().any(|octet| *octet != 0) => {
            Err(reader.fail(ParseErrorKind::TagEncoding))
        }
        [] | [0, ..] => Ok(None),
        _ => reader.any().map(Some),
    }
}

/// Goes over the padding that may be left, and notes it.
#[inline(never)]
pub(crate) fn skip_padding(reader: &mut Reader<'_>) {
    if !reader.is_empty() {
        reader.note(Finding::TrailingPadding);
        reader.skip_rest();
    }
}

#[cfg(test)]
mod tests;
