//! Deviation lists.

mod deviation;
mod deviation_type;
mod documents;

use core::fmt;

use super::SignedData;
use crate::error::{ParseError, Structure};
use crate::oid;
use crate::tlv::{Reader, Rules, Tag};
use crate::x509::AlgorithmIdentifier;

pub use deviation::{Deviation, DeviationDescription};
pub use deviation_type::DeviationType;
pub use documents::{DeviationDocuments, DocumentSignerIdentifier, IssuancePeriod};

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
/// [`Document::check_deviation_list`](crate::verify::Document::check_deviation_list) compares a document
/// with a verified list.
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
    /// Returns an error if the bytes are not a deviation list, and
    /// [`ParseErrorKind::ScratchTooSmall`](crate::ParseErrorKind::ScratchTooSmall) if the content is in segments. For
    /// another structure that the library can name, the error is [`ParseErrorKind::Value`](crate::ParseErrorKind::Value)
    /// within that structure ([`SignedData::structure`]).
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

    /// Returns the hash function of [`DocumentSignerIdentifier::CertificateDigest`]. Without it, the hash function
    /// is that of the list's signature (Doc 9303-3 §7.3.6).
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
            Ok(element) => {
                let mut entry = reader(element.whole);
                entry.all(Deviation::read).map(|read| read.with_findings(entry.findings()))
            }
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

#[cfg(test)]
mod tests;
