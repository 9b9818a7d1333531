//! The authority and subject information access extensions (RFC 5280 §4.2.2).

use super::GeneralName;
use super::sequence_of::Item;
use crate::error::ParseError;
use crate::oid::Oid;
use crate::tlv::{Reader, Tag};

/// Where more can be learnt about the issuer or the subject (RFC 5280 §4.2.2). The library fetches
/// nothing.
///
/// ```text
/// AccessDescription ::= SEQUENCE {
///     accessMethod    OBJECT IDENTIFIER,
///     accessLocation  GeneralName }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct AccessDescription<'a> {
    /// What is there.
    pub access_method: Oid<'a>,
    /// Where it is.
    pub access_location: GeneralName<'a>,
}

impl<'a> Item<'a> for AccessDescription<'a> {
    fn read_item(reader: &mut Reader<'a>) -> Result<Self, ParseError> {
        reader.nested(Tag::SEQUENCE, |reader| {
            Ok(Self {
                access_method: reader.oid()?,
                access_location: GeneralName::read_item(reader)?,
            })
        })
    }
}
