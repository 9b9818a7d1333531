//! The signed bytes of a document, with their places in the caller's input.

use core::fmt;

use super::Document;
use crate::cms::{SetHeader, SignedAttributes, SignedData, SignerInfo};
use crate::lds::sod::Sod;
use crate::tlv::{OctetString, Part, validated};
use crate::x509::Certificate;

impl<'a> Document<'a> {
    /// Returns the parts of EF.SOD and of the two certificates with which other software, such as OpenSSL, verifies
    /// the signatures again. Nothing is copied.
    ///
    /// The parts are there whatever the checks say: those of a rejected document show why it was rejected.
    ///
    /// Returns `None` if `sod` is not the EF.SOD that the document was made from.
    ///
    /// # Examples
    ///
    /// ```
    /// use idchip::lds::sod::Sod;
    /// use idchip::verify::Document;
    ///
    /// fn print(document: &Document<'_>, sod: &Sod<'_>) -> Option<()> {
    ///     let parts = document.signed_parts(sod)?;
    ///     for segment in parts.content() {
    ///         println!("eContent at {}, {} bytes", segment.offset(), segment.len());
    ///     }
    ///     println!("the signature covers {:02X?}", parts.set_header()?.as_bytes());
    ///     println!("and then {:?} of EF.SOD", parts.signed_attributes()?.range());
    ///     println!("TBSCertificate: {:?} of the certificate", parts.signer()?.tbs().range());
    ///     Some(())
    /// }
    /// ```
    #[must_use]
    pub fn signed_parts(&self, sod: &Sod<'a>) -> Option<SignedParts<'a>> {
        // The same bytes at the same place: an equal file elsewhere has other places.
        let own = self.object.encoded_hashes();
        if !core::ptr::eq(own, sod.security_object().encoded_hashes()) {
            return None;
        }
        Some(SignedParts {
            file: sod.as_bytes(),
            signed_data: *sod.signed_data(),
            signer_info: self.report.signer_info(),
            signer: self.signer.map(|signer| signer.bytes),
            anchor: self.anchor,
        })
    }
}

/// The signed bytes of a document, each as a [`Part`] of the input that the caller gave
/// ([`Document::signed_parts`]).
///
/// Three comparisons make up Passive Authentication up to the anchor (RFC 5652 §5.4 and §5.6, RFC 5280 §4.1):
///
/// ```text
/// hash(content)                           = the value of the attribute messageDigest
/// verify(key of signer, signature,         set_header || signed_attributes)
/// verify(key of anchor, signature_value of signer,    tbs of signer)
/// ```
///
/// Not part of it: the algorithms and attributes, which [`SignedData`] has, and the roles and times of the
/// certificates.
#[derive(Clone, Copy)]
pub struct SignedParts<'a> {
    file: &'a [u8],
    signed_data: SignedData<'a>,
    /// The index of the SignerInfo that the report is about.
    signer_info: usize,
    /// The DER of the signer's certificate.
    signer: Option<&'a [u8]>,
    /// The DER of the anchor.
    anchor: Option<&'a [u8]>,
}

impl<'a> SignedParts<'a> {
    /// Returns the segments of eContent in EF.SOD, in the order in which they are hashed: one, or several if its
    /// encoding is constructed (BER).
    pub fn content(&self) -> impl Iterator<Item = Part<'a>> + Clone + use<'a> {
        segments(self.signed_data.content(), self.file)
    }

    /// Returns the tag and the length that are signed before the signed attributes. They do not stand in EF.SOD:
    /// signedAttrs has the tag `[0]` there, and the signature covers it under the tag of a SET OF, with its length
    /// in DER (RFC 5652 §5.4).
    #[must_use]
    pub fn set_header(&self) -> Option<SetHeader> {
        self.attributes().map(|attributes| attributes.set_header())
    }

