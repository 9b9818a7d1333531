//! Bundles of certificates.

use super::{MasterListCertificates, SignedData};
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::oid;
use crate::tlv::{Malformed, Reader, Rules, Tag};

/// A bundle of certificates: a SignedData that nobody signed, as files with the name extensions `.p7b` and `.p7c`
/// have it (RFC 5652 §5.1 "degenerate case", RFC 8551 §3.8 "certs-only"; PKCS #7 is the same, RFC 2315 §9.1). Its
/// certificates are not parsed: a malformed certificate does not invalidate the bundle.
///
/// ```text
/// ContentInfo ::= SEQUENCE { contentType OBJECT IDENTIFIER, content [0] EXPLICIT SignedData }
/// SignedData ::= SEQUENCE {
///     version            INTEGER,
///     digestAlgorithms   SET OF AlgorithmIdentifier,
///     encapContentInfo   SEQUENCE { eContentType id-data, eContent [0] EXPLICIT ANY OPTIONAL },
///     certificates       [0] IMPLICIT CertificateSet,
///     crls               [1] IMPLICIT RevocationInfoChoices OPTIONAL,
///     signerInfos        SET OF SignerInfo }
/// ```
///
/// Checked: the structure, the content type, and that there are no SignerInfos. The certificates of a signed
/// structure are not read: they belong to its signers, and a CSCA certificate beside a signature proves nothing.
/// Not checked: anything about the certificates. Nobody vouches for them.
#[derive(Clone, Copy, Debug)]
pub struct CertificateBundle<'a> {
    certificates: MasterListCertificates<'a>,
}

impl<'a> CertificateBundle<'a> {
    /// Parses a bundle, which is a ContentInfo with SignedData.
    ///
    /// # Errors
    ///
    /// Returns an error if the bytes are not such a bundle. If there are SignerInfos it is
    /// [`ParseErrorKind::TooMany`].
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        Reader::new(Rules::Cms, input, Structure::CertificateBundle)
            .all(|reader| SignedData::read_content_info(reader, Self::read_fields))
    }

    fn read_fields(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        reader.small_integer()?;
        reader.expect(Tag::SET)?;
        reader.nested(Tag::SEQUENCE, |reader| {
            reader.require(oid::DATA)?;
            reader.optional(Tag::context_constructed(0)).map(drop)
        })?;
        let certificates = reader.nested(Tag::context_constructed(0), |reader| {
            let certificates = MasterListCertificates::of(reader.remaining());
            reader.repeat(u32::MAX, |reader| reader.element().map(drop))?;
            Ok(certificates)
        })?;
        reader.optional(Tag::context_constructed(1))?;
        let signers = reader.expect(Tag::SET)?;
        if signers.content.is_empty() {
            Ok(Self { certificates })
        } else {
            Err(reader.fail_at(ParseErrorKind::TooMany(0), signers.content_at()))
        }
    }

    /// Returns the certificates, in the order of the bundle.
    #[must_use]
    pub const fn certificates(&self) -> MasterListCertificates<'a> {
        self.certificates
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oid::Oid;
    use crate::tlv::build::{integer, null, oid as oid_of, sequence, set, tlv};
    use crate::x509::testing::assert_no_prefix_parses;
    use std::vec::Vec;

    const FIRST: &[u8] = &[0x30, 3, 2, 1, 7];
    const SECOND: &[u8] = &[0x30, 2, 5, 0];

    /// A bundle with this content type, and these fields after the content.
    fn bundle(content_type: Oid<'_>, fields: &[&[u8]]) -> Vec<u8> {
        let content = sequence(&[&oid_of(content_type)]);
        let fields = fields.concat();
        let signed_data = sequence(&[&integer(&[1]), &set(&[]), &content, &fields]);
        sequence(&[&oid_of(oid::SIGNED_DATA), &tlv(0xA0, &[&signed_data])])
    }

    fn certificates() -> Vec<u8> {
        tlv(0xA0, &[FIRST, SECOND])
    }

    #[test]
    fn gives_back_the_certificates() {
        let input = bundle(oid::DATA, &[&certificates(), &set(&[])]);
        let found: Vec<_> = CertificateBundle::parse(&input).unwrap().certificates().collect();
        assert_eq!(found, [FIRST, SECOND]);
        assert_no_prefix_parses(&input, |input| CertificateBundle::parse(input).map(drop));
        // With revocation lists, which are not read.
        let lists = tlv(0xA1, &[&null()]);
        let input = bundle(oid::DATA, &[&certificates(), &lists, &set(&[])]);
        assert_eq!(CertificateBundle::parse(&input).unwrap().certificates().count(), 2);
    }

    #[test]
    fn indefinite_lengths_are_read() {
        let with_end = |tag: u8, content: &[u8]| [&[tag, 0x80], content, &[0, 0]].concat();
        let content = with_end(0x30, &oid_of(oid::DATA));
        let certificates = with_end(0xA0, &[FIRST, SECOND].concat());
        let fields = [&integer(&[1])[..], &set(&[]), &content, &certificates, &set(&[])].concat();
        let data = with_end(0xA0, &with_end(0x30, &fields));
        let input = with_end(0x30, &[&oid_of(oid::SIGNED_DATA)[..], &data].concat());
        let bundle = CertificateBundle::parse(&input).unwrap();
        assert_eq!(bundle.certificates().as_bytes(), [FIRST, SECOND].concat());
    }

    #[test]
    fn certificates_of_signers_are_not_a_bundle() {
        let signers = set(&[&sequence(&[])]);
        let input = bundle(oid::DATA, &[&certificates(), &signers]);
        let error = CertificateBundle::parse(&input).unwrap_err();
        assert_eq!(error.kind, ParseErrorKind::TooMany(0));
        assert_eq!(error.within, Structure::CertificateBundle);
        let input = bundle(oid::CSCA_MASTER_LIST, &[&certificates(), &set(&[])]);
        assert_eq!(CertificateBundle::parse(&input).unwrap_err().kind, ParseErrorKind::Value);
    }
}
