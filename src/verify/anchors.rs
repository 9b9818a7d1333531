//! Trust anchors: the CSCA certificates that the caller trusts.

use core::fmt;
use core::iter::{Enumerate, FusedIterator};
use core::slice;

use super::LinkCandidate;
use super::anchor_index::{self, AnchorPlace, TooFewPlaces, Wanted};
use crate::cms::{MasterList, MasterListCertificates};
use crate::error::ParseError;

/// The CSCA certificates that the caller trusts, read in place.
///
/// Certificates are parsed when they may have issued the certificate at hand. One that does not parse is skipped;
/// `idchip anchors` lists it with the error. Trust is the caller's decision: every certificate given here is an
/// anchor, self-signed, link or otherwise, and its own signature is not checked.
///
/// Of many certificates each is looked at for each document. [`Anchors::with_index`] finds the few that matter in
/// memory of the caller.
///
/// ```
/// use idchip::verify::Anchors;
///
/// # fn example(csca_vietnam: &[u8], german_master_list: &[u8]) -> Result<(), idchip::ParseError> {
/// let certificates = [csca_vietnam];
/// let own = Anchors::from_certificates(&certificates)?;
/// let list = Anchors::from_master_list(german_master_list)?;
/// let sources = [own, list];
/// let all = Anchors::from_several(&sources);
/// # let _ = all; Ok(())
/// # }
/// ```
#[derive(Clone, Copy)]
pub struct Anchors<'a> {
    source: Source<'a>,
    /// The places of the certificates; none without an index.
    index: &'a [AnchorPlace<'a>],
}

/// The certificates, as the caller has them.
#[derive(Clone, Copy)]
enum Source<'a> {
    Certificates(&'a [&'a [u8]]),
    List(MasterListCertificates<'a>),
    Candidates(&'a [LinkCandidate<'a>]),
    Several(&'a [Anchors<'a>]),
}

impl<'a> Anchors<'a> {
    /// No anchors: no issuer is found.
    pub const NONE: Self = Self::of(Source::Certificates(&[]));

    /// Takes one certificate in DER.
    ///
    /// # Errors
    ///
    /// Returns an error if it does not parse.
    pub fn from_certificate(certificate: &'a [u8]) -> Result<Self, ParseError> {
        crate::x509::Certificate::parse(certificate)?;
        Ok(Self::from_concatenated(certificate))
    }

