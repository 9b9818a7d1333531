//! The certificates of a SignedData.

use core::fmt;

use crate::error::Structure;
use crate::finding::Finding;
use crate::tlv::{Malformed, Reader, Rules, Tag, validated};

/// The maximum number of certificates; known files have up to two (Doc 9303-10 §4.6.2).
pub const MAX_CERTIFICATES: u32 = 8;

/// A CertificateSet (RFC 5652 §10.2.3). Its certificates are not parsed: a malformed certificate that is
/// never used does not invalidate the set.
#[derive(Clone, Copy, Default)]
pub struct CertificateSet<'a> {
    content: &'a [u8],
}

impl<'a> CertificateSet<'a> {
    /// Reads the elements up to the end.
    pub(super) fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let content = reader.remaining();
        let count = reader.repeat(MAX_CERTIFICATES, |reader| {
            if reader.element()?.tag != Tag::SEQUENCE {
                reader.note(Finding::OtherCertificateFormats);
            }
            Ok(())
        })?;
        if count > 1 {
            reader.note(Finding::SeveralCertificates);
        }
        Ok(Self { content })
    }

    /// Returns the X.509 certificates, each from its SEQUENCE tag on.
    pub fn iter(&self) -> impl Iterator<Item = &'a [u8]> + use<'a> {
        let mut reader = Reader::new(Rules::Cms, self.content, Structure::Cms);
        core::iter::from_fn(move || {
            while !reader.is_empty() {
                let element = validated(reader.element())?;
                if element.tag == Tag::SEQUENCE {
                    return Some(element.whole);
                }
            }
            None
        })
    }
}

impl fmt::Debug for CertificateSet<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CertificateSet({})", self.iter().count())
    }
}
