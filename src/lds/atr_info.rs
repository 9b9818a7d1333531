//! EF.ATR/INFO: the capabilities of the chip.

use super::interindustry::Objects;
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::finding::FindingSet;
use crate::tlv::{Element, Malformed, Reader, Rules, Tag, offset};

/// The capabilities of the chip (Doc 9303-10 §3.11.1).
///
/// ```text
/// 47 03     card capabilities
/// 7F66 L    extended length information
///    02 L   the most bytes of a command APDU
///    02 L   the most bytes of a response APDU
/// ```
///
/// **This file is not signed**, and anybody can read it: it decides nothing but the size of commands.
///
/// Checked: that the file consists of elements; the lengths of the two objects, and that each is there at
/// most once; that one of them is there, and the extended length information if the card capabilities
/// announce it. Noted: bytes after the last object, which are padding of the elementary file. **Not**
/// checked: that a chip with LDS2 takes at least 1000 bytes; other objects, which are skipped.
///
/// ```
/// use idchip::lds::atr_info::AtrInfo;
///
/// // The chip takes and gives APDUs of up to 1920 bytes.
/// let file = [
///     0x47, 0x03, 0x80, 0x01, 0xE0, 0x7F, 0x66, 0x08, 0x02, 0x02, 0x07, 0x80, 0x02, 0x02, 0x07, 0x80,
/// ];
/// let info = AtrInfo::parse(&file)?;
/// assert!(info.capabilities().is_some_and(|capabilities| capabilities.extended_length()));
/// assert_eq!(info.extended_length().map(|lengths| lengths.command), Some(1920));
/// # Ok::<(), idchip::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AtrInfo<'a> {
    objects: Objects<'a>,
    capabilities: Option<CardCapabilities>,
    extended_length: Option<ExtendedLength>,
    findings: FindingSet,
}

impl<'a> AtrInfo<'a> {
    /// Parses the whole file.
    ///
    /// # Errors
    ///
    /// Returns [`ParseErrorKind::Missing`] if the file has neither object, if the card capabilities announce
    /// extended length information that is not there, or if an integer is not there;
    /// [`ParseErrorKind::WrongLength`] for an object of another length; [`ParseErrorKind::Duplicate`] for a
    /// second object of the same kind; and an error if an element is malformed.
    pub fn parse(file: &'a [u8]) -> Result<Self, ParseError> {
        Reader::new(Rules::Lds, file, Structure::EfAtrInfo).all(Self::read)
    }

    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let mut capabilities: Option<CardCapabilities> = None;
        let mut extended_length = None;
        let objects = Objects::read(reader, |reader, object| {
            let is_first = match object.tag {
                CARD_CAPABILITIES => {
                    capabilities.replace(CardCapabilities::read(reader, object)?).is_none()
                }
                EXTENDED_LENGTH => {
                    let lengths = reader.inside(object, ExtendedLength::read)?;
                    extended_length.replace(lengths).is_none()
                }
                _ => true,
            };
            if !is_first {
                return Err(reader.fail_at(ParseErrorKind::Duplicate(object.tag.0), object.at));
            }
            Ok(())
        })?;
        // TR-03105-5.1 LDS_K_04: the information is there under another tag.
        if extended_length.is_none() {
            match capabilities {
                None => return Err(reader.fail(ParseErrorKind::Missing(CARD_CAPABILITIES))),
                Some(capabilities) if capabilities.extended_length_information() => {
                    return Err(reader.fail(ParseErrorKind::Missing(EXTENDED_LENGTH)));
                }
                Some(_) => {}
            }
        }
        Ok(Self { objects, capabilities, extended_length, findings: reader.findings() })
    }

    /// Returns the bytes of all objects, without padding.
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.objects.as_bytes()
    }

    /// Returns the card capabilities, if the file has them.
    #[must_use]
    pub const fn capabilities(&self) -> Option<CardCapabilities> {
        self.capabilities
    }

    /// Returns the sizes of APDUs of extended length, if the file has them.
    #[must_use]
    pub const fn extended_length(&self) -> Option<ExtendedLength> {
        self.extended_length
    }

    /// Returns the tolerated deviations from the standard.
    #[must_use]
    pub const fn findings(&self) -> FindingSet {
        self.findings
    }
}

/// The card capabilities (ISO/IEC 7816-4; Doc 9303-10 §3.11.1).
///
/// ```text
/// byte 1   methods of selection: bit 8 by full name, bit 3 by short file identifier, bit 2 by record
/// byte 2   data coding
/// byte 3   bit 8 command chaining, bit 7 extended length, bit 6 extended length information
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct CardCapabilities([u8; 3]);

