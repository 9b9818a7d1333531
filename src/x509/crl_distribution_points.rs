//! The CRL distribution points extension (RFC 5280 §4.2.1.13).

use super::sequence_of::Item;
use super::{GeneralName, GeneralNames, Text};
use crate::tlv::{Element, Malformed, Reader, Tag};

/// A location of revocation lists (RFC 5280 §4.2.1.13). The library does not fetch them.
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
#[non_exhaustive]
pub struct DistributionPoint<'a> {
    /// `fullName`: names of the same list.
    pub full_name: Option<GeneralNames<'a>>,
    /// `nameRelativeToCRLIssuer`, not parsed.
    pub name_relative_to_crl_issuer: Option<Element<'a>>,
    /// `reasons`, not parsed; absent in the profile of Doc 9303-12 §7.1.1.
    pub reasons: Option<Element<'a>>,
    /// `cRLIssuer`, not parsed; absent in the profile of Doc 9303-12 §7.1.1.
    pub crl_issuer: Option<Element<'a>>,
}

impl<'a> DistributionPoint<'a> {
    /// Returns the URIs among the full names.
    pub fn uris(&self) -> impl Iterator<Item = Text<'a>> + use<'a> {
        let names = self.full_name.into_iter().flat_map(|names| names.iter());
        names.filter_map(|name| match name {
            GeneralName::Uri(uri) => Some(uri),
            _ => None,
        })
    }
}

impl<'a> Item<'a> for DistributionPoint<'a> {
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        reader.nested(Tag::SEQUENCE, |reader| {
            let name =
                reader.optional_nested(Tag::context_constructed(0), |reader| {
                    match reader.optional(Tag::context_constructed(1))? {
                        Some(relative) => Ok((None, Some(relative))),
                        None => {
                            let tag = Tag::context_constructed(0);
                            let names = reader.nested(tag, GeneralNames::read_items)?;
                            Ok((Some(names), None))
                        }
                    }
                })?;
            let (full_name, name_relative_to_crl_issuer) = name.unwrap_or_default();
            Ok(Self {
                full_name,
                name_relative_to_crl_issuer,
                reasons: reader.optional(Tag::context(1))?,
                crl_issuer: reader.optional(Tag::context_constructed(2))?,
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ParseError;
    use crate::x509::SequenceOf;
    use crate::x509::testing::{assert_no_prefix_parses, list, sequence, tlv};
    use std::vec::Vec;

    fn read(input: &[u8]) -> Result<SequenceOf<'_, DistributionPoint<'_>>, ParseError> {
        list(input)
    }

    #[test]
    fn gives_the_addresses_of_each_point() {
        let uri = tlv(0x86, &[b"https://example.org/1.crl"]);
        let dns = tlv(0x82, &[b"example.org"]);
        let full_name = tlv(0xA0, &[&tlv(0xA0, &[&uri, &dns])]);
        let relative = tlv(0xA0, &[&tlv(0xA1, &[&[5, 0]])]);
        let reasons = tlv(0x81, &[&[7, 0x80]]);
        let issuer = tlv(0xA2, &[&dns]);
        let input =
            sequence(&[&sequence(&[&full_name]), &sequence(&[&relative, &reasons, &issuer])]);
        let points: Vec<_> = read(&input).unwrap().iter().collect();
        let uris: Vec<_> = points[0].uris().filter_map(|uri| uri.as_str()).collect();
        assert_eq!(uris, ["https://example.org/1.crl"]);
        assert_eq!(points[1].uris().count(), 0);
        assert!(points[1].name_relative_to_crl_issuer.is_some());
        assert!(points[1].reasons.is_some() && points[1].crl_issuer.is_some());
        assert_no_prefix_parses(&input, read);
    }

    #[test]
    fn rejects_what_is_no_point() {
        assert!(read(&sequence(&[])).is_err());
        let empty_name = tlv(0xA0, &[&tlv(0xA0, &[])]);
        assert!(read(&sequence(&[&sequence(&[&empty_name])])).is_err());
        assert!(read(&sequence(&[&sequence(&[&[5, 0]])])).is_err());
    }
}
