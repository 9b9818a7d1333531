//! EF.COM: what the chip says it holds.

use core::fmt;

use super::{DgNumber, DgSet, open};
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::finding::{Finding, FindingSet};
use crate::time::read_pairs;
use crate::tlv::{Malformed, Reader, Rules, Tag, offset};

/// The versions, and the list of data groups (Doc 9303-10 §4.6.1).
///
/// ```text
/// 60 L
///    5F01 04   LDS version and update level, two digits each: "0107" is 1.7
///    5F36 06   Unicode version, two digits each for major, minor and release: "040000"
///    5C   n    one tag for each data group
/// ```
///
/// **Nobody signs this file**: whoever holds the chip can have written it. It is good for knowing
/// what to try to read. What the document holds is said by EF.SOD, and nothing in this library
/// decides by EF.COM.
///
/// Checked: that the three elements are there, in this order and of these lengths; that versions are
/// digits; that each tag is one of a data group and stands once. Noted: versions that Doc 9303-10
/// does not name; that DG1 or DG2, which every document has, is not listed. The tags may stand in any
/// order.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct EfCom<'a> {
    lds_version: LdsVersion,
    unicode_version: UnicodeVersion,
    tag_list: &'a [u8],
    findings: FindingSet,
}

impl<'a> EfCom<'a> {
    /// Reads the whole file, from its outer tag on. Bytes after the outer element are padding of the
    /// elementary file, and are noted.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::WrongLength`] and [`ParseErrorKind::Character`] of a version,
    /// [`ParseErrorKind::Value`] and [`ParseErrorKind::Duplicate`] of a tag in the list; as
    /// [`Reader::expect`].
    pub fn parse(file: &'a [u8]) -> Result<Self, ParseError> {
        Reader::lds(file, Structure::EfCom).all(Self::read)
    }

    #[inline(never)]
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        open(reader, EF_COM, Rules::Lds)?;
        let lds_version = LdsVersion::read(reader, LDS_VERSION)?;
        let unicode_version = UnicodeVersion::read(reader, UNICODE_VERSION)?;
        let tag_list = reader.value(TAG_LIST)?;
        if !lds_version.is_known() || !unicode_version.is_known() {
            reader.note(Finding::ComVersionUnknown);
        }
        reader.finish()?;
        let data_groups = data_groups(reader, tag_list)?;
        if !MANDATORY.difference(data_groups).is_empty() {
            reader.note(Finding::ComDataGroupMissing);
        }
        Ok(Self { lds_version, unicode_version, tag_list, findings: reader.findings() })
    }

    /// The version of the logical data structure.
    #[must_use]
    pub const fn lds_version(&self) -> LdsVersion {
        self.lds_version
    }

    /// The version of Unicode.
    #[must_use]
    pub const fn unicode_version(&self) -> UnicodeVersion {
        self.unicode_version
    }

    /// The data groups, in the order of the file.
    pub fn tag_list(&self) -> impl Iterator<Item = DgNumber> + use<'a> {
        self.tag_list.iter().filter_map(|tag| DgNumber::from_tag(Tag(u32::from(*tag))))
    }

    /// The data groups.
    #[must_use]
    pub fn data_groups(&self) -> DgSet {
        let mut set = DgSet::EMPTY;
        self.tag_list().for_each(|number| set.insert(number));
        set
    }

    /// What deviates from the standard and was tolerated.
    #[must_use]
    pub const fn findings(&self) -> FindingSet {
        self.findings
    }
}

impl fmt::Debug for EfCom<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EfCom")
            .field("lds_version", &self.lds_version)
            .field("unicode_version", &self.unicode_version)
            .field("data_groups", &self.data_groups())
            .field("findings", &self.findings)
            .finish()
    }
}

/// A version of the logical data structure, as in 1.8.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LdsVersion {
    /// The version.
    pub major: u8,
    /// The update level.
    pub minor: u8,
}

