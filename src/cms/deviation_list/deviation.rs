//! An entry of a deviation list, and the deviations that it describes.

use core::fmt;

use super::{DeviationDocuments, DeviationType};
use crate::error::Structure;
use crate::finding::FindingSet;
use crate::oid::Oid;
use crate::tlv::{Element, Integer, Malformed, Reader, Rules, Tag, validated};

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
    findings: FindingSet,
}

impl<'a> Deviation<'a> {
    pub(super) fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        reader.nested(Tag::SEQUENCE, |reader| {
            let documents = DeviationDocuments::read(reader)?;
            let descriptions = reader.nested(Tag::SET, |reader| {
                let descriptions = reader.remaining();
                while !reader.is_empty() {
                    DeviationDescription::read(reader)?;
                }
                Ok(descriptions)
            })?;
            Ok(Self { documents, descriptions, findings: FindingSet::EMPTY })
        })
    }

    pub(super) const fn with_findings(self, findings: FindingSet) -> Self {
        Self { findings, ..self }
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

    /// Returns the tolerated deviations of the entry itself from Doc 9303-12 §10.
    #[must_use]
    pub const fn findings(&self) -> FindingSet {
        self.findings
    }
}

impl fmt::Debug for Deviation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Deviation")
            .field("documents", &self.documents)
            .field("descriptions", &self.descriptions().count())
            .field("findings", &self.findings)
            .finish()
    }
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
/// Checked: the structure. Not checked: the parameters, and that the type is known
/// ([`DeviationDescription::known_type`]).
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

    /// Returns the type, if it is one of Doc 9303-3 §7.3.5.
    #[must_use]
    pub fn known_type(&self) -> Option<DeviationType> {
        DeviationType::of(self.deviation_type)
    }

    /// Returns the number in the parameters, whose meaning the type decides: the field of a certificate
    /// (CertificateBodyField), the data group (Datagroup: 1 to 16, 20 for EF.SOD, 21 for EF.COM), or the field of
    /// the MRZ (MRZField). Returns none without an INTEGER of at most 32 bits.
    #[must_use]
    pub fn number(&self) -> Option<u32> {
        let parameters = self.parameters.filter(|element| element.tag == Tag::INTEGER)?;
        Integer::from_content(parameters.content).to_u32()
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
