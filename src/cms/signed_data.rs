//! SignedData.

use super::{CertificateSet, SignerInfo};
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::finding::{Finding, FindingSet};
use crate::oid::{self, Oid};
use crate::tlv::{OctetString, Reader, Tag};
use crate::x509::AlgorithmIdentifier;

/// The most SignerInfos that are read; Doc 9303-10 §4.6.2 recommends one.
pub const MAX_SIGNERS: u32 = 4;

/// The most digest algorithms that are read; no file known has more than two.
const MAX_DIGEST_ALGORITHMS: u32 = 8;

/// A ContentInfo that holds SignedData (RFC 5652 §3 and §5.1).
///
/// ```text
/// ContentInfo ::= SEQUENCE { contentType id-signedData, content [0] EXPLICIT SignedData }
/// SignedData ::= SEQUENCE {
///     version            INTEGER,
///     digestAlgorithms   SET OF AlgorithmIdentifier,
///     encapContentInfo   SEQUENCE { eContentType OBJECT IDENTIFIER,
///                                   eContent [0] EXPLICIT OCTET STRING },
///     certificates       [0] IMPLICIT CertificateSet OPTIONAL,
///     crls               [1] IMPLICIT RevocationInfoChoices OPTIONAL,
///     signerInfos        SET OF SignerInfo }
/// ```
///
/// Checked: the structure. Not checked: the content type, the signer, any digest or signature.
#[derive(Clone, Copy, Debug)]
pub struct SignedData<'a> {
    version: u32,
    content_type: Oid<'a>,
    content: OctetString<'a>,
    content_at: u32,
    certificates: CertificateSet<'a>,
    signer: Option<SignerInfo<'a>>,
    findings: FindingSet,
}

impl<'a> SignedData<'a> {
    /// Reads a ContentInfo that stands alone, as EF.CardSecurity and master lists do.
    ///
    /// # Errors
    ///
    /// Where the bytes are not a ContentInfo with SignedData, or more follows.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        let mut reader = Reader::cms(input, Structure::Cms);
        let signed_data = Self::read(&mut reader)?;
        reader.finish()?;
        Ok(signed_data)
    }

    /// Reads a ContentInfo. The reader has to be one of [`Rules::Cms`](crate::tlv::Rules::Cms).
    ///
    /// # Errors
    ///
    /// Where the next element is not a ContentInfo with SignedData.
    pub fn read(reader: &mut Reader<'a>) -> Result<Self, ParseError> {
        let mut signed_data = reader.nested(Tag::SEQUENCE, |reader| {
            let wrong_type = reader.error(ParseErrorKind::Value);
            if reader.oid()? != oid::SIGNED_DATA {
                return Err(wrong_type);
            }
            reader.nested(Tag::context_constructed(0), |reader| {
                reader.nested(Tag::SEQUENCE, Self::read_fields)
            })
        })?;
        signed_data.findings.merge(reader.findings());
        Ok(signed_data)
    }

    #[inline(never)]
    fn read_fields(reader: &mut Reader<'a>) -> Result<Self, ParseError> {
        let version = reader.small_integer()?;
        if version != 3 {
            // RFC 5652 §5.1 gives 3 to every content type but id-data.
            reader.note(Finding::SignedDataVersion);
        }
        let digest_algorithms = reader.nested(Tag::SET, Self::read_digest_algorithms)?;
        let (content_type, content, content_at) = reader.nested(Tag::SEQUENCE, |reader| {
            let content_type = reader.oid()?;
            let (content, at) = reader.nested(Tag::context_constructed(0), |reader| {
                let at = reader.peek_content_position();
                Ok((reader.octet_string()?, at))
            })?;
            Ok((content_type, content, at))
        })?;
        let certificates = reader
            .optional_nested(Tag::context_constructed(0), CertificateSet::read)?
            .unwrap_or(CertificateSet::EMPTY);
        if reader.optional(Tag::context_constructed(1))?.is_some() {
            reader.note(Finding::CrlsEmbedded);
        }
        let signer = reader.nested(Tag::SET, Self::read_signers)?;
        if let Some(signer) = signer
            && !digest_algorithms.lists(signer.digest_algorithm().oid)
        {
            reader.note(Finding::DigestAlgorithmNotListed);
        }
        let findings = FindingSet::EMPTY;
        Ok(Self { version, content_type, content, content_at, certificates, signer, findings })
    }

    fn read_digest_algorithms(reader: &mut Reader<'a>) -> Result<DigestAlgorithms<'a>, ParseError> {
        let algorithms = DigestAlgorithms(reader.clone());
        let mut count = 0_u32;
        while !reader.is_empty() {
            AlgorithmIdentifier::read(reader)?;
            count = count.saturating_add(1);
            if count > MAX_DIGEST_ALGORITHMS {
                return Err(reader.error(ParseErrorKind::TooMany(MAX_DIGEST_ALGORITHMS)));
            }
        }
        Ok(algorithms)
    }

    #[inline(never)]
    fn read_signers(reader: &mut Reader<'a>) -> Result<Option<SignerInfo<'a>>, ParseError> {
        let mut first = None;
        let mut count = 0_u32;
        while !reader.is_empty() {
            let signer = SignerInfo::read(reader)?;
            first.get_or_insert(signer);
            count = count.saturating_add(1);
            if count > 1 {
                reader.note(Finding::SeveralSigners);
            }
            if count > MAX_SIGNERS {
                return Err(reader.error(ParseErrorKind::TooMany(MAX_SIGNERS)));
            }
        }
        Ok(first)
    }

    /// The version; 3 in every file of Doc 9303.
    #[must_use]
    pub const fn version(&self) -> u32 {
        self.version
    }

    /// The type of the content (eContentType).
    #[must_use]
    pub const fn content_type(&self) -> Oid<'a> {
        self.content_type
    }

    /// The content octets (eContent): what the message digest runs over.
    #[must_use]
    pub const fn content(&self) -> OctetString<'a> {
        self.content
    }

    /// The offset of the content octets; of content in segments, of the first segment's header.
    #[must_use]
    pub const fn content_at(&self) -> u32 {
        self.content_at
    }

    /// The certificates that came along. They are not trusted for being there.
    #[must_use]
    pub const fn certificates(&self) -> CertificateSet<'a> {
        self.certificates
    }

    /// The signer; the first where there are several.
    #[must_use]
    pub const fn signer(&self) -> Option<SignerInfo<'a>> {
        self.signer
    }

    /// What deviates from the standard and was tolerated.
    #[must_use]
    pub const fn findings(&self) -> FindingSet {
        self.findings
    }
}

/// The digestAlgorithms, which were read once.
struct DigestAlgorithms<'a>(Reader<'a>);

impl DigestAlgorithms<'_> {
    fn lists(mut self, oid: Oid<'_>) -> bool {
        while let Ok(algorithm) = AlgorithmIdentifier::read(&mut self.0) {
            if algorithm.oid == oid {
                return true;
            }
        }
        false
    }
}
