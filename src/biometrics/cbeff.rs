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
        let mut reader = Reader::of(element, Rules::Lds, within);
        reader.all(Self::read)
    }

    /// Reads what the reader has left, the content of the element.
    #[inline(never)]
    pub(crate) fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let (at, content) = (reader.position(), reader.remaining());
        let before = reader.take_findings();
        let mut instances = None;
        let mut len = 0_u32;
        while !is_at_end(reader)? {
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
            if reader.any()? != TEMPLATE {
                reader.note(Finding::UnknownElement);
                continue;
            }
            len = len.saturating_add(1);
            if len > MAX_INSTANCES {
                return Err(reader.fail_last(ParseErrorKind::TooMany(MAX_INSTANCES)));
            }
            BiometricInformationTemplate::check(reader)?;
        }
        let Some(instances) = instances else {
            return Err(reader.fail(ParseErrorKind::Missing(Tag::INTEGER)));
        };
        skip_padding(reader);
        if instances != len {
            reader.note(Finding::InstanceCountDiffers);
        }
        let findings = reader.findings();
        reader.note_all(before);
        Ok(Self { content, at, within: reader.within(), instances, len, findings })
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
        let template = self.template().ok().flatten();
        if template.is_none() {
            self.reader.skip_rest();
        }
        template
    }
}

impl<'a> BiometricTemplates<'a> {
    fn template(&mut self) -> Result<Option<BiometricInformationTemplate<'a>>, Malformed> {
        while !is_at_end(&mut self.reader)? {
            if self.reader.any()? == TEMPLATE {
                return BiometricInformationTemplate::read(&mut self.reader).map(Some);
            }
        }
        Ok(None)
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
    fn check(reader: &mut Reader<'a>) -> Result<(), Malformed> {
        Self::read(reader).map(drop)
    }

