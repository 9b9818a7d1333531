//! Deviation lists.

use core::fmt;

use super::SignedData;
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::oid::{self, Oid};
use crate::time::UnixTime;
use crate::tlv::{Element, Integer, Malformed, Reader, Rules, Tag, validated};
use crate::x509::{AlgorithmIdentifier, Name};

/// A deviation list (Doc 9303-12 §10): the documents of a state that do not conform to Doc 9303.
///
/// ```text
/// DeviationList ::= SEQUENCE {
///     version          INTEGER { v0(0) },
///     digestAlgorithm  AlgorithmIdentifier OPTIONAL,
///     deviations       SET OF Deviation }
/// ```
///
/// Checked: the structure down to the deviations, and each of these when it is read
/// ([`DeviationList::deviations`]): a malformed deviation does not invalidate the list. Not checked: the
/// signature of the list, and its signer, which [`ListVerifier`](crate::verify::ListVerifier) checks.
#[derive(Clone, Copy, Debug)]
pub struct DeviationList<'a> {
    signed_data: SignedData<'a>,
    digest_algorithm: Option<AlgorithmIdentifier<'a>>,
    deviations: Deviations<'a>,
}

impl<'a> DeviationList<'a> {
    /// Parses a deviation list, which is a ContentInfo with SignedData.
    ///
    /// # Errors
    ///
    /// Returns an error if the bytes are not a deviation list, and [`ParseErrorKind::ScratchTooSmall`] if the
    /// content is in segments.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        let signed_data = SignedData::parse(input)?;
        let mut reader = signed_data.content_of(oid::DEVIATION_LIST, Structure::DeviationList)?;
        let (digest_algorithm, deviations) = reader.all(|reader| {
            reader.nested(Tag::SEQUENCE, |reader| {
                reader.version(0, 0)?;
                let has_algorithm = reader.is_next(Tag::SEQUENCE);
                let algorithm =
                    if has_algorithm { Some(AlgorithmIdentifier::read(reader)?) } else { None };
                let set = reader.expect(Tag::SET)?;
                Ok((algorithm, Deviations { rest: set.content, at: set.content_at() }))
            })
        })?;
        Ok(Self { signed_data, digest_algorithm, deviations })
    }

    /// Returns the CMS structure around the list.
    #[must_use]
    pub const fn signed_data(&self) -> &SignedData<'a> {
        &self.signed_data
    }

    /// Returns the hash function of [`DocumentSignerIdentifier::CertificateDigest`].
    #[must_use]
    pub const fn digest_algorithm(&self) -> Option<AlgorithmIdentifier<'a>> {
        self.digest_algorithm
    }

    /// Returns the deviations, in the order of the list.
    #[must_use]
    pub const fn deviations(&self) -> Deviations<'a> {
        self.deviations
    }
}

/// An iterator over the deviations of a [`DeviationList`].
///
/// A deviation that is malformed is an error, and those after it follow. The iterator ends at the first bytes
/// that are not an element, because nothing after them can be found.
#[derive(Clone, Copy)]
pub struct Deviations<'a> {
    rest: &'a [u8],
    at: u32,
}

impl<'a> Iterator for Deviations<'a> {
    type Item = Result<Deviation<'a>, ParseError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let reader =
            |bytes| Reader::new(Rules::Cms, bytes, Structure::DeviationList).starting_at(self.at);
        let mut list = reader(self.rest);
        let element = list.prefix(Reader::element);
        let deviation = match &element {
            Ok(element) => reader(element.whole).all(Deviation::read),
            Err(error) => Err(*error),
        };
        self.at = list.position();
        self.rest = if element.is_ok() { list.remaining() } else { &[] };
        Some(deviation)
    }
}

impl fmt::Debug for Deviations<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Deviations({} bytes left)", self.rest.len())
    }
}

/// A deviation: a set of documents, and the ways in which they deviate (Doc 9303-12 §10).
///
/// ```text
/// Deviation ::= SEQUENCE {
///     documents     DeviationDocuments,
///     descriptions  SET OF DeviationDescription }
/// ```
#[derive(Clone, Copy)]
pub struct Deviation<'a> {
    documents: DeviationDocuments<'a>,
    descriptions: &'a [u8],
}