impl CardCapabilities {
    fn read(reader: &mut Reader<'_>, object: &Element<'_>) -> Result<Self, Malformed> {
        let kind = ParseErrorKind::WrongLength(offset(object.content.len()));
        let bytes = object.content.try_into();
        bytes.map(Self).map_err(|_| reader.fail_at(kind, object.content_at()))
    }

    /// Returns the three bytes.
    #[must_use]
    pub const fn to_bytes(self) -> [u8; 3] {
        self.0
    }

    /// True if an application is selected by its full name.
    #[must_use]
    pub const fn selection_by_name(self) -> bool {
        let [selection, ..] = self.0;
        selection & 0x80 != 0
    }

    /// True if files are selected by their short identifiers.
    #[must_use]
    pub const fn short_file_identifiers(self) -> bool {
        let [selection, ..] = self.0;
        selection & 0x04 != 0
    }

    /// True if records are selected by their numbers.
    #[must_use]
    pub const fn record_numbers(self) -> bool {
        let [selection, ..] = self.0;
        selection & 0x02 != 0
    }

    /// True if a command may come in several APDUs.
    #[must_use]
    pub const fn command_chaining(self) -> bool {
        let [.., functions] = self.0;
        functions & 0x80 != 0
    }

    /// True if the chip takes APDUs of extended length.
    #[must_use]
    pub const fn extended_length(self) -> bool {
        let [.., functions] = self.0;
        functions & 0x40 != 0
    }

    /// True if EF.ATR/INFO gives the sizes of APDUs of extended length.
    #[must_use]
    pub const fn extended_length_information(self) -> bool {
        let [.., functions] = self.0;
        functions & 0x20 != 0
    }
}

/// The sizes of APDUs of extended length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[expect(clippy::exhaustive_structs, reason = "two numbers")]
pub struct ExtendedLength {
    /// The most bytes of a command, with its header and length fields.
    pub command: u32,
    /// The most bytes of a response, with its status word.
    pub response: u32,
}

impl ExtendedLength {
    /// Reads the content of the object.
    fn read(reader: &mut Reader<'_>) -> Result<Self, Malformed> {
        Ok(Self { command: read_number(reader)?, response: read_number(reader)? })
    }
}

/// Reads a number of two or three bytes (TR-03105-5.1 LDS_K_01, LDS_K_02), which is never negative: its
/// first bit is that of the number, as in 8000 for 32768 bytes.
fn read_number(reader: &mut Reader<'_>) -> Result<u32, Malformed> {
    let element = reader.expect(Tag::INTEGER)?;
    match *element.content {
        [high, low] => Ok(u32::from_be_bytes([0, 0, high, low])),
        [high, middle, low] => Ok(u32::from_be_bytes([0, high, middle, low])),
        ref other => {
            let kind = ParseErrorKind::WrongLength(offset(other.len()));
            Err(reader.fail_at(kind, element.content_at()))
        }
    }
}

