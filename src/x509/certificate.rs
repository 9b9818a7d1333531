//! Certificate (RFC 5280 §4.1).

use core::fmt;

use super::known_extensions::subject_key_identifier;
use super::schema::Fields;
use super::sequence_of::{Items, SequenceOf};
use super::tbs_certificate::{
    ISSUER, SERIAL_NUMBER, SIGNATURE, SIGNATURE_ALGORITHM, SIGNATURE_VALUE, SUBJECT,
    SUBJECT_PUBLIC_KEY_INFO, TBS_CERTIFICATE, TbsCertificate, VALIDITY,
};
use super::{
    AccessDescription, AlgorithmIdentifier, AuthorityKeyIdentifier, BasicConstraints,
    DistributionPoint, DocumentTypeList, Extension, GeneralName, GeneralNames, KeyUsage, Name,
    PolicyInformation, PrivateKeyUsagePeriod, SubjectPublicKeyInfo, Validity,
};
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::finding::FindingSet;
use crate::oid::{self, Oid};
use crate::time::UnixTime;
use crate::tlv::{Element, Integer, Malformed, Reader, Tag};

/// An X.509 certificate (RFC 5280 §4.1), as Doc 9303-12 §7.1 profiles it.
///
/// ```text
/// Certificate ::= SEQUENCE {
///     tbsCertificate      TBSCertificate,
///     signatureAlgorithm  AlgorithmIdentifier,
///     signatureValue      BIT STRING }
/// ```
///
/// Checked: the encoding of the certificate, which is DER but for the deviations that real ones show
/// ([`Certificate::findings`]); that no extension stands twice; the structure of the extensions that
/// decide on acceptance.
///
/// Not checked: the signature, the two signature algorithms against each other, time, role, and
/// whether the key is one. An extension that only describes may be malformed: it reads as absent,
/// with a finding.
///
/// # Examples
///
/// ```no_run
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use idchip::x509::Certificate;
///
/// let bytes = std::fs::read("csca.der")?;
/// let certificate = Certificate::parse(&bytes)?;
/// println!("{} until {}", certificate.subject(), certificate.validity().not_after);
/// for finding in certificate.findings().iter() {
///     println!("note: {finding}");
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy)]
pub struct Certificate<'a> {
    tbs: TbsCertificate<'a>,
    findings: FindingSet,
}