impl<'a> Deviation<'a> {
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        reader.nested(Tag::SEQUENCE, |reader| {
            let documents = DeviationDocuments::read(reader)?;
            let descriptions = reader.nested(Tag::SET, |reader| {
                let descriptions = reader.remaining();
                while !reader.is_empty() {
                    DeviationDescription::read(reader)?;
                }
                Ok(descriptions)
            })?;
            Ok(Self { documents, descriptions })
        })
    }

    /// Returns the criteria for the documents that deviate.
    #[must_use]
    pub const fn documents(&self) -> DeviationDocuments<'a> {
        self.documents
    }

    /// Returns the ways in which the documents deviate, in the order of the list.
    pub fn descriptions(&self) -> impl Iterator<Item = DeviationDescription<'a>> + Clone + use<'a> {
        let mut reader = Reader::new(Rules::Cms, self.descriptions, Structure::DeviationList);
        core::iter::from_fn(move || {
            if reader.is_empty() {
                return None;
            }
            validated(DeviationDescription::read(&mut reader))
        })
    }
}

impl fmt::Debug for Deviation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Deviation")
            .field("documents", &self.documents)
            .field("descriptions", &self.descriptions().count())
            .finish()
    }
}

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
/// Checked: the structure, and that the document type has two characters.
#[derive(Clone, Copy)]
pub struct DeviationDocuments<'a> {
    document_type: Option<&'a [u8]>,
    signer: Option<DocumentSignerIdentifier<'a>>,
    issued: Option<IssuancePeriod>,
    document_numbers: Option<&'a [u8]>,
}

