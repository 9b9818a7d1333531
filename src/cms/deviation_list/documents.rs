//! The documents that an entry of a deviation list is about.

use core::fmt;

use crate::error::{ParseErrorKind, Structure};
use crate::finding::Finding;
use crate::time::UnixTime;
use crate::tlv::{Integer, Malformed, Reader, Rules, Tag, offset, validated};
use crate::x509::Name;

/// The criteria for the documents that deviate (Doc 9303-12 §10). A document must fulfil all that are present;
/// without any, every document of the state deviates.
///
/// ```text
/// DeviationDocuments ::= SEQUENCE {
///     documentType     [0] PrintableString (SIZE (2)) OPTIONAL,
///     dscIdentifier    DocumentSignerIdentifier OPTIONAL,
///     issuingDate      [4] IssuancePeriod OPTIONAL,
///     documentNumbers  [5] SET OF PrintableString OPTIONAL }
/// ```
///
/// Checked: the structure, and that the document type has two characters. One character is noted
/// ([`Finding::DeviationDocumentTypeLength`]): the public list of Italy has "C".
#[derive(Clone, Copy)]
pub struct DeviationDocuments<'a> {
    document_type: Option<&'a [u8]>,
    signer: Option<DocumentSignerIdentifier<'a>>,
    issued: Option<IssuancePeriod>,
    document_numbers: Option<&'a [u8]>,
}

impl<'a> DeviationDocuments<'a> {
    pub(super) fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        reader.nested(Tag::SEQUENCE, |reader| {
            let at = reader.position();
            let document_type = reader.optional(Tag::context(0))?.map(|element| element.content);
            match document_type.map(<[u8]>::len) {
                None | Some(2) => {}
                Some(1) => reader.note(Finding::DeviationDocumentTypeLength),
                Some(length) => {
                    let kind = ParseErrorKind::WrongLength(offset(length));
                    return Err(reader.fail_at(kind, at));
                }
            }
            Ok(Self {
                document_type,
                signer: DocumentSignerIdentifier::read(reader)?,
                issued: reader
                    .optional_nested(Tag::context_constructed(4), IssuancePeriod::read)?,
                document_numbers: reader.optional_nested(
                    Tag::context_constructed(5),
                    |reader| {
                        let numbers = reader.remaining();
                        while !reader.is_empty() {
                            reader.expect(Tag::PRINTABLE_STRING)?;
                        }
                        Ok(numbers)
                    },
                )?,
            })
        })
    }

    /// Returns the document code of the MRZ: one or two characters. A code of one letter may be padded.
    #[must_use]
    pub const fn document_type(&self) -> Option<&'a [u8]> {
        self.document_type
    }

    /// Returns the document signer.
    #[must_use]
    pub const fn signer(&self) -> Option<DocumentSignerIdentifier<'a>> {
        self.signer
    }

    /// Returns the period in which the documents were issued.
    #[must_use]
    pub const fn issued(&self) -> Option<IssuancePeriod> {
        self.issued
    }

    /// Returns the numbers of the documents, as in the MRZ; none if the list names no numbers.
    #[must_use]
    pub fn document_numbers(&self) -> Option<impl Iterator<Item = &'a [u8]> + Clone + use<'a>> {
        let mut reader = Reader::new(Rules::Cms, self.document_numbers?, Structure::DeviationList);
        Some(core::iter::from_fn(move || {
            if reader.is_empty() {
                return None;
            }
            validated(reader.value(Tag::PRINTABLE_STRING))
        }))
    }
}

/// Shows the criteria, and how many document numbers there are.
impl fmt::Debug for DeviationDocuments<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DeviationDocuments")
            .field("has_document_type", &self.document_type.is_some())
            .field("signer", &self.signer)
            .field("issued", &self.issued)
            .field("document_numbers", &self.document_numbers().map(Iterator::count))
            .finish()
    }
}

/// The reference to a document signer's certificate (Doc 9303-12 §10).
///
/// ```text
/// DocumentSignerIdentifier ::= CHOICE {
///     issuerAndSerialNumber  [1] IssuerAndSerialNumber,
///     subjectKeyIdentifier   [2] SubjectKeyIdentifier,
///     certificateDigest      [3] MessageDigest }
/// ```
#[derive(Clone, Copy, Debug)]
#[expect(clippy::exhaustive_enums, reason = "the choices of Doc 9303-12 §10")]
pub enum DocumentSignerIdentifier<'a> {
    /// The digest of the certificate, with the digest algorithm of the list.
    CertificateDigest(&'a [u8]),
    /// The issuer's name and the serial number of the certificate.
    IssuerAndSerialNumber {
        /// The issuer's name.
        issuer: Name<'a>,
        /// The serial number.
        serial_number: Integer<'a>,
    },
    /// The subject key identifier of the certificate.
    SubjectKeyIdentifier(&'a [u8]),
}

impl<'a> DocumentSignerIdentifier<'a> {
    pub(super) fn read(reader: &mut Reader<'a>) -> Result<Option<Self>, Malformed> {
        if let Some(identifier) = reader.optional(Tag::context(2))? {
            return Ok(Some(Self::SubjectKeyIdentifier(identifier.content)));
        }
        if let Some(digest) = reader.optional(Tag::context(3))? {
            return Ok(Some(Self::CertificateDigest(digest.content)));
        }
        reader.optional_nested(Tag::context_constructed(1), |reader| {
            let issuer = Name::read(reader)?;
            Ok(Self::IssuerAndSerialNumber { issuer, serial_number: reader.padded_integer()? })
        })
    }
}

/// A period in which documents were issued, both ends included (Doc 9303-12 §10).
///
/// ```text
/// IssuancePeriod ::= SEQUENCE { firstIssued GeneralizedTime, lastIssued GeneralizedTime }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "the fields of Doc 9303-12 §10")]
pub struct IssuancePeriod {
    /// The time at which the first document was issued.
    pub first_issued: UnixTime,
    /// The time at which the last document was issued.
    pub last_issued: UnixTime,
}

impl IssuancePeriod {
    /// Reads the fields.
    fn read(reader: &mut Reader<'_>) -> Result<Self, Malformed> {
        Ok(Self { first_issued: read_time(reader)?, last_issued: read_time(reader)? })
    }
}

/// Reads a GeneralizedTime in UTC. A fraction of a second, which X.690 §11.7 allows and the public list of
/// Italy has, is cut off.
fn read_time(reader: &mut Reader<'_>) -> Result<UnixTime, Malformed> {
    let element = reader.expect(Tag::GENERALIZED_TIME)?;
    UnixTime::generalized_time(element.content)
        .or_else(|| with_fraction(element.content))
        .ok_or_else(|| reader.fail_at(ParseErrorKind::Time, element.content_at()))
}

/// Reads `YYYYMMDDHHMMSS.f…Z`, without a zero at the end of the fraction.
fn with_fraction(characters: &[u8]) -> Option<UnixTime> {
    let (seconds, rest) = characters.split_first_chunk::<14>()?;
    let fraction = rest.strip_prefix(b".")?.strip_suffix(b"Z")?;
    if !fraction.iter().all(u8::is_ascii_digit) || matches!(fraction.last(), None | Some(b'0')) {
        return None;
    }
    let mut whole = [b'Z'; 15];
    for (place, digit) in whole.iter_mut().zip(seconds) {
        *place = *digit;
    }
    UnixTime::generalized_time(&whole)
}