impl<'a> Certificate<'a> {
    /// Reads a certificate from DER, to the end.
    ///
    /// # Errors
    ///
    /// Where the bytes are not a certificate.
    #[inline(never)]
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        let mut certificate = Self::EMPTY;
        Reader::der(input, Structure::Certificate).all(|reader| certificate.fill(reader))?;
        Ok(certificate)
    }

    /// Reads the next element. Whatever the rules of the reader, a certificate is DER. What is
    /// noted about it stays with it.
    ///
    /// # Errors
    ///
    /// Where it is not a certificate.
    pub fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let Element { whole, at, .. } = reader.expect(Tag::SEQUENCE)?;
        let mut own = Reader::der(whole, Structure::Certificate).starting_at(at);
        let mut certificate = Self::EMPTY;
        match certificate.fill(&mut own) {
            Ok(()) => Ok(certificate),
            Err(Malformed) => Err(reader.fail_as(own.failure())),
        }
    }

    /// What is yet to be read.
    const EMPTY: Self = Self { tbs: TbsCertificate::EMPTY, findings: FindingSet::EMPTY };

    /// Reads the next element with a reader that has read nothing else. It is read where it stays: a
    /// certificate is large for a small stack.
    #[inline(never)]
    fn fill(&mut self, reader: &mut Reader<'a>) -> Result<(), Malformed> {
        let level = reader.descend(Tag::SEQUENCE)?;
        self.tbs.fill(reader)?;
        self.tbs.fields.read(Fields::CertificateSignature, reader)?;
        // Before the bits stands how many of them are unused.
        if reader.content().first() != Some(&0) {
            return Err(reader.fail_at(ParseErrorKind::BitString, reader.at()));
        }
        reader.ascend(level)?;
        self.tbs.note_findings(reader);
        reader.note_if(self.subject_public_key_info().finding());
        reader.note_if(self.signature_algorithm().finding());
        self.findings = reader.findings();
        Ok(())
    }

    /// The octets of the certificate.
    #[must_use]
    pub fn as_bytes(&self) -> &'a [u8] {
        self.tbs.fields.input()
    }

    /// The octets of the TBSCertificate, with tag and length: what is signed.
    #[must_use]
    pub fn tbs(&self) -> &'a [u8] {
        self.tbs.fields.part(TBS_CERTIFICATE).whole()
    }

    /// The version by its name: 3, or in old certificates 1 or 2.
    #[must_use]
    pub fn version(&self) -> u8 {
        self.tbs.version()
    }

    /// The serial number. Those of real certificates may be zero and negative.
    #[must_use]
    pub fn serial_number(&self) -> Integer<'a> {
        Integer::from_content(self.tbs.fields.value(SERIAL_NUMBER))
    }

    /// The algorithm of the signature, as the signed part names it.
    #[must_use]
    pub fn signature(&self) -> AlgorithmIdentifier<'a> {
        AlgorithmIdentifier::from_part(self.tbs.fields.part(SIGNATURE))
    }

    /// The algorithm of the signature, as it is named beside the signature.
    #[must_use]
    pub fn signature_algorithm(&self) -> AlgorithmIdentifier<'a> {
        AlgorithmIdentifier::from_part(self.tbs.fields.part(SIGNATURE_ALGORITHM))
    }

    /// The signature's octets.
    #[must_use]
    pub fn signature_value(&self) -> &'a [u8] {
        // Before the bits stands how many of them are unused: none.
        self.tbs.fields.value(SIGNATURE_VALUE).split_first().map_or(&[], |(_, octets)| octets)
    }

    /// The name of the issuer.
    #[must_use]
    pub fn issuer(&self) -> Name<'a> {
        Name::from_part(self.tbs.fields.part(ISSUER))
    }

    /// The name of the subject.
    #[must_use]
    pub fn subject(&self) -> Name<'a> {
        Name::from_part(self.tbs.fields.part(SUBJECT))
    }

    /// Whether issuer and subject have the same name. Who signed is said by the signature.
    #[must_use]
    pub fn is_self_issued(&self) -> bool {
        self.issuer().is(&self.subject())
    }

    /// When the certificate is valid.
    #[must_use]
    #[inline(never)]
    pub fn validity(&self) -> Validity {
        let mut reader = self.tbs.fields.reader(VALIDITY);
        // It was read once: an error cannot occur.
        let never = Validity { not_before: UnixTime(i64::MAX), not_after: UnixTime(i64::MIN) };
        Validity::read(&mut reader).unwrap_or(never)
    }

    /// The subject's public key.
    #[must_use]
    pub fn subject_public_key_info(&self) -> SubjectPublicKeyInfo<'a> {
        SubjectPublicKeyInfo::from_part(self.tbs.fields.part(SUBJECT_PUBLIC_KEY_INFO))
    }

    /// The extensions, in the order of the encoding; no identifier stands twice.
    #[must_use]
    pub fn extensions(&self) -> Items<'a, Extension<'a>> {
        self.tbs.extensions().0.iter()
    }

    /// The extension with this identifier.
    #[must_use]
    pub fn extension(&self, oid: Oid<'_>) -> Option<Extension<'a>> {
        self.tbs.extensions().find(oid)
    }

    /// The first critical extension that the library does not know, or could not read: a certificate
    /// that has one must not be accepted (RFC 5280 §4.2).
    #[must_use]
    pub const fn unknown_critical_extension(&self) -> Option<Oid<'a>> {
        self.tbs.unknown_critical
    }

    /// Which key the certificate was signed with.
    #[must_use]
    pub fn authority_key_identifier(&self) -> Option<AuthorityKeyIdentifier<'a>> {
        let mut value = self.tbs.extensions().value(oid::AUTHORITY_KEY_IDENTIFIER)?;
        AuthorityKeyIdentifier::read(&mut value).ok()
    }

    /// The identifier of the subject's key: opaque octets, not always a digest of the key (RFC 5280
    /// §4.2.1.2).
    #[must_use]
    pub fn subject_key_identifier(&self) -> Option<&'a [u8]> {
        let mut value = self.tbs.extensions().value(oid::SUBJECT_KEY_IDENTIFIER)?;
        subject_key_identifier(&mut value).ok()
    }

    /// What the key may be used for.
    #[must_use]
    pub fn key_usage(&self) -> Option<KeyUsage> {
        KeyUsage::read(&mut self.tbs.extensions().value(oid::KEY_USAGE)?).ok()
    }

    /// Whether the subject issues certificates.
    #[must_use]
    pub fn basic_constraints(&self) -> Option<BasicConstraints> {
        BasicConstraints::read(&mut self.tbs.extensions().value(oid::BASIC_CONSTRAINTS)?).ok()
    }

    /// Whether the extension of this name is there and well formed.
    pub(crate) fn has(&self, oid: Oid<'_>) -> bool {
        self.tbs.extensions().has(oid)
    }

    /// Whether the extension of this name is there and critical.
    #[inline(never)]
    pub(super) fn is_critical(&self, oid: Oid<'_>) -> bool {
        self.extension(oid).is_some_and(|extension| extension.critical)
    }

    /// The purposes of the key (RFC 5280 §4.2.1.12).
    #[must_use]
    pub fn extended_key_usage(&self) -> Option<SequenceOf<'a, Oid<'a>>> {
        self.tbs.extensions().list(oid::EXTENDED_KEY_USAGE)
    }

    /// When the private key signs.
    #[must_use]
    pub fn private_key_usage_period(&self) -> Option<PrivateKeyUsagePeriod> {
        let mut value = self.tbs.extensions().value(oid::PRIVATE_KEY_USAGE_PERIOD)?;
        PrivateKeyUsagePeriod::read(&mut value).ok()
    }

    /// Other names of the subject.
    #[must_use]
    pub fn subject_alt_names(&self) -> Option<GeneralNames<'a>> {
        self.tbs.extensions().list(oid::SUBJECT_ALT_NAME)
    }

    /// The locality of the subject's other names: the code that its documents have in the MRZ (Doc
    /// 9303-12 §7.1.1.2, which has one); of several, the first.
    pub(crate) fn alternative_locality(&self) -> Option<&'a str> {
        self.subject_alt_names()?.iter().find_map(|name| match name {
            GeneralName::DirectoryName(name) => name.attribute(oid::LOCALITY_NAME)?.text().as_str(),
            _ => None,
        })
    }

    /// Other names of the issuer.
    #[must_use]
    pub fn issuer_alt_names(&self) -> Option<GeneralNames<'a>> {
        self.tbs.extensions().list(oid::ISSUER_ALT_NAME)
    }

    /// The policies that the certificate was issued under.
    #[must_use]
    pub fn certificate_policies(&self) -> Option<SequenceOf<'a, PolicyInformation<'a>>> {
        self.tbs.extensions().list(oid::CERTIFICATE_POLICIES)
    }

    /// Where revocation lists are.
    #[must_use]
    pub fn crl_distribution_points(&self) -> Option<SequenceOf<'a, DistributionPoint<'a>>> {
        self.tbs.extensions().list(oid::CRL_DISTRIBUTION_POINTS)
    }

    /// Where more can be learnt about the issuer.
    #[must_use]
    pub fn authority_information_access(&self) -> Option<SequenceOf<'a, AccessDescription<'a>>> {
        self.tbs.extensions().list(oid::AUTHORITY_INFORMATION_ACCESS)
    }

    /// Where more can be learnt about the subject.
    #[must_use]
    pub fn subject_information_access(&self) -> Option<SequenceOf<'a, AccessDescription<'a>>> {
        self.tbs.extensions().list(oid::SUBJECT_INFORMATION_ACCESS)
    }

    /// The kinds of document that the subject signs.
    #[must_use]
    pub fn document_types(&self) -> Option<DocumentTypeList<'a>> {
        let extensions = self.tbs.extensions();
        let list = extensions.value(oid::DOCUMENT_TYPE_LIST);
        let list = list.or_else(|| extensions.value(oid::DOCUMENT_TYPE_LIST_OLD));
        DocumentTypeList::read(&mut list?).ok()
    }

    /// True if there is a list of the kinds of document that the subject signs.
    pub(crate) fn lists_document_types(&self) -> bool {
        self.has(oid::DOCUMENT_TYPE_LIST) || self.has(oid::DOCUMENT_TYPE_LIST_OLD)
    }

    /// Whether the certificate says that the CSCA changed its name (Doc 9303-12 §7.1.1.5).
    #[must_use]
    pub fn name_change(&self) -> bool {
        self.extension(oid::NAME_CHANGE).is_some()
    }

    /// What deviates from RFC 5280 and Doc 9303-12 in every certificate, whatever its role.
    #[must_use]
    pub const fn findings(&self) -> FindingSet {
        self.findings
    }
}

