//! Floor 1: the elementary files of the logical data structure (Doc 9303-10), one module for each.

pub mod card_access;
pub mod com;
pub mod dg1;
pub mod dg13;
pub mod dg14;
pub mod dg15;
pub mod dg2;
mod file_length;
pub mod security_info;
pub mod sod;

use core::fmt;

pub use file_length::FileLength;

use crate::error::{ParseError, Structure};
use crate::finding::{Finding, FindingSet};
use crate::tlv::{Reader, Rules, Tag};

/// The number of a data group, 1 to 16.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[repr(u8)]
pub enum DgNumber {
    /// The machine readable zone.
    Dg1 = 1,
    /// The face.
    Dg2 = 2,
    /// The fingers; read after Terminal Authentication only.
    Dg3 = 3,
    /// The irises; read after Terminal Authentication only.
    Dg4 = 4,
    /// The displayed portrait.
    Dg5 = 5,
    /// Reserved.
    Dg6 = 6,
    /// The displayed signature or usual mark.
    Dg7 = 7,
    /// Data features.
    Dg8 = 8,
    /// Structure features.
    Dg9 = 9,
    /// Substance features.
    Dg10 = 10,
    /// Additional personal details.
    Dg11 = 11,
    /// Additional document details.
    Dg12 = 12,
    /// What the issuing state puts there.
    Dg13 = 13,
    /// Security options.
    Dg14 = 14,
    /// The public key of Active Authentication.
    Dg15 = 15,
    /// Persons to notify.
    Dg16 = 16,
}

impl DgNumber {
    /// All sixteen, in ascending order.
    pub const ALL: [Self; 16] = [
        Self::Dg1,
        Self::Dg2,
        Self::Dg3,
        Self::Dg4,
        Self::Dg5,
        Self::Dg6,
        Self::Dg7,
        Self::Dg8,
        Self::Dg9,
        Self::Dg10,
        Self::Dg11,
        Self::Dg12,
        Self::Dg13,
        Self::Dg14,
        Self::Dg15,
        Self::Dg16,
    ];

    /// The data group of this number, 1 to 16.
    #[must_use]
    pub fn new(number: u32) -> Option<Self> {
        // As a table it would take more flash.
        Some(match number {
            1 => Self::Dg1,
            2 => Self::Dg2,
            3 => Self::Dg3,
            4 => Self::Dg4,
            5 => Self::Dg5,
            6 => Self::Dg6,
            7 => Self::Dg7,
            8 => Self::Dg8,
            9 => Self::Dg9,
            10 => Self::Dg10,
            11 => Self::Dg11,
            12 => Self::Dg12,
            13 => Self::Dg13,
            14 => Self::Dg14,
            15 => Self::Dg15,
            16 => Self::Dg16,
            _ => return None,
        })
    }

    /// The data group whose file starts with this tag (Doc 9303-10 §4.6.1).
    #[must_use]
    pub fn from_tag(tag: Tag) -> Option<Self> {
        (1..).map_while(Self::new).find(|dg| dg.tag() == tag)
    }

    /// The number, 1 to 16.
    #[must_use]
    #[expect(clippy::as_conversions, reason = "the discriminant of a field-less enum")]
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// The tag that its file starts with.
    #[must_use]
    pub const fn tag(self) -> Tag {
        let octet = match self {
            Self::Dg1 => 0x61,
            Self::Dg2 => 0x75,
            Self::Dg3 => 0x63,
            Self::Dg4 => 0x76,
            Self::Dg5 => 0x65,
            Self::Dg6 => 0x66,
            Self::Dg7 => 0x67,
            Self::Dg8 => 0x68,
            Self::Dg9 => 0x69,
            Self::Dg10 => 0x6A,
            Self::Dg11 => 0x6B,
            Self::Dg12 => 0x6C,
            Self::Dg13 => 0x6D,
            Self::Dg14 => 0x6E,
            Self::Dg15 => 0x6F,
            Self::Dg16 => 0x70,
        };
        Tag(u32::from_be_bytes([0, 0, 0, octet]))
    }
}

/// As in "DG13".
impl fmt::Display for DgNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DG{}", self.number())
    }
}

/// A set of data groups.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct DgSet(u32);

impl DgSet {
    /// The set of none.
    pub const EMPTY: Self = Self(0);

    /// The set of all sixteen.
    pub(crate) const ALL: Self = Self::of(&DgNumber::ALL);

    /// The set of these.
    #[must_use]
    pub const fn of(numbers: &[DgNumber]) -> Self {
        let mut set = Self::EMPTY;
        let mut rest = numbers;
        while let [number, after @ ..] = rest {
            set.insert(*number);
            rest = after;
        }
        set
    }

    const fn bit(number: DgNumber) -> u32 {
        1_u32.wrapping_shl(u32::from_be_bytes([0, 0, 0, number.number()]))
    }

    /// Adds `number`.
    pub const fn insert(&mut self, number: DgNumber) {
        self.0 |= Self::bit(number);
    }

    /// Whether `number` is in the set.
    #[must_use]
    pub const fn contains(self, number: DgNumber) -> bool {
        self.0 & Self::bit(number) != 0
    }

