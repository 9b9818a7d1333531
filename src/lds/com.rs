//! EF.COM: the unsigned list of the data groups on the chip.

use core::fmt;

use nom::Parser;

use super::{DgNumber, DgSet, OuterElement};
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::finding::{Finding, FindingSet};
use crate::time::read_pairs;
use crate::tlv::{Malformed, Reader, Rules, Tag, header, offset};

/// The versions, and the list of data groups (Doc 9303-10 §4.6.1).
///
/// ```text
/// 60 L
///    5F01 04   LDS version and update level, two digits each: "0107" is 1.7
///    5F36 06   Unicode version, two digits each for major, minor and release: "040000"
///    5C   n    one tag for each data group
/// ```
///
/// **This file is not signed**: anybody who holds the chip can have written it. States have also written
/// unusual files into genuine documents (tags `60` and `77` in the list of Chinese passports, tags that
/// no edition assigns, zeros after the file). Use the list only to decide which files to try to read.
/// EF.SOD lists the data groups of the document. This library uses EF.COM for one check only, which
/// compares its list with that of EF.SOD.
///
/// All readable parts are read, and deviations are noted: another outer tag or length, elements that
/// are missing, malformed, unknown or in another order ([`Finding::ComMalformed`]); versions that Doc
/// 9303-10 does not define; tags in the list that belong to no data group or occur twice; a list without
/// DG1 or DG2, which every document has. The tags may be in any order. Only the list is required, and it
/// must be complete: a part of it does not tell which data groups the chip claims to hold.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct EfCom<'a> {
    lds_version: Option<LdsVersion>,
    unicode_version: Option<UnicodeVersion>,
    tag_list: &'a [u8],
    findings: FindingSet,
}

impl<'a> EfCom<'a> {
    /// Parses the whole file, from its outer tag on. Bytes after the outer element are padding of the
    /// elementary file, and are noted.
    ///
    /// # Errors
    ///
    /// Returns [`ParseErrorKind::Missing`] if there is no list of tags, or an encoding error of
    /// [`ParseErrorKind`] if the outer header, the list, or an element before the list is malformed.
    pub fn parse(file: &'a [u8]) -> Result<Self, ParseError> {
        let within = Structure::EfCom;
        let mut content = match OuterElement::read(file, Rules::Lds, EF_COM, within) {
            Ok(file) => file.content(Rules::Lds),
            // Another tag, or a length past the end: the elements follow the header all the same.
            Err(_) => {
                let (rest, _) = header(Rules::Lds).parse_complete(file).map_err(|error| {
                    let kind = match error {
                        nom::Err::Error(kind) | nom::Err::Failure(kind) => kind,
                        nom::Err::Incomplete(_) => ParseErrorKind::Truncated,
                    };
                    ParseError::new(kind, 0, within)
                })?;
                let at = offset(file.len().saturating_sub(rest.len()));
                let mut reader = Reader::new(Rules::Lds, rest, within).starting_at(at);
                reader.note(Finding::ComMalformed);
                reader
            }
        };
        content.prefix(Self::read)
    }