/// Names and validity, no octets.
impl fmt::Debug for Certificate<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Certificate")
            .field("issuer", &self.issuer())
            .field("subject", &self.subject())
            .field("validity", &self.validity())
            .field("findings", &self.findings)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Finding;
    use crate::oid;
    use crate::x509::testing::{
        CertificateBuilder, assert_no_prefix_parses, bit_string, null, sequence, state, tlv,
    };
    use std::format;

    #[test]
    fn gives_back_what_was_put_in() {
        let builder = CertificateBuilder::document_signer();
        let bytes = builder.build();
        let certificate = Certificate::parse(&bytes).unwrap();
        assert_eq!(certificate.as_bytes(), bytes);
        assert!(bytes[4..].starts_with(certificate.tbs()));
        assert_eq!(certificate.version(), 3);
        assert_eq!(certificate.serial_number().as_bytes(), [0x12, 0x34]);
        assert_eq!(certificate.signature().as_bytes(), builder.signature);
        assert_eq!(certificate.signature_algorithm().as_bytes(), builder.signature_algorithm);
        assert_eq!(certificate.signature_value(), [0x30, 0]);
        assert_eq!(certificate.issuer().as_bytes(), builder.issuer);
        assert_eq!(certificate.subject().as_bytes(), builder.subject);
        assert!(!certificate.is_self_issued());
        let key = certificate.subject_public_key_info();
        assert_eq!(key.as_bytes(), builder.subject_public_key_info);
        let authority = certificate.authority_key_identifier().unwrap();
        assert_eq!(authority.key_identifier, Some(&[0x51; 20][..]));
        assert!(certificate.key_usage().unwrap().digital_signature());
        assert!(certificate.extension(oid::KEY_USAGE).unwrap().critical);
        assert!(certificate.extension(oid::BASIC_CONSTRAINTS).is_none());
        assert!(certificate.findings().is_empty());
    }

    #[test]
    fn rejects_each_prefix_and_what_follows() {
        let bytes = CertificateBuilder::csca().build();
        assert_no_prefix_parses(&bytes, Certificate::parse);
        let error = Certificate::parse(&[&bytes[..], &null()].concat()).unwrap_err();
        assert_eq!(error.kind, ParseErrorKind::TrailingData(2));
        let inside = tlv(0x30, &[&bytes[4..], &null()]);
        assert_eq!(Certificate::parse(&inside).unwrap_err().kind, ParseErrorKind::TrailingData(2));
    }

    #[test]
    fn rejects_a_signature_of_odd_bits() {
        let csca = CertificateBuilder::csca();
        let odd_bits =
            CertificateBuilder { signature_value: tlv(0x03, &[&[1, 2]]), ..csca.clone() };
        let error = Certificate::parse(&odd_bits.build()).unwrap_err();
        assert_eq!(error.kind, ParseErrorKind::BitString);
        let no_bits = CertificateBuilder { signature_value: tlv(0x03, &[]), ..csca.clone() };
        assert!(Certificate::parse(&no_bits.build()).is_err());
        let other = CertificateBuilder { signature_algorithm: bit_string(&[]), ..csca };
        assert!(Certificate::parse(&other.build()).is_err());
    }

    #[test]
    fn is_der_even_within_ber() {
        let bytes = CertificateBuilder::csca().build();
        let list = sequence(&[&null(), &bytes]);
        let mut reader = Reader::cms(&list, Structure::Cms);
        reader
            .nested(Tag::SEQUENCE, |reader| {
                reader.value(Tag::NULL)?;
                assert_eq!(Certificate::read(reader)?.as_bytes(), bytes);
                Ok(())
            })
            .unwrap();
        let indefinite = [&[0x30, 0x80], &bytes[4..], &[0, 0]].concat();
        let error = Reader::cms(&indefinite, Structure::Cms).prefix(Certificate::read).unwrap_err();
        assert_eq!(error.kind, ParseErrorKind::LengthIndefinite);
    }

    #[test]
    fn offsets_count_from_the_start_of_the_list() {
        let mut builder = CertificateBuilder::csca();
        builder.serial_number = null();
        let alone = Certificate::parse(&builder.build()).unwrap_err();
        let list = sequence(&[&null(), &builder.build()]);
        let mut reader = Reader::der(&list, Structure::MasterList);
        let second = |reader: &mut Reader<'_>| {
            reader.value(Tag::NULL)?;
            Certificate::read(reader).map(drop)
        };
        let within = reader.all(|it| it.nested(Tag::SEQUENCE, second)).unwrap_err();
        assert_eq!((within.kind, within.at), (alone.kind, alone.at + 6));
    }

    #[test]
    fn debug_is_short_and_has_no_octets() {
        let builder =
            CertificateBuilder { subject: state("vn", "DS"), ..CertificateBuilder::csca() };
        let bytes = builder.build();
        let text = format!("{:?}", Certificate::parse(&bytes).unwrap());
        assert!(text.contains("Name(C=VN, CN=CSCA)"), "{text}");
        assert!(text.contains(&format!("{:?}", Finding::CountryLowerCase)), "{text}");
        assert!(text.len() < 250, "{text}");
    }
}