    /// Reads the content of the element that the reader read last.
    #[inline(never)]
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let at = reader.at();
        let before = reader.take_findings();
        let level = reader.enter_last()?;
        let mut header = BiometricHeader::default();
        let mut has_header = false;
        let mut data = None;
        while !is_at_end(reader)? {
            let start = reader.mark();
            let tag = reader.any()?;
            let at = reader.at();
            let is_duplicate = match tag {
                HEADER => {
                    if data.is_some() {
                        reader.note(Finding::ElementsOutOfOrder);
                    }
                    header = BiometricHeader::default();
                    header.fill(reader)?;
                    core::mem::replace(&mut has_header, true)
                }
                DATA | DATA_CONSTRUCTED => {
                    if reader.content().is_empty() {
                        let kind = ParseErrorKind::WrongLength(0);
                        return Err(reader.fail_content(kind));
                    }
                    data.replace(BiometricDataBlock {
                        kind: if tag == DATA {
                            DataBlockKind::Primitive
                        } else {
                            DataBlockKind::Constructed
                        },
                        bytes: reader.content(),
                        at: reader.content_at(),
                        whole: reader.since(start),
                    })
                    .is_some()
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
        if header.format_owner().is_none() || header.format_type().is_none() {
            reader.note(Finding::BiometricHeaderIncomplete);
        }
        let Some(data) = data else {
            return Err(reader.fail(ParseErrorKind::Missing(DATA)));
        };
        skip_padding(reader);
        reader.ascend(level)?;
        let findings = reader.findings();
        reader.note_all(before);
        Ok(Self { header, data, at, findings })
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
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct BiometricHeader<'a> {
    /// The values from tag 80 on.
    values: [Option<&'a [u8]>; VALUES],
}

/// The tags 80 to 88.
const VALUES: usize = 9;

/// How long each value may be, from tag 80 on: at least, and at most. There is no tag 84.
const LENGTHS: [(usize, usize); VALUES] =
    [(2, 2), (1, 3), (1, 1), (7, 7), (0, 0), (8, 8), (4, 4), (2, 2), (2, 2)];

impl<'a> BiometricHeader<'a> {
    /// The version of the header, 0101.
    #[must_use]
    pub fn version(&self) -> Option<u32> {
        self.number(0)
    }

    /// The biometric type: 02 face, 08 finger, 10 iris.
    #[must_use]
    pub fn biometric_type(&self) -> Option<u32> {
        self.number(1)
    }

    /// The biometric subtype: which finger, which eye.
    #[must_use]
    pub fn subtype(&self) -> Option<u32> {
        self.number(2)
    }

    /// When the reference data were created: YYYYMMDDhhmmss, two digits in each octet.
    #[must_use]
    pub fn created(&self) -> Option<&'a [u8; 7]> {
        self.value(3)?.try_into().ok()
    }

    /// The validity period: YYYYMMDDYYYYMMDD, two digits in each octet.
    #[must_use]
    pub fn validity(&self) -> Option<&'a [u8; 8]> {
        self.value(5)?.try_into().ok()
    }

    /// The product that created the reference data: its vendor and its number.
    #[must_use]
    pub fn creator(&self) -> Option<u32> {
        self.number(6)
    }

    /// The owner of the format; 0101 is ISO/IEC JTC 1/SC 37.
    #[must_use]
    pub fn format_owner(&self) -> Option<u32> {
        self.number(7)
    }

    /// The type of the format; 0008 is ISO/IEC 19794-5, 002A is ISO/IEC 39794-5.
    #[must_use]
    pub fn format_type(&self) -> Option<u32> {
        self.number(8)
    }

    fn value(&self, place: usize) -> Option<&'a [u8]> {
        self.values.get(place).copied().flatten()
    }

    #[inline(never)]
    fn number(&self, place: usize) -> Option<u32> {
        let octets = self.value(place)?;
        Some(octets.iter().fold(0, |number, octet| (number << 8) | u32::from(*octet)))
    }

    /// Reads the content of the element that the reader read last.
    #[inline(never)]
    fn fill(&mut self, reader: &mut Reader<'a>) -> Result<(), Malformed> {
        let level = reader.enter_last()?;
        let mut previous = Tag(0);
        while !is_at_end(reader)? {
            let tag = reader.any()?;
            let place = usize::try_from(tag.0.wrapping_sub(0x80)).unwrap_or(VALUES);
            match (self.values.get_mut(place), LENGTHS.get(place)) {
                (Some(value), Some((at_least, at_most))) if *at_most != 0 => {
                    let content = reader.content();
                    let length = content.len();
                    let fits = length >= *at_least && length <= *at_most;
                    if core::mem::replace(value, fits.then_some(content)).is_some() {
                        let kind = ParseErrorKind::Duplicate(tag.0);
                        return Err(reader.fail_last(kind));
                    }
                    if !fits && matches!(tag.0, 0x87 | 0x88) {
                        let kind = ParseErrorKind::WrongLength(offset(length));
                        return Err(reader.fail_content(kind));
                    }
                    if !fits {
                        reader.note(Finding::BiometricHeaderUnusual);
                    }
                }
                _ => reader.note(Finding::UnknownElement),
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
        let header = self.whole.len().saturating_sub(self.bytes.len());
        Element {
            tag,
            content: self.bytes,
            whole: self.whole,
            at: self.at.saturating_sub(offset(header)),
            content_at: self.at,
        }
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

/// Whether nothing is left, or nothing but zero octets.
///
/// No element starts with a zero octet, so that the rest is looked through once at most.
#[inline(never)]
pub(crate) fn is_at_end(reader: &mut Reader<'_>) -> Result<bool, Malformed> {
    match reader.remaining() {
        [] => Ok(true),
        [0, rest @ ..] if rest.iter().all(|octet| *octet == 0) => Ok(true),
        [0, ..] => Err(reader.fail(ParseErrorKind::TagEncoding)),
        _ => Ok(false),
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
