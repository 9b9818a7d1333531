//! Certificate (RFC 5280 §4.1).

use core::fmt;

use super::known_extension::Known;
use super::sequence_of::SequenceOf;
use super::signature::Signature;
use super::tbs_certificate::TbsCertificate;
use super::{
    AccessDescription, AlgorithmIdentifier, AuthorityKeyIdentifier, BasicConstraints,
    DistributionPoint, DocumentTypeList, Extension, GeneralName, GeneralNames, KeyUsage, Name,
    PolicyInformation, PrivateKeyUsagePeriod, SubjectPublicKeyInfo, Validity,
};
use crate::error::{ParseError, Structure};
use crate::finding::FindingSet;
use crate::oid::{self, Oid};
use crate::tlv::{Integer, Malformed, Reader, Rules, Tag};

/// An X.509 certificate (RFC 5280 §4.1) in the profile of Doc 9303-12 §7.1.
///
/// ```text
/// Certificate ::= SEQUENCE {
///     tbsCertificate      TBSCertificate,
///     signatureAlgorithm  AlgorithmIdentifier,
///     signatureValue      BIT STRING }
/// ```
///
/// Checked: the encoding of the certificate, which must be DER apart from the deviations that certificates
/// in use have ([`Certificate::findings`]); that no extension occurs twice; the structure of the extensions
/// on which the acceptance of the certificate depends.
///
/// Not checked: the signature, the two signature algorithms against each other, time, role, and the key. An
/// extension that is only descriptive may be malformed: it reads as absent, with a finding.
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
    whole: &'a [u8],
    tbs: TbsCertificate<'a>,
    signature: Signature<'a>,
    findings: FindingSet,
}

