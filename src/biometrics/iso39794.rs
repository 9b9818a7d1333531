//! The elements that the parts of ISO/IEC 39794 share (ISO/IEC 39794-1:2019).
//!
//! The types are extensible: an element that the first edition does not have is skipped, and noted. An optional
//! element that is malformed reads as absent, and is noted, so that it does not make the image unreadable.

use core::marker::PhantomData;

use super::SampleImage;
use super::cbeff::{BiometricDataBlock, next_element, skip_padding};
use super::codes::hidden;
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::finding::{Finding, FindingSet};
use crate::tlv::{Integer, Malformed, Reader, Rules, Tag, validated};

/// The maximum number of representations in a data block of ISO/IEC 39794. The application profile for eMRTDs
/// allows one.
pub const MAX_REPRESENTATIONS: u32 = 16;

/// The first byte of a data block of ISO/IEC 39794.
pub(super) const FIRST_BYTE: u8 = 0xA1;

/// The tag of the choice between the parts of ISO/IEC 39794.
const DATA_BLOCK: Tag = Tag(0xA1);

/// The version of the data format (ISO/IEC 39794-1:2019, VersionBlock).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct RecordVersion {
    /// The generation of the format; 3 in the first edition of ISO/IEC 39794.
    pub generation: u32,
    /// The year of the edition, for example 2019.
    pub year: u32,
}

impl RecordVersion {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Malformed> {
        let version =
            Self { generation: number(reader, Tag(0x80))?, year: number(reader, Tag(0x81))? };
        skip_extensions(reader)?;
        Ok(version)
    }
}

/// The frame of a data block.
///
/// ```text
/// A1                 in the data block 7F2E
///   64 | 65 | 66     finger, face, iris
///     A0             versionBlock
///     A1             representationBlocks
///       30 …         representation
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Representations<'a> {
    pub(super) version: Option<RecordVersion>,
    pub(super) len: u32,
    pub(super) findings: FindingSet,
    content: &'a [u8],
    at: u32,
}

