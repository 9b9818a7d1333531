//! The authority key identifier extension (RFC 5280 §4.2.1.1).

use crate::tlv::{Element, Malformed, Reader, Tag};

/// The identification of the key that signed the certificate (RFC 5280 §4.2.1.1). It only helps to find the
/// issuer; the signature alone proves who signed.
///
/// ```text
/// AuthorityKeyIdentifier ::= SEQUENCE {
///     keyIdentifier              [0] KeyIdentifier           OPTIONAL,
///     authorityCertIssuer        [1] GeneralNames            OPTIONAL,
///     authorityCertSerialNumber  [2] CertificateSerialNumber OPTIONAL }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AuthorityKeyIdentifier<'a> {
    /// The subject key identifier of the issuer's certificate.
    pub key_identifier: Option<&'a [u8]>,
    /// The issuer of the issuer's certificate: the content of GeneralNames, not parsed.
    pub authority_cert_issuer: Option<&'a [u8]>,
    /// The serial number of the issuer's certificate: the content of the INTEGER.
    pub authority_cert_serial_number: Option<&'a [u8]>,
}

impl<'a> AuthorityKeyIdentifier<'a> {
    /// Reads the next element.
    ///
    /// # Errors
    ///
    /// Returns an error if the next element is not an AuthorityKeyIdentifier.
    pub(crate) fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let content = |element: Element<'a>| element.content;
        reader.nested(Tag::SEQUENCE, |reader| {
            Ok(Self {
                key_identifier: reader.optional(Tag::context(0))?.map(content),
                authority_cert_issuer: reader.optional(Tag::context_constructed(1))?.map(content),
                authority_cert_serial_number: reader.optional(Tag::context(2))?.map(content),
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ParseError;
    use crate::error::Structure;
    use crate::tlv::Rules;
    use crate::x509::testing::{assert_no_prefix_parses, sequence, state, tlv};

    fn read(input: &[u8]) -> Result<AuthorityKeyIdentifier<'_>, ParseError> {
        Reader::new(Rules::Der, input, Structure::CertificateExtension)
            .prefix(AuthorityKeyIdentifier::read)
    }

    #[test]
    fn each_field_is_optional() {
        let key = tlv(0x80, &[&[0x51; 20]]);
        let issuer = tlv(0xA4, &[&state("VN", "CSCA")]);
        let serial = tlv(0x82, &[&[0x12]]);
        let input = sequence(&[&key, &tlv(0xA1, &[&issuer]), &serial]);
        let expected = AuthorityKeyIdentifier {
            key_identifier: Some(&[0x51; 20]),
            authority_cert_issuer: Some(&issuer),
            authority_cert_serial_number: Some(&[0x12]),
        };
        assert_eq!(read(&input), Ok(expected));
        assert_no_prefix_parses(&input, read);
        assert!(read(&sequence(&[])).unwrap().key_identifier.is_none());
    }

    #[test]
    fn rejects_fields_that_do_not_belong() {
        let key = tlv(0x80, &[&[0x51; 20]]);
        assert!(read(&sequence(&[&key, &key])).is_err());
        assert!(read(&sequence(&[&tlv(0x82, &[&[1]]), &key])).is_err());
        assert!(read(&sequence(&[&tlv(0x04, &[&[1]])])).is_err());
    }
}
