//! Validity (RFC 5280 §4.1.2.5).

use crate::time::UnixTime;
use crate::tlv::{Malformed, Reader, Tag};

/// The period in which a certificate is valid, both ends included (RFC 5280 §4.1.2.5).
///
/// ```text
/// Validity ::= SEQUENCE { notBefore Time, notAfter Time }
/// ```
///
/// Checked: that both are times. Not checked: that notBefore is not later than notAfter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "the fields of RFC 5280 §4.1.2.5")]
pub struct Validity {
    /// The first second of the period.
    pub not_before: UnixTime,
    /// The last second of the period.
    pub not_after: UnixTime,
}

impl Validity {
    /// Reads the next element.
    ///
    /// # Errors
    ///
    /// Returns an error if the next element is not a Validity.
    pub(crate) fn read(reader: &mut Reader<'_>) -> Result<Self, Malformed> {
        reader.nested(Tag::SEQUENCE, |reader| {
            Ok(Self { not_before: UnixTime::read(reader)?, not_after: UnixTime::read(reader)? })
        })
    }

    /// True if `time` is in the period.
    #[must_use]
    pub fn contains(&self, time: UnixTime) -> bool {
        (self.not_before..=self.not_after).contains(&time)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ParseError;
    use crate::error::Structure;
    use crate::tlv::Rules;
    use crate::x509::testing::{assert_no_prefix_parses, null, sequence, utc_time};

    fn read(input: &[u8]) -> Result<Validity, ParseError> {
        Reader::new(Rules::Der, input, Structure::Certificate).prefix(Validity::read)
    }

    #[test]
    fn both_ends_are_included() {
        let input = sequence(&[&utc_time("240101000000Z"), &utc_time("240101000001Z")]);
        let validity = read(&input).unwrap();
        assert!(validity.contains(validity.not_before) && validity.contains(validity.not_after));
        assert!(!validity.contains(UnixTime(validity.not_before.0 - 1)));
        assert!(!validity.contains(UnixTime(validity.not_after.0 + 1)));
        assert_no_prefix_parses(&input, read);
    }

    #[test]
    fn rejects_other_than_two_times() {
        let time = utc_time("240101000000Z");
        assert!(read(&sequence(&[&time])).is_err());
        assert!(read(&sequence(&[&time, &time, &time])).is_err());
        assert!(read(&sequence(&[&time, &null()])).is_err());
    }
}
