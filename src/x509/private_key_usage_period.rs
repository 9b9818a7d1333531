//! The private key usage period extension (RFC 3280 §4.2.1.4; Doc 9303-12 §7.1.1).

use crate::error::ParseErrorKind;
use crate::time::UnixTime;
use crate::tlv::{Malformed, Reader, Tag};

/// The period in which the private key may sign (RFC 3280 §4.2.1.4). The certificate is valid for longer.
///
/// ```text
/// PrivateKeyUsagePeriod ::= SEQUENCE {
///     notBefore  [0] GeneralizedTime OPTIONAL,
///     notAfter   [1] GeneralizedTime OPTIONAL }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PrivateKeyUsagePeriod {
    /// The first second of the period.
    pub not_before: Option<UnixTime>,
    /// The last second of the period.
    pub not_after: Option<UnixTime>,
}

impl PrivateKeyUsagePeriod {
    /// Reads the next element.
    ///
    /// # Errors
    ///
    /// Returns an error if the next element is not a PrivateKeyUsagePeriod, or has neither a start nor an
    /// end.
    pub(crate) fn read(reader: &mut Reader<'_>) -> Result<Self, Malformed> {
        reader.nested(Tag::SEQUENCE, |reader| {
            let at = reader.position();
            let not_before = read_time(reader, Tag::context(0))?;
            let not_after = read_time(reader, Tag::context(1))?;
            if not_before.is_none() && not_after.is_none() {
                return Err(reader.fail_at(ParseErrorKind::Missing(Tag::context(0)), at));
            }
            Ok(Self { not_before, not_after })
        })
    }
}

/// Reads a GeneralizedTime under this tag, if the next element has the tag.
fn read_time(reader: &mut Reader<'_>, tag: Tag) -> Result<Option<UnixTime>, Malformed> {
    let Some(element) = reader.optional(tag)? else { return Ok(None) };
    match UnixTime::generalized_time(element.content) {
        None => Err(reader.fail_at(ParseErrorKind::Time, element.content_at())),
        time => Ok(time),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ParseError;
    use crate::error::Structure;
    use crate::tlv::Rules;
    use crate::x509::testing::{assert_no_prefix_parses, sequence, tlv};
    use std::string::ToString;

    fn read(input: &[u8]) -> Result<PrivateKeyUsagePeriod, ParseError> {
        Reader::new(Rules::Der, input, Structure::CertificateExtension)
            .prefix(PrivateKeyUsagePeriod::read)
    }

    #[test]
    fn has_one_end_at_least() {
        let start = tlv(0x80, &[b"20240101000000Z"]);
        let end = tlv(0x81, &[b"20270101000000Z"]);
        let both = sequence(&[&start, &end]);
        let period = read(&both).unwrap();
        assert_eq!(period.not_before.unwrap().to_string(), "2024-01-01T00:00:00Z");
        assert_eq!(period.not_after.unwrap().to_string(), "2027-01-01T00:00:00Z");
        assert_no_prefix_parses(&both, read);
        assert!(read(&sequence(&[&start])).unwrap().not_after.is_none());
        assert!(read(&sequence(&[&end])).unwrap().not_before.is_none());
        let error = read(&sequence(&[])).unwrap_err();
        assert_eq!(error.kind, ParseErrorKind::Missing(Tag::context(0)));
    }

    #[test]
    fn rejects_times_of_another_form() {
        let error = read(&sequence(&[&tlv(0x80, &[b"240101000000Z"])])).unwrap_err();
        assert_eq!((error.kind, error.at), (ParseErrorKind::Time, 4));
        let end = tlv(0x81, &[b"20270101000000Z"]);
        assert!(read(&sequence(&[&end, &end])).is_err());
    }
}