const CARD_CAPABILITIES: Tag = Tag(0x47);
const EXTENDED_LENGTH: Tag = Tag(0x7F66);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Finding;
    use crate::tlv::build::{integer, tlv};
    use std::vec::Vec;

    /// Returns card capabilities of which the last byte is `functions`.
    fn capabilities(functions: u8) -> Vec<u8> {
        tlv(0x47, &[&[0x86, 0x01, functions]])
    }

    /// Returns extended length information with these integers.
    fn extended(integers: &[&[u8]]) -> Vec<u8> {
        let integers: Vec<_> = integers.iter().map(|content| integer(content)).collect();
        tlv(0x7F66, &[&integers.concat()])
    }

    fn lengths(file: &[u8]) -> (u32, u32) {
        let lengths = AtrInfo::parse(file).unwrap().extended_length().unwrap();
        (lengths.command, lengths.response)
    }

    fn error(file: &[u8]) -> (ParseErrorKind, u32) {
        let error = AtrInfo::parse(file).unwrap_err();
        assert_eq!(error.within, Structure::EfAtrInfo);
        (error.kind, error.at)
    }

    #[test]
    fn lds_k_01_lengths_of_two_bytes_are_read() {
        let file = [capabilities(0xE0), extended(&[&[0x07, 0x80], &[0x04, 0x00]])].concat();
        assert_eq!(lengths(&file), (1920, 1024));
        let file = extended(&[&[0xFF, 0xFF], &[0x80, 0x00]]);
        assert_eq!(lengths(&file), (65_535, 32_768));
    }

    #[test]
    fn lds_k_02_lengths_of_three_bytes_are_read() {
        let file = [capabilities(0xE0), extended(&[&[0, 0xFF, 0xFF], &[1, 0, 2]])].concat();
        assert_eq!(lengths(&file), (65_535, 65_538));
    }

    #[test]
    fn lds_k_03_a_single_length_is_refused() {
        let file = [capabilities(0xE0), extended(&[&[0x07, 0x80]])].concat();
        assert_eq!(error(&file), (ParseErrorKind::Missing(Tag::INTEGER), 12));
        let three = extended(&[&[7, 0x80], &[7, 0x80], &[7, 0x80]]);
        assert_eq!(error(&three), (ParseErrorKind::TrailingData(4), 11));
    }

    #[test]
    fn lds_k_04_another_tag_is_not_the_information() {
        let object = tlv(0x7F65, &[&integer(&[7, 0x80]), &integer(&[7, 0x80])]);
        let missing = ParseErrorKind::Missing(EXTENDED_LENGTH);
        assert_eq!(error(&[&capabilities(0xE0)[..], &object].concat()), (missing, 16));
        // No object announces the information.
        let file = [&capabilities(0xC0)[..], &object].concat();
        let info = AtrInfo::parse(&file).unwrap();
        assert_eq!(info.extended_length(), None);
        assert_eq!(error(&object), (ParseErrorKind::Missing(CARD_CAPABILITIES), 11));
    }

    #[test]
    fn each_capability_is_a_bit() {
        type Capability = fn(CardCapabilities) -> bool;
        let all: [(Capability, [u8; 3]); 6] = [
            (CardCapabilities::selection_by_name, [0x80, 0, 0]),
            (CardCapabilities::short_file_identifiers, [0x04, 0, 0]),
            (CardCapabilities::record_numbers, [0x02, 0, 0]),
            (CardCapabilities::command_chaining, [0, 0, 0x80]),
            (CardCapabilities::extended_length, [0, 0, 0x40]),
            (CardCapabilities::extended_length_information, [0, 0, 0x20]),
        ];
        for (index, (has, bytes)) in all.iter().enumerate() {
            let others = all.map(|(_, bytes)| has(CardCapabilities(bytes)));
            assert!(others.iter().enumerate().all(|(other, is)| *is == (other == index)));
            let [first, second, third] = bytes;
            assert!(!has(CardCapabilities([!first, !second, !third])));
        }
        let file = capabilities(0xC0);
        let info = AtrInfo::parse(&file).unwrap();
        assert_eq!(info.capabilities().map(CardCapabilities::to_bytes), Some([0x86, 1, 0xC0]));
    }

    #[test]
    fn other_objects_are_skipped_and_padding_is_a_finding() {
        let (before, after) = (tlv(0x43, &[&[0xB8]]), tlv(0xE0, &[&integer(&[1])]));
        let file = [&before[..], &capabilities(0), &after, &[0, 0]].concat();
        let info = AtrInfo::parse(&file).unwrap();
        assert!(info.capabilities().is_some() && info.extended_length().is_none());
        assert_eq!(info.as_bytes(), &file[..file.len() - 2]);
        assert_eq!(info.findings(), FindingSet::of(&[Finding::TrailingPadding]));
        let missing = ParseErrorKind::Missing(CARD_CAPABILITIES);
        assert_eq!(error(&[]), (missing, 0));
        assert_eq!(error(&after), (missing, 5));
    }

    #[test]
    fn objects_of_other_lengths_and_second_objects_are_refused() {
        for length in [0, 1, 2, 4] {
            let file = tlv(0x47, &[&[0; 4][..length]]);
            let length = u32::try_from(length).unwrap();
            assert_eq!(error(&file), (ParseErrorKind::WrongLength(length), 2));
        }
        for (content, length) in [(&[][..], 0), (&[7], 1), (&[0, 0, 7, 0x80], 4)] {
            let file = extended(&[content, &[7, 0x80]]);
            assert_eq!(error(&file), (ParseErrorKind::WrongLength(length), 5));
        }
        for (object, tag) in [(capabilities(0), 0x47), (extended(&[&[7, 0], &[7, 0]]), 0x7F66)] {
            let at = u32::try_from(object.len()).unwrap();
            assert_eq!(error(&object.repeat(2)), (ParseErrorKind::Duplicate(tag), at));
        }
    }
}
