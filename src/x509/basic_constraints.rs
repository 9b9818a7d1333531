//! The basic constraints extension (RFC 5280 §4.2.1.9).

use crate::error::{ParseError, ParseErrorKind};
use crate::finding::Finding;
use crate::tlv::{Reader, Tag};

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
    pub fn read(reader: &mut Reader<'_>) -> Result<Self, ParseError> {
        reader.nested(Tag::SEQUENCE, |reader| {
            let ca = match reader.optional(Tag::BOOLEAN)? {
                None => false,
                Some(boolean) => match boolean.content {
                    [0x00] => {
                        reader.note(Finding::DefaultValueEncoded);
                        false
                    }
                    [0xFF] => true,
                    // Certificates of one state have 01.
                    [_] => {
                        reader.note(Finding::BooleanNotDer);
                        true
                    }
                    _ => {
                        let mut error = reader.error(ParseErrorKind::Boolean);
                        error.at = boolean.content_at;
                        return Err(error);
                    }
                },
            };
            let path_length = if reader.is_empty() { None } else { Some(reader.small_integer()?) };
            Ok(Self { ca, path_length })
        })
    }
}
