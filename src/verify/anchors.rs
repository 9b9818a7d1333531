//! Trust anchors: the CSCA certificates that the caller trusts.

use core::fmt;

use super::LinkCandidate;
use crate::cms::{MasterList, MasterListCertificates};
use crate::error::ParseError;

/// The CSCA certificates that the caller trusts, read in place.
///
/// Certificates are parsed on each access. One that does not parse is skipped; `idchip anchors`
/// lists it with the error. Trust is the caller's decision: every certificate given here is an
/// anchor, self-signed, link or otherwise, and its own signature is not checked.
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
    certificates: &'a [&'a [u8]],
    list: MasterListCertificates<'a>,
    candidates: &'a [LinkCandidate<'a>],
    more: &'a [Self],
}

impl<'a> Anchors<'a> {
    /// No anchors: no issuer is found.
    pub const NONE: Self = Self {
        certificates: &[],
        list: MasterListCertificates::of(&[]),
        candidates: &[],
        more: &[],
    };

    /// Takes one certificate in DER.
    ///
    /// # Errors
    ///
    /// Returns an error if it does not parse.
    pub fn from_certificate(certificate: &'a [u8]) -> Result<Self, ParseError> {
        crate::x509::Certificate::parse(certificate)?;
        Ok(Self { list: MasterListCertificates::of(certificate), ..Self::NONE })
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
        Self { certificates, ..Self::NONE }
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
        Self { list, ..Self::NONE }
    }

    /// Takes the candidates that a [`LinkVerifier`](super::LinkVerifier) has admitted, and skips the others.
    #[must_use]
    pub const fn from_admitted(candidates: &'a [LinkCandidate<'a>]) -> Self {
        Self { candidates, ..Self::NONE }
    }

    /// Joins several sources, in their order. A source that was itself made by this function is
    /// skipped: there is one level only.
    #[must_use]
    pub const fn from_several(sources: &'a [Self]) -> Self {
        Self { more: sources, ..Self::NONE }
    }

    /// Returns the certificates in the order of their source. Their index is the one that a
    /// [`Report`](super::Report) names.
    #[must_use]
    pub const fn iter(&self) -> AnchorIter<'a> {
        AnchorIter { left: *self }
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
    left: Anchors<'a>,
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
            if let [certificate, rest @ ..] = self.left.certificates {
                self.left.certificates = rest;
                return Some(certificate);
            }
            if let Some(certificate) = self.left.list.next() {
                return Some(certificate);
            }
            if let [candidate, rest @ ..] = self.left.candidates {
                self.left.candidates = rest;
                if candidate.is_admitted() {
                    return Some(candidate.as_bytes());
                }
                continue;
            }
            let (source, more) = self.left.more.split_first()?;
            self.left = Anchors { more, ..*source };
        }
    }
}
