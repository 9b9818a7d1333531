//! The certificates of a SignedData.

use core::fmt;

use crate::error::Structure;
use crate::tlv::{Reader, Tag};

/// The most certificates that are read; files known have up to two (Doc 9303-10 §4.6.2).
pub const MAX_CERTIFICATES: u32 = 8;

/// A CertificateSet (RFC 5652 §10.2.3), its certificates not yet parsed: an odd one that nobody asks
/// for sinks nothing.
#[derive(Clone, Copy)]
pub struct CertificateSet<'a> {
    pub(super) content: &'a [u8],
}

impl<'a> CertificateSet<'a> {
    /// Whether there are several, of whatever format.
    #[inline(never)]
    pub(super) fn are_several(&self) -> bool {
        let mut reader = Reader::cms(self.content, Structure::Cms);
        reader.any().is_ok() && !reader.is_empty()
    }

    /// The X.509 certificates as they stand in the file, each from its SEQUENCE tag on.
    pub fn iter(&self) -> impl Iterator<Item = &'a [u8]> + use<'a> {
        let mut reader = Reader::cms(self.content, Structure::Cms);
        core::iter::from_fn(move || {
            // The elements were read once: an error cannot occur, and would end the iteration.
            loop {
                let start = reader.mark();
                if reader.any().ok()? == Tag::SEQUENCE {
                    return Some(reader.since(start));
                }
            }
        })
    }
}

impl fmt::Debug for CertificateSet<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CertificateSet({})", self.iter().count())
    }
}
