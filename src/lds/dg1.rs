//! EF.DG1: the machine readable zone.

use super::{DataGroup, DgNumber, OuterElement};
use crate::error::{ParseError, Structure};
use crate::finding::FindingSet;
use crate::mrz::Mrz;
use crate::tlv::{Rules, Tag};

/// The machine readable zone (Doc 9303-10 §4.7.1).
///
/// ```text
/// 61 L
///    5F1F L   the lines, one after the other
/// ```
///
/// Checked: the two tags and lengths, and everything that [`Mrz::parse`] checks. **Not** checked: that
/// the lines printed on the document are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dg1<'a> {
    mrz: Mrz<'a>,
    findings: FindingSet,
}

impl<'a> Dg1<'a> {
    /// Returns the machine readable zone.
    #[must_use]
    pub const fn mrz(&self) -> &Mrz<'a> {
        &self.mrz
    }
}

impl<'a> DataGroup<'a> for Dg1<'a> {
    const NUMBER: DgNumber = DgNumber::Dg1;

    fn parse(file: &'a [u8]) -> Result<Self, ParseError> {
        let file = OuterElement::read(file, Rules::Lds, Self::NUMBER.tag(), Structure::EfDg1)?;
        let mut content = file.content(Rules::Lds);
        let lines = content.all(|reader| reader.expect(MRZ))?;
        let mrz = Mrz::parse_at(lines.content_at(), lines.content)?;
        Ok(Self { mrz, findings: content.findings().union(mrz.findings()) })
    }

    fn findings(&self) -> FindingSet {
        self.findings
    }
}

/// The tag of the "MRZ as a composite data element".
const MRZ: Tag = Tag(0x5F1F);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ParseErrorKind;
    use crate::finding::Finding;
    use std::format;
    use std::vec::Vec;

    const LINES: &[u8; 90] = b"IDVNM0990123459001099012345<<0\
        9901018M3901016VNM<<<<<<<<<<<0\
        NGUYEN<<VAN<A<<<<<<<<<<<<<<<<<";

    fn file(lines: &[u8]) -> Vec<u8> {
        let length = u8::try_from(lines.len()).unwrap();
        [&[0x61, length + 3, 0x5F, 0x1F, length], lines].concat()
    }

    #[test]
    fn reads_the_lines() {
        let file = file(LINES);
        let dg1 = Dg1::parse(&file).unwrap();
        assert_eq!(dg1.mrz().as_str().as_bytes(), LINES);
        assert!(dg1.findings().is_empty());
        assert!(!format!("{dg1:?}").contains("NGUYEN"));
    }

    #[test]
    fn each_proper_prefix_is_an_error_and_padding_is_noted() {
        let mut file = file(LINES);
        for end in 0..file.len() {
            assert!(Dg1::parse(&file[..end]).is_err());
        }
        file.extend([0; 32]);
        let findings = Dg1::parse(&file).unwrap().findings();
        assert_eq!(findings, FindingSet::of(&[Finding::TrailingPadding]));
    }

    #[test]
    fn errors_in_the_lines_count_from_the_start_of_the_file() {
        let mut lowercase = *LINES;
        lowercase[89] = b'a';
        let error = Dg1::parse(&file(&lowercase)).unwrap_err();
        assert_eq!(error, ParseError::new(ParseErrorKind::Character, 94, Structure::Mrz));
        let error = Dg1::parse(&file(&LINES[..89])).unwrap_err();
        assert_eq!(error, ParseError::new(ParseErrorKind::WrongLength(89), 5, Structure::Mrz));
    }

    #[test]
    fn refuses_other_tags_and_further_elements() {
        let kind = |file: &[u8]| Dg1::parse(file).unwrap_err().kind;
        let mut other = file(LINES);
        other[3] = 0x20;
        let unexpected = ParseErrorKind::UnexpectedTag { expected: MRZ, found: Tag(0x5F20) };
        assert_eq!(kind(&other), unexpected);
        let mut further = file(LINES);
        further[1] += 2;
        further.extend([0x04, 0x00]);
        assert_eq!(kind(&further), ParseErrorKind::TrailingData(2));
        assert_eq!(kind(&[0x61, 0]), ParseErrorKind::Missing(MRZ));
    }

    #[test]
    fn findings_of_the_lines_are_those_of_the_file() {
        let mut wrong = *LINES;
        wrong[14] = b'0';
        let findings = Dg1::parse(&file(&wrong)).unwrap().findings();
        assert!(findings.contains(Finding::MrzDocumentNumberCheckDigit));
        assert!(findings.contains(Finding::MrzCompositeCheckDigit));
    }
}
