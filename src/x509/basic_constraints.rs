//! The basic constraints extension (RFC 5280 §4.2.1.9).

use crate::error::ParseErrorKind;
use crate::finding::Finding;
use crate::tlv::{Malformed, Reader, Tag};

/// The subject's right to issue certificates (RFC 5280 §4.2.1.9).
///
/// ```text
/// BasicConstraints ::= SEQUENCE {
///     cA                 BOOLEAN DEFAULT FALSE,
///     pathLenConstraint  INTEGER (0..MAX) OPTIONAL }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BasicConstraints {
    /// True if the subject may issue certificates.
    pub ca: bool,
    /// The maximum number of intermediate certificates that may follow this certificate in a path,
    /// self-issued certificates not counted.
    pub path_length: Option<u32>,
}

impl BasicConstraints {
    /// Reads the next element.
    ///
    /// Two encodings of `cA` are a finding: TRUE other than FF, and FALSE, which is the default.
    ///
    /// # Errors
    ///
    /// Returns an error if the next element is not a BasicConstraints.
    pub(crate) fn read(reader: &mut Reader<'_>) -> Result<Self, Malformed> {
        reader.nested(Tag::SEQUENCE, |reader| {
            let ca = reader.is_next(Tag::BOOLEAN) && read_ca(reader)?;
            let path_length = if reader.is_empty() { None } else { Some(reader.small_integer()?) };
            Ok(Self { ca, path_length })
        })
    }
}

fn read_ca(reader: &mut Reader<'_>) -> Result<bool, Malformed> {
    let element = reader.expect(Tag::BOOLEAN)?;
    match element.content {
        [0x00] => {
            reader.note(Finding::DefaultValueEncoded);
            Ok(false)
        }
        [0xFF] => Ok(true),
        // The certificates of one state have 01 here.
        [_] => {
            reader.note(Finding::BooleanNotDer);
            Ok(true)
        }
        _ => Err(reader.fail_at(ParseErrorKind::Boolean, element.content_at())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ParseError;
    use crate::error::Structure;
    use crate::finding::FindingSet;
    use crate::tlv::Rules;
    use crate::x509::testing::{assert_no_prefix_parses, integer, null, sequence, tlv};

    fn read(input: &[u8]) -> Result<(BasicConstraints, FindingSet), ParseError> {
        let mut reader = Reader::new(Rules::Der, input, Structure::CertificateExtension);
        let constraints = reader.prefix(BasicConstraints::read)?;
        Ok((constraints, reader.findings()))
    }

    #[test]
    fn reads_real_encodings_and_notes_the_odd_ones() {
        let boolean = |byte| tlv(0x01, &[&[byte]]);
        for (input, ca, path_length, finding) in [
            (sequence(&[&boolean(0xFF), &integer(&[0])]), true, Some(0), None),
            (sequence(&[&boolean(0xFF)]), true, None, None),
            (sequence(&[]), false, None, None),
            (sequence(&[&boolean(0x01)]), true, None, Some(Finding::BooleanNotDer)),
            (sequence(&[&boolean(0x00)]), false, None, Some(Finding::DefaultValueEncoded)),
        ] {
            let (constraints, findings) = read(&input).unwrap();
            assert_eq!(constraints, BasicConstraints { ca, path_length });
            assert!(findings.iter().eq(finding));
            assert_no_prefix_parses(&input, read);
        }
    }

    #[test]
    fn rejects_what_is_no_basic_constraints() {
        for (input, expected) in [
            (sequence(&[&tlv(0x01, &[])]), ParseErrorKind::Boolean),
            (sequence(&[&tlv(0x01, &[&[0, 0xFF]])]), ParseErrorKind::Boolean),
            (sequence(&[&integer(&[0xFF])]), ParseErrorKind::NumberOutOfRange),
            (sequence(&[&integer(&[0]), &null()]), ParseErrorKind::TrailingData(2)),
        ] {
            assert_eq!(read(&input).unwrap_err().kind, expected);
        }
    }
}