impl<'a> Representations<'a> {
    /// Reads a data block. `read` reads the content of each representation.
    pub(super) fn of(
        data: &BiometricDataBlock<'a>,
        tag: Tag,
        within: Structure,
        mut read: impl FnMut(&mut Reader<'a>) -> Result<(), Malformed>,
    ) -> Result<Self, ParseError> {
        let mut reader = Reader::new(Rules::Lds, data.bytes(), within).starting_at(data.at());
        let frame = reader.all(|reader| {
            let frame = reader.nested(DATA_BLOCK, |reader| {
                let frame = reader.nested(tag, |reader| Self::read(reader, &mut read))?;
                skip_extensions(reader)?;
                Ok(frame)
            })?;
            skip_extensions(reader)?;
            Ok(frame)
        })?;
        Ok(Self { findings: reader.findings(), ..frame })
    }

    fn read(
        reader: &mut Reader<'a>,
        mut read: impl FnMut(&mut Reader<'a>) -> Result<(), Malformed>,
    ) -> Result<Self, Malformed> {
        let version = lenient(reader, Tag(0xA0), RecordVersion::read)?;
        if version.is_none() {
            reader.note(Finding::BiometricFieldUnusual);
        }
        let (content, at, len) = reader.nested(Tag(0xA1), |reader| {
            let (content, at) = (reader.remaining(), reader.position());
            let len = reader
                .repeat(MAX_REPRESENTATIONS, |reader| reader.nested(Tag::SEQUENCE, &mut read))?;
            if len == 0 {
                return Err(reader.fail(ParseErrorKind::TooFew(1)));
            }
            Ok((content, at, len))
        })?;
        skip_extensions(reader)?;
        Ok(Self { version, len, findings: FindingSet::EMPTY, content, at })
    }

    /// Reads each representation again, with the function that validated it.
    pub(super) fn iter<T>(
        self,
        read: impl Fn(&mut Reader<'a>) -> Result<T, Malformed> + Clone,
    ) -> impl Iterator<Item = T> + Clone {
        let mut reader = Reader::new(Rules::Lds, self.content, Structure::Tlv).starting_at(self.at);
        (0..self.len).map_while(move |_| validated(reader.nested(Tag::SEQUENCE, &read)))
    }
}

/// Reads an INTEGER or an ENUMERATED with this tag, in the range of `T`.
pub(super) fn number<T: TryFrom<u32>>(reader: &mut Reader<'_>, tag: Tag) -> Result<T, Malformed> {
    let at = reader.position();
    let number = reader.read_tagged::<Integer<'_>>(tag)?.to_u32();
    let number = number.and_then(|number| T::try_from(number).ok());
    number.ok_or_else(|| reader.fail_at(ParseErrorKind::NumberOutOfRange, at))
}

/// Reads a number like [`number`], if the next element has this tag.
pub(super) fn optional_number<T: TryFrom<u32>>(
    reader: &mut Reader<'_>,
    tag: Tag,
) -> Result<Option<T>, Malformed> {
    if reader.is_next(tag) { number(reader, tag).map(Some) } else { Ok(None) }
}

/// Reads a BOOLEAN with this tag, if it is next.
pub(super) fn flag(reader: &mut Reader<'_>, tag: Tag) -> Result<Option<bool>, Malformed> {
    if reader.is_next(tag) { reader.read_tagged(tag).map(Some) } else { Ok(None) }
}

/// Reads the element with this tag, if it is next, and its whole content with `read`. A malformed content reads
/// as absent, with a finding.
pub(super) fn lenient<'a, T>(
    reader: &mut Reader<'a>,
    tag: Tag,
    read: impl FnOnce(&mut Reader<'a>) -> Result<T, Malformed>,
) -> Result<Option<T>, Malformed> {
    let Some(element) = reader.optional(tag)? else { return Ok(None) };
    let content = Reader::new(Rules::Lds, element.content, Structure::Tlv);
    let mut content = content.starting_at(element.content_at());
    let value = content.all(read).ok();
    reader.note_all(content.findings());
    if value.is_none() {
        reader.note(Finding::BiometricFieldUnusual);
    }
    Ok(value)
}

/// Reads the code with this tag, if it is next; returns `None` for a malformed code and for an extension
/// without a code.
///
/// ```text
/// An { CHOICE { 80 code, A1 { 80 fallback, … } } }
/// ```
///
/// ISO/IEC 39794 has both alternatives; the application profile for eMRTDs has for most fields only the second.
/// The code alone under the tag 8n is also read, with a finding.
pub(super) fn optional_code(reader: &mut Reader<'_>, tag: Tag) -> Result<Option<u32>, Malformed> {
    let plain = Tag(tag.0 & !CONSTRUCTED);
    if reader.is_next(plain) {
        reader.note(Finding::BiometricFieldUnusual);
        let content = reader.value(plain)?;
        return Ok(Integer::from_content(content).to_u32());
    }
    lenient(reader, tag, |reader| {
        if reader.is_next(CODE) {
            return number(reader, CODE).map(Some);
        }
        reader.nested(EXTENSION_BLOCK, |reader| {
            let fallback = optional_number(reader, CODE)?;
            skip_extensions(reader)?;
            Ok(fallback)
        })
    })
    .map(Option::flatten)
}

/// Reads a code like [`optional_code`]; notes that it is missing.
pub(super) fn required_code(reader: &mut Reader<'_>, tag: Tag) -> Result<Option<u32>, Malformed> {
    let code = optional_code(reader, tag)?;
    if code.is_none() {
        reader.note(Finding::BiometricFieldUnusual);
    }
    Ok(code)
}

/// The bit of a tag that marks a constructed encoding.
const CONSTRUCTED: u32 = 0x20;

const CODE: Tag = Tag(0x80);
const EXTENSION_BLOCK: Tag = Tag(0xA1);

/// Reads an OCTET STRING with an image, which must not be empty.
pub(super) fn sample_image<'a>(
    reader: &mut Reader<'a>,
    tag: Tag,
) -> Result<SampleImage<'a>, Malformed> {
    let element = reader.expect(tag)?;
    if element.content.is_empty() {
        return Err(reader.fail_at(ParseErrorKind::WrongLength(0), element.content_at()));
    }
    Ok(SampleImage::new(element.content, element.content_at()))
}

/// Skips the elements that follow those of the first edition, with a finding.
pub(super) fn skip_extensions(reader: &mut Reader<'_>) -> Result<(), Malformed> {
    while next_element(reader)?.is_some() {
        reader.note(Finding::UnknownElement);
    }
    skip_padding(reader);
    Ok(())
}

/// A date and time of capture (ISO/IEC 39794-1:2019, CaptureDateTimeBlock).
///
/// Checked: that each part is in its range. **Not** checked: that the day exists.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct CaptureDateTime {
    /// The year, 0 to 9999.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: Option<u8>,
    /// The day of the month, 1 to 31.
    pub day: Option<u8>,
    /// The hour, 0 to 23.
    pub hour: Option<u8>,
    /// The minute, 0 to 59.
    pub minute: Option<u8>,
    /// The second, 0 to 59.
    pub second: Option<u8>,
    /// The millisecond, 0 to 999.
    pub millisecond: Option<u16>,
}