    /// Takes several certificates, each in DER.
    ///
    /// # Errors
    ///
    /// Returns an error if any of them does not parse, because the caller chose each of them.
    pub fn from_certificates(certificates: &'a [&'a [u8]]) -> Result<Self, ParseError> {
        for certificate in certificates {
            crate::x509::Certificate::parse(certificate)?;
        }
        Ok(Self::from_certificates_lenient(certificates))
    }

    /// Takes several certificates in DER, and skips those that do not parse.
    #[must_use]
    pub const fn from_certificates_lenient(certificates: &'a [&'a [u8]]) -> Self {
        Self::of(Source::Certificates(certificates))
    }

    /// Takes the certificates of a CSCA master list (Doc 9303-12 §9) that is not verified, without copying.
    ///
    /// The signature of the list is not checked: obtain it from a source that you trust, or verify it
    /// ([`ListVerifier`](super::ListVerifier)) and take the anchors of the
    /// [`VerifiedList`](super::VerifiedList).
    ///
    /// # Errors
    ///
    /// Returns an error if the bytes are not a master list.
    pub fn from_master_list(list: &'a [u8]) -> Result<Self, ParseError> {
        Ok(Self::from_list(MasterList::parse(list)?.certificates()))
    }

    /// Takes certificates in DER that stand one after the other, such as those of a
    /// [`CertificateFile`](crate::cms::CertificateFile), and skips those that do not parse.
    #[must_use]
    pub const fn from_concatenated(certificates: &'a [u8]) -> Self {
        Self::from_list(MasterListCertificates::of(certificates))
    }

    /// Takes the certificates of a list.
    pub(super) const fn from_list(list: MasterListCertificates<'a>) -> Self {
        Self::of(Source::List(list))
    }

    /// Takes the candidates that a [`LinkVerifier`](super::LinkVerifier) has admitted, and skips the others.
    #[must_use]
    pub const fn from_admitted(candidates: &'a [LinkCandidate<'a>]) -> Self {
        Self::of(Source::Candidates(candidates))
    }

    /// Joins several sources, in their order. A source that was itself made by this function is
    /// skipped: there is one level only. The indexes of the sources do not count.
    #[must_use]
    pub const fn from_several(sources: &'a [Self]) -> Self {
        Self::of(Source::Several(sources))
    }

    const fn of(source: Source<'a>) -> Self {
        Self { source, index: &[] }
    }

    /// Makes an index of the certificates, so that the time of a verification does not depend on their number.
    ///
    /// The results are the same. Each certificate is parsed once, now; the index can be shared by threads, and serves
    /// as long as the certificates stay unchanged.
    ///
    /// ```
    /// use idchip::verify::{AnchorPlace, Anchors};
    ///
    /// # fn example(master_list: &[u8]) -> Result<(), Box<dyn core::error::Error>> {
    /// let list = Anchors::from_master_list(master_list)?;
    /// let mut places = vec![AnchorPlace::EMPTY; list.index_places()];
    /// let anchors = list.with_index(&mut places)?;
    /// # let _ = anchors; Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error if there are fewer places than [`Anchors::index_places`].
    pub fn with_index<'m>(
        self,
        places: &'m mut [AnchorPlace<'a>],
    ) -> Result<Anchors<'m>, TooFewPlaces>
    where
        'a: 'm,
    {
        let needed = self.index_places();
        if places.len() < needed {
            return Err(TooFewPlaces { needed });
        }
        Ok(Anchors { source: self.source, index: anchor_index::fill(places, self.iter()) })
    }

    /// True if the certificates have an index.
    #[must_use]
    pub const fn has_index(&self) -> bool {
        !self.index.is_empty()
    }

    /// Returns the number of places that an index takes: two for each certificate.
    #[must_use]
    pub fn index_places(&self) -> usize {
        self.iter().count().saturating_mul(2)
    }

    /// Returns the certificates in the order of their source. Their index is the one that a
    /// [`Report`](super::Report) names.
    #[must_use]
    pub const fn iter(&self) -> AnchorIter<'a> {
        match self.source {
            Source::Several(more) => AnchorIter { source: Source::Certificates(&[]), more },
            source => AnchorIter { source, more: &[] },
        }
    }

    /// Returns the certificates that may have this subject key identifier or name, in the order of their source.
    /// Others may be among them.
    pub(super) fn search<'s>(&self, wanted: Wanted<'s>) -> AnchorSearch<'a, 's> {
        match self.index {
            [] => AnchorSearch::All(self.iter().enumerate(), wanted),
            index => AnchorSearch::Found(anchor_index::find(index, &wanted).iter()),
        }
    }
}

impl fmt::Debug for Anchors<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Anchors({})", self.iter().count())
    }
}

/// Iterator over the certificates of [`Anchors`], as DER bytes that are not parsed.
#[derive(Clone)]
pub struct AnchorIter<'a> {
    /// The certificates left of the current source.
    source: Source<'a>,
    more: &'a [Anchors<'a>],
}

impl fmt::Debug for AnchorIter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AnchorIter({} left)", self.clone().count())
    }
}

impl<'a> Iterator for AnchorIter<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        loop {
            if let Some(certificate) = self.source.next() {
                return Some(certificate);
            }
            let (next, more) = self.more.split_first()?;
            (self.source, self.more) = (next.source, more);
        }
    }
}

impl FusedIterator for AnchorIter<'_> {}

impl<'a> Source<'a> {
    /// Takes the next certificate of one source.
    fn next(&mut self) -> Option<&'a [u8]> {
        match self {
            Self::Certificates(certificates) => {
                let (first, rest) = certificates.split_first()?;
                *certificates = rest;
                Some(first)
            }
            Self::List(list) => list.next(),
            Self::Candidates(candidates) => loop {
                let (first, rest) = candidates.split_first()?;
                *candidates = rest;
                if first.is_admitted() {
                    return Some(first.as_bytes());
                }
            },
            Self::Several(_) => None,
        }
    }
}

/// The certificates that may have the wanted property, each with its index.
pub(super) enum AnchorSearch<'a, 's> {
    /// Among all of them, by a look at each.
    All(Enumerate<AnchorIter<'a>>, Wanted<'s>),
    /// Those that an index has found.
    Found(slice::Iter<'a, AnchorPlace<'a>>),
}

impl<'a> Iterator for AnchorSearch<'a, '_> {
    type Item = (u32, &'a [u8]);

    fn next(&mut self) -> Option<(u32, &'a [u8])> {
        match self {
            Self::All(all, wanted) => {
                let (index, certificate) = all.find(|(_, bytes)| wanted.may_be_of(bytes))?;
                Some((u32::try_from(index).ok()?, certificate))
            }
            Self::Found(places) => places.next().map(|place| (place.index, place.certificate)),
        }
    }
}
