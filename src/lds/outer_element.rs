//! The outer element of an elementary file.

use crate::error::{ParseError, Structure};
use crate::finding::{Finding, FindingSet};
use crate::tlv::{Reader, Rules, Tag};

/// The outer element of an elementary file.
///
/// A file may be longer than its content (Doc 9303-10 §3.9): bytes after the element do not belong to
/// the content, and they are a finding.
pub(crate) struct OuterElement<'a> {
    /// The bytes that the hash of a data group covers (Doc 9303-10 §4.6.2.3).
    pub(crate) whole: &'a [u8],
    content: &'a [u8],
    content_at: u32,
    within: Structure,
    pub(crate) findings: FindingSet,
}

impl<'a> OuterElement<'a> {
    /// Reads the outer element under `rules`; it must have this tag.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Reader::expect`].
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

    /// Returns a reader of the content under `rules`. The reader already has the findings about the file.
    pub(crate) fn content(&self, rules: Rules) -> Reader<'a> {
        let mut reader = Reader::new(rules, self.content, self.within).starting_at(self.content_at);
        reader.note_all(self.findings);
        reader
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ParseErrorKind;

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
}
