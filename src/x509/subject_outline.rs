//! The fields that tell, without parsing a certificate, that it cannot have issued another one.

use super::Name;
use super::extension::Extension;
use super::extensions::read_subject_key_identifier;
use super::sequence_of::Item;
use crate::error::Structure;
use crate::tlv::{Malformed, Reader, Rules, Tag};

/// Subject and extensions of a certificate that is not parsed.
///
/// Of hundreds of anchors one or two match the issuer of a certificate. The others are passed over by
/// these fields, for a part of the work of parsing them. Nothing is validated: an outline excludes a
/// certificate, and never accepts one.
#[derive(Clone, Copy)]
pub(crate) struct SubjectOutline<'a> {
    /// The subject, with tag and length.
    subject: &'a [u8],
    /// The content of the extensions.
    extensions: &'a [u8],
}

impl<'a> SubjectOutline<'a> {
    /// Reads the outline of a certificate in DER, or returns `None` if it cannot be read.
    pub(crate) fn of(certificate: &'a [u8]) -> Option<Self> {
        let mut certificate = inner(&mut reader_of(certificate), Tag::SEQUENCE)?;
        let mut tbs = inner(&mut certificate, Tag::SEQUENCE)?;
        tbs.prefix(|tbs| {
            tbs.optional(Tag::context_constructed(0))?; // version
            tbs.expect(Tag::INTEGER)?; // serialNumber
            for _ in ["signature", "issuer", "validity"] {
                tbs.expect(Tag::SEQUENCE)?;
            }
            let subject = tbs.expect(Tag::SEQUENCE)?.whole;
            tbs.expect(Tag::SEQUENCE)?; // subjectPublicKeyInfo
            tbs.optional(Tag::context(1))?; // issuerUniqueID
            tbs.optional(Tag::context(2))?; // subjectUniqueID
            let extensions =
                tbs.optional_nested(Tag::context_constructed(3), |tbs| tbs.value(Tag::SEQUENCE))?;
            Ok(Self { subject, extensions: extensions.unwrap_or_default() })
        })
        .ok()
    }

    /// False if the subject key identifier is not this one.
    pub(crate) fn may_have_key(&self, identifier: &[u8]) -> bool {
        match self.key_identifier() {
            Ok(own) => own == Some(identifier),
            Err(Malformed) => true,
        }
    }

    /// Returns the value of the first subject key identifier among the extensions.
    fn key_identifier(&self) -> Result<Option<&'a [u8]>, Malformed> {
        // The DER of the identifier of the extension, by which an extension begins.
        const SUBJECT_KEY_IDENTIFIER: &[u8] = &[0x06, 3, 0x55, 0x1D, 0x0E];
        let mut reader = reader_of(self.extensions);
        while !reader.is_empty() {
            let extension = reader.expect(Tag::SEQUENCE)?;
            if extension.content.starts_with(SUBJECT_KEY_IDENTIFIER) {
                let extension = Extension::read(&mut reader_of(extension.whole))?;
                return Ok(extension.value_reader().all(read_subject_key_identifier).ok());
            }
        }
        Ok(None)
    }

    /// False if the subject is not this name, or is malformed.
    pub(crate) fn may_bear(&self, name: &Name<'_>) -> bool {
        Name::parse(self.subject).is_ok_and(|own| own.is(name))
    }
}

fn reader_of(content: &[u8]) -> Reader<'_> {
    Reader::new(Rules::Der, content, Structure::Certificate)
}

/// Returns a reader of the content of the next element.
fn inner<'a>(reader: &mut Reader<'a>, tag: Tag) -> Option<Reader<'a>> {
    reader.prefix(|reader| reader.value(tag)).ok().map(reader_of)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oid;
    use crate::x509::Certificate;
    use crate::x509::testing::{
        CertificateBuilder, extension, name, null, octet_string, printable, sequence, set, state,
        utf8,
    };
    use std::vec::Vec;

    fn base() -> CertificateBuilder {
        CertificateBuilder::csca()
    }

    /// Checks that the outline says "may" wherever the parsed certificate says "is"; returns what it says of the
    /// key, and of the name.
    fn outline_of(builder: &CertificateBuilder, key: &[u8], of_name: &[u8]) -> (bool, bool) {
        let bytes = builder.build();
        let outline = SubjectOutline::of(&bytes).unwrap();
        let of_name = Name::parse(of_name).unwrap();
        let says = (outline.may_have_key(key), outline.may_bear(&of_name));
        if let Ok(parsed) = Certificate::parse(&bytes) {
            assert!(says.0 || parsed.subject_key_identifier() != Some(key));
            assert!(says.1 || !parsed.subject().is(&of_name));
        }
        says
    }

    #[test]
    fn a_key_is_recognised_in_each_form_of_its_identifier() {
        let of_key = |value: &[u8]| base().with(oid::SUBJECT_KEY_IDENTIFIER, value);
        let key = [7; 20];
        let any_name = state("VN", "X");
        for (builder, expected) in [
            (of_key(&octet_string(&key)), true),
            (of_key(&key), true),
            (of_key(&octet_string(&[8; 20])), false),
            (of_key(&[8; 20]), false),
            (of_key(&null()), false),
            (CertificateBuilder { extensions: Vec::new(), ..base() }, false),
        ] {
            assert_eq!(outline_of(&builder, &key, &any_name).0, expected);
        }
        let after_a_malformed_one = CertificateBuilder {
            extensions: [null(), extension(oid::SUBJECT_KEY_IDENTIFIER, &octet_string(&key))]
                .to_vec(),
            ..base()
        };
        assert!(outline_of(&after_a_malformed_one, &key, &any_name).0);
    }

    #[test]
    fn a_name_is_excluded_if_it_differs() {
        let country = |value: Vec<u8>| set(&[&sequence(&[&country_type(), &value])]);
        let common_name = name(&[(oid::COMMON_NAME, utf8("X"))]);
        let joined = sequence(&[&set(&[
            &sequence(&[&country_type(), &printable("VN")]),
            &sequence(&[&country_type(), &printable("VN")]),
        ])]);
        for (subject, expected) in [
            (state("VN", "X"), true),
            (state("vn", "x"), true),
            (state("VN", "Y"), false),
            (sequence(&[&country(utf8("VN"))]), false),
            (state("DE", "X"), false),
            (common_name, false),
            (joined, false),
            (sequence(&[]), false),
            (sequence(&[&null()]), false),
        ] {
            let builder = CertificateBuilder { subject, ..base() };
            assert_eq!(outline_of(&builder, &[], &state("VN", "X")).1, expected);
        }
    }

    fn country_type() -> Vec<u8> {
        crate::x509::testing::oid(oid::COUNTRY_NAME)
    }

    #[test]
    fn what_is_no_certificate_has_no_outline() {
        let bytes = base().build();
        for end in 0..40 {
            assert!(SubjectOutline::of(&bytes[..end]).is_none());
        }
        assert!(SubjectOutline::of(&null()).is_none());
    }
}
