//! CSCA master lists.

use super::SignedData;
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::oid;
use crate::tlv::{Reader, Rules, Tag};

/// A CSCA master list (Doc 9303-12 §9), read in place: its certificates are parsed when asked for,
/// each by itself, so that an odd one never sinks the list.
///
/// ```text
/// CscaMasterList ::= SEQUENCE { version INTEGER { v0(0) }, certList SET OF Certificate }
/// ```
///
/// Checked: the structure. Not checked: who signed the list. A caller who takes its certificates for
/// anchors has to have the list from somebody trusted.
#[derive(Clone, Copy, Debug)]
pub struct MasterList<'a> {
    signed_data: SignedData<'a>,
    certificates: MasterListCertificates<'a>,
}

impl<'a> MasterList<'a> {
    /// Reads a master list: a ContentInfo with SignedData.
    ///
    /// # Errors
    ///
    /// Where the bytes are not one; [`ParseErrorKind::ScratchTooSmall`] where the content stands in
    /// segments (no list known does).
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        let signed_data = SignedData::parse(input)?;
        let at = signed_data.content_at();
        let error = |kind| ParseError::new(kind, at, Structure::MasterList);
        if signed_data.content_type() != oid::CSCA_MASTER_LIST {
            return Err(error(ParseErrorKind::Value));
        }
        let content = signed_data.content();
        let octets = content.contiguous().ok_or_else(|| {
            error(ParseErrorKind::ScratchTooSmall(crate::tlv::offset(content.len())))
        })?;
        let mut reader = Reader::new(Rules::Cms, octets, Structure::MasterList).starting_at(at);
        let certificates = reader.all(|reader| {
            reader.nested(Tag::SEQUENCE, |reader| {
                reader.version(0, 0)?;
                let set = reader.expect(Tag::SET)?;
                Ok(MasterListCertificates::of(set.content))
            })
        })?;
        Ok(Self { signed_data, certificates })
    }

    /// The CMS structure around the list, for whoever verifies its signer.
    #[must_use]
    pub const fn signed_data(&self) -> &SignedData<'a> {
        &self.signed_data
    }

    /// The certificates of the list, as they stand in it.
    #[must_use]
    pub const fn certificates(&self) -> MasterListCertificates<'a> {
        self.certificates
    }
}

/// Iterator over the certificates of a [`MasterList`]: the octets of each, not parsed.
///
/// It ends at the first element that is not TLV, because nothing after it can be found.
#[derive(Clone, Copy)]
pub struct MasterListCertificates<'a> {
    rest: &'a [u8],
}

impl<'a> MasterListCertificates<'a> {
    /// Certificates, one after the other.
    pub(crate) const fn of(certificates: &'a [u8]) -> Self {
        Self { rest: certificates }
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
        write!(f, "MasterListCertificates({} octets left)", self.rest.len())
    }
}