impl LdsVersion {
    /// Reads an element that holds four digits (EF.COM, and LDSVersionInfo in EF.SOD).
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::WrongLength`], [`ParseErrorKind::Character`].
    pub(crate) fn read(reader: &mut Reader<'_>, tag: Tag) -> Result<Self, Malformed> {
        let [major, minor, _] = pairs(reader, tag, 2)?;
        Ok(Self { major, minor })
    }

    /// A number that is larger for a later version.
    pub(super) const fn number(self) -> u16 {
        u16::from_be_bytes([self.major, self.minor])
    }

    /// Doc 9303-10 defines 1.7 and 1.8. Another update level would not change what is read here.
    const fn is_known(self) -> bool {
        self.major == 1
    }
}

/// As in "1.8".
impl fmt::Display for LdsVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

/// A version of Unicode, as in 4.0.0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnicodeVersion {
    /// The major version.
    pub major: u8,
    /// The minor version.
    pub minor: u8,
    /// The release.
    pub release: u8,
}

impl UnicodeVersion {
    /// Reads an element that holds six digits (EF.COM, and LDSVersionInfo in EF.SOD).
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::WrongLength`], [`ParseErrorKind::Character`].
    pub(crate) fn read(reader: &mut Reader<'_>, tag: Tag) -> Result<Self, Malformed> {
        let [major, minor, release] = pairs(reader, tag, 3)?;
        Ok(Self { major, minor, release })
    }

    /// Doc 9303-10 §4.6.1 knows one.
    const fn is_known(self) -> bool {
        matches!(self, Self { major: 4, minor: 0, release: 0 })
    }
}

/// As in "4.0.0".
impl fmt::Display for UnicodeVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.major, self.minor, self.release)
    }
}

const EF_COM: Tag = Tag(0x60);
const LDS_VERSION: Tag = Tag(0x5F01);
const UNICODE_VERSION: Tag = Tag(0x5F36);
const TAG_LIST: Tag = Tag(0x5C);

/// Every document has these (Doc 9303-10 §4.6.1).
const MANDATORY: DgSet = DgSet::of(&[DgNumber::Dg1, DgNumber::Dg2]);

/// So many numbers of two digits each, in front of zeros.
#[inline(never)]
fn pairs(reader: &mut Reader<'_>, tag: Tag, count: usize) -> Result<[u8; 3], Malformed> {
    let value = reader.value(tag)?;
    if value.len() != count.saturating_mul(2) {
        return Err(reader.fail_content(ParseErrorKind::WrongLength(offset(value.len()))));
    }
    let mut numbers = [0; 3];
    if !read_pairs(value, numbers.get_mut(..count).unwrap_or_default()) {
        return Err(reader.fail_content(ParseErrorKind::Character));
    }
    Ok(numbers)
}

