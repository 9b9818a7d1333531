//! Files of certificates.

use super::{CertificateBundle, MasterList, MasterListCertificates, SignedData};
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::tlv::{Reader, Rules, Tag};
use crate::x509::{Certificate, CertificateList};

/// A file of certificates in DER or BER: in one of the structures in which states publish them.
///
/// Checked: the structure, and of [`CertificateFileKind::Certificates`] that each of them parses. Not checked:
/// any signature, and the role of a certificate. Nobody vouches for the certificates: a caller that gives them to
/// [`Anchors`](crate::verify::Anchors) trusts the source of the file.
///
/// The forms that are text (PEM, LDIF, base64, hexadecimal) are decoded before; the library does not do that.
///
/// # Examples
///
/// ```no_run
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use idchip::cms::CertificateFile;
/// use idchip::verify::Anchors;
///
/// let bytes = std::fs::read("csca.p7b")?;
/// let file = CertificateFile::parse(&bytes)?;
/// let anchors = Anchors::from_concatenated(file.certificates().as_bytes());
/// # let _ = anchors; Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct CertificateFile<'a> {
    kind: CertificateFileKind,
    certificates: MasterListCertificates<'a>,
}

/// The structure of a [`CertificateFile`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CertificateFileKind {
    /// The content of a master list without its CMS structure, which has lost its signature (Doc 9303-12 §9).
    BareMasterList,
    /// A bundle that nobody signed ([`CertificateBundle`]).
    Bundle,
    /// A certificate, or several, one after the other.
    Certificates,
    /// A CSCA master list, whose signature is not checked ([`MasterList`]).
    MasterList,
}

/// The reasons why a file is not a [`CertificateFile`]: one for each structure that was tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CertificateFileError {
    /// The error as a certificate.
    pub certificate: ParseError,
    /// The error as a bundle.
    pub bundle: ParseError,
    /// The error as a master list: with its CMS structure, or without it if the bytes begin as its content does.
    pub master_list: ParseError,
    /// The structure that the file is, if it is another one that the library can name.
    pub found: Option<Structure>,
}

impl<'a> CertificateFile<'a> {
    /// Parses a file.
    ///
    /// # Errors
    ///
    /// Returns an error if the bytes have none of these structures. It holds the error of each.
    pub fn parse(input: &'a [u8]) -> Result<Self, CertificateFileError> {
        let certificate = match Self::all_certificates(input) {
            Ok(()) => {
                let certificates = MasterListCertificates::of(input);
                return Ok(Self { kind: CertificateFileKind::Certificates, certificates });
            }
            Err(error) => error,
        };
        let bundle = match CertificateBundle::parse(input) {
            Ok(bundle) => {
                let certificates = bundle.certificates();
                return Ok(Self { kind: CertificateFileKind::Bundle, certificates });
            }
            Err(error) => error,
        };
        let master_list = match MasterList::parse(input) {
            Ok(list) => {
                let certificates = list.certificates();
                return Ok(Self { kind: CertificateFileKind::MasterList, certificates });
            }
            Err(error) => error,
        };
        // A bare list begins with a version, where a ContentInfo has an identifier.
        let is_bare = master_list.kind
            == ParseErrorKind::UnexpectedTag {
                expected: Tag::OBJECT_IDENTIFIER,
                found: Tag::INTEGER,
            };
        let mut reader = Reader::new(Rules::Cms, input, Structure::MasterList);
        let master_list = match reader.all(MasterListCertificates::read) {
            Ok(certificates) => {
                return Ok(Self { kind: CertificateFileKind::BareMasterList, certificates });
            }
            Err(error) if is_bare && error.at >= master_list.at => error,
            Err(_) => master_list,
        };
        let found = structure_of(input);
        Err(CertificateFileError { certificate, bundle, master_list, found })
    }

    /// Requires one certificate or several, and nothing else.
    fn all_certificates(input: &[u8]) -> Result<(), ParseError> {
        let mut reader = Reader::new(Rules::Der, input, Structure::Certificate);
        loop {
            let at = reader.position();
            let element = reader.prefix(Reader::element)?;
            Certificate::parse(element.whole).map_err(|error| {
                ParseError::new(error.kind, error.at.wrapping_add(at), error.within)
            })?;
            if reader.is_empty() {
                return Ok(());
            }
        }
    }

    /// Returns the structure of the file.
    #[must_use]
    pub const fn kind(&self) -> CertificateFileKind {
        self.kind
    }

    /// Returns the certificates, in the order of the file.
    #[must_use]
    pub const fn certificates(&self) -> MasterListCertificates<'a> {
        self.certificates
    }
}

/// Writes what the file is, or else the error of each structure.
impl core::fmt::Display for CertificateFileError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let Self { certificate, bundle, master_list, found } = self;
        if let Some(found) = found {
            return write!(f, "no file of certificates: this is {}", found.text());
        }
        write!(f, "as a certificate: {certificate}; as a bundle of certificates: {bundle}; ")?;
        write!(f, "as a CSCA master list: {master_list}")
    }
}

impl core::error::Error for CertificateFileError {}

