//! Trust anchors: the CSCA certificates that the caller trusts.

use core::fmt;

use crate::cms::{MasterList, MasterListCertificates};
use crate::error::ParseError;

/// The CSCA certificates that the caller trusts, read in place.
///
/// Certificates are parsed when they are asked for; one that does not parse is passed over, and
/// `idchip anchors` lists it with its reason. Trust is the caller's: a certificate is an anchor
/// because it stands here, self-signed, link or otherwise, and its own signature is not checked.
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
    more: &'a [Self],
}

impl<'a> Anchors<'a> {
    /// No anchors: every signer's issuer is unknown.
    pub const NONE: Self =
        Self { certificates: &[], list: MasterListCertificates::of(&[]), more: &[] };

    /// This certificate, in DER.
    ///
    /// # Errors
    ///
    /// Where it does not parse.
    pub fn from_certificate(certificate: &'a [u8]) -> Result<Self, ParseError> {
        crate::x509::Certificate::parse(certificate)?;
        Ok(Self { list: MasterListCertificates::of(certificate), ..Self::NONE })
    }

    /// These certificates, each in DER.
    ///
    /// # Errors
    ///
    /// Where one of them does not parse: unlike a list of other people's, it was chosen by name.
    pub fn from_certificates(certificates: &'a [&'a [u8]]) -> Result<Self, ParseError> {
        for certificate in certificates {
            crate::x509::Certificate::parse(certificate)?;
        }
        Ok(Self::from_certificates_lenient(certificates))
    }

    /// As [`Anchors::from_certificates`], where one that does not parse is passed over.
    #[must_use]
    pub const fn from_certificates_lenient(certificates: &'a [&'a [u8]]) -> Self {
        Self { certificates, ..Self::NONE }
    }

    /// The certificates of a CSCA master list (Doc 9303-12 §9), which stays where it is.
    ///
    /// Not checked: who signed the list. Take it from somebody you trust.
    ///
    /// # Errors
    ///
    /// Where the bytes are not a master list.
    pub fn from_master_list(list: &'a [u8]) -> Result<Self, ParseError> {
        let list = MasterList::parse(list)?;
        Ok(Self { list: list.certificates(), ..Self::NONE })
    }

    /// Those of several sources, in their order. Sources that are several themselves are passed
    /// over: there is one level.
    #[must_use]
    pub const fn from_several(sources: &'a [Self]) -> Self {
        Self { more: sources, ..Self::NONE }
    }

    /// The certificates as they stand in their source, in order; their place is the index that a
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

/// Iterator over the certificates of [`Anchors`]: the octets of each, not parsed.
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

    #[inline(never)]
    fn next(&mut self) -> Option<&'a [u8]> {
        loop {
            if let [certificate, rest @ ..] = self.left.certificates {
                self.left.certificates = rest;
                return Some(certificate);
            }
            if let Some(certificate) = self.left.list.next() {
                return Some(certificate);
            }
            let (source, more) = self.left.more.split_first()?;
            self.left = Anchors { more, ..*source };
        }
    }
}
