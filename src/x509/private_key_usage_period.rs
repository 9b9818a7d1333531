//! The private key usage period extension (RFC 3280 §4.2.1.4; Doc 9303-12 §7.1.1).

use crate::error::{ParseError, ParseErrorKind};
use crate::time::UnixTime;
use crate::tlv::{Reader, Tag};

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
    pub fn read(reader: &mut Reader<'_>) -> Result<Self, ParseError> {
        reader.nested(Tag::SEQUENCE, |reader| {
            let missing = reader.error(ParseErrorKind::Missing(Tag::context(0)));
            let not_before = time(reader, Tag::context(0))?;
            let not_after = time(reader, Tag::context(1))?;
            if not_before.is_none() && not_after.is_none() {
                return Err(missing);
            }
            Ok(Self { not_before, not_after })
        })
    }
}

fn time(reader: &mut Reader<'_>, tag: Tag) -> Result<Option<UnixTime>, ParseError> {
    let Some(time) = reader.optional(tag)? else { return Ok(None) };
    let mut malformed = reader.error(ParseErrorKind::Time);
    malformed.at = time.content_at;
    UnixTime::generalized_time(time.content).ok_or(malformed).map(Some)
}