impl<'a> DeviationDocuments<'a> {
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        reader.nested(Tag::SEQUENCE, |reader| {
            let at = reader.position();
            let document_type = reader.optional(Tag::context(0))?.map(|element| element.content);
            if let Some(code) = document_type
                && code.len() != 2
            {
                let kind = ParseErrorKind::WrongLength(crate::tlv::offset(code.len()));
                return Err(reader.fail_at(kind, at));
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

    /// Returns the document code of the MRZ: two characters.
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
    fn read(reader: &mut Reader<'a>) -> Result<Option<Self>, Malformed> {
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

fn read_time(reader: &mut Reader<'_>) -> Result<UnixTime, Malformed> {
    let element = reader.expect(Tag::GENERALIZED_TIME)?;
    UnixTime::generalized_time(element.content)
        .ok_or_else(|| reader.fail_at(ParseErrorKind::Time, element.content_at()))
}

/// A way in which documents deviate (Doc 9303-12 §10).
///
/// ```text
/// DeviationDescription ::= SEQUENCE {
///     description    PrintableString OPTIONAL,
///     deviationType  OBJECT IDENTIFIER,
///     parameters     [0] EXPLICIT ANY DEFINED BY deviationType OPTIONAL,
///     nationalUse    [1] EXPLICIT ANY OPTIONAL }
/// ```
///
/// Checked: the structure. Not checked: the parameters, and that the type is known.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct DeviationDescription<'a> {
    /// A description for people: the characters of a PrintableString.
    pub description: Option<&'a [u8]>,
    /// The type, under the arc of the content type (2.23.136.1.1.7).
    pub deviation_type: Oid<'a>,
    /// The parameters of the type.
    pub parameters: Option<Element<'a>>,
    /// Further information of the state.
    pub national_use: Option<Element<'a>>,
}

impl<'a> DeviationDescription<'a> {
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        reader.nested(Tag::SEQUENCE, |reader| {
            let description = reader.optional(Tag::PRINTABLE_STRING)?;
            Ok(Self {
                description: description.map(|element| element.content),
                deviation_type: reader.read()?,
                parameters: reader.optional_nested(Tag::context_constructed(0), Reader::element)?,
                national_use: reader
                    .optional_nested(Tag::context_constructed(1), Reader::element)?,
            })
        })
    }
}

/// Shows the type, and which of the fields are present.
impl fmt::Debug for DeviationDescription<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DeviationDescription")
            .field("has_description", &self.description.is_some())
            .field("deviation_type", &self.deviation_type)
            .field("has_parameters", &self.parameters.is_some())
            .field("has_national_use", &self.national_use.is_some())
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tlv::build::{
        integer, null, octet_string, oid as oid_of, printable, sequence, set, tlv,
    };
    use crate::x509::testing::{assert_no_prefix_parses, state};
    use std::format;
    use std::vec::Vec;

    /// A list without a signer.
    fn list(content_type: Oid<'_>, deviations: &[&[u8]]) -> Vec<u8> {
        let algorithm = sequence(&[&oid_of(oid::SHA256)]);
        let content = sequence(&[&integer(&[0]), &algorithm, &set(deviations)]);
        let content = tlv(0xA0, &[&octet_string(&content)]);
        let signed_data = sequence(&[
            &integer(&[3]),
            &set(&[]),
            &sequence(&[&oid_of(content_type), &content]),
            &set(&[]),
        ]);
        sequence(&[&oid_of(oid::SIGNED_DATA), &tlv(0xA0, &[&signed_data])])
    }

    fn time(text: &str) -> Vec<u8> {
        tlv(0x18, &[text.as_bytes()])
    }

    fn description() -> Vec<u8> {
        sequence(&[
            &printable("Country in UTF-8"),
            &oid_of(oid::DEVIATION_LIST),
            &tlv(0xA0, &[&tlv(0x0A, &[&[3]])]),
            &tlv(0xA1, &[&null()]),
        ])
    }

    fn deviation(documents: &[&[u8]]) -> Vec<u8> {
        let bare = sequence(&[&oid_of(oid::DEVIATION_LIST)]);
        sequence(&[&sequence(documents), &set(&[&description(), &bare])])
    }

    fn by_issuer() -> Vec<u8> {
        tlv(0xA1, &[&state("DE", "CSCA"), &integer(&[0x12, 0x34])])
    }

    fn numbers() -> Vec<u8> {
        tlv(0xA5, &[&printable("C01X00T47"), &printable("C01X00T48")])
    }

    fn period() -> Vec<u8> {
        tlv(0xA4, &[&time("20170101000000Z"), &time("20180101000000Z")])
    }

    #[test]
    fn gives_back_what_was_put_in() {
        let deviation = deviation(&[&tlv(0x80, &[b"P<"]), &by_issuer(), &period(), &numbers()]);
        let bytes = list(oid::DEVIATION_LIST, &[&deviation]);
        let list = DeviationList::parse(&bytes).unwrap();
        assert_eq!(list.digest_algorithm().unwrap().oid(), oid::SHA256);
        assert!(list.signed_data().signer().is_none());
        let [deviation] = list.deviations().collect::<Vec<_>>().try_into().unwrap();
        let deviation = deviation.unwrap();
        let documents = deviation.documents();
        assert_eq!(documents.document_type(), Some(&b"P<"[..]));
        let Some(DocumentSignerIdentifier::IssuerAndSerialNumber { issuer, serial_number }) =
            documents.signer()
        else {
            panic!("{documents:?}")
        };
        assert_eq!(issuer.country(), Some("DE"));
        assert_eq!(serial_number.as_bytes(), [0x12, 0x34]);
        let period = documents.issued().unwrap();
        assert_eq!((period.first_issued.0, period.last_issued.0), (1_483_228_800, 1_514_764_800));
        let numbers: Vec<_> = documents.document_numbers().unwrap().collect();
        assert_eq!(numbers, [&b"C01X00T47"[..], b"C01X00T48"]);
        let [first, second] = deviation.descriptions().collect::<Vec<_>>().try_into().unwrap();
        assert_eq!(first.description, Some(&b"Country in UTF-8"[..]));
        assert_eq!(first.deviation_type, oid::DEVIATION_LIST);
        assert_eq!(first.parameters.unwrap().content, [3]);
        assert_eq!(first.national_use.unwrap().whole, null());
        assert!(second.description.is_none() && second.parameters.is_none());
    }

    #[test]
    fn each_criterion_is_optional() {
        let key = deviation(&[&tlv(0x82, &[&[0x51; 20]])]);
        let digest = deviation(&[&tlv(0x83, &[&[0x52; 32]])]);
        let bytes = list(oid::DEVIATION_LIST, &[&key, &digest, &deviation(&[])]);
        let list = DeviationList::parse(&bytes).unwrap();
        let documents = list.deviations().map(|it| it.unwrap().documents()).collect::<Vec<_>>();
        let [key, digest, none] = documents.try_into().unwrap();
        assert!(matches!(
            key.signer(),
            Some(DocumentSignerIdentifier::SubjectKeyIdentifier(&[0x51, ..]))
        ));
        assert!(matches!(
            digest.signer(),
            Some(DocumentSignerIdentifier::CertificateDigest(&[0x52, ..]))
        ));
        assert!(none.signer().is_none() && none.document_type().is_none());
        assert!(none.issued().is_none() && none.document_numbers().is_none());
    }

    #[test]
    fn a_malformed_deviation_does_not_sink_the_others() {
        let good = deviation(&[&numbers()]);
        for (bad, kind) in [
            (deviation(&[&tlv(0x80, &[b"P"])]), ParseErrorKind::WrongLength(1)),
            (deviation(&[&tlv(0xA4, &[&time("2017"), &time("2018")])]), ParseErrorKind::Time),
            (deviation(&[&numbers(), &null()]), ParseErrorKind::TrailingData(2)),
            (sequence(&[&sequence(&[])]), ParseErrorKind::Missing(Tag::SET)),
            (
                deviation(&[&tlv(0xA5, &[&null()])]),
                ParseErrorKind::UnexpectedTag { expected: Tag::PRINTABLE_STRING, found: Tag::NULL },
            ),
        ] {
            let bytes = list(oid::DEVIATION_LIST, &[&good, &bad, &good]);
            let list = DeviationList::parse(&bytes).unwrap();
            let results: Vec<_> = list.deviations().collect();
            assert_eq!(results.len(), 3);
            assert!(results[0].is_ok() && results[2].is_ok());
            let error = results[1].unwrap_err();
            assert_eq!((error.kind, error.within), (kind, Structure::DeviationList));
            let place = bytes.windows(bad.len()).position(|window| window == bad).unwrap();
            let place = u32::try_from(place).unwrap();
            let end = place + u32::try_from(bad.len()).unwrap();
            assert!((place..=end).contains(&error.at), "{error} of {place}");
        }
        // After bytes that are no element, nothing can be found.
        let bytes = list(oid::DEVIATION_LIST, &[&good, &[0x30, 0x7F], &good]);
        let list = DeviationList::parse(&bytes).unwrap();
        let results: Vec<_> = list.deviations().collect();
        assert_eq!(results.len(), 2);
        assert!(results[0].is_ok() && results[1].is_err());
    }

    #[test]
    fn rejects_each_prefix_and_another_content_type() {
        let bytes = list(oid::DEVIATION_LIST, &[&deviation(&[&numbers()])]);
        assert_no_prefix_parses(&bytes, DeviationList::parse);
        let error = DeviationList::parse(&list(oid::CSCA_MASTER_LIST, &[])).unwrap_err();
        assert_eq!((error.kind, error.within), (ParseErrorKind::Value, Structure::DeviationList));
    }

    #[test]
    fn debug_shows_no_document_number() {
        let bytes = list(oid::DEVIATION_LIST, &[&deviation(&[&numbers()])]);
        let list = DeviationList::parse(&bytes).unwrap();
        let deviation = list.deviations().next().unwrap().unwrap();
        let text = format!("{list:?} {deviation:?}");
        assert!(text.contains("document_numbers: Some(2)"), "{text}");
        assert!(!text.contains("C01X") && !text.contains("67, 48"), "{text}");
    }
}
