//! The CRL distribution points extension (RFC 5280 §4.2.1.13).

use super::sequence_of::{Item, SequenceOf};
use super::{GeneralName, GeneralNames, Text};
use crate::error::ParseError;
use crate::tlv::{Element, Reader, Tag};

/// Where revocation lists are (RFC 5280 §4.2.1.13). The library fetches nothing.
///
/// ```text
/// DistributionPoint ::= SEQUENCE {
///     distributionPoint  [0] DistributionPointName OPTIONAL,
///     reasons            [1] ReasonFlags           OPTIONAL,
///     cRLIssuer          [2] GeneralNames          OPTIONAL }
/// DistributionPointName ::= CHOICE {
///     fullName                 [0] GeneralNames,
///     nameRelativeToCRLIssuer  [1] RelativeDistinguishedName }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct DistributionPoint<'a> {
    /// `fullName`: the same list under several names.
    pub full_name: Option<GeneralNames<'a>>,
    /// `nameRelativeToCRLIssuer`, raw.
    pub name_relative_to_crl_issuer: Option<Element<'a>>,
    /// `reasons`, raw; Doc 9303-12 §7.1.1 has none.
    pub reasons: Option<Element<'a>>,
    /// `cRLIssuer`, raw; Doc 9303-12 §7.1.1 has none.
    pub crl_issuer: Option<Element<'a>>,
}

impl<'a> DistributionPoint<'a> {
    /// The addresses among the full names.
    pub fn uris(&self) -> impl Iterator<Item = Text<'a>> + use<'a> {
        self.full_name.unwrap_or(SequenceOf::EMPTY).into_iter().filter_map(|name| match name {
            GeneralName::Uri(uri) => Some(uri),
            _ => None,
        })
    }
}

impl<'a> Item<'a> for DistributionPoint<'a> {
    fn read_item(reader: &mut Reader<'a>) -> Result<Self, ParseError> {
        reader.nested(Tag::SEQUENCE, |reader| {
            let mut point = Self {
                full_name: None,
                name_relative_to_crl_issuer: None,
                reasons: None,
                crl_issuer: None,
            };
            reader.optional_nested(Tag::context_constructed(0), |reader| {
                if reader.peek() == Some(Tag::context_constructed(1)) {
                    point.name_relative_to_crl_issuer = Some(reader.element()?);
                } else {
                    let tag = Tag::context_constructed(0);
                    point.full_name = Some(reader.nested(tag, SequenceOf::read_content)?);
                }
                Ok(())
            })?;
            point.reasons = reader.optional(Tag::context(1))?;
            point.crl_issuer = reader.optional(Tag::context_constructed(2))?;
            Ok(point)
        })
    }
}