impl<'a> Certificate<'a> {
    /// Parses a certificate from DER; it must be all of the input.
    ///
    /// # Errors
    ///
    /// Returns an error if the bytes are not a certificate.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        Reader::new(Rules::Der, input, Structure::Certificate).all(Self::read_der)
    }

    /// Reads the next element. The reader must not have findings yet.
    fn read_der(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let element = reader.expect(Tag::SEQUENCE)?;
        reader.inside(&element, |reader| {
            let tbs = TbsCertificate::read(reader)?;
            let signature = Signature::read(reader)?;
            Ok(Self { whole: element.whole, tbs, signature, findings: reader.findings() })
        })
    }

    /// Returns the bytes of the certificate.
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.whole
    }

    /// Returns the bytes of the TBSCertificate, with tag and length: the signed bytes.
    #[must_use]
    pub const fn tbs(&self) -> &'a [u8] {
        self.tbs.whole
    }

    /// Returns the version as it is named, not as it is encoded: 3, or in old certificates 1 or 2.
    #[must_use]
    pub const fn version(&self) -> u8 {
        self.tbs.version
    }

    /// Returns the serial number. In certificates in use it may be zero or negative.
    #[must_use]
    pub const fn serial_number(&self) -> Integer<'a> {
        self.tbs.serial_number
    }

    /// Returns the algorithm of the signature that the signed part names.
    #[must_use]
    pub const fn signature(&self) -> AlgorithmIdentifier<'a> {
        self.tbs.signature
    }

    /// Returns the algorithm of the signature that is named beside the signature.
    #[must_use]
    pub const fn signature_algorithm(&self) -> AlgorithmIdentifier<'a> {
        self.signature.algorithm
    }

    /// Returns the bytes of the signature.
    #[must_use]
    pub const fn signature_value(&self) -> &'a [u8] {
        self.signature.value
    }

    /// Returns the name of the issuer.
    #[must_use]
    pub const fn issuer(&self) -> Name<'a> {
        self.tbs.issuer
    }

    /// Returns the name of the subject.
    #[must_use]
    pub const fn subject(&self) -> Name<'a> {
        self.tbs.subject
    }

    /// True if issuer and subject have the same name. The signature alone proves who signed.
    #[must_use]
    pub fn is_self_issued(&self) -> bool {
        self.issuer().is(&self.subject())
    }

    /// Returns the period in which the certificate is valid.
    #[must_use]
    pub const fn validity(&self) -> Validity {
        self.tbs.validity
    }

    /// Returns the subject's public key.
    #[must_use]
    pub const fn subject_public_key_info(&self) -> SubjectPublicKeyInfo<'a> {
        self.tbs.subject_public_key_info
    }

    /// Returns the extensions, in the order of the encoding; no identifier occurs twice.
    pub fn extensions(&self) -> impl Iterator<Item = Extension<'a>> + Clone + use<'a> {
        self.tbs.extensions.list.iter()
    }

    /// Returns the extension with this identifier.
    #[must_use]
    pub fn extension(&self, oid: Oid<'_>) -> Option<Extension<'a>> {
        self.extensions().find(|extension| extension.oid == oid)
    }

    /// Returns the first critical extension that is unknown to the library, malformed, or forbidden by Doc
    /// 9303-12 §7.1.1. A certificate with such an extension must not be accepted (RFC 5280 §4.2). A malformed
    /// document type list does not count.
    #[must_use]
    pub const fn unknown_critical_extension(&self) -> Option<Oid<'a>> {
        self.tbs.extensions.unknown_critical
    }

    /// Returns the identification of the key that signed the certificate, which helps to find the issuer.
    #[must_use]
    pub const fn authority_key_identifier(&self) -> Option<AuthorityKeyIdentifier<'a>> {
        self.tbs.extensions.authority_key_identifier
    }

    /// Returns the identifier of the subject's key: opaque bytes, not always a digest of the key (RFC
    /// 5280 §4.2.1.2).
    #[must_use]
    pub const fn subject_key_identifier(&self) -> Option<&'a [u8]> {
        self.tbs.extensions.subject_key_identifier
    }

    /// Returns the permitted uses of the key.
    #[must_use]
    pub const fn key_usage(&self) -> Option<KeyUsage> {
        self.tbs.extensions.key_usage
    }

    /// Returns the subject's right to issue certificates.
    #[must_use]
    pub const fn basic_constraints(&self) -> Option<BasicConstraints> {
        self.tbs.extensions.basic_constraints
    }

    /// True if the basic constraints are present and critical.
    pub(super) const fn has_critical_basic_constraints(&self) -> bool {
        self.tbs.extensions.is_critical(Known::BasicConstraints)
    }

    /// True if the key usage is present and critical.
    pub(super) const fn has_critical_key_usage(&self) -> bool {
        self.tbs.extensions.is_critical(Known::KeyUsage)
    }

    /// True if the extended key usage is present and critical.
    pub(super) const fn has_critical_extended_key_usage(&self) -> bool {
        self.tbs.extensions.is_critical(Known::ExtendedKeyUsage)
    }

    /// Returns the purposes of the key (RFC 5280 §4.2.1.12).
    #[must_use]
    pub const fn extended_key_usage(&self) -> Option<SequenceOf<'a, Oid<'a>>> {
        self.tbs.extensions.extended_key_usage
    }

    /// Returns the period in which the private key may sign.
    #[must_use]
    pub const fn private_key_usage_period(&self) -> Option<PrivateKeyUsagePeriod> {
        self.tbs.extensions.private_key_usage_period
    }

    /// Returns the alternative names of the subject.
    #[must_use]
    pub const fn subject_alt_names(&self) -> Option<GeneralNames<'a>> {
        self.tbs.extensions.subject_alt_names
    }

    /// Returns the first locality in the subject's alternative names: the code of the issuing state in the
    /// MRZ of its documents (Doc 9303-12 §7.1.1.2, which allows only one).
    pub(crate) fn alternative_locality(&self) -> Option<&'a str> {
        self.subject_alt_names()?.iter().find_map(|name| match name {
            GeneralName::DirectoryName(name) => name.attribute(oid::LOCALITY_NAME)?.text().as_str(),
            _ => None,
        })
    }

    /// Returns the alternative names of the issuer.
    #[must_use]
    pub const fn issuer_alt_names(&self) -> Option<GeneralNames<'a>> {
        self.tbs.extensions.issuer_alt_names
    }

    /// Returns the policies under which the certificate was issued.
    #[must_use]
    pub const fn certificate_policies(&self) -> Option<SequenceOf<'a, PolicyInformation<'a>>> {
        self.tbs.extensions.certificate_policies
    }

    /// Returns the locations of revocation lists.
    #[must_use]
    pub const fn crl_distribution_points(&self) -> Option<SequenceOf<'a, DistributionPoint<'a>>> {
        self.tbs.extensions.crl_distribution_points
    }

    /// Returns the addresses of information about the issuer.
    #[must_use]
    pub const fn authority_information_access(
        &self,
    ) -> Option<SequenceOf<'a, AccessDescription<'a>>> {
        self.tbs.extensions.authority_information_access
    }

    /// Returns the addresses of information about the subject.
    #[must_use]
    pub const fn subject_information_access(
        &self,
    ) -> Option<SequenceOf<'a, AccessDescription<'a>>> {
        self.tbs.extensions.subject_information_access
    }

    /// Returns the document types that the subject may sign.
    #[must_use]
    pub const fn document_types(&self) -> Option<DocumentTypeList<'a>> {
        self.tbs.extensions.document_types
    }

    /// True if the certificate states that the CSCA changed its name (Doc 9303-12 §7.1.1.5).
    #[must_use]
    pub const fn name_change(&self) -> bool {
        self.tbs.extensions.name_change
    }

    /// Returns the deviations from RFC 5280 and Doc 9303-12 that do not depend on the role of the
    /// certificate.
    #[must_use]
    pub const fn findings(&self) -> FindingSet {
        self.findings
    }
}

/// Shows names, validity and findings, but no bytes.
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
    use crate::error::ParseErrorKind;
    use crate::finding::Finding;
    use crate::oid;
    use crate::x509::testing::{
        CertificateBuilder, assert_no_prefix_parses, bit_string, null, state, tlv,
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
    fn is_der_also_where_cms_is_ber() {
        let bytes = CertificateBuilder::csca().build();
        let indefinite = [&[0x30, 0x80], &bytes[4..], &[0, 0]].concat();
        let error = Certificate::parse(&indefinite).unwrap_err();
        assert_eq!(error.kind, ParseErrorKind::LengthIndefinite);
    }

    #[test]
    fn debug_is_short_and_has_no_bytes() {
        let builder =
            CertificateBuilder { subject: state("vn", "DS"), ..CertificateBuilder::csca() };
        let bytes = builder.build();
        let text = format!("{:?}", Certificate::parse(&bytes).unwrap());
        assert!(text.contains("Name(C=VN, CN=CSCA)"), "{text}");
        assert!(text.contains(&format!("{:?}", Finding::CountryLowerCase)), "{text}");
        assert!(text.len() < 250, "{text}");
    }
}