    /// Returns the place of the signed attributes in EF.SOD, without tag and length.
    #[must_use]
    pub fn signed_attributes(&self) -> Option<Part<'a>> {
        let attributes = self.attributes()?;
        part_of(self.file, attributes.as_bytes())
    }

    /// Returns the place of each signed attribute in EF.SOD, in the order of DER (X.690 §11.6).
    ///
    /// This order differs from [`SignedParts::signed_attributes`] only with the finding
    /// [`SignedAttributesUnsorted`](crate::Finding::SignedAttributesUnsorted). The signature then covers
    /// either: some signers sort the attributes before they sign, and not in the file.
    pub fn signed_attributes_sorted(&self) -> impl Iterator<Item = Part<'a>> + Clone + use<'a> {
        let file = self.file;
        let sorted = self.attributes().map(|attributes| attributes.sorted());
        let attributes = sorted.into_iter().flatten().filter(|attribute| !attribute.is_empty());
        attributes.filter_map(move |attribute| part_of(file, attribute))
    }

    /// Returns the SignerInfo that the report is about: the only one, or the one among several whose checks
    /// are in the report.
    #[must_use]
    pub fn signer_info(&self) -> Option<SignerInfo<'a>> {
        self.signed_data.signer_infos().nth(self.signer_info)
    }

    /// Returns the segments of the signature in EF.SOD. There is one, unless the file is malformed.
    pub fn signature(&self) -> impl Iterator<Item = Part<'a>> + Clone + use<'a> {
        let file = self.file;
        let signature = self.signer_info().map(|signer| signer.signature());
        signature.into_iter().flat_map(move |signature| segments(signature, file))
    }

    /// Returns the parts of the certificate whose key signed EF.SOD, or should have signed it.
    #[must_use]
    pub fn signer(&self) -> Option<CertificateParts<'a>> {
        CertificateParts::new(self.signer?, self.file)
    }

    /// Returns the parts of the anchor that issued the signer's certificate.
    /// [`Report::anchor`](super::Report::anchor) has its index.
    #[must_use]
    pub fn anchor(&self) -> Option<CertificateParts<'a>> {
        CertificateParts::new(self.anchor?, self.file)
    }

    fn attributes(&self) -> Option<SignedAttributes<'a>> {
        self.signer_info().and_then(|signer| signer.signed_attributes())
    }
}

/// Shows places and certificates, never the bytes of the file.
impl fmt::Debug for SignedParts<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignedParts")
            .field("signed_attributes", &self.signed_attributes())
            .field("signer", &self.signer())
            .field("anchor", &self.anchor())
            .finish_non_exhaustive()
    }
}

/// The parts of a certificate that its issuer's signature needs.
#[derive(Clone, Copy)]
pub struct CertificateParts<'a> {
    certificate: &'a [u8],
    in_file: Option<Part<'a>>,
    tbs: Part<'a>,
    signature_value: Part<'a>,
}

impl<'a> CertificateParts<'a> {
    fn new(certificate: &'a [u8], file: &'a [u8]) -> Option<Self> {
        let parsed = validated(Certificate::parse(certificate))?;
        Some(Self {
            certificate,
            in_file: Part::locate(certificate, file),
            tbs: part_of(certificate, parsed.tbs())?,
            signature_value: part_of(certificate, parsed.signature_value())?,
        })
    }

    /// Returns the certificate in DER.
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.certificate
    }

    /// Returns the place of the certificate in EF.SOD, or `None` if the caller gave it.
    #[must_use]
    pub const fn in_file(&self) -> Option<Part<'a>> {
        self.in_file
    }

    /// Returns the place of the TBSCertificate in the certificate, with tag and length: the signed bytes.
    #[must_use]
    pub const fn tbs(&self) -> Part<'a> {
        self.tbs
    }

    /// Returns the place of the signatureValue in the certificate, without the byte that counts unused bits.
    #[must_use]
    pub const fn signature_value(&self) -> Part<'a> {
        self.signature_value
    }
}

/// Shows places only.
impl fmt::Debug for CertificateParts<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CertificateParts")
            .field("in_file", &self.in_file)
            .field("tbs", &self.tbs)
            .field("signature_value", &self.signature_value)
            .finish_non_exhaustive()
    }
}

/// Returns the segments of a string in the file.
fn segments<'a>(
    string: OctetString<'a>,
    file: &'a [u8],
) -> impl Iterator<Item = Part<'a>> + Clone + use<'a> {
    string.segments().filter_map(move |segment| part_of(file, segment))
}

/// Returns the place of bytes that a parser borrowed from `input`; there always is one.
fn part_of<'a>(input: &'a [u8], bytes: &[u8]) -> Option<Part<'a>> {
    let part = Part::locate(bytes, input);
    debug_assert!(part.is_some(), "a parsed value is a part of its input");
    part
}