/// The tags of the list, which was the last that was read: each of a data group and each once.
fn data_groups(reader: &mut Reader<'_>, tag_list: &[u8]) -> Result<DgSet, Malformed> {
    let mut set = DgSet::EMPTY;
    let mut rest = tag_list;
    while let [tag, after @ ..] = rest {
        let tag = Tag(u32::from(*tag));
        let Some(number) = DgNumber::from_tag(tag) else {
            return Err(reader.fail_value(ParseErrorKind::Value, rest));
        };
        if set.contains(number) {
            return Err(reader.fail_value(ParseErrorKind::Duplicate(tag.0), rest));
        }
        set.insert(number);
        rest = after;
    }
    Ok(set)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::string::ToString;
    use std::vec::Vec;

    /// EF.COM with these values.
    fn file(lds: &str, unicode: &str, tags: &[u8]) -> Vec<u8> {
        let element = |tag: &[u8], content: &[u8]| {
            [tag, &[u8::try_from(content.len()).unwrap()], content].concat()
        };
        let content = [
            element(&[0x5F, 0x01], lds.as_bytes()),
            element(&[0x5F, 0x36], unicode.as_bytes()),
            element(&[0x5C], tags),
        ]
        .concat();
        element(&[0x60], &content)
    }

    fn kind(file: &[u8]) -> ParseErrorKind {
        EfCom::parse(file).unwrap_err().kind
    }

    #[test]
    fn reads_the_example_of_the_standard() {
        // Doc 9303-10 §4.6.1.
        let file = file("0107", "040000", &[0x61, 0x75, 0x76, 0x6C]);
        let com = EfCom::parse(&file).unwrap();
        assert_eq!(com.lds_version().to_string(), "1.7");
        assert_eq!(com.unicode_version().to_string(), "4.0.0");
        let listed = [DgNumber::Dg1, DgNumber::Dg2, DgNumber::Dg4, DgNumber::Dg12];
        assert!(com.tag_list().eq(listed));
        assert_eq!(com.data_groups(), DgSet::of(&listed));
        assert!(com.findings().is_empty());
    }

    #[test]
    fn keeps_the_unsorted_order_of_vietnamese_cards() {
        let file = file("0107", "040000", &[0x61, 0x75, 0x63, 0x6D, 0x6F, 0x6E]);
        let com = EfCom::parse(&file).unwrap();
        assert!(com.tag_list().map(DgNumber::number).eq([1, 2, 3, 13, 15, 14]));
        assert!(com.findings().is_empty());
    }

    #[test]
    fn each_proper_prefix_is_an_error_and_padding_is_noted() {
        let mut file = file("0107", "040000", &[0x61, 0x75]);
        for end in 0..file.len() {
            assert!(EfCom::parse(&file[..end]).is_err());
        }
        file.push(0);
        let findings = EfCom::parse(&file).unwrap().findings();
        assert_eq!(findings, FindingSet::of(&[Finding::TrailingPadding]));
    }

    #[test]
    fn refuses_versions_that_are_not_of_the_form() {
        let tags = [0x61, 0x75];
        assert_eq!(kind(&file("01060", "040000", &tags)), ParseErrorKind::WrongLength(5));
        assert_eq!(kind(&file("0106", "04000", &tags)), ParseErrorKind::WrongLength(5));
        assert_eq!(kind(&file("010A", "040000", &tags)), ParseErrorKind::Character);
        assert_eq!(kind(&file("0106", "04 000", &tags)), ParseErrorKind::Character);
    }

    #[test]
    fn refuses_tags_of_no_data_group_and_tags_that_stand_twice() {
        let error = EfCom::parse(&file("0107", "040000", &[0x61, 0x75, 0x5F])).map(|_| ());
        assert_eq!(error, Err(ParseError::new(ParseErrorKind::Value, 22, Structure::EfCom)));
        let twice = file("0107", "040000", &[0x61, 0x75, 0x61]);
        assert_eq!(kind(&twice), ParseErrorKind::Duplicate(0x61));
    }

    #[test]
    fn refuses_missing_elements_and_further_ones() {
        let complete = file("0107", "040000", &[0x61, 0x75]);
        let without_list = [&[0x60, 0x10], &complete[2..18]].concat();
        assert_eq!(kind(&without_list), ParseErrorKind::Missing(TAG_LIST));
        let mut further = [&complete[..], &[0x04, 0x00]].concat();
        further[1] += 2;
        assert_eq!(kind(&further), ParseErrorKind::TrailingData(2));
        let mut other = complete;
        other[10] = 0x37;
        let unexpected =
            ParseErrorKind::UnexpectedTag { expected: UNICODE_VERSION, found: Tag(0x5F37) };
        assert_eq!(kind(&other), unexpected);
    }

    #[test]
    fn notes_unknown_versions_and_lists_without_the_mandatory_groups() {
        let findings = |file: &[u8]| EfCom::parse(file).unwrap().findings();
        for (lds, unicode) in [("0300", "040000"), ("0008", "040000"), ("0108", "050000")] {
            let findings = findings(&file(lds, unicode, &[0x61, 0x75]));
            assert_eq!(findings, FindingSet::of(&[Finding::ComVersionUnknown]));
        }
        for tags in [&[][..], &[0x61], &[0x75]] {
            let findings = findings(&file("0108", "040000", tags));
            assert_eq!(findings, FindingSet::of(&[Finding::ComDataGroupMissing]));
        }
    }
}