/// Names another structure of states that is found beside certificates.
fn structure_of(input: &[u8]) -> Option<Structure> {
    if CertificateList::parse(input).is_ok() {
        return Some(Structure::CertificateList);
    }
    let signed_data = SignedData::parse(input).ok()?;
    // A master list that is malformed is no other structure: its error says more.
    signed_data.structure().filter(|structure| *structure != Structure::MasterList)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oid;
    use crate::tlv::build::{integer, octet_string, oid as oid_of, sequence, set, tlv};
    use crate::x509::testing::assert_no_prefix_parses;
    use std::vec::Vec;

    const CSCA: &[u8] = include_bytes!("../../testdata/anchors/vn_good.der");
    const OTHER: &[u8] = include_bytes!("../../testdata/anchors/td3_passport.der");
    const LIST: &[u8] = include_bytes!("../../testdata/lists/list_good.ml");

    #[track_caller]
    fn reads(input: &[u8], kind: CertificateFileKind, certificates: &[&[u8]]) {
        let file = CertificateFile::parse(input).unwrap();
        assert_eq!(file.kind(), kind);
        assert_eq!(file.certificates().collect::<Vec<_>>(), certificates);
        assert_eq!(file.certificates().as_bytes(), certificates.concat());
        // Two certificates of which the second is cut off are one and a malformed one.
        if kind != CertificateFileKind::Certificates || certificates.len() == 1 {
            assert_no_prefix_parses(input, |input| {
                CertificateFile::parse(input).map(drop).map_err(|error| error.bundle)
            });
        }
    }

    #[test]
    fn reads_each_structure() {
        reads(CSCA, CertificateFileKind::Certificates, &[CSCA]);
        reads(&[CSCA, OTHER].concat(), CertificateFileKind::Certificates, &[CSCA, OTHER]);
        let data = sequence(&[&oid_of(oid::DATA)]);
        let certificates = tlv(0xA0, &[CSCA, OTHER]);
        let fields = sequence(&[&integer(&[1]), &set(&[]), &data, &certificates, &set(&[])]);
        let bundle = sequence(&[&oid_of(oid::SIGNED_DATA), &tlv(0xA0, &[&fields])]);
        reads(&bundle, CertificateFileKind::Bundle, &[CSCA, OTHER]);
        let bare = sequence(&[&integer(&[0]), &set(&[CSCA, OTHER])]);
        reads(&bare, CertificateFileKind::BareMasterList, &[CSCA, OTHER]);
        let listed: Vec<_> = MasterList::parse(LIST).unwrap().certificates().collect();
        let file = CertificateFile::parse(LIST).unwrap();
        assert_eq!(file.kind(), CertificateFileKind::MasterList);
        assert_eq!(file.certificates().collect::<Vec<_>>(), listed);
    }

    #[test]
    fn another_structure_is_named() {
        let deviations: &[u8] =
            include_bytes!("../../testdata/lists/deviation_several_criteria.dl");
        let revocations: &[u8] = include_bytes!("../../testdata/crls/crl_in_force.crl");
        for (input, structure) in [
            (deviations, Some(Structure::DeviationList)),
            (revocations, Some(Structure::CertificateList)),
            (&octet_string(CSCA), None),
            (&[], None),
        ] {
            let error = CertificateFile::parse(input).unwrap_err();
            assert_eq!(error.found, structure);
        }
    }

    /// The certificates beside a signature prove nothing, whoever signed.
    #[test]
    fn the_certificates_of_a_signer_are_not_read() {
        let sod: &[u8] = include_bytes!("../../testdata/cards/vn_good/EF.SOD.bin");
        let (content_info, _) = Reader::new(Rules::Lds, sod, Structure::EfSod)
            .prefix(|reader| Ok((reader.element()?.content, ())))
            .unwrap();
        assert!(SignedData::parse(content_info).unwrap().certificates().iter().count() > 0);
        let error = CertificateFile::parse(content_info).unwrap_err();
        assert_eq!(error.found, Some(Structure::LdsSecurityObject));
    }

    #[test]
    fn a_malformed_list_keeps_its_error() {
        let content = sequence(&[&integer(&[9]), &set(&[CSCA])]);
        let content = tlv(0xA0, &[&octet_string(&content)]);
        let info = sequence(&[&oid_of(oid::CSCA_MASTER_LIST), &content]);
        let fields = sequence(&[&integer(&[3]), &set(&[]), &info, &set(&[])]);
        let list = sequence(&[&oid_of(oid::SIGNED_DATA), &tlv(0xA0, &[&fields])]);
        let error = CertificateFile::parse(&list).unwrap_err();
        assert_eq!(error.found, None);
        assert_eq!(error.master_list, MasterList::parse(&list).unwrap_err());
        assert_eq!(error.master_list.kind, ParseErrorKind::Version);
        let bare = sequence(&[&integer(&[9]), &set(&[CSCA])]);
        let error = CertificateFile::parse(&bare).unwrap_err();
        assert_eq!(error.master_list.kind, ParseErrorKind::Version);
    }
}