impl CaptureDateTime {
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, Malformed> {
        let at = reader.position();
        let time = Self {
            year: number(reader, Tag(0x80))?,
            month: optional_number(reader, Tag(0x81))?,
            day: optional_number(reader, Tag(0x82))?,
            hour: optional_number(reader, Tag(0x83))?,
            minute: optional_number(reader, Tag(0x84))?,
            second: optional_number(reader, Tag(0x85))?,
            millisecond: optional_number(reader, Tag(0x86))?,
        };
        let is_in_range = time.year <= 9999
            && time.month.is_none_or(|month| (1..=12).contains(&month))
            && time.day.is_none_or(|day| (1..=31).contains(&day))
            && time.hour.is_none_or(|hour| hour < 24)
            && time.minute.is_none_or(|minute| minute < 60)
            && time.second.is_none_or(|second| second < 60)
            && time.millisecond.is_none_or(|millisecond| millisecond < 1000);
        if is_in_range { Ok(time) } else { Err(reader.fail_at(ParseErrorKind::Time, at)) }
    }
}

/// An identifier that the CBEFF registry assigns (ISO/IEC 39794-1:2019, RegistryIdBlock).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct RegistryId {
    /// The registered organization.
    pub organization: u16,
    /// The identifier that the organization assigned.
    pub id: u16,
}

impl RegistryId {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Malformed> {
        Ok(Self { organization: number(reader, Tag(0x80))?, id: number(reader, Tag(0x81))? })
    }
}

/// A score of a sample (ISO/IEC 39794-1:2019, QualityBlock and PADScoreBlock).
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct ScoreBlock {
    /// The algorithm or mechanism that computed the score.
    pub algorithm: RegistryId,
    /// The score, 0 to 100; `None` if the algorithm failed to compute one.
    pub score: Option<u8>,
}

impl<'a> Block<'a> for ScoreBlock {
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let algorithm = reader.nested(Tag(0xA0), RegistryId::read)?;
        let score = reader.nested(Tag(0xA1), |reader| {
            // ScoreOrError ::= CHOICE { score [0] Score, error [1] ScoringError }
            let at = reader.position();
            let score = optional_number(reader, Tag(0x80))?;
            if score.is_some_and(|score: u8| score > 100) {
                return Err(reader.fail_at(ParseErrorKind::NumberOutOfRange, at));
            }
            if score.is_none() {
                reader.expect(Tag(0xA1))?;
            }
            Ok(score)
        })?;
        skip_extensions(reader)?;
        Ok(Self { algorithm, score })
    }
}

/// A list of blocks of one type, which are read from the input on each access. The encoding of each block was
/// checked when the list was read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Blocks<'a, T> {
    content: &'a [u8],
    block: PhantomData<fn() -> T>,
}

/// A block of a [`Blocks`] list. Only types of this library implement the trait.
#[expect(unnameable_types, reason = "sealed: nobody else can implement it")]
pub trait Block<'a>: Sized {
    /// Reads the content of a block.
    ///
    /// # Errors
    ///
    /// Returns an error if the content is malformed.
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed>;
}

impl<'a, T: Block<'a>> Blocks<'a, T> {
    /// The list without blocks.
    pub(super) const NONE: Self = Self { content: &[], block: PhantomData };

    /// Reads blocks up to the end.
    pub(super) fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let content = reader.remaining();
        while !reader.is_empty() {
            reader.nested(Tag::SEQUENCE, T::read)?;
        }
        Ok(Self { content, block: PhantomData })
    }

    /// Returns the blocks, in order.
    pub fn iter(&self) -> impl Iterator<Item = T> + Clone + use<'a, T> {
        let mut reader = Reader::new(Rules::Lds, self.content, Structure::Tlv);
        core::iter::from_fn(move || {
            if reader.is_empty() {
                return None;
            }
            validated(reader.nested(Tag::SEQUENCE, T::read))
        })
    }

    /// True if there are no blocks.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.content.is_empty()
    }
}

