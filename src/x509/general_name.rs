//! GeneralName (RFC 5280 §4.2.1.6).

use super::sequence_of::{Item, SequenceOf};
use super::{Name, Text};
use crate::error::ParseErrorKind;
use crate::tlv::{Element, Malformed, Reader, Tag};

/// Alternative names of an issuer or subject (RFC 5280 §4.2.1.6).
pub type GeneralNames<'a> = SequenceOf<'a, GeneralName<'a>>;

/// An alternative name. Doc 9303-12 §7.1.1.2 requires a directoryName whose localityName is the country code
/// of the MRZ.
///
/// ```text
/// GeneralName ::= CHOICE {
///     rfc822Name [1] IA5String, dNSName [2] IA5String, directoryName [4] Name,
///     uniformResourceIdentifier [6] IA5String, … }
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum GeneralName<'a> {
    /// directoryName.
    DirectoryName(Name<'a>),
    /// dNSName.
    DnsName(Text<'a>),
    /// Another alternative, not parsed.
    Other(Element<'a>),
    /// rfc822Name: an e-mail address.
    Rfc822Name(Text<'a>),
    /// uniformResourceIdentifier.
    Uri(Text<'a>),
}

impl<'a> Item<'a> for GeneralName<'a> {
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let element = reader.element()?;
        let text = Text::new(Tag::IA5_STRING, element.content);
        Ok(match element.tag {
            RFC822_NAME => Self::Rfc822Name(text),
            DNS_NAME => Self::DnsName(text),
            DIRECTORY_NAME => Self::DirectoryName(reader.inside(&element, Name::read)?),
            URI => Self::Uri(text),
            tag if tag.first_byte() & 0xC0 == 0x80 => Self::Other(element),
            found => {
                let kind = ParseErrorKind::UnexpectedTag { expected: DIRECTORY_NAME, found };
                return Err(reader.fail_at(kind, element.at));
            }
        })
    }
}

const RFC822_NAME: Tag = Tag::context(1);
const DNS_NAME: Tag = Tag::context(2);
const DIRECTORY_NAME: Tag = Tag::context_constructed(4);
const URI: Tag = Tag::context(6);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ParseError;
    use crate::x509::testing::{assert_no_prefix_parses, list, sequence, state, tlv};

    fn read(input: &[u8]) -> Result<GeneralNames<'_>, ParseError> {
        list(input)
    }

    #[test]
    fn reads_each_kind() {
        let input = sequence(&[
            &tlv(0x81, &[b"csca@example.org"]),
            &tlv(0x82, &[b"example.org"]),
            &tlv(0xA4, &[&state("VN", "CSCA")]),
            &tlv(0x86, &[b"https://example.org"]),
            &tlv(0x87, &[&[127, 0, 0, 1]]),
        ]);
        let names = read(&input).unwrap();
        let mut names = names.iter();
        let address = "csca@example.org";
        assert!(
            matches!(names.next(), Some(GeneralName::Rfc822Name(it)) if it.as_str() == Some(address))
        );
        assert!(matches!(names.next(), Some(GeneralName::DnsName(_))));
        assert!(
            matches!(names.next(), Some(GeneralName::DirectoryName(it)) if it.country() == Some("VN"))
        );
        assert!(matches!(names.next(), Some(GeneralName::Uri(_))));
        assert!(matches!(names.next(), Some(GeneralName::Other(it)) if it.tag == Tag::context(7)));
        assert!(names.next().is_none());
        assert_no_prefix_parses(&input, read);
    }

    #[test]
    fn rejects_none_and_what_is_no_name() {
        assert!(read(&sequence(&[])).is_err());
        let kind = read(&sequence(&[&tlv(0x16, &[b"x"])])).unwrap_err().kind;
        let expected = DIRECTORY_NAME;
        assert_eq!(kind, ParseErrorKind::UnexpectedTag { expected, found: Tag::IA5_STRING });
        assert!(read(&sequence(&[&tlv(0xA4, &[&[5, 0]])])).is_err());
    }
}
