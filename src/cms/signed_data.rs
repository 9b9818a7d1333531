//! SignedData.

use core::fmt;

use super::{CertificateSet, SignerInfo};
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::finding::{Finding, FindingSet};
use crate::oid::{self, Oid};
use crate::tlv::{Integer, Malformed, OctetString, Reader, Tag};
use crate::x509::AlgorithmIdentifier;
use crate::x509::schema::{Fields, Kept};

/// The most SignerInfos that are read; Doc 9303-10 §4.6.2 recommends one.
pub const MAX_SIGNERS: u32 = 4;

/// The most digest algorithms that are read; no file known has more than two.
pub(crate) const MAX_DIGEST_ALGORITHMS: u32 = 8;

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
#[derive(Clone, Copy)]
pub struct SignedData<'a> {
    fields: Kept<'a>,
    signer: Option<SignerInfo<'a>>,
    findings: FindingSet,
}

// What is kept of its fields.
const VERSION: usize = 0;
const DIGEST_ALGORITHMS: usize = 1;
const CONTENT_TYPE: usize = 2;
const CONTENT: usize = 3;
const CERTIFICATES: usize = 4;
const CRLS: usize = 5;

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
    pub(crate) const EMPTY: Self =
        Self { fields: Kept::NOTHING, signer: None, findings: FindingSet::EMPTY };

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
        self.fields.read(Fields::SignedData, reader)?;
        if self.fields.value(VERSION) != [3] {
            // RFC 5652 §5.1 gives 3 to every content type but id-data.
            reader.note(Finding::SignedDataVersion);
        }
        if self.certificates().are_several() {
            reader.note(Finding::SeveralCertificates);
        }
        if self.fields.has(CRLS) {
            reader.note(Finding::CrlsEmbedded);
        }
        self.fill_signer(reader)?;
        if let Some(signer) = &self.signer
            && !lists(self.fields.value(DIGEST_ALGORITHMS), signer.digest_algorithm().oid())
        {
            reader.note(Finding::DigestAlgorithmNotListed);
        }
        Ok(())
    }

    /// Reads the SignerInfos, and keeps the first.
    fn fill_signer(&mut self, reader: &mut Reader<'a>) -> Result<(), Malformed> {
        let level = reader.descend(Tag::SET)?;
        let mut other = None;
        let mut signer = &mut self.signer;
        let mut count = 0_u32;
        while !reader.is_empty() {
            signer.insert(SignerInfo::EMPTY).fill(reader)?;
            signer = &mut other;
            count = count.saturating_add(1);
            if count > 1 {
                reader.note(Finding::SeveralSigners);
            }
            if count > MAX_SIGNERS {
                return Err(reader.fail(ParseErrorKind::TooMany(MAX_SIGNERS)));
            }
        }
        reader.ascend(level)
    }

    /// The version; 3 in every file of Doc 9303.
    #[must_use]
    pub fn version(&self) -> u32 {
        Integer::from_content(self.fields.value(VERSION)).to_u32().unwrap_or_default()
    }

    /// The type of the content (eContentType).
    #[must_use]
    pub fn content_type(&self) -> Oid<'a> {
        Oid::from_content(self.fields.value(CONTENT_TYPE))
    }

    /// The content octets (eContent): what the message digest runs over.
    #[must_use]
    pub fn content(&self) -> OctetString<'a> {
        self.fields.reader(CONTENT).octet_string().unwrap_or(OctetString::EMPTY)
    }

    /// The offset of the content octets; of content in segments, of the first segment's header.
    #[must_use]
    pub fn content_at(&self) -> u32 {
        self.fields.reader(CONTENT).peek_content_position()
    }

    /// The certificates that came along. They are not trusted for being there.
    #[must_use]
    pub fn certificates(&self) -> CertificateSet<'a> {
        CertificateSet { content: self.fields.value(CERTIFICATES) }
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

impl fmt::Debug for SignedData<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignedData")
            .field("version", &self.version())
            .field("content_type", &self.content_type())
            .field("content", &self.content())
            .field("content_at", &self.content_at())
            .field("certificates", &self.certificates())
            .field("signer", &self.signer)
            .field("findings", &self.findings)
            .finish()
    }
}

/// Whether the algorithm is one of the digestAlgorithms, which were read once.
#[inline(never)]
fn lists(digest_algorithms: &[u8], oid: Oid<'_>) -> bool {
    let mut reader = Reader::cms(digest_algorithms, Structure::Cms);
    let mut algorithm = AlgorithmIdentifier::EMPTY;
    while algorithm.fill(&mut reader).is_ok() {
        if algorithm.oid() == oid {
            return true;
        }
    }
    false
}