/// Shows the length of the encoding only: the values describe a person.
impl<T> core::fmt::Debug for Blocks<'_, T> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Blocks({} bytes)", self.content.len())
    }
}

hidden! { CaptureDateTime, ScoreBlock }

#[cfg(test)]
mod tests {
    use super::*;
    use std::vec::Vec;

    fn time(parts: &[u8]) -> Option<CaptureDateTime> {
        Reader::new(Rules::Lds, parts, Structure::Tlv).all(CaptureDateTime::read).ok()
    }

    #[test]
    fn a_time_has_all_parts_or_fewer() {
        let all = [
            &[0x80, 2, 7, 0xE8, 0x81, 1, 12, 0x82, 1, 31, 0x83, 1, 23, 0x84, 1, 59][..],
            &[0x85, 1, 59, 0x86, 2, 3, 0xE7],
        ]
        .concat();
        let read = time(&all).unwrap();
        assert_eq!(
            (read.year, read.month, read.day, read.hour),
            (2024, Some(12), Some(31), Some(23))
        );
        assert_eq!((read.minute, read.second, read.millisecond), (Some(59), Some(59), Some(999)));
        assert_eq!(time(&all[..4]).unwrap().month, None);
        assert_eq!(std::format!("{read:?}"), "CaptureDateTime(..)");
        // Each part one above its range.
        for (at, value) in [(6, 13), (9, 32), (12, 24), (15, 60), (18, 60), (22, 0xE8)] {
            let mut bad = all.clone();
            bad[at] = value;
            assert_eq!(time(&bad), None, "byte {at}");
        }
        assert_eq!(time(&[0x80, 2, 0x27, 0x10]), None);
        assert_eq!(time(&[0x80, 1, 1, 0x81, 1, 0]), None);
    }

    #[test]
    fn a_score_is_a_number_up_to_100_or_an_error() {
        let read = |value: &[u8]| {
            let block = [&[0xA0, 6, 0x80, 1, 9, 0x81, 1, 8][..], value].concat();
            let mut reader = Reader::new(Rules::Lds, &block, Structure::Tlv);
            reader.all(ScoreBlock::read).map(|block| block.score).ok()
        };
        assert_eq!(read(&[0xA1, 3, 0x80, 1, 100]), Some(Some(100)));
        assert_eq!(read(&[0xA1, 3, 0x80, 1, 101]), None);
        assert_eq!(read(&[0xA1, 5, 0xA1, 3, 0x80, 1, 0]), Some(None));
        assert_eq!(read(&[0xA1, 0]), None);
        assert_eq!(read(&[]), None);
    }

    #[test]
    fn each_form_of_a_code_is_read() {
        let read = |field: &[u8]| {
            let mut reader = Reader::new(Rules::Lds, field, Structure::Tlv);
            let code = reader.all(|reader| optional_code(reader, Tag(0xA2)));
            (code.unwrap(), reader.findings())
        };
        let unusual = FindingSet::of(&[Finding::BiometricFieldUnusual]);
        assert_eq!(read(&[]), (None, FindingSet::EMPTY));
        assert_eq!(read(&[0xA2, 3, 0x80, 1, 5]), (Some(5), FindingSet::EMPTY));
        assert_eq!(read(&[0xA2, 5, 0xA1, 3, 0x80, 1, 5]), (Some(5), FindingSet::EMPTY));
        assert_eq!(read(&[0xA2, 2, 0xA1, 0]), (None, FindingSet::EMPTY));
        assert_eq!(read(&[0x82, 1, 5]), (Some(5), unusual));
        assert_eq!(read(&[0xA2, 0]), (None, unusual));
        assert_eq!(read(&[0xA2, 3, 0x80, 1, 0xFF]), (None, unusual));
    }

    #[test]
    fn blocks_are_read_again_in_order() {
        let score = [0x30, 13, 0xA0, 6, 0x80, 1, 1, 0x81, 1, 1, 0xA1, 3, 0x80, 1, 7];
        let content = score.repeat(3);
        let mut reader = Reader::new(Rules::Lds, &content, Structure::Tlv);
        let blocks = reader.all(Blocks::<'_, ScoreBlock>::read).unwrap();
        assert!(!blocks.is_empty());
        let scores: Vec<_> = blocks.iter().map(|block| block.score).collect();
        assert_eq!(scores, [Some(7); 3]);
        assert_eq!(std::format!("{blocks:?}"), "Blocks(45 bytes)");
        assert!(Blocks::<'_, ScoreBlock>::NONE.is_empty());
    }
}