    /// Reads the elements in any order, also with unknown elements between them.
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let (mut lds_version, mut unicode_version, mut tag_list) = (None, None, None);
        let mut is_malformed = false;
        let mut last = 0;
        while !reader.is_empty() {
            let Ok(element) = reader.element() else {
                is_malformed = true;
                break;
            };
            // A version has a reader of its own: an error in it does not end the loop.
            let mut own = Reader::new(Rules::Lds, element.whole, Structure::EfCom);
            let place = match element.tag {
                tag @ LDS_VERSION => {
                    lds_version = lds_version.or_else(|| LdsVersion::read(&mut own, tag).ok());
                    1
                }
                tag @ UNICODE_VERSION => {
                    unicode_version =
                        unicode_version.or_else(|| UnicodeVersion::read(&mut own, tag).ok());
                    2
                }
                TAG_LIST => {
                    tag_list = tag_list.or(Some(element.content));
                    3
                }
                _ => 0,
            };
            is_malformed |= place <= last;
            last = place;
        }
        let Some(tag_list) = tag_list else {
            // If an element could not be read, the reader already holds its error.
            return Err(if reader.is_empty() {
                reader.fail(ParseErrorKind::Missing(TAG_LIST))
            } else {
                Malformed
            });
        };
        if is_malformed || lds_version.is_none() || unicode_version.is_none() {
            reader.note(Finding::ComMalformed);
        }
        if lds_version.is_some_and(|version| !version.is_known())
            || unicode_version.is_some_and(|version| !version.is_known())
        {
            reader.note(Finding::ComVersionUnknown);
        }
        let mut data_groups = DgSet::EMPTY;
        for tag in ListedTags(tag_list) {
            match tag {
                None => reader.note(Finding::ComTagUnknown),
                Some(number) if data_groups.contains(number) => {
                    reader.note(Finding::ComTagRepeated);
                }
                Some(number) => data_groups.insert(number),
            }
        }
        if !MANDATORY.difference(data_groups).is_empty() {
            reader.note(Finding::ComDataGroupMissing);
        }
        Ok(Self { lds_version, unicode_version, tag_list, findings: reader.findings() })
    }

    /// Returns the version of the logical data structure, if it is readable.
    #[must_use]
    pub const fn lds_version(&self) -> Option<LdsVersion> {
        self.lds_version
    }

    /// Returns the version of Unicode, if it is readable.
    #[must_use]
    pub const fn unicode_version(&self) -> Option<UnicodeVersion> {
        self.unicode_version
    }

    /// Returns the listed data groups in the order of the file, with repetitions.
    pub fn tag_list(&self) -> impl Iterator<Item = DgNumber> + use<'a> {
        ListedTags(self.tag_list).flatten()
    }

    /// Returns the encoded list, including the tags that belong to no data group.
    #[must_use]
    pub const fn tag_list_bytes(&self) -> &'a [u8] {
        self.tag_list
    }

    /// Returns the set of the listed data groups.
    #[must_use]
    pub fn data_groups(&self) -> DgSet {
        let mut set = DgSet::EMPTY;
        self.tag_list().for_each(|number| set.insert(number));
        set
    }

    /// Returns the tolerated deviations from the standard.
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

/// A version of the logical data structure, such as 1.8.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(clippy::exhaustive_structs, reason = "two numbers")]
pub struct LdsVersion {
    /// The version.
    pub major: u8,
    /// The update level.
    pub minor: u8,
}

impl LdsVersion {
    /// Reads an element of four digits (EF.COM, and LDSVersionInfo in EF.SOD).
    ///
    /// # Errors
    ///
    /// Returns [`ParseErrorKind::WrongLength`] or [`ParseErrorKind::Character`] if the value is not four
    /// digits, and the errors of [`Reader::expect`].
    pub(crate) fn read(reader: &mut Reader<'_>, tag: Tag) -> Result<Self, Malformed> {
        let [major, minor, _] = pairs(reader, tag, 2)?;
        Ok(Self { major, minor })
    }

    /// Returns a number that is larger for a later version.
    pub(super) const fn number(self) -> u16 {
        u16::from_be_bytes([self.major, self.minor])
    }

    /// True if the version is known. Doc 9303-10 defines 1.7 and 1.8; another update level would not
    /// change the fields that this library reads.
    const fn is_known(self) -> bool {
        self.major == 1
    }
}

/// Writes the version, for example "1.8".
impl fmt::Display for LdsVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

/// A version of Unicode, such as 4.0.0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(clippy::exhaustive_structs, reason = "three numbers")]
pub struct UnicodeVersion {
    /// The major version.
    pub major: u8,
    /// The minor version.
    pub minor: u8,
    /// The release.
    pub release: u8,
}

impl UnicodeVersion {
    /// Reads an element of six digits (EF.COM, and LDSVersionInfo in EF.SOD).
    ///
    /// # Errors
    ///
    /// Returns [`ParseErrorKind::WrongLength`] or [`ParseErrorKind::Character`] if the value is not six
    /// digits, and the errors of [`Reader::expect`].
    pub(crate) fn read(reader: &mut Reader<'_>, tag: Tag) -> Result<Self, Malformed> {
        let [major, minor, release] = pairs(reader, tag, 3)?;
        Ok(Self { major, minor, release })
    }

    /// True if the version is known. Doc 9303-10 §4.6.1 defines only 4.0.0.
    const fn is_known(self) -> bool {
        matches!(self, Self { major: 4, minor: 0, release: 0 })
    }
}

/// Writes the version, for example "4.0.0".
impl fmt::Display for UnicodeVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.major, self.minor, self.release)
    }
}

