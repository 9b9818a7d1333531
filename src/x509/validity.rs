//! Validity (RFC 5280 §4.1.2.5).

use crate::error::{ParseError, Structure};
use crate::time::UnixTime;
use crate::tlv::{Reader, Tag};

/// When a certificate is valid, both ends included (RFC 5280 §4.1.2.5).
///
/// ```text
/// Validity ::= SEQUENCE { notBefore Time, notAfter Time }
/// ```
///
/// Checked: that both are times. Not checked: which is the earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Validity {
    /// The first second.
    pub not_before: UnixTime,
    /// The last second.
    pub not_after: UnixTime,
}

impl Validity {
    /// Reads the next element.
    ///
    /// # Errors
    ///
    /// Where it is not a Validity.
    pub fn read(reader: &mut Reader<'_>) -> Result<Self, ParseError> {
        reader.nested(Tag::SEQUENCE, |reader| {
            Ok(Self {
                not_before: UnixTime::read(reader, Structure::Certificate)?,
                not_after: UnixTime::read(reader, Structure::Certificate)?,
            })
        })
    }

    /// Whether `time` lies within.
    #[must_use]
    pub fn contains(&self, time: UnixTime) -> bool {
        (self.not_before..=self.not_after).contains(&time)
    }
}
