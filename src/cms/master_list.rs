//! CSCA master lists.

use super::SignedData;
use crate::error::{ParseError, Structure};
use crate::oid;
use crate::tlv::{Malformed, Reader, Rules, Tag};

/// A CSCA master list (Doc 9303-12 §9). Its certificates are not parsed: a malformed certificate does not
/// invalidate the list.
///
/// ```text
/// CscaMasterList ::= SEQUENCE { version INTEGER { v0(0) }, certList SET OF Certificate }
/// ```
///
/// Checked: the structure. Not checked: the signature of the list, and its signer, which
/// [`ListVerifier`](crate::verify::ListVerifier) checks. A caller who uses the certificates as
/// anchors without that must have the list from a trusted source.
#[derive(Clone, Copy, Debug)]
pub struct MasterList<'a> {
    signed_data: SignedData<'a>,
    certificates: MasterListCertificates<'a>,
}

impl<'a> MasterList<'a> {
    /// Parses a master list, which is a ContentInfo with SignedData.
    ///
    /// # Errors
    ///
    /// Returns an error if the bytes are not a master list, and
    /// [`ParseErrorKind::ScratchTooSmall`](crate::ParseErrorKind::ScratchTooSmall) if the content is in
    /// segments, which is not the case in any known list.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        let signed_data = SignedData::parse(input)?;
        let mut reader = signed_data.content_of(oid::CSCA_MASTER_LIST, Structure::MasterList)?;
        let certificates = reader.all(MasterListCertificates::read)?;
        Ok(Self { signed_data, certificates })
    }

    /// Returns the CMS structure around the list.
    #[must_use]
    pub const fn signed_data(&self) -> &SignedData<'a> {
        &self.signed_data
    }

    /// Returns the certificates, in the order of the list.
    #[must_use]
    pub const fn certificates(&self) -> MasterListCertificates<'a> {
        self.certificates
    }
}

/// An iterator over the certificates of a [`MasterList`], a [`CertificateBundle`](super::CertificateBundle) or a
/// [`CertificateFile`](super::CertificateFile): the bytes of each certificate, not parsed.
///
/// The iterator ends at the first bytes that are not an element, because nothing after them can be found.
#[derive(Clone, Copy)]
pub struct MasterListCertificates<'a> {
    rest: &'a [u8],
}

impl<'a> MasterListCertificates<'a> {
    /// Returns an iterator over concatenated certificates.
    pub(crate) const fn of(certificates: &'a [u8]) -> Self {
        Self { rest: certificates }
    }

    /// Reads a CscaMasterList.
    pub(super) fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        reader.nested(Tag::SEQUENCE, |reader| {
            reader.version(0, 0)?;
            let set = reader.expect(Tag::SET)?;
            Ok(Self::of(set.content))
        })
    }

    /// Returns the certificates that the iterator has not given yet: their encodings, one after the other.
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.rest
    }
}

impl<'a> Iterator for MasterListCertificates<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        let mut reader = Reader::new(Rules::Cms, self.rest, Structure::MasterList);
        let element = reader.element().ok();
        self.rest = if element.is_some() { reader.remaining() } else { &[] };
        element.map(|element| element.whole)
    }
}

impl core::fmt::Debug for MasterListCertificates<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "MasterListCertificates({} bytes left)", self.rest.len())
    }
}
