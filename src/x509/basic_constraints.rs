//! The basic constraints extension (RFC 5280 §4.2.1.9).

use super::schema::{Fields, Kept};
use crate::error::ParseErrorKind;
use crate::finding::Finding;
use crate::tlv::{Malformed, Reader, Tag};

/// Whether the subject issues certificates (RFC 5280 §4.2.1.9).
///
/// ```text
/// BasicConstraints ::= SEQUENCE {
///     cA                 BOOLEAN DEFAULT FALSE,
///     pathLenConstraint  INTEGER (0..MAX) OPTIONAL }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BasicConstraints {
    /// Whether it does.
    pub ca: bool,
    /// How many certificates of other issuers may follow on the way to the last one.
    pub path_length: Option<u32>,
}

impl BasicConstraints {
    /// Reads the next element.
    ///
    /// A `cA` that is TRUE but not FF, and one that is FALSE though it is the default, are noted.
    ///
    /// # Errors
    ///
    /// Where it is not a BasicConstraints.
    pub fn read(reader: &mut Reader<'_>) -> Result<Self, Malformed> {
        let mut kept = Kept::NOTHING;
        kept.read(Fields::ExtensionBasicConstraints, reader)?;
        Ok(Self {
            ca: !matches!(kept.value(0), [] | [0]),
            path_length: kept.reader(1).small_integer().ok(),
        })
    }
}

/// The cA, with a finding where it is not as DER has it.
pub(super) fn check_ca(reader: &mut Reader<'_>) -> Result<(), Malformed> {
    match reader.value(Tag::BOOLEAN)? {
        [0x00] => reader.note(Finding::DefaultValueEncoded),
        [0xFF] => {}
        // Certificates of one state have 01.
        [_] => reader.note(Finding::BooleanNotDer),
        other => return Err(reader.fail_value(ParseErrorKind::Boolean, other)),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ParseError;
    use crate::error::Structure;
    use crate::finding::FindingSet;
    use crate::x509::testing::{assert_no_prefix_parses, integer, null, sequence, tlv};

    fn read(input: &[u8]) -> Result<(BasicConstraints, FindingSet), ParseError> {
        let mut reader = Reader::der(input, Structure::CertificateExtension);
        let constraints = reader.prefix(BasicConstraints::read)?;
        Ok((constraints, reader.findings()))
    }

    #[test]
    fn reads_real_encodings_and_notes_the_odd_ones() {
        let boolean = |octet| tlv(0x01, &[&[octet]]);
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
