//! SignedData.

use super::{CertificateSet, SignerInfo};
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::finding::{Finding, FindingSet};
use crate::oid::{self, Oid};
use crate::tlv::{Malformed, OctetString, Reader, Tag};
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
        Reader::cms(input, Structure::Cms).all(Self::read)
    }

    /// Reads a ContentInfo. The reader has to be one of [`Rules::Cms`](crate::tlv::Rules::Cms).
    ///
    /// # Errors
    ///
    /// Where the next element is not a ContentInfo with SignedData.
    pub fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let mut signed_data = Self::EMPTY;
        signed_data.fill(reader)?;
        Ok(signed_data)
    }

    /// What is yet to be read.
    pub(crate) const EMPTY: Self = Self {
        version: 0,
        content_type: oid::DATA,
        content: OctetString::EMPTY,
        content_at: 0,
        certificates: CertificateSet::EMPTY,
        signer: None,
        findings: FindingSet::EMPTY,
    };

    /// As [`SignedData::read`], without moving what was read.
    #[inline(never)]
    pub(crate) fn fill(&mut self, reader: &mut Reader<'a>) -> Result<(), Malformed> {
        let before = reader.take_findings();
        let content_info = reader.descend(Tag::SEQUENCE)?;
        let at = reader.position();
        if reader.oid()? != oid::SIGNED_DATA {
            return Err(reader.fail_at(ParseErrorKind::Value, at));
        }
        let content = reader.descend(Tag::context_constructed(0))?;
        let signed_data = reader.descend(Tag::SEQUENCE)?;
        self.fill_fields(reader)?;
        reader.ascend(signed_data)?;
        reader.ascend(content)?;
        reader.ascend(content_info)?;
        self.findings = reader.findings();
        reader.note_all(before);
        Ok(())
    }

    fn fill_fields(&mut self, reader: &mut Reader<'a>) -> Result<(), Malformed> {
        self.version = reader.small_integer()?;
        if self.version != 3 {
            // RFC 5652 §5.1 gives 3 to every content type but id-data.
            reader.note(Finding::SignedDataVersion);
        }
        let digest_algorithms = Self::read_digest_algorithms(reader)?;
        let content_info = reader.descend(Tag::SEQUENCE)?;
        self.content_type = reader.oid()?;
        let explicit = reader.descend(Tag::context_constructed(0))?;
        self.content_at = reader.peek_content_position();
        self.content = reader.octet_string()?;
        reader.ascend(explicit)?;
        reader.ascend(content_info)?;
        if reader.is_next(Tag::context_constructed(0)) {
            let set = reader.descend(Tag::context_constructed(0))?;
            self.certificates = CertificateSet::read(reader)?;
            reader.ascend(set)?;
        }
        if reader.skip(Tag::context_constructed(1))? {
            reader.note(Finding::CrlsEmbedded);
        }
        self.fill_signer(reader)?;
        if let Some(signer) = &self.signer
            && !digest_algorithms.lists(signer.digest_algorithm().oid)
        {
            reader.note(Finding::DigestAlgorithmNotListed);
        }
        Ok(())
    }

    #[inline(never)]
    fn read_digest_algorithms(reader: &mut Reader<'a>) -> Result<DigestAlgorithms<'a>, Malformed> {
        let level = reader.descend(Tag::SET)?;
        let algorithms = DigestAlgorithms(reader.remaining());
        let mut count = 0_u32;
        while !reader.is_empty() {
            AlgorithmIdentifier::read(reader)?;
            count = count.saturating_add(1);
            if count > MAX_DIGEST_ALGORITHMS {
                return Err(reader.fail(ParseErrorKind::TooMany(MAX_DIGEST_ALGORITHMS)));
            }
        }
        reader.ascend(level)?;
        Ok(algorithms)
    }

    /// Reads the SignerInfos, and keeps the first.
    fn fill_signer(&mut self, reader: &mut Reader<'a>) -> Result<(), Malformed> {
        let level = reader.descend(Tag::SET)?;
        if !reader.is_empty() {
            self.signer.insert(SignerInfo::EMPTY).fill(reader)?;
        }
        let mut count = 1_u32;
        while !reader.is_empty() {
            SignerInfo::read(reader)?;
            reader.note(Finding::SeveralSigners);
            count = count.saturating_add(1);
            if count > MAX_SIGNERS {
                return Err(reader.fail(ParseErrorKind::TooMany(MAX_SIGNERS)));
            }
        }
        reader.ascend(level)
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
struct DigestAlgorithms<'a>(&'a [u8]);

impl DigestAlgorithms<'_> {
    fn lists(&self, oid: Oid<'_>) -> bool {
        let mut reader = Reader::cms(self.0, Structure::Cms);
        let mut algorithm = AlgorithmIdentifier::EMPTY;
        while algorithm.fill(&mut reader).is_ok() {
            if algorithm.oid == oid {
                return true;
            }
        }
        false
    }
}
