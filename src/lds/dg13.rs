//! EF.DG13: optional details, defined by the issuing state.

use core::fmt;

use super::{DataGroup, DgNumber, OuterElement};
use crate::error::{ParseError, Structure};
use crate::finding::FindingSet;
use crate::tlv::{Reader, Rules};

/// The optional details of a national profile (Doc 9303-10 §4.7.13).
///
/// ```text
/// 6D L   anything
/// ```
///
/// Checked: the outer tag and its length. **Not** checked: the content, which the standard leaves to the
/// issuing state. The profile of a state reads it, such as [`Dg13::citizen`] for Vietnam.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Dg13<'a> {
    content: &'a [u8],
    at: u32,
    findings: FindingSet,
}

impl<'a> Dg13<'a> {
    /// Returns the content, without the outer tag and length.
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.content
    }

    /// Returns a reader of the content; offsets count from the start of the file.
    pub(crate) const fn reader(&self) -> Reader<'a> {
        Reader::new(Rules::Lds, self.content, Structure::EfDg13).starting_at(self.at)
    }
}

impl<'a> DataGroup<'a> for Dg13<'a> {
    const NUMBER: DgNumber = DgNumber::Dg13;

    fn parse(file: &'a [u8]) -> Result<Self, ParseError> {
        let file = OuterElement::read(file, Rules::Lds, Self::NUMBER.tag(), Structure::EfDg13)?;
        let content = file.content(Rules::Lds);
        let (bytes, at) = (content.remaining(), content.position());
        Ok(Self { content: bytes, at, findings: content.findings() })
    }

    fn findings(&self) -> FindingSet {
        self.findings
    }
}

/// Shows the length only: the content is personal data.
impl fmt::Debug for Dg13<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Dg13({} bytes)", self.as_bytes().len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Finding;
    use std::format;

    #[test]
    fn hands_out_the_content_and_notes_padding() {
        let dg = Dg13::parse(&[0x6D, 0x03, 1, 2, 3, 0, 0]).unwrap();
        assert_eq!(dg.as_bytes(), [1, 2, 3]);
        assert!(dg.findings().contains(Finding::TrailingPadding));
        assert_eq!(format!("{dg:?}"), "Dg13(3 bytes)");
    }

    #[test]
    fn each_proper_prefix_is_an_error() {
        let file = [0x6D, 0x81, 0x03, 1, 2, 3];
        assert!(Dg13::parse(&file).unwrap().findings().contains(Finding::NonMinimalLength));
        for end in 0..file.len() {
            assert!(Dg13::parse(&file[..end]).is_err());
        }
    }
}
