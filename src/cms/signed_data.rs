//! SignedData.

use core::fmt;

use super::{CertificateSet, SignerInfo};
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::finding::{Finding, FindingSet};
use crate::oid::{self, Oid};
use crate::tlv::{Malformed, OctetString, Reader, Rules, Tag, offset, validated};
use crate::x509::AlgorithmIdentifier;

/// The maximum number of SignerInfos; Doc 9303-10 §4.6.2 recommends one.
pub const MAX_SIGNERS: u32 = 4;

/// The maximum number of digest algorithms; no known file has more than two.
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
#[derive(Clone, Copy)]
pub struct SignedData<'a> {
    version: u32,
    content_type: Oid<'a>,
    content: OctetString<'a>,
    certificates: CertificateSet<'a>,
    signer: Option<SignerInfo<'a>>,
    /// The SignerInfos after the first, validated, and their offset.
    further_signers: (&'a [u8], u32),
    findings: FindingSet,
}

impl<'a> SignedData<'a> {
    /// Parses a ContentInfo that is a file of its own, such as EF.CardSecurity or a master list.
    ///
    /// # Errors
    ///
    /// Returns an error if the bytes are not a ContentInfo with SignedData, or if bytes follow it.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        Reader::new(Rules::Cms, input, Structure::Cms).all(Self::read)
    }

    /// Reads a ContentInfo with a reader under [`Rules::Cms`].
    ///
    /// # Errors
    ///
    /// Returns an error if the next element is not a ContentInfo with SignedData.
    pub(crate) fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let content_info =
            reader.with_findings(|reader| Self::read_content_info(reader, Self::read_fields));
        content_info.map(|(signed_data, findings)| Self { findings, ..signed_data })
    }

    /// Reads a ContentInfo, and the fields of its SignedData with `read`.
    pub(super) fn read_content_info<T>(
        reader: &mut Reader<'a>,
        read: impl FnOnce(&mut Reader<'a>) -> Result<T, Malformed>,
    ) -> Result<T, Malformed> {
        reader.nested(Tag::SEQUENCE, |reader| {
            reader.require(oid::SIGNED_DATA)?;
            reader.nested(Tag::context_constructed(0), |reader| reader.nested(Tag::SEQUENCE, read))
        })
    }

    fn read_fields(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let version = reader.small_integer()?;
        if version != 3 {
            // RFC 5652 §5.1 requires version 3 for every content type except id-data.
            reader.note(Finding::SignedDataVersion);
        }
        let digest_algorithms = reader.expect(Tag::SET)?;
        reader.inside(&digest_algorithms, |reader| {
            reader
                .repeat(MAX_DIGEST_ALGORITHMS, |reader| AlgorithmIdentifier::read(reader).map(drop))
        })?;
        let (content_type, content) = reader.nested(Tag::SEQUENCE, |reader| {
            let content_type = reader.read()?;
            let tag = Tag::context_constructed(0);
            Ok((content_type, reader.nested(tag, Reader::octet_string)?))
        })?;
        let certificates = reader
            .optional_nested(Tag::context_constructed(0), CertificateSet::read)?
            .unwrap_or_default();
        if reader.optional(Tag::context_constructed(1))?.is_some() {
            reader.note(Finding::CrlsEmbedded);
        }
        let (signer, further_signers) = reader.nested(Tag::SET, Self::read_signers)?;
        let findings = FindingSet::EMPTY;
        let signed_data = Self {
            version,
            content_type,
            content,
            certificates,
            signer,
            further_signers,
            findings,
        };
        let is_listed = |signer: SignerInfo<'_>| {
            lists(digest_algorithms.content, signer.digest_algorithm().oid())
        };
        if !signed_data.signer_infos().all(is_listed) {
            reader.note(Finding::DigestAlgorithmNotListed);
        }
        Ok(signed_data)
    }

    /// Reads the SignerInfos. Returns the first, and the bytes of those after it with their offset.
    #[expect(clippy::type_complexity, reason = "the two fields of the SignedData")]
    fn read_signers(
        reader: &mut Reader<'a>,
    ) -> Result<(Option<SignerInfo<'a>>, (&'a [u8], u32)), Malformed> {
        let mut first = None;
        let mut further: (&[u8], u32) = (&[], reader.position());
        let count = reader.repeat(MAX_SIGNERS, |reader| {
            let signer = SignerInfo::read(reader)?;
            if first.is_none() {
                first = Some(signer);
                further = (reader.remaining(), reader.position());
            }
            Ok(())
        })?;
        if count > 1 {
            reader.note(Finding::SeveralSigners);
        }
        Ok((first, further))
    }

    /// Returns the version; 3 in every file of Doc 9303.
    #[must_use]
    pub const fn version(&self) -> u32 {
        self.version
    }

    /// Returns the type of the content (eContentType).
    #[must_use]
    pub const fn content_type(&self) -> Oid<'a> {
        self.content_type
    }

    /// Returns the bytes of the content (eContent), which the message digest covers.
    #[must_use]
    pub const fn content(&self) -> OctetString<'a> {
        self.content
    }

    /// Returns the offset of the content; if it is in segments, the offset of the first segment's header.
    #[must_use]
    pub const fn content_at(&self) -> u32 {
        self.content.at()
    }

    /// Returns the structure that the content is by its type, if the library can name it. It may be one that the
    /// library does not read: a defect list of BSI TR-03129-2.
    #[must_use]
    pub fn structure(&self) -> Option<Structure> {
        let known = STRUCTURES.iter().find(|(content_type, _)| *content_type == self.content_type);
        known.map(|(_, structure)| *structure)
    }

    /// Returns a reader of the content, for the structure that a parser of a file expects.
    ///
    /// # Errors
    ///
    /// Returns an error if the content has another type, or is in segments. The error names the structure that the
    /// content is, if it can be named, and otherwise the one that was expected.
    pub(crate) fn content_of(
        &self,
        content_type: Oid<'_>,
        within: Structure,
    ) -> Result<Reader<'a>, ParseError> {
        let at = self.content_at();
        if self.content_type != content_type {
            let found = self.structure().unwrap_or(within);
            return Err(ParseError::new(ParseErrorKind::Value, at, found));
        }
        let bytes = self.content.contiguous().ok_or_else(|| {
            let kind = ParseErrorKind::ScratchTooSmall(offset(self.content.len()));
            ParseError::new(kind, at, within)
        })?;
        Ok(Reader::new(Rules::Cms, bytes, within).starting_at(at))
    }

    /// Returns the embedded certificates. Their presence does not make them trusted.
    #[must_use]
    pub const fn certificates(&self) -> CertificateSet<'a> {
        self.certificates
    }

    /// Returns the first SignerInfo. [`SignedData::signer_infos`] returns all.
    #[must_use]
    pub const fn signer(&self) -> Option<SignerInfo<'a>> {
        self.signer
    }

    /// Returns the first SignerInfo in its place: a copy would be on the stack during all checks.
    pub(crate) const fn first_signer(&self) -> Option<&SignerInfo<'a>> {
        self.signer.as_ref()
    }

    /// Returns the SignerInfos, in the order of the encoding.
    pub fn signer_infos(&self) -> impl Iterator<Item = SignerInfo<'a>> + use<'a> {
        self.signer.into_iter().chain(self.further_signers())
    }

    /// Returns the SignerInfos after the first, which are read from the input again.
    pub(crate) fn further_signers(&self) -> impl Iterator<Item = SignerInfo<'a>> + use<'a> {
        let (bytes, at) = self.further_signers;
        let mut reader = Reader::new(Rules::Cms, bytes, Structure::Cms).starting_at(at);
        core::iter::from_fn(move || {
            if reader.is_empty() { None } else { validated(SignerInfo::read(&mut reader)) }
        })
    }

    /// True if there are SignerInfos after the first.
    pub(crate) const fn has_further_signers(&self) -> bool {
        !self.further_signers.0.is_empty()
    }

    /// Returns the tolerated deviations from the standard.
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
            .field("has_further_signers", &self.has_further_signers())
            .field("findings", &self.findings)
            .finish()
    }
}

/// The content types that the library can name.
static STRUCTURES: [(Oid<'_>, Structure); 5] = [
    (oid::CSCA_MASTER_LIST, Structure::MasterList),
    (oid::DEFECT_LIST, Structure::DefectList),
    (oid::DEVIATION_LIST, Structure::DeviationList),
    (oid::LDS_SECURITY_OBJECT, Structure::LdsSecurityObject),
    (oid::SECURITY_OBJECT, Structure::EfCardSecurity),
];

/// True if the algorithm is among the digestAlgorithms, which were validated before.
fn lists(digest_algorithms: &[u8], oid: Oid<'_>) -> bool {
    let mut reader = Reader::new(Rules::Cms, digest_algorithms, Structure::Cms);
    while !reader.is_empty()
        && let Some(algorithm) = validated(AlgorithmIdentifier::read(&mut reader))
    {
        if algorithm.oid() == oid {
            return true;
        }
    }
    false
}
