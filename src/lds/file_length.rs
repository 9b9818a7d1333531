//! The length of a file, computed from its first bytes.

use nom::{Err, Parser};

use crate::error::ParseErrorKind;
use crate::tlv::{Length, Rules, header, offset};

/// The length of an elementary file's outer element, computed from the first bytes of the file.
///
/// A reader asks the chip for the first [`FileLength::MAX_FIRST_BYTES`], and then for as many bytes as are left.
/// They suffice for every file that the parsers accept.
///
/// ```
/// use idchip::lds::FileLength;
///
/// assert_eq!(FileLength::from_first_bytes(&[0x75, 0x82]), Ok(FileLength::NeedsMore));
/// assert_eq!(FileLength::from_first_bytes(&[0x75, 0x82, 0x3A, 0xDA]), Ok(FileLength::Known(15_070)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::exhaustive_enums, reason = "known, or not yet")]
pub enum FileLength {
    /// The number of bytes of tag, length and value.
    Known(u32),
    /// The given bytes end within the tag or the length.
    NeedsMore,
}

impl FileLength {
    /// The number of bytes that the first READ BINARY of a file asks for: three for the longest tag, and five
    /// for the longest length.
    pub const MAX_FIRST_BYTES: usize = 8;

    /// Reads the tag and the length from the start of a file.
    ///
    /// # Errors
    ///
    /// Returns [`ParseErrorKind::TagEncoding`], [`ParseErrorKind::LengthTooLarge`], or
    /// [`ParseErrorKind::LengthIndefinite`]: the end of an indefinite length is found only by reading the
    /// whole content.
    pub fn from_first_bytes(first: &[u8]) -> Result<Self, ParseErrorKind> {
        match header(Rules::Cms).parse(first) {
            Ok((rest, header)) => match header.length {
                Length::Definite(length) => {
                    let header_length = offset(first.len().saturating_sub(rest.len()));
                    Ok(Self::Known(header_length.saturating_add(length)))
                }
                Length::Indefinite => Err(ParseErrorKind::LengthIndefinite),
            },
            Err(Err::Incomplete(_)) => Ok(Self::NeedsMore),
            Err(Err::Error(kind) | Err::Failure(kind)) => Err(kind),
        }
    }

    /// Returns the number of bytes that are still missing after `read` bytes, or 1 while the length is
    /// unknown.
    pub(crate) fn missing_after(self, read: usize) -> u32 {
        match self {
            Self::Known(length) => length.saturating_sub(offset(read)),
            Self::NeedsMore => 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_length_is_known_as_soon_as_the_header_is_whole() {
        let file = [0x7F, 0x61, 0x83, 0x01, 0x00, 0x00, 0xAA];
        for end in 0..6 {
            assert_eq!(FileLength::from_first_bytes(&file[..end]), Ok(FileLength::NeedsMore));
        }
        let known = Ok(FileLength::Known(0x1_0006));
        assert_eq!(FileLength::from_first_bytes(&file[..6]), known);
        assert_eq!(FileLength::from_first_bytes(&file), known);
    }

    #[test]
    fn the_longest_header_is_known_within_the_bytes_needed_at_most() {
        let file = [0x7F, 0x81, 0x01, 0x84, 0x00, 0x00, 0x00, 0x02, 0xAA, 0xAA];
        let (first, shorter) = (FileLength::MAX_FIRST_BYTES, FileLength::MAX_FIRST_BYTES - 1);
        assert_eq!(FileLength::from_first_bytes(&file[..first]), Ok(FileLength::Known(10)));
        assert_eq!(FileLength::from_first_bytes(&file[..shorter]), Ok(FileLength::NeedsMore));
    }

    #[test]
    fn what_is_missing_is_told_once_the_length_is_known() {
        assert_eq!(FileLength::NeedsMore.missing_after(0), 1);
        assert_eq!(FileLength::NeedsMore.missing_after(3), 1);
        assert_eq!(FileLength::Known(10).missing_after(4), 6);
        assert_eq!(FileLength::Known(10).missing_after(10), 0);
        assert_eq!(FileLength::Known(10).missing_after(11), 0);
    }

    #[test]
    fn what_can_be_no_length_is_refused() {
        let error = FileLength::from_first_bytes(&[0x75, 0x85]);
        assert_eq!(error, Err(ParseErrorKind::LengthTooLarge));
        let error = FileLength::from_first_bytes(&[0x75, 0x80]);
        assert_eq!(error, Err(ParseErrorKind::LengthIndefinite));
    }
}
