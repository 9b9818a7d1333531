//! The private key usage period extension (RFC 3280 §4.2.1.4; Doc 9303-12 §7.1.1).

use super::schema::{Fields, Kept};
use crate::error::ParseErrorKind;
use crate::time::UnixTime;
use crate::tlv::{Malformed, Reader, Tag};

/// When the private key signs; the certificate outlives it (RFC 3280 §4.2.1.4).
///
/// ```text
/// PrivateKeyUsagePeriod ::= SEQUENCE {
///     notBefore  [0] GeneralizedTime OPTIONAL,
///     notAfter   [1] GeneralizedTime OPTIONAL }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrivateKeyUsagePeriod {
    /// The first second.
    pub not_before: Option<UnixTime>,
    /// The last second.
    pub not_after: Option<UnixTime>,
}

impl PrivateKeyUsagePeriod {
    /// Reads the next element.
    ///
    /// # Errors
    ///
    /// Where it is not a PrivateKeyUsagePeriod with one end at least.
    pub fn read(reader: &mut Reader<'_>) -> Result<Self, Malformed> {
        let mut kept = Kept::NOTHING;
        fill(&mut kept, reader)?;
        // What is there was checked to be a time.
        let time = |field| UnixTime::generalized_time(kept.value(field));
        Ok(Self { not_before: time(0), not_after: time(1) })
    }
}

/// Reads the next element, and keeps where its times stand.
fn fill<'a>(kept: &mut Kept<'a>, reader: &mut Reader<'a>) -> Result<(), Malformed> {
    let level = reader.descend(Tag::SEQUENCE)?;
    let at = reader.position();
    kept.read(Fields::PrivateKeyUsagePeriod, reader)?;
    if !kept.has(0) && !kept.has(1) {
        return Err(reader.fail_at(ParseErrorKind::Missing(Tag::context(0)), at));
    }
    reader.ascend(level)
}

/// Reads the next element.
#[inline(never)]
pub(super) fn check(reader: &mut Reader<'_>) -> Result<(), Malformed> {
    let mut kept = Kept::NOTHING;
    fill(&mut kept, reader)
}

/// A GeneralizedTime under this tag.
pub(super) fn check_time(reader: &mut Reader<'_>, tag: Tag) -> Result<(), Malformed> {
    let time = reader.value(tag)?;
    match UnixTime::generalized_time(time) {
        None => Err(reader.fail_value(ParseErrorKind::Time, time)),
        Some(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ParseError;
    use crate::error::Structure;
    use crate::x509::testing::{assert_no_prefix_parses, sequence, tlv};
    use std::string::ToString;

    fn read(input: &[u8]) -> Result<PrivateKeyUsagePeriod, ParseError> {
        Reader::der(input, Structure::CertificateExtension).prefix(PrivateKeyUsagePeriod::read)
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