const EF_COM: Tag = Tag(0x60);
const LDS_VERSION: Tag = Tag(0x5F01);
const UNICODE_VERSION: Tag = Tag(0x5F36);
const TAG_LIST: Tag = Tag(0x5C);

/// The data groups that every document has (Doc 9303-10 §4.6.1).
pub(super) const MANDATORY: DgSet = DgSet::of(&[DgNumber::Dg1, DgNumber::Dg2]);

/// Reads an element of `count` numbers of two digits each; the rest of the array is zero.
fn pairs(reader: &mut Reader<'_>, tag: Tag, count: usize) -> Result<[u8; 3], Malformed> {
    let element = reader.expect(tag)?;
    let (value, at) = (element.content, element.content_at());
    if value.len() != count.saturating_mul(2) {
        return Err(reader.fail_at(ParseErrorKind::WrongLength(offset(value.len())), at));
    }
    let mut numbers = [0; 3];
    if !read_pairs(value, numbers.get_mut(..count).unwrap_or_default()) {
        return Err(reader.fail_at(ParseErrorKind::Character, at));
    }
    Ok(numbers)
}

/// An iterator over the tags of a list: the data group of each tag, or `None` for an unknown tag.
struct ListedTags<'a>(&'a [u8]);

impl Iterator for ListedTags<'_> {
    type Item = Option<DgNumber>;

    fn next(&mut self) -> Option<Self::Item> {
        let (first, mut rest) = self.0.split_first()?;
        // X.690 §8.1.2.4: the subsequent bytes of a longer tag are not tags themselves.
        let mut is_longer = first & 0x1F == 0x1F;
        while is_longer && let [byte, after @ ..] = rest {
            is_longer = byte & 0x80 != 0;
            rest = after;
        }
        self.0 = rest;
        Some(DgNumber::from_tag(Tag(u32::from(*first))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::string::ToString;
    use std::vec::Vec;

    /// Returns an EF.COM with these values.
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

    fn findings(file: &[u8]) -> Vec<Finding> {
        EfCom::parse(file).unwrap().findings().iter().collect()
    }

    const COMPLETE: [u8; 2] = [0x61, 0x75];

    #[test]
    fn reads_the_example_of_the_standard() {
        // Doc 9303-10 §4.6.1.
        let file = file("0107", "040000", &[0x61, 0x75, 0x76, 0x6C]);
        let com = EfCom::parse(&file).unwrap();
        assert_eq!(com.lds_version().unwrap().to_string(), "1.7");
        assert_eq!(com.unicode_version().unwrap().to_string(), "4.0.0");
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
        let mut file = file("0107", "040000", &COMPLETE);
        for end in 0..file.len() {
            assert!(EfCom::parse(&file[..end]).is_err());
        }
        for _ in 0..3 {
            file.push(0);
            assert_eq!(findings(&file), [Finding::TrailingPadding]);
        }
    }

    #[test]
    fn a_file_without_a_list_of_tags_is_an_error() {
        let error = |file: &[u8]| EfCom::parse(file).unwrap_err();
        let missing = ParseErrorKind::Missing(TAG_LIST);
        assert_eq!(error(&[]), ParseError::new(ParseErrorKind::Truncated, 0, Structure::EfCom));
        assert_eq!(error(&[0; 64]).kind, missing);
        assert_eq!(error(&[0; 65]).kind, ParseErrorKind::Truncated);
        assert_eq!(error(&[0xFF; 64]).kind, ParseErrorKind::TagEncoding);
        assert_eq!(error(&[0x60, 0]).kind, missing);
        let complete = file("0107", "040000", &COMPLETE);
        let without_list = [&[0x60, 0x10], &complete[2..18]].concat();
        assert_eq!(error(&without_list), ParseError::new(missing, 18, Structure::EfCom));
        // A list that runs past the end of the file does not count.
        let mut short = complete;
        short[1] -= 1;
        let exceeds = ParseErrorKind::LengthExceedsInput { length: 2, remaining: 1 };
        assert_eq!(error(&short), ParseError::new(exceeds, 18, Structure::EfCom));
    }

    #[test]
    fn reads_the_list_behind_another_outer_tag_or_length() {
        let complete = file("0107", "040000", &COMPLETE);
        for (at, value) in [(0, 0x61), (0, 0x30), (1, 0x15), (1, 0x7F)] {
            let mut file = complete.clone();
            file[at] = value;
            let com = EfCom::parse(&file).unwrap();
            assert_eq!(com.data_groups(), MANDATORY);
            assert_eq!(com.lds_version().unwrap().to_string(), "1.7");
            assert_eq!(findings(&file), [Finding::ComMalformed]);
        }
    }

    #[test]
    fn notes_versions_that_are_not_of_the_form_and_reads_the_rest() {
        for (lds, unicode) in
            [("01060", "040000"), ("010A", "040000"), ("", "040000"), ("01060108", "040000")]
        {
            let file = file(lds, unicode, &COMPLETE);
            let com = EfCom::parse(&file).unwrap();
            assert_eq!((com.lds_version(), com.data_groups()), (None, MANDATORY));
            assert!(com.unicode_version().is_some());
            assert_eq!(findings(&file), [Finding::ComMalformed]);
        }
        for unicode in ["04000", "04 000", ""] {
            let file = file("0107", unicode, &COMPLETE);
            assert_eq!(EfCom::parse(&file).unwrap().unicode_version(), None);
            assert_eq!(findings(&file), [Finding::ComMalformed]);
        }
    }

    #[test]
    fn notes_tags_of_no_data_group_and_tags_that_stand_twice() {
        use Finding::{ComTagRepeated, ComTagUnknown};
        for (tags, expected) in [
            (&[0x60, 0x61, 0x75, 0x77][..], &[ComTagUnknown][..]),
            (&[0x61, 0x75, 0x71, 0x72, 0x73], &[ComTagUnknown]),
            (&[0x61, 0x75, 0x00, 0x00, 0x00], &[ComTagUnknown]),
            (&[0x61, 0x75, 0x5F], &[ComTagUnknown]),
            // A longer tag is a single tag, whatever its subsequent bytes are.
            (&[0x7F, 0x63, 0x61, 0x75, 0x5F, 0x81, 0x6F], &[ComTagUnknown]),
            (&[0x61, 0x75, 0x61], &[ComTagRepeated]),
            (&[0x61, 0x60, 0x75, 0x60, 0x75], &[ComTagRepeated, ComTagUnknown]),
        ] {
            let file = file("0107", "040000", tags);
            let com = EfCom::parse(&file).unwrap();
            assert_eq!(com.data_groups(), MANDATORY, "{tags:02X?}");
            assert_eq!(com.tag_list_bytes(), tags);
            assert_eq!(findings(&file), expected, "{tags:02X?}");
        }
    }

    #[test]
    fn notes_elements_that_are_missing_unknown_repeated_or_out_of_order() {
        let complete = file("0107", "040000", &COMPLETE);
        let (lds, unicode, list) = (&complete[2..9], &complete[9..18], &complete[18..]);
        let other_list = &[0x5C, 1, 0x63][..];
        for elements in [
            &[unicode, list][..],
            &[lds, list],
            &[list],
            &[unicode, lds, list],
            &[list, lds, unicode],
            &[lds, unicode, list, &[0x04, 0]],
            &[lds, &[0x5F, 0x37, 0], unicode, list],
            &[lds, unicode, list, &[0, 0, 0, 0]],
            // The bytes after the list cannot be read.
            &[lds, unicode, list, &[0]],
            &[lds, unicode, list, &[0x5F]],
            &[lds, lds, unicode, list],
            // If there are two lists, the first counts.
            &[lds, unicode, list, other_list],
        ] {
            let content = elements.concat();
            let file = [&[0x60, u8::try_from(content.len()).unwrap()], &*content].concat();
            assert_eq!(EfCom::parse(&file).unwrap().data_groups(), MANDATORY);
            assert_eq!(findings(&file), [Finding::ComMalformed], "{content:02X?}");
        }
    }

    #[test]
    fn notes_unknown_versions_and_lists_without_the_mandatory_groups() {
        for (lds, unicode) in [("0300", "040000"), ("0008", "040000"), ("0108", "050000")] {
            assert_eq!(findings(&file(lds, unicode, &COMPLETE)), [Finding::ComVersionUnknown]);
        }
        for tags in [&[][..], &[0x61], &[0x75]] {
            assert_eq!(findings(&file("0108", "040000", tags)), [Finding::ComDataGroupMissing]);
        }
    }
}