    /// Whether nothing is in the set.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// What is in both sets.
    #[must_use]
    pub const fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// What is in this set and not in `other`.
    #[must_use]
    pub const fn difference(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The number of data groups in the set.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// What is in the set, in ascending order.
    pub fn iter(mut self) -> impl Iterator<Item = DgNumber> {
        core::iter::from_fn(move || {
            let lowest = self.first()?;
            self.0 &= !Self::bit(lowest);
            Some(lowest)
        })
    }

    /// The lowest that is in the set.
    pub(crate) fn first(self) -> Option<DgNumber> {
        DgNumber::new(self.0.trailing_zeros())
    }
}

#[cfg(feature = "defmt")]
impl defmt::Format for DgSet {
    fn format(&self, f: defmt::Formatter<'_>) {
        defmt::write!(f, "{{");
        self.iter().for_each(|it| defmt::write!(f, " {}", it));
        defmt::write!(f, " }}");
    }
}

impl fmt::Debug for DgSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

/// A data group that the library can look into.
///
/// Parsing checks structure only. Whether the bytes are what the issuing state signed is said by
/// `Document::open`.
pub trait DataGroup<'a>: Sized {
    /// Which one it is.
    const NUMBER: DgNumber;

    /// Reads the whole file, from its outer tag on. Bytes after the outer element are padding of the
    /// elementary file, and are noted.
    ///
    /// # Errors
    ///
    /// Where the bytes are not this data group.
    fn parse(file: &'a [u8]) -> Result<Self, ParseError>;

    /// What deviates from the standard and was tolerated.
    fn findings(&self) -> FindingSet;
}

/// The bytes of a file that its hash runs over (Doc 9303-10 §4.6.2.3): the outer element, without
/// what follows it in the elementary file. Of a file that starts with no element, all of it.
pub(crate) fn content_of(file: &[u8]) -> &[u8] {
    let length = match FileLength::from_first_bytes(file) {
        Ok(FileLength::Known(length)) => usize::try_from(length).ok(),
        _ => None,
    };
    length.and_then(|length| file.get(..length)).unwrap_or(file)
}

/// How many bytes a file lacks at its end, as its first bytes tell: at least 1 of a file that ends within
/// them, and 0 of one that starts with no element.
pub(crate) fn missing_from(file: &[u8]) -> u32 {
    FileLength::from_first_bytes(file).map_or(0, |length| length.missing_after(file.len()))
}

/// The outer element of an elementary file.
///
/// A file may be longer than its content (Doc 9303-10 §3.9): bytes after the element are not part of
/// it, and a finding.
pub(crate) struct OuterElement<'a> {
    /// The bytes that the hash of a data group runs over (Doc 9303-10 §4.6.2.3).
    pub(crate) whole: &'a [u8],
    content: &'a [u8],
    content_at: u32,
    within: Structure,
    pub(crate) findings: FindingSet,
}

impl<'a> OuterElement<'a> {
    /// Reads it under `rules`; it must have this tag.
    ///
    /// # Errors
    ///
    /// As [`Reader::expect`].
    pub(crate) fn read(
        file: &'a [u8],
        rules: Rules,
        tag: Tag,
        within: Structure,
    ) -> Result<Self, ParseError> {
        let mut reader = Reader::new(rules, file, within);
        let element = reader.prefix(|reader| reader.expect(tag))?;
        if !reader.is_empty() {
            reader.note(Finding::TrailingPadding);
        }
        Ok(Self {
            whole: element.whole,
            content: element.content,
            content_at: element.content_at(),
            within,
            findings: reader.findings(),
        })
    }

    /// Returns a reader of the content under `rules`, which has the findings about the file.
    pub(crate) fn content(&self, rules: Rules) -> Reader<'a> {
        let mut reader = Reader::new(rules, self.content, self.within).starting_at(self.content_at);
        reader.note_all(self.findings);
        reader
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::{ParseErrorKind, Structure};

    #[test]
    fn the_outer_element_ends_where_its_length_says() {
        let file = [0x6D, 0x02, 0x04, 0x00, 0x00, 0xFF];
        let outer = |file| {
            let outer = OuterElement::read(file, Rules::Lds, Tag(0x6D), Structure::EfDg13).unwrap();
            (outer.whole, outer.findings)
        };
        assert_eq!(outer(&file[..4]), (&file[..4], FindingSet::EMPTY));
        let (whole, findings) = outer(&file);
        assert_eq!(whole, &file[..4]);
        assert!(findings.contains(Finding::TrailingPadding));
    }

    #[test]
    fn refuses_another_outer_tag_and_lengths_past_the_end() {
        let kind = |file: &[u8]| {
            let outer = OuterElement::read(file, Rules::Lds, Tag(0x61), Structure::EfDg1);
            outer.err().unwrap().kind
        };
        let expected = Tag(0x61);
        assert_eq!(kind(&[]), ParseErrorKind::Missing(expected));
        let found = Tag(0x62);
        assert_eq!(kind(&[0x62, 0]), ParseErrorKind::UnexpectedTag { expected, found });
        let exceeds = ParseErrorKind::LengthExceedsInput { length: 2, remaining: 1 };
        assert_eq!(kind(&[0x61, 2, 0]), exceeds);
        assert_eq!(kind(&[0x61, 0x80, 0, 0]), ParseErrorKind::LengthIndefinite);
    }

    #[test]
    fn numbers_and_tags_are_one_to_one() {
        for (index, dg) in DgNumber::ALL.into_iter().enumerate() {
            assert_eq!(usize::from(dg.number()), index + 1);
            assert_eq!(DgNumber::new(u32::from(dg.number())), Some(dg));
            assert_eq!(DgNumber::from_tag(dg.tag()), Some(dg));
        }
        assert_eq!(DgNumber::new(0), None);
        assert_eq!(DgNumber::new(17), None);
        assert_eq!(DgNumber::from_tag(Tag(0x60)), None);
    }

    #[test]
    fn a_set_holds_what_was_put_in() {
        let mut set = DgSet::EMPTY;
        for dg in DgNumber::ALL {
            assert!(!set.contains(dg));
            set.insert(dg);
            assert!(set.contains(dg));
        }
        assert_eq!(set.len(), 16);
        assert!(set.iter().eq(DgNumber::ALL));
    }
}
