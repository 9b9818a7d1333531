//! The authority and subject information access extensions (RFC 5280 §4.2.2).

use super::GeneralName;
use super::sequence_of::Item;
use crate::oid::Oid;
use crate::tlv::{Malformed, Reader, Tag};

/// The address of information about the issuer or the subject (RFC 5280 §4.2.2). The library does not fetch
/// it.
///
/// ```text
/// AccessDescription ::= SEQUENCE {
///     accessMethod    OBJECT IDENTIFIER,
///     accessLocation  GeneralName }
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct AccessDescription<'a> {
    /// The kind of information.
    pub access_method: Oid<'a>,
    /// The address.
    pub access_location: GeneralName<'a>,
}

impl<'a> Item<'a> for AccessDescription<'a> {
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        reader.nested(Tag::SEQUENCE, |reader| {
            Ok(Self { access_method: reader.read()?, access_location: GeneralName::read(reader)? })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ParseError;
    use crate::oid::DSA;
    use crate::x509::SequenceOf;
    use crate::x509::testing::{assert_no_prefix_parses, list, oid, sequence, tlv};

    #[test]
    fn reads_method_and_location() {
        fn read(input: &[u8]) -> Result<SequenceOf<'_, AccessDescription<'_>>, ParseError> {
            list(input)
        }
        let uri = tlv(0x86, &[b"https://example.org"]);
        let input = sequence(&[&sequence(&[&oid(DSA), &uri])]);
        let description = read(&input).unwrap().iter().next().unwrap();
        assert_eq!(description.access_method, DSA);
        assert!(matches!(description.access_location, GeneralName::Uri(_)));
        assert_no_prefix_parses(&input, read);
        assert!(read(&sequence(&[&sequence(&[&oid(DSA)])])).is_err());
        assert!(read(&sequence(&[&sequence(&[&oid(DSA), &uri, &uri])])).is_err());
    }
}
