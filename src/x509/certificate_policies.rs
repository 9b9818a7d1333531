//! The certificate policies extension (RFC 5280 §4.2.1.4).

use super::sequence_of::Item;
use crate::error::ParseError;
use crate::oid::Oid;
use crate::tlv::{Element, Reader, Tag};

/// A policy that the certificate was issued under (RFC 5280 §4.2.1.4).
///
/// ```text
/// PolicyInformation ::= SEQUENCE {
///     policyIdentifier  OBJECT IDENTIFIER,
///     policyQualifiers  SEQUENCE SIZE (1..MAX) OF PolicyQualifierInfo OPTIONAL }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct PolicyInformation<'a> {
    /// The policy.
    pub policy_identifier: Oid<'a>,
    /// Notices and addresses, raw.
    pub policy_qualifiers: Option<Element<'a>>,
}

impl<'a> Item<'a> for PolicyInformation<'a> {
    fn read_item(reader: &mut Reader<'a>) -> Result<Self, ParseError> {
        reader.nested(Tag::SEQUENCE, |reader| {
            Ok(Self {
                policy_identifier: reader.oid()?,
                policy_qualifiers: reader.optional(Tag::SEQUENCE)?,
            })
        })
    }
}
